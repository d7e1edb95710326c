/* SPDX-License-Identifier: MIT */
/* How long an answer takes: medians of many rounds, on one core. Prints; never fails on a figure. */
#include "meten.h"
#include "../toeval.h"

#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 31 };

static mbo_regels *regels;
static mbo_structuur *structuur;
static volatile size_t sink; /* so that reading is not optimised away */

/* Read every part of every answer, so that no work is left for later. */
static size_t read_all(const mbo_oordeel *o)
{
    size_t sum = 0;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        mbo_feitset set;
        int64_t cents = 0;
        mbo_oordeel_ontbrekend(o, v, &set);
        sum += (size_t)mbo_oordeel_uitkomst(o, v) + set.bits[0];
        mbo_oordeel_bedrag(o, v, &cents);
        sum += (size_t)cents;
        const int32_t redenen = mbo_oordeel_reden_count(o, v);
        for (int32_t i = 0; i < redenen; i++) {
            const mbo_regel *r = mbo_oordeel_reden_regel(o, v, i);
            sum += strlen(mbo_regel_tekst(r, MBO_TAAL_NL)) + strlen(mbo_regel_tekst(r, MBO_TAAL_EN));
            const int32_t bronnen = mbo_regel_bron_count(r);
            for (int32_t b = 0; b < bronnen; b++)
                sum += strlen(mbo_bron_tekst(mbo_regel_bron(r, b)));
        }
    }
    return sum;
}

/* Microseconds for all questions about a case with everything read out. */
static double whole(const mbo_zaak *zaak, int times)
{
    double rounds[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
        double begin = seconds();
        for (int i = 0; i < times; i++) {
            mbo_oordeel *o;
            if (mbo_oordeel_create(regels, structuur, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, NULL))
                exit(1);
            sink += read_all(o);
            mbo_oordeel_free(o);
        }
        rounds[r] = (seconds() - begin) / times * 1e6;
    }
    return median(rounds, ROUNDS);
}

static double outcome(const mbo_zaak *zaak, mbo_vraag vraag, int times)
{
    double rounds[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
        double begin = seconds();
        mbo_uitkomst uitkomst;
        for (int i = 0; i < times; i++)
            mbo_uitkomst_of(regels, structuur, zaak, vraag, 0, &uitkomst, NULL);
        rounds[r] = (seconds() - begin) / times * 1e6;
    }
    return median(rounds, ROUNDS);
}

static uint64_t seed = UINT64_C(0x853c49e6748fea9b);

static int64_t draw(int64_t from, int64_t to)
{
    return toeval(&seed, from, to);
}

/* A case in which each fact is known with a chance of `percent`, with any value of its type; one in five has a crebo
   in place of a soort_opleiding. */
static mbo_zaak *random_zaak(int percent)
{
    mbo_zaak *zaak = NULL;
    mbo_datum born_first, born_last, start_last;
    mbo_datum_from_ymd(1955, 1, 1, &born_first, NULL);
    mbo_datum_from_ymd(2010, 12, 31, &born_last, NULL);
    mbo_datum_from_ymd(2027, 12, 31, &start_last, NULL);
    if (mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int64_t min = mbo_feit_min(feit), max = mbo_feit_max(feit);
        if (draw(1, 100) > percent || feit == MBO_FEIT_CREBO)
            continue;
        switch (mbo_feit_type(feit)) {
        case MBO_FEITTYPE_BOOL: mbo_zaak_set_bool(zaak, feit, (int32_t)draw(0, 1), NULL); break;
        case MBO_FEITTYPE_CODE: mbo_zaak_set_code(zaak, feit, (int32_t)draw(min, max), NULL); break;
        case MBO_FEITTYPE_INT: mbo_zaak_set_int(zaak, feit, draw(min, max < 3000 ? max : 3000), NULL); break;
        case MBO_FEITTYPE_SET:
            mbo_zaak_set_set(zaak, feit, INT64_C(1) << draw(1, mbo_code_count(mbo_feit_vocabulaire(feit))), NULL);
            break;
        case MBO_FEITTYPE_GELD: mbo_zaak_set_money(zaak, feit, draw(0, 1000000), NULL); break;
        default:
            mbo_zaak_set_date(zaak, feit,
                              (mbo_datum)(feit == MBO_FEIT_STARTDATUM ? draw(MBO_REGELS_BEGIN, start_last)
                                                                      : draw(born_first, born_last)),
                              NULL);
        }
    }
    if (percent && draw(1, 5) == 1) {
        mbo_zaak_unset(zaak, MBO_FEIT_SOORT_OPLEIDING, NULL);
        mbo_zaak_unset(zaak, MBO_FEIT_VIERJARIG, NULL); /* the crebo says it: another value is an error */
        mbo_zaak_set_int(zaak, MBO_FEIT_CREBO, 25104, NULL);
    }
    return zaak;
}

