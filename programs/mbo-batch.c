/* SPDX-License-Identifier: MIT */
/* Answer the questions about every line of a CSV file, a block of lines at a time. */
#include "scherm.h"
#include "utf8.h"

#include <csv.h>
#include <errno.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char program[] = "mbo-batch";

static const char help[] = "Usage: mbo-batch [options] [IN.csv [OUT.csv]]\n"
                           "\n"
                           "Answer the questions about every line of a CSV file. The first line has the\n"
                           "names of facts, each other line is a case; an empty field is unknown. Without\n"
                           "files, or with -, it reads standard input and writes standard output.\n"
                           "\n"
                           "A line comes out for each line that goes in: your own columns, and for each\n"
                           "question VRAAG and VRAAG.ontbrekend (what is missing, joined by ;), with\n"
                           "VRAAG.soort and VRAAG.bedrag (euros) where there is money in it and VRAAG.vanaf\n"
                           "where there is a first day. A line with a value that is wrong is reported with\n"
                           "its line and column and is not answered; the others are. One of your own that\n"
                           "is not UTF-8 is reported too, and is left out. A NUL byte, or a quote that is\n"
                           "not closed, ends the reading: the message says up to which line answers came\n"
                           "out. A last line without an end is answered, with a warning that the file may\n"
                           "not be whole.\n"
                           "\n"
                           "Options:\n"
                           "  --vragen A,B,...        these questions (default: every question)\n"
                           "  --eigen NAME,NAME...    columns of your own: they are written in front\n"
                           "  --structuur FILE        where to look a crebo up (default: built-in)\n"
                           "  --parameters FILE       dated values in place of the built-in ones (CSV)\n"
                           "  --streng                assume nothing: facts with a usual value are unknown\n"
                           "  --threads N             threads to work with (default: one a processor)\n"
                           "  --vergelijk FILE        what changes with these parameters: a table of how\n"
                           "                          many outcomes go from one to another, and how many\n"
                           "                          amounts and first days differ, with the sums before\n"
                           "                          and after; the answers themselves are only written\n"
                           "                          when OUT.csv is given (with -, the table to stderr)\n"
                           "  --taal nl|en            language of the summary (default: nl)\n"
                           "  --stil                  no progress and no summary\n"
                           "  --help, --version\n"
                           "\n"
                           "Values:\n"
                           "  a bool is ja or nee; a date yyyy-mm-dd; several diplomas are joined by ;\n"
                           "  and - is none at all; money is euros with a point before the cents.\n"
                           "\n"
                           "Exit status:\n"
                           "  0  every line is answered\n"
                           "  1  bad input (other lines may be answered), or output that cannot be written\n"
                           "  2  bad usage\n"
                           "\n"
                           "Examples:\n"
                           "  $ mbo-batch caseload.csv answers.csv\n"
                           "  $ mbo-batch --vragen toelating,onderwijsgeld --eigen klant in.csv out.csv\n"
                           "  $ mbo-batch --vergelijk what-if.csv caseload.csv\n";

enum {
    BLOK = 16384,
    BLOK_BYTES = 16 << 20,
    LEES = 65536,
    MAX_VELD = 1 << 20,
    MAX_KOLOMMEN = 4096,
    MAX_FOUTEN = 20,
    VRAGEN = 64, /* room for them */
    FEITEN = 64
};

typedef struct opties {
    const char *structuur, *parameters, *vergelijk, *in, *out;
    char *eigen; /* names joined by commas */
    mbo_vraag vraag[VRAGEN];
    size_t vragen;
    mbo_taal taal;
    int32_t threads, options;
    bool stil;
} opties;

/* A column of the file: a fact, or the caller's own. */
typedef struct kolom {
    char *naam;
    mbo_feit feit; /* 0: own */
} kolom;

typedef struct tekst { /* bytes that grow */
    char *data;
    size_t used, capacity;
} tekst;

/* Lines of the file that wait for their answers. A line with a wrong number of fields has no case. */
typedef struct blok {
    tekst velden;            /* every field, each with its NUL */
    size_t *veld;            /* [line * columns + column]: where it begins */
    int64_t regel[BLOK];     /* of each line: its number in the file */
    int32_t zaak[BLOK];      /* and its case; -1: none */
    int64_t regel_van[BLOK]; /* of each case: the number of its line */
    int32_t regels, zaken;
    mbo_fout slecht[MAX_FOUTEN]; /* of the first lines without a case: what is wrong */
    int32_t slechte;             /* and how many there are */
} blok;

