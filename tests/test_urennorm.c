/* SPDX-License-Identifier: MIT */
/* Does the programme have the hours that the law says? WEB art. 7.2.7 lid 3, 4, 7 and 8; art. 1.4.1 lid 1 b, since
   2026-08-01 art. 11.1.2. What the school may decide instead (the end of lid 3 and 4 until 2026-08-01; art. 12.4c.1 lid
   1) is tested by itself below; where the norm is tested the school has decided nothing. */
#include "vragen.h"

#include <stdio.h>

static const mbo_vraag v = MBO_VRAAG_URENNORM;

#define ZONDER "besluit_minder_uren=nee besluit_oude_urennorm=nee bewijs=diploma "

/* The least whole hours that are enough: in all, of them guided, of them in practice. */
typedef struct norm {
    const char *facts;
    int totaal, begeleid, bpv;
} norm;

static void uren(const char *trap, const char *facts, int begeleid, int bpv, const char *expected)
{
    char text[512];
    snprintf(text, sizeof text, ZONDER "%s %s uren_begeleid=%d uren_bpv=%d", trap, facts, begeleid, bpv);
    expect(text, v, expected);
}

/* Each of the three just met, and each by itself one hour short. */
static void elk(const char *trap, const norm *law, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const norm *n = &law[i];
        uren(trap, n->facts, n->begeleid, n->totaal - n->begeleid, "ja");
        uren(trap, n->facts, n->totaal - n->bpv, n->bpv, "ja");
        uren(trap, n->facts, n->begeleid, n->totaal - n->begeleid - 1, "nee");
        uren(trap, n->facts, n->begeleid - 1, n->totaal, "nee");
        if (n->bpv)
            uren(trap, n->facts, n->totaal, n->bpv - 1, "nee");
    }
}
#define ELK(trap, law) elk(trap, law, sizeof(law) / sizeof *(law))

/* ---- bbl: art. 7.2.7 lid 4, a year 850 hours, of which 200 guided and 610 in practice ---- */

static void test_bbl(void)
{
    static const geval law[] = {
        {"uren_begeleid=240 uren_bpv=610", "ja"},  {"uren_begeleid=239 uren_bpv=610", "nee"}, /* 850, 849 */
        {"uren_begeleid=240 uren_bpv=609", "nee"}, {"uren_begeleid=241 uren_bpv=609", "nee"},
        {"uren_begeleid=200 uren_bpv=650", "ja"},  {"uren_begeleid=200 uren_bpv=649", "nee"},
        {"uren_begeleid=199 uren_bpv=651", "nee"}, {"uren_begeleid=0 uren_bpv=850", "nee"},
        {"uren_begeleid=850 uren_bpv=0", "nee"},
    };
    EACH(expect, v, ZONDER "leerweg=bbl instelling=roc studieduur=12", law);
    EACH(expect, v, ZONDER "leerweg=bbl instelling=privaat studieduur=12", law);
    /* one norm at every time, for every kind */
    EACH(expect, v, ZONDER "leerweg=bbl instelling=roc studieduur=12 startdatum=2014-08-01", law);
    EACH(expect, v, ZONDER "leerweg=bbl instelling=roc studieduur=12 startdatum=2026-07-31 soort_opleiding=entree",
         law);
    EACH(expect, v, ZONDER "leerweg=bbl instelling=roc studieduur=12 startdatum=2026-08-01 soort_opleiding=entree",
         law);
    EACH(expect, v, ZONDER "leerweg=bbl instelling=roc studieduur=12 soort_opleiding=middenkader", law);
}

