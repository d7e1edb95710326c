/* SPDX-License-Identifier: MIT */
/* Own rules: a function of the host over named facts, called in its own types through libffi or with an array. */
#include "regels/eigen.h"

#include <stdio.h>
#include <string.h>
#ifdef MBO_FFI
#include <ffi.h>
#endif

/* A native function: the call is prepared once, when the rule is registered. */
struct mboi_aanroep {
    mbo_native functie;
    mbo_ctype *type; /* of each argument after the context */
#ifdef MBO_FFI
    ffi_cif cif;
    ffi_type **ffi; /* the same for libffi, with the context */
#endif
};

enum { MAX_ID = 150, MAX_VERSIE = 400 }; /* bytes that a line of a receipt has room for */

static const char *const ctype_names[] = {
    [MBO_CTYPE_INT8] = "int8", [MBO_CTYPE_INT16] = "int16", [MBO_CTYPE_INT32] = "int32", [MBO_CTYPE_INT64] = "int64"};
static const int64_t ctype_max[] = {[MBO_CTYPE_INT8] = INT8_MAX,
                                    [MBO_CTYPE_INT16] = INT16_MAX,
                                    [MBO_CTYPE_INT32] = INT32_MAX,
                                    [MBO_CTYPE_INT64] = INT64_MAX};

static const char *keep(mboi_eigen *e, const char *tekst)
{
    return mboi_arena_text(&e->arena, tekst, strlen(tekst));
}

/* The names, with commas between them. */
static mbo_status prepare_feiten(mboi_eigen *e, const mbo_eigen_regel *van, mbo_fout *fout)
{
    mboi_span rest = mboi_span_of(van->feiten);
    for (bool meer = true; meer;) {
        const char *komma = memchr(rest.text, ',', rest.length);
        size_t n = komma ? (size_t)(komma - rest.text) : rest.length;
        mboi_span woord = mboi_trim((mboi_span){rest.text, n});
        meer = komma != NULL;
        rest = (mboi_span){rest.text + n + meer, rest.length - n - meer};
        const char *naam = mboi_arena_text(&e->arena, woord.text, woord.length);
        if (!naam)
            return mboi_no_memory(fout);
        mbo_feit feit;
        mbo_status status = mbo_feit_parse(naam, &feit, fout);
        if (status)
            return status;
        if (mboi_feit_volgt(feit))
            return mboi_fail(fout, MBO_ERROR_VALUE,
                             "own rule %s: %s follows from other facts when it is not given; take those", van->id,
                             naam);
        for (size_t j = 0; j < e->feiten; j++)
            if (e->feit[j] == feit)
                return mboi_fail(fout, MBO_ERROR_VALUE, "own rule %s: takes %s twice", van->id, naam);
        e->feit[e->feiten++] = feit; /* there is room: none comes twice */
    }
    e->tekst = keep(e, van->feiten);
    return e->tekst ? MBO_OK : mboi_no_memory(fout);
}

/* Is it a type, and does every value of the fact fit it? */
static bool fits(mbo_feit feit, mbo_ctype type)
{
    return type >= MBO_CTYPE_INT8 && type <= MBO_CTYPE_INT64 && mbo_feit_max(feit) <= ctype_max[type] &&
           mbo_feit_min(feit) >= -ctype_max[type];
}

/* What is wrong with a type, and which would be right. */
static mbo_status wrong_type(const mboi_eigen *e, size_t i, mbo_ctype type, mbo_fout *fout)
{
    bool is_type = type >= MBO_CTYPE_INT8 && type <= MBO_CTYPE_INT64;
    char wrong[48] = "has no type in typen", goed[64] = "";
    if (is_type)
        snprintf(wrong, sizeof wrong, "does not fit an %s", ctype_names[type]);
    else if (type)
        snprintf(wrong, sizeof wrong, "has the type %d, which is none", type);
    for (mbo_ctype t = MBO_CTYPE_INT8; t <= MBO_CTYPE_INT64; t++)
        if (fits(e->feit[i], t))
            snprintf(goed + strlen(goed), sizeof goed - strlen(goed), "%s%s", *goed ? ", " : "", ctype_names[t]);
    return mboi_fail(fout, is_type ? MBO_ERROR_VALUE : MBO_ERROR_ARGUMENT,
                     "%s %s: argument %zu: %s, from %lld to %lld, %s; what fits: %s",
                     is_type ? "own rule" : "mbo_regels_met_eigen_regel:", e->id, i + 1, mbo_feit_name(e->feit[i]),
                     (long long)mbo_feit_min(e->feit[i]), (long long)mbo_feit_max(e->feit[i]), wrong, goed);
}

