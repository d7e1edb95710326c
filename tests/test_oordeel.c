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
    static const geval law[] = {
        {"vooropleiding=mbo_vak vak_zelfde_richting=ja", "ja"},
        {"vooropleiding=mbo_vak vak_zelfde_richting=nee", "voorwaardelijk: besluit_vrijstelling"},
        {"vooropleiding=mbo_vak", "onbekend: vak_zelfde_richting besluit_vrijstelling"},
        {"vooropleiding=mbo_middenkader;hbo_wo vak_zelfde_richting=ja", "voorwaardelijk: besluit_vrijstelling"},
    };
    EACH(expect, MBO_VRAAG_TOELATING, "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=specialisten", law);
}

static void test_leerplicht(void)
{
    const char *const trap = "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl ";
    static const struct {
        const char *born, *start;
        bool b, a; /* has it ended on ground b, and can it on ground a? */
    } law[] = {
        /* Leerplichtwet art. 3 lid 1 onder b: until the end of the school year in which one turns sixteen.
           16 on 31 July 2024: it ends with that school year; 16 on 1 August 2024: a year later. */
        {"2008-07-31", "2024-07-31", false, true},
        {"2008-07-31", "2024-08-01", true, true},
        {"2008-08-01", "2024-08-01", false, true},
        {"2008-08-01", "2025-07-31", false, true},
        {"2008-08-01", "2025-08-01", true, true},
        {"1998-07-31", "2014-08-01", true, true},
        {"1998-08-01", "2014-08-01", false, true},
        {"2010-02-28", "2026-07-31", false, true},
        {"2010-02-28", "2026-08-01", true, true},
        {"2008-02-29", "2024-08-01", true, true},
        {"2008-02-29", "2024-07-31", false, true},
        /* onder a: twelve full school years, which who was not yet fourteen on 31 July cannot have */
        {"2010-07-31", "2024-08-01", false, true},
        {"2010-08-01", "2024-08-01", false, false},
        {"2010-08-01", "2025-07-31", false, false},
        {"2010-08-01", "2025-08-01", false, true},
        {"2015-05-05", "2024-08-01", false, false},
    };
    char facts[256], more[300];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        snprintf(facts, sizeof facts, "%sgeboortedatum=%s startdatum=%s", trap, law[i].born, law[i].start);
        toelating(facts, law[i].b ? "ja" : law[i].a ? "onbekend: twaalf_schooljaren" : "nee");
        snprintf(more, sizeof more, "%s twaalf_schooljaren=nee", facts);
        toelating(more, law[i].b ? "ja" : "nee");
        snprintf(more, sizeof more, "%s twaalf_schooljaren=ja", facts);
        toelating(more, law[i].b || law[i].a ? "ja" : "nee");
        /* a given fact wins over what would be derived */
        snprintf(more, sizeof more, "%s leerplicht_beeindigd=%s", facts, law[i].b ? "nee" : "ja");
        toelating(more, law[i].b ? "nee" : "ja");
    }
    /* never missing itself; what it is derived from is, while that can still decide */
    static const geval open[] = {
        {"", "onbekend: geboortedatum twaalf_schooljaren startdatum"},
        {"startdatum=2024-08-01", "onbekend: geboortedatum twaalf_schooljaren"},
        {"geboortedatum=2010-05-05", "onbekend: twaalf_schooljaren startdatum"},
        {"twaalf_schooljaren=nee", "onbekend: geboortedatum startdatum"},
        {"twaalf_schooljaren=nee geboortedatum=2010-05-05", "onbekend: startdatum"},
        {"twaalf_schooljaren=ja geboortedatum=2000-07-31", "ja"}, /* fourteen before the first startdatum */
        {"twaalf_schooljaren=ja geboortedatum=2000-08-01", "onbekend: startdatum"},
        {"geboortedatum=1990-05-05", "ja"},
        {"leerweg=bol", "ja"},
        {"instelling=privaat", "ja"}, /* art. 8.1.1 lid 3 binds funded programmes only */
    };
    EACH(expect, MBO_VRAAG_TOELATING, trap, open);
}

