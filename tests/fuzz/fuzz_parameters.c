/* SPDX-License-Identifier: MIT */
/*
 * Whatever comes in as a parameter file, it loads or is refused with its line. What loads is in order, without two
 * values on one day, and the same when it is written and read again; a rule set can be made of it, or is refused, and
 * answers.
 *
 * Making a rule set takes a hundred times as long as reading, so only one in four gets that far: that hangs on its
 * bytes alone.
 */
#define _GNU_SOURCE /* memfd_create */
#include "regeltaal/parameters.h"

#include <mborules/mborules.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern const unsigned char mboi_data_parameters[];
extern const size_t mboi_data_parameters_size;

#define MUST(what) ((what) ? (void)0 : fail(__LINE__, #what))

static void fail(int line, const char *what)
{
    fprintf(stderr, "fuzz_parameters.c:%d: not so: %s\n", line, what);
    abort();
}

/* A file in memory, with the arena that its texts are in. */
typedef struct bestand {
    mboi_parameters parameters;
    mboi_arena arena;
} bestand;

static void check_fout(mbo_status status, const mbo_fout *fout)
{
    MUST(fout->code == status && *fout->message && strlen(fout->message) < sizeof fout->message);
    MUST(mboi_is_plain(mboi_span_of(fout->message)));
    MUST(status == MBO_ERROR_SYNTAX || status == MBO_ERROR_VALUE || status == MBO_ERROR_NAME ||
         status == MBO_ERROR_CONFLICT || status == MBO_ERROR_LIMIT);
}

static mbo_status read_bestand(bestand *b, const void *data, size_t size)
{
    mbo_allocator allocator = mboi_allocator(NULL);
    mbo_fout fout = {0};
    *b = (bestand){0};
    mboi_arena_init(&b->arena, &allocator);
    mbo_status status = mboi_parameters_read(&b->parameters, &b->arena, data, size, &fout);
    if (status) {
        check_fout(status, &fout);
        MUST(fout.line >= 1 && fout.line <= (int64_t)size + 1 && fout.column >= 0 && fout.column <= (int64_t)size + 1);
    }
    return status;
}

static void free_bestand(bestand *b)
{
    mboi_resize(&b->arena.allocator, b->parameters.rij, b->parameters.capacity * sizeof *b->parameters.rij, 0);
    mboi_arena_free(&b->arena);
}

static void check_order(const mboi_parameters *p)
{
    MUST(p->count > 0);
    for (size_t i = 0; i < p->count; i++) {
        const struct mbo_parameter *een = &p->rij[i], *vorig = i ? een - 1 : NULL;
        MUST(*een->naam && *een->bron && een->waarde >= 0 && een->waarde <= MBOI_MAX_WAARDE);
        MUST(een->vanaf >= MBO_DATUM_MIN && een->vanaf <= MBO_DATUM_MAX);
        MUST(een->tot == MBO_DATUM_NOT_SET || (een->tot > een->vanaf && een->tot <= MBO_DATUM_MAX));
        MUST(!mboi_parameter_wrong(een->eenheid, een->waarde));
        if (vorig && strcmp(vorig->naam, een->naam) == 0)
            MUST(vorig->tot != MBO_DATUM_NOT_SET && vorig->tot <= een->vanaf);
        else
            MUST(!vorig || strcmp(vorig->naam, een->naam) < 0);
    }
}

/* ---- written and read again ---- */

typedef struct tekst {
    char *text;
    size_t n, capacity;
} tekst;

static void put(tekst *t, char c)
{
    if (t->n == t->capacity) {
        t->capacity = 2 * t->capacity + 256;
        t->text = realloc(t->text, t->capacity);
        MUST(t->text);
    }
    t->text[t->n++] = c;
}

static void put_field(tekst *t, const char *text, char end)
{
    put(t, '"');
    for (; *text; text++) {
        if (*text == '"')
            put(t, '"');
        put(t, *text);
    }
    put(t, '"');
    put(t, end);
}

static void put_datum(tekst *t, mbo_datum datum, char end)
{
    char text[11];
    mbo_datum_format(datum, text, sizeof text);
    put_field(t, text, end);
}

