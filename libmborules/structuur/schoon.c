/* SPDX-License-Identifier: MIT */
/*
 * Texts made plain. Some texts hold HTML, as it is or escaped once more. Prose may look like it ("<other laws>"), so
 * only what has the name and the form of an element goes. How far is looked for the end of a tag or an entity is
 * bounded, so that the time is linear in the length.
 */
#include "structuur/schoon.h"

#include <mborules/structuur.h>

#include <string.h>

enum { LANGSTE_ENTITEIT = 9, LANGSTE_TAG = 512, LANGSTE_COMMENTAAR = 4096 };

/* ---- entities ---- */

static const char *const latin1[] = {/* from U+00A0 to U+00FF */
                                     "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",
                                     "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",
                                     "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
                                     "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest",
                                     "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
                                     "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
                                     "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
                                     "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",
                                     "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
                                     "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
                                     "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
                                     "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static const struct {
    const char *naam;
    uint32_t c;
} andere[] = {{"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
              {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
              {"fnof", 0x192},    {"circ", 0x2c6},    {"tilde", 0x2dc},   {"ensp", ' '},      {"emsp", ' '},
              {"thinsp", ' '},    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},
              {"sbquo", 0x201a},  {"ldquo", 0x201c},  {"rdquo", 0x201d},  {"bdquo", 0x201e},  {"dagger", 0x2020},
              {"Dagger", 0x2021}, {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030}, {"prime", 0x2032},
              {"lsaquo", 0x2039}, {"rsaquo", 0x203a}, {"euro", 0x20ac},   {"trade", 0x2122},  {"larr", 0x2190},
              {"rarr", 0x2192},   {"minus", 0x2212},  {"ne", 0x2260},     {"le", 0x2264},     {"ge", 0x2265}};

/* What pages in Windows-1252 mean by the control characters from U+0080 to U+009F; 0: nothing. */
static const uint16_t windows[] = {0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                   0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17d,  0,
                                   0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                   0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178};

static uint32_t numbered(const char *d, const char *end)
{
    bool hex = *d == 'x' || *d == 'X';
    uint32_t c = 0;
    if ((d += hex) == end)
        return 0;
    for (; d < end; d++) {
        char lower = (char)(*d | 0x20);
        int digit = *d >= '0' && *d <= '9' ? *d - '0' : hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
        if (digit < 0)
            return 0;
        c = c * (hex ? 16 : 10) + (uint32_t)digit;
    }
    if (c >= 0x80 && c < 0xa0)
        return windows[c - 0x80];
    return (c >= 0x20 || c == '\n' || c == '\t') && c < 0x110000 && (c < 0xd800 || c > 0xdfff) ? c : 0;
}

/* The length of the name of an entity and its semicolon, and its character; 0: it is none. */
static size_t entity_name(const char *naam, uint32_t *c)
{
    size_t n = 0;
    while (n <= LANGSTE_ENTITEIT && naam[n] && naam[n] != ';')
        n++;
    if (!n || naam[n] != ';')
        return 0;
    *c = *naam == '#' ? numbered(naam + 1, naam + n) : 0;
    for (size_t i = 0; !*c && i < MBOI_COUNT(latin1); i++)
        if (strlen(latin1[i]) == n && memcmp(latin1[i], naam, n) == 0)
            *c = 0xa0 + (uint32_t)i;
    for (size_t i = 0; !*c && i < MBOI_COUNT(andere); i++)
        if (strlen(andere[i].naam) == n && memcmp(andere[i].naam, naam, n) == 0)
            *c = andere[i].c;
    return *c ? n + 1 : 0;
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

/* ---- elements ---- */

/* Blocks end a line, cells a word; a list item is the first of the blocks. */
static const char *const elementen[] = {
    "li",    "p",     "br",      "address", "blockquote", "caption", "dd",     "div",       "dl",    "dt",  "h1",
    "h2",    "h3",    "h4",      "h5",      "h6",         "hr",      "ol",     "pre",       "table", "tr",  "ul",
    "td",    "th", /* cells */
    "a",     "abbr",  "acronym", "b",       "big",        "body",    "center", "cite",      "code",  "col", "colgroup",
    "del",   "dfn",   "em",      "font",    "head",       "html",    "i",      "img",       "ins",   "kbd", "label",
    "q",     "s",     "samp",    "small",   "span",       "strike",  "strong", "labeltext", "style", "sub", "sup",
    "tbody", "tfoot", "thead",   "title",   "tt",         "u",       "var",    "xhtml"};

enum { ITEM = 0, BLOKKEN = 22, CELLEN = 24, ELEMENTEN = MBOI_COUNT(elementen) };

/* Its place among the elements; ELEMENTEN: it is none. */
static size_t find_element(mboi_span naam)
{
    size_t i = 0;
    while (i < ELEMENTEN &&
           !(naam.length && (naam.text[0] | 0x20) == elementen[i][0] && mboi_span_alike(naam, elementen[i])))
        i++;
    return i;
}

bool mboi_is_html(const char *naam)
{
    return find_element(mboi_span_of(naam)) < ELEMENTEN;
}

static bool begins(const char *t, const char *met)
{
    return strncmp(t, met, strlen(met)) == 0;
}

/* An element's tag between `open` and `sluit`, which HTML that was escaped has as "&lt;" and "&gt;"; 0: it is none.
   After the name come attributes, with a value at least once, or nothing. */
static size_t tag_between(const char *t, const char *open, const char *sluit, size_t *element, bool *einde)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *begin = t + strlen(open);
    *einde = *begin == '/';
    begin += *einde;
    size_t n = strspn(begin, letters);
    n += n ? strspn(begin + n, "0123456789") : 0;
    *element = find_element((mboi_span){begin, n});
    if (!n || (begin[n] != ':' && *element == ELEMENTEN))
        return 0;
    const char *c = begin + n;
    if (*c == ':') /* of another vocabulary, such as o:p */
        c += 1 + strspn(c + 1, letters);
    if (!strchr(" /\t\r\n", *c) && !begins(c, sluit))
        return 0;
    bool waarde = false, iets = false;
    char aanhaling = 0;
    for (int i = 0; *c && i < LANGSTE_TAG; i++, c++) {
        if (aanhaling) {
            aanhaling = *c == aanhaling ? 0 : aanhaling;
        } else if (begins(c, sluit)) {
            return waarde || !iets ? (size_t)(c - t) + strlen(sluit) : 0;
        } else if (*c == '<' || begins(c, open)) {
            return 0;
        } else if (*c == '"' || *c == '\'') {
            aanhaling = *c;
        }
        waarde |= *c == '=';
        iets |= !strchr(" /\t\r\n", *c);
    }
    return 0;
}

static size_t comment(const char *t)
{
    if (begins(t, "<!--"))
        for (size_t n = 4; t[n] && n < LANGSTE_COMMENTAAR && !begins(t + n, "<!--"); n++)
            if (begins(t + n, "-->"))
                return n + 3;
    return 0;
}

static size_t tag_of(const char *t, size_t *element, bool *einde)
{
    *element = ELEMENTEN;
    if (*t == '&')
        return begins(t, "&lt;") ? tag_between(t, "&lt;", "&gt;", element, einde) : 0;
    size_t n = comment(t);
    return n ? n : tag_between(t, "<", ">", element, einde);
}

size_t mboi_tag(const char *t, bool *scheidt)
{
    size_t element;
    bool einde;
    size_t n = tag_of(t, &element, &einde);
    *scheidt = element < CELLEN;
    return n;
}

/* ---- plain text ---- */

typedef struct schoon {
    char *buffer;
    size_t size, n;
    int32_t regels; /* line ends that wait until there is text */
    bool blank;     /* a blank that waits */
    bool streepje;  /* a list item began and has no text yet */
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
    s->blank = s->streepje = false;
    put(s, c);
}

static void put_char(schoon *s, uint32_t c)
{
    if (c == '\n') {
        s->regels++;
    } else if (c == 0xa0) {
        put_text(s, ' ');
    } else if (c == 0xad) { /* a soft hyphen: only where a line is broken */
    } else if (c < 0x80) {
        put_text(s, (char)c);
    } else {
        int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        put_text(s, (char)(more == 1 ? 0xc0 | c >> 6 : more == 2 ? 0xe0 | c >> 12 : 0xf0 | c >> 18));
        while (more-- > 0)
            put(s, (char)(0x80 | (c >> 6 * more & 0x3f)));
    }
}

/* A tag of the text that is made plain: blocks end a line, cells a word; a list item begins with a dash, and what it
   holds stands behind that. */
static size_t put_tag(schoon *s, const char *t)
{
    size_t element;
    bool einde;
    size_t n = tag_of(t, &element, &einde);
    if (!n)
        return 0;
    bool item = element == ITEM;
    if (element < BLOKKEN && (einde || item || !s->streepje))
        s->regels = s->regels ? s->regels : 1;
    if (item && !einde) {
        put_text(s, '-');
        s->blank = s->streepje = true;
    }
    if (element >= BLOKKEN && element < CELLEN)
        s->blank = true;
    return n;
}

/* In a buffer that is too small the text ends at a character. */
static size_t whole_chars(const char *buffer, size_t n)
{
    size_t begin = n;
    while (begin && (buffer[begin - 1] & 0xc0) == 0x80)
        begin--;
    if (!begin || !(buffer[begin - 1] & 0x80))
        return n;
    unsigned char eerste = (unsigned char)buffer[begin - 1];
    size_t wanted = eerste >= 0xf0 ? 4 : eerste >= 0xe0 ? 3 : 2;
    return n - (begin - 1) < wanted ? begin - 1 : n;
}

size_t mbo_tekst_schoon(const char *t, char *buffer, size_t size)
{
    schoon s = {.buffer = buffer, .size = buffer ? size : 0};
    while (t && *t) {
        uint32_t c;
        size_t n = *t == '<' || *t == '&' ? put_tag(&s, t) : 0;
        if (!n && *t == '&' && (n = mboi_entity(t, &c)))
            put_char(&s, c);
        if (!n && (*t == '\n' || *t == '\r')) {
            n = *t == '\r' && t[1] == '\n' ? 2 : 1;
            s.regels += !s.streepje;
            s.blank = s.streepje;
        }
        if (!n)
            put_text(&s, *t);
        t += n ? n : 1;
    }
    if (s.size)
        s.buffer[s.n < s.size ? s.n : whole_chars(s.buffer, s.size - 1)] = '\0';
    return s.n;
}