static void test_entree(void)
{
    static const geval law[] = {
        /* art. 8.1.1b lid 1: the last school year at a school may be replaced (Leerplichtwet art. 3b), which can only
           be the last for who will be fifteen when it ends */
        {"leerweg=bol startdatum=2026-08-24 geboortedatum=2011-07-31",
         "voorwaardelijk: besluit_vervangende_leerplicht"},
        {"leerweg=bol startdatum=2026-08-24 geboortedatum=2011-07-31 besluit_vervangende_leerplicht=ja", "ja"},
        {"leerweg=bol startdatum=2026-08-24 geboortedatum=2011-07-31 besluit_vervangende_leerplicht=nee", "nee"},
        {"leerweg=bol startdatum=2027-07-31 geboortedatum=2012-07-31 besluit_vervangende_leerplicht=ja", "ja"},
        {"leerweg=bol startdatum=2027-07-31 geboortedatum=2012-08-01 besluit_vervangende_leerplicht=ja", "nee"},
        {"leerweg=bol startdatum=2027-08-01 geboortedatum=2012-08-01 besluit_vervangende_leerplicht=ja", "ja"},
        {"leerweg=bol startdatum=2026-08-24 geboortedatum=2017-01-01 besluit_vervangende_leerplicht=ja", "nee"},
        {"leerweg=bol", "onbekend: geboortedatum startdatum besluit_vervangende_leerplicht"},
        {"leerweg=bol besluit_vervangende_leerplicht=ja", "onbekend: geboortedatum startdatum"},
        {"leerweg=bol besluit_vervangende_leerplicht=nee", "nee"},
        /* art. 8.1.1 lid 3 has no exception for art. 3b: in bbl the decision does not help */
        {"leerweg=bbl besluit_vervangende_leerplicht=ja", "nee"},
        {"leerweg=bbl", "nee"},
    };
    EACH(
        expect, MBO_VRAAG_TOELATING,
        "bewijs=diploma instelling=roc soort_opleiding=entree vooropleiding=praktijkonderwijs leerplicht_beeindigd=nee",
        law);
    /* the whole of it with what is derived: aged fifteen, thirteen and nine on 31 July 2026 */
    static const geval jong[] = {
        {"geboortedatum=2010-08-05 besluit_vervangende_leerplicht=nee", "onbekend: twaalf_schooljaren"},
        {"geboortedatum=2010-08-05 besluit_vervangende_leerplicht=nee twaalf_schooljaren=ja", "ja"},
        {"geboortedatum=2010-08-05 besluit_vervangende_leerplicht=nee twaalf_schooljaren=nee", "nee"},
        {"geboortedatum=2010-08-05", "onbekend: twaalf_schooljaren besluit_vervangende_leerplicht"},
        {"geboortedatum=2010-08-05 twaalf_schooljaren=nee", "voorwaardelijk: besluit_vervangende_leerplicht"},
        {"geboortedatum=2012-08-05 besluit_vervangende_leerplicht=nee", "nee"},
        {"geboortedatum=2012-08-05 twaalf_schooljaren=ja besluit_vervangende_leerplicht=ja",
         "nee"}, /* 14 in July 2027 */
        {"geboortedatum=2017-01-01 twaalf_schooljaren=ja besluit_vervangende_leerplicht=ja", "nee"},
        {"geboortedatum=2010-07-31", "ja"},
    };
    EACH(expect, MBO_VRAAG_TOELATING,
         "bewijs=diploma instelling=roc soort_opleiding=entree vooropleiding=praktijkonderwijs leerweg=bol "
         "startdatum=2026-08-24",
         jong);
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
    /* art. 8.1.1 lid 1, of title 8.1, which binds funded programmes only: art. 1.4.1 lid 4 and 6 (since 2017-08-01 lid
       8 and 10), since 2026-08-01 art. 11.1.2 and 11.1.13. Assumed in order until told otherwise. */
    static const geval law[] = {
        {"", "ja"},
        {"verblijf_in_orde=nee", "nee"},
        {"verblijf_in_orde=nee leerweg=bbl leerplicht_beeindigd=ja", "nee"},
        {"verblijf_in_orde=nee instelling=privaat", "ja"},
        {"verblijf_in_orde=nee leerweg=derde", "ja"},
        {"verblijf_in_orde=nee leerweg=derde startdatum=2014-08-01", "ja"},
        {"verblijf_in_orde=nee leerweg=derde startdatum=2026-09-01", "ja"},
        {"verblijf_in_orde=nee leerweg=derde startdatum=2026-09-01 instelling=privaat", "ja"},
        {"verblijf_in_orde=nee leerweg=derde startdatum=2026-09-01 soort_opleiding=entree", "ja"},
        {"verblijf_in_orde=nee bewijs=certificaat", "ja"},
        {"verblijf_in_orde=nee bewijs=praktijkverklaring", "ja"},
        {"verblijf_in_orde=nee leerweg=", "onbekend: leerweg"},
        {"verblijf_in_orde=nee instelling=", "onbekend: instelling"},
        {"verblijf_in_orde=nee bewijs=", "onbekend: bewijs"},
    };
    const char *const trap = "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl "
                             "nadere_eisen_in_orde=ja";
    EACH(expect, MBO_VRAAG_TOELATING, trap, law);
    static const geval named[] = {
        {"", "verblijf_in_orde"}, {"instelling=privaat", ""}, {"leerweg=derde", ""}, {"bewijs=certificaat", ""}};
    EACH(aannames, MBO_VRAAG_TOELATING, trap, named);
    expect_streng("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl "
                  "nadere_eisen_in_orde=ja",
                  MBO_VRAAG_TOELATING, "onbekend: verblijf_in_orde");
    expect_streng("bewijs=certificaat instelling=roc", MBO_VRAAG_TOELATING, "ja");
}

