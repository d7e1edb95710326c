/* SPDX-License-Identifier: MIT */
/*
 * The exact result of a diagram for what is known of a case.
 *
 * The known facts pick a child at each node; at an open fact every child is followed. Working from the terminals up,
 * every node gets the number of the condition that is left of it (`rest`): nodes that are left with the same children
 * get the same number. So an open fact matters exactly when a node of it is met whose children have different numbers,
 * and a date matters exactly when two klassen that differ in that date alone have different numbers at their root.
 */
#include "regels/regels.h"

#include <string.h>

typedef struct werk {
    const mbo_regels *regels;
    const mboi_diagram *d;
    const mboi_invoer *invoer;
    mboi_uitslag *uit;
    /* for amounts */
    bool bedrag, soort;
    mbo_datum dag;   /* the first day of the period of the klasse at hand */
    int32_t voorbij; /* the months of the cursusjaar that have passed in it */
    /* what is left of each node, 0: not yet known; rests are numbered from RESTEN on */
    uint16_t *rest;
    uint16_t *einde; /* the same of each terminal, for amounts alone */
    /* the rests: their kind (a fact, or WAARDE for an amount) and children */
    uint32_t *begin; /* of its children in `pool` */
    uint16_t *pool;
    uint8_t *feit;
    uint32_t resten, used;
    uint16_t *tabel; /* open addressing, 0: free */
    uint32_t tabel_mask;
} werk;

enum { REST_NEE = 1, REST_JA, REST_NVT, REST_GEEN_WAARDE, REST_ONBEKEND_BEDRAG, RESTEN, WAARDE = 255 };

/* The number of a fact with these rests as children, or of an amount in four pieces. */
static uint16_t number(werk *w, uint8_t feit, const uint16_t *kind, uint32_t n)
{
    uint32_t h = feit;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ kind[i]) * UINT32_C(0x9e3779b1) ^ h >> 15;
    uint32_t at = h & w->tabel_mask;
    for (; w->tabel[at]; at = (at + 1) & w->tabel_mask) {
        uint32_t r = w->tabel[at] - (uint32_t)RESTEN;
        if (w->feit[r] == feit && memcmp(w->pool + w->begin[r], kind, n * sizeof *kind) == 0)
            return w->tabel[at];
    }
    memcpy(w->pool + w->used, kind, n * sizeof *kind);
    w->begin[w->resten] = w->used;
    w->feit[w->resten] = feit;
    w->used += n;
    return w->tabel[at] = (uint16_t)(RESTEN + w->resten++);
}

static uint16_t number_value(werk *w, int64_t waarde)
{
    uint16_t pieces[4];
    memcpy(pieces, &waarde, sizeof pieces);
    return number(w, WAARDE, pieces, 4);
}

static void name_parameter(werk *w, int32_t parameter)
{
    mboi_uitslag *uit = w->uit;
    for (int32_t i = 0; i < uit->parameters; i++)
        if (uit->parameter[i] == parameter)
            return;
    if (uit->parameters < (int32_t)MBOI_COUNT(uit->parameter))
        uit->parameter[uit->parameters++] = parameter;
}

/* The amount of a rule that holds, in the klasse at hand. */
static uint16_t rest_of_amount(werk *w, const struct mbo_regel *regel)
{
    if (w->soort)
        return number_value(w, regel->soort);
    if (regel->bedrag_feit) {
        int64_t cents = w->invoer->bedrag[regel->bedrag_feit];
        if (cents != MBOI_GEEN)
            return number_value(w, cents);
        mboi_feitset_add(&w->uit->ontbrekend, regel->bedrag_feit); /* any two prices make two amounts */
        return REST_ONBEKEND_BEDRAG;
    }
    const struct mbo_parameter *p = mboi_regels_waarde(w->regels, regel->bedrag_parameter, w->dag);
    if (!p) {
        name_parameter(w, regel->bedrag_parameter);
        w->uit->geen_waarde = true;
        return REST_GEEN_WAARDE;
    }
    int64_t maanden = mboi_maanden(regel->bedrag_functie, w->voorbij);
    return number_value(w, (2 * p->waarde * maanden + 12) / 24); /* twelfths, rounded half up to the cent */
}

