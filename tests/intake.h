/* SPDX-License-Identifier: MIT */
/* An intake of a person of whom half is known, who answers what is asked: what the test and the benchmark of the next
   best question share. */
#ifndef MBO_INTAKE_H
#define MBO_INTAKE_H

#include <mborules/mborules.h>
#include <stdbool.h>

enum { INTAKE_FEITEN = 128 }; /* more facts there are not */

typedef struct intake {
    mbo_zaak *zaak;              /* each fact known with a chance of one in two */
    int64_t heel[INTAKE_FEITEN]; /* the value of every fact */
} intake;

/* What is asked next, until nothing that can be asked changes uitkomst_gewoon of a route. */
typedef enum intake_orde {
    INTAKE_BESTE,      /* the next best question */
    INTAKE_DEEL2,      /* in the order of section 2 what can be asked and is missing for an answer about some route */
    INTAKE_DEEL2_KORT, /* the same of uitkomst_gewoon alone */
    INTAKE_ORDEN
} intake_orde;

/* Section 6: of the person, instelling, leerbaan, leerbedrijf_erkend, a besluit of UWV or gemeente. */
bool intake_vraagbaar(mbo_feit feit);

/* Draw the next person. A crebo is not drawn: without one a case has none. */
void intake_trek(uint64_t *seed, intake *uit);

/* How many questions it takes; -1: an error. */
int intake_vragen(const mbo_regels *regels, const intake *persoon, intake_orde orde);

#endif