static void test_bbl_duur(void)
{
    /* at a funded school a rest of eleven months is a full year, a shorter one counts in proportion (lid 7) */
    static const norm bekostigd[] = {
        {"studieduur=1", 71, 17, 51},                                         /* 70.83, 16.67, 50.83 */
        {"studieduur=6", 425, 100, 305},    {"studieduur=10", 709, 167, 509}, /* 708.33, 166.67, 508.33 */
        {"studieduur=11", 850, 200, 610},   {"studieduur=12", 850, 200, 610},
        {"studieduur=13", 921, 217, 661},   /* 920.83, 216.67, 660.83 */
        {"studieduur=22", 1559, 367, 1119}, /* 1558.33, 366.67, 1118.33 */
        {"studieduur=23", 1700, 400, 1220}, {"studieduur=24", 1700, 400, 1220},
        {"studieduur=25", 1771, 417, 1271}, /* 1770.83, 416.67, 1270.83 */
        {"studieduur=35", 2550, 600, 1830}, {"studieduur=36", 2550, 600, 1830},
        {"studieduur=37", 2621, 617, 1881}, /* 2620.83, 616.67, 1880.83 */
        {"studieduur=48", 3400, 800, 2440},
    };
    /* at privaat every month counts */
    static const norm privaat[] = {
        {"studieduur=1", 71, 17, 51},       {"studieduur=6", 425, 100, 305},
        {"studieduur=10", 709, 167, 509},   {"studieduur=11", 780, 184, 560}, /* 779.17, 183.33, 559.17 */
        {"studieduur=12", 850, 200, 610},   {"studieduur=13", 921, 217, 661},
        {"studieduur=22", 1559, 367, 1119}, {"studieduur=23", 1630, 384, 1170}, /* 1629.17, 383.33, 1169.17 */
        {"studieduur=24", 1700, 400, 1220}, {"studieduur=25", 1771, 417, 1271},
        {"studieduur=35", 2480, 584, 1780}, /* 2479.17, 583.33, 1779.17 */
        {"studieduur=36", 2550, 600, 1830}, {"studieduur=37", 2621, 617, 1881},
        {"studieduur=48", 3400, 800, 2440},
    };
    ELK("leerweg=bbl instelling=roc", bekostigd);
    ELK("leerweg=bbl instelling=beroepscollege startdatum=2026-08-01 soort_opleiding=entree", bekostigd);
    ELK("leerweg=bbl instelling=aoc startdatum=2016-08-01 soort_opleiding=basisberoeps", bekostigd);
    ELK("leerweg=bbl instelling=privaat", privaat);
    ELK("leerweg=bbl instelling=privaat startdatum=2026-08-01", privaat);
}

static void test_bbl_open(void)
{
    static const geval law[] = {
        /* a norm that is missed settles it, whatever the rest */
        {"studieduur=12 uren_begeleid=199", "nee"},
        {"studieduur=12 uren_bpv=609", "nee"},
        {"studieduur=12 uren_begeleid=200", "onbekend: uren_bpv"},
        {"studieduur=12 uren_begeleid=9000", "onbekend: uren_bpv"},
        {"studieduur=12 uren_bpv=610", "onbekend: uren_begeleid"},
        {"studieduur=12 uren_bpv=9000", "onbekend: uren_begeleid"},
        {"studieduur=12", "onbekend: uren_begeleid uren_bpv"},
        /* the school counts where the rest is eleven months, and only where the hours lie between */
        {"studieduur=11 uren_begeleid=190 uren_bpv=600", "onbekend: instelling"},
        {"studieduur=11 uren_begeleid=184 uren_bpv=596", "onbekend: instelling"},
        {"studieduur=11 uren_begeleid=183 uren_bpv=900", "nee"},
        {"studieduur=11 uren_begeleid=240 uren_bpv=610", "ja"},
        {"studieduur=11 uren_begeleid=190", "onbekend: instelling uren_bpv"},
        {"studieduur=11", "onbekend: instelling uren_begeleid uren_bpv"},
        {"studieduur=13 uren_begeleid=217 uren_bpv=704", "ja"},
        /* the duration: 240 and 610 hours are enough up to twelve months, at every school */
        {"uren_begeleid=240 uren_bpv=610", "onbekend: studieduur"},
        {"instelling=roc uren_begeleid=190 uren_bpv=600", "onbekend: studieduur"},
        {"uren_begeleid=190 uren_bpv=600", "onbekend: instelling studieduur"},
        {"uren_begeleid=16", "nee"}, /* too little for one month */
        {"uren_begeleid=17", "onbekend: studieduur uren_bpv"},
        {"uren_bpv=50", "nee"},
        {"uren_begeleid=17 uren_bpv=51", "nee"}, /* 68 of 70.83 */
        {"uren_begeleid=20 uren_bpv=51", "onbekend: studieduur"},
        {"uren_begeleid=2400 uren_bpv=6100", "ja"},                              /* enough for ten years, the longest */
        {"uren_begeleid=2399 uren_bpv=6100", "onbekend: instelling studieduur"}, /* 119 months: ten years at a roc */
        {"instelling=privaat uren_begeleid=2399 uren_bpv=6100", "onbekend: studieduur"},
        {"", "onbekend: instelling studieduur uren_begeleid uren_bpv"},
    };
    EACH(expect, v, ZONDER "leerweg=bbl", law);
}

/* ---- bol before 2026-08-01: lid 3 a to d, by kind and duration ---- */

