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

static const char help[] = "Usage: mbo-regels [options]\n"
                           "\n"
                           "The rule book: every question with its condition in each period, its rules with\n"
                           "their sources, the parameters they read over time, and what every word means.\n"
                           "\n"
                           "Options:\n"
                           "  --vraag VRAAG       one question, such as toelating (default: every question)\n"
                           "  --op-datum DATE     only what holds for this startdatum\n"
                           "  --parameters FILE   dated values in place of the built-in ones (CSV)\n"
                           "  --zonder REGEL      switch a rule off (may be repeated)\n"
                           "  --met NAAM=WAARDE@DATE\n"
                           "                      a parameter from a date on, with at most two decimals\n"
                           "                      (may be repeated)\n"
                           "  --verschil OUD NIEUW\n"
                           "                      what changed between two days: who gets another answer, by\n"
                           "                      which rule or parameter, with an example\n"
                           "  --verschil DATE     the same between the rules of that day and those that\n"
                           "                      --zonder and --met make of them\n"
                           "  --taal nl|en        language of the text (default: nl)\n"
                           "  --json, --html      write JSON, or a page to read in a browser\n"
                           "  --help, --version\n"
                           "\n"
                           "Exit status:\n"
                           "  0  ok\n"
                           "  1  bad input, or output that cannot be written\n"
                           "  2  bad usage\n"
                           "\n"
                           "Examples:\n"
                           "  $ mbo-regels --vraag toelating --op-datum 2026-08-01\n"
                           "  $ mbo-regels --html > regels.html\n"
                           "  $ mbo-regels --met levenlanglerenkrediet.leeftijd_tot=60@2027-01-01\n"
                           "  $ mbo-regels --verschil 2026-07-31 2026-08-01\n";

/* ---- texts of this program ---- */

enum {
    TITEL,
    VINGERAFDRUK,
    BEREIK,
    JA_ALLE,
    JA_EEN_VAN,
    JA_IEDEREEN,
    JA_NIEMAND,
    INDIEN,
    GELDT,
    ALS,
    DAN,
    BEDRAG,
    BRON,
    BASIS,
    BEVESTIGD,
    GELDSOORT,
    FEITEN,
    LEEST,
    GELEZEN_DOOR,
    PARAMETERS,
    BEGRIPPEN,
    WOORDEN,
    ANDERE_VRAGEN,
    AFLEIDINGEN,
    ALLE_FEITEN,
    VANAF,
    TOT,
    ALTIJD,
    UIT,
    WAARDE,
    GEEN_VERSCHIL,
    DOOR,
    VERVALLEN,
    IN_PLAATS,
    NIEUW,
    ANDERE_WAARDE,
    GEWIJZIGD,
    VOORBEELD,
    GEEN,
    GEEN_DAN,
    TEKSTEN
};

static const char *const teksten[TEKSTEN][3] = {
    [TITEL] = {NULL, "Regelboek van libmborules", "Rule book of libmborules"},
    [VINGERAFDRUK] = {NULL, "Vingerafdruk", "Fingerprint"},
    [BEREIK] = {NULL, "Alleen van toepassing als", "Only applies if"},
    [JA_ALLE] = {NULL, "is het antwoord ja als elke regel klopt die meedoet",
                 "the answer is ja if every rule is true that takes part"},
    [JA_EEN_VAN] = {NULL, "is het antwoord ja als een regel meedoet en klopt",
                    "the answer is ja if a rule takes part and is true"},
    [JA_IEDEREEN] = {NULL, "is het antwoord voor iedereen ja", "the answer is ja for everybody"},
    [JA_NIEMAND] = {NULL, "is het antwoord voor niemand ja", "the answer is ja for nobody"},
    [INDIEN] = {NULL, "als", "if"},
    [GELDT] = {NULL, "geldt", "holds"},
    [ALS] = {NULL, "doet mee als", "takes part if"},
    [DAN] = {NULL, "klopt als", "is true if"},
    [BEDRAG] = {NULL, "bedrag", "amount"},
    [GELDSOORT] = {NULL, "soort geld", "kind of money"},
    [BRON] = {NULL, "bron", "source"},
    [BASIS] = {NULL, "basis", "basis"},
    [BEVESTIGD] = {NULL, "bron gelezen tot", "source read until"},
    [FEITEN] = {NULL, "feiten", "facts"},
    [LEEST] = {NULL, "parameters", "parameters"},
    [GELEZEN_DOOR] = {NULL, "regels", "rules"},
    [PARAMETERS] = {NULL, "Parameters", "Parameters"},
    [BEGRIPPEN] = {NULL, "Begrippen", "Terms"},
    [WOORDEN] = {NULL, "Woorden in voorwaarden", "Words in conditions"},
    [ANDERE_VRAGEN] = {NULL, "Andere vragen", "Other questions"},
    [AFLEIDINGEN] = {NULL,
                     "Afleidingen en normen (een afleiding met de naam van een feit geldt als dat niet gegeven is)",
                     "Derived terms and norms (one with the name of a fact holds while that is not given)"},
    [ALLE_FEITEN] = {NULL, "Feiten", "Facts"},
    [VANAF] = {NULL, "vanaf", "from"},
    [TOT] = {NULL, "tot", "up to"},
    [ALTIJD] = {NULL, "altijd", "always"},
    [UIT] = {NULL, "uitgeschakeld", "switched off"},
    [WAARDE] = {NULL, "waarde", "value"},
    [GEEN_VERSCHIL] = {NULL, "Niemand krijgt een ander antwoord.", "Nobody gets another answer."},
    [DOOR] = {NULL, "door", "by"},
    [VERVALLEN] = {NULL, "geldt niet meer", "does not hold any more"},
    [IN_PLAATS] = {NULL, "nu geldt", "now holds"},
    [NIEUW] = {NULL, "nieuw", "new"},
    [ANDERE_WAARDE] = {NULL, "andere waarde van een parameter", "another value of a parameter"},
    [GEWIJZIGD] = {NULL, "gewijzigd", "changed"},
    [VOORBEELD] = {NULL, "voorbeeld", "example"},
    [GEEN] = {NULL, "geen waarde", "no value"},
    [GEEN_DAN] = {NULL, "heeft dan geen waarde: waar die beslist is het antwoord onbekend",
                  "has no value then: where it decides, the answer is onbekend"},
};

