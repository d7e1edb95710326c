/* SPDX-License-Identifier: MIT */
/* The choices that a diagram has at each fact: which values the rules tell apart, and in which order facts are read. */
#include "diagram/compileren.h"

#include <stdlib.h>
#include <string.h>

/* ---- facts ---- */

int32_t mboi_ariteit(const mboi_stelsel *stelsel, mbo_feit feit)
{
    if (feit > MBOI_ATOMEN) /* hours against a table: not enough, enough */
        return 2;
    if (feit > MBOI_FEITEN) /* as a bool fact */
        return 3;
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: return 3; /* nee, ja, and not given where there is a derivation */
    case MBO_FEITTYPE_CODE: return mbo_code_count(mbo_feit_vocabulaire(feit));
    case MBO_FEITTYPE_INT: /* crebo or studieduur */
        return feit == MBO_FEIT_CREBO ? MBOI_CREBO_SOORTEN : (int32_t)stelsel->duurgrenzen + 1;
    default: return (int32_t)stelsel->set[mboi_feit_set(feit)].klassen;
    }
}

/* Facts on which the scope of most rules depends come first: that keeps diagrams small. Besluiten come after all other
   facts, and what an own rule finds before them, as it may wait for one; hours come last. */
int32_t mboi_rang(mbo_feit feit)
{
    enum {
        EIGEN = 16,
        FEITEN = EIGEN + MBOI_MAX_EIGEN,
        BESLUITEN = FEITEN + MBOI_FEITEN,
        UREN = BESLUITEN + MBOI_FEITEN
    };
    static const mbo_feit eerst[] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_INSTELLING,
                                     MBO_FEIT_CREBO};
    _Static_assert(MBOI_COUNT(eerst) < EIGEN, "own rules come after these");
    for (int32_t i = 0; i < (int32_t)MBOI_COUNT(eerst); i++)
        if (feit == eerst[i])
            return i;
    return feit > MBOI_ATOMEN      ? UREN + feit
           : feit > MBOI_FEITEN    ? EIGEN + feit - MBOI_FEITEN
           : mboi_is_besluit(feit) ? BESLUITEN + feit
                                   : FEITEN + feit;
}

/* ---- the classes of sets ---- */

static int by_number(const void *a, const void *b)
{
    uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;
    return (x > y) - (x < y);
}

static uint16_t set_truth(const mboi_boek *boek, mbo_feit feit, int64_t codes)
{
    uint16_t truth = 0;
    for (size_t i = 0; i < boek->settesten; i++) {
        const struct mboi_settest *test = &boek->settest[i];
        truth |= (uint16_t)((test->feit == feit && (codes & test->codes) != 0) << test->nummer);
    }
    return truth;
}

static size_t testen_of(const mboi_boek *boek, mbo_feit feit)
{
    size_t testen = 0;
    for (size_t i = 0; i < boek->settesten; i++)
        testen += boek->settest[i].feit == feit;
    return testen;
}

/* How many truths there are. */
static size_t waarheden_of(const mboi_boek *boek, mbo_feit feit)
{
    size_t testen = testen_of(boek, feit);
    return (size_t)1 << (testen < MBOI_MAX_SETTESTEN ? testen : MBOI_MAX_SETTESTEN);
}

/* The truth of a set is that of its members together: close the truths of the single codes, and none, under union. */
static mbo_status make_setklassen(const mboi_boek *boek, mbo_feit feit, mboi_setklassen *set, mbo_fout *fout)
{
    size_t n = 1;
    if (mbo_code_count(mbo_feit_vocabulaire(feit)) >= 2 * MBOI_SETBITS)
        return mboi_fail(fout, MBO_ERROR_LIMIT,
                         "%s: its vocabulary has %d codes, and MBOI_SETBITS in diagram/stelsel.h room for %d",
                         mbo_feit_name(feit), mbo_code_count(mbo_feit_vocabulaire(feit)), 2 * MBOI_SETBITS - 1);
    if (testen_of(boek, feit) > MBOI_MAX_SETTESTEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules have more than %d tests of %s", MBOI_MAX_SETTESTEN,
                         mbo_feit_name(feit));
    uint16_t klasse[MBOI_MAX_ARITEIT] = {0};
    for (int32_t code = 1; code <= mbo_code_count(mbo_feit_vocabulaire(feit)); code++) {
        uint16_t truth = set_truth(boek, feit, INT64_C(1) << code);
        for (size_t i = 0, were = n; i < were; i++) {
            size_t at = 0;
            while (at < n && klasse[at] != (klasse[i] | truth))
                at++;
            if (at == MBOI_MAX_ARITEIT)
                return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules distinguish too many classes of %s",
                                 mbo_feit_name(feit));
            if (at == n)
                klasse[n++] = klasse[i] | truth;
        }
    }
    qsort(klasse, n, sizeof *klasse, by_number);
    memcpy(set->klasse, klasse, n * sizeof *klasse);
    set->klassen = n;
    for (size_t i = 0; i < n; i++)
        set->klasse_van[klasse[i]] = (int8_t)i;
    for (int64_t codes = 0; codes < MBOI_SETDEEL; codes++) {
        set->waarheid[0][codes] = set_truth(boek, feit, codes);
        set->waarheid[1][codes] = set_truth(boek, feit, codes << MBOI_SETBITS);
    }
    return MBO_OK;
}