/* art. 8.2.2 and, since 2018-04-01, 8.2.2a: what is asked beside the diploma, at a funded programme only */
static void test_nadere_eisen(void)
{
    static const geval law[] = {
        {"", "voorwaardelijk: besluit_vrijstelling"},
        {"startdatum=2014-08-01", "voorwaardelijk: besluit_vrijstelling"},
        {"startdatum=2018-04-01", "voorwaardelijk: besluit_vrijstelling"},
        {"startdatum=2020-08-01", "voorwaardelijk: besluit_vrijstelling"},
        {"startdatum=2026-08-01", "voorwaardelijk: besluit_vrijstelling"},
        {"besluit_vrijstelling=ja", "ja"},
        {"besluit_vrijstelling=nee", "nee"},
        {"nadere_eisen_in_orde=ja", "ja"},
        {"soort_opleiding=basisberoeps", "voorwaardelijk: besluit_vrijstelling"},
        {"soort_opleiding=middenkader", "voorwaardelijk: besluit_vrijstelling"},
        {"soort_opleiding=specialisten vooropleiding=mbo_vak vak_zelfde_richting=ja",
         "voorwaardelijk: besluit_vrijstelling"},
        {"instelling=privaat", "ja"},
        {"leerweg=derde", "ja"},
        {"soort_opleiding=entree vooropleiding=praktijkonderwijs leerplicht_beeindigd=ja", "ja"}, /* art. 8.2.2 lid 2 */
        {"bewijs=certificaat", "ja"},
        {"instelling=", "onbekend: instelling besluit_vrijstelling"},
    };
    EACH(expect, MBO_VRAAG_TOELATING,
         "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl nadere_eisen_in_orde=nee",
         law);
    beslissers("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl "
               "nadere_eisen_in_orde=nee",
               MBO_VRAAG_TOELATING, "bevoegd_gezag");
}

/* Kleene logic would call these open; every completion gives the same. */
static void test_exact(void)
{
    toelating("bewijs=diploma leerweg=bol vooropleiding=vwo soort_opleiding=basisberoeps verblijf_in_orde=ja", "ja");
    /* whatever the soort: bbl at a funded school is closed to who is leerplichtig, art. 8.1.1 lid 3 */
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
    static const geval law[] = {
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
        {"geboortedatum=1990-01-01 startdatum=2022-08-01", "ja lesgeld 1239.00"},
        {"geboortedatum=1990-01-01 startdatum=2023-07-31", "ja lesgeld 103.25"},
        {"geboortedatum=1990-01-01 startdatum=2025-08-01", "ja lesgeld 1458.00"},
        /* from 2026-2027 on no figure was found; the duty itself is certain */
        {"geboortedatum=1990-01-01 startdatum=2026-07-31", "ja lesgeld 121.50"},
        {"geboortedatum=1990-01-01 startdatum=2026-08-01", "ja lesgeld [] !lesgeld.bedrag"},
        /* Uitvoeringsbesluit art. 6 lid 2 */
        {"geboortedatum=1990-01-01 startdatum=2024-09-01 lesgeld_vrijgesteld=ja", "nee geen 0.00"},
        {"startdatum=2024-09-01 lesgeld_vrijgesteld=ja", "nee geen 0.00"},
        {"startdatum=2024-09-01", "onbekend - [geboortedatum]"},
        {"geboortedatum=1990-01-01", "ja lesgeld [startdatum] !lesgeld.bedrag"},
    };
    EACH(geld, MBO_VRAAG_ONDERWIJSGELD, "bewijs=diploma leerweg=bol instelling=roc", law);
}

