/* SPDX-License-Identifier: MIT */
/* Answer the questions about one case. */
#include "scherm.h"

#include <errno.h>
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "mbo-advies";

enum { KLOPT_NIET = 3 }; /* the exit status when a receipt does not agree */

static const char help[] = "Usage: mbo-advies [options] NAME=VALUE ...\n"
                           "\n"
                           "Answer the questions about one case from what is known of it: the outcome, why,\n"
                           "by which source, what is still missing and who can tell. Facts that are not\n"
                           "given are unknown; nothing is guessed. The advice over all routes comes in a\n"
                           "later release.\n"
                           "\n"
                           "Options:\n"
                           "  --vraag VRAAG       one question, such as toelating (default: every question)\n"
                           "  --vragen            list the questions\n"
                           "  --structuur FILE    where to look a crebo up (default: the built-in structure)\n"
                           "  --parameters FILE   dated values in place of the built-in ones (CSV)\n"
                           "  --streng            assume nothing: facts with a usual value are unknown too\n"
                           "  --op-datum DATE     by the rules of a start on that day (startdatum=DATE)\n"
                           "  --waarom-niet       for an answer nee: the least changes that make it ja\n"
                           "  --vast NAAM,...     facts that must stay as they are, for --waarom-niet\n"
                           "  --motivering[=tekst]\n"
                           "                      the receipt of each answer, in lines to be checked\n"
                           "                      later (with --json as JSON), or as text to read\n"
                           "  --controleer FILE   check each receipt of a file (- is standard input): answer\n"
                           "                      again, and tell what differs; takes no facts\n"
                           "  --taal nl|en        language of the text (default: nl)\n"
                           "  --json              write JSON\n"
                           "  --feiten            list the facts, their values, what to ask and whom\n"
                           "  --help, --version\n"
                           "\n"
                           "Values:\n"
                           "  a bool is ja or nee; a date yyyy-mm-dd; several diplomas are joined by ;\n"
                           "  (quote it for the shell) and - is none at all; money is euros with a point\n"
                           "  before the cents.\n"
                           "\n"
                           "Exit status:\n"
                           "  0  answered\n"
                           "  1  bad input, or output that cannot be written\n"
                           "  2  bad usage\n"
                           "  3  a receipt does not agree\n"
                           "\n"
                           "Examples:\n"
                           "  $ mbo-advies --vraag bekostiging instelling=roc leerweg=bbl bewijs=diploma\n"
                           "  $ mbo-advies leerweg=bol vooropleiding='praktijkonderwijs;mbo_entree'\n"
                           "  $ mbo-advies --vraag onderwijsgeld --taal en --json leerweg=bol\n"
                           "  $ mbo-advies --vraag bekostiging --motivering leerweg=bbl > receipt\n"
                           "  $ mbo-advies --controleer receipt\n";

/* ---- texts of this program ---- */

enum {
    UITKOMST,
    WAAROM,
    BRON,
    NODIG,
    NODIG_BEDRAG,
    VANAF,
    NODIG_VANAF,
    BESLUIT,
    BEDRAG,
    AANGENOMEN,
    WAARDEN,
    ZONDER,
    VEROUDERD,
    NODIG_VOOR_JA,
    NIETS_HELPT,
    NU,
    ONBEKEND,
    EN_MEER,
    TEKSTEN
};

static const char *const teksten[TEKSTEN][3] = {
    [UITKOMST] = {NULL, "Antwoord", "Answer"},
    [WAAROM] = {NULL, "Waarom", "Why"},
    [BRON] = {NULL, "bron", "source"},
    [NODIG] = {NULL, "Nog nodig voor een antwoord", "Still needed for an answer"},
    [NODIG_BEDRAG] = {NULL, "Nog nodig voor het bedrag", "Still needed for the amount"},
    [VANAF] = {NULL, "Het recht begint op", "The right begins on"},
    [NODIG_VANAF] = {NULL, "Nog nodig voor de begindag", "Still needed for the first day"},
    [BESLUIT] = {NULL, "Hierover beslist", "To be decided by"},
    [BEDRAG] = {NULL, "Bedrag", "Amount"},
    [AANGENOMEN] = {NULL, "Aangenomen, en een andere waarde verandert het antwoord",
                    "Assumed, and another value changes the answer"},
    [WAARDEN] = {NULL, "Gebruikte waarden", "Values used"},
    [ZONDER] = {NULL, "Geen waarde bekend op deze datum", "No value known on this date"},
    [VEROUDERD] = {NULL, "Let op: niet bevestigd na", "Note: not confirmed after"},
    [NODIG_VOOR_JA] = {NULL, "Dit maakt het ja (elk streepje is genoeg)", "This makes it yes (each dash is enough)"},
    [NIETS_HELPT] = {NULL, "Geen verandering maakt dit ja (gezocht tot 2037).",
                     "No change makes this yes (looked for up to 2037)."},
    [NU] = {NULL, "nu", "now"},
    [ONBEKEND] = {NULL, "nog niet bekend", "not known yet"},
    [EN_MEER] = {NULL, "meer sets niet getoond; --json geeft ze alle", "more sets not shown; --json has them all"},
};

