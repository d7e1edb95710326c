/* SPDX-License-Identifier: MIT */
/*
 * How many cases a second the batch answers: coded columns (int8 codes and bools, date32, int64), outcomes, medians of
 * several rounds. Making the batch is inside the clock. Then the same cases in the columns that users have, each as a
 * ratio to the coded ones; `bench_batch --vormen` prints these alone. Then caseloads as people have them, a third of
 * the columns and a tenth of the values unknown: what ontbrekend costs beside the outcomes, and the memory of a thread;
 * `bench_batch --caseload [ROWS [NAME]]`. `bench_batch FOLDER` writes what peers/peers.py needs: cases, answers and
 * this library's figures.
 */
#include "meten.h"
#include "tabel.h"

#include <mborules/mborules.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_regels *regels;
static mbo_structuur *structuur;

static bool stands_in(const mbo_feit *list, mbo_feit feit)
{
    while (*list && *list != feit)
        list++;
    return *list;
}

/* The columns that a question reads, as a caller would give them. */
static size_t columns_for(const tabel *t, mbo_vraag vraag, mbo_kolom *uit)
{
    static const mbo_feit studiefinanciering[] = {MBO_FEIT_BEWIJS,
                                                  MBO_FEIT_LEERWEG,
                                                  MBO_FEIT_SOORT_OPLEIDING,
                                                  MBO_FEIT_INSTELLING,
                                                  MBO_FEIT_DIPLOMA_ERKENNING,
                                                  MBO_FEIT_NATIONALITEIT_WSF,
                                                  MBO_FEIT_STUDIEDUUR,
                                                  MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT,
                                                  MBO_FEIT_STUDIEFINANCIERING_LOPEND,
                                                  MBO_FEIT_GEBOORTEDATUM,
                                                  MBO_FEIT_STARTDATUM,
                                                  0};
    static const mbo_feit onderwijsgeld[] = {/* beside those of toelating */
                                             MBO_FEIT_DIPLOMA_ERKENNING,
                                             MBO_FEIT_NATIONALITEIT_WSF,
                                             MBO_FEIT_STUDIEDUUR,
                                             MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT,
                                             MBO_FEIT_STUDIEFINANCIERING_LOPEND,
                                             MBO_FEIT_LESGELD_VRIJGESTELD,
                                             MBO_FEIT_CURSUSGELD_VRIJGESTELD,
                                             MBO_FEIT_ONDERWIJSPRIJS,
                                             0};
    size_t n = 0;
    for (size_t i = 0; i < t->kolommen; i++) {
        mbo_feit feit = t->kolom[i].feit;
        bool in = true;
        if (vraag == MBO_VRAAG_STUDIEFINANCIERING)
            in = stands_in(studiefinanciering, feit);
        else if (vraag == MBO_VRAAG_TOELATING || vraag == MBO_VRAAG_ONDERWIJSGELD)
            in = stands_in(feiten_van_toelating, feit) ||
                 (vraag == MBO_VRAAG_ONDERWIJSGELD && stands_in(onderwijsgeld, feit));
        if (in)
            uit[n++] = t->kolom[i];
    }
    return n;
}

/* Cases a second in one round, for one question or all. */
static double run_once(const tabel *t, mbo_vraag vraag, int threads, const mbo_antwoordkolom *antwoord, int32_t vragen,
                       const mbo_allocator *allocator, double (*clock)(void))
{
    tabel van = {.rijen = t->rijen};
    van.kolommen = columns_for(t, vraag, van.kolom);
    mbo_batch_options options = {
        .size = sizeof options, .structuur = structuur, .threads = threads, .allocator = allocator};
    return (double)t->rijen / ask_once(regels, &options, &van, vraag, antwoord, vragen, clock);
}

static double run(const tabel *t, mbo_vraag vraag, int threads, bool ontbrekend)
{
    enum { ROUNDS = 9 };
    mbo_antwoordkolom antwoord[FEITEN];
    int32_t vragen = make_antwoorden(antwoord, vraag, t->rijen, ontbrekend);
    double rounds[ROUNDS];
    int count = t->rijen > 1000000 ? 5 : ROUNDS;
    for (int r = 0; r < count; r++)
        rounds[r] = run_once(t, vraag, threads, antwoord, vragen, NULL, seconds);
    free_antwoorden(antwoord, vragen);
    return median(rounds, count);
}

