/* SPDX-License-Identifier: MIT */
/* What stands behind an answer: which rules hold when, which take part in a case, and the values of the parameters. */
#include "vragen.h"

#include <stdio.h>
#include <string.h>

/* ---- when each rule holds: what changed in the law, see shared/bronnen/web-wijzigingen.md, wsf-wijzigingen.md and
   overig.md, web-overgangsrecht.md; the others have held since 2014-08-01 ---- */

static const struct {
    const char *id, *vanaf, *tot;
} perioden[] = {
    {"bekostiging.instelling", "2014-08-01", "2022-08-01"},
    {"bekostiging.instelling", "2022-08-01", ""},
    {"bekostiging.leerweg", "2014-08-01", "2026-08-01"},
    {"bekostiging.leerweg", "2026-08-01", ""},
    {"toelating.nadere_eisen", "2014-08-01", "2018-04-01"},
    {"toelating.nadere_eisen", "2018-04-01", "2020-08-01"},
    {"toelating.nadere_eisen", "2020-08-01", ""},
    {"toelating.entree_elders", "2014-08-01", "2017-08-01"},
    {"toelating.entree_elders", "2017-08-01", "2026-08-01"},
    {"toelating.entree_elders", "2026-08-01", ""},
    {"toelating.beslissing_school", "2014-08-01", "2017-08-01"},
    {"toelating.nog_geen_recht", "2017-08-01", "2018-04-01"},
    {"toelating.toelatingsrecht", "2018-04-01", "2019-08-01"},
    {"toelating.toelatingsrecht", "2019-08-01", "2023-08-01"},
    {"toelating.toelatingsrecht", "2023-08-01", ""},
    {"toelating.zonder_diploma", "2014-08-01", "2026-08-01"},
    {"toelating.zonder_diploma", "2026-08-01", ""},
    {"aanbod.diploma", "2014-08-01", "2026-08-01"},
    {"aanbod.diploma", "2026-08-01", ""},
    {"aanbod.diploma_derde", "2014-08-01", "2026-08-01"},
    {"aanbod.diploma_derde", "2026-08-01", ""},
    {"aanbod.deel_plaats", "2014-08-01", "2023-08-01"},
    {"aanbod.deel_elke_leerweg", "2023-08-01", "2026-08-01"},
    {"aanbod.deel_plaats", "2026-08-01", ""},
    {"aanbod.deel_ander_aanbod", "2026-08-01", ""},
    {"aanbod.deel_erkenning", "2014-08-01", "2026-08-01"},
    {"aanbod.deel_erkenning", "2026-08-01", ""},
    {"aanbod.verklaring_bestaat", "2014-08-01", "2017-08-01"},
    {"aanbod.verklaring", "2017-08-01", "2021-08-01"},
    {"aanbod.verklaring", "2021-08-01", "2026-08-01"},
    {"aanbod.verklaring", "2026-08-01", ""},
    {"aanbod.bedrijfstak", "2014-08-01", "2022-08-01"},
    {"aanbod.bedrijfstak", "2022-08-01", ""},
    {"praktijkplaats.leerbedrijf", "2014-08-01", "2022-08-01"},
    {"praktijkplaats.leerbedrijf", "2022-08-01", "2026-08-01"},
    {"praktijkplaats.leerbedrijf", "2026-08-01", ""},
    {"praktijkplaats.school", "2014-08-01", "2015-08-01"},
    {"praktijkplaats.school", "2015-08-01", ""},
    {"praktijkplaats.zorg_van_de_school", "2014-08-01", "2015-08-01"},
    {"praktijkplaats.zorg_van_de_school", "2015-08-01", ""},
    {"studieduur.niet_bekostigd", "2014-08-01", "2026-08-01"},
    {"studieduur.niet_bekostigd", "2026-08-01", ""},
    {"urennorm.bbl", "2014-08-01", "2026-08-01"},
    {"urennorm.bol_entree", "2014-08-01", "2026-08-01"},
    {"urennorm.bol_basisberoeps", "2014-08-01", "2026-08-01"},
    {"urennorm.bol_vak", "2014-08-01", "2026-08-01"},
    {"urennorm.bol_middenkader", "2014-08-01", "2026-08-01"},
    {"urennorm.bol_specialisten", "2014-08-01", "2026-08-01"},
    {"urennorm.bbl", "2026-08-01", "2027-08-01"},
    {"urennorm.bol_entree", "2026-08-01", "2027-08-01"},
    {"urennorm.bol_basisberoeps", "2026-08-01", "2027-08-01"},
    {"urennorm.bol_vak", "2026-08-01", "2027-08-01"},
    {"urennorm.bol_middenkader", "2026-08-01", "2027-08-01"},
    {"urennorm.bol_specialisten", "2026-08-01", "2027-08-01"},
    {"urennorm.bbl", "2027-08-01", ""},
    {"urennorm.bol_entree", "2027-08-01", ""},
    {"urennorm.bol", "2027-08-01", ""},
    {"urennorm.al_begonnen", "2022-08-01", "2026-08-01"},
    {"urennorm.derde_leerweg", "2014-08-01", "2026-08-01"},
    {"urennorm.derde_leerweg", "2026-08-01", ""},
    {"onderwijsgeld.lesgeld", "2014-08-01", "2021-08-01"},
    {"onderwijsgeld.lesgeld", "2021-08-01", "2022-08-01"},
    {"onderwijsgeld.lesgeld", "2022-08-01", "2023-08-01"},
    {"onderwijsgeld.lesgeld", "2023-08-01", "2024-08-01"},
    {"onderwijsgeld.lesgeld", "2024-08-01", "2026-08-01"},
    {"onderwijsgeld.lesgeld", "2026-08-01", ""},
    {"onderwijsgeld.cursusgeld_niveau_1_2", "2014-08-01", "2021-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_1_2", "2021-08-01", "2022-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_1_2", "2022-08-01", "2023-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_1_2", "2023-08-01", "2024-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_1_2", "2024-08-01", "2026-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_1_2", "2026-08-01", ""},
    {"onderwijsgeld.cursusgeld_niveau_3_4", "2014-08-01", "2021-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_3_4", "2021-08-01", "2022-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_3_4", "2022-08-01", "2023-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_3_4", "2023-08-01", "2024-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_3_4", "2024-08-01", "2026-08-01"},
    {"onderwijsgeld.cursusgeld_niveau_3_4", "2026-08-01", ""},
    {"studiefinanciering.instelling", "2014-08-01", "2026-08-01"},
    {"studiefinanciering.instelling", "2026-08-01", ""},
    {"studiefinanciering.verbruikt", "2014-08-01", "2020-04-01"},
    {"studiefinanciering.verbruikt", "2020-04-01", ""},
    {"studiefinanciering.leeftijd_vanaf", "2014-08-01", "2018-01-01"},
    {"studiefinanciering.leeftijd_vanaf", "2018-01-01", "2020-04-01"},
    {"studiefinanciering.leeftijd_vanaf", "2020-04-01", ""},
    {"studiefinanciering.prestatiebeurs", "2014-08-01", "2026-01-01"},
    {"studiefinanciering.prestatiebeurs", "2026-01-01", ""},
    {"studiefinanciering.reisvoorziening", "2017-01-01", ""},
    {"studiefinanciering.aanvragen", "2014-08-01", "2021-09-01"},
    {"studiefinanciering.aanvragen", "2021-09-01", ""},
    {"levenlanglerenkrediet.begin", "2014-08-01", "2017-08-01"},
    {"levenlanglerenkrediet.opleiding", "2017-08-01", ""},
    {"levenlanglerenkrediet.instelling", "2017-08-01", "2026-08-01"},
    {"levenlanglerenkrediet.instelling", "2026-08-01", ""},
    {"levenlanglerenkrediet.nationaliteit", "2017-08-01", ""},
    {"levenlanglerenkrediet.studieduur", "2017-08-01", ""},
    {"levenlanglerenkrediet.geen_studiefinanciering", "2017-08-01", ""},
    {"levenlanglerenkrediet.leeftijd_vanaf", "2017-08-01", ""},
    {"levenlanglerenkrediet.leeftijd_tot", "2017-08-01", "2020-08-01"},
    {"levenlanglerenkrediet.leeftijd_tot", "2020-08-01", "2024-08-01"},
    {"levenlanglerenkrediet.leeftijd_tot", "2024-08-01", ""},
    {"levenlanglerenkrediet.vergoed", "2017-08-01", ""},
    {"levenlanglerenkrediet.maximum_bekostigd", "2017-08-01", "2021-08-01"},
    {"levenlanglerenkrediet.maximum_bekostigd", "2021-08-01", "2022-08-01"},
    {"levenlanglerenkrediet.maximum_bekostigd", "2022-08-01", "2023-08-01"},
    {"levenlanglerenkrediet.maximum_bekostigd", "2023-08-01", "2026-08-01"},
    {"levenlanglerenkrediet.maximum_bekostigd", "2026-08-01", ""},
    {"levenlanglerenkrediet.maximum_eigen_prijs", "2017-08-01", "2021-08-01"},
    {"levenlanglerenkrediet.maximum_eigen_prijs", "2021-08-01", "2022-08-01"},
    {"levenlanglerenkrediet.maximum_eigen_prijs", "2022-08-01", "2023-08-01"},
    {"levenlanglerenkrediet.maximum_eigen_prijs", "2023-08-01", "2026-08-01"},
    {"levenlanglerenkrediet.maximum_eigen_prijs", "2026-08-01", ""},
    {"levenlanglerenkrediet.aanvragen", "2017-08-01", ""},
    {"subsidie_praktijkleren.bbl_diploma", "2014-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.bbl_erkenning", "2014-08-01", "2026-08-01"},
    {"subsidie_praktijkleren.bbl_erkenning", "2026-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.bbl_leerbedrijf", "2014-08-01", "2022-08-01"},
    {"subsidie_praktijkleren.bbl_leerbedrijf", "2022-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.bbl_overeenkomst", "2014-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.bbl_urennorm", "2014-08-01", "2026-08-01"},
    {"subsidie_praktijkleren.bbl_urennorm", "2026-08-01", "2027-08-01"},
    {"subsidie_praktijkleren.bbl_urennorm", "2027-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.bbl_rod", "2023-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.bbl_bedrag", "2014-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.bbl_voorbij", "2028-08-01", ""},
    {"subsidie_praktijkleren.derde_nog_niet", "2014-08-01", "2021-01-01"},
    {"subsidie_praktijkleren.derde_tijdvak", "2025-11-01", ""},
    {"subsidie_praktijkleren.derde_erkenning", "2021-01-01", "2026-08-01"},
    {"subsidie_praktijkleren.derde_erkenning", "2026-08-01", ""},
    {"subsidie_praktijkleren.derde_leerbedrijf", "2021-01-01", ""},
    {"subsidie_praktijkleren.derde_overeenkomst", "2021-01-01", ""},
    {"subsidie_praktijkleren.derde_doelgroep", "2021-01-01", "2023-08-01"},
    {"subsidie_praktijkleren.derde_doelgroep", "2023-08-01", ""},
    {"subsidie_praktijkleren.derde_rod", "2023-08-01", ""},
    {"subsidie_praktijkleren.derde_bedrag", "2021-01-01", "2023-08-01"},
    {"subsidie_praktijkleren.derde_bedrag", "2023-08-01", ""},
    {"subsidie_praktijkleren.bbl_aanvragen", "2014-08-01", "2016-08-01"},
    {"subsidie_praktijkleren.bbl_aanvragen", "2016-08-01", "2023-08-01"},
    {"subsidie_praktijkleren.bbl_aanvragen", "2023-08-01", "2026-08-01"},
    {"subsidie_praktijkleren.bbl_aanvragen", "2026-08-01", "2028-08-01"},
    {"subsidie_praktijkleren.derde_aanvragen", "2021-01-01", "2023-08-01"},
    {"subsidie_praktijkleren.derde_aanvragen", "2023-08-01", "2025-11-01"},
    {"uwv_financiering.uitkering", "2014-08-01", "2018-07-01"},
    {"uwv_financiering.uitkering", "2018-07-01", "2021-01-01"},
    {"uwv_financiering.uitkering", "2021-01-01", "2022-01-01"},
    {"uwv_financiering.uitkering", "2022-01-01", ""},
    {"uwv_financiering.een_jaar", "2021-01-01", ""},
    {"uwv_financiering.voucher", "2016-05-01", "2018-01-01"},
    {"uwv_behoud_uitkering.duur", "2014-08-01", "2016-05-18"},
    {"uwv_behoud_uitkering.een_jaar", "2021-01-01", ""},
    {"uwv_behoud_uitkering.beleid_2016", "2016-05-18", "2021-01-01"},
    {"uwv_behoud_uitkering.wajong", "2014-08-01", "2015-01-01"},
    {"uwv_behoud_uitkering.wajong", "2015-01-01", "2021-01-01"},
    {"gemeente_financiering.uwv", "2014-08-01", "2015-01-01"},
    {"gemeente_financiering.uwv", "2015-01-01", ""},
    {"gemeente_financiering.onder_27", "2014-08-01", "2015-01-01"},
    {"gemeente_financiering.onder_27", "2015-01-01", "2026-01-01"},
    {"gemeente_financiering.onder_27", "2026-01-01", ""},
};

