/* SPDX-License-Identifier: MIT */
/* What proven werkprocessen cover of every kwalificatie. */
#include "structuur/structuur.h"

#include <stdlib.h>
#include <string.h>

typedef struct regel {
    const mbo_kwalificatie *kwalificatie;
    int32_t werkprocessen, van_werkprocessen, kerntaken, van_kerntaken;
} regel;

struct mbo_dekking {
    mbo_allocator allocator;
    mbo_structuur *structuur;
    regel *regel;     /* room for every kwalificatie */
    uint8_t *bewezen; /* of each werkproces, in file order */
    int32_t regels;
};

static size_t regel_bytes(const mbo_dekking *d)
{
    return ((size_t)mbo_structuur_kwalificatie_count(d->structuur) + 1) * sizeof *d->regel;
}

static size_t bewezen_bytes(const mbo_dekking *d)
{
    return (size_t)mbo_structuur_werkproces_count(d->structuur) + 1;
}

mbo_status mbo_dekking_create(const mbo_structuur *structuur, const mbo_allocator *allocator, mbo_dekking **out,
                              mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, structuur, out))
        return MBO_ERROR_ARGUMENT;
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_dekking *d = mboi_resize(&memory, NULL, 0, sizeof *d);
    if (!d)
        return mboi_no_memory(fout);
    memset(d, 0, sizeof *d);
    d->allocator = memory;
    d->structuur = mbo_structuur_ref((mbo_structuur *)(uintptr_t)structuur); /* only the count of references changes */
    d->regel = mboi_resize(&memory, NULL, 0, regel_bytes(d));
    d->bewezen = mboi_resize(&memory, NULL, 0, bewezen_bytes(d));
    if (!d->regel || !d->bewezen) {
        mbo_dekking_free(d);
        return mboi_no_memory(fout);
    }
    memset(d->bewezen, 0, bewezen_bytes(d));
    *out = d;
    return MBO_OK;
}

void mbo_dekking_free(mbo_dekking *d)
{
    if (!d)
        return;
    mbo_allocator m = d->allocator;
    mboi_resize(&m, d->bewezen, d->bewezen ? bewezen_bytes(d) : 0, 0);
    mboi_resize(&m, d->regel, d->regel ? regel_bytes(d) : 0, 0);
    mbo_structuur_free(d->structuur);
    mboi_resize(&m, d, sizeof *d, 0);
}

int32_t mbo_dekking_bewezen(const mbo_dekking *d, const mbo_werkproces *werkproces)
{
    if (!d || !werkproces || werkproces->structuur != d->structuur)
        return 0;
    return d->bewezen[werkproces - (const mbo_werkproces *)mboi_lijst_get(d->structuur, MBOI_WERKPROCESSEN, 0)];
}

/* Count the kerntaken of a part: the basisdeel, or what a profiel has beside it. */
static void count(const mbo_dekking *d, mboi_reeks kerntaken, regel *r)
{
    r->van_kerntaken += kerntaken.aantal;
    for (int32_t t = 0; t < kerntaken.aantal; t++) {
        const mbo_kerntaak *kerntaak = mboi_lijst_get(d->structuur, MBOI_KERNTAKEN, kerntaken.begin + t);
        const mboi_reeks w = kerntaak->werkprocessen;
        int32_t bewezen = 0;
        for (int32_t i = w.begin; i < w.begin + w.aantal; i++)
            bewezen += d->bewezen[i];
        r->van_werkprocessen += w.aantal;
        r->werkprocessen += bewezen;
        r->kerntaken += w.aantal && bewezen == w.aantal;
    }
}

/* A line for every kwalificatie, in its newest version, of which something is covered; the basisdeel is counted once
 * for its dossier. */
static void count_all(mbo_dekking *d)
{
    d->regels = 0;
    for (int32_t i = 0; i < mbo_structuur_dossier_count(d->structuur); i++) {
        const mbo_dossier *dossier = mbo_structuur_dossier(d->structuur, i);
        if (dossier->opvolger >= 0)
            continue;
        regel basis = {0};
        count(d, dossier->kerntaken, &basis);
        for (int32_t k = 0; k < dossier->kwalificaties.aantal; k++) {
            regel r = basis;
            r.kwalificatie = mbo_dossier_kwalificatie(dossier, k);
            count(d, r.kwalificatie->kerntaken, &r);
            if (r.werkprocessen)
                d->regel[d->regels++] = r;
        }
    }
}

/* Shares compare as products: no rounding. In file order, a list of kwalificaties is one array. */
static int by_share(const void *a, const void *b)
{
    const regel *x = a, *y = b;
    int64_t left = (int64_t)x->werkprocessen * y->van_werkprocessen,
            right = (int64_t)y->werkprocessen * x->van_werkprocessen;
    if (left != right)
        return left < right ? 1 : -1;
    if (x->werkprocessen != y->werkprocessen)
        return x->werkprocessen < y->werkprocessen ? 1 : -1;
    return (x->kwalificatie > y->kwalificatie) - (x->kwalificatie < y->kwalificatie);
}

mbo_status mbo_dekking_add(mbo_dekking *dekking, const mbo_werkproces *werkproces, mbo_fout *fout)
{
    if (MBOI_NULL(fout, dekking, werkproces))
        return MBO_ERROR_ARGUMENT;
    mbo_dekking *d = dekking;
    if (werkproces->structuur != d->structuur)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_dekking_add: a werkproces of another structuur");
    if (mbo_dekking_bewezen(d, werkproces))
        return MBO_OK;
    for (int32_t i = 0; i < mbo_structuur_werkproces_count(d->structuur); i++) {
        const mbo_werkproces *w = mboi_lijst_get(d->structuur, MBOI_WERKPROCESSEN, i);
        if (w == werkproces || (w->nr && w->nr == werkproces->nr))
            d->bewezen[i] = 1;
    }
    count_all(d);
    int32_t i = 1;
    while (i < d->regels && by_share(&d->regel[i - 1], &d->regel[i]) < 0)
        i++;
    if (i < d->regels)
        qsort(d->regel, (size_t)d->regels, sizeof *d->regel, by_share);
    return MBO_OK;
}

int32_t mbo_dekking_count(const mbo_dekking *d)
{
    return d ? d->regels : 0;
}

static const regel *get(const mbo_dekking *d, int32_t index)
{
    return d && index >= 0 && index < d->regels ? &d->regel[index] : NULL;
}

const mbo_kwalificatie *mbo_dekking_kwalificatie(const mbo_dekking *d, int32_t index)
{
    const regel *r = get(d, index);
    return r ? r->kwalificatie : NULL;
}

int32_t mbo_dekking_werkprocessen(const mbo_dekking *d, int32_t index, int32_t *totaal)
{
    const regel *r = get(d, index);
    if (totaal)
        *totaal = r ? r->van_werkprocessen : 0;
    return r ? r->werkprocessen : 0;
}

int32_t mbo_dekking_kerntaken(const mbo_dekking *d, int32_t index, int32_t *totaal)
{
    const regel *r = get(d, index);
    if (totaal)
        *totaal = r ? r->van_kerntaken : 0;
    return r ? r->kerntaken : 0;
}
