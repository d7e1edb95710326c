/* SPDX-License-Identifier: MIT */
/* Compiling a rule set: which periods, date tests and classes it distinguishes, and a diagram for each answer. */
#include "regels/regels.h"

#include <stdlib.h>
#include <string.h>

/* ---- which periods and date tests a condition distinguishes ---- */

typedef struct inhoud {
    mbo_datum grens[MBOI_MAX_PERIODEN];
    uint16_t test[MBOI_MAX_TESTEN];
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
    for (size_t i = 0; naam != MBOI_GEEN && i < regels->parameters.count; i++)
        if (strcmp(regels->parameters.rij[i].naam, regels->naam[naam]) == 0) {
            add_grens(in, regels->parameters.rij[i].vanaf);
            add_grens(in, regels->parameters.rij[i].tot);
        }
}

static void add_test(inhoud *in, int32_t test)
{
    for (uint32_t i = 0; i < in->testen; i++)
        if (in->test[i] == test)
            return;
    if (in->testen == MBOI_MAX_TESTEN)
        in->te_groot = true;
    else
        in->test[in->testen++] = (uint16_t)test;
}

static bool reads_parameter(const mboi_formule *f)
{
    return f->soort == MBOI_NIVEAU || f->soort == MBOI_DATUM || f->soort == MBOI_DUUR_TOT ||
           f->soort == MBOI_DUUR_VANAF;
}

static void collect_vraag(inhoud *in, const mbo_regels *regels, const struct mboi_vraag *vraag);

static void collect(inhoud *in, const mbo_regels *regels, const mboi_formule *f)
{
    if (!f)
        return;
    if (reads_parameter(f))
        add_parameter(in, regels, f->parameter);
    if (f->soort == MBOI_DATUM)
        add_test(in, f->test);
    if (f->soort == MBOI_UREN)
        for (int32_t rij = 0; rij < regels->norm[f->test].rijen; rij++)
            for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
                add_parameter(in, regels, regels->norm[f->test].rij[rij].parameter[u]);
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

static void collect_bedrag(inhoud *in, const mbo_regels *regels, const struct mbo_regel *regel)
{
    const mboi_bedragregel *b = &regel->bedrag;
    if (!regel->soort)
        return;
    add_parameter(in, regels, b->parameter);
    add_parameter(in, regels, b->op);
    add_parameter(in, regels, b->grens);
    add_parameter(in, regels, b->maal);
}

/* ---- the periods of the whole rule set ---- */

static void *claim(mbo_regels *regels, size_t count, size_t size)
{
    void *p = mboi_arena_alloc(&regels->arena, (count ? count : 1) * size, 8);
    if (p)
        memset(p, 0, (count ? count : 1) * size);
    return p;
}

/* Tell of the value that makes one period too many: of the last that was added when it is one set on a copy. */
static mbo_status too_many_perioden(const mbo_regels *regels, mbo_fout *fout)
{
    inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    for (size_t i = 0; i < regels->regels; i++) {
        add_grens(&in, regels->regel[i].vanaf);
        add_grens(&in, regels->regel[i].tot);
    }
    for (int gezet = 0; gezet < 2; gezet++)
        for (size_t i = 0; i < regels->parameters.count; i++) {
            const struct mbo_parameter *p = &regels->parameters.rij[i];
            bool gelezen = false;
            for (size_t n = 0; !gelezen && n < regels->namen; n++)
                gelezen = strcmp(regels->naam[n], p->naam) == 0;
            if (!gelezen || (p->line == 0) != gezet)
                continue;
            add_grens(&in, p->vanaf);
            add_grens(&in, p->tot);
            if (in.te_groot)
                return mboi_fail_at(fout, MBO_ERROR_LIMIT, p->line, 0,
                                    "%s: with this value the rules and parameters make more than %d periods", p->naam,
                                    MBOI_MAX_PERIODEN);
        }
    return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules make too many periods or date tests");
}

static mbo_status make_perioden(mbo_regels *regels, mbo_fout *fout)
{
    inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    for (size_t i = 0; i < regels->regels; i++) {
        inhoud een = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1}; /* the tests of one rule; the periods of all */
        collect_regel(&een, regels, &regels->regel[i]);
        collect_bedrag(&een, regels, &regels->regel[i]);
        for (uint32_t g = 0; g < een.grenzen; g++)
            add_grens(&in, een.grens[g]);
        in.te_groot |= een.te_groot;
    }
    if (in.te_groot || regels->testen > MBOI_MAX_ALLE_TESTEN)
        return too_many_perioden(regels, fout);
    regels->perioden = in.grenzen;
    regels->grens = claim(regels, in.grenzen, sizeof *regels->grens);
    regels->waarde = claim(regels, in.grenzen * regels->namen, sizeof *regels->waarde);
    regels->drempel = claim(regels, in.grenzen * regels->testen, sizeof *regels->drempel);
    if (!regels->grens || !regels->waarde || !regels->drempel)
        return mboi_no_memory(fout);
    memcpy(regels->grens, in.grens, in.grenzen * sizeof *in.grens);
    size_t veranderingen = regels->testen;
    for (uint32_t p = 0; p < regels->perioden; p++) {
        for (size_t n = 0; n < regels->namen; n++)
            regels->waarde[n * regels->perioden + p] =
                mbo_regels_find_parameter(regels, regels->naam[n], regels->grens[p]);
        for (size_t t = 0; t < regels->testen; t++) {
            int32_t *drempel = &regels->drempel[p * regels->testen + t];
            const struct mbo_parameter *v = regels->test[t].functie == MBOI_INSTROOM
                                                ? NULL
                                                : mboi_regels_waarde(regels, regels->test[t].parameter, p);
            *drempel = MBOI_GEEN_DREMPEL;
            if (v) /* an age in whole years is at least 17.5 when it is at least 18 */
                *drempel = v->waarde > 100000 ? 1001 : (int32_t)((v->waarde + 99) / 100);
            veranderingen += p && *drempel != drempel[-(int64_t)regels->testen];
            /* a test becomes true once for each value of its age; see MBOI_MAX_MOMENTEN */
            if (veranderingen > 8 * MBOI_MAX_ALLE_TESTEN)
                return mboi_fail_at(fout, MBO_ERROR_LIMIT, v ? v->line : 0, 0,
                                    "%s: with this value the ages in the parameters change more than %d times",
                                    regels->naam[regels->test[t].parameter], 8 * MBOI_MAX_ALLE_TESTEN);
        }
    }
    return MBO_OK;
}

