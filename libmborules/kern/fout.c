/* SPDX-License-Identifier: MIT */
/* Errors: the message is made and made safe to show. */
#include "kern/kern.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Format characters, blanks other than the space, fillers and selectors, none of which a person can see; and the two
   hyphens that look like the one of ASCII. */
static bool is_unseen(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } unseen[] = {{0xa0, 0xa0},       {0xad, 0xad},       {0x34f, 0x34f},    {0x61c, 0x61c},     {0x115f, 0x1160},
                  {0x1680, 0x1680},   {0x17b4, 0x17b5},   {0x180b, 0x180f},  {0x2000, 0x2011},   {0x2028, 0x202f},
                  {0x205f, 0x206f},   {0x2800, 0x2800},   {0x3000, 0x3000},  {0x3164, 0x3164},   {0xfe00, 0xfe0f},
                  {0xfeff, 0xfeff},   {0xffa0, 0xffa0},   {0xfff0, 0xfffb},  {0x13430, 0x1343f}, {0x1bca0, 0x1bca3},
                  {0x1d159, 0x1d159}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};
    for (size_t i = 0; i < MBOI_COUNT(unseen); i++)
        if (code >= unseen[i].first && code <= unseen[i].last)
            return true;
    return false;
}

/* Escape what cannot be seen and cut at the end of a character, so that a hostile value cannot spoil a terminal and a
   wrong one does not look right. */
static void escape(char *out, size_t size, const char *in)
{
    size_t used = 0;
    for (mboi_span rest = mboi_span_of(in); rest.length;) {
        uint32_t code = 0;
        char escaped[12];
        mboi_span piece = {rest.text, mboi_utf8(rest, &code)};
        size_t read = piece.length ? piece.length : 1;
        if (!piece.length) /* not UTF-8: never pass it on */
            piece = mboi_span_of("?");
        else if (code < 0x20 || (code >= 0x7f && code < 0xa0))
            piece = (mboi_span){escaped, (size_t)snprintf(escaped, sizeof escaped, "\\x%02x", code)};
        else if (is_unseen(code))
            piece = (mboi_span){escaped,
                                (size_t)snprintf(escaped, sizeof escaped, code > 0xffff ? "\\U%08x" : "\\u%04x", code)};
        if (used + piece.length >= size)
            break;
        memcpy(out + used, piece.text, piece.length);
        used += piece.length;
        rest = (mboi_span){rest.text + read, rest.length - read};
    }
    out[used] = '\0';
}

MBOI_PRINTF(5, 0)
static mbo_status fail(mbo_fout *fout, mbo_status code, int64_t line, int64_t column, const char *format, va_list args)
{
    if (!fout)
        return code;
    char text[2 * sizeof fout->message];
    memset(fout, 0, sizeof *fout);
    fout->code = code;
    fout->line = line;
    fout->column = column;
    vsnprintf(text, sizeof text, format, args);
    escape(fout->message, sizeof fout->message, text);
    return code;
}

mbo_status mboi_fail(mbo_fout *fout, mbo_status code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail(fout, code, 0, 0, format, args);
    va_end(args);
    return code;
}

mbo_status mboi_fail_at(mbo_fout *fout, mbo_status code, int64_t line, int64_t column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail(fout, code, line, column, format, args);
    va_end(args);
    return code;
}

bool mboi_fail_null(mbo_fout *fout, const char *call, const char *names, size_t which)
{
    while (which--)
        names = strchr(names, ',') + 2;
    mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: %.*s is NULL", call, (int)strcspn(names, ","), names);
    return true;
}

mbo_status mboi_no_memory(mbo_fout *fout)
{
    return mboi_fail(fout, MBO_ERROR_MEMORY, "out of memory");
}
