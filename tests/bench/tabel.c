/* SPDX-License-Identifier: MIT */
#include "tabel.h"

#include "../toeval.h"
#include "meten.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const mbo_feit feiten_van_toelating[] = {MBO_FEIT_BEWIJS,
                                         MBO_FEIT_LEERWEG,
                                         MBO_FEIT_SOORT_OPLEIDING,
                                         MBO_FEIT_INSTELLING,
                                         MBO_FEIT_VOOROPLEIDING,
                                         MBO_FEIT_VAK_ZELFDE_RICHTING,
                                         MBO_FEIT_GEBOORTEDATUM,
                                         MBO_FEIT_STARTDATUM,
                                         MBO_FEIT_LEERPLICHT_BEEINDIGD,
                                         MBO_FEIT_TWAALF_SCHOOLJAREN,
                                         MBO_FEIT_VERBLIJF_IN_ORDE,
                                         MBO_FEIT_NADERE_EISEN_IN_ORDE,
                                         MBO_FEIT_BESLUIT_VRIJSTELLING,
                                         MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT,
                                         0};

static const mbo_feit feiten_van_gemeente[] = {
    MBO_FEIT_BEWIJS,         MBO_FEIT_LEERWEG,           MBO_FEIT_SOORT_OPLEIDING,
    MBO_FEIT_INSTELLING,     MBO_FEIT_VOOROPLEIDING,     MBO_FEIT_GEBOORTEDATUM,
    MBO_FEIT_STARTDATUM,     MBO_FEIT_UITKERING,         MBO_FEIT_WERKEND,
    MBO_FEIT_WERKZOEKEND,    MBO_FEIT_LEERBAAN,          MBO_FEIT_STUDIEDUUR,
    MBO_FEIT_ONDERWIJSPRIJS, MBO_FEIT_NATIONALITEIT_WSF, 0};

static const mbo_feit feiten_met_uren[] = {
    MBO_FEIT_BEWIJS,         MBO_FEIT_LEERWEG,           MBO_FEIT_SOORT_OPLEIDING,
    MBO_FEIT_INSTELLING,     MBO_FEIT_VOOROPLEIDING,     MBO_FEIT_GEBOORTEDATUM,
    MBO_FEIT_STARTDATUM,     MBO_FEIT_LEERBAAN,          MBO_FEIT_WERKEND,
    MBO_FEIT_UREN_BEGELEID,  MBO_FEIT_UREN_BPV,          MBO_FEIT_URENVERDELING_IN_ORDE,
    MBO_FEIT_ONDERWIJSPRIJS, MBO_FEIT_NATIONALITEIT_WSF, 0};

static const mbo_feit feiten_met_crebo[] = {MBO_FEIT_BEWIJS,         MBO_FEIT_LEERWEG,           MBO_FEIT_CREBO,
                                            MBO_FEIT_INSTELLING,     MBO_FEIT_VOOROPLEIDING,     MBO_FEIT_GEBOORTEDATUM,
                                            MBO_FEIT_STARTDATUM,     MBO_FEIT_UITKERING,         MBO_FEIT_WERKEND,
                                            MBO_FEIT_WERKZOEKEND,    MBO_FEIT_LEERBAAN,          MBO_FEIT_STUDIEDUUR,
                                            MBO_FEIT_ONDERWIJSPRIJS, MBO_FEIT_NATIONALITEIT_WSF, 0};

const caseload caseloads[CASELOADS] = {{"inschrijving", "an admissions office's", feiten_van_toelating, 10},
                                       {"gemeente", "a gemeente's", feiten_van_gemeente, 10},
                                       {"uren", "with hours but no studieduur", feiten_met_uren, 10},
                                       {"crebo", "with a crebo", feiten_met_crebo, 10},
                                       {"alles", "all but the crebo", NULL, 15}};

static uint64_t seed = UINT64_C(0x9e3779b97f4a7c15);

static int64_t draw(int64_t from, int64_t to)
{
    return toeval(&seed, from, to);
}

void *claim(int64_t count, size_t size)
{
    void *p = calloc((size_t)count, size);
    if (!p) {
        fprintf(stderr, "no memory for %lld rows\n", (long long)count);
        exit(1);
    }
    return p;
}

/* A crebo of the built-in structure. */
static int64_t draw_crebo(void)
{
    static mbo_structuur *structuur;
    if (!structuur && mbo_structuur_load_builtin(NULL, &structuur, NULL))
        exit(1);
    int32_t last = mbo_structuur_kwalificatie_count(structuur) - 1;
    return mbo_crebo_code(mbo_kwalificatie_crebo(mbo_structuur_kwalificatie(structuur, (int32_t)draw(0, last)), 0));
}

