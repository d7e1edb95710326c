/* SPDX-License-Identifier: MIT */
/**
 * @file batch.h
 * Whole caseloads: columns of facts in, columns of answers out, by the same rules and with the same answers as one
 * case at a time (oordeel.h).
 *
 * A mbo_batch holds what is asked and, as rows go through it, a summary, the values that were bad, and what was worked
 * out for rows before: in each thread some 13 MB at most for ontbrekend of every question, 8 MB for amounts and first
 * days, and 1 MB where there are columns of text. It belongs to one thread at a time; it starts threads of its own. A
 * row with a bad value is not answered; the others are. NULL, and numbers out of range: see kern.h.
 */
#ifndef MBORULES_BATCH_H
#define MBORULES_BATCH_H

#include <mborules/arrow.h>
#include <mborules/oordeel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Questions to ask of many cases, and the summary of the rows so far. */
typedef struct mbo_batch mbo_batch;

/** What to work out beside the outcomes, and the form of the columns of mbo_batch_stream(); added together. */
enum {
    MBO_BATCH_STRENG = 1,          /**< facts with an aanname are facts like any other */
    MBO_BATCH_TELLEN = 2,          /**< count, in the summary, the missing facts and the ja that are possible */
    MBO_BATCH_ONTBREKEND = 4,      /**< stream: a column `VRAAG.ontbrekend`: names joined by ";", as text */
    MBO_BATCH_ONTBREKEND_BITS = 8, /**< stream: the same as a uint64, bit `1 << mbo_feit` for each */
    MBO_BATCH_BEDRAGEN = 16,       /**< stream: kind, amount and first day (`.soort`, `.bedrag`, `.vanaf`) */
    MBO_BATCH_UITKOMST_INT8 = 32   /**< stream: outcomes as int8 (mbo_uitkomst), not as a dictionary of text */
};

/** How to run a batch. Zero it, set `size`, then what should differ from the default. */
typedef struct mbo_batch_options {
    size_t size;                    /**< sizeof(mbo_batch_options) */
    const mbo_allocator *allocator; /**< NULL: malloc; used from several threads at once */
    const mbo_structuur *structuur; /**< NULL: none; needed for a column crebo. A reference is held */
    int32_t options;                /**< MBO_BATCH_... added together */
    int32_t threads;                /**< 0: one for each processor; 1: the calling thread only */
    int32_t fouten;                 /**< how many bad values to keep, those of the first rows; 0: 100 */
    int32_t reserved;
    mbo_progress progress; /**< NULL: none. `done` and `total` are rows, of this run or stream; total 0 in a stream. On
                                the calling thread */
    void *progress_ctx;
} mbo_batch_options;

/** The form of a column of facts. Integers are as mbo_zaak_get() gives them: days, cents, codes from 1, sets as bits.
 */
typedef int32_t mbo_kolomtype;
enum {
    MBO_KOLOMTYPE_BIT = 1, /**< bools, one bit a row, the lowest first */
    MBO_KOLOMTYPE_INT8 = 2,
    MBO_KOLOMTYPE_INT16 = 3,
    MBO_KOLOMTYPE_INT32 = 4,
    MBO_KOLOMTYPE_INT64 = 5,
    MBO_KOLOMTYPE_TEKST = 6 /**< `const char *` in the text forms; NULL and "" are unknown */
};

/** A column of facts. Its size and fields stay as they are for ever. */
typedef struct mbo_kolom {
    mbo_feit feit;
    mbo_kolomtype type;
    const void *waarden;   /**< one value a row */
    const uint8_t *geldig; /**< one bit a row, the lowest first: 0 is unknown; NULL: every value is known */
} mbo_kolom;

/**
 * Where the answers to one question go: arrays of one place a row, the caller's; NULL for what is not wanted. Its size
 * and fields stay as they are for ever.
 */
typedef struct mbo_antwoordkolom {
    mbo_vraag vraag;
    int32_t reserved;
    int8_t *uitkomst;        /**< mbo_uitkomst; 0: the row has a bad value, and nothing else is filled in */
    mbo_feitset *ontbrekend; /**< empty unless the outcome is open */
    int8_t *soort;           /**< mbo_geldsoort */
    int8_t *bedrag_stand;    /**< mbo_stand */
    int64_t *bedrag;         /**< cents; 0 unless MBO_STAND_BEKEND */
    mbo_feitset *bedrag_ontbrekend;
    int8_t *vanaf_stand; /**< mbo_stand */
    mbo_datum *vanaf;    /**< MBO_DATUM_NOT_SET unless MBO_STAND_BEKEND */
    mbo_feitset *vanaf_ontbrekend;
} mbo_antwoordkolom;

/**
 * Make a batch that asks these questions.
 *
 *   regels  [in]                       a reference is held
 *   vragen  [in] [array:count] [null]  NULL: every question, in their order
 *   options [in] [null]                NULL: the defaults
 *   out     [out] [own]                release with mbo_batch_free(); NULL on error
 *   fout    [out] [null]               MBO_ERROR_ARGUMENT: no such question, one twice, or options that are not known;
 *                                    MBO_ERROR_MEMORY
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_batch_create(const mbo_regels *regels, const mbo_vraag *vragen, size_t count,
                                    const mbo_batch_options *options, mbo_batch **out, mbo_fout *fout);

/**
 * Release a batch; NULL is fine. A stream that it made goes on: it holds a reference of its own.
 *
 *   batch [in] [own] [null]
 */
MBO_API void mbo_batch_free(mbo_batch *batch);

