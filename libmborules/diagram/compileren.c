/* SPDX-License-Identifier: MIT */
/* Compiling a rule set: which periods, date tests and classes it distinguishes, and a diagram for each answer. */
#include "diagram/compileren.h"
#include "diagram/volgen.h"

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

static void add_parameter(inhoud *in, const mboi_stelsel *stelsel, int32_t naam)
{
    for (size_t i = 0; naam != MBOI_GEEN && i < stelsel->boek->parameters.count; i++)
        if (strcmp(stelsel->boek->parameters.rij[i].naam, stelsel->boek->naam[naam]) == 0) {
            add_grens(in, stelsel->boek->parameters.rij[i].vanaf);
            add_grens(in, stelsel->boek->parameters.rij[i].tot);
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

static void collect_vraag(inhoud *in, const mboi_stelsel *stelsel, const struct mboi_vraag *vraag);

static void collect(inhoud *in, const mboi_stelsel *stelsel, const mboi_formule *f)
{
    if (!f)
        return;
    if (mboi_formule_leest_parameter(f))
        add_parameter(in, stelsel, f->parameter);
    if (f->soort == MBOI_DATUM)
        add_test(in, f->test);
    if (f->soort == MBOI_DATUM && stelsel->test[f->test].functie == MBOI_INSTROOM)
        add_test(in, f->test + 1); /* is it known? */
    if (f->soort == MBOI_UREN)
        for (int32_t rij = 0; rij < stelsel->boek->norm[f->test].rijen; rij++)
            for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
                add_parameter(in, stelsel, stelsel->boek->norm[f->test].rij[rij].parameter[u]);
    if (f->soort == MBOI_VRAAG)
        collect_vraag(in, stelsel, &stelsel->boek->vraag[f->test]);
    collect(in, stelsel, f->links);
    collect(in, stelsel, f->rechts);
}

static void collect_regel(inhoud *in, const mboi_stelsel *stelsel, const struct mbo_regel *regel)
{
    add_grens(in, regel->vanaf);
    add_grens(in, regel->tot);
    collect(in, stelsel, regel->als);
    collect(in, stelsel, regel->dan);
}

static void collect_vraag(inhoud *in, const mboi_stelsel *stelsel, const struct mboi_vraag *vraag)
{
    collect(in, stelsel, vraag->bereik);
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        if (!stelsel->boek->regel[i].toelichting)
            collect_regel(in, stelsel, &stelsel->boek->regel[i]);
}

static void collect_bedrag(inhoud *in, const mboi_stelsel *stelsel, const struct mbo_regel *regel)
{
    const mboi_bedragregel *b = &regel->bedrag;
    if (!regel->soort)
        return;
    add_parameter(in, stelsel, b->parameter);
    add_parameter(in, stelsel, b->op);
    add_parameter(in, stelsel, b->grens);
    add_parameter(in, stelsel, b->maal);
}

/* ---- the periods of the whole rule set ---- */

void *mboi_claim(mboi_stelsel *stelsel, size_t count, size_t size)
{
    void *p = mboi_arena_alloc(&stelsel->arena, (count ? count : 1) * size, 8);
    if (p)
        memset(p, 0, (count ? count : 1) * size);
    return p;
}

/* Tell of the value that makes one period too many: of the last that was added when it is one set on a copy. */
static mbo_status too_many_perioden(const mboi_boek *boek, mbo_fout *fout)
{
    inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    for (size_t i = 0; i < boek->regels; i++) {
        add_grens(&in, boek->regel[i].vanaf);
        add_grens(&in, boek->regel[i].tot);
    }
    for (int gezet = 0; gezet < 2; gezet++)
        for (size_t i = 0; i < boek->parameters.count; i++) {
            const struct mbo_parameter *p = &boek->parameters.rij[i];
            bool gelezen = false;
            for (size_t n = 0; !gelezen && n < boek->namen; n++)
                gelezen = strcmp(boek->naam[n], p->naam) == 0;
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

static mbo_status make_perioden(mboi_stelsel *stelsel, mbo_fout *fout)
{
    inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    for (size_t i = 0; i < stelsel->boek->regels; i++) {
        inhoud een = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1}; /* the tests of one rule; the periods of all */
        collect_regel(&een, stelsel, &stelsel->boek->regel[i]);
        collect_bedrag(&een, stelsel, &stelsel->boek->regel[i]);
        for (uint32_t g = 0; g < een.grenzen; g++)
            add_grens(&in, een.grens[g]);
        in.te_groot |= een.te_groot;
    }
    for (size_t i = 0; i < stelsel->boek->voorwaarden; i++) {
        inhoud een = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
        collect(&een, stelsel, stelsel->boek->voorwaarde[i].formule);
        for (uint32_t g = 0; g < een.grenzen; g++)
            add_grens(&in, een.grens[g]);
        in.te_groot |= een.te_groot;
    }
    if (in.te_groot || stelsel->testen > MBOI_MAX_ALLE_TESTEN)
        return too_many_perioden(stelsel->boek, fout);
    stelsel->perioden = in.grenzen;
    stelsel->grens = mboi_claim(stelsel, in.grenzen, sizeof *stelsel->grens);
    stelsel->waarde = mboi_claim(stelsel, in.grenzen * stelsel->boek->namen, sizeof *stelsel->waarde);
    stelsel->drempel = mboi_claim(stelsel, in.grenzen * stelsel->testen, sizeof *stelsel->drempel);
    if (!stelsel->grens || !stelsel->waarde || !stelsel->drempel)
        return mboi_no_memory(fout);
    memcpy(stelsel->grens, in.grens, in.grenzen * sizeof *in.grens);
    size_t veranderingen = stelsel->testen;
    for (uint32_t p = 0; p < stelsel->perioden; p++) {
        for (size_t n = 0; n < stelsel->boek->namen; n++)
            stelsel->waarde[n * stelsel->perioden + p] =
                mboi_parameters_find(&stelsel->boek->parameters, stelsel->boek->naam[n], stelsel->grens[p]);
        for (size_t t = 0; t < stelsel->testen; t++) {
            int32_t *drempel = &stelsel->drempel[p * stelsel->testen + t];
            const struct mbo_parameter *v = mboi_is_leeftijd(stelsel->test[t].functie)
                                                ? mboi_stelsel_waarde(stelsel, stelsel->test[t].parameter, p)
                                                : NULL;
            *drempel = v ? (int32_t)(v->waarde / 100) : MBOI_GEEN_DREMPEL;
            veranderingen += p && *drempel != drempel[-(int64_t)stelsel->testen];
            /* a test becomes true once for each value of its age; see MBOI_MAX_MOMENTEN */
            if (veranderingen > 8 * MBOI_MAX_ALLE_TESTEN)
                return mboi_fail_at(fout, MBO_ERROR_LIMIT, v ? v->line : 0, 0,
                                    "%s: with this value the ages in the parameters change more than %d times",
                                    stelsel->boek->naam[stelsel->test[t].parameter], 8 * MBOI_MAX_ALLE_TESTEN);
        }
    }
    return MBO_OK;
}

/* ---- one diagram ---- */

typedef struct stap {
    uint32_t van, naar; /* places in `wortel`, then roots */
    mbo_feit datum;
} stap;

/* The moments that a diagram tells apart and the steps between them, by their places in `wortel`: they depend on its
   tests and periods alone, which many diagrams share. */
typedef struct loop {
    struct loop *volgende;
    inhoud in;
    bool maanden;
    size_t wortels;
    uint32_t *begin; /* of each period of the rule set the first that is the same to such a diagram */
    bool *bestaat;
    stap *stap;
    size_t stappen, stap_capacity;
    bool geen_geheugen;
} loop;

/* What making the diagrams of a rule set takes. */
typedef struct makelij {
    mboi_stelsel *stelsel;
    mboi_bouw *bouw;
    loop *lopen;
    const char *parameter; /* that has other values than in the set that it was copied from; NULL: none */
} makelij;

typedef struct werk {
    mboi_stelsel *stelsel;
    mboi_bouw *bouw;
    mboi_diagram *d;
    const loop *loop;
    uint32_t *wortel;
} werk;

/* Filling a loop for the first diagram that has it. */
typedef struct gang {
    const mboi_stelsel *stelsel;
    const mboi_diagram *d;
    loop *loop;
} gang;

static uint32_t place(const gang *g, mboi_moment m)
{
    uint32_t maand = 0;
    while (m.maanden >> maand > 1)
        maand++;
    m.periode = (uint16_t)g->loop->begin[m.periode];
    return (uint32_t)mboi_wortel(g->d, m, maand);
}

static void note_bestaat(void *ctx, mboi_moment m)
{
    gang *g = ctx;
    g->loop->bestaat[place(g, m)] = true;
}

static void note_stap(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    gang *g = ctx;
    loop *l = g->loop;
    stap s = {place(g, van), place(g, naar), datum};
    if (s.van == s.naar)
        return;
    if (mboi_grow(&g->stelsel->allocator, (void **)&l->stap, &l->stap_capacity, l->stappen, sizeof s))
        l->stap[l->stappen++] = s;
    else
        l->geen_geheugen = true;
}

static void fill_loop(const mboi_stelsel *stelsel, const mboi_diagram *d, loop *l)
{
    mboi_instroom zonder_crebo = {0};
    gang g = {stelsel, d, l};
    mboi_stap stappen = {&g, note_stap, note_bestaat};
    const inhoud *in = &l->in;
    for (uint32_t p = 0, i = 0; p < stelsel->perioden; p++) {
        while (i + 1 < in->grenzen && in->grens[i + 1] <= stelsel->grens[p])
            i++;
        l->begin[p] = in->grens[i] == stelsel->grens[p] ? p : l->begin[p - 1];
    }
    if (d->testen || d->maanden) {
        mboi_doorloop(stelsel, &zonder_crebo, d->test, d->testen, in->grens, in->grenzen, d->maanden, &stappen);
        return;
    }
    for (uint32_t p = 0; p < stelsel->perioden; p++) {
        mboi_moment m = {.periode = (uint16_t)p, .maanden = 1},
                    vorig = {.periode = (uint16_t)(p ? p - 1 : 0), .maanden = 1};
        note_bestaat(&g, m);
        note_stap(&g, vorig, m, MBO_FEIT_STARTDATUM);
    }
}

static bool same_inhoud(const inhoud *a, const inhoud *b)
{
    return a->grenzen == b->grenzen && a->testen == b->testen &&
           memcmp(a->grens, b->grens, a->grenzen * sizeof *a->grens) == 0 &&
           memcmp(a->test, b->test, a->testen * sizeof *a->test) == 0;
}

/* That of a diagram which tells `in` apart; NULL: no memory. */
static const loop *loop_van(makelij *m, const mboi_diagram *d, const inhoud *in, size_t wortels)
{
    const mboi_stelsel *stelsel = m->stelsel;
    for (loop *l = m->lopen; l; l = l->volgende)
        if (l->maanden == d->maanden && same_inhoud(&l->in, in))
            return l;
    loop *l = mboi_resize(&stelsel->allocator, NULL, 0, sizeof *l);
    size_t bytes = stelsel->perioden * sizeof *l->begin + wortels;
    void *memory = l ? mboi_resize(&stelsel->allocator, NULL, 0, bytes) : NULL;
    if (!memory) {
        mboi_resize(&stelsel->allocator, l, l ? sizeof *l : 0, 0);
        return NULL;
    }
    *l = (loop){.volgende = m->lopen, .in = *in, .maanden = d->maanden, .wortels = wortels, .begin = memory};
    memset(memory, 0, bytes);
    l->bestaat = (bool *)(l->begin + stelsel->perioden);
    m->lopen = l;
    fill_loop(stelsel, d, l);
    return l->geen_geheugen ? NULL : l;
}

static void free_lopen(const makelij *m)
{
    const mbo_allocator *a = &m->stelsel->allocator;
    for (loop *l = m->lopen, *volgende; l; l = volgende) {
        volgende = l->volgende;
        mboi_resize(a, l->stap, l->stap_capacity * sizeof *l->stap, 0);
        mboi_resize(a, l->begin, m->stelsel->perioden * sizeof *l->begin + l->wortels, 0);
        mboi_resize(a, l, sizeof *l, 0);
    }
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

/* Keep each step between two different roots once, in `uit`; returns how many. `rij` is sorted. */
static uint32_t keep_stappen(const stap *rij, size_t stappen, mbo_feit datum, uint16_t (*uit)[2])
{
    uint32_t n = 0;
    for (size_t i = 0; i < stappen; i++) {
        if (rij[i].datum != datum || (i && by_stap(&rij[i], &rij[i - 1]) == 0))
            continue;
        uit[n][0] = (uint16_t)rij[i].van;
        uit[n++][1] = (uint16_t)rij[i].naar;
    }
    return n;
}

/* The steps between roots; most are of a root to itself. */
static mbo_status link_stappen(werk *w, mbo_fout *fout)
{
    mboi_diagram *d = w->d;
    const mbo_allocator *a = &w->stelsel->allocator;
    size_t bytes = w->loop->stappen * sizeof(stap), n = 0;
    stap *tussen = bytes ? mboi_resize(a, NULL, 0, bytes) : NULL;
    if (bytes && !tussen)
        return mboi_no_memory(fout);
    for (size_t i = 0; i < w->loop->stappen; i++) {
        const stap *s = &w->loop->stap[i];
        if (w->wortel[s->van] != w->wortel[s->naar])
            tussen[n++] = (stap){w->wortel[s->van], w->wortel[s->naar], s->datum};
    }
    if (n)
        qsort(tussen, n, sizeof *tussen, by_stap);
    d->stap_geboortedatum = mboi_claim(w->stelsel, n, sizeof *d->stap_geboortedatum);
    d->stap_startdatum = mboi_claim(w->stelsel, n, sizeof *d->stap_startdatum);
    bool ok = d->stap_geboortedatum && d->stap_startdatum;
    if (ok) {
        d->stappen_geboortedatum = keep_stappen(tussen, n, MBO_FEIT_GEBOORTEDATUM, d->stap_geboortedatum);
        d->stappen_startdatum = keep_stappen(tussen, n, MBO_FEIT_STARTDATUM, d->stap_startdatum);
    }
    mboi_resize(a, tussen, bytes, 0);
    return ok ? MBO_OK : mboi_no_memory(fout);
}

static mbo_status link_dates(werk *w, size_t wortels, mbo_fout *fout)
{
    mboi_diagram *d = w->d;
    d->wortel = mboi_claim(w->stelsel, wortels, sizeof *d->wortel);
    d->top = mboi_claim(w->stelsel, wortels, sizeof *d->top);
    if (!d->wortel || !d->top)
        return mboi_no_memory(fout);
    for (size_t i = 0; i < wortels; i++) {
        d->wortel[i] = (uint16_t)w->wortel[i];
        if (w->loop->bestaat[i])
            d->top[d->toppen++] = d->wortel[i];
    }
    qsort(d->top, d->toppen, sizeof *d->top, by_number);
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->toppen; i++)
        if (!i || d->top[i] != d->top[i - 1])
            d->top[n++] = d->top[i];
    d->toppen = n;
    return link_stappen(w, fout);
}

/* Build the roots of the moments that exist; a period that is no different from the one before it shares its roots. */
static void build_roots(werk *w, mboi_over over, size_t index, size_t wortels)
{
    mboi_diagram *d = w->d;
    size_t per_periode = wortels / w->stelsel->perioden;
    const loop *l = w->loop;
    uint16_t instroom = 0, bekend = 0; /* their bits, as mboi_wortel() places them */
    for (uint32_t t = 0; t < d->testen; t++) {
        mboi_datumfunctie functie = w->stelsel->test[d->test[t]].functie;
        instroom |= (uint16_t)((functie == MBOI_INSTROOM) << (d->testen - 1 - t));
        bekend |= (uint16_t)((functie == MBOI_INSTROOM_BEKEND) << (d->testen - 1 - t));
    }
    for (size_t i = 0; i < wortels; i++) {
        uint32_t p = (uint32_t)(i / per_periode), bits = (uint32_t)i & ((1u << d->testen) - 1);
        mboi_moment m = {.periode = (uint16_t)p};
        /* with a crebo it may be otherwise, but nobody may start for certain on a day of which that is not known */
        bool met_crebo = l->bestaat[i | instroom | bekend] && !(bits & instroom && !(bits & bekend));
        if (l->begin[p] != p || !(l->bestaat[i] || met_crebo))
            continue;
        for (uint32_t t = 0; t < d->testen; t++)
            m.waar |= (bits >> (d->testen - 1 - t) & 1) << d->test[t];
        w->wortel[i] = mboi_build(w->bouw, over, index, m, d->maanden ? (uint32_t)(i % per_periode >> d->testen) : 0);
    }
    for (size_t i = 0; i < wortels; i++) {
        uint32_t p = (uint32_t)(i / per_periode);
        if (l->begin[p] != p)
            w->wortel[i] = w->wortel[l->begin[p] * per_periode + i % per_periode];
    }
}

/* The places that the facts of the highest ranks lead to, from each different root. */
static mbo_status make_kort(mboi_stelsel *stelsel, mboi_diagram *d, size_t wortels, mbo_fout *fout)
{
    enum { MEER = 256 }; /* roots: then the tables would be larger than they are worth */
    uint16_t wortel[MEER], rijen = 0;
    uint16_t *kort_wortel = mboi_claim(stelsel, wortels, sizeof *kort_wortel);
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
    uint16_t *kort = mboi_claim(stelsel, (size_t)rijen * MBOI_KOPPEN, sizeof *kort);
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
    for (int8_t b = 0; b < MBOI_BEWIJZEN; b++)
        for (int8_t l = 0; l < MBOI_LEERWEGEN; l++)
            for (int8_t s = 0; s < MBOI_SOORTEN_OPLEIDING; s++)
                for (int8_t i = 0; i < MBOI_INSTELLINGEN; i++) {
                    keuze[MBO_FEIT_BEWIJS] = b;
                    keuze[MBO_FEIT_LEERWEG] = l;
                    keuze[MBO_FEIT_SOORT_OPLEIDING] = s;
                    keuze[MBO_FEIT_INSTELLING] = i;
                    for (size_t r = 0; r < rijen; r++)
                        kort[r * MBOI_KOPPEN + (size_t)mboi_kop(b, l, s, i)] =
                            (uint16_t)mboi_walk(stelsel, d, &in, wortel[r]);
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
static mbo_status make_tabel(mboi_stelsel *stelsel, mboi_diagram *d, size_t wortels, mbo_fout *fout)
{
    uint32_t maat = 1, rijen = 0;
    for (mbo_feit feit = MBOI_FEITEN + 1; feit <= MBOI_ATOMEN; feit++)
        if (mboi_feitset_has(&d->gelezen, feit)) /* what is missing depends on the case */
            return MBO_OK;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&d->gelezen, feit));) {
        if (d->schreden == MBOI_MAX_SCHREDEN || maat > MBOI_MAX_TABEL)
            return MBO_OK;
        d->schrede[d->schreden++] = (struct mboi_schrede){feit, (uint16_t)maat};
        maat *= (uint32_t)mboi_ariteit(stelsel, feit) + 1;
    }
    for (size_t i = 0; i < wortels; i++)
        rijen = d->kort_wortel[i] >= rijen ? d->kort_wortel[i] + 1u : rijen;
    if (d->uren || rijen * maat > MBOI_MAX_TABEL)
        return MBO_OK;
    uint8_t *tabel = mboi_claim(stelsel, rijen * maat, 1);
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
                uint32_t n = (uint32_t)mboi_ariteit(stelsel, d->schrede[s].feit) + 1;
                keuze[d->schrede[s].feit] = (int8_t)((int32_t)(at / d->schrede[s].stride % n) - 1);
            }
            rij[at] = (uint8_t)mboi_diagram_uitkomst(stelsel, d, &in);
        }
    }
    d->tabel = tabel;
    d->tabelmaat = maat;
    d->tabelplekken = rijen * maat;
    return MBO_OK;
}

