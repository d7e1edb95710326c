/* SPDX-License-Identifier: MIT */
#include "orakel.h"

#include <stdlib.h>

/* ---- a calendar of its own: counting, year by year and month by month ---- */

static bool schrikkel(int jaar)
{
    return jaar % 400 == 0 || (jaar % 4 == 0 && jaar % 100 != 0);
}

static int maandlengte(int jaar, int maand)
{
    return maand == 2 ? 28 + schrikkel(jaar) : maand == 4 || maand == 6 || maand == 9 || maand == 11 ? 30 : 31;
}

long dag(int jaar, int maand, int dag_)
{
    long n = 0;
    for (int j = 1970; j < jaar; j++)
        n += 365 + schrikkel(j);
    for (int j = jaar; j < 1970; j++)
        n -= 365 + schrikkel(j);
    for (int m = 1; m < maand; m++)
        n += maandlengte(jaar, m);
    return n + dag_ - 1;
}

void kalender(long n, int *jaar, int *maand, int *dag_in_maand)
{
    *jaar = 1970;
    while (n < 0)
        n += 365 + schrikkel(--*jaar);
    while (n >= 365 + schrikkel(*jaar))
        n -= 365 + schrikkel((*jaar)++);
    for (*maand = 1; n >= maandlengte(*jaar, *maand); ++*maand)
        n -= maandlengte(*jaar, *maand);
    *dag_in_maand = (int)n + 1;
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

/* Leerplichtwet art. 3 lid 1 onder b: it ends at the end of the school year in which one has turned sixteen. */
long leerplicht_einde(long geboren)
{
    return dag(cursusjaar(verjaardag(geboren, 16)) + 1, 7, 31);
}

long opening(long start)
{
    return dag(cursusjaar(start), 8, 1);
}

/* A month has passed when the start is on or after the first of the next. */
int maanden_voorbij(long start)
{
    int begin = cursusjaar(start), voorbij = 0;
    while (voorbij < 11) {
        int volgende = 8 + voorbij + 1;
        if (start < (volgende > 12 ? dag(begin + 1, volgende - 12, 1) : dag(begin, volgende, 1)))
            break;
        voorbij++;
    }
    return voorbij;
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
    return start >= dag(2018, 1, 1) && start <= dag(2020, 3, 31);
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

bool mag_instromen(const kwalificatie *k, long start)
{
    return (k->vanaf[0] <= start && start <= k->tot_en_met[0]) || (k->vanaf[1] <= start && start <= k->tot_en_met[1]);
}

/* ---- the rules ---- */

static bool een_van(long set, const int *codes)
{
    for (; *codes; codes++)
        if (set >> *codes & 1)
            return true;
    return false;
}

#define HEEFT(g, ...) een_van((g)->vooropleiding, (const int[]){__VA_ARGS__, 0})

/* "A higher diploma covers the lower", and what the lists for every niveau have in common. */
#define ALTIJD_GENOEG                                                                                     \
    MBO_VOOROPLEIDING_LBO, MBO_VOOROPLEIDING_VBO, MBO_VOOROPLEIDING_VMBO_KB, MBO_VOOROPLEIDING_VMBO_GL,   \
        MBO_VOOROPLEIDING_VMBO_TL, MBO_VOOROPLEIDING_MAVO, MBO_VOOROPLEIDING_MAVO_VBO,                    \
        MBO_VOOROPLEIDING_OVERGANGSBEWIJS, MBO_VOOROPLEIDING_HAVO, MBO_VOOROPLEIDING_VWO,                 \
        MBO_VOOROPLEIDING_MBO_BASISBEROEPS, MBO_VOOROPLEIDING_MBO_VAK, MBO_VOOROPLEIDING_MBO_MIDDENKADER, \
        MBO_VOOROPLEIDING_MBO_SPECIALISTEN, MBO_VOOROPLEIDING_HBO_WO

static bool voldoet(const geval *g, int soort)
{
    switch (soort) {
    case MBO_SOORT_OPLEIDING_BASISBEROEPS: /* WEB art. 8.2.1 lid 4 */
        return HEEFT(g, ALTIJD_GENOEG, MBO_VOOROPLEIDING_VMBO_BB, MBO_VOOROPLEIDING_MBO_ENTREE,
                     MBO_VOOROPLEIDING_AANGEWEZEN);
    case MBO_SOORT_OPLEIDING_VAK: /* lid 3 */
    case MBO_SOORT_OPLEIDING_MIDDENKADER: /* lid 1 */ return HEEFT(g, ALTIJD_GENOEG, MBO_VOOROPLEIDING_AANGEWEZEN);
    default: /* lid 2 */ return HEEFT(g, MBO_VOOROPLEIDING_MBO_VAK) && g->vak_zelfde_richting;
    }
}

static bool bekostigde_school(const geval *g)
{
    return g->instelling != MBO_INSTELLING_PRIVAAT;
}

static bool bol_of_bbl(const geval *g)
{
    return g->leerweg == MBO_LEERWEG_BOL || g->leerweg == MBO_LEERWEG_BBL;
}

static bool bekostigd(const geval *g)
{
    return bekostigde_school(g) && bol_of_bbl(g) && g->bewijs == MBO_BEWIJS_DIPLOMA;
}

static bool toegelaten(const geval *g)
{
    bool leerplicht_over = g->leerplicht == 2 ? g->start > leerplicht_einde(g->geboren) : g->leerplicht == 1;
    if (bekostigde_school(g) && !g->verblijf) /* WEB art. 8.1.1 lid 1 */
        return false;
    if (g->bewijs != MBO_BEWIJS_DIPLOMA)
        return true;
    if (g->soort == MBO_SOORT_OPLEIDING_ENTREE) {
        bool voldoet_al = HEEFT(g, ALTIJD_GENOEG, MBO_VOOROPLEIDING_VMBO_BB, MBO_VOOROPLEIDING_MBO_ENTREE);
        if (bol_of_bbl(g) && bekostigde_school(g) && /* art. 8.1.1b lid 1 */
            (voldoet_al || !(leerplicht_over || g->vervangende_leerplicht)))
            return false;
    } else if (!voldoet(g, g->soort) && !g->vrijstelling) {
        return false;
    }
    return !(g->leerweg == MBO_LEERWEG_BBL && bekostigde_school(g) && !leerplicht_over); /* art. 8.1.1 lid 3 */
}

/* The amounts a cursusjaar, by the year in which it begins; ZONDER_WAARDE where no source at hand gives one. */
static long tarief(const geval *g, int jaar)
{
    static const long lesgeld[] = {1118, 1131, 1137, 1137, 1155, 1168, 1202, 608, -1, 1357, 1419};
    static const long laag[] = {232, 235, 236, 236, 240, 243, 250, -1, -1, 270, 295};
    static const long hoog[] = {563, 570, 573, 573, 582, -1, 606, -1, -1, 654, 715};
    if (jaar < 2014 || jaar > 2024)
        return ZONDER_WAARDE;
    const long *rij = g->leerweg == MBO_LEERWEG_BOL                                                            ? lesgeld
                      : g->soort == MBO_SOORT_OPLEIDING_ENTREE || g->soort == MBO_SOORT_OPLEIDING_BASISBEROEPS ? laag
                                                                                                               : hoog;
    return rij[jaar - 2014] < 0 ? ZONDER_WAARDE : 100 * rij[jaar - 2014];
}

static uitslag onderwijsgeld(const geval *g)
{
    if (!bekostigd(g))
        return (uitslag){JA, MBO_GELDSOORT_EIGEN_PRIJS, g->onderwijsprijs, GEEN_DAG};
    /* Les- en cursusgeldwet art. 3 lid 1, Uitvoeringsbesluit art. 6 lid 2 and 13 */
    if (verjaardag(g->geboren, 18) > opening(g->start) || g->al_verschuldigd)
        return (uitslag){NEE, MBO_GELDSOORT_GEEN, 0, GEEN_DAG};
    int begin = cursusjaar(g->start), voorbij = maanden_voorbij(g->start); /* art. 12 */
    bool bol = g->leerweg == MBO_LEERWEG_BOL;
    if (bol && g->start <= dag(begin, 10, 31)) /* Uitvoeringsbesluit art. 5: only after 31 October */
        voorbij = 0;
    long jaarbedrag = tarief(g, begin), bedrag = ZONDER_WAARDE;
    if (jaarbedrag != ZONDER_WAARDE) {
        long twaalfden = jaarbedrag * (12 - voorbij), rest = twaalfden % 12;
        bedrag = twaalfden / 12 + (2 * rest >= 12); /* half up */
    }
    return (uitslag){JA, bol ? MBO_GELDSOORT_LESGELD : MBO_GELDSOORT_CURSUSGELD, bedrag, GEEN_DAG};
}

static bool startkwalificatie_na_afloop(const geval *g)
{
    return HEEFT(g, MBO_VOOROPLEIDING_MBO_BASISBEROEPS, MBO_VOOROPLEIDING_MBO_VAK, MBO_VOOROPLEIDING_MBO_MIDDENKADER,
                 MBO_VOOROPLEIDING_MBO_SPECIALISTEN, MBO_VOOROPLEIDING_HAVO, MBO_VOOROPLEIDING_VWO,
                 MBO_VOOROPLEIDING_HBO_WO) ||
           (g->bewijs == MBO_BEWIJS_DIPLOMA && g->soort != MBO_SOORT_OPLEIDING_ENTREE);
}

/* Werkwijzer, Mbo certificaat 2 and Praktijkleren 2. */
static bool doelgroep(const geval *g)
{
    if (g->bewijs == MBO_BEWIJS_DIPLOMA)
        return true;
    if (!g->werkend && !g->werkzoekend)
        return false;
    return g->bewijs == MBO_BEWIJS_CERTIFICAAT || !(g->diploma_haalbaar || g->certificaat_haalbaar);
}

/* WEB art. 7.2.9 and 7.2.10 lid 7, later 7.2.8 lid 4; werkwijzer, Mbo diploma via bbl 1.1, Praktijkleren 1. */
static int praktijkplaats(const geval *g)
{
    bool zelf = g->bewijs == MBO_BEWIJS_PRAKTIJKVERKLARING ||
                (g->bewijs == MBO_BEWIJS_DIPLOMA && g->leerweg == MBO_LEERWEG_BBL);
    if (!zelf)
        return NVT;
    return g->leerbaan != MBO_LEERBAAN_GEEN && g->leerbedrijf_erkend ? JA : NEE;
}

/* WEB art. 7.2.4a lid 3, in months; lid 4: four years for who is on the list. */
static int studieduur(const geval *g)
{
    static const int minimum[] = {0, 12, 12, 24, 36, 12}, maximum[] = {0, 12, 24, 36, 36, 12};
    if (!bekostigd(g))
        return NVT;
    int langste = maximum[g->soort];
    if (g->soort == MBO_SOORT_OPLEIDING_MIDDENKADER && g->kwalificatie && g->kwalificatie->vierjarig)
        langste = 48;
    return g->studieduur <= langste && (g->studieduur >= minimum[g->soort] || g->verkorting) ? JA : NEE;
}

static bool uitkering_van_uwv(const geval *g)
{
    return g->uitkering != MBO_UITKERING_GEEN && g->uitkering != MBO_UITKERING_PARTICIPATIEWET;
}

/* The longest course: 24 months from 2016-05-18, 12 from 2021-01-01; no source before. */
static int binnen_uwv_duur(const geval *g)
{
    if (g->start < dag(2016, 5, 18))
        return GEEN_WAARDE;
    return g->studieduur <= (g->start < dag(2021, 1, 1) ? 24 : 12) ? JA : NEE;
}

static int uwv_financiering(const geval *g)
{
    if (!uitkering_van_uwv(g) || !g->noodzakelijk || !g->inkoopkader)
        return NEE;
    return g->start < dag(2021, 1, 1) ? JA : binnen_uwv_duur(g);
}

static int uwv_behoud(const geval *g)
{
    bool soort = g->start < dag(2021, 1, 1) ? g->uitkering == MBO_UITKERING_WW : uitkering_van_uwv(g);
    return soort && g->noodzakelijk ? binnen_uwv_duur(g) : NEE;
}

/* Werkwijzer, Praktijkleren 5.2: six months; the table has it from 2019 on. */
static int praktijkverklaring_behoud(const geval *g)
{
    if (g->bewijs != MBO_BEWIJS_PRAKTIJKVERKLARING)
        return NVT;
    if (g->uitkering == MBO_UITKERING_GEEN || g->productief)
        return NEE;
    return g->start < dag(2019, 1, 1) ? GEEN_WAARDE : g->studieduur <= 6 ? JA : NEE;
}

/* WEB art. 1.4.1, from 2026-08-01 title 11.1; 7.2.3, 7.2.4, 7.4.6a. */
static bool aanbod(const geval *g)
{
    if (g->kwalificatie) {
        if (!mag_instromen(g->kwalificatie, g->start))
            return false;
        if (g->kwalificatie->leerwegen && g->leerweg != MBO_LEERWEG_DERDE &&
            !(g->kwalificatie->leerwegen >> g->leerweg & 1))
            return false;
    }
    if (g->bewijs == MBO_BEWIJS_DIPLOMA)
        return g->diploma_erkenning || (bol_of_bbl(g) && bekostigde_school(g));
    if (!g->diploma_erkenning)
        return false;
    if (g->start < dag(2023, 8, 1) && g->leerweg != MBO_LEERWEG_DERDE)
        return false;
    if (g->start >= dag(2026, 8, 1) && !(g->leerweg == MBO_LEERWEG_DERDE && g->ander_aanbod))
        return false;
    return g->bewijs == MBO_BEWIJS_CERTIFICAAT ? g->certificaat_vastgesteld : g->start >= dag(2017, 8, 1);
}

/* WEB art. 7.2.7: at least norm x teller / noemer hours in all, taught, and in practice. */
static bool genoeg(const geval *g, const int norm[3], long teller, long noemer)
{
    return (g->begeleid + g->bpv) * noemer >= norm[0] * teller && g->begeleid * noemer >= norm[1] * teller &&
           g->bpv * noemer >= norm[2] * teller;
}

static int urennorm(const geval *g)
{
    static const int bbl[] = {850, 200, 610}, jaar_2026[] = {1000, 500, 250}, entree_2026[] = {1000, 500, 0};
    static const int entree[] = {1000, 600, 0}, een[] = {1000, 700, 250}, twee[] = {2000, 1250, 450},
                     drie[] = {3000, 1800, 900};
    if (g->bewijs != MBO_BEWIJS_DIPLOMA || !bol_of_bbl(g))
        return NVT;
    /* in months: lid 7 counts from September and lowers only what is under ten months */
    long lengte = g->studieduur;
    if (bekostigde_school(g) && lengte % 12 == 11)
        lengte++;
    if (g->leerweg == MBO_LEERWEG_BBL)
        return genoeg(g, bbl, lengte, 12);
    if (g->start >= dag(2026, 8, 1))
        return genoeg(g, g->soort == MBO_SOORT_OPLEIDING_ENTREE ? entree_2026 : jaar_2026, lengte, 12);
    bool evenredig = !bekostigde_school(g);
    const int *rij;
    int jaren;
    switch (g->soort) {
    case MBO_SOORT_OPLEIDING_ENTREE: rij = entree, jaren = 1; break;
    case MBO_SOORT_OPLEIDING_BASISBEROEPS:
        evenredig = true;
        rij = g->studieduur <= 12 ? een : twee, jaren = g->studieduur <= 12 ? 1 : 2;
        break;
    case MBO_SOORT_OPLEIDING_VAK:
        evenredig = true;
        rij = g->studieduur <= 24 ? twee : drie, jaren = g->studieduur <= 24 ? 2 : 3;
        break;
    case MBO_SOORT_OPLEIDING_MIDDENKADER: rij = drie, jaren = 3; break;
    default: rij = een, jaren = 1; break;
    }
    return evenredig || lengte > 12 * jaren ? genoeg(g, rij, lengte, 12 * jaren) : genoeg(g, rij, 1, 1);
}

/* WSF 2000 art. 1.1, 2.2 to 2.5. */
static bool bol_met_recht(const geval *g)
{
    return g->bewijs == MBO_BEWIJS_DIPLOMA && g->leerweg == MBO_LEERWEG_BOL &&
           (bekostigde_school(g) || g->diploma_erkenning) && g->nationaliteit && g->studieduur >= 12;
}

static bool studiefinanciering(const geval *g)
{
    bool niveau_3_of_4 = g->soort >= MBO_SOORT_OPLEIDING_VAK;
    return bol_met_recht(g) && !(niveau_3_of_4 && g->sf_verbruikt) &&             /* art. 2.7a */
           oud_genoeg(verjaardag(g->geboren, 18), g->start) &&                    /* art. 2.3 lid 1 */
           (verjaardag(g->geboren, 30) >= maand_begin(g->start) || g->sf_lopend); /* lid 3 and 4 */
}

/* WSF 2000 art. 2.3a, 3.16b to 3.16d. */
static uitslag levenlanglerenkrediet(const geval *g)
{
    int grens = g->start < dag(2020, 8, 1) ? 55 : g->start < dag(2024, 8, 1) ? 56 : 57;
    bool recht = g->start >= dag(2017, 8, 1) && bol_met_recht(g) && !studiefinanciering(g) &&
                 verjaardag(g->geboren, 30) <= g->start &&
                 (verjaardag(g->geboren, grens) > g->start || g->llk_lopend) && !g->vergoed;
    if (!recht)
        return (uitslag){NEE, MBO_GELDSOORT_GEEN, 0, GEEN_DAG};
    long lesgeld = tarief(g, cursusjaar(g->start)); /* the case is in bol */
    long prijs = bekostigd(g) ? lesgeld : g->onderwijsprijs;
    long hoogstens = lesgeld == ZONDER_WAARDE ? ZONDER_WAARDE : prijs < 5 * lesgeld ? prijs : 5 * lesgeld;
    return (uitslag){JA, MBO_GELDSOORT_LEVENLANGLERENKREDIET, hoogstens, GEEN_DAG};
}

/* Subsidieregeling praktijkleren art. 1, 4, 5 and 15; that in the derde leerweg. */
static uitslag subsidie(const geval *g)
{
    bool rod = g->start < dag(2023, 8, 1) || g->rod, plaats = g->leerbedrijf_erkend && g->praktijkovereenkomst && rod;
    int soort = MBO_GELDSOORT_GEEN;
    if (g->leerweg == MBO_LEERWEG_BBL && g->start < dag(2028, 8, 1) && g->bewijs == MBO_BEWIJS_DIPLOMA && plaats &&
        urennorm(g) == JA)
        soort = MBO_GELDSOORT_SUBSIDIE_BBL;
    if (g->leerweg == MBO_LEERWEG_DERDE && g->start >= dag(2021, 1, 1) && g->start < dag(2026, 4, 1) && plaats &&
        (g->werkzoekend || (g->start < dag(2023, 8, 1) ? g->bedreigd : g->werkend)))
        soort = MBO_GELDSOORT_SUBSIDIE_DERDE;
    if (soort == MBO_GELDSOORT_GEEN)
        return (uitslag){NEE, soort, 0, GEEN_DAG};
    long weken = g->weken < 40 ? g->weken : 40;
    return (uitslag){JA, soort, 270000 / 40 * weken, GEEN_DAG}; /* 67.50 euros a week, exactly */
}

static bool traject(const geval *g)
{
    return toegelaten(g) && doelgroep(g) && aanbod(g) && praktijkplaats(g) != NEE && studieduur(g) != NEE;
}

uitslag orakel(mbo_vraag vraag, const geval *g)
{
    switch (vraag) {
    case MBO_VRAAG_BEKOSTIGING: return (uitslag){bekostigd(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_TOELATING: return (uitslag){toegelaten(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_DOELGROEP: return (uitslag){doelgroep(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_PRAKTIJKPLAATS: return (uitslag){praktijkplaats(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_STUDIEDUUR: return (uitslag){studieduur(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_ONDERWIJSGELD: return onderwijsgeld(g);
    case MBO_VRAAG_AANBOD: return (uitslag){aanbod(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_URENNORM: return (uitslag){urennorm(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_STUDIEFINANCIERING: {
        long achttien = verjaardag(g->geboren, 18);
        return (uitslag){studiefinanciering(g), 0, 0, oud_genoeg(achttien, g->start) ? GEEN_DAG : eerste_dag(achttien)};
    }
    case MBO_VRAAG_LEVENLANGLERENKREDIET: return levenlanglerenkrediet(g);
    case MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN: return subsidie(g);
    case MBO_VRAAG_TRAJECT: return (uitslag){traject(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_UWV_FINANCIERING: return (uitslag){uwv_financiering(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_UWV_BEHOUD_UITKERING: return (uitslag){uwv_behoud(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_GEMEENTE_FINANCIERING: /* responsible for social assistance, and for who seeks work without a benefit
                                           */
        return (uitslag){
            (g->uitkering == MBO_UITKERING_PARTICIPATIEWET || (g->uitkering == MBO_UITKERING_GEEN && g->werkzoekend)) &&
                g->gemeente,
            0, 0, GEEN_DAG};
    case MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING:
        return (uitslag){g->uitkering == MBO_UITKERING_PARTICIPATIEWET && g->gemeente_behoud, 0, 0, GEEN_DAG};
    case MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING: return (uitslag){praktijkverklaring_behoud(g), 0, 0, GEEN_DAG};
    case MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP: return (uitslag){startkwalificatie_na_afloop(g), 0, 0, GEEN_DAG};
    default: abort();
    }
}
