/* SPDX-License-Identifier: MIT */
/* Compiling conditions to diagrams; antwoord.c answers from them. */
#include "regels/regels.h"

#include <stdlib.h>
#include <string.h>

/* ---- the diagram under construction: nodes are unique, so equal conditions have equal ids ---- */

typedef struct knoop {
    mbo_feit feit;
    int32_t kinderen;
    size_t eerste;
} knoop;

typedef struct slot { /* of the tables of nodes and of results */
    uint32_t op, a, b, uit;
} slot;

typedef struct bouw {
    mbo_regels *regels;
    knoop *knoop;
    uint32_t *kind;
    size_t knopen, knoop_capacity, kinderen, kind_capacity;
    uint32_t *uniek; /* open addressing: id of a node, 0: free */
    size_t unieken;
    slot *memo;
    size_t memos, memo_used;
    bool geen_geheugen;
    /* the klasse for which roots are being made */
    const mboi_diagram *diagram;
    uint32_t periode, waarheid;
} bouw;

enum { OP_EN, OP_OF, OP_NIET, OP_BEREIK, OP_EERSTE, OP_BEDRAG /* + rule */ };

static int32_t arity(const mbo_regels *regels, mbo_feit feit)
{
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: return 3; /* nee, ja, and not given where there is a derivation */
    case MBO_FEITTYPE_CODE: return mbo_code_count(mbo_feit_vocabulaire(feit));
    case MBO_FEITTYPE_INT: return feit == MBO_FEIT_CREBO ? 2 : (int32_t)regels->duurgrenzen + 1; /* or studieduur */
    default: return (int32_t)regels->setklassen;
    }
}

/* Facts on which the scope of most rules depends come first: that keeps diagrams small. */
static int32_t rank(mbo_feit feit)
{
    return feit == MBO_FEIT_BEWIJS            ? 0
           : feit == MBO_FEIT_LEERWEG         ? 1
           : feit == MBO_FEIT_SOORT_OPLEIDING ? 2
           : feit == MBO_FEIT_INSTELLING      ? 3
                                              : 3 + feit;
}

static uint32_t hash(uint32_t h, uint32_t value)
{
    return (h ^ value) * UINT32_C(0x9e3779b1) ^ h >> 15;
}

static uint32_t hash_knoop(mbo_feit feit, const uint32_t *kind, int32_t n)
{
    uint32_t h = (uint32_t)feit;
    for (int32_t i = 0; i < n; i++)
        h = hash(h, kind[i]);
    return h;
}

static bool grow_uniek(bouw *b)
{
    if (2 * (b->knopen + 1) < b->unieken)
        return true;
    size_t wanted = b->unieken ? 2 * b->unieken : 1024;
    uint32_t *table = mboi_resize(&b->regels->allocator, NULL, 0, wanted * sizeof *table);
    if (!table)
        return false;
    memset(table, 0, wanted * sizeof *table);
    for (size_t i = 0; i < b->knopen; i++) {
        const knoop *k = &b->knoop[i];
        size_t at = hash_knoop(k->feit, b->kind + k->eerste, k->kinderen) & (wanted - 1);
        while (table[at])
            at = (at + 1) & (wanted - 1);
        table[at] = (uint32_t)(b->regels->eindes + i);
    }
    mboi_resize(&b->regels->allocator, b->uniek, b->unieken * sizeof *table, 0);
    b->uniek = table;
    b->unieken = wanted;
    return true;
}

/* The node with these children; the child itself when they are all the same. */
static uint32_t make(bouw *b, mbo_feit feit, const uint32_t *kind, int32_t n)
{
    int32_t same = 1;
    while (same < n && kind[same] == kind[0])
        same++;
    if (same == n)
        return kind[0];
    if (!grow_uniek(b))
        return b->geen_geheugen = true, MBOI_NEE;
    size_t at = hash_knoop(feit, kind, n) & (b->unieken - 1);
    for (; b->uniek[at]; at = (at + 1) & (b->unieken - 1)) {
        const knoop *k = &b->knoop[b->uniek[at] - b->regels->eindes];
        if (k->feit == feit && memcmp(b->kind + k->eerste, kind, (size_t)n * sizeof *kind) == 0)
            return b->uniek[at];
    }
    const mbo_allocator *a = &b->regels->allocator;
    if (!mboi_grow(a, (void **)&b->knoop, &b->knoop_capacity, b->knopen, sizeof *b->knoop))
        return b->geen_geheugen = true, MBOI_NEE;
    for (int32_t i = 0; i < n; i++)
        if (!mboi_grow(a, (void **)&b->kind, &b->kind_capacity, b->kinderen + (size_t)i, sizeof *b->kind))
            return b->geen_geheugen = true, MBOI_NEE;
    memcpy(b->kind + b->kinderen, kind, (size_t)n * sizeof *kind);
    b->knoop[b->knopen] = (knoop){feit, n, b->kinderen};
    b->kinderen += (size_t)n;
    b->uniek[at] = (uint32_t)(b->regels->eindes + b->knopen);
    return (uint32_t)(b->regels->eindes + b->knopen++);
}

