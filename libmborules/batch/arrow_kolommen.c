/* SPDX-License-Identifier: MIT */
/* One idea: arrays against the forms that the schema told of; reading their values is for kolommen.c. */
#include "batch/arrow_kolommen.h"

static int64_t buffers_of(mboi_vorm vorm)
{
    switch (vorm) {
    case MBOI_VORM_LEEG:
    case MBOI_VORM_REEKSEN: return 0;
    case MBOI_VORM_LIJST_VAST: return 1;
    case MBOI_VORM_LIJST_BLIK:
    case MBOI_VORM_LIJST_BLIK_LANG:
    case MBOI_VORM_TEKST:
    case MBOI_VORM_TEKST_LANG:
    case MBOI_VORM_TEKST_BLIK: return 3;
    default: return 2;
    }
}

/* No place of a value, of 32 bytes at most, is out of range of an int64_t. */
static bool fits(const struct ArrowArray *a)
{
    return a->length >= 0 && a->offset >= 0 && a->offset <= INT64_MAX / 32 - a->length;
}

/* The ends of runs; false: they are not there. */
static bool runs_of(const struct ArrowArray *ends, mboi_kolom *uit)
{
    if (!fits(ends) || ends->n_buffers != 2 || !ends->buffers || (ends->length && !ends->buffers[1]))
        return false;
    uit->stukken_count = ends->length;
    uit->waarden = ends->length ? (const char *)ends->buffers[1] + ends->offset * uit->maat : NULL;
    return true;
}

static bool view_of(mboi_arena *arena, const mboi_kolomvorm *v, const struct ArrowArray *a, mbo_feit feit,
                    int32_t nummer, bool item, mboi_kolom *uit, mbo_fout *fout);

/* The items of a list, the words of a dictionary, or the values of runs. */
static bool part_of(mboi_arena *arena, const mboi_kolomvorm *v, const struct ArrowArray *part, bool item,
                    mboi_kolom *uit, mbo_fout *fout)
{
    uit->deel = mboi_arena_alloc(arena, sizeof *uit->deel, 8);
    if (!uit->deel) {
        mboi_no_memory(fout);
        return false;
    }
    return view_of(arena, v->deel, part, uit->feit, uit->nummer, item, uit->deel, fout);
}

static bool view_of(mboi_arena *arena, const mboi_kolomvorm *v, const struct ArrowArray *a, mbo_feit feit,
                    int32_t nummer, bool item, mboi_kolom *uit, mbo_fout *fout)
{
    int64_t buffers = buffers_of(v->vorm);
    *uit = (mboi_kolom){.feit = feit,
                        .vorm = v->vorm,
                        .nummer = nummer,
                        .decimalen = v->decimalen,
                        .maat = v->maat,
                        .eenheid = v->eenheid,
                        .item = item,
                        .begin = a->offset,
                        .lengte = a->length,
                        .woordenboek = v->woordenboek};
    bool leeg = v->vorm == MBOI_VORM_LEEG, lijst = mboi_is_lijst(v->vorm);
    bool blik = v->vorm == MBOI_VORM_TEKST_BLIK;
    if (!fits(a) || (leeg || blik ? a->n_buffers < buffers : a->n_buffers != buffers) || (buffers && !a->buffers)) {
        mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: an array with the wrong length, offset or buffers",
                     mbo_feit_name(feit));
        return false;
    }
    if (leeg) /* producers do not agree on how many buffers nothing has */
        return true;
    if (v->vorm == MBOI_VORM_REEKSEN) {
        if (a->n_children != 2 || !a->children || !a->children[0] || !a->children[1] || !runs_of(a->children[0], uit)) {
            mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: runs without their ends or values",
                         mbo_feit_name(feit));
            return false;
        }
        if (!part_of(arena, v, a->children[1], item, uit, fout))
            return false;
        if (uit->deel->lengte > uit->stukken_count) /* the index past the last run is that of no value */
            uit->deel->lengte = uit->stukken_count;
        return true;
    }
    uit->geldig = a->buffers[0];
    uit->waarden = buffers > 1 ? a->buffers[1] : NULL;
    if (uit->geldig == NULL && a->null_count > 0) {
        mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: %lld nulls, but no bits that say which",
                     mbo_feit_name(feit), (long long)a->null_count);
        return false;
    }
    if (blik) {
        uit->stukken_count = a->n_buffers - 3;
        uit->stukken = (const void **)a->buffers + 2;
        uit->stukmaat = a->buffers[a->n_buffers - 1];
    } else if (buffers == 3 && lijst) {
        uit->maten = a->buffers[2];
    } else if (buffers == 3) {
        uit->tekst = a->buffers[2];
    }
    if ((a->length && buffers > 1 && !uit->waarden) || (uit->stukken_count && !uit->stukmaat) ||
        (a->length && buffers == 3 && lijst && !uit->maten)) {
        mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: an array without its values", mbo_feit_name(feit));
        return false;
    }
    if (!lijst && !v->woordenboek)
        return true;
    const struct ArrowArray *part =
        lijst && !v->woordenboek ? (a->n_children == 1 && a->children ? a->children[0] : NULL) : a->dictionary;
    if (!part) {
        mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: an array without its items or dictionary",
                     mbo_feit_name(feit));
        return false;
    }
    if (!part_of(arena, v, part, item || lijst, uit, fout))
        return false;
    if (v->vorm == MBOI_VORM_LIJST_VAST && v->maat && a->offset + a->length > part->length / v->maat) {
        mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: lists of %d items, of which there are only %lld",
                     mbo_feit_name(feit), (int)v->maat, (long long)part->length);
        return false;
    }
    return true;
}