typedef struct boek {
    mbo_regels *regels;
    mbo_vraag vraag; /* 0: every one */
    mbo_datum op;    /* MBO_DATUM_NOT_SET: in every period */
    mbo_taal taal;
    char *gelezen; /* of each value of a parameter: does a rule read it? Only those make periods */
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

static int is_asked(const boek *b, mbo_vraag vraag)
{
    return !b->vraag || b->vraag == vraag;
}

static int is_shown(const boek *b, const mbo_regel *regel)
{
    return is_asked(b, mbo_regel_vraag(regel)) && holds(mbo_regel_vanaf(regel), mbo_regel_tot(regel), b->op);
}

static int reads(const boek *b, const mbo_regel *regel, const char *parameter)
{
    const char *gelezen;
    for (int32_t i = 0; (gelezen = mbo_regel_parameter(b->regels, regel, i)); i++)
        if (strcmp(gelezen, parameter) == 0)
            return 1;
    return 0;
}

/* The next rule that is shown, of those of a question (-1: of every one) that read a parameter (NULL: all of them);
   `i` is where it stands, -1 at first. */
static const mbo_regel *next_regel(const boek *b, mbo_vraag vraag, const char *parameter, int32_t *i)
{
    const mbo_regel *regel;
    while ((regel = mbo_regels_regel(b->regels, ++*i)))
        if (is_shown(b, regel) && (vraag < 0 || mbo_regel_vraag(regel) == vraag) &&
            (!parameter || reads(b, regel, parameter)))
            return regel;
    return NULL;
}

/* The next parameter, by name, that a rule which is shown reads, with a value or without; `naam` is "" at first. */
static const char *next_parameter(const boek *b, const char *naam)
{
    const char *gelezen, *next = NULL;
    const mbo_regel *regel;
    for (int32_t r = -1; (regel = next_regel(b, -1, NULL, &r));)
        for (int32_t i = 0; (gelezen = mbo_regel_parameter(b->regels, regel, i)); i++)
            if (strcmp(gelezen, naam) > 0 && (!next || strcmp(gelezen, next) < 0))
                next = gelezen;
    return next;
}

/* The next value of a parameter that is shown; `i` is where it stands, -1 at first. */
static const mbo_parameter *next_waarde(const boek *b, const char *naam, int32_t *i)
{
    const mbo_parameter *p;
    while ((p = mbo_regels_parameter(b->regels, ++*i)))
        if (strcmp(mbo_parameter_naam(p), naam) == 0 && holds(mbo_parameter_vanaf(p), mbo_parameter_tot(p), b->op))
            return p;
    return NULL;
}

static int in_word(char c)
{
    return c && strchr("abcdefghijklmnopqrstuvwxyz0123456789_.", c);
}

/* The words of the language that a text begins with; NULL: none. */
static const char *woord_at(const char *text)
{
    const char *woord;
    for (int32_t i = 0; (woord = mbo_regels_woord(i)); i++)
        if (strncmp(text, woord, strlen(woord)) == 0 && !in_word(text[strlen(woord)]))
            return woord;
    return NULL;
}

/* As what a name in a condition is explained; NULL: it is not. `na` is what follows it: studieduur is a fact where it
   is compared, else a question. */
static const char *soort_of(const boek *b, const char *naam, const char *na)
{
    mbo_feit feit;
    int32_t vraag, regel = -1;
    const char *begrip;
    for (int32_t i = 0; (begrip = mbo_regels_begrip(b->regels, i)); i++)
        if (strcmp(begrip, naam) == 0)
            return "begrip";
    if (strchr(naam, '.')) /* a parameter, or what those of a norm begin with */
        return next_regel(b, -1, naam, &regel) ? "parameter" : NULL;
    if (mbo_code_parse(MBO_VOCABULAIRE_VRAAG, naam, &vraag, NULL) == MBO_OK && !strspn(na + strspn(na, " "), "<>="))
        return "vraag";
    return mbo_feit_parse(naam, &feit, NULL) == MBO_OK ? "feit" : NULL;
}

/* A piece of a condition: a name, or a character between names. */
typedef struct stuk {
    const char *text, *soort; /* as what it is explained; NULL: it is not, such as a code */
    size_t n;
    char naam[128];
    int codes; /* what follows is one, or a list of them */
} stuk;

/* The next piece; at first `s` has the text only. */
static int next_stuk(const boek *b, stuk *s)
{
    const char *text = s->text += s->n, *woord = in_word(*text) ? woord_at(text) : NULL;
    if (!*text)
        return 0;
    s->n = woord ? strlen(woord) : 1;
    while (!woord && in_word(*text) && in_word(text[s->n]))
        s->n++;
    snprintf(s->naam, sizeof s->naam, "%.*s", (int)s->n, text);
    s->soort = woord ? "woord" : in_word(*text) && !s->codes ? soort_of(b, s->naam, text + s->n) : NULL;
    if (*text == '{' || *text == '}' || *text == '=')
        s->codes = *text != '}' && !(*text == '=' && strspn(text - 1, "<>"));
    else if (s->codes && in_word(*text) && !strchr(",}", text[s->n + strspn(text + s->n, " ")]))
        s->codes = 0;
    return 1;
}

static int mentions(const boek *b, const char *text, const char *soort, const char *naam)
{
    stuk s = {.text = text};
    if (strstr(text, naam)) /* seldom, and to take a text apart takes long */
        while (next_stuk(b, &s))
            if (s.soort && strcmp(s.soort, soort) == 0 && strcmp(s.naam, naam) == 0)
                return 1;
    return 0;
}

/* Does what is shown use a name or a word, in a rule, a scope, or a term from `begrip` on that is used itself? Terms
   use only those before them. */
static int is_used(const boek *b, const char *soort, const char *naam, int32_t begrip)
{
    const mbo_regel *regel;
    const char *door;
    for (int32_t i = -1; (regel = next_regel(b, -1, NULL, &i));)
        if (mentions(b, mbo_regel_bereik(regel), soort, naam) ||
            mentions(b, mbo_regel_voorwaarde(regel), soort, naam) || mentions(b, mbo_regel_bedrag(regel), soort, naam))
            return 1;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v) && mentions(b, mbo_regels_bereik(b->regels, v), soort, naam))
            return 1;
    for (; (door = mbo_regels_begrip(b->regels, begrip)); begrip++)
        if (mentions(b, mbo_regels_begrip_tekst(b->regels, begrip), soort, naam) &&
            is_used(b, "begrip", door, begrip + 1))
            return 1;
    return 0;
}

