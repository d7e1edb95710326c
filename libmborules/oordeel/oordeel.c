/* SPDX-License-Identifier: MIT */
/* One case: taking what is known of it, the outcome of a question, and whole answers with their reasons. */
#include "oordeel/oordeel.h"

#include <string.h>

typedef struct mboi_reden reden;
typedef struct mboi_heel_antwoord antwoord;

/* ---- what is known of the case ---- */

typedef mboi_geval geval;

void mboi_geval_zet(geval *g, mbo_feit feit, const int64_t *waarde)
{
    const mboi_stelsel *stelsel = &g->regels->stelsel;
    if (waarde)
        mboi_feitset_add(&g->known, feit);
    else
        mboi_feitset_remove(&g->known, feit);
    g->keuze[feit] = waarde ? mboi_keuze(stelsel, feit, *waarde) : stelsel->keuze[g->streng][feit];
    g->waarde[feit] = waarde ? *waarde : MBOI_GEEN;
    g->invoer.kop = mboi_kop(g->keuze[MBO_FEIT_BEWIJS], g->keuze[MBO_FEIT_LEERWEG], g->keuze[MBO_FEIT_SOORT_OPLEIDING],
                             g->keuze[MBO_FEIT_INSTELLING]);
}

void mboi_geval_momenten(geval *g)
{
    mboi_invoer *in = &g->invoer;
    in->momenten = in->geboren && in->start;
    if (in->momenten)
        in->moment[0] = mboi_moment_van(&g->regels->stelsel, &in->instroom, in->geboortedatum, in->startdatum);
}

void mboi_geval_crebo(geval *g, const mbo_zaak *zaak, const mboi_crebo *crebo)
{
    g->crebo = *crebo;
    g->keuze[MBO_FEIT_CREBO] = crebo->keuze;
    g->invoer.instroom = crebo->instroom;
    for (size_t i = 0; i < MBOI_CREBOFEITEN; i++) {
        mbo_feit feit = mboi_crebofeiten[i];
        int64_t waarde;
        if (mboi_crebo_vult(crebo, feit, &waarde))
            mboi_geval_zet(g, feit, &waarde);
        else if (!mboi_feitset_has(&zaak->known, feit))
            mboi_geval_zet(g, feit, NULL);
    }
}

static mbo_status fill_crebo(geval *g, const mbo_structuur *structuur, const mbo_zaak *zaak, mbo_fout *fout)
{
    int64_t crebo, waarde = 0;
    if (!mbo_zaak_get(zaak, MBO_FEIT_CREBO, &crebo))
        return MBO_OK;
    mboi_gegeven gegeven = {.vierjarig = -1, .startdatum = MBO_DATUM_NOT_SET};
    if (mbo_zaak_get(zaak, MBO_FEIT_SOORT_OPLEIDING, &waarde))
        gegeven.soort = (mbo_soort_opleiding)waarde;
    if (mbo_zaak_get(zaak, MBO_FEIT_VIERJARIG, &waarde))
        gegeven.vierjarig = (int8_t)waarde;
    if (mbo_zaak_get(zaak, MBO_FEIT_STARTDATUM, &waarde))
        gegeven.startdatum = (mbo_datum)waarde;
    mboi_crebo van;
    mbo_status status = mboi_crebo_van(structuur, crebo, &gegeven, &van, fout);
    if (status)
        return status;
    g->structuur = structuur;
    mboi_geval_crebo(g, zaak, &van);
    return MBO_OK;
}

