/* SPDX-License-Identifier: MIT */
/**
 * @file oordeel.h
 * The answers to questions about a case: outcome, what is missing, why, how much.
 *
 * An answer is exact (docs/domein.md, section 4): ja or nee only when every completion of the unknown facts gives
 * it; else *ontbrekend* is exactly the set of unknown facts that can still decide it. A mbo_oordeel is immutable and
 * may be read from several threads; it holds a reference to its rule set. NULL, and numbers out of range: see kern.h.
 */
#ifndef MBORULES_OORDEEL_H
#define MBORULES_OORDEEL_H

#include <mborules/regels.h>
#include <mborules/structuur.h>
#include <mborules/zaak.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The answers to one or more questions about one case. */
typedef struct mbo_oordeel mbo_oordeel;

/** Options of an evaluation, added together. */
enum {
    MBO_OORDEEL_STRENG = 1 /**< facts with an aanname are facts like any other: nothing is assumed */
};

/** Every question at once, for mbo_oordeel_create(). */
enum { MBO_VRAAG_ALLE = 0 };

/** How far an amount is known. */
typedef int32_t mbo_stand;
enum {
    MBO_STAND_GEEN = 0,   /**< the question has no amount, or its startdatum lies outside the library's time */
    MBO_STAND_BEKEND = 1, /**< every completion gives the same amount */
    MBO_STAND_OPEN = 2    /**< it still depends on facts, or a parameter has no value on the date */
};

/**
 * Answer one question, or all, about a case.
 *
 *   regels    [in]
 *   structuur [in] [null]   needed only when the case has a crebo
 *   zaak      [in]          not changed, not kept
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_oordeel_free(); NULL on error
 *   fout      [out] [null]  MBO_ERROR_ARGUMENT: no such question, or options that are not known;
 *                           MBO_ERROR_CONFLICT: a crebo that the structure does not
 *                           have, or that is of another soort_opleiding than the case says; MBO_ERROR_LIMIT: one
 *                           that may start in more than eight separate periods; MBO_ERROR_THREAD: an own rule that
 *                           belongs to another thread; MBO_ERROR_OWN_RULE: one that failed; MBO_ERROR_MEMORY
 *
 * `vraag` is an mbo_vraag or MBO_VRAAG_ALLE; `options` 0 or MBO_OORDEEL_STRENG. Thread-safe.
 */
MBO_API mbo_status mbo_oordeel_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                                      mbo_vraag vraag, int32_t options, const mbo_allocator *allocator,
                                      mbo_oordeel **out, mbo_fout *fout);

/**
 * Release an oordeel; NULL is fine.
 *
 *   oordeel [in] [own] [null]
 */
MBO_API void mbo_oordeel_free(mbo_oordeel *oordeel);

/**
 * The outcome of one question alone: the same as of the whole answer, but nothing is allocated.
 *
 *   regels    [in]
 *   structuur [in] [null]
 *   zaak      [in]
 *   out       [out]         untouched on error
 *   fout      [out] [null]  as of mbo_oordeel_create(), without MBO_ERROR_MEMORY
 *
 * Thread-safe; uses at most 96 KiB of stack.
 */
MBO_API mbo_status mbo_uitkomst_of(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                                   mbo_vraag vraag, int32_t options, mbo_uitkomst *out, mbo_fout *fout);

/* For the functions below: a question that was not asked gives 0, NULL or an empty set. */

/**
 * The outcome.
 *
 *   oordeel [in]
 */
