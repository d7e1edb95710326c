/* SPDX-License-Identifier: MIT */
/* What the benchmarks share. */
#ifndef METEN_H
#define METEN_H

double seconds(void);                     /* a clock that only goes forward */
double median(double *values, int count); /* sorts them */
void print_machine(void);                 /* processor, cores, versions: one line */

#endif