static uint16_t rest_of_einde(werk *w, uint32_t einde)
{
    if (einde >= mboi_bedrag_einde(w->regels, 0))
        return rest_of_amount(w, &w->regels->regel[einde - mboi_bedrag_einde(w->regels, 0)]);
    if (einde >= MBOI_EERSTE_PARAMETER) {
        name_parameter(w, (int32_t)(einde - MBOI_EERSTE_PARAMETER));
        w->uit->geen_waarde = true;
        return REST_GEEN_WAARDE;
    }
    if (w->bedrag)
        return einde == MBOI_NVT ? REST_NVT : number_value(w, w->soort ? MBO_GELDSOORT_GEEN : 0);
    w->uit->nee |= einde == MBOI_NEE;
    w->uit->ja |= einde == MBOI_JA;
    w->uit->nvt |= einde == MBOI_NVT;
    return (uint16_t)(REST_NEE + einde);
}

static uint16_t rest_of(werk *w, uint32_t id)
{
    uint32_t eindes = w->regels->eindes;
    if (id < eindes && !w->bedrag)
        return rest_of_einde(w, id);
    if (id < eindes)
        return w->einde[id] ? w->einde[id] : (w->einde[id] = rest_of_einde(w, id));
    if (w->rest[id - eindes])
        return w->rest[id - eindes];
    const mboi_knoop *k = &w->d->knoop[id - eindes];
    int16_t keuze = w->invoer->keuze[k->feit];
    uint16_t uit;
    if (keuze >= 0) {
        uit = rest_of(w, w->d->kind[k->eerste + keuze]);
    } else {
        uint16_t kind[MBOI_MAX_ARITEIT];
        bool same = true;
        kind[0] = rest_of(w, w->d->kind[k->eerste]);
        for (uint32_t i = 1; i < k->kinderen; i++) {
            kind[i] = rest_of(w, w->d->kind[k->eerste + i]);
            same &= kind[i] == kind[0];
        }
        if (!same)
            mboi_feitset_add(&w->uit->ontbrekend, k->feit);
        uit = same ? kind[0] : number(w, k->feit, kind, k->kinderen);
    }
    return w->rest[id - eindes] = uit;
}

static void link_klassen(const werk *w, const uint64_t *line, const uint16_t *rest_van, const uint64_t *rows,
                         mbo_feit feit)
{
    const mboi_diagram *d = w->d;
    for (uint32_t k = 0; k < d->klassen; k++) {
        if (!(line[k / 64] >> (k % 64) & 1))
            continue;
        for (uint32_t j = k + 1; j < d->klassen; j++)
            if (line[j / 64] >> (j % 64) & 1 && rest_van[j] != rest_van[k] &&
                (!rows || rows[k * d->woorden + j / 64] >> (j % 64) & 1)) {
                mboi_feitset_add(&w->uit->ontbrekend, feit);
                return;
            }
    }
}

/* `rest_van` has room for every klasse. */
static void solve(werk *w, uint16_t *rest_van)
{
    const mboi_diagram *d = w->d;
    const mboi_invoer *in = w->invoer;
    uint64_t line[MBOI_MAX_KLASSEN / 64];
    memset(line, 0, d->woorden * sizeof *line);
    if (in->geboren && in->start) {
        uint32_t k = mboi_klasse(w->regels, d, in->geboortedatum, in->startdatum);
        line[k / 64] |= UINT64_C(1) << (k % 64);
    } else if (in->start) {
        mboi_line_geboortedatum(w->regels, d, in->startdatum, line);
    } else if (in->geboren) {
        mboi_line_startdatum(w->regels, d, in->geboortedatum, false, line);
    } else {
        memcpy(line, d->bestaat, d->woorden * sizeof *line);
    }

    uint16_t enig = 0;
    bool verschil = false;
    uint32_t groep = UINT32_MAX;
    for (uint32_t k = 0; k < d->klassen; k++) {
        if (!(line[k / 64] >> (k % 64) & 1))
            continue;
        uint32_t stuk = k >> d->testen, p = d->maanden ? stuk / 12 : stuk; /* period, or period and month */
        uint32_t waarheid = k & ((UINT32_C(1) << d->testen) - 1), nu = d->maanden ? stuk : 0;
        if (nu != groep) { /* amounts of another month: what was left of a node no longer holds */
            memset(w->rest, 0, d->knopen * sizeof *w->rest);
            if (w->bedrag)
                memset(w->einde, 0, w->regels->eindes * sizeof *w->einde);
            groep = nu;
            w->dag = d->grens[p];
            w->voorbij = (int32_t)(stuk % 12);
        }
        rest_van[k] = rest_of(w, d->wortel[p << d->testen | waarheid]);
        verschil |= enig && enig != rest_van[k];
        enig = rest_van[k];
    }
    if (verschil && !in->geboren)
        link_klassen(w, line, rest_van, in->start ? NULL : d->met_geboortedatum, MBO_FEIT_GEBOORTEDATUM);
    if (verschil && !in->start)
        link_klassen(w, line, rest_van, in->geboren ? NULL : d->met_startdatum, MBO_FEIT_STARTDATUM);

    if (w->bedrag && !verschil && enig >= RESTEN && w->feit[enig - RESTEN] == WAARDE) {
        w->uit->enig = true;
        memcpy(&w->uit->bedrag, w->pool + w->begin[enig - RESTEN], sizeof w->uit->bedrag);
    }
}

