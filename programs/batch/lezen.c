/* SPDX-License-Identifier: MIT */
/* Reading CSV: one idea, because what is wrong with a line, and where it ends, is known only here. */
#include "utf8.h"
#include "werk.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

enum { MAX_GETOOND = 81 }; /* how much is shown of a bad name or value */

/* What is told of bytes that are no text. */
static const char *no_text(const werk *w)
{
    return w->windows ? " is not Windows-1252; if it is UTF-8 without a mark, save the file as CSV (UTF-8)"
           : w->o->nl ? " is not UTF-8, as the mark of the file says; save it as CSV (UTF-8)"
                      : " is not UTF-8; save the file as CSV (UTF-8), or --invoer nl reads Windows-1252";
}

/* What comes next cannot be read; the lines before it can be answered. */
static void stop_reading(werk *w, int64_t line, int64_t column, const char *message)
{
    char answered[64] = "; no line is answered", whole[512];
    if (w->lezer.laatste_regel)
        snprintf(answered, sizeof answered, "; answered up to line %lld", (long long)w->lezer.laatste_regel);
    snprintf(whole, sizeof whole, "%.400s%s", message, answered);
    end_with(w->lezer.blok, line, column, whole);
}

/* The name of the header without the blanks around it, which a list of options cannot have. */
static bool is_name(const char *veld, const char *naam)
{
    size_t n = strlen(naam);
    veld += strspn(veld, " \t\r\n");
    return strncmp(veld, naam, n) == 0 && !veld[n + strspn(veld + n, " \t\r\n")];
}

/* Is it what the i-th name of --eigen names? */
static bool is_named(const opties *o, size_t i, const char *naam)
{
    return is_name(naam, o->eigen[i]) || is_name(naam, o->heel[i]);
}

static bool is_own(const opties *o, const char *naam)
{
    for (size_t i = 0; i < o->eigen_count; i++)
        if (is_named(o, i, naam))
            return true;
    return false;
}

/* What --eigen names and the header spells with other capitals; NULL: none. */
static const char *own_alike(const opties *o, const char *naam)
{
    for (size_t i = 0; i < o->eigen_count; i++)
        if (strcasecmp(o->eigen[i], naam) == 0)
            return o->eigen[i];
    return NULL;
}

/* Is it the name of a column of answers? */
static bool is_answer(const opties *o, const char *naam)
{
    for (size_t q = 0; q < o->vragen; q++) {
        mbo_vraag v = o->vraag[q];
        const char *vraag = mbo_code_name(MBO_VOCABULAIRE_VRAAG, v);
        if (strncmp(naam, vraag, strlen(vraag)) != 0)
            continue;
        const char *deel = naam + strlen(vraag);
        if (!*deel || strcmp(deel, ".ontbrekend") == 0 ||
            (has_bedrag(v) && (strcmp(deel, ".soort") == 0 || strcmp(deel, ".bedrag") == 0 ||
                               strcmp(deel, ".bedrag_ontbrekend") == 0)) ||
            (has_vanaf(v) && (strcmp(deel, ".vanaf") == 0 || strcmp(deel, ".vanaf_ontbrekend") == 0)))
            return true;
    }
    return false;
}

