/* SPDX-License-Identifier: MIT */
/* Bytes that should be UTF-8: are they, and how are they shown when they are not? */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>

bool is_utf8(const char *text);

/* Each byte that is not of a character, and each control character, as \xNN; cut before `size`. Returns `out`. */
const char *show_bytes(const char *text, char *out, size_t size);

#endif
