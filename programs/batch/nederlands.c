/* SPDX-License-Identifier: MIT */
/* One idea: how Dutch spreadsheets and DUO's files write what the plain form has; --invoer nl reads and writes that. */
#include "utf8.h"
#include "werk.h"

#include <string.h>
#include <strings.h>

/* ---- Windows-1252 ---- */

/* Of 0x80 to 0x9f; 0: no character. The others have the number of their byte. */
static const uint16_t windows_1252[32] = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                          0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                          0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                          0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

size_t from_windows(const char *text, size_t length, char *out)
{
    char *to = out;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        unsigned code = c >= 0x80 && c < 0xa0 ? windows_1252[c - 0x80] : c;
        if (c < 0x80 || !code) { /* what is no character stays a byte that is not UTF-8, and is told as that */
            *to++ = (char)c;
        } else if (code < 0x800) {
            *to++ = (char)(0xc0 | code >> 6);
            *to++ = (char)(0x80 | (code & 63));
        } else {
            *to++ = (char)(0xe0 | code >> 12);
            *to++ = (char)(0x80 | (code >> 6 & 63));
            *to++ = (char)(0x80 | (code & 63));
        }
    }
    return (size_t)(to - out);
}

/* The byte of the character that a text begins with, which was one; `*size`: of how many in UTF-8. */
static char to_windows(const char *text, size_t *size)
{
    const unsigned char *c = (const unsigned char *)text;
    *size = *c < 0x80 ? 1 : *c < 0xe0 ? 2 : 3;
    unsigned code = *c < 0x80   ? *c
                    : *c < 0xe0 ? (*c & 31u) << 6 | (c[1] & 63u)
                                : (*c & 15u) << 12 | (c[1] & 63u) << 6 | (c[2] & 63u);
    for (unsigned i = 0; i < 32 && code > 0xff; i++)
        if (windows_1252[i] == code)
            code = 0x80 + i;
    return (char)code;
}

char *put_windows(char *to, const char *text, bool quoted)
{
    if (quoted)
        *to++ = '"';
    for (size_t size; *text; text += size) {
        if (*text == '"')
            *to++ = '"';
        *to++ = to_windows(text, &size);
    }
    if (quoted)
        *to++ = '"';
    return to;
}

/* ---- the separator ---- */

size_t find_separator(werk *w, const char *text, size_t length)
{
    lezer *l = &w->lezer;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool line_end = c == '\n' || c == '\r';
        if (c == '"')
            l->in_quotes = !l->in_quotes;
        if (!l->in_quotes && (c == ';' || c == '|' || (line_end && l->in_header))) {
            w->scheiding = line_end ? ';' : c; /* of one column: any */
            return i;
        }
        l->in_header |= !line_end && c != ' ' && c != '\t';
    }
    return length;
}

/* ---- values ---- */

static const char *digits(const char *text, int least, int most)
{
    int n = 0;
    while (n < most && *text >= '0' && *text <= '9') {
        text++;
        n++;
    }
    return n >= least ? text : NULL;
}

bool is_dutch_date(const char *text)
{
    const char *at = digits(text, 1, 2);
    at = at && *at == '-' ? digits(at + 1, 1, 2) : NULL;
    at = at && *at == '-' ? digits(at + 1, 4, 4) : NULL;
    return at && !*at;
}

bool is_dutch_money(const char *text)
{
    const char *at = digits(text, 1, 15);
    at = at && *at == ',' ? digits(at + 1, 1, 2) : NULL;
    return at && !*at;
}

bool is_dutch_fact(mbo_feit feit)
{
    mbo_feittype type = feit ? mbo_feit_type(feit) : 0;
    return type == MBO_FEITTYPE_BOOL || type == MBO_FEITTYPE_DATUM || type == MBO_FEITTYPE_GELD;
}

/* What Dutch Excel makes of a cell that is true or false, in the plain form; NULL: something else. */
static const char *dutch_bool(const char *text)
{
    return strcasecmp(text, "waar") == 0 ? "ja" : strcasecmp(text, "onwaar") == 0 ? "nee" : NULL;
}

