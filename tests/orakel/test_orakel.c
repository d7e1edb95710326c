/* SPDX-License-Identifier: MIT */
/*
 * The library against the oracle, on partial cases over products of fact values; aanvullen.h tells how the expected
 * answers follow from complete cases.
 *
 *   test_orakel        every question in every period
 *   test_orakel snel   a sample, for slow builds
 *   test_orakel deep   everything
 *   test_orakel zelf   the engine of the expected answers against plain enumeration, without the library
 */
#include "bibliotheek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum maat_van { SNEL, GEWOON, DIEP } maat_van;

static mbo_regels *regels;
static mbo_structuur *structuur; /* for the products with a crebo */
static long vergeleken, fouten;
static maat_van hoe;

/* One cell in how many: no divisor of the sizes of dimensions, or a sample would miss the same values every time. */
static int deel_van(int gewoon, int diep)
{
    return hoe == DIEP ? diep : hoe == SNEL ? 7 * gewoon : gewoon;
}

static int om(int gewoon)
{
    return deel_van(gewoon, 1);
}

/* ---- comparing ---- */

static void toon(const char *wie, const antwoord *a)
{
    static const char *const uitkomsten[] = {"?", "ja", "nee", "voorwaardelijk", "onbekend", "nvt"};
    static const char *const namen[] = {"ontbrekend", "bedrag_ontbrekend", "vanaf_ontbrekend", "aannames"};
    const uint64_t sets[] = {a->ontbrekend, a->bedrag_ontbrekend, a->vanaf_ontbrekend, a->aannames};
    printf("  %-9s %s soort %d stand %d bedrag %ld vanaf %d %ld beslissers %d", wie,
           a->fout ? "input error" : uitkomsten[a->uitkomst < 0 ? 0 : a->uitkomst], a->soort, a->stand, a->bedrag,
           a->vanaf_stand, a->vanaf, a->beslissers);
    for (int i = 0; i < 4; i++) {
        printf(" %s [", namen[i]);
        for (int f = 0; f < AANTAL_FEITEN; f++)
            if (sets[i] & BIT(f))
                printf(" %s", feitsoorten[f].naam);
        printf(" ]");
    }
    printf("\n");
}

static void vergelijk(vraag v, uint64_t bekend, const long *w, bool streng, const antwoord *verwacht_)
{
    vergeleken++;
    antwoord got = bieb_antwoord(regels, structuur, v, bekend, w, streng);
    if (gelijk(&got, verwacht_))
        return;
    printf("\n%s%s:", vraagnamen.codes[v], streng ? ", streng" : "");
    for (int f = 0; f < AANTAL_FEITEN; f++) {
        char tekst[512];
        if (!(bekend & BIT(f)))
            continue;
        schrijf_waarde((feit)f, w[f], tekst, sizeof tekst);
        printf(" %s=%s", feitsoorten[f].naam, tekst);
    }
    printf("\n");
    toon("expected", verwacht_);
    toon("got", &got);
    if (++fouten >= 20)
        exit(1);
}

static bool leest_feit(vraag v, feit f)
{
    for (int i = 0; leest[v][i] >= 0; i++)
        if (leest[v][i] == (int)f)
            return true;
    return false;
}

/* Facts that the question does not read must not matter. */
static uint64_t zet_ruis(const product *p, uint64_t bekend, long *w)
{
    for (int f = 0; f < AANTAL_FEITEN; f++) {
        bool crebo = p->rest.kwalificatie && (f == F_soort_opleiding || f == F_vierjarig);
        if (feitsoorten[f].type == DATUM || f == F_crebo || crebo || leest_feit(p->vraag, (feit)f) || loting(2))
            continue;
        dim x = keuzes((feit)f);
        w[f] = f == F_leerplicht_beeindigd ? loting(2) : x.waarde[loting((uint32_t)x.n)];
        bekend |= BIT(f);
    }
    return bekend;
}

/* One cell: the library must answer what follows from the complete cases. `feiten`: known besides the product. */
static void ga_cel_na(const product *p, const datums *d, const cel *tabel, int32_t c, uint64_t feiten, long geboren,
                      long start)
{
    long w[AANTAL_FEITEN];
    uint64_t bekend = feiten;
    memcpy(w, p->rest.w, sizeof w);
    for (int i = 0; i < p->dims; i++) {
        if (is_onbekend(p, c, i))
            continue;
        feit f = p->dim[i].feit;
        w[f] = p->dim[i].waarde[cijfer(p, c, i)];
        if (f != F_leerplicht_beeindigd || w[f] != NIET_GEGEVEN)
            bekend |= BIT(f);
    }
    if (geboren != ONBEKEND)
        bekend |= BIT(F_geboortedatum), w[F_geboortedatum] = geboren;
    if (start != ONBEKEND)
        bekend |= BIT(F_startdatum), w[F_startdatum] = start;
    if (p->rest.kwalificatie)
        bekend |= BIT(F_crebo), w[F_crebo] = p->rest.kwalificatie->crebo;
    if (loting(8) == 0)
        bekend = zet_ruis(p, bekend, w);
    antwoord a = verwacht(p, d, tabel, c, false);
    vergelijk(p->vraag, bekend, w, false, &a);
    if (heeft_aanname(p, c)) {
        a = verwacht(p, d, tabel, c, true);
        vergelijk(p->vraag, bekend, w, true, &a);
    }
}

/* One product in one situation of the dates: one cell in `deel`. */
static void ga_na(const product *p, long geboren, long start, int deel)
{
    datums *d = maak_datums(p, geboren, start);
    cel *tabel = vul(p, d);
    for (int32_t c = deel > 1 ? (int32_t)loting((uint32_t)deel) : 0; c < p->cellen; c += deel)
        ga_cel_na(p, d, tabel, c, 0, geboren, start);
    free(tabel);
    vrij_datums(d);
}

/* ---- situations of the dates ---- */

typedef struct situaties {
    long paar[4000][2];
    size_t n;
} situaties;

static void voeg_toe(situaties *s, long geboren, long start)
{
    if (s->n == sizeof s->paar / sizeof *s->paar)
        abort();
    s->paar[s->n][0] = geboren;
    s->paar[s->n++][1] = start;
}

