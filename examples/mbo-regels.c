/* SPDX-License-Identifier: MIT */
/* The rule book: every question with its rules, sources and parameters over time; and what changed. */
#include "scherm.h"

#include <getopt.h>
#include <jansson.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "mbo-regels";

static const char help[] = "usage: mbo-regels [options]\n"
                           "\n"
                           "The rule book: every question with its rules, the condition of each, the\n"
                           "period for which it holds, its sources, and the parameters it reads over time.\n"
                           "\n"
                           "  --vraag VRAAG       one question, such as toelating (default: every question)\n"
                           "  --op-datum DATE     only what holds for this startdatum\n"
                           "  --parameters FILE   dated values in place of the built-in ones (CSV)\n"
                           "  --zonder REGEL      switch a rule off (may be repeated)\n"
                           "  --met NAAM=WAARDE@DATE   a parameter from a date on, with at most two decimals\n"
                           "                      (may be repeated)\n"
                           "  --verschil OUD NIEUW   what changed between two days: who gets another\n"
                           "                      answer, by which rule or parameter, with an example\n"
                           "  --verschil DATE     the same between the rules of that day and those that\n"
                           "                      --zonder and --met make of them\n"
                           "  --taal nl|en        language of the text (default: nl)\n"
                           "  --json, --html      write JSON, or a page to read in a browser\n"
                           "  --help, --version\n"
                           "\n"
                           "examples:\n"
                           "  mbo-regels --vraag toelating --op-datum 2026-08-01\n"
                           "  mbo-regels --html > regels.html\n"
                           "  mbo-regels --vraag levenlanglerenkrediet \\\n"
                           "             --met levenlanglerenkrediet.leeftijd_tot=60@2027-01-01\n"
                           "\n"
                           "  mbo-regels --verschil 2026-07-31 2026-08-01\n"
                           "\n"
                           "exit status: 0 ok, 1 bad input, 2 bad usage\n";

/* ---- texts of this program ---- */

enum {
    TITEL,
    VINGERAFDRUK,
    BEREIK,
    ALLE,
    EEN_VAN,
    GELDT,
    ALS,
    DAN,
    BEDRAG,
    BRON,
    BASIS,
    BEVESTIGD,
    FEITEN,
    PARAMETERS,
    BEGRIPPEN,
    VANAF,
    TOT,
    ALTIJD,
    UIT,
    WAARDE,
    NAAM,
    GEEN_VERSCHIL,
    DOOR,
    VERVALLEN,
    NIEUW,
    ANDERE_WAARDE,
    GEWIJZIGD,
    VOORBEELD,
    GEEN,
    TEKSTEN
};

static const char *const teksten[TEKSTEN][3] = {
    [TITEL] = {NULL, "Regelboek van libmborules", "Rule book of libmborules"},
    [VINGERAFDRUK] = {NULL, "Vingerafdruk", "Fingerprint"},
    [BEREIK] = {NULL, "Alleen van toepassing als", "Only applies if"},
    [ALLE] = {NULL, "Elke regel die meedoet moet kloppen.", "Every rule that takes part must be true."},
    [EEN_VAN] = {NULL, "Eén van de regels die meedoen moet kloppen.", "One of the rules that take part must be true."},
    [GELDT] = {NULL, "geldt", "holds"},
    [ALS] = {NULL, "doet mee als", "takes part if"},
    [DAN] = {NULL, "klopt als", "is true if"},
    [BEDRAG] = {NULL, "bedrag", "amount"},
    [BRON] = {NULL, "bron", "source"},
    [BASIS] = {NULL, "basis", "basis"},
    [BEVESTIGD] = {NULL, "bron gelezen tot", "source read until"},
    [FEITEN] = {NULL, "feiten", "facts"},
    [PARAMETERS] = {NULL, "Parameters", "Parameters"},
    [BEGRIPPEN] = {NULL, "Begrippen en normen", "Derived terms and norms"},
    [VANAF] = {NULL, "vanaf", "from"},
    [TOT] = {NULL, "tot", "up to"},
    [ALTIJD] = {NULL, "altijd", "always"},
    [UIT] = {NULL, "uitgeschakeld", "switched off"},
    [WAARDE] = {NULL, "waarde", "value"},
    [NAAM] = {NULL, "naam", "name"},
    [GEEN_VERSCHIL] = {NULL, "Niemand krijgt een ander antwoord.", "Nobody gets another answer."},
    [DOOR] = {NULL, "door", "by"},
    [VERVALLEN] = {NULL, "geldt niet meer", "does not hold any more"},
    [NIEUW] = {NULL, "nieuw", "new"},
    [ANDERE_WAARDE] = {NULL, "andere waarde van een parameter", "another value of a parameter"},
    [GEWIJZIGD] = {NULL, "gewijzigd", "changed"},
    [VOORBEELD] = {NULL, "voorbeeld", "example"},
    [GEEN] = {NULL, "geen waarde", "no value"},
};

