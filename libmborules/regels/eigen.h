/* SPDX-License-Identifier: MIT */
/* Own rules: a function of the host over named facts. */
#ifndef MBOI_EIGEN_H
#define MBOI_EIGEN_H

#include <stdatomic.h>

#include <mborules/regels.h>

#include "zaak/zaak.h"

/* A rule of the host: a function over facts. Rule sets share it. */
typedef struct mboi_eigen {
    atomic_int references;
    mbo_allocator allocator;
    mboi_arena arena;
    mbo_vraag vraag;
    const char *id, *versie, *nl, *en;
    const char *tekst; /* the names of its facts */
    mbo_feit feit[MBOI_FEITEN];
    size_t feiten;
    mbo_eigen_functie functie;    /* NULL: `aanroep` */
    struct mboi_aanroep *aanroep; /* a native function and how to call it */
    void *ctx;
    void (*ctx_free)(void *ctx);
    uintptr_t draad; /* the only thread that may call it; 0: any */
} mboi_eigen;

mbo_status mboi_eigen_create(const mbo_allocator *allocator, const mbo_eigen_regel *van, mboi_eigen **out,
                             mbo_fout *fout);
void mboi_eigen_free(mboi_eigen *eigen);

/* May the thread that calls this call it? */
mbo_status mboi_eigen_check(const mboi_eigen *eigen, mbo_fout *fout);

/* Call it with the values of its facts; *out is 0 or 1. */
mbo_status mboi_eigen_roep(const mboi_eigen *eigen, const int64_t *waarden, bool *out, mbo_fout *fout);

#endif