typedef struct uitvoer {
    const mbo_oordeel *oordeel;
    mbo_vraag vraag;
    mbo_taal taal;
    const mbo_zaak *zaak;
    const mbo_nodig *nodig; /* NULL: not asked, or the answer is not nee */
} uitvoer;

static void heading(const uitvoer *u, int tekst)
{
    printf("\n  %s\n", teksten[tekst][u->taal]);
}

/* Dutch: € 1.137,00. English: € 1,137.00. */
static void print_euro(mbo_taal taal, int64_t cents)
{
    char digits[32], point = taal == MBO_TAAL_NL ? ',' : '.', group = taal == MBO_TAAL_NL ? '.' : ',';
    int n = snprintf(digits, sizeof digits, "%lld", (long long)cents / 100);
    fputs("\xe2\x82\xac ", stdout);
    for (int i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0)
            putchar(group);
        putchar(digits[i]);
    }
    printf("%c%02lld", point, (long long)cents % 100);
}

/* The facts of a set, each with the question to ask and who can answer. */
static void print_missing(const uitvoer *u, int tekst, const mbo_feitset *set)
{
    if (!mbo_feitset_next(set, 0))
        return;
    heading(u, tekst);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));) {
        char text[512];
        snprintf(text, sizeof text, "%s (%s; %s)", mbo_feit_question(feit, u->taal), mbo_feit_name(feit),
                 mbo_code_label(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit), u->taal));
        print_wrapped("    - ", 6, text);
    }
}

static void print_redenen(const uitvoer *u)
{
    int32_t count = mbo_oordeel_reden_count(u->oordeel, u->vraag);
    if (count)
        heading(u, WAAROM);
    for (int32_t i = 0; i < count; i++) {
        const mbo_regel *regel = mbo_oordeel_reden_regel(u->oordeel, u->vraag, i);
        char first[64], text[1024];
        snprintf(first, sizeof first, "    %-14s ",
                 mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_reden_uitkomst(u->oordeel, u->vraag, i)));
        print_wrapped(first, 19, mbo_regel_tekst(regel, u->taal));
        for (int32_t b = 0; b < mbo_regel_bron_count(regel); b++) {
            snprintf(text, sizeof text, "%s: %s", teksten[BRON][u->taal], mbo_bron_tekst(mbo_regel_bron(regel, b)));
            print_wrapped("                   ", 21, text);
        }
    }
}

static void print_bedrag(const uitvoer *u)
{
    int64_t cents;
    mbo_feitset missing;
    mbo_stand stand = mbo_oordeel_bedrag(u->oordeel, u->vraag, &cents);
    const char *soort = mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, mbo_oordeel_soort(u->oordeel, u->vraag), u->taal);
    if (stand == MBO_STAND_BEKEND) {
        printf("  %s: ", teksten[BEDRAG][u->taal]);
        print_euro(u->taal, cents);
        printf(soort ? " (%s)\n" : "\n", soort);
    } else if (soort) {
        printf("  %s: ? (%s)\n", teksten[BEDRAG][u->taal], soort);
    }
    mbo_oordeel_bedrag_ontbrekend(u->oordeel, u->vraag, &missing);
    print_missing(u, NODIG_BEDRAG, &missing);
}

static void print_vanaf(const uitvoer *u)
{
    mbo_datum vanaf;
    mbo_feitset missing;
    if (mbo_oordeel_vanaf(u->oordeel, u->vraag, &vanaf) == MBO_STAND_BEKEND)
        printf("  %s: %s\n", teksten[VANAF][u->taal], date_text(vanaf));
    mbo_oordeel_vanaf_ontbrekend(u->oordeel, u->vraag, &missing);
    print_missing(u, NODIG_VANAF, &missing);
}

