/* SPDX-License-Identifier: MIT */
/*
 * The next best question.
 *
 * Of each route that is open the diagram of *traject* is walked as fronts (fronten.c): the sets of nodes that the case
 * can be at. A known fact leads to one of them; of a fact that can be asked every value is followed; of one that cannot
 * all values at once, so that the outcome stays as open as it makes it. What comes of this is a diagram over what can
 * be asked alone, with an outcome at each of its ends (boom.h). A route is settled when that is the one outcome that it
 * has now: answers change the outcome on the way only if they do so in the end, but for one case. Where it is onbekend
 * now and voorwaardelijk in the end whatever the answers, these only tell which besluit decides (`welk_besluit`).
 *
 * Asked is what can be expected to leave the fewest facts that still matter, two questions on. On random cases that
 * takes 1 % more questions than the best that can be done, and one question ahead 2 % more.
 */
#include "advies/advies.h"
#include "advies/boom.h"

#include <stdlib.h>
#include <string.h>

enum { VOORUIT = 2, EEUW = 36525 /* days */ };

/* What is open below a front that cannot be asked and is no node of it: what an own rule takes that was not called. */
enum { NIETS_OPEN, BESLUIT_OPEN, FEIT_OPEN };

typedef struct geboren { /* birth dates that no rule tells apart: one of them, how many there are, their front */
    mbo_datum datum;
    int64_t dagen;
    uint32_t front;
} geboren;

typedef struct onthouden { /* the node below a front, for the route in hand */
    uint32_t route, knoop;
} onthouden;

typedef struct werk {
    const mbo_advies *advies;
    const mboi_stelsel *stelsel;
    const mboi_diagram *d;
    mbo_allocator allocator;
    mbo_fout *fout;
    mbo_status status;
    mbo_feitset zonder;
    mboi_fronten *fronten;
    mboi_boom boom;

    mboi_geval g; /* of the route in hand */
    mbo_feitset vraagbaar;
    mboi_instroom instroom; /* what the fronts are of */
    uint32_t front;         /* where the birth date is known, or cannot be asked */
    geboren geboren[MBOI_BOOM_BREED];
    size_t geborenen;     /* 0: it is known, or cannot be asked */
    onthouden *onthouden; /* of each front and what is open beside it */
    size_t onthouden_capacity;

    size_t gezien;   /* routes that were looked at */
    uint32_t *route; /* the nodes of those that are open: one for each class of birth dates, in the end one */
    size_t routes, route_capacity;
    mbo_feitset welk_besluit;
    mbo_feitset eigen_open[MBOI_MAX_EIGEN]; /* what an own rule waits for that can be asked */
    uint8_t codes[MBOI_SETFEITEN][MBOI_MAX_ARITEIT];
} werk;

static void no_memory(werk *w)
{
    w->status = mboi_no_memory(w->fout);
}

/* Can it be asked? */
static bool askable(const werk *w, mbo_feit feit)
{
    const mbo_beslisser wie = mbo_feit_beslisser(feit);
    return !mboi_feitset_has(&w->zonder, feit) &&
           (mbo_feit_groep(feit) == MBO_FEITGROEP_KANDIDAAT || feit == MBO_FEIT_INSTELLING ||
            feit == MBO_FEIT_LEERBAAN || feit == MBO_FEIT_LEERBEDRIJF_ERKEND || wie == MBO_BESLISSER_UWV ||
            wie == MBO_BESLISSER_GEMEENTE);
}

/* ---- from fronts to what can be asked ---- */

static uint32_t einde(mbo_uitkomst uitkomst, int open)
{
    const bool ja_mogelijk = uitkomst == MBO_UITKOMST_JA || uitkomst == MBO_UITKOMST_VOORWAARDELIJK;
    if (open == NIETS_OPEN || !ja_mogelijk)
        return (uint32_t)uitkomst;
    return open == BESLUIT_OPEN ? MBO_UITKOMST_VOORWAARDELIJK : MBO_UITKOMST_ONBEKEND;
}

