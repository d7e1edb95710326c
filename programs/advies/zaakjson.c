/* SPDX-License-Identifier: MIT */
/* A case as a JSON object: a fact in its own type, or as text; one that is null is unknown. */
#include "zaakjson.h"

#include "feitset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the library says of a value, after the name of its fact unless it tells that itself. */
static bool refuse(bezwaar *b, const char *naam, const mbo_fout *fout)
{
    b->code = fout->code;
    snprintf(b->melding, sizeof b->melding, "%s%s%s", naam ? naam : "", naam ? ": " : "", fout->message);
    return false;
}

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
    b->code = MBO_ERROR_VALUE;
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
            b->code = MBO_ERROR_VALUE;
            snprintf(b->melding, sizeof b->melding, "%s takes an array of texts: number %zu in it is none",
                     mbo_feit_name(feit), i + 1);
            return false;
        }
        if (mbo_code_parse(mbo_feit_vocabulaire(feit), json_string_value(element), &code, fout))
            return refuse(b, mbo_feit_name(feit), fout);
        set |= INT64_C(1) << code;
    }
    if (mbo_zaak_set_set(zaak, feit, set, fout))
        return refuse(b, NULL, fout);
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
        return refuse(b, NULL, &fout);
    return true;
}

json_t *parse_zaak(const char *text, size_t size, bezwaar *b)
{
    json_error_t error;
    size_t at = 0;
    while (at < size && strchr(" \t\r\n", text[at]) && text[at])
        at++;
    b->code = MBO_ERROR_SYNTAX;
    if (at == size) {
        snprintf(b->melding, sizeof b->melding, "the line is empty: a case is a JSON object");
        return NULL;
    }
    json_t *zaak = json_loadb(text, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (zaak && json_is_object(zaak))
        return zaak;
    if (zaak) {
        snprintf(b->melding, sizeof b->melding, "a case is a JSON object, {\"NAME\": value, ...}");
        json_decref(zaak);
        return NULL;
    }
    b->kolom = error.column;
    snprintf(b->melding, sizeof b->melding, "%s", error.text);
    return NULL;
}

bool set_feiten(mbo_zaak *zaak, const json_t *line, bezwaar *b)
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
            return refuse(b, NULL, &fout);
        b->feit = mbo_feit_name(feit);
        if (has_feit(&seen, feit)) { /* case does not matter in names */
            b->code = MBO_ERROR_CONFLICT;
            snprintf(b->melding, sizeof b->melding, "%s is given twice", b->feit);
            return false;
        }
        add_feit(&seen, feit);
        if (!set_feit(zaak, feit, value, b))
            return false;
    }
    b->feit = NULL;
    return true;
}

json_t *zaak_json(const mbo_zaak *zaak)
{
    json_t *facts = json_object();
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char text[1024];
        if (mbo_zaak_known(zaak, feit)) {
            mbo_zaak_get_text(zaak, feit, text, sizeof text);
            json_object_set_new(facts, mbo_feit_name(feit), json_string(text));
        }
    }
    return facts;
}
