/* SPDX-License-Identifier: MIT */
/* A subsidy for the employer: Subsidieregeling praktijkleren art. 4, 5 and 15; Subsidieregeling praktijkleren in de
   derde leerweg (BWBR0046007). */
#include "vragen.h"

#include <stdio.h>
#include <string.h>

static const mbo_vraag v = MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN;

#define BBL                                                                                              \
    "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak studieduur=12 leerbedrijf_erkend=ja " \
    "praktijkovereenkomst=ja praktijkweken=40 uren_begeleid=240 uren_bpv=610 "
#define DERDE                                                                                           \
    "bewijs=praktijkverklaring leerweg=derde werkend=nee werkzoekend=ja met_werkloosheid_bedreigd=nee " \
    "diploma_erkenning=ja leerbedrijf_erkend=ja praktijkovereenkomst=ja praktijkweken=40 "

/* Of the sentences that are told one has `tekst` in it: that of this rule. */
static void vertelt(const char *trap, const char *datum, const char *regel, mbo_taal taal, const char *tekst)
{
    char facts[512], got[512] = "";
    snprintf(facts, sizeof facts, "%s %s", trap, datum);
    mbo_oordeel *o = ask(facts, v);
    for (int32_t i = 0; i < mbo_oordeel_reden_count(o, v); i++) {
        const mbo_regel *r = mbo_oordeel_reden_regel(o, v, i);
        if (strstr(mbo_regel_tekst(r, taal), tekst))
            strcat(got, strchr(mbo_regel_id(r), '.'));
    }
    same(facts, regel, got);
    mbo_oordeel_free(o);
}

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
        {"studieduur=11 uren_begeleid=190 uren_bpv=600 instelling=privaat diploma_erkenning=ja", "ja"},
        {"studieduur=11 uren_begeleid=190 uren_bpv=600 instelling=privaat", "onbekend: diploma_erkenning"},
        {"studieduur=11 uren_begeleid=190 uren_bpv=600 instelling= diploma_erkenning=ja", "onbekend: instelling"},
        /* art. 5 a: towards a kwalificatie, at a funded school or on a licence (WEB 1.4.1, 11.1.1) */
        {"instelling=privaat diploma_erkenning=ja", "ja"},
        {"instelling=privaat diploma_erkenning=nee", "nee"},
        {"instelling=privaat", "onbekend: diploma_erkenning"},
        {"instelling=beroepscollege diploma_erkenning=nee", "ja"},
        {"instelling= diploma_erkenning=ja", "ja"},
        {"instelling=", "onbekend: instelling diploma_erkenning"},
        /* whether fewer hours of sufficient quality are enough no source settles: the norm itself is the safe side */
        {"uren_begeleid=239 besluit_minder_uren=ja", "nee"},
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
    EACH(expect, v, BBL "startdatum=2026-09-01", law);
    EACH(expect, v, BBL "startdatum=2027-09-01", law);
    /* vak in 24 months with 390 taught hours */
    expect(BBL "studieduur=24 uren_begeleid=390 uren_bpv=1300 startdatum=2020-09-01", v, "nee");
    expect(BBL "studieduur=24 uren_begeleid=400 uren_bpv=1300 startdatum=2020-09-01", v, "ja");
    expect(BBL "instelling=privaat diploma_erkenning=nee startdatum=2020-09-02", v, "nee");
}

