/* SPDX-License-Identifier: MIT */
#ifndef MBOI_CODES_H
#define MBOI_CODES_H

#include <mborules/codes.h>

#include "kern/kern.h"

/* How many codes each vocabulary has that sizes something; codes.c checks them against its tables. */
enum {
    MBOI_SOORTEN_OPLEIDING = MBO_SOORT_OPLEIDING_SPECIALISTEN,
    MBOI_LEERWEGEN = MBO_LEERWEG_DERDE,
    MBOI_BEWIJZEN = MBO_BEWIJS_PRAKTIJKVERKLARING,
    MBOI_INSTELLINGEN = MBO_INSTELLING_PRIVAAT,
    MBOI_UITKOMSTEN = MBO_UITKOMST_NVT,
    MBOI_GELDSOORTEN = MBO_GELDSOORT_SUBSIDIE_DERDE,
    MBOI_VRAGEN = MBO_VRAAG_TRAJECT
};

/* The code of a name or synonym in a vocabulary; 0 when there is none. */
int32_t mboi_code_find(mbo_vocabulaire vocabulaire, mboi_span name);

/* As mbo_code_parse(), for text that is not terminated. */
mbo_status mboi_code_parse(mbo_vocabulaire vocabulaire, mboi_span text, int32_t *out, mbo_fout *fout);

#endif
