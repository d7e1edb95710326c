/* SPDX-License-Identifier: MIT */
#include "orakel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the vocabularies and the facts ---- */

static const woordenlijst soorten = {"soort_opleiding",
                                     {0, "entree", "basisberoeps", "vak", "middenkader", "specialisten"}};
static const woordenlijst leerwegen = {"leerweg", {0, "bol", "bbl", "derde"}};
static const woordenlijst bewijzen = {"bewijs", {0, "diploma", "certificaat", "praktijkverklaring"}};
static const woordenlijst instellingen = {"instelling",
                                          {0, "roc", "aoc", "vakinstelling", "beroepscollege", "privaat"}};
static const woordenlijst leerbanen = {"leerbaan",
                                       {0, "geen", "arbeidsovereenkomst", "vrijwilligerswerk", "behoud_uitkering"}};
static const woordenlijst vooropleidingen = {"vooropleiding",
                                             {0,
                                              "basisonderwijs",
                                              "praktijkonderwijs",
                                              "lbo",
                                              "vbo",
                                              "vmbo_bb",
                                              "vmbo_kb",
                                              "vmbo_gl",
                                              "vmbo_tl",
                                              "mavo",
                                              "mavo_vbo",
                                              "overgangsbewijs",
                                              "havo",
                                              "vwo",
                                              "mbo_entree",
                                              "mbo_basisberoeps",
                                              "mbo_vak",
                                              "mbo_middenkader",
                                              "mbo_specialisten",
                                              "hbo_wo",
                                              "aangewezen",
                                              "buitenlands_niet_erkend"}};
static const woordenlijst uitkeringen = {"uitkering",
                                         {0, "ww", "wao", "wia_iva", "wia_wga", "wajong", "waz", "ziektewet", "iow",
                                          "participatiewet", "ioaw", "ioaz", "bbz", "anw"}};
const woordenlijst geldsoorten = {
    "geldsoort",
    {0, "lesgeld", "cursusgeld", "eigen_prijs", "geen", "levenlanglerenkrediet", "subsidie_bbl", "subsidie_derde"}};
const woordenlijst vraagnamen = {"vraag",
                                 {0, "bekostiging", "toelating", "doelgroep", "aanbod", "praktijkplaats", "studieduur",
                                  "urennorm", "onderwijsgeld", "studiefinanciering", "levenlanglerenkrediet",
                                  "subsidie_praktijkleren", "uwv_financiering", "uwv_behoud_uitkering",
                                  "gemeente_financiering", "gemeente_behoud_uitkering",
                                  "praktijkverklaring_behoud_uitkering", "startkwalificatie_na_afloop", "traject"}};

static const woordenlijst GEEN = {"", {0}};

#define F(naam, type, codes, aanname, beslisser) {#naam, type, &codes, aanname, beslisser},
const feitsoort feitsoorten[AANTAL_FEITEN] = {FEITEN(F)};
#undef F

/* ---- a calendar of its own: counting, year by year and month by month ---- */

static bool schrikkel(int jaar)
{
    return jaar % 400 == 0 || (jaar % 4 == 0 && jaar % 100 != 0);
}

static int maandlengte(int jaar, int maand)
{
    return maand == 2 ? 28 + schrikkel(jaar) : maand == 4 || maand == 6 || maand == 9 || maand == 11 ? 30 : 31;
}

enum { EERSTE_JAAR = 1770, LAATSTE_JAAR = 2300 };

/* The first day of a year, counted once. */
static long nieuwjaar(int jaar)
{
    static long begin[LAATSTE_JAAR - EERSTE_JAAR + 1];
    if (!begin[0]) {
        long n = 0;
        for (int j = 1970; j <= LAATSTE_JAAR; n += 365 + schrikkel(j++))
            begin[j - EERSTE_JAAR] = n;
        n = 0;
        for (int j = 1969; j >= EERSTE_JAAR; j--)
            begin[j - EERSTE_JAAR] = n -= 365 + schrikkel(j);
    }
    if (jaar < EERSTE_JAAR || jaar > LAATSTE_JAAR)
        abort();
    return begin[jaar - EERSTE_JAAR];
}

long dag(int jaar, int maand, int dag_)
{
    long n = nieuwjaar(jaar);
    for (int m = 1; m < maand; m++)
        n += maandlengte(jaar, m);
    return n + dag_ - 1;
}

static void tel(long n, int *jaar, int *maand, int *dag_in_maand)
{
    *jaar = 1970 + (int)(n / 366) - (n < 0);
    while (n >= nieuwjaar(*jaar + 1))
        ++*jaar;
    while (n < nieuwjaar(*jaar))
        --*jaar;
    n -= nieuwjaar(*jaar);
    for (*maand = 1; n >= maandlengte(*jaar, *maand); ++*maand)
        n -= maandlengte(*jaar, *maand);
    *dag_in_maand = (int)n + 1;
}

