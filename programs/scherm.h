/* SPDX-License-Identifier: MIT */
/* What the programs share: writing for a terminal, and reporting what is wrong. */
#ifndef SCHERM_H
#define SCHERM_H

#include "dag.h"

#include <mborules/mborules.h>
#include <stdio.h>

enum { GOED = 0, SLECHTE_INVOER = 1, SLECHT_GEBRUIK = 2 };

/* How many columns a text takes: characters, not bytes, as what UTF-8 continues does not take room. */
int columns(const char *text, size_t length);

/* Print a text after `first`, wrapped to the width of the terminal (80 when there is none); further lines get
   `indent` blanks. Every run of blanks and line ends is one blank. */
void print_wrapped(const char *first, int indent, const char *text);

/* The same to another stream. */
void print_wrapped_to(FILE *to, const char *first, int indent, const char *text);

/* program: [file:line:column:] message, on one line of stderr; returns SLECHTE_INVOER. */
int report(const char *program, const char *file, const mbo_fout *fout);

/* program: --option: message; returns SLECHT_GEBRUIK: an argument that cannot be read is a mistake in the command, one
   that is not in the data bad input. */
int report_option(const char *program, const char *option, const mbo_fout *fout);

/* The question, or the date (vandaag: that of today, by the clock and the time zone here), that the argument of an
   option names; 0 or MBO_DATUM_NOT_SET, after report_option(): it names none. */
mbo_vraag read_vraag(const char *program, const char *option, const char *text);
mbo_datum read_datum(const char *program, const char *option, const char *text);
mbo_datum vandaag(void);

/* One of the options that say what a kwalificatie must be: "niveau", "soort", "leerweg", "instroom", "domein" or
   "sectorkamer". GOED, or SLECHT_GEBRUIK after a line on stderr. */
int read_filter(const char *program, const char *option, const char *text, mbo_filter *filter);

/* First of all: standard input, output and error that are closed get /dev/null in their place, so that no file gets it,
   and getopt calls the program as report() does. */
void start(const char *program, char **argv);

/* The exit status at the end: `status`, or SLECHTE_INVOER and a line on stderr when the output could not be written (or
   that alone, when it was stderr). Nothing can be written any more. */
int finish(const char *program, int status);

/* What is to be written, to be freed: not a link but what it points to. NULL, and errno: that is nothing. */
char *target_of(const char *path);

/* The language that --taal names; 0, and a line on stderr: it names none. */
mbo_taal read_taal(const char *program, const char *text);

/* The next name of a list joined by commas, without the blanks around it; NULL: there are no more. *list, whose text is
   cut up, goes on behind it. */
char *next_name(char **list);

/* A whole number from 0 on, its thousands apart: 1.419 in Dutch, 1,419 in English; and cents as euros: 1.419,00 and
   1,419.00. Of `out`, with room for GETALTEKST bytes. */
enum { GETALTEKST = 40 };
const char *number_text(int64_t n, mbo_taal taal, char *out);
const char *amount_text(int64_t cents, mbo_taal taal, char *out);

/* The number to a stream. */
void print_number(FILE *to, int64_t n, mbo_taal taal);

/* Dutch: € 1.137,00. English: € 1,137.00. */
void print_euro(FILE *to, int64_t cents, mbo_taal taal);

/* A value of a fact in words alone: labels without codes, dates and money as above. */
void print_waarde(FILE *to, mbo_feit feit, int64_t waarde, mbo_taal taal);

/* The path of the structure that a user wants everywhere. */
#define STRUCTUUR_VAN_OMGEVING "MBORULES_STRUCTUUR"

/* The file of the structure: that which is given, or else that of the environment; NULL: the built-in one. */
const char *structuur_file(const char *given);

enum { MET_VINGERAFDRUK = 1, ZONDER_OPMERKINGEN = 2 };

/* A structure from a file, or the built-in one for NULL and "-"; with a progress bar for a large file on a terminal.
   What could not be read in it is told on stderr, unless it is an error (ZONDER_OPMERKINGEN). MET_VINGERAFDRUK: with
   the fingerprint of the file, which a receipt names and which takes time. */
mbo_status load_structuur(const char *program, const char *file, int hoe, mbo_structuur **out, mbo_fout *fout);

/* The same from several files, as one edition; on error `*wrong` is the file that it is about. */
mbo_status load_editie(const char *program, char *const *files, int n, int hoe, mbo_structuur **out, const char **wrong,
                       mbo_fout *fout);

/* A source as one line in a language; valid until the next call. */
const char *bron_tekst(const mbo_bron *bron, mbo_taal taal);

/* A value of a fact for people: a code by its label with the code in brackets, money with two decimals and a point;
   valid until the next call. */
const char *waarde_tekst(mbo_feit feit, int64_t waarde, mbo_taal taal);

/* A date as text, "" when it is not set; valid until the fourth next call. */
const char *date_text(mbo_datum datum);

#endif
