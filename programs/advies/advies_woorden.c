/* SPDX-License-Identifier: MIT */
/* The words of the page of an advice, and writing them. */
#include "advies_opmaak.h"

#include "scherm.h"

#include <stdlib.h>
#include <string.h>

static const char *const teksten[TEKSTEN][3] = {
    [TITEL] = {NULL, "Advies: welke mbo-routes staan open", "Advice: which mbo routes are open"},
    [KANDIDAAT] = {NULL, "De kandidaat", "The candidate"},
    [TRAJECT] = {NULL, "Wat van het traject bekend is", "What is known of the route"},
    [BESLUITEN] = {NULL, "Wat al besloten is", "What has been decided"},
    [NIETS_GEGEVEN] = {NULL, "Er is niets opgegeven.", "Nothing was given."},
    [JAAR_OUD] = {NULL, "jaar op de startdatum", "years old on the start date"},
    [OVERZICHT] = {NULL, "Wat staat open", "What is open"},
    [GEEN_ROUTES] = {NULL, "Wat is opgegeven laat geen route over.", "What was given leaves no route."},
    [PER_ROUTE] = {NULL, "De routes die niet dicht zijn", "The routes that are not closed"},
    [GEDEELD] = {NULL, "Wat voor meer routes geldt", "What holds for several routes"},
    [STAPPEN_VOOR_ALLE] = {NULL, "Voor elke route die niet dicht is", "For every route that is not closed"},
    [ZONDER_START] = {NULL, "Zonder startdatum tellen de regels van elk jaar sinds 2014 mee.",
                      "Without a start date the rules of every year since 2014 count."},
    [GEEF_START] = {NULL, " Geef er een op met --op-datum vandaag, of --op-datum en een dag zoals 2026-09-01.",
                    " Give one with --op-datum vandaag (today), or --op-datum and a day such as 2026-09-01."},
    [IN] = {NULL, "in", "in"},
    [HANGT_AF] = {NULL, "hangt af van", "depends on"},
    [BESLIST_OVER] = {NULL, "beslist", "decides"},
    [NIET_HAALBAAR] = {NULL, "Opgegeven is dat een diploma voor deze kandidaat niet haalbaar is.",
                       "A diploma was said to be out of this candidate's reach."},
    [CERTIFICAAT_NIET_HAALBAAR] = {NULL, "Opgegeven is dat een certificaat voor deze kandidaat niet haalbaar is.",
                                   "A certificate was said to be out of this candidate's reach."},
    [VERANTWOORDELIJK] = {NULL, "Wie verantwoordelijk is", "Who is responsible"},
    [MET_VRIJSTELLING] = {NULL, "Alleen met vrijstelling van de vooropleidingseis.",
                          "Only with an exemption from the entry requirement."},
    [ANDERS_WAS] = {NULL, "anders", "else"},
    [MAANDEN] = {NULL, "maanden", "months"},
    [MAAND] = {NULL, "maand", "month"},
    [TOT] = {NULL, "tot", "to"},
    [BEDRAG_OPEN] = {NULL, "het bedrag hangt af van", "the amount depends on"},
    [GEEN_TARIEF] = {NULL, "het tarief voor deze startdatum is niet bekend",
                     "the tariff for this start date is not known"},
    [TEN_HOOGSTE] = {NULL, "ten hoogste", "at most"},
    [VANAF] = {NULL, "pas vanaf", "only from"},
    [VRAGEN] = {NULL, "Nog te vragen", "Still to ask"},
    [EERST] = {NULL, "Eerst", "First"},
    [GEVRAAGD] = {NULL, "Geen antwoord op een verdere vraag verandert dit oordeel nog.",
                  "No answer to a further question can change these verdicts."},
    [AANGENOMEN] = {NULL, "Aangenomen, en een andere waarde verandert iets",
                    "Assumed, and another value changes something"},
    [NIET_BEVESTIGD] = {NULL, "Niet elke regel is voor deze startdatum bevestigd; de oudste tot en met",
                        "Not every rule was confirmed for this start date; the oldest up to and including"},
    [STAP_NIET_BEVESTIGD] =
        {NULL, "Niet alle stappen en adressen zijn voor deze startdatum bevestigd; de oudste tot en met",
         "Not all steps and addresses were confirmed for this start date; the oldest up to and including"},
    [LEERROUTES] = {NULL, "Leerroutes naar", "Chains of programmes to"},
    [NAAR_STARTKWALIFICATIE] = {NULL, "een startkwalificatie", "a basic qualification (startkwalificatie)"},
    [BEREIKT] = {NULL, "De kandidaat heeft dit al.", "The candidate has this already."},
    [BEREIKT_ONBEKEND] = {NULL, "Of de kandidaat dit al heeft, is niet bekend.",
                          "Whether the candidate has this already is not known."},
    [GEEN_KETEN] = {NULL, "Geen reeks opleidingen leidt hierheen.", "No chain of programmes leads there."},
    [DAARNA] = {NULL, "daarna", "then"},
    [SAMEN] = {NULL, "samen", "together"},
    [VRIJSTELLING_NODIG] = {NULL, "met vrijstelling", "with an exemption"},
    [EEN_CREBO] = {NULL, "Het hele advies over een van deze opleidingen geeft crebo=NUMMER in plaats van het filter.",
                   "The whole advice on one of these programmes comes with crebo=NUMBER in place of the filter."},
    [LET_OP] = {NULL, "Let op", "Note"},
    [NIVEAU] = {NULL, "niveau", "level"},
    [ZELFDE] = {NULL, "om dezelfde reden als hierboven", "for the same reason as above"},
    [ZEKER] = {NULL, "zeker", "certain"},
    [ALS_AANNAMES] = {NULL, "als de aannames hieronder kloppen", "if the assumptions below are right"},
    [WEL_MET] = {NULL, "Het kan wel met", "It can with"},
    [ZONDER_AANNAMES] = {NULL, "Zonder aannames", "Without assumptions"},
    [DAAROVER] = {NULL, "daarover beslist", "to be decided by"},
    [BEGRIPPEN] = {NULL, "Begrippen", "Terms"},
    [GEEN_GELD] = {NULL, "geen les- of cursusgeld", "no statutory fee"},
    [ONDERWIJSGELD] = {NULL, "les- of cursusgeld, of een prijs van de school",
                       "a statutory fee, or a price of the school"},
    [BEKOSTIGD] = {NULL, "bij een bekostigde school ", "at a state-funded school "},
    [ANDERS_PRIJS] = {NULL, "; bij een andere de prijs die zij vaststelt", "; at another the price that it sets"},
    [PER_JAAR] = {NULL, " per jaar", " a year"},
    [STARTKWALIFICATIE] = {NULL, "een startkwalificatie", "a basic qualification (startkwalificatie)"},
    [GEEN_STARTKWALIFICATIE] = {NULL, "geen startkwalificatie", "no basic qualification (startkwalificatie)"},
};

