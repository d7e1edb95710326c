/* SPDX-License-Identifier: MIT */
/* A subsidy for the employer: Subsidieregeling praktijkleren art. 4, 5 and 15; Subsidieregeling praktijkleren in de
   derde leerweg (BWBR0046007). */
#include "vragen.h"

static const mbo_vraag v = MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN;

#define BBL                                                                                              \
    "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak studieduur=12 leerbedrijf_erkend=ja " \
    "praktijkovereenkomst=ja praktijkweken=40 uren_begeleid=240 uren_bpv=610 "
#define DERDE                                                                                           \
    "bewijs=praktijkverklaring leerweg=derde werkend=nee werkzoekend=ja met_werkloosheid_bedreigd=nee " \
    "leerbedrijf_erkend=ja praktijkovereenkomst=ja praktijkweken=40 "

static void test_bbl(void)
{
    static const geval law[] = {
        {"", "ja"},
        {"bewijs=certificaat", "nee"}, /* art. 5 a: aimed at the whole kwalificatie */
        {"bewijs=praktijkverklaring", "nee"},
        {"bewijs=", "onbekend: bewijs"},
        {"leerbedrijf_erkend=nee", "nee"},
        {"leerbedrijf_erkend=", "onbekend: leerbedrijf_erkend"},
        {"praktijkovereenkomst=nee", "nee"}, /* art. 5 c */
        {"praktijkovereenkomst=", "onbekend: praktijkovereenkomst"},
        /* art. 5 b: the hours of WEB art. 7.2.7 lid 4 */
        {"uren_begeleid=239", "nee"},
        {"uren_begeleid=", "onbekend: uren_begeleid"},
        {"uren_begeleid=199 uren_bpv=", "nee"},
        {"uren_bpv=609 uren_begeleid=900", "nee"},
        {"uren_bpv=609 uren_begeleid=", "nee"},
        {"studieduur=13", "nee"},
        {"studieduur=", "onbekend: studieduur"},
        {"studieduur=11 uren_begeleid=190 uren_bpv=600", "nee"},
        {"studieduur=11 uren_begeleid=190 uren_bpv=600 instelling=privaat", "ja"},
        {"studieduur=11 uren_begeleid=190 uren_bpv=600 instelling=", "onbekend: instelling"},
        {"instelling=privaat", "ja"}, /* funded or not */
        {"instelling=", "ja"},
        {"soort_opleiding=", "ja"},
        {"praktijkweken=", "ja"}, /* the weeks decide the amount only */
        /* the person does not count */
        {"werkend=nee werkzoekend=nee met_werkloosheid_bedreigd=nee", "ja"},
        {"leerbedrijf_erkend= praktijkovereenkomst= uren_bpv=",
         "onbekend: leerbedrijf_erkend praktijkovereenkomst uren_bpv"},
        {"leerbedrijf_erkend=nee praktijkovereenkomst= uren_bpv=", "nee"},
    };
    EACH(expect, v, BBL "startdatum=2014-08-01", law);
    EACH(expect, v, BBL "startdatum=2022-09-01", law);
    EACH(expect, v, BBL "startdatum=2024-09-01", law);
}

