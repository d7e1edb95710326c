/* SPDX-License-Identifier: MIT */
/* What the law says, case by case. The exhaustive check against an evaluation of its own stands in orakel/. */
#include "vragen.h"

#include <stdio.h>
#include <string.h>

static const char *reden_id(const mbo_regel *regel)
{
    return regel ? mbo_regel_id(regel) : "no such reason";
}

/* ---- bekostiging: WEB art. 1.3.1 to 1.3.3, 2.1.1; werkwijzer Extra informatie 1-3 ---- */

static void bekostiging(const char *facts, const char *expected)
{
    expect(facts, MBO_VRAAG_BEKOSTIGING, expected);
}

static void test_bekostiging(void)
{
    bekostiging("instelling=roc leerweg=bol bewijs=diploma", "ja");
    bekostiging("instelling=aoc leerweg=bbl bewijs=diploma", "ja");
    bekostiging("instelling=vakinstelling leerweg=bbl bewijs=diploma", "ja");
    bekostiging("instelling=beroepscollege leerweg=bol bewijs=diploma", "ja");
    bekostiging("instelling=privaat leerweg=bol bewijs=diploma", "nee");
    bekostiging("instelling=roc leerweg=derde bewijs=diploma", "nee");
    bekostiging("instelling=roc leerweg=bol bewijs=certificaat", "nee");
    bekostiging("instelling=roc leerweg=bol bewijs=praktijkverklaring", "nee");
    /* one fact that settles it leaves nothing missing */
    bekostiging("instelling=privaat", "nee");
    bekostiging("leerweg=derde", "nee");
    bekostiging("bewijs=certificaat", "nee");
    bekostiging("instelling=roc", "onbekend: bewijs leerweg");
    bekostiging("instelling=roc leerweg=bol", "onbekend: bewijs");
    bekostiging("", "onbekend: bewijs leerweg instelling");
    /* a code of a school is valid on every date */
    bekostiging("instelling=aoc leerweg=bol bewijs=diploma startdatum=2026-08-01", "ja");
    bekostiging("instelling=beroepscollege leerweg=bol bewijs=diploma startdatum=2014-08-01", "ja");
}

/* ---- toelating: WEB titles 8.1 and 8.2 ---- */

static void toelating(const char *facts, const char *expected)
{
    expect(facts, MBO_VRAAG_TOELATING, expected);
}

/* art. 8.2.1 lid 1, 3 and 4, per proof: is it enough for niveau 2, for niveau 3 and middenkader? */
static void test_vooropleiding(void)
{
    static const struct {
        const char *proof;
        bool niveau_2, hoger;
    } law[] = {
        {"basisonderwijs", false, false},
        {"praktijkonderwijs", false, false},
        {"lbo", true, true},
        {"vbo", true, true},
        {"vmbo_bb", true, false},
        {"vmbo_kb", true, true},
        {"vmbo_gl", true, true},
        {"vmbo_tl", true, true},
        {"mavo", true, true},
        {"mavo_vbo", true, true},
        {"overgangsbewijs", true, true},
        {"havo", true, true},
        {"vwo", true, true},
        {"mbo_entree", true, false},
        {"mbo_basisberoeps", true, true},
        {"mbo_vak", true, true},
        {"mbo_middenkader", true, true},
        {"mbo_specialisten", true, true},
        {"hbo_wo", true, true},
        {"aangewezen", true, true},
        {"buitenlands_niet_erkend", false, false},
    };
    static const char *const schools[] = {"roc", "privaat"};
    char facts[256];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++)
        for (size_t s = 0; s < 2; s++) {
            const char *form = "bewijs=diploma leerweg=bol instelling=%s vooropleiding=%s soort_opleiding=%s "
                               "besluit_vrijstelling=nee";
            snprintf(facts, sizeof facts, form, schools[s], law[i].proof, "basisberoeps");
            toelating(facts, law[i].niveau_2 ? "ja" : "nee");
            snprintf(facts, sizeof facts, form, schools[s], law[i].proof, "vak");
            toelating(facts, law[i].hoger ? "ja" : "nee");
            snprintf(facts, sizeof facts, form, schools[s], law[i].proof, "middenkader");
            toelating(facts, law[i].hoger ? "ja" : "nee");
            /* art. 8.1.1b lid 1: entree only for who does not meet lid 4; a designated proof is for another programme
             */
            snprintf(facts, sizeof facts,
                     "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree leerplicht_beeindigd=ja "
                     "vooropleiding=%s",
                     law[i].proof);
            toelating(facts, law[i].niveau_2 && strcmp(law[i].proof, "aangewezen") ? "nee" : "ja");
        }
}

static void test_vrijstelling(void)
{
    /* art. 8.2.1 lid 6: the school may exempt; nothing else can still decide */
    toelating("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=-",
              "voorwaardelijk: besluit_vrijstelling");
    toelating("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=- besluit_vrijstelling=ja",
              "ja");
    toelating("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=- besluit_vrijstelling=nee",
              "nee");
    /* with the diploma in hand the decision can no longer decide anything */
    toelating("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vwo", "ja");
}

static void test_specialisten(void)
{
    /* art. 8.2.1 lid 2 */
    const char *const trap = "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten ";
    char facts[256];
    snprintf(facts, sizeof facts, "%svooropleiding=mbo_vak vak_zelfde_richting=ja", trap);
    toelating(facts, "ja");
    snprintf(facts, sizeof facts, "%svooropleiding=mbo_vak vak_zelfde_richting=nee", trap);
    toelating(facts, "voorwaardelijk: besluit_vrijstelling");
    snprintf(facts, sizeof facts, "%svooropleiding=mbo_vak", trap);
    toelating(facts, "onbekend: vak_zelfde_richting besluit_vrijstelling");
    snprintf(facts, sizeof facts, "%svooropleiding=mbo_middenkader;hbo_wo vak_zelfde_richting=ja", trap);
    toelating(facts, "voorwaardelijk: besluit_vrijstelling");
}