typedef struct antwoorden {
    mbo_antwoordkolom kolom[VRAGEN];
} antwoorden;

/* Of the cases whose amount, or first day, is another with the parameters of --vergelijk. */
typedef struct verandering {
    int64_t zaken, voor, na; /* how many, and the sums of their amounts */
} verandering;

typedef struct werk {
    const opties *o;
    const char *naam; /* of the file, for messages */
    FILE *in, *out;
    kolom *kolom;
    size_t kolommen;
    blok b;
    mbo_batch *batch, *ander; /* the other for --vergelijk */
    antwoorden nu, straks;
    int64_t van_naar[VRAGEN][8][8];
    verandering bedrag[VRAGEN], vanaf[VRAGEN];
    int64_t veranderd;          /* answers that differ in any way */
    int64_t regel, begin_regel; /* of the file; where the line of the file that is being read begins */
    int64_t laatste_regel;      /* where the last whole one begins */
    size_t veld;                /* fields of it so far */
    size_t ongelezen;           /* bytes since the last field or line: those of one that goes on */
    int einde;                  /* what ended the line before, when no field has come since */
    bool overslaan;             /* what is left of a bad line is to be skipped */
    int64_t fouten, gelezen, totaal;
    double begin, getoond;
    int schrijffout; /* errno of writing that failed; 0: none did */
    int status;      /* once it is not GOED reading stops, but for lines that are bad by themselves */
} werk;

/* ---- small things ---- */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void *claim(werk *w, void *was, size_t size)
{
    void *p = realloc(was, size ? size : 1);
    if (!p && !w->status) {
        fprintf(stderr, "%s: out of memory\n", program);
        w->status = SLECHTE_INVOER;
    }
    return p;
}

static bool add_text(werk *w, tekst *t, const char *text, size_t length)
{
    if (t->used + length + 1 > t->capacity) {
        size_t wanted = 2 * (t->used + length + 1);
        char *grown = claim(w, t->data, wanted);
        if (!grown)
            return false;
        t->data = grown;
        t->capacity = wanted;
    }
    memcpy(t->data + t->used, text, length);
    t->data[t->used + length] = '\0';
    t->used += length + 1;
    return true;
}

/* A line that is bad by itself: to be told among the bad values of its block, in the order of the file. */
static void bad_line(werk *w, int64_t line, int64_t column, const char *message)
{
    blok *b = &w->b;
    if (b->slechte < MAX_FOUTEN) {
        mbo_fout *fout = &b->slecht[b->slechte];
        *fout = (mbo_fout){.line = line, .column = column};
        snprintf(fout->message, sizeof fout->message, "%s", message);
    }
    b->slechte++;
}

/* What is told of bytes that are not UTF-8, and how much of them is shown. */
static const char geen_utf8[] = " is not UTF-8; save the file as CSV (UTF-8)";
enum { MAX_GETOOND = 81 };

/* One that makes the whole file unusable. */
static void stop_at(werk *w, int64_t line, int64_t column, const char *message)
{
    mbo_fout fout = {.line = line, .column = column};
    snprintf(fout.message, sizeof fout.message, "%.*s", (int)sizeof fout.message - 1, message); /* cut if need be */
    if (!w->status)
        w->status = report(program, w->naam, &fout);
}

/* Are the answers themselves asked for? */
static bool writes_answers(const opties *o)
{
    return o->out || !o->vergelijk;
}

static bool has_bedrag(mbo_vraag v)
{
    return v == MBO_VRAAG_ONDERWIJSGELD || v == MBO_VRAAG_LEVENLANGLERENKREDIET ||
           v == MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN;
}

static bool has_vanaf(mbo_vraag v)
{
    return v == MBO_VRAAG_STUDIEFINANCIERING;
}

/* ---- writing ---- */

static void write_own(FILE *out, const char *text)
{
    size_t n = strlen(text);
    if (strpbrk(text, "\",\r\n") || (n && (text[0] == ' ' || text[n - 1] == ' ')))
        csv_fwrite(out, text, n);
    else
        fputs(text, out);
}

