/* SPDX-License-Identifier: MIT */
/*
 * The oracle: the questions for one complete case, written from the law and the domain contract alone. It shares no
 * code, table or class with the library; only the public names of facts and codes.
 */
#ifndef ORAKEL_H
#define ORAKEL_H

#include <mborules/mborules.h>
#include <stdbool.h>

/* A complete case, as far as the questions read it. */
typedef struct geval {
    int bewijs, leerweg, soort, instelling;
    long vooropleiding; /* bit 1 << code */
    bool vak_zelfde_richting, verblijf, al_verschuldigd, vrijstelling, vervangende_leerplicht;
    int leerplicht; /* 0 nee, 1 ja, 2 not given: from the dates */
    int uitkering, leerbaan, studieduur;
    bool werkend, werkzoekend, bedreigd, diploma_haalbaar, certificaat_haalbaar, leerbedrijf_erkend, inkoopkader;
    bool productief, noodzakelijk, gemeente, gemeente_behoud, verkorting;
    bool diploma_erkenning, certificaat_vastgesteld, ander_aanbod, praktijkovereenkomst, rod;
    bool nationaliteit, sf_lopend, sf_verbruikt, llk_lopend, vergoed;
    int weken;
    long begeleid, bpv;                      /* hours */
    long onderwijsprijs;                     /* cents */
    long geboren, start;                     /* days since 1970-01-01 */
    const struct kwalificatie *kwalificatie; /* of the crebo; NULL: none */
} geval;

/* What the structure knows of a crebo. */
typedef struct kwalificatie {
    int crebo, soort, leerwegen; /* leerwegen: bit 1 << leerweg; 0: not known */
    bool vierjarig;
    long vanaf[2], tot_en_met[2]; /* when one may start; the second pair empty when there is one */
} kwalificatie;

enum { ZONDER_WAARDE = -1, GEEN_DAG = -1 };

enum { NEE, JA, GEEN_WAARDE, NVT };

typedef struct uitslag {
    int resultaat;
    int soort;   /* of money; 0: the question has none */
    long bedrag; /* cents, or ZONDER_WAARDE */
    long vanaf;  /* the first day, or GEEN_DAG */
} uitslag;

uitslag orakel(mbo_vraag vraag, const geval *g);

/* The questions read the two dates through these alone, and by comparing the startdatum with fixed days. */
long leerplicht_einde(long geboren);            /* the last day of compulsory education */
long verjaardag(long geboren, int leeftijd);    /* the day on which that age is reached */
long opening(long start);                       /* the 1 August that opens the cursusjaar */
int maanden_voorbij(long start);                /* of the cursusjaar: 0 to 11 */
long maand_begin(long start);                   /* the first day of its month */
bool strenger(long start);                      /* WSF 2000 art. 2.3 lid 1: which of its two rules? */
long recht_vanaf(long achttien, bool strenger); /* the first day of the right by one of them */
bool mag_instromen(const kwalificatie *k, long start);

long dag(int jaar, int maand, int dag_);
void kalender(long dag_, int *jaar, int *maand, int *dag_in_maand);

#endif
