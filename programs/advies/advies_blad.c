/* SPDX-License-Identifier: MIT */
/* The page of an advice as a whole: who, what is open, what to ask, and what is told once at the end. */
#include "advies_opmaak.h"

#include "opties.h"
#include "scherm.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- what is open ---- */

/* What would open a route that is closed, if it is little; another diploma is a matter of a leerroute. */
static bool write_wel_met(opmaak *o, int32_t route, const char *los)
{
    static const mbo_feit blijft[] = {MBO_FEIT_VOOROPLEIDING,   MBO_FEIT_BEWIJS,     MBO_FEIT_LEERWEG,
                                      MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_INSTELLING, MBO_FEIT_STARTDATUM};
    enum { MEEST = 3 };
    mbo_feitset vast = {{0}}, set;
    mbo_zaak *zaak = NULL;
    mbo_nodig *nodig = NULL;
    for (size_t i = 0; i < sizeof blijft / sizeof *blijft; i++)
        add_feit(&vast, blijft[i]);
    if (!mbo_advies_zaak(o->u->advies, route, 1, NULL, &zaak, NULL))
        mbo_nodig_create(o->u->regels, o->u->structuur, zaak, MBO_VRAAG_TRAJECT, o->u->options & MBO_OORDEEL_STRENG,
                         &vast, NULL, &nodig, NULL); /* without it nothing is told */
    mbo_nodig_feiten(nodig, 0, &set);
    const int count = popcount(set.bits[0]) + popcount(set.bits[1]);
    if (count && count <= MEEST) {
        fprintf(o->to, "%s%s: ", los, tekst(o, WEL_MET));
        write_feiten(o, &set);
        fputc('.', o->to);
    }
    mbo_nodig_free(nodig);
    mbo_zaak_free(zaak);
    return count && count <= MEEST;
}

void write_waarom(opmaak *o, int32_t route)
{
    const mbo_advies *a = o->u->advies;
    int groep = groep_of(a, route);
    int64_t haalbaar;
    mbo_feitset missing;
    const mbo_regel *regel;
    const char *los = "";
    mbo_advies_gewoon_ontbrekend(a, route, &missing);
    if (groep == UITGESLOTEN) {
        fprintf(o->to, "%s: %s", tekst(o, ANDERS_WAS), kort[oordeel_of(a, route)][o->taal]);
        return;
    }
    if (groep == OPEN) {
        fputs(tekst(o, mbo_advies_uitkomst(a, route) == MBO_UITKOMST_JA ? ZEKER : ALS_AANNAMES), o->to);
        los = ". ";
    } else if (groep == NA_BESLUIT) {
        write_besluiten(o, &missing);
        los = ". ";
    } else if (groep == NOG_ONBEKEND) {
        write_open(o, o->oordelen[route], MBO_VRAAG_TRAJECT, &missing);
        los = ". ";
    } else if ((regel = deciding(o->oordelen[route], MBO_VRAAG_TRAJECT))) {
        fputs(mbo_regel_tekst(regel, o->taal), o->to);
        los = " ";
    }
    if ((groep == TE_HERSTELLEN || groep == DICHT) && write_wel_met(o, route, los))
        los = " ";
    if (groep < DICHT && mbo_advies_vrijstelling(a, route) && !has_feit(&missing, MBO_FEIT_BESLUIT_VRIJSTELLING)) {
        fprintf(o->to, "%s%s", los, tekst(o, MET_VRIJSTELLING));
        los = " ";
    }
    const bool diploma = mbo_advies_bewijs(a, route) == MBO_BEWIJS_DIPLOMA,
               certificaat = mbo_advies_bewijs(a, route) == MBO_BEWIJS_CERTIFICAAT;
    if (groep < DICHT && (diploma || certificaat) &&
        mbo_zaak_get(o->u->zaak, diploma ? MBO_FEIT_DIPLOMA_HAALBAAR : MBO_FEIT_CERTIFICAAT_HAALBAAR, &haalbaar) &&
        !haalbaar) {
        fprintf(o->to, "%s%s", los, tekst(o, diploma ? NIET_HAALBAAR : CERTIFICAAT_NIET_HAALBAAR));
        los = " ";
    }
    if (mbo_advies_uitkomst(a, route) != mbo_advies_uitkomst_gewoon(a, route))
        fprintf(o->to, "%s%s: %s.", los, tekst(o, ZONDER_AANNAMES),
                label(o, MBO_VOCABULAIRE_UITKOMST, mbo_advies_uitkomst(a, route)));
}

