/* SPDX-License-Identifier: MIT */
/*
 * The encoding of an XML file, and its characters: XML 1.0, 4.3.3 and appendix F, and 2.11 for the line ends.
 *
 * The head of the file, up to the end of the XML declaration, is kept until the encoding is known. The encoding is then
 * blanked out of the declaration, so that the parser reads that of a file in UTF-8 with everything where it was. What
 * follows is checked and given on piece by piece: UTF-8 with line feeds in the very bytes that came in, all else by way
 * of a buffer.
 */
#include "structuur/decoderen.h"

#include <string.h>

typedef mbo_status decode(mboi_decoder *d, const uint8_t *data, size_t size);

typedef struct mboi_codering {
    const char *naam;
    decode *decode;
} codering;

static decode utf8, utf16, single_byte;

static const codering UTF_8 = {"UTF-8", utf8}, UTF_16LE = {"UTF-16LE", utf16}, UTF_16BE = {"UTF-16BE", utf16},
                      LATIN_1 = {"ISO-8859-1", single_byte}, ASCII = {"US-ASCII", single_byte};

/* How a file may begin. */
static const struct {
    const char *bytes;
    size_t size, mark;        /* of the bytes; how many of them are no text */
    const codering *codering; /* NULL: UTF-32, which is not read */
} beginnen[] = {
    {"\xff\xfe\0\0", 4, 4, NULL},  {"\0\0\xfe\xff", 4, 4, NULL},   {"<\0\0\0", 4, 0, NULL},
    {"\0\0\0<", 4, 0, NULL},       {"\xef\xbb\xbf", 3, 3, &UTF_8}, {"\xff\xfe", 2, 2, &UTF_16LE},
    {"\xfe\xff", 2, 2, &UTF_16BE}, {"<\0?\0", 4, 0, &UTF_16LE},    {"\0<\0?", 4, 0, &UTF_16BE},
};

/* What a declaration may name. */
static const struct {
    const char *naam;
    const codering *een_van[2];
} namen[] = {
    {"UTF-8", {&UTF_8, &UTF_8}},          {"UTF8", {&UTF_8, &UTF_8}},
    {"UTF-16", {&UTF_16LE, &UTF_16BE}},   {"UTF16", {&UTF_16LE, &UTF_16BE}},
    {"UTF-16LE", {&UTF_16LE, &UTF_16LE}}, {"UTF-16BE", {&UTF_16BE, &UTF_16BE}},
    {"ISO-8859-1", {&LATIN_1, &LATIN_1}}, {"ISO-LATIN-1", {&LATIN_1, &LATIN_1}},
    {"US-ASCII", {&ASCII, &ASCII}},       {"ASCII", {&ASCII, &ASCII}},
};

enum { DEL = 0x7f };

void mboi_decoder_begin(mboi_decoder *d, mboi_decoded *take, void *ctx, mbo_fout *fout)
{
    d->take = take;
    d->ctx = ctx;
    d->fout = fout;
    d->codering = NULL;
    d->head_size = d->rest_size = d->out_size = 0;
    d->return_seen = false;
}

/* ---- out ---- */

static mbo_status flush(mboi_decoder *d)
{
    size_t size = d->out_size;
    d->out_size = 0;
    return size ? d->take(d->ctx, d->out, size) : MBO_OK;
}

/* What is in the buffer is before the error, and may have one of its own. */
static mbo_status wrong_bytes(mboi_decoder *d)
{
    mbo_status status = flush(d);
    return status ? status
                  : mboi_fail(d->fout, MBO_ERROR_SYNTAX, "not well-formed XML: bytes that are not of its encoding, %s",
                              d->codering->naam);
}

static mbo_status put(mboi_decoder *d, const char *text, size_t size)
{
    while (size) {
        if (d->out_size == sizeof d->out) {
            mbo_status status = flush(d);
            if (status)
                return status;
        }
        size_t room = sizeof d->out - d->out_size, n = size < room ? size : room;
        memcpy(d->out + d->out_size, text, n);
        d->out_size += n;
        text += n;
        size -= n;
    }
    return MBO_OK;
}

/* Text with its line ends made line feeds. */
static mbo_status put_lines(mboi_decoder *d, const char *text, size_t size)
{
    const char *end = text + size;
    mbo_status status = MBO_OK;
    while (!status && text < end) {
        if (d->return_seen && *text == '\n')
            text++;
        const char *cr = memchr(text, '\r', (size_t)(end - text));
        d->return_seen = cr != NULL;
        status = put(d, text, (size_t)((cr ? cr : end) - text));
        if (!status && cr)
            status = put(d, "\n", 1);
        text = cr ? cr + 1 : end;
    }
    return status;
}

