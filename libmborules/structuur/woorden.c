/* SPDX-License-Identifier: MIT */
/*
 * Words in titles and texts, without regard to case and accents.
 *
 * A *blad* is what a dossier says of all its kwalificaties, or what it says of one of them alone. Each word has the
 * list of the bladen that it stands on, ascending; a kwalificatie has a word that stands on its own blad or on that of
 * its dossier.
 */
#include "structuur/structuur.h"

#include <stdlib.h>
#include <string.h>

enum { LANGST = 64, /* bytes of a word; what comes after counts for nothing */ RUIM = LANGST + sizeof(uint64_t) };

typedef struct woord {
    uint32_t hash, begin, lengte; /* its text in `letters` */
    int32_t laatste;              /* the blad it was last met on */
} woord;

struct mbo_woorden {
    mbo_allocator allocator;
    mbo_structuur *structuur;
    char *letters;
    size_t letters_used, letters_capacity;
    woord *woord;
    size_t woorden, woord_capacity;
    uint32_t *tabel; /* open addressing: number of a word + 1 */
    size_t maat;
    struct plaats {
        uint32_t woord;
        int32_t blad;
    } * plaats; /* while it is made: each word on each blad once */
    size_t plaatsen, plaats_capacity;
    int32_t *blad;   /* the bladen of all words, those of word w from begin[w] to begin[w + 1] */
    uint32_t *begin; /* NULL until it is made */
    bool geen_geheugen;
};

/* ---- from text to words ---- */

/* The letter that a character counts as; 0: it is no part of a word. Of Latin letters the accent does not count. */
static char letter(uint32_t c)
{
    static const char latijn[] = /* from U+00C0 to U+017F */
        "aaaaaaaceeeeiiiidnooooo\0ouuuuyts"
        "aaaaaaaceeeeiiiidnooooo\0ouuuuyty"
        "aaaaaaccccccccdddd"
        "eeeeeeeeeegggggggg"
        "hhhhiiiiiiiiiiiijj"
        "kkkllllllllllnnnnn"
        "nnnnoooooooorrrrrr"
        "ssssssssttttttuuuu"
        "uuuuuuuuwwyyyzzzzzzs";
    if (c < 0x80)
        return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0);
    return c >= 0xc0 && c < 0xc0 + sizeof latijn - 1 ? latijn[c - 0xc0] : 0;
}

/* The character at `*t`, which goes on to the next: of text, of an entity; blank for an element of HTML. */
static uint32_t next_char(const char **t)
{
    const unsigned char *u = (const unsigned char *)*t;
    uint32_t c = *u;
    size_t n = 1;
    if (c == '<' || c == '&') {
        size_t element = mboi_tag(*t), entity = element ? 0 : mboi_entity(*t, &c);
        n = element ? element : entity ? entity : 1;
        c = element ? ' ' : c;
    } else if (c >= 0xc0 && c < 0xe0 && u[1]) {
        c = (c & 0x1f) << 6 | (u[1] & 0x3f);
        n = 2;
    } else if (c >= 0xe0 && u[1] && u[2]) { /* no letters of ours: what it is does not matter */
        n = c >= 0xf0 && u[3] ? 4 : 3;
        c = ' ';
    }
    *t += n;
    return c;
}

/* Of each ASCII character the letter that it counts as; 0: none. The others, and what may be HTML, are looked at. */
enum { KIJK = 1 };
#define HEX(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
static const unsigned char ascii[256] = {['&'] = KIJK, ['<'] = KIJK, ['0'] = '0', '1',         '2',
                                         '3',          '4',          '5',         '6',         '7',
                                         '8',          '9',          ['A'] = 'a', 'b',         'c',
                                         'd',          'e',          'f',         'g',         'h',
                                         'i',          'j',          'k',         'l',         'm',
                                         'n',          'o',          'p',         'q',         'r',
                                         's',          't',          'u',         'v',         'w',
                                         'x',          'y',          'z',         ['a'] = 'a', 'b',
                                         'c',          'd',          'e',         'f',         'g',
                                         'h',          'i',          'j',         'k',         'l',
                                         'm',          'n',          'o',         'p',         'q',
                                         'r',          's',          't',         'u',         'v',
                                         'w',          'x',          'y',         'z',         [0x80] = HEX(KIJK),
                                         HEX(KIJK),    HEX(KIJK),    HEX(KIJK),   HEX(KIJK),   HEX(KIJK),
                                         HEX(KIJK),    HEX(KIJK)};
