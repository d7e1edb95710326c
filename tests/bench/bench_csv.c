/* SPDX-License-Identifier: MIT */
/*
 * mbo-batch on the caseloads of bench_batch as CSV, all questions: against a floor in the same rounds, by turns, with
 * one thread and with two; and its peak memory, which must not follow the rows. The floor is libcsv reading the same
 * file, and the same bytes written from memory to such a file.
 *
 * usage: bench_csv MBO_BATCH FOLDER [ROWS]; in the folder its files come and go.
 */
#include "meten.h"
#include "tabel.h"

#include <csv.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 5, MAX_PATH = 4096 };

/* What something took. */
typedef struct duur {
    double klok, processor;
} duur;

typedef struct run {
    const char *wat, *threads;
    double klok[ROUNDS], processor[ROUNDS];
} run;

extern char **environ;
static char in[MAX_PATH], uit[MAX_PATH];

static _Noreturn void stop(const char *what)
{
    perror(what);
    exit(1);
}

/* ---- the file ---- */

static void write_caseload(const caseload *van, int64_t rijen)
{
    enum { DEEL = 20000 }; /* at a time: what this program takes itself is counted with what it starts */
    char text[MAX_TEKST];
    mbo_datum begin, end;
    FILE *to = fopen(in, "w");
    mbo_datum_from_ymd(2014, 8, 1, &begin, NULL);
    mbo_datum_from_ymd(2027, 12, 31, &end, NULL);
    if (!to)
        stop(in);
    bool kop = false;
    while (rijen) {
        tabel t = make_caseload(van, rijen < DEEL ? rijen : DEEL, begin, end);
        for (size_t k = 0; k < t.kolommen && !kop; k++)
            fprintf(to, "%s%c", mbo_feit_name(t.kolom[k].feit), k + 1 < t.kolommen ? ',' : '\n');
        kop = true;
        for (int64_t i = 0; i < t.rijen; i++)
            for (size_t k = 0; k < t.kolommen; k++) {
                text_of(&t.kolom[k], i, text);
                fputs(text, to);
                fputc(k + 1 < t.kolommen ? ',' : '\n', to);
            }
        rijen -= t.rijen;
        free_tabel(&t);
    }
    if (fclose(to))
        stop(in);
}

static int64_t size_of(const char *path)
{
    struct stat info;
    if (stat(path, &info))
        stop(path);
    return info.st_size;
}

/* ---- the program ---- */

/* Returns its peak memory in MB. */
static double run_program(const char *program, const char *threads, const char *to, duur *d)
{
    const char *argv[] = {program, "--overschrijf", "--stil", "--threads", threads, in, to, NULL};
    struct rusage usage;
    pid_t child;
    int status;
    double begin = seconds();
    if (posix_spawn(&child, program, NULL, NULL, (char *const *)(uintptr_t)argv, environ) ||
        wait4(child, &status, 0, &usage) < 0)
        stop(program);
    d->klok = seconds() - begin;
    d->processor = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                   (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    if (status) {
        fprintf(stderr, "%s failed\n", program);
        exit(1);
    }
    return (double)usage.ru_maxrss / 1024;
}

static void print_memory(const char *program)
{
    static const int64_t rijen[] = {100000, 1000000, 3000000};
    printf("peak memory, all questions                          rows  1 thread 2 threads\n");
    for (size_t i = 0; i < sizeof rijen / sizeof *rijen; i++) {
        duur d;
        write_caseload(&caseloads[0], rijen[i]);
        double one = run_program(program, "1", "/dev/null", &d), two = run_program(program, "2", "/dev/null", &d);
        printf("%-44s %11lld %6.1f MB %6.1f MB\n", caseloads[0].van, (long long)rijen[i], one, two);
        fflush(stdout);
    }
}

/* ---- the floor ---- */

static void on_field(void *field, size_t length, void *ctx)
{
    (void)field;
    *(int64_t *)ctx += (int64_t)length;
}

static void on_line(int end, void *ctx)
{
    *(int64_t *)ctx += end;
}

static void floor_of(const char *bytes, int64_t size, duur *d)
{
    enum { LEES = 65536, SCHRIJF = 1 << 20 };
    static char buffer[LEES];
    struct csv_parser parser;
    int64_t seen = 0, done = 0;
    double klok = seconds(), processor = processor_seconds();
    FILE *from = fopen(in, "rb");
    if (!from || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL))
        stop(in);
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, from));)
        if (csv_parse(&parser, buffer, n, on_field, on_line, &seen) < n)
            stop("csv_parse");
    csv_fini(&parser, on_field, on_line, &seen);
    csv_free(&parser);
    fclose(from);
    int to = open(uit, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    for (ssize_t n = to; n >= 0 && done < size; done += n)
        n = write(to, bytes + done, size - done < SCHRIJF ? (size_t)(size - done) : SCHRIJF);
    if (done < size || close(to) || !seen)
        stop(uit);
    *d = (duur){seconds() - klok, processor_seconds() - processor};
}

static char *content_of(const char *path, int64_t size)
{
    char *bytes = claim(size, 1);
    FILE *from = fopen(path, "rb");
    if (!from || fread(bytes, 1, (size_t)size, from) < (size_t)size)
        stop(path);
    fclose(from);
    return bytes;
}

/* ---- all of it ---- */

static void print_caseload(const char *program, const caseload *van, int64_t rijen)
{
    run runs[] = {{.wat = "the floor"},
                  {.wat = "1 thread (bar 3)", .threads = "1"},
                  {.wat = "2 threads (bar 1.8 times as fast)", .threads = "2"}};
    enum { RUNS = sizeof runs / sizeof *runs };
    duur d;
    write_caseload(van, rijen);
    run_program(program, "1", uit, &d);
    int64_t size = size_of(uit);
    char *bytes = content_of(uit, size);
    for (int r = 0; r < ROUNDS; r++)
        for (size_t i = 0; i < RUNS; i++) {
            if (runs[i].threads)
                run_program(program, runs[i].threads, uit, &d);
            else
                floor_of(bytes, size, &d);
            runs[i].klok[r] = d.klok;
            runs[i].processor[r] = d.processor;
        }
    free(bytes);
    printf("%lld rows, %s, of each %d %% unknown; all questions; %.0f MB in, %.0f MB out\n"
           "                                           seconds  of the floor  processor  of the floor  rows a second\n",
           (long long)rijen, van->van, van->leeg, (double)size_of(in) / 1e6, (double)size / 1e6);
    double klok[RUNS], processor[RUNS];
    for (size_t i = 0; i < RUNS; i++) {
        klok[i] = median(runs[i].klok, ROUNDS);
        processor[i] = median(runs[i].processor, ROUNDS);
        printf("  %-40s %8.2f %13.2f %10.2f %13.2f %14.0f\n", runs[i].wat, klok[i], klok[i] / klok[0], processor[i],
               processor[i] / processor[0], (double)rijen / klok[i]);
    }
    printf("  two threads are %.2f times as fast as one\n", klok[1] / klok[2]);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "usage: bench_csv MBO_BATCH FOLDER [ROWS]\n");
        return 2;
    }
    snprintf(in, sizeof in, "%s/caseload.csv", argv[2]);
    snprintf(uit, sizeof uit, "%s/antwoorden.csv", argv[2]);
    print_machine();
    print_memory(argv[1]);
    for (size_t c = 0; c < 2; c++) /* those that the bars are about */
        print_caseload(argv[1], &caseloads[c], argc > 3 ? atoll(argv[3]) : 1000000);
    return unlink(in) | unlink(uit) ? 1 : 0;
}
