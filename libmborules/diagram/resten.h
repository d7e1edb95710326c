/* SPDX-License-Identifier: MIT */
/* What is left of a diagram for many cases: what it was for one is kept for the next. */
#ifndef MBOI_RESTEN_H
#define MBOI_RESTEN_H

#include "diagram/volgen.h"

/* Of days of one date, the other not known, where cases begin: shared by the diagrams of all questions, as a case asks
   after each. Zero is empty. */
enum { MBOI_DAGEN = 1 << 15 };
typedef struct mboi_dag {
    mbo_datum dag;
    bool start;
    uint32_t instroom;           /* the tests of it that are true */
    uint16_t begin[MBOI_VRAGEN]; /* 0: not known */
} mboi_dag;

/* What is known of a case that has some rest. */
typedef struct mboi_halte {
    mbo_feitset open, ontbrekend;
    uint64_t tabellen[MBOI_MAX_TABELLEN / 64];
    bool nee, ja, nvt, geen_waarde, met_uren, met_eigen, met_feit; /* the last: an amount in it takes that of a fact */
} mboi_halte;

/* For cases of one diagram, on one thread. See resten.c. */
typedef struct mboi_resten {
    const mboi_stelsel *stelsel;
    const mboi_diagram *d;
    mboi_arena arena;
    mbo_feitset vast; /* of which every case has the same */
    bool instroom;    /* does the diagram ask whether one may start? */
    bool vol;         /* there was no room for more */
    uint32_t eerste, max_resten, max_pool;
    mboi_nummering nummering;
    mboi_halte *halte;   /* of each rest */
    uint32_t haltes;     /* of how many rests of the numbering it is filled in */
    uint16_t *knoop;     /* the rest below each node, by its number, and of the terminals after them; 0: not known */
    uint16_t *top;       /* as of `knoop`: of the roots in hand */
    uint32_t *gedaan;    /* of each rest: in which step it was looked at last, and what came of it in the low 16 bits */
    uint32_t stapnummer; /* of the step in hand */
    uint64_t *stap;      /* open addressing: see mboi_vind_stap(); 0: free */
    uint32_t stappen, stap_mask, max_stap_mask;
    mboi_tijdvak tijdvak[MBOI_MAX_PERIODEN];
    uint32_t tijdvakken;
    mboi_dag *dagen; /* by the lowest bits of the day; NULL: none */
    uint32_t plaats;
    uint16_t *tabel; /* the last rest for each place in the table of the diagram, which asks no hours; 0: not known */
    mboi_agenda *agenda; /* NULL: it asks not whether one may start */
    /* a case as far as it is filled in */
    mboi_invoer in;
    int8_t keuze[MBOI_ATOMEN + 1];
    int64_t waarde[MBOI_FEITEN + 1]; /* none: an outcome takes no more than the hours */
} mboi_resten;

/* `vast`: the facts and own rules of which every case has the same, known or not. `dagen`: MBOI_DAGEN of them, of which
   this diagram has the given place; NULL: none. NULL: no memory, or there are too many roots. */
mboi_resten *mboi_resten_create(const mboi_stelsel *stelsel, const mboi_diagram *diagram, const mbo_feitset *vast,
                                mboi_dag *dagen, uint32_t plaats, const mbo_allocator *allocator);
void mboi_resten_free(mboi_resten *resten);

/* A case on its way. */
typedef struct mboi_gang {
    uint16_t halte;      /* the rest that it has; 0: there was no room: it is evaluated by itself */
    mbo_feitset bekeken; /* what was filled in, as far as it is known */
} mboi_gang;

/* Begin at a node that a case came to, or else (MBOI_WORTELS) with its dates. While cases are under way nothing is
   forgotten; mboi_resten_ruim() makes room before, if there was none. */
