/* SPDX-License-Identifier: MIT */
/* What of the book is shown: rules, parameters, words and terms, each stepped through by a function next_...(). */
#include "boek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int holds(mbo_datum vanaf, mbo_datum tot, mbo_datum op)
{
    return op == MBO_DATUM_NOT_SET ||
           ((vanaf == MBO_DATUM_NOT_SET || op >= vanaf) && (tot == MBO_DATUM_NOT_SET || op < tot));
}

int is_asked(const boek *b, mbo_vraag vraag)
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

const mbo_regel *next_regel(const boek *b, mbo_vraag vraag, const char *parameter, int32_t *i)
{
    const mbo_regel *regel;
    while ((regel = mbo_regels_regel(b->regels, ++*i)))
        if (is_shown(b, regel) && (vraag < 0 || mbo_regel_vraag(regel) == vraag) &&
            (!parameter || reads(b, regel, parameter)))
            return regel;
    return NULL;
}

const char *next_parameter(const boek *b, const char *naam)
{
    const char *gelezen, *next = NULL;
    const mbo_regel *regel;
    for (int32_t r = -1; (regel = next_regel(b, -1, NULL, &r));)
        for (int32_t i = 0; (gelezen = mbo_regel_parameter(b->regels, regel, i)); i++)
            if (strcmp(gelezen, naam) > 0 && (!next || strcmp(gelezen, next) < 0))
                next = gelezen;
    return next;
}

const mbo_parameter *next_waarde(const boek *b, const char *naam, int32_t *i)
{
    const mbo_parameter *p;
    while ((p = mbo_regels_parameter(b->regels, ++*i)))
        if (strcmp(mbo_parameter_naam(p), naam) == 0 && holds(mbo_parameter_vanaf(p), mbo_parameter_tot(p), b->op))
            return p;
    return NULL;
}

const mbo_stap *next_stap(const boek *b, mbo_stapsoort soort, int32_t *i)
{
    const mbo_stap *stap;
    while ((stap = mbo_regels_stap(b->regels, ++*i)))
        if (!b->vraag && holds(mbo_stap_vanaf(stap), mbo_stap_tot(stap), b->op) &&
            (!soort || mbo_stap_soort(stap) == soort))
            return stap;
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
    const char *afleiding;
    for (int32_t i = 0; (afleiding = mbo_regels_afleiding(b->regels, i)); i++)
        if (strcmp(afleiding, naam) == 0)
            return "afleiding";
    if (strchr(naam, '.')) /* a parameter, or what those of a norm begin with */
        return next_regel(b, -1, naam, &regel) ? "parameter" : NULL;
    if (mbo_code_parse(MBO_VOCABULAIRE_VRAAG, naam, &vraag, NULL) == MBO_OK && !strspn(na + strspn(na, " "), "<>="))
        return "vraag";
    return mbo_feit_parse(naam, &feit, NULL) == MBO_OK ? "feit" : NULL;
}

int next_stuk(const boek *b, stuk *s)
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

int mentions(const boek *b, const char *text, const char *soort, const char *naam)
{
    stuk s = {.text = text};
    if (strstr(text, naam)) /* seldom, and to take a text apart takes long */
        while (next_stuk(b, &s))
            if (s.soort && strcmp(s.soort, soort) == 0 && strcmp(s.naam, naam) == 0)
                return 1;
    return 0;
}

/* Does what is shown use a name or a word, in a rule, a scope, or a derivation from `afleiding` on that is used itself?
   Derivations use only those before them. */
static int is_used(const boek *b, const char *soort, const char *naam, int32_t afleiding)
{
    const mbo_regel *regel;
    const mbo_stap *stap;
    const char *door;
    for (int32_t i = -1; (regel = next_regel(b, -1, NULL, &i));)
        if (mentions(b, mbo_regel_bereik(regel), soort, naam) ||
            mentions(b, mbo_regel_voorwaarde(regel), soort, naam) || mentions(b, mbo_regel_bedrag(regel), soort, naam))
            return 1;
    for (int32_t i = -1; (stap = next_stap(b, 0, &i));) {
        if (mentions(b, mbo_stap_voorwaarde(stap), soort, naam))
            return 1;
        for (int32_t t = 0; (door = mbo_stap_tenzij(stap, t)); t++)
            if (mentions(b, door, soort, naam))
                return 1;
    }
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v) && mentions(b, mbo_regels_bereik(b->regels, v), soort, naam))
            return 1;
    for (; (door = mbo_regels_afleiding(b->regels, afleiding)); afleiding++)
        if (mentions(b, mbo_regels_afleiding_tekst(b->regels, afleiding), soort, naam) &&
            is_used(b, "afleiding", door, afleiding + 1))
            return 1;
    return 0;
}