mbo_status mboi_datums_check(mbo_datum geboortedatum, mbo_datum startdatum, mbo_fout *fout)
{
    if (geboortedatum == MBO_DATUM_NOT_SET)
        return MBO_OK;
    bool start = startdatum != MBO_DATUM_NOT_SET;
    bool later = start && geboortedatum > startdatum;
    if (!later && (start ? startdatum : MBO_REGELS_BEGIN) <= mboi_laatste_start(geboortedatum))
        return MBO_OK;
    char geboren[11], startdag[11];
    mbo_datum_format(geboortedatum, geboren, sizeof geboren);
    mbo_datum_format(startdatum, startdag, sizeof startdag);
    if (later)
        return mboi_fail(fout, MBO_ERROR_VALUE, "geboortedatum: %s lies after the startdatum %s", geboren, startdag);
    return mboi_fail(fout, MBO_ERROR_VALUE, "geboortedatum: %s lies more than %d years before %s%s", geboren,
                     MBOI_MAX_LEEFTIJD, start ? "the startdatum " : "any startdatum", start ? startdag : "");
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
    in->uren = &g->uren;
    in->bezocht = NULL;
    in->agenda = NULL;
    g->uren.stelsel = NULL;
    g->known = zaak->known;
    g->streng = options & MBO_OORDEEL_STRENG;
    const int8_t *leeg = regels->stelsel.keuze[g->streng];
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        bool known = mboi_feitset_has(&g->known, feit);
        in->keuze[feit] = known ? (int8_t)(zaak->value[feit] - regels->stelsel.eerste[feit]) : leeg[feit];
        in->waarde[feit] = known ? zaak->value[feit] : MBOI_GEEN;
    }
    /* these fall into classes */
    for (size_t i = 0; i < MBOI_SETFEITEN; i++)
        if (mboi_feitset_has(&g->known, mboi_setfeiten[i]))
            in->keuze[mboi_setfeiten[i]] = mboi_setkeuze(&regels->stelsel.set[i], zaak->value[mboi_setfeiten[i]]);
    if (mboi_feitset_has(&g->known, MBO_FEIT_STUDIEDUUR))
        in->keuze[MBO_FEIT_STUDIEDUUR] =
            mboi_keuze(&regels->stelsel, MBO_FEIT_STUDIEDUUR, zaak->value[MBO_FEIT_STUDIEDUUR]);
    in->keuze[MBO_FEIT_CREBO] = 0;
    in->instroom.gegeven = false;
    in->instroom.zeker.aantal = in->instroom.onbekend.aantal = 0;
    in->geboren = mboi_feitset_has(&g->known, MBO_FEIT_GEBOORTEDATUM);
    in->start = mboi_feitset_has(&g->known, MBO_FEIT_STARTDATUM);
    in->geboortedatum = in->geboren ? (mbo_datum)zaak->value[MBO_FEIT_GEBOORTEDATUM] : 0;
    in->startdatum = in->start ? (mbo_datum)zaak->value[MBO_FEIT_STARTDATUM] : 0;
    mbo_status status = mboi_datums_check(in->geboren ? in->geboortedatum : MBO_DATUM_NOT_SET,
                                          in->start ? in->startdatum : MBO_DATUM_NOT_SET, fout);
    if (!status)
        status = fill_crebo(g, structuur, zaak, fout);
    if (status)
        return status;
    mboi_geval_momenten(g);
    in->kop = mboi_kop(in->keuze[MBO_FEIT_BEWIJS], in->keuze[MBO_FEIT_LEERWEG], in->keuze[MBO_FEIT_SOORT_OPLEIDING],
                       in->keuze[MBO_FEIT_INSTELLING]);
    return MBO_OK;
}

