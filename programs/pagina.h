/* SPDX-License-Identifier: MIT */
/* Writing a page of HTML that needs nothing else. */
#ifndef PAGINA_H
#define PAGINA_H

#include <libxml/xmlwriter.h>
#include <mborules/mborules.h>
#include <stdbool.h>

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

/* An attribute of a name of the field, which is Dutch in whatever language the page is. */
void dutch(page *p, mbo_taal taal);

/* Does a term become a link to where the page explains it? */
typedef bool begrip_links(void *ctx, const mbo_begrip *begrip);

/* A running text, with a link from each term of which `links` says so (NULL: none does); what an English text quotes in
   Dutch is marked. */
void sentence(page *p, const mbo_regels *regels, mbo_taal taal, const char *content, begrip_links *links, void *ctx);

/* A link to a place in the page itself. */
void link_to(page *p, const char *anchor, const char *text);

/* An anchor: "begrip-derde_leerweg"; valid until the next call. */
const char *anchor(const char *soort, const char *naam);

/* The page up to its body, which is left open; NULL: there is no memory. */
page *begin_page(xmlBuffer **buffer, mbo_taal taal, const char *titel, const char *style);

/* Print the page, and release it; the exit status. */
int print_page(const char *program, page *p, xmlBuffer *buffer);

#endif