typedef struct boek {
    mbo_regels *regels;
    mbo_vraag vraag; /* 0: every one */
    mbo_datum op;    /* MBO_DATUM_NOT_SET: in every period */
    mbo_taal taal;
} boek;

static const char *tekst(const boek *b, int welke)
{
    return teksten[welke][b->taal];
}

/* ---- what is shown ---- */

static int holds(mbo_datum vanaf, mbo_datum tot, mbo_datum op)
{
    return op == MBO_DATUM_NOT_SET ||
           ((vanaf == MBO_DATUM_NOT_SET || op >= vanaf) && (tot == MBO_DATUM_NOT_SET || op < tot));
}

static int is_shown(const boek *b, const mbo_regel *regel, mbo_vraag vraag)
{
    return mbo_regel_vraag(regel) == vraag && holds(mbo_regel_vanaf(regel), mbo_regel_tot(regel), b->op);
}

/* Does a rule that is shown read a parameter? */
static int is_read(const boek *b, const char *naam)
{
    for (int32_t i = 0; i < mbo_regels_regel_count(b->regels); i++) {
        const mbo_regel *regel = mbo_regels_regel(b->regels, i);
        const char *gelezen;
        if ((b->vraag && !is_shown(b, regel, b->vraag)) || !is_shown(b, regel, mbo_regel_vraag(regel)))
            continue;
        for (int32_t p = 0; (gelezen = mbo_regel_parameter(b->regels, regel, p)); p++)
            if (strcmp(gelezen, naam) == 0)
                return 1;
    }
    return 0;
}

/* "vanaf 2018-04-01 tot 2026-08-01" */
static const char *period(const boek *b, mbo_datum vanaf, mbo_datum tot)
{
    static char text[64];
    if (vanaf == MBO_DATUM_NOT_SET && tot == MBO_DATUM_NOT_SET)
        return tekst(b, ALTIJD);
    int n = 0;
    *text = '\0';
    if (vanaf != MBO_DATUM_NOT_SET)
        n = snprintf(text, sizeof text, "%s %s", tekst(b, VANAF), date_text(vanaf));
    if (tot != MBO_DATUM_NOT_SET)
        snprintf(text + n, sizeof text - (size_t)n, "%s%s %s", n ? " " : "", tekst(b, TOT), date_text(tot));
    return text;
}

static const char *amount(const mbo_parameter *p)
{
    static char text[64];
    long long value = mbo_parameter_waarde(p);
    snprintf(text, sizeof text, value % 100 ? "%lld.%02lld" : "%lld", value / 100, value % 100);
    return text;
}

static const char *feiten_tekst(const mbo_regel *regel)
{
    static char text[2048];
    mbo_feitset set;
    size_t n = 0;
    mbo_regel_feiten(regel, &set);
    *text = '\0';
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? ", " : "", mbo_feit_name(feit));
    return text;
}

static const char *vingerafdruk(const boek *b)
{
    static char text[65];
    mbo_regels_vingerafdruk(b->regels, text, sizeof text);
    return text;
}

/* "lesgeld.bedrag x maanden_resterend_na_oktober / 12 (lesgeld, te betalen aan DUO)" */
static const char *bedrag_tekst(const boek *b, const mbo_regel *regel)
{
    static char text[512];
    *text = '\0';
    if (mbo_regel_soort(regel))
        snprintf(text, sizeof text, "%s (%s)", mbo_regel_bedrag(regel),
                 mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, mbo_regel_soort(regel), b->taal));
    return text;
}

/* ---- text ---- */

static void print_line(int indent, const char *label, const char *text)
{
    char first[128];
    if (*text) {
        snprintf(first, sizeof first, "%*s%s: ", indent, "", label);
        print_wrapped(first, indent + 2, text);
    }
}

