/* SPDX-License-Identifier: MIT */
/*
 * The outcome alone, for many cases: what was worked out for one is kept for the next.
 *
 * A front is the set of open nodes that a case can be at, with the results that it can have already. One fact of its
 * nodes is read next: known, it leads each node of that fact to one child; open, to all of them. Besluiten come last.
 * Two completions that agree on every besluit and have different results prove that the outcome is onbekend (see
 * volgen.c), so most fronts end soon. Different cases come to the same fronts: each is made once, and after that a
 * step costs what it costs in a diagram.
 */
#include "diagram/fronten.h"

#include <stdlib.h>
#include <string.h>

/* What is known of a front beside its nodes: the results, as bits 1 << MBOI_NEE to 1 << MBOI_NVT, and: */
enum {
    RESULTATEN = 7,
    NEE_EN_JA = 1 << MBOI_NEE | 1 << MBOI_JA,
    EEN_BESLUIT = 8, /* the besluiten below one node are all that is left: no other fact matters any more */
    TWIJFEL = 16     /* there is more than one such node: another fact may matter */
};

enum { NIEUW = 0, MAX_PLEKKEN = 1 << 20 /* 4 MiB */ };

static void add_snede(mboi_fronten *f, mbo_datum snede)
{
    uint32_t at = f->sneden;
    while (at && f->snede[at - 1] > snede)
        at--;
    if (snede == MBO_DATUM_NOT_SET || snede == MBO_DATUM_MAX || (at && f->snede[at - 1] == snede))
        return;
    memmove(f->snede + at + 1, f->snede + at, (f->sneden++ - at) * sizeof *f->snede);
    f->snede[at] = snede;
}

/* The birth dates on which a test turns, on the first or the last day of some period. */
static void add_sneden(mboi_fronten *f, uint32_t test)
{
    const mboi_stelsel *stelsel = f->stelsel;
    for (uint32_t p = 0; p < stelsel->perioden; p++) {
        add_snede(f, mboi_snede_op(stelsel, test, stelsel->grens[p]));
        if (p + 1 < stelsel->perioden)
            add_snede(f, mboi_snede_op(stelsel, test, stelsel->grens[p + 1] - 1));
    }
}

/* And those from which on a period lies before the birth, or past the last birthday. */
static void add_perioden(mboi_fronten *f)
{
    const mboi_stelsel *stelsel = f->stelsel;
    for (uint32_t p = 1; p < stelsel->perioden; p++) {
        mbo_datum gisteren = stelsel->grens[p] - 1, snede = gisteren - 366 * MBOI_MAX_LEEFTIJD;
        while (mboi_laatste_start(snede + 1) <= gisteren)
            snede++;
        add_snede(f, gisteren);
        add_snede(f, snede);
    }
}

/* In the last period, are the ages ones that people reach? */
static bool ages_are_reached(const mboi_fronten *f)
{
    const mboi_stelsel *stelsel = f->stelsel;
    const int32_t *drempel = &stelsel->drempel[(stelsel->perioden - 1) * stelsel->testen];
    bool reached = true;
    for (uint32_t i = 0; i < f->d->testen; i++)
        reached &= drempel[f->d->test[i]] <= 100;
    return reached;
}

mboi_fronten *mboi_fronten_create(const mboi_stelsel *stelsel, const mboi_diagram *d, const mbo_allocator *allocator)
{
    mboi_fronten *f = mboi_resize(allocator, NULL, 0, sizeof *f);
    if (!f)
        return NULL;
    memset(f, 0, sizeof *f);
    f->stelsel = stelsel;
    f->d = d;
    f->allocator = *allocator;
    f->plekken = MBOI_FRONTEN;
    f->met_sneden = ages_are_reached(f);
    for (uint32_t t = 0; f->met_sneden && t < d->testen; t++)
        add_sneden(f, d->test[t]);
    if (f->met_sneden)
        add_perioden(f);
    f->tijdvakken = mboi_tijdvakken(stelsel, d, f->tijdvak);
    f->instroom = mboi_diagram_leest_instroom(stelsel, d);
    return f;
}

