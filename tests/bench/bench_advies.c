/* SPDX-License-Identifier: MIT */
/* How long an advice takes: both verdicts in order, and all that can be read of it. Medians; never fails on a figure.
 */
#include "../toeval.h"
#include "meten.h"

#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 31, PARTIAL = 200 };

static mbo_regels *regels;
static mbo_structuur *structuur;
static volatile size_t sink;

static uint64_t seed = UINT64_C(0x853c49e6748fea9b);

static int64_t draw(int64_t from, int64_t to)
{
    return toeval(&seed, from, to);
}

/* A person: of what is not the route itself each fact is known with a chance of one in two. */
static mbo_zaak *random_zaak(void)
{
    mbo_zaak *zaak = NULL;
    if (mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int64_t min = mbo_feit_min(feit), max = mbo_feit_max(feit), value = draw(min, max < 3000 ? max : 3000);
        if (draw(0, 1) || feit == MBO_FEIT_CREBO || feit == MBO_FEIT_BEWIJS || feit == MBO_FEIT_LEERWEG ||
            feit == MBO_FEIT_SOORT_OPLEIDING || feit == MBO_FEIT_VIERJARIG)
            continue;
        if (mbo_feit_type(feit) == MBO_FEITTYPE_SET)
            value = INT64_C(1) << draw(1, mbo_code_count(mbo_feit_vocabulaire(feit)));
        if (mbo_feit_type(feit) == MBO_FEITTYPE_DATUM)
            value = feit == MBO_FEIT_STARTDATUM ? draw(MBO_REGELS_BEGIN, 21000) : draw(-5000, 14500);
        mbo_zaak_set_value(zaak, feit, value, NULL);
    }
    return zaak;
}

/* Both verdicts with what is missing, in order. */
static size_t read_verdicts(const mbo_advies *a)
{
    size_t sum = 0;
    for (int32_t i = 0; i < mbo_advies_route_count(a); i++) {
        mbo_feitset exact, gewoon;
        mbo_advies_ontbrekend(a, i, &exact);
        mbo_advies_gewoon_ontbrekend(a, i, &gewoon);
        sum += (size_t)(mbo_advies_uitkomst(a, i) + mbo_advies_uitkomst_gewoon(a, i)) + exact.bits[0] + gewoon.bits[0];
    }
    return sum;
}

/* Every other answer about every route, with its reasons. */
static size_t read_answers(const mbo_advies *a)
{
    size_t sum = 0;
    for (int32_t i = 0; i < mbo_advies_route_count(a); i++) {
        mbo_zaak *zaak;
        mbo_oordeel *o;
        if (mbo_advies_zaak(a, i, 1, NULL, &zaak, NULL) ||
            mbo_oordeel_create(regels, structuur, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, NULL))
            exit(1);
        for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
            for (int32_t r = 0; r < mbo_oordeel_reden_count(o, v); r++)
                sum += strlen(mbo_regel_tekst(mbo_oordeel_reden_regel(o, v, r), MBO_TAAL_NL));
        mbo_oordeel_free(o);
        mbo_zaak_free(zaak);
    }
    return sum;
}

/* Microseconds for an advice, of which what `lees` reads is read. */
static double advice(const mbo_zaak *zaak, const mbo_filter *filter, size_t (*lees)(const mbo_advies *), int times)
{
    double rounds[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
        double begin = seconds();
        for (int i = 0; i < times; i++) {
            mbo_advies *a;
            if (mbo_advies_create(regels, structuur, zaak, filter, 0, NULL, &a, NULL))
                return 0;
            sink += lees(a);
            mbo_advies_free(a);
        }
        rounds[r] = (seconds() - begin) / times * 1e6;
    }
    return median(rounds, ROUNDS);
}

static void print_cases(const char *what, const char *bar, const mbo_filter *filter, size_t (*lees)(const mbo_advies *),
                        int times)
{
    static const char *const known[] = {
        "geboortedatum",    "1985-03-03", "startdatum",      "2026-09-01", "instelling", "roc",         "vooropleiding",
        "vmbo_bb",          "uitkering",  "participatiewet", "werkend",    "nee",        "werkzoekend", "ja",
        "diploma_haalbaar", "ja",         "leerbaan",        "geen",       NULL};
    static const char *const niets[] = {NULL};
    double per_case[PARTIAL];
    int n = 0;
    mbo_zaak *zaak = zaak_of(known), *leeg = zaak_of(niets);
    char text[120];
    snprintf(text, sizeof text, "a known person, %s%s", what, bar);
    printf("%-66s %9.2f us\n", text, advice(zaak, filter, lees, times));
    snprintf(text, sizeof text, "the empty case, %s", what);
    printf("%-66s %9.2f us\n", text, advice(leeg, filter, lees, times));
    seed = UINT64_C(0x853c49e6748fea9b);
    for (int i = 0; i < PARTIAL; i++) {
        mbo_zaak *een = random_zaak();
        double us = advice(een, filter, lees, times > 10 ? times / 10 : 1);
        if (us > 0)
            per_case[n++] = us;
        mbo_zaak_free(een);
    }
    double middle = median(per_case, n); /* sorts */
    snprintf(text, sizeof text, "partial cases, %s, median", what);
    printf("%-66s %9.2f us\n", text, middle);
    snprintf(text, sizeof text, "partial cases, %s, worst", what);
    printf("%-66s %9.2f us\n", text, per_case[n - 1]);
    mbo_zaak_free(zaak);
    mbo_zaak_free(leeg);
}

int main(void)
{
    if (mbo_regels_create(NULL, &regels, NULL) || mbo_structuur_load_builtin(NULL, &structuur, NULL))
        return 1;
    const mbo_filter alle = {.size = sizeof alle};
    print_machine();
    print_cases("both verdicts", " (bar 60)", NULL, read_verdicts, 100);
    print_cases("both verdicts, all kwalificaties", " (bar 2000)", &alle, read_verdicts, 1);
    print_cases("every answer of every route read out", "", NULL, read_answers, 10);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return 0;
}
