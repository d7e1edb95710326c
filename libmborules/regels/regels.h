/* SPDX-License-Identifier: MIT */
/*
 * Rules inside the library: text -> formule (a condition as data) -> diagram (the same condition compiled).
 *
 * A diagram is an ordered decision diagram over facts. Facts that are read together are one compound: the two dates
 * pick the root, by the *moment* they make (the period of the startdatum, its month for amounts, and the truth of each
 * date test, such as an age that has been reached); hours and studieduur meet in one node, the last. So impossible
 * combinations never come up, and a complete case is answered by one look-up and a short walk.
 */
#ifndef MBOI_REGELS_H
#define MBOI_REGELS_H

#include <stdatomic.h>

#include <mborules/regels.h>

#include "codes/codes.h"
#include "zaak/zaak.h"

enum { MBOI_VRAGEN = MBO_VRAAG_TRAJECT, MBOI_GEEN = -1, MBOI_NIET_GEGEVEN = 2 };

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

/* Is every name one that the built-in parameters have, in the same unit? */
mbo_status mboi_parameters_check(const mboi_parameters *parameters, const mboi_parameters *ingebouwd, mbo_fout *fout);

#define MBOI_MAX_WAARDE INT64_C(100000000000) /* of any: a billion, in hundredths */

/* Why a parameter in this unit cannot have this value, to go after the value: it is not whole, or makes no sense. NULL:
   it can. */
const char *mboi_parameter_wrong(const char *eenheid, int64_t waarde);

/* Copy the values, all text to the arena; then set one for a time, whatever held then. */
mbo_status mboi_parameters_copy(mboi_parameters *parameters, mboi_arena *arena, const mboi_parameters *from,
                                mbo_fout *fout);
mbo_status mboi_parameters_set(mboi_parameters *parameters, mboi_arena *arena, const struct mbo_parameter *nieuw,
                               mbo_fout *fout);

/* ---- conditions ---- */

/* Date tests: has the person, on a day that goes with the startdatum, reached the age of a parameter? The day is the
   startdatum itself or lies before it. And one of the case's crebo: may one start on the startdatum? */
typedef enum mboi_datumfunctie {
    MBOI_LEEFTIJD,                       /* the age on the startdatum */
    MBOI_LEEFTIJD_BEGIN_CURSUSJAAR,      /* on the 1 August that opens its cursusjaar */
    MBOI_LEEFTIJD_EIND_VORIG_SCHOOLJAAR, /* on the 31 July before that */
    MBOI_LEEFTIJD_BEGIN_KWARTAAL,        /* on the first day of its quarter */
    MBOI_LEEFTIJD_EIND_VORIG_KWARTAAL,   /* on the day before that */
    MBOI_LEEFTIJD_EIND_VORIGE_MAAND,     /* on the last day of the month before it */
    MBOI_LEEFTIJDEN,                     /* the number of those above */
    MBOI_INSTROOM = MBOI_LEEFTIJDEN      /* without a crebo: yes */
} mboi_datumfunctie;

/* A rule of the host: a function over facts. Rule sets share it. */
typedef struct mboi_eigen {
    atomic_int references;
    mbo_allocator allocator;
    mboi_arena arena;
    mbo_vraag vraag;
    const char *id, *versie, *nl, *en;
    const char *tekst; /* the names of its facts */
    mbo_feit feit[MBOI_FEITEN];
    size_t feiten;
    mbo_eigen_functie functie;    /* NULL: `aanroep` */
    struct mboi_aanroep *aanroep; /* a native function and how to call it */
    void *ctx;
    void (*ctx_free)(void *ctx);
    uintptr_t draad; /* the only thread that may call it; 0: any */
} mboi_eigen;

mbo_status mboi_eigen_create(const mbo_allocator *allocator, const mbo_eigen_regel *van, mboi_eigen **out,
                             mbo_fout *fout);
void mboi_eigen_free(mboi_eigen *eigen);

/* May the thread that calls this call it? */
mbo_status mboi_eigen_check(const mboi_eigen *eigen, mbo_fout *fout);

/* Call it with the values of its facts; *out is 0 or 1. */
mbo_status mboi_eigen_roep(const mboi_eigen *eigen, const int64_t *waarden, bool *out, mbo_fout *fout);

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