static void line(const char *what, const tabel *t, mbo_vraag vraag, bool ontbrekend)
{
    double one = run(t, vraag, 1, ontbrekend), two = run(t, vraag, 2, ontbrekend);
    printf("%-44s %10lld %9.2f %9.2f %6.2fx\n", what, (long long)t->rijen, one / 1e6, two / 1e6, two / one);
    fflush(stdout);
}

/* ---- caseloads as people have them ---- */

static size_t memory_now, memory_most;

static void *count_memory(void *ctx, void *p, size_t old_size, size_t new_size)
{
    (void)ctx;
    memory_now += new_size - old_size;
    memory_most = memory_now > memory_most ? memory_now : memory_most;
    if (new_size)
        return realloc(p, new_size);
    free(p);
    return NULL;
}

/* What ontbrekend costs beside the outcomes, in rounds by turns, and the memory of a thread that works it out. */
static void compare(const tabel *t, mbo_vraag vraag, const char *bar)
{
    enum { ROUNDS = 5 };
    const mbo_allocator tellen = {NULL, count_memory};
    mbo_antwoordkolom alleen[FEITEN], alles[FEITEN];
    double zonder[ROUNDS], met[ROUNDS];
    int32_t vragen = make_antwoorden(alleen, vraag, t->rijen, false);
    make_antwoorden(alles, vraag, t->rijen, true);
    memory_most = 0;
    for (int r = 0; r < ROUNDS; r++) {
        zonder[r] = run_once(t, vraag, 1, alleen, vragen, NULL, processor_seconds);
        met[r] = run_once(t, vraag, 1, alles, vragen, &tellen, processor_seconds);
    }
    double z = median(zonder, ROUNDS), m = median(met, ROUNDS);
    printf("  %-42s %8.2f %10.2f  1/%-5.2f %6.1f MB\n", bar, z / 1e6, m / 1e6, z / m, (double)memory_most / 1e6);
    fflush(stdout);
    free_antwoorden(alleen, vragen);
    free_antwoorden(alles, vragen);
}

/* What the unknown ones among the values that are given cost the outcomes alone. */
static void compare_known(const tabel *t, const tabel *bekend)
{
    enum { ROUNDS = 5 };
    mbo_antwoordkolom antwoord[FEITEN];
    double met[ROUNDS], zonder[ROUNDS];
    int32_t vragen = make_antwoorden(antwoord, MBO_VRAAG_ALLE, t->rijen, false);
    for (int r = 0; r < ROUNDS; r++) {
        met[r] = run_once(t, MBO_VRAAG_ALLE, 1, antwoord, vragen, NULL, processor_seconds);
        zonder[r] = run_once(bekend, MBO_VRAAG_ALLE, 1, antwoord, vragen, NULL, processor_seconds);
    }
    double m = median(met, ROUNDS), z = median(zonder, ROUNDS);
    printf("  %-42s %8.2f, and with every value known %.2f: 1/%.2f\n", "all questions, outcomes", m / 1e6, z / 1e6,
           z / m);
    fflush(stdout);
    free_antwoorden(antwoord, vragen);
}

static void print_caseload(int64_t rijen, mbo_datum begin, mbo_datum end, const char *alleen)
{
    for (size_t c = 0; c < CASELOADS; c++) {
        const caseload *van = &caseloads[c];
        if (alleen && strcmp(alleen, van->naam))
            continue;
        tabel t = make_caseload(van, rijen, begin, end);
        printf("%lld rows of %zu columns, %s, of each %d %% unknown; 1 thread, million cases a second\n"
               "                                             outcomes ontbrekend          a thread\n",
               (long long)rijen, t.kolommen, van->van, van->leeg);
        compare(&t, MBO_VRAAG_TOELATING, "toelating (bar 1/2)");
        compare(&t, MBO_VRAAG_ALLE, "all questions (bar 1/3, 16 MB)");
        caseload volledig = *van;
        volledig.leeg = 0;
        tabel bekend = make_caseload(&volledig, rijen, begin, end);
        compare_known(&t, &bekend);
        free_tabel(&bekend);
        free_tabel(&t);
    }
}

