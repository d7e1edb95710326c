/* SPDX-License-Identifier: MIT */
/*
 * The batch against one case at a time: every answer about random cases, in every form of column, over plain arrays
 * and over Arrow. `test_gelijk [CASES]`; a million when no number is given.
 */
#include "kolommen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_VRAGEN = 64, GROOT = 9000 /* rows: more than a thread takes at a time */, KLEIN = 1000, DRADEN = 3 };

typedef struct antwoord {
    int8_t uitkomst, soort, bedrag_stand, vanaf_stand;
    mbo_datum vanaf;
    int64_t bedrag;
    mbo_feitset ontbrekend, bedrag_ontbrekend, vanaf_ontbrekend;
} antwoord;

static mbo_regels *regels;
static mbo_structuur *structuur;
static int64_t verschillen;
#define VRAGEN mbo_code_count(MBO_VOCABULAIRE_VRAAG)

/* ---- one at a time ---- */

static void set_fact(mbo_zaak *zaak, mbo_feit feit, int64_t value)
{
    mbo_fout fout = {0};
    if (mbo_zaak_set_value(zaak, feit, value, &fout))
        stop("a random case", &fout);
}

static void one_by_one(const zaken *z, int32_t options, antwoord *uit)
{
    mbo_zaak *zaak;
    mbo_fout fout;
    if (mbo_zaak_create(NULL, &zaak, &fout))
        stop("zaak", &fout);
    for (int32_t i = 0; i < z->rijen; i++) {
        mbo_oordeel *o;
        mbo_zaak_clear(zaak);
        for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
            if (z->bekend[feit][i])
                set_fact(zaak, feit, z->waarde[feit][i]);
        if (mbo_oordeel_create(regels, structuur, zaak, MBO_VRAAG_ALLE, options, NULL, &o, &fout))
            stop("oordeel", &fout);
        for (mbo_vraag v = 1; v <= VRAGEN; v++) {
            antwoord *a = &uit[(v - 1) * z->rijen + i];
            memset(a, 0, sizeof *a);
            a->uitkomst = (int8_t)mbo_oordeel_uitkomst(o, v);
            a->soort = (int8_t)mbo_oordeel_soort(o, v);
            a->bedrag_stand = (int8_t)mbo_oordeel_bedrag(o, v, &a->bedrag);
            a->vanaf = MBO_DATUM_NOT_SET;
            a->vanaf_stand = (int8_t)mbo_oordeel_vanaf(o, v, &a->vanaf);
            mbo_oordeel_ontbrekend(o, v, &a->ontbrekend);
            mbo_oordeel_bedrag_ontbrekend(o, v, &a->bedrag_ontbrekend);
            mbo_oordeel_vanaf_ontbrekend(o, v, &a->vanaf_ontbrekend);
        }
        mbo_oordeel_free(o);
    }
    mbo_zaak_free(zaak);
}

/* ---- what differs ---- */

static void differs(const char *how, const zaken *z, mbo_vraag v, int32_t i, const char *what)
{
    printf("%s: row %d, %s: another %s:", how, i, mbo_code_name(MBO_VOCABULAIRE_VRAAG, v), what);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (z->bekend[feit][i])
            printf(" %s=%lld", mbo_feit_name(feit), (long long)z->waarde[feit][i]);
    printf("\n");
    if (++verschillen >= 10)
        exit(1);
}

static bool same(const mbo_feitset *a, const mbo_feitset *b)
{
    return a->bits[0] == b->bits[0] && a->bits[1] == b->bits[1];
}

/* ---- plain arrays ---- */

