/* SPDX-License-Identifier: MIT */
/* Reading CSV: one idea, because what is wrong with a line, and where it ends, is known only here. */
#include "utf8.h"
#include "werk.h"

#include <csv.h>
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
    answer_blok(w);
    if (w->laatste_regel)
        snprintf(answered, sizeof answered, "; answered up to line %lld", (long long)w->laatste_regel);
    snprintf(whole, sizeof whole, "%.400s%s", message, answered);
    stop_at(w, line, column, whole);
}

/* The name of the header without the blanks around it, which a list of options cannot have. */
static bool is_name(const char *veld, const char *naam)
{
    size_t n = strlen(naam);
    veld += strspn(veld, " \t\r\n");
    return strncmp(veld, naam, n) == 0 && !veld[n + strspn(veld + n, " \t\r\n")];
}

static bool is_own(const opties *o, const char *naam)
{
    for (size_t i = 0; i < o->eigen_count; i++)
        if (is_name(naam, o->eigen[i]))
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
    mbo_fout fout;
    kolom k = {0};
    if (w->kolommen == MAX_KOLOMMEN) {
        char message[64];
        snprintf(message, sizeof message, "more than %d columns", MAX_KOLOMMEN);
        stop_at(w, w->begin_regel, 0, message);
        return;
    }
    if (!is_utf8(naam)) {
        char message[300], shown[MAX_GETOOND];
        snprintf(message, sizeof message, "\"%s\"%s", show_bytes(naam, shown, sizeof shown), no_text(w));
        stop_at(w, w->begin_regel, (int64_t)w->kolommen + 1, message);
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
            snprintf(message, sizeof message, "%.380s; a column of your own is named with --eigen%s%s", fout.message,
                     strchr(naam, ',') ? "" : " ", strchr(naam, ',') ? "" : show_bytes(naam, shown, sizeof shown));
        stop_at(w, w->begin_regel, (int64_t)w->kolommen + 1, message);
        return;
    }
    if (!k.feit && is_answer(w->o, naam)) {
        char message[300], shown[MAX_GETOOND];
        snprintf(message, sizeof message, "column \"%s\" is called like a column of answers; rename it",
                 show_bytes(naam, shown, sizeof shown));
        stop_at(w, w->begin_regel, (int64_t)w->kolommen + 1, message);
        return;
    }
    for (size_t i = 0; i < w->kolommen; i++)
        if (strcmp(w->kolom[i].naam, naam) == 0 || (k.feit && w->kolom[i].feit == k.feit)) {
            char message[300], shown[MAX_GETOOND];
            snprintf(message, sizeof message, "a second column \"%s\"", show_bytes(naam, shown, sizeof shown));
            stop_at(w, w->begin_regel, (int64_t)w->kolommen + 1, message);
            return;
        }
    kolom *grown = claim(w, w->kolom, (w->kolommen + 1) * sizeof *grown);
    if (!grown)
        return;
    w->kolom = grown;
    k.naam = claim(w, NULL, strlen(naam) + 1);
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

static void on_field(void *field, size_t length, void *ctx)
{
    werk *w = ctx;
    blok *b = &w->b;
    const char *text = field ? field : "";
    w->einde = 0;
    w->ongelezen = 0;
    if (w->status)
        return;
    if (!w->veld)
        w->begin_regel = w->regel;
    if (field && memchr(text, '\0', length)) {
        stop_reading(w, w->begin_regel, (int64_t)w->veld + 1,
                     "a NUL byte: this is no text in UTF-8; save it as CSV (UTF-8)");
        return;
    }
    w->regel += ends_in(text, length);
    if (!b->veld) {
        add_column(w, text);
    } else if (w->veld < w->kolommen) {
        b->veld[(size_t)b->regels * w->kolommen + w->veld] = b->velden.used;
        if (w->o->nl && is_dutch_fact(w->kolom[w->veld].feit))
            add_dutch(w, w->kolom[w->veld].feit, text, length);
        else
            add_text(w, &b->velden, text, length);
    }
    w->veld++;
}

/* The header is complete: everything that depends on it can be made. */
static void end_header(werk *w)
{
    w->b.veld = claim(w, NULL, BLOK * w->kolommen * sizeof *w->b.veld);
    for (size_t i = 0; i < w->o->eigen_count && !w->status; i++) {
        size_t k = 0;
        while (k < w->kolommen && !is_name(w->kolom[k].naam, w->o->eigen[i]))
            k++;
        if (k == w->kolommen) {
            char message[512];
            snprintf(message, sizeof message, "--eigen %.80s: the file has no such column", w->o->eigen[i]);
            stop_at(w, 1, 0, message);
        }
    }
    if (w->status)
        return;
    if (!w->scheiding) /* the file ends here */
        w->scheiding = ';';
    if (writes_answers(w->o)) {
        w->out = !w->o->out || strcmp(w->o->out, "-") == 0 ? stdout : fopen(w->o->out, "wb");
        if (!w->out) {
            fprintf(stderr, "%s: %s: cannot write: %s\n", program, w->o->out, strerror(errno));
            w->status = SLECHTE_INVOER;
            return;
        }
    }
    if (w->out)
        write_header(w);
}

/* The caller's own values of the line that was read. One that is not UTF-8 is told, and left out of what is written:
   no reader of that would take it. */
static bool check_own(werk *w)
{
    blok *b = &w->b;
    bool ok = true;
    for (size_t k = 0; k < w->kolommen && k < w->veld; k++) {
        char *waarde = b->velden.data + b->veld[(size_t)b->regels * w->kolommen + k];
        char message[300], naam[MAX_GETOOND], shown[MAX_GETOOND];
        if (w->kolom[k].feit || is_utf8(waarde))
            continue;
        snprintf(message, sizeof message, "%s: \"%s\"%s", show_bytes(w->kolom[k].naam, naam, sizeof naam),
                 show_bytes(waarde, shown, sizeof shown), no_text(w));
        bad_line(w, w->begin_regel, (int64_t)k + 1, message);
        *waarde = '\0';
        ok = false;
    }
    return ok;
}

/* The line that was read joins those that wait; one that is bad without a case. */
static void end_case(werk *w, bool heel)
{
    blok *b = &w->b;
    w->laatste_regel = w->begin_regel;
    b->zaak[b->regels] = -1;
    for (size_t k = w->veld; k < w->kolommen; k++) {
        b->veld[(size_t)b->regels * w->kolommen + k] = b->velden.used;
        add_text(w, &b->velden, "", 0);
    }
    if (heel) {
        b->regel_van[b->zaken] = w->begin_regel;
        b->zaak[b->regels] = b->zaken++;
    } else {
        w->zonder_zaak++;
    }
    if (++b->regels == BLOK || b->velden.used > BLOK_BYTES)
        answer_blok(w);
}

/* More fields than columns: where ; stands between columns, perhaps from codes joined by it. */
static const char *quotes_hint(const werk *w)
{
    for (size_t k = 0; w->scheiding == ';' && w->veld > w->kolommen && k < w->kolommen; k++)
        if (w->kolom[k].feit && mbo_feit_type(w->kolom[k].feit) == MBO_FEITTYPE_SET)
            return "; codes joined by ; stand in quotes: \"havo;mbo_vak\"";
    return "";
}

static void on_line(int end, void *ctx)
{
    werk *w = ctx;
    blok *b = &w->b;
    bool tweede = end == '\n' && w->einde == '\r'; /* of the two that end a line */
    bool blank = !w->veld && !tweede;
    if (blank && b->veld && w->kolommen == 1) /* of one column it is a case like any other */
        on_field(NULL, 0, w);
    if (w->veld && !w->status) {
        if (!b->veld) {
            end_header(w);
        } else {
            bool heel = check_own(w) && w->veld == w->kolommen;
            if (w->veld != w->kolommen) {
                char message[128];
                snprintf(message, sizeof message, "%zu field%s, where the header has %zu%s", w->veld,
                         w->veld == 1 ? "" : "s", w->kolommen, quotes_hint(w));
                bad_line(w, w->begin_regel, 0, message);
            }
            end_case(w, heel);
        }
    }
    w->veld = 0;
    w->ongelezen = 0;
    w->einde = end;
    w->regel += !tweede && (end == '\n' || end == '\r');
}

static void start_parser(const werk *w, struct csv_parser *parser)
{
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL);
    csv_set_delim(parser, (unsigned char)(w->scheiding ? w->scheiding : ';'));
}

