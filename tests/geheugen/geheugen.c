/* SPDX-License-Identifier: MIT */
/*
 * Symbols of the program go before those of the libraries, so libxml2, libffi and libc itself (strdup, fopen) come here
 * too. What glibc calls its own functions by is asked for the memory; dlsym() would allocate. One thread only.
 */
#include "geheugen.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *ptr, size_t size);
void __libc_free(void *ptr);

static struct {
    long gevraagd, faal_op, gefaald, levend;
    bool telt, voorgoed;
} g;

void geheugen_begin(long n, bool voorgoed)
{
    g.gevraagd = g.gefaald = 0;
    g.faal_op = n;
    g.voorgoed = voorgoed;
    g.telt = true;
}

long geheugen_eind(long *gefaald)
{
    g.telt = false;
    *gefaald = g.gefaald;
    return g.gevraagd;
}

long geheugen_levend(void)
{
    return g.levend;
}

static bool faalt(void)
{
    if (!g.telt)
        return false;
    g.gevraagd++;
    bool nu = g.faal_op && (g.gevraagd == g.faal_op || (g.voorgoed && g.gevraagd > g.faal_op));
    if (nu) {
        g.gefaald++;
        errno = ENOMEM;
    }
    return nu;
}

static void *gegeven(void *ptr)
{
    g.levend += ptr != NULL;
    return ptr;
}

void *malloc(size_t size)
{
    return faalt() ? NULL : gegeven(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return faalt() ? NULL : gegeven(__libc_calloc(count, size));
}

void *realloc(void *ptr, size_t size)
{
    if (ptr && !size) {
        free(ptr);
        return NULL;
    }
    if (faalt())
        return NULL;
    return ptr ? __libc_realloc(ptr, size) : gegeven(__libc_malloc(size));
}

void free(void *ptr)
{
    g.levend -= ptr != NULL;
    __libc_free(ptr);
}