/* What the rules ask of a crebo, as the child of its node: 0 without one, else 1 + these bits. */
enum { MBOI_VIERJARIG = 1, MBOI_IN_BOL = 2, MBOI_IN_BBL = 4, MBOI_CREBO_SOORTEN = 9 };

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

/* An amount on a given day: what is left to fill in is one fact at most. */
typedef struct mboi_bedrag {
    mbo_geldsoort soort;
    int32_t parameter; /* without value: no amount; else MBOI_GEEN */
    mbo_feit feit;     /* 0: the amount is `cents`; money: that fact, at most `cents`; other: cents * fact / op */
    int32_t zelfde;    /* the first amount that is always equal to it, of whatever kind */
    int64_t cents, op; /* op in hundredths */
} mboi_bedrag;

enum { MBOI_MAX_BEDRAGEN = 4096 };

/* Fill in the fact; money in cents. */
int64_t mboi_bedrag_cents(const mboi_bedrag *bedrag, int64_t waarde);

/* Collect every amount of every rule. */
mbo_status mboi_bedragen_collect(mbo_regels *regels, mbo_fout *fout);

/* ---- hours ---- */

enum { MBOI_MAANDEN = 120, MBOI_UREN_BEGELEID = 0, MBOI_UREN_BPV, MBOI_UREN_TOTAAL, MBOI_UREN_SOORTEN };

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

/* The least hours of a norm per studieduur of 1 to 120 months; the total at least the sum of the other two. */
typedef struct mboi_urentabel {
    int32_t minimum[MBOI_MAANDEN][MBOI_UREN_SOORTEN];
} mboi_urentabel;

/* ---- diagrams ---- */

/* What there is to know of two dates. */
typedef struct mboi_moment {
    uint16_t periode;
    uint16_t maanden; /* the months of the cursusjaar that it covers, bit 0 August */
    uint32_t waar;    /* the truth of each date test of the rule set */
} mboi_moment;

/* A diagram is one array, so that a step costs one place in memory. A node at place p is
   [fact + 256 * number of children][number of the node][child]...; a child is a terminal, or eindes + its place. Facts
   from MBOI_ATOMEN + 1 on stand for the hours against a table: not enough, enough. */
enum { MBOI_KNOOP_KOP = 2, MBOI_MAX_SCHREDEN = 6, MBOI_MAX_TABEL = 8192 };
enum {
    MBOI_KOP_OPEN =
        MBO_BEWIJS_PRAKTIJKVERKLARING * MBO_LEERWEG_DERDE * MBO_SOORT_OPLEIDING_SPECIALISTEN * MBO_INSTELLING_PRIVAAT,
    MBOI_KOPPEN
};

typedef struct mboi_diagram {
    uint16_t testen, *test; /* the date tests it reads: indexes in the rule set */
    uint16_t *wortel;       /* [(period [* 12 + month]) << testen | truth of the tests] */
    uint16_t *knoop;
    /* A shorter way down when the facts of the four highest ranks are known: a row of MBOI_KOPPEN places, the last the
       root, for each different root, and for each place in `wortel` which row. NULL: none; the outcomes of questions
       have it. */
    uint16_t *kort, *kort_wortel;
    /* Where few facts matter: the outcome for every choice of them, the unknown ones included, a row of `tabelmaat` for
       each row of `kort`. The place in a row is the sum of (choice + 1) * stride. NULL: none. */
    uint8_t *tabel;
    struct mboi_schrede {
        mbo_feit feit;
        uint16_t stride;
    } schrede[MBOI_MAX_SCHREDEN];
    uint32_t schreden, tabelmaat;
    bool maanden;  /* does the month matter? */
    bool uren;     /* are there nodes of hours? */
    bool leeftijd; /* is one of the tests of an age? */
    uint32_t knopen, kinderen;
    mbo_feitset gelezen; /* the facts that have a node */
    mbo_feitset feiten;  /* every fact that it depends on: those, of the tests, of the hours and of the own rules */
    /* For both dates unknown: the different roots, and the pairs of them that one step of a birth date or a start
       date alone leads from one to the other. */
    uint16_t *top, (*stap_geboortedatum)[2], (*stap_startdatum)[2];
    uint32_t toppen, stappen_geboortedatum, stappen_startdatum;
} mboi_diagram;

