/* SPDX-License-Identifier: MIT */
/* Dated values: a CSV file with a header line, one value a line. */
#include "regels/regels.h"

#include <stdlib.h>
#include <string.h>

enum { NAAM, VANAF, TOT, WAARDE, EENHEID, BRON, VINDPLAATS, BEVESTIGD_TOT, KOLOMMEN };

static const char *const kolommen[KOLOMMEN] = {"naam",    "vanaf", "tot",        "waarde",
                                               "eenheid", "bron",  "vindplaats", "bevestigd_tot"};

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

static mbo_status wrong(const csv *c, mbo_status code, const veld *v, const char *what)
{
    return mboi_fail_at(c->fout, code, c->line, v->column, "\"%.*s\" %s",
                        (int)(v->tekst.length < 80 ? v->tekst.length : 80), v->tekst.text, what);
}

/* A quoted field, "" inside it for a quote; the text without the doubling goes to the arena. */
static mbo_status read_quoted(csv *c, veld *v)
{
    const char *end = c->rest.text + c->rest.length, *from = c->rest.text + 1, *at = from;
    char *copy = mboi_arena_alloc(c->arena, c->rest.length, 1);
    if (!copy)
        return mboi_no_memory(c->fout);
    size_t n = 0;
    for (;; at++) {
        if (at == end || *at == '\n') {
            v->tekst = (mboi_span){from, (size_t)(at - from)};
            return wrong(c, MBO_ERROR_SYNTAX, v, "lacks its closing quote");
        }
        if (*at == '"' && (at + 1 == end || at[1] != '"'))
            break;
        at += *at == '"';
        copy[n++] = *at;
    }
    v->tekst = (mboi_span){copy, n};
    at++;
    c->rest = (mboi_span){at, (size_t)(end - at)};
    return MBO_OK;
}

/* One line of exactly KOLOMMEN fields; the line end is consumed. */
static mbo_status read_line(csv *c, veld velden[KOLOMMEN])
{
    c->line++;
    c->line_start = c->rest.text;
    for (int kolom = 0; kolom < KOLOMMEN; kolom++) {
        veld *v = &velden[kolom];
        v->column = c->rest.text - c->line_start + 1;
        if (c->rest.length && c->rest.text[0] == '"') {
            mbo_status status = read_quoted(c, v);
            if (status)
                return status;
        } else {
            size_t n = 0;
            while (n < c->rest.length && !strchr(",\r\n", c->rest.text[n]))
                n++;
            v->tekst = (mboi_span){c->rest.text, n};
            c->rest = (mboi_span){c->rest.text + n, c->rest.length - n};
        }
        if (!mboi_is_plain(v->tekst))
            return wrong(c, MBO_ERROR_SYNTAX, v, "is not UTF-8, or has a control character");
        char end = c->rest.length ? c->rest.text[0] : '\n';
        if (kolom < KOLOMMEN - 1 ? end != ',' : end != '\r' && end != '\n')
            return mboi_fail_at(c->fout, MBO_ERROR_SYNTAX, c->line, c->rest.text - c->line_start + 1,
                                "this line has %s fields than naam,vanaf,tot,waarde,eenheid,bron,vindplaats,"
                                "bevestigd_tot",
                                kolom < KOLOMMEN - 1 ? "fewer" : "more");
        if (end == ',')
            c->rest.text++, c->rest.length--;
    }
    while (c->rest.length && (c->rest.text[0] == '\r' || c->rest.text[0] == '\n')) {
        bool line_end = c->rest.text[0] == '\n';
        c->rest.text++, c->rest.length--;
        if (line_end)
            break;
    }
    return MBO_OK;
}

static const char *keep(csv *c, mboi_span tekst)
{
    return mboi_arena_text(c->arena, tekst.text, tekst.length);
}

static bool is_heel(mboi_span eenheid)
{
    return mboi_span_is(eenheid, "jaar") || mboi_span_is(eenheid, "maanden") || mboi_span_is(eenheid, "niveau");
}

bool mboi_parameter_past(const char *eenheid, int64_t waarde)
{
    return waarde % 100 == 0 || !is_heel(mboi_span_of(eenheid));
}

static mbo_status read_value(csv *c, const veld velden[KOLOMMEN], struct mbo_parameter *p)
{
    memset(p, 0, sizeof *p);
    p->line = c->line;
    p->tot = p->bevestigd_tot = MBO_DATUM_NOT_SET;
    if (!velden[NAAM].tekst.length)
        return wrong(c, MBO_ERROR_VALUE, &velden[NAAM], "is no name of a parameter");
    if (!mboi_parse_date(velden[VANAF].tekst, false, &p->vanaf))
        return wrong(c, MBO_ERROR_VALUE, &velden[VANAF], "(vanaf) is not a date of the form yyyy-mm-dd");
    if (velden[TOT].tekst.length && !mboi_parse_date(velden[TOT].tekst, false, &p->tot))
        return wrong(c, MBO_ERROR_VALUE, &velden[TOT], "(tot) is not a date of the form yyyy-mm-dd");
    if (velden[TOT].tekst.length && p->tot <= p->vanaf)
        return wrong(c, MBO_ERROR_VALUE, &velden[TOT], "(tot) is not later than vanaf");
    if (!mboi_parse_hundredths(velden[WAARDE].tekst, false, INT64_C(100000000000), &p->waarde))
        return wrong(c, MBO_ERROR_VALUE, &velden[WAARDE], "(waarde) is not a number with at most two decimals");
    if (p->waarde % 100 && is_heel(velden[EENHEID].tekst))
        return wrong(c, MBO_ERROR_VALUE, &velden[WAARDE], "(waarde) is not a whole number");
    if (!mboi_parse_date(velden[BEVESTIGD_TOT].tekst, false, &p->bevestigd_tot))
        return wrong(c, MBO_ERROR_VALUE, &velden[BEVESTIGD_TOT],
                     "(bevestigd_tot) is not a date of the form yyyy-mm-dd");

    mboi_span bron = velden[BRON].tekst, plaats = velden[VINDPLAATS].tekst;
    char *tekst = mboi_arena_alloc(c->arena, bron.length + plaats.length + 2, 1);
    p->naam = keep(c, velden[NAAM].tekst);
    p->eenheid = keep(c, velden[EENHEID].tekst);
    p->bron = tekst;
    if (!tekst || !p->naam || !p->eenheid)
        return mboi_no_memory(c->fout);
    memcpy(tekst, bron.text, bron.length);
    tekst[bron.length] = ' ';
    memcpy(tekst + bron.length + 1, plaats.text, plaats.length);
    tekst[bron.length + plaats.length + 1] = '\0';
    return MBO_OK;
}

