/* SPDX-License-Identifier: MIT */
/* A co-process: a case as JSON on each line in, its answers as JSON on each line out. */
#include "advies_vormen.h"
#include "antwoord.h"
#include "feitset.h"
#include "opties.h"
#include "scherm.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_REGEL = 1 << 20 };

/* ---- lines in ---- */

typedef struct regel {
    char *text; /* MAX_REGEL bytes */
    size_t size;
    bool te_lang;
    int64_t nummer;
} regel;

/* The next line without its end; of one that is too long the rest is passed over. false: there is none. */
static bool read_regel(regel *r)
{
    int c;
    r->size = 0;
    r->te_lang = false;
    while ((c = getc_unlocked(stdin)) != EOF && c != '\n') {
        if (r->size < MAX_REGEL)
            r->text[r->size++] = (char)c;
        else
            r->te_lang = true;
    }
    if (c == EOF && (ferror(stdin) || !r->size))
        return false;
    r->nummer++;
    return true;
}

/* ---- values ---- */

/* What stands in the way of a line being answered. */
typedef struct bezwaar {
    const char *feit; /* NULL: it is no matter of one fact */
    int kolom;        /* 0: not known */
    char melding[512];
} bezwaar;

static bool refuse_type(bezwaar *b, mbo_feit feit, const json_t *value)
{
    static const char *const takes[] = {
        [MBO_FEITTYPE_BOOL] = "true, false or a text",
        [MBO_FEITTYPE_INT] = "a whole number or a text",
        [MBO_FEITTYPE_DATUM] = "a text (yyyy-mm-dd)",
        [MBO_FEITTYPE_CODE] = "a text",
        [MBO_FEITTYPE_SET] = "an array of texts, or a text",
        [MBO_FEITTYPE_GELD] = "a number of euros with at most two decimals, or a text",
    };
    static const char *const types[] = {[JSON_OBJECT] = "an object",
                                        [JSON_ARRAY] = "an array",
                                        [JSON_INTEGER] = "a whole number",
                                        [JSON_TRUE] = "true",
                                        [JSON_FALSE] = "false"};
    double real = json_real_value(value);
    if (json_is_real(value)) /* as it was written: few have more than 15 digits */
        snprintf(b->melding, sizeof b->melding, "%s takes %s, not %.15g", mbo_feit_name(feit),
                 takes[mbo_feit_type(feit)], real);
    else
        snprintf(b->melding, sizeof b->melding, "%s takes %s, not %s", mbo_feit_name(feit), takes[mbo_feit_type(feit)],
                 types[json_typeof(value)]);
    return false;
}

/* jansson reads a number with a point as a double. It is taken only when it is the double nearest to an amount in whole
   cents, and so is what that amount reads as: 12.345 is not, 0.29 is, though neither is a double exactly. */
static bool whole_cents(double euros, long long *cents)
{
    if (!(euros > -1e13 && euros < 1e13)) /* so that rounding cannot miss the cent; no fact is as large */
        return false;
    *cents = (long long)(euros * 100 + (euros < 0 ? -0.5 : 0.5));
    return (double)*cents / 100 == euros;
}

/* A number in its text form. */
static bool number_text(const json_t *value, mbo_feittype type, char *text, size_t size)
{
    long long cents;
    double real = json_real_value(value);
    if (json_is_integer(value) && (type == MBO_FEITTYPE_INT || type == MBO_FEITTYPE_GELD))
        snprintf(text, size, "%lld", (long long)json_integer_value(value));
    else if (json_is_real(value) && type == MBO_FEITTYPE_GELD && whole_cents(real, &cents))
        snprintf(text, size, "%s%lld.%02lld", cents < 0 ? "-" : "", llabs(cents) / 100, llabs(cents) % 100);
    else if (json_is_real(value) && type == MBO_FEITTYPE_INT && real > -1e15 && real < 1e15 &&
             (double)(long long)real == real)
        snprintf(text, size, "%.0f", real); /* 24.0, as languages without whole numbers write it */
    else
        return false;
    return true;
}

