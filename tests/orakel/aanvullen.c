/* SPDX-License-Identifier: MIT */
#include "aanvullen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const long BEGIN = 16283; /* 2014-08-01 */

enum { WOORDEN = MAX_PUNTEN / 64, GEBOORTE_BIT = 62, START_BIT = 63, MAX_CELLEN = 4000000 };

void *moet(void *p)
{
    if (!p) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return p;
}

uint32_t loting(uint32_t onder)
{
    static uint64_t toeval = UINT64_C(0x9e3779b97f4a7c15);
    toeval ^= toeval << 13;
    toeval ^= toeval >> 7;
    toeval ^= toeval << 17;
    return (uint32_t)(toeval >> 20) % onder;
}

/* ---- what the questions read ---- */

#define SOORT_EN_SCHOOL F_bewijs, F_leerweg, F_soort_opleiding, F_instelling
#define TOELATING                                                                                          \
    SOORT_EN_SCHOOL, F_vooropleiding, F_vak_zelfde_richting, F_leerplicht_beeindigd, F_twaalf_schooljaren, \
        F_verblijf_in_orde, F_nadere_eisen_in_orde, F_besluit_vrijstelling, F_besluit_vervangende_leerplicht
#define DOELGROEP F_werkend, F_werkzoekend, F_diploma_haalbaar, F_certificaat_haalbaar
#define AANBOD F_diploma_erkenning, F_certificaat_vastgesteld, F_ander_aanbod_zelfde_domein, F_keuzedeel_passend
#define BEURS                                                                                                \
    SOORT_EN_SCHOOL, F_diploma_erkenning, F_nationaliteit_wsf, F_studieduur, F_studiefinanciering_verbruikt, \
        F_studiefinanciering_lopend
#define UREN F_studieduur, F_uren_begeleid, F_uren_bpv, F_urenverdeling_in_orde

const int leest[VRAGEN + 1][MAX_DIMS] = {
    [V_BEKOSTIGING] = {F_bewijs, F_leerweg, F_instelling, -1},
    [V_TOELATING] = {TOELATING, -1},
    [V_DOELGROEP] = {F_bewijs, DOELGROEP, -1},
    [V_AANBOD] = {F_bewijs, F_leerweg, F_instelling, AANBOD, -1},
    [V_PRAKTIJKPLAATS] = {F_bewijs, F_leerweg, F_leerbaan, F_leerbedrijf_erkend, -1},
    [V_STUDIEDUUR] = {SOORT_EN_SCHOOL, F_studieduur, F_vierjarig, F_besluit_verkorting, -1},
    [V_URENNORM] = {SOORT_EN_SCHOOL, UREN, F_besluit_minder_uren, F_besluit_oude_urennorm, -1},
    [V_ONDERWIJSGELD] = {SOORT_EN_SCHOOL, F_lesgeld_vrijgesteld, F_cursusgeld_vrijgesteld, F_onderwijsprijs, -1},
    [V_STUDIEFINANCIERING] = {BEURS, -1},
    [V_LEVENLANGLERENKREDIET] = {BEURS, F_levenlanglerenkrediet_lopend, F_onderwijs_vergoed, F_onderwijsprijs, -1},
    [V_SUBSIDIE_PRAKTIJKLEREN] = {SOORT_EN_SCHOOL, F_diploma_erkenning, UREN, F_leerbedrijf_erkend,
                                  F_praktijkovereenkomst, F_werkend, F_werkzoekend, F_met_werkloosheid_bedreigd,
                                  F_rod_ingeschreven, F_praktijkweken, -1},
    [V_UWV_FINANCIERING] = {F_uitkering, F_eigenrisicodrager, F_besluit_scholing_noodzakelijk, F_inkoopkader_uwv, -1},
    [V_UWV_BEHOUD_UITKERING] = {F_uitkering, F_besluit_scholing_noodzakelijk, F_studieduur, -1},
    [V_GEMEENTE_FINANCIERING] = {F_uitkering, F_werkzoekend, F_besluit_gemeente, -1},
    [V_GEMEENTE_BEHOUD_UITKERING] = {F_uitkering, SOORT_EN_SCHOOL, F_nationaliteit_wsf, F_studieduur,
                                     F_studiefinanciering_verbruikt, F_besluit_gemeente_behoud, -1},
    [V_PRAKTIJKVERKLARING_BEHOUD_UITKERING] = {F_bewijs, F_uitkering, F_productieve_arbeid, F_studieduur,
                                               F_besluit_scholing_noodzakelijk, F_besluit_gemeente_behoud, -1},
    [V_STARTKWALIFICATIE_NA_AFLOOP] = {F_bewijs, F_soort_opleiding, F_vooropleiding, -1},
    [V_TRAJECT] = {TOELATING, DOELGROEP, AANBOD, F_leerbaan, F_leerbedrijf_erkend, F_studieduur, F_vierjarig,
                   F_besluit_verkorting, -1},
};

static bool leest_geboorte(vraag v)
{
    return v == V_TOELATING || v == V_TRAJECT || v == V_ONDERWIJSGELD || v == V_STUDIEFINANCIERING ||
           v == V_LEVENLANGLERENKREDIET || v == V_GEMEENTE_BEHOUD_UITKERING;
}

/* ---- products ---- */

static int maat(const dim *d)
{
    return d->n + d->onbekend;
}

void maak_product(product *p)
{
    p->cellen = 1;
    for (int i = p->dims; i-- > 0;) {
        p->stap[i] = p->cellen;
        p->cellen *= maat(&p->dim[i]);
    }
}

int cijfer(const product *p, int32_t c, int i)
{
    return c / p->stap[i] % maat(&p->dim[i]);
}

bool is_onbekend(const product *p, int32_t c, int i)
{
    return p->dim[i].onbekend && cijfer(p, c, i) == p->dim[i].n;
}