/* The next word, term or fact that is used; `i` is where it stands, -1 at first (a fact: 0). */
static const char *next_woord(const boek *b, int32_t *i)
{
    const char *woord;
    while ((woord = mbo_regels_woord(++*i)) && !is_used(b, "woord", woord, 0))
        ;
    return woord;
}

/* And the next question that is used and not itself in the book, from 0 on. */
static const char *next_vraag(const boek *b, mbo_vraag *vraag)
{
    const char *naam;
    while ((naam = mbo_code_name(MBO_VOCABULAIRE_VRAAG, ++*vraag)))
        if (!is_asked(b, *vraag) && is_used(b, "vraag", naam, 0))
            return naam;
    return NULL;
}

static const char *next_begrip(const boek *b, int32_t *i)
{
    const char *naam;
    while ((naam = mbo_regels_begrip(b->regels, ++*i)) && !is_used(b, "begrip", naam, *i + 1))
        ;
    return naam;
}

static const char *next_feit(const boek *b, int32_t *feit)
{
    while (++*feit <= mbo_feit_count()) {
        const mbo_regel *regel;
        mbo_feitset set;
        for (int32_t i = -1; (regel = next_regel(b, -1, NULL, &i));) {
            mbo_regel_feiten(regel, &set);
            if (mbo_feitset_next(&set, *feit - 1) == *feit)
                return mbo_feit_name(*feit);
        }
        if (is_used(b, "feit", mbo_feit_name(*feit), 0))
            return mbo_feit_name(*feit);
    }
    return NULL;
}

/* ---- the condition of a question ---- */

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

/* The n-th rule that an answer hangs on for a startdatum. */
static const mbo_regel *condition(const boek *b, mbo_vraag vraag, mbo_datum op, int n)
{
    const mbo_regel *regel;
    for (int32_t i = 0; (regel = mbo_regels_regel(b->regels, i)); i++)
        if (mbo_regel_vraag(regel) == vraag && !mbo_regel_uit(regel) &&
            holds(mbo_regel_vanaf(regel), mbo_regel_tot(regel), op) &&
            (*mbo_regel_voorwaarde(regel) || mbo_regels_een_van(b->regels, vraag)) && !n--)
            return regel;
    return NULL;
}

/* Does the condition of a rule read a parameter that the rule reads? What only its amount reads decides no answer. */
static int decides(const boek *b, const mbo_regel *regel, const char *parameter)
{
    return !mentions(b, mbo_regel_bedrag(regel), "parameter", parameter) ||
           mentions(b, mbo_regel_bereik(regel), "parameter", parameter) ||
           mentions(b, mbo_regel_voorwaarde(regel), "parameter", parameter);
}

/* Does the answer to a question for a startdatum hang on that to another? */
static int asks(const boek *b, mbo_vraag vraag, mbo_datum op, mbo_vraag andere)
{
    const char *naam = mbo_code_name(MBO_VOCABULAIRE_VRAAG, andere);
    const mbo_regel *regel;
    if (mentions(b, mbo_regels_bereik(b->regels, vraag), "vraag", naam))
        return 1;
    for (int n = 0; (regel = condition(b, vraag, op, n)); n++)
        if (mentions(b, mbo_regel_bereik(regel), "vraag", naam) ||
            mentions(b, mbo_regel_voorwaarde(regel), "vraag", naam))
            return 1;
    return 0;
}

/* The next parameter, by name, without a value for a startdatum that an answer hangs on, also through another question;
   `vorige` is "" at first. */
static const char *next_zonder(const boek *b, mbo_vraag vraag, mbo_datum op, const char *vorige)
{
    const char *naam, *next = NULL;
    const mbo_regel *regel;
    for (int n = 0; (regel = condition(b, vraag, op, n)); n++)
        for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)); i++)
            if (strcmp(naam, vorige) > 0 && (!next || strcmp(naam, next) < 0) &&
                !mbo_regels_find_parameter(b->regels, naam, op) && decides(b, regel, naam))
                next = naam;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (asks(b, vraag, op, v) && (naam = next_zonder(b, v, op, vorige)) && (!next || strcmp(naam, next) < 0))
            next = naam;
    return next;
}

static int same_condition(const boek *b, mbo_vraag vraag, mbo_datum een, mbo_datum twee)
{
    const char *p = "", *q = "";
    for (int n = 0;; n++) {
        const mbo_regel *x = condition(b, vraag, een, n), *y = condition(b, vraag, twee, n);
        if (!x && !y)
            break;
        if (!x || !y || strcmp(mbo_regel_id(x), mbo_regel_id(y)) || strcmp(mbo_regel_bereik(x), mbo_regel_bereik(y)) ||
            strcmp(mbo_regel_voorwaarde(x), mbo_regel_voorwaarde(y)))
            return 0;
    }
    do {
        p = next_zonder(b, vraag, een, p);
        q = next_zonder(b, vraag, twee, q);
    } while (p && q && strcmp(p, q) == 0);
    return !p && !q;
}

static void first_after(mbo_datum na, mbo_datum grens, mbo_datum *first)
{
    if (grens != MBO_DATUM_NOT_SET && grens > na && (*first == MBO_DATUM_NOT_SET || grens < *first))
        *first = grens;
}

/* The first day after another on which a rule or a value of a parameter begins or ends. */
static mbo_datum next_grens(const boek *b, mbo_datum na)
{
    mbo_datum first = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    const mbo_parameter *p;
    for (int32_t i = 0; (regel = mbo_regels_regel(b->regels, i)); i++) {
        first_after(na, mbo_regel_vanaf(regel), &first);
        first_after(na, mbo_regel_tot(regel), &first);
    }
    for (int32_t i = 0; (p = mbo_regels_parameter(b->regels, i)); i++)
        if (b->gelezen[i]) {
            first_after(na, mbo_parameter_vanaf(p), &first);
            first_after(na, mbo_parameter_tot(p), &first);
        }
    return first;
}

static int note_gelezen(boek *b)
{
    const mbo_regel *regel;
    const mbo_parameter *p;
    const char *naam;
    b->gelezen = calloc((size_t)mbo_regels_parameter_count(b->regels) + 1, 1);
    for (int32_t r = 0; b->gelezen && (regel = mbo_regels_regel(b->regels, r)); r++)
        for (int32_t n = 0; (naam = mbo_regel_parameter(b->regels, regel, n)); n++)
            for (int32_t i = 0; (p = mbo_regels_parameter(b->regels, i)); i++)
                b->gelezen[i] |= strcmp(mbo_parameter_naam(p), naam) == 0;
    return b->gelezen != NULL;
}