MBO_API mbo_uitkomst mbo_oordeel_uitkomst(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * Why the answer is open, be it the outcome, the amount or the first day: bit `1 << mbo_open` for each reason; 0 when
 * nothing of it is open, for a question that was not asked, and for NULL. Which facts and parameters they are is told
 * by mbo_oordeel_ontbrekend() and its like for the amount and the day, and by mbo_oordeel_zonder_waarde(). Thread-safe.
 *
 *   oordeel [in]
 */
MBO_API int32_t mbo_oordeel_open(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * The unknown facts that can still decide the outcome; empty unless it is open.
 *
 *   oordeel [in]
 *   out     [out]
 */
MBO_API void mbo_oordeel_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out);

/**
 * Niet exact: 1 when an own rule was not called because a fact that it takes is unknown, and its result may matter: the
 * facts that it takes and that are unknown are then among the missing ones, though they may not matter. Else 0.
 *
 *   oordeel [in]
 */
MBO_API int32_t mbo_oordeel_niet_exact(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * Who has still to decide: bit `1 << mbo_beslisser` for each besluit among the missing facts.
 *
 *   oordeel [in]
 */
MBO_API int32_t mbo_oordeel_beslissers(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * The assumed facts (aannames) that another value of would change this answer.
 *
 *   oordeel [in]
 *   out     [out]
 */
MBO_API void mbo_oordeel_aannames(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out);

/**
 * The kind of money: a fee, a loan or a subsidy; MBO_GELDSOORT_GEEN when nothing is due or there is no right to it; 0
 * while completions differ, or the question has none.
 *
 *   oordeel [in]
 */
MBO_API mbo_geldsoort mbo_oordeel_soort(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * The amount in euro cents: the fee for the cursusjaar of the startdatum, the most that can be borrowed for a whole
 * cursusjaar, or the most that the employer can get for a study year; 0 cents with MBO_GELDSOORT_GEEN.
 *
 *   oordeel [in]
 *   cents   [out] [null]  set only when MBO_STAND_BEKEND is returned
 */
MBO_API mbo_stand mbo_oordeel_bedrag(const mbo_oordeel *oordeel, mbo_vraag vraag, int64_t *cents);

/**
 * The unknown facts that can still decide the amount; empty unless it is open.
 *
 *   oordeel [in]
 *   out     [out]
 */
MBO_API void mbo_oordeel_bedrag_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out);

/**
 * For a person too young for a right that begins at an age: the first day on which it does (*vanaf*), by the rule of
 * that day. MBO_STAND_GEEN: old enough, or the question has no such day.
 *
 *   oordeel [in]
 *   vanaf   [out] [null]  set only when MBO_STAND_BEKEND is returned
 */
MBO_API mbo_stand mbo_oordeel_vanaf(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_datum *vanaf);

/**
 * The unknown facts that can still decide that day, or whether there is one; empty unless it is open.
 *
 *   oordeel [in]
 *   out     [out]
 */
MBO_API void mbo_oordeel_vanaf_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out);

/**
 * The number of reasons: one for each rule that takes part or still may.
 *
 *   oordeel [in]
 */
MBO_API int32_t mbo_oordeel_reden_count(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * The rule of a reason by index; NULL outside the range.
 *
 *   oordeel [in]
 *   return  [borrow:oordeel] [null]
 */
MBO_API const mbo_regel *mbo_oordeel_reden_regel(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index);

/**
 * The outcome of that rule by itself; never nvt. 0 outside the range.
 *
 *   oordeel [in]
 */
MBO_API mbo_uitkomst mbo_oordeel_reden_uitkomst(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index);

/**
 * The number of parameter values that the rules of the reasons read, on a known startdatum.
 *
 *   oordeel [in]
 */
MBO_API int32_t mbo_oordeel_parameter_count(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * A parameter value that was read, by index; NULL outside the range.
 *
 *   oordeel [in]
 *   return  [borrow:oordeel] [null]
 */
MBO_API const mbo_parameter *mbo_oordeel_parameter(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index);

/**
 * The number of parameters without a value that keep the outcome or the amount open.
 *
 *   oordeel [in]
 */
MBO_API int32_t mbo_oordeel_zonder_waarde_count(const mbo_oordeel *oordeel, mbo_vraag vraag);

/**
 * The name of such a parameter by index; NULL outside the range.
 *
 *   oordeel [in]
 *   return  [borrow:oordeel] [null]
 */
MBO_API const char *mbo_oordeel_zonder_waarde(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index);

/**
 * Niet bevestigd na: the item (rule id, parameter name or "structuur") whose source was read up to the earliest day,
 * when that day lies before a known startdatum; NULL when every source was read for the startdatum.
 *
 *   oordeel [in]
 *   tot     [out] [null]  that day; MBO_DATUM_NOT_SET when there is none
 *   return  [borrow:oordeel] [null]
 */
MBO_API const char *mbo_oordeel_niet_bevestigd(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_datum *tot);

#ifdef __cplusplus
}
#endif
#endif
