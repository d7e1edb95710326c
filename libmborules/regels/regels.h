/* SPDX-License-Identifier: MIT */
/* The rule set as an object: a book, what it compiles to, and the rules of the host. */
#ifndef MBOI_REGELS_H
#define MBOI_REGELS_H

#include <stdatomic.h>

#include "diagram/stelsel.h"
#include "regels/eigen.h"

struct mbo_regels {
    atomic_int references;
    mbo_allocator allocator;
    mboi_boek boek;
    mboi_stelsel stelsel;
    mboi_eigen *eigen[MBOI_MAX_EIGEN];
    size_t eigens;
    char vingerafdruk[MBOI_SHA256_HEX + 1];
};

#endif
