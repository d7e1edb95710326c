/* SPDX-License-Identifier: MIT */
/*
 * A kerntaak or werkproces is known by its place: by the hoofdstuk of its profiel, its kerntaak and its own, which are
 * numbers from 1 on in each part. Some editions leave them out, or have "3.1": then the order in the file is the
 * number, unless others beside it have a hoofdstuk that is not their order. So no place is made up that may be
 * another's.
 */
#include "structuur/hoofdstukken.h"

#include <stdio.h>

static int32_t *hoofdstuk_of(const mbo_structuur *s, int lijst, mboi_reeks reeks, int32_t i)
{
    void *deel = mboi_reeks_get(s, lijst, reeks, i);
    switch (lijst) {
    case MBOI_KWALIFICATIES: return &((mbo_kwalificatie *)deel)->hoofdstuk;
    case MBOI_KERNTAKEN: return &((mbo_kerntaak *)deel)->hoofdstuk;
    default: return &((mbo_werkproces *)deel)->hoofdstuk;
    }
}

static void number(const mbo_structuur *s, int lijst, mboi_reeks reeks)
{
    for (int32_t i = 0; i < reeks.aantal; i++) {
        int32_t hoofdstuk = *hoofdstuk_of(s, lijst, reeks, i);
        if (hoofdstuk && hoofdstuk != i + 1)
            return;
    }
    for (int32_t i = 0; i < reeks.aantal; i++)
        *hoofdstuk_of(s, lijst, reeks, i) = i + 1;
}

/* "" where the part that it stands in has no place, or itself no hoofdstuk; NULL: no memory. */
static const char *code(mbo_structuur *s, const char *deel, char letter, int32_t hoofdstuk)
{
    char text[48];
    if (!*deel || !hoofdstuk)
        return "";
    int n = snprintf(text, sizeof text, "%s-%c%d", deel, letter, hoofdstuk);
    return mboi_arena_text(&s->arena, text, (size_t)n);
}

static bool kerntaken(mbo_structuur *s, mboi_reeks reeks, const char *deel)
{
    number(s, MBOI_KERNTAKEN, reeks);
    for (int32_t i = 0; i < reeks.aantal; i++) {
        mbo_kerntaak *k = mboi_reeks_get(s, MBOI_KERNTAKEN, reeks, i);
        if (!(k->code = code(s, deel, 'K', k->hoofdstuk)))
            return false;
        number(s, MBOI_WERKPROCESSEN, k->werkprocessen);
        for (int32_t j = 0; j < k->werkprocessen.aantal; j++) {
            mbo_werkproces *w = mboi_reeks_get(s, MBOI_WERKPROCESSEN, k->werkprocessen, j);
            if (!(w->code = code(s, k->code, 'W', w->hoofdstuk)))
                return false;
        }
    }
    return true;
}

bool mboi_hoofdstukken(mbo_structuur *s, const mbo_dossier *d)
{
    bool ok = kerntaken(s, d->kerntaken, "B1");
    number(s, MBOI_KWALIFICATIES, d->kwalificaties);
    for (int32_t i = 0; ok && i < d->kwalificaties.aantal; i++) {
        const mbo_kwalificatie *k = mboi_reeks_get(s, MBOI_KWALIFICATIES, d->kwalificaties, i);
        char deel[16] = "";
        if (k->hoofdstuk)
            snprintf(deel, sizeof deel, "P%d", k->hoofdstuk);
        ok = kerntaken(s, k->kerntaken, deel);
    }
    return ok;
}
