/* SPDX-License-Identifier: MIT */
/*
 * Columns of text against the same texts one at a time: which are read, as what, and what is told of the others, in
 * every form that text comes in; then offsets and views that point anywhere. Each buffer is as long as it must be and
 * no byte longer, so that a sanitizer sees what is read beside it. `test_teksten [ROUNDS]`.
 */
#include "kolommen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_RIJEN = 900, MAX_TEKST = 400, MAX_VRAGEN = 64, RUIM = 20 /* rows before the first */ };

typedef struct tekst {
    int32_t lengte;
    char bytes[MAX_TEKST];
} tekst;

/* What a text comes to. */
typedef struct uitslag {
    char bericht[sizeof((mbo_fout *)0)->message]; /* "": it is no bad value */
    bool nul; /* there is a NUL in it, which no function for one text can be given; it is a bad value */
    int8_t uitkomst[MAX_VRAGEN];
} uitslag;

static mbo_regels *regels;
static mbo_structuur *structuur;
static int fouten;
#define VRAGEN mbo_code_count(MBO_VOCABULAIRE_VRAAG)

/* ---- texts ---- */

static tekst make_tekst(mbo_feit feit, mbo_zaak *zaak)
{
    static const char blank[] = " \t\n\r", teken[] = "0123456789-.;";
    tekst t = {0};
    int64_t min = mbo_feit_min(feit), max = mbo_feit_max(feit),
            value = min + draw((uint32_t)(max - min > 4000 ? 4000 : max - min + 1));
    if (mbo_feit_type(feit) == MBO_FEITTYPE_DATUM)
        value = draw(9) ? 5000 + (int64_t)draw(16000) : min + ((int64_t)draw(UINT32_MAX) % (max - min));
    if (mbo_feit_type(feit) == MBO_FEITTYPE_SET)
        value = max & ((INT64_C(2) << draw(14)) | (INT64_C(2) << draw(14)));
    if (mbo_feit_type(feit) == MBO_FEITTYPE_GELD || (feit == MBO_FEIT_CREBO && draw(2)))
        value = feit == MBO_FEIT_CREBO ? 25250 : draw(20000000);
    mbo_fout fout;
    if (mbo_zaak_set_value(zaak, feit, value, &fout))
        stop("a value", &fout);
    t.lengte = (int32_t)mbo_zaak_get_text(zaak, feit, t.bytes, MAX_TEKST / 2);
    switch (draw(12)) {
    case 0: /* capitals */
        for (int32_t i = 0; i < t.lengte; i++)
            if (t.bytes[i] >= 'a' && t.bytes[i] <= 'z' && draw(2))
                t.bytes[i] = (char)(t.bytes[i] - 'a' + 'A');
        break;
    case 1: { /* blanks around it; many at times */
        int32_t voor = (int32_t)draw(4), na = (int32_t)draw(draw(3) ? 4 : 60);
        memmove(t.bytes + voor, t.bytes, (size_t)t.lengte);
        for (int32_t i = 0; i < voor; i++)
            t.bytes[i] = blank[draw(4)];
        t.lengte += voor;
        for (int32_t i = 0; i < na; i++)
            t.bytes[t.lengte++] = blank[draw(4)];
        break;
    }
    case 2: /* another byte, of all there are */
        if (t.lengte)
            t.bytes[draw((uint32_t)t.lengte)] = (char)draw(256);
        break;
    case 3: t.lengte -= t.lengte > 0; break;
    case 4: t.bytes[t.lengte++] = draw(2) ? t.bytes[0] : (char)draw(256); break;
    case 5:
        t.lengte = 1 + (int32_t)draw(12);
        for (int32_t i = 0; i < t.lengte; i++)
            t.bytes[i] = teken[draw(draw(4) ? 10 : sizeof teken - 1)];
        if (draw(2)) /* a point near the end of it */
            t.bytes[t.lengte > 3 ? t.lengte - 1 - (int32_t)draw(4) : 0] = '.';
        break;
    case 6:
        t.lengte = (int32_t)draw(3);
        memset(t.bytes, ' ', (size_t)t.lengte);
        break;
    case 7: /* the same bytes elsewhere among zeros */
        t.lengte = 1 + (int32_t)draw(9);
        memset(t.bytes, 0, (size_t)t.lengte);
        t.bytes[draw((uint32_t)t.lengte)] = (char)('a' + draw(2));
        break;
    default: break;
    }
    t.bytes[t.lengte] = '\0';
    return t;
}