static void test_perioden(void)
{
    size_t found = 0;
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *r = mbo_regels_regel(regels, i);
        char vanaf[11], tot[11];
        const char *id = mbo_regel_id(r), *begin = "2014-08-01", *end = "";
        mbo_datum_format(mbo_regel_vanaf(r), vanaf, sizeof vanaf);
        mbo_datum_format(mbo_regel_tot(r), tot, sizeof tot);
        if (!mbo_regel_vraag(r)) /* before the library's time */
            begin = "", end = "2014-08-01";
        size_t versies = 0;
        for (size_t p = 0; p < sizeof perioden / sizeof *perioden; p++)
            if (!strcmp(perioden[p].id, id)) {
                bool same = !strcmp(perioden[p].vanaf, vanaf) && !strcmp(perioden[p].tot, tot);
                found += same;
                versies++;
                if (same)
                    begin = vanaf, end = tot;
            }
        if (strcmp(begin, vanaf) || strcmp(end, tot))
            printf("%s holds from %s to %s\n", id, vanaf, tot);
        CU_ASSERT_STRING_EQUAL(begin, vanaf);
        CU_ASSERT_STRING_EQUAL(end, tot);
        CU_ASSERT(!versies || begin == vanaf);
    }
    CU_ASSERT_EQUAL(found, sizeof perioden / sizeof *perioden);
}

