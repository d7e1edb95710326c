/* SPDX-License-Identifier: MIT */
/* Tables of cases and of answers for the benchmarks: random, and the same every time. */
#ifndef TABEL_H
#define TABEL_H

#include <mborules/mborules.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FEITEN = 64, MAX_TEKST = 1024, CASELOADS = 5 };

typedef struct tabel {
    int64_t rijen;
    mbo_kolom kolom[FEITEN];
    size_t kolommen;
} tabel;

/* A caseload as people have it: a third of the columns, or all, and of each some of the values unknown. */
typedef struct caseload {
    const char *naam, *van; /* in one word, and whose */
    const mbo_feit *feit;   /* ended by 0; NULL: all but the crebo */
    int leeg;               /* percent */
} caseload;

extern const caseload caseloads[CASELOADS];

/* What toelating reads, ended by 0. */
extern const mbo_feit feiten_van_toelating[];

/* Memory that is 0, or the end of the program. */
void *claim(int64_t count, size_t size);

/* `leeg` percent of the values are unknown; a startdatum lies from `begin` to `end`. */
void add_kolom(tabel *t, mbo_feit feit, int leeg, mbo_datum begin, mbo_datum end);

/* Of every column but the crebo `leeg` percent is unknown. */
tabel make_tabel(int64_t rijen, int leeg, mbo_datum begin, mbo_datum end);
tabel make_caseload(const caseload *van, int64_t rijen, mbo_datum begin, mbo_datum end);
void free_tabel(tabel *t);

int64_t value_at(const mbo_kolom *k, int64_t i);

/* A value as text, "" where it is unknown. */
void text_of(const mbo_kolom *k, int64_t i, char uit[MAX_TEKST]);

/* Places for the answers to one question, or all, in an array of FEITEN; returns to how many. Their memory is there. */
int32_t make_antwoorden(mbo_antwoordkolom *antwoord, mbo_vraag vraag, int64_t rijen, bool ontbrekend);
void free_antwoorden(mbo_antwoordkolom *antwoord, int32_t vragen);

/* Seconds, by `clock`, that a batch takes that is made and asked once; a bad value ends the program. */
double ask_once(const mbo_regels *regels, const mbo_batch_options *options, const tabel *t, mbo_vraag vraag,
                const mbo_antwoordkolom *antwoord, int32_t vragen, double (*clock)(void));

#endif