static void test_bol_entree(void)
{
    static const norm bekostigd[] = {
        {"studieduur=6", 1000, 600, 0},   {"studieduur=11", 1000, 600, 0},
        {"studieduur=12", 1000, 600, 0},  {"studieduur=13", 1084, 650, 0}, /* 1083.33 */
        {"studieduur=22", 1834, 1100, 0},                                  /* 1833.33 */
        {"studieduur=23", 2000, 1200, 0}, {"studieduur=24", 2000, 1200, 0},
    };
    static const norm privaat[] = {
        {"studieduur=6", 500, 300, 0},    {"studieduur=11", 917, 550, 0}, /* 916.67 */
        {"studieduur=12", 1000, 600, 0},  {"studieduur=13", 1084, 650, 0},
        {"studieduur=23", 1917, 1150, 0}, {"studieduur=24", 2000, 1200, 0},
    };
    ELK("leerweg=bol soort_opleiding=entree instelling=roc startdatum=2014-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=entree instelling=roc startdatum=2026-07-31", bekostigd);
    ELK("leerweg=bol soort_opleiding=entree instelling=privaat startdatum=2026-07-31", privaat);
    /* no norm for practice: the hours may all be guided */
    const char *const trap = "leerweg=bol soort_opleiding=entree instelling=roc startdatum=2020-08-01 studieduur=12";
    uren(trap, "", 1000, 0, "ja");
    uren(trap, "", 999, 0, "nee");
    uren(trap, "", 999, 1, "ja");
    static const geval open[] = {
        {"uren_begeleid=1000", "ja"},
        {"uren_begeleid=999", "onbekend: uren_bpv"},
        {"uren_begeleid=600", "onbekend: uren_bpv"},
        {"uren_begeleid=599", "nee"},
        {"uren_bpv=0", "onbekend: uren_begeleid"},
    };
    EACH(expect, v, ZONDER "leerweg=bol soort_opleiding=entree instelling=roc startdatum=2020-08-01 studieduur=12",
         open);
}

static void test_bol_basisberoeps(void)
{
    /* up to twelve months the one-year row, longer the two-year row; always in proportion (lid 7) */
    static const norm bekostigd[] = {
        {"studieduur=6", 500, 350, 125},    {"studieduur=10", 834, 584, 209}, /* 833.33, 583.33, 208.33 */
        {"studieduur=11", 1000, 700, 250},  {"studieduur=12", 1000, 700, 250},
        {"studieduur=13", 1084, 678, 244},  /* 1083.33, 677.08, 243.75 */
        {"studieduur=22", 1834, 1146, 413}, /* 1833.33, 1145.83, 412.5 */
        {"studieduur=23", 2000, 1250, 450}, {"studieduur=24", 2000, 1250, 450},
        {"studieduur=25", 2084, 1303, 469}, /* 2083.33, 1302.08, 468.75 */
        {"studieduur=35", 3000, 1875, 675}, {"studieduur=36", 3000, 1875, 675},
        {"studieduur=37", 3084, 1928, 694}, /* 3083.33, 1927.08, 693.75 */
    };
    static const norm privaat[] = {
        {"studieduur=6", 500, 350, 125},    {"studieduur=11", 917, 642, 230}, /* 916.67, 641.67, 229.17 */
        {"studieduur=12", 1000, 700, 250},  {"studieduur=13", 1084, 678, 244},
        {"studieduur=22", 1834, 1146, 413}, {"studieduur=23", 1917, 1198, 432}, /* 1916.67, 1197.92, 431.25 */
        {"studieduur=24", 2000, 1250, 450}, {"studieduur=25", 2084, 1303, 469},
        {"studieduur=35", 2917, 1823, 657}, /* 2916.67, 1822.92, 656.25 */
        {"studieduur=36", 3000, 1875, 675},
    };
    ELK("leerweg=bol soort_opleiding=basisberoeps instelling=roc startdatum=2014-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=basisberoeps instelling=vakinstelling startdatum=2026-07-31", bekostigd);
    ELK("leerweg=bol soort_opleiding=basisberoeps instelling=privaat startdatum=2020-08-01", privaat);
}

static void test_bol_vak(void)
{
    /* up to 24 months the two-year row, longer the three-year row */
    static const norm bekostigd[] = {
        {"studieduur=11", 1000, 625, 225},   {"studieduur=12", 1000, 625, 225},
        {"studieduur=13", 1084, 678, 244},   {"studieduur=22", 1834, 1146, 413},
        {"studieduur=23", 2000, 1250, 450},  {"studieduur=24", 2000, 1250, 450},
        {"studieduur=25", 2084, 1250, 625}, /* 2083.33 */
        {"studieduur=34", 2834, 1700, 850}, /* 2833.33 */
        {"studieduur=35", 3000, 1800, 900},  {"studieduur=36", 3000, 1800, 900},
        {"studieduur=37", 3084, 1850, 925}, /* 3083.33 */
        {"studieduur=48", 4000, 2400, 1200},
    };
    static const norm privaat[] = {
        {"studieduur=11", 917, 573, 207}, /* 916.67, 572.92, 206.25 */
        {"studieduur=12", 1000, 625, 225},  {"studieduur=23", 1917, 1198, 432}, {"studieduur=24", 2000, 1250, 450},
        {"studieduur=25", 2084, 1250, 625}, {"studieduur=35", 2917, 1750, 875}, /* 2916.67 */
        {"studieduur=36", 3000, 1800, 900}, {"studieduur=37", 3084, 1850, 925},
    };
    ELK("leerweg=bol soort_opleiding=vak instelling=roc startdatum=2014-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=vak instelling=beroepscollege startdatum=2026-07-31", bekostigd);
    ELK("leerweg=bol soort_opleiding=vak instelling=privaat startdatum=2020-08-01", privaat);
}

