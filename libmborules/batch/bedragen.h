/* SPDX-License-Identifier: MIT */
/* Amounts that are not simply known, for many cases: what was worked out for one is kept for the next. */
#ifndef MBOI_BATCH_BEDRAGEN_H
#define MBOI_BATCH_BEDRAGEN_H

#include "diagram/resten.h"
#include "oordeel/oordeel.h"

typedef struct mboi_bewaarde_bedragen mboi_bewaarde_bedragen;

/* Of one question, on one thread. `vast`, `dagen` and its place there: see mboi_resten_create(). NULL: no memory. */
mboi_bewaarde_bedragen *mboi_bewaarde_bedragen_create(const mboi_stelsel *stelsel, mbo_vraag vraag,
                                                      const mbo_feitset *vast, mboi_dag *dagen, uint32_t plek,
                                                      const mbo_allocator *allocator);
void mboi_bewaarde_bedragen_free(mboi_bewaarde_bedragen *bedragen);

/* What mboi_beslis_bedrag() gives of kind and amount where mboi_bekend_bedrag() gives nothing, but for the parameters
   without value. */
void mboi_bewaarde_bedragen_beslis(mboi_bewaarde_bedragen *bedragen, mboi_invoer *invoer, mboi_antwoord *antwoord);

#endif