static const dim keuzelijst[] = {
    {F_bewijs, WAARDEN(DIPLOMA, CERTIFICAAT, PRAKTIJKVERKLARING)},
    {F_leerweg, WAARDEN(BOL, BBL, DERDE)},
    {F_soort_opleiding, WAARDEN(ENTREE, BASISBEROEPS, VAK, MIDDENKADER, SPECIALISTEN)},
    {F_instelling, WAARDEN(ROC, PRIVAAT)},
    /* with and without each list, a designated proof, mbo_vak */
    {F_vooropleiding, WAARDEN(0, V(BASISONDERWIJS), V(VMBO_BB), V(MBO_ENTREE), V(VMBO_KB), V(AANGEWEZEN),
                              V(VMBO_BB) | V(AANGEWEZEN), V(MBO_VAK), V(MBO_VAK) | V(AANGEWEZEN))},
    /* with and without each group of benefits that a question takes together, UWV's and the others */
    {F_uitkering,
     WAARDEN(0, V(WW), V(WAO), V(WW) | V(WAO), V(WIA_WGA), V(ZIEKTEWET) | V(WW), V(WAZ) | V(ZIEKTEWET),
             V(WW) | V(WAJONG) | V(WIA_WGA), V(WIA_IVA), V(IOW) | V(WW), V(IOW), V(PARTICIPATIEWET), V(IOAW),
             V(BBZ) | V(IOAZ), V(ANW), V(ANW) | V(PARTICIPATIEWET), V(ANW) | V(IOAZ), V(ANW) | V(IOW), V(WW) | V(BBZ),
             V(WAO) | V(IOAW), V(WIA_WGA) | V(PARTICIPATIEWET) | V(IOAW))},
    {F_leerbaan, WAARDEN(GEEN_LEERBAAN, ARBEIDSOVEREENKOMST, VRIJWILLIGERSWERK, BEHOUD_UITKERING)},
    {F_studieduur, WAARDEN(1, 6, 7, 11, 12, 13, 24, 25, 36, 37, 48, 49, 120)},
    {F_uren_begeleid, WAARDEN(0, 183, 200, 417, 600, 700, 1000, 1250, 9000)},
    {F_uren_bpv, WAARDEN(0, 250, 500, 560, 610, 650, 900, 1300, 9000)},
    {F_praktijkweken, WAARDEN(0, 20, 40, 41)},
    {F_onderwijsprijs, WAARDEN(0, 141900, 500000, 900000)},
};

dim keuzes(feit f)
{
    static const long nee_ja[] = {0, 1}, leerplicht[] = {0, 1, NIET_GEGEVEN};
    for (size_t i = 0; i < sizeof keuzelijst / sizeof *keuzelijst; i++)
        if (keuzelijst[i].feit == f)
            return keuzelijst[i];
    if (f == F_leerplicht_beeindigd)
        return (dim){f, 3, false, leerplicht};
    return (dim){f, 2, true, nee_ja};
}

/* Every number of hours at which a norm can be met for a length, whole or in proportion, and both ends; `ander`: of
   hours that make up the total with this number of the other, ONBEKEND: those are unknown too. */
static int uren_grenzen(long *uit, bool bpv, long maanden, long ander)
{
    static const int begeleid_normen[] = {200, 500, 600, 700, 1250, 1800, 0}, bpv_normen[] = {250, 450, 610, 900, 0},
                     totalen[] = {850, 1000, 2000, 3000, 0};
    int n = 0;
    uit[n++] = 0;
    for (int totaal = 0; totaal < 2; totaal++) {
        const int *norm = totaal ? totalen : bpv ? bpv_normen : begeleid_normen;
        for (; *norm; norm++)
            for (int jaren = 1; jaren <= 3; jaren++)
                for (int vol = 0; vol < 3; vol++) { /* in proportion; a rest of eleven months made full; or whole */
                    long teller = vol == 2 ? 12 * jaren : maanden + (vol && maanden % 12 == 11), noemer = 12 * jaren;
                    long uren = (*norm * teller + noemer - 1) / noemer, af = totaal && ander != ONBEKEND ? ander : 0;
                    int at = 0;
                    while (at < n && uit[at] != uren - af)
                        at++;
                    if (uren <= af || (totaal && ander == ONBEKEND))
                        continue;
                    n += at == n;
                    uit[at] = uren - af;
                }
    }
    uit[n++] = 100000;
    return n;
}

static dim *dim_van(product *p, feit f)
{
    for (int i = 0; i < p->dims; i++)
        if (p->dim[i].feit == f)
            return &p->dim[i];
    return NULL;
}

/* Hours and studieduur decide together: what is unknown of them needs every value at which something changes. */
static bool verfijn_uren(product *p)
{
    static long maanden[120], grenzen[2][400];
    dim *duur = dim_van(p, F_studieduur), *uren[] = {dim_van(p, F_uren_begeleid), dim_van(p, F_uren_bpv)};
    const dim *leerweg = dim_van(p, F_leerweg), *bewijs = dim_van(p, F_bewijs);
    if (!uren[0] || (!leerweg->onbekend && leerweg->waarde[0] == DERDE) ||
        (!bewijs->onbekend && bewijs->waarde[0] != DIPLOMA))
        return true; /* no hours are asked */
    for (int i = 0; i < 120; i++)
        maanden[i] = i + 1;
    if (duur->onbekend) {
        *duur = (dim){F_studieduur, 120, true, maanden};
        return !uren[0]->onbekend && !uren[1]->onbekend;
    }
    for (int bpv = 0; bpv < 2; bpv++)
        if (uren[bpv]->onbekend) {
            long ander = uren[!bpv]->onbekend ? ONBEKEND : uren[!bpv]->waarde[0];
            *uren[bpv] =
                (dim){uren[bpv]->feit, uren_grenzen(grenzen[bpv], bpv, duur->waarde[0], ander), true, grenzen[bpv]};
        }
    return true;
}

bool maak_enkel_product(product *p, vraag v, uint64_t bekend, const long *w, const kwalificatie *k)
{
    static long vast[MAX_DIMS];
    *p = (product){.naam = vraagnamen.codes[v], .vraag = v};
    p->rest.kwalificatie = k;
    for (int f = 0; f < AANTAL_FEITEN; f++)
        if (bekend & BIT(f))
            p->rest.w[f] = w[f];
    if (k)
        p->rest.w[F_soort_opleiding] = k->soort, p->rest.w[F_vierjarig] = k->vierjarig;
    for (int i = 0; leest[v][i] >= 0; i++) {
        feit f = (feit)leest[v][i];
        dim *x = &p->dim[p->dims];
        if (k && (f == F_soort_opleiding || f == F_vierjarig))
            continue; /* the crebo fills it */
        *x = keuzes(f);
        vast[p->dims] = bekend & BIT(f) ? w[f] : f == F_leerplicht_beeindigd ? NIET_GEGEVEN : -1;
        if (vast[p->dims] >= 0)
            *x = (dim){f, 1, false, &vast[p->dims]};
        p->dims++;
    }
    return verfijn_uren(p);
}

/* ---- situations of the dates ---- */

typedef struct punt {
    int sleutel;
    long geboren, start;
} punt;

typedef struct lijnen {
    uint64_t (*lijn)[WOORDEN];
    int aantal, plaats;
} lijnen;

