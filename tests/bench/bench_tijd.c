/* SPDX-License-Identifier: MIT */
/*
 * Years cost nothing: a rule set with eight periods of an age up to the year 9000 against one with eight up to 2050.
 * What making it, an evaluation without dates and a batch without startdatums take, and the ratio. Prints; never fails
 * on one.
 */
#include "meten.h"

#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 15, TIMES = 50, RIJEN = 200000, PERIODEN = 8, MAX_TEKST = 1 << 20 };

/* The built-in parameters as a file, but for an age with a value of its own in each of eight periods. */
static size_t parameters(const mbo_regels *regels, int32_t tot, char *tekst)
{
    static const char naam[] = "leerplicht.leeftijd_einde";
    const mbo_parameter *p;
    size_t n = (size_t)snprintf(tekst, MAX_TEKST, "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n");
    for (int32_t i = 0; (p = mbo_regels_parameter(regels, i)); i++) {
        char van[11], einde[11];
        mbo_datum_format(mbo_parameter_vanaf(p), van, sizeof van);
        mbo_datum_format(mbo_parameter_tot(p), einde, sizeof einde);
        if (strcmp(mbo_parameter_naam(p), naam))
            n += (size_t)snprintf(tekst + n, MAX_TEKST - n, "%s,%s,%s,%lld.%02lld,%s,bron,,\n", mbo_parameter_naam(p),
                                  van, einde, (long long)mbo_parameter_waarde(p) / 100,
                                  (long long)mbo_parameter_waarde(p) % 100, mbo_parameter_eenheid(p));
    }
    for (int32_t i = 0; i < PERIODEN; i++) {
        int32_t van = i ? 2020 + (tot - 2020) * i / PERIODEN : 2000, einde = 2020 + (tot - 2020) * (i + 1) / PERIODEN;
        n += (size_t)snprintf(tekst + n, MAX_TEKST - n, "%s,%04d-08-01,%04d-08-01,%d,jaar,bron,,\n", naam, van, einde,
                              14 + i);
    }
    return n;
}

typedef struct meting {
    double maken, geval, batch;
} meting;

static meting measure(const char *tekst, size_t size, const mbo_datum *geboren, int8_t *uitkomst)
{
    const mbo_regels_options options = {.size = sizeof options, .parameters_data = tekst, .parameters_size = size};
    const mbo_vraag vraag = MBO_VRAAG_TOELATING;
    meting m;
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_zaak *zaak = NULL;
    mbo_batch *b = NULL;
    double begin = seconds();
    if (mbo_regels_create(&options, &regels, &fout))
        die(&fout);
    m.maken = (seconds() - begin) * 1e3;
    if (mbo_zaak_create(NULL, &zaak, &fout) || mbo_batch_create(regels, &vraag, 1, NULL, &b, &fout))
        die(&fout);
    begin = seconds();
    for (int i = 0; i < TIMES; i++) {
        mbo_oordeel *o = NULL;
        if (mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, &fout))
            die(&fout);
        mbo_oordeel_free(o);
    }
    m.geval = (seconds() - begin) / TIMES * 1e6;
    const mbo_kolom kolom = {.feit = MBO_FEIT_GEBOORTEDATUM, .type = MBO_KOLOMTYPE_INT32, .waarden = geboren};
    const mbo_antwoordkolom antwoord = {.vraag = vraag, .uitkomst = uitkomst};
    begin = seconds();
    if (mbo_batch_run(b, &kolom, 1, RIJEN, &antwoord, 1, &fout))
        die(&fout);
    m.batch = (seconds() - begin) * 1e3;
    mbo_batch_free(b);
    mbo_zaak_free(zaak);
    mbo_regels_free(regels);
    return m;
}

static void print_ratio(const char *wat, double *nabij, double *ver, const char *eenheid)
{
    double a = median(nabij, ROUNDS), b = median(ver, ROUNDS);
    printf("%-46s %10.2f %s %10.2f %s %7.2f\n", wat, a, eenheid, b, eenheid, b / a);
}

int main(void)
{
    static char nabij[MAX_TEKST], ver[MAX_TEKST];
    static mbo_datum geboren[RIJEN];
    static int8_t uitkomst[RIJEN];
    mbo_fout fout;
    mbo_regels *regels = NULL;
    if (mbo_regels_create(NULL, &regels, &fout))
        die(&fout);
    for (int32_t i = 0; i < RIJEN; i++)
        geboren[i] = i % 20000 - 5000; /* 1956 to 2011 */
    print_machine();
    size_t n = parameters(regels, 2050, nabij), m = parameters(regels, 9000, ver);
    double maken[2][ROUNDS], geval[2][ROUNDS], batch[2][ROUNDS];
    for (int r = 0; r < ROUNDS; r++) /* in turn, as the machine's speed drifts */
        for (int k = 0; k < 2; k++) {
            meting een = measure(k ? ver : nabij, k ? m : n, geboren, uitkomst);
            maken[k][r] = een.maken;
            geval[k][r] = een.geval;
            batch[k][r] = een.batch;
        }
    printf("%-46s %13s %13s %7s\n", "eight periods of an age", "to 2050", "to 9000", "ratio");
    print_ratio("making the rule set", maken[0], maken[1], "ms");
    print_ratio("empty case, all questions", geval[0], geval[1], "us");
    print_ratio("batch of 200,000 birth dates, toelating", batch[0], batch[1], "ms");
    mbo_regels_free(regels);
    return 0;
}
