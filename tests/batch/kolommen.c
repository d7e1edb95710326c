/* SPDX-License-Identifier: MIT */
#include "kolommen.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- memory ---- */

typedef struct stuk {
    struct stuk *next;
    max_align_t data[];
} stuk;

static stuk *held;

void *hold(size_t size)
{
    stuk *s = calloc(1, sizeof *s + size + 1);
    if (!s) {
        fprintf(stderr, "no memory for the test\n");
        exit(1);
    }
    s->next = held;
    held = s;
    return s->data;
}

void release_all(void)
{
    while (held) {
        stuk *next = held->next;
        free(held);
        held = next;
    }
}

/* ---- cases ---- */

void stop(const char *what, const mbo_fout *fout)
{
    fprintf(stderr, "%s: %s\n", what, fout->message);
    exit(1);
}

uint32_t draw(uint32_t below)
{
    static uint64_t seed = UINT64_C(0x243f6a8885a308d3);
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 24) % below;
}

static int32_t crebos[2000] = {25104, 25491, 25248, 25251, 25250}, crebo_count = 5;

void use_crebos(const mbo_structuur *structuur)
{
    crebo_count = 0;
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(structuur); i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(structuur, i);
        if (mbo_kwalificatie_crebo_count(k) && crebo_count < 2000)
            crebos[crebo_count++] = mbo_crebo_code(mbo_kwalificatie_crebo(k, 0));
    }
}

static int64_t random_value(mbo_feit feit)
{
    switch (feit) {
    case MBO_FEIT_GEBOORTEDATUM: return -9000 + (int64_t)draw(26000); /* 1945 to 2016 */
    case MBO_FEIT_STARTDATUM: return draw(20) ? 16000 + (int64_t)draw(6000) : 15000 + (int64_t)draw(12000);
    case MBO_FEIT_STUDIEDUUR: return draw(2) ? 12 * (1 + draw(4)) : 1 + draw(120);
    case MBO_FEIT_PRAKTIJKWEKEN: return draw(60);
    case MBO_FEIT_UREN_BEGELEID:
    case MBO_FEIT_UREN_BPV: return draw(3200);
    case MBO_FEIT_ONDERWIJSPRIJS: return draw(2) ? 100 * (int64_t)draw(9000) : draw(900000);
    case MBO_FEIT_CREBO: return crebos[draw((uint32_t)crebo_count)];
    default: break;
    }
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_SET: {
        int64_t set = 0;
        for (uint32_t n = draw(3); n; n--)
            set |= INT64_C(1) << (1 + draw((uint32_t)mbo_code_count(mbo_feit_vocabulaire(feit))));
        return set;
    }
    case MBO_FEITTYPE_GELD: return draw(900000);
    default: return mbo_feit_min(feit) + draw((uint32_t)(mbo_feit_max(feit) - mbo_feit_min(feit) + 1));
    }
}

zaken make_zaken(int32_t rijen, uint32_t leeg, bool met_crebos)
{
    zaken z = {.rijen = rijen};
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        z.bekend[feit] = calloc((size_t)rijen, sizeof *z.bekend[feit]);
        z.waarde[feit] = calloc((size_t)rijen, sizeof *z.waarde[feit]);
        for (int32_t i = 0; i < rijen; i++) {
            z.bekend[feit][i] = draw(100) >= leeg;
            z.waarde[feit][i] = random_value(feit);
        }
    }
    for (int32_t i = 0; i < rijen; i++) { /* a crebo contradicts most kinds of programme: one or the other */
        bool crebo = met_crebos && draw(5) == 0;
        z.bekend[MBO_FEIT_CREBO][i] = crebo;
        z.bekend[MBO_FEIT_SOORT_OPLEIDING][i] &= !crebo;
        z.bekend[MBO_FEIT_VIERJARIG][i] &= !crebo;
        if (z.waarde[MBO_FEIT_GEBOORTEDATUM][i] > z.waarde[MBO_FEIT_STARTDATUM][i]) /* it would be refused */
            z.waarde[MBO_FEIT_GEBOORTEDATUM][i] = z.waarde[MBO_FEIT_STARTDATUM][i] - draw(26000);
    }
    return z;
}

void leave_out(zaken *z, mbo_feit feit)
{
    z->zonder[feit] = true;
    memset(z->bekend[feit], 0, (size_t)z->rijen * sizeof *z->bekend[feit]);
}