static void test_bbl_tijd(void)
{
    static const geval law[] = {
        /* since study year 2023-2024 entered in the Register Onderwijsdeelnemers */
        {"startdatum=2023-07-31 rod_ingeschreven=nee", "ja"},
        {"startdatum=2023-08-01 rod_ingeschreven=nee", "nee"},
        {"startdatum=2023-07-31", "ja"},
        {"startdatum=2023-08-01", "ja"},
        {"startdatum=2023-08-01 rod_ingeschreven=ja", "ja"},
        {"rod_ingeschreven=nee", "onbekend: startdatum"},
        /* up to and including study year 2027-2028 */
        {"startdatum=2014-08-01", "ja"},
        {"startdatum=2026-08-01", "ja"},
        {"startdatum=2028-07-31", "ja"},
        {"startdatum=2028-08-01", "nee"},
        {"startdatum=2039-08-01", "nee"},
        {"", "onbekend: startdatum"},
    };
    EACH(expect, v, BBL, law);
    static const geval named[] = {
        {"startdatum=2023-07-31", ""},
        {"startdatum=2023-08-01", "rod_ingeschreven"},
        {"startdatum=2023-08-01 leerbedrijf_erkend=nee", ""},
        {"startdatum=2028-08-01", ""},
    };
    EACH(aannames, v, BBL, named);
    static const geval streng[] = {
        {"startdatum=2023-07-31", "ja"},
        {"startdatum=2023-08-01", "onbekend: rod_ingeschreven"},
        {"startdatum=2023-08-01 leerbedrijf_erkend=nee", "nee"},
        {"", "onbekend: startdatum rod_ingeschreven"},
    };
    EACH(expect_streng, v, BBL, streng);
}

static void test_bbl_bedrag(void)
{
    /* art. 1 c and 15: 2700 for 40 weeks, 67.50 a week */
    static const geval law[] = {
        {"praktijkweken=0", "ja subsidie_bbl 0.00"},
        {"praktijkweken=1", "ja subsidie_bbl 67.50"},
        {"praktijkweken=20", "ja subsidie_bbl 1350.00"},
        {"praktijkweken=39", "ja subsidie_bbl 2632.50"},
        {"praktijkweken=40", "ja subsidie_bbl 2700.00"},
        {"praktijkweken=41", "ja subsidie_bbl 2700.00"},
        {"praktijkweken=52", "ja subsidie_bbl 2700.00"},
        {"praktijkweken=", "ja subsidie_bbl [praktijkweken]"},
        {"leerbedrijf_erkend=nee", "nee geen 0.00"},
        {"leerbedrijf_erkend=nee praktijkweken=", "nee geen 0.00"},
        {"leerbedrijf_erkend=", "onbekend - [leerbedrijf_erkend]"},
        {"leerbedrijf_erkend= praktijkweken=", "onbekend - [leerbedrijf_erkend praktijkweken]"},
        {"uren_bpv= praktijkweken=39", "onbekend - [uren_bpv]"},
        {"leerbedrijf_erkend= praktijkweken=0", "onbekend - 0.00"}, /* nothing either way */
        {"instelling=", "ja subsidie_bbl 2700.00"},
    };
    EACH(geld, v, BBL "startdatum=2014-08-01", law);
    EACH(geld, v, BBL "startdatum=2028-07-31", law);
    geld(BBL "startdatum=2028-08-01", v, "nee geen 0.00");
    geld(BBL, v, "onbekend - [startdatum]");
}

