/* SPDX-License-Identifier: MIT */
/* Compiling a rule set: a diagram for each answer. */
#include "diagram/makelij.h"
#include "diagram/volgen.h"

#include <stdlib.h>

void *mboi_claim(mboi_arena *arena, size_t count, size_t size)
{
    void *p = mboi_arena_alloc(arena, (count ? count : 1) * size, 8);
    if (p)
        memset(p, 0, (count ? count : 1) * size);
    return p;
}

/* ---- one diagram ---- */

typedef struct stap {
    uint32_t van, naar; /* places in `wortel`, then roots */
    mbo_feit datum;
} stap;

/* The moments that a diagram tells apart and the steps between them, by their places in `wortel`: they depend on its
   tests and periods alone, which many diagrams share. */
typedef struct mboi_loop {
    struct mboi_loop *volgende;
    mboi_inhoud in;
    bool maanden;
    size_t wortels;
    uint32_t *begin; /* of each period of the rule set the first that is the same to such a diagram */
    bool *bestaat;
    stap *stap;
    size_t stappen, stap_capacity;
    bool geen_geheugen;
} loop;

typedef struct werk {
    const mboi_makelij *m;
    mboi_stelsel *stelsel;
    mboi_arena *klad;
    mboi_bouw *bouw;
    mboi_diagram *d;
    const loop *loop;
    uint32_t *wortel;
    /* Where the set that this one is a copy of has the same conditions with other amounts: */
    const mboi_diagram *van; /* that diagram; NULL: it is not so */
    uint16_t *naar;          /* of those amounts, for a period and a month: the terminal here */
    uint32_t *gedaan;        /* as of mboi_bouw_neem() */
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
    const mboi_inhoud *in = &l->in;
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

static bool same_inhoud(const mboi_inhoud *a, const mboi_inhoud *b)
{
    return a->grenzen == b->grenzen && a->testen == b->testen &&
           memcmp(a->grens, b->grens, a->grenzen * sizeof *a->grens) == 0 &&
           memcmp(a->test, b->test, a->testen * sizeof *a->test) == 0;
}

/* That of a diagram which tells `in` apart; NULL: no memory. */
static const loop *loop_van(mboi_makelij *m, const mboi_diagram *d, const mboi_inhoud *in, size_t wortels)
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

static void free_lopen(const mboi_makelij *m)
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
    d->stap_geboortedatum = mboi_claim(w->klad, n, sizeof *d->stap_geboortedatum);
    d->stap_startdatum = mboi_claim(w->klad, n, sizeof *d->stap_startdatum);
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
    d->wortel = mboi_claim(w->klad, wortels, sizeof *d->wortel);
    d->top = mboi_claim(w->klad, wortels, sizeof *d->top);
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

/* The terminals of the amounts of a question in a period and a month, by those of the set that this one is a copy of;
   false: what was one amount there is more than one here. */
static bool fill_naar(const mboi_makelij *m, size_t v, uint32_t periode, uint32_t maand, uint16_t *naar)
{
    const mboi_stelsel *stelsel = m->stelsel;
    const struct mboi_vraag *vraag = &stelsel->boek->vraag[v];
    bool een = true;
    memset(naar, 0, m->van->vraag[v].bedragen.count * sizeof *naar);
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++) {
        const struct mbo_regel *regel = &stelsel->boek->regel[i];
        if (!regel->soort || !mboi_regel_geldt(regel, stelsel->grens[periode]))
            continue;
        uint16_t hier = stelsel->regel[i].bedrag_einde[12 * periode + maand],
                 daar = m->van->regel[mboi_regel_van(m, i)].bedrag_einde[12 * m->periode_van[periode] + maand],
                 *n = &naar[daar - mboi_bedrag_einde(stelsel, 0)];
        een &= !*n || *n == hier;
        *n = hier;
    }
    return een;
}

/* Can the diagram of there have other terminals, and be that of here, where it has these periods? Each must lie within
   one of there: else there may be months that it did not have. */
static bool can_rename(const mboi_makelij *m, const mboi_diagram *van, const mboi_inhoud *in, size_t v, uint16_t *naar)
{
    bool kan = !mboi_is_anders(m, van);
    for (uint32_t q = 0, p = 0; kan && q < van->lichaam->grenzen; q++) {
        while (p < in->grenzen && in->grens[p] < van->lichaam->grens[q])
            p++;
        kan = p < in->grenzen && in->grens[p] == van->lichaam->grens[q];
    }
    for (uint32_t i = 0; kan && i < 12 * m->stelsel->perioden; i++)
        kan = fill_naar(m, v, i / 12, i % 12, naar);
    return kan;
}

