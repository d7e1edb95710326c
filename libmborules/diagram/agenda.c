/* SPDX-License-Identifier: MIT */
/*
 * The roots of a diagram for a crebo with neither date known: one walk over all days serves every crebo.
 *
 * When one may start decides the truth of a few tests, the same for every birth date, and between the days on which it
 * turns nothing else depends on the crebo. So one walk is made as if one may always start; of each step from one moment
 * to another it keeps the days on which the step is taken. For a crebo the steps between two such turns are those that
 * have a day there, with the tests as they are there; only the turns themselves, and the days after them, are
 * walked anew. Few crebos differ in this, and what was found of one is kept.
 */
#include "diagram/agenda.h"

#include <string.h>

enum {
    MAX_STAPPEN = 1 << 11, /* of moments */
    STAP_MASK = 2 * MAX_STAPPEN - 1,
    MAX_PAREN = 1 << 10, /* of roots, for one instroom */
    PAAR_MASK = 2 * MAX_PAREN - 1,
    EINDE = MBO_REGELS_BEGIN + MBOI_KALENDER, /* the walk ends before this day */
    CYCLUS = 5 * 366                          /* days in which the calendar goes through a leap cycle */
};

/* A step by one date alone, or (0) a moment that there is. */
typedef struct stap {
    mboi_moment van, naar;
    mbo_feit datum;
    uint32_t eerste, dagen; /* its days, in `dag` */
} stap;

typedef struct nummer {
    mboi_instroom instroom;
    mboi_overgangen overgangen;
    uint16_t *memory;
    size_t bytes;
} nummer;

struct mboi_agenda {
    const mboi_stelsel *stelsel;
    const mboi_diagram *d;
    mbo_allocator allocator;
    uint16_t tijdvak[MBOI_MAX_PERIODEN]; /* of each period the first that has the same roots */
    uint32_t instroom;                   /* the tests that depend on the crebo */
    bool gemaakt, vol;
    stap stap[MAX_STAPPEN];
    uint32_t stappen, tabel[STAP_MASK + 1]; /* open addressing: step + 1, 0: free */
    struct teken {
        uint32_t stap;
        mbo_datum dag;
    } * teken; /* which step is taken on which day, as they came */
    size_t tekens, teken_capacity;
    mbo_datum *dag, vandaag;
    nummer nummer[MBOI_AGENDA_NUMMERS];
    int32_t nummers;
    uint64_t paar[PAAR_MASK + 1]; /* of the instroom in hand: open addressing, 0: free */
    uint32_t paren;
};

mboi_agenda *mboi_agenda_create(const mboi_stelsel *stelsel, const mboi_diagram *d, const mbo_allocator *allocator)
{
    mboi_agenda *a = mboi_resize(allocator, NULL, 0, sizeof *a);
    mboi_tijdvak tijdvak[MBOI_MAX_PERIODEN];
    if (!a)
        return NULL;
    memset(a, 0, sizeof *a);
    a->stelsel = stelsel;
    a->d = d;
    a->allocator = *allocator;
    for (uint32_t t = 0; t < d->testen; t++)
        if (!mboi_is_leeftijd(stelsel->test[d->test[t]].functie))
            a->instroom |= UINT32_C(1) << d->test[t];
    uint32_t n = mboi_tijdvakken(stelsel, d, tijdvak);
    for (uint32_t p = 0, i = 0; p < stelsel->perioden; p++) {
        i += i + 1 < n && tijdvak[i + 1].periode == p;
        a->tijdvak[p] = tijdvak[i].periode;
    }
    return a;
}

bool mboi_agenda_vol(const mboi_agenda *a)
{
    return a->nummers == MBOI_AGENDA_NUMMERS;
}

void mboi_agenda_leeg(mboi_agenda *a)
{
    for (int32_t i = 0; i < a->nummers; i++)
        mboi_resize(&a->allocator, a->nummer[i].memory, a->nummer[i].bytes, 0);
    a->nummers = 0;
}

void mboi_agenda_free(mboi_agenda *a)
{
    if (!a)
        return;
    mbo_allocator allocator = a->allocator;
    mboi_agenda_leeg(a);
    mboi_resize(&allocator, a->dag, a->dag ? a->tekens * sizeof *a->dag : 0, 0);
    mboi_resize(&allocator, a->teken, a->teken_capacity * sizeof *a->teken, 0);
    mboi_resize(&allocator, a, sizeof *a, 0);
}

const mboi_diagram *mboi_agenda_diagram(const mboi_agenda *a)
{
    return a->d;
}

/* ---- the walk that all share ---- */