/* Where the root for a moment stands in `wortel`. */
static inline size_t mboi_wortel(const mboi_diagram *d, mboi_moment moment, uint32_t maand)
{
    size_t at = d->maanden ? 12u * moment.periode + maand : moment.periode;
    for (uint32_t t = 0; t < d->testen; t++)
        at = at << 1 | (moment.waar >> d->test[t] & 1);
    return at;
}

/* Terminals: nee, ja, nvt, then one for each parameter name (geen waarde), then one for each amount. There is room for
   all that there may be, so that the nodes after them have the same ids in every rule set. */
enum { MBOI_NEE, MBOI_JA, MBOI_NVT, MBOI_EERSTE_PARAMETER };

/* Bounds that keep mbo_uitkomst_of() on the stack; the built-in rules stay far below them. */
enum {
    MBOI_MAX_KNOPEN = 4096,
    MBOI_MAX_KINDEREN = 16384,
    MBOI_MAX_ARITEIT = 64,     /* so that a choice is an int8_t */
    MBOI_MAX_TESTEN = 6,       /* of one diagram */
    MBOI_MAX_ALLE_TESTEN = 16, /* of a rule set */
    MBOI_MAX_PERIODEN = 128,
    MBOI_MAX_NAMEN = 512, /* of parameters that the rules read */
    MBOI_MAX_TABELLEN = 128,
    MBOI_MAX_INSTROOM = 8, /* periods in which a crebo may start */
    MBOI_MAX_MOMENTEN = MBOI_MAX_PERIODEN + 8 * MBOI_MAX_ALLE_TESTEN + 2 * MBOI_MAX_INSTROOM,
    MBOI_EINDES = MBOI_EERSTE_PARAMETER + MBOI_MAX_NAMEN + MBOI_MAX_BEDRAGEN
};

/* ---- rules ---- */

struct mbo_bron {
    const char *werk, *vindplaats, *tekst;
    mbo_datum versie;
};

struct mbo_regel {
    mbo_datum vanaf, tot, bevestigd_tot;
    mbo_geldsoort soort; /* of its amount; 0: it has none */
    const char *id;
    mboi_diagram diagram; /* ja, nee, geen waarde or nvt */
    struct mboi_leest {   /* the parameters that its condition reads */
        int32_t naam;
        mbo_feit tenzij; /* but not once this fact is given */
    } * leest;
    size_t leesten, leest_capacity;
    size_t *via; /* the rules of the questions that it refers to, also through others */
    size_t vias, via_capacity;
    const char *nl, *en, *voorwaarde, *bereik, *bedrag_tekst;
    mbo_vraag vraag;
    mbo_basis basis;
    struct mbo_bron *bron;
    size_t bronnen, bron_capacity;
    const mboi_formule *als, *dan; /* NULL: always */
    mboi_bedragregel bedrag;
    uint16_t *bedrag_einde;  /* its terminal, [period * 12 + month] */
    bool eerste_dag;         /* while it does not hold yet, the first day that it does is told */
    bool uit;                /* switched off: it never holds */
    const mboi_eigen *eigen; /* a rule of the host; else NULL */
    char vingerafdruk[MBOI_SHA256_HEX + 1];
};

static inline bool mboi_regel_geldt(const struct mbo_regel *regel, mbo_datum op)
{
    return !regel->uit && (regel->vanaf == MBO_DATUM_NOT_SET || op >= regel->vanaf) &&
           (regel->tot == MBO_DATUM_NOT_SET || op < regel->tot);
}

/* A name that conditions use, and what it stands for in words. */
struct mboi_begrip {
    const char *naam, *tekst;
};

struct mboi_vraag {
    bool een_van; /* the rules are alternatives; else all must hold */
    size_t regel, regels;
    bool heeft_bedrag, heeft_dag;
    size_t leest_hoogstens;     /* parameters that its rules read, counted double where two do */
    const mboi_formule *bereik; /* outside it the question is nvt; NULL: it never is */
    const char *bereik_tekst;
    mboi_diagram uitkomst, bedrag, bereik_diagram, dag;
};