static const situaties *alleen(situaties *s, long geboren, long start)
{
    s->n = 0;
    voeg_toe(s, geboren, start);
    return s;
}

static long gewone_geboorte(void)
{
    return dag(1990, 5, 5);
}

/* Around each day on which the question changes; the time of the library; what is unknown; what is an error. */
static const situaties *vaste_situaties(vraag v)
{
    static situaties s;
    const long oud = gewone_geboorte();
    s.n = 0;
    voeg_toe(&s, oud, BEGIN - 1);
    voeg_toe(&s, oud, BEGIN);
    voeg_toe(&s, oud, dag(2024, 9, 2));
    voeg_toe(&s, oud, ONBEKEND);
    voeg_toe(&s, ONBEKEND, ONBEKEND);
    voeg_toe(&s, ONBEKEND, BEGIN - 1);
    voeg_toe(&s, oud, oud - 1);                                    /* born after the start */
    voeg_toe(&s, dag(1896, 2, 29), dag(2016, 3, 1));               /* more than 120 years before it */
    voeg_toe(&s, dag(1894, 7, 31), ONBEKEND);                      /* no start is left */
    voeg_toe(&s, dag(1896, 9, 1), hoe == SNEL ? BEGIN : ONBEKEND); /* until 2016-09-01 */
    voeg_toe(&s, dag(2027, 8, 2), ONBEKEND);                       /* from then on */
    for (int i = 0; i < VASTE_DAGEN; i++) {
        if (!leest_dag(v, i))
            continue;
        voeg_toe(&s, oud, vaste_dag(i) - 1);
        voeg_toe(&s, i % 2 ? ONBEKEND : oud, vaste_dag(i));
    }
    return &s;
}

/* ---- the products ---- */

/* clang-format off */
#define BEWIJS {F_bewijs, WAARDEN(DIPLOMA, CERTIFICAAT, PRAKTIJKVERKLARING)}
#define LEERWEG {F_leerweg, WAARDEN(BOL, BBL, DERDE)}
#define SOORT {F_soort_opleiding, WAARDEN(ENTREE, BASISBEROEPS, VAK, MIDDENKADER, SPECIALISTEN)}
#define SCHOLEN {F_instelling, WAARDEN(ROC, AOC, VAKINSTELLING, BEROEPSCOLLEGE, PRIVAAT)}
#define ROC_OF_PRIVAAT {F_instelling, WAARDEN(ROC, PRIVAAT)}
#define LEERPLICHT {F_leerplicht_beeindigd, BEKEND(0, 1, NIET_GEGEVEN)}
#define DUUR {F_studieduur, WAARDEN(1, 6, 7, 11, 12, 13, 23, 24, 25, 35, 36, 37, 48, 49, 120)}
#define BOOL_(feit) {F_##feit, WAARDEN(0, 1)}
#define VAST(feit, waarde) {F_##feit, BEKEND(waarde)}
#define VOOROPLEIDINGEN                                                                                              \
    {F_vooropleiding, WAARDEN(0, V(BASISONDERWIJS), V(VMBO_BB), V(MBO_ENTREE), V(VMBO_KB), V(AANGEWEZEN),            \
                              V(VMBO_BB) | V(AANGEWEZEN), V(MBO_VAK), V(MBO_VAK) | V(AANGEWEZEN))}
/* clang-format on */

static long alle_vooropleidingen[1 + 21 + 210], alle_uitkeringen[1 + 13 + 78 + 64];
static int aantal_uitkeringen;

/* Sets of up to two; of benefits also every combination of a few. */
static void maak_sets(void)
{
    static const int groepen[] = {WW, WAO, WIA_WGA, IOW, PARTICIPATIEWET, ANW};
    int n = 1;
    for (int a = 1; a <= 21; a++) {
        alle_vooropleidingen[n++] = V(a);
        for (int b = a + 1; b <= 21; b++)
            alle_vooropleidingen[n++] = V(a) | V(b);
    }
    n = 1;
    for (int a = WW; a <= ANW; a++) {
        alle_uitkeringen[n++] = V(a);
        for (int b = a + 1; b <= ANW; b++)
            alle_uitkeringen[n++] = V(a) | V(b);
    }
    for (int c = 0; c < 64; c++) {
        long set = 0;
        int leden = 0;
        for (int i = 0; i < 6; i++)
            if (c >> i & 1)
                set |= V(groepen[i]), leden++;
        if (leden > 2)
            alle_uitkeringen[n++] = set;
    }
    aantal_uitkeringen = n;
}

/* A product must have every fact that its question reads, or the expected answers are of another question. */
static void controleer(const product *p)
{
    for (int i = 0; leest[p->vraag][i] >= 0; i++) {
        feit f = (feit)leest[p->vraag][i];
        bool gevonden = p->rest.kwalificatie && (f == F_soort_opleiding || f == F_vierjarig);
        for (int j = 0; j < p->dims; j++)
            gevonden |= p->dim[j].feit == f;
        if (!gevonden) {
            fprintf(stderr, "%s: no dimension for %s\n", p->naam, feitsoorten[f].naam);
            abort();
        }
    }
}

static void op_dagen(product p, const situaties *s, int deel, int deel_dagen)
{
    long before = vergeleken;
    while (p.dim[p.dims].n)
        p.dims++;
    controleer(&p);
    maak_product(&p);
    if (hoe == SNEL && s->n > 20)
        deel_dagen *= 3;
    for (size_t i = deel_dagen > 1 ? loting((uint32_t)deel_dagen) : 0; i < s->n; i += (size_t)deel_dagen)
        ga_na(&p, s->paar[i][0], s->paar[i][1], deel);
    printf("%-46s %9d partial cases  %10ld comparisons\n", p.naam, p.cellen, vergeleken - before);
    fflush(stdout);
}