static void print_regel(const boek *b, const mbo_regel *regel)
{
    char first[160];
    snprintf(first, sizeof first, "\n  %s (%s%s%s)\n", mbo_regel_id(regel),
             period(b, mbo_regel_vanaf(regel), mbo_regel_tot(regel)), mbo_regel_uit(regel) ? "; " : "",
             mbo_regel_uit(regel) ? tekst(b, UIT) : "");
    fputs(first, stdout);
    print_wrapped("    ", 4, mbo_regel_tekst(regel, b->taal));
    print_line(4, tekst(b, ALS), mbo_regel_bereik(regel));
    print_line(4, tekst(b, DAN), mbo_regel_voorwaarde(regel));
    print_line(4, tekst(b, BEDRAG), bedrag_tekst(b, regel));
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        print_line(4, tekst(b, BRON), mbo_bron_tekst(mbo_regel_bron(regel, i)));
    snprintf(first, sizeof first, "%s%s%s %s", mbo_code_label(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel), b->taal),
             mbo_regel_bevestigd_tot(regel) == MBO_DATUM_NOT_SET ? "" : "; ",
             mbo_regel_bevestigd_tot(regel) == MBO_DATUM_NOT_SET ? "" : tekst(b, BEVESTIGD),
             date_text(mbo_regel_bevestigd_tot(regel)));
    print_line(4, tekst(b, BASIS), first);
}

static void print_vraag(const boek *b, mbo_vraag vraag)
{
    char first[128];
    snprintf(first, sizeof first, "\n%s: ", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag));
    print_wrapped(first, 2, mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
    print_line(2, tekst(b, BEREIK), mbo_regels_bereik(b->regels, vraag));
    print_wrapped("  ", 2, tekst(b, mbo_regels_een_van(b->regels, vraag) ? EEN_VAN : ALLE));
    for (int32_t i = 0; i < mbo_regels_regel_count(b->regels); i++)
        if (is_shown(b, mbo_regels_regel(b->regels, i), vraag))
            print_regel(b, mbo_regels_regel(b->regels, i));
}

static void print_book(const boek *b)
{
    printf("%s %s\n%s: %s\n", tekst(b, TITEL), mbo_version(), tekst(b, VINGERAFDRUK), vingerafdruk(b));
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        if (b->vraag && b->vraag != v)
            continue;
        if (v)
            print_vraag(b, v);
        for (int32_t i = 0; !v && i < mbo_regels_regel_count(b->regels); i++) /* of every question */
            if (is_shown(b, mbo_regels_regel(b->regels, i), 0))
                print_regel(b, mbo_regels_regel(b->regels, i));
    }
    printf("\n%s\n", tekst(b, BEGRIPPEN));
    const char *naam;
    for (int32_t i = 0; !b->vraag && (naam = mbo_regels_begrip(b->regels, i)); i++)
        print_line(2, naam, mbo_regels_begrip_tekst(b->regels, i));
    printf("\n%s\n", tekst(b, PARAMETERS));
    for (int32_t i = 0; i < mbo_regels_parameter_count(b->regels); i++) {
        const mbo_parameter *p = mbo_regels_parameter(b->regels, i);
        char text[512];
        if (!is_read(b, mbo_parameter_naam(p)) || !holds(mbo_parameter_vanaf(p), mbo_parameter_tot(p), b->op))
            continue;
        snprintf(text, sizeof text, "%s %s %s (%s)", amount(p), mbo_parameter_eenheid(p),
                 period(b, mbo_parameter_vanaf(p), mbo_parameter_tot(p)), mbo_parameter_bron(p));
        print_line(2, mbo_parameter_naam(p), text);
    }
}

/* ---- JSON ---- */

static json_t *date_json(mbo_datum datum)
{
    return datum == MBO_DATUM_NOT_SET ? json_null() : json_string(date_text(datum));
}