static void test_cursusgeld(void)
{
    /* Uitvoeringsbesluit art. 12: less a twelfth for each month passed, from the first on; art. 13, 15 */
    static const geval law[] = {
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
        {"soort_opleiding=entree geboortedatum=1990-01-01 startdatum=2021-08-01", "ja cursusgeld 126.50"},
        {"soort_opleiding=entree geboortedatum=1990-01-01 startdatum=2026-08-01",
         "ja cursusgeld [] !cursusgeld.niveau_1_2"},
        /* the level group decides the amount, not whether it is due */
        {"geboortedatum=1990-01-01 startdatum=2024-08-01", "ja cursusgeld [soort_opleiding]"},
        {"geboortedatum=2010-01-01 startdatum=2024-08-01", "nee geen 0.00"},
        {"geboortedatum=1990-01-01 startdatum=2019-08-01", "ja cursusgeld [soort_opleiding] !cursusgeld.niveau_3_4"},
    };
    EACH(geld, MBO_VRAAG_ONDERWIJSGELD, "bewijs=diploma leerweg=bbl instelling=aoc", law);
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
    expect("bewijs=diploma leerweg=bbl leerbaan=behoud_uitkering leerbedrijf_erkend=ja", v, "ja");
    expect("bewijs=praktijkverklaring leerbaan=behoud_uitkering leerbedrijf_erkend=ja", v, "ja");
    expect("bewijs=diploma leerweg=bbl leerbaan=geen leerbedrijf_erkend=ja", v, "nee");
    expect("bewijs=diploma leerweg=bbl leerbaan=vrijwilligerswerk leerbedrijf_erkend=nee", v, "nee");
    expect("bewijs=praktijkverklaring leerweg=derde leerbaan=arbeidsovereenkomst", v, "onbekend: leerbedrijf_erkend");
    expect("bewijs=diploma leerweg=bol", v, "nvt");
    expect("bewijs=certificaat leerweg=bbl", v, "nvt");
    /* while the scope is open, exactly what the scope depends on is missing */
    expect("leerbaan=geen", v, "onbekend: bewijs leerweg");
    expect("bewijs=diploma", v, "onbekend: leerweg");
    expect("leerweg=derde", v, "onbekend: bewijs");
    /* not applicable, and the reason says who sees to it */
    mbo_oordeel *o = ask("bewijs=diploma leerweg=bol startdatum=2024-08-01", v);
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
    const char *const trap = "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=%s studieduur=%d vierjarig=nee";
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
    expect("bewijs=diploma leerweg=bol instelling=roc studieduur=49", v, "nee"); /* too long for every kind */
    expect("bewijs=diploma leerweg=bol instelling=roc studieduur=37 vierjarig=nee", v, "nee");
    expect("bewijs=diploma leerweg=bol instelling=roc studieduur=37", v, "onbekend: soort_opleiding vierjarig");
    /* lid 4: of these two kwalificaties of middenkader only the first is on the list of up to four years */
    expect("bewijs=diploma leerweg=bol instelling=roc crebo=25104 studieduur=48", v, "ja");
    expect("bewijs=diploma leerweg=bol instelling=roc crebo=25104 studieduur=49", v, "nee");
    expect("bewijs=diploma leerweg=bol instelling=roc crebo=25463 studieduur=48", v, "nee");
    /* whether the programme is on that list is a fact: without a crebo it is missing, where it decides */
    static const geval lijst[] = {
        {"studieduur=36", "ja"},
        {"studieduur=37", "onbekend: vierjarig"},
        {"studieduur=48", "onbekend: vierjarig"},
        {"studieduur=49", "nee"},
        {"studieduur=48 vierjarig=ja", "ja"},
        {"studieduur=48 vierjarig=nee", "nee"},
        {"studieduur=35 besluit_verkorting=nee", "nee"},
        {"studieduur=35 vierjarig=ja", "voorwaardelijk: besluit_verkorting"},
        {"", "onbekend: studieduur vierjarig besluit_verkorting"},
        {"studieduur=48 soort_opleiding=vak", "nee"},
    };
    EACH(expect, v, "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader startdatum=2024-08-26",
         lijst);
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
                  {"toelating.leerplicht_bbl", MBO_UITKOMST_JA},
                  {"toelating.vooropleiding_vak", MBO_UITKOMST_VOORWAARDELIJK},
                  {"toelating.nadere_eisen", MBO_UITKOMST_JA}};
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
}

