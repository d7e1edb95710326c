/* SPDX-License-Identifier: MIT */
/*
 * Chains of diploma programmes to a goal.
 *
 * A chain has each soort_opleiding at most once, and none of which the candidate has the diploma, but a vak programme
 * when that diploma is not said to be of the direction of the specialistenopleiding, and the kwalificatie that is the
 * goal. It ends where the goal is reached for the first time. A step is legal when *toelating* is not nee in some
 * leerweg, for who also has the diplomas of the steps before it, on the startdatum plus the least months of those; who
 * takes a vak programme takes it in the direction of the specialistenopleiding that comes after.
 *
 * A chain is as long as its least months say, and of two that last as long the one with fewer programmes is shorter; a
 * programme without a norm, such as one that is open in the derde leerweg alone, counts no months. Of the legal chains
 * one is left out
 *   - when it holds a programme that is not needed: without it every other one could be taken on the same day, with no
 *     more vrijstellingen. Time that it lets pass is no need: one may start later;
 *   - when another is no longer and needs no more vrijstellingen, and is better in one of the two.
 * So of all that need no vrijstelling the shortest is listed, and what needs one only when it is shorter. While the
 * vooropleiding or vak_zelfde_richting is unknown this is done for every completion of the two, and a chain is listed
 * that some completion leaves. What is told of a chain, its order included, is always that of the case as it is.
 *
 * Completions are tried in the compiled diagrams only: an own rule is called with what is given, never with those.
 */
#include "advies/advies.h"

#include <string.h>

enum { SOORTEN = MBOI_SOORTEN_OPLEIDING };
_Static_assert(MBO_VOOROPLEIDING_MBO_SPECIALISTEN - MBO_VOOROPLEIDING_MBO_ENTREE == SOORTEN - 1 &&
                   MBO_SOORT_OPLEIDING_ENTREE == 1,
               "the diplomas are in the order of the soorten");

typedef struct stap { /* what is told of a programme in a chain */
    mbo_soort_opleiding soort;
    int32_t leerwegen;
    mbo_uitkomst uitkomst;
    bool vrijstelling, heeft_duur;
    int32_t minimaal, maximaal;
    mbo_feitset ontbrekend;
} stap;

struct keten {
    int32_t lengte, minimaal, maximaal;
    bool vrijstelling, heeft_duur;
    stap stap[SOORTEN];
};

struct mbo_leerroute {
    mbo_allocator allocator;
    mbo_regels *regels;
    mbo_structuur *structuur; /* NULL: nothing was taken from one */
    int32_t bereikt, ketens;
    struct keten keten[];
};

/* ---- at work ---- */

/* What a completion makes of a step. */
enum { KAN = 1, KAN_ZONDER = 2 }; /* without a vrijstelling */

typedef struct schakel { /* a step, worked out once */
    stap stap;           /* uitkomst 0: it cannot be taken */
    uint32_t gehad;      /* the soorten before it, bit 1 << soort */
    int32_t maanden;     /* they take as long at the least */
    bool doel;
    struct schakel *ander; /* with the same `gehad` */
    uint8_t kan[];         /* of each completion */
} schakel;

typedef struct pad {
    const schakel *schakel[SOORTEN];
    int32_t lengte, maanden, vrijstellingen;
    bool telt; /* in the completion at hand: it can be followed, and no shorter one leaves it out */
    bool gekozen;
} pad;

typedef struct aanvulling { /* of the vooropleiding and vak_zelfde_richting */
    int64_t vooropleiding;
    int8_t richting; /* the choice */
} aanvulling;

typedef struct werk {
    const mbo_regels *regels;
    const mbo_structuur *structuur;
    const mbo_zaak *van; /* the caller's */
    mbo_zaak zaak;       /* what of it counts for every step */
    mbo_fout *fout;
    mboi_arena arena;
    int64_t crebo;   /* that is the goal; 0: another goal */
    uint32_t doelen; /* the soorten that reach it */
    uint32_t al;     /* the soorten that are not taken again */
    bool vooropleiding_bekend;
    int32_t options;
    aanvulling *aanvulling;
    size_t aanvullingen;
    schakel *schakels[1 << (SOORTEN + 1)]; /* by `gehad` */
    pad *pad;
    size_t paden, capacity;
} werk;

static int64_t diplomas(uint32_t soorten)
{
    return (int64_t)soorten << (MBO_VOOROPLEIDING_MBO_ENTREE - MBO_SOORT_OPLEIDING_ENTREE);
}

/* ---- how long ---- */

