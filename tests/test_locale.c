/* SPDX-License-Identifier: MIT */
/* A host may have set any locale: what the library reads and writes is the same bytes. */
#include "vragen.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct tekst {
    char text[1 << 17];
    size_t used;
} tekst;

static void add(tekst *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(t->text + t->used, sizeof t->text - t->used, format, args);
    va_end(args);
    CU_ASSERT_FATAL(n >= 0 && (size_t)n < sizeof t->text - t->used);
    t->used += (size_t)n;
}

/* Values in the forms that they are read in: upper case, decimals, dates, also wrong ones. */
static void add_values(tekst *t)
{
    static const char *const given[][2] = {
        {"onderwijsprijs", "1234.56"},  {"onderwijsprijs", "1234,56"},
        {"onderwijsprijs", "1.234,56"}, {"leerweg", "BBL"},
        {"instelling", "PRIVAAT"},      {"WERKZOEKEND", "NEE"},
        {"startdatum", "2024-11-04"},   {"startdatum", "4-11-2024"},
        {"studieduur", "1.000"},        {"uitkering", "PARTICIPATIEWET"},
        {"leerweg", "B\xc4\xb0L"},
    };
    mbo_zaak *zaak = zaak_of("");
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        mbo_fout fout = {0};
        char text[256] = "";
        mbo_feit feit = 0;
        mbo_status status = mbo_zaak_set_text(zaak, given[i][0], given[i][1], &fout);
        mbo_feit_parse(given[i][0], &feit, NULL);
        mbo_zaak_get_text(zaak, feit, text, sizeof text);
        add(t, "%s=%s: %d %s %s\n", given[i][0], given[i][1], status, fout.message, text);
    }
    mbo_zaak_free(zaak);
}

/* The receipts of questions with amounts, decimals and dates, and what reading one back says. */
static void add_motiveringen(tekst *t)
{
    static const mbo_vraag vragen[] = {MBO_VRAAG_ONDERWIJSGELD, MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN, MBO_VRAAG_URENNORM};
    mbo_fout fout;
    mbo_oordeel *o = ask("crebo=25463 bewijs=diploma leerweg=bbl instelling=roc vooropleiding=vmbo_bb "
                         "geboortedatum=1991-05-06 startdatum=2024-11-04 onderwijsprijs=1234.56",
                         0);
    for (size_t q = 0; q < sizeof vragen / sizeof *vragen; q++)
        for (mbo_motiveringsvorm vorm = MBO_MOTIVERING_REGELS; vorm <= MBO_MOTIVERING_EN; vorm++) {
            char text[1 << 14];
            mbo_controle *controle = NULL;
            size_t n = mbo_oordeel_motivering(o, vragen[q], vorm, text, sizeof text);
            CU_ASSERT_FATAL(n && n < sizeof text);
            add(t, "%s\n", text);
            if (vorm != MBO_MOTIVERING_REGELS)
                continue;
            CU_ASSERT_EQUAL_FATAL(mbo_motivering_controleer(regels, structuur, text, n, NULL, &controle, &fout),
                                  MBO_OK);
            add(t, "%d\n", mbo_controle_uitslag(controle));
            mbo_controle_free(controle);
        }
    mbo_oordeel_free(o);
}

/* Every number that the built-in structure and parameters were read with. */
static void add_read(tekst *t)
{
    mbo_fout fout;
    mbo_structuur *klein = NULL;
    char sha[65];
    const mbo_parameter *p;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_file(MBO_TEST_DATA "/sbb-klein.xml", NULL, &klein, &fout), MBO_OK);
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(klein); i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(klein, i);
        for (int32_t c = 0; c < mbo_kwalificatie_crebo_count(k); c++)
            add(t, "%d ", mbo_crebo_prijsfactor(mbo_kwalificatie_crebo(k, c)));
    }
    mbo_structuur_free(klein);
    mbo_regels_vingerafdruk(regels, sha, sizeof sha);
    add(t, "%s\n", sha);
    for (int32_t i = 0; (p = mbo_regels_parameter(regels, i)); i++)
        add(t, "%s=%lld ", mbo_parameter_naam(p), (long long)mbo_parameter_waarde(p));
}

/* All of it, from the reading of the rules on. */
static void make(tekst *t)
{
    t->used = 0;
    CU_ASSERT_EQUAL_FATAL(setup(), 0);
    add_values(t);
    add_motiveringen(t);
    add_read(t);
    teardown();
}

static void same_bytes(void)
{
    static tekst c, other;
    int at = 0;
    make(&c);
    for (const char *naam; (naam = next_locale(&at));) {
        CU_ASSERT_STRING_EQUAL(localeconv()->decimal_point, ","); /* the test is one */
        make(&other);
        if (strcmp(c.text, other.text) != 0)
            printf("%s: another text\n", naam);
        CU_ASSERT_STRING_EQUAL(c.text, other.text);
    }
}

static CU_TestInfo tests[] = {{"the same bytes under any locale", same_bytes}, CU_TEST_INFO_NULL};

CU_SuiteInfo suites[] = {{"locale", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