/* What an operation makes of two terminals. Geen waarde is a third result: it stays unless the other side decides. */
static uint32_t combine_eindes(const bouw *b, uint32_t op, uint32_t x, uint32_t y)
{
    switch (op) {
    case OP_EN:
        x = x == MBOI_NVT ? MBOI_JA : x, y = y == MBOI_NVT ? MBOI_JA : y;
        return x == MBOI_NEE || y == MBOI_NEE ? MBOI_NEE : x == MBOI_JA ? y : x;
    case OP_OF:
        x = x == MBOI_NVT ? MBOI_NEE : x, y = y == MBOI_NVT ? MBOI_NEE : y;
        return x == MBOI_JA || y == MBOI_JA ? MBOI_JA : x == MBOI_NEE ? y : x;
    case OP_NIET: return x == MBOI_NEE ? MBOI_JA : x == MBOI_JA ? MBOI_NEE : x;
    case OP_BEREIK: return x == MBOI_NEE ? MBOI_NVT : x == MBOI_JA ? y : x;
    case OP_EERSTE: return x == MBOI_NVT ? y : x;
    default: /* the amount of a rule that holds; nee: nothing is due */
        return x == MBOI_JA ? mboi_bedrag_einde(b->regels, op - OP_BEDRAG) : x;
    }
}

static slot *find_memo(bouw *b, uint32_t op, uint32_t x, uint32_t y)
{
    size_t at = hash(hash(op, x), y) & (b->memos - 1);
    while (b->memo[at].op && !(b->memo[at].op == op + 1 && b->memo[at].a == x && b->memo[at].b == y))
        at = (at + 1) & (b->memos - 1);
    return &b->memo[at];
}

static bool grow_memo(bouw *b)
{
    if (2 * (b->memo_used + 1) < b->memos)
        return true;
    size_t old = b->memos;
    slot *was = b->memo;
    size_t wanted = old ? 2 * old : 1024;
    slot *table = mboi_resize(&b->regels->allocator, NULL, 0, wanted * sizeof *table);
    if (!table)
        return false;
    memset(table, 0, wanted * sizeof *table);
    b->memo = table;
    b->memos = wanted;
    for (size_t i = 0; i < old; i++)
        if (was[i].op)
            *find_memo(b, was[i].op - 1, was[i].a, was[i].b) = was[i];
    mboi_resize(&b->regels->allocator, was, old * sizeof *was, 0);
    return true;
}

static uint32_t apply(bouw *b, uint32_t op, uint32_t x, uint32_t y)
{
    uint32_t eindes = b->regels->eindes;
    if (b->geen_geheugen)
        return MBOI_NEE;
    if (x < eindes && y < eindes)
        return combine_eindes(b, op, x, y);
    if (!grow_memo(b))
        return b->geen_geheugen = true, MBOI_NEE;
    slot *memo = find_memo(b, op, x, y);
    if (memo->op)
        return memo->uit;

    mbo_feit fx = x < eindes ? 0 : b->knoop[x - eindes].feit, fy = y < eindes ? 0 : b->knoop[y - eindes].feit;
    mbo_feit feit = !fx || (fy && rank(fy) < rank(fx)) ? fy : fx;
    int32_t n = arity(b->regels, feit);
    uint32_t kind[MBOI_MAX_ARITEIT];
    for (int32_t i = 0; i < n; i++) /* nodes move as they grow: look them up anew for each child */
        kind[i] = apply(b, op, fx == feit ? b->kind[b->knoop[x - eindes].eerste + (size_t)i] : x,
                        fy == feit ? b->kind[b->knoop[y - eindes].eerste + (size_t)i] : y);
    uint32_t uit = make(b, feit, kind, n);
    if (b->geen_geheugen || !grow_memo(b))
        return b->geen_geheugen = true, MBOI_NEE;
    *find_memo(b, op, x, y) = (slot){op + 1, x, y, uit};
    b->memo_used++;
    return uit;
}