static void add_column(werk *w, const char *naam)
{
    blok *b = w->lezer.blok;
    mbo_fout fout;
    kolom k = {0};
    if (w->kolommen == MAX_KOLOMMEN) {
        char message[64];
        snprintf(message, sizeof message, "more than %d columns", MAX_KOLOMMEN);
        end_with(b, w->lezer.begin_regel, 0, message);
        return;
    }
    if (!is_utf8(naam)) {
        char message[300], shown[MAX_GETOOND];
        snprintf(message, sizeof message, "\"%s\"%s", show_bytes(naam, shown, sizeof shown), no_text(w));
        end_with(b, w->lezer.begin_regel, (int64_t)w->kolommen + 1, message);
        return;
    }
    if (!is_own(w->o, naam) && mbo_feit_parse(naam, &k.feit, &fout)) {
        char message[512], shown[MAX_GETOOND], given[MAX_GETOOND];
        const char *eigen;
        if (!*naam)
            snprintf(message, sizeof message, "a column without a name; give it one, or leave it out");
        else if (!w->kolommen && w->o->nl && strpbrk(naam, ",\t"))
            snprintf(message, sizeof message, "with --invoer nl columns are separated by ; or |, not by %s",
                     strchr(naam, ',') ? "commas: leave --invoer nl out" : "tabs");
        else if (!w->kolommen && !w->o->nl && strpbrk(naam, ";|\t"))
            snprintf(message, sizeof message, "columns are separated by commas, not by %s",
                     strchr(naam, ';')   ? "';': --invoer nl reads such a file"
                     : strchr(naam, '|') ? "'|': --invoer nl reads such a file"
                                         : "tabs");
        else if ((eigen = own_alike(w->o, naam)))
            snprintf(message, sizeof message, "column \"%s\": --eigen has \"%s\"; capitals matter",
                     show_bytes(naam, shown, sizeof shown), show_bytes(eigen, given, sizeof given));
        else
            snprintf(message, sizeof message, "%.380s; a column of your own is named with --eigen %s%s%s", fout.message,
                     strchr(naam, ',') ? "\"" : "", show_bytes(naam, shown, sizeof shown),
                     strchr(naam, ',') ? "\"" : "");
        end_with(b, w->lezer.begin_regel, (int64_t)w->kolommen + 1, message);
        return;
    }
    if (!k.feit && is_answer(w->o, naam)) {
        char message[300], shown[MAX_GETOOND];
        snprintf(message, sizeof message, "column \"%s\" is called like a column of answers; rename it",
                 show_bytes(naam, shown, sizeof shown));
        end_with(b, w->lezer.begin_regel, (int64_t)w->kolommen + 1, message);
        return;
    }
    for (size_t i = 0; i < w->kolommen; i++)
        if (strcmp(w->kolom[i].naam, naam) == 0 || (k.feit && w->kolom[i].feit == k.feit)) {
            char message[300], shown[MAX_GETOOND];
            snprintf(message, sizeof message, "a second column \"%s\"", show_bytes(naam, shown, sizeof shown));
            end_with(b, w->lezer.begin_regel, (int64_t)w->kolommen + 1, message);
            return;
        }
    kolom *grown = claim(b, w->kolom, (w->kolommen + 1) * sizeof *grown);
    if (!grown)
        return;
    w->kolom = grown;
    k.naam = claim(b, NULL, strlen(naam) + 1);
    if (k.naam) {
        strcpy(k.naam, naam);
        w->kolom[w->kolommen++] = k;
    }
}

/* How many lines end within a field. */
static int64_t ends_in(const char *text, size_t length)
{
    int64_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += text[i] == '\n' || (text[i] == '\r' && !(i + 1 < length && text[i + 1] == '\n'));
    return n;
}

/* Is there a byte in a field that is seldom there: a NUL, or the end of a line? */
static bool has_control(const char *text, size_t length)
{
    unsigned found = 0;
    for (size_t i = 0; i < length; i++)
        found |= (unsigned char)text[i] <= '\r';
    return found;
}

static void on_field(void *field, size_t length, void *ctx)
{
    werk *w = ctx;
    lezer *l = &w->lezer;
    blok *b = l->blok;
    const char *text = field ? field : "";
    l->einde = 0;
    l->ongelezen = 0;
    if (b->heeft_einde)
        return;
    if (!l->veld)
        l->begin_regel = l->regel;
    if (has_control(text, length)) {
        if (memchr(text, '\0', length)) {
            stop_reading(w, l->begin_regel, (int64_t)l->veld + 1,
                         "a NUL byte: this is no text in UTF-8; save it as CSV (UTF-8)");
            return;
        }
        l->regel += ends_in(text, length);
    }
    if (!l->kop) {
        add_column(w, text);
    } else if (l->veld < w->kolommen) {
        b->veld[(size_t)b->regels * w->kolommen + l->veld] = b->velden.used;
        if (w->o->nl && is_dutch_fact(w->kolom[l->veld].feit))
            add_dutch(b, w->kolom[l->veld].feit, text, length);
        else
            add_text(b, &b->velden, text, length);
    }
    l->veld++;
}

/* Room for the lines of a block. */
static bool make_lines(const werk *w, blok *b)
{
    return b->veld || ((b->veld = claim(b, NULL, REGELS * w->kolommen * sizeof *b->veld)) &&
                       (b->zaak = claim(b, NULL, REGELS * sizeof *b->zaak)) &&
                       (b->regel_van = claim(b, NULL, REGELS * sizeof *b->regel_van)));
}

/* The header is complete: everything that depends on it can be made. */
static void end_header(werk *w)
{
    blok *b = w->lezer.blok;
    for (size_t i = 0; i < w->o->eigen_count && !b->heeft_einde; i++) {
        size_t k = 0;
        while (k < w->kolommen && !is_named(w->o, i, w->kolom[k].naam))
            k++;
        if (k == w->kolommen) {
            char message[512];
            snprintf(message, sizeof message, "--eigen %.80s: the file has no such column", w->o->eigen[i]);
            end_with(b, 1, 0, message);
        }
    }
    if (b->heeft_einde || !make_lines(w, b))
        return;
    if (!w->scheiding) /* the file ends here */
        w->scheiding = ';';
    if (writes_answers(w->o)) {
        if (!open_output(w))
            b->heeft_einde = true; /* which has been told */
        if (b->heeft_einde || !add_header(w, b))
            return;
    }
    w->lezer.kop = true;
}

