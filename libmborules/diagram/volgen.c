/* SPDX-License-Identifier: MIT */
/*
 * The exact result of a diagram for what is known of a case.
 *
 * The known facts pick a child at each node; at an open fact every child is followed. Working from the terminals up,
 * every node gets the number of the condition that is left of it (`rest`): nodes that are left with the same children
 * get the same number. So an open fact matters exactly when a node of it is met whose children have different numbers,
 * and a date matters exactly when two moments that it alone leads between have different numbers at their root.
 */
#include "diagram/volgen.h"

#include <string.h>

/* The numbers of one evaluation. */
typedef struct los {
    mboi_nummering nummering;
    uint32_t begin[MBOI_MAX_KNOPEN];
    uint16_t pool[MBOI_MAX_KINDEREN + MBOI_SLEUTEL_KOP * MBOI_MAX_KNOPEN];
    uint16_t tabel[2 * MBOI_MAX_KNOPEN];
} los;

typedef struct werk {
    const mboi_stelsel *stelsel;
    const mboi_diagram *d;
    mboi_invoer *invoer;
    mboi_uitslag *uit;
    mboi_lees lees;
    bool feiten_bekend;             /* does an amount need a fact that is known? */
    bool klaar;                     /* are the tables below? they are when a node is open */
    mboi_nummering *nummering;      /* that of `los`, or one that lasts */
    los *los;                       /* NULL: another lasts */
    uint16_t rest[MBOI_MAX_KNOPEN]; /* of each node, 0: not yet known */
    uint16_t eerste;                /* the number of the first rest of a node */
    uint16_t gedaan[64];            /* roots that were met while all moments are gone through */
} werk;

static uint16_t geen_waarde(werk *w, uint32_t naam)
{
    w->uit->zonder_waarde[naam / 64] |= UINT64_C(1) << (naam % 64);
    w->uit->geen_waarde = true;
    return MBOI_REST_GEEN_WAARDE;
}

/* ---- terminals ---- */

/* Cents of an amount; MBOI_GEEN: a fact that it needs is unknown. */
static int64_t cents_of(const werk *w, const mboi_bedrag *b)
{
    int64_t waarde = b->feit ? mboi_waarde(w->invoer, b->feit) : 0;
    return waarde == MBOI_GEEN ? MBOI_GEEN : mboi_bedrag_cents(b, waarde);
}

/* The first amount that is the same for this case. Those that need a fact come first in the table. */
static uint16_t rest_of_bedrag(werk *w, uint32_t index)
{
    if (w->lees == MBOI_LEES_SOORT || w->lees == MBOI_LEES_EINDE)
        return (uint16_t)(MBOI_VASTE_RESTEN + index);
    const mboi_bedragen *bedragen = w->d->bedragen;
    const mboi_bedrag *b = &bedragen->rij[index];
    if (b->parameter != MBOI_GEEN)
        return geen_waarde(w, (uint32_t)b->parameter);
    int64_t cents = cents_of(w, b);
    if (cents == MBOI_GEEN) { /* any two values of the fact make two amounts */
        mboi_feitset_add(&w->uit->ontbrekend, b->feit);
        return (uint16_t)(MBOI_VASTE_RESTEN + b->zelfde);
    }
    if (!cents)
        return MBOI_REST_NUL;
    for (uint32_t i = 0; w->feiten_bekend && i < bedragen->met_feit; i++)
        if (cents_of(w, &bedragen->rij[i]) == cents)
            return (uint16_t)(MBOI_VASTE_RESTEN + i);
    return (uint16_t)(MBOI_VASTE_RESTEN + b->zelfde);
}