/* Does an answer to it depend on a fact, or on an own rule? */
static inline bool mboi_vraag_leest(const struct mboi_vraag *vraag, mbo_feit feit)
{
    return mboi_feitset_has(&vraag->uitkomst.gelezen, feit) || mboi_feitset_has(&vraag->bedrag.gelezen, feit) ||
           mboi_feitset_has(&vraag->bereik_diagram.gelezen, feit) || mboi_feitset_has(&vraag->dag.gelezen, feit);
}

/* The same of facts, also where an own rule takes them or a date test does. */
static inline mbo_feitset mboi_vraag_feiten(const struct mboi_vraag *vraag)
{
    const mboi_diagram *d[] = {&vraag->uitkomst, &vraag->bedrag, &vraag->bereik_diagram, &vraag->dag};
    mbo_feitset set = {{0, 0}};
    for (size_t i = 0; i < MBOI_COUNT(d); i++)
        mboi_feitset_join(&set, &d[i]->feiten);
    return set;
}

struct mboi_datumtest {
    mboi_datumfunctie functie;
    int32_t parameter; /* of an age */
};

enum { MBOI_SETBITS = 11, MBOI_SETDEEL = 1 << MBOI_SETBITS, MBOI_MAX_VERZAMELINGEN = 16 };
/* Then a copy is compiled as a whole again, so that a long row of them does not hold all that came before. */
enum { MBOI_MAX_OUDERS = 16 };

enum { MBOI_GEEN_DREMPEL = INT32_MIN, MBOI_KALENDER = 8192 /* days: to the end of 2036 */ };

struct mbo_regels {
    atomic_int references;
    mbo_allocator allocator;
    mboi_arena arena;
    mbo_regels *ouder; /* a copy shares diagrams with it; NULL: none */
    int32_t ouders;    /* how many are held by it in turn */
    mboi_parameters parameters;
    char vingerafdruk[MBOI_SHA256_HEX + 1];
    mboi_eigen *eigen[MBOI_MAX_EIGEN];
    size_t eigens;
    const char **naam; /* of the parameters that rules read */
    size_t namen, naam_capacity;
    struct mboi_begrip *begrip; /* derivations and norms */
    size_t begrippen, begrip_capacity;
    struct mbo_regel *regel; /* by question */
    size_t regels, regel_capacity;
    struct mboi_vraag vraag[MBOI_VRAGEN + 1];
    mbo_datum *grens; /* the first day of each period in which every rule and parameter is the same */
    uint32_t perioden;
    const struct mbo_parameter **waarde; /* [name * perioden + period]; NULL: none */
    struct mboi_datumtest *test;
    size_t testen, test_capacity;
    int32_t *drempel; /* [period * testen + test]: the age in years, or MBOI_GEEN_DREMPEL */
    /* Of each startdatum in the first MBOI_KALENDER days, so that a known date costs a look-up: */
    uint16_t *kalender;   /* its period * 12 + month of the cursusjaar */
    mbo_datum *snede;     /* [test * MBOI_KALENDER + day]: the last birth date for which the test is true */
    int64_t *verzameling; /* the set tests: vooropleiding has one of these codes */
    size_t verzamelingen, verzameling_capacity;
    uint16_t *setklasse; /* the truth of the set tests in each class of sets, ascending */
    size_t setklassen;
    uint16_t setwaarheid[2][MBOI_SETDEEL]; /* the truth for the lower and the upper half of the codes */
    int8_t *klasse_van;                    /* of each truth: the class, where there is one */
    int32_t *duurgrens;                    /* the last month of each class of studieduur but the last, ascending */
    size_t duurgrenzen;
    int8_t duurklasse[MBOI_MAANDEN + 1];
    mboi_norm *norm;
    size_t normen, norm_capacity;
    mboi_urentabel *tabel;
    size_t tabellen, tabel_capacity;
    mboi_bedrag *bedrag; /* every amount of every rule on some day, each once; those that need a fact first */
    size_t bedragen, bedragen_met_feit, bedrag_capacity;
    uint16_t eindes;                  /* MBOI_EINDES */
    mbo_feitset aannames;             /* the facts with a usual value */
    int8_t eerste[MBOI_FEITEN + 1];   /* of a bool or a code: the value of its first child */
    int8_t keuze[2][MBOI_ATOMEN + 1]; /* of a case of which nothing is known; [1]: streng, nothing is assumed */
};

