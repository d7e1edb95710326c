/* SPDX-License-Identifier: MIT */
/* One idea: what a column of answers is called, in which form it goes out, and what is put in it. */
#include "batch/arrow_uit.h"

#include "batch/arrow_bezit.h"

#include <stdio.h>
#include <string.h>

static const char *const delen[] = {[MBOI_DEEL_UITKOMST] = "",
                                    [MBOI_DEEL_ONTBREKEND] = ".ontbrekend",
                                    [MBOI_DEEL_GELDSOORT] = ".soort",
                                    [MBOI_DEEL_BEDRAG] = ".bedrag",
                                    [MBOI_DEEL_BEDRAG_ONTBREKEND] = ".bedrag_ontbrekend",
                                    [MBOI_DEEL_VANAF] = ".vanaf",
                                    [MBOI_DEEL_VANAF_ONTBREKEND] = ".vanaf_ontbrekend"};

static void add_veld(mboi_velden *u, uint32_t q, mboi_deel soort, bool bits)
{
    u->veld[u->n++] = (mboi_veld){q, soort, bits};
}

static void add_sets(mboi_velden *u, uint32_t q, mboi_deel soort)
{
    if (u->batch->options & MBO_BATCH_ONTBREKEND)
        add_veld(u, q, soort, false);
    if (u->batch->options & MBO_BATCH_ONTBREKEND_BITS)
        add_veld(u, q, soort, true);
}

void mboi_velden_make(mboi_velden *u, const mbo_batch *b)
{
    *u = (mboi_velden){.batch = b};
    for (uint32_t q = 0; q < b->vragen; q++) {
        const struct mboi_vraag *vraag = &b->regels->boek.vraag[b->vraag[q]];
        add_veld(u, q, MBOI_DEEL_UITKOMST, false);
        add_sets(u, q, MBOI_DEEL_ONTBREKEND);
        if (!(b->options & MBO_BATCH_BEDRAGEN))
            continue;
        if (vraag->heeft_bedrag) {
            add_veld(u, q, MBOI_DEEL_GELDSOORT, false);
            add_veld(u, q, MBOI_DEEL_BEDRAG, false);
            add_sets(u, q, MBOI_DEEL_BEDRAG_ONTBREKEND);
        }
        if (vraag->heeft_dag) {
            add_veld(u, q, MBOI_DEEL_VANAF, false);
            add_sets(u, q, MBOI_DEEL_VANAF_ONTBREKEND);
        }
    }
}

enum { MAX_NAAM = 96 };

static void veld_naam(const mboi_velden *u, const mboi_veld *v, char *uit)
{
    snprintf(uit, MAX_NAAM, "%s%s%s", mbo_code_name(MBO_VOCABULAIRE_VRAAG, u->batch->vraag[v->q]), delen[v->soort],
             v->bits ? "_bits" : "");
}

bool mboi_velden_has(const mboi_velden *u, const char *naam)
{
    char van_ons[MAX_NAAM];
    for (size_t i = 0; i < u->n; i++) {
        veld_naam(u, &u->veld[i], van_ons);
        if (mboi_span_alike(mboi_span_of(naam), van_ons)) /* who reads them may not tell cases apart, as databases */
            return true;
    }
    return false;
}

/* Outcomes and kinds of money are text by a dictionary; 0 when they are numbers. */
static mbo_vocabulaire words_of(const mboi_velden *u, const mboi_veld *v)
{
    if (v->soort == MBOI_DEEL_GELDSOORT)
        return MBO_VOCABULAIRE_GELDSOORT;
    return v->soort == MBOI_DEEL_UITKOMST && !(u->batch->options & MBO_BATCH_UITKOMST_INT8) ? MBO_VOCABULAIRE_UITKOMST
                                                                                            : 0;
}

/* The names of a vocabulary as an array of text. */
static bool make_words(const mbo_allocator *allocator, mbo_vocabulaire vocabulaire, struct ArrowArray *a)
{
    int32_t n = mbo_code_count(vocabulaire), used = 0, total = 0;
    for (int32_t code = 1; code <= n; code++)
        total += (int32_t)strlen(mbo_code_name(vocabulaire, code));
    if (!mboi_array_make(allocator, n, 3, 0, a))
        return false;
    int32_t *offset = mboi_array_buffer(a, 1, (size_t)(n + 1) * sizeof *offset);
    char *tekst = mboi_array_buffer(a, 2, (size_t)total + 1);
    for (int32_t code = 1; offset && tekst && code <= n; code++) {
        const char *naam = mbo_code_name(vocabulaire, code);
        memcpy(tekst + used, naam, strlen(naam));
        used += (int32_t)strlen(naam);
        offset[code] = used;
    }
    return offset && tekst;
}

