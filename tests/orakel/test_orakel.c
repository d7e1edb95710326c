/* SPDX-License-Identifier: MIT */
/*
 * The library against the oracle, on every partial assignment over products of fact values.
 *
 * For each product and each situation of the two dates the oracle answers every complete case; from those answers alone
 * follow, by going through the assignments with ever more unknowns, the results that the completions of a partial case
 * give and the facts that two completions can differ in alone and still differ in result. That is the domain contract,
 * section 4, to the letter, without any evaluation of conditions.
 *
 * The dates: the oracle reads them only through leerplicht_einde, achttiende, opening and maanden_voorbij, or compares
 * the startdatum with a fixed day, so that two pairs of dates with the same comparisons of these make one *point*.
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

enum { ONBEKEND = -1, MAX_DIMS = 12, MAX_PUNTEN = 512, WOORDEN = MAX_PUNTEN / 64, GEBOORTE_BIT = 30, START_BIT = 31 };

static const long BEGIN = 16283; /* 2014-08-01 */
static mbo_regels *regels;
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
    int punten;
    lijnen langs_geboorte, langs_start; /* points that differ in that date alone */
} datums;

/* What the oracle reads of the dates for a question, from values that are worked out once a date. */
static int sleutel(mbo_vraag vraag, long einde, long achttien, long start, long open, int voorbij)
{
    if (vraag == MBO_VRAAG_TOELATING)
        return start > einde;
    if (vraag == MBO_VRAAG_ONDERWIJSGELD)
        return (int)((open - BEGIN + 200) / 365 * 12 + voorbij) * 2 + (achttien <= open);
    if (vraag >= MBO_VRAAG_UWV_FINANCIERING && vraag <= MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING)
        return (start >= dag(2016, 5, 18)) + (start >= dag(2019, 1, 1)) + (start >= dag(2021, 1, 1));
    return 0;
}

static int punt_van(datums *d, int key, long geboren, long start)
{
    for (int i = 0; i < d->punten; i++)
        if (d->punt[i].sleutel == key)
            return i;
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

static void beide_onbekend(datums *d, mbo_vraag vraag)
{
    enum { MAX_STARTS = 400 };
    static long start[MAX_STARTS], open[MAX_STARTS], vroegst[MAX_STARTS];
    static int voorbij[MAX_STARTS];
    int starts = 0;
    for (int jaar = 2014; jaar <= 2030; jaar++)
        for (int maand = 1; maand <= 12; maand++)
            for (int laatste = 0; laatste < 2; laatste++) {
                long s =
                    laatste ? (maand == 12 ? dag(jaar + 1, 1, 1) : dag(jaar, maand + 1, 1)) - 1 : dag(jaar, maand, 1);
                if (s < BEGIN || starts == MAX_STARTS)
                    continue;
                start[starts] = s;
                open[starts] = opening(s);
                voorbij[starts] = maanden_voorbij(s);
                vroegst[starts++] = eeuw_eerder(s);
            }
    uint64_t(*langs_geboorte)[WOORDEN] = moet(calloc((size_t)starts, sizeof *langs_geboorte));
    for (long b = dag(1914, 8, 1); b <= dag(2030, 12, 31); b++) {
        uint64_t lijn[WOORDEN] = {0};
        long einde = leerplicht_einde(b), achttien = achttiende(b);
        for (int i = 0; i < starts; i++) {
            if (b > start[i] || b < vroegst[i])
                continue;
            int p = punt_van(d, sleutel(vraag, einde, achttien, start[i], open[i], voorbij[i]), b, start[i]);
            zet_punt(lijn, p);
            zet_punt(langs_geboorte[i], p);
        }
        voeg_lijn_toe(&d->langs_start, lijn);
    }
    for (int i = 0; i < starts; i++)
        voeg_lijn_toe(&d->langs_geboorte, langs_geboorte[i]);
    free(langs_geboorte);
}

/* `geboren` or `start` ONBEKEND, as no day of these years is. */
static datums *maak_datums(mbo_vraag vraag, long geboren, long start)
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
        long open = opening(start);
        for (long b = eeuw_eerder(start); b <= start; b++)
            zet_punt(lijn, punt_van(d, sleutel(vraag, leerplicht_einde(b), achttiende(b), start, open, 0), b, start));
        voeg_lijn_toe(&d->langs_geboorte, lijn);
    } else if (d->geboren_bekend) {
        long einde = leerplicht_einde(geboren), achttien = achttiende(geboren), laatste = dag(2030, 12, 31);
        if (achttien + 800 > laatste)
            laatste = achttien + 800;
        for (long s = BEGIN; s <= laatste; s++)
            zet_punt(lijn, punt_van(d, sleutel(vraag, einde, achttien, s, opening(s), maanden_voorbij(s)), geboren, s));
        voeg_lijn_toe(&d->langs_start, lijn);
    } else {
        beide_onbekend(d, vraag);
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
    uint8_t uitkomsten, soorten; /* bits of the results that occur */
    bool veel;                   /* more than one amount */
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
            *t = (cel){
                .uitkomsten = (uint8_t)(1 << u.resultaat), .soorten = (uint8_t)(1 << u.soort), .bedrag = u.bedrag};
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
    mbo_feitset ontbrekend, bedrag_ontbrekend, aannames;
    int32_t beslissers;
    mbo_geldsoort soort;
    mbo_bedragstand stand;
    int64_t bedrag;
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
    if (p->vraag != MBO_VRAAG_ONDERWIJSGELD)
        return a;
    for (mbo_geldsoort s = 1; s <= 4; s++)
        if (t->soorten == 1 << s)
            a.soort = s;
    bool bekend = !t->veel && t->bedrag != ZONDER_WAARDE;
    a.stand = bekend ? MBO_BEDRAGSTAND_BEKEND : MBO_BEDRAGSTAND_OPEN;
    a.bedrag = bekend ? t->bedrag : 0;
    if (t->veel)
        a.bedrag_ontbrekend = feiten(p, t->gevoelig_bedrag);
    return a;
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
}

