/* SPDX-License-Identifier: MIT */
/* malloc and its kin of the whole program, libxml2 and libc included: they count, and fail when they are told to. */
#ifndef MBO_GEHEUGEN_H
#define MBO_GEHEUGEN_H

#include <stdbool.h>

/* Count from now on; the n-th allocation fails, with `voorgoed` all after it too. 0: none. */
void geheugen_begin(long n, bool voorgoed);

/* Fail no longer; how many were asked for since, and how many of them failed. */
long geheugen_eind(long *gefaald);

/* Blocks that are given out and not given back. */
long geheugen_levend(void);

#endif