/* A quote where none can be: what there is of the line is bad, and the next one is read. */
static void bad_quote(werk *w, const struct csv_parser *parser)
{
    static const char message[] = "not CSV: a quote within a field; put quotes around the whole field, and double it";
    if (!w->b.veld) {
        stop_reading(w, w->regel, (int64_t)w->veld + 1, message);
        return;
    }
    char whole[200];
    int64_t regel = w->regel;
    if (!w->veld)
        w->begin_regel = regel;
    w->regel += ends_in((const char *)parser->entry_buf, parser->entry_pos);
    check_own(w);
    snprintf(whole, sizeof whole, "%s; the lines up to %lld are lost with it", message, (long long)w->regel);
    bad_line(w, regel, (int64_t)w->veld + 1, w->regel > regel ? whole : message);
    end_case(w, false);
    w->overslaan = true;
}

/* Skip what is left of a bad line; returns how much of the text that is. */
static size_t skip_line(werk *w, const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && text[n] != '\n' && text[n] != '\r')
        n++;
    if (n == length)
        return n;
    w->overslaan = false;
    w->veld = 0;
    w->einde = text[n];
    w->regel++;
    return n + 1;
}

static void parse(werk *w, struct csv_parser *parser, const char *text, size_t length)
{
    for (size_t from = 0; from < length && !w->status;) {
        if (w->overslaan) {
            from += skip_line(w, text + from, length - from);
            w->ongelezen = 0;
            continue;
        }
        from += csv_parse(parser, text + from, length - from, on_field, on_line, w);
        if (from == length || w->status)
            return;
        if (csv_error(parser) != CSV_EPARSE) {
            stop_reading(w, w->regel, (int64_t)w->veld + 1, csv_strerror(csv_error(parser)));
            return;
        }
        bad_quote(w, parser);
        csv_free(parser);
        start_parser(w, parser);
    }
}

