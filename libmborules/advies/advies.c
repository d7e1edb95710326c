/* SPDX-License-Identifier: MIT */
/*
 * The routes of a case: which there are, and their order.
 *
 * Of a structure with hundreds of kwalificaties few differ for the rules: what the rules see of one (kind, leerwegen,
 * when one may start) is its class, and a class is weighed once.
 */
#include "advies/advies.h"

#include "structuur/structuur.h"

#include <stdlib.h>
#include <string.h>

enum { HERSTELBAAR_RANG = 3, NEE_RANG = 4 };

/* What the rules see of kwalificaties, and where the beelden of its routes are; -1: not weighed yet. */
typedef struct klasse {
    mboi_crebo van;
    int32_t crebo;                                   /* 0: rules see no more of it than that */
    int32_t beeld[2][MBOI_BEWIJZEN][MBOI_LEERWEGEN]; /* [0] as the case fixes it; [1] of what it excludes */
} klasse;

typedef struct maker {
    mbo_advies *a;
    mboi_weging gegeven, anders;     /* the case, and the case without its programme */
    bool heeft_anders, elke_leerweg; /* are there routes that the case excludes; is a part given in bol and bbl too? */
    bool elk_crebo;                  /* an own rule may tell one crebo from another */
    mbo_soort_opleiding soort;       /* that the case fixes, or its crebo; 0: none */
    klasse *klasse;
    size_t klassen, klasse_capacity;
    mboi_agenda *agenda; /* with neither date known; else NULL */
    mbo_fout *fout;
} maker;

/* ---- which routes ---- */

/* The code that the case fixes; 0: none. */
static int32_t fixed(const mbo_zaak *zaak, mbo_feit feit)
{
    int64_t code = 0;
    mbo_zaak_get(zaak, feit, &code);
    return (int32_t)code;
}

/* May a part be taken in bol and bbl: is there no rule on the day that keeps it to one leerweg? Without a startdatum it
   may be. */
static bool part_in_every_leerweg(const mboi_geval *g)
{
    const mboi_boek *boek = &g->regels->boek;
    bool every = !mboi_buiten_de_tijd(g);
    for (size_t i = 0; g->invoer.start && i < boek->regels; i++)
        if (strcmp(boek->regel[i].id, "aanbod.deel_plaats") == 0)
            every &= !mboi_regel_geldt(&boek->regel[i], g->invoer.startdatum);
    return every;
}

static uint64_t orde_van(const maker *m, const mboi_route *r, const mboi_beeld *b, int32_t kwalificatie)
{
    const mbo_zaak *zaak = &m->a->zaak;
    static const uint8_t rangen[] = {[MBO_UITKOMST_JA] = 0,
                                     [MBO_UITKOMST_VOORWAARDELIJK] = 1,
                                     [MBO_UITKOMST_ONBEKEND] = 2,
                                     [MBO_UITKOMST_NEE] = NEE_RANG};
    const uint64_t niveau = r->bewijs == MBO_BEWIJS_DIPLOMA ? (uint64_t)mbo_soort_opleiding_niveau(r->soort) : 0;
    const bool tegen = r->bewijs == MBO_BEWIJS_DIPLOMA && mboi_feitset_has(&zaak->known, MBO_FEIT_DIPLOMA_HAALBAAR) &&
                       !zaak->value[MBO_FEIT_DIPLOMA_HAALBAAR];
    uint64_t orde = b->herstelbaar ? HERSTELBAAR_RANG : rangen[b->gewoon];
    orde = orde << 1 | tegen;
    orde = orde << 1 | b->vrijstelling;
    orde = orde << 3 | (b->vrijstelling ? niveau : 4 - niveau);
    orde = orde << 2 | (uint64_t)r->bewijs;
    orde = orde << 3 | (uint64_t)r->soort;
    orde = orde << 2 | (uint64_t)r->leerweg;
    return orde << 32 | (uint32_t)(kwalificatie + 1);
}