static void check_plain(const zaken *z, mbo_batch *batch, const antwoord *expected, bool alles, int32_t *gezien)
{
    mbo_kolom kolom[FEITEN];
    mbo_antwoordkolom k[MAX_VRAGEN];
    mbo_fout fout;
    size_t kolommen = 0, rijen = (size_t)z->rijen;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (!z->zonder[feit])
            gezien[plain_column(z, feit, &kolom[kolommen++])]++;
    memset(k, 0, sizeof k);
    for (mbo_vraag v = 1; v <= VRAGEN; v++) {
        mbo_antwoordkolom *to = &k[v - 1];
        to->vraag = v;
        to->uitkomst = hold(rijen);
        if (!alles)
            continue;
        to->ontbrekend = hold(rijen * sizeof *to->ontbrekend);
        to->soort = hold(rijen);
        to->bedrag_stand = hold(rijen);
        to->bedrag = hold(rijen * sizeof *to->bedrag);
        to->bedrag_ontbrekend = hold(rijen * sizeof *to->bedrag_ontbrekend);
        to->vanaf_stand = hold(rijen);
        to->vanaf = hold(rijen * sizeof *to->vanaf);
        to->vanaf_ontbrekend = hold(rijen * sizeof *to->vanaf_ontbrekend);
    }
    if (mbo_batch_run(batch, kolom, kolommen, z->rijen, k, (size_t)VRAGEN, &fout))
        stop("mbo_batch_run", &fout);
    if (mbo_batch_fout(batch, 0, &fout))
        stop("a bad value", &fout);
    for (mbo_vraag v = 1; v <= VRAGEN; v++)
        for (int32_t i = 0; i < z->rijen; i++) {
            const antwoord *a = &expected[(v - 1) * z->rijen + i];
            const mbo_antwoordkolom *g = &k[v - 1];
            if (g->uitkomst[i] != a->uitkomst)
                differs("plain", z, v, i, "outcome");
            if (!alles)
                continue;
            if (!same(&g->ontbrekend[i], &a->ontbrekend))
                differs("plain", z, v, i, "ontbrekend");
            if (g->soort[i] != a->soort || g->bedrag_stand[i] != a->bedrag_stand || g->bedrag[i] != a->bedrag ||
                !same(&g->bedrag_ontbrekend[i], &a->bedrag_ontbrekend))
                differs("plain", z, v, i, "amount");
            if (g->vanaf_stand[i] != a->vanaf_stand || g->vanaf[i] != a->vanaf ||
                !same(&g->vanaf_ontbrekend[i], &a->vanaf_ontbrekend))
                differs("plain", z, v, i, "first day");
        }
}

/* ---- Arrow ---- */

typedef struct uitvoer {
    const struct ArrowSchema *schema;
    const struct ArrowArray *array;
} uitvoer;

static bool valid(const struct ArrowArray *a, int64_t i)
{
    const uint8_t *bits = a->buffers[0];
    return !bits || bits[(a->offset + i) / 8] >> (a->offset + i) % 8 & 1;
}

static const struct ArrowArray *column(const uitvoer *u, mbo_vraag v, const char *part)
{
    char name[128];
    snprintf(name, sizeof name, "%s%s", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v), part);
    for (int64_t i = 0; i < u->schema->n_children; i++)
        if (strcmp(u->schema->children[i]->name, name) == 0)
            return u->array->children[i];
    return NULL;
}

/* A word of a dictionary column; "" for null. */
static const char *word(const struct ArrowArray *a, int64_t i)
{
    static char text[64];
    if (!valid(a, i))
        return "";
    int8_t at = ((const int8_t *)a->buffers[1])[i];
    const int32_t *offset = a->dictionary->buffers[1];
    snprintf(text, sizeof text, "%.*s", (int)(offset[at + 1] - offset[at]),
             (const char *)a->dictionary->buffers[2] + offset[at]);
    return text;
}

static const char *code(mbo_vocabulaire vocabulaire, int32_t value)
{
    return value ? mbo_code_name(vocabulaire, value) : "";
}

static bool names_are(const struct ArrowArray *a, int64_t i, const mbo_feitset *set)
{
    char text[2048] = "";
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
        sprintf(text + strlen(text), "%s%s", *text ? ";" : "", mbo_feit_name(feit));
    const int64_t *offset = a->buffers[1];
    size_t length = (size_t)(offset[i + 1] - offset[i]);
    return length == strlen(text) && memcmp((const char *)a->buffers[2] + offset[i], text, length) == 0;
}

/* The two columns of a set: names, and bits. */
static bool sets_are(const uitvoer *u, mbo_vraag v, const char *part, int64_t at, const mbo_feitset *set)
{
    char bits[64];
    snprintf(bits, sizeof bits, "%s_bits", part);
    const struct ArrowArray *names = column(u, v, part), *numbers = column(u, v, bits);
    return names && numbers && valid(numbers, at) && names_are(names, at, set) &&
           ((const uint64_t *)numbers->buffers[1])[at] == set->bits[0];
}

