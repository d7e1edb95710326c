/* SPDX-License-Identifier: MIT */
/* The shortest useful program: may this person be admitted, and why? */
#include <mborules/mborules.h>
#include <stdio.h>

int main(void)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_zaak *zaak = NULL;
    mbo_oordeel *oordeel = NULL;

    if (mbo_regels_create(NULL, &regels, &fout) || mbo_zaak_create(NULL, &zaak, &fout) ||
        mbo_zaak_set_text(zaak, "bewijs", "diploma", &fout) || mbo_zaak_set_text(zaak, "leerweg", "bbl", &fout) ||
        mbo_zaak_set_text(zaak, "instelling", "roc", &fout) ||
        mbo_zaak_set_text(zaak, "soort_opleiding", "vak", &fout) ||
        mbo_zaak_set_text(zaak, "vooropleiding", "vmbo_bb", &fout) ||
        mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_TOELATING, 0, NULL, &oordeel, &fout)) {
        fprintf(stderr, "%s\n", fout.message);
    } else {
        mbo_feitset ontbrekend;
        printf("%s\n", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(oordeel, MBO_VRAAG_TOELATING)));
        mbo_oordeel_ontbrekend(oordeel, MBO_VRAAG_TOELATING, &ontbrekend);
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&ontbrekend, feit));)
            printf("  ontbreekt: %s\n", mbo_feit_question(feit, MBO_TAAL_NL));
        for (int32_t i = 0; i < mbo_oordeel_reden_count(oordeel, MBO_VRAAG_TOELATING); i++)
            printf("  %s\n", mbo_regel_tekst(mbo_oordeel_reden_regel(oordeel, MBO_VRAAG_TOELATING, i), MBO_TAAL_NL));
    }
    int failed = !oordeel;
    mbo_oordeel_free(oordeel);
    mbo_zaak_free(zaak);
    mbo_regels_free(regels);
    return failed;
}