/* Where fronts do not tell the outcome only besluiten are left. Those that can be asked are tried. */
static uint32_t by_besluit(werk *w, int open)
{
    mboi_geval *g = &w->g;
    mboi_antwoord a = {0};
    g->invoer.kop = mboi_kop(g->keuze[MBO_FEIT_BEWIJS], g->keuze[MBO_FEIT_LEERWEG], g->keuze[MBO_FEIT_SOORT_OPLEIDING],
                             g->keuze[MBO_FEIT_INSTELLING]);
    mboi_beslis_uitkomst(w->stelsel, MBO_VRAAG_TRAJECT, &g->invoer, NULL, &a);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&a.ontbrekend, feit));) {
        uint32_t kind[2];
        if (g->keuze[feit] >= 0 || !mboi_is_besluit(feit) || !mboi_feitset_has(&w->vraagbaar, feit))
            continue;
        for (int8_t i = 0; i < 2; i++) {
            g->keuze[feit] = i;
            kind[i] = by_besluit(w, open);
        }
        g->keuze[feit] = MBOI_GEEN;
        return mboi_boom_maak(&w->boom, (uint32_t)feit, kind, 2);
    }
    return einde(a.uitkomst, open);
}

static uint32_t below(werk *w, uint32_t front, int open);

static uint32_t step(werk *w, uint32_t front, int32_t keuze, int open)
{
    uint32_t naar = w->fronten->plek[front + MBOI_FRONT_KINDEREN + (uint32_t)keuze];
    return below(w, naar ? naar : mboi_front_nieuw(w->fronten, front, keuze), open);
}

static uint32_t step_each(werk *w, uint32_t front, uint32_t feit, uint32_t n, int open)
{
    uint32_t kind[MBOI_MAX_ARITEIT];
    for (uint32_t i = 0; i < n; i++) {
        w->g.keuze[feit] = (int8_t)i;
        kind[i] = step(w, front, (int32_t)i, open);
    }
    w->g.keuze[feit] = MBOI_GEEN;
    return mboi_boom_maak(&w->boom, feit, kind, n);
}

/* An own rule is called when all that it takes is known. Once that can be asked, either result is possible; else it
   stays open, and all it can do is make a nee of a ja. */
static uint32_t step_eigen(werk *w, uint32_t front, uint32_t atoom, int open)
{
    const mbo_feitset *wacht = &w->g.invoer.eigen_open[atoom - MBOI_FEITEN - 1];
    if (mboi_feitset_within(wacht, &w->vraagbaar))
        return step_each(w, front, atoom, 2, open);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(wacht, feit));) {
        const int nu = mboi_is_besluit(feit) ? BESLUIT_OPEN : FEIT_OPEN;
        if (!mboi_feitset_has(&w->vraagbaar, feit) && nu > open)
            open = nu;
    }
    w->g.keuze[atoom] = 1;
    uint32_t uit = step(w, front, 1, open);
    w->g.keuze[atoom] = MBOI_GEEN;
    return uit;
}

static uint32_t take_step(werk *w, uint32_t front, int open)
{
    const uint32_t feit = w->fronten->plek[front] & 0xff;
    const int32_t keuze =
        feit > MBOI_ATOMEN ? mboi_uren(w->stelsel, &w->g.invoer, feit - MBOI_ATOMEN - 1) : w->g.keuze[feit];
    if (keuze >= 0 || feit > MBOI_ATOMEN)
        return step(w, front, keuze, open);
    if (feit > MBOI_FEITEN)
        return step_eigen(w, front, feit, open);
    if (!mboi_feitset_has(&w->vraagbaar, (mbo_feit)feit))
        return step(w, front, keuze, open);
    const bool ja_nee = mbo_feit_type((mbo_feit)feit) == MBO_FEITTYPE_BOOL; /* the third, not given, is no answer */
    return step_each(w, front, feit, ja_nee ? 2 : w->fronten->plek[front] >> 8, open);
}

