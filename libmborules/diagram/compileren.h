/* SPDX-License-Identifier: MIT */
/* What the files that compile a book share. */
#ifndef MBOI_COMPILEREN_H
#define MBOI_COMPILEREN_H

#include "diagram/stelsel.h"

/* Zeroed memory; NULL: none. */
void *mboi_claim(mboi_arena *arena, size_t count, size_t size);

/* The classes of sets that the rules tell apart, and those of studieduur. */
mbo_status mboi_setklassen_make(mboi_stelsel *stelsel, mbo_fout *fout);
mbo_status mboi_duurklassen_make(mboi_stelsel *stelsel, mbo_fout *fout);

/* Collect every amount of every rule of a question. */
mbo_status mboi_bedragen_make(mboi_stelsel *stelsel, mbo_vraag vraag, mbo_fout *fout);

/* Fill the calendar of a rule set that has its periods and tests: what it does not have yet. The months of the days are
   those of any other set (NULL: of none). */
mbo_status mboi_kalender_make(mboi_stelsel *stelsel, const mboi_stelsel *ander, mbo_fout *fout);

/* The table of a norm in a period; MBOI_GEEN: a parameter has no value, -2: no memory, -3: more than there may be. */
int32_t mboi_urentabel_van(mboi_stelsel *stelsel, int32_t norm, uint32_t periode, int32_t *zonder_waarde);

/* The table of hours that are enough for both of two tables, or for one of them; -2 and -3 as above. */
int32_t mboi_urentabel_en(mboi_stelsel *stelsel, int32_t a, int32_t b);
int32_t mboi_urentabel_of(mboi_stelsel *stelsel, int32_t a, int32_t b);

/* ---- building diagrams: every node once, so that equal conditions have equal ids ---- */

typedef struct mboi_bouw mboi_bouw;

mboi_bouw *mboi_bouw_create(mboi_stelsel *stelsel); /* NULL: no memory */
void mboi_bouw_free(mboi_bouw *bouw);

/* What a diagram answers: of a rule or a condition of steps (by index), or of a question. */
typedef enum mboi_over {
    MBOI_REGEL,
    MBOI_VOORWAARDE,
    MBOI_VRAAG_UITKOMST,
    MBOI_VRAAG_BEREIK,
    MBOI_VRAAG_BEDRAG,
    MBOI_VRAAG_SOORT,
    MBOI_VRAAG_DAG,
    MBOI_VRAAG_REST
} mboi_over;

/* The root of a diagram in one moment, `maand` of the cursusjaar. */
uint32_t mboi_build(mboi_bouw *bouw, mboi_over over, size_t index, mboi_moment moment, uint32_t maand);

/* The root of one of another rule set in which the same conditions lead to other amounts: `naar` has the terminal here
   for each amount there. `gedaan` is zero, or what the same amounts left in it: a place for each node there. */
uint32_t mboi_bouw_neem(mboi_bouw *bouw, const mboi_diagram *van, uint32_t id, const uint16_t *naar, uint32_t *gedaan);

/* Copy what lies below the roots into the diagram, in this arena, and renumber the roots. */
mbo_status mboi_bouw_compact(mboi_bouw *bouw, mboi_arena *arena, mboi_diagram *diagram, uint32_t *wortel,
                             size_t wortels, mbo_fout *fout);

#endif