/**
 * Answer rows of plain arrays. May be called again with more rows: they count on.
 *
 *   batch     [in]
 *   kolommen  [in] [array:kolom_count]                 each fact at most once; the others are unknown
 *   antwoorden [in] [array:antwoord_count] [null]      each question of the batch at most once; the summary is made
 *                                                      of every question whether it is here or not
 *   fout      [out] [null]  MBO_ERROR_ARGUMENT, MBO_ERROR_VALUE (a type that does not fit its fact), MBO_ERROR_THREAD
 *                           (an own rule that belongs to another thread): no row is answered;
 *                           MBO_ERROR_CANCELLED, MBO_ERROR_MEMORY: of the arrays then the first rows are filled in,
 *                           as many as mbo_batch_rijen() went up. Bad values are no error of the call: see
 *                           mbo_batch_fout_count()
 */
MBO_API mbo_status mbo_batch_run(mbo_batch *batch, const mbo_kolom *kolommen, size_t kolom_count, int64_t rijen,
                                 const mbo_antwoordkolom *antwoorden, size_t antwoord_count, mbo_fout *fout);

/**
 * A stream of answers from a stream of record batches (Arrow C stream interface), worked out as it is read.
 *
 * A column with the name of a fact is that fact, in any of these types: bool; integers of any width (codes from 1, 0
 * is unknown; money in euros); floats of 16, 32 and 64 bits that hold integers, or euros; date32, date64, timestamp
 * without zone; decimals of 32, 64, 128 and 256 bits for money and numbers; utf8, large_utf8 and utf8_view in the text
 * forms; for a set also a list of codes or of their names (list, large_list, fixed_size_list, list_view,
 * large_list_view); and a dictionary or runs (run_end_encoded) of any of them. A dictionary may be another in each
 * record batch: larger, in another order, with words that are null, bad or there twice; only those count that a row
 * has. Null, NaN and the empty text are unknown; so is every row of a column of type null, and of lists, a dictionary
 * or runs of null. An amount in a float of 16 bits is the nearest one below 16 euros, and from there on it must be
 * whole cents: several amounts have the same float. A column that is not called after a fact is the caller's own and
 * passes through, in front; one that is called nearly so, or like a column of answers in whatever case, is an error. A
 * timestamp is the day that it lies in. The answers follow:
 * `VRAAG`, a dictionary of ja, nee, voorwaardelijk, onbekend and nvt (null: the row has a bad value), and what the
 * options ask for. The metadata of the schema has `mborules.versie` and `mborules.regels` (the fingerprint).
 *
 *   batch [in]
 *   in    [in]         moved: released with `out`, or at once on error
 *   out   [out]        the caller releases it; on error its `release` is NULL
 *   fout  [out] [null]  MBO_ERROR_SYNTAX: not a table, or a producer that fails; MBO_ERROR_NAME, MBO_ERROR_VALUE: a
 *                      column, with its number; MBO_ERROR_ARGUMENT: `in` was released; MBO_ERROR_MEMORY, of the
 *                      producer too
 *
 * A long record batch of `in` goes out as several, so that memory does not follow its length. One stream of a batch at
 * a time. get_next() returns EINVAL for malformed data or an own rule of another thread, ECANCELED, ENOMEM, or what the
 * producer returned, and from then on the same; get_last_error() says why.
 */
MBO_API mbo_status mbo_batch_stream(mbo_batch *batch, struct ArrowArrayStream *in, struct ArrowArrayStream *out,
                                    mbo_fout *fout);

/**
 * The rows that have gone through, bad ones too.
 *
 *   batch [in]
 */
MBO_API int64_t mbo_batch_rijen(const mbo_batch *batch);

/**
 * How many rows have an outcome to a question; outcome 0: rows with a bad value. 0 for a question that is not asked.
 *
 *   batch [in]
 */
MBO_API int64_t mbo_batch_uitkomst_count(const mbo_batch *batch, mbo_vraag vraag, mbo_uitkomst uitkomst);

/**
 * Of the rows whose outcome is onbekend: in how many a fact is missing. 0 without MBO_BATCH_TELLEN.
 *
 *   batch [in]
 */
MBO_API int64_t mbo_batch_ontbrekend_count(const mbo_batch *batch, mbo_vraag vraag, mbo_feit feit);

/**
 * How many rows could be ja at most, once everything is known; at least so many are as have the outcome ja. Exact with
 * MBO_BATCH_TELLEN; without it every open row counts.
 *
 *   batch [in]
 */
MBO_API int64_t mbo_batch_ja_hoogstens(const mbo_batch *batch, mbo_vraag vraag);

/**
 * How many rows have a crebo that was not looked up (MBO_OPEN_CREBO_NIET_OPGEZOCHT): they are answered as without it. A
 * structure made from a file of SBB may know it.
 *
 *   batch [in]
 */
MBO_API int64_t mbo_batch_crebo_niet_opgezocht_count(const mbo_batch *batch);

/**
 * How many values were bad, those that were not kept too.
 *
 *   batch [in]
 */
MBO_API int64_t mbo_batch_fout_count(const mbo_batch *batch);

/**
 * A bad value that was kept, by index, in the order of rows and columns: `line` is the row and `column` the number of
 * the column, both from 1, and `message` names the fact, or the column, and the value. Returns 0 outside the range.
 *
 *   batch [in]
 *   out   [out]
 */
MBO_API int32_t mbo_batch_fout(const mbo_batch *batch, int32_t index, mbo_fout *out);

#ifdef __cplusplus
}
#endif
#endif