struct datums {
    bool geboren_bekend, start_bekend;
    long geboren, start;
    punt punt[MAX_PUNTEN];
    int punten, laatste;
    lijnen langs_geboorte, langs_start; /* points that differ in that date alone */
};

/* What the oracle reads of one date, worked out once a day. */
typedef struct geboortedag {
    long einde, veertien, vijftien, achttien, zevenentwintig, dertig;
    long vanaf[2]; /* by the milder and the stricter rule */
    long grens[3]; /* 55, 56, 57 */
} geboortedag;

typedef struct startdag {
    long dag, open, sluit, maand;
    int voorbij, jaar; /* jaar: of the cursusjaar from 2014 on; all from 2026 on are alike */
    int streng, grens; /* which of `vanaf` and of `grens` */
    int vast;          /* how many of the fixed days have come */
} startdag;

static long eerste_tijd, laatste_tijd; /* 1890 to 2165 */
static geboortedag *geboortedagen;
static startdag *startdagen;

bool maak_tijdtabellen(void)
{
    if (geboortedagen)
        return true;
    eerste_tijd = dag(1890, 1, 1), laatste_tijd = dag(2165, 12, 31);
    size_t n = (size_t)(laatste_tijd - eerste_tijd + 1);
    geboortedagen = calloc(n, sizeof *geboortedagen);
    startdagen = calloc(n, sizeof *startdagen);
    if (!geboortedagen || !startdagen)
        return false;
    for (size_t i = 0; i < n; i++) {
        long d = eerste_tijd + (long)i, achttien = verjaardag(d, 18);
        geboortedagen[i] = (geboortedag){leerplicht_einde(d),
                                         verjaardag(d, 14),
                                         verjaardag(d, 15),
                                         achttien,
                                         verjaardag(d, 27),
                                         verjaardag(d, 30),
                                         {recht_vanaf(achttien, false), recht_vanaf(achttien, true)},
                                         {verjaardag(d, 55), verjaardag(d, 56), verjaardag(d, 57)}};
        startdag s = {.dag = d, .open = opening(d), .sluit = sluiting(d), .maand = maand_begin(d)};
        int jaar, maand, in_maand;
        kalender(s.open, &jaar, &maand, &in_maand);
        s.voorbij = maanden_voorbij(d);
        s.jaar = jaar < 2014 ? 0 : jaar > 2026 ? 12 : jaar - 2014;
        s.streng = strenger(d);
        s.grens = d < vaste_dag(D2020_08_01) ? 0 : d < vaste_dag(D2024_08_01) ? 1 : 2;
        for (int v = 0; v < VASTE_DAGEN; v++)
            s.vast += d >= vaste_dag(v);
        startdagen[i] = s;
    }
    return true;
}

static const geboortedag *geboren_op(long d)
{
    return &geboortedagen[d - eerste_tijd];
}

static const startdag *start_op(long d)
{
    return &startdagen[d - eerste_tijd];
}

/* The fixed days that each question compares the startdatum with, besides those of the tariffs and of WSF 2.3. */
static const uint32_t leest_dagen[VRAGEN + 1] = {
    [V_AANBOD] = 1u << D2017_08_01 | 1u << D2023_08_01 | 1u << D2026_08_01,
    [V_TRAJECT] = 1u << D2017_08_01 | 1u << D2023_08_01 | 1u << D2026_08_01,
    [V_URENNORM] = 1u << D2026_08_01 | 1u << D2027_08_01,
    [V_SUBSIDIE_PRAKTIJKLEREN] =
        1u << D2021_01_01 | 1u << D2023_08_01 | 1u << D2025_11_01 | 1u << D2026_08_01 | 1u << D2028_08_01,
    [V_UWV_FINANCIERING] = 1u << D2018_07_01,
    [V_UWV_BEHOUD_UITKERING] = 1u << D2016_05_18,
    [V_PRAKTIJKVERKLARING_BEHOUD_UITKERING] = 1u << D2019_01_01,
};

bool leest_dag(vraag v, int i)
{
    return leest_dagen[v] >> i & 1;
}

/* How many of those have come. */
static int periode(vraag v, const startdag *s)
{
    int n = 0;
    for (uint32_t over = leest_dagen[v] & ((1u << s->vast) - 1); over; over &= over - 1)
        n++;
    return n;
}

/* What the oracle reads of both dates for a question. */
static int sleutel(vraag v, const kwalificatie *k, const geboortedag *b, const startdag *s)
{
    int instroom = k ? (int)mag_instromen(k, s->dag) : 0; /* one of three */
    int jong = s->dag < b->vanaf[s->streng], dertig = b->dertig >= s->maand;
    int leerplicht = (s->dag > b->einde) * 4 + (b->veertien < s->open) * 2 + (b->vijftien <= s->sluit);
    switch (v) {
    case V_TOELATING: return leerplicht;
    case V_TRAJECT: return (periode(v, s) * 3 + instroom) * 8 + leerplicht;
    case V_ONDERWIJSGELD: return (s->jaar * 12 + s->voorbij) * 2 + (b->achttien <= s->open);
    case V_STUDIEFINANCIERING: return jong * 2 + dertig;
    case V_LEVENLANGLERENKREDIET:
        return ((s->jaar * 2 + jong) * 2 + dertig) * 4 + (b->dertig <= s->maand) * 2 + (b->grens[s->grens] > s->maand);
    case V_GEMEENTE_BEHOUD_UITKERING: return jong * 4 + dertig * 2 + (b->zevenentwintig > s->dag);
    default: return periode(v, s) * 3 + instroom;
    }
}

int sleutel_van(vraag v, const kwalificatie *k, long geboren, long start)
{
    return sleutel(v, k, geboren_op(geboren), start_op(start));
}

static int punt_van(datums *d, int key, long geboren, long start)
{
    if (d->laatste < d->punten && d->punt[d->laatste].sleutel == key)
        return d->laatste; /* as for the day before, mostly */
    for (int i = 0; i < d->punten; i++)
        if (d->punt[i].sleutel == key)
            return d->laatste = i;
    if (d->punten == MAX_PUNTEN)
        abort();
    d->punt[d->punten] = (punt){key, geboren, start};
    return d->punten++;
}

static void voeg_lijn_toe(lijnen *l, const uint64_t *lijn)
{
    for (int i = l->aantal; i-- > 0;)
        if (memcmp(l->lijn[i], lijn, sizeof *l->lijn) == 0)
            return;
    if (l->aantal == l->plaats) {
        l->plaats = 2 * l->plaats + 16;
        l->lijn = moet(realloc(l->lijn, (size_t)l->plaats * sizeof *l->lijn));
    }
    memcpy(l->lijn[l->aantal++], lijn, sizeof *l->lijn);
}

