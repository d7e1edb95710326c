/* SPDX-License-Identifier: MIT */
/* The steps of a rule set: which apply to a route, and what each says. */
#include "advies/advies.h"

#include <string.h>

struct mbo_stappen {
    mbo_allocator allocator;
    mbo_regels *regels;
    size_t bytes, count;
    const mbo_stap *stap[]; /* room for every step of the rule set */
};

/* A case, and what the conditions come to in it, each worked out once; 0: not yet. */
typedef struct geval {
    mboi_geval g;
    uint8_t *uitkomst;
} geval;

static bool is_ja(geval *in, size_t voorwaarde)
{
    const mboi_stelsel *stelsel = &in->g.regels->stelsel;
    uint8_t *uitkomst = &in->uitkomst[voorwaarde];
    if (!*uitkomst)
        *uitkomst = (uint8_t)mboi_diagram_uitkomst(stelsel, &stelsel->voorwaarde[voorwaarde], &in->g.invoer);
    return *uitkomst == MBO_UITKOMST_JA;
}

/* Of a step that changed over time one block: that of the startdatum, else the one that goes on. Of before the
   library's time nothing is said. */
static bool is_van_de_dag(const mbo_stap *stap, const mboi_geval *g)
{
    mbo_datum start = g->invoer.startdatum;
    if (!g->invoer.start)
        return stap->tot == MBO_DATUM_NOT_SET;
    return !mboi_buiten_de_tijd(g) && (stap->vanaf == MBO_DATUM_NOT_SET || start >= stap->vanaf) &&
           (stap->tot == MBO_DATUM_NOT_SET || start < stap->tot);
}

/* Does a condition name, not by way of a question, what is usually assumed of a programme? */
static bool names_routeaanname(const mboi_formule *f)
{
    return f && ((f->soort == MBOI_FEIT && mboi_is_routeaanname(f->feit)) || f->soort == MBOI_DUUR_TOT ||
                 f->soort == MBOI_DUUR_VANAF || names_routeaanname(f->links) || names_routeaanname(f->rechts));
}

/* What lifts it is weighed as its condition is, so that a step and its opposite are not both told; but that a licence
   is assumed is no reason not to ask for it. */
static bool geldt(const mbo_stap *stap, geval *exact, geval *gewoon)
{
    const struct mboi_voorwaarde *voorwaarde = gewoon->g.regels->boek.voorwaarde;
    if (!is_van_de_dag(stap, &exact->g) || (*stap->als && !is_ja(gewoon, stap->als_nummer)))
        return false;
    for (size_t i = 0; i < stap->tenzijs; i++)
        if (is_ja(names_routeaanname(voorwaarde[stap->tenzij_nummer[i]].formule) ? exact : gewoon,
                  stap->tenzij_nummer[i]))
            return false;
    return true;
}

/* `out` has room for every step. */
static mbo_status collect(const mbo_advies *advies, int32_t route, const mbo_allocator *allocator, mbo_stappen *out,
                          mbo_fout *fout)
{
    const mboi_boek *boek = &advies->regels->boek;
    geval exact, gewoon;
    size_t bytes = 2 * boek->voorwaarden;
    mbo_status status = mboi_advies_geval(advies, "mbo_stappen_create", route, false, MBO_VRAAG_ALLE, &exact.g, fout);
    if (!status)
        status = mboi_advies_geval(advies, "mbo_stappen_create", route, true, MBO_VRAAG_ALLE, &gewoon.g, fout);
    if (status)
        return status;
    exact.uitkomst = mboi_resize(allocator, NULL, 0, bytes ? bytes : 1);
    if (!exact.uitkomst)
        return mboi_no_memory(fout);
    memset(exact.uitkomst, 0, bytes);
    gewoon.uitkomst = exact.uitkomst + boek->voorwaarden;
    for (size_t i = 0; i < boek->stappen; i++)
        if (geldt(&boek->stap[i], &exact, &gewoon))
            out->stap[out->count++] = &boek->stap[i];
    mboi_resize(allocator, exact.uitkomst, bytes ? bytes : 1, 0);
    return MBO_OK;
}

mbo_status mbo_stappen_create(const mbo_advies *advies, int32_t route, const mbo_allocator *allocator,
                              mbo_stappen **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, advies, out))
        return MBO_ERROR_ARGUMENT;
    mbo_allocator a = mboi_allocator(allocator);
    size_t bytes = sizeof(mbo_stappen) + advies->regels->boek.stappen * sizeof(const mbo_stap *);
    mbo_stappen *stappen = mboi_resize(&a, NULL, 0, bytes);
    if (!stappen)
        return mboi_no_memory(fout);
    *stappen = (mbo_stappen){.allocator = a, .regels = mbo_regels_ref(advies->regels), .bytes = bytes};
    mbo_status status = collect(advies, route, &a, stappen, fout);
    if (status)
        mbo_stappen_free(stappen);
    else
        *out = stappen;
    return status;
}

void mbo_stappen_free(mbo_stappen *stappen)
{
    if (!stappen)
        return;
    mbo_allocator a = stappen->allocator;
    mbo_regels_free(stappen->regels);
    mboi_resize(&a, stappen, stappen->bytes, 0);
}

int32_t mbo_stappen_count(const mbo_stappen *stappen)
{
    return stappen ? (int32_t)stappen->count : 0;
}

const mbo_stap *mbo_stappen_stap(const mbo_stappen *stappen, int32_t index)
{
    return stappen && index >= 0 && (size_t)index < stappen->count ? stappen->stap[index] : NULL;
}

/* ---- reading a step ---- */

int32_t mbo_regels_stap_count(const mbo_regels *regels)
{
    return regels ? (int32_t)regels->boek.stappen : 0;
}

const mbo_stap *mbo_regels_stap(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->boek.stappen ? &regels->boek.stap[index] : NULL;
}

const char *mbo_stap_id(const mbo_stap *stap)
{
    return stap ? stap->id : NULL;
}

mbo_stapsoort mbo_stap_soort(const mbo_stap *stap)
{
    return stap ? stap->soort : 0;
}

mbo_datum mbo_stap_vanaf(const mbo_stap *stap)
{
    return stap ? stap->vanaf : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_stap_tot(const mbo_stap *stap)
{
    return stap ? stap->tot : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_stap_bevestigd_tot(const mbo_stap *stap)
{
    return stap ? stap->bevestigd_tot : MBO_DATUM_NOT_SET;
}

mbo_informant mbo_stap_wie(const mbo_stap *stap)
{
    return stap ? stap->wie : 0;
}

const char *mbo_stap_tekst(const mbo_stap *stap, mbo_taal taal)
{
    if (!stap || (taal != MBO_TAAL_NL && taal != MBO_TAAL_EN))
        return NULL;
    return taal == MBO_TAAL_NL ? stap->nl : stap->en;
}

const char *mbo_stap_adres(const mbo_stap *stap)
{
    return stap ? stap->adres : NULL;
}

const char *mbo_stap_voorwaarde(const mbo_stap *stap)
{
    return stap ? stap->als : NULL;
}

const char *mbo_stap_tenzij(const mbo_stap *stap, int32_t index)
{
    return stap && index >= 0 && (size_t)index < stap->tenzijs ? stap->tenzij[index] : NULL;
}

int32_t mbo_stap_bron_count(const mbo_stap *stap)
{
    return stap ? (int32_t)stap->bron.count : 0;
}

const mbo_bron *mbo_stap_bron(const mbo_stap *stap, int32_t index)
{
    return stap && index >= 0 && (size_t)index < stap->bron.count ? &stap->bron.rij[index] : NULL;
}
