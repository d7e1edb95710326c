/* SPDX-License-Identifier: MIT */
/* What the benchmarks share. */
#ifndef METEN_H
#define METEN_H

#include <mborules/mborules.h>

double seconds(void);                     /* a clock that only goes forward */
double processor_seconds(void);           /* what this thread took of the processor: others that run do not count */
double median(double *values, int count); /* sorts them */
void print_machine(void);                 /* processor, cores, versions: one line */

void die(const mbo_fout *fout); /* with its message */

/* A case of names and values in turn, ended by NULL. */
mbo_zaak *zaak_of(const char *const *facts);

#endif
