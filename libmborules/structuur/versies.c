/* SPDX-License-Identifier: MIT */
/* The versions of one dossier in an edition: the newest counts, what was before is kept as its history. */
#include "structuur/zoeken.h"

#include <stdlib.h>
#include <string.h>

typedef struct versie {
    int64_t nr;
    mbo_datum vanaf; /* the first day of its crebos, or of those of its kwalificaties */
    int32_t index;
} versie;

static mbo_datum first_day(const mbo_structuur *s, mboi_reeks crebos)
{
    mbo_datum eerste = MBO_DATUM_MAX;
    for (int32_t i = 0; i < crebos.aantal; i++) {
        const mbo_crebo *c = mboi_reeks_get(s, MBOI_CREBOS, crebos, i);
        eerste = c->geldig_vanaf < eerste ? c->geldig_vanaf : eerste; /* not set is lower than any day */
    }
    return eerste;
}

static versie versie_van(const mbo_structuur *s, int32_t index)
{
    const mbo_dossier *d = mboi_lijst_get(s, MBOI_DOSSIERS, index);
    mbo_datum vanaf = first_day(s, d->crebos);
    for (int32_t k = 0; !d->crebos.aantal && k < d->kwalificaties.aantal; k++) {
        mbo_datum eerste = first_day(s, mbo_dossier_kwalificatie(d, k)->crebos);
        vanaf = eerste < vanaf ? eerste : vanaf;
    }
    return (versie){d->nr, vanaf, index};
}

/* Of two that begin on the same day the one that was read last is the newer. */
static int by_versie(const void *a, const void *b)
{
    const versie *x = a, *y = b;
    int nr = (x->nr > y->nr) - (x->nr < y->nr), vanaf = (x->vanaf > y->vanaf) - (x->vanaf < y->vanaf);
    return nr ? nr : vanaf ? vanaf : (x->index > y->index) - (x->index < y->index);
}

/* Is the second the next version of the first? A file may have two dossiers of one number that are no versions. */
static bool follows(const mbo_structuur *s, const versie *was, const versie *nu)
{
    const mbo_dossier *a = mboi_lijst_get(s, MBOI_DOSSIERS, was->index),
                      *b = mboi_lijst_get(s, MBOI_DOSSIERS, nu->index);
    return a->nr && a->nr == b->nr && *a->versie && *b->versie && strcmp(a->versie, b->versie) != 0;
}

bool mboi_versies_link(mbo_structuur *s)
{
    int32_t n = mbo_structuur_dossier_count(s);
    versie *v = n ? mboi_resize(&s->allocator, NULL, 0, (size_t)n * sizeof *v) : NULL;
    if (n && !v)
        return false;
    for (int32_t i = 0; i < n; i++)
        v[i] = versie_van(s, i);
    if (n)
        qsort(v, (size_t)n, sizeof *v, by_versie);
    for (int32_t i = n; i-- > 0;) {
        mbo_dossier *d = mboi_lijst_get(s, MBOI_DOSSIERS, v[i].index);
        bool laatste = i + 1 == n || !follows(s, &v[i], &v[i + 1]);
        d->opvolger = laatste ? -1 : v[i + 1].index;
        d->opvolgers = laatste ? 0 : ((mbo_dossier *)mboi_lijst_get(s, MBOI_DOSSIERS, d->opvolger))->opvolgers + 1;
    }
    mboi_resize(&s->allocator, v, (size_t)n * sizeof *v, 0);
    return true;
}

const mbo_dossier *mbo_dossier_opvolger(const mbo_dossier *dossier)
{
    return dossier ? mboi_lijst_get(dossier->structuur, MBOI_DOSSIERS, dossier->opvolger) : NULL;
}
