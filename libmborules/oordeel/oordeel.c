/* SPDX-License-Identifier: MIT */
#include <mborules/oordeel.h>

#include <string.h>

#include "regels/regels.h"

typedef struct reden {
    const struct mbo_regel *regel;
    mbo_uitkomst uitkomst;
} reden;

typedef struct antwoord {
    mbo_uitkomst uitkomst;
    mbo_feitset ontbrekend, bedrag_ontbrekend, vanaf_ontbrekend, aannames;
    int32_t beslissers;
    mbo_geldsoort soort;
    mbo_stand stand, vanaf_stand;
    int64_t bedrag;
    mbo_datum vanaf;
    const char *niet_bevestigd;
    mbo_datum niet_bevestigd_na;
    uint64_t zonder_waarde[MBOI_MAX_NAMEN / 64]; /* names of parameters */
    /* in the arena, with room for every rule and every parameter of the question */
    reden *reden;
    size_t redenen;
    const struct mbo_parameter **parameter;
    size_t parameters;
} antwoord;

struct mbo_oordeel {
    mbo_allocator allocator;
    mboi_arena arena;
    mbo_regels *regels;
    uint8_t *regel; /* the outcome of each rule, 0: not yet known */
    antwoord antwoord[MBOI_VRAGEN + 1];
};

/* ---- what is known of the case ---- */

typedef struct geval {
    const mbo_regels *regels;
    const mbo_structuur *structuur; /* NULL: nothing was taken from one */
    int8_t keuze[MBOI_FEITEN + 1];
    int64_t waarde[MBOI_FEITEN + 1];
    mbo_feitset known; /* given, or filled by the crebo */
    bool streng;
    mboi_invoer invoer;
} geval;

/* A period in which one may start; periods that touch become one. */
static bool add_instroom(mboi_instroom *in, mbo_datum vanaf, mbo_datum tot_en_met)
{
    int32_t n = 0;
    vanaf = vanaf == MBO_DATUM_NOT_SET ? MBO_DATUM_MIN : vanaf;
    tot_en_met = tot_en_met == MBO_DATUM_NOT_SET ? MBO_DATUM_MAX : tot_en_met;
    if (vanaf > tot_en_met)
        return true;
    for (int32_t i = 0; i < in->perioden; i++) {
        if (in->vanaf[i] <= (int64_t)tot_en_met + 1 && vanaf <= (int64_t)in->tot_en_met[i] + 1) {
            vanaf = in->vanaf[i] < vanaf ? in->vanaf[i] : vanaf;
            tot_en_met = in->tot_en_met[i] > tot_en_met ? in->tot_en_met[i] : tot_en_met;
            continue;
        }
        in->vanaf[n] = in->vanaf[i];
        in->tot_en_met[n++] = in->tot_en_met[i];
    }
    in->perioden = n;
    if (n == MBOI_MAX_INSTROOM)
        return false;
    while (n && in->vanaf[n - 1] > vanaf) {
        in->vanaf[n] = in->vanaf[n - 1];
        in->tot_en_met[n] = in->tot_en_met[n - 1];
        n--;
    }
    in->vanaf[n] = vanaf;
    in->tot_en_met[n] = tot_en_met;
    in->perioden++;
    return true;
}

/* Of a crebo that stands in the structure more than once, in editions side by side, each may open the door. */
static bool add_kwalificatie(mboi_invoer *in, const mbo_kwalificatie *k, int32_t crebo)
{
    int32_t bits = in->keuze[MBO_FEIT_CREBO] ? in->keuze[MBO_FEIT_CREBO] - 1 : 0;
    bits |= mbo_kwalificatie_vierjarig(k) == 1 ? MBOI_VIERJARIG : 0;
    bits |= mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BOL) ? MBOI_IN_BOL : 0; /* not set counts as yes */
    bits |= mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BBL) ? MBOI_IN_BBL : 0;
    in->keuze[MBO_FEIT_CREBO] = (int8_t)(1 + bits);
    in->instroom.gegeven = true;
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        if (mbo_crebo_code(c) == crebo &&
            !add_instroom(&in->instroom, mbo_crebo_geldig_vanaf(c), mbo_crebo_einde_instroom(c)))
            return false;
    }
    return true;
}