/* ---- which rules take part in a case, and how they come out by themselves ---- */

static const struct {
    mbo_vraag vraag;
    const char *facts, *redenen; /* ids without their question, a toelichting without outcome, ">" beneath another */
} gevallen[] = {
    {MBO_VRAAG_BEKOSTIGING, "instelling=roc leerweg=bol bewijs=diploma startdatum=2022-07-31",
     "instelling=ja leerweg=ja bewijs=ja"},
    {MBO_VRAAG_BEKOSTIGING, "instelling=privaat leerweg=derde bewijs=certificaat startdatum=2026-08-01",
     "instelling=nee leerweg=nee bewijs=nee"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=entree vooropleiding=- leerplicht_beeindigd=ja "
     "startdatum=2024-08-01",
     "verblijf=ja entree_vooropleiding=ja entree_leerplicht=ja entree_weigeren"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bbl bewijs=diploma soort_opleiding=entree vooropleiding=vmbo_bb "
     "leerplicht_beeindigd=nee besluit_vervangende_leerplicht=ja geboortedatum=2010-08-01 startdatum=2024-08-01",
     "verblijf=ja entree_vooropleiding=nee entree_leerplicht=nee leerplicht_bbl=nee"}, /* 14 on 31 July 2025 */
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bbl bewijs=diploma soort_opleiding=entree vooropleiding=vmbo_bb "
     "leerplicht_beeindigd=nee besluit_vervangende_leerplicht=ja geboortedatum=2010-08-01 startdatum=2025-08-01",
     "verblijf=ja entree_vooropleiding=nee entree_leerplicht=ja leerplicht_bbl=nee"},
    {MBO_VRAAG_TOELATING, "instelling=privaat leerweg=bol bewijs=diploma soort_opleiding=entree vooropleiding=-",
     ""}, /* each period has its sources: told once the day is known */
    {MBO_VRAAG_TOELATING,
     "instelling=privaat leerweg=bbl bewijs=diploma soort_opleiding=entree vooropleiding=- startdatum=2017-07-31",
     "entree_elders"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=derde bewijs=diploma soort_opleiding=entree vooropleiding=- startdatum=2026-08-01",
     "entree_elders"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=basisberoeps vooropleiding=vmbo_bb "
     "startdatum=2017-07-31",
     "verblijf=ja vooropleiding_basisberoeps=ja nadere_eisen=ja beslissing_school"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bbl bewijs=diploma soort_opleiding=basisberoeps vooropleiding=vmbo_bb "
     "leerplicht_beeindigd=ja startdatum=2018-04-01",
     "verblijf=ja leerplicht_bbl=ja vooropleiding_basisberoeps=ja nadere_eisen=ja toelatingsrecht"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bbl bewijs=diploma soort_opleiding=vak vooropleiding=vmbo_kb "
     "leerplicht_beeindigd=nee startdatum=2018-03-31",
     "verblijf=ja leerplicht_bbl=nee vooropleiding_vak=ja nadere_eisen=ja"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=vak vooropleiding=vmbo_kb startdatum=2018-03-31",
     "verblijf=ja vooropleiding_vak=ja nadere_eisen=ja nog_geen_recht"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=middenkader vooropleiding=vwo "
     "nadere_eisen_in_orde=nee besluit_vrijstelling=nee startdatum=2018-04-01",
     "verblijf=ja vooropleiding_middenkader=ja nadere_eisen=nee"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=middenkader vooropleiding=vwo "
     "nadere_eisen_in_orde=nee besluit_vrijstelling=nee startdatum=2018-03-31",
     "verblijf=ja vooropleiding_middenkader=ja nadere_eisen=nee"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=middenkader vooropleiding=vwo "
     "nadere_eisen_in_orde=nee besluit_vrijstelling=nee startdatum=2020-08-01",
     "verblijf=ja vooropleiding_middenkader=ja nadere_eisen=nee"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=middenkader vooropleiding=vwo "
     "startdatum=2020-08-01",
     "verblijf=ja vooropleiding_middenkader=ja nadere_eisen=ja toelatingsrecht"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=specialisten vooropleiding=mbo_vak "
     "vak_zelfde_richting=nee besluit_vrijstelling=ja startdatum=2018-03-31",
     "verblijf=ja vooropleiding_specialisten=ja nadere_eisen=ja"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=specialisten vooropleiding=mbo_vak "
     "vak_zelfde_richting=nee besluit_vrijstelling=nee verblijf_in_orde=nee startdatum=2018-04-01",
     "verblijf=nee vooropleiding_specialisten=nee nadere_eisen=ja"},
    {MBO_VRAAG_TOELATING,
     "instelling=privaat leerweg=bol bewijs=diploma soort_opleiding=vak vooropleiding=vwo startdatum=2018-03-31",
     "vooropleiding_vak=ja"},
    {MBO_VRAAG_TOELATING,
     "instelling=privaat leerweg=bbl bewijs=diploma soort_opleiding=vak vooropleiding=vwo startdatum=2018-04-01",
     "vooropleiding_vak=ja"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=derde bewijs=diploma soort_opleiding=vak vooropleiding=vwo startdatum=2018-04-01",
     "vooropleiding_vak=ja"},
    {MBO_VRAAG_TOELATING, "instelling=roc leerweg=bol bewijs=certificaat soort_opleiding=vak startdatum=2018-03-31",
     "zonder_diploma"},
    {MBO_VRAAG_TOELATING,
     "instelling=roc leerweg=bol bewijs=praktijkverklaring soort_opleiding=vak startdatum=2026-08-01",
     "zonder_diploma"},
    {MBO_VRAAG_DOELGROEP, "bewijs=diploma vooropleiding=-", "diploma"},
    {MBO_VRAAG_DOELGROEP, "bewijs=certificaat werkend=ja vooropleiding=havo", "certificaat=ja"},
    {MBO_VRAAG_DOELGROEP,
     "bewijs=praktijkverklaring werkzoekend=ja diploma_haalbaar=nee certificaat_haalbaar=nee "
     "vooropleiding=vmbo_tl",
     "praktijkverklaring_werk=ja praktijkverklaring_haalbaar=ja eerste_groep"},
    {MBO_VRAAG_DOELGROEP,
     "bewijs=praktijkverklaring werkzoekend=ja diploma_haalbaar=nee certificaat_haalbaar=nee vooropleiding=havo",
     "praktijkverklaring_werk=ja praktijkverklaring_haalbaar=ja tweede_groep"},
    {MBO_VRAAG_AANBOD, "bewijs=diploma leerweg=bol instelling=roc startdatum=2026-07-31", "diploma=ja"},
    {MBO_VRAAG_AANBOD, "bewijs=diploma leerweg=bbl instelling=privaat diploma_erkenning=ja startdatum=2026-08-01",
     "diploma=ja"},
    {MBO_VRAAG_AANBOD, "bewijs=diploma leerweg=derde instelling=roc diploma_erkenning=nee startdatum=2026-07-31",
     "diploma_derde=nee"},
    {MBO_VRAAG_AANBOD, "bewijs=diploma leerweg=derde instelling=roc diploma_erkenning=ja startdatum=2026-08-01",
     "diploma_derde=ja"},
    {MBO_VRAAG_AANBOD,
     "bewijs=certificaat leerweg=bol diploma_erkenning=ja certificaat_vastgesteld=ja startdatum=2023-07-31",
     "deel_plaats=nee deel_erkenning=ja certificaat_vastgesteld=ja"},
    {MBO_VRAAG_AANBOD,
     "bewijs=certificaat leerweg=bol instelling=roc diploma_erkenning=ja certificaat_vastgesteld=ja "
     "startdatum=2023-08-01",
     "deel_elke_leerweg deel_erkenning=ja certificaat_vastgesteld=ja"},
    {MBO_VRAAG_AANBOD,
     "bewijs=certificaat leerweg=bbl instelling=roc diploma_erkenning=nee certificaat_vastgesteld=nee "
     "ander_aanbod_zelfde_domein=ja startdatum=2026-08-01",
     "deel_plaats=nee deel_ander_aanbod=ja deel_erkenning=nee certificaat_vastgesteld=nee"},
    {MBO_VRAAG_AANBOD,
     "bewijs=praktijkverklaring leerweg=derde instelling=roc diploma_erkenning=ja startdatum=2017-07-31",
     "deel_plaats=ja deel_erkenning=ja verklaring_bestaat=nee"},
    {MBO_VRAAG_AANBOD,
     "bewijs=praktijkverklaring leerweg=derde instelling=roc diploma_erkenning=ja startdatum=2017-08-01",
     "deel_plaats=ja deel_erkenning=ja verklaring"},
    {MBO_VRAAG_AANBOD,
     "bewijs=praktijkverklaring leerweg=derde instelling=roc diploma_erkenning=ja startdatum=2021-07-31",
     "deel_plaats=ja deel_erkenning=ja verklaring"},
    {MBO_VRAAG_AANBOD,
     "bewijs=praktijkverklaring leerweg=bol instelling=roc diploma_erkenning=ja startdatum=2023-08-01",
     "deel_elke_leerweg deel_erkenning=ja verklaring"},
    {MBO_VRAAG_AANBOD,
     "bewijs=praktijkverklaring leerweg=derde diploma_erkenning=ja ander_aanbod_zelfde_domein=nee "
     "startdatum=2026-08-01",
     "deel_plaats=ja deel_ander_aanbod=nee deel_erkenning=ja verklaring"},
    {MBO_VRAAG_AANBOD, "crebo=25104 bewijs=diploma leerweg=bol instelling=roc startdatum=2015-07-31",
     "diploma=ja kwalificatie_geldig=onbekend kwalificatie_niet_bekend kwalificatie_leerweg=ja"},
    {MBO_VRAAG_AANBOD, "crebo=25750 bewijs=diploma leerweg=bol instelling=roc startdatum=2015-08-01",
     "diploma=ja kwalificatie_geldig=nee kwalificatie_leerweg=ja"},
    {MBO_VRAAG_AANBOD,
     "crebo=25104 bewijs=diploma leerweg=derde instelling=roc diploma_erkenning=ja startdatum=2020-08-01",
     "diploma_derde=ja kwalificatie_geldig=ja"},
    {MBO_VRAAG_PRAKTIJKPLAATS,
     "bewijs=diploma leerweg=bbl leerbaan=arbeidsovereenkomst leerbedrijf_erkend=nee startdatum=2022-07-31",
     "leerbaan=ja leerbedrijf=nee zorg_van_de_school"},
    {MBO_VRAAG_PRAKTIJKPLAATS,
     "bewijs=praktijkverklaring leerweg=derde leerbaan=geen leerbedrijf_erkend=ja startdatum=2022-08-01",
     "leerbaan=nee leerbedrijf=ja zorg_van_de_school zonder_leerbaan"},
    {MBO_VRAAG_PRAKTIJKPLAATS, "bewijs=diploma leerweg=bol startdatum=2020-08-01", "school"},
    {MBO_VRAAG_STUDIEDUUR,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree studieduur=11 besluit_verkorting=ja",
     "entree=ja"},
    {MBO_VRAAG_STUDIEDUUR,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps studieduur=11 "
     "besluit_verkorting=nee",
     "basisberoeps=nee"},
    {MBO_VRAAG_STUDIEDUUR,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak studieduur=23 besluit_verkorting=ja", "vak=ja"},
    {MBO_VRAAG_STUDIEDUUR,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader studieduur=35 besluit_verkorting=ja",
     "middenkader=ja"},
    {MBO_VRAAG_STUDIEDUUR,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten studieduur=11 "
     "besluit_verkorting=ja",
     "specialisten=ja"},
    {MBO_VRAAG_STUDIEDUUR, "bewijs=diploma leerweg=bol instelling=privaat startdatum=2026-08-01", "niet_bekostigd"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bbl instelling=roc studieduur=12 uren_begeleid=199 uren_bpv=650 besluit_minder_uren=nee "
     "startdatum=2022-07-31",
     "bbl=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=ja startdatum=2022-07-31",
     "bol_entree=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2022-07-31",
     "bol_entree=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2027-07-31",
     "bol_entree=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree uren_begeleid=0 uren_bpv=0 "
     "besluit_oude_urennorm=ja besluit_minder_uren=ja startdatum=2027-07-31",
     "bol_entree=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=ja startdatum=2022-07-31",
     "bol_basisberoeps=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2022-07-31",
     "bol_basisberoeps=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2027-07-31",
     "bol_basisberoeps=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps uren_begeleid=0 uren_bpv=0 "
     "besluit_oude_urennorm=ja besluit_minder_uren=ja startdatum=2027-07-31",
     "bol_basisberoeps=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak uren_begeleid=0 uren_bpv=0 besluit_minder_uren=ja "
     "startdatum=2022-07-31",
     "bol_vak=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak uren_begeleid=0 uren_bpv=0 besluit_minder_uren=nee "
     "startdatum=2022-07-31",
     "bol_vak=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak uren_begeleid=0 uren_bpv=0 besluit_minder_uren=nee "
     "startdatum=2027-07-31",
     "bol_vak=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak uren_begeleid=0 uren_bpv=0 "
     "besluit_oude_urennorm=ja besluit_minder_uren=ja startdatum=2027-07-31",
     "bol_vak=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=ja startdatum=2022-07-31",
     "bol_middenkader=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2022-07-31",
     "bol_middenkader=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2027-07-31",
     "bol_middenkader=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader uren_begeleid=0 uren_bpv=0 "
     "besluit_oude_urennorm=ja besluit_minder_uren=ja startdatum=2027-07-31",
     "bol_middenkader=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=ja startdatum=2022-07-31",
     "bol_specialisten=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2022-07-31",
     "bol_specialisten=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten uren_begeleid=0 uren_bpv=0 "
     "besluit_minder_uren=nee startdatum=2027-07-31",
     "bol_specialisten=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten uren_begeleid=0 uren_bpv=0 "
     "besluit_oude_urennorm=ja besluit_minder_uren=ja startdatum=2027-07-31",
     "bol_specialisten=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma instelling=roc leerweg=bbl uren_begeleid=0 uren_bpv=0 besluit_minder_uren=nee "
     "startdatum=2027-07-31",
     "bbl=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma instelling=roc leerweg=bbl uren_begeleid=0 uren_bpv=0 besluit_oude_urennorm=ja "
     "besluit_minder_uren=ja startdatum=2027-07-31",
     "bbl=ja"},
    {MBO_VRAAG_URENNORM, "bewijs=diploma instelling=roc leerweg=bbl uren_begeleid=0 uren_bpv=0 startdatum=2027-08-01",
     "bbl=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma instelling=roc leerweg=bbl studieduur=12 uren_begeleid=240 uren_bpv=610 startdatum=2027-08-01",
     "bbl=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma instelling=roc leerweg=bol soort_opleiding=entree studieduur=12 uren_begeleid=1000 uren_bpv=0 "
     "startdatum=2027-08-01",
     "bol_entree=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma instelling=roc leerweg=bol soort_opleiding=entree uren_begeleid=0 uren_bpv=0 "
     "startdatum=2027-08-01",
     "bol_entree=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma instelling=roc leerweg=bol soort_opleiding=vak studieduur=24 uren_begeleid=1500 uren_bpv=500 "
     "startdatum=2027-08-01",
     "bol=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma instelling=roc leerweg=bol soort_opleiding=specialisten uren_begeleid=0 uren_bpv=0 "
     "startdatum=2027-08-01",
     "bol=nee"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bbl instelling=roc studieduur=12 uren_begeleid=200 uren_bpv=650 "
     "startdatum=2026-07-31",
     "bbl=ja al_begonnen"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree studieduur=12 uren_begeleid=600 "
     "uren_bpv=400 startdatum=2026-07-31",
     "bol_entree=ja al_begonnen"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps studieduur=12 uren_begeleid=600 "
     "uren_bpv=400 startdatum=2026-07-31",
     "bol_basisberoeps=voorwaardelijk al_begonnen"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak studieduur=24 uren_begeleid=1250 "
     "uren_bpv=750 startdatum=2026-07-31",
     "bol_vak=ja al_begonnen"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader studieduur=36 uren_begeleid=1800 "
     "uren_bpv=1200 startdatum=2026-07-31",
     "bol_middenkader=ja al_begonnen"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten studieduur=12 uren_begeleid=700 "
     "uren_bpv=300 startdatum=2026-07-31",
     "bol_specialisten=ja al_begonnen"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree studieduur=12 uren_begeleid=500 "
     "uren_bpv=500 startdatum=2026-08-01",
     "bol_entree=ja"},
    {MBO_VRAAG_URENNORM,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader studieduur=36 uren_begeleid=1500 "
     "uren_bpv=1500 startdatum=2026-08-01",
     "bol_middenkader=ja"},
    {MBO_VRAAG_ONDERWIJSGELD,
     "bewijs=diploma leerweg=bol instelling=roc geboortedatum=1990-01-01 startdatum=2024-09-01",
     "lesgeld=ja voor_oktober teruggave_lesgeld"},
    {MBO_VRAAG_ONDERWIJSGELD,
     "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=entree geboortedatum=1990-01-01 "
     "startdatum=2024-09-01",
     "cursusgeld_niveau_1_2=ja teruggave_cursusgeld hoogste_tarief lager_tarief"},
    {MBO_VRAAG_ONDERWIJSGELD,
     "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=specialisten geboortedatum=2010-01-01 "
     "startdatum=2024-09-01",
     "cursusgeld_niveau_3_4=nee"},
    {MBO_VRAAG_ONDERWIJSGELD, "bewijs=certificaat onderwijsprijs=10", "eigen_prijs=ja"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps nationaliteit_wsf=ja studieduur=12 "
     "geboortedatum=2001-10-01 startdatum=2019-10-01",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja leeftijd_vanaf=nee leeftijd_tot=ja gift vier_jaren "
     "vier_jaren_hoger_onderwijs aanvragen"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree nationaliteit_wsf=ja studieduur=12 "
     "studiefinanciering_verbruikt=ja geboortedatum=2001-10-01 startdatum=2019-10-01",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja leeftijd_vanaf=nee leeftijd_tot=ja gift vier_jaren "
     "vier_jaren_hoger_onderwijs aanvragen"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=basisberoeps nationaliteit_wsf=ja studieduur=12 "
     "studiefinanciering_verbruikt=ja geboortedatum=2001-10-01 startdatum=2019-10-01",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja leeftijd_vanaf=nee leeftijd_tot=ja gift vier_jaren "
     "vier_jaren_hoger_onderwijs aanvragen"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak nationaliteit_wsf=ja studieduur=12 "
     "studiefinanciering_verbruikt=ja geboortedatum=1995-10-01 startdatum=2020-03-31",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja verbruikt=nee leeftijd_vanaf=ja leeftijd_tot=ja"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader nationaliteit_wsf=ja studieduur=11 "
     "geboortedatum=1980-10-01 startdatum=2020-04-01",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=nee verbruikt=ja leeftijd_vanaf=ja "
     "leeftijd_tot=onbekend"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=privaat diploma_erkenning=nee soort_opleiding=specialisten "
     "nationaliteit_wsf=nee studieduur=12 geboortedatum=2000-10-01 startdatum=2026-08-01",
     "opleiding=ja instelling=nee nationaliteit=nee studieduur=ja verbruikt=ja leeftijd_vanaf=ja "
     "leeftijd_tot=ja"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader nationaliteit_wsf=ja studieduur=12 "
     "studiefinanciering_verbruikt=ja geboortedatum=1995-10-01 startdatum=2020-03-31",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja verbruikt=nee leeftijd_vanaf=ja leeftijd_tot=ja"},
    {MBO_VRAAG_STUDIEFINANCIERING,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten nationaliteit_wsf=ja studieduur=12 "
     "studiefinanciering_verbruikt=ja geboortedatum=1995-10-01 startdatum=2020-03-31",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja verbruikt=nee leeftijd_vanaf=ja leeftijd_tot=ja"},
    {MBO_VRAAG_LEVENLANGLERENKREDIET, "bewijs=diploma leerweg=bol instelling=roc startdatum=2017-07-31", "begin=nee"},
    {MBO_VRAAG_LEVENLANGLERENKREDIET,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak nationaliteit_wsf=ja studieduur=12 "
     "studiefinanciering_lopend=nee onderwijs_vergoed=nee geboortedatum=1970-01-01 startdatum=2017-08-01",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja geen_studiefinanciering=ja >leeftijd_tot=nee "
     "leeftijd_vanaf=ja leeftijd_tot=ja vergoed=ja maximum_bekostigd=ja aanvragen"},
    {MBO_VRAAG_LEVENLANGLERENKREDIET,
     "bewijs=diploma leerweg=bol instelling=privaat diploma_erkenning=ja soort_opleiding=vak "
     "nationaliteit_wsf=ja studieduur=12 studiefinanciering_lopend=nee levenlanglerenkrediet_lopend=nee "
     "onderwijs_vergoed=ja geboortedatum=1960-01-01 startdatum=2024-08-01",
     "opleiding=ja instelling=ja nationaliteit=ja studieduur=ja geen_studiefinanciering=ja >leeftijd_tot=nee "
     "leeftijd_vanaf=ja leeftijd_tot=nee vergoed=nee maximum_eigen_prijs=ja"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN, "leerweg=bol bewijs=diploma", "bol=nee"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
     "leerweg=bbl bewijs=diploma instelling=roc studieduur=12 uren_begeleid=200 uren_bpv=650 "
     "leerbedrijf_erkend=ja praktijkovereenkomst=ja praktijkweken=40 startdatum=2023-07-31",
     "bbl_diploma=ja bbl_erkenning=ja bbl_leerbedrijf=ja bbl_overeenkomst=ja bbl_urennorm=ja bbl_bedrag=ja "
     "bbl_aanvragen"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
     "leerweg=bbl bewijs=diploma instelling=roc studieduur=12 uren_begeleid=199 uren_bpv=650 "
     "leerbedrijf_erkend=ja praktijkovereenkomst=nee rod_ingeschreven=nee startdatum=2023-08-01",
     "bbl_diploma=ja bbl_erkenning=ja bbl_leerbedrijf=ja bbl_overeenkomst=nee bbl_urennorm=nee bbl_rod=nee "
     "bbl_bedrag=ja"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
     "leerweg=bbl bewijs=certificaat leerbedrijf_erkend=ja praktijkovereenkomst=ja startdatum=2024-08-01",
     "bbl_diploma=nee bbl_erkenning=onbekend bbl_leerbedrijf=ja bbl_overeenkomst=ja bbl_rod=ja bbl_bedrag=ja"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN, "leerweg=bbl bewijs=diploma startdatum=2028-08-01", "bbl_voorbij=nee"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN, "leerweg=derde bewijs=certificaat startdatum=2020-12-31", "derde_nog_niet=nee"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
     "leerweg=derde bewijs=diploma werkend=ja werkzoekend=nee met_werkloosheid_bedreigd=nee "
     "leerbedrijf_erkend=ja praktijkovereenkomst=ja startdatum=2023-07-31",
     "derde_erkenning=onbekend derde_leerbedrijf=ja derde_overeenkomst=ja derde_doelgroep=nee derde_bedrag=ja"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
     "leerweg=derde bewijs=diploma werkend=ja leerbedrijf_erkend=ja praktijkovereenkomst=ja "
     "startdatum=2023-08-01",
     "derde_erkenning=onbekend derde_leerbedrijf=ja derde_overeenkomst=ja derde_doelgroep=ja derde_rod=ja "
     "derde_bedrag=ja"},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN, "leerweg=derde bewijs=diploma werkend=ja startdatum=2026-04-01",
     "derde_tijdvak=onbekend derde_erkenning=onbekend derde_leerbedrijf=onbekend derde_overeenkomst=onbekend "
     "derde_doelgroep=ja derde_rod=ja derde_bedrag=ja"},
    {MBO_VRAAG_UWV_FINANCIERING,
     "uitkering=ww besluit_scholing_noodzakelijk=ja inkoopkader_uwv=ja startdatum=2020-12-31",
     "uitkering=ja noodzakelijk=ja inkoopkader=ja"},
    {MBO_VRAAG_UWV_FINANCIERING,
     "uitkering=ww besluit_scholing_noodzakelijk=ja inkoopkader_uwv=ja studieduur=13 startdatum=2021-01-01",
     "uitkering=ja noodzakelijk=ja inkoopkader=ja een_jaar"},
    {MBO_VRAAG_UWV_BEHOUD_UITKERING,
     "uitkering=ww besluit_scholing_noodzakelijk=ja studieduur=24 startdatum=2016-05-17",
     "uitkering=ja noodzakelijk=ja duur_ww=ja duur=ja langer_dan_een_jaar overheidswerknemer"},
    {MBO_VRAAG_UWV_BEHOUD_UITKERING,
     "uitkering=ww besluit_scholing_noodzakelijk=ja studieduur=25 startdatum=2016-05-17",
     "uitkering=ja noodzakelijk=ja duur_ww=nee duur=nee overheidswerknemer"},
    {MBO_VRAAG_UWV_BEHOUD_UITKERING,
     "uitkering=wao besluit_scholing_noodzakelijk=ja studieduur=25 startdatum=2016-05-18",
     "uitkering=ja noodzakelijk=ja beleid_2016"},
    {MBO_VRAAG_UWV_BEHOUD_UITKERING,
     "uitkering=wao besluit_scholing_noodzakelijk=ja studieduur=24 startdatum=2020-12-31",
     "uitkering=ja noodzakelijk=ja beleid_2016"},
    {MBO_VRAAG_UWV_BEHOUD_UITKERING,
     "uitkering=wao besluit_scholing_noodzakelijk=ja studieduur=12 startdatum=2021-01-01",
     "uitkering=ja noodzakelijk=ja een_jaar"},
    {MBO_VRAAG_GEMEENTE_FINANCIERING, "uitkering=geen werkzoekend=ja besluit_gemeente=ja",
     "verantwoordelijk=ja besluit=ja"},
    {MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING, "uitkering=ww besluit_gemeente_behoud=ja", "uitkering=nee besluit=ja"},
    {MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING,
     "uitkering=bbz besluit_gemeente_behoud=ja geboortedatum=1997-09-02 startdatum=2024-09-02 bewijs=certificaat",
     "uitkering=ja besluit=ja onder_27=ja >bewijs=nee >opleiding=nee alleenstaande_ouder"},
    {MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING, /* 26 on the day: the note on other education is for bbz too */
     "uitkering=bbz besluit_gemeente_behoud=ja geboortedatum=1997-09-03 startdatum=2024-09-02 bewijs=certificaat",
     "uitkering=ja besluit=ja onder_27=ja >bewijs=nee >opleiding=nee onder_27_andere_route alleenstaande_ouder"},
    {MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING,
     "uitkering=participatiewet besluit_gemeente_behoud=ja geboortedatum=1997-09-03 startdatum=2024-09-02 "
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak nationaliteit_wsf=ja studieduur=24",
     "uitkering=ja besluit=ja onder_27=nee >instelling=ja >leerweg=ja >bewijs=ja >opleiding=ja >instelling=ja "
     ">nationaliteit=ja >studieduur=ja >verbruikt=ja >leeftijd_vanaf=ja >leeftijd_tot=ja alleenstaande_ouder"},
    {MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING,
     "bewijs=praktijkverklaring uitkering=ww productieve_arbeid=ja studieduur=7 startdatum=2019-01-01",
     "uitkering=ja arbeid=nee duur=nee uwv=voorwaardelijk"},
    {MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING,
     "bewijs=praktijkverklaring uitkering=ioaw productieve_arbeid=nee studieduur=6 besluit_gemeente_behoud=ja "
     "startdatum=2019-01-01",
     "uitkering=ja arbeid=ja duur=ja gemeente=ja"},
    {MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING,
     "bewijs=praktijkverklaring uitkering=ioaw productieve_arbeid=nee studieduur=6 besluit_gemeente_behoud=nee "
     "startdatum=2019-01-01",
     "uitkering=ja arbeid=ja duur=ja gemeente=nee"},
    {MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "vooropleiding=havo bewijs=diploma soort_opleiding=entree",
     "al_behaald=ja door_diploma=nee"},
    {MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "vooropleiding=- bewijs=diploma soort_opleiding=basisberoeps",
     "al_behaald=nee door_diploma=ja"},
    {MBO_VRAAG_TRAJECT,
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vwo studieduur=24 "
     "startdatum=2024-08-01",
     "toelating=ja >verblijf=ja >vooropleiding_vak=ja >nadere_eisen=ja doelgroep=ja aanbod=ja >diploma=ja "
     "studieduur=ja "
     ">vak=ja"},
    {MBO_VRAAG_TRAJECT,
     "bewijs=diploma leerweg=bbl instelling=privaat diploma_erkenning=ja soort_opleiding=vak vooropleiding=vwo "
     "leerbaan=geen",
     "toelating=ja >vooropleiding_vak=ja doelgroep=ja aanbod=ja praktijkplaats=nee >leerbaan=nee"},
    {MBO_VRAAG_TRAJECT,
     "bewijs=praktijkverklaring leerweg=derde instelling=roc diploma_erkenning=ja werkend=nee werkzoekend=nee "
     "leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja startdatum=2024-08-01",
     "toelating=ja doelgroep=nee >praktijkverklaring_werk=nee aanbod=ja >deel_erkenning=ja praktijkplaats=ja "
     ">leerbaan=ja >leerbedrijf=ja"},
    {MBO_VRAAG_TRAJECT, /* nee: which of its parts, and which rule of that */
     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_bb besluit_vrijstelling=nee "
     "studieduur=37 startdatum=2024-08-01",
     "toelating=nee >vooropleiding_vak=nee doelgroep=ja aanbod=ja >diploma=ja studieduur=nee >vak=nee"},
    /* In every period each rule is asked for a ja and a nee; these were not met above. */
    {MBO_VRAAG_BEKOSTIGING, "instelling=privaat leerweg=derde bewijs=certificaat startdatum=2020-08-01",
     "instelling=nee leerweg=nee bewijs=nee"},
    {MBO_VRAAG_TOELATING, /* WEB 8.1.1b lid 1: still of compulsory age, and no substitute for school */
     "instelling=roc leerweg=bol bewijs=diploma soort_opleiding=entree vooropleiding=- leerplicht_beeindigd=nee "
     "besluit_vervangende_leerplicht=nee startdatum=2024-08-01",
     "verblijf=ja entree_vooropleiding=ja entree_leerplicht=nee"},
    {MBO_VRAAG_DOELGROEP,
     "bewijs=praktijkverklaring werkend=nee werkzoekend=nee diploma_haalbaar=nee certificaat_haalbaar=nee "
     "vooropleiding=-",
     "praktijkverklaring_werk=nee praktijkverklaring_haalbaar=ja eerste_groep"},
    {MBO_VRAAG_PRAKTIJKPLAATS,
     "bewijs=diploma leerweg=bbl leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja startdatum=2022-07-31",
     "leerbaan=ja leerbedrijf=ja zorg_van_de_school"},
    {MBO_VRAAG_PRAKTIJKPLAATS, "bewijs=diploma leerweg=bbl leerbaan=geen leerbedrijf_erkend=nee startdatum=2022-08-01",
     "leerbaan=nee leerbedrijf=nee zorg_van_de_school zonder_leerbaan"},
    {MBO_VRAAG_ONDERWIJSGELD, /* Les- en cursusgeldwet 3: seventeen on 1 August, eighteen a day later */
     "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=entree geboortedatum=2006-08-02 "
     "startdatum=2024-08-01",
     "cursusgeld_niveau_1_2=nee"},
    {MBO_VRAAG_UWV_FINANCIERING,
     "uitkering=ww besluit_scholing_noodzakelijk=nee inkoopkader_uwv=nee startdatum=2020-12-31",
     "uitkering=ja noodzakelijk=nee inkoopkader=nee"},
    {MBO_VRAAG_GEMEENTE_FINANCIERING, "uitkering=participatiewet besluit_gemeente=nee",
     "verantwoordelijk=ja besluit=nee"},
};

static void test_redenen(void)
{
    for (size_t i = 0; i < sizeof gevallen / sizeof *gevallen; i++) {
        mbo_vraag v = gevallen[i].vraag;
        mbo_oordeel *o = ask(gevallen[i].facts, v);
        char got[1024] = "";
        for (int32_t r = 0; r < mbo_oordeel_reden_count(o, v); r++) {
            const mbo_regel *regel = mbo_oordeel_reden_regel(o, v, r);
            const char *uit = mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_reden_uitkomst(o, v, r));
            CU_ASSERT_EQUAL(mbo_regel_toelichting(regel), !uit);
            sprintf(got + strlen(got), "%s%s%s%s%s", *got ? " " : "", mbo_oordeel_reden_ouder(o, v, r) >= 0 ? ">" : "",
                    strchr(mbo_regel_id(regel), '.') + 1, uit ? "=" : "", uit ? uit : "");
        }
        same(gevallen[i].facts, gevallen[i].redenen, got);
        mbo_oordeel_free(o);
    }
}