static void test_derde(void)
{
    static const geval law[] = {
        {"", "ja"},
        /* for every proof, at every school, whatever the hours and the duration */
        {"bewijs=certificaat", "ja"},
        {"bewijs=diploma", "ja"},
        {"bewijs=", "ja"},
        {"instelling=privaat", "ja"},
        {"uren_begeleid=0 uren_bpv=0 studieduur=1", "ja"},
        {"leerbedrijf_erkend=nee", "nee"},
        {"leerbedrijf_erkend=", "onbekend: leerbedrijf_erkend"},
        {"praktijkovereenkomst=nee", "nee"},
        {"praktijkovereenkomst=", "onbekend: praktijkovereenkomst"},
        {"praktijkovereenkomst= leerbedrijf_erkend=", "onbekend: leerbedrijf_erkend praktijkovereenkomst"},
    };
    EACH(expect, v, DERDE "startdatum=2022-01-01", law);
    EACH(expect, v, DERDE "startdatum=2024-01-01", law);
    static const geval voor_2023[] = {
        /* looking for work, or about to lose it */
        {"werkzoekend=ja met_werkloosheid_bedreigd=nee", "ja"},
        {"werkzoekend=nee met_werkloosheid_bedreigd=ja", "ja"},
        {"werkzoekend=nee met_werkloosheid_bedreigd=nee", "nee"},
        {"werkzoekend=nee met_werkloosheid_bedreigd=nee werkend=ja", "nee"},
        {"werkzoekend=nee met_werkloosheid_bedreigd= werkend=ja", "onbekend: met_werkloosheid_bedreigd"},
        {"werkzoekend= met_werkloosheid_bedreigd=nee werkend=", "onbekend: werkzoekend"},
        {"werkzoekend= met_werkloosheid_bedreigd= werkend=", "onbekend: werkzoekend met_werkloosheid_bedreigd"},
        {"werkzoekend= met_werkloosheid_bedreigd=ja", "ja"},
        {"rod_ingeschreven=nee", "ja"},
    };
    EACH(expect, v, DERDE "startdatum=2021-01-01", voor_2023);
    EACH(expect, v, DERDE "startdatum=2023-07-31", voor_2023);
    static const geval sinds_2023[] = {
        /* looking for work, or working */
        {"werkzoekend=ja werkend=nee", "ja"},
        {"werkzoekend=nee werkend=ja", "ja"},
        {"werkzoekend=nee werkend=nee", "nee"},
        {"werkzoekend=nee werkend=nee met_werkloosheid_bedreigd=ja", "nee"},
        {"werkzoekend=nee werkend= met_werkloosheid_bedreigd=ja", "onbekend: werkend"},
        {"werkzoekend= werkend=nee", "onbekend: werkzoekend"},
        {"werkzoekend= werkend= met_werkloosheid_bedreigd=", "onbekend: werkend werkzoekend"},
        {"werkzoekend= werkend=ja", "ja"},
        {"rod_ingeschreven=nee", "nee"},
        {"rod_ingeschreven=ja", "ja"},
    };
    EACH(expect, v, DERDE "startdatum=2023-08-01", sinds_2023);
    EACH(expect, v, DERDE "startdatum=2026-03-31", sinds_2023);
}

static void test_derde_tijd(void)
{
    static const geval law[] = {
        {"startdatum=2014-08-01", "nee"},
        {"startdatum=2020-12-31", "nee"},
        {"startdatum=2021-01-01", "ja"},
        {"startdatum=2026-03-31", "ja"},
        {"startdatum=2026-04-01", "nee"},
        {"startdatum=2026-08-01", "nee"},
        {"", "onbekend: startdatum"},
        /* only before, only since 2023-08-01; within the period of the scheme */
        {"werkzoekend=nee met_werkloosheid_bedreigd=ja", "onbekend: startdatum"},
        {"werkzoekend=nee werkend=ja", "onbekend: startdatum"},
        {"werkzoekend=nee werkend=nee met_werkloosheid_bedreigd=nee", "nee"},
        {"werkzoekend=nee werkend= met_werkloosheid_bedreigd=",
         "onbekend: werkend met_werkloosheid_bedreigd startdatum"},
        {"rod_ingeschreven=nee", "onbekend: startdatum"},
        {"rod_ingeschreven=nee werkzoekend=nee werkend=ja", "nee"},
    };
    EACH(expect, v, DERDE, law);
    expect("leerweg=derde startdatum=2020-12-31", v, "nee"); /* with everything else unknown */
    expect("leerweg=derde startdatum=2026-04-01", v, "nee");
    expect("leerweg=derde startdatum=2022-01-01", v,
           "onbekend: werkzoekend met_werkloosheid_bedreigd leerbedrijf_erkend praktijkovereenkomst");
    expect("leerweg=derde startdatum=2024-01-01", v,
           "onbekend: werkend werkzoekend leerbedrijf_erkend praktijkovereenkomst");
    static const geval named[] = {
        {"startdatum=2023-07-31", ""},
        {"startdatum=2023-08-01", "rod_ingeschreven"},
        {"startdatum=2026-04-01", ""},
    };
    EACH(aannames, v, DERDE, named);
    expect_streng(DERDE "startdatum=2023-07-31", v, "ja");
    expect_streng(DERDE "startdatum=2023-08-01", v, "onbekend: rod_ingeschreven");
}

