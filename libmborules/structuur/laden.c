/* SPDX-License-Identifier: MIT */
/*
 * Loading an SBB file with libxml2's push parser, in chunks of our own reading, under our own limits.
 *
 * What libxml2 2.9 does with hostile input and why each guard is here: entities of a DOCTYPE can blow up to gigabytes
 * (a DOCTYPE is refused); push parsing takes any depth (max_depth); a start tag with very many attributes costs
 * quadratic time before the first callback (max_tag, and max_attributes before there are many of those); so does a
 * dictionary with very many names (max_names); each attribute with a prefix costs a look at every namespace in scope
 * (max_attributes). And what is small in a file can be large in memory (max_memory).
 */
#include "structuur/laden.h"

#include "structuur/decoderen.h"
#include "structuur/elementen.h"
#include "structuur/schoon.h"

#include <errno.h>
#include <libxml/SAX2.h>
#include <libxml/threads.h>
#include <libxml/uri.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    CHUNK = 64 << 10,
    VRIJ = 32 << 20,    /* bytes of memory that any file may take */
    MEEST_TAG = 8 << 20 /* libxml2 gives up on what has no end after 10 MB */
};

/* ---- errors ---- */

mbo_status mboi_stop(lader *l, mbo_status status)
{
    if (!l->status)
        l->status = status;
    return status;
}

int64_t mboi_line_of(const lader *l)
{
    return xmlSAX2GetLineNumber(l->ctxt);
}

int64_t mboi_column_of(const lader *l)
{
    return xmlSAX2GetColumnNumber(l->ctxt);
}

static void over_limit(lader *l, const char *what, const char *option, int64_t limit)
{
    if (!l->status)
        mboi_stop(l, mboi_fail_at(l->fout, MBO_ERROR_LIMIT, mboi_line_of(l), mboi_column_of(l),
                                  "%s: more than the limit of %lld (%s)", what, (long long)limit, option));
}

static const char te_lang[] = "bytes in one tag, comment or CDATA section";

static int64_t memory_limit(const lader *l)
{
    int64_t vast = l->options.max_memory ? l->options.max_memory : VRIJ, gelezen = 2 * (l->eerder_gelezen + l->gelezen);
    return l->options.max_memory || gelezen < vast ? vast : gelezen;
}

void *mboi_limited(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    lader *l = ctx;
    if (new_size > old_size && l->bezet + (new_size - old_size) > (uint64_t)memory_limit(l)) {
        l->te_veel = true;
        return NULL;
    }
    void *new = mboi_resize(l->allocator, ptr, old_size, new_size);
    if (new || !new_size)
        l->bezet = l->bezet - old_size + new_size;
    return new;
}

void mboi_lader_no_memory(lader *l)
{
    if (l->te_veel)
        over_limit(l, "bytes of memory", "max_memory", memory_limit(l));
    else if (!l->status)
        mboi_stop(l, mboi_no_memory(l->fout));
}

/* ---- callbacks of the parser ---- */

/* The last thing that a callback does. */
static void halt(lader *l)
{
    if (l->status)
        xmlStopParser(l->ctxt);
}

/* Elements of the format are in the namespace of the root, whichever that is, or in none. */
static int place_of(const lader *l, const xmlChar *naam, const xmlChar *uri)
{
    if (l->bekend < l->diepte || (l->wortel_gezien && uri && uri != l->naamruimte))
        return ANDERS;
    int ouder = l->bekend ? l->plaats[l->bekend - 1] : BUITEN, ook = ouder;
    if (ouder == PROFIELKERNTAAK || ouder == PROFIELWERKPROCES) /* what they have beside each other is the same */
        ook = ouder == PROFIELKERNTAAK ? BASISKERNTAAK : BASISWERKPROCES;
    for (;; ouder = ook) {
        for (int i = l->eerste[ouder]; i && i <= l->laatste[ouder]; i++)
            if (plaatsen[i].ouder == ouder && l->naam[i] == naam)
                return i;
        if (ouder == ook)
            return ANDERS;
    }
}

/* Whatever the chunks: what ends within one does not come to feed() as too long. A tag has no "<" but its first byte,
   and libxml2 keeps the whole of it until here, before its ">" or "/>". */
