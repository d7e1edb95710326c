/* SPDX-License-Identifier: MIT */
/*
 * The work of mbo-batch. A block of lines is read, answered and written; the threads do all three, each what there is
 * to do, so that they overlap: blocks are read one after the other, answered by several threads at a time, and written
 * in their order (draden.c). The files share what is here.
 */
#ifndef WERK_H
#define WERK_H

#include "scherm.h"

#include <csv.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

extern const char program[];

enum { HALVERWEGE = 3 }; /* exit status: reading or writing stopped halfway, and the output is not whole */

/* A test has them small, so that every line meets an edge of one. */
#ifndef MBO_BATCH_BLOK
#define MBO_BATCH_BLOK 2048
#define MBO_BATCH_LEES 65536
#endif

enum {
    BLOK = MBO_BATCH_BLOK, /* lines; and a few more, as many as there are in STUK bytes */
    BLOK_BYTES = 4 << 20,  /* of them, about */
    LEES = MBO_BATCH_LEES,
    STUK = LEES < 2048 ? LEES : 2048,
    REGELS = BLOK + STUK + 1,
    MAX_VELD = 1 << 20,
    MAX_KOLOMMEN = 4096,
    MAX_DRADEN = 256,
    VRAGEN = 64, /* room for them */
    FEITEN = 64,
    SOORTEN = 64
};