/* The first day on which the condition of a day is another, or other parameters of it have no value. */
static mbo_datum condition_until(const boek *b, mbo_vraag vraag, mbo_datum vanaf)
{
    mbo_datum tot = next_grens(b, vanaf);
    while (tot != MBO_DATUM_NOT_SET && same_condition(b, vraag, vanaf, tot))
        tot = next_grens(b, tot);
    return tot;
}

/* The next period with one condition that is shown; *vanaf is MBO_DATUM_NOT_SET at first. */
static int next_periode(const boek *b, mbo_vraag vraag, mbo_datum *vanaf, mbo_datum *tot)
{
    do {
        if (*vanaf != MBO_DATUM_NOT_SET && *tot == MBO_DATUM_NOT_SET)
            return 0;
        *vanaf = *vanaf == MBO_DATUM_NOT_SET ? MBO_REGELS_BEGIN : *tot;
        *tot = condition_until(b, vraag, *vanaf);
    } while (!holds(*vanaf, *tot, b->op));
    return 1;
}

/* A rule of the condition in a period, in the version that is shown. */
static const mbo_regel *condition_in(const boek *b, mbo_vraag vraag, mbo_datum vanaf, int n)
{
    return condition(b, vraag, b->op == MBO_DATUM_NOT_SET ? vanaf : b->op, n);
}

/* "vanaf 2018-04-01 is het antwoord ja als dit alles klopt:" */
static const char *verdict(const boek *b, mbo_vraag vraag, mbo_datum vanaf, mbo_datum tot)
{
    static char text[256];
    int een_van = mbo_regels_een_van(b->regels, vraag);
    if (condition_in(b, vraag, vanaf, 0))
        snprintf(text, sizeof text, "%s %s:", period(b, vanaf, tot), tekst(b, een_van ? JA_EEN_VAN : JA_ALLE));
    else
        snprintf(text, sizeof text, "%s %s.", period(b, vanaf, tot), tekst(b, een_van ? JA_NIEMAND : JA_IEDEREEN));
    return text;
}

/* ---- texts of what is shown ---- */

static const char *amount(const mbo_parameter *p)
{
    static char text[64];
    long long value = mbo_parameter_waarde(p);
    snprintf(text, sizeof text, value % 100 ? "%lld.%02lld" : "%lld", value / 100, value % 100);
    return text;
}

static void parameters_van(const boek *b, const mbo_regel *regel, char *text, size_t size)
{
    const char *naam;
    size_t n = 0;
    *text = '\0';
    for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)) && n < size; i++)
        n += (size_t)snprintf(text + n, size - n, "%s%s", n ? ", " : "", naam);
}

/* The lists of what is explained: what they are called, how one steps through them, from where. */
enum { LIJST_WOORDEN, LIJST_VRAGEN, LIJST_BEGRIPPEN, LIJST_FEITEN, LIJSTEN };

static const struct {
    int kop;
    const char *soort;
    const char *(*next)(const boek *, int32_t *);
    int32_t begin;
} lijsten[LIJSTEN] = {
    [LIJST_WOORDEN] = {WOORDEN, "woord", next_woord, -1},
    [LIJST_VRAGEN] = {ANDERE_VRAGEN, "vraag", next_vraag, 0},
    [LIJST_BEGRIPPEN] = {AFLEIDINGEN, "begrip", next_begrip, -1},
    [LIJST_FEITEN] = {ALLE_FEITEN, "feit", next_feit, 0},
};

/* "leerweg: bol (beroepsopleidende leerweg), bbl (...)" */
static void feit_tekst(const boek *b, mbo_feit feit, char *text, size_t size)
{
    mbo_vocabulaire codes = mbo_feit_vocabulaire(feit);
    size_t n = (size_t)snprintf(text, size, "%s", mbo_feit_label(feit, b->taal));
    for (int32_t code = 1; codes && code <= mbo_code_count(codes) && n < size; code++)
        n += (size_t)snprintf(text + n, size - n, "%s%s (%s)", code == 1 ? ": " : ", ", mbo_code_name(codes, code),
                              mbo_code_label(codes, code, b->taal));
}

/* What stands for item `i` of a list. */
static void uitleg(const boek *b, int lijst, int32_t i, char *text, size_t size)
{
    switch (lijst) {
    case LIJST_WOORDEN: snprintf(text, size, "%s", mbo_regels_woord_tekst(i, b->taal)); break;
    case LIJST_VRAGEN: snprintf(text, size, "%s", mbo_code_label(MBO_VOCABULAIRE_VRAAG, i, b->taal)); break;
    case LIJST_BEGRIPPEN: snprintf(text, size, "%s", mbo_regels_begrip_tekst(b->regels, i)); break;
    default: feit_tekst(b, i, text, size); break;
    }
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
    char first[160], text[2048];
    snprintf(first, sizeof first, "\n  %s (%s%s%s)\n", mbo_regel_id(regel),
             period(b, mbo_regel_vanaf(regel), mbo_regel_tot(regel)), mbo_regel_uit(regel) ? "; " : "",
             mbo_regel_uit(regel) ? tekst(b, UIT) : "");
    fputs(first, stdout);
    print_wrapped("    ", 4, mbo_regel_tekst(regel, b->taal));
    print_line(4, tekst(b, ALS), mbo_regel_bereik(regel));
    print_line(4, tekst(b, DAN), mbo_regel_voorwaarde(regel));
    print_line(4, tekst(b, BEDRAG), bedrag_tekst(b, regel));
    parameters_van(b, regel, text, sizeof text);
    print_line(4, tekst(b, LEEST), text);
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        print_line(4, tekst(b, BRON), mbo_bron_tekst(mbo_regel_bron(regel, i)));
    snprintf(first, sizeof first, "%s%s%s %s", mbo_code_label(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel), b->taal),
             mbo_regel_bevestigd_tot(regel) == MBO_DATUM_NOT_SET ? "" : "; ",
             mbo_regel_bevestigd_tot(regel) == MBO_DATUM_NOT_SET ? "" : tekst(b, BEVESTIGD),
             date_text(mbo_regel_bevestigd_tot(regel)));
    print_line(4, tekst(b, BASIS), first);
}

