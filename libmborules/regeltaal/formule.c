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
 *             | "crebo" | "vierjarig" | "crebo_in_bol" | "crebo_in_bbl" | "instroom" | "nooit"
 */
#include "regels/regels.h"

#include <stdio.h>
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
    mboi_formule *f = mboi_arena_alloc(&t->lezer->regels->arena, sizeof *f, _Alignof(mboi_formule));
    if (f) {
        memset(f, 0, sizeof *f);
        f->soort = soort;
    } else {
        mboi_no_memory(t->lezer->fout);
    }
    return f;
}

static const char *const datumfuncties[MBOI_LEEFTIJDEN] = {
    [MBOI_LEEFTIJD] = "leeftijd",
    [MBOI_LEEFTIJD_BEGIN_CURSUSJAAR] = "leeftijd_begin_cursusjaar",
    [MBOI_LEEFTIJD_EIND_VORIG_SCHOOLJAAR] = "leeftijd_eind_vorig_schooljaar",
    [MBOI_LEEFTIJD_BEGIN_KWARTAAL] = "leeftijd_begin_kwartaal",
    [MBOI_LEEFTIJD_EIND_VORIG_KWARTAAL] = "leeftijd_eind_vorig_kwartaal",
    [MBOI_LEEFTIJD_EIND_VORIGE_MAAND] = "leeftijd_eind_vorige_maand",
};

/* What is asked of the crebo: the children of its node. Without one it is on no list, and no leerweg is ruled out. */
static const struct {
    const char *naam;
    int64_t kinderen;
} crebowoorden[] = {
    {"crebo", 0x1fe},
    {"vierjarig", 0x154},
    {"crebo_in_bol", 0x199},
    {"crebo_in_bbl", 0x1e1},
};

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

/* ">=" or "<=" parameter */
static mbo_status read_parameter(tekst *t, const char *teken, int32_t *parameter)
{
    if (!take(t, teken))
        return wrong(t, teken);
    *parameter = mboi_regels_naam(t->lezer->regels, t->teken);
    next(t);
    return *parameter < 0 ? mboi_no_memory(t->lezer->fout) : MBO_OK;
}

static mbo_status read_datumtest(tekst *t, mboi_datumfunctie functie, mboi_formule *f)
{
    mbo_regels *regels = t->lezer->regels;
    f->parameter = MBOI_GEEN;
    mbo_status status = functie == MBOI_INSTROOM ? MBO_OK : read_parameter(t, ">=", &f->parameter);
    if (status)
        return status;
    for (size_t i = 0; i < regels->testen; i++)
        if (regels->test[i].functie == functie && regels->test[i].parameter == f->parameter) {
            f->test = (int32_t)i;
            return MBO_OK;
        }
    if (!mboi_grow(&regels->allocator, (void **)&regels->test, &regels->test_capacity, regels->testen,
                   sizeof *regels->test))
        return mboi_no_memory(t->lezer->fout);
    f->test = (int32_t)regels->testen;
    regels->test[regels->testen++] = (struct mboi_datumtest){functie, f->parameter};
    return MBO_OK;
}

static mbo_status read_set(tekst *t, mboi_formule *f)
{
    mbo_regels *regels = t->lezer->regels;
    mbo_status status = read_codes(t, mbo_feit_vocabulaire(f->feit), true, &f->codes);
    if (status)
        return status;
    for (size_t i = 0; i < regels->verzamelingen; i++)
        if (regels->verzameling[i] == f->codes) {
            f->test = (int32_t)i;
            return MBO_OK;
        }
    if (!mboi_grow(&regels->allocator, (void **)&regels->verzameling, &regels->verzameling_capacity,
                   regels->verzamelingen, sizeof *regels->verzameling))
        return mboi_no_memory(t->lezer->fout);
    f->test = (int32_t)regels->verzamelingen;
    regels->verzameling[regels->verzamelingen++] = f->codes;
    return MBO_OK;
}

static const mboi_afleiding *find_afleiding(const mboi_lezer *lezer, mboi_span naam)
{
    for (size_t i = 0; i < lezer->afleidingen; i++)
        if (lezer->afleiding[i].naam.length == naam.length &&
            memcmp(lezer->afleiding[i].naam.text, naam.text, naam.length) == 0)
            return &lezer->afleiding[i];
    return NULL;
}

