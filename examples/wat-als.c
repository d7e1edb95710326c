/* SPDX-License-Identifier: MIT */
/* What if the levenlanglerenkrediet were open until 60 from 2027, and who would notice? */
#include <mborules/mborules.h>
#include <stdio.h>

static int fail(const mbo_fout *fout)
{
    return fprintf(stderr, "%s\n", fout->message), 1;
}

int main(void)
{
    mbo_fout fout;
    mbo_datum vanaf;
    mbo_regels *regels = NULL, *anders = NULL;
    mbo_verschil *verschil = NULL;
    int status = 1;
    /* the copy stands by itself: both rule sets may be used side by side, by any number of threads */
    if (mbo_regels_create(NULL, &regels, &fout) || mbo_datum_parse("2027-01-01", &vanaf, &fout) ||
        mbo_regels_met_parameter(regels, "levenlanglerenkrediet.leeftijd_tot", vanaf, MBO_DATUM_NOT_SET, 6000, &anders,
                                 &fout) ||
        mbo_verschil_create(regels, vanaf, anders, vanaf, MBO_VRAAG_LEVENLANGLERENKREDIET, NULL, &verschil, &fout)) {
        fail(&fout);
    } else {
        for (int32_t i = 0; i < mbo_verschil_count(verschil); i++) {
            char geboren[11];
            mbo_zaak_get_text(mbo_verschil_voorbeeld(verschil, i), MBO_FEIT_GEBOORTEDATUM, geboren, sizeof geboren);
            printf("%s -> %s, door %s; bijvoorbeeld geboren op %s\n",
                   mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_verschil_uitkomst_was(verschil, i)),
                   mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_verschil_uitkomst_nu(verschil, i)),
                   mbo_verschil_parameter_naam(verschil, i, 0), geboren);
        }
        status = 0;
    }
    mbo_verschil_free(verschil);
    mbo_regels_free(anders);
    mbo_regels_free(regels);
    return status;
}
