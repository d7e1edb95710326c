/* SPDX-License-Identifier: MIT */
#include "kern/kern.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Escape control characters and cut at the end of a character, so that a hostile value cannot spoil a terminal. */
static void escape(char *out, size_t size, const char *in)
{
    size_t used = 0;
    while (*in) {
        unsigned char c = (unsigned char)*in;
        char piece[5] = {0};
        size_t n = 1;
        if (c < 0x20 || c == 0x7f) {
            n = (size_t)snprintf(piece, sizeof piece, "\\x%02x", c);
            in++;
        } else {
            size_t follow = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;
            n = 0;
            do
                piece[n++] = *in++;
            while (n <= follow && ((unsigned char)*in & 0xc0) == 0x80);
            if (n <= follow || (c & 0xc0) == 0x80) /* not UTF-8: never pass it on */
                memcpy(piece, "?", 2), n = 1;
            else if (c == 0xc2 && (unsigned char)piece[1] < 0xa0) /* the C1 controls */
                n = (size_t)snprintf(piece, sizeof piece, "\\x%02x", (unsigned char)piece[1]);
        }
        if (used + n >= size)
            break;
        memcpy(out + used, piece, n);
        used += n;
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
