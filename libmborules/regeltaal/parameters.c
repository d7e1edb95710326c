/* SPDX-License-Identifier: MIT */
/* Dated values: a CSV file with a header line, one value a line. */
#include "regeltaal/parameters.h"

#include <stdlib.h>
#include <string.h>

enum { NAAM, VANAF, TOT, WAARDE, EENHEID, BRON, VINDPLAATS, BEVESTIGD_TOT, KOLOMMEN };

static const char *const kolommen[KOLOMMEN] = {"naam",    "vanaf", "tot",        "waarde",
                                               "eenheid", "bron",  "vindplaats", "bevestigd_tot"};

/* Bytes of a field, values of a file: some ten and a hundred times what the law has. */
enum { MAX_VELD = 1000, MAX_WAARDEN = 10000 };

typedef struct csv {
    mboi_span rest;
    const char *line_start;
    int32_t line;
    mboi_arena *arena;
    mbo_fout *fout;
} csv;

typedef struct veld {
    mboi_span tekst;
    int64_t column;
} veld;

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static mbo_status wrong(const csv *c, const veld *v, const char *what)
{
    return mboi_fail_at(c->fout, MBO_ERROR_SYNTAX, c->line, v->column, "\"%s\" %s",
                        mboi_show(v->tekst, &(mboi_shown){{0}}), what);
}

/* A value that is not right, with the name that it is a value of. */
static mbo_status wrong_value(const csv *c, const veld velden[KOLOMMEN], int kolom, const char *what)
{
    return mboi_fail_at(c->fout, MBO_ERROR_VALUE, c->line, velden[kolom].column, "%s: \"%s\" (%s)%s",
                        mboi_show(velden[NAAM].tekst, &(mboi_shown){{0}}),
                        mboi_show(velden[kolom].tekst, &(mboi_shown){{0}}), kolommen[kolom], what);
}

/* A quoted field, "" inside it for a quote; the text without the doubling goes to the arena. */
static mbo_status read_quoted(csv *c, veld *v)
{
    const char *end = c->rest.text + c->rest.length, *from = c->rest.text + 1, *at = from;
    while (at < end && !is_line_end(*at) && (*at != '"' || (at + 1 < end && at[1] == '"')))
        at += 1 + (*at == '"');
    v->tekst = (mboi_span){from, (size_t)(at - from)};
    if (at == end || *at != '"')
        return wrong(c, v, "lacks its closing quote");
    c->rest = (mboi_span){at + 1, (size_t)(end - at) - 1};
    if (c->rest.length && *c->rest.text != ',' && !is_line_end(*c->rest.text))
        return wrong(c, v, "has text behind its closing quote");
    if (v->tekst.length > MAX_VELD)
        return MBO_OK; /* refused as a field */
    char *copy = mboi_arena_alloc(c->arena, v->tekst.length + 1, 1);
    if (!copy)
        return mboi_no_memory(c->fout);
    size_t n = 0;
    for (; from < at; from += 1 + (*from == '"'))
        copy[n++] = *from;
    v->tekst = (mboi_span){copy, n};
    return MBO_OK;
}

static mbo_status read_field(csv *c, veld *v)
{
    mbo_status status = MBO_OK;
    v->column = c->rest.text - c->line_start + 1;
    if (c->rest.length && *c->rest.text == '"') {
        status = read_quoted(c, v);
    } else {
        size_t n = 0;
        while (n < c->rest.length && c->rest.text[n] != ',' && !is_line_end(c->rest.text[n]))
            n++;
        v->tekst = (mboi_span){c->rest.text, n};
        c->rest = (mboi_span){c->rest.text + n, c->rest.length - n};
        if (n && memchr(v->tekst.text, '"', n))
            status = wrong(c, v, "has a quote, but does not begin with one");
    }
    if (!status && v->tekst.length > MAX_VELD)
        return mboi_fail_at(c->fout, MBO_ERROR_LIMIT, c->line, v->column, "\"%s\"... is longer than %d bytes",
                            mboi_show(v->tekst, &(mboi_shown){{0}}), MAX_VELD);
    if (!status && !mboi_is_plain(v->tekst))
        return wrong(c, v, "is not UTF-8, or has a control character");
    return status;
}