const char *const groepen[GROEPEN][3] = {
    [OPEN] = {"+", "Open", "Open"},
    [NA_BESLUIT] = {"!", "Open als een besluit dat toelaat", "Open if a decision allows it"},
    [NOG_ONBEKEND] = {"?", "Nog niet te zeggen", "Cannot be told yet"},
    [TE_HERSTELLEN] = {"~", "Dicht, maar te herstellen", "Closed, but can be mended"},
    [DICHT] = {"-", "Dicht", "Closed"},
    [UITGESLOTEN] = {"x", "Uitgesloten door wat is opgegeven", "Excluded by what was given"},
};

const char *const kort[GROEPEN][3] = {
    [OPEN] = {NULL, "open", "open"},
    [NA_BESLUIT] = {NULL, "na een besluit", "after a decision"},
    [NOG_ONBEKEND] = {NULL, "nog niet te zeggen", "cannot be told yet"},
    [TE_HERSTELLEN] = {NULL, "te herstellen", "can be mended"},
    [DICHT] = {NULL, "dicht", "closed"},
    [UITGESLOTEN] = {NULL, "uitgesloten", "excluded"},
};

/* Kinds of programme after the word niveau, but entree. */
static const char *const soorten[][3] = {
    [0] = {NULL, "", ""},
    [MBO_SOORT_OPLEIDING_ENTREE] = {NULL, "entree", "entree"},
    [MBO_SOORT_OPLEIDING_BASISBEROEPS] = {NULL, "2", "2"},
    [MBO_SOORT_OPLEIDING_VAK] = {NULL, "3", "3"},
    [MBO_SOORT_OPLEIDING_MIDDENKADER] = {NULL, "4 (middenkader)", "4 (middle management)"},
    [MBO_SOORT_OPLEIDING_SPECIALISTEN] = {NULL, "4 (specialisten)", "4 (specialist)"},
};

static const char *const leerwegen[][3] = {
    [MBO_LEERWEG_BOL] = {NULL, "bol", "bol"},
    [MBO_LEERWEG_BBL] = {NULL, "bbl", "bbl"},
    [MBO_LEERWEG_DERDE] = {NULL, "derde leerweg", "third route"},
};