static void test_bol_middenkader(void)
{
    /* at a funded school the three-year row as it stands, in proportion only beyond three years (lid 8) */
    static const norm bekostigd[] = {
        {"studieduur=12", 3000, 1800, 900},  {"studieduur=24", 3000, 1800, 900},  {"studieduur=35", 3000, 1800, 900},
        {"studieduur=36", 3000, 1800, 900},  {"studieduur=37", 3084, 1850, 925},  {"studieduur=46", 3834, 2300, 1150},
        {"studieduur=47", 4000, 2400, 1200}, {"studieduur=48", 4000, 2400, 1200},
    };
    static const norm privaat[] = {
        {"studieduur=12", 1000, 600, 300},   {"studieduur=24", 2000, 1200, 600},  {"studieduur=25", 2084, 1250, 625},
        {"studieduur=35", 2917, 1750, 875},  {"studieduur=36", 3000, 1800, 900},  {"studieduur=37", 3084, 1850, 925},
        {"studieduur=47", 3917, 2350, 1175}, {"studieduur=48", 4000, 2400, 1200},
    };
    ELK("leerweg=bol soort_opleiding=middenkader instelling=roc startdatum=2014-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=middenkader instelling=roc startdatum=2026-07-31", bekostigd);
    ELK("leerweg=bol soort_opleiding=middenkader instelling=privaat startdatum=2026-07-31", privaat);
}

static void test_bol_specialisten(void)
{
    /* the one-year row as it stands, in proportion only beyond a year */
    static const norm bekostigd[] = {
        {"studieduur=6", 1000, 700, 250},   {"studieduur=11", 1000, 700, 250},
        {"studieduur=12", 1000, 700, 250},  {"studieduur=13", 1084, 759, 271}, /* 1083.33, 758.33, 270.83 */
        {"studieduur=23", 2000, 1400, 500}, {"studieduur=24", 2000, 1400, 500},
    };
    static const norm privaat[] = {
        {"studieduur=6", 500, 350, 125},    {"studieduur=11", 917, 642, 230},   {"studieduur=12", 1000, 700, 250},
        {"studieduur=13", 1084, 759, 271},  {"studieduur=23", 1917, 1342, 480}, /* 1916.67, 1341.67, 479.17 */
        {"studieduur=24", 2000, 1400, 500},
    };
    ELK("leerweg=bol soort_opleiding=specialisten instelling=roc startdatum=2014-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=specialisten instelling=roc startdatum=2026-07-31", bekostigd);
    ELK("leerweg=bol soort_opleiding=specialisten instelling=privaat startdatum=2026-07-31", privaat);
}

/* ---- bol since 2026-08-01: lid 3, a year 1000 hours, of which 500 guided and, but for entree, 250 in practice ---- */

static void test_bol_jaar(void)
{
    static const norm bekostigd[] = {
        {"studieduur=6", 500, 250, 125},    {"studieduur=10", 834, 417, 209}, /* 833.33, 416.67, 208.33 */
        {"studieduur=11", 1000, 500, 250},  {"studieduur=12", 1000, 500, 250},
        {"studieduur=13", 1084, 542, 271}, /* 1083.33, 541.67, 270.83 */
        {"studieduur=22", 1834, 917, 459}, /* 1833.33, 916.67, 458.33 */
        {"studieduur=23", 2000, 1000, 500}, {"studieduur=24", 2000, 1000, 500},
        {"studieduur=25", 2084, 1042, 521}, /* 2083.33, 1041.67, 520.83 */
        {"studieduur=35", 3000, 1500, 750}, {"studieduur=36", 3000, 1500, 750},
        {"studieduur=37", 3084, 1542, 771}, /* 3083.33, 1541.67, 770.83 */
    };
    static const norm privaat[] = {
        {"studieduur=6", 500, 250, 125},    {"studieduur=11", 917, 459, 230}, /* 916.67, 458.33, 229.17 */
        {"studieduur=12", 1000, 500, 250},  {"studieduur=13", 1084, 542, 271},
        {"studieduur=22", 1834, 917, 459},  {"studieduur=23", 1917, 959, 480}, /* 1916.67, 958.33, 479.17 */
        {"studieduur=24", 2000, 1000, 500}, {"studieduur=25", 2084, 1042, 521},
        {"studieduur=35", 2917, 1459, 730}, /* 2916.67, 1458.33, 729.17 */
        {"studieduur=36", 3000, 1500, 750}, {"studieduur=37", 3084, 1542, 771},
    };
    static const norm entree[] = {
        {"studieduur=6", 500, 250, 0},   {"studieduur=11", 1000, 500, 0},  {"studieduur=12", 1000, 500, 0},
        {"studieduur=13", 1084, 542, 0}, {"studieduur=23", 2000, 1000, 0},
    };
    static const norm entree_privaat[] = {
        {"studieduur=6", 500, 250, 0},
        {"studieduur=11", 917, 459, 0},
        {"studieduur=12", 1000, 500, 0},
    };
    ELK("leerweg=bol soort_opleiding=basisberoeps instelling=roc startdatum=2026-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=vak instelling=roc startdatum=2026-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=middenkader instelling=beroepscollege startdatum=2026-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=specialisten instelling=roc startdatum=2026-08-01", bekostigd);
    ELK("leerweg=bol soort_opleiding=vak instelling=privaat startdatum=2026-08-01", privaat);
    ELK("leerweg=bol soort_opleiding=entree instelling=roc startdatum=2026-08-01", entree);
    ELK("leerweg=bol soort_opleiding=entree instelling=privaat startdatum=2026-08-01", entree_privaat);
}

