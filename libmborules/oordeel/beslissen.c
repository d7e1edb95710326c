/* SPDX-License-Identifier: MIT */
#include "oordeel/oordeel.h"

static void add_zonder_waarde(mboi_antwoord *a, const mboi_uitslag *uit)
{
    for (size_t i = 0; uit->geen_waarde && i < MBOI_COUNT(a->zonder_waarde); i++)
        a->zonder_waarde[i] |= uit->zonder_waarde[i];
}

/* The first day of a right, for who is too young for it. */
void mboi_beslis_vanaf(const mbo_regels *regels, mboi_invoer *in, const struct mboi_vraag *vraag, mboi_antwoord *a)
{
    mboi_uitslag dag;
    if (!vraag->heeft_dag)
        return;
    mboi_diagram_uitslag(regels, &vraag->dag, in, MBOI_LEES_UITKOMST, &dag);
    if (!dag.nee && !dag.geen_waarde)
        return; /* old enough, whatever is unknown */
    a->vanaf_stand = MBO_STAND_OPEN;
    a->vanaf_ontbrekend = dag.ontbrekend;
    add_zonder_waarde(a, &dag);
    if (!in->geboren && dag.nee) /* another birth date makes another day */
        mboi_feitset_add(&a->vanaf_ontbrekend, MBO_FEIT_GEBOORTEDATUM);
    if (!in->geboren || dag.ja || dag.geen_waarde)
        return;
    a->vanaf = mboi_eerste_dag(regels, &vraag->dag, in);
    a->vanaf_stand = a->vanaf == MBO_DATUM_NOT_SET ? MBO_STAND_GEEN : MBO_STAND_BEKEND; /* past year 9999: none */
}

/* The parts of an answer that come from the diagrams of its question; the names of parameters without value too. */
void mboi_beslis_uitkomst(const mbo_regels *regels, mboi_invoer *in, const struct mboi_vraag *vraag, mboi_antwoord *a)
{
    mboi_uitslag uit;
    mboi_diagram_uitslag(regels, &vraag->uitkomst, in, MBOI_LEES_UITKOMST, &uit);
    a->uitkomst = mboi_uitkomst_van(&uit);
    a->ja_mogelijk = uit.ja;
    a->niet_exact = uit.niet_exact;
    a->ontbrekend = uit.ontbrekend;
    add_zonder_waarde(a, &uit);
    if (vraag->bereik && uit.nvt && a->uitkomst != MBO_UITKOMST_NVT) { /* the scope is open: it comes first */
        mboi_diagram_uitslag(regels, &vraag->bereik_diagram, in, MBOI_LEES_UITKOMST, &uit);
        a->ontbrekend = uit.ontbrekend;
        a->niet_exact = uit.niet_exact;
    }
}

/* The usual case: all that the amount depends on is known. */
static bool known_bedrag(const mbo_regels *regels, const mboi_invoer *in, const mboi_diagram *d, mboi_antwoord *a)
{
    if (in->momenten != 1 || !in->geboren || !in->start)
        return false;
    uint32_t maand = mboi_lowest_bit(in->moment[0].maanden), first = mboi_bedrag_einde(regels, 0);
    uint32_t einde = mboi_walk(regels, d, in, d->wortel[mboi_wortel(d, in->moment[0], maand)]);
    const mboi_bedrag *b = einde >= first && einde < regels->eindes ? &regels->bedrag[einde - first] : NULL;
    if (einde != MBOI_NEE && (!b || b->parameter != MBOI_GEEN || (b->feit && mboi_waarde(in, b->feit) == MBOI_GEEN)))
        return false;
    a->soort = b ? b->soort : MBO_GELDSOORT_GEEN;
    a->bedrag = b ? mboi_bedrag_cents(b, b->feit ? mboi_waarde(in, b->feit) : 0) : 0;
    a->stand = MBO_STAND_BEKEND;
    return true;
}

void mboi_beslis_bedrag(const mbo_regels *regels, mboi_invoer *in, const struct mboi_vraag *vraag, mboi_antwoord *a)
{
    mboi_uitslag soort, bedrag;
    if (!vraag->heeft_bedrag || known_bedrag(regels, in, &vraag->bedrag, a))
        return;
    mboi_diagram_uitslag(regels, &vraag->bedrag, in, MBOI_LEES_SOORT, &soort);
    mboi_diagram_uitslag(regels, &vraag->bedrag, in, MBOI_LEES_BEDRAG, &bedrag);
    a->soort = soort.enig ? (mbo_geldsoort)soort.bedrag : 0;
    a->stand = bedrag.enig ? MBO_STAND_BEKEND : MBO_STAND_OPEN;
    a->bedrag = bedrag.bedrag;
    a->bedrag_ontbrekend = bedrag.ontbrekend;
    add_zonder_waarde(a, &bedrag);
}
