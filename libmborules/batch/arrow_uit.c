/* SPDX-License-Identifier: MIT */
#include "batch/arrow.h"

#include <stdio.h>
#include <string.h>

static const char *const delen[] = {[UITKOMST] = "",
                                    [ONTBREKEND] = ".ontbrekend",
                                    [GELDSOORT] = ".soort",
                                    [BEDRAG] = ".bedrag",
                                    [BEDRAG_ONTBREKEND] = ".bedrag_ontbrekend",
                                    [VANAF] = ".vanaf",
                                    [VANAF_ONTBREKEND] = ".vanaf_ontbrekend"};

static void add_veld(stroom *s, uint32_t q, deel soort, bool bits)
{
    s->veld[s->velden++] = (veld){q, soort, bits};
}

static void add_sets(stroom *s, uint32_t q, deel soort)
{
    if (s->batch->options & MBO_BATCH_ONTBREKEND)
        add_veld(s, q, soort, false);
    if (s->batch->options & MBO_BATCH_ONTBREKEND_BITS)
        add_veld(s, q, soort, true);
}

void mboi_make_velden(stroom *s)
{
    const mbo_batch *b = s->batch;
    for (uint32_t q = 0; q < b->vragen; q++) {
        const struct mboi_vraag *vraag = &b->regels->vraag[b->vraag[q]];
        add_veld(s, q, UITKOMST, false);
        add_sets(s, q, ONTBREKEND);
        if (!(b->options & MBO_BATCH_BEDRAGEN))
            continue;
        if (vraag->heeft_bedrag) {
            add_veld(s, q, GELDSOORT, false);
            add_veld(s, q, BEDRAG, false);
            add_sets(s, q, BEDRAG_ONTBREKEND);
        }
        if (vraag->heeft_dag) {
            add_veld(s, q, VANAF, false);
            add_sets(s, q, VANAF_ONTBREKEND);
        }
    }
}

void mboi_veld_naam(const stroom *s, const veld *v, char *uit)
{
    snprintf(uit, MAX_NAAM, "%s%s%s", mbo_code_name(MBO_VOCABULAIRE_VRAAG, s->batch->vraag[v->q]), delen[v->soort],
             v->bits ? "_bits" : "");
}

/* Outcomes and kinds of money are text by a dictionary; 0 when they are numbers. */
static mbo_vocabulaire words_of(const stroom *s, const veld *v)
{
    if (v->soort == GELDSOORT)
        return MBO_VOCABULAIRE_GELDSOORT;
    return v->soort == UITKOMST && !(s->batch->options & MBO_BATCH_UITKOMST_INT8) ? MBO_VOCABULAIRE_UITKOMST : 0;
}

/* The names of a vocabulary as an array of text. */
static bool make_words(const mbo_allocator *allocator, mbo_vocabulaire vocabulaire, struct ArrowArray *a)
{
    int32_t n = mbo_code_count(vocabulaire), used = 0, total = 0;
    for (int32_t code = 1; code <= n; code++)
        total += (int32_t)strlen(mbo_code_name(vocabulaire, code));
    if (!mboi_make_array(allocator, n, 3, 0, a))
        return false;
    int32_t *offset = mboi_add_buffer(a, 1, (size_t)(n + 1) * sizeof *offset);
    char *tekst = mboi_add_buffer(a, 2, (size_t)total + 1);
    for (int32_t code = 1; offset && tekst && code <= n; code++) {
        const char *naam = mbo_code_name(vocabulaire, code);
        memcpy(tekst + used, naam, strlen(naam));
        used += (int32_t)strlen(naam);
        offset[code] = used;
    }
    return offset && tekst;
}

/* ---- answers as arrays ---- */

static bool claim(antwoorden *w, void *pp, size_t size)
{
    void **p = pp;
    *p = mboi_resize(&w->allocator, NULL, 0, (size_t)w->rijen * size + 1);
    return *p != NULL;
}

static void give_back(antwoorden *w, void *p, size_t size)
{
    mboi_resize(&w->allocator, p, p ? (size_t)w->rijen * size + 1 : 0, 0);
}

