/* SPDX-License-Identifier: MIT */
/*
 * A table of cases, a block of rows at a time: the columns of facts are read into choices, as the diagrams take them
 * (blok.c), and each row then walks the diagrams as a single case does (batch.c). arrow.c brings the columns and
 * takes the answers away.
 */
#ifndef MBOI_BATCH_H
#define MBOI_BATCH_H

#include <stdatomic.h>

#include <mborules/batch.h>

#include "batch/blok.h"
#include "oordeel/oordeel.h"

typedef struct mboi_foutlijst {
    mbo_fout *fout;
    size_t n, capacity;
} mboi_foutlijst;

struct mbo_batch {
    atomic_int references;
    mbo_allocator allocator;
    mbo_regels *regels;
    mbo_structuur *structuur;
    int32_t options, threads, max_fouten;
    mbo_progress progress;
    void *progress_ctx;
    mbo_vraag vraag[MBOI_VRAGEN];
    uint32_t vragen;
    uint16_t test[MBOI_MAX_ALLE_TESTEN]; /* the date tests that the questions read */
    uint32_t testen;
    bool eigen[MBOI_MAX_EIGEN];  /* the own rules that they read */
    struct mboi_werker **werker; /* by thread; each NULL until it is needed */
    /* the rows so far */
    int64_t rijen, uitkomsten[MBOI_VRAGEN + 1][MBO_UITKOMST_NVT + 1], ontbrekend[MBOI_VRAGEN + 1][MBOI_FEITEN + 1],
        ja_hoogstens[MBOI_VRAGEN + 1], fouten_totaal, niet_opgezocht;
    mboi_foutlijst fouten; /* those kept */
};

/* Answer rows; `antwoord` has a place for each question of the batch. Progress is told of as rows after `voor` others,
   of `totaal`. */
mbo_status mboi_batch_answer(mbo_batch *batch, const mboi_kolom *kolommen, size_t kolom_count, int64_t rijen,
                             const mbo_antwoordkolom *antwoord, int64_t voor, int64_t totaal, mbo_fout *fout);

#endif
