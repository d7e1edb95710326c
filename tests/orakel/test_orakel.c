/* SPDX-License-Identifier: MIT */
/*
 * The library against the oracle, on every partial assignment over products of fact values.
 *
 * For each product and each situation of the two dates the oracle answers every complete case; from those answers alone
 * follow, by going through the assignments with ever more unknowns, the results that the completions of a partial case
 * give and the facts that two completions can differ in alone and still differ in result. That is the domain contract,
 * section 4, to the letter, without any evaluation of conditions.
 *
 * The dates: the oracle reads them only through the functions that orakel.h lists, or compares the startdatum with a
 * fixed day, so that two pairs of dates with the same comparisons of these make one *point*.
 * Which points there are, and which a birth date or a start date alone can reach from each other, is found by going
 * through real days: every birth date of the century before a start date; every start date until 2030 and until the
 * twentieth birthday; and for both unknown every birth date from 1914 to 2030 with the first and last day of every
 * month from August 2014 on.
 *
 *   test_orakel        every partial case
 *   test_orakel snel   a sample, for slow builds
 *   test_orakel deep   the same as without, around every cursusjaar
 */
#include "orakel.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ONBEKEND = -1, MAX_DIMS = 24, MAX_PUNTEN = 1024, WOORDEN = MAX_PUNTEN / 64, GEBOORTE_BIT = 30, START_BIT = 31 };

static const long BEGIN = 16283; /* 2014-08-01 */
static mbo_regels *regels;
static mbo_structuur *structuur; /* for the products with a crebo */
static long vergeleken, fouten;

static void *moet(void *p)
{
    if (!p) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return p;
}

/* ---- products ---- */

typedef struct dim {
    mbo_feit feit;
    int n;         /* values */
    bool onbekend; /* also unknown */
    const long *waarde;
} dim;

typedef struct product {
    const char *naam;
    mbo_vraag vraag;
    int dims;
    dim dim[MAX_DIMS];
    int32_t stap[MAX_DIMS], cellen;
    geval rest; /* of the facts that the question does not read */
} product;

static int maat(const dim *d)
{
    return d->n + d->onbekend;
}

static void maak_product(product *p)
{
    p->cellen = 1;
    for (int i = p->dims; i-- > 0;) {
        p->stap[i] = p->cellen;
        p->cellen *= maat(&p->dim[i]);
    }
}

static void zet(geval *g, mbo_feit feit, long w)
{
    switch (feit) {
    case MBO_FEIT_BEWIJS: g->bewijs = (int)w; break;
    case MBO_FEIT_LEERWEG: g->leerweg = (int)w; break;
    case MBO_FEIT_SOORT_OPLEIDING: g->soort = (int)w; break;
    case MBO_FEIT_INSTELLING: g->instelling = (int)w; break;
    case MBO_FEIT_VOOROPLEIDING: g->vooropleiding = w; break;
    case MBO_FEIT_VAK_ZELFDE_RICHTING: g->vak_zelfde_richting = w; break;
    case MBO_FEIT_VERBLIJF_IN_ORDE: g->verblijf = w; break;
    case MBO_FEIT_ONDERWIJSGELD_AL_VERSCHULDIGD: g->al_verschuldigd = w; break;
    case MBO_FEIT_BESLUIT_VRIJSTELLING: g->vrijstelling = w; break;
    case MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT: g->vervangende_leerplicht = w; break;
    case MBO_FEIT_LEERPLICHT_BEEINDIGD: g->leerplicht = (int)w; break;
    case MBO_FEIT_UITKERING: g->uitkering = (int)w; break;
    case MBO_FEIT_LEERBAAN: g->leerbaan = (int)w; break;
    case MBO_FEIT_STUDIEDUUR: g->studieduur = (int)w; break;
    case MBO_FEIT_WERKEND: g->werkend = w; break;
    case MBO_FEIT_WERKZOEKEND: g->werkzoekend = w; break;
    case MBO_FEIT_DIPLOMA_HAALBAAR: g->diploma_haalbaar = w; break;
    case MBO_FEIT_CERTIFICAAT_HAALBAAR: g->certificaat_haalbaar = w; break;
    case MBO_FEIT_LEERBEDRIJF_ERKEND: g->leerbedrijf_erkend = w; break;
    case MBO_FEIT_INKOOPKADER_UWV: g->inkoopkader = w; break;
    case MBO_FEIT_PRODUCTIEVE_ARBEID: g->productief = w; break;
    case MBO_FEIT_BESLUIT_SCHOLING_NOODZAKELIJK: g->noodzakelijk = w; break;
    case MBO_FEIT_BESLUIT_VERKORTING: g->verkorting = w; break;
    case MBO_FEIT_BESLUIT_GEMEENTE: g->gemeente = w; break;
    case MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD: g->gemeente_behoud = w; break;
    case MBO_FEIT_ONDERWIJSPRIJS: g->onderwijsprijs = w; break;
    case MBO_FEIT_DIPLOMA_ERKENNING: g->diploma_erkenning = w; break;
    case MBO_FEIT_CERTIFICAAT_VASTGESTELD: g->certificaat_vastgesteld = w; break;
    case MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN: g->ander_aanbod = w; break;
    case MBO_FEIT_PRAKTIJKOVEREENKOMST: g->praktijkovereenkomst = w; break;
    case MBO_FEIT_ROD_INGESCHREVEN: g->rod = w; break;
    case MBO_FEIT_MET_WERKLOOSHEID_BEDREIGD: g->bedreigd = w; break;
    case MBO_FEIT_NATIONALITEIT_WSF: g->nationaliteit = w; break;
    case MBO_FEIT_STUDIEFINANCIERING_LOPEND: g->sf_lopend = w; break;
    case MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT: g->sf_verbruikt = w; break;
    case MBO_FEIT_LEVENLANGLERENKREDIET_LOPEND: g->llk_lopend = w; break;
    case MBO_FEIT_ONDERWIJS_VERGOED: g->vergoed = w; break;
    case MBO_FEIT_PRAKTIJKWEKEN: g->weken = (int)w; break;
    case MBO_FEIT_UREN_BEGELEID: g->begeleid = w; break;
    case MBO_FEIT_UREN_BPV: g->bpv = w; break;
    default: abort();
    }
}

/* The digit of a dimension in the number of a cell; the last digit is unknown where that is possible. */
static int cijfer(const product *p, int32_t cel, int i)
{
    return cel / p->stap[i] % maat(&p->dim[i]);
}

