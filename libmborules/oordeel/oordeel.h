/* SPDX-License-Identifier: MIT */
/* What one case and a whole table of cases share: what a crebo fills in, and the parts of an answer. */
#ifndef MBOI_OORDEEL_H
#define MBOI_OORDEEL_H

#include <mborules/oordeel.h>

#include "diagram/resten.h"
#include "regels/regels.h"

/* What the structure knows of a crebo. */
typedef struct mboi_crebo {
    int8_t keuze;              /* the child of its node */
    int8_t vierjarig;          /* that it fills in; -1: not known */
    bool niet_opgezocht;       /* the structure cannot know it on this day: as without a crebo */
    mbo_soort_opleiding soort; /* that it fills in; 0: not known */
    mboi_instroom instroom;
} mboi_crebo;

/* What is given beside a crebo. */
typedef struct mboi_gegeven {
    mbo_soort_opleiding soort; /* 0: not given */
    int8_t vierjarig;          /* -1: not given */
    mbo_datum startdatum;      /* MBO_DATUM_NOT_SET: not given */
} mboi_gegeven;

/* Nothing is guessed: a crebo that the structure should have and has not, or that says otherwise than what is given, is
   an error. */
mbo_status mboi_crebo_van(const mbo_structuur *structuur, int64_t crebo, const mboi_gegeven *gegeven, mboi_crebo *out,
                          mbo_fout *fout);

/* As if one may start where that is not known. MBO_ERROR_LIMIT: in more periods than there may be. */
mbo_status mboi_instroom_gewoon(mboi_instroom *instroom, mbo_fout *fout);

/* The facts that a crebo can fill in; does this one fill in a fact, and with what? */
enum { MBOI_CREBOFEITEN = 2 };
extern const mbo_feit mboi_crebofeiten[MBOI_CREBOFEITEN];
bool mboi_crebo_vult(const mboi_crebo *crebo, mbo_feit feit, int64_t *out);

/* What is known of a case, as the diagrams take it. It points into itself: it stays where it is. */
typedef struct mboi_geval {
    const mbo_regels *regels;
    const mbo_structuur *structuur; /* NULL: nothing was taken from one */
    mboi_crebo crebo;
    int8_t keuze[MBOI_ATOMEN + 1];
    int64_t waarde[MBOI_FEITEN + 1];
    mbo_feitset known; /* given, or filled by the crebo */
    bool streng;
    mboi_invoer invoer;
    mboi_urenmemo uren;
} mboi_geval;

/* Check the question and the options of a public function, `call` (`alle`: every question at once may be asked), take
   the case in, and call the own rules that the question reads. */
mbo_status mboi_geval_neem(mboi_geval *g, const mbo_regels *regels, const mbo_structuur *structuur,
                           const mbo_zaak *zaak, mbo_vraag vraag, bool alle, int32_t options, const char *call,
                           mbo_fout *fout);

/* Make a fact that is no date known, or (NULL) unknown. */
void mboi_geval_zet(mboi_geval *g, mbo_feit feit, const int64_t *waarde);

/* Begin anew with the moments of the dates, after a change of instroom. */
void mboi_geval_momenten(mboi_geval *g);

/* Take in what is known of the crebo of the case; mboi_geval_momenten() is the caller's. */
void mboi_geval_crebo(mboi_geval *g, const mbo_zaak *zaak, const mboi_crebo *crebo);

/* Call the own rules that the questions read, as far as their facts are known. */
mbo_status mboi_geval_eigen(mboi_geval *g, const mbo_zaak *zaak, mbo_vraag vraag, mbo_fout *fout);

/* An own rule is not called for what is not so: while a fact that it takes is tried, its result is open. `terug`: it is
   tried no longer, and `keuze` has what was. */
void mboi_geval_eigen_open(mboi_geval *g, mbo_feit feit, bool terug, int8_t keuze[MBOI_MAX_EIGEN]);

/* Do the dates go together, as far as they are known (MBO_DATUM_NOT_SET: not)? A birth after the startdatum, or more
   than 120 years before it, is an error. */
mbo_status mboi_datums_check(mbo_datum geboortedatum, mbo_datum startdatum, mbo_fout *fout);

/* Does it start before the library's time? */
bool mboi_buiten_de_tijd(const mboi_geval *g);

/* The parts of an answer that come from the diagrams of its question. */
typedef struct mboi_antwoord {
    mbo_uitkomst uitkomst;
    bool ja_mogelijk; /* is there a completion that gives ja? */
    bool niet_exact;  /* an own rule was not called that may matter */
    mbo_feitset ontbrekend, bedrag_ontbrekend, vanaf_ontbrekend;
    mbo_geldsoort soort;
    mbo_stand stand, vanaf_stand;
    int64_t bedrag;
    mbo_datum vanaf;
    uint64_t zonder_waarde[MBOI_MAX_NAMEN / 64]; /* names of parameters */
} mboi_antwoord;

/* With its reasons. */
struct mboi_reden {
    const struct mbo_regel *regel;
    mbo_uitkomst uitkomst; /* 0: a toelichting */
    int32_t ouder;         /* the reason that it stands beneath; -1: none */
};
struct mboi_heel_antwoord {
    mboi_antwoord deel;
    mbo_feitset aannames;
    int32_t beslissers;
    bool buiten_de_tijd;
    const char *niet_bevestigd;
    mbo_datum niet_bevestigd_na;
    /* in the arena, with room for every rule and every parameter of the question */
    struct mboi_reden *reden;
    size_t redenen;
    const struct mbo_parameter **parameter;
    size_t parameters;
};

struct mbo_oordeel {
    mbo_allocator allocator;
    mboi_arena arena;
    mbo_regels *regels;
    uint8_t *regel;                 /* the outcome of each rule, 0: not yet known */
    uint8_t vraag[MBOI_VRAGEN + 1]; /* of each question that a rule refers to, 0: not yet known */
    struct mboi_heel_antwoord antwoord[MBOI_VRAGEN + 1];
    /* what it was about, for the receipt */
    bool streng;
    mbo_feitset known;
    int64_t value[MBOI_FEITEN + 1];
    mbo_structuur *structuur; /* NULL: nothing was taken from one */
    mboi_crebo crebo;
};

/* What was left of the diagrams of a question for cases before this one. */
typedef struct mboi_vraagresten {
    mboi_resten *uitkomst, *bereik, *dag, *rest; /* NULL: nothing is kept */
    const mboi_gang *gang;                       /* of this case along `uitkomst` */
} mboi_vraagresten;

/* Each fills in its part of an answer that was zero. `resten`: NULL for a case by itself; with it the names of
   parameters without value are left out. */
void mboi_beslis_uitkomst(const mboi_stelsel *stelsel, mbo_vraag vraag, mboi_invoer *in, const mboi_vraagresten *resten,
                          mboi_antwoord *a);
void mboi_beslis_bedrag(const mboi_stelsel *stelsel, mbo_vraag vraag, mboi_invoer *in, mboi_antwoord *a);

/* The usual case of that: all that the amount depends on is known, or there is none. False: it is not so simple. */
bool mboi_bekend_bedrag(const mboi_stelsel *stelsel, mbo_vraag vraag, const mboi_invoer *in, mboi_antwoord *a);

void mboi_beslis_vanaf(const mboi_stelsel *stelsel, mbo_vraag vraag, mboi_invoer *in, const mboi_vraagresten *resten,
                       mboi_antwoord *a);

#endif
