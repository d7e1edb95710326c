/* SPDX-License-Identifier: MIT */
/* An advice as JSON: docs/domein.md, section 10. */
#include "advies_vormen.h"
#include "antwoord.h"
#include "opties.h"
#include "scherm.h"
#include "zaakjson.h"

#include <stdlib.h>

static json_t *code_json(mbo_vocabulaire v, int32_t code)
{
    return json_string(mbo_code_name(v, code));
}

/* Each answer about a case: the exact verdict, and what the case with the routeaannames says. */
static json_t *antwoorden_json(const mbo_oordeel *exact, const mbo_oordeel *gewoon)
{
    json_t *answers = json_array();
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        json_t *answer = verdict_json(exact, v);
        json_object_set_new(answer, "uitkomst_gewoon",
                            code_json(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(gewoon, v)));
        add_rest(answer, gewoon, v);
        json_array_append_new(answers, answer);
    }
    return answers;
}

json_t *stap_json(const mbo_stap *stap)
{
    json_t *bronnen = json_array();
    for (int32_t i = 0; i < mbo_stap_bron_count(stap); i++)
        json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_stap_bron(stap, i))));
    json_t *step = json_pack("{s:s,s:o,s:s,s:s}", "id", mbo_stap_id(stap), "soort",
                             code_json(MBO_VOCABULAIRE_STAPSOORT, mbo_stap_soort(stap)), "tekst_nl",
                             mbo_stap_tekst(stap, MBO_TAAL_NL), "tekst_en", mbo_stap_tekst(stap, MBO_TAAL_EN));
    if (mbo_stap_wie(stap))
        json_object_set_new(step, "wie", code_json(MBO_VOCABULAIRE_INFORMANT, mbo_stap_wie(stap)));
    if (*mbo_stap_adres(stap))
        json_object_set_new(step, "adres", json_string(mbo_stap_adres(stap)));
    json_object_set_new(step, "bronnen", bronnen);
    if (mbo_stap_bevestigd_tot(stap) != MBO_DATUM_NOT_SET)
        json_object_set_new(step, "bevestigd_tot", json_string(date_text(mbo_stap_bevestigd_tot(stap))));
    return step;
}

static json_t *duur_json(int32_t minimaal, int32_t maximaal)
{
    return json_pack("{s:i,s:i}", "minimaal", (int)minimaal, "maximaal", (int)maximaal);
}

/* A value; that it is NULL is told. */
static json_t *told(json_t *value)
{
    if (!value)
        report(program, NULL, &(mbo_fout){.message = "no memory"});
    return value;
}

/* Answers and steps of a route; NULL, and a line on stderr: it cannot be told. */
static json_t *evaluate(const adviesuitvoer *u, int32_t route, json_t **stappen)
{
    mbo_zaak *zaken[2] = {NULL, NULL}; /* exact, gewoon */
    mbo_oordeel *oordelen[2] = {NULL, NULL};
    mbo_stappen *steps = NULL;
    mbo_fout fout;
    json_t *answers = NULL;
    mbo_status status = MBO_OK;
    for (int gewoon = 0; !status && gewoon < 2; gewoon++) {
        status = mbo_advies_zaak(u->advies, route, gewoon, NULL, &zaken[gewoon], &fout);
        if (!status)
            status = mbo_oordeel_create(u->regels, u->structuur, zaken[gewoon], MBO_VRAAG_ALLE,
                                        u->options & MBO_OORDEEL_STRENG, NULL, &oordelen[gewoon], &fout);
    }
    if (!status)
        status = mbo_stappen_create(u->advies, route, NULL, &steps, &fout);
    if (status) {
        report(program, NULL, &fout);
    } else {
        answers = antwoorden_json(oordelen[0], oordelen[1]);
        *stappen = json_array();
        for (int32_t i = 0; i < mbo_stappen_count(steps); i++)
            json_array_append_new(*stappen, stap_json(mbo_stappen_stap(steps, i)));
        if (!told(answers))
            json_decref(*stappen);
    }
    mbo_stappen_free(steps);
    for (int i = 0; i < 2; i++) {
        mbo_oordeel_free(oordelen[i]);
        mbo_zaak_free(zaken[i]);
    }
    return answers;
}

int64_t crebo_of(const adviesuitvoer *u, int32_t route)
{
    mbo_zaak *zaak = NULL;
    int64_t crebo = 0;
    if (!mbo_advies_zaak(u->advies, route, 0, NULL, &zaak, NULL))
        mbo_zaak_get(zaak, MBO_FEIT_CREBO, &crebo);
    mbo_zaak_free(zaak);
    return crebo;
}