static void ga_kleine_vragen_na(void)
{
    const dim uitkeringen = {F_uitkering, aantal_uitkeringen, true, alle_uitkeringen};
    const product vormen[] = {
        {.naam = "bekostiging", .vraag = V_BEKOSTIGING, .dim = {BEWIJS, LEERWEG, SCHOLEN}},
        {.naam = "startkwalificatie, sets of up to two",
         .vraag = V_STARTKWALIFICATIE_NA_AFLOOP,
         .dim = {{F_vooropleiding, 232, true, alle_vooropleidingen}, BEWIJS, SOORT}},
        {.naam = "doelgroep",
         .vraag = V_DOELGROEP,
         .dim = {BEWIJS, BOOL_(werkend), BOOL_(werkzoekend), BOOL_(diploma_haalbaar), BOOL_(certificaat_haalbaar)}},
        {.naam = "praktijkplaats",
         .vraag = V_PRAKTIJKPLAATS,
         .dim = {BEWIJS,
                 LEERWEG,
                 {F_leerbaan, WAARDEN(GEEN_LEERBAAN, ARBEIDSOVEREENKOMST, VRIJWILLIGERSWERK, BEHOUD_UITKERING)},
                 BOOL_(leerbedrijf_erkend)}},
        {.naam = "aanbod",
         .vraag = V_AANBOD,
         .dim = {BEWIJS, LEERWEG, SCHOLEN, BOOL_(diploma_erkenning), BOOL_(certificaat_vastgesteld),
                 BOOL_(ander_aanbod_zelfde_domein), BOOL_(keuzedeel_passend)}},
        {.naam = "uwv_financiering",
         .vraag = V_UWV_FINANCIERING,
         .dim = {uitkeringen, BOOL_(eigenrisicodrager), BOOL_(besluit_scholing_noodzakelijk), BOOL_(inkoopkader_uwv)}},
        {.naam = "uwv_behoud_uitkering",
         .vraag = V_UWV_BEHOUD_UITKERING,
         .dim = {uitkeringen, BOOL_(besluit_scholing_noodzakelijk), DUUR}},
        {.naam = "gemeente_financiering",
         .vraag = V_GEMEENTE_FINANCIERING,
         .dim = {uitkeringen, BOOL_(werkzoekend), BOOL_(besluit_gemeente)}},
        {.naam = "praktijkverklaring_behoud_uitkering",
         .vraag = V_PRAKTIJKVERKLARING_BEHOUD_UITKERING,
         .dim = {BEWIJS,
                 uitkeringen,
                 BOOL_(productieve_arbeid),
                 {F_studieduur, WAARDEN(1, 6, 7, 120)},
                 BOOL_(besluit_scholing_noodzakelijk),
                 BOOL_(besluit_gemeente_behoud)}},
        {.naam = "studieduur",
         .vraag = V_STUDIEDUUR,
         .dim = {BEWIJS, LEERWEG, SOORT, ROC_OF_PRIVAAT, DUUR, BOOL_(vierjarig), BOOL_(besluit_verkorting)}},
    };
    for (size_t i = 0; i < sizeof vormen / sizeof *vormen; i++) {
        bool groot = vormen[i].vraag == V_PRAKTIJKVERKLARING_BEHOUD_UITKERING || vormen[i].vraag == V_STUDIEDUUR;
        op_dagen(vormen[i], vaste_situaties(vormen[i].vraag), groot ? om(11) : hoe == SNEL ? 7 : 1, 1);
    }
    const product elke_school = {.naam = "studieduur, every school",
                                 .vraag = V_STUDIEDUUR,
                                 .dim = {VAST(bewijs, DIPLOMA), VAST(leerweg, BOL), VAST(soort_opleiding, MIDDENKADER),
                                         SCHOLEN, DUUR, BOOL_(vierjarig), BOOL_(besluit_verkorting)}};
    situaties s;
    op_dagen(elke_school, alleen(&s, ONBEKEND, dag(2022, 8, 1)), 1, 1);
}

static void ga_crebos_na(void)
{
    for (int i = 0; i < KWALIFICATIES; i++) {
        const kwalificatie *k = kwalificatie_nr(i);
        product aanbod = {.naam = "aanbod, with a crebo",
                          .vraag = V_AANBOD,
                          .dim = {BEWIJS, LEERWEG, ROC_OF_PRIVAAT, BOOL_(diploma_erkenning),
                                  BOOL_(certificaat_vastgesteld), BOOL_(ander_aanbod_zelfde_domein),
                                  BOOL_(keuzedeel_passend)}};
        product traject = {.naam = "traject, with a crebo",
                           .vraag = V_TRAJECT,
                           .dim = {BEWIJS,
                                   LEERWEG,
                                   ROC_OF_PRIVAAT,
                                   {F_vooropleiding, WAARDEN(0, V(VMBO_TL))},
                                   VAST(vak_zelfde_richting, 0),
                                   {F_leerplicht_beeindigd, BEKEND(NIET_GEGEVEN)},
                                   VAST(twaalf_schooljaren, 0),
                                   VAST(verblijf_in_orde, 1),
                                   BOOL_(nadere_eisen_in_orde),
                                   VAST(besluit_vrijstelling, 0),
                                   VAST(besluit_vervangende_leerplicht, 0),
                                   BOOL_(werkend),
                                   VAST(werkzoekend, 0),
                                   VAST(diploma_haalbaar, 0),
                                   VAST(certificaat_haalbaar, 0),
                                   BOOL_(diploma_erkenning),
                                   VAST(certificaat_vastgesteld, 1),
                                   BOOL_(ander_aanbod_zelfde_domein),
                                   VAST(keuzedeel_passend, 0),
                                   {F_leerbaan, WAARDEN(GEEN_LEERBAAN, BEHOUD_UITKERING)},
                                   VAST(leerbedrijf_erkend, 1),
                                   {F_studieduur, WAARDEN(11, 12, 36, 48, 49)},
                                   BOOL_(besluit_verkorting)}};
        aanbod.rest.kwalificatie = traject.rest.kwalificatie = k;
        traject.rest.w[F_soort_opleiding] = k->soort, traject.rest.w[F_vierjarig] = k->vierjarig;
        situaties rond = {.n = 0};
        voeg_toe(&rond, gewone_geboorte(), ONBEKEND);
        voeg_toe(&rond, ONBEKEND, ONBEKEND);
        voeg_toe(&rond, gewone_geboorte(), BEGIN);
        voeg_toe(&rond, gewone_geboorte(), dag(2030, 1, 1));
        for (int j = 0; j < 2; j++)
            for (int over = -1; over <= 1; over++) {
                if (k->vanaf[j] > BEGIN && k->vanaf[j] < 50000)
                    voeg_toe(&rond, gewone_geboorte(), k->vanaf[j] + over);
                if (k->tot_en_met[j] > BEGIN && k->tot_en_met[j] < 50000)
                    voeg_toe(&rond, gewone_geboorte(), k->tot_en_met[j] + over);
                if (k->deels && k->zeker_vanaf < 50000)
                    voeg_toe(&rond, gewone_geboorte(), (j ? k->zeker_tot : k->zeker_vanaf) + over);
            }
        op_dagen(aanbod, &rond, hoe == SNEL ? 7 : 1, 1);
        situaties paren = {.n = 0};
        voeg_toe(&paren, dag(2004, 5, 5), ONBEKEND);
        voeg_toe(&paren, ONBEKEND, ONBEKEND);
        voeg_toe(&paren, ONBEKEND, dag(2020, 8, 1));
        voeg_toe(&paren, dag(2004, 7, 31), dag(2020, 7, 31));
        voeg_toe(&paren, dag(2009, 8, 1), ONBEKEND);
        op_dagen(traject, &paren, deel_van(61, 11), hoe == GEWOON ? 2 : 1);
    }
}