/* ---- from condition to diagram, for one klasse ---- */

static uint32_t build_vraag(bouw *b, const struct mboi_vraag *vraag);

static uint32_t geen_waarde(int32_t parameter)
{
    return (uint32_t)(MBOI_EERSTE_PARAMETER + parameter);
}

/* The longest studieduur in a class. */
static int64_t duur_tot(const mbo_regels *regels, int32_t klasse)
{
    return (size_t)klasse < regels->duurgrenzen ? regels->duurgrens[klasse] : mbo_feit_max(MBO_FEIT_STUDIEDUUR);
}

static uint32_t build(bouw *b, const mboi_formule *f)
{
    const mbo_regels *regels = b->regels;
    uint32_t kind[MBOI_MAX_ARITEIT];
    int32_t n = f->feit ? arity(regels, f->feit) : 0;
    switch (f->soort) {
    case MBOI_EN: return apply(b, OP_EN, build(b, f->links), build(b, f->rechts));
    case MBOI_OF: return apply(b, OP_OF, build(b, f->links), build(b, f->rechts));
    case MBOI_NIET: {
        uint32_t x = build(b, f->links);
        return apply(b, OP_NIET, x, x);
    }
    case MBOI_FEIT: return make(b, f->feit, (uint32_t[]){MBOI_NEE, MBOI_JA, MBOI_NEE}, n);
    case MBOI_AFGELEID: {
        uint32_t given = make(b, f->feit, (uint32_t[]){MBOI_NEE, MBOI_JA, MBOI_NEE}, n);
        uint32_t derive = make(b, f->feit, (uint32_t[]){MBOI_NEE, MBOI_NEE, MBOI_JA}, n);
        return apply(b, OP_OF, given, apply(b, OP_EN, derive, build(b, f->links)));
    }
    case MBOI_CODE:
        for (int32_t i = 0; i < n; i++)
            kind[i] = f->codes >> (i + 1) & 1 ? MBOI_JA : MBOI_NEE;
        return make(b, f->feit, kind, n);
    case MBOI_BEVAT:
        for (int32_t i = 0; i < n; i++)
            kind[i] = regels->setklasse[i] >> f->test & 1 ? MBOI_JA : MBOI_NEE;
        return make(b, f->feit, kind, n);
    case MBOI_NIVEAU: {
        const struct mbo_parameter *p = mboi_regels_waarde(regels, f->parameter, b->diagram->grens[b->periode]);
        if (!p)
            return geen_waarde(f->parameter);
        for (int32_t i = 0; i < n; i++)
            kind[i] = (int64_t)mbo_soort_opleiding_niveau(i + 1) * 100 >= p->waarde ? MBOI_JA : MBOI_NEE;
        return make(b, f->feit, kind, n);
    }
    case MBOI_DUUR_TOT:
    case MBOI_DUUR_VANAF: {
        const struct mbo_parameter *p = mboi_regels_waarde(regels, f->parameter, b->diagram->grens[b->periode]);
        if (!p)
            return geen_waarde(f->parameter);
        for (int32_t i = 0; i < n; i++) { /* what holds at the far end of a class holds in all of it */
            bool waar = f->soort == MBOI_DUUR_TOT ? duur_tot(regels, i) * 100 <= p->waarde
                                                  : (i ? duur_tot(regels, i - 1) + 1 : 1) * 100 >= p->waarde;
            kind[i] = waar ? MBOI_JA : MBOI_NEE;
        }
        return make(b, f->feit, kind, n);
    }
    case MBOI_VIERJARIG: return make(b, f->feit, (uint32_t[]){MBOI_NEE, MBOI_JA}, n);
    case MBOI_LEEFTIJD:
        for (uint32_t i = 0; i < b->diagram->testen; i++)
            if (b->diagram->test[i] == f->test)
                return b->diagram->drempel[b->periode * b->diagram->testen + i] == INT64_MIN ? geen_waarde(f->parameter)
                       : b->waarheid >> i & 1                                                ? MBOI_JA
                                                                                             : MBOI_NEE;
        return MBOI_NEE; /* not reached: the diagram collected every test of its condition */
    case MBOI_VRAAG: return build_vraag(b, &regels->vraag[f->test]);
    }
    return MBOI_NEE;
}

