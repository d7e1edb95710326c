/* SPDX-License-Identifier: MIT */
/* What a kwalificatie asks: texts, additions per profiel, kennis, competenties, languages; and texts made plain. */
#include "structuur/structuur.h"

#include <string.h>

/* Is it of this profiel (0: of all)? */
bool mboi_is_van(const mbo_structuur *s, mboi_reeks profielen, int64_t profiel)
{
    for (int32_t i = 0; i < profielen.aantal; i++)
        if (*(const int64_t *)mboi_lijst_get(s, MBOI_PROFIELEN, profielen.begin + i) == profiel)
            return profiel != 0;
    return !profiel && !profielen.aantal;
}

/* The text of a kind and a profiel (0: of all); "" where there is none. */
static const char *find_tekst(const mbo_structuur *s, mboi_keten keten, mbo_tekstsoort soort, int64_t profiel)
{
    const mboi_tekst *t = mboi_lijst_get(s, MBOI_TEKSTEN, keten.eerste - 1);
    for (; t; t = mboi_lijst_get(s, MBOI_TEKSTEN, t->volgende - 1))
        if (t->soort == soort && mboi_is_van(s, t->profielen, profiel))
            return t->tekst;
    return "";
}

const char *mbo_dossier_tekst(const mbo_dossier *dossier, mbo_tekstsoort soort)
{
    return find_tekst(dossier->structuur, dossier->teksten, soort, 0);
}

const char *mbo_kwalificatie_tekst(const mbo_kwalificatie *k, mbo_tekstsoort soort)
{
    if (soort == MBO_TEKST_BIJZONDERE_VEREISTEN || soort == MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING)
        return find_tekst(k->structuur, mbo_kwalificatie_dossier(k)->teksten, soort, k->nr);
    return find_tekst(k->structuur, k->teksten, soort, 0);
}

const char *mbo_kerntaak_tekst(const mbo_kerntaak *kerntaak, mbo_tekstsoort soort)
{
    return find_tekst(kerntaak->structuur, kerntaak->teksten, soort, 0);
}

const char *mbo_kerntaak_aanvulling(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie,
                                    mbo_tekstsoort soort)
{
    return find_tekst(kerntaak->structuur, kerntaak->teksten, soort, kwalificatie->nr);
}

const char *mbo_werkproces_tekst(const mbo_werkproces *werkproces, mbo_tekstsoort soort)
{
    return find_tekst(werkproces->structuur, werkproces->teksten, soort, 0);
}

const char *mbo_werkproces_aanvulling(const mbo_werkproces *werkproces, const mbo_kwalificatie *kwalificatie,
                                      mbo_tekstsoort soort)
{
    return find_tekst(werkproces->structuur, werkproces->teksten, soort, kwalificatie->nr);
}

/* ---- references ---- */

static const mbo_kennis *find_kennis(const mbo_dossier *d, int64_t nr)
{
    for (int32_t i = 0; i < d->kennis.aantal; i++) {
        const mbo_kennis *k = mboi_lijst_get(d->structuur, MBOI_KENNIS, d->kennis.begin + i);
        if (k->nr == nr)
            return k;
    }
    return NULL;
}

static const mbo_competentie *find_competentie(const mbo_structuur *s, int64_t nr)
{
    for (int32_t i = 0; i < mbo_structuur_competentie_count(s); i++)
        if (mbo_competentie_nr(mbo_structuur_competentie(s, i)) == nr)
            return mbo_structuur_competentie(s, i);
    return NULL;
}

/* What a chain refers to, those of all before those of the profiel: the one at `index`, or how many there are. */
static int32_t look_up(const mbo_structuur *s, mboi_keten keten, const mbo_dossier *dossier,
                       const mbo_kwalificatie *kwalificatie, int32_t index, const void **uit)
{
    int32_t n = 0;
    for (int eigen = 0; eigen < (kwalificatie ? 2 : 1); eigen++) {
        const mboi_verwijzing *v = mboi_lijst_get(s, MBOI_VERWIJZINGEN, keten.eerste - 1);
        for (; v; v = mboi_lijst_get(s, MBOI_VERWIJZINGEN, v->volgende - 1)) {
            if (!mboi_is_van(s, v->profielen, eigen ? kwalificatie->nr : 0))
                continue;
            const void *wat =
                dossier ? (const void *)find_kennis(dossier, v->nr) : (const void *)find_competentie(s, v->nr);
            if (wat && n++ == index)
                *uit = wat;
        }
    }
    return n;
}