/* A crebo fills soort_opleiding. Nothing is guessed: one that is not there, or that says otherwise, is an error. */
static mbo_status fill_crebo(geval *g, const mbo_structuur *structuur, const mbo_zaak *zaak, mbo_fout *fout)
{
    int64_t crebo, given;
    if (!mbo_zaak_get(zaak, MBO_FEIT_CREBO, &crebo))
        return MBO_OK;
    if (!structuur)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: %lld is given, but no structure to look it up in",
                         (long long)crebo);
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, (int32_t)crebo);
    if (!k)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: the structure has no kwalificatie %lld", (long long)crebo);
    mbo_soort_opleiding filled = mbo_kwalificatie_soort_opleiding(k);
    g->structuur = structuur;
    g->invoer.keuze[MBO_FEIT_CREBO] = 0;
    for (const mbo_kwalificatie *other = k; other; other = mbo_kwalificatie_volgende(other, (int32_t)crebo)) {
        if (mbo_kwalificatie_soort_opleiding(other) != filled ||
            mbo_kwalificatie_vierjarig(other) != mbo_kwalificatie_vierjarig(k))
            return mboi_fail(
                fout, MBO_ERROR_CONFLICT,
                "crebo: %lld stands in the structure more than once, as \"%s\" and as \"%s\", of different "
                "kinds or lengths of programme",
                (long long)crebo, mbo_kwalificatie_titel(k), mbo_kwalificatie_titel(other));
        if (!add_kwalificatie(&g->invoer, other, (int32_t)crebo))
            return mboi_fail(fout, MBO_ERROR_LIMIT, "crebo: %lld may start in more than %d separate periods",
                             (long long)crebo, MBOI_MAX_INSTROOM);
    }
    if (!filled)
        return MBO_OK;
    if (mbo_zaak_get(zaak, MBO_FEIT_SOORT_OPLEIDING, &given) && given != filled)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: %lld is \"%s\", %s, but soort_opleiding says %s",
                         (long long)crebo, mbo_kwalificatie_titel(k),
                         mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, filled),
                         mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, (int32_t)given));
    g->invoer.keuze[MBO_FEIT_SOORT_OPLEIDING] = mboi_keuze(g->regels, MBO_FEIT_SOORT_OPLEIDING, filled);
    mboi_feitset_add(&g->known, MBO_FEIT_SOORT_OPLEIDING);
    return MBO_OK;
}

static mbo_status take_in(geval *g, const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                          int32_t options, mbo_fout *fout)
{
    mboi_invoer *in = &g->invoer;
    g->regels = regels;
    g->structuur = NULL;
    in->keuze = g->keuze;
    in->waarde = g->waarde;
    in->schuif = 0;
    g->known = zaak->known;
    g->streng = options & MBO_OORDEEL_STRENG;
    const int8_t *leeg = regels->keuze[g->streng];
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        bool known = mboi_feitset_has(&g->known, feit);
        in->keuze[feit] = known ? (int8_t)(zaak->value[feit] - regels->eerste[feit]) : leeg[feit];
        in->waarde[feit] = known ? zaak->value[feit] : MBOI_GEEN;
    }
    /* these fall into classes */
    if (mboi_feitset_has(&g->known, MBO_FEIT_VOOROPLEIDING))
        in->keuze[MBO_FEIT_VOOROPLEIDING] =
            mboi_keuze(regels, MBO_FEIT_VOOROPLEIDING, zaak->value[MBO_FEIT_VOOROPLEIDING]);
    if (mboi_feitset_has(&g->known, MBO_FEIT_STUDIEDUUR))
        in->keuze[MBO_FEIT_STUDIEDUUR] = mboi_keuze(regels, MBO_FEIT_STUDIEDUUR, zaak->value[MBO_FEIT_STUDIEDUUR]);
    in->keuze[MBO_FEIT_CREBO] = 0;
    in->instroom.gegeven = false;
    in->instroom.perioden = 0;
    memset(in->uren_klaar, 0, sizeof in->uren_klaar);
    mbo_status status = fill_crebo(g, structuur, zaak, fout);
    if (status)
        return status;
    in->geboren = mboi_feitset_has(&g->known, MBO_FEIT_GEBOORTEDATUM);
    in->start = mboi_feitset_has(&g->known, MBO_FEIT_STARTDATUM);
    in->geboortedatum = in->geboren ? (mbo_datum)zaak->value[MBO_FEIT_GEBOORTEDATUM] : 0;
    in->startdatum = in->start ? (mbo_datum)zaak->value[MBO_FEIT_STARTDATUM] : 0;
    in->momenten = in->geboren && in->start;
    if (in->momenten)
        in->moment[0] = mboi_moment_van(regels, &in->instroom, in->geboortedatum, in->startdatum);
    in->kop = mboi_kop(in->keuze[MBO_FEIT_BEWIJS], in->keuze[MBO_FEIT_LEERWEG], in->keuze[MBO_FEIT_SOORT_OPLEIDING],
                       in->keuze[MBO_FEIT_INSTELLING]);
    return MBO_OK;
}