/* The same few days are asked for again and again. */
void kalender(long n, int *jaar, int *maand, int *dag_in_maand)
{
    static struct {
        long n;
        int jaar, maand, dag;
    } laatst[256];
    size_t i = (size_t)n % 256;
    if (laatst[i].n != n || !laatst[i].jaar) {
        tel(n, &laatst[i].jaar, &laatst[i].maand, &laatst[i].dag);
        laatst[i].n = n;
    }
    *jaar = laatst[i].jaar;
    *maand = laatst[i].maand;
    *dag_in_maand = laatst[i].dag;
}

/* The birthday in a year: who was born on 29 February counts 1 March in common years. */
long verjaardag(long geboren, int leeftijd)
{
    int jaar, maand, d;
    kalender(geboren, &jaar, &maand, &d);
    jaar += leeftijd;
    return maand == 2 && d == 29 && !schrikkel(jaar) ? dag(jaar, 3, 1) : dag(jaar, maand, d);
}

/* The year in which the cursusjaar of a day began: it runs from 1 August to 31 July. */
static int cursusjaar(long start)
{
    int jaar, maand, d;
    kalender(start, &jaar, &maand, &d);
    return maand >= 8 ? jaar : jaar - 1;
}

bool datumfout(long geboren, long start)
{
    return geboren > start || verjaardag(geboren, 120) < start;
}

/* Leerplichtwet art. 3 lid 1 onder b: it ends at the end of the school year in which one has turned sixteen. */
long leerplicht_einde(long geboren)
{
    return dag(cursusjaar(verjaardag(geboren, 16)) + 1, 7, 31);
}

long opening(long start)
{
    return dag(cursusjaar(start), 8, 1);
}

long sluiting(long start)
{
    return dag(cursusjaar(start) + 1, 7, 31);
}

/* A month has passed when the start is on or after the first of the next. */
int maanden_voorbij(long start)
{
    int jaar, maand, d;
    kalender(start, &jaar, &maand, &d);
    return (maand + 4) % 12;
}

long maand_begin(long start)
{
    int jaar, maand, d;
    kalender(start, &jaar, &maand, &d);
    return start - d + 1;
}

/*
 * The right begins on the first day of a quarter on which one is eighteen; but from 2018 until April 2020 on the first
 * day after the quarter in which one turned eighteen, so that a birthday on the first day of a quarter had to wait.
 */
bool strenger(long start)
{
    return start >= vaste_dag(D2018_01_01) && start < vaste_dag(D2020_04_01);
}

long recht_vanaf(long achttien, bool streng)
{
    int jaar, maand, d;
    kalender(achttien, &jaar, &maand, &d);
    int kwartaal = (maand - 1) / 3; /* in which the birthday lies */
    if (d == 1 && maand == 3 * kwartaal + 1 && !streng)
        return achttien;
    return kwartaal == 3 ? dag(jaar + 1, 1, 1) : dag(jaar, 3 * kwartaal + 4, 1);
}

static bool oud_genoeg(long achttien, long start)
{
    return start >= recht_vanaf(achttien, strenger(start));
}

static long eerste_dag(long achttien)
{
    long d = achttien;
    while (!oud_genoeg(achttien, d))
        d++;
    return d;
}

/* Section 8: certain, impossible, or what no source says. */
resultaat mag_instromen(const kwalificatie *k, long start)
{
    if ((start < k->vanaf[0] || start > k->tot_en_met[0]) && (start < k->vanaf[1] || start > k->tot_en_met[1]))
        return NEE;
    return k->deels && (start < k->zeker_vanaf || start > k->zeker_tot) ? GEEN_WAARDE : JA;
}