/* ---- a native function ---- */

#ifdef MBO_FFI
static mbo_status prepare_ffi(mboi_eigen *e, struct mboi_aanroep *a, mbo_fout *fout)
{
    static ffi_type *const types[] = {
        [MBO_CTYPE_INT8] = &ffi_type_sint8,
        [MBO_CTYPE_INT16] = &ffi_type_sint16,
        [MBO_CTYPE_INT32] = &ffi_type_sint32,
        [MBO_CTYPE_INT64] = &ffi_type_sint64,
    };
    a->ffi = mboi_arena_alloc(&e->arena, (e->feiten + 1) * sizeof *a->ffi, _Alignof(ffi_type *));
    if (!a->ffi)
        return mboi_no_memory(fout);
    a->ffi[0] = &ffi_type_pointer;
    for (size_t i = 0; i < e->feiten; i++)
        a->ffi[i + 1] = types[a->type[i]];
    if (ffi_prep_cif(&a->cif, FFI_DEFAULT_ABI, (unsigned)e->feiten + 1, &ffi_type_sint32, a->ffi) != FFI_OK)
        return mboi_fail(fout, MBO_ERROR_VALUE, "own rule %s: libffi cannot call a function of these types", e->id);
    return MBO_OK;
}

static int32_t call_native(const mboi_eigen *e, const int64_t *waarden)
{
    const struct mboi_aanroep *a = e->aanroep;
    union {
        int8_t i8;
        int16_t i16;
        int32_t i32;
        int64_t i64;
    } waarde[MBOI_FEITEN];
    void *args[MBOI_FEITEN + 1], *ctx = e->ctx;
    ffi_cif cif = a->cif; /* the rule set is shared: libffi is given a copy */
    args[0] = &ctx;
    for (size_t i = 0; i < e->feiten; i++) {
        switch (a->type[i]) {
        case MBO_CTYPE_INT8: waarde[i].i8 = (int8_t)waarden[i]; break;
        case MBO_CTYPE_INT16: waarde[i].i16 = (int16_t)waarden[i]; break;
        case MBO_CTYPE_INT32: waarde[i].i32 = (int32_t)waarden[i]; break;
        default: waarde[i].i64 = waarden[i];
        }
        args[i + 1] = &waarde[i];
    }
    ffi_arg uit = 0; /* an integer smaller than a register comes back as wide as one */
    ffi_call(&cif, a->functie, &uit, args);
    return (int32_t)uit;
}
#else
static mbo_status prepare_ffi(mboi_eigen *e, struct mboi_aanroep *a, mbo_fout *fout)
{
    (void)a;
    return mboi_fail(
        fout, MBO_ERROR_ARGUMENT,
        "mbo_regels_met_eigen_regel: %s: this library is built without libffi and calls no native function; "
        "give functie, over an array",
        e->id);
}

static int32_t call_native(const mboi_eigen *e, const int64_t *waarden)
{
    (void)e, (void)waarden;
    return -1; /* there is none */
}
#endif

static mbo_status prepare_aanroep(mboi_eigen *e, const mbo_eigen_regel *van, mbo_fout *fout)
{
    struct mboi_aanroep *a = mboi_arena_alloc(&e->arena, sizeof *a, _Alignof(struct mboi_aanroep));
    if (!a)
        return mboi_no_memory(fout);
    if (van->typen && van->typen_count > e->feiten)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                         "mbo_regels_met_eigen_regel: %s: %zu types for the %zu facts \"%.300s\"", van->id,
                         van->typen_count, e->feiten, e->tekst);
    a->functie = van->native;
    a->type = mboi_arena_alloc(&e->arena, e->feiten * sizeof *a->type, _Alignof(mbo_ctype));
    if (!a->type)
        return mboi_no_memory(fout);
    for (size_t i = 0; i < e->feiten; i++) {
        mbo_ctype type = van->typen && i < van->typen_count ? van->typen[i] : 0;
        if (!fits(e->feit[i], type))
            return wrong_type(e, i, type, fout);
        a->type[i] = type;
    }
    e->aanroep = a;
    return prepare_ffi(e, a, fout);
}

