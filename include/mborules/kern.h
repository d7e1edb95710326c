/* SPDX-License-Identifier: MIT */
/**
 * @file kern.h
 * What every subject shares: status codes, the caller's error record, memory, dates, languages, versions.
 *
 * One policy for arguments holds in every header (docs/afspraken.md). NULL for a pointer that may not be NULL: a
 * function that returns a mbo_status gives MBO_ERROR_ARGUMENT, and the message begins with its own name; any other
 * gives 0, NULL, an empty set, no text, or for a day MBO_DATUM_NOT_SET. A pointer may be NULL where it is marked
 * [null]. What an index or another number out of its range gives is the same, with "" from a function that never gives
 * NULL for what is there. A buffer that is NULL has size 0. What differs stands with the function.
 */
#ifndef MBORULES_KERN_H
#define MBORULES_KERN_H

#include <stddef.h>
#include <stdint.h>

#include <mborules/version.h>

#if defined(_WIN32) && !defined(MBO_STATIC)
#ifdef MBO_BUILDING
#define MBO_API __declspec(dllexport)
#else
#define MBO_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define MBO_API __attribute__((visibility("default")))
#else
#define MBO_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Result of a call that can fail: MBO_OK, or one of the errors below. The values are stable. */
typedef int32_t mbo_status;
enum {
    MBO_OK = 0,
    MBO_ERROR_MEMORY = 1,    /**< no memory */
    MBO_ERROR_ARGUMENT = 2,  /**< a NULL or out-of-range argument: a bug in the caller */
    MBO_ERROR_IO = 3,        /**< a file could not be opened or read */
    MBO_ERROR_SYNTAX = 4,    /**< not well-formed: XML, CSV or a text form that cannot be read at all */
    MBO_ERROR_VALUE = 5,     /**< a value that is not of its type or out of its range */
    MBO_ERROR_NAME = 6,      /**< an unknown name of a fact, code or question, or a value that is no code */
    MBO_ERROR_LIMIT = 7,     /**< a limit on depth, size or number was passed */
    MBO_ERROR_CONFLICT = 8,  /**< facts that contradict each other or the structure */
    MBO_ERROR_CANCELLED = 9, /**< the progress callback asked to stop */
    MBO_ERROR_THREAD = 10,   /**< an own rule that belongs to another thread */
    MBO_ERROR_OWN_RULE = 11  /**< an own rule failed */
};

/**
 * What went wrong. The caller owns it, on the stack if so wished; every call that can fail takes one, or NULL.
 * A call that succeeds leaves it alone. Codes are stable, texts are not. The size is 512 bytes for ever.
 */
typedef struct mbo_fout {
    int32_t code; /**< an mbo_status */
    int32_t reserved0;
    int64_t line;      /**< from 1; 0: no place in a file */
    int64_t column;    /**< from 1, in bytes; 0: not known */
    char message[472]; /**< English, NUL-terminated UTF-8, with the value that was wrong; control characters escaped */
    int32_t reserved[4];
} mbo_fout;

/**
 * Memory for one object. `resize` works as in Lua: ptr NULL allocates, new_size 0 releases (and returns NULL), else
 * it resizes and keeps the content. NULL means that there is none. Alignment as malloc. It must outlive the object. One
 * without a function is malloc, as NULL for the allocator is. Its size and fields stay as they are for ever.
 */
typedef struct mbo_allocator {
    void *ctx;
    void *(*resize)(void *ctx, void *ptr, size_t old_size, size_t new_size);
} mbo_allocator;

/** Progress of long work: `done` of `total` bytes (total 0: not known). Return 0 to go on, anything else to cancel. */
typedef int32_t (*mbo_progress)(void *ctx, int64_t done, int64_t total);

/** A language for labels and sentences. */
typedef int32_t mbo_taal;
enum { MBO_TAAL_NL = 1, MBO_TAAL_EN = 2 };

/** A day: days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t mbo_datum;
enum {
    MBO_DATUM_NOT_SET = INT32_MIN,
    MBO_DATUM_MIN = -719162, /**< 0001-01-01 */
    MBO_DATUM_MAX = 2932896  /**< 9999-12-31 */
};

/**
 * The day of a year, month and day.
 *
 *   out  [out]         the day; untouched on error
 *   fout [out] [null]  MBO_ERROR_VALUE: no such day, or outside 0001 to 9999
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_datum_from_ymd(int32_t year, int32_t month, int32_t day, mbo_datum *out, mbo_fout *fout);

/**
 * Year, month (1 to 12) and day (1 to 31) of a day; 0, 0, 0 when it is outside MBO_DATUM_MIN to MBO_DATUM_MAX.
 * Nothing is written when one of the three is NULL.
 *
 *   year  [out]
 *   month [out]
 *   day   [out]
 *
 * Thread-safe.
 */
MBO_API void mbo_datum_to_ymd(mbo_datum datum, int32_t *year, int32_t *month, int32_t *day);

/**
 * Read yyyy-mm-dd.
 *
 *   text [in]          NUL-terminated
 *   out  [out]         the day; untouched on error
 *   fout [out] [null]  MBO_ERROR_VALUE: another form, or no such day
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_datum_parse(const char *text, mbo_datum *out, mbo_fout *fout);

/**
 * Write yyyy-mm-dd. Returns the length without the NUL (10, or 0 for a day that is not set or out of range);
 * what fits in `size` bytes is written, always NUL-terminated when size > 0.
 *
 *   buffer [out] [array:size] [null]
 *
 * Thread-safe.
 */
MBO_API size_t mbo_datum_format(mbo_datum datum, char *buffer, size_t size);

/**
 * Age in whole years on a day; someone born on 29 February has the birthday on 1 March in common years
 * (BW Boek 1 is silent; the usual reading). Negative before birth; -1 too when one of the days is not set or lies
 * outside MBO_DATUM_MIN to MBO_DATUM_MAX. Thread-safe.
 */
MBO_API int32_t mbo_datum_leeftijd(mbo_datum geboortedatum, mbo_datum op);

/**
 * The library's version, such as "0.1.0", at run time.
 *
 *   return [borrow:static]
 */
MBO_API const char *mbo_version(void);

/** The version as one number: major × 10000 + minor × 100 + patch. */
MBO_API int32_t mbo_version_number(void);

/**
 * The version of the libxml2 that the library runs with, such as "20914".
 *
 *   return [borrow:static]
 */
MBO_API const char *mbo_version_libxml2(void);

#ifdef __cplusplus
}
#endif
#endif
