/* SPDX-License-Identifier: MIT */
/*
 * The Arrow C stream interface around a batch: a schema is checked once, then each record batch becomes a set of column
 * views, is answered, a part at a time, and leaves with the caller's own columns in front. What a producer hands over
 * is not trusted: every count and pointer that is used is checked first.
 */
#include "batch/batch.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MAX_KOLOMMEN = 100000, MAX_DIEPTE = 8 /* of lists and dictionaries within each other */, MAX_EIGEN_DIEPTE = 64 };

/* ---- what the answers look like ---- */

typedef enum deel { UITKOMST, ONTBREKEND, GELDSOORT, BEDRAG, BEDRAG_ONTBREKEND, VANAF, VANAF_ONTBREKEND } deel;

/* A column of answers. */
typedef struct veld {
    uint32_t q; /* which question of the batch */
    deel soort;
    bool bits; /* a set as bits, not as text */
} veld;

enum { MAX_VELDEN = MBOI_VRAGEN * 12 };

/* A column of the stream: a fact, or the caller's own. */
typedef struct invoer_kolom {
    mbo_feit feit; /* 0: the caller's own */
    struct kolomvorm *vorm;
} invoer_kolom;

/* The form of a column as the schema tells it. */
typedef struct kolomvorm {
    mboi_vorm vorm;
    int32_t decimalen;
    int64_t eenheid;
    bool woordenboek;
    struct kolomvorm *deel;
} kolomvorm;

/* A record batch of the producer, as long as some part of it is in use: what goes out may be released anywhere. */
typedef struct invoer {
    atomic_int references;
    mbo_allocator allocator;
    struct ArrowArray array;
} invoer;

typedef struct stroom {
    mbo_allocator allocator;
    mbo_batch *batch;
    struct ArrowArrayStream in;
    struct ArrowSchema schema; /* what the producer gave: it is asked once, and may say something else later */
    mboi_arena arena;          /* of the columns */
    invoer_kolom *kolom;
    int64_t kolommen, eigen; /* in all, and the caller's own */
    veld veld[MAX_VELDEN];
    size_t velden;
    int64_t rijen;  /* that have been answered */
    invoer *invoer; /* of which rows are still to be answered, from this one on; NULL: none */
    int64_t vanaf;
    mboi_kolom view[MBOI_FEITEN]; /* those rows of its columns of facts */
    mboi_arena view_arena;
    mbo_fout fout;
} stroom;

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

static void make_velden(stroom *s)
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

enum { MAX_NAAM = 96 };

static void veld_naam(const stroom *s, const veld *v, char *uit)
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

/* ---- the schema of what comes in ---- */

static mbo_status wrong(stroom *s, mbo_status code, int64_t kolom, const char *naam, const char *format)
{
    mbo_fout fout; /* the name may be hostile: it goes through the same escape as any value */
    mboi_fail_at(&fout, code, 0, kolom,
                 "%.200s: a column of Arrow type \"%.40s\" does not fit this fact; text always does", naam, format);
    s->fout = fout;
    return code;
}

static mboi_vorm number_form(const char *format)
{
    static const struct {
        char letter;
        mboi_vorm vorm;
    } forms[] = {{'c', MBOI_VORM_INT8},  {'C', MBOI_VORM_UINT8},  {'s', MBOI_VORM_INT16}, {'S', MBOI_VORM_UINT16},
                 {'i', MBOI_VORM_INT32}, {'I', MBOI_VORM_UINT32}, {'l', MBOI_VORM_INT64}, {'L', MBOI_VORM_UINT64}};
    for (size_t i = 0; i < MBOI_COUNT(forms); i++)
        if (format[0] == forms[i].letter && !format[1])
            return forms[i].vorm;
    return MBOI_VORM_LEEG;
}

/* Units a day, of a date or a timestamp without zone; 0: it is neither. */
static int64_t day_units(const char *format, mboi_vorm *uit)
{
    static const struct {
        const char *format;
        int64_t eenheid;
    } forms[] = {{"tdD", 1},
                 {"tdm", INT64_C(86400000)},
                 {"tss:", 86400},
                 {"tsm:", INT64_C(86400000)},
                 {"tsu:", INT64_C(86400000000)},
                 {"tsn:", INT64_C(86400000000000)}};
    for (size_t i = 0; i < MBOI_COUNT(forms); i++)
        if (strcmp(format, forms[i].format) == 0) {
            *uit = i ? MBOI_VORM_INT64 : MBOI_VORM_INT32;
            return forms[i].eenheid;
        }
    return 0;
}