/* ---- which values an answer rests on: of the rules that take part, through other questions too ---- */

static void gelezen(const char *facts, mbo_vraag v, const char *expected)
{
    mbo_oordeel *o = ask(facts, v);
    char got[1024] = "";
    for (int32_t i = 0; i < mbo_oordeel_parameter_count(o, v); i++)
        sprintf(got + strlen(got), "%s%s", *got ? " " : "", mbo_parameter_naam(mbo_oordeel_parameter(o, v, i)));
    same(facts, expected, got);
    mbo_oordeel_free(o);
}

static void test_gelezen(void)
{
    gelezen("bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vwo studieduur=24 "
            "startdatum=2024-08-01",
            MBO_VRAAG_TRAJECT,
            "leerplicht.leeftijd_einde leerplicht.leeftijd_twaalf_jaren studieduur.vak.maximaal "
            "studieduur.vak.minimaal");
    gelezen("bewijs=diploma leerweg=bbl instelling=privaat soort_opleiding=vak vooropleiding=vwo startdatum=2024-08-01",
            MBO_VRAAG_TRAJECT, "");
    gelezen("bewijs=diploma leerweg=bbl instelling=roc leerplicht_beeindigd=ja soort_opleiding=entree "
            "startdatum=2024-08-01",
            MBO_VRAAG_TOELATING, "leerplicht.leeftijd_laatste_jaar");
    gelezen("bewijs=diploma leerweg=bol instelling=roc leerplicht_beeindigd=ja soort_opleiding=vak "
            "startdatum=2024-08-01",
            MBO_VRAAG_TOELATING, "");
    gelezen("leerweg=bbl bewijs=diploma startdatum=2024-08-01", MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
            "urennorm.bbl.begeleid urennorm.bbl.bpv urennorm.bbl.totaal subsidie_praktijkleren_bbl.maximum "
            "subsidie_praktijkleren_bbl.weken");
    gelezen("leerweg=bbl bewijs=certificaat startdatum=2024-08-01", MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN, "");
}