static uint32_t build_regel(bouw *b, const struct mbo_regel *regel)
{
    if (!mboi_regel_geldt(regel, b->diagram->grens[b->periode]))
        return MBOI_NVT;
    return apply(b, OP_BEREIK, regel->als ? build(b, regel->als) : MBOI_JA,
                 regel->dan ? build(b, regel->dan) : MBOI_JA);
}

static uint32_t build_vraag(bouw *b, const struct mboi_vraag *vraag)
{
    uint32_t uit = vraag->een_van ? MBOI_NEE : MBOI_JA;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        uit = apply(b, vraag->een_van ? OP_OF : OP_EN, uit, build_regel(b, &b->regels->regel[i]));
    return vraag->bereik ? apply(b, OP_BEREIK, build(b, vraag->bereik), uit) : uit;
}

static uint32_t build_bedrag(bouw *b, const struct mboi_vraag *vraag)
{
    uint32_t uit = MBOI_NVT;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++) {
        if (!b->regels->regel[i].soort)
            continue;
        uint32_t regel = build_regel(b, &b->regels->regel[i]);
        uit = apply(b, OP_EERSTE, uit, apply(b, OP_BEDRAG + (uint32_t)i, regel, regel));
    }
    return uit;
}

/* ---- which periods and date tests a condition distinguishes ---- */

typedef struct inhoud {
    mbo_datum grens[MBOI_MAX_PERIODEN];
    int32_t test[MBOI_MAX_TESTEN];
    uint32_t grenzen, testen;
    bool te_groot;
} inhoud;

static void add_grens(inhoud *in, mbo_datum datum)
{
    if (datum == MBO_DATUM_NOT_SET || datum <= MBO_REGELS_BEGIN)
        return;
    uint32_t at = 0;
    while (at < in->grenzen && in->grens[at] < datum)
        at++;
    if (at < in->grenzen && in->grens[at] == datum)
        return;
    if (in->grenzen == MBOI_MAX_PERIODEN) {
        in->te_groot = true;
        return;
    }
    memmove(in->grens + at + 1, in->grens + at, (in->grenzen - at) * sizeof *in->grens);
    in->grens[at] = datum;
    in->grenzen++;
}

static void add_parameter(inhoud *in, const mbo_regels *regels, int32_t naam)
{
    for (size_t i = 0; i < regels->parameters.count; i++)
        if (strcmp(regels->parameters.rij[i].naam, regels->naam[naam]) == 0) {
            add_grens(in, regels->parameters.rij[i].vanaf);
            add_grens(in, regels->parameters.rij[i].tot);
        }
}

static void collect_vraag(inhoud *in, const mbo_regels *regels, const struct mboi_vraag *vraag);

static void collect(inhoud *in, const mbo_regels *regels, const mboi_formule *f)
{
    if (!f)
        return;
    if (f->soort == MBOI_NIVEAU || f->soort == MBOI_LEEFTIJD || f->soort == MBOI_DUUR_TOT ||
        f->soort == MBOI_DUUR_VANAF)
        add_parameter(in, regels, f->parameter);
    if (f->soort == MBOI_LEEFTIJD) {
        uint32_t at = 0;
        while (at < in->testen && in->test[at] != f->test)
            at++;
        if (at == MBOI_MAX_TESTEN)
            in->te_groot = true;
        else if (at == in->testen)
            in->test[in->testen++] = f->test;
    }
    if (f->soort == MBOI_VRAAG)
        collect_vraag(in, regels, &regels->vraag[f->test]);
    collect(in, regels, f->links);
    collect(in, regels, f->rechts);
}

static void collect_regel(inhoud *in, const mbo_regels *regels, const struct mbo_regel *regel)
{
    add_grens(in, regel->vanaf);
    add_grens(in, regel->tot);
    collect(in, regels, regel->als);
    collect(in, regels, regel->dan);
}