/* d:precision,scale[,128] */
static bool decimal_scale(const char *format, int32_t *uit)
{
    int precisie, schaal, bits = 128, einde = 0;
    if (sscanf(format, "d:%2d,%3d%n,%3d%n", &precisie, &schaal, &einde, &bits, &einde) < 2 || format[einde] ||
        bits != 128 || precisie < 1 || precisie > 38 || schaal < -38 || schaal > 38)
        return false;
    *uit = schaal;
    return true;
}

static mboi_vorm text_form(const char *format)
{
    return strcmp(format, "u") == 0    ? MBOI_VORM_TEKST
           : strcmp(format, "U") == 0  ? MBOI_VORM_TEKST_LANG
           : strcmp(format, "vu") == 0 ? MBOI_VORM_TEKST_BLIK
                                       : MBOI_VORM_LEEG;
}

/* The form of a column of a fact; NULL: it is no form for it (or there is no memory, then `fout` says so). */
static kolomvorm *form_of(stroom *s, const struct ArrowSchema *schema, mbo_feit feit, bool item, int diepte)
{
    const char *format = schema->format ? schema->format : "";
    mbo_feittype type = mbo_feit_type(feit);
    kolomvorm *v = mboi_arena_alloc(&s->arena, sizeof *v, 8);
    if (!v || diepte > MAX_DIEPTE) {
        if (!v)
            mboi_no_memory(&s->fout);
        return NULL;
    }
    *v = (kolomvorm){.vorm = number_form(format), .eenheid = 1};
    if (schema->dictionary) {
        v->woordenboek = true;
        v->deel = form_of(s, schema->dictionary, feit, item, diepte + 1);
        return v->vorm && v->deel ? v : NULL;
    }
    if (v->vorm) { /* a whole number is euros, a code, or what the fact is; not a day, nor a set by itself */
        v->eenheid = type == MBO_FEITTYPE_GELD ? 100 : 1;
        return type == MBO_FEITTYPE_DATUM || (type == MBO_FEITTYPE_SET && !item) ? NULL : v;
    }
    if ((v->vorm = text_form(format)) || strcmp(format, "n") == 0)
        return v;
    if (strcmp(format, "b") == 0) {
        v->vorm = MBOI_VORM_BIT;
        return type == MBO_FEITTYPE_BOOL ? v : NULL;
    }
    if (strcmp(format, "f") == 0 || strcmp(format, "g") == 0) {
        v->vorm = *format == 'f' ? MBOI_VORM_FLOAT : MBOI_VORM_DOUBLE;
        return type == MBO_FEITTYPE_DATUM || type == MBO_FEITTYPE_SET ? NULL : v;
    }
    if (decimal_scale(format, &v->decimalen)) {
        v->vorm = MBOI_VORM_DECIMAAL;
        return type == MBO_FEITTYPE_GELD || type == MBO_FEITTYPE_INT ? v : NULL;
    }
    if (type == MBO_FEITTYPE_DATUM && (v->eenheid = day_units(format, &v->vorm)))
        return v;
    if (type == MBO_FEITTYPE_SET && !item && (strcmp(format, "+l") == 0 || strcmp(format, "+L") == 0)) {
        v->vorm = format[1] == 'l' ? MBOI_VORM_LIJST : MBOI_VORM_LIJST_LANG;
        v->deel = schema->n_children == 1 && schema->children && schema->children[0]
                      ? form_of(s, schema->children[0], feit, true, diepte + 1)
                      : NULL;
        return v->deel ? v : NULL;
    }
    return NULL;
}

/* Metadata is a count, then for each pair the length and the bytes of the key and of the value. */
static bool metadata_size(const char *metadata, size_t *uit)
{
    int32_t paren, lengte;
    *uit = 0;
    if (!metadata)
        return true;
    memcpy(&paren, metadata, sizeof paren);
    *uit = sizeof paren;
    for (int64_t i = 0; i < 2 * (int64_t)paren; i++) {
        memcpy(&lengte, metadata + *uit, sizeof lengte);
        if (lengte < 0)
            return false;
        *uit += sizeof lengte + (size_t)lengte;
    }
    return paren >= 0;
}

/* Can it be copied? */
static bool is_schema(const struct ArrowSchema *schema, int diepte)
{
    size_t size;
    if (!schema || !schema->release || !schema->format || schema->n_children < 0 || schema->n_children > MAX_KOLOMMEN ||
        (schema->n_children && !schema->children) || diepte > MAX_EIGEN_DIEPTE ||
        !metadata_size(schema->metadata, &size) || (schema->dictionary && !is_schema(schema->dictionary, diepte + 1)))
        return false;
    for (int64_t i = 0; i < schema->n_children; i++)
        if (!is_schema(schema->children[i], diepte + 1))
            return false;
    return true;
}

