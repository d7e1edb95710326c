/* SPDX-License-Identifier: MIT */
/* Amounts on each day: whole cents, rounded half up; a fact counts for at most the parameter that it is divided by. */
#include "diagram/compileren.h"

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

/* The place of an amount in the table, added when it is new. */
static mbo_status place(mboi_stelsel *stelsel, mboi_bedrag bedrag, size_t *out, mbo_fout *fout)
{
    size_t at = 0;
    bedrag.zelfde = MBOI_GEEN;
    for (; at < stelsel->bedragen; at++) {
        if (!always_equal(&stelsel->bedrag[at], &bedrag))
            continue;
        if (bedrag.zelfde == MBOI_GEEN)
            bedrag.zelfde = (int32_t)at;
        if (stelsel->bedrag[at].soort == bedrag.soort)
            break;
    }
    *out = at;
    if (at < stelsel->bedragen)
        return MBO_OK;
    if (bedrag.zelfde == MBOI_GEEN)
        bedrag.zelfde = (int32_t)at;
    if (at == MBOI_MAX_BEDRAGEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules make more than %d amounts", MBOI_MAX_BEDRAGEN);
    if (!mboi_grow(&stelsel->allocator, (void **)&stelsel->bedrag, &stelsel->bedrag_capacity, at, sizeof bedrag))
        return mboi_no_memory(fout);
    stelsel->bedrag[stelsel->bedragen++] = bedrag;
    return MBO_OK;
}

static mbo_status collect(mboi_stelsel *stelsel, size_t index, bool met_feit, mbo_fout *fout)
{
    mboi_bedrag vorige[12]; /* of each month: from one period to the next it is mostly the same */
    size_t vorige_at[12];
    uint32_t gezien = 0;
    for (uint32_t i = 0; i < 12 * stelsel->perioden; i++) {
        const uint32_t maand = i % 12;
        mboi_bedrag bedrag;
        size_t at = gezien >> maand & 1 ? vorige_at[maand] : 0;
        mbo_status status = bedrag_van(stelsel, &stelsel->boek->regel[index], i / 12, maand, &bedrag, fout);
        if (!status && (bedrag.feit != 0) != met_feit)
            continue;
        if (!status && !(gezien >> maand & 1 && always_equal(&vorige[maand], &bedrag)))
            status = place(stelsel, bedrag, &at, fout);
        if (status)
            return status;
        vorige[maand] = bedrag;
        vorige_at[maand] = at;
        gezien |= 1u << maand;
        stelsel->regel[index].bedrag_einde[i] = mboi_bedrag_einde(stelsel, at);
    }
    return MBO_OK;
}

mbo_status mboi_bedragen_collect(mboi_stelsel *stelsel, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t r = 0; !status && r < stelsel->boek->regels; r++) {
            struct mboi_regeldiagram *regel = &stelsel->regel[r];
            if (!stelsel->boek->regel[r].soort)
                continue;
            if (!pass)
                regel->bedrag_einde =
                    mboi_arena_alloc(&stelsel->arena, 12u * stelsel->perioden * sizeof *regel->bedrag_einde, 2);
            status = regel->bedrag_einde ? collect(stelsel, r, !pass, fout) : mboi_no_memory(fout);
        }
        if (!pass)
            stelsel->bedragen_met_feit = stelsel->bedragen;
    }
    for (size_t i = stelsel->bedragen; i-- > 0;)
        stelsel->soort_einde[stelsel->bedrag[i].soort] = mboi_bedrag_einde(stelsel, i);
    return status;
}
