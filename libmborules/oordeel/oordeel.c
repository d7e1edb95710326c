/* SPDX-License-Identifier: MIT */
#include <mborules/oordeel.h>

#include <string.h>

#include "regels/regels.h"

typedef struct reden {
    const struct mbo_regel *regel;
    mbo_uitkomst uitkomst;
} reden;

typedef struct antwoord {
    bool gevraagd;
    mbo_uitkomst uitkomst;
    mbo_feitset ontbrekend, bedrag_ontbrekend, aannames;
    int32_t beslissers;
    mbo_geldsoort soort;
    mbo_bedragstand stand;
    int64_t bedrag;
    const char *niet_bevestigd;
    mbo_datum niet_bevestigd_na;
    reden *reden;
    size_t redenen, reden_capacity;
    const struct mbo_parameter **parameter;
    size_t parameters, parameter_capacity;
    const char **zonder_waarde;
    size_t zonder, zonder_capacity;
} antwoord;

struct mbo_oordeel {
    mbo_allocator allocator;
    mbo_regels *regels;
    antwoord antwoord[MBOI_VRAGEN + 1];
};

/* ---- what is known of the case ---- */

typedef struct geval {
    const mbo_regels *regels;
    const mbo_structuur *structuur; /* NULL: nothing was taken from one */
    mbo_feitset known;              /* given, or filled by the crebo */
    mboi_invoer invoer;
    bool streng, vierjarig; /* vierjarig: of the crebo; without one it is not */
} geval;

/* A crebo fills soort_opleiding. Nothing is guessed: one that is not there, or that says otherwise, is an error. */
static mbo_status fill_crebo(geval *g, const mbo_structuur *structuur, const mbo_zaak *zaak, int64_t *soort,
                             mbo_fout *fout)
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
    for (const mbo_kwalificatie *other = k; (other = mbo_kwalificatie_volgende(other, (int32_t)crebo));)
        if (mbo_kwalificatie_soort_opleiding(other) != filled ||
            mbo_kwalificatie_vierjarig(other) != mbo_kwalificatie_vierjarig(k))
            return mboi_fail(
                fout, MBO_ERROR_CONFLICT,
                "crebo: %lld stands in the structure more than once, as \"%s\" and as \"%s\", of different "
                "kinds or lengths of programme",
                (long long)crebo, mbo_kwalificatie_titel(k), mbo_kwalificatie_titel(other));
    g->structuur = structuur;
    g->vierjarig = mbo_kwalificatie_vierjarig(k);
    if (!filled)
        return MBO_OK;
    if (mbo_zaak_get(zaak, MBO_FEIT_SOORT_OPLEIDING, &given) && given != filled)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: %lld is \"%s\", %s, but soort_opleiding says %s",
                         (long long)crebo, mbo_kwalificatie_titel(k),
                         mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, filled),
                         mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, (int32_t)given));
    *soort = filled;
    mboi_feitset_add(&g->known, MBO_FEIT_SOORT_OPLEIDING);
    return MBO_OK;
}

static mbo_status take_in(geval *g, const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                          int32_t options, mbo_fout *fout)
{
    mboi_invoer *in = &g->invoer;
    int64_t waarde, soort = 0;
    g->regels = regels;
    g->structuur = NULL;
    g->vierjarig = false;
    g->known = zaak->known;
    g->streng = options & MBO_OORDEEL_STRENG;
    mbo_status status = fill_crebo(g, structuur, zaak, &soort, fout);
    if (status)
        return status;
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        bool known = mboi_feitset_has(&g->known, feit);
        waarde = feit == MBO_FEIT_SOORT_OPLEIDING && soort ? soort : zaak->value[feit];
        if (!known && !g->streng)
            known = mbo_feit_aanname(feit, &waarde);
        in->keuze[feit] = known ? mboi_keuze(regels, feit, waarde) : MBOI_GEEN;
        in->bedrag[feit] = known ? waarde : MBOI_GEEN;
    }
    if (!mboi_feitset_has(&g->known, MBO_FEIT_LEERPLICHT_BEEINDIGD))
        in->keuze[MBO_FEIT_LEERPLICHT_BEEINDIGD] = MBOI_NIET_GEGEVEN; /* never missing: it is derived */
    in->keuze[MBO_FEIT_CREBO] = g->vierjarig;                         /* what the rules ask of it; never missing */
    in->geboren = mboi_feitset_has(&g->known, MBO_FEIT_GEBOORTEDATUM);
    in->start = mboi_feitset_has(&g->known, MBO_FEIT_STARTDATUM);
    in->geboortedatum = in->geboren ? (mbo_datum)zaak->value[MBO_FEIT_GEBOORTEDATUM] : 0;
    in->startdatum = in->start ? (mbo_datum)zaak->value[MBO_FEIT_STARTDATUM] : 0;
    return MBO_OK;
}