static long eeuw_eerder(long start)
{
    int j, m, d;
    kalender(start, &j, &m, &d);
    return m == 2 && d == 29 ? dag(j - 100, 3, 1) : dag(j - 100, m, d);
}

static void zet_punt(uint64_t *lijn, int p)
{
    lijn[p / 64] |= BIT(p % 64);
}

static bool rand_van_maand(long d)
{
    return maand_begin(d) == d || maand_begin(d + 1) == d + 1;
}

/*
 * Starts on the first and last day of every month, and about days within one on which something changes. Births: every
 * day; but those of a question that tells them apart by 1 August at the edges of the months, and few when none is read.
 */
static void beide_onbekend(datums *d, const product *p)
{
    enum { MAX_STARTS = 2000 };
    static long start[MAX_STARTS], vroegst[MAX_STARTS];
    static const int in_maand[] = {2, 15, 16, 28, 29, 30};
    vraag v = p->vraag;
    bool per_maand = v == V_TOELATING || v == V_TRAJECT;
    int starts = 0;
    for (long s = BEGIN; s <= dag(2033, 12, 31); s++) {
        int jaar, maand, d_;
        kalender(s, &jaar, &maand, &d_);
        bool neem = rand_van_maand(s);
        for (size_t i = 0; i < sizeof in_maand / sizeof *in_maand; i++)
            neem |= p->rest.kwalificatie && d_ == in_maand[i];
        if (!neem || starts == MAX_STARTS)
            continue;
        start[starts] = s;
        vroegst[starts++] = eeuw_eerder(s);
    }
    uint64_t(*langs_geboorte)[WOORDEN] = moet(calloc((size_t)starts, sizeof *langs_geboorte));
    for (long b = dag(1914, 8, 1); b <= dag(2033, 12, 31); b++) {
        if ((per_maand && !rand_van_maand(b)) || (!leest_geboorte(v) && b % 1000))
            continue;
        uint64_t lijn[WOORDEN] = {0};
        const geboortedag *geboren = geboren_op(b);
        for (int i = 0; i < starts; i++) {
            if (b > start[i] || b < vroegst[i])
                continue;
            int q = punt_van(d, sleutel(v, p->rest.kwalificatie, geboren, start_op(start[i])), b, start[i]);
            zet_punt(lijn, q);
            zet_punt(langs_geboorte[i], q);
        }
        voeg_lijn_toe(&d->langs_start, lijn);
    }
    for (int i = 0; i < starts; i++)
        voeg_lijn_toe(&d->langs_geboorte, langs_geboorte[i]);
    free(langs_geboorte);
}

bool geen_datums(long geboren, long start)
{
    if (geboren == ONBEKEND)
        return false;
    return start == ONBEKEND ? verjaardag(geboren, 120) < BEGIN : datumfout(geboren, start);
}

datums *maak_datums(const product *p, long geboren, long start)
{
    datums *d = moet(calloc(1, sizeof *d));
    uint64_t lijn[WOORDEN] = {0};
    const kwalificatie *k = p->rest.kwalificatie;
    d->geboren_bekend = geboren != ONBEKEND;
    d->start_bekend = start != ONBEKEND;
    d->geboren = geboren;
    d->start = start;
    if (geen_datums(geboren, start))
        return d;
    if (d->geboren_bekend && d->start_bekend) {
        punt_van(d, 0, geboren, start);
    } else if (d->start_bekend) {
        for (long b = eeuw_eerder(start); b <= start; b++)
            zet_punt(lijn, punt_van(d, sleutel(p->vraag, k, geboren_op(b), start_op(start)), b, start));
        voeg_lijn_toe(&d->langs_geboorte, lijn);
    } else if (d->geboren_bekend) {
        const geboortedag *b = geboren_op(geboren);
        long laatste = verjaardag(geboren, 120);
        for (long s = geboren > BEGIN ? geboren : BEGIN; s <= laatste; s++)
            zet_punt(lijn, punt_van(d, sleutel(p->vraag, k, b, start_op(s)), geboren, s));
        voeg_lijn_toe(&d->langs_start, lijn);
    } else {
        beide_onbekend(d, p);
    }
    return d;
}

void vrij_datums(datums *d)
{
    free(d->langs_geboorte.lijn);
    free(d->langs_start.lijn);
    free(d);
}

int punten(const datums *d)
{
    return d->punten;
}

/* ---- from complete cases to partial ones ---- */

struct cel {
    uint8_t uitkomsten, soorten; /* bits of the results that occur */
    bool veel;                   /* more than one amount */
    bool rest;                   /* the rest of the right can still be ja */
    long bedrag;
    const char *zonder;
    uint64_t gevoelig, gevoelig_bedrag; /* bits of the dimensions, and of the dates */
    uint64_t gevoelig_bereik;           /* for whether the question applies at all */
};

static void verenig(cel *a, const cel *b)
{
    if (!a->uitkomsten)
        a->bedrag = b->bedrag;
    a->veel |= b->veel || a->bedrag != b->bedrag;
    a->uitkomsten |= b->uitkomsten;
    a->soorten |= b->soorten;
    a->rest |= b->rest;
    a->zonder = a->zonder ? a->zonder : b->zonder;
    a->gevoelig |= b->gevoelig;
    a->gevoelig_bedrag |= b->gevoelig_bedrag;
    a->gevoelig_bereik |= b->gevoelig_bereik;
}

static bool meer_dan_een(uint8_t bits)
{
    return bits & (bits - 1);
}

static bool bereik_open(uint8_t uitkomsten)
{
    return uitkomsten >> NVT & 1 && meer_dan_een(uitkomsten);
}

static geval volledig(const product *p, int32_t c, const punt *pt)
{
    geval g = p->rest;
    for (int i = 0; i < p->dims; i++)
        g.w[p->dim[i].feit] = p->dim[i].waarde[cijfer(p, c, i)];
    g.w[F_geboortedatum] = pt->geboren;
    g.w[F_startdatum] = pt->start;
    return g;
}

/* Which facts are read when those not in `toegewezen` may have any value? */
static bool verken(const product *p, geval *g, uint64_t toegewezen, uint64_t *ooit, long *stappen)
{
    if (--*stappen < 0)
        return false;
    orakel_las = 0;
    orakel(p->vraag, g);
    uint64_t las = orakel_las;
    *ooit |= las;
    for (int i = 0; i < p->dims; i++) {
        const dim *x = &p->dim[i];
        if (!x->onbekend || !(las & ~toegewezen & BIT(x->feit)))
            continue;
        for (int w = 0; w < x->n; w++) {
            g->w[x->feit] = x->waarde[w];
            if (!verken(p, g, toegewezen | BIT(x->feit), ooit, stappen))
                return false;
        }
        return true;
    }
    return true;
}

