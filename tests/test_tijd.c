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

enum { EEUWEN = 146097 /* the days of 400 years */, TEKST = 1200 };

/* The answer where the dates are so many days later: the outcome, what is missing, and the first day of the right. */
static void later(const mbo_regels *r, mbo_vraag vraag, mbo_datum geboren, mbo_datum start, int32_t dagen, char *got)
{
    char facts[512], tekst[1024], een[11], ander[11] = "";
    mbo_oordeel *o = NULL;
    mbo_feitset set;
    mbo_datum vanaf = 0;
    mbo_datum_format(geboren + dagen, een, sizeof een);
    if (start != MBO_DATUM_NOT_SET)
        mbo_datum_format(start + dagen, ander, sizeof ander);
    snprintf(facts, sizeof facts,
             "bewijs=diploma leerweg=%s instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl studieduur=24 "
             "nationaliteit_wsf=ja twaalf_schooljaren=nee geboortedatum=%s startdatum=%s",
             vraag == MBO_VRAAG_TOELATING ? "bbl" : "bol", een, ander);
    mbo_zaak *zaak = zaak_of(facts);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(r, NULL, zaak, vraag, 0, NULL, &o, NULL), MBO_OK);
    mbo_oordeel_ontbrekend(o, vraag, &set);
    bool bekend = mbo_oordeel_vanaf(o, vraag, &vanaf) == MBO_STAND_BEKEND;
    snprintf(got, TEKST, "%d %s %d", mbo_oordeel_uitkomst(o, vraag), names(&set, tekst), bekend ? vanaf - dagen : 0);
    mbo_oordeel_free(o);
    mbo_zaak_free(zaak);
}

/* The same with the dates themselves 400 years later, in and about a period in which ages are others. */
static void far_dates_as_near(void)
{
    static const char *const namen[] = {LEERPLICHT, "studiefinanciering.leeftijd_vanaf", "lesgeld.leeftijd_vanaf"};
    static const mbo_vraag vragen[] = {MBO_VRAAG_TOELATING, MBO_VRAAG_STUDIEFINANCIERING, MBO_VRAAG_ONDERWIJSGELD};
    enum { VRAGEN = sizeof vragen / sizeof *vragen };
    mbo_regels *r = mbo_regels_ref(regels);
    for (size_t n = 0; n < VRAGEN; n++)
        for (int32_t dagen = 0; dagen <= EEUWEN; dagen += EEUWEN) {
            mbo_regels *ouder = r;
            r = met(ouder, namen[n], day(2040, 2, 29) + dagen, day(2049, 11, 3) + dagen, 20 + (int64_t)n);
            mbo_regels_free(ouder);
        }
    int32_t anders[VRAGEN] = {0};
    for (int32_t i = 0; i < 400; i++)
        for (size_t n = 0; n < VRAGEN; n++) {
            char nabij[TEKST], ver[TEKST], zonder[TEKST];
            mbo_datum geboren = day(2028, 8, 1) + 5 * (i % 80);
            mbo_datum start = i % 4 ? day(2044, 8, 1) + 5 * i : MBO_DATUM_NOT_SET;
            later(r, vragen[n], geboren, start, 0, nabij);
            later(r, vragen[n], geboren, start, EEUWEN, ver);
            later(regels, vragen[n], geboren, start, 0, zonder);
            same(namen[n], nabij, ver);
            anders[n] += strcmp(nabij, zonder) != 0;
        }
    for (size_t n = 0; n < VRAGEN; n++)
        CU_ASSERT(anders[n] > 20); /* the period is met */
    mbo_regels_free(r);
}