static void check_row(const zaken *z, const uitvoer *u, mbo_vraag v, int32_t row, int64_t at, const antwoord *a,
                      bool woorden)
{
    const struct ArrowArray *uitkomst = column(u, v, ""), *bedrag = column(u, v, ".bedrag"),
                            *vanaf = column(u, v, ".vanaf");
    bool right = woorden ? strcmp(word(uitkomst, at), code(MBO_VOCABULAIRE_UITKOMST, a->uitkomst)) == 0
                         : ((const int8_t *)uitkomst->buffers[1])[at] == a->uitkomst;
    if (!right || !valid(uitkomst, at))
        differs("arrow", z, v, row, "outcome");
    if (!sets_are(u, v, ".ontbrekend", at, &a->ontbrekend))
        differs("arrow", z, v, row, "ontbrekend");
    if (bedrag) {
        int64_t cents = ((const int64_t *)bedrag->buffers[1])[2 * at];
        if (valid(bedrag, at) != (a->bedrag_stand == MBO_STAND_BEKEND) || cents != a->bedrag ||
            strcmp(word(column(u, v, ".soort"), at), code(MBO_VOCABULAIRE_GELDSOORT, a->soort)) ||
            !sets_are(u, v, ".bedrag_ontbrekend", at, &a->bedrag_ontbrekend))
            differs("arrow", z, v, row, "amount");
    } else if (a->bedrag_stand) {
        differs("arrow", z, v, row, "amount: there is no column");
    }
    if (vanaf && (valid(vanaf, at) != (a->vanaf_stand == MBO_STAND_BEKEND) ||
                  (valid(vanaf, at) && ((const int32_t *)vanaf->buffers[1])[at] != a->vanaf) ||
                  !sets_are(u, v, ".vanaf_ontbrekend", at, &a->vanaf_ontbrekend)))
        differs("arrow", z, v, row, "first day");
    if (!vanaf && a->vanaf_stand)
        differs("arrow", z, v, row, "first day: there is no column");
}

/* Part of a table: its rows from one on. */
static zaken part_of(const zaken *z, int32_t from, int32_t rows)
{
    zaken part = {.rijen = rows};
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        part.bekend[feit] = z->bekend[feit] + from;
        part.waarde[feit] = z->waarde[feit] + from;
    }
    return part;
}

/* The columns have one form through a stream; two record batches would each draw another, so a stream has one. */
static void check_arrow(const zaken *z, mbo_batch *batch, const antwoord *expected, int32_t totaal, int32_t from,
                        bool woorden, const char **forms)
{
    struct ArrowSchema schema, out_schema;
    struct ArrowArray array, out_array;
    struct ArrowArrayStream in, out;
    mbo_fout fout;
    int32_t skip = (int32_t)draw(3); /* rows of the record batch itself that come before its first */
    zaken whole = part_of(z, from - skip, totaal + skip);
    make_schema(&schema, "+s", "", 1 + mbo_feit_count());
    make_array(&array, totaal, 1, 1 + mbo_feit_count());
    array.offset = skip;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        const char *form = arrow_column(&whole, feit, (int32_t)draw(20), schema.children[feit], array.children[feit]);
        for (int i = 0; i < 64; i++) {
            forms[i] = forms[i] ? forms[i] : form;
            if (strcmp(forms[i], form) == 0)
                break;
        }
    }
    int32_t *id = hold((size_t)(totaal + skip) * sizeof *id);
    for (int32_t i = 0; i < totaal; i++)
        id[skip + i] = from + i;
    make_schema(schema.children[0], "i", "mijn_nummer", 0);
    make_array(array.children[0], totaal + skip, 2, 0);
    array.children[0]->buffers[1] = id;
    bron b = {.schema = &schema, .array = &array, .arrays = 1, .fail_at = -1};
    make_stream(&b, &in);
    if (mbo_batch_stream(batch, &in, &out, &fout))
        stop("mbo_batch_stream", &fout);
    if (out.get_schema(&out, &out_schema) || out.get_next(&out, &out_array)) {
        fprintf(stderr, "the stream: %s\n", out.get_last_error(&out));
        exit(1);
    }
    if (mbo_batch_fout(batch, 0, &fout))
        stop("a bad value", &fout);
    uitvoer u = {&out_schema, &out_array};
    const struct ArrowArray *eigen = out_array.children[0];
    if (strcmp(out_schema.children[0]->name, "mijn_nummer") || out_array.length != totaal || eigen->length != totaal)
        differs("arrow", z, 1, from, "column of the caller's own");
    for (int32_t i = 0; i < totaal; i++) {
        if (((const int32_t *)eigen->buffers[1])[eigen->offset + i] != from + i)
            differs("arrow", z, 1, from + i, "value of the caller's own");
        for (mbo_vraag v = 1; v <= VRAGEN; v++)
            check_row(z, &u, v, from + i, i, &expected[(v - 1) * z->rijen + from + i], woorden);
    }
    out_array.release(&out_array);
    out_schema.release(&out_schema);
    if (out.get_next(&out, &out_array) || out_array.release)
        differs("arrow", z, 1, 0, "end of the stream");
    out.release(&out);
}

