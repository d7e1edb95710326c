/* SPDX-License-Identifier: MIT */
/* What changed between the rules of two days. */
#ifndef VERSCHIL_H
#define VERSCHIL_H

#include "boek.h"

typedef struct wissel { /* the rules of two days */
    mbo_regels *oud, *nieuw;
    mbo_datum oud_op, nieuw_op;
} wissel;

int print_verschil(const boek *b, const wissel *w, int json);

#endif
