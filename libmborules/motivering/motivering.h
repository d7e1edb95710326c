/* SPDX-License-Identifier: MIT */
#ifndef MBOI_MOTIVERING_H
#define MBOI_MOTIVERING_H

#include <mborules/motivering.h>

#include "oordeel/oordeel.h"

/* The lines of a receipt that tell what a structure says of a crebo; NULL: nothing that can be used. The rest as
   mbo_oordeel_motivering(). */
size_t mboi_motivering_crebo(const mbo_structuur *structuur, const mboi_crebo *crebo, char *buffer, size_t size);

#endif
