/* SPDX-License-Identifier: MIT */
/*
 * The hours of a programme against norms: uren_begeleid, uren_bpv and studieduur are read together.
 *
 * A norm asks at least so many hours of three kinds, per studieduur (WEB art. 7.2.7). More hours never hurt, so any
 * norms joined by "en" and "of" are again alternatives of which one must be met: two norms on a path make one table. Of
 * hours that are unknown everything from 0 on is possible; so what a table leaves once the known facts are filled in
 * is, for each studieduur, what its alternatives ask at the least of the hours that are open.
 */
#include "diagram/compileren.h"
#include "diagram/volgen.h"

#include <string.h>

/* hours >= norm * months / 12, in whole hours: `norm` in hundredths, `years` those the norm is for. */
static int32_t least(int64_t norm, int64_t months, int64_t years)
{
    int64_t n = norm * months, d = 1200 * years, hours = n / d + (n % d > 0);
    return (int32_t)(hours < INT32_MAX / 4 ? hours : INT32_MAX / 4);
}

/* The total is at least the sum of the other two. */
static void lift_total(int32_t minimum[MBOI_UREN_SOORTEN][MBOI_MAANDEN], int32_t maand)
{
    int32_t samen = minimum[MBOI_UREN_BEGELEID][maand] + minimum[MBOI_UREN_BPV][maand];
    if (minimum[MBOI_UREN_TOTAAL][maand] < samen)
        minimum[MBOI_UREN_TOTAAL][maand] = samen;
}

static void fill(const mboi_stelsel *stelsel, const mboi_norm *norm, uint32_t periode, mboi_urentabel *tabel)
{
    memset(tabel, 0, sizeof *tabel);
    tabel->alternatieven = 1;
    for (int32_t duur = 1; duur <= MBOI_MAANDEN; duur++) {
        int32_t rij = 0;
        while (rij + 1 < norm->rijen && duur > 12 * norm->rij[rij].jaren)
            rij++;
        int64_t jaren = norm->rij[rij].jaren, maanden = norm->studiejaren && duur % 12 == 11 ? duur + 1 : duur;
        if (!norm->naar_rato && maanden < 12 * jaren)
            maanden = 12 * jaren;
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++) {
            int32_t naam = norm->rij[rij].parameter[u];
            tabel->minimum[0][u][duur - 1] =
                naam == MBOI_GEEN ? 0 : least(mboi_stelsel_waarde(stelsel, naam, periode)->waarde, maanden, jaren);
        }
        lift_total(tabel->minimum[0], duur - 1);
    }
}

/* What is known of the hours, and the months that the studieduur may have, from 0. */
typedef struct bekend {
    int64_t begeleid, bpv;
    int32_t van, tot;
} bekend;

static int32_t uitslag_of(const mboi_urentabel *t, const bekend *wat);
static void open_of(const mboi_stelsel *stelsel, const bekend *wat, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde);

/* Room for one more. Those that a copy shares become its own first: diagrams name tables by place, so that they stay
   where they are. */
static bool grow(mboi_stelsel *stelsel)
{
    mboi_urentabel *gedeeld = stelsel->tabel_capacity ? NULL : stelsel->tabel, *eigen;
    if (!gedeeld)
        return mboi_grow(&stelsel->allocator, (void **)&stelsel->tabel, &stelsel->tabel_capacity, stelsel->tabellen,
                         sizeof *stelsel->tabel);
    eigen = mboi_resize(&stelsel->allocator, NULL, 0, (stelsel->tabellen + 1) * sizeof *eigen);
    if (!eigen)
        return false;
    stelsel->tabel = memcpy(eigen, gedeeld, stelsel->tabellen * sizeof *eigen);
    stelsel->tabel_capacity = stelsel->tabellen + 1;
    mboi_deel_free(gedeeld);
    return true;
}

/* The place of a table, added when it is new. */
static int32_t place(mboi_stelsel *stelsel, const mboi_urentabel *tabel)
{
    size_t at = 0;
    while (at < stelsel->tabellen && (stelsel->tabel[at].alternatieven != tabel->alternatieven ||
                                      memcmp(stelsel->tabel[at].minimum, tabel->minimum, sizeof tabel->minimum)))
        at++;
    if (at < stelsel->tabellen)
        return (int32_t)at;
    if (at == MBOI_MAX_TABELLEN)
        return -3;
    if (!grow(stelsel))
        return -2;
    const bekend niets = {MBOI_GEEN, MBOI_GEEN, 0, MBOI_MAANDEN - 1};
    mboi_urentabel *t = &stelsel->tabel[stelsel->tabellen++];
    *t = *tabel;
    t->uitslag = uitslag_of(t, &niets);
    open_of(stelsel, &niets, (uint32_t)at, &t->open, &t->zelfde);
    return (int32_t)at;
}