/* The caller's own values of the line that was read. One that is not UTF-8 is told, and left out of what is written:
   no reader of that would take it. */
static bool check_own(werk *w)
{
    blok *b = w->lezer.blok;
    bool ok = true;
    for (size_t k = 0; k < w->kolommen && k < w->lezer.veld; k++) {
        char message[300], naam[MAX_GETOOND], shown[MAX_GETOOND];
        if (w->kolom[k].feit)
            continue;
        char *waarde = b->velden.data + b->veld[(size_t)b->regels * w->kolommen + k];
        if (is_utf8(waarde))
            continue;
        snprintf(message, sizeof message, "%s: \"%s\"%s", show_bytes(w->kolom[k].naam, naam, sizeof naam),
                 show_bytes(waarde, shown, sizeof shown), no_text(w));
        bad_line(w, b, w->lezer.begin_regel, (int64_t)k + 1, message);
        *waarde = '\0';
        ok = false;
    }
    return ok;
}

/* The line that was read joins those of its block; one that is bad without a case. */
static void end_case(werk *w, bool heel)
{
    lezer *l = &w->lezer;
    blok *b = l->blok;
    for (size_t k = l->veld; k < w->kolommen; k++) {
        b->veld[(size_t)b->regels * w->kolommen + k] = b->velden.used;
        add_text(b, &b->velden, "", 0);
    }
    if (b->heeft_einde) /* no memory for all of it */
        return;
    l->laatste_regel = l->begin_regel;
    b->zaak[b->regels] = -1;
    if (heel) {
        b->regel_van[b->zaken] = l->begin_regel;
        b->zaak[b->regels] = b->zaken++;
    } else {
        w->zonder_zaak++;
    }
    b->regels++;
}

/* More fields than columns: where ; stands between columns, perhaps from codes joined by it. */
static const char *quotes_hint(const werk *w)
{
    for (size_t k = 0; w->scheiding == ';' && w->lezer.veld > w->kolommen && k < w->kolommen; k++)
        if (w->kolom[k].feit && mbo_feit_type(w->kolom[k].feit) == MBO_FEITTYPE_SET)
            return "; codes joined by ; stand in quotes: \"havo;mbo_vak\"";
    return "";
}

static void on_line(int end, void *ctx)
{
    werk *w = ctx;
    lezer *l = &w->lezer;
    bool tweede = end == '\n' && l->einde == '\r'; /* of the two that end a line */
    bool blank = !l->veld && !tweede;
    if (blank && l->kop && w->kolommen == 1) /* of one column it is a case like any other */
        on_field(NULL, 0, w);
    if (l->veld && !l->blok->heeft_einde) {
        if (!l->kop) {
            end_header(w);
        } else {
            bool heel = check_own(w) && l->veld == w->kolommen;
            if (l->veld != w->kolommen) {
                char message[128];
                snprintf(message, sizeof message, "%zu field%s, where the header has %zu%s", l->veld,
                         l->veld == 1 ? "" : "s", w->kolommen, quotes_hint(w));
                bad_line(w, l->blok, l->begin_regel, 0, message);
            }
            end_case(w, heel);
        }
    }
    l->veld = 0;
    l->ongelezen = 0;
    l->einde = end;
    l->regel += !tweede && (end == '\n' || end == '\r');
}

static void start_parser(werk *w)
{
    csv_init(&w->lezer.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL);
    csv_set_delim(&w->lezer.parser, (unsigned char)(w->scheiding ? w->scheiding : ';'));
}

/* The line where what is being read begins. */
static int64_t begin_of(const lezer *l)
{
    return l->veld ? l->begin_regel : l->regel;
}

/* A quote where none can be: what there is of the line is bad, and the next one is read. */
static void bad_quote(werk *w)
{
    static const char message[] = "not CSV: a quote within a field; put quotes around the whole field, and double it";
    lezer *l = &w->lezer;
    if (!l->kop) {
        stop_reading(w, begin_of(l), (int64_t)l->veld + 1, message);
        return;
    }
    char whole[200];
    l->begin_regel = begin_of(l);
    l->regel += ends_in((const char *)l->parser.entry_buf, l->parser.entry_pos);
    check_own(w);
    snprintf(whole, sizeof whole, "%s; the lines up to %lld are lost with it", message, (long long)l->regel);
    bad_line(w, l->blok, l->begin_regel, (int64_t)l->veld + 1, l->regel > l->begin_regel ? whole : message);
    end_case(w, false);
    l->overslaan = true;
}

