/* SPDX-License-Identifier: MIT */
/*
 * What would have to change.
 *
 * The diagram of the question is walked as fronts (fronten.c): the set of nodes that the case can be at. At each fact
 * there are the ways on without a change (the known value, or every value of an unknown one) and, for one fact more in
 * the set, each other value. A way that ends in ja alone is a set of changes; one that meets another result goes
 * nowhere. What was found below a front is kept, so each is worked out once.
 */
#include <mborules/wijziging.h>

#include "diagram/fronten.h"
#include "oordeel/oordeel.h"

#include <stdlib.h>
#include <string.h>

/* A set of facts, and for each the choice or (dates, hours, studieduur with hours) the value. */
typedef struct oplossing {
    mbo_feitset feiten; /* own rules that were asked too */
    int64_t waarde[MBOI_FEITEN + 1];
} oplossing;

typedef struct lijst {
    oplossing *oplossing;
    size_t count, capacity;
} lijst;

struct mbo_nodig {
    mbo_allocator allocator;
    lijst lijst;
};

typedef struct onthouden { /* of a front: its solutions in `bak` */
    uint32_t front;
    size_t vanaf, count;
} onthouden;

typedef struct werk {
    const mbo_regels *regels;
    const mboi_diagram *d;
    mboi_geval *g;
    const mbo_zaak *zaak;
    mbo_feitset vast; /* facts that stay */
    mbo_allocator allocator;
    mboi_fronten *fronten;
    onthouden *tabel; /* open addressing; front 0: free */
    size_t maat, used;
    lijst bak, uit; /* solutions below fronts; of the whole question */
    struct {
        int8_t klasse[MBOI_MAX_ARITEIT]; /* those that can be reached, and */
        int32_t klassen;
        int64_t codes[MBOI_MAX_ARITEIT]; /* with which set */
    } set[MBOI_SETFEITEN];
    bool geen_geheugen, te_veel;
} werk;

enum { MAX_OPLOSSINGEN = 1 << 16 };

/* ---- lists of solutions ---- */

static bool add(werk *w, lijst *l, const oplossing *o)
{
    if (l->count == MAX_OPLOSSINGEN)
        w->te_veel = true;
    else if (!mboi_grow(&w->allocator, (void **)&l->oplossing, &l->capacity, l->count, sizeof *l->oplossing))
        w->geen_geheugen = true;
    else
        l->oplossing[l->count++] = *o;
    return !w->te_veel && !w->geen_geheugen;
}

/* Add a solution to those from `vanaf` on, unless one of them needs no fact beside those of this one; what it makes
   superfluous goes. */
static bool add_minimal(werk *w, lijst *l, size_t vanaf, const oplossing *o)
{
    size_t n = vanaf;
    for (size_t i = vanaf; i < l->count; i++)
        if (mboi_feitset_within(&l->oplossing[i].feiten, &o->feiten))
            return true;
    for (size_t i = vanaf; i < l->count; i++)
        if (!mboi_feitset_within(&o->feiten, &l->oplossing[i].feiten))
            l->oplossing[n++] = l->oplossing[i];
    l->count = n;
    return add(w, l, o);
}

/* Hours can be asked for by more than one norm, of different periods: the most of them is enough for all. */
static void join(oplossing *o, const oplossing *erbij)
{
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        bool uren = feit == MBO_FEIT_UREN_BEGELEID || feit == MBO_FEIT_UREN_BPV;
        if (mboi_feitset_has(&erbij->feiten, feit) &&
            !(uren && mboi_feitset_has(&o->feiten, feit) && o->waarde[feit] > erbij->waarde[feit]))
            o->waarde[feit] = erbij->waarde[feit];
    }
    mboi_feitset_join(&o->feiten, &erbij->feiten);
}

/* ---- what may change ---- */

static bool may_change(const werk *w, mbo_feit feit)
{
    return !mboi_feitset_has(&w->vast, feit);
}

