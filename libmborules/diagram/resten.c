/* SPDX-License-Identifier: MIT */
/*
 * The exact outcome, for many cases: what was left for one is kept for the next.
 *
 * Fill in what a case knows, a fact at a time: each leaves a *rest* of the diagram (volgen.c), and soon many cases have
 * the same one. A rest that reads no fact which the case knows has its answer. So a case takes steps, from a rest by a
 * fact and its choice to another, that cases before it took. A step not taken before is worked out by the evaluation of
 * one case (volgen.c), of which no more is known than was filled in so far: a case by itself and a row of a table have
 * their answers from the same source. When there is no room for more, all is forgotten and it begins anew.
 *
 * Two things are no fact with a node of its own. A date that is not known makes one rest of all the roots that the
 * other allows. Hours come last, and the answer is kept by what they leave of the tables.
 */
#include "diagram/resten.h"

#include <string.h>

enum { MAX_RESTEN = 1 << 14, RESTEN_PER_KNOOP = 64 };

/* Keys of what is no fact: roots that one date allows, and a halte with what hours leave of its tables. */
enum { LIJST_STARTDATUM = 256, LIJST_GEBOORTEDATUM, LIJST_UREN };

/* ---- memory ---- */

static void forget(mboi_resten *r)
{
    r->vol = false;
    r->haltes = r->stappen = 0;
    r->nummering.resten = r->nummering.used = 0;
    r->toppen = 0;
    memset(r->nummering.tabel, 0, (r->nummering.mask + 1) * sizeof *r->nummering.tabel);
    memset(r->halte_van, 0, (r->eerste + r->max_resten) * sizeof *r->halte_van);
    memset(r->knoop, 0, r->d->knopen * sizeof *r->knoop);
    memset(r->stap, 0, (r->stap_mask + 1) * sizeof *r->stap);
    for (size_t i = 0; r->dagen && i < MBOI_DAGEN; i++)
        r->dagen[i].begin[r->plaats] = 0;
}

/* What one evaluation can add. */
static uint32_t most_resten(const mboi_diagram *d)
{
    return d->knopen + 1;
}
static uint32_t most_pool(const mboi_diagram *d)
{
    enum { KOP = 2 };
    return d->kinderen + KOP * most_resten(d) + MBOI_MAX_WORTELS + MBOI_MAX_TABELLEN;
}

/* Room for a list of roots or hours, an evaluation and a step. */
static bool has_room(mboi_resten *r)
{
    r->vol |= r->nummering.resten + most_resten(r->d) + 1 > r->max_resten ||
              r->nummering.used + 2 * most_pool(r->d) > r->max_pool || 2 * (r->stappen + 1) > r->stap_mask;
    return !r->vol;
}

void mboi_resten_ruim(mboi_resten *r)
{
    if (r->vol)
        forget(r);
}

static uint32_t power_of_two(uint32_t from)
{
    uint32_t p = 8;
    while (p < from)
        p *= 2;
    return p;
}

static void *claim(mboi_resten *r, size_t count, size_t size, bool *ok)
{
    void *p = *ok ? mboi_arena_alloc(&r->arena, count * size, 8) : NULL;
    *ok &= p != NULL;
    return p;
}

/* Are two periods the same for a diagram? */
static bool same_periode(const mboi_stelsel *stelsel, const mboi_diagram *d, uint32_t a, uint32_t b)
{
    size_t n = (size_t)1 << d->testen;
    for (uint32_t t = 0; t < d->testen; t++)
        if (stelsel->drempel[a * stelsel->testen + d->test[t]] != stelsel->drempel[b * stelsel->testen + d->test[t]])
            return false;
    return memcmp(d->wortel + a * n, d->wortel + b * n, n * sizeof *d->wortel) == 0;
}

static void make_tijdvakken(mboi_resten *r)
{
    for (uint32_t p = 0; p < r->stelsel->perioden; p++)
        if (!p || !same_periode(r->stelsel, r->d, p - 1, p))
            r->tijdvak[r->tijdvakken++] = (mboi_tijdvak){r->stelsel->grens[p], (uint16_t)p};
}