static void test_wisseling(void)
{
    /* the same hours on the last day of the old norm and the first of the new */
    static const struct {
        const char *facts;
        int begeleid, bpv;
        const char *oud, *nieuw;
    } law[] = {
        {"soort_opleiding=entree studieduur=12", 500, 500, "nee", "ja"},
        {"soort_opleiding=entree studieduur=12", 600, 400, "ja", "ja"},
        {"soort_opleiding=entree studieduur=6", 250, 250, "nee", "ja"},
        {"soort_opleiding=basisberoeps studieduur=12", 699, 301, "nee", "ja"},
        {"soort_opleiding=basisberoeps studieduur=12", 700, 300, "ja", "ja"},
        {"soort_opleiding=basisberoeps studieduur=24", 1550, 450, "ja", "nee"}, /* practice went from 450 to 500 */
        {"soort_opleiding=vak studieduur=24", 1250, 750, "ja", "ja"},
        {"soort_opleiding=vak studieduur=36", 1500, 1500, "nee", "ja"},
        {"soort_opleiding=middenkader studieduur=36", 2250, 750, "nee", "ja"},
        {"soort_opleiding=middenkader studieduur=12", 500, 500, "nee", "ja"},
        {"soort_opleiding=specialisten studieduur=12", 500, 500, "nee", "ja"},
    };
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        uren("leerweg=bol instelling=roc startdatum=2026-07-31", law[i].facts, law[i].begeleid, law[i].bpv, law[i].oud);
        uren("leerweg=bol instelling=roc startdatum=2026-08-01", law[i].facts, law[i].begeleid, law[i].bpv,
             law[i].nieuw);
        if (law[i].oud == law[i].nieuw)
            uren("leerweg=bol instelling=roc", law[i].facts, law[i].begeleid, law[i].bpv, law[i].oud);
        else
            uren("leerweg=bol instelling=roc", law[i].facts, law[i].begeleid, law[i].bpv, "onbekend: startdatum");
    }
}