static bool gelijk(const antwoord *a, const antwoord *b)
{
    return a->uitkomst == b->uitkomst && !memcmp(&a->ontbrekend, &b->ontbrekend, sizeof a->ontbrekend) &&
           !memcmp(&a->bedrag_ontbrekend, &b->bedrag_ontbrekend, sizeof a->ontbrekend) &&
           !memcmp(&a->aannames, &b->aannames, sizeof a->ontbrekend) && a->beslissers == b->beslissers &&
           a->soort == b->soort && a->stand == b->stand && a->bedrag == b->bedrag;
}

static void toon(const char *wie, const antwoord *a)
{
    const mbo_feitset *sets[] = {&a->ontbrekend, &a->bedrag_ontbrekend, &a->aannames};
    printf("  %-9s %s soort %d stand %d bedrag %lld", wie, mbo_code_name(MBO_VOCABULAIRE_UITKOMST, a->uitkomst),
           a->soort, a->stand, (long long)a->bedrag);
    for (int i = 0; i < 3; i++) {
        printf(i == 0 ? " ontbrekend [" : i == 1 ? "] bedrag_ontbrekend [" : "] aannames [");
        for (mbo_feit f = 0; (f = mbo_feitset_next(sets[i], f));)
            printf(" %s", mbo_feit_name(f));
    }
    printf(" ]\n");
}