static bool is_onbekend(const product *p, int32_t cel, int i)
{
    return p->dim[i].onbekend && cijfer(p, cel, i) == p->dim[i].n;
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

typedef struct datums {
    bool geboren_bekend, start_bekend;
    long geboren, start;
    punt punt[MAX_PUNTEN];
    int punten, laatste;
    lijnen langs_geboorte, langs_start; /* points that differ in that date alone */
} datums;

/* What the oracle reads of one date, worked out once a day. */
typedef struct geboortedag {
    long einde, achttien, dertig, vanaf[2],
        grens[3]; /* vanaf: by the milder and the stricter rule; grens: 55, 56, 57 */
} geboortedag;

typedef struct startdag {
    long dag, open, maand;
    int voorbij, jaar; /* jaar: of the cursusjaar from 2014 on; all from 2026 on are alike */
    int streng, grens; /* which of `vanaf` and of `grens` */
    int vast;          /* how many of the fixed days have come */
} startdag;

enum { EERSTE_GEBOORTE = -25567 /* 1900-01-01 */, LAATSTE_DAG = 60000 /* 2134 */ };

static geboortedag geboortedagen[LAATSTE_DAG - EERSTE_GEBOORTE + 1];
static startdag startdagen[LAATSTE_DAG - EERSTE_GEBOORTE + 1];

static void maak_dagen(void)
{
    const long vast[] = {dag(2016, 5, 18), dag(2017, 8, 1), dag(2019, 1, 1), dag(2021, 1, 1),
                         dag(2023, 8, 1),  dag(2026, 4, 1), dag(2026, 8, 1), dag(2028, 8, 1)};
    for (long d = EERSTE_GEBOORTE; d <= LAATSTE_DAG; d++) {
        long achttien = verjaardag(d, 18);
        geboortedagen[d - EERSTE_GEBOORTE] = (geboortedag){leerplicht_einde(d),
                                                           achttien,
                                                           verjaardag(d, 30),
                                                           {recht_vanaf(achttien, false), recht_vanaf(achttien, true)},
                                                           {verjaardag(d, 55), verjaardag(d, 56), verjaardag(d, 57)}};
        startdag s = {.dag = d, .open = opening(d), .maand = maand_begin(d), .voorbij = maanden_voorbij(d)};
        int jaar, maand, in_maand;
        kalender(s.open, &jaar, &maand, &in_maand);
        s.jaar = jaar < 2014 ? 0 : jaar > 2026 ? 12 : jaar - 2014;
        s.streng = strenger(d);
        s.grens = d < dag(2020, 8, 1) ? 0 : d < dag(2024, 8, 1) ? 1 : 2;
        for (size_t i = 0; i < sizeof vast / sizeof *vast; i++)
            s.vast += d >= vast[i];
        startdagen[d - EERSTE_GEBOORTE] = s;
    }
}

static const geboortedag *geboren_op(long d)
{
    return &geboortedagen[(d > LAATSTE_DAG       ? LAATSTE_DAG
                           : d < EERSTE_GEBOORTE ? EERSTE_GEBOORTE
                                                 : d) -
                          EERSTE_GEBOORTE];
}

static const startdag *start_op(long d)
{
    return &startdagen[(d > LAATSTE_DAG ? LAATSTE_DAG : d) - EERSTE_GEBOORTE];
}

/* What the oracle reads of both dates for a question. */
static int sleutel(const product *p, const geboortedag *b, const startdag *s)
{
    int instroom = p->rest.kwalificatie ? mag_instromen(p->rest.kwalificatie, s->dag) : 0;
    int jong = s->dag < b->vanaf[s->streng], dertig = b->dertig >= s->maand;
    switch (p->vraag) {
    case MBO_VRAAG_TOELATING: return s->dag > b->einde;
    case MBO_VRAAG_AANBOD: return s->vast * 2 + instroom;
    case MBO_VRAAG_TRAJECT: return (s->vast * 2 + instroom) * 2 + (s->dag > b->einde);
    case MBO_VRAAG_ONDERWIJSGELD: return (s->jaar * 12 + s->voorbij) * 2 + (b->achttien <= s->open);
    case MBO_VRAAG_STUDIEFINANCIERING: return jong * 2 + dertig;
    case MBO_VRAAG_LEVENLANGLERENKREDIET:
        return ((s->jaar * 2 + jong) * 2 + dertig) * 4 + (b->dertig <= s->dag) * 2 + (b->grens[s->grens] > s->dag);
    case MBO_VRAAG_BEKOSTIGING:
    case MBO_VRAAG_DOELGROEP:
    case MBO_VRAAG_PRAKTIJKPLAATS:
    case MBO_VRAAG_STUDIEDUUR:
    case MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP: return 0;
    default: return s->vast;
    }
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
    lijn[p / 64] |= UINT64_C(1) << (p % 64);
}

static void beide_onbekend(datums *d, const product *p)
{
    enum { MAX_STARTS = 2000 };
    static long start[MAX_STARTS], vroegst[MAX_STARTS];
    static const int in_maand[] = {1, 2, 15, 16, 28, 29, 30, 31};
    bool dagelijks = p->vraag == MBO_VRAAG_LEVENLANGLERENKREDIET;
    int starts = 0;
    for (long s = BEGIN; s <= dag(2033, 12, 31); s++) {
        int jaar, maand, d_;
        kalender(s, &jaar, &maand, &d_);
        bool neem = d_ == 1 || maand_begin(s + 1) == s + 1;
        for (size_t i = 0; i < sizeof in_maand / sizeof *in_maand; i++)
            neem |= (dagelijks || p->rest.kwalificatie) && d_ == in_maand[i];
        if (!neem || starts == MAX_STARTS)
            continue;
        start[starts] = s;
        vroegst[starts++] = eeuw_eerder(s);
    }
    uint64_t(*langs_geboorte)[WOORDEN] = moet(calloc((size_t)starts, sizeof *langs_geboorte));
    for (long b = dag(1914, 8, 1); b <= dag(2033, 12, 31); b++) {
        uint64_t lijn[WOORDEN] = {0};
        const geboortedag *geboren = geboren_op(b);
        for (int i = 0; i < starts; i++) {
            if (b > start[i] || b < vroegst[i])
                continue;
            int q = punt_van(d, sleutel(p, geboren, start_op(start[i])), b, start[i]);
            zet_punt(lijn, q);
            zet_punt(langs_geboorte[i], q);
        }
        voeg_lijn_toe(&d->langs_start, lijn);
    }
    for (int i = 0; i < starts; i++)
        voeg_lijn_toe(&d->langs_geboorte, langs_geboorte[i]);
    free(langs_geboorte);
}

/* `geboren` or `start` ONBEKEND, as no day of these years is. */
static datums *maak_datums(const product *p, long geboren, long start)
{
    datums *d = moet(calloc(1, sizeof *d));
    uint64_t lijn[WOORDEN] = {0};
    d->geboren_bekend = geboren != ONBEKEND;
    d->start_bekend = start != ONBEKEND;
    d->geboren = geboren;
    d->start = start;
    if (d->geboren_bekend && d->start_bekend) {
        punt_van(d, 0, geboren, start);
    } else if (d->start_bekend) {
        for (long b = eeuw_eerder(start); b <= start; b++)
            zet_punt(lijn, punt_van(d, sleutel(p, geboren_op(b), start_op(start)), b, start));
        voeg_lijn_toe(&d->langs_geboorte, lijn);
    } else if (d->geboren_bekend) {
        const geboortedag *b = geboren_op(geboren);
        long laatste = dag(2033, 12, 31);
        if (b->grens[2] + 800 > laatste)
            laatste = b->grens[2] + 800;
        for (long s = BEGIN; s <= laatste; s++)
            zet_punt(lijn, punt_van(d, sleutel(p, b, start_op(s)), geboren, s));
        voeg_lijn_toe(&d->langs_start, lijn);
    } else {
        beide_onbekend(d, p);
    }
    return d;
}

static void vrij_datums(datums *d)
{
    free(d->langs_geboorte.lijn);
    free(d->langs_start.lijn);
    free(d);
}

/* ---- from complete cases to partial ones ---- */

typedef struct cel {
    uint8_t uitkomsten; /* bits of the results that occur */
    uint32_t soorten;   /* and of the kinds of money */
    bool veel;          /* more than one amount */
    long bedrag;
    uint32_t gevoelig, gevoelig_bedrag; /* bits of the dimensions, and of the dates */
    uint32_t gevoelig_bereik;           /* for whether the question applies at all */
} cel;

static void verenig(cel *a, const cel *b)
{
    if (!a->uitkomsten)
        a->bedrag = b->bedrag;
    a->veel |= b->veel || a->bedrag != b->bedrag;
    a->uitkomsten |= b->uitkomsten;
    a->soorten |= b->soorten;
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
        zet(&g, p->dim[i].feit, p->dim[i].waarde[cijfer(p, c, i)]);
    g.geboren = pt->geboren;
    g.start = pt->start;
    return g;
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
            *t =
                (cel){.uitkomsten = (uint8_t)(1 << u.resultaat), .soorten = UINT32_C(1) << u.soort, .bedrag = u.bedrag};
            continue;
        }
        for (int v = 0; v < p->dim[i].n; v++)
            verenig(t, &tabel[c - (p->dim[i].n - v) * p->stap[i]]);
        int j = eerste_onbekende(p, c, i + 1);
        if (j == p->dims) { /* the only one: does it make a difference? */
            t->gevoelig |= (uint32_t)meer_dan_een(t->uitkomsten) << i;
            t->gevoelig_bereik |= (uint32_t)bereik_open(t->uitkomsten) << i;
            t->gevoelig_bedrag |= (uint32_t)t->veel << i;
        } else {
            for (int w = 0; w < p->dim[j].n; w++) {
                const cel *other = &tabel[c - (p->dim[j].n - w) * p->stap[j]];
                t->gevoelig |= other->gevoelig & UINT32_C(1) << i;
                t->gevoelig_bedrag |= other->gevoelig_bedrag & UINT32_C(1) << i;
                t->gevoelig_bereik |= other->gevoelig_bereik & UINT32_C(1) << i;
            }
        }
    }
}

/* Does a date alone make a difference in a complete case? */
static void langs(const lijnen *l, const uitslag *u, int punten, int bit, cel *t)
{
    for (int i = 0; i < l->aantal; i++) {
        const uitslag *first = NULL;
        for (int p = 0; p < punten; p++) {
            if (!(l->lijn[i][p / 64] >> (p % 64) & 1))
                continue;
            first = first ? first : &u[p];
            t->gevoelig |= (uint32_t)(u[p].resultaat != first->resultaat) << bit;
            t->gevoelig_bedrag |= (uint32_t)(u[p].bedrag != first->bedrag) << bit;
        }
        if (t->gevoelig >> bit & 1 && t->gevoelig_bedrag >> bit & 1)
            return;
    }
}

