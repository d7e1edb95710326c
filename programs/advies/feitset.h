/* SPDX-License-Identifier: MIT */
/* Sets of facts: what their public form leaves to the caller. */
#ifndef FEITSET_H
#define FEITSET_H

#include <mborules/mborules.h>
#include <stdbool.h>

static inline bool has_feit(const mbo_feitset *set, mbo_feit feit)
{
    return set->bits[feit / 64] >> feit % 64 & 1;
}

static inline void add_feit(mbo_feitset *set, mbo_feit feit)
{
    set->bits[feit / 64] |= UINT64_C(1) << feit % 64;
}

static inline void remove_feit(mbo_feitset *set, mbo_feit feit)
{
    set->bits[feit / 64] &= ~(UINT64_C(1) << feit % 64);
}

static inline void add_feiten(mbo_feitset *to, const mbo_feitset *from)
{
    to->bits[0] |= from->bits[0];
    to->bits[1] |= from->bits[1];
}

static inline bool is_empty(const mbo_feitset *set)
{
    return !set->bits[0] && !set->bits[1];
}

#endif
