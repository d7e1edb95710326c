/* SPDX-License-Identifier: MIT */
/* What the test programs share: each defines `suites`, main.c runs them. */
#ifndef MBO_TESTS_H
#define MBO_TESTS_H

#include <CUnit/CUnit.h>
#include <stdbool.h>

#include <mborules/mborules.h>

extern CU_SuiteInfo suites[];

/* Is the folder with the sources of development here? If not, print one clear line that `what` is skipped. */
bool shared_present(const char *what);

#endif
