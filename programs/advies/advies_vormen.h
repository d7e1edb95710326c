/* SPDX-License-Identifier: MIT */
/* The forms of an advice: a page for the terminal, a page to print, JSON. */
#ifndef ADVIES_VORMEN_H
#define ADVIES_VORMEN_H

#include "opties.h"

#include <jansson.h>
#include <stdbool.h>

/* An advice that is to be written. */
typedef struct adviesuitvoer {
    const mbo_advies *advies;
    const mbo_regels *regels;
    const mbo_structuur *structuur; /* in which a crebo is looked up */
    const mbo_zaak *zaak;
    const mbo_leerroute *leerroute; /* NULL: no goal was given */
    mbo_soort_opleiding doel_soort; /* that goal; both 0: a startkwalificatie */
    int64_t doel_crebo;
    const mbo_feitset *zonder; /* NULL; facts that were asked and are not known: the next question is another */
    int32_t options;           /* those of mbo_advies_create() */
    int begrippen;             /* on the terminal: the terms with what they mean, not their names alone */
    int formulier;             /* shown with a form to fill in: no options of the command line are told */
    mbo_taal taal;
} adviesuitvoer;

/* advies.c: the advice as JSON, for --jsonl. NULL: an error. */
json_t *case_advies_json(const vraagstelling *v, const opties *o, mbo_fout *fout);

/* advies_tekst.c: to standard output; the exit status. */
int print_advies(const adviesuitvoer *u);

/* advies_html.c: the same as one page that needs nothing else. */
int print_advies_html(const adviesuitvoer *u);

/* advies_json.c: docs/domein.md, section 10. NULL, and a line on stderr: there was no memory. */
json_t *advies_json(const adviesuitvoer *u);

/* Parts of it: a route but for its answers and steps; a step. */
json_t *routeoordeel_json(const adviesuitvoer *u, int32_t route);
json_t *stap_json(const mbo_stap *stap);

/* Mark the terms of the glossary that stand in a text (NULL: none do), by their index. */
void find_begrippen(const mbo_regels *regels, const char *text, mbo_taal taal, bool *found);

/* The crebo of a route of an advice with a filter; 0: it has none. */
int64_t crebo_of(const adviesuitvoer *u, int32_t route);

#endif
