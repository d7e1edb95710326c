/* SPDX-License-Identifier: MIT */
/* A book compiled: the periods, classes and tables that its rules distinguish, and a diagram for each answer. */
#ifndef MBOI_STELSEL_H
#define MBOI_STELSEL_H

#include "diagram/diagram.h"

enum { MBOI_NIET_GEGEVEN = 2 /* the choice of a fact for which a derivation stands in */ };
enum { MBOI_GEEN_DREMPEL = INT32_MIN, MBOI_KALENDER = 8192 /* days: to the end of 2036 */ };

/* The classes into which the rules part the values of a set fact, by the truth of its set tests. */
enum { MBOI_SETBITS = 11, MBOI_SETDEEL = 1 << MBOI_SETBITS, MBOI_MAX_SETTESTEN = 16 };
typedef struct mboi_setklassen {
    uint16_t *klasse; /* the truth of the tests in each class, ascending */
    size_t klassen;
    uint16_t waarheid[2][MBOI_SETDEEL]; /* the truth for the lower and the upper half of the codes */
    int8_t *klasse_van;                 /* of each truth: the class, where there is one */
} mboi_setklassen;

/* An amount on a given day: what is left to fill in is one fact at most. */
typedef struct mboi_bedrag {
    mbo_geldsoort soort;
    int32_t parameter; /* without value: no amount; else MBOI_GEEN */
    mbo_feit feit;     /* 0: the amount is `cents`; money: that fact, at most `cents`; other: cents * fact / op */
    int32_t zelfde;    /* the first amount that is always equal to it, of whatever kind */
    int64_t cents, op; /* op in hundredths */
} mboi_bedrag;

/* The least hours per studieduur of 1 to 120 months, the total at least the sum of the other two: what one norm asks,
   or, where a condition has more than one, what each of some alternatives does. */
enum { MBOI_MAANDEN = 120, MBOI_MAX_ALTERNATIEVEN = 4 };
typedef struct mboi_urentabel {
    int32_t minimum[MBOI_MAX_ALTERNATIEVEN][MBOI_UREN_SOORTEN][MBOI_MAANDEN];
    int32_t alternatieven;
    /* while nothing is known of hours and studieduur: are they enough, what can decide, and the first table that asks
       the same */
    int32_t uitslag;
    mbo_feitset open;
    uint32_t zelfde;
} mboi_urentabel;

/* Every amount of every rule of a question on some day, each once; those that need a fact first. */
typedef struct mboi_bedragen {
    mboi_bedrag *rij; /* shared */
    size_t count, met_feit;
} mboi_bedragen;

struct mboi_vraagdiagrammen {
    mboi_bedragen bedragen;
    mboi_diagram uitkomst, bereik, bedrag, dag;
    mboi_diagram soort; /* of its amount the kind alone: that knows no months and few periods */
    mboi_diagram rest;  /* of a question with a first day: what else must hold */
};

struct mboi_regeldiagram {
    mboi_diagram diagram;   /* ja, nee, geen waarde or nvt */
    uint16_t *bedrag_einde; /* the terminal of its amount, [period * 12 + month]: behind the amounts of its question */
};

/* What is called shared here is a piece of its own (mboi_deel_create()), and may be that of the set that this one is a
   copy of. */
typedef struct mboi_stelsel {
    const mboi_boek *boek;
    mbo_allocator allocator;
    mboi_arena arena;
    struct mboi_vraagdiagrammen vraag[MBOI_VRAGEN + 1];
    struct mboi_regeldiagram *regel; /* of each rule of the book */
    mboi_diagram *voorwaarde;        /* of each condition of its steps */
    mbo_datum *grens;                /* the first day of each period in which every rule and parameter is the same */
    uint32_t perioden;
    mboi_namen leest, leest_uren, leest_duren; /* the names that some rule reads; for hours; for the studieduur */
    const struct mbo_parameter **waarde;       /* [name * perioden + period]; NULL: none */
    /* The rules in force, by period and question; behind the last period all rules, for a startdatum that is not known.
     */
    uint16_t *geldend;
    uint32_t *geldend_vanaf;           /* [period * (MBOI_VRAGEN + 1) + question]: where they begin; one more ends it */
    const struct mboi_datumtest *test; /* the book's */
    size_t testen;
    int32_t *drempel; /* [period * testen + test]: the age in years, or MBOI_GEEN_DREMPEL */
    /* Of each startdatum in the first MBOI_KALENDER days, so that a known date costs a look-up: */
    uint16_t *kalender;                     /* its period * 12 + month of the cursusjaar; shared */
    mbo_datum *snede[MBOI_MAX_ALLE_TESTEN]; /* of each test: the last birth date for which it is true; each shared */
    mboi_setklassen *set;                   /* of each set fact; shared */
    int32_t duurgrens[MBOI_MAX_DUREN];      /* the last month of each class of studieduur but the last, ascending */
    size_t duurgrenzen;
    int8_t duurklasse[MBOI_MAANDEN + 1];
    mboi_urentabel *tabel; /* shared once all are there */
    size_t tabellen, tabel_capacity;
    size_t meeste_bedragen;           /* of a question */
    uint16_t eindes;                  /* MBOI_EINDES */
    mbo_feitset aannames, besluiten;  /* the facts with a usual value, and those that somebody decides */
    int8_t eerste[MBOI_FEITEN + 1];   /* of a bool or a code: the value of its first child */
    int8_t keuze[2][MBOI_ATOMEN + 1]; /* of a case of which nothing is known; [1]: streng, nothing is assumed */
} mboi_stelsel;

