/* SPDX-License-Identifier: MIT */
/*
 * Reading a condition:
 *
 *   of-lijst  = en-lijst { "of" en-lijst }
 *   en-lijst  = factor { "en" factor }
 *   factor    = "niet" factor | "(" of-lijst ")" | test
 *   test      = bool-feit | afleiding | vraag
 *             | code-feit "=" code | code-feit "in" "{" code { "," code } "}"
 *             | set-feit "bevat" "{" code { "," code } "}"
 *             | "niveau" ">=" parameter | datumfunctie ">=" parameter
 *             | "studieduur" ( "<=" | ">=" ) parameter | "uren" "voldoen" "aan" norm
 *             | "crebo" | "crebo_in_bol" | "crebo_in_bbl" | "instroom" | "instroom_bekend"
 *             | "bekend" parameter | "nooit"
 */
#include "regeltaal/lezer.h"

#include <string.h>

typedef struct tekst {
    mboi_lezer *lezer;
    mboi_span rest, teken; /* what is still to read, and the token in hand (empty: the end) */
    int32_t line;
} tekst;

static mbo_status wrong(const tekst *t, const char *expected)
{
    return mboi_fail_at(t->lezer->fout, MBO_ERROR_SYNTAX, t->line, 0, "%s: expected %s, found \"%.*s\"",
                        t->lezer->bestand, expected, (int)t->teken.length, t->teken.text);
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

static void next(tekst *t)
{
    t->rest = mboi_trim(t->rest);
    size_t n = 0;
    while (n < t->rest.length && in_word(t->rest.text[n]))
        n++;
    if (!n && t->rest.length)
        n = t->rest.length > 1 && strchr("<>", t->rest.text[0]) && t->rest.text[1] == '=' ? 2 : 1;
    t->teken = (mboi_span){t->rest.text, n};
    t->rest = (mboi_span){t->rest.text + n, t->rest.length - n};
}

static bool take(tekst *t, const char *word)
{
    if (!mboi_span_is(t->teken, word))
        return false;
    next(t);
    return true;
}

static mboi_formule *new_formule(tekst *t, int soort)
{
    mboi_formule *f = mboi_arena_alloc(&t->lezer->boek->arena, sizeof *f, _Alignof(mboi_formule));
    if (f) {
        memset(f, 0, sizeof *f);
        f->soort = soort;
    } else {
        mboi_no_memory(t->lezer->fout);
    }
    return f;
}

const char *const mboi_datumfunctie_namen[MBOI_DATUMFUNCTIES] = {
    [MBOI_LEEFTIJD] = "leeftijd",
    [MBOI_LEEFTIJD_BEGIN_CURSUSJAAR] = "leeftijd_begin_cursusjaar",
    [MBOI_LEEFTIJD_EIND_VORIG_SCHOOLJAAR] = "leeftijd_eind_vorig_schooljaar",
    [MBOI_LEEFTIJD_BEGIN_KWARTAAL] = "leeftijd_begin_kwartaal",
    [MBOI_LEEFTIJD_EIND_VORIG_KWARTAAL] = "leeftijd_eind_vorig_kwartaal",
    [MBOI_LEEFTIJD_EIND_VORIGE_MAAND] = "leeftijd_eind_vorige_maand",
    [MBOI_LEEFTIJD_BEGIN_MAAND] = "leeftijd_begin_maand",
    [MBOI_LEEFTIJD_EIND_CURSUSJAAR] = "leeftijd_eind_cursusjaar",
    [MBOI_INSTROOM] = "instroom",
    [MBOI_INSTROOM_BEKEND] = "instroom_bekend",
};

/* What is asked of the crebo. Without one it is on no list, and no leerweg is ruled out. */
static const struct {
    const char *naam;
    int32_t bits; /* that its kind must have */
    bool zonder;  /* what holds without a crebo */
} crebowoorden[] = {
    {"crebo", 0, false},
    {"crebo_in_bol", MBOI_IN_BOL, true},
    {"crebo_in_bbl", MBOI_IN_BBL, true},
};

/* The children of its node for which that holds. */
static int64_t crebo_kinderen(int32_t bits, bool zonder)
{
    int64_t kinderen = zonder;
    for (int32_t soort = 0; soort <= MBOI_CREBO_BITS; soort++)
        if ((soort & bits) == bits)
            kinderen |= INT64_C(1) << (1 + soort);
    return kinderen;
}

static mbo_status read_of(tekst *t, const mboi_formule **out);

/* code, or "{" code { "," code } "}" after `in` and `bevat` */
static mbo_status read_codes(tekst *t, mbo_vocabulaire vocabulaire, bool list, int64_t *codes)
{
    if (list && !take(t, "{"))
        return wrong(t, "{");
    do {
        int32_t code = mboi_code_find(vocabulaire, t->teken);
        if (!code)
            return wrong(t, "a code");
        *codes |= INT64_C(1) << code;
        next(t);
    } while (list && take(t, ","));
    return list && !take(t, "}") ? wrong(t, "}") : MBO_OK;
}

/* The word that comes before it (">=", "<=") and a parameter. */
static mbo_status read_parameter(tekst *t, const char *teken, int32_t *parameter)
{
    if (!take(t, teken))
        return wrong(t, teken);
    if (!t->teken.length || !in_word(*t->teken.text))
        return wrong(t, "the name of a parameter");
    *parameter = mboi_boek_naam(t->lezer->boek, t->teken);
    next(t);
    return *parameter < 0 ? mboi_no_memory(t->lezer->fout) : MBO_OK;
}

/* The place of a date test; -1: no memory. */
static int32_t add_datumtest(mboi_boek *boek, mboi_datumfunctie functie, int32_t parameter)
{
    for (size_t i = 0; i < boek->testen; i++)
        if (boek->test[i].functie == functie && boek->test[i].parameter == parameter)
            return (int32_t)i;
    if (!mboi_grow(&boek->allocator, (void **)&boek->test, &boek->test_capacity, boek->testen, sizeof *boek->test))
        return -1;
    boek->test[boek->testen] = (struct mboi_datumtest){functie, parameter};
    return (int32_t)boek->testen++;
}

static mbo_status read_leeftijd(tekst *t, mboi_datumfunctie functie, mboi_formule *f)
{
    f->soort = MBOI_DATUM;
    mbo_status status = read_parameter(t, ">=", &f->parameter);
    if (!status && (f->test = add_datumtest(t->lezer->boek, functie, f->parameter)) < 0)
        status = mboi_no_memory(t->lezer->fout);
    return status;
}

/* "instroom" has no value on a day of which the structure does not say whether one may start. */
static mbo_status read_instroom(tekst *t, bool bekend, mboi_formule *f)
{
    mboi_boek *boek = t->lezer->boek;
    int32_t instroom = add_datumtest(boek, MBOI_INSTROOM, MBOI_GEEN),
            of_bekend = add_datumtest(boek, MBOI_INSTROOM_BEKEND, MBOI_GEEN);
    f->soort = MBOI_DATUM;
    f->test = bekend ? of_bekend : instroom;
    f->parameter = MBOI_GEEN;
    boek->instroom = mboi_boek_naam(boek, mboi_span_of(MBOI_STRUCTUUR_INSTROOM));
    return instroom < 0 || of_bekend < 0 || boek->instroom < 0 ? mboi_no_memory(t->lezer->fout) : MBO_OK;
}

static mbo_status read_set(tekst *t, mboi_formule *f)
{
    mboi_boek *boek = t->lezer->boek;
    mbo_status status = read_codes(t, mbo_feit_vocabulaire(f->feit), true, &f->codes);
    if (status)
        return status;
    int32_t nummer = 0;
    for (size_t i = 0; i < boek->settesten; i++) {
        if (boek->settest[i].feit == f->feit && boek->settest[i].codes == f->codes) {
            f->test = (int32_t)i;
            return MBO_OK;
        }
        nummer += boek->settest[i].feit == f->feit;
    }
    if (!mboi_grow(&boek->allocator, (void **)&boek->settest, &boek->settest_capacity, boek->settesten,
                   sizeof *boek->settest))
        return mboi_no_memory(t->lezer->fout);
    f->test = (int32_t)boek->settesten;
    boek->settest[boek->settesten++] = (struct mboi_settest){f->feit, nummer, f->codes};
    return MBO_OK;
}

static const mboi_afleiding *find_afleiding(const mboi_lezer *lezer, mboi_span naam)
{
    for (size_t i = 0; i < lezer->afleidingen; i++)
        if (mboi_span_equal(lezer->afleiding[i].naam, naam))
            return &lezer->afleiding[i];
    return NULL;
}

static mbo_status read_norm(tekst *t, mboi_formule *f)
{
    const mboi_boek *boek = t->lezer->boek;
    for (size_t i = 0; i < boek->normen; i++)
        if (mboi_span_equal(boek->norm[i].naam, t->teken)) {
            f->test = (int32_t)i;
            next(t);
            return MBO_OK;
        }
    return wrong(t, "the name of a norm");
}

static mbo_status read_test(tekst *t, const mboi_formule **out)
{
    mboi_span naam = t->teken;
    mbo_feit feit = mboi_feit_find(naam);
    mbo_feittype type = mbo_feit_type(feit);
    const mboi_afleiding *afleiding = find_afleiding(t->lezer, naam);
    int32_t vraag = mboi_code_find(MBO_VOCABULAIRE_VRAAG, naam);
    mboi_formule *f = new_formule(t, MBOI_FEIT);
    if (!f)
        return MBO_ERROR_MEMORY;
    *out = f;
    f->feit = feit;

    if (type == MBO_FEITTYPE_BOOL) {
        next(t);
        if (afleiding) { /* derived when not given */
            f->soort = MBOI_AFGELEID;
            f->links = afleiding->formule;
        }
        return MBO_OK;
    }
    if (type == MBO_FEITTYPE_CODE) {
        f->soort = MBOI_CODE;
        next(t);
        bool list = take(t, "in");
        if (!list && !take(t, "="))
            return wrong(t, "= or in");
        return read_codes(t, mbo_feit_vocabulaire(feit), list, &f->codes);
    }
    if (type == MBO_FEITTYPE_SET) {
        f->soort = MBOI_BEVAT;
        next(t);
        return take(t, "bevat") ? read_set(t, f) : wrong(t, "bevat");
    }
    for (size_t i = 0; i < MBOI_COUNT(crebowoorden); i++)
        if (take(t, crebowoorden[i].naam)) {
            f->soort = MBOI_CREBO;
            f->feit = MBO_FEIT_CREBO;
            f->codes = crebo_kinderen(crebowoorden[i].bits, crebowoorden[i].zonder);
            return MBO_OK;
        }
    if (feit == MBO_FEIT_STUDIEDUUR) { /* a fact, and a question */
        next(t);
        bool tot = mboi_span_is(t->teken, "<=");
        if (!tot && !mboi_span_is(t->teken, ">=")) {
            *f = (mboi_formule){.soort = MBOI_VRAAG, .test = vraag};
            return MBO_OK;
        }
        f->soort = tot ? MBOI_DUUR_TOT : MBOI_DUUR_VANAF;
        return read_parameter(t, tot ? "<=" : ">=", &f->parameter);
    }
    if (afleiding) {
        next(t);
        *out = afleiding->formule;
        return MBO_OK;
    }
    if (vraag) {
        f->soort = MBOI_VRAAG;
        f->test = vraag;
        next(t);
        return MBO_OK;
    }
    if (take(t, "niveau")) {
        f->soort = MBOI_NIVEAU;
        f->feit = MBO_FEIT_SOORT_OPLEIDING;
        return read_parameter(t, ">=", &f->parameter);
    }
    if (mboi_span_is(t->teken, "bekend")) {
        f->soort = MBOI_BEKEND;
        return read_parameter(t, "bekend", &f->parameter);
    }
    if (take(t, "nooit")) {
        f->soort = MBOI_NOOIT;
        return MBO_OK;
    }
    if (take(t, "uren")) {
        f->soort = MBOI_UREN;
        if (!take(t, "voldoen") || !take(t, "aan"))
            return wrong(t, "voldoen aan");
        return read_norm(t, f);
    }
    for (int i = 0; i < MBOI_LEEFTIJDEN; i++)
        if (take(t, mboi_datumfunctie_namen[i]))
            return read_leeftijd(t, (mboi_datumfunctie)i, f);
    bool bekend = take(t, mboi_datumfunctie_namen[MBOI_INSTROOM_BEKEND]);
    if (bekend || take(t, mboi_datumfunctie_namen[MBOI_INSTROOM]))
        return read_instroom(t, bekend, f);
    return wrong(t, "a fact, a derivation, a question or a test");
}

static mbo_status read_factor(tekst *t, const mboi_formule **out)
{
    if (take(t, "niet")) {
        mboi_formule *f = new_formule(t, MBOI_NIET);
        *out = f;
        return f ? read_factor(t, &f->links) : MBO_ERROR_MEMORY;
    }
    if (!take(t, "("))
        return read_test(t, out);
    mbo_status status = read_of(t, out);
    if (!status && !take(t, ")"))
        status = wrong(t, ")");
    return status;
}

/* `read` { word `read` }, joined to the left */
static mbo_status read_list(tekst *t, const char *word, int soort, mbo_status (*read)(tekst *, const mboi_formule **),
                            const mboi_formule **out)
{
    mbo_status status = read(t, out);
    while (!status && take(t, word)) {
        mboi_formule *f = new_formule(t, soort);
        if (!f)
            return MBO_ERROR_MEMORY;
        f->links = *out;
        status = read(t, &f->rechts);
        *out = f;
    }
    return status;
}

static mbo_status read_en(tekst *t, const mboi_formule **out)
{
    return read_list(t, "en", MBOI_EN, read_factor, out);
}

static mbo_status read_of(tekst *t, const mboi_formule **out)
{
    return read_list(t, "of", MBOI_OF, read_en, out);
}

mbo_status mboi_formule_read(mboi_lezer *lezer, mboi_span span, int32_t line, const mboi_formule **out)
{
    tekst t = {.lezer = lezer, .rest = span, .line = line};
    next(&t);
    mbo_status status = read_of(&t, out);
    return !status && t.teken.length ? wrong(&t, "the end of the condition") : status;
}

bool mboi_formule_noemt(const mboi_formule *f, mbo_vraag vraag)
{
    return f && ((f->soort == MBOI_VRAAG && f->test == vraag) || mboi_formule_noemt(f->links, vraag) ||
                 mboi_formule_noemt(f->rechts, vraag));
}

uint32_t mboi_formule_vragen(const mboi_formule *f)
{
    return !f ? 0
              : (f->soort == MBOI_VRAAG ? UINT32_C(1) << f->test : 0) | mboi_formule_vragen(f->links) |
                    mboi_formule_vragen(f->rechts);
}