/* Does a record batch have a row that is null as a whole? Its columns then have values that are not there. */
static bool has_null_rows(const struct ArrowArray *a)
{
    const uint8_t *geldig = a->null_count && a->n_buffers > 0 && a->buffers ? a->buffers[0] : NULL;
    if (!geldig)
        return a->null_count > 0;
    for (int64_t i = a->offset; i < a->offset + a->length; i++)
        if (!(geldig[i >> 3] >> (i & 7) & 1))
            return true;
    return false;
}

/* Has an array of the caller's own the children and dictionaries of its schema? */
static bool is_array(const struct ArrowSchema *schema, const struct ArrowArray *a)
{
    if (!a || !a->release || a->n_children != schema->n_children || (a->n_children && !a->children) ||
        !a->dictionary != !schema->dictionary || (a->dictionary && !is_array(schema->dictionary, a->dictionary)))
        return false;
    for (int64_t i = 0; i < a->n_children; i++)
        if (!is_array(schema->children[i], a->children[i]))
            return false;
    return true;
}

bool mboi_arrowkolommen(const mboi_arrowschema *s, const mbo_batch *batch, const struct ArrowArray *a,
                        mboi_arena *arena, mboi_kolom *views, mbo_fout *fout)
{
    size_t n = 0;
    if (!fits(a) || a->n_children != s->kolommen || (s->kolommen && !a->children)) {
        mboi_fail(fout, MBO_ERROR_SYNTAX, "a record batch of %lld columns and %lld rows; its schema has %lld columns",
                  (long long)a->n_children, (long long)a->length, (long long)s->kolommen);
        return false;
    }
    if (a->n_buffers < 0 || a->n_buffers > 1) { /* of a struct: the bits that say which rows are there */
        mboi_fail(fout, MBO_ERROR_SYNTAX, "a record batch of %lld buffers; a struct has one", (long long)a->n_buffers);
        return false;
    }
    if (has_null_rows(a)) {
        mboi_fail(fout, MBO_ERROR_SYNTAX, "a record batch with rows that are null as a whole");
        return false;
    }
    for (int64_t i = 0; i < s->kolommen; i++) {
        const struct ArrowArray *kolom = a->children[i];
        if (!kolom || kolom->length < a->offset + a->length) {
            mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, i + 1, "column %lld has fewer rows than its record batch",
                         (long long)i + 1);
            return false;
        }
        if (!s->kolom[i].feit && !is_array(s->schema.children[i], kolom)) {
            mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, i + 1, "column %lld is not what its schema says", (long long)i + 1);
            return false;
        }
        if (!s->kolom[i].feit)
            continue;
        mboi_kolom *v = &views[n++];
        if (!view_of(arena, s->kolom[i].vorm, kolom, s->kolom[i].feit, (int32_t)i + 1, false, v, fout))
            return false;
        v->begin += a->offset; /* the last value stays where it was */
        v->lengte -= a->offset;
        if (v->woordenboek &&
            !mboi_kolom_woorden(v, batch->regels,
                                batch->regels->stelsel.keuze[(batch->options & MBO_BATCH_STRENG) != 0], a->length,
                                &arena->allocator)) {
            mboi_no_memory(fout);
            return false;
        }
    }
    return true;
}
