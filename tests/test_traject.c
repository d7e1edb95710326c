/* SPDX-License-Identifier: MIT */
/* Is the route as a whole open? toelating, doelgroep, aanbod, praktijkplaats and studieduur in one formula; a part
   outside its scope counts as met. What each part says is tested with that part. */
#include "vragen.h"

static const mbo_vraag v = MBO_VRAAG_TRAJECT;

#define BOL "vooropleiding=vmbo_tl bewijs=diploma leerweg=bol soort_opleiding=vak instelling=roc studieduur=36 "
#define BBL                                                                                                        \
    "vooropleiding=vmbo_tl leerplicht_beeindigd=ja bewijs=diploma leerweg=bbl soort_opleiding=vak instelling=roc " \
    "studieduur=36 leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja "
#define CERTIFICAAT                                                                                          \
    "werkend=ja bewijs=certificaat leerweg=derde instelling=roc startdatum=2022-01-01 diploma_erkenning=ja " \
    "certificaat_vastgesteld=ja "
#define PRAKTIJK                                                                                        \
    "werkend=ja diploma_haalbaar=nee certificaat_haalbaar=nee bewijs=praktijkverklaring leerweg=derde " \
    "instelling=privaat startdatum=2022-01-01 diploma_erkenning=ja leerbaan=vrijwilligerswerk leerbedrijf_erkend=ja "

static void test_bol(void)
{
    static const geval law[] = {
        {"", "ja"},
        /* outside a scope: praktijkplaats in bol, studieduur at privaat and in the derde leerweg */
        {"leerbaan=geen leerbedrijf_erkend=nee", "ja"},
        {"instelling=privaat diploma_erkenning=ja", "ja"},
        {"instelling=privaat diploma_erkenning=ja studieduur=120", "ja"},
        {"leerweg=derde diploma_erkenning=ja studieduur=120", "ja"},
        /* one part nee */
        {"vooropleiding=- besluit_vrijstelling=nee", "nee"},
        {"verblijf_in_orde=nee", "nee"},
        {"verblijf_in_orde=nee leerweg=derde diploma_erkenning=ja", "ja"}, /* title 8.1 binds funded programmes only */
        {"nadere_eisen_in_orde=nee", "voorwaardelijk: besluit_vrijstelling"},
        {"nadere_eisen_in_orde=nee besluit_vrijstelling=nee", "nee"},
        {"instelling=privaat diploma_erkenning=nee", "nee"},
        {"leerweg=derde diploma_erkenning=nee", "nee"},
        {"studieduur=37", "nee"},
        {"studieduur=23 besluit_verkorting=nee", "nee"},
        /* a decision instead of the rule */
        {"vooropleiding=- besluit_vrijstelling=ja", "ja"},
        {"studieduur=23 besluit_verkorting=ja", "ja"},
        {"vooropleiding=- besluit_vrijstelling=ja studieduur=37", "nee"},
        /* open in one part */
        {"vooropleiding=", "onbekend: vooropleiding besluit_vrijstelling"},
        {"studieduur=", "onbekend: studieduur besluit_verkorting"},
        {"leerweg=derde", "onbekend: diploma_erkenning"},
        {"instelling=privaat", "onbekend: diploma_erkenning"},
        /* and another part nee */
        {"vooropleiding= studieduur=37", "nee"},
        {"instelling=privaat diploma_erkenning=nee vooropleiding= studieduur=", "nee"},
    };
    EACH(expect, v, BOL, law);
    static const geval named[] = {{"", "verblijf_in_orde nadere_eisen_in_orde"},
                                  {"besluit_vrijstelling=ja", "verblijf_in_orde"},
                                  {"instelling=privaat diploma_erkenning=ja", ""},
                                  {"studieduur=37", ""}};
    EACH(aannames, v, BOL, named);
    expect_streng(BOL, v, "onbekend: verblijf_in_orde nadere_eisen_in_orde besluit_vrijstelling");
    expect_streng(BOL "nadere_eisen_in_orde=ja", v, "onbekend: verblijf_in_orde");
    expect_streng(BOL "studieduur=37", v, "nee");
}

