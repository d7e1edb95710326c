/* SPDX-License-Identifier: MIT */
/* Amounts on each day: whole cents, rounded half up; a fact counts for at most the parameter that it is divided by. */
#include "diagram/compileren.h"

#include <string.h>

/* a * b / c in whole cents, half up; MBOI_GEEN: too much for 64 bits */
static int64_t scale(int64_t a, int64_t b, int64_t c)
{
    return b && a > (INT64_MAX / 2 - c) / b ? MBOI_GEEN : (2 * a * b + c) / (2 * c);
}

static mbo_status too_large(const struct mbo_parameter *p, mbo_fout *fout)
{
    return mboi_fail_at(fout, MBO_ERROR_VALUE, p->line, 0, "parameter %s: %lld is too large for an amount", p->naam,
                        (long long)(p->waarde / 100));
}

/* The amount of a rule on the days of a period and a month. */
static mbo_status bedrag_van(const mboi_stelsel *stelsel, const struct mbo_regel *regel, uint32_t periode,
                             uint32_t maand, mboi_bedrag *uit, mbo_fout *fout)
{
    const mboi_bedragregel *b = &regel->bedrag;
    const int32_t read[] = {b->parameter, b->op, b->grens, b->maal};
    const struct mbo_parameter *p[MBOI_COUNT(read)] = {NULL};
    *uit = (mboi_bedrag){.soort = regel->soort, .parameter = MBOI_GEEN, .cents = INT64_MAX, .op = 1};
    for (size_t i = 0; i < MBOI_COUNT(read); i++)
        if (read[i] != MBOI_GEEN && !(p[i] = mboi_stelsel_waarde(stelsel, read[i], periode))) {
            uit->parameter = read[i];
            return MBO_OK;
        }
    if (p[0]) {
        int64_t maanden =
            b->maanden == MBOI_ALLE_MAANDEN || (b->maanden == MBOI_MAANDEN_RESTEREND_NA_OKTOBER && maand < 3)
                ? 12
                : 12 - maand;
        uit->cents = scale(p[0]->waarde, maanden, 12);
        if (uit->cents < 0)
            return too_large(p[0], fout);
    }
    if (p[2]) {
        int64_t grens = scale(p[2]->waarde, p[3] ? p[3]->waarde : 100, 100);
        if (grens < 0)
            return too_large(p[2], fout);
        uit->cents = uit->cents < grens ? uit->cents : grens;
    }
    uit->feit = b->feit ? b->feit : b->deel;
    if (b->deel) {
        uit->op = p[1]->waarde;
        if (uit->op < 1)
            return mboi_fail_at(fout, MBO_ERROR_VALUE, p[1]->line, 0,
                                "parameter %s: 0 is not possible, amounts are divided by it", p[1]->naam);
        if (scale(uit->cents, uit->op, uit->op) < 0)
            return too_large(p[0], fout);
    }
    if (!uit->cents)
        uit->feit = 0; /* a share of nothing is nothing */
    return MBO_OK;
}

int64_t mboi_bedrag_cents(const mboi_bedrag *bedrag, int64_t waarde)
{
    if (!bedrag->feit)
        return bedrag->cents;
    if (mbo_feit_type(bedrag->feit) == MBO_FEITTYPE_GELD)
        return waarde < bedrag->cents ? waarde : bedrag->cents;
    return scale(bedrag->cents, 100 * waarde < bedrag->op ? 100 * waarde : bedrag->op, bedrag->op);
}

static bool always_equal(const mboi_bedrag *a, const mboi_bedrag *b)
{
    return a->feit == b->feit && a->cents == b->cents && a->op == b->op && a->parameter == b->parameter;
}

/* Those of a question as they are collected: in the end they stand in one shared piece, and behind them for each of its
   rules with an amount which it is, by period and month. */
typedef struct verzameling {
    mboi_stelsel *stelsel;
    mboi_bedrag *rij;
    size_t count, capacity;
    uint16_t *einde;
} verzameling;

