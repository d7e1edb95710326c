/* SPDX-License-Identifier: MIT */
/* What if, by the thousand: what copies of a rule set cost to make, to hold, to compare and to ask. Medians of rounds
   in which all take turns. Prints; never fails on a figure. */
#include "meten.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 15, RIJEN = 100000, KOPIEEN = 100 };

static mbo_status make_whole(const mbo_regels *van, mbo_regels **out)
{
    (void)van;
    return mbo_regels_create(NULL, out, NULL);
}

static mbo_status with_parameter(const mbo_regels *van, const char *naam, int64_t waarde, mbo_regels **out)
{
    mbo_datum vanaf;
    mbo_datum_from_ymd(2027, 1, 1, &vanaf, NULL);
    return mbo_regels_met_parameter(van, naam, vanaf, MBO_DATUM_NOT_SET, waarde, out, NULL);
}

static mbo_status with_amount(const mbo_regels *van, mbo_regels **out)
{
    return with_parameter(van, "lesgeld.bedrag", 150000, out);
}

static mbo_status with_age(const mbo_regels *van, mbo_regels **out)
{
    return with_parameter(van, "levenlanglerenkrediet.leeftijd_tot", 6000, out);
}

static mbo_status with_age_of_all(const mbo_regels *van, mbo_regels **out)
{
    return with_parameter(van, "leerplicht.leeftijd_einde", 1700, out);
}

static mbo_status with_months(const mbo_regels *van, mbo_regels **out)
{
    return with_parameter(van, "studieduur.middenkader.maximaal", 5000, out);
}

static mbo_status without_rule(const mbo_regels *van, mbo_regels **out)
{
    return mbo_regels_zonder_regel(van, "toelating.leerplicht_bbl", out, NULL);
}

static int32_t always(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)n, (void)fout;
    return args[0].waarde >= 0;
}

static mbo_status with_rule(const mbo_regels *van, mbo_regels **out)
{
    const mbo_eigen_regel regel = {.size = sizeof regel,
                                   .vraag = MBO_VRAAG_GEMEENTE_FINANCIERING,
                                   .id = "eigen.altijd",
                                   .versie = "1",
                                   .nl = "Altijd.",
                                   .en = "Always.",
                                   .feiten = "onderwijsprijs",
                                   .functie = always};
    return mbo_regels_met_eigen_regel(van, &regel, out, NULL);
}

static const struct way {
    const char *wat;
    mbo_status (*make)(const mbo_regels *van, mbo_regels **out);
} ways[] = {{"the whole rule set", make_whole},
            {"a copy with another amount (lesgeld)", with_amount},
            {"a copy with another age (levenlanglerenkrediet)", with_age},
            {"a copy with another age (end of leerplicht)", with_age_of_all},
            {"a copy with other months (studieduur)", with_months},
            {"a copy without a rule", without_rule},
            {"a copy with an own rule", with_rule}};
enum { WAYS = sizeof ways / sizeof *ways };

static mbo_regels *make(const struct way *way, const mbo_regels *van)
{
    mbo_regels *made = NULL;
    if (way->make(van, &made))
        exit(1);
    return made;
}

static void making(const mbo_regels *regels)
{
    static double rounds[WAYS][ROUNDS];
    for (int r = 0; r < ROUNDS; r++)
        for (size_t w = 0; w < WAYS; w++) {
            double begin = seconds();
            mbo_regels *made = make(&ways[w], regels);
            rounds[w][r] = (seconds() - begin) * 1e3;
            mbo_regels_free(made);
        }
    double whole = median(rounds[0], ROUNDS);
    for (size_t w = 0; w < WAYS; w++) {
        double ms = w ? median(rounds[w], ROUNDS) : whole;
        printf("%-62s %8.2f ms %6.2f of whole\n", ways[w].wat, ms, ms / whole);
    }
}

/* ---- memory ---- */

static void *counting(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    size_t *held = ctx;
    void *uit = NULL;
    if (new_size)
        uit = realloc(ptr, new_size);
    else
        free(ptr);
    if (uit || !new_size)
        *held += new_size - old_size;
    return uit;
}

static void holding(void)
{
    size_t held = 0;
    mbo_allocator allocator = {&held, counting};
    mbo_regels_options options = {.size = sizeof options, .allocator = &allocator};
    mbo_regels *van = NULL;
    if (mbo_regels_create(&options, &van, NULL))
        exit(1);
    double whole = (double)held;
    printf("%-62s %8.0f kB\n", "the whole rule set holds", whole / 1e3);
    for (size_t w = 1; w < WAYS; w++) {
        size_t before = held;
        mbo_regels *made = make(&ways[w], van);
        printf("  %-60s %8.0f kB %6.2f of whole\n", ways[w].wat, (double)(held - before) / 1e3,
               (double)(held - before) / whole);
        mbo_regels_free(made);
    }
    mbo_regels_free(van);
}

/* ---- comparing ---- */

static double compare(const mbo_regels *oud, const mbo_regels *nieuw, int32_t *klassen)
{
    mbo_datum op;
    mbo_datum_from_ymd(2027, 8, 1, &op, NULL);
    double begin = seconds();
    *klassen = 0;
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_verschil *v = NULL;
        if (mbo_verschil_create(oud, op, nieuw, op, vraag, NULL, &v, NULL))
            exit(1);
        *klassen += mbo_verschil_count(v);
        mbo_verschil_free(v);
    }
    return seconds() - begin;
}