static json_t *regel_json(const boek *b, const mbo_regel *regel)
{
    char hash[65];
    const char *naam;
    mbo_feitset set;
    json_t *bronnen = json_array(), *feiten = json_array(), *parameters = json_array();
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_regel_bron(regel, i))));
    mbo_regel_feiten(regel, &set);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
        json_array_append_new(feiten, json_string(mbo_feit_name(feit)));
    for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)); i++)
        json_array_append_new(parameters, json_string(naam));
    mbo_regel_vingerafdruk(regel, hash, sizeof hash);
    const char *soort = mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, mbo_regel_soort(regel));
    return json_pack("{s:s,s:o,s:o,s:b,s:s,s:s,s:s?,s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:s}", "regel", mbo_regel_id(regel),
                     "vanaf", date_json(mbo_regel_vanaf(regel)), "tot", date_json(mbo_regel_tot(regel)), "uit",
                     mbo_regel_uit(regel), "als", mbo_regel_bereik(regel), "dan", mbo_regel_voorwaarde(regel), "soort",
                     soort, "bedrag", mbo_regel_bedrag(regel), "tekst_nl", mbo_regel_tekst(regel, MBO_TAAL_NL),
                     "tekst_en", mbo_regel_tekst(regel, MBO_TAAL_EN), "basis",
                     mbo_code_name(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel)), "bevestigd_tot",
                     date_json(mbo_regel_bevestigd_tot(regel)), "bronnen", bronnen, "feiten", feiten, "parameters",
                     parameters, "sha256", hash);
}

static void print_json(const boek *b)
{
    json_t *vragen = json_array(), *parameters = json_array(), *begrippen = json_object();
    const char *naam;
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        if (b->vraag && b->vraag != v)
            continue;
        json_t *regels = json_array();
        for (int32_t i = 0; i < mbo_regels_regel_count(b->regels); i++)
            if (is_shown(b, mbo_regels_regel(b->regels, i), v))
                json_array_append_new(regels, regel_json(b, mbo_regels_regel(b->regels, i)));
        json_array_append_new(
            vragen, json_pack("{s:s,s:s,s:s,s:o}", "vraag", v ? mbo_code_name(MBO_VOCABULAIRE_VRAAG, v) : "alle",
                              "bereik", mbo_regels_bereik(b->regels, v), "regels_gelden",
                              mbo_regels_een_van(b->regels, v) ? "een_van" : "alle", "regels", regels));
    }
    for (int32_t i = 0; (naam = mbo_regels_begrip(b->regels, i)); i++)
        json_object_set_new(begrippen, naam, json_string(mbo_regels_begrip_tekst(b->regels, i)));
    for (int32_t i = 0; i < mbo_regels_parameter_count(b->regels); i++) {
        const mbo_parameter *p = mbo_regels_parameter(b->regels, i);
        if (is_read(b, mbo_parameter_naam(p)) && holds(mbo_parameter_vanaf(p), mbo_parameter_tot(p), b->op))
            json_array_append_new(parameters, json_pack("{s:s,s:o,s:o,s:s,s:s,s:s,s:o}", "naam", mbo_parameter_naam(p),
                                                        "vanaf", date_json(mbo_parameter_vanaf(p)), "tot",
                                                        date_json(mbo_parameter_tot(p)), "waarde", amount(p), "eenheid",
                                                        mbo_parameter_eenheid(p), "bron", mbo_parameter_bron(p),
                                                        "bevestigd_tot", date_json(mbo_parameter_bevestigd_tot(p))));
    }
    json_t *all = json_pack("{s:s,s:s,s:o,s:o,s:o}", "versie", mbo_version(), "sha256", vingerafdruk(b), "vragen",
                            vragen, "begrippen", begrippen, "parameters", parameters);
    json_dumpf(all, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(all);
}

/* ---- HTML ---- */

static const char style[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "h2{border-bottom:2px solid #154273;margin-top:2.5rem}h3{margin-bottom:.2rem;font-family:monospace}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0 "
    "1rem}dt{color:#555}dd{margin:0}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #ddd}"
    ".uit{text-decoration:line-through}code{background:#f2f4f7}";

typedef xmlTextWriter page;

static void element(page *p, const char *name, const char *text)
{
    xmlTextWriterWriteElement(p, BAD_CAST name, BAD_CAST text);
}

static void begin(page *p, const char *name)
{
    xmlTextWriterStartElement(p, BAD_CAST name);
}

static void attribute(page *p, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(p, BAD_CAST name, BAD_CAST value);
}

static void end(page *p)
{
    xmlTextWriterFullEndElement(p);
}

static void term(page *p, const char *label, const char *text)
{
    if (*text) {
        element(p, "dt", label);
        element(p, "dd", text);
    }
}

static void write_regel(page *p, const boek *b, const mbo_regel *regel)
{
    begin(p, "h3");
    attribute(p, "class", mbo_regel_uit(regel) ? "uit" : "regel");
    xmlTextWriterWriteString(p, BAD_CAST mbo_regel_id(regel));
    end(p);
    element(p, "p", mbo_regel_tekst(regel, b->taal));
    begin(p, "dl");
    term(p, tekst(b, GELDT), period(b, mbo_regel_vanaf(regel), mbo_regel_tot(regel)));
    term(p, tekst(b, ALS), mbo_regel_bereik(regel));
    term(p, tekst(b, DAN), mbo_regel_voorwaarde(regel));
    term(p, tekst(b, BEDRAG), bedrag_tekst(b, regel));
    term(p, tekst(b, FEITEN), feiten_tekst(regel));
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        term(p, tekst(b, BRON), mbo_bron_tekst(mbo_regel_bron(regel, i)));
    term(p, tekst(b, BASIS), mbo_code_label(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel), b->taal));
    term(p, tekst(b, BEVESTIGD), date_text(mbo_regel_bevestigd_tot(regel)));
    end(p);
}

