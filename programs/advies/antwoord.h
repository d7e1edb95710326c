/* SPDX-License-Identifier: MIT */
/* The forms of an answer: text to read, JSON. */
#ifndef ANTWOORD_H
#define ANTWOORD_H

#include "opties.h"

#include <jansson.h>
#include <stdbool.h>

/* An answer that is to be written. */
typedef struct uitvoer {
    const mbo_oordeel *oordeel;
    mbo_vraag vraag;
    mbo_taal taal;
    const mbo_zaak *zaak;
    const mbo_structuur *structuur; /* in which the crebo is looked up; NULL: none is */
    const mbo_nodig *nodig;         /* NULL: not asked, or the answer is not nee */
} uitvoer;

void print_answer(const uitvoer *u);

/* "1419 euro (cursusgeld.vol; Uitvoeringsbesluit ...)": a value that was used. */
enum { PARAMETER_TEKST = 512 };
void write_parameter(const mbo_parameter *p, mbo_taal taal, char text[PARAMETER_TEKST]);

/* That --waarom-niet had nothing to look for. */
void print_geen_nee(mbo_taal taal);

/* What would make an answer nee a ja; NULL where that is not asked, or the answer is no nee. */
mbo_status nodig_of(const vraagstelling *v, const mbo_oordeel *oordeel, mbo_vraag vraag, const opties *o,
                    mbo_nodig **out, mbo_fout *fout);

/* The answer to the question that is asked, or of all an array. NULL: an error. Domain contract, section 10. */
json_t *answers_json(const vraagstelling *v, const mbo_oordeel *oordeel, const opties *o, mbo_fout *fout);

/* jansson leaves out what there is no memory for: to be called before anything is built, so that is_whole() knows. */
void watch_json(void);
bool is_whole(const json_t *json);

/* Write JSON to read, and release it; the exit status. */
int print_json(json_t *json);

/* ---- of which an advice has parts too ---- */

/* The names of the facts of a set. */
json_t *feiten_json(const mbo_feitset *set);

/* lijsten.c: the codes of a vocabulary with their labels, [{"code", "tekst_nl", "tekst_en"}]; empty for none. */
json_t *codes_json(mbo_vocabulaire v);

/* The names of beslissers, bit `1 << mbo_beslisser` for each. */
json_t *beslissers_json(int32_t bits);

/* {"vraag", "uitkomst", "ontbrekend", "beslissers"} */
json_t *verdict_json(const mbo_oordeel *oordeel, mbo_vraag vraag);

/* What an answer has beside its verdict, its reasons and what would change it: amount, first day, aannames. */
void add_rest(json_t *answer, const mbo_oordeel *oordeel, mbo_vraag vraag);

#endif