static uint16_t rest_of_einde(werk *w, uint32_t einde)
{
    if (einde >= mboi_bedrag_einde(w->stelsel, 0))
        return rest_of_bedrag(w, einde - mboi_bedrag_einde(w->stelsel, 0));
    if (einde >= MBOI_EERSTE_PARAMETER)
        return geen_waarde(w, einde - MBOI_EERSTE_PARAMETER);
    if (w->lees != MBOI_LEES_UITKOMST && einde == MBOI_NEE)
        return w->lees == MBOI_LEES_SOORT ? MBOI_VASTE_RESTEN + MBO_GELDSOORT_GEEN : MBOI_REST_NUL;
    w->uit->nee |= einde == MBOI_NEE;
    w->uit->ja |= einde == MBOI_JA;
    w->uit->nvt |= einde == MBOI_NVT;
    return (uint16_t)(MBOI_REST_NEE + einde);
}

/* ---- nodes ---- */

static void prepare(werk *w)
{
    los *l = w->los;
    if (l) {
        uint32_t size = 8;
        while (size < 2 * w->d->knopen)
            size *= 2;
        memset(l->tabel, 0, size * sizeof *l->tabel);
        l->nummering = (mboi_nummering){.pool = l->pool, .begin = l->begin, .tabel = l->tabel, .mask = size - 1};
        w->nummering = &l->nummering;
    }
    memset(w->rest, 0, w->d->knopen * sizeof *w->rest);
    w->klaar = true;
}

uint16_t mboi_nummer(mboi_nummering *m, uint32_t eerste, uint16_t feit, const uint16_t *kind, uint32_t n)
{
    uint32_t h = feit;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ kind[i]) * UINT32_C(0x9e3779b1) ^ h >> 15;
    uint32_t at = h & m->mask;
    for (; m->tabel[at]; at = (at + 1) & m->mask) {
        const uint16_t *key = m->pool + m->begin[m->tabel[at] - eerste];
        if (key[0] == feit && key[1] == n && memcmp(key + MBOI_SLEUTEL_KOP, kind, n * sizeof *kind) == 0)
            return m->tabel[at];
    }
    m->begin[m->resten] = m->used;
    m->pool[m->used] = feit;
    m->pool[m->used + 1] = (uint16_t)n;
    memcpy(m->pool + m->used + MBOI_SLEUTEL_KOP, kind, n * sizeof *kind);
    m->used += MBOI_SLEUTEL_KOP + n;
    return m->tabel[at] = (uint16_t)(eerste + m->resten++);
}

static uint16_t rest_of(werk *w, uint32_t id)
{
    uint32_t eindes = w->stelsel->eindes;
    id = mboi_walk(w->stelsel, w->d, w->invoer, id);
    if (id < eindes)
        return rest_of_einde(w, id);
    if (!w->klaar)
        prepare(w);
    const uint16_t *k = w->d->knoop + (id - eindes), *child = k + MBOI_KNOOP_KOP;
    uint32_t feit = k[0] & 0xff, n = k[0] >> 8;
    if (w->rest[k[1]])
        return w->rest[k[1]];
    uint16_t kind[MBOI_MAX_ARITEIT];
    bool same = true;
    for (uint32_t i = 0; i < n; i++) {
        kind[i] = i && child[i] == child[i - 1] ? kind[i - 1] : rest_of(w, child[i]);
        same &= kind[i] == kind[0];
    }
    uint16_t uit = kind[0];
    if (!same && feit <= MBOI_ATOMEN) {
        mboi_feitset_add(&w->uit->open, (mbo_feit)feit);
        uit = mboi_nummer(w->nummering, w->eerste, (uint16_t)feit, kind, n);
    } else if (!same) {
        uint32_t zelfde;
        mboi_uren_open(w->stelsel, w->invoer, feit - MBOI_ATOMEN - 1, &w->uit->ontbrekend, &zelfde);
        w->uit->tabellen[zelfde / 64] |= UINT64_C(1) << (zelfde % 64);
        uit = mboi_nummer(w->nummering, w->eerste, (uint16_t)(MBOI_ATOMEN + 1 + zelfde), kind, n);
    }
    return w->rest[k[1]] = uit;
}

