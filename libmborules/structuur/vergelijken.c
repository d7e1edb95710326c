/* SPDX-License-Identifier: MIT */
/* What changed between two editions. */
#include "structuur/structuur.h"

#include <stdio.h>
#include <string.h>

typedef struct regel {
    mbo_wijziging wijziging;
    int32_t crebo;
    const char *plaats, *was, *nu;
} regel;

struct mbo_vergelijking {
    mbo_allocator allocator;
    mboi_arena arena;
    mbo_structuur *oud, *nieuw;
    regel *regel;
    size_t regels, capacity;
};

static bool add(mbo_vergelijking *v, mbo_wijziging wijziging, int32_t crebo, const char *plaats, const char *was,
                const char *nu)
{
    if (!mboi_grow(&v->allocator, (void **)&v->regel, &v->capacity, v->regels, sizeof *v->regel))
        return false;
    v->regel[v->regels++] = (regel){wijziging, crebo, plaats, was, nu};
    return true;
}

/* ---- werkprocessen ---- */

static const mbo_werkproces *find_werkproces(const mbo_kwalificatie *k, const char *plaats)
{
    for (int32_t t = 0; *plaats && t < mbo_kwalificatie_kerntaak_count(k); t++) { /* none is at no place */
        const mbo_kerntaak *kerntaak = mbo_kwalificatie_kerntaak(k, t);
        for (int32_t w = 0; w < mbo_kerntaak_werkproces_count(kerntaak); w++)
            if (strcmp(mbo_werkproces_code(mbo_kerntaak_werkproces(kerntaak, w)), plaats) == 0)
                return mbo_kerntaak_werkproces(kerntaak, w);
    }
    return NULL;
}

/* The same but for blanks and line ends. */
static bool same_words(const char *a, const char *b)
{
    static const char blanks[] = " \t\r\n";
    for (;;) {
        a += strspn(a, blanks);
        b += strspn(b, blanks);
        size_t n = strcspn(a, blanks);
        if (n != strcspn(b, blanks) || memcmp(a, b, n) != 0)
            return false;
        if (!n)
            return true;
        a += n;
        b += n;
    }
}

static bool compare_werkproces(mbo_vergelijking *v, int32_t crebo, const mbo_kwalificatie *k, const mbo_werkproces *w,
                               const mbo_kwalificatie *nieuw_k, const mbo_werkproces *nieuw)
{
    bool ok = strcmp(w->titel, nieuw->titel) == 0 ||
              add(v, MBO_WIJZIGING_WERKPROCES_TITEL, crebo, w->code, w->titel, nieuw->titel);
    mbo_wijziging wijziging = MBO_WIJZIGING_OMSCHRIJVING;
    for (mbo_tekstsoort soort = MBO_TEKST_OMSCHRIJVING; ok && soort <= MBO_TEKST_GEDRAG; soort++, wijziging += 2) {
        const char *was = mbo_werkproces_tekst(w, soort), *nu = mbo_werkproces_tekst(nieuw, soort);
        ok = same_words(was, nu) || add(v, wijziging, crebo, w->code, was, nu);
        was = mbo_werkproces_aanvulling(w, k, soort);
        nu = mbo_werkproces_aanvulling(nieuw, nieuw_k, soort);
        ok = ok && (same_words(was, nu) || add(v, wijziging + 1, crebo, w->code, was, nu));
    }
    return ok;
}

/* Of each werkproces of one kwalificatie, the first at its place: the same place in the other, or not there. */
static bool compare_werkprocessen(mbo_vergelijking *v, int32_t crebo, const mbo_kwalificatie *oud,
                                  const mbo_kwalificatie *nieuw, bool terug)
{
    const mbo_kwalificatie *k = terug ? nieuw : oud, *ander = terug ? oud : nieuw;
    for (int32_t t = 0; t < mbo_kwalificatie_kerntaak_count(k); t++) {
        const mbo_kerntaak *kerntaak = mbo_kwalificatie_kerntaak(k, t);
        for (int32_t w = 0; w < mbo_kerntaak_werkproces_count(kerntaak); w++) {
            const mbo_werkproces *een = mbo_kerntaak_werkproces(kerntaak, w), *twee = find_werkproces(ander, een->code);
            if (find_werkproces(k, een->code) != een)
                continue;
            bool ok = twee    ? terug || compare_werkproces(v, crebo, oud, een, nieuw, twee)
                      : terug ? add(v, MBO_WIJZIGING_WERKPROCES_NIEUW, crebo, een->code, "", een->titel)
                              : add(v, MBO_WIJZIGING_WERKPROCES_WEG, crebo, een->code, een->titel, "");
            if (!ok)
                return false;
        }
    }
    return true;
}