static uint32_t below(werk *w, uint32_t front, int open)
{
    if (w->status || (front == MBOI_FRONT_ANDERS && (w->fronten->geen_geheugen || w->fronten->vol))) {
        if (!w->status && w->fronten->geen_geheugen)
            no_memory(w);
        else if (!w->status)
            w->status = mboi_fail(w->fout, MBO_ERROR_LIMIT, "mbo_advies_vervolgvraag: too much is unknown");
        return 0;
    }
    if (front == MBOI_FRONT_ANDERS)
        return by_besluit(w, open);
    if (front < MBOI_FRONTEN)
        return einde((mbo_uitkomst)front, open);
    const size_t at = front + (size_t)open; /* a front has at least so many places */
    while (w->onthouden_capacity <= at) {
        const size_t was = w->onthouden_capacity;
        if (!mboi_grow(&w->allocator, (void **)&w->onthouden, &w->onthouden_capacity, was, sizeof *w->onthouden)) {
            no_memory(w);
            return 0;
        }
        memset(w->onthouden + was, 0, (w->onthouden_capacity - was) * sizeof *w->onthouden);
    }
    if (w->onthouden[at].route != w->gezien) {
        const uint32_t knoop = take_step(w, front, open);
        w->onthouden[at].route = (uint32_t)w->gezien;
        w->onthouden[at].knoop = knoop;
    }
    return w->onthouden[at].knoop;
}

_Static_assert(FEIT_OPEN < (int)MBOI_FRONT_KINDEREN, "what is remembered of a front has its own place");

/* ---- the dates ---- */

/* The birth dates that can be: of a hundred years. With a startdatum they make few moments. Without one two of them are
   the same when every test is, on the first and the last day of each period; only those are tried that leave every
   startdatum possible. */
static void make_geboren(werk *w)
{
    const mboi_invoer *in = &w->g.invoer;
    const mboi_fronten *f = w->fronten;
    if (in->start) {
        mbo_datum datum[MBOI_MAX_MOMENTEN];
        mboi_moment moment[MBOI_MAX_MOMENTEN];
        const uint32_t n = mboi_momenten_met_startdatum(w->stelsel, &in->instroom, in->startdatum, moment, datum);
        for (uint32_t i = 0; i < n; i++) {
            const mbo_datum tot = i + 1 < n ? datum[i + 1] : in->startdatum + 1;
            w->geboren[w->geborenen++] = (geboren){.datum = datum[i], .dagen = tot - datum[i]};
        }
        return;
    }
    mbo_datum vorige = MBO_REGELS_BEGIN - EEUW;
    for (uint32_t i = 0; i <= f->sneden && vorige < MBO_REGELS_BEGIN; i++) {
        const mbo_datum laatste = i < f->sneden && f->snede[i] < MBO_REGELS_BEGIN ? f->snede[i] : MBO_REGELS_BEGIN;
        if (laatste <= vorige)
            continue;
        w->geboren[w->geborenen++] = (geboren){.datum = laatste, .dagen = laatste - vorige};
        vorige = laatste;
    }
}

static void set_geboren(werk *w, mbo_datum datum)
{
    w->g.invoer.geboren = true;
    w->g.invoer.geboortedatum = datum;
    mboi_geval_momenten(&w->g);
}

/* Add the roots that the moments of the case lead to, each once. */
static uint32_t add_wortels(werk *w, uint16_t *wortel, uint32_t n)
{
    mboi_invoer *in = &w->g.invoer;
    mboi_momenten(w->stelsel, in);
    for (uint32_t m = 0; m < in->momenten; m++) {
        const uint16_t een = w->d->wortel[mboi_wortel(w->d, in->moment[m], 0)];
        uint32_t i = 0;
        while (i < n && wortel[i] != een)
            i++;
        wortel[i] = een;
        n += i == n;
    }
    return n;
}