static mbo_batch *make_batch(int32_t options, int32_t threads)
{
    mbo_batch *batch;
    mbo_fout fout;
    mbo_batch_options o = {.size = sizeof o, .structuur = structuur, .options = options, .threads = threads};
    if (mbo_batch_create(regels, NULL, 0, &o, &batch, &fout))
        stop("mbo_batch_create", &fout);
    return batch;
}

/* The summary is that of the answers; without counting, every open row may be ja. */
static void check_summary(const zaken *z, const mbo_batch *batch, const antwoord *expected, bool tellen)
{
    for (mbo_vraag v = 1; v <= VRAGEN; v++) {
        int64_t counts[8] = {0}, missing[FEITEN] = {0};
        for (int32_t i = 0; i < z->rijen; i++) {
            const antwoord *a = &expected[(v - 1) * z->rijen + i];
            counts[a->uitkomst]++;
            for (mbo_feit feit = 1; feit <= mbo_feit_count() && a->uitkomst == MBO_UITKOMST_ONBEKEND; feit++)
                missing[feit] += a->ontbrekend.bits[0] >> feit & 1;
        }
        for (mbo_uitkomst u = 0; u <= MBO_UITKOMST_NVT; u++)
            if (mbo_batch_uitkomst_count(batch, v, u) != counts[u])
                differs("summary", z, v, 0, "count");
        for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
            if (mbo_batch_ontbrekend_count(batch, v, feit) != (tellen ? missing[feit] : 0))
                differs("summary", z, v, 0, "count of a missing fact");
        int64_t most = mbo_batch_ja_hoogstens(batch, v), zeker = counts[MBO_UITKOMST_JA],
                open = counts[MBO_UITKOMST_VOORWAARDELIJK] + counts[MBO_UITKOMST_ONBEKEND];
        if (most < zeker || most > zeker + open || (!tellen && most != zeker + open))
            differs("summary", z, v, 0, "bound");
    }
}

/* ---- what can be ja, by trying ---- */

/* Values of a fact that is missing: all of them, or enough that every side of every limit is among them. Who was born
   last comes of age decades after the first start. */
static int32_t values_to_try(const mbo_zaak *zaak, mbo_feit feit, int64_t *uit)
{
    enum { EERSTE_START = 16283 /* 2014-08-01 */, LAATSTE_START = EERSTE_START + 35 * 365, JONGST = 10, OUDST = 62 };
    int32_t n = 0;
    int64_t start, geboren = EERSTE_START;
    switch (feit) {
    case MBO_FEIT_STARTDATUM:
        mbo_zaak_get(zaak, MBO_FEIT_GEBOORTEDATUM, &geboren);
        for (start = geboren > EERSTE_START ? geboren : EERSTE_START; start < LAATSTE_START; start += 14)
            uit[n++] = start;
        return n;
    case MBO_FEIT_GEBOORTEDATUM:
        mbo_zaak_get(zaak, MBO_FEIT_STARTDATUM, &start);
        for (int32_t dagen = 365 * JONGST; dagen < 365 * OUDST; dagen += 91)
            uit[n++] = start - dagen;
        return n;
    case MBO_FEIT_PRAKTIJKWEKEN:
    case MBO_FEIT_UREN_BEGELEID:
    case MBO_FEIT_UREN_BPV:
        uit[n++] = 0;
        uit[n++] = mbo_feit_max(feit);
        return n;
    case MBO_FEIT_ONDERWIJSPRIJS: uit[n++] = 250000; return n;
    default:
        if (mbo_feit_type(feit) == MBO_FEITTYPE_SET)
            for (int32_t code = 0; code <= mbo_code_count(mbo_feit_vocabulaire(feit)); code++)
                uit[n++] = code ? INT64_C(1) << code : 0;
        else
            for (int64_t value = mbo_feit_min(feit); value <= mbo_feit_max(feit); value++)
                uit[n++] = value;
        return n;
    }
}

