/* SPDX-License-Identifier: MIT */
/* The places of kerntaken and werkprocessen. */
#ifndef MBOI_HOOFDSTUKKEN_H
#define MBOI_HOOFDSTUKKEN_H

#include "structuur/structuur.h"

/* Give the kerntaken and werkprocessen of a dossier, which is read whole, their places; false: no memory. */
bool mboi_hoofdstukken(mbo_structuur *structuur, const mbo_dossier *dossier);

#endif