void mboi_diagram_uitkomst(const mbo_regels *regels, const mboi_diagram *diagram, const mboi_invoer *invoer,
                           mboi_uitslag *uit)
{
    uint16_t rest[MBOI_MAX_KNOPEN], pool[MBOI_MAX_KINDEREN], tabel[2 * MBOI_MAX_KNOPEN], rest_van[MBOI_MAX_KLASSEN];
    uint32_t begin[MBOI_MAX_KNOPEN];
    uint8_t feit[MBOI_MAX_KNOPEN];
    uint32_t size = 8;
    while (size < 2 * diagram->knopen)
        size *= 2;
    memset(tabel, 0, size * sizeof *tabel);
    memset(uit, 0, sizeof *uit);
    werk w = {.regels = regels,
              .d = diagram,
              .invoer = invoer,
              .uit = uit,
              .rest = rest,
              .begin = begin,
              .pool = pool,
              .feit = feit,
              .tabel = tabel,
              .tabel_mask = size - 1};
    solve(&w, rest_van);
}

uint32_t mboi_diagram_resten(const mbo_regels *regels, const mboi_diagram *diagram)
{
    return 12u * diagram->perioden * (uint32_t)(diagram->knopen + regels->regels + 2);
}

/* With an unknown startdatum each month makes its own amounts: too many rests for the stack. */
mbo_status mboi_diagram_bedrag(const mbo_regels *regels, const mboi_diagram *diagram, const mboi_invoer *invoer,
                               const mbo_allocator *allocator, bool soort, mboi_uitslag *uit)
{
    memset(uit, 0, sizeof *uit);
    size_t groepen = invoer->start || soort ? 1 : 12u * diagram->perioden;
    size_t per_groep = diagram->knopen + regels->regels + 2, resten = per_groep * groepen;
    size_t pool = (diagram->kinderen + 4 * (regels->regels + 2)) * groepen, size = 8;
    while (size < 2 * resten)
        size *= 2;
    size_t words = diagram->knopen + regels->eindes + pool + size + diagram->klassen;
    size_t bytes = resten * sizeof(uint32_t) + words * sizeof(uint16_t) + resten;
    uint32_t *memory = mboi_resize(allocator, NULL, 0, bytes);
    if (!memory)
        return MBO_ERROR_MEMORY;
    werk w = {.regels = regels,
              .d = diagram,
              .invoer = invoer,
              .uit = uit,
              .bedrag = true,
              .soort = soort,
              .begin = memory,
              .tabel_mask = (uint32_t)size - 1};
    w.rest = (uint16_t *)(memory + resten);
    w.einde = w.rest + diagram->knopen;
    w.pool = w.einde + regels->eindes;
    w.tabel = w.pool + pool;
    memset(w.tabel, 0, size * sizeof *w.tabel);
    uint16_t *rest_van = w.tabel + size;
    w.feit = (uint8_t *)(rest_van + diagram->klassen);
    solve(&w, rest_van);
    mboi_resize(allocator, memory, bytes, 0);
    return MBO_OK;
}