bool mboi_claim_all(const stroom *s, antwoorden *w)
{
    for (size_t i = 0; i < s->velden; i++) {
        mbo_antwoordkolom *k = &w->kolom[s->veld[i].q];
        bool ok = true;
        switch (s->veld[i].soort) {
        case UITKOMST: ok = claim(w, &k->uitkomst, sizeof *k->uitkomst); break;
        case ONTBREKEND: ok = k->ontbrekend || claim(w, &k->ontbrekend, sizeof *k->ontbrekend); break;
        case GELDSOORT: ok = claim(w, &k->soort, sizeof *k->soort); break;
        case BEDRAG:
            ok = claim(w, &k->bedrag, sizeof *k->bedrag) && claim(w, &k->bedrag_stand, sizeof *k->bedrag_stand);
            break;
        case BEDRAG_ONTBREKEND:
            ok = k->bedrag_ontbrekend || claim(w, &k->bedrag_ontbrekend, sizeof *k->bedrag_ontbrekend);
            break;
        case VANAF: ok = claim(w, &k->vanaf, sizeof *k->vanaf); break;
        case VANAF_ONTBREKEND:
            ok = k->vanaf_ontbrekend || claim(w, &k->vanaf_ontbrekend, sizeof *k->vanaf_ontbrekend);
            break;
        }
        if (!ok)
            return false;
    }
    return claim(w, &w->heeft, sizeof *w->heeft);
}

void mboi_give_all_back(const stroom *s, antwoorden *w)
{
    give_back(w, w->heeft, sizeof *w->heeft);
    for (uint32_t q = 0; q < s->batch->vragen; q++) {
        mbo_antwoordkolom *k = &w->kolom[q];
        give_back(w, k->uitkomst, sizeof *k->uitkomst);
        give_back(w, k->ontbrekend, sizeof *k->ontbrekend);
        give_back(w, k->soort, sizeof *k->soort);
        give_back(w, k->bedrag_stand, sizeof *k->bedrag_stand);
        give_back(w, k->bedrag, sizeof *k->bedrag);
        give_back(w, k->bedrag_ontbrekend, sizeof *k->bedrag_ontbrekend);
        give_back(w, k->vanaf, sizeof *k->vanaf);
        give_back(w, k->vanaf_ontbrekend, sizeof *k->vanaf_ontbrekend);
    }
}

/* Of which rows is there anything to tell in this column? Returns how many there are not. */
static int64_t find_values(const mbo_antwoordkolom *k, deel soort, int64_t rijen, bool *heeft)
{
    int64_t zonder = 0;
    switch (soort) {
    case GELDSOORT:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->soort[i] != 0;
        break;
    case BEDRAG:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->bedrag_stand[i] == MBO_STAND_BEKEND;
        break;
    case VANAF:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->vanaf[i] != MBO_DATUM_NOT_SET;
        break;
    default:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->uitkomst[i] != 0;
    }
    for (int64_t i = 0; i < rijen; i++)
        zonder += !heeft[i];
    return zonder;
}

static const mbo_feitset *set_of(const mbo_antwoordkolom *k, deel soort)
{
    return soort == ONTBREKEND          ? k->ontbrekend
           : soort == BEDRAG_ONTBREKEND ? k->bedrag_ontbrekend
                                        : k->vanaf_ontbrekend;
}

/* The names of the facts of a set, joined; returns the length. */
static int64_t write_names(const mbo_feitset *set, char *uit)
{
    int64_t used = 0;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));) {
        const char *naam = mbo_feit_name(feit);
        size_t lengte = strlen(naam);
        if (uit && used)
            uit[used] = ';';
        used += used != 0;
        if (uit)
            memcpy(uit + used, naam, lengte);
        used += (int64_t)lengte;
    }
    return used;
}

static bool fill_names(const mbo_antwoordkolom *k, deel soort, int64_t rijen, struct ArrowArray *a)
{
    const mbo_feitset *set = set_of(k, soort);
    int64_t *offset = mboi_add_buffer(a, 1, ((size_t)rijen + 1) * sizeof *offset), total = 0;
    for (int64_t i = 0; offset && i < rijen; i++)
        offset[i + 1] = total += k->uitkomst[i] ? write_names(&set[i], NULL) : 0;
    char *tekst = offset ? mboi_add_buffer(a, 2, (size_t)total) : NULL;
    for (int64_t i = 0; tekst && i < rijen; i++)
        if (k->uitkomst[i])
            write_names(&set[i], tekst + offset[i]);
    return tekst;
}