/* ---- what a rule reads ---- */

static bool note_parameter(const mbo_regels *regels, struct mbo_regel *regel, int32_t naam, mbo_feit tenzij)
{
    for (size_t i = 0; i < regel->leesten; i++)
        if (regel->leest[i].naam == naam) {
            if (regel->leest[i].tenzij != tenzij)
                regel->leest[i].tenzij = 0;
            return true;
        }
    if (naam == MBOI_GEEN)
        return true;
    if (!mboi_grow(&regels->allocator, (void **)&regel->leest, &regel->leest_capacity, regel->leesten,
                   sizeof *regel->leest))
        return false;
    regel->leest[regel->leesten++] = (struct mboi_leest){naam, tenzij};
    return true;
}

static bool note_via(const mbo_regels *regels, struct mbo_regel *regel, size_t via)
{
    for (size_t i = 0; i < regel->vias; i++)
        if (regel->via[i] == via)
            return true;
    if (!mboi_grow(&regels->allocator, (void **)&regel->via, &regel->via_capacity, regel->vias, sizeof *regel->via))
        return false;
    regel->via[regel->vias++] = via;
    return true;
}

/* Of a question that a condition refers to its rules are noted, not what they read in turn; where the question is what
   the law says (`wet`) without own rules. */
static bool note_formule(const mbo_regels *regels, struct mbo_regel *regel, const mboi_formule *f, mbo_feit tenzij,
                         bool zelf, bool wet)
{
    bool ok = true;
    if (!f)
        return true;
    wet = wet || f->soort == MBOI_NIET;
    if (zelf && reads_parameter(f))
        ok = note_parameter(regels, regel, f->parameter, tenzij);
    for (int32_t rij = 0; ok && zelf && f->soort == MBOI_UREN && rij < regels->norm[f->test].rijen; rij++)
        for (int u = 0; ok && u < MBOI_UREN_SOORTEN; u++)
            ok = note_parameter(regels, regel, regels->norm[f->test].rij[rij].parameter[u], tenzij);
    if (f->soort == MBOI_VRAAG) {
        const struct mboi_vraag *vraag = &regels->vraag[f->test];
        ok = note_formule(regels, regel, vraag->bereik, 0, false, true);
        for (size_t i = vraag->regel; ok && i < vraag->regel + vraag->regels; i++)
            if (!wet || !regels->regel[i].eigen)
                ok = note_via(regels, regel, i) && note_formule(regels, regel, regels->regel[i].als, 0, false, true) &&
                     note_formule(regels, regel, regels->regel[i].dan, 0, false, wet);
    }
    if (f->soort == MBOI_AFGELEID)
        tenzij = f->feit;
    return ok && note_formule(regels, regel, f->links, tenzij, zelf, wet) &&
           note_formule(regels, regel, f->rechts, tenzij, zelf, wet);
}