static void print_aannames(const uitvoer *u)
{
    mbo_feitset set;
    mbo_oordeel_aannames(u->oordeel, u->vraag, &set);
    if (mbo_feitset_next(&set, 0))
        heading(u, AANGENOMEN);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));) {
        int64_t value = 0;
        mbo_feit_aanname(feit, &value);
        printf("    - %s: %s (%s)\n", mbo_feit_label(feit, u->taal), value ? "ja" : "nee", mbo_feit_name(feit));
    }
}

static void print_parameters(const uitvoer *u)
{
    if (mbo_oordeel_parameter_count(u->oordeel, u->vraag))
        heading(u, WAARDEN);
    for (int32_t i = 0; i < mbo_oordeel_parameter_count(u->oordeel, u->vraag); i++) {
        const mbo_parameter *p = mbo_oordeel_parameter(u->oordeel, u->vraag, i);
        long long value = mbo_parameter_waarde(p);
        char text[512], decimals[8] = "";
        if (value % 100)
            snprintf(decimals, sizeof decimals, ".%02lld", value % 100);
        snprintf(text, sizeof text, "%s = %lld%s %s (%s)", mbo_parameter_naam(p), value / 100, decimals,
                 mbo_parameter_eenheid(p), mbo_parameter_bron(p));
        print_wrapped("    - ", 6, text);
    }
    if (mbo_oordeel_zonder_waarde_count(u->oordeel, u->vraag))
        heading(u, ZONDER);
    for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(u->oordeel, u->vraag); i++)
        printf("    - %s\n", mbo_oordeel_zonder_waarde(u->oordeel, u->vraag, i));
}

/* "leerbaan: arbeidsovereenkomst (nu: geen)" */
static void print_change(const uitvoer *u, int32_t index, mbo_feit feit, const char *first)
{
    char value[512], now[512], text[1200];
    mbo_nodig_tekst(u->nodig, index, feit, value, sizeof value);
    mbo_zaak_get_text(u->zaak, feit, now, sizeof now);
    if (*now)
        snprintf(text, sizeof text, "%s: %s (%s: %s)", mbo_feit_label(feit, u->taal), value, teksten[NU][u->taal], now);
    else
        snprintf(text, sizeof text, "%s: %s (%s)", mbo_feit_label(feit, u->taal), value, teksten[ONBEKEND][u->taal]);
    print_wrapped(first, 8, text);
}

/* The smallest sets, and those of one fact more. */
static void print_nodig(const uitvoer *u)
{
    enum { MEEST = 12 };
    int32_t count = mbo_nodig_count(u->nodig), shown = 0;
    int least = 0;
    if (!count) {
        printf("\n  %s\n", teksten[NIETS_HELPT][u->taal]);
        return;
    }
    heading(u, NODIG_VOOR_JA);
    for (; shown < count && shown < MEEST; shown++) {
        mbo_feitset set;
        int size = 0;
        mbo_nodig_feiten(u->nodig, shown, &set);
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
            size++;
        least = least ? least : size;
        if (size > least + 1)
            break;
        const char *first = "    - ";
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit)); first = "      ")
            print_change(u, shown, feit, first);
    }
    if (shown < count)
        printf("    (%d %s)\n", count - shown, teksten[EN_MEER][u->taal]);
}

static void print_answer(const uitvoer *u)
{
    mbo_uitkomst uitkomst = mbo_oordeel_uitkomst(u->oordeel, u->vraag);
    mbo_feitset missing;
    mbo_datum tot;
    print_wrapped("", 0, mbo_code_label(MBO_VOCABULAIRE_VRAAG, u->vraag, u->taal));
    printf("  %s: %s\n", teksten[UITKOMST][u->taal], mbo_code_label(MBO_VOCABULAIRE_UITKOMST, uitkomst, u->taal));
    int32_t beslissers = mbo_oordeel_beslissers(u->oordeel, u->vraag);
    for (mbo_beslisser b = 1; uitkomst == MBO_UITKOMST_VOORWAARDELIJK && b <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER);
         b++)
        if (beslissers >> b & 1)
            printf("  %s: %s\n", teksten[BESLUIT][u->taal], mbo_code_label(MBO_VOCABULAIRE_BESLISSER, b, u->taal));
    print_bedrag(u);
    print_vanaf(u);
    mbo_oordeel_ontbrekend(u->oordeel, u->vraag, &missing);
    print_missing(u, NODIG, &missing);
    if (u->nodig)
        print_nodig(u);
    print_redenen(u);
    print_aannames(u);
    print_parameters(u);
    const char *item = mbo_oordeel_niet_bevestigd(u->oordeel, u->vraag, &tot);
    if (item)
        printf("\n  %s %s (%s)\n", teksten[VEROUDERD][u->taal], date_text(tot), item);
}

