/* SPDX-License-Identifier: MIT */
/* The whole: a loaded structure, its lists and what stands in them. */
#ifndef MBOI_STRUCTUUR_H
#define MBOI_STRUCTUUR_H

#include <stdatomic.h>

#include <mborules/structuur.h>

#include "kern/kern.h"

/* Lists are flat arrays in file order; a parent holds where its children begin and how many there are. */
typedef struct mboi_reeks {
    int32_t begin, aantal;
} mboi_reeks;

/* From a day up to and including another; none when that lies before it. */
typedef struct mboi_dagen {
    mbo_datum vanaf, tot_en_met;
} mboi_dagen;

struct mbo_domein {
    const char *titel;
    int64_t nr;
    int32_t crebo, prijsfactor;
};

struct mbo_sectorkamer {
    const char *titel;
    int64_t nr;
};

struct mbo_competentie {
    const char *titel, *code;
    int64_t nr;
};

struct mbo_crebo {
    const mbo_structuur *structuur;
    const char *ministerie;
    int32_t code, prijsfactor;
    int32_t dossier_toen, domein_toen; /* the crebos of those in its period; 0: they are where it is listed */
    int32_t dossier, domein; /* where those are in their lists, once everything is read; -1: they are not there */
    mbo_datum geldig_vanaf, einde_instroom, einde_opleiding;
    mboi_dagen zeker;                               /* the days on which one may certainly start */
    bool instroom_onleesbaar, opleiding_onleesbaar; /* the file sets that end, but it cannot be read */
};

struct mbo_werkproces {
    const mbo_structuur *structuur;
    const char *titel, *code;
    int64_t nr;
    int32_t hoofdstuk; /* 0: neither the file nor the order in it tells */
    mboi_reeks teksten, competenties;
};

struct mbo_kerntaak {
    const mbo_structuur *structuur;
    const char *titel, *code;
    int64_t nr;
    int32_t dossier, hoofdstuk;
    mboi_reeks werkprocessen, teksten, kennis;
};

struct mbo_kwalificatie {
    const mbo_structuur *structuur;
    const char *titel, *opmerking;
    int64_t nr;
    int32_t hoofdstuk, niveau, sbu, dossier, leerwegen; /* leerwegen: bit 1 << leerweg; 0: the file does not say */
    mbo_soort_opleiding soort;
    int8_t vierjarig; /* -1: the file does not say */
    mboi_reeks crebos, kerntaken, teksten;
};

struct mbo_dossier {
    const mbo_structuur *structuur;
    const char *titel, *versie, *status;
    int64_t nr, domein_nr, sectorkamer_nr;
    int32_t domein, sectorkamer; /* where those are in their lists, once everything is read; -1: they are not there */
    int32_t opvolger;            /* where the next version of it is, once everything is read; -1: there is none */
    int32_t opvolgers;           /* and how many there are */
    mboi_reeks crebos, kwalificaties, kerntaken, kennis, categorieen, brondocumenten, onderhoud, taaleisen, teksten;
};

struct mbo_opmerking {
    const char *plaats, *waarde;
    int64_t line, aantal;
    mbo_opmerkingsoort soort;
    int32_t bestand;
};

typedef struct mboi_lijst {
    void *rij;
    size_t aantal, capacity;
} mboi_lijst;

enum {
    MBOI_DOMEINEN,
    MBOI_SECTORKAMERS,
    MBOI_COMPETENTIES,
    MBOI_DOSSIERS,
    MBOI_KWALIFICATIES,
    MBOI_KERNTAKEN,
    MBOI_WERKPROCESSEN,
    MBOI_CREBOS,
    MBOI_KENNIS,
    MBOI_CATEGORIEEN,
    MBOI_BRONDOCUMENTEN,
    MBOI_ONDERHOUD,
    MBOI_TAALEISEN,
    MBOI_OPMERKINGEN,
    MBOI_INHOUD,
    MBOI_VINDPLAATSEN,
    MBOI_DUBBEL,
    MBOI_LIJSTEN
};

extern const size_t mboi_lijst_size[MBOI_LIJSTEN]; /* of one element */

/* So few that what lies between them is never more than MBOI_MAX_INSTROOM periods, for a crebo that is certain in one.
 */
enum { MBOI_MAX_TOESTANDEN = 6 };

struct mbo_structuur {
    atomic_int references;
    mbo_allocator allocator;
    mboi_arena arena;
    mboi_lijst lijst[MBOI_LIJSTEN];
    int32_t *tabel; /* from crebo to its first vindplaats, open addressing, as far as it goes; -1: free */
    size_t tabel_size;
    mbo_datum peildatum, bevestigd_tot;
    mboi_dagen toestand[MBOI_MAX_TOESTANDEN]; /* of which it lists all that may be started */
    int32_t toestanden;
    char vingerafdruk[MBOI_SHA256_HEX + 1]; /* "": not taken */
};

/* Room for one more element, zeroed; NULL: no memory. */
void *mboi_lijst_add(mbo_structuur *structuur, int lijst);
void *mboi_lijst_get(const mbo_structuur *structuur, int lijst, int32_t index); /* NULL outside the range */

/* One of those that a parent has; NULL outside the range. */
void *mboi_reeks_get(const mbo_structuur *structuur, int lijst, mboi_reeks reeks, int32_t index);

/* The days on which one may start as far as the file says; without bounds where it sets none. */
mboi_dagen mboi_crebo_mogelijk(const mbo_crebo *crebo);

/* Find the versions of each dossier, in order; false: no memory. */
bool mboi_versies_link(mbo_structuur *structuur);

/* Trim the lists, index the crebos and find what is referred to, once everything is read; false: no memory. */
bool mboi_structuur_freeze(mbo_structuur *structuur);

#endif