static mbo_status note_what_rules_read(mbo_regels *regels, mbo_fout *fout)
{
    for (size_t i = 0; i < regels->regels; i++) {
        struct mbo_regel *regel = &regels->regel[i];
        if (!note_formule(regels, regel, regels->vraag[regel->vraag].bereik, 0, true, true) ||
            !note_formule(regels, regel, regel->als, 0, true, true) ||
            !note_formule(regels, regel, regel->dan, 0, true, false))
            return mboi_no_memory(fout);
    }
    for (size_t i = 0; i < regels->regels; i++) {
        const struct mbo_regel *regel = &regels->regel[i];
        size_t *hoogstens = &regels->vraag[regel->vraag].leest_hoogstens;
        *hoogstens += regel->leesten + 4; /* and those of its amount */
        for (size_t j = 0; j < regel->vias; j++)
            *hoogstens += regels->regel[regel->via[j]].leesten;
    }
    return MBO_OK;
}

/* ---- one diagram ---- */

typedef struct stap {
    uint32_t van, naar; /* places in `wortel`, then roots */
    mbo_feit datum;
} stap;

typedef struct werk {
    mbo_regels *regels;
    mboi_bouw *bouw;
    mboi_diagram *d;
    uint32_t *wortel;
    uint32_t *begin; /* of each period of the rule set the first that is the same to this diagram */
    bool *bestaat;
    stap *stap;
    size_t stappen, stap_capacity;
    bool geen_geheugen;
} werk;

static uint32_t place(const werk *w, mboi_moment m)
{
    uint32_t maand = 0;
    while (m.maanden >> maand > 1)
        maand++;
    m.periode = (uint16_t)w->begin[m.periode];
    return (uint32_t)mboi_wortel(w->d, m, maand);
}

static void note_bestaat(void *ctx, mboi_moment m)
{
    werk *w = ctx;
    w->bestaat[place(w, m)] = true;
}

static void note_stap(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    werk *w = ctx;
    stap s = {place(w, van), place(w, naar), datum};
    if (s.van == s.naar)
        return;
    if (mboi_grow(&w->regels->allocator, (void **)&w->stap, &w->stap_capacity, w->stappen, sizeof s))
        w->stap[w->stappen++] = s;
    else
        w->geen_geheugen = true;
}

static int by_stap(const void *a, const void *b)
{
    const stap *x = a, *y = b;
    return x->datum != y->datum ? (x->datum > y->datum) - (x->datum < y->datum)
           : x->van != y->van   ? (x->van > y->van) - (x->van < y->van)
                                : (x->naar > y->naar) - (x->naar < y->naar);
}

static int by_number(const void *a, const void *b)
{
    uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;
    return (x > y) - (x < y);
}

/* Keep each step between two different roots once, in `uit`; returns how many. */
static uint32_t keep_stappen(const werk *w, mbo_feit datum, uint16_t (*uit)[2])
{
    uint32_t n = 0;
    for (size_t i = 0; i < w->stappen; i++) {
        const stap *s = &w->stap[i];
        if (s->datum != datum || s->van == s->naar || (i && by_stap(s, s - 1) == 0))
            continue;
        uit[n][0] = (uint16_t)s->van;
        uit[n++][1] = (uint16_t)s->naar;
    }
    return n;
}

static mbo_status link_dates(werk *w, size_t wortels, mbo_fout *fout)
{
    mboi_diagram *d = w->d;
    for (size_t i = 0; i < w->stappen; i++) {
        w->stap[i].van = w->wortel[w->stap[i].van];
        w->stap[i].naar = w->wortel[w->stap[i].naar];
    }
    if (w->stappen)
        qsort(w->stap, w->stappen, sizeof *w->stap, by_stap);
    d->wortel = claim(w->regels, wortels, sizeof *d->wortel);
    d->top = claim(w->regels, wortels, sizeof *d->top);
    if (!d->wortel || !d->top)
        return mboi_no_memory(fout);
    for (size_t i = 0; i < wortels; i++) {
        d->wortel[i] = (uint16_t)w->wortel[i];
        if (w->bestaat[i])
            d->top[d->toppen++] = d->wortel[i];
    }
    qsort(d->top, d->toppen, sizeof *d->top, by_number);
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->toppen; i++)
        if (!i || d->top[i] != d->top[i - 1])
            d->top[n++] = d->top[i];
    d->toppen = n;
    d->stap_geboortedatum = claim(w->regels, w->stappen, sizeof *d->stap_geboortedatum);
    d->stap_startdatum = claim(w->regels, w->stappen, sizeof *d->stap_startdatum);
    if (!d->stap_geboortedatum || !d->stap_startdatum)
        return mboi_no_memory(fout);
    d->stappen_geboortedatum = keep_stappen(w, MBO_FEIT_GEBOORTEDATUM, d->stap_geboortedatum);
    d->stappen_startdatum = keep_stappen(w, MBO_FEIT_STARTDATUM, d->stap_startdatum);
    return MBO_OK;
}