/* Codes, those of words counted from 0; 0 where there is none. */
static void fill_codes(const int8_t *codes, const bool *heeft, int8_t eerste, int64_t rijen, int8_t *uit)
{
    for (int64_t i = 0; i < rijen; i++)
        uit[i] = (int8_t)(heeft[i] ? codes[i] - eerste : 0);
}

static bool fill_numbers(const stroom *s, const veld *v, const mbo_antwoordkolom *k, const bool *heeft, int64_t rijen,
                         struct ArrowArray *a)
{
    static const size_t maten[] = {[UITKOMST] = 1,          [ONTBREKEND] = 8, [GELDSOORT] = 1,       [BEDRAG] = 16,
                                   [BEDRAG_ONTBREKEND] = 8, [VANAF] = 4,      [VANAF_ONTBREKEND] = 8};
    char *uit = mboi_add_buffer(a, 1, (size_t)rijen * maten[v->soort]);
    int8_t eerste = words_of(s, v) ? 1 : 0;
    if (!uit)
        return false;
    switch (v->soort) {
    case UITKOMST: fill_codes(k->uitkomst, heeft, eerste, rijen, (int8_t *)uit); break;
    case GELDSOORT: fill_codes(k->soort, heeft, eerste, rijen, (int8_t *)uit); break;
    case BEDRAG:
        for (int64_t i = 0; i < rijen; i++) /* not negative: the upper half stays 0 */
            if (heeft[i])
                memcpy(uit + 16 * i, &k->bedrag[i], 8);
        break;
    case VANAF:
        for (int64_t i = 0; i < rijen; i++)
            if (heeft[i])
                memcpy(uit + 4 * i, &k->vanaf[i], 4);
        break;
    default:
        for (int64_t i = 0; i < rijen; i++)
            if (heeft[i])
                memcpy(uit + 8 * i, &set_of(k, v->soort)[i].bits[0], 8);
    }
    return true;
}

_Static_assert(MBOI_FEITEN < 64, "a set of facts fits a uint64 column");

static bool is_text(const veld *v)
{
    return (v->soort == ONTBREKEND || v->soort == BEDRAG_ONTBREKEND || v->soort == VANAF_ONTBREKEND) && !v->bits;
}

bool mboi_make_column(const stroom *s, const veld *v, const antwoorden *w, struct ArrowArray *a)
{
    const mbo_antwoordkolom *k = &w->kolom[v->q];
    if (!mboi_make_array(&s->allocator, w->rijen, is_text(v) ? 3 : 2, 0, a))
        return false;
    a->null_count = find_values(k, v->soort, w->rijen, w->heeft);
    if (a->null_count) {
        uint8_t *geldig = mboi_add_buffer(a, 0, (size_t)w->rijen / 8 + 1);
        if (!geldig)
            return false;
        for (int64_t i = 0; i < w->rijen; i++)
            geldig[i / 8] |= (uint8_t)(w->heeft[i] << i % 8);
    }
    if (!(is_text(v) ? fill_names(k, v->soort, w->rijen, a) : fill_numbers(s, v, k, w->heeft, w->rijen, a)))
        return false;
    if (words_of(s, v)) {
        bezit *b = a->private_data;
        a->dictionary = &b->woordenboek;
        return make_words(&s->allocator, words_of(s, v), &b->woordenboek);
    }
    return true;
}

/* ---- their schema ---- */

bool mboi_veld_schema(const stroom *s, const veld *v, struct ArrowSchema *schema)
{
    static const char *const formats[] = {
        [UITKOMST] = "c",          [ONTBREKEND] = "L", [GELDSOORT] = "c",       [BEDRAG] = "d:18,2",
        [BEDRAG_ONTBREKEND] = "L", [VANAF] = "tdD",    [VANAF_ONTBREKEND] = "L"};
    char naam[MAX_NAAM];
    mboi_veld_naam(s, v, naam);
    if (!mboi_make_schema(&s->allocator, is_text(v) ? "U" : formats[v->soort], naam, NULL, 0, schema))
        return false;
    if (!words_of(s, v))
        return true;
    schema_bezit *b = schema->private_data;
    schema->dictionary = &b->woordenboek;
    return mboi_make_schema(&s->allocator, "u", "", NULL, 0, &b->woordenboek);
}
