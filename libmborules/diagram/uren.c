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

static void lift_total(int32_t minimum[MBOI_UREN_SOORTEN])
{
    int32_t samen = minimum[MBOI_UREN_BEGELEID] + minimum[MBOI_UREN_BPV];
    if (minimum[MBOI_UREN_TOTAAL] < samen)
        minimum[MBOI_UREN_TOTAAL] = samen;
}

static void fill(const mboi_stelsel *stelsel, const mboi_norm *norm, uint32_t periode, mboi_urentabel *tabel)
{
    memset(tabel, 0, sizeof *tabel);
    tabel->alternatieven = 1;
    for (int32_t duur = 1; duur <= MBOI_MAANDEN; duur++) {
        int32_t rij = 0, *minimum = tabel->minimum[duur - 1][0];
        while (rij + 1 < norm->rijen && duur > 12 * norm->rij[rij].jaren)
            rij++;
        int64_t jaren = norm->rij[rij].jaren, maanden = norm->studiejaren && duur % 12 == 11 ? duur + 1 : duur;
        if (!norm->naar_rato && maanden < 12 * jaren)
            maanden = 12 * jaren;
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++) {
            int32_t naam = norm->rij[rij].parameter[u];
            minimum[u] =
                naam == MBOI_GEEN ? 0 : least(mboi_stelsel_waarde(stelsel, naam, periode)->waarde, maanden, jaren);
        }
        lift_total(minimum);
    }
}

/* What is known of the hours, and the months that the studieduur may have, from 0. */
typedef struct bekend {
    int64_t begeleid, bpv;
    int32_t van, tot;
} bekend;

static void open_of(const mboi_stelsel *stelsel, const bekend *wat, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde);

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
    if (!mboi_grow(&stelsel->allocator, (void **)&stelsel->tabel, &stelsel->tabel_capacity, at, sizeof *tabel))
        return -2;
    stelsel->tabel[stelsel->tabellen++] = *tabel;
    open_of(stelsel, &(bekend){MBOI_GEEN, MBOI_GEEN, 0, MBOI_MAANDEN - 1}, (uint32_t)at, &stelsel->tabel[at].open,
            &stelsel->tabel[at].zelfde);
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
    for (int32_t m = 0; m < MBOI_MAANDEN; m++)
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
            if (a->minimum[m][i][u] < b->minimum[m][j][u])
                return false;
    return true;
}

/* Add an alternative, here the greatest of two, unless one that is there asks no more; false: there is no room. */
static bool add_alternatief(mboi_urentabel *uit, const mboi_urentabel *a, int32_t i, const mboi_urentabel *b, int32_t j)
{
    int32_t n = uit->alternatieven, blijft = 0;
    if (n == MBOI_MAX_ALTERNATIEVEN)
        return false;
    for (int32_t m = 0; m < MBOI_MAANDEN; m++) {
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++) {
            int32_t x = a->minimum[m][i][u], y = b->minimum[m][j][u];
            uit->minimum[m][n][u] = x > y ? x : y;
        }
        lift_total(uit->minimum[m][n]);
    }
    for (int32_t k = 0; k < n; k++)
        if (within(uit, n, uit, k)) {
            for (int32_t m = 0; m < MBOI_MAANDEN; m++)
                memset(uit->minimum[m][n], 0, sizeof uit->minimum[m][n]);
            return true;
        }
    for (int32_t k = 0; k <= n; k++) { /* and those that it makes superfluous go */
        if (k < n && within(uit, k, uit, n))
            continue;
        for (int32_t m = 0; m < MBOI_MAANDEN; m++)
            memmove(uit->minimum[m][blijft], uit->minimum[m][k], sizeof uit->minimum[m][k]);
        blijft++;
    }
    for (int32_t k = blijft; k <= n; k++)
        for (int32_t m = 0; m < MBOI_MAANDEN; m++)
            memset(uit->minimum[m][k], 0, sizeof uit->minimum[m][k]);
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

/* ---- what is left of a table ---- */

typedef struct open { /* of an alternative: the least hours of what is unknown */
    int64_t begeleid, bpv, totaal;
} open;

/* What is left for one studieduur: the alternatives that can still be met; `vrij`: one of them is, whatever is unknown.
 */
typedef struct rest {
    int32_t n;
    bool vrij;
    open alternatief[MBOI_MAX_ALTERNATIEVEN];
} rest;

