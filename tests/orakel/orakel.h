/* SPDX-License-Identifier: MIT */
/*
 * The oracle: the questions for one complete case, written from the law and the domain contract alone. It shares no
 * code, table or class with the library: facts and codes are known by the names of the contract, and numbered here.
 */
#ifndef ORAKEL_H
#define ORAKEL_H

#include <stdbool.h>
#include <stdint.h>

/* Every fact of the contract (section 2), in its order. F(fact, type, vocabulary, assumed value or -1, beslisser) */
#define FEITEN(F)                                               \
    F(geboortedatum, DATUM, GEEN, -1, 0)                        \
    F(vooropleiding, SET, vooropleidingen, -1, 0)               \
    F(vak_zelfde_richting, BOOL, GEEN, -1, 0)                   \
    F(leerplicht_beeindigd, BOOL, GEEN, -1, 0)                  \
    F(twaalf_schooljaren, BOOL, GEEN, -1, 0)                    \
    F(nationaliteit_wsf, BOOL, GEEN, -1, 0)                     \
    F(uitkering, SET, uitkeringen, -1, 0)                       \
    F(werkend, BOOL, GEEN, -1, 0)                               \
    F(werkzoekend, BOOL, GEEN, -1, 0)                           \
    F(met_werkloosheid_bedreigd, BOOL, GEEN, -1, 0)             \
    F(studiefinanciering_lopend, BOOL, GEEN, -1, 0)             \
    F(levenlanglerenkrediet_lopend, BOOL, GEEN, -1, 0)          \
    F(diploma_haalbaar, BOOL, GEEN, -1, 0)                      \
    F(certificaat_haalbaar, BOOL, GEEN, -1, 0)                  \
    F(verblijf_in_orde, BOOL, GEEN, 1, 0)                       \
    F(studiefinanciering_verbruikt, BOOL, GEEN, 0, 0)           \
    F(lesgeld_vrijgesteld, BOOL, GEEN, 0, 0)                    \
    F(cursusgeld_vrijgesteld, BOOL, GEEN, 0, 0)                 \
    F(eigenrisicodrager, BOOL, GEEN, 0, 0)                      \
    F(nadere_eisen_in_orde, BOOL, GEEN, 1, 0)                   \
    F(bewijs, CODE, bewijzen, -1, 0)                            \
    F(leerweg, CODE, leerwegen, -1, 0)                          \
    F(soort_opleiding, CODE, soorten, -1, 0)                    \
    F(instelling, CODE, instellingen, -1, 0)                    \
    F(startdatum, DATUM, GEEN, -1, 0)                           \
    F(studieduur, INT, GEEN, -1, 0)                             \
    F(diploma_erkenning, BOOL, GEEN, -1, 0)                     \
    F(certificaat_vastgesteld, BOOL, GEEN, -1, 0)               \
    F(ander_aanbod_zelfde_domein, BOOL, GEEN, -1, 0)            \
    F(keuzedeel_passend, BOOL, GEEN, -1, 0)                     \
    F(leerbaan, CODE, leerbanen, -1, 0)                         \
    F(leerbedrijf_erkend, BOOL, GEEN, -1, 0)                    \
    F(praktijkovereenkomst, BOOL, GEEN, -1, 0)                  \
    F(praktijkweken, INT, GEEN, -1, 0)                          \
    F(uren_begeleid, INT, GEEN, -1, 0)                          \
    F(uren_bpv, INT, GEEN, -1, 0)                               \
    F(urenverdeling_in_orde, BOOL, GEEN, 1, 0)                  \
    F(vierjarig, BOOL, GEEN, -1, 0)                             \
    F(productieve_arbeid, BOOL, GEEN, -1, 0)                    \
    F(onderwijsprijs, GELD, GEEN, -1, 0)                        \
    F(onderwijs_vergoed, BOOL, GEEN, -1, 0)                     \
    F(inkoopkader_uwv, BOOL, GEEN, -1, 0)                       \
    F(rod_ingeschreven, BOOL, GEEN, 1, 0)                       \
    F(crebo, INT, GEEN, -1, 0)                                  \
    F(besluit_vrijstelling, BOOL, GEEN, -1, BEVOEGD_GEZAG)      \
    F(besluit_verkorting, BOOL, GEEN, -1, BEVOEGD_GEZAG)        \
    F(besluit_minder_uren, BOOL, GEEN, -1, BEVOEGD_GEZAG)       \
    F(besluit_oude_urennorm, BOOL, GEEN, -1, BEVOEGD_GEZAG)     \
    F(besluit_vervangende_leerplicht, BOOL, GEEN, -1, GEMEENTE) \
    F(besluit_scholing_noodzakelijk, BOOL, GEEN, -1, UWV)       \
    F(besluit_gemeente, BOOL, GEEN, -1, GEMEENTE)               \
    F(besluit_gemeente_behoud, BOOL, GEEN, -1, GEMEENTE)

