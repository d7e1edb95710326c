/* SPDX-License-Identifier: MIT */
/*
 * Loading a file against the floor: libxml2's push parser on the same file in 64 KiB chunks with callbacks that do
 * nothing. Beside it a DOM walk that gets out the same, the index of words, and searches in that. All in turn, in one
 * run; prints medians and their ratio to the floor, and memory a byte of file.
 *
 * With --ronde one floor and one load alone, and what was loaded, as JSON: for peers/laden.py.
 */
#include "dom.h"
#include "kern/sha256.h"
#include "meten.h"
#include "telling.h"

#include <libxml/parser.h>
#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 9 };

static const char *path;
static double size; /* of the file */

/* ---- the floor ---- */

static void start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n, const xmlChar **ns,
                  int count, int defaulted, const xmlChar **attributes)
{
    (void)ctx, (void)name, (void)prefix, (void)uri, (void)n, (void)ns, (void)count, (void)defaulted, (void)attributes;
}

static void end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)ctx, (void)name, (void)prefix, (void)uri;
}

static void text(void *ctx, const xmlChar *s, int n)
{
    (void)ctx, (void)s, (void)n;
}

static double floor_time(void)
{
    static char chunk[64 << 10];
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = start;
    sax.endElementNs = end;
    sax.characters = sax.cdataBlock = text;
    double begin = seconds();
    FILE *file = fopen(path, "rb");
    if (!file)
        perror(path), exit(1);
    setvbuf(file, NULL, _IONBF, 0);
    size_t n = fread(chunk, 1, 4, file);
    xmlParserCtxtPtr ctxt = xmlCreatePushParserCtxt(&sax, NULL, chunk, (int)n, NULL);
    xmlCtxtUseOptions(ctxt, XML_PARSE_NONET);
    while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
        if (xmlParseChunk(ctxt, chunk, (int)n, 0))
            fprintf(stderr, "%s: not well-formed\n", path), exit(1);
    xmlParseChunk(ctxt, chunk, 0, 1);
    xmlFreeParserCtxt(ctxt);
    fclose(file);
    return seconds() - begin;
}

/* ---- the library ---- */

static mbo_structuur *load(int vingerafdruk)
{
    mbo_structuur_options options = {.size = sizeof options, .vingerafdruk = vingerafdruk};
    mbo_structuur *structuur;
    mbo_fout fout;
    if (mbo_structuur_load_file(path, &options, &structuur, &fout))
        fprintf(stderr, "%s:%lld: %s\n", path, (long long)fout.line, fout.message), exit(1);
    return structuur;
}

static double load_time(int vingerafdruk)
{
    double begin = seconds();
    mbo_structuur *structuur = load(vingerafdruk);
    double took = seconds() - begin;
    mbo_structuur_free(structuur);
    return took;
}

static mbo_woorden *index_of(const mbo_structuur *structuur, const mbo_allocator *allocator)
{
    mbo_woorden *woorden;
    if (mbo_woorden_create(structuur, allocator, &woorden, NULL))
        fprintf(stderr, "no memory\n"), exit(1);
    return woorden;
}

static double index_time(const mbo_structuur *structuur)
{
    double begin = seconds();
    mbo_woorden *woorden = index_of(structuur, NULL);
    double took = seconds() - begin;
    mbo_woorden_free(woorden);
    return took;
}

/* Every kwalificatie that is found is read out: it counts when it has a title and a crebo. */
static int search(const mbo_woorden *woorden, const mbo_structuur *structuur, const char *vraag)
{
    int found = 0;
    for (int32_t i = -1; (i = mbo_woorden_zoek(woorden, vraag, i + 1)) >= 0;) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(structuur, i);
        const mbo_crebo *crebo = mbo_kwalificatie_crebo(k, 0);
        found += *mbo_kwalificatie_titel(k) && crebo && mbo_crebo_code(crebo);
    }
    return found;
}

/* ---- memory ---- */

static void work_load(void)
{
    load(0);
}

static void work_index(void)
{
    index_of(load(0), NULL);
}

static void work_dom(void)
{
    double parsing;
    dom_load(path, &parsing);
}

/* Peak memory of some work in a process of its own. */
static double peak_bytes(void (*work)(void))
{
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    return wait4(child, &status, 0, &usage) == child && status == 0 ? (double)usage.ru_maxrss * 1024 : 0;
}

typedef struct meter {
    size_t used, peak;
} meter;