/* By the law of the day for a funded programme; `vierjarig` -1: not known. */
static void find_duur(const mbo_regels *regels, mbo_datum op, int32_t vierjarig, stap *s)
{
    int32_t verlengd = vierjarig ? mboi_studieduur(regels, s->soort, "maximaal_verlengd", op) : 0;
    s->minimaal = mboi_studieduur(regels, s->soort, "minimaal", op);
    s->maximaal = verlengd ? verlengd : mboi_studieduur(regels, s->soort, "maximaal", op);
    s->heeft_duur = s->minimaal && s->maximaal;
    if (!s->heeft_duur)
        s->minimaal = s->maximaal = 0;
}

/* ---- one step ---- */

/* May one start with the crebo: MBOI_JA, MBOI_NEE, or MBOI_GEEN: that depends on the day, or is not known of it. */
static int32_t instroom_op(const mboi_instroom *in, mbo_datum op)
{
    if (!in->gegeven)
        return MBOI_JA;
    const mboi_perioden *z = &in->zeker, *o = &in->onbekend;
    bool gezet = op != MBO_DATUM_NOT_SET, misschien = false;
    mbo_datum van = gezet ? op : MBO_REGELS_BEGIN, tot = gezet ? op : MBO_DATUM_MAX;
    for (int32_t i = 0; i < z->aantal; i++) {
        if (z->vanaf[i] <= van && tot <= z->tot_en_met[i])
            return MBOI_JA;
        misschien |= z->vanaf[i] <= tot && van <= z->tot_en_met[i];
    }
    for (int32_t i = 0; i < o->aantal; i++)
        misschien |= o->vanaf[i] <= tot && van <= o->tot_en_met[i];
    return misschien ? MBOI_GEEN : MBOI_NEE;
}

static void look(mboi_geval *g, mboi_uitslag *uit)
{
    const mboi_stelsel *stelsel = &g->regels->stelsel;
    mboi_diagram_uitslag(stelsel, &stelsel->vraag[MBO_VRAAG_TOELATING].uitkomst, &g->invoer, MBOI_LEES_UITKOMST, uit);
}

static mbo_uitkomst outcome(mboi_geval *g)
{
    const mboi_stelsel *stelsel = &g->regels->stelsel;
    return mboi_diagram_uitkomst(stelsel, &stelsel->vraag[MBO_VRAAG_TOELATING].uitkomst, &g->invoer);
}

/* Can it be without a vrijstelling? */
static bool kan_zonder(mboi_geval *g)
{
    int8_t eigen[MBOI_MAX_EIGEN], *keuze = &g->keuze[MBO_FEIT_BESLUIT_VRIJSTELLING], was = *keuze;
    mboi_geval_eigen_open(g, MBO_FEIT_BESLUIT_VRIJSTELLING, false, eigen);
    *keuze = mboi_keuze(&g->regels->stelsel, MBO_FEIT_BESLUIT_VRIJSTELLING, 0);
    mbo_uitkomst uit = outcome(g);
    *keuze = was;
    mboi_geval_eigen_open(g, MBO_FEIT_BESLUIT_VRIJSTELLING, true, eigen);
    return uit != MBO_UITKOMST_NEE;
}

static uint8_t weigh(mboi_geval *g)
{
    mbo_uitkomst uit = outcome(g);
    bool gegeven = mboi_feitset_has(&g->known, MBO_FEIT_BESLUIT_VRIJSTELLING);
    if (uit == MBO_UITKOMST_NEE)
        return 0;
    return KAN | ((uit == MBO_UITKOMST_JA && !gegeven) || kan_zonder(g) ? KAN_ZONDER : 0);
}

static void set_vooropleiding(mboi_geval *g, int64_t codes)
{
    g->keuze[MBO_FEIT_VOOROPLEIDING] = mboi_keuze(&g->regels->stelsel, MBO_FEIT_VOOROPLEIDING, codes);
}

/* What is told of it in the case as it is. A vooropleiding that is unknown, but for the diplomas of the chain, is tried
   class by class. */
static void tell(const werk *w, mboi_geval *g, uint32_t gehad, mbo_uitkomst *uitkomst, mbo_feitset *ontbrekend)
{
    mboi_uitslag uit, deel;
    bool gezien[MBOI_MAX_ARITEIT] = {false};
    int8_t *keuze = &g->keuze[MBO_FEIT_VOOROPLEIDING], was = *keuze;
    if (!w->vooropleiding_bekend && gehad)
        set_vooropleiding(g, w->aanvulling[0].vooropleiding | diplomas(gehad));
    look(g, &uit);
    for (size_t i = 1; !w->vooropleiding_bekend && gehad && i < w->aanvullingen; i++) {
        gezien[*keuze] = true;
        set_vooropleiding(g, w->aanvulling[i].vooropleiding | diplomas(gehad));
        if (gezien[*keuze])
            continue;
        look(g, &deel);
        if (deel.ja != uit.ja || deel.nee != uit.nee || deel.geen_waarde != uit.geen_waarde ||
            memcmp(&deel.ontbrekend, &uit.ontbrekend, sizeof deel.ontbrekend) != 0)
            mboi_feitset_add(&uit.ontbrekend, MBO_FEIT_VOOROPLEIDING);
        uit.ja |= deel.ja;
        uit.nee |= deel.nee;
        uit.geen_waarde |= deel.geen_waarde;
        mboi_feitset_join(&uit.ontbrekend, &deel.ontbrekend);
    }
    *keuze = was;
    *uitkomst = mboi_uitkomst_van(&g->regels->stelsel, &uit);
    *ontbrekend = uit.ontbrekend;
}