/* Whole characters in UTF-8; of U+0000, which is none of XML's, parsers make the end of the file, or nothing. */
static mbo_status give(mboi_decoder *d, const char *text, size_t size)
{
    const char *nul = memchr(text, '\0', size);
    if (nul)
        size = (size_t)(nul - text);
    mbo_status status;
    if (!d->out_size && !d->return_seen && !memchr(text, '\r', size))
        status = size ? d->take(d->ctx, text, size) : MBO_OK;
    else
        status = put_lines(d, text, size);
    if (!status && nul)
        status = flush(d);
    if (!status && nul)
        status = mboi_fail(d->fout, MBO_ERROR_SYNTAX, "not well-formed XML: U+0000 is no character of it");
    return status;
}

/* ---- UTF-8 ---- */

enum { MORE = -1 };

/* How many bytes the character at the begin takes; 0: it is none; MORE: it may become one. RFC 3629. */
static int utf8_length(const uint8_t *c, size_t size)
{
    int length = c[0] < 0x80 ? 1 : c[0] < 0xc2 ? 0 : c[0] < 0xe0 ? 2 : c[0] < 0xf0 ? 3 : c[0] < 0xf5 ? 4 : 0;
    uint8_t least = c[0] == 0xe0   ? 0xa0
                    : c[0] == 0xf0 ? 0x90
                                   : 0x80,
            most = c[0] == 0xed   ? 0x9f
                   : c[0] == 0xf4 ? 0x8f
                                  : 0xbf;
    for (int i = 1; i < length; i++, least = 0x80, most = 0xbf) {
        if ((size_t)i == size)
            return MORE;
        if (c[i] < least || c[i] > most)
            return 0;
    }
    return length;
}

/* How many bytes at the begin are whole characters; most of it is ASCII, of which eight are looked at together. */
static size_t utf8_good(const uint8_t *data, size_t size)
{
    size_t n = 0;
    for (;;) {
        uint64_t eight;
        for (; size - n >= sizeof eight; n += sizeof eight) {
            memcpy(&eight, data + n, sizeof eight);
            if (eight & UINT64_C(0x8080808080808080))
                break;
        }
        while (n < size && data[n] < 0x80)
            n++;
        int length = n < size ? utf8_length(data + n, size - n) : 0;
        if (length <= 0)
            return n;
        n += (size_t)length;
    }
}

static mbo_status utf8(mboi_decoder *d, const uint8_t *data, size_t size)
{
    mbo_status status = MBO_OK;
    while (d->rest_size && size) {
        d->rest[d->rest_size++] = *data++;
        size--;
        int length = utf8_length(d->rest, d->rest_size);
        if (length == MORE)
            continue;
        if (!length)
            return wrong_bytes(d);
        d->rest_size = 0;
        status = give(d, (const char *)d->rest, (size_t)length);
    }
    size_t good = utf8_good(data, size);
    if (!status)
        status = give(d, (const char *)data, good);
    if (status || good == size)
        return status;
    if (utf8_length(data + good, size - good) != MORE)
        return wrong_bytes(d);
    d->rest_size = size - good;
    memcpy(d->rest, data + good, d->rest_size);
    return MBO_OK;
}

/* ---- the others ---- */

static mbo_status give_character(mboi_decoder *d, uint32_t c)
{
    char text[4];
    size_t n = 0;
    if (c < 0x80) {
        text[n++] = (char)c;
    } else if (c < 0x800) {
        text[n++] = (char)(0xc0 | c >> 6);
    } else if (c < 0x10000) {
        text[n++] = (char)(0xe0 | c >> 12);
        text[n++] = (char)(0x80 | (c >> 6 & 0x3f));
    } else {
        text[n++] = (char)(0xf0 | c >> 18);
        text[n++] = (char)(0x80 | (c >> 12 & 0x3f));
        text[n++] = (char)(0x80 | (c >> 6 & 0x3f));
    }
    if (c >= 0x80)
        text[n++] = (char)(0x80 | (c & 0x3f));
    return put_lines(d, text, n);
}

static mbo_status single_byte(mboi_decoder *d, const uint8_t *data, size_t size)
{
    mbo_status status = MBO_OK;
    for (size_t i = 0; i < size && !status;) {
        size_t n = i;
        while (n < size && data[n] < 0x80)
            n++;
        if (n > i)
            status = give(d, (const char *)data + i, n - i);
        if (!status && n < size)
            status = d->codering == &ASCII ? wrong_bytes(d) : give_character(d, data[n]);
        i = n + 1;
    }
    return status;
}