/* ---- the dates ---- */

static void note_stap(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    werk *w = ctx;
    uint32_t a = w->d->wortel[mboi_wortel(w->d, van, 0)], b = w->d->wortel[mboi_wortel(w->d, naar, 0)];
    if (a != b && !mboi_feitset_has(&w->uit->ontbrekend, datum) && rest_of(w, a) != rest_of(w, b))
        mboi_feitset_add(&w->uit->ontbrekend, datum);
}

static void note_bestaat(void *ctx, mboi_moment m)
{
    werk *w = ctx;
    uint16_t top = w->d->wortel[mboi_wortel(w->d, m, 0)], *gedaan = &w->gedaan[top % MBOI_COUNT(w->gedaan)];
    if (*gedaan != top) /* day after day has the same few roots */
        rest_of(w, top);
    *gedaan = top;
}

static void check_stappen(werk *w, uint16_t (*stap)[2], uint32_t n, mbo_feit datum)
{
    for (uint32_t i = 0; i < n; i++)
        if (rest_of(w, stap[i][0]) != rest_of(w, stap[i][1])) {
            mboi_feitset_add(&w->uit->ontbrekend, datum);
            return;
        }
}

void mboi_momenten(const mboi_stelsel *stelsel, mboi_invoer *in)
{
    mbo_datum geboren[MBOI_MAX_ALLE_TESTEN + 1];
    if (!in->momenten && in->start)
        in->momenten = mboi_momenten_met_startdatum(stelsel, &in->instroom, in->startdatum, in->moment, geboren);
    else if (!in->momenten && in->geboren)
        in->momenten = mboi_momenten_met_geboortedatum(stelsel, &in->instroom, in->geboortedatum, in->moment);
}

bool mboi_diagram_leest_instroom(const mboi_stelsel *stelsel, const mboi_diagram *d)
{
    for (uint32_t t = 0; t < d->testen; t++)
        if (!mboi_is_leeftijd(stelsel->test[d->test[t]].functie))
            return true;
    return false;
}

uint32_t mboi_wortels(const mboi_stelsel *stelsel, const mboi_diagram *d, mboi_invoer *in, uint16_t *uit)
{
    bool een_periode = in->start; /* then only the tests make moments that differ */
    mboi_moment voor[MBOI_MAX_TESTEN + 1];
    const mboi_moment *moment = voor;
    uint32_t n = 0, momenten = 0;
    if (een_periode && !in->momenten)
        momenten = mboi_momenten_voor(stelsel, d, &in->instroom, in->startdatum, voor);
    if (!momenten) {
        mboi_momenten(stelsel, in);
        moment = in->moment;
        momenten = in->momenten;
    }
    for (uint32_t i = 0; i < momenten && (d->testen || !een_periode || !i); i++)
        for (uint32_t maand = 0; maand < (d->maanden ? 12 : 1); maand++) {
            if (d->maanden && !(moment[i].maanden >> maand & 1))
                continue;
            uint16_t top = d->wortel[mboi_wortel(d, moment[i], maand)];
            if (!n || top != uit[n - 1])
                uit[n++] = top;
        }
    return n;
}

/* The rest of all of these roots; 0: there are different ones. */
static uint16_t rest_of_wortels(werk *w, const uint16_t *wortel, uint32_t n)
{
    uint16_t enig = rest_of(w, wortel[0]);
    for (uint32_t i = 1; i < n; i++) {
        uint16_t rest = rest_of(w, wortel[i]);
        enig = rest == enig ? enig : 0;
    }
    return enig;
}

/* The same of the roots that there are with neither date known. */
static uint16_t rest_of_overgangen(werk *w, const mboi_overgangen *o)
{
    uint16_t enig = rest_of_wortels(w, o->top, o->toppen);
    if (!enig && !w->d->testen) {
        mboi_feitset_add(&w->uit->ontbrekend, MBO_FEIT_STARTDATUM);
    } else if (!enig) {
        check_stappen(w, o->stap_geboortedatum, o->stappen_geboortedatum, MBO_FEIT_GEBOORTEDATUM);
        check_stappen(w, o->stap_startdatum, o->stappen_startdatum, MBO_FEIT_STARTDATUM);
    }
    return enig;
}