static void ga_toelating_na(void)
{
    situaties s;
    const long start = dag(2024, 9, 1), jong = dag(2010, 5, 5);
    const product sets = {.naam = "toelating, sets of up to two",
                          .vraag = V_TOELATING,
                          .dim = {{F_vooropleiding, 232, true, alle_vooropleidingen},
                                  SOORT,
                                  VAST(bewijs, DIPLOMA),
                                  VAST(verblijf_in_orde, 1),
                                  {F_leerweg, BEKEND(BOL, DERDE)},
                                  ROC_OF_PRIVAAT,
                                  BOOL_(vak_zelfde_richting),
                                  BOOL_(nadere_eisen_in_orde),
                                  BOOL_(besluit_vrijstelling),
                                  VAST(besluit_vervangende_leerplicht, 1),
                                  VAST(twaalf_schooljaren, 0),
                                  VAST(leerplicht_beeindigd, 1)}};
    op_dagen(sets, alleen(&s, gewone_geboorte(), start), hoe == SNEL ? 7 : 1, 1);
    const product scholen = {.naam = "toelating, every school",
                             .vraag = V_TOELATING,
                             .dim = {BEWIJS,
                                     LEERWEG,
                                     SOORT,
                                     SCHOLEN,
                                     VAST(vak_zelfde_richting, 0),
                                     {F_vooropleiding, WAARDEN(0, V(VMBO_BB), V(MBO_VAK))},
                                     BOOL_(verblijf_in_orde),
                                     VAST(nadere_eisen_in_orde, 1),
                                     VAST(leerplicht_beeindigd, 1),
                                     VAST(twaalf_schooljaren, 0),
                                     BOOL_(besluit_vrijstelling),
                                     VAST(besluit_vervangende_leerplicht, 0)}};
    op_dagen(scholen, alleen(&s, ONBEKEND, dag(2016, 9, 1)), hoe == SNEL ? 7 : 1, 1);
    const product elk_feit = {.naam = "toelating, every fact",
                              .vraag = V_TOELATING,
                              .dim = {BEWIJS,
                                      LEERWEG,
                                      SOORT,
                                      ROC_OF_PRIVAAT,
                                      VOOROPLEIDINGEN,
                                      BOOL_(vak_zelfde_richting),
                                      BOOL_(verblijf_in_orde),
                                      BOOL_(nadere_eisen_in_orde),
                                      {F_leerplicht_beeindigd, BEKEND(0, NIET_GEGEVEN)},
                                      VAST(twaalf_schooljaren, 1),
                                      BOOL_(besluit_vrijstelling),
                                      VAST(besluit_vervangende_leerplicht, 1)}};
    situaties paren = {.n = 0};
    voeg_toe(&paren, gewone_geboorte(), start);
    voeg_toe(&paren, jong, start);
    voeg_toe(&paren, ONBEKEND, start);
    voeg_toe(&paren, jong, ONBEKEND);
    voeg_toe(&paren, ONBEKEND, ONBEKEND);
    voeg_toe(&paren, jong, BEGIN - 1);
    op_dagen(elk_feit, &paren, om(11), 1);

    /* real dates around every birthday that counts, on the facts that they work with */
    const product leeftijd = {.naam = "toelating, dates",
                              .vraag = V_TOELATING,
                              .dim = {{F_bewijs, WAARDEN(DIPLOMA, CERTIFICAAT)},
                                      LEERWEG,
                                      {F_soort_opleiding, WAARDEN(ENTREE, VAK)},
                                      ROC_OF_PRIVAAT,
                                      LEERPLICHT,
                                      BOOL_(twaalf_schooljaren),
                                      BOOL_(besluit_vervangende_leerplicht),
                                      {F_vooropleiding, WAARDEN(0, V(VMBO_BB))},
                                      VAST(besluit_vrijstelling, 1),
                                      VAST(vak_zelfde_richting, 0),
                                      VAST(verblijf_in_orde, 1),
                                      VAST(nadere_eisen_in_orde, 1)}};
    situaties dagen = {.n = 0};
    for (int jaar = 2014; jaar <= 2031; jaar++) {
        const long starts[] = {dag(jaar, 8, 1), dag(jaar + 1, 7, 31), dag(jaar + 1, 2, 28)};
        for (size_t i = 0; i < 3; i++) {
            voeg_toe(&dagen, ONBEKEND, starts[i]);
            for (int leeftijd_ = 13; leeftijd_ <= 17; leeftijd_++)
                for (int over = -1; over <= 1; over++)
                    voeg_toe(&dagen, dag(jaar - leeftijd_, 8, 1) + over, starts[i]);
            voeg_toe(&dagen, dag(jaar - jaar % 4 - 12, 2, 29), starts[i]);
            voeg_toe(&dagen, starts[i], starts[i]);
            voeg_toe(&dagen, starts[i] + 1, starts[i]);
            voeg_toe(&dagen, dag(jaar - 119, 3, 1), starts[i]);
        }
    }
    op_dagen(leeftijd, &dagen, om(37), 1);
    situaties los = {.n = 0};
    const int jaren[] = {1895, 1914, 1996, 1998, 2000, 2004, 2008, 2010, 2013, 2014, 2030};
    for (size_t i = 0; i < sizeof jaren / sizeof *jaren; i++)
        for (int over = -1; over <= 0; over++)
            voeg_toe(&los, dag(jaren[i], 8, 1) + over, ONBEKEND);
    voeg_toe(&los, dag(2004, 2, 29), ONBEKEND);
    voeg_toe(&los, ONBEKEND, ONBEKEND);
    op_dagen(leeftijd, &los, om(5), 1);
}