/* ---- JSON: domain contract, section 10 ---- */

static json_t *feiten_json(const mbo_feitset *set)
{
    json_t *names = json_array();
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
        json_array_append_new(names, json_string(mbo_feit_name(feit)));
    return names;
}

static json_t *redenen_json(const uitvoer *u)
{
    json_t *redenen = json_array();
    for (int32_t i = 0; i < mbo_oordeel_reden_count(u->oordeel, u->vraag); i++) {
        const mbo_regel *regel = mbo_oordeel_reden_regel(u->oordeel, u->vraag, i);
        json_t *bronnen = json_array();
        for (int32_t b = 0; b < mbo_regel_bron_count(regel); b++)
            json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_regel_bron(regel, b))));
        mbo_uitkomst uitkomst = mbo_oordeel_reden_uitkomst(u->oordeel, u->vraag, i);
        json_array_append_new(redenen, json_pack("{s:s,s:s,s:s,s:s,s:o}", "regel", mbo_regel_id(regel), "uitkomst",
                                                 mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst), "tekst_nl",
                                                 mbo_regel_tekst(regel, MBO_TAAL_NL), "tekst_en",
                                                 mbo_regel_tekst(regel, MBO_TAAL_EN), "bronnen", bronnen));
    }
    return redenen;
}

/* [{"leerbaan": "arbeidsovereenkomst", "leerbedrijf_erkend": "ja"}, ...] */
static json_t *nodig_json(const uitvoer *u)
{
    json_t *sets = json_array();
    for (int32_t i = 0; i < mbo_nodig_count(u->nodig); i++) {
        json_t *values = json_object();
        mbo_feitset set;
        char text[512];
        mbo_nodig_feiten(u->nodig, i, &set);
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));) {
            mbo_nodig_tekst(u->nodig, i, feit, text, sizeof text);
            json_object_set_new(values, mbo_feit_name(feit), json_string(text));
        }
        json_array_append_new(sets, values);
    }
    return sets;
}

static json_t *answer_json(const uitvoer *u)
{
    mbo_feitset set;
    mbo_datum tot;
    int64_t cents;
    json_t *beslissers = json_array();
    mbo_uitkomst uitkomst = mbo_oordeel_uitkomst(u->oordeel, u->vraag);
    for (mbo_beslisser b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER); b++)
        if (mbo_oordeel_beslissers(u->oordeel, u->vraag) >> b & 1)
            json_array_append_new(beslissers, json_string(mbo_code_name(MBO_VOCABULAIRE_BESLISSER, b)));
    mbo_oordeel_ontbrekend(u->oordeel, u->vraag, &set);
    json_t *answer = json_pack("{s:s,s:s,s:o,s:o,s:o}", "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, u->vraag),
                               "uitkomst", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst), "ontbrekend",
                               feiten_json(&set), "beslissers", beslissers, "redenen", redenen_json(u));
    const char *soort = mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, mbo_oordeel_soort(u->oordeel, u->vraag));
    if (soort)
        json_object_set_new(answer, "soort", json_string(soort));
    mbo_stand stand = mbo_oordeel_bedrag(u->oordeel, u->vraag, &cents);
    if (stand == MBO_STAND_BEKEND)
        json_object_set_new(answer, "bedrag", json_integer(cents));
    if (stand == MBO_STAND_OPEN) {
        mbo_oordeel_bedrag_ontbrekend(u->oordeel, u->vraag, &set);
        json_object_set_new(answer, "bedrag_ontbrekend", feiten_json(&set));
    }
    mbo_datum vanaf;
    stand = mbo_oordeel_vanaf(u->oordeel, u->vraag, &vanaf);
    if (stand == MBO_STAND_BEKEND)
        json_object_set_new(answer, "vanaf", json_string(date_text(vanaf)));
    if (stand == MBO_STAND_OPEN) {
        mbo_oordeel_vanaf_ontbrekend(u->oordeel, u->vraag, &set);
        json_object_set_new(answer, "vanaf_ontbrekend", feiten_json(&set));
    }
    mbo_oordeel_aannames(u->oordeel, u->vraag, &set);
    if (mbo_feitset_next(&set, 0))
        json_object_set_new(answer, "aannames", feiten_json(&set));
    if (mbo_oordeel_zonder_waarde_count(u->oordeel, u->vraag)) {
        json_t *names = json_array();
        for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(u->oordeel, u->vraag); i++)
            json_array_append_new(names, json_string(mbo_oordeel_zonder_waarde(u->oordeel, u->vraag, i)));
        json_object_set_new(answer, "parameter", names);
    }
    if (mbo_oordeel_niet_exact(u->oordeel, u->vraag))
        json_object_set_new(answer, "niet_exact", json_true());
    if (u->nodig)
        json_object_set_new(answer, "nodig", nodig_json(u));
    const char *item = mbo_oordeel_niet_bevestigd(u->oordeel, u->vraag, &tot);
    if (item)
        json_object_set_new(answer, "verouderd", json_pack("{s:s,s:s}", "item", item, "tot", date_text(tot)));
    return answer;
}

