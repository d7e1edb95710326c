/* SPDX-License-Identifier: MIT */
/* Reading rule files: what the readers of a file, of a condition and of an amount share. */
#ifndef MBOI_LEZER_H
#define MBOI_LEZER_H

#include "regeltaal/boek.h"

/* A condition that later ones use by its name. */
typedef struct mboi_afleiding {
    mboi_span naam;
    const mboi_formule *formule;
} mboi_afleiding;

typedef struct mboi_lezer {
    mboi_boek *boek;
    const char *bestand;
    mboi_afleiding *afleiding;
    size_t afleidingen, afleiding_capacity;
    uint32_t vragen; /* that have had their block: bit 1 << question */
    mbo_fout *fout;
} mboi_lezer;

/* The files of recht/ in the order in which they are read; the last has no name. */
typedef struct mboi_rechtbestand {
    const char *naam;
    const unsigned char *data;
    const size_t *size;
} mboi_rechtbestand;

extern const mboi_rechtbestand mboi_recht[];

/* The words of the date tests of an age. */
extern const char *const mboi_datumfunctie_namen[MBOI_DATUMFUNCTIES];

/* `line` is for messages. */
mbo_status mboi_formule_read(mboi_lezer *lezer, mboi_span tekst, int32_t line, const mboi_formule **out);
mbo_status mboi_bedrag_read(mboi_lezer *lezer, mboi_span tekst, int32_t line, mboi_bedragregel *out);

#endif
