/* SPDX-License-Identifier: MIT */
/*
 * What an owner has, put in order, with texts of one kind and for the same reader joined. A file may say something for
 * a profiel in several additions, for all in an addition without a profiel, or around an element: what is read of it
 * is one text.
 */
#include "structuur/inhoud.h"

#include <stdlib.h>
#include <string.h>

/* What is no text comes first. */
static int by_reader(const void *a, const void *b)
{
    const mboi_inhoud *x = a, *y = b;
    if (!x->soort != !y->soort)
        return x->soort ? 1 : -1;
    if (x->profiel != y->profiel)
        return x->profiel < y->profiel ? -1 : 1;
    return x->soort != y->soort ? x->soort - y->soort : x->volgorde - y->volgorde;
}

/* The texts that a reader has, with an empty line between them; NULL: no memory. */
static const char *join(mbo_structuur *s, const mboi_inhoud *l, size_t n)
{
    size_t lengte = 0;
    for (size_t i = 0; i < n; i++)
        lengte += strlen(l[i].wat.tekst) + 2;
    char *uit = mboi_arena_alloc(&s->arena, lengte + 1, 1);
    if (!uit)
        return NULL;
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        mboi_span stuk = mboi_trim(mboi_span_of(l[i].wat.tekst));
        if (at) {
            uit[at++] = '\n';
            uit[at++] = '\n';
        }
        memcpy(uit + at, stuk.text, stuk.length);
        at += stuk.length;
    }
    uit[at] = '\0';
    return uit;
}

/* The copy of the row that glibc's qsort makes counts as memory of ours: there must be room for it. */
static bool sort(mbo_structuur *s, mboi_inhoud *rij, size_t n)
{
    size_t i = 1;
    while (i < n && by_reader(&rij[i - 1], &rij[i]) < 0)
        i++;
    if (i >= n)
        return true;
    void *kopie = mboi_resize(&s->allocator, NULL, 0, n * sizeof *rij);
    if (!kopie)
        return false;
    mboi_resize(&s->allocator, kopie, n * sizeof *rij, 0);
    qsort(rij, n, sizeof *rij, by_reader);
    return true;
}

bool mboi_inhoud_join(mbo_structuur *s, mboi_inhoud *rij, size_t *n)
{
    size_t aantal = *n;
    if (!sort(s, rij, aantal))
        return false;
    *n = 0;
    for (size_t i = 0, zelfde; i < aantal; i += zelfde) {
        for (zelfde = 1; rij[i].soort != MBOI_GEEN_TEKST && i + zelfde < aantal &&
                         rij[i + zelfde].soort == rij[i].soort && rij[i + zelfde].profiel == rij[i].profiel;)
            zelfde++;
        if (zelfde > 1 && !(rij[i].wat.tekst = join(s, rij + i, zelfde)))
            return false;
        rij[(*n)++] = rij[i];
    }
    return true;
}

bool mboi_inhoud_keep(mbo_structuur *s, mboi_inhoud *rij, size_t n, mboi_reeks *teksten, mboi_reeks *overig)
{
    if (!mboi_inhoud_join(s, rij, &n))
        return false;
    teksten->begin = overig->begin = (int32_t)s->lijst[MBOI_INHOUD].aantal;
    for (size_t i = 0; i < n; i++) {
        mboi_inhoud *nieuw = mboi_lijst_add(s, MBOI_INHOUD);
        if (!nieuw)
            return false;
        *nieuw = rij[i];
        if (nieuw->soort != MBOI_GEEN_TEKST) {
            teksten->aantal++;
        } else {
            overig->aantal++;
            teksten->begin++;
        }
    }
    return true;
}