/* ---- the list of facts ---- */

static void print_feiten(mbo_taal taal)
{
    static const char *const types[][3] = {
        [MBO_FEITTYPE_BOOL] = {NULL, "ja of nee", "ja or nee"},
        [MBO_FEITTYPE_INT] = {NULL, "geheel getal", "whole number"},
        [MBO_FEITTYPE_DATUM] = {NULL, "datum: jjjj-mm-dd", "date: yyyy-mm-dd"},
        [MBO_FEITTYPE_CODE] = {NULL, "een van", "one of"},
        [MBO_FEITTYPE_SET] = {NULL, "- (geen) of met ; ertussen", "- (none) or joined by ;"},
        [MBO_FEITTYPE_GELD] = {NULL, "euro's: 0.00", "euros: 0.00"},
    };
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char text[1024];
        size_t n = (size_t)snprintf(text, sizeof text, "%s", types[mbo_feit_type(feit)][taal]);
        mbo_vocabulaire v = mbo_feit_vocabulaire(feit);
        for (int32_t code = 1; code <= mbo_code_count(v); code++)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s %s", code == 1 ? ":" : ",", mbo_code_name(v, code));
        print_wrapped("", 0, mbo_feit_name(feit));
        print_wrapped("    ", 4, text);
        snprintf(text, sizeof text, "%s (%s)", mbo_feit_question(feit, taal),
                 mbo_code_label(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit), taal));
        print_wrapped("    ", 4, text);
    }
}

static void print_vragen(mbo_taal taal)
{
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        print_wrapped("", 0, mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
        print_wrapped("    ", 4, mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, taal));
    }
}

/* ---- the program ---- */

typedef struct opties {
    const char *structuur, *parameters;
    mbo_vraag vraag;
    mbo_taal taal;
    int32_t options;
    int json, feiten, vragen;
    mbo_motiveringsvorm motivering; /* 0: the answer itself */
    const char *controleer, *op_datum;
    int waarom_niet;
    mbo_feitset vast;
} opties;

/* -1: go on; else the exit status. */
static int read_options(int argc, char **argv, opties *o)
{
    static const struct option options[] = {
        {"vraag", required_argument, NULL, 'q'},      {"structuur", required_argument, NULL, 's'},
        {"parameters", required_argument, NULL, 'p'}, {"streng", no_argument, NULL, 'g'},
        {"taal", required_argument, NULL, 't'},       {"json", no_argument, NULL, 'j'},
        {"op-datum", required_argument, NULL, 'd'},   {"waarom-niet", no_argument, NULL, 'w'},
        {"vast", required_argument, NULL, 'x'},       {"motivering", optional_argument, NULL, 'm'},
        {"controleer", required_argument, NULL, 'c'}, {"feiten", no_argument, NULL, 'f'},
        {"vragen", no_argument, NULL, 'l'},           {"help", no_argument, NULL, 'h'},
        {"version", no_argument, NULL, 'v'},          {0}};
    mbo_fout fout;
    int option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (option) {
        case 'q':
            if (mbo_code_parse(MBO_VOCABULAIRE_VRAAG, optarg, &o->vraag, &fout)) {
                report(program, NULL, &fout);
                return SLECHT_GEBRUIK;
            }
            break;
        case 's': o->structuur = optarg; break;
        case 'p': o->parameters = optarg; break;
        case 'g': o->options |= MBO_OORDEEL_STRENG; break;
        case 't':
            o->taal = strcmp(optarg, "nl") == 0 ? MBO_TAAL_NL : strcmp(optarg, "en") == 0 ? MBO_TAAL_EN : 0;
            if (!o->taal) {
                fprintf(stderr, "%s: --taal is nl or en, not \"%s\"\n", program, optarg);
                return SLECHT_GEBRUIK;
            }
            break;
        case 'j': o->json = 1; break;
        case 'd': o->op_datum = optarg; break;
        case 'm':
            o->motivering = !optarg ? MBO_MOTIVERING_REGELS : strcmp(optarg, "tekst") == 0 ? MBO_MOTIVERING_NL : 0;
            if (!o->motivering) {
                fprintf(stderr, "%s: --motivering or --motivering=tekst, not \"%s\"\n", program, optarg);
                return SLECHT_GEBRUIK;
            }
            break;
        case 'c': o->controleer = optarg; break;
        case 'w': o->waarom_niet = 1; break;
        case 'x':
            for (char *naam = strtok(optarg, ","); naam; naam = strtok(NULL, ",")) {
                mbo_feit feit;
                if (mbo_feit_parse(naam, &feit, &fout)) {
                    report(program, NULL, &fout);
                    return SLECHT_GEBRUIK;
                }
                o->vast.bits[feit / 64] |= UINT64_C(1) << feit % 64;
            }
            break;
        case 'f': o->feiten = 1; break;
        case 'l': o->vragen = 1; break;
        case 'h': fputs(help, stdout); return GOED;
        case 'v': printf("%s %s\n", program, mbo_version()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); return SLECHT_GEBRUIK;
        }
    return -1;
}

