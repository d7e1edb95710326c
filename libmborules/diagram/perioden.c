/* SPDX-License-Identifier: MIT */
/* The periods of a rule set, in which every rule and parameter is the same, and the values and ages in each. */
#include "diagram/makelij.h"

/* Values of one name stand together. */
static void note_namen(mboi_makelij *m)
{
    const mboi_boek *boek = m->stelsel->boek;
    for (size_t i = 0; i < boek->parameters.count; i++) {
        const char *naam = boek->parameters.rij[i].naam;
        if (i && strcmp(naam, boek->parameters.rij[i - 1].naam) == 0) {
            m->naam_van[i] = m->naam_van[i - 1];
            continue;
        }
        m->naam_van[i] = MBOI_GEEN;
        for (size_t n = 0; n < boek->namen && m->naam_van[i] == MBOI_GEEN; n++)
            m->naam_van[i] = strcmp(boek->naam[n], naam) == 0 ? (int16_t)n : MBOI_GEEN;
    }
}

/* Tell of the value that makes one period too many: of the last that was added when it is one set on a copy. */
static mbo_status too_many_perioden(const mboi_makelij *m, mbo_fout *fout)
{
    const mboi_boek *boek = m->stelsel->boek;
    mboi_inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    for (size_t i = 0; i < boek->regels; i++) {
        mboi_inhoud_grens(&in, boek->regel[i].vanaf);
        mboi_inhoud_grens(&in, boek->regel[i].tot);
    }
    for (int gezet = 0; gezet < 2; gezet++)
        for (size_t i = 0; i < boek->parameters.count; i++) {
            const struct mbo_parameter *p = &boek->parameters.rij[i];
            if (m->naam_van[i] == MBOI_GEEN || (p->line == 0) != gezet)
                continue;
            mboi_inhoud_grens(&in, p->vanaf);
            mboi_inhoud_grens(&in, p->tot);
            if (in.te_groot)
                return mboi_fail_at(fout, MBO_ERROR_LIMIT, p->line, 0,
                                    "%s: with this value the rules and parameters make more than %d periods", p->naam,
                                    MBOI_MAX_PERIODEN);
        }
    return mboi_fail(fout, MBO_ERROR_LIMIT, "the rules make too many periods or date tests");
}

/* Which names the rules read, and for what. In a copy it is the same; false: a rule has too many date tests. */
static bool note_leest(mboi_makelij *m)
{
    mboi_stelsel *stelsel = m->stelsel;
    mboi_inhoud alle = {.te_groot = stelsel->testen > MBOI_MAX_ALLE_TESTEN};
    if (m->van) {
        stelsel->leest = m->van->leest;
        stelsel->leest_uren = m->van->leest_uren;
        stelsel->leest_duren = m->van->leest_duren;
        return true;
    }
    for (size_t i = 0; i < stelsel->boek->regels + stelsel->boek->voorwaarden; i++) {
        mboi_inhoud een = {.grenzen = 0}; /* the tests of one */
        if (i < stelsel->boek->regels)
            mboi_inhoud_regel(&een, stelsel, &stelsel->boek->regel[i]);
        else
            mboi_inhoud_formule(&een, stelsel, stelsel->boek->voorwaarde[i - stelsel->boek->regels].formule);
        if (i < stelsel->boek->regels)
            mboi_inhoud_bedrag(&een, &stelsel->boek->regel[i]);
        alle.te_groot |= een.te_groot;
        mboi_namen_join(&alle.leest, &een.leest);
        mboi_namen_join(&alle.uren, &een.uren);
        mboi_namen_join(&alle.duren, &een.duren);
        mboi_namen_join(&alle.bedragen, &een.bedragen);
    }
    stelsel->leest = mboi_inhoud_namen(&alle);
    stelsel->leest_uren = alle.uren;
    stelsel->leest_duren = alle.duren;
    return !alle.te_groot;
}

mbo_status mboi_perioden_make(mboi_makelij *m, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    const mboi_boek *boek = stelsel->boek;
    mboi_inhoud in = {.grens = {MBO_REGELS_BEGIN}, .grenzen = 1};
    note_namen(m);
    in.te_groot = !note_leest(m);
    for (size_t i = 0; i < boek->regels; i++) {
        mboi_inhoud_grens(&in, boek->regel[i].vanaf);
        mboi_inhoud_grens(&in, boek->regel[i].tot);
    }
    mboi_inhoud_waarden(&in, boek, m->naam_van, &stelsel->leest);
    if (in.te_groot)
        return too_many_perioden(m, fout);
    stelsel->perioden = in.grenzen;
    stelsel->grens = mboi_claim(&stelsel->arena, in.grenzen, sizeof *stelsel->grens);
    stelsel->waarde = mboi_claim(&stelsel->arena, in.grenzen * boek->namen, sizeof *stelsel->waarde);
    stelsel->drempel = mboi_claim(&stelsel->arena, in.grenzen * stelsel->testen, sizeof *stelsel->drempel);
    if (!stelsel->grens || !stelsel->waarde || !stelsel->drempel)
        return mboi_no_memory(fout);
    memcpy(stelsel->grens, in.grens, in.grenzen * sizeof *in.grens);
    for (size_t i = 0; i < boek->parameters.count; i++) {
        const struct mbo_parameter *v = &boek->parameters.rij[i];
        for (size_t p = 0; m->naam_van[i] != MBOI_GEEN && p < stelsel->perioden; p++)
            if (v->vanaf <= stelsel->grens[p] && (v->tot == MBO_DATUM_NOT_SET || stelsel->grens[p] < v->tot))
                stelsel->waarde[(size_t)m->naam_van[i] * stelsel->perioden + p] = v;
    }
    size_t veranderingen = stelsel->testen;
    for (uint32_t p = 0; p < stelsel->perioden; p++)
        for (size_t t = 0; t < stelsel->testen; t++) {
            int32_t *drempel = &stelsel->drempel[p * stelsel->testen + t];
            const struct mbo_parameter *v = mboi_is_leeftijd(stelsel->test[t].functie)
                                                ? mboi_stelsel_waarde(stelsel, stelsel->test[t].parameter, p)
                                                : NULL;
            *drempel = v ? (int32_t)(v->waarde / 100) : MBOI_GEEN_DREMPEL;
            veranderingen += p && *drempel != drempel[-(int64_t)stelsel->testen];
            /* a test becomes true once for each value of its age; see MBOI_MAX_MOMENTEN */
            if (veranderingen > 8 * MBOI_MAX_ALLE_TESTEN)
                return mboi_fail_at(fout, MBO_ERROR_LIMIT, v ? v->line : 0, 0,
                                    "%s: with this value the ages in the parameters change more than %d times",
                                    boek->naam[stelsel->test[t].parameter], 8 * MBOI_MAX_ALLE_TESTEN);
        }
    return MBO_OK;
}

void mboi_perioden_match(const mboi_stelsel *een, const mboi_stelsel *ander, uint16_t *uit)
{
    for (uint32_t p = 0, q = 0; p < een->perioden; p++) {
        while (q + 1 < ander->perioden && ander->grens[q + 1] <= een->grens[p])
            q++;
        uit[p] = (uint16_t)q;
    }
}