/* One at a time, beside the facts that all rows have. */
static void one(const mbo_zaak *basis, mbo_feit feit, const char *bytes, size_t lengte, uitslag *uit)
{
    static char text[2 * MAX_TEKST * MAX_RIJEN];
    mbo_zaak *zaak;
    mbo_oordeel *o;
    mbo_fout fout = {0};
    memset(uit, 0, sizeof *uit);
    uit->nul = memchr(bytes, '\0', lengte);
    if (uit->nul)
        return;
    memcpy(text, bytes, lengte);
    text[lengte] = '\0';
    if (mbo_zaak_copy(basis, &zaak, &fout))
        stop("zaak", &fout);
    if (mbo_zaak_set_text(zaak, mbo_feit_name(feit), text, &fout) ||
        mbo_oordeel_create(regels, structuur, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, &fout)) {
        strcpy(uit->bericht, fout.message);
    } else {
        for (mbo_vraag v = 1; v <= VRAGEN; v++)
            uit->uitkomst[v - 1] = (int8_t)mbo_oordeel_uitkomst(o, v);
        mbo_oordeel_free(o);
    }
    mbo_zaak_free(zaak);
}

/* ---- columns ---- */

static void *buffers[8];
static size_t buffers_used;

static void *exact(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p)
        exit(1);
    return buffers[buffers_used++] = p;
}

/* The rows of a column, with room before its first. */
typedef struct rijen {
    int32_t n, begin;
    const tekst *tekst[MAX_RIJEN + RUIM];
    bool bekend[MAX_RIJEN + RUIM];
    char *data; /* all bytes, and where each row's are; -1: not within them */
    int64_t van[MAX_RIJEN + RUIM], tot[MAX_RIJEN + RUIM];
} rijen;

static int64_t wild(void)
{
    static const int64_t far[] = {-1, INT32_MIN, INT32_MAX, 0, 1, 1 << 20};
    return draw(2) ? far[draw(6)] : (int64_t)draw(3000);
}

/* By offsets; the last one stays what it is, for nothing else tells how many bytes there are. */
static void put_offsets(rijen *r, bool wide, bool kwaad, struct ArrowArray *a)
{
    int32_t n = r->begin + r->n, *narrow = wide ? NULL : exact(((size_t)n + 1) * 4);
    int64_t *broad = wide ? exact(((size_t)n + 1) * 8) : NULL, at = 0, offset[MAX_RIJEN + RUIM + 1] = {0};
    for (int32_t i = 0; i < n; i++)
        offset[i + 1] = at += r->tekst[i]->lengte;
    r->data = exact((size_t)at);
    for (int32_t i = 0; i < n; i++)
        memcpy(r->data + offset[i], r->tekst[i]->bytes, (size_t)r->tekst[i]->lengte);
    for (int32_t i = 0; kwaad && i < n; i++)
        if (draw(200) == 0)
            offset[i] = wild();
    for (int32_t i = 0; i <= n; i++)
        if (wide)
            broad[i] = offset[i];
        else
            narrow[i] = (int32_t)offset[i];
    for (int32_t i = 0; i < n; i++) {
        bool binnen = offset[i] >= 0 && offset[i] <= offset[i + 1] && offset[i + 1] <= at;
        r->van[i] = binnen ? offset[i] : -1;
        r->tot[i] = offset[i + 1];
    }
    a->buffers[1] = wide ? (void *)broad : (void *)narrow;
    a->buffers[2] = r->data;
}

static void put_views(rijen *r, bool kwaad, struct ArrowArray *a)
{
    int32_t n = r->begin + r->n;
    int64_t used = 0, *maat = exact(sizeof *maat);
    char *views = exact((size_t)n * 16), *kort = exact((size_t)n * 12 + 1);
    for (int32_t i = 0; i < n; i++)
        used += r->tekst[i]->lengte > 12 ? r->tekst[i]->lengte : 0;
    *maat = used;
    r->data = exact((size_t)used);
    used = 0;
    for (int32_t i = 0; i < n; i++) {
        const tekst *t = r->tekst[i];
        int32_t blik[4] = {t->lengte, (int32_t)draw(UINT32_MAX), 0, (int32_t)used};
        bool lang = t->lengte > 12;
        if (lang)
            memcpy(r->data + used, t->bytes, (size_t)t->lengte);
        if (kwaad && draw(100) == 0)
            blik[draw(2) ? 0 : 2 + draw(2)] = (int32_t)wild();
        char *view = views + 16 * i;
        for (int b = 0; b < 16; b++)
            view[b] = (char)draw(256); /* what is behind a short text need be nothing */
        memcpy(view, &blik[0], 4);
        if (blik[0] > 12 || blik[0] < 0)
            memcpy(view + 8, &blik[2], 8);
        else
            memcpy(view + 4, t->bytes, (size_t)blik[0]);
        memcpy(kort + 12 * i, view + 4, 12);
        used += lang ? t->lengte : 0;
        bool binnen = blik[0] >= 0 && blik[2] == 0 && blik[3] >= 0 && blik[3] <= *maat - blik[0];
        r->van[i] = blik[0] >= 0 && blik[0] <= 12 ? *maat + 12 * i : binnen ? blik[3] : -1;
        r->tot[i] = r->van[i] + blik[0];
    }
    a->buffers[1] = views;
    a->buffers[2] = r->data;
    a->buffers[3] = maat;
    char *all = exact((size_t)*maat + (size_t)n * 12); /* as `van` and `tot` see it */
    memcpy(all, r->data, (size_t)*maat);
    memcpy(all + *maat, kort, (size_t)n * 12);
    r->data = all;
}