void mboi_fronten_free(mboi_fronten *f)
{
    if (!f)
        return;
    mbo_allocator a = f->allocator;
    mboi_agenda_free(f->agenda);
    mboi_resize(&a, f->plek, f->plek_capacity * sizeof *f->plek, 0);
    mboi_resize(&a, f->sleutel, f->sleutel_capacity * sizeof *f->sleutel, 0);
    mboi_resize(&a, f->tabel, f->maat * sizeof *f->tabel, 0);
    mboi_resize(&a, f, sizeof *f, 0);
}

/* ---- the set that a front stands for ---- */

static void empty(mboi_fronten *f, uint32_t wat)
{
    f->set.wat = wat;
    f->set.knopen = 0;
    memset(f->set.heeft, 0, (f->d->knopen + 63) / 64 * sizeof *f->set.heeft);
}

/* A terminal or a node; false: geen waarde. */
static bool add(mboi_fronten *f, uint32_t id)
{
    uint32_t eindes = f->stelsel->eindes;
    if (id < eindes) {
        f->set.wat |= id <= MBOI_NVT ? 1u << id : 0;
        return id <= MBOI_NVT;
    }
    uint32_t nummer = f->d->knoop[id - eindes + 1];
    if (!(f->set.heeft[nummer / 64] >> (nummer % 64) & 1))
        f->set.knoop[f->set.knopen++] = (uint16_t)id;
    f->set.heeft[nummer / 64] |= UINT64_C(1) << (nummer % 64);
    return true;
}

static uint32_t feit_of(const mboi_fronten *f, uint32_t id)
{
    return f->d->knoop[id - f->stelsel->eindes] & 0xff;
}

/* The fact to read next. */
static uint32_t feit_van(const mboi_fronten *f, const uint16_t *knoop, uint32_t n)
{
    uint32_t feit = feit_of(f, knoop[0]);
    for (uint32_t i = 1; i < n; i++) {
        uint32_t ander = feit_of(f, knoop[i]);
        bool besluit = mboi_is_besluit((mbo_feit)feit);
        if (mboi_is_besluit((mbo_feit)ander) != besluit ? besluit
                                                        : mboi_rang((mbo_feit)ander) < mboi_rang((mbo_feit)feit))
            feit = ander;
    }
    return feit;
}

/* ---- which front it is ---- */

static const uint32_t van_resultaat[] = {
    [1 << MBOI_NEE] = MBO_UITKOMST_NEE, [1 << MBOI_JA] = MBO_UITKOMST_JA, [1 << MBOI_NVT] = MBO_UITKOMST_NVT};

static int by_number(const void *a, const void *b)
{
    uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;
    return (x > y) - (x < y);
}

static uint32_t hash_of(uint32_t wat, const uint16_t *knoop, uint32_t n)
{
    uint32_t h = wat;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ knoop[i]) * UINT32_C(0x9e3779b1) ^ h >> 15;
    return h;
}

static uint32_t *find(mboi_fronten *f, uint32_t wat, const uint16_t *knoop, uint32_t n)
{
    size_t at = hash_of(wat, knoop, n) & (f->maat - 1);
    for (; f->tabel[at]; at = (at + 1) & (f->maat - 1)) {
        const uint16_t *key = f->sleutel + f->plek[f->tabel[at] + 1];
        if (key[0] == wat && key[1] == n && memcmp(key + 2, knoop, n * sizeof *knoop) == 0)
            break;
    }
    return &f->tabel[at];
}

