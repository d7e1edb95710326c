/* SPDX-License-Identifier: MIT */
#include "pagina.h"

#include "scherm.h"

#include <stdio.h>
#include <string.h>

void begin(page *p, const char *name)
{
    xmlTextWriterStartElement(p, BAD_CAST name);
}

void attribute(page *p, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(p, BAD_CAST name, BAD_CAST value);
}

void end(page *p)
{
    xmlTextWriterFullEndElement(p); /* HTML has no <td/> */
}

void text(page *p, const char *text)
{
    xmlTextWriterWriteString(p, BAD_CAST text);
}

void element(page *p, const char *name, const char *content)
{
    begin_text(p, name);
    text(p, content);
    end_text(p);
}

void begin_text(page *p, const char *name)
{
    begin(p, name);
    xmlTextWriterSetIndent(p, 0);
}

void end_text(page *p)
{
    end(p);
    xmlTextWriterSetIndent(p, 1);
    text(p, "\n");
}

void dutch(page *p, mbo_taal taal)
{
    if (taal != MBO_TAAL_NL)
        attribute(p, "lang", "nl");
}

/* Does an English text quote a form of a term in Dutch? */
static bool is_dutch(const mbo_regels *regels, mbo_taal taal, const mbo_begrip *begrip, const char *content, size_t n)
{
    char form[128];
    size_t at, length;
    if (taal == MBO_TAAL_NL || n >= sizeof form)
        return false;
    snprintf(form, sizeof form, "%.*s", (int)n, content);
    return strcmp(form, mbo_begrip_naam(begrip, taal)) != 0 &&
           mbo_regels_begrip_in(regels, form, MBO_TAAL_NL, 0, &at, &length) == begrip && !at && length == n;
}

void sentence(page *p, const mbo_regels *regels, mbo_taal taal, const char *content, begrip_links *links, void *ctx)
{
    const mbo_begrip *begrip;
    size_t from = 0, at = 0, n = 0;
    while ((begrip = mbo_regels_begrip_in(regels, content, taal, from, &at, &n))) {
        bool is_link = links && links(ctx, begrip), is_nl = is_dutch(regels, taal, begrip, content + at, n);
        xmlTextWriterWriteFormatString(p, "%.*s", (int)(at - from), content + from);
        if (is_link || is_nl)
            begin(p, is_link ? "a" : "span");
        if (is_link) {
            attribute(p, "class", "begrip");
            xmlTextWriterWriteFormatAttribute(p, BAD_CAST "href", "#%s", anchor("begrip", mbo_begrip_id(begrip)));
        }
        if (is_nl)
            dutch(p, taal);
        xmlTextWriterWriteFormatString(p, "%.*s", (int)n, content + at);
        if (is_link || is_nl)
            end(p);
        from = at + n;
    }
    text(p, content + from);
}

void link_to(page *p, const char *anchor, const char *content)
{
    begin(p, "a");
    xmlTextWriterWriteFormatAttribute(p, BAD_CAST "href", "#%s", anchor);
    text(p, content);
    end(p);
}

const char *anchor(const char *soort, const char *naam)
{
    static char name[160];
    snprintf(name, sizeof name, "%s-%s", soort, naam);
    for (char *c = name; *c; c++)
        *c = *c == ' ' ? '_' : *c;
    return name;
}

page *begin_page(xmlBuffer **buffer, mbo_taal taal, const char *titel, const char *style)
{
    *buffer = xmlBufferCreate();
    page *p = *buffer ? xmlNewTextWriterMemory(*buffer, 0) : NULL;
    if (!p) {
        xmlBufferFree(*buffer);
        *buffer = NULL;
        return NULL;
    }
    xmlTextWriterSetIndent(p, 1);
    begin(p, "html");
    attribute(p, "lang", taal == MBO_TAAL_NL ? "nl" : "en");
    begin(p, "head");
    begin(p, "meta");
    attribute(p, "charset", "utf-8");
    xmlTextWriterEndElement(p);
    begin(p, "meta");
    attribute(p, "name", "viewport");
    attribute(p, "content", "width=device-width, initial-scale=1");
    xmlTextWriterEndElement(p);
    element(p, "title", titel);
    element(p, "style", style);
    end(p);
    begin(p, "body");
    return p;
}

int print_page(const char *program, page *p, xmlBuffer *buffer)
{
    end(p);
    end(p);
    int written = xmlTextWriterFlush(p);
    xmlFreeTextWriter(p);
    const char *content = (const char *)xmlBufferContent(buffer);
    if (written >= 0 && content)
        printf("<!doctype html>\n%s", content);
    else
        fprintf(stderr, "%s: no memory\n", program);
    xmlBufferFree(buffer);
    return written >= 0 && content ? GOED : SLECHTE_INVOER;
}