static const mbo_dossier *dossier_of(const mbo_kerntaak *kerntaak)
{
    return mboi_lijst_get(kerntaak->structuur, MBOI_DOSSIERS, kerntaak->dossier);
}

int32_t mbo_kerntaak_kennis_count(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie)
{
    const void *uit;
    return look_up(kerntaak->structuur, kerntaak->kennis, dossier_of(kerntaak), kwalificatie, -1, &uit);
}

const mbo_kennis *mbo_kerntaak_kennis(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie, int32_t index)
{
    const void *uit = NULL;
    look_up(kerntaak->structuur, kerntaak->kennis, dossier_of(kerntaak), kwalificatie, index, &uit);
    return uit;
}

int32_t mbo_werkproces_competentie_count(const mbo_werkproces *werkproces, const mbo_kwalificatie *kwalificatie)
{
    const void *uit;
    return look_up(werkproces->structuur, werkproces->competenties, NULL, kwalificatie, -1, &uit);
}

const mbo_competentie *mbo_werkproces_competentie(const mbo_werkproces *werkproces,
                                                  const mbo_kwalificatie *kwalificatie, int32_t index)
{
    const void *uit = NULL;
    look_up(werkproces->structuur, werkproces->competenties, NULL, kwalificatie, index, &uit);
    return uit;
}

/* ---- lists ---- */

static void *item(const mbo_structuur *s, int lijst, mboi_reeks reeks, int32_t index)
{
    return index >= 0 && index < reeks.aantal ? mboi_lijst_get(s, lijst, reeks.begin + index) : NULL;
}

int64_t mbo_kennis_nr(const mbo_kennis *kennis)
{
    return kennis->nr;
}

const char *mbo_kennis_titel(const mbo_kennis *kennis)
{
    return kennis->titel;
}

int32_t mbo_dossier_kennis_count(const mbo_dossier *dossier)
{
    return dossier->kennis.aantal;
}

const mbo_kennis *mbo_dossier_kennis(const mbo_dossier *dossier, int32_t index)
{
    return item(dossier->structuur, MBOI_KENNIS, dossier->kennis, index);
}

int32_t mbo_dossier_categorie_count(const mbo_dossier *dossier)
{
    return dossier->categorieen.aantal;
}

const mbo_kennis *mbo_dossier_categorie(const mbo_dossier *dossier, int32_t index)
{
    return item(dossier->structuur, MBOI_CATEGORIEEN, dossier->categorieen, index);
}

/* Of no profiel: of every kwalificatie of the dossier. */
static const mbo_taaleis *taaleis(const mbo_kwalificatie *k, int32_t index, int32_t *count)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    *count = 0;
    for (int32_t i = 0; i < d->taaleisen.aantal; i++) {
        const mbo_taaleis *t = item(d->structuur, MBOI_TAALEISEN, d->taaleisen, i);
        if ((!t->profiel || t->profiel == k->nr) && (*count)++ == index)
            return t;
    }
    return NULL;
}

int32_t mbo_kwalificatie_taaleis_count(const mbo_kwalificatie *kwalificatie)
{
    int32_t count;
    taaleis(kwalificatie, -1, &count);
    return count;
}

const mbo_taaleis *mbo_kwalificatie_taaleis(const mbo_kwalificatie *kwalificatie, int32_t index)
{
    int32_t count;
    return index < 0 ? NULL : taaleis(kwalificatie, index, &count);
}

const char *mbo_taaleis_titel(const mbo_taaleis *taaleis)
{
    return taaleis->eis;
}

const char *mbo_taaleis_taal(const mbo_taaleis *taaleis)
{
    return taaleis->taal;
}

const char *mbo_taaleis_vaardigheid(const mbo_taaleis *taaleis)
{
    return taaleis->vaardigheid;
}