/* Build the roots of the moments that exist; a period that is no different from the one before it shares its roots. */
static void build_roots(werk *w, mboi_over over, size_t index, size_t wortels)
{
    mboi_diagram *d = w->d;
    size_t per_periode = wortels / w->stelsel->perioden;
    const loop *l = w->loop;
    uint32_t vorige_p = UINT32_MAX, vorige_maand = 0;
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
        uint32_t maand = d->maanden ? (uint32_t)(i % per_periode >> d->testen) : 0;
        if (!w->van) {
            w->wortel[i] = mboi_build(w->bouw, over, index, m, maand);
            continue;
        }
        if (p != vorige_p || maand != vorige_maand) {
            memset(w->gedaan, 0, w->van->knopen * sizeof *w->gedaan);
            fill_naar(w->m, index, p, maand, w->naar);
            vorige_p = p;
            vorige_maand = maand;
        }
        size_t daar = w->m->periode_van[p] * per_periode + i % per_periode;
        w->wortel[i] = mboi_bouw_neem(w->bouw, w->van, w->van->wortel[daar], w->naar, w->gedaan);
    }
    for (size_t i = 0; i < wortels; i++) {
        uint32_t p = (uint32_t)(i / per_periode);
        if (l->begin[p] != p)
            w->wortel[i] = w->wortel[l->begin[p] * per_periode + i % per_periode];
    }
}

/* The places that the facts of the highest ranks lead to, from each different root. */
static mbo_status make_kort(const werk *w, size_t wortels, mbo_fout *fout)
{
    enum { MEER = 256 }; /* roots: then the tables would be larger than they are worth */
    mboi_diagram *d = w->d;
    uint16_t wortel[MEER], rijen = 0;
    uint16_t *kort_wortel = mboi_claim(w->klad, wortels, sizeof *kort_wortel);
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
    uint16_t *kort = mboi_claim(w->klad, (size_t)rijen * MBOI_KOPPEN, sizeof *kort);
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
                            (uint16_t)mboi_walk(w->stelsel, d, &in, wortel[r]);
                }
    d->kort = kort;
    d->kort_wortel = kort_wortel;
    d->kort_rijen = rijen;
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
static mbo_status make_tabel(const werk *w, size_t wortels, mbo_fout *fout)
{
    const mboi_stelsel *stelsel = w->stelsel;
    mboi_diagram *d = w->d;
    uint32_t maat = 1;
    for (mbo_feit feit = MBOI_FEITEN + 1; feit <= MBOI_ATOMEN; feit++)
        if (mboi_feitset_has(&d->gelezen, feit)) /* what is missing depends on the case */
            return MBO_OK;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&d->gelezen, feit));) {
        if (d->schreden == MBOI_MAX_SCHREDEN || maat > MBOI_MAX_TABEL)
            return MBO_OK;
        d->schrede[d->schreden++] = (struct mboi_schrede){feit, (uint16_t)maat};
        maat *= (uint32_t)mboi_ariteit(stelsel, feit) + 1;
    }
    if (d->uren || d->kort_rijen * maat > MBOI_MAX_TABEL)
        return MBO_OK;
    uint8_t *tabel = mboi_claim(w->klad, d->kort_rijen * maat, 1);
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
    d->tabelplekken = d->kort_rijen * maat;
    return MBO_OK;
}