json_t *routeoordeel_json(const adviesuitvoer *u, int32_t route)
{
    const mbo_advies *a = u->advies;
    mbo_feitset set;
    int32_t minimaal, maximaal;
    json_t *r = json_pack("{s:o,s:o}", "bewijs", code_json(MBO_VOCABULAIRE_BEWIJS, mbo_advies_bewijs(a, route)),
                          "leerweg", code_json(MBO_VOCABULAIRE_LEERWEG, mbo_advies_leerweg(a, route)));
    if (mbo_advies_soort_opleiding(a, route))
        json_object_set_new(r, "soort_opleiding",
                            code_json(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_advies_soort_opleiding(a, route)));
    const mbo_kwalificatie *k = mbo_advies_kwalificatie(a, route);
    if (k) {
        json_object_set_new(r, "crebo", json_integer(crebo_of(u, route)));
        json_object_set_new(r, "naam", json_string(mbo_kwalificatie_titel(k)));
    }
    mbo_uitkomst gewoon = mbo_advies_uitkomst_gewoon(a, route);
    json_object_set_new(r, "uitkomst", code_json(MBO_VOCABULAIRE_UITKOMST, mbo_advies_uitkomst(a, route)));
    json_object_set_new(r, "uitkomst_gewoon", code_json(MBO_VOCABULAIRE_UITKOMST, gewoon));
    json_object_set_new(r, "herstelbaar", json_boolean(mbo_advies_herstelbaar(a, route)));
    json_object_set_new(r, "vrijstelling", json_boolean(mbo_advies_vrijstelling(a, route)));
    if (u->options & MBO_ADVIES_ALLE_ROUTES)
        json_object_set_new(r, "uitgesloten", json_boolean(mbo_advies_uitgesloten(a, route)));
    mbo_advies_ontbrekend(a, route, &set);
    json_object_set_new(r, "ontbrekend", feiten_json(&set));
    mbo_advies_gewoon_ontbrekend(a, route, &set);
    json_object_set_new(r, "gewoon_ontbrekend", feiten_json(&set));
    int32_t beslissers = 0;
    for (mbo_feit feit = 0; gewoon == MBO_UITKOMST_VOORWAARDELIJK && (feit = mbo_feitset_next(&set, feit));)
        beslissers |= INT32_C(1) << mbo_feit_beslisser(feit);
    json_object_set_new(r, "beslissers", beslissers_json(beslissers));
    mbo_advies_routeaannames(a, route, &set);
    json_t *aannames = feiten_json(&set);
    if (mbo_advies_instroom_aangenomen(a, route))
        json_array_append_new(aannames, json_string("structuur.instroom"));
    json_object_set_new(r, "routeaannames", aannames);
    if (mbo_advies_duur(a, route, &minimaal, &maximaal))
        json_object_set_new(r, "duur", duur_json(minimaal, maximaal));
    return r;
}

static json_t *route_json(const adviesuitvoer *u, int32_t route)
{
    json_t *stappen = NULL, *antwoorden = evaluate(u, route, &stappen);
    if (!antwoorden)
        return NULL;
    json_t *r = routeoordeel_json(u, route);
    json_object_set_new(r, "antwoorden", antwoorden);
    json_object_set_new(r, "stappen", stappen);
    return told(r);
}

static json_t *vraag_json(const adviesuitvoer *u, int *status)
{
    mbo_feit feit = 0;
    mbo_fout fout;
    if (mbo_advies_vervolgvraag(u->advies, u->zonder, &feit, &fout)) {
        *status = report(program, NULL, &fout);
        return NULL;
    }
    return !feit ? json_null()
                 : json_pack("{s:s,s:s,s:s,s:o}", "feit", mbo_feit_name(feit), "vraag_nl",
                             mbo_feit_question(feit, MBO_TAAL_NL), "vraag_en", mbo_feit_question(feit, MBO_TAAL_EN),
                             "informant", code_json(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit)));
}