static mbo_status add_beeld(maker *m, mboi_weging *w, const mboi_route *r, int32_t *index)
{
    mbo_advies *a = m->a;
    if (!mboi_grow(&a->allocator, (void **)&a->beeld, &a->beeld_capacity, a->beelden, sizeof *a->beeld))
        return mboi_no_memory(m->fout);
    mbo_status status = mboi_weeg(w, r, &a->beeld[a->beelden], m->fout);
    if (!status)
        *index = (int32_t)a->beelden++;
    return status;
}

/* `index`: where its beeld is, or -1. */
static mbo_status add_route(maker *m, mboi_weging *w, const mboi_route *r, bool uitgesloten, int32_t kwalificatie,
                            int32_t crebo, int32_t *index)
{
    mbo_advies *a = m->a;
    if (!mboi_grow(&a->allocator, (void **)&a->route, &a->route_capacity, a->routes, sizeof *a->route))
        return mboi_no_memory(m->fout);
    mbo_status status = *index < 0 ? add_beeld(m, w, r, index) : MBO_OK;
    if (!status)
        a->route[a->routes++] = (mboi_plaats){.orde = orde_van(m, r, &a->beeld[*index], kwalificatie),
                                              .beeld = *index,
                                              .kwalificatie = kwalificatie,
                                              .crebo = crebo,
                                              .route = *r,
                                              .uitgesloten = uitgesloten};
    return status;
}

/* Does the case, or its crebo, not fix it otherwise? */
static bool is_given(const maker *m, const mboi_route *r)
{
    const mbo_zaak *zaak = &m->a->zaak;
    const int32_t bewijs = fixed(zaak, MBO_FEIT_BEWIJS), leerweg = fixed(zaak, MBO_FEIT_LEERWEG);
    return (!bewijs || bewijs == r->bewijs) && (!leerweg || leerweg == r->leerweg) &&
           (!m->soort || !r->soort || m->soort == r->soort);
}

/* `k`: the class of a kwalificatie, of which the soort is the only one; NULL: of none, and every soort. */
static mbo_status add_routes(maker *m, klasse *k, int32_t kwalificatie, int32_t crebo)
{
    mbo_status status = MBO_OK;
    for (mbo_bewijs bewijs = 1; bewijs <= MBOI_BEWIJZEN; bewijs++)
        for (mbo_leerweg leerweg = 1; leerweg <= MBOI_LEERWEGEN; leerweg++) {
            const bool part = bewijs != MBO_BEWIJS_DIPLOMA;
            if (part && leerweg != MBO_LEERWEG_DERDE && !m->elke_leerweg)
                continue;
            const mbo_soort_opleiding van = part || k ? 0 : 1, tot = part || k ? 0 : MBOI_SOORTEN_OPLEIDING;
            for (mbo_soort_opleiding soort = van; !status && soort <= tot; soort++) {
                mboi_route r = {bewijs, leerweg, soort};
                if (k && !part)
                    r.soort = k->van.soort ? k->van.soort : m->soort;
                const bool given = is_given(m, &r);
                int32_t nieuw = -1, *index = k ? &k->beeld[!given][bewijs - 1][leerweg - 1] : &nieuw;
                if (given || m->heeft_anders)
                    status = add_route(m, given ? &m->gegeven : &m->anders, &r, !given, kwalificatie, crebo, index);
            }
        }
    return status;
}

/* ---- kwalificaties ---- */

static bool same_klasse(const mboi_crebo *a, const mboi_crebo *b)
{
    return a->soort == b->soort && a->keuze == b->keuze && a->vierjarig == b->vierjarig &&
           a->niet_opgezocht == b->niet_opgezocht && mboi_same_instroom(&a->instroom, &b->instroom);
}

/* Of periods only the startdatum counts, when it is known. */
static void keep_day(mboi_perioden *p, mbo_datum op)
{
    p->aantal = mboi_in_periode(p, op);
    p->vanaf[0] = p->tot_en_met[0] = op;
}