static mbo_status compile(makelij *m, mboi_diagram *d, mboi_over over, size_t index, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    bool van_vraag = over != MBOI_REGEL && over != MBOI_VOORWAARDE;
    const struct mboi_vraag *vraag = &stelsel->boek->vraag[van_vraag ? index : 0];
    if (over == MBOI_REGEL)
        collect_regel(&in, stelsel, &stelsel->boek->regel[index]);
    else if (over == MBOI_VOORWAARDE)
        collect(&in, stelsel, stelsel->boek->voorwaarde[index].formule);
    else if (over == MBOI_VRAAG_BEREIK)
        collect(&in, stelsel, vraag->bereik);
    bool deel = over == MBOI_VRAAG_DAG || over == MBOI_VRAAG_REST;
    for (size_t i = vraag->regel; deel && i < vraag->regel + vraag->regels; i++)
        if (stelsel->boek->regel[i].eerste_dag == (over == MBOI_VRAAG_DAG) && !stelsel->boek->regel[i].toelichting)
            collect_regel(&in, stelsel, &stelsel->boek->regel[i]);
    if (over == MBOI_VRAAG_UITKOMST || over == MBOI_VRAAG_BEDRAG || over == MBOI_VRAAG_SOORT)
        collect_vraag(&in, stelsel, vraag);
    for (size_t i = vraag->regel; over == MBOI_VRAAG_BEDRAG && i < vraag->regel + vraag->regels; i++) {
        collect_bedrag(&in, stelsel, &stelsel->boek->regel[i]);
        d->maanden |= stelsel->boek->regel[i].soort && stelsel->boek->regel[i].bedrag.maanden != MBOI_ALLE_MAANDEN;
    }
    d->testen = (uint16_t)in.testen;
    size_t wortels = (size_t)stelsel->perioden * (d->maanden ? 12 : 1) << d->testen;
    if (in.te_groot)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "a question distinguishes too many periods and date tests");

    const mbo_allocator *a = &stelsel->allocator;
    size_t bytes = wortels * sizeof(uint32_t);
    uint32_t *wortel = mboi_resize(a, NULL, 0, bytes);
    d->test = mboi_claim(stelsel, d->testen, sizeof *d->test);
    mbo_status status = wortel && d->test ? MBO_OK : mboi_no_memory(fout);
    if (!status) {
        memset(wortel, 0, bytes);
        memcpy(d->test, in.test, d->testen * sizeof *d->test);
        for (uint32_t t = 0; t < d->testen; t++)
            d->leeftijd |= mboi_is_leeftijd(stelsel->test[d->test[t]].functie);
        werk w = {stelsel, m->bouw, d, loop_van(m, d, &in, wortels), wortel};
        if (!w.loop)
            status = mboi_no_memory(fout);
        else
            build_roots(&w, over, index, wortels);
        if (!status)
            status = mboi_bouw_compact(m->bouw, d, wortel, wortels, fout);
        if (!status)
            status = link_dates(&w, wortels, fout);
        if (!status && over == MBOI_VRAAG_UITKOMST)
            status = make_kort(stelsel, d, wortels, fout);
        if (!status && d->kort)
            status = make_tabel(stelsel, d, wortels, fout);
    }
    mboi_resize(a, wortel, wortel ? bytes : 0, 0);
    return status;
}

