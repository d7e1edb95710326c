/* SPDX-License-Identifier: MIT */
/* The book as a page: long because each part has its element, and each name a link to where it is explained. */
#include "vormen.h"

#include "scherm.h"
#include "voorwaarde.h"

#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <string.h>

static const char style[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "h2{border-bottom:2px solid #154273;margin-top:2.5rem}h3{margin-bottom:.2rem;font-family:monospace}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0 "
    "1rem}dt{color:#555}dd{margin:0}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #ddd}"
    ".uit{text-decoration:line-through}code{background:#f2f4f7;overflow-wrap:anywhere}code a{color:inherit}"
    "@media(max-width:40rem){dl{display:block}dd{margin:0 0 .4rem 1rem}table{display:block;overflow-x:auto}}";

typedef xmlTextWriter page;

static void element(page *p, const char *name, const char *text)
{
    xmlTextWriterWriteElement(p, BAD_CAST name, BAD_CAST text);
}

static void begin(page *p, const char *name)
{
    xmlTextWriterStartElement(p, BAD_CAST name);
}

static void attribute(page *p, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(p, BAD_CAST name, BAD_CAST value);
}

static void end(page *p)
{
    xmlTextWriterFullEndElement(p);
}

/* An element of running text: no line breaks within it. */
static void begin_text(page *p, const char *name)
{
    begin(p, name);
    xmlTextWriterSetIndent(p, 0);
}

static void end_text(page *p)
{
    end(p);
    xmlTextWriterSetIndent(p, 1);
}

static void term(page *p, const char *label, const char *text)
{
    if (*text) {
        element(p, "dt", label);
        element(p, "dd", text);
    }
}

static void link_to(page *p, const char *anchor, const char *text)
{
    begin(p, "a");
    xmlTextWriterWriteFormatAttribute(p, BAD_CAST "href", "#%s", anchor);
    xmlTextWriterWriteString(p, BAD_CAST text);
    end(p);
}

enum { ANKER = 160 };

/* "regel-toelating.verblijf-2014-08-01": the periods of a rule share its id. */
static const char *regel_anchor(const mbo_regel *regel)
{
    static char text[ANKER];
    snprintf(text, sizeof text, "regel-%s-%s", mbo_regel_id(regel), date_text(mbo_regel_vanaf(regel)));
    return text;
}

/* "woord-ten_hoogste" */
static const char *anchor(const char *soort, const char *naam)
{
    static char text[ANKER];
    snprintf(text, sizeof text, "%s-%s", soort, naam);
    for (char *c = text; *c; c++)
        *c = *c == ' ' ? '_' : *c;
    return text;
}

/* A condition, with a link from each word to where it is explained. */
static void write_words(page *p, const boek *b, const char *text)
{
    stuk s = {.text = text};
    begin(p, "code");
    while (next_stuk(b, &s))
        if (s.soort)
            link_to(p, anchor(s.soort, s.naam), s.naam);
        else
            xmlTextWriterWriteString(p, BAD_CAST s.naam);
    end(p);
}

static void term_words(page *p, const boek *b, const char *label, const char *text)
{
    if (*text) {
        element(p, "dt", label);
        begin_text(p, "dd");
        write_words(p, b, text);
        end_text(p);
    }
}

/* The n-th of several names under one label, with a link; returns how many there are. The element is left open. */
static int term_link(page *p, int n, const char *label, const char *to, const char *text)
{
    if (!n) {
        element(p, "dt", label);
        begin_text(p, "dd");
    } else {
        xmlTextWriterWriteString(p, BAD_CAST ", ");
    }
    link_to(p, to, text);
    return n + 1;
}

static void write_regel(page *p, const boek *b, const mbo_regel *regel)
{
    const char *naam;
    mbo_feitset set;
    int n = 0;
    begin(p, "h3");
    attribute(p, "id", regel_anchor(regel));
    attribute(p, "class", mbo_regel_uit(regel) ? "uit" : mbo_regel_toelichting(regel) ? "toelichting" : "regel");
    xmlTextWriterWriteString(p, BAD_CAST mbo_regel_id(regel));
    end(p);
    if (mbo_regel_toelichting(regel))
        element(p, "em", tekst(b, TOELICHTING));
    element(p, "p", mbo_regel_tekst(regel, b->taal));
    begin(p, "dl");
    term(p, tekst(b, GELDT), period(b, mbo_regel_vanaf(regel), mbo_regel_tot(regel)));
    term_words(p, b, tekst(b, mbo_regel_toelichting(regel) ? VERTELD : ALS), mbo_regel_bereik(regel));
    term_words(p, b, tekst(b, DAN), mbo_regel_voorwaarde(regel));
    term_words(p, b, tekst(b, BEDRAG), mbo_regel_bedrag(regel));
    if (mbo_regel_soort(regel))
        term(p, tekst(b, GELDSOORT), mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, mbo_regel_soort(regel), b->taal));
    mbo_regel_feiten(regel, &set);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
        n = term_link(p, n, tekst(b, FEITEN), anchor("feit", mbo_feit_name(feit)), mbo_feit_name(feit));
    if (n)
        end_text(p);
    n = 0;
    for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)); i++)
        n = term_link(p, n, tekst(b, LEEST), anchor("parameter", naam), naam);
    if (n)
        end_text(p);
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        term(p, tekst(b, BRON), bron_tekst(mbo_regel_bron(regel, i), b->taal));
    term(p, tekst(b, BASIS), mbo_code_label(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel), b->taal));
    term(p, tekst(b, BEVESTIGD), date_text(mbo_regel_bevestigd_tot(regel)));
    end(p);
}

