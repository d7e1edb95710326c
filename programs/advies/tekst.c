/* SPDX-License-Identifier: MIT */
/* An answer as text for a terminal, in Dutch and English. */
#include "antwoord.h"
#include "feitset.h"
#include "scherm.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

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
    GEEN_NEE,
    NU,
    ONBEKEND,
    EN_MEER,
    TOELICHTING,
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
    [ZONDER] = {NULL, "Geen waarde bekend op een mogelijke startdatum", "No value known on a possible startdatum"},
    [VEROUDERD] = {NULL, "Let op: niet bevestigd na", "Note: not confirmed after"},
    [NODIG_VOOR_JA] = {NULL, "Dit maakt het ja (elk streepje is genoeg)", "This makes it yes (each dash is enough)"},
    [NIETS_HELPT] = {NULL, "Geen verandering maakt dit zeker ja (gezocht tot 2037).",
                     "No change makes this yes for sure (looked for up to 2037)."},
    [GEEN_NEE] = {NULL, "Waar geen antwoord nee is, wordt niets gezocht dat het ja zou maken.",
                  "Where no answer is no, nothing is looked for that would make it yes."},
    [NU] = {NULL, "nu", "now"},
    [ONBEKEND] = {NULL, "nog niet bekend", "not known yet"},
    [TOELICHTING] = {NULL, "toelichting", "note"},
    [EN_MEER] = {NULL, "meer sets niet getoond; --json geeft ze alle", "more sets not shown; --json has them all"},
};

static void heading(const uitvoer *u, int tekst)
{
    printf("\n  %s\n", teksten[tekst][u->taal]);
}

/* The facts of a set, each with the question to ask and who can answer. */
static void print_missing(const uitvoer *u, int tekst, const mbo_feitset *set)
{
    if (is_empty(set))
        return;
    heading(u, tekst);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));) {
        char text[512];
        snprintf(text, sizeof text, "%s (%s; %s)", mbo_feit_question(feit, u->taal), mbo_feit_name(feit),
                 mbo_code_label(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit), u->taal));
        print_wrapped("    - ", 6, text);
    }
}

/* How many reasons a reason stands beneath. */
static int depth_of(const uitvoer *u, int32_t index)
{
    int depth = 0;
    while ((index = mbo_oordeel_reden_ouder(u->oordeel, u->vraag, index)) >= 0)
        depth++;
    return depth;
}

/* A reason beneath another is indented further than that one. A toelichting has no outcome. */
static void print_redenen(const uitvoer *u)
{
    enum { LABEL = 18 };
    int32_t count = mbo_oordeel_reden_count(u->oordeel, u->vraag);
    if (count)
        heading(u, WAAROM);
    for (int32_t i = 0; i < count; i++) {
        const mbo_regel *regel = mbo_oordeel_reden_regel(u->oordeel, u->vraag, i);
        mbo_uitkomst uitkomst = mbo_oordeel_reden_uitkomst(u->oordeel, u->vraag, i);
        const char *label =
            uitkomst ? mbo_code_label(MBO_VOCABULAIRE_UITKOMST, uitkomst, u->taal) : teksten[TOELICHTING][u->taal];
        int indent = 4 + 2 * depth_of(u, i);
        char first[128], text[1200];
        snprintf(first, sizeof first, "%*s%-*s ", indent, "", LABEL, label);
        print_wrapped(first, indent + LABEL + 1, mbo_regel_tekst(regel, u->taal));
        snprintf(first, sizeof first, "%*s", indent + LABEL + 1, "");
        for (int32_t b = 0; b < mbo_regel_bron_count(regel); b++) {
            snprintf(text, sizeof text, "%s: %s", teksten[BRON][u->taal],
                     bron_tekst(mbo_regel_bron(regel, b), u->taal));
            print_wrapped(first, indent + LABEL + 3, text);
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
        print_euro(stdout, cents, u->taal);
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
    if (!is_empty(&set))
        heading(u, AANGENOMEN);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));) {
        int64_t value = 0;
        mbo_feit_aanname(feit, &value);
        printf("    - %s: %s (%s)\n", mbo_feit_label(feit, u->taal), waarde_tekst(feit, value, u->taal),
               mbo_feit_name(feit));
    }
}