/* The value of a parameter name in a period; NULL: none. */
static inline const struct mbo_parameter *mboi_regels_waarde(const mbo_regels *regels, int32_t naam, uint32_t periode)
{
    return regels->waarde[(size_t)naam * regels->perioden + periode];
}

int32_t mboi_regels_naam(mbo_regels *regels, mboi_span naam); /* -1: no memory */

/* The terminal of an amount. */
static inline uint16_t mboi_bedrag_einde(const mbo_regels *regels, size_t bedrag)
{
    return (uint16_t)(MBOI_EERSTE_PARAMETER + regels->namen + bedrag);
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

/* Read a condition, or an amount. `line` is for messages. */
mbo_status mboi_formule_read(mboi_lezer *lezer, mboi_span tekst, int32_t line, const mboi_formule **out);
mbo_status mboi_bedrag_read(mboi_lezer *lezer, mboi_span tekst, int32_t line, mboi_bedragregel *out);

/* Does a condition refer to a question? */
bool mboi_formule_noemt(const mboi_formule *formule, mbo_vraag vraag);

/* Add a condition to a fingerprint, what it derives from written out; NULL: always. */
void mboi_formule_sha256(const mbo_regels *regels, const mboi_formule *formule, mboi_sha256 *sha);

/* Compile every rule and question into the arena of `regels`. A copy shares the diagrams that are no other in the set
   that it is copied from (NULL: it is no copy), in which at most one parameter has other values (NULL: none). */
mbo_status mboi_regels_compile(mbo_regels *regels, const mbo_regels *van, const char *parameter, mbo_fout *fout);

/* ---- building diagrams: every node once, so that equal conditions have equal ids ---- */

typedef struct mboi_bouw mboi_bouw;

/* How many choices a node of a fact has. */
int32_t mboi_ariteit(const mbo_regels *regels, mbo_feit feit);

/* The order in which diagrams read the facts. */
int32_t mboi_rang(mbo_feit feit);

mboi_bouw *mboi_bouw_create(mbo_regels *regels); /* NULL: no memory */
void mboi_bouw_free(mboi_bouw *bouw);

/* What a diagram answers: of a rule (by index) or of a question. */
typedef enum mboi_over {
    MBOI_REGEL,
    MBOI_VRAAG_UITKOMST,
    MBOI_VRAAG_BEREIK,
    MBOI_VRAAG_BEDRAG,
    MBOI_VRAAG_DAG
} mboi_over;

/* The root of a diagram in one moment, `maand` of the cursusjaar. */
uint32_t mboi_build(mboi_bouw *bouw, mboi_over over, size_t index, mboi_moment moment, uint32_t maand);

/* Copy what lies below the roots into the diagram, and renumber the roots. */
mbo_status mboi_bouw_compact(mboi_bouw *bouw, mboi_diagram *diagram, uint32_t *wortel, size_t wortels, mbo_fout *fout);

/* ---- from dates to moments ---- */

/* The periods in which one may start with a crebo, in order and apart. */
typedef struct mboi_instroom {
    bool gegeven; /* is there a crebo? else one may always start */
    int32_t perioden;
    mbo_datum vanaf[MBOI_MAX_INSTROOM], tot_en_met[MBOI_MAX_INSTROOM];
} mboi_instroom;

/* Fill the calendar of a rule set that has its periods and tests. */
mbo_status mboi_kalender_make(mbo_regels *regels, mbo_fout *fout);

mboi_moment mboi_moment_van(const mbo_regels *regels, const mboi_instroom *instroom, mbo_datum geboortedatum,
                            mbo_datum startdatum);

/* The same as far as the tests of a diagram go. */
mboi_moment mboi_moment_voor(const mbo_regels *regels, const mboi_diagram *diagram, const mboi_instroom *instroom,
                             mbo_datum geboortedatum, mbo_datum startdatum);

/* And the moments that a birth date may bring about with a startdatum, at most MBOI_MAX_TESTEN + 1; 0: the day is not
   in the calendar. */
uint32_t mboi_momenten_voor(const mbo_regels *regels, const mboi_diagram *diagram, const mboi_instroom *instroom,
                            mbo_datum startdatum, mboi_moment *uit);

/* The same for all tests, at most MBOI_MAX_MOMENTEN, on any day; and for each moment a birth date. */
uint32_t mboi_momenten_met_startdatum(const mbo_regels *regels, const mboi_instroom *instroom, mbo_datum startdatum,
                                      mboi_moment *uit, mbo_datum *geboren);

/* The moment of a birth date on a day as if it lay in a given period, and the birth dates at which such a moment
   becomes another: put into a sorted list. */
mboi_moment mboi_moment_als(const mbo_regels *regels, uint32_t periode, mbo_datum geboortedatum, mbo_datum startdatum);
void mboi_sneden_als(const mbo_regels *regels, uint32_t periode, mbo_datum startdatum, mbo_datum *uit, uint32_t *n);

/* Fill in the moments that the known date allows, if that is not done yet; with both dates unknown there are none. */
typedef struct mboi_invoer mboi_invoer;
void mboi_momenten(const mbo_regels *regels, mboi_invoer *invoer);

/* For both unknown: every step from one moment to another by one of the dates alone, and every moment that exists. */
typedef struct mboi_stap {
    void *ctx;
    void (*stap)(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum);
    void (*bestaat)(void *ctx, mboi_moment moment);
} mboi_stap;
void mboi_doorloop(const mbo_regels *regels, const mboi_instroom *instroom, const uint16_t *test, uint32_t testen,
                   const mbo_datum *grens, uint32_t grenzen, bool maanden, const mboi_stap *stap);

/* Does it ask whether one may start on the startdatum? With a crebo its roots are then not only those in `top`. */
bool mboi_diagram_leest_instroom(const mbo_regels *regels, const mboi_diagram *diagram);

/* ---- hours ---- */

/* The table of a norm in a period; MBOI_GEEN: a parameter has no value, -2: no memory, -3: more than there may be. */
int32_t mboi_urentabel_van(mbo_regels *regels, int32_t norm, uint32_t periode, int32_t *zonder_waarde);

/* ---- answering ---- */

/* What is known of a case, as the diagrams read it: a case by itself, or a row of a table that is kept by column. */
struct mboi_invoer {
    int8_t *keuze;       /* which child of a fact's node; MBOI_GEEN: unknown */
    int64_t *waarde;     /* of money, weeks, hours and studieduur; MBOI_GEEN: unknown */
    uint32_t schuif;     /* the value of a fact is at place fact << schuif of these two */
    int32_t kop;         /* the first four choices in one, see mboi_kop() */
    bool geboren, start; /* are the dates known? */
    mbo_datum geboortedatum, startdatum;
    mboi_instroom instroom;
    mboi_moment moment[MBOI_MAX_MOMENTEN];  /* that the known dates allow; see mboi_momenten() */
    uint32_t momenten;                      /* 1 when both dates are known; 0: not worked out yet */
    mbo_feitset eigen_open[MBOI_MAX_EIGEN]; /* of an own rule that was not called: the arguments that are unknown */
};

static inline int64_t mboi_waarde(const mboi_invoer *in, mbo_feit feit)
{
    return in->waarde[(size_t)feit << in->schuif];
}

/* The choices of bewijs, leerweg, soort_opleiding and instelling as one; MBOI_KOP_OPEN: one of them is unknown. */
static inline int32_t mboi_kop(int8_t bewijs, int8_t leerweg, int8_t soort, int8_t instelling)
{
    return (bewijs | leerweg | soort | instelling) < 0
               ? MBOI_KOP_OPEN
               : ((bewijs * MBO_LEERWEG_DERDE + leerweg) * MBO_SOORT_OPLEIDING_SPECIALISTEN + soort) *
                         MBO_INSTELLING_PRIVAAT +
                     instelling;
}

/* Are the hours enough, for what is known of them and of the studieduur: MBOI_JA, MBOI_NEE or MBOI_GEEN (open). */
int32_t mboi_uren(const mbo_regels *regels, const mboi_invoer *invoer, uint32_t tabel);

/* Of a table that is open: add what can still decide, and find the first table that leaves the same. */
void mboi_uren_open(const mbo_regels *regels, const mboi_invoer *invoer, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde);

/* The fewest codes that make a class of sets. */
int64_t mboi_set_van_klasse(const mbo_regels *regels, int32_t klasse);

static inline int8_t mboi_setkeuze(const mbo_regels *regels, int64_t codes)
{
    return regels->klasse_van[regels->setwaarheid[0][codes & (MBOI_SETDEEL - 1)] |
                              regels->setwaarheid[1][codes >> MBOI_SETBITS]];
}

/* The child that a known value picks, of a fact that has nodes. */
static inline int8_t mboi_keuze(const mbo_regels *regels, mbo_feit feit, int64_t waarde)
{
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_SET: return mboi_setkeuze(regels, waarde);
    case MBO_FEITTYPE_INT: return feit == MBO_FEIT_STUDIEDUUR ? regels->duurklasse[waarde] : 0;
    default: return (int8_t)(waarde - regels->eerste[feit]);
    }
}