/* ---- outcomes ---- */

static bool buiten_de_tijd(const geval *g)
{
    return g->invoer.start && g->invoer.startdatum < MBO_REGELS_BEGIN;
}

static mbo_status check(const void *regels, const void *zaak, const void *out, const char *call, mbo_vraag vraag,
                        bool alle, mbo_fout *fout)
{
    if (!regels || !zaak || !out)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: NULL argument", call);
    if ((vraag == MBO_VRAAG_ALLE && alle) || (vraag >= 1 && vraag <= MBOI_VRAGEN))
        return MBO_OK;
    return mboi_fail(fout, MBO_ERROR_NAME, "%d is not a question", vraag);
}

mbo_status mbo_uitkomst_of(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                           mbo_vraag vraag, int32_t options, mbo_uitkomst *out, mbo_fout *fout)
{
    geval g;
    mbo_status status = check(regels, zaak, out, "mbo_uitkomst_of", vraag, false, fout);
    if (!status)
        status = take_in(&g, regels, structuur, zaak, options, fout);
    if (status)
        return status;
    if (buiten_de_tijd(&g)) {
        *out = MBO_UITKOMST_ONBEKEND;
        return MBO_OK;
    }
    *out = mboi_diagram_uitkomst(regels, &regels->vraag[vraag].uitkomst, &g.invoer);
    return MBO_OK;
}

/* ---- whole answers ---- */

static void add_zonder_waarde(antwoord *a, const mboi_uitslag *uit)
{
    for (size_t i = 0; uit->geen_waarde && i < MBOI_COUNT(a->zonder_waarde); i++)
        a->zonder_waarde[i] |= uit->zonder_waarde[i];
}

/* The first day of a right, for who is too young for it. */
static void decide_vanaf(geval *g, const struct mboi_vraag *vraag, antwoord *a)
{
    mboi_uitslag dag;
    if (!vraag->heeft_dag)
        return;
    mboi_diagram_uitslag(g->regels, &vraag->dag, &g->invoer, MBOI_LEES_UITKOMST, &dag);
    if (!dag.nee && !dag.geen_waarde)
        return; /* old enough, whatever is unknown */
    a->vanaf_stand = MBO_STAND_OPEN;
    a->vanaf_ontbrekend = dag.ontbrekend;
    add_zonder_waarde(a, &dag);
    if (!g->invoer.geboren && dag.nee) /* another birth date makes another day */
        mboi_feitset_add(&a->vanaf_ontbrekend, MBO_FEIT_GEBOORTEDATUM);
    if (!g->invoer.geboren || dag.ja || dag.geen_waarde)
        return;
    a->vanaf = mboi_eerste_dag(g->regels, &vraag->dag, &g->invoer);
    a->vanaf_stand = a->vanaf == MBO_DATUM_NOT_SET ? MBO_STAND_GEEN : MBO_STAND_BEKEND; /* past year 9999: none */
}

/* The parts of an answer that come from the diagrams of its question; the names of parameters without value too. */
static void decide_uitkomst(geval *g, const struct mboi_vraag *vraag, antwoord *a)
{
    mboi_uitslag uit;
    mboi_diagram_uitslag(g->regels, &vraag->uitkomst, &g->invoer, MBOI_LEES_UITKOMST, &uit);
    a->uitkomst = mboi_uitkomst_van(&uit);
    a->ontbrekend = uit.ontbrekend;
    add_zonder_waarde(a, &uit);
    if (vraag->bereik && uit.nvt && a->uitkomst != MBO_UITKOMST_NVT) { /* the scope is open: it comes first */
        mboi_diagram_uitslag(g->regels, &vraag->bereik_diagram, &g->invoer, MBOI_LEES_UITKOMST, &uit);
        a->ontbrekend = uit.ontbrekend;
    }
}