const char *mbo_taaleis_niveau(const mbo_taaleis *taaleis)
{
    return taaleis->niveau;
}

int32_t mbo_dossier_brondocument_count(const mbo_dossier *dossier)
{
    return dossier->brondocumenten.aantal;
}

const mbo_brondocument *mbo_dossier_brondocument(const mbo_dossier *dossier, int32_t index)
{
    return item(dossier->structuur, MBOI_BRONDOCUMENTEN, dossier->brondocumenten, index);
}

const char *mbo_brondocument_naam(const mbo_brondocument *brondocument)
{
    return brondocument->naam;
}

const char *mbo_brondocument_type(const mbo_brondocument *brondocument)
{
    return brondocument->type;
}

const char *mbo_brondocument_datum(const mbo_brondocument *brondocument)
{
    return brondocument->datum;
}

const char *mbo_brondocument_omschrijving(const mbo_brondocument *brondocument)
{
    return brondocument->omschrijving;
}

const char *mbo_brondocument_link(const mbo_brondocument *brondocument)
{
    return brondocument->link;
}

int32_t mbo_dossier_onderhoud_count(const mbo_dossier *dossier)
{
    return dossier->onderhoud.aantal;
}

const char *mbo_dossier_onderhoud(const mbo_dossier *dossier, int32_t index, mbo_onderhouddeel deel)
{
    const mbo_onderhoud *o = item(dossier->structuur, MBOI_ONDERHOUD, dossier->onderhoud, index);
    return o && deel >= 0 && (size_t)deel < MBOI_COUNT(o->deel) ? o->deel[deel] : NULL;
}

/* ---- plain text ---- */

typedef struct schoon {
    char *buffer;
    size_t size, n;
    int32_t regels; /* line ends that wait until there is text */
    bool blank;     /* a blank that waits */
} schoon;

static void put(schoon *s, char c)
{
    if (s->n + 1 < s->size)
        s->buffer[s->n] = c;
    s->n++;
}

/* Blanks and line ends wait for what comes after them: at the ends of a line and of the text there are none. */
static void put_text(schoon *s, char c)
{
    if (c == ' ' || c == '\t') {
        s->blank = true;
        return;
    }
    for (int32_t i = 0; s->n && i < s->regels && i < 2; i++)
        put(s, '\n');
    if (s->blank && s->n && !s->regels)
        put(s, ' ');
    s->regels = 0;
    s->blank = false;
    put(s, c);
}

static void put_char(schoon *s, uint32_t c)
{
    if (c == '\n') {
        s->regels++;
    } else if (c == 0xa0) {
        put_text(s, ' ');
    } else if (c < 0x80) {
        put_text(s, (char)c);
    } else {
        int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        put_text(s, (char)(more == 1 ? 0xc0 | c >> 6 : more == 2 ? 0xe0 | c >> 12 : 0xf0 | c >> 18));
        while (more-- > 0)
            put(s, (char)(0x80 | (c >> 6 * more & 0x3f)));
    }
}

/* The length of the name of an entity and its semicolon, and its character; 0: it is none. */
static size_t entity_name(const char *naam, uint32_t *c)
{
    static const struct {
        const char *naam;
        uint32_t c;
    } namen[] = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
                 {"nbsp", 0xa0},    {"eacute", 0xe9},  {"egrave", 0xe8},   {"euml", 0xeb},    {"iuml", 0xef},
                 {"ouml", 0xf6},    {"uuml", 0xfc},    {"auml", 0xe4},     {"ecirc", 0xea},   {"ccedil", 0xe7},
                 {"agrave", 0xe0},  {"aacute", 0xe1},  {"oacute", 0xf3},   {"iacute", 0xed},  {"euro", 0x20ac},
                 {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"ldquo", 0x201c},
                 {"rdquo", 0x201d}, {"bull", 0x2022},  {"hellip", 0x2026}, {"middot", 0xb7},  {"deg", 0xb0}};
    const char *end = strchr(naam, ';');
    size_t n = end ? (size_t)(end - naam) : 0;
    if (!n || n > 9)
        return 0;
    if (*naam == '#') {
        bool hex = naam[1] == 'x' || naam[1] == 'X';
        const char *d = naam + 1 + hex;
        *c = 0;
        if (d == end)
            return 0;
        for (; d < end; d++) {
            char lower = (char)(*d | 0x20);
            int digit = *d >= '0' && *d <= '9' ? *d - '0' : hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
            if (digit < 0)
                return 0;
            *c = *c * (hex ? 16 : 10) + (uint32_t)digit;
        }
        bool goed = (*c >= 0x20 || *c == '\n' || *c == '\t') && *c < 0x110000 && (*c < 0xd800 || *c > 0xdfff);
        return goed ? n + 1 : 0;
    }
    for (size_t i = 0; i < MBOI_COUNT(namen); i++)
        if (strlen(namen[i].naam) == n && memcmp(namen[i].naam, naam, n) == 0)
            return *c = namen[i].c, n + 1;
    return 0;
}