static void test_bbl(void)
{
    static const geval law[] = {
        {"", "ja"},
        {"leerbaan=vrijwilligerswerk", "ja"},
        {"leerbaan=geen", "nee"},
        {"leerbedrijf_erkend=nee", "nee"},
        {"leerplicht_beeindigd=nee", "nee"},
        {"leerbaan=behoud_uitkering", "ja"},
        {"leerplicht_beeindigd= geboortedatum=2008-08-01 startdatum=2024-08-01", "onbekend: twaalf_schooljaren"},
        {"leerplicht_beeindigd= geboortedatum=2008-08-01 startdatum=2024-08-01 twaalf_schooljaren=nee", "nee"},
        {"leerplicht_beeindigd= geboortedatum=2008-08-01 startdatum=2024-08-01 twaalf_schooljaren=ja", "ja"},
        {"leerplicht_beeindigd= geboortedatum=2010-08-01 startdatum=2024-08-01 twaalf_schooljaren=ja", "nee"},
        {"leerplicht_beeindigd= geboortedatum=2008-07-31 startdatum=2024-08-01", "ja"},
        {"leerplicht_beeindigd=", "onbekend: geboortedatum twaalf_schooljaren startdatum"},
        {"leerbaan=", "onbekend: leerbaan"},
        {"leerbaan= leerbedrijf_erkend=", "onbekend: leerbaan leerbedrijf_erkend"},
        /* missing in several parts together */
        {"leerplicht_beeindigd= leerbaan= leerbedrijf_erkend= studieduur=",
         "onbekend: geboortedatum twaalf_schooljaren startdatum studieduur leerbaan leerbedrijf_erkend "
         "besluit_verkorting"},
        {"vooropleiding=- leerbaan=", "onbekend: leerbaan besluit_vrijstelling"},
        {"vooropleiding=- leerbaan= studieduur=12", "onbekend: leerbaan besluit_vrijstelling besluit_verkorting"},
        {"instelling=privaat leerbaan=", "onbekend: diploma_erkenning leerbaan"},
        {"instelling=privaat diploma_erkenning=ja leerplicht_beeindigd=nee studieduur=60", "ja"},
        {"vooropleiding=- leerbaan= studieduur=37", "nee"},
    };
    EACH(expect, v, BBL, law);
}

static void test_certificaat(void)
{
    static const geval law[] = {
        {"", "ja"}, /* praktijkplaats and studieduur have no say */
        {"leerbaan=geen leerbedrijf_erkend=nee studieduur=120", "ja"},
        {"werkend=nee werkzoekend=ja", "ja"},
        {"werkend=nee werkzoekend=nee", "nee"},
        {"werkend=nee", "onbekend: werkzoekend"},
        {"verblijf_in_orde=nee", "ja"}, /* a part is not funded */
        {"instelling=privaat verblijf_in_orde=nee", "ja"},
        {"certificaat_vastgesteld=nee", "nee"},
        {"diploma_erkenning=nee", "nee"},
        {"leerweg=bol", "nee"},
        {"leerweg=bol startdatum=2023-08-01", "ja"},
        {"leerweg=bbl startdatum=2023-08-01", "ja"},
        {"leerweg=bbl startdatum=2026-08-01", "nee"},
        {"startdatum=2026-08-01", "onbekend: ander_aanbod_zelfde_domein keuzedeel_passend"},
        {"startdatum=2026-08-01 keuzedeel_passend=ja", "ja"},
        {"startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja", "ja"},
        {"werkend= certificaat_vastgesteld= diploma_erkenning=",
         "onbekend: werkend werkzoekend diploma_erkenning certificaat_vastgesteld"},
        {"vooropleiding=- besluit_vrijstelling=nee", "ja"}, /* no vooropleiding is asked for a part */
    };
    EACH(expect, v, CERTIFICAAT, law);
}