enum { MBOI_WORTELS = 0 /* no node */ };
void mboi_resten_ruim(mboi_resten *resten);
mboi_gang mboi_resten_begin(mboi_resten *resten, mboi_invoer *invoer, uint32_t knoop);

/* The same at a node where cases before it began; halte 0: none did. */
static inline mboi_gang mboi_resten_verder(const mboi_resten *r, uint32_t knoop)
{
    return (mboi_gang){r->knoop[r->d->knoop[knoop - r->stelsel->eindes + 1]], r->vast};
}

/* A step not taken before, from where its key says. */
void mboi_resten_nieuw(mboi_resten *resten, mboi_gang *gang, uint32_t key);

/* Where to look first for the step of a key; and where it is, or would be. A place has the key from 32 bits on, and the
   halte that it leads to. */
static inline uint32_t mboi_plaats_van_stap(const mboi_resten *r, uint32_t key)
{
    return (uint32_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & r->stap_mask;
}
static inline uint64_t *mboi_vind_stap(const mboi_resten *r, uint32_t key)
{
    uint32_t at = mboi_plaats_van_stap(r, key);
    while (r->stap[at] && r->stap[at] >> 32 != key)
        at = (at + 1) & r->stap_mask;
    return &r->stap[at];
}

/* On with a case of these choices, as far as the fact at the top of what is left is known. Then the key of its next
   step: (halte, fact, choice); 0: it is where it ends. Facts on which the scope of most rules depends come first: they
   leave the least. */
static inline uint32_t mboi_volgende_stap(const mboi_resten *r, const int8_t *keuze, uint32_t schuif, mboi_gang *gang)
{
    const uint64_t eerst = UINT64_C(1) << MBO_FEIT_BEWIJS | UINT64_C(1) << MBO_FEIT_LEERWEG |
                           UINT64_C(1) << MBO_FEIT_SOORT_OPLEIDING | UINT64_C(1) << MBO_FEIT_INSTELLING;
    for (;;) {
        if (gang->halte < r->eerste)
            return 0;
        const uint16_t *key = r->nummering.pool + r->nummering.begin[gang->halte - r->eerste];
        int32_t deze = key[0] <= MBOI_ATOMEN ? keuze[(size_t)key[0] << schuif] : MBOI_GEEN;
        if (deze < 0)
            break;
        gang->halte = key[MBOI_SLEUTEL_KOP + deze];
    }
    const mbo_feitset *open = &r->halte[gang->halte].open;
    for (;;) {
        uint64_t laag = open->bits[0] & ~gang->bekeken.bits[0], hoog = open->bits[1] & ~gang->bekeken.bits[1];
        if (!(laag | hoog))
            return 0;
        uint32_t feit = laag ? mboi_lowest_bit(laag & eerst ? laag & eerst : laag) : 64 + mboi_lowest_bit(hoog);
        int8_t deze = keuze[(size_t)feit << schuif];
        mboi_feitset_add(&gang->bekeken, (mbo_feit)feit);
        if (deze >= 0)
            return (uint32_t)gang->halte << 16 | feit << 8 | (uint32_t)deze;
    }
}

/* Does the answer depend on more of a case than the steps that it took? */
static inline bool mboi_resten_vraagt(const mboi_resten *r, const mboi_gang *gang)
{
    const mboi_halte *h = &r->halte[gang->halte];
    return !gang->halte || h->met_uren || h->met_eigen;
}

/* All the way of a case. */
mboi_gang mboi_resten_ga(mboi_resten *resten, mboi_invoer *invoer);

/* What mboi_diagram_uitslag() gives of an outcome: the results, ontbrekend and whether that is exact; no more of it is
   filled in. Of a case that went all its way, and of one that is at its beginning. */
void mboi_resten_eind(mboi_resten *resten, mboi_invoer *invoer, const mboi_gang *gang, mboi_uitslag *uit);
void mboi_resten_uitslag(mboi_resten *resten, mboi_invoer *invoer, mboi_uitslag *uit);

#endif