static void *metered(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    meter *m = ctx;
    m->used += new_size - (ptr ? old_size : 0);
    m->peak = m->used > m->peak ? m->used : m->peak;
    if (new_size)
        return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

/* ---- the lines ---- */

static void print_time(const char *what, double *times, double floor)
{
    double middle = median(times, ROUNDS);
    printf("%-32s %8.1f %8.1f %8.1f %6.0f %9.2f x\n", what, middle * 1e3, times[0] * 1e3, times[ROUNDS - 1] * 1e3,
           size / 1e6 / middle, middle / floor);
}

/* What the fingerprint adds to a load; the bar is for processors that have instructions for it. */
static void print_vingerafdruk(double *added)
{
    double middle = median(added, ROUNDS);
    const mboi_sha256_way *way = mboi_sha256_best();
    printf("%-44s %8.2f x the load (%.2f to %.2f), by %s\n",
           way == &mboi_sha256_portable ? "vingerafdruk adds" : "vingerafdruk adds (bar 1)", middle, added[0],
           added[ROUNDS - 1], way->name);
}

static void print_memory(const char *what, double bytes)
{
    printf("%-44s %8.3f bytes a byte of file\n", what, bytes / size);
}

static void print_searches(const mbo_woorden *woorden, const mbo_structuur *structuur)
{
    static const char *const vragen[] = {"de",
                                         "kwaliteit",
                                         "bemoeizorg",
                                         "helikopterview",
                                         "edelsmid",
                                         "de het een",
                                         "zorg en welzijn",
                                         "sport recreatie",
                                         "veiligheid kwaliteit",
                                         "cliënt begeleider gehandicaptenzorg",
                                         "agogisch ggz",
                                         "de edelsmid"};
    enum { VRAGEN = sizeof vragen / sizeof *vragen, TIMES = 25 };
    double took[VRAGEN][TIMES], middles[VRAGEN];
    int found[VRAGEN];
    for (int round = 0; round < TIMES; round++)
        for (int i = 0; i < VRAGEN; i++) {
            double begin = seconds();
            found[i] = search(woorden, structuur, vragen[i]);
            took[i][round] = (seconds() - begin) * 1e3;
        }
    double longest = 0;
    printf("%-44s %8s %10s %10s\n", "words searched, all results read out", "found", "median ms", "longest ms");
    for (int i = 0; i < VRAGEN; i++) {
        middles[i] = median(took[i], TIMES);
        longest = took[i][TIMES - 1] > longest ? took[i][TIMES - 1] : longest;
        int accents = 0; /* bytes that take no column */
        for (const char *c = vragen[i]; *c; c++)
            accents += (*c & 0xc0) == 0x80;
        printf("  %-*s %8d %10.3f %10.3f\n", 42 + accents, vragen[i], found[i], middles[i], took[i][TIMES - 1]);
    }
    median(middles, VRAGEN);
    printf("%-44s %8s %10.3f %10.3f\n", "the worst of these (bar 5)", "", middles[VRAGEN - 1], longest);
}

/* A peer that reads less is no peer. */
static void check(const char *peer, const telling *own, const telling *other)
{
    if (memcmp(own, other, sizeof *own) == 0)
        return;
    fprintf(stderr, "bench_laden: the %s reads something else than the library:\n", peer);
    fflush(stdout);
    print_telling(own);
    printf(" the library\n");
    print_telling(other);
    printf(" the %s\n", peer);
    exit(1);
}

static void one_round(void)
{
    double floor = floor_time(), begin = seconds();
    mbo_structuur *s = load(0);
    double took = seconds() - begin;
    telling t = tell_structuur(s);
    printf("{\"floor\": %.6f, \"load\": %.6f, \"size\": %.0f, \"telling\": ", floor, took, size);
    print_telling(&t);
    puts("}");
    mbo_structuur_free(s);
}

static void whole(void)
{
    double floors[ROUNDS], loads[ROUNDS], hashed[ROUNDS], added[ROUNDS];
    double indexes[ROUNDS], doms[ROUNDS], trees[ROUNDS];
    double load_peak = peak_bytes(work_load), index_peak = peak_bytes(work_index), dom_peak = peak_bytes(work_dom);
    meter m = {0};
    mbo_structuur *s = load(0);
    mbo_woorden *w = index_of(s, &(mbo_allocator){&m, metered});
    size_t dom_kept = 0;
    telling own = tell_structuur(s);
    for (int i = 0; i < ROUNDS; i++) {
        floors[i] = floor_time();
        loads[i] = load_time(0);
        hashed[i] = load_time(1);
        added[i] = hashed[i] / loads[i] - 1;
        indexes[i] = index_time(s);
        double begin = seconds();
        dom *d = dom_load(path, &trees[i]);
        doms[i] = seconds() - begin;
        telling other = {0};
        if (i == 0)
            dom_tell(d, &other), check("DOM walk", &own, &other);
        dom_kept = dom_memory(d);
        dom_free(d);
    }
    double floor = median(floors, ROUNDS);
    print_machine();
    printf("%s: %.1f MB\n", path, size / 1e6);
    printf("%lld dossiers, %lld kwalificaties, %lld werkprocessen, %lld texts of %.1f MB\n", (long long)own.dossiers,
           (long long)own.kwalificaties, (long long)own.werkprocessen, (long long)own.teksten, (double)own.bytes / 1e6);
    printf("%-32s %8s %8s %8s %6s %11s\n", "", "ms", "min", "max", "MB/s", "x the floor");
    print_time("floor: empty callbacks", floors, floor);
    print_time("load (bar 1.5)", loads, floor);
    print_time("load with vingerafdruk", hashed, floor);
    print_time("word index (bar 1)", indexes, floor);
    print_time("libxml2 DOM walk, same facts", doms, floor);
    print_time("  of that the tree alone", trees, floor);
    print_vingerafdruk(added);
    print_memory("load, kept (bar 1.2)", (double)mbo_structuur_memory(s));
    print_memory("load, peak of the process (bar 1.5)", load_peak);
    print_memory("word index, kept (bar 0.6)", (double)mbo_woorden_memory(w));
    print_memory("word index, its own peak while made", (double)m.peak);
    print_memory("load and word index, peak of the process", index_peak);
    print_memory("libxml2 DOM walk, kept", (double)dom_kept);
    print_memory("libxml2 DOM walk, peak of the process", dom_peak);
    print_searches(w, s);
    mbo_woorden_free(w);
    mbo_structuur_free(s);
}

int main(int argc, char **argv)
{
    int ronde = argc == 3 && strcmp(argv[2], "--ronde") == 0;
    if (argc != 2 && !ronde) {
        fprintf(stderr, "usage: bench_laden FILE [--ronde]\n");
        return 2;
    }
    path = argv[1];
    FILE *file = fopen(path, "rb");
    if (!file)
        return perror(path), 1;
    fseek(file, 0, SEEK_END);
    size = (double)ftell(file);
    fclose(file);
    if (ronde)
        one_round();
    else
        whole();
    return 0;
}