/* The classes that a set such as vooropleiding can come to by adding codes, those that need the fewest first. */
static void reach_klassen(werk *w, int32_t nummer)
{
    const mbo_feit feit = mboi_setfeiten[nummer];
    const int32_t count = mbo_code_count(mbo_feit_vocabulaire(feit)),
                  eerst = feit == MBO_FEIT_VOOROPLEIDING ? MBO_VOOROPLEIDING_MBO_ENTREE : 1; /* can still be got */
    bool gezien[MBOI_MAX_ARITEIT] = {false};
    int8_t *uit = w->set[nummer].klasse;
    int32_t klassen = 0;
    int64_t codes = 0;
    mbo_zaak_get(w->zaak, feit, &codes);
    int8_t begin = mboi_keuze(&w->regels->stelsel, feit, codes);
    gezien[begin] = true;
    w->set[nummer].codes[begin] = codes;
    uit[klassen++] = begin;
    for (int32_t at = 0; at < klassen; at++)
        for (int32_t i = 0; i < count; i++) {
            int32_t code = (eerst - 1 + i) % count + 1;
            int64_t meer = w->set[nummer].codes[uit[at]] | INT64_C(1) << code;
            int8_t klasse = mboi_keuze(&w->regels->stelsel, feit, meer);
            if (gezien[klasse])
                continue;
            gezien[klasse] = true;
            w->set[nummer].codes[klasse] = meer;
            uit[klassen++] = klasse;
        }
    w->set[nummer].klassen = klassen;
}

/* The value of a choice that is nearest to what is. */
static int64_t value_of(const werk *w, mbo_feit feit, int32_t keuze)
{
    if (mboi_feit_set(feit) >= 0)
        return w->set[mboi_feit_set(feit)].codes[keuze];
    if (feit != MBO_FEIT_STUDIEDUUR)
        return keuze + w->regels->stelsel.eerste[feit];
    int64_t maanden = 1, first = keuze ? w->regels->stelsel.duurgrens[keuze - 1] + 1 : 1,
            last = (size_t)keuze < w->regels->stelsel.duurgrenzen ? w->regels->stelsel.duurgrens[keuze] : MBOI_MAANDEN;
    mbo_zaak_get(w->zaak, MBO_FEIT_STUDIEDUUR, &maanden);
    return maanden < first ? first : maanden > last ? last : maanden;
}

/* ---- below a front ---- */

static onthouden *slot_of(werk *w, uint32_t front)
{
    size_t at = front * UINT32_C(0x9e3779b1) & (w->maat - 1);
    while (w->tabel[at].front && w->tabel[at].front != front)
        at = (at + 1) & (w->maat - 1);
    return &w->tabel[at];
}

static bool grow_tabel(werk *w)
{
    if (2 * (w->used + 1) < w->maat)
        return true;
    size_t old = w->maat, wanted = old ? 2 * old : 256;
    onthouden *was = w->tabel, *tabel = mboi_resize(&w->allocator, NULL, 0, wanted * sizeof *tabel);
    if (!tabel)
        return w->geen_geheugen = true, false;
    memset(tabel, 0, wanted * sizeof *tabel);
    w->tabel = tabel;
    w->maat = wanted;
    for (size_t i = 0; i < old; i++)
        if (was[i].front)
            *slot_of(w, was[i].front) = was[i];
    mboi_resize(&w->allocator, was, old * sizeof *was, 0);
    return true;
}

static void forget(werk *w)
{
    if (w->maat)
        memset(w->tabel, 0, w->maat * sizeof *w->tabel);
    w->used = w->bak.count = 0;
}

static bool find(werk *w, uint32_t front, size_t *vanaf, size_t *count);

/* The ways on by one step, each with the facts that it takes, into `hier`. */
static bool step(werk *w, uint32_t front, int32_t keuze, const oplossing *erbij, lijst *hier)
{
    size_t vanaf, count;
    uint32_t naar = w->fronten->plek[front + MBOI_FRONT_KINDEREN + (uint32_t)keuze];
    if (!naar)
        naar = mboi_front_nieuw(w->fronten, front, keuze);
    if (!find(w, naar, &vanaf, &count))
        return false;
    for (size_t i = vanaf; i < vanaf + count; i++) {
        oplossing o = w->bak.oplossing[i];
        join(&o, erbij);
        if (!add_minimal(w, hier, 0, &o))
            return false;
    }
    return true;
}