static mbo_status make_anew(mboi_makelij *m, mboi_diagram *d, mboi_over over, size_t index, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    mboi_inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    bool van_vraag = over != MBOI_REGEL && over != MBOI_VOORWAARDE;
    const struct mboi_vraag *vraag = &stelsel->boek->vraag[van_vraag ? index : 0];
    if (over == MBOI_REGEL)
        mboi_inhoud_regel(&in, stelsel, &stelsel->boek->regel[index]);
    else if (over == MBOI_VOORWAARDE)
        mboi_inhoud_formule(&in, stelsel, stelsel->boek->voorwaarde[index].formule);
    else if (over == MBOI_VRAAG_BEREIK)
        mboi_inhoud_formule(&in, stelsel, vraag->bereik);
    bool deel = over == MBOI_VRAAG_DAG || over == MBOI_VRAAG_REST;
    for (size_t i = vraag->regel; deel && i < vraag->regel + vraag->regels; i++)
        if (stelsel->boek->regel[i].eerste_dag == (over == MBOI_VRAAG_DAG) && !stelsel->boek->regel[i].toelichting)
            mboi_inhoud_regel(&in, stelsel, &stelsel->boek->regel[i]);
    in.vragen |= deel ? UINT32_C(1) << index : 0;
    if (over == MBOI_VRAAG_UITKOMST || over == MBOI_VRAAG_BEDRAG || over == MBOI_VRAAG_SOORT)
        mboi_inhoud_vraag(&in, stelsel, vraag);
    for (size_t i = vraag->regel; over == MBOI_VRAAG_BEDRAG && i < vraag->regel + vraag->regels; i++) {
        mboi_inhoud_bedrag(&in, &stelsel->boek->regel[i]);
        d->maanden |= stelsel->boek->regel[i].soort && stelsel->boek->regel[i].bedrag.maanden != MBOI_ALLE_MAANDEN;
    }
    mboi_namen namen = mboi_inhoud_namen(&in);
    mboi_inhoud_waarden(&in, stelsel->boek, m->naam_van, &namen);
    d->testen = (uint16_t)in.testen;
    size_t wortels = (size_t)stelsel->perioden * (d->maanden ? 12 : 1) << d->testen;
    if (in.te_groot)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "a question distinguishes too many periods and date tests");

    uint32_t *wortel = mboi_claim(&m->klad, wortels, sizeof *wortel);
    d->test = mboi_claim(&m->klad, d->testen, sizeof *d->test);
    if (!wortel || !d->test)
        return mboi_no_memory(fout);
    memcpy(d->test, in.test, d->testen * sizeof *d->test);
    for (uint32_t t = 0; t < d->testen; t++)
        d->leeftijd |= mboi_is_leeftijd(stelsel->test[d->test[t]].functie);
    werk w = {.m = m, .stelsel = stelsel, .klad = &m->klad, .bouw = m->bouw, .d = d, .wortel = wortel};
    w.loop = loop_van(m, d, &in, wortels);
    if (!w.loop)
        return mboi_no_memory(fout);
    const mboi_diagram *van = m->van && over == MBOI_VRAAG_BEDRAG ? &m->van->vraag[index].bedrag : NULL;
    if (van) {
        w.naar = mboi_claim(&m->klad, van->bedragen->count, sizeof *w.naar);
        w.gedaan = mboi_claim(&m->klad, van->knopen, sizeof *w.gedaan);
        if (!w.naar || !w.gedaan)
            return mboi_no_memory(fout);
        w.van = can_rename(m, van, &in, index, w.naar) ? van : NULL;
    }
    build_roots(&w, over, index, wortels);
    mbo_status status = mboi_bouw_compact(m->bouw, &m->klad, d, wortel, wortels, fout);
    if (!status)
        status = link_dates(&w, wortels, fout);
    if (!status && over == MBOI_VRAAG_UITKOMST)
        status = make_kort(&w, wortels, fout);
    if (!status && d->kort)
        status = make_tabel(&w, wortels, fout);
    mboi_diagram klad = *d;
    return status ? status : mboi_delen_maak(&klad, &in, wortels, &stelsel->allocator, d, fout);
}

static mbo_status compile(mboi_makelij *m, mboi_diagram *uit, mboi_over over, size_t index, mbo_fout *fout)
{
    mboi_diagram d = {.lichaam = NULL};
    mbo_status status = make_anew(m, &d, over, index, fout);
    mboi_arena_free(&m->klad);
    mboi_arena_init(&m->klad, &m->stelsel->allocator);
    if (!status)
        *uit = d;
    return status;
}

/* `van`: the same in the set that this one is a copy of; NULL: it is another there, or there is none. */
static mbo_status make_diagram(mboi_makelij *m, mboi_diagram *d, const mboi_diagram *van, mboi_over over, size_t index,
                               mbo_fout *fout)
{
    return van && !mboi_is_anders(m, van) ? mboi_delen_diagram(m, d, van, fout) : compile(m, d, over, index, fout);
}

static mbo_status make_bedragen(mboi_makelij *m, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    mbo_status status = MBO_OK;
    for (mbo_vraag v = 0; !status && v <= MBOI_VRAGEN; v++) {
        status = m->van && mboi_zelfde_waarden(m, &stelsel->boek->vraag[v]) ? mboi_delen_bedragen(m, (size_t)v, fout)
                                                                            : mboi_bedragen_make(stelsel, v, fout);
        if (stelsel->vraag[v].bedragen.count > stelsel->meeste_bedragen)
            stelsel->meeste_bedragen = stelsel->vraag[v].bedragen.count;
    }
    return status;
}