mbo_status mboi_eigen_create(const mbo_allocator *allocator, const mbo_eigen_regel *van, mboi_eigen **out,
                             mbo_fout *fout)
{
    if (!van->id || !*van->id || !van->versie || !van->nl || !van->en || !van->feiten)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                         "mbo_regels_met_eigen_regel: id, versie, nl, en and feiten are needed");
    for (const char *c = van->id; *c; c++) /* it becomes the name of a line in a receipt */
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '.' && *c != '_')
            return mboi_fail(fout, MBO_ERROR_VALUE, "own rule %s: an id is of a-z, 0-9, . and _", van->id);
    if (strlen(van->id) > MAX_ID || strlen(van->versie) > MAX_VERSIE)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "own rule %.150s: an id has at most %d bytes, a versie at most %d",
                         van->id, MAX_ID, MAX_VERSIE);
    if (!mboi_is_plain(mboi_span_of(van->versie)) || !mboi_is_plain(mboi_span_of(van->nl)) ||
        !mboi_is_plain(mboi_span_of(van->en)))
        return mboi_fail(fout, MBO_ERROR_VALUE,
                         "own rule %s: versie, nl and en are UTF-8 without control characters, in one line", van->id);
    if (van->vraag < 1 || van->vraag > MBOI_VRAGEN)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: %s: %d is not a question", van->id,
                         van->vraag);
    if (!van->functie == !van->native)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: %s: give it one of functie and native",
                         van->id);
    mboi_eigen *e = mboi_resize(allocator, NULL, 0, sizeof *e);
    if (!e)
        return mboi_no_memory(fout);
    memset(e, 0, sizeof *e);
    atomic_init(&e->references, 1);
    e->allocator = *allocator;
    mboi_arena_init(&e->arena, allocator);
    e->vraag = van->vraag;
    e->functie = van->functie;
    e->draad = van->een_draad ? mboi_draad_zelf() : 0;
    e->ctx = van->ctx;
    e->id = keep(e, van->id);
    e->versie = keep(e, van->versie);
    e->nl = keep(e, van->nl);
    e->en = keep(e, van->en);
    mbo_status status = e->id && e->versie && e->nl && e->en ? MBO_OK : mboi_no_memory(fout);
    if (!status)
        status = prepare_feiten(e, van, fout);
    if (!status && van->native)
        status = prepare_aanroep(e, van, fout);
    if (status) {
        mboi_eigen_free(e); /* the context stays the caller's */
        return status;
    }
    e->ctx_free = van->ctx_free;
    *out = e;
    return MBO_OK;
}

void mboi_eigen_free(mboi_eigen *e)
{
    if (!e || atomic_fetch_sub_explicit(&e->references, 1, memory_order_acq_rel) != 1)
        return;
    mbo_allocator a = e->allocator;
    if (e->ctx_free)
        e->ctx_free(e->ctx);
    mboi_arena_free(&e->arena);
    mboi_resize(&a, e, sizeof *e, 0);
}

mbo_status mboi_eigen_check(const mboi_eigen *e, mbo_fout *fout)
{
    return !e->draad || e->draad == mboi_draad_zelf()
               ? MBO_OK
               : mboi_fail(fout, MBO_ERROR_THREAD, "own rule %s may only be called by the thread that registered it",
                           e->id);
}

mbo_status mboi_eigen_roep(const mboi_eigen *e, const int64_t *waarden, bool *out, mbo_fout *fout)
{
    mbo_waarde args[MBOI_FEITEN];
    mbo_fout eigen = {0};
    int32_t uit;
    if (e->functie) {
        for (size_t i = 0; i < e->feiten; i++)
            args[i] = (mbo_waarde){e->feit[i], mbo_feit_type(e->feit[i]), waarden[i]};
        uit = e->functie(e->ctx, args, e->feiten, &eigen);
    } else {
        uit = call_native(e, waarden);
    }
    eigen.message[sizeof eigen.message - 1] = '\0';
    if (uit < 0 || uit > 1)
        return mboi_fail(fout, MBO_ERROR_OWN_RULE, "own rule %s failed: %s (it returned %d)", e->id,
                         *eigen.message ? eigen.message : "no message", uit);
    *out = uit == 1;
    return MBO_OK;
}