static void decide_bedrag(geval *g, const struct mboi_vraag *vraag, antwoord *a)
{
    mboi_uitslag soort, bedrag;
    if (!vraag->heeft_bedrag)
        return;
    mboi_diagram_uitslag(g->regels, &vraag->bedrag, &g->invoer, MBOI_LEES_SOORT, &soort);
    mboi_diagram_uitslag(g->regels, &vraag->bedrag, &g->invoer, MBOI_LEES_BEDRAG, &bedrag);
    a->soort = soort.enig ? (mbo_geldsoort)soort.bedrag : 0;
    a->stand = bedrag.enig ? MBO_STAND_BEKEND : MBO_STAND_OPEN;
    a->bedrag = bedrag.bedrag;
    a->bedrag_ontbrekend = bedrag.ontbrekend;
    add_zonder_waarde(a, &bedrag);
}

static bool same_set(const mbo_feitset *a, const mbo_feitset *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* The assumed facts that another value of would change the answer. */
static void find_aannames(geval *g, const struct mboi_vraag *vraag, antwoord *a)
{
    for (mbo_feit feit = 0; !g->streng && (feit = mbo_feitset_next(&g->regels->aannames, feit));) {
        if (mboi_feitset_has(&g->known, feit) ||
            !(mboi_feitset_has(&vraag->uitkomst.gelezen, feit) || mboi_feitset_has(&vraag->bedrag.gelezen, feit)))
            continue;
        antwoord b = {0};
        int8_t assumed = g->invoer.keuze[feit];
        g->invoer.keuze[feit] = (int8_t)!assumed;
        decide_uitkomst(g, vraag, &b);
        bool same = a->uitkomst == b.uitkomst && same_set(&a->ontbrekend, &b.ontbrekend);
        if (same) {
            decide_bedrag(g, vraag, &b);
            same = a->soort == b.soort && a->stand == b.stand && a->bedrag == b.bedrag &&
                   same_set(&a->bedrag_ontbrekend, &b.bedrag_ontbrekend);
        }
        g->invoer.keuze[feit] = assumed;
        if (!same)
            mboi_feitset_add(&a->aannames, feit);
    }
}

/* The outcome of a rule by itself, worked out once: rules are read by other questions too. */
static mbo_uitkomst uitkomst_van_regel(mbo_oordeel *o, geval *g, size_t index)
{
    const struct mbo_regel *regel = &g->regels->regel[index];
    if (!o->regel[index])
        o->regel[index] = g->invoer.start && !mboi_regel_geldt(regel, g->invoer.startdatum)
                              ? MBO_UITKOMST_NVT
                              : (uint8_t)mboi_diagram_uitkomst(g->regels, &regel->diagram, &g->invoer);
    return o->regel[index];
}

static void note_bevestigd(antwoord *a, const geval *g, const char *naam, mbo_datum tot)
{
    if (tot != MBO_DATUM_NOT_SET && tot < g->invoer.startdatum && (!a->niet_bevestigd || tot < a->niet_bevestigd_na)) {
        a->niet_bevestigd = naam;
        a->niet_bevestigd_na = tot;
    }
}

static void add_parameter(antwoord *a, const geval *g, int32_t naam)
{
    const struct mbo_parameter *p =
        naam == MBOI_GEEN ? NULL : mboi_regels_waarde(g->regels, naam, g->invoer.moment[0].periode);
    for (size_t i = 0; i < a->parameters; i++)
        if (a->parameter[i] == p)
            return;
    if (!p)
        return;
    a->parameter[a->parameters++] = p;
    note_bevestigd(a, g, p->naam, p->bevestigd_tot);
}

static void add_eigen(antwoord *a, const geval *g, const struct mbo_regel *regel)
{
    note_bevestigd(a, g, regel->id, regel->bevestigd_tot);
    for (size_t i = 0; i < regel->leesten; i++)
        if (!regel->leest[i].tenzij || !mboi_feitset_has(&g->known, regel->leest[i].tenzij))
            add_parameter(a, g, regel->leest[i].naam);
}

/* What a rule read on the startdatum, by itself and through the rules of other questions that take part. */
static void add_leest(mbo_oordeel *o, antwoord *a, geval *g, const struct mbo_regel *regel, mbo_uitkomst uitkomst)
{
    add_eigen(a, g, regel);
    for (size_t i = 0; i < regel->vias; i++)
        if (uitkomst_van_regel(o, g, regel->via[i]) != MBO_UITKOMST_NVT)
            add_eigen(a, g, &g->regels->regel[regel->via[i]]);
    if (!regel->soort || uitkomst == MBO_UITKOMST_NEE || a->uitkomst == MBO_UITKOMST_NEE)
        return;
    add_parameter(a, g, regel->bedrag.parameter);
    add_parameter(a, g, regel->bedrag.op);
    add_parameter(a, g, regel->bedrag.grens);
    add_parameter(a, g, regel->bedrag.maal);
}

/* A reason for each rule of the question that takes part, or still may. */
static void add_redenen(mbo_oordeel *o, antwoord *a, geval *g, const struct mboi_vraag *vraag)
{
    mboi_momenten(g->regels, &g->invoer); /* for the period */
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++) {
        const struct mbo_regel *regel = &g->regels->regel[i];
        mbo_uitkomst uitkomst = uitkomst_van_regel(o, g, i);
        if (uitkomst == MBO_UITKOMST_NVT)
            continue;
        a->reden[a->redenen++] = (reden){regel, uitkomst};
        if (g->invoer.start)
            add_leest(o, a, g, regel, uitkomst);
    }
    bool used = mboi_feitset_has(&vraag->uitkomst.gelezen, MBO_FEIT_SOORT_OPLEIDING) ||
                mboi_feitset_has(&vraag->bedrag.gelezen, MBO_FEIT_SOORT_OPLEIDING) ||
                mboi_feitset_has(&vraag->uitkomst.gelezen, MBO_FEIT_CREBO);
    if (g->structuur && g->invoer.start && used) /* what the crebo told */
        note_bevestigd(a, g, "structuur", mbo_structuur_bevestigd_tot(g->structuur));
}

