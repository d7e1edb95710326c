/* SPDX-License-Identifier: MIT */
/*
 * Loading a file against the floor: libxml2's push parser on the same file in 64 KiB chunks with callbacks that do
 * nothing. Both in turn, in one run; prints medians and their ratio, and memory a byte of file.
 */
#include "meten.h"

#include <libxml/parser.h>
#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 9 };

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

static double floor_time(const char *path)
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

static double load_time(const char *path, size_t *memory)
{
    mbo_structuur *structuur;
    mbo_fout fout;
    double begin = seconds();
    if (mbo_structuur_load_file(path, NULL, &structuur, &fout))
        fprintf(stderr, "%s:%lld: %s\n", path, (long long)fout.line, fout.message), exit(1);
    double took = seconds() - begin;
    *memory = mbo_structuur_memory(structuur);
    mbo_structuur_free(structuur);
    return took;
}

/* Peak memory of one load in a process of its own. */
static long peak_bytes(const char *path)
{
    struct rusage usage;
    size_t memory;
    int status;
    pid_t child = fork();
    if (child == 0) {
        load_time(path, &memory);
        _exit(0);
    }
    return wait4(child, &status, 0, &usage) == child ? usage.ru_maxrss * 1024 : 0;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: bench_laden FILE\n");
        return 2;
    }
    double floors[ROUNDS], loads[ROUNDS];
    size_t memory = 0;
    FILE *file = fopen(argv[1], "rb");
    if (!file)
        return perror(argv[1]), 1;
    fseek(file, 0, SEEK_END);
    double size = (double)ftell(file);
    fclose(file);
    long peak = peak_bytes(argv[1]);
    for (int i = 0; i < ROUNDS; i++) {
        floors[i] = floor_time(argv[1]);
        loads[i] = load_time(argv[1], &memory);
    }
    double floor = median(floors, ROUNDS), load = median(loads, ROUNDS);
    print_machine();
    printf("%s: %.1f MB\n", argv[1], size / 1e6);
    printf("%-28s %8.1f ms  %6.0f MB/s\n", "floor: empty callbacks", floor * 1e3, size / 1e6 / floor);
    printf("%-28s %8.1f ms  %6.0f MB/s  %5.2f x the floor\n", "load", load * 1e3, size / 1e6 / load, load / floor);
    printf("%-28s %8.3f bytes a byte of file\n", "kept", (double)memory / size);
    printf("%-28s %8.3f bytes a byte of file\n", "peak of the process", (double)peak / size);
    return 0;
}