static void write_condition(page *p, const boek *b, const mbo_regel *regel)
{
    const char *als = mbo_regel_bereik(regel), *dan = mbo_regel_voorwaarde(regel);
    begin_text(p, "li");
    if (*als) {
        xmlTextWriterWriteFormatString(p, "%s ", tekst(b, INDIEN));
        write_words(p, b, als);
        xmlTextWriterWriteString(p, BAD_CAST(*dan ? ": " : " "));
    }
    if (*dan)
        write_words(p, b, dan);
    xmlTextWriterWriteString(p, BAD_CAST " (");
    link_to(p, regel_anchor(regel), mbo_regel_id(regel));
    xmlTextWriterWriteString(p, BAD_CAST ")");
    end_text(p);
}

static void write_vraag(page *p, const boek *b, mbo_vraag vraag)
{
    mbo_datum vanaf = MBO_DATUM_NOT_SET, tot = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    int32_t eerste = -1;
    if (!vraag && !next_regel(b, 0, NULL, &eerste))
        return;
    begin(p, "section");
    attribute(p, "id", anchor("vraag", vraag ? mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag) : "alle"));
    if (vraag)
        element(p, "h2", mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
    if (*mbo_regels_bereik(b->regels, vraag)) {
        begin(p, "dl");
        term_words(p, b, tekst(b, BEREIK), mbo_regels_bereik(b->regels, vraag));
        end(p);
    }
    while (vraag && next_periode(b, vraag, &vanaf, &tot)) {
        element(p, "p", verdict(b, vraag, vanaf, tot));
        regel = condition_in(b, vraag, vanaf, 0);
        if (!regel)
            continue;
        begin(p, "ul");
        for (int n = 0; (regel = condition_in(b, vraag, vanaf, n)); n++)
            write_condition(p, b, regel);
        end(p);
        for (const char *naam = ""; (naam = next_zonder(b, vraag, vanaf, naam));) {
            begin_text(p, "p");
            write_words(p, b, naam);
            xmlTextWriterWriteFormatString(p, " %s", tekst(b, GEEN_DAN));
            end_text(p);
        }
    }
    for (int32_t i = -1; (regel = next_regel(b, vraag, NULL, &i));)
        write_regel(p, b, regel);
    end(p);
}

static void write_begrippen(page *p, const boek *b)
{
    begin(p, "section");
    attribute(p, "id", "begrippen");
    element(p, "h2", tekst(b, BEGRIPPEN));
    for (int lijst = 0; lijst < LIJSTEN; lijst++) {
        int kop = 0;
        int32_t i = lijsten[lijst].begin;
        char text[4096];
        for (const char *naam; (naam = lijsten[lijst].next(b, &i));) {
            if (!kop++) {
                element(p, "h3", tekst(b, lijsten[lijst].kop));
                begin(p, "dl");
            }
            uitleg(b, lijst, i, text, sizeof text);
            begin(p, "dt");
            attribute(p, "id", anchor(lijsten[lijst].soort, naam));
            xmlTextWriterWriteString(p, BAD_CAST naam);
            end(p);
            begin_text(p, "dd");
            if (lijst == LIJST_AFLEIDINGEN)
                write_words(p, b, text);
            else
                xmlTextWriterWriteString(p, BAD_CAST text);
            end_text(p);
        }
        if (kop)
            end(p);
    }
    end(p);
}