int32_t mboi_urentabel_van(mboi_stelsel *stelsel, int32_t index, uint32_t periode, int32_t *zonder_waarde)
{
    const mboi_norm *norm = &stelsel->boek->norm[index];
    for (int32_t rij = 0; rij < norm->rijen; rij++)
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++) {
            int32_t naam = norm->rij[rij].parameter[u];
            if (naam != MBOI_GEEN && !mboi_stelsel_waarde(stelsel, naam, periode)) {
                *zonder_waarde = naam;
                return MBOI_GEEN;
            }
        }
    mboi_urentabel tabel;
    fill(stelsel, norm, periode, &tabel);
    return place(stelsel, &tabel);
}

/* Is every programme that meets the one met by the other, whatever its length? */
static bool within(const mboi_urentabel *a, int32_t i, const mboi_urentabel *b, int32_t j)
{
    for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
        for (int32_t m = 0; m < MBOI_MAANDEN; m++)
            if (a->minimum[i][u][m] < b->minimum[j][u][m])
                return false;
    return true;
}

/* Add an alternative, here the greatest of two, unless one that is there asks no more; false: there is no room. */
static bool add_alternatief(mboi_urentabel *uit, const mboi_urentabel *a, int32_t i, const mboi_urentabel *b, int32_t j)
{
    int32_t n = uit->alternatieven, blijft = 0;
    if (n == MBOI_MAX_ALTERNATIEVEN)
        return false;
    for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
        for (int32_t m = 0; m < MBOI_MAANDEN; m++) {
            int32_t x = a->minimum[i][u][m], y = b->minimum[j][u][m];
            uit->minimum[n][u][m] = x > y ? x : y;
        }
    for (int32_t m = 0; m < MBOI_MAANDEN; m++)
        lift_total(uit->minimum[n], m);
    for (int32_t k = 0; k < n; k++)
        if (within(uit, n, uit, k)) {
            memset(uit->minimum[n], 0, sizeof uit->minimum[n]);
            return true;
        }
    for (int32_t k = 0; k <= n; k++) { /* and those that it makes superfluous go */
        if (k < n && within(uit, k, uit, n))
            continue;
        memmove(uit->minimum[blijft], uit->minimum[k], sizeof uit->minimum[k]);
        blijft++;
    }
    for (int32_t k = blijft; k <= n; k++)
        memset(uit->minimum[k], 0, sizeof uit->minimum[k]);
    uit->alternatieven = blijft;
    return true;
}

int32_t mboi_urentabel_en(mboi_stelsel *stelsel, int32_t a, int32_t b)
{
    const mboi_urentabel *x = &stelsel->tabel[a], *y = &stelsel->tabel[b];
    mboi_urentabel uit = {.alternatieven = 0};
    for (int32_t i = 0; i < x->alternatieven; i++)
        for (int32_t j = 0; j < y->alternatieven; j++)
            if (!add_alternatief(&uit, x, i, y, j))
                return -3;
    return place(stelsel, &uit);
}

int32_t mboi_urentabel_of(mboi_stelsel *stelsel, int32_t a, int32_t b)
{
    const int32_t van[] = {a, b};
    mboi_urentabel uit = {.alternatieven = 0};
    for (size_t k = 0; k < MBOI_COUNT(van); k++) {
        const mboi_urentabel *t = &stelsel->tabel[van[k]];
        for (int32_t i = 0; i < t->alternatieven; i++)
            if (!add_alternatief(&uit, t, i, t, i))
                return -3;
    }
    return place(stelsel, &uit);
}

/* ---- what is left of a table, by studieduur ---- */

/* With hours of one kind known, or of both: how many of the other are asked at the least; GENOEG: none. */
enum { GENOEG = 0, ONHAALBAAR = INT32_MAX };
typedef struct nog {
    int32_t n, maand[MBOI_MAANDEN]; /* from the first studieduur on that is possible */
} nog;

static bool is_known(const bekend *b)
{
    return b->begeleid != MBOI_GEEN || b->bpv != MBOI_GEEN;
}