/* ---- what a copy shares ---- */

/* Does a rule read a parameter itself? */
static bool reads(const mboi_boek *boek, const struct mbo_regel *regel, const char *parameter)
{
    const char *naam;
    for (int32_t i = 0; parameter && (naam = mboi_regel_parameter(boek, regel, i)); i++)
        if (strcmp(naam, parameter) == 0)
            return true;
    return false;
}

/* The same rule in the set that it was copied from, switched off or not as here, by its diagram there; NULL: there is
   none, or it reads the parameter that has other values. */
static const struct mboi_regeldiagram *same_regel(const mboi_stelsel *stelsel, const struct mbo_regel *regel,
                                                  const char *parameter)
{
    const mboi_stelsel *van = stelsel->ouder;
    if (reads(stelsel->boek, regel, parameter))
        return NULL;
    for (size_t i = 0; i < van->boek->regels; i++) {
        const struct mbo_regel *was = &van->boek->regel[i];
        if (strcmp(was->id, regel->id) == 0 && was->vanaf == regel->vanaf)
            return was->uit == regel->uit ? &van->regel[i] : NULL;
    }
    return NULL;
}

/* Are all rules that a condition refers to the same in that set? */
static bool same_via(const mboi_stelsel *stelsel, const mboi_verwijzing *v, const char *parameter)
{
    for (size_t i = 0; i < v->vias; i++)
        if (!same_regel(stelsel, &stelsel->boek->regel[v->via[i]], parameter))
            return false;
    return true;
}