static void ga_geld_na(void)
{
    const product geld = {.naam = "onderwijsgeld, dates",
                          .vraag = V_ONDERWIJSGELD,
                          .dim = {BEWIJS,
                                  LEERWEG,
                                  SOORT,
                                  ROC_OF_PRIVAAT,
                                  BOOL_(lesgeld_vrijgesteld),
                                  BOOL_(cursusgeld_vrijgesteld),
                                  {F_onderwijsprijs, WAARDEN(0, 113700, 141900, 53625)}}};
    const product scholen = {.naam = "onderwijsgeld, every school",
                             .vraag = V_ONDERWIJSGELD,
                             .dim = {BEWIJS,
                                     LEERWEG,
                                     SOORT,
                                     SCHOLEN,
                                     VAST(lesgeld_vrijgesteld, 0),
                                     BOOL_(cursusgeld_vrijgesteld),
                                     {F_onderwijsprijs, WAARDEN(0, 113700)}}};
    situaties s, dagen = {.n = 0};
    op_dagen(scholen, alleen(&s, gewone_geboorte(), dag(2020, 9, 1)), hoe == SNEL ? 7 : 1, 1);
    for (int jaar = 2014; jaar <= 2027; jaar++)
        for (int maand = 0; maand < 12; maand++) {
            long eerste = maand < 5 ? dag(jaar, 8 + maand, 1) : dag(jaar + 1, maand - 4, 1);
            for (int over = -1; over <= 0; over++) {
                long open = opening(eerste + over);
                int j, m, d;
                kalender(open, &j, &m, &d);
                voeg_toe(&dagen, gewone_geboorte(), eerste + over);
                if (maand % 4 == 0)
                    for (int naast = -1; naast <= 1; naast++)
                        voeg_toe(&dagen, dag(j - 18, 8, 1) + naast, eerste + over);
            }
            if (maand == 2 || maand == 7)
                voeg_toe(&dagen, ONBEKEND, eerste);
        }
    voeg_toe(&dagen, dag(2004, 2, 29), dag(2022, 9, 1));
    voeg_toe(&dagen, dag(2020, 9, 2), dag(2020, 9, 1));
    op_dagen(geld, &dagen, deel_van(23, 7), 1);
    situaties los = {.n = 0};
    const int jaren[] = {1895, 1914, 1996, 1998, 2004, 2007, 2008, 2013, 2030};
    for (size_t i = 0; i < sizeof jaren / sizeof *jaren; i++)
        for (int over = 0; over <= 1; over++)
            voeg_toe(&los, dag(jaren[i], 8, 1) + over, ONBEKEND);
    voeg_toe(&los, ONBEKEND, ONBEKEND);
    op_dagen(geld, &los, om(11), hoe == GEWOON ? 3 : 1);
}

/* Pairs of a birth date and a start date around every day on which an age counts. */
static const situaties *leeftijdsdagen(void)
{
    static situaties s;
    static const int leeftijden[] = {18, 27, 30, 55, 56, 57};
    const long starts[] = {BEGIN - 1,        BEGIN,
                           dag(2015, 1, 1),  dag(2016, 2, 29),
                           dag(2017, 7, 31), dag(2017, 8, 1),
                           dag(2017, 8, 15), dag(2017, 12, 31),
                           dag(2018, 1, 1),  dag(2018, 3, 31),
                           dag(2018, 4, 1),  dag(2019, 10, 1),
                           dag(2020, 1, 1),  dag(2020, 3, 31),
                           dag(2020, 4, 1),  dag(2020, 7, 31),
                           dag(2020, 8, 1),  dag(2021, 9, 30),
                           dag(2022, 10, 1), dag(2024, 7, 31),
                           dag(2024, 8, 1),  dag(2025, 3, 1),
                           dag(2025, 7, 31), dag(2025, 8, 1),
                           dag(2026, 2, 28), dag(2026, 3, 1),
                           dag(2026, 8, 1),  dag(2028, 2, 29)};
    s.n = 0;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        long start = starts[i];
        int jaar, maand, d;
        kalender(start, &jaar, &maand, &d);
        voeg_toe(&s, ONBEKEND, start);
        for (int l = 0; l < 6; l++) {
            /* on the day, around it, and around the quarter or month that it lies in */
            const long rond[] = {dag(jaar - leeftijden[l], maand, d > 28 ? 28 : d), dag(jaar - leeftijden[l], maand, 1),
                                 dag(jaar - leeftijden[l], (maand - 1) / 3 * 3 + 1, 1)};
            for (int r = 0; r < (hoe == DIEP ? 3 : 1 + ((int)i + l) % 2); r++)
                for (int over = -1; over <= 1; over++)
                    voeg_toe(&s, rond[r] + over, start);
        }
    }
    const long geboren[] = {dag(1895, 3, 3),  dag(1924, 2, 29), dag(1959, 8, 1),   dag(1962, 8, 1),  dag(1968, 1, 15),
                            dag(1968, 2, 29), dag(1987, 8, 1),  dag(1987, 8, 2),   dag(1996, 2, 29), dag(1996, 7, 1),
                            dag(1996, 7, 2),  dag(1999, 9, 30), dag(2000, 1, 1),   dag(2000, 2, 29), dag(2002, 1, 1),
                            dag(2002, 4, 1),  dag(2004, 2, 29), dag(2007, 12, 31), dag(2010, 4, 1),  dag(2031, 1, 1)};
    for (size_t i = 0; i < sizeof geboren / sizeof *geboren; i++)
        voeg_toe(&s, geboren[i], ONBEKEND);
    voeg_toe(&s, ONBEKEND, ONBEKEND);
    return &s;
}