static void vergelijk(const product *p, const mbo_zaak *zaak, int32_t options, const antwoord *expected)
{
    mbo_oordeel *o;
    mbo_fout fout;
    mbo_uitkomst alleen = 0;
    antwoord got;
    if (mbo_oordeel_create(regels, NULL, zaak, p->vraag, options, NULL, &o, &fout) ||
        mbo_uitkomst_of(regels, NULL, zaak, p->vraag, options, &alleen, &fout)) {
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
        bool read = f == MBO_FEIT_GEBOORTEDATUM || f == MBO_FEIT_STARTDATUM || f == MBO_FEIT_CREBO;
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
    mbo_status status = MBO_OK;
    switch (mbo_feit_type(f)) {
    case MBO_FEITTYPE_BOOL: status = mbo_zaak_set_bool(zaak, f, (int32_t)w, NULL); break;
    case MBO_FEITTYPE_CODE: status = mbo_zaak_set_code(zaak, f, (int32_t)w, NULL); break;
    case MBO_FEITTYPE_SET: status = mbo_zaak_set_set(zaak, f, w, NULL); break;
    case MBO_FEITTYPE_GELD: status = mbo_zaak_set_money(zaak, f, w, NULL); break;
    case MBO_FEITTYPE_INT: status = mbo_zaak_set_int(zaak, f, w, NULL); break;
    default: status = mbo_zaak_set_date(zaak, f, (mbo_datum)w, NULL); break;
    }
    if (status)
        abort();
}

static bool toegestaan_onbekend(const product *p, int i, int *assumed)
{
    *assumed = p->dim[i].feit == MBO_FEIT_VERBLIJF_IN_ORDE                ? 1
               : p->dim[i].feit == MBO_FEIT_ONDERWIJSGELD_AL_VERSCHULDIGD ? 0
                                                                          : -1;
    return *assumed >= 0;
}

/* One product in one situation of the dates: one cell in `om`. */
static void ga_na(const product *p, long geboren, long start, int om)
{
    datums *d = maak_datums(p->vraag, geboren, start);
    bool buiten = d->start_bekend && start < BEGIN;
    cel *tabel = vul(p, d);
    mbo_zaak *zaak;
    if (mbo_zaak_create(NULL, &zaak, NULL))
        exit(1);
    for (int32_t c = om > 1 ? (int32_t)loting((uint32_t)om) : 0; c < p->cellen; c += om) {
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
            zet_feit(zaak, MBO_FEIT_GEBOORTEDATUM, geboren);
        if (d->start_bekend)
            zet_feit(zaak, MBO_FEIT_STARTDATUM, start);
        antwoord a = buiten ? (antwoord){.uitkomst = MBO_UITKOMST_ONBEKEND} : verwacht(p, &tabel[c]);
        if (aanname < 0) {
            vergelijk(p, zaak, 0, &a);
            continue;
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
        }
        vergelijk(p, zaak, 0, &a);
    }
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

int main(int argc, char **argv)
{
    bool diep = argc > 1 && strcmp(argv[1], "deep") == 0, snel = argc > 1 && strcmp(argv[1], "snel") == 0;
    mbo_fout fout;
    if (mbo_regels_create(NULL, &regels, &fout)) {
        fprintf(stderr, "%s\n", fout.message);
        return 1;
    }
    maak_sets();
    const geval rest = {.bewijs = 1, .leerweg = 1, .soort = 3, .instelling = 1, .verblijf = true, .leerplicht = 2};
    const long start_2024 = dag(2024, 9, 1), jong = dag(2010, 5, 5), oud = dag(1990, 5, 5);

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

    product start = {"startkwalificatie, sets of up to two",
                     MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP,
                     3,
                     {{MBO_FEIT_VOOROPLEIDING, 232, true, alle_sets}, BEWIJS, SOORT},
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

    product sets = {"toelating, sets of up to two",
                    MBO_VRAAG_TOELATING,
                    10,
                    {{MBO_FEIT_VOOROPLEIDING, 232, true, alle_sets},
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

    product scholen = {"toelating, every school",
                       MBO_VRAAG_TOELATING,
                       10,
                       {BEWIJS,
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

    product toelating = {"toelating, every fact",
                         MBO_VRAAG_TOELATING,
                         10,
                         {BEWIJS, LEERWEG, SOORT, ROC_OF_PRIVAAT, SOORTEN_VOOROPLEIDING, BOOL(VAK_ZELFDE_RICHTING),
                          BOOL(VERBLIJF_IN_ORDE), LEERPLICHT, BOOL(BESLUIT_VRIJSTELLING),
                          BOOL(BESLUIT_VERVANGENDE_LEERPLICHT)},
                         .rest = rest};
    maak_product(&toelating);
    before = vergeleken;
    const long situaties[][2] = {{oud, start_2024}, {jong, start_2024},   {ONBEKEND, start_2024}, {oud, ONBEKEND},
                                 {jong, ONBEKEND},  {ONBEKEND, ONBEKEND}, {jong, BEGIN - 1}};
    for (size_t i = 0; i < sizeof situaties / sizeof *situaties; i++)
        ga_na(&toelating, situaties[i][0], situaties[i][1], snel ? 7 : 1);
    klaar(&toelating, before);

    /* real dates around every breakpoint, on the facts that the dates work with */
    product leeftijd = {"toelating, dates",
                        MBO_VRAAG_TOELATING,
                        10,
                        {BEWIJS,
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

    product geld = {"onderwijsgeld, dates",
                    MBO_VRAAG_ONDERWIJSGELD,
                    6,
                    {BEWIJS,
                     LEERWEG,
                     SOORT,
                     ROC_OF_PRIVAAT,
                     BOOL(ONDERWIJSGELD_AL_VERSCHULDIGD),
                     {MBO_FEIT_ONDERWIJSPRIJS, WAARDEN(0, 113700, 141900, 53625)}},
                    .rest = rest};
    maak_product(&geld);
    product geld_scholen = {"onderwijsgeld, every school",
                            MBO_VRAAG_ONDERWIJSGELD,
                            6,
                            {BEWIJS,
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

    mbo_regels_free(regels);
    printf("%ld comparisons, %ld differences\n", vergeleken, fouten);
    return fouten != 0;
}