#define F(naam, ...) F_##naam,
typedef enum feit { FEITEN(F) AANTAL_FEITEN } feit;
#undef F

typedef enum feittype { BOOL, INT, DATUM, CODE, SET, GELD } feittype;
enum { BEVOEGD_GEZAG = 1, UWV = 2, GEMEENTE = 4 }; /* beslissers, as bits */

/* A closed vocabulary (section 1): its codes are numbered from 1. */
typedef struct woordenlijst {
    const char *naam;
    const char *codes[24]; /* [0] is not set */
} woordenlijst;

typedef struct feitsoort {
    const char *naam;
    feittype type;
    const woordenlijst *codes; /* of a CODE or a SET */
    int aanname;               /* -1: none */
    int beslisser;             /* 0: no besluit */
} feitsoort;

extern const feitsoort feitsoorten[AANTAL_FEITEN];

enum { ENTREE = 1, BASISBEROEPS, VAK, MIDDENKADER, SPECIALISTEN };
enum { BOL = 1, BBL, DERDE };
enum { DIPLOMA = 1, CERTIFICAAT, PRAKTIJKVERKLARING };
enum { ROC = 1, AOC, VAKINSTELLING, BEROEPSCOLLEGE, PRIVAAT };
enum { GEEN_LEERBAAN = 1, ARBEIDSOVEREENKOMST, VRIJWILLIGERSWERK, BEHOUD_UITKERING };
enum { WW = 1, WAO, WIA_IVA, WIA_WGA, WAJONG, WAZ, ZIEKTEWET, IOW, PARTICIPATIEWET, IOAW, IOAZ, BBZ, ANW };
enum {
    BASISONDERWIJS = 1,
    PRAKTIJKONDERWIJS,
    LBO,
    VBO,
    VMBO_BB,
    VMBO_KB,
    VMBO_GL,
    VMBO_TL,
    MAVO,
    MAVO_VBO,
    OVERGANGSBEWIJS,
    HAVO,
    VWO,
    MBO_ENTREE,
    MBO_BASISBEROEPS,
    MBO_VAK,
    MBO_MIDDENKADER,
    MBO_SPECIALISTEN,
    HBO_WO,
    AANGEWEZEN,
    BUITENLANDS_NIET_ERKEND
};

/* The eighteen questions (section 5). */
typedef enum vraag {
    V_BEKOSTIGING = 1,
    V_TOELATING,
    V_DOELGROEP,
    V_AANBOD,
    V_PRAKTIJKPLAATS,
    V_STUDIEDUUR,
    V_URENNORM,
    V_ONDERWIJSGELD,
    V_STUDIEFINANCIERING,
    V_LEVENLANGLERENKREDIET,
    V_SUBSIDIE_PRAKTIJKLEREN,
    V_UWV_FINANCIERING,
    V_UWV_BEHOUD_UITKERING,
    V_GEMEENTE_FINANCIERING,
    V_GEMEENTE_BEHOUD_UITKERING,
    V_PRAKTIJKVERKLARING_BEHOUD_UITKERING,
    V_STARTKWALIFICATIE_NA_AFLOOP,
    V_TRAJECT,
    VRAGEN = V_TRAJECT
} vraag;