/* ---- outcomes ---- */

/* Domain contract, section 4. */
static mbo_uitkomst uitkomst_van(const mboi_uitslag *uit)
{
    int results = uit->nee + uit->ja + uit->nvt + uit->geen_waarde;
    if (results == 1 && !uit->geen_waarde)
        return uit->ja ? MBO_UITKOMST_JA : uit->nee ? MBO_UITKOMST_NEE : MBO_UITKOMST_NVT;
    if (uit->geen_waarde || uit->nvt)
        return MBO_UITKOMST_ONBEKEND;
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&uit->ontbrekend, feit));)
        if (mbo_feit_groep(feit) != MBO_FEITGROEP_BESLUIT)
            return MBO_UITKOMST_ONBEKEND;
    return MBO_UITKOMST_VOORWAARDELIJK;
}

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
    mboi_uitslag uit;
    mbo_status status = check(regels, zaak, out, "mbo_uitkomst_of", vraag, false, fout);
    if (!status)
        status = take_in(&g, regels, structuur, zaak, options, fout);
    if (status)
        return status;
    if (buiten_de_tijd(&g)) {
        *out = MBO_UITKOMST_ONBEKEND;
        return MBO_OK;
    }
    mboi_diagram_uitkomst(regels, &regels->vraag[vraag].uitkomst, &g.invoer, &uit);
    *out = uitkomst_van(&uit);
    return MBO_OK;
}

/* ---- whole answers ---- */

static bool add_zonder_waarde(mbo_oordeel *o, antwoord *a, const mboi_uitslag *uit)
{
    for (int32_t i = 0; i < uit->parameters; i++) {
        const char *naam = o->regels->naam[uit->parameter[i]];
        size_t at = 0;
        while (at < a->zonder && a->zonder_waarde[at] != naam)
            at++;
        if (at < a->zonder)
            continue;
        if (!mboi_grow(&o->allocator, (void **)&a->zonder_waarde, &a->zonder_capacity, a->zonder,
                       sizeof *a->zonder_waarde))
            return false;
        a->zonder_waarde[a->zonder++] = naam;
    }
    return true;
}

/* The parts of an answer that come from the diagrams of its question. */
static mbo_status decide(mbo_oordeel *o, const geval *g, mbo_vraag v, antwoord *a, mboi_uitslag *uitkomst,
                         mboi_uitslag *bedrag)
{
    const struct mboi_vraag *vraag = &g->regels->vraag[v];
    memset(bedrag, 0, sizeof *bedrag);
    mboi_diagram_uitkomst(g->regels, &vraag->uitkomst, &g->invoer, uitkomst);
    a->uitkomst = uitkomst_van(uitkomst);
    a->ontbrekend = uitkomst->ontbrekend;
    if (vraag->bereik && uitkomst->nvt && a->uitkomst != MBO_UITKOMST_NVT) { /* the scope is open: it comes first */
        mboi_uitslag bereik;
        mboi_diagram_uitkomst(g->regels, &vraag->bereik_diagram, &g->invoer, &bereik);
        a->ontbrekend = bereik.ontbrekend;
    }
    if (!vraag->heeft_bedrag)
        return MBO_OK;
    mboi_uitslag soort;
    if (mboi_diagram_bedrag(g->regels, &vraag->bedrag, &g->invoer, &o->allocator, true, &soort) ||
        mboi_diagram_bedrag(g->regels, &vraag->bedrag, &g->invoer, &o->allocator, false, bedrag))
        return MBO_ERROR_MEMORY;
    a->soort = soort.enig ? (mbo_geldsoort)soort.bedrag : 0;
    a->stand = bedrag->enig ? MBO_BEDRAGSTAND_BEKEND : MBO_BEDRAGSTAND_OPEN;
    a->bedrag = bedrag->bedrag;
    a->bedrag_ontbrekend = bedrag->ontbrekend;
    return MBO_OK;
}