/* By what changes; the tariffs of a cursusjaar apart. */
static const int begin[VASTE_DAGEN][3] = {
    [D2016_05_18] = {2016, 5, 18}, /* Protocol Scholing 2014 withdrawn */
    [D2017_08_01] = {2017, 8, 1},  /* WEB 7.4.6a; WSF 2.3a */
    [D2018_01_01] = {2018, 1, 1},  /* WSF 2.3 lid 1, until */
    [D2018_07_01] = {2018, 7, 1},  /* UWV buys training in the WW again */
    [D2019_01_01] = {2019, 1, 1},  /* the guide's six months of a praktijkverklaring */
    [D2020_04_01] = {2020, 4, 1},  /* WSF 2.3 lid 1 as before */
    [D2020_08_01] = {2020, 8, 1},  /* the highest age of the krediet 55 to 56, */
    [D2021_01_01] = {2021, 1, 1},  /* the subsidy in the derde leerweg */
    [D2023_08_01] = {2023, 8, 1},  /* WEB 1.4.1 lid 1c; the register of the subsidies */
    [D2024_08_01] = {2024, 8, 1},  /* and to 57 */
    [D2025_11_01] = {2025, 11, 1}, /* the last round of the derde leerweg that a source names */
    [D2026_08_01] = {2026, 8, 1},  /* WEB title 11.1; 7.2.7 of 2026 */
    [D2027_08_01] = {2027, 8, 1},  /* after the cursusjaar of 12.4c.1 lid 1 */
    [D2028_08_01] = {2028, 8, 1},  /* the end of the Subsidieregeling praktijkleren */
};

long vaste_dag(int i)
{
    static long dagen[VASTE_DAGEN];
    if (!dagen[0])
        for (int j = 0; j < VASTE_DAGEN; j++)
            dagen[j] = dag(begin[j][0], begin[j][1], begin[j][2]);
    return dagen[i];
}

static bool sinds(const geval *g, int vast)
{
    return g->w[F_startdatum] >= vaste_dag(vast);
}

/* ---- three results: a condition that has no value stays so unless the rest decides ---- */

static resultaat en(resultaat a, resultaat b)
{
    return a == NEE || b == NEE ? NEE : a == GEEN_WAARDE || b == GEEN_WAARDE ? GEEN_WAARDE : JA;
}

/* ---- derived facts (section 3) ---- */

uint64_t orakel_las;

static long lees(const geval *g, feit f)
{
    orakel_las |= UINT64_C(1) << f;
    return g->w[f];
}

#define IS(naam) lees(g, F_##naam)

static bool een_van(long set, const int *codes)
{
    for (; *codes; codes++)
        if (set >> *codes & 1)
            return true;
    return false;
}

#define HEEFT(...) een_van(IS(vooropleiding), (const int[]){__VA_ARGS__, 0})
#define KRIJGT(...) een_van(IS(uitkering), (const int[]){__VA_ARGS__, 0})

/* "A higher diploma covers the lower", and what the lists for every niveau have in common. */
#define ALTIJD_GENOEG                                                                                           \
    LBO, VBO, VMBO_KB, VMBO_GL, VMBO_TL, MAVO, MAVO_VBO, OVERGANGSBEWIJS, HAVO, VWO, MBO_BASISBEROEPS, MBO_VAK, \
        MBO_MIDDENKADER, MBO_SPECIALISTEN, HBO_WO

static bool voldoet(const geval *g)
{
    switch (IS(soort_opleiding)) {
    case BASISBEROEPS: /* WEB art. 8.2.1 lid 4 */ return HEEFT(ALTIJD_GENOEG, VMBO_BB, MBO_ENTREE, AANGEWEZEN);
    case VAK: /* lid 3 */
    case MIDDENKADER: /* lid 1 */ return HEEFT(ALTIJD_GENOEG, AANGEWEZEN);
    default: /* lid 2 */ return HEEFT(MBO_VAK) && IS(vak_zelfde_richting);
    }
}

static bool bekostigde_school(const geval *g)
{
    return IS(instelling) != PRIVAAT;
}

static bool bol_of_bbl(const geval *g)
{
    return IS(leerweg) == BOL || IS(leerweg) == BBL;
}

static bool bekostigd(const geval *g)
{
    return bekostigde_school(g) && bol_of_bbl(g) && IS(bewijs) == DIPLOMA;
}

static bool erkend(const geval *g)
{
    return bekostigde_school(g) || IS(diploma_erkenning);
}

/* Leerplichtwet art. 3 lid 1: a given value wins. */
static bool leerplicht_over(const geval *g)
{
    if (IS(leerplicht_beeindigd) != NIET_GEGEVEN)
        return IS(leerplicht_beeindigd);
    bool grond_a = IS(twaalf_schooljaren) && verjaardag(IS(geboortedatum), 14) < opening(IS(startdatum));
    bool grond_b = IS(startdatum) > leerplicht_einde(IS(geboortedatum));
    return grond_a || grond_b;
}

/* Leerplichtwet art. 3b: for the last school year only. */
static bool vervangende_leerplicht(const geval *g)
{
    return IS(besluit_vervangende_leerplicht) && verjaardag(IS(geboortedatum), 15) <= sluiting(IS(startdatum));
}

static bool jonger_dan(const geval *g, int leeftijd, long op)
{
    return verjaardag(IS(geboortedatum), leeftijd) > op;
}

