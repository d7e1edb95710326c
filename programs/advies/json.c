/* SPDX-License-Identifier: MIT */
/* An answer as JSON. */
#include "antwoord.h"
#include "feitset.h"
#include "scherm.h"

#include <stdlib.h>

/* Was jansson ever refused memory? */
static bool vol;

/* Once it failed, it fails: jansson does not mind that what it reads could not be kept, and would overrun a later
   allocation that is as large as what it did keep. */
static void *allocate(size_t size)
{
    void *memory = vol ? NULL : malloc(size);
    vol |= !memory;
    return memory;
}

void watch_json(void)
{
    vol = false;
    json_set_alloc_funcs(allocate, free);
}

bool is_whole(const json_t *json)
{
    return json && !vol;
}

int print_json(json_t *json)
{
    if (is_whole(json)) {
        json_dumpf(json, stdout, JSON_INDENT(2));
        putchar('\n');
    }
    bool whole = is_whole(json); /* also when it was written */
    json_decref(json);
    return whole ? GOED : report(program, NULL, &(mbo_fout){.message = "no memory"});
}

json_t *feiten_json(const mbo_feitset *set)
{
    json_t *names = json_array();
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
        json_array_append_new(names, json_string(mbo_feit_name(feit)));
    return names;
}

/* The reasons beneath one, or (-1) those of the question itself. */
static json_t *redenen_json(const uitvoer *u, int32_t ouder)
{
    json_t *redenen = json_array();
    for (int32_t i = 0; i < mbo_oordeel_reden_count(u->oordeel, u->vraag); i++) {
        if (mbo_oordeel_reden_ouder(u->oordeel, u->vraag, i) != ouder)
            continue;
        const mbo_regel *regel = mbo_oordeel_reden_regel(u->oordeel, u->vraag, i);
        json_t *bronnen = json_array();
        for (int32_t b = 0; b < mbo_regel_bron_count(regel); b++)
            json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_regel_bron(regel, b))));
        mbo_uitkomst uitkomst = mbo_oordeel_reden_uitkomst(u->oordeel, u->vraag, i);
        json_t *reden = json_pack("{s:s}", "regel", mbo_regel_id(regel));
        if (uitkomst)
            json_object_set_new(reden, "uitkomst", json_string(mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst)));
        else
            json_object_set_new(reden, "toelichting", json_true());
        json_object_set_new(reden, "tekst_nl", json_string(mbo_regel_tekst(regel, MBO_TAAL_NL)));
        json_object_set_new(reden, "tekst_en", json_string(mbo_regel_tekst(regel, MBO_TAAL_EN)));
        json_object_set_new(reden, "bronnen", bronnen);
        json_t *onder = redenen_json(u, i);
        if (json_array_size(onder))
            json_object_set(reden, "onder", onder);
        json_decref(onder);
        json_array_append_new(redenen, reden);
    }
    return redenen;
}

/* [{"leerbaan": "arbeidsovereenkomst", "leerbedrijf_erkend": "ja"}, ...] */
static json_t *nodig_json(const uitvoer *u)
{
    json_t *sets = json_array();
    for (int32_t i = 0; i < mbo_nodig_count(u->nodig); i++) {
        json_t *values = json_object();
        mbo_feitset set;
        char text[512];
        mbo_nodig_feiten(u->nodig, i, &set);
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));) {
            mbo_nodig_tekst(u->nodig, i, feit, text, sizeof text);
            json_object_set_new(values, mbo_feit_name(feit), json_string(text));
        }
        json_array_append_new(sets, values);
    }
    return sets;
}

json_t *beslissers_json(int32_t bits)
{
    json_t *names = json_array();
    for (mbo_beslisser b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER); b++)
        if (bits >> b & 1)
            json_array_append_new(names, json_string(mbo_code_name(MBO_VOCABULAIRE_BESLISSER, b)));
    return names;
}

json_t *verdict_json(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    mbo_feitset set;
    mbo_oordeel_ontbrekend(oordeel, vraag, &set);
    return json_pack("{s:s,s:s,s:o,s:o}", "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), "uitkomst",
                     mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(oordeel, vraag)), "ontbrekend",
                     feiten_json(&set), "beslissers", beslissers_json(mbo_oordeel_beslissers(oordeel, vraag)));
}