static void take_stap(mboi_agenda *a, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    van.periode = a->tijdvak[van.periode];
    naar.periode = a->tijdvak[naar.periode];
    if (datum && van.periode == naar.periode && van.waar == naar.waar)
        return;
    uint32_t h = (van.waar * UINT32_C(0x9e3779b1) ^ naar.waar ^ (uint32_t)datum << 20) * UINT32_C(0x85ebca6b) ^
                 (van.periode * UINT32_C(0xc2b2ae35) + naar.periode);
    uint32_t at = (h * UINT32_C(0x9e3779b1) >> 16) & STAP_MASK;
    for (; a->tabel[at]; at = (at + 1) & STAP_MASK) {
        const stap *s = &a->stap[a->tabel[at] - 1];
        if (s->van.periode == van.periode && s->van.waar == van.waar && s->naar.periode == naar.periode &&
            s->naar.waar == naar.waar && s->datum == datum)
            break;
    }
    if (!a->tabel[at]) {
        if (a->stappen == MAX_STAPPEN) {
            a->vol = true;
            return;
        }
        a->stap[a->stappen++] = (stap){.van = van, .naar = naar, .datum = datum};
        a->tabel[at] = a->stappen;
    }
    stap *s = &a->stap[a->tabel[at] - 1];
    if (!mboi_grow(&a->allocator, (void **)&a->teken, &a->teken_capacity, a->tekens, sizeof *a->teken)) {
        a->vol = true;
        return;
    }
    a->teken[a->tekens++] = (struct teken){a->tabel[at] - 1, a->vandaag};
    s->dagen++;
}

static void note_stap(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    take_stap(ctx, van, naar, datum);
}

static void note_bestaat(void *ctx, mboi_moment m)
{
    take_stap(ctx, m, m, 0);
}

/* Of the days from the 3rd to the 27th each is as the 2nd, see mboi_doorloop(). No year is left out. */
static void walk(mboi_agenda *a)
{
    const mboi_instroom zonder_crebo = {0};
    const mboi_stap stappen = {a, note_stap, note_bestaat};
    uint32_t at = 0;
    for (a->vandaag = MBO_REGELS_BEGIN; a->vandaag < EINDE && !a->vol; a->vandaag++) {
        int32_t year, month, day;
        mbo_datum_to_ymd(a->vandaag, &year, &month, &day);
        while (at < a->stelsel->perioden && a->stelsel->grens[at] < a->vandaag - 1)
            at++;
        const bool grens = at < a->stelsel->perioden && a->stelsel->grens[at] <= a->vandaag;
        if (day <= 2 || day >= 28 || grens)
            mboi_doorloop_dag(a->stelsel, &zonder_crebo, a->d->test, a->d->testen, a->vandaag, &stappen);
    }
}

static bool make(mboi_agenda *a)
{
    walk(a);
    a->dag = a->vol ? NULL : mboi_resize(&a->allocator, NULL, 0, a->tekens * sizeof *a->dag);
    if (!a->dag)
        return false;
    for (uint32_t i = 0, begin = 0; i < a->stappen; i++) {
        a->stap[i].eerste = begin;
        begin += a->stap[i].dagen;
        a->stap[i].dagen = 0;
    }
    for (size_t i = 0; i < a->tekens; i++) {
        stap *s = &a->stap[a->teken[i].stap];
        a->dag[s->eerste + s->dagen++] = a->teken[i].dag;
    }
    mboi_resize(&a->allocator, a->teken, a->teken_capacity * sizeof *a->teken, 0);
    a->teken = NULL;
    a->teken_capacity = 0;
    return true;
}

/* ---- one instroom ---- */

/* Two roots with what leads from one to the other, or (0) one that there is. Roots fit 16 bits. */
static void add_paar(mboi_agenda *a, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    const uint16_t *wortel = a->d->wortel;
    uint64_t x = wortel[mboi_wortel(a->d, van, 0)], y = wortel[mboi_wortel(a->d, naar, 0)];
    if (datum && x == y)
        return;
    uint64_t key = UINT64_C(1) << 63 | (uint64_t)datum << 32 | x << 16 | y;
    uint32_t at = (uint32_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 40) & PAAR_MASK;
    while (a->paar[at] && a->paar[at] != key)
        at = (at + 1) & PAAR_MASK;
    if (a->paar[at])
        return;
    a->vol |= a->paren + 1 == MAX_PAREN;
    if (a->vol)
        return;
    a->paar[at] = key;
    a->paren++;
}

static void note_paar(void *ctx, mboi_moment van, mboi_moment naar, mbo_feit datum)
{
    add_paar(ctx, van, naar, datum);
}