static bool same_answer(const antwoord *a, const antwoord *b)
{
    return a->uitkomst == b->uitkomst && memcmp(&a->ontbrekend, &b->ontbrekend, sizeof a->ontbrekend) == 0 &&
           a->soort == b->soort && a->stand == b->stand && a->bedrag == b->bedrag &&
           memcmp(&a->bedrag_ontbrekend, &b->bedrag_ontbrekend, sizeof a->bedrag_ontbrekend) == 0;
}

/* The assumed facts that another value of would change the answer. */
static mbo_status find_aannames(mbo_oordeel *o, const geval *g, mbo_vraag v, antwoord *a)
{
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN && !g->streng; feit++) {
        int64_t assumed;
        const struct mboi_vraag *vraag = &g->regels->vraag[v];
        bool read = mboi_feitset_has(&vraag->uitkomst.gelezen, feit) || mboi_feitset_has(&vraag->bedrag.gelezen, feit);
        if (!read || mboi_feitset_has(&g->known, feit) || !mbo_feit_aanname(feit, &assumed))
            continue;
        geval other = *g;
        antwoord b = {0};
        mboi_uitslag uitkomst, bedrag;
        other.invoer.keuze[feit] = (int16_t)!assumed;
        if (decide(o, &other, v, &b, &uitkomst, &bedrag))
            return MBO_ERROR_MEMORY;
        if (!same_answer(a, &b))
            mboi_feitset_add(&a->aannames, feit);
    }
    return MBO_OK;
}

static void note_bevestigd(antwoord *a, const geval *g, const char *naam, mbo_datum tot)
{
    if (tot != MBO_DATUM_NOT_SET && tot < g->invoer.startdatum && (!a->niet_bevestigd || tot < a->niet_bevestigd_na)) {
        a->niet_bevestigd = naam;
        a->niet_bevestigd_na = tot;
    }
}

static mbo_status add_parameter(mbo_oordeel *o, antwoord *a, const geval *g, int32_t naam)
{
    const struct mbo_parameter *p = mboi_regels_waarde(g->regels, naam, g->invoer.startdatum);
    for (size_t i = 0; i < a->parameters; i++)
        if (a->parameter[i] == p)
            return MBO_OK;
    if (!p)
        return MBO_OK;
    if (!mboi_grow(&o->allocator, (void **)&a->parameter, &a->parameter_capacity, a->parameters, sizeof *a->parameter))
        return MBO_ERROR_MEMORY;
    a->parameter[a->parameters++] = p;
    note_bevestigd(a, g, p->naam, p->bevestigd_tot);
    return MBO_OK;
}

/* What a condition reads on the startdatum. */
static mbo_status add_parameters(mbo_oordeel *o, antwoord *a, const geval *g, const mboi_formule *f)
{
    mbo_status status = MBO_OK;
    if (!f || (f->soort == MBOI_AFGELEID && mboi_feitset_has(&g->known, f->feit)))
        return MBO_OK;
    if (f->soort == MBOI_VRAAG) {
        const struct mboi_vraag *vraag = &g->regels->vraag[f->test];
        for (size_t i = vraag->regel; !status && i < vraag->regel + vraag->regels; i++) {
            const struct mbo_regel *regel = &g->regels->regel[i];
            if (!mboi_regel_geldt(regel, g->invoer.startdatum))
                continue;
            note_bevestigd(a, g, regel->id, regel->bevestigd_tot);
            status = add_parameters(o, a, g, regel->als);
            if (!status)
                status = add_parameters(o, a, g, regel->dan);
        }
    }
    if (f->soort == MBOI_NIVEAU || f->soort == MBOI_LEEFTIJD || f->soort == MBOI_DUUR_TOT ||
        f->soort == MBOI_DUUR_VANAF)
        status = add_parameter(o, a, g, f->parameter);
    if (!status)
        status = add_parameters(o, a, g, f->links);
    return status ? status : add_parameters(o, a, g, f->rechts);
}

