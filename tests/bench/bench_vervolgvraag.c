/* SPDX-License-Identifier: MIT */
/* How many questions an intake takes, and how long each is thought about. Never fails on a figure. */
#include "intake.h"
#include "meten.h"

#include <stdio.h>
#include <stdlib.h>

enum { CASES = 1000, ROUNDS = 11 };

static mbo_regels *regels;
static mbo_structuur *structuur;

/* Microseconds for the next question, and which it is. */
static double question(const mbo_advies *a, mbo_feit *feit)
{
    double rounds[ROUNDS];
    mbo_fout fout;
    for (int r = 0; r < ROUNDS; r++) {
        const double begin = seconds();
        if (mbo_advies_vervolgvraag(a, NULL, feit, &fout))
            die(&fout);
        rounds[r] = (seconds() - begin) * 1e6;
    }
    return median(rounds, ROUNDS);
}

static double question_of(const mbo_zaak *zaak, const mbo_filter *filter)
{
    mbo_advies *a = NULL;
    mbo_feit feit;
    mbo_fout fout;
    if (mbo_advies_create(regels, structuur, zaak, filter, 0, NULL, &a, &fout))
        die(&fout);
    const double us = question(a, &feit);
    mbo_advies_free(a);
    return us;
}

static void print_times(const double *us, int n)
{
    static const char *const niets[] = {NULL}, *const dag[] = {"startdatum", "2026-09-01", NULL};
    const mbo_filter alle = {.size = sizeof alle};
    mbo_zaak *leeg = zaak_of(niets), *start = zaak_of(dag);
    static double sorted[CASES];
    double som = 0;
    for (int i = 0; i < n; i++)
        som += sorted[i] = us[i];
    const double middle = median(sorted, n); /* sorts */
    printf("%-66s %9.2f us\n", "the first question of these cases, median", middle);
    printf("%-66s %9.2f us\n", "mean", som / n);
    printf("%-66s %9.2f us\n", "worst", sorted[n - 1]);
    printf("%-66s %9.2f us\n", "the empty case", question_of(leeg, NULL));
    printf("%-66s %9.2f us\n", "a startdatum alone", question_of(start, NULL));
    printf("%-66s %9.2f us\n", "the empty case, all kwalificaties", question_of(leeg, &alle));
    printf("%-66s %9.2f us\n", "a startdatum alone, all kwalificaties", question_of(start, &alle));
    mbo_zaak_free(leeg);
    mbo_zaak_free(start);
}

int main(void)
{
    static double us[CASES];
    uint64_t seed = UINT64_C(0x853c49e6748fea9b);
    double som[INTAKE_ORDEN] = {0};
    int at_once = 0;
    if (mbo_regels_create(NULL, &regels, NULL) || mbo_structuur_load_builtin(NULL, &structuur, NULL))
        return 1;
    print_machine();
    for (int i = 0; i < CASES; i++) {
        intake persoon;
        intake_trek(&seed, &persoon);
        for (intake_orde orde = 0; orde < INTAKE_ORDEN; orde++) {
            const int n = intake_vragen(regels, &persoon, orde);
            som[orde] += n;
            at_once += orde == INTAKE_BESTE && n == 0;
        }
        us[i] = question_of(persoon.zaak, NULL);
        mbo_zaak_free(persoon.zaak);
    }
    printf("%d cases of which half is known: questions until the advice is settled\n", CASES);
    printf("%-66s %9.3f\n", "the next best question", som[INTAKE_BESTE] / CASES);
    printf("%-66s %9.3f\n", "section 2's order, without what no answer of the advice lacks", som[INTAKE_DEEL2] / CASES);
    printf("%-66s %9.3f\n", "  ratio (bar 0.667)", som[INTAKE_BESTE] / som[INTAKE_DEEL2]);
    printf("%-66s %9.3f\n", "section 2's order, without what no uitkomst_gewoon lacks", som[INTAKE_DEEL2_KORT] / CASES);
    printf("%-66s %9.3f\n", "  ratio", som[INTAKE_BESTE] / som[INTAKE_DEEL2_KORT]);
    printf("%-66s %8.1f%%\n", "settled at once", 100.0 * at_once / CASES);
    print_times(us, CASES);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return 0;
}