static void test_praktijkverklaring(void)
{
    static const geval law[] = {
        {"", "ja"},
        {"diploma_haalbaar=ja", "nee"},
        {"certificaat_haalbaar=ja", "nee"},
        {"werkend=nee werkzoekend=nee", "nee"},
        {"leerbaan=geen", "nee"},
        {"leerbedrijf_erkend=nee", "nee"},
        {"diploma_erkenning=nee", "nee"},
        {"startdatum=2017-07-31", "nee"},
        {"startdatum=2017-08-01", "ja"},
        {"leerweg=bol", "nee"},
        {"leerweg=bol startdatum=2023-08-01", "ja"}, /* practice also outside bbl */
        {"leerweg=bol startdatum=2023-08-01 leerbaan=geen", "nee"},
        {"instelling=roc verblijf_in_orde=nee", "ja"},
        {"leerbaan=behoud_uitkering", "ja"},
        {"leerbaan= diploma_haalbaar=", "onbekend: diploma_haalbaar leerbaan"},
        {"leerbaan= diploma_haalbaar= werkend=", "onbekend: werkend werkzoekend diploma_haalbaar leerbaan"},
        {"leerbaan= diploma_haalbaar= startdatum=2017-07-31", "nee"},
        {"startdatum=", "onbekend: startdatum ander_aanbod_zelfde_domein"},
    };
    EACH(expect, v, PRAKTIJK, law);
}

/* fifteen, still leerplichtig, in what can be the last school year */
#define ENTREE                                                                                               \
    "soort_opleiding=entree vooropleiding=praktijkonderwijs leerplicht_beeindigd=nee startdatum=2025-08-01 " \
    "geboortedatum=2010-01-01 "

static void test_voorwaardelijk(void)
{
    static const geval law[] = {
        {"vooropleiding=-", "voorwaardelijk: besluit_vrijstelling"},
        {"studieduur=23", "voorwaardelijk: besluit_verkorting"},
        {"vooropleiding=- studieduur=23", "voorwaardelijk: besluit_vrijstelling besluit_verkorting"},
        {"vooropleiding=- studieduur=23 besluit_verkorting=ja", "voorwaardelijk: besluit_vrijstelling"},
        {"vooropleiding=- studieduur=23 besluit_verkorting=nee", "nee"},
        {"vooropleiding=- besluit_vrijstelling=nee studieduur=23", "nee"},
        {"vooropleiding=- instelling=privaat diploma_erkenning=ja studieduur=23",
         "voorwaardelijk: besluit_vrijstelling"},
        /* with a fact that another can tell it is no longer only a decision */
        {"vooropleiding=- instelling=privaat", "onbekend: diploma_erkenning besluit_vrijstelling"},
        /* entree: the gemeente and the school */
        {ENTREE "studieduur=12", "voorwaardelijk: besluit_vervangende_leerplicht"},
        {ENTREE "studieduur=6", "voorwaardelijk: besluit_verkorting besluit_vervangende_leerplicht"},
        {ENTREE "studieduur=12 geboortedatum=2012-01-01", "nee"}, /* fourteen on 31 July 2026: not the last year */
        {ENTREE "studieduur=12 geboortedatum=", "onbekend: geboortedatum besluit_vervangende_leerplicht"},
        {"soort_opleiding=entree vooropleiding=praktijkonderwijs leerplicht_beeindigd=ja studieduur=6",
         "voorwaardelijk: besluit_verkorting"},
        {ENTREE "studieduur=13", "nee"},
    };
    EACH(expect, v, BOL, law);
    static const geval wie[] = {
        {"", ""},
        {"vooropleiding=-", "bevoegd_gezag"},
        {"vooropleiding=- studieduur=23", "bevoegd_gezag"},
        {ENTREE "studieduur=12", "gemeente"},
        {ENTREE "studieduur=6", "bevoegd_gezag gemeente"},
        {ENTREE "studieduur=13", ""},
        /* with the kind unknown: entree after a decision of the gemeente, another after one of the school */
        {ENTREE "soort_opleiding= studieduur=12", "bevoegd_gezag gemeente"},
    };
    EACH(beslissers, v, BOL, wie);
}

