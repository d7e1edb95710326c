/* SPDX-License-Identifier: MIT */
/*
 * How many cases a second the batch answers: coded columns (int8 codes and bools, date32, int64), outcomes, medians of
 * several rounds. Making the batch is inside the clock. `bench_batch FOLDER` writes what peers/peers.py needs: cases,
 * answers and this library's figures.
 */
#include "meten.h"

#include <mborules/mborules.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEITEN = 64 };

typedef struct tabel {
    int64_t rijen;
    mbo_kolom kolom[FEITEN];
    size_t kolommen;
} tabel;

static mbo_regels *regels;
static uint64_t seed = UINT64_C(0x9e3779b97f4a7c15);

static int64_t draw(int64_t from, int64_t to)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return from + (int64_t)((seed >> 16) % (uint64_t)(to - from + 1));
}

static void *claim(int64_t count, size_t size)
{
    void *p = calloc((size_t)count, size);
    if (!p) {
        fprintf(stderr, "no memory for %lld rows\n", (long long)count);
        exit(1);
    }
    return p;
}

static int64_t value_of(mbo_feit feit, mbo_datum start_van, mbo_datum start_tot)
{
    switch (feit) {
    case MBO_FEIT_GEBOORTEDATUM: return draw(-5479, 14975); /* 1955 to 2010 */
    case MBO_FEIT_STARTDATUM: return draw(start_van, start_tot);
    case MBO_FEIT_VOOROPLEIDING: return INT64_C(1) << draw(1, 21) | (draw(0, 1) ? INT64_C(1) << draw(1, 21) : 0);
    case MBO_FEIT_STUDIEDUUR: return 12 * draw(1, 4);
    case MBO_FEIT_PRAKTIJKWEKEN: return draw(0, 52);
    case MBO_FEIT_UREN_BEGELEID:
    case MBO_FEIT_UREN_BPV: return draw(200, 3000);
    case MBO_FEIT_ONDERWIJSPRIJS: return draw(0, 1000000);
    default: return draw(mbo_feit_min(feit), mbo_feit_max(feit));
    }
}

/* `leeg` percent of the values are unknown. */
static void add_kolom(tabel *t, mbo_feit feit, int leeg, mbo_datum start_van, mbo_datum start_tot)
{
    mbo_feittype type = mbo_feit_type(feit);
    bool code = type == MBO_FEITTYPE_BOOL || type == MBO_FEITTYPE_CODE, datum = type == MBO_FEITTYPE_DATUM;
    void *values = claim(t->rijen, code ? 1 : datum ? 4 : 8);
    uint8_t *geldig = leeg ? claim(t->rijen / 8 + 1, 1) : NULL;
    for (int64_t i = 0; i < t->rijen; i++) {
        int64_t value = value_of(feit, start_van, start_tot);
        if (code)
            ((int8_t *)values)[i] = (int8_t)value;
        else if (datum)
            ((int32_t *)values)[i] = (int32_t)value;
        else
            ((int64_t *)values)[i] = value;
        if (geldig && draw(1, 100) > leeg)
            geldig[i / 8] |= (uint8_t)(1 << i % 8);
    }
    t->kolom[t->kolommen++] = (mbo_kolom){.feit = feit,
                                          .type = code    ? MBO_KOLOMTYPE_INT8
                                                  : datum ? MBO_KOLOMTYPE_INT32
                                                          : MBO_KOLOMTYPE_INT64,
                                          .waarden = values,
                                          .geldig = geldig};
}

static tabel make_tabel(int64_t rijen, int leeg, mbo_datum start_van, mbo_datum start_tot)
{
    tabel t = {.rijen = rijen};
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (feit != MBO_FEIT_CREBO)
            add_kolom(&t, feit, leeg, start_van, start_tot);
    return t;
}

static void free_tabel(tabel *t)
{
    for (size_t i = 0; i < t->kolommen; i++) {
        free((void *)(uintptr_t)t->kolom[i].waarden);
        free((void *)(uintptr_t)t->kolom[i].geldig);
    }
}

