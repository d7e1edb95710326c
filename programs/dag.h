/* SPDX-License-Identifier: MIT */
/* Days as people write them. */
#ifndef DAG_H
#define DAG_H

#include <mborules/mborules.h>
#include <stdio.h>

/* A date in words: 1 september 2026; nothing when it is not set. */
void print_day(FILE *to, mbo_datum datum, mbo_taal taal);

/*
 * A day as people type it: 1-9-2026, 1/9/26, 1.9.2026, 01092026, 1 september 2026, 1 sep 26, September 1, 2026,
 * 2026-09-01, vandaag, today. Day before month, unless the month is a name or the year is in front. Two digits of a
 * year mean the one that is at most twenty years ahead of `vandaag`: whoever asked shows the day back in full.
 */
mbo_status read_day(const char *text, mbo_datum vandaag, mbo_datum *out, mbo_fout *fout);

#endif