static int set_startdatum(mbo_zaak *zaak, const char *datum)
{
    mbo_fout fout;
    if (mbo_zaak_known(zaak, MBO_FEIT_STARTDATUM)) {
        fprintf(stderr, "%s: give --op-datum or startdatum, not both\n", program);
        return SLECHT_GEBRUIK;
    }
    return mbo_zaak_set_text(zaak, "startdatum", datum, &fout) ? report(program, NULL, &fout) : GOED;
}

static int read_facts(int argc, char **argv, mbo_zaak *zaak)
{
    for (int i = optind; i < argc; i++) {
        mbo_fout fout;
        char *value = strchr(argv[i], '=');
        if (!value) {
            fprintf(stderr, "%s: \"%s\" is not NAME=VALUE; try %s --help\n", program, argv[i], program);
            return SLECHT_GEBRUIK;
        }
        *value++ = '\0';
        mbo_feit feit;
        if (mbo_feit_parse(argv[i], &feit, &fout)) {
            report(program, NULL, &fout);
            return fprintf(stderr, "%s --feiten lists them\n", program), SLECHTE_INVOER;
        }
        if (mbo_zaak_known(zaak, feit)) {
            fprintf(stderr, "%s: %s is given twice\n", program, argv[i]);
            return SLECHTE_INVOER;
        }
        if (mbo_zaak_set_text(zaak, argv[i], value, &fout))
            return report(program, NULL, &fout);
    }
    return GOED;
}

/* ---- receipts ---- */

static int print_motivering(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_motiveringsvorm vorm)
{
    size_t n = mbo_oordeel_motivering(oordeel, vraag, vorm, NULL, 0);
    char *text = malloc(n + 1);
    if (!text)
        return fprintf(stderr, "%s: no memory\n", program), SLECHTE_INVOER;
    mbo_oordeel_motivering(oordeel, vraag, vorm, text, n + 1);
    fputs(text, stdout);
    free(text);
    return GOED;
}

static int show_motivering(const mbo_oordeel *oordeel, const opties *o)
{
    int status = GOED, first = 1;
    mbo_motiveringsvorm vorm = o->json                                                        ? MBO_MOTIVERING_JSON
                               : o->motivering == MBO_MOTIVERING_NL && o->taal == MBO_TAAL_EN ? MBO_MOTIVERING_EN
                                                                                              : o->motivering;
    for (mbo_vraag v = 1; !status && v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        if (o->vraag && o->vraag != v)
            continue;
        if (!o->vraag)
            fputs(vorm == MBO_MOTIVERING_JSON ? first ? "[" : ",\n" : first ? "" : "\n", stdout);
        status = print_motivering(oordeel, v, vorm);
        first = 0;
    }
    if (!o->vraag && vorm == MBO_MOTIVERING_JSON)
        puts("]");
    return status;
}

/* A whole file, at most 1 MiB, in memory of the caller's; NULL and a line on stderr when it cannot be read. */
static char *read_file(const char *path, size_t *size)
{
    enum { MAX = (1 << 20) + 1 };
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    char *text = file ? malloc(MAX) : NULL;
    *size = text ? fread(text, 1, MAX, file) : 0;
    if (!text || ferror(file)) {
        fprintf(stderr, "%s: %s: cannot read: %s\n", program, path, strerror(errno));
        free(text);
        text = NULL;
    }
    if (file && file != stdin)
        fclose(file);
    return text;
}