/* The fronts that routes with this instroom begin at. */
static void make_fronten(werk *w)
{
    mboi_invoer *in = &w->g.invoer;
    uint16_t wortel[MBOI_MAX_KNOPEN]; /* more roots there are not */
    uint32_t n = 0;
    for (size_t i = 0; i < w->geborenen; i++) {
        set_geboren(w, w->geboren[i].datum);
        n = add_wortels(w, wortel, 0);
        w->geboren[i].front = mboi_front_van(w->fronten, wortel, n);
    }
    if (w->geborenen)
        return;
    if (in->start || in->geboren) {
        n = add_wortels(w, wortel, 0);
    } else if (!in->instroom.gegeven || !mboi_diagram_leest_instroom(w->stelsel, w->d)) {
        w->front = mboi_front_van_toppen(w->fronten);
        return;
    } else { /* neither date is known, and with a crebo there are other roots */
        for (uint32_t i = 0; i < w->fronten->sneden; i++) {
            set_geboren(w, w->fronten->snede[i]);
            n = add_wortels(w, wortel, n);
        }
        in->geboren = false;
        mboi_geval_momenten(&w->g);
    }
    w->front = mboi_front_van(w->fronten, wortel, n);
}

/* ---- routes ---- */

static mbo_status take_in(werk *w, int32_t route)
{
    const mbo_advies *a = w->advies;
    mboi_geval *g = &w->g;
    mbo_status status = mboi_advies_geval(a, "mbo_advies_vervolgvraag", route, true, MBO_VRAAG_TRAJECT, g, w->fout);
    if (status)
        return status;
    w->vraagbaar = (mbo_feitset){{0, 0}};
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++)
        if (askable(w, feit) && !mboi_feitset_has(&g->known, feit))
            mboi_feitset_add(&w->vraagbaar, feit);
    for (size_t e = 0; e < a->regels->eigens; e++)
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&g->invoer.eigen_open[e], feit));)
            if (mboi_feitset_has(&w->vraagbaar, feit))
                mboi_feitset_add(&w->eigen_open[e], feit);
    const bool eerste = !w->gezien++;
    if (eerste && mboi_feitset_has(&w->vraagbaar, MBO_FEIT_GEBOORTEDATUM))
        make_geboren(w);
    if (eerste || !mboi_same_instroom(&w->instroom, &g->invoer.instroom)) {
        w->instroom = g->invoer.instroom;
        make_fronten(w);
    }
    return MBO_OK;
}

/* Which of what it lacks can be asked? */
static mbo_feitset to_ask(const werk *w, const mboi_beeld *beeld)
{
    mbo_feitset set = {{0, 0}};
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&beeld->gewoon_ontbrekend, feit));)
        if (askable(w, feit))
            mboi_feitset_add(&set, feit);
    return set;
}

static void add_route(werk *w, const mboi_beeld *beeld, int32_t route)
{
    const mbo_feitset vragen = to_ask(w, beeld);
    if (!mbo_feitset_next(&vragen, 0))
        return;
    w->status = take_in(w, route);
    const size_t n = w->geborenen ? w->geborenen : 1;
    while (!w->status && w->route_capacity < (w->routes + 1) * n)
        if (!mboi_grow(&w->allocator, (void **)&w->route, &w->route_capacity, w->route_capacity, sizeof *w->route))
            no_memory(w);
    if (w->status)
        return;
    uint32_t *uit = w->route + w->routes * n;
    bool settled = true;
    for (size_t i = 0; i < n; i++) {
        if (w->geborenen)
            set_geboren(w, w->geboren[i].datum);
        uit[i] = below(w, w->geborenen ? w->geboren[i].front : w->front, NIETS_OPEN);
        settled &= uit[i] < MBOI_BOOM_KNOPEN && uit[i] == uit[0];
    }
    w->routes += !settled;
    for (mbo_feit feit = 0; settled && uit[0] != (uint32_t)beeld->gewoon && (feit = mbo_feitset_next(&vragen, feit));)
        if (!mboi_is_besluit(feit))
            mboi_feitset_add(&w->welk_besluit, feit);
}

static void add_routes(werk *w)
{
    const mbo_advies *a = w->advies;
    const size_t size = a->beelden * sizeof(int32_t);
    int32_t *van = mboi_resize(&w->allocator, NULL, 0, size + 1); /* a route of each beeld */
    if (!van) {
        no_memory(w);
        return;
    }
    for (size_t r = 0; r < a->routes; r++)
        van[a->route[r].beeld] = (int32_t)r;
    for (size_t b = 0; !w->status && b < a->beelden; b++)
        add_route(w, &a->beeld[b], van[b]);
    mboi_resize(&w->allocator, van, size + 1, 0);
}