/* ---- the same cases in other columns ---- */

/* How a caller has them; a column that does not fit its form is as in coded ones. A set is a dictionary but in text:
   Arrow has no bits of codes. */
enum { GECODEERD, BITS, INT64, FLOAT64, WOORDENBOEK, TEKST, VORMEN };

static const char *const vormen[] = {[GECODEERD] = "coded, as an Arrow stream (bar 1/1.1)",
                                     [BITS] = "bools as bits (bar 1/1.15)",
                                     [INT64] = "int64, timestamps (bar 1/1.3)",
                                     [FLOAT64] = "float64, timestamps",
                                     [WOORDENBOEK] = "codes and bools as dictionaries (bar 1/1.25)",
                                     [TEKST] = "text, all of it (bar 1/3)"};

/* A column of an Arrow stream. */
typedef struct pijl {
    struct ArrowSchema schema, woord_schema;
    struct ArrowArray array, woorden;
    const void *buffer[3], *woord_buffer[3];
} pijl;

static void keep_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static void keep_array(struct ArrowArray *array)
{
    array->release = NULL;
}

/* Values as text by offsets. */
static void put_text(const mbo_kolom *k, int64_t n, struct ArrowArray *array, const void **buffer)
{
    char een[MAX_TEKST], *text = claim(n, 64);
    int64_t *offset = claim(n + 1, sizeof *offset), used = 0;
    for (int64_t i = 0; i < n; i++) {
        text_of(k, i, een);
        memcpy(text + used, een, strlen(een));
        offset[i + 1] = used += (int64_t)strlen(een);
    }
    buffer[1] = offset;
    buffer[2] = text;
    *array = (struct ArrowArray){.length = n, .n_buffers = 3, .buffers = buffer, .release = keep_array};
}

/* Each value that there is as a word, and an int32 for each row. */
static void put_dictionary(const mbo_kolom *k, int64_t rijen, pijl *p)
{
    int64_t words[512], n = 0;
    int32_t *index = claim(rijen, sizeof *index);
    for (int64_t i = 0; i < rijen; i++) {
        int64_t at = 0;
        while (at < n && words[at] != value_at(k, i))
            at++;
        if (at == n)
            words[n++] = value_at(k, i);
        index[i] = (int32_t)at;
    }
    put_text(&(mbo_kolom){.feit = k->feit, .type = MBO_KOLOMTYPE_INT64, .waarden = words}, n, &p->woorden,
             p->woord_buffer);
    p->woord_schema = (struct ArrowSchema){.format = "U", .name = "", .release = keep_schema};
    p->schema.format = "i";
    p->schema.dictionary = &p->woord_schema;
    p->array.dictionary = &p->woorden;
    p->buffer[1] = index;
}

/* Numbers of 64 bits; days as nanoseconds, money as euros. */
static void put_numbers(const mbo_kolom *k, int64_t rijen, bool komma, pijl *p)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    double *d = claim(rijen, sizeof *d);
    int64_t *n = claim(rijen, sizeof *n);
    for (int64_t i = 0; i < rijen; i++) {
        d[i] = (double)value_at(k, i) / (type == MBO_FEITTYPE_GELD ? 100 : 1);
        n[i] = value_at(k, i) * (type == MBO_FEITTYPE_DATUM ? INT64_C(86400000000000) : 1);
    }
    komma = type == MBO_FEITTYPE_GELD || (komma && type != MBO_FEITTYPE_DATUM);
    p->schema.format = type == MBO_FEITTYPE_DATUM ? "tsn:" : komma ? "g" : "l";
    p->buffer[1] = komma ? (void *)d : (void *)n;
    free(komma ? (void *)n : (void *)d);
}