static bool takes_crebo(const mbo_regels *regels)
{
    bool takes = false;
    for (size_t e = 0; e < regels->eigens; e++)
        for (size_t i = 0; i < regels->eigen[e]->feiten; i++)
            takes |= regels->eigen[e]->feit[i] == MBO_FEIT_CREBO;
    return takes;
}

/* `crebo`: of this class. A new one is taken in: its routes are the next to be weighed. */
static klasse *klasse_van(maker *m, int32_t crebo, const mboi_crebo *van)
{
    const int32_t gezien = m->elk_crebo ? crebo : 0;
    for (size_t i = 0; i < m->klassen; i++)
        if (m->klasse[i].crebo == gezien && same_klasse(&m->klasse[i].van, van))
            return &m->klasse[i];
    if (!mboi_grow(&m->a->allocator, (void **)&m->klasse, &m->klasse_capacity, m->klassen, sizeof *m->klasse))
        return NULL;
    klasse *k = &m->klasse[m->klassen++];
    k->van = *van;
    k->crebo = gezien;
    memset(k->beeld, 0xff, sizeof k->beeld);
    mboi_weging_crebo(&m->gegeven, m->a->structuur, crebo, van);
    if (m->heeft_anders)
        mboi_weging_crebo(&m->anders, m->a->structuur, crebo, van);
    return k;
}

/* The crebo of a kwalificatie that began last by the day (before all of them the first, without a day the last); 0: it
   has none. */
static int32_t crebo_op(const mbo_kwalificatie *k, mbo_datum op)
{
    int32_t code = 0;
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        if (!code || op == MBO_DATUM_NOT_SET || mbo_crebo_geldig_vanaf(c) <= op)
            code = mbo_crebo_code(c);
    }
    return code;
}

static mbo_status add_kwalificatie(maker *m, int32_t index)
{
    const mboi_geval *g = &m->gegeven.g;
    const mbo_zaak *zaak = &m->a->zaak;
    const mbo_datum start = g->invoer.start ? g->invoer.startdatum : MBO_DATUM_NOT_SET;
    const mboi_gegeven niets = {.vierjarig = -1, .startdatum = start};
    const int32_t crebo = crebo_op(mbo_structuur_kwalificatie(m->a->structuur, index), start);
    mboi_crebo van;
    int64_t waarde;
    if (!crebo)
        return MBO_OK;
    mbo_status status = mboi_crebo_van(m->a->structuur, crebo, &niets, &van, m->fout);
    if (status)
        return status;
    if ((van.soort && mbo_zaak_get(zaak, MBO_FEIT_SOORT_OPLEIDING, &waarde) && waarde != van.soort) ||
        (van.vierjarig >= 0 && mbo_zaak_get(zaak, MBO_FEIT_VIERJARIG, &waarde) && waarde != van.vierjarig))
        return MBO_OK;
    if (g->invoer.start) {
        keep_day(&van.instroom.zeker, start);
        keep_day(&van.instroom.onbekend, start);
    }
    klasse *k = klasse_van(m, crebo, &van);
    return k ? add_routes(m, k, index, crebo) : mboi_no_memory(m->fout);
}

/* ---- the object ---- */

static int by_orde(const void *a, const void *b)
{
    const uint64_t x = ((const mboi_plaats *)a)->orde, y = ((const mboi_plaats *)b)->orde;
    return (x > y) - (x < y);
}