static bool same_for_all(const werk *w, size_t a, size_t b, size_t n)
{
    for (size_t r = 0; r < w->routes; r++)
        if (w->route[r * n + a] != w->route[r * n + b])
            return false;
    return true;
}

/* Birth dates that no route tells apart are one class; and then each route is one node. */
static void join_geboren(werk *w)
{
    const size_t n = w->geborenen;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        size_t same = 0;
        while (same < kept && !same_for_all(w, same, i, n))
            same++;
        if (same < kept) {
            w->geboren[same].dagen += w->geboren[i].dagen;
            continue;
        }
        for (size_t r = 0; r < w->routes; r++)
            w->route[r * n + kept] = w->route[r * n + i];
        w->geboren[kept++] = w->geboren[i];
    }
    for (size_t r = 0; n && r < w->routes; r++)
        w->route[r] = mboi_boom_maak(&w->boom, MBO_FEIT_GEBOORTEDATUM, w->route + r * n, (uint32_t)kept);
    w->geborenen = kept;
}

/* ---- choosing ---- */

/* Put a node into a sorted list, unless it is there or is an outcome. */
static size_t add_knoop(uint32_t *list, size_t n, uint32_t knoop)
{
    size_t at = n;
    while (at && list[at - 1] > knoop)
        at--;
    if (knoop < MBOI_BOOM_KNOPEN || (at && list[at - 1] == knoop))
        return n;
    memmove(list + at + 1, list + at, (n - at) * sizeof *list);
    list[at] = knoop;
    return n + 1;
}

/* Whether a company is recognised is no question while it is not known whether there is one. */
static bool comes_later(const mbo_feitset *set, mbo_feit feit)
{
    return feit == MBO_FEIT_LEERBEDRIJF_ERKEND && mboi_feitset_has(set, MBO_FEIT_LEERBAAN);
}

/* The facts that matter for these routes and were not asked yet. */
static mbo_feitset that_matter(const werk *w, const uint32_t *route, size_t routes, const mbo_feitset *gevraagd)
{
    mbo_feitset set = {{0, 0}};
    for (size_t r = 0; r < routes; r++)
        mboi_feitset_join(&set, mboi_boom_steun(&w->boom, route[r]));
    for (size_t e = 0; e < w->advies->regels->eigens; e++) {
        const mbo_feit atoom = MBOI_FEITEN + 1 + (mbo_feit)e;
        if (mboi_feitset_has(&set, atoom))
            mboi_feitset_join(&set, &w->eigen_open[e]);
        mboi_feitset_remove(&set, atoom);
    }
    for (size_t i = 0; i < MBOI_COUNT(set.bits); i++)
        set.bits[i] &= ~gevraagd->bits[i];
    return set;
}

static uint32_t answers(const werk *w, mbo_feit feit)
{
    return feit == MBO_FEIT_GEBOORTEDATUM             ? (uint32_t)w->geborenen
           : mbo_feit_type(feit) == MBO_FEITTYPE_BOOL ? 2
                                                      : (uint32_t)mboi_ariteit(w->stelsel, feit);
}

/* How often an answer is to be expected: a birth date by the days of its class, a set by the single codes (or none)
   that make its class. */
static double weight(const werk *w, mbo_feit feit, uint32_t keuze)
{
    const int32_t set = mboi_feit_set(feit);
    return feit == MBO_FEIT_GEBOORTEDATUM ? (double)w->geboren[keuze].dagen : set < 0 ? 1 : w->codes[set][keuze];
}

static void count_codes(werk *w)
{
    for (int32_t s = 0; s < MBOI_SETFEITEN; s++)
        for (int32_t code = 0; code <= mbo_code_count(mbo_feit_vocabulaire(mboi_setfeiten[s])); code++)
            w->codes[s][mboi_keuze(w->stelsel, mboi_setfeiten[s], code ? INT64_C(1) << code : 0)]++;
}