#undef HEX

/* Eight bytes at a time; behind the word there is room for zeros. */
static uint32_t hash_of(char *tekst, size_t length)
{
    uint64_t h = length, deel;
    memset(tekst + length, 0, sizeof deel);
    for (size_t i = 0; i < length; i += sizeof deel) {
        memcpy(&deel, tekst + i, sizeof deel);
        h = (h ^ deel) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 32;
    }
    return (uint32_t)h;
}

/* The next word of a text, made plain, in `uit` of RUIM bytes; its length, 0 at the end. */
static size_t next_woord(const char **tekst, char *uit, uint32_t *hash)
{
    const char *t = *tekst;
    size_t n = 0;
    for (;;) {
        unsigned char l = ascii[(unsigned char)*t];
        if (l > KIJK) {
            t++;
        } else if (l == KIJK) {
            l = (unsigned char)letter(next_char(&t));
        } else if (!*t) {
            break;
        } else {
            t++;
        }
        if (l && n < LANGST)
            uit[n++] = (char)l;
        else if (!l && n)
            break;
    }
    *tekst = t;
    *hash = n ? hash_of(uit, n) : 0;
    return n;
}

/* ---- making the index ---- */

static uint32_t *slot_of(const mbo_woorden *w, const char *text, size_t length, uint32_t hash)
{
    size_t at = hash & (w->maat - 1);
    for (; w->tabel[at]; at = (at + 1) & (w->maat - 1)) {
        const woord *o = &w->woord[w->tabel[at] - 1];
        if (o->hash == hash && o->lengte == length && memcmp(w->letters + o->begin, text, length) == 0)
            break;
    }
    return &w->tabel[at];
}

static bool grow_tabel(mbo_woorden *w)
{
    if (2 * (w->woorden + 1) < w->maat)
        return true;
    size_t wanted = w->maat ? 2 * w->maat : 4096, old = w->maat;
    uint32_t *tabel = mboi_resize(&w->allocator, NULL, 0, wanted * sizeof *tabel);
    if (!tabel)
        return false;
    memset(tabel, 0, wanted * sizeof *tabel);
    mboi_resize(&w->allocator, w->tabel, old * sizeof *w->tabel, 0);
    w->tabel = tabel;
    w->maat = wanted;
    for (size_t i = 0; i < w->woorden; i++) {
        size_t at = w->woord[i].hash & (wanted - 1);
        while (tabel[at])
            at = (at + 1) & (wanted - 1);
        tabel[at] = (uint32_t)i + 1;
    }
    return true;
}

static woord *enter(mbo_woorden *w, const char *text, size_t length, uint32_t hash)
{
    if (!grow_tabel(w))
        return NULL;
    uint32_t *slot = slot_of(w, text, length, hash);
    if (*slot)
        return &w->woord[*slot - 1];
    while (w->letters_capacity < w->letters_used + length)
        if (!mboi_grow(&w->allocator, (void **)&w->letters, &w->letters_capacity, w->letters_capacity, 1))
            return NULL;
    if (!mboi_grow(&w->allocator, (void **)&w->woord, &w->woord_capacity, w->woorden, sizeof *w->woord))
        return NULL;
    memcpy(w->letters + w->letters_used, text, length);
    w->woord[w->woorden] = (woord){hash, (uint32_t)w->letters_used, (uint32_t)length, -1};
    w->letters_used += length;
    *slot = (uint32_t)++w->woorden;
    return &w->woord[w->woorden - 1];
}