static cel *vul(const product *p, const datums *d)
{
    cel *alles = moet(calloc((size_t)p->cellen, sizeof *alles)),
        *tabel = moet(malloc((size_t)p->cellen * sizeof *tabel));
    for (int i = 0; i < d->punten; i++) {
        vul_punt(p, &d->punt[i], tabel);
        for (int32_t c = 0; c < p->cellen; c++)
            verenig(&alles[c], &tabel[c]);
    }
    const uint32_t bits = UINT32_C(1) << GEBOORTE_BIT | UINT32_C(1) << START_BIT;
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

/* ---- comparing ---- */

typedef struct antwoord {
    mbo_uitkomst uitkomst;
    mbo_feitset ontbrekend, bedrag_ontbrekend, vanaf_ontbrekend, aannames;
    int32_t beslissers;
    mbo_geldsoort soort;
    mbo_stand stand, vanaf_stand;
    int64_t bedrag;
    mbo_datum vanaf;
} antwoord;

static void voeg_feit_toe(mbo_feitset *set, mbo_feit feit)
{
    set->bits[feit / 64] |= UINT64_C(1) << (feit % 64);
}

static mbo_feitset feiten(const product *p, uint32_t bits)
{
    mbo_feitset set = {{0, 0}};
    for (int i = 0; i < p->dims; i++)
        if (bits >> i & 1)
            voeg_feit_toe(&set, p->dim[i].feit);
    if (bits >> GEBOORTE_BIT & 1)
        voeg_feit_toe(&set, MBO_FEIT_GEBOORTEDATUM);
    if (bits >> START_BIT & 1)
        voeg_feit_toe(&set, MBO_FEIT_STARTDATUM);
    return set;
}

static bool heeft_geld(mbo_vraag v)
{
    return v == MBO_VRAAG_ONDERWIJSGELD || v == MBO_VRAAG_LEVENLANGLERENKREDIET ||
           v == MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN;
}

/* Domain contract, section 4. */
static antwoord verwacht(const product *p, const cel *t)
{
    antwoord a = {0};
    bool open = meer_dan_een(t->uitkomsten), alleen_besluiten = true;
    bool zonder_waarde = t->uitkomsten >> GEEN_WAARDE & 1;
    if (open)
        a.ontbrekend = feiten(p, bereik_open(t->uitkomsten) ? t->gevoelig_bereik : t->gevoelig);
    for (mbo_feit f = 0; (f = mbo_feitset_next(&a.ontbrekend, f));) {
        bool besluit = strncmp(mbo_feit_name(f), "besluit_", 8) == 0;
        alleen_besluiten &= besluit;
        if (f == MBO_FEIT_BESLUIT_VRIJSTELLING || f == MBO_FEIT_BESLUIT_VERKORTING)
            a.beslissers |= 1 << MBO_BESLISSER_BEVOEGD_GEZAG;
        else if (f == MBO_FEIT_BESLUIT_SCHOLING_NOODZAKELIJK)
            a.beslissers |= 1 << MBO_BESLISSER_UWV;
        else if (besluit)
            a.beslissers |= 1 << MBO_BESLISSER_GEMEENTE;
    }
    if (zonder_waarde || bereik_open(t->uitkomsten))
        a.uitkomst = MBO_UITKOMST_ONBEKEND;
    else if (open)
        a.uitkomst = alleen_besluiten ? MBO_UITKOMST_VOORWAARDELIJK : MBO_UITKOMST_ONBEKEND;
    else
        a.uitkomst = t->uitkomsten == 1 << JA    ? MBO_UITKOMST_JA
                     : t->uitkomsten == 1 << NEE ? MBO_UITKOMST_NEE
                                                 : MBO_UITKOMST_NVT;
    if (!heeft_geld(p->vraag))
        return a;
    for (mbo_geldsoort s = 1; s <= mbo_code_count(MBO_VOCABULAIRE_GELDSOORT); s++)
        if (t->soorten == UINT32_C(1) << s)
            a.soort = s;
    bool bekend = !t->veel && t->bedrag != ZONDER_WAARDE;
    a.stand = bekend ? MBO_STAND_BEKEND : MBO_STAND_OPEN;
    a.bedrag = bekend ? t->bedrag : 0;
    if (t->veel)
        a.bedrag_ontbrekend = feiten(p, t->gevoelig_bedrag);
    return a;
}

/* The first day of the right for who is too young: exact on its own. */
static void verwacht_vanaf(const product *p, const datums *d, antwoord *a)
{
    bool jong = false;
    if (p->vraag != MBO_VRAAG_STUDIEFINANCIERING)
        return;
    for (int i = 0; i < d->punten; i++) {
        geval g = p->rest;
        g.geboren = d->punt[i].geboren;
        g.start = d->punt[i].start;
        a->vanaf = (mbo_datum)orakel(p->vraag, &g).vanaf;
        jong |= a->vanaf != GEEN_DAG;
    }
    bool bekend = d->geboren_bekend && d->start_bekend;
    a->vanaf_stand = !jong ? MBO_STAND_GEEN : bekend ? MBO_STAND_BEKEND : MBO_STAND_OPEN;
    if (a->vanaf_stand != MBO_STAND_BEKEND)
        a->vanaf = 0;
    if (jong && !d->geboren_bekend) /* every birth date has a day of its own */
        voeg_feit_toe(&a->vanaf_ontbrekend, MBO_FEIT_GEBOORTEDATUM);
    if (jong && !d->start_bekend) /* once the day has come there is none */
        voeg_feit_toe(&a->vanaf_ontbrekend, MBO_FEIT_STARTDATUM);
}

static void lees(const mbo_oordeel *o, mbo_vraag v, antwoord *a)
{
    memset(a, 0, sizeof *a);
    a->uitkomst = mbo_oordeel_uitkomst(o, v);
    mbo_oordeel_ontbrekend(o, v, &a->ontbrekend);
    mbo_oordeel_bedrag_ontbrekend(o, v, &a->bedrag_ontbrekend);
    mbo_oordeel_aannames(o, v, &a->aannames);
    a->beslissers = mbo_oordeel_beslissers(o, v);
    a->soort = mbo_oordeel_soort(o, v);
    a->stand = mbo_oordeel_bedrag(o, v, &a->bedrag);
    a->vanaf_stand = mbo_oordeel_vanaf(o, v, &a->vanaf);
    mbo_oordeel_vanaf_ontbrekend(o, v, &a->vanaf_ontbrekend);
}

static bool gelijk(const antwoord *a, const antwoord *b)
{
    return a->uitkomst == b->uitkomst && !memcmp(&a->ontbrekend, &b->ontbrekend, sizeof a->ontbrekend) &&
           !memcmp(&a->bedrag_ontbrekend, &b->bedrag_ontbrekend, sizeof a->ontbrekend) &&
           !memcmp(&a->aannames, &b->aannames, sizeof a->ontbrekend) && a->beslissers == b->beslissers &&
           !memcmp(&a->vanaf_ontbrekend, &b->vanaf_ontbrekend, sizeof a->ontbrekend) && a->soort == b->soort &&
           a->stand == b->stand && a->bedrag == b->bedrag && a->vanaf_stand == b->vanaf_stand && a->vanaf == b->vanaf;
}

static void toon(const char *wie, const antwoord *a)
{
    static const char *const namen[] = {"ontbrekend", "bedrag_ontbrekend", "vanaf_ontbrekend", "aannames"};
    const mbo_feitset *sets[] = {&a->ontbrekend, &a->bedrag_ontbrekend, &a->vanaf_ontbrekend, &a->aannames};
    printf("  %-9s %s soort %d stand %d bedrag %lld vanaf %d %d [", wie,
           mbo_code_name(MBO_VOCABULAIRE_UITKOMST, a->uitkomst), a->soort, a->stand, (long long)a->bedrag,
           a->vanaf_stand, a->vanaf);
    for (int i = 0; i < 4; i++) {
        printf("] %s [", namen[i]);
        for (mbo_feit f = 0; (f = mbo_feitset_next(sets[i], f));)
            printf(" %s", mbo_feit_name(f));
    }
    printf(" ] beslissers %d\n", a->beslissers);
}

static void vergelijk(const product *p, const mbo_zaak *zaak, int32_t options, const antwoord *expected)
{
    mbo_oordeel *o;
    mbo_fout fout;
    mbo_uitkomst alleen = 0;
    antwoord got;
    if (mbo_oordeel_create(regels, structuur, zaak, p->vraag, options, NULL, &o, &fout) ||
        mbo_uitkomst_of(regels, structuur, zaak, p->vraag, options, &alleen, &fout)) {
        printf("%s\n", fout.message);
        exit(1);
    }
    lees(o, p->vraag, &got);
    mbo_oordeel_free(o);
    vergeleken++;
    if (gelijk(&got, expected) && alleen == got.uitkomst)
        return;
    printf("\n%s%s:", p->naam, options ? ", streng" : "");
    for (mbo_feit f = 1; f <= mbo_feit_count(); f++) {
        char text[512];
        if (mbo_zaak_get_text(zaak, f, text, sizeof text))
            printf(" %s=%s", mbo_feit_name(f), text);
    }
    printf("\n");
    toon("expected", expected);
    toon("got", &got);
    if (++fouten >= 20)
        exit(1);
}

static uint64_t toeval = UINT64_C(0x9e3779b97f4a7c15);

static uint32_t loting(uint32_t onder)
{
    toeval ^= toeval << 13;
    toeval ^= toeval >> 7;
    toeval ^= toeval << 17;
    return (uint32_t)(toeval >> 20) % onder;
}

/* Facts that the question does not read must not matter. */
static void zet_ruis(const product *p, mbo_zaak *zaak)
{
    for (mbo_feit f = 1; f <= mbo_feit_count(); f++) {
        bool read = f == MBO_FEIT_GEBOORTEDATUM || f == MBO_FEIT_STARTDATUM || f == MBO_FEIT_CREBO ||
                    (f == MBO_FEIT_SOORT_OPLEIDING && p->rest.kwalificatie);
        for (int i = 0; i < p->dims; i++)
            read |= p->dim[i].feit == f;
        if (read || loting(2))
            continue;
        switch (mbo_feit_type(f)) {
        case MBO_FEITTYPE_BOOL: mbo_zaak_set_bool(zaak, f, (int32_t)loting(2), NULL); break;
        case MBO_FEITTYPE_CODE: mbo_zaak_set_code(zaak, f, 1 + (int32_t)loting((uint32_t)mbo_feit_max(f)), NULL); break;
        case MBO_FEITTYPE_INT: mbo_zaak_set_int(zaak, f, 1 + loting(120), NULL); break;
        case MBO_FEITTYPE_GELD: mbo_zaak_set_money(zaak, f, loting(1000000), NULL); break;
        case MBO_FEITTYPE_SET: mbo_zaak_set_set(zaak, f, loting(1 << 21) & ~1u, NULL); break;
        default: break;
        }
    }
}

static void zet_feit(mbo_zaak *zaak, mbo_feit f, long w)
{
    if (mbo_zaak_set_value(zaak, f, w, NULL))
        abort();
}

static bool toegestaan_onbekend(const product *p, int i, int *assumed)
{
    switch (p->dim[i].feit) {
    case MBO_FEIT_VERBLIJF_IN_ORDE:
    case MBO_FEIT_ROD_INGESCHREVEN: *assumed = 1; return true;
    case MBO_FEIT_ONDERWIJSGELD_AL_VERSCHULDIGD:
    case MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT: *assumed = 0; return true;
    default: return false;
    }
}

/* One cell: the library must answer what follows from the complete cases. */
static void ga_cel_na(const product *p, const datums *d, const cel *tabel, int32_t c, mbo_zaak *zaak)
{
    bool buiten = d->start_bekend && d->start < BEGIN;
    int aanname = -1, assumed = 0;
    mbo_zaak_clear(zaak);
    if (loting(8) == 0)
        zet_ruis(p, zaak);
    for (int i = 0; i < p->dims; i++) {
        int w;
        if (is_onbekend(p, c, i)) {
            if (toegestaan_onbekend(p, i, &w))
                aanname = i, assumed = w;
            continue;
        }
        long waarde = p->dim[i].waarde[cijfer(p, c, i)];
        if (p->dim[i].feit != MBO_FEIT_LEERPLICHT_BEEINDIGD || waarde < 2)
            zet_feit(zaak, p->dim[i].feit, waarde);
    }
    if (d->geboren_bekend)
        zet_feit(zaak, MBO_FEIT_GEBOORTEDATUM, d->geboren);
    if (d->start_bekend)
        zet_feit(zaak, MBO_FEIT_STARTDATUM, d->start);
    if (p->rest.kwalificatie)
        zet_feit(zaak, MBO_FEIT_CREBO, p->rest.kwalificatie->crebo);
    antwoord a = buiten ? (antwoord){.uitkomst = MBO_UITKOMST_ONBEKEND} : verwacht(p, &tabel[c]);
    if (!buiten)
        verwacht_vanaf(p, d, &a);
    if (aanname < 0) {
        vergelijk(p, zaak, 0, &a);
        return;
    }
    vergelijk(p, zaak, MBO_OORDEEL_STRENG, &a);
    if (!buiten) { /* assumed: as if given, and named when the other value makes another answer */
        const dim *x = &p->dim[aanname];
        int32_t base = c - x->n * p->stap[aanname];
        int index = x->waarde[0] == assumed ? 0 : 1;
        a = verwacht(p, &tabel[base + index * p->stap[aanname]]);
        antwoord b = verwacht(p, &tabel[base + !index * p->stap[aanname]]);
        if (!gelijk(&a, &b))
            voeg_feit_toe(&a.aannames, x->feit);
        verwacht_vanaf(p, d, &a);
    }
    vergelijk(p, zaak, 0, &a);
}

/* One product in one situation of the dates: one cell in `om`. */
static void ga_na(const product *p, long geboren, long start, int om)
{
    datums *d = maak_datums(p, geboren, start);
    cel *tabel = vul(p, d);
    mbo_zaak *zaak;
    if (mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    for (int32_t c = om > 1 ? (int32_t)loting((uint32_t)om) : 0; c < p->cellen; c += om)
        ga_cel_na(p, d, tabel, c, zaak);
    mbo_zaak_free(zaak);
    free(tabel);
    vrij_datums(d);
}

/* The cells in which the last three facts are unknown. */
static void ga_laatste_na(const product *p, long geboren, long start)
{
    datums *d = maak_datums(p, geboren, start);
    cel *tabel = vul(p, d);
    mbo_zaak *zaak;
    if (mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    for (int32_t om = p->stap[p->dims - 4], c = om - 1; c < p->cellen; c += om)
        ga_cel_na(p, d, tabel, c, zaak);
    mbo_zaak_free(zaak);
    free(tabel);
    vrij_datums(d);
}

/* ---- the products ---- */

#define WAARDEN(...)                                                                \
    (int)(sizeof((const long[]){__VA_ARGS__}) / sizeof(long)), true, (const long[]) \
    {                                                                               \
        __VA_ARGS__                                                                 \
    }
#define NOOIT_ONBEKEND(...)                                                          \
    (int)(sizeof((const long[]){__VA_ARGS__}) / sizeof(long)), false, (const long[]) \
    {                                                                                \
        __VA_ARGS__                                                                  \
    }
#define BIT(code) (1L << MBO_VOOROPLEIDING_##code)

#define BEWIJS                            \
    {                                     \
        MBO_FEIT_BEWIJS, WAARDEN(1, 2, 3) \
    }
#define LEERWEG                            \
    {                                      \
        MBO_FEIT_LEERWEG, WAARDEN(1, 2, 3) \
    }
#define SOORT                                            \
    {                                                    \
        MBO_FEIT_SOORT_OPLEIDING, WAARDEN(1, 2, 3, 4, 5) \
    }
#define UITKERING                                              \
    {                                                          \
        MBO_FEIT_UITKERING, WAARDEN(1, 2, 3, 4, 5, 6, 7, 8, 9) \
    }
#define DUUR                                                                               \
    {                                                                                      \
        MBO_FEIT_STUDIEDUUR, WAARDEN(1, 6, 7, 11, 12, 13, 23, 24, 25, 35, 36, 37, 48, 120) \
    }
#define SCHOLEN                                     \
    {                                               \
        MBO_FEIT_INSTELLING, WAARDEN(1, 2, 3, 4, 5) \
    }
#define ROC_OF_PRIVAAT                                                           \
    {                                                                            \
        MBO_FEIT_INSTELLING, WAARDEN(MBO_INSTELLING_ROC, MBO_INSTELLING_PRIVAAT) \
    }
#define LEERPLICHT                                             \
    {                                                          \
        MBO_FEIT_LEERPLICHT_BEEINDIGD, NOOIT_ONBEKEND(0, 1, 2) \
    }
#define BOOL(feit)                     \
    {                                  \
        MBO_FEIT_##feit, WAARDEN(0, 1) \
    }
#define VAST(feit, waarde)                      \
    {                                           \
        MBO_FEIT_##feit, NOOIT_ONBEKEND(waarde) \
    } /* a fact that the product holds fixed */

/* Every combination of what the law asks of the set: with and without each list, a designated proof, mbo_vak. */
#define SOORTEN_VOOROPLEIDING                                                                             \
    {                                                                                                     \
        MBO_FEIT_VOOROPLEIDING,                                                                           \
            WAARDEN(0, BIT(BASISONDERWIJS), BIT(VMBO_BB), BIT(MBO_ENTREE), BIT(VMBO_KB), BIT(AANGEWEZEN), \
                    BIT(VMBO_BB) | BIT(AANGEWEZEN), BIT(MBO_VAK), BIT(MBO_VAK) | BIT(AANGEWEZEN))         \
    }

static long alle_sets[1 + 21 + 210];

static void maak_sets(void)
{
    int n = 0;
    alle_sets[n++] = 0;
    for (int a = 1; a <= 21; a++) {
        alle_sets[n++] = 1L << a;
        for (int b = a + 1; b <= 21; b++)
            alle_sets[n++] = 1L << a | 1L << b;
    }
}

static void klaar(const product *p, long before)
{
    printf("%-44s %9d partial cases  %10ld comparisons\n", p->naam, p->cellen, vergeleken - before);
    fflush(stdout);
}

/* ---- aanbod, urennorm, studiefinanciering, krediet, subsidie and traject: products of their own ---- */

typedef enum maat_van { SNEL, GEWOON, DIEP } maat_van;

static const geval algemeen = {.bewijs = 1,
                               .leerweg = 1,
                               .soort = 3,
                               .instelling = 1,
                               .verblijf = true,
                               .leerplicht = 2,
                               .studieduur = 24,
                               .rod = true};

static void op_dagen(const product *vorm, const geval *rest, long (*dagen)[2], size_t n, int om)
{
    product p = *vorm;
    p.rest = *rest;
    maak_product(&p);
    long before = vergeleken;
    for (size_t i = 0; i < n; i++)
        ga_na(&p, dagen[i][0], dagen[i][1], om);
    klaar(&p, before);
}

#define OP_DAGEN(vorm, rest, dagen, om) op_dagen(vorm, rest, dagen, sizeof(dagen) / sizeof *(dagen), om)

static const kwalificatie kwalificaties[] = {
    {25901, 3, 1 << 1 | 1 << 2, false, {0, 0}, {0, 0}},
    {25902, 3, 1 << 2, false, {0, 0}, {0, 0}},
    {25903, 2, 0, false, {0, 0}, {0, 0}},
    {25904, 2, 1 << 1, false, {0, 0}, {0, 0}},
    {25905, 3, 1 << 1 | 1 << 2, false, {0, 0}, {0, 0}},
    {25906, 3, 1 << 1 | 1 << 2, false, {0, 0}, {0, 0}},
    {25907, 4, 1 << 1 | 1 << 2, true, {0, 0}, {0, 0}},
};
enum { KWALIFICATIES = sizeof kwalificaties / sizeof *kwalificaties };

/* When one may start with each, as tests/data/sbb-aanbod.xml has it. */
static kwalificatie kwalificatie_nr(int i)
{
    const long nooit = -100000, altijd = 100000;
    kwalificatie k = kwalificaties[i];
    k.vanaf[1] = altijd, k.tot_en_met[1] = nooit;
    switch (k.crebo) {
    case 25901:
        k.vanaf[0] = dag(2015, 8, 1), k.tot_en_met[0] = dag(2020, 7, 31);
        k.vanaf[1] = dag(2021, 8, 1), k.tot_en_met[1] = dag(2025, 7, 31);
        break;
    case 25902: k.vanaf[0] = nooit, k.tot_en_met[0] = altijd; break;
    case 25903: k.vanaf[0] = dag(2016, 8, 1), k.tot_en_met[0] = altijd; break;
    case 25904: k.vanaf[0] = nooit, k.tot_en_met[0] = dag(2020, 7, 31); break;
    case 25905: /* two that touch */
        k.vanaf[0] = dag(2014, 8, 1), k.tot_en_met[0] = dag(2019, 7, 31);
        k.vanaf[1] = dag(2019, 8, 1), k.tot_en_met[1] = altijd;
        break;
    case 25906: k.vanaf[0] = dag(2010, 8, 1), k.tot_en_met[0] = dag(2014, 7, 31); break;
    default: k.vanaf[0] = dag(2015, 8, 1), k.tot_en_met[0] = dag(2027, 1, 15); break; /* within a month */
    }
    return k;
}

static void ga_aanbod_na(void)
{
    const product vorm = {.naam = "aanbod",
                          .vraag = MBO_VRAAG_AANBOD,
                          .dims = 6,
                          .dim = {BEWIJS, LEERWEG, SCHOLEN, BOOL(DIPLOMA_ERKENNING), BOOL(CERTIFICAAT_VASTGESTELD),
                                  BOOL(ANDER_AANBOD_ZELFDE_DOMEIN)}};
    const long oud = dag(1990, 5, 5);
    long dagen[][2] = {
        {oud, ONBEKEND},         {ONBEKEND, ONBEKEND},       {oud, BEGIN - 1},        {oud, BEGIN},
        {oud, dag(2017, 7, 31)}, {oud, dag(2017, 8, 1)},     {oud, dag(2023, 7, 31)}, {oud, dag(2023, 8, 1)},
        {oud, dag(2026, 7, 31)}, {ONBEKEND, dag(2026, 8, 1)}};
    OP_DAGEN(&vorm, &algemeen, dagen, 1);
    const product met_crebo = {.naam = "aanbod, with a crebo",
                               .vraag = MBO_VRAAG_AANBOD,
                               .dims = 6,
                               .dim = {BEWIJS, LEERWEG, ROC_OF_PRIVAAT, BOOL(DIPLOMA_ERKENNING),
                                       BOOL(CERTIFICAAT_VASTGESTELD), BOOL(ANDER_AANBOD_ZELFDE_DOMEIN)}};
    for (int i = 0; i < KWALIFICATIES; i++) {
        kwalificatie k = kwalificatie_nr(i);
        geval rest = algemeen;
        rest.kwalificatie = &k;
        rest.soort = k.soort;
        long rond[32][2] = {{oud, ONBEKEND}, {ONBEKEND, ONBEKEND}, {oud, dag(2014, 8, 1)}, {oud, dag(2030, 1, 1)}};
        size_t n = 4;
        for (int j = 0; j < 2; j++)
            for (int over = -1; over <= 1; over++) {
                if (k.vanaf[j] > 0 && k.vanaf[j] < 50000)
                    rond[n][0] = oud, rond[n++][1] = k.vanaf[j] + over;
                if (k.tot_en_met[j] > 0 && k.tot_en_met[j] < 50000)
                    rond[n][0] = oud, rond[n++][1] = k.tot_en_met[j] + over;
            }
        op_dagen(&met_crebo, &rest, rond, n, 1);
    }
}

/* Every number of hours at which a norm of the law can be met for one of these lengths, and both ends; `ander`: of
   hours that make up the total with one of these, up to -1. */
static int uren_grenzen(long *uit, const int *norm, const int *duur, int duren, const long *ander)
{
    static const int totalen[] = {850, 1000, 2000, 3000};
    int n = 0, normen = 0;
    uit[n++] = 0;
    while (norm[normen])
        normen++;
    for (int u = 0; u < normen + 4; u++)
        for (int i = 0; i < duren; i++)
            for (int jaren = 1; jaren <= 3; jaren++)
                for (int vol = 0; vol < 3;
                     vol++) { /* in proportion; with a rest of eleven months made full; or whole */
                    long maanden = vol == 2 ? 12 * jaren : duur[i] + (vol && duur[i] % 12 == 11), noemer = 12 * jaren;
                    long uren = ((u < normen ? norm[u] : totalen[u - normen]) * maanden + noemer - 1) / noemer;
                    for (const long *x = u < normen ? (const long[]){0, -1} : ander; *x >= 0; x++) {
                        int at = 0;
                        while (at < n && uit[at] != uren - *x)
                            at++;
                        if (uren <= *x)
                            continue;
                        n += at == n;
                        uit[at] = uren - *x;
                    }
                }
    uit[n++] = 100000;
    return n;
}

static const int begeleid_normen[] = {200, 500, 600, 700, 1250, 1800, 0}, bpv_normen[] = {250, 450, 610, 900, 0};

static void ga_urennorm_na(maat_van maat)
{
    static long maanden[120], lijst[400], lijst_bpv[400];
    static const int duren[] = {11, 12, 30}, uiterst[] = {1, 11, 120};
    static const long geen[] = {-1}, bekend_begeleid[] = {200, 600, 700, 1300, -1},
                      bekend_bpv[] = {0, 250, 610, 700, -1};
    for (int i = 0; i < 120; i++)
        maanden[i] = i + 1;
    product uren = {.naam = "urennorm, scope",
                    .vraag = MBO_VRAAG_URENNORM,
                    .dims = 7,
                    .dim = {BEWIJS,
                            LEERWEG,
                            SOORT,
                            SCHOLEN,
                            {MBO_FEIT_STUDIEDUUR, NOOIT_ONBEKEND(12, 23, 36)},
                            {MBO_FEIT_UREN_BEGELEID, NOOIT_ONBEKEND(0, 200, 500, 600, 700, 1799, 1800)},
                            {MBO_FEIT_UREN_BPV, NOOIT_ONBEKEND(0, 250, 399, 400, 650, 1200, 100000)}}};
    const long oud = dag(1990, 5, 5);
    long dagen[][2] = {{oud, dag(2026, 7, 31)}, {oud, dag(2026, 8, 1)}, {oud, ONBEKEND}, {ONBEKEND, ONBEKEND}};
    OP_DAGEN(&uren, &algemeen, dagen, maat == SNEL ? 41 : 1);
    uren.dim[0] = (dim)VAST(BEWIJS, 1);
    uren.dim[3] = (dim)ROC_OF_PRIVAAT;
    uren.naam = "urennorm, studieduur unknown";
    uren.dim[4] = (dim){MBO_FEIT_STUDIEDUUR, 120, true, maanden};
    uren.dim[5] = (dim){MBO_FEIT_UREN_BEGELEID, NOOIT_ONBEKEND(0, 17, 199, 200, 500, 583, 600, 700, 1250, 1800, 9000)};
    uren.dim[6] = (dim){MBO_FEIT_UREN_BPV, NOOIT_ONBEKEND(0, 21, 250, 417, 450, 610, 650, 900, 1300, 9000)};
    OP_DAGEN(&uren, &algemeen, dagen, maat == SNEL ? 41 : maat == GEWOON ? 5 : 1);
    uren.naam = "urennorm, uren_begeleid unknown";
    uren.dim[4] = (dim){MBO_FEIT_STUDIEDUUR, NOOIT_ONBEKEND(11, 12, 30)};
    uren.dim[5] =
        (dim){MBO_FEIT_UREN_BEGELEID, uren_grenzen(lijst, begeleid_normen, duren, 3, bekend_bpv), true, lijst};
    uren.dim[6] = (dim){MBO_FEIT_UREN_BPV, 4, false, bekend_bpv};
    OP_DAGEN(&uren, &algemeen, dagen, maat == SNEL ? 41 : maat == GEWOON ? 3 : 1);
    uren.naam = "urennorm, uren_bpv unknown";
    uren.dim[5] = (dim){MBO_FEIT_UREN_BEGELEID, 4, false, bekend_begeleid};
    uren.dim[6] = (dim){MBO_FEIT_UREN_BPV, uren_grenzen(lijst, bpv_normen, duren, 3, bekend_begeleid), true, lijst};
    OP_DAGEN(&uren, &algemeen, dagen, maat == SNEL ? 41 : maat == GEWOON ? 3 : 1);

    long before = vergeleken;
    for (int i = 0; i < 4; i++) { /* both hours unknown, of three lengths and of any */
        bool alle = i == 3;
        const long duur = alle ? 0 : duren[i];
        uren.naam = "urennorm, hours unknown";
        uren.dim[4] =
            alle ? (dim){MBO_FEIT_STUDIEDUUR, WAARDEN(1, 11, 120)} : (dim){MBO_FEIT_STUDIEDUUR, 1, false, &duur};
        const int *van = alle ? uiterst : &duren[i];
        int n = alle ? 3 : 1;
        uren.dim[5] = (dim){MBO_FEIT_UREN_BEGELEID, uren_grenzen(lijst, begeleid_normen, van, n, geen), true, lijst};
        uren.dim[6] = (dim){MBO_FEIT_UREN_BPV, uren_grenzen(lijst_bpv, bpv_normen, van, n, geen), true, lijst_bpv};
        uren.rest = algemeen;
        maak_product(&uren);
        for (size_t j = 0; j < sizeof dagen / sizeof *dagen; j++)
            ga_laatste_na(&uren, dagen[j][0], dagen[j][1]);
    }
    klaar(&uren, before);
}

/* Pairs of a birth date and a start date around every day on which an age counts. */
enum { LEEFTIJDSDAGEN = 1400 };

static void add_dagen(long (*uit)[2], size_t *n, long geboren, long start)
{
    if (*n == LEEFTIJDSDAGEN)
        abort();
    uit[*n][0] = geboren;
    uit[(*n)++][1] = start;
}

static size_t leeftijdsdagen(long (*uit)[2], maat_van maat)
{
    static const int leeftijden[] = {18, 30, 55, 56, 57};
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
    size_t n = 0;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        long s = starts[i];
        int jaar, maand, d;
        kalender(s, &jaar, &maand, &d);
        add_dagen(uit, &n, ONBEKEND, s);
        for (int l = 0; l < 5; l++) {
            /* on the day, around it, and around the quarter or month that it lies in */
            const long rond[] = {dag(jaar - leeftijden[l], maand, d > 28 ? 28 : d), dag(jaar - leeftijden[l], maand, 1),
                                 dag(jaar - leeftijden[l], (maand - 1) / 3 * 3 + 1, 1)};
            for (int r = 0; r < (maat == DIEP ? 3 : 1 + ((int)i + l) % 2); r++)
                for (int over = -1; over <= 1; over++)
                    add_dagen(uit, &n, rond[r] + over, s);
        }
    }
    const long geboren[] = {dag(1924, 2, 29), dag(1959, 8, 1),   dag(1962, 8, 1),  dag(1968, 1, 15), dag(1968, 2, 29),
                            dag(1987, 8, 1),  dag(1987, 8, 2),   dag(1996, 2, 29), dag(1996, 7, 1),  dag(1996, 7, 2),
                            dag(1999, 9, 30), dag(2000, 1, 1),   dag(2000, 2, 29), dag(2002, 1, 1),  dag(2002, 4, 1),
                            dag(2004, 2, 29), dag(2007, 12, 31), dag(2010, 4, 1),  dag(2031, 1, 1)};
    for (size_t i = 0; i < sizeof geboren / sizeof *geboren; i++)
        add_dagen(uit, &n, geboren[i], ONBEKEND);
    add_dagen(uit, &n, ONBEKEND, ONBEKEND);
    return n;
}

static void ga_studiefinanciering_na(maat_van maat)
{
    static long dagen[LEEFTIJDSDAGEN][2];
    size_t n = leeftijdsdagen(dagen, maat);
    long paar[][2] = {{dag(2001, 5, 5), dag(2020, 9, 1)}, {dag(2004, 5, 5), dag(2020, 9, 1)},
                      {dag(1985, 5, 5), dag(2020, 9, 1)}, {ONBEKEND, dag(2020, 9, 1)},
                      {dag(2001, 5, 5), ONBEKEND},        {ONBEKEND, ONBEKEND}};
    const product elk_feit = {.naam = "studiefinanciering, every fact",
                              .vraag = MBO_VRAAG_STUDIEFINANCIERING,
                              .dims = 9,
                              .dim = {{MBO_FEIT_BEWIJS, WAARDEN(1, 2)},
                                      LEERWEG,
                                      ROC_OF_PRIVAAT,
                                      BOOL(DIPLOMA_ERKENNING),
                                      BOOL(NATIONALITEIT_WSF),
                                      {MBO_FEIT_STUDIEDUUR, WAARDEN(11, 12)},
                                      {MBO_FEIT_SOORT_OPLEIDING, WAARDEN(2, 3, 5)},
                                      BOOL(STUDIEFINANCIERING_VERBRUIKT),
                                      BOOL(STUDIEFINANCIERING_LOPEND)}};
    const product leeftijd = {.naam = "studiefinanciering, dates",
                              .vraag = MBO_VRAAG_STUDIEFINANCIERING,
                              .dims = 9,
                              .dim = {VAST(BEWIJS, 1),
                                      {MBO_FEIT_LEERWEG, WAARDEN(1, 2)},
                                      VAST(INSTELLING, 1),
                                      VAST(DIPLOMA_ERKENNING, 0),
                                      VAST(NATIONALITEIT_WSF, 1),
                                      {MBO_FEIT_STUDIEDUUR, WAARDEN(11, 12)},
                                      {MBO_FEIT_SOORT_OPLEIDING, WAARDEN(2, 3)},
                                      BOOL(STUDIEFINANCIERING_VERBRUIKT),
                                      BOOL(STUDIEFINANCIERING_LOPEND)}};
    OP_DAGEN(&elk_feit, &algemeen, paar, maat == SNEL ? 29 : 1);
    op_dagen(&leeftijd, &algemeen, dagen, n, maat == SNEL ? 5 : 1);
}

static void ga_krediet_na(maat_van maat)
{
    static long dagen[LEEFTIJDSDAGEN][2];
    size_t n = leeftijdsdagen(dagen, maat);
    long paar[][2] = {{dag(1985, 5, 5), dag(2020, 9, 1)}, {dag(1964, 5, 5), dag(2022, 9, 1)},
                      {dag(2001, 5, 5), dag(2024, 9, 1)}, {ONBEKEND, dag(2020, 9, 1)},
                      {dag(1985, 5, 5), ONBEKEND},        {ONBEKEND, ONBEKEND}};
    const product elk_feit = {.naam = "levenlanglerenkrediet, every fact",
                              .vraag = MBO_VRAAG_LEVENLANGLERENKREDIET,
                              .dims = 12,
                              .dim = {{MBO_FEIT_BEWIJS, WAARDEN(1, 3)},
                                      {MBO_FEIT_LEERWEG, WAARDEN(1, 3)},
                                      ROC_OF_PRIVAAT,
                                      BOOL(DIPLOMA_ERKENNING),
                                      BOOL(NATIONALITEIT_WSF),
                                      VAST(STUDIEDUUR, 12),
                                      {MBO_FEIT_SOORT_OPLEIDING, WAARDEN(1, 4)},
                                      BOOL(STUDIEFINANCIERING_VERBRUIKT),
                                      BOOL(STUDIEFINANCIERING_LOPEND),
                                      BOOL(LEVENLANGLERENKREDIET_LOPEND),
                                      BOOL(ONDERWIJS_VERGOED),
                                      {MBO_FEIT_ONDERWIJSPRIJS, WAARDEN(0, 120200, 900000)}}};
    const product leeftijd = {.naam = "levenlanglerenkrediet, dates",
                              .vraag = MBO_VRAAG_LEVENLANGLERENKREDIET,
                              .dims = 12,
                              .dim = {VAST(BEWIJS, 1),
                                      VAST(LEERWEG, 1),
                                      ROC_OF_PRIVAAT,
                                      VAST(DIPLOMA_ERKENNING, 1),
                                      VAST(NATIONALITEIT_WSF, 1),
                                      {MBO_FEIT_STUDIEDUUR, WAARDEN(11, 12)},
                                      {MBO_FEIT_SOORT_OPLEIDING, NOOIT_ONBEKEND(1, 3)},
                                      BOOL(STUDIEFINANCIERING_VERBRUIKT),
                                      BOOL(STUDIEFINANCIERING_LOPEND),
                                      BOOL(LEVENLANGLERENKREDIET_LOPEND),
                                      VAST(ONDERWIJS_VERGOED, 0),
                                      {MBO_FEIT_ONDERWIJSPRIJS, WAARDEN(0, 304000, 304001, 709500, 709501)}}};
    OP_DAGEN(&elk_feit, &algemeen, paar, maat == SNEL ? 97 : maat == GEWOON ? 7 : 1);
    op_dagen(&leeftijd, &algemeen, dagen, n, maat == SNEL ? 37 : maat == GEWOON ? 3 : 1);
}

static void ga_subsidie_na(maat_van maat)
{
    const product vorm = {.naam = "subsidie_praktijkleren",
                          .vraag = MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
                          .dims = 14,
                          .dim = {{MBO_FEIT_BEWIJS, WAARDEN(1, 2)},
                                  LEERWEG,
                                  VAST(SOORT_OPLEIDING, 2),
                                  VAST(INSTELLING, 1),
                                  VAST(STUDIEDUUR, 12),
                                  {MBO_FEIT_UREN_BEGELEID, WAARDEN(199, 200)},
                                  VAST(UREN_BPV, 650),
                                  BOOL(LEERBEDRIJF_ERKEND),
                                  BOOL(PRAKTIJKOVEREENKOMST),
                                  BOOL(WERKEND),
                                  BOOL(WERKZOEKEND),
                                  BOOL(MET_WERKLOOSHEID_BEDREIGD),
                                  BOOL(ROD_INGESCHREVEN),
                                  {MBO_FEIT_PRAKTIJKWEKEN, WAARDEN(0, 1, 39, 40, 41)}}};
    const product uren = {.naam = "subsidie_praktijkleren, hours",
                          .vraag = MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
                          .dims = 14,
                          .dim = {VAST(BEWIJS, 1),
                                  VAST(LEERWEG, 2),
                                  SOORT,
                                  ROC_OF_PRIVAAT,
                                  {MBO_FEIT_STUDIEDUUR, NOOIT_ONBEKEND(11, 12, 24)},
                                  {MBO_FEIT_UREN_BEGELEID, WAARDEN(0, 184, 200, 399, 400, 100000)},
                                  {MBO_FEIT_UREN_BPV, WAARDEN(0, 560, 610, 650, 1219, 1220, 100000)},
                                  BOOL(LEERBEDRIJF_ERKEND),
                                  VAST(PRAKTIJKOVEREENKOMST, 1),
                                  VAST(WERKEND, 1),
                                  VAST(WERKZOEKEND, 0),
                                  VAST(MET_WERKLOOSHEID_BEDREIGD, 0),
                                  VAST(ROD_INGESCHREVEN, 1),
                                  {MBO_FEIT_PRAKTIJKWEKEN, NOOIT_ONBEKEND(20)}}};
    const long oud = dag(1990, 5, 5);
    long dagen[][2] = {{oud, ONBEKEND},         {ONBEKEND, ONBEKEND},       {oud, dag(2020, 12, 31)},
                       {oud, dag(2021, 1, 1)},  {oud, dag(2023, 7, 31)},    {oud, dag(2023, 8, 1)},
                       {oud, dag(2026, 3, 31)}, {oud, dag(2026, 4, 1)},     {oud, dag(2026, 8, 1)},
                       {oud, dag(2028, 7, 31)}, {ONBEKEND, dag(2028, 8, 1)}};
    OP_DAGEN(&vorm, &algemeen, dagen, maat == SNEL ? 101 : maat == GEWOON ? 11 : 1);
    OP_DAGEN(&uren, &algemeen, dagen, maat == SNEL ? 29 : maat == GEWOON ? 5 : 1);
}

/* ---- cases drawn at random ---- */

/* What each question reads, besides the two dates. */
static const mbo_feit leest[][MAX_DIMS] = {
    [MBO_VRAAG_AANBOD] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_INSTELLING, MBO_FEIT_DIPLOMA_ERKENNING,
                          MBO_FEIT_CERTIFICAAT_VASTGESTELD, MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN},
    [MBO_VRAAG_BEKOSTIGING] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_INSTELLING},
    [MBO_VRAAG_TOELATING] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_INSTELLING,
                             MBO_FEIT_VOOROPLEIDING, MBO_FEIT_VAK_ZELFDE_RICHTING, MBO_FEIT_LEERPLICHT_BEEINDIGD,
                             MBO_FEIT_VERBLIJF_IN_ORDE, MBO_FEIT_BESLUIT_VRIJSTELLING,
                             MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT},
    [MBO_VRAAG_DOELGROEP] = {MBO_FEIT_BEWIJS, MBO_FEIT_WERKEND, MBO_FEIT_WERKZOEKEND, MBO_FEIT_DIPLOMA_HAALBAAR,
                             MBO_FEIT_CERTIFICAAT_HAALBAAR, MBO_FEIT_VOOROPLEIDING},
    [MBO_VRAAG_PRAKTIJKPLAATS] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_LEERBAAN, MBO_FEIT_LEERBEDRIJF_ERKEND},
    [MBO_VRAAG_STUDIEDUUR] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_INSTELLING,
                              MBO_FEIT_STUDIEDUUR, MBO_FEIT_BESLUIT_VERKORTING},
    [MBO_VRAAG_URENNORM] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_INSTELLING,
                            MBO_FEIT_STUDIEDUUR, MBO_FEIT_UREN_BEGELEID, MBO_FEIT_UREN_BPV},
    [MBO_VRAAG_ONDERWIJSGELD] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_INSTELLING,
                                 MBO_FEIT_ONDERWIJSGELD_AL_VERSCHULDIGD, MBO_FEIT_ONDERWIJSPRIJS},
    [MBO_VRAAG_STUDIEFINANCIERING] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_INSTELLING,
                                      MBO_FEIT_DIPLOMA_ERKENNING, MBO_FEIT_NATIONALITEIT_WSF, MBO_FEIT_STUDIEDUUR,
                                      MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT, MBO_FEIT_STUDIEFINANCIERING_LOPEND},
    [MBO_VRAAG_LEVENLANGLERENKREDIET] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING,
                                         MBO_FEIT_INSTELLING, MBO_FEIT_DIPLOMA_ERKENNING, MBO_FEIT_NATIONALITEIT_WSF,
                                         MBO_FEIT_STUDIEDUUR, MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT,
                                         MBO_FEIT_STUDIEFINANCIERING_LOPEND, MBO_FEIT_LEVENLANGLERENKREDIET_LOPEND,
                                         MBO_FEIT_ONDERWIJS_VERGOED, MBO_FEIT_ONDERWIJSPRIJS},
    [MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING,
                                          MBO_FEIT_INSTELLING, MBO_FEIT_STUDIEDUUR, MBO_FEIT_UREN_BEGELEID,
                                          MBO_FEIT_UREN_BPV, MBO_FEIT_LEERBEDRIJF_ERKEND, MBO_FEIT_PRAKTIJKOVEREENKOMST,
                                          MBO_FEIT_WERKEND, MBO_FEIT_WERKZOEKEND, MBO_FEIT_MET_WERKLOOSHEID_BEDREIGD,
                                          MBO_FEIT_ROD_INGESCHREVEN, MBO_FEIT_PRAKTIJKWEKEN},
    [MBO_VRAAG_UWV_FINANCIERING] = {MBO_FEIT_UITKERING, MBO_FEIT_BESLUIT_SCHOLING_NOODZAKELIJK,
                                    MBO_FEIT_INKOOPKADER_UWV, MBO_FEIT_STUDIEDUUR},
    [MBO_VRAAG_UWV_BEHOUD_UITKERING] = {MBO_FEIT_UITKERING, MBO_FEIT_BESLUIT_SCHOLING_NOODZAKELIJK,
                                        MBO_FEIT_STUDIEDUUR},
    [MBO_VRAAG_GEMEENTE_FINANCIERING] = {MBO_FEIT_UITKERING, MBO_FEIT_WERKZOEKEND, MBO_FEIT_BESLUIT_GEMEENTE},
    [MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING] = {MBO_FEIT_UITKERING, MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD},
    [MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING] = {MBO_FEIT_BEWIJS, MBO_FEIT_UITKERING, MBO_FEIT_PRODUCTIEVE_ARBEID,
                                                       MBO_FEIT_STUDIEDUUR},
    [MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP] = {MBO_FEIT_BEWIJS, MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_VOOROPLEIDING},
    [MBO_VRAAG_TRAJECT] = {MBO_FEIT_BEWIJS,
                           MBO_FEIT_LEERWEG,
                           MBO_FEIT_SOORT_OPLEIDING,
                           MBO_FEIT_INSTELLING,
                           MBO_FEIT_VOOROPLEIDING,
                           MBO_FEIT_VAK_ZELFDE_RICHTING,
                           MBO_FEIT_LEERPLICHT_BEEINDIGD,
                           MBO_FEIT_VERBLIJF_IN_ORDE,
                           MBO_FEIT_BESLUIT_VRIJSTELLING,
                           MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT,
                           MBO_FEIT_WERKEND,
                           MBO_FEIT_WERKZOEKEND,
                           MBO_FEIT_DIPLOMA_HAALBAAR,
                           MBO_FEIT_CERTIFICAAT_HAALBAAR,
                           MBO_FEIT_DIPLOMA_ERKENNING,
                           MBO_FEIT_CERTIFICAAT_VASTGESTELD,
                           MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN,
                           MBO_FEIT_LEERBAAN,
                           MBO_FEIT_LEERBEDRIJF_ERKEND,
                           MBO_FEIT_STUDIEDUUR,
                           MBO_FEIT_BESLUIT_VERKORTING},
};