/* Outside the library's time nothing is known and nothing is missing; the reason says so. */
static void answer_buiten_de_tijd(const mbo_oordeel *o, antwoord *a)
{
    a->uitkomst = MBO_UITKOMST_ONBEKEND;
    for (size_t i = 0; i < o->regels->regels; i++)
        if (!o->regels->regel[i].vraag)
            a->reden[a->redenen++] = (reden){&o->regels->regel[i], MBO_UITKOMST_ONBEKEND};
}

static mbo_status answer(mbo_oordeel *o, geval *g, mbo_vraag v)
{
    antwoord *a = &o->antwoord[v];
    const struct mboi_vraag *vraag = &o->regels->vraag[v];
    size_t regels = vraag->regels + 1, bytes = regels * sizeof *a->reden;
    a->niet_bevestigd_na = a->vanaf = MBO_DATUM_NOT_SET;
    a->reden = mboi_arena_alloc(&o->arena, bytes + vraag->leest_hoogstens * sizeof *a->parameter, 8);
    if (!a->reden)
        return MBO_ERROR_MEMORY;
    a->parameter = (const struct mbo_parameter **)(a->reden + regels);
    if (buiten_de_tijd(g)) {
        answer_buiten_de_tijd(o, a);
        return MBO_OK;
    }
    decide_uitkomst(g, vraag, a);
    decide_bedrag(g, vraag, a);
    decide_vanaf(g, vraag, a);
    find_aannames(g, vraag, a);
    add_redenen(o, a, g, vraag);
    for (mbo_feit feit = MBO_FEIT_BESLUIT_VRIJSTELLING; feit <= MBOI_FEITEN; feit++)
        if (mboi_feitset_has(&a->ontbrekend, feit))
            a->beslissers |= 1 << mbo_feit_beslisser(feit);
    return MBO_OK;
}

mbo_status mbo_oordeel_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                              mbo_vraag vraag, int32_t options, const mbo_allocator *allocator, mbo_oordeel **out,
                              mbo_fout *fout)
{
    if (out)
        *out = NULL;
    geval g;
    mbo_status status = check(regels, zaak, out, "mbo_oordeel_create", vraag, true, fout);
    if (!status)
        status = take_in(&g, regels, structuur, zaak, options, fout);
    if (status)
        return status;
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_oordeel *o = mboi_resize(&memory, NULL, 0, sizeof *o);
    if (!o)
        return mboi_no_memory(fout);
    memset(o, 0, sizeof *o);
    o->allocator = memory;
    mboi_arena_init(&o->arena, &memory);
    o->regels = mbo_regels_ref((mbo_regels *)(uintptr_t)regels); /* only the count of references changes */
    o->regel = mboi_arena_alloc(&o->arena, regels->regels + 1, 1);
    if (o->regel)
        memset(o->regel, 0, regels->regels + 1);
    else
        status = MBO_ERROR_MEMORY;
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN && !status; v++)
        if (vraag == MBO_VRAAG_ALLE || vraag == v)
            status = answer(o, &g, v);
    if (status) {
        mbo_oordeel_free(o);
        return mboi_no_memory(fout);
    }
    *out = o;
    return MBO_OK;
}

