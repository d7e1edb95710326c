/* SPDX-License-Identifier: MIT */
/* Benefits and training: WW 76 with the Scholingsregeling WW, WIA 34, ZW 63a, Protocol Scholing 2014; Participatiewet 7
   and 13; the guide for a praktijkverklaring. */
#include "vragen.h"

#include <stdio.h>

/* ---- does UWV pay? ---- */

static void test_uwv_financiering(void)
{
    const mbo_vraag v = MBO_VRAAG_UWV_FINANCIERING;
#define NODIG "besluit_scholing_noodzakelijk=ja inkoopkader_uwv=ja "
    static const geval ww[] = {
        /* no budget from 2012 to July 2018 (kst-26448-509; Protocol Scholing 2014) */
        {"startdatum=2014-08-01", "nee"},
        {"startdatum=2016-09-01", "nee"},
        {"startdatum=2018-06-30", "nee"},
        {"startdatum=2018-07-01", "ja"},
        {"startdatum=2020-12-31", "ja"},
        {"startdatum=2021-01-01", "ja"},
        {"startdatum=2022-01-01", "ja"},
        {"startdatum=2026-09-01", "ja"},
        {"", "onbekend: startdatum"},
        /* how long it takes is for UWV to judge, not a condition */
        {"startdatum=2018-07-01 studieduur=30", "ja"},
        {"startdatum=2024-01-01 studieduur=13", "ja"},
    };
    EACH(expect, v, NODIG "uitkering=ww studieduur=12", ww);
    static const geval law[] = {
        {"uitkering=wao", "ja"},    /* WAO 65f */
        {"uitkering=wajong", "ja"}, /* Wajong 2:18, 3:66 */
        {"uitkering=waz", "ja"},    /* WAZ 67d */
        /* WIA 34 lid 1: WGA, unless an eigenrisicodrager bears it; ZW 63a */
        {"uitkering=wia_wga", "ja"},
        {"uitkering=wia_wga eigenrisicodrager=ja", "nee"},
        {"uitkering=ziektewet", "ja"},
        {"uitkering=ziektewet eigenrisicodrager=ja", "nee"},
        {"uitkering=wao;wia_wga eigenrisicodrager=ja", "ja"},
        {"uitkering=wao eigenrisicodrager=ja", "ja"},
        {"uitkering=wia_iva", "nee"},
        {"uitkering=iow", "nee"},
        {"uitkering=wia_iva;iow", "nee"},
        {"uitkering=wia_iva;waz", "ja"},
        {"uitkering=participatiewet", "nee"},
        {"uitkering=ioaw;ioaz;bbz;anw", "nee"},
        {"uitkering=participatiewet;wao", "ja"},
        {"uitkering=-", "nee"},
        {"uitkering=", "onbekend: uitkering"},
        {"uitkering=wao inkoopkader_uwv=nee", "nee"},
        {"uitkering=wao inkoopkader_uwv=", "onbekend: inkoopkader_uwv"},
        {"uitkering=wao besluit_scholing_noodzakelijk=nee", "nee"},
        {"uitkering=wao besluit_scholing_noodzakelijk=", "voorwaardelijk: besluit_scholing_noodzakelijk"},
        {"uitkering=wia_iva besluit_scholing_noodzakelijk=", "nee"},
    };
    EACH(expect, v, NODIG "startdatum=2014-08-01", law);
    EACH(expect, v, NODIG "startdatum=2018-06-30", law);
    EACH(expect, v, NODIG "startdatum=2021-06-01", law);
    EACH(expect, v, NODIG "startdatum=2026-09-01", law);
    expect(NODIG "startdatum=2018-06-30 uitkering=ww;wia_iva", v, "nee");
    expect(NODIG "startdatum=2018-07-01 uitkering=ww;wia_iva", v, "ja");
    static const geval named[] = {
        {"uitkering=wia_wga", "eigenrisicodrager"},
        {"uitkering=wao", ""},
        {"uitkering=wao;ziektewet", ""},
        {"uitkering=ww", ""},
    };
    EACH(aannames, v, NODIG "startdatum=2024-01-01", named);
    expect_streng(NODIG "startdatum=2024-01-01 uitkering=ziektewet", v, "onbekend: eigenrisicodrager");
    expect_streng(NODIG "startdatum=2024-01-01 uitkering=wajong", v, "ja");
    static const geval told[] = {
        {"uitkering=ww startdatum=2016-04-30", ""},         {"uitkering=ww startdatum=2016-05-01", "voucher"},
        {"uitkering=ww startdatum=2017-12-31", "voucher"},  {"uitkering=wao startdatum=2017-01-01", ""},
        {"uitkering=ww startdatum=2018-01-01", ""},         {"uitkering=ww startdatum=2020-12-31", ""},
        {"uitkering=ww startdatum=2021-01-01", "een_jaar"}, {"uitkering=participatiewet startdatum=2021-01-01", ""},
        {"uitkering= startdatum=2021-01-01", ""},
    };
    EACH(toelichtingen, v, NODIG, told);
}