static void write_vraag(page *p, const boek *b, mbo_vraag vraag)
{
    begin(p, "section");
    attribute(p, "id", vraag ? mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag) : "alle");
    if (vraag) {
        element(p, "h2", mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
        element(p, "p", tekst(b, mbo_regels_een_van(b->regels, vraag) ? EEN_VAN : ALLE));
        begin(p, "dl");
        term(p, tekst(b, BEREIK), mbo_regels_bereik(b->regels, vraag));
        end(p);
    }
    for (int32_t i = 0; i < mbo_regels_regel_count(b->regels); i++)
        if (is_shown(b, mbo_regels_regel(b->regels, i), vraag))
            write_regel(p, b, mbo_regels_regel(b->regels, i));
    end(p);
}

static void write_parameters(page *p, const boek *b)
{
    static const int kop[] = {NAAM, VANAF, TOT, WAARDE, BRON, BEVESTIGD};
    begin(p, "section");
    attribute(p, "id", "parameters");
    element(p, "h2", tekst(b, PARAMETERS));
    begin(p, "table");
    begin(p, "tr");
    for (size_t i = 0; i < sizeof kop / sizeof *kop; i++)
        element(p, "th", tekst(b, kop[i]));
    end(p);
    for (int32_t i = 0; i < mbo_regels_parameter_count(b->regels); i++) {
        const mbo_parameter *v = mbo_regels_parameter(b->regels, i);
        if (!is_read(b, mbo_parameter_naam(v)) || !holds(mbo_parameter_vanaf(v), mbo_parameter_tot(v), b->op))
            continue;
        begin(p, "tr");
        element(p, "td", mbo_parameter_naam(v));
        element(p, "td", date_text(mbo_parameter_vanaf(v)));
        element(p, "td", date_text(mbo_parameter_tot(v)));
        xmlTextWriterWriteFormatElement(p, BAD_CAST "td", "%s %s", amount(v), mbo_parameter_eenheid(v));
        element(p, "td", mbo_parameter_bron(v));
        element(p, "td", date_text(mbo_parameter_bevestigd_tot(v)));
        end(p);
    }
    end(p);
    end(p);
}