/* A parameter, the rules that read it, and a table of its values. */
static void write_parameter(page *p, const boek *b, const char *naam)
{
    static const int kop[] = {VANAF, TOT, WAARDE, BRON, BEVESTIGD};
    const mbo_parameter *v;
    const mbo_regel *regel;
    const char *vorige = "";
    int waarden = 0;
    begin(p, "h3");
    attribute(p, "id", anchor("parameter", naam));
    xmlTextWriterWriteString(p, BAD_CAST naam);
    end(p);
    begin_text(p, "p");
    xmlTextWriterWriteFormatString(p, "%s:", tekst(b, GELEZEN_DOOR));
    for (int32_t r = -1; (regel = next_regel(b, -1, naam, &r)); vorige = mbo_regel_id(regel))
        if (strcmp(mbo_regel_id(regel), vorige) != 0) {
            xmlTextWriterWriteString(p, BAD_CAST(*vorige ? ", " : " "));
            link_to(p, regel_anchor(regel), mbo_regel_id(regel));
        }
    end_text(p);
    for (int32_t i = -1; (v = next_waarde(b, naam, &i));) {
        if (!waarden++) {
            begin(p, "table");
            begin(p, "tr");
            for (size_t k = 0; k < sizeof kop / sizeof *kop; k++)
                element(p, "th", tekst(b, kop[k]));
            end(p);
        }
        begin(p, "tr");
        element(p, "td", date_text(mbo_parameter_vanaf(v)));
        element(p, "td", date_text(mbo_parameter_tot(v)));
        xmlTextWriterWriteFormatElement(p, BAD_CAST "td", "%s %s", amount(v), mbo_parameter_eenheid_label(v, b->taal));
        element(p, "td", mbo_parameter_bron(v));
        element(p, "td", date_text(mbo_parameter_bevestigd_tot(v)));
        end(p);
    }
    if (waarden)
        end(p);
    else
        element(p, "p", tekst(b, GEEN));
}

static void write_parameters(page *p, const boek *b)
{
    int begun = 0;
    for (const char *naam = ""; (naam = next_parameter(b, naam));) {
        if (!begun++) {
            begin(p, "section");
            attribute(p, "id", "parameters");
            element(p, "h2", tekst(b, PARAMETERS));
        }
        write_parameter(p, b, naam);
    }
    if (begun)
        end(p);
}

static void meta(page *p, const char *name, const char *value)
{
    begin(p, "meta");
    attribute(p, "name", name);
    attribute(p, "content", value);
    xmlTextWriterEndElement(p);
}

int print_html(const boek *b)
{
    xmlBuffer *buffer = xmlBufferCreate();
    page *p = buffer ? xmlNewTextWriterMemory(buffer, 0) : NULL;
    if (!p) {
        xmlBufferFree(buffer);
        return fprintf(stderr, "%s: no memory\n", program), SLECHTE_INVOER;
    }
    xmlTextWriterSetIndent(p, 1);
    begin(p, "html");
    attribute(p, "lang", b->taal == MBO_TAAL_NL ? "nl" : "en");
    begin(p, "head");
    begin(p, "meta");
    attribute(p, "charset", "utf-8");
    xmlTextWriterEndElement(p);
    meta(p, "viewport", "width=device-width, initial-scale=1");
    element(p, "title", tekst(b, TITEL));
    element(p, "style", style);
    end(p);
    begin(p, "body");
    xmlTextWriterWriteFormatElement(p, BAD_CAST "h1", "%s %s", tekst(b, TITEL), mbo_version());
    begin_text(p, "p");
    xmlTextWriterWriteFormatString(p, "%s: ", tekst(b, VINGERAFDRUK));
    element(p, "code", vingerafdruk(b));
    end_text(p);
    begin(p, "ul");
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v)) {
            begin_text(p, "li");
            link_to(p, anchor("vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v)),
                    mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, b->taal));
            end_text(p);
        }
    begin_text(p, "li");
    link_to(p, "begrippen", tekst(b, BEGRIPPEN));
    end_text(p);
    end(p);
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            write_vraag(p, b, v);
    write_begrippen(p, b);
    write_parameters(p, b);
    end(p);
    end(p);
    xmlFreeTextWriter(p);
    printf("<!doctype html>\n%s", (const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    return GOED;
}