/* ---- does the benefit of UWV go on? ---- */

static void test_uwv_behoud(void)
{
    const mbo_vraag v = MBO_VRAAG_UWV_BEHOUD_UITKERING;
#define BESLUIT "besluit_scholing_noodzakelijk=ja "
    static const geval ww[] = {
        /* Scholingsregeling WW 2: a year, in individual cases at most two */
        {"studieduur=12", "ja"},
        {"studieduur=24", "ja"},
        {"studieduur=25", "nee"},
        {"studieduur=", "onbekend: studieduur"},
        {"studieduur=24 besluit_scholing_noodzakelijk=", "voorwaardelijk: besluit_scholing_noodzakelijk"},
        {"studieduur=25 besluit_scholing_noodzakelijk=", "nee"},
        {"studieduur=24 besluit_scholing_noodzakelijk=nee", "nee"},
        {"studieduur=25 uitkering=ww;wao", "nee"},
        {"studieduur=24 uitkering=ww;participatiewet", "ja"},
    };
    EACH(expect, v, BESLUIT "uitkering=ww startdatum=2014-08-01", ww);
    EACH(expect, v, BESLUIT "uitkering=ww startdatum=2016-05-18", ww);
    EACH(expect, v, BESLUIT "uitkering=ww startdatum=2020-12-31", ww);
    EACH(expect, v, BESLUIT "uitkering=ww startdatum=2021-01-01", ww);
    EACH(expect, v, BESLUIT "uitkering=ww startdatum=2026-09-01", ww);
    EACH(expect, v, BESLUIT "uitkering=ww", ww);
    static const char *const ander[] = {"wao", "wia_iva", "wia_wga", "wajong", "waz", "ziektewet", "iow"};
    static const geval law[] = {
        /* Protocol Scholing 2014 par. 5: the same for others, until 2016-05-18 */
        {"startdatum=2014-08-01 studieduur=24", "ja"},
        {"startdatum=2014-08-01 studieduur=25", "nee"},
        {"startdatum=2016-05-01 studieduur=30", "nee"},
        {"startdatum=2016-05-17 studieduur=24", "ja"},
        {"startdatum=2016-05-17 studieduur=25", "nee"},
        {"startdatum=2016-05-17 studieduur=", "onbekend: studieduur"},
        {"startdatum=2016-05-18 studieduur=25", "ja"},
        {"startdatum=2020-09-01 studieduur=12", "ja"},
        {"startdatum=2020-09-01 studieduur=30", "ja"},
        {"startdatum=2020-09-01 studieduur=", "ja"},
        {"startdatum=2021-01-01 studieduur=120", "ja"},
        {"startdatum=2026-09-01 studieduur=30 eigenrisicodrager=ja", "ja"},
        {"startdatum=2026-09-01 studieduur=30 besluit_scholing_noodzakelijk=nee", "nee"},
        {"studieduur=24", "ja"},
        {"studieduur=25", "onbekend: startdatum"},
    };
    char trap[128];
    for (size_t i = 0; i < sizeof ander / sizeof *ander; i++) {
        snprintf(trap, sizeof trap, BESLUIT "uitkering=%s", ander[i]);
        EACH(expect, v, trap, law);
    }
    static const geval geen[] = {
        {"uitkering=-", "nee"},
        {"uitkering=participatiewet", "nee"},
        {"uitkering=ioaw;ioaz;bbz;anw", "nee"},
        {"uitkering= studieduur=24", "onbekend: uitkering"},
        {"uitkering= studieduur=25", "onbekend: uitkering"},
    };
    EACH(expect, v, BESLUIT "startdatum=2024-01-01", geen);
    beslissers("uitkering=wao startdatum=2024-01-01", v, "uwv");
}