void leave_out_columns(zaken *z)
{
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (draw(3))
            leave_out(z, feit);
}

void free_zaken(zaken *z)
{
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        free(z->bekend[feit]);
        free(z->waarde[feit]);
    }
}

/* ---- values in other forms ---- */

/* The text form of a value, written here once more. */
static const char *text_of(mbo_feit feit, int64_t value)
{
    char *text = hold(mbo_feit_type(feit) == MBO_FEITTYPE_SET ? 400 : 32);
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: return strcpy(text, draw(2) ? (value ? "ja" : "nee") : value ? "true" : "False");
    case MBO_FEITTYPE_CODE: return strcpy(text, mbo_code_name(mbo_feit_vocabulaire(feit), (int32_t)value));
    case MBO_FEITTYPE_DATUM: {
        int32_t y, m, d;
        mbo_datum_to_ymd((mbo_datum)value, &y, &m, &d);
        sprintf(text, "%04d-%02d-%02d", y, m, d);
        return text;
    }
    case MBO_FEITTYPE_GELD: sprintf(text, "%lld.%02lld", (long long)value / 100, (long long)value % 100); return text;
    case MBO_FEITTYPE_SET:
        for (int32_t code = 1; code <= mbo_code_count(mbo_feit_vocabulaire(feit)); code++)
            if (value >> code & 1)
                sprintf(text + strlen(text), "%s%s", *text ? ";" : "", mbo_code_name(mbo_feit_vocabulaire(feit), code));
        return *text ? text : strcpy(text, "-");
    default: sprintf(text, "%lld", (long long)value); return text;
    }
}

static void set_bit(uint8_t *bits, int64_t at)
{
    bits[at / 8] |= (uint8_t)(1 << at % 8);
}

/* Do all the values, known or not, fit an integer of so many bytes? */
static bool fits(const zaken *z, mbo_feit feit, int bytes, bool is_signed, int64_t per)
{
    int64_t most = bytes == 8 ? INT64_MAX : (INT64_C(1) << (8 * bytes - is_signed)) - 1;
    for (int32_t i = 0; i < z->rijen; i++)
        if (z->waarde[feit][i] % per || z->waarde[feit][i] / per > most ||
            z->waarde[feit][i] < (is_signed ? (bytes == 8 ? INT64_MIN : -most) : 0))
            return false;
    return true;
}

static void put_integer(void *to, int bytes, int64_t at, int64_t value)
{
    switch (bytes) {
    case 1: ((int8_t *)to)[at] = (int8_t)value; break;
    case 2: ((int16_t *)to)[at] = (int16_t)value; break;
    case 4: ((int32_t *)to)[at] = (int32_t)value; break;
    default: ((int64_t *)to)[at] = value; break;
    }
}

/* ---- plain arrays ---- */

int32_t plain_column(const zaken *z, mbo_feit feit, mbo_kolom *uit)
{
    bool bits = mbo_feit_type(feit) == MBO_FEITTYPE_BOOL;
    int32_t type;
    do
        type = 1 + (int32_t)draw(6);
    while ((type == MBO_KOLOMTYPE_BIT && !bits) ||
           (type >= MBO_KOLOMTYPE_INT8 && type <= MBO_KOLOMTYPE_INT64 && !fits(z, feit, 1 << (type - 2), true, 1)));
    static const int64_t rubbish[] = {99, -1, INT32_MAX, INT64_MIN};
    uint8_t *geldig = hold((size_t)z->rijen / 8 + 1);
    void *waarden = hold((size_t)z->rijen * sizeof(void *));
    bool all = true;
    for (int32_t i = 0; i < z->rijen; i++) {
        all &= z->bekend[feit][i];
        if (z->bekend[feit][i])
            set_bit(geldig, i);
        if (type == MBO_KOLOMTYPE_BIT) {
            if (z->waarde[feit][i])
                set_bit(waarden, i);
        } else if (type == MBO_KOLOMTYPE_TEKST) {
            ((const char **)waarden)[i] = z->bekend[feit][i] ? text_of(feit, z->waarde[feit][i]) : draw(2) ? "" : NULL;
        } else {
            put_integer(waarden, 1 << (type - 2), i, z->bekend[feit][i] ? z->waarde[feit][i] : rubbish[draw(4)]);
        }
    }
    *uit = (mbo_kolom){
        .feit = feit, .type = type, .waarden = waarden, .geldig = type == MBO_KOLOMTYPE_TEKST || all ? NULL : geldig};
    return type;
}