/* The case says of no other programme than this one that a vrijstelling is given, or refused. */
static bool is_of_zaak(const werk *w, mbo_soort_opleiding soort, bool doel)
{
    int64_t waarde;
    return !(mbo_zaak_get(w->van, MBO_FEIT_BEWIJS, &waarde) && waarde != MBO_BEWIJS_DIPLOMA) &&
           !(mbo_zaak_get(w->van, MBO_FEIT_SOORT_OPLEIDING, &waarde) && waarde != soort) &&
           !(mbo_zaak_get(w->van, MBO_FEIT_CREBO, &waarde) && !(doel && w->crebo == waarde));
}

/* The case that asks for admission to the step, but for the leerweg. What time alone makes otherwise is not known to be
   so still when the step starts later than the case says. */
static mbo_zaak completed(const werk *w, const schakel *s, mbo_datum op)
{
    static const mbo_feit met_de_tijd[] = {MBO_FEIT_LEERPLICHT_BEEINDIGD, MBO_FEIT_TWAALF_SCHOOLJAREN};
    mbo_zaak zaak = w->zaak;
    mboi_zaak_put(&zaak, MBO_FEIT_BEWIJS, MBO_BEWIJS_DIPLOMA);
    mboi_zaak_put(&zaak, MBO_FEIT_SOORT_OPLEIDING, s->stap.soort);
    if (op != MBO_DATUM_NOT_SET)
        mboi_zaak_put(&zaak, MBO_FEIT_STARTDATUM, op);
    if (w->vooropleiding_bekend)
        zaak.value[MBO_FEIT_VOOROPLEIDING] |= diplomas(s->gehad);
    if (s->gehad >> MBO_SOORT_OPLEIDING_VAK & 1)
        mboi_zaak_put(&zaak, MBO_FEIT_VAK_ZELFDE_RICHTING, 1);
    if (s->doel && w->crebo)
        mboi_zaak_put(&zaak, MBO_FEIT_CREBO, w->crebo);
    if (!is_of_zaak(w, s->stap.soort, s->doel))
        mboi_feitset_remove(&zaak.known, MBO_FEIT_BESLUIT_VRIJSTELLING);
    for (size_t i = 0; s->maanden && i < MBOI_COUNT(met_de_tijd); i++)
        if (zaak.value[met_de_tijd[i]] == 0)
            mboi_feitset_remove(&zaak.known, met_de_tijd[i]);
    return zaak;
}

/* What the crebo that is the goal makes of it. */
typedef struct doelcrebo {
    mboi_crebo crebo;
    int32_t instroom;
    bool open; /* something of it is not known */
} doelcrebo;

/* false: the kwalificatie is of another soort, or one cannot start then. */
static bool find_crebo(const werk *w, mbo_soort_opleiding soort, mbo_datum op, doelcrebo *d)
{
    mboi_gegeven gegeven = {.vierjarig = -1, .startdatum = op};
    if (mboi_crebo_van(w->structuur, w->crebo, &gegeven, &d->crebo, NULL))
        return false; /* it was there on the startdatum */
    d->instroom = instroom_op(&d->crebo.instroom, op);
    d->open = !d->crebo.soort || d->instroom == MBOI_GEEN;
    return (!d->crebo.soort || d->crebo.soort == soort) && d->instroom != MBOI_NEE;
}

static bool leerweg_kan(const mboi_crebo *c, mbo_leerweg leerweg)
{
    int32_t bits = c->keuze - 1;
    return !c->keuze || !((leerweg == MBO_LEERWEG_BOL && !(bits & MBOI_IN_BOL)) ||
                          (leerweg == MBO_LEERWEG_BBL && !(bits & MBOI_IN_BBL)));
}