mbo_status mboi_geval_eigen(geval *g, const mbo_zaak *zaak, mbo_vraag vraag, mbo_fout *fout)
{
    for (size_t e = 0; e < g->regels->eigens; e++) {
        const mboi_eigen *eigen = g->regels->eigen[e];
        mbo_feit atoom = MBOI_FEITEN + 1 + (mbo_feit)e;
        int64_t waarden[MBOI_FEITEN];
        bool gelezen = false, doet_mee = true, uit, open = false;
        g->keuze[atoom] = MBOI_GEEN;
        g->invoer.eigen_open[e] = (mbo_feitset){{0, 0}};
        for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
            gelezen |= (vraag == MBO_VRAAG_ALLE || vraag == v) && mboi_vraag_leest(&g->regels->stelsel.vraag[v], atoom);
        for (size_t i = 0; gelezen && i < eigen->feiten; i++) {
            mbo_feit feit = eigen->feit[i];
            bool zonder = feit == MBO_FEIT_CREBO && g->structuur && g->crebo.niet_opgezocht;
            if ((!zonder && mbo_zaak_get(zaak, feit, &waarden[i])) ||
                (!g->streng && mbo_feit_aanname(feit, &waarden[i])) ||
                (g->structuur && mboi_crebo_vult(&g->crebo, feit, &waarden[i])))
                continue;
            doet_mee &= feit != MBO_FEIT_CREBO;
            open = true;
            mboi_feitset_add(&g->invoer.eigen_open[e], feit);
        }
        if (gelezen && !doet_mee)
            g->keuze[atoom] = 1;
        if (!gelezen || open)
            continue;
        mbo_status status = mboi_eigen_check(eigen, fout);
        if (!status)
            status = mboi_eigen_roep(eigen, waarden, &uit, fout);
        if (status)
            return status;
        g->keuze[atoom] = uit;
    }
    return MBO_OK;
}

/* ---- outcomes ---- */

bool mboi_buiten_de_tijd(const geval *g)
{
    return g->invoer.start && g->invoer.startdatum < MBO_REGELS_BEGIN;
}

static mbo_status check(const char *call, mbo_vraag vraag, bool alle, int32_t options, mbo_fout *fout)
{
    if (options & ~MBO_OORDEEL_STRENG)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: options 0x%x are not known", call, (unsigned)options);
    if ((vraag == MBO_VRAAG_ALLE && alle) || (vraag >= 1 && vraag <= MBOI_VRAGEN))
        return MBO_OK;
    return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: %d is not a question", call, vraag);
}

mbo_status mboi_geval_neem(geval *g, const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                           mbo_vraag vraag, bool alle, int32_t options, const char *call, mbo_fout *fout)
{
    mbo_status status = check(call, vraag, alle, options, fout);
    if (!status)
        status = take_in(g, regels, structuur, zaak, options, fout);
    return status || mboi_buiten_de_tijd(g) ? status : mboi_geval_eigen(g, zaak, vraag, fout);
}

mbo_status mbo_uitkomst_of(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                           mbo_vraag vraag, int32_t options, mbo_uitkomst *out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, regels, zaak, out))
        return MBO_ERROR_ARGUMENT;
    geval g;
    mbo_status status = mboi_geval_neem(&g, regels, structuur, zaak, vraag, false, options, __func__, fout);
    if (!status)
        *out = mboi_buiten_de_tijd(&g)
                   ? MBO_UITKOMST_ONBEKEND
                   : mboi_diagram_uitkomst(&regels->stelsel, &regels->stelsel.vraag[vraag].uitkomst, &g.invoer);
    return status;
}

/* ---- whole answers ---- */

