/* SPDX-License-Identifier: MIT */
/* What the files of the Arrow C stream interface share. */
#ifndef MBOI_ARROW_H
#define MBOI_ARROW_H

#include "batch/batch.h"

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

typedef struct schema_bezit {
    mbo_allocator allocator;
    char *tekst; /* format, name and metadata */
    size_t size;
    struct ArrowSchema **child;
    int64_t children;
    struct ArrowSchema woordenboek;
} schema_bezit;

/* Where the answers of one record batch are worked out, before they take the form of columns. */
typedef struct antwoorden {
    mbo_antwoordkolom kolom[MBOI_VRAGEN];
    int64_t rijen;
    bool *heeft; /* of the column that is being made: which rows have a value */
    mbo_allocator allocator;
} antwoorden;

enum { MAX_NAAM = 96 };

/* arrow_bezit.c */
void mboi_drop_invoer(invoer *in);
bool mboi_make_array(const mbo_allocator *allocator, int64_t length, int64_t buffers, int64_t children,
                     struct ArrowArray *a);
void *mboi_add_buffer(struct ArrowArray *a, int at, size_t size);
bool mboi_share_array(invoer *in, const struct ArrowArray *from, struct ArrowArray *to);
bool mboi_metadata_size(const char *metadata, size_t *uit);
bool mboi_make_schema(const mbo_allocator *allocator, const char *format, const char *naam, const char *metadata,
                      int64_t children, struct ArrowSchema *schema);
bool mboi_copy_schema(const mbo_allocator *allocator, const struct ArrowSchema *from, struct ArrowSchema *to);

/* arrow_uit.c */
void mboi_make_velden(stroom *s);
void mboi_veld_naam(const stroom *s, const veld *v, char *uit);
bool mboi_claim_all(const stroom *s, antwoorden *w);
void mboi_give_all_back(const stroom *s, antwoorden *w);
bool mboi_make_column(const stroom *s, const veld *v, const antwoorden *w, struct ArrowArray *a);
bool mboi_veld_schema(const stroom *s, const veld *v, struct ArrowSchema *schema);

/* arrow_schema.c */
mbo_status mboi_read_schema(stroom *s, const struct ArrowSchema *schema);

/* arrow_kolommen.c */
bool mboi_views_of(stroom *s, mboi_arena *arena, const struct ArrowArray *a, mboi_kolom *views);

#endif
