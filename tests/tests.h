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

/* Count what is written to stderr from now on, by whoever; how many bytes it was. It goes nowhere. */
void stderr_begin(void);
long stderr_end(void);

/* Take on the next locale that writes numbers with a comma; returns its name, or NULL when there are no more, and the
   locale is "C" again. `*index` is 0 at first. Prints one clear line when there is none at all. */
const char *next_locale(int *index);

/* An allocator that has `left` allocations in it; what it has given out and not got back is `held`. */
typedef struct failing {
    long left, held;
} failing;
void *failing_resize(void *ctx, void *ptr, size_t old_size, size_t new_size);

#endif