static int print_html(const boek *b)
{
    xmlBuffer *buffer = xmlBufferCreate();
    page *p = buffer ? xmlNewTextWriterMemory(buffer, 0) : NULL;
    const char *naam;
    if (!p) {
        xmlBufferFree(buffer);
        return fprintf(stderr, "%s: no memory\n", program), SLECHTE_INVOER;
    }
    xmlTextWriterSetIndent(p, 1);
    begin(p, "html");
    attribute(p, "lang", b->taal == MBO_TAAL_NL ? "nl" : "en");
    begin(p, "head");
    begin(p, "meta");
    attribute(p, "charset", "utf-8");
    xmlTextWriterEndElement(p);
    element(p, "title", tekst(b, TITEL));
    element(p, "style", style);
    end(p);
    begin(p, "body");
    xmlTextWriterWriteFormatElement(p, BAD_CAST "h1", "%s %s", tekst(b, TITEL), mbo_version());
    begin(p, "p");
    xmlTextWriterWriteFormatString(p, "%s: ", tekst(b, VINGERAFDRUK));
    element(p, "code", vingerafdruk(b));
    end(p);
    begin(p, "ul");
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        char anchor[80];
        if (b->vraag && b->vraag != v)
            continue;
        snprintf(anchor, sizeof anchor, "#%s", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
        begin(p, "li");
        begin(p, "a");
        attribute(p, "href", anchor);
        xmlTextWriterWriteString(p, BAD_CAST mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, b->taal));
        end(p);
        end(p);
    }
    end(p);
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (!b->vraag || b->vraag == v)
            write_vraag(p, b, v);
    begin(p, "section");
    attribute(p, "id", "begrippen");
    element(p, "h2", tekst(b, BEGRIPPEN));
    begin(p, "dl");
    for (int32_t i = 0; (naam = mbo_regels_begrip(b->regels, i)); i++)
        term(p, naam, mbo_regels_begrip_tekst(b->regels, i));
    end(p);
    end(p);
    write_parameters(p, b);
    end(p);
    end(p);
    xmlFreeTextWriter(p);
    printf("<!doctype html>\n%s", (const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    return GOED;
}

/* ---- what changed ---- */

typedef struct wissel { /* the rules of two days */
    mbo_regels *oud, *nieuw;
    mbo_datum oud_op, nieuw_op;
} wissel;

/* "ja lesgeld 1419.00" */
static const char *answer(const mbo_verschil *v, int32_t i, int nu)
{
    static char text[2][128];
    mbo_geldsoort soort = 0;
    int64_t cents = 0;
    mbo_stand stand = nu ? mbo_verschil_bedrag_nu(v, i, &soort, &cents) : mbo_verschil_bedrag_was(v, i, &soort, &cents);
    int n = snprintf(
        text[nu], sizeof text[nu], "%s",
        mbo_code_name(MBO_VOCABULAIRE_UITKOMST, nu ? mbo_verschil_uitkomst_nu(v, i) : mbo_verschil_uitkomst_was(v, i)));
    if (stand)
        n +=
            snprintf(text[nu] + n, sizeof text[nu] - (size_t)n, " %s", mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, soort));
    if (stand == MBO_STAND_BEKEND)
        snprintf(text[nu] + n, sizeof text[nu] - (size_t)n, " %lld.%02lld", (long long)(cents / 100),
                 (long long)(cents % 100));
    else if (stand)
        snprintf(text[nu] + n, sizeof text[nu] - (size_t)n, " ?");
    return text[nu];
}

/* The facts of the example, "naam=waarde naam=waarde". */
static const char *facts(const mbo_zaak *zaak)
{
    static char text[4096];
    size_t n = 0;
    *text = '\0';
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char value[512];
        if (mbo_zaak_get_text(zaak, feit, value, sizeof value))
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s=%s", n ? " " : "", mbo_feit_name(feit), value);
    }
    return text;
}

static const char *what_happened(const boek *b, const mbo_regel *was, const mbo_regel *nu)
{
    char een[65], twee[65];
    if (!was || !nu)
        return tekst(b, was ? VERVALLEN : NIEUW);
    mbo_regel_vingerafdruk(was, een, sizeof een);
    mbo_regel_vingerafdruk(nu, twee, sizeof twee);
    return tekst(b, strcmp(een, twee) == 0 ? ANDERE_WAARDE : GEWIJZIGD);
}

static void print_klasse(const boek *b, const mbo_verschil *v, int32_t i)
{
    char text[1024];
    snprintf(text, sizeof text, "%s -> %s", answer(v, i, 0), answer(v, i, 1));
    print_wrapped("\n  ", 4, text);
    for (int32_t r = 0; r < mbo_verschil_regel_count(v, i); r++) {
        const mbo_regel *was = mbo_verschil_regel_was(v, i, r), *nu = mbo_verschil_regel_nu(v, i, r);
        snprintf(text, sizeof text, "%s (%s): %s", mbo_regel_id(nu ? nu : was), what_happened(b, was, nu),
                 mbo_regel_tekst(nu ? nu : was, b->taal));
        print_line(4, tekst(b, DOOR), text);
    }
    for (int32_t p = 0; p < mbo_verschil_parameter_count(v, i); p++) {
        const mbo_parameter *was = mbo_verschil_parameter_was(v, i, p), *nu = mbo_verschil_parameter_nu(v, i, p);
        int n = snprintf(text, sizeof text, "%s: %s", mbo_verschil_parameter_naam(v, i, p),
                         was ? amount(was) : tekst(b, GEEN));
        snprintf(text + n, sizeof text - (size_t)n, " -> %s", nu ? amount(nu) : tekst(b, GEEN));
        print_line(4, tekst(b, DOOR), text);
    }
    print_line(4, tekst(b, VOORBEELD), facts(mbo_verschil_voorbeeld(v, i)));
}