static void check_tag(lader *l)
{
    const xmlChar *eind = l->ctxt->input->cur, *begin = eind;
    if (eind - l->ctxt->input->base + 2 <= l->options.max_tag)
        return;
    while (begin > l->ctxt->input->base && *begin != '<')
        begin--;
    if (eind - begin + (*eind == '/' ? 2 : 1) > l->options.max_tag)
        over_limit(l, te_lang, "max_tag", l->options.max_tag);
}

/* ---- text ---- */

/* What the innermost open element that is known does with text: its own, and that of elements within it. */
static int rol_van_tekst(const lader *l)
{
    int rol = l->bekend ? plaatsen[l->plaats[l->bekend - 1]].rol : ROL_GEEN;
    return rol == ROL_WAARDE || rol == ROL_TEKST || rol == ROL_CEL ? rol : ROL_GEEN;
}

static void append(lader *l, const void *text, size_t length)
{
    size_t wanted = l->tekst_used + length;
    if (wanted > (uint64_t)l->options.max_text) {
        over_limit(l, "bytes in one text", "max_text", l->options.max_text);
        return;
    }
    if (wanted > l->tekst_capacity) {
        void *grown = mboi_resize(&l->s->allocator, l->tekst, l->tekst_capacity, 2 * wanted);
        if (!grown) {
            mboi_lader_no_memory(l);
            return;
        }
        l->tekst = grown;
        l->tekst_capacity = 2 * wanted;
    }
    memcpy(l->tekst + l->tekst_used, text, length);
    l->tekst_used = wanted;
}

/* The tag of an element within a text: as the HTML that other files have in their texts, without attributes. Where one
   of another name begins or ends a word does; and a number or a code has no tags. */
static void add_tag(lader *l, const char *naam, bool einde)
{
    if (rol_van_tekst(l) == ROL_WAARDE)
        return;
    if (!mboi_is_html(naam)) {
        append(l, " ", 1);
        return;
    }
    bool niets_erin = einde && l->tekst_used == l->leeg; /* <br/> is one line end, <br></br> would be two */
    if (niets_erin) {
        l->tekst_used--;
        append(l, "/>", 2);
    } else {
        append(l, einde ? "</" : "<", einde ? 2 : 1);
        append(l, naam, strlen(naam));
        append(l, ">", 1);
    }
    l->leeg = einde ? 0 : l->tekst_used;
}

/* ---- elements ---- */

static void start_element(lader *l, const xmlChar *naam, const xmlChar *uri, int count, const xmlChar **attributes)
{
    if (count > l->options.max_attributes)
        over_limit(l, "attributes in one tag", "max_attributes", l->options.max_attributes);
    check_tag(l);
    int plaats = place_of(l, naam, uri);
    if (plaats == ANDERS && rol_van_tekst(l)) {
        add_tag(l, (const char *)naam, false);
    } else {
        mboi_keep_tekst(l);
        l->tekst_used = 0;
    }
    l->tekst_lengte = l->cdata_lengte = 0;
    for (int i = 0; i < count; i++)
        if (attributes[5 * i + 4] - attributes[5 * i + 3] > l->options.max_text)
            over_limit(l, "bytes in one attribute", "max_text", l->options.max_text);
    if (l->status)
        return;
    if (!l->wortel_gezien && plaats != SBB) {
        mboi_stop(l,
                  mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, mboi_line_of(l), mboi_column_of(l),
                               "the root element is \"%.80s\", not sbb: this is no file of the kwalificatiestructuur",
                               (const char *)naam));
        return;
    }
    if (!l->wortel_gezien)
        l->naamruimte = uri;
    l->wortel_gezien = true;
    if (++l->diepte > l->options.max_depth) {
        over_limit(l, "depth of elements", "max_depth", l->options.max_depth);
        return;
    }
    if (plaats == ANDERS)
        return;
    l->plaats[l->bekend++] = (uint8_t)plaats;
    mboi_begin(l, plaats, attributes, count);
}

/* Counted here: libxml2 before 2.12 counts each twice, and from 2.14 on how many there are is its own affair. */
static void add_naamruimten(lader *l, int aantal)
{
    size_t wanted = l->naamruimten_aantal + (size_t)aantal;
    if (wanted > (size_t)l->options.max_attributes) {
        over_limit(l, "namespaces in scope", "max_attributes", l->options.max_attributes);
        return;
    }
    if (wanted > l->naamruimten_capacity) {
        void *grown = mboi_resize(&l->s->allocator, l->naamruimten, l->naamruimten_capacity * sizeof *l->naamruimten,
                                  2 * wanted * sizeof *l->naamruimten);
        if (!grown) {
            mboi_lader_no_memory(l);
            return;
        }
        l->naamruimten = grown;
        l->naamruimten_capacity = 2 * wanted;
    }
    while (l->naamruimten_aantal < wanted)
        l->naamruimten[l->naamruimten_aantal++] = l->diepte + 1;
}