static void test_bol_open(void)
{
    static const geval law[] = {
        {"soort_opleiding=vak studieduur=36", "onbekend: uren_begeleid uren_bpv"},
        {"soort_opleiding=vak studieduur=36 uren_begeleid=1799", "nee"},
        {"soort_opleiding=vak studieduur=36 uren_begeleid=1800", "onbekend: uren_bpv"},
        {"soort_opleiding=vak studieduur=36 uren_bpv=899", "nee"},
        {"soort_opleiding=vak uren_begeleid=2100 uren_bpv=900", "onbekend: studieduur"},
        /* the kind: 700 and 300 hours in a year are enough for all but middenkader */
        {"studieduur=12 uren_begeleid=700 uren_bpv=300", "onbekend: soort_opleiding"},
        {"studieduur=12 uren_begeleid=2100 uren_bpv=900", "ja"},
        {"studieduur=12 uren_begeleid=599", "nee"}, /* no kind asks for less than 600 */
        {"studieduur=12 uren_begeleid=600", "onbekend: soort_opleiding uren_bpv"},
        {"studieduur=36 uren_begeleid=2100 uren_bpv=900", "ja"}, /* specialisten, the most: 3000, 2100, 750 */
        {"studieduur=36 uren_begeleid=2099 uren_bpv=901", "onbekend: soort_opleiding"},
        {"", "onbekend: soort_opleiding studieduur uren_begeleid uren_bpv"},
    };
    EACH(expect, v, ZONDER "leerweg=bol instelling=roc startdatum=2020-08-01", law);
    static const geval school[] = {
        /* a short entree: in full at a funded school, in proportion elsewhere */
        {"soort_opleiding=entree studieduur=6 uren_begeleid=300 uren_bpv=200", "onbekend: instelling"},
        {"soort_opleiding=entree studieduur=6 uren_begeleid=600 uren_bpv=400", "ja"},
        {"soort_opleiding=entree studieduur=6 uren_begeleid=300 uren_bpv=199", "nee"},
        {"soort_opleiding=basisberoeps studieduur=6 uren_begeleid=350 uren_bpv=150", "ja"},
        {"soort_opleiding=basisberoeps studieduur=6 uren_begeleid=349 uren_bpv=151", "nee"},
        {"soort_opleiding=basisberoeps studieduur=23 uren_begeleid=1249 uren_bpv=800", "onbekend: instelling"},
        {"soort_opleiding=middenkader studieduur=24 uren_begeleid=1200 uren_bpv=800", "onbekend: instelling"},
    };
    EACH(expect, v, ZONDER "leerweg=bol startdatum=2020-08-01", school);
    static const geval sinds[] = {
        {"studieduur=12 uren_begeleid=800 uren_bpv=200", "onbekend: soort_opleiding"}, /* only entree */
        {"studieduur=12 uren_begeleid=750 uren_bpv=250", "ja"},
        {"studieduur=12 uren_begeleid=499", "nee"},
        {"studieduur=12 uren_begeleid=500", "onbekend: uren_bpv"}, /* 500 are missing, for entree too */
        {"studieduur=12 uren_begeleid=1000", "onbekend: soort_opleiding uren_bpv"},
        {"studieduur=12 soort_opleiding=entree uren_begeleid=1000", "ja"},
        {"studieduur=12 uren_bpv=249", "onbekend: soort_opleiding uren_begeleid"},
        {"studieduur=12 soort_opleiding=vak uren_bpv=249", "nee"},
        {"studieduur=12 uren_bpv=250", "onbekend: uren_begeleid"},
    };
    EACH(expect, v, ZONDER "leerweg=bol instelling=roc startdatum=2026-08-01", sinds);
    static const geval alles[] = {
        {"", "onbekend: soort_opleiding instelling startdatum studieduur uren_begeleid uren_bpv"},
        {"instelling=roc soort_opleiding=basisberoeps studieduur=12 uren_begeleid=499 uren_bpv=600", "nee"},
    };
    EACH(expect, v, ZONDER "leerweg=bol", alles);
}

/* ---- what the school may decide, and how the hours are spread ---- */

static void test_minder_uren(void)
{
    /* lid 3, the end, and lid 4: fewer hours when of sufficient quality; from 2014-08-01 to 2026-07-31 */
    static const geval law[] = {
        {"startdatum=2014-08-01", "voorwaardelijk: besluit_minder_uren"},
        {"startdatum=2026-07-31", "voorwaardelijk: besluit_minder_uren"},
        {"startdatum=2026-07-31 besluit_minder_uren=ja", "ja"},
        {"startdatum=2026-07-31 besluit_minder_uren=nee", "nee"},
        {"startdatum=2026-07-31 besluit_oude_urennorm=ja", "voorwaardelijk: besluit_minder_uren"},
        {"startdatum=2026-08-01", "voorwaardelijk: besluit_minder_uren besluit_oude_urennorm"},
        {"startdatum=2026-08-01 besluit_minder_uren=ja", "voorwaardelijk: besluit_oude_urennorm"},
        {"startdatum=2026-08-01 besluit_oude_urennorm=ja", "voorwaardelijk: besluit_minder_uren"},
        {"startdatum=2026-08-01 besluit_oude_urennorm=ja besluit_minder_uren=ja", "ja"},
        {"startdatum=2027-07-31 besluit_oude_urennorm=ja besluit_minder_uren=ja", "ja"},
        {"startdatum=2027-08-01 besluit_oude_urennorm=ja besluit_minder_uren=ja", "nee"},
        {"startdatum=2027-08-01", "nee"},
        {"startdatum=2020-08-01 uren_begeleid= uren_bpv=650", "onbekend: uren_begeleid besluit_minder_uren"},
        {"startdatum=2020-08-01 besluit_minder_uren=ja uren_begeleid= uren_bpv= studieduur=", "ja"},
    };
    /* short of every norm: a year each of 199 and 609 hours, and of 400 and 100 */
    EACH(expect, v, "bewijs=diploma leerweg=bbl instelling=roc studieduur=12 uren_begeleid=199 uren_bpv=609", law);
    EACH(expect, v, "bewijs=diploma leerweg=bbl instelling=privaat studieduur=12 uren_begeleid=199 uren_bpv=609", law);
    static const char *const soorten[] = {"entree", "basisberoeps", "vak", "middenkader", "specialisten"};
    static const geval bol[] = {
        {"startdatum=2014-08-01", "voorwaardelijk: besluit_minder_uren"},
        {"startdatum=2026-07-31", "voorwaardelijk: besluit_minder_uren"},
        {"startdatum=2026-07-31 besluit_minder_uren=ja", "ja"},
        {"startdatum=2026-08-01", "voorwaardelijk: besluit_minder_uren besluit_oude_urennorm"},
        {"startdatum=2027-07-31 besluit_oude_urennorm=ja besluit_minder_uren=ja", "ja"},
        {"startdatum=2027-07-31 besluit_minder_uren=ja besluit_oude_urennorm=nee", "nee"},
        {"startdatum=2027-08-01", "nee"},
    };
    for (size_t i = 0; i < sizeof soorten / sizeof *soorten; i++) {
        char trap[256];
        snprintf(trap, sizeof trap,
                 "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=%s studieduur=12 uren_begeleid=400 "
                 "uren_bpv=100",
                 soorten[i]);
        EACH(expect, v, trap, bol);
    }
    beslissers("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak studieduur=24 uren_begeleid=1550 "
               "uren_bpv=450 startdatum=2026-09-01",
               v, "bevoegd_gezag");
}