/* What an alternative of a table of hours asks at the least, for a studieduur or, when that is not known, for any. */
static void norm_of(const werk *w, const mboi_urentabel *t, int32_t alternatief, int32_t minimum[MBOI_UREN_SOORTEN])
{
    int64_t maanden = mboi_waarde(&w->g->invoer, MBO_FEIT_STUDIEDUUR);
    memset(minimum, 0, MBOI_UREN_SOORTEN * sizeof *minimum);
    for (int32_t m = 0; m < MBOI_MAANDEN; m++)
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
            if ((maanden == MBOI_GEEN || maanden == m + 1) && t->minimum[alternatief][u][m] > minimum[u])
                minimum[u] = t->minimum[alternatief][u][m];
}

/* More hours of one kind or both. */
static bool step_alternatief(werk *w, uint32_t front, const int32_t minimum[MBOI_UREN_SOORTEN], lijst *hier)
{
    static const mbo_feit feiten[] = {MBO_FEIT_UREN_BEGELEID, MBO_FEIT_UREN_BPV};
    for (int meer = 1; meer < 4; meer++) {
        int64_t uren[2];
        oplossing o = {0};
        for (int u = 0; u < 2; u++) {
            int64_t nu = mboi_waarde(&w->g->invoer, feiten[u]);
            uren[u] = nu == MBOI_GEEN ? 0 : nu;
            if (meer >> u & 1)
                uren[u] = uren[u] < minimum[u] ? minimum[u] : uren[u];
        }
        int u = meer & 1 ? 0 : 1; /* what the total still lacks */
        if (uren[0] + uren[1] < minimum[MBOI_UREN_TOTAAL])
            uren[u] += minimum[MBOI_UREN_TOTAAL] - uren[0] - uren[1];
        bool mag = uren[0] >= minimum[MBOI_UREN_BEGELEID] && uren[1] >= minimum[MBOI_UREN_BPV];
        for (u = 0; u < 2; u++) {
            mag &= !(meer >> u & 1) || may_change(w, feiten[u]);
            if (meer >> u & 1)
                mboi_feitset_add(&o.feiten, feiten[u]);
            o.waarde[feiten[u]] = uren[u];
        }
        if (mag && !step(w, front, MBOI_JA, &o, hier))
            return false;
    }
    return true;
}

static bool step_uren(werk *w, uint32_t front, uint32_t tabel, lijst *hier)
{
    const mboi_urentabel *t = &w->regels->stelsel.tabel[tabel];
    bool ok = true;
    for (int32_t i = 0; ok && i < t->alternatieven; i++) {
        int32_t minimum[MBOI_UREN_SOORTEN];
        norm_of(w, t, i, minimum);
        ok = step_alternatief(w, front, minimum, hier);
    }
    return ok;
}

static bool search(werk *w, uint32_t front, lijst *hier)
{
    uint32_t feit = w->fronten->plek[front] & 0xff, n = w->fronten->plek[front] >> 8;
    const oplossing niets = {0};
    if (feit > MBOI_ATOMEN) {
        uint32_t tabel = feit - MBOI_ATOMEN - 1;
        return step(w, front, mboi_uren(&w->regels->stelsel, &w->g->invoer, tabel), &niets, hier) &&
               step_uren(w, front, tabel, hier);
    }
    int32_t nu = w->g->invoer.keuze[feit];
    if (feit > MBOI_FEITEN) { /* an own rule: that it was asked is noted as if it were a fact */
        oplossing gevraagd = {0};
        mboi_feitset_add(&gevraagd.feiten, (mbo_feit)feit);
        return nu < 0 || step(w, front, nu, &gevraagd, hier);
    }
    if (!step(w, front, nu, &niets, hier))
        return false;
    if (mbo_feit_type((mbo_feit)feit) == MBO_FEITTYPE_BOOL)
        n = 2; /* not given is no change */
    int32_t set = mboi_feit_set((mbo_feit)feit);
    for (int32_t i = 0; i < (set < 0 ? (int32_t)n : w->set[set].klassen) && may_change(w, (mbo_feit)feit); i++) {
        int32_t k = set < 0 ? i : w->set[set].klasse[i];
        oplossing o = {0};
        if (k == nu)
            continue;
        mboi_feitset_add(&o.feiten, (mbo_feit)feit);
        o.waarde[feit] = value_of(w, (mbo_feit)feit, k);
        if (!step(w, front, k, &o, hier))
            return false;
    }
    return true;
}