static int64_t value_of(mbo_feit feit, mbo_datum begin, mbo_datum end)
{
    switch (feit) {
    case MBO_FEIT_GEBOORTEDATUM: return draw(-5479, 14975); /* 1955 to 2010 */
    case MBO_FEIT_STARTDATUM: return draw(begin, end);
    case MBO_FEIT_VOOROPLEIDING: return INT64_C(1) << draw(1, 21) | (draw(0, 1) ? INT64_C(1) << draw(1, 21) : 0);
    case MBO_FEIT_UITKERING: return draw(0, 2) ? INT64_C(1) << draw(1, 13) : 0;
    case MBO_FEIT_STUDIEDUUR: return 12 * draw(1, 4);
    case MBO_FEIT_PRAKTIJKWEKEN: return draw(0, 52);
    case MBO_FEIT_UREN_BEGELEID:
    case MBO_FEIT_UREN_BPV: return draw(200, 3000);
    case MBO_FEIT_ONDERWIJSPRIJS: return draw(0, 1000000);
    case MBO_FEIT_CREBO: return draw_crebo();
    default: return draw(mbo_feit_min(feit), mbo_feit_max(feit));
    }
}

void add_kolom(tabel *t, mbo_feit feit, int leeg, mbo_datum begin, mbo_datum end)
{
    mbo_feittype type = mbo_feit_type(feit);
    bool code = type == MBO_FEITTYPE_BOOL || type == MBO_FEITTYPE_CODE, datum = type == MBO_FEITTYPE_DATUM;
    void *values = claim(t->rijen, code ? 1 : datum ? 4 : 8);
    uint8_t *geldig = leeg ? claim(t->rijen / 8 + 1, 1) : NULL;
    for (int64_t i = 0; i < t->rijen; i++) {
        int64_t value = value_of(feit, begin, end);
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

tabel make_tabel(int64_t rijen, int leeg, mbo_datum begin, mbo_datum end)
{
    tabel t = {.rijen = rijen};
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (feit != MBO_FEIT_CREBO)
            add_kolom(&t, feit, leeg, begin, end);
    return t;
}

tabel make_caseload(const caseload *van, int64_t rijen, mbo_datum begin, mbo_datum end)
{
    if (!van->feit)
        return make_tabel(rijen, van->leeg, begin, end);
    tabel t = {.rijen = rijen};
    for (const mbo_feit *feit = van->feit; *feit; feit++)
        add_kolom(&t, *feit, van->leeg, begin, end);
    return t;
}

void free_tabel(tabel *t)
{
    for (size_t i = 0; i < t->kolommen; i++) {
        free((void *)(uintptr_t)t->kolom[i].waarden);
        free((void *)(uintptr_t)t->kolom[i].geldig);
    }
}

int64_t value_at(const mbo_kolom *k, int64_t i)
{
    return k->type == MBO_KOLOMTYPE_INT8    ? ((const int8_t *)k->waarden)[i]
           : k->type == MBO_KOLOMTYPE_INT32 ? ((const int32_t *)k->waarden)[i]
                                            : ((const int64_t *)k->waarden)[i];
}

void text_of(const mbo_kolom *k, int64_t i, char uit[MAX_TEKST])
{
    static mbo_zaak *zaak;
    int64_t value = value_at(k, i);
    *uit = '\0';
    if (k->geldig && !(k->geldig[i / 8] >> i % 8 & 1))
        return;
    if (!zaak && mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    mbo_zaak_set_value(zaak, k->feit, value, NULL);
    mbo_zaak_get_text(zaak, k->feit, uit, MAX_TEKST);
}

int32_t make_antwoorden(mbo_antwoordkolom *antwoord, mbo_vraag vraag, int64_t rijen, bool ontbrekend)
{
    const int32_t vragen = vraag ? 1 : mbo_code_count(MBO_VOCABULAIRE_VRAAG);
    memset(antwoord, 0, FEITEN * sizeof *antwoord);
    for (int32_t q = 0; q < vragen; q++) {
        antwoord[q].vraag = vraag ? vraag : q + 1;
        antwoord[q].uitkomst = claim(rijen, 1);
        antwoord[q].ontbrekend = ontbrekend ? claim(rijen, sizeof(mbo_feitset)) : NULL;
        memset(antwoord[q].uitkomst, 1, (size_t)rijen); /* the pages are there before the clock starts */
        if (ontbrekend)
            memset(antwoord[q].ontbrekend, 1, (size_t)rijen * sizeof(mbo_feitset));
    }
    return vragen;
}

void free_antwoorden(mbo_antwoordkolom *antwoord, int32_t vragen)
{
    for (int32_t q = 0; q < vragen; q++) {
        free(antwoord[q].uitkomst);
        free(antwoord[q].ontbrekend);
    }
}

double ask_once(const mbo_regels *regels, const mbo_batch_options *options, const tabel *t, mbo_vraag vraag,
                const mbo_antwoordkolom *antwoord, int32_t vragen, double (*clock)(void))
{
    mbo_fout fout;
    mbo_batch *batch;
    double begin = clock();
    if (mbo_batch_create(regels, vraag ? &vraag : NULL, vraag ? 1 : 0, options, &batch, &fout) ||
        mbo_batch_run(batch, t->kolom, t->kolommen, t->rijen, antwoord, (size_t)vragen, &fout))
        die(&fout);
    double duur = clock() - begin;
    if (mbo_batch_fout_count(batch))
        exit(1);
    mbo_batch_free(batch);
    return duur;
}
