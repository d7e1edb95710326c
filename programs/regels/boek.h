/* SPDX-License-Identifier: MIT */
/* The rule book as it is asked for: what of it is shown, in which order, and in which words. */
#ifndef BOEK_H
#define BOEK_H

#include <mborules/mborules.h>

extern const char program[];

typedef struct boek {
    mbo_regels *regels;
    mbo_vraag vraag; /* 0: every one */
    mbo_datum op;    /* MBO_DATUM_NOT_SET: in every period */
    mbo_taal taal;
    int32_t *begrip; /* the terms that what is shown uses, by name */
    int32_t begrippen;
    char *gelezen; /* of each value of a parameter: does a rule read it? Only those make periods */
} boek;

int note_gelezen(boek *b);   /* fills it; 0: no memory */
int note_begrippen(boek *b); /* the same of the terms */

/* ---- the texts of this program, in each language ---- */

enum {
    TITEL,
    VINGERAFDRUK,
    BEREIK,
    JA_ALLE,
    JA_EEN_VAN,
    JA_IEDEREEN,
    JA_NIEMAND,
    INDIEN,
    GELDT,
    ALS,
    VERTELD,
    TOELICHTING,
    DAN,
    BEDRAG,
    BRON,
    BRON_EN_DAG,
    BASIS,
    BEVESTIGD,
    GELDSOORT,
    FEITEN,
    LEEST,
    GELEZEN_DOOR,
    PARAMETERS,
    BEGRIPPEN,
    NAMEN,
    INHOUD,
    ALLE_VRAGEN,
    VOORWAARDE,
    STAPPEN,
    WIE,
    ADRES,
    TENZIJ,
    WOORDEN,
    ANDERE_VRAGEN,
    AFLEIDINGEN,
    ALLE_FEITEN,
    VANAF,
    TOT,
    ALTIJD,
    UIT,
    WAARDE,
    GEEN_VERSCHIL,
    GEEN_ANDER_VERSCHIL,
    DOOR,
    VERVALLEN,
    IN_PLAATS,
    NIEUW,
    ANDERE_WAARDE,
    GEWIJZIGD,
    VOORBEELD,
    GEEN,
    GEEN_DAN,
    TEKSTEN
};

extern const char *const teksten[TEKSTEN][3];

/* ---- what is shown ---- */

/* A piece of a condition: a name, or a character between names. */
typedef struct stuk {
    const char *text, *soort; /* as what it is explained; NULL: it is not, such as a code */
    size_t n;
    char naam[128];
    int codes; /* what follows is one, or a list of them */
} stuk;

/* A step that is shown, from `i` on, -1 at first; those of a kind, or of every one for 0. */
const mbo_stap *next_stap(const boek *b, mbo_stapsoort soort, int32_t *i);

/* A term that is shown, in the order of the alphabet, by where it stands; NULL past the last. */
const mbo_begrip *begrip_at(const boek *b, int32_t i);

/* Is it? */
int is_begrip(const boek *b, const mbo_begrip *begrip);

int holds(mbo_datum vanaf, mbo_datum tot, mbo_datum op);
int is_asked(const boek *b, mbo_vraag vraag);

/* The next rule that is shown, of those of a question (-1: of every one) that read a parameter (NULL: all of them);
   `i` is where it stands, -1 at first. */
const mbo_regel *next_regel(const boek *b, mbo_vraag vraag, const char *parameter, int32_t *i);

/* The next parameter, by name, that a rule which is shown reads, with a value or without; `naam` is "" at first. */
const char *next_parameter(const boek *b, const char *naam);

/* The next value of a parameter that is shown; `i` is where it stands, -1 at first. */
const mbo_parameter *next_waarde(const boek *b, const char *naam, int32_t *i);

/* The next piece of a condition; at first `s` has the text only. */
int next_stuk(const boek *b, stuk *s);

/* Does a condition have a name that is explained as `soort`? */
int mentions(const boek *b, const char *text, const char *soort, const char *naam);

/* The next word, derivation or fact that is used; `i` is where it stands, -1 at first (a fact: 0). */
const char *next_woord(const boek *b, int32_t *i);
const char *next_afleiding(const boek *b, int32_t *i);
const char *next_feit(const boek *b, int32_t *feit);

const char *tekst(const boek *b, int welke);
const char *amount(const mbo_parameter *p);

/* The names of the parameters that a rule reads, joined by ", ". */
void parameters_van(const boek *b, const mbo_regel *regel, char *text, size_t size);

/* What stands for item `i` of a list. */
void uitleg(const boek *b, int lijst, int32_t i, char *text, size_t size);
const char *vingerafdruk(const boek *b);

/* "lesgeld.bedrag x maanden_resterend_na_oktober / 12 (lesgeld, te betalen aan DUO)" */
const char *bedrag_tekst(const boek *b, const mbo_regel *regel);

/* ---- the lists of what is explained ---- */

/* The lists of what is explained: what they are called, how one steps through them, from where. */
enum { LIJST_WOORDEN, LIJST_VRAGEN, LIJST_AFLEIDINGEN, LIJST_FEITEN, LIJSTEN };

typedef struct uitleglijst {
    int kop;
    const char *soort;
    const char *(*next)(const boek *, int32_t *);
    int32_t begin;
} uitleglijst;

extern const uitleglijst lijsten[LIJSTEN];

#endif