/* Is it not known whether one may start with the crebo on the day? What the other facts are, that has no value, and so
   is not ja: trying them all would take hours. */
static bool starts_nobody_knows(const mbo_zaak *zaak, mbo_vraag v)
{
    int64_t crebo, start;
    return (v == MBO_VRAAG_AANBOD || v == MBO_VRAAG_TRAJECT) && mbo_zaak_get(zaak, MBO_FEIT_CREBO, &crebo) &&
           mbo_zaak_get(zaak, MBO_FEIT_STARTDATUM, &start) &&
           mbo_kwalificatie_instroom(mbo_structuur_find_crebo(structuur, (int32_t)crebo), (mbo_datum)start) < 0;
}

/* Does what is missing have values that make it ja? */
static bool can_be_ja(mbo_zaak *zaak, mbo_vraag v, int32_t options)
{
    mbo_oordeel *o;
    mbo_fout fout;
    mbo_feitset open;
    int64_t values[1024];
    if (starts_nobody_knows(zaak, v))
        return false;
    if (mbo_oordeel_create(regels, structuur, zaak, v, options, NULL, &o, &fout))
        stop("oordeel", &fout);
    bool ja = mbo_oordeel_uitkomst(o, v) == MBO_UITKOMST_JA;
    mbo_oordeel_ontbrekend(o, v, &open);
    mbo_oordeel_free(o);
    mbo_feit feit = mbo_feitset_next(&open, 0);
    if (ja || !feit)
        return ja;
    if (mbo_feitset_next(&open, MBO_FEIT_STARTDATUM - 1) == MBO_FEIT_STARTDATUM)
        feit = MBO_FEIT_STARTDATUM; /* a birth date is tried by the age that it makes then */
    int32_t n = values_to_try(zaak, feit, values);
    for (int32_t i = 0; i < n && !ja; i++) {
        set_fact(zaak, feit, values[i]);
        ja = can_be_ja(zaak, v, options);
    }
    mbo_zaak_unset(zaak, feit, NULL);
    return ja;
}

/* The bound of the summary is exactly the rows that some values of what is missing make ja. */
static void check_bound(uint32_t leeg, bool streng)
{
    enum { RIJEN = 1000 };
    zaken z = make_zaken(RIJEN, leeg, true);
    mbo_batch *batch = make_batch((streng ? MBO_BATCH_STRENG : 0) | MBO_BATCH_TELLEN, 1);
    mbo_kolom kolom[FEITEN];
    mbo_zaak *zaak;
    mbo_fout fout;
    size_t kolommen = 0;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        plain_column(&z, feit, &kolom[kolommen++]);
    if (mbo_batch_run(batch, kolom, kolommen, RIJEN, NULL, 0, &fout) || mbo_zaak_create(NULL, &zaak, &fout))
        stop("check_bound", &fout);
    for (mbo_vraag v = 1; v <= VRAGEN; v++) {
        int64_t most = 0;
        for (int32_t i = 0; i < RIJEN; i++) {
            mbo_zaak_clear(zaak);
            for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
                if (z.bekend[feit][i])
                    set_fact(zaak, feit, z.waarde[feit][i]);
            most += can_be_ja(zaak, v, streng ? MBO_OORDEEL_STRENG : 0);
        }
        if (mbo_batch_ja_hoogstens(batch, v) != most)
            differs("summary", &z, v, 0, "bound than trying gives");
    }
    mbo_zaak_free(zaak);
    mbo_batch_free(batch);
    free_zaken(&z);
    release_all();
}