typedef struct mboi_uitslag {
    bool nee, ja, nvt, geen_waarde; /* which results the completions give */
    mbo_feitset ontbrekend;
    bool niet_exact; /* an own rule was not called: what it takes may matter or not */
    /* for amounts: */
    bool enig; /* one and the same amount or kind, and known */
    int64_t bedrag;
    uint64_t zonder_waarde[MBOI_MAX_NAMEN / 64]; /* the names of parameters without value that were met */
} mboi_uitslag;

typedef enum mboi_lees { MBOI_LEES_UITKOMST, MBOI_LEES_BEDRAG, MBOI_LEES_SOORT } mboi_lees;

/* One step down from a node: to the child that the case picks, or to itself when its fact is open. `keuze` and `schuif`
   are those of `in`, of which only the hours are read: so that a table of cases need not fill in more. */
static inline uint32_t mboi_step(const mbo_regels *regels, const mboi_diagram *d, const mboi_invoer *in,
                                 const int8_t *keuze, uint32_t schuif, uint32_t id)
{
    const uint16_t *k = d->knoop + (id - regels->eindes);
    uint32_t feit = k[0] & 0xff;
    int32_t kind = feit <= MBOI_ATOMEN ? keuze[(size_t)feit << schuif] : mboi_uren(regels, in, feit - MBOI_ATOMEN - 1);
    return kind < 0 ? id : k[MBOI_KNOOP_KOP + kind];
}

