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

/* Children, and after them the pointers to each, in one; both are zeroed. */
static size_t children_bytes(int64_t children, size_t size)
{
    return (size_t)children * (size + sizeof(void *));
}

static void *make_children(const mbo_allocator *allocator, int64_t children, size_t size)
{
    void *p = mboi_resize(allocator, NULL, 0, children_bytes(children, size));
    return p ? memset(p, 0, children_bytes(children, size)) : NULL;
}

/* What an array that we made holds: up to three buffers, or those of the producer; children, a dictionary. */
typedef struct bezit {
    mbo_allocator allocator;
    mboi_recordbatch *invoer; /* NULL: none */
    const void *buffer[3];
    size_t maat[3]; /* 0: not ours to release */
    struct ArrowArray *child;
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
    for (int64_t i = 0; i < b->children; i++)
        if (b->child[i].release)
            b->child[i].release(&b->child[i]);
    mboi_resize(&m, b->child, children_bytes(b->children, sizeof *b->child), 0);
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
    struct ArrowArray *child = make_children(allocator, children, sizeof *child);
    memset(a, 0, sizeof *a);
    if (!b || (children && !child)) {
        mboi_resize(allocator, b, sizeof *b, 0);
        mboi_resize(allocator, child, children_bytes(children, sizeof *child), 0);
        return false;
    }
    *b = (bezit){.allocator = *allocator, .child = child, .children = children};
    *a = (struct ArrowArray){.length = length,
                             .n_buffers = buffers,
                             .buffers = b->buffer,
                             .n_children = children,
                             .children = children ? (struct ArrowArray **)(child + children) : NULL,
                             .release = release_array,
                             .private_data = b};
    for (int64_t i = 0; i < children; i++)
        a->children[i] = &child[i];
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
    struct ArrowSchema *child;
    int64_t children;
    struct ArrowSchema woordenboek;
} schema_bezit;

static void release_schema(struct ArrowSchema *schema)
{
    schema_bezit *b = schema->private_data;
    mbo_allocator m = b->allocator;
    for (int64_t i = 0; i < b->children; i++)
        if (b->child[i].release)
            b->child[i].release(&b->child[i]);
    mboi_resize(&m, b->child, children_bytes(b->children, sizeof *b->child), 0);
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
    schema_bezit *b = mboi_resize(allocator, NULL, 0, sizeof *b);
    char *tekst = mboi_resize(allocator, NULL, 0, f + n + m);
    struct ArrowSchema *child = make_children(allocator, children, sizeof *child);
    memset(schema, 0, sizeof *schema);
    if (!b || !tekst || (children && !child)) {
        mboi_resize(allocator, b, sizeof *b, 0);
        mboi_resize(allocator, tekst, f + n + m, 0);
        mboi_resize(allocator, child, children_bytes(children, sizeof *child), 0);
        return false;
    }
    *b = (schema_bezit){
        .allocator = *allocator, .tekst = tekst, .size = f + n + m, .child = child, .children = children};
    *schema = (struct ArrowSchema){.format = memcpy(tekst, format, f),
                                   .name = memcpy(tekst + f, naam, n),
                                   .metadata = m ? memcpy(tekst + f + n, metadata, m) : NULL,
                                   .flags = ARROW_FLAG_NULLABLE,
                                   .n_children = children,
                                   .children = children ? (struct ArrowSchema **)(child + children) : NULL,
                                   .release = release_schema,
                                   .private_data = b};
    for (int64_t i = 0; i < children; i++)
        schema->children[i] = &child[i];
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
