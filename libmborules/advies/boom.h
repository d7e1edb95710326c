/* SPDX-License-Identifier: MIT */
/* Small diagrams over the facts that can be asked: what there is still to find out about routes. */
#ifndef MBOI_BOOM_H
#define MBOI_BOOM_H

#include "diagram/fronten.h"

enum {
    MBOI_BOOM_KNOPEN = MBOI_UITKOMSTEN + 1, /* what is below is an mbo_uitkomst, from here on a node */
    MBOI_BOOM_BREED = MBOI_MAX_SNEDEN + 1,  /* children of a node of the birth date, the first fact of all */
    MBOI_BOOM_WEET = 4096
};

typedef struct mboi_boomknoop {
    mbo_feitset steun; /* what it depends on: facts, and the results of own rules */
    uint32_t kind;     /* where its children begin */
    uint16_t feit, kinderen;
} mboi_boomknoop;

/* Nodes of any number of diagrams. Each is there once, and none has children that are all the same: so a diagram that
   depends on nothing is an outcome, and two that say the same are one. */
typedef struct mboi_boom {
    mbo_allocator allocator;
    bool geen_geheugen;
    mboi_boomknoop *knoop;
    size_t knopen, knoop_capacity;
    uint32_t *kind;
    size_t kinderen, kind_capacity;
    uint32_t *tabel; /* open addressing, 0: free */
    size_t maat;
    uint32_t breed[MBOI_BOOM_BREED];
    struct { /* what was found lately of a node with one fact given */
        uint32_t van, feit, keuze, naar;
    } weet[MBOI_BOOM_WEET];
} mboi_boom;

/* `boom` is zero. */
void mboi_boom_init(mboi_boom *boom, const mbo_allocator *allocator);
void mboi_boom_free(mboi_boom *boom);

/* The node of a fact with a child for each choice, whose facts come after it; where they are all the same, that child.
   Without memory: any. */
uint32_t mboi_boom_maak(mboi_boom *boom, uint32_t feit, const uint32_t *kind, uint32_t n);

/* What is left of a node once a fact is given. */
uint32_t mboi_boom_met(mboi_boom *boom, uint32_t knoop, uint32_t feit, uint32_t keuze);

const mbo_feitset *mboi_boom_steun(const mboi_boom *boom, uint32_t knoop);

#endif