static void test_oude_norm(void)
{
    /* art. 12.4c.1 lid 1: in studiejaar 2026-2027 the school may choose the norm of before */
    static const geval vak[] = {
        {"startdatum=2025-09-01", "ja"},
        {"startdatum=2026-09-01", "voorwaardelijk: besluit_oude_urennorm"},
        {"startdatum=2026-09-01 besluit_oude_urennorm=ja", "ja"},
        {"startdatum=2026-09-01 besluit_oude_urennorm=nee", "nee"},
        {"startdatum=2026-09-01 besluit_oude_urennorm=nee besluit_minder_uren=ja", "nee"},
        {"startdatum=2027-07-31", "voorwaardelijk: besluit_oude_urennorm"},
        {"startdatum=2027-08-01", "nee"},
        {"startdatum=2027-09-01", "nee"},
        {"startdatum=2026-09-01 uren_bpv=500", "ja"}, /* meets the new norm */
        {"startdatum=2026-09-01 uren_bpv=449", "voorwaardelijk: besluit_minder_uren besluit_oude_urennorm"},
    };
    EACH(expect, v,
         "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak studieduur=24 uren_begeleid=1550 uren_bpv=450",
         vak);
    /* each kind by the row of its own: just met, and an hour short of what is taught */
    static const struct {
        const char *facts;
        int begeleid, bpv;
    } law[] = {
        {"soort_opleiding=basisberoeps studieduur=24", 1550, 450},
        {"soort_opleiding=basisberoeps studieduur=36", 2325, 675},
        {"soort_opleiding=vak studieduur=24", 1550, 450},
        {"instelling=privaat soort_opleiding=vak studieduur=12", 775, 225},
    };
    char facts[256];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        const char *form = "bewijs=diploma leerweg=bol instelling=roc startdatum=2026-08-01 %s uren_begeleid=%d "
                           "uren_bpv=%d besluit_minder_uren=nee";
        snprintf(facts, sizeof facts, form, law[i].facts, law[i].begeleid, law[i].bpv);
        expect(facts, v, "voorwaardelijk: besluit_oude_urennorm");
        snprintf(facts, sizeof facts, form, law[i].facts, law[i].begeleid + 1, law[i].bpv - 1);
        expect(facts, v, "nee");
        snprintf(facts, sizeof facts, form, law[i].facts, law[i].begeleid - 1, law[i].bpv);
        expect(facts, v, "nee");
    }
    /* open hours: enough for the old norm alone, then for the new one too */
    static const geval open[] = {
        {"uren_begeleid=1250", "onbekend: uren_bpv besluit_minder_uren besluit_oude_urennorm"},
        {"uren_begeleid=1600", "onbekend: uren_bpv besluit_minder_uren besluit_oude_urennorm"},
        {"uren_begeleid=1600 besluit_oude_urennorm=nee", "onbekend: uren_bpv"},
        {"uren_begeleid=999 besluit_minder_uren=nee", "nee"},
        {"uren_bpv=449 besluit_minder_uren=nee", "nee"},
        {"uren_bpv=450 besluit_minder_uren=nee", "onbekend: uren_begeleid besluit_oude_urennorm"},
        {"uren_bpv=450 besluit_minder_uren=nee besluit_oude_urennorm=ja", "onbekend: uren_begeleid"},
    };
    EACH(expect, v, "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak studieduur=24 startdatum=2026-09-01",
         open);
}