/* The rule in the set that it was copied from, when it and all that it refers to is the same; else NULL. */
static const struct mboi_regeldiagram *unchanged(const mboi_stelsel *stelsel, const struct mbo_regel *regel,
                                                 const char *parameter)
{
    return stelsel->ouder && same_via(stelsel, &regel->verwijzing, parameter) ? same_regel(stelsel, regel, parameter)
                                                                              : NULL;
}

/* The same of a condition of steps: every set has the same ones. */
static const mboi_diagram *unchanged_voorwaarde(const mboi_stelsel *stelsel, size_t index, const char *parameter)
{
    const mboi_verwijzing *v = &stelsel->boek->voorwaarde[index].verwijzing;
    if (!stelsel->ouder || !same_via(stelsel, v, parameter))
        return NULL;
    for (size_t i = 0; parameter && i < v->leesten; i++)
        if (strcmp(stelsel->boek->naam[v->leest[i].naam], parameter) == 0)
            return NULL;
    return &stelsel->ouder->voorwaarde[index];
}

static const struct mboi_vraagdiagrammen *unchanged_vraag(const mboi_stelsel *stelsel, size_t v, const char *parameter)
{
    const struct mboi_vraag *vraag = &stelsel->boek->vraag[v];
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        if (!unchanged(stelsel, &stelsel->boek->regel[i], parameter))
            return NULL;
    return stelsel->ouder ? &stelsel->ouder->vraag[v] : NULL;
}