/* WEB 7.2.7 lid 4 of before 2026-08-01: the norm in each year; since then the hours may be spread (lid 8). */
static void test_bbl_verdeling(void)
{
    static const geval law[] = {
        {"startdatum=2014-08-01 urenverdeling_in_orde=nee", "nee"},
        {"startdatum=2026-07-31 urenverdeling_in_orde=nee", "nee"},
        {"startdatum=2026-07-31 urenverdeling_in_orde=ja", "ja"},
        {"startdatum=2026-07-31", "ja"},
        {"startdatum=2026-07-31 urenverdeling_in_orde=nee besluit_minder_uren=ja", "nee"},
        {"startdatum=2026-08-01 urenverdeling_in_orde=nee", "ja"},
        {"startdatum=2026-08-01 uren_begeleid=239 besluit_oude_urennorm=ja besluit_minder_uren=ja", "nee"},
    };
    EACH(expect, v, BBL, law);
    aannames(BBL "startdatum=2022-09-01", v, "urenverdeling_in_orde");
    aannames(BBL "startdatum=2022-09-01 uren_begeleid=239", v, "");
    /* the doubt is named: ask RVO */
    const char *const kort = BBL "studieduur=24 uren_begeleid=390 uren_bpv=1300";
    static const char *const dagen[] = {"startdatum=2020-09-01", "startdatum=2026-09-01"};
    for (size_t i = 0; i < sizeof dagen / sizeof *dagen; i++) {
        vertelt(kort, dagen[i], ".bbl_urennorm", MBO_TAAL_NL, "Vraag dit na bij RVO");
        vertelt(kort, dagen[i], ".bbl_urennorm", MBO_TAAL_EN, "Ask RVO");
    }
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
        {"startdatum=2023-07-31", "urenverdeling_in_orde"},
        {"startdatum=2023-08-01", "urenverdeling_in_orde rod_ingeschreven"},
        {"startdatum=2026-08-01", "rod_ingeschreven"},
        {"startdatum=2023-08-01 leerbedrijf_erkend=nee", ""},
        {"startdatum=2028-08-01", ""},
    };
    EACH(aannames, v, BBL, named);
    static const geval streng[] = {
        {"startdatum=2023-07-31", "onbekend: urenverdeling_in_orde"},
        {"startdatum=2023-08-01", "onbekend: urenverdeling_in_orde rod_ingeschreven"},
        {"startdatum=2026-08-01", "onbekend: rod_ingeschreven"},
        {"startdatum=2023-08-01 leerbedrijf_erkend=nee", "nee"},
        {"", "onbekend: startdatum urenverdeling_in_orde rod_ingeschreven"},
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
        {"instelling= diploma_erkenning=ja", "ja subsidie_bbl 2700.00"},
        {"instelling=", "onbekend - [instelling diploma_erkenning]"},
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
        {"uren_begeleid=0 uren_bpv=0 studieduur=1 urenverdeling_in_orde=nee", "ja"},
        {"diploma_erkenning=nee", "nee"}, /* on a licence, at a funded school too (WEB 1.4.1 lid 1a, 11.1.3) */
        {"diploma_erkenning=nee instelling=roc", "nee"},
        {"diploma_erkenning=", "onbekend: diploma_erkenning"},
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
    EACH(expect, v, DERDE "startdatum=2025-10-31", sinds_2023);
}