static mbo_status read_norm(tekst *t, mboi_formule *f)
{
    const mbo_regels *regels = t->lezer->regels;
    for (size_t i = 0; i < regels->normen; i++)
        if (regels->norm[i].naam.length == t->teken.length &&
            memcmp(regels->norm[i].naam.text, t->teken.text, t->teken.length) == 0) {
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
            f->codes = crebowoorden[i].kinderen;
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
        if (take(t, datumfuncties[i])) {
            f->soort = MBOI_DATUM;
            return read_datumtest(t, (mboi_datumfunctie)i, f);
        }
    if (take(t, "instroom")) {
        f->soort = MBOI_DATUM;
        return read_datumtest(t, MBOI_INSTROOM, f);
    }
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

/* ---- fingerprints ---- */

static void add_getal(mboi_sha256 *sha, int64_t getal)
{
    char cijfers[24];
    mboi_sha256_add(sha, cijfers, (size_t)snprintf(cijfers, sizeof cijfers, "%lld ", (long long)getal));
}

static void add_naam(mboi_sha256 *sha, const char *naam)
{
    mboi_sha256_add(sha, naam, strlen(naam));
    mboi_sha256_add(sha, " ", 1);
}

static void add_norm(const mbo_regels *regels, const mboi_norm *norm, mboi_sha256 *sha)
{
    add_getal(sha, norm->naar_rato);
    add_getal(sha, norm->studiejaren);
    for (int32_t i = 0; i < norm->rijen; i++) {
        add_getal(sha, norm->rij[i].jaren);
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
            add_naam(sha, norm->rij[i].parameter[u] == MBOI_GEEN ? "-" : regels->naam[norm->rij[i].parameter[u]]);
    }
}

void mboi_formule_sha256(const mbo_regels *regels, const mboi_formule *f, mboi_sha256 *sha)
{
    /* by name, so that a new kind of condition leaves the fingerprints of the others as they are */
    static const char *const soorten[] = {
        [MBOI_EN] = "en",
        [MBOI_OF] = "of",
        [MBOI_NIET] = "niet",
        [MBOI_FEIT] = "feit",
        [MBOI_CODE] = "code",
        [MBOI_BEVAT] = "bevat",
        [MBOI_NIVEAU] = "niveau",
        [MBOI_DUUR_TOT] = "tot",
        [MBOI_DUUR_VANAF] = "vanaf",
        [MBOI_CREBO] = "crebo",
        [MBOI_UREN] = "uren",
        [MBOI_DATUM] = "datum",
        [MBOI_NOOIT] = "nooit",
        [MBOI_AFGELEID] = "afgeleid",
        [MBOI_VRAAG] = "vraag",
    };
    if (!f) {
        add_naam(sha, "altijd");
        return;
    }
    add_naam(sha, soorten[f->soort]);
    if (f->feit)
        add_naam(sha, mbo_feit_name(f->feit));
    if (f->soort == MBOI_CODE || f->soort == MBOI_BEVAT || f->soort == MBOI_CREBO)
        add_getal(sha, f->codes);
    if (f->soort == MBOI_NIVEAU || f->soort == MBOI_DUUR_TOT || f->soort == MBOI_DUUR_VANAF)
        add_naam(sha, regels->naam[f->parameter]);
    if (f->soort == MBOI_DATUM) {
        const struct mboi_datumtest *test = &regels->test[f->test];
        add_naam(sha, test->functie == MBOI_INSTROOM ? "instroom" : datumfuncties[test->functie]);
        add_naam(sha, test->functie == MBOI_INSTROOM ? "-" : regels->naam[test->parameter]);
    }
    if (f->soort == MBOI_UREN)
        add_norm(regels, &regels->norm[f->test], sha);
    if (f->soort == MBOI_VRAAG)
        add_naam(sha, mbo_code_name(MBO_VOCABULAIRE_VRAAG, f->test));
    if (f->links)
        mboi_formule_sha256(regels, f->links, sha);
    if (f->rechts)
        mboi_formule_sha256(regels, f->rechts, sha);
}