static mbo_status fill_in(maker *m, const mbo_zaak *zaak, const mbo_filter *filter)
{
    mbo_advies *a = m->a;
    mbo_status status = mboi_weging_neem(&m->gegeven, a->regels, a->structuur, zaak, false, a->options, m->fout);
    m->heeft_anders = a->options & MBO_ADVIES_ALLE_ROUTES;
    m->soort = status ? 0 : m->gegeven.g.keuze[MBO_FEIT_SOORT_OPLEIDING] + 1;
    m->elk_crebo = takes_crebo(a->regels);
    m->elke_leerweg = !status && part_in_every_leerweg(&m->gegeven.g);
    if (!status && m->heeft_anders)
        status = mboi_weging_neem(&m->anders, a->regels, a->structuur, zaak, true, a->options, m->fout);
    if (!status && filter && !m->gegeven.g.invoer.start && !m->gegeven.g.invoer.geboren) {
        /* without memory for it the days are walked for each class */
        m->agenda = mboi_agenda_create(&a->regels->stelsel, &a->regels->stelsel.vraag[MBO_VRAAG_TRAJECT].uitkomst,
                                       &a->allocator);
        m->gegeven.g.invoer.agenda = m->anders.g.invoer.agenda = m->agenda;
    }
    if (!status && !filter)
        status = add_routes(m, NULL, -1, 0);
    for (int32_t i = 0; !status && filter;) {
        status = mbo_structuur_zoek(a->structuur, filter, i, &i, m->fout);
        if (i < 0)
            break;
        if (!status)
            status = add_kwalificatie(m, i++);
    }
    if (!status && a->routes)
        qsort(a->route, a->routes, sizeof *a->route, by_orde);
    return status;
}

mbo_status mbo_advies_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                             const mbo_filter *filter, int32_t options, const mbo_allocator *allocator,
                             mbo_advies **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, zaak, out))
        return MBO_ERROR_ARGUMENT;
    if (options & ~(MBO_OORDEEL_STRENG | MBO_ADVIES_ALLE_ROUTES))
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_advies_create: options 0x%x are not known", (unsigned)options);
    if (filter && !structuur)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "mbo_advies_create: a filter needs a structure");
    if (filter && (filter->size < sizeof(size_t) || filter->size > sizeof *filter))
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_advies_create: mbo_filter: size %zu is not known",
                         filter->size);
    if (filter && mboi_feitset_has(&zaak->known, MBO_FEIT_CREBO))
        return mboi_fail(fout, MBO_ERROR_CONFLICT,
                         "mbo_advies_create: the case has a crebo, so a filter has nothing to choose from");
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_advies *a = mboi_resize(&memory, NULL, 0, sizeof *a);
    maker *m = a ? mboi_resize(&memory, NULL, 0, sizeof *m) : NULL;
    if (!m) {
        mboi_resize(&memory, a, a ? sizeof *a : 0, 0);
        return mboi_no_memory(fout);
    }
    memset(a, 0, sizeof *a);
    a->allocator = memory;
    a->regels = mbo_regels_ref((mbo_regels *)(uintptr_t)regels); /* only the count of references changes */
    a->structuur = mbo_structuur_ref((mbo_structuur *)(uintptr_t)structuur);
    a->zaak = *zaak;
    a->options = options;
    m->a = a;
    m->fout = fout;
    m->klasse = NULL;
    m->agenda = NULL;
    m->klassen = m->klasse_capacity = 0;
    mbo_status status = fill_in(m, zaak, filter);
    mboi_agenda_free(m->agenda);
    mboi_resize(&memory, m->klasse, m->klasse_capacity * sizeof *m->klasse, 0);
    mboi_resize(&memory, m, sizeof *m, 0);
    if (status)
        mbo_advies_free(a);
    else
        *out = a;
    return status;
}

void mbo_advies_free(mbo_advies *advies)
{
    if (!advies)
        return;
    mbo_allocator m = advies->allocator;
    mboi_resize(&m, advies->route, advies->route_capacity * sizeof *advies->route, 0);
    mboi_resize(&m, advies->beeld, advies->beeld_capacity * sizeof *advies->beeld, 0);
    mbo_regels_free(advies->regels);
    mbo_structuur_free(advies->structuur);
    mboi_resize(&m, advies, sizeof *advies, 0);
}

/* ---- a route as a case ---- */

static const mboi_plaats *get(const mbo_advies *advies, int32_t route)
{
    return advies && route >= 0 && (size_t)route < advies->routes ? &advies->route[route] : NULL;
}

