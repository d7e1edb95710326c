/* SPDX-License-Identifier: MIT */
/* Putting the page of an advice together: what its parts share. */
#ifndef ADVIES_OPMAAK_H
#define ADVIES_OPMAAK_H

#include "advies_blad.h"
#include "feitset.h"
#include "tekststroom.h"

/* One bit for each route; an advice without a filter has at most 21. */
typedef uint64_t routeset;
enum { MEEST_ROUTES = 64 };

/* What an item is about, in the order of the page. */
enum { DUUR, DOEL, KOSTEN, INKOMEN, SUBSIDIE, GEEN, VOORBEHOUD, STAP, MAATWERK, RUBRIEKEN };

/* The verdicts as the page groups them, in its order. */
enum { OPEN, NA_BESLUIT, NOG_ONBEKEND, TE_HERSTELLEN, DICHT, UITGESLOTEN, GROEPEN };

typedef struct item {
    int rubriek;
    char *tekst;
    routeset routes;
} item;

typedef struct opmaak {
    const adviesuitvoer *u;
    mbo_taal taal;
    FILE *to;           /* the text that is being written; take() ends it */
    tekststroom stroom; /* where it is kept */
    size_t taken;       /* of it take() had before */
    blad *b;
    int32_t room;
    item *items;
    int32_t item_count, item_room;
    mbo_oordeel *oordelen[MEEST_ROUTES]; /* every answer, with the routeaannames */
    mbo_stappen *stappen[MEEST_ROUTES];
    int32_t routes;
    routeset getoond; /* the routes that are told in full: not closed, not excluded */
    bool vol;         /* there was no memory */
} opmaak;

enum {
    TITEL,
    KANDIDAAT,
    TRAJECT,
    BESLUITEN,
    NIETS_GEGEVEN,
    JAAR_OUD,
    OVERZICHT,
    GEEN_ROUTES,
    PER_ROUTE,
    GEDEELD,
    STAPPEN_VOOR_ALLE,
    ZONDER_START,
    GEEF_START,
    IN,
    HANGT_AF,
    BESLIST_OVER,
    NIET_HAALBAAR,
    CERTIFICAAT_NIET_HAALBAAR,
    VERANTWOORDELIJK,
    MET_VRIJSTELLING,
    ANDERS_WAS,
    MAANDEN,
    MAAND,
    TOT,
    BEDRAG_OPEN,
    GEEN_TARIEF,
    TEN_HOOGSTE,
    VANAF,
    VRAGEN,
    EERST,
    GEVRAAGD,
    AANGENOMEN,
    NIET_BEVESTIGD,
    STAP_NIET_BEVESTIGD,
    LEERROUTES,
    NAAR_STARTKWALIFICATIE,
    BEREIKT,
    BEREIKT_ONBEKEND,
    GEEN_KETEN,
    DAARNA,
    SAMEN,
    VRIJSTELLING_NODIG,
    EEN_CREBO,
    LET_OP,
    NIVEAU,
    DAAROVER,
    ZELFDE,
    ZEKER,
    ALS_AANNAMES,
    ZONDER_AANNAMES,
    WEL_MET,
    BEGRIPPEN,
    GEEN_GELD,
    ONDERWIJSGELD,
    BEKOSTIGD,
    ANDERS_PRIJS,
    PER_JAAR,
    STARTKWALIFICATIE,
    GEEN_STARTKWALIFICATIE,
    TEKSTEN
};

/* ---- advies_woorden.c: words ---- */

/* A sign (at 0) and words: the page is read without colour too; and the same in a word. */
extern const char *const groepen[GROEPEN][3], *const kort[GROEPEN][3];

const char *tekst(const opmaak *o, int welke);
const char *label(const opmaak *o, mbo_vocabulaire v, int32_t code);

/* What was written since the last take(), as a string of the caller; NULL: there was no memory. */
char *take(opmaak *o);