/* Skip what is left of a bad line; returns how much of the text that is. */
static size_t skip_line(lezer *l, const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && text[n] != '\n' && text[n] != '\r')
        n++;
    if (n == length)
        return n;
    l->overslaan = false;
    l->veld = 0;
    l->einde = text[n];
    l->regel++;
    return n + 1;
}

static void parse(werk *w, const char *text, size_t length)
{
    lezer *l = &w->lezer;
    for (size_t from = 0; from < length && !l->blok->heeft_einde;) {
        if (l->overslaan) {
            from += skip_line(l, text + from, length - from);
            l->ongelezen = 0;
            continue;
        }
        from += csv_parse(&l->parser, text + from, length - from, on_field, on_line, w);
        if (from == length || l->blok->heeft_einde)
            return;
        if (csv_error(&l->parser) != CSV_EPARSE) {
            stop_reading(w, begin_of(l), (int64_t)l->veld + 1, csv_strerror(csv_error(&l->parser)));
            return;
        }
        bad_quote(w);
        csv_free(&l->parser);
        start_parser(w);
    }
}

/* Up to the separator any other would do. */
static void feed(werk *w, const char *text, size_t length)
{
    size_t from = 0;
    if (!w->scheiding) {
        from = find_separator(w, text, length);
        parse(w, text, from);
        if (w->scheiding)
            csv_set_delim(&w->lezer.parser, (unsigned char)w->scheiding);
    }
    parse(w, text + from, length - from);
}

/* More of the file; false: there is none, or it cannot be read. */
static bool fill_buffer(werk *w)
{
    lezer *l = &w->lezer;
    size_t n = fread(l->buffer, 1, sizeof l->buffer, l->in), from = 0;
    if (!n && ferror(l->in)) {
        char message[128];
        snprintf(message, sizeof message, "cannot read: %s", strerror(errno));
        stop_reading(w, begin_of(l), 0, message);
    }
    if (!n && l->gelezen < w->totaal)
        stop_reading(w, begin_of(l), 0, "the file became shorter while it was read");
    if (!n)
        return false;
    if (!l->begonnen) {
        from = n >= 3 && memcmp(l->buffer, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* a byte-order mark */
        w->merk = w->o->nl && from;
        w->windows = w->o->nl && !from;
        l->begonnen = true;
    }
    l->rauw = n;
    l->laatste = l->buffer[n - 1];
    l->stuk = w->windows ? l->decoded : l->buffer + from;
    l->over = w->windows ? from_windows(l->buffer, n, l->decoded) : n - from;
    return true;
}

/* What was read has been parsed. */
static void end_buffer(werk *w)
{
    lezer *l = &w->lezer;
    l->gelezen += (int64_t)l->rauw;
    l->ongelezen += l->overslaan ? 0 : l->rauw;
    l->rauw = 0;
    if (l->ongelezen > MAX_VELD)
        stop_reading(w, begin_of(l), (int64_t)l->veld + 1, "a field of more than 1 MiB: is a quote not closed?");
}

static void end_file(werk *w)
{
    lezer *l = &w->lezer;
    blok *b = l->blok;
    if (!b->heeft_einde && csv_fini(&l->parser, on_field, on_line, w))
        stop_reading(w, begin_of(l), (int64_t)l->veld + 1, "the file ends within quotes");
    if (!l->kop)
        end_with(b, 1, 0, "there is no header line with names of facts");
}

/* How much of the text to parse now. A block ends between two lines: once it is full, no further than the next end of
   one, which within quotes may be none. */
static size_t next_piece(const lezer *l, bool full)
{
    size_t most = l->over < STUK ? l->over : STUK, n = 0;
    while (full && n < most && l->stuk[n] != '\n' && l->stuk[n] != '\r')
        n++;
    return full && n < most ? n + 1 : most;
}

bool read_blok(werk *w, blok *b)
{
    lezer *l = &w->lezer;
    bool more = true;
    l->blok = b;
    if (l->kop)
        make_lines(w, b);
    while (more && !w->status && !b->heeft_einde) {
        bool full = b->regels >= BLOK || b->velden.used >= BLOK_BYTES;
        if (full && !l->veld)
            break;
        more = l->over || fill_buffer(w);
        if (more) {
            size_t n = next_piece(l, full);
            feed(w, l->stuk, n);
            l->stuk += n;
            l->over -= n;
            if (!l->over)
                end_buffer(w);
        } else {
            end_file(w);
        }
    }
    b->gelezen = l->gelezen;
    b->laatste_regel = l->laatste_regel;
    return more && !w->status && !b->heeft_einde;
}

void open_lezer(werk *w, FILE *in)
{
    w->lezer.in = in;
    w->lezer.regel = 1;
    w->lezer.laatste = '\n';
    w->scheiding = w->o->nl ? '\0' : ',';
    start_parser(w);
}

void close_lezer(werk *w)
{
    csv_free(&w->lezer.parser);
}