/* The solutions below a front: `count` of them in `bak`. */
static bool find(werk *w, uint32_t front, size_t *vanaf, size_t *count)
{
    const oplossing niets = {0};
    lijst hier = {0};
    bool ok = true;
    if (front == MBO_UITKOMST_JA) { /* nothing more is needed: the first in `bak` says so */
        *vanaf = 0;
        *count = 1;
        return w->bak.count || add(w, &w->bak, &niets);
    }
    *vanaf = *count = 0;
    w->te_veel |= front == MBOI_FRONT_ANDERS && w->fronten->vol;
    if (front < MBOI_FRONTEN)
        return !w->te_veel;
    uint32_t wat = w->fronten->sleutel[w->fronten->plek[front + 1]];
    if (wat & (1u << MBOI_NEE | 1u << MBOI_NVT)) /* it has met another result than ja */
        return true;
    if (!grow_tabel(w))
        return false;
    onthouden *o = slot_of(w, front);
    if (!o->front) {
        ok = search(w, front, &hier) && grow_tabel(w);
        if (ok) {
            o = slot_of(w, front); /* the table may have moved */
            *o = (onthouden){front, w->bak.count, 0};
            w->used++;
            for (size_t i = 0; ok && i < hier.count; i++, o->count++)
                ok = add(w, &w->bak, &hier.oplossing[i]);
        }
        mboi_resize(&w->allocator, hier.oplossing, hier.capacity * sizeof *hier.oplossing, 0);
    }
    if (ok) {
        *vanaf = o->vanaf;
        *count = o->count;
    }
    return ok;
}

/* ---- dates ---- */

/* All that is reached from these roots at once, with the dates that it takes. */
static bool from_roots(werk *w, const uint16_t *wortel, uint32_t n, const oplossing *datums)
{
    size_t vanaf, count;
    if (!find(w, mboi_front_van(w->fronten, wortel, n), &vanaf, &count))
        return false;
    for (size_t i = vanaf; i < vanaf + count; i++) {
        oplossing o = w->bak.oplossing[i];
        join(&o, datums);
        if (!add_minimal(w, &w->uit, 0, &o))
            return false;
    }
    return true;
}

static uint16_t root_of(const werk *w, mboi_moment m)
{
    return w->d->wortel[mboi_wortel(w->d, m, 0)];
}

/* With this startdatum: the birth date as it is known, or open. */
static bool from_start(werk *w, mbo_datum start, const oplossing *datums)
{
    const mboi_invoer *in = &w->g->invoer;
    mboi_moment moment[MBOI_MAX_MOMENTEN];
    mbo_datum geboren[MBOI_MAX_MOMENTEN];
    uint16_t wortel[MBOI_MAX_MOMENTEN];
    if (in->geboren) {
        *wortel = root_of(w, mboi_moment_van(&w->regels->stelsel, &in->instroom, in->geboortedatum, start));
        return from_roots(w, wortel, 1, datums);
    }
    uint32_t n = mboi_momenten_met_startdatum(&w->regels->stelsel, &in->instroom, start, moment, geboren);
    for (uint32_t i = 0; i < n; i++)
        wortel[i] = root_of(w, moment[i]);
    return from_roots(w, wortel, n, datums);
}

static bool from_birth(werk *w, const oplossing *datums)
{
    mboi_invoer *in = &w->g->invoer;
    uint16_t wortel[MBOI_MAX_MOMENTEN];
    mboi_momenten(&w->regels->stelsel, in);
    for (uint32_t i = 0; i < in->momenten; i++)
        wortel[i] = root_of(w, in->moment[i]);
    return from_roots(w, wortel, in->momenten, datums);
}

