/* SPDX-License-Identifier: MIT */
/* Memory by the host's allocator: arrays that grow, arenas, and a file as a whole. */
#include "kern/kern.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *resize_malloc(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    (void)ctx, (void)old_size;
    if (new_size)
        return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

mbo_allocator mboi_allocator(const mbo_allocator *given)
{
    return given && given->resize ? *given : (mbo_allocator){NULL, resize_malloc};
}

void *mboi_resize(const mbo_allocator *allocator, void *ptr, size_t old_size, size_t new_size)
{
    if (!new_size && !ptr)
        return NULL;
    return allocator->resize(allocator->ctx, ptr, old_size, new_size);
}

bool mboi_grow(const mbo_allocator *allocator, void **array, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return true;
    size_t wanted = *capacity ? *capacity + *capacity / 2 + 1 : 16;
    if (wanted > SIZE_MAX / size)
        return false;
    void *grown = mboi_resize(allocator, *array, *capacity * size, wanted * size);
    if (!grown)
        return false;
    *array = grown;
    *capacity = wanted;
    return true;
}

struct mboi_block {
    struct mboi_block *next;
    size_t bytes; /* this header included */
};

enum { BLOCK = 64 << 10, FIRST = 4 << 10 };

void mboi_arena_init(mboi_arena *arena, const mbo_allocator *allocator)
{
    *arena = (mboi_arena){.allocator = *allocator};
}

void mboi_arena_free(mboi_arena *arena)
{
    while (arena->blocks) {
        struct mboi_block *block = arena->blocks;
        arena->blocks = block->next;
        mboi_resize(&arena->allocator, block, block->bytes, 0);
    }
}

void *mboi_arena_alloc(mboi_arena *arena, size_t size, size_t align)
{
    size_t at = (arena->used + align - 1) & ~(align - 1);
    if (!arena->blocks || at > arena->size || size > arena->size - at) {
        size_t bytes = arena->blocks ? BLOCK : FIRST;
        if (size > SIZE_MAX - sizeof(struct mboi_block) - align)
            return NULL;
        if (bytes < size + sizeof(struct mboi_block) + align)
            bytes = size + sizeof(struct mboi_block) + align;
        struct mboi_block *block = mboi_resize(&arena->allocator, NULL, 0, bytes);
        if (!block)
            return NULL;
        block->next = arena->blocks;
        block->bytes = bytes;
        arena->blocks = block;
        arena->size = bytes;
        arena->total += bytes;
        at = (sizeof *block + align - 1) & ~(align - 1);
    }
    arena->used = at + size;
    return (char *)arena->blocks + at;
}

char *mboi_arena_text(mboi_arena *arena, const char *text, size_t length)
{
    char *copy = mboi_arena_alloc(arena, length + 1, 1);
    if (copy) {
        if (length)
            memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

/* What stands before the content. */
typedef struct deel {
    mbo_allocator allocator;
    size_t bytes; /* this included */
    void (*release)(void *content);
    atomic_size_t references;
} deel;

enum { DEEL_KOP = (sizeof(deel) + _Alignof(max_align_t) - 1) / _Alignof(max_align_t) * _Alignof(max_align_t) };

static deel *deel_of(const void *content)
{
    return (deel *)((uintptr_t)content - DEEL_KOP);
}

void *mboi_deel_create(const mbo_allocator *allocator, size_t bytes, void (*release)(void *content))
{
    deel *d = bytes > SIZE_MAX - DEEL_KOP ? NULL : mboi_resize(allocator, NULL, 0, DEEL_KOP + bytes);
    if (!d)
        return NULL;
    memset(d, 0, DEEL_KOP + bytes);
    d->allocator = *allocator;
    d->bytes = DEEL_KOP + bytes;
    d->release = release;
    atomic_init(&d->references, 1);
    return (char *)d + DEEL_KOP;
}

void *mboi_deel_ref(const void *content)
{
    if (content)
        atomic_fetch_add_explicit(&deel_of(content)->references, 1, memory_order_relaxed);
    return (void *)(uintptr_t)content; /* only the count changes */
}

void mboi_deel_free(const void *content)
{
    deel *d = content ? deel_of(content) : NULL;
    if (!d || atomic_fetch_sub_explicit(&d->references, 1, memory_order_acq_rel) != 1)
        return;
    mbo_allocator a = d->allocator;
    if (d->release)
        d->release((char *)d + DEEL_KOP);
    mboi_resize(&a, d, d->bytes, 0);
}

mbo_status mboi_read_file(const mbo_allocator *allocator, const char *path, size_t max, char **data, size_t *size,
                          mbo_fout *fout)
{
    *data = NULL;
    *size = 0;
    FILE *file = fopen(path, "rb");
    if (!file)
        return mboi_fail(fout, MBO_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
    size_t capacity = 0;
    mbo_status status = MBO_OK;
    while (!feof(file) && !status) {
        size_t wanted = capacity ? 2 * capacity : BLOCK;
        void *grown = mboi_resize(allocator, *data, capacity, wanted);
        if (!grown) {
            status = mboi_no_memory(fout);
            break;
        }
        *data = grown;
        capacity = wanted;
        *size += fread(*data + *size, 1, capacity - *size, file);
        if (ferror(file))
            status = mboi_fail(fout, MBO_ERROR_IO, "%s: cannot read: %s", path, strerror(errno));
        else if (*size > max)
            status = mboi_fail(fout, MBO_ERROR_LIMIT, "%s: larger than %zu bytes", path, max);
    }
    fclose(file);
    if (!status && *size < capacity) { /* so that *size is what the caller has to release */
        void *cut = mboi_resize(allocator, *data, capacity, *size ? *size : 1);
        if (cut)
            *data = cut, capacity = *size ? *size : 1;
        else
            status = mboi_no_memory(fout);
    }
    if (status) {
        mboi_resize(allocator, *data, capacity, 0);
        *data = NULL;
        *size = 0;
    }
    return status;
}