static int show_controle(const mbo_controle *c, const opties *o, json_t *alle)
{
    static const char *const uitslagen[][3] = {
        [MBO_CONTROLE_KLOPT] = {NULL, "klopt: het antwoord is hetzelfde", "agrees: the answer is the same"},
        [MBO_CONTROLE_ANDERS] = {NULL, "klopt niet: het antwoord is nu anders", "differs: the answer is another now"},
        [MBO_CONTROLE_NIET_TE_CONTROLEREN] = {NULL, "niet te controleren: een eigen regel deed mee",
                                              "cannot be verified: an own rule took part"},
    };
    static const char *const soorten[][3] = {
        [MBO_VERSCHIL_ANTWOORD] = {NULL, "antwoord", "answer"},
        [MBO_VERSCHIL_REGEL] = {NULL, "regel", "rule"},
        [MBO_VERSCHIL_PARAMETER] = {NULL, "parameter", "parameter"},
        [MBO_VERSCHIL_STRUCTUUR] = {NULL, "structuur", "structure"},
        [MBO_VERSCHIL_REGELSET] = {NULL, "regelset", "rule set"},
        [MBO_VERSCHIL_BIBLIOTHEEK] = {NULL, "bibliotheek", "library"},
        [MBO_VERSCHIL_FEIT] = {NULL, "feit", "fact"},
    };
    static const char *const codes[] = {NULL, "klopt", "anders", "niet_te_controleren"};
    mbo_controleuitslag uitslag = mbo_controle_uitslag(c);
    json_t *verschillen = json_array();
    if (!o->json)
        printf("%s: %s\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, mbo_controle_vraag(c)), uitslagen[uitslag][o->taal]);
    for (int32_t i = 0; i < mbo_controle_verschil_count(c); i++) {
        const char *soort = soorten[mbo_controle_verschil_soort(c, i)][o->taal], *was = mbo_controle_verschil_was(c, i),
                   *nu = mbo_controle_verschil_nu(c, i);
        const char *code = soorten[mbo_controle_verschil_soort(c, i)][MBO_TAAL_NL]; /* in every language */
        json_array_append_new(verschillen, json_pack("{s:s,s:s,s:s,s:s}", "soort", code, "naam",
                                                     mbo_controle_verschil_naam(c, i), "was", was, "nu", nu));
        if (!o->json) {
            printf("\n  %s: %s\n", soort, mbo_controle_verschil_naam(c, i));
            print_wrapped("    toen: ", 10, *was ? was : "-");
            print_wrapped("    nu:   ", 10, *nu ? nu : "-");
        }
    }
    json_t *all = json_pack("{s:s,s:s,s:o}", "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, mbo_controle_vraag(c)),
                            "uitslag", codes[uitslag], "verschillen", verschillen);
    json_array_append_new(alle, all);
    return uitslag == MBO_CONTROLE_KLOPT ? GOED : KLOPT_NIET;
}

/* Where the next receipt of a file begins: at its line motivering=1. */
static size_t next_motivering(const char *text, size_t from, size_t size)
{
    static const char begin[] = "motivering=1";
    size_t n = sizeof begin - 1;
    for (size_t at = from + 1; at + n <= size; at++)
        if (text[at - 1] == '\n' && memcmp(text + at, begin, n) == 0 &&
            (at + n == size || text[at + n] == '\n' || text[at + n] == '\r'))
            return at;
    return size;
}

/* Each receipt of a file. */
static int controleer(const mbo_regels *regels, const mbo_structuur *structuur, const opties *o)
{
    size_t size;
    char *text = read_file(o->controleer, &size);
    if (!text)
        return SLECHTE_INVOER;
    int status = GOED;
    int64_t line = 0; /* that lie before this one */
    json_t *alle = json_array();
    size_t at = 0;
    do {
        size_t end = next_motivering(text, at, size);
        mbo_fout fout;
        mbo_controle *controle = NULL;
        if (mbo_motivering_controleer(regels, structuur, text + at, end - at, NULL, &controle, &fout)) {
            fout.line += fout.line ? line : 0;
            status = report(program, o->controleer, &fout);
        } else {
            if (at && !o->json)
                putchar('\n');
            int uitslag = show_controle(controle, o, alle);
            status = status == SLECHTE_INVOER ? status : uitslag == GOED ? status : uitslag;
        }
        mbo_controle_free(controle);
        for (; at < end; at++)
            line += text[at] == '\n';
    } while (at < size);
    if (o->json && json_array_size(alle)) {
        json_dumpf(json_array_size(alle) > 1 ? alle : json_array_get(alle, 0), stdout, JSON_INDENT(2));
        putchar('\n');
    }
    json_decref(alle);
    free(text);
    return status;
}

/* What a case is asked with. */
typedef struct vraagstelling {
    const mbo_regels *regels;
    const mbo_structuur *structuur;
    const mbo_zaak *zaak;
} vraagstelling;

static int show(const mbo_oordeel *oordeel, const vraagstelling *v, const opties *o)
{
    int status = GOED;
    json_t *answers = json_array();
    for (mbo_vraag vraag = 1; !status && vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_nodig *nodig = NULL;
        mbo_fout fout;
        if (o->vraag && o->vraag != vraag)
            continue;
        if (o->waarom_niet && mbo_oordeel_uitkomst(oordeel, vraag) == MBO_UITKOMST_NEE &&
            mbo_nodig_create(v->regels, v->structuur, v->zaak, vraag, o->options, &o->vast, NULL, &nodig, &fout))
            status = report(program, NULL, &fout);
        uitvoer u = {oordeel, vraag, o->taal, v->zaak, nodig};
        if (!status && o->json) {
            json_array_append_new(answers, answer_json(&u));
        } else if (!status) {
            if (!o->vraag && vraag > 1)
                putchar('\n');
            print_answer(&u);
        }
        mbo_nodig_free(nodig);
    }
    if (!status && o->json) {
        json_dumpf(o->vraag ? json_array_get(answers, 0) : answers, stdout, JSON_INDENT(2));
        putchar('\n');
    }
    json_decref(answers);
    return status;
}

/* It is answered, as the law would; but somebody may have typed 2030 for 1930. */
static void warn_dates(const mbo_zaak *zaak)
{
    int64_t geboren, start;
    if (mbo_zaak_get(zaak, MBO_FEIT_GEBOORTEDATUM, &geboren) && mbo_zaak_get(zaak, MBO_FEIT_STARTDATUM, &start) &&
        geboren > start)
        fprintf(stderr, "%s: warning: the geboortedatum lies after the startdatum\n", program);
}

static int run(int argc, char **argv)
{
    opties o = {.taal = MBO_TAAL_NL};
    int status = read_options(argc, argv, &o);
    if (status >= 0)
        return status;
    if (o.feiten)
        return print_feiten(o.taal), GOED;
    if (o.vragen)
        return print_vragen(o.taal), GOED;
    const char *wrong = NULL;
    if (o.controleer && (optind < argc || o.op_datum || o.motivering || o.vraag || o.options || o.waarom_niet))
        wrong = "--controleer takes the question, its facts and its options from the receipt";
    else if (o.motivering && o.waarom_niet)
        wrong = "a receipt has no room for --waarom-niet: give it or --motivering, not both";
    else if (o.motivering == MBO_MOTIVERING_NL && o.json)
        wrong = "--motivering=tekst is to read: give it or --json, not both";
    else if ((o.vast.bits[0] || o.vast.bits[1]) && !o.waarom_niet)
        wrong = "--vast goes with --waarom-niet";
    if (wrong)
        return fprintf(stderr, "%s: %s\n", program, wrong), SLECHT_GEBRUIK;

    mbo_fout fout;
    mbo_regels_options options = {.size = sizeof options, .parameters_path = o.parameters};
    mbo_regels *regels = NULL;
    mbo_structuur *structuur = NULL;
    mbo_zaak *zaak = NULL;
    mbo_oordeel *oordeel = NULL;
    if (mbo_regels_create(&options, &regels, &fout))
        status = report(program, o.parameters, &fout);
    else if (load_structuur(o.structuur, 1, &structuur, &fout))
        status = report(program, o.structuur, &fout);
    else if (mbo_zaak_create(NULL, &zaak, &fout))
        status = report(program, NULL, &fout);
    else
        status = read_facts(argc, argv, zaak);
    if (!status && o.op_datum)
        status = set_startdatum(zaak, o.op_datum);
    if (!status && o.controleer) {
        status = controleer(regels, structuur, &o);
    } else if (!status) {
        warn_dates(zaak);
        if (mbo_oordeel_create(regels, structuur, zaak, o.vraag, o.options, NULL, &oordeel, &fout))
            status = report(program, NULL, &fout);
        else if (o.motivering)
            status = show_motivering(oordeel, &o);
        else
            status = show(oordeel, &(vraagstelling){regels, structuur, zaak}, &o);
    }
    mbo_oordeel_free(oordeel);
    mbo_zaak_free(zaak);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return status;
}

int main(int argc, char **argv)
{
    return finish(program, run(argc, argv));
}