#define UWV_UITKERING KRIJGT(WW, WAO, WIA_IVA, WIA_WGA, WAJONG, WAZ, ZIEKTEWET, IOW)
#define UITKERING_GEMEENTE KRIJGT(PARTICIPATIEWET, IOAW, IOAZ, BBZ)

/* ---- the rules (section 5) ---- */

static bool toegelaten(const geval *g)
{
    if (IS(bewijs) != DIPLOMA) /* 8.2.1 does not bind parts: a reading */
        return true;
    bool ja = true;
    if (bekostigd(g)) {            /* title 8.1 */
        ja = IS(verblijf_in_orde); /* art. 8.1.1 lid 1 */
        if (IS(leerweg) == BBL)    /* lid 3 */
            ja = ja && leerplicht_over(g);
    }
    if (IS(soort_opleiding) == ENTREE) {
        if (bekostigd(g)) /* art. 8.1.1b lid 1 */
            ja = ja && !HEEFT(ALTIJD_GENOEG, VMBO_BB, MBO_ENTREE) && (leerplicht_over(g) || vervangende_leerplicht(g));
        return ja;
    }
    bool vereist = voldoet(g) && (IS(nadere_eisen_in_orde) || !bekostigd(g)); /* 8.2.1, 8.2.2, 8.2.2a */
    return ja && (vereist || IS(besluit_vrijstelling));                       /* 8.2.1 lid 6 */
}

/* The amounts a cursusjaar in cents, by the year in which it begins; ZONDER_WAARDE where no source gives one. */
enum { LESGELD, CURSUSGELD_LAAG, CURSUSGELD_HOOG, LESGELD_WETTELIJK };

static const char *const tariefnamen[] = {"lesgeld.bedrag", "cursusgeld.niveau_1_2", "cursusgeld.niveau_3_4",
                                          "lesgeld.wettelijk"};

static long tarief(int tabel, int jaar)
{
    static const long euro[][12] = {
        /* 2014  2015  2016  2017  2018  2019  2020  2021  2022  2023  2024  2025 */
        {1118, 1131, 1137, 1137, 1155, 1168, 1202, 608, 1239, 1357, 1419, 1458},
        {232, 235, 236, 236, 240, 243, 250, 126 /* and a half */, 258, 270, 295, 303},
        {563, 570, 573, 573, 582, -1, 606, 306, 624, 654, 715, 735},
        {-1, -1, -1, 1137, 1155, 1168, 1202, 1216, 1239, 1357, 1419, 1458},
    };
    if (jaar < 2014 || jaar > 2025 || euro[tabel][jaar - 2014] < 0)
        return ZONDER_WAARDE;
    return 100 * euro[tabel][jaar - 2014] + (tabel == CURSUSGELD_LAAG && jaar == 2021 ? 50 : 0);
}

static uitslag onderwijsgeld(const geval *g)
{
    if (!bekostigd(g))
        return (uitslag){JA, GELD_EIGEN_PRIJS, IS(onderwijsprijs), GEEN_DAG, false, NULL};
    bool bol = IS(leerweg) == BOL;
    /* Les- en cursusgeldwet art. 3 lid 1, Uitvoeringsbesluit art. 6 lid 2, 11 lid 2 and 13 */
    if (jonger_dan(g, 18, opening(IS(startdatum))) || (bol ? IS(lesgeld_vrijgesteld) : IS(cursusgeld_vrijgesteld)))
        return (uitslag){NEE, GELD_GEEN, 0, GEEN_DAG, false, NULL};
    int voorbij = maanden_voorbij(IS(startdatum)); /* Uitvoeringsbesluit art. 12 */
    if (bol && voorbij < 3)                        /* art. 5: only after 31 October */
        voorbij = 0;
    int tabel = bol ? LESGELD : IS(soort_opleiding) <= BASISBEROEPS ? CURSUSGELD_LAAG : CURSUSGELD_HOOG;
    long jaarbedrag = tarief(tabel, cursusjaar(IS(startdatum))), bedrag = ZONDER_WAARDE;
    if (jaarbedrag != ZONDER_WAARDE) {
        long twaalfden = jaarbedrag * (12 - voorbij), rest = twaalfden % 12;
        bedrag = twaalfden / 12 + (2 * rest >= 12); /* half up */
    }
    return (uitslag){JA,     bol ? GELD_LESGELD : GELD_CURSUSGELD,
                     bedrag, GEEN_DAG,
                     false,  bedrag == ZONDER_WAARDE ? tariefnamen[tabel] : NULL};
}

static bool startkwalificatie_na_afloop(const geval *g)
{
    return HEEFT(MBO_BASISBEROEPS, MBO_VAK, MBO_MIDDENKADER, MBO_SPECIALISTEN, HAVO, VWO, HBO_WO) ||
           (IS(bewijs) == DIPLOMA && IS(soort_opleiding) != ENTREE);
}