static void ga_beurzen_na(void)
{
    const situaties *leeftijden = leeftijdsdagen();
    situaties paren = {.n = 0};
    const int geboren[] = {2001, 2004, 1985, 1964};
    for (size_t i = 0; i < 4; i++)
        voeg_toe(&paren, dag(geboren[i], 5, 5), dag(2020 + (int)i % 3, 9, 1));
    voeg_toe(&paren, ONBEKEND, dag(2020, 9, 1));
    voeg_toe(&paren, dag(2001, 5, 5), ONBEKEND);
    voeg_toe(&paren, ONBEKEND, ONBEKEND);
    const product beurs = {.naam = "studiefinanciering, every fact",
                           .vraag = V_STUDIEFINANCIERING,
                           .dim = {{F_bewijs, WAARDEN(DIPLOMA, CERTIFICAAT)},
                                   LEERWEG,
                                   ROC_OF_PRIVAAT,
                                   BOOL_(diploma_erkenning),
                                   BOOL_(nationaliteit_wsf),
                                   {F_studieduur, WAARDEN(11, 12)},
                                   {F_soort_opleiding, WAARDEN(BASISBEROEPS, VAK, SPECIALISTEN)},
                                   BOOL_(studiefinanciering_verbruikt),
                                   BOOL_(studiefinanciering_lopend)}};
    op_dagen(beurs, &paren, om(5), 1);
    const product beurs_dagen = {.naam = "studiefinanciering, dates",
                                 .vraag = V_STUDIEFINANCIERING,
                                 .dim = {VAST(bewijs, DIPLOMA),
                                         {F_leerweg, WAARDEN(BOL, BBL)},
                                         VAST(instelling, ROC),
                                         VAST(diploma_erkenning, 0),
                                         BOOL_(nationaliteit_wsf),
                                         {F_studieduur, WAARDEN(11, 12)},
                                         {F_soort_opleiding, WAARDEN(BASISBEROEPS, VAK)},
                                         BOOL_(studiefinanciering_verbruikt),
                                         BOOL_(studiefinanciering_lopend)}};
    op_dagen(beurs_dagen, leeftijden, hoe == DIEP ? 1 : hoe == SNEL ? 13 : 1, 1);
    const product krediet = {.naam = "levenlanglerenkrediet, every fact",
                             .vraag = V_LEVENLANGLERENKREDIET,
                             .dim = {{F_bewijs, WAARDEN(DIPLOMA, PRAKTIJKVERKLARING)},
                                     {F_leerweg, WAARDEN(BOL, DERDE)},
                                     ROC_OF_PRIVAAT,
                                     BOOL_(diploma_erkenning),
                                     BOOL_(nationaliteit_wsf),
                                     VAST(studieduur, 12),
                                     {F_soort_opleiding, WAARDEN(ENTREE, MIDDENKADER)},
                                     BOOL_(studiefinanciering_verbruikt),
                                     BOOL_(studiefinanciering_lopend),
                                     BOOL_(levenlanglerenkrediet_lopend),
                                     BOOL_(onderwijs_vergoed),
                                     {F_onderwijsprijs, WAARDEN(0, 120200, 900000)}}};
    op_dagen(krediet, &paren, om(17), 1);
    const product krediet_dagen = {.naam = "levenlanglerenkrediet, dates",
                                   .vraag = V_LEVENLANGLERENKREDIET,
                                   .dim = {VAST(bewijs, DIPLOMA),
                                           VAST(leerweg, BOL),
                                           ROC_OF_PRIVAAT,
                                           VAST(diploma_erkenning, 1),
                                           VAST(nationaliteit_wsf, 1),
                                           {F_studieduur, WAARDEN(11, 12)},
                                           {F_soort_opleiding, BEKEND(ENTREE, VAK)},
                                           BOOL_(studiefinanciering_verbruikt),
                                           BOOL_(studiefinanciering_lopend),
                                           BOOL_(levenlanglerenkrediet_lopend),
                                           VAST(onderwijs_vergoed, 0),
                                           {F_onderwijsprijs, WAARDEN(0, 608000, 608001, 709500, 709501)}}};
    op_dagen(krediet_dagen, leeftijden, om(7), 1);
    const product behoud = {.naam = "gemeente_behoud_uitkering",
                            .vraag = V_GEMEENTE_BEHOUD_UITKERING,
                            .dim = {{F_uitkering, WAARDEN(0, V(PARTICIPATIEWET), V(IOAW), V(BBZ), V(WW), V(ANW),
                                                          V(IOAZ) | V(PARTICIPATIEWET), V(WAO) | V(BBZ))},
                                    {F_bewijs, WAARDEN(DIPLOMA, CERTIFICAAT)},
                                    LEERWEG,
                                    {F_soort_opleiding, WAARDEN(ENTREE, VAK)},
                                    ROC_OF_PRIVAAT,
                                    BOOL_(nationaliteit_wsf),
                                    {F_studieduur, WAARDEN(11, 12)},
                                    BOOL_(studiefinanciering_verbruikt),
                                    BOOL_(besluit_gemeente_behoud)}};
    op_dagen(behoud, &paren, om(13), 1);
    op_dagen(behoud, leeftijden, deel_van(97, 29), hoe == DIEP ? 1 : 2);
    const product sets = {.naam = "gemeente_behoud_uitkering, sets of benefits",
                          .vraag = V_GEMEENTE_BEHOUD_UITKERING,
                          .dim = {{F_uitkering, aantal_uitkeringen, true, alle_uitkeringen},
                                  VAST(bewijs, DIPLOMA),
                                  {F_leerweg, WAARDEN(BOL, BBL)},
                                  VAST(soort_opleiding, VAK),
                                  ROC_OF_PRIVAAT,
                                  VAST(nationaliteit_wsf, 1),
                                  VAST(studieduur, 12),
                                  VAST(studiefinanciering_verbruikt, 0),
                                  BOOL_(besluit_gemeente_behoud)}};
    situaties jong = {.n = 0};
    voeg_toe(&jong, dag(2000, 5, 5), dag(2024, 9, 2));
    voeg_toe(&jong, dag(1997, 9, 2), dag(2024, 9, 2));
    op_dagen(sets, &jong, hoe == SNEL ? 7 : 1, 1);
}