static mbo_status utf16(mboi_decoder *d, const uint8_t *data, size_t size)
{
    int high = d->codering == &UTF_16BE ? 0 : 1;
    mbo_status status = MBO_OK;
    for (size_t i = 0; i < size && !status; i++) {
        d->rest[d->rest_size++] = data[i];
        if (d->rest_size % 2)
            continue;
        uint32_t unit = (uint32_t)d->rest[high] << 8 | d->rest[!high], c = unit;
        if (d->rest_size == 4) {
            uint32_t low = (uint32_t)d->rest[2 + high] << 8 | d->rest[2 + !high];
            if (low < 0xdc00 || low > 0xdfff)
                return wrong_bytes(d);
            c = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        } else if (unit >= 0xd800 && unit < 0xdc00) {
            continue; /* the first half of a pair */
        } else if (unit >= 0xdc00 && unit < 0xe000) {
            return wrong_bytes(d);
        }
        d->rest_size = 0;
        status = c ? give_character(d, c) : give(d, "", 1);
    }
    return status;
}

/* ---- the head ---- */

typedef struct head { /* as far as it is there; what no declaration may have is DEL */
    char text[MBOI_DECODER_HEAD];
    size_t size, mark, width; /* characters; bytes of the byte-order mark, and of one character */
    const codering *codering; /* NULL: the first bytes do not tell */
} head;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_blanks(const head *h, size_t at)
{
    while (at < h->size && is_blank(h->text[at]))
        at++;
    return at;
}

static bool has(const head *h, size_t at, const char *text)
{
    size_t n = strlen(text);
    return h->size - at >= n && memcmp(h->text + at, text, n) == 0;
}

/* One of what a declaration says, such as version="1.0", from `*at` on, which moves behind it. */
static bool take_pseudo(const head *h, size_t *at, const char *naam, mboi_span *value)
{
    size_t i = skip_blanks(h, *at);
    if (i == *at || !has(h, i, naam))
        return false;
    i = skip_blanks(h, i + strlen(naam));
    if (!has(h, i, "="))
        return false;
    i = skip_blanks(h, i + 1);
    if (!has(h, i, "\"") && !has(h, i, "'"))
        return false;
    const char *begin = h->text + i + 1, *end = memchr(begin, h->text[i], h->size - i - 1);
    if (!end)
        return false;
    *value = (mboi_span){begin, (size_t)(end - begin)};
    *at = (size_t)(end + 1 - h->text);
    return true;
}

/* An error that is in the declaration: the parser gets what is before it, which it has nothing to say of yet. */
static mbo_status in_declaration(mboi_decoder *d, const head *h, const char *at)
{
    mbo_status status = put_lines(d, h->text, (size_t)(at - h->text));
    return status ? status : flush(d);
}

static mbo_status not_read(mboi_decoder *d, mboi_span naam)
{
    return mboi_fail(d->fout, MBO_ERROR_SYNTAX,
                     "the encoding \"%.*s\" is not read; files of the kwalificatiestructuur are in UTF-8",
                     (int)(naam.length < 40 ? naam.length : 40), naam.text);
}

static mbo_status malformed(mboi_decoder *d)
{
    return mboi_fail(d->fout, MBO_ERROR_SYNTAX,
                     "not well-formed XML: the declaration that it begins with is not of the form "
                     "<?xml version=\"1.0\" encoding=\"utf-8\"?>");
}

/* What the declaration names must be what the file begins as: XML 1.0, 4.3.3. */
static mbo_status choose(mboi_decoder *d, const head *h, mboi_span naam)
{
    size_t i = 0;
    while (i < MBOI_COUNT(namen) && !mboi_span_alike(naam, namen[i].naam))
        i++;
    const codering *const *een_van = i < MBOI_COUNT(namen) ? namen[i].een_van : NULL;
    const codering *gezegd = !een_van ? NULL : h->codering == een_van[1] ? een_van[1] : een_van[0];
    bool past = gezegd && (h->codering ? h->codering == gezegd : gezegd->decode != utf16);
    if (past) {
        d->codering = gezegd;
        return MBO_OK;
    }
    mbo_status status = in_declaration(d, h, naam.text);
    if (status)
        return status;
    if (!gezegd)
        return not_read(d, naam);
    return mboi_fail(d->fout, MBO_ERROR_SYNTAX, "the encoding is said to be \"%.*s\", but the file begins as one in %s",
                     (int)naam.length, naam.text, h->codering ? h->codering->naam : UTF_8.naam);
}

