/* SPDX-License-Identifier: MIT */
/*
 * Rules inside the library: text -> formule (a condition as data) -> diagram (the same condition compiled).
 *
 * A diagram is an ordered decision diagram over facts. The two dates are read together, as one compound fact: a
 * *klasse* is a combination of the period of the startdatum, the truth of each date test (age >= parameter) and, for
 * amounts, the month. Each klasse has its own root. Impossible combinations of dates so never come up, and a complete
 * case is answered by one look-up and a short walk.
 */
#ifndef MBOI_REGELS_H
#define MBOI_REGELS_H

#include <stdatomic.h>

#include <mborules/regels.h>

#include "codes/codes.h"
#include "zaak/zaak.h"

enum { MBOI_VRAGEN = MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, MBOI_GEEN = -1, MBOI_NIET_GEGEVEN = 2 };

/* ---- parameters ---- */

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

/* ---- conditions ---- */

/* Whole numbers computed from the two dates; each is monotone in either date within a cursusjaar or period, and
   changes only at the start of a month. */
typedef enum mboi_datumfunctie {
    MBOI_LEEFTIJD_BEGIN_CURSUSJAAR,      /* age on the 1 August that opens the cursusjaar of startdatum */
    MBOI_LEEFTIJD_EIND_VORIG_SCHOOLJAAR, /* age on the 31 July before it */
    MBOI_MAANDEN_RESTEREND,              /* 12 less the months of the cursusjaar that have passed */
    MBOI_MAANDEN_RESTEREND_NA_OKTOBER    /* the same, but 12 up to 31 October */
} mboi_datumfunctie;

int32_t mboi_datumfunctie_waarde(mboi_datumfunctie functie, mbo_datum geboortedatum, mbo_datum startdatum);
int32_t mboi_maanden(mboi_datumfunctie functie, int32_t voorbij); /* the two of months, from the months passed */
int32_t mboi_datumfunctie_find(mboi_span naam);                   /* MBOI_GEEN: none */

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
        MBOI_VIERJARIG,  /* the crebo is on the four-year list; without one it is not */
        MBOI_LEEFTIJD,   /* date test `test` */
        MBOI_AFGELEID,   /* the bool fact when given, else `links` */
        MBOI_VRAAG       /* the condition of an earlier question */
    } soort;
    mbo_feit feit;
    int64_t codes;     /* bit 1 << code */
    int32_t parameter; /* index of a name */
    int32_t test;      /* index of a date test, of a set test, or a question */
    const struct mboi_formule *links, *rechts;
} mboi_formule;

/* ---- diagrams ---- */

typedef struct mboi_knoop {
    uint8_t feit, kinderen;
    uint16_t eerste; /* of its children in `kind` */
} mboi_knoop;

typedef struct mboi_diagram {
    uint16_t perioden, testen; /* number of periods and of date tests */
    mbo_datum *grens;          /* first day of each period; the first is MBO_REGELS_BEGIN */
    int32_t *test;             /* which date tests, as indexes in the rule set */
    int64_t *drempel;          /* [period * testen + test] in hundredths; INT64_MIN: no value */
    bool maanden;              /* does a klasse tell the months apart? period * 12 + month in place of period */
    uint16_t *wortel;          /* [(period << testen) + truth of the tests] */
    mboi_knoop *knoop;         /* ids from mbo_regels.eindes on; below it a terminal */
    uint16_t *kind;
    uint32_t knopen, kinderen;
    mbo_feitset gelezen; /* the facts that have a node */
    /* For both dates unknown: which klassen exist, and which a birth date or a start date alone can bring about
       from a given one. Rows of `woorden` words, one a klasse. */
    uint32_t klassen, woorden;
    uint64_t *bestaat, *met_geboortedatum, *met_startdatum;
} mboi_diagram;

/* Terminals: nee, ja, nvt, then one for each parameter name (geen waarde), then one for the amount of each rule. */
enum { MBOI_NEE, MBOI_JA, MBOI_NVT, MBOI_EERSTE_PARAMETER };

/* Bounds that keep mbo_uitkomst_of() on the stack; the built-in rules stay far below them. */
enum {
    MBOI_MAX_KNOPEN = 4096,
    MBOI_MAX_KINDEREN = 16384,
    MBOI_MAX_ARITEIT = 64,
    MBOI_MAX_TESTEN = 8,
    MBOI_MAX_PERIODEN = 128,
    MBOI_MAX_KLASSEN = 4096,
    MBOI_MAX_RESTEN = 65000
};

/* ---- rules ---- */

struct mbo_bron {
    const char *werk, *vindplaats, *tekst;
    mbo_datum versie;
};

struct mbo_regel {
    const char *id, *nl, *en, *voorwaarde, *bereik;
    mbo_vraag vraag;
    mbo_datum vanaf, tot, bevestigd_tot;
    mbo_basis basis;
    struct mbo_bron *bron;
    size_t bronnen, bron_capacity;
    const mboi_formule *als, *dan; /* NULL: always */
    mbo_geldsoort soort;           /* of the amount; 0: none */
    int32_t bedrag_parameter;      /* amount = parameter * functie / 12, or the fact bedrag_feit */
    mboi_datumfunctie bedrag_functie;
    mbo_feit bedrag_feit;
    int32_t line;
    mboi_diagram diagram; /* ja, nee, geen waarde or nvt */
};

static inline bool mboi_regel_geldt(const struct mbo_regel *regel, mbo_datum op)
{
    return (regel->vanaf == MBO_DATUM_NOT_SET || op >= regel->vanaf) &&
           (regel->tot == MBO_DATUM_NOT_SET || op < regel->tot);
}