/* Werkwijzer, Mbo certificaat 2 and Praktijkleren 2. */
static bool doelgroep(const geval *g)
{
    if (IS(bewijs) == DIPLOMA)
        return true;
    if (!IS(werkend) && !IS(werkzoekend))
        return false;
    return IS(bewijs) == CERTIFICAAT || !(IS(diploma_haalbaar) || IS(certificaat_haalbaar));
}

/* WEB art. 7.2.9 and 7.2.10 lid 7, later 7.2.8 lid 4; werkwijzer, Mbo diploma via bbl 1.1, Praktijkleren 1. */
static resultaat praktijkplaats(const geval *g)
{
    bool zelf = IS(bewijs) == PRAKTIJKVERKLARING || (IS(bewijs) == DIPLOMA && IS(leerweg) == BBL);
    if (!zelf)
        return NVT;
    return IS(leerbaan) != GEEN_LEERBAAN && IS(leerbedrijf_erkend) ? JA : NEE;
}

/* WEB art. 7.2.4a lid 3, in months; lid 4: four years for who is on the list. */
static resultaat studieduur(const geval *g)
{
    static const int minimum[] = {0, 12, 12, 24, 36, 12}, maximum[] = {0, 12, 24, 36, 36, 12};
    if (!bekostigd(g))
        return NVT;
    int langste = IS(soort_opleiding) == MIDDENKADER && IS(vierjarig) ? 48 : maximum[IS(soort_opleiding)];
    return IS(studieduur) <= langste && (IS(studieduur) >= minimum[IS(soort_opleiding)] || IS(besluit_verkorting))
               ? JA
               : NEE;
}

/* WIA art. 34 lid 1 and 42, ZW 63a; WW from 2018-07-01. */
static bool uwv_financiering(const geval *g)
{
    bool betaalt = KRIJGT(WAO, WAJONG, WAZ) || (KRIJGT(WIA_WGA, ZIEKTEWET) && !IS(eigenrisicodrager)) ||
                   (KRIJGT(WW) && sinds(g, D2018_07_01));
    return betaalt && IS(besluit_scholing_noodzakelijk) && IS(inkoopkader_uwv);
}

/* WW art. 76 and Scholingsregeling WW art. 2; Protocol Scholing 2014 for every benefit. */
static bool uwv_behoud(const geval *g)
{
    bool binnen_twee_jaar = IS(studieduur) <= 24;
    return UWV_UITKERING && IS(besluit_scholing_noodzakelijk) && (!KRIJGT(WW) || binnen_twee_jaar) &&
           (sinds(g, D2016_05_18) || binnen_twee_jaar);
}

/* WEB art. 1.4.1, from 2026-08-01 title 11.1; 7.2.3, 7.4.6a. */
static bool mag_aanbieden(const geval *g)
{
    if (IS(bewijs) == DIPLOMA)
        return IS(diploma_erkenning) || (bol_of_bbl(g) && bekostigde_school(g));
    bool plaats = IS(leerweg) == DERDE;
    if (sinds(g, D2026_08_01)) /* 11.1.11 lid 1 to 3 */
        plaats = plaats && (IS(ander_aanbod_zelfde_domein) || (IS(bewijs) == CERTIFICAAT && IS(keuzedeel_passend)));
    else if (sinds(g, D2023_08_01)) /* 1.4.1 lid 1c */
        plaats = true;
    return plaats && IS(diploma_erkenning) &&
           (IS(bewijs) == CERTIFICAAT ? IS(certificaat_vastgesteld) : sinds(g, D2017_08_01));
}

/* And 7.2.4: the crebo. */
static resultaat aanbod(const geval *g)
{
    const kwalificatie *k = g->kwalificatie;
    bool leerweg = !k || !k->leerwegen || !bol_of_bbl(g) || k->leerwegen >> IS(leerweg) & 1;
    return en(k ? mag_instromen(k, IS(startdatum)) : JA, leerweg && mag_aanbieden(g));
}

/* WEB art. 7.2.7: at least norm x teller / noemer hours in all, taught, and in practice. */
static bool genoeg(const geval *g, const int norm[3], long teller, long noemer)
{
    return (IS(uren_begeleid) + IS(uren_bpv)) * noemer >= norm[0] * teller &&
           IS(uren_begeleid) * noemer >= norm[1] * teller && IS(uren_bpv) * noemer >= norm[2] * teller;
}