/* The columns that a question reads, as a caller would give them. */
static size_t columns_for(const tabel *t, mbo_vraag vraag, mbo_kolom *uit)
{
    static const mbo_feit toelating[] = {MBO_FEIT_BEWIJS,
                                         MBO_FEIT_LEERWEG,
                                         MBO_FEIT_SOORT_OPLEIDING,
                                         MBO_FEIT_INSTELLING,
                                         MBO_FEIT_VOOROPLEIDING,
                                         MBO_FEIT_VAK_ZELFDE_RICHTING,
                                         MBO_FEIT_GEBOORTEDATUM,
                                         MBO_FEIT_STARTDATUM,
                                         MBO_FEIT_LEERPLICHT_BEEINDIGD,
                                         MBO_FEIT_VERBLIJF_IN_ORDE,
                                         MBO_FEIT_BESLUIT_VRIJSTELLING,
                                         MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT,
                                         0};
    static const mbo_feit studiefinanciering[] = {MBO_FEIT_BEWIJS,
                                                  MBO_FEIT_LEERWEG,
                                                  MBO_FEIT_SOORT_OPLEIDING,
                                                  MBO_FEIT_INSTELLING,
                                                  MBO_FEIT_DIPLOMA_ERKENNING,
                                                  MBO_FEIT_NATIONALITEIT_WSF,
                                                  MBO_FEIT_STUDIEDUUR,
                                                  MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT,
                                                  MBO_FEIT_STUDIEFINANCIERING_LOPEND,
                                                  MBO_FEIT_GEBOORTEDATUM,
                                                  MBO_FEIT_STARTDATUM,
                                                  0};
    static const mbo_feit vier[] = {MBO_FEIT_BEWIJS,
                                    MBO_FEIT_LEERWEG,
                                    MBO_FEIT_SOORT_OPLEIDING,
                                    MBO_FEIT_INSTELLING,
                                    MBO_FEIT_VOOROPLEIDING,
                                    MBO_FEIT_VAK_ZELFDE_RICHTING,
                                    MBO_FEIT_GEBOORTEDATUM,
                                    MBO_FEIT_STARTDATUM,
                                    MBO_FEIT_LEERPLICHT_BEEINDIGD,
                                    MBO_FEIT_VERBLIJF_IN_ORDE,
                                    MBO_FEIT_BESLUIT_VRIJSTELLING,
                                    MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT,
                                    MBO_FEIT_DIPLOMA_ERKENNING,
                                    MBO_FEIT_NATIONALITEIT_WSF,
                                    MBO_FEIT_STUDIEDUUR,
                                    MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT,
                                    MBO_FEIT_STUDIEFINANCIERING_LOPEND,
                                    MBO_FEIT_ONDERWIJSGELD_AL_VERSCHULDIGD,
                                    MBO_FEIT_ONDERWIJSPRIJS,
                                    0};
    const mbo_feit *wanted = vraag == MBO_VRAAG_TOELATING            ? toelating
                             : vraag == MBO_VRAAG_ONDERWIJSGELD      ? vier
                             : vraag == MBO_VRAAG_STUDIEFINANCIERING ? studiefinanciering
                                                                     : NULL;
    size_t n = 0;
    for (size_t i = 0; i < t->kolommen; i++) {
        bool in = !wanted;
        for (const mbo_feit *f = wanted; f && *f; f++)
            in |= *f == t->kolom[i].feit;
        if (in)
            uit[n++] = t->kolom[i];
    }
    return n;
}

