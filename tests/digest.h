/* SPDX-License-Identifier: MIT */
/* Everything that the getters of a structure give, in one number: two structures are the same, or not. */
#ifndef MBO_DIGEST_H
#define MBO_DIGEST_H

#include <mborules/mborules.h>

/* Allocates nothing. */
uint64_t structuur_digest(const mbo_structuur *s);

#endif