static void test_leerplicht(void)
{
    /* Leerplichtwet art. 3 lid 1 onder b: until the end of the school year in which one turns sixteen.
       16 on 31 July 2024: it ends with that school year; 16 on 1 August 2024: a year later. */
    const char *const trap = "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl ";
    static const struct {
        const char *born, *start, *expected;
    } law[] = {
        {"2008-07-31", "2024-07-31", "nee"}, {"2008-07-31", "2024-08-01", "ja"},  {"2008-08-01", "2024-08-01", "nee"},
        {"2008-08-01", "2025-07-31", "nee"}, {"2008-08-01", "2025-08-01", "ja"},  {"1998-07-31", "2014-08-01", "ja"},
        {"1998-08-01", "2014-08-01", "nee"}, {"2010-02-28", "2026-07-31", "nee"}, {"2010-02-28", "2026-08-01", "ja"},
        {"2008-02-29", "2024-08-01", "ja"},  {"2008-02-29", "2024-07-31", "nee"},
    };
    char facts[256];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        snprintf(facts, sizeof facts, "%sgeboortedatum=%s startdatum=%s", trap, law[i].born, law[i].start);
        toelating(facts, law[i].expected);
        /* a given fact wins over the birth date (art. 3 lid 1 onder a: twelve school years) */
        snprintf(facts, sizeof facts, "%sgeboortedatum=%s startdatum=%s leerplicht_beeindigd=%s", trap, law[i].born,
                 law[i].start, strcmp(law[i].expected, "ja") ? "ja" : "nee");
        toelating(facts, strcmp(law[i].expected, "ja") ? "ja" : "nee");
    }
    /* never missing itself; its dates are, while they can still decide */
    toelating("bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl",
              "onbekend: geboortedatum startdatum");
    toelating(
        "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl startdatum=2024-08-01",
        "onbekend: geboortedatum");
    toelating(
        "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl geboortedatum=2010-05-05",
        "onbekend: startdatum");
    toelating(
        "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl geboortedatum=1990-05-05",
        "ja");
    toelating("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl", "ja");
    toelating("bewijs=diploma leerweg=bbl instelling=privaat soort_opleiding=vak vooropleiding=vmbo_tl", "ja");
}

static void test_entree(void)
{
    const char *const trap = "bewijs=diploma instelling=roc soort_opleiding=entree vooropleiding=praktijkonderwijs ";
    char facts[256];
    snprintf(facts, sizeof facts, "%sleerweg=bol leerplicht_beeindigd=nee", trap);
    toelating(facts, "voorwaardelijk: besluit_vervangende_leerplicht");
    snprintf(facts, sizeof facts, "%sleerweg=bol leerplicht_beeindigd=nee besluit_vervangende_leerplicht=ja", trap);
    toelating(facts, "ja");
    /* art. 8.1.1 lid 3 has no exception for art. 3b: in bbl the decision does not help */
    snprintf(facts, sizeof facts, "%sleerweg=bbl leerplicht_beeindigd=nee besluit_vervangende_leerplicht=ja", trap);
    toelating(facts, "nee");
    snprintf(facts, sizeof facts, "%sleerweg=bbl leerplicht_beeindigd=nee", trap);
    toelating(facts, "nee");
    /* outside funded bol and bbl: nothing more */
    toelating("bewijs=diploma instelling=privaat soort_opleiding=entree leerweg=bol vooropleiding=vwo", "ja");
    toelating("bewijs=diploma instelling=roc soort_opleiding=entree leerweg=derde vooropleiding=vwo", "ja");
    toelating("bewijs=diploma soort_opleiding=entree vooropleiding=vwo", "onbekend: leerweg instelling");
    /* both who has and who lacks the entry level is refused somewhere: the set decides for niveau 2 and entree alike */
    toelating("bewijs=diploma leerweg=bol instelling=roc leerplicht_beeindigd=ja vooropleiding=vmbo_bb "
              "soort_opleiding=entree",
              "nee");
}

static void test_verblijf(void)
{
    /* art. 8.1.1 lid 1: at a funded school for every proof; assumed in order until told otherwise */
    toelating("bewijs=certificaat instelling=roc", "ja");
    toelating("bewijs=certificaat instelling=roc verblijf_in_orde=nee", "nee");
    toelating("bewijs=certificaat instelling=privaat verblijf_in_orde=nee", "ja");
    mbo_feitset set;
    char text[256];
    mbo_oordeel *o = ask("bewijs=certificaat instelling=roc", MBO_VRAAG_TOELATING);
    mbo_oordeel_aannames(o, MBO_VRAAG_TOELATING, &set);
    CU_ASSERT_STRING_EQUAL(names(&set, text), "verblijf_in_orde");
    mbo_oordeel_free(o);
    o = ask("bewijs=certificaat instelling=privaat", MBO_VRAAG_TOELATING);
    mbo_oordeel_aannames(o, MBO_VRAAG_TOELATING, &set);
    CU_ASSERT_STRING_EQUAL(names(&set, text), "");
    mbo_oordeel_free(o);
    o = ask_with("bewijs=certificaat instelling=roc", MBO_VRAAG_TOELATING, MBO_OORDEEL_STRENG);
    CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, MBO_VRAAG_TOELATING), MBO_UITKOMST_ONBEKEND);
    mbo_oordeel_ontbrekend(o, MBO_VRAAG_TOELATING, &set);
    CU_ASSERT_STRING_EQUAL(names(&set, text), "verblijf_in_orde");
    mbo_oordeel_aannames(o, MBO_VRAAG_TOELATING, &set);
    CU_ASSERT_STRING_EQUAL(names(&set, text), "");
    mbo_oordeel_free(o);
}

