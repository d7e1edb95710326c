/* SPDX-License-Identifier: MIT */
/* Reading one file, in chunks and under limits. */
#ifndef MBOI_LADEN_H
#define MBOI_LADEN_H

#include "structuur/lader.h"

typedef struct invoer { /* where the bytes come from: memory, or a descriptor */
    const char *data;
    size_t left;
    int fd;
    int64_t total;
    const char *naam; /* for messages */
} invoer;

/* The options that the public function `call` was given, with the defaults in the place of 0. */
mbo_status mboi_laden_options(const mbo_structuur_options *given, const char *call, mbo_structuur_options *options,
                              mbo_fout *fout);

/* Read it to its end into the structure of the lader. */
mbo_status mboi_laden(lader *lader, invoer *in);

#endif
