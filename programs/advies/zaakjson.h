/* SPDX-License-Identifier: MIT */
/* A case as a JSON object. */
#ifndef ZAAKJSON_H
#define ZAAKJSON_H

#include <jansson.h>
#include <mborules/mborules.h>
#include <stdbool.h>

/* What stands in the way of a case being answered. */
typedef struct bezwaar {
    const char *feit; /* NULL: it is no matter of one fact */
    int kolom;        /* 0: not known */
    mbo_status code;
    char melding[512];
} bezwaar;

/* A case of a JSON text; NULL: it is none, and `b` says why. */
json_t *parse_zaak(const char *text, size_t size, bezwaar *b);

/* The facts of that case in place of those of `zaak`, and no others; "id" is none. `b` lends names from `object`. */
bool set_feiten(mbo_zaak *zaak, const json_t *object, bezwaar *b);

/* The known facts in their text forms. */
json_t *zaak_json(const mbo_zaak *zaak);

#endif