/* Kleene logic would call these open; every completion gives the same. */
static void test_exact(void)
{
    toelating("bewijs=diploma leerweg=bol vooropleiding=vwo soort_opleiding=basisberoeps verblijf_in_orde=ja", "ja");
    /* entree is refused, the others need a decision or not: whatever it is, a vwo diploma does not open entree in bbl
     */
    toelating("bewijs=diploma leerweg=bbl instelling=roc vooropleiding=vwo leerplicht_beeindigd=nee", "nee");
    /* for every soort but specialisten and entree mbo_vak is enough */
    toelating("bewijs=diploma leerweg=bol instelling=roc vooropleiding=mbo_vak vak_zelfde_richting=ja",
              "onbekend: soort_opleiding");
    toelating("bewijs=diploma leerweg=bol instelling=privaat vooropleiding=mbo_vak vak_zelfde_richting=ja", "ja");
    expect("leerweg=bol instelling=privaat", MBO_VRAAG_ONDERWIJSGELD, "ja");
    expect("vooropleiding=havo", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "ja");
}

static void test_buiten_de_tijd(void)
{
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        expect("startdatum=2014-07-31", v, "onbekend");
        expect("startdatum=2014-07-31 instelling=privaat leerweg=derde vooropleiding=vwo bewijs=certificaat", v,
               "onbekend");
        mbo_oordeel *o = ask("startdatum=2014-07-31", v);
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_reden_count(o, v), 1);
        CU_ASSERT_STRING_EQUAL(reden_id(mbo_oordeel_reden_regel(o, v, 0)), "tijd.begin");
        mbo_oordeel_free(o);
    }
}

/* ---- onderwijsgeld: Les- en cursusgeldwet and its Uitvoeringsbesluit ---- */

static void onderwijsgeld(const char *facts, const char *expected)
{
    geld(facts, MBO_VRAAG_ONDERWIJSGELD, expected);
}

static void test_lesgeld(void)
{
    /* Wet art. 3 lid 1: eighteen on the first day of the cursusjaar, 1 August */
    const char *const trap = "bewijs=diploma leerweg=bol instelling=roc ";
    static const struct {
        const char *facts, *expected;
    } law[] = {
        {"geboortedatum=1998-08-01 startdatum=2016-08-01", "ja lesgeld 1137.00"},
        {"geboortedatum=1998-08-02 startdatum=2016-08-01", "nee geen 0.00"},
        {"geboortedatum=1998-08-02 startdatum=2017-07-31", "nee geen 0.00"},
        {"geboortedatum=1998-08-02 startdatum=2017-08-01", "ja lesgeld 1137.00"},
        /* Uitvoeringsbesluit art. 5: less a twelfth a month, only when after 31 October; 1118, 1155 a year */
        {"geboortedatum=1990-01-01 startdatum=2014-08-01", "ja lesgeld 1118.00"},
        {"geboortedatum=1990-01-01 startdatum=2014-10-31", "ja lesgeld 1118.00"},
        {"geboortedatum=1990-01-01 startdatum=2014-11-01", "ja lesgeld 838.50"},
        {"geboortedatum=1990-01-01 startdatum=2014-11-30", "ja lesgeld 838.50"},
        {"geboortedatum=1990-01-01 startdatum=2014-12-01", "ja lesgeld 745.33"}, /* 1118 x 8/12 = 745.333 */
        {"geboortedatum=1990-01-01 startdatum=2019-07-31", "ja lesgeld 96.25"},  /* 1155 / 12 */
        {"geboortedatum=1990-01-01 startdatum=2019-08-01", "ja lesgeld 1168.00"},
        {"geboortedatum=1990-01-01 startdatum=2021-08-01", "ja lesgeld 608.00"},
        {"geboortedatum=1990-01-01 startdatum=2023-08-01", "ja lesgeld 1357.00"},
        {"geboortedatum=1990-01-01 startdatum=2025-07-31", "ja lesgeld 118.25"},
        /* the gaps stay gaps: 2022-2023 and from 2025-2026 on; the duty itself is certain */
        {"geboortedatum=1990-01-01 startdatum=2022-08-01", "ja lesgeld [] !lesgeld.bedrag"},
        {"geboortedatum=1990-01-01 startdatum=2023-07-31", "ja lesgeld [] !lesgeld.bedrag"},
        {"geboortedatum=1990-01-01 startdatum=2025-08-01", "ja lesgeld [] !lesgeld.bedrag"},
        /* Uitvoeringsbesluit art. 6 lid 2 onder a */
        {"geboortedatum=1990-01-01 startdatum=2024-09-01 onderwijsgeld_al_verschuldigd=ja", "nee geen 0.00"},
        {"startdatum=2024-09-01 onderwijsgeld_al_verschuldigd=ja", "nee geen 0.00"},
        {"startdatum=2024-09-01", "onbekend - [geboortedatum]"},
        {"geboortedatum=1990-01-01", "ja lesgeld [startdatum] !lesgeld.bedrag"},
    };
    char facts[256];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        snprintf(facts, sizeof facts, "%s%s", trap, law[i].facts);
        onderwijsgeld(facts, law[i].expected);
    }
}

