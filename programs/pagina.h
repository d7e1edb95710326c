/* SPDX-License-Identifier: MIT */
/* Writing a page of HTML that needs nothing else. */
#ifndef PAGINA_H
#define PAGINA_H

#include <libxml/xmlwriter.h>
#include <mborules/mborules.h>

typedef xmlTextWriter page;

/* An element with a text. */
void element(page *p, const char *name, const char *text);

/* An element that goes on until end(). */
void begin(page *p, const char *name);
void attribute(page *p, const char *name, const char *value);
void end(page *p);

/* The same of running text: no line breaks are put within it. */
void begin_text(page *p, const char *name);
void end_text(page *p);

void text(page *p, const char *text);

/* A link to a place in the page itself. */
void link_to(page *p, const char *anchor, const char *text);

/* An anchor: "begrip-derde_leerweg"; valid until the next call. */
const char *anchor(const char *soort, const char *naam);

/* The page up to its body, which is left open; NULL: there is no memory. */
page *begin_page(xmlBuffer **buffer, mbo_taal taal, const char *titel, const char *style);

/* Print the page, and release it; the exit status. */
int print_page(const char *program, page *p, xmlBuffer *buffer);

#endif