mboi_resten *mboi_resten_create(const mboi_stelsel *stelsel, const mboi_diagram *d, const mbo_feitset *vast,
                                mboi_dag *dagen, uint32_t plaats, const mbo_allocator *allocator)
{
    mboi_resten *r = d->maanden ? NULL : mboi_resize(allocator, NULL, 0, sizeof *r);
    bool ok = true;
    if (!r)
        return NULL;
    memset(r, 0, sizeof *r);
    mboi_arena_init(&r->arena, allocator);
    r->stelsel = stelsel;
    r->d = d;
    r->vast = *vast;
    r->dagen = d->toppen > 1 ? dagen : NULL;
    r->plaats = plaats;
    r->instroom = mboi_diagram_leest_instroom(stelsel, d);
    r->eerste = mboi_eerste_rest(stelsel);
    r->max_resten = RESTEN_PER_KNOOP * (d->knopen + 8);
    r->max_resten = r->max_resten < MAX_RESTEN ? r->max_resten : MAX_RESTEN;
    r->max_pool = r->max_resten * (d->kinderen / (d->knopen + 1) + 3) + 2 * most_pool(d);
    r->nummering.mask = power_of_two(2 * r->max_resten) - 1;
    r->stap_mask = 2 * r->nummering.mask + 1;
    r->nummering.begin = claim(r, r->max_resten, sizeof *r->nummering.begin, &ok);
    r->nummering.pool = claim(r, r->max_pool, sizeof *r->nummering.pool, &ok);
    r->nummering.tabel = claim(r, r->nummering.mask + 1, sizeof *r->nummering.tabel, &ok);
    r->halte = claim(r, r->max_resten + 1, sizeof *r->halte, &ok);
    r->halte_van = claim(r, r->eerste + r->max_resten, sizeof *r->halte_van, &ok);
    r->knoop = claim(r, d->knopen, sizeof *r->knoop, &ok);
    r->stap = claim(r, r->stap_mask + 1, sizeof *r->stap, &ok);
    for (size_t i = 0; i < MBOI_COUNT(r->waarde); i++)
        r->waarde[i] = MBOI_GEEN;
    if (!ok) {
        mboi_resten_free(r);
        return NULL;
    }
    forget(r);
    make_tijdvakken(r);
    return r;
}

void mboi_resten_free(mboi_resten *r)
{
    if (!r)
        return;
    mbo_allocator allocator = r->arena.allocator;
    mboi_arena_free(&r->arena);
    mboi_resize(&allocator, r, sizeof *r, 0);
}

/* ---- the roots ---- */

static uint32_t add_wortel(const mboi_diagram *d, uint32_t periode, uint32_t waar, uint16_t *wortel, uint32_t n)
{
    wortel[n] = d->wortel[mboi_wortel(d, (mboi_moment){(uint16_t)periode, 0, waar}, 0)];
    return n + (!n || wortel[n] != wortel[n - 1]);
}

/* The roots that a birth date allows, along the startdatums: at the first of a stretch, and where an age is reached. */
static uint32_t wortels_van_geboortedatum(const mboi_resten *r, mbo_datum geboortedatum, uint16_t *wortel)
{
    const mboi_stelsel *stelsel = r->stelsel;
    mbo_datum eerste = mboi_eerste_start(geboortedatum), laatste = mboi_laatste_start(geboortedatum);
    mbo_datum omslag[MBOI_MAX_TESTEN];
    int32_t drempel[MBOI_MAX_TESTEN]; /* with these it is so */
    uint32_t n = 0;
    for (uint32_t t = 0; t < r->d->testen; t++) { /* without a crebo one may always start */
        drempel[t] = MBOI_GEEN_DREMPEL;
        omslag[t] = mboi_is_leeftijd(stelsel->test[r->d->test[t]].functie) ? MBO_DATUM_MAX : MBO_DATUM_NOT_SET;
    }
    for (uint32_t i = 0; i < r->tijdvakken; i++) {
        mbo_datum van = r->tijdvak[i].vanaf, tot = i + 1 < r->tijdvakken ? r->tijdvak[i + 1].vanaf - 1 : laatste;
        uint32_t waar = 0, later = 0;
        van = van > eerste ? van : eerste;
        tot = tot < laatste ? tot : laatste;
        if (van > tot)
            continue;
        for (uint32_t t = 0; t < r->d->testen; t++) {
            uint32_t test = r->d->test[t];
            int32_t nu = stelsel->drempel[r->tijdvak[i].periode * stelsel->testen + test];
            if (nu != drempel[t]) {
                drempel[t] = nu;
                omslag[t] = nu == MBOI_GEEN_DREMPEL
                                ? MBO_DATUM_MAX
                                : mboi_leeftijd_vanaf(stelsel->test[test].functie, nu, geboortedatum);
            }
            waar |= (uint32_t)(omslag[t] <= van) << test;
            later |= (uint32_t)(omslag[t] > van && omslag[t] <= tot) << t;
        }
        n = add_wortel(r->d, r->tijdvak[i].periode, waar, wortel, n);
        while (later) {
            mbo_datum eerst = MBO_DATUM_MAX;
            for (uint32_t t = 0; t < r->d->testen; t++)
                if ((later >> t & 1) && omslag[t] < eerst)
                    eerst = omslag[t];
            for (uint32_t t = 0; t < r->d->testen; t++)
                if ((later >> t & 1) && omslag[t] == eerst) {
                    waar |= UINT32_C(1) << r->d->test[t];
                    later &= ~(UINT32_C(1) << t);
                }
            n = add_wortel(r->d, r->tijdvak[i].periode, waar, wortel, n);
        }
    }
    return n;
}