/* A name that is nearly that of a fact is a mistake sooner than a column of the caller's own. */
static mbo_status own_column(stroom *s, const struct ArrowSchema *schema, const char *naam, int64_t kolom)
{
    if (!is_schema(schema, 0))
        return mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, kolom, "column \"%.200s\": its schema is not complete",
                            naam);
    for (size_t i = 0; i < s->velden; i++) {
        char van_ons[MAX_NAAM];
        veld_naam(s, &s->veld[i], van_ons);
        if (strcmp(naam, van_ons) == 0)
            return mboi_fail_at(&s->fout, MBO_ERROR_NAME, 0, kolom,
                                "column \"%s\" is called like a column of answers; if it is your own, rename it", naam);
    }
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        size_t lengte = strlen(mbo_feit_name(feit)), most = lengte > 7 ? 2 : 1;
        if (mboi_distance(mboi_span_of(naam), mbo_feit_name(feit), most) <= most)
            return mboi_fail_at(&s->fout, MBO_ERROR_NAME, 0, kolom,
                                "column \"%.200s\" is no fact, but nearly: \"%s\"; if it is your own, rename it", naam,
                                mbo_feit_name(feit));
    }
    s->eigen++;
    return MBO_OK;
}

static mbo_status read_schema(stroom *s, const struct ArrowSchema *schema)
{
    mbo_feitset gezien = {{0, 0}};
    if (!schema->release || !schema->format || strcmp(schema->format, "+s") || schema->n_children < 0 ||
        schema->n_children > MAX_KOLOMMEN || (schema->n_children && !schema->children))
        return mboi_fail(&s->fout, MBO_ERROR_SYNTAX, "the stream is not one of record batches (a struct of columns)");
    s->kolommen = schema->n_children;
    s->kolom = mboi_arena_alloc(&s->arena, ((size_t)s->kolommen + 1) * sizeof *s->kolom, 8);
    if (!s->kolom)
        return mboi_no_memory(&s->fout);
    for (int64_t i = 0; i < s->kolommen; i++) {
        const struct ArrowSchema *kolom = schema->children[i];
        if (!kolom)
            return mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, i + 1, "column %lld has no schema", (long long)i + 1);
        const char *naam = kolom->name ? kolom->name : "";
        mbo_feit feit = mboi_feit_find(mboi_span_of(naam));
        s->kolom[i] = (invoer_kolom){.feit = feit};
        if (!feit) {
            mbo_status status = own_column(s, kolom, naam, i + 1);
            if (status)
                return status;
            continue;
        }
        if (mboi_feitset_has(&gezien, feit))
            return mboi_fail_at(&s->fout, MBO_ERROR_NAME, 0, i + 1, "%s: a second column of this fact", naam);
        mboi_feitset_add(&gezien, feit);
        s->kolom[i].vorm = form_of(s, kolom, feit, false, 0);
        if (!s->kolom[i].vorm)
            return s->fout.code ? s->fout.code
                                : wrong(s, MBO_ERROR_VALUE, i + 1, naam, kolom->format ? kolom->format : "");
    }
    return MBO_OK;
}

/* ---- record batches as columns ---- */

static int64_t buffers_of(mboi_vorm vorm)
{
    switch (vorm) {
    case MBOI_VORM_LEEG: return 0;
    case MBOI_VORM_TEKST:
    case MBOI_VORM_TEKST_LANG:
    case MBOI_VORM_TEKST_BLIK: return 3;
    default: return 2;
    }
}