/* What each completion makes of the step in the leerweg of the case; returns what all together do. */
static uint8_t weigh_all(const werk *w, schakel *s, mboi_geval *g)
{
    bool richting_bekend = mboi_feitset_has(&g->known, MBO_FEIT_VAK_ZELFDE_RICHTING);
    int8_t *vooropleiding = &g->keuze[MBO_FEIT_VOOROPLEIDING], *richting = &g->keuze[MBO_FEIT_VAK_ZELFDE_RICHTING],
           was[] = {*vooropleiding, *richting};
    uint8_t gewogen[MBOI_MAX_ARITEIT][2], alle = 0; /* completions of one class are one */
    bool bekend[MBOI_MAX_ARITEIT][2] = {{false}};
    for (size_t i = 0; i < w->aanvullingen; i++) {
        set_vooropleiding(g, w->aanvulling[i].vooropleiding | diplomas(s->gehad));
        if (!richting_bekend)
            *richting = w->aanvulling[i].richting;
        uint8_t *kan = &gewogen[*vooropleiding][*richting];
        if (!bekend[*vooropleiding][*richting])
            *kan = weigh(g);
        bekend[*vooropleiding][*richting] = true;
        s->kan[i] |= *kan;
        alle |= *kan;
    }
    *vooropleiding = was[0];
    *richting = was[1];
    return alle;
}

/* The step in one leerweg; *norm becomes true when it may be funded, so that the law says how long it takes. */
static void weigh_leerweg(const werk *w, schakel *s, mboi_geval *g, mbo_leerweg leerweg, bool *norm)
{
    const mboi_stelsel *stelsel = &g->regels->stelsel;
    uint8_t alle = KAN | KAN_ZONDER;
    mbo_uitkomst uitkomst = MBO_UITKOMST_ONBEKEND;
    mbo_feitset ontbrekend = {{0, 0}};
    if (mboi_buiten_de_tijd(g)) { /* nothing is known, and nothing missing */
        memset(s->kan, alle, w->aanvullingen);
    } else {
        alle = weigh_all(w, s, g);
        if (!alle)
            return;
        tell(w, g, s->gehad, &uitkomst, &ontbrekend);
        *norm |= mboi_diagram_uitkomst(stelsel, &stelsel->vraag[MBO_VRAAG_BEKOSTIGING].uitkomst, &g->invoer) !=
                 MBO_UITKOMST_NEE;
    }
    stap *best = &s->stap;
    if (!best->uitkomst || uitkomst < best->uitkomst) {
        best->uitkomst = uitkomst;
        best->ontbrekend = ontbrekend;
    }
    best->leerwegen |= 1 << leerweg;
}

static mbo_status work_out(werk *w, schakel *s)
{
    int64_t geboren, start, vast = 0;
    mbo_datum op = MBO_DATUM_NOT_SET;
    doelcrebo d = {.crebo.vierjarig = -1, .instroom = MBOI_JA};
    bool norm = false;
    if (mbo_zaak_get(&w->zaak, MBO_FEIT_STARTDATUM, &start))
        op = mboi_maanden_later((mbo_datum)start, s->maanden);
    if (op != MBO_DATUM_NOT_SET && mbo_zaak_get(&w->zaak, MBO_FEIT_GEBOORTEDATUM, &geboren) &&
        op > mboi_laatste_start((mbo_datum)geboren))
        return MBO_OK;
    if (s->doel && w->crebo && !find_crebo(w, s->stap.soort, op, &d))
        return MBO_OK;
    mbo_zaak zaak = completed(w, s, op);
    mbo_zaak_get(&w->zaak, MBO_FEIT_LEERWEG, &vast);
    for (mbo_leerweg leerweg = 1; leerweg <= MBOI_LEERWEGEN; leerweg++) {
        mboi_geval g;
        if ((vast && vast != leerweg) || !leerweg_kan(&d.crebo, leerweg))
            continue;
        mboi_zaak_put(&zaak, MBO_FEIT_LEERWEG, leerweg);
        mbo_status status = mboi_geval_neem(&g, w->regels, w->structuur, &zaak, MBO_VRAAG_TOELATING, false, w->options,
                                            "mbo_leerroute_create", w->fout);
        if (status)
            return status;
        weigh_leerweg(w, s, &g, leerweg, &norm);
    }
    stap *uit = &s->stap;
    if (!uit->uitkomst)
        return MBO_OK;
    uit->vrijstelling = true; /* whatever the leerweg, and whatever completion */
    for (size_t i = 0; i < w->aanvullingen; i++)
        uit->vrijstelling &= !(s->kan[i] & KAN_ZONDER);
    if (norm)
        find_duur(w->regels, op, d.crebo.vierjarig, uit);
    if (!d.open)
        return MBO_OK;
    uit->uitkomst = MBO_UITKOMST_ONBEKEND;
    if (!d.crebo.soort)
        mboi_feitset_add(&uit->ontbrekend, MBO_FEIT_SOORT_OPLEIDING);
    if (d.instroom == MBOI_GEEN && op == MBO_DATUM_NOT_SET)
        mboi_feitset_add(&uit->ontbrekend, MBO_FEIT_STARTDATUM);
    return MBO_OK;
}