static void test_cursusgeld(void)
{
    /* Uitvoeringsbesluit art. 12: less a twelfth for each month passed, from the first on; art. 13, 15 */
    const char *const trap = "bewijs=diploma leerweg=bbl instelling=aoc ";
    static const struct {
        const char *facts, *expected;
    } law[] = {
        {"soort_opleiding=entree geboortedatum=1990-01-01 startdatum=2014-08-31", "ja cursusgeld 232.00"},
        {"soort_opleiding=entree geboortedatum=1990-01-01 startdatum=2014-09-01",
         "ja cursusgeld 212.67"}, /* 232 x 11/12 */
        {"soort_opleiding=basisberoeps geboortedatum=1990-01-01 startdatum=2015-07-31", "ja cursusgeld 19.33"},
        {"soort_opleiding=vak geboortedatum=1990-01-01 startdatum=2016-08-01", "ja cursusgeld 573.00"},
        {"soort_opleiding=middenkader geboortedatum=1990-01-01 startdatum=2024-10-31",
         "ja cursusgeld 595.83"}, /* 715 x 10/12 */
        {"soort_opleiding=specialisten geboortedatum=1990-01-01 startdatum=2024-11-01", "ja cursusgeld 536.25"},
        {"soort_opleiding=vak geboortedatum=2006-08-01 startdatum=2024-08-01", "ja cursusgeld 715.00"},
        {"soort_opleiding=vak geboortedatum=2006-08-02 startdatum=2024-08-01", "nee geen 0.00"},
        {"soort_opleiding=vak geboortedatum=1990-01-01 startdatum=2019-08-01",
         "ja cursusgeld [] !cursusgeld.niveau_3_4"},
        {"soort_opleiding=entree geboortedatum=1990-01-01 startdatum=2019-08-01", "ja cursusgeld 243.00"},
        {"soort_opleiding=entree geboortedatum=1990-01-01 startdatum=2021-08-01",
         "ja cursusgeld [] !cursusgeld.niveau_1_2"},
        /* the level group decides the amount, not whether it is due */
        {"geboortedatum=1990-01-01 startdatum=2024-08-01", "ja cursusgeld [soort_opleiding]"},
        {"geboortedatum=2010-01-01 startdatum=2024-08-01", "nee geen 0.00"},
        {"geboortedatum=1990-01-01 startdatum=2019-08-01", "ja cursusgeld [soort_opleiding] !cursusgeld.niveau_3_4"},
    };
    char facts[256];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        snprintf(facts, sizeof facts, "%s%s", trap, law[i].facts);
        onderwijsgeld(facts, law[i].expected);
    }
}

static void test_eigen_prijs(void)
{
    onderwijsgeld("instelling=privaat onderwijsprijs=1499.99", "ja eigen_prijs 1499.99");
    onderwijsgeld("instelling=privaat", "ja eigen_prijs [onderwijsprijs]");
    onderwijsgeld("leerweg=derde instelling=roc onderwijsprijs=250", "ja eigen_prijs 250.00");
    onderwijsgeld("bewijs=certificaat onderwijsprijs=0", "ja eigen_prijs 0.00");
    /* funded or not: the same amount either way is an amount */
    onderwijsgeld("bewijs=diploma leerweg=bol geboortedatum=1990-01-01 startdatum=2024-08-01 onderwijsprijs=1419",
                  "ja - 1419.00");
    onderwijsgeld("bewijs=diploma leerweg=bol geboortedatum=1990-01-01 startdatum=2024-08-01 onderwijsprijs=1419.01",
                  "ja - [instelling]");
    onderwijsgeld("bewijs=diploma leerweg=bol geboortedatum=1990-01-01 startdatum=2024-08-01",
                  "ja - [instelling onderwijsprijs]");
}

/* ---- startkwalificatie: Leerplichtwet art. 1 onder f ---- */

static void test_startkwalificatie(void)
{
    const mbo_vraag v = MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP;
    expect("vooropleiding=- bewijs=diploma soort_opleiding=entree", v, "nee");
    expect("vooropleiding=- bewijs=diploma soort_opleiding=basisberoeps", v, "ja");
    expect("vooropleiding=- bewijs=diploma soort_opleiding=specialisten", v, "ja");
    expect("vooropleiding=- bewijs=certificaat soort_opleiding=vak", v, "nee");
    expect("vooropleiding=- bewijs=certificaat", v, "nee");
    expect("vooropleiding=mbo_entree;vmbo_tl bewijs=praktijkverklaring", v, "nee");
    expect("vooropleiding=mbo_basisberoeps bewijs=praktijkverklaring", v, "ja");
    expect("vooropleiding=hbo_wo", v, "ja");
    expect("vooropleiding=vmbo_tl", v, "onbekend: bewijs soort_opleiding");
    expect("bewijs=diploma soort_opleiding=vak", v, "ja");
    expect("bewijs=diploma soort_opleiding=entree", v, "onbekend: vooropleiding");
}

/* ---- the guide (werkwijzer): for whom, where, and who pays ---- */

static void test_doelgroep(void)
{
    const mbo_vraag v = MBO_VRAAG_DOELGROEP;
    expect("bewijs=diploma", v, "ja");
    expect("bewijs=certificaat werkend=ja", v, "ja");
    expect("bewijs=certificaat werkzoekend=ja werkend=nee", v, "ja");
    expect("bewijs=certificaat werkend=nee werkzoekend=nee", v, "nee");
    expect("bewijs=certificaat werkend=nee", v, "onbekend: werkzoekend");
    expect("bewijs=praktijkverklaring werkend=ja diploma_haalbaar=nee certificaat_haalbaar=nee", v, "ja");
    expect("bewijs=praktijkverklaring werkend=ja diploma_haalbaar=nee certificaat_haalbaar=ja", v, "nee");
    expect("bewijs=praktijkverklaring diploma_haalbaar=ja", v, "nee");
    expect("bewijs=praktijkverklaring werkend=ja", v, "onbekend: diploma_haalbaar certificaat_haalbaar");
    /* the reason says to which group the person belongs */
    mbo_oordeel *o = ask("bewijs=praktijkverklaring vooropleiding=vmbo_tl", v);
    CU_ASSERT_STRING_EQUAL(reden_id(mbo_oordeel_reden_regel(o, v, 2)), "doelgroep.eerste_groep");
    mbo_oordeel_free(o);
    o = ask("bewijs=praktijkverklaring vooropleiding=mbo_vak", v);
    CU_ASSERT_STRING_EQUAL(reden_id(mbo_oordeel_reden_regel(o, v, 2)), "doelgroep.tweede_groep");
    mbo_oordeel_free(o);
}