extern const woordenlijst vraagnamen, geldsoorten;

enum {
    GELD_LESGELD = 1,
    GELD_CURSUSGELD,
    GELD_EIGEN_PRIJS,
    GELD_GEEN,
    GELD_KREDIET,
    GELD_SUBSIDIE_BBL,
    GELD_SUBSIDIE_DERDE
};

/* What the structure knows of a crebo. */
typedef struct kwalificatie {
    int crebo, soort, leerwegen; /* leerwegen: bit 1 << leerweg; 0: not known */
    bool vierjarig;
    long vanaf[2], tot_en_met[2]; /* when one may start; the second pair empty when there is one */
    bool deels;                   /* but for certain only on these days */
    long zeker_vanaf, zeker_tot;
} kwalificatie;

enum { NIET_GEGEVEN = 2 }; /* a third value of leerplicht_beeindigd: derived from the other facts */

/* A complete case: every fact has its value. Bits of a set are 1 << code, dates are days since 1970-01-01. */
typedef struct geval {
    long w[AANTAL_FEITEN];
    const kwalificatie *kwalificatie; /* of the crebo; NULL: none */
} geval;

enum { ZONDER_WAARDE = -1, GEEN_DAG = -1 };

typedef enum resultaat { NEE, JA, GEEN_WAARDE, NVT } resultaat;

typedef struct uitslag {
    resultaat resultaat;
    int soort;          /* of money; 0: the question has none, or it has no value */
    long bedrag;        /* cents, or ZONDER_WAARDE */
    long vanaf;         /* the first day of a right for who is too young, or GEEN_DAG */
    bool rest;          /* all that the right asks but of the dates holds */
    const char *zonder; /* the parameter without a value that matters; NULL: none */
} uitslag;

uitslag orakel(vraag v, const geval *g);

/* The facts that it has read, bits 1 << feit: it adds to them. */
extern uint64_t orakel_las;

/* An input error of the dates: a birth after the start, or more than 120 years before it (section 2). */
bool datumfout(long geboren, long start);

/* The questions read the two dates through these alone, and by comparing the startdatum with fixed days. */
long leerplicht_einde(long geboren);                        /* the last day of compulsory education by age */
long verjaardag(long geboren, int leeftijd);                /* the day on which that age is reached */
long opening(long start);                                   /* the 1 August that opens the cursusjaar */
long sluiting(long start);                                  /* the 31 July that ends it */
int maanden_voorbij(long start);                            /* of the cursusjaar: 0 to 11 */
long maand_begin(long start);                               /* the first day of its month */
bool strenger(long start);                                  /* WSF 2000 art. 2.3 lid 1: which of its two rules? */
long recht_vanaf(long achttien, bool strenger);             /* the first day of the right by one of them */
resultaat mag_instromen(const kwalificatie *k, long start); /* NEE, JA or GEEN_WAARDE */

/* The days on which a rule changes; the tariffs of a cursusjaar apart. */
enum {
    D2016_05_18,
    D2017_08_01,
    D2018_01_01,
    D2018_07_01,
    D2019_01_01,
    D2020_04_01,
    D2020_08_01,
    D2021_01_01,
    D2023_08_01,
    D2024_08_01,
    D2025_11_01,
    D2026_08_01,
    D2027_08_01,
    D2028_08_01,
    VASTE_DAGEN
};
long vaste_dag(int i);

long dag(int jaar, int maand, int dag_);
void kalender(long dag_, int *jaar, int *maand, int *dag_in_maand);

/* ---- texts (section 10) ---- */

int code_van(const woordenlijst *lijst, const char *naam); /* 0: no such code */
int feit_van(const char *naam);                            /* -1: no such fact */
bool lees_waarde(feit f, const char *tekst, long *uit);    /* false: not of its type */
void schrijf_waarde(feit f, long waarde, char *uit, unsigned long size);

#endif