static void add_text(mbo_woorden *w, int32_t blad, const char *text)
{
    char letters[RUIM];
    uint32_t hash;
    for (size_t n; !w->geen_geheugen && (n = next_woord(&text, letters, &hash));) {
        woord *o = enter(w, letters, n, hash);
        if (o && o->laatste == blad)
            continue;
        w->geen_geheugen =
            !o || !mboi_grow(&w->allocator, (void **)&w->plaats, &w->plaats_capacity, w->plaatsen, sizeof *w->plaats);
        if (w->geen_geheugen)
            return;
        o->laatste = blad;
        w->plaats[w->plaatsen++] = (struct plaats){(uint32_t)(o - w->woord), blad};
    }
}

/* The texts of a chain that are of all, or of a profiel alone. */
static void add_keten(mbo_woorden *w, int32_t blad, mboi_keten keten, int64_t profiel)
{
    const mbo_structuur *s = w->structuur;
    const mboi_tekst *t = mboi_lijst_get(s, MBOI_TEKSTEN, keten.eerste - 1);
    for (; t; t = mboi_lijst_get(s, MBOI_TEKSTEN, t->volgende - 1))
        if (mboi_is_van(s, t->profielen, profiel))
            add_text(w, blad, t->tekst);
}

/* Kerntaken with their werkprocessen; of a profiel only what is added for it. */
static void add_kerntaken(mbo_woorden *w, int32_t blad, mboi_reeks kerntaken, int64_t profiel)
{
    for (int32_t i = 0; i < kerntaken.aantal; i++) {
        const mbo_kerntaak *k = mboi_lijst_get(w->structuur, MBOI_KERNTAKEN, kerntaken.begin + i);
        if (!profiel)
            add_text(w, blad, k->titel);
        add_keten(w, blad, k->teksten, profiel);
        for (int32_t j = 0; j < k->werkprocessen.aantal; j++) {
            const mbo_werkproces *p = mbo_kerntaak_werkproces(k, j);
            if (!profiel)
                add_text(w, blad, p->titel);
            add_keten(w, blad, p->teksten, profiel);
        }
    }
}

static void read_bladen(mbo_woorden *w)
{
    const mbo_structuur *s = w->structuur;
    int32_t dossiers = mbo_structuur_dossier_count(s);
    for (int32_t i = 0; i < dossiers; i++) {
        const mbo_dossier *d = mbo_structuur_dossier(s, i);
        add_text(w, i, d->titel);
        add_keten(w, i, d->teksten, 0);
        add_kerntaken(w, i, d->kerntaken, 0);
        for (int32_t k = 0; k < d->kennis.aantal; k++)
            add_text(w, i, mbo_kennis_titel(mbo_dossier_kennis(d, k)));
    }
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        const mbo_dossier *d = mbo_kwalificatie_dossier(k);
        add_text(w, dossiers + i, k->titel);
        add_keten(w, dossiers + i, k->teksten, 0);
        add_kerntaken(w, dossiers + i, k->kerntaken, 0);
        if (k->nr) {
            add_keten(w, dossiers + i, d->teksten, k->nr);
            add_kerntaken(w, dossiers + i, d->kerntaken, k->nr);
        }
    }
}

/* The places were met blad by blad: put those of one word together, in that order. */
static bool sort_plaatsen(mbo_woorden *w)
{
    w->begin = mboi_resize(&w->allocator, NULL, 0, (w->woorden + 1) * sizeof *w->begin);
    w->blad = mboi_resize(&w->allocator, NULL, 0, (w->plaatsen + 1) * sizeof *w->blad);
    if (!w->begin || !w->blad)
        return false;
    memset(w->begin, 0, (w->woorden + 1) * sizeof *w->begin);
    for (size_t i = 0; i < w->plaatsen; i++)
        w->begin[w->plaats[i].woord]++;
    for (size_t i = 0, n = 0; i <= w->woorden; i++) {
        uint32_t aantal = w->begin[i];
        w->begin[i] = (uint32_t)n;
        n += aantal;
    }
    for (size_t i = 0; i < w->plaatsen; i++)
        w->blad[w->begin[w->plaats[i].woord]++] = w->plaats[i].blad;
    memmove(w->begin + 1, w->begin, w->woorden * sizeof *w->begin); /* each went on to where the next begins */
    w->begin[0] = 0;
    return true;
}