/* The set that one is a copy of, which has the same rule files. Beside what is said here rules may be switched off. */
typedef struct mboi_afkomst {
    const mboi_stelsel *stelsel;
    const char *parameter; /* that has other values here; NULL: none */
    size_t erbij;          /* the place of a rule that is not there; SIZE_MAX: none */
} mboi_afkomst;

/* Compile every rule and question of a book, which stays where it is. A copy shares what is no other in the set that it
   is copied from (NULL: it is no copy), and does not need that any more then. */
mbo_status mboi_stelsel_compile(mboi_stelsel *stelsel, const mboi_boek *boek, const mboi_afkomst *van, mbo_fout *fout);
void mboi_stelsel_free(mboi_stelsel *stelsel);

/* Do two sets share all that the answers to a question go by? */
bool mboi_stelsel_zelfde(const mboi_stelsel *een, const mboi_stelsel *ander, mbo_vraag vraag);

/* The value of a parameter name in a period; NULL: none. */
static inline const struct mbo_parameter *mboi_stelsel_waarde(const mboi_stelsel *stelsel, int32_t naam,
                                                              uint32_t periode)
{
    return stelsel->waarde[(size_t)naam * stelsel->perioden + periode];
}

/* The terminal of an amount of a question; in a diagram of kinds that of a kind. */
static inline uint16_t mboi_bedrag_einde(const mboi_stelsel *stelsel, size_t bedrag)
{
    return (uint16_t)(MBOI_EERSTE_PARAMETER + stelsel->boek->namen + bedrag);
}

/* Fill in the fact; money in cents. */
int64_t mboi_bedrag_cents(const mboi_bedrag *bedrag, int64_t waarde);

/* How many choices a node of a fact has. */
int32_t mboi_ariteit(const mboi_stelsel *stelsel, mbo_feit feit);

/* The order in which diagrams read the facts. */
int32_t mboi_rang(mbo_feit feit);

/* Is it a decision that somebody takes? */
static inline bool mboi_is_besluit(mbo_feit feit)
{
    return mbo_feit_groep(feit) == MBO_FEITGROEP_BESLUIT;
}

/* The fewest codes that make a class of a set fact. */
int64_t mboi_set_van_klasse(const mboi_stelsel *stelsel, mbo_feit feit, int32_t klasse);

static inline int8_t mboi_setkeuze(const mboi_setklassen *set, int64_t codes)
{
    return set->klasse_van[set->waarheid[0][codes & (MBOI_SETDEEL - 1)] | set->waarheid[1][codes >> MBOI_SETBITS]];
}

/* The child that a known value picks, of a fact that has nodes. */
static inline int8_t mboi_keuze(const mboi_stelsel *stelsel, mbo_feit feit, int64_t waarde)
{
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_SET: return mboi_setkeuze(&stelsel->set[mboi_feit_set(feit)], waarde);
    case MBO_FEITTYPE_INT: return feit == MBO_FEIT_STUDIEDUUR ? stelsel->duurklasse[waarde] : 0;
    default: return (int8_t)(waarde - stelsel->eerste[feit]);
    }
}

/* Does an answer to a question depend on a fact, or on an own rule? */
static inline bool mboi_vraag_leest(const struct mboi_vraagdiagrammen *v, mbo_feit feit)
{
    return mboi_feitset_has(&v->uitkomst.gelezen, feit) || mboi_feitset_has(&v->bedrag.gelezen, feit) ||
           mboi_feitset_has(&v->bereik.gelezen, feit) || mboi_feitset_has(&v->dag.gelezen, feit);
}

/* The same of facts, also where an own rule takes them or a date test does. */
static inline mbo_feitset mboi_vraag_feiten(const struct mboi_vraagdiagrammen *v)
{
    const mboi_diagram *d[] = {&v->uitkomst, &v->bedrag, &v->bereik, &v->dag};
    mbo_feitset set = {{0, 0}};
    for (size_t i = 0; i < MBOI_COUNT(d); i++)
        mboi_feitset_join(&set, &d[i]->feiten);
    return set;
}

#endif
