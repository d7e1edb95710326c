/* SPDX-License-Identifier: MIT */
/* Columns of facts in whatever form, and reading a block of their rows into choices, as the diagrams take them. */
#ifndef MBOI_KOLOMMEN_H
#define MBOI_KOLOMMEN_H

#include "oordeel/oordeel.h"

/* ---- columns ---- */

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
    MBOI_VORM_LIJST_BLIK_LANG
} mboi_vorm;

static inline bool mboi_is_lijst(mboi_vorm vorm)
{
    return vorm >= MBOI_VORM_LIJST && vorm <= MBOI_VORM_LIJST_BLIK_LANG;
}

static inline bool mboi_is_tekst(mboi_vorm vorm)
{
    return vorm >= MBOI_VORM_TEKST_C && vorm <= MBOI_VORM_TEKST_BLIK;
}

/* A column of values of a fact, or the part of one: the items of a list, the words of a dictionary. */
typedef struct mboi_kolom {
    mbo_feit feit;
    mboi_vorm vorm;
    int32_t nummer;        /* from 1, for messages */
    int32_t decimalen;     /* of a decimal */
    int32_t maat;          /* of a decimal: bytes; of a list: items, when all have as many */
    int64_t eenheid;       /* date: units a day; money: cents a unit; else 1 */
    const void *waarden;   /* or the offsets, or the views */
    const char *tekst;     /* of text with offsets */
    const void *maten;     /* of list views: how many items */
    const uint8_t *geldig; /* bits; NULL: every row is known */
    int64_t begin, lengte; /* the first value, and how many */
    const void **stukken;  /* the buffers of views, and their sizes */
    const int64_t *stukmaat;
    int64_t stukken_count;
    bool item;               /* the values are the items of a set */
    struct mboi_kolom *deel; /* the items of a list, or the words of a dictionary */
    bool woordenboek;        /* the values are indexes of words */
    int8_t *woord_keuze;     /* of each word: the choice it makes */
} mboi_kolom;

/* What reading a value gave. */
typedef enum mboi_stand { MBOI_STAND_FOUT = -1, MBOI_STAND_ONBEKEND, MBOI_STAND_BEKEND } mboi_stand;

/* One value as mbo_zaak_get() would give it. */
mboi_stand mboi_kolom_lees(const mboi_kolom *kolom, int64_t rij, int64_t *uit, mbo_fout *fout);

/* Read the words of a dictionary, once for all rows; false: no memory. */
bool mboi_kolom_woorden(mboi_kolom *kolom, const mbo_regels *regels, const int8_t *leeg,
                        const mbo_allocator *allocator);
void mboi_kolom_woorden_free(mboi_kolom *kolom, const mbo_allocator *allocator);

/* ---- a block of rows ---- */

enum { MBOI_SCHUIF = 8, MBOI_RIJEN = 1 << MBOI_SCHUIF };

enum { MBOI_RIJ_GEBOREN = 1, MBOI_RIJ_START = 2, MBOI_RIJ_CREBO = 4, MBOI_RIJ_FOUT = 8 };

/* Texts that were read before, in this block or another, by fact and hash: most columns have few, so that each is read
   once. A longer one is read every time. */
enum { MBOI_GELEZEN = 512, MBOI_GELEZEN_TEKST = 40 };
typedef struct mboi_gelezen {
    uint64_t einden; /* its first and last four bytes: all of them when it has eight at most */
    int64_t waarde;
    uint8_t lengte;
    bool bekend;
    char tekst[MBOI_GELEZEN_TEKST];
} mboi_gelezen;

typedef struct mboi_blok {
    int8_t keuze[(MBOI_ATOMEN + 1) << MBOI_SCHUIF]; /* by fact, then row */
    int64_t waarde[(MBOI_FEITEN + 1) << MBOI_SCHUIF];
    mbo_datum geboren[MBOI_RIJEN], start[MBOI_RIJEN];
    uint8_t rij[MBOI_RIJEN];               /* which dates are known, and whether it can be answered */
    mboi_gelezen (*gelezen)[MBOI_GELEZEN]; /* by fact; NULL: none are kept */
} mboi_blok;

/* Of each bad value in a block. */
typedef struct mboi_fouten {
    void *ctx;
    void (*fout)(void *ctx, uint32_t rij, const mboi_kolom *kolom, mbo_fout *fout);
} mboi_fouten;

/* Nothing is known: what absent columns stay. */
void mboi_blok_leeg(mboi_blok *blok, const int8_t *leeg);

/* Read `rijen` rows of a column from row `vanaf` on; bad values become unknown, and their rows MBOI_RIJ_FOUT. */
void mboi_blok_lees(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *kolom,
                    int64_t vanaf, uint32_t rijen, const mboi_fouten *fouten);

#endif