/* Build the roots of the moments that exist; a period that is no different from the one before it shares its roots. */
static mbo_status build_roots(werk *w, const inhoud *in, mboi_over over, size_t index, size_t wortels, mbo_fout *fout)
{
    mboi_diagram *d = w->d;
    size_t per_periode = wortels / w->regels->perioden;
    mboi_instroom zonder_crebo = {0};
    mboi_stap stappen = {w, note_stap, note_bestaat};
    uint16_t instroom = 0;
    for (uint32_t t = 0; t < d->testen; t++)
        if (w->regels->test[d->test[t]].functie == MBOI_INSTROOM)
            instroom = (uint16_t)(1 << (d->testen - 1 - t)); /* as mboi_wortel() places it */
    for (uint32_t p = 0, g = 0; p < w->regels->perioden; p++) {
        while (g + 1 < in->grenzen && in->grens[g + 1] <= w->regels->grens[p])
            g++;
        w->begin[p] = in->grens[g] == w->regels->grens[p] ? p : w->begin[p - 1];
    }
    if (d->testen || d->maanden) {
        mboi_doorloop(w->regels, &zonder_crebo, d->test, d->testen, in->grens, in->grenzen, d->maanden, &stappen);
    } else {
        for (uint32_t p = 0; p < w->regels->perioden; p++) {
            mboi_moment m = {.periode = (uint16_t)p, .maanden = 1},
                        vorig = {.periode = (uint16_t)(p ? p - 1 : 0), .maanden = 1};
            note_bestaat(w, m);
            note_stap(w, vorig, m, MBO_FEIT_STARTDATUM);
        }
    }
    if (w->geen_geheugen)
        return mboi_no_memory(fout);
    for (size_t i = 0; i < wortels; i++) {
        uint32_t p = (uint32_t)(i / per_periode), bits = (uint32_t)i & ((1u << d->testen) - 1);
        mboi_moment m = {.periode = (uint16_t)p};
        bool met_crebo = instroom && !(bits & instroom) && w->bestaat[i | instroom];
        if (w->begin[p] != p || !(w->bestaat[i] || met_crebo))
            continue;
        for (uint32_t t = 0; t < d->testen; t++)
            m.waar |= (bits >> (d->testen - 1 - t) & 1) << d->test[t];
        w->wortel[i] = mboi_build(w->bouw, over, index, m, d->maanden ? (uint32_t)(i % per_periode >> d->testen) : 0);
    }
    for (size_t i = 0; i < wortels; i++) {
        uint32_t p = (uint32_t)(i / per_periode);
        if (w->begin[p] != p)
            w->wortel[i] = w->wortel[w->begin[p] * per_periode + i % per_periode];
    }
    return MBO_OK;
}

/* The places that the facts of the highest ranks lead to, from each different root. */
static mbo_status make_kort(mbo_regels *regels, mboi_diagram *d, size_t wortels, mbo_fout *fout)
{
    enum { MEER = 256 }; /* roots: then the tables would be larger than they are worth */
    uint16_t wortel[MEER], rijen = 0;
    uint16_t *kort_wortel = claim(regels, wortels, sizeof *kort_wortel);
    if (!kort_wortel)
        return mboi_no_memory(fout);
    for (size_t i = 0; i < wortels; i++) {
        uint16_t rij = 0;
        while (rij < rijen && wortel[rij] != d->wortel[i])
            rij++;
        if (rij == MEER)
            return MBO_OK;
        if (rij == rijen)
            wortel[rijen++] = d->wortel[i];
        kort_wortel[i] = rij;
    }
    uint16_t *kort = claim(regels, (size_t)rijen * MBOI_KOPPEN, sizeof *kort);
    if (!kort)
        return mboi_no_memory(fout);
    int8_t keuze[MBOI_ATOMEN + 1];
    int64_t waarde[MBOI_FEITEN + 1];
    memset(keuze, MBOI_GEEN, sizeof keuze);
    for (size_t i = 0; i < MBOI_COUNT(waarde); i++)
        waarde[i] = MBOI_GEEN;
    mboi_invoer in = {.keuze = keuze, .waarde = waarde};
    for (size_t r = 0; r < rijen; r++)
        kort[r * MBOI_KOPPEN + MBOI_KOP_OPEN] = wortel[r];
    for (int8_t b = 0; b < MBO_BEWIJS_PRAKTIJKVERKLARING; b++)
        for (int8_t l = 0; l < MBO_LEERWEG_DERDE; l++)
            for (int8_t s = 0; s < MBO_SOORT_OPLEIDING_SPECIALISTEN; s++)
                for (int8_t i = 0; i < MBO_INSTELLING_PRIVAAT; i++) {
                    keuze[MBO_FEIT_BEWIJS] = b;
                    keuze[MBO_FEIT_LEERWEG] = l;
                    keuze[MBO_FEIT_SOORT_OPLEIDING] = s;
                    keuze[MBO_FEIT_INSTELLING] = i;
                    for (size_t r = 0; r < rijen; r++)
                        kort[r * MBOI_KOPPEN + (size_t)mboi_kop(b, l, s, i)] =
                            (uint16_t)mboi_walk(regels, d, &in, wortel[r]);
                }
    d->kort = kort;
    d->kort_wortel = kort_wortel;
    return MBO_OK;
}

