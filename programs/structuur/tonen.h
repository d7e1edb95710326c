/* SPDX-License-Identifier: MIT */
/* What a structure holds, shown: its counts, a kwalificatie, those that fit, what changed. */
#ifndef TONEN_H
#define TONEN_H

#include <jansson.h>
#include <mborules/mborules.h>

extern const char program[];

/* ---- tonen.c ---- */

int32_t first_crebo(const mbo_kwalificatie *k);
void warn_dubbel(const mbo_structuur *s, const char *file);
json_t *count_all(const mbo_structuur *s);
/* Of which days it is, as far as the file says so. */
void add_days(json_t *object, const mbo_structuur *s);
json_t *opmerkingen_json(const mbo_structuur *s, char *const *files);
/* All of these; `files` are what it was loaded from. */
void print_counts_json(const mbo_structuur *s, char *const *files);
/* `builtin`: and what the built-in structure is, and where there is a newer one. */
void print_counts(const mbo_structuur *s, int builtin);
int show_crebo(const mbo_structuur *s, const char *text, int json);
void show_all(const mbo_structuur *s);

/* ---- vinden.c ---- */

int list_found(const mbo_structuur *s, const mbo_filter *filter, const char *woorden, int json);
int show_dekking(const mbo_structuur *s, char *list, int json);

/* ---- vergelijken.c ---- */

/* `hoe`: as load_structuur() has it. */
int compare(const mbo_structuur *oud, const char *file, int hoe, int json);

#endif