static void test_uwv_behoud_toelichtingen(void)
{
    const mbo_vraag v = MBO_VRAAG_UWV_BEHOUD_UITKERING;
    static const geval law[] = {
        {"uitkering=wao", "een_jaar"},
        {"uitkering=wao startdatum=2020-12-31", "beleid_2016"},
        {"uitkering=wao startdatum=2016-05-17", ""},
        /* Scholingsregeling WW 2: over a year only in individual cases */
        {"uitkering=ww studieduur=12", "een_jaar overheidswerknemer"},
        {"uitkering=ww studieduur=13", "langer_dan_een_jaar een_jaar overheidswerknemer"},
        {"uitkering=ww studieduur=25", "een_jaar overheidswerknemer"},
        {"uitkering=wao studieduur=13", "een_jaar"},
        /* Scholingsregeling WW 1 lid 3 and 3 */
        {"uitkering=ww leerweg=bbl werkend=ja", "een_jaar ww_en_werk overheidswerknemer"},
        {"uitkering=ww leerweg=bbl leerbaan=arbeidsovereenkomst", "een_jaar ww_en_werk overheidswerknemer"},
        {"uitkering=ww leerweg=bbl werkend=nee leerbaan=behoud_uitkering", "een_jaar overheidswerknemer"},
        {"uitkering=ww leerweg=bol werkend=ja", "een_jaar overheidswerknemer"},
        /* Wajong 2:43 and 1a:6, before 2021 */
        {"uitkering=wajong startdatum=2014-12-31", "wajong"},
        {"uitkering=wajong startdatum=2015-01-01", "wajong"},
        {"uitkering=wajong startdatum=2020-12-31", "beleid_2016 wajong"},
        {"uitkering=wajong startdatum=2021-01-01", "een_jaar"},
        /* WIA 34 lid 1 names WGA only */
        {"uitkering=wia_iva", "een_jaar wia_iva_of_iow"},
        {"uitkering=iow", "een_jaar wia_iva_of_iow"},
        {"uitkering=wia_iva;ww", "een_jaar overheidswerknemer"},
        {"uitkering=wia_wga", "een_jaar"},
        {"uitkering=wia_wga eigenrisicodrager=ja", "een_jaar eigenrisicodrager"},
        {"uitkering=ziektewet eigenrisicodrager=ja", "een_jaar eigenrisicodrager"},
        {"uitkering=wao eigenrisicodrager=ja", "een_jaar"},
        {"uitkering=participatiewet", ""},
        {"uitkering=", ""},
    };
    EACH(toelichtingen, v, "startdatum=2024-01-01", law);
}

/* ---- does the gemeente pay, and does its benefit go on? ---- */

static void test_gemeente_financiering(void)
{
    const mbo_vraag v = MBO_VRAAG_GEMEENTE_FINANCIERING;
    static const geval law[] = {
        {"uitkering=participatiewet", "ja"},
        {"uitkering=ioaw", "ja"},
        {"uitkering=ioaz", "ja"},
        {"uitkering=bbz", "ja"},
        {"uitkering=anw", "ja"},                 /* Participatiewet 7 lid 1 a 4 */
        {"uitkering=- werkzoekend=ja", "ja"},    /* nugger */
        {"uitkering=geen werkzoekend=ja", "ja"}, /* the same set */
        {"uitkering=- werkzoekend=nee", "nee"},
        {"uitkering=ww werkzoekend=ja", "nee"},
        {"uitkering=ww;participatiewet", "ja"},
        {"uitkering=iow;anw", "ja"},
        {"uitkering=participatiewet besluit_gemeente=", "voorwaardelijk: besluit_gemeente"},
        {"uitkering=participatiewet besluit_gemeente=nee", "nee"},
        {"uitkering=-", "onbekend: werkzoekend"},
        {"uitkering=- besluit_gemeente=", "onbekend: werkzoekend besluit_gemeente"},
    };
    EACH(expect, v, "besluit_gemeente=ja", law);
    static const geval told[] = {
        /* 7 lid 3 c and 7: beside a benefit of UWV */
        {"uitkering=ww startdatum=2014-12-31", "uwv"},
        {"uitkering=ww;participatiewet startdatum=2024-01-01", "uwv"},
        {"uitkering=participatiewet startdatum=2024-01-01", ""},
        /* under 27 on the startdatum: 7 lid 3 a, 7a */
        {"uitkering=participatiewet startdatum=2014-12-31 geboortedatum=1990-01-01", "onder_27"},
        {"uitkering=anw startdatum=2025-12-31 geboortedatum=1999-01-01", "onder_27"},
        {"uitkering=- werkzoekend=ja startdatum=2026-01-01 geboortedatum=1999-01-02", "onder_27"},
        {"uitkering=- werkzoekend=ja startdatum=2026-01-01 geboortedatum=1999-01-01", ""},
        {"uitkering=- werkzoekend=nee startdatum=2026-01-01 geboortedatum=2002-01-01", ""},
        {"uitkering=participatiewet startdatum=2024-01-01 geboortedatum=", ""},
    };
    EACH(toelichtingen, v, "", told);
}