bool snoei(product *p, const datums *d, int32_t hoogstens)
{
    uint64_t ooit = 0;
    long stappen = 3000000;
    for (int q = 0; q < d->punten; q++) {
        geval g = p->rest;
        for (int i = 0; i < p->dims; i++)
            g.w[p->dim[i].feit] = p->dim[i].waarde[0];
        g.w[F_geboortedatum] = d->punt[q].geboren;
        g.w[F_startdatum] = d->punt[q].start;
        if (!verken(p, &g, 0, &ooit, &stappen))
            return false;
    }
    int over = 0;
    double cellen = 1;
    for (int i = 0; i < p->dims; i++) {
        dim *x = &p->dim[i];
        if (x->onbekend && !(ooit & BIT(x->feit)))
            p->rest.w[x->feit] = x->waarde[0];
        else
            cellen *= maat(x), p->dim[over++] = *x;
    }
    p->dims = over;
    if (cellen > hoogstens)
        return false;
    maak_product(p);
    return true;
}

static int eerste_onbekende(const product *p, int32_t c, int vanaf)
{
    int i = vanaf;
    while (i < p->dims && !is_onbekend(p, c, i))
        i++;
    return i;
}

/* The cells of one point, in order: an unknown digit is the last, so what it stands for has been done. */
static void vul_punt(const product *p, const punt *pt, cel *tabel)
{
    for (int32_t c = 0; c < p->cellen; c++) {
        int i = eerste_onbekende(p, c, 0);
        cel *t = &tabel[c];
        memset(t, 0, sizeof *t);
        if (i == p->dims) {
            geval g = volledig(p, c, pt);
            uitslag u = orakel(p->vraag, &g);
            t->uitkomsten = (uint8_t)(1 << u.resultaat);
            t->soorten = (uint8_t)(1 << u.soort);
            t->bedrag = u.bedrag;
            t->rest = u.rest;
            t->zonder = u.zonder;
            continue;
        }
        for (int v = 0; v < p->dim[i].n; v++)
            verenig(t, &tabel[c - (p->dim[i].n - v) * p->stap[i]]);
        int j = eerste_onbekende(p, c, i + 1);
        if (j == p->dims) { /* the only one: does it make a difference? */
            t->gevoelig |= (uint64_t)meer_dan_een(t->uitkomsten) << i;
            t->gevoelig_bereik |= (uint64_t)bereik_open(t->uitkomsten) << i;
            t->gevoelig_bedrag |= (uint64_t)t->veel << i;
        } else {
            for (int w = 0; w < p->dim[j].n; w++) {
                const cel *other = &tabel[c - (p->dim[j].n - w) * p->stap[j]];
                t->gevoelig |= other->gevoelig & BIT(i);
                t->gevoelig_bedrag |= other->gevoelig_bedrag & BIT(i);
                t->gevoelig_bereik |= other->gevoelig_bereik & BIT(i);
            }
        }
    }
}

/* Does a date alone make a difference in a complete case? */
static void langs(const lijnen *l, const uitslag *u, int aantal, int bit, cel *t)
{
    for (int i = 0; i < l->aantal; i++) {
        const uitslag *first = NULL;
        for (int p = 0; p < aantal; p++) {
            if (!(l->lijn[i][p / 64] >> (p % 64) & 1))
                continue;
            first = first ? first : &u[p];
            t->gevoelig |= (uint64_t)(u[p].resultaat != first->resultaat) << bit;
            t->gevoelig_bedrag |= (uint64_t)(u[p].bedrag != first->bedrag) << bit;
        }
        if (t->gevoelig >> bit & 1 && t->gevoelig_bedrag >> bit & 1)
            return;
    }
}

cel *vul(const product *p, const datums *d)
{
    cel *alles = moet(calloc((size_t)p->cellen, sizeof *alles));
    if (d->punten == 1) {
        vul_punt(p, &d->punt[0], alles);
        return alles;
    }
    cel *tabel = moet(malloc((size_t)p->cellen * sizeof *tabel));
    for (int i = 0; i < d->punten; i++) {
        vul_punt(p, &d->punt[i], tabel);
        for (int32_t c = 0; c < p->cellen; c++)
            verenig(&alles[c], &tabel[c]);
    }
    const uint64_t bits = BIT(GEBOORTE_BIT) | BIT(START_BIT);
    for (int32_t c = 0; c < p->cellen && d->punten > 1; c++) {
        int i = eerste_onbekende(p, c, 0);
        if (i == p->dims) {
            uitslag u[MAX_PUNTEN];
            for (int q = 0; q < d->punten; q++) {
                geval g = volledig(p, c, &d->punt[q]);
                u[q] = orakel(p->vraag, &g);
            }
            langs(&d->langs_geboorte, u, d->punten, GEBOORTE_BIT, &alles[c]);
            langs(&d->langs_start, u, d->punten, START_BIT, &alles[c]);
        }
        for (int v = 0; i < p->dims && v < p->dim[i].n; v++) {
            const cel *other = &alles[c - (p->dim[i].n - v) * p->stap[i]];
            alles[c].gevoelig |= other->gevoelig & bits;
            alles[c].gevoelig_bedrag |= other->gevoelig_bedrag & bits;
        }
    }
    free(tabel);
    return alles;
}

/* ---- answers ---- */

bool gelijk(const antwoord *a, const antwoord *b)
{
    if (a->fout || b->fout)
        return a->fout == b->fout;
    return a->uitkomst == b->uitkomst && a->ontbrekend == b->ontbrekend &&
           a->bedrag_ontbrekend == b->bedrag_ontbrekend && a->vanaf_ontbrekend == b->vanaf_ontbrekend &&
           a->aannames == b->aannames && a->beslissers == b->beslissers && a->soort == b->soort &&
           a->stand == b->stand && a->bedrag == b->bedrag && a->vanaf_stand == b->vanaf_stand && a->vanaf == b->vanaf;
}

static uint64_t feiten(const product *p, uint64_t bits)
{
    uint64_t set = 0;
    for (int i = 0; i < p->dims; i++)
        if (bits & BIT(i))
            set |= BIT(p->dim[i].feit);
    if (bits & BIT(GEBOORTE_BIT))
        set |= BIT(F_geboortedatum);
    if (bits & BIT(START_BIT))
        set |= BIT(F_startdatum);
    return set;
}