const char *next_woord(const boek *b, int32_t *i)
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

const char *next_afleiding(const boek *b, int32_t *i)
{
    const char *naam;
    while ((naam = mbo_regels_afleiding(b->regels, ++*i)) && !is_used(b, "afleiding", naam, *i + 1))
        ;
    return naam;
}

const char *next_feit(const boek *b, int32_t *feit)
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

/* ---- texts of what is shown ---- */

const char *tekst(const boek *b, int welke)
{
    return teksten[welke][b->taal];
}

const char *amount(const mbo_parameter *p)
{
    static char text[64];
    long long value = mbo_parameter_waarde(p);
    snprintf(text, sizeof text, value % 100 ? "%lld.%02lld" : "%lld", value / 100, value % 100);
    return text;
}

void parameters_van(const boek *b, const mbo_regel *regel, char *text, size_t size)
{
    const char *naam;
    size_t n = 0;
    *text = '\0';
    for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)) && n < size; i++)
        n += (size_t)snprintf(text + n, size - n, "%s%s", n ? ", " : "", naam);
}

const uitleglijst lijsten[LIJSTEN] = {
    [LIJST_WOORDEN] = {WOORDEN, "woord", next_woord, -1},
    [LIJST_VRAGEN] = {ANDERE_VRAGEN, "vraag", next_vraag, 0},
    [LIJST_AFLEIDINGEN] = {AFLEIDINGEN, "afleiding", next_afleiding, -1},
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

void uitleg(const boek *b, int lijst, int32_t i, char *text, size_t size)
{
    switch (lijst) {
    case LIJST_WOORDEN: snprintf(text, size, "%s", mbo_regels_woord_tekst(i, b->taal)); break;
    case LIJST_VRAGEN: snprintf(text, size, "%s", mbo_code_label(MBO_VOCABULAIRE_VRAAG, i, b->taal)); break;
    case LIJST_AFLEIDINGEN: snprintf(text, size, "%s", mbo_regels_afleiding_tekst(b->regels, i)); break;
    default: feit_tekst(b, i, text, size); break;
    }
}

const char *vingerafdruk(const boek *b)
{
    static char text[65];
    mbo_regels_vingerafdruk(b->regels, text, sizeof text);
    return text;
}

const char *bedrag_tekst(const boek *b, const mbo_regel *regel)
{
    static char text[512];
    *text = '\0';
    if (mbo_regel_soort(regel))
        snprintf(text, sizeof text, "%s (%s)", mbo_regel_bedrag(regel),
                 mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, mbo_regel_soort(regel), b->taal));
    return text;
}

int note_gelezen(boek *b)
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

/* ---- the glossary ---- */

const mbo_begrip *begrip_at(const boek *b, int32_t i)
{
    return i >= 0 && i < b->begrippen ? mbo_regels_begrip(b->regels, b->begrip[i]) : NULL;
}

int is_begrip(const boek *b, const mbo_begrip *begrip)
{
    for (int32_t i = 0; i < b->begrippen; i++)
        if (begrip_at(b, i) == begrip)
            return 1;
    return 0;
}

/* A term, in the order of the alphabet. */
static void add_begrip(boek *b, const mbo_begrip *begrip)
{
    int32_t at = b->begrippen, index = 0;
    if (is_begrip(b, begrip))
        return;
    while (mbo_regels_begrip(b->regels, index) != begrip)
        index++;
    b->begrippen++;
    for (; at && strcasecmp(mbo_begrip_naam(begrip, b->taal), mbo_begrip_naam(begrip_at(b, at - 1), b->taal)) < 0; at--)
        b->begrip[at] = b->begrip[at - 1];
    b->begrip[at] = index;
}

/* The terms of a text, and those that explain them. */
static void add_begrippen(boek *b, const char *text)
{
    const mbo_begrip *begrip;
    size_t begin = 0, length = 0;
    while ((begrip = mbo_regels_begrip_in(b->regels, text, b->taal, begin + length, &begin, &length)))
        if (!is_begrip(b, begrip)) {
            add_begrip(b, begrip);
            add_begrippen(b, mbo_begrip_tekst(begrip, b->taal));
        }
}

int note_begrippen(boek *b)
{
    const mbo_regel *regel;
    const mbo_stap *stap;
    b->begrip = calloc((size_t)mbo_regels_begrip_count(b->regels) + 1, sizeof *b->begrip);
    if (!b->begrip)
        return 0;
    for (int32_t i = -1; (regel = next_regel(b, -1, NULL, &i));)
        add_begrippen(b, mbo_regel_tekst(regel, b->taal));
    for (int32_t i = -1; (stap = next_stap(b, 0, &i));)
        add_begrippen(b, mbo_stap_tekst(stap, b->taal));
    return 1;
}