const char *tekst(const opmaak *o, int welke)
{
    return teksten[welke][o->taal];
}

const char *label(const opmaak *o, mbo_vocabulaire v, int32_t code)
{
    return mbo_code_label(v, code, o->taal);
}

int oordeel_of(const mbo_advies *a, int32_t route)
{
    switch (mbo_advies_uitkomst_gewoon(a, route)) {
    case MBO_UITKOMST_JA: return OPEN;
    case MBO_UITKOMST_VOORWAARDELIJK: return NA_BESLUIT;
    case MBO_UITKOMST_NEE: return mbo_advies_herstelbaar(a, route) ? TE_HERSTELLEN : DICHT;
    default: return NOG_ONBEKEND;
    }
}

int groep_of(const mbo_advies *a, int32_t route)
{
    return mbo_advies_uitgesloten(a, route) ? UITGESLOTEN : oordeel_of(a, route);
}

/* ---- blocks ---- */

char *take(opmaak *o)
{
    bool whole = !fflush(o->to) && !ferror(o->to) && !o->stroom.vol;
    char *copy = whole ? strdup(o->stroom.text ? o->stroom.text + o->taken : "") : NULL;
    o->vol |= !copy;
    o->taken = o->stroom.size;
    return copy;
}

void *grow(opmaak *o, void **array, int32_t count, int32_t *room, size_t size)
{
    if (count == *room) {
        int32_t more = *room ? 2 * *room : 64;
        void *grown = realloc(*array, (size_t)more * size);
        if (!grown) {
            o->vol = true;
            return NULL;
        }
        *array = grown;
        *room = more;
    }
    return (char *)*array + (size_t)count * size;
}

void put(opmaak *o, bloksoort soort, char *naam)
{
    char *text = take(o);
    blok *new = grow(o, (void **)&o->b->blokken, o->b->count, &o->room, sizeof *new);
    if (!new) {
        free(naam);
        free(text);
        return;
    }
    *new = (blok){.soort = soort, .label = naam, .tekst = text};
    o->b->count++;
}

void put_text(opmaak *o, bloksoort soort, const char *text)
{
    fputs(text, o->to);
    put(o, soort, NULL);
}

char *copy(opmaak *o, const char *text)
{
    fputs(text, o->to);
    return take(o);
}

const char *between(const opmaak *o, int nth, int count)
{
    static const char *const en[] = {NULL, " en ", " and "};
    return nth == 0 ? "" : nth == count - 1 ? en[o->taal] : ", ";
}

/* ---- routes in words ---- */

int popcount(uint64_t set)
{
    int n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

bool in_set(routeset set, int32_t route)
{
    return set >> route & 1;
}

/* The leerwegen of the routes of `set` with a bewijs and soort (-1: any), as bits. */
static uint64_t leerwegen_of(const opmaak *o, routeset set, mbo_bewijs bewijs, mbo_soort_opleiding soort)
{
    uint64_t bits = 0;
    for (int32_t r = 0; r < o->routes; r++)
        if (in_set(set, r) && mbo_advies_bewijs(o->u->advies, r) == bewijs &&
            (soort < 0 || mbo_advies_soort_opleiding(o->u->advies, r) == soort))
            bits |= UINT64_C(1) << mbo_advies_leerweg(o->u->advies, r);
    return bits;
}

void write_leerwegen(opmaak *o, uint64_t bits)
{
    int n = 0, count = popcount(bits);
    for (mbo_leerweg l = 1; l <= mbo_code_count(MBO_VOCABULAIRE_LEERWEG); l++)
        if (bits >> l & 1) {
            fputs(between(o, n, count), o->to);
            fputs(leerwegen[l][o->taal], o->to);
            n++;
        }
}

void write_soorten(opmaak *o, uint64_t bits)
{
    const uint64_t vier = UINT64_C(1) << MBO_SOORT_OPLEIDING_MIDDENKADER | UINT64_C(1)
                                                                               << MBO_SOORT_OPLEIDING_SPECIALISTEN;
    bool beide = (bits & vier) == vier, genoemd = false;
    int n = 0, count = popcount(bits) - beide;
    for (int32_t r = 0; r < o->routes && bits; r++) {
        mbo_soort_opleiding soort = mbo_advies_soort_opleiding(o->u->advies, r);
        if (!(bits >> soort & 1))
            continue;
        bool samen = beide && vier >> soort & 1;
        bits &= samen ? ~vier : ~(UINT64_C(1) << soort);
        fputs(between(o, n++, count), o->to);
        if (soort != MBO_SOORT_OPLEIDING_ENTREE && !genoemd)
            fprintf(o->to, "%s ", tekst(o, NIVEAU));
        genoemd |= soort != MBO_SOORT_OPLEIDING_ENTREE;
        if (samen)
            fputc('4', o->to);
        else
            fputs(soorten[soort][o->taal], o->to);
    }
}

void write_routes(opmaak *o, routeset set)
{
    int n = 0;
    for (mbo_bewijs b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BEWIJS); b++) {
        uint64_t done = 0;
        for (int32_t r = 0; r < o->routes; r++) {
            mbo_soort_opleiding soort = mbo_advies_soort_opleiding(o->u->advies, r);
            if (!in_set(set, r) || mbo_advies_bewijs(o->u->advies, r) != b || done >> soort & 1)
                continue;
            uint64_t wegen = leerwegen_of(o, set, b, soort), samen = 0;
            for (mbo_soort_opleiding s = 0; s <= mbo_code_count(MBO_VOCABULAIRE_SOORT_OPLEIDING); s++)
                if (leerwegen_of(o, set, b, s) == wegen)
                    samen |= UINT64_C(1) << s;
            done |= samen;
            if (n++)
                fputs("; ", o->to);
            fputs(label(o, MBO_VOCABULAIRE_BEWIJS, b), o->to);
            if (soort) {
                fputc(' ', o->to);
                write_soorten(o, samen);
            }
            fprintf(o->to, " %s ", tekst(o, IN));
            write_leerwegen(o, wegen);
        }
    }
}