static void verwacht_uitkomst(const product *p, const cel *t, antwoord *a)
{
    bool open = meer_dan_een(t->uitkomsten), alleen_besluiten = true;
    if (open)
        a->ontbrekend = feiten(p, bereik_open(t->uitkomsten) ? t->gevoelig_bereik : t->gevoelig);
    for (int f = 0; f < AANTAL_FEITEN; f++)
        if (a->ontbrekend & BIT(f)) {
            alleen_besluiten &= feitsoorten[f].beslisser != 0;
            a->beslissers |= feitsoorten[f].beslisser;
        }
    if (t->uitkomsten >> GEEN_WAARDE & 1 || bereik_open(t->uitkomsten))
        a->uitkomst = UIT_ONBEKEND;
    else if (open)
        a->uitkomst = alleen_besluiten ? UIT_VOORWAARDELIJK : UIT_ONBEKEND;
    else
        a->uitkomst = t->uitkomsten == 1 << JA ? UIT_JA : t->uitkomsten == 1 << NEE ? UIT_NEE : UIT_NVT;
    a->zonder = t->zonder;
}

/* Amounts are exact on their own. */
static void verwacht_bedrag(const product *p, const cel *t, antwoord *a)
{
    if (p->vraag != V_ONDERWIJSGELD && p->vraag != V_LEVENLANGLERENKREDIET && p->vraag != V_SUBSIDIE_PRAKTIJKLEREN)
        return;
    for (int s = GELD_LESGELD; s <= GELD_SUBSIDIE_DERDE; s++)
        if (t->soorten == 1 << s)
            a->soort = s;
    bool bekend = !t->veel && t->bedrag != ZONDER_WAARDE;
    a->stand = bekend ? STAND_BEKEND : STAND_OPEN;
    a->bedrag = bekend ? t->bedrag : 0;
    if (t->veel)
        a->bedrag_ontbrekend = feiten(p, t->gevoelig_bedrag);
}

/* The first day of the right for who is too young, while the rest can still be ja. */
static void verwacht_vanaf(const product *p, const datums *d, const cel *t, antwoord *a)
{
    bool jong = false;
    if (p->vraag != V_STUDIEFINANCIERING || !t->rest)
        return;
    for (int i = 0; i < d->punten; i++) {
        geval g = p->rest;
        g.w[F_geboortedatum] = d->punt[i].geboren;
        g.w[F_startdatum] = d->punt[i].start;
        a->vanaf = orakel(p->vraag, &g).vanaf;
        jong |= a->vanaf != GEEN_DAG;
    }
    bool bekend = d->geboren_bekend && d->start_bekend;
    a->vanaf_stand = !jong ? STAND_GEEN : bekend ? STAND_BEKEND : STAND_OPEN;
    if (a->vanaf_stand != STAND_BEKEND)
        a->vanaf = 0;
    if (jong && !d->geboren_bekend) /* every birth date has a day of its own */
        a->vanaf_ontbrekend |= BIT(F_geboortedatum);
    if (jong && !d->start_bekend) /* once the day has come there is none */
        a->vanaf_ontbrekend |= BIT(F_startdatum);
}

static antwoord verwacht_van(const product *p, const datums *d, const cel *t)
{
    antwoord a = {0};
    verwacht_uitkomst(p, t, &a);
    verwacht_bedrag(p, t, &a);
    verwacht_vanaf(p, d, t, &a);
    return a;
}

static int onbekende_aannames(const product *p, int32_t c, int *uit)
{
    int n = 0;
    for (int i = 0; i < p->dims && n < MAX_AANNAMES; i++)
        if (is_onbekend(p, c, i) && feitsoorten[p->dim[i].feit].aanname >= 0)
            uit[n++] = i;
    return n;
}

bool heeft_aanname(const product *p, int32_t c)
{
    int i[MAX_AANNAMES];
    return onbekende_aannames(p, c, i) > 0;
}

/* The cell in which an unknown bool has a value. */
static int32_t met(const product *p, int32_t c, int i, int waarde)
{
    int index = p->dim[i].waarde[0] == waarde ? 0 : 1;
    return c - (p->dim[i].n - index) * p->stap[i];
}

antwoord verwacht(const product *p, const datums *d, const cel *tabel, int32_t c, bool streng)
{
    int aannames[MAX_AANNAMES], n = streng ? 0 : onbekende_aannames(p, c, aannames);
    if (geen_datums(d->geboren, d->start))
        return (antwoord){.fout = true};
    if (d->start_bekend && d->start < BEGIN)
        return (antwoord){.uitkomst = UIT_ONBEKEND};
    for (int i = 0; i < n; i++)
        c = met(p, c, aannames[i], feitsoorten[p->dim[aannames[i]].feit].aanname);
    antwoord a = verwacht_van(p, d, &tabel[c]);
    uint64_t genoemd = 0;
    for (int i = 0; i < n; i++) { /* named when the other value of this one alone makes another answer */
        feit f = p->dim[aannames[i]].feit;
        int32_t verschil = (feitsoorten[f].aanname == p->dim[aannames[i]].waarde[0] ? 1 : -1) * p->stap[aannames[i]];
        antwoord b = verwacht_van(p, d, &tabel[c + verschil]);
        if (!gelijk(&a, &b))
            genoemd |= BIT(f);
    }
    a.aannames = genoemd;
    return a;
}

bool antwoord_op(vraag v, uint64_t bekend, const long *w, const kwalificatie *k, bool streng, antwoord *uit)
{
    product p;
    if (!maak_enkel_product(&p, v, bekend, w, k))
        return false;
    long geboren = bekend & BIT(F_geboortedatum) ? w[F_geboortedatum] : ONBEKEND;
    long start = bekend & BIT(F_startdatum) ? w[F_startdatum] : ONBEKEND;
    datums *d = maak_datums(&p, geboren, start);
    bool past = snoei(&p, d, MAX_CELLEN);
    if (past) {
        cel *tabel = vul(&p, d);
        *uit = verwacht(&p, d, tabel, p.cellen - 1, streng);
        free(tabel);
    }
    vrij_datums(d);
    return past;
}

/* ---- a structure ---- */

