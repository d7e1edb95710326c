/* SPDX-License-Identifier: MIT */
/* The library's answers in the numbers of the oracle: every fact, code and question is found by its name. */
#ifndef BIBLIOTHEEK_H
#define BIBLIOTHEEK_H

#include "aanvullen.h"

#include <mborules/mborules.h>

/* Find the names; each that the library lacks, or has besides, is printed once. The number of them. */
int bieb_namen(void);

/* The answer to a partial case; an input error is an answer. Both ways to ask must agree. */
antwoord bieb_antwoord(const mbo_regels *regels, const mbo_structuur *structuur, vraag v, uint64_t bekend,
                       const long *w, bool streng);

#endif
