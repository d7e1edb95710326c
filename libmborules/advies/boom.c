/* SPDX-License-Identifier: MIT */
#include "advies/boom.h"

#include <string.h>

void mboi_boom_init(mboi_boom *b, const mbo_allocator *allocator)
{
    b->allocator = *allocator;
}

void mboi_boom_free(mboi_boom *b)
{
    mboi_resize(&b->allocator, b->knoop, b->knoop_capacity * sizeof *b->knoop, 0);
    mboi_resize(&b->allocator, b->kind, b->kind_capacity * sizeof *b->kind, 0);
    mboi_resize(&b->allocator, b->tabel, b->maat * sizeof *b->tabel, 0);
}

static uint32_t *find(const mboi_boom *b, uint32_t feit, const uint32_t *kind, uint32_t n)
{
    uint32_t h = feit;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ kind[i]) * UINT32_C(0x9e3779b1) ^ h >> 15;
    size_t at = h & (b->maat - 1);
    for (; b->tabel[at]; at = (at + 1) & (b->maat - 1)) {
        const mboi_boomknoop *k = &b->knoop[b->tabel[at] - MBOI_BOOM_KNOPEN];
        if (k->feit == feit && k->kinderen == n && memcmp(b->kind + k->kind, kind, n * sizeof *kind) == 0)
            break;
    }
    return &b->tabel[at];
}

static bool grow_tabel(mboi_boom *b)
{
    if (2 * (b->knopen + 1) < b->maat)
        return true;
    size_t old = b->maat, wanted = old ? 2 * old : 512;
    uint32_t *was = b->tabel, *tabel = mboi_resize(&b->allocator, NULL, 0, wanted * sizeof *tabel);
    if (!tabel)
        return false;
    memset(tabel, 0, wanted * sizeof *tabel);
    b->tabel = tabel;
    b->maat = wanted;
    for (size_t i = 0; i < b->knopen; i++) {
        const mboi_boomknoop *k = &b->knoop[i];
        *find(b, k->feit, b->kind + k->kind, k->kinderen) = (uint32_t)i + MBOI_BOOM_KNOPEN;
    }
    mboi_resize(&b->allocator, was, old * sizeof *was, 0);
    return true;
}

static bool room(mboi_boom *b, uint32_t n)
{
    bool ok = mboi_grow(&b->allocator, (void **)&b->knoop, &b->knoop_capacity, b->knopen, sizeof *b->knoop);
    while (ok && b->kind_capacity < b->kinderen + n)
        ok = mboi_grow(&b->allocator, (void **)&b->kind, &b->kind_capacity, b->kind_capacity, sizeof *b->kind);
    return ok && grow_tabel(b);
}

const mbo_feitset *mboi_boom_steun(const mboi_boom *b, uint32_t knoop)
{
    static const mbo_feitset niets = {{0, 0}};
    return knoop < MBOI_BOOM_KNOPEN ? &niets : &b->knoop[knoop - MBOI_BOOM_KNOPEN].steun;
}

uint32_t mboi_boom_maak(mboi_boom *b, uint32_t feit, const uint32_t *kind, uint32_t n)
{
    bool same = true;
    for (uint32_t i = 1; i < n; i++)
        same &= kind[i] == kind[0];
    if (same || b->geen_geheugen)
        return kind[0];
    if (!room(b, n)) {
        b->geen_geheugen = true;
        return kind[0];
    }
    uint32_t *slot = find(b, feit, kind, n);
    if (*slot)
        return *slot;
    mboi_boomknoop *k = &b->knoop[b->knopen];
    *k = (mboi_boomknoop){.kind = (uint32_t)b->kinderen, .feit = (uint16_t)feit, .kinderen = (uint16_t)n};
    mboi_feitset_add(&k->steun, (mbo_feit)feit);
    for (uint32_t i = 0; i < n; i++) {
        b->kind[b->kinderen++] = kind[i];
        mboi_feitset_join(&k->steun, mboi_boom_steun(b, kind[i]));
    }
    return *slot = (uint32_t)b->knopen++ + MBOI_BOOM_KNOPEN;
}

uint32_t mboi_boom_met(mboi_boom *b, uint32_t knoop, uint32_t feit, uint32_t keuze)
{
    if (!mboi_feitset_has(mboi_boom_steun(b, knoop), (mbo_feit)feit))
        return knoop;
    const mboi_boomknoop k = b->knoop[knoop - MBOI_BOOM_KNOPEN];
    if (k.feit == feit)
        return b->kind[k.kind + keuze];
    size_t at = (knoop * 31 + feit * 7 + keuze) % MBOI_BOOM_WEET;
    if (b->weet[at].van == knoop && b->weet[at].feit == feit && b->weet[at].keuze == keuze)
        return b->weet[at].naar;
    uint32_t hier[MBOI_MAX_ARITEIT], *kind = k.kinderen > MBOI_MAX_ARITEIT ? b->breed : hier;
    for (uint32_t i = 0; i < k.kinderen; i++)
        kind[i] = mboi_boom_met(b, b->kind[k.kind + i], feit, keuze);
    uint32_t naar = mboi_boom_maak(b, k.feit, kind, k.kinderen);
    b->weet[at].van = knoop;
    b->weet[at].feit = feit;
    b->weet[at].keuze = keuze;
    b->weet[at].naar = naar;
    return naar;
}