/* ---- when one may start ---- */

static int write_day(char *to, size_t size, const char *name, mbo_datum day)
{
    int32_t y, m, d;
    if (day == MBO_DATUM_NOT_SET)
        return snprintf(to, size, " %s=''", name);
    mbo_datum_to_ymd(day, &y, &m, &d);
    return snprintf(to, size, " %s='%04d-%02d-%02d'", name, (int)y, (int)m, (int)d);
}

/* So many kwalificaties, each with periods of its own; of some the last days are far off. */
static mbo_structuur *random_structuur(int32_t count)
{
    static const char *const soorten[] = {"entreeopleiding", "basisberoepsopleiding", "vakopleiding",
                                          "middenkaderopleiding"};
    size_t capacity = 2000 + (size_t)count * 2000;
    char *xml = hold(capacity), *to = xml, *end = xml + capacity;
    to += snprintf(to, capacity,
                   "<sbb xmlns:m='urn:mborules:structuur:1' m:toestanden='2016-01-01 2020-08-01'>"
                   "<dossiers>");
    for (int32_t i = 0; i < count; i++) {
        const uint32_t soort = draw(4);
        to += snprintf(to, (size_t)(end - to),
                       "<dossier nr='%d' titel='D'><profielen><profiel nr='%d' titel='P' niveau='%u'><omschrijving>"
                       "<soortopleiding>%s</soortopleiding></omschrijving><creboinformatie>",
                       (int)i + 1, (int)i + 1, (unsigned)soort + 1, soorten[soort]);
        mbo_datum vanaf = 15500 + (mbo_datum)draw(i % 25 ? 4500 : 12000); /* from 2012 on */
        for (uint32_t n = 1 + draw(3); n; n--) {
            const bool open = n == 1 && draw(2) == 0;
            const mbo_datum duur = 100 + (mbo_datum)draw(1000), zeker = vanaf + (mbo_datum)draw(100);
            to += snprintf(to, (size_t)(end - to), "<crebo");
            to += write_day(to, (size_t)(end - to), "Geldig_vanaf", vanaf);
            to += write_day(to, (size_t)(end - to), "Datum_einde_instroom", open ? MBO_DATUM_NOT_SET : vanaf + duur);
            if (draw(2)) {
                to += write_day(to, (size_t)(end - to), "m:zeker_vanaf", zeker);
                to += write_day(to, (size_t)(end - to), "m:zeker_tot", zeker + (vanaf + duur - zeker) / 2);
            }
            to += snprintf(to, (size_t)(end - to), ">%d</crebo>", (int)(30000 + i));
            vanaf += duur + 1 + (mbo_datum)draw(500);
        }
        to += snprintf(to, (size_t)(end - to), "</creboinformatie></profiel></profielen></dossier>");
    }
    snprintf(to, (size_t)(end - to), "</dossiers></sbb>");
    mbo_structuur *uit;
    mbo_fout fout;
    if (mbo_structuur_load_memory(xml, strlen(xml), NULL, &uit, &fout))
        stop("a random structure", &fout);
    return uit;
}

/* Both verdicts of an advice without dates are those of its routes as cases. */
static void check_advies(void)
{
    const mbo_filter alle = {.size = sizeof alle};
    mbo_zaak *zaak;
    mbo_advies *advies;
    mbo_fout fout;
    if (mbo_zaak_create(NULL, &zaak, &fout) ||
        mbo_advies_create(regels, structuur, zaak, &alle, 0, NULL, &advies, &fout))
        stop("advies", &fout);
    for (int32_t i = 0; i < mbo_advies_route_count(advies); i += 1 + (int32_t)draw(40))
        for (int32_t gewoon = 0; gewoon < 2; gewoon++) {
            mbo_zaak *route;
            mbo_oordeel *o;
            mbo_feitset van_advies, los;
            if (mbo_advies_zaak(advies, i, gewoon, NULL, &route, &fout) ||
                mbo_oordeel_create(regels, structuur, route, MBO_VRAAG_TRAJECT, 0, NULL, &o, &fout))
                stop("a route", &fout);
            mbo_uitkomst uitkomst = gewoon ? mbo_advies_uitkomst_gewoon(advies, i) : mbo_advies_uitkomst(advies, i);
            if (gewoon)
                mbo_advies_gewoon_ontbrekend(advies, i, &van_advies);
            else
                mbo_advies_ontbrekend(advies, i, &van_advies);
            mbo_oordeel_ontbrekend(o, MBO_VRAAG_TRAJECT, &los);
            /* of a start that nobody knows an advice assumes that one may, which no case can say */
            bool zelfde = uitkomst == mbo_oordeel_uitkomst(o, MBO_VRAAG_TRAJECT) && same(&van_advies, &los);
            if (!zelfde && !(gewoon && mbo_advies_instroom_aangenomen(advies, i))) {
                printf("advice: route %d: another %s verdict\n", (int)i, gewoon ? "usual" : "exact");
                if (++verschillen >= 10)
                    exit(1);
            }
            mbo_oordeel_free(o);
            mbo_zaak_free(route);
        }
    mbo_advies_free(advies);
    mbo_zaak_free(zaak);
}