static void walk_days(werk *w)
{
    const mboi_stap stappen = {w, note_stap, note_bestaat};
    memset(w->gedaan, 0xff, sizeof w->gedaan); /* no id is that high */
    mboi_doorloop(w->stelsel, &w->invoer->instroom, w->d->test, w->d->testen, w->stelsel->grens, w->stelsel->perioden,
                  false, &stappen);
}

/* The rest of every root that the dates allow; 0: there are different ones. */
static uint16_t rest_of_roots(werk *w)
{
    const mboi_diagram *d = w->d;
    mboi_invoer *in = w->invoer;
    if (in->start || in->geboren) {
        uint16_t wortel[MBOI_MAX_WORTELS];
        uint16_t enig = rest_of_wortels(w, wortel, mboi_wortels(w->stelsel, d, in, wortel));
        if (!enig)
            mboi_feitset_add(&w->uit->ontbrekend, in->start ? MBO_FEIT_GEBOORTEDATUM : MBO_FEIT_STARTDATUM);
        return enig;
    }
    mboi_overgangen zonder_crebo = mboi_overgangen_van(d);
    if (!in->instroom.gegeven || !mboi_diagram_leest_instroom(w->stelsel, d))
        return rest_of_overgangen(w, &zonder_crebo);
    int32_t nummer =
        in->agenda && mboi_agenda_diagram(in->agenda) == d ? mboi_agenda_nummer(in->agenda, &in->instroom) : -1;
    if (nummer >= 0)
        return rest_of_overgangen(w, mboi_agenda_overgangen(in->agenda, nummer));
    walk_days(w);
    return 0; /* the results that occur say enough */
}

static void begin_werk(werk *w, const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer,
                       mboi_lees lees, mboi_uitslag *uit)
{
    memset(uit, 0, sizeof *uit);
    w->stelsel = stelsel;
    w->d = diagram;
    w->invoer = invoer;
    w->uit = uit;
    w->lees = lees;
    w->klaar = w->feiten_bekend = false;
    w->eerste = (uint16_t)mboi_eerste_rest(stelsel);
}

void mboi_eigen_invullen(const mboi_invoer *invoer, mboi_uitslag *uit)
{
    for (size_t e = 0; e < MBOI_MAX_EIGEN; e++) {
        mbo_feit atoom = MBOI_FEITEN + 1 + (mbo_feit)e;
        if (!mboi_feitset_has(&uit->ontbrekend, atoom))
            continue;
        uit->ontbrekend.bits[atoom / 64] &= ~(UINT64_C(1) << (atoom % 64));
        for (size_t i = 0; i < MBOI_COUNT(uit->ontbrekend.bits); i++)
            uit->ontbrekend.bits[i] |= invoer->eigen_open[e].bits[i];
        uit->niet_exact = true;
    }
}

