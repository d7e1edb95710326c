/* SPDX-License-Identifier: MIT */
/* The book as a page: long because each part has its element, and each name a link to where it is explained. */
#include "vormen.h"

#include "pagina.h"
#include "scherm.h"
#include "voorwaarde.h"

#include <stdio.h>
#include <string.h>

/* It fits a telephone of 360 px without scrolling sideways, and a page of A4. Nothing is told by colour alone. */
static const char style[] =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a;"
    "background:#fff;overflow-wrap:break-word}"
    "h1,h2,h3{line-height:1.25}h2{border-bottom:2px solid #154273;margin-top:3rem;padding-bottom:.3rem}"
    "h3{margin:1.5rem 0 .2rem}"
    ".id{font:.8rem monospace;color:#555;overflow-wrap:anywhere}"
    "article p{margin:.3rem 0}.soort{font-style:italic}.uit{text-decoration:line-through}"
    "a{color:#154273}a.begrip{color:inherit;text-decoration:underline dotted;text-underline-offset:.2em}"
    "a:focus-visible{outline:2px solid #154273;outline-offset:2px}"
    "dl{display:grid;grid-template-columns:10rem minmax(0,1fr);gap:.1rem 1rem;margin:.3rem 0 1rem}"
    "dt{color:#444;grid-column:1;overflow-wrap:anywhere}dd{margin:0;grid-column:2}"
    ".begrippen dt{font-weight:600;color:inherit}.bron{font-size:.85rem;color:#444;overflow-wrap:anywhere}"
    "code{background:#f2f4f7;overflow-wrap:anywhere}code a{color:inherit}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}"
    "td,th{text-align:left;vertical-align:top;padding:.2rem .5rem .2rem 0;border-bottom:1px solid #ddd}"
    "tbody th{font-weight:normal}.dag{white-space:nowrap}tbody th{min-width:5rem}"
    "article+article{border-top:1px solid #ddd}#stappen h3::first-letter{text-transform:uppercase}"
    "@media(max-width:40rem){dl{display:block}dt{margin-top:.4rem}dd{margin:0 0 0 1rem}table{font-size:.8rem}}"
    "@media print{@page{size:A4;margin:18mm 16mm}body{font-size:10pt;max-width:none;margin:0;padding:0}"
    "a{color:inherit}code{background:none}article,tr,dd{break-inside:avoid}h1,h2,h3{break-after:avoid}"
    "p,li{orphans:3;widows:3}}";

/* "regel-toelating.verblijf-2014-08-01": the periods of a rule share its id. */
static const char *regel_anchor(const mbo_regel *regel)
{
    static char content[192];
    snprintf(content, sizeof content, "regel-%s-%s", mbo_regel_id(regel), date_text(mbo_regel_vanaf(regel)));
    return content;
}

static void write_id(page *p, const boek *b, const char *id)
{
    begin(p, "span");
    attribute(p, "class", "id");
    dutch(p, b->taal);
    text(p, id);
    end(p);
}

/* "Leerplicht voorbij toelating.leerplicht_bbl": words, and the id behind them in small type. */
static void heading(page *p, const boek *b, const char *name, const char *content, const char *id)
{
    begin_text(p, name);
    xmlTextWriterWriteFormatString(p, "%s ", content);
    write_id(p, b, id);
    end_text(p);
}

/* What a sentence stands in: where the glossary explains a term, that is no link to itself. */
typedef struct zinsplaats {
    const boek *b;
    const mbo_begrip *zelf;
} zinsplaats;

static bool links(void *ctx, const mbo_begrip *begrip)
{
    const zinsplaats *z = ctx;
    return begrip != z->zelf && is_begrip(z->b, begrip);
}

static void write_sentence(page *p, const boek *b, const char *content, const mbo_begrip *zelf)
{
    sentence(p, b->regels, b->taal, content, links, &(zinsplaats){b, zelf});
}

static void term(page *p, const char *label, const char *content)
{
    if (*content) {
        element(p, "dt", label);
        element(p, "dd", content);
    }
}

/* A condition, with a link from each word to where it is explained. */
static void write_words(page *p, const boek *b, const char *content)
{
    stuk s = {.text = content};
    begin(p, "code");
    dutch(p, b->taal);
    while (next_stuk(b, &s))
        if (s.soort)
            link_to(p, anchor(s.soort, s.naam), s.naam);
        else
            text(p, s.naam);
    end(p);
}

static void term_words(page *p, const boek *b, const char *label, const char *content)
{
    if (*content) {
        element(p, "dt", label);
        begin_text(p, "dd");
        write_words(p, b, content);
        end_text(p);
    }
}