static bool grow_tabel(mboi_fronten *f)
{
    if (2 * (f->fronten + 1) < f->maat)
        return true;
    size_t old = f->maat;
    uint32_t *was = f->tabel, *table = mboi_resize(&f->allocator, NULL, 0, (old ? 2 * old : 256) * sizeof *table);
    if (!table)
        return false;
    f->tabel = table;
    f->maat = old ? 2 * old : 256;
    memset(table, 0, f->maat * sizeof *table);
    for (size_t i = 0; i < old; i++)
        if (was[i]) {
            const uint16_t *key = f->sleutel + f->plek[was[i] + 1];
            *find(f, key[0], key + 2, key[1]) = was[i];
        }
    mboi_resize(&f->allocator, was, old * sizeof *was, 0);
    return true;
}

static bool room(mboi_fronten *f, size_t plekken, size_t sleutels)
{
    while (f->plek_capacity < f->plekken + plekken)
        if (!mboi_grow(&f->allocator, (void **)&f->plek, &f->plek_capacity, f->plek_capacity, sizeof *f->plek))
            return false;
    while (f->sleutel_capacity < f->sleutels + sleutels)
        if (!mboi_grow(&f->allocator, (void **)&f->sleutel, &f->sleutel_capacity, f->sleutel_capacity,
                       sizeof *f->sleutel))
            return false;
    return true;
}

/* The front of the set, or the outcome where that is clear. */
static uint32_t front_of_set(mboi_fronten *f)
{
    uint32_t resultaten = f->set.wat & RESULTATEN, n = f->set.knopen;
    bool een = (resultaten & (resultaten - 1)) == 0;
    if (!een && (f->set.wat & TWIJFEL))
        return MBOI_FRONT_ANDERS;
    if (!een && !(f->set.wat & EEN_BESLUIT && resultaten == NEE_EN_JA))
        return MBO_UITKOMST_ONBEKEND;
    if (!n)
        return een ? van_resultaat[resultaten] : MBO_UITKOMST_VOORWAARDELIJK;
    qsort(f->set.knoop, n, sizeof *f->set.knoop, by_number);
    uint32_t feit = feit_van(f, f->set.knoop, n);
    if (!(f->set.wat & (EEN_BESLUIT | TWIJFEL)) && !resultaten && mboi_is_besluit((mbo_feit)feit))
        f->set.wat |= n == 1 && !f->d->uren ? EEN_BESLUIT : TWIJFEL; /* below a besluit hours could follow */
    if (!grow_tabel(f))
        return f->geen_geheugen = true, MBOI_FRONT_ANDERS;
    uint32_t *slot = find(f, f->set.wat, f->set.knoop, n),
             kinderen = (uint32_t)mboi_ariteit(f->stelsel, (mbo_feit)feit);
    if (*slot)
        return *slot;
    if (f->plekken > MAX_PLEKKEN)
        return f->vol = true, MBOI_FRONT_ANDERS;
    if (!room(f, MBOI_FRONT_KINDEREN + kinderen, 2 + n))
        return f->geen_geheugen = true, MBOI_FRONT_ANDERS;
    uint32_t front = (uint32_t)f->plekken;
    uint16_t *key = f->sleutel + f->sleutels;
    f->plek[front] = feit | kinderen << 8;
    f->plek[front + 1] = (uint32_t)f->sleutels;
    memset(f->plek + front + 2, NIEUW, (MBOI_FRONT_KINDEREN - 2 + kinderen) * sizeof *f->plek);
    key[0] = (uint16_t)f->set.wat;
    key[1] = (uint16_t)n;
    memcpy(key + 2, f->set.knoop, n * sizeof *key);
    f->plekken += MBOI_FRONT_KINDEREN + kinderen;
    f->sleutels += 2 + n;
    f->fronten++;
    return *slot = front;
}

uint32_t mboi_front_van(mboi_fronten *f, const uint16_t *id, uint32_t n)
{
    empty(f, 0);
    for (uint32_t i = 0; i < n; i++)
        if (!add(f, id[i]))
            return MBO_UITKOMST_ONBEKEND;
    return front_of_set(f);
}