typedef struct opties {
    const char *structuur, *parameters, *vergelijk, *in, *out;
    const char *eigen[MAX_KOLOMMEN], *heel[MAX_KOLOMMEN]; /* names of --eigen, and the list that each stands in */
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

/* Lines of the file, from when they are read until their answers are written. A line with a wrong number of fields has
   no case. */
typedef struct blok {
    tekst velden;       /* every field, each with its NUL; with --invoer nl see add_dutch() */
    size_t *veld;       /* [line * columns + column]: where it begins */
    int32_t *zaak;      /* of each line: its case; -1: none */
    int64_t *regel_van; /* of each case: the number of its line */
    int32_t regels, zaken;
    /* what is wrong with the first bad lines, and values once it is answered; in the order of lines */
    mbo_fout *slecht;
    int32_t slechte, slecht_ruimte;
    int64_t fouten;        /* and how many there are */
    tekst uit;             /* the answers as CSV */
    int64_t gelezen;       /* bytes of the file up to its end */
    int64_t laatste_regel; /* where the last of these lines, or of those before, begins; 0: there is none */
    mbo_fout einde;        /* what makes what comes after these lines unusable, or the lines themselves */
    bool heeft_einde;
    enum { VRIJ, BEZIG, BEANTWOORD } toestand;
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

/* What is counted beside what the batch of the library counts. Nothing but int64_t: add_up() relies on it. */
typedef struct telling {
    int64_t van_naar[VRAGEN][8][8];
    verandering bedrag[VRAGEN], vanaf[VRAGEN];
    open_deel bedrag_open[VRAGEN], vanaf_open[VRAGEN];
    int64_t zonder_waarde[VRAGEN]; /* answers that are open though no fact is missing */
    int64_t buiten_de_tijd;        /* lines with a startdatum from before the rules */
    int64_t veranderd;             /* answers that differ in any way */
} telling;

/* The names of a set of facts as they were written; an empty set: free. */
enum { NAMEN_BITS = 10, MAX_NAMEN = 238 };
typedef struct naamlijst {
    mbo_feitset set;
    uint16_t length;
    char text[MAX_NAMEN];
} naamlijst;

/* What a thread has of its own. */
typedef struct draad {
    struct werk *werk;
    pthread_t id;
    mbo_batch *batch, *ander; /* on this thread alone; the other for --vergelijk */
    int32_t getoond;          /* bad values of it that stand in a block */
    antwoorden nu, straks;
    const char **waarden; /* [column with a fact * REGELS + case] */
    naamlijst *namen;     /* 1 << NAMEN_BITS of them, by hash */
    mbo_zaak *zaak;       /* to read a startdatum with */
    telling telling;
} draad;

/* A name that is written often. */
typedef struct woord {
    const char *text;
    size_t length;
} woord;

/* The file as it is read, by one thread at a time. */
typedef struct lezer {
    FILE *in;
    struct csv_parser parser;
    blok *blok; /* that is being filled */
    char buffer[LEES], decoded[3 * LEES];
    const char *stuk; /* what is still to be parsed of what was read */
    size_t over;
    size_t rauw;                /* how many bytes of the file it was */
    int64_t gelezen;            /* bytes */
    int64_t regel, begin_regel; /* of the file; where the line of the file that is being read begins */
    int64_t laatste_regel;      /* where the last whole one begins */
    size_t veld;                /* fields of it so far */
    size_t ongelezen;           /* bytes since the last field or line: those of one that goes on */
    bool in_quotes, in_header;  /* while the separator is sought */
    bool begonnen, kop;         /* the first bytes, and the header, have been read */
    int einde;                  /* what ended the line before, when no field has come since */
    char laatste;               /* the last byte */
    bool overslaan;             /* what is left of a bad line is to be skipped */
} lezer;

typedef struct werk {
    const opties *o;
    const char *naam; /* of the file, for messages */
    FILE *out;
    char *doel, *naast; /* OUT.csv without links, and the file beside it that takes its place; NULL: it takes none */
    kolom *kolom;
    size_t kolommen;
    char scheiding;     /* between columns; 0: not known yet */
    bool windows, merk; /* the file is Windows-1252; it has a byte-order mark that goes out again */
    lezer lezer;
    int64_t zonder_zaak;                  /* lines that had no case: the batch did not see them */
    int64_t zaken, fouten, gelezen_bytes; /* of the blocks that are written */
    int64_t laatste_regel;                /* of which the answer is written */
    int64_t totaal;                       /* bytes of the file when it was opened; 0: not known */
    woord uitkomst[MBO_UITKOMST_NVT + 1], soort[SOORTEN], feit[FEITEN];
    size_t regel_ruimte; /* what the answers to a line take at most, as CSV */
    double begin, getoond;
    telling telling;   /* of all threads, at the end */
    int schrijffout;   /* errno of writing that failed; 0: none did */
    atomic_int status; /* once it is not GOED all stops */
    /* draden.c */
    pthread_mutex_t slot; /* of what follows */
    pthread_cond_t bel;   /* some of it has changed */
    draad *draad;
    int32_t draden, gestart;
    blok *blok; /* the n-th of the file is blok[n % blokken] */
    int32_t blokken;
    int64_t gelezen, geschreven; /* blocks: taken to be read, and done with */
    bool leest, schrijft, klaar;
} werk;

/* ---- werk.c ---- */

double seconds(void); /* of a clock that only goes forward */

/* Memory as realloc() gives it; NULL: there is none, and the block ends with that. */
void *claim(blok *b, void *was, size_t size);

/* Room for so many bytes more, and the bytes themselves with a NUL behind them. False: as claim(). */
bool grow(blok *b, tekst *t, size_t more);

static inline bool has_room(blok *b, tekst *t, size_t more)
{
    return t->capacity - t->used >= more || grow(b, t, more);
}

static inline bool add_text(blok *b, tekst *t, const char *text, size_t length)
{
    if (!has_room(b, t, length + 1))
        return false;
    memcpy(t->data + t->used, text, length);
    t->data[t->used + length] = '\0';
    t->used += length + 1;
    return true;
}

/* A line that is bad by itself: to be told among the bad values of its block, in the order of the file. */
void bad_line(werk *w, blok *b, int64_t line, int64_t column, const char *message);

/* What makes all that comes after the lines of a block unusable, and is told after them; the first counts. */
void end_with(blok *b, int64_t line, int64_t column, const char *message);

/* Are the answers themselves asked for? */
bool writes_answers(const opties *o);
bool has_bedrag(mbo_vraag v);
bool has_vanaf(mbo_vraag v);

/* The lines of the file, bad ones too: what the batches of the library count, and those without a case. */
int64_t lines_of(const werk *w);

/* What the batches of the threads count together. */
int64_t uitkomsten(const werk *w, mbo_vraag v, mbo_uitkomst u);
int64_t ontbrekende(const werk *w, mbo_vraag v, mbo_feit feit);
int64_t ja_hoogstens(const werk *w, mbo_vraag v);
int64_t crebos_niet_opgezocht(const werk *w);

/* ---- draden.c ---- */

/* Room for the threads and the blocks in flight; false: there is none, and it has been told. */
bool make_draden(werk *w, const mbo_regels *regels, const mbo_regels *andere, const mbo_structuur *structuur);
void free_draden(werk *w);

/* The whole file: read, answered and written. */
void run_draden(werk *w);

/* ---- lezen.c ---- */

void open_lezer(werk *w, FILE *in);
void close_lezer(werk *w);

/* The next lines into an empty block, the header too. False: they are the last. */
bool read_blok(werk *w, blok *b);

/* ---- nederlands.c ---- */

/* Windows-1252 to UTF-8, which takes three times as many bytes at most; returns how many. Bytes that are no character
   stay what they are. */
size_t from_windows(const char *text, size_t length, char *out);

/* And back, between quotes if that is wanted: of text that came from it, of which it takes no more bytes but for
   quotes. Returns the end. */
char *put_windows(char *to, const char *text, bool quoted);

/* Where the first ; or | of the header line stands, or where it ends without one: `scheiding` is then known. `length`:
   further on. */
size_t find_separator(werk *w, const char *text, size_t length);

bool is_dutch_date(const char *text);  /* d-m-yyyy */
bool is_dutch_money(const char *text); /* with a comma before the cents */

/* May its values look different in a Dutch file? */
bool is_dutch_fact(mbo_feit feit);

/* A value of such a fact: in the plain form, and behind its NUL as it was, for messages. False: no memory. */
bool add_dutch(blok *b, mbo_feit feit, const char *text, size_t length);

/* What is wrong with a value that add_dutch() added, of the value as it was. */
void tell_in_dutch_form(mbo_fout *fout, mbo_feit feit, const char *value);

/* A bad value that --invoer nl would have read: say so. */
void hint_at_dutch_form(mbo_fout *fout, mbo_feit feit, const char *value);

/* As d-m-yyyy; "" when it is not set. */
enum { DUTCH_DATE = 40 };
const char *dutch_date(mbo_datum datum, char *out);

/* ---- beantwoorden.c ---- */

/* The answers to a block, as CSV if they are to be written, and what is wrong with its values. */
void answer_blok(draad *d, blok *b);

/* ---- uitvoer.c ---- */

/* Where the answers are to be written. GOED; else the exit status, which has been told. */
int place_output(werk *w);

/* False: it cannot be written, which has been told; that is the status. */
bool open_output(werk *w);

/* OUT.csv is in its place if the answers are whole. Returns the status. */
int close_output(werk *w);

/* ---- schrijven.c ---- */

/* What is written often, and what the answers to a line take at most. */
void make_woorden(werk *w);

/* Add to the output of a block. False: no memory. */
bool add_header(const werk *w, blok *b);
bool add_answers(draad *d, blok *b);

/* Tell what is wrong with the lines of a block whose turn it is, and write it. The block is empty then. */
void write_blok(werk *w, blok *b);

void show_progress(werk *w, bool done);

/* ---- samenvatting.c ---- */

void print_summary(const werk *w);

/* What another parameter file changes: question, from, to, how many; of amounts their sums. */
void print_changes(const werk *w);

#endif
