/* SPDX-License-Identifier: MIT */
/* The forms in which the book, and what changed in it, are written. */
#ifndef VORMEN_H
#define VORMEN_H

#include "boek.h"

/* A line "label: text", wrapped; nothing when the text is empty. */
void print_line(int indent, const char *label, const char *text);

void print_book(const boek *b);
void print_json(const boek *b);
int print_html(const boek *b);

#endif
