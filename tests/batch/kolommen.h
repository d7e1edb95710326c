/* SPDX-License-Identifier: MIT */
/* A table of random cases, and its columns in every form that a caller may bring, made without the library's help. */
#ifndef MBO_TEST_KOLOMMEN_H
#define MBO_TEST_KOLOMMEN_H

#include <mborules/mborules.h>
#include <stdbool.h>

enum { FEITEN = 64 }; /* room for facts, from 1 to mbo_feit_count() */

typedef struct zaken {
    int32_t rijen;
    bool *bekend[FEITEN];    /* by fact, then row */
    int64_t *waarde[FEITEN]; /* as mbo_zaak_get() gives it */
    bool zonder[FEITEN];     /* there is no column of it */
} zaken;

/* With its message; the program ends. */
_Noreturn void stop(const char *what, const mbo_fout *fout);

uint32_t draw(uint32_t below);

/* The crebos of a structure are those of random cases from here on. */
void use_crebos(const mbo_structuur *structuur);

/* Random cases, `leeg` percent of each fact unknown; with `met_crebos` one row in five may have one. */
zaken make_zaken(int32_t rijen, uint32_t leeg, bool met_crebos);
void free_zaken(zaken *z);

/* Leave out a column; and two columns in three, at random. */
void leave_out(zaken *z, mbo_feit feit);
void leave_out_columns(zaken *z);

/* Memory that lives until all of it is released at once; zeroed. */
void *hold(size_t size);
void release_all(void);

/* A column as plain arrays, of a random type that can hold it; returns the type. */
int32_t plain_column(const zaken *z, mbo_feit feit, mbo_kolom *uit);

/* A column as an Arrow array and its schema, in a random form that can hold it, behind `offset` other values. Returns a
   name of the form. */
const char *arrow_column(const zaken *z, mbo_feit feit, int32_t offset, struct ArrowSchema *schema,
                         struct ArrowArray *array);

/* A struct of columns as a stream of one record batch, or of two when the table is cut at a row. */
typedef struct bron {
    struct ArrowSchema *schema;
    struct ArrowArray *array;
    int32_t arrays, gegeven;
    int fail_at; /* get_next() fails at this array; -1: never */
} bron;
void make_stream(bron *b, struct ArrowArrayStream *uit);
void make_schema(struct ArrowSchema *schema, const char *format, const char *name, int64_t children);
void make_array(struct ArrowArray *array, int64_t length, int64_t buffers, int64_t children);

#endif