static bool set_array(mbo_zaak *zaak, mbo_feit feit, const json_t *array, bezwaar *b, mbo_fout *fout)
{
    int64_t set = 0;
    size_t i;
    json_t *element;
    json_array_foreach(array, i, element)
    {
        int32_t code;
        if (!json_is_string(element)) {
            snprintf(b->melding, sizeof b->melding, "%s takes an array of texts: number %zu in it is none",
                     mbo_feit_name(feit), i + 1);
            return false;
        }
        if (mbo_code_parse(mbo_feit_vocabulaire(feit), json_string_value(element), &code, fout))
            return snprintf(b->melding, sizeof b->melding, "%s: %s", mbo_feit_name(feit), fout->message), false;
        set |= INT64_C(1) << code;
    }
    if (mbo_zaak_set_set(zaak, feit, set, fout))
        return snprintf(b->melding, sizeof b->melding, "%s", fout->message), false;
    return true;
}

/* One fact; a null is one that is not known. */
static bool set_feit(mbo_zaak *zaak, mbo_feit feit, const json_t *value, bezwaar *b)
{
    char number[32];
    const char *text = number;
    mbo_fout fout;
    mbo_feittype type = mbo_feit_type(feit);
    if (json_is_null(value))
        return true;
    if (json_is_array(value) && type == MBO_FEITTYPE_SET)
        return set_array(zaak, feit, value, b, &fout);
    if (json_is_string(value))
        text = json_string_value(value);
    else if (json_is_boolean(value) && type == MBO_FEITTYPE_BOOL)
        text = json_is_true(value) ? "ja" : "nee";
    else if (!number_text(value, type, number, sizeof number))
        return refuse_type(b, feit, value);
    if (mbo_zaak_set_text(zaak, mbo_feit_name(feit), text, &fout))
        return snprintf(b->melding, sizeof b->melding, "%s", fout.message), false;
    return true;
}

static bool set_feiten(mbo_zaak *zaak, const json_t *line, bezwaar *b)
{
    mbo_feitset seen = {{0}};
    const char *name;
    json_t *value;
    mbo_zaak_clear(zaak);
    json_object_foreach((json_t *)(uintptr_t)line, name, value)
    {
        mbo_feit feit;
        mbo_fout fout;
        if (strcmp(name, "id") == 0)
            continue;
        b->feit = name;
        if (mbo_feit_parse(name, &feit, &fout))
            return snprintf(b->melding, sizeof b->melding, "%s", fout.message), false;
        b->feit = mbo_feit_name(feit);
        if (has_feit(&seen, feit)) /* case does not matter in names */
            return snprintf(b->melding, sizeof b->melding, "%s is given twice", b->feit), false;
        add_feit(&seen, feit);
        if (!set_feit(zaak, feit, value, b))
            return false;
    }
    b->feit = NULL;
    return true;
}

/* ---- lines out ---- */

static json_t *fout_json(const regel *r, const bezwaar *b)
{
    json_t *fout = json_pack("{s:I}", "regel", (json_int_t)r->nummer), *melding = json_string(b->melding);
    if (b->kolom > 0)
        json_object_set_new(fout, "kolom", json_integer(b->kolom));
    if (b->feit)
        json_object_set_new(fout, "feit", json_string(b->feit));
    json_object_set_new(fout, "melding", melding ? melding : json_string("this is not JSON"));
    return json_pack("{s:o}", "fout", fout);
}

/* An object with the id of the line in front. */
static json_t *with_id(json_t *object, json_t *id)
{
    json_t *out = json_object();
    json_object_set(out, "id", id);
    json_object_update(out, object);
    json_decref(object);
    return out;
}

/* What was asked, and every object of it with the id, if the line has one. */
static json_t *hand_back(json_t *answer, json_t *id)
{
    if (!id || !answer)
        return answer;
    if (json_is_object(answer))
        return with_id(answer, id);
    for (size_t i = 0; i < json_array_size(answer); i++)
        json_array_set_new(answer, i, with_id(json_incref(json_array_get(answer, i)), id));
    return answer;
}

