/* SPDX-License-Identifier: MIT */
/* Finding: by number, and by crebo. */
#ifndef MBOI_ZOEKEN_H
#define MBOI_ZOEKEN_H

#include "structuur/structuur.h"

/* The number of an element, and its place in its list. */
typedef struct mboi_nummer {
    int64_t nr;
    int32_t index;
} mboi_nummer;

/* One kwalificatie with a crebo, and how many later versions of its dossier there are; the list of these is in order of
   the crebo, then of age, then of place. */
typedef struct mboi_vindplaats {
    int32_t crebo, opvolgers, kwalificatie;
} mboi_vindplaats;

/* Put numbers in order; the first place of a number in such a row, -1: it is not there. */
void mboi_nummers_sort(mboi_nummer *rij, size_t n);
int32_t mboi_nummers_find(const mboi_nummer *rij, size_t n, int64_t nr);

#endif
