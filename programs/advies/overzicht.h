/* SPDX-License-Identifier: MIT */
/* An advice in parts, as a screen shows it: the routes in a line each, one of them in full. As JSON, in one language
 * where a sentence is put together and in both where it stands in the rules. */
#ifndef OVERZICHT_H
#define OVERZICHT_H

#include "advies_vormen.h"

/* "diploma/bbl/vak", "certificaat/derde": `text` is filled in, and returned. */
enum { ROUTENAAM = 96 };
const char *route_naam(const mbo_advies *advies, int32_t route, char text[ROUTENAAM]);

/* What is open: "routes" in the order of the advice, those that the case excludes behind them, each with its name, the
   number of its verdict in "groepen" and why in a line; "groepen", the verdicts with a sign and names; "vraag", the
   next best question (null: there is none), and "vragen", all that can still be asked; "instantie", who is responsible,
   and "let_op". `alle` is the same advice with MBO_ADVIES_ALLE_ROUTES. */
mbo_status overzicht_json(const adviesuitvoer *alle, const adviesuitvoer *eigen, json_t **out, mbo_fout *fout);

/* One route in full: "items", what it says of cost, income and so on; "stappen"; and "antwoorden" to all questions
   about the case with the routeaannames, with reasons, values in words and the exact verdict. */
mbo_status route_vol_json(const adviesuitvoer *u, int32_t route, json_t **out, mbo_fout *fout);

/* The page of the advice (advies_blad.h): "titel" and "blokken". NULL: there was no memory. */
json_t *blad_json(const adviesuitvoer *u);

/* A value in words; of a crebo with the title, if the structure has it. NULL: there was no memory. */
json_t *waarde_json(const mbo_structuur *structuur, mbo_feit feit, int64_t waarde, mbo_taal taal);

#endif