static char swapped(char c)
{
    return (char)(c == ',' ? '.' : c == '.' ? ',' : c);
}

bool add_dutch(blok *b, mbo_feit feit, const char *text, size_t length)
{
    mbo_feittype type = mbo_feit_type(feit);
    const char *ja_nee = type == MBO_FEITTYPE_BOOL ? dutch_bool(text) : NULL;
    size_t begin = b->velden.used;
    if (ja_nee)
        return add_text(b, &b->velden, ja_nee, strlen(ja_nee)) && add_text(b, &b->velden, text, length);
    if (type == MBO_FEITTYPE_DATUM && is_dutch_date(text)) {
        char plain[16];
        int day, month, year;
        sscanf(text, "%d-%d-%d", &day, &month, &year);
        snprintf(plain, sizeof plain, "%04d-%02d-%02d", year, month, day);
        return add_text(b, &b->velden, plain, strlen(plain)) && add_text(b, &b->velden, text, length);
    }
    if (!add_text(b, &b->velden, text, length))
        return false;
    /* a point is no comma: it may mark thousands */
    for (char *at = b->velden.data + begin; type == MBO_FEITTYPE_GELD && *at; at++)
        *at = swapped(*at);
    return add_text(b, &b->velden, text, length);
}

/* In the message of an error: this in place of that, once. */
static void replace(mbo_fout *fout, const char *that, const char *with)
{
    char whole[sizeof fout->message];
    char *at = strstr(fout->message, that);
    if (!at)
        return;
    snprintf(whole, sizeof whole, "%.*s%s%s", (int)(at - fout->message), fout->message, with, at + strlen(that));
    strcpy(fout->message, whole);
}

static void add_hint(mbo_fout *fout, const char *hint)
{
    size_t used = strlen(fout->message);
    snprintf(fout->message + used, sizeof fout->message - used, "%s", hint);
}

void tell_in_dutch_form(mbo_fout *fout, mbo_feit feit, const char *value)
{
    mbo_feittype type = mbo_feit_type(feit);
    if (type != MBO_FEITTYPE_DATUM && type != MBO_FEITTYPE_GELD)
        return;
    const char *given = value + strlen(value) + 1;
    if (type == MBO_FEITTYPE_DATUM) {
        if (is_dutch_date(given))
            replace(fout, value, given);
        replace(fout, "(yyyy-mm-dd)", "(d-m-yyyy or yyyy-mm-dd)");
        return;
    }
    char *from = strchr(fout->message, '"'), *to = strrchr(fout->message, '"');
    for (; from && from < to; from++)
        *from = swapped(*from);
    replace(fout, "after a point", strchr(given, '.') ? "after a comma, and no point" : "after a comma");
}

void hint_at_dutch_form(mbo_fout *fout, mbo_feit feit, const char *value)
{
    mbo_feittype type = mbo_feit_type(feit);
    if (!is_utf8(value))
        add_hint(fout, "; it is not UTF-8: --invoer nl reads Windows-1252");
    else if (type == MBO_FEITTYPE_DATUM && is_dutch_date(value))
        add_hint(fout, "; --invoer nl reads d-m-yyyy");
    else if (type == MBO_FEITTYPE_GELD && is_dutch_money(value))
        add_hint(fout, "; --invoer nl reads a decimal comma");
    else if (type == MBO_FEITTYPE_BOOL && dutch_bool(value))
        add_hint(fout, "; --invoer nl reads WAAR and ONWAAR");
}

const char *dutch_date(mbo_datum datum, char *out)
{
    int32_t year, month, day;
    *out = '\0';
    if (datum != MBO_DATUM_NOT_SET) {
        mbo_datum_to_ymd(datum, &year, &month, &day);
        snprintf(out, DUTCH_DATE, "%d-%d-%04d", (int)day, (int)month, (int)year);
    }
    return out;
}