/* Do amounts have the same numbers in both sets? */
static bool same_bedragen(const mboi_stelsel *stelsel)
{
    const mboi_stelsel *van = stelsel->ouder;
    return stelsel->bedragen == van->bedragen &&
           (!van->bedragen || memcmp(stelsel->bedrag, van->bedrag, van->bedragen * sizeof *van->bedrag) == 0);
}

/* A diagram can be shared when its nodes have the same children in both sets. */
static bool can_share(const mboi_stelsel *stelsel, const mboi_diagram *d)
{
    const mboi_stelsel *van = stelsel->ouder;
    return !mboi_feitset_has(&d->gelezen, MBO_FEIT_STUDIEDUUR) ||
           (stelsel->duurgrenzen == van->duurgrenzen &&
            memcmp(stelsel->duurgrens, van->duurgrens, van->duurgrenzen * sizeof *van->duurgrens) == 0);
}

/* The diagram of the set that it was copied from, with the roots of its periods in the periods of this one: of what the
   diagram depends on nothing changes within a period of that set. */
static mbo_status share_diagram(mboi_stelsel *stelsel, mboi_diagram *d, const mboi_diagram *van, mbo_fout *fout)
{
    const mboi_stelsel *ouder = stelsel->ouder;
    size_t per_periode = (size_t)(van->maanden ? 12 : 1) << van->testen, q = 0;
    *d = *van;
    if (stelsel->perioden == ouder->perioden &&
        memcmp(stelsel->grens, ouder->grens, ouder->perioden * sizeof *ouder->grens) == 0)
        return MBO_OK;
    d->wortel = mboi_claim(stelsel, per_periode * stelsel->perioden, sizeof *d->wortel);
    if (van->kort)
        d->kort_wortel = mboi_claim(stelsel, per_periode * stelsel->perioden, sizeof *d->kort_wortel);
    if (!d->wortel || (van->kort && !d->kort_wortel))
        return mboi_no_memory(fout);
    for (size_t p = 0; p < stelsel->perioden; p++) {
        while (q + 1 < ouder->perioden && ouder->grens[q + 1] <= stelsel->grens[p])
            q++;
        memcpy(d->wortel + p * per_periode, van->wortel + q * per_periode, per_periode * sizeof *d->wortel);
        if (van->kort)
            memcpy(d->kort_wortel + p * per_periode, van->kort_wortel + q * per_periode,
                   per_periode * sizeof *d->kort_wortel);
    }
    return MBO_OK;
}