/* ---- Arrow ---- */

static void release_schema(struct ArrowSchema *s)
{
    for (int64_t i = 0; i < s->n_children; i++)
        if (s->children[i]->release)
            s->children[i]->release(s->children[i]);
    if (s->dictionary && s->dictionary->release)
        s->dictionary->release(s->dictionary);
    s->release = NULL;
}

static void release_array(struct ArrowArray *a)
{
    for (int64_t i = 0; i < a->n_children; i++)
        if (a->children[i] && a->children[i]->release)
            a->children[i]->release(a->children[i]);
    if (a->dictionary && a->dictionary->release)
        a->dictionary->release(a->dictionary);
    a->release = NULL;
}

void make_schema(struct ArrowSchema *s, const char *format, const char *name, int64_t children)
{
    *s = (struct ArrowSchema){.format = format, .name = name, .flags = ARROW_FLAG_NULLABLE, .n_children = children};
    s->release = release_schema;
    s->children = hold((size_t)children * sizeof *s->children);
    for (int64_t i = 0; i < children; i++)
        s->children[i] = hold(sizeof **s->children);
}

void make_array(struct ArrowArray *a, int64_t length, int64_t buffers, int64_t children)
{
    *a = (struct ArrowArray){.length = length, .n_buffers = buffers, .n_children = children};
    a->release = release_array;
    a->buffers = hold((size_t)buffers * sizeof *a->buffers);
    a->children = hold((size_t)children * sizeof *a->children);
    for (int64_t i = 0; i < children; i++)
        a->children[i] = hold(sizeof **a->children);
}

/* Text by offsets, or as views, of `n` values; NULL is an empty one. */
static const char *text_column(const char **text, int64_t n, struct ArrowSchema *s, struct ArrowArray *a)
{
    static const char *const formats[] = {"u", "U", "vu"};
    uint32_t which = draw(3);
    size_t total = 1;
    for (int64_t i = 0; i < n; i++)
        total += text[i] ? strlen(text[i]) : 0;
    char *data = hold(total);
    make_schema(s, formats[which], s->name, 0);
    make_array(a, n, which == 2 ? 4 : 3, 0);
    if (which == 2) {
        char *views = hold((size_t)n * 16);
        int64_t *sizes = hold(sizeof *sizes);
        *sizes = (int64_t)total;
        a->buffers[1] = views;
        a->buffers[2] = data;
        a->buffers[3] = sizes;
        for (int64_t i = 0, used = 0; i < n; i++) {
            int32_t length = text[i] ? (int32_t)strlen(text[i]) : 0, at = (int32_t)used;
            memcpy(views + 16 * i, &length, 4);
            if (length && length <= 12) {
                memcpy(views + 16 * i + 4, text[i], (size_t)length);
            } else if (length) {
                memcpy(views + 16 * i + 4, text[i], 4);
                memcpy(views + 16 * i + 12, &at, 4);
                memcpy(data + used, text[i], (size_t)length);
                used += length;
            }
        }
        return "utf8_view";
    }
    int64_t *wide = hold(((size_t)n + 1) * 8), used = 0;
    int32_t *narrow = hold(((size_t)n + 1) * 4);
    for (int64_t i = 0; i < n; i++) {
        if (text[i])
            memcpy(data + used, text[i], strlen(text[i]));
        used += text[i] ? (int64_t)strlen(text[i]) : 0;
        wide[i + 1] = used;
        narrow[i + 1] = (int32_t)used;
    }
    a->buffers[1] = which ? (void *)wide : (void *)narrow;
    a->buffers[2] = data;
    return which ? "large_utf8" : "utf8";
}

static const char *integer_column(const int64_t *values, int64_t n, uint32_t which, struct ArrowSchema *s,
                                  struct ArrowArray *a)
{
    static const char *const formats[] = {"c", "C", "s", "S", "i", "I", "l", "L"};
    void *data = hold((size_t)n * 8);
    make_schema(s, formats[which], s->name, 0);
    make_array(a, n, 2, 0);
    for (int64_t i = 0; i < n; i++)
        put_integer(data, 1 << which / 2, i, values[i]);
    a->buffers[1] = data;
    return formats[which];
}

