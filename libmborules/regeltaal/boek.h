/* SPDX-License-Identifier: MIT */
/* The book: every rule, question, derived term and parameter of a rule set, as the files of recht/ have them. */
#ifndef MBOI_BOEK_H
#define MBOI_BOEK_H

#include "regeltaal/formule.h"
#include "regeltaal/parameters.h"

struct mbo_bron {
    const char *werk, *vindplaats, *tekst;
    mbo_datum versie;
};

/* The sources of a rule, a step or a begrip. */
typedef struct mboi_bronnen {
    struct mbo_bron *rij;
    size_t count, capacity;
} mboi_bronnen;

/* What a condition refers to. */
typedef struct mboi_verwijzing {
    struct mboi_leest { /* the parameters that it reads */
        int32_t naam;
        mbo_feit tenzij; /* but not once this fact is given */
    } * leest;
    size_t leesten, leest_capacity;
    size_t *via; /* the rules of the questions that it refers to, also through others */
    size_t vias, via_capacity;
} mboi_verwijzing;

struct mbo_regel {
    mbo_datum vanaf, tot, bevestigd_tot;
    mbo_geldsoort soort; /* of its amount; 0: it has none */
    const char *id;
    mboi_verwijzing verwijzing;
    mbo_feitset feiten; /* that its condition depends on, an own rule's and those of date tests too */
    const char *kop[3]; /* by mbo_taal; its id where there is none */
    const char *nl, *en, *voorwaarde, *bereik, *bedrag_tekst;
    mbo_vraag vraag; /* 0: a rule of every question */
    mbo_basis basis;
    mboi_bronnen bron;
    const mboi_formule *als, *dan; /* NULL: always */
    mboi_bedragregel bedrag;
    bool eerste_dag;          /* while it does not hold yet, the first day that it does is told */
    bool uit;                 /* switched off: it never holds */
    bool toelichting;         /* it only tells something, where its `als` holds */
    uint32_t vragen;          /* the questions that `dan` refers to itself: bit 1 << question */
    const char *eigen_versie; /* of a rule of the host; else NULL */
    char vingerafdruk[MBOI_SHA256_HEX + 1];
};

static inline bool mboi_regel_geldt(const struct mbo_regel *regel, mbo_datum op)
{
    return !regel->uit && (regel->vanaf == MBO_DATUM_NOT_SET || op >= regel->vanaf) &&
           (regel->tot == MBO_DATUM_NOT_SET || op < regel->tot);
}

/* A condition of steps: those that say the same share it. */
struct mboi_voorwaarde {
    const char *tekst;
    const mboi_formule *formule;
    mboi_verwijzing verwijzing;
};

/* Something to do next, or to know, about a route (advies/stappen.regels). No part of what the rules decide. */
enum { MBOI_MAX_TENZIJ = 8 };
struct mbo_stap {
    mbo_datum vanaf, tot, bevestigd_tot;
    const char *id, *nl, *en, *adres;
    mbo_stapsoort soort;
    mbo_informant wie; /* 0: nobody in particular */
    const char *als;   /* "": it always applies */
    size_t als_nummer; /* of its condition, and of those that lift it */
    const char *tenzij[MBOI_MAX_TENZIJ];
    size_t tenzij_nummer[MBOI_MAX_TENZIJ];
    size_t tenzijs;
    mboi_bronnen bron;
};

/* A name that conditions use, and what it stands for in words. */
struct mboi_afleidingtekst {
    const char *naam, *tekst;
};

/* A term of the glossary (advies/begrippen.regels). No part of what the rules decide. */
struct mbo_begrip {
    const char *id, *naam[3], *tekst[3]; /* by mbo_taal */
    struct mboi_ook {
        const char *tekst;
        bool engels; /* in English texts only */
    } * ook;
    size_t ooks, ook_capacity;
    mboi_bronnen bron;
    mbo_datum bevestigd_tot;
};

/* A form in which texts have a begrip. */
struct mboi_begripvorm {
    mboi_span tekst;
    size_t begrip;
    bool engels;
};

struct mboi_vraag {
    bool een_van; /* the rules are alternatives; else all must hold */
    size_t regel, regels;
    bool heeft_bedrag, heeft_dag;
    size_t leest_hoogstens;     /* parameters that its rules read, counted double where two do */
    size_t redenen_hoogstens;   /* of its rules, and beneath each those of the questions that it refers to */
    const mboi_formule *bereik; /* outside it the question is nvt; NULL: it never is */
    const char *bereik_tekst;
};

