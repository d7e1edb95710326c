/* SPDX-License-Identifier: MIT */
/* What conditions and amounts read: the periods and date tests that they distinguish, questions, and parameters. */
#include "diagram/makelij.h"

void mboi_inhoud_grens(mboi_inhoud *in, mbo_datum datum)
{
    if (datum == MBO_DATUM_NOT_SET || datum <= MBO_REGELS_BEGIN)
        return;
    uint32_t at = 0;
    while (at < in->grenzen && in->grens[at] < datum)
        at++;
    if (at < in->grenzen && in->grens[at] == datum)
        return;
    if (in->grenzen == MBOI_MAX_PERIODEN) {
        in->te_groot = true;
        return;
    }
    memmove(in->grens + at + 1, in->grens + at, (in->grenzen - at) * sizeof *in->grens);
    in->grens[at] = datum;
    in->grenzen++;
}

static void add_test(mboi_inhoud *in, int32_t test)
{
    for (uint32_t i = 0; i < in->testen; i++)
        if (in->test[i] == test)
            return;
    if (in->testen == MBOI_MAX_TESTEN)
        in->te_groot = true;
    else
        in->test[in->testen++] = (uint16_t)test;
}

void mboi_inhoud_formule(mboi_inhoud *in, const mboi_stelsel *stelsel, const mboi_formule *f)
{
    if (!f)
        return;
    if (mboi_formule_leest_parameter(f))
        mboi_namen_add(f->soort == MBOI_DUUR_TOT || f->soort == MBOI_DUUR_VANAF ? &in->duren : &in->leest,
                       f->parameter);
    if (f->soort == MBOI_DATUM)
        add_test(in, f->test);
    if (f->soort == MBOI_DATUM && stelsel->test[f->test].functie == MBOI_INSTROOM)
        add_test(in, f->test + 1); /* is it known? */
    if (f->soort == MBOI_UREN)
        for (int32_t rij = 0; rij < stelsel->boek->norm[f->test].rijen; rij++)
            for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
                mboi_namen_add(&in->uren, stelsel->boek->norm[f->test].rij[rij].parameter[u]);
    if (f->soort == MBOI_VRAAG)
        mboi_inhoud_vraag(in, stelsel, &stelsel->boek->vraag[f->test]);
    mboi_inhoud_formule(in, stelsel, f->links);
    mboi_inhoud_formule(in, stelsel, f->rechts);
}

void mboi_inhoud_regel(mboi_inhoud *in, const mboi_stelsel *stelsel, const struct mbo_regel *regel)
{
    mboi_inhoud_grens(in, regel->vanaf);
    mboi_inhoud_grens(in, regel->tot);
    mboi_inhoud_formule(in, stelsel, regel->als);
    mboi_inhoud_formule(in, stelsel, regel->dan);
}

void mboi_inhoud_vraag(mboi_inhoud *in, const mboi_stelsel *stelsel, const struct mboi_vraag *vraag)
{
    in->vragen |= UINT32_C(1) << (vraag - stelsel->boek->vraag);
    mboi_inhoud_formule(in, stelsel, vraag->bereik);
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        if (!stelsel->boek->regel[i].toelichting)
            mboi_inhoud_regel(in, stelsel, &stelsel->boek->regel[i]);
}

void mboi_inhoud_bedrag(mboi_inhoud *in, const struct mbo_regel *regel)
{
    const mboi_bedragregel *b = &regel->bedrag;
    const int32_t namen[] = {b->parameter, b->op, b->grens, b->maal};
    for (size_t i = 0; regel->soort && i < MBOI_COUNT(namen); i++)
        mboi_namen_add(&in->bedragen, namen[i]);
}

mboi_namen mboi_inhoud_namen(const mboi_inhoud *in)
{
    mboi_namen uit = in->leest;
    mboi_namen_join(&uit, &in->uren);
    mboi_namen_join(&uit, &in->duren);
    mboi_namen_join(&uit, &in->bedragen);
    return uit;
}

void mboi_inhoud_waarden(mboi_inhoud *in, const mboi_boek *boek, const int16_t *naam_van, const mboi_namen *namen)
{
    for (size_t i = 0; i < boek->parameters.count; i++)
        if (mboi_namen_has(namen, naam_van[i])) {
            mboi_inhoud_grens(in, boek->parameters.rij[i].vanaf);
            mboi_inhoud_grens(in, boek->parameters.rij[i].tot);
        }
}
