/* SPDX-License-Identifier: MIT */
#include "meten.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double read_clock(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double seconds(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

double processor_seconds(void)
{
    return read_clock(CLOCK_THREAD_CPUTIME_ID);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, ascending);
    return values[count / 2];
}

void print_machine(void)
{
    char line[256], model[128] = "unknown processor";
    FILE *info = fopen("/proc/cpuinfo", "r");
    while (info && fgets(line, sizeof line, info))
        if (sscanf(line, "model name : %127[^\n]", model) == 1)
            break;
    if (info)
        fclose(info);
    printf("%s, %ld cores, %s, mborules %s, libxml2 %s\n", model, sysconf(_SC_NPROCESSORS_ONLN), __VERSION__,
           mbo_version(), mbo_version_libxml2());
}

void die(const mbo_fout *fout)
{
    fprintf(stderr, "%s\n", fout->message);
    exit(1);
}

mbo_zaak *zaak_of(const char *const *facts)
{
    mbo_zaak *zaak = NULL;
    mbo_fout fout;
    if (mbo_zaak_create(NULL, &zaak, &fout))
        die(&fout);
    for (; *facts; facts += 2)
        if (mbo_zaak_set_text(zaak, facts[0], facts[1], &fout))
            die(&fout);
    return zaak;
}
