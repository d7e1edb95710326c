/* SPDX-License-Identifier: MIT */
/*
 * The Arrow C stream interface around a batch: a schema is checked once, then each record batch becomes a set of column
 * views, is answered, a part at a time, and leaves with the caller's own columns in front. What a producer hands over
 * is not trusted: every count and pointer that is used is checked first. What comes in is of arrow_schema.c and
 * arrow_kolommen.c, what goes out of arrow_uit.c, and who owns it of arrow_bezit.c.
 */
#include "batch/arrow_bezit.h"
#include "batch/arrow_kolommen.h"
#include "batch/arrow_schema.h"
#include "batch/arrow_uit.h"

#include <errno.h>
#include <string.h>

typedef struct stroom {
    mbo_allocator allocator;
    mbo_batch *batch;
    struct ArrowArrayStream in;
    mboi_arrowschema schema;
    mboi_velden velden;
    int64_t rijen;            /* that have been answered */
    mboi_recordbatch *invoer; /* of which rows are still to be answered, from this one on; NULL: none */
    int64_t vanaf;
    mboi_kolom view[MBOI_FEITEN]; /* those rows of its columns of facts */
    mboi_arena view_arena;
    int gestopt; /* the code of the error that it ended with; 0: it did not */
    mbo_fout fout;
} stroom;

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

/* An error of the producer, told in its own words. */
static mbo_status producer_failed(stroom *s, int code)
{
    const char *why = s->in.get_last_error(&s->in);
    return mboi_fail(&s->fout, code == ENOMEM ? MBO_ERROR_MEMORY : MBO_ERROR_SYNTAX,
                     "the producer of the stream failed: %.300s", why ? why : "it does not say why");
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
    bool ok = mboi_schema_make(&s->allocator, "+s", "", metadata, s->schema.eigen + (int64_t)s->velden.n, out);
    for (int64_t i = 0; ok && i < s->schema.kolommen; i++)
        if (!s->schema.kolom[i].feit)
            ok = mboi_schema_copy(&s->allocator, s->schema.schema.children[i], out->children[n++]);
    for (size_t i = 0; ok && i < s->velden.n; i++)
        ok = mboi_veld_schema(&s->velden, &s->velden.veld[i], out->children[n++]);
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
        mboi_kolom_woorden_free(&s->view[i], &s->allocator);
    mboi_arena_free(&s->view_arena);
    mboi_recordbatch_drop(s->invoer);
    s->invoer = NULL;
}

/* The next record batch, if there is one. */
static int next_invoer(stroom *s)
{
    mboi_recordbatch *in = mboi_resize(&s->allocator, NULL, 0, sizeof *in);
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
        if (code)
            producer_failed(s, code);
        return code;
    }
    s->invoer = in;
    s->vanaf = 0;
    memset(s->view, 0, sizeof s->view);
    mboi_arena_init(&s->view_arena, &s->allocator);
    if (mboi_arrowkolommen(&s->schema, s->batch, &in->array, &s->view_arena, s->view, &s->fout))
        return 0;
    end_invoer(s);
    return code_of(&s->fout);
}

/* The caller's own columns, of `rijen` rows. */
static bool share_eigen(stroom *s, int64_t rijen, struct ArrowArray *out)
{
    const struct ArrowArray *in = &s->invoer->array;
    for (int64_t i = 0, n = 0; i < s->schema.kolommen; i++) {
        if (s->schema.kolom[i].feit)
            continue;
        struct ArrowArray *eigen = out->children[n++];
        if (!mboi_array_share(s->invoer, in->children[i], eigen))
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
    mboi_antwoorden w = {.rijen = rijen, .allocator = s->allocator};
    size_t feiten = (size_t)(s->schema.kolommen - s->schema.eigen);
    bool ok = mboi_antwoorden_claim(&s->velden, &w);
    if (!ok)
        mboi_no_memory(&s->fout);
    if (ok)
        ok = !mboi_batch_answer(s->batch, s->view, feiten, rijen, w.kolom, s->rijen, 0, &s->fout);
    if (ok) {
        ok = mboi_array_make(&s->allocator, rijen, 1, s->schema.eigen + (int64_t)s->velden.n, out) &&
             share_eigen(s, rijen, out);
        for (size_t i = 0; ok && i < s->velden.n; i++)
            ok = mboi_antwoorden_kolom(&s->velden, &s->velden.veld[i], &w, out->children[s->schema.eigen + (int64_t)i]);
        if (!ok)
            mboi_no_memory(&s->fout);
    }
    mboi_antwoorden_free(&s->velden, &w);
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
    memset(out, 0, sizeof *out);
    if (!s->gestopt && !s->invoer)
        s->gestopt = next_invoer(s);
    if (s->gestopt || !s->invoer)
        return s->gestopt; /* or the end */
    int64_t rest = s->invoer->array.length - s->vanaf;
    if (!answer(s, rest < DEEL_RIJEN ? rest : DEEL_RIJEN, out))
        s->gestopt = code_of(&s->fout);
    if (s->gestopt || s->vanaf == s->invoer->array.length)
        end_invoer(s);
    return s->gestopt;
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
    if (s->schema.schema.release)
        s->schema.schema.release(&s->schema.schema);
    if (s->in.release)
        s->in.release(&s->in);
    mboi_arena_free(&s->schema.arena);
    mbo_batch_free(s->batch);
    mboi_resize(&m, s, sizeof *s, 0);
    stream->release = NULL;
}

mbo_status mbo_batch_stream(mbo_batch *batch, struct ArrowArrayStream *in, struct ArrowArrayStream *out, mbo_fout *fout)
{
    if (out)
        memset(out, 0, sizeof *out);
    if (MBOI_NULL(fout, batch, in, out)) {
        if (in && in->release) /* it was given away */
            in->release(in);
        return MBO_ERROR_ARGUMENT;
    }
    if (!in->release)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_stream: in was released");
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
    mboi_arena_init(&s->schema.arena, &s->allocator);
    *out = (struct ArrowArrayStream){.get_schema = get_schema,
                                     .get_next = get_next,
                                     .get_last_error = get_last_error,
                                     .release = release_stream,
                                     .private_data = s};
    mboi_velden_make(&s->velden, batch);
    mbo_status status;
    int code = s->in.get_schema(&s->in, &s->schema.schema);
    if (code) {
        status = producer_failed(s, code);
        s->schema.schema.release = NULL;
    } else {
        status = mboi_arrowschema_read(&s->schema, &s->velden, &s->fout);
    }
    if (status) {
        if (fout)
            *fout = s->fout;
        out->release(out);
    }
    return status;
}