/* Down through what is known: to a terminal, or the first node that is open. */
static inline uint32_t mboi_walk(const mbo_regels *regels, const mboi_diagram *d, const mboi_invoer *in, uint32_t id)
{
    for (uint32_t was = UINT32_MAX; id >= regels->eindes && id != was;)
        id = mboi_step(regels, d, in, in->keuze, in->schuif, was = id);
    return id;
}

/* Where a walk from a known moment begins. */
static inline uint32_t mboi_begin(const mboi_diagram *d, mboi_moment moment, int32_t kop)
{
    size_t at = mboi_wortel(d, moment, 0);
    return d->kort ? d->kort[d->kort_wortel[at] * (size_t)MBOI_KOPPEN + (uint32_t)kop] : d->wortel[at];
}

/* The usual case, in which all that matters is known: MBOI_NEE, MBOI_JA or MBOI_NVT; anything above them: it is not. */
static inline uint32_t mboi_diagram_einde(const mbo_regels *regels, const mboi_diagram *d, const mboi_invoer *in)
{
    if (in->momenten != 1)
        return UINT32_MAX;
    return mboi_walk(regels, d, in, mboi_begin(d, in->moment[0], in->kop));
}

/* The outcome alone (domain contract, section 4). */
mbo_uitkomst mboi_diagram_uitkomst(const mbo_regels *regels, const mboi_diagram *diagram, mboi_invoer *invoer);
mbo_uitkomst mboi_uitkomst_van(const mboi_uitslag *uitslag);

/* ---- the outcome alone, for many cases ---- */

/* A front is a number: an mbo_uitkomst when that is clear, MBOI_FRONT_ANDERS when it has to be found in another way
   (or memory is short); from MBOI_FRONTEN on there is more to read. See fronten.c. */