/* Each verdict with its routes; those with the same reason in one row. */
static void put_overzicht(opmaak *o)
{
    put_text(o, BLOK_KOP, tekst(o, OVERZICHT));
    if (!o->routes)
        put_text(o, BLOK_ALINEA, tekst(o, GEEN_ROUTES));
    char *waarom[MEEST_ROUTES] = {NULL};
    for (int32_t r = 0; r < o->routes; r++) {
        write_waarom(o, r);
        waarom[r] = take(o);
    }
    for (int groep = 0; groep < GROEPEN && !o->vol; groep++) {
        routeset told = 0;
        for (int32_t r = 0; r < o->routes; r++) {
            if (groep_of(o->u->advies, r) != groep || in_set(told, r))
                continue;
            if (!told) {
                char *teken = copy(o, groepen[groep][0]);
                fputs(groepen[groep][o->taal], o->to);
                put(o, BLOK_OORDEEL, teken);
            }
            routeset same = 0;
            for (int32_t s = r; s < o->routes; s++)
                if (groep_of(o->u->advies, s) == groep && strcmp(waarom[s], waarom[r]) == 0)
                    same |= UINT64_C(1) << s;
            told |= same;
            write_routes(o, same);
            char *naam = take(o);
            bool gezegd = false;
            for (int32_t s = 0; s < o->routes; s++)
                gezegd |= groep_of(o->u->advies, s) < groep && strcmp(waarom[s], waarom[r]) == 0;
            fputs(gezegd ? tekst(o, ZELFDE) : waarom[r], o->to);
            put(o, BLOK_RIJ, naam);
        }
    }
    for (int32_t r = 0; r < o->routes; r++)
        free(waarom[r]);
}

/* ---- who, and what is told once ---- */

void print_crebo(FILE *to, const mbo_structuur *structuur, int64_t crebo)
{
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, (int32_t)crebo);
    fprintf(to, "%lld", (long long)crebo);
    if (k)
        fprintf(to, " (%s)", mbo_kwalificatie_titel(k));
}

static void put_zaak(opmaak *o)
{
    static const int koppen[] = {
        [MBO_FEITGROEP_KANDIDAAT] = KANDIDAAT, [MBO_FEITGROEP_TRAJECT] = TRAJECT, [MBO_FEITGROEP_BESLUIT] = BESLUITEN};
    mbo_feitgroep groep = 0;
    int64_t value, start;
    bool has_start = mbo_zaak_get(o->u->zaak, MBO_FEIT_STARTDATUM, &start);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        if (!mbo_zaak_get(o->u->zaak, feit, &value))
            continue;
        if (mbo_feit_groep(feit) != groep)
            put_text(o, BLOK_KOP, tekst(o, koppen[mbo_feit_groep(feit)]));
        groep = mbo_feit_groep(feit);
        if (feit == MBO_FEIT_CREBO)
            print_crebo(o->to, o->u->structuur, value);
        else
            print_waarde(o->to, feit, value, o->taal);
        if (feit == MBO_FEIT_GEBOORTEDATUM && has_start)
            fprintf(o->to, " (%d %s)", mbo_datum_leeftijd((mbo_datum)value, (mbo_datum)start), tekst(o, JAAR_OUD));
        char *text = take(o), *naam = copy(o, mbo_feit_label(feit, o->taal));
        fputs(text ? text : "", o->to);
        free(text);
        put(o, BLOK_GEGEVEN, naam);
        if (!o->vol)
            o->b->blokken[o->b->count - 1].nederlands = feit == MBO_FEIT_CREBO;
    }
    if (!groep) {
        put_text(o, BLOK_KOP, tekst(o, KANDIDAAT));
        put_text(o, BLOK_ALINEA, tekst(o, NIETS_GEGEVEN));
    }
    if (!has_start) {
        fputs(tekst(o, ZONDER_START), o->to);
        put_text(o, BLOK_ALINEA, o->u->formulier ? "" : tekst(o, GEEF_START));
    }
}