static void on_start(void *ctx, const xmlChar *naam, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **uris, int count, int defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)uris, (void)defaulted;
    lader *l = ctx;
    add_naamruimten(l, namespaces);
    if (!l->status)
        start_element(l, naam, uri, count, attributes);
    halt(l);
}

static void on_end(void *ctx, const xmlChar *naam, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix, (void)uri;
    lader *l = ctx;
    if (l->status)
        return;
    if (l->bekend == l->diepte)
        mboi_keep_tekst(l);
    else if (rol_van_tekst(l))
        add_tag(l, (const char *)naam, true);
    l->tekst_lengte = l->cdata_lengte = 0;
    while (l->naamruimten_aantal && l->naamruimten[l->naamruimten_aantal - 1] == l->diepte)
        l->naamruimten_aantal--;
    if (l->bekend == l->diepte--) {
        mboi_end(l, l->plaats[--l->bekend]);
        l->tekst_used = 0;
    }
    l->klaar = !l->diepte;
    halt(l);
}

/* Text comes in pieces; that of some elements is kept. */
static void on_text(void *ctx, const xmlChar *text, int length)
{
    lader *l = ctx;
    if (l->status || !length) /* an empty CDATA section is a piece too */
        return;
    l->tekst_lengte += length;
    if (l->tekst_lengte > l->options.max_text) {
        over_limit(l, "bytes in one text", "max_text", l->options.max_text);
        halt(l);
        return;
    }
    if (rol_van_tekst(l))
        append(l, text, (size_t)length);
    halt(l);
}

/* It comes in one piece or more with the size of the chunks; sections beside each other are not told apart. */
static void on_cdata(void *ctx, const xmlChar *text, int length)
{
    enum { OMHEEN = sizeof "<![CDATA[]]>" - 1 };
    lader *l = ctx;
    l->cdata_lengte += length;
    if (l->cdata_lengte + OMHEEN > l->options.max_tag) {
        over_limit(l, te_lang, "max_tag", l->options.max_tag);
        halt(l);
    } else {
        on_text(ctx, text, length);
    }
}

static void on_doctype(void *ctx, const xmlChar *naam, const xmlChar *external, const xmlChar *system)
{
    (void)external, (void)system;
    lader *l = ctx;
    if (!l->status)
        mboi_stop(l, mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, mboi_line_of(l), mboi_column_of(l),
                                  "a DOCTYPE (%.80s) is not allowed: a file of the kwalificatiestructuur has none",
                                  naam ? (const char *)naam : ""));
    halt(l);
}

static void wrong_xml(lader *l, const xmlError *error)
{
    bool no_room = error->code == XML_ERR_NO_MEMORY || !error->message;
    if (error->code == XML_WAR_NS_URI && error->str2) { /* not valid, or could it not be taken apart? */
        xmlURIPtr uri = xmlParseURI(error->str2);
        no_room = uri != NULL;
        xmlFreeURI(uri);
    }
    if (no_room) {
        mboi_lader_no_memory(l);
        return;
    }
    mboi_span message = mboi_span_of(error->message);
    const char *line_end = memchr(message.text, '\n', message.length);
    if (line_end)
        message.length = (size_t)(line_end - message.text);
    if (error->code == XML_ERR_DOCUMENT_EMPTY)
        message = mboi_span_of("it does not begin with \"<\"");
    if (!l->status)
        mboi_stop(l, mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, error->line, error->int2, "not well-formed XML: %.*s",
                                  (int)message.length, message.text));
}

/* The first error is the one that counts: after some libxml2 goes on, out of memory among them, to find other ones. */
#if LIBXML_VERSION >= 21200
static void on_error(void *ctx, const xmlError *error)
#else
static void on_error(void *ctx, xmlErrorPtr error)
#endif
{
    if (error->level >= XML_ERR_ERROR)
        wrong_xml(ctx, error);
}

/* ---- libxml2 is quiet, and there is memory for it ---- */

#if LIBXML_VERSION >= 21200
static void say_nothing(void *ctx, const xmlError *error)
#else
static void say_nothing(void *ctx, xmlErrorPtr error)
#endif
{
    (void)ctx, (void)error;
}