mbo_status mbo_woorden_create(const mbo_structuur *structuur, const mbo_allocator *allocator, mbo_woorden **out,
                              mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (!structuur || !out)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_woorden_create: NULL argument");
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_woorden *w = mboi_resize(&memory, NULL, 0, sizeof *w);
    if (!w)
        return mboi_no_memory(fout);
    memset(w, 0, sizeof *w);
    w->allocator = memory;
    w->structuur = mbo_structuur_ref((mbo_structuur *)(uintptr_t)structuur); /* only the count of references changes */
    w->geen_geheugen = !grow_tabel(w);
    read_bladen(w);
    if (w->geen_geheugen || !sort_plaatsen(w)) {
        mbo_woorden_free(w);
        return mboi_no_memory(fout);
    }
    mboi_resize(&memory, w->plaats, w->plaats_capacity * sizeof *w->plaats, 0);
    w->plaats = NULL;
    w->plaats_capacity = 0;
    *out = w;
    return MBO_OK;
}

void mbo_woorden_free(mbo_woorden *w)
{
    if (!w)
        return;
    mbo_allocator m = w->allocator;
    mboi_resize(&m, w->blad, w->blad ? (w->plaatsen + 1) * sizeof *w->blad : 0, 0);
    mboi_resize(&m, w->begin, w->begin ? (w->woorden + 1) * sizeof *w->begin : 0, 0);
    mboi_resize(&m, w->plaats, w->plaats_capacity * sizeof *w->plaats, 0);
    mboi_resize(&m, w->tabel, w->maat * sizeof *w->tabel, 0);
    mboi_resize(&m, w->woord, w->woord_capacity * sizeof *w->woord, 0);
    mboi_resize(&m, w->letters, w->letters_capacity, 0);
    mbo_structuur_free(w->structuur);
    mboi_resize(&m, w, sizeof *w, 0);
}

size_t mbo_woorden_memory(const mbo_woorden *w)
{
    return sizeof *w + (w->plaatsen + 1) * sizeof *w->blad + (w->woorden + 1) * sizeof *w->begin +
           w->maat * sizeof *w->tabel + w->woord_capacity * sizeof *w->woord + w->letters_capacity;
}

/* ---- searching ---- */

static bool stands_on(const mbo_woorden *w, size_t nummer, int32_t blad)
{
    uint32_t low = w->begin[nummer], high = w->begin[nummer + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (w->blad[middle] < blad)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->begin[nummer + 1] && w->blad[low] == blad;
}

int32_t mbo_woorden_zoek(const mbo_woorden *w, const char *woorden, int32_t vanaf)
{
    enum { MEEST = 32 };
    size_t gevraagd[MEEST], n = 0;
    char letters[RUIM];
    uint32_t hash;
    for (size_t length; n < MEEST && (length = next_woord(&woorden, letters, &hash));) {
        uint32_t *slot = slot_of(w, letters, length, hash);
        if (!*slot)
            return -1;
        gevraagd[n++] = *slot - 1;
    }
    int32_t dossiers = mbo_structuur_dossier_count(w->structuur);
    for (int32_t i = vanaf < 0 ? 0 : vanaf; n && i < mbo_structuur_kwalificatie_count(w->structuur); i++) {
        int32_t dossier = mbo_structuur_kwalificatie(w->structuur, i)->dossier;
        size_t gevonden = 0;
        while (gevonden < n &&
               (stands_on(w, gevraagd[gevonden], dossiers + i) || stands_on(w, gevraagd[gevonden], dossier)))
            gevonden++;
        if (gevonden == n)
            return i;
    }
    return -1;
}