static void comparing(const mbo_regels *regels)
{
    static double rounds[WAYS][ROUNDS];
    int32_t klassen[WAYS];
    for (int r = 0; r < ROUNDS; r++)
        for (size_t w = 0; w < WAYS; w++) {
            mbo_regels *made = make(&ways[w], regels);
            rounds[w][r] = compare(regels, made, &klassen[w]) * 1e3;
            mbo_regels_free(made);
        }
    for (size_t w = 0; w < WAYS; w++) {
        char wat[80];
        snprintf(wat, sizeof wat, "%s: %d classes", w ? ways[w].wat : "the same, made anew", klassen[w]);
        printf("  %-60s %8.2f ms\n", wat, median(rounds[w], ROUNDS));
    }
}

/* ---- asking ---- */

/* Full cases: a third of the facts, codes and bools as bytes, between them a hundred thousand different people. */
static struct {
    mbo_kolom kolom[64];
    size_t kolommen;
    int8_t uit[64][RIJEN];
    mbo_antwoordkolom antwoord[64];
    size_t vragen;
} tabel;

static uint64_t toeval(void)
{
    static uint64_t x = 88172645463325252u;
    x ^= x << 13;
    x ^= x >> 7;
    return x ^= x << 17;
}

static void add_kolom(mbo_feit feit)
{
    int8_t *codes = malloc(RIJEN);
    int32_t *dagen = malloc(RIJEN * sizeof *dagen);
    mbo_datum begin;
    if (!codes || !dagen)
        exit(1);
    bool datum = mbo_feit_type(feit) == MBO_FEITTYPE_DATUM;
    mbo_datum_from_ymd(feit == MBO_FEIT_GEBOORTEDATUM ? 1960 : 2022, 1, 1, &begin, NULL);
    for (int i = 0; i < RIJEN; i++) {
        int32_t codes_van = mbo_feit_type(feit) == MBO_FEITTYPE_BOOL ? 2 : mbo_code_count(mbo_feit_vocabulaire(feit));
        int eerste = mbo_feit_type(feit) == MBO_FEITTYPE_CODE;
        codes[i] = (int8_t)(datum ? 0 : (int)(toeval() % (unsigned)codes_van) + eerste);
        dagen[i] = begin + (int32_t)(toeval() % (feit == MBO_FEIT_GEBOORTEDATUM ? 18000 : 2200));
    }
    tabel.kolom[tabel.kolommen++] = datum ? (mbo_kolom){feit, MBO_KOLOMTYPE_INT32, dagen, NULL}
                                          : (mbo_kolom){feit, MBO_KOLOMTYPE_INT8, codes, NULL};
}

static void fill_tabel(void)
{
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        mbo_feittype type = mbo_feit_type(feit);
        if (type == MBO_FEITTYPE_DATUM || type == MBO_FEITTYPE_CODE || (type == MBO_FEITTYPE_BOOL && feit % 2))
            add_kolom(feit);
    }
    tabel.vragen = (size_t)mbo_code_count(MBO_VOCABULAIRE_VRAAG);
    for (size_t v = 0; v < tabel.vragen; v++)
        tabel.antwoord[v] = (mbo_antwoordkolom){.vraag = (mbo_vraag)(v + 1), .uitkomst = tabel.uit[v]};
}

/* `van`: only the questions that it does not share are asked; NULL: all are. */
static void ask(const mbo_regels *regels, const mbo_regels *van)
{
    mbo_batch_options options = {.size = sizeof options, .threads = 1};
    mbo_antwoordkolom antwoord[64];
    mbo_vraag vragen[64];
    size_t n = 0;
    mbo_batch *b = NULL;
    for (size_t v = 0; v < tabel.vragen; v++)
        if (!van || !mbo_regels_zelfde_antwoorden(van, regels, tabel.antwoord[v].vraag)) {
            vragen[n] = tabel.antwoord[v].vraag;
            antwoord[n++] = tabel.antwoord[v];
        }
    if (n && (mbo_batch_create(regels, vragen, n, &options, &b, NULL) ||
              mbo_batch_run(b, tabel.kolom, tabel.kolommen, RIJEN, antwoord, n, NULL)))
        exit(1);
    mbo_batch_free(b);
}

/* Of each copy in turn with the original, so that what else runs here slows both. */
static void asking(const mbo_regels *regels)
{
    enum { NAMEN = 2, WIJZEN = 2 * NAMEN };
    static const char *const naam[NAMEN] = {"lesgeld.bedrag", "levenlanglerenkrediet.leeftijd_tot"};
    double een = 0, alle[WIJZEN] = {0};
    fill_tabel();
    for (int64_t k = 0; k < KOPIEEN; k++) {
        double begin = seconds();
        ask(regels, NULL);
        een += (seconds() - begin) / KOPIEEN * 1e3;
        for (int n = 0; n < WIJZEN; n++) {
            mbo_regels *kopie = NULL;
            begin = seconds();
            if (with_parameter(regels, naam[n / 2], n / 2 ? 100 * (20 + k) : 100000 + 100 * k, &kopie))
                exit(1);
            ask(kopie, n % 2 ? regels : NULL);
            mbo_regels_free(kopie);
            alle[n] += (seconds() - begin) * 1e3;
        }
    }
    printf("%-62s %8.2f ms\n", "100,000 rows, every question, with the first batch", een);
    for (int n = 0; n < WIJZEN; n++) {
        char wat[80];
        snprintf(wat, sizeof wat, "of 100 copies (%s)%s", naam[n / 2], n % 2 ? ", what it touches" : "");
        printf("  %-60s %8.0f ms %6.1f x one\n", wat, alle[n], alle[n] / een);
    }
}

int main(void)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    if (mbo_regels_create(NULL, &regels, &fout))
        die(&fout);
    print_machine();
    making(regels);
    holding();
    printf("what differs on 2027-08-01 from the original, all questions, with\n");
    comparing(regels);
    asking(regels);
    mbo_regels_free(regels);
    return 0;
}
