/* SPDX-License-Identifier: MIT */
/*
 * Arrow structs that this library hands out, and what they hold: buffers, children and a dictionary of their own, or
 * those of a record batch of the producer, which then lives as long as any part of it does. Each is released by itself.
 */
#ifndef MBOI_ARROW_BEZIT_H
#define MBOI_ARROW_BEZIT_H

#include <stdatomic.h>

#include <mborules/batch.h>

#include "kern/kern.h"

/* A record batch of the producer, as long as some part of it is in use: what goes out may be released anywhere. */
typedef struct mboi_recordbatch {
    atomic_int references;
    mbo_allocator allocator;
    struct ArrowArray array;
} mboi_recordbatch;

void mboi_recordbatch_drop(mboi_recordbatch *in);

/* An array with empty places for its buffers (three at most) and children; false: no memory, and nothing is left. */
bool mboi_array_make(const mbo_allocator *allocator, int64_t length, int64_t buffers, int64_t children,
                     struct ArrowArray *a);

/* A zeroed buffer of an array that was made; NULL: no memory. */
void *mboi_array_buffer(struct ArrowArray *a, int at, size_t size);

/* The place for its dictionary, of which it has one from now on. */
struct ArrowArray *mboi_array_dictionary(struct ArrowArray *a);

/* An array of the producer again, with the same buffers; it holds on to the record batch. False: no memory; what there
   is of it is released with the array. */
bool mboi_array_share(mboi_recordbatch *in, const struct ArrowArray *from, struct ArrowArray *to);

/* Of metadata as Arrow has it: a count, then for each pair the length and the bytes of the key and of the value. False:
   it is none. */
bool mboi_metadata_size(const char *metadata, size_t *uit);

/* A schema with empty places for its children and without a dictionary; false: no memory, and nothing is left. */
bool mboi_schema_make(const mbo_allocator *allocator, const char *format, const char *naam, const char *metadata,
                      int64_t children, struct ArrowSchema *schema);
struct ArrowSchema *mboi_schema_dictionary(struct ArrowSchema *schema);

/* False: no memory; what there is of it is released with the schema. */
bool mboi_schema_copy(const mbo_allocator *allocator, const struct ArrowSchema *from, struct ArrowSchema *to);

#endif