static void put_bits(const mbo_kolom *k, int64_t rijen, pijl *p)
{
    uint8_t *bits = claim(rijen / 8 + 1, 1);
    for (int64_t i = 0; i < rijen; i++)
        bits[i / 8] |= (uint8_t)(value_at(k, i) << i % 8);
    p->schema.format = "b";
    p->buffer[1] = bits;
}

static void make_pijl(const mbo_kolom *k, int64_t rijen, int vorm, pijl *p)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    bool code = type == MBO_FEITTYPE_BOOL || type == MBO_FEITTYPE_CODE;
    *p = (pijl){.schema = {.format = code ? "c" : "tdD", .name = mbo_feit_name(k->feit), .release = keep_schema},
                .array = {.length = rijen, .n_buffers = 2, .buffers = p->buffer, .release = keep_array},
                .buffer = {NULL, k->waarden}};
    if (vorm == TEKST) {
        p->schema.format = "U";
        put_text(k, rijen, &p->array, p->buffer);
    } else if (type == MBO_FEITTYPE_SET || (vorm == WOORDENBOEK && code)) {
        put_dictionary(k, rijen, p);
    } else if (vorm == BITS && type == MBO_FEITTYPE_BOOL) {
        put_bits(k, rijen, p);
    } else if (vorm == INT64 || vorm == FLOAT64 || type == MBO_FEITTYPE_INT || type == MBO_FEITTYPE_GELD) {
        put_numbers(k, rijen, vorm == FLOAT64, p);
    }
}

static void free_pijl(const mbo_kolom *k, pijl *p)
{
    for (int i = 1; i < 3; i++) {
        if (p->buffer[i] != k->waarden)
            free((void *)(uintptr_t)p->buffer[i]);
        free((void *)(uintptr_t)p->woord_buffer[i]);
    }
}

/* A stream of one record batch. */
typedef struct bron {
    struct ArrowSchema schema, *kolom_schema[FEITEN];
    struct ArrowArray array, *kolom_array[FEITEN];
} bron;

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    *out = ((const bron *)stream->private_data)->schema;
    return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    bron *b = stream->private_data;
    *out = b->array;
    b->array.release = NULL;
    return 0;
}

static void keep_stream(struct ArrowArrayStream *stream)
{
    stream->release = NULL;
}

/* Cases a second of a stream in one round. */
static double stream_once(const tabel *t, mbo_vraag vraag, int vorm, pijl *pijlen, int64_t kolommen)
{
    const void *geen[1] = {NULL};
    mbo_fout fout;
    mbo_batch *batch;
    mbo_batch_options options = {.size = sizeof options, .threads = 1, .options = MBO_BATCH_UITKOMST_INT8};
    bron b = {.schema = {.format = "+s", .name = "", .n_children = kolommen, .children = b.kolom_schema},
              .array = {.n_children = kolommen, .children = b.kolom_array, .n_buffers = 1, .buffers = geen}};
    struct ArrowArrayStream out, in = {get_schema, get_next, NULL, keep_stream, &b};
    struct ArrowArray part;
    int64_t rijen = 0;
    b.array.length = t->rijen;
    b.schema.release = keep_schema;
    b.array.release = keep_array;
    for (int64_t c = 0; c < kolommen; c++) {
        b.kolom_schema[c] = &pijlen[c].schema;
        b.kolom_array[c] = &pijlen[c].array;
    }
    double begin = processor_seconds();
    if (mbo_batch_create(regels, vraag ? &vraag : NULL, vraag ? 1 : 0, &options, &batch, &fout) ||
        mbo_batch_stream(batch, &in, &out, &fout))
        die(&fout);
    while (!out.get_next(&out, &part) && part.release) {
        rijen += part.length;
        part.release(&part);
    }
    double duur = processor_seconds() - begin;
    if (rijen != t->rijen || mbo_batch_fout_count(batch)) {
        mbo_batch_fout(batch, 0, &fout);
        fprintf(stderr, "%s: %lld rows, %s\n", vormen[vorm], (long long)rijen, fout.message);
        exit(1);
    }
    out.release(&out);
    mbo_batch_free(batch);
    return (double)t->rijen / duur;
}

