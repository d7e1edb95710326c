/* SPDX-License-Identifier: MIT */
/* All that a structure says of a kwalificatie, as JSON and as text. */
#ifndef INHOUD_H
#define INHOUD_H

#include <jansson.h>
#include <mborules/mborules.h>

extern int schoon; /* are texts in JSON to be made plain? In text they always are */

json_t *tekst_json(const char *tekst);
json_t *kwalificatie_json(const mbo_kwalificatie *kwalificatie);
/* A text made plain, wrapped after `first`; nothing when it is empty. */
void print_plain(const char *first, int indent, const char *tekst);

void print_kwalificatie(const mbo_kwalificatie *kwalificatie);

#endif
