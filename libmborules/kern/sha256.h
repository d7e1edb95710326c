/* SPDX-License-Identifier: MIT */
/* The ways there are to do the work of SHA-256; whoever only takes a fingerprint needs kern.h alone. */
#ifndef MBOI_SHA256_H
#define MBOI_SHA256_H

#include "kern/kern.h"

typedef struct mboi_sha256_way {
    const char *name;
    void (*add_blocks)(uint32_t h[8], const uint8_t *data, size_t blocks); /* of 64 bytes */
} mboi_sha256_way;

extern const uint32_t mboi_sha256_k[64]; /* the constants of FIPS 180-4, 4.2.2 */

extern const mboi_sha256_way mboi_sha256_portable;

/* By instructions of the processor that the program runs on. NULL: it has none, or the compiler knows none. */
const mboi_sha256_way *mboi_sha256_processor(void);

/* What mboi_sha256_begin() takes: the processor's if it can. Any thread may ask. */
const mboi_sha256_way *mboi_sha256_best(void);

#endif