/* Simple loops over many months: the processor takes several at a time. */
static void add_nog(nog *uit, const int32_t *deze, const int32_t *ander, const int32_t *samen, int32_t waarde)
{
    for (int32_t m = 0; m < uit->n; m++) { /* the one known is enough: the other makes up the total */
        int32_t rest = samen[m] - waarde, vraagt = rest > ander[m] ? rest : ander[m];
        vraagt = waarde >= deze[m] ? vraagt : ONHAALBAAR;
        uit->maand[m] = vraagt < uit->maand[m] ? vraagt : uit->maand[m];
    }
}

static void add_genoeg(nog *uit, const int32_t *begeleid, const int32_t *bpv, const int32_t *samen, int32_t b,
                       int32_t p)
{
    for (int32_t m = 0; m < uit->n; m++) {
        bool genoeg = (b >= begeleid[m]) & (p >= bpv[m]) & (b + p >= samen[m]);
        uit->maand[m] = genoeg ? GENOEG : uit->maand[m];
    }
}

static void nog_of(const mboi_urentabel *t, const bekend *b, nog *uit)
{
    uit->n = b->tot - b->van + 1;
    for (int32_t m = 0; m < uit->n; m++)
        uit->maand[m] = ONHAALBAAR;
    for (int32_t i = 0; i < t->alternatieven; i++) {
        const int32_t *begeleid = t->minimum[i][MBOI_UREN_BEGELEID] + b->van,
                      *bpv = t->minimum[i][MBOI_UREN_BPV] + b->van, *samen = t->minimum[i][MBOI_UREN_TOTAAL] + b->van;
        if (b->begeleid == MBOI_GEEN)
            add_nog(uit, bpv, begeleid, samen, (int32_t)b->bpv);
        else if (b->bpv == MBOI_GEEN)
            add_nog(uit, begeleid, bpv, samen, (int32_t)b->begeleid);
        else
            add_genoeg(uit, begeleid, bpv, samen, (int32_t)b->begeleid, (int32_t)b->bpv);
    }
}

static bool same_nog(const nog *a, const nog *b)
{
    return memcmp(a->maand, b->maand, (size_t)a->n * sizeof *a->maand) == 0;
}

/* With neither known: what each alternative asks. */
typedef struct rest {
    int32_t n;
    struct vraagt {
        int32_t begeleid, bpv, totaal;
    } alternatief[MBOI_MAX_ALTERNATIEVEN];
} rest;

static rest rest_of(const mboi_urentabel *t, int32_t maand)
{
    rest r = {.n = t->alternatieven};
    for (int32_t i = 0; i < t->alternatieven; i++)
        r.alternatief[i] = (struct vraagt){t->minimum[i][MBOI_UREN_BEGELEID][maand],
                                           t->minimum[i][MBOI_UREN_BPV][maand], t->minimum[i][MBOI_UREN_TOTAAL][maand]};
    return r;
}

/* Do the alternatives of one rest together hold all that a single alternative holds? Its least programmes have a total
   of exactly t and begeleid from g to t - b; each alternative holds a stretch of those. */
static bool holds(const rest *r, const struct vraagt *o)
{
    int32_t van = o->begeleid, tot_en_met = o->totaal - o->bpv;
    for (bool verder = true; verder && van <= tot_en_met;) {
        verder = false;
        for (int32_t i = 0; i < r->n; i++) {
            const struct vraagt *a = &r->alternatief[i];
            if (a->totaal <= o->totaal && a->begeleid <= van && van <= o->totaal - a->bpv) {
                van = o->totaal - a->bpv + 1;
                verder = true;
            }
        }
    }
    return van > tot_en_met;
}

static bool same_rest(const rest *a, const rest *b)
{
    bool ja = true;
    for (int32_t i = 0; ja && i < a->n; i++)
        ja = holds(b, &a->alternatief[i]);
    for (int32_t i = 0; ja && i < b->n; i++)
        ja = holds(a, &b->alternatief[i]);
    return ja;
}

/* Do two tables leave the same? */
static bool leaves_same(const mboi_urentabel *a, const mboi_urentabel *b, const bekend *wat)
{
    nog x, y;
    if (is_known(wat)) {
        nog_of(a, wat, &x);
        nog_of(b, wat, &y);
        return same_nog(&x, &y);
    }
    bool same = true;
    for (int32_t m = wat->van; same && m <= wat->tot; m++) {
        rest r = rest_of(a, m), s = rest_of(b, m);
        same = same_rest(&r, &s);
    }
    return same;
}