/* ---- the rule set ---- */

static mbo_status compile_vraag(mboi_makelij *m, size_t v, mbo_fout *fout)
{
    const struct mboi_vraag *vraag = &m->stelsel->boek->vraag[v];
    struct mboi_vraagdiagrammen *uit = &m->stelsel->vraag[v];
    const struct mboi_vraagdiagrammen *van = m->van ? &m->van->vraag[v] : NULL;
    mbo_status status = make_diagram(m, &uit->uitkomst, van ? &van->uitkomst : NULL, MBOI_VRAAG_UITKOMST, v, fout);
    if (!status && vraag->bereik)
        status = make_diagram(m, &uit->bereik, van ? &van->bereik : NULL, MBOI_VRAAG_BEREIK, v, fout);
    if (!status && vraag->heeft_bedrag)
        status =
            make_diagram(m, &uit->bedrag,
                         van && (mboi_zelfde_waarden(m, vraag) || mboi_zelfde_einden(m, vraag)) ? &van->bedrag : NULL,
                         MBOI_VRAAG_BEDRAG, v, fout);
    uit->bedrag.bedragen = &uit->bedragen;
    if (!status && vraag->heeft_bedrag)
        status = make_diagram(m, &uit->soort, van ? &van->soort : NULL, MBOI_VRAAG_SOORT, v, fout);
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
    stelsel->geldend = mboi_claim(&stelsel->arena, (stelsel->perioden + 1) * boek->regels, sizeof *stelsel->geldend);
    stelsel->geldend_vanaf = mboi_claim(&stelsel->arena, rijen + 1, sizeof *stelsel->geldend_vanaf);
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

static mbo_status compile_all(mboi_makelij *m, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    const mboi_boek *boek = stelsel->boek;
    mbo_status status = MBO_OK;
    for (size_t i = 0; !status && i < boek->regels; i++) {
        bool zelfde = m->van && !mboi_regel_anders(m, i);
        status = make_diagram(m, &stelsel->regel[i].diagram,
                              zelfde ? &m->van->regel[mboi_regel_van(m, i)].diagram : NULL, MBOI_REGEL, i, fout);
    }
    if (!status)
        status = make_geldend(stelsel, fout);
    for (size_t v = 1; !status && v <= MBOI_VRAGEN; v++)
        status = compile_vraag(m, v, fout);
    for (size_t i = 0; !status && i < boek->voorwaarden; i++)
        status =
            make_diagram(m, &stelsel->voorwaarde[i], m->van ? &m->van->voorwaarde[i] : NULL, MBOI_VOORWAARDE, i, fout);
    return status ? status : mboi_delen_uren(stelsel, fout);
}

static mbo_status compile_stelsel(mboi_makelij *m, const mboi_afkomst *van, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    const mboi_boek *boek = stelsel->boek;
    stelsel->regel = mboi_claim(&stelsel->arena, boek->regels, sizeof *stelsel->regel);
    stelsel->voorwaarde = mboi_claim(&stelsel->arena, boek->voorwaarden, sizeof *stelsel->voorwaarde);
    m->naam_van = mboi_claim(&stelsel->arena, boek->parameters.count, sizeof *m->naam_van);
    m->bouw = mboi_bouw_create(stelsel);
    if (!stelsel->regel || !stelsel->voorwaarde || !m->naam_van || !m->bouw)
        return mboi_no_memory(fout);
    mbo_status status = mboi_perioden_make(m, fout);
    if (!status && van)
        status = mboi_delen_vergelijk(m, van, fout);
    if (!status)
        status = mboi_kalender_make(stelsel, m->van, fout);
    if (!status && !van)
        status = mboi_duurklassen_make(stelsel, fout);
    if (!status && !van)
        status = mboi_setklassen_make(stelsel, fout);
    if (!status)
        status = make_bedragen(m, fout);
    return status ? status : compile_all(m, fout);
}

mbo_status mboi_stelsel_compile(mboi_stelsel *stelsel, const mboi_boek *boek, const mboi_afkomst *van, mbo_fout *fout)
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
    mboi_makelij m = {.stelsel = stelsel, .van = van ? van->stelsel : NULL, .erbij = van ? van->erbij : SIZE_MAX};
    mboi_arena_init(&m.klad, &boek->allocator);
    mbo_status status = compile_stelsel(&m, van, fout);
    mboi_arena_free(&m.klad);
    free_lopen(&m);
    mboi_bouw_free(m.bouw);
    return status;
}