/* A reason for each rule of the question that takes part, or still may. */
static mbo_status add_redenen(mbo_oordeel *o, antwoord *a, const geval *g, mbo_vraag v)
{
    const struct mboi_vraag *vraag = &g->regels->vraag[v];
    mbo_status status = MBO_OK;
    for (size_t i = vraag->regel; !status && i < vraag->regel + vraag->regels; i++) {
        const struct mbo_regel *regel = &g->regels->regel[i];
        mboi_uitslag uit;
        mboi_diagram_uitkomst(g->regels, &regel->diagram, &g->invoer, &uit);
        mbo_uitkomst uitkomst = uitkomst_van(&uit);
        if (uitkomst == MBO_UITKOMST_NVT)
            continue;
        if (!mboi_grow(&o->allocator, (void **)&a->reden, &a->reden_capacity, a->redenen, sizeof *a->reden))
            return MBO_ERROR_MEMORY;
        a->reden[a->redenen++] = (reden){regel, uitkomst};
        if (!g->invoer.start)
            continue;
        note_bevestigd(a, g, regel->id, regel->bevestigd_tot);
        status = add_parameters(o, a, g, regel->als);
        if (!status)
            status = add_parameters(o, a, g, regel->dan);
        if (!status && regel->soort && !regel->bedrag_feit && uitkomst != MBO_UITKOMST_NEE)
            status = add_parameter(o, a, g, regel->bedrag_parameter);
    }
    bool used = mboi_feitset_has(&vraag->uitkomst.gelezen, MBO_FEIT_SOORT_OPLEIDING) ||
                mboi_feitset_has(&vraag->bedrag.gelezen, MBO_FEIT_SOORT_OPLEIDING);
    if (g->structuur && g->invoer.start && used) /* it filled soort_opleiding, and whether it is vierjarig */
        note_bevestigd(a, g, "structuur", mbo_structuur_bevestigd_tot(g->structuur));
    return status;
}

/* Outside the library's time nothing is known and nothing is missing; the reason says so. */
static mbo_status answer_buiten_de_tijd(mbo_oordeel *o, antwoord *a)
{
    a->uitkomst = MBO_UITKOMST_ONBEKEND;
    for (size_t i = 0; i < o->regels->regels; i++)
        if (!o->regels->regel[i].vraag) {
            if (!mboi_grow(&o->allocator, (void **)&a->reden, &a->reden_capacity, a->redenen, sizeof *a->reden))
                return MBO_ERROR_MEMORY;
            a->reden[a->redenen++] = (reden){&o->regels->regel[i], MBO_UITKOMST_ONBEKEND};
        }
    return MBO_OK;
}

static mbo_status answer(mbo_oordeel *o, const geval *g, mbo_vraag v)
{
    antwoord *a = &o->antwoord[v];
    mboi_uitslag uitkomst, bedrag;
    a->gevraagd = true;
    a->niet_bevestigd_na = MBO_DATUM_NOT_SET;
    if (buiten_de_tijd(g))
        return answer_buiten_de_tijd(o, a);
    mbo_status status = decide(o, g, v, a, &uitkomst, &bedrag);
    if (!status && (!add_zonder_waarde(o, a, &uitkomst) || !add_zonder_waarde(o, a, &bedrag)))
        status = MBO_ERROR_MEMORY;
    if (!status)
        status = find_aannames(o, g, v, a);
    if (!status)
        status = add_redenen(o, a, g, v);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&a->ontbrekend, feit));)
        if (mbo_feit_beslisser(feit))
            a->beslissers |= 1 << mbo_feit_beslisser(feit);
    return status;
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
    o->regels = mbo_regels_ref((mbo_regels *)(uintptr_t)regels); /* only the count of references changes */
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
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++) {
        antwoord *a = &oordeel->antwoord[v];
        mboi_resize(&m, a->reden, a->reden_capacity * sizeof *a->reden, 0);
        mboi_resize(&m, a->parameter, a->parameter_capacity * sizeof *a->parameter, 0);
        mboi_resize(&m, a->zonder_waarde, a->zonder_capacity * sizeof *a->zonder_waarde, 0);
    }
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

mbo_bedragstand mbo_oordeel_bedrag(const mbo_oordeel *oordeel, mbo_vraag vraag, int64_t *cents)
{
    const antwoord *a = get(oordeel, vraag);
    if (cents && a->stand == MBO_BEDRAGSTAND_BEKEND)
        *cents = a->bedrag;
    return a->stand;
}

void mbo_oordeel_bedrag_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    *out = get(oordeel, vraag)->bedrag_ontbrekend;
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
    return (int32_t)get(oordeel, vraag)->zonder;
}

const char *mbo_oordeel_zonder_waarde(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index)
{
    const antwoord *a = get(oordeel, vraag);
    return index >= 0 && (size_t)index < a->zonder ? a->zonder_waarde[index] : NULL;
}

const char *mbo_oordeel_niet_bevestigd(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_datum *tot)
{
    const antwoord *a = get(oordeel, vraag);
    if (tot)
        *tot = a->niet_bevestigd ? a->niet_bevestigd_na : MBO_DATUM_NOT_SET;
    return a->niet_bevestigd;
}