static void test_praktijkplaats(void)
{
    const mbo_vraag v = MBO_VRAAG_PRAKTIJKPLAATS;
    expect("bewijs=diploma leerweg=bbl leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja", v, "ja");
    expect("bewijs=diploma leerweg=bbl leerbaan=vrijwilligerswerk leerbedrijf_erkend=ja", v, "ja");
    expect("bewijs=diploma leerweg=bbl leerbaan=geen leerbedrijf_erkend=ja", v, "nee");
    expect("bewijs=diploma leerweg=bbl leerbaan=vrijwilligerswerk leerbedrijf_erkend=nee", v, "nee");
    expect("bewijs=praktijkverklaring leerweg=derde leerbaan=arbeidsovereenkomst", v, "onbekend: leerbedrijf_erkend");
    expect("bewijs=diploma leerweg=bol", v, "nvt");
    expect("bewijs=certificaat leerweg=bbl", v, "nvt");
    /* while the scope is open, exactly what the scope depends on is missing */
    expect("leerbaan=geen", v, "onbekend: bewijs leerweg");
    expect("bewijs=diploma", v, "onbekend: leerweg");
    expect("leerweg=derde", v, "onbekend: bewijs");
    mbo_oordeel *o = ask("bewijs=diploma leerweg=bol", v); /* not applicable, and the reason says who sees to it */
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_reden_count(o, v), 1);
    CU_ASSERT_STRING_EQUAL(reden_id(mbo_oordeel_reden_regel(o, v, 0)), "praktijkplaats.school");
    mbo_oordeel_free(o);
}

/* WEB art. 7.2.4a lid 3 and 4: years of twelve months; the scope is bekostiging */
static void test_studieduur(void)
{
    const mbo_vraag v = MBO_VRAAG_STUDIEDUUR;
    static const struct {
        const char *soort;
        int minimum, maximum;
    } law[] = {{"entree", 12, 12},
               {"basisberoeps", 12, 24},
               {"vak", 24, 36},
               {"middenkader", 36, 36},
               {"specialisten", 12, 12}};
    const char *const trap = "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=%s studieduur=%d";
    char facts[256];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        snprintf(facts, sizeof facts, trap, law[i].soort, law[i].minimum);
        expect(facts, v, "ja");
        snprintf(facts, sizeof facts, trap, law[i].soort, law[i].maximum);
        expect(facts, v, "ja");
        snprintf(facts, sizeof facts, trap, law[i].soort, law[i].maximum + 1);
        expect(facts, v, "nee");
        snprintf(facts, sizeof facts, trap, law[i].soort, law[i].minimum - 1);
        expect(facts, v, "voorwaardelijk: besluit_verkorting");
    }
    expect("instelling=privaat", v, "nvt");
    expect("instelling=roc studieduur=60", v, "onbekend: bewijs leerweg");
    expect("bewijs=diploma leerweg=bol instelling=roc studieduur=37", v, "nee"); /* too long for every kind */
    /* lid 4: of these two kwalificaties of middenkader only the first is on the list of up to four years */
    expect("bewijs=diploma leerweg=bol instelling=roc crebo=25104 studieduur=48", v, "ja");
    expect("bewijs=diploma leerweg=bol instelling=roc crebo=25104 studieduur=49", v, "nee");
    expect("bewijs=diploma leerweg=bol instelling=roc crebo=25463 studieduur=48", v, "nee");
    expect("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader studieduur=48", v, "nee");
}

static void zonder_waarde(const char *facts, mbo_vraag v, const char *parameter)
{
    mbo_oordeel *o = ask(facts, v);
    CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, v), MBO_UITKOMST_ONBEKEND);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_zonder_waarde_count(o, v), 1);
    CU_ASSERT_STRING_EQUAL(mbo_oordeel_zonder_waarde(o, v, 0), parameter);
    mbo_oordeel_free(o);
}

static void test_uwv(void)
{
    const mbo_vraag betaalt = MBO_VRAAG_UWV_FINANCIERING, behoud = MBO_VRAAG_UWV_BEHOUD_UITKERING;
    const char *const alles =
        "besluit_scholing_noodzakelijk=ja inkoopkader_uwv=ja uitkering=%s startdatum=%s studieduur=%s";
    static const struct {
        const char *uitkering, *start, *duur, *betaalt, *behoud;
    } law[] = {
        /* two years until 2021, only for keeping the benefit, and then only of the WW; one year since, for both */
        {"ww", "2020-12-31", "24", "ja", "ja"},    {"ww", "2020-12-31", "25", "ja", "nee"},
        {"wao", "2020-12-31", "24", "ja", "nee"},  {"ww", "2021-01-01", "12", "ja", "ja"},
        {"ww", "2021-01-01", "13", "nee", "nee"},  {"ziektewet", "2021-01-01", "11", "ja", "ja"},
        {"geen", "2021-01-01", "6", "nee", "nee"}, {"participatiewet", "2021-01-01", "6", "nee", "nee"},
        {"ww", "2016-05-18", "24", "ja", "ja"},    {"wajong", "2016-05-17", "60", "ja", "nee"},
    };
    char facts[256];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        snprintf(facts, sizeof facts, alles, law[i].uitkering, law[i].start, law[i].duur);
        expect(facts, betaalt, law[i].betaalt);
        expect(facts, behoud, law[i].behoud);
    }
    snprintf(facts, sizeof facts, alles, "ww", "2016-05-17", "12"); /* no source for the months before */
    zonder_waarde(facts, behoud, "uwv.maximale_duur_maanden");
    expect("uitkering=ww startdatum=2024-01-01 studieduur=12 inkoopkader_uwv=ja", betaalt,
           "voorwaardelijk: besluit_scholing_noodzakelijk");
    expect("uitkering=ww startdatum=2024-01-01 besluit_scholing_noodzakelijk=nee", behoud, "nee");
    expect("uitkering=ww startdatum=2024-01-01 besluit_scholing_noodzakelijk=ja", behoud, "onbekend: studieduur");
}

