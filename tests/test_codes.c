/* SPDX-License-Identifier: MIT */
#include "tests.h"

#include <string.h>

/* Names and numbers as the domain contract, section 1, lists them. */
static void test_contract(void)
{
    static const struct {
        mbo_vocabulaire vocabulaire;
        const char *names;
    } contract[] = {
        {MBO_VOCABULAIRE_SOORT_OPLEIDING, "entree basisberoeps vak middenkader specialisten"},
        {MBO_VOCABULAIRE_LEERWEG, "bol bbl derde"},
        {MBO_VOCABULAIRE_BEWIJS, "diploma certificaat praktijkverklaring"},
        {MBO_VOCABULAIRE_INSTELLING, "roc aoc vakinstelling beroepscollege privaat"},
        {MBO_VOCABULAIRE_VOOROPLEIDING, "basisonderwijs praktijkonderwijs lbo vbo vmbo_bb vmbo_kb vmbo_gl vmbo_tl mavo "
                                        "mavo_vbo overgangsbewijs havo vwo "
                                        "mbo_entree mbo_basisberoeps mbo_vak mbo_middenkader mbo_specialisten hbo_wo "
                                        "aangewezen buitenlands_niet_erkend"},
        {MBO_VOCABULAIRE_UITKERING, "geen ww wao wia_iva wia_wga wajong waz ziektewet participatiewet"},
        {MBO_VOCABULAIRE_LEERBAAN, "geen arbeidsovereenkomst vrijwilligerswerk"},
        {MBO_VOCABULAIRE_UITKOMST, "ja nee voorwaardelijk onbekend nvt"},
        {MBO_VOCABULAIRE_BESLISSER, "bevoegd_gezag uwv gemeente"},
        {MBO_VOCABULAIRE_OPEN, "feiten geen_waarde buiten_de_tijd"}, /* no part of the contract */
    };
    for (size_t i = 0; i < sizeof contract / sizeof *contract; i++) {
        char all[512] = "";
        for (int32_t code = 1; code <= mbo_code_count(contract[i].vocabulaire); code++) {
            if (*all)
                strcat(all, " ");
            strcat(all, mbo_code_name(contract[i].vocabulaire, code));
        }
        CU_ASSERT_STRING_EQUAL(all, contract[i].names);
    }
}

static void test_round_trip(void)
{
    for (mbo_vocabulaire v = 1; mbo_code_count(v); v++)
        for (int32_t code = 1; code <= mbo_code_count(v); code++) {
            int32_t read = 0;
            CU_ASSERT_EQUAL(mbo_code_parse(v, mbo_code_name(v, code), &read, NULL), MBO_OK);
            CU_ASSERT_EQUAL(read, code);
            CU_ASSERT(strlen(mbo_code_label(v, code, MBO_TAAL_NL)) > 0);
            CU_ASSERT(strlen(mbo_code_label(v, code, MBO_TAAL_EN)) > 0);
            CU_ASSERT_PTR_NULL(mbo_code_label(v, code, 3));
        }
    CU_ASSERT_PTR_NULL(mbo_code_name(MBO_VOCABULAIRE_LEERWEG, 0));
    CU_ASSERT_PTR_NULL(mbo_code_name(MBO_VOCABULAIRE_LEERWEG, 4));
    CU_ASSERT_PTR_NULL(mbo_code_name(0, 1));
    CU_ASSERT_EQUAL(mbo_code_count(99), 0);
}

static int32_t parse(mbo_vocabulaire v, const char *text)
{
    int32_t code = -1;
    mbo_code_parse(v, text, &code, NULL);
    return code;
}

/* Domain contract, section 1: codes of DUO's files and the law are read as synonyms. */
static void test_synonyms(void)
{
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_LEERWEG, "BOL"), MBO_LEERWEG_BOL);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_LEERWEG, "BBL"), MBO_LEERWEG_BBL);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_LEERWEG, "OVO"), MBO_LEERWEG_DERDE);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_LEERWEG, "LBL"), MBO_LEERWEG_DERDE);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-1"), MBO_SOORT_OPLEIDING_ENTREE);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-2"), MBO_SOORT_OPLEIDING_BASISBEROEPS);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-3"), MBO_SOORT_OPLEIDING_VAK);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-4"), MBO_SOORT_OPLEIDING_MIDDENKADER);
    CU_ASSERT_EQUAL(parse(MBO_VOCABULAIRE_VOOROPLEIDING, "mbo-2"), MBO_VOOROPLEIDING_MBO_BASISBEROEPS);
}

static void test_unknown(void)
{
    mbo_fout fout;
    int32_t code = 7;
    CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_VOOROPLEIDING, "vmbo_bk", &code, &fout), MBO_ERROR_NAME);
    CU_ASSERT_EQUAL(code, 7);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "\"vmbo_bk\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "nearest: \"vmbo_b")); /* vmbo_bb is one edit away */
    CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_LEERWEG, "bolt", &code, &fout), MBO_ERROR_NAME);
    CU_ASSERT_STRING_EQUAL(fout.message, "\"bolt\" is not a code of leerweg; nearest: \"bol\"");
    CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_BEWIJS, "x", &code, &fout), MBO_ERROR_NAME);
    CU_ASSERT_STRING_EQUAL(fout.message, "\"x\" is not a code of bewijs");
    CU_ASSERT_EQUAL(mbo_code_parse(99, "x", &code, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_LEERWEG, "", &code, &fout), MBO_ERROR_NAME);
}

static void test_niveau(void)
{
    static const int32_t expected[] = {0, 1, 2, 3, 4, 4, 0};
    for (int32_t soort = 0; soort <= 6; soort++)
        CU_ASSERT_EQUAL(mbo_soort_opleiding_niveau(soort), expected[soort]);
}

static CU_TestInfo tests[] = {{"contract", test_contract}, {"round trip", test_round_trip}, {"synonyms", test_synonyms},
                              {"unknown", test_unknown},   {"niveau", test_niveau},         CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"codes", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