/* The batch finds the same as one case at a time where a period begins past its calendar. */
static void batch(void)
{
    enum { RIJEN = 400, VAST = 6, KOLOMMEN = VAST + 2 };
    static const struct {
        mbo_feit feit;
        int64_t waarde;
    } vast[VAST] = {{MBO_FEIT_BEWIJS, MBO_BEWIJS_DIPLOMA},
                    {MBO_FEIT_LEERWEG, MBO_LEERWEG_BBL},
                    {MBO_FEIT_INSTELLING, MBO_INSTELLING_ROC},
                    {MBO_FEIT_SOORT_OPLEIDING, MBO_SOORT_OPLEIDING_VAK},
                    {MBO_FEIT_VOOROPLEIDING, INT64_C(1) << MBO_VOOROPLEIDING_VMBO_TL},
                    {MBO_FEIT_TWAALF_SCHOOLJAREN, 0}};
    static int64_t waarden[KOLOMMEN][RIJEN];
    const mbo_vraag vraag = MBO_VRAAG_TOELATING;
    mbo_regels *r = met(regels, LEERPLICHT, day(2500, 3, 1), day(9999, 12, 31), 21);
    int8_t uitkomst[RIJEN];
    mbo_feitset ontbrekend[RIJEN];
    mbo_antwoordkolom antwoord = {.vraag = vraag, .uitkomst = uitkomst, .ontbrekend = ontbrekend};
    mbo_batch *b = NULL;
    mbo_kolom kolom[KOLOMMEN];
    int32_t zo_vaak[MBO_UITKOMST_NVT + 1] = {0};
    for (int32_t k = 0; k < KOLOMMEN; k++)
        kolom[k] = (mbo_kolom){.feit = k == 0          ? MBO_FEIT_GEBOORTEDATUM
                                       : k == VAST + 1 ? MBO_FEIT_STARTDATUM
                                                       : vast[k - 1].feit,
                               .type = MBO_KOLOMTYPE_INT64,
                               .waarden = waarden[k]};
    for (int32_t i = 0; i < RIJEN; i++) {
        mbo_datum start = i % 2 ? day(2036, 1, 1) + 15 * i : day(2499, 1, 1) + 7 * i;
        waarden[0][i] = start - 15 * 365 - 131 * (i % 20);
        for (int32_t k = 1; k <= VAST; k++)
            waarden[k][i] = vast[k - 1].waarde;
        waarden[VAST + 1][i] = start;
    }
    CU_ASSERT_EQUAL_FATAL(mbo_batch_create(r, &vraag, 1, NULL, &b, NULL), MBO_OK);
    static const int32_t welke[][2] = {{0, VAST}, {1, VAST + 1}, {0, VAST + 1}}; /* one of the dates, and both */
    for (size_t w = 0; w < sizeof welke / sizeof *welke; w++) {
        const int32_t eerste = welke[w][0], laatste = welke[w][1];
        CU_ASSERT_EQUAL_FATAL(
            mbo_batch_run(b, kolom + eerste, (size_t)(laatste - eerste + 1), RIJEN, &antwoord, 1, NULL), MBO_OK);
        CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 0);
        for (int32_t i = 0; i < RIJEN; i++) {
            mbo_zaak *zaak = zaak_of("");
            mbo_oordeel *o = NULL;
            mbo_feitset set;
            for (int32_t k = eerste; k <= laatste; k++)
                CU_ASSERT_EQUAL_FATAL(mbo_zaak_set_value(zaak, kolom[k].feit, waarden[k][i], NULL), MBO_OK);
            CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(r, NULL, zaak, vraag, 0, NULL, &o, NULL), MBO_OK);
            mbo_oordeel_ontbrekend(o, vraag, &set);
            CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, vraag), uitkomst[i]);
            CU_ASSERT_EQUAL(memcmp(&set, &ontbrekend[i], sizeof set), 0);
            zo_vaak[uitkomst[i]]++;
            mbo_oordeel_free(o);
            mbo_zaak_free(zaak);
        }
    }
    CU_ASSERT(zo_vaak[MBO_UITKOMST_JA] > 100 && zo_vaak[MBO_UITKOMST_NEE] > 100);
    CU_ASSERT(zo_vaak[MBO_UITKOMST_ONBEKEND] > 100);
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

static CU_TestInfo tests[] = {{"last_days", last_days},
                              {"instroom", instroom},
                              {"far_as_near", far_as_near},
                              {"far_dates_as_near", far_dates_as_near},
                              {"batch", batch},
                              {"highest_age", highest_age},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"tijd", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