/* With a crebo a root can be that there is not without one: on a day on which one may not start. */
typedef struct wortels {
    werk *w;
    uint16_t *wortel;
    size_t n, capacity;
    bool ok;
} wortels;

static void add_wortel(void *ctx, mboi_moment m)
{
    wortels *in = ctx;
    uint16_t wortel = root_of(in->w, m);
    for (size_t i = 0; i < in->n; i++)
        if (in->wortel[i] == wortel)
            return;
    in->ok = in->ok && mboi_grow(&in->w->allocator, (void **)&in->wortel, &in->capacity, in->n, sizeof wortel);
    if (in->ok)
        in->wortel[in->n++] = wortel;
}

static void no_stap(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    (void)ctx, (void)van, (void)naar, (void)datum;
}

static bool from_any_dates(werk *w)
{
    const oplossing niets = {0};
    const mboi_instroom *instroom = &w->g->invoer.instroom;
    if (!instroom->gegeven || !mboi_diagram_leest_instroom(&w->regels->stelsel, w->d))
        return from_roots(w, w->d->top, w->d->toppen, &niets);
    wortels alle = {.w = w, .ok = true};
    mboi_stap stap = {&alle, no_stap, add_wortel};
    mboi_doorloop(&w->regels->stelsel, instroom, w->d->test, w->d->testen, w->regels->stelsel.grens,
                  w->regels->stelsel.perioden, false, &stap);
    bool ok = alle.ok && from_roots(w, alle.wortel, (uint32_t)alle.n, &niets);
    mboi_resize(&w->allocator, alle.wortel, alle.capacity * sizeof *alle.wortel, 0);
    return ok;
}

/* The startdatum not known, nor changed: any can be. */
static bool from_any_start(werk *w)
{
    const oplossing niets = {0};
    return w->g->invoer.geboren ? from_birth(w, &niets) : from_any_dates(w);
}

/* Every day on which the rules or an age may be other than the day before. */
static bool from_other_starts(werk *w)
{
    const mboi_invoer *in = &w->g->invoer;
    mbo_datum first = in->start && in->startdatum >= MBO_REGELS_BEGIN ? in->startdatum + 1 : MBO_REGELS_BEGIN,
              end = MBO_REGELS_BEGIN + MBOI_KALENDER;
    oplossing o = {0};
    mboi_feitset_add(&o.feiten, MBO_FEIT_STARTDATUM);
    uint16_t vorige[MBOI_MAX_MOMENTEN], nu[MBOI_MAX_MOMENTEN];
    uint32_t vorigen = 0;
    for (mbo_datum start = first; start < end; start++) {
        mboi_moment moment[MBOI_MAX_MOMENTEN];
        uint32_t n = 1;
        if (in->geboren && (start < in->geboortedatum || start > mboi_laatste_start(in->geboortedatum)))
            continue;
        if (in->geboren)
            moment[0] = mboi_moment_van(&w->regels->stelsel, &in->instroom, in->geboortedatum, start);
        else
            n = mboi_momenten_voor(&w->regels->stelsel, w->d, &in->instroom, start, moment);
        for (uint32_t i = 0; i < n; i++)
            nu[i] = root_of(w, moment[i]);
        if (n == vorigen && memcmp(nu, vorige, n * sizeof *nu) == 0)
            continue;
        memcpy(vorige, nu, n * sizeof *nu);
        vorigen = n;
        o.waarde[MBO_FEIT_STARTDATUM] = start;
        if (!from_start(w, start, &o))
            return false;
    }
    return true;
}

static bool from_dates(werk *w)
{
    const mboi_invoer *in = &w->g->invoer;
    oplossing niets = {0};
    forget(w);
    if (!(in->start ? from_start(w, in->startdatum, &niets) : from_any_start(w)))
        return false;
    bool overal_gelijk =
        w->d->toppen < 2 && !(in->instroom.gegeven && mboi_diagram_leest_instroom(&w->regels->stelsel, w->d));
    return !may_change(w, MBO_FEIT_STARTDATUM) || overal_gelijk || from_other_starts(w);
}