/* The moment that has its root at a place in `wortel`, of a diagram without months. */
static mboi_moment moment_at(const mboi_diagram *d, size_t at)
{
    mboi_moment m = {.periode = (uint16_t)(at >> d->testen), .maanden = 1};
    for (uint32_t t = 0; t < d->testen; t++)
        m.waar |= (uint32_t)(at >> (d->testen - 1 - t) & 1) << d->test[t];
    return m;
}

/* The outcome for every choice of the facts, where those are few. */
static mbo_status make_tabel(mbo_regels *regels, mboi_diagram *d, size_t wortels, mbo_fout *fout)
{
    uint32_t maat = 1, rijen = 0;
    for (mbo_feit feit = MBOI_FEITEN + 1; feit <= MBOI_ATOMEN; feit++)
        if (mboi_feitset_has(&d->gelezen, feit)) /* what is missing depends on the case */
            return MBO_OK;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&d->gelezen, feit));) {
        if (d->schreden == MBOI_MAX_SCHREDEN || maat > MBOI_MAX_TABEL)
            return MBO_OK;
        d->schrede[d->schreden++] = (struct mboi_schrede){feit, (uint16_t)maat};
        maat *= (uint32_t)mboi_ariteit(regels, feit) + 1;
    }
    for (size_t i = 0; i < wortels; i++)
        rijen = d->kort_wortel[i] >= rijen ? d->kort_wortel[i] + 1u : rijen;
    if (d->uren || rijen * maat > MBOI_MAX_TABEL)
        return MBO_OK;
    uint8_t *tabel = claim(regels, rijen * maat, 1);
    if (!tabel)
        return mboi_no_memory(fout);
    int8_t keuze[MBOI_ATOMEN + 1] = {0};
    int64_t waarde[MBOI_FEITEN + 1] = {0};
    for (size_t i = 0; i < wortels; i++) {
        uint8_t *rij = tabel + d->kort_wortel[i] * (size_t)maat;
        for (uint32_t at = 0; at < maat && (at || !rij[0]); at++) { /* else another place has made this row */
            mboi_invoer in = {.keuze = keuze, .waarde = waarde, .kop = MBOI_KOP_OPEN, .momenten = 1};
            in.geboren = in.start = true;
            in.moment[0] = moment_at(d, i);
            for (uint32_t s = 0; s < d->schreden; s++) {
                uint32_t n = (uint32_t)mboi_ariteit(regels, d->schrede[s].feit) + 1;
                keuze[d->schrede[s].feit] = (int8_t)((int32_t)(at / d->schrede[s].stride % n) - 1);
            }
            rij[at] = (uint8_t)mboi_diagram_uitkomst(regels, d, &in);
        }
    }
    d->tabel = tabel;
    d->tabelmaat = maat;
    return MBO_OK;
}

static mbo_status compile(mboi_bouw *bouw, mbo_regels *regels, mboi_diagram *d, mboi_over over, size_t index,
                          mbo_fout *fout)
{
    inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    const struct mboi_vraag *vraag = &regels->vraag[over == MBOI_REGEL ? 0 : index];
    if (over == MBOI_REGEL)
        collect_regel(&in, regels, &regels->regel[index]);
    else if (over == MBOI_VRAAG_BEREIK)
        collect(&in, regels, vraag->bereik);
    for (size_t i = vraag->regel; over == MBOI_VRAAG_DAG && i < vraag->regel + vraag->regels; i++)
        if (regels->regel[i].eerste_dag)
            collect_regel(&in, regels, &regels->regel[i]);
    if (over == MBOI_VRAAG_UITKOMST || over == MBOI_VRAAG_BEDRAG)
        collect_vraag(&in, regels, vraag);
    for (size_t i = vraag->regel; over == MBOI_VRAAG_BEDRAG && i < vraag->regel + vraag->regels; i++) {
        collect_bedrag(&in, regels, &regels->regel[i]);
        d->maanden |= regels->regel[i].soort && regels->regel[i].bedrag.maanden != MBOI_ALLE_MAANDEN;
    }
    d->testen = (uint16_t)in.testen;
    size_t wortels = (size_t)regels->perioden * (d->maanden ? 12 : 1) << d->testen;
    if (in.te_groot)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "a question distinguishes too many periods and date tests");

    const mbo_allocator *a = &regels->allocator;
    size_t bytes = wortels * (sizeof(uint32_t) + sizeof(bool)) + regels->perioden * sizeof(uint32_t);
    uint32_t *memory = mboi_resize(a, NULL, 0, bytes);
    d->test = claim(regels, d->testen, sizeof *d->test);
    mbo_status status = memory && d->test ? MBO_OK : mboi_no_memory(fout);
    if (!status) {
        memset(memory, 0, bytes);
        memcpy(d->test, in.test, d->testen * sizeof *d->test);
        for (uint32_t t = 0; t < d->testen; t++)
            d->leeftijd |= regels->test[d->test[t]].functie != MBOI_INSTROOM;
        werk w = {.regels = regels, .bouw = bouw, .d = d, .wortel = memory, .begin = memory + wortels};
        w.bestaat = (bool *)(w.begin + regels->perioden);
        status = build_roots(&w, &in, over, index, wortels, fout);
        if (!status)
            status = mboi_bouw_compact(bouw, d, w.wortel, wortels, fout);
        if (!status)
            status = link_dates(&w, wortels, fout);
        if (!status && over == MBOI_VRAAG_UITKOMST)
            status = make_kort(regels, d, wortels, fout);
        if (!status && d->kort)
            status = make_tabel(regels, d, wortels, fout);
        mboi_resize(a, w.stap, w.stap_capacity * sizeof *w.stap, 0);
    }
    mboi_resize(a, memory, memory ? bytes : 0, 0);
    return status;
}