void put_instantie(opmaak *o)
{
    int32_t r = 0;
    bool kop = false;
    while (r < o->routes && !o->stappen[r])
        r++;
    for (int32_t i = 0; r < o->routes && i < mbo_stappen_count(o->stappen[r]); i++) {
        const mbo_stap *stap = mbo_stappen_stap(o->stappen[r], i);
        if (mbo_stap_soort(stap) != MBO_STAPSOORT_INSTANTIE)
            continue;
        if (!kop)
            put_text(o, BLOK_KOP, tekst(o, VERANTWOORDELIJK));
        kop = true;
        put_text(o, BLOK_ALINEA, mbo_stap_tekst(stap, o->taal));
    }
}

mbo_status list_vragen(const adviesuitvoer *u, mbo_feit *eerst, mbo_feitset *rest, mbo_fout *fout)
{
    *rest = (mbo_feitset){{0}};
    *eerst = 0;
    mbo_status status = mbo_advies_vervolgvraag(u->advies, u->zonder, eerst, fout);
    for (int32_t r = 0; !status && r < mbo_advies_route_count(u->advies); r++) {
        mbo_feitset set;
        mbo_advies_gewoon_ontbrekend(u->advies, r, &set);
        if (groep_of(u->advies, r) != UITGESLOTEN)
            add_feiten(rest, &set);
    }
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(rest, feit));)
        if (feit == *eerst || mbo_feit_groep(feit) == MBO_FEITGROEP_BESLUIT)
            remove_feit(rest, feit);
    return status;
}

static void put_vraag(opmaak *o, mbo_feit feit, bool eerst)
{
    char *naam = copy(o, mbo_feit_name(feit));
    if (eerst)
        fprintf(o->to, "%s: ", tekst(o, EERST));
    fprintf(o->to, "%s (%s)", mbo_feit_question(feit, o->taal),
            label(o, MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit)));
    put(o, BLOK_VRAAG, naam);
}

static int put_vragen(opmaak *o)
{
    mbo_feitset rest;
    mbo_feit eerst;
    mbo_fout fout;
    if (list_vragen(o->u, &eerst, &rest, &fout))
        return report(program, NULL, &fout);
    put_text(o, BLOK_KOP, tekst(o, VRAGEN));
    if (eerst)
        put_vraag(o, eerst, true);
    else
        put_text(o, BLOK_ALINEA, tekst(o, GEVRAAGD));
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&rest, feit));)
        put_vraag(o, feit, false);
    return GOED;
}

static void put_keten(opmaak *o, int32_t keten)
{
    const mbo_leerroute *l = o->u->leerroute;
    int32_t minimaal, maximaal, lengte = mbo_leerroute_lengte(l, keten);
    for (int32_t p = 0; p < lengte; p++) {
        fprintf(o->to, "%s%s%s", p ? "; " : "", p ? tekst(o, DAARNA) : "", p ? " " : "");
        fputs(label(o, MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_leerroute_soort(l, keten, p)), o->to);
        fprintf(o->to, " %s ", tekst(o, IN));
        write_leerwegen(o, (uint64_t)mbo_leerroute_leerwegen(l, keten, p));
        if (mbo_leerroute_duur(l, keten, p, &minimaal, &maximaal)) {
            fputs(", ", o->to);
            write_maanden(o, minimaal, maximaal);
        }
        if (mbo_leerroute_vrijstelling(l, keten, p))
            fprintf(o->to, ", %s", tekst(o, VRIJSTELLING_NODIG));
    }
    if (lengte > 1 && mbo_leerroute_duur(l, keten, -1, &minimaal, &maximaal)) {
        fprintf(o->to, "; %s ", tekst(o, SAMEN));
        write_maanden(o, minimaal, maximaal);
    }
    put(o, BLOK_PUNT, NULL);
}