/* Values that stand for every other of a fact: what the questions tell apart, and both ends. Other facts are bools. */
static const dim keuzelijst[] = {
    BEWIJS,
    LEERWEG,
    SOORT,
    ROC_OF_PRIVAAT,
    SOORTEN_VOOROPLEIDING,
    LEERPLICHT,
    {MBO_FEIT_UITKERING, WAARDEN(1, 2, 5, 9)},
    {MBO_FEIT_LEERBAAN, WAARDEN(1, 2, 3)},
    {MBO_FEIT_STUDIEDUUR, WAARDEN(1, 6, 7, 11, 12, 13, 24, 25, 36, 37, 120)},
    {MBO_FEIT_UREN_BEGELEID, WAARDEN(0, 183, 200, 417, 600, 700, 1250, 9000)},
    {MBO_FEIT_UREN_BPV, WAARDEN(0, 250, 560, 610, 650, 900, 1300, 9000)},
    {MBO_FEIT_PRAKTIJKWEKEN, WAARDEN(0, 20, 40, 41)},
    {MBO_FEIT_ONDERWIJSPRIJS, WAARDEN(0, 141900, 500000, 900000)},
};

static dim keuzes(mbo_feit feit)
{
    static const long nee_ja[] = {0, 1};
    for (size_t i = 0; i < sizeof keuzelijst / sizeof *keuzelijst; i++)
        if (keuzelijst[i].feit == feit)
            return keuzelijst[i];
    return (dim){feit, 2, true, nee_ja};
}