/* Of which days the structure in use lists all that may be started. */
static void print_toestanden(const uitvoer *u)
{
    bool nl = u->taal == MBO_TAAL_NL;
    for (int32_t i = 0; i < mbo_structuur_toestand_count(u->structuur); i++) {
        char text[160];
        mbo_datum vanaf, tot;
        mbo_structuur_toestand(u->structuur, i, &vanaf, &tot);
        if (vanaf == tot)
            snprintf(text, sizeof text,
                     nl ? "de gebruikte structuur is die van %s" : "the structure in use is that of %s",
                     date_text(vanaf));
        else
            snprintf(text, sizeof text,
                     nl ? "de gebruikte structuur is die van %s tot en met %s"
                        : "the structure in use is that of %s up to and including %s",
                     date_text(vanaf), date_text(tot));
        print_wrapped("      ", 6, text);
    }
}

void write_parameter(const mbo_parameter *p, mbo_taal taal, char text[PARAMETER_TEKST])
{
    long long value = mbo_parameter_waarde(p);
    char decimals[8] = "";
    if (value % 100)
        snprintf(decimals, sizeof decimals, ".%02lld", value % 100);
    snprintf(text, PARAMETER_TEKST, "%lld%s %s (%s; %s)", value / 100, decimals, mbo_parameter_eenheid_label(p, taal),
             mbo_parameter_naam(p), mbo_parameter_bron(p));
}

static void print_parameters(const uitvoer *u)
{
    if (mbo_oordeel_parameter_count(u->oordeel, u->vraag))
        heading(u, WAARDEN);
    for (int32_t i = 0; i < mbo_oordeel_parameter_count(u->oordeel, u->vraag); i++) {
        char text[PARAMETER_TEKST];
        write_parameter(mbo_oordeel_parameter(u->oordeel, u->vraag, i), u->taal, text);
        print_wrapped("    - ", 6, text);
    }
    if (mbo_oordeel_zonder_waarde_count(u->oordeel, u->vraag))
        heading(u, ZONDER);
    for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(u->oordeel, u->vraag); i++) {
        const char *naam = mbo_oordeel_zonder_waarde(u->oordeel, u->vraag, i);
        printf("    - %s\n", naam);
        if (strcmp(naam, "structuur.instroom") == 0)
            print_toestanden(u);
    }
}

/* "leerbaan: leerbaan met arbeidsovereenkomst (arbeidsovereenkomst); nu: geen leerbaan (geen)" */
static void print_change(const uitvoer *u, int32_t index, mbo_feit feit, const char *first)
{
    int64_t value = 0, now;
    char text[4096];
    mbo_nodig_waarde(u->nodig, index, feit, &value);
    int n = snprintf(text, sizeof text, "%s: %s; ", mbo_feit_label(feit, u->taal), waarde_tekst(feit, value, u->taal));
    if (n < 0 || (size_t)n >= sizeof text)
        n = 0;
    if (mbo_zaak_get(u->zaak, feit, &now))
        snprintf(text + n, sizeof text - (size_t)n, "%s: %s", teksten[NU][u->taal], waarde_tekst(feit, now, u->taal));
    else
        snprintf(text + n, sizeof text - (size_t)n, "%s", teksten[ONBEKEND][u->taal]);
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

void print_answer(const uitvoer *u)
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
    if (mbo_oordeel_open(u->oordeel, u->vraag) >> MBO_OPEN_CREBO_NIET_OPGEZOCHT & 1)
        print_wrapped("\n  ", 2, mbo_code_label(MBO_VOCABULAIRE_OPEN, MBO_OPEN_CREBO_NIET_OPGEZOCHT, u->taal));
    mbo_oordeel_ontbrekend(u->oordeel, u->vraag, &missing);
    print_missing(u, NODIG, &missing);
    if (u->nodig)
        print_nodig(u);
    print_redenen(u);
    print_aannames(u);
    print_parameters(u);
    const char *item = mbo_oordeel_niet_bevestigd(u->oordeel, u->vraag, &tot);
    if (item) {
        char text[256];
        snprintf(text, sizeof text, "%s %s (%s)", teksten[VEROUDERD][u->taal], date_text(tot), item);
        print_wrapped("\n  ", 4, text);
    }
}

void print_geen_nee(mbo_taal taal)
{
    printf("\n%s\n", teksten[GEEN_NEE][taal]);
}
