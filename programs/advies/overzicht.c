/* SPDX-License-Identifier: MIT */
#include "overzicht.h"

#include "advies_opmaak.h"
#include "antwoord.h"
#include "scherm.h"
#include "zaakjson.h"

#include <stdlib.h>
#include <string.h>

const char *route_naam(const mbo_advies *a, int32_t route, char text[ROUTENAAM])
{
    const char *soort = mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_advies_soort_opleiding(a, route));
    snprintf(text, ROUTENAAM, "%s/%s%s%s", mbo_code_name(MBO_VOCABULAIRE_BEWIJS, mbo_advies_bewijs(a, route)),
             mbo_code_name(MBO_VOCABULAIRE_LEERWEG, mbo_advies_leerweg(a, route)), soort ? "/" : "",
             soort ? soort : "");
    return text;
}

/* What was written, as JSON. */
static json_t *take_json(opmaak *o)
{
    char *text = take(o);
    json_t *json = text ? json_string(text) : NULL;
    free(text);
    return json;
}

static mbo_status no_memory(mbo_fout *fout)
{
    *fout = (mbo_fout){.code = MBO_ERROR_MEMORY, .message = "no memory"};
    return fout->code;
}

/* ---- the routes in a line each ---- */

static json_t *in_een_regel(opmaak *o, int32_t route)
{
    char naam[ROUTENAAM];
    json_t *r = routeoordeel_json(o->u, route);
    json_object_set_new(r, "route", json_string(route_naam(o->u->advies, route, naam)));
    json_object_set_new(r, "groep", json_integer(groep_of(o->u->advies, route)));
    write_routes(o, UINT64_C(1) << route);
    json_object_set_new(r, "naam", take_json(o));
    write_waarom(o, route);
    json_object_set_new(r, "waarom", take_json(o));
    return r;
}

/* The texts that a part of the page puts, but for its heading. */
static json_t *teksten_of(opmaak *o, void (*part)(opmaak *o))
{
    json_t *list = json_array();
    int32_t from = o->b->count;
    part(o);
    for (int32_t i = from; i < o->b->count; i++)
        if (o->b->blokken[i].soort != BLOK_KOP && o->b->blokken[i].tekst)
            json_array_append_new(list, json_string(o->b->blokken[i].tekst));
    return list;
}

static json_t *vragen_json(mbo_feit eerst, const mbo_feitset *rest)
{
    json_t *list = json_array();
    if (eerst)
        json_array_append_new(list, json_string(mbo_feit_name(eerst)));
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(rest, feit));)
        json_array_append_new(list, json_string(mbo_feit_name(feit)));
    return list;
}

/* The verdicts, in the order in which a route names them. */
static json_t *groepen_json(void)
{
    json_t *list = json_array();
    for (int g = 0; g < GROEPEN; g++)
        json_array_append_new(list, json_pack("{s:s,s:s,s:s,s:s,s:s}", "teken", groepen[g][0], "tekst_nl",
                                              groepen[g][MBO_TAAL_NL], "tekst_en", groepen[g][MBO_TAAL_EN], "kort_nl",
                                              kort[g][MBO_TAAL_NL], "kort_en", kort[g][MBO_TAAL_EN]));
    return list;
}

/* The routes that the case excludes. */
static void add_uitgesloten(json_t *routes, opmaak *o)
{
    for (int32_t r = 0; r < o->routes; r++)
        if (mbo_advies_uitgesloten(o->u->advies, r))
            json_array_append_new(routes, in_een_regel(o, r));
}