/* Participatiewet 13 lid 2 c: under 27, with student finance for funded education, no algemene bijstand */
static void test_gemeente_behoud(void)
{
    const mbo_vraag v = MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING;
#define BIJSTAND                                                                                                    \
    "uitkering=participatiewet besluit_gemeente_behoud=ja bewijs=diploma leerweg=bol instelling=roc studieduur=24 " \
    "soort_opleiding=vak nationaliteit_wsf=ja studiefinanciering_lopend=nee "
    static const geval jong[] = {
        {"", "nee"},
        {"uitkering=bbz", "nee"},
        {"uitkering=participatiewet;ioaw", "nee"},
        {"uitkering=ioaw", "ja"}, /* art. 13 is about algemene bijstand */
        {"uitkering=ioaz", "ja"},
        {"leerweg=bbl", "ja"}, /* no student finance */
        {"leerweg=derde", "ja"},
        {"instelling=privaat diploma_erkenning=ja", "ja"}, /* not funded */
        {"bewijs=praktijkverklaring", "ja"},
        {"nationaliteit_wsf=nee", "ja"},
        {"studieduur=11", "ja"},
        {"studiefinanciering_verbruikt=ja", "ja"},
        {"leerweg=", "onbekend: leerweg"},
        {"leerweg= besluit_gemeente_behoud=", "onbekend: leerweg besluit_gemeente_behoud"},
        {"leerweg=bbl besluit_gemeente_behoud=", "voorwaardelijk: besluit_gemeente_behoud"},
        {"leerweg=bbl besluit_gemeente_behoud=nee", "nee"},
        {"besluit_gemeente_behoud=", "nee"},
        {"uitkering=", "onbekend: uitkering"},
        {"uitkering=anw", "nee"},
        {"uitkering=ww", "nee"},
        {"uitkering=-", "nee"},
        {"uitkering=ww;participatiewet leerweg=bbl", "ja"},
    };
    EACH(expect, v, BIJSTAND "geboortedatum=2002-03-01 startdatum=2024-09-01", jong);
    EACH(expect, v, BIJSTAND "geboortedatum=1992-03-01 startdatum=2014-08-01", jong);
    EACH(expect, v, BIJSTAND "geboortedatum=2004-03-01 startdatum=2026-09-01", jong);
    static const geval leeftijd[] = {
        {"geboortedatum=1997-09-02", "nee"},
        {"geboortedatum=1997-09-01", "ja"}, /* 27 on the startdatum */
        {"geboortedatum=1990-09-01", "ja"},
        {"geboortedatum=2006-08-15", "ja"}, /* student finance only from October on */
        {"geboortedatum=2006-07-01", "nee"},
        {"geboortedatum=", "onbekend: geboortedatum"},
    };
    EACH(expect, v, BIJSTAND "startdatum=2024-09-01", leeftijd);
    beslissers("uitkering=ioaw", v, "gemeente");
    static const geval told[] = {
        {"", "alleenstaande_ouder"},
        {"leerweg=bbl", "onder_27_zonder_studiefinanciering alleenstaande_ouder"},
        {"leerweg=derde", "onder_27_andere_route alleenstaande_ouder"},
        {"leerweg=derde uitkering=ioaw", ""},
        {"leerweg=derde geboortedatum=1997-09-01", "alleenstaande_ouder"},
        {"geboortedatum=1997-09-01", "studiefinanciering_inkomen alleenstaande_ouder"}, /* art. 33 lid 2 */
        {"geboortedatum=1990-09-01", "alleenstaande_ouder"}, /* too old for student finance */
        {"geboortedatum=1997-09-01 uitkering=ioaw", ""},
        {"uitkering=anw", "anw"},
        {"uitkering=", ""},
    };
    EACH(toelichtingen, v, BIJSTAND "geboortedatum=2002-03-01 startdatum=2024-09-01", told);
}

