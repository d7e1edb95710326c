/* SPDX-License-Identifier: MIT */
/* The HTML that stands in texts. */
#ifndef MBOI_SCHOON_H
#define MBOI_SCHOON_H

#include "kern/kern.h"

/* HTML at the begin of a text: the length of an element's tag, and does a word end there? Or of an entity with its
   character; 0: it is none. */
size_t mboi_tag(const char *tekst, bool *scheidt);
size_t mboi_entity(const char *tekst, uint32_t *c);

/* Is it the name of an element that mbo_tekst_schoon() takes away? */
bool mboi_is_html(const char *naam);

#endif