static void there_and_back(const mboi_parameters *p)
{
    tekst t = {0};
    bestand again;
    for (const char *c = "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n"; *c; c++)
        put(&t, *c);
    for (size_t i = p->count; i-- > 0;) {
        const struct mbo_parameter *een = &p->rij[i];
        char waarde[32];
        snprintf(waarde, sizeof waarde, "%lld.%02lld", (long long)een->waarde / 100, (long long)een->waarde % 100);
        if (strlen(een->bron) > 1000) { /* two fields have become one, which is too long for a field */
            free(t.text);
            return;
        }
        put_field(&t, een->naam, ',');
        put_datum(&t, een->vanaf, ',');
        put_datum(&t, een->tot, ',');
        put_field(&t, waarde, ',');
        put_field(&t, een->eenheid, ',');
        put_field(&t, een->bron, ',');
        put_field(&t, "", ',');
        put_datum(&t, een->bevestigd_tot, '\n');
    }
    MUST(read_bestand(&again, t.text, t.n) == MBO_OK);
    MUST(again.parameters.count == p->count);
    for (size_t i = 0; i < p->count; i++) {
        const struct mbo_parameter *een = &p->rij[i], *ander = &again.parameters.rij[i];
        MUST(strcmp(een->naam, ander->naam) == 0 && strcmp(een->eenheid, ander->eenheid) == 0 &&
             strcmp(een->bron, ander->bron) == 0);
        MUST(een->waarde == ander->waarde && een->vanaf == ander->vanaf && een->tot == ander->tot &&
             een->bevestigd_tot == ander->bevestigd_tot);
    }
    free_bestand(&again);
    free(t.text);
}

/* ---- a rule set ---- */

static void answer(const mbo_regels *r, const mboi_parameters *p)
{
    static const char *const facts[][2] = {
        {"bewijs", "diploma"},       {"leerweg", "bbl"},       {"soort_opleiding", "vak"},
        {"instelling", "roc"},       {"studieduur", "30"},     {"geboortedatum", "2000-02-29"},
        {"nationaliteit_wsf", "ja"}, {"uren_begeleid", "600"}, {"onderwijs_vergoed", "nee"}};
    mbo_zaak *zaak = NULL;
    MUST(mbo_zaak_create(NULL, &zaak, NULL) == MBO_OK);
    for (size_t n = 0; n <= MBOI_COUNT(facts); n += 3) { /* of ever more is known */
        for (size_t i = n < 3 ? 0 : n - 3; i < n; i++)
            MUST(mbo_zaak_set_text(zaak, facts[i][0], facts[i][1], NULL) == MBO_OK);
        for (size_t i = 0; i < 3; i++) {
            mbo_oordeel *o = NULL;
            if (i)
                MUST(mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, p->rij[i * 7 % p->count].vanaf, NULL) == MBO_OK);
            else
                MUST(mbo_zaak_unset(zaak, MBO_FEIT_STARTDATUM, NULL) == MBO_OK);
            mbo_fout fout = {0};
            mbo_status status = mbo_oordeel_create(r, NULL, zaak, 0, 0, NULL, &o, &fout);
            if (status) { /* a start before the birth of this person */
                check_fout(status, &fout);
                continue;
            }
            for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
                MUST(mbo_oordeel_uitkomst(o, v) >= MBO_UITKOMST_JA && mbo_oordeel_uitkomst(o, v) <= MBO_UITKOMST_NVT);
            mbo_oordeel_free(o);
        }
    }
    mbo_zaak_free(zaak);
}

static void make_and_answer(const uint8_t *data, size_t size, const mboi_parameters *p)
{
    char path[40];
    mbo_regels *r = NULL;
    mbo_fout fout = {0};
    int fd = memfd_create("parameters", 0);
    MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    mbo_regels_options o = {.size = sizeof o, .parameters_path = path};
    mbo_status status = mbo_regels_create(&o, &r, &fout);
    close(fd);
    MUST(!status == (r != NULL));
    if (status) {
        check_fout(status, &fout);
        MUST(status == MBO_ERROR_LIMIT || (status == MBO_ERROR_VALUE && fout.line > 1));
        return;
    }
    MUST(mbo_regels_parameter_count(r) == (int32_t)p->count);
    answer(r, p);
    mbo_regels_free(r);
}

static bool is_chosen(const uint8_t *data, size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ data[i]) * UINT64_C(0x100000001b3);
    return hash >> 62 == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bestand b, wet;
    if (read_bestand(&b, data, size) == MBO_OK) {
        mbo_fout fout = {0};
        check_order(&b.parameters);
        there_and_back(&b.parameters);
        MUST(read_bestand(&wet, mboi_data_parameters, mboi_data_parameters_size) == MBO_OK);
        mbo_status status = mboi_parameters_check(&b.parameters, &wet.parameters, &fout);
        if (status) {
            check_fout(status, &fout);
            MUST(fout.line > 1);
        } else if (is_chosen(data, size)) {
            make_and_answer(data, size, &b.parameters);
        }
        free_bestand(&wet);
    }
    free_bestand(&b);
    return 0;
}