static void write_header(const werk *w)
{
    const char *between = "";
    for (size_t k = 0; k < w->kolommen; k++)
        if (!w->kolom[k].feit) {
            fputs(between, w->out);
            write_own(w->out, w->kolom[k].naam);
            between = ",";
        }
    for (size_t q = 0; q < w->o->vragen; q++) {
        const char *naam = mbo_code_name(MBO_VOCABULAIRE_VRAAG, w->o->vraag[q]);
        fprintf(w->out, "%s%s,%s.ontbrekend", between, naam, naam);
        if (has_bedrag(w->o->vraag[q]))
            fprintf(w->out, ",%s.soort,%s.bedrag", naam, naam);
        if (has_vanaf(w->o->vraag[q]))
            fprintf(w->out, ",%s.vanaf", naam);
        between = ",";
    }
    fputs("\n", w->out);
}

static void write_names(FILE *out, const mbo_feitset *set)
{
    const char *between = "";
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit)); between = ";")
        fprintf(out, "%s%s", between, mbo_feit_name(feit));
}

static void write_answer(FILE *out, const mbo_antwoordkolom *k, int32_t zaak)
{
    bool answered = zaak >= 0 && k->uitkomst[zaak];
    fputs(answered ? mbo_code_name(MBO_VOCABULAIRE_UITKOMST, k->uitkomst[zaak]) : "", out);
    fputc(',', out);
    if (answered)
        write_names(out, &k->ontbrekend[zaak]);
    if (has_bedrag(k->vraag)) {
        fprintf(out, ",%s,",
                answered && k->soort[zaak] ? mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, k->soort[zaak]) : "");
        if (answered && k->bedrag_stand[zaak] == MBO_STAND_BEKEND)
            fprintf(out, "%lld.%02lld", (long long)k->bedrag[zaak] / 100, (long long)k->bedrag[zaak] % 100);
    }
    if (has_vanaf(k->vraag))
        fprintf(out, ",%s", answered ? date_text(k->vanaf[zaak]) : "");
}

static void write_answers(const werk *w)
{
    for (int32_t r = 0; r < w->b.regels; r++) {
        const char *between = "";
        for (size_t k = 0; k < w->kolommen; k++)
            if (!w->kolom[k].feit) {
                fputs(between, w->out);
                write_own(w->out, w->b.velden.data + w->b.veld[(size_t)r * w->kolommen + k]);
                between = ",";
            }
        for (size_t q = 0; q < w->o->vragen; q++) {
            fputs(between, w->out);
            write_answer(w->out, &w->nu.kolom[q], w->b.zaak[r]);
            between = ",";
        }
        fputc('\n', w->out);
    }
}

/* ---- answering ---- */

static void show_progress(werk *w, bool done)
{
    double now = seconds();
    if (w->o->stil || !isatty(STDERR_FILENO) || (!done && now - w->getoond < 0.2))
        return;
    w->getoond = now;
    int64_t rijen = mbo_batch_rijen(w->batch);
    int percent = w->totaal > 0 ? (int)(100 * w->gelezen / w->totaal) : -1;
    if (done)
        fprintf(stderr, "\r%70s\r", "");
    else if (percent >= 0)
        fprintf(stderr, "\r%3d%% [%-30.*s] %lld, %.0f/s ", percent, percent * 30 / 100,
                "##############################", (long long)rijen, (double)rijen / (now - w->begin));
    else
        fprintf(stderr, "\r%lld, %.0f/s ", (long long)rijen, (double)rijen / (now - w->begin));
}

static bool answer_with(werk *w, mbo_batch *batch, const mbo_kolom *feiten, size_t n, const antwoorden *uit)
{
    mbo_fout fout;
    if (mbo_batch_run(batch, feiten, n, w->b.zaken, uit->kolom, w->o->vragen, &fout)) {
        w->status = report(program, w->naam, &fout);
        return false;
    }
    return true;
}

static void tell(werk *w, const mbo_fout *fout)
{
    if (w->fouten++ < MAX_FOUTEN)
        report(program, w->naam, fout);
}

/* What is bad in this block: the values of earlier blocks have been told. */
static void tell_bad(werk *w, const size_t *kolom_van, int64_t rijen_voor, int64_t fouten_voor)
{
    const blok *b = &w->b;
    int64_t alle = w->fouten + mbo_batch_fout_count(w->batch) - fouten_voor + b->slechte;
    int32_t regel = 0, regels = b->slechte < MAX_FOUTEN ? b->slechte : MAX_FOUTEN;
    mbo_fout fout;
    for (int32_t i = 0; mbo_batch_fout(w->batch, i, &fout); i++) {
        if (fout.line <= rijen_voor)
            continue;
        fout.line = b->regel_van[fout.line - rijen_voor - 1];
        fout.column = (int64_t)kolom_van[fout.column - 1] + 1;
        while (regel < regels && b->slecht[regel].line < fout.line)
            tell(w, &b->slecht[regel++]);
        tell(w, &fout);
    }
    while (regel < regels)
        tell(w, &b->slecht[regel++]);
    w->fouten = alle;
}

