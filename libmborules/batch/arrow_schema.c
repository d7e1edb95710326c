/* SPDX-License-Identifier: MIT */
/* One idea: which Arrow types fit which facts, and what else a schema must be; no value is seen here. */
#include "batch/arrow_schema.h"

#include "batch/arrow_bezit.h"

#include <stdio.h>
#include <string.h>

enum { MAX_KOLOMMEN = 100000, MAX_DIEPTE = 8 /* of lists and dictionaries within each other */, MAX_EIGEN_DIEPTE = 64 };

/* A schema that is being read. */
typedef struct lezing {
    mboi_arrowschema *uit;
    const mboi_velden *velden;
    mbo_fout *fout;
} lezing;

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

/* d:precision,scale[,bits] */
static bool decimal_form(const char *format, mboi_kolomvorm *uit)
{
    int precisie, schaal, bits = 128, einde = 0;
    if (sscanf(format, "d:%2d,%3d%n,%3d%n", &precisie, &schaal, &einde, &bits, &einde) < 2 || format[einde])
        return false;
    int cijfers = bits == 32    ? 9
                  : bits == 64  ? 18
                  : bits == 128 ? 38
                  : bits == 256 ? 76
                                : 0,
        nullen = bits == 256 ? 76 : 38;
    if (precisie < 1 || precisie > cijfers || schaal < -nullen || schaal > nullen)
        return false;
    uit->vorm = MBOI_VORM_DECIMAAL;
    uit->decimalen = schaal;
    uit->maat = bits / 8;
    return true;
}

/* Of floats, and their widths. */
static mboi_vorm float_form(const char *format)
{
    return strcmp(format, "e") == 0   ? MBOI_VORM_HALF
           : strcmp(format, "f") == 0 ? MBOI_VORM_FLOAT
           : strcmp(format, "g") == 0 ? MBOI_VORM_DOUBLE
                                      : MBOI_VORM_LEEG;
}

static bool list_form(const char *format, mboi_kolomvorm *uit)
{
    static const struct {
        const char *format;
        mboi_vorm vorm;
    } forms[] = {{"+l", MBOI_VORM_LIJST},
                 {"+L", MBOI_VORM_LIJST_LANG},
                 {"+vl", MBOI_VORM_LIJST_BLIK},
                 {"+vL", MBOI_VORM_LIJST_BLIK_LANG}};
    for (size_t i = 0; i < MBOI_COUNT(forms); i++)
        if (strcmp(format, forms[i].format) == 0) {
            uit->vorm = forms[i].vorm;
            return true;
        }
    if (strncmp(format, "+w:", 3) != 0 || !format[3])
        return false;
    int64_t maat = 0;
    for (const char *at = format + 3; *at; at++) {
        if (*at < '0' || *at > '9' || (maat = 10 * maat + (*at - '0')) > INT32_MAX)
            return false;
    }
    uit->vorm = MBOI_VORM_LIJST_VAST;
    uit->maat = (int32_t)maat;
    return true;
}

/* The bytes of the end of a run; 0: it is no column of runs. */
static int32_t run_bytes(const struct ArrowSchema *schema)
{
    if (!schema->format || strcmp(schema->format, "+r") != 0 || schema->n_children != 2 || !schema->children ||
        !schema->children[0] || !schema->children[1] || !schema->children[0]->format)
        return 0;
    switch (number_form(schema->children[0]->format)) {
    case MBOI_VORM_INT16: return 2;
    case MBOI_VORM_INT32: return 4;
    case MBOI_VORM_INT64: return 8;
    default: return 0;
    }
}

static mboi_vorm text_form(const char *format)
{
    return strcmp(format, "u") == 0    ? MBOI_VORM_TEKST
           : strcmp(format, "U") == 0  ? MBOI_VORM_TEKST_LANG
           : strcmp(format, "vu") == 0 ? MBOI_VORM_TEKST_BLIK
                                       : MBOI_VORM_LEEG;
}

/* Lists, dictionaries and runs of null say no more than null does: a column without a type has no values. */
static mboi_kolomvorm *of_nothing(mboi_kolomvorm *v)
{
    return v->deel->vorm == MBOI_VORM_LEEG ? v->deel : v;
}