mbo_status mboi_advies_zaak(const mbo_advies *advies, const char *call, int32_t route, bool gewoon, mbo_zaak *out,
                            mbo_fout *fout)
{
    const mboi_plaats *p = get(advies, route);
    if (!p)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: there is no route %d", call, route);
    *out = advies->zaak;
    out->allocator = advies->allocator;
    if (p->uitgesloten)
        mboi_zonder_opleiding(out);
    const int64_t waarden[][2] = {{MBO_FEIT_BEWIJS, p->route.bewijs},
                                  {MBO_FEIT_LEERWEG, p->route.leerweg},
                                  {MBO_FEIT_SOORT_OPLEIDING, p->route.soort},
                                  {MBO_FEIT_CREBO, p->crebo}};
    for (size_t i = 0; i < MBOI_COUNT(waarden); i++)
        if (waarden[i][1])
            mboi_zaak_put(out, (mbo_feit)waarden[i][0], waarden[i][1]);
    mbo_feit feit;
    int64_t waarde, start = MBO_DATUM_NOT_SET;
    mbo_zaak_get(out, MBO_FEIT_STARTDATUM, &start);
    for (int i = 0; gewoon && mboi_routeaanname(advies->regels, p->route.soort, (mbo_datum)start, i, &feit, &waarde);
         i++)
        if (!mboi_feitset_has(&out->known, feit))
            mboi_zaak_put(out, feit, waarde);
    return MBO_OK;
}

mbo_status mboi_advies_geval(const mbo_advies *advies, const char *call, int32_t route, bool gewoon, mbo_vraag vraag,
                             mboi_geval *out, mbo_fout *fout)
{
    mbo_zaak zaak;
    mbo_status status = mboi_advies_zaak(advies, call, route, gewoon, &zaak, fout);
    if (!status)
        status = mboi_geval_neem(out, advies->regels, advies->structuur, &zaak, vraag, true,
                                 advies->options & MBO_OORDEEL_STRENG, call, fout);
    if (!status && gewoon && out->invoer.instroom.onbekend.aantal) {
        status = mboi_instroom_gewoon(&out->invoer.instroom, fout);
        mboi_geval_momenten(out);
    }
    return status;
}

mbo_status mbo_advies_zaak(const mbo_advies *advies, int32_t route, int32_t gewoon, const mbo_allocator *allocator,
                           mbo_zaak **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, advies, out))
        return MBO_ERROR_ARGUMENT;
    mbo_zaak zaak;
    mbo_status status = mboi_advies_zaak(advies, __func__, route, gewoon, &zaak, fout);
    if (!status)
        status = mbo_zaak_create(allocator, out, fout);
    if (!status) {
        zaak.allocator = (*out)->allocator;
        **out = zaak;
    }
    return status;
}

/* ---- reading ---- */

static const mboi_beeld *beeld_van(const mbo_advies *advies, int32_t route)
{
    static const mboi_beeld niets = {0};
    const mboi_plaats *p = get(advies, route);
    return p ? &advies->beeld[p->beeld] : &niets;
}

int32_t mbo_advies_route_count(const mbo_advies *advies)
{
    return advies ? (int32_t)advies->routes : 0;
}

mbo_bewijs mbo_advies_bewijs(const mbo_advies *advies, int32_t route)
{
    return get(advies, route) ? get(advies, route)->route.bewijs : 0;
}

mbo_leerweg mbo_advies_leerweg(const mbo_advies *advies, int32_t route)
{
    return get(advies, route) ? get(advies, route)->route.leerweg : 0;
}

mbo_soort_opleiding mbo_advies_soort_opleiding(const mbo_advies *advies, int32_t route)
{
    return get(advies, route) ? get(advies, route)->route.soort : 0;
}

const mbo_kwalificatie *mbo_advies_kwalificatie(const mbo_advies *advies, int32_t route)
{
    const mboi_plaats *p = get(advies, route);
    return p && p->kwalificatie >= 0 ? mbo_structuur_kwalificatie(advies->structuur, p->kwalificatie) : NULL;
}

