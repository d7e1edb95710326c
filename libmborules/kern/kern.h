/* SPDX-License-Identifier: MIT */
/* What every subject shares inside the library. */
#ifndef MBOI_KERN_H
#define MBOI_KERN_H

#include <stdbool.h>

#include <mborules/kern.h>

#if defined(__GNUC__)
#define MBOI_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define MBOI_PRINTF(f, a)
#endif

#define MBOI_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Fill the caller's error record (or nothing when NULL) and return `code`. `line` 0: no place. */
mbo_status mboi_fail(mbo_fout *fout, mbo_status code, const char *format, ...) MBOI_PRINTF(3, 4);
mbo_status mboi_fail_at(mbo_fout *fout, mbo_status code, int64_t line, int64_t column, const char *format, ...)
    MBOI_PRINTF(5, 6);
mbo_status mboi_no_memory(mbo_fout *fout);

/* Is one of these arguments of a public function NULL? The record then names the function and the argument
   (docs/afspraken.md). For the functions themselves: what they call does not know their names. */
#define MBOI_NULL(fout, ...)                                                    \
    mboi_null(fout, __func__, #__VA_ARGS__, (const void *const[]){__VA_ARGS__}, \
              MBOI_COUNT(((const void *const[]){__VA_ARGS__})))

bool mboi_fail_null(mbo_fout *fout, const char *call, const char *names, size_t which); /* true */

static inline bool mboi_null(mbo_fout *fout, const char *call, const char *names, const void *const *arguments,
                             size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!arguments[i])
            return mboi_fail_null(fout, call, names, i);
    return false;
}

static inline bool mboi_is_dag(mbo_datum datum)
{
    return datum >= MBO_DATUM_MIN && datum <= MBO_DATUM_MAX;
}

/* The place of the lowest bit that is set; `bits` is not 0. */
static inline uint32_t mboi_lowest_bit(uint64_t bits)
{
#if defined(__GNUC__)
    return (uint32_t)__builtin_ctzll(bits);
#else
    uint32_t n = 0;
    while (!(bits >> n & 1))
        n++;
    return n;
#endif
}

/* ---- memory ---- */

/* The caller's allocator, or malloc's when NULL. */
mbo_allocator mboi_allocator(const mbo_allocator *given);

void *mboi_resize(const mbo_allocator *allocator, void *ptr, size_t old_size, size_t new_size);

/* Make room for one more of `size` bytes in an array of *capacity; false: no memory, the array is unchanged. */
bool mboi_grow(const mbo_allocator *allocator, void **array, size_t *capacity, size_t count, size_t size);

/* Many small things that live and die together. */
typedef struct mboi_arena {
    mbo_allocator allocator;
    struct mboi_block *blocks;
    size_t used, size; /* of the newest block */
    size_t total;      /* bytes held in all */
} mboi_arena;

void mboi_arena_init(mboi_arena *arena, const mbo_allocator *allocator);
void mboi_arena_free(mboi_arena *arena);
void *mboi_arena_alloc(mboi_arena *arena, size_t size, size_t align);      /* NULL: no memory */
char *mboi_arena_text(mboi_arena *arena, const char *text, size_t length); /* NUL-terminated copy */

/* Memory that several objects share, also between threads: each holds a reference, and who gives back the last releases
   it, after `release` (NULL: none) was done with what is in it. The content begins zeroed, aligned for anything; once
   it is shared it does not change. The functions take NULL. */
void *mboi_deel_create(const mbo_allocator *allocator, size_t bytes,
                       void (*release)(void *content)); /* NULL: no memory */
void *mboi_deel_ref(const void *content);               /* its argument */
void mboi_deel_free(const void *content);

/* ---- text: no locale anywhere ---- */

typedef struct mboi_span { /* a piece of text, not terminated */
    const char *text;
    size_t length;
} mboi_span;

mboi_span mboi_span_of(const char *text);
mboi_span mboi_trim(mboi_span span);       /* without XML blanks at both ends */
mboi_span mboi_take_word(mboi_span *rest); /* up to a space, and take it off */
bool mboi_span_equal(mboi_span span, mboi_span other);
bool mboi_span_is(mboi_span span, const char *text);
bool mboi_span_alike(mboi_span span, const char *text); /* upper and lower case ASCII alike */