/* `van`: the same in the set that it was copied from; NULL: it is another there. */
static mbo_status make_diagram(makelij *m, mboi_diagram *d, const mboi_diagram *van, mboi_over over, size_t index,
                               mbo_fout *fout)
{
    return van && can_share(m->stelsel, van) ? share_diagram(m->stelsel, d, van, fout)
                                             : compile(m, d, over, index, fout);
}

/* Diagrams name the tables of hours by number, so those come along. */
static mbo_status share(mboi_stelsel *stelsel, const mboi_stelsel *van, mbo_fout *fout)
{
    stelsel->ouder = van;
    while (stelsel->tabel_capacity < van->tabellen)
        if (!mboi_grow(&stelsel->allocator, (void **)&stelsel->tabel, &stelsel->tabel_capacity, stelsel->tabel_capacity,
                       sizeof *stelsel->tabel))
            return mboi_no_memory(fout);
    if (van->tabellen)
        memcpy(stelsel->tabel, van->tabel, van->tabellen * sizeof *van->tabel);
    stelsel->tabellen = van->tabellen;
    return MBO_OK;
}

static mbo_status compile_vraag(makelij *m, size_t v, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    const struct mboi_vraag *vraag = &stelsel->boek->vraag[v];
    struct mboi_vraagdiagrammen *uit = &stelsel->vraag[v];
    const struct mboi_vraagdiagrammen *van = unchanged_vraag(stelsel, v, m->parameter);
    mbo_status status = make_diagram(m, &uit->uitkomst, van ? &van->uitkomst : NULL, MBOI_VRAAG_UITKOMST, v, fout);
    if (!status && vraag->bereik)
        status = make_diagram(m, &uit->bereik, van ? &van->bereik : NULL, MBOI_VRAAG_BEREIK, v, fout);
    if (!status && vraag->heeft_bedrag)
        status = make_diagram(m, &uit->bedrag, van && same_bedragen(stelsel) ? &van->bedrag : NULL, MBOI_VRAAG_BEDRAG,
                              v, fout);
    if (!status && vraag->heeft_bedrag)
        status =
            make_diagram(m, &uit->soort, van && same_bedragen(stelsel) ? &van->soort : NULL, MBOI_VRAAG_SOORT, v, fout);
    if (!status && vraag->heeft_dag)
        status = make_diagram(m, &uit->dag, van ? &van->dag : NULL, MBOI_VRAAG_DAG, v, fout);
    if (!status && vraag->heeft_dag)
        status = make_diagram(m, &uit->rest, van ? &van->rest : NULL, MBOI_VRAAG_REST, v, fout);
    return status;
}