/* In months: at a funded school lid 7 counts from September and lowers only what is under ten months. */
static long jaren_in_maanden(const geval *g)
{
    long maanden = IS(studieduur);
    return bekostigde_school(g) && maanden % 12 == 11 ? maanden + 1 : maanden;
}

static bool genoeg_in_bbl(const geval *g)
{
    static const int bbl[] = {850, 200, 610};
    return genoeg(g, bbl, jaren_in_maanden(g), 12);
}

/* Lid 3 and 4 as they were until 2026-08-01. */
static bool haalt_oude_norm(const geval *g)
{
    static const int entree[] = {1000, 600, 0}, een[] = {1000, 700, 250}, twee[] = {2000, 1250, 450},
                     drie[] = {3000, 1800, 900};
    if (!IS(urenverdeling_in_orde))
        return false;
    if (IS(leerweg) == BBL)
        return genoeg_in_bbl(g);
    long lengte = jaren_in_maanden(g);
    bool evenredig = !bekostigde_school(g);
    const int *rij;
    int jaren;
    switch (IS(soort_opleiding)) {
    case ENTREE: rij = entree, jaren = 1; break;
    case BASISBEROEPS:
        evenredig = true;
        jaren = IS(studieduur) <= 12 ? 1 : 2, rij = jaren == 1 ? een : twee;
        break;
    case VAK:
        evenredig = true;
        jaren = IS(studieduur) <= 24 ? 2 : 3, rij = jaren == 2 ? twee : drie;
        break;
    case MIDDENKADER: rij = drie, jaren = 3; break;
    default: rij = een, jaren = 1; break;
    }
    return evenredig || lengte > 12 * jaren ? genoeg(g, rij, lengte, 12 * jaren) : genoeg(g, rij, 1, 1);
}

/* Lid 3 and 4 since 2026-08-01. */
static bool haalt_nieuwe_norm(const geval *g)
{
    static const int jaar[] = {1000, 500, 250}, entree[] = {1000, 500, 0};
    return IS(leerweg) == BBL ? genoeg_in_bbl(g)
                              : genoeg(g, IS(soort_opleiding) == ENTREE ? entree : jaar, jaren_in_maanden(g), 12);
}

static bool haalt_de_norm(const geval *g)
{
    return sinds(g, D2026_08_01) ? haalt_nieuwe_norm(g) : haalt_oude_norm(g);
}

static resultaat urennorm(const geval *g)
{
    if (IS(bewijs) != DIPLOMA || !bol_of_bbl(g))
        return NVT;
    if (haalt_de_norm(g))
        return JA;
    bool oud = haalt_oude_norm(g) || IS(besluit_minder_uren);
    if (sinds(g, D2027_08_01))
        return NEE;
    return sinds(g, D2026_08_01) ? oud && IS(besluit_oude_urennorm) : oud; /* 12.4c.1 lid 1 */
}

/* WSF 2000 art. 1.1, 2.2 to 2.5. */
static bool bol_met_recht(const geval *g)
{
    return IS(bewijs) == DIPLOMA && IS(leerweg) == BOL && erkend(g) && IS(nationaliteit_wsf) && IS(studieduur) >= 12;
}

static uitslag studiefinanciering(const geval *g)
{
    long achttien = verjaardag(IS(geboortedatum), 18), start = IS(startdatum);
    bool rest = bol_met_recht(g) && !(IS(soort_opleiding) >= VAK && IS(studiefinanciering_verbruikt)); /* art. 2.7a */
    bool jong = !oud_genoeg(achttien, start);                                                          /* 2.3 lid 1 */
    bool niet_te_oud =
        verjaardag(IS(geboortedatum), 30) >= maand_begin(start) || IS(studiefinanciering_lopend); /* lid 3 and 4 */
    return (uitslag){rest && !jong && niet_te_oud, 0, 0, jong ? eerste_dag(achttien) : GEEN_DAG, rest, NULL};
}

/* WSF 2000 art. 2.3a, 3.16b to 3.16d; the ages on the first of the month: 1.2. */
static uitslag levenlanglerenkrediet(const geval *g)
{
    int grens = !sinds(g, D2020_08_01) ? 55 : !sinds(g, D2024_08_01) ? 56 : 57;
    long eerste = maand_begin(IS(startdatum));
    bool recht = sinds(g, D2017_08_01) && bol_met_recht(g) && studiefinanciering(g).resultaat == NEE &&
                 !jonger_dan(g, 30, eerste) && (jonger_dan(g, grens, eerste) || IS(levenlanglerenkrediet_lopend)) &&
                 !IS(onderwijs_vergoed);
    if (!recht)
        return (uitslag){NEE, GELD_GEEN, 0, GEEN_DAG, false, NULL};
    int jaar = cursusjaar(IS(startdatum));
    long wettelijk = tarief(LESGELD_WETTELIJK, jaar);
    long prijs = bekostigd(g) ? tarief(LESGELD, jaar) : IS(onderwijsprijs), hoogstens = ZONDER_WAARDE;
    if (wettelijk != ZONDER_WAARDE && prijs != ZONDER_WAARDE)
        hoogstens = prijs < 5 * wettelijk ? prijs : 5 * wettelijk;
    return (uitslag){JA,       GELD_KREDIET, hoogstens,
                     GEEN_DAG, false,        hoogstens == ZONDER_WAARDE ? tariefnamen[LESGELD_WETTELIJK] : NULL};
}