static void test_derde_tijd(void)
{
    static const geval law[] = {
        {"startdatum=2014-08-01", "nee"},
        {"startdatum=2020-12-31", "nee"},
        {"startdatum=2021-01-01", "ja"},
        {"startdatum=2025-10-31", "ja"},
        /* the round of November 2025 is the last that a source names: geen waarde, while the rest can be ja */
        {"startdatum=2025-11-01", "onbekend"},
        {"startdatum=2026-03-02", "onbekend"},
        {"startdatum=2026-03-31", "onbekend"},
        {"startdatum=2026-04-01", "onbekend"}, /* whether that expiry moved is not known */
        {"startdatum=2030-08-01", "onbekend"},
        {"startdatum=2026-03-02 leerbedrijf_erkend=nee", "nee"},
        {"startdatum=2026-03-02 diploma_erkenning=nee", "nee"},
        {"startdatum=2026-03-02 praktijkovereenkomst=nee", "nee"},
        {"startdatum=2026-03-02 werkzoekend=nee werkend=nee", "nee"},
        {"startdatum=2026-03-02 rod_ingeschreven=nee", "nee"},
        {"startdatum=2026-03-02 leerbedrijf_erkend=", "onbekend: leerbedrijf_erkend"},
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
    expect("leerweg=derde startdatum=2026-04-01", v,
           "onbekend: werkend werkzoekend diploma_erkenning leerbedrijf_erkend praktijkovereenkomst");
    expect("leerweg=derde startdatum=2022-01-01", v,
           "onbekend: werkzoekend met_werkloosheid_bedreigd diploma_erkenning leerbedrijf_erkend praktijkovereenkomst");
    expect("leerweg=derde startdatum=2024-01-01", v,
           "onbekend: werkend werkzoekend diploma_erkenning leerbedrijf_erkend praktijkovereenkomst");
    static const geval named[] = {
        {"startdatum=2023-07-31", ""},
        {"startdatum=2023-08-01", "rod_ingeschreven"},
        {"startdatum=2026-04-01", "rod_ingeschreven"}, /* with nee there: nee */
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
    EACH(geld, v, DERDE "startdatum=2025-10-31", law);
    geld(DERDE "startdatum=2020-12-31", v, "nee geen 0.00");
    geld(DERDE "startdatum=2020-12-31 praktijkweken=", v, "nee geen 0.00");
    geld(DERDE "startdatum=2025-11-01", v, "onbekend - [] !subsidie_praktijkleren_derde.maximum");
    geld(DERDE "startdatum=2026-03-02", v, "onbekend - [] !subsidie_praktijkleren_derde.maximum");
    geld(DERDE "startdatum=2026-03-02 leerbedrijf_erkend=nee praktijkweken=", v, "nee geen 0.00");
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
    EACH(geld, v, BBL "werkzoekend=ja diploma_erkenning=ja startdatum=2024-09-01", law);
    static const geval open[] = {
        {"leerweg=bol", "nee"},
        {"leerbedrijf_erkend=nee", "nee"},
        {"praktijkovereenkomst=nee", "nee"},
        {"instelling=privaat diploma_erkenning=nee", "nee"},
        /* only the derde leerweg may be left, of which nothing is known */
        {"startdatum=2028-08-01", "onbekend: werkend werkzoekend leerweg diploma_erkenning leerbedrijf_erkend "
                                  "praktijkovereenkomst"},
        {"startdatum=2028-08-01 leerweg=bbl", "nee"},
        {"startdatum=2026-04-01",
         "onbekend: werkend werkzoekend bewijs leerweg instelling studieduur diploma_erkenning leerbedrijf_erkend "
         "praktijkovereenkomst uren_begeleid uren_bpv"},
        /* before 2021 only bbl, so the person does not count */
        {"startdatum=2020-12-31", "onbekend: bewijs leerweg instelling studieduur diploma_erkenning leerbedrijf_erkend "
                                  "praktijkovereenkomst uren_begeleid uren_bpv"},
        {"startdatum=2020-12-31 bewijs=certificaat", "nee"},
        {"startdatum=2020-12-31 uren_begeleid=16", "nee"},
        {"startdatum=2025-10-31 bewijs=certificaat",
         "onbekend: werkend werkzoekend leerweg diploma_erkenning leerbedrijf_erkend praktijkovereenkomst"},
        {"", "onbekend: werkend werkzoekend met_werkloosheid_bedreigd bewijs leerweg instelling startdatum studieduur "
             "diploma_erkenning leerbedrijf_erkend praktijkovereenkomst uren_begeleid uren_bpv"},
    };
    EACH(expect, v, "", open);
}

/* When to apply at RVO: art. 17 lid 1, later closing days, and the rounds of the derde leerweg. */
static void test_aanvragen(void)
{
    static const geval law[] = {
        {"", "bbl_aanvragen"},
        {"leerbedrijf_erkend=nee", ""},
        {"leerbedrijf_erkend=", ""},
        {"praktijkovereenkomst=nee", ""},
        {"bewijs=certificaat", ""},
        {"leerweg=bol", ""},
        {"instelling=privaat diploma_erkenning=nee", ""},
    };
    EACH(toelichtingen, v, BBL "startdatum=2014-08-01", law);
    EACH(toelichtingen, v, BBL "startdatum=2020-09-01", law);
    EACH(toelichtingen, v, BBL "startdatum=2028-07-31", law);
    toelichtingen(BBL "startdatum=2028-08-01", v, "");
    static const geval derde[] = {
        {"startdatum=2020-12-31", ""},
        {"startdatum=2021-01-01", "derde_aanvragen"},
        {"startdatum=2024-01-01", "derde_aanvragen"},
        {"startdatum=2025-10-31", "derde_aanvragen"},
        {"startdatum=2025-11-01", ""},
        {"startdatum=2024-01-01 diploma_erkenning=nee", ""},
    };
    EACH(toelichtingen, v, DERDE, derde);
    static const char *const dag[][2] = {
        {"startdatum=2015-09-01", "15 september 17.00 uur"},
        {"startdatum=2016-07-31", "15 september 17.00 uur"},
        {"startdatum=2016-08-01", "16 of 17 september om 17.00 uur"},
        {"startdatum=2023-07-31", "16 of 17 september om 17.00 uur"},
        {"startdatum=2023-08-01", "17 september 17.00 uur"}, /* 2024 */
        {"startdatum=2026-07-31", "17 september 17.00 uur"},
    };
    for (size_t i = 0; i < sizeof dag / sizeof *dag; i++)
        vertelt(BBL, dag[i][0], ".bbl_aanvragen", MBO_TAAL_NL, dag[i][1]);
}

static CU_TestInfo tests[] = {
    {"bbl", test_bbl},
    {"bbl: verdeling", test_bbl_verdeling},
    {"bbl: tijd", test_bbl_tijd},
    {"bbl: bedrag", test_bbl_bedrag},
    {"derde", test_derde},
    {"derde: tijd", test_derde_tijd},
    {"derde: bedrag", test_derde_bedrag},
    {"leerweg", test_leerweg},
    {"aanvragen", test_aanvragen},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"subsidie", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