typedef struct handler { /* of the thread */
    xmlStructuredErrorFunc function;
    void *ctx;
} handler;

/* Errors of a parser come to on_error(); of what is below it, where only memory can be wanting, libxml2 writes to
   stderr. The host has its own handler back after each call. */
static handler silence(void)
{
    handler host = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(NULL, say_nothing);
    return host;
}

static void unsilence(handler host)
{
    xmlSetStructuredErrorFunc(host.ctx, host.function);
}

/* libxml2 keeps something for each thread. Without memory for it at the first use it ends the process (since 2.12), or
   calls itself without end to say so (2.9, in any thread but the first). */
static bool thread_ready(void)
{
#if LIBXML_VERSION >= 21200
    return xmlCheckThreadLocalStorage() == 0;
#else
    if (xmlIsMainThread())
        return true;
    void *volatile room = malloc(sizeof(xmlGlobalState)); /* volatile: it is asked for */
    free(room);
    return room && xmlGetGlobalState();
#endif
}

/* libxml2 sets itself up at its first use, but not safely when that comes from several threads at once. */
static bool set_up(void)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    static bool done;
    pthread_mutex_lock(&mutex);
    bool ready = thread_ready();
    if (ready && !done) {
        handler host = silence();
        xmlInitParser();
        unsilence(host);
        done = true;
    }
    pthread_mutex_unlock(&mutex);
    return ready;
}

/* ---- feeding ---- */

/* Up to `size` bytes; fewer only at the end. Negative: errno. */
static int64_t take(invoer *in, char *buffer, size_t size)
{
    size_t used = 0;
    if (in->data) {
        used = size < in->left ? size : in->left;
        memcpy(buffer, in->data, used);
        in->data += used;
        in->left -= used;
        return (int64_t)used;
    }
    while (used < size) {
        ssize_t n = read(in->fd, buffer + used, size - used);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (!n)
            break;
        used += (size_t)n;
    }
    return (int64_t)used;
}

/* Something is wrong; on_error() may not have been told. */
static void parser_error(lader *l)
{
    const xmlError *error = xmlCtxtGetLastError(l->ctxt);
    if (l->status)
        return;
    if (error && error->level >= XML_ERR_ERROR)
        wrong_xml(l, error);
    else
        mboi_lader_no_memory(l);
}

/* One piece of the text; the last one is empty. */
static void feed(lader *l, const char *text, size_t size, bool final)
{
    handler host = silence();
    bool wrong = xmlParseChunk(l->ctxt, text, (int)size, final) || !l->ctxt->wellFormed || l->ctxt->errNo;
    unsilence(host);
    if (wrong) {
        parser_error(l);
    } else if (l->ctxt->input->end - l->ctxt->input->cur > l->options.max_tag) { /* what has no end yet */
        over_limit(l, te_lang, "max_tag", l->options.max_tag);
    } else if (xmlDictSize(l->ctxt->dict) > l->options.max_names) {
        over_limit(l, "different names", "max_names", l->options.max_names);
    }
}

static mbo_status on_decoded(void *ctx, const char *text, size_t size)
{
    lader *l = ctx;
    feed(l, text, size, false);
    return l->status;
}

/* The decoder found something wrong behind all that the parser has, which may not have come to its end yet. */
static void decoder_error(lader *l, mbo_status status)
{
    if (l->status || !status)
        return;
    mboi_stop(l, status);
    if (!l->fout)
        return;
    l->fout->line = mboi_line_of(l);
    l->fout->column = mboi_column_of(l);
    for (const xmlChar *c = l->ctxt->input->cur; c < l->ctxt->input->end; c++)
        if (*c == '\n') {
            l->fout->line++;
            l->fout->column = 1;
        } else if ((*c & 0xc0) != 0x80) {
            l->fout->column++;
        }
}

/* One piece of the file. */
static void decode(lader *l, mboi_decoder *d, const char *data, size_t size)
{
    l->gelezen += (int64_t)size;
    if (l->options.vingerafdruk)
        mboi_sha256_add(l->sha, data, size);
    if (l->gelezen > l->options.max_bytes)
        over_limit(l, "bytes in the file", "max_bytes", l->options.max_bytes);
    else
        decoder_error(l, mboi_decoder_add(d, data, size));
}