static void collect_vraag(inhoud *in, const mbo_regels *regels, const struct mboi_vraag *vraag)
{
    collect(in, regels, vraag->bereik);
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        collect_regel(in, regels, &regels->regel[i]);
}

/* ---- from the construction to a compact diagram ---- */

static void *claim(bouw *b, size_t count, size_t size)
{
    void *p = mboi_arena_alloc(&b->regels->arena, (count ? count : 1) * size, 8);
    if (!p)
        b->geen_geheugen = true;
    else
        memset(p, 0, (count ? count : 1) * size);
    return p;
}

/* Give every node below `id` its number in the diagram, children first; `nummer` maps the ids of the construction. */
static uint32_t renumber(const bouw *b, uint32_t id, uint32_t *nummer, uint32_t *knopen, uint32_t *kinderen)
{
    uint32_t eindes = b->regels->eindes;
    if (id < eindes)
        return id;
    if (nummer[id - eindes])
        return nummer[id - eindes];
    const knoop *k = &b->knoop[id - eindes];
    for (int32_t i = 0; i < k->kinderen; i++)
        renumber(b, b->kind[k->eerste + (size_t)i], nummer, knopen, kinderen);
    *kinderen += (uint32_t)k->kinderen;
    return nummer[id - eindes] = eindes + (*knopen)++;
}

static mbo_status compact(bouw *b, mboi_diagram *d, const uint32_t *wortel, size_t wortels, mbo_fout *fout)
{
    const mbo_allocator *a = &b->regels->allocator;
    uint32_t eindes = b->regels->eindes;
    size_t bytes = (b->knopen + 1) * sizeof(uint32_t);
    uint32_t *nummer = mboi_resize(a, NULL, 0, bytes);
    if (!nummer)
        return mboi_no_memory(fout);
    memset(nummer, 0, bytes);
    for (size_t i = 0; i < wortels; i++)
        d->wortel[i] = (uint16_t)renumber(b, wortel[i], nummer, &d->knopen, &d->kinderen);

    mbo_status status = MBO_OK;
    if (d->knopen > MBOI_MAX_KNOPEN || d->kinderen > MBOI_MAX_KINDEREN) {
        status = mboi_fail(fout, MBO_ERROR_LIMIT, "a question compiles to %u nodes; %d is the limit", d->knopen,
                           MBOI_MAX_KNOPEN);
    } else {
        d->knoop = claim(b, d->knopen, sizeof *d->knoop);
        d->kind = claim(b, d->kinderen, sizeof *d->kind);
        status = b->geen_geheugen ? mboi_no_memory(fout) : MBO_OK;
    }
    uint32_t kinderen = 0;
    for (size_t i = 0; !status && i < b->knopen; i++) {
        if (!nummer[i])
            continue;
        const knoop *k = &b->knoop[i];
        d->knoop[nummer[i] - eindes] = (mboi_knoop){(uint8_t)k->feit, (uint8_t)k->kinderen, (uint16_t)kinderen};
        mboi_feitset_add(&d->gelezen, k->feit);
        for (int32_t j = 0; j < k->kinderen; j++) {
            uint32_t kind = b->kind[k->eerste + (size_t)j];
            d->kind[kinderen++] = (uint16_t)(kind < eindes ? kind : nummer[kind - eindes]);
        }
    }
    mboi_resize(a, nummer, bytes, 0);
    return status;
}

/* ---- one diagram ---- */

/* Two birth dates or start dates can differ alone only when a klasse of each exists with the other date the same:
   link the klassen that one line (one fixed date, the other over its range) goes through. */
static void link_line(const mboi_diagram *d, uint64_t *rows, const uint64_t *line)
{
    for (uint32_t k = 0; k < d->klassen; k++)
        if (line[k / 64] >> (k % 64) & 1) {
            for (uint32_t w = 0; w < d->woorden; w++)
                rows[k * d->woorden + w] |= line[w];
            d->bestaat[k / 64] |= UINT64_C(1) << (k % 64);
        }
}

static int by_datum(const void *a, const void *b)
{
    mbo_datum x = *(const mbo_datum *)a, y = *(const mbo_datum *)b;
    return (x > y) - (x < y);
}

