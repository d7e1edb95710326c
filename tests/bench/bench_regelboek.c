/* SPDX-License-Identifier: MIT */
/* What own rules, receipts and changes cost: medians of several rounds. Prints; never fails on a figure. */
#include "meten.h"

#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 15, TIMES = 20000 };

static int32_t leeg_array(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)n, (void)fout;
    return args[0].waarde + args[1].waarde >= 0;
}

static int32_t leeg_native(void *ctx, int64_t onderwijsprijs, int32_t uitkering)
{
    (void)ctx;
    return onderwijsprijs + uitkering >= 0;
}

static mbo_regels *with(const mbo_regels *van, mbo_eigen_functie functie, mbo_native native)
{
    mbo_fout fout;
    static const mbo_ctype typen[] = {MBO_CTYPE_INT64, MBO_CTYPE_INT32};
    mbo_regels *r = NULL;
    const mbo_eigen_regel regel = {.size = sizeof regel,
                                   .vraag = MBO_VRAAG_GEMEENTE_FINANCIERING,
                                   .id = "eigen.leeg",
                                   .versie = "1",
                                   .nl = "Leeg.",
                                   .en = "Empty.",
                                   .feiten = "onderwijsprijs, uitkering",
                                   .functie = functie,
                                   .native = native,
                                   .typen = typen,
                                   .typen_count = 2};
    if (mbo_regels_met_eigen_regel(van, &regel, &r, &fout))
        die(&fout);
    return r;
}

static double outcome(const mbo_regels *regels, const mbo_zaak *zaak)
{
    double rounds[ROUNDS];
    mbo_uitkomst uit;
    for (int r = 0; r < ROUNDS; r++) {
        double begin = seconds();
        for (int i = 0; i < TIMES; i++)
            mbo_uitkomst_of(regels, NULL, zaak, MBO_VRAAG_GEMEENTE_FINANCIERING, 0, &uit, NULL);
        rounds[r] = (seconds() - begin) / TIMES * 1e9;
    }
    return median(rounds, ROUNDS);
}

static void own_rules(const mbo_regels *regels)
{
    static const char *const facts[] = {
        "uitkering", "participatiewet", "besluit_gemeente", "ja", "onderwijsprijs", "1200", NULL};
    mbo_zaak *zaak = zaak_of(facts);
    mbo_regels *array = with(regels, leeg_array, NULL), *native = with(regels, NULL, (mbo_native)leeg_native);
    double zonder = outcome(regels, zaak), a = outcome(array, zaak), n = outcome(native, zaak);
    printf("%-62s %8.0f ns\n", "outcome without an own rule", zonder);
    printf("%-62s %8.0f ns\n", "with one of two facts, over an array", a);
    printf("%-62s %8.0f ns\n", "with the same in its own types through libffi", n);
    mbo_regels_free(array);
    mbo_regels_free(native);
    mbo_zaak_free(zaak);
}

static void receipts(const mbo_regels *regels, const mbo_zaak *zaak)
{
    static char text[1 << 16];
    double write[ROUNDS], check[ROUNDS];
    mbo_oordeel *o = NULL;
    if (mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_TRAJECT, 0, NULL, &o, NULL))
        exit(1);
    size_t n = 0;
    for (int r = 0; r < ROUNDS; r++) {
        double begin = seconds();
        for (int i = 0; i < 1000; i++)
            n = mbo_oordeel_motivering(o, MBO_VRAAG_TRAJECT, MBO_MOTIVERING_REGELS, text, sizeof text);
        write[r] = (seconds() - begin) * 1e3;
        begin = seconds();
        for (int i = 0; i < 100; i++) {
            mbo_controle *c = NULL;
            if (mbo_motivering_controleer(regels, NULL, text, n, NULL, &c, NULL))
                exit(1);
            mbo_controle_free(c);
        }
        check[r] = (seconds() - begin) * 1e4;
    }
    printf("%-62s %8.1f us\n", "a receipt of traject written", median(write, ROUNDS));
    printf("%-62s %8.1f us\n", "and checked", median(check, ROUNDS));
    mbo_oordeel_free(o);
}

static void changes(const mbo_regels *regels, const mbo_zaak *zaak)
{
    double nodig[ROUNDS], verschil[ROUNDS];
    int32_t sets = 0, klassen = 0;
    mbo_datum oud, nieuw;
    mbo_datum_from_ymd(2026, 7, 31, &oud, NULL);
    mbo_datum_from_ymd(2026, 8, 1, &nieuw, NULL);
    for (int r = 0; r < ROUNDS; r++) {
        mbo_nodig *n = NULL;
        double begin = seconds();
        if (mbo_nodig_create(regels, NULL, zaak, MBO_VRAAG_TRAJECT, 0, NULL, NULL, &n, NULL))
            exit(1);
        nodig[r] = (seconds() - begin) * 1e3;
        sets = mbo_nodig_count(n);
        mbo_nodig_free(n);
        begin = seconds();
        klassen = 0;
        for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
            mbo_verschil *v = NULL;
            if (mbo_verschil_create(regels, oud, regels, nieuw, vraag, NULL, &v, NULL))
                exit(1);
            klassen += mbo_verschil_count(v);
            mbo_verschil_free(v);
        }
        verschil[r] = (seconds() - begin) * 1e3;
    }
    printf("what makes a nee on traject ja, nothing fixed: %5d sets %9s %8.2f ms\n", sets, "", median(nodig, ROUNDS));
    printf("what changed on 2026-08-01, all questions: %5d classes %10s %8.2f ms\n", klassen, "",
           median(verschil, ROUNDS));
}

int main(void)
{
    static const char *const facts[] = {"bewijs",
                                        "diploma",
                                        "leerweg",
                                        "bbl",
                                        "instelling",
                                        "roc",
                                        "leerbaan",
                                        "geen",
                                        "soort_opleiding",
                                        "vak",
                                        "vooropleiding",
                                        "vmbo_bb",
                                        "geboortedatum",
                                        "1991-05-06",
                                        "startdatum",
                                        "2024-11-04",
                                        "studieduur",
                                        "36",
                                        NULL};
    mbo_fout fout;
    mbo_regels *regels = NULL;
    if (mbo_regels_create(NULL, &regels, &fout))
        die(&fout);
    print_machine();
    mbo_zaak *zaak = zaak_of(facts);
    own_rules(regels);
    receipts(regels, zaak);
    changes(regels, zaak);
    mbo_zaak_free(zaak);
    mbo_regels_free(regels);
    return 0;
}