uint32_t mboi_front_van_knoop(mboi_fronten *f, uint32_t id)
{
    uint32_t *begin = &f->knoop[f->d->knoop[id - f->stelsel->eindes + 1]];
    if (*begin == NIEUW)
        *begin = mboi_front_van(f, (uint16_t[]){(uint16_t)id}, 1);
    return *begin;
}

uint32_t mboi_front_van_toppen(mboi_fronten *f)
{
    if (f->toppen == NIEUW)
        f->toppen = mboi_front_van(f, f->d->top, f->d->toppen);
    return f->toppen;
}

/* With neither date known. */
static uint32_t front_van_nummer(mboi_fronten *f, const mboi_instroom *instroom)
{
    if (!f->agenda)
        f->agenda = mboi_agenda_create(f->stelsel, f->d, &f->allocator);
    if (f->agenda && mboi_agenda_vol(f->agenda)) {
        mboi_agenda_leeg(f->agenda);
        memset(f->van_nummer, 0, sizeof f->van_nummer);
    }
    const int32_t nummer = f->agenda ? mboi_agenda_nummer(f->agenda, instroom) : -1;
    if (nummer < 0)
        return MBOI_FRONT_ANDERS;
    if (f->van_nummer[nummer] == NIEUW) {
        const mboi_overgangen *o = mboi_agenda_overgangen(f->agenda, nummer);
        f->van_nummer[nummer] = mboi_front_van(f, o->top, o->toppen);
    }
    return f->van_nummer[nummer];
}

uint32_t mboi_front_van_crebo(mboi_fronten *f, const mboi_invoer *in)
{
    mboi_moment moment[MBOI_MAX_TESTEN + 1];
    uint16_t wortel[MBOI_MAX_WORTELS];
    uint32_t n;
    if (!in->start && !in->geboren)
        return front_van_nummer(f, &in->instroom);
    if (in->start) {
        n = mboi_momenten_voor(f->stelsel, f->d, &in->instroom, in->startdatum, moment);
        for (uint32_t i = 0; i < n; i++)
            wortel[i] = f->d->wortel[mboi_wortel(f->d, moment[i], 0)];
    } else {
        n = mboi_wortels_met_geboortedatum(f->stelsel, f->d, f->tijdvak, f->tijdvakken, &in->instroom,
                                           in->geboortedatum, wortel);
    }
    return n ? mboi_front_van(f, wortel, n) : MBOI_FRONT_ANDERS; /* none: a day past the calendar */
}

uint32_t mboi_front_van_startdatum(mboi_fronten *f, mbo_datum startdatum)
{
    const mboi_instroom zonder_crebo = {0};
    mboi_moment moment[MBOI_MAX_TESTEN + 1];
    uint16_t wortel[MBOI_MAX_TESTEN + 1];
    uint32_t dag = (uint32_t)startdatum - MBO_REGELS_BEGIN;
    if (dag >= MBOI_KALENDER)
        return MBOI_FRONT_ANDERS;
    if (f->start[dag] == NIEUW) {
        uint32_t n = mboi_momenten_voor(f->stelsel, f->d, &zonder_crebo, startdatum, moment);
        for (uint32_t i = 0; i < n; i++)
            wortel[i] = f->d->wortel[mboi_wortel(f->d, moment[i], 0)];
        f->start[dag] = mboi_front_van(f, wortel, n);
    }
    return f->start[dag];
}

/* What the tests say on a day, as far as the diagram reads them. */
static uint32_t waar_op(const mboi_fronten *f, mbo_datum geboortedatum, mbo_datum dag)
{
    const mboi_instroom zonder_crebo = {0};
    return mboi_moment_voor(f->stelsel, f->d, &zonder_crebo, geboortedatum, dag).waar;
}

/* And once everybody has reached every age. */
static uint32_t waar_op_den_duur(const mboi_fronten *f)
{
    const mboi_stelsel *stelsel = f->stelsel;
    uint32_t waar = 0;
    for (uint32_t i = 0; i < f->d->testen; i++) {
        uint32_t t = f->d->test[i];
        bool leeftijd = mboi_is_leeftijd(stelsel->test[t].functie);
        waar |= (uint32_t)(!leeftijd ||
                           stelsel->drempel[(stelsel->perioden - 1) * stelsel->testen + t] != MBOI_GEEN_DREMPEL)
                << t;
    }
    return waar;
}

