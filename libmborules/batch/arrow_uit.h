/* SPDX-License-Identifier: MIT */
/* What goes out: the columns of answers that a batch has, their schema, and the answers to some rows as arrays. */
#ifndef MBOI_ARROW_UIT_H
#define MBOI_ARROW_UIT_H

#include "batch/batch.h"

typedef enum mboi_deel {
    MBOI_DEEL_UITKOMST,
    MBOI_DEEL_ONTBREKEND,
    MBOI_DEEL_GELDSOORT,
    MBOI_DEEL_BEDRAG,
    MBOI_DEEL_BEDRAG_ONTBREKEND,
    MBOI_DEEL_VANAF,
    MBOI_DEEL_VANAF_ONTBREKEND
} mboi_deel;

/* A column of answers. */
typedef struct mboi_veld {
    uint32_t q; /* which question of the batch */
    mboi_deel soort;
    bool bits; /* a set as bits, not as text */
} mboi_veld;

enum { MBOI_MAX_VELDEN = MBOI_VRAGEN * 12 };

/* Those of a batch, in their order. */
typedef struct mboi_velden {
    const mbo_batch *batch;
    mboi_veld veld[MBOI_MAX_VELDEN];
    size_t n;
} mboi_velden;

void mboi_velden_make(mboi_velden *velden, const mbo_batch *batch);

/* Is there one of that name? */
bool mboi_velden_has(const mboi_velden *velden, const char *naam);

/* False: no memory. */
bool mboi_veld_schema(const mboi_velden *velden, const mboi_veld *veld, struct ArrowSchema *schema);

/* Where the answers to some rows are worked out, before they take the form of columns. */
typedef struct mboi_antwoorden {
    mbo_antwoordkolom kolom[MBOI_VRAGEN];
    int64_t rijen;
    bool *heeft; /* of the column that is being made: which rows have a value */
    mbo_allocator allocator;
} mboi_antwoorden;

/* Memory for `rijen` rows, which are set; false: there is none. What was claimed is to be freed in any case. */
bool mboi_antwoorden_claim(const mboi_velden *velden, mboi_antwoorden *w);
void mboi_antwoorden_free(const mboi_velden *velden, mboi_antwoorden *w);

/* One column of them as an array; false: no memory, and what there is of it is released with the array. */
bool mboi_antwoorden_kolom(const mboi_velden *velden, const mboi_veld *veld, const mboi_antwoorden *w,
                           struct ArrowArray *a);

#endif
