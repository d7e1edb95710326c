/* SPDX-License-Identifier: MIT */
/* What is asked for on the command line, and what of that has a file of its own. */
#ifndef OPTIES_H
#define OPTIES_H

#include <mborules/mborules.h>
#include <stdio.h>

extern const char program[];

enum { KLOPT_NIET = 3 }; /* the exit status when a receipt does not agree */

typedef struct opties {
    const char *structuur, *parameters;
    int antwoorden;  /* answers to questions, and not the advice */
    mbo_vraag vraag; /* 0: every question */
    mbo_taal taal;
    int32_t options; /* MBO_OORDEEL_STRENG, MBO_ADVIES_ALLE_ROUTES */
    int json, html, begrippen, feiten, vragen;
    mbo_motiveringsvorm motivering; /* 0: the answer itself */
    const char *controleer;
    mbo_datum op_datum;
    int waarom_niet;
    mbo_feitset vast;
    const char *zaak, *opslaan; /* NULL: no such file */
    int overschrijf;
    int jsonl, intake;
    int doel; /* leerroutes to doel_soort or doel_crebo; both 0: to a startkwalificatie */
    mbo_soort_opleiding doel_soort;
    int64_t doel_crebo;
    int kwalificaties, gefilterd; /* an advice for each kwalificatie that fits the filter; is anything in it? */
    mbo_filter filter;
} opties;

/* What is wrong with a crebo beside --kwalificaties. */
#define EEN_KWALIFICATIE "a crebo is one kwalificatie already: leave it out, or --kwalificaties"

/* What a case is asked with. */
typedef struct vraagstelling {
    const mbo_regels *regels;
    const mbo_structuur *structuur;
    const mbo_zaak *zaak;
} vraagstelling;

/* A whole file (- is standard input) in memory of the caller's; NULL and a line on stderr when it cannot be read, or is
   larger than so many MiB. */
char *read_file(const char *path, int mib, size_t *size);

/* ---- opties.c: the command line ---- */

/* Reads them as getopt_long() does, from `optind` on. -1: go on; else the exit status. */
int read_options(int argc, char **argv, opties *o);

/* Options that do not go together: what to do, or NULL. `feiten`: there are facts on the command line. */
const char *check_options(const opties *o, int feiten);

/* Is there a kwalificatie to aim at? Of one that the structure does not have nothing is known: 0, and a line. */
int find_doel(const mbo_structuur *structuur, int64_t crebo);

/* ---- antwoord.c: answers ---- */

/* In the form that is asked, and the case is written when that is asked. */
int show_antwoorden(const vraagstelling *v, const opties *o);

/* ---- lijsten.c: what can be asked, and what can be told ---- */

void print_feiten(mbo_taal taal);
void print_vragen(mbo_taal taal);

/* The same as JSON, in both languages; the exit status. */
int print_feiten_json(void);
int print_vragen_json(void);

/* ---- motivering.c: receipts ---- */

int show_motivering(const mbo_oordeel *oordeel, const opties *o);

/* Each receipt of a text, which is called `naam`. */
int controleer_tekst(const mbo_regels *regels, const mbo_structuur *structuur, const char *text, size_t size,
                     const char *naam, const opties *o);

/* The same of a file. */
int controleer(const mbo_regels *regels, const mbo_structuur *structuur, const opties *o);

/* ---- advies.c: the advice ---- */

/* To be released with mbo_advies_free(). */
mbo_status make_advies(const vraagstelling *v, const opties *o, mbo_advies **out, mbo_fout *fout);

/* In the form that is asked, and the case is written when that is asked. `zonder` as in mbo_advies_vervolgvraag(). */
int show_advies(const vraagstelling *v, const opties *o, const mbo_feitset *zonder);

/* ---- intake.c: asking on the terminal ---- */

/* Asks what can still change the advice, in the best order, and then gives it. `zaak` gets the answers. */
int intake(const mbo_regels *regels, const mbo_structuur *structuur, mbo_zaak *zaak, const opties *o);

/* ---- jsonl.c: a case as JSON on each line of standard input ---- */

/* Answers every line on a line; a status other than GOED says that a stream failed. */
int jsonl(const mbo_regels *regels, const mbo_structuur *structuur, const opties *o);

/* ---- zaakbestand.c: a case as a file of lines NAME=VALUE ---- */

/* Where a case has its facts from: of each the line in the file; 0 where it is from none. */
typedef struct herkomst {
    const char *bestand;
    int64_t regel[128]; /* by fact, as many as a mbo_feitset has room for */
} herkomst;

/* "zaak.txt:3" of a fact that stands there; valid until the next call. */
const char *plaats(const herkomst *h, mbo_feit feit);

/* The facts of a text, which is called h->bestand and has room for one byte behind it; it is cut up. What is wrong is
   told with its line. */
int read_zaak_text(char *text, size_t size, mbo_zaak *zaak, herkomst *h);

/* The same of a file (- is standard input). */
int read_zaak(const char *path, mbo_zaak *zaak, herkomst *h);

/* May a case be written there? Asked before there is one, so that nothing is lost over it. */
int check_opslaan(const char *path, int overschrijf);

/* The known facts, in their order, each beneath its label. */
void print_zaak(FILE *to, const mbo_zaak *zaak, mbo_taal taal);

/* The same to a file, which is there whole or as it was. */
int write_zaak(const char *path, const mbo_zaak *zaak, mbo_taal taal, int overschrijf);

#endif