enum { SITUATIES = 8 };

/* Hours and studieduur decide together: what is unknown of them needs every value at which something changes. */
static void verfijn_uren(product *p)
{
    static long maanden[120], grenzen[2][400];
    dim *duur = NULL, *uren[2] = {NULL, NULL};
    for (int i = 0; i < p->dims; i++)
        if (p->dim[i].feit == MBO_FEIT_STUDIEDUUR)
            duur = &p->dim[i];
        else if (p->dim[i].feit == MBO_FEIT_UREN_BEGELEID || p->dim[i].feit == MBO_FEIT_UREN_BPV)
            uren[p->dim[i].feit == MBO_FEIT_UREN_BPV] = &p->dim[i];
    for (int i = 0; i < 120; i++)
        maanden[i] = i + 1;
    bool duur_bekend = !duur->onbekend;
    if (!duur_bekend)
        *duur = (dim){MBO_FEIT_STUDIEDUUR, 120, true, maanden};
    for (int bpv = 0; bpv < 2; bpv++) {
        dim *x = uren[bpv], *y = uren[!bpv];
        if (!x->onbekend)
            continue;
        if (!duur_bekend) { /* the length is unknown, so these are not */
            *x = (dim){x->feit, 1, false, &x->waarde[loting((uint32_t)x->n)]};
            continue;
        }
        const int maand = (int)duur->waarde[0];
        const long ander[] = {y->onbekend ? -1 : y->waarde[0], -1};
        *x = (dim){x->feit, uren_grenzen(grenzen[bpv], bpv ? bpv_normen : begeleid_normen, &maand, 1, ander), true,
                   grenzen[bpv]};
    }
}