/* The roots that one date allows, or the node that a case came to; 0: neither date is known, and every root can be. */
static uint32_t wortels_van(const mboi_resten *r, mboi_invoer *in, uint32_t knoop, uint16_t *wortel)
{
    wortel[0] = (uint16_t)knoop;
    return knoop != MBOI_WORTELS ? 1
           : in->start           ? mboi_wortels(r->stelsel, r->d, in, wortel)
           : in->geboren         ? wortels_van_geboortedatum(r, in->geboortedatum, wortel)
                                 : 0;
}

/* ---- one that was not met ---- */

static mboi_halte halte_of(const mboi_uitslag *uit)
{
    mboi_halte h = {.open = uit->open,
                    .ontbrekend = uit->ontbrekend,
                    .nee = uit->nee,
                    .ja = uit->ja,
                    .nvt = uit->nvt,
                    .geen_waarde = uit->geen_waarde};
    memcpy(h.tabellen, uit->tabellen, sizeof h.tabellen);
    for (size_t i = 0; i < MBOI_COUNT(h.tabellen); i++)
        h.met_uren |= h.tabellen[i] != 0;
    for (mbo_feit atoom = MBOI_FEITEN + 1; atoom <= MBOI_ATOMEN; atoom++)
        h.met_eigen |= mboi_feitset_has(&h.ontbrekend, atoom);
    return h;
}

/* The halte of a case of which only so much is filled in; 0: there is no room. */
static uint16_t work_out(mboi_resten *r, mboi_invoer *in, const mboi_gang *gang)
{
    mboi_uitslag uit;
    uint16_t wortel[MBOI_MAX_WORTELS];
    uint32_t wortels = wortels_van(r, in, gang->knoop, wortel);
    if (!has_room(r))
        return 0;
    r->in = *in;
    r->in.keuze = r->keuze;
    r->in.waarde = r->waarde;
    r->in.schuif = 0;
    r->in.uren = NULL;
    for (mbo_feit feit = 1; feit <= MBOI_ATOMEN; feit++)
        r->keuze[feit] = mboi_feitset_has(&gang->bekeken, feit) ? in->keuze[(size_t)feit << in->schuif] : MBOI_GEEN;
    uint16_t rest = mboi_diagram_rest(r->stelsel, r->d, &r->in, wortel, wortels, &r->nummering, &uit);
    if (r->halte_van[rest])
        return r->halte_van[rest];
    r->halte[++r->haltes] = halte_of(&uit);
    return r->halte_van[rest] = (uint16_t)r->haltes;
}

/* ---- where a case begins ---- */

/* With one date known. The roots that it allows are few, and most days have the same ones. */
static uint16_t begin_met_datum(mboi_resten *r, mboi_invoer *in, const mboi_gang *gang)
{
    mbo_datum datum = in->start ? in->startdatum : in->geboortedatum;
    mboi_dag *d = r->dagen ? &r->dagen[(uint32_t)datum & (MBOI_DAGEN - 1)] : NULL;
    if (d && (d->dag != datum || d->start != in->start))
        *d = (mboi_dag){.dag = datum, .start = in->start};
    if (d && d->begin[r->plaats])
        return d->begin[r->plaats];
    uint16_t wortel[MBOI_MAX_WORTELS];
    uint32_t n = wortels_van(r, in, MBOI_WORTELS, wortel);
    if (!has_room(r))
        return 0;
    uint16_t lijst =
                 mboi_nummer(&r->nummering, r->eerste, in->start ? LIJST_STARTDATUM : LIJST_GEBOORTEDATUM, wortel, n),
             *s = &r->halte_van[lijst];
    if (!*s)
        *s = work_out(r, in, gang);
    if (d)
        d->begin[r->plaats] = *s;
    return *s;
}

