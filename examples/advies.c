/* SPDX-License-Identifier: MIT */
/* An advice: the routes of one person with their verdicts, what to do next for the first of them, and what to ask. */
#include <mborules/mborules.h>
#include <stdio.h>

static const char *label(mbo_vocabulaire vocabulaire, int32_t code)
{
    return code ? mbo_code_name(vocabulaire, code) : "deel";
}

static void print_route(const mbo_advies *advies, int32_t route)
{
    mbo_feitset aannames;
    printf("%s: %s in %s, %s", label(MBO_VOCABULAIRE_UITKOMST, mbo_advies_uitkomst_gewoon(advies, route)),
           label(MBO_VOCABULAIRE_BEWIJS, mbo_advies_bewijs(advies, route)),
           label(MBO_VOCABULAIRE_LEERWEG, mbo_advies_leerweg(advies, route)),
           label(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_advies_soort_opleiding(advies, route)));
    mbo_advies_routeaannames(advies, route, &aannames);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&aannames, feit));)
        printf(", aangenomen: %s", mbo_feit_name(feit));
    puts(mbo_advies_herstelbaar(advies, route) ? ", te herstellen met een leerbaan" : "");
}

static mbo_status print_advies(const mbo_advies *advies, mbo_fout *fout)
{
    mbo_stappen *stappen = NULL;
    mbo_feit feit;
    for (int32_t i = 0; i < mbo_advies_route_count(advies); i++)
        print_route(advies, i);
    mbo_status status = mbo_stappen_create(advies, 0, NULL, &stappen, fout); /* of the first: the best comes first */
    for (int32_t i = 0; i < mbo_stappen_count(stappen); i++) {
        const mbo_stap *stap = mbo_stappen_stap(stappen, i);
        if (mbo_stap_soort(stap) == MBO_STAPSOORT_STAP)
            printf("- %s %s\n", mbo_stap_tekst(stap, MBO_TAAL_NL), mbo_stap_adres(stap));
    }
    mbo_stappen_free(stappen);
    if (!status)
        status = mbo_advies_vervolgvraag(advies, NULL, &feit, fout);
    if (!status && feit)
        printf("vraag eerst: %s\n", mbo_feit_question(feit, MBO_TAAL_NL));
    return status;
}

int main(void)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_zaak *zaak = NULL;
    mbo_advies *advies = NULL;

    mbo_status status = mbo_regels_create(NULL, &regels, &fout);
    if (!status)
        status = mbo_zaak_create(NULL, &zaak, &fout);
    if (!status)
        status = mbo_zaak_set_text(zaak, "geboortedatum", "1990-05-06", &fout);
    if (!status)
        status = mbo_zaak_set_text(zaak, "vooropleiding", "vmbo_bb", &fout);
    if (!status)
        status = mbo_zaak_set_text(zaak, "startdatum", "2026-09-01", &fout);
    if (!status)
        status = mbo_zaak_set_text(zaak, "bewijs", "diploma", &fout);
    if (!status)
        status = mbo_zaak_set_text(zaak, "leerbaan", "geen", &fout);
    if (!status)
        status = mbo_advies_create(regels, NULL, zaak, NULL, 0, NULL, &advies, &fout);
    if (!status)
        status = print_advies(advies, &fout);
    if (status)
        fprintf(stderr, "%s\n", fout.message);
    mbo_advies_free(advies);
    mbo_zaak_free(zaak);
    mbo_regels_free(regels);
    return status != MBO_OK;
}
