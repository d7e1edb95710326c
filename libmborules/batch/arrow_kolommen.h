/* SPDX-License-Identifier: MIT */
/* A record batch as columns of facts, of which every count and pointer that is used has been checked. */
#ifndef MBOI_ARROW_KOLOMMEN_H
#define MBOI_ARROW_KOLOMMEN_H

#include "batch/arrow_schema.h"

/* `views` has a place for each column of a fact; what they need beside the record batch is of `arena`, and the words of
   dictionaries are to be freed with mboi_kolom_woorden_free(), also on error. */
bool mboi_arrowkolommen(const mboi_arrowschema *s, const mbo_batch *batch, const struct ArrowArray *a,
                        mboi_arena *arena, mboi_kolom *views, mbo_fout *fout);

#endif
