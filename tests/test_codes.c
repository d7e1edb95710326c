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
        {MBO_VOCABULAIRE_UITKERING,
         "ww wao wia_iva wia_wga wajong waz ziektewet iow participatiewet ioaw ioaz bbz anw"},
        {MBO_VOCABULAIRE_LEERBAAN, "geen arbeidsovereenkomst vrijwilligerswerk behoud_uitkering"},
        {MBO_VOCABULAIRE_UITKOMST, "ja nee voorwaardelijk onbekend nvt"},
        {MBO_VOCABULAIRE_BESLISSER, "bevoegd_gezag uwv gemeente"},
        {MBO_VOCABULAIRE_OPEN, "feiten geen_waarde buiten_de_tijd crebo_niet_opgezocht"}, /* no part of the contract */
        {MBO_VOCABULAIRE_OPMERKINGSOORT,
         "geen_getal geen_factor geen_dag voor_begin geen_soort geen_niveau ander_niveau"}, /* nor is this */
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

/* Domain contract, section 1: codes of DUO's files and the law are read as synonyms. */
static void test_synonyms(void)
{
    static const struct {
        mbo_vocabulaire vocabulaire;
        const char *text, *naam;
    } synonyms[] = {{MBO_VOCABULAIRE_LEERWEG, "BOL", "bol"},
                    {MBO_VOCABULAIRE_LEERWEG, "BBL", "bbl"},
                    {MBO_VOCABULAIRE_LEERWEG, "OVO", "derde"},
                    {MBO_VOCABULAIRE_LEERWEG, "LBL", "derde"},
                    {MBO_VOCABULAIRE_LEERWEG, "odt", "derde"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-1", "entree"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-2", "basisberoeps"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-3", "vak"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "MBO-4", "middenkader"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "entreeopleiding", "entree"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "Basisberoepsopleiding", "basisberoeps"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "vakopleiding", "vak"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "MIDDENKADEROPLEIDING", "middenkader"},
                    {MBO_VOCABULAIRE_SOORT_OPLEIDING, "specialistenopleiding", "specialisten"},
                    {MBO_VOCABULAIRE_VOOROPLEIDING, "mbo-2", "mbo_basisberoeps"},
                    {MBO_VOCABULAIRE_VOOROPLEIDING, "entreeopleiding", "mbo_entree"},
                    {MBO_VOCABULAIRE_VOOROPLEIDING, "specialistenopleiding", "mbo_specialisten"}};
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++) {
        int32_t code = 0;
        CU_ASSERT_EQUAL(mbo_code_parse(synonyms[i].vocabulaire, synonyms[i].text, &code, NULL), MBO_OK);
        CU_ASSERT_STRING_EQUAL(mbo_code_name(synonyms[i].vocabulaire, code), synonyms[i].naam);
    }
}

/* Codes of DUO's files that are no leerweg of the WEB: the message says what they are. */
static void test_no_code(void)
{
    static const char *const none[][2] = {{"BOL_DT", "deeltijd"}, {"EX", "exam"}};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        mbo_fout fout;
        int32_t code = 0;
        CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_LEERWEG, none[i][0], &code, &fout), MBO_ERROR_NAME);
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, none[i][0]));
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, none[i][1]));
        CU_ASSERT_PTR_NULL(strstr(fout.message, "nearest"));
        CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_BEWIJS, none[i][0], &code, &fout), MBO_ERROR_NAME);
        CU_ASSERT_PTR_NULL(strstr(fout.message, none[i][1])); /* of leerweg alone */
    }
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
    CU_ASSERT_STRING_EQUAL(fout.message, "\"x\" is not a code of bewijs; one of diploma, certificaat, praktijkverklaring");
    /* what another code has as a part comes before what is one letter away, and two that are as near are both told */
    static const struct {
        mbo_vocabulaire vocabulaire;
        const char *text, *hint;
    } near[] = {{MBO_VOCABULAIRE_VOOROPLEIDING, "hbo", "nearest: \"hbo_wo\""},
                {MBO_VOCABULAIRE_UITKERING, "iva", "nearest: \"wia_iva\""},
                {MBO_VOCABULAIRE_LEERWEG, "bl", "nearest: \"bol\" or \"bbl\""},
                {MBO_VOCABULAIRE_VOOROPLEIDING, "mbo_4", "one of basisonderwijs, praktijkonderwijs, "}};
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
        CU_ASSERT_EQUAL(mbo_code_parse(near[i].vocabulaire, near[i].text, &code, &fout), MBO_ERROR_NAME);
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, near[i].hint));
    }
    CU_ASSERT_EQUAL(mbo_code_parse(99, "x", &code, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_LEERWEG, "", &code, &fout), MBO_ERROR_NAME);
}

static void test_niveau(void)
{
    static const int32_t expected[] = {0, 1, 2, 3, 4, 4, 0};
    for (int32_t soort = 0; soort <= 6; soort++)
        CU_ASSERT_EQUAL(mbo_soort_opleiding_niveau(soort), expected[soort]);
}

static CU_TestInfo tests[] = {{"contract", test_contract},
                              {"round trip", test_round_trip},
                              {"synonyms", test_synonyms},
                              {"no code", test_no_code},
                              {"unknown", test_unknown},
                              {"niveau", test_niveau},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"codes", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