static bool count_change(verandering *v, bool differs, int64_t voor, int64_t na)
{
    v->zaken += differs;
    v->voor += differs ? voor : 0;
    v->na += differs ? na : 0;
    return differs;
}

static void count_changes(werk *w)
{
    for (size_t q = 0; q < w->o->vragen; q++) {
        const mbo_antwoordkolom *a = &w->nu.kolom[q], *b = &w->straks.kolom[q];
        for (int32_t i = 0; i < w->b.zaken; i++) {
            bool changed = a->uitkomst[i] != b->uitkomst[i];
            w->van_naar[q][a->uitkomst[i]][b->uitkomst[i]]++;
            if (has_bedrag(a->vraag))
                changed |= count_change(&w->bedrag[q],
                                        a->soort[i] != b->soort[i] || a->bedrag_stand[i] != b->bedrag_stand[i] ||
                                            a->bedrag[i] != b->bedrag[i],
                                        a->bedrag[i], b->bedrag[i]);
            if (has_vanaf(a->vraag))
                changed |= count_change(&w->vanaf[q], a->vanaf[i] != b->vanaf[i], 0, 0);
            w->veranderd += changed;
        }
    }
}

static void answer_blok(werk *w)
{
    static const char *waarden[FEITEN][BLOK];
    mbo_kolom feiten[FEITEN];
    size_t n = 0, kolom_van[FEITEN];
    if (w->status || !w->b.regels)
        return;
    for (size_t k = 0; k < w->kolommen; k++) {
        if (!w->kolom[k].feit)
            continue;
        for (int32_t r = 0; r < w->b.regels; r++)
            if (w->b.zaak[r] >= 0)
                waarden[n][w->b.zaak[r]] = w->b.velden.data + w->b.veld[(size_t)r * w->kolommen + k];
        feiten[n] = (mbo_kolom){.feit = w->kolom[k].feit, .type = MBO_KOLOMTYPE_TEKST, .waarden = waarden[n]};
        kolom_van[n++] = k;
    }
    int64_t rijen_voor = mbo_batch_rijen(w->batch), fouten_voor = mbo_batch_fout_count(w->batch);
    if (!answer_with(w, w->batch, feiten, n, &w->nu))
        return;
    tell_bad(w, kolom_van, rijen_voor, fouten_voor);
    if (w->ander) {
        if (!answer_with(w, w->ander, feiten, n, &w->straks))
            return;
        count_changes(w);
    }
    if (w->out)
        write_answers(w);
    if (w->out && ferror(w->out)) {
        w->schrijffout = errno;
        w->status = SLECHTE_INVOER;
    }
    w->b.regels = w->b.zaken = w->b.slechte = 0;
    w->b.velden.used = 0;
    show_progress(w, false);
}

/* ---- reading ---- */

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

static bool is_own(const opties *o, const char *naam)
{
    size_t n = strlen(naam);
    for (const char *at = o->eigen; at; at = strchr(at, ',')) {
        at += *at == ',';
        if (strncmp(at, naam, n) == 0 && (at[n] == ',' || !at[n]))
            return true;
    }
    return false;
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
            (has_bedrag(v) && (strcmp(deel, ".soort") == 0 || strcmp(deel, ".bedrag") == 0)) ||
            (has_vanaf(v) && strcmp(deel, ".vanaf") == 0))
            return true;
    }
    return false;
}

static void add_column(werk *w, const char *naam)
{
    mbo_fout fout;
    kolom k = {0};
    if (w->kolommen == MAX_KOLOMMEN) {
        stop_at(w, w->begin_regel, 0, "too many columns");
        return;
    }
    if (!is_utf8(naam)) {
        char message[300], shown[MAX_GETOOND];
        snprintf(message, sizeof message, "\"%s\"%s", show_bytes(naam, shown, sizeof shown), geen_utf8);
        stop_at(w, w->begin_regel, (int64_t)w->kolommen + 1, message);
        return;
    }
    if (!is_own(w->o, naam) && mbo_feit_parse(naam, &k.feit, &fout)) {
        char message[512];
        if (!*naam)
            snprintf(message, sizeof message, "a column without a name; give it one, or leave it out");
        else if (!w->kolommen && strpbrk(naam, ";|\t"))
            snprintf(message, sizeof message, "columns are separated by commas, not by %s",
                     strchr(naam, ';')   ? "';'"
                     : strchr(naam, '|') ? "'|'"
                                         : "tabs");
        else
            snprintf(message, sizeof message, "%.400s; a column of your own is named with --eigen", fout.message);
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
        add_text(w, &b->velden, text, length);
    }
    w->veld++;
}