/*
 * Every combination of dates comes down to a few lines. The truth of a test changes with the startdatum only at the
 * start of a month or a period, so one startdatum in each month gives every line of birth dates. A line of start dates
 * changes only where a test changes for some startdatum, so the birth dates on both sides of each change give every
 * line of start dates. Five years past the last boundary the calendar has gone through a leap cycle and repeats.
 */
static void link_dates(bouw *b, mboi_diagram *d, mbo_datum *geboren)
{
    uint64_t line[MBOI_MAX_KLASSEN / 64];
    mbo_datum end = d->grens[d->perioden - 1] + 5 * 366;
    size_t n = 0;
    for (mbo_datum s = MBO_REGELS_BEGIN; s < end; s = mboi_next_month(s)) {
        memset(line, 0, sizeof line);
        mboi_line_geboortedatum(b->regels, d, s, line);
        link_line(d, d->met_geboortedatum, line);
        for (uint32_t t = 0; t < d->testen; t++) {
            mbo_datum omslag = mboi_omslag_geboortedatum(b->regels, d, t, s);
            if (omslag != MBO_DATUM_NOT_SET)
                geboren[n++] = omslag - 1, geboren[n++] = omslag;
        }
    }
    for (uint32_t p = 0; p < d->perioden; p++) { /* a period may begin within a month */
        memset(line, 0, sizeof line);
        mboi_line_geboortedatum(b->regels, d, d->grens[p], line);
        link_line(d, d->met_geboortedatum, line);
    }
    if (!n)
        geboren[n++] = MBO_REGELS_BEGIN;
    qsort(geboren, n, sizeof *geboren, by_datum);
    for (size_t i = 0; i < n; i++)
        if (!i || geboren[i] != geboren[i - 1]) {
            memset(line, 0, sizeof line);
            mboi_line_startdatum(b->regels, d, geboren[i], true, line);
            link_line(d, d->met_startdatum, line);
        }
}

typedef enum waarvan { VAN_REGEL, VAN_VRAAG, VAN_BEREIK, VAN_BEDRAG } waarvan;

static mbo_status compile(bouw *b, mboi_diagram *d, waarvan soort, size_t index, mbo_fout *fout)
{
    const mbo_regels *regels = b->regels;
    inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    const struct mboi_vraag *vraag = soort == VAN_REGEL ? NULL : &regels->vraag[index];
    if (soort == VAN_REGEL)
        collect_regel(&in, regels, &regels->regel[index]);
    else
        collect_vraag(&in, regels, vraag);
    for (size_t i = soort == VAN_BEDRAG ? vraag->regel : 1; soort == VAN_BEDRAG && i < vraag->regel + vraag->regels;
         i++)
        if (regels->regel[i].soort && !regels->regel[i].bedrag_feit) {
            add_parameter(&in, regels, regels->regel[i].bedrag_parameter);
            d->maanden = true;
        }
    d->perioden = (uint16_t)in.grenzen;
    d->testen = (uint16_t)in.testen;
    size_t wortels = (size_t)d->perioden << d->testen;
    d->klassen = (uint32_t)(wortels * (d->maanden ? 12 : 1));
    d->woorden = (d->klassen + 63) / 64;
    if (in.te_groot || d->klassen > MBOI_MAX_KLASSEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "a question distinguishes too many periods and date tests");

    uint32_t *wortel = mboi_resize(&regels->allocator, NULL, 0, wortels * sizeof *wortel);
    size_t births = ((size_t)(d->perioden ? in.grens[in.grenzen - 1] - MBO_REGELS_BEGIN : 0) / 28 + 80) * 2 *
                    (size_t)(d->testen + 1);
    mbo_datum *geboren = mboi_resize(&regels->allocator, NULL, 0, births * sizeof *geboren);
    d->grens = claim(b, d->perioden, sizeof *d->grens);
    d->test = claim(b, d->testen, sizeof *d->test);
    d->drempel = claim(b, (size_t)d->perioden * d->testen, sizeof *d->drempel);
    d->wortel = claim(b, wortels, sizeof *d->wortel);
    d->bestaat = claim(b, d->woorden, sizeof *d->bestaat);
    d->met_geboortedatum = claim(b, (size_t)d->klassen * d->woorden, sizeof *d->met_geboortedatum);
    d->met_startdatum = claim(b, (size_t)d->klassen * d->woorden, sizeof *d->met_startdatum);
    mbo_status status = b->geen_geheugen || !wortel || !geboren ? mboi_no_memory(fout) : MBO_OK;
    if (!status) {
        memcpy(d->grens, in.grens, d->perioden * sizeof *d->grens);
        memcpy(d->test, in.test, d->testen * sizeof *d->test);
        b->diagram = d;
        for (uint32_t p = 0; p < d->perioden; p++)
            for (uint32_t t = 0; t < d->testen; t++) {
                const struct mbo_parameter *v =
                    mboi_regels_waarde(regels, regels->test[d->test[t]].parameter, d->grens[p]);
                d->drempel[p * d->testen + t] = v ? v->waarde : INT64_MIN;
            }
        for (size_t i = 0; i < wortels; i++) {
            b->periode = (uint32_t)(i >> d->testen);
            b->waarheid = (uint32_t)(i & (((size_t)1 << d->testen) - 1));
            wortel[i] = soort == VAN_REGEL    ? build_regel(b, &regels->regel[index])
                        : soort == VAN_VRAAG  ? build_vraag(b, vraag)
                        : soort == VAN_BEREIK ? build(b, vraag->bereik)
                                              : build_bedrag(b, vraag);
        }
        status = b->geen_geheugen ? mboi_no_memory(fout) : compact(b, d, wortel, wortels, fout);
        if (!status && soort == VAN_BEDRAG && mboi_diagram_resten(regels, d) > MBOI_MAX_RESTEN)
            status =
                mboi_fail(fout, MBO_ERROR_LIMIT, "the parameters of an amount have too many periods: %u", d->perioden);
        if (!status)
            link_dates(b, d, geboren);
    }
    mboi_resize(&regels->allocator, wortel, wortel ? wortels * sizeof *wortel : 0, 0);
    mboi_resize(&regels->allocator, geboren, geboren ? births * sizeof *geboren : 0, 0);
    return status;
}

