/* SPDX-License-Identifier: MIT */
/**
 * @file wijziging.h
 * Changes: what would have to change in a case for a nee to become ja, and what changed in the rules.
 */
#ifndef MBORULES_WIJZIGING_H
#define MBORULES_WIJZIGING_H

#include <mborules/oordeel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What would make a nee a ja: sets of facts, each with values that do. */
typedef struct mbo_nodig mbo_nodig;

/**
 * Wat moet er veranderen (domain contract, section 6): every smallest set of facts that, changed or found out, makes
 * the answer ja whatever else is unknown. Smallest: no fact of a set can be left out. In order of size, then of the
 * facts.
 *
 *   regels    [in]
 *   structuur [in] [null]   needed only when the case has a crebo
 *   zaak      [in]
 *   vast      [in] [null]   facts that must stay as they are, known or not
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_nodig_free(); NULL on error. Without sets when the answer is not nee, or when
 *                           nothing helps
 *   fout      [out] [null]  as of mbo_oordeel_create(); MBO_ERROR_LIMIT: there are too many possibilities to go through
 *
 * What cannot change stays: a known geboortedatum, the crebo and what it fills in, and leerplicht_beeindigd while it
 * follows from the dates. Diplomas can only be added, a known startdatum only become later, known hours only more. An
 * unknown fact in a set must turn out to have the value. An own rule is not called for facts that are not so:
 * what it takes stays as it is wherever its result matters. Thread-safe.
 */
MBO_API mbo_status mbo_nodig_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                                    mbo_vraag vraag, int32_t options, const mbo_feitset *vast,
                                    const mbo_allocator *allocator, mbo_nodig **out, mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   nodig [in] [own] [null]
 */
MBO_API void mbo_nodig_free(mbo_nodig *nodig);

/**
 * The number of sets.
 *
 *   nodig [in]
 */
MBO_API int32_t mbo_nodig_count(const mbo_nodig *nodig);

/**
 * The facts of a set, by index; empty outside the range.
 *
 *   nodig [in]
 *   out   [out]
 */
MBO_API void mbo_nodig_feiten(const mbo_nodig *nodig, int32_t index, mbo_feitset *out);

/**
 * A value of a fact of a set that makes the answer ja together with those of its other facts: as of mbo_zaak_get().
 * Other values may too; of dates it is the first, of the rest the nearest to what is.
 *
 *   nodig [in]
 *   out   [out]  untouched when the fact is not in the set
 *   return 1 when it is, else 0
 */
MBO_API int32_t mbo_nodig_waarde(const mbo_nodig *nodig, int32_t index, mbo_feit feit, int64_t *out);

/**
 * That value as text (domain contract, section 10); "" when the fact is not in the set. Returns the length without the
 * NUL.
 *
 *   nodig  [in]
 *   buffer [out] [array:size] [null]
 */
MBO_API size_t mbo_nodig_tekst(const mbo_nodig *nodig, int32_t index, mbo_feit feit, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif
#endif