/* The header is complete: everything that depends on it can be made. */
static void end_header(werk *w)
{
    w->b.veld = claim(w, NULL, BLOK * w->kolommen * sizeof *w->b.veld);
    for (const char *at = w->o->eigen; at && !w->status; at = strchr(at, ',')) {
        at += *at == ',';
        size_t n = strcspn(at, ","), k = 0;
        while (k < w->kolommen && (strlen(w->kolom[k].naam) != n || strncmp(w->kolom[k].naam, at, n) != 0))
            k++;
        if (k == w->kolommen) {
            char message[512];
            snprintf(message, sizeof message, "--eigen %.*s: the file has no such column", (int)(n < 80 ? n : 80), at);
            stop_at(w, 1, 0, message);
        }
    }
    if (w->status)
        return;
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
                 show_bytes(waarde, shown, sizeof shown), geen_utf8);
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
    b->regel[b->regels] = w->laatste_regel = w->begin_regel;
    b->zaak[b->regels] = -1;
    for (size_t k = w->veld; k < w->kolommen; k++) {
        b->veld[(size_t)b->regels * w->kolommen + k] = b->velden.used;
        add_text(w, &b->velden, "", 0);
    }
    if (heel) {
        b->regel_van[b->zaken] = w->begin_regel;
        b->zaak[b->regels] = b->zaken++;
    }
    if (++b->regels == BLOK || b->velden.used > BLOK_BYTES)
        answer_blok(w);
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
                snprintf(message, sizeof message, "%zu field%s, where the header has %zu", w->veld,
                         w->veld == 1 ? "" : "s", w->kolommen);
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

static void start_parser(struct csv_parser *parser)
{
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL);
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
        start_parser(parser);
    }
}

static void read_file(werk *w)
{
    struct csv_parser parser;
    static char buffer[LEES];
    size_t n;
    bool first = true;
    char last = '\n';
    start_parser(&parser);
    while (!w->status && (n = fread(buffer, 1, sizeof buffer, w->in)) > 0) {
        size_t from = first && n >= 3 && memcmp(buffer, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* a byte-order mark */
        first = false;
        parse(w, &parser, buffer + from, n - from);
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

/* ---- the summary ---- */

static void print_count(FILE *to, int64_t n, mbo_taal taal)
{
    char digits[32], out[48];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)n), used = 0;
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            out[used++] = taal == MBO_TAAL_NL ? '.' : ',';
        out[used++] = digits[i];
    }
    out[used] = '\0';
    fputs(out, to);
}

static void print_missing(const mbo_batch *b, mbo_vraag v, mbo_taal taal)
{
    enum { MEEST = 3 };
    bool shown[FEITEN] = {false};
    for (int n = 0; n < MEEST; n++) {
        mbo_feit most = 0;
        for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
            if (!shown[feit] &&
                mbo_batch_ontbrekend_count(b, v, feit) > (most ? mbo_batch_ontbrekend_count(b, v, most) : 0))
                most = feit;
        if (!most)
            break;
        shown[most] = true;
        if (!n)
            fputs(taal == MBO_TAAL_NL ? "  ontbreekt het vaakst:\n" : "  missing most often:\n", stderr);
        fprintf(stderr, "    %-32s", mbo_feit_name(most));
        print_count(stderr, mbo_batch_ontbrekend_count(b, v, most), taal);
        fputc('\n', stderr);
    }
}