void mboi_diagram_uitslag(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer, mboi_lees lees,
                          mboi_uitslag *uit)
{
    werk w; /* large: the tables are left as they are until a node is open */
    los l;
    begin_werk(&w, stelsel, diagram, invoer, lees, uit);
    uint32_t einde = lees == MBOI_LEES_UITKOMST ? mboi_diagram_einde(stelsel, diagram, invoer) : UINT32_MAX;
    if (einde <= MBOI_NVT) {
        uit->nee = einde == MBOI_NEE;
        uit->ja = einde == MBOI_JA;
        uit->nvt = einde == MBOI_NVT;
        return;
    }
    w.los = &l;
    for (uint32_t i = 0; lees == MBOI_LEES_BEDRAG && i < diagram->bedragen->met_feit; i++)
        w.feiten_bekend |= mboi_waarde(invoer, diagram->bedragen->rij[i].feit) != MBOI_GEEN;
    uint16_t rest = rest_of_roots(&w);
    mboi_feitset_join(&uit->ontbrekend, &uit->open);
    mboi_eigen_invullen(invoer, uit);
    if (lees == MBOI_LEES_UITKOMST || !rest || rest >= w.eerste)
        return;
    if (rest == MBOI_REST_NUL) {
        uit->enig = true;
    } else if (rest >= MBOI_VASTE_RESTEN && lees == MBOI_LEES_SOORT) {
        uit->enig = true;
        uit->bedrag = rest - MBOI_VASTE_RESTEN;
    } else if (rest >= MBOI_VASTE_RESTEN) {
        int64_t cents = cents_of(&w, &diagram->bedragen->rij[rest - MBOI_VASTE_RESTEN]);
        uit->enig = cents != MBOI_GEEN;
        uit->bedrag = uit->enig ? cents : 0;
    }
}

uint16_t mboi_diagram_rest(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer, uint32_t id,
                           mboi_nummering *nummering)
{
    werk w;
    mboi_uitslag uit;
    begin_werk(&w, stelsel, diagram, invoer, diagram->bedragen ? MBOI_LEES_EINDE : MBOI_LEES_UITKOMST, &uit);
    w.los = NULL;
    w.nummering = nummering;
    return rest_of(&w, id);
}

/* Domain contract, section 4. */
mbo_uitkomst mboi_uitkomst_van(const mboi_stelsel *stelsel, const mboi_uitslag *uit)
{
    int results = uit->nee + uit->ja + uit->nvt + uit->geen_waarde;
    if (results == 1 && !uit->geen_waarde)
        return uit->ja ? MBO_UITKOMST_JA : uit->nee ? MBO_UITKOMST_NEE : MBO_UITKOMST_NVT;
    if (uit->geen_waarde || uit->nvt)
        return MBO_UITKOMST_ONBEKEND;
    return mboi_feitset_within(&uit->ontbrekend, &stelsel->besluiten) ? MBO_UITKOMST_VOORWAARDELIJK
                                                                      : MBO_UITKOMST_ONBEKEND;
}

/* ---- the outcome alone ---- */

/*
 * Two completions that agree on every besluit and have different results prove that the outcome is onbekend: change
 * one into the other a fact at a time, and at one of them the result changes. So it is enough to follow the open facts
 * that are no besluit, and to stop at the second result. One result and no besluit: that is the outcome. Where an open
 * besluit is met and there is no such proof, the whole evaluation decides.
 */
typedef struct zoek {
    const mboi_stelsel *stelsel;
    const mboi_diagram *d;
    const mboi_invoer *in;
    uint32_t einde; /* the result so far; UINT32_MAX: none */
    bool besluit;   /* an open one was met */
    uint64_t gezien[MBOI_MAX_KNOPEN / 64];
} zoek;

static void begin(zoek *z, const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_invoer *in)
{
    z->stelsel = stelsel;
    z->d = d;
    z->in = in;
    z->einde = UINT32_MAX;
    z->besluit = false;
    memset(z->gezien, 0, (d->knopen + 63) / 64 * sizeof *z->gezien);
}

/* Take in a result; false: it is another one, so onbekend. */
static bool meet(zoek *z, uint32_t einde)
{
    if (einde >= MBOI_EERSTE_PARAMETER || (z->einde != UINT32_MAX && z->einde != einde))
        return false;
    z->einde = einde;
    return true;
}

