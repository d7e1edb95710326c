/* SPDX-License-Identifier: MIT */
/* How each public function is called: what nul.py writes and test_nul.c reads. */
#ifndef MBO_NUL_H
#define MBO_NUL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <mborules/mborules.h>

#define NUL_SBB MBO_TEST_DATA "/sbb-inhoud.xml"
enum { NUL_PARAMS = 10, NUL_FD = -2 /* an open descriptor */ };

typedef union nul_arg {
    void *p;
    int64_t i;
} nul_arg;

typedef struct nul_uit { /* what came back */
    const void *p;
    int64_t i;
} nul_uit;

/* What a parameter, or what a function returns, is. */
typedef enum nul_soort {
    NUL_NIETS,
    NUL_STATUS,
    NUL_DATUM,
    NUL_POINTER,
    NUL_GETAL,
    NUL_LENGTE,     /* of an array or a buffer */
    NUL_IN,         /* a pointer that is read */
    NUL_WEG,        /* a pointer that is taken */
    NUL_UIT,        /* something that is written */
    NUL_UIT_SET,    /* a mbo_feitset */
    NUL_UIT_EIGEN,  /* a handle that becomes the caller's */
    NUL_UIT_STROOM, /* an Arrow stream */
    NUL_BUFFER,     /* for text */
    NUL_FOUT
} nul_soort;

typedef struct nul_veld { /* of a struct that goes in */
    const char *naam;
    nul_soort soort;
    size_t plaats, maat;
} nul_veld;

typedef struct nul_param {
    const char *naam;
    nul_soort soort;
    /* a number: a good value, those that are tried, and the range outside of which a call is refused */
    int64_t getal, laagst, hoogst;
    const int64_t *waarden;
    size_t n;
    bool dag; /* a value, of a fact or of a change of the rules: outside its range it is no argument that is wrong */
    bool leeg_mag; /* MBO_DATUM_NOT_SET is a value too */
    /* a pointer: where the good one stands, or the text itself */
    bool mag_null, verandert, stroom;
    const void *const *goed;
    const char *tekst;
    size_t lengte;         /* which parameter has the length; 0: none */
    const size_t *hoeveel; /* and how much there is */
    const nul_veld *velden;
    size_t aantal, maat;
    void (*vrij)(void *);
} nul_param;

typedef struct nul_functie {
    const char *naam;
    void (*roep)(const nul_arg *a, nul_uit *u);
    nul_soort soort;
    size_t params;
    int64_t leeg; /* the number that it gives where there is nothing to give */
    bool tekst;   /* a number out of range gives "", not NULL */
    void (*vrij)(void *);
    nul_param param[NUL_PARAMS];
} nul_functie;

extern const nul_functie nul_functies[];
extern const size_t nul_aantal;

/* Good values, by the names of their types. */
struct nul_goed {
    const void *mbo_zaak, *mbo_regels, *mbo_regel, *mbo_bron, *mbo_begrip, *mbo_parameter, *mbo_structuur, *mbo_domein,
        *mbo_sectorkamer, *mbo_competentie, *mbo_dossier, *mbo_kwalificatie, *mbo_crebo, *mbo_kerntaak, *mbo_werkproces,
        *mbo_kennis, *mbo_taaleis, *mbo_brondocument, *mbo_opmerking, *mbo_editie, *mbo_woorden, *mbo_dekking,
        *mbo_vergelijking, *mbo_oordeel, *mbo_advies, *mbo_stap,
        *mbo_stappen, *mbo_leerroute, *mbo_nodig, *mbo_verschil, *mbo_controle, *mbo_batch;
    const void *mbo_allocator, *mbo_regels_options, *mbo_structuur_options, *mbo_batch_options, *mbo_filter,
        *mbo_eigen_regel, *mbo_feitset, *mbo_vraag, *mbo_kolom, *mbo_antwoordkolom, *ArrowArrayStream;
    const void *sbb, *motivering;
    size_t sbb_lengte, motivering_lengte;
};
extern struct nul_goed nul_goed;
extern const size_t nul_een;

#endif
