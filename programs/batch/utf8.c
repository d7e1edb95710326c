/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* The bytes of the character that a text begins with; 0: it begins with none. */
static size_t character(const char *text)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000}; /* that takes so many bytes */
    const unsigned char *c = (const unsigned char *)text;
    size_t n = *c < 0x80 ? 1 : *c >> 5 == 6 ? 2 : *c >> 4 == 14 ? 3 : *c >> 3 == 30 ? 4 : 0;
    uint32_t code = n > 1 ? *c & 0xffu >> (n + 1) : *c;
    for (size_t i = 1; i < n; i++) {
        if (c[i] >> 6 != 2)
            return 0;
        code = code << 6 | (c[i] & 0x3f);
    }
    return n && code >= least[n] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? n : 0;
}

bool is_utf8(const char *text)
{
    for (size_t n; *text; text += n)
        if (!(n = character(text)))
            return false;
    return true;
}

const char *show_bytes(const char *text, char *out, size_t size)
{
    size_t used = 0;
    for (size_t n; *text; text += n) {
        char piece[8];
        unsigned char c = (unsigned char)*text;
        n = character(text);
        if (!n || c < 0x20 || c == 0x7f)
            snprintf(piece, sizeof piece, "\\x%02x", c);
        else if (c == 0xc2 && (unsigned char)text[1] < 0xa0) /* the C1 controls */
            snprintf(piece, sizeof piece, "\\x%02x", (unsigned char)text[1]);
        else
            snprintf(piece, sizeof piece, "%.*s", (int)n, text);
        if (used + strlen(piece) >= size)
            break;
        strcpy(out + used, piece);
        used += strlen(piece);
        n = n ? n : 1;
    }
    out[used] = '\0';
    return out;
}