mbo_status overzicht_json(const adviesuitvoer *alle, const adviesuitvoer *eigen, json_t **out, mbo_fout *fout)
{
    opmaak o, anders;
    blad b, leeg;
    mbo_feit eerst;
    mbo_feitset rest;
    json_t *routes = json_array();
    mbo_status status = list_vragen(eigen, &eerst, &rest, fout);
    *out = NULL;
    const bool een = open_opmaak(&o, eigen, &b), ander = open_opmaak(&anders, alle, &leeg); /* both are closed below */
    if (!een || !ander)
        status = status ? status : no_memory(fout);
    o.routes = status ? 0 : mbo_advies_route_count(eigen->advies);
    anders.routes = status ? 0 : mbo_advies_route_count(alle->advies);
    for (int32_t r = 0; !status && r < o.routes; r++) {
        status = answer_route(&o, r, fout);
        if (!status)
            json_array_append_new(routes, in_een_regel(&o, r));
    }
    if (!status) {
        add_uitgesloten(routes, &anders);
        *out = json_pack("{s:O,s:o,s:o,s:o,s:o,s:o}", "routes", routes, "groepen", groepen_json(), "vraag",
                         eerst ? json_string(mbo_feit_name(eerst)) : json_null(), "vragen", vragen_json(eerst, &rest),
                         "instantie", teksten_of(&o, put_instantie), "let_op", teksten_of(&o, put_let_op));
        if (o.vol || anders.vol || !*out)
            status = no_memory(fout);
    }
    anders.routes = 0; /* it has no answers */
    close_opmaak(&anders);
    close_opmaak(&o);
    free_blad(&b);
    json_decref(routes);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}

/* ---- one route in full ---- */

/* What a route says of cost, income and so on: {"kop", "tekst"}, those of a kind together. */
static json_t *items_json(const opmaak *o)
{
    json_t *list = json_array();
    for (int rubriek = 0; rubriek < RUBRIEKEN; rubriek++)
        for (int32_t i = 0; i < o->item_count; i++)
            if (o->items[i].rubriek == rubriek)
                json_array_append_new(
                    list, json_pack("{s:s,s:s}", "kop", rubrieken[rubriek][o->taal], "tekst", o->items[i].tekst));
    return list;
}

static json_t *stappen_json(const mbo_stappen *stappen)
{
    json_t *list = json_array();
    for (int32_t i = 0; i < mbo_stappen_count(stappen); i++)
        json_array_append_new(list, stap_json(mbo_stappen_stap(stappen, i)));
    return list;
}

/* Amounts and days in words, and the values that were used. */
static void add_woorden(opmaak *o, json_t *answer, const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    int64_t cents;
    mbo_datum vanaf;
    if (mbo_oordeel_bedrag(oordeel, vraag, &cents) == MBO_STAND_BEKEND) {
        print_euro(o->to, cents, o->taal);
        json_object_set_new(answer, "bedrag_tekst", take_json(o));
    }
    if (mbo_oordeel_vanaf(oordeel, vraag, &vanaf) == MBO_STAND_BEKEND) {
        print_day(o->to, vanaf, o->taal);
        json_object_set_new(answer, "vanaf_tekst", take_json(o));
    }
    json_t *waarden = json_array();
    for (int32_t i = 0; i < mbo_oordeel_parameter_count(oordeel, vraag); i++) {
        char text[PARAMETER_TEKST];
        write_parameter(mbo_oordeel_parameter(oordeel, vraag, i), o->taal, text);
        json_array_append_new(waarden, json_string(text));
    }
    json_object_set_new(answer, "waarden", waarden);
}