static void print_summary(const werk *w)
{
    const mbo_batch *b = w->batch;
    mbo_taal taal = w->o->taal;
    bool nl = taal == MBO_TAAL_NL;
    print_count(stderr, mbo_batch_rijen(b), taal);
    fprintf(stderr, nl ? " regels in %.1f s\n" : " lines in %.1f s\n", seconds() - w->begin);
    for (size_t q = 0; q < w->o->vragen; q++) {
        mbo_vraag v = w->o->vraag[q];
        fprintf(stderr, "\n%s\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
        for (mbo_uitkomst u = 0; u <= MBO_UITKOMST_NVT; u++) {
            int64_t n = mbo_batch_uitkomst_count(b, v, u);
            if (!n)
                continue;
            fprintf(stderr, "  %-16s",
                    u    ? mbo_code_name(MBO_VOCABULAIRE_UITKOMST, u)
                    : nl ? "foute regel"
                         : "bad line");
            print_count(stderr, n, taal);
            fprintf(stderr, " (%.1f %%)\n", 100.0 * (double)n / (double)mbo_batch_rijen(b));
        }
        int64_t least = mbo_batch_uitkomst_count(b, v, MBO_UITKOMST_JA), most = mbo_batch_ja_hoogstens(b, v);
        if (least != most) {
            fputs(nl ? "  als alles bekend is: ja bij minstens " : "  once all is known: ja for at least ", stderr);
            print_count(stderr, least, taal);
            fputs(nl ? ", hoogstens " : ", at most ", stderr);
            print_count(stderr, most, taal);
            fputc('\n', stderr);
        }
        print_missing(b, v, taal);
    }
}

static void print_change(FILE *to, const char *vraag, const char *part, const verandering *v, bool sums)
{
    char naam[80], voor[32] = "", na[32] = "";
    if (!v->zaken)
        return;
    snprintf(naam, sizeof naam, "%s%s", vraag, part);
    if (sums) {
        snprintf(voor, sizeof voor, "%lld.%02lld", (long long)v->voor / 100, (long long)v->voor % 100);
        snprintf(na, sizeof na, "%lld.%02lld", (long long)v->na / 100, (long long)v->na % 100);
    }
    fprintf(to, "%-36s %-14s %-14s %13lld\n", naam, voor, na, (long long)v->zaken);
}

/* What another parameter file changes: question, from, to, how many; of amounts their sums. */
static void print_changes(const werk *w)
{
    FILE *to = w->out == stdout ? stderr : stdout;
    bool nl = w->o->taal == MBO_TAAL_NL;
    fprintf(to, "%-36s %-14s %-14s %13s\n", nl ? "vraag" : "question", nl ? "van" : "from", nl ? "naar" : "to",
            nl ? "aantal" : "count");
    for (size_t q = 0; q < w->o->vragen; q++) {
        const char *vraag = mbo_code_name(MBO_VOCABULAIRE_VRAAG, w->o->vraag[q]);
        for (mbo_uitkomst from = 1; from <= MBO_UITKOMST_NVT; from++)
            for (mbo_uitkomst after = 1; after <= MBO_UITKOMST_NVT; after++)
                if (from != after && w->van_naar[q][from][after])
                    fprintf(to, "%-36s %-14s %-14s %13lld\n", vraag, mbo_code_name(MBO_VOCABULAIRE_UITKOMST, from),
                            mbo_code_name(MBO_VOCABULAIRE_UITKOMST, after), (long long)w->van_naar[q][from][after]);
        print_change(to, vraag, ".bedrag", &w->bedrag[q], true);
        print_change(to, vraag, ".vanaf", &w->vanaf[q], false);
    }
    fprintf(to, nl ? "%lld van %lld antwoorden veranderen\n" : "%lld of %lld answers change\n", (long long)w->veranderd,
            (long long)mbo_batch_rijen(w->batch) * (long long)w->o->vragen);
}

/* ---- the program ---- */

static int read_vragen(char *names, opties *o)
{
    o->vragen = 0;
    for (char *name = strtok(names, ","); name; name = strtok(NULL, ",")) {
        mbo_fout fout;
        mbo_vraag vraag;
        if (mbo_code_parse(MBO_VOCABULAIRE_VRAAG, name, &vraag, &fout)) {
            fprintf(stderr, "%s: --vragen: %s\n", program, fout.message);
            return SLECHT_GEBRUIK;
        }
        for (size_t q = 0; q < o->vragen; q++)
            if (o->vraag[q] == vraag) {
                fprintf(stderr, "%s: --vragen has %s twice\n", program, name);
                return SLECHT_GEBRUIK;
            }
        o->vraag[o->vragen++] = vraag;
    }
    if (o->vragen)
        return GOED;
    fprintf(stderr, "%s: --vragen names no question\n", program);
    return SLECHT_GEBRUIK;
}

static int read_threads(const char *text, int32_t *out)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (!*text || *end || n < 1 || n > 256) {
        fprintf(stderr, "%s: --threads is a number from 1 to 256, not \"%s\"\n", program, text);
        return SLECHT_GEBRUIK;
    }
    *out = (int32_t)n;
    return GOED;
}

