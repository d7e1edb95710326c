/* SPDX-License-Identifier: MIT */
/* Text that is written to memory. open_memstream() of glibc loses some of it without a word when it cannot grow. */
#ifndef TEKSTSTROOM_H
#define TEKSTSTROOM_H

#include <stdbool.h>
#include <stdio.h>

typedef struct tekststroom {
    char *text; /* to be given back by free(); NULL while nothing was written */
    size_t size, room;
    bool vol; /* there was no memory for all of it */
} tekststroom;

/* What is written to it stands in `t` after fflush() or fclose(). NULL: no memory. */
FILE *open_tekststroom(tekststroom *t);

#endif
