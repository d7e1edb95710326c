/* SPDX-License-Identifier: MIT */
/*
 * Both verdicts on a route.
 *
 * The case is taken in once; a route changes three choices of it, and the diagram of *traject* is followed anew from
 * there. What is tried after that (a vrijstelling, a leerbaan) is tried only where the walk came past that fact.
 */
#include "advies/advies.h"

#include <stdio.h>
#include <string.h>

/* Of the programme, not of the candidate: domain contract, section 6, *What carries over*. */
static const mbo_feit van_opleiding[] = {
    MBO_FEIT_STUDIEDUUR,
    MBO_FEIT_DIPLOMA_ERKENNING,
    MBO_FEIT_CERTIFICAAT_VASTGESTELD,
    MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN,
    MBO_FEIT_KEUZEDEEL_PASSEND,
    MBO_FEIT_PRAKTIJKOVEREENKOMST,
    MBO_FEIT_PRAKTIJKWEKEN,
    MBO_FEIT_UREN_BEGELEID,
    MBO_FEIT_UREN_BPV,
    MBO_FEIT_URENVERDELING_IN_ORDE,
    MBO_FEIT_VIERJARIG,
    MBO_FEIT_PRODUCTIEVE_ARBEID,
    MBO_FEIT_ONDERWIJSPRIJS,
    MBO_FEIT_CREBO,
};

/* ---- what is usually so ---- */

int32_t mboi_maanden(const mbo_regels *regels, const char *naam, mbo_datum op)
{
    const mbo_parameter *p = mbo_regels_find_parameter(regels, naam, op == MBO_DATUM_NOT_SET ? MBO_DATUM_MAX : op);
    return p ? (int32_t)(mbo_parameter_waarde(p) / 100) : 0;
}

int32_t mboi_studieduur(const mbo_regels *regels, mbo_soort_opleiding soort, const char *deel, mbo_datum op)
{
    char naam[80];
    snprintf(naam, sizeof naam, "studieduur.%s.%s", mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, soort), deel);
    return soort ? mboi_maanden(regels, naam, op) : 0;
}

static const mbo_feit routeaannames[MBOI_ROUTEAANNAMES] = {
    MBO_FEIT_DIPLOMA_ERKENNING, MBO_FEIT_CERTIFICAAT_VASTGESTELD, MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN,
    MBO_FEIT_STUDIEDUUR /* the last: without a soort there is none */
};

bool mboi_is_routeaanname(mbo_feit feit)
{
    bool is = false;
    for (int i = 0; i < MBOI_ROUTEAANNAMES; i++)
        is |= routeaannames[i] == feit;
    return is;
}

bool mboi_routeaanname(const mbo_regels *regels, mbo_soort_opleiding soort, mbo_datum op, int n, mbo_feit *feit,
                       int64_t *waarde)
{
    if (n >= MBOI_ROUTEAANNAMES)
        return false;
    *feit = routeaannames[n];
    *waarde = *feit == MBO_FEIT_STUDIEDUUR ? mboi_studieduur(regels, soort, "minimaal", op) : 1;
    return *waarde != 0;
}

/* ---- taking in ---- */

void mboi_zonder_opleiding(mbo_zaak *zaak)
{
    for (size_t i = 0; i < MBOI_COUNT(van_opleiding); i++)
        mboi_feitset_remove(&zaak->known, van_opleiding[i]);
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++)
        if (mboi_is_besluit(feit) && mbo_feit_beslisser(feit) == MBO_BESLISSER_BEVOEGD_GEZAG)
            mboi_feitset_remove(&zaak->known, feit);
}

mbo_status mboi_weging_neem(mboi_weging *w, const mbo_regels *regels, const mbo_structuur *structuur,
                            const mbo_zaak *zaak, bool zonder_opleiding, int32_t options, mbo_fout *fout)
{
    w->zaak = *zaak;
    w->heeft_ander = false;
    if (zonder_opleiding)
        mboi_zonder_opleiding(&w->zaak);
    return mboi_geval_neem(&w->g, regels, structuur, &w->zaak, MBO_VRAAG_TRAJECT, false, options & MBO_OORDEEL_STRENG,
                           "mbo_advies_create", fout);
}

static void set(mboi_weging *w, mbo_feit feit, int64_t waarde)
{
    mboi_zaak_put(&w->zaak, feit, waarde);
    mboi_geval_zet(&w->g, feit, &waarde);
}