/* Every row has a crebo, and one row in three neither date. */
static void check_instroom(antwoord *expected, int32_t rijen, int32_t kwalificaties)
{
    static const mbo_feit datums[] = {MBO_FEIT_GEBOORTEDATUM, MBO_FEIT_STARTDATUM};
    mbo_structuur *was = structuur;
    int32_t gezien[8] = {0};
    structuur = random_structuur(kwalificaties);
    use_crebos(structuur);
    zaken z = make_zaken(rijen, 15, true);
    for (int32_t i = 0; i < rijen; i++) {
        const uint32_t wat = draw(3);
        z.bekend[MBO_FEIT_CREBO][i] = true;
        z.bekend[MBO_FEIT_SOORT_OPLEIDING][i] = z.bekend[MBO_FEIT_VIERJARIG][i] = false;
        for (uint32_t d = 0; d < 2; d++)
            z.bekend[datums[d]][i] = wat && (wat == 1) == (d == draw(2));
    }
    one_by_one(&z, 0, expected);
    mbo_batch *alleen = make_batch(0, 1), *alles = make_batch(MBO_BATCH_TELLEN, 2);
    check_plain(&z, alleen, expected, false, gezien);
    check_plain(&z, alles, expected, true, gezien);
    check_advies();
    mbo_batch_free(alleen);
    mbo_batch_free(alles);
    free_zaken(&z);
    mbo_structuur_free(structuur);
    structuur = was;
    use_crebos(structuur);
    release_all();
}

/* Near the last day of the calendar there are ages that nobody reaches on a day that there is. */
static void check_kalendereinde(antwoord *expected, int32_t rijen)
{
    int32_t gezien[8] = {0};
    zaken z = make_zaken(rijen, 15, false);
    for (int32_t i = 0; i < rijen; i++) {
        const uint32_t ver = draw(2) ? 400 : 43000; /* less than 120 years */
        const int64_t geboren = MBO_DATUM_MAX - (int64_t)draw(ver);
        z.bekend[MBO_FEIT_GEBOORTEDATUM][i] = draw(8);
        z.bekend[MBO_FEIT_STARTDATUM][i] = !draw(4);
        z.waarde[MBO_FEIT_GEBOORTEDATUM][i] = geboren;
        z.waarde[MBO_FEIT_STARTDATUM][i] = geboren + (int64_t)draw((uint32_t)(MBO_DATUM_MAX - geboren + 1));
    }
    one_by_one(&z, 0, expected);
    mbo_batch *alleen = make_batch(0, 1), *alles = make_batch(MBO_BATCH_TELLEN, 2);
    check_plain(&z, alleen, expected, false, gezien);
    check_plain(&z, alles, expected, true, gezien);
    mbo_batch_free(alleen);
    mbo_batch_free(alles);
    free_zaken(&z);
    release_all();
}