static void test_gemeente(void)
{
    const mbo_vraag betaalt = MBO_VRAAG_GEMEENTE_FINANCIERING, behoud = MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING;
    expect("uitkering=participatiewet besluit_gemeente=ja", betaalt, "ja");
    expect("uitkering=geen werkzoekend=ja besluit_gemeente=ja", betaalt, "ja"); /* nugger */
    expect("uitkering=geen werkzoekend=nee besluit_gemeente=ja", betaalt, "nee");
    expect("uitkering=ww besluit_gemeente=ja", betaalt, "nee");
    expect("uitkering=participatiewet", betaalt, "voorwaardelijk: besluit_gemeente");
    expect("uitkering=geen", betaalt, "onbekend: werkzoekend besluit_gemeente");
    expect("uitkering=participatiewet besluit_gemeente_behoud=ja", behoud, "ja");
    expect("uitkering=participatiewet besluit_gemeente_behoud=nee", behoud, "nee");
    expect("uitkering=participatiewet", behoud, "voorwaardelijk: besluit_gemeente_behoud");
    expect("uitkering=geen besluit_gemeente_behoud=ja", behoud, "nee");
}

static void test_praktijkverklaring_behoud(void)
{
    const mbo_vraag v = MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING;
    const char *const trap =
        "bewijs=praktijkverklaring uitkering=ww productieve_arbeid=nee startdatum=%s studieduur=%s";
    char facts[256];
    snprintf(facts, sizeof facts, trap, "2019-01-01", "6");
    expect(facts, v, "ja");
    snprintf(facts, sizeof facts, trap, "2019-01-01", "7");
    expect(facts, v, "nee");
    snprintf(facts, sizeof facts, trap, "2018-12-31", "6"); /* the guide gives no months before 2019 */
    zonder_waarde(facts, v, "praktijkverklaring.behoud_uitkering_maanden");
    expect("bewijs=praktijkverklaring uitkering=geen startdatum=2018-12-31", v, "nee"); /* it needs no months */
    expect("bewijs=praktijkverklaring productieve_arbeid=ja", v, "nee");
    expect("bewijs=diploma", v, "nvt");
    expect("uitkering=geen", v, "onbekend: bewijs");
}

/* ---- what comes with an answer ---- */

static void test_redenen(void)
{
    const mbo_vraag v = MBO_VRAAG_TOELATING;
    mbo_oordeel *o = ask("bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_bb "
                         "leerplicht_beeindigd=ja startdatum=2018-03-31",
                         v);
    static const struct {
        const char *id;
        mbo_uitkomst uitkomst;
    } before[] = {{"toelating.verblijf", MBO_UITKOMST_JA},
                  {"toelating.vooropleiding_vak", MBO_UITKOMST_VOORWAARDELIJK},
                  {"toelating.leerplicht_bbl", MBO_UITKOMST_JA},
                  {"toelating.beslissing_school", MBO_UITKOMST_JA}};
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_reden_count(o, v), 4);
    for (int32_t i = 0; i < 4; i++) {
        const mbo_regel *regel = mbo_oordeel_reden_regel(o, v, i);
        CU_ASSERT_STRING_EQUAL(mbo_regel_id(regel), before[i].id);
        CU_ASSERT_EQUAL(mbo_oordeel_reden_uitkomst(o, v, i), before[i].uitkomst);
        CU_ASSERT(strlen(mbo_regel_tekst(regel, MBO_TAAL_NL)) > 20 && strlen(mbo_regel_tekst(regel, MBO_TAAL_EN)) > 20);
        CU_ASSERT(mbo_regel_bron_count(regel) > 0);
    }
    CU_ASSERT_EQUAL(mbo_oordeel_beslissers(o, v), 1 << MBO_BESLISSER_BEVOEGD_GEZAG);
    CU_ASSERT_PTR_NULL(mbo_oordeel_reden_regel(o, v, 4));
    CU_ASSERT_PTR_NULL(mbo_oordeel_reden_regel(o, v, -1));
    CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, MBO_VRAAG_BEKOSTIGING), 0); /* not asked */
    mbo_oordeel_free(o);
    /* WEB art. 8.1.1c: a right to admission since 2018-04-01 */
    o = ask("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vwo startdatum=2018-04-01", v);
    CU_ASSERT_STRING_EQUAL(reden_id(mbo_oordeel_reden_regel(o, v, 2)), "toelating.toelatingsrecht");
    mbo_oordeel_free(o);
}