/* ---- the classes of sets ---- */

static uint16_t set_truth(const mbo_regels *regels, int64_t codes)
{
    uint16_t truth = 0;
    for (size_t i = 0; i < regels->verzamelingen; i++)
        truth |= (uint16_t)(((codes & regels->verzameling[i]) != 0) << i);
    return truth;
}

/* The truth of a set is that of its members together: close the truths of the single codes, and none, under union. */
static mbo_status make_setklassen(mbo_regels *regels, mbo_fout *fout)
{
    if (regels->verzamelingen > MBOI_MAX_VERZAMELINGEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules have more than %d tests of sets", MBOI_MAX_VERZAMELINGEN);
    uint16_t klasse[MBOI_MAX_ARITEIT] = {0};
    size_t n = 1, truths = (size_t)1 << regels->verzamelingen;
    for (int32_t code = 1; code <= mbo_code_count(MBO_VOCABULAIRE_VOOROPLEIDING); code++) {
        uint16_t truth = set_truth(regels, INT64_C(1) << code);
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
    qsort(klasse, n, sizeof *klasse, by_number);
    regels->setklasse = claim(regels, n, sizeof *klasse);
    regels->klasse_van = claim(regels, truths, sizeof *regels->klasse_van);
    if (!regels->setklasse || !regels->klasse_van)
        return mboi_no_memory(fout);
    memcpy(regels->setklasse, klasse, n * sizeof *klasse);
    regels->setklassen = n;
    for (size_t i = 0; i < n; i++)
        regels->klasse_van[klasse[i]] = (int8_t)i;
    for (int64_t codes = 0; codes < MBOI_SETDEEL; codes++) {
        regels->setwaarheid[0][codes] = set_truth(regels, codes);
        regels->setwaarheid[1][codes] = set_truth(regels, codes << MBOI_SETBITS);
    }
    return MBO_OK;
}

int64_t mboi_set_van_klasse(const mbo_regels *regels, int32_t klasse)
{
    uint16_t wanted = regels->setklasse[klasse], truth = 0;
    int64_t codes = 0;
    while (truth != wanted) { /* the class is closed under union: some code always adds to it */
        int64_t best = 0;
        int most = 0;
        for (int32_t code = 1; code <= mbo_code_count(MBO_VOCABULAIRE_VOOROPLEIDING); code++) {
            uint16_t een = set_truth(regels, INT64_C(1) << code), meer = (uint16_t)(een & ~truth);
            int n = 0;
            for (uint16_t rest = meer; rest; rest &= (uint16_t)(rest - 1))
                n++;
            if (!(een & ~wanted) && n > most) {
                most = n;
                best = INT64_C(1) << code;
            }
        }
        codes |= best;
        truth = set_truth(regels, codes);
    }
    return codes;
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
            return mboi_fail_at(fout, MBO_ERROR_LIMIT, p->line, 0,
                                "%s: with this value the parameters make more than %d classes of studieduur", p->naam,
                                MBOI_MAX_ARITEIT - 1);
        memmove(regels->duurgrens + at + 1, regels->duurgrens + at,
                (regels->duurgrenzen++ - at) * sizeof *regels->duurgrens);
        regels->duurgrens[at] = (int32_t)grens;
    }
    status = add_duurgrenzen(regels, f->links, fout);
    return status ? status : add_duurgrenzen(regels, f->rechts, fout);
}

static mbo_status make_duurgrenzen(mbo_regels *regels, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    regels->duurgrens = claim(regels, MBOI_MAX_ARITEIT, sizeof *regels->duurgrens);
    if (!regels->duurgrens)
        return mboi_no_memory(fout);
    for (size_t i = 0; !status && i < regels->regels; i++) {
        status = add_duurgrenzen(regels, regels->regel[i].als, fout);
        if (!status)
            status = add_duurgrenzen(regels, regels->regel[i].dan, fout);
    }
    for (int32_t maanden = 1, klasse = 0; maanden <= MBOI_MAANDEN; maanden++) {
        klasse += (size_t)klasse < regels->duurgrenzen && regels->duurgrens[klasse] < maanden;
        regels->duurklasse[maanden] = (int8_t)klasse;
    }
    return status;
}

/* ---- what a copy shares ---- */

/* Does a rule read a parameter itself? */
static bool reads(const mbo_regels *regels, const struct mbo_regel *regel, const char *parameter)
{
    const char *naam;
    for (int32_t i = 0; parameter && (naam = mbo_regel_parameter(regels, regel, i)); i++)
        if (strcmp(naam, parameter) == 0)
            return true;
    return false;
}

/* The same rule in the set that it was copied from, switched off or not as here; NULL: there is none, or it reads the
   parameter that has other values. */
static const struct mbo_regel *same_regel(const mbo_regels *regels, const struct mbo_regel *regel,
                                          const char *parameter)
{
    const mbo_regels *van = regels->ouder;
    if (reads(regels, regel, parameter))
        return NULL;
    for (size_t i = 0; i < van->regels; i++)
        if (strcmp(van->regel[i].id, regel->id) == 0 && van->regel[i].vanaf == regel->vanaf)
            return van->regel[i].uit == regel->uit ? &van->regel[i] : NULL;
    return NULL;
}

/* The rule in the set that it was copied from, when it and all that it refers to is the same; else NULL. */
static const struct mbo_regel *unchanged(const mbo_regels *regels, const struct mbo_regel *regel, const char *parameter)
{
    for (size_t i = 0; regels->ouder && i < regel->vias; i++)
        if (!same_regel(regels, &regels->regel[regel->via[i]], parameter))
            return NULL;
    return regels->ouder ? same_regel(regels, regel, parameter) : NULL;
}

static const struct mboi_vraag *unchanged_vraag(const mbo_regels *regels, size_t v, const char *parameter)
{
    const struct mboi_vraag *vraag = &regels->vraag[v];
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        if (!unchanged(regels, &regels->regel[i], parameter))
            return NULL;
    return regels->ouder ? &regels->ouder->vraag[v] : NULL;
}

/* Do amounts have the same numbers in both sets? */
static bool same_bedragen(const mbo_regels *regels)
{
    const mbo_regels *van = regels->ouder;
    return regels->bedragen == van->bedragen &&
           (!van->bedragen || memcmp(regels->bedrag, van->bedrag, van->bedragen * sizeof *van->bedrag) == 0);
}

/* A diagram can be shared when its nodes have the same children in both sets. */
static bool can_share(const mbo_regels *regels, const mboi_diagram *d)
{
    const mbo_regels *van = regels->ouder;
    return !mboi_feitset_has(&d->gelezen, MBO_FEIT_STUDIEDUUR) ||
           (regels->duurgrenzen == van->duurgrenzen &&
            memcmp(regels->duurgrens, van->duurgrens, van->duurgrenzen * sizeof *van->duurgrens) == 0);
}

/* The diagram of the set that it was copied from, with the roots of its periods in the periods of this one: of what the
   diagram depends on nothing changes within a period of that set. */
static mbo_status share_diagram(mbo_regels *regels, mboi_diagram *d, const mboi_diagram *van, mbo_fout *fout)
{
    const mbo_regels *ouder = regels->ouder;
    size_t per_periode = (size_t)(van->maanden ? 12 : 1) << van->testen, q = 0;
    *d = *van;
    if (regels->perioden == ouder->perioden &&
        memcmp(regels->grens, ouder->grens, ouder->perioden * sizeof *ouder->grens) == 0)
        return MBO_OK;
    d->wortel = claim(regels, per_periode * regels->perioden, sizeof *d->wortel);
    if (van->kort)
        d->kort_wortel = claim(regels, per_periode * regels->perioden, sizeof *d->kort_wortel);
    if (!d->wortel || (van->kort && !d->kort_wortel))
        return mboi_no_memory(fout);
    for (size_t p = 0; p < regels->perioden; p++) {
        while (q + 1 < ouder->perioden && ouder->grens[q + 1] <= regels->grens[p])
            q++;
        memcpy(d->wortel + p * per_periode, van->wortel + q * per_periode, per_periode * sizeof *d->wortel);
        if (van->kort)
            memcpy(d->kort_wortel + p * per_periode, van->kort_wortel + q * per_periode,
                   per_periode * sizeof *d->kort_wortel);
    }
    return MBO_OK;
}

/* `van`: the same in the set that it was copied from; NULL: it is another there. */
static mbo_status make_diagram(mboi_bouw *bouw, mbo_regels *regels, mboi_diagram *d, const mboi_diagram *van,
                               mboi_over over, size_t index, mbo_fout *fout)
{
    return van && can_share(regels, van) ? share_diagram(regels, d, van, fout)
                                         : compile(bouw, regels, d, over, index, fout);
}

/* Diagrams name the tables of hours by number, so those come along. */
static mbo_status share(mbo_regels *regels, const mbo_regels *van, mbo_fout *fout)
{
    regels->ouder = mbo_regels_ref((mbo_regels *)(uintptr_t)van); /* only the count of references changes */
    regels->ouders = van->ouders + 1;
    while (regels->tabel_capacity < van->tabellen)
        if (!mboi_grow(&regels->allocator, (void **)&regels->tabel, &regels->tabel_capacity, regels->tabel_capacity,
                       sizeof *regels->tabel))
            return mboi_no_memory(fout);
    if (van->tabellen)
        memcpy(regels->tabel, van->tabel, van->tabellen * sizeof *van->tabel);
    regels->tabellen = van->tabellen;
    return MBO_OK;
}

static mbo_status compile_vraag(mboi_bouw *bouw, mbo_regels *regels, size_t v, const char *parameter, mbo_fout *fout)
{
    struct mboi_vraag *vraag = &regels->vraag[v];
    const struct mboi_vraag *van = unchanged_vraag(regels, v, parameter);
    mbo_status status =
        make_diagram(bouw, regels, &vraag->uitkomst, van ? &van->uitkomst : NULL, MBOI_VRAAG_UITKOMST, v, fout);
    if (!status && vraag->bereik)
        status = make_diagram(bouw, regels, &vraag->bereik_diagram, van ? &van->bereik_diagram : NULL,
                              MBOI_VRAAG_BEREIK, v, fout);
    if (!status && vraag->heeft_bedrag)
        status = make_diagram(bouw, regels, &vraag->bedrag, van && same_bedragen(regels) ? &van->bedrag : NULL,
                              MBOI_VRAAG_BEDRAG, v, fout);
    if (!status && vraag->heeft_dag)
        status = make_diagram(bouw, regels, &vraag->dag, van ? &van->dag : NULL, MBOI_VRAAG_DAG, v, fout);
    return status;
}

mbo_status mboi_regels_compile(mbo_regels *regels, const mbo_regels *van, const char *parameter, mbo_fout *fout)
{
    mbo_status status = make_perioden(regels, fout);
    if (!status)
        status = mboi_kalender_make(regels, fout);
    if (!status)
        status = make_setklassen(regels, fout);
    if (!status)
        status = make_duurgrenzen(regels, fout);
    if (!status)
        status = note_what_rules_read(regels, fout);
    if (!status)
        status = mboi_bedragen_collect(regels, fout);
    if (status)
        return status;
    if (regels->namen > MBOI_MAX_NAMEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules read more than %d parameters", MBOI_MAX_NAMEN);
    _Static_assert(MBOI_EINDES <= UINT16_MAX - MBOI_KNOOP_KOP * MBOI_MAX_KNOPEN - MBOI_MAX_KINDEREN,
                   "ids are places of 16 bits");
    regels->eindes = MBOI_EINDES;

    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        int64_t aanname;
        regels->eerste[feit] = mbo_feit_type(feit) == MBO_FEITTYPE_CODE;
        regels->keuze[1][feit] = MBOI_GEEN;
        regels->keuze[0][feit] = MBOI_GEEN;
        if (mbo_feit_aanname(feit, &aanname)) {
            regels->keuze[0][feit] = (int8_t)aanname;
            mboi_feitset_add(&regels->aannames, feit);
        }
    }
    for (mbo_feit feit = MBOI_FEITEN + 1; feit <= MBOI_ATOMEN; feit++)
        regels->keuze[0][feit] = regels->keuze[1][feit] = MBOI_GEEN;
    for (int streng = 0; streng < 2; streng++) { /* these two are never missing */
        regels->keuze[streng][MBO_FEIT_LEERPLICHT_BEEINDIGD] = MBOI_NIET_GEGEVEN;
        regels->keuze[streng][MBO_FEIT_CREBO] = 0;
    }
    mboi_bouw *bouw = mboi_bouw_create(regels);
    if (!bouw)
        return mboi_no_memory(fout);
    if (van && van->ouders < MBOI_MAX_OUDERS)
        status = share(regels, van, fout);
    for (size_t i = 0; !status && i < regels->regels; i++) {
        const struct mbo_regel *zelfde = unchanged(regels, &regels->regel[i], parameter);
        status = make_diagram(bouw, regels, &regels->regel[i].diagram, zelfde ? &zelfde->diagram : NULL, MBOI_REGEL, i,
                              fout);
    }
    for (size_t v = 1; !status && v <= MBOI_VRAGEN; v++)
        status = compile_vraag(bouw, regels, v, parameter, fout);
    mboi_bouw_free(bouw);
    return status;
}