/* Behind the sets stand the arrays of each. */
mbo_status mboi_setklassen_make(mboi_stelsel *stelsel, mbo_fout *fout)
{
    const mboi_boek *boek = stelsel->boek;
    size_t bytes = MBOI_SETFEITEN * (sizeof *stelsel->set + MBOI_MAX_ARITEIT * sizeof *stelsel->set->klasse);
    for (size_t i = 0; i < MBOI_SETFEITEN; i++)
        bytes += waarheden_of(boek, mboi_setfeiten[i]) * sizeof *stelsel->set->klasse_van;
    stelsel->set = mboi_deel_create(&stelsel->allocator, bytes, NULL);
    if (!stelsel->set)
        return mboi_no_memory(fout);
    mbo_status status = MBO_OK;
    uint16_t *klasse = (uint16_t *)(stelsel->set + MBOI_SETFEITEN);
    int8_t *klasse_van = (int8_t *)(klasse + MBOI_SETFEITEN * MBOI_MAX_ARITEIT);
    for (size_t i = 0; !status && i < MBOI_SETFEITEN; i++) {
        stelsel->set[i].klasse = klasse + i * MBOI_MAX_ARITEIT;
        stelsel->set[i].klasse_van = klasse_van;
        klasse_van += waarheden_of(boek, mboi_setfeiten[i]);
        status = make_setklassen(boek, mboi_setfeiten[i], &stelsel->set[i], fout);
    }
    return status;
}

int64_t mboi_set_van_klasse(const mboi_stelsel *stelsel, mbo_feit feit, int32_t klasse)
{
    uint16_t wanted = stelsel->set[mboi_feit_set(feit)].klasse[klasse], truth = 0;
    int64_t codes = 0;
    while (truth != wanted) { /* the class is closed under union: some code always adds to it */
        int64_t best = 0;
        int most = 0;
        for (int32_t code = 1; code <= mbo_code_count(mbo_feit_vocabulaire(feit)); code++) {
            uint16_t een = set_truth(stelsel->boek, feit, INT64_C(1) << code), meer = (uint16_t)(een & ~truth);
            int n = 0;
            for (uint16_t rest = meer; rest; rest &= (uint16_t)(rest - 1))
                n++;
            if (!(een & ~wanted) && n > most) {
                most = n;
                best = INT64_C(1) << code;
            }
        }
        codes |= best;
        truth = set_truth(stelsel->boek, feit, codes);
    }
    return codes;
}

/* ---- the classes of studieduur ---- */

/* Every value that a parameter it is compared with has at some time ends a class, or begins one. */
static mbo_status add_duurgrenzen(mboi_stelsel *stelsel, const mboi_formule *f, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    if (!f)
        return MBO_OK;
    bool duur = f->soort == MBOI_DUUR_TOT || f->soort == MBOI_DUUR_VANAF;
    for (size_t i = 0; duur && i < stelsel->boek->parameters.count; i++) {
        const struct mbo_parameter *p = &stelsel->boek->parameters.rij[i];
        int64_t grens = f->soort == MBOI_DUUR_TOT ? p->waarde / 100 : (p->waarde + 99) / 100 - 1;
        size_t at = 0;
        if (strcmp(p->naam, stelsel->boek->naam[f->parameter]) || grens < 1 ||
            grens >= mbo_feit_max(MBO_FEIT_STUDIEDUUR))
            continue;
        while (at < stelsel->duurgrenzen && stelsel->duurgrens[at] < grens)
            at++;
        if (at < stelsel->duurgrenzen && stelsel->duurgrens[at] == grens)
            continue;
        if (stelsel->duurgrenzen + 1 == MBOI_MAX_DUREN)
            return mboi_fail_at(fout, MBO_ERROR_LIMIT, p->line, 0,
                                "%s: with this value the parameters make more than %d classes of studieduur", p->naam,
                                MBOI_MAX_DUREN - 1);
        memmove(stelsel->duurgrens + at + 1, stelsel->duurgrens + at,
                (stelsel->duurgrenzen++ - at) * sizeof *stelsel->duurgrens);
        stelsel->duurgrens[at] = (int32_t)grens;
    }
    status = add_duurgrenzen(stelsel, f->links, fout);
    return status ? status : add_duurgrenzen(stelsel, f->rechts, fout);
}

mbo_status mboi_duurklassen_make(mboi_stelsel *stelsel, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    for (size_t i = 0; !status && i < stelsel->boek->regels; i++) {
        status = add_duurgrenzen(stelsel, stelsel->boek->regel[i].als, fout);
        if (!status)
            status = add_duurgrenzen(stelsel, stelsel->boek->regel[i].dan, fout);
    }
    for (size_t i = 0; !status && i < stelsel->boek->voorwaarden; i++)
        status = add_duurgrenzen(stelsel, stelsel->boek->voorwaarde[i].formule, fout);
    for (int32_t maanden = 1, klasse = 0; maanden <= MBOI_MAANDEN; maanden++) {
        klasse += (size_t)klasse < stelsel->duurgrenzen && stelsel->duurgrens[klasse] < maanden;
        stelsel->duurklasse[maanden] = (int8_t)klasse;
    }
    return status;
}