static bool same_set(const mbo_feitset *a, const mbo_feitset *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

void mboi_geval_eigen_open(geval *g, mbo_feit feit, bool terug, int8_t keuze[MBOI_MAX_EIGEN])
{
    for (size_t e = 0; e < g->regels->eigens; e++)
        for (size_t i = 0; i < g->regels->eigen[e]->feiten; i++)
            if (g->regels->eigen[e]->feit[i] == feit && !mboi_feitset_has(&g->invoer.eigen_open[e], MBO_FEIT_CREBO)) {
                int8_t *atoom = &g->keuze[MBOI_FEITEN + 1 + e];
                if (!terug)
                    keuze[e] = *atoom;
                *atoom = terug ? keuze[e] : MBOI_GEEN;
            }
}

/* The assumed facts that another value of would change the answer. One that was not looked at would not, unless an own
   rule takes it. */
static void find_aannames(geval *g, mbo_vraag vraag, antwoord *a, const mboi_bezocht *bezocht)
{
    mbo_feitset aangenomen = mboi_vraag_feiten(&g->regels->stelsel.vraag[vraag]);
    for (size_t i = 0; i < MBOI_COUNT(aangenomen.bits); i++)
        aangenomen.bits[i] &= g->regels->stelsel.aannames.bits[i] & ~g->known.bits[i] &
                              (g->regels->eigens ? UINT64_MAX : bezocht->bits[i]);
    for (mbo_feit feit = 0; !g->streng && (feit = mbo_feitset_next(&aangenomen, feit));) {
        mboi_antwoord b = {0};
        int8_t eigen[MBOI_MAX_EIGEN];
        int8_t assumed = g->invoer.keuze[feit];
        g->invoer.keuze[feit] = (int8_t)!assumed;
        mboi_geval_eigen_open(g, feit, false, eigen);
        mboi_beslis_uitkomst(&g->regels->stelsel, vraag, &g->invoer, NULL, &b);
        bool same = a->deel.uitkomst == b.uitkomst && same_set(&a->deel.ontbrekend, &b.ontbrekend);
        if (same) {
            mboi_beslis_bedrag(&g->regels->stelsel, vraag, &g->invoer, &b);
            same = a->deel.soort == b.soort && a->deel.stand == b.stand && a->deel.bedrag == b.bedrag &&
                   same_set(&a->deel.bedrag_ontbrekend, &b.bedrag_ontbrekend);
        }
        if (same) {
            mboi_beslis_vanaf(&g->regels->stelsel, vraag, &g->invoer, NULL, &b);
            same = a->deel.vanaf_stand == b.vanaf_stand &&
                   (b.vanaf_stand != MBO_STAND_BEKEND || a->deel.vanaf == b.vanaf) &&
                   same_set(&a->deel.vanaf_ontbrekend, &b.vanaf_ontbrekend);
        }
        g->invoer.keuze[feit] = assumed;
        mboi_geval_eigen_open(g, feit, true, eigen);
        if (!same)
            mboi_feitset_add(&a->aannames, feit);
    }
}

/* The rules of a question that are in force on the startdatum, or all of them where that is not known. */
static const uint16_t *geldend(const geval *g, mbo_vraag v, const uint16_t **end)
{
    const mboi_stelsel *stelsel = &g->regels->stelsel;
    size_t periode = g->invoer.start ? g->invoer.moment[0].periode : stelsel->perioden;
    const uint32_t *vanaf = &stelsel->geldend_vanaf[periode * (MBOI_VRAGEN + 1) + (size_t)v];
    *end = stelsel->geldend + vanaf[1];
    return stelsel->geldend + vanaf[0];
}

/* The outcome of a rule by itself, worked out once: rules are read by other questions too. */
static mbo_uitkomst uitkomst_van_regel(mbo_oordeel *o, geval *g, size_t index)
{
    const struct mbo_regel *regel = &g->regels->boek.regel[index];
    if (!o->regel[index])
        o->regel[index] = g->invoer.start && !mboi_regel_geldt(regel, g->invoer.startdatum)
                              ? MBO_UITKOMST_NVT
                              : (uint8_t)mboi_diagram_uitkomst(&g->regels->stelsel,
                                                               &g->regels->stelsel.regel[index].diagram, &g->invoer);
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
        naam == MBOI_GEEN ? NULL : mboi_stelsel_waarde(&g->regels->stelsel, naam, g->invoer.moment[0].periode);
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
    for (size_t i = 0; i < regel->verwijzing.leesten; i++)
        if (!regel->verwijzing.leest[i].tenzij || !mboi_feitset_has(&g->known, regel->verwijzing.leest[i].tenzij))
            add_parameter(a, g, regel->verwijzing.leest[i].naam);
}

/* What a rule read on the startdatum, by itself and through the rules of other questions that take part. */
static void add_leest(const mbo_oordeel *o, antwoord *a, const geval *g, const struct mbo_regel *regel,
                      mbo_uitkomst uitkomst)
{
    add_eigen(a, g, regel);
    for (size_t i = 0; i < regel->verwijzing.vias; i++)
        if (o->regel[regel->verwijzing.via[i]] != MBO_UITKOMST_NVT)
            add_eigen(a, g, &g->regels->boek.regel[regel->verwijzing.via[i]]);
    if (!regel->soort || uitkomst == MBO_UITKOMST_NEE || a->deel.uitkomst == MBO_UITKOMST_NEE)
        return;
    add_parameter(a, g, regel->bedrag.parameter);
    add_parameter(a, g, regel->bedrag.op);
    add_parameter(a, g, regel->bedrag.grens);
    add_parameter(a, g, regel->bedrag.maal);
}

/* Of the question that a rule refers to: the outcome, worked out once. */
static mbo_uitkomst uitkomst_van_vraag(mbo_oordeel *o, geval *g, mbo_vraag v)
{
    if (!o->vraag[v])
        o->vraag[v] =
            (uint8_t)mboi_diagram_uitkomst(&g->regels->stelsel, &g->regels->stelsel.vraag[v].uitkomst, &g->invoer);
    return o->vraag[v];
}

static bool is_open(mbo_uitkomst uitkomst)
{
    return uitkomst == MBO_UITKOMST_ONBEKEND || uitkomst == MBO_UITKOMST_VOORWAARDELIJK;
}

/* Is a reason one that decides its question, or keeps it open? */
static bool decides(mbo_uitkomst vraag, mbo_uitkomst regel)
{
    return regel == vraag || (is_open(vraag) && is_open(regel));
}

static void add_reden(mbo_oordeel *o, antwoord *a, geval *g, size_t index, mbo_uitkomst uitkomst, int32_t ouder);

/* Beneath a reason that stands for other questions: the reasons that decided those. */
static void add_onder(mbo_oordeel *o, antwoord *a, geval *g, const struct mbo_regel *regel, int32_t ouder)
{
    for (mbo_vraag v = 1; regel->vragen >> v; v++) {
        if (!(regel->vragen >> v & 1))
            continue;
        mbo_uitkomst uitkomst = uitkomst_van_vraag(o, g, v);
        const uint16_t *end;
        for (const uint16_t *i = geldend(g, v, &end); i < end; i++) {
            mbo_uitkomst van_regel = uitkomst_van_regel(o, g, *i);
            bool toelichting = g->regels->boek.regel[*i].toelichting;
            if (toelichting ? uitkomst == MBO_UITKOMST_NVT && van_regel == MBO_UITKOMST_JA
                            : decides(uitkomst, van_regel))
                add_reden(o, a, g, *i, van_regel, ouder);
        }
    }
}

static void add_reden(mbo_oordeel *o, antwoord *a, geval *g, size_t index, mbo_uitkomst uitkomst, int32_t ouder)
{
    const struct mbo_regel *regel = &g->regels->boek.regel[index];
    int32_t hier = (int32_t)a->redenen;
    a->reden[a->redenen++] = (reden){regel, regel->toelichting ? 0 : uitkomst, ouder};
    add_onder(o, a, g, regel, hier);
}

/* A reason for each rule of the question that takes part, or still may; a toelichting where it holds. */
static void add_redenen(mbo_oordeel *o, antwoord *a, geval *g, mbo_vraag v)
{
    const struct mboi_vraagdiagrammen *d = &g->regels->stelsel.vraag[v];
    mboi_momenten(&g->regels->stelsel, &g->invoer); /* for the period */
    const uint16_t *end;
    for (const uint16_t *i = geldend(g, v, &end); i < end; i++) {
        const struct mbo_regel *regel = &g->regels->boek.regel[*i];
        mbo_uitkomst uitkomst = uitkomst_van_regel(o, g, *i);
        if (uitkomst == MBO_UITKOMST_NVT || (regel->toelichting && uitkomst != MBO_UITKOMST_JA))
            continue;
        add_reden(o, a, g, *i, uitkomst, -1);
        /* for the receipt, whatever other question is asked beside it */
        for (size_t j = 0; j < regel->verwijzing.vias; j++)
            uitkomst_van_regel(o, g, regel->verwijzing.via[j]);
        if (g->invoer.start)
            add_leest(o, a, g, regel, uitkomst);
    }
    bool used = mboi_feitset_has(&d->uitkomst.gelezen, MBO_FEIT_SOORT_OPLEIDING) ||
                mboi_feitset_has(&d->bedrag.gelezen, MBO_FEIT_SOORT_OPLEIDING) ||
                mboi_feitset_has(&d->uitkomst.gelezen, MBO_FEIT_CREBO);
    if (g->structuur && g->invoer.start && used) /* what the crebo told */
        note_bevestigd(a, g, "structuur", mbo_structuur_bevestigd_tot(g->structuur));
}

/* Outside the library's time nothing is known and nothing is missing; the reason says so. */
static void answer_buiten_de_tijd(const mbo_oordeel *o, antwoord *a)
{
    a->deel.uitkomst = MBO_UITKOMST_ONBEKEND;
    a->buiten_de_tijd = true;
    for (size_t i = 0; i < o->regels->boek.regels; i++)
        if (!o->regels->boek.regel[i].vraag)
            a->reden[a->redenen++] = (reden){&o->regels->boek.regel[i], MBO_UITKOMST_ONBEKEND, -1};
}

static mbo_status answer(mbo_oordeel *o, geval *g, mbo_vraag v)
{
    antwoord *a = &o->antwoord[v];
    const struct mboi_vraag *vraag = &o->regels->boek.vraag[v];
    size_t redenen = vraag->redenen_hoogstens + 1, bytes = redenen * sizeof *a->reden;
    a->niet_bevestigd_na = a->deel.vanaf = MBO_DATUM_NOT_SET;
    a->reden = mboi_arena_alloc(&o->arena, bytes + vraag->leest_hoogstens * sizeof *a->parameter, 8);
    if (!a->reden)
        return MBO_ERROR_MEMORY;
    a->parameter = (const struct mbo_parameter **)(a->reden + redenen);
    if (mboi_buiten_de_tijd(g)) {
        answer_buiten_de_tijd(o, a);
        return MBO_OK;
    }
    mboi_bezocht bezocht = {{0}};
    g->invoer.bezocht = &bezocht;
    mboi_beslis_uitkomst(&g->regels->stelsel, v, &g->invoer, NULL, &a->deel);
    mboi_beslis_bedrag(&g->regels->stelsel, v, &g->invoer, &a->deel);
    mboi_beslis_vanaf(&g->regels->stelsel, v, &g->invoer, NULL, &a->deel);
    g->invoer.bezocht = NULL;
    find_aannames(g, v, a, &bezocht);
    add_redenen(o, a, g, v);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&a->deel.ontbrekend, feit));)
        if (mboi_is_besluit(feit))
            a->beslissers |= 1 << mbo_feit_beslisser(feit);
    return MBO_OK;
}