/* ---- what is missing, and who decides ---- */

void write_feiten(opmaak *o, const mbo_feitset *set)
{
    int n = 0;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
        fprintf(o->to, "%s%s", n++ ? "; " : "", mbo_feit_label(feit, o->taal));
}

void write_besluiten(opmaak *o, const mbo_feitset *set)
{
    int n = 0;
    for (mbo_beslisser b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER); b++) {
        mbo_feitset van = {{0}};
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
            if (mbo_feit_beslisser(feit) == b)
                add_feit(&van, feit);
        if (is_empty(&van))
            continue;
        fprintf(o->to, "%s%s %s: ", n++ ? "; " : "", label(o, MBO_VOCABULAIRE_BESLISSER, b), tekst(o, BESLIST_OVER));
        write_feiten(o, &van);
    }
}

void write_beslissers(opmaak *o, int32_t bits)
{
    int n = 0, count = popcount((uint64_t)bits);
    fprintf(o->to, "%s ", tekst(o, DAAROVER));
    for (mbo_beslisser b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER); b++)
        if (bits >> b & 1)
            fprintf(o->to, "%s%s", between(o, n++, count), label(o, MBO_VOCABULAIRE_BESLISSER, b));
}

void write_open(opmaak *o, const mbo_oordeel *oordeel, mbo_vraag vraag, const mbo_feitset *missing)
{
    if (!is_empty(missing)) {
        fprintf(o->to, "%s: ", tekst(o, HANGT_AF));
        write_feiten(o, missing);
        return;
    }
    int32_t open = mbo_oordeel_open(oordeel, vraag);
    for (mbo_open waarom = 1; waarom <= mbo_code_count(MBO_VOCABULAIRE_OPEN); waarom++)
        if (waarom != MBO_OPEN_CREBO_NIET_OPGEZOCHT && open >> waarom & 1) {
            fputs(label(o, MBO_VOCABULAIRE_OPEN, waarom), o->to);
            return;
        }
}

const mbo_regel *deciding(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    const mbo_regel *regel = NULL;
    int32_t ouder = -1;
    for (int32_t i = 0; i < mbo_oordeel_reden_count(oordeel, vraag); i++)
        if (mbo_oordeel_reden_ouder(oordeel, vraag, i) == ouder &&
            mbo_oordeel_reden_uitkomst(oordeel, vraag, i) == MBO_UITKOMST_NEE) {
            regel = mbo_oordeel_reden_regel(oordeel, vraag, i);
            ouder = i;
        }
    return regel;
}

void write_maanden(opmaak *o, int32_t minimaal, int32_t maximaal)
{
    if (minimaal != maximaal)
        fprintf(o->to, "%d %s ", minimaal, tekst(o, TOT));
    fprintf(o->to, "%d %s", maximaal, tekst(o, maximaal == 1 ? MAAND : MAANDEN));
}