/* ---- lists in the law, code by code ---- */

static void test_codes(void)
{
    /* who pays a benefit, and with which of them UWV pays training: WIA 34 lid 1 names WGA, not IVA; not IOW */
    static const struct {
        const char *uitkering;
        bool betaalt;
    } van_uwv[] = {{"ww", true},     {"wao", true}, {"wia_iva", false},  {"wia_wga", true},
                   {"wajong", true}, {"waz", true}, {"ziektewet", true}, {"iow", false}};
    static const char *const andere[] = {"-", "participatiewet", "ioaw", "ioaz", "bbz", "anw"};
    char facts[256];
    for (size_t i = 0; i < sizeof van_uwv / sizeof *van_uwv; i++) {
        snprintf(facts, sizeof facts,
                 "uitkering=%s besluit_scholing_noodzakelijk=ja inkoopkader_uwv=ja studieduur=12 startdatum=2024-08-01",
                 van_uwv[i].uitkering);
        expect(facts, MBO_VRAAG_UWV_FINANCIERING, van_uwv[i].betaalt ? "ja" : "nee");
        expect(facts, MBO_VRAAG_UWV_BEHOUD_UITKERING, "ja");
    }
    for (size_t i = 0; i < sizeof andere / sizeof *andere; i++) {
        snprintf(facts, sizeof facts, "uitkering=%s", andere[i]);
        expect(facts, MBO_VRAAG_UWV_FINANCIERING, "nee");
        expect(facts, MBO_VRAAG_UWV_BEHOUD_UITKERING, "nee");
    }
    /* Leerplichtwet art. 1 onder f, and a diploma of higher education */
    static const char *const start[] = {
        "mbo_basisberoeps", "mbo_vak", "mbo_middenkader", "mbo_specialisten", "havo", "vwo", "hbo_wo"};
    for (int32_t code = 1; code <= mbo_code_count(MBO_VOCABULAIRE_VOOROPLEIDING); code++) {
        const char *name = mbo_code_name(MBO_VOCABULAIRE_VOOROPLEIDING, code);
        bool heeft = false;
        for (size_t i = 0; i < sizeof start / sizeof *start; i++)
            heeft |= !strcmp(name, start[i]);
        snprintf(facts, sizeof facts, "vooropleiding=%s bewijs=certificaat", name);
        expect(facts, MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, heeft ? "ja" : "nee");
    }
    /* WEB art. 7.2.4a: shorter only with a decision of the school */
    static const char *const soorten[] = {"entree", "basisberoeps", "vak", "middenkader", "specialisten"};
    for (size_t i = 0; i < sizeof soorten / sizeof *soorten; i++) {
        snprintf(facts, sizeof facts, "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=%s studieduur=11",
                 soorten[i]);
        expect(facts, MBO_VRAAG_STUDIEDUUR, "voorwaardelijk: besluit_verkorting");
        strcat(facts, " besluit_verkorting=ja");
        expect(facts, MBO_VRAAG_STUDIEDUUR, "ja");
    }
}

