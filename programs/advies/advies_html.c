/* SPDX-License-Identifier: MIT */
/* The page of an advice to print, or to put in a file. */
#include "advies_blad.h"
#include "opties.h"
#include "pagina.h"
#include "scherm.h"

#include <stdlib.h>

static const char style[] =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:0 auto;padding:1rem;color:#111;background:#fff;"
    "overflow-wrap:break-word}"
    "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem}"
    "h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem;padding-bottom:.2rem;border-bottom:2px solid #333}"
    "h3{font-size:1.05rem;line-height:1.35;margin:1.4rem 0 .4rem}"
    "p{margin:.5rem 0}ul{margin:.5rem 0;padding-left:1.3rem}li{margin:.3rem 0}"
    "table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.5rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border:1px solid #767676;overflow-wrap:anywhere;"
    "hyphens:auto}"
    "td,th[scope=row]{font-weight:400}th[scope=rowgroup]{background:#eee}"
    "thead th:first-child{width:45%}.crebos thead th:first-child{width:4.5em}"
    "dl{display:grid;grid-template-columns:10rem 1fr;gap:.15rem 1rem;margin:.5rem 0}"
    "dt{grid-column:1;font-weight:600}dd{grid-column:2;margin:0 0 .25rem}"
    "a{color:inherit;text-decoration:underline dotted;text-underline-offset:.15em}"
    "a:focus-visible{outline:2px solid #111}:target{outline:2px solid #767676;outline-offset:2px}"
    ".invullen{display:none}"
    "@media(max-width:36rem){dl{display:block}dd{margin:0 0 .5rem 1rem}th,td{padding:.3rem .35rem}}"
    "@media print{@page{size:A4;margin:18mm 16mm}"
    "body{font-size:10pt;line-height:1.4;max-width:none;padding:0}h1{font-size:16pt;margin-top:0}h2{font-size:12.5pt;"
    "margin-top:1.2rem}h3{font-size:10.5pt}h2,h3{break-after:avoid}tr,li,dd,.oordelen tbody{break-inside:avoid}"
    "a{text-decoration:none}dl{grid-template-columns:7.5rem 1fr}"
    ".begrippen{display:block;columns:2;column-gap:6mm;font-size:8.5pt}.begrippen dt{break-after:avoid}"
    ".invullen{display:grid;grid-template-columns:9rem 1fr;gap:.7rem 1rem;margin:0 0 1rem}"
    ".invullen dd{border-bottom:1px solid #333;min-height:1.3em;margin:0}}";

/* What is being written: the terms that were linked since the last heading are not linked again. */
typedef struct schrijver {
    page *p;
    const adviesuitvoer *u;
    const blad *b;
    const mbo_begrip **gelinkt;
    int32_t gelinkt_count;
} schrijver;

/* A term leads to where it is explained the first time under a heading. */
static bool links(void *ctx, const mbo_begrip *begrip)
{
    schrijver *s = ctx;
    for (int32_t i = 0; i < s->gelinkt_count; i++)
        if (s->gelinkt[i] == begrip)
            return false;
    s->gelinkt[s->gelinkt_count++] = begrip;
    return true;
}

static void linked(schrijver *s, const char *content)
{
    sentence(s->p, s->u->regels, s->u->taal, content, links, s);
}

static void linked_element(schrijver *s, const char *name, const char *scope, const char *content)
{
    begin_text(s->p, name);
    if (scope)
        attribute(s->p, "scope", scope);
    linked(s, content);
    end_text(s->p);
}

static void dutch_element(schrijver *s, const char *name, const char *content)
{
    begin_text(s->p, name);
    dutch(s->p, s->u->taal);
    text(s->p, content);
    end_text(s->p);
}

/* What to fill in by hand; only on paper. */
static void write_invullen(page *p, mbo_taal taal)
{
    static const char *const labels[][3] = {
        {NULL, "Naam", "Name"}, {NULL, "Datum", "Date"}, {NULL, "Besproken met", "Discussed with"}};
    begin(p, "dl");
    attribute(p, "class", "invullen");
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        element(p, "dt", labels[i][taal]);
        element(p, "dd", "");
    }
    end(p);
}

static void write_kop(page *p, const char *first, const char *second)
{
    begin(p, "thead");
    begin(p, "tr");
    for (int i = 0; i < 2; i++) {
        begin_text(p, "th");
        attribute(p, "scope", "col");
        text(p, i ? second : first);
        end_text(p);
    }
    end(p);
    end(p);
}