/* The step to a soort after others that took so long; it is worked out when it is met for the first time. */
static mbo_status find_schakel(werk *w, uint32_t gehad, int32_t maanden, mbo_soort_opleiding soort, bool doel,
                               const schakel **uit)
{
    schakel *s = w->schakels[gehad];
    while (s && !(s->maanden == maanden && s->stap.soort == soort && s->doel == doel))
        s = s->ander;
    *uit = s;
    if (s)
        return MBO_OK;
    size_t bytes = sizeof *s + w->aanvullingen;
    s = mboi_arena_alloc(&w->arena, bytes, 8);
    if (!s)
        return mboi_no_memory(w->fout);
    memset(s, 0, bytes);
    s->gehad = gehad;
    s->maanden = maanden;
    s->stap.soort = soort;
    s->doel = doel;
    s->ander = w->schakels[gehad];
    *uit = w->schakels[gehad] = s;
    return work_out(w, s);
}

/* ---- all chains ---- */

/* The order in which they are listed: least months, programmes, vrijstellingen, soorten. */
static bool before(const pad *a, const pad *b)
{
    if (a->maanden != b->maanden)
        return a->maanden < b->maanden;
    if (a->lengte != b->lengte)
        return a->lengte < b->lengte;
    if (a->vrijstellingen != b->vrijstellingen)
        return a->vrijstellingen < b->vrijstellingen;
    int32_t i = 0;
    while (i < a->lengte - 1 && a->schakel[i]->stap.soort == b->schakel[i]->stap.soort)
        i++;
    return a->schakel[i]->stap.soort < b->schakel[i]->stap.soort;
}

static mbo_status add_pad(werk *w, const pad *p)
{
    if (!mboi_grow(&w->arena.allocator, (void **)&w->pad, &w->capacity, w->paden, sizeof *p))
        return mboi_no_memory(w->fout);
    size_t at = w->paden++;
    for (; at && before(p, &w->pad[at - 1]); at--)
        w->pad[at] = w->pad[at - 1];
    w->pad[at] = *p;
    return MBO_OK;
}

static pad with(const pad *p, const schakel *s)
{
    pad meer = *p;
    meer.schakel[meer.lengte++] = s;
    meer.maanden += s->stap.minimaal;
    meer.vrijstellingen += s->stap.vrijstelling;
    return meer;
}

static mbo_status search(werk *w, const pad *tot, uint32_t gehad)
{
    for (mbo_soort_opleiding soort = 1; soort <= SOORTEN; soort++) {
        const schakel *s;
        pad meer;
        mbo_status status = MBO_OK;
        bool doel = w->doelen >> soort & 1;
        if (gehad >> soort & 1)
            continue;
        if (doel) {
            status = find_schakel(w, gehad, tot->maanden, soort, true, &s);
            if (!status && s->stap.uitkomst) {
                meer = with(tot, s);
                status = add_pad(w, &meer);
            }
        }
        if (!status && (!doel || w->crebo) && !(w->al >> soort & 1) && tot->lengte < SOORTEN - 1) {
            status = find_schakel(w, gehad, tot->maanden, soort, false, &s);
            if (!status && s->stap.uitkomst) {
                meer = with(tot, s);
                status = search(w, &meer, gehad | 1u << soort);
            }
        }
        if (status)
            return status;
    }
    return MBO_OK;
}

/* ---- what is longer than needed ---- */

typedef struct waarde {
    bool kan;
    int32_t vrijstellingen;
} waarde;

static const waarde alles = {true, 0};

static void add_value(waarde *uit, const schakel *s, size_t k)
{
    uit->kan &= (s->kan[k] & KAN) != 0;
    uit->vrijstellingen += !(s->kan[k] & KAN_ZONDER);
}

static waarde value_of(const pad *p, size_t k)
{
    waarde uit = alles;
    for (int32_t i = 0; i < p->lengte; i++)
        add_value(&uit, p->schakel[i], k);
    return uit;
}

static bool as_good(waarde a, waarde b)
{
    return a.kan && a.vrijstellingen <= b.vrijstellingen;
}

