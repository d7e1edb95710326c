/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* fopencookie() */
#include "tekststroom.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static ssize_t keep(void *cookie, const char *bytes, size_t n)
{
    tekststroom *t = cookie;
    if (t->room - t->size <= n) {
        size_t room = 2 * (t->size + n) + 1;
        char *grown = realloc(t->text, room);
        if (!grown) {
            t->vol = true;
            return 0;
        }
        t->text = grown;
        t->room = room;
    }
    memcpy(t->text + t->size, bytes, n);
    t->size += n;
    t->text[t->size] = '\0';
    return (ssize_t)n;
}

FILE *open_tekststroom(tekststroom *t)
{
    *t = (tekststroom){0};
    return fopencookie(t, "w", (cookie_io_functions_t){.write = keep});
}
