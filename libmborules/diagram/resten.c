/* SPDX-License-Identifier: MIT */
/*
 * What is left of a diagram for many cases: what it was for one is kept for the next.
 *
 * What is left of a diagram (volgen.c: a *rest*) is a diagram itself, with a number. To fill in a fact of a case is to
 * go from one rest to another; soon many cases have the same one. So a case takes steps, from a rest by a fact and its
 * choice to another: where the fact is at the top, to its child; else to what cases before it came to, or to a rest in
 * which the nodes of that fact have given way to their children. Of each rest it is known which facts it reads and
 * which results it has: that is the answer, once it reads no fact which the case knows. Of amounts the rest itself is
 * what is asked for (batch/bedragen.c). When there is no room for more, all is forgotten and it begins anew.
 *
 * Two things are no fact with a node of its own. A date that is not known makes one rest of all the roots that the
 * other allows. Hours come last, and the answer is kept by what they leave of the tables.
 */
#include "diagram/resten.h"

#include <string.h>

enum { MAX_RESTEN = 3 << 13, RESTEN_PER_KNOOP = 64, EERSTE_STAPPEN = 256 };

/* Keys of what is no node: the rests of the roots that one date allows, the other not known; those of all roots, after
   the number of the instroom and 1, or 0; and a rest with what hours leave of its tables. */
enum { LIJST_GEBOORTEDATUM = 256, LIJST_STARTDATUM, LIJST_TOPPEN, LIJST_UREN };

/* ---- memory ---- */

/* Of the nodes, the terminals of an outcome, and the amounts. */
static uint32_t places(const mboi_diagram *d)
{
    return d->knopen + MBOI_REST_GEEN_WAARDE + (d->bedragen ? (uint32_t)d->bedragen->count : 0);
}

static void forget(mboi_resten *r)
{
    r->vol = false;
    r->haltes = r->stappen = 0;
    r->nummering.resten = r->nummering.used = 0;
    memset(r->nummering.tabel, 0, (r->nummering.mask + 1) * sizeof *r->nummering.tabel);
    memset(r->knoop, 0, places(r->d) * sizeof *r->knoop);
    memset(r->stap, 0, (r->stap_mask + 1) * sizeof *r->stap);
    for (size_t i = 0; r->dagen && i < MBOI_DAGEN; i++)
        r->dagen[i].begin[r->plaats] = 0;
    memset(r->tabel, 0, r->d->tabelplekken * sizeof *r->tabel);
    if (r->agenda)
        mboi_agenda_leeg(r->agenda);
}

/* What can come of the diagram, or of a step. */
static uint32_t most_resten(const mboi_diagram *d)
{
    return d->knopen + 1;
}
static uint32_t most_pool(const mboi_diagram *d)
{
    enum { KOP = 2 };
    return d->kinderen + KOP * most_resten(d) + MBOI_MAX_WORTELS + MBOI_MAX_TABELLEN;
}

/* Room for one step more. The table is as small as it can be, so that what is read of it stays near. */
static bool has_stap(mboi_resten *r)
{
    uint64_t *oud = r->stap;
    const uint32_t plaatsen = r->stap_mask + 1;
    if (2 * (r->stappen + 1) <= r->stap_mask)
        return true;
    uint64_t *nieuw = r->stap_mask < r->max_stap_mask
                          ? mboi_resize(&r->arena.allocator, NULL, 0, 2 * plaatsen * sizeof *nieuw)
                          : NULL;
    if (!nieuw)
        return false;
    memset(nieuw, 0, 2 * plaatsen * sizeof *nieuw);
    r->stap = nieuw;
    r->stap_mask = 2 * plaatsen - 1;
    for (uint32_t i = 0; i < plaatsen; i++)
        if (oud[i])
            *mboi_vind_stap(r, (uint32_t)(oud[i] >> 32)) = oud[i];
    mboi_resize(&r->arena.allocator, oud, plaatsen * sizeof *oud, 0);
    return true;
}