/* Cases a second, for one question or all. */
static double run(const tabel *t, mbo_vraag vraag, int threads, bool ontbrekend)
{
    enum { ROUNDS = 9 };
    const int32_t vragen = vraag ? 1 : mbo_code_count(MBO_VOCABULAIRE_VRAAG);
    mbo_antwoordkolom antwoord[FEITEN] = {{0}};
    mbo_kolom kolom[FEITEN];
    size_t kolommen = columns_for(t, vraag, kolom);
    for (int32_t q = 0; q < vragen; q++) {
        antwoord[q].vraag = vraag ? vraag : q + 1;
        antwoord[q].uitkomst = claim(t->rijen, 1);
        antwoord[q].ontbrekend = ontbrekend ? claim(t->rijen, sizeof(mbo_feitset)) : NULL;
        memset(antwoord[q].uitkomst, 1, (size_t)t->rijen); /* the pages are there before the clock starts */
        if (ontbrekend)
            memset(antwoord[q].ontbrekend, 1, (size_t)t->rijen * sizeof(mbo_feitset));
    }
    double rounds[ROUNDS];
    int count = t->rijen > 1000000 ? 5 : ROUNDS;
    for (int r = 0; r < count; r++) {
        mbo_fout fout;
        mbo_batch *batch;
        mbo_batch_options options = {.size = sizeof options, .threads = threads};
        double begin = seconds();
        if (mbo_batch_create(regels, vraag ? &vraag : NULL, vraag ? 1 : 0, &options, &batch, &fout) ||
            mbo_batch_run(batch, kolom, kolommen, t->rijen, antwoord, (size_t)vragen, &fout)) {
            fprintf(stderr, "%s\n", fout.message);
            exit(1);
        }
        rounds[r] = (double)t->rijen / (seconds() - begin);
        if (mbo_batch_fout_count(batch))
            exit(1);
        mbo_batch_free(batch);
    }
    for (int32_t q = 0; q < vragen; q++) {
        free(antwoord[q].uitkomst);
        free(antwoord[q].ontbrekend);
    }
    return median(rounds, count);
}

static void line(const char *what, const tabel *t, mbo_vraag vraag, bool ontbrekend)
{
    double one = run(t, vraag, 1, ontbrekend), two = run(t, vraag, 2, ontbrekend);
    printf("%-44s %10lld %9.2f %9.2f %6.2fx\n", what, (long long)t->rijen, one / 1e6, two / 1e6, two / one);
    fflush(stdout);
}

/* ---- what the peers need ---- */

static FILE *open_in(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

/* A value of a row as text; every value is known. */
static void write_value(FILE *to, const mbo_kolom *k, int64_t i)
{
    char text[512];
    mbo_zaak *zaak;
    int64_t value = k->type == MBO_KOLOMTYPE_INT8    ? ((const int8_t *)k->waarden)[i]
                    : k->type == MBO_KOLOMTYPE_INT32 ? ((const int32_t *)k->waarden)[i]
                                                     : ((const int64_t *)k->waarden)[i];
    if (mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    switch (mbo_feit_type(k->feit)) {
    case MBO_FEITTYPE_BOOL: mbo_zaak_set_bool(zaak, k->feit, (int32_t)value, NULL); break;
    case MBO_FEITTYPE_CODE: mbo_zaak_set_code(zaak, k->feit, (int32_t)value, NULL); break;
    case MBO_FEITTYPE_DATUM: mbo_zaak_set_date(zaak, k->feit, (mbo_datum)value, NULL); break;
    case MBO_FEITTYPE_SET: mbo_zaak_set_set(zaak, k->feit, value, NULL); break;
    case MBO_FEITTYPE_GELD: mbo_zaak_set_money(zaak, k->feit, value, NULL); break;
    default: mbo_zaak_set_int(zaak, k->feit, value, NULL); break;
    }
    mbo_zaak_get_text(zaak, k->feit, text, sizeof text);
    fputs(text, to);
    mbo_zaak_free(zaak);
}

/* Cases of two cursusjaren for which every tariff is known, the answers, and how fast they came. */
static void write_for_peers(const char *dir)
{
    enum { RIJEN = 200000, VRAGEN = 4 };
    static const mbo_vraag vragen[VRAGEN] = {MBO_VRAAG_BEKOSTIGING, MBO_VRAAG_TOELATING, MBO_VRAAG_ONDERWIJSGELD,
                                             MBO_VRAAG_STUDIEFINANCIERING};
    mbo_datum begin, end;
    mbo_datum_from_ymd(2023, 8, 1, &begin, NULL);
    mbo_datum_from_ymd(2025, 7, 31, &end, NULL);
    tabel t = make_tabel(RIJEN, 0, begin, end);
    mbo_kolom kolom[FEITEN]; /* what these questions read, as the peers get it */
    size_t kolommen = columns_for(&t, MBO_VRAAG_ONDERWIJSGELD, kolom);
    mbo_antwoordkolom k[VRAGEN] = {{0}};
    mbo_batch *batch;
    mbo_batch_options options = {.size = sizeof options, .threads = 1};
    for (int q = 0; q < VRAGEN; q++)
        k[q] = (mbo_antwoordkolom){.vraag = vragen[q], .uitkomst = claim(RIJEN, 1)};
    k[2].soort = claim(RIJEN, 1);
    k[2].bedrag = claim(RIJEN, 8);
    double rounds[2][5];
    for (int r = 0; r < 10; r++) { /* outcomes alone, then with kind and amount of the fee */
        mbo_antwoordkolom alone[VRAGEN];
        memcpy(alone, k, sizeof k);
        if (r < 5)
            alone[2].soort = NULL, alone[2].bedrag = NULL;
        double from = seconds();
        if (mbo_batch_create(regels, vragen, VRAGEN, &options, &batch, NULL) ||
            mbo_batch_run(batch, kolom, kolommen, RIJEN, alone, VRAGEN, NULL))
            exit(1);
        rounds[r / 5][r % 5] = RIJEN / (seconds() - from);
        mbo_batch_free(batch);
    }
    FILE *zaken = open_in(dir, "zaken.csv"), *antwoorden = open_in(dir, "antwoorden.csv"),
         *snelheid = open_in(dir, "bibliotheek.csv");
    for (size_t c = 0; c < t.kolommen; c++)
        fprintf(zaken, "%s%s", c ? "," : "", mbo_feit_name(t.kolom[c].feit));
    fprintf(antwoorden, "bekostiging,toelating,onderwijsgeld,studiefinanciering,soort,bedrag\n");
    for (int64_t i = 0; i < RIJEN; i++) {
        for (size_t c = 0; c < t.kolommen; c++) {
            fputc(c ? ',' : '\n', zaken);
            write_value(zaken, &t.kolom[c], i);
        }
        for (int q = 0; q < VRAGEN; q++)
            fprintf(antwoorden, "%s,", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, k[q].uitkomst[i]));
        fprintf(antwoorden, "%s,%lld\n", mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, k[2].soort[i]),
                (long long)k[2].bedrag[i]);
    }
    fprintf(zaken, "\n");
    fprintf(snelheid, "outcomes,%.0f\namounts,%.0f\n", median(rounds[0], 5), median(rounds[1], 5));
    if (fclose(zaken) | fclose(antwoorden) | fclose(snelheid))
        exit(1);
}

