/* SPDX-License-Identifier: MIT */
/* The roots of a diagram for a crebo with neither date known: one walk over all days serves every crebo. */
#ifndef MBOI_AGENDA_H
#define MBOI_AGENDA_H

#include "diagram/momenten.h"

/* With neither date known: the different roots, and the pairs of them that one step of a birth date, or of a
   startdatum, alone leads from one to the other. */
typedef struct mboi_overgangen {
    uint16_t *top, (*stap_geboortedatum)[2], (*stap_startdatum)[2];
    uint32_t toppen, stappen_geboortedatum, stappen_startdatum;
} mboi_overgangen;

/* Those without a crebo. */
static inline mboi_overgangen mboi_overgangen_van(const mboi_diagram *d)
{
    return (mboi_overgangen){d->top,    d->stap_geboortedatum,    d->stap_startdatum,
                             d->toppen, d->stappen_geboortedatum, d->stappen_startdatum};
}

/* For one diagram that asks whether one may start, on one thread. See agenda.c. NULL: no memory. */
typedef struct mboi_agenda mboi_agenda;
mboi_agenda *mboi_agenda_create(const mboi_stelsel *stelsel, const mboi_diagram *diagram,
                                const mbo_allocator *allocator);
void mboi_agenda_free(mboi_agenda *agenda);

const mboi_diagram *mboi_agenda_diagram(const mboi_agenda *agenda);

/* The number of an instroom, which says when one may start with a crebo; -1: no memory, or the agenda is full, or a day
   that matters lies too late. Numbers go on from 0 until mboi_agenda_leeg() forgets them. */
enum { MBOI_AGENDA_NUMMERS = 256 };
int32_t mboi_agenda_nummer(mboi_agenda *agenda, const mboi_instroom *instroom);
const mboi_overgangen *mboi_agenda_overgangen(const mboi_agenda *agenda, int32_t nummer);
bool mboi_agenda_vol(const mboi_agenda *agenda);
void mboi_agenda_leeg(mboi_agenda *agenda);

#endif