static void print_condition(const boek *b, const mbo_regel *regel)
{
    const char *als = mbo_regel_bereik(regel), *dan = mbo_regel_voorwaarde(regel);
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s%s%s (%s)", *als ? tekst(b, INDIEN) : "", *als ? " " : "", als,
             *als && *dan ? ": " : "", dan, mbo_regel_id(regel));
    print_wrapped("    - ", 6, text);
}

static void print_vraag(const boek *b, mbo_vraag vraag)
{
    char first[128];
    mbo_datum vanaf = MBO_DATUM_NOT_SET, tot = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    snprintf(first, sizeof first, "\n%s: ", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag));
    print_wrapped(first, 2, mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
    print_line(2, tekst(b, BEREIK), mbo_regels_bereik(b->regels, vraag));
    while (next_periode(b, vraag, &vanaf, &tot)) {
        print_wrapped("  ", 4, verdict(b, vraag, vanaf, tot));
        for (int n = 0; (regel = condition_in(b, vraag, vanaf, n)); n++)
            print_condition(b, regel);
        for (const char *naam = ""; (naam = next_zonder(b, vraag, vanaf, naam));) {
            snprintf(first, sizeof first, "    %s ", naam);
            print_wrapped(first, 6, tekst(b, GEEN_DAN));
        }
    }
    for (int32_t i = -1; (regel = next_regel(b, vraag, NULL, &i));)
        print_regel(b, regel);
}

static void print_begrippen(const boek *b)
{
    for (int lijst = 0; lijst < LIJSTEN; lijst++) {
        int kop = 0;
        int32_t i = lijsten[lijst].begin;
        char text[4096];
        for (const char *naam; (naam = lijsten[lijst].next(b, &i));) {
            if (!kop++)
                print_wrapped("\n", 2, tekst(b, lijsten[lijst].kop));
            uitleg(b, lijst, i, text, sizeof text);
            print_line(2, naam, text);
        }
    }
}

static void print_parameters(const boek *b)
{
    int kop = 0;
    const mbo_parameter *p;
    for (const char *naam = ""; (naam = next_parameter(b, naam));) {
        int waarden = 0;
        if (!kop++)
            printf("\n%s\n", tekst(b, PARAMETERS));
        for (int32_t i = -1; (p = next_waarde(b, naam, &i)); waarden++) {
            char text[512];
            snprintf(text, sizeof text, "%s %s %s (%s)", amount(p), mbo_parameter_eenheid(p),
                     period(b, mbo_parameter_vanaf(p), mbo_parameter_tot(p)), mbo_parameter_bron(p));
            print_line(2, naam, text);
        }
        if (!waarden)
            print_line(2, naam, tekst(b, GEEN));
    }
}

static void print_book(const boek *b)
{
    const mbo_regel *regel;
    printf("%s %s\n%s:\n  %s\n", tekst(b, TITEL), mbo_version(), tekst(b, VINGERAFDRUK), vingerafdruk(b));
    for (int32_t i = -1; (regel = next_regel(b, 0, NULL, &i));) /* those of every question */
        print_regel(b, regel);
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            print_vraag(b, v);
    print_begrippen(b);
    print_parameters(b);
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

/* Which rules the answer hangs on in each period with one condition. */
static json_t *perioden_json(const boek *b, mbo_vraag vraag)
{
    json_t *perioden = json_array();
    mbo_datum vanaf = MBO_DATUM_NOT_SET, tot = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    while (vraag && next_periode(b, vraag, &vanaf, &tot)) {
        json_t *voorwaarden = json_array(), *zonder = json_array();
        for (const char *naam = ""; (naam = next_zonder(b, vraag, vanaf, naam));) {
            char nl[256], en[256];
            snprintf(nl, sizeof nl, "%s %s", naam, teksten[GEEN_DAN][MBO_TAAL_NL]);
            snprintf(en, sizeof en, "%s %s", naam, teksten[GEEN_DAN][MBO_TAAL_EN]);
            json_array_append_new(zonder,
                                  json_pack("{s:s,s:s,s:s}", "parameter", naam, "tekst_nl", nl, "tekst_en", en));
        }
        for (int n = 0; (regel = condition_in(b, vraag, vanaf, n)); n++)
            json_array_append_new(voorwaarden, json_pack("{s:s,s:s,s:s}", "regel", mbo_regel_id(regel), "als",
                                                         mbo_regel_bereik(regel), "dan", mbo_regel_voorwaarde(regel)));
        json_array_append_new(perioden, json_pack("{s:o,s:o,s:o,s:o}", "vanaf", date_json(vanaf), "tot", date_json(tot),
                                                  "voorwaarden", voorwaarden, "zonder_waarde", zonder));
    }
    return perioden;
}

static json_t *vraag_json(const boek *b, mbo_vraag vraag)
{
    json_t *regels = json_array();
    const mbo_regel *regel;
    for (int32_t i = -1; (regel = next_regel(b, vraag, NULL, &i));)
        json_array_append_new(regels, regel_json(b, regel));
    return json_pack("{s:s,s:s,s:s,s:o,s:o}", "vraag", vraag ? mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag) : "alle",
                     "bereik", mbo_regels_bereik(b->regels, vraag), "regels_gelden",
                     mbo_regels_een_van(b->regels, vraag) ? "een_van" : "alle", "perioden", perioden_json(b, vraag),
                     "regels", regels);
}

/* A value of a parameter; NULL: it has none. */
static json_t *parameter_json(const boek *b, const char *naam, const mbo_parameter *p)
{
    json_t *regels = json_array();
    const mbo_regel *regel;
    const char *vorige = "";
    for (int32_t i = -1; (regel = next_regel(b, -1, naam, &i)); vorige = mbo_regel_id(regel))
        if (strcmp(mbo_regel_id(regel), vorige) != 0)
            json_array_append_new(regels, json_string(mbo_regel_id(regel)));
    return json_pack("{s:s,s:o,s:o,s:s?,s:s?,s:s?,s:o,s:o}", "naam", naam, "vanaf",
                     date_json(p ? mbo_parameter_vanaf(p) : MBO_DATUM_NOT_SET), "tot",
                     date_json(p ? mbo_parameter_tot(p) : MBO_DATUM_NOT_SET), "waarde", p ? amount(p) : NULL, "eenheid",
                     p ? mbo_parameter_eenheid(p) : NULL, "bron", p ? mbo_parameter_bron(p) : NULL, "bevestigd_tot",
                     date_json(p ? mbo_parameter_bevestigd_tot(p) : MBO_DATUM_NOT_SET), "regels", regels);
}

