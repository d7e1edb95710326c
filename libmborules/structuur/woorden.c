/* SPDX-License-Identifier: MIT */
/*
 * Words in titles and texts, without regard to case and accents.
 *
 * A *blad* is what a dossier says of all its kwalificaties, or what it says of one of them alone. Each word has the
 * list of the bladen that it stands on, ascending; a kwalificatie has a word that stands on its own blad or on that of
 * its dossier.
 */
#include "structuur/inhoud.h"
#include "structuur/schoon.h"

#include <stdlib.h>
#include <string.h>

enum { LANGST = 64 }; /* letters of a word; what comes after counts for nothing */

/* What is for many profielen is read and kept for each: what that costs, in bytes or thereabouts, is bounded by the
   size of the structure. In the real files it is about as much. */
enum { MAAL = 4, MINSTENS = 8 << 20, PER_TEKST = 16 };

typedef struct woord {
    uint32_t begin, lengte; /* its text in `letters` */
} woord;

typedef struct vak {
    uint64_t kort[2];     /* the first 16 letters of the word */
    uint32_t hash, woord; /* its number + 1; 0: free */
    int32_t laatste;      /* the blad it was last met on */
} vak;

typedef struct plaats {
    uint32_t woord;
    int32_t blad;
} plaats;

struct mbo_woorden {
    mbo_allocator allocator;
    mbo_structuur *structuur;
    uint64_t *letters; /* of all words, eight to a number */
    size_t letters_used, letters_capacity;
    woord *woord;
    size_t woorden, woord_capacity;
    vak *tabel; /* open addressing */
    size_t maat;
    size_t plaatsen, plaats_capacity;
    plaats *plaats; /* while it is made: each word on each blad once */
    struct eigen {
        int64_t profiel;
        const char *tekst;
    } * eigen; /* while it is made: what the dossier at hand says for one profiel, in order of those */
    size_t eigen_aantal, eigen_capacity;
    int32_t *blad;           /* the bladen of all words, those of word w from begin[w] to begin[w + 1] */
    uint32_t *begin;         /* NULL until it is made */
    uint64_t gelezen, grens; /* while it is made: bytes of text, and what they and the places may come to */
    mbo_status status;
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

enum { ZACHT = 0xad, IJ = 0x132 }; /* a soft hyphen; the letters IJ as one character, then ij */

/* An accent that stands after its letter (U+0300 to U+036F), and what shows nowhere inside a word. */
static bool is_stil(uint32_t c)
{
    return c == ZACHT || (c >= 0x300 && c < 0x370);
}

/* The character at `*t`, which goes on to the next: of text, of an entity. An element of HTML is a blank, or a soft
   hyphen where it is plain text inside a word. */
static uint32_t next_char(const char **t)
{
    const unsigned char *u = (const unsigned char *)*t;
    uint32_t c = *u;
    size_t n = 1;
    if (c < 0x80 && c != '<' && c != '&') { /* nearly all */
        ++*t;
        return c;
    }
    if (c < 0x80) {
        bool scheidt;
        size_t element = mboi_tag(*t, &scheidt), entity = element ? 0 : mboi_entity(*t, &c);
        n = element ? element : entity ? entity : 1;
        c = !element ? c : scheidt ? ' ' : ZACHT;
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

/* A word as it is read: its letters eight to a number, the first one lowest, zeros after the last. */
typedef struct lezing {
    uint64_t deel[LANGST / 8];
    uint32_t lengte, hash;
} lezing;

enum { KORT = 16, VENSTER = 64 }; /* most words have fewer than KORT: for those nothing branches on their length */

#define EEN UINT64_C(0x0101010101010101) /* in each of eight characters */

static size_t delen(size_t lengte)
{
    return lengte < KORT ? KORT / 8 : (lengte + 7) / 8;
}

static void put(lezing *l, char letter)
{
    if (l->lengte == LANGST)
        return;
    if (l->lengte % 8 == 0 && l->lengte >= KORT)
        l->deel[l->lengte / 8] = 0;
    l->deel[l->lengte / 8] |= (uint64_t)(unsigned char)letter << (8 * (l->lengte % 8));
    l->lengte++;
}

/* A text that is read, with a window on what comes: of VENSTER characters a bit each, is it an ASCII letter? */
typedef struct lezer {
    const char *t, *end;
    const char *tot; /* where fewer than KORT of the window are left */
    uint64_t letters;
    char staart[VENSTER];
} lezer;

static void open_tekst(lezer *r, const char *tekst)
{
    r->t = r->tot = tekst;
    r->end = tekst + strlen(tekst);
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* Put the window here. The last characters move to where as many can be read. */
static void look(lezer *r)
{
    if (r->end - r->t < VENSTER) {
        size_t n = (size_t)(r->end - r->t);
        memmove(r->staart, r->t, n);
        memset(r->staart + n, 0, VENSTER - n);
        r->t = r->staart;
        r->end = r->staart + n;
    }
    r->tot = r->t + VENSTER - KORT;
    r->letters = 0;
    for (int i = 0; i < VENSTER / 8; i++) {
        uint64_t c;
        memcpy(&c, r->t + 8 * i, sizeof c);
        uint64_t laag = (c | 0x20 * EEN) & 0x7f * EEN;
        uint64_t letter = (laag + (0x80 - 'a') * EEN) & ~(laag + (0x7f - 'z') * EEN) & ~c & 0x80 * EEN;
        r->letters |= (letter >> 7) * UINT64_C(0x0102040810204080) >> 56 << 8 * i; /* the bits side by side */
    }
}

/* Up to KORT ASCII letters at the begin of a word, in lower case; what follows is for read_rest(). */
static inline void read_ascii(lezer *r, lezing *l)
{
    static const unsigned char masker[2 * KORT] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                   255, 255, 255, 255, 255, 255, 255, 255};
    uint64_t c[2], m[2];
    if (r->t >= r->tot)
        look(r);
    size_t at = (size_t)(VENSTER - KORT - (r->tot - r->t));
    unsigned n = (unsigned)__builtin_ctzll(~(r->letters >> at) | UINT64_C(1) << KORT);
    memcpy(c, r->t, sizeof c);
    memcpy(m, masker + KORT - n, sizeof m);
    l->deel[0] = (c[0] | 0x20 * EEN) & m[0];
    l->deel[1] = (c[1] | 0x20 * EEN) & m[1];
    l->lengte = n;
    r->t += n;
}
#else
static void read_ascii(lezer *r, lezing *l)
{
    (void)r;
    l->deel[0] = l->deel[1] = l->lengte = 0;
}
#endif

/* What ASCII letters do not settle: digits, accents, entities, elements, and what is between words. */
static void read_rest(lezer *r, lezing *l)
{
    while (r->t < r->end) {
        uint32_t teken = next_char(&r->t);
        char c = letter(teken);
        if (c) {
            put(l, c);
            if ((teken | 1) == (IJ | 1))
                put(l, 'j');
        } else if (!l->lengte) {
            read_ascii(r, l);
        } else if (!is_stil(teken)) {
            break;
        }
    }
}

/* The next word of a text; false: there is none any more. */
static inline bool next_woord(lezer *r, lezing *l)
{
    while (*r->t == ' ')
        r->t++;
    read_ascii(r, l);
    if (*r->t != ' ' || !l->lengte) /* as after most words */
        read_rest(r, l);
    const uint64_t k = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t h = l->deel[0] * k + (l->deel[1] + l->lengte) * UINT64_C(0xc2b2ae3d27d4eb4f);
    for (size_t i = KORT / 8; i < delen(l->lengte); i++)
        h = ((h ^ h >> 32) + l->deel[i]) * k;
    l->hash = (uint32_t)(((h ^ h >> 32) * k) >> 32);
    return l->lengte;
}

/* ---- making the index ---- */

static bool same_rest(const mbo_woorden *w, const woord *o, const lezing *l)
{
    return o->lengte == l->lengte && memcmp(w->letters + o->begin, l->deel, delen(l->lengte) * sizeof *l->deel) == 0;
}

static inline vak *find_vak(const mbo_woorden *w, const lezing *l)
{
    for (size_t at = l->hash;; at++) {
        vak *v = &w->tabel[at & (w->maat - 1)];
        if (!v->woord || (v->hash == l->hash && v->kort[0] == l->deel[0] && v->kort[1] == l->deel[1] &&
                          (l->lengte < KORT || same_rest(w, &w->woord[v->woord - 1], l))))
            return v;
    }
}

static bool grow_tabel(mbo_woorden *w)
{
    size_t wanted = w->maat ? 2 * w->maat : 4096, old = w->maat;
    vak *tabel = mboi_resize(&w->allocator, NULL, 0, wanted * sizeof *tabel);
    if (!tabel)
        return false;
    memset(tabel, 0, wanted * sizeof *tabel);
    for (size_t i = 0; i < old; i++) {
        size_t at = w->tabel[i].hash & (wanted - 1);
        while (w->tabel[i].woord && tabel[at].woord)
            at = (at + 1) & (wanted - 1);
        if (w->tabel[i].woord)
            tabel[at] = w->tabel[i];
    }
    mboi_resize(&w->allocator, w->tabel, old * sizeof *w->tabel, 0);
    w->tabel = tabel;
    w->maat = wanted;
    return true;
}

/* Enter a word that is new; NULL: no memory. */
static vak *enter(mbo_woorden *w, const lezing *l)
{
    size_t n = delen(l->lengte);
    if (4 * (w->woorden + 1) >= w->maat && !grow_tabel(w)) /* sparse: a word that meets another costs a branch */
        return NULL;
    while (w->letters_capacity < w->letters_used + n)
        if (!mboi_grow(&w->allocator, (void **)&w->letters, &w->letters_capacity, w->letters_capacity,
                       sizeof *w->letters))
            return NULL;
    if (!mboi_grow(&w->allocator, (void **)&w->woord, &w->woord_capacity, w->woorden, sizeof *w->woord))
        return NULL;
    memcpy(w->letters + w->letters_used, l->deel, n * sizeof *l->deel);
    w->woord[w->woorden] = (woord){(uint32_t)w->letters_used, l->lengte};
    w->letters_used += n;
    vak *v = find_vak(w, l);
    *v = (vak){{l->deel[0], l->deel[1]}, l->hash, (uint32_t)++w->woorden, -1};
    return v;
}

static bool room_for(mbo_woorden *w, size_t plaatsen)
{
    while (w->plaats_capacity < w->plaatsen + plaatsen)
        if (!mboi_grow(&w->allocator, (void **)&w->plaats, &w->plaats_capacity, w->plaats_capacity, sizeof *w->plaats))
            return false;
    return true;
}

/* There is room for one place more: it is written and then counted or not, as nothing foretells which words are new. */
static bool note(mbo_woorden *w, int32_t blad, const lezing *l)
{
    vak *v = find_vak(w, l);
    if (!v->woord && !(v = enter(w, l)))
        return false;
    w->plaats[w->plaatsen] = (plaats){v->woord - 1, blad};
    w->plaatsen += v->laatste != blad;
    v->laatste = blad;
    return true;
}

/* Some words are read before they are looked up: the table does not fit the caches near the processor. */
static void add_text(mbo_woorden *w, int32_t blad, const char *text)
{
    enum { VOORUIT = 16 };
    lezer r;
    lezing l[VOORUIT];
    open_tekst(&r, text);
    w->gelezen += (uint64_t)(r.end - r.t) + PER_TEKST;
    if (!w->status && w->gelezen + w->plaatsen * sizeof *w->plaats > w->grens)
        w->status = MBO_ERROR_LIMIT;
    for (bool klaar = false; !klaar && !w->status;) {
        int n = 0;
        while (n < VOORUIT && next_woord(&r, &l[n])) {
            __builtin_prefetch(&w->tabel[l[n].hash & (w->maat - 1)]);
            n++;
        }
        klaar = n < VOORUIT;
        if (!room_for(w, VOORUIT + 1))
            w->status = MBO_ERROR_MEMORY;
        for (int i = 0; i < n && !w->status; i++)
            if (!note(w, blad, &l[i]))
                w->status = MBO_ERROR_MEMORY;
    }
}

static void add_reeks(mbo_woorden *w, int32_t blad, mboi_reeks teksten)
{
    for (int32_t i = 0; i < teksten.aantal; i++)
        add_text(w, blad, ((mboi_inhoud *)mboi_lijst_get(w->structuur, MBOI_INHOUD, teksten.begin + i))->wat.tekst);
}

/* The texts that are for all, and with a profiel those for that one too. */
static void add_teksten(mbo_woorden *w, int32_t blad, mboi_reeks teksten, int64_t profiel)
{
    add_reeks(w, blad, mboi_inhoud_van(w->structuur, teksten, 0));
    if (profiel)
        add_reeks(w, blad, mboi_inhoud_van(w->structuur, teksten, profiel));
}

/* Kerntaken with their werkprocessen. */
static void add_kerntaken(mbo_woorden *w, int32_t blad, mboi_reeks kerntaken, int64_t profiel)
{
    for (int32_t i = 0; i < kerntaken.aantal; i++) {
        const mbo_kerntaak *k = mboi_lijst_get(w->structuur, MBOI_KERNTAKEN, kerntaken.begin + i);
        add_text(w, blad, k->titel);
        add_teksten(w, blad, k->teksten, profiel);
        for (int32_t j = 0; j < k->werkprocessen.aantal; j++) {
            const mbo_werkproces *p = mbo_kerntaak_werkproces(k, j);
            add_text(w, blad, p->titel);
            add_teksten(w, blad, p->teksten, profiel);
        }
    }
}

static void note_eigen(mbo_woorden *w, mboi_reeks teksten)
{
    mboi_reeks alle = mboi_inhoud_van(w->structuur, teksten, 0);
    for (int32_t i = alle.aantal; i < teksten.aantal && !w->status; i++) {
        const mboi_inhoud *t = mboi_lijst_get(w->structuur, MBOI_INHOUD, teksten.begin + i);
        if (mboi_grow(&w->allocator, (void **)&w->eigen, &w->eigen_capacity, w->eigen_aantal, sizeof *w->eigen))
            w->eigen[w->eigen_aantal++] = (struct eigen){t->profiel, t->wat.tekst};
        else
            w->status = MBO_ERROR_MEMORY;
    }
}

static int by_profiel(const void *a, const void *b)
{
    const struct eigen *x = a, *y = b;
    return (x->profiel > y->profiel) - (x->profiel < y->profiel);
}

/* Were each kwalificatie to look in every werkproces, many of both would take time by their product. */
static void list_eigen(mbo_woorden *w, const mbo_dossier *d)
{
    w->eigen_aantal = 0;
    note_eigen(w, d->teksten);
    for (int32_t i = 0; i < d->kerntaken.aantal; i++) {
        const mbo_kerntaak *k = mboi_lijst_get(w->structuur, MBOI_KERNTAKEN, d->kerntaken.begin + i);
        note_eigen(w, k->teksten);
        for (int32_t j = 0; j < k->werkprocessen.aantal; j++)
            note_eigen(w, mbo_kerntaak_werkproces(k, j)->teksten);
    }
    if (w->eigen_aantal)
        qsort(w->eigen, w->eigen_aantal, sizeof *w->eigen, by_profiel);
}

static void add_eigen(mbo_woorden *w, int32_t blad, int64_t profiel)
{
    size_t laag = 0, hoog = w->eigen_aantal;
    while (laag < hoog) {
        size_t midden = laag + (hoog - laag) / 2;
        if (w->eigen[midden].profiel < profiel)
            laag = midden + 1;
        else
            hoog = midden;
    }
    for (; laag < w->eigen_aantal && w->eigen[laag].profiel == profiel && !w->status; laag++)
        add_text(w, blad, w->eigen[laag].tekst);
}

static void read_bladen(mbo_woorden *w)
{
    const mbo_structuur *s = w->structuur;
    int32_t dossiers = mbo_structuur_dossier_count(s);
    for (int32_t i = 0; i < dossiers; i++) {
        const mbo_dossier *d = mbo_structuur_dossier(s, i);
        add_text(w, i, d->titel);
        add_teksten(w, i, d->teksten, 0);
        add_kerntaken(w, i, d->kerntaken, 0);
        for (int32_t k = 0; k < d->kennis.aantal; k++)
            add_text(w, i, mbo_kennis_titel(mbo_dossier_kennis(d, k)));
    }
    const mbo_dossier *van = NULL;
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s) && !w->status; i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        if (van != mbo_kwalificatie_dossier(k)) /* those of a dossier stand together */
            list_eigen(w, van = mbo_kwalificatie_dossier(k));
        add_text(w, dossiers + i, k->titel);
        add_teksten(w, dossiers + i, k->teksten, 0);
        add_kerntaken(w, dossiers + i, k->kerntaken, k->nr);
        if (k->nr)
            add_eigen(w, dossiers + i, k->nr);
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
    if (MBOI_NULL(fout, structuur, out))
        return MBO_ERROR_ARGUMENT;
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_woorden *w = mboi_resize(&memory, NULL, 0, sizeof *w);
    if (!w)
        return mboi_no_memory(fout);
    memset(w, 0, sizeof *w);
    w->allocator = memory;
    w->structuur = mbo_structuur_ref((mbo_structuur *)(uintptr_t)structuur); /* only the count of references changes */
    w->grens = MAAL * (uint64_t)mbo_structuur_memory(structuur) + MINSTENS;
    if (w->grens > UINT32_MAX) /* no more places, nor words, than bytes: their numbers fit */
        w->grens = UINT32_MAX;
    w->status = grow_tabel(w) ? MBO_OK : MBO_ERROR_MEMORY;
    read_bladen(w);
    mboi_resize(&memory, w->eigen, w->eigen_capacity * sizeof *w->eigen, 0);
    w->eigen = NULL;
    mbo_status status = w->status || sort_plaatsen(w) ? w->status : MBO_ERROR_MEMORY;
    if (status) {
        mbo_woorden_free(w);
        return status == MBO_ERROR_MEMORY
                   ? mboi_no_memory(fout)
                   : mboi_fail(fout, status,
                               "too many words to index: the texts that are for many profielen are too "
                               "large for a structure of this size");
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
    mboi_resize(&m, w->letters, w->letters_capacity * sizeof *w->letters, 0);
    mbo_structuur_free(w->structuur);
    mboi_resize(&m, w, sizeof *w, 0);
}

size_t mbo_woorden_memory(const mbo_woorden *w)
{
    if (!w)
        return 0;
    return sizeof *w + (w->plaatsen + 1) * sizeof *w->blad + (w->woorden + 1) * sizeof *w->begin +
           w->maat * sizeof *w->tabel + w->woord_capacity * sizeof *w->woord + w->letters_capacity * sizeof *w->letters;
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
    lezer r;
    if (!w || !woorden)
        return -1;
    open_tekst(&r, woorden);
    for (lezing l; n < MEEST && next_woord(&r, &l);) {
        uint32_t nummer = find_vak(w, &l)->woord;
        if (!nummer)
            return -1;
        gevraagd[n++] = nummer - 1;
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