/* ---- kwalificaties ---- */

/* The last end of instroom under a crebo as text; "": there is none. NULL: no memory. */
static const char *einde_van(mbo_vergelijking *v, const mbo_kwalificatie *k, int32_t crebo)
{
    mbo_datum einde = MBO_DATUM_MIN;
    char text[11];
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        if (c->code != crebo)
            continue;
        if (c->einde_instroom == MBO_DATUM_NOT_SET)
            return "";
        einde = c->einde_instroom > einde ? c->einde_instroom : einde;
    }
    return mboi_arena_text(&v->arena, text, mbo_datum_format(einde, text, sizeof text));
}

/* Of an end that cannot be read it is not known whether it changed. */
static bool einde_onleesbaar(const mbo_kwalificatie *k, int32_t crebo)
{
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        if (c->code == crebo && c->instroom_onleesbaar)
            return true;
    }
    return false;
}

static const char *niveau_van(mbo_vergelijking *v, const mbo_kwalificatie *k)
{
    char text[16];
    int n = snprintf(text, sizeof text, "%d", k->niveau);
    return k->niveau ? mboi_arena_text(&v->arena, text, (size_t)n) : "";
}

/* A dossier goes on under its crebo; its number is that of an edition. */
static bool same_dossier(const mbo_dossier *a, const mbo_dossier *b)
{
    const mbo_crebo *x = mbo_dossier_crebo(a, 0), *y = mbo_dossier_crebo(b, 0);
    return x && y ? x->code == y->code : strcmp(a->titel, b->titel) == 0;
}

static const char *dossier_van(mbo_vergelijking *v, const mbo_dossier *d)
{
    const mbo_crebo *c = mbo_dossier_crebo(d, 0);
    size_t size = strlen(d->titel) + 16;
    char *text = c ? mboi_arena_alloc(&v->arena, size, 1) : NULL;
    if (text)
        snprintf(text, size, *d->titel ? "%s (%d)" : "%s%d", d->titel, c->code);
    return c ? text : d->titel;
}

static bool compare_kwalificatie(mbo_vergelijking *v, int32_t crebo, const mbo_kwalificatie *oud,
                                 const mbo_kwalificatie *nieuw)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(oud), *e = mbo_kwalificatie_dossier(nieuw);
    const char *was = einde_van(v, oud, crebo), *nu = einde_van(v, nieuw, crebo), *niveau = niveau_van(v, oud),
               *ander = niveau_van(v, nieuw), *van = dossier_van(v, d), *naar = dossier_van(v, e);
    if (!was || !nu || !niveau || !ander || !van || !naar)
        return false;
    bool zelfde_einde = strcmp(was, nu) == 0 || einde_onleesbaar(oud, crebo) || einde_onleesbaar(nieuw, crebo);
    return (zelfde_einde || add(v, MBO_WIJZIGING_EINDE_INSTROOM, crebo, "", was, nu)) &&
           (strcmp(oud->titel, nieuw->titel) == 0 ||
            add(v, MBO_WIJZIGING_TITEL, crebo, "", oud->titel, nieuw->titel)) &&
           (oud->niveau == nieuw->niveau || add(v, MBO_WIJZIGING_NIVEAU, crebo, "", niveau, ander)) &&
           (same_dossier(d, e) || add(v, MBO_WIJZIGING_DOSSIER, crebo, "", van, naar)) &&
           compare_werkprocessen(v, crebo, oud, nieuw, false) && compare_werkprocessen(v, crebo, oud, nieuw, true);
}