/* Go on from a node; false: onbekend. Results close by come first: two different ones save the way down. */
static bool follow(zoek *z, uint32_t id)
{
    uint32_t eindes = z->stelsel->eindes;
    id = mboi_walk(z->stelsel, z->d, z->in, id);
    if (id < eindes)
        return meet(z, id);
    const uint16_t *k = z->d->knoop + (id - eindes), *child = k + MBOI_KNOOP_KOP;
    uint32_t feit = k[0] & 0xff, n = k[0] >> 8;
    if (z->gezien[k[1] / 64] >> (k[1] % 64) & 1)
        return true;
    z->gezien[k[1] / 64] |= UINT64_C(1) << (k[1] % 64);
    bool eigen = feit > MBOI_FEITEN && feit <= MBOI_ATOMEN; /* an own rule may wait for a besluit */
    if (eigen || mboi_is_besluit((mbo_feit)feit)) {
        z->besluit = true;
        return true;
    }
    for (uint32_t i = 0; i < n; i++)
        if (child[i] < eindes && !meet(z, child[i]))
            return false;
    for (uint32_t i = 0; i < n; i++)
        if (child[i] >= eindes && (!i || child[i] != child[i - 1]) && !follow(z, child[i]))
            return false;
    return true;
}

static mbo_uitkomst found(const zoek *z)
{
    return z->besluit || z->einde == UINT32_MAX ? 0 : mboi_van_einde(z->einde);
}

static mbo_uitkomst from_momenten(zoek *z, const mboi_moment *moment, uint32_t momenten)
{
    for (uint32_t i = 0; i < momenten; i++)
        if (!follow(z, mboi_begin(z->d, moment[i], z->in->kop)))
            return MBO_UITKOMST_ONBEKEND;
    return found(z);
}

/* The startdatum is not known. Where all roots agree, so do those that the birth date allows; then the first days of
   the periods are tried before every moment is worked out. */
static mbo_uitkomst without_start(zoek *z, mboi_invoer *in)
{
    const mboi_stelsel *stelsel = z->stelsel;
    const mboi_diagram *d = z->d;
    bool een = true;
    for (uint32_t i = 0; een && i < d->toppen; i++)
        een = follow(z, d->top[i]);
    if (een && found(z))
        return found(z);
    if (!in->geboren) /* every root can be */
        return een ? 0 : MBO_UITKOMST_ONBEKEND;
    begin(z, stelsel, d, in);
    mbo_datum laatste = mboi_laatste_start(in->geboortedatum);
    for (uint32_t p = stelsel->perioden; p-- > 0;) {
        if (stelsel->grens[p] < in->geboortedatum || stelsel->grens[p] > laatste)
            continue;
        mboi_moment m = mboi_moment_voor(stelsel, d, &in->instroom, in->geboortedatum, stelsel->grens[p]);
        if (!follow(z, mboi_begin(d, m, in->kop)))
            return MBO_UITKOMST_ONBEKEND;
    }
    mboi_momenten(stelsel, in);
    return from_momenten(z, in->moment, in->momenten);
}

mbo_uitkomst mboi_open_uitkomst(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_invoer *invoer)
{
    zoek z;
    mbo_uitkomst uit;
    begin(&z, stelsel, diagram, invoer);
    if (invoer->instroom.gegeven && mboi_diagram_leest_instroom(stelsel, diagram) && !invoer->start) {
        uit = 0;
    } else if (!invoer->start) {
        uit = without_start(&z, invoer);
    } else if (invoer->geboren) {
        uit = from_momenten(&z, invoer->moment, 1);
    } else {
        mboi_moment moment[MBOI_MAX_TESTEN + 1];
        uint32_t momenten = mboi_momenten_voor(stelsel, diagram, &invoer->instroom, invoer->startdatum, moment);
        if (!momenten)
            mboi_momenten(stelsel, invoer);
        uit = momenten ? from_momenten(&z, moment, momenten)
                       : from_momenten(&z, invoer->moment, diagram->testen ? invoer->momenten : 1);
    }
    if (uit)
        return uit;
    mboi_uitslag uitslag;
    mboi_diagram_uitslag(stelsel, diagram, invoer, MBOI_LEES_UITKOMST, &uitslag);
    return mboi_uitkomst_van(stelsel, &uitslag);
}
