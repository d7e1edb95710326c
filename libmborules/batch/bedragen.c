/* SPDX-License-Identifier: MIT */
/*
 * Amounts that are not simply known, for many cases: what was worked out for one is kept for the next.
 *
 * Kind and amount depend on what is left of the diagram of the amount (diagram/resten.h), and are kept by that; the
 * kind is that of the amount, so that its own diagram is not asked. A value that takes part itself counts too: a price
 * by where it lies among the amounts of the rules, as an answer depends on which amounts are equal. With own rules, and
 * hours, a case is worked out by itself.
 */
#include "batch/bedragen.h"

#include <stdlib.h>
#include <string.h>

enum { PLAATSEN = 1 << 13 };

/* An answer, and the cases that have it. */
typedef struct plaats {
    uint16_t rest;      /* 0: free */
    int16_t studieduur; /* where hours take part; -1: not, or not known */
    int32_t waarde;     /* the class of a value that takes part; 0: none */
    int8_t soort, stand;
    bool is_waarde; /* the amount is that value */
    int64_t bedrag;
    mbo_feitset ontbrekend;
} plaats;

struct mboi_bewaarde_bedragen {
    const mboi_stelsel *stelsel;
    mbo_vraag vraag;
    mboi_arena arena;
    mboi_resten *resten; /* NULL: it reads own rules, or there are too many roots, or no memory */
    int64_t *bedrag;     /* the amounts of the question, ascending */
    size_t bedragen;
    plaats *plaats;
};

/* ---- making it ---- */

static void *claim(mboi_bewaarde_bedragen *b, size_t count, size_t size, bool *ok)
{
    void *p = *ok ? mboi_arena_alloc(&b->arena, count * size, 8) : NULL;
    *ok &= p != NULL;
    return p;
}

static void forget(mboi_bewaarde_bedragen *b)
{
    memset(b->plaats, 0, PLAATSEN * sizeof *b->plaats);
}

static int compare_cents(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void collect_bedragen(mboi_bewaarde_bedragen *b)
{
    const mboi_bedragen *van = &b->stelsel->vraag[b->vraag].bedragen;
    b->bedrag[b->bedragen++] = 0;
    for (size_t i = 0; i < van->count; i++)
        b->bedrag[b->bedragen++] = van->rij[i].cents;
    qsort(b->bedrag, b->bedragen, sizeof *b->bedrag, compare_cents);
    size_t n = 1;
    for (size_t i = 1; i < b->bedragen; i++)
        if (b->bedrag[i] != b->bedrag[n - 1])
            b->bedrag[n++] = b->bedrag[i];
    b->bedragen = n;
}

mboi_bewaarde_bedragen *mboi_bewaarde_bedragen_create(const mboi_stelsel *stelsel, mbo_vraag vraag,
                                                      const mbo_feitset *vast, mboi_dag *dagen, uint32_t plek,
                                                      const mbo_allocator *allocator)
{
    const mboi_diagram *d = &stelsel->vraag[vraag].bedrag;
    mboi_bewaarde_bedragen *b = mboi_resize(allocator, NULL, 0, sizeof *b);
    bool ok = true, eigen = false;
    if (!b)
        return NULL;
    memset(b, 0, sizeof *b);
    mboi_arena_init(&b->arena, allocator);
    b->stelsel = stelsel;
    b->vraag = vraag;
    for (mbo_feit atoom = MBOI_FEITEN + 1; atoom <= MBOI_ATOMEN; atoom++)
        eigen |= mboi_feitset_has(&d->gelezen, atoom);
    b->plaats = claim(b, PLAATSEN, sizeof *b->plaats, &ok);
    b->bedrag = claim(b, stelsel->vraag[vraag].bedragen.count + 1, sizeof *b->bedrag, &ok);
    if (!ok) {
        mboi_bewaarde_bedragen_free(b);
        return NULL;
    }
    forget(b);
    collect_bedragen(b);
    if (!eigen)
        b->resten = mboi_resten_create(stelsel, d, vast, dagen, plek, allocator);
    return b;
}

void mboi_bewaarde_bedragen_free(mboi_bewaarde_bedragen *b)
{
    if (!b)
        return;
    mbo_allocator allocator = b->arena.allocator;
    mboi_resten_free(b->resten);
    mboi_arena_free(&b->arena);
    mboi_resize(&allocator, b, sizeof *b, 0);
}

/* ---- where a case is ---- */

/* Where a price lies among the amounts of the rules: at one of them (odd), or between two. */
static int32_t klasse_van(const mboi_bewaarde_bedragen *b, int64_t cents)
{
    size_t low = 0, high = b->bedragen; /* the amounts before `low` are less */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (b->bedrag[middle] < cents)
            low = middle + 1;
        else
            high = middle;
    }
    return (int32_t)(2 * low + (low < b->bedragen && b->bedrag[low] == cents));
}