/* The n-th of several names under one label, with a link; returns how many there are. The element is left open. */
static int term_link(page *p, const boek *b, int n, const char *label, const char *to, const char *content)
{
    if (!n) {
        element(p, "dt", label);
        begin(p, "dd");
        dutch(p, b->taal);
        xmlTextWriterSetIndent(p, 0);
    } else {
        text(p, ", ");
    }
    link_to(p, to, content);
    return n + 1;
}

/* The n-th source: under one label, a line each. */
static void term_bron(page *p, const boek *b, int32_t n, const mbo_bron *bron)
{
    if (!n)
        element(p, "dt", tekst(b, BRON));
    begin(p, "dd");
    attribute(p, "class", "bron");
    dutch(p, b->taal);
    text(p, bron_tekst(bron, b->taal));
    end(p);
}

/* Sentence, when it holds, sources, and then the condition: the order in which it is read. */
static void write_regel(page *p, const boek *b, const mbo_regel *regel)
{
    const char *naam;
    mbo_feitset set;
    int n = 0;
    begin(p, "article");
    attribute(p, "id", regel_anchor(regel));
    heading(p, b, "h3", mbo_regel_kop(regel, b->taal), mbo_regel_id(regel));
    if (mbo_regel_toelichting(regel) || mbo_regel_uit(regel)) {
        begin(p, "p");
        attribute(p, "class", "soort");
        xmlTextWriterWriteFormatString(p, "%s%s%s", mbo_regel_toelichting(regel) ? tekst(b, TOELICHTING) : "",
                                       mbo_regel_toelichting(regel) && mbo_regel_uit(regel) ? "; " : "",
                                       mbo_regel_uit(regel) ? tekst(b, UIT) : "");
        end(p);
    }
    begin_text(p, "p");
    if (mbo_regel_uit(regel))
        attribute(p, "class", "uit");
    write_sentence(p, b, mbo_regel_tekst(regel, b->taal), NULL);
    end_text(p);
    begin(p, "dl");
    term(p, tekst(b, GELDT), period(b, mbo_regel_vanaf(regel), mbo_regel_tot(regel)));
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        term_bron(p, b, i, mbo_regel_bron(regel, i));
    term(p, tekst(b, BASIS), mbo_code_label(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel), b->taal));
    term(p, tekst(b, BEVESTIGD), date_text(mbo_regel_bevestigd_tot(regel)));
    term_words(p, b, tekst(b, mbo_regel_toelichting(regel) ? VERTELD : ALS), mbo_regel_bereik(regel));
    term_words(p, b, tekst(b, DAN), mbo_regel_voorwaarde(regel));
    term_words(p, b, tekst(b, BEDRAG), mbo_regel_bedrag(regel));
    if (mbo_regel_soort(regel))
        term(p, tekst(b, GELDSOORT), mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, mbo_regel_soort(regel), b->taal));
    mbo_regel_feiten(regel, &set);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
        n = term_link(p, b, n, tekst(b, FEITEN), anchor("feit", mbo_feit_name(feit)), mbo_feit_name(feit));
    if (n)
        end_text(p);
    n = 0;
    for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)); i++)
        n = term_link(p, b, n, tekst(b, LEEST), anchor("parameter", naam), naam);
    if (n)
        end_text(p);
    end(p);
    end(p);
}

static void write_condition(page *p, const boek *b, const mbo_regel *regel)
{
    const char *als = mbo_regel_bereik(regel), *dan = mbo_regel_voorwaarde(regel);
    begin_text(p, "li");
    if (*als) {
        xmlTextWriterWriteFormatString(p, "%s ", tekst(b, INDIEN));
        write_words(p, b, als);
        text(p, *dan ? ": " : " ");
    }
    if (*dan)
        write_words(p, b, dan);
    text(p, " (");
    link_to(p, regel_anchor(regel), mbo_regel_kop(regel, b->taal));
    text(p, ")");
    end_text(p);
}

/* The condition of a question as a whole, in each period in which it is another. */
static void write_perioden(page *p, const boek *b, mbo_vraag vraag)
{
    mbo_datum vanaf = MBO_DATUM_NOT_SET, tot = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    element(p, "h3", tekst(b, VOORWAARDE));
    while (next_periode(b, vraag, &vanaf, &tot)) {
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
}

static void write_vraag(page *p, const boek *b, mbo_vraag vraag)
{
    const char *id = vraag ? mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag) : "alle";
    const mbo_regel *regel;
    int32_t eerste = -1;
    if (!vraag && !next_regel(b, 0, NULL, &eerste))
        return;
    begin(p, "section");
    attribute(p, "id", anchor("vraag", id));
    heading(p, b, "h2", vraag ? mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal) : tekst(b, ALLE_VRAGEN), id);
    if (*mbo_regels_bereik(b->regels, vraag)) {
        begin(p, "dl");
        term_words(p, b, tekst(b, BEREIK), mbo_regels_bereik(b->regels, vraag));
        end(p);
    }
    for (int32_t i = -1; (regel = next_regel(b, vraag, NULL, &i));)
        write_regel(p, b, regel);
    if (vraag)
        write_perioden(p, b, vraag);
    end(p);
}