/* ---- the classes of sets ---- */

static uint64_t set_truth(const mbo_regels *regels, int64_t codes)
{
    uint64_t truth = 0;
    for (size_t i = 0; i < regels->verzamelingen; i++)
        truth |= (uint64_t)((codes & regels->verzameling[i]) != 0) << i;
    return truth;
}

static int by_truth(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The truth of a set is that of its members together: close the truths of the single codes, and none, under union. */
static mbo_status make_setklassen(bouw *b, mbo_fout *fout)
{
    mbo_regels *regels = b->regels;
    if (regels->verzamelingen > 64)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules have more than 64 tests of sets");
    uint64_t klasse[MBOI_MAX_ARITEIT] = {0};
    size_t n = 1;
    for (int32_t code = 1; code <= mbo_code_count(MBO_VOCABULAIRE_VOOROPLEIDING); code++) {
        uint64_t truth = set_truth(regels, INT64_C(1) << code);
        for (size_t i = 0, were = n; i < were; i++) {
            size_t at = 0;
            while (at < n && klasse[at] != (klasse[i] | truth))
                at++;
            if (at == MBOI_MAX_ARITEIT)
                return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules distinguish too many classes of vooropleiding");
            if (at == n)
                klasse[n++] = klasse[i] | truth;
        }
    }
    qsort(klasse, n, sizeof *klasse, by_truth);
    regels->setklasse = claim(b, n, sizeof *klasse);
    if (!regels->setklasse)
        return mboi_no_memory(fout);
    memcpy(regels->setklasse, klasse, n * sizeof *klasse);
    regels->setklassen = n;
    return MBO_OK;
}

/* ---- the classes of studieduur ---- */

/* Every value that a parameter it is compared with has at some time ends a class, or begins one. */
static mbo_status add_duurgrenzen(mbo_regels *regels, const mboi_formule *f, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    if (!f)
        return MBO_OK;
    bool duur = f->soort == MBOI_DUUR_TOT || f->soort == MBOI_DUUR_VANAF;
    for (size_t i = 0; duur && i < regels->parameters.count; i++) {
        const struct mbo_parameter *p = &regels->parameters.rij[i];
        int64_t grens = f->soort == MBOI_DUUR_TOT ? p->waarde / 100 : (p->waarde + 99) / 100 - 1;
        size_t at = 0;
        if (strcmp(p->naam, regels->naam[f->parameter]) || grens < 1 || grens >= mbo_feit_max(MBO_FEIT_STUDIEDUUR))
            continue;
        while (at < regels->duurgrenzen && regels->duurgrens[at] < grens)
            at++;
        if (at < regels->duurgrenzen && regels->duurgrens[at] == grens)
            continue;
        if (regels->duurgrenzen + 1 == MBOI_MAX_ARITEIT)
            return mboi_fail(fout, MBO_ERROR_LIMIT, "the parameters make too many classes of studieduur");
        memmove(regels->duurgrens + at + 1, regels->duurgrens + at,
                (regels->duurgrenzen++ - at) * sizeof *regels->duurgrens);
        regels->duurgrens[at] = (int32_t)grens;
    }
    status = add_duurgrenzen(regels, f->links, fout);
    return status ? status : add_duurgrenzen(regels, f->rechts, fout);
}

static mbo_status make_duurgrenzen(bouw *b, mbo_fout *fout)
{
    mbo_regels *regels = b->regels;
    mbo_status status = MBO_OK;
    regels->duurgrens = claim(b, MBOI_MAX_ARITEIT, sizeof *regels->duurgrens);
    if (!regels->duurgrens)
        return mboi_no_memory(fout);
    for (size_t i = 0; !status && i < regels->regels; i++) {
        status = add_duurgrenzen(regels, regels->regel[i].als, fout);
        if (!status)
            status = add_duurgrenzen(regels, regels->regel[i].dan, fout);
    }
    return status;
}

int16_t mboi_keuze(const mbo_regels *regels, mbo_feit feit, int64_t waarde)
{
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: return (int16_t)waarde;
    case MBO_FEITTYPE_CODE: return (int16_t)(waarde - 1);
    case MBO_FEITTYPE_SET: {
        uint64_t truth = set_truth(regels, waarde);
        size_t low = 0, high = regels->setklassen - 1;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (regels->setklasse[middle] < truth)
                low = middle + 1;
            else
                high = middle;
        }
        return (int16_t)low;
    }
    case MBO_FEITTYPE_INT: {
        int16_t klasse = 0;
        while (feit == MBO_FEIT_STUDIEDUUR && (size_t)klasse < regels->duurgrenzen &&
               regels->duurgrens[klasse] < waarde)
            klasse++;
        return klasse;
    }
    default: return 0;
    }
}