static json_t *leerroute_json(const adviesuitvoer *u)
{
    const mbo_leerroute *l = u->leerroute;
    int32_t minimaal, maximaal, bereikt = mbo_leerroute_bereikt(l);
    json_t *doel = json_object(), *ketens = json_array();
    if (u->doel_crebo)
        json_object_set_new(doel, "crebo", json_integer(u->doel_crebo));
    else if (u->doel_soort)
        json_object_set_new(doel, "soort_opleiding", code_json(MBO_VOCABULAIRE_SOORT_OPLEIDING, u->doel_soort));
    else
        json_object_set_new(doel, "startkwalificatie", json_true());
    for (int32_t k = 0; k < mbo_leerroute_count(l); k++) {
        json_t *opleidingen = json_array();
        for (int32_t p = 0; p < mbo_leerroute_lengte(l, k); p++) {
            mbo_feitset set;
            json_t *wegen = json_array();
            for (mbo_leerweg w = 1; w <= mbo_code_count(MBO_VOCABULAIRE_LEERWEG); w++)
                if (mbo_leerroute_leerwegen(l, k, p) >> w & 1)
                    json_array_append_new(wegen, code_json(MBO_VOCABULAIRE_LEERWEG, w));
            mbo_leerroute_ontbrekend(l, k, p, &set);
            json_t *o = json_pack("{s:o,s:o,s:o,s:o,s:o}", "soort_opleiding",
                                  code_json(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_leerroute_soort(l, k, p)), "leerwegen",
                                  wegen, "uitkomst",
                                  code_json(MBO_VOCABULAIRE_UITKOMST, mbo_leerroute_uitkomst(l, k, p)), "ontbrekend",
                                  feiten_json(&set), "vrijstelling", json_boolean(mbo_leerroute_vrijstelling(l, k, p)));
            if (mbo_leerroute_duur(l, k, p, &minimaal, &maximaal))
                json_object_set_new(o, "duur", duur_json(minimaal, maximaal));
            json_array_append_new(opleidingen, o);
        }
        json_t *keten = json_pack("{s:o,s:o}", "vrijstelling", json_boolean(mbo_leerroute_vrijstelling(l, k, -1)),
                                  "opleidingen", opleidingen);
        if (mbo_leerroute_duur(l, k, -1, &minimaal, &maximaal))
            json_object_set_new(keten, "duur", duur_json(minimaal, maximaal));
        json_array_append_new(ketens, keten);
    }
    return json_pack("{s:o,s:o,s:o}", "doel", doel, "bereikt", bereikt < 0 ? json_null() : json_boolean(bereikt),
                     "ketens", ketens);
}

void find_begrippen(const mbo_regels *regels, const char *text, mbo_taal taal, bool *found)
{
    const mbo_begrip *begrip;
    size_t from = 0, length;
    while (text && (begrip = mbo_regels_begrip_in(regels, text, taal, from, &from, &length))) {
        from += length;
        for (int32_t n = 0; n < mbo_regels_begrip_count(regels); n++)
            found[n] |= mbo_regels_begrip(regels, n) == begrip;
    }
}

/* The terms in the steps, and those that routes are named by. NULL: there is no memory. */
static json_t *begrippen_json(const mbo_regels *regels, const json_t *routes)
{
    bool *found = calloc((size_t)mbo_regels_begrip_count(regels) + 1, sizeof *found);
    size_t r, s;
    json_t *route, *stap, *begrippen = json_array();
    if (!found) {
        json_decref(begrippen);
        return NULL;
    }
    json_array_foreach((json_t *)(uintptr_t)routes, r, route)
    {
        find_begrippen(regels, json_string_value(json_object_get(route, "leerweg")), MBO_TAAL_NL, found);
        find_begrippen(regels, json_string_value(json_object_get(route, "bewijs")), MBO_TAAL_NL, found);
        json_array_foreach(json_object_get(route, "stappen"), s, stap)
            find_begrippen(regels, json_string_value(json_object_get(stap, "tekst_nl")), MBO_TAAL_NL, found);
    }
    for (int32_t n = 0; n < mbo_regels_begrip_count(regels); n++) {
        const mbo_begrip *begrip = mbo_regels_begrip(regels, n);
        json_t *bronnen = json_array();
        for (int32_t b = 0; b < mbo_begrip_bron_count(begrip); b++)
            json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_begrip_bron(begrip, b))));
        if (found[n])
            json_array_append_new(begrippen, json_pack("{s:s,s:s,s:s,s:O}", "begrip", mbo_begrip_id(begrip), "tekst_nl",
                                                       mbo_begrip_tekst(begrip, MBO_TAAL_NL), "tekst_en",
                                                       mbo_begrip_tekst(begrip, MBO_TAAL_EN), "bronnen", bronnen));
        json_decref(bronnen);
    }
    free(found);
    return begrippen;
}

json_t *advies_json(const adviesuitvoer *u)
{
    int status = GOED;
    json_t *routes = json_array();
    for (int32_t r = 0; !status && r < mbo_advies_route_count(u->advies); r++) {
        json_t *route = route_json(u, r);
        if (!route)
            status = SLECHTE_INVOER;
        else
            json_array_append_new(routes, route);
    }
    json_t *vraag = status ? NULL : vraag_json(u, &status);
    json_t *begrippen = status ? NULL : told(begrippen_json(u->regels, routes));
    if (!begrippen) {
        json_decref(vraag);
        json_decref(routes);
        return NULL;
    }
    json_t *advies = json_pack("{s:o,s:o,s:o}", "zaak", zaak_json(u->zaak), "routes", routes, "volgende_vraag", vraag);
    if (u->leerroute)
        json_object_set_new(advies, "leerroute", leerroute_json(u));
    json_object_set_new(advies, "begrippen", begrippen);
    return told(advies);
}