/* A line ends with a line feed, a carriage return, or both. */
static void skip_line_end(csv *c)
{
    size_t n = c->rest.length && *c->rest.text == '\r';
    n += n < c->rest.length && c->rest.text[n] == '\n';
    c->rest = (mboi_span){c->rest.text + n, c->rest.length - n};
}

/* One line of exactly KOLOMMEN fields; the line end is consumed. */
static mbo_status read_line(csv *c, veld velden[KOLOMMEN])
{
    c->line++;
    c->line_start = c->rest.text;
    for (int kolom = 0; kolom < KOLOMMEN; kolom++) {
        mbo_status status = read_field(c, &velden[kolom]);
        if (status)
            return status;
        bool comma = c->rest.length && *c->rest.text == ',';
        if (comma != (kolom < KOLOMMEN - 1))
            return mboi_fail_at(c->fout, MBO_ERROR_SYNTAX, c->line, c->rest.text - c->line_start + 1,
                                "this line has %s fields than naam,vanaf,tot,waarde,eenheid,bron,vindplaats,"
                                "bevestigd_tot",
                                comma ? "more" : "fewer");
        if (comma)
            c->rest.text++, c->rest.length--;
    }
    skip_line_end(c);
    return MBO_OK;
}

/* Blank lines, as editors leave them at the end. */
static void skip_blank_lines(csv *c)
{
    for (;;) {
        size_t n = 0;
        while (n < c->rest.length && (c->rest.text[n] == ' ' || c->rest.text[n] == '\t'))
            n++;
        if (n < c->rest.length && !is_line_end(c->rest.text[n]))
            return;
        c->rest = (mboi_span){c->rest.text + n, c->rest.length - n};
        if (!c->rest.length)
            return;
        skip_line_end(c);
        c->line++;
    }
}

static const char *keep(csv *c, mboi_span tekst)
{
    return mboi_arena_text(c->arena, tekst.text, tekst.length);
}

const char *mboi_parameter_wrong(const char *eenheid, int64_t waarde)
{
    static const struct {
        const char *eenheid;
        int32_t least, most; /* the law has factors of 0 to 5; a studieduur has no more months */
        bool heel;
        const char *wrong;
    } eenheden[] = {{"jaar", 0, MBOI_MAX_LEEFTIJD, true, " is not a whole number of jaar from 0 to 120"},
                    {"maanden", 0, 120, true, " is not a whole number of maanden from 0 to 120"},
                    {"niveau", 1, 4, true, " is not a whole number (niveau) from 1 to 4"},
                    {"factor", 0, 10, false, " is not a factor from 0 to 10"}};
    for (size_t i = 0; i < MBOI_COUNT(eenheden); i++)
        if (strcmp(eenheden[i].eenheid, eenheid) == 0)
            return waarde < 100 * eenheden[i].least || waarde > 100 * eenheden[i].most ||
                           (eenheden[i].heel && waarde % 100)
                       ? eenheden[i].wrong
                       : NULL;
    return NULL;
}

static mbo_status read_datum(const csv *c, const veld velden[KOLOMMEN], int kolom, mbo_datum *out)
{
    mboi_span tekst = velden[kolom].tekst;
    if (mboi_parse_date(tekst, false, out))
        return MBO_OK;
    const char *geen = mboi_no_such_day(tekst, false);
    return wrong_value(c, velden, kolom, geen ? geen : " is not a date of the form yyyy-mm-dd");
}