static void test_niet_bevestigd(void)
{
    const mbo_vraag v = MBO_VRAAG_ONDERWIJSGELD;
    mbo_datum tot, expected;
    const char *const facts = "bewijs=diploma leerweg=bol instelling=roc geboortedatum=1990-01-01 startdatum=%s";
    char text[256];
    /* lesgeld 2024-2025 was read up to 2025-07-31, the law up to 2026-01-01 */
    snprintf(text, sizeof text, facts, "2025-07-31");
    mbo_oordeel *o = ask(text, v);
    CU_ASSERT_PTR_NULL(mbo_oordeel_niet_bevestigd(o, v, &tot));
    CU_ASSERT_EQUAL(tot, MBO_DATUM_NOT_SET);
    mbo_oordeel_free(o);
    snprintf(text, sizeof text, facts, "2026-01-02");
    o = ask(text, v);
    CU_ASSERT_PTR_NOT_NULL_FATAL(mbo_oordeel_niet_bevestigd(o, v, &tot));
    CU_ASSERT_STRING_EQUAL(mbo_oordeel_niet_bevestigd(o, v, &tot), "onderwijsgeld.lesgeld");
    mbo_datum_from_ymd(2026, 1, 1, &expected, NULL);
    CU_ASSERT_EQUAL(tot, expected);
    mbo_oordeel_free(o);
    snprintf(text, sizeof text, facts, "2026-01-01");
    o = ask(text, v);
    CU_ASSERT_PTR_NULL(mbo_oordeel_niet_bevestigd(o, v, NULL));
    mbo_oordeel_free(o);
}

static void test_parameters(void)
{
    const mbo_vraag v = MBO_VRAAG_ONDERWIJSGELD;
    mbo_oordeel *o = ask("bewijs=diploma leerweg=bol instelling=roc geboortedatum=1990-01-01 startdatum=2024-09-01", v);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_parameter_count(o, v), 2);
    CU_ASSERT_STRING_EQUAL(mbo_parameter_naam(mbo_oordeel_parameter(o, v, 0)), "lesgeld.leeftijd_vanaf");
    CU_ASSERT_STRING_EQUAL(mbo_parameter_naam(mbo_oordeel_parameter(o, v, 1)), "lesgeld.bedrag");
    CU_ASSERT_EQUAL(mbo_parameter_waarde(mbo_oordeel_parameter(o, v, 1)), 141900);
    CU_ASSERT_PTR_NULL(mbo_oordeel_parameter(o, v, 2));
    mbo_oordeel_free(o);
}

static void conflict(const char *facts, const mbo_structuur *s, const char *hint)
{
    mbo_fout fout = {0};
    mbo_oordeel *o = (mbo_oordeel *)1;
    mbo_uitkomst u = 77;
    mbo_zaak *zaak = zaak_of(facts);
    CU_ASSERT_EQUAL(mbo_oordeel_create(regels, s, zaak, 0, 0, NULL, &o, &fout), MBO_ERROR_CONFLICT);
    CU_ASSERT_PTR_NULL(o);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, hint));
    CU_ASSERT_EQUAL(mbo_uitkomst_of(regels, s, zaak, 1, 0, &u, &fout), MBO_ERROR_CONFLICT);
    CU_ASSERT_EQUAL(u, 77);
    mbo_zaak_free(zaak);
}

static void test_crebo(void)
{
    conflict("crebo=23183", structuur,
             "that of the dossier \"Pedagogisch Werk\"; give that of one of its kwalificaties: "
             "25484 25485 25486");
    /* 25250 is an entreeopleiding, 25025... the crebo fills soort_opleiding (BWBR0036352) */
    expect("crebo=25250 bewijs=diploma vooropleiding=-", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "nee");
    expect("crebo=25463 bewijs=diploma vooropleiding=-", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "ja");
    conflict("crebo=25250 soort_opleiding=vak", structuur, "entree");
    conflict("crebo=99999", structuur, "99999");
    conflict("crebo=25250", NULL, "25250");
    mbo_datum tot;
    mbo_oordeel *o = ask("crebo=25250 startdatum=2024-08-01 bewijs=diploma", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP);
    CU_ASSERT_STRING_EQUAL(mbo_oordeel_niet_bevestigd(o, MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, &tot), "structuur");
    mbo_oordeel_free(o);
}

