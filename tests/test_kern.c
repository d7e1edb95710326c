/* SPDX-License-Identifier: MIT */
#include "tests.h"

#include <stdlib.h>
#include <string.h>

static mbo_datum day(int32_t y, int32_t m, int32_t d)
{
    mbo_datum out = MBO_DATUM_NOT_SET;
    CU_ASSERT_EQUAL(mbo_datum_from_ymd(y, m, d, &out, NULL), MBO_OK);
    return out;
}

static void test_days(void)
{
    CU_ASSERT_EQUAL(day(1970, 1, 1), 0);
    CU_ASSERT_EQUAL(day(2014, 8, 1), MBO_REGELS_BEGIN);
    CU_ASSERT_EQUAL(day(1, 1, 1), MBO_DATUM_MIN);
    CU_ASSERT_EQUAL(day(9999, 12, 31), MBO_DATUM_MAX);
    CU_ASSERT_EQUAL(day(2000, 3, 1) - day(2000, 2, 28), 2); /* 2000 is a leap year, 1900 is not */
    CU_ASSERT_EQUAL(day(1900, 3, 1) - day(1900, 2, 28), 1);
}

/* Every day of the calendar, counted by hand: the next day is the next number. */
static void test_every_day(void)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    mbo_datum expected = MBO_DATUM_MIN;
    for (int32_t y = 1; y <= 9999; y++)
        for (int32_t m = 1; m <= 12; m++) {
            int days = length[m - 1] + (m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0));
            for (int32_t d = 1; d <= days; d++, expected++) {
                int32_t yy, mm, dd;
                mbo_datum_to_ymd(expected, &yy, &mm, &dd);
                mbo_datum got;
                if (yy != y || mm != m || dd != d || mbo_datum_from_ymd(y, m, d, &got, NULL) || got != expected) {
                    CU_FAIL("a day does not go there and back");
                    return;
                }
            }
            mbo_datum none;
            if (mbo_datum_from_ymd(y, m, days + 1, &none, NULL) != MBO_ERROR_VALUE)
                CU_FAIL("a day too many in a month");
        }
    CU_ASSERT_EQUAL(expected, MBO_DATUM_MAX + 1);
}

static void test_text(void)
{
    mbo_datum out = 5;
    mbo_fout fout;
    char text[11];
    CU_ASSERT_EQUAL(mbo_datum_parse("2026-08-01", &out, &fout), MBO_OK);
    CU_ASSERT_EQUAL(out, day(2026, 8, 1));
    CU_ASSERT_EQUAL(mbo_datum_format(out, text, sizeof text), 10);
    CU_ASSERT_STRING_EQUAL(text, "2026-08-01");
    CU_ASSERT_EQUAL(mbo_datum_format(out, NULL, 0), 10);
    CU_ASSERT_EQUAL(mbo_datum_format(out, text, 5), 10);
    CU_ASSERT_STRING_EQUAL(text, "2026");
    CU_ASSERT_EQUAL(mbo_datum_format(MBO_DATUM_NOT_SET, text, sizeof text), 0);
    CU_ASSERT_STRING_EQUAL(text, "");
    static const char *const bad[] = {"",           "2026",       "01-08-2026", "2026-8-1",
                                      "2026-02-29", "2026-13-01", "0000-01-01", "2026-08-01 ",
                                      "2026/08/01", "+026-08-01", "20260801"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        out = 5;
        CU_ASSERT_EQUAL(mbo_datum_parse(bad[i], &out, &fout), MBO_ERROR_VALUE);
        CU_ASSERT_EQUAL(out, 5);
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, bad[i]));
    }
}

static void test_age(void)
{
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 5, 10), day(2018, 5, 9)), 17);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 5, 10), day(2018, 5, 10)), 18);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 5, 10), day(2000, 5, 9)), -1);
    /* born 29 February: 1 March in common years, the day itself in leap years */
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 2, 29), day(2018, 2, 28)), 17);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 2, 29), day(2018, 3, 1)), 18);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 2, 29), day(2020, 2, 28)), 19);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 2, 29), day(2020, 2, 29)), 20);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(MBO_DATUM_NOT_SET, day(2026, 1, 1)), -1);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(day(2000, 1, 1), MBO_DATUM_MAX + 1), -1);
    CU_ASSERT_EQUAL(mbo_datum_leeftijd(MBO_DATUM_MIN, MBO_DATUM_MAX), 9998);
}

static void test_error(void)
{
    mbo_fout fout;
    mbo_datum out;
    CU_ASSERT_EQUAL(sizeof fout, 512);
    CU_ASSERT_EQUAL(mbo_datum_parse("a\x1b[31m\nb\xff\xc2\x9b", &out, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(fout.code, MBO_ERROR_VALUE);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "a\\x1b[31m\\x0ab?\\x9b"));
    for (const char *c = fout.message; *c; c++)
        CU_ASSERT((unsigned char)*c >= 0x20 && (unsigned char)*c < 0x7f);
    CU_ASSERT_EQUAL(mbo_datum_parse("no", &out, NULL), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_datum_parse(NULL, &out, &fout), MBO_ERROR_ARGUMENT);
}

static void test_version(void)
{
    CU_ASSERT_STRING_EQUAL(mbo_version(), MBO_VERSION);
    CU_ASSERT_EQUAL(mbo_version_number(), MBO_VERSION_NUMBER);
    CU_ASSERT(atoi(mbo_version_libxml2()) >= 20900);
}

static CU_TestInfo tests[] = {{"days", test_days}, {"every day", test_every_day}, {"text", test_text},
                              {"age", test_age},   {"error", test_error},         {"version", test_version},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"kern", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
