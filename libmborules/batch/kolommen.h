/* SPDX-License-Identifier: MIT */
/* Columns of facts in whatever form, and their values one at a time. */
#ifndef MBOI_KOLOMMEN_H
#define MBOI_KOLOMMEN_H

#include "oordeel/oordeel.h"

/* Rows that are read at a time. */
enum { MBOI_SCHUIF = 8, MBOI_RIJEN = 1 << MBOI_SCHUIF };

typedef enum mboi_vorm {
    MBOI_VORM_LEEG, /* every row is unknown */
    MBOI_VORM_BIT,
    MBOI_VORM_INT8,
    MBOI_VORM_UINT8,
    MBOI_VORM_INT16,
    MBOI_VORM_UINT16,
    MBOI_VORM_INT32,
    MBOI_VORM_UINT32,
    MBOI_VORM_INT64,
    MBOI_VORM_UINT64,
    MBOI_VORM_FLOAT,
    MBOI_VORM_DOUBLE,
    MBOI_VORM_HALF,       /* a float of 16 bits */
    MBOI_VORM_DECIMAAL,   /* `maat` bytes */
    MBOI_VORM_TEKST_C,    /* const char * */
    MBOI_VORM_TEKST,      /* offsets of 32 bits */
    MBOI_VORM_TEKST_LANG, /* of 64 bits */
    MBOI_VORM_TEKST_BLIK, /* utf8_view */
    MBOI_VORM_LIJST,      /* offsets of 32 bits into `deel` */
    MBOI_VORM_LIJST_LANG,
    MBOI_VORM_LIJST_VAST, /* `maat` items each */
    MBOI_VORM_LIJST_BLIK, /* offsets and sizes of 32 bits */
    MBOI_VORM_LIJST_BLIK_LANG,
    MBOI_VORM_REEKSEN /* the ends of runs, of `maat` bytes each; of each run `deel` has the value */
} mboi_vorm;

static inline bool mboi_is_lijst(mboi_vorm vorm)
{
    return vorm >= MBOI_VORM_LIJST && vorm <= MBOI_VORM_LIJST_BLIK_LANG;
}

static inline bool mboi_is_tekst(mboi_vorm vorm)
{
    return vorm >= MBOI_VORM_TEKST_C && vorm <= MBOI_VORM_TEKST_BLIK;
}

static inline bool mboi_is_kommagetal(mboi_vorm vorm)
{
    return vorm >= MBOI_VORM_FLOAT && vorm <= MBOI_VORM_HALF;
}

/* Is a value of the fact no more than a choice to the diagrams? */
static inline bool mboi_maakt_keuzes(mbo_feit feit)
{
    mbo_feittype type = mbo_feit_type(feit);
    return type == MBO_FEITTYPE_BOOL || type == MBO_FEITTYPE_CODE || type == MBO_FEITTYPE_SET;
}

/* A column of values of a fact, or a part of one: items of a list, words of a dictionary, values of runs. */
typedef struct mboi_kolom {
    mbo_feit feit;
    mboi_vorm vorm;
    int32_t nummer;        /* from 1, for messages */
    int32_t decimalen;     /* of a decimal */
    int32_t maat;          /* of a decimal, or the end of a run: bytes; of a list: items, when all have as many */
    int64_t eenheid;       /* date: units a day; money: cents a unit; else 1 */
    const void *waarden;   /* or the offsets, or the views */
    const char *tekst;     /* of text with offsets */
    const void *maten;     /* of list views: how many items */
    const uint8_t *geldig; /* bits; NULL: every row is known */
    int64_t begin, lengte; /* the first value, and how many */
    const void **stukken;  /* the buffers of views, and their sizes */
    const int64_t *stukmaat;
    int64_t stukken_count;   /* or that of runs */
    bool item;               /* the values are the items of a set */
    struct mboi_kolom *deel; /* that part */
    bool woordenboek;        /* the values are indexes of words; a run is the index of its own */
    int8_t *woord_keuze;     /* of each word: the choice it makes; NULL: it makes none */
    int64_t *woord_waarde;   /* then: its value */
} mboi_kolom;

/*
 * Have the processor fetch what is read two blocks later: a block of each other column comes in between, so that it
 * does not see that by itself. Its second cache can hold it so long; one block ahead would be too late for it to come.
 * What only fetches is nothing to gcc, and it drops calls of that: such a function has to be inlined.
 */
#if defined(__GNUC__)
#define MBOI_HAALT __attribute__((always_inline)) inline
#else
#define MBOI_HAALT inline
#endif
enum { MBOI_VOORUIT = 2 * MBOI_RIJEN };
static MBOI_HAALT void mboi_haal_vast(const void *van, size_t maat)
{
#if defined(__GNUC__)
    for (size_t i = 0; i < maat; i += 64)
        __builtin_prefetch((const char *)van + i, 0, 2);
#else
    (void)van;
    (void)maat;
#endif
}

/* What reading a value gave. */
typedef enum mboi_stand { MBOI_STAND_FOUT = -1, MBOI_STAND_ONBEKEND, MBOI_STAND_BEKEND } mboi_stand;

/* One value as mbo_zaak_get() would give it. */
mboi_stand mboi_kolom_lees(const mboi_kolom *kolom, int64_t rij, int64_t *uit, mbo_fout *fout);

/* A number of a column of integers or bits, known or not, as it stands there; of runs the one that the place lies in.
 */
int64_t mboi_kolom_geheel(const mboi_kolom *kolom, int64_t at);

/* The text of a column of texts, known or not; false: it does not lie within its buffer. */
bool mboi_kolom_tekst(const mboi_kolom *kolom, int64_t at, mboi_span *uit);

/* What a word that cannot be read has in place of a choice or a value, also the index past the last; and one that is
   unknown in place of a value. */
enum { MBOI_WOORD_FOUT = INT8_MIN };
#define MBOI_WAARDE_FOUT INT64_MIN
#define MBOI_WAARDE_ONBEKEND (INT64_MIN + 1)

/* Read the words of a dictionary that the first `rijen` rows have, once for all of them; false: no memory. */
bool mboi_kolom_woorden(mboi_kolom *kolom, const mbo_regels *regels, const int8_t *leeg, int64_t rijen,
                        const mbo_allocator *allocator);
void mboi_kolom_woorden_free(mboi_kolom *kolom, const mbo_allocator *allocator);

#endif