/* The verdicts with their routes, from block `i` on; returns the first block after them. */
static int32_t write_oordelen(schrijver *s, int32_t i)
{
    bool nl = s->u->taal == MBO_TAAL_NL;
    begin(s->p, "table");
    attribute(s->p, "class", "oordelen");
    write_kop(s->p, "Route", nl ? "Waarom, of wat nog nodig is" : "Why, or what is still needed");
    for (int32_t first = i; i < s->b->count; i++) {
        const blok *k = &s->b->blokken[i];
        if (k->soort == BLOK_OORDEEL) {
            if (i > first)
                end(s->p);
            begin(s->p, "tbody");
            begin(s->p, "tr");
            begin_text(s->p, "th");
            attribute(s->p, "scope", "rowgroup");
            attribute(s->p, "colspan", "2");
            begin(s->p, "span");
            attribute(s->p, "aria-hidden", "true");
            xmlTextWriterWriteFormatString(s->p, "[%s] ", k->label);
            end(s->p);
            linked(s, k->tekst);
            end_text(s->p);
            end(s->p);
        } else if (k->soort == BLOK_RIJ) {
            begin(s->p, "tr");
            linked_element(s, "th", "row", k->label);
            linked_element(s, "td", NULL, k->tekst);
            end(s->p);
        } else {
            break;
        }
    }
    end(s->p);
    end(s->p);
    return i;
}

static int32_t write_crebos(schrijver *s, int32_t i)
{
    begin(s->p, "table");
    attribute(s->p, "class", "crebos");
    write_kop(s->p, "Crebo", "Kwalificatie");
    begin(s->p, "tbody");
    for (; i < s->b->count && s->b->blokken[i].soort == BLOK_CREBO; i++) {
        begin(s->p, "tr");
        begin_text(s->p, "th");
        attribute(s->p, "scope", "row");
        text(s->p, s->b->blokken[i].label);
        end_text(s->p);
        dutch_element(s, "td", s->b->blokken[i].tekst);
        end(s->p);
    }
    end(s->p);
    end(s->p);
    return i;
}

/* Blocks of one kind that make up one list; returns the first block after them. */
static int32_t write_list(schrijver *s, int32_t i)
{
    bloksoort soort = s->b->blokken[i].soort;
    bool punten = soort == BLOK_PUNT || soort == BLOK_VRAAG;
    begin(s->p, punten ? "ul" : "dl");
    if (soort == BLOK_BEGRIP)
        attribute(s->p, "class", "begrippen");
    for (; i < s->b->count && s->b->blokken[i].soort == soort; i++) {
        const blok *k = &s->b->blokken[i];
        if (punten) {
            linked_element(s, "li", NULL, k->tekst);
        } else if (soort == BLOK_BEGRIP) {
            begin_text(s->p, "dt");
            attribute(s->p, "id", anchor("begrip", mbo_begrip_id(k->begrip)));
            text(s->p, k->label);
            end_text(s->p);
            begin_text(s->p, "dd");
            sentence(s->p, s->u->regels, s->u->taal, k->tekst, NULL, NULL);
            end_text(s->p);
        } else {
            if (k->label)
                element(s->p, "dt", k->label);
            if (k->nederlands)
                dutch_element(s, "dd", k->tekst);
            else
                linked_element(s, "dd", NULL, k->tekst);
        }
    }
    end(s->p);
    return i;
}

static void write_blokken(schrijver *s)
{
    for (int32_t i = 0; i < s->b->count;) {
        const blok *k = &s->b->blokken[i];
        switch (k->soort) {
        case BLOK_KOP:
        case BLOK_SUBKOP:
            s->gelinkt_count = 0;
            if (k->soort == BLOK_KOP)
                element(s->p, "h2", k->tekst);
            else
                linked_element(s, "h3", NULL, k->tekst);
            i++;
            break;
        case BLOK_ALINEA:
            linked_element(s, "p", NULL, k->tekst);
            i++;
            break;
        case BLOK_OORDEEL:
        case BLOK_RIJ: i = write_oordelen(s, i); break;
        case BLOK_CREBO: i = write_crebos(s, i); break;
        default: i = write_list(s, i);
        }
    }
}

int print_advies_html(const adviesuitvoer *u)
{
    blad b;
    xmlBuffer *buffer;
    int status = make_blad(u, &b);
    if (status)
        return status;
    schrijver s = {.u = u, .b = &b};
    s.gelinkt = calloc((size_t)mbo_regels_begrip_count(u->regels) + 1, sizeof *s.gelinkt);
    s.p = s.gelinkt ? begin_page(&buffer, u->taal, b.titel, style) : NULL;
    if (!s.p) {
        status = report(program, NULL, &(mbo_fout){.message = "no memory"});
    } else {
        begin(s.p, "main");
        element(s.p, "h1", b.titel);
        write_invullen(s.p, u->taal);
        write_blokken(&s);
        end(s.p);
        status = print_page(program, s.p, buffer);
    }
    free(s.gelinkt);
    free_blad(&b);
    return status;
}