static void put_leerroutes(opmaak *o)
{
    const mbo_leerroute *l = o->u->leerroute;
    if (!l)
        return;
    fprintf(o->to, "%s ", tekst(o, LEERROUTES));
    if (o->u->doel_crebo)
        print_crebo(o->to, o->u->structuur, o->u->doel_crebo);
    else
        fputs(o->u->doel_soort ? label(o, MBO_VOCABULAIRE_SOORT_OPLEIDING, o->u->doel_soort)
                               : tekst(o, NAAR_STARTKWALIFICATIE),
              o->to);
    put(o, BLOK_KOP, NULL);
    if (mbo_leerroute_bereikt(l))
        put_text(o, BLOK_ALINEA, tekst(o, mbo_leerroute_bereikt(l) > 0 ? BEREIKT : BEREIKT_ONBEKEND));
    else if (!mbo_leerroute_count(l))
        put_text(o, BLOK_ALINEA, tekst(o, GEEN_KETEN));
    for (int32_t k = 0; k < mbo_leerroute_count(l); k++)
        put_keten(o, k);
}

void put_let_op(opmaak *o)
{
    mbo_feitset aannames = {{0}};
    mbo_datum tot, vroegst = MBO_DATUM_MAX, stap = MBO_DATUM_MAX;
    const char *bron = NULL;
    bool opgezocht = true;
    int64_t start;
    bool has_start = mbo_zaak_get(o->u->zaak, MBO_FEIT_STARTDATUM, &start);
    for (int32_t r = 0; r < o->routes; r++) {
        for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
            mbo_feitset set;
            if (!in_set(o->getoond, r) && v != MBO_VRAAG_TRAJECT)
                continue;
            mbo_oordeel_aannames(o->oordelen[r], v, &set);
            add_feiten(&aannames, &set);
            const char *this = mbo_oordeel_niet_bevestigd(o->oordelen[r], v, &tot);
            if (this && tot < vroegst) {
                bron = this;
                vroegst = tot;
            }
            if (mbo_oordeel_open(o->oordelen[r], v) >> MBO_OPEN_CREBO_NIET_OPGEZOCHT & 1)
                opgezocht = false;
        }
        for (int32_t i = 0; o->stappen[r] && i < mbo_stappen_count(o->stappen[r]); i++) {
            tot = mbo_stap_bevestigd_tot(mbo_stappen_stap(o->stappen[r], i));
            if (has_start && tot != MBO_DATUM_NOT_SET && tot < start && tot < stap)
                stap = tot;
        }
    }
    if (is_empty(&aannames) && !bron && opgezocht && stap == MBO_DATUM_MAX)
        return;
    put_text(o, BLOK_KOP, tekst(o, LET_OP));
    if (!opgezocht)
        put_text(o, BLOK_PUNT, label(o, MBO_VOCABULAIRE_OPEN, MBO_OPEN_CREBO_NIET_OPGEZOCHT));
    if (!is_empty(&aannames)) {
        fprintf(o->to, "%s: ", tekst(o, AANGENOMEN));
        int n = 0;
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&aannames, feit));) {
            int64_t value = 0;
            mbo_feit_aanname(feit, &value);
            fprintf(o->to, "%s%s: ", n++ ? "; " : "", mbo_feit_label(feit, o->taal));
            print_waarde(o->to, feit, value, o->taal);
        }
        put(o, BLOK_PUNT, NULL);
    }
    if (bron) {
        fprintf(o->to, "%s ", tekst(o, NIET_BEVESTIGD));
        print_day(o->to, vroegst, o->taal);
        fprintf(o->to, " (%s)", bron);
        put(o, BLOK_PUNT, NULL);
    }
    if (stap != MBO_DATUM_MAX) {
        fprintf(o->to, "%s ", tekst(o, STAP_NIET_BEVESTIGD));
        print_day(o->to, stap, o->taal);
        put(o, BLOK_PUNT, NULL);
    }
}

/* The first of the terms that were found, by name; -1: there is none. */
static int32_t next_begrip(const opmaak *o, const bool *found)
{
    const mbo_regels *regels = o->u->regels;
    int32_t best = -1;
    const char *naam = "";
    for (int32_t n = 0; n < mbo_regels_begrip_count(regels); n++) {
        const char *this = mbo_begrip_naam(mbo_regels_begrip(regels, n), o->taal);
        if (found[n] && (best < 0 || strcasecmp(this, naam) < 0)) {
            best = n;
            naam = this;
        }
    }
    return best;
}

