/* SPDX-License-Identifier: MIT */
/* The forms of an answer: text to read, JSON. */
#ifndef ANTWOORD_H
#define ANTWOORD_H

#include <jansson.h>
#include <mborules/mborules.h>

/* An answer that is to be written. */
typedef struct uitvoer {
    const mbo_oordeel *oordeel;
    mbo_vraag vraag;
    mbo_taal taal;
    const mbo_zaak *zaak;
    const mbo_structuur *structuur; /* in which the crebo is looked up; NULL: none is */
    const mbo_nodig *nodig; /* NULL: not asked, or the answer is not nee */
} uitvoer;

void print_answer(const uitvoer *u);

/* That --waarom-niet had nothing to look for. */
void print_geen_nee(mbo_taal taal);

/* Domain contract, section 10. */
json_t *answer_json(const uitvoer *u);

#endif