void mbo_oordeel_free(mbo_oordeel *oordeel)
{
    if (!oordeel)
        return;
    mbo_allocator m = oordeel->allocator;
    mboi_arena_free(&oordeel->arena);
    mbo_regels_free(oordeel->regels);
    mboi_resize(&m, oordeel, sizeof *oordeel, 0);
}

/* ---- reading ---- */

/* A question that was not asked has the empty answer. */
static const antwoord *get(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return &oordeel->antwoord[vraag >= 1 && vraag <= MBOI_VRAGEN ? vraag : 0];
}

mbo_uitkomst mbo_oordeel_uitkomst(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return get(oordeel, vraag)->uitkomst;
}

void mbo_oordeel_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    *out = get(oordeel, vraag)->ontbrekend;
}

int32_t mbo_oordeel_beslissers(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return get(oordeel, vraag)->beslissers;
}

void mbo_oordeel_aannames(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    *out = get(oordeel, vraag)->aannames;
}

mbo_geldsoort mbo_oordeel_soort(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return get(oordeel, vraag)->soort;
}

mbo_stand mbo_oordeel_bedrag(const mbo_oordeel *oordeel, mbo_vraag vraag, int64_t *cents)
{
    const antwoord *a = get(oordeel, vraag);
    if (cents && a->stand == MBO_STAND_BEKEND)
        *cents = a->bedrag;
    return a->stand;
}

void mbo_oordeel_bedrag_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    *out = get(oordeel, vraag)->bedrag_ontbrekend;
}

mbo_stand mbo_oordeel_vanaf(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_datum *vanaf)
{
    const antwoord *a = get(oordeel, vraag);
    if (vanaf && a->vanaf_stand == MBO_STAND_BEKEND)
        *vanaf = a->vanaf;
    return a->vanaf_stand;
}

void mbo_oordeel_vanaf_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    *out = get(oordeel, vraag)->vanaf_ontbrekend;
}

int32_t mbo_oordeel_reden_count(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return (int32_t)get(oordeel, vraag)->redenen;
}

const mbo_regel *mbo_oordeel_reden_regel(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index)
{
    const antwoord *a = get(oordeel, vraag);
    return index >= 0 && (size_t)index < a->redenen ? a->reden[index].regel : NULL;
}

mbo_uitkomst mbo_oordeel_reden_uitkomst(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index)
{
    const antwoord *a = get(oordeel, vraag);
    return index >= 0 && (size_t)index < a->redenen ? a->reden[index].uitkomst : 0;
}

int32_t mbo_oordeel_parameter_count(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return (int32_t)get(oordeel, vraag)->parameters;
}

const mbo_parameter *mbo_oordeel_parameter(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index)
{
    const antwoord *a = get(oordeel, vraag);
    return index >= 0 && (size_t)index < a->parameters ? a->parameter[index] : NULL;
}

int32_t mbo_oordeel_zonder_waarde_count(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    const antwoord *a = get(oordeel, vraag);
    int32_t n = 0;
    for (size_t i = 0; a->uitkomst && i < oordeel->regels->namen; i++)
        n += (int32_t)(a->zonder_waarde[i / 64] >> (i % 64) & 1);
    return n;
}

const char *mbo_oordeel_zonder_waarde(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index)
{
    const antwoord *a = get(oordeel, vraag);
    for (size_t i = 0; a->uitkomst && i < oordeel->regels->namen; i++)
        if ((a->zonder_waarde[i / 64] >> (i % 64) & 1) && index-- == 0)
            return oordeel->regels->naam[i];
    return NULL;
}

const char *mbo_oordeel_niet_bevestigd(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_datum *tot)
{
    const antwoord *a = get(oordeel, vraag);
    if (tot)
        *tot = a->niet_bevestigd ? a->niet_bevestigd_na : MBO_DATUM_NOT_SET;
    return a->niet_bevestigd;
}