static void test_derde_bedrag(void)
{
    static const geval law[] = {
        {"praktijkweken=0", "ja subsidie_derde 0.00"},
        {"praktijkweken=1", "ja subsidie_derde 67.50"},
        {"praktijkweken=39", "ja subsidie_derde 2632.50"},
        {"praktijkweken=40", "ja subsidie_derde 2700.00"},
        {"praktijkweken=41", "ja subsidie_derde 2700.00"},
        {"praktijkweken=", "ja subsidie_derde [praktijkweken]"},
        {"praktijkovereenkomst=nee", "nee geen 0.00"},
        {"praktijkovereenkomst=", "onbekend - [praktijkovereenkomst]"},
        {"praktijkovereenkomst= praktijkweken=0", "onbekend - 0.00"},
    };
    EACH(geld, v, DERDE "startdatum=2021-01-01", law);
    EACH(geld, v, DERDE "startdatum=2026-03-31", law);
    geld(DERDE "startdatum=2020-12-31", v, "nee geen 0.00");
    geld(DERDE "startdatum=2026-04-01", v, "nee geen 0.00");
    geld(DERDE "startdatum=2026-04-01 praktijkweken=", v, "nee geen 0.00");
}

static void test_leerweg(void)
{
    static const geval law[] = {
        {"leerweg=bol", "nee geen 0.00"},
        {"leerweg=bol praktijkweken= leerbedrijf_erkend=", "nee geen 0.00"},
        /* both schemes pay the same here, but bol pays nothing */
        {"leerweg=", "onbekend - [leerweg]"},
        {"leerweg= praktijkweken=0", "onbekend - 0.00"},
        {"leerweg=bbl", "ja subsidie_bbl 2700.00"},
        {"leerweg=derde", "ja subsidie_derde 2700.00"},
        {"leerweg= praktijkovereenkomst=nee", "nee geen 0.00"},
    };
    EACH(geld, v, BBL "werkzoekend=ja startdatum=2024-09-01", law);
    static const geval open[] = {
        {"leerweg=bol", "nee"},
        {"leerbedrijf_erkend=nee", "nee"},
        {"praktijkovereenkomst=nee", "nee"},
        {"startdatum=2028-08-01", "nee"},
        /* from 2026-04-01 only bbl is left, so the person does not count; before 2021 likewise */
        {"startdatum=2026-04-01", "onbekend: bewijs leerweg instelling studieduur leerbedrijf_erkend "
                                  "praktijkovereenkomst uren_begeleid uren_bpv"},
        {"startdatum=2020-12-31", "onbekend: bewijs leerweg instelling studieduur leerbedrijf_erkend "
                                  "praktijkovereenkomst uren_begeleid uren_bpv"},
        {"startdatum=2026-04-01 bewijs=certificaat", "nee"},
        {"startdatum=2026-04-01 uren_begeleid=16", "nee"},
        {"startdatum=2026-03-31 bewijs=certificaat",
         "onbekend: werkend werkzoekend leerweg leerbedrijf_erkend praktijkovereenkomst"},
        {"", "onbekend: werkend werkzoekend met_werkloosheid_bedreigd bewijs leerweg instelling startdatum studieduur "
             "leerbedrijf_erkend praktijkovereenkomst uren_begeleid uren_bpv"},
    };
    EACH(expect, v, "", open);
}

static CU_TestInfo tests[] = {
    {"bbl", test_bbl},
    {"bbl: tijd", test_bbl_tijd},
    {"bbl: bedrag", test_bbl_bedrag},
    {"derde", test_derde},
    {"derde: tijd", test_derde_tijd},
    {"derde: bedrag", test_derde_bedrag},
    {"leerweg", test_leerweg},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"subsidie", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
