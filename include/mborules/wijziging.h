/* SPDX-License-Identifier: MIT */
/**
 * @file wijziging.h
 * Changes: what would have to change in a case for a nee to become ja, and what changed in the rules. NULL, and numbers
 * out of range: see kern.h.
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
 * Wat moet er veranderen (docs/domein.md, section 6): every smallest set of facts that, changed or found out, makes
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
 * What cannot change or is no act stays, known or not (mbo_feit_veranderbaar()), and so does what a crebo fills in.
 * Diplomas can only be added, a known startdatum only become later, known hours only more. An unknown fact in a set
 * must turn out to have the value. An own rule is not called for facts that are not so:
 * what it takes stays as it is wherever its result matters, and where it alone says nee there is no set. A startdatum
 * is looked for up to 2037-01-03, as far as the calendar of the rules goes. Thread-safe.
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
 * Other values may too; of dates and codes it is the first, of numbers the nearest to what is.
 *
 *   nodig [in]
 *   out   [out]  untouched when the fact is not in the set
 *   return 1 when it is, else 0
 */
MBO_API int32_t mbo_nodig_waarde(const mbo_nodig *nodig, int32_t index, mbo_feit feit, int64_t *out);

/**
 * That value as text (docs/domein.md, section 10); "" when the fact is not in the set. Returns the length without the
 * NUL.
 *
 *   nodig  [in]
 *   buffer [out] [array:size] [null]
 */
MBO_API size_t mbo_nodig_tekst(const mbo_nodig *nodig, int32_t index, mbo_feit feit, char *buffer, size_t size);

/** What changed between two days, or two rule sets: classes of situations that get another answer. */
typedef struct mbo_verschil mbo_verschil;

/**
 * Compare the answers to a question by the rules of one day with those of another day, of the same rule set or of
 * another. A class is all situations that go from one answer to the same other answer for the same cause; every class
 * is told, with one example. The order is stable.
 *
 *   oud       [in]
 *   nieuw     [in]           may be the same
 *   allocator [in] [null]    NULL: malloc
 *   out       [out] [own]    free with mbo_verschil_free(); NULL on error. It holds references to both rule sets
 *   fout      [out] [null]   MBO_ERROR_ARGUMENT: no such question; MBO_ERROR_VALUE: a day before MBO_REGELS_BEGIN or
 *                            after 2037-01-03; MBO_ERROR_LIMIT: there are too many situations; MBO_ERROR_MEMORY
 *
 * Compared are full cases without a crebo, in which nothing is unknown, of people of the same age: nobody changes class
 * for having grown older. Amounts are those of a start in August. Own rules are not called: they may say nee and ja,
 * the same rule (id, versie, question and facts) the same in both rule sets; so in an example an own rule may still
 * have to be given the facts for it. Thread-safe.
 */
MBO_API mbo_status mbo_verschil_create(const mbo_regels *oud, mbo_datum oud_op, const mbo_regels *nieuw,
                                       mbo_datum nieuw_op, mbo_vraag vraag, const mbo_allocator *allocator,
                                       mbo_verschil **out, mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   verschil [in] [own] [null]
 */
MBO_API void mbo_verschil_free(mbo_verschil *verschil);

/**
 * The number of classes; 0: nobody gets another answer.
 *
 *   verschil [in]
 */
MBO_API int32_t mbo_verschil_count(const mbo_verschil *verschil);

/**
 * The outcome of a class by the old rules; 0 outside the range. ONBEKEND: a parameter has no value.
 *
 *   verschil [in]
 */
MBO_API mbo_uitkomst mbo_verschil_uitkomst_was(const mbo_verschil *verschil, int32_t index);

/**
 * And by the new rules.
 *
 *   verschil [in]
 */
MBO_API mbo_uitkomst mbo_verschil_uitkomst_nu(const mbo_verschil *verschil, int32_t index);

/**
 * The amount by the old rules, as of mbo_oordeel_bedrag() in the example; MBO_STAND_GEEN: the question has none, or it
 * is not due.
 *
 *   verschil [in]
 *   soort    [out] [null]  set unless MBO_STAND_GEEN is returned
 *   cents    [out] [null]  set only when MBO_STAND_BEKEND is returned
 */
MBO_API mbo_stand mbo_verschil_bedrag_was(const mbo_verschil *verschil, int32_t index, mbo_geldsoort *soort,
                                          int64_t *cents);

/**
 * And by the new rules.
 *
 *   verschil [in]
 *   soort    [out] [null]
 *   cents    [out] [null]
 */
MBO_API mbo_stand mbo_verschil_bedrag_nu(const mbo_verschil *verschil, int32_t index, mbo_geldsoort *soort,
                                         int64_t *cents);

/**
 * The number of rules that cause it.
 *
 *   verschil [in]
 */
MBO_API int32_t mbo_verschil_regel_count(const mbo_verschil *verschil, int32_t index);

/**
 * A rule that causes it as it was; NULL: there was none of that id, or outside the range. When it is the same rule as
 * now, a parameter is the cause.
 *
 *   verschil [in]
 *   return   [borrow:verschil] [null]
 */
MBO_API const mbo_regel *mbo_verschil_regel_was(const mbo_verschil *verschil, int32_t index, int32_t regel);

/**
 * And as it is now.
 *
 *   verschil [in]
 *   return   [borrow:verschil] [null]
 */
MBO_API const mbo_regel *mbo_verschil_regel_nu(const mbo_verschil *verschil, int32_t index, int32_t regel);

/**
 * The number of parameters of those rules that have another value.
 *
 *   verschil [in]
 */
MBO_API int32_t mbo_verschil_parameter_count(const mbo_verschil *verschil, int32_t index);

/**
 * The name of such a parameter; NULL outside the range.
 *
 *   verschil [in]
 *   return   [borrow:verschil] [null]
 */
MBO_API const char *mbo_verschil_parameter_naam(const mbo_verschil *verschil, int32_t index, int32_t parameter);

/**
 * Its value as it was; NULL: none.
 *
 *   verschil [in]
 *   return   [borrow:verschil] [null]
 */
MBO_API const mbo_parameter *mbo_verschil_parameter_was(const mbo_verschil *verschil, int32_t index, int32_t parameter);

/**
 * And as it is now.
 *
 *   verschil [in]
 *   return   [borrow:verschil] [null]
 */
MBO_API const mbo_parameter *mbo_verschil_parameter_nu(const mbo_verschil *verschil, int32_t index, int32_t parameter);

/**
 * An example of a class: the facts that matter, with the new day as startdatum. By the new rules it has the new answer;
 * with the old day as startdatum, and the geboortedatum of mbo_verschil_geboren_was(), by the old rules the old answer.
 * NULL outside the range.
 *
 *   verschil [in]
 *   return   [borrow:verschil] [null]
 */
MBO_API const mbo_zaak *mbo_verschil_voorbeeld(const mbo_verschil *verschil, int32_t index);

/**
 * A birth date of the same age on the old day: often that of the example. MBO_DATUM_NOT_SET: age does not matter.
 *
 *   verschil [in]
 */
MBO_API mbo_datum mbo_verschil_geboren_was(const mbo_verschil *verschil, int32_t index);

#ifdef __cplusplus
}
#endif
#endif