static json_t *parameters_json(const boek *b)
{
    json_t *parameters = json_array();
    for (const char *naam = ""; (naam = next_parameter(b, naam));) {
        int32_t i = -1;
        const mbo_parameter *p = next_waarde(b, naam, &i);
        do
            json_array_append_new(parameters, parameter_json(b, naam, p));
        while (p && (p = next_waarde(b, naam, &i)));
    }
    return parameters;
}

static void print_json(const boek *b)
{
    json_t *vragen = json_array(), *begrippen = json_object(), *woorden = json_object(), *feiten = json_object();
    const char *naam;
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            json_array_append_new(vragen, vraag_json(b, v));
    for (int32_t i = -1; (naam = next_woord(b, &i));)
        json_object_set_new(woorden, naam,
                            json_pack("{s:s,s:s}", "tekst_nl", mbo_regels_woord_tekst(i, MBO_TAAL_NL), "tekst_en",
                                      mbo_regels_woord_tekst(i, MBO_TAAL_EN)));
    for (int32_t i = -1; (naam = next_begrip(b, &i));)
        json_object_set_new(begrippen, naam, json_string(mbo_regels_begrip_tekst(b->regels, i)));
    for (mbo_feit feit = 0; (naam = next_feit(b, &feit));)
        json_object_set_new(feiten, naam,
                            json_pack("{s:s,s:s}", "tekst_nl", mbo_feit_label(feit, MBO_TAAL_NL), "tekst_en",
                                      mbo_feit_label(feit, MBO_TAAL_EN)));
    json_t *all =
        json_pack("{s:s,s:s,s:o,s:o,s:o,s:o,s:o}", "versie", mbo_version(), "sha256", vingerafdruk(b), "vragen", vragen,
                  "woorden", woorden, "begrippen", begrippen, "feiten", feiten, "parameters", parameters_json(b));
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
    ".uit{text-decoration:line-through}code{background:#f2f4f7;overflow-wrap:anywhere}code a{color:inherit}"
    "@media(max-width:40rem){dl{display:block}dd{margin:0 0 .4rem 1rem}table{display:block;overflow-x:auto}}";

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

/* An element of running text: no line breaks within it. */
static void begin_text(page *p, const char *name)
{
    begin(p, name);
    xmlTextWriterSetIndent(p, 0);
}

static void end_text(page *p)
{
    end(p);
    xmlTextWriterSetIndent(p, 1);
}

static void term(page *p, const char *label, const char *text)
{
    if (*text) {
        element(p, "dt", label);
        element(p, "dd", text);
    }
}

static void link_to(page *p, const char *anchor, const char *text)
{
    begin(p, "a");
    xmlTextWriterWriteFormatAttribute(p, BAD_CAST "href", "#%s", anchor);
    xmlTextWriterWriteString(p, BAD_CAST text);
    end(p);
}

enum { ANKER = 160 };

/* "regel-toelating.verblijf-2014-08-01": the periods of a rule share its id. */
static const char *regel_anchor(const mbo_regel *regel)
{
    static char text[ANKER];
    snprintf(text, sizeof text, "regel-%s-%s", mbo_regel_id(regel), date_text(mbo_regel_vanaf(regel)));
    return text;
}

/* "woord-ten_hoogste" */
static const char *anchor(const char *soort, const char *naam)
{
    static char text[ANKER];
    snprintf(text, sizeof text, "%s-%s", soort, naam);
    for (char *c = text; *c; c++)
        *c = *c == ' ' ? '_' : *c;
    return text;
}

/* A condition, with a link from each word to where it is explained. */
static void write_words(page *p, const boek *b, const char *text)
{
    stuk s = {.text = text};
    begin(p, "code");
    while (next_stuk(b, &s))
        if (s.soort)
            link_to(p, anchor(s.soort, s.naam), s.naam);
        else
            xmlTextWriterWriteString(p, BAD_CAST s.naam);
    end(p);
}

static void term_words(page *p, const boek *b, const char *label, const char *text)
{
    if (*text) {
        element(p, "dt", label);
        begin_text(p, "dd");
        write_words(p, b, text);
        end_text(p);
    }
}

/* The n-th of several names under one label, with a link; returns how many there are. The element is left open. */
static int term_link(page *p, int n, const char *label, const char *to, const char *text)
{
    if (!n) {
        element(p, "dt", label);
        begin_text(p, "dd");
    } else {
        xmlTextWriterWriteString(p, BAD_CAST ", ");
    }
    link_to(p, to, text);
    return n + 1;
}

static void write_regel(page *p, const boek *b, const mbo_regel *regel)
{
    const char *naam;
    mbo_feitset set;
    int n = 0;
    begin(p, "h3");
    attribute(p, "id", regel_anchor(regel));
    attribute(p, "class", mbo_regel_uit(regel) ? "uit" : "regel");
    xmlTextWriterWriteString(p, BAD_CAST mbo_regel_id(regel));
    end(p);
    element(p, "p", mbo_regel_tekst(regel, b->taal));
    begin(p, "dl");
    term(p, tekst(b, GELDT), period(b, mbo_regel_vanaf(regel), mbo_regel_tot(regel)));
    term_words(p, b, tekst(b, ALS), mbo_regel_bereik(regel));
    term_words(p, b, tekst(b, DAN), mbo_regel_voorwaarde(regel));
    term_words(p, b, tekst(b, BEDRAG), mbo_regel_bedrag(regel));
    if (mbo_regel_soort(regel))
        term(p, tekst(b, GELDSOORT), mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, mbo_regel_soort(regel), b->taal));
    mbo_regel_feiten(regel, &set);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
        n = term_link(p, n, tekst(b, FEITEN), anchor("feit", mbo_feit_name(feit)), mbo_feit_name(feit));
    if (n)
        end_text(p);
    n = 0;
    for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)); i++)
        n = term_link(p, n, tekst(b, LEEST), anchor("parameter", naam), naam);
    if (n)
        end_text(p);
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        term(p, tekst(b, BRON), mbo_bron_tekst(mbo_regel_bron(regel, i)));
    term(p, tekst(b, BASIS), mbo_code_label(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel), b->taal));
    term(p, tekst(b, BEVESTIGD), date_text(mbo_regel_bevestigd_tot(regel)));
    end(p);
}

