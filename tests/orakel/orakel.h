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
    bool werkend, werkzoekend, diploma_haalbaar, certificaat_haalbaar, leerbedrijf_erkend, inkoopkader, productief;
    bool noodzakelijk, gemeente, gemeente_behoud, verkorting;
    long onderwijsprijs; /* cents */
    long geboren, start; /* days since 1970-01-01 */
} geval;

enum { ZONDER_WAARDE = -1 };

enum { NEE, JA, GEEN_WAARDE, NVT };

typedef struct uitslag {
    int resultaat;
    int soort;   /* of fee; 0: the question has none */
    long bedrag; /* cents, or ZONDER_WAARDE */
} uitslag;

uitslag orakel(mbo_vraag vraag, const geval *g);

/* The questions read the two dates through these alone: orakel.c has no other use of them. */
long leerplicht_einde(long geboren); /* the last day of compulsory education */
long achttiende(long geboren);       /* the eighteenth birthday */
long opening(long start);            /* the 1 August that opens the cursusjaar */
int maanden_voorbij(long start);     /* of the cursusjaar: 0 to 11 */

long dag(int jaar, int maand, int dag_);
void kalender(long dag_, int *jaar, int *maand, int *dag_in_maand);

#endif