static json_t *parse(const regel *r, bezwaar *b)
{
    size_t from = r->nummer == 1 && r->size >= 3 && memcmp(r->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, at = from;
    json_error_t error;
    while (at < r->size && strchr(" \t\r", r->text[at]) && r->text[at])
        at++;
    if (r->te_lang) {
        snprintf(b->melding, sizeof b->melding, "the line is longer than %d bytes", MAX_REGEL);
        return NULL;
    }
    if (at == r->size) {
        snprintf(b->melding, sizeof b->melding, "the line is empty: a case is a JSON object");
        return NULL;
    }
    json_t *line = json_loadb(r->text + from, r->size - from, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (line && json_is_object(line))
        return line;
    if (line) {
        snprintf(b->melding, sizeof b->melding, "a case is a JSON object, {\"NAME\": value, ...}");
        json_decref(line);
        return NULL;
    }
    b->kolom = error.column;
    snprintf(b->melding, sizeof b->melding, "%s", error.text);
    return NULL;
}

/* The answers about a case, or the advice; NULL: an error. */
static json_t *answer_case(const vraagstelling *v, const opties *o, mbo_fout *fout)
{
    mbo_oordeel *oordeel;
    if (!o->antwoorden)
        return case_advies_json(v, o, fout);
    if (mbo_oordeel_create(v->regels, v->structuur, v->zaak, o->vraag, o->options, NULL, &oordeel, fout))
        return NULL;
    json_t *answers = answers_json(v, oordeel, o, fout);
    mbo_oordeel_free(oordeel);
    return answers;
}

/* The answer to a line, or what is wrong with it; NULL: no memory. */
static json_t *answer(const vraagstelling *v, mbo_zaak *zaak, const regel *r, const opties *o)
{
    bezwaar b = {0};
    mbo_fout fout;
    json_t *line = parse(r, &b), *out = NULL;
    if (line && set_feiten(zaak, line, &b)) {
        if (o->op_datum != MBO_DATUM_NOT_SET && mbo_zaak_known(zaak, MBO_FEIT_STARTDATUM))
            b = (bezwaar){.feit = "startdatum", .melding = "give --op-datum or startdatum, not both"};
        else if (o->kwalificaties && mbo_zaak_known(zaak, MBO_FEIT_CREBO))
            b = (bezwaar){.feit = "crebo", .melding = EEN_KWALIFICATIE};
        else if (o->op_datum != MBO_DATUM_NOT_SET && mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, o->op_datum, &fout))
            snprintf(b.melding, sizeof b.melding, "%s", fout.message);
        else if (!(out = answer_case(v, o, &fout)))
            snprintf(b.melding, sizeof b.melding, "%s", fout.message);
    }
    out = hand_back(out ? out : fout_json(r, &b), json_object_get(line, "id"));
    json_decref(line);
    return out;
}

int jsonl(const mbo_regels *regels, const mbo_structuur *structuur, const opties *o)
{
    regel r = {.text = malloc(MAX_REGEL)};
    mbo_zaak *zaak = NULL;
    int status = GOED;
    if (!r.text || mbo_zaak_create(NULL, &zaak, NULL)) {
        free(r.text);
        return fprintf(stderr, "%s: no memory\n", program), SLECHTE_INVOER;
    }
    vraagstelling v = {regels, structuur, zaak};
    while (!status && read_regel(&r)) {
        json_t *out = answer(&v, zaak, &r, o);
        if (!is_whole(out) || (json_dumpf(out, stdout, JSON_COMPACT) && !ferror(stdout))) {
            fprintf(stderr, "%s: (stdin):%lld: no memory\n", program, (long long)r.nummer);
            status = SLECHTE_INVOER;
        } else if (putchar('\n') == EOF || fflush(stdout)) {
            status = SLECHTE_INVOER; /* finish() tells why */
        }
        json_decref(out);
    }
    if (!status && ferror(stdin)) {
        fprintf(stderr, "%s: (stdin): cannot read: %s\n", program, strerror(errno));
        status = SLECHTE_INVOER;
    }
    mbo_zaak_free(zaak);
    free(r.text);
    return status;
}