/* The place of an amount in the table, added when it is new. */
static mbo_status place(verzameling *v, mboi_bedrag bedrag, size_t *out, mbo_fout *fout)
{
    size_t at = 0;
    bedrag.zelfde = MBOI_GEEN;
    for (; at < v->count; at++) {
        if (!always_equal(&v->rij[at], &bedrag))
            continue;
        if (bedrag.zelfde == MBOI_GEEN)
            bedrag.zelfde = (int32_t)at;
        if (v->rij[at].soort == bedrag.soort)
            break;
    }
    *out = at;
    if (at < v->count)
        return MBO_OK;
    if (bedrag.zelfde == MBOI_GEEN)
        bedrag.zelfde = (int32_t)at;
    if (at == MBOI_MAX_BEDRAGEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules of a question make more than %d amounts", MBOI_MAX_BEDRAGEN);
    if (!mboi_grow(&v->stelsel->allocator, (void **)&v->rij, &v->capacity, at, sizeof bedrag))
        return mboi_no_memory(fout);
    v->rij[v->count++] = bedrag;
    return MBO_OK;
}

/* Has all that the amount of a rule is made of the same values in two periods? */
static bool same_waarden(const mboi_stelsel *stelsel, const mboi_bedragregel *b, uint32_t p, uint32_t q)
{
    const int32_t read[] = {b->parameter, b->op, b->grens, b->maal};
    bool same = true;
    for (size_t i = 0; i < MBOI_COUNT(read); i++)
        same &= read[i] == MBOI_GEEN ||
                mboi_stelsel_waarde(stelsel, read[i], p) == mboi_stelsel_waarde(stelsel, read[i], q);
    return same;
}

static mbo_status collect(verzameling *v, size_t index, uint16_t *einde, bool met_feit, mbo_fout *fout)
{
    enum { JAAR = 12 };
    const mboi_stelsel *stelsel = v->stelsel;
    const struct mbo_regel *regel = &stelsel->boek->regel[index];
    for (uint32_t p = 0; p < stelsel->perioden; p++, einde += JAAR) {
        if (p && same_waarden(stelsel, &regel->bedrag, p - 1, p)) {
            memcpy(einde, einde - JAAR, JAAR * sizeof *einde);
            continue;
        }
        for (uint32_t maand = 0; maand < JAAR; maand++) {
            mboi_bedrag bedrag;
            size_t at = 0;
            mbo_status status = bedrag_van(stelsel, regel, p, maand, &bedrag, fout);
            if (!status && (bedrag.feit != 0) != met_feit)
                continue;
            if (!status)
                status = place(v, bedrag, &at, fout);
            if (status)
                return status;
            einde[maand] = mboi_bedrag_einde(stelsel, at);
        }
    }
    return MBO_OK;
}

static mbo_status keep(verzameling *v, const struct mboi_vraag *vraag, size_t einden, mboi_bedragen *uit,
                       mbo_fout *fout)
{
    mboi_stelsel *stelsel = v->stelsel;
    size_t bytes = v->count * sizeof *v->rij;
    uit->rij = mboi_deel_create(&stelsel->allocator, bytes + einden * sizeof *v->einde, NULL);
    if (!uit->rij)
        return mboi_no_memory(fout);
    uint16_t *einde = (uint16_t *)(uit->rij + v->count);
    uit->count = v->count;
    memcpy(uit->rij, v->rij, bytes);
    memcpy(einde, v->einde, einden * sizeof *einde);
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        if (stelsel->boek->regel[i].soort) {
            stelsel->regel[i].bedrag_einde = einde;
            einde += 12u * stelsel->perioden;
        }
    return MBO_OK;
}

mbo_status mboi_bedragen_make(mboi_stelsel *stelsel, mbo_vraag v, mbo_fout *fout)
{
    const struct mboi_vraag *vraag = &stelsel->boek->vraag[v];
    mboi_bedragen *uit = &stelsel->vraag[v].bedragen;
    verzameling w = {.stelsel = stelsel};
    size_t einden = 0;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        einden += stelsel->boek->regel[i].soort ? 12u * stelsel->perioden : 0;
    w.einde = mboi_resize(&stelsel->allocator, NULL, 0, einden * sizeof *w.einde);
    mbo_status status = w.einde || !einden ? MBO_OK : mboi_no_memory(fout);
    for (int pass = 0; pass < 2; pass++) {
        uint16_t *einde = w.einde;
        for (size_t i = vraag->regel; !status && i < vraag->regel + vraag->regels; i++)
            if (stelsel->boek->regel[i].soort) {
                status = collect(&w, i, einde, !pass, fout);
                einde += 12u * stelsel->perioden;
            }
        if (!pass)
            uit->met_feit = w.count;
    }
    if (!status && einden)
        status = keep(&w, vraag, einden, uit, fout);
    mboi_resize(&stelsel->allocator, w.einde, einden * sizeof *w.einde, 0);
    mboi_resize(&stelsel->allocator, w.rij, w.capacity * sizeof *w.rij, 0);
    return status;
}