/* Within a period each test turns once at most: if one does, the first and the last day show all there is. */
static uint32_t make_geboren(mboi_fronten *f, mbo_datum geboortedatum, bool *volledig)
{
    const mboi_stelsel *stelsel = f->stelsel;
    uint16_t wortel[2 * MBOI_MAX_PERIODEN];
    uint32_t n = 0;
    *volledig = true;
    mbo_datum laatste = mboi_laatste_start(geboortedatum);
    for (uint32_t p = 0; p < stelsel->perioden; p++) {
        if (stelsel->grens[p] > laatste || (p + 1 < stelsel->perioden && stelsel->grens[p + 1] <= geboortedatum))
            continue;
        uint32_t eerst = waar_op(f, geboortedatum, stelsel->grens[p]),
                 laatst = p + 1 < stelsel->perioden ? waar_op(f, geboortedatum, stelsel->grens[p + 1] - 1)
                                                    : waar_op_den_duur(f),
                 anders = eerst ^ laatst;
        wortel[n++] = f->d->wortel[mboi_wortel(f->d, (mboi_moment){(uint16_t)p, 0, eerst}, 0)];
        wortel[n++] = f->d->wortel[mboi_wortel(f->d, (mboi_moment){(uint16_t)p, 0, laatst}, 0)];
        *volledig &= (anders & (anders - 1)) == 0;
    }
    return mboi_front_van(f, wortel, n);
}

uint32_t mboi_front_van_geboortedatum(mboi_fronten *f, mbo_datum geboortedatum, bool *volledig)
{
    uint32_t low = 0, high = f->sneden; /* the first cut on or after it */
    *volledig = true;
    if (!f->met_sneden || mboi_laatste_start(geboortedatum) == MBO_DATUM_MAX) /* some ages are never reached */
        return MBOI_FRONT_ANDERS;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (f->snede[middle] < geboortedatum)
            low = middle + 1;
        else
            high = middle;
    }
    if (f->geboren[low] == NIEUW)
        f->geboren[low] = make_geboren(f, geboortedatum, &f->volledig[low]);
    *volledig = f->volledig[low];
    return f->geboren[low];
}

static uint32_t make_stap(mboi_fronten *f, uint32_t front, int32_t keuze)
{
    if (keuze < 0 && (f->plek[front] & 0xff) > MBOI_FEITEN && (f->plek[front] & 0xff) <= MBOI_ATOMEN)
        return MBOI_FRONT_ANDERS; /* an own rule: what is missing depends on the case */
    const uint16_t *key = f->sleutel + f->plek[front + 1];
    uint32_t feit = f->plek[front] & 0xff, eindes = f->stelsel->eindes, n = key[1];
    empty(f, key[0]);
    for (uint32_t i = 0; i < n; i++) {
        const uint16_t *k = f->d->knoop + (key[2 + i] - eindes), *child = k + MBOI_KNOOP_KOP;
        bool ok = true;
        if ((k[0] & 0xff) != feit)
            ok = add(f, key[2 + i]);
        else if (keuze >= 0)
            ok = add(f, child[keuze]);
        else
            for (uint32_t c = 0; ok && c < k[0] >> 8u; c++)
                ok = add(f, child[c]);
        if (!ok)
            return MBO_UITKOMST_ONBEKEND;
    }
    return front_of_set(f);
}

uint32_t mboi_front_nieuw(mboi_fronten *f, uint32_t front, int32_t keuze)
{
    uint32_t naar = make_stap(f, front, keuze);
    return f->plek[front + MBOI_FRONT_KINDEREN + (uint32_t)keuze] = naar; /* open is one place before the first child */
}