static mbo_status read_value(csv *c, const veld velden[KOLOMMEN], struct mbo_parameter *p)
{
    mbo_status status;
    memset(p, 0, sizeof *p);
    p->line = c->line;
    p->tot = p->bevestigd_tot = MBO_DATUM_NOT_SET;
    if (!velden[NAAM].tekst.length)
        return mboi_fail_at(c->fout, MBO_ERROR_VALUE, c->line, 1, "\"\" (naam) is no name of a parameter");
    if ((status = read_datum(c, velden, VANAF, &p->vanaf)) ||
        (velden[TOT].tekst.length && (status = read_datum(c, velden, TOT, &p->tot))))
        return status;
    if (velden[TOT].tekst.length && p->tot <= p->vanaf)
        return wrong_value(c, velden, TOT, " is not later than vanaf");
    if (!mboi_parse_hundredths(velden[WAARDE].tekst, false, MBOI_MAX_WAARDE, &p->waarde))
        return wrong_value(c, velden, WAARDE,
                           " is not a number from 0 to a billion, with at most two decimals after a point");
    p->naam = keep(c, velden[NAAM].tekst);
    p->eenheid = keep(c, velden[EENHEID].tekst);
    if (!p->naam || !p->eenheid)
        return mboi_no_memory(c->fout);
    const char *what = mboi_parameter_wrong(p->eenheid, p->waarde);
    if (what)
        return wrong_value(c, velden, WAARDE, what);
    if (!mboi_trim(velden[BRON].tekst).length)
        return wrong_value(c, velden, BRON, " names no source");
    if (velden[BEVESTIGD_TOT].tekst.length && (status = read_datum(c, velden, BEVESTIGD_TOT, &p->bevestigd_tot)))
        return status;

    mboi_span bron = velden[BRON].tekst, plaats = velden[VINDPLAATS].tekst;
    char *tekst = mboi_arena_alloc(c->arena, bron.length + plaats.length + 2, 1);
    if (!tekst)
        return mboi_no_memory(c->fout);
    p->bron = tekst;
    memcpy(tekst, bron.text, bron.length);
    tekst += bron.length;
    if (plaats.length) {
        *tekst++ = ' ';
        memcpy(tekst, plaats.text, plaats.length);
        tekst += plaats.length;
    }
    *tekst = '\0';
    return MBO_OK;
}

static int by_name_and_date(const void *a, const void *b)
{
    const struct mbo_parameter *p = a, *q = b;
    int order = strcmp(p->naam, q->naam);
    return order                  ? order
           : p->vanaf != q->vanaf ? (p->vanaf > q->vanaf) - (p->vanaf < q->vanaf)
                                  : (p->line > q->line) - (p->line < q->line);
}

/* Two values of one name of which the second begins before the first ends; told at the one that is later in the file.
 */
static mbo_status overlap(const struct mbo_parameter *eerste, const struct mbo_parameter *tweede, mbo_fout *fout)
{
    const struct mbo_parameter *hier = eerste->line > tweede->line ? eerste : tweede,
                               *daar = hier == eerste ? tweede : eerste;
    char dag[11];
    mbo_datum_format(tweede->vanaf, dag, sizeof dag);
    return mboi_fail_at(fout, MBO_ERROR_CONFLICT, hier->line, 0,
                        "\"%.80s\" has two values on %s: %lld.%02lld on this line and %lld.%02lld on line %d",
                        hier->naam, dag, (long long)hier->waarde / 100, (long long)hier->waarde % 100,
                        (long long)daar->waarde / 100, (long long)daar->waarde % 100, daar->line);
}

/* Spreadsheets in Dutch write semicolons; other programs tabs and bars. */
static mbo_status check_separator(const csv *c)
{
    static const char *const naam[] = {"semicolons", "tabs", "vertical bars"};
    const char *vreemd = NULL, *at = c->rest.text, *end = at + c->rest.length;
    for (; at < end && *at != ',' && !is_line_end(*at); at++)
        if (!vreemd && *at && strchr(";\t|", *at))
            vreemd = at;
    if ((at < end && *at == ',') || !vreemd)
        return MBO_OK;
    return mboi_fail_at(c->fout, MBO_ERROR_SYNTAX, 1, vreemd - c->rest.text + 1,
                        "the fields of a parameter file are separated by commas, not by %s",
                        naam[strchr(";\t|", *vreemd) - ";\t|"]);
}