/* "antwoorden" about the case with the routeaannames, each with the exact verdict too; and both cases. */
static mbo_status antwoorden_json(opmaak *o, int32_t route, json_t **out, mbo_fout *fout)
{
    const adviesuitvoer *u = o->u;
    static const opties elk = {.vraag = 0};
    mbo_zaak *exact = NULL, *gewoon = NULL;
    mbo_oordeel *zeker = NULL;
    mbo_status status = mbo_advies_zaak(u->advies, route, 0, NULL, &exact, fout);
    if (!status)
        status = mbo_advies_zaak(u->advies, route, 1, NULL, &gewoon, fout);
    if (!status)
        status = mbo_oordeel_create(u->regels, u->structuur, exact, MBO_VRAAG_ALLE, u->options & MBO_OORDEEL_STRENG,
                                    NULL, &zeker, fout);
    json_t *list =
        status ? NULL : answers_json(&(vraagstelling){u->regels, u->structuur, gewoon}, o->oordelen[route], &elk, fout);
    size_t i;
    json_t *answer;
    json_array_foreach(list, i, answer)
    {
        mbo_vraag vraag = (mbo_vraag)i + 1;
        json_object_set_new(answer, "uitkomst_exact",
                            json_string(mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(zeker, vraag))));
        add_woorden(o, answer, o->oordelen[route], vraag);
    }
    *out = status || !list ? NULL
                           : json_pack("{s:o,s:o,s:o}", "zaak", zaak_json(exact), "gewone_zaak", zaak_json(gewoon),
                                       "antwoorden", list);
    mbo_oordeel_free(zeker);
    mbo_zaak_free(gewoon);
    mbo_zaak_free(exact);
    return status ? status : *out ? MBO_OK : no_memory(fout);
}

mbo_status route_vol_json(const adviesuitvoer *u, int32_t route, json_t **out, mbo_fout *fout)
{
    opmaak o;
    blad b;
    *out = NULL;
    mbo_status status = open_opmaak(&o, u, &b) ? MBO_OK : no_memory(fout);
    o.routes = route + 1;
    if (!status)
        status = answer_route(&o, route, fout);
    if (!status)
        status = antwoorden_json(&o, route, out, fout);
    if (!status && in_set(o.getoond, route))
        say_antwoorden(&o, route);
    if (!status) {
        json_object_set_new(*out, "items", items_json(&o));
        json_object_set_new(*out, "stappen", stappen_json(o.stappen[route]));
        if (o.vol)
            status = no_memory(fout);
    }
    close_opmaak(&o);
    free_blad(&b);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}

/* ---- the page, and words ---- */

json_t *blad_json(const adviesuitvoer *u)
{
    static const char *const soorten[] = {
        [BLOK_KOP] = "kop",         [BLOK_SUBKOP] = "subkop", [BLOK_ALINEA] = "alinea", [BLOK_GEGEVEN] = "gegeven",
        [BLOK_OORDEEL] = "oordeel", [BLOK_RIJ] = "rij",       [BLOK_PUNT] = "punt",     [BLOK_VRAAG] = "vraag",
        [BLOK_CREBO] = "crebo",     [BLOK_BEGRIP] = "begrip"};
    blad b;
    if (make_blad(u, &b))
        return NULL;
    json_t *blokken = json_array();
    for (int32_t i = 0; i < b.count; i++) {
        const blok *k = &b.blokken[i];
        json_t *one = json_pack("{s:s}", "soort", soorten[k->soort]);
        if (k->label)
            json_object_set_new(one, "label", json_string(k->label));
        if (k->tekst)
            json_object_set_new(one, "tekst", json_string(k->tekst));
        if (k->nederlands)
            json_object_set_new(one, "nederlands", json_true());
        json_array_append_new(blokken, one);
    }
    json_t *json = json_pack("{s:s,s:o}", "titel", b.titel, "blokken", blokken);
    free_blad(&b);
    return json;
}

json_t *waarde_json(const mbo_structuur *structuur, mbo_feit feit, int64_t waarde, mbo_taal taal)
{
    tekststroom stroom;
    FILE *to = open_tekststroom(&stroom);
    if (!to)
        return NULL;
    if (feit == MBO_FEIT_CREBO)
        print_crebo(to, structuur, waarde);
    else
        print_waarde(to, feit, waarde, taal);
    json_t *json = fclose(to) || stroom.vol || !stroom.text ? NULL : json_stringn(stroom.text, stroom.size);
    free(stroom.text);
    return json;
}