static bekend known(const mboi_invoer *in)
{
    int64_t duur = mboi_waarde(in, MBO_FEIT_STUDIEDUUR);
    bool elke = duur == MBOI_GEEN;
    return (bekend){mboi_waarde(in, MBO_FEIT_UREN_BEGELEID), mboi_waarde(in, MBO_FEIT_UREN_BPV),
                    elke ? 0 : (int32_t)duur - 1, elke ? MBOI_MAANDEN - 1 : (int32_t)duur - 1};
}

/* The memo of this case, emptied if it is of another; NULL: there is none. */
static mboi_urenmemo *memo_of(const mboi_stelsel *stelsel, const mboi_invoer *in)
{
    mboi_urenmemo *m = in->uren;
    int64_t begeleid = mboi_waarde(in, MBO_FEIT_UREN_BEGELEID), bpv = mboi_waarde(in, MBO_FEIT_UREN_BPV),
            duur = mboi_waarde(in, MBO_FEIT_STUDIEDUUR);
    if (!m || (m->stelsel == stelsel && m->begeleid == begeleid && m->bpv == bpv && m->studieduur == duur))
        return m;
    m->stelsel = stelsel;
    m->begeleid = begeleid;
    m->bpv = bpv;
    m->studieduur = duur;
    memset(m->uitslag_bekend, 0, sizeof m->uitslag_bekend);
    memset(m->open_bekend, 0, sizeof m->open_bekend);
    return m;
}

/* Has the bit of a table been set? It is now. */
static bool seen(uint64_t *bits, uint32_t tabel)
{
    uint64_t bit = UINT64_C(1) << tabel % 64;
    bool was = bits[tabel / 64] & bit;
    bits[tabel / 64] |= bit;
    return was;
}

/* The same of the first month and the last alone: as a rule a longer programme asks more, so that these tell. */
static bool ends_differ(const mboi_urentabel *t, const bekend *b)
{
    nog eerst, laatst;
    nog_of(t, &(bekend){b->begeleid, b->bpv, b->van, b->van}, &eerst);
    nog_of(t, &(bekend){b->begeleid, b->bpv, b->tot, b->tot}, &laatst);
    return eerst.maand[0] != laatst.maand[0];
}

static int32_t uitslag_of(const mboi_urentabel *t, const bekend *b)
{
    bool ja = true, nee = true;
    nog x;
    if (is_known(b) && b->van < b->tot && ends_differ(t, b))
        return MBOI_GEEN;
    if (is_known(b)) {
        nog_of(t, b, &x);
        for (int32_t m = 0; m < x.n; m++) {
            ja &= x.maand[m] == GENOEG;
            nee &= x.maand[m] == ONHAALBAAR;
        }
        return ja ? MBOI_JA : nee ? MBOI_NEE : MBOI_GEEN;
    }
    for (int32_t m = b->van; ja && m <= b->tot; m++) {
        bool vrij = false;
        for (int32_t i = 0; i < t->alternatieven; i++)
            vrij |= t->minimum[i][MBOI_UREN_TOTAAL][m] == 0;
        ja &= vrij;
    }
    return ja ? MBOI_JA : MBOI_GEEN; /* enough hours always are */
}

int32_t mboi_uren(const mboi_stelsel *stelsel, const mboi_invoer *in, uint32_t tabel)
{
    bekend b = known(in);
    if (!is_known(&b) && b.van < b.tot)
        return stelsel->tabel[tabel].uitslag;
    mboi_urenmemo *m = b.van == b.tot ? NULL : memo_of(stelsel, in); /* one month is as quick anew */
    if (!m)
        return uitslag_of(&stelsel->tabel[tabel], &b);
    if (!seen(m->uitslag_bekend, tabel))
        m->uitslag[tabel] = (int8_t)uitslag_of(&stelsel->tabel[tabel], &b);
    return m->uitslag[tabel];
}

/* Can the hours of one kind decide? Without any of them the rest is met from so many of the other on as the cheapest
   alternative without them asks; below that some alternative must be within reach. */
static bool decides(const rest *r, bool begeleid)
{
    int32_t zonder = INT32_MAX, bereikt = INT32_MAX;
    for (int32_t i = 0; i < r->n; i++) {
        const struct vraagt *o = &r->alternatief[i];
        int32_t deze = begeleid ? o->begeleid : o->bpv, ander = begeleid ? o->bpv : o->begeleid;
        if (!deze && o->totaal < zonder)
            zonder = o->totaal;
        if (ander < bereikt)
            bereikt = ander;
    }
    return r->n && bereikt < zonder;
}