/* The choices of a case of which nothing is known. */
static void make_keuze(mboi_stelsel *stelsel)
{
    memset(stelsel->keuze, MBOI_GEEN, sizeof stelsel->keuze);
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        int64_t aanname;
        if (mboi_is_besluit(feit))
            mboi_feitset_add(&stelsel->besluiten, feit);
        stelsel->eerste[feit] = mbo_feit_type(feit) == MBO_FEITTYPE_CODE;
        if (mbo_feit_aanname(feit, &aanname)) {
            stelsel->keuze[0][feit] = (int8_t)aanname;
            mboi_feitset_add(&stelsel->aannames, feit);
        }
        if (mboi_feit_volgt(feit))
            stelsel->keuze[0][feit] = stelsel->keuze[1][feit] = MBOI_NIET_GEGEVEN;
    }
    stelsel->keuze[0][MBO_FEIT_CREBO] = stelsel->keuze[1][MBO_FEIT_CREBO] = 0; /* never missing */
}

/* Most rules are of a time that is past: an answer should not have to look at them. */
static mbo_status make_geldend(mboi_stelsel *stelsel, mbo_fout *fout)
{
    const mboi_boek *boek = stelsel->boek;
    size_t rijen = (stelsel->perioden + 1) * (MBOI_VRAGEN + 1), n = 0;
    if (boek->regels > UINT16_MAX)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "more than %d rules", UINT16_MAX);
    stelsel->geldend = mboi_claim(stelsel, (stelsel->perioden + 1) * boek->regels, sizeof *stelsel->geldend);
    stelsel->geldend_vanaf = mboi_claim(stelsel, rijen + 1, sizeof *stelsel->geldend_vanaf);
    if (!stelsel->geldend || !stelsel->geldend_vanaf)
        return mboi_no_memory(fout);
    for (size_t rij = 0; rij < rijen; rij++) {
        const struct mboi_vraag *vraag = &boek->vraag[rij % (MBOI_VRAGEN + 1)];
        size_t periode = rij / (MBOI_VRAGEN + 1);
        stelsel->geldend_vanaf[rij] = (uint32_t)n;
        for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
            if (periode == stelsel->perioden || mboi_regel_geldt(&boek->regel[i], stelsel->grens[periode]))
                stelsel->geldend[n++] = (uint16_t)i;
    }
    stelsel->geldend_vanaf[rijen] = (uint32_t)n;
    return MBO_OK;
}