static void note_wortel(void *ctx, mboi_moment m)
{
    add_paar(ctx, m, m, 0);
}

static bool has_day(const mboi_agenda *a, const stap *s, mbo_datum from, mbo_datum to)
{
    uint32_t low = s->eerste, end = low + s->dagen, high = end; /* the first from that day on */
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (a->dag[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && a->dag[low] <= to;
}

/* What is there between one turn and the next. */
static void add_stuk(mboi_agenda *a, const mboi_instroom *instroom, mbo_datum from, mbo_datum to)
{
    const mboi_stap paren = {a, note_paar, note_wortel};
    const uint32_t niet = a->instroom & ~mboi_instroom_op(a->stelsel, instroom, from);
    mboi_doorloop_dag(a->stelsel, instroom, a->d->test, a->d->testen, from, &paren);
    if (from < to)
        mboi_doorloop_dag(a->stelsel, instroom, a->d->test, a->d->testen, from + 1, &paren);
    for (uint32_t i = 0; i < a->stappen; i++) {
        stap s = a->stap[i];
        if (!has_day(a, &s, from + 2, to))
            continue;
        s.van.waar &= ~niet;
        s.naar.waar &= ~niet;
        add_paar(a, s.van, s.naar, s.datum);
    }
}

/* Keep the pairs of the instroom in hand. */
static bool keep(mboi_agenda *a, nummer *n)
{
    uint32_t aantal[3] = {0}, begin[3] = {0};
    for (uint32_t i = 0; i <= PAAR_MASK; i++)
        if (a->paar[i]) {
            mbo_feit datum = (mbo_feit)(a->paar[i] >> 32 & 0xffff);
            aantal[!datum ? 0 : datum == MBO_FEIT_GEBOORTEDATUM ? 1 : 2]++;
        }
    n->bytes = (aantal[0] + 2 * (aantal[1] + aantal[2])) * sizeof *n->memory;
    n->memory = mboi_resize(&a->allocator, NULL, 0, n->bytes);
    if (!n->memory)
        return false;
    begin[1] = aantal[0];
    begin[2] = begin[1] + 2 * aantal[1];
    n->overgangen = (mboi_overgangen){.top = n->memory,
                                      .stap_geboortedatum = (uint16_t(*)[2])(n->memory + begin[1]),
                                      .stap_startdatum = (uint16_t(*)[2])(n->memory + begin[2]),
                                      .toppen = aantal[0],
                                      .stappen_geboortedatum = aantal[1],
                                      .stappen_startdatum = aantal[2]};
    for (uint32_t i = 0; i <= PAAR_MASK; i++)
        if (a->paar[i]) {
            mbo_feit datum = (mbo_feit)(a->paar[i] >> 32 & 0xffff);
            uint32_t soort = !datum ? 0 : datum == MBO_FEIT_GEBOORTEDATUM ? 1 : 2;
            n->memory[begin[soort]++] = (uint16_t)(a->paar[i] >> 16);
            if (soort)
                n->memory[begin[soort]++] = (uint16_t)a->paar[i];
        }
    return true;
}

int32_t mboi_agenda_nummer(mboi_agenda *a, const mboi_instroom *instroom)
{
    mbo_datum keer[1 + 4 * MBOI_MAX_INSTROOM] = {MBO_REGELS_BEGIN};
    uint32_t keren = 1;
    for (int32_t i = a->nummers; i-- > 0;)
        if (mboi_same_instroom(&a->nummer[i].instroom, instroom))
            return i;
    mboi_instroom_omslagen(instroom, MBO_REGELS_BEGIN, MBO_DATUM_MAX, keer, &keren);
    const mbo_datum laatste = a->stelsel->grens[a->stelsel->perioden - 1];
    if (a->nummers == MBOI_AGENDA_NUMMERS || keer[keren - 1] > EINDE - CYCLUS || laatste > EINDE - CYCLUS)
        return -1;
    if (!a->gemaakt) {
        a->gemaakt = true;
        make(a);
    }
    if (!a->dag)
        return -1;
    memset(a->paar, 0, sizeof a->paar);
    a->paren = 0;
    a->vol = false;
    for (uint32_t i = 0; i < keren; i++)
        add_stuk(a, instroom, keer[i], i + 1 < keren ? keer[i + 1] - 1 : MBO_DATUM_MAX);
    nummer *n = &a->nummer[a->nummers];
    if (a->vol || !keep(a, n))
        return -1;
    n->instroom = *instroom;
    return a->nummers++;
}

const mboi_overgangen *mboi_agenda_overgangen(const mboi_agenda *a, int32_t index)
{
    return &a->nummer[index].overgangen;
}