/* The characters are ASCII: in 16 bits one of the bytes is 0. */
static void blank_out(mboi_decoder *d, const head *h, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (!is_blank(h->text[i]))
            d->head[h->mark + i * h->width + (h->codering == &UTF_16BE)] = ' ';
}

/* Find the encoding that it names, and blank that out. `size`: up to its end. */
static mbo_status read_declaration(mboi_decoder *d, head *h, size_t size)
{
    size_t at = sizeof "<?xml" - 1;
    mboi_span version, standalone, naam = {NULL, 0};
    h->size = size;
    if (memchr(h->text, DEL, h->size) || !take_pseudo(h, &at, "version", &version))
        return malformed(d);
    size_t begin = skip_blanks(h, at);
    bool named = take_pseudo(h, &at, "encoding", &naam);
    size_t end = at;
    take_pseudo(h, &at, "standalone", &standalone);
    if (!has(h, skip_blanks(h, at), "?>") || (named && !mboi_is_plain(naam)))
        return malformed(d);
    mbo_status status = named ? choose(d, h, naam) : MBO_OK;
    if (named && !status)
        blank_out(d, h, begin, end);
    return status;
}

/* The characters of the head. */
static void spell(const mboi_decoder *d, head *h)
{
    int high = h->codering == &UTF_16BE ? 0 : 1;
    h->width = h->codering && h->codering->decode == utf16 ? 2 : 1;
    h->size = (d->head_size - h->mark) / h->width;
    for (size_t i = 0; i < h->size; i++) {
        const uint8_t *at = d->head + h->mark + i * h->width;
        uint32_t c = h->width == 1 ? at[0] : (uint32_t)at[high] << 8 | at[!high];
        h->text[i] = c < DEL && (c >= ' ' || is_blank((char)c)) ? (char)c : DEL;
    }
}

/* What is kept of the file, `all`: there is no more of it. MBO_OK and no encoding yet: it takes more. */
static mbo_status read_head(mboi_decoder *d, bool all)
{
    static const char begin[] = "<?xml";
    enum { NAAM = sizeof begin - 1 };
    head h = {.size = 0};
    if (d->head_size < 4 && !all)
        return MBO_OK;
    for (size_t i = 0; i < MBOI_COUNT(beginnen); i++) {
        if (d->head_size < beginnen[i].size || memcmp(d->head, beginnen[i].bytes, beginnen[i].size) != 0)
            continue;
        if (!beginnen[i].codering)
            return not_read(d, mboi_span_of("UTF-32"));
        h.codering = beginnen[i].codering;
        h.mark = beginnen[i].mark;
        break;
    }
    spell(d, &h);
    if (h.size && h.text[0] != '<' && !is_blank(h.text[0]))
        return mboi_fail(d->fout, MBO_ERROR_SYNTAX, "not well-formed XML: it does not begin with \"<\"");
    bool declared = h.size > NAAM && has(&h, 0, begin) && is_blank(h.text[NAAM]);
    const char *end = memchr(h.text, '>', h.size);
    if (!all && (declared ? !end : h.size <= NAAM && memcmp(h.text, begin, h.size) == 0) &&
        d->head_size < sizeof d->head)
        return MBO_OK;
    mbo_status status = MBO_OK;
    if (declared)
        status = end ? read_declaration(d, &h, (size_t)(end + 1 - h.text)) : malformed(d);
    if (status)
        return status;
    if (!d->codering && h.width == 2 && !h.mark)
        return mboi_fail(d->fout, MBO_ERROR_SYNTAX,
                         "in UTF-16 with neither a byte-order mark nor an encoding in its declaration");
    if (!d->codering)
        d->codering = h.codering ? h.codering : &UTF_8;
    return d->codering->decode(d, d->head + h.mark, d->head_size - h.mark);
}

mbo_status mboi_decoder_add(mboi_decoder *d, const void *data, size_t size)
{
    const uint8_t *bytes = data;
    mbo_status status = MBO_OK;
    while (!status && !d->codering && size) {
        size_t room = sizeof d->head - d->head_size, n = size < room ? size : room;
        memcpy(d->head + d->head_size, bytes, n);
        d->head_size += n;
        bytes += n;
        size -= n;
        status = read_head(d, false);
    }
    if (!status && size)
        status = d->codering->decode(d, bytes, size);
    return status ? status : flush(d);
}

mbo_status mboi_decoder_end(mboi_decoder *d)
{
    mbo_status status = d->codering ? MBO_OK : read_head(d, true);
    if (!status && d->rest_size)
        status = wrong_bytes(d);
    return status ? status : flush(d);
}
