/* SPDX-License-Identifier: MIT */
/*
 * What a reader of a structure got out of a file: how many of everything, the bytes of all texts, and a CRC-32 over
 * every text and number in one order. Readers that read the same tell the same.
 *
 * The order, which telling.c (the library), dom.c and peers/laden.py follow:
 *   domein        titel, nr, crebo, prijsfactor
 *   sectorkamer   titel, nr
 *   competentie   code, titel, nr
 *   dossier       titel, versie, status, nr, titel of its domein and of its sectorkamer, crebos, teksten in the order
 *                 of mbo_tekstsoort, kennis and categorieen (titel, nr), brondocumenten (naam, type, datum,
 *                 omschrijving, link), onderhoud (onderwerp, actie, wie, wanneer), kwalificaties
 *   kwalificatie  titel, soort, nr, niveau, sbu, crebos, for each of those the nr of the kwalificatie that the index
 *                 gives, teksten, taaleisen (eis, taal, vaardigheid, niveau), kerntaken of the basisdeel, its own
 *   crebo         ministerie, code, prijsfactor, first day, end of instroom, end of opleiding
 *   kerntaak      code, titel, nr, teksten, aanvullingen, nrs of kennis, werkprocessen
 *   werkproces    code, titel, nr, teksten, aanvullingen, nrs of competenties
 * Of a kerntaak of the basisdeel the first three and the teksten are told for the first kwalificatie of its dossier
 * alone, and so are those of its werkprocessen. A text that is not there is told as "".
 */
#ifndef TELLING_H
#define TELLING_H

#include <mborules/structuur.h>
#include <stdint.h>

typedef struct telling {
    int64_t dossiers, kwalificaties, crebos, kerntaken, werkprocessen, kennis, competenties, taaleisen, teksten, bytes;
    uint32_t crc;
} telling;

void tell_text(telling *t, const char *text);
void tell_number(telling *t, int64_t number);
telling tell_structuur(const mbo_structuur *structuur);
void print_telling(const telling *t); /* as a JSON object */

#endif
