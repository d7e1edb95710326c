/* SPDX-License-Identifier: MIT */
/*
 * Amounts that are not simply known, for many cases: what was worked out for one is kept for the next.
 *
 * From each root that the dates of a case allow it goes down the diagram of its amount, to a terminal or the first node
 * that is open. Kind and amount depend on where that is and on the choices of the facts that are read below, and are
 * kept by those; the kind is that of the amount, so that its own diagram is not asked. A value that takes part itself
 * counts too: a price by where it lies among the amounts of the rules, as an answer depends on which amounts are equal.
 * With own rules, and hours, a case is worked out by itself.
 */
#include "batch/bedragen.h"

#include <stdlib.h>
#include <string.h>

enum { PLAATSEN = 1 << 13, MAX_FEITEN = 26, LIJSTEN = 1 << 12, POOL = 1 << 16 };

/* An answer, and the cases that have it. */
typedef struct plaats {
    uint16_t bij;             /* the number of the nodes and terminals; 0: free */
    int16_t studieduur;       /* where hours take part; -1: not, or not known */
    int32_t waarde;           /* the class of a value that takes part; 0: none */
    int8_t keuze[MAX_FEITEN]; /* of the facts below, in their order */
    int8_t soort, stand;
    bool is_waarde; /* the amount is that value */
    int64_t bedrag;
    mbo_feitset ontbrekend;
} plaats;

/* What is read below a node: choices, and values; are there hours? */
typedef struct onder {
    mbo_feitset keuzen, waarden;
    bool uren, bekend;
} onder;

struct mboi_bewaarde_bedragen {
    const mboi_stelsel *stelsel;
    mbo_vraag vraag;
    mboi_arena arena;
    mbo_feitset vast;
    bool eigen; /* does it read own rules? */
    mboi_tijdvak tijdvak[MBOI_MAX_PERIODEN];
    uint32_t tijdvakken;
    mboi_nummering lijsten;
    onder *onder;    /* of each node, by its number, once it is asked for */
    int64_t *bedrag; /* the amounts of the question, ascending */
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
    b->lijsten.resten = b->lijsten.used = 0;
    memset(b->lijsten.tabel, 0, (b->lijsten.mask + 1) * sizeof *b->lijsten.tabel);
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
                                                      const mbo_feitset *vast, const mbo_allocator *allocator)
{
    const mboi_diagram *d = &stelsel->vraag[vraag].bedrag;
    mboi_bewaarde_bedragen *b = mboi_resize(allocator, NULL, 0, sizeof *b);
    bool ok = true;
    if (!b)
        return NULL;
    memset(b, 0, sizeof *b);
    mboi_arena_init(&b->arena, allocator);
    b->stelsel = stelsel;
    b->vraag = vraag;
    b->vast = *vast;
    for (mbo_feit atoom = MBOI_FEITEN + 1; atoom <= MBOI_ATOMEN; atoom++)
        b->eigen |= mboi_feitset_has(&d->gelezen, atoom);
    b->lijsten.mask = 2 * LIJSTEN - 1;
    b->lijsten.begin = claim(b, LIJSTEN, sizeof *b->lijsten.begin, &ok);
    b->lijsten.pool = claim(b, POOL, sizeof *b->lijsten.pool, &ok);
    b->lijsten.tabel = claim(b, 2 * LIJSTEN, sizeof *b->lijsten.tabel, &ok);
    b->onder = claim(b, d->knopen + 1, sizeof *b->onder, &ok);
    b->plaats = claim(b, PLAATSEN, sizeof *b->plaats, &ok);
    b->bedrag = claim(b, stelsel->vraag[vraag].bedragen.count + 1, sizeof *b->bedrag, &ok);
    if (!ok) {
        mboi_bewaarde_bedragen_free(b);
        return NULL;
    }
    memset(b->onder, 0, (d->knopen + 1) * sizeof *b->onder);
    forget(b);
    collect_bedragen(b);
    b->tijdvakken = mboi_tijdvakken(stelsel, d, b->tijdvak);
    return b;
}

void mboi_bewaarde_bedragen_free(mboi_bewaarde_bedragen *b)
{
    if (!b)
        return;
    mbo_allocator allocator = b->arena.allocator;
    mboi_arena_free(&b->arena);
    mboi_resize(&allocator, b, sizeof *b, 0);
}

/* ---- what is read below ---- */

static void join(onder *to, const onder *from)
{
    mboi_feitset_join(&to->keuzen, &from->keuzen);
    mboi_feitset_join(&to->waarden, &from->waarden);
    to->uren |= from->uren;
}

static void add_onder(mboi_bewaarde_bedragen *b, uint32_t id, onder *to)
{
    const mboi_diagram *d = &b->stelsel->vraag[b->vraag].bedrag;
    uint32_t eerste = mboi_bedrag_einde(b->stelsel, 0);
    if (id < b->stelsel->eindes) {
        if (id >= eerste && d->bedragen->rij[id - eerste].feit)
            mboi_feitset_add(&to->waarden, d->bedragen->rij[id - eerste].feit);
        return;
    }
    const uint16_t *k = d->knoop + (id - b->stelsel->eindes);
    mbo_feit feit = k[0] & 0xff;
    onder *o = &b->onder[k[1]];
    if (!o->bekend) {
        o->bekend = true;
        if (feit <= MBOI_ATOMEN) {
            mboi_feitset_add(&o->keuzen, feit);
        } else {
            o->uren = true;
        }
        for (uint32_t i = 0; i < k[0] >> 8; i++)
            add_onder(b, k[MBOI_KNOOP_KOP + i], o);
    }
    join(to, o);
}