mbo_status mbo_oordeel_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                              mbo_vraag vraag, int32_t options, const mbo_allocator *allocator, mbo_oordeel **out,
                              mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, zaak, out))
        return MBO_ERROR_ARGUMENT;
    geval g;
    mbo_status status = mboi_geval_neem(&g, regels, structuur, zaak, vraag, true, options, __func__, fout);
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
    o->streng = g.streng;
    o->known = zaak->known;
    memcpy(o->value, zaak->value, sizeof o->value);
    if (g.structuur) {
        o->structuur = mbo_structuur_ref((mbo_structuur *)(uintptr_t)g.structuur);
        o->crebo = g.crebo;
    }
    o->regel = mboi_arena_alloc(&o->arena, regels->boek.regels + 1, 1);
    if (o->regel)
        memset(o->regel, 0, regels->boek.regels + 1);
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
    mbo_structuur_free(oordeel->structuur);
    mboi_resize(&m, oordeel, sizeof *oordeel, 0);
}

/* ---- reading ---- */

/* A question that was not asked has the empty answer. */
static const antwoord *get(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    static const antwoord niets = {0};
    return !oordeel ? &niets : &oordeel->antwoord[vraag >= 1 && vraag <= MBOI_VRAGEN ? vraag : 0];
}

mbo_uitkomst mbo_oordeel_uitkomst(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return get(oordeel, vraag)->deel.uitkomst;
}

