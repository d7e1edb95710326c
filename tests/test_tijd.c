/* SPDX-License-Identifier: MIT */
/* The calendar to its end: any date that can be written is answered, and years that a period spans cost nothing. */
#include "vragen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_datum day(int32_t y, int32_t m, int32_t d)
{
    mbo_datum uit;
    CU_ASSERT_EQUAL_FATAL(mbo_datum_from_ymd(y, m, d, &uit, NULL), MBO_OK);
    return uit;
}

/* A copy in which an age is another one for a time. */
static mbo_regels *met(const mbo_regels *van, const char *naam, mbo_datum vanaf, mbo_datum tot, int64_t waarde)
{
    mbo_regels *uit = NULL;
    mbo_fout fout;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(van, naam, vanaf, tot, 100 * waarde, &uit, &fout), MBO_OK);
    return uit;
}

#define LEERPLICHT "leerplicht.leeftijd_einde"
#define BBL                                                                                \
    "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl " \
    "twaalf_schooljaren=nee "

/* Ask with another rule set for a while. */
static void expect_met(mbo_regels *ander, const char *facts, mbo_vraag vraag, const char *expected)
{
    mbo_regels *was = regels;
    regels = ander;
    expect(facts, vraag, expected);
    regels = was;
}

/* A boundary on each of the last days there are, and a period to the last day. */
static void last_days(void)
{
    const mbo_datum grens[] = {day(9999, 12, 31), day(9999, 12, 30), day(9999, 1, 1), day(9994, 6, 15)};
    for (size_t i = 0; i < sizeof grens / sizeof *grens; i++) {
        mbo_regels *r[] = {met(regels, LEERPLICHT, grens[i], MBO_DATUM_NOT_SET, 17),
                           met(regels, LEERPLICHT, day(2030, 1, 1), grens[i], 17)};
        for (size_t k = 0; k < 2; k++) {
            expect_met(r[k], BBL, MBO_VRAAG_TOELATING, "onbekend: geboortedatum startdatum");
            expect_met(r[k], BBL "geboortedatum=2000-01-01", MBO_VRAAG_TOELATING, "onbekend: startdatum");
            expect_met(r[k], BBL "geboortedatum=9970-01-01 startdatum=9999-12-31", MBO_VRAAG_TOELATING, "ja");
            mbo_regels_free(r[k]);
        }
    }
}

/* A crebo that may be started until the end of time; the startdatum not known. */
static void instroom(void)
{
    static const char *const einde[] = {"30-12-9999", "31-12-9999", "01-01-9999"};
    static const char begin[] =
        "<sbb><dossiers><dossier nr=\"1\" titel=\"A\"><profielen><profiel nr=\"2\" titel=\"B\" niveau=\"3\">"
        "<omschrijving><soortopleiding>vakopleiding</soortopleiding></omschrijving><creboinformatie>"
        "<crebo Geldig_vanaf=\"01-08-2016\" Datum_einde_instroom=\"";
    static const char rest[] = "\" Datum_einde_opleiding=\"\">27998</crebo></creboinformatie></profiel></profielen>"
                               "</dossier></dossiers></sbb>";
    mbo_structuur *was = structuur;
    for (size_t i = 0; i < sizeof einde / sizeof *einde; i++) {
        char xml[1024];
        snprintf(xml, sizeof xml, "%s%s%s", begin, einde[i], rest);
        structuur = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, strlen(xml), NULL, &structuur, NULL), MBO_OK);
        expect("crebo=27998 bewijs=diploma leerweg=bol instelling=roc", MBO_VRAAG_AANBOD, "onbekend: startdatum");
        expect("crebo=27998 bewijs=diploma leerweg=bol instelling=roc startdatum=2016-07-31", MBO_VRAAG_AANBOD, "nee");
        expect("crebo=27998 bewijs=diploma leerweg=bol instelling=roc startdatum=9998-12-31", MBO_VRAAG_AANBOD, "ja");
        mbo_structuur_free(structuur);
    }
    structuur = was;
}

/* The calendar repeats after 400 years: a period then makes the same answers as one now, and after as many years with
   nothing in them too. */