const kwalificatie *kwalificatie_nr(int i)
{
    static kwalificatie alle[KWALIFICATIES];
    const long nooit = -100000, altijd = 100000;
    if (!alle[0].crebo) {
#define HEEL false, 0, 0 /* its whole period is certain */
        const int bol_bbl = 1 << BOL | 1 << BBL;
        const kwalificatie lijst[KWALIFICATIES] = {
            {25901,
             VAK,
             bol_bbl,
             false,
             {dag(2015, 8, 1), dag(2021, 8, 1)},
             {dag(2020, 7, 31), dag(2025, 7, 31)},
             HEEL},
            {25902, VAK, 1 << BBL, false, {dag(2010, 8, 1), altijd}, {altijd, nooit}, HEEL},
            {25903, BASISBEROEPS, 0, false, {dag(2016, 8, 1), altijd}, {altijd, nooit}, HEEL},
            {25904, BASISBEROEPS, 1 << BOL, false, {dag(2010, 8, 1), altijd}, {dag(2020, 7, 31), nooit}, HEEL},
            /* two that touch */
            {25905, VAK, bol_bbl, false, {dag(2014, 8, 1), dag(2019, 8, 1)}, {dag(2019, 7, 31), altijd}, HEEL},
            {25906, VAK, bol_bbl, false, {dag(2010, 8, 1), altijd}, {dag(2014, 7, 31), nooit}, HEEL},
            /* until a day within a month */
            {25907, MIDDENKADER, bol_bbl, true, {dag(2015, 8, 1), altijd}, {dag(2027, 1, 15), nooit}, HEEL},
            /* without a first day none is certain; past an end none is possible */
            {25908, VAK, bol_bbl, false, {nooit, altijd}, {altijd, nooit}, true, altijd, nooit},
            {25909, VAK, 1 << BOL, false, {nooit, altijd}, {dag(2020, 7, 31), nooit}, true, altijd, nooit},
            /* certain for a year, without bounds and within them */
            {25910, VAK, bol_bbl, false, {nooit, altijd}, {altijd, nooit}, true, dag(2015, 8, 1), dag(2016, 7, 31)},
            {25911,
             BASISBEROEPS,
             bol_bbl,
             false,
             {dag(2016, 8, 1), altijd},
             {dag(2023, 7, 31), nooit},
             true,
             dag(2018, 8, 1),
             dag(2019, 7, 31)},
        };
        memcpy(alle, lijst, sizeof alle);
    }
    return &alle[i];
}

long structuur_bevestigd_tot(void)
{
    return dag(2026, 12, 31);
}

bool antwoord_met_crebo(vraag v, uint64_t bekend, const long *w, bool streng, antwoord *uit)
{
    const kwalificatie *k = NULL;
    if (bekend & BIT(F_crebo)) {
        for (int i = 0; i < KWALIFICATIES; i++)
            if (kwalificatie_nr(i)->crebo == w[F_crebo])
                k = kwalificatie_nr(i);
        bool gedekt = bekend & BIT(F_startdatum) && w[F_startdatum] <= structuur_bevestigd_tot();
        bool strijdig = k && ((bekend & BIT(F_soort_opleiding) && w[F_soort_opleiding] != k->soort) ||
                              (bekend & BIT(F_vierjarig) && w[F_vierjarig] != k->vierjarig));
        *uit = (antwoord){.fout = true};
        if (strijdig || (!k && gedekt))
            return true;
    }
    return antwoord_op(v, bekend, w, k, streng, uit);
}

/* ---- the engine against plain enumeration ---- */

static int volgende(const product *p, const bool *vrij, int *index)
{
    for (int i = p->dims; i-- > 0;) {
        if (!vrij[i])
            continue;
        if (++index[i] < p->dim[i].n)
            return 1;
        index[i] = 0;
    }
    return 0;
}

static uitslag uitslag_bij(const product *p, const int *index, const punt *pt)
{
    geval g = p->rest;
    for (int i = 0; i < p->dims; i++)
        g.w[p->dim[i].feit] = p->dim[i].waarde[index[i]];
    g.w[F_geboortedatum] = pt->geboren;
    g.w[F_startdatum] = pt->start;
    return orakel(p->vraag, &g);
}

/* Section 4 word by word: every completion, and beside it every completion that differs in one fact. */
static cel plat(const product *p, const datums *d)
{
    cel t = {0};
    bool vrij[MAX_DIMS];
    int index[MAX_DIMS] = {0};
    for (int i = 0; i < p->dims; i++)
        vrij[i] = p->dim[i].onbekend;
    do {
        for (int q = 0; q < d->punten; q++) {
            uitslag u = uitslag_bij(p, index, &d->punt[q]);
            cel een = {.uitkomsten = (uint8_t)(1 << u.resultaat),
                       .soorten = (uint8_t)(1 << u.soort),
                       .bedrag = u.bedrag,
                       .rest = u.rest,
                       .zonder = u.zonder};
            verenig(&t, &een);
            for (int i = 0; i < p->dims; i++)
                for (int w = 0, was = index[i]; vrij[i] && w < p->dim[i].n; w++, index[i] = was) {
                    index[i] = w;
                    uitslag x = uitslag_bij(p, index, &d->punt[q]);
                    t.gevoelig |= (uint64_t)(x.resultaat != u.resultaat) << i;
                    t.gevoelig_bedrag |= (uint64_t)(x.bedrag != u.bedrag) << i;
                    t.gevoelig_bereik |= (uint64_t)((x.resultaat == NVT) != (u.resultaat == NVT)) << i;
                }
        }
    } while (volgende(p, vrij, index));
    return t;
}

static uint64_t trek_feiten(vraag v, long *w, int hoogstens)
{
    uint64_t bekend = 0;
    int onbekend = 0;
    for (int i = 0; leest[v][i] >= 0; i++) {
        feit f = (feit)leest[v][i];
        dim x = keuzes(f);
        w[f] = x.waarde[loting((uint32_t)x.n)];
        bool bron = f == F_studieduur || f == F_uren_begeleid || f == F_uren_bpv;
        if (f == F_leerplicht_beeindigd || bron || onbekend == hoogstens || loting(3))
            bekend |= BIT(f);
        else
            onbekend++;
    }
    return bekend;
}

/* A pair of dates, often about a birthday that counts. */
static void trek_datums(long *geboren, long *start)
{
    static const int leeftijden[] = {14, 15, 16, 18, 27, 30, 55, 56, 57};
    *start = BEGIN + loting(6900);
    if (loting(3) == 0)
        *start = vaste_dag((int)loting(VASTE_DAGEN)) - 1 + loting(3);
    if (loting(3) == 0)
        *start = opening(*start) - loting(2);
    long jaren = loting(4) ? leeftijden[loting(9)] : 1 + (long)loting(70);
    *geboren = *start - jaren * 365 - jaren / 4 - (loting(2) ? loting(400) : loting(4)) + loting(3);
    if (datumfout(*geboren, *start))
        *geboren = *start - 7000;
}