static void write_condition(page *p, const boek *b, const mbo_regel *regel)
{
    const char *als = mbo_regel_bereik(regel), *dan = mbo_regel_voorwaarde(regel);
    begin_text(p, "li");
    if (*als) {
        xmlTextWriterWriteFormatString(p, "%s ", tekst(b, INDIEN));
        write_words(p, b, als);
        xmlTextWriterWriteString(p, BAD_CAST(*dan ? ": " : " "));
    }
    if (*dan)
        write_words(p, b, dan);
    xmlTextWriterWriteString(p, BAD_CAST " (");
    link_to(p, regel_anchor(regel), mbo_regel_id(regel));
    xmlTextWriterWriteString(p, BAD_CAST ")");
    end_text(p);
}

static void write_vraag(page *p, const boek *b, mbo_vraag vraag)
{
    mbo_datum vanaf = MBO_DATUM_NOT_SET, tot = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    int32_t eerste = -1;
    if (!vraag && !next_regel(b, 0, NULL, &eerste))
        return;
    begin(p, "section");
    attribute(p, "id", anchor("vraag", vraag ? mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag) : "alle"));
    if (vraag)
        element(p, "h2", mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
    if (*mbo_regels_bereik(b->regels, vraag)) {
        begin(p, "dl");
        term_words(p, b, tekst(b, BEREIK), mbo_regels_bereik(b->regels, vraag));
        end(p);
    }
    while (vraag && next_periode(b, vraag, &vanaf, &tot)) {
        element(p, "p", verdict(b, vraag, vanaf, tot));
        regel = condition_in(b, vraag, vanaf, 0);
        if (!regel)
            continue;
        begin(p, "ul");
        for (int n = 0; (regel = condition_in(b, vraag, vanaf, n)); n++)
            write_condition(p, b, regel);
        end(p);
        for (const char *naam = ""; (naam = next_zonder(b, vraag, vanaf, naam));) {
            begin_text(p, "p");
            write_words(p, b, naam);
            xmlTextWriterWriteFormatString(p, " %s", tekst(b, GEEN_DAN));
            end_text(p);
        }
    }
    for (int32_t i = -1; (regel = next_regel(b, vraag, NULL, &i));)
        write_regel(p, b, regel);
    end(p);
}

static void write_begrippen(page *p, const boek *b)
{
    begin(p, "section");
    attribute(p, "id", "begrippen");
    element(p, "h2", tekst(b, BEGRIPPEN));
    for (int lijst = 0; lijst < LIJSTEN; lijst++) {
        int kop = 0;
        int32_t i = lijsten[lijst].begin;
        char text[4096];
        for (const char *naam; (naam = lijsten[lijst].next(b, &i));) {
            if (!kop++) {
                element(p, "h3", tekst(b, lijsten[lijst].kop));
                begin(p, "dl");
            }
            uitleg(b, lijst, i, text, sizeof text);
            begin(p, "dt");
            attribute(p, "id", anchor(lijsten[lijst].soort, naam));
            xmlTextWriterWriteString(p, BAD_CAST naam);
            end(p);
            begin_text(p, "dd");
            if (lijst == LIJST_BEGRIPPEN)
                write_words(p, b, text);
            else
                xmlTextWriterWriteString(p, BAD_CAST text);
            end_text(p);
        }
        if (kop)
            end(p);
    }
    end(p);
}

/* A parameter, the rules that read it, and a table of its values. */
static void write_parameter(page *p, const boek *b, const char *naam)
{
    static const int kop[] = {VANAF, TOT, WAARDE, BRON, BEVESTIGD};
    const mbo_parameter *v;
    const mbo_regel *regel;
    const char *vorige = "";
    int waarden = 0;
    begin(p, "h3");
    attribute(p, "id", anchor("parameter", naam));
    xmlTextWriterWriteString(p, BAD_CAST naam);
    end(p);
    begin_text(p, "p");
    xmlTextWriterWriteFormatString(p, "%s:", tekst(b, GELEZEN_DOOR));
    for (int32_t r = -1; (regel = next_regel(b, -1, naam, &r)); vorige = mbo_regel_id(regel))
        if (strcmp(mbo_regel_id(regel), vorige) != 0) {
            xmlTextWriterWriteString(p, BAD_CAST(*vorige ? ", " : " "));
            link_to(p, regel_anchor(regel), mbo_regel_id(regel));
        }
    end_text(p);
    for (int32_t i = -1; (v = next_waarde(b, naam, &i));) {
        if (!waarden++) {
            begin(p, "table");
            begin(p, "tr");
            for (size_t k = 0; k < sizeof kop / sizeof *kop; k++)
                element(p, "th", tekst(b, kop[k]));
            end(p);
        }
        begin(p, "tr");
        element(p, "td", date_text(mbo_parameter_vanaf(v)));
        element(p, "td", date_text(mbo_parameter_tot(v)));
        xmlTextWriterWriteFormatElement(p, BAD_CAST "td", "%s %s", amount(v), mbo_parameter_eenheid(v));
        element(p, "td", mbo_parameter_bron(v));
        element(p, "td", date_text(mbo_parameter_bevestigd_tot(v)));
        end(p);
    }
    if (waarden)
        end(p);
    else
        element(p, "p", tekst(b, GEEN));
}

static void write_parameters(page *p, const boek *b)
{
    int begun = 0;
    for (const char *naam = ""; (naam = next_parameter(b, naam));) {
        if (!begun++) {
            begin(p, "section");
            attribute(p, "id", "parameters");
            element(p, "h2", tekst(b, PARAMETERS));
        }
        write_parameter(p, b, naam);
    }
    if (begun)
        end(p);
}

static void meta(page *p, const char *name, const char *value)
{
    begin(p, "meta");
    attribute(p, "name", name);
    attribute(p, "content", value);
    xmlTextWriterEndElement(p);
}

static int print_html(const boek *b)
{
    xmlBuffer *buffer = xmlBufferCreate();
    page *p = buffer ? xmlNewTextWriterMemory(buffer, 0) : NULL;
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
    meta(p, "viewport", "width=device-width, initial-scale=1");
    element(p, "title", tekst(b, TITEL));
    element(p, "style", style);
    end(p);
    begin(p, "body");
    xmlTextWriterWriteFormatElement(p, BAD_CAST "h1", "%s %s", tekst(b, TITEL), mbo_version());
    begin_text(p, "p");
    xmlTextWriterWriteFormatString(p, "%s: ", tekst(b, VINGERAFDRUK));
    element(p, "code", vingerafdruk(b));
    end_text(p);
    begin(p, "ul");
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v)) {
            begin_text(p, "li");
            link_to(p, anchor("vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v)),
                    mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, b->taal));
            end_text(p);
        }
    begin_text(p, "li");
    link_to(p, "begrippen", tekst(b, BEGRIPPEN));
    end_text(p);
    end(p);
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            write_vraag(p, b, v);
    write_begrippen(p, b);
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