mbo_status mboi_regels_compile(mbo_regels *regels, mbo_fout *fout)
{
    bouw b = {.regels = regels};
    for (size_t i = 0; i < regels->parameters.count; i++)
        if (mboi_regels_naam(regels, mboi_span_of(regels->parameters.rij[i].naam)) < 0)
            return mboi_no_memory(fout);
    size_t eindes = MBOI_EERSTE_PARAMETER + regels->namen + regels->regels;
    if (eindes > UINT16_MAX - MBOI_MAX_KNOPEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "too many parameters and rules: %zu", eindes);
    regels->eindes = (uint16_t)eindes;

    mbo_status status = make_setklassen(&b, fout);
    if (!status)
        status = make_duurgrenzen(&b, fout);
    for (size_t i = 0; !status && i < regels->regels; i++)
        status = compile(&b, &regels->regel[i].diagram, VAN_REGEL, i, fout);
    for (size_t v = 1; !status && v <= MBOI_VRAGEN; v++) {
        status = compile(&b, &regels->vraag[v].uitkomst, VAN_VRAAG, v, fout);
        if (!status && regels->vraag[v].bereik)
            status = compile(&b, &regels->vraag[v].bereik_diagram, VAN_BEREIK, v, fout);
        if (!status && regels->vraag[v].heeft_bedrag)
            status = compile(&b, &regels->vraag[v].bedrag, VAN_BEDRAG, v, fout);
    }
    const mbo_allocator *a = &regels->allocator;
    mboi_resize(a, b.knoop, b.knoop_capacity * sizeof *b.knoop, 0);
    mboi_resize(a, b.kind, b.kind_capacity * sizeof *b.kind, 0);
    mboi_resize(a, b.uniek, b.unieken * sizeof *b.uniek, 0);
    mboi_resize(a, b.memo, b.memos * sizeof *b.memo, 0);
    return status;
}