static const char *float_column(const int64_t *values, int64_t n, int64_t per, bool wide, struct ArrowSchema *s,
                                struct ArrowArray *a)
{
    double *d = hold((size_t)n * 8);
    float *f = (float *)d;
    make_schema(s, wide ? "g" : "f", s->name, 0);
    make_array(a, n, 2, 0);
    for (int64_t i = 0; i < n; i++)
        if (wide)
            d[i] = (double)values[i] / (double)per;
        else
            f[i] = (float)values[i] / (float)per;
    a->buffers[1] = d;
    return wide ? "double" : "float";
}

static const char *date_column(const int64_t *values, int64_t n, struct ArrowSchema *s, struct ArrowArray *a)
{
    static const struct {
        const char *format;
        int64_t units;
    } forms[] = {{"tdD", 1},
                 {"tdm", 86400000},
                 {"tss:", 86400},
                 {"tsm:", 86400000},
                 {"tsu:", INT64_C(86400000000)},
                 {"tsn:", INT64_C(86400000000000)}};
    uint32_t which = draw(6);
    void *data = hold((size_t)n * 8);
    make_schema(s, forms[which].format, s->name, 0);
    make_array(a, n, 2, 0);
    for (int64_t i = 0; i < n; i++) /* any time of the day is that day */
        put_integer(data, which ? 8 : 4, i,
                    values[i] * forms[which].units +
                        (which > 1 ? (int64_t)draw(86400) * (forms[which].units / 86400) : 0));
    a->buffers[1] = data;
    return forms[which].format;
}

/* Of more bits than the number itself needs: with many decimals it needs them. */
static const char *decimal_column(const int64_t *hundredths, int64_t n, struct ArrowSchema *s, struct ArrowArray *a)
{
    static const struct {
        const char *format, *name;
        int nullen, delen;
    } forms[] = {{"d:18,2", "decimal128", 0, 4},
                 {"d:20,4", "decimal128", 2, 4},
                 {"d:38,2,128", "decimal128", 0, 4},
                 {"d:38,18", "decimal128 of many decimals", 16, 4},
                 {"d:38,30,128", "decimal128 of many decimals", 28, 4},
                 {"d:9,2,32", "decimal32", 0, 1},
                 {"d:18,2,64", "decimal64", 0, 2},
                 {"d:18,6,64", "decimal64", 4, 2},
                 {"d:76,2,256", "decimal256", 0, 8},
                 {"d:76,60,256", "decimal256 of many decimals", 58, 8}};
    uint32_t which = draw(10), *data = hold((size_t)n * 32);
    int delen = forms[which].delen;
    make_schema(s, forms[which].format, s->name, 0);
    make_array(a, n, 2, 0);
    for (int64_t i = 0; i < n; i++) {
        uint32_t *getal = data + delen * i;
        for (int w = 0; w < delen; w++)
            getal[w] = w < 2 ? (uint32_t)((uint64_t)hundredths[i] >> 32 * w) : hundredths[i] < 0 ? UINT32_MAX : 0;
        for (int t = 0; t < forms[which].nullen; t++) {
            uint64_t over = 0;
            for (int w = 0; w < delen; w++) { /* the lowest bits of the product are those of its sign too */
                over += UINT64_C(10) * getal[w];
                getal[w] = (uint32_t)over;
                over >>= 32;
            }
        }
    }
    a->buffers[1] = data;
    return forms[which].name;
}

