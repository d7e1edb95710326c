/* SPDX-License-Identifier: MIT */
/*
 * Texts of one kind and for the same reader, joined. A file may say something for a profiel in several additions, for
 * all in an addition without a profiel, or around an element: what is read of it is one text.
 */
#include "structuur/structuur.h"

#include <stdlib.h>
#include <string.h>

/* A text for one profiel, whose number is at a place of MBOI_PROFIELEN; 0 and -1: for all. */
typedef struct lezer {
    int64_t profiel;
    int32_t soort, tekst, plaats;
} lezer;

typedef struct voeger {
    mbo_structuur *s;
    lezer *lezer;
    size_t aantal, capacity;
} voeger;

static int by_reader(const void *a, const void *b)
{
    const lezer *x = a, *y = b;
    if (x->soort != y->soort)
        return x->soort - y->soort;
    if (x->profiel != y->profiel)
        return x->profiel < y->profiel ? -1 : 1;
    return x->tekst - y->tekst;
}

static bool add(voeger *v, lezer l)
{
    if (!mboi_grow(&v->s->allocator, (void **)&v->lezer, &v->capacity, v->aantal, sizeof *v->lezer))
        return false;
    v->lezer[v->aantal++] = l;
    return true;
}

/* Who reads what of a chain. */
static bool list_readers(voeger *v, mboi_keten keten)
{
    v->aantal = 0;
    for (int32_t i = keten.eerste - 1; i >= 0;) {
        const mboi_tekst *t = mboi_lijst_get(v->s, MBOI_TEKSTEN, i);
        if (!t->profielen.aantal && !add(v, (lezer){0, t->soort, i, -1}))
            return false;
        for (int32_t p = 0; p < t->profielen.aantal; p++) {
            int32_t plaats = t->profielen.begin + p;
            int64_t profiel = *(const int64_t *)mboi_lijst_get(v->s, MBOI_PROFIELEN, plaats);
            if (profiel && !add(v, (lezer){profiel, t->soort, i, plaats}))
                return false;
        }
        i = t->volgende - 1;
    }
    return true;
}

static const char *tekst_at(const voeger *v, int32_t index)
{
    return ((const mboi_tekst *)mboi_lijst_get(v->s, MBOI_TEKSTEN, index))->tekst;
}

/* The different texts that a reader has, with an empty line between them. */
static const char *join(voeger *v, const lezer *l, size_t n)
{
    size_t lengte = 0;
    for (size_t i = 0; i < n; i++)
        lengte += strlen(tekst_at(v, l[i].tekst)) + 2;
    char *uit = mboi_arena_alloc(&v->s->arena, lengte + 1, 1);
    if (!uit)
        return NULL;
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        mboi_span stuk = mboi_trim(mboi_span_of(tekst_at(v, l[i].tekst)));
        if (i && l[i].tekst == l[i - 1].tekst) /* a profiel that an addition names twice */
            continue;
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

/* A joined text stands at the end of the chain: the last that a reader has counts. */
static bool join_keten(voeger *v, mboi_keten *keten)
{
    if (!keten->eerste || keten->eerste == keten->laatste)
        return true;
    if (!list_readers(v, *keten))
        return false;
    if (v->aantal)
        qsort(v->lezer, v->aantal, sizeof *v->lezer, by_reader);
    for (size_t i = 0, n; i < v->aantal; i += n) {
        const lezer *l = v->lezer + i;
        for (n = 1; i + n < v->aantal && l[n].soort == l->soort && l[n].profiel == l->profiel;)
            n++;
        if (l[n - 1].tekst == l->tekst)
            continue;
        const char *tekst = join(v, l, n);
        mboi_tekst *nieuw = tekst ? mboi_lijst_add(v->s, MBOI_TEKSTEN) : NULL;
        if (!nieuw)
            return false;
        *nieuw = (mboi_tekst){tekst, {l->plaats < 0 ? 0 : l->plaats, l->plaats >= 0}, 0, l->soort};
        ((mboi_tekst *)mboi_lijst_get(v->s, MBOI_TEKSTEN, keten->laatste - 1))->volgende =
            (int32_t)v->s->lijst[MBOI_TEKSTEN].aantal;
        keten->laatste = (int32_t)v->s->lijst[MBOI_TEKSTEN].aantal;
    }
    return true;
}

bool mboi_teksten_join(mbo_structuur *s, const size_t voor[MBOI_LIJSTEN])
{
    voeger v = {.s = s};
    bool ok = true;
    for (size_t i = voor[MBOI_DOSSIERS]; ok && i < s->lijst[MBOI_DOSSIERS].aantal; i++)
        ok = join_keten(&v, &((mbo_dossier *)s->lijst[MBOI_DOSSIERS].rij)[i].teksten);
    for (size_t i = voor[MBOI_KWALIFICATIES]; ok && i < s->lijst[MBOI_KWALIFICATIES].aantal; i++)
        ok = join_keten(&v, &((mbo_kwalificatie *)s->lijst[MBOI_KWALIFICATIES].rij)[i].teksten);
    for (size_t i = voor[MBOI_KERNTAKEN]; ok && i < s->lijst[MBOI_KERNTAKEN].aantal; i++)
        ok = join_keten(&v, &((mbo_kerntaak *)s->lijst[MBOI_KERNTAKEN].rij)[i].teksten);
    for (size_t i = voor[MBOI_WERKPROCESSEN]; ok && i < s->lijst[MBOI_WERKPROCESSEN].aantal; i++)
        ok = join_keten(&v, &((mbo_werkproces *)s->lijst[MBOI_WERKPROCESSEN].rij)[i].teksten);
    mboi_resize(&s->allocator, v.lezer, v.capacity * sizeof *v.lezer, 0);
    return ok;
}
