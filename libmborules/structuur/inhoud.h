/* SPDX-License-Identifier: MIT */
/* The content: what is said of a dossier, kwalificatie, kerntaak or werkproces, for all or for one profiel. */
#ifndef MBOI_INHOUD_H
#define MBOI_INHOUD_H

#include "structuur/structuur.h"

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

/* Put in order in its place, texts of one kind and for the same reader joined; n: how many there are, and are left.
   False: no memory. */
bool mboi_inhoud_join(mbo_structuur *structuur, mboi_inhoud *rij, size_t *n);

/* Keep what an owner has, its texts joined to one for each reader; false: no memory. */
bool mboi_inhoud_keep(mbo_structuur *structuur, mboi_inhoud *rij, size_t n, mboi_reeks *teksten, mboi_reeks *overig);

/* The part for a profiel (0: for all) of what an owner has. */
mboi_reeks mboi_inhoud_van(const mbo_structuur *structuur, mboi_reeks reeks, int64_t profiel);

/* Find what the references refer to, and what of an owner comes in which order; false: no memory. */
bool mboi_inhoud_resolve(mbo_structuur *structuur);

#endif