/* The terms that stand in what was put, each once. */
static void put_begrippen(opmaak *o)
{
    const mbo_regels *regels = o->u->regels;
    int32_t count = mbo_regels_begrip_count(regels), blokken = o->b->count;
    bool kop = false, *found = calloc((size_t)count + 1, sizeof *found);
    o->vol |= !found;
    for (int32_t i = 0; found && i < blokken; i++) {
        const blok *k = &o->b->blokken[i];
        if (k->soort == BLOK_RIJ)
            find_begrippen(regels, k->label, o->taal, found);
        if (k->soort != BLOK_KOP && k->soort != BLOK_CREBO && !k->nederlands)
            find_begrippen(regels, k->tekst, o->taal, found);
    }
    for (int32_t n; found && !o->vol && (n = next_begrip(o, found)) >= 0; found[n] = false) {
        if (!kop)
            put_text(o, BLOK_KOP, tekst(o, BEGRIPPEN));
        kop = true;
        const mbo_begrip *begrip = mbo_regels_begrip(regels, n);
        char *naam = copy(o, mbo_begrip_naam(begrip, o->taal));
        fputs(mbo_begrip_tekst(begrip, o->taal), o->to);
        put(o, BLOK_BEGRIP, naam);
        if (!o->vol)
            o->b->blokken[o->b->count - 1].begrip = begrip;
    }
    free(found);
}

/* ---- the whole ---- */

mbo_status answer_route(opmaak *o, int32_t r, mbo_fout *fout)
{
    const adviesuitvoer *u = o->u;
    mbo_zaak *zaak = NULL;
    mbo_status status = mbo_advies_zaak(u->advies, r, 1, NULL, &zaak, fout);
    if (!status)
        status = mbo_oordeel_create(u->regels, u->structuur, zaak, MBO_VRAAG_ALLE, u->options & MBO_OORDEEL_STRENG,
                                    NULL, &o->oordelen[r], fout);
    mbo_zaak_free(zaak);
    if (status || groep_of(u->advies, r) >= DICHT)
        return status;
    o->getoond |= UINT64_C(1) << r;
    return mbo_stappen_create(u->advies, r, NULL, &o->stappen[r], fout);
}

/* Every answer and the steps of each route. */
static int gather(opmaak *o)
{
    mbo_fout fout;
    for (int32_t r = 0; r < o->routes; r++) {
        if (answer_route(o, r, &fout))
            return report(program, NULL, &fout);
        if (in_set(o->getoond, r))
            say_route(o, r);
    }
    return GOED;
}

bool open_opmaak(opmaak *o, const adviesuitvoer *u, blad *b)
{
    *o = (opmaak){.u = u, .taal = u->taal, .b = b};
    *b = (blad){.titel = tekst(o, TITEL)};
    o->to = open_tekststroom(&o->stroom);
    o->vol = !o->to;
    return !o->vol;
}

void close_opmaak(opmaak *o)
{
    if (o->to)
        fclose(o->to);
    free(o->stroom.text);
    for (int32_t r = 0; r < o->routes; r++) {
        mbo_oordeel_free(o->oordelen[r]);
        mbo_stappen_free(o->stappen[r]);
    }
    for (int32_t i = 0; i < o->item_count; i++)
        free(o->items[i].tekst);
    free(o->items);
}

void free_blad(blad *b)
{
    for (int32_t i = 0; i < b->count; i++) {
        free(b->blokken[i].label);
        free(b->blokken[i].tekst);
    }
    free(b->blokken);
    *b = (blad){0};
}

int make_blad(const adviesuitvoer *u, blad *out)
{
    opmaak o;
    int status = GOED;
    if (open_opmaak(&o, u, out)) {
        bool lijst = mbo_advies_route_count(u->advies) && mbo_advies_kwalificatie(u->advies, 0);
        put_zaak(&o);
        if (lijst) {
            put_lijst(&o);
        } else {
            o.routes = mbo_advies_route_count(u->advies);
            status = gather(&o);
            if (!status) {
                put_instantie(&o);
                put_overzicht(&o);
            }
        }
        if (!status)
            status = put_vragen(&o);
        if (!status) {
            put_routes(&o);
            put_leerroutes(&o);
            put_let_op(&o);
            put_begrippen(&o);
        }
    }
    close_opmaak(&o);
    if (!status && o.vol)
        status = report(program, NULL, &(mbo_fout){.message = "no memory"});
    if (status)
        free_blad(out);
    return status;
}
