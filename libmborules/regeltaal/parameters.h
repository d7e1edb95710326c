/* SPDX-License-Identifier: MIT */
/* Dated values with their sources: read from a file, copied, and set for a time. */
#ifndef MBOI_PARAMETERS_H
#define MBOI_PARAMETERS_H

#include <mborules/regels.h>

#include "kern/kern.h"

struct mbo_parameter {
    const char *naam, *eenheid, *bron;
    int64_t waarde; /* hundredths */
    mbo_datum vanaf, tot, bevestigd_tot;
    int32_t line; /* in its file */
};

typedef struct mboi_parameters {
    struct mbo_parameter *rij; /* by name, then date */
    size_t count, capacity;
} mboi_parameters;

mbo_status mboi_parameters_read(mboi_parameters *parameters, mboi_arena *arena, const char *data, size_t size,
                                mbo_fout *fout);

/* Is every name one that the built-in parameters have, in the same unit? */
mbo_status mboi_parameters_check(const mboi_parameters *parameters, const mboi_parameters *ingebouwd, mbo_fout *fout);

enum { MBOI_MAX_LEEFTIJD = 120 }; /* in jaar; a startdatum past that birthday is an error, and none is tried */
#define MBOI_MAX_WAARDE INT64_C(100000000000) /* of any: a billion, in hundredths */

/* Why a parameter in this unit cannot have this value, to go after the value: it is not whole, or makes no sense. NULL:
   it can. */
const char *mboi_parameter_wrong(const char *eenheid, int64_t waarde);

/* Copy the values, all text to the arena; then set one for a time, whatever held then. */
mbo_status mboi_parameters_copy(mboi_parameters *parameters, mboi_arena *arena, const mboi_parameters *from,
                                mbo_fout *fout);
mbo_status mboi_parameters_set(mboi_parameters *parameters, mboi_arena *arena, const struct mbo_parameter *nieuw,
                               mbo_fout *fout);

/* The value of a name on a day; NULL: none. */
const struct mbo_parameter *mboi_parameters_find(const mboi_parameters *parameters, const char *naam, mbo_datum op);

#endif