/* Subsidieregeling praktijkleren art. 1, 4, 5 and 15; that in the derde leerweg. */
static uitslag subsidie(const geval *g)
{
    bool plaats = erkend(g) && IS(leerbedrijf_erkend) && IS(praktijkovereenkomst) &&
                  (!sinds(g, D2023_08_01) || IS(rod_ingeschreven));
    int soort = GELD_GEEN;
    resultaat r = NEE;
    if (IS(leerweg) == BBL && IS(bewijs) == DIPLOMA && !sinds(g, D2028_08_01)) {
        r = plaats && haalt_de_norm(g);
        soort = GELD_SUBSIDIE_BBL;
    }
    if (IS(leerweg) == DERDE && sinds(g, D2021_01_01)) {
        bool groep = IS(werkzoekend) || (sinds(g, D2023_08_01) ? IS(werkend) : IS(met_werkloosheid_bedreigd));
        r = en(plaats && IS(diploma_erkenning) && groep, sinds(g, D2025_11_01) ? GEEN_WAARDE : JA);
        soort = GELD_SUBSIDIE_DERDE;
    }
    if (r == GEEN_WAARDE)
        return (uitslag){r, 0, ZONDER_WAARDE, GEEN_DAG, false, "subsidie_praktijkleren_derde.maximum"};
    if (r == NEE)
        return (uitslag){r, GELD_GEEN, 0, GEEN_DAG, false, NULL};
    long weken = IS(praktijkweken) < 40 ? IS(praktijkweken) : 40;
    return (uitslag){r, soort, 270000 / 40 * weken, GEEN_DAG, false, NULL}; /* 67.50 euros a week, exactly */
}

static bool gemeente_financiering(const geval *g)
{
    return (UITKERING_GEMEENTE || KRIJGT(ANW) || (!IS(uitkering) && IS(werkzoekend))) && IS(besluit_gemeente);
}

/* Participatiewet art. 13 lid 2 onder c. */
static bool gemeente_behoud(const geval *g)
{
    bool uitgesloten = KRIJGT(PARTICIPATIEWET, BBZ) && jonger_dan(g, 27, IS(startdatum)) && bekostigd(g) &&
                       studiefinanciering(g).resultaat == JA;
    return UITKERING_GEMEENTE && IS(besluit_gemeente_behoud) && !uitgesloten;
}

/* Werkwijzer, Praktijkleren 5.2: six months; the table has it from 2019 on. */
static uitslag praktijkverklaring_behoud(const geval *g)
{
    static const char *const parameter = "praktijkverklaring.behoud_uitkering_maanden";
    if (IS(bewijs) != PRAKTIJKVERKLARING)
        return (uitslag){NVT, 0, 0, GEEN_DAG, false, NULL};
    bool rest = IS(uitkering) && !IS(productieve_arbeid) && (!UWV_UITKERING || IS(besluit_scholing_noodzakelijk)) &&
                (!UITKERING_GEMEENTE || IS(besluit_gemeente_behoud));
    resultaat kort = !sinds(g, D2019_01_01) ? GEEN_WAARDE : IS(studieduur) <= 6 ? JA : NEE, r = en(rest, kort);
    return (uitslag){r, 0, 0, GEEN_DAG, false, r == GEEN_WAARDE ? parameter : NULL};
}

/* Scope and condition are one formula: nvt counts as true. */
static resultaat traject(const geval *g)
{
    return en(aanbod(g), toegelaten(g) && doelgroep(g) && praktijkplaats(g) != NEE && studieduur(g) != NEE);
}

static uitslag zonder_geld(resultaat r)
{
    return (uitslag){r, 0, 0, GEEN_DAG, false, NULL};
}

/* What has no value there is whether one may start. */
static uitslag van_crebo(resultaat r)
{
    uitslag u = zonder_geld(r);
    u.zonder = r == GEEN_WAARDE ? "structuur.instroom" : NULL;
    return u;
}