/* A question, the facts it reads each known or not, the dates known or not: one partial case. */
static void ga_toeval_na(long aantal)
{
    static datums *vooraf[sizeof leest / sizeof *leest][SITUATIES];
    static product kaal[sizeof leest / sizeof *leest];
    const mbo_vraag vragen = (mbo_vraag)(sizeof leest / sizeof *leest) - 1;
    mbo_zaak *zaak;
    long before = vergeleken;
    if (mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    for (mbo_vraag v = 1; v <= vragen; v++) {
        kaal[v] = (product){.naam = "at random", .vraag = v, .rest = algemeen};
        for (int i = 0; i < SITUATIES; i++) {
            long b = i % 4 == 0 || i == 7 ? ONBEKEND : dag(1965, 1, 1) + loting(17000);
            long s = i % 4 == 0 && i ? dag(2014, 8, 1) + loting(5000) : ONBEKEND;
            vooraf[v][i] = maak_datums(&kaal[v], b, i == 7 ? dag(2014, 8, 1) + loting(5000) : s);
        }
    }
    for (long n = 0; n < aantal; n++) {
        long vast[MAX_DIMS];
        mbo_vraag v = 1 + (mbo_vraag)loting((uint32_t)vragen);
        product p = kaal[v];
        datums *d = loting(5) < 3 ? NULL : vooraf[v][loting(SITUATIES)];
        int32_t hoogstens = !d ? 4000 : d->punten > 40 ? 100 : 600, kans = 1 + (int32_t)loting(4);
        for (int i = 0; i < MAX_DIMS && leest[v][i]; i++, p.dims++) {
            dim *x = &p.dim[i];
            int index;
            *x = keuzes(leest[v][i]);
            index = (int)loting((uint32_t)x->n);
            bool derived = x->feit == MBO_FEIT_LEERPLICHT_BEEINDIGD; /* unknown it is derived */
            if (!derived && (int32_t)loting(4) < kans && hoogstens > x->n) {
                hoogstens /= x->n + 1;
                continue;
            }
            vast[i] = x->waarde[index];
            *x = (dim){x->feit, 1, false, &vast[i]};
        }
        if (v == MBO_VRAAG_URENNORM || v == MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN)
            verfijn_uren(&p);
        maak_product(&p);
        datums *eigen = d ? NULL : maak_datums(&p, dag(1955, 1, 1) + loting(20000), BEGIN - 5 + loting(5200));
        cel *tabel = vul(&p, d ? d : eigen);
        ga_cel_na(&p, d ? d : eigen, tabel, p.cellen - 1, zaak);
        free(tabel);
        if (eigen)
            vrij_datums(eigen);
    }
    for (mbo_vraag v = 1; v <= vragen; v++)
        for (int i = 0; i < SITUATIES; i++)
            vrij_datums(vooraf[v][i]);
    mbo_zaak_free(zaak);
    printf("%-44s %9ld partial cases  %10ld comparisons\n", "every question, at random", aantal, vergeleken - before);
    fflush(stdout);
}

static void ga_traject_na(maat_van maat)
{
    const product vorm = {.naam = "traject, with a crebo",
                          .vraag = MBO_VRAAG_TRAJECT,
                          .dims = 20,
                          .dim = {BEWIJS,
                                  LEERWEG,
                                  ROC_OF_PRIVAAT,
                                  {MBO_FEIT_VOOROPLEIDING, WAARDEN(0, BIT(VMBO_TL))},
                                  VAST(VAK_ZELFDE_RICHTING, 0),
                                  {MBO_FEIT_LEERPLICHT_BEEINDIGD, NOOIT_ONBEKEND(2)},
                                  VAST(VERBLIJF_IN_ORDE, 1),
                                  VAST(BESLUIT_VRIJSTELLING, 0),
                                  VAST(BESLUIT_VERVANGENDE_LEERPLICHT, 0),
                                  BOOL(WERKEND),
                                  VAST(WERKZOEKEND, 0),
                                  VAST(DIPLOMA_HAALBAAR, 0),
                                  VAST(CERTIFICAAT_HAALBAAR, 0),
                                  BOOL(DIPLOMA_ERKENNING),
                                  VAST(CERTIFICAAT_VASTGESTELD, 1),
                                  BOOL(ANDER_AANBOD_ZELFDE_DOMEIN),
                                  {MBO_FEIT_LEERBAAN, WAARDEN(1, 2)},
                                  VAST(LEERBEDRIJF_ERKEND, 1),
                                  {MBO_FEIT_STUDIEDUUR, WAARDEN(11, 12, 36, 48, 49)},
                                  BOOL(BESLUIT_VERKORTING)}};
    for (int i = 0; i < KWALIFICATIES; i++) {
        kwalificatie k = kwalificatie_nr(i);
        geval rest = algemeen;
        rest.kwalificatie = &k;
        rest.soort = k.soort;
        long dagen[][2] = {{dag(2004, 5, 5), ONBEKEND},
                           {ONBEKEND, ONBEKEND},
                           {ONBEKEND, dag(2020, 8, 1)},
                           {dag(2004, 7, 31), dag(2020, 7, 31)},
                           {dag(2009, 8, 1), ONBEKEND}};
        OP_DAGEN(&vorm, &rest, dagen, maat == SNEL ? 997 : maat == GEWOON ? 101 : 7);
    }
}

int main(int argc, char **argv)
{
    bool diep = argc > 1 && strcmp(argv[1], "deep") == 0, snel = argc > 1 && strcmp(argv[1], "snel") == 0;
    mbo_fout fout;
    if (mbo_regels_create(NULL, &regels, &fout) ||
        mbo_structuur_load_file(MBO_TEST_DATA "/sbb-aanbod.xml", NULL, &structuur, &fout)) {
        fprintf(stderr, "%s\n", fout.message);
        return 1;
    }
    maak_sets();
    maak_dagen();
    const geval rest = {.bewijs = 1, .leerweg = 1, .soort = 3, .instelling = 1, .verblijf = true, .leerplicht = 2};
    const long start_2024 = dag(2024, 9, 1), jong = dag(2010, 5, 5), oud = dag(1990, 5, 5);

    const maat_van hoe = diep ? DIEP : snel ? SNEL : GEWOON;
    ga_aanbod_na();
    ga_urennorm_na(hoe);
    ga_studiefinanciering_na(hoe);
    ga_krediet_na(hoe);
    ga_subsidie_na(hoe);
    ga_traject_na(hoe);
    ga_toeval_na(diep ? 5000000 : snel ? 5000 : 100000);

    product bekostiging = {"bekostiging", MBO_VRAAG_BEKOSTIGING, 3, {BEWIJS, LEERWEG, SCHOLEN}, .rest = rest};
    maak_product(&bekostiging);
    long before = vergeleken;
    const long starts[] = {ONBEKEND,        BEGIN - 1,        BEGIN,          dag(2022, 7, 31),
                           dag(2022, 8, 1), dag(2026, 7, 31), dag(2026, 8, 1)};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        ga_na(&bekostiging, ONBEKEND, starts[i], 1);
        ga_na(&bekostiging, oud, starts[i], 1);
    }
    klaar(&bekostiging, before);

    product start = {.naam = "startkwalificatie, sets of up to two",
                     .vraag = MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP,
                     .dims = 3,
                     .dim = {{MBO_FEIT_VOOROPLEIDING, 232, true, alle_sets}, BEWIJS, SOORT},
                     .rest = rest};
    maak_product(&start);
    before = vergeleken;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        ga_na(&start, ONBEKEND, starts[i], 1);
    klaar(&start, before);

    /* the questions of the guide: few facts each, so in one product, on every breakpoint of the startdatum */
    product gids[] = {
        {"doelgroep",
         MBO_VRAAG_DOELGROEP,
         5,
         {BEWIJS, BOOL(WERKEND), BOOL(WERKZOEKEND), BOOL(DIPLOMA_HAALBAAR), BOOL(CERTIFICAAT_HAALBAAR)},
         .rest = rest},
        {"praktijkplaats",
         MBO_VRAAG_PRAKTIJKPLAATS,
         4,
         {BEWIJS, LEERWEG, {MBO_FEIT_LEERBAAN, WAARDEN(1, 2, 3)}, BOOL(LEERBEDRIJF_ERKEND)},
         .rest = rest},
        {"studieduur",
         MBO_VRAAG_STUDIEDUUR,
         6,
         {BEWIJS, LEERWEG, SOORT, SCHOLEN, DUUR, BOOL(BESLUIT_VERKORTING)},
         .rest = rest},
        {"uwv_financiering",
         MBO_VRAAG_UWV_FINANCIERING,
         4,
         {UITKERING, BOOL(BESLUIT_SCHOLING_NOODZAKELIJK), BOOL(INKOOPKADER_UWV), DUUR},
         .rest = rest},
        {"uwv_behoud_uitkering",
         MBO_VRAAG_UWV_BEHOUD_UITKERING,
         3,
         {UITKERING, BOOL(BESLUIT_SCHOLING_NOODZAKELIJK), DUUR},
         .rest = rest},
        {"gemeente_financiering",
         MBO_VRAAG_GEMEENTE_FINANCIERING,
         3,
         {UITKERING, BOOL(WERKZOEKEND), BOOL(BESLUIT_GEMEENTE)},
         .rest = rest},
        {"gemeente_behoud_uitkering",
         MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING,
         2,
         {UITKERING, BOOL(BESLUIT_GEMEENTE_BEHOUD)},
         .rest = rest},
        {"praktijkverklaring_behoud_uitkering",
         MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING,
         4,
         {BEWIJS, UITKERING, BOOL(PRODUCTIEVE_ARBEID), DUUR},
         .rest = rest},
    };
    const long dagen_gids[] = {ONBEKEND,         BEGIN - 1,         BEGIN,           dag(2016, 5, 17),
                               dag(2016, 5, 18), dag(2018, 12, 31), dag(2019, 1, 1), dag(2020, 12, 31),
                               dag(2021, 1, 1),  dag(2022, 7, 31),  dag(2022, 8, 1), dag(2027, 1, 1)};
    for (size_t q = 0; q < sizeof gids / sizeof *gids; q++) {
        maak_product(&gids[q]);
        before = vergeleken;
        for (size_t i = 0; i < sizeof dagen_gids / sizeof *dagen_gids; i++) {
            ga_na(&gids[q], oud, dagen_gids[i], 1);
            ga_na(&gids[q], ONBEKEND, dagen_gids[i], 1);
        }
        klaar(&gids[q], before);
    }

    product sets = {.naam = "toelating, sets of up to two",
                    .vraag = MBO_VRAAG_TOELATING,
                    .dims = 10,
                    .dim = {{MBO_FEIT_VOOROPLEIDING, 232, true, alle_sets},
                            SOORT,
                            VAST(BEWIJS, 1),
                            VAST(VERBLIJF_IN_ORDE, 1),
                            {MBO_FEIT_LEERWEG, NOOIT_ONBEKEND(1, 2)},
                            ROC_OF_PRIVAAT,
                            BOOL(VAK_ZELFDE_RICHTING),
                            BOOL(BESLUIT_VRIJSTELLING),
                            BOOL(BESLUIT_VERVANGENDE_LEERPLICHT),
                            {MBO_FEIT_LEERPLICHT_BEEINDIGD, NOOIT_ONBEKEND(0, 1)}},
                    .rest = rest};
    maak_product(&sets);
    before = vergeleken;
    ga_na(&sets, oud, start_2024, snel ? 3 : 1);
    klaar(&sets, before);

    product scholen = {.naam = "toelating, every school",
                       .vraag = MBO_VRAAG_TOELATING,
                       .dims = 10,
                       .dim = {BEWIJS,
                               LEERWEG,
                               SOORT,
                               SCHOLEN,
                               VAST(VAK_ZELFDE_RICHTING, 0),
                               {MBO_FEIT_VOOROPLEIDING, WAARDEN(0, BIT(VMBO_BB), BIT(MBO_VAK))},
                               BOOL(VERBLIJF_IN_ORDE),
                               LEERPLICHT,
                               BOOL(BESLUIT_VRIJSTELLING),
                               BOOL(BESLUIT_VERVANGENDE_LEERPLICHT)},
                       .rest = rest};
    maak_product(&scholen);
    before = vergeleken;
    ga_na(&scholen, ONBEKEND, ONBEKEND, snel ? 3 : 1);
    klaar(&scholen, before);

    product toelating = {.naam = "toelating, every fact",
                         .vraag = MBO_VRAAG_TOELATING,
                         .dims = 10,
                         .dim = {BEWIJS, LEERWEG, SOORT, ROC_OF_PRIVAAT, SOORTEN_VOOROPLEIDING,
                                 BOOL(VAK_ZELFDE_RICHTING), BOOL(VERBLIJF_IN_ORDE), LEERPLICHT,
                                 BOOL(BESLUIT_VRIJSTELLING), BOOL(BESLUIT_VERVANGENDE_LEERPLICHT)},
                         .rest = rest};
    maak_product(&toelating);
    before = vergeleken;
    const long situaties[][2] = {{oud, start_2024}, {jong, start_2024},   {ONBEKEND, start_2024}, {oud, ONBEKEND},
                                 {jong, ONBEKEND},  {ONBEKEND, ONBEKEND}, {jong, BEGIN - 1}};
    for (size_t i = 0; i < sizeof situaties / sizeof *situaties; i++)
        ga_na(&toelating, situaties[i][0], situaties[i][1], snel ? 7 : 1);
    klaar(&toelating, before);

    /* real dates around every breakpoint, on the facts that the dates work with */
    product leeftijd = {.naam = "toelating, dates",
                        .vraag = MBO_VRAAG_TOELATING,
                        .dims = 10,
                        .dim = {BEWIJS,
                                LEERWEG,
                                {MBO_FEIT_SOORT_OPLEIDING, WAARDEN(1, 3)},
                                ROC_OF_PRIVAAT,
                                LEERPLICHT,
                                BOOL(BESLUIT_VERVANGENDE_LEERPLICHT),
                                VAST(VOOROPLEIDING, 0),
                                VAST(BESLUIT_VRIJSTELLING, 1),
                                VAST(VAK_ZELFDE_RICHTING, 0),
                                VAST(VERBLIJF_IN_ORDE, 1)},
                        .rest = rest};
    maak_product(&leeftijd);

    product geld = {.naam = "onderwijsgeld, dates",
                    .vraag = MBO_VRAAG_ONDERWIJSGELD,
                    .dims = 6,
                    .dim = {BEWIJS,
                            LEERWEG,
                            SOORT,
                            ROC_OF_PRIVAAT,
                            BOOL(ONDERWIJSGELD_AL_VERSCHULDIGD),
                            {MBO_FEIT_ONDERWIJSPRIJS, WAARDEN(0, 113700, 141900, 53625)}},
                    .rest = rest};
    maak_product(&geld);
    product geld_scholen = {.naam = "onderwijsgeld, every school",
                            .vraag = MBO_VRAAG_ONDERWIJSGELD,
                            .dims = 6,
                            .dim = {BEWIJS,
                                    LEERWEG,
                                    SOORT,
                                    SCHOLEN,
                                    BOOL(ONDERWIJSGELD_AL_VERSCHULDIGD),
                                    {MBO_FEIT_ONDERWIJSPRIJS, WAARDEN(0, 113700, 25000)}},
                            .rest = rest};
    maak_product(&geld_scholen);
    before = vergeleken;
    ga_na(&geld_scholen, ONBEKEND, ONBEKEND, snel ? 5 : 1);
    klaar(&geld_scholen, before);

    long dagen[128];
    int n = 0;
    dagen[n++] = BEGIN - 1;
    for (int jaar = 2014; jaar <= 2026; jaar += snel ? 2 : 1) {
        dagen[n++] = dag(jaar, 8, 1);
        dagen[n++] = dag(jaar + 1, 7, 31);
        if (jaar == 2024 || jaar == 2016 || diep)
            dagen[n++] = dag(jaar, 10, 31), dagen[n++] = dag(jaar, 11, 1), dagen[n++] = dag(jaar + 1, 2, 28);
    }
    dagen[n++] = dag(2016, 2, 29), dagen[n++] = dag(2016, 3, 1), dagen[n++] = dag(2018, 3, 31),
    dagen[n++] = dag(2018, 4, 1);
    dagen[n++] = dag(2022, 9, 1), dagen[n++] = dag(2019, 8, 1), dagen[n++] = dag(2021, 8, 1),
    dagen[n++] = dag(2026, 8, 1);
    dagen[n++] = dag(2031, 1, 1);
    long before_leeftijd = 0, before_geld = 0;
    for (int i = 0; i < n; i++) {
        long s = dagen[i], open = opening(s);
        int jaar, maand, d;
        kalender(open, &jaar, &maand, &d);
        const long births[] = {ONBEKEND,
                               dag(jaar - 16, 7, 31),
                               dag(jaar - 16, 8, 1),
                               dag(jaar - 18, 7, 31),
                               dag(jaar - 18, 8, 1),
                               dag(jaar - 18, 8, 2),
                               dag(1996, 2, 29),
                               dag(2008, 2, 29),
                               dag(jaar - 90, 1, 1),
                               s,
                               s + 1};
        for (size_t b = 0; b < sizeof births / sizeof *births; b++) {
            long mark = vergeleken;
            ga_na(&leeftijd, births[b], s, snel ? 2 : 1);
            before_leeftijd += vergeleken - mark;
            mark = vergeleken;
            ga_na(&geld, births[b], s, snel ? 11 : 1);
            before_geld += vergeleken - mark;
        }
    }
    const long alleen_geboren[] = {dag(1914, 8, 1), dag(1995, 8, 1),  dag(1996, 2, 29), dag(1996, 8, 1),
                                   dag(1996, 8, 2), dag(1998, 7, 31), dag(1998, 8, 1),  dag(2004, 2, 29),
                                   dag(2007, 8, 1), dag(2008, 8, 1),  dag(2010, 7, 31), dag(2013, 12, 31),
                                   dag(2030, 8, 1), ONBEKEND};
    for (size_t b = 0; b < sizeof alleen_geboren / sizeof *alleen_geboren; b++) {
        long mark = vergeleken;
        ga_na(&leeftijd, alleen_geboren[b], ONBEKEND, 1);
        before_leeftijd += vergeleken - mark;
        mark = vergeleken;
        ga_na(&geld, alleen_geboren[b], ONBEKEND, snel ? 23 : 1);
        before_geld += vergeleken - mark;
    }
    klaar(&leeftijd, vergeleken - before_leeftijd);
    klaar(&geld, vergeleken - before_geld);

    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    printf("%ld comparisons, %ld differences\n", vergeleken, fouten);
    return fouten != 0;
}
