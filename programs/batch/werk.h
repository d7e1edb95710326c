/* SPDX-License-Identifier: MIT */
/* The work of mbo-batch: a block of lines is read, answered and written, over and over; the files share what is here.
 */
#ifndef WERK_H
#define WERK_H

#include "scherm.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

extern const char program[];

enum {
    BLOK = 16384,
    BLOK_BYTES = 16 << 20,
    LEES = 65536,
    MAX_VELD = 1 << 20,
    MAX_KOLOMMEN = 4096,
    VRAGEN = 64, /* room for them */
    FEITEN = 64
};

typedef struct opties {
    const char *structuur, *parameters, *vergelijk, *in, *out;
    const char *eigen[MAX_KOLOMMEN]; /* names of --eigen */
    size_t eigen_count;
    mbo_vraag vraag[VRAGEN];
    size_t vragen;
    mbo_taal taal;
    int32_t threads, options;
    int32_t fouten; /* how many are shown */
    bool stil, overschrijf;
    bool nl; /* --invoer nl */
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
    tekst velden;            /* every field, each with its NUL; with --invoer nl see add_dutch() */
    size_t *veld;            /* [line * columns + column]: where it begins */
    int32_t zaak[BLOK];      /* of each line: its case; -1: none */
    int64_t regel_van[BLOK]; /* of each case: the number of its line */
    int32_t regels, zaken;
    mbo_fout *slecht; /* of the first lines without a case: what is wrong */
    int32_t slechte;  /* and how many there are */
    int32_t slecht_ruimte;
} blok;

typedef struct antwoorden {
    mbo_antwoordkolom kolom[VRAGEN];
} antwoorden;

/* Of the cases whose amount, or first day, is another with the parameters of --vergelijk. */
typedef struct verandering {
    int64_t zaken, voor, na; /* how many, and the sums of their amounts */
} verandering;

/* Of the cases whose amount, or first day, is open. */
typedef struct open_deel {
    int64_t open, zonder; /* how many; and of how many no fact is missing, but a parameter has no value */
} open_deel;

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
    open_deel bedrag_open[VRAGEN], vanaf_open[VRAGEN];
    int64_t zonder_waarde[VRAGEN]; /* answers that are open though no fact is missing */
    int64_t buiten_de_tijd;        /* lines with a startdatum from before the rules */
    int64_t veranderd;             /* answers that differ in any way */
    int64_t regel, begin_regel;    /* of the file; where the line of the file that is being read begins */
    int64_t laatste_regel;         /* where the last whole one begins */
    size_t veld;                   /* fields of it so far */
    size_t ongelezen;              /* bytes since the last field or line: those of one that goes on */
    char scheiding;                /* between columns; 0: not known yet */
    bool in_quotes, in_header;     /* while it is sought */
    bool windows, merk;            /* the file is Windows-1252; it has a byte-order mark that goes out again */
    int einde;                     /* what ended the line before, when no field has come since */
    bool overslaan;                /* what is left of a bad line is to be skipped */
    int64_t zonder_zaak;           /* lines that had no case: the batch did not see them */
    int64_t fouten, gelezen, totaal;
    double begin, getoond;
    int schrijffout; /* errno of writing that failed; 0: none did */
    int status;      /* once it is not GOED reading stops, but for lines that are bad by themselves */
} werk;

/* ---- werk.c ---- */

double seconds(void); /* of a clock that only goes forward */

/* Memory as realloc() gives it, and add_text() bytes with a NUL; NULL or false: there is none, and it has been told. */
void *claim(werk *w, void *was, size_t size);
bool add_text(werk *w, tekst *t, const char *text, size_t length);

/* A line that is bad by itself: to be told among the bad values of its block, in the order of the file. */
void bad_line(werk *w, int64_t line, int64_t column, const char *message);

/* One that makes the whole file unusable. */
void stop_at(werk *w, int64_t line, int64_t column, const char *message);

/* Are the answers themselves asked for? */
bool writes_answers(const opties *o);
bool has_bedrag(mbo_vraag v);
bool has_vanaf(mbo_vraag v);

/* The lines of the file so far, bad ones too: what the batch of the library counts, and those without a case. */
int64_t lines_of(const werk *w);

/* ---- lezen.c ---- */

/* The whole file, each block of it answered and written as soon as it is full. */
void read_file(werk *w);

/* ---- nederlands.c ---- */

/* Windows-1252 to UTF-8, which takes three times as many bytes at most; returns how many. Bytes that are no character
   stay what they are. */
size_t from_windows(const char *text, size_t length, char *out);

/* And back, between quotes if that is wanted: of text that came from it. */
void write_windows(FILE *out, const char *text, bool quoted);

/* Where the first ; or | of the header line stands, or where it ends without one: `scheiding` is then known. `length`:
   further on. */
size_t find_separator(werk *w, const char *text, size_t length);

bool is_dutch_date(const char *text);  /* d-m-yyyy */
bool is_dutch_money(const char *text); /* with a comma before the cents */

/* May its values look different in a Dutch file? */
bool is_dutch_fact(mbo_feit feit);

/* A value of such a fact: in the plain form, and behind its NUL as it was, for messages. False: no memory. */
bool add_dutch(werk *w, mbo_feit feit, const char *text, size_t length);

/* What is wrong with a value that add_dutch() added, of the value as it was. */
void tell_in_dutch_form(mbo_fout *fout, mbo_feit feit, const char *value);

/* A bad value that --invoer nl would have read: say so. */
void hint_at_dutch_form(mbo_fout *fout, mbo_feit feit, const char *value);

/* As d-m-yyyy; "" when it is not set. */
enum { DUTCH_DATE = 40 };
const char *dutch_date(mbo_datum datum, char *out);

/* ---- beantwoorden.c ---- */

/* Room for the answers to a block; `ontbrekend`: also for what is missing. */
bool make_answers(werk *w, antwoorden *a, bool ontbrekend);
void free_answers(antwoorden *a);

/* A batch with the parameters of a file; NULL: the built-in ones. */
mbo_batch *make_batch(werk *w, const char *parameters, const mbo_structuur *structuur);

void show_progress(werk *w, bool done);

/* Answer the lines that wait, tell what is wrong with them, and write them. */
void answer_blok(werk *w);

/* ---- schrijven.c ---- */

void write_header(const werk *w);
void write_answers(const werk *w);

/* ---- samenvatting.c ---- */

void print_summary(const werk *w);

/* What another parameter file changes: question, from, to, how many; of amounts their sums. */
void print_changes(const werk *w);

#endif