static const char *list_column(const int64_t *sets, int64_t n, mbo_feit feit, struct ArrowSchema *s,
                               struct ArrowArray *a)
{
    bool wide = draw(2), views = draw(2);
    const mbo_vocabulaire codes = mbo_feit_vocabulaire(feit);
    const size_t most = (size_t)n * (size_t)mbo_code_count(codes) + 1;
    int64_t items = 0, *numbers = hold(most * 8), *big = hold(((size_t)n + 1) * 8);
    int32_t *small = hold(((size_t)n + 1) * 4);
    const char **text = hold(most * sizeof *text);
    for (int64_t i = 0; i < n; i++) {
        for (int32_t code = mbo_code_count(codes); code > 0; code--)
            if (sets[i] >> code & 1) {
                numbers[items] = code;
                text[items++] = mbo_code_name(codes, code);
            }
        big[i + 1] = items;
        small[i + 1] = (int32_t)items;
    }
    make_schema(s, views ? wide ? "+vL" : "+vl" : wide ? "+L" : "+l", s->name, 1);
    make_array(a, n, views ? 3 : 2, 1);
    a->buffers[1] = wide ? (void *)big : (void *)small;
    if (views) {
        int64_t *maten = hold((size_t)n * 8);
        for (int64_t i = 0; i < n; i++)
            put_integer(maten, wide ? 8 : 4, i, big[i + 1] - big[i]);
        a->buffers[2] = maten;
    }
    s->children[0]->name = "item";
    if (draw(2)) {
        integer_column(numbers, items, draw(8), s->children[0], a->children[0]);
        return "list of codes";
    }
    text_column(text, items, s->children[0], a->children[0]);
    return "list of text";
}

/* Every row has a word of its own, from the last to the first; with few rows any index type will do. */
static const char *dictionary_column(const char **text, int64_t n, struct ArrowSchema *s, struct ArrowArray *a)
{
    uint32_t which = n > 120 ? 2 + draw(6) : draw(8);
    int64_t *index = hold((size_t)n * 8);
    const char **words = hold((size_t)n * sizeof *words);
    for (int64_t i = 0; i < n; i++) {
        index[i] = n - 1 - i;
        words[n - 1 - i] = text[i];
    }
    integer_column(index, n, which, s, a);
    s->dictionary = hold(sizeof *s->dictionary);
    a->dictionary = hold(sizeof *a->dictionary);
    s->dictionary->name = "";
    text_column(words, n, s->dictionary, a->dictionary);
    return "dictionary";
}

/* Runs of rows that have the same text, some of them cut in two. */
static const char *runs_column(const char **text, int64_t n, struct ArrowSchema *s, struct ArrowArray *a)
{
    static const char *const formats[] = {"s", "i", "l"};
    uint32_t which = draw(3);
    int64_t *ends = hold(((size_t)n + 1) * sizeof *ends), runs = 0;
    const char **words = hold(((size_t)n + 1) * sizeof *words);
    for (int64_t i = 0; i < n; i++) {
        bool same = i && (text[i] ? text[i - 1] && strcmp(text[i], text[i - 1]) == 0 : !text[i - 1]);
        runs += !same || draw(9) == 0;
        ends[runs] = i + 1; /* from 1 on */
        words[runs] = text[i];
    }
    make_schema(s, "+r", s->name, 2);
    make_array(a, n, 0, 2);
    s->children[0]->name = "run_ends";
    s->children[1]->name = "values";
    make_schema(s->children[0], formats[which], "run_ends", 0);
    make_array(a->children[0], runs, 2, 0);
    void *data = hold(((size_t)runs + 1) * 8);
    for (int64_t i = 0; i <= runs; i++)
        put_integer(data, 2 << which, i, i ? ends[i] : 77);
    a->children[0]->buffers[1] = data;
    a->children[0]->offset = 1;
    if (draw(2))
        text_column(words, runs + 1, s->children[1], a->children[1]);
    else
        dictionary_column(words, runs + 1, s->children[1], a->children[1]);
    a->children[1]->length = runs;
    a->children[1]->offset = 1;
    return "runs";
}

/* Bytes of a value in a format; 0: they do not lie side by side. */
static int64_t width(const char *format)
{
    static const char letters[] = "cCsSiIlLfg";
    static const int8_t bytes[] = {1, 1, 2, 2, 4, 4, 8, 8, 4, 8};
    const char *at = strchr(letters, format[0]);
    int precision, scale, bits = 128;
    if (strlen(format) == 1 && at)
        return bytes[at - letters];
    if (sscanf(format, "d:%d,%d,%d", &precision, &scale, &bits) >= 2)
        return bits / 8;
    return strcmp(format, "tdD") == 0 ? 4 : format[0] == 't' ? 8 : 0;
}

/* What lies in the place of an unknown value is nobody's business. */
static void litter(const uint8_t *geldig, int64_t n, const char *format, const void *values)
{
    int64_t bytes = width(format);
    for (int64_t i = 0; i < n * bytes; i++)
        if (!(geldig[i / bytes / 8] >> i / bytes % 8 & 1))
            ((uint8_t *)(uintptr_t)values)[i] = draw(3) ? (uint8_t)draw(256) : 0x7f;
}