mbo_uitkomst mbo_advies_uitkomst(const mbo_advies *advies, int32_t route)
{
    return beeld_van(advies, route)->uitkomst;
}

void mbo_advies_ontbrekend(const mbo_advies *advies, int32_t route, mbo_feitset *out)
{
    if (out)
        *out = beeld_van(advies, route)->ontbrekend;
}

mbo_uitkomst mbo_advies_uitkomst_gewoon(const mbo_advies *advies, int32_t route)
{
    return beeld_van(advies, route)->gewoon;
}

void mbo_advies_gewoon_ontbrekend(const mbo_advies *advies, int32_t route, mbo_feitset *out)
{
    if (out)
        *out = beeld_van(advies, route)->gewoon_ontbrekend;
}

void mbo_advies_routeaannames(const mbo_advies *advies, int32_t route, mbo_feitset *out)
{
    if (out)
        *out = beeld_van(advies, route)->aannames;
}

int32_t mbo_advies_instroom_aangenomen(const mbo_advies *advies, int32_t route)
{
    return beeld_van(advies, route)->instroom_aangenomen;
}

int32_t mbo_advies_herstelbaar(const mbo_advies *advies, int32_t route)
{
    return beeld_van(advies, route)->herstelbaar;
}

int32_t mbo_advies_vrijstelling(const mbo_advies *advies, int32_t route)
{
    return beeld_van(advies, route)->vrijstelling;
}

int32_t mbo_advies_uitgesloten(const mbo_advies *advies, int32_t route)
{
    return get(advies, route) && get(advies, route)->uitgesloten;
}

/* May it be of four years: does neither the case nor the crebo say otherwise? */
static bool may_be_vierjarig(const mbo_advies *advies, const mbo_zaak *zaak, mbo_datum start)
{
    const mboi_gegeven gegeven = {.vierjarig = -1, .startdatum = start};
    int64_t crebo, vierjarig = 1;
    mboi_crebo van;
    mbo_zaak_get(zaak, MBO_FEIT_VIERJARIG, &vierjarig);
    if (mbo_zaak_get(zaak, MBO_FEIT_CREBO, &crebo) && !mboi_crebo_van(advies->structuur, crebo, &gegeven, &van, NULL))
        mboi_crebo_vult(&van, MBO_FEIT_VIERJARIG, &vierjarig);
    return vierjarig;
}

int32_t mbo_advies_duur(const mbo_advies *advies, int32_t route, int32_t *minimaal, int32_t *maximaal)
{
    const mboi_plaats *p = get(advies, route);
    int64_t start = MBO_DATUM_NOT_SET;
    int32_t van = 0, tot = 0;
    mbo_zaak zaak;
    if (!p || mboi_advies_zaak(advies, __func__, route, false, &zaak, NULL))
        return 0;
    mbo_zaak_get(&zaak, MBO_FEIT_STARTDATUM, &start);
    if (p->route.bewijs == MBO_BEWIJS_DIPLOMA && beeld_van(advies, route)->norm) {
        van = mboi_studieduur(advies->regels, p->route.soort, "minimaal", (mbo_datum)start);
        tot = mboi_studieduur(advies->regels, p->route.soort, "maximaal_verlengd", (mbo_datum)start);
        if (!tot || !may_be_vierjarig(advies, &zaak, (mbo_datum)start))
            tot = mboi_studieduur(advies->regels, p->route.soort, "maximaal", (mbo_datum)start);
    } else if (p->route.bewijs == MBO_BEWIJS_PRAKTIJKVERKLARING) {
        van = mboi_maanden(advies->regels, "praktijkverklaring.duur_gangbaar_van", (mbo_datum)start);
        tot = mboi_maanden(advies->regels, "praktijkverklaring.duur_gangbaar_tot", (mbo_datum)start);
    }
    if (!van || !tot)
        return 0;
    if (minimaal)
        *minimaal = van;
    if (maximaal)
        *maximaal = tot;
    return 1;
}