/* Where a rule lapsed, what else holds since for the example: its next new rule of the same question that is true. `*o`
   is NULL at first; at the end it is freed. */
static const mbo_regel *next_in_plaats(const wissel *w, const mbo_verschil *v, int32_t i, mbo_oordeel **o, int32_t *r)
{
    const mbo_regel *was, *regel = NULL;
    mbo_vraag vraag = 0;
    for (int32_t n = 0; n < mbo_verschil_regel_count(v, i); n++)
        if ((was = mbo_verschil_regel_was(v, i, n)) && !mbo_verschil_regel_nu(v, i, n))
            vraag = mbo_regel_vraag(was);
    if (vraag && !*o && mbo_oordeel_create(w->nieuw, NULL, mbo_verschil_voorbeeld(v, i), vraag, 0, NULL, o, NULL))
        return NULL;
    while (vraag && (regel = mbo_oordeel_reden_regel(*o, vraag, ++*r)))
        if (mbo_regel_vanaf(regel) > w->oud_op && mbo_oordeel_reden_uitkomst(*o, vraag, *r) == MBO_UITKOMST_JA)
            return regel;
    mbo_oordeel_free(*o);
    return NULL;
}

static void print_klasse(const boek *b, const wissel *w, const mbo_verschil *v, int32_t i)
{
    char text[1024];
    mbo_oordeel *o = NULL;
    const mbo_regel *regel;
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
    for (int32_t r = -1; (regel = next_in_plaats(w, v, i, &o, &r));) {
        snprintf(text, sizeof text, "%s: %s", mbo_regel_id(regel), mbo_regel_tekst(regel, b->taal));
        print_line(4, tekst(b, IN_PLAATS), text);
    }
    print_line(4, tekst(b, VOORBEELD), facts(mbo_verschil_voorbeeld(v, i)));
}

static json_t *klasse_json(const wissel *w, const mbo_verschil *v, int32_t i)
{
    json_t *regels = json_array(), *parameters = json_array(), *voorbeeld = json_object(), *in_plaats = json_array();
    mbo_oordeel *o = NULL;
    const mbo_regel *regel;
    for (int32_t r = -1; (regel = next_in_plaats(w, v, i, &o, &r));)
        json_array_append_new(in_plaats, json_string(mbo_regel_id(regel)));
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
    return json_pack("{s:s,s:s,s:o,s:o,s:o,s:o}", "was", answer(v, i, 0), "nu", answer(v, i, 1), "regels", regels,
                     "in_plaats", in_plaats, "parameters", parameters, "voorbeeld", voorbeeld);
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
                json_array_append_new(klassen, klasse_json(w, v, i));
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
                print_klasse(b, w, v, i);
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

/* A number from 0 to 10^9 with at most two decimals, as hundredths; -1: it is none. */
static int64_t read_hundredths(const char *text)
{
    static const char digits[] = "0123456789";
    size_t whole = strspn(text, digits), decimals = text[whole] == '.' ? strspn(text + whole + 1, digits) : 0;
    int64_t n = 0;
    if (!whole || whole > 10 || decimals > 2 || text[whole + (decimals ? decimals + 1 : 0)])
        return -1;
    for (size_t i = 0; i < whole; i++)
        n = 10 * n + (text[i] - '0');
    for (size_t i = 0; i < 2; i++)
        n = 10 * n + (i < decimals ? text[whole + 1 + i] - '0' : 0);
    return n <= INT64_C(100000000000) ? n : -1;
}

/* NAAM=WAARDE@DATE */
static int set_parameter(mbo_regels **regels, char *spec)
{
    mbo_fout fout;
    mbo_regels *nieuw = NULL;
    mbo_datum vanaf;
    char *waarde = strchr(spec, '='), *datum = strchr(spec, '@');
    if (!waarde || !datum || datum < waarde) {
        fprintf(stderr, "%s: \"%s\" is not NAAM=WAARDE@DATE, such as lesgeld.bedrag=1200@2027-08-01\n", program, spec);
        return SLECHT_GEBRUIK;
    }
    *waarde++ = *datum++ = '\0';
    if (mbo_datum_parse(datum, &vanaf, &fout))
        return report(program, NULL, &fout);
    int64_t cents = read_hundredths(waarde);
    if (cents < 0) {
        fprintf(stderr, "%s: %s: \"%s\" is not a number from 0 on with at most two decimals after a point\n", program,
                spec, waarde);
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
    int option, vorm = 0, anders = 0, status;
    const char *wrong = NULL;
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
        case 'm': anders = 1; break; /* once there are rules */
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
        case 'w':
            if (vorm && vorm != option)
                return fprintf(stderr, "%s: give --json or --html, not both\n", program), SLECHT_GEBRUIK;
            vorm = option;
            break;
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
    if (b.op != MBO_DATUM_NOT_SET && b.op < MBO_REGELS_BEGIN)
        wrong = "--op-datum: the rules begin on 2014-08-01";
    else if (w.oud_op == MBO_DATUM_NOT_SET)
        wrong = NULL; /* the book */
    else if (b.op != MBO_DATUM_NOT_SET)
        wrong = "--verschil has the days that it compares: --op-datum says nothing more";
    else if (vorm == 'w')
        wrong = "--verschil writes text or --json, no page";
    else if (w.oud_op > w.nieuw_op)
        wrong = "--verschil OUD NIEUW: the old day comes first";
    else if (w.oud_op == w.nieuw_op && !anders)
        wrong = "--verschil compares two days, or one day with what --zonder and --met make of it";
    if (wrong)
        return fprintf(stderr, "%s: %s\n", program, wrong), SLECHT_GEBRUIK;
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
    if (!status && !note_gelezen(&b)) {
        fprintf(stderr, "%s: no memory\n", program);
        status = SLECHTE_INVOER;
    }
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
    free(b.gelezen);
    return status;
}

int main(int argc, char **argv)
{
    return finish(program, run(argc, argv));
}
