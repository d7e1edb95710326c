/* SPDX-License-Identifier: MIT */
/* One idea: who owns what of an Arrow struct, and when it is given back; nothing here knows of answers. */
#include "batch/arrow_bezit.h"

#include <string.h>

/* ---- arrays of our own ---- */

void mboi_recordbatch_drop(mboi_recordbatch *in)
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
    mboi_recordbatch *invoer; /* NULL: none */
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
        mboi_recordbatch_drop(b->invoer);
    mboi_resize(&m, b, sizeof *b, 0);
    a->release = NULL;
}

bool mboi_array_make(const mbo_allocator *allocator, int64_t length, int64_t buffers, int64_t children,
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

/* Consumers may read a few bytes more than there are rows. */
void *mboi_array_buffer(struct ArrowArray *a, int at, size_t size)
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

struct ArrowArray *mboi_array_dictionary(struct ArrowArray *a)
{
    bezit *b = a->private_data;
    return a->dictionary = &b->woordenboek;
}

bool mboi_array_share(mboi_recordbatch *in, const struct ArrowArray *from, struct ArrowArray *to)
{
    if (!mboi_array_make(&in->allocator, from->length, from->n_buffers, from->n_children, to))
        return false;
    bezit *b = to->private_data;
    atomic_fetch_add_explicit(&in->references, 1, memory_order_relaxed);
    b->invoer = in;
    to->null_count = from->null_count;
    to->offset = from->offset;
    to->buffers = from->buffers;
    for (int64_t i = 0; i < from->n_children; i++)
        if (!mboi_array_share(in, from->children[i], to->children[i]))
            return false;
    return !from->dictionary || mboi_array_share(in, from->dictionary, mboi_array_dictionary(to));
}

/* ---- schemas of our own ---- */

bool mboi_metadata_size(const char *metadata, size_t *uit)
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

bool mboi_schema_make(const mbo_allocator *allocator, const char *format, const char *naam, const char *metadata,
                      int64_t children, struct ArrowSchema *schema)
{
    size_t f = strlen(format) + 1, n = strlen(naam) + 1, m;
    mboi_metadata_size(metadata, &m);
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

struct ArrowSchema *mboi_schema_dictionary(struct ArrowSchema *schema)
{
    schema_bezit *b = schema->private_data;
    return schema->dictionary = &b->woordenboek;
}

bool mboi_schema_copy(const mbo_allocator *allocator, const struct ArrowSchema *from, struct ArrowSchema *to)
{
    if (!mboi_schema_make(allocator, from->format, from->name ? from->name : "", from->metadata, from->n_children, to))
        return false;
    to->flags = from->flags;
    for (int64_t i = 0; i < from->n_children; i++)
        if (!mboi_schema_copy(allocator, from->children[i], to->children[i]))
            return false;
    return !from->dictionary || mboi_schema_copy(allocator, from->dictionary, mboi_schema_dictionary(to));
}