/* Two parts open by themselves, and the whole is not; or less is missing in the whole. */
static void test_exact(void)
{
    /* the school decides the scope of studieduur, and 36 months are right in it */
    expect(BOL "instelling= diploma_erkenning=ja", MBO_VRAAG_STUDIEDUUR, "onbekend: instelling");
    expect(BOL "instelling= diploma_erkenning=ja", v, "ja");
    /* the leerweg decides the scope of praktijkplaats, and there is one */
    expect(BBL "leerweg= diploma_erkenning=ja", MBO_VRAAG_PRAKTIJKPLAATS, "onbekend: leerweg");
    expect(BBL "leerweg= diploma_erkenning=ja", v, "ja");
    expect(BBL "leerweg= diploma_erkenning=ja leerbaan=geen", v, "onbekend: leerweg");
    /* 24 months without a shorter programme: too long for entree, and the others are closed without the vooropleiding
     */
    static const char *const tegen = "vooropleiding=praktijkonderwijs leerplicht_beeindigd=ja bewijs=diploma "
                                     "leerweg=bol instelling=roc studieduur=24 besluit_verkorting=nee "
                                     "besluit_vrijstelling=nee";
    expect(tegen, MBO_VRAAG_TOELATING, "onbekend: soort_opleiding");
    expect(tegen, MBO_VRAAG_STUDIEDUUR, "onbekend: soort_opleiding");
    expect(tegen, v, "nee");
    /* 36 months leave vak and middenkader, for which this diploma is enough: no vrijstelling can decide anything */
    expect(BOL "soort_opleiding=", MBO_VRAAG_TOELATING, "onbekend: soort_opleiding besluit_vrijstelling");
    expect(BOL "soort_opleiding=", v, "onbekend: soort_opleiding");
    expect(BOL "soort_opleiding= studieduur=60", v, "nee"); /* too long for every kind */
    /* without the erkenning only a funded school is left, and there the duration is wrong: the same either way */
    expect(BOL "instelling= diploma_erkenning=nee studieduur=37", MBO_VRAAG_AANBOD, "onbekend: instelling");
    expect(BOL "instelling= diploma_erkenning=nee studieduur=37", v, "nee");
    expect(BOL "instelling= diploma_erkenning=nee", v, "onbekend: instelling");
    expect(BOL "instelling= studieduur=37", v, "onbekend: instelling diploma_erkenning");
    /* in the derde leerweg the school decides nothing */
    expect(BOL "leerweg=derde instelling= diploma_erkenning=ja studieduur=", v, "ja");
    /* nothing known */
    expect("", v,
           "onbekend: geboortedatum vooropleiding vak_zelfde_richting twaalf_schooljaren werkend werkzoekend "
           "diploma_haalbaar certificaat_haalbaar bewijs leerweg soort_opleiding instelling startdatum studieduur "
           "diploma_erkenning certificaat_vastgesteld ander_aanbod_zelfde_domein keuzedeel_passend leerbaan "
           "leerbedrijf_erkend vierjarig besluit_vrijstelling besluit_verkorting besluit_vervangende_leerplicht");
}

/* The four-year list, the leerwegen and the days of the built-in structure (BWBR0036352, of 1 August 2015 to 31 July
   2016; BWBR0037678, of 31 July 2023): 25104 and 25463 stand in both, 25750 in the latter. */
static void test_crebo(void)
{
    static const geval law[] = {
        {"crebo=25104 startdatum=2016-08-01 studieduur=48", "ja"},
        {"crebo=25104 startdatum=2016-08-01 studieduur=49", "nee"},
        {"crebo=25463 startdatum=2016-08-01 studieduur=48", "nee"},
        {"crebo=25463 startdatum=2016-08-01 studieduur=36", "ja"},
        {"crebo=25104 startdatum=2015-07-31 studieduur=48", "onbekend"},
        {"crebo=25104 startdatum=2023-07-31 studieduur=48", "ja"},
        {"crebo=25104 startdatum=2023-08-01 studieduur=48", "onbekend"},
        {"crebo=25104 startdatum=2023-08-01 studieduur=49", "nee"},
        {"crebo=25750 startdatum=2016-07-31 studieduur=36", "nee"},
        {"crebo=25750 startdatum=2016-08-01 studieduur=36", "onbekend"},
        {"crebo=25750 startdatum=2023-07-31 studieduur=36", "ja"},
        {"crebo=25104 startdatum=2015-08-01 studieduur=48", "ja"},
        {"crebo=25104 studieduur=48", "onbekend: startdatum"},
        {"crebo=25104 studieduur=49", "nee"},
    };
    EACH(expect, v, BOL "soort_opleiding=", law);
}

static CU_TestInfo tests[] = {
    {"bol", test_bol},
    {"bbl", test_bbl},
    {"certificaat", test_certificaat},
    {"praktijkverklaring", test_praktijkverklaring},
    {"voorwaardelijk", test_voorwaardelijk},
    {"exact", test_exact},
    {"crebo", test_crebo},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"traject", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
