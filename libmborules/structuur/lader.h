/* SPDX-License-Identifier: MIT */
/* One file while it is read: what is open, what is kept, and the first thing that is wrong. */
#ifndef MBOI_LADER_H
#define MBOI_LADER_H

#include "structuur/inhoud.h"
#include "structuur/plaatsen.h"
#include "structuur/zoeken.h"

#include <libxml/parser.h>

enum { EERDER = MBOI_DOSSIERS + 1 }; /* lists that files of an edition share numbers of */

/* What an element that is open has so far. */
typedef struct verzameling {
    mboi_inhoud *rij;
    size_t aantal, capacity;
    size_t voor;      /* how many there were before the addition at hand */
    int32_t volgorde; /* of the next one */
} verzameling;

typedef struct lader {
    mbo_structuur *s;
    mbo_structuur_options options;
    mbo_fout *fout;
    mbo_status status;
    xmlParserCtxtPtr ctxt;
    const xmlChar *naam[PLAATSEN]; /* in the parser's dictionary: names and namespaces compare as pointers */
    const xmlChar *naamruimte;     /* that of the root; NULL: it has none */
    uint8_t plaats[64];            /* of the open elements that are known; deeper ones are ANDERS */
    int32_t diepte;                /* of the open elements, all */
    int32_t bekend;                /* how many of them are known */
    bool wortel_gezien, dossiers_gezien, klaar;
    int64_t gelezen, tekst_lengte, cdata_lengte;
    char *tekst; /* of the element at hand, when it has a value */
    size_t tekst_used, tekst_capacity;
    size_t leeg;          /* where the text was when the newest element within it began */
    int32_t *naamruimten; /* of each namespace in scope: the depth of the element that declares it */
    size_t naamruimten_aantal, naamruimten_capacity;
    uint8_t eerste[PLAATSEN], laatste[PLAATSEN]; /* where in `plaatsen` the children of a place are */
    verzameling inhoud[EIGENAREN];               /* of the owner of each kind that is open */
    int64_t *profielen;                          /* of the addition or the requirement at hand */
    size_t profielen_aantal, profielen_capacity;
    const char *taaleis, *taal;
    mboi_sha256 *sha;
    mboi_nummer *eerder; /* of each of the first lists, by number; NULL: this is the first file */
    size_t eerderen;
    int32_t bestand; /* how many files of the edition come before this one */
    mboi_reeks eerder_van[EERDER];
    const mbo_allocator *allocator;
    int64_t eerder_gelezen; /* bytes of the earlier files */
    size_t bezet;           /* bytes of memory held */
    bool te_veel;           /* was more memory asked for than the limit? */
} lader;

/* Only the first error counts. The parser is stopped when the callback is done: stopping frees what it handed out. */
mbo_status mboi_stop(lader *lader, mbo_status status);
void mboi_lader_no_memory(lader *lader); /* that of the machine, or of the limit */

/* Where the parser is. */
int64_t mboi_line_of(const lader *lader);
int64_t mboi_column_of(const lader *lader);

/* The allocator while a file is read, `ctx` is the lader: at most max_memory, or in proportion to what was read. */
void *mboi_limited(void *ctx, void *ptr, size_t old_size, size_t new_size);

#endif