static void unset(mboi_weging *w, mbo_feit feit)
{
    mboi_feitset_remove(&w->zaak.known, feit);
    mboi_geval_zet(&w->g, feit, NULL);
}

void mboi_weging_crebo(mboi_weging *w, const mbo_structuur *structuur, int32_t code, const mboi_crebo *van)
{
    w->g.structuur = structuur;
    mboi_zaak_put(&w->zaak, MBO_FEIT_CREBO, code);
    mboi_geval_crebo(&w->g, &w->zaak, van);
    mboi_geval_momenten(&w->g);
    w->heeft_ander = false;
}

/* ---- weighing ---- */

static mbo_status follow(mboi_weging *w, bool eigen, mboi_antwoord *uit, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    if (eigen && w->g.regels->eigens)
        status = mboi_geval_eigen(&w->g, &w->zaak, MBO_VRAAG_TRAJECT, fout);
    memset(uit, 0, sizeof *uit);
    if (!status)
        mboi_beslis_uitkomst(&w->g.regels->stelsel, MBO_VRAAG_TRAJECT, &w->g.invoer, NULL, uit);
    return status;
}

static bool passed(const mboi_bezocht *bezocht, mbo_feit feit)
{
    return bezocht->bits[feit / 64] >> (feit % 64) & 1;
}

/* A value that is tried is not so: no own rule is called for it. */
static void try_value(mboi_weging *w, mbo_feit feit, int32_t keuze, int8_t eigen[MBOI_MAX_EIGEN])
{
    w->g.keuze[feit] = (int8_t)keuze;
    mboi_geval_eigen_open(&w->g, feit, false, eigen);
}

static void try_done(mboi_weging *w, mbo_feit feit, int8_t was, int8_t eigen[MBOI_MAX_EIGEN])
{
    mboi_geval_eigen_open(&w->g, feit, true, eigen);
    w->g.keuze[feit] = was;
}

/* It cannot be ja without one, and can be with one. One evaluation more tells: with the value that was not in force, or
   (unknown) without one. */
static bool needs_vrijstelling(mboi_weging *w, const mboi_antwoord *gewoon)
{
    const int8_t was = w->g.keuze[MBO_FEIT_BESLUIT_VRIJSTELLING];
    const int8_t ander = was == 0;
    int8_t eigen[MBOI_MAX_EIGEN];
    mboi_antwoord a;
    try_value(w, MBO_FEIT_BESLUIT_VRIJSTELLING, ander, eigen);
    follow(w, false, &a, NULL);
    try_done(w, MBO_FEIT_BESLUIT_VRIJSTELLING, was, eigen);
    const bool met = ander ? a.ja_mogelijk : gewoon->ja_mogelijk, zonder = ander ? gewoon->ja_mogelijk : a.ja_mogelijk;
    return met && !zonder;
}

/* Is it ja with some leerbaan at a leerbedrijf that is recognised or not? A nee that has that ground has no other way
   to ja: each of them keeps it nee whatever else changes. */
static bool can_be_mended(mboi_weging *w)
{
    const int8_t baan = w->g.keuze[MBO_FEIT_LEERBAAN], bedrijf = w->g.keuze[MBO_FEIT_LEERBEDRIJF_ERKEND];
    int8_t eigen_baan[MBOI_MAX_EIGEN], eigen_bedrijf[MBOI_MAX_EIGEN];
    bool ja = false;
    for (int32_t i = 0; !ja && i < 2 * mbo_code_count(MBO_VOCABULAIRE_LEERBAAN); i++) {
        mboi_antwoord a;
        try_value(w, MBO_FEIT_LEERBAAN, mbo_code_count(MBO_VOCABULAIRE_LEERBAAN) - 1 - i / 2, eigen_baan);
        try_value(w, MBO_FEIT_LEERBEDRIJF_ERKEND, 1 - i % 2, eigen_bedrijf);
        follow(w, false, &a, NULL);
        ja = a.uitkomst == MBO_UITKOMST_JA;
        try_done(w, MBO_FEIT_LEERBEDRIJF_ERKEND, bedrijf, eigen_bedrijf);
        try_done(w, MBO_FEIT_LEERBAAN, baan, eigen_baan);
    }
    return ja;
}

