/* SPDX-License-Identifier: MIT */
/* How long an answer takes: medians of many rounds, on one core. Prints; never fails on a figure. */
#include "meten.h"

#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 31 };

static mbo_regels *regels;
static volatile size_t sink; /* so that reading is not optimised away */

static mbo_zaak *zaak_of(const char *const *facts)
{
    mbo_zaak *zaak = NULL;
    mbo_fout fout;
    if (mbo_zaak_create(NULL, &zaak, &fout))
        exit(1);
    for (; *facts; facts += 2)
        if (mbo_zaak_set_text(zaak, facts[0], facts[1], &fout)) {
            fprintf(stderr, "%s\n", fout.message);
            exit(1);
        }
    return zaak;
}

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
        for (int32_t i = 0; i < mbo_oordeel_reden_count(o, v); i++) {
            const mbo_regel *r = mbo_oordeel_reden_regel(o, v, i);
            sum += strlen(mbo_regel_tekst(r, MBO_TAAL_NL)) + strlen(mbo_regel_tekst(r, MBO_TAAL_EN));
            for (int32_t b = 0; b < mbo_regel_bron_count(r); b++)
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
            if (mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, NULL))
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
            mbo_uitkomst_of(regels, NULL, zaak, vraag, 0, &uitkomst, NULL);
        rounds[r] = (seconds() - begin) / times * 1e6;
    }
    return median(rounds, ROUNDS);
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
                                           NULL};
    static const char *const partial[] = {"bewijs", "diploma", "leerweg", "bbl", "instelling", "roc", NULL};
    static const char *const empty[] = {NULL};
    double rounds[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
        double begin = seconds();
        if (mbo_regels_create(NULL, &regels, NULL))
            return 1;
        rounds[r] = (seconds() - begin) * 1e3;
        if (r + 1 < ROUNDS)
            mbo_regels_free(regels);
    }
    print_machine();
    printf("%-58s %8.2f ms\n", "making the rule set", median(rounds, ROUNDS));
    mbo_zaak *zaak = zaak_of(complete);
    printf("%-58s %8.2f us\n", "complete case, all questions, reasons read out", whole(zaak, 2000));
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        char what[80];
        snprintf(what, sizeof what, "complete case, outcome of %s", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
        printf("%-58s %8.3f us\n", what, outcome(zaak, v, 20000));
    }
    mbo_zaak_free(zaak);
    zaak = zaak_of(partial);
    printf("%-58s %8.2f us\n", "both dates unknown, all questions, reasons read out", whole(zaak, 50));
    mbo_zaak_free(zaak);
    zaak = zaak_of(empty);
    printf("%-58s %8.2f us\n", "empty case, all questions, reasons read out", whole(zaak, 50));
    mbo_zaak_free(zaak);
    mbo_regels_free(regels);
    return 0;
}