/* Cases a second in that form, and how many times as fast plain coded arrays are: of rounds by turns. */
static double run_vorm(const tabel *t, mbo_vraag vraag, int vorm, double *maal)
{
    enum { ROUNDS = 11 };
    static pijl pijlen[FEITEN];
    mbo_kolom kolom[FEITEN];
    int64_t kolommen = (int64_t)columns_for(t, vraag, kolom);
    double rounds[ROUNDS], ratios[ROUNDS];
    mbo_antwoordkolom antwoord[FEITEN];
    int32_t vragen = make_antwoorden(antwoord, vraag, t->rijen, false);
    for (int64_t c = 0; c < kolommen; c++)
        make_pijl(&kolom[c], t->rijen, vorm, &pijlen[c]);
    for (int r = 0; r < ROUNDS; r++) {
        double coded = run_once(t, vraag, 1, antwoord, vragen, NULL, processor_seconds);
        rounds[r] = stream_once(t, vraag, vorm, pijlen, kolommen);
        ratios[r] = coded / rounds[r];
    }
    for (int64_t c = 0; c < kolommen; c++)
        free_pijl(&kolom[c], &pijlen[c]);
    free_antwoorden(antwoord, vragen);
    *maal = median(ratios, ROUNDS);
    return median(rounds, ROUNDS);
}

static void print_vormen(mbo_datum begin, mbo_datum end)
{
    tabel t = make_tabel(200000, 0, begin, end);
    static const mbo_vraag vragen[] = {MBO_VRAAG_TOELATING, MBO_VRAAG_ALLE};
    printf("1 thread, million cases a second of its time, and of coded arrays in rounds by turns: medians\n"
           "                                               toelating          all questions\n");
    for (int vorm = 0; vorm < VORMEN; vorm++) {
        double maal[2], got[2];
        for (int v = 0; v < 2; v++)
            got[v] = run_vorm(&t, vragen[v], vorm, &maal[v]);
        printf("%-46s %10.2f 1/%.2f %13.2f 1/%.2f\n", vormen[vorm], got[0] / 1e6, maal[0], got[1] / 1e6, maal[1]);
        fflush(stdout);
    }
    free_tabel(&t);
}

/* ---- what the peers need ---- */

static FILE *open_in(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

static void write_value(FILE *to, const mbo_kolom *k, int64_t i)
{
    char text[MAX_TEKST];
    text_of(k, i, text);
    fputs(text, to);
}

/* Cases of two cursusjaren for which every tariff is known, the answers, and how fast they came. */
static void write_for_peers(const char *dir)
{
    enum { RIJEN = 200000, VRAGEN = 4 };
    static const mbo_vraag vragen[VRAGEN] = {MBO_VRAAG_BEKOSTIGING, MBO_VRAAG_TOELATING, MBO_VRAAG_ONDERWIJSGELD,
                                             MBO_VRAAG_STUDIEFINANCIERING};
    mbo_datum begin, end;
    mbo_datum_from_ymd(2023, 8, 1, &begin, NULL);
    mbo_datum_from_ymd(2025, 7, 31, &end, NULL);
    tabel t = make_tabel(RIJEN, 0, begin, end);
    mbo_kolom kolom[FEITEN]; /* what these questions read, as the peers get it */
    size_t kolommen = columns_for(&t, MBO_VRAAG_ONDERWIJSGELD, kolom);
    mbo_antwoordkolom k[VRAGEN] = {{0}};
    mbo_batch *batch;
    mbo_batch_options options = {.size = sizeof options, .threads = 1};
    for (int q = 0; q < VRAGEN; q++)
        k[q] = (mbo_antwoordkolom){.vraag = vragen[q], .uitkomst = claim(RIJEN, 1)};
    k[2].soort = claim(RIJEN, 1);
    k[2].bedrag = claim(RIJEN, 8);
    double rounds[2][5];
    for (int r = 0; r < 10; r++) { /* outcomes alone, then with kind and amount of the fee */
        mbo_antwoordkolom alone[VRAGEN];
        memcpy(alone, k, sizeof k);
        if (r < 5)
            alone[2].soort = NULL, alone[2].bedrag = NULL;
        double from = seconds();
        if (mbo_batch_create(regels, vragen, VRAGEN, &options, &batch, NULL) ||
            mbo_batch_run(batch, kolom, kolommen, RIJEN, alone, VRAGEN, NULL))
            exit(1);
        rounds[r / 5][r % 5] = RIJEN / (seconds() - from);
        mbo_batch_free(batch);
    }
    FILE *zaken = open_in(dir, "zaken.csv"), *antwoorden = open_in(dir, "antwoorden.csv"),
         *snelheid = open_in(dir, "bibliotheek.csv");
    for (size_t c = 0; c < t.kolommen; c++)
        fprintf(zaken, "%s%s", c ? "," : "", mbo_feit_name(t.kolom[c].feit));
    fprintf(antwoorden, "bekostiging,toelating,onderwijsgeld,studiefinanciering,soort,bedrag\n");
    for (int64_t i = 0; i < RIJEN; i++) {
        for (size_t c = 0; c < t.kolommen; c++) {
            fputc(c ? ',' : '\n', zaken);
            write_value(zaken, &t.kolom[c], i);
        }
        for (int q = 0; q < VRAGEN; q++)
            fprintf(antwoorden, "%s,", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, k[q].uitkomst[i]));
        fprintf(antwoorden, "%s,%lld\n", mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, k[2].soort[i]),
                (long long)k[2].bedrag[i]);
    }
    fprintf(zaken, "\n");
    fprintf(snelheid, "outcomes,%.0f\namounts,%.0f\n", median(rounds[0], 5), median(rounds[1], 5));
    if (fclose(zaken) | fclose(antwoorden) | fclose(snelheid))
        exit(1);
}

