/* SPDX-License-Identifier: MIT */
/* Numbers that look random and are the same every time: xorshift. */
#ifndef MBO_TOEVAL_H
#define MBO_TOEVAL_H

#include <stdint.h>

/* From `from` up to and including `to`; the seed is not 0. */
static inline int64_t toeval(uint64_t *seed, int64_t from, int64_t to)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return from + (int64_t)((*seed >> 16) % (uint64_t)(to - from + 1));
}

#endif
