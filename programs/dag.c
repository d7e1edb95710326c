/* SPDX-License-Identifier: MIT */
/* Days as people write them. */
#include "dag.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *const months[][3] = {
    {NULL, "januari", "January"}, {NULL, "februari", "February"}, {NULL, "maart", "March"},
    {NULL, "april", "April"},     {NULL, "mei", "May"},           {NULL, "juni", "June"},
    {NULL, "juli", "July"},       {NULL, "augustus", "August"},   {NULL, "september", "September"},
    {NULL, "oktober", "October"}, {NULL, "november", "November"}, {NULL, "december", "December"},
};

void print_day(FILE *to, mbo_datum datum, mbo_taal taal)
{
    int32_t year, month, day;
    mbo_datum_to_ymd(datum, &year, &month, &day);
    if (month)
        fprintf(to, "%d %s %d", day, months[month - 1][taal], year);
}

/* ---- reading ---- */

/* A number, or (digits 0) the month that a word names. */
typedef struct deel {
    int32_t getal;
    int digits;
} deel;

/* 1 to 12, of a name or the first three letters or more of one; 0: it names none. */
static int32_t month_of(const char *word, size_t n)
{
    if (n == 3 && strncasecmp(word, "mrt", n) == 0)
        return 3;
    for (int32_t m = 0; n >= 3 && m < 12; m++)
        for (mbo_taal taal = MBO_TAAL_NL; taal <= MBO_TAAL_EN; taal++)
            if (n <= strlen(months[m][taal]) && strncasecmp(word, months[m][taal], n) == 0)
                return m + 1;
    return 0;
}

/* The parts of a text; 0: there are more than three, or one is neither a number nor a month. */
static int parts_of(const char *text, deel *parts)
{
    static const char digits[] = "0123456789", letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    int count = 0;
    for (text += strspn(text, " \t"); *text; text += strspn(text, " \t-/.,")) {
        deel p = {0};
        size_t n = strspn(text, digits);
        p.digits = (int)n;
        for (size_t i = 0; i < n && n <= 8; i++)
            p.getal = 10 * p.getal + (text[i] - '0');
        if (!n) {
            n = strspn(text, letters);
            p.getal = month_of(text, n);
        }
        if (count == 3 || p.digits > 8 || (!p.digits && !p.getal))
            return 0;
        parts[count++] = p;
        text += n;
    }
    return count;
}

/* The year that two digits mean: the last one that is at most twenty years ahead. */
static int32_t year_of(deel p, mbo_datum vandaag)
{
    int32_t now, month, day, year;
    if (p.digits != 2)
        return p.digits == 4 ? p.getal : 0;
    mbo_datum_to_ymd(vandaag, &now, &month, &day);
    year = now - now % 100 + p.getal;
    return year > now + 20 ? year - 100 : year <= now - 80 ? year + 100 : year;
}

/* Eight digits, with the year in front or behind: no text is both, as no month is 19 or 20. */
static void cut_up(int32_t getal, deel *parts)
{
    int32_t front = getal / 10000, behind = getal % 10000;
    bool is_front = front >= 1900 && front < 2100 && behind / 100 <= 12;
    parts[0] = is_front ? (deel){front, 4} : (deel){front / 100, 2};
    parts[1] = is_front ? (deel){behind / 100, 2} : (deel){front % 100, 2};
    parts[2] = is_front ? (deel){behind % 100, 2} : (deel){behind, 4};
}

mbo_status read_day(const char *text, mbo_datum vandaag, mbo_datum *out, mbo_fout *fout)
{
    deel p[3];
    int count = parts_of(text, p);
    int32_t year, month, day;
    if (strcasecmp(text, "vandaag") == 0 || strcasecmp(text, "today") == 0) {
        *out = vandaag;
        return MBO_OK;
    }
    if (count == 1 && p[0].digits == 8) {
        cut_up(p[0].getal, p);
        count = 3;
    }
    if (count == 3) {
        bool year_first = p[0].digits == 4, month_first = !p[0].digits;
        day = p[year_first ? 2 : month_first ? 1 : 0].getal;
        month = p[month_first ? 0 : 1].getal;
        year = year_of(p[year_first ? 0 : 2], vandaag);
        int names = !p[0].digits + !p[1].digits + !p[2].digits;
        if (names < 2 && p[2].digits && year)
            return mbo_datum_from_ymd(year, month, day, out, fout);
    }
    *fout = (mbo_fout){.code = MBO_ERROR_VALUE};
    snprintf(fout->message, sizeof fout->message,
             "\"%.200s\" is not a date; such as 1-9-2026, 1 september 2026 or 2026-09-01", text);
    return MBO_ERROR_VALUE;
}