/* Could the rest be followed on the same days without one of its programmes? */
static mbo_status has_too_much(werk *w, const pad *p, waarde van, size_t k, bool *uit)
{
    mbo_status status = MBO_OK;
    *uit = false;
    for (int32_t zonder = 0; zonder < p->lengte - 1 && !*uit && !status; zonder++) {
        waarde rest = alles;
        uint32_t gehad = 0;
        for (int32_t i = 0; i < p->lengte && rest.kan && !status; i++) {
            const schakel *s = p->schakel[i];
            if (i == zonder)
                continue;
            status = find_schakel(w, gehad, s->maanden, s->stap.soort, s->doel, &s);
            if (status)
                break;
            add_value(&rest, s, k);
            gehad |= 1u << s->stap.soort;
        }
        *uit = as_good(rest, van);
    }
    return status;
}

static bool same_doel(const werk *w, const pad *a, const pad *b)
{
    return !w->crebo || a->schakel[a->lengte - 1]->stap.soort == b->schakel[b->lengte - 1]->stap.soort;
}

static bool same_length(const pad *a, const pad *b)
{
    return a->maanden == b->maanden && a->lengte == b->lengte;
}

/* The chains that one completion leaves. Those that are shorter stand before a chain, those as long beside it. */
static mbo_status choose_in(werk *w, size_t k)
{
    const pad *end = w->pad + w->paden;
    for (pad *b = w->pad; b < end; b++) {
        waarde van = value_of(b, k);
        b->telt = van.kan;
        for (const pad *a = w->pad; b->telt && !same_length(a, b); a++)
            b->telt = !(a->telt && same_doel(w, a, b) && as_good(value_of(a, k), van));
        bool te_veel = false;
        mbo_status status = b->telt ? has_too_much(w, b, van, k, &te_veel) : MBO_OK;
        if (status)
            return status;
        b->telt &= !te_veel;
    }
    for (pad *b = w->pad; b < end; b++) {
        waarde van = value_of(b, k);
        bool beste = b->telt;
        for (const pad *a = w->pad; a < end && beste; a++)
            beste = !(a->telt && same_length(a, b) && same_doel(w, a, b) && as_good(value_of(a, k), van) &&
                      !as_good(van, value_of(a, k)));
        b->gekozen |= beste;
    }
    return MBO_OK;
}

/* ---- the case and the goal ---- */

/* What the case says of a programme is not of the programmes of the chain, but see is_of_zaak(). */
static void take_zaak(werk *w, const mbo_zaak *zaak)
{
    w->van = zaak;
    w->zaak = *zaak;
    mboi_zonder_opleiding(&w->zaak);
    if (mboi_feitset_has(&zaak->known, MBO_FEIT_BESLUIT_VRIJSTELLING))
        mboi_feitset_add(&w->zaak.known, MBO_FEIT_BESLUIT_VRIJSTELLING);
}

static mbo_status make_aanvullingen(werk *w)
{
    const mboi_stelsel *stelsel = &w->regels->stelsel;
    int64_t codes = 0, richting = 0;
    w->vooropleiding_bekend = mbo_zaak_get(&w->zaak, MBO_FEIT_VOOROPLEIDING, &codes);
    size_t klassen = w->vooropleiding_bekend ? 1 : stelsel->set[mboi_feit_set(MBO_FEIT_VOOROPLEIDING)].klassen,
           richtingen = mbo_zaak_get(&w->zaak, MBO_FEIT_VAK_ZELFDE_RICHTING, &richting) ? 1 : 2;
    w->aanvulling = mboi_arena_alloc(&w->arena, klassen * richtingen * sizeof *w->aanvulling, 8);
    if (!w->aanvulling)
        return mboi_no_memory(w->fout);
    for (size_t k = 0; k < klassen; k++)
        for (size_t r = 0; r < richtingen; r++)
            w->aanvulling[w->aanvullingen++] = (aanvulling){
                w->vooropleiding_bekend ? codes : mboi_set_van_klasse(stelsel, MBO_FEIT_VOOROPLEIDING, (int32_t)k),
                mboi_keuze(stelsel, MBO_FEIT_VAK_ZELFDE_RICHTING, (int64_t)r)};
    for (mbo_soort_opleiding soort = 1; w->vooropleiding_bekend && soort <= SOORTEN; soort++)
        if (codes & diplomas(1u << soort) && !(soort == MBO_SOORT_OPLEIDING_VAK && !richting))
            w->al |= 1u << soort;
    return MBO_OK;
}

/* Is there a startkwalificatie after a programme, for who has nothing yet? `soort` 0: after a part, which adds none,
   for the candidate. */