static int by_name_and_date(const void *a, const void *b)
{
    const struct mbo_parameter *p = a, *q = b;
    int order = strcmp(p->naam, q->naam);
    return order ? order : (p->vanaf > q->vanaf) - (p->vanaf < q->vanaf);
}

/* Spreadsheets in Dutch write semicolons. */
static mbo_status check_separator(const csv *c)
{
    const char *puntkomma = memchr(c->rest.text, ';', c->rest.length),
               *end = memchr(c->rest.text, '\n', c->rest.length);
    size_t n = end ? (size_t)(end - c->rest.text) : c->rest.length;
    if (memchr(c->rest.text, ',', n) || !puntkomma || (size_t)(puntkomma - c->rest.text) > n)
        return MBO_OK;
    return mboi_fail_at(c->fout, MBO_ERROR_SYNTAX, 1, puntkomma - c->rest.text + 1,
                        "the fields of a parameter file are separated by commas, not by semicolons");
}

mbo_status mboi_parameters_read(mboi_parameters *parameters, mboi_arena *arena, const char *data, size_t size,
                                mbo_fout *fout)
{
    csv c = {.rest = {data, size}, .arena = arena, .fout = fout};
    if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) /* spreadsheets write a byte-order mark */
        c.rest = (mboi_span){data + 3, size - 3};

    veld velden[KOLOMMEN];
    mbo_status status = check_separator(&c);
    if (!status)
        status = read_line(&c, velden);
    for (int kolom = 0; !status && kolom < KOLOMMEN; kolom++)
        if (!mboi_span_is(velden[kolom].tekst, kolommen[kolom]))
            status = mboi_fail_at(fout, MBO_ERROR_SYNTAX, 1, velden[kolom].column,
                                  "the header has \"%.*s\" where \"%s\" belongs",
                                  (int)(velden[kolom].tekst.length < 80 ? velden[kolom].tekst.length : 80),
                                  velden[kolom].tekst.text, kolommen[kolom]);
    while (!status && c.rest.length) {
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
            return mboi_fail_at(fout, MBO_ERROR_CONFLICT, q->line, 0,
                                "\"%s\" has two values on one day: this line and line %d overlap", q->naam, p->line);
    }
    return MBO_OK;
}

mbo_status mboi_parameters_check(const mboi_parameters *parameters, const mboi_parameters *ingebouwd, mbo_fout *fout)
{
    for (size_t i = 0; i < parameters->count; i++) {
        const struct mbo_parameter *p = &parameters->rij[i], *van = NULL;
        mboi_nabij best = {0};
        for (size_t j = 0; j < ingebouwd->count && !van; j++) {
            const char *naam = ingebouwd->rij[j].naam;
            if (strcmp(p->naam, naam) == 0)
                van = &ingebouwd->rij[j];
            mboi_offer(&best, mboi_span_of(p->naam), naam);
        }
        if (!van)
            return mboi_fail_at(fout, MBO_ERROR_NAME, p->line, 1, "\"%.80s\" is not the name of a parameter%s%s%s",
                                p->naam, best.naam ? "; nearest: \"" : "", best.naam ? best.naam : "",
                                best.naam ? "\"" : "");
        if (strcmp(p->eenheid, van->eenheid) != 0)
            return mboi_fail_at(fout, MBO_ERROR_VALUE, p->line, 0, "\"%.80s\" (eenheid) of %s must be \"%s\"",
                                p->eenheid, p->naam, van->eenheid);
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

mbo_status mboi_parameters_copy(mboi_parameters *parameters, mboi_arena *arena, const mboi_parameters *from,
                                mbo_fout *fout)
{
    for (size_t i = 0; i < from->count; i++) {
        struct mbo_parameter p = from->rij[i];
        p.naam = copy(arena, p.naam);
        p.eenheid = copy(arena, p.eenheid);
        p.bron = copy(arena, p.bron);
        if (!p.naam || !p.eenheid || !p.bron || !keep_row(parameters, arena, &p))
            return mboi_no_memory(fout);
    }
    return MBO_OK;
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
    p.naam = copy(arena, p.naam);
    p.eenheid = copy(arena, p.eenheid);
    p.bron = copy(arena, p.bron);
    if (!p.naam || !p.eenheid || !p.bron || !keep_row(parameters, arena, &p))
        return mboi_no_memory(fout);
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

const char *mbo_parameter_bron(const mbo_parameter *parameter)
{
    return parameter ? parameter->bron : NULL;
}