/* An entity at an ampersand; of HTML that was escaped once more the entity inside. */
size_t mboi_entity(const char *t, uint32_t *c)
{
    uint32_t binnen;
    size_t n = entity_name(t + 1, c), m = n && *c == '&' ? entity_name(t + 1 + n, &binnen) : 0;
    if (m)
        *c = binnen;
    return n ? 1 + n + m : 0;
}

/* An element's tag between `open` and `sluit`, which HTML that was escaped has as "&lt;" and "&gt;". */
static size_t tag_between(const char *t, const char *open, const char *sluit, mboi_span *naam, bool *einde)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (strncmp(t, open, strlen(open)) != 0)
        return 0;
    const char *begin = t + strlen(open), *end;
    *einde = *begin == '/';
    begin += *einde;
    size_t n = strspn(begin, letters);
    if (!n || !(end = strstr(begin, sluit)))
        return 0;
    n += strspn(begin + n, "0123456789");
    if (begin + n != end && !strchr(" /\t\r\n:", begin[n]))
        return 0;
    *naam = (mboi_span){begin, n};
    return (size_t)(end - t) + strlen(sluit);
}

static size_t tag_of(const char *t, mboi_span *naam, bool *einde)
{
    return *t == '<' ? tag_between(t, "<", ">", naam, einde) : tag_between(t, "&lt;", "&gt;", naam, einde);
}

size_t mboi_tag(const char *t)
{
    mboi_span naam;
    bool einde;
    return tag_of(t, &naam, &einde);
}

/* A tag of the text that is made plain: a list item begins with a dash; blocks end a line. */
static size_t put_tag(schoon *s, const char *t)
{
    static const char *const blokken[] = {"p",  "br", "div", "ul", "ol", "tr", "table",
                                          "h1", "h2", "h3",  "h4", "h5", "li"};
    mboi_span naam;
    bool einde;
    size_t n = tag_of(t, &naam, &einde);
    if (!n)
        return 0;
    if (mboi_span_alike(naam, "li") && !einde) {
        s->regels = s->regels ? s->regels : 1;
        put_text(s, '-');
        s->blank = true;
    }
    for (size_t i = 0; i < MBOI_COUNT(blokken); i++)
        if (mboi_span_alike(naam, blokken[i]) && (einde || strcmp(blokken[i], "li") != 0))
            s->regels = s->regels ? s->regels : 1;
    return n;
}

size_t mbo_tekst_schoon(const char *t, char *buffer, size_t size)
{
    schoon s = {.buffer = buffer, .size = buffer ? size : 0};
    while (*t) {
        uint32_t c;
        size_t n = *t == '<' || *t == '&' ? put_tag(&s, t) : 0;
        if (!n && *t == '&' && (n = mboi_entity(t, &c)))
            put_char(&s, c);
        if (!n && (*t == '\n' || *t == '\r')) {
            n = *t == '\r' && t[1] == '\n' ? 2 : 1;
            s.regels++;
            s.blank = false;
        }
        if (!n)
            put_text(&s, *t);
        t += n ? n : 1;
    }
    if (s.size)
        s.buffer[s.n < s.size ? s.n : s.size - 1] = '\0';
    return s.n;
}