static mbo_status weigh_gewoon(mboi_weging *w, mboi_beeld *uit, mbo_fout *fout)
{
    mboi_bezocht bezocht = {{0}};
    mboi_antwoord a;
    w->g.invoer.bezocht = &bezocht;
    mbo_status status = follow(w, true, &a, fout);
    w->g.invoer.bezocht = NULL;
    if (status)
        return status;
    uit->gewoon = a.uitkomst;
    uit->gewoon_ontbrekend = a.ontbrekend;
    uit->vrijstelling = passed(&bezocht, MBO_FEIT_BESLUIT_VRIJSTELLING) && needs_vrijstelling(w, &a);
    uit->herstelbaar = a.uitkomst == MBO_UITKOMST_NEE &&
                       (passed(&bezocht, MBO_FEIT_LEERBAAN) || passed(&bezocht, MBO_FEIT_LEERBEDRIJF_ERKEND)) &&
                       can_be_mended(w);
    return MBO_OK;
}

static void swap(mboi_weging *w)
{
    mboi_invoer *in = &w->g.invoer;
    const mboi_start was = w->ander;
    w->ander.instroom = in->instroom;
    w->ander.momenten = in->momenten;
    memcpy(w->ander.moment, in->moment, in->momenten * sizeof *in->moment);
    in->instroom = was.instroom;
    in->momenten = was.momenten;
    memcpy(in->moment, was.moment, was.momenten * sizeof *in->moment);
}

/* As if one may start where that is not known. The moments of both are worked out once for each crebo. */
static mbo_status begin_gewoon(mboi_weging *w, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    bool nieuw = !w->heeft_ander;
    if (nieuw) {
        w->ander.instroom = w->g.invoer.instroom;
        status = mboi_instroom_gewoon(&w->ander.instroom, fout);
        w->ander.momenten = 0;
        w->heeft_ander = true;
    }
    swap(w);
    if (nieuw)
        mboi_geval_momenten(&w->g);
    return status;
}

mbo_status mboi_weeg(mboi_weging *w, const mboi_route *route, mboi_beeld *uit, mbo_fout *fout)
{
    mboi_geval *g = &w->g;
    const mboi_stelsel *stelsel = &g->regels->stelsel;
    const int32_t soort_was = g->keuze[MBO_FEIT_SOORT_OPLEIDING] < 0 ? 0 : g->keuze[MBO_FEIT_SOORT_OPLEIDING] + 1;
    const bool andere_soort = route->soort && route->soort != soort_was; /* else given, or filled in by the crebo */
    memset(uit, 0, sizeof *uit);
    if (mboi_buiten_de_tijd(g)) {
        uit->uitkomst = uit->gewoon = MBO_UITKOMST_ONBEKEND;
        return MBO_OK;
    }
    set(w, MBO_FEIT_BEWIJS, route->bewijs);
    set(w, MBO_FEIT_LEERWEG, route->leerweg);
    if (andere_soort)
        set(w, MBO_FEIT_SOORT_OPLEIDING, route->soort);
    mboi_antwoord exact;
    mbo_status status = follow(w, true, &exact, fout);
    uit->uitkomst = exact.uitkomst;
    uit->ontbrekend = exact.ontbrekend;
    uit->norm =
        mboi_diagram_uitkomst(stelsel, &stelsel->vraag[MBO_VRAAG_BEKOSTIGING].uitkomst, &g->invoer) != MBO_UITKOMST_NEE;
    const uint32_t instroom = (uint32_t)g->regels->boek.instroom;
    uit->instroom_aangenomen = exact.zonder_waarde[instroom / 64] >> (instroom % 64) & 1;

    mbo_feitset aangenomen = {{0, 0}};
    mbo_feit feit;
    int64_t waarde;
    const mbo_datum op = g->invoer.start ? g->invoer.startdatum : MBO_DATUM_NOT_SET;
    for (int i = 0; !status && mboi_routeaanname(g->regels, route->soort, op, i, &feit, &waarde); i++)
        if (!mboi_feitset_has(&g->known, feit)) {
            if (mboi_feitset_has(&exact.ontbrekend, feit))
                mboi_feitset_add(&uit->aannames, feit);
            mboi_feitset_add(&aangenomen, feit);
            set(w, feit, waarde);
        }
    const bool anders = !status && g->invoer.instroom.onbekend.aantal;
    if (anders)
        status = begin_gewoon(w, fout);
    if (!status)
        status = weigh_gewoon(w, uit, fout);
    for (feit = 0; (feit = mbo_feitset_next(&aangenomen, feit));)
        unset(w, feit);
    if (anders)
        swap(w);
    if (andere_soort && soort_was)
        set(w, MBO_FEIT_SOORT_OPLEIDING, soort_was);
    else if (andere_soort)
        unset(w, MBO_FEIT_SOORT_OPLEIDING);
    return status;
}