/* The length of the character that a text begins with, and its code; 0: it does not begin with UTF-8, or is empty. */
size_t mboi_utf8(mboi_span span, uint32_t *code);

/* UTF-8 without control characters, so that it can be shown, and stand in a line of a file. */
bool mboi_is_plain(mboi_span span);

enum { MBOI_SHOWN = 80 };

typedef struct mboi_shown {
    char text[4 * MBOI_SHOWN + 1];
} mboi_shown;

/* What of a text goes into a message: whole characters of its first 80 bytes, a NUL as \x00, so that what comes after
   it is told too. mboi_fail() escapes the rest. Returns shown->text. */
const char *mboi_show(mboi_span span, mboi_shown *shown);

/* A whole number from min to max; no blanks, '+' or thousands. */
bool mboi_parse_int(mboi_span span, int64_t min, int64_t max, int64_t *out);

/* A decimal of at most two decimals, 0 or more, as hundredths; a point, or a comma too when `comma`. */
bool mboi_parse_hundredths(mboi_span span, bool comma, int64_t max, int64_t *out);

/* yyyy-mm-dd; and dd-mm-yyyy too when `dutch`. */
bool mboi_parse_date(mboi_span span, bool dutch, mbo_datum *out);

/* To go after a date that was refused, when it has the right form: there is no such day. NULL: it has another form. */
const char *mboi_no_such_day(mboi_span span, bool dutch);

/* How many edits make one text the other, up to `most` (then most + 1). Case does not count. */
size_t mboi_distance(mboi_span a, const char *b, size_t most);

/* Of the names offered one by one the one that may be meant: the text is a part of it, or at most a third of its
   letters differ; NULL: none. */
typedef struct mboi_nabij {
    const char *naam, *ander; /* `ander` is as near; NULL: none is */
    size_t afstand;
} mboi_nabij;

void mboi_offer(mboi_nabij *best, mboi_span gezocht, const char *naam);

/* To go after a name that is none: which may be meant, or nothing. Returns shown->text. */
const char *mboi_show_nabij(const mboi_nabij *best, mboi_shown *shown);

/* Copy text the way the public API promises: returns the whole length, writes what fits. */
size_t mboi_copy_text(const char *text, size_t length, char *buffer, size_t size);

/* ---- dates ---- */

/* The day on which somebody turns so many years: born on 29 February it is 1 March in common years. At most
 * MBO_DATUM_MAX. */
mbo_datum mboi_verjaardag(mbo_datum geboortedatum, int32_t jaren);

/* The same day so many months later; in a month that is too short its last day. At most MBO_DATUM_MAX. */
mbo_datum mboi_maanden_later(mbo_datum datum, int32_t maanden);

/* ---- threads ---- */

typedef struct mboi_draad {
    void (*work)(void *ctx);
    void *ctx;
    uint64_t id;
} mboi_draad;

int32_t mboi_processors(void);
bool mboi_draad_start(mboi_draad *draad); /* false: it could not; the record must stay until it is joined */
void mboi_draad_join(mboi_draad *draad);
uintptr_t mboi_draad_zelf(void); /* of the thread that calls: another while both run, never 0 */

/* ---- fingerprints ---- */

enum { MBOI_SHA256_HEX = 64 };

typedef struct mboi_sha256 {
    const struct mboi_sha256_way *way; /* kern/sha256.h */
    uint32_t h[8];
    uint8_t block[64];
    uint64_t length;
} mboi_sha256;

void mboi_sha256_begin(mboi_sha256 *sha);
void mboi_sha256_add(mboi_sha256 *sha, const void *data, size_t size);
void mboi_sha256_add_tekst(mboi_sha256 *sha, const char *tekst);       /* with its NUL, so that two are not one */
void mboi_sha256_add_getal(mboi_sha256 *sha, int64_t getal);           /* as a line */
void mboi_sha256_hex(mboi_sha256 *sha, char out[MBOI_SHA256_HEX + 1]); /* the end: it cannot be added to any more */

/* The whole content of a file in memory of `allocator`, for files that are small by nature (at most `max` bytes). */
mbo_status mboi_read_file(const mbo_allocator *allocator, const char *path, size_t max, char **data, size_t *size,
                          mbo_fout *fout);

#endif
