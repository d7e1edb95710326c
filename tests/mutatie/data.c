/* SPDX-License-Identifier: MIT */
/*
 * In place of the embedded rules, parameters, steps and glossary: buffers filled when the program starts, from the files
 * in the folder that MBORULES_MUTANT names.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_FILE = 1 << 20 };

/* regels.c knows them as const; the compiler does not see both. */
#define DATA(name, file)                             \
    extern unsigned char mboi_data_##name[MAX_FILE]; \
    extern size_t mboi_data_##name##_size;           \
    unsigned char mboi_data_##name[MAX_FILE];        \
    size_t mboi_data_##name##_size;
#include "data_lijst.h"
#undef DATA

static size_t lees(const char *folder, const char *name, unsigned char *data)
{
    char path[4096];
    FILE *file = NULL;
    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) < sizeof path)
        file = fopen(path, "rb");
    size_t size = file ? fread(data, 1, MAX_FILE, file) : 0;
    if (!size || size == MAX_FILE) {
        fprintf(stderr, "MBORULES_MUTANT: %s: cannot be read, or is empty or too large\n", path);
        exit(4);
    }
    fclose(file);
    return size;
}

__attribute__((constructor)) static void begin(void)
{
    const char *folder = getenv("MBORULES_MUTANT");
    if (!folder) {
        fprintf(stderr, "MBORULES_MUTANT must name the folder with the rule files\n");
        exit(4);
    }
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ); /* whoever runs this may stop at the first difference */
#define DATA(name, file) mboi_data_##name##_size = lees(folder, file, mboi_data_##name);
#include "data_lijst.h"
#undef DATA
}