uitslag orakel(vraag v, const geval *g)
{
    switch (v) {
    case V_BEKOSTIGING: return zonder_geld(bekostigd(g));
    case V_TOELATING: return zonder_geld(toegelaten(g));
    case V_DOELGROEP: return zonder_geld(doelgroep(g));
    case V_AANBOD: return van_crebo(aanbod(g));
    case V_PRAKTIJKPLAATS: return zonder_geld(praktijkplaats(g));
    case V_STUDIEDUUR: return zonder_geld(studieduur(g));
    case V_URENNORM: return zonder_geld(urennorm(g));
    case V_ONDERWIJSGELD: return onderwijsgeld(g);
    case V_STUDIEFINANCIERING: return studiefinanciering(g);
    case V_LEVENLANGLERENKREDIET: return levenlanglerenkrediet(g);
    case V_SUBSIDIE_PRAKTIJKLEREN: return subsidie(g);
    case V_UWV_FINANCIERING: return zonder_geld(uwv_financiering(g));
    case V_UWV_BEHOUD_UITKERING: return zonder_geld(uwv_behoud(g));
    case V_GEMEENTE_FINANCIERING: return zonder_geld(gemeente_financiering(g));
    case V_GEMEENTE_BEHOUD_UITKERING: return zonder_geld(gemeente_behoud(g));
    case V_PRAKTIJKVERKLARING_BEHOUD_UITKERING: return praktijkverklaring_behoud(g);
    case V_STARTKWALIFICATIE_NA_AFLOOP: return zonder_geld(startkwalificatie_na_afloop(g));
    case V_TRAJECT: return van_crebo(traject(g));
    }
    abort();
}

/* ---- texts (section 10) ---- */

int code_van(const woordenlijst *lijst, const char *naam)
{
    for (int i = 1; lijst->codes[i]; i++)
        if (strcmp(lijst->codes[i], naam) == 0)
            return i;
    return 0;
}

int feit_van(const char *naam)
{
    for (int f = 0; f < AANTAL_FEITEN; f++)
        if (strcmp(feitsoorten[f].naam, naam) == 0)
            return f;
    return -1;
}

static bool lees_set(const woordenlijst *lijst, const char *tekst, long *uit)
{
    char kopie[512];
    *uit = 0;
    if (strcmp(tekst, "-") == 0)
        return true;
    if (strlen(tekst) >= sizeof kopie)
        return false;
    strcpy(kopie, tekst);
    for (char *woord = strtok(kopie, ";"); woord; woord = strtok(NULL, ";")) {
        int code = code_van(lijst, woord);
        if (!code)
            return false;
        *uit |= 1L << code;
    }
    return true;
}

bool lees_waarde(feit f, const char *tekst, long *uit)
{
    int a, b, c, n = 0;
    switch (feitsoorten[f].type) {
    case BOOL: *uit = strcmp(tekst, "ja") == 0; return *uit || strcmp(tekst, "nee") == 0;
    case CODE: return (*uit = code_van(feitsoorten[f].codes, tekst)) != 0;
    case SET: return lees_set(feitsoorten[f].codes, tekst, uit);
    case INT: return sscanf(tekst, "%ld%n", uit, &n) == 1 && !tekst[n];
    case DATUM:
        if (sscanf(tekst, "%d-%d-%d%n", &a, &b, &c, &n) != 3 || tekst[n])
            return false;
        *uit = dag(a, b, c);
        return true;
    case GELD:
        if (sscanf(tekst, "%d.%2d%n", &a, &b, &n) != 2 || tekst[n])
            return false;
        *uit = 100L * a + b;
        return true;
    }
    return false;
}

void schrijf_waarde(feit f, long waarde, char *uit, unsigned long size)
{
    int jaar, maand, d;
    const woordenlijst *codes = feitsoorten[f].codes;
    switch (feitsoorten[f].type) {
    case BOOL: snprintf(uit, size, "%s", waarde ? "ja" : "nee"); break;
    case CODE: snprintf(uit, size, "%s", codes->codes[waarde]); break;
    case INT: snprintf(uit, size, "%ld", waarde); break;
    case GELD: snprintf(uit, size, "%ld.%02ld", waarde / 100, waarde % 100); break;
    case DATUM:
        kalender(waarde, &jaar, &maand, &d);
        snprintf(uit, size, "%04d-%02d-%02d", jaar, maand, d);
        break;
    case SET: {
        unsigned long at = 0;
        snprintf(uit, size, "-");
        for (int i = 1; codes->codes[i]; i++)
            if (waarde >> i & 1 && at < size)
                at += (unsigned long)snprintf(uit + at, size - at, "%s%s", at ? ";" : "", codes->codes[i]);
        break;
    }
    }
}
