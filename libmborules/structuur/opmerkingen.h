/* SPDX-License-Identifier: MIT */
/* What a file says that cannot be read, and is not set therefore. */
#ifndef MBOI_OPMERKINGEN_H
#define MBOI_OPMERKINGEN_H

#include "structuur/lader.h"

/* Tell of a value of an element, or of its attribute (NULL: its text): one opmerking for each place and kind, however
   often, so that there are never more than those. */
void mboi_opmerking(lader *lader, mbo_opmerkingsoort soort, const char *element, const char *attribute,
                    mboi_span waarde);

#endif
