/* SPDX-License-Identifier: MIT */
/* From the dates of a case to the moments that they allow. */
#ifndef MBOI_MOMENTEN_H
#define MBOI_MOMENTEN_H

#include "diagram/stelsel.h"

enum {
    MBOI_MAX_INSTROOM = 8, /* periods of either kind */
    MBOI_MAX_MOMENTEN = MBOI_MAX_PERIODEN + 8 * MBOI_MAX_ALLE_TESTEN + 4 * MBOI_MAX_INSTROOM
};

/* Periods in order and apart. */
typedef struct mboi_perioden {
    int32_t aantal;
    mbo_datum vanaf[MBOI_MAX_INSTROOM], tot_en_met[MBOI_MAX_INSTROOM];
} mboi_perioden;

bool mboi_in_periode(const mboi_perioden *perioden, mbo_datum dag);

/* When one may start with a crebo: in which periods, and of which other ones that is not known. */
typedef struct mboi_instroom {
    bool gegeven; /* is there a crebo? else one may always start */
    mboi_perioden zeker, onbekend;
} mboi_instroom;

/* May one start at the same times? */
bool mboi_same_instroom(const mboi_instroom *a, const mboi_instroom *b);

/* The tests of it that are true on a startdatum, and the days after `eerste`, up to `laatste`, on which one may become
   another: put into a sorted list. Without a crebo all are true, always. */
uint32_t mboi_instroom_op(const mboi_stelsel *stelsel, const mboi_instroom *instroom, mbo_datum startdatum);
void mboi_instroom_omslagen(const mboi_instroom *instroom, mbo_datum eerste, mbo_datum laatste, mbo_datum *uit,
                            uint32_t *n);

/* Periods in a row in which the ages of a diagram and the roots that go with them are the same. */
typedef struct mboi_tijdvak {
    mbo_datum vanaf;
    uint16_t periode; /* the first */
} mboi_tijdvak;
uint32_t mboi_tijdvakken(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_tijdvak uit[MBOI_MAX_PERIODEN]);

mboi_moment mboi_moment_van(const mboi_stelsel *stelsel, const mboi_instroom *instroom, mbo_datum geboortedatum,
                            mbo_datum startdatum);

/* The same as far as the tests of a diagram go. */
mboi_moment mboi_moment_voor(const mboi_stelsel *stelsel, const mboi_diagram *diagram, const mboi_instroom *instroom,
                             mbo_datum geboortedatum, mbo_datum startdatum);

/* And the moments that a birth date may bring about with a startdatum, at most MBOI_MAX_TESTEN + 1; 0: the day is not
   in the calendar. */
uint32_t mboi_momenten_voor(const mboi_stelsel *stelsel, const mboi_diagram *diagram, const mboi_instroom *instroom,
                            mbo_datum startdatum, mboi_moment *uit);

/* The same for all tests, at most MBOI_MAX_MOMENTEN, on any day; and for each moment a birth date. */
uint32_t mboi_momenten_met_startdatum(const mboi_stelsel *stelsel, const mboi_instroom *instroom, mbo_datum startdatum,
                                      mboi_moment *uit, mbo_datum *geboren);

/* The startdatums that go with a birth date: from MBO_REGELS_BEGIN, or the birth date, to the last birthday. None: the
   first is later. */
static inline mbo_datum mboi_eerste_start(mbo_datum geboortedatum)
{
    return geboortedatum > MBO_REGELS_BEGIN ? geboortedatum : MBO_REGELS_BEGIN;
}
static inline mbo_datum mboi_laatste_start(mbo_datum geboortedatum)
{
    return mboi_verjaardag(geboortedatum, MBOI_MAX_LEEFTIJD);
}

/* The moments that such a startdatum brings about with a birth date. */
uint32_t mboi_momenten_met_geboortedatum(const mboi_stelsel *stelsel, const mboi_instroom *instroom,
                                         mbo_datum geboortedatum, mboi_moment *uit);

/* The roots of a diagram that they have, in their order, some more than once: MBOI_MAX_STUKKEN at most, as in each
   stretch of days every test turns once, and where the month matters 12 times as many. */
enum {
    MBOI_MAX_WORTELS = 12 * MBOI_MAX_MOMENTEN,
    MBOI_MAX_STUKKEN = (MBOI_MAX_PERIODEN + 4 * MBOI_MAX_INSTROOM) * (MBOI_MAX_TESTEN + 1)
};
uint32_t mboi_wortels_met_geboortedatum(const mboi_stelsel *stelsel, const mboi_diagram *diagram,
                                        const mboi_tijdvak *tijdvak, uint32_t tijdvakken, const mboi_instroom *instroom,
                                        mbo_datum geboortedatum, uint16_t *uit);

/* The last birth date for which a test is true on a startdatum from MBO_REGELS_BEGIN on; MBO_DATUM_NOT_SET or _MAX: it
   does not depend on it. */
mbo_datum mboi_snede_op(const mboi_stelsel *stelsel, uint32_t test, mbo_datum startdatum);

/* The first startdatum for which an age test of so many years holds; it may be past the last day. */
enum { MBOI_NA_DE_KALENDER = MBO_DATUM_MAX + 1 };
mbo_datum mboi_leeftijd_vanaf(mboi_datumfunctie functie, int32_t drempel, mbo_datum geboortedatum);

/* The moment of a birth date on a day as if it lay in a given period, and the birth dates at which such a moment
   becomes another: put into a sorted list. */
mboi_moment mboi_moment_als(const mboi_stelsel *stelsel, uint32_t periode, mbo_datum geboortedatum,
                            mbo_datum startdatum);
void mboi_sneden_als(const mboi_stelsel *stelsel, uint32_t periode, mbo_datum startdatum, mbo_datum *uit, uint32_t *n);

/* For both unknown: every step from one moment to another by one of the dates alone, and every moment that exists. */
typedef struct mboi_stap {
    void *ctx;
    void (*stap)(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum);
    void (*bestaat)(void *ctx, mboi_moment moment);
} mboi_stap;
void mboi_doorloop(const mboi_stelsel *stelsel, const mboi_instroom *instroom, const uint16_t *test, uint32_t testen,
                   const mbo_datum *grens, uint32_t grenzen, bool maanden, const mboi_stap *stap);

/* The steps that lead to one startdatum alone. */
void mboi_doorloop_dag(const mboi_stelsel *stelsel, const mboi_instroom *instroom, const uint16_t *test,
                       uint32_t testen, mbo_datum startdatum, const mboi_stap *stap);

/* The first day from `vanaf` on, at most MBOI_MAX_LEEFTIJD and two years past it and the birth date, on which a diagram
   of date tests alone is ja; MBO_DATUM_NOT_SET: none. */
mbo_datum mboi_eerste_dag(const mboi_stelsel *stelsel, const mboi_diagram *diagram, const mboi_instroom *instroom,
                          mbo_datum geboortedatum, mbo_datum vanaf);

#endif