static mbo_status startkwalificatie(const werk *w, mbo_soort_opleiding soort, mbo_uitkomst *uit)
{
    const mboi_stelsel *stelsel = &w->regels->stelsel;
    int64_t start;
    mboi_geval g;
    mbo_zaak zaak = w->zaak;
    if (mbo_zaak_get(&zaak, MBO_FEIT_STARTDATUM, &start) &&
        start < MBO_REGELS_BEGIN) { /* it is the same at all times */
        mboi_feitset_remove(&zaak.known, MBO_FEIT_STARTDATUM);
        mboi_feitset_remove(&zaak.known, MBO_FEIT_GEBOORTEDATUM);
    }
    mboi_zaak_put(&zaak, MBO_FEIT_BEWIJS, soort ? MBO_BEWIJS_DIPLOMA : MBO_BEWIJS_CERTIFICAAT);
    if (soort)
        mboi_zaak_put(&zaak, MBO_FEIT_SOORT_OPLEIDING, soort);
    mbo_status status = mboi_geval_neem(&g, w->regels, NULL, &zaak, MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, false,
                                        w->options, "mbo_leerroute_create", w->fout);
    if (!status && soort)
        set_vooropleiding(&g, 0);
    if (!status)
        *uit =
            mboi_diagram_uitkomst(stelsel, &stelsel->vraag[MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP].uitkomst, &g.invoer);
    return status;
}

static mbo_status find_doel(werk *w, mbo_soort_opleiding soort, int32_t *bereikt)
{
    int64_t codes = 0, start;
    bool bekend = mbo_zaak_get(&w->zaak, MBO_FEIT_VOOROPLEIDING, &codes);
    *bereikt = 0;
    if (w->crebo) { /* is it in the structure? Of what soort it is may depend on the day. */
        mboi_crebo crebo;
        mboi_gegeven gegeven = {.vierjarig = -1, .startdatum = MBO_DATUM_NOT_SET};
        if (mbo_zaak_get(&w->zaak, MBO_FEIT_STARTDATUM, &start))
            gegeven.startdatum = (mbo_datum)start;
        for (mbo_soort_opleiding s = 1; s <= SOORTEN; s++)
            w->doelen |= 1u << s;
        return mboi_crebo_van(w->structuur, w->crebo, &gegeven, &crebo, w->fout);
    }
    if (soort) {
        w->doelen = 1u << soort;
        *bereikt = bekend ? (codes & diplomas(w->doelen)) != 0 : -1;
        return MBO_OK;
    }
    mbo_uitkomst uit = 0;
    mbo_status status = startkwalificatie(w, 0, &uit);
    *bereikt = uit == MBO_UITKOMST_JA ? 1 : uit == MBO_UITKOMST_NEE ? 0 : -1;
    for (mbo_soort_opleiding s = 1; s <= SOORTEN && !status; s++) {
        status = startkwalificatie(w, s, &uit);
        w->doelen |= uit == MBO_UITKOMST_NEE ? 0 : 1u << s;
    }
    return status;
}

static mbo_status find_ketens(werk *w, int32_t *ketens)
{
    static const pad leeg = {.lengte = 0};
    mbo_status status = make_aanvullingen(w);
    if (!status)
        status = search(w, &leeg, 0);
    for (size_t k = 0; k < w->aanvullingen && !status; k++)
        status = choose_in(w, k);
    for (size_t i = 0; i < w->paden; i++)
        *ketens += w->pad[i].gekozen;
    return status;
}

/* ---- the result ---- */

static size_t bytes_of(int32_t ketens)
{
    return sizeof(mbo_leerroute) + (size_t)ketens * sizeof(struct keten);
}

static void write_keten(struct keten *k, const pad *p)
{
    *k = (struct keten){.lengte = p->lengte, .heeft_duur = true};
    for (int32_t i = 0; i < p->lengte; i++) {
        const stap *s = &p->schakel[i]->stap;
        k->stap[i] = *s;
        k->minimaal += s->minimaal;
        k->maximaal += s->maximaal;
        k->heeft_duur &= s->heeft_duur;
        k->vrijstelling |= s->vrijstelling;
    }
}

static mbo_status write_all(const werk *w, int32_t bereikt, int32_t ketens, mbo_leerroute **out)
{
    mbo_leerroute *l = mboi_resize(&w->arena.allocator, NULL, 0, bytes_of(ketens));
    if (!l)
        return mboi_no_memory(w->fout);
    *l = (mbo_leerroute){.allocator = w->arena.allocator, .bereikt = bereikt};
    l->regels = mbo_regels_ref((mbo_regels *)(uintptr_t)w->regels); /* only the count of references changes */
    if (w->crebo)
        l->structuur = mbo_structuur_ref((mbo_structuur *)(uintptr_t)w->structuur);
    for (size_t i = 0; i < w->paden; i++)
        if (w->pad[i].gekozen)
            write_keten(&l->keten[l->ketens++], &w->pad[i]);
    *out = l;
    return MBO_OK;
}