/* ---- the built-in values are those of the table with sources ---- */

static void test_parameters(void)
{
    if (!shared_present("comparing the built-in parameters with their source"))
        return;
    mbo_regels_options options = {.size = sizeof options, .parameters_path = MBO_SHARED "/data/parameters.csv"};
    mbo_regels *other;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&options, &other, NULL), MBO_OK);
    /* and these more: the age at which the kwalificatieplicht ends, Leerplichtwet art. 4b; and until which the gemeente
       follows early school leavers, WEB art. 8.3.2 and 8.3.4 of 2025, and 9.2.1 of 2026 */
    static const struct {
        const char *naam;
        mbo_datum vanaf;
        int64_t waarde;
    } eigen[] = {{"doorstroompunt.leeftijd_tot", 16283, 2300},
                 {"doorstroompunt.leeftijd_tot", 20454, 2700},
                 {"leerplicht.leeftijd_kwalificatieplicht", 16283, 1800}};
    size_t meer = 0;
    for (int32_t i = 0; i < mbo_regels_parameter_count(regels); i++) {
        const mbo_parameter *p = mbo_regels_parameter(regels, i);
        const mbo_parameter *q = mbo_regels_find_parameter(other, mbo_parameter_naam(p), mbo_parameter_vanaf(p));
        if (!q) {
            CU_ASSERT_FATAL(meer < sizeof eigen / sizeof *eigen);
            CU_ASSERT_STRING_EQUAL(mbo_parameter_naam(p), eigen[meer].naam);
            CU_ASSERT_EQUAL(mbo_parameter_vanaf(p), eigen[meer].vanaf);
            CU_ASSERT_EQUAL(mbo_parameter_waarde(p), eigen[meer].waarde);
            meer++;
            continue;
        }
        CU_ASSERT_STRING_EQUAL(mbo_parameter_bron(p), mbo_parameter_bron(q));
        CU_ASSERT_STRING_EQUAL(mbo_parameter_eenheid(p), mbo_parameter_eenheid(q));
        CU_ASSERT(mbo_parameter_vanaf(p) == mbo_parameter_vanaf(q) && mbo_parameter_tot(p) == mbo_parameter_tot(q) &&
                  mbo_parameter_waarde(p) == mbo_parameter_waarde(q) &&
                  mbo_parameter_bevestigd_tot(p) == mbo_parameter_bevestigd_tot(q));
    }
    CU_ASSERT_EQUAL(meer, sizeof eigen / sizeof *eigen);
    CU_ASSERT_EQUAL(mbo_regels_parameter_count(regels), mbo_regels_parameter_count(other) + (int32_t)meer);
    mbo_regels_free(other);
}

static CU_TestInfo tests[] = {{"perioden", test_perioden}, {"redenen", test_redenen},       {"gelezen", test_gelezen},
                              {"codes", test_codes},       {"parameters", test_parameters}, CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"bronnen", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
