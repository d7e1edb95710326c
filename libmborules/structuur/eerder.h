/* SPDX-License-Identifier: MIT */
/* What an earlier file of the edition has too. */
#ifndef MBOI_EERDER_H
#define MBOI_EERDER_H

#include "structuur/lader.h"

/* The numbers that the files before this one have; false: no memory. */
bool mboi_note_eerder(lader *lader);

/* Of a table the same line falls away; another one contradicts it, as does a dossier. It is of the newest of a list. */
void mboi_check_dubbel(lader *lader, int lijst, const char *naam, int64_t nr, const char *titel);

#endif