int main(int argc, char **argv)
{
    mbo_datum begin, end;
    bool vormen_alleen = argc > 1 && strcmp(argv[1], "--vormen") == 0,
         caseload_alleen = argc > 1 && strcmp(argv[1], "--caseload") == 0;
    if (argc > 1 && !vormen_alleen && !caseload_alleen) {
        if (mbo_regels_create(NULL, &regels, NULL))
            return 1;
        write_for_peers(argv[1]);
        mbo_regels_free(regels);
        return 0;
    }
    mbo_datum_from_ymd(2014, 8, 1, &begin, NULL);
    mbo_datum_from_ymd(2027, 12, 31, &end, NULL);
    if (mbo_regels_create(NULL, &regels, NULL) || mbo_structuur_load_builtin(NULL, &structuur, NULL))
        return 1;
    print_machine();
    if (vormen_alleen || caseload_alleen) {
        if (vormen_alleen)
            print_vormen(begin, end);
        else
            print_caseload(argc > 2 ? atoll(argv[2]) : 1000000, begin, end, argc > 3 ? argv[3] : NULL);
        mbo_structuur_free(structuur);
        mbo_regels_free(regels);
        return 0;
    }
    printf("million cases a second                             rows  1 thread 2 threads\n");
    for (int64_t rijen = 10000; rijen <= 10000000; rijen *= 10) {
        tabel t = make_tabel(rijen, 0, begin, end);
        line("toelating (bar 30)", &t, MBO_VRAAG_TOELATING, false);
        line("studiefinanciering (bar 30)", &t, MBO_VRAAG_STUDIEFINANCIERING, false);
        line("all questions (bar 5)", &t, MBO_VRAAG_ALLE, false);
        free_tabel(&t);
    }
    tabel t = make_tabel(1000000, 15, begin, end);
    printf("of every column 15 %% unknown\n");
    line("toelating (bar: half)", &t, MBO_VRAAG_TOELATING, false);
    line("studiefinanciering (bar: half)", &t, MBO_VRAAG_STUDIEFINANCIERING, false);
    line("all questions (bar: half)", &t, MBO_VRAAG_ALLE, false);
    line("toelating, with ontbrekend", &t, MBO_VRAAG_TOELATING, true);
    line("all questions, with ontbrekend", &t, MBO_VRAAG_ALLE, true);
    free_tabel(&t);
    print_caseload(1000000, begin, end, NULL);
    print_vormen(begin, end);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return 0;
}