/* ---- comparing ---- */

static void differs(const char *vorm, mbo_feit feit, int32_t rij, const char *text, int64_t lengte, const char *wanted,
                    const char *got)
{
    printf("%s: %s: row %d, \"", vorm, mbo_feit_name(feit), rij);
    for (int64_t i = 0; i < lengte; i++)
        printf(text[i] >= ' ' && text[i] < 127 ? "%c" : "\\x%02x", (unsigned char)text[i]);
    printf("\": wanted \"%s\", got \"%s\"\n", wanted, got);
    if (++fouten >= 10)
        exit(1);
}

static void check(const char *vorm, const mbo_batch *batch, mbo_feit feit, const mbo_zaak *basis, const rijen *r,
                  int8_t *const *uitkomst)
{
    char buiten[100];
    int32_t volgende = 0;
    snprintf(buiten, sizeof buiten, "%s: text that does not lie within its buffer", mbo_feit_name(feit));
    for (int32_t i = 0; i < r->n; i++) {
        static uitslag u;
        mbo_fout fout = {0};
        int32_t at = r->begin + i;
        const char *text = !r->bekend[at] || r->van[at] < 0 ? "" : r->data + r->van[at];
        int64_t lengte = !r->bekend[at] || r->van[at] < 0 ? 0 : r->tot[at] - r->van[at];
        one(basis, feit, text, (size_t)lengte, &u);
        if (r->bekend[at] && r->van[at] < 0) {
            memset(&u, 0, sizeof u);
            strcpy(u.bericht, buiten);
        }
        if (mbo_batch_fout(batch, volgende, &fout) && fout.line == i + 1)
            volgende++;
        else
            memset(&fout, 0, sizeof fout);
        if (u.nul ? !fout.message[0] : strcmp(u.bericht, fout.message) != 0)
            differs(vorm, feit, i, text, lengte, u.nul ? "an error" : u.bericht, fout.message);
        for (mbo_vraag v = 1; v <= VRAGEN; v++)
            if (uitkomst[v - 1][i] != u.uitkomst[v - 1])
                differs(vorm, feit, i, text, lengte, mbo_code_name(MBO_VOCABULAIRE_UITKOMST, u.uitkomst[v - 1]),
                        mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst[v - 1][i]));
    }
    mbo_fout fout;
    if (mbo_batch_fout(batch, volgende, &fout))
        differs(vorm, feit, (int32_t)fout.line, "", 0, "no more errors", fout.message);
}

/* ---- rounds ---- */

static mbo_batch *make_batch(void)
{
    mbo_batch *batch;
    mbo_fout fout;
    mbo_batch_options o = {.size = sizeof o,
                           .structuur = structuur,
                           .options = MBO_BATCH_UITKOMST_INT8,
                           .threads = 1,
                           .fouten = 2 * MAX_RIJEN};
    if (mbo_batch_create(regels, NULL, 0, &o, &batch, &fout))
        stop("mbo_batch_create", &fout);
    return batch;
}

/* What every row has of the other facts. */
static void make_basis(mbo_feit feit, mbo_zaak *basis)
{
    mbo_zaak_clear(basis);
    for (mbo_feit f = 1; f <= mbo_feit_count(); f++) {
        int64_t min = mbo_feit_min(f), max = mbo_feit_max(f),
                value = min + draw(max - min > 60 ? 60 : (uint32_t)(max - min + 1));
        value = f == MBO_FEIT_STARTDATUM ? 17000 + draw(3000) : f == MBO_FEIT_GEBOORTEDATUM ? 3000 + draw(9000) : value;
        if (f != feit && f != MBO_FEIT_CREBO && draw(8))
            mbo_zaak_set_value(basis, f, value, NULL);
    }
    if (feit == MBO_FEIT_CREBO)
        mbo_zaak_unset(basis, MBO_FEIT_SOORT_OPLEIDING, NULL);
}