static bool view_of(stroom *s, mboi_arena *arena, const kolomvorm *v, const struct ArrowArray *a, mbo_feit feit,
                    int32_t nummer, bool item, mboi_kolom *uit)
{
    int64_t buffers = buffers_of(v->vorm);
    *uit = (mboi_kolom){.feit = feit,
                        .vorm = v->vorm,
                        .nummer = nummer,
                        .decimalen = v->decimalen,
                        .eenheid = v->eenheid,
                        .item = item,
                        .begin = a->offset,
                        .lengte = a->length,
                        .woordenboek = v->woordenboek};
    bool blik = v->vorm == MBOI_VORM_TEKST_BLIK;
    if (a->length < 0 || a->offset < 0 || a->offset > INT64_MAX / 16 - a->length ||
        (blik ? a->n_buffers < buffers : a->n_buffers != buffers) || (buffers && !a->buffers)) {
        mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: an array with the wrong length, offset or buffers",
                     mbo_feit_name(feit));
        return false;
    }
    if (!buffers)
        return true;
    uit->geldig = a->buffers[0];
    uit->waarden = a->buffers[1];
    if (uit->geldig == NULL && a->null_count > 0) {
        mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: %lld nulls, but no bits that say which",
                     mbo_feit_name(feit), (long long)a->null_count);
        return false;
    }
    if (blik) {
        uit->stukken_count = a->n_buffers - 3;
        uit->stukken = (const void **)a->buffers + 2;
        uit->stukmaat = a->buffers[a->n_buffers - 1];
    } else if (buffers == 3) {
        uit->tekst = a->buffers[2];
    }
    if ((a->length && !uit->waarden) || (uit->stukken_count && !uit->stukmaat)) {
        mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: an array without its values", mbo_feit_name(feit));
        return false;
    }
    bool lijst = v->vorm == MBOI_VORM_LIJST || v->vorm == MBOI_VORM_LIJST_LANG;
    if (!lijst && !v->woordenboek)
        return true;
    const struct ArrowArray *part =
        lijst && !v->woordenboek ? (a->n_children == 1 && a->children ? a->children[0] : NULL) : a->dictionary;
    uit->deel = mboi_arena_alloc(arena, sizeof *uit->deel, 8);
    if (!uit->deel) {
        mboi_no_memory(&s->fout);
        return false;
    }
    if (!part) {
        mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, nummer, "%s: an array without its items or dictionary",
                     mbo_feit_name(feit));
        return false;
    }
    return view_of(s, arena, v->deel, part, feit, nummer, item || lijst, uit->deel);
}

/* Does a record batch have a row that is null as a whole? Its columns then have values that are not there. */
static bool has_null_rows(const struct ArrowArray *a)
{
    const uint8_t *geldig = a->null_count && a->n_buffers > 0 && a->buffers ? a->buffers[0] : NULL;
    for (int64_t i = a->offset; geldig && i < a->offset + a->length; i++)
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

static bool views_of(stroom *s, mboi_arena *arena, const struct ArrowArray *a, mboi_kolom *views)
{
    size_t n = 0;
    if (a->length < 0 || a->offset < 0 || a->n_children != s->kolommen || (s->kolommen && !a->children) ||
        a->offset > INT64_MAX / 16 - a->length) {
        mboi_fail(&s->fout, MBO_ERROR_SYNTAX,
                  "a record batch of %lld columns and %lld rows; its schema has %lld columns", (long long)a->n_children,
                  (long long)a->length, (long long)s->kolommen);
        return false;
    }
    if (has_null_rows(a)) {
        mboi_fail(&s->fout, MBO_ERROR_SYNTAX, "a record batch with rows that are null as a whole");
        return false;
    }
    for (int64_t i = 0; i < s->kolommen; i++) {
        const struct ArrowArray *kolom = a->children[i];
        if (!kolom || kolom->length < a->offset + a->length) {
            mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, i + 1, "column %lld has fewer rows than its record batch",
                         (long long)i + 1);
            return false;
        }
        if (!s->kolom[i].feit && !is_array(s->schema.children[i], kolom)) {
            mboi_fail_at(&s->fout, MBO_ERROR_SYNTAX, 0, i + 1, "column %lld is not what its schema says",
                         (long long)i + 1);
            return false;
        }
        if (!s->kolom[i].feit)
            continue;
        mboi_kolom *v = &views[n++];
        if (!view_of(s, arena, s->kolom[i].vorm, kolom, s->kolom[i].feit, (int32_t)i + 1, false, v))
            return false;
        v->begin += a->offset; /* the last value stays where it was */
        v->lengte -= a->offset;
        if (v->woordenboek &&
            !mboi_kolom_woorden(v, s->batch->regels,
                                s->batch->regels->keuze[(s->batch->options & MBO_BATCH_STRENG) != 0], &s->allocator)) {
            mboi_no_memory(&s->fout);
            return false;
        }
    }
    return true;
}

/* ---- arrays of our own ---- */

static void drop_invoer(invoer *in)
{
    if (atomic_fetch_sub_explicit(&in->references, 1, memory_order_acq_rel) != 1)
        return;
    mbo_allocator m = in->allocator;
    if (in->array.release)
        in->array.release(&in->array);
    mboi_resize(&m, in, sizeof *in, 0);
}

/* What an array that we made holds: up to three buffers, or those of the producer; children, a dictionary. */
typedef struct bezit {
    mbo_allocator allocator;
    invoer *invoer; /* NULL: none */
    const void *buffer[3];
    size_t maat[3]; /* 0: not ours to release */
    struct ArrowArray **child;
    int64_t children;
    struct ArrowArray woordenboek;
} bezit;

