/* SPDX-License-Identifier: MIT */
/* Following a diagram for what is known of a case. */
#ifndef MBOI_VOLGEN_H
#define MBOI_VOLGEN_H

#include "diagram/agenda.h"

/* What the tables of hours leave of one case, worked out once: many rules and questions read the same tables. It knows
   itself of which rule set and which hours it is, so whoever changes them need not say so. */
typedef struct mboi_urenmemo {
    const mboi_stelsel *stelsel; /* NULL: nothing is in it */
    int64_t begeleid, bpv, studieduur;
    uint64_t uitslag_bekend[MBOI_MAX_TABELLEN / 64], open_bekend[MBOI_MAX_TABELLEN / 64];
    int8_t uitslag[MBOI_MAX_TABELLEN]; /* as of mboi_uren() */
    mbo_feitset ontbrekend[MBOI_MAX_TABELLEN];
    uint32_t zelfde[MBOI_MAX_TABELLEN];
} mboi_urenmemo;

/* The facts of the nodes that were passed: what was not looked at cannot have made a difference. */
typedef struct mboi_bezocht {
    uint64_t bits[4]; /* for every fact that a node can have */
} mboi_bezocht;

/* What is known of a case, as the diagrams read it: a case by itself, or a row of a table that is kept by column. */
typedef struct mboi_invoer {
    int8_t *keuze;       /* which child of a fact's node; MBOI_GEEN: unknown */
    int64_t *waarde;     /* of money, weeks, hours and studieduur; MBOI_GEEN: unknown */
    uint32_t schuif;     /* the value of a fact is at place fact << schuif of these two */
    int32_t kop;         /* the first four choices in one, see mboi_kop() */
    bool geboren, start; /* are the dates known? */
    mbo_datum geboortedatum, startdatum;
    mboi_instroom instroom;
    mboi_moment moment[MBOI_MAX_MOMENTEN]; /* that the known dates allow; see mboi_momenten() */
    uint32_t momenten;                     /* 1 when both dates are known; 0: not worked out yet */
    mboi_urenmemo *uren;                   /* NULL: every time anew */
    mboi_agenda *agenda;                   /* of the diagram that is asked most with a crebo and no dates; NULL: none */
    mboi_bezocht *bezocht;                 /* which facts were looked at is noted here; NULL: nowhere */
    mbo_feitset eigen_open[MBOI_MAX_EIGEN]; /* of an own rule that was not called: the arguments that are unknown */
} mboi_invoer;

/* Fill in the moments that the known date allows, if that is not done yet; with both dates unknown there are none. */
void mboi_momenten(const mboi_stelsel *stelsel, mboi_invoer *invoer);

static inline int64_t mboi_waarde(const mboi_invoer *in, mbo_feit feit)
{
    return in->waarde[(size_t)feit << in->schuif];
}

/* The choices of bewijs, leerweg, soort_opleiding and instelling as one; MBOI_KOP_OPEN: one of them is unknown. */
static inline int32_t mboi_kop(int8_t bewijs, int8_t leerweg, int8_t soort, int8_t instelling)
{
    return (bewijs | leerweg | soort | instelling) < 0
               ? MBOI_KOP_OPEN
               : ((bewijs * MBOI_LEERWEGEN + leerweg) * MBOI_SOORTEN_OPLEIDING + soort) * MBOI_INSTELLINGEN +
                     instelling;
}

/* ---- hours ---- */

/* Are the hours enough, for what is known of them and of the studieduur: MBOI_JA, MBOI_NEE or MBOI_GEEN (open). */
int32_t mboi_uren(const mboi_stelsel *stelsel, const mboi_invoer *invoer, uint32_t tabel);

/* Of a table that is open: add what can still decide, and find the first table that leaves the same. */
void mboi_uren_open(const mboi_stelsel *stelsel, const mboi_invoer *invoer, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde);

/* What hours leave of some tables, a number for each: of cases with the same numbers a diagram that reads no other
   tables leaves the same. Returns how many. */
uint32_t mboi_uren_sleutel(const mboi_stelsel *stelsel, const mboi_invoer *invoer, const uint64_t *tabellen,
                           uint16_t *uit);

/* ---- steps ---- */

/* One step down from a node: to the child that the case picks, or to itself when its fact is open. `keuze` and `schuif`
   are those of `in`, of which only the hours are read: so that a table of cases need not fill in more. */
static inline uint32_t mboi_step(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_invoer *in,
                                 const int8_t *keuze, uint32_t schuif, uint32_t id)
{
    const uint16_t *k = d->knoop + (id - stelsel->eindes);
    uint32_t feit = k[0] & 0xff;
    int32_t kind = feit <= MBOI_ATOMEN ? keuze[(size_t)feit << schuif] : mboi_uren(stelsel, in, feit - MBOI_ATOMEN - 1);
    return kind < 0 ? id : k[MBOI_KNOOP_KOP + kind];
}