mboi_gang mboi_resten_begin(mboi_resten *r, mboi_invoer *in, uint32_t knoop)
{
    mboi_gang gang = {.knoop = knoop, .bekeken = r->vast};
    bool beide = in->geboren && in->start, wortels = knoop == MBOI_WORTELS;
    if (r->instroom && in->instroom.gegeven && !beide) /* the roots are those of this crebo */
        return gang;
    if (wortels && !beide && r->d->toppen > 1) {
        uint16_t *s = &r->toppen;
        if (in->start || in->geboren)
            gang.halte = begin_met_datum(r, in, &gang);
        else
            gang.halte = *s = *s ? *s : work_out(r, in, &gang);
        return gang;
    }
    if (wortels)
        gang.knoop = mboi_walk(r->stelsel, r->d, in, beide ? mboi_begin(r->d, in->moment[0], in->kop) : r->d->top[0]);
    if (gang.knoop >= r->stelsel->eindes) {
        uint16_t *s = &r->knoop[r->d->knoop[gang.knoop - r->stelsel->eindes + 1]];
        gang.halte = *s = *s ? *s : work_out(r, in, &gang);
    }
    return gang;
}

void mboi_resten_nieuw(mboi_resten *r, mboi_invoer *in, mboi_gang *gang, uint32_t key)
{
    gang->halte = work_out(r, in, gang);
    if (!gang->halte)
        return;
    *mboi_vind_stap(r, key) = (uint64_t)key << 32 | gang->halte;
    r->stappen++;
}

/* ---- where it ends ---- */

static void answer(const mboi_halte *h, const mboi_invoer *in, mboi_uitslag *uit)
{
    uit->ontbrekend = h->ontbrekend;
    uit->nee = h->nee;
    uit->ja = h->ja;
    uit->nvt = h->nvt;
    uit->geen_waarde = h->geen_waarde;
    uit->niet_exact = false;
    if (h->met_eigen)
        mboi_eigen_invullen(in, uit);
}

static bool has_uren(const mboi_invoer *in)
{
    return mboi_waarde(in, MBO_FEIT_UREN_BEGELEID) != MBOI_GEEN || mboi_waarde(in, MBO_FEIT_UREN_BPV) != MBOI_GEEN ||
           mboi_waarde(in, MBO_FEIT_STUDIEDUUR) != MBOI_GEEN;
}

/* The answer of a case of which nothing but the hours is still to be filled in. */
static void with_uren(mboi_resten *r, mboi_invoer *in, uint16_t halte, mboi_uitslag *uit)
{
    uint16_t sleutel[1 + MBOI_MAX_TABELLEN] = {halte};
    uint16_t *s = NULL;
    const bool eigen = r->halte[halte].met_eigen; /* of the own rules that are open `uit` has what this case lacks */
    if (!eigen && has_room(r)) {
        uint32_t n = 1 + mboi_uren_sleutel(r->stelsel, in, r->halte[halte].tabellen, sleutel + 1);
        s = &r->halte_van[mboi_nummer(&r->nummering, r->eerste, LIJST_UREN, sleutel, n)];
        if (*s) {
            answer(&r->halte[*s], in, uit);
            return;
        }
    }
    mboi_diagram_uitslag(r->stelsel, r->d, in, MBOI_LEES_UITKOMST, uit);
    if (s) {
        r->halte[++r->haltes] = halte_of(uit);
        *s = (uint16_t)r->haltes;
    }
}

void mboi_resten_eind(mboi_resten *r, mboi_invoer *in, const mboi_gang *gang, mboi_uitslag *uit)
{
    const mboi_halte *h = &r->halte[gang->halte];
    if (!gang->halte)
        mboi_diagram_uitslag(r->stelsel, r->d, in, MBOI_LEES_UITKOMST, uit);
    else if (h->met_uren && has_uren(in))
        with_uren(r, in, gang->halte, uit);
    else
        answer(h, in, uit);
}

void mboi_resten_uitslag(mboi_resten *r, mboi_invoer *in, mboi_uitslag *uit)
{
    mboi_resten_ruim(r);
    mboi_gang gang = mboi_resten_begin(r, in, MBOI_WORTELS);
    for (uint32_t key; gang.halte && (key = mboi_volgende_stap(r, in->keuze, in->schuif, &gang));) {
        uint64_t stap = *mboi_vind_stap(r, key);
        gang.halte = (uint16_t)stap;
        if (!stap)
            mboi_resten_nieuw(r, in, &gang, key);
    }
    mboi_resten_eind(r, in, &gang, uit);
}