/* Is this the first time that the crebo comes by: of the first kwalificatie that has it, in its first period? */
static bool is_first(const mbo_structuur *s, const mbo_kwalificatie *k, int32_t period)
{
    int32_t crebo = mbo_crebo_code(mbo_kwalificatie_crebo(k, period));
    for (int32_t i = 0; i < period; i++)
        if (mbo_crebo_code(mbo_kwalificatie_crebo(k, i)) == crebo)
            return false;
    return mbo_structuur_find_crebo(s, crebo) == k;
}

static bool compare(mbo_vergelijking *v, bool terug)
{
    const mbo_structuur *s = terug ? v->nieuw : v->oud, *ander = terug ? v->oud : v->nieuw;
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        for (int32_t c = 0; c < mbo_kwalificatie_crebo_count(k); c++) {
            int32_t crebo = mbo_crebo_code(mbo_kwalificatie_crebo(k, c));
            const mbo_kwalificatie *l = mbo_structuur_find_crebo(ander, crebo);
            if (!is_first(s, k, c) || (terug && l))
                continue;
            if (!(l       ? compare_kwalificatie(v, crebo, k, l)
                  : terug ? add(v, MBO_WIJZIGING_NIEUW, crebo, "", "", k->titel)
                          : add(v, MBO_WIJZIGING_WEG, crebo, "", k->titel, "")))
                return false;
        }
    }
    return true;
}

mbo_status mbo_vergelijking_create(const mbo_structuur *oud, const mbo_structuur *nieuw, const mbo_allocator *allocator,
                                   mbo_vergelijking **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, oud, nieuw, out))
        return MBO_ERROR_ARGUMENT;
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_vergelijking *v = mboi_resize(&memory, NULL, 0, sizeof *v);
    if (!v)
        return mboi_no_memory(fout);
    memset(v, 0, sizeof *v);
    v->allocator = memory;
    mboi_arena_init(&v->arena, &memory);
    v->oud = mbo_structuur_ref((mbo_structuur *)(uintptr_t)oud); /* only the count of references changes */
    v->nieuw = mbo_structuur_ref((mbo_structuur *)(uintptr_t)nieuw);
    if (!compare(v, false) || !compare(v, true)) {
        mbo_vergelijking_free(v);
        return mboi_no_memory(fout);
    }
    *out = v;
    return MBO_OK;
}

void mbo_vergelijking_free(mbo_vergelijking *v)
{
    if (!v)
        return;
    mbo_allocator m = v->allocator;
    mboi_resize(&m, v->regel, v->capacity * sizeof *v->regel, 0);
    mboi_arena_free(&v->arena);
    mbo_structuur_free(v->oud);
    mbo_structuur_free(v->nieuw);
    mboi_resize(&m, v, sizeof *v, 0);
}

int32_t mbo_vergelijking_count(const mbo_vergelijking *v)
{
    return v ? (int32_t)v->regels : 0;
}

static const regel *get(const mbo_vergelijking *v, int32_t index)
{
    return v && index >= 0 && (size_t)index < v->regels ? &v->regel[index] : NULL;
}

mbo_wijziging mbo_vergelijking_wijziging(const mbo_vergelijking *v, int32_t index)
{
    const regel *r = get(v, index);
    return r ? r->wijziging : 0;
}

int32_t mbo_vergelijking_crebo(const mbo_vergelijking *v, int32_t index)
{
    const regel *r = get(v, index);
    return r ? r->crebo : 0;
}

const char *mbo_vergelijking_plaats(const mbo_vergelijking *v, int32_t index)
{
    const regel *r = get(v, index);
    return r ? r->plaats : NULL;
}

const char *mbo_vergelijking_was(const mbo_vergelijking *v, int32_t index)
{
    const regel *r = get(v, index);
    return r ? r->was : NULL;
}

const char *mbo_vergelijking_nu(const mbo_vergelijking *v, int32_t index)
{
    const regel *r = get(v, index);
    return r ? r->nu : NULL;
}
