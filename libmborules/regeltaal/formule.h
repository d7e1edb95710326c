/* SPDX-License-Identifier: MIT */
/* What the rule language says, as data: conditions, amounts of money and norms of hours. */
#ifndef MBOI_FORMULE_H
#define MBOI_FORMULE_H

#include <mborules/regels.h>

#include "zaak/zaak.h"

enum { MBOI_GEEN = -1 };

/* ---- conditions ---- */

/* Date tests: has the person, on a day that goes with the startdatum, reached the age of a parameter? The day is the
   startdatum itself or one of its year. And two of the case's crebo: may one start on the startdatum, and is that
   known? They stand side by side in a book, and a condition asks the former where the latter holds. */
typedef enum mboi_datumfunctie {
    MBOI_LEEFTIJD,                       /* the age on the startdatum */
    MBOI_LEEFTIJD_BEGIN_CURSUSJAAR,      /* on the 1 August that opens its cursusjaar */
    MBOI_LEEFTIJD_EIND_VORIG_SCHOOLJAAR, /* on the 31 July before that */
    MBOI_LEEFTIJD_BEGIN_KWARTAAL,        /* on the first day of its quarter */
    MBOI_LEEFTIJD_EIND_VORIG_KWARTAAL,   /* on the day before that */
    MBOI_LEEFTIJD_EIND_VORIGE_MAAND,     /* on the last day of the month before it */
    MBOI_LEEFTIJD_BEGIN_MAAND,           /* on the first day of its month */
    MBOI_LEEFTIJD_EIND_CURSUSJAAR,       /* on the 31 July that ends its cursusjaar: the one day that lies after it */
    MBOI_LEEFTIJDEN,                     /* the number of those above */
    MBOI_INSTROOM = MBOI_LEEFTIJDEN,     /* without a crebo: yes */
    MBOI_INSTROOM_BEKEND,                /* the same */
    MBOI_DATUMFUNCTIES
} mboi_datumfunctie;

static inline bool mboi_is_leeftijd(mboi_datumfunctie functie)
{
    return functie < MBOI_LEEFTIJDEN;
}

struct mboi_datumtest {
    mboi_datumfunctie functie;
    int32_t parameter; /* of an age; else MBOI_GEEN */
};

/* Set tests: has a set fact one of these codes? */
struct mboi_settest {
    mbo_feit feit;
    int32_t nummer; /* among the tests of that fact */
    int64_t codes;  /* bit 1 << code */
};

typedef struct mboi_formule {
    enum {
        MBOI_EN,
        MBOI_OF,
        MBOI_NIET,
        MBOI_FEIT,       /* a bool fact is ja */
        MBOI_CODE,       /* a code fact is one of `codes` */
        MBOI_BEVAT,      /* a set fact has one of `codes` */
        MBOI_NIVEAU,     /* niveau of soort_opleiding >= parameter */
        MBOI_DUUR_TOT,   /* studieduur <= parameter */
        MBOI_DUUR_VANAF, /* studieduur >= parameter */
        MBOI_CREBO,      /* the crebo is one of the kinds in `codes`, see MBOI_CREBO_SOORTEN */
        MBOI_UREN,       /* the hours fit the norm `test` */
        MBOI_DATUM,      /* date test `test` */
        MBOI_BEKEND,     /* true where the parameter has a value, else geen waarde */
        MBOI_NOOIT,      /* false */
        MBOI_AFGELEID,   /* the bool fact when given, else `links` */
        MBOI_VRAAG       /* the condition of an earlier question */
    } soort;
    mbo_feit feit;
    int64_t codes;     /* bit 1 << code */
    int32_t parameter; /* index of a name */
    int32_t test;      /* index of a date test, of a set test, or a question */
    const struct mboi_formule *links, *rechts;
} mboi_formule;

/* Does it read the parameter `parameter`? */
static inline bool mboi_formule_leest_parameter(const mboi_formule *f)
{
    return f->soort == MBOI_NIVEAU || f->soort == MBOI_DATUM || f->soort == MBOI_DUUR_TOT ||
           f->soort == MBOI_DUUR_VANAF || f->soort == MBOI_BEKEND;
}

/* Does a condition refer to a question? And all of them: bit 1 << question. */
bool mboi_formule_noemt(const mboi_formule *formule, mbo_vraag vraag);
uint32_t mboi_formule_vragen(const mboi_formule *formule);
_Static_assert(MBOI_VRAGEN < 32, "questions fit a set of 32 bits");

/* What the rules ask of a crebo, as the child of its node: 0 without one, else 1 + these bits. */
enum { MBOI_IN_BOL = 1, MBOI_IN_BBL = 2, MBOI_CREBO_BITS = 3, MBOI_CREBO_SOORTEN = MBOI_CREBO_BITS + 2 };

/* ---- amounts ---- */

/* PARAMETER or money fact, [x factor], [ten hoogste PARAMETER [x PARAMETER]] */
typedef struct mboi_bedragregel {
    int32_t parameter;   /* MBOI_GEEN: the fact `feit` */
    mbo_feit feit;       /* money */
    int32_t maanden;     /* x the months of the cursusjaar that count / 12 */
    mbo_feit deel;       /* x this fact / parameter `op`, at most 1 */
    int32_t op;          /* MBOI_GEEN: none */
    int32_t grens, maal; /* at most parameter `grens` [x parameter `maal`]; MBOI_GEEN: no limit */
} mboi_bedragregel;

enum { MBOI_ALLE_MAANDEN, MBOI_MAANDEN_RESTEREND, MBOI_MAANDEN_RESTEREND_NA_OKTOBER };

/* ---- hours ---- */

enum { MBOI_UREN_BEGELEID, MBOI_UREN_BPV, MBOI_UREN_TOTAAL, MBOI_UREN_SOORTEN };

/* A norm of the law: rows of hours, each for a number of years; the last also for longer programmes. */
typedef struct mboi_norm {
    mboi_span naam;
    struct {
        int32_t parameter[MBOI_UREN_SOORTEN]; /* MBOI_GEEN: no such norm */
        int32_t jaren;
    } rij[4];
    int32_t rijen;
    bool naar_rato;   /* always in proportion to the length; else only when that exceeds the row's years */
    bool studiejaren; /* a rest of eleven months counts as a year (WEB art. 7.2.7 lid 7) */
} mboi_norm;

#endif