int main(void)
{
    static const char *const complete[] = {"bewijs",
                                           "diploma",
                                           "leerweg",
                                           "bbl",
                                           "instelling",
                                           "roc",
                                           "soort_opleiding",
                                           "vak",
                                           "vooropleiding",
                                           "vmbo_bb",
                                           "geboortedatum",
                                           "1991-05-06",
                                           "startdatum",
                                           "2024-11-04",
                                           "besluit_vrijstelling",
                                           "ja",
                                           "studieduur",
                                           "24",
                                           "uren_begeleid",
                                           "420",
                                           "uren_bpv",
                                           "1300",
                                           "praktijkweken",
                                           "36",
                                           "onderwijsprijs",
                                           "2500",
                                           "uitkering",
                                           "ww",
                                           "leerbaan",
                                           "arbeidsovereenkomst",
                                           NULL};
    enum { PARTIAL = 201 };
    double rounds[ROUNDS], per_case[PARTIAL];
    for (int r = 0; r < ROUNDS; r++) {
        double begin = seconds();
        if (mbo_regels_create(NULL, &regels, NULL))
            return 1;
        rounds[r] = (seconds() - begin) * 1e3;
        if (r + 1 < ROUNDS)
            mbo_regels_free(regels);
    }
    if (mbo_structuur_load_builtin(NULL, &structuur, NULL))
        return 1;
    print_machine();
    printf("%-62s %8.2f ms\n", "making the rule set (bar 20)", median(rounds, ROUNDS));
    mbo_zaak *zaak = zaak_of(complete);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) /* every other fact is ja */
        if (!mbo_zaak_get(zaak, feit, &(int64_t){0}) && mbo_feit_type(feit) == MBO_FEITTYPE_BOOL)
            mbo_zaak_set_bool(zaak, feit, 1, NULL);
    printf("%-62s %8.2f us\n", "complete case, all questions, redenen read out (bar 5)", whole(zaak, 2000));
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        char what[80];
        snprintf(what, sizeof what, "complete case, outcome of %s%s", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v),
                 v == MBO_VRAAG_TRAJECT ? " (bar 0.3)" : "");
        printf("%-62s %8.3f us\n", what, outcome(zaak, v, 20000));
    }
    mbo_zaak_free(zaak);
    for (int i = 0; i < PARTIAL; i++) {
        zaak = random_zaak(i ? 50 : 0);
        per_case[i] = whole(zaak, 20);
        mbo_zaak_free(zaak);
        if (!i)
            printf("%-62s %8.2f us\n", "empty case, all questions, redenen read out", per_case[i]);
    }
    double middle = median(per_case, PARTIAL);
    printf("%-62s %8.2f us\n", "empty and 200 partial cases, all questions, median (bar 20)", middle);
    printf("%-62s %8.2f us\n", "empty and 200 partial cases, all questions, worst (bar 200)", per_case[PARTIAL - 1]);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return 0;
}