/* What can still decide about a table. */
static mbo_feitset decisive(const mboi_urentabel *t, const bekend *b)
{
    mbo_feitset uit = {{0, 0}};
    bool duur = false, begeleid = false, bpv = false;
    if (is_known(b)) {
        nog x;
        bool ander = false;
        nog_of(t, b, &x);
        for (int32_t m = 0; m < x.n; m++) {
            duur |= x.maand[m] != x.maand[0];
            ander |= (x.maand[m] != GENOEG) & (x.maand[m] != ONHAALBAAR);
        }
        begeleid = ander && b->begeleid == MBOI_GEEN;
        bpv = ander && b->bpv == MBOI_GEEN;
    } else {
        rest eerste = rest_of(t, b->van);
        for (int32_t m = b->van; m <= b->tot; m++) {
            rest r = rest_of(t, m);
            duur |= !same_rest(&r, &eerste);
            begeleid |= decides(&r, true);
            bpv |= decides(&r, false);
        }
    }
    if (duur)
        mboi_feitset_add(&uit, MBO_FEIT_STUDIEDUUR);
    if (begeleid)
        mboi_feitset_add(&uit, MBO_FEIT_UREN_BEGELEID);
    if (bpv)
        mboi_feitset_add(&uit, MBO_FEIT_UREN_BPV);
    return uit;
}

static void open_of(const mboi_stelsel *stelsel, const bekend *wat, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde)
{
    const mboi_urentabel *t = &stelsel->tabel[tabel];
    mbo_feitset kan = decisive(t, wat);
    mboi_feitset_join(ontbrekend, &kan);
    for (*zelfde = 0; *zelfde < tabel && !leaves_same(t, &stelsel->tabel[*zelfde], wat); ++*zelfde)
        ;
}

void mboi_uren_open(const mboi_stelsel *stelsel, const mboi_invoer *in, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde)
{
    bekend b = known(in);
    mboi_urenmemo *m = memo_of(stelsel, in);
    if (!is_known(&b) && b.van < b.tot) {
        mboi_feitset_join(ontbrekend, &stelsel->tabel[tabel].open);
        *zelfde = stelsel->tabel[tabel].zelfde;
    } else if (!m) {
        open_of(stelsel, &b, tabel, ontbrekend, zelfde);
    } else {
        if (!seen(m->open_bekend, tabel)) {
            m->ontbrekend[tabel] = (mbo_feitset){{0, 0}};
            open_of(stelsel, &b, tabel, &m->ontbrekend[tabel], &m->zelfde[tabel]);
        }
        mboi_feitset_join(ontbrekend, &m->ontbrekend[tabel]);
        *zelfde = m->zelfde[tabel];
    }
}

uint32_t mboi_uren_sleutel(const mboi_stelsel *stelsel, const mboi_invoer *in, const uint64_t *tabellen, uint16_t *uit)
{
    enum { OPEN = 2 /* after nee and ja */, FEITEN = 8 };
    const bekend b = known(in);
    uint32_t tabel[MBOI_MAX_TABELLEN], n = 0;
    for (uint32_t i = 0; i < MBOI_MAX_TABELLEN / 64; i++)
        for (uint64_t over = tabellen[i]; over; over &= over - 1) {
            const mboi_urentabel *t = &stelsel->tabel[tabel[n] = 64 * i + mboi_lowest_bit(over)];
            int32_t uitslag = mboi_uren(stelsel, in, tabel[n]);
            uint32_t zelfde = 0;
            if (uitslag < 0) {
                mbo_feitset kan = decisive(t, &b);
                while (zelfde < n && (uit[zelfde] < OPEN || !leaves_same(t, &stelsel->tabel[tabel[zelfde]], &b)))
                    zelfde++;
                uitslag = OPEN + (int32_t)(zelfde * FEITEN + mboi_feitset_has(&kan, MBO_FEIT_STUDIEDUUR) +
                                           2u * mboi_feitset_has(&kan, MBO_FEIT_UREN_BEGELEID) +
                                           4u * mboi_feitset_has(&kan, MBO_FEIT_UREN_BPV));
            }
            uit[n++] = (uint16_t)uitslag;
        }
    return n;
}