mbo_status mboi_stelsel_compile(mboi_stelsel *stelsel, const mboi_boek *boek, const mboi_stelsel *van,
                                const char *parameter, mbo_fout *fout)
{
    memset(stelsel, 0, sizeof *stelsel);
    stelsel->boek = boek;
    stelsel->allocator = boek->allocator;
    mboi_arena_init(&stelsel->arena, &boek->allocator);
    stelsel->test = boek->test;
    stelsel->testen = boek->testen;
    stelsel->eindes = MBOI_EINDES;
    if (boek->namen > MBOI_MAX_NAMEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules read more than %d parameters", MBOI_MAX_NAMEN);
    make_keuze(stelsel);
    stelsel->regel = mboi_claim(stelsel, boek->regels, sizeof *stelsel->regel);
    stelsel->voorwaarde = mboi_claim(stelsel, boek->voorwaarden, sizeof *stelsel->voorwaarde);
    mbo_status status = stelsel->regel && stelsel->voorwaarde ? make_perioden(stelsel, fout) : mboi_no_memory(fout);
    if (!status)
        status = mboi_kalender_make(stelsel, fout);
    if (!status)
        status = mboi_klassen_make(stelsel, fout);
    if (!status)
        status = mboi_bedragen_collect(stelsel, fout);
    if (!status && van)
        status = share(stelsel, van, fout);
    if (status)
        return status;
    makelij m = {.stelsel = stelsel, .bouw = mboi_bouw_create(stelsel), .parameter = parameter};
    if (!m.bouw)
        return mboi_no_memory(fout);
    for (size_t i = 0; !status && i < boek->regels; i++) {
        const struct mboi_regeldiagram *zelfde = unchanged(stelsel, &boek->regel[i], parameter);
        status = make_diagram(&m, &stelsel->regel[i].diagram, zelfde ? &zelfde->diagram : NULL, MBOI_REGEL, i, fout);
    }
    if (!status)
        status = make_geldend(stelsel, fout);
    for (size_t v = 1; !status && v <= MBOI_VRAGEN; v++)
        status = compile_vraag(&m, v, fout);
    for (size_t i = 0; !status && i < boek->voorwaarden; i++)
        status = make_diagram(&m, &stelsel->voorwaarde[i], unchanged_voorwaarde(stelsel, i, parameter), MBOI_VOORWAARDE,
                              i, fout);
    free_lopen(&m);
    mboi_bouw_free(m.bouw);
    return status;
}

void mboi_stelsel_free(mboi_stelsel *stelsel)
{
    const mbo_allocator *a = &stelsel->allocator;
    mboi_resize(a, stelsel->tabel, stelsel->tabel_capacity * sizeof *stelsel->tabel, 0);
    mboi_resize(a, stelsel->bedrag, stelsel->bedrag_capacity * sizeof *stelsel->bedrag, 0);
    mboi_arena_free(&stelsel->arena);
}