/* ---- answers as arrays ---- */

static bool claim(mboi_antwoorden *w, void *pp, size_t size)
{
    void **p = pp;
    *p = mboi_resize(&w->allocator, NULL, 0, (size_t)w->rijen * size + 1);
    return *p != NULL;
}

static void give_back(mboi_antwoorden *w, void *p, size_t size)
{
    mboi_resize(&w->allocator, p, p ? (size_t)w->rijen * size + 1 : 0, 0);
}

bool mboi_antwoorden_claim(const mboi_velden *u, mboi_antwoorden *w)
{
    for (size_t i = 0; i < u->n; i++) {
        mbo_antwoordkolom *k = &w->kolom[u->veld[i].q];
        bool ok = true;
        switch (u->veld[i].soort) {
        case MBOI_DEEL_UITKOMST: ok = claim(w, &k->uitkomst, sizeof *k->uitkomst); break;
        case MBOI_DEEL_ONTBREKEND: ok = k->ontbrekend || claim(w, &k->ontbrekend, sizeof *k->ontbrekend); break;
        case MBOI_DEEL_GELDSOORT: ok = claim(w, &k->soort, sizeof *k->soort); break;
        case MBOI_DEEL_BEDRAG:
            ok = claim(w, &k->bedrag, sizeof *k->bedrag) && claim(w, &k->bedrag_stand, sizeof *k->bedrag_stand);
            break;
        case MBOI_DEEL_BEDRAG_ONTBREKEND:
            ok = k->bedrag_ontbrekend || claim(w, &k->bedrag_ontbrekend, sizeof *k->bedrag_ontbrekend);
            break;
        case MBOI_DEEL_VANAF: ok = claim(w, &k->vanaf, sizeof *k->vanaf); break;
        case MBOI_DEEL_VANAF_ONTBREKEND:
            ok = k->vanaf_ontbrekend || claim(w, &k->vanaf_ontbrekend, sizeof *k->vanaf_ontbrekend);
            break;
        }
        if (!ok)
            return false;
    }
    return claim(w, &w->heeft, sizeof *w->heeft);
}