mbo_status mboi_parameters_read(mboi_parameters *parameters, mboi_arena *arena, const char *data, size_t size,
                                mbo_fout *fout)
{
    csv c = {.rest = {size ? data : "", size}, .arena = arena, .fout = fout};
    if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) /* spreadsheets write a byte-order mark */
        c.rest = (mboi_span){data + 3, size - 3};

    veld velden[KOLOMMEN];
    mbo_status status = check_separator(&c);
    if (!status)
        status = read_line(&c, velden);
    for (int kolom = 0; !status && kolom < KOLOMMEN; kolom++)
        if (!mboi_span_is(velden[kolom].tekst, kolommen[kolom]))
            status = mboi_fail_at(fout, MBO_ERROR_SYNTAX, 1, velden[kolom].column,
                                  "the header has \"%s\" where \"%s\" belongs",
                                  mboi_show(velden[kolom].tekst, &(mboi_shown){{0}}), kolommen[kolom]);
    for (skip_blank_lines(&c); !status && c.rest.length; skip_blank_lines(&c)) {
        if (parameters->count == MAX_WAARDEN)
            return mboi_fail_at(fout, MBO_ERROR_LIMIT, c.line + 1, 0, "a parameter file has at most %d values",
                                MAX_WAARDEN);
        if (!mboi_grow(&arena->allocator, (void **)&parameters->rij, &parameters->capacity, parameters->count,
                       sizeof *parameters->rij))
            return mboi_no_memory(fout);
        status = read_line(&c, velden);
        if (!status)
            status = read_value(&c, velden, &parameters->rij[parameters->count]);
        if (!status)
            parameters->count++;
    }
    if (status)
        return status;
    if (!parameters->count)
        return mboi_fail_at(fout, MBO_ERROR_SYNTAX, c.line, 0, "a parameter file without a value");

    qsort(parameters->rij, parameters->count, sizeof *parameters->rij, by_name_and_date);
    for (size_t i = 1; i < parameters->count; i++) {
        const struct mbo_parameter *p = &parameters->rij[i - 1], *q = &parameters->rij[i];
        if (strcmp(p->naam, q->naam) == 0 && (p->tot == MBO_DATUM_NOT_SET || p->tot > q->vanaf))
            return overlap(p, q, fout);
    }
    return MBO_OK;
}

static mbo_status unknown_name(const struct mbo_parameter *p, const mboi_parameters *ingebouwd, mbo_fout *fout)
{
    mboi_nabij best = {0};
    for (size_t i = 0; i < ingebouwd->count; i++)
        mboi_offer(&best, mboi_span_of(p->naam), ingebouwd->rij[i].naam);
    return mboi_fail_at(fout, MBO_ERROR_NAME, p->line, 1, "\"%s\" is not the name of a parameter%s",
                        mboi_show(mboi_span_of(p->naam), &(mboi_shown){{0}}),
                        mboi_show_nabij(&best, &(mboi_shown){{0}}));
}

mbo_status mboi_parameters_check(const mboi_parameters *parameters, const mboi_parameters *ingebouwd, mbo_fout *fout)
{
    for (size_t i = 0, j = 0; i < parameters->count; i++) { /* both go by name */
        const struct mbo_parameter *p = &parameters->rij[i];
        while (j < ingebouwd->count && strcmp(ingebouwd->rij[j].naam, p->naam) < 0)
            j++;
        if (j == ingebouwd->count || strcmp(ingebouwd->rij[j].naam, p->naam) != 0)
            return unknown_name(p, ingebouwd, fout);
        if (strcmp(p->eenheid, ingebouwd->rij[j].eenheid) != 0)
            return mboi_fail_at(fout, MBO_ERROR_VALUE, p->line, 0, "\"%s\" (eenheid) of %s must be \"%s\"",
                                mboi_show(mboi_span_of(p->eenheid), &(mboi_shown){{0}}), p->naam,
                                ingebouwd->rij[j].eenheid);
    }
    return MBO_OK;
}

static bool keep_row(mboi_parameters *parameters, mboi_arena *arena, const struct mbo_parameter *p)
{
    if (!mboi_grow(&arena->allocator, (void **)&parameters->rij, &parameters->capacity, parameters->count,
                   sizeof *parameters->rij))
        return false;
    parameters->rij[parameters->count++] = *p;
    return true;
}

static const char *copy(mboi_arena *arena, const char *tekst)
{
    return mboi_arena_text(arena, tekst, strlen(tekst));
}

static mbo_status keep_copy(mboi_parameters *parameters, mboi_arena *arena, struct mbo_parameter p, mbo_fout *fout)
{
    p.naam = copy(arena, p.naam);
    p.eenheid = copy(arena, p.eenheid);
    p.bron = copy(arena, p.bron);
    bool kept = p.naam && p.eenheid && p.bron && keep_row(parameters, arena, &p);
    return kept ? MBO_OK : mboi_no_memory(fout);
}

mbo_status mboi_parameters_copy(mboi_parameters *parameters, mboi_arena *arena, const mboi_parameters *from,
                                mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    for (size_t i = 0; !status && i < from->count; i++)
        status = keep_copy(parameters, arena, from->rij[i], fout);
    return status;
}