void add_rest(json_t *answer, const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    mbo_feitset set;
    mbo_datum tot, vanaf;
    int64_t cents;
    const char *soort = mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, mbo_oordeel_soort(oordeel, vraag));
    if (soort)
        json_object_set_new(answer, "soort", json_string(soort));
    mbo_stand stand = mbo_oordeel_bedrag(oordeel, vraag, &cents);
    if (stand == MBO_STAND_BEKEND)
        json_object_set_new(answer, "bedrag", json_integer(cents));
    if (stand == MBO_STAND_OPEN) {
        mbo_oordeel_bedrag_ontbrekend(oordeel, vraag, &set);
        json_object_set_new(answer, "bedrag_ontbrekend", feiten_json(&set));
    }
    stand = mbo_oordeel_vanaf(oordeel, vraag, &vanaf);
    if (stand == MBO_STAND_BEKEND)
        json_object_set_new(answer, "vanaf", json_string(date_text(vanaf)));
    if (stand == MBO_STAND_OPEN) {
        mbo_oordeel_vanaf_ontbrekend(oordeel, vraag, &set);
        json_object_set_new(answer, "vanaf_ontbrekend", feiten_json(&set));
    }
    mbo_oordeel_aannames(oordeel, vraag, &set);
    if (!is_empty(&set))
        json_object_set_new(answer, "aannames", feiten_json(&set));
    if (mbo_oordeel_zonder_waarde_count(oordeel, vraag)) {
        json_t *names = json_array();
        for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(oordeel, vraag); i++)
            json_array_append_new(names, json_string(mbo_oordeel_zonder_waarde(oordeel, vraag, i)));
        json_object_set_new(answer, "parameter", names);
    }
    if (mbo_oordeel_open(oordeel, vraag) >> MBO_OPEN_CREBO_NIET_OPGEZOCHT & 1)
        json_object_set_new(answer, "crebo_niet_opgezocht", json_true());
    if (mbo_oordeel_niet_exact(oordeel, vraag))
        json_object_set_new(answer, "niet_exact", json_true());
    const char *item = mbo_oordeel_niet_bevestigd(oordeel, vraag, &tot);
    if (item)
        json_object_set_new(answer, "verouderd", json_pack("{s:s,s:s}", "item", item, "tot", date_text(tot)));
}

static json_t *answer_json(const uitvoer *u)
{
    json_t *answer = verdict_json(u->oordeel, u->vraag);
    json_object_set_new(answer, "redenen", redenen_json(u, -1));
    add_rest(answer, u->oordeel, u->vraag);
    if (u->nodig)
        json_object_set_new(answer, "nodig", nodig_json(u));
    return answer;
}

mbo_status nodig_of(const vraagstelling *v, const mbo_oordeel *oordeel, mbo_vraag vraag, const opties *o,
                    mbo_nodig **out, mbo_fout *fout)
{
    *out = NULL;
    if (!o->waarom_niet || mbo_oordeel_uitkomst(oordeel, vraag) != MBO_UITKOMST_NEE)
        return MBO_OK;
    return mbo_nodig_create(v->regels, v->structuur, v->zaak, vraag, o->options, &o->vast, NULL, out, fout);
}

json_t *answers_json(const vraagstelling *v, const mbo_oordeel *oordeel, const opties *o, mbo_fout *fout)
{
    json_t *answers = o->vraag ? NULL : json_array();
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_nodig *nodig;
        if (o->vraag && o->vraag != vraag)
            continue;
        if (nodig_of(v, oordeel, vraag, o, &nodig, fout)) {
            json_decref(answers);
            return NULL;
        }
        json_t *one = answer_json(&(uitvoer){oordeel, vraag, o->taal, v->zaak, v->structuur, nodig});
        mbo_nodig_free(nodig);
        if (o->vraag)
            return one;
        json_array_append_new(answers, one);
    }
    return answers;
}
