/* SPDX-License-Identifier: MIT */
#include "tests.h"

#include <CUnit/Basic.h>
#include <stdio.h>

bool shared_present(const char *what)
{
    FILE *file = fopen(MBO_SHARED "/README.md", "r");
    if (file)
        fclose(file);
    else
        printf("SKIPPED: %s: there is no %s\n", what, MBO_SHARED);
    return file != NULL;
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