const char *arrow_column(const zaken *z, mbo_feit feit, int32_t offset, struct ArrowSchema *s, struct ArrowArray *a)
{
    int64_t n = (int64_t)z->rijen + offset, *values = hold((size_t)n * 8);
    const char **text = hold((size_t)n * sizeof *text), *form = NULL;
    uint8_t *geldig = hold((size_t)n / 8 + 1);
    mbo_feittype type = mbo_feit_type(feit);
    bool none = true, all = true;
    s->name = mbo_feit_name(feit);
    for (int32_t i = 0; i < z->rijen; i++) {
        bool known = z->bekend[feit][i];
        none &= !known;
        all &= known;
        values[offset + i] = z->waarde[feit][i]; /* of an unknown one too: it must not be read */
        text[offset + i] = known || draw(2) ? text_of(feit, z->waarde[feit][i]) : NULL;
        if (known)
            set_bit(geldig, offset + i);
    }
    int64_t per = type == MBO_FEITTYPE_GELD ? 100 : 1;
    while (!form) {
        uint32_t which = draw(13);
        if (which < 4) {
            uint32_t integer = draw(8);
            if (type == MBO_FEITTYPE_DATUM || type == MBO_FEITTYPE_SET ||
                !fits(z, feit, 1 << integer / 2, integer % 2 == 0, per))
                continue;
            for (int64_t i = offset; i < n && per > 1; i++)
                values[i] /= per;
            form = integer_column(values, n, integer, s, a);
        } else if (which < 6) {
            form = text_column(text, n, s, a);
        } else if (which < 8) {
            form = dictionary_column(text, n, s, a);
        } else if (which == 8 && type != MBO_FEITTYPE_DATUM && type != MBO_FEITTYPE_SET) {
            form = float_column(values, n, per, draw(2), s, a);
        } else if (which == 9 && type == MBO_FEITTYPE_DATUM) {
            form = date_column(values, n, s, a);
        } else if (which == 9 && type == MBO_FEITTYPE_SET) {
            form = list_column(values, n, feit, s, a);
        } else if (which == 9 && type == MBO_FEITTYPE_BOOL) {
            uint8_t *bits = hold((size_t)n / 8 + 1);
            for (int64_t i = 0; i < n; i++)
                if (values[i])
                    set_bit(bits, i);
            make_schema(s, "b", s->name, 0);
            make_array(a, n, 2, 0);
            a->buffers[1] = bits;
            form = "bool";
        } else if (which == 10 && (type == MBO_FEITTYPE_GELD || type == MBO_FEITTYPE_INT)) {
            for (int64_t i = offset; i < n && per == 1; i++)
                values[i] *= 100;
            form = decimal_column(values, n, s, a);
        } else if (which == 11 && none) {
            make_schema(s, "n", s->name, 0);
            make_array(a, n, 0, 0);
            form = "null";
        } else if (which == 12) { /* an unknown row is in a run without a text */
            for (int32_t i = 0; i < z->rijen; i++)
                text[offset + i] = z->bekend[feit][i] ? text[offset + i] : NULL;
            form = runs_column(text, n, s, a);
        }
    }
    a->length = z->rijen;
    a->offset = offset;
    a->null_count = all ? 0 : -1;
    if (a->n_buffers && !all) {
        a->buffers[0] = geldig;
        litter(geldig, n, s->format, a->buffers[1]);
    }
    return form;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    bron *b = stream->private_data;
    *out = *b->schema;
    for (int64_t i = 0; i < out->n_children; i++)
        out->children[i]->release = release_schema;
    return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    bron *b = stream->private_data;
    memset(out, 0, sizeof *out);
    if (b->gegeven == b->fail_at)
        return EIO;
    if (b->gegeven < b->arrays)
        *out = b->array[b->gegeven++];
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
    const bron *b = stream->private_data;
    return b->gegeven == b->fail_at ? "the disk is gone" : NULL;
}

static void release_stream(struct ArrowArrayStream *stream)
{
    stream->release = NULL;
}

void make_stream(bron *b, struct ArrowArrayStream *uit)
{
    *uit = (struct ArrowArrayStream){get_schema, get_next, get_last_error, release_stream, b};
}