static void test_verdeling(void)
{
    /* lid 3 c and d: 700 taught hours in the first year; lid 4: the norm of bbl in each year; lid 8 of 2026-08-01 lets
       the school spread them */
    static const geval law[] = {
        {"startdatum=2026-07-31", "voorwaardelijk: besluit_minder_uren"},
        {"startdatum=2026-07-31 besluit_minder_uren=nee", "nee"},
        {"startdatum=2014-08-01 besluit_minder_uren=ja", "ja"},
        {"startdatum=2026-08-01", "ja"},
        {"startdatum=2026-07-31 urenverdeling_in_orde=ja", "ja"},
        {"startdatum=2026-07-31 urenverdeling_in_orde=", "ja"},
    };
    EACH(expect, v,
         "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak studieduur=24 uren_begeleid=400 uren_bpv=1300 "
         "urenverdeling_in_orde=nee",
         law);
    EACH(expect, v,
         "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak studieduur=24 uren_begeleid=1400 uren_bpv=600 "
         "urenverdeling_in_orde=nee",
         law);
    static const char *const soorten[] = {"entree studieduur=12", "basisberoeps studieduur=24",
                                          "middenkader studieduur=36", "specialisten studieduur=12"};
    char facts[256];
    for (size_t i = 0; i < sizeof soorten / sizeof *soorten; i++) {
        const char *form =
            "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=%s uren_begeleid=3000 uren_bpv=2000 "
            "urenverdeling_in_orde=nee besluit_minder_uren=nee startdatum=%s";
        snprintf(facts, sizeof facts, form, soorten[i], "2026-07-31");
        expect(facts, v, "nee");
        snprintf(facts, sizeof facts, form, soorten[i], "2026-08-01");
        expect(facts, v, "ja");
    }
    /* chosen in 2026-2027, the old norm has its spread too (450 hours of practice are too few for the new one) */
    static const geval oud[] = {
        {"urenverdeling_in_orde=ja", "ja"},
        {"", "ja"},
        {"urenverdeling_in_orde=nee", "voorwaardelijk: besluit_minder_uren"},
        {"urenverdeling_in_orde=nee besluit_minder_uren=nee", "nee"},
    };
    EACH(expect, v,
         "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak studieduur=24 uren_begeleid=1550 uren_bpv=450 "
         "startdatum=2026-09-01 besluit_oude_urennorm=ja",
         oud);
    aannames(
        "bewijs=diploma leerweg=bbl instelling=roc studieduur=12 uren_begeleid=240 uren_bpv=610 startdatum=2020-08-01",
        v, "urenverdeling_in_orde");
    aannames(
        "bewijs=diploma leerweg=bbl instelling=roc studieduur=12 uren_begeleid=240 uren_bpv=610 startdatum=2026-08-01",
        v, "");
    /* 390 hours of school and 1300 of practice over two years: short, and the school may decide */
    expect(
        "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak studieduur=24 uren_begeleid=390 uren_bpv=1300 "
        "startdatum=2020-09-01",
        v, "voorwaardelijk: besluit_minder_uren");
}

static void test_bereik(void)
{
    static const geval law[] = {
        {"leerweg=derde", "nvt"},
        {"bewijs=certificaat", "nvt"},
        {"bewijs=praktijkverklaring leerweg=bbl", "nvt"},
        {"bewijs=diploma leerweg=derde uren_begeleid=0 uren_bpv=0", "nvt"},
        /* while the scope is open, exactly what the scope depends on is missing */
        {"", "onbekend: bewijs leerweg"},
        {"bewijs=diploma", "onbekend: leerweg"},
        {"leerweg=bol", "onbekend: bewijs"},
        {"leerweg=bbl studieduur=12 uren_begeleid=0 uren_bpv=0", "onbekend: bewijs"},
        {"bewijs=diploma uren_begeleid=0 uren_bpv=0", "onbekend: leerweg"},
    };
    EACH(expect, v, "", law);
}

static CU_TestInfo tests[] = {
    {"bbl", test_bbl},
    {"bbl: duur", test_bbl_duur},
    {"bbl: open", test_bbl_open},
    {"bol: entree", test_bol_entree},
    {"bol: basisberoeps", test_bol_basisberoeps},
    {"bol: vak", test_bol_vak},
    {"bol: middenkader", test_bol_middenkader},
    {"bol: specialisten", test_bol_specialisten},
    {"bol: per jaar", test_bol_jaar},
    {"wisseling", test_wisseling},
    {"bol: open", test_bol_open},
    {"minder uren", test_minder_uren},
    {"oude norm", test_oude_norm},
    {"verdeling", test_verdeling},
    {"bereik", test_bereik},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"urennorm", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
