/* SPDX-License-Identifier: MIT */
#include "kern/kern.h"

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

bool mboi_span_is(mboi_span span, const char *text)
{
    return strlen(text) == span.length && (!span.length || memcmp(span.text, text, span.length) == 0);
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

bool mboi_is_plain(mboi_span span)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    for (size_t i = 0; i < span.length;) {
        unsigned char c = (unsigned char)span.text[i++];
        size_t follow = c < 0x80                ? 0
                        : c >= 0xf0 && c < 0xf8 ? 3
                        : c >= 0xe0 && c < 0xf0 ? 2
                        : c >= 0xc0 && c < 0xe0 ? 1
                                                : 4;
        if (follow == 4 || span.length - i < follow)
            return false;
        uint32_t code = follow ? c & (0x3fu >> follow) : c;
        for (size_t n = 0; n < follow; n++, i++) {
            if (((unsigned char)span.text[i] & 0xc0) != 0x80)
                return false;
            code = code << 6 | ((unsigned char)span.text[i] & 0x3f);
        }
        if (code < least[follow] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || code < 0x20 ||
            (code >= 0x7f && code < 0xa0))
            return false;
    }
    return true;
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

bool mboi_parse_date(mboi_span span, bool dutch, mbo_datum *out)
{
    int64_t year, month, day;
    if (span.length != 10)
        return false;
    const char *t = span.text;
    if (t[4] == '-' && t[7] == '-') {
        if (!digits((mboi_span){t, 4}, 9999, &year) || !digits((mboi_span){t + 5, 2}, 12, &month) ||
            !digits((mboi_span){t + 8, 2}, 31, &day))
            return false;
    } else if (dutch && t[2] == '-' && t[5] == '-') {
        if (!digits((mboi_span){t + 6, 4}, 9999, &year) || !digits((mboi_span){t + 3, 2}, 12, &month) ||
            !digits((mboi_span){t, 2}, 31, &day))
            return false;
    } else {
        return false;
    }
    return mbo_datum_from_ymd((int32_t)year, (int32_t)month, (int32_t)day, out, NULL) == MBO_OK;
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

void mboi_offer(mboi_nabij *best, mboi_span gezocht, const char *naam)
{
    size_t most = strlen(naam) / 2, afstand = mboi_distance(gezocht, naam, most);
    if (afstand <= most && (!best->naam || afstand < best->afstand))
        *best = (mboi_nabij){naam, afstand};
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
