/* SPDX-License-Identifier: MIT */
/* A co-process: a case as JSON on each line in, its answers as JSON on each line out. */
#include "advies_vormen.h"
#include "antwoord.h"
#include "opties.h"
#include "scherm.h"
#include "zaakjson.h"

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
    size_t from = r->nummer == 1 && r->size >= 3 && memcmp(r->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    if (!r->te_lang)
        return parse_zaak(r->text + from, r->size - from, b);
    snprintf(b->melding, sizeof b->melding, "the line is longer than %d bytes", MAX_REGEL);
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