/* How many questions are expected before these routes are settled, and the first of them. Beyond `vooruit` it is as
   many as there are facts that matter. Behind `route` there is room for as many again, for each question ahead. */
static double expect(werk *w, uint32_t *route, size_t routes, const mbo_feitset *gevraagd, int vooruit,
                     mbo_feit *eerste)
{
    const mbo_feitset set = that_matter(w, route, routes, gevraagd);
    double minste = 0;
    for (mbo_feit feit = *eerste = 0; (feit = mbo_feitset_next(&set, feit)); minste++)
        if (!*eerste)
            *eerste = feit;
    if (!vooruit || minste < 2)
        return minste;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));) {
        double som = 0, alle = 0;
        mbo_feitset erbij = *gevraagd;
        mbo_feit volgende;
        if (comes_later(&set, feit))
            continue;
        mboi_feitset_add(&erbij, feit);
        for (uint32_t keuze = 0; keuze < answers(w, feit); keuze++) {
            const double gewicht = weight(w, feit, keuze);
            uint32_t *rest = route + w->routes;
            size_t n = 0;
            for (size_t r = 0; gewicht > 0 && r < routes; r++)
                n = add_knoop(rest, n, mboi_boom_met(&w->boom, route[r], (uint32_t)feit, keuze));
            if (gewicht > 0)
                som += gewicht * expect(w, rest, n, &erbij, vooruit - 1, &volgende);
            alle += gewicht;
        }
        const double vragen = 1 + som / alle;
        if (vragen < minste - 1e-9) { /* of equal ones the first */
            minste = vragen;
            *eerste = feit;
        }
    }
    return minste;
}

static mbo_feit choose(werk *w)
{
    const mbo_feitset niets = {{0, 0}};
    mbo_feit feit = 0;
    size_t n = 0;
    for (size_t r = 0; r < w->routes; r++)
        n = add_knoop(w->route, n, w->route[r]);
    w->routes = n;
    while (w->route_capacity < (VOORUIT + 1) * n)
        if (!mboi_grow(&w->allocator, (void **)&w->route, &w->route_capacity, w->route_capacity, sizeof *w->route)) {
            no_memory(w);
            return 0;
        }
    count_codes(w);
    expect(w, w->route, n, &niets, VOORUIT, &feit);
    return feit ? feit : mbo_feitset_next(&w->welk_besluit, 0);
}

mbo_status mbo_advies_vervolgvraag(const mbo_advies *advies, const mbo_feitset *zonder, mbo_feit *out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, advies, out))
        return MBO_ERROR_ARGUMENT;
    const mbo_allocator memory = advies->allocator;
    werk *w = mboi_resize(&memory, NULL, 0, sizeof *w);
    if (!w)
        return mboi_no_memory(fout);
    memset(w, 0, sizeof *w);
    w->advies = advies;
    w->stelsel = &advies->regels->stelsel;
    w->d = &w->stelsel->vraag[MBO_VRAAG_TRAJECT].uitkomst;
    w->allocator = memory;
    w->fout = fout;
    if (zonder)
        w->zonder = *zonder;
    mboi_boom_init(&w->boom, &memory);
    w->fronten = mboi_fronten_create(w->stelsel, w->d, &memory);
    if (w->fronten)
        add_routes(w);
    else
        no_memory(w);
    mbo_feit feit = 0;
    if (!w->status) {
        join_geboren(w);
        feit = choose(w);
    }
    if (!w->status && w->boom.geen_geheugen)
        no_memory(w);
    const mbo_status status = w->status;
    if (!status)
        *out = feit;
    mboi_fronten_free(w->fronten);
    mboi_boom_free(&w->boom);
    mboi_resize(&memory, w->onthouden, w->onthouden_capacity * sizeof *w->onthouden, 0);
    mboi_resize(&memory, w->route, w->route_capacity * sizeof *w->route, 0);
    mboi_resize(&memory, w, sizeof *w, 0);
    return status;
}