static void ga_urennorm_na(void)
{
    static long maanden[120];
    const situaties *s = vaste_situaties(V_URENNORM);
    for (int i = 0; i < 120; i++)
        maanden[i] = i + 1;
    const product bereik = {.naam = "urennorm, scope",
                            .vraag = V_URENNORM,
                            .dim = {BEWIJS,
                                    LEERWEG,
                                    SOORT,
                                    SCHOLEN,
                                    {F_studieduur, BEKEND(12, 23, 36)},
                                    {F_uren_begeleid, BEKEND(0, 600, 700, 1799, 1800)},
                                    {F_uren_bpv, BEKEND(250, 400, 650, 1200)},
                                    BOOL_(urenverdeling_in_orde),
                                    BOOL_(besluit_minder_uren),
                                    VAST(besluit_oude_urennorm, 0)}};
    op_dagen(bereik, s, om(23), 1);
    const product besluiten = {.naam = "urennorm, decisions",
                               .vraag = V_URENNORM,
                               .dim = {VAST(bewijs, DIPLOMA),
                                       LEERWEG,
                                       SOORT,
                                       ROC_OF_PRIVAAT,
                                       {F_studieduur, BEKEND(11, 12, 23, 24, 30, 36, 48)},
                                       {F_uren_begeleid, BEKEND(0, 400, 500, 700, 1250, 1500, 1800, 2000)},
                                       {F_uren_bpv, BEKEND(0, 250, 450, 610, 750, 900, 1220, 1500)},
                                       BOOL_(urenverdeling_in_orde),
                                       BOOL_(besluit_minder_uren),
                                       BOOL_(besluit_oude_urennorm)}};
    op_dagen(besluiten, s, deel_van(61, 11), 1);
    for (int leerweg = BOL; leerweg <= BBL; leerweg++) {
        const product duur = {.naam = "urennorm, studieduur unknown",
                              .vraag = V_URENNORM,
                              .dim = {VAST(bewijs, DIPLOMA),
                                      {F_leerweg, BEKEND(leerweg)},
                                      SOORT,
                                      ROC_OF_PRIVAAT,
                                      {F_studieduur, 120, true, maanden},
                                      {F_uren_begeleid, BEKEND(17, 199, 600, 1250)},
                                      {F_uren_bpv, BEKEND(21, 250, 650, 900)},
                                      BOOL_(urenverdeling_in_orde),
                                      BOOL_(besluit_minder_uren),
                                      BOOL_(besluit_oude_urennorm)}};
        op_dagen(duur, s, deel_van(101, 17), hoe == DIEP ? 1 : 3);
    }
}

static void ga_subsidie_na(void)
{
    const situaties *s = vaste_situaties(V_SUBSIDIE_PRAKTIJKLEREN);
    const product derde = {.naam = "subsidie_praktijkleren, derde",
                           .vraag = V_SUBSIDIE_PRAKTIJKLEREN,
                           .dim = {{F_bewijs, WAARDEN(DIPLOMA, PRAKTIJKVERKLARING)},
                                   VAST(leerweg, DERDE),
                                   VAST(soort_opleiding, VAK),
                                   ROC_OF_PRIVAAT,
                                   BOOL_(diploma_erkenning),
                                   VAST(studieduur, 12),
                                   VAST(uren_begeleid, 0),
                                   VAST(uren_bpv, 0),
                                   VAST(urenverdeling_in_orde, 1),
                                   BOOL_(leerbedrijf_erkend),
                                   BOOL_(praktijkovereenkomst),
                                   BOOL_(werkend),
                                   BOOL_(werkzoekend),
                                   BOOL_(met_werkloosheid_bedreigd),
                                   BOOL_(rod_ingeschreven),
                                   {F_praktijkweken, WAARDEN(0, 39, 40)}}};
    const product bbl = {.naam = "subsidie_praktijkleren, bbl",
                         .vraag = V_SUBSIDIE_PRAKTIJKLEREN,
                         .dim = {{F_bewijs, WAARDEN(DIPLOMA, CERTIFICAAT)},
                                 {F_leerweg, WAARDEN(BOL, BBL)},
                                 VAST(soort_opleiding, BASISBEROEPS),
                                 ROC_OF_PRIVAAT,
                                 BOOL_(diploma_erkenning),
                                 VAST(studieduur, 12),
                                 {F_uren_begeleid, WAARDEN(199, 200)},
                                 VAST(uren_bpv, 650),
                                 BOOL_(urenverdeling_in_orde),
                                 BOOL_(leerbedrijf_erkend),
                                 BOOL_(praktijkovereenkomst),
                                 VAST(werkend, 0),
                                 VAST(werkzoekend, 0),
                                 VAST(met_werkloosheid_bedreigd, 0),
                                 BOOL_(rod_ingeschreven),
                                 {F_praktijkweken, WAARDEN(0, 1, 39, 40, 41)}}};
    const product leerwegen = {.naam = "subsidie_praktijkleren, leerwegen",
                               .vraag = V_SUBSIDIE_PRAKTIJKLEREN,
                               .dim = {{F_bewijs, WAARDEN(DIPLOMA, CERTIFICAAT)},
                                       LEERWEG,
                                       VAST(soort_opleiding, BASISBEROEPS),
                                       ROC_OF_PRIVAAT,
                                       BOOL_(diploma_erkenning),
                                       VAST(studieduur, 12),
                                       {F_uren_begeleid, WAARDEN(199, 200)},
                                       VAST(uren_bpv, 650),
                                       VAST(urenverdeling_in_orde, 1),
                                       VAST(leerbedrijf_erkend, 1),
                                       BOOL_(praktijkovereenkomst),
                                       BOOL_(werkend),
                                       BOOL_(werkzoekend),
                                       VAST(met_werkloosheid_bedreigd, 0),
                                       BOOL_(rod_ingeschreven),
                                       {F_praktijkweken, WAARDEN(20, 40)}}};
    const product uren = {.naam = "subsidie_praktijkleren, hours",
                          .vraag = V_SUBSIDIE_PRAKTIJKLEREN,
                          .dim = {VAST(bewijs, DIPLOMA),
                                  VAST(leerweg, BBL),
                                  SOORT,
                                  ROC_OF_PRIVAAT,
                                  VAST(diploma_erkenning, 1),
                                  {F_studieduur, BEKEND(11, 12, 24)},
                                  {F_uren_begeleid, WAARDEN(0, 184, 200, 399, 400, 100000)},
                                  {F_uren_bpv, WAARDEN(0, 560, 610, 650, 1219, 1220, 100000)},
                                  BOOL_(urenverdeling_in_orde),
                                  BOOL_(leerbedrijf_erkend),
                                  VAST(praktijkovereenkomst, 1),
                                  VAST(werkend, 1),
                                  VAST(werkzoekend, 0),
                                  VAST(met_werkloosheid_bedreigd, 0),
                                  VAST(rod_ingeschreven, 1),
                                  VAST(praktijkweken, 20)}};
    op_dagen(derde, s, om(11), 1);
    op_dagen(bbl, s, om(11), 1);
    op_dagen(leerwegen, s, om(17), 1);
    op_dagen(uren, s, om(17), 1);
}

