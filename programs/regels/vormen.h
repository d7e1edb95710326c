/* SPDX-License-Identifier: MIT */
/* The forms in which the book, and what changed in it, are written. */
#ifndef VORMEN_H
#define VORMEN_H

#include "boek.h"

#include <jansson.h>

/* A line "label: text", wrapped; nothing when the text is empty. */
void print_line(int indent, const char *label, const char *text);

void print_book(const boek *b);
void print_json(const boek *b);
int print_html(const boek *b);

/* A value of a parameter as a number: of money in cents, as all money in JSON (docs/domein.md, section 10). Written
   with JSON_VORM. */
json_t *waarde_json(const mbo_parameter *p);

/* How all JSON is written: a value with two decimals stays what it is. */
#define JSON_VORM (JSON_INDENT(2) | JSON_REAL_PRECISION(13))

#endif
