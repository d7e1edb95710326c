/* SPDX-License-Identifier: MIT */
#include "intake.h"

#include "toeval.h"

bool intake_vraagbaar(mbo_feit feit)
{
    const mbo_beslisser wie = mbo_feit_beslisser(feit);
    return mbo_feit_groep(feit) == MBO_FEITGROEP_KANDIDAAT || feit == MBO_FEIT_INSTELLING ||
           feit == MBO_FEIT_LEERBAAN || feit == MBO_FEIT_LEERBEDRIJF_ERKEND || wie == MBO_BESLISSER_UWV ||
           wie == MBO_BESLISSER_GEMEENTE;
}

void intake_trek(uint64_t *seed, intake *uit)
{
    uit->zaak = NULL;
    if (mbo_zaak_create(NULL, &uit->zaak, NULL))
        return;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        uit->heel[feit] = toeval_waarde(seed, feit);
        if (toeval(seed, 0, 1) && feit != MBO_FEIT_CREBO)
            mbo_zaak_set_value(uit->zaak, feit, uit->heel[feit], NULL);
    }
}

static void join(mbo_feitset *set, const mbo_feitset *other)
{
    set->bits[0] |= other->bits[0];
    set->bits[1] |= other->bits[1];
}

/* All that is missing for an answer about a route. */
static mbo_status add_missing(const mbo_regels *regels, const mbo_advies *a, int32_t route, mbo_feitset *set)
{
    mbo_zaak *zaak = NULL;
    mbo_oordeel *o = NULL;
    mbo_feitset een;
    mbo_status status = mbo_advies_zaak(a, route, 1, NULL, &zaak, NULL);
    if (!status)
        status = mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, NULL);
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_oordeel_ontbrekend(o, vraag, &een);
        join(set, &een);
        mbo_oordeel_bedrag_ontbrekend(o, vraag, &een);
        join(set, &een);
        mbo_oordeel_vanaf_ontbrekend(o, vraag, &een);
        join(set, &een);
    }
    mbo_oordeel_free(o);
    mbo_zaak_free(zaak);
    return status;
}

static mbo_status in_order(const mbo_regels *regels, const mbo_advies *a, intake_orde orde, mbo_feit *uit)
{
    mbo_feitset set = {{0, 0}}, een;
    mbo_status status = MBO_OK;
    for (int32_t i = 0; !status && i < mbo_advies_route_count(a); i++) {
        mbo_advies_gewoon_ontbrekend(a, i, &een);
        join(&set, &een);
        if (orde == INTAKE_DEEL2)
            status = add_missing(regels, a, i, &set);
    }
    for (*uit = 0; (*uit = mbo_feitset_next(&set, *uit)) && !intake_vraagbaar(*uit);)
        ;
    return status;
}

int intake_vragen(const mbo_regels *regels, const intake *persoon, intake_orde orde)
{
    mbo_zaak *zaak = NULL;
    mbo_feit feit = 0;
    int n = -1;
    mbo_status status = mbo_zaak_copy(persoon->zaak, &zaak, NULL);
    do {
        mbo_advies *a = NULL;
        n++;
        if (!status)
            status = mbo_advies_create(regels, NULL, zaak, NULL, 0, NULL, &a, NULL);
        if (!status)
            status = mbo_advies_vervolgvraag(a, NULL, &feit, NULL);
        if (!status && feit && orde != INTAKE_BESTE)
            status = in_order(regels, a, orde, &feit);
        if (!status && feit)
            status = mbo_zaak_set_value(zaak, feit, persoon->heel[feit], NULL);
        mbo_advies_free(a);
    } while (!status && feit);
    mbo_zaak_free(zaak);
    return status ? -1 : n;
}
