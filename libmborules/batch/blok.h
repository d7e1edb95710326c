/* SPDX-License-Identifier: MIT */
/* Reading a block of rows of columns into choices, as the diagrams take them. */
#ifndef MBOI_BLOK_H
#define MBOI_BLOK_H

#include "batch/teksten.h"

enum { MBOI_RIJ_GEBOREN = 1, MBOI_RIJ_START = 2, MBOI_RIJ_CREBO = 4, MBOI_RIJ_FOUT = 8 };

typedef struct mboi_blok {
    int8_t keuze[(MBOI_ATOMEN + 1) << MBOI_SCHUIF]; /* by fact, then row */
    int64_t waarde[(MBOI_FEITEN + 1) << MBOI_SCHUIF];
    mbo_datum geboren[MBOI_RIJEN], start[MBOI_RIJEN];
    uint8_t rij[MBOI_RIJEN];         /* which dates are known, and whether it can be answered */
    mboi_kast kast[MBOI_FEITEN + 1]; /* by fact: of columns of text */
} mboi_blok;

/* Of each bad value in a block. */
typedef struct mboi_fouten {
    void *ctx;
    void (*fout)(void *ctx, uint32_t rij, const mboi_kolom *kolom, mbo_fout *fout);
} mboi_fouten;

/* Nothing is known: what absent columns stay. */
void mboi_blok_leeg(mboi_blok *blok, const int8_t *leeg);

/* Read `rijen` rows of a column from row `vanaf` on; bad values become unknown, and their rows MBOI_RIJ_FOUT. */
void mboi_blok_lees(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *kolom,
                    int64_t vanaf, uint32_t rijen, const mboi_fouten *fouten);

#endif