/* What decides is told beneath the reason that stands for another question. */
static void test_onder_27_waarom(void)
{
    const mbo_vraag v = MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING;
    mbo_oordeel *o = ask(BIJSTAND "geboortedatum=2002-03-01 startdatum=2024-09-01", v);
    int onder = 0;
    for (int32_t i = 0; i < mbo_oordeel_reden_count(o, v); i++) {
        int32_t ouder = mbo_oordeel_reden_ouder(o, v, i);
        if (ouder >= 0)
            CU_ASSERT_STRING_EQUAL(mbo_regel_id(mbo_oordeel_reden_regel(o, v, ouder)),
                                   "gemeente_behoud_uitkering.onder_27");
        onder += ouder >= 0;
    }
    CU_ASSERT(onder > 5); /* those of bekostiging and of studiefinanciering */
    mbo_oordeel_free(o);
}

/* ---- a praktijkverklaring ---- */

static void test_praktijkverklaring(void)
{
    const mbo_vraag v = MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING;
#define PRAKTIJK "bewijs=praktijkverklaring leerweg=derde instelling=roc productieve_arbeid=nee studieduur=5 "
    static const geval law[] = {
        /* the agency decides: the guide, bbl 5.2 */
        {"uitkering=ww", "voorwaardelijk: besluit_scholing_noodzakelijk"},
        {"uitkering=ww besluit_scholing_noodzakelijk=nee", "nee"},
        {"uitkering=ww besluit_scholing_noodzakelijk=ja", "ja"},
        {"uitkering=ww besluit_scholing_noodzakelijk=ja besluit_gemeente_behoud=nee", "ja"},
        {"uitkering=iow", "voorwaardelijk: besluit_scholing_noodzakelijk"},
        {"uitkering=participatiewet", "voorwaardelijk: besluit_gemeente_behoud"},
        {"uitkering=participatiewet besluit_gemeente_behoud=nee", "nee"},
        {"uitkering=participatiewet besluit_gemeente_behoud=ja", "ja"},
        {"uitkering=ioaz besluit_gemeente_behoud=ja besluit_scholing_noodzakelijk=nee", "ja"},
        {"uitkering=ww;participatiewet", "voorwaardelijk: besluit_scholing_noodzakelijk besluit_gemeente_behoud"},
        {"uitkering=ww;participatiewet besluit_gemeente_behoud=nee", "nee"},
        {"uitkering=anw", "ja"}, /* it does not depend on training */
        {"uitkering=-", "nee"},
        {"uitkering=anw studieduur=6", "ja"},
        {"uitkering=anw studieduur=7", "nee"},
        {"uitkering=anw studieduur=", "onbekend: studieduur"},
        {"uitkering=anw productieve_arbeid=ja", "nee"},
        {"uitkering=ww productieve_arbeid=ja", "nee"},
        {"uitkering=anw productieve_arbeid=", "onbekend: productieve_arbeid"},
    };
    EACH(expect, v, PRAKTIJK "startdatum=2019-01-01", law);
    EACH(expect, v, PRAKTIJK "startdatum=2026-09-01", law);
    beslissers(PRAKTIJK "startdatum=2026-09-01 uitkering=ww", v, "uwv");
    beslissers(PRAKTIJK "startdatum=2026-09-01 uitkering=bbz", v, "gemeente");
    /* the guide gives no months before 2019 */
    mbo_oordeel *o = ask(PRAKTIJK "startdatum=2018-12-31 uitkering=anw", v);
    CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, v), MBO_UITKOMST_ONBEKEND);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_zonder_waarde_count(o, v), 1);
    CU_ASSERT_STRING_EQUAL(mbo_oordeel_zonder_waarde(o, v, 0), "praktijkverklaring.behoud_uitkering_maanden");
    mbo_oordeel_free(o);
    expect(PRAKTIJK "startdatum=2018-12-31 uitkering=-", v, "nee"); /* it needs no months */
    expect("bewijs=diploma", v, "nvt");
    expect("uitkering=-", v, "onbekend: bewijs");
    toelichtingen("bewijs=diploma", v, "alleen_praktijkverklaring");
    toelichtingen("bewijs=certificaat", v, "alleen_praktijkverklaring");
    toelichtingen("uitkering=ww", v, "");
    toelichtingen(PRAKTIJK "uitkering=participatiewet geboortedatum=2002-03-01 startdatum=2024-09-01", v, "onder_27");
    toelichtingen(PRAKTIJK "uitkering=participatiewet geboortedatum=1997-03-01 startdatum=2024-09-01", v, "");
}

/* ---- lesgeld and cursusgeld: what the amounts do not tell ---- */

