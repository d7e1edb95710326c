/* SPDX-License-Identifier: MIT */
#ifndef MBOI_ZAAK_H
#define MBOI_ZAAK_H

#include <mborules/zaak.h>

#include "codes/codes.h"

enum {
    MBOI_FEITEN = MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD, /* facts run from 1 to this, */
    MBOI_SETFEITEN = 2,                             /* of them are sets */
    MBOI_MAX_EIGEN = 16,
    MBOI_ATOMEN = MBOI_FEITEN + MBOI_MAX_EIGEN /* and from there to this the results of own rules, in diagrams */
};

struct mbo_zaak {
    mbo_allocator allocator;
    mbo_feitset known;
    int64_t value[MBOI_FEITEN + 1];
};

/* The fact with a name; 0 when there is none. */
mbo_feit mboi_feit_find(mboi_span name);

/* Does a derivation of that name stand in for the fact while it is not given? Such a fact is never missing. */
bool mboi_feit_volgt(mbo_feit feit);

/* The set facts; and the number of one among them, from 0; -1: it is no set. */
extern const mbo_feit mboi_setfeiten[MBOI_SETFEITEN];
int32_t mboi_feit_set(mbo_feit feit);

/* The first fact of which the table lacks the name, group, labels or question; 0: none does. */
mbo_feit mboi_feit_zonder_gegevens(void);

/* MBO_ERROR_NAME: a number, as text, that is no code of a fact, or no set of its codes. */
mbo_status mboi_geen_code(mbo_feit feit, const char *waarde, mbo_fout *fout);

/* Is the value within the range of its fact? */
mbo_status mboi_feit_check(mbo_feit feit, int64_t value, mbo_fout *fout);

/* Read a text form; an empty one is unknown. */
mbo_status mboi_feit_read(mbo_feit feit, mboi_span text, int64_t *out, bool *known, mbo_fout *fout);

/* The text form of a value; the rest as mbo_zaak_get_text(). */
size_t mboi_feit_write(mbo_feit feit, int64_t value, char *buffer, size_t size);

static inline bool mboi_feitset_has(const mbo_feitset *set, mbo_feit feit)
{
    return set->bits[feit / 64] >> (feit % 64) & 1;
}

static inline void mboi_feitset_add(mbo_feitset *set, mbo_feit feit)
{
    set->bits[feit / 64] |= UINT64_C(1) << (feit % 64);
}

static inline void mboi_feitset_remove(mbo_feitset *set, mbo_feit feit)
{
    set->bits[feit / 64] &= ~(UINT64_C(1) << (feit % 64));
}

/* Is every fact of it in the other? */
static inline bool mboi_feitset_within(const mbo_feitset *set, const mbo_feitset *other)
{
    uint64_t rest = 0;
    for (size_t i = 0; i < MBOI_COUNT(set->bits); i++)
        rest |= set->bits[i] & ~other->bits[i];
    return !rest;
}

static inline void mboi_feitset_join(mbo_feitset *set, const mbo_feitset *other)
{
    for (size_t i = 0; i < MBOI_COUNT(set->bits); i++)
        set->bits[i] |= other->bits[i];
}

/* Make a fact known, with a value that is one of it. */
static inline void mboi_zaak_put(mbo_zaak *zaak, mbo_feit feit, int64_t waarde)
{
    zaak->value[feit] = waarde;
    mboi_feitset_add(&zaak->known, feit);
}

#endif