/* A regular file; not one, like a terminal or /dev/null, may be read and written at once. */
static bool file_of(const char *path, int standard, struct stat *out)
{
    return (!path || strcmp(path, "-") == 0 ? fstat(standard, out) : stat(path, out)) == 0 && S_ISREG(out->st_mode);
}

/* Writing over a file that is still to be read would lose it: told by device and inode, so by links too. */
static int check_output(const opties *o)
{
    const char *const read[] = {o->in, o->parameters, o->vergelijk, o->structuur};
    struct stat in, out;
    if (!file_of(o->out, STDOUT_FILENO, &out))
        return GOED;
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        if (read[i] && file_of(read[i], STDIN_FILENO, &in) && in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
            fprintf(stderr, "%s: %s: cannot write to a file that is read; name another\n", program,
                    o->out ? o->out : "(stdout)");
            return SLECHT_GEBRUIK;
        }
    return GOED;
}

/* -1: go on; else the exit status. */
static int read_options(int argc, char **argv, opties *o)
{
    static const struct option options[] = {{"vragen", required_argument, NULL, 'q'},
                                            {"eigen", required_argument, NULL, 'e'},
                                            {"structuur", required_argument, NULL, 's'},
                                            {"parameters", required_argument, NULL, 'p'},
                                            {"streng", no_argument, NULL, 'g'},
                                            {"threads", required_argument, NULL, 'n'},
                                            {"vergelijk", required_argument, NULL, 'c'},
                                            {"taal", required_argument, NULL, 't'},
                                            {"stil", no_argument, NULL, 'z'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    int option, status = GOED;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG) && v <= VRAGEN; v++)
        o->vraag[o->vragen++] = v;
    while (!status && (option = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (option) {
        case 'q': status = read_vragen(optarg, o); break;
        case 'e': o->eigen = optarg; break;
        case 's': o->structuur = optarg; break;
        case 'p': o->parameters = optarg; break;
        case 'g': o->options |= MBO_BATCH_STRENG; break;
        case 'n': status = read_threads(optarg, &o->threads); break;
        case 'c': o->vergelijk = optarg; break;
        case 't':
            o->taal = strcmp(optarg, "nl") == 0 ? MBO_TAAL_NL : strcmp(optarg, "en") == 0 ? MBO_TAAL_EN : 0;
            if (!o->taal) {
                fprintf(stderr, "%s: --taal is nl or en, not \"%s\"\n", program, optarg);
                status = SLECHT_GEBRUIK;
            }
            break;
        case 'z': o->stil = true; break;
        case 'h': fputs(help, stdout); return GOED;
        case 'v': printf("%s %s\n", program, mbo_version()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); status = SLECHT_GEBRUIK;
        }
    if (status)
        return status;
    if (argc - optind > 2) {
        fprintf(stderr, "%s: one file to read and one to write at most; try %s --help\n", program, program);
        return SLECHT_GEBRUIK;
    }
    o->in = optind < argc ? argv[optind] : "-";
    o->out = optind + 1 < argc ? argv[optind + 1] : NULL;
    status = check_output(o);
    return status ? status : -1;
}

static bool make_answers(werk *w, antwoorden *a, bool ontbrekend)
{
    for (size_t q = 0; q < w->o->vragen; q++) {
        mbo_antwoordkolom *k = &a->kolom[q];
        k->vraag = w->o->vraag[q];
        if (!(k->uitkomst = claim(w, NULL, BLOK)) ||
            (ontbrekend && !(k->ontbrekend = claim(w, NULL, BLOK * sizeof *k->ontbrekend))))
            return false;
        if (has_bedrag(k->vraag) && (!(k->soort = claim(w, NULL, BLOK)) || !(k->bedrag_stand = claim(w, NULL, BLOK)) ||
                                     !(k->bedrag = claim(w, NULL, BLOK * sizeof *k->bedrag))))
            return false;
        if (has_vanaf(k->vraag) && !(k->vanaf = claim(w, NULL, BLOK * sizeof *k->vanaf)))
            return false;
    }
    return true;
}

static void free_answers(antwoorden *a)
{
    for (size_t q = 0; q < VRAGEN; q++) {
        mbo_antwoordkolom *k = &a->kolom[q];
        free(k->uitkomst);
        free(k->ontbrekend);
        free(k->soort);
        free(k->bedrag_stand);
        free(k->bedrag);
        free(k->vanaf);
    }
}

/* A batch with the parameters of a file; NULL: the built-in ones. */
static mbo_batch *make_batch(werk *w, const char *parameters, const mbo_structuur *structuur)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_batch *batch = NULL;
    mbo_regels_options r = {.size = sizeof r, .parameters_path = parameters};
    mbo_batch_options b = {.size = sizeof b,
                           .structuur = structuur,
                           .options = w->o->options | (w->o->stil || w->o->vergelijk ? 0 : MBO_BATCH_TELLEN),
                           .threads = w->o->threads,
                           .fouten = MAX_FOUTEN};
    if (mbo_regels_create(&r, &regels, &fout))
        w->status = report(program, parameters, &fout);
    else if (mbo_batch_create(regels, w->o->vraag, w->o->vragen, &b, &batch, &fout))
        w->status = report(program, NULL, &fout);
    mbo_regels_free(regels);
    return batch;
}

static void open_input(werk *w)
{
    struct stat info;
    bool standard = strcmp(w->o->in, "-") == 0;
    w->naam = standard ? "(stdin)" : w->o->in;
    w->in = standard ? stdin : fopen(w->o->in, "rb");
    if (!w->in) {
        fprintf(stderr, "%s: %s: cannot open: %s\n", program, w->naam, strerror(errno));
        w->status = SLECHTE_INVOER;
    } else if (fstat(fileno(w->in), &info) == 0 && S_ISREG(info.st_mode)) {
        w->totaal = info.st_size;
    }
}

/* Of standard output finish() tells that it failed. */
static int close_output(werk *w)
{
    bool standard = w->out == stdout;
    if (w->out && (standard ? fflush(w->out) : fclose(w->out)) && !w->schrijffout)
        w->schrijffout = errno;
    if (!w->schrijffout)
        return w->status;
    if (!standard)
        fprintf(stderr, "%s: %s: cannot write: %s\n", program, w->o->out, strerror(w->schrijffout));
    return SLECHTE_INVOER;
}

static int run(int argc, char **argv)
{
    opties o = {.taal = MBO_TAAL_NL};
    int status = read_options(argc, argv, &o);
    if (status >= 0)
        return status;
    werk *w = calloc(1, sizeof *w);
    if (!w) {
        fprintf(stderr, "%s: out of memory\n", program);
        return SLECHTE_INVOER;
    }
    mbo_fout fout;
    mbo_structuur *structuur = NULL;
    w->o = &o;
    w->regel = 1;
    w->begin = seconds();
    if (load_structuur(o.structuur, 0, &structuur, &fout))
        w->status = report(program, o.structuur, &fout);
    if (!w->status)
        w->batch = make_batch(w, o.parameters, structuur);
    if (!w->status && o.vergelijk)
        w->ander = make_batch(w, o.vergelijk, structuur);
    if (!w->status)
        open_input(w);
    if (!w->status && make_answers(w, &w->nu, writes_answers(&o)) && (!w->ander || make_answers(w, &w->straks, false)))
        read_file(w);
    if (w->batch)
        show_progress(w, true);
    if (w->fouten > MAX_FOUTEN)
        fprintf(stderr, "%s: %s: and %lld more\n", program, w->naam, (long long)(w->fouten - MAX_FOUTEN));
    status = close_output(w);
    if (!status && w->ander)
        print_changes(w);
    if (!status && !o.stil && !w->ander)
        print_summary(w);
    status = status ? status : w->fouten ? SLECHTE_INVOER : GOED;

    if (w->in && w->in != stdin)
        fclose(w->in);
    for (size_t k = 0; k < w->kolommen; k++)
        free(w->kolom[k].naam);
    free(w->kolom);
    free(w->b.veld);
    free(w->b.velden.data);
    free_answers(&w->nu);
    free_answers(&w->straks);
    int schrijffout = w->schrijffout;
    mbo_batch_free(w->batch);
    mbo_batch_free(w->ander);
    mbo_structuur_free(structuur);
    free(w);
    errno = schrijffout; /* for finish() */
    return status;
}

int main(int argc, char **argv)
{
    return finish(program, run(argc, argv));
}