/* Room for what is below some nodes or for a step, and for a list of roots or hours. */
static bool has_room(mboi_resten *r)
{
    r->vol |= r->nummering.resten + most_resten(r->d) + 1 > r->max_resten ||
              r->nummering.used + 2 * most_pool(r->d) > r->max_pool || !has_stap(r);
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

mboi_resten *mboi_resten_create(const mboi_stelsel *stelsel, const mboi_diagram *d, const mbo_feitset *vast,
                                mboi_dag *dagen, uint32_t plaats, const mbo_allocator *allocator)
{
    /* What a list of roots has room for; with a crebo there are others than those in `top`. */
    const bool past =
        d->toppen <= MBOI_MAX_WORTELS && (!d->maanden || 12 * stelsel->perioden << d->testen <= MBOI_MAX_WORTELS);
    mboi_resten *r = past ? mboi_resize(allocator, NULL, 0, sizeof *r) : NULL;
    bool ok = true;
    if (!r)
        return NULL;
    memset(r, 0, sizeof *r);
    mboi_arena_init(&r->arena, allocator);
    r->stelsel = stelsel;
    r->d = d;
    r->vast = *vast;
    r->dagen = dagen;
    r->plaats = plaats;
    r->eerste = mboi_eerste_rest(stelsel);
    r->max_resten = RESTEN_PER_KNOOP * (d->knopen + 8);
    r->max_resten = r->max_resten < MAX_RESTEN ? r->max_resten : MAX_RESTEN;
    r->max_pool = r->max_resten * (d->kinderen / (d->knopen + 1) + 3) + 2 * most_pool(d);
    r->nummering.mask = power_of_two(2 * r->max_resten) - 1;
    r->max_stap_mask = 2 * r->nummering.mask + 1;
    r->stap_mask = EERSTE_STAPPEN - 1;
    r->nummering.begin = claim(r, r->max_resten, sizeof *r->nummering.begin, &ok);
    r->nummering.pool = claim(r, r->max_pool, sizeof *r->nummering.pool, &ok);
    r->nummering.tabel = claim(r, r->nummering.mask + 1, sizeof *r->nummering.tabel, &ok);
    r->halte = claim(r, r->eerste + r->max_resten, sizeof *r->halte, &ok);
    r->knoop = claim(r, places(d), sizeof *r->knoop, &ok);
    r->top = claim(r, places(d), sizeof *r->top, &ok);
    r->gedaan = claim(r, r->eerste + r->max_resten, sizeof *r->gedaan, &ok);
    r->stap = ok ? mboi_resize(allocator, NULL, 0, EERSTE_STAPPEN * sizeof *r->stap) : NULL;
    ok &= r->stap != NULL;
    r->tabel = claim(r, d->tabelplekken + 1, sizeof *r->tabel, &ok);
    r->instroom = mboi_diagram_leest_instroom(stelsel, d);
    r->agenda = ok && r->instroom ? mboi_agenda_create(stelsel, d, allocator) : NULL;
    ok &= !r->instroom || r->agenda;
    for (size_t i = 0; i < MBOI_COUNT(r->waarde); i++)
        r->waarde[i] = MBOI_GEEN;
    if (!ok) {
        mboi_resten_free(r);
        return NULL;
    }
    r->in.keuze = r->keuze;
    r->in.waarde = r->waarde;
    memset(r->halte, 0, r->eerste * sizeof *r->halte);
    memset(r->gedaan, 0, (r->eerste + r->max_resten) * sizeof *r->gedaan);
    r->halte[MBOI_REST_NEE].nee = r->halte[MBOI_REST_JA].ja = r->halte[MBOI_REST_NVT].nvt =
        r->halte[MBOI_REST_GEEN_WAARDE].geen_waarde = true;
    for (size_t i = 0; d->bedragen && i < d->bedragen->met_feit; i++)
        r->halte[MBOI_VASTE_RESTEN + i].met_feit = true;
    forget(r);
    r->tijdvakken = mboi_tijdvakken(stelsel, d, r->tijdvak);
    return r;
}

void mboi_resten_free(mboi_resten *r)
{
    if (!r)
        return;
    mbo_allocator allocator = r->arena.allocator;
    mboi_agenda_free(r->agenda);
    mboi_resize(&allocator, r->stap, r->stap ? (r->stap_mask + 1) * sizeof *r->stap : 0, 0);
    mboi_arena_free(&r->arena);
    mboi_resize(&allocator, r, sizeof *r, 0);
}

/* ---- what is known of a rest ---- */

static const uint16_t *key_of(const mboi_resten *r, uint16_t rest)
{
    return r->nummering.pool + r->nummering.begin[rest - r->eerste];
}

static void join(mboi_halte *h, const mboi_halte *kind)
{
    mboi_feitset_join(&h->open, &kind->open);
    mboi_feitset_join(&h->ontbrekend, &kind->ontbrekend);
    for (size_t i = 0; i < MBOI_COUNT(h->tabellen); i++)
        h->tabellen[i] |= kind->tabellen[i];
    h->nee |= kind->nee;
    h->ja |= kind->ja;
    h->nvt |= kind->nvt;
    h->geen_waarde |= kind->geen_waarde;
    h->met_uren |= kind->met_uren;
    h->met_eigen |= kind->met_eigen;
    h->met_feit |= kind->met_feit;
}

/* The place of a root in `knoop` and `top`. */
static uint32_t place_of(const mboi_resten *r, uint32_t id)
{
    const uint32_t bedrag = mboi_bedrag_einde(r->stelsel, 0);
    if (id >= r->stelsel->eindes)
        return r->d->knoop[id - r->stelsel->eindes + 1];
    return r->d->knopen + (id >= bedrag ? MBOI_REST_GEEN_WAARDE + id - bedrag : id <= MBOI_NVT ? id : MBOI_NVT + 1);
}

static mboi_overgangen overgangen_of(const mboi_resten *r, uint16_t nummer)
{
    return nummer ? *mboi_agenda_overgangen(r->agenda, nummer - 1) : mboi_overgangen_van(r->d);
}

/* Do the roots of some step have different rests? */
static bool steps_differ(const mboi_resten *r, uint16_t (*stap)[2], uint32_t n)
{
    bool ander = false;
    for (uint32_t i = 0; i < n && !ander; i++)
        ander = r->top[place_of(r, stap[i][0])] != r->top[place_of(r, stap[i][1])];
    return ander;
}

/* With neither date known: which of them matters, as in volgen.c. */
static void note_datums(mboi_resten *r, uint16_t nummer, const uint16_t *rest, mbo_feitset *ontbrekend)
{
    const mboi_overgangen o = overgangen_of(r, nummer);
    for (uint32_t i = 0; i < o.toppen; i++)
        r->top[place_of(r, o.top[i])] = rest[i];
    if (!r->d->testen || steps_differ(r, o.stap_startdatum, o.stappen_startdatum))
        mboi_feitset_add(ontbrekend, MBO_FEIT_STARTDATUM);
    if (r->d->testen && steps_differ(r, o.stap_geboortedatum, o.stappen_geboortedatum))
        mboi_feitset_add(ontbrekend, MBO_FEIT_GEBOORTEDATUM);
}

/* Fill in what is known of the rests that came by; children came before. */
static void learn(mboi_resten *r)
{
    for (; r->haltes < r->nummering.resten; r->haltes++) {
        const uint16_t *key = r->nummering.pool + r->nummering.begin[r->haltes], *kind = key + MBOI_SLEUTEL_KOP;
        uint32_t feit = key[0], n = key[1];
        mboi_halte *h = &r->halte[r->eerste + r->haltes];
        memset(h, 0, sizeof *h);
        for (uint32_t i = feit == LIJST_TOPPEN; i < n; i++)
            join(h, &r->halte[kind[i]]);
        if (feit == LIJST_TOPPEN) {
            note_datums(r, kind[0], kind + 1, &h->ontbrekend);
        } else if (feit >= LIJST_GEBOORTEDATUM) {
            mboi_feitset_add(&h->ontbrekend,
                             feit == LIJST_GEBOORTEDATUM ? MBO_FEIT_GEBOORTEDATUM : MBO_FEIT_STARTDATUM);
        } else if (feit > MBOI_ATOMEN) {
            uint32_t tabel = feit - MBOI_ATOMEN - 1;
            mboi_feitset_join(&h->ontbrekend, &r->stelsel->tabel[tabel].open);
            h->tabellen[tabel / 64] |= UINT64_C(1) << (tabel % 64);
            h->met_uren = true;
        } else {
            mboi_feitset_add(&h->open, (mbo_feit)feit);
            mboi_feitset_add(&h->ontbrekend, (mbo_feit)feit);
            h->met_eigen |= feit > MBOI_FEITEN;
        }
    }
}

/* ---- lists of roots ---- */

/* Each once, in order. */
static uint32_t make_set(uint16_t *rest, uint32_t n)
{
    uint64_t heeft[(UINT16_MAX + 1) / 64];
    uint32_t over = 0, laagste = rest[0], hoogste = rest[0];
    for (uint32_t i = 1; i < n; i++) {
        laagste = rest[i] < laagste ? rest[i] : laagste;
        hoogste = rest[i] > hoogste ? rest[i] : hoogste;
    }
    laagste /= 64;
    hoogste /= 64;
    memset(heeft + laagste, 0, (hoogste - laagste + 1) * sizeof *heeft);
    for (uint32_t i = 0; i < n; i++)
        heeft[rest[i] / 64] |= UINT64_C(1) << (rest[i] % 64);
    for (uint32_t w = laagste; w <= hoogste; w++)
        for (uint64_t hier = heeft[w]; hier; hier &= hier - 1)
            rest[over++] = (uint16_t)(64 * w + mboi_lowest_bit(hier));
    return over;
}

/* The rest of roots of which each can be: that of all of them, or else a list. Of one date each rest counts once; of
   both, after the number of the instroom, the order tells which step leads where. */
static uint16_t list_of(mboi_resten *r, uint32_t lijst, uint16_t *rest, uint32_t n)
{
    uint32_t eerst = lijst == LIJST_TOPPEN;
    bool same = true;
    for (uint32_t i = eerst; i < n; i++)
        same &= rest[i] == rest[eerst];
    if (same)
        return rest[eerst];
    return mboi_nummer(&r->nummering, r->eerste, (uint16_t)lijst, rest, eerst ? n : make_set(rest, n));
}

/* What is left below a root with no more filled in than what every case has the same. */
static uint16_t rest_of_knoop(mboi_resten *r, const mboi_invoer *in, uint32_t id)
{
    uint16_t *rest = &r->knoop[place_of(r, id)];
    if (*rest)
        return *rest;
    for (mbo_feit feit = 1; feit <= MBOI_ATOMEN; feit++)
        r->keuze[feit] = mboi_feitset_has(&r->vast, feit) ? in->keuze[(size_t)feit << in->schuif] : MBOI_GEEN;
    return *rest = mboi_diagram_rest(r->stelsel, r->d, &r->in, id, &r->nummering);
}

/* The rest of a case of which not both dates are known; there must be room. */
static uint16_t rest_of_wortels(mboi_resten *r, mboi_invoer *in)
{
    const bool crebo = r->instroom && in->instroom.gegeven;
    uint16_t wortel[1 + 12 * MBOI_MAX_STUKKEN], *van = wortel;
    uint32_t n = 0, lijst = in->start ? LIJST_GEBOORTEDATUM : LIJST_STARTDATUM;
    if (in->start) {
        n = mboi_wortels(r->stelsel, r->d, in, wortel);
    } else if (in->geboren) {
        n = mboi_wortels_met_geboortedatum(r->stelsel, r->d, r->tijdvak, r->tijdvakken, &in->instroom,
                                           in->geboortedatum, wortel);
    } else {
        const int32_t nummer = crebo ? mboi_agenda_nummer(r->agenda, &in->instroom) : 0;
        if (nummer < 0)
            return 0;
        wortel[0] = (uint16_t)(nummer + crebo);
        const mboi_overgangen o = overgangen_of(r, wortel[0]);
        memcpy(++van, o.top, o.toppen * sizeof *o.top);
        n = o.toppen;
        lijst = LIJST_TOPPEN;
    }
    for (uint32_t i = 0; i < n; i++)
        van[i] = rest_of_knoop(r, in, van[i]);
    return list_of(r, lijst, wortel, n + (lijst == LIJST_TOPPEN));
}

/* ---- where a case begins ---- */

/* The day of a case of which one date is known; NULL: it is not kept, as with a crebo there are too many. */
static mboi_dag *dag_of(const mboi_resten *r, const mboi_invoer *in)
{
    const bool crebo = r->instroom && in->instroom.gegeven;
    if (!r->dagen || in->start == in->geboren || (crebo && !in->start))
        return NULL;
    const mbo_datum datum = in->start ? in->startdatum : in->geboortedatum;
    const uint32_t instroom = crebo ? mboi_instroom_op(r->stelsel, &in->instroom, datum) : UINT32_MAX;
    mboi_dag *d = &r->dagen[((uint32_t)datum + (instroom << 10)) & (MBOI_DAGEN - 1)];
    if (d->dag != datum || d->start != in->start || d->instroom != instroom)
        *d = (mboi_dag){.dag = datum, .start = in->start, .instroom = instroom};
    return d;
}

/* Most days have the same few roots. */
static uint16_t begin_zonder_datum(mboi_resten *r, mboi_invoer *in)
{
    mboi_dag *d = dag_of(r, in);
    if (d && d->begin[r->plaats])
        return d->begin[r->plaats];
    if (!has_room(r))
        return 0;
    uint16_t rest = rest_of_wortels(r, in);
    learn(r);
    r->vol |= !rest && mboi_agenda_vol(r->agenda);
    if (d)
        d->begin[r->plaats] = rest;
    return rest;
}

/* With both dates known. */
static uint32_t root_of(const mboi_resten *r, mboi_invoer *in)
{
    uint16_t wortel[12];
    if (!r->d->maanden)
        return mboi_begin(r->d, in->moment[0], in->kop);
    mboi_wortels(r->stelsel, r->d, in, wortel);
    return wortel[0];
}

mboi_gang mboi_resten_begin(mboi_resten *r, mboi_invoer *in, uint32_t knoop)
{
    mboi_gang gang = {.bekeken = r->vast};
    bool beide = in->geboren && in->start;
    if (knoop == MBOI_WORTELS && !beide && (r->d->toppen > 1 || (r->instroom && in->instroom.gegeven))) {
        gang.halte = begin_zonder_datum(r, in);
        return gang;
    }
    if (knoop == MBOI_WORTELS)
        knoop = mboi_walk(r->stelsel, r->d, in, beide ? root_of(r, in) : r->d->top[0]);
    gang.halte = r->knoop[place_of(r, knoop)];
    if (!gang.halte && has_room(r)) {
        gang.halte = rest_of_knoop(r, in, knoop);
        learn(r);
    }
    return gang;
}

/* ---- a step ---- */

static uint16_t fill_in(mboi_resten *r, uint16_t rest, uint32_t feit, uint32_t keuze);

/* A rest with other children. */
static uint16_t with_children(mboi_resten *r, const uint16_t *key, uint16_t *kind, uint32_t feit, uint32_t keuze)
{
    const uint32_t n = key[1], eerst = key[0] == LIJST_TOPPEN;
    bool same = true;
    kind[0] = key[MBOI_SLEUTEL_KOP];
    for (uint32_t i = eerst; i < n; i++) {
        kind[i] = fill_in(r, key[MBOI_SLEUTEL_KOP + i], feit, keuze);
        same &= kind[i] == kind[eerst];
    }
    return key[0] >= LIJST_GEBOORTEDATUM ? list_of(r, key[0], kind, n)
           : same                        ? kind[0]
                                         : mboi_nummer(&r->nummering, r->eerste, key[0], kind, n);
}

/* What is left of a rest with a fact filled in. */
static uint16_t fill_in(mboi_resten *r, uint16_t rest, uint32_t feit, uint32_t keuze)
{
    if (!mboi_feitset_has(&r->halte[rest].open, (mbo_feit)feit))
        return rest;
    const uint16_t *key = key_of(r, rest);
    if (key[0] == feit)
        return key[MBOI_SLEUTEL_KOP + keuze];
    uint32_t *gedaan = &r->gedaan[rest];
    if (*gedaan >> 16 != r->stapnummer) {
        uint16_t kind[MBOI_MAX_ARITEIT];
        *gedaan = r->stapnummer << 16 | with_children(r, key, kind, feit, keuze);
    }
    return (uint16_t)*gedaan;
}

void mboi_resten_nieuw(mboi_resten *r, mboi_gang *gang, uint32_t key)
{
    enum { STAPPEN = UINT16_MAX };
    uint16_t kind[1 + MBOI_MAX_WORTELS];
    const uint32_t feit = key >> 8 & 0xff, keuze = key & 0xff;
    const uint16_t van = (uint16_t)(key >> 16);
    if (!has_room(r)) {
        gang->halte = 0;
        return;
    }
    if (r->stapnummer++ == STAPPEN) {
        r->stapnummer = 1;
        memset(r->gedaan, 0, (r->eerste + r->max_resten) * sizeof *r->gedaan);
    }
    const uint16_t *lijst = key_of(r, van); /* roots, of which there are more than children of a node */
    gang->halte =
        lijst[0] >= LIJST_GEBOORTEDATUM ? with_children(r, lijst, kind, feit, keuze) : fill_in(r, van, feit, keuze);
    learn(r);
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
static void with_uren(mboi_resten *r, mboi_invoer *in, uint16_t rest, mboi_uitslag *uit)
{
    uint16_t sleutel[1 + MBOI_MAX_TABELLEN] = {rest};
    mboi_halte *h = NULL;
    if (!r->halte[rest].met_eigen && has_room(r)) { /* else `uit` has what this case lacks of the facts of own rules */
        uint32_t n = 1 + mboi_uren_sleutel(r->stelsel, in, r->halte[rest].tabellen, sleutel + 1);
        h = &r->halte[mboi_nummer(&r->nummering, r->eerste, LIJST_UREN, sleutel, n)];
    }
    if (h && r->haltes == r->nummering.resten) {
        answer(h, in, uit);
        return;
    }
    mboi_diagram_uitslag(r->stelsel, r->d, in, MBOI_LEES_UITKOMST, uit);
    if (!h)
        return;
    r->haltes++;
    *h = (mboi_halte){.ontbrekend = uit->ontbrekend,
                      .nee = uit->nee,
                      .ja = uit->ja,
                      .nvt = uit->nvt,
                      .geen_waarde = uit->geen_waarde};
}

void mboi_resten_eind(mboi_resten *r, mboi_invoer *in, const mboi_gang *gang, mboi_uitslag *uit)
{
    const mboi_halte *h = &r->halte[gang->halte];
    in->agenda = r->agenda;
    if (!gang->halte)
        mboi_diagram_uitslag(r->stelsel, r->d, in, MBOI_LEES_UITKOMST, uit);
    else if (h->met_uren && has_uren(in))
        with_uren(r, in, gang->halte, uit);
    else
        answer(h, in, uit);
}

mboi_gang mboi_resten_ga(mboi_resten *r, mboi_invoer *in)
{
    mboi_resten_ruim(r);
    mboi_gang gang = mboi_resten_begin(r, in, MBOI_WORTELS);
    for (uint32_t key; gang.halte && (key = mboi_volgende_stap(r, in->keuze, in->schuif, &gang));) {
        gang.halte = (uint16_t)*mboi_vind_stap(r, key);
        if (!gang.halte)
            mboi_resten_nieuw(r, &gang, key);
    }
    return gang;
}

void mboi_resten_uitslag(mboi_resten *r, mboi_invoer *in, mboi_uitslag *uit)
{
    mboi_gang gang = mboi_resten_ga(r, in);
    mboi_resten_eind(r, in, &gang, uit);
}
