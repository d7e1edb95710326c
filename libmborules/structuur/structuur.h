/* SPDX-License-Identifier: MIT */
#ifndef MBOI_STRUCTUUR_H
#define MBOI_STRUCTUUR_H

#include <stdatomic.h>

#include <mborules/structuur.h>

#include "kern/kern.h"

/* Lists are flat arrays in file order; a parent holds where its children begin and how many there are. */
typedef struct mboi_reeks {
    int32_t begin, aantal;
} mboi_reeks;

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

struct mbo_kennis {
    const char *titel;
    int64_t nr;
};

struct mbo_brondocument {
    const char *naam, *type, *datum, *omschrijving, *link;
};

typedef struct mbo_onderhoud {
    const char *deel[4]; /* by mbo_onderhouddeel */
} mbo_onderhoud;

struct mbo_taaleis {
    const char *eis, *taal, *vaardigheid, *niveau;
};

/* What an owner has for a profiel (0: for all): a text, a reference to a kennis or a competentie, or a taaleis. What is
   for several profielen is there for each. Of one owner they stand together in order of profiel: the texts, one of each
   kind, and the others. */
typedef struct mboi_inhoud {
    int64_t profiel;
    union {
        const char *tekst;
        int64_t nr;    /* that is referred to, while reading */
        int32_t index; /* in its list */
    } wat;
    int32_t soort;    /* a mbo_tekstsoort; MBOI_GEEN_TEKST */
    int32_t volgorde; /* in the file, while reading; then of what is no text how many of those for all come before it */
} mboi_inhoud;

enum { MBOI_GEEN_TEKST = 0 };

/* The number of an element, and its place in its list. */
typedef struct mboi_nummer {
    int64_t nr;
    int32_t index;
} mboi_nummer;

struct mbo_crebo {
    const char *ministerie;
    int32_t code, prijsfactor;
    mbo_datum geldig_vanaf, einde_instroom, einde_opleiding;
};

struct mbo_werkproces {
    const mbo_structuur *structuur;
    const char *titel, *code;
    int64_t nr;
    mboi_reeks teksten, competenties;
};

struct mbo_kerntaak {
    const mbo_structuur *structuur;
    const char *titel, *code;
    int64_t nr;
    int32_t dossier;
    mboi_reeks werkprocessen, teksten, kennis;
};

struct mbo_kwalificatie {
    const mbo_structuur *structuur;
    const char *titel;
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
    mboi_reeks crebos, kwalificaties, kerntaken, kennis, categorieen, brondocumenten, onderhoud, taaleisen, teksten;
};

/* One kwalificatie with a crebo; the list of these is in order of both. */
typedef struct mboi_vindplaats {
    int32_t crebo, kwalificatie;
} mboi_vindplaats;

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
    MBOI_INHOUD,
    MBOI_VINDPLAATSEN,
    MBOI_DUBBEL,
    MBOI_LIJSTEN
};

extern const size_t mboi_lijst_size[MBOI_LIJSTEN]; /* of one element */

struct mbo_structuur {
    atomic_int references;
    mbo_allocator allocator;
    mboi_arena arena;
    mboi_lijst lijst[MBOI_LIJSTEN];
    int32_t *tabel; /* from crebo to its first vindplaats, open addressing, as far as it goes; -1: free */
    size_t tabel_size;
    mbo_datum peildatum, bevestigd_tot;
    char vingerafdruk[MBOI_SHA256_HEX + 1]; /* "": not taken */
};

/* Room for one more element, zeroed; NULL: no memory. */
void *mboi_lijst_add(mbo_structuur *structuur, int lijst);
void *mboi_lijst_get(const mbo_structuur *structuur, int lijst, int32_t index); /* NULL outside the range */

/* Put in order in its place, texts of one kind and for the same reader joined; n: how many there are, and are left.
   False: no memory. */
bool mboi_inhoud_join(mbo_structuur *structuur, mboi_inhoud *rij, size_t *n);

/* Keep what an owner has, its texts joined to one for each reader; false: no memory. */
bool mboi_inhoud_keep(mbo_structuur *structuur, mboi_inhoud *rij, size_t n, mboi_reeks *teksten, mboi_reeks *overig);

/* The part for a profiel (0: for all) of what an owner has. */
mboi_reeks mboi_inhoud_van(const mbo_structuur *structuur, mboi_reeks reeks, int64_t profiel);

/* Put numbers in order; the first place of a number in such a row, -1: it is not there. */
void mboi_nummers_sort(mboi_nummer *rij, size_t n);
int32_t mboi_nummers_find(const mboi_nummer *rij, size_t n, int64_t nr);

/* Find what the references refer to, and what of an owner comes in which order; false: no memory. */
bool mboi_inhoud_resolve(mbo_structuur *structuur);

/* HTML at the begin of a text: the length of an element's tag, and does a word end there? Or of an entity with its
   character; 0: it is none. */
size_t mboi_tag(const char *tekst, bool *scheidt);
size_t mboi_entity(const char *tekst, uint32_t *c);

/* Trim the lists, index the crebos and find what is referred to, once everything is read; false: no memory. */
bool mboi_structuur_freeze(mbo_structuur *structuur);

#endif
