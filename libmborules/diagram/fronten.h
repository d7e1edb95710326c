/* SPDX-License-Identifier: MIT */
/* The outcome alone, for many cases: what was worked out for one is kept for the next. */
#ifndef MBOI_FRONTEN_H
#define MBOI_FRONTEN_H

#include "diagram/volgen.h"

/* A front is a number: an mbo_uitkomst when that is clear, MBOI_FRONT_ANDERS when it has to be found in another way
   (or memory is short); from MBOI_FRONTEN on there is more to read. See fronten.c. */
enum {
    MBOI_FRONT_ANDERS = MBOI_UITKOMSTEN + 1,
    MBOI_FRONTEN,
    MBOI_FRONT_KINDEREN = 3, /* where its children begin; the one before them is for an open fact */
    MBOI_MAX_SNEDEN = 2 * MBOI_MAX_PERIODEN * (MBOI_MAX_TESTEN + 1)
};

/* What was worked out for cases of one diagram; for one thread. Of what was not made yet the front is 0. */
typedef struct mboi_fronten {
    const mboi_stelsel *stelsel;
    const mboi_diagram *d;
    mbo_allocator allocator;
    /* A front is a place here: [fact + 256 * children][its key][front when open][front of a child]...
     */
    uint32_t *plek;
    size_t plekken, plek_capacity;
    uint16_t *sleutel; /* [what][number of nodes][node]... */
    size_t sleutels, sleutel_capacity;
    uint32_t *tabel; /* open addressing: front, 0: free */
    size_t maat, fronten;
    uint32_t toppen;                               /* of all roots */
    uint32_t knoop[MBOI_MAX_KNOPEN];               /* of each node alone, by number */
    uint32_t start[MBOI_KALENDER];                 /* of each startdatum, the birth date not known */
    mbo_datum snede[MBOI_MAX_SNEDEN];              /* birth dates between two of these have the same roots, */
    uint32_t sneden, geboren[MBOI_MAX_SNEDEN + 1]; /* the startdatum not known */
    bool vol, geen_geheugen;                       /* why a front could not be made */
    bool met_sneden;                               /* if not, there are no such cuts */
    bool volledig[MBOI_MAX_SNEDEN + 1];
    mboi_tijdvak tijdvak[MBOI_MAX_PERIODEN];
    uint32_t tijdvakken;
    bool instroom;       /* does it ask whether one may start? */
    mboi_agenda *agenda; /* then, once there is a crebo without dates; */
    uint32_t van_nummer[MBOI_AGENDA_NUMMERS];
    struct { /* the set of which a front is being made */
        uint32_t wat, knopen;
        uint64_t heeft[MBOI_MAX_KNOPEN / 64]; /* by number of the node */
        uint16_t knoop[MBOI_MAX_KNOPEN];
    } set;
} mboi_fronten;

mboi_fronten *mboi_fronten_create(const mboi_stelsel *stelsel, const mboi_diagram *diagram,
                                  const mbo_allocator *allocator); /* NULL: no memory */
void mboi_fronten_free(mboi_fronten *fronten);

/* Where a case can be: at any of `n` places; at one node; at any root; and, without a crebo, at the roots of a
   startdatum or a birth date of which the other is not known. Not `volledig`: there may be more roots, so that only
   onbekend is certain. */
uint32_t mboi_front_van(mboi_fronten *fronten, const uint16_t *id, uint32_t n);
uint32_t mboi_front_van_knoop(mboi_fronten *fronten, uint32_t id);
uint32_t mboi_front_van_toppen(mboi_fronten *fronten);
uint32_t mboi_front_van_startdatum(mboi_fronten *fronten, mbo_datum startdatum);
uint32_t mboi_front_van_geboortedatum(mboi_fronten *fronten, mbo_datum geboortedatum, bool *volledig);

/* The same at the roots of a case with a crebo of which not both dates are known, where that matters. */
uint32_t mboi_front_van_crebo(mboi_fronten *fronten, const mboi_invoer *invoer);

uint32_t mboi_front_nieuw(mboi_fronten *fronten, uint32_t front, int32_t keuze); /* a step not taken before */

/* One step on, as mboi_step(). */
static inline uint32_t mboi_front_stap(mboi_fronten *f, const mboi_invoer *in, const int8_t *keuze, uint32_t schuif,
                                       uint32_t front)
{
    uint32_t feit = f->plek[front] & 0xff;
    int32_t kind =
        feit <= MBOI_ATOMEN ? keuze[(size_t)feit << schuif] : mboi_uren(f->stelsel, in, feit - MBOI_ATOMEN - 1);
    uint32_t naar = f->plek[front + MBOI_FRONT_KINDEREN + (uint32_t)kind];
    return naar ? naar : mboi_front_nieuw(f, front, kind);
}

#endif
