/* SPDX-License-Identifier: MIT */
/* Texts, a block of rows at a time. Most columns have few of them, so that each is looked up: those of codes in what
   was read before, dates and numbers by their digits. What is not so simple is left to who reads one at a time. */
#ifndef MBOI_TEKSTEN_H
#define MBOI_TEKSTEN_H

#include "batch/kolommen.h"

/* Texts of a column that were read before, by hash, each with the choice that it makes. A longer one is read every
   time. */
enum { MBOI_GELEZEN_TEKST = 40 };
typedef struct mboi_gelezen {
    uint64_t begin, eind; /* its first and last eight bytes, see sleutel_van() */
    uint32_t lengte;      /* 0: a free place, which is that of the empty text too */
    int8_t keuze;
    char tekst[MBOI_GELEZEN_TEKST];
} mboi_gelezen;

/* Of a text of less than eight bytes, its length with it. */
typedef struct mboi_kort {
    uint64_t sleutel;
    int8_t keuze;
} mboi_kort;

enum { MBOI_KORTBITS = 5 };
typedef struct mboi_kast {
    mboi_gelezen *plaats;               /* NULL: there is none */
    uint32_t bits;                      /* of the number of places */
    mboi_kort kort[1 << MBOI_KORTBITS]; /* of bools, whose texts are few and short: what was met of them */
} mboi_kast;

/* One for a fact that makes choices (bools, codes, sets); `leeg`: the choice of what is unknown. Without memory it has
   no places. */
void mboi_kast_make(mboi_kast *kast, mbo_feit feit, int8_t leeg, const mbo_allocator *allocator);
void mboi_kast_free(mboi_kast *kast, const mbo_allocator *allocator);

/* Where the texts of a block are: each ends at `eind`, and eight bytes before that can be read however short it is. */
enum { MBOI_TEKST_ANDERS = INT32_MAX /* the length of one that does not lie within its buffer, or is too long */ };
typedef struct mboi_teksten {
    const char *eind[MBOI_RIJEN];
    uint32_t lengte[MBOI_RIJEN]; /* 0: it is unknown */
    char kort[MBOI_RIJEN][8];    /* those with no eight bytes before their end */
} mboi_teksten;

/* `geldig`: a byte for each row, whether it is known; NULL: all are. */
void mboi_teksten_zoek(const mboi_kolom *kolom, int64_t vanaf, uint32_t rijen, const uint8_t *geldig,
                       mboi_teksten *uit);

/* The choices or the values of the texts. Returns how many rows are left over, and puts which into `over`: they have
   another form, or a bad value. */
uint32_t mboi_teksten_keuzes(const mboi_teksten *teksten, uint32_t rijen, const mboi_stelsel *stelsel, mbo_feit feit,
                             int8_t leeg, mboi_kast *kast, int8_t *keuze, uint8_t *over);
uint32_t mboi_teksten_datums(const mboi_teksten *teksten, uint32_t rijen, int64_t *waarde, uint8_t *geldig,
                             uint8_t *over);
uint32_t mboi_teksten_getallen(const mboi_teksten *teksten, uint32_t rijen, mbo_feit feit, int64_t *waarde,
                               uint8_t *geldig, uint8_t *over);

#endif
