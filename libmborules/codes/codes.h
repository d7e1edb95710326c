/* SPDX-License-Identifier: MIT */
#ifndef MBOI_CODES_H
#define MBOI_CODES_H

#include <mborules/codes.h>

#include "kern/kern.h"

/* The code of a name or synonym in a vocabulary; 0 when there is none. */
int32_t mboi_code_find(mbo_vocabulaire vocabulaire, mboi_span name);

/* As mbo_code_parse(), for text that is not terminated. */
mbo_status mboi_code_parse(mbo_vocabulaire vocabulaire, mboi_span text, int32_t *out, mbo_fout *fout);

#endif