/* The form of a column of a fact; NULL: it is no form for it (or there is no memory, then `fout` says so). */
static mboi_kolomvorm *form_of(lezing *l, const struct ArrowSchema *schema, mbo_feit feit, bool item, int diepte)
{
    const char *format = schema->format ? schema->format : "";
    mbo_feittype type = mbo_feit_type(feit);
    mboi_kolomvorm *v = mboi_arena_alloc(&l->uit->arena, sizeof *v, 8);
    if (!v || diepte > MAX_DIEPTE) {
        if (!v)
            mboi_no_memory(l->fout);
        return NULL;
    }
    *v = (mboi_kolomvorm){.vorm = number_form(format), .eenheid = 1};
    if (schema->dictionary) {
        v->woordenboek = true;
        v->deel = form_of(l, schema->dictionary, feit, item, diepte + 1);
        return v->vorm && v->deel ? of_nothing(v) : NULL;
    }
    if ((v->maat = run_bytes(schema))) {
        v->vorm = MBOI_VORM_REEKSEN;
        v->woordenboek = true;
        v->deel = form_of(l, schema->children[1], feit, item, diepte + 1);
        return v->deel ? of_nothing(v) : NULL;
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
    if ((v->vorm = float_form(format)))
        return type == MBO_FEITTYPE_DATUM || type == MBO_FEITTYPE_SET ? NULL : v;
    if (decimal_form(format, v))
        return type == MBO_FEITTYPE_GELD || type == MBO_FEITTYPE_INT ? v : NULL;
    if (type == MBO_FEITTYPE_DATUM && (v->eenheid = day_units(format, &v->vorm)))
        return v;
    if (type == MBO_FEITTYPE_SET && !item && list_form(format, v)) {
        v->deel = schema->n_children == 1 && schema->children && schema->children[0]
                      ? form_of(l, schema->children[0], feit, true, diepte + 1)
                      : NULL;
        return v->deel ? of_nothing(v) : NULL;
    }
    return NULL;
}

/* Can it be copied? */
static bool is_schema(const struct ArrowSchema *schema, int diepte)
{
    size_t size;
    if (!schema || !schema->release || !schema->format || schema->n_children < 0 || schema->n_children > MAX_KOLOMMEN ||
        (schema->n_children && !schema->children) || diepte > MAX_EIGEN_DIEPTE ||
        !mboi_metadata_size(schema->metadata, &size) ||
        (schema->dictionary && !is_schema(schema->dictionary, diepte + 1)))
        return false;
    for (int64_t i = 0; i < schema->n_children; i++)
        if (!is_schema(schema->children[i], diepte + 1))
            return false;
    return true;
}

/* A name that is nearly that of a fact is a mistake sooner than a column of the caller's own. */
static mbo_status own_column(lezing *l, const struct ArrowSchema *schema, const char *naam, int64_t kolom)
{
    if (!is_schema(schema, 0))
        return mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, 0, kolom, "column \"%.200s\": its schema is not complete", naam);
    if (mboi_velden_has(l->velden, naam))
        return mboi_fail_at(l->fout, MBO_ERROR_NAME, 0, kolom,
                            "column \"%s\" is called like a column of answers; if it is your own, rename it", naam);
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        size_t lengte = strlen(mbo_feit_name(feit)), most = lengte > 7 ? 2 : 1;
        if (mboi_distance(mboi_span_of(naam), mbo_feit_name(feit), most) <= most)
            return mboi_fail_at(l->fout, MBO_ERROR_NAME, 0, kolom,
                                "column \"%.200s\" is no fact, but nearly: \"%s\"; if it is your own, rename it", naam,
                                mbo_feit_name(feit));
    }
    l->uit->eigen++;
    return MBO_OK;
}

mbo_status mboi_arrowschema_read(mboi_arrowschema *s, const mboi_velden *velden, mbo_fout *fout)
{
    lezing *l = &(lezing){s, velden, fout};
    const struct ArrowSchema *schema = &s->schema;
    mbo_feitset gezien = {{0, 0}};
    if (!schema->release || !schema->format || strcmp(schema->format, "+s") || schema->n_children < 0 ||
        schema->n_children > MAX_KOLOMMEN || (schema->n_children && !schema->children))
        return mboi_fail(fout, MBO_ERROR_SYNTAX, "the stream is not one of record batches (a struct of columns)");
    s->kolommen = schema->n_children;
    s->kolom = mboi_arena_alloc(&s->arena, ((size_t)s->kolommen + 1) * sizeof *s->kolom, 8);
    if (!s->kolom)
        return mboi_no_memory(fout);
    for (int64_t i = 0; i < s->kolommen; i++) {
        const struct ArrowSchema *kolom = schema->children[i];
        if (!kolom)
            return mboi_fail_at(fout, MBO_ERROR_SYNTAX, 0, i + 1, "column %lld has no schema", (long long)i + 1);
        const char *naam = kolom->name ? kolom->name : "";
        mbo_feit feit = mboi_feit_find(mboi_span_of(naam));
        s->kolom[i] = (mboi_invoerkolom){.feit = feit};
        if (!feit) {
            mbo_status status = own_column(l, kolom, naam, i + 1);
            if (status)
                return status;
            continue;
        }
        if (mboi_feitset_has(&gezien, feit))
            return mboi_fail_at(fout, MBO_ERROR_NAME, 0, i + 1, "%s: a second column of this fact", naam);
        mboi_feitset_add(&gezien, feit);
        s->kolom[i].vorm = form_of(l, kolom, feit, false, 0);
        if (!s->kolom[i].vorm && fout->code) /* no memory */
            return fout->code;
        if (!s->kolom[i].vorm) {
            const char *format = kolom->format ? kolom->format : "";
            bool zone = mbo_feit_type(feit) == MBO_FEITTYPE_DATUM && strncmp(format, "ts", 2) == 0;
            return mboi_fail_at(fout, MBO_ERROR_VALUE, 0, i + 1,
                                "%s: a column of Arrow type \"%.40s\" does not fit this fact; %s", naam, format,
                                zone ? "cast it to date32 in its own zone, or take the zone off" : "text always does");
        }
    }
    return MBO_OK;
}
