/* SPDX-License-Identifier: MIT */
/* What the page of an advice says, from top to bottom, in one language: the terminal and the printed page both write
 * it. */
#ifndef ADVIES_BLAD_H
#define ADVIES_BLAD_H

#include "advies_vormen.h"

#include <stdbool.h>

typedef enum bloksoort {
    BLOK_KOP,     /* a heading, with the text beneath it */
    BLOK_SUBKOP,  /* a heading beneath that */
    BLOK_ALINEA,  /* text */
    BLOK_GEGEVEN, /* a label and a text; label NULL: one more text under the last label */
    BLOK_OORDEEL, /* a verdict in words (text) with a sign for it (label): that of the BLOK_RIJ that follow */
    BLOK_RIJ,     /* routes (label) and why (text) */
    BLOK_PUNT,    /* a point of a list */
    BLOK_VRAAG,   /* a question, with the name of its fact (label) */
    BLOK_CREBO,   /* a kwalificatie: its crebo (label) and its name (text) */
    BLOK_BEGRIP   /* a term (label) and its definition (text) */
} bloksoort;

typedef struct blok {
    bloksoort soort;
    char *label, *tekst;      /* NULL where the kind has none */
    const mbo_begrip *begrip; /* of a BLOK_BEGRIP */
    bool nederlands;          /* the text is, in every language: a title of SBB */
} blok;

typedef struct blad {
    const char *titel;
    blok *blokken;
    int32_t count;
} blad;

/* The exit status; not GOED: why is told on stderr, and there is nothing to release. */
int make_blad(const adviesuitvoer *u, blad *out);
void free_blad(blad *b);

/* "25104 (Middenkaderfunctionaris Bouw)", with the title if the structure has it. */
void print_crebo(FILE *to, const mbo_structuur *structuur, int64_t crebo);

#endif