static bool fill_in(const int32_t *minimum, int64_t begeleid, int64_t bpv, open *uit)
{
    int64_t g = minimum[MBOI_UREN_BEGELEID], b = minimum[MBOI_UREN_BPV], t = minimum[MBOI_UREN_TOTAAL];
    if ((begeleid != MBOI_GEEN && begeleid < g) || (bpv != MBOI_GEEN && bpv < b) ||
        (begeleid != MBOI_GEEN && bpv != MBOI_GEEN && begeleid + bpv < t))
        return false;
    if (begeleid != MBOI_GEEN && bpv != MBOI_GEEN) {
        *uit = (open){0, 0, 0};
    } else if (begeleid == MBOI_GEEN && bpv == MBOI_GEEN) {
        *uit = (open){g, b, t};
    } else if (begeleid == MBOI_GEEN) { /* the other is known and enough: this one makes up the total */
        g = t - bpv > g ? t - bpv : g;
        *uit = (open){g, 0, g};
    } else {
        b = t - begeleid > b ? t - begeleid : b;
        *uit = (open){0, b, b};
    }
    return true;
}

static rest rest_of(const mboi_urentabel *t, int32_t maand, int64_t begeleid, int64_t bpv)
{
    rest r = {0};
    for (int32_t i = 0; i < t->alternatieven; i++)
        if (fill_in(t->minimum[maand][i], begeleid, bpv, &r.alternatief[r.n])) {
            r.vrij |= r.alternatief[r.n].totaal == 0;
            r.n++;
        }
    return r;
}

/* Do the alternatives of one rest together hold all that a single alternative holds? Its least programmes have a total
   of exactly t and begeleid from g to t - b; each alternative holds a stretch of those. */
static bool holds(const rest *r, const open *o)
{
    int64_t van = o->begeleid, tot_en_met = o->totaal - o->bpv;
    for (bool verder = true; verder && van <= tot_en_met;) {
        verder = false;
        for (int32_t i = 0; i < r->n; i++) {
            const open *a = &r->alternatief[i];
            if (a->totaal <= o->totaal && a->begeleid <= van && van <= o->totaal - a->bpv) {
                van = o->totaal - a->bpv + 1;
                verder = true;
            }
        }
    }
    return van > tot_en_met;
}

static bool same(const rest *a, const rest *b)
{
    bool ja = true;
    for (int32_t i = 0; ja && i < a->n; i++)
        ja = holds(b, &a->alternatief[i]);
    for (int32_t i = 0; ja && i < b->n; i++)
        ja = holds(a, &b->alternatief[i]);
    return ja;
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

static int32_t uitslag_of(const mboi_urentabel *t, const bekend *b)
{
    bool ja = true, nee = true;
    for (int32_t i = b->van; i <= b->tot && (ja || nee); i++) {
        rest r = rest_of(t, i, b->begeleid, b->bpv);
        ja &= r.vrij;
        nee &= r.n == 0;
    }
    return ja ? MBOI_JA : nee ? MBOI_NEE : MBOI_GEEN;
}

int32_t mboi_uren(const mboi_stelsel *stelsel, const mboi_invoer *in, uint32_t tabel)
{
    bekend b = known(in);
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
    int64_t zonder = INT64_MAX, bereikt = INT64_MAX;
    for (int32_t i = 0; i < r->n; i++) {
        const open *o = &r->alternatief[i];
        int64_t deze = begeleid ? o->begeleid : o->bpv, ander = begeleid ? o->bpv : o->begeleid;
        if (!deze && o->totaal < zonder)
            zonder = o->totaal;
        if (ander < bereikt)
            bereikt = ander;
    }
    return r->n && bereikt < zonder;
}

static void open_of(const mboi_stelsel *stelsel, const bekend *wat, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde)
{
    bekend b = *wat;
    rest first = rest_of(&stelsel->tabel[tabel], b.van, b.begeleid, b.bpv);
    for (int32_t i = b.van; i <= b.tot; i++) {
        rest r = rest_of(&stelsel->tabel[tabel], i, b.begeleid, b.bpv);
        if (!same(&r, &first))
            mboi_feitset_add(ontbrekend, MBO_FEIT_STUDIEDUUR);
        if (b.begeleid == MBOI_GEEN && decides(&r, true))
            mboi_feitset_add(ontbrekend, MBO_FEIT_UREN_BEGELEID);
        if (b.bpv == MBOI_GEEN && decides(&r, false))
            mboi_feitset_add(ontbrekend, MBO_FEIT_UREN_BPV);
    }
    for (*zelfde = 0; *zelfde < tabel; ++*zelfde) {
        int32_t i = b.van;
        for (; i <= b.tot; i++) {
            rest r = rest_of(&stelsel->tabel[tabel], i, b.begeleid, b.bpv),
                 ander = rest_of(&stelsel->tabel[*zelfde], i, b.begeleid, b.bpv);
            if (!same(&r, &ander))
                break;
        }
        if (i > b.tot)
            return;
    }
}

void mboi_uren_open(const mboi_stelsel *stelsel, const mboi_invoer *in, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde)
{
    bekend b = known(in);
    mboi_urenmemo *m = memo_of(stelsel, in);
    if (b.begeleid == MBOI_GEEN && b.bpv == MBOI_GEEN && b.van < b.tot) {
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