static void release_array(struct ArrowArray *a)
{
    bezit *b = a->private_data;
    mbo_allocator m = b->allocator;
    for (size_t i = 0; i < MBOI_COUNT(b->buffer); i++)
        if (b->maat[i])
            mboi_resize(&m, (void *)(uintptr_t)b->buffer[i], b->maat[i], 0);
    for (int64_t i = 0; i < b->children; i++) {
        if (b->child[i] && b->child[i]->release)
            b->child[i]->release(b->child[i]);
        mboi_resize(&m, b->child[i], sizeof *b->child[i], 0);
    }
    mboi_resize(&m, b->child, (size_t)b->children * sizeof *b->child, 0);
    if (b->woordenboek.release)
        b->woordenboek.release(&b->woordenboek);
    if (b->invoer)
        drop_invoer(b->invoer);
    mboi_resize(&m, b, sizeof *b, 0);
    a->release = NULL;
}

static bool make_array(const mbo_allocator *allocator, int64_t length, int64_t buffers, int64_t children,
                       struct ArrowArray *a)
{
    bezit *b = mboi_resize(allocator, NULL, 0, sizeof *b);
    memset(a, 0, sizeof *a);
    if (!b)
        return false;
    memset(b, 0, sizeof *b);
    b->allocator = *allocator;
    *a = (struct ArrowArray){.length = length,
                             .n_buffers = buffers,
                             .buffers = b->buffer,
                             .n_children = children,
                             .release = release_array,
                             .private_data = b};
    if (!children)
        return true;
    b->child = mboi_resize(allocator, NULL, 0, (size_t)children * sizeof *b->child);
    if (!b->child) {
        a->release(a);
        return false;
    }
    memset(b->child, 0, (size_t)children * sizeof *b->child);
    b->children = children;
    a->children = b->child;
    for (int64_t i = 0; i < children; i++) {
        b->child[i] = mboi_resize(allocator, NULL, 0, sizeof **b->child);
        if (!b->child[i]) {
            a->release(a);
            return false;
        }
        memset(b->child[i], 0, sizeof *b->child[i]);
    }
    return true;
}

/* A zeroed buffer of an array that we made; NULL: no memory. Consumers may read a few bytes more than there are rows.
 */
static void *add_buffer(struct ArrowArray *a, int at, size_t size)
{
    bezit *b = a->private_data;
    void *p = mboi_resize(&b->allocator, NULL, 0, size + 64);
    if (p) {
        memset(p, 0, size + 64);
        b->buffer[at] = p;
        b->maat[at] = size + 64;
    }
    return p;
}

/* An array of the producer again, with the same buffers; it holds on to the record batch. */
static bool share_array(invoer *in, const struct ArrowArray *from, struct ArrowArray *to)
{
    if (!make_array(&in->allocator, from->length, from->n_buffers, from->n_children, to))
        return false;
    bezit *b = to->private_data;
    atomic_fetch_add_explicit(&in->references, 1, memory_order_relaxed);
    b->invoer = in;
    to->null_count = from->null_count;
    to->offset = from->offset;
    to->buffers = from->buffers;
    for (int64_t i = 0; i < from->n_children; i++)
        if (!share_array(in, from->children[i], to->children[i]))
            return false;
    to->dictionary = from->dictionary ? &b->woordenboek : NULL;
    return !from->dictionary || share_array(in, from->dictionary, to->dictionary);
}

/* The names of a vocabulary as an array of text. */
static bool make_words(const mbo_allocator *allocator, mbo_vocabulaire vocabulaire, struct ArrowArray *a)
{
    int32_t n = mbo_code_count(vocabulaire), used = 0, total = 0;
    for (int32_t code = 1; code <= n; code++)
        total += (int32_t)strlen(mbo_code_name(vocabulaire, code));
    if (!make_array(allocator, n, 3, 0, a))
        return false;
    int32_t *offset = add_buffer(a, 1, (size_t)(n + 1) * sizeof *offset);
    char *tekst = add_buffer(a, 2, (size_t)total + 1);
    for (int32_t code = 1; offset && tekst && code <= n; code++) {
        const char *naam = mbo_code_name(vocabulaire, code);
        memcpy(tekst + used, naam, strlen(naam));
        used += (int32_t)strlen(naam);
        offset[code] = used;
    }
    return offset && tekst;
}

/* ---- answers as arrays ---- */