typedef struct mboi_boek {
    mbo_allocator allocator;
    mboi_arena arena;
    const struct mboi_boek *bron; /* shared: it holds what this copy has of the rule files. NULL: it is no copy */
    bool eigen_verwijzingen;      /* of a copy: what it notes of them, and of its conditions, is not shared */
    mboi_sha256 bestanden;        /* of the rule files, to go on from */
    mboi_parameters parameters;
    const char **naam; /* of the parameters that rules read */
    size_t namen, naam_capacity;
    struct mboi_afleidingtekst *afleiding; /* derivations and norms */
    size_t afleidingen, afleiding_capacity;
    struct mbo_regel *regel; /* by question */
    size_t regels, regel_capacity;
    struct mboi_vraag vraag[MBOI_VRAGEN + 1];
    struct mboi_datumtest *test;
    size_t testen, test_capacity;
    struct mboi_settest *settest;
    size_t settesten, settest_capacity;
    mboi_norm *norm;
    size_t normen, norm_capacity;
    struct mbo_stap *stap;
    size_t stappen, stap_capacity;
    struct mboi_voorwaarde *voorwaarde;
    size_t voorwaarden, voorwaarde_capacity;
    struct mbo_begrip *begrip;
    size_t begrippen, begrip_capacity;
    struct mboi_begripvorm *vorm; /* of all of them, in the order of their small letters */
    size_t vormen, vorm_capacity;
    size_t vorm_begin[257]; /* the forms with that first byte, of the small letters, begin there */
    int32_t instroom;       /* the name for what the structure does not say of "instroom", where a rule asks it */
} mboi_boek;

/* No parameter: what has no value on a day of which the structure does not say whether one may start. */
#define MBOI_STRUCTUUR_INSTROOM "structuur.instroom"

void mboi_boek_init(mboi_boek *boek, const mbo_allocator *allocator);
void mboi_boek_free(mboi_boek *boek);

/* Read the built-in parameters. */
mbo_status mboi_boek_read_parameters(mboi_boek *boek, mbo_fout *fout);

/* Read the rule files, and the steps and the glossary, into a book that copies can be made of; it goes back with
   mboi_deel_free(). */
mbo_status mboi_bron_create(const mbo_allocator *allocator, const mboi_boek **out, mbo_fout *fout);

/* The rule files into an empty book, and into its fingerprint; and what is no part of that. */
mbo_status mboi_boek_read_regels(mboi_boek *boek, mbo_fout *fout);

/* Give a book that may have parameters already, and nothing else, the rules of a bron. They are its own to switch off
   and add to; what they point to is shared. */
mbo_status mboi_boek_copy(mboi_boek *boek, const mboi_boek *bron, mbo_fout *fout);

/* Note a form in which texts have a begrip; `*ander` is the one that has it already, when there is one, else NULL. */
mbo_status mboi_boek_add_vorm(mboi_boek *boek, const char *tekst, size_t begrip, bool engels,
                              const struct mbo_begrip **ander, mbo_fout *fout);

/* The first term in a text from `from` on, which is not past its end; NULL: none, and nothing is set. */
const struct mbo_begrip *mboi_boek_begrip_in(const mboi_boek *boek, const char *text, mbo_taal taal, size_t from,
                                             size_t *begin, size_t *length);

/* Once all forms are there: where those with each first byte begin. */
void mboi_boek_note_vormen(mboi_boek *boek);

/* Put a rule behind the others of its question. What it points to stays the caller's. */
mbo_status mboi_boek_add(mboi_boek *boek, const struct mbo_regel *regel, mbo_fout *fout);

/* Note of every rule, and every condition of a step, which parameters it reads, and through which other rules.
   MBO_ERROR_SYNTAX: a question leads back to itself. A copy needs it once a rule was added. */
mbo_status mboi_boek_note_verwijzingen(mboi_boek *boek, mbo_fout *fout);

/* MBO_ERROR_SYNTAX: a condition compares with a parameter of another unit. */
mbo_status mboi_boek_check_eenheden(const mboi_boek *boek, mbo_fout *fout);

/* Has every parameter that the rules read a value at some time? */
mbo_status mboi_boek_check_namen(const mboi_boek *boek, mbo_fout *fout);

/* The place of a parameter's name, added when it is new; -1: no memory. */
int32_t mboi_boek_naam(mboi_boek *boek, mboi_span naam);

/* The names of the parameters that a rule reads itself, for its condition and its amount; NULL past the last. */
const char *mboi_regel_parameter(const mboi_boek *boek, const struct mbo_regel *regel, int32_t index);

/* The fingerprint of a rule: all that it says and rests on. */
void mboi_regel_make_vingerafdruk(const mboi_boek *boek, struct mbo_regel *regel);

#endif