static json_t *klasse_json(const mbo_verschil *v, int32_t i)
{
    json_t *regels = json_array(), *parameters = json_array(), *voorbeeld = json_object();
    for (int32_t r = 0; r < mbo_verschil_regel_count(v, i); r++) {
        const mbo_regel *was = mbo_verschil_regel_was(v, i, r), *nu = mbo_verschil_regel_nu(v, i, r);
        char een[65] = "", twee[65] = "";
        if (was)
            mbo_regel_vingerafdruk(was, een, sizeof een);
        if (nu)
            mbo_regel_vingerafdruk(nu, twee, sizeof twee);
        json_array_append_new(regels,
                              json_pack("{s:s,s:s,s:s}", "regel", mbo_regel_id(nu ? nu : was), "was", een, "nu", twee));
    }
    for (int32_t p = 0; p < mbo_verschil_parameter_count(v, i); p++) {
        const mbo_parameter *was = mbo_verschil_parameter_was(v, i, p), *nu = mbo_verschil_parameter_nu(v, i, p);
        json_t *een = was ? json_string(amount(was)) : json_null(), *twee = nu ? json_string(amount(nu)) : json_null();
        json_array_append_new(parameters, json_pack("{s:s,s:o,s:o}", "naam", mbo_verschil_parameter_naam(v, i, p),
                                                    "was", een, "nu", twee));
    }
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char value[512];
        if (mbo_zaak_get_text(mbo_verschil_voorbeeld(v, i), feit, value, sizeof value))
            json_object_set_new(voorbeeld, mbo_feit_name(feit), json_string(value));
    }
    return json_pack("{s:s,s:s,s:o,s:o,s:o}", "was", answer(v, i, 0), "nu", answer(v, i, 1), "regels", regels,
                     "parameters", parameters, "voorbeeld", voorbeeld);
}