/* A text as such a string. */
char *copy(opmaak *o, const char *text);

/* One more place in an array that doubles; NULL: there is no memory. */
void *grow(opmaak *o, void **array, int32_t count, int32_t *room, size_t size);

/* A block with the text that was written and a label that it takes over; or with a text and none. */
void put(opmaak *o, bloksoort soort, char *naam);
void put_text(opmaak *o, bloksoort soort, const char *text);

/* What stands before the n-th of `count` things in a list. */
const char *between(const opmaak *o, int nth, int count);

int popcount(uint64_t set);
bool in_set(routeset set, int32_t route);

/* The group of a route; of one that the case excludes, that of its verdict for oordeel_of(). */
int groep_of(const mbo_advies *a, int32_t route);
int oordeel_of(const mbo_advies *a, int32_t route);

/* "bol en bbl": bit `1 << mbo_leerweg` for each. */
void write_leerwegen(opmaak *o, uint64_t bits);

/* "entree, niveau 3 en 4": the kinds of programme of a set of bits, in the order in which the advice has them. Both
   kinds of niveau 4 together are that niveau. */
void write_soorten(opmaak *o, uint64_t bits);

/* "mbo-diploma niveau 2 en 3 in bol en bbl; mbo-certificaat in derde leerweg": kinds with the same leerwegen stand
   together. */
void write_routes(opmaak *o, routeset set);

/* "leerbaan; erkend leerbedrijf" */
void write_feiten(opmaak *o, const mbo_feitset *set);

/* "de school (bevoegd gezag) beslist: vrijstelling van de vooropleidingseis" */
void write_besluiten(opmaak *o, const mbo_feitset *set);

/* "daarover beslist de gemeente" */
void write_beslissers(opmaak *o, int32_t bits);

/* "12 tot 24 maanden" */
void write_maanden(opmaak *o, int32_t minimaal, int32_t maximaal);

/* What keeps an answer open: facts, or else what there is no value for. */
void write_open(opmaak *o, const mbo_oordeel *oordeel, mbo_vraag vraag, const mbo_feitset *missing);

/* The rule that decides a no: the first one that says no, and beneath it the first that does. */
const mbo_regel *deciding(const mbo_oordeel *oordeel, mbo_vraag vraag);

/* ---- advies_blad.c: the whole, and parts of it for who shows an advice otherwise ---- */

/* An advice to be put together in `b`, which is emptied; false: there was no memory. Ended by close_opmaak() in any
   case, which leaves what is in `b` and in o->vol. */
bool open_opmaak(opmaak *o, const adviesuitvoer *u, blad *b);
void close_opmaak(opmaak *o);

/* Every answer about a route and, when it is told in full, its steps. */
mbo_status answer_route(opmaak *o, int32_t route, mbo_fout *fout);

/* Why a route has its verdict, in a line. */
void write_waarom(opmaak *o, int32_t route);

/* What to ask: the best question (0: nothing that is asked changes the advice), and the rest. A besluit stands with the
   routes that wait for it, and is asked first at most. */
mbo_status list_vragen(const adviesuitvoer *u, mbo_feit *eerst, mbo_feitset *rest, mbo_fout *fout);

/* Who is responsible for the candidate, whatever the route; and what to keep in mind. */
void put_instantie(opmaak *o);
void put_let_op(opmaak *o);

/* ---- advies_routes.c: what each route says, and what several do ---- */

/* What an item of each kind is about, in a word. */
extern const char *const rubrieken[RUBRIEKEN][3];

/* Gather what a route says beside its verdict: what follows from its answers, and then its steps too. */
void say_antwoorden(opmaak *o, int32_t route);
void say_route(opmaak *o, int32_t route);

/* The routes in full, and what holds for several or all of them. */
void put_routes(opmaak *o);

/* ---- advies_lijst.c: the kwalificaties of an advice with a filter ---- */

void put_lijst(opmaak *o);

#endif