static void plain(mbo_feit feit, const mbo_zaak *basis, const rijen *r)
{
    mbo_kolom kolom[FEITEN];
    mbo_antwoordkolom antwoord[MAX_VRAGEN] = {{0}};
    int8_t *uitkomst[MAX_VRAGEN];
    const char **texts = exact((size_t)r->n * sizeof *texts);
    rijen heel = *r; /* to where a NUL is, for there the text of a C program ends */
    size_t kolommen = 0;
    mbo_fout fout;
    for (int32_t i = 0; i < r->n; i++) {
        int32_t at = r->begin + i;
        char *copy = hold((size_t)r->tekst[at]->lengte); /* one byte more, for the NUL */
        memcpy(copy, r->tekst[at]->bytes, (size_t)r->tekst[at]->lengte);
        texts[i] = r->bekend[at] ? copy : draw(2) ? "" : NULL;
        heel.van[at] = i * MAX_TEKST;
        heel.tot[at] = heel.van[at] + (int64_t)strlen(copy);
    }
    heel.data = hold((size_t)r->n * MAX_TEKST);
    for (int32_t i = 0; i < r->n; i++)
        if (texts[i])
            strcpy(heel.data + (size_t)i * MAX_TEKST, texts[i]);
    for (mbo_feit f = 1; f <= mbo_feit_count(); f++) {
        int64_t value, *all = hold((size_t)r->n * sizeof *all);
        if (!mbo_zaak_get(basis, f, &value))
            continue;
        for (int32_t i = 0; i < r->n; i++)
            all[i] = value;
        kolom[kolommen++] = (mbo_kolom){.feit = f, .type = MBO_KOLOMTYPE_INT64, .waarden = all};
    }
    kolom[kolommen++] = (mbo_kolom){.feit = feit, .type = MBO_KOLOMTYPE_TEKST, .waarden = texts};
    for (mbo_vraag v = 1; v <= VRAGEN; v++)
        antwoord[v - 1] = (mbo_antwoordkolom){.vraag = v, .uitkomst = uitkomst[v - 1] = hold((size_t)r->n)};
    mbo_batch *batch = make_batch();
    if (mbo_batch_run(batch, kolom, kolommen, r->n, antwoord, (size_t)VRAGEN, &fout))
        stop("mbo_batch_run", &fout);
    check("C", batch, feit, basis, &heel, uitkomst);
    mbo_batch_free(batch);
}

/* A column of one word for all rows. */
static void put_word(const char *naam, const char *word, int32_t n, struct ArrowSchema *s, struct ArrowArray *a)
{
    int32_t *offset = hold(2 * sizeof *offset);
    offset[1] = (int32_t)strlen(word);
    make_schema(s, "c", naam, 0);
    make_array(a, n, 2, 0);
    a->buffers[1] = hold((size_t)n);
    s->dictionary = hold(sizeof *s->dictionary);
    a->dictionary = hold(sizeof *a->dictionary);
    make_schema(s->dictionary, "u", "", 0);
    make_array(a->dictionary, 1, 3, 0);
    a->dictionary->buffers[1] = offset;
    a->dictionary->buffers[2] = strcpy(hold(strlen(word)), word);
}

enum { UTF8, LARGE_UTF8, UTF8_VIEW, DICTIONARY, VORMEN };

