/* SPDX-License-Identifier: MIT */
/* What if the levenlanglerenkrediet were open until 60 from 2027, and who would notice? */
#include <mborules/mborules.h>
#include <stdio.h>

static const char *name(mbo_uitkomst uitkomst)
{
    return mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst);
}

/* A class of people that get another answer: what it was and is, by what, and one of them. */
static void show(const mbo_verschil *verschil, int32_t i)
{
    const mbo_zaak *voorbeeld = mbo_verschil_voorbeeld(verschil, i);
    char geboren[11] = "", school[32] = "";
    const char *naam;
    mbo_zaak_get_text(voorbeeld, MBO_FEIT_GEBOORTEDATUM, geboren, sizeof geboren);
    mbo_zaak_get_text(voorbeeld, MBO_FEIT_INSTELLING, school, sizeof school);
    printf("%s -> %s", name(mbo_verschil_uitkomst_was(verschil, i)), name(mbo_verschil_uitkomst_nu(verschil, i)));
    for (int32_t p = 0; (naam = mbo_verschil_parameter_naam(verschil, i, p)); p++) /* none where a rule changed */
        printf(", door %s", naam);
    printf("; bijvoorbeeld geboren op %s, school: %s\n", *geboren ? geboren : "welke dag ook", *school ? school : "elke");
}

int main(void)
{
    mbo_fout fout;
    mbo_datum vanaf;
    mbo_regels *regels = NULL, *anders = NULL;
    mbo_verschil *verschil = NULL;
    mbo_status status = mbo_regels_create(NULL, &regels, &fout);
    if (!status)
        status = mbo_datum_from_ymd(2027, 1, 1, &vanaf, &fout);
    if (!status) /* the original is not touched: both may be used side by side, by any number of threads */
        status = mbo_regels_met_parameter(regels, "levenlanglerenkrediet.leeftijd_tot", vanaf, MBO_DATUM_NOT_SET,
                                          6000 /* hundredths of a year */, &anders, &fout);
    if (!status)
        status =
            mbo_verschil_create(regels, vanaf, anders, vanaf, MBO_VRAAG_LEVENLANGLERENKREDIET, NULL, &verschil, &fout);
    if (status)
        fprintf(stderr, "%s\n", fout.message);
    for (int32_t i = 0; !status && i < mbo_verschil_count(verschil); i++)
        show(verschil, i);
    mbo_verschil_free(verschil);
    mbo_regels_free(anders);
    mbo_regels_free(regels);
    return status != MBO_OK;
}
