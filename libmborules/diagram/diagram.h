/* SPDX-License-Identifier: MIT */
/*
 * A condition compiled: an ordered decision diagram over facts.
 *
 * Facts that are read together are one compound: the two dates pick the root, by the *moment* they make (the period of
 * the startdatum, its month for amounts, and the truth of each date test, such as an age that has been reached); hours
 * and studieduur meet in one node, the last. So impossible combinations never come up, and a complete case is answered
 * by one look-up and a short walk.
 */
#ifndef MBOI_DIAGRAM_H
#define MBOI_DIAGRAM_H

#include "regeltaal/boek.h"

/* What there is to know of two dates. */
typedef struct mboi_moment {
    uint16_t periode;
    uint16_t maanden; /* the months of the cursusjaar that it covers, bit 0 August */
    uint32_t waar;    /* the truth of each date test of the rule set */
} mboi_moment;

/* Terminals: nee, ja, nvt, then one for each parameter name (geen waarde), then one for each amount. There is room for
   all that there may be, so that the nodes after them have the same ids in every rule set. */
enum { MBOI_NEE, MBOI_JA, MBOI_NVT, MBOI_EERSTE_PARAMETER };

/* Bounds that keep mbo_uitkomst_of() on the stack; the built-in rules stay far below them. */
enum {
    MBOI_MAX_KNOPEN = 4096,
    MBOI_MAX_KINDEREN = 16384,
    MBOI_MAX_ARITEIT = 127,    /* so that a choice is an int8_t */
    MBOI_MAX_DUREN = 64,       /* classes of studieduur */
    MBOI_MAX_TESTEN = 6,       /* of one diagram */
    MBOI_MAX_ALLE_TESTEN = 16, /* of a rule set */
    MBOI_MAX_PERIODEN = 128,
    MBOI_MAX_NAMEN = 512, /* of parameters that the rules read */
    MBOI_MAX_BEDRAGEN = 4096,
    MBOI_MAX_TABELLEN = 128,
    MBOI_EINDES = MBOI_EERSTE_PARAMETER + MBOI_MAX_NAMEN + MBOI_MAX_BEDRAGEN,
    MBOI_MAX_SCHREDEN = 6,
    MBOI_MAX_TABEL = 8192
};

/* A diagram is one array, so that a step costs one place in memory. A node at place p is
   [fact + 256 * number of children][number of the node][child]...; a child is a terminal, or eindes + its place. Facts
   from MBOI_ATOMEN + 1 on stand for the hours against a table: not enough, enough. */
enum { MBOI_KNOOP_KOP = 2 };

_Static_assert(MBOI_ATOMEN + MBOI_MAX_TABELLEN < 256, "the fact of a node is eight bits");
_Static_assert(MBOI_ATOMEN < 8 * sizeof(mbo_feitset), "facts and own rules fit a set");
_Static_assert(MBOI_EINDES <= UINT16_MAX - MBOI_KNOOP_KOP * MBOI_MAX_KNOPEN - MBOI_MAX_KINDEREN,
               "ids are places of 16 bits");

/* The facts of the four highest ranks in one number: see mboi_kop(). */
enum { MBOI_KOP_OPEN = MBOI_BEWIJZEN * MBOI_LEERWEGEN * MBOI_SOORTEN_OPLEIDING * MBOI_INSTELLINGEN, MBOI_KOPPEN };

/* A set of parameters, by the book's numbers of their names. */
typedef struct mboi_namen {
    uint64_t bits[MBOI_MAX_NAMEN / 64];
} mboi_namen;

/* What a diagram was compiled from, beside the rule files; behind it, in one piece that copies of a rule set share, its
   arrays. Where these are the same, so is all of it. */
typedef struct mboi_lichaam {
    mboi_namen leest; /* the parameters that its conditions read */
    uint32_t vragen;  /* the questions of which rules take part: bit 1 << question */
    uint32_t grenzen; /* of its periods, which may be fewer than those of its rule set, */
    mbo_datum *grens; /* the first days */
} mboi_lichaam;

/* The periods are those of its rule set: copies that have others share all but `wortel` and `kort_wortel`, which are
   one shared piece too. */
typedef struct mboi_diagram {
    const mboi_lichaam *lichaam;
    const struct mboi_bedragen *bedragen; /* what its terminals name, in a diagram of amounts */
    uint16_t testen, *test;               /* the date tests it reads: indexes in the rule set */
    uint16_t *wortel;                     /* [(period [* 12 + month]) << testen | truth of the tests] */
    uint16_t *knoop;
    /* A shorter way down when the facts of the four highest ranks are known: a row of MBOI_KOPPEN places, the last the
       root, for each different root, and for each place in `wortel` which row. NULL: none; the outcomes of questions
       have it. */
    uint16_t *kort, *kort_wortel, kort_rijen;
    /* Where few facts matter: the outcome for every choice of them, the unknown ones included, a row of `tabelmaat` for
       each row of `kort`. The place in a row is the sum of (choice + 1) * stride. NULL: none. */
    uint8_t *tabel;
    struct mboi_schrede {
        mbo_feit feit;
        uint16_t stride;
    } schrede[MBOI_MAX_SCHREDEN];
    uint32_t schreden, tabelmaat, tabelplekken;
    bool maanden;  /* does the month matter? */
    bool uren;     /* are there nodes of hours? */
    bool leeftijd; /* is one of the tests of an age? */
    uint32_t knopen, kinderen;
    mbo_feitset gelezen; /* the facts that have a node */
    mbo_feitset feiten;  /* every fact that it depends on: those, of the tests, of the hours and of the own rules */
    /* For both dates unknown: the different roots, and the pairs of them that one step of a birth date or a start
       date alone leads from one to the other. */
    uint16_t *top, (*stap_geboortedatum)[2], (*stap_startdatum)[2];
    uint32_t toppen, stappen_geboortedatum, stappen_startdatum;
} mboi_diagram;

static inline size_t mboi_knoop_bytes(const mboi_diagram *d)
{
    return (MBOI_KNOOP_KOP * d->knopen + d->kinderen + 1) * sizeof *d->knoop;
}

/* Where the root for a moment stands in `wortel`. */
static inline size_t mboi_wortel(const mboi_diagram *d, mboi_moment moment, uint32_t maand)
{
    size_t at = d->maanden ? 12u * moment.periode + maand : moment.periode;
    for (uint32_t t = 0; t < d->testen; t++)
        at = at << 1 | (moment.waar >> d->test[t] & 1);
    return at;
}

#endif