static void write_stap(page *p, const boek *b, const mbo_stap *stap)
{
    const char *tenzij;
    begin(p, "article");
    begin_text(p, "p");
    write_sentence(p, b, mbo_stap_tekst(stap, b->taal), NULL);
    text(p, " ");
    write_id(p, b, mbo_stap_id(stap));
    end_text(p);
    begin(p, "dl");
    term(p, tekst(b, WIE),
         mbo_stap_wie(stap) ? mbo_code_label(MBO_VOCABULAIRE_INFORMANT, mbo_stap_wie(stap), b->taal) : "");
    term(p, tekst(b, ADRES), mbo_stap_adres(stap));
    term(p, tekst(b, GELDT), period(b, mbo_stap_vanaf(stap), mbo_stap_tot(stap)));
    for (int32_t i = 0; i < mbo_stap_bron_count(stap); i++)
        term_bron(p, b, i, mbo_stap_bron(stap, i));
    term(p, tekst(b, BEVESTIGD), date_text(mbo_stap_bevestigd_tot(stap)));
    term_words(p, b, tekst(b, INDIEN), mbo_stap_voorwaarde(stap));
    for (int32_t i = 0; (tenzij = mbo_stap_tenzij(stap, i)); i++)
        term_words(p, b, tekst(b, TENZIJ), tenzij);
    end(p);
    end(p);
}

/* What an advice tells beside the answers, by what it is. */
static void write_stappen(page *p, const boek *b)
{
    const mbo_stap *stap;
    int32_t eerste = -1;
    if (!next_stap(b, 0, &eerste))
        return;
    begin(p, "section");
    attribute(p, "id", "stappen");
    element(p, "h2", tekst(b, STAPPEN));
    for (mbo_stapsoort soort = 1; soort <= mbo_code_count(MBO_VOCABULAIRE_STAPSOORT); soort++) {
        int kop = 0;
        for (int32_t i = -1; (stap = next_stap(b, soort, &i)); kop++) {
            if (!kop)
                heading(p, b, "h3", mbo_code_label(MBO_VOCABULAIRE_STAPSOORT, soort, b->taal),
                        mbo_code_name(MBO_VOCABULAIRE_STAPSOORT, soort));
            write_stap(p, b, stap);
        }
    }
    end(p);
}

static void write_begrippen(page *p, const boek *b)
{
    const mbo_begrip *begrip;
    if (!begrip_at(b, 0))
        return;
    begin(p, "section");
    attribute(p, "id", "begrippen");
    element(p, "h2", tekst(b, BEGRIPPEN));
    begin(p, "dl");
    attribute(p, "class", "begrippen");
    for (int32_t i = 0; (begrip = begrip_at(b, i)); i++) {
        begin(p, "dt");
        attribute(p, "id", anchor("begrip", mbo_begrip_id(begrip)));
        text(p, mbo_begrip_naam(begrip, b->taal));
        end(p);
        begin_text(p, "dd");
        write_sentence(p, b, mbo_begrip_tekst(begrip, b->taal), begrip);
        end_text(p);
        begin(p, "dd");
        attribute(p, "class", "bron");
        dutch(p, b->taal);
        xmlTextWriterSetIndent(p, 0);
        for (int32_t n = 0; n < mbo_begrip_bron_count(begrip); n++)
            xmlTextWriterWriteFormatString(p, "%s%s", n ? "; " : "", bron_tekst(mbo_begrip_bron(begrip, n), b->taal));
        end_text(p);
    }
    end(p);
    end(p);
}

/* What stands in conditions: their words, and the names that they use. */
static void write_namen(page *p, const boek *b)
{
    begin(p, "section");
    attribute(p, "id", "namen");
    element(p, "h2", tekst(b, NAMEN));
    for (int lijst = 0; lijst < LIJSTEN; lijst++) {
        int kop = 0;
        int32_t i = lijsten[lijst].begin;
        char content[4096];
        for (const char *naam; (naam = lijsten[lijst].next(b, &i));) {
            if (!kop++) {
                element(p, "h3", tekst(b, lijsten[lijst].kop));
                begin(p, "dl");
            }
            uitleg(b, lijst, i, content, sizeof content);
            begin(p, "dt");
            attribute(p, "id", anchor(lijsten[lijst].soort, naam));
            dutch(p, b->taal);
            text(p, naam);
            end(p);
            begin_text(p, "dd");
            if (lijst == LIJST_AFLEIDINGEN)
                write_words(p, b, content);
            else
                write_sentence(p, b, content, NULL);
            end_text(p);
        }
        if (kop)
            end(p);
    }
    end(p);
}