void mboi_antwoorden_free(const mboi_velden *u, mboi_antwoorden *w)
{
    give_back(w, w->heeft, sizeof *w->heeft);
    for (uint32_t q = 0; q < u->batch->vragen; q++) {
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
static int64_t find_values(const mbo_antwoordkolom *k, mboi_deel soort, int64_t rijen, bool *heeft)
{
    int64_t zonder = 0;
    switch (soort) {
    case MBOI_DEEL_GELDSOORT:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->soort[i] != 0;
        break;
    case MBOI_DEEL_BEDRAG:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->bedrag_stand[i] == MBO_STAND_BEKEND;
        break;
    case MBOI_DEEL_VANAF:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->vanaf[i] != MBO_DATUM_NOT_SET;
        break;
    default:
        for (int64_t i = 0; i < rijen; i++)
            heeft[i] = k->uitkomst[i] != 0;
    }
    bool alle = !memchr(heeft, 0, (size_t)rijen);
    for (int64_t i = 0; !alle && i < rijen; i++)
        zonder += !heeft[i];
    return zonder;
}

static const mbo_feitset *set_of(const mbo_antwoordkolom *k, mboi_deel soort)
{
    return soort == MBOI_DEEL_ONTBREKEND          ? k->ontbrekend
           : soort == MBOI_DEEL_BEDRAG_ONTBREKEND ? k->bedrag_ontbrekend
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

static bool fill_names(const mbo_antwoordkolom *k, mboi_deel soort, int64_t rijen, struct ArrowArray *a)
{
    const mbo_feitset *set = set_of(k, soort);
    int64_t *offset = mboi_array_buffer(a, 1, ((size_t)rijen + 1) * sizeof *offset), total = 0;
    for (int64_t i = 0; offset && i < rijen; i++)
        offset[i + 1] = total += k->uitkomst[i] ? write_names(&set[i], NULL) : 0;
    char *tekst = offset ? mboi_array_buffer(a, 2, (size_t)total) : NULL;
    for (int64_t i = 0; tekst && i < rijen; i++)
        if (k->uitkomst[i])
            write_names(&set[i], tekst + offset[i]);
    return tekst;
}

/* Codes, those of words counted from 0; 0 where there is none. */
static void fill_codes(const int8_t *codes, const bool *heeft, int8_t eerste, int64_t rijen, int8_t *uit)
{
    for (int64_t i = 0; i < rijen; i++)
        uit[i] = (int8_t)((codes[i] - eerste) * heeft[i]);
}

static bool fill_numbers(const mboi_velden *u, const mboi_veld *v, const mbo_antwoordkolom *k, const bool *heeft,
                         int64_t rijen, struct ArrowArray *a)
{
    static const size_t maten[] = {
        [MBOI_DEEL_UITKOMST] = 1,        [MBOI_DEEL_ONTBREKEND] = 8,        [MBOI_DEEL_GELDSOORT] = 1,
        [MBOI_DEEL_BEDRAG] = 16,         [MBOI_DEEL_BEDRAG_ONTBREKEND] = 8, [MBOI_DEEL_VANAF] = 4,
        [MBOI_DEEL_VANAF_ONTBREKEND] = 8};
    char *uit = mboi_array_buffer(a, 1, (size_t)rijen * maten[v->soort]);
    int8_t eerste = words_of(u, v) ? 1 : 0;
    if (!uit)
        return false;
    switch (v->soort) {
    case MBOI_DEEL_UITKOMST: fill_codes(k->uitkomst, heeft, eerste, rijen, (int8_t *)uit); break;
    case MBOI_DEEL_GELDSOORT: fill_codes(k->soort, heeft, eerste, rijen, (int8_t *)uit); break;
    case MBOI_DEEL_BEDRAG:
        for (int64_t i = 0; i < rijen; i++) /* not negative: the upper half stays 0 */
            if (heeft[i])
                memcpy(uit + 16 * i, &k->bedrag[i], 8);
        break;
    case MBOI_DEEL_VANAF:
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

_Static_assert(MBOI_FEITEN < 64, "MBO_BATCH_ONTBREKEND_BITS: a set of facts (zaak/zaak.h) fits a uint64 column");

static bool is_text(const mboi_veld *v)
{
    return (v->soort == MBOI_DEEL_ONTBREKEND || v->soort == MBOI_DEEL_BEDRAG_ONTBREKEND ||
            v->soort == MBOI_DEEL_VANAF_ONTBREKEND) &&
           !v->bits;
}

bool mboi_antwoorden_kolom(const mboi_velden *u, const mboi_veld *v, const mboi_antwoorden *w, struct ArrowArray *a)
{
    const mbo_antwoordkolom *k = &w->kolom[v->q];
    if (!mboi_array_make(&u->batch->allocator, w->rijen, is_text(v) ? 3 : 2, 0, a))
        return false;
    a->null_count = find_values(k, v->soort, w->rijen, w->heeft);
    if (a->null_count) {
        uint8_t *geldig = mboi_array_buffer(a, 0, (size_t)w->rijen / 8 + 1);
        if (!geldig)
            return false;
        for (int64_t i = 0; i < w->rijen; i++)
            geldig[i / 8] |= (uint8_t)(w->heeft[i] << i % 8);
    }
    if (!(is_text(v) ? fill_names(k, v->soort, w->rijen, a) : fill_numbers(u, v, k, w->heeft, w->rijen, a)))
        return false;
    return !words_of(u, v) || make_words(&u->batch->allocator, words_of(u, v), mboi_array_dictionary(a));
}

/* ---- their schema ---- */

bool mboi_veld_schema(const mboi_velden *u, const mboi_veld *v, struct ArrowSchema *schema)
{
    static const char *const formats[] = {
        [MBOI_DEEL_UITKOMST] = "c",        [MBOI_DEEL_ONTBREKEND] = "L",        [MBOI_DEEL_GELDSOORT] = "c",
        [MBOI_DEEL_BEDRAG] = "d:18,2",     [MBOI_DEEL_BEDRAG_ONTBREKEND] = "L", [MBOI_DEEL_VANAF] = "tdD",
        [MBOI_DEEL_VANAF_ONTBREKEND] = "L"};
    char naam[MAX_NAAM];
    veld_naam(u, v, naam);
    if (!mboi_schema_make(&u->batch->allocator, is_text(v) ? "U" : formats[v->soort], naam, NULL, 0, schema))
        return false;
    return !words_of(u, v) || mboi_schema_make(&u->batch->allocator, "u", "", NULL, 0, mboi_schema_dictionary(schema));
}
