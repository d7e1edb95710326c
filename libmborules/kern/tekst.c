/* SPDX-License-Identifier: MIT */
/* Pieces of text: comparing, UTF-8, reading numbers and dates, and the nearest name. */
#include "kern/cijfers.h"
#include "kern/kern.h"

#include <stdio.h>
#include <string.h>

mboi_span mboi_span_of(const char *text)
{
    return (mboi_span){text, strlen(text)};
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

mboi_span mboi_trim(mboi_span span)
{
    while (span.length && blank(span.text[0]))
        span.text++, span.length--;
    while (span.length && blank(span.text[span.length - 1]))
        span.length--;
    return span;
}

mboi_span mboi_take_word(mboi_span *rest)
{
    size_t n = 0;
    while (n < rest->length && rest->text[n] != ' ')
        n++;
    mboi_span word = {rest->text, n};
    *rest = mboi_trim((mboi_span){rest->text + n, rest->length - n});
    return word;
}

bool mboi_span_equal(mboi_span span, mboi_span other)
{
    return span.length == other.length && (!span.length || memcmp(span.text, other.text, span.length) == 0);
}

bool mboi_span_is(mboi_span span, const char *text)
{
    size_t i = 0;
    while (i < span.length && text[i] && text[i] == span.text[i]) /* most differ in the first */
        i++;
    return i == span.length && !text[i];
}

bool mboi_span_alike(mboi_span span, const char *text)
{
    if (strlen(text) != span.length)
        return false;
    for (size_t i = 0; i < span.length; i++)
        if (lower(span.text[i]) != lower(text[i]))
            return false;
    return true;
}

size_t mboi_utf8(mboi_span span, uint32_t *code)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    unsigned char c = span.length ? (unsigned char)*span.text : 0xff;
    size_t follow = c < 0x80                ? 0
                    : c >= 0xf0 && c < 0xf8 ? 3
                    : c >= 0xe0 && c < 0xf0 ? 2
                    : c >= 0xc0 && c < 0xe0 ? 1
                                            : 4;
    if (follow == 4 || span.length <= follow)
        return 0;
    *code = follow ? c & (0x3fu >> follow) : c;
    for (size_t n = 1; n <= follow; n++) {
        if (((unsigned char)span.text[n] & 0xc0) != 0x80)
            return 0;
        *code = *code << 6 | ((unsigned char)span.text[n] & 0x3f);
    }
    bool right = *code >= least[follow] && *code <= 0x10ffff && (*code < 0xd800 || *code >= 0xe000);
    return right ? follow + 1 : 0;
}

bool mboi_is_plain(mboi_span span)
{
    uint32_t code;
    for (size_t i = 0, n; i < span.length; i += n) {
        n = mboi_utf8((mboi_span){span.text + i, span.length - i}, &code);
        if (!n || code < 0x20 || (code >= 0x7f && code < 0xa0))
            return false;
    }
    return true;
}

const char *mboi_show(mboi_span span, mboi_shown *shown)
{
    size_t used = 0;
    for (size_t i = 0, n; i < span.length && i < MBOI_SHOWN; i += n) {
        uint32_t code;
        n = mboi_utf8((mboi_span){span.text + i, span.length - i}, &code);
        n += !n; /* a byte that is not UTF-8: mboi_fail() makes it a question mark */
        if (i + n > MBOI_SHOWN)
            break;
        if (!span.text[i]) {
            memcpy(shown->text + used, "\\x00", 4);
            used += 4;
            continue;
        }
        memcpy(shown->text + used, span.text + i, n);
        used += n;
    }
    shown->text[used] = '\0';
    return shown->text;
}