/* ---- cases drawn at random ---- */

enum { MAANDEN_TERUG = 8 };

/* A question, the facts it reads each known or not, the dates known or not: one partial case. */
static void ga_toeval_na(long aantal)
{
    static datums *vooraf[VRAGEN + 1][MAANDEN_TERUG];
    static long paar[VRAGEN + 1][MAANDEN_TERUG][2];
    long before = vergeleken, te_groot = 0;
    for (int v = 1; v <= VRAGEN; v++)
        for (int i = 0; i < MAANDEN_TERUG; i++) {
            const product kaal = {.naam = "", .vraag = (vraag)v};
            long geboren = i % 4 == 0 || i == 7 ? ONBEKEND : dag(1965, 1, 1) + loting(17000);
            long start = (i % 4 == 0 && i) || i == 7 ? BEGIN + loting(5200) : ONBEKEND;
            paar[v][i][0] = geboren, paar[v][i][1] = start;
            vooraf[v][i] = maak_datums(&kaal, geboren, start);
        }
    for (long n = 0; n < aantal; n++) {
        vraag v = 1 + (vraag)loting(VRAGEN);
        int keus = loting(5) < 3 ? -1 : (int)loting(MAANDEN_TERUG);
        uint32_t kans = 1 + loting(4);
        uint64_t bekend = 0;
        long w[AANTAL_FEITEN] = {0};
        for (int i = 0; leest[v][i] >= 0; i++) {
            feit f = (feit)leest[v][i];
            dim x = keuzes(f);
            w[f] = x.waarde[loting((uint32_t)x.n)];
            if (f == F_leerplicht_beeindigd ? w[f] != NIET_GEGEVEN : loting(5) >= kans)
                bekend |= BIT(f);
        }
        long geboren = dag(1955, 1, 1) + loting(21000), start = BEGIN - 5 + loting(5200);
        if (keus >= 0)
            geboren = paar[v][keus][0], start = paar[v][keus][1];
        product p;
        if (!maak_enkel_product(&p, v, bekend, w, NULL)) {
            te_groot++;
            continue;
        }
        datums *d = keus >= 0 ? vooraf[v][keus] : maak_datums(&p, geboren, start);
        int32_t hoogstens = punten(d) > 40 ? 300 : punten(d) > 4 ? 3000 : 20000;
        if (snoei(&p, d, hoe == DIEP ? 4 * hoogstens : hoogstens)) {
            cel *tabel = vul(&p, d);
            /* what the case knows of facts that the cell does not need is told all the same */
            ga_cel_na(&p, d, tabel, p.cellen - 1, bekend, geboren, start);
            free(tabel);
        } else {
            te_groot++;
        }
        if (keus < 0)
            vrij_datums(d);
    }
    for (int v = 1; v <= VRAGEN; v++)
        for (int i = 0; i < MAANDEN_TERUG; i++)
            vrij_datums(vooraf[v][i]);
    printf("%-46s %9ld partial cases  %10ld comparisons (%ld too large)\n", "every question, at random", aantal,
           vergeleken - before, te_groot);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    const char *wat = argc > 1 ? argv[1] : "";
    mbo_fout fout;
    hoe = strcmp(wat, "deep") == 0 ? DIEP : strcmp(wat, "snel") == 0 ? SNEL : GEWOON;
    if (!maak_tijdtabellen())
        return 1;
    if (strcmp(wat, "zelf") == 0)
        return zelfproef(30000) != 0;
    if (bieb_namen())
        return 1;
    if (mbo_regels_create(NULL, &regels, &fout) ||
        mbo_structuur_load_file(MBO_TEST_DATA "/sbb-aanbod.xml", NULL, &structuur, &fout)) {
        fprintf(stderr, "%s\n", fout.message);
        return 1;
    }
    maak_sets();
    ga_kleine_vragen_na();
    ga_crebos_na();
    ga_toelating_na();
    ga_geld_na();
    ga_beurzen_na();
    ga_urennorm_na();
    ga_subsidie_na();
    ga_toeval_na(hoe == DIEP ? 2000000 : hoe == SNEL ? 5000 : 250000);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    printf("%ld comparisons, %ld differences\n", vergeleken, fouten);
    return fouten != 0;
}