/* Down through what is known: to a terminal, or the first node that is open. */
static inline uint32_t mboi_walk(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_invoer *in, uint32_t id)
{
    for (uint32_t was = UINT32_MAX; id >= stelsel->eindes && id != was;) {
        if (in->bezocht) {
            uint32_t feit = d->knoop[id - stelsel->eindes] & 0xff;
            in->bezocht->bits[feit / 64] |= UINT64_C(1) << (feit % 64);
        }
        id = mboi_step(stelsel, d, in, in->keuze, in->schuif, was = id);
    }
    return id;
}

/* Where a walk from a known moment begins. */
static inline uint32_t mboi_begin(const mboi_diagram *d, mboi_moment moment, int32_t kop)
{
    size_t at = mboi_wortel(d, moment, 0);
    return d->kort ? d->kort[d->kort_wortel[at] * (size_t)MBOI_KOPPEN + (uint32_t)kop] : d->wortel[at];
}

/* The usual case, in which all that matters is known: MBOI_NEE, MBOI_JA or MBOI_NVT; anything above them: it is not. */
static inline uint32_t mboi_diagram_einde(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_invoer *in)
{
    if (in->momenten != 1)
        return UINT32_MAX;
    return mboi_walk(stelsel, d, in, mboi_begin(d, in->moment[0], in->kop));
}

/* ---- results ---- */

typedef struct mboi_uitslag {
    bool nee, ja, nvt, geen_waarde; /* which results the completions give */
    mbo_feitset ontbrekend;
    mbo_feitset open;                          /* the facts and own rules of the nodes that are left */
    uint64_t tabellen[MBOI_MAX_TABELLEN / 64]; /* the tables of hours that are */
    bool niet_exact;                           /* an own rule was not called: what it takes may matter or not */
    /* for amounts: */
    bool enig; /* one and the same amount or kind, and known */
    int64_t bedrag;
    uint64_t zonder_waarde[MBOI_MAX_NAMEN / 64]; /* the names of parameters without value that were met */
} mboi_uitslag;

/* The last: of a diagram of amounts each by itself, whatever they are. */
typedef enum mboi_lees { MBOI_LEES_UITKOMST, MBOI_LEES_BEDRAG, MBOI_LEES_SOORT, MBOI_LEES_EINDE } mboi_lees;

/* Numbers for what is left of nodes: the same number for the same rest. See volgen.c. */
typedef struct mboi_nummering {
    uint16_t *pool;  /* the key of each rest: fact, number of children, rest of each child */
    uint32_t *begin; /* where that of each begins, by the order in which they came */
    uint16_t *tabel; /* open addressing, 0: free */
    uint32_t resten, used, mask;
} mboi_nummering;
enum { MBOI_SLEUTEL_KOP = 2 }; /* of a key, before the children */

/* The first numbers are of terminals, amounts last; those of nodes come after. */
enum { MBOI_REST_NEE = 1, MBOI_REST_JA, MBOI_REST_NVT, MBOI_REST_GEEN_WAARDE, MBOI_REST_NUL, MBOI_VASTE_RESTEN };
static inline uint32_t mboi_eerste_rest(const mboi_stelsel *stelsel)
{
    return MBOI_VASTE_RESTEN + 1 + MBOI_GELDSOORTEN + (uint32_t)stelsel->meeste_bedragen;
}

/* The number of what has this key, from `eerste` on; there must be room. */
uint16_t mboi_nummer(mboi_nummering *nummering, uint32_t eerste, uint16_t feit, const uint16_t *kind, uint32_t n);

/* The exact result, amount or kind of money of a diagram; allocates nothing. */
void mboi_diagram_uitslag(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer, mboi_lees lees,
                          mboi_uitslag *uit);

/* The number of what is left below a node (or at a terminal) of an outcome or, each by itself, of amounts: by a
   numbering that lasts, which has room for the whole diagram. */
uint16_t mboi_diagram_rest(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer, uint32_t id,
                           mboi_nummering *nummering);

/* The roots that the date that is known allows, some more than once. */
uint32_t mboi_wortels(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer, uint16_t *uit);

/* Put in place of each open own rule what is unknown of its facts. */
void mboi_eigen_invullen(const mboi_invoer *invoer, mboi_uitslag *uit);

/* The outcome alone (domain contract, section 4); mboi_open_uitkomst() is its part for what is not simply known. */
mbo_uitkomst mboi_open_uitkomst(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer);
mbo_uitkomst mboi_uitkomst_van(const mboi_stelsel *stelsel, const mboi_uitslag *uitslag);

static inline mbo_uitkomst mboi_van_einde(uint32_t einde)
{
    return einde == MBOI_JA ? MBO_UITKOMST_JA : einde == MBOI_NEE ? MBO_UITKOMST_NEE : MBO_UITKOMST_NVT;
}

static inline mbo_uitkomst mboi_diagram_uitkomst(const mboi_stelsel *stelsel, const mboi_diagram *diagram,
                                                 mboi_invoer *invoer)
{
    uint32_t einde = mboi_diagram_einde(stelsel, diagram, invoer);
    return einde <= MBOI_NVT ? mboi_van_einde(einde) : mboi_open_uitkomst(stelsel, diagram, invoer);
}

/* Does it ask whether one may start on the startdatum? With a crebo its roots are then not only those in `top`. */
bool mboi_diagram_leest_instroom(const mboi_stelsel *stelsel, const mboi_diagram *diagram);

#endif