static mbo_status check(const char *call, mbo_soort_opleiding soort, int64_t crebo, int32_t options, mbo_fout *fout)
{
    if (options & ~MBO_OORDEEL_STRENG)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: options 0x%x are not known", call, (unsigned)options);
    if (soort < 0 || soort > SOORTEN)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: %d is not a soort_opleiding", call, soort);
    if (soort && crebo)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: soort %d and crebo %lld are both given", call, soort,
                         (long long)crebo);
    return crebo ? mboi_feit_check(MBO_FEIT_CREBO, crebo, fout) : MBO_OK;
}

mbo_status mbo_leerroute_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                                mbo_soort_opleiding soort, int64_t crebo, int32_t options,
                                const mbo_allocator *allocator, mbo_leerroute **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, zaak, out))
        return MBO_ERROR_ARGUMENT;
    mbo_allocator memory = mboi_allocator(allocator);
    werk w = {.regels = regels, .structuur = structuur, .options = options, .crebo = crebo, .fout = fout};
    int32_t bereikt = 0, ketens = 0;
    int64_t geboren = MBO_DATUM_NOT_SET, start = MBO_DATUM_NOT_SET;
    mboi_arena_init(&w.arena, &memory);
    mbo_status status = check(__func__, soort, crebo, options, fout);
    if (!status) {
        take_zaak(&w, zaak);
        mbo_zaak_get(&w.zaak, MBO_FEIT_GEBOORTEDATUM, &geboren);
        mbo_zaak_get(&w.zaak, MBO_FEIT_STARTDATUM, &start);
        status = mboi_datums_check((mbo_datum)geboren, (mbo_datum)start, fout);
    }
    if (!status)
        status = find_doel(&w, soort, &bereikt);
    if (!status && bereikt != 1)
        status = find_ketens(&w, &ketens);
    if (!status)
        status = write_all(&w, bereikt, ketens, out);
    mboi_resize(&memory, w.pad, w.capacity * sizeof *w.pad, 0);
    mboi_arena_free(&w.arena);
    return status;
}

void mbo_leerroute_free(mbo_leerroute *leerroute)
{
    if (!leerroute)
        return;
    mbo_allocator memory = leerroute->allocator;
    mbo_regels_free(leerroute->regels);
    mbo_structuur_free(leerroute->structuur);
    mboi_resize(&memory, leerroute, bytes_of(leerroute->ketens), 0);
}

/* ---- reading ---- */

static const struct keten *get_keten(const mbo_leerroute *l, int32_t index)
{
    return l && index >= 0 && index < l->ketens ? &l->keten[index] : NULL;
}

/* Of a chain or a place that there is not, the empty one. */
static const stap *get_stap(const mbo_leerroute *l, int32_t index, int32_t plaats)
{
    static const stap niets = {.soort = 0};
    const struct keten *k = get_keten(l, index);
    return k && plaats >= 0 && plaats < k->lengte ? &k->stap[plaats] : &niets;
}

int32_t mbo_leerroute_bereikt(const mbo_leerroute *leerroute)
{
    return leerroute ? leerroute->bereikt : 0;
}

int32_t mbo_leerroute_count(const mbo_leerroute *leerroute)
{
    return leerroute ? leerroute->ketens : 0;
}

int32_t mbo_leerroute_lengte(const mbo_leerroute *leerroute, int32_t keten)
{
    return get_keten(leerroute, keten) ? get_keten(leerroute, keten)->lengte : 0;
}

mbo_soort_opleiding mbo_leerroute_soort(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats)
{
    return get_stap(leerroute, keten, plaats)->soort;
}

int32_t mbo_leerroute_leerwegen(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats)
{
    return get_stap(leerroute, keten, plaats)->leerwegen;
}

mbo_uitkomst mbo_leerroute_uitkomst(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats)
{
    return get_stap(leerroute, keten, plaats)->uitkomst;
}

void mbo_leerroute_ontbrekend(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats, mbo_feitset *out)
{
    if (out)
        *out = get_stap(leerroute, keten, plaats)->ontbrekend;
}

int32_t mbo_leerroute_vrijstelling(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats)
{
    const struct keten *k = get_keten(leerroute, keten);
    return plaats == -1 ? k && k->vrijstelling : get_stap(leerroute, keten, plaats)->vrijstelling;
}

int32_t mbo_leerroute_duur(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats, int32_t *minimaal,
                           int32_t *maximaal)
{
    const struct keten *k = get_keten(leerroute, keten);
    const stap *s = get_stap(leerroute, keten, plaats);
    bool heel = plaats == -1;
    if (heel ? !k || !k->heeft_duur : !s->heeft_duur)
        return 0;
    if (minimaal)
        *minimaal = heel ? k->minimaal : s->minimaal;
    if (maximaal)
        *maximaal = heel ? k->maximaal : s->maximaal;
    return 1;
}
