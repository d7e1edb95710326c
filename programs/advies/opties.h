/* SPDX-License-Identifier: MIT */
/* What is asked for on the command line, and what of that has a file of its own. */
#ifndef OPTIES_H
#define OPTIES_H

#include <mborules/mborules.h>

extern const char program[];

enum { KLOPT_NIET = 3 }; /* the exit status when a receipt does not agree */

typedef struct opties {
    const char *structuur, *parameters;
    mbo_vraag vraag;
    mbo_taal taal;
    int32_t options;
    int json, feiten, vragen;
    mbo_motiveringsvorm motivering; /* 0: the answer itself */
    const char *controleer;
    mbo_datum op_datum;
    int waarom_niet;
    mbo_feitset vast;
} opties;

/* ---- lijsten.c: what can be asked, and what can be told ---- */

void print_feiten(mbo_taal taal);
void print_vragen(mbo_taal taal);

/* The same as JSON, in both languages; of the facts the exit status. */
int print_feiten_json(void);
void print_vragen_json(void);

/* ---- motivering.c: receipts ---- */

int show_motivering(const mbo_oordeel *oordeel, const opties *o);

/* Each receipt of a file. */
int controleer(const mbo_regels *regels, const mbo_structuur *structuur, const opties *o);

#endif
