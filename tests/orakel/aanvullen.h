/* SPDX-License-Identifier: MIT */
/*
 * What follows for a partial case from the complete ones (domain contract, section 4), by going through completions.
 *
 * For a product of fact values and a situation of the two dates the oracle answers every complete case; from those
 * answers alone follow, by going through the assignments with ever more unknowns, the results that the completions of
 * a partial case give and the facts that two completions can differ in alone and still differ in result. That is the
 * contract to the letter, without any evaluation of conditions.
 *
 * The dates: the oracle reads them only through the functions that orakel.h lists, or compares the startdatum with a
 * fixed day, so that two pairs of dates with the same comparisons of these make one *point*. Which points there are,
 * and which a birth date or a start date alone can reach from each other, is found by going through real days: every
 * birth date of the century before a start date; every start date up to the 120th birthday; and for both unknown birth
 * dates from 1914 to 2033 with days of every month from August 2014 on.
 */
#ifndef AANVULLEN_H
#define AANVULLEN_H

#include "orakel.h"

enum { ONBEKEND = -1000000 /* no day of these years */, MAX_DIMS = 32, MAX_PUNTEN = 1024, MAX_AANNAMES = 4 };

extern const long BEGIN; /* 2014-08-01 */

/* The facts that a question reads, besides the two dates and crebo; ended by -1. */
extern const int leest[VRAGEN + 1][MAX_DIMS];

/* Does a question compare the startdatum with that fixed day? */
bool leest_dag(vraag v, int i);

/* ---- products ---- */

typedef struct dim {
    feit feit;
    int n;         /* values */
    bool onbekend; /* also unknown */
    const long *waarde;
} dim;

/* What stands in a dim after its fact: values that it may have, with and without unknown. */
#define WAARDEN(...) DIM_WAARDEN(true, __VA_ARGS__)
#define BEKEND(...) DIM_WAARDEN(false, __VA_ARGS__)
#define DIM_WAARDEN(onbekend, ...)                                                      \
    (int)(sizeof((const long[]){__VA_ARGS__}) / sizeof(long)), onbekend, (const long[]) \
    {                                                                                   \
        __VA_ARGS__                                                                     \
    }
#define V(code) (1L << (code)) /* of a set */
#define BIT(i) (UINT64_C(1) << (i))

typedef struct product {
    const char *naam;
    vraag vraag;
    int dims;
    dim dim[MAX_DIMS];
    int32_t stap[MAX_DIMS], cellen;
    geval rest; /* of the facts that the question does not read */
} product;

void maak_product(product *p); /* fills stap and cellen */

/* The digit of a dimension in the number of a cell; the last digit is unknown where that is possible. */
int cijfer(const product *p, int32_t cel, int i);
bool is_onbekend(const product *p, int32_t cel, int i);

/* Values that stand for every other of a fact: what the questions tell apart, and both ends. */
dim keuzes(feit f);

/*
 * A product of one partial case (its last cell): the facts in `bekend` have the values in `w`, the others that the
 * question reads are unknown, with every value at which something changes. The values live until the next call. False:
 * hours and studieduur are both unknown and decide together.
 */
bool maak_enkel_product(product *p, vraag v, uint64_t bekend, const long *w, const kwalificatie *k);

/* ---- situations of the dates ---- */

typedef struct datums datums;

bool maak_tijdtabellen(void);                                    /* once, before all else; false: no memory */
datums *maak_datums(const product *p, long geboren, long start); /* either may be ONBEKEND */
void vrij_datums(datums *d);
int punten(const datums *d);
bool geen_datums(long geboren, long start); /* no pair of dates is left: an input error */

/*
 * Leave out the unknown facts that no completion makes the oracle read, and fill `stap` and `cellen`. False: there are
 * more completions than anyone waits for.
 */
bool snoei(product *p, const datums *d, int32_t hoogstens);

/* Have two pairs of dates the same comparisons for a question? */
int sleutel_van(vraag v, const kwalificatie *k, long geboren, long start);

/* ---- from complete cases to partial ones ---- */

typedef struct cel cel;

cel *vul(const product *p, const datums *d);

enum { UIT_JA = 1, UIT_NEE, UIT_VOORWAARDELIJK, UIT_ONBEKEND, UIT_NVT };
enum { STAND_GEEN, STAND_BEKEND, STAND_OPEN };

/* An answer; facts are bits 1 << feit. */
typedef struct antwoord {
    bool fout; /* an input error: nothing else counts */
    int uitkomst, beslissers, soort, stand, vanaf_stand;
    uint64_t ontbrekend, bedrag_ontbrekend, vanaf_ontbrekend, aannames;
    long bedrag, vanaf;
    const char *zonder; /* a parameter without a value that matters */
} antwoord;

bool gelijk(const antwoord *a, const antwoord *b); /* all but `zonder` */

/* What the contract says of one cell; without `streng` the facts with an aanname that are unknown are assumed. */
antwoord verwacht(const product *p, const datums *d, const cel *tabel, int32_t c, bool streng);

/* Is a fact with an aanname unknown in this cell? */
bool heeft_aanname(const product *p, int32_t c);

/* The answer to one partial case; false as of maak_enkel_product() and snoei(). */
bool antwoord_op(vraag v, uint64_t bekend, const long *w, const kwalificatie *k, bool streng, antwoord *uit);

/* The kwalificaties of tests/data/sbb-aanbod.xml; its `bevestigd_tot`. */
enum { KWALIFICATIES = 11 };
const kwalificatie *kwalificatie_nr(int i);
long structuur_bevestigd_tot(void);

/* The same of a case that may have a crebo: what contradicts or does not exist is an input error. */
bool antwoord_met_crebo(vraag v, uint64_t bekend, const long *w, bool streng, antwoord *uit);

/* The engine against plain enumeration, on cases drawn at random: the number of differences. */
int zelfproef(long aantal);

void *moet(void *p); /* ends the program when there is no memory */
uint32_t loting(uint32_t onder);

#endif
