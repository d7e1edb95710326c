/* SPDX-License-Identifier: MIT */
/* Numbers that look random and are the same every time (xorshift), and values of facts made of them. */
#ifndef MBO_TOEVAL_H
#define MBO_TOEVAL_H

#include <mborules/mborules.h>
#include <stdint.h>

/* From `from` up to and including `to`; the seed is not 0. */
static inline int64_t toeval(uint64_t *seed, int64_t from, int64_t to)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return from + (int64_t)((*seed >> 16) % (uint64_t)(to - from + 1));
}

/* A value of a fact: a set of one code or none, births from 1956 to 2009, starts up to 2027. */
static inline int64_t toeval_waarde(uint64_t *seed, mbo_feit feit)
{
    const int32_t codes = mbo_code_count(mbo_feit_vocabulaire(feit));
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_SET: return toeval(seed, 0, 3) ? INT64_C(1) << toeval(seed, 1, codes) : 0;
    case MBO_FEITTYPE_DATUM:
        return feit == MBO_FEIT_GEBOORTEDATUM ? toeval(seed, -5000, 14500) : toeval(seed, MBO_REGELS_BEGIN, 21000);
    case MBO_FEITTYPE_INT: return toeval(seed, mbo_feit_min(feit), feit == MBO_FEIT_STUDIEDUUR ? 50 : 3000);
    case MBO_FEITTYPE_GELD: return toeval(seed, 0, 1000000);
    default: return toeval(seed, mbo_feit_min(feit), mbo_feit_max(feit));
    }
}

#endif