static void arrow(mbo_feit feit, const mbo_zaak *basis, int vorm, bool kwaad, const tekst *pool, int32_t texts,
                  rijen *r)
{
    static const char *const formats[] = {"u", "U", "vu", "i"}, *const names[] = {"utf8", "large_utf8", "utf8_view",
                                                                                  "dictionary"};
    struct ArrowSchema schema;
    struct ArrowArray array, got;
    struct ArrowArrayStream in, out;
    int8_t *uitkomst[MAX_VRAGEN];
    mbo_fout fout;
    int64_t kolommen = 1;
    uint8_t *geldig = exact((size_t)(r->begin + r->n) / 8 + 1);
    make_schema(&schema, "+s", "", mbo_feit_count());
    make_array(&array, r->n, 1, mbo_feit_count());
    struct ArrowArray *a = array.children[0];
    make_schema(schema.children[0], formats[vorm], mbo_feit_name(feit), 0);
    make_array(a, r->n, vorm == UTF8_VIEW ? 4 : vorm == DICTIONARY ? 2 : 3, 0);
    a->offset = r->begin;
    a->null_count = -1;
    memset(geldig, 0, (size_t)(r->begin + r->n) / 8 + 1);
    bool all = true;
    for (int32_t i = 0; i < r->begin + r->n; i++) {
        geldig[i / 8] |= (uint8_t)(r->bekend[i] << i % 8);
        all &= r->bekend[i];
    }
    if (vorm == UTF8_VIEW) {
        put_views(r, kwaad, a);
    } else if (vorm == DICTIONARY) {
        rijen words = {.n = texts};
        int32_t *index = exact((size_t)(r->begin + r->n) * 4);
        for (int32_t i = 0; i < texts; i++)
            words.tekst[i] = &pool[i];
        schema.children[0]->dictionary = hold(sizeof schema);
        a->dictionary = hold(sizeof *a);
        make_schema(schema.children[0]->dictionary, "u", "", 0);
        make_array(a->dictionary, texts, 3, 0);
        put_offsets(&words, false, false, a->dictionary);
        r->data = words.data;
        for (int32_t i = 0; i < r->begin + r->n; i++) {
            index[i] = (int32_t)(r->tekst[i] - pool);
            r->van[i] = words.van[index[i]];
            r->tot[i] = words.tot[index[i]];
        }
        a->buffers[1] = index;
    } else {
        put_offsets(r, vorm == LARGE_UTF8, kwaad, a);
    }
    a->buffers[0] = all ? NULL : geldig;
    for (mbo_feit f = 1; f <= mbo_feit_count(); f++) {
        char word[MAX_TEKST];
        if (!mbo_zaak_get_text(basis, f, word, sizeof word))
            continue;
        put_word(mbo_feit_name(f), word, r->n, schema.children[kolommen], array.children[kolommen]);
        kolommen++;
    }
    schema.n_children = array.n_children = kolommen;
    bron b = {.schema = &schema, .array = &array, .arrays = 1, .fail_at = -1};
    make_stream(&b, &in);
    mbo_batch *batch = make_batch();
    if (mbo_batch_stream(batch, &in, &out, &fout))
        stop("mbo_batch_stream", &fout);
    if (out.get_next(&out, &got)) {
        fprintf(stderr, "the stream: %s\n", out.get_last_error(&out));
        exit(1);
    }
    for (mbo_vraag v = 1; v <= VRAGEN; v++)
        uitkomst[v - 1] = (int8_t *)(uintptr_t)got.children[v - 1]->buffers[1];
    check(names[vorm], batch, feit, basis, r, uitkomst);
    got.release(&got);
    out.release(&out);
    mbo_batch_free(batch);
}

static void drop(void)
{
    while (buffers_used)
        free(buffers[--buffers_used]);
    release_all();
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? atol(argv[1]) : 1000;
    static tekst pool[MAX_RIJEN];
    mbo_fout fout;
    mbo_zaak *basis, *hulp;
    if (mbo_regels_create(NULL, &regels, &fout) || mbo_structuur_load_builtin(NULL, &structuur, &fout) ||
        mbo_zaak_create(NULL, &basis, &fout) || mbo_zaak_create(NULL, &hulp, &fout))
        stop("the test", &fout);
    for (long round = 0; round < rounds; round++) {
        static rijen r;
        mbo_feit feit;
        do /* most are bools */
            feit = 1 + (mbo_feit)draw((uint32_t)mbo_feit_count());
        while (mbo_feit_type(feit) == MBO_FEITTYPE_BOOL && draw(5));
        int32_t texts = 1 + (int32_t)draw(draw(2) ? 8 : 400);
        bool nulls = draw(2);
        memset(&r, 0, sizeof r);
        r.begin = draw(2) ? (int32_t)draw(RUIM) : 0;
        r.n = 1 + (int32_t)draw(draw(4) ? 300 : MAX_RIJEN);
        make_basis(feit, basis);
        for (int32_t i = 0; i < texts; i++)
            pool[i] = make_tekst(feit, hulp);
        for (int32_t i = 0; i < r.begin + r.n; i++) {
            r.tekst[i] = &pool[draw((uint32_t)texts)];
            r.bekend[i] = !nulls || draw(8);
        }
        uint32_t vorm = draw(VORMEN + 1);
        if (vorm == VORMEN)
            plain(feit, basis, &r);
        else
            arrow(feit, basis, (int)vorm, draw(3) == 0, pool, texts, &r);
        drop();
    }
    printf("%ld columns of text, %d differences\n", rounds, fouten);
    mbo_zaak_free(basis);
    mbo_zaak_free(hulp);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return fouten > 0;
}