void mbo_oordeel_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    if (out)
        *out = get(oordeel, vraag)->deel.ontbrekend;
}

int32_t mbo_oordeel_niet_exact(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return get(oordeel, vraag)->deel.niet_exact;
}

int32_t mbo_oordeel_beslissers(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return get(oordeel, vraag)->beslissers;
}

void mbo_oordeel_aannames(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    if (out)
        *out = get(oordeel, vraag)->aannames;
}

mbo_geldsoort mbo_oordeel_soort(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    return get(oordeel, vraag)->deel.soort;
}

mbo_stand mbo_oordeel_bedrag(const mbo_oordeel *oordeel, mbo_vraag vraag, int64_t *cents)
{
    const antwoord *a = get(oordeel, vraag);
    if (cents && a->deel.stand == MBO_STAND_BEKEND)
        *cents = a->deel.bedrag;
    return a->deel.stand;
}

void mbo_oordeel_bedrag_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    if (out)
        *out = get(oordeel, vraag)->deel.bedrag_ontbrekend;
}

mbo_stand mbo_oordeel_vanaf(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_datum *vanaf)
{
    const antwoord *a = get(oordeel, vraag);
    if (vanaf && a->deel.vanaf_stand == MBO_STAND_BEKEND)
        *vanaf = a->deel.vanaf;
    return a->deel.vanaf_stand;
}

