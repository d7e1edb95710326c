/* SPDX-License-Identifier: MIT */
/* What comes in, as its schema tells it: which columns are facts and in which form, and which are the caller's own. */
#ifndef MBOI_ARROW_SCHEMA_H
#define MBOI_ARROW_SCHEMA_H

#include "batch/arrow_uit.h"

/* The form of a column. */
typedef struct mboi_kolomvorm {
    mboi_vorm vorm;
    int32_t decimalen, maat; /* as a mboi_kolom has them */
    int64_t eenheid;
    bool woordenboek;
    struct mboi_kolomvorm *deel; /* of the items of a list, the words of a dictionary, or the values of runs */
} mboi_kolomvorm;

typedef struct mboi_invoerkolom {
    mbo_feit feit; /* 0: the caller's own */
    mboi_kolomvorm *vorm;
} mboi_invoerkolom;

typedef struct mboi_arrowschema {
    struct ArrowSchema schema; /* what the producer gave: it is asked once, and may say something else later */
    mboi_arena arena;          /* of the columns */
    mboi_invoerkolom *kolom;
    int64_t kolommen, eigen; /* in all, and the caller's own */
} mboi_arrowschema;

/* Check the schema and make its columns. One that would go out under the name of a column of answers is refused. */
mbo_status mboi_arrowschema_read(mboi_arrowschema *s, const mboi_velden *velden, mbo_fout *fout);

#endif
