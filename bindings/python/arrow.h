/* SPDX-License-Identifier: MIT */
/* By hand: Arrow structs of our own, in memory of malloc(). Nothing of Python here: another library may release them on
   any thread, without the GIL. */
#ifndef MBORULES_PYTHON_ARROW_H
#define MBORULES_PYTHON_ARROW_H

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

enum { MAX_FORMAAT = 16, MAX_FOUT = 512 };

/* ---- schemas ---- */

static void schema_release(struct ArrowSchema *schema)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        if (schema->children[i]->release)
            schema->children[i]->release(schema->children[i]);
        free(schema->children[i]);
    }
    if (schema->dictionary && schema->dictionary->release)
        schema->dictionary->release(schema->dictionary);
    free(schema->children);
    free(schema->dictionary);
    free(schema->private_data);
    schema->release = NULL;
}

/* A schema with room for its children, each still to be made; false: no memory. */
static bool schema_make(struct ArrowSchema *schema, const char *formaat, const char *naam, int64_t children)
{
    size_t n = strlen(naam) + 1;
    char *tekst = malloc(MAX_FORMAAT + n);
    memset(schema, 0, sizeof(*schema));
    if (!tekst)
        return false;
    PyOS_snprintf(tekst, MAX_FORMAAT, "%s", formaat);
    memcpy(tekst + MAX_FORMAAT, naam, n);
    *schema = (struct ArrowSchema){.format = tekst,
                                   .name = tekst + MAX_FORMAAT,
                                   .flags = ARROW_FLAG_NULLABLE,
                                   .children = calloc((size_t)children + 1, sizeof(*schema->children)),
                                   .release = schema_release,
                                   .private_data = tekst};
    bool good = schema->children != NULL;
    for (; good && schema->n_children < children; schema->n_children += good)
        good = (schema->children[schema->n_children] = calloc(1, sizeof(struct ArrowSchema))) != NULL;
    if (!good)
        schema_release(schema);
    return good;
}

static bool schema_dictionary(struct ArrowSchema *schema)
{
    schema->dictionary = calloc(1, sizeof(*schema->dictionary));
    return schema->dictionary && schema_make(schema->dictionary, "u", "", 0);
}

/* ---- arrays ---- */

static void array_release(struct ArrowArray *array)
{
    for (int64_t i = 0; i < array->n_buffers; i++)
        free((void *)(uintptr_t)array->buffers[i]);
    for (int64_t i = 0; i < array->n_children; i++) {
        if (array->children[i]->release)
            array->children[i]->release(array->children[i]);
        free(array->children[i]);
    }
    if (array->dictionary && array->dictionary->release)
        array->dictionary->release(array->dictionary);
    free(array->children);
    free(array->dictionary);
    free(array->buffers);
    array->release = NULL;
}

static bool array_make(struct ArrowArray *array, int64_t length, int64_t buffers, int64_t children)
{
    *array = (struct ArrowArray){.length = length,
                                 .n_buffers = buffers,
                                 .buffers = calloc((size_t)buffers + 1, sizeof(*array->buffers)),
                                 .children = calloc((size_t)children + 1, sizeof(*array->children)),
                                 .release = array_release};
    bool good = array->buffers && array->children;
    array->n_buffers = array->buffers ? buffers : 0;
    for (; good && array->n_children < children; array->n_children += good)
        good = (array->children[array->n_children] = calloc(1, sizeof(struct ArrowArray))) != NULL;
    if (!good)
        array_release(array);
    return good;
}

/* A zeroed buffer; consumers may read some bytes past its end. */
static void *array_buffer(struct ArrowArray *array, int at, size_t size)
{
    void *buffer = calloc(1, size + 64);
    array->buffers[at] = buffer;
    return buffer;
}

static bool bit(const uint8_t *bits, int64_t i)
{
    return bits[i / 8] >> i % 8 & 1;
}

static void set_bit(uint8_t *bits, int64_t i)
{
    bits[i / 8] = (uint8_t)(bits[i / 8] | 1 << i % 8);
}

/* Text that grows, behind the offsets of a column of it; at most 2 GiB, as the offsets have it. */
struct tekst {
    char *bytes;
    size_t used, room;
};

static bool tekst_add(struct tekst *tekst, const char *bytes, size_t n)
{
    if (n > INT32_MAX - tekst->used)
        return false;
    if (!tekst->bytes || tekst->used + n > tekst->room) {
        size_t room = 2 * tekst->room + n + 256;
        char *more = realloc(tekst->bytes, room + 64);
        if (!more)
            return false;
        tekst->bytes = more;
        tekst->room = room;
    }
    memcpy(tekst->bytes + tekst->used, bytes, n);
    tekst->used += n;
    return true;
}

/* ---- a dictionary of text as text ---- */

static int index_size(const char *formaat)
{
    switch (formaat[1] ? 0 : formaat[0]) {
    case 'c': return 1;
    case 's': return 2;
    case 'i': return 4;
    case 'l': return 8;
    default: return 0;
    }
}

/* Is it a dictionary of utf8 that decode() reads? */
static bool decodable(const struct ArrowSchema *schema)
{
    return schema->dictionary && index_size(schema->format) && !strcmp(schema->dictionary->format, "u");
}

/* Put text in the place of an array of indexes, of `size` bytes each, in a dictionary of utf8; what was there is
   released. */
static bool decode(struct ArrowArray *array, int size)
{
    const struct ArrowArray *woorden = array->dictionary;
    const uint8_t *geldig = array->buffers[0], *woord_geldig = woorden->buffers[0];
    const int32_t *van = (const int32_t *)woorden->buffers[1] + (woorden->buffers[1] ? woorden->offset : 0);
    const char *bytes = woorden->buffers[2];
    struct tekst tekst = {0};
    struct ArrowArray uit;
    if (!array_make(&uit, array->length, 3, 0))
        return false;
    int32_t *offset = array_buffer(&uit, 1, ((size_t)array->length + 1) * sizeof(*offset));
    uint8_t *heeft = array_buffer(&uit, 0, (size_t)array->length / 8 + 1);
    bool good = offset && heeft && tekst_add(&tekst, "", 0);
    for (int64_t i = 0; good && i < array->length; i++) {
        int64_t at = array->offset + i, index = -1;
        const void *from = (const char *)array->buffers[1] + at * size;
        if (array->buffers[1] && (!geldig || bit(geldig, at)))
            index = size == 1   ? *(const int8_t *)from
                    : size == 2 ? *(const int16_t *)from
                    : size == 4 ? *(const int32_t *)from
                                : *(const int64_t *)from;
        if (index >= 0 && index < woorden->length && (!woord_geldig || bit(woord_geldig, woorden->offset + index))) {
            good = tekst_add(&tekst, bytes + van[index], (size_t)(van[index + 1] - van[index]));
            set_bit(heeft, i);
        } else {
            uit.null_count++;
        }
        offset[i + 1] = (int32_t)tekst.used;
    }
    uit.buffers[2] = tekst.bytes;
    if (!good) {
        array_release(&uit);
        return false;
    }
    array->release(array);
    *array = uit;
    return true;
}

#endif