void mbo_oordeel_vanaf_ontbrekend(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_feitset *out)
{
    if (out)
        *out = get(oordeel, vraag)->deel.vanaf_ontbrekend;
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

int32_t mbo_oordeel_reden_ouder(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index)
{
    const antwoord *a = get(oordeel, vraag);
    return index >= 0 && (size_t)index < a->redenen ? a->reden[index].ouder : -1;
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
    for (size_t i = 0; a->deel.uitkomst && i < oordeel->regels->boek.namen; i++)
        n += (int32_t)(a->deel.zonder_waarde[i / 64] >> (i % 64) & 1);
    return n;
}

const char *mbo_oordeel_zonder_waarde(const mbo_oordeel *oordeel, mbo_vraag vraag, int32_t index)
{
    const antwoord *a = get(oordeel, vraag);
    for (size_t i = 0; index >= 0 && a->deel.uitkomst && i < oordeel->regels->boek.namen; i++)
        if ((a->deel.zonder_waarde[i / 64] >> (i % 64) & 1) && index-- == 0)
            return oordeel->regels->boek.naam[i];
    return NULL;
}

int32_t mbo_oordeel_open(const mbo_oordeel *oordeel, mbo_vraag vraag)
{
    if (!oordeel)
        return 0;
    const antwoord *a = get(oordeel, vraag);
    mbo_feitset ontbreekt = a->deel.ontbrekend;
    mboi_feitset_join(&ontbreekt, &a->deel.bedrag_ontbrekend);
    mboi_feitset_join(&ontbreekt, &a->deel.vanaf_ontbrekend);
    return (mbo_feitset_next(&ontbreekt, 0) ? 1 << MBO_OPEN_FEITEN : 0) |
           (mbo_oordeel_zonder_waarde_count(oordeel, vraag) ? 1 << MBO_OPEN_GEEN_WAARDE : 0) |
           (a->buiten_de_tijd ? 1 << MBO_OPEN_BUITEN_DE_TIJD : 0) |
           (a->deel.uitkomst && !a->buiten_de_tijd && oordeel->crebo.niet_opgezocht ? 1 << MBO_OPEN_CREBO_NIET_OPGEZOCHT
                                                                                    : 0);
}

const char *mbo_oordeel_niet_bevestigd(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_datum *tot)
{
    const antwoord *a = get(oordeel, vraag);
    if (tot)
        *tot = a->niet_bevestigd ? a->niet_bevestigd_na : MBO_DATUM_NOT_SET;
    return a->niet_bevestigd;
}