static void report(lader *l, const invoer *in)
{
    if (!l->status && l->options.progress && l->options.progress(l->options.progress_ctx, l->gelezen, in->total))
        mboi_stop(l, mboi_fail(l->fout, MBO_ERROR_CANCELLED, "cancelled by the caller after %lld bytes",
                               (long long)l->gelezen));
}

/* A parser that knows our names. */
static bool open_parser(lader *l)
{
    if (!set_up())
        return false;
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.cdataBlock = on_cdata;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    xmlResetLastError();
    handler host = silence();
    l->ctxt = xmlCreatePushParserCtxt(&sax, l, NULL, 0, NULL);
    unsilence(host);
    if (!l->ctxt || xmlCtxtUseOptions(l->ctxt, XML_PARSE_NONET))
        return false;
    /* libxml2 takes a namespace that it has no memory for as empty; this one is there then */
    if (!xmlDictLookup(l->ctxt->dict, (const xmlChar *)NAMESPACE, -1))
        return false;
    for (int i = SBB; i < PLAATSEN; i++) {
        l->naam[i] = xmlDictLookup(l->ctxt->dict, (const xmlChar *)plaatsen[i].naam, -1);
        if (!l->naam[i])
            return false;
        int ouder = plaatsen[i].ouder;
        if (!l->eerste[ouder])
            l->eerste[ouder] = (uint8_t)i;
        l->laatste[ouder] = (uint8_t)i;
    }
    return true;
}

mbo_status mboi_laden(lader *l, invoer *in)
{
    char buffer[CHUNK];
    int64_t n = take(in, buffer, 4), since = 0;
    if (n >= 0 && n < 4)
        return mboi_fail(l->fout, MBO_ERROR_SYNTAX, "%s: %s", in->naam,
                         n ? "too short for an XML file" : "the file is empty");
    if (n == 4 && memcmp(buffer, "\x1f\x8b", 2) == 0)
        return mboi_fail(l->fout, MBO_ERROR_SYNTAX, "%s: this is a gzip file; unpack it first", in->naam);
    if (n == 4 && memcmp(buffer, "PK\x03\x04", 4) == 0)
        return mboi_fail(l->fout, MBO_ERROR_SYNTAX, "%s: this is a zip file; unpack it first", in->naam);
    if (n == 4 && !open_parser(l))
        return mboi_no_memory(l->fout);
    mboi_decoder d;
    mboi_decoder_begin(&d, on_decoded, l, l->fout);
    if (n > 0)
        decode(l, &d, buffer, (size_t)n);
    while (n > 0 && !l->status) {
        n = take(in, buffer, l->options.chunk);
        if (n > 0)
            decode(l, &d, buffer, (size_t)n);
        since += n;
        if (since >= CHUNK || n == 0) {
            report(l, in);
            since = 0;
        }
    }
    if (n < 0)
        return mboi_fail(l->fout, MBO_ERROR_IO, "%s: cannot read: %s", in->naam, strerror(errno));
    if (!l->status)
        decoder_error(l, mboi_decoder_end(&d));
    if (!l->status)
        feed(l, "", 0, true);
    if (!l->status && !l->klaar)
        parser_error(l);
    return l->status;
}

mbo_status mboi_laden_options(const mbo_structuur_options *given, const char *call, mbo_structuur_options *o,
                              mbo_fout *fout)
{
    memset(o, 0, sizeof *o);
    if (given) {
        if (given->size < sizeof given->size || given->size > sizeof *o)
            return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: options.size is %zu; set it to sizeof (mbo_structuur_options)",
                             call, given->size);
        memcpy(o, given, given->size);
    }
    if (o->max_bytes < 0 || o->max_text < 0 || o->max_tag < 0 || o->max_depth < 0 || o->max_names < 0 ||
        o->max_memory < 0 || o->max_attributes < 0 || o->max_tag > MEEST_TAG || o->chunk > CHUNK)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                         "%s: options: a limit is below 0, max_tag above %d, or chunk above %d", call, MEEST_TAG,
                         CHUNK);
    o->max_bytes = o->max_bytes ? o->max_bytes : INT64_C(1) << 30;
    o->max_text = o->max_text ? o->max_text : 4 << 20;
    o->max_tag = o->max_tag ? o->max_tag : 256 << 10;
    o->max_depth = o->max_depth ? o->max_depth : 64;
    o->max_names = o->max_names ? o->max_names : 4096;
    o->max_attributes = o->max_attributes ? o->max_attributes : 256;
    o->chunk = o->chunk ? o->chunk : CHUNK;
    return MBO_OK;
}