static bool digits(mboi_span span, int64_t max, int64_t *out)
{
    int64_t value = 0;
    if (!span.length)
        return false;
    for (size_t i = 0; i < span.length; i++) {
        if (span.text[i] < '0' || span.text[i] > '9')
            return false;
        int digit = span.text[i] - '0';
        if (value > (max - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

bool mboi_parse_int(mboi_span span, int64_t min, int64_t max, int64_t *out)
{
    bool negative = span.length && span.text[0] == '-';
    int64_t value;
    if (negative)
        span.text++, span.length--;
    if (!digits(span, INT64_MAX, &value))
        return false;
    if (negative)
        value = -value;
    if (value < min || value > max)
        return false;
    *out = value;
    return true;
}

bool mboi_parse_hundredths(mboi_span span, bool comma, int64_t max, int64_t *out)
{
    size_t whole = 0;
    while (whole < span.length && span.text[whole] != '.' && !(comma && span.text[whole] == ','))
        whole++;
    int64_t units, hundredths = 0;
    if (!digits((mboi_span){span.text, whole}, max / 100, &units))
        return false;
    if (whole < span.length) {
        mboi_span rest = {span.text + whole + 1, span.length - whole - 1};
        if (rest.length > 2 || !digits(rest, 99, &hundredths))
            return false;
        if (rest.length == 1)
            hundredths *= 10;
    }
    if (units > (max - hundredths) / 100)
        return false;
    *out = units * 100 + hundredths;
    return true;
}

/* Year, month and day of a text that has the form of a date; there need be no such day. */
static bool date_parts(mboi_span span, bool dutch, uint32_t *year, uint32_t *month, uint32_t *day)
{
    const char *t = span.text;
    if (span.length != 10)
        return false;
    if (!dutch || t[2] != '-' || t[5] != '-')
        return mboi_datum_delen(t, year, month, day);
    const char iso[10] = {t[6], t[7], t[8], t[9], '-', t[3], t[4], '-', t[0], t[1]};
    return mboi_datum_delen(iso, year, month, day);
}

bool mboi_parse_date(mboi_span span, bool dutch, mbo_datum *out)
{
    uint32_t year, month, day;
    return date_parts(span, dutch, &year, &month, &day) &&
           mbo_datum_from_ymd((int32_t)year, (int32_t)month, (int32_t)day, out, NULL) == MBO_OK;
}

const char *mboi_no_such_day(mboi_span span, bool dutch)
{
    uint32_t year, month, day;
    return date_parts(span, dutch, &year, &month, &day) ? ": there is no such day" : NULL;
}

size_t mboi_distance(mboi_span a, const char *b, size_t most)
{
    enum { LONGEST = 64 };
    size_t row[LONGEST + 1], n = strlen(b);
    if (a.length > LONGEST || n > LONGEST)
        return most + 1;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j];
            size_t best = diagonal + (lower(a.text[i - 1]) != lower(b[j - 1]));
            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
            diagonal = above;
        }
    }
    return row[n] > most ? most + 1 : row[n];
}

/* Three bytes or more of a name, such as a fact or code by its last word. */
static bool is_part(mboi_span deel, const char *naam)
{
    size_t n = strlen(naam);
    for (size_t at = 0; deel.length >= 3 && at + deel.length <= n; at++) {
        size_t i = 0;
        while (i < deel.length && lower(naam[at + i]) == lower(deel.text[i]))
            i++;
        if (i == deel.length)
            return true;
    }
    return false;
}

void mboi_offer(mboi_nabij *best, mboi_span gezocht, const char *naam)
{
    enum { GEEN_DEEL = 1000 }; /* further than any part */
    size_t n = strlen(naam), most = n / 3, afstand;
    bool deel = is_part(gezocht, naam);
    afstand = deel ? n - gezocht.length : mboi_distance(gezocht, naam, most);
    if (!deel && afstand > most)
        return;
    afstand += deel ? 0 : GEEN_DEEL;
    if (!best->naam || afstand < best->afstand)
        *best = (mboi_nabij){naam, NULL, afstand};
    else if (afstand == best->afstand && !best->ander && strcmp(naam, best->naam) != 0)
        best->ander = naam;
}

const char *mboi_show_nabij(const mboi_nabij *best, mboi_shown *shown)
{
    *shown->text = '\0';
    if (best->naam)
        snprintf(shown->text, sizeof shown->text, "; nearest: \"%s\"%s%s%s", best->naam, best->ander ? " or \"" : "",
                 best->ander ? best->ander : "", best->ander ? "\"" : "");
    return shown->text;
}

size_t mboi_copy_text(const char *text, size_t length, char *buffer, size_t size)
{
    if (buffer && size) {
        size_t n = length < size ? length : size - 1;
        memcpy(buffer, text, n);
        buffer[n] = '\0';
    }
    return length;
}