static bool zelfde(const uitslag *a, const uitslag *b)
{
    return a->resultaat == b->resultaat && a->bedrag == b->bedrag && a->soort == b->soort && a->rest == b->rest;
}

/* A complete case of the product with these dates: its result must be one of the cell's. */
static uitslag steekproef(const product *p, const int *index, long geboren, long start, const cel *t, bool *goed)
{
    const punt pt = {0, geboren, start};
    uitslag u = uitslag_bij(p, index, &pt);
    *goed &= t->uitkomsten >> u.resultaat & 1 && t->soorten >> u.soort & 1 && (t->veel || t->bedrag == u.bedrag);
    return u;
}

/* Days drawn at random must give no result, and no difference, that the points do not have. */
static bool datums_volledig(const product *p, const datums *d, const cel *t)
{
    bool goed = true;
    for (int n = 0; n < 20; n++) {
        int index[MAX_DIMS];
        long geboren, start, ander_geboren, ander_start;
        for (int i = 0; i < p->dims; i++)
            index[i] = (int)loting((uint32_t)p->dim[i].n);
        trek_datums(&geboren, &start);
        trek_datums(&ander_geboren, &ander_start);
        if (d->geboren_bekend)
            geboren = d->geboren;
        if (d->start_bekend)
            start = d->start;
        if (datumfout(geboren, start) || start - geboren > 36000)
            continue;
        uitslag een = steekproef(p, index, geboren, start, t, &goed);
        if (!d->geboren_bekend && !datumfout(ander_geboren, start) && start - ander_geboren < 36000) {
            uitslag u = steekproef(p, index, ander_geboren, start, t, &goed);
            goed &= u.resultaat == een.resultaat || t->gevoelig >> GEBOORTE_BIT & 1;
            goed &= u.bedrag == een.bedrag || t->gevoelig_bedrag >> GEBOORTE_BIT & 1;
        }
        if (!d->start_bekend && !datumfout(geboren, ander_start) && ander_start - geboren < 36000) {
            uitslag u = steekproef(p, index, geboren, ander_start, t, &goed);
            goed &= u.resultaat == een.resultaat || t->gevoelig >> START_BIT & 1;
            goed &= u.bedrag == een.bedrag || t->gevoelig_bedrag >> START_BIT & 1;
        }
    }
    return goed;
}

/* Pairs of dates with the same comparisons must be one point, and facts that are not read must not matter. */
static bool alles_gelezen(const product *p)
{
    geval g = p->rest;
    long geboren, start;
    for (int i = 0; i < p->dims; i++)
        g.w[p->dim[i].feit] = p->dim[i].waarde[loting((uint32_t)p->dim[i].n)];
    trek_datums(&geboren, &start);
    g.w[F_geboortedatum] = geboren, g.w[F_startdatum] = start;
    uitslag een = orakel(p->vraag, &g);
    for (int n = 0; n < 10; n++) {
        long ander_geboren, ander_start;
        trek_datums(&ander_geboren, &ander_start);
        if (sleutel_van(p->vraag, NULL, geboren, start) == sleutel_van(p->vraag, NULL, ander_geboren, ander_start))
            g.w[F_geboortedatum] = ander_geboren, g.w[F_startdatum] = ander_start;
        for (int f = 0; f < AANTAL_FEITEN; f++) {
            bool gelezen = f == F_geboortedatum || f == F_startdatum || f == F_crebo;
            for (int i = 0; leest[p->vraag][i] >= 0; i++)
                gelezen |= leest[p->vraag][i] == f;
            dim x = keuzes((feit)f);
            if (!gelezen)
                g.w[f] = x.waarde[loting((uint32_t)x.n)];
        }
        uitslag twee = orakel(p->vraag, &g);
        if (!zelfde(&een, &twee))
            return false;
    }
    return true;
}

static bool tabel_is_plat(const product *p, const datums *d, const cel *s)
{
    cel t = plat(p, d);
    uint64_t dims = BIT(p->dims) - 1;
    return t.uitkomsten == s->uitkomsten && t.soorten == s->soorten && t.veel == s->veel && t.rest == s->rest &&
           t.gevoelig == (s->gevoelig & dims) && t.gevoelig_bedrag == (s->gevoelig_bedrag & dims) &&
           t.gevoelig_bereik == s->gevoelig_bereik;
}

/* Facts that no completion reads may be left out. */
static bool snoeien_mag(const product *p, const datums *d, const cel *tabel, bool streng)
{
    product kort = *p;
    if (!snoei(&kort, d, MAX_CELLEN))
        return true;
    cel *andere = vul(&kort, d);
    antwoord a = verwacht(p, d, tabel, p->cellen - 1, streng), b = verwacht(&kort, d, andere, kort.cellen - 1, streng);
    free(andere);
    return gelijk(&a, &b);
}

int zelfproef(long aantal)
{
    static datums *beide[VRAGEN + 1];
    int fouten = 0;
    for (long n = 0; n < aantal; n++) {
        vraag v = 1 + (vraag)loting(VRAGEN);
        long w[AANTAL_FEITEN] = {0}, start, geboren;
        product p;
        uint64_t bekend = trek_feiten(v, w, 4);
        if (!maak_enkel_product(&p, v, bekend, w, NULL))
            continue;
        maak_product(&p);
        trek_datums(&geboren, &start);
        int zonder = loting(2) ? 0 : (int)loting(4); /* which dates are unknown */
        datums *d = zonder == 3 ? beide[v] : NULL;
        if (!d)
            d = maak_datums(&p, zonder & 1 ? ONBEKEND : geboren, zonder & 2 ? ONBEKEND : start);
        if (zonder == 3)
            beide[v] = d;
        cel *tabel = vul(&p, d);
        const cel *laatste = &tabel[p.cellen - 1];
        const char *fout = d->punten < 30 && !tabel_is_plat(&p, d, laatste) ? "plain enumeration"
                           : zonder && !datums_volledig(&p, d, laatste)     ? "days drawn at random"
                           : !snoeien_mag(&p, d, tabel, n % 2) ? "the product without facts that are not read"
                           : !alles_gelezen(&p)                ? "what the question is known to read"
                                                               : NULL;
        if (fout && fouten++ < 10)
            printf("%s, case %ld: the table and %s differ\n", p.naam, n, fout);
        free(tabel);
        if (zonder != 3)
            vrij_datums(d);
    }
    for (int v = 1; v <= VRAGEN; v++)
        if (beide[v])
            vrij_datums(beide[v]);
    return fouten;
}