/* The class of the value that takes part, if one is known; `*uit` 0: none is. False: there are more. */
static bool find_value(const mboi_bewaarde_bedragen *b, const mboi_invoer *in, int32_t *uit, int64_t *waarde)
{
    enum { MAX_WAARDE = 1 << 20 };
    const mboi_bedragen *van = &b->stelsel->vraag[b->vraag].bedragen;
    *uit = 0;
    for (size_t i = 0; i < van->met_feit; i++) {
        mbo_feit feit = van->rij[i].feit;
        int64_t deze = mboi_waarde(in, feit);
        if (deze == MBOI_GEEN || *uit / MAX_WAARDE == feit)
            continue;
        int64_t klasse = mbo_feit_type(feit) == MBO_FEITTYPE_GELD ? klasse_van(b, deze) : deze;
        if (*uit || klasse < 0 || klasse >= MAX_WAARDE)
            return false;
        *uit = feit * MAX_WAARDE + (int32_t)klasse;
        *waarde = deze;
    }
    return true;
}

/* The place of a case, of which `key` gets the key; NULL: its answer is not kept. */
static plaats *find(mboi_bewaarde_bedragen *b, mboi_invoer *in, plaats *key, int64_t *waarde)
{
    memset(key, 0, sizeof *key);
    if (!b->resten)
        return NULL;
    if (b->resten->vol)
        forget(b);
    key->rest = mboi_resten_ga(b->resten, in).halte;
    const mboi_halte *h = &b->resten->halte[key->rest];
    if (!key->rest || (h->met_feit && !find_value(b, in, &key->waarde, waarde)) ||
        (h->met_uren &&
         (mboi_waarde(in, MBO_FEIT_UREN_BEGELEID) != MBOI_GEEN || mboi_waarde(in, MBO_FEIT_UREN_BPV) != MBOI_GEEN)))
        return NULL;
    int64_t duur = h->met_uren ? mboi_waarde(in, MBO_FEIT_STUDIEDUUR) : MBOI_GEEN;
    key->studieduur = (int16_t)(duur == MBOI_GEEN ? -1 : duur);
    uint64_t wie = (uint64_t)key->waarde << 32 | (uint32_t)key->rest << 16 | (uint16_t)key->studieduur;
    return &b->plaats[wie * UINT64_C(0x9e3779b97f4a7c15) >> 40 & (PLAATSEN - 1)];
}

void mboi_bewaarde_bedragen_beslis(mboi_bewaarde_bedragen *b, mboi_invoer *in, mboi_antwoord *a)
{
    int64_t waarde = 0;
    plaats key, *p = find(b, in, &key, &waarde);
    if (p && p->rest == key.rest && p->studieduur == key.studieduur && p->waarde == key.waarde) {
        a->soort = p->soort;
        a->stand = p->stand;
        a->bedrag = p->is_waarde ? waarde : p->bedrag;
        a->bedrag_ontbrekend = p->ontbrekend;
        return;
    }
    mboi_beslis_bedrag(b->stelsel, b->vraag, in, a);
    if (!p)
        return;
    *p = key;
    p->soort = (int8_t)a->soort;
    p->stand = (int8_t)a->stand;
    p->bedrag = a->bedrag;
    p->is_waarde = key.waarde && a->stand == MBO_STAND_BEKEND && a->bedrag == waarde;
    p->ontbrekend = a->bedrag_ontbrekend;
}
