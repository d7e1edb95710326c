/* SPDX-License-Identifier: MIT */
/* What the files share that make the diagrams of a rule set: what is read, which periods there are, what is shared. */
#ifndef MBOI_MAKELIJ_H
#define MBOI_MAKELIJ_H

#include "diagram/compileren.h"

#include <string.h>

/* ---- sets of names ---- */

static inline void mboi_namen_add(mboi_namen *namen, int32_t naam)
{
    if (naam != MBOI_GEEN)
        namen->bits[naam / 64] |= UINT64_C(1) << (naam % 64);
}

static inline bool mboi_namen_has(const mboi_namen *namen, int32_t naam)
{
    return naam != MBOI_GEEN && namen->bits[naam / 64] >> (naam % 64) & 1;
}

static inline void mboi_namen_join(mboi_namen *namen, const mboi_namen *ook)
{
    for (size_t i = 0; i < MBOI_COUNT(namen->bits); i++)
        namen->bits[i] |= ook->bits[i];
}

/* Is a name in both? */
static inline bool mboi_namen_meet(const mboi_namen *namen, const mboi_namen *ook)
{
    uint64_t beide = 0;
    for (size_t i = 0; i < MBOI_COUNT(namen->bits); i++)
        beide |= namen->bits[i] & ook->bits[i];
    return beide;
}

/* ---- what conditions read (inhoud.c) ---- */

/* The periods and date tests that something distinguishes, the questions that it refers to, and the names that it
   reads: for hours, for the studieduur, in amounts, and else. It begins with the first day alone, or empty. */
typedef struct mboi_inhoud {
    mbo_datum grens[MBOI_MAX_PERIODEN];
    uint16_t test[MBOI_MAX_TESTEN];
    uint32_t grenzen, testen;
    bool te_groot;
    uint32_t vragen; /* bit 1 << question */
    mboi_namen leest, uren, duren, bedragen;
} mboi_inhoud;

void mboi_inhoud_grens(mboi_inhoud *inhoud, mbo_datum datum);
void mboi_inhoud_formule(mboi_inhoud *inhoud, const mboi_stelsel *stelsel, const mboi_formule *formule);
void mboi_inhoud_regel(mboi_inhoud *inhoud, const mboi_stelsel *stelsel, const struct mbo_regel *regel);
void mboi_inhoud_vraag(mboi_inhoud *inhoud, const mboi_stelsel *stelsel, const struct mboi_vraag *vraag);
void mboi_inhoud_bedrag(mboi_inhoud *inhoud, const struct mbo_regel *regel); /* the amount alone */

/* Every name, of whatever it is. */
mboi_namen mboi_inhoud_namen(const mboi_inhoud *inhoud);

/* Add the days on which a value of these names begins or ends; `naam_van`: the name of each value. */
void mboi_inhoud_waarden(mboi_inhoud *inhoud, const mboi_boek *boek, const int16_t *naam_van, const mboi_namen *namen);

/* ---- making ---- */

/* What making the diagrams of a rule set takes. */
typedef struct mboi_makelij {
    mboi_stelsel *stelsel;
    mboi_bouw *bouw;
    struct mboi_loop *lopen;
    mboi_arena klad;   /* while a diagram is being made */
    int16_t *naam_van; /* of each value of a parameter: the number of its name; MBOI_GEEN: no rule reads it */
    /* of a copy: */
    const mboi_stelsel *van;      /* NULL: it is none */
    size_t erbij;                 /* the place of a rule that is not there */
    mboi_namen anders;            /* the names that have other values there, */
    uint32_t vragen_anders;       /* the questions of which a rule is switched off, or came with this set, */
    bool duren_anders;            /* and are there other classes of studieduur, */
    bool uren_anders;             /* or tables of hours that have to be made? */
    bool zelfde_perioden, fijner; /* are the periods the same; does each period here lie within one of there? */
    uint16_t periode_van[MBOI_MAX_PERIODEN];  /* of each period here that of there in which it begins, */
    uint16_t periode_naar[MBOI_MAX_PERIODEN]; /* and the other way round */
} mboi_makelij;

/* Find the periods of the rule set, and the values and ages in each. */
mbo_status mboi_perioden_make(mboi_makelij *m, mbo_fout *fout);

/* Of each period of one set that of the other in which it begins. */
void mboi_perioden_match(const mboi_stelsel *een, const mboi_stelsel *ander, uint16_t *uit);

/* ---- what is shared (delen.c) ---- */

/* Note what is no other than in the set that this one is a copy of, and take over what there is no diagram of. */
mbo_status mboi_delen_vergelijk(mboi_makelij *m, const mboi_afkomst *van, mbo_fout *fout);

/* The place there of a rule. */
static inline size_t mboi_regel_van(const mboi_makelij *m, size_t index)
{
    return index - (index > m->erbij);
}

/* Is a rule not there, or switched off in one of the two? Has what is this diagram there to be made anew here? */
bool mboi_regel_anders(const mboi_makelij *m, size_t index);
bool mboi_is_anders(const mboi_makelij *m, const mboi_diagram *van);

/* Are the amounts of a question the same, by what they are made of; or by their numbers, on every day? */
bool mboi_zelfde_waarden(const mboi_makelij *m, const struct mboi_vraag *vraag);
bool mboi_zelfde_einden(const mboi_makelij *m, const struct mboi_vraag *vraag);

/* The diagram of there, or the amounts of a question, in the periods of here. */
mbo_status mboi_delen_diagram(const mboi_makelij *m, mboi_diagram *uit, const mboi_diagram *van, mbo_fout *fout);
mbo_status mboi_delen_bedragen(const mboi_makelij *m, size_t vraag, mbo_fout *fout);

/* Put together what copies can share: the arrays of a diagram that was made, `wortels` places for roots; and the tables
   of hours, once all are there. */
mbo_status mboi_delen_maak(const mboi_diagram *klad, const mboi_inhoud *inhoud, size_t wortels,
                           const mbo_allocator *allocator, mboi_diagram *uit, mbo_fout *fout);
mbo_status mboi_delen_uren(mboi_stelsel *stelsel, mbo_fout *fout);

#endif
