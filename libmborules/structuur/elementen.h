/* SPDX-License-Identifier: MIT */
/* What the elements of an SBB file mean. */
#ifndef MBOI_ELEMENTEN_H
#define MBOI_ELEMENTEN_H

#include "structuur/lader.h"

#define NAMESPACE "urn:mborules:structuur:1"

/* A known place begins, with attributes as libxml2 has them, five pointers each; and ends. */
void mboi_begin(lader *lader, int plaats, const xmlChar **attributes, int count);
void mboi_end(lader *lader, int plaats);

/* The text of the element at hand up to a child that is known, or after it: kept as it stands; blanks alone are none. */
void mboi_keep_tekst(lader *lader);

#endif