int main(int argc, char **argv)
{
    mbo_datum begin, end;
    if (argc > 1) {
        if (mbo_regels_create(NULL, &regels, NULL))
            return 1;
        write_for_peers(argv[1]);
        mbo_regels_free(regels);
        return 0;
    }
    mbo_datum_from_ymd(2014, 8, 1, &begin, NULL);
    mbo_datum_from_ymd(2027, 12, 31, &end, NULL);
    if (mbo_regels_create(NULL, &regels, NULL))
        return 1;
    print_machine();
    printf("million cases a second                             rows  1 thread 2 threads\n");
    for (int64_t rijen = 10000; rijen <= 10000000; rijen *= 10) {
        tabel t = make_tabel(rijen, 0, begin, end);
        line("toelating (bar 30)", &t, MBO_VRAAG_TOELATING, false);
        line("studiefinanciering (bar 30)", &t, MBO_VRAAG_STUDIEFINANCIERING, false);
        line("all questions (bar 5)", &t, MBO_VRAAG_ALLE, false);
        free_tabel(&t);
    }
    tabel t = make_tabel(1000000, 15, begin, end);
    printf("of every column 15 %% unknown\n");
    line("toelating (bar: half)", &t, MBO_VRAAG_TOELATING, false);
    line("studiefinanciering (bar: half)", &t, MBO_VRAAG_STUDIEFINANCIERING, false);
    line("all questions (bar: half)", &t, MBO_VRAAG_ALLE, false);
    line("toelating, with ontbrekend", &t, MBO_VRAAG_TOELATING, true);
    line("all questions, with ontbrekend", &t, MBO_VRAAG_ALLE, true);
    free_tabel(&t);
    mbo_regels_free(regels);
    return 0;
}