/* Where hours count, studieduur is more than its class: each length is tried by itself. */
static bool from_lengths(werk *w)
{
    mboi_invoer *in = &w->g->invoer;
    int64_t was = in->waarde[MBO_FEIT_STUDIEDUUR];
    int8_t keuze = in->keuze[MBO_FEIT_STUDIEDUUR];
    mbo_feitset vast = w->vast;
    mboi_feitset_add(&w->vast, MBO_FEIT_STUDIEDUUR);
    bool ok = from_dates(w);
    for (int64_t stap = 0; ok && stap < 2 * MBOI_MAANDEN && !mboi_feitset_has(&vast, MBO_FEIT_STUDIEDUUR); stap++) {
        lijst tot_nu = w->uit;
        int64_t van = was == MBOI_GEEN ? 0 : was, /* the nearest first */
            maanden = stap % 2 ? van + stap / 2 + 1 : van - stap / 2 - 1;
        if (maanden < 1 || maanden > MBOI_MAANDEN)
            continue;
        w->uit = (lijst){0};
        in->waarde[MBO_FEIT_STUDIEDUUR] = maanden;
        in->keuze[MBO_FEIT_STUDIEDUUR] = mboi_keuze(&w->regels->stelsel, MBO_FEIT_STUDIEDUUR, maanden);
        ok = from_dates(w);
        lijst nieuw = w->uit;
        w->uit = tot_nu;
        for (size_t i = 0; ok && i < nieuw.count; i++) {
            mboi_feitset_add(&nieuw.oplossing[i].feiten, MBO_FEIT_STUDIEDUUR);
            nieuw.oplossing[i].waarde[MBO_FEIT_STUDIEDUUR] = maanden;
            ok = add_minimal(w, &w->uit, 0, &nieuw.oplossing[i]);
        }
        mboi_resize(&w->allocator, nieuw.oplossing, nieuw.capacity * sizeof *nieuw.oplossing, 0);
    }
    in->waarde[MBO_FEIT_STUDIEDUUR] = was;
    in->keuze[MBO_FEIT_STUDIEDUUR] = keuze;
    w->vast = vast;
    return ok;
}

/* What an own rule says once facts are changed that it takes is not known: such sets go, unless it is not asked. */
static bool without_eigen(werk *w)
{
    lijst alle = w->uit;
    bool ok = true;
    w->uit = (lijst){0};
    for (size_t i = 0; ok && i < alle.count; i++) {
        oplossing *o = &alle.oplossing[i];
        bool gevraagd = false;
        for (size_t e = 0; e < w->regels->eigens; e++) {
            mbo_feit atoom = MBOI_FEITEN + 1 + (mbo_feit)e;
            for (size_t f = 0; mboi_feitset_has(&o->feiten, atoom) && f < w->regels->eigen[e]->feiten; f++)
                gevraagd |= mboi_feitset_has(&o->feiten, w->regels->eigen[e]->feit[f]);
            mboi_feitset_remove(&o->feiten, atoom);
        }
        ok = gevraagd || add_minimal(w, &w->uit, 0, o);
    }
    mboi_resize(&w->allocator, alle.oplossing, alle.capacity * sizeof *alle.oplossing, 0);
    return ok;
}

/* ---- the object ---- */

/* The fewest facts first; of as many, the one with the first fact that only one of them has. */
static int by_size(const void *a, const void *b)
{
    const mbo_feitset *x = &((const oplossing *)a)->feiten, *y = &((const oplossing *)b)->feiten;
    int n = 0;
    mbo_feit eerste = 0;
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        bool in_x = mboi_feitset_has(x, feit), in_y = mboi_feitset_has(y, feit);
        n += in_x - in_y;
        if (in_x != in_y && !eerste)
            eerste = feit;
    }
    return n || !eerste ? n : mboi_feitset_has(x, eerste) ? -1 : 1;
}