static void far_as_near(void)
{
    static const char *const feiten[] = {"leerweg=bol",
                                         "leerweg=bbl",
                                         "instelling=roc",
                                         "instelling=privaat",
                                         "bewijs=diploma",
                                         "soort_opleiding=entree",
                                         "soort_opleiding=vak",
                                         "vooropleiding=vmbo_bb",
                                         "vooropleiding=-",
                                         "nationaliteit_wsf=ja",
                                         "studieduur=24",
                                         "geboortedatum=1999-02-28",
                                         "geboortedatum=2004-02-29",
                                         "leerplicht_beeindigd=nee",
                                         "studiefinanciering_lopend=nee"};
    static const char *const namen[] = {LEERPLICHT, "studiefinanciering.leeftijd_tot", "lesgeld.leeftijd_vanaf"};
    const struct {
        mbo_datum vanaf, tot;
    } nu = {day(2040, 2, 29), day(2047, 11, 3)}, later = {day(2440, 2, 29), day(2447, 11, 3)},
      lang = {day(2040, 2, 29), day(6047, 11, 3)};
    mbo_regels *r[3] = {mbo_regels_ref(regels), mbo_regels_ref(regels), mbo_regels_ref(regels)};
    for (size_t n = 0; n < sizeof namen / sizeof *namen; n++)
        for (size_t k = 0; k < 3; k++) {
            mbo_regels *ouder = r[k];
            r[k] = met(ouder, namen[n],
                       k == 0   ? nu.vanaf
                       : k == 1 ? later.vanaf
                                : lang.vanaf,
                       k == 0   ? nu.tot
                       : k == 1 ? later.tot
                                : lang.tot,
                       25 + (int64_t)n);
            mbo_regels_free(ouder);
        }
    srand(20261129);
    for (int32_t i = 0; i < 400; i++) {
        char facts[512] = "";
        for (size_t f = 0; f < sizeof feiten / sizeof *feiten; f++)
            if (rand() % 3 == 0)
                snprintf(facts + strlen(facts), sizeof facts - strlen(facts), "%s ", feiten[f]);
        mbo_zaak *zaak = zaak_of(facts);
        mbo_oordeel *o[3] = {NULL, NULL, NULL};
        for (size_t k = 0; k < 3; k++)
            CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(r[k], structuur, zaak, MBO_VRAAG_ALLE, 0, NULL, &o[k], NULL),
                                  MBO_OK);
        for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
            for (size_t k = 1; k < 3; k++) {
                mbo_feitset a, b;
                char x[1100], y[1100], tekst[1024];
                mbo_oordeel_ontbrekend(o[0], v, &a);
                mbo_oordeel_ontbrekend(o[k], v, &b);
                snprintf(x, sizeof x, "%d %s", mbo_oordeel_uitkomst(o[0], v), names(&a, tekst));
                snprintf(y, sizeof y, "%d %s", mbo_oordeel_uitkomst(o[k], v), names(&b, tekst));
                same(facts, x, y);
            }
        for (size_t k = 0; k < 3; k++)
            mbo_oordeel_free(o[k]);
        mbo_zaak_free(zaak);
    }
    for (size_t k = 0; k < 3; k++)
        mbo_regels_free(r[k]);
}

/* The batch finds the same as one case at a time where a period begins past its calendar. */
static void batch(void)
{
    enum { RIJEN = 200 };
    mbo_regels *r = met(regels, LEERPLICHT, day(2500, 3, 1), day(9999, 12, 31), 21);
    mbo_datum geboren[RIJEN];
    int8_t uitkomst[RIJEN];
    for (int32_t i = 0; i < RIJEN; i++)
        geboren[i] = day(1960, 1, 1) + 97 * i;
    mbo_vraag vraag = MBO_VRAAG_TOELATING;
    mbo_batch *b = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_batch_create(r, &vraag, 1, NULL, &b, NULL), MBO_OK);
    mbo_kolom kolom = {.feit = MBO_FEIT_GEBOORTEDATUM, .type = MBO_KOLOMTYPE_INT32, .waarden = geboren};
    mbo_antwoordkolom antwoord = {.vraag = vraag, .uitkomst = uitkomst};
    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, &kolom, 1, RIJEN, &antwoord, 1, NULL), MBO_OK);
    for (int32_t i = 0; i < RIJEN; i++) {
        char facts[64], datum[16];
        mbo_uitkomst een = 0;
        mbo_datum_format(geboren[i], datum, sizeof datum);
        snprintf(facts, sizeof facts, "geboortedatum=%s", datum);
        mbo_zaak *zaak = zaak_of(facts);
        CU_ASSERT_EQUAL_FATAL(mbo_uitkomst_of(r, NULL, zaak, vraag, 0, &een, NULL), MBO_OK);
        CU_ASSERT_EQUAL(een, uitkomst[i]);
        mbo_zaak_free(zaak);
    }
    mbo_batch_free(b);
    mbo_regels_free(r);
}

/* The highest age that a parameter can have is still reached, by someone born after the last boundary too. */
static void highest_age(void)
{
    static const char rest[] = "nationaliteit_wsf=ja bewijs=diploma leerweg=bol soort_opleiding=vak instelling=roc "
                               "studieduur=24 studiefinanciering_lopend=ja geboortedatum=2031-05-06";
    mbo_regels *r = met(regels, "studiefinanciering.leeftijd_vanaf", day(2030, 1, 1), MBO_DATUM_NOT_SET, 119);
    char facts[512];
    expect_met(r, rest, MBO_VRAAG_STUDIEFINANCIERING, "onbekend: startdatum");
    snprintf(facts, sizeof facts, "%s startdatum=2150-06-30", rest);
    expect_met(r, facts, MBO_VRAAG_STUDIEFINANCIERING, "nee");
    snprintf(facts, sizeof facts, "%s startdatum=2150-07-01", rest);
    expect_met(r, facts, MBO_VRAAG_STUDIEFINANCIERING, "ja");
    snprintf(facts, sizeof facts, "%s startdatum=2031-08-01", rest);
    mbo_zaak *zaak = zaak_of(facts);
    mbo_oordeel *o = NULL;
    mbo_datum vanaf = 0;
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(r, NULL, zaak, MBO_VRAAG_STUDIEFINANCIERING, 0, NULL, &o, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_oordeel_vanaf(o, MBO_VRAAG_STUDIEFINANCIERING, &vanaf), MBO_STAND_BEKEND);
    CU_ASSERT_EQUAL(vanaf, day(2150, 7, 1));
    mbo_oordeel_free(o);
    mbo_zaak_free(zaak);
    mbo_regels_free(r);
}

static CU_TestInfo tests[] = {{"last_days", last_days}, {"instroom", instroom},       {"far_as_near", far_as_near},
                              {"batch", batch},         {"highest_age", highest_age}, CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"tijd", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