/* ---- where a case is ---- */

/* The number of a list of nodes, of cases of which a date is not known: which of them. 0: it is too long. */
static uint16_t number_of(mboi_bewaarde_bedragen *b, mbo_feit bekend, const uint16_t *knoop, uint32_t n)
{
    enum { EERSTE = 1 };
    if (n + MBOI_SLEUTEL_KOP > POOL)
        return 0;
    if (b->lijsten.resten == LIJSTEN || b->lijsten.used + MBOI_SLEUTEL_KOP + n > POOL)
        forget(b);
    return mboi_nummer(&b->lijsten, EERSTE, (uint16_t)bekend, knoop, n);
}

/* The nodes that the roots lead to, and what is below them. Of both dates their order counts, as it tells which step
   leads where. */
static uint16_t find_nodes(mboi_bewaarde_bedragen *b, mboi_invoer *in, onder *o)
{
    const mboi_diagram *d = &b->stelsel->vraag[b->vraag].bedrag;
    uint16_t gevonden[12 * MBOI_MAX_STUKKEN];
    const uint16_t *wortel = gevonden;
    uint32_t wortels = d->toppen, n = 0;
    mbo_feit bekend = in->start ? MBO_FEIT_STARTDATUM : in->geboren ? MBO_FEIT_GEBOORTEDATUM : 0;
    if (!bekend)
        wortel = d->top;
    else if (in->start)
        wortels = mboi_wortels(b->stelsel, d, in, gevonden);
    else
        wortels = mboi_wortels_met_geboortedatum(b->stelsel, d, b->tijdvak, b->tijdvakken, &in->instroom,
                                                 in->geboortedatum, gevonden);
    for (uint32_t i = 0; i < wortels; i++) {
        gevonden[n] = (uint16_t)mboi_walk(b->stelsel, d, in, wortel[i]);
        if (bekend && n && gevonden[n] == gevonden[n - 1])
            continue;
        add_onder(b, gevonden[n++], o);
    }
    return number_of(b, bekend, gevonden, n);
}

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
static bool find_value(const mboi_bewaarde_bedragen *b, const mboi_invoer *in, const mbo_feitset *feiten, int32_t *uit,
                       int64_t *waarde)
{
    enum { MAX_WAARDE = 1 << 20 };
    *uit = 0;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(feiten, feit));) {
        int64_t deze = mboi_waarde(in, feit);
        if (deze == MBOI_GEEN)
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
    onder o = {.bekend = true};
    bool alle = !in->geboren && !in->start;
    memset(key, 0, sizeof *key);
    if (b->eigen || (alle && in->instroom.gegeven)) /* with a crebo there are other roots than those in `top` */
        return NULL;
    key->bij = find_nodes(b, in, &o);
    if (!key->bij || !find_value(b, in, &o.waarden, &key->waarde, waarde) ||
        (o.uren &&
         (mboi_waarde(in, MBO_FEIT_UREN_BEGELEID) != MBOI_GEEN || mboi_waarde(in, MBO_FEIT_UREN_BPV) != MBOI_GEEN)))
        return NULL;
    int64_t duur = o.uren ? mboi_waarde(in, MBO_FEIT_STUDIEDUUR) : MBOI_GEEN;
    key->studieduur = (int16_t)(duur == MBOI_GEEN ? -1 : duur);
    uint64_t h = ((uint64_t)key->bij << 16 | (uint16_t)key->studieduur) ^ (uint64_t)key->waarde << 32;
    uint32_t n = 0;
    for (size_t i = 0; i < MBOI_COUNT(o.keuzen.bits); i++)
        for (uint64_t over = o.keuzen.bits[i] & ~b->vast.bits[i]; over; over &= over - 1) {
            if (n == MAX_FEITEN)
                return NULL;
            key->keuze[n] = in->keuze[(size_t)(64 * i + mboi_lowest_bit(over)) << in->schuif];
            h = (h ^ (uint8_t)key->keuze[n++]) * UINT64_C(0x9e3779b97f4a7c15);
        }
    h *= UINT64_C(0x9e3779b97f4a7c15);
    return &b->plaats[h >> 40 & (PLAATSEN - 1)];
}

void mboi_bewaarde_bedragen_beslis(mboi_bewaarde_bedragen *b, mboi_invoer *in, mboi_antwoord *a)
{
    int64_t waarde = 0;
    plaats key, *p = find(b, in, &key, &waarde);
    if (p && p->bij == key.bij && p->studieduur == key.studieduur && p->waarde == key.waarde &&
        memcmp(p->keuze, key.keuze, sizeof key.keuze) == 0) {
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