enum {
    MBOI_FRONT_ANDERS = MBO_UITKOMST_NVT + 1,
    MBOI_FRONTEN,
    MBOI_FRONT_KINDEREN = 3, /* where its children begin; the one before them is for an open fact */
    MBOI_MAX_SNEDEN = 2 * MBOI_MAX_PERIODEN * MBOI_MAX_TESTEN
};

/* What was worked out for cases of one diagram; for one thread. Of what was not made yet the front is 0. */
typedef struct mboi_fronten {
    const mbo_regels *regels;
    const mboi_diagram *d;
    mbo_allocator allocator;
    /* A front is a place here: [fact + 256 * children][its key][front when open][front of a child]...
     */
    uint32_t *plek;
    size_t plekken, plek_capacity;
    uint16_t *sleutel; /* [what][number of nodes][node]... */
    size_t sleutels, sleutel_capacity;
    uint32_t *tabel; /* open addressing: front, 0: free */
    size_t maat, fronten;
    uint32_t toppen;                               /* of all roots */
    uint32_t knoop[MBOI_MAX_KNOPEN];               /* of each node alone, by number */
    uint32_t start[MBOI_KALENDER];                 /* of each startdatum, the birth date not known */
    mbo_datum snede[MBOI_MAX_SNEDEN];              /* birth dates between two of these have the same roots, */
    uint32_t sneden, geboren[MBOI_MAX_SNEDEN + 1]; /* the startdatum not known */
    bool vol, geen_geheugen;                       /* why a front could not be made */
    bool in_kalender;                              /* if not, there are no such cuts */
    bool volledig[MBOI_MAX_SNEDEN + 1];
    struct { /* the set of which a front is being made */
        uint32_t wat, knopen;
        uint64_t heeft[MBOI_MAX_KNOPEN / 64]; /* by number of the node */
        uint16_t knoop[MBOI_MAX_KNOPEN];
    } set;
} mboi_fronten;

mboi_fronten *mboi_fronten_create(const mbo_regels *regels, const mboi_diagram *diagram,
                                  const mbo_allocator *allocator); /* NULL: no memory */
void mboi_fronten_free(mboi_fronten *fronten);

/* Where a case can be: at any of `n` places; at one node; at any root; and, without a crebo, at the roots of a
   startdatum or a birth date of which the other is not known. Not `volledig`: there may be more roots, so that only
   onbekend is certain. */
uint32_t mboi_front_van(mboi_fronten *fronten, const uint16_t *id, uint32_t n);
uint32_t mboi_front_van_knoop(mboi_fronten *fronten, uint32_t id);
uint32_t mboi_front_van_toppen(mboi_fronten *fronten);
uint32_t mboi_front_van_startdatum(mboi_fronten *fronten, mbo_datum startdatum);
uint32_t mboi_front_van_geboortedatum(mboi_fronten *fronten, mbo_datum geboortedatum, bool *volledig);

uint32_t mboi_front_nieuw(mboi_fronten *fronten, uint32_t front, int32_t keuze); /* a step not taken before */

/* One step on, as mboi_step(). */
static inline uint32_t mboi_front_stap(mboi_fronten *f, const mboi_invoer *in, const int8_t *keuze, uint32_t schuif,
                                       uint32_t front)
{
    uint32_t feit = f->plek[front] & 0xff;
    int32_t kind =
        feit <= MBOI_ATOMEN ? keuze[(size_t)feit << schuif] : mboi_uren(f->regels, in, feit - MBOI_ATOMEN - 1);
    uint32_t naar = f->plek[front + MBOI_FRONT_KINDEREN + (uint32_t)kind];
    return naar ? naar : mboi_front_nieuw(f, front, kind);
}

/* The exact result, amount or kind of money of a diagram; allocates nothing. */
void mboi_diagram_uitslag(const mbo_regels *regels, const mboi_diagram *diagram, mboi_invoer *invoer, mboi_lees lees,
                          mboi_uitslag *uit);

/* The first day after the startdatum on which a diagram of date tests alone is ja; MBO_DATUM_NOT_SET: none. */
mbo_datum mboi_eerste_dag(const mbo_regels *regels, const mboi_diagram *diagram, const mboi_invoer *invoer);

#endif
