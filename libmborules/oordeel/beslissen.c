/* SPDX-License-Identifier: MIT */
/* From what following a diagram found to the parts of an answer. */
#include "oordeel/oordeel.h"

static void add_zonder_waarde(mboi_antwoord *a, const mboi_uitslag *uit)
{
    for (size_t i = 0; uit->geen_waarde && i < MBOI_COUNT(a->zonder_waarde); i++)
        a->zonder_waarde[i] |= uit->zonder_waarde[i];
}

static void outcome_of(const mboi_stelsel *stelsel, const mboi_diagram *diagram, mboi_resten *resten, mboi_invoer *in,
                       mboi_uitslag *uit)
{
    if (resten)
        mboi_resten_uitslag(resten, in, uit);
    else
        mboi_diagram_uitslag(stelsel, diagram, in, MBOI_LEES_UITKOMST, uit);
}

/* The first day of a right, for who is too young for it. */
void mboi_beslis_vanaf(const mboi_stelsel *stelsel, mbo_vraag vraag, mboi_invoer *in, const mboi_vraagresten *resten,
                       mboi_antwoord *a)
{
    mboi_uitslag dag;
    const mboi_diagram *diagram = &stelsel->vraag[vraag].dag;
    if (!stelsel->boek->vraag[vraag].heeft_dag)
        return;
    outcome_of(stelsel, diagram, resten ? resten->dag : NULL, in, &dag);
    if (!dag.nee && !dag.geen_waarde)
        return; /* old enough, whatever is unknown */
    mboi_uitslag rest;
    outcome_of(stelsel, &stelsel->vraag[vraag].rest, resten ? resten->rest : NULL, in, &rest);
    if (!rest.ja)
        return; /* the answer is nee at any age */
    a->vanaf_stand = MBO_STAND_OPEN;
    a->vanaf_ontbrekend = dag.ontbrekend;
    if (!resten)
        add_zonder_waarde(a, &dag);
    if (!in->geboren && dag.nee) /* another birth date makes another day */
        mboi_feitset_add(&a->vanaf_ontbrekend, MBO_FEIT_GEBOORTEDATUM);
    if (!in->geboren || dag.ja || dag.geen_waarde)
        return;
    a->vanaf = mboi_eerste_dag(stelsel, diagram, &in->instroom, in->geboortedatum,
                               in->start ? in->startdatum : MBO_REGELS_BEGIN);
    a->vanaf_stand = a->vanaf == MBO_DATUM_NOT_SET ? MBO_STAND_GEEN : MBO_STAND_BEKEND; /* past year 9999: none */
}

void mboi_beslis_uitkomst(const mboi_stelsel *stelsel, mbo_vraag vraag, mboi_invoer *in, const mboi_vraagresten *resten,
                          mboi_antwoord *a)
{
    const struct mboi_vraagdiagrammen *d = &stelsel->vraag[vraag];
    mboi_uitslag uit;
    if (resten && resten->uitkomst)
        mboi_resten_eind(resten->uitkomst, in, resten->gang, &uit);
    else
        mboi_diagram_uitslag(stelsel, &d->uitkomst, in, MBOI_LEES_UITKOMST, &uit);
    a->uitkomst = mboi_uitkomst_van(stelsel, &uit);
    a->ja_mogelijk = uit.ja;
    if (!resten)
        add_zonder_waarde(a, &uit);
    bool bereik = stelsel->boek->vraag[vraag].bereik;
    if (bereik && uit.nvt && a->uitkomst != MBO_UITKOMST_NVT) /* the scope is open: it comes first */
        outcome_of(stelsel, &d->bereik, resten ? resten->bereik : NULL, in, &uit);
    a->ontbrekend = uit.ontbrekend;
    a->niet_exact = uit.niet_exact;
}

bool mboi_bekend_bedrag(const mboi_stelsel *stelsel, mbo_vraag vraag, const mboi_invoer *in, mboi_antwoord *a)
{
    const mboi_diagram *d = &stelsel->vraag[vraag].bedrag;
    if (!stelsel->boek->vraag[vraag].heeft_bedrag)
        return true;
    if (in->momenten != 1 || !in->geboren || !in->start)
        return false;
    uint32_t maand = mboi_lowest_bit(in->moment[0].maanden), first = mboi_bedrag_einde(stelsel, 0);
    uint32_t einde = mboi_walk(stelsel, d, in, d->wortel[mboi_wortel(d, in->moment[0], maand)]);
    const mboi_bedrag *b = einde >= first && einde < stelsel->eindes ? &d->bedragen->rij[einde - first] : NULL;
    if (einde != MBOI_NEE && (!b || b->parameter != MBOI_GEEN || (b->feit && mboi_waarde(in, b->feit) == MBOI_GEEN)))
        return false;
    a->soort = b ? b->soort : MBO_GELDSOORT_GEEN;
    a->bedrag = b ? mboi_bedrag_cents(b, b->feit ? mboi_waarde(in, b->feit) : 0) : 0;
    a->stand = MBO_STAND_BEKEND;
    return true;
}

void mboi_beslis_bedrag(const mboi_stelsel *stelsel, mbo_vraag vraag, mboi_invoer *in, mboi_antwoord *a)
{
    const mboi_diagram *d = &stelsel->vraag[vraag].bedrag;
    mboi_uitslag soort, bedrag;
    if (mboi_bekend_bedrag(stelsel, vraag, in, a))
        return;
    mboi_diagram_uitslag(stelsel, &stelsel->vraag[vraag].soort, in, MBOI_LEES_SOORT, &soort);
    mboi_diagram_uitslag(stelsel, d, in, MBOI_LEES_BEDRAG, &bedrag);
    a->soort = soort.enig ? (mbo_geldsoort)soort.bedrag : 0;
    a->stand = bedrag.enig ? MBO_STAND_BEKEND : MBO_STAND_OPEN;
    a->bedrag = bedrag.bedrag;
    a->bedrag_ontbrekend = bedrag.ontbrekend;
    add_zonder_waarde(a, &bedrag);
}