/* ---- toelichtingen: told where they hold of this case, and nowhere else ---- */

static void test_toelichtingen(void)
{
    /* WEB art. 8.1.1c: the school decides until 2017-08-01, then only publishes its procedure, and since 2018-04-01 who
       meets the requirements of a funded programme at level 2 to 4 has a right to admission */
    static const geval recht[] = {
        {"startdatum=2017-07-31", "beslissing_school"},
        {"startdatum=2017-08-01", "nog_geen_recht"},
        {"startdatum=2018-03-31", "nog_geen_recht"},
        {"startdatum=2018-04-01", "toelatingsrecht"},
        {"startdatum=2026-08-01", "toelatingsrecht"},
        {"", "toelatingsrecht"},
        {"soort_opleiding=basisberoeps vooropleiding=vmbo_bb", "toelatingsrecht"},
        {"soort_opleiding=basisberoeps vooropleiding=aangewezen", "toelatingsrecht"},
        {"soort_opleiding=middenkader", "toelatingsrecht"},
        {"soort_opleiding=specialisten vooropleiding=mbo_vak vak_zelfde_richting=ja", "toelatingsrecht"},
        {"leerweg=bbl", "toelatingsrecht"},
        /* not to who lacks one of the requirements, or is not known to meet them */
        {"vooropleiding=vmbo_bb", ""},
        {"vooropleiding=vmbo_bb besluit_vrijstelling=ja", ""},
        {"vooropleiding=", ""},
        {"soort_opleiding=specialisten vooropleiding=mbo_vak vak_zelfde_richting=nee", ""},
        {"nadere_eisen_in_orde=nee", ""},
        {"verblijf_in_orde=nee", ""},
        {"leerweg=bbl leerplicht_beeindigd=nee", ""},
        /* nor where title 8.1 does not bind */
        {"instelling=privaat", ""},
        {"leerweg=derde", ""},
        {"soort_opleiding=", ""},
    };
    EACH(toelichtingen, MBO_VRAAG_TOELATING,
         "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_tl geboortedatum=1990-01-01 "
         "startdatum=2024-08-01",
         recht);
    /* art. 8.1.1b lid 2 */
    static const geval entree[] = {
        {"", "entree_weigeren"},
        {"vooropleiding=vmbo_bb", ""},
        {"leerplicht_beeindigd=nee", ""},
        {"verblijf_in_orde=nee", ""},
        {"leerplicht_beeindigd=nee geboortedatum=2010-01-01 besluit_vervangende_leerplicht=ja", "entree_weigeren"},
        {"leerplicht_beeindigd=nee geboortedatum=2010-01-01 besluit_vervangende_leerplicht=ja leerweg=bbl", ""},
        {"instelling=privaat", "entree_elders"},
        {"leerweg=derde", "entree_elders"},
        {"leerweg=derde startdatum=2016-08-01", "entree_elders"},
        {"leerweg=derde startdatum=2026-08-01", "entree_elders"},
        {"leerweg=", ""},
    };
    EACH(toelichtingen, MBO_VRAAG_TOELATING,
         "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=entree vooropleiding=basisonderwijs "
         "leerplicht_beeindigd=ja geboortedatum=1990-01-01 startdatum=2024-08-01",
         entree);
    /* Leerplichtwet art. 4a, 4b: past compulsory education, until the eighteenth birthday, without startkwalificatie
       and without a diploma of praktijkonderwijs; art. 15: a part only with exemption by the gemeente */
    static const geval plicht[] = {
        {"", "kwalificatieplicht"},
        {"geboortedatum=2006-09-02", "kwalificatieplicht"}, /* eighteen the day after */
        {"geboortedatum=2006-09-01", ""},
        {"geboortedatum=2008-08-01 twaalf_schooljaren=nee", ""}, /* still leerplichtig */
        {"geboortedatum=2008-08-01 twaalf_schooljaren=ja", "kwalificatieplicht"},
        {"geboortedatum=2008-08-01", ""},
        {"vooropleiding=mbo_basisberoeps", ""},
        {"vooropleiding=havo", ""},
        {"vooropleiding=praktijkonderwijs", ""},
        {"vooropleiding=", ""},
        {"bewijs=certificaat", "kwalificatieplicht kwalificatieplicht_deel zonder_diploma"},
        {"bewijs=praktijkverklaring", "kwalificatieplicht kwalificatieplicht_deel zonder_diploma"},
        {"bewijs=certificaat geboortedatum=1990-01-01", "zonder_diploma"},
        {"bewijs=certificaat geboortedatum=1990-01-01 startdatum=2026-08-01", "zonder_diploma"},
    };
    EACH(toelichtingen, MBO_VRAAG_TOELATING,
         "bewijs=diploma leerweg=derde soort_opleiding=vak vooropleiding=vmbo_tl geboortedatum=2008-07-31 "
         "startdatum=2024-09-01",
         plicht);
    /* art. 7.2.4 lid 2 c: a school of one branch, entree apart since 2022-08-01 (art. 1.3.2) */
    static const geval bedrijfstak[] = {
        {"instelling=vakinstelling", "bedrijfstak"},
        {"instelling=aoc soort_opleiding=entree", ""},
        {"instelling=beroepscollege", "bedrijfstak"},
        {"instelling=aoc soort_opleiding=entree startdatum=2022-07-31", "bedrijfstak"},
        {"instelling=vakinstelling startdatum=2014-08-01", "bedrijfstak"},
        {"instelling=roc", ""},
        {"instelling=privaat", ""},
        {"instelling=beroepscollege leerweg=derde", ""},
        /* art. 1.4.1 lid 1c */
        {"bewijs=certificaat leerweg=derde", "deel_elke_leerweg"},
        {"bewijs=praktijkverklaring leerweg=derde", "deel_elke_leerweg verklaring"},
        {"bewijs=praktijkverklaring leerweg=derde startdatum=2026-08-01", "verklaring"},
        {"bewijs=praktijkverklaring leerweg=derde startdatum=2017-08-01", "verklaring"},
        {"bewijs=praktijkverklaring leerweg=derde startdatum=2017-07-31", ""},
    };
    EACH(toelichtingen, MBO_VRAAG_AANBOD, "bewijs=diploma leerweg=bol soort_opleiding=vak startdatum=2024-08-01",
         bedrijfstak);
    /* the reason of nvt, and who finds the place: art. 7.2.9 has the place itself since 2015-08-01 */
    static const geval plaats[] = {
        {"", "school"},
        {"startdatum=2015-07-31", "school"},
        {"leerweg=bbl", "zorg_van_de_school"},
        {"leerweg=bbl startdatum=2015-07-31", "zorg_van_de_school"},
        {"leerweg=bbl leerbaan=arbeidsovereenkomst", "zorg_van_de_school"},
        {"leerweg=bbl leerbaan=geen", "zorg_van_de_school zonder_leerbaan"},
        {"bewijs=praktijkverklaring leerbaan=geen", "zorg_van_de_school zonder_leerbaan"},
        {"bewijs=certificaat leerbaan=geen", "school"},
        {"leerweg=", ""},
    };
    EACH(toelichtingen, MBO_VRAAG_PRAKTIJKPLAATS, "bewijs=diploma leerweg=bol startdatum=2024-08-01", plaats);
    static const geval duur[] = {
        {"", ""},
        {"instelling=privaat", "niet_bekostigd"},
        {"leerweg=derde", "niet_bekostigd"},
        {"leerweg=derde startdatum=2026-08-01", "niet_bekostigd"},
        {"bewijs=certificaat", "niet_bekostigd"},
        {"instelling=", ""},
    };
    EACH(toelichtingen, MBO_VRAAG_STUDIEDUUR, "bewijs=diploma leerweg=bol instelling=roc startdatum=2024-08-01", duur);
    static const geval uren[] = {
        {"", "al_begonnen"}, /* art. 12.4c.1 lid 2: a programme may last until after 2026-08-01 */
        {"leerweg=bbl startdatum=2026-07-31", "al_begonnen"},
        {"startdatum=2022-07-31", ""},
        {"startdatum=2026-08-01", ""},
        {"leerweg=derde", "derde_leerweg"},
        {"leerweg=derde startdatum=2026-08-01", "derde_leerweg"},
        {"bewijs=certificaat", "deel"},
        {"bewijs=praktijkverklaring leerweg=derde", "derde_leerweg deel"},
        {"leerweg=", ""},
    };
    EACH(toelichtingen, MBO_VRAAG_URENNORM, "bewijs=diploma leerweg=bol instelling=roc startdatum=2024-08-01", uren);
    toelichtingen("bewijs=diploma", MBO_VRAAG_DOELGROEP, "diploma");
    toelichtingen("bewijs=certificaat", MBO_VRAAG_DOELGROEP, "");
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
    conflict("crebo=23183 startdatum=2015-08-01", structuur,
             "that of the dossier \"Pedagogisch Werk\"; give that of one of its kwalificaties: "
             "25484 25485 25486");
    /* 25250 is an entreeopleiding, 25025... the crebo fills soort_opleiding (BWBR0036352) */
    expect("crebo=25250 bewijs=diploma vooropleiding=-", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "nee");
    expect("crebo=25463 bewijs=diploma vooropleiding=-", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "ja");
    conflict("crebo=25250 soort_opleiding=vak", structuur, "entree");
    conflict("crebo=25250 vierjarig=ja", structuur, "not on the list of four years, but vierjarig says ja");
    conflict("crebo=99999 startdatum=2015-08-01", structuur, "99999"); /* a day that the built-in table covers */
    conflict("crebo=25250", NULL, "25250");
    mbo_datum tot;
    mbo_oordeel *o = ask("crebo=25250 startdatum=2024-08-01 bewijs=diploma", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP);
    CU_ASSERT_STRING_EQUAL(mbo_oordeel_niet_bevestigd(o, MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, &tot), "structuur");
    mbo_oordeel_free(o);
    /* on another day or an unknown one the structure cannot know it: the case is answered as without a crebo */
    expect("crebo=99999 bewijs=certificaat vooropleiding=-", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, "nee");
    expect("crebo=99999 startdatum=2024-08-01 bewijs=diploma vooropleiding=-", MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP,
           "onbekend: soort_opleiding");
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
    /* the outcome is ja, the amount open: the lesgeld of 2026 is not known */
    open_door(LESGELD "geboortedatum=2001-05-06 startdatum=2026-09-01", MBO_VRAAG_ONDERWIJSGELD, "geen_waarde");
    open_door(LESGELD "geboortedatum=2001-05-06 startdatum=2024-09-01", MBO_VRAAG_ONDERWIJSGELD, "");
    open_door(LESGELD "startdatum=2026-09-01", MBO_VRAAG_ONDERWIJSGELD, "feiten geen_waarde");
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
            if (mbo_feit_type(feit) == MBO_FEITTYPE_SET)
                value = INT64_C(1) << (1 + value % mbo_code_count(mbo_feit_vocabulaire(feit)));
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
    {"nadere eisen", test_nadere_eisen},
    {"exact", test_exact},
    {"buiten de tijd", test_buiten_de_tijd},
    {"lesgeld", test_lesgeld},
    {"cursusgeld", test_cursusgeld},
    {"eigen prijs", test_eigen_prijs},
    {"startkwalificatie", test_startkwalificatie},
    {"doelgroep", test_doelgroep},
    {"praktijkplaats", test_praktijkplaats},
    {"studieduur", test_studieduur},
    {"redenen", test_redenen},
    {"toelichtingen", test_toelichtingen},
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
