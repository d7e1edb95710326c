/* SPDX-License-Identifier: MIT */
#include "tests.h"

#include <CUnit/Basic.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool shared_present(const char *what)
{
    FILE *file = fopen(MBO_SHARED "/README.md", "r");
    if (file)
        fclose(file);
    else
        printf("SKIPPED: %s: there is no %s\n", what, MBO_SHARED);
    return file != NULL;
}

static FILE *heard;
static int kept;

void stderr_begin(void)
{
    fflush(stderr);
    heard = tmpfile();
    kept = dup(STDERR_FILENO);
    if (!heard || kept < 0 || dup2(fileno(heard), STDERR_FILENO) < 0)
        abort();
}

long stderr_end(void)
{
    fflush(stderr);
    long bytes = (long)lseek(STDERR_FILENO, 0, SEEK_END);
    dup2(kept, STDERR_FILENO);
    close(kept);
    fclose(heard);
    return bytes;
}

const char *next_locale(int *index)
{
    static const char *const namen[] = {"nl_NL.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"};
    static bool found;
    while (*index < (int)(sizeof namen / sizeof *namen)) {
        const char *naam = namen[(*index)++];
        if (setlocale(LC_ALL, naam)) {
            found = true;
            return naam;
        }
    }
    setlocale(LC_ALL, "C");
    if (!found)
        printf("SKIPPED: no locale: there is none with a decimal comma (package locales)\n");
    return NULL;
}

void *failing_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    failing *f = ctx;
    if (!new_size) {
        f->held -= (long)old_size;
        free(ptr);
        return NULL;
    }
    if (f->left-- <= 0)
        return NULL;
    void *grown = realloc(ptr, new_size);
    if (grown)
        f->held += (long)new_size - (long)(ptr ? old_size : 0);
    return grown;
}

int main(void)
{
    if (CU_initialize_registry() != CUE_SUCCESS || CU_register_suites(suites) != CUE_SUCCESS)
        return fprintf(stderr, "%s\n", CU_get_error_msg()), 1;
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    unsigned failed = CU_get_number_of_failures() + CU_get_number_of_suites_failed();
    unsigned run = CU_get_number_of_tests_run();
    CU_cleanup_registry();
    return failed || !run;
}