/* What held before and after goes on to hold there. */
mbo_status mboi_parameters_set(mboi_parameters *parameters, mboi_arena *arena, const struct mbo_parameter *nieuw,
                               mbo_fout *fout)
{
    size_t were = parameters->count, n = 0;
    struct mbo_parameter p = *nieuw, rest = {0};
    for (size_t i = 0; i < were; i++) {
        struct mbo_parameter was = parameters->rij[i];
        bool after = p.tot != MBO_DATUM_NOT_SET && (was.tot == MBO_DATUM_NOT_SET || was.tot > p.tot);
        if (strcmp(was.naam, p.naam) != 0 || (was.tot != MBO_DATUM_NOT_SET && was.tot <= p.vanaf)) {
            parameters->rij[n++] = was;
            continue;
        }
        if (after) { /* one at most reaches past the end from before it; those that begin later stay whole */
            rest = was;
            rest.vanaf = was.vanaf > p.tot ? was.vanaf : p.tot;
        }
        if (was.vanaf < p.vanaf) {
            was.tot = p.vanaf;
            parameters->rij[n++] = was;
            if (after && !keep_row(parameters, arena, &rest))
                return mboi_no_memory(fout);
        } else if (after) {
            parameters->rij[n++] = rest;
        }
    }
    memmove(parameters->rij + n, parameters->rij + were, (parameters->count - were) * sizeof *parameters->rij);
    parameters->count -= were - n;
    mbo_status status = keep_copy(parameters, arena, p, fout);
    if (status)
        return status;
    qsort(parameters->rij, parameters->count, sizeof *parameters->rij, by_name_and_date);
    return MBO_OK;
}

const char *mbo_parameter_naam(const mbo_parameter *parameter)
{
    return parameter ? parameter->naam : NULL;
}

int64_t mbo_parameter_waarde(const mbo_parameter *parameter)
{
    return parameter ? parameter->waarde : 0;
}

const char *mbo_parameter_eenheid(const mbo_parameter *parameter)
{
    return parameter ? parameter->eenheid : NULL;
}

mbo_datum mbo_parameter_vanaf(const mbo_parameter *parameter)
{
    return parameter ? parameter->vanaf : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_parameter_tot(const mbo_parameter *parameter)
{
    return parameter ? parameter->tot : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_parameter_bevestigd_tot(const mbo_parameter *parameter)
{
    return parameter ? parameter->bevestigd_tot : MBO_DATUM_NOT_SET;
}

/* The units, by themselves and for people. */
static const char *const eenheden[][3] = {
    {"jaar", "jaar", "years"},
    {"maanden", "maanden", "months"},
    {"weken", "weken", "weeks"},
    {"klokuren", "klokuren", "clock hours"},
    {"klokuren/studiejaar", "klokuren per studiejaar", "clock hours per year of study"},
    {"eenheid", "eenheid", "unit"},
    {"factor", "factor", "factor"},
    {"niveau", "niveau", "level"},
    {"EUR/cursusjaar", "EUR per cursusjaar", "EUR per school year"},
    {"EUR/praktijkleerplaats", "EUR per praktijkleerplaats", "EUR per training place"},
    {"EUR/praktijkplaats", "EUR per praktijkplaats", "EUR per work placement"},
};

const char *mbo_parameter_eenheid_label(const mbo_parameter *parameter, mbo_taal taal)
{
    if (!parameter || (taal != MBO_TAAL_NL && taal != MBO_TAAL_EN))
        return NULL;
    for (size_t i = 0; i < MBOI_COUNT(eenheden); i++)
        if (strcmp(parameter->eenheid, eenheden[i][0]) == 0)
            return eenheden[i][taal];
    return parameter->eenheid;
}

const char *mbo_parameter_bron(const mbo_parameter *parameter)
{
    return parameter ? parameter->bron : NULL;
}

const struct mbo_parameter *mboi_parameters_find(const mboi_parameters *parameters, const char *naam, mbo_datum op)
{
    size_t low = 0, high = parameters->count; /* the last value of this name that begins on or before `op` */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct mbo_parameter *p = &parameters->rij[middle];
        int order = strcmp(p->naam, naam);
        if (order < 0 || (order == 0 && p->vanaf <= op))
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return NULL;
    const struct mbo_parameter *p = &parameters->rij[low - 1];
    return strcmp(p->naam, naam) == 0 && (p->tot == MBO_DATUM_NOT_SET || op < p->tot) ? p : NULL;
}