static void test_arguments(void)
{
    mbo_fout fout;
    mbo_oordeel *o = (mbo_oordeel *)1;
    mbo_zaak *zaak = zaak_of("");
    mbo_uitkomst u;
    CU_ASSERT_EQUAL(mbo_oordeel_create(regels, NULL, zaak, 99, 0, NULL, &o, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(o);
    CU_ASSERT_EQUAL(mbo_uitkomst_of(regels, NULL, zaak, MBO_VRAAG_ALLE, 0, &u, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_oordeel_create(NULL, NULL, zaak, 0, 0, NULL, &o, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_oordeel_create(regels, NULL, zaak, 0, 0, NULL, NULL, &fout), MBO_ERROR_ARGUMENT);
    mbo_zaak_free(zaak);
    mbo_oordeel_free(NULL);
}

static void test_no_memory(void)
{
    mbo_zaak *zaak = zaak_of("leerweg=bbl bewijs=diploma");
    bool done = false;
    for (long n = 0; !done && n < 10000; n++) {
        failing f = {.left = n};
        mbo_allocator allocator = {&f, failing_resize};
        mbo_oordeel *o;
        mbo_status status = mbo_oordeel_create(regels, NULL, zaak, 0, 0, &allocator, &o, NULL);
        done = status == MBO_OK;
        if (!done && status != MBO_ERROR_MEMORY)
            CU_FAIL_FATAL("another error than no memory");
        mbo_oordeel_free(o);
        if (f.held)
            CU_FAIL_FATAL("memory is not given back");
    }
    CU_ASSERT(done);
    mbo_zaak_free(zaak);
}

/* ---- why it is open ---- */

/* `expected`: the codes, with a blank between. */
static void open_door(const char *facts, mbo_vraag vraag, const char *expected)
{
    mbo_oordeel *o = ask(facts, vraag);
    char got[128] = "";
    int32_t open = mbo_oordeel_open(o, vraag);
    for (mbo_open code = 0; code < 32; code++)
        if (open >> code & 1)
            sprintf(got + strlen(got), "%s%s", *got ? " " : "", mbo_code_name(MBO_VOCABULAIRE_OPEN, code));
    same(facts, expected, got);
    mbo_oordeel_free(o);
}

#define LESGELD "bewijs=diploma leerweg=bol instelling=roc "

static void test_open(void)
{
    open_door(LESGELD, MBO_VRAAG_BEKOSTIGING, "");
    open_door("instelling=privaat", MBO_VRAAG_BEKOSTIGING, "");          /* nee */
    open_door("leerweg=derde bewijs=diploma", MBO_VRAAG_STUDIEDUUR, ""); /* nvt */
    open_door("instelling=roc", MBO_VRAAG_BEKOSTIGING, "feiten");
    open_door(LESGELD "soort_opleiding=vak vooropleiding=- leerplicht_beeindigd=ja", MBO_VRAAG_TOELATING, "feiten");
    open_door("startdatum=2014-07-31", MBO_VRAAG_BEKOSTIGING, "buiten_de_tijd");
    open_door("startdatum=2014-07-31", MBO_VRAAG_ONDERWIJSGELD, "buiten_de_tijd");
    /* the outcome is ja, the amount open: the lesgeld of 2022 is not known */
    open_door(LESGELD "geboortedatum=2001-05-06 startdatum=2022-09-01", MBO_VRAAG_ONDERWIJSGELD, "geen_waarde");
    open_door(LESGELD "geboortedatum=2001-05-06 startdatum=2024-09-01", MBO_VRAAG_ONDERWIJSGELD, "");
    open_door(LESGELD "startdatum=2022-09-01", MBO_VRAAG_ONDERWIJSGELD, "feiten geen_waarde");
    mbo_oordeel *o = ask("", MBO_VRAAG_BEKOSTIGING);
    CU_ASSERT_EQUAL(mbo_oordeel_open(o, MBO_VRAAG_TOELATING), 0);
    CU_ASSERT_EQUAL(mbo_oordeel_open(o, 99), 0);
    CU_ASSERT_EQUAL(mbo_oordeel_open(NULL, MBO_VRAAG_TOELATING), 0);
    mbo_oordeel_free(o);
}

/* Whatever the case, there is a reason exactly when something is open, and an open outcome outside the library's time
   has that one alone. */
static void test_open_has_a_reason(void)
{
    uint32_t seed = 20260801;
    for (int n = 0; n < 3000; n++) {
        mbo_zaak *zaak = zaak_of("");
        mbo_oordeel *o = NULL;
        for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
            int64_t min = mbo_feit_min(feit), max = mbo_feit_max(feit);
            if (mbo_feit_type(feit) == MBO_FEITTYPE_DATUM) {
                min = feit == MBO_FEIT_STARTDATUM ? MBO_REGELS_BEGIN - 300 : MBO_REGELS_BEGIN - 9000;
                max = feit == MBO_FEIT_STARTDATUM ? MBO_REGELS_BEGIN + 4600 : MBO_REGELS_BEGIN - 4000;
            }
            seed = seed * 1664525 + 1013904223;
            if (feit == MBO_FEIT_CREBO || (seed >> 8) % 1000 < (uint32_t)n / 3)
                continue;
            seed = seed * 1664525 + 1013904223;
            int64_t value = min + (int64_t)(seed >> 8) % (max < 4000 ? max - min + 1 : 4000);
            value = mbo_feit_type(feit) == MBO_FEITTYPE_SET ? INT64_C(1) << (1 + value % 21) : value;
            CU_ASSERT_EQUAL_FATAL(mbo_zaak_set_value(zaak, feit, value, NULL), MBO_OK);
        }
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, NULL), MBO_OK);
        for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
            mbo_uitkomst uit = mbo_oordeel_uitkomst(o, v);
            int32_t why = mbo_oordeel_open(o, v);
            bool open = uit == MBO_UITKOMST_ONBEKEND || uit == MBO_UITKOMST_VOORWAARDELIJK ||
                        mbo_oordeel_bedrag(o, v, NULL) == MBO_STAND_OPEN ||
                        mbo_oordeel_vanaf(o, v, NULL) == MBO_STAND_OPEN;
            CU_ASSERT_EQUAL(why != 0, open);
            CU_ASSERT(!(why >> MBO_OPEN_BUITEN_DE_TIJD & 1) || why == 1 << MBO_OPEN_BUITEN_DE_TIJD);
        }
        mbo_oordeel_free(o);
        mbo_zaak_free(zaak);
    }
}

static CU_TestInfo tests[] = {
    {"bekostiging", test_bekostiging},
    {"vooropleiding", test_vooropleiding},
    {"vrijstelling", test_vrijstelling},
    {"specialisten", test_specialisten},
    {"leerplicht", test_leerplicht},
    {"entree", test_entree},
    {"verblijf", test_verblijf},
    {"exact", test_exact},
    {"buiten de tijd", test_buiten_de_tijd},
    {"lesgeld", test_lesgeld},
    {"cursusgeld", test_cursusgeld},
    {"eigen prijs", test_eigen_prijs},
    {"startkwalificatie", test_startkwalificatie},
    {"doelgroep", test_doelgroep},
    {"praktijkplaats", test_praktijkplaats},
    {"studieduur", test_studieduur},
    {"uwv", test_uwv},
    {"gemeente", test_gemeente},
    {"praktijkverklaring", test_praktijkverklaring_behoud},
    {"redenen", test_redenen},
    {"niet bevestigd", test_niet_bevestigd},
    {"parameters", test_parameters},
    {"crebo", test_crebo},
    {"open", test_open},
    {"open has a reason", test_open_has_a_reason},
    {"arguments", test_arguments},
    {"no memory", test_no_memory},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"oordeel", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