static void test_onderwijsgeld(void)
{
    const mbo_vraag v = MBO_VRAAG_ONDERWIJSGELD;
    static const geval law[] = {
        /* who changed from bol to bbl is not exempt: the lesgeld is refunded (UB 7 lid 2 b); 715 x 9/12 */
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2024-11-04", "ja cursusgeld 536.25"},
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2024-11-04 cursusgeld_vrijgesteld=ja", "nee geen 0.00"},
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2024-11-04 lesgeld_vrijgesteld=ja", "ja cursusgeld 536.25"},
        {"leerweg=bol geboortedatum=1998-03-03 startdatum=2024-09-01 lesgeld_vrijgesteld=ja", "nee geen 0.00"},
        {"leerweg=bol geboortedatum=1998-03-03 startdatum=2024-09-01 cursusgeld_vrijgesteld=ja", "ja lesgeld 1419.00"},
        /* the day of enrolment: September leaves eleven twelfths of the cursusgeld, all of the lesgeld */
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2024-09-01", "ja cursusgeld 655.42"},
        {"leerweg=bol geboortedatum=1998-03-03 startdatum=2024-09-01", "ja lesgeld 1419.00"},
        /* Regeling les- en cursusgeldwet 11 and 12; nothing is computed after it */
        {"leerweg=bol geboortedatum=1998-03-03 startdatum=2025-08-01", "ja lesgeld 1458.00"},
        {"leerweg=bol geboortedatum=1998-03-03 startdatum=2026-07-31", "ja lesgeld 121.50"},
        {"leerweg=bol geboortedatum=1998-03-03 startdatum=2026-08-01", "ja lesgeld [] !lesgeld.bedrag"},
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2025-08-01", "ja cursusgeld 735.00"},
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2026-08-01", "ja cursusgeld [] !cursusgeld.niveau_3_4"},
        {"leerweg=bbl soort_opleiding=entree geboortedatum=1998-03-03 startdatum=2025-08-01", "ja cursusgeld 303.00"},
        /* pages of schools */
        {"leerweg=bol geboortedatum=1998-03-03 startdatum=2022-08-01", "ja lesgeld 1239.00"},
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2021-08-01", "ja cursusgeld 306.00"},
        {"leerweg=bbl geboortedatum=1998-03-03 startdatum=2022-08-01", "ja cursusgeld 624.00"},
        {"leerweg=bbl soort_opleiding=entree geboortedatum=1998-03-03 startdatum=2021-08-01", "ja cursusgeld 126.50"},
        {"leerweg=bbl soort_opleiding=entree geboortedatum=1998-03-03 startdatum=2022-08-01", "ja cursusgeld 258.00"},
    };
#define GELD "bewijs=diploma instelling=roc soort_opleiding=vak "
    EACH(geld, v, GELD, law);
    static const geval told[] = {
        {"leerweg=bol geboortedatum=1998-03-03", "voor_oktober teruggave_lesgeld"},
        {"leerweg=bol geboortedatum=2006-08-02", ""}, /* 17: nothing is due */
        {"leerweg=bol geboortedatum=1998-03-03 lesgeld_vrijgesteld=ja", ""},
        {"leerweg=bol geboortedatum=", ""},
        {"leerweg=bbl geboortedatum=1998-03-03", "teruggave_cursusgeld hoogste_tarief lager_tarief"},
        {"leerweg=bbl geboortedatum=2006-08-02", ""},
        {"leerweg=bbl geboortedatum=1998-03-03 cursusgeld_vrijgesteld=ja", ""},
        {"leerweg=derde geboortedatum=1998-03-03", ""},
        {"leerweg=bol geboortedatum=1998-03-03 instelling=privaat", ""},
    };
    EACH(toelichtingen, v, GELD "startdatum=2024-08-01", told);
    EACH(toelichtingen, v, GELD "startdatum=2024-11-01", told);
}

static CU_TestInfo tests[] = {
    {"uwv: financiering", test_uwv_financiering},
    {"uwv: behoud", test_uwv_behoud},
    {"uwv: behoud, toelichtingen", test_uwv_behoud_toelichtingen},
    {"gemeente: financiering", test_gemeente_financiering},
    {"gemeente: behoud", test_gemeente_behoud},
    {"onder 27: waarom", test_onder_27_waarom},
    {"praktijkverklaring", test_praktijkverklaring},
    {"onderwijsgeld", test_onderwijsgeld},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"uitkering", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
