/* SPDX-License-Identifier: MIT */
#include "tests.h"

#include <stdio.h>
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

/* A date of the right form that is no day of the calendar is told apart from one of another form. */
static void test_no_such_day(void)
{
    static const char *const geen[] = {"2023-02-29", "2026-13-01", "0000-01-01",
                                       "2026-00-10", "2026-04-31", "2026-99-99"},
                             *const vorm[] = {"29-02-2023", "2023-2-29", "2023-02-2x", "2023-02-290", "2023 02-29"};
    mbo_datum out;
    mbo_fout fout;
    char message[64];
    for (size_t i = 0; i < sizeof geen / sizeof *geen; i++) {
        CU_ASSERT_EQUAL(mbo_datum_parse(geen[i], &out, &fout), MBO_ERROR_VALUE);
        snprintf(message, sizeof message, "\"%s\": there is no such day", geen[i]);
        CU_ASSERT_STRING_EQUAL(fout.message, message);
    }
    for (size_t i = 0; i < sizeof vorm / sizeof *vorm; i++) {
        CU_ASSERT_EQUAL(mbo_datum_parse(vorm[i], &out, &fout), MBO_ERROR_VALUE);
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "is not a date of the form yyyy-mm-dd"));
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

/* What nobody can see in a value is written out; what can be seen stays. */
static void test_unseen(void)
{
    static const struct {
        const char *value, *shown;
    } values[] = {
        {"\xc2\xa0", "\\u00a0"},             /* a no-break space */
        {"\xc2\xad", "\\u00ad"},             /* a soft hyphen */
        {"\xcd\x8f", "\\u034f"},             /* a grapheme joiner */
        {"\xd8\x9c", "\\u061c"},             /* a mark of direction */
        {"\xe1\x85\xa0", "\\u1160"},         /* a filler */
        {"\xe1\x9a\x80", "\\u1680"},         /* a blank */
        {"\xe1\xa0\x8e", "\\u180e"},         /* a separator of vowels */
        {"\xe2\x80\x80", "\\u2000"},         /* the blanks of typography */
        {"\xe2\x80\x8b", "\\u200b"},         /* zero-width, and marks of direction */
        {"\xe2\x80\x8f", "\\u200f"},         /* - */
        {"\xe2\x80\x91", "\\u2011"},         /* a no-break hyphen */
        {"\xe2\x80\xa8", "\\u2028"},         /* separators of lines and paragraphs */
        {"\xe2\x80\xa9", "\\u2029"},         /* - */
        {"\xe2\x80\xae", "\\u202e"},         /* from right to left */
        {"\xe2\x80\xaf", "\\u202f"},         /* a narrow no-break space */
        {"\xe2\x81\xa0", "\\u2060"},         /* a word joiner */
        {"\xe2\x81\xa4", "\\u2064"},         /* an invisible plus */
        {"\xe2\x81\xa9", "\\u2069"},         /* the end of a stretch of one direction */
        {"\xe2\xa0\x80", "\\u2800"},         /* braille without a dot */
        {"\xe3\x80\x80", "\\u3000"},         /* a wide space */
        {"\xef\xb8\x8f", "\\ufe0f"},         /* a selector */
        {"\xef\xbb\xbf", "\\ufeff"},         /* the byte-order mark */
        {"\xf3\xa0\x81\xa1", "\\U000e0061"}, /* a tag */
        {"\xc3\xab\xe2\x82\xac\xe2\x80\x93\xf0\x9f\x98\x80", "\xc3\xab\xe2\x82\xac\xe2\x80\x93\xf0\x9f\x98\x80"},
        {"\xc0\x8a", "??"},      /* a line feed in more bytes than it needs is no UTF-8 */
        {"\xed\xa0\x80", "???"}, /* half a pair */
        {"\xe2\x80", "??"},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        mbo_datum out;
        mbo_fout fout;
        char value[32], shown[64];
        snprintf(value, sizeof value, "a%sb", values[i].value);
        snprintf(shown, sizeof shown, "\"a%sb\" is", values[i].shown);
        CU_ASSERT_EQUAL(mbo_datum_parse(value, &out, &fout), MBO_ERROR_VALUE);
        if (strncmp(fout.message, shown, strlen(shown)) != 0) {
            printf("%s\n", fout.message);
            CU_FAIL("a character that cannot be seen is not written out, or one that can is not as it was");
        }
    }
}

/* A long value is cut between two characters. */
static void test_cut(void)
{
    char value[101] = "1";
    mbo_datum out;
    mbo_fout fout;
    for (size_t i = 1; i < sizeof value - 1; i += 3)
        memcpy(value + i, "\xe2\x82\xac", 3);
    CU_ASSERT_EQUAL(mbo_datum_parse(value, &out, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_PTR_NULL(strchr(fout.message, '?'));
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "\xe2\x82\xac\" is not"));
}

static void test_version(void)
{
    CU_ASSERT_STRING_EQUAL(mbo_version(), MBO_VERSION);
    CU_ASSERT_EQUAL(mbo_version_number(), MBO_VERSION_NUMBER);
    CU_ASSERT(atoi(mbo_version_libxml2()) >= 20900);
}

static CU_TestInfo tests[] = {{"days", test_days},       {"every day", test_every_day},
                              {"text", test_text},       {"no such day", test_no_such_day},
                              {"age", test_age},         {"error", test_error},
                              {"unseen", test_unseen},   {"cut", test_cut},
                              {"version", test_version}, CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"kern", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