int main(int argc, char **argv)
{
    int64_t wanted = argc > 1 ? atoll(argv[1]) : 1000000, done = 0;
    int32_t plain[8] = {0};
    const char *forms[64] = {NULL};
    mbo_fout fout;
    antwoord *expected = calloc((size_t)VRAGEN * GROOT, sizeof *expected);
    if (!expected || mbo_regels_create(NULL, &regels, &fout) || mbo_structuur_load_builtin(NULL, &structuur, &fout))
        return 1;
    check_advies();
    static const uint32_t leeg[] = {0, 5, 15, 40, 80};
    /* few crebos: one may start with others on a single day, which trying does not meet */
    for (int i = 0; i < 4; i++) {
        check_bound(leeg[i], false);
        check_bound(leeg[i], true);
    }
    for (int32_t i = 0; i < 2; i++) /* more crebos than a thread keeps at a time, and few that come by often */
        check_instroom(expected, wanted < 100000 ? 300 : 1500, i ? 20 : 400);
    check_kalendereinde(expected, 3000);
    mbo_batch *lang[] = {make_batch(0, 1),
                         make_batch(MBO_BATCH_STRENG, 1)}; /* for all rows: what it keeps grows full */
    for (int blok = 0; done < wanted; blok++) {
        bool streng = blok % 7 == 6;
        const int32_t rijen = blok % 4 == 3 ? GROOT : KLEIN;
        zaken z = make_zaken(rijen, leeg[blok % 5], blok % 2);
        if (blok % 10 == 9) /* a column of which nothing is known */
            memset(z.bekend[1 + draw((uint32_t)mbo_feit_count())], 0, (size_t)rijen * sizeof(bool));
        bool deel = blok % 4 == 1;
        if (deel)
            leave_out_columns(&z);
        else if (blok % 6 == 2) /* hours of a programme whose length is not told */
            leave_out(&z, MBO_FEIT_STUDIEDUUR);
        one_by_one(&z, streng ? MBO_OORDEEL_STRENG : 0, expected);
        mbo_batch *alleen = make_batch(streng ? MBO_BATCH_STRENG : 0, 1 + blok % DRADEN);
        mbo_batch *alles = make_batch((streng ? MBO_BATCH_STRENG : 0) | MBO_BATCH_TELLEN, 1 + blok % DRADEN);
        mbo_batch *arrow =
            make_batch((streng ? MBO_BATCH_STRENG : 0) | MBO_BATCH_ONTBREKEND | MBO_BATCH_ONTBREKEND_BITS |
                           MBO_BATCH_BEDRAGEN | (blok % 3 ? 0 : MBO_BATCH_UITKOMST_INT8),
                       1 + blok % DRADEN);
        check_plain(&z, alleen, expected, false, plain);
        check_plain(&z, alles, expected, true, plain);
        if (!deel)
            check_plain(&z, lang[streng], expected, true, plain);
        check_summary(&z, alleen, expected, false);
        check_summary(&z, alles, expected, true);
        int32_t cut =
            3 + (int32_t)draw((uint32_t)rijen - 103); /* a short record batch, so that small indexes occur too */
        check_arrow(&z, arrow, expected, 100, cut, blok % 3 != 0, forms);
        check_arrow(&z, arrow, expected, rijen - 3, 3, blok % 3 != 0, forms);
        mbo_batch_free(alleen);
        mbo_batch_free(alles);
        mbo_batch_free(arrow);
        free_zaken(&z);
        release_all();
        done += rijen;
    }
    for (mbo_vraag v = 1; v <= VRAGEN; v++)
        for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
            if (mbo_batch_ontbrekend_count(lang[0], v, feit) || mbo_batch_ontbrekend_count(lang[1], v, feit)) {
                printf("missing facts were counted without MBO_BATCH_TELLEN\n");
                verschillen++;
            }
    mbo_batch_free(lang[0]);
    mbo_batch_free(lang[1]);
    int count = 0;
    while (count < 64 && forms[count])
        count++;
    printf("%lld cases, %lld differences; %d forms of Arrow column:", (long long)done, (long long)verschillen, count);
    for (int i = 0; i < count; i++)
        printf(" %s", forms[i]);
    printf("\n");
    /* 8 integers, 6 dates, 3 texts, 2 floats, 2 lists, bool, 6 decimals, dictionary, runs */
    bool all = count >= 30 || wanted < 1000000;
    for (int t = MBO_KOLOMTYPE_BIT; t <= MBO_KOLOMTYPE_TEKST; t++)
        all &= plain[t] > 0;
    if (!all)
        printf("not every form of column was tried\n");
    free(expected);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return verschillen || !all;
}