static int print_verschil(const boek *b, const wissel *w, int json)
{
    json_t *all = json_array();
    int status = GOED;
    for (mbo_vraag vraag = 1; !status && vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_verschil *v = NULL;
        mbo_fout fout;
        if (b->vraag && b->vraag != vraag)
            continue;
        if (mbo_verschil_create(w->oud, w->oud_op, w->nieuw, w->nieuw_op, vraag, NULL, &v, &fout)) {
            status = report(program, NULL, &fout);
        } else if (json) {
            json_t *klassen = json_array();
            for (int32_t i = 0; i < mbo_verschil_count(v); i++)
                json_array_append_new(klassen, klasse_json(v, i));
            json_array_append_new(
                all, json_pack("{s:s,s:o}", "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), "klassen", klassen));
        } else {
            char first[128];
            snprintf(first, sizeof first, "%s%s: ", b->vraag || vraag == 1 ? "" : "\n",
                     mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag));
            print_wrapped(first, 2, mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
            if (!mbo_verschil_count(v))
                print_wrapped("  ", 2, tekst(b, GEEN_VERSCHIL));
            for (int32_t i = 0; i < mbo_verschil_count(v); i++)
                print_klasse(b, v, i);
        }
        mbo_verschil_free(v);
    }
    if (!status && json) {
        json_dumpf(all, stdout, JSON_INDENT(2));
        putchar('\n');
    }
    json_decref(all);
    return status;
}

/* ---- the program ---- */

/* Another rule set in place of the one in hand. */
static int replace(mbo_regels **regels, mbo_status status, mbo_regels *nieuw, const mbo_fout *fout)
{
    if (status)
        return report(program, NULL, fout);
    mbo_regels_free(*regels);
    *regels = nieuw;
    return GOED;
}

/* NAAM=WAARDE@DATE */
static int set_parameter(mbo_regels **regels, char *spec)
{
    mbo_fout fout;
    mbo_regels *nieuw = NULL;
    mbo_datum vanaf;
    char *waarde = strchr(spec, '='), *datum = strchr(spec, '@'), *einde;
    if (!waarde || !datum || datum < waarde) {
        fprintf(stderr, "%s: \"%s\" is not NAAM=WAARDE@DATE, such as lesgeld.bedrag=1200@2027-08-01\n", program, spec);
        return SLECHT_GEBRUIK;
    }
    *waarde++ = *datum++ = '\0';
    if (mbo_datum_parse(datum, &vanaf, &fout))
        return report(program, NULL, &fout);
    double getal = strtod(waarde, &einde);
    long long cents = (long long)(getal * 100 + 0.5);
    if (!*waarde || *einde || getal < 0 || getal > 1e9 || getal * 100 - (double)cents > 1e-6 ||
        (double)cents - getal * 100 > 1e-6) {
        fprintf(stderr, "%s: %s: \"%s\" is not a number with at most two decimals\n", program, spec, waarde);
        return SLECHTE_INVOER;
    }
    mbo_status status = mbo_regels_met_parameter(*regels, spec, vanaf, MBO_DATUM_NOT_SET, cents, &nieuw, &fout);
    return replace(regels, status, nieuw, &fout);
}

static int run(int argc, char **argv)
{
    static const struct option options[] = {{"vraag", required_argument, NULL, 'q'},
                                            {"op-datum", required_argument, NULL, 'd'},
                                            {"parameters", required_argument, NULL, 'p'},
                                            {"zonder", required_argument, NULL, 'z'},
                                            {"met", required_argument, NULL, 'm'},
                                            {"taal", required_argument, NULL, 't'},
                                            {"verschil", required_argument, NULL, 's'},
                                            {"json", no_argument, NULL, 'j'},
                                            {"html", no_argument, NULL, 'w'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    boek b = {.op = MBO_DATUM_NOT_SET, .taal = MBO_TAAL_NL};
    mbo_regels_options o = {.size = sizeof o};
    wissel w = {.oud_op = MBO_DATUM_NOT_SET};
    mbo_fout fout;
    int option, vorm = 0, status;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (option) {
        case 'q':
            if (mbo_code_parse(MBO_VOCABULAIRE_VRAAG, optarg, &b.vraag, &fout))
                return report(program, NULL, &fout), SLECHT_GEBRUIK;
            break;
        case 'd':
            if (mbo_datum_parse(optarg, &b.op, &fout))
                return report(program, NULL, &fout), SLECHT_GEBRUIK;
            break;
        case 'p': o.parameters_path = optarg; break;
        case 'z':
        case 'm': break; /* once there are rules */
        case 't':
            b.taal = strcmp(optarg, "nl") == 0 ? MBO_TAAL_NL : strcmp(optarg, "en") == 0 ? MBO_TAAL_EN : 0;
            if (!b.taal)
                return fprintf(stderr, "%s: --taal is nl or en, not \"%s\"\n", program, optarg), SLECHT_GEBRUIK;
            break;
        case 's':
            if (mbo_datum_parse(optarg, &w.oud_op, &fout))
                return report(program, NULL, &fout), SLECHT_GEBRUIK;
            w.nieuw_op = w.oud_op;
            break;
        case 'j':
        case 'w': vorm = option; break;
        case 'h': fputs(help, stdout); return GOED;
        case 'v': printf("%s %s\n", program, mbo_version()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); return SLECHT_GEBRUIK;
        }
    if (optind + 1 == argc && w.oud_op != MBO_DATUM_NOT_SET) {
        if (mbo_datum_parse(argv[optind], &w.nieuw_op, &fout))
            return report(program, NULL, &fout), SLECHT_GEBRUIK;
        optind++;
    }
    if (optind < argc) {
        fprintf(stderr, "%s: \"%s\" is no option; try %s --help\n", program, argv[optind], program);
        return SLECHT_GEBRUIK;
    }
    if (mbo_regels_create(&o, &b.regels, &fout))
        return report(program, o.parameters_path, &fout);
    w.oud = mbo_regels_ref(b.regels);
    status = GOED;
    optind = 1;
    while (!status && (option = getopt_long(argc, argv, "", options, NULL)) != -1)
        if (option == 'z') {
            mbo_regels *nieuw = NULL;
            mbo_status zonder = mbo_regels_zonder_regel(b.regels, optarg, &nieuw, &fout);
            status = replace(&b.regels, zonder, nieuw, &fout);
        } else if (option == 'm') {
            status = set_parameter(&b.regels, optarg);
        }
    w.nieuw = b.regels;
    if (!status && w.oud_op != MBO_DATUM_NOT_SET)
        status = print_verschil(&b, &w, vorm == 'j');
    else if (!status && vorm == 'j')
        print_json(&b);
    else if (!status && vorm == 'w')
        status = print_html(&b);
    else if (!status)
        print_book(&b);
    mbo_regels_free(w.oud);
    mbo_regels_free(b.regels);
    return status;
}

int main(int argc, char **argv)
{
    return finish(program, run(argc, argv));
}