/* Where the answers of one record batch are worked out, before they take the form of columns. */
typedef struct antwoorden {
    mbo_antwoordkolom kolom[MBOI_VRAGEN];
    int64_t rijen;
    bool *heeft; /* of the column that is being made: which rows have a value */
    mbo_allocator allocator;
} antwoorden;

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

static bool claim_all(const stroom *s, antwoorden *w)
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

static void give_all_back(const stroom *s, antwoorden *w)
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
    int64_t *offset = add_buffer(a, 1, ((size_t)rijen + 1) * sizeof *offset), total = 0;
    for (int64_t i = 0; offset && i < rijen; i++)
        offset[i + 1] = total += k->uitkomst[i] ? write_names(&set[i], NULL) : 0;
    char *tekst = offset ? add_buffer(a, 2, (size_t)total) : NULL;
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
    char *uit = add_buffer(a, 1, (size_t)rijen * maten[v->soort]);
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

static bool make_column(const stroom *s, const veld *v, const antwoorden *w, struct ArrowArray *a)
{
    const mbo_antwoordkolom *k = &w->kolom[v->q];
    if (!make_array(&s->allocator, w->rijen, is_text(v) ? 3 : 2, 0, a))
        return false;
    a->null_count = find_values(k, v->soort, w->rijen, w->heeft);
    if (a->null_count) {
        uint8_t *geldig = add_buffer(a, 0, (size_t)w->rijen / 8 + 1);
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

/* ---- the schema of what goes out ---- */

typedef struct schema_bezit {
    mbo_allocator allocator;
    char *tekst; /* format, name and metadata */
    size_t size;
    struct ArrowSchema **child;
    int64_t children;
    struct ArrowSchema woordenboek;
} schema_bezit;

static void release_schema(struct ArrowSchema *schema)
{
    schema_bezit *b = schema->private_data;
    mbo_allocator m = b->allocator;
    for (int64_t i = 0; b->child && i < b->children; i++) {
        if (b->child[i] && b->child[i]->release)
            b->child[i]->release(b->child[i]);
        mboi_resize(&m, b->child[i], sizeof *b->child[i], 0);
    }
    mboi_resize(&m, b->child, (size_t)b->children * sizeof *b->child, 0);
    mboi_resize(&m, b->tekst, b->size, 0);
    if (b->woordenboek.release)
        b->woordenboek.release(&b->woordenboek);
    mboi_resize(&m, b, sizeof *b, 0);
    schema->release = NULL;
}

/* One with empty places for its children and without a dictionary. */
static bool make_schema(const mbo_allocator *allocator, const char *format, const char *naam, const char *metadata,
                        int64_t children, struct ArrowSchema *schema)
{
    size_t f = strlen(format) + 1, n = strlen(naam) + 1, m;
    metadata_size(metadata, &m);
    memset(schema, 0, sizeof *schema);
    schema_bezit *b = mboi_resize(allocator, NULL, 0, sizeof *b);
    if (!b)
        return false;
    *b = (schema_bezit){.allocator = *allocator, .size = f + n + m, .children = children};
    *schema = (struct ArrowSchema){.flags = ARROW_FLAG_NULLABLE, .release = release_schema, .private_data = b};
    b->tekst = mboi_resize(allocator, NULL, 0, b->size);
    b->child = children ? mboi_resize(allocator, NULL, 0, (size_t)children * sizeof *b->child) : NULL;
    bool ok = b->tekst && (b->child || !children);
    if (b->child)
        memset(b->child, 0, (size_t)children * sizeof *b->child);
    for (int64_t i = 0; ok && i < children; i++) {
        b->child[i] = mboi_resize(allocator, NULL, 0, sizeof **b->child);
        if ((ok = b->child[i]))
            memset(b->child[i], 0, sizeof *b->child[i]);
    }
    if (!ok) {
        if (!b->tekst)
            b->size = 0;
        if (!b->child)
            b->children = 0;
        release_schema(schema);
        return false;
    }
    schema->format = memcpy(b->tekst, format, f);
    schema->name = memcpy(b->tekst + f, naam, n);
    schema->metadata = m ? memcpy(b->tekst + f + n, metadata, m) : NULL;
    schema->n_children = children;
    schema->children = b->child;
    return true;
}

/* False: no memory; what there is of it is released with the schema. */
static bool copy_schema(const mbo_allocator *allocator, const struct ArrowSchema *from, struct ArrowSchema *to)
{
    if (!make_schema(allocator, from->format, from->name ? from->name : "", from->metadata, from->n_children, to))
        return false;
    to->flags = from->flags;
    for (int64_t i = 0; i < from->n_children; i++)
        if (!copy_schema(allocator, from->children[i], to->children[i]))
            return false;
    if (!from->dictionary)
        return true;
    schema_bezit *b = to->private_data;
    to->dictionary = &b->woordenboek;
    return copy_schema(allocator, from->dictionary, &b->woordenboek);
}

static bool veld_schema(const stroom *s, const veld *v, struct ArrowSchema *schema)
{
    static const char *const formats[] = {
        [UITKOMST] = "c",          [ONTBREKEND] = "L", [GELDSOORT] = "c",       [BEDRAG] = "d:18,2",
        [BEDRAG_ONTBREKEND] = "L", [VANAF] = "tdD",    [VANAF_ONTBREKEND] = "L"};
    char naam[MAX_NAAM];
    veld_naam(s, v, naam);
    if (!make_schema(&s->allocator, is_text(v) ? "U" : formats[v->soort], naam, NULL, 0, schema))
        return false;
    if (!words_of(s, v))
        return true;
    schema_bezit *b = schema->private_data;
    schema->dictionary = &b->woordenboek;
    return make_schema(&s->allocator, "u", "", NULL, 0, &b->woordenboek);
}

enum { MAX_METADATA = 256 };

static void make_metadata(const stroom *s, char *p)
{
    char vingerafdruk[MBOI_SHA256_HEX + 1];
    mbo_regels_vingerafdruk(s->batch->regels, vingerafdruk, sizeof vingerafdruk);
    const char *const tekst[] = {"mborules.versie", mbo_version(), "mborules.regels", vingerafdruk};
    int32_t getal = MBOI_COUNT(tekst) / 2;
    memcpy(p, &getal, sizeof getal);
    p += sizeof getal;
    for (size_t i = 0; i < MBOI_COUNT(tekst); i++) {
        getal = (int32_t)strlen(tekst[i]);
        memcpy(p, &getal, sizeof getal);
        memcpy(p + sizeof getal, tekst[i], (size_t)getal);
        p += sizeof getal + (size_t)getal;
    }
}

/* ---- the stream ---- */

/* An error of the producer, told in its own words. */
static int producer_failed(stroom *s, int code)
{
    const char *why = s->in.get_last_error(&s->in);
    mboi_fail(&s->fout, MBO_ERROR_IO, "the producer of the stream failed: %.300s", why ? why : "it does not say why");
    return code;
}

static int code_of(const mbo_fout *fout)
{
    return fout->code == MBO_ERROR_MEMORY ? ENOMEM : fout->code == MBO_ERROR_CANCELLED ? ECANCELED : EINVAL;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    stroom *s = stream->private_data;
    char metadata[MAX_METADATA];
    int64_t n = 0;
    make_metadata(s, metadata);
    bool ok = make_schema(&s->allocator, "+s", "", metadata, s->eigen + (int64_t)s->velden, out);
    for (int64_t i = 0; ok && i < s->kolommen; i++)
        if (!s->kolom[i].feit)
            ok = copy_schema(&s->allocator, s->schema.children[i], out->children[n++]);
    for (size_t i = 0; ok && i < s->velden; i++)
        ok = veld_schema(s, &s->veld[i], out->children[n++]);
    if (ok)
        return 0;
    if (out->release)
        out->release(out);
    mboi_no_memory(&s->fout);
    return ENOMEM;
}

/* Rows of a record batch that are answered at a time: what they take is all that a stream holds of answers. */
enum { DEEL_RIJEN = 65536 };

static void end_invoer(stroom *s)
{
    for (size_t i = 0; i < MBOI_COUNT(s->view); i++)
        if (s->view[i].woord_keuze)
            mboi_kolom_woorden_free(&s->view[i], &s->allocator);
    mboi_arena_free(&s->view_arena);
    drop_invoer(s->invoer);
    s->invoer = NULL;
}

/* The next record batch, if there is one. */
static int next_invoer(stroom *s)
{
    invoer *in = mboi_resize(&s->allocator, NULL, 0, sizeof *in);
    if (!in) {
        mboi_no_memory(&s->fout);
        return ENOMEM;
    }
    memset(in, 0, sizeof *in);
    atomic_init(&in->references, 1);
    in->allocator = s->allocator;
    int code = s->in.get_next(&s->in, &in->array);
    if (code || !in->array.release) {
        mboi_resize(&s->allocator, in, sizeof *in, 0);
        return code ? producer_failed(s, code) : 0;
    }
    s->invoer = in;
    s->vanaf = 0;
    memset(s->view, 0, sizeof s->view);
    mboi_arena_init(&s->view_arena, &s->allocator);
    if (views_of(s, &s->view_arena, &in->array, s->view))
        return 0;
    end_invoer(s);
    return code_of(&s->fout);
}

/* The caller's own columns, of `rijen` rows. */
static bool share_eigen(stroom *s, int64_t rijen, struct ArrowArray *out)
{
    const struct ArrowArray *in = &s->invoer->array;
    for (int64_t i = 0, n = 0; i < s->kolommen; i++) {
        if (s->kolom[i].feit)
            continue;
        struct ArrowArray *eigen = out->children[n++];
        if (!share_array(s->invoer, in->children[i], eigen))
            return false;
        if (eigen->length != rijen)
            eigen->null_count = eigen->null_count ? -1 : 0;
        eigen->offset += in->offset + s->vanaf;
        eigen->length = rijen;
    }
    return true;
}

/* Answer rows, and put the answers behind the caller's own columns. */
static bool answer(stroom *s, int64_t rijen, struct ArrowArray *out)
{
    antwoorden w = {.rijen = rijen, .allocator = s->allocator};
    size_t feiten = (size_t)(s->kolommen - s->eigen);
    bool ok = claim_all(s, &w);
    if (!ok)
        mboi_no_memory(&s->fout);
    if (ok)
        ok = !mboi_batch_answer(s->batch, s->view, feiten, rijen, w.kolom, s->rijen, 0, &s->fout);
    if (ok) {
        ok = make_array(&s->allocator, rijen, 1, s->eigen + (int64_t)s->velden, out) && share_eigen(s, rijen, out);
        for (size_t i = 0; ok && i < s->velden; i++)
            ok = make_column(s, &s->veld[i], &w, out->children[s->eigen + (int64_t)i]);
        if (!ok)
            mboi_no_memory(&s->fout);
    }
    give_all_back(s, &w);
    if (!ok && out->release)
        out->release(out);
    s->rijen += rijen;
    s->vanaf += rijen;
    for (size_t k = 0; k < feiten; k++) {
        s->view[k].begin += rijen; /* the last value stays where it was */
        s->view[k].lengte -= rijen;
    }
    return ok;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    stroom *s = stream->private_data;
    int code = s->invoer ? 0 : next_invoer(s);
    memset(out, 0, sizeof *out);
    if (code || !s->invoer)
        return code; /* or the end */
    int64_t rest = s->invoer->array.length - s->vanaf;
    bool ok = answer(s, rest < DEEL_RIJEN ? rest : DEEL_RIJEN, out);
    if (!ok || s->vanaf == s->invoer->array.length)
        end_invoer(s);
    return ok ? 0 : code_of(&s->fout);
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
    const stroom *s = stream->private_data;
    return s->fout.code ? s->fout.message : NULL;
}

static void release_stream(struct ArrowArrayStream *stream)
{
    stroom *s = stream->private_data;
    mbo_allocator m = s->allocator;
    if (s->invoer)
        end_invoer(s);
    if (s->schema.release)
        s->schema.release(&s->schema);
    if (s->in.release)
        s->in.release(&s->in);
    mboi_arena_free(&s->arena);
    mbo_batch_free(s->batch);
    mboi_resize(&m, s, sizeof *s, 0);
    stream->release = NULL;
}

mbo_status mbo_batch_stream(mbo_batch *batch, struct ArrowArrayStream *in, struct ArrowArrayStream *out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, batch, in, out)) {
        if (in && in->release) /* it was given away */
            in->release(in);
        return MBO_ERROR_ARGUMENT;
    }
    if (!in->release)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_stream: in was released");
    memset(out, 0, sizeof *out);
    stroom *s = mboi_resize(&batch->allocator, NULL, 0, sizeof *s);
    if (!s) {
        in->release(in);
        return mboi_no_memory(fout);
    }
    memset(s, 0, sizeof *s);
    s->allocator = batch->allocator;
    s->batch = batch;
    atomic_fetch_add_explicit(&batch->references, 1, memory_order_relaxed);
    s->in = *in;
    in->release = NULL;
    mboi_arena_init(&s->arena, &s->allocator);
    *out = (struct ArrowArrayStream){.get_schema = get_schema,
                                     .get_next = get_next,
                                     .get_last_error = get_last_error,
                                     .release = release_stream,
                                     .private_data = s};
    make_velden(s);
    mbo_status status = MBO_ERROR_SYNTAX;
    if (s->in.get_schema(&s->in, &s->schema)) {
        producer_failed(s, 0);
        s->schema.release = NULL;
    } else {
        status = read_schema(s, &s->schema);
    }
    if (status) {
        s->fout.code = status;
        if (fout)
            *fout = s->fout;
        out->release(out);
    }
    return status;
}