struct mboi_vraag {
    bool een_van; /* the rules are alternatives; else all must hold */
    size_t regel, regels;
    bool heeft_bedrag;
    const mboi_formule *bereik; /* outside it the question is nvt; NULL: it never is */
    mboi_diagram uitkomst, bedrag, bereik_diagram;
};

struct mboi_datumtest {
    mboi_datumfunctie functie;
    int32_t parameter;
};

struct mbo_regels {
    atomic_int references;
    mbo_allocator allocator;
    mboi_arena arena;
    mboi_parameters parameters;
    const char **naam; /* of parameters, as the rules and the values name them */
    size_t namen, naam_capacity;
    struct mbo_regel *regel; /* by question */
    size_t regels, regel_capacity;
    struct mboi_vraag vraag[MBOI_VRAGEN + 1];
    struct mboi_datumtest *test;
    size_t testen, test_capacity;
    int64_t *verzameling; /* the set tests: vooropleiding has one of these codes */
    size_t verzamelingen, verzameling_capacity;
    uint64_t *setklasse; /* the truth of the set tests in each class of sets, ascending */
    size_t setklassen;
    int32_t *duurgrens; /* the last month of each class of studieduur but the last, ascending */
    size_t duurgrenzen;
    uint16_t eindes; /* number of terminals */
};

/* The value of a parameter name on a day; NULL: none. */
const struct mbo_parameter *mboi_regels_waarde(const mbo_regels *regels, int32_t naam, mbo_datum op);

int32_t mboi_regels_naam(mbo_regels *regels, mboi_span naam); /* -1: no memory */

/* The terminal for the amount of a rule. */
static inline uint16_t mboi_bedrag_einde(const mbo_regels *regels, size_t regel)
{
    return (uint16_t)(MBOI_EERSTE_PARAMETER + regels->namen + regel);
}

/* Names that a condition can use while the rule files are read. */
typedef struct mboi_afleiding {
    mboi_span naam;
    const mboi_formule *formule;
} mboi_afleiding;

typedef struct mboi_lezer {
    mbo_regels *regels;
    const char *bestand;
    mboi_afleiding *afleiding;
    size_t afleidingen, afleiding_capacity;
    mbo_fout *fout;
} mboi_lezer;

/* Read a condition. `line` is for messages. */
mbo_status mboi_formule_read(mboi_lezer *lezer, mboi_span tekst, int32_t line, const mboi_formule **out);

/* Compile every rule and question. Everything lives in the arena of `regels`. */
mbo_status mboi_regels_compile(mbo_regels *regels, mbo_fout *fout);

/* ---- from dates to klassen ---- */

/* The klasse of two dates; a startdatum before the first period counts with it. */
uint32_t mboi_klasse(const mbo_regels *regels, const mboi_diagram *d, mbo_datum geboortedatum, mbo_datum startdatum);

/* The klassen that a birth date brings about in the 100 years up to a startdatum, added to the bit set `line`. */
void mboi_line_geboortedatum(const mbo_regels *regels, const mboi_diagram *d, mbo_datum startdatum, uint64_t *line);

/* The first birth date in those 100 years for which test `t` comes out otherwise; MBO_DATUM_NOT_SET: none does. */
mbo_datum mboi_omslag_geboortedatum(const mbo_regels *regels, const mboi_diagram *d, uint32_t t, mbo_datum startdatum);

/* The klassen that a startdatum from MBO_REGELS_BEGIN on brings about with a birth date; with `eeuw` only those in
   which the birth date lies in the 100 years up to it. */
void mboi_line_startdatum(const mbo_regels *regels, const mboi_diagram *d, mbo_datum geboortedatum, bool eeuw,
                          uint64_t *line);

mbo_datum mboi_next_month(mbo_datum datum); /* the 1st of the month after it */

/* ---- answering ---- */

/* What is known of a case, as the diagrams read it. */
typedef struct mboi_invoer {
    int16_t keuze[MBOI_FEITEN + 1]; /* which child of a fact's node; MBOI_GEEN: unknown */
    bool geboren, start;            /* are the dates known? */
    mbo_datum geboortedatum, startdatum;
    int64_t bedrag[MBOI_FEITEN + 1]; /* of money facts; MBOI_GEEN: unknown */
} mboi_invoer;

/* The child of a known fact; facts that no condition reads get 0. */
int16_t mboi_keuze(const mbo_regels *regels, mbo_feit feit, int64_t waarde);

typedef struct mboi_uitslag {
    bool nee, ja, nvt, geen_waarde; /* which results the completions give */
    mbo_feitset ontbrekend;
    int32_t parameter[8]; /* names without value that were met */
    int32_t parameters;
    /* for amounts: */
    bool enig; /* one and the same amount or kind, and known */
    int64_t bedrag;
} mboi_uitslag;

/* The exact result of a diagram; allocates nothing. */
void mboi_diagram_uitkomst(const mbo_regels *regels, const mboi_diagram *diagram, const mboi_invoer *invoer,
                           mboi_uitslag *uit);

/* The exact amount (or kind, when `soort`) of a question; works in memory of `allocator`. */
mbo_status mboi_diagram_bedrag(const mbo_regels *regels, const mboi_diagram *diagram, const mboi_invoer *invoer,
                               const mbo_allocator *allocator, bool soort, mboi_uitslag *uit);

/* How many different rests mboi_diagram_bedrag() can meet: at most MBOI_MAX_RESTEN, checked when compiling. */
uint32_t mboi_diagram_resten(const mbo_regels *regels, const mboi_diagram *diagram);

#endif