static void column(page *p, const char *label)
{
    begin(p, "th");
    attribute(p, "scope", "col");
    text(p, label);
    end(p);
}

/* A day is not divided at the end of a line. */
static void day(page *p, const char *first, mbo_datum datum)
{
    if (datum == MBO_DATUM_NOT_SET)
        return;
    text(p, first);
    begin(p, "span");
    attribute(p, "class", "dag");
    text(p, date_text(datum));
    end(p);
}

/* A row for each value: three columns, so that it fits a telephone. */
static void write_waarde(page *p, const boek *b, const mbo_parameter *v)
{
    char tot[32];
    snprintf(tot, sizeof tot, " %s ", tekst(b, TOT));
    begin(p, "tr");
    begin(p, "th");
    attribute(p, "scope", "row");
    xmlTextWriterSetIndent(p, 0);
    day(p, "", mbo_parameter_vanaf(v));
    day(p, tot, mbo_parameter_tot(v));
    end_text(p);
    xmlTextWriterWriteFormatElement(p, BAD_CAST "td", "%s %s", amount(v), mbo_parameter_eenheid_label(v, b->taal));
    begin(p, "td");
    attribute(p, "class", "bron");
    dutch(p, b->taal);
    xmlTextWriterSetIndent(p, 0);
    text(p, mbo_parameter_bron(v));
    if (mbo_parameter_bevestigd_tot(v) != MBO_DATUM_NOT_SET) {
        day(p, " (", mbo_parameter_bevestigd_tot(v));
        text(p, ")");
    }
    end_text(p);
    end(p);
}

/* A parameter, the rules that read it, and a table of its values. */
static void write_parameter(page *p, const boek *b, const char *naam)
{
    static const int kop[] = {GELDT, WAARDE, BRON_EN_DAG};
    const mbo_parameter *v;
    const mbo_regel *regel;
    const char *vorige = "";
    int waarden = 0;
    begin(p, "h3");
    attribute(p, "id", anchor("parameter", naam));
    dutch(p, b->taal);
    text(p, naam);
    end(p);
    begin_text(p, "p");
    xmlTextWriterWriteFormatString(p, "%s:", tekst(b, GELEZEN_DOOR));
    for (int32_t r = -1; (regel = next_regel(b, -1, naam, &r)); vorige = mbo_regel_id(regel))
        if (strcmp(mbo_regel_id(regel), vorige) != 0) {
            text(p, *vorige ? ", " : " ");
            link_to(p, regel_anchor(regel), mbo_regel_kop(regel, b->taal));
        }
    end_text(p);
    for (int32_t i = -1; (v = next_waarde(b, naam, &i));) {
        if (!waarden++) {
            begin(p, "table");
            begin(p, "thead");
            begin(p, "tr");
            for (size_t k = 0; k < sizeof kop / sizeof *kop; k++)
                column(p, tekst(b, kop[k]));
            end(p);
            end(p);
            begin(p, "tbody");
        }
        write_waarde(p, b, v);
    }
    if (waarden) {
        end(p);
        end(p);
    } else {
        element(p, "p", tekst(b, GEEN));
    }
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

static void item(page *p, const char *to, const char *content)
{
    begin_text(p, "li");
    link_to(p, to, content);
    end_text(p);
}

static void write_inhoud(page *p, const boek *b)
{
    int32_t eerste = -1;
    begin(p, "nav");
    attribute(p, "aria-label", tekst(b, INHOUD));
    begin(p, "ul");
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            item(p, anchor("vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v)),
                 mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, b->taal));
    if (next_stap(b, 0, &eerste))
        item(p, "stappen", tekst(b, STAPPEN));
    if (begrip_at(b, 0))
        item(p, "begrippen", tekst(b, BEGRIPPEN));
    item(p, "namen", tekst(b, NAMEN));
    if (next_parameter(b, ""))
        item(p, "parameters", tekst(b, PARAMETERS));
    end(p);
    end(p);
}

int print_html(const boek *b)
{
    xmlBuffer *buffer;
    page *p = begin_page(&buffer, b->taal, tekst(b, TITEL), style);
    if (!p)
        return fprintf(stderr, "%s: no memory\n", program), SLECHTE_INVOER;
    begin(p, "header");
    xmlTextWriterWriteFormatElement(p, BAD_CAST "h1", "%s %s", tekst(b, TITEL), mbo_version());
    begin_text(p, "p");
    xmlTextWriterWriteFormatString(p, "%s: ", tekst(b, VINGERAFDRUK));
    begin(p, "code");
    text(p, vingerafdruk(b));
    end(p);
    end_text(p);
    end(p);
    write_inhoud(p, b);
    begin(p, "main");
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            write_vraag(p, b, v);
    write_stappen(p, b);
    write_begrippen(p, b);
    write_namen(p, b);
    write_parameters(p, b);
    end(p);
    return print_page(program, p, buffer);
}