mbo_status mbo_nodig_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                            mbo_vraag vraag, int32_t options, const mbo_feitset *vast, const mbo_allocator *allocator,
                            mbo_nodig **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, zaak, out))
        return MBO_ERROR_ARGUMENT;
    mboi_geval g;
    mbo_status status = mboi_geval_neem(&g, regels, structuur, zaak, vraag, false, options, __func__, fout);
    if (status)
        return status;
    mbo_allocator memory = mboi_allocator(allocator);
    const mboi_diagram *d = &regels->stelsel.vraag[vraag].uitkomst;
    mbo_nodig *nodig = mboi_resize(&memory, NULL, 0, sizeof *nodig);
    if (!nodig)
        return mboi_no_memory(fout);
    *nodig = (mbo_nodig){.allocator = memory};
    werk w = {.regels = regels,
              .d = d,
              .g = &g,
              .zaak = zaak,
              .allocator = memory,
              .vast = vast ? *vast : (mbo_feitset){{0, 0}}};
    for (size_t i = 0; g.structuur && i < MBOI_CREBOFEITEN; i++) {
        int64_t waarde;
        if (mboi_crebo_vult(&g.crebo, mboi_crebofeiten[i], &waarde))
            mboi_feitset_add(&w.vast, mboi_crebofeiten[i]);
    }
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++)
        if (!mbo_feit_veranderbaar(feit))
            mboi_feitset_add(&w.vast, feit);
    for (int32_t i = 0; i < MBOI_SETFEITEN; i++)
        reach_klassen(&w, i);
    if (!mboi_buiten_de_tijd(&g) && mboi_diagram_uitkomst(&regels->stelsel, d, &g.invoer) == MBO_UITKOMST_NEE) {
        w.fronten = mboi_fronten_create(&regels->stelsel, d, &memory);
        w.geen_geheugen = !w.fronten;
        if (w.fronten && (d->uren ? from_lengths(&w) : from_dates(&w)) && without_eigen(&w) && w.uit.count)
            qsort(w.uit.oplossing, w.uit.count, sizeof *w.uit.oplossing, by_size);
        if (w.geen_geheugen || (w.fronten && w.fronten->geen_geheugen))
            status = mboi_no_memory(fout);
        else if (w.te_veel)
            status = mboi_fail(fout, MBO_ERROR_LIMIT, "%s: there are too many possible changes; fix some of the facts",
                               mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag));
        mboi_fronten_free(w.fronten);
        mboi_resize(&memory, w.tabel, w.maat * sizeof *w.tabel, 0);
        mboi_resize(&memory, w.bak.oplossing, w.bak.capacity * sizeof *w.bak.oplossing, 0);
    }
    nodig->lijst = w.uit;
    if (status)
        mbo_nodig_free(nodig);
    else
        *out = nodig;
    return status;
}

void mbo_nodig_free(mbo_nodig *nodig)
{
    if (!nodig)
        return;
    mbo_allocator m = nodig->allocator;
    mboi_resize(&m, nodig->lijst.oplossing, nodig->lijst.capacity * sizeof *nodig->lijst.oplossing, 0);
    mboi_resize(&m, nodig, sizeof *nodig, 0);
}

int32_t mbo_nodig_count(const mbo_nodig *nodig)
{
    return nodig ? (int32_t)nodig->lijst.count : 0;
}

void mbo_nodig_feiten(const mbo_nodig *nodig, int32_t index, mbo_feitset *out)
{
    bool there = nodig && index >= 0 && (size_t)index < nodig->lijst.count;
    if (out)
        *out = there ? nodig->lijst.oplossing[index].feiten : (mbo_feitset){{0, 0}};
}

int32_t mbo_nodig_waarde(const mbo_nodig *nodig, int32_t index, mbo_feit feit, int64_t *out)
{
    mbo_feitset set;
    mbo_nodig_feiten(nodig, index, &set);
    if (!out || feit < 1 || feit > MBOI_FEITEN || !mboi_feitset_has(&set, feit))
        return 0;
    *out = nodig->lijst.oplossing[index].waarde[feit];
    return 1;
}

size_t mbo_nodig_tekst(const mbo_nodig *nodig, int32_t index, mbo_feit feit, char *buffer, size_t size)
{
    int64_t waarde;
    return mbo_nodig_waarde(nodig, index, feit, &waarde) ? mboi_feit_write(feit, waarde, buffer, size)
                                                         : mboi_copy_text("", 0, buffer, size);
}