/* Up to the separator any other would do. */
static void feed(werk *w, struct csv_parser *parser, const char *text, size_t length)
{
    size_t from = 0;
    if (!w->scheiding) {
        from = find_separator(w, text, length);
        parse(w, parser, text, from);
        if (w->scheiding)
            csv_set_delim(parser, (unsigned char)w->scheiding);
    }
    parse(w, parser, text + from, length - from);
}

void read_file(werk *w)
{
    struct csv_parser parser;
    static char buffer[LEES], decoded[3 * LEES];
    size_t n;
    bool first = true;
    char last = '\n';
    w->scheiding = w->o->nl ? '\0' : ',';
    start_parser(w, &parser);
    while (!w->status && (n = fread(buffer, 1, sizeof buffer, w->in)) > 0) {
        size_t from = first && n >= 3 && memcmp(buffer, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* a byte-order mark */
        if (first && w->o->nl) {
            w->merk = from;
            w->windows = !from;
        }
        first = false;
        if (w->windows)
            feed(w, &parser, decoded, from_windows(buffer, n, decoded));
        else
            feed(w, &parser, buffer + from, n - from);
        w->gelezen += (int64_t)n;
        w->ongelezen += w->overslaan ? 0 : n;
        if (w->ongelezen > MAX_VELD)
            stop_reading(w, w->regel, (int64_t)w->veld + 1, "a field of more than 1 MiB: is a quote not closed?");
        last = buffer[n - 1];
    }
    if (!w->status && ferror(w->in)) {
        char message[128];
        snprintf(message, sizeof message, "cannot read: %s", strerror(errno));
        stop_reading(w, w->regel, 0, message);
    }
    if (!w->status && csv_fini(&parser, on_field, on_line, w))
        stop_reading(w, w->veld ? w->begin_regel : w->regel, (int64_t)w->veld + 1, "the file ends within quotes");
    if (!w->status && !w->b.veld)
        stop_at(w, 1, 0, "there is no header line with names of facts");
    csv_free(&parser);
    answer_blok(w);
    if (!w->status && last != '\n' && last != '\r')
        report(program, w->naam,
               &(mbo_fout){.line = w->begin_regel, .message = "warning: the last line has no end; is the file whole?"});
}
