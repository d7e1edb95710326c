/* SPDX-License-Identifier: MIT */
/* Reading columns of facts, whatever the form of their values, one at a time. */
#include "batch/getallen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers ---- */

/* The first run that ends past a place; they end one after the other, or it is not found. */
static int64_t zoek_reeks(const mboi_kolom *k, int64_t at)
{
    int64_t van = 0, tot = k->stukken_count;
    while (van < tot) {
        int64_t midden = van + (tot - van) / 2;
        int64_t eind = k->maat == 2   ? ((const int16_t *)k->waarden)[midden]
                       : k->maat == 4 ? ((const int32_t *)k->waarden)[midden]
                                      : ((const int64_t *)k->waarden)[midden];
        if (eind > at)
            tot = midden;
        else
            van = midden + 1;
    }
    return van;
}

int64_t mboi_kolom_geheel(const mboi_kolom *k, int64_t at)
{
    switch (k->vorm) {
    case MBOI_VORM_BIT: return mboi_bit(k->waarden, at);
    case MBOI_VORM_INT8: return ((const int8_t *)k->waarden)[at];
    case MBOI_VORM_UINT8: return ((const uint8_t *)k->waarden)[at];
    case MBOI_VORM_INT16: return ((const int16_t *)k->waarden)[at];
    case MBOI_VORM_UINT16: return ((const uint16_t *)k->waarden)[at];
    case MBOI_VORM_INT32: return ((const int32_t *)k->waarden)[at];
    case MBOI_VORM_UINT32: return ((const uint32_t *)k->waarden)[at];
    case MBOI_VORM_INT64: return ((const int64_t *)k->waarden)[at];
    case MBOI_VORM_REEKSEN: return zoek_reeks(k, at);
    default: { /* MBOI_VORM_UINT64: what is too large is out of every range */
        uint64_t value = ((const uint64_t *)k->waarden)[at];
        return value > INT64_MAX ? INT64_MAX : (int64_t)value;
    }
    }
}

/* The whole number of a decimal without its sign, the lowest 32 bits first. */
typedef struct decimaal {
    uint32_t deel[8];
    int delen;
    bool negatief;
} decimaal;

/* Divide by ten; returns the rest. */
static uint32_t deel_door_tien(decimaal *d)
{
    uint64_t rest = 0;
    for (int i = d->delen - 1; i >= 0; i--) {
        rest = rest << 32 | d->deel[i];
        d->deel[i] = (uint32_t)(rest / 10);
        rest %= 10;
    }
    return (uint32_t)rest;
}

/* Is anything left of it from this part on? */
static bool heeft_vanaf(const decimaal *d, int deel)
{
    uint32_t some = 0;
    for (int i = deel; i < d->delen; i++)
        some |= d->deel[i];
    return some;
}

static decimaal haal_decimaal(const mboi_kolom *k, int64_t at)
{
    const char *van = (const char *)k->waarden + k->maat * at;
    decimaal d = {.delen = k->maat / 4};
    if (k->maat == 4)
        memcpy(d.deel, van, 4);
    for (int i = 0; i < k->maat / 8; i++) {
        uint64_t woord;
        memcpy(&woord, van + 8 * i, 8);
        d.deel[2 * i] = (uint32_t)woord;
        d.deel[2 * i + 1] = (uint32_t)(woord >> 32);
    }
    d.negatief = d.deel[d.delen - 1] >> 31;
    uint32_t over = 1;
    for (int i = 0; d.negatief && i < d.delen; i++) {
        d.deel[i] = ~d.deel[i] + over;
        over &= !d.deel[i];
    }
    return d;
}

/* A float of 16 bits as one of 32, which holds each of them. */
static float van_half(uint16_t half)
{
    uint32_t teken = (uint32_t)(half & 0x8000) << 16, macht = half >> 10 & 31, rest = half & 0x3ff, bits;
    float uit;
    if (!macht) { /* rest times 2^-24 */
        uit = (float)rest / 16777216;
        return teken ? -uit : uit;
    }
    bits = teken | (macht == 31 ? 255 : macht + 112) << 23 | rest << 13;
    memcpy(&uit, &bits, sizeof uit);
    return uit;
}

static double kommagetal(const mboi_kolom *k, int64_t at)
{
    switch (k->vorm) {
    case MBOI_VORM_HALF: return (double)van_half(((const uint16_t *)k->waarden)[at]);
    case MBOI_VORM_FLOAT: return (double)((const float *)k->waarden)[at];
    default: return ((const double *)k->waarden)[at];
    }
}

/* ---- what is told of a bad one ---- */

enum { MAX_GETAL = 160 }; /* a decimal has 78 digits, 76 zeros, a sign and a point at most */

static void schrijf_decimaal(const mboi_kolom *k, int64_t at, char *uit)
{
    decimaal d = haal_decimaal(k, at);
    char tekst[MAX_GETAL], *begin = tekst + MAX_GETAL - 1;
    *begin = '\0';
    for (int32_t i = k->decimalen; i < 0; i++)
        *--begin = '0';
    int32_t i = 0;
    do {
        if (i && i == k->decimalen)
            *--begin = '.';
        *--begin = (char)('0' + deel_door_tien(&d));
    } while (++i <= k->decimalen || heeft_vanaf(&d, 0));
    if (d.negatief)
        *--begin = '-';
    strcpy(uit, begin);
}

/* What printf() puts between whole and decimals is of the locale that the host has set. */
static void zet_punt(char *getal)
{
    static const char eigen[] = "0123456789+-einf";
    size_t voor = strspn(getal, eigen), breed = strcspn(getal + voor, eigen);
    if (!breed)
        return;
    getal[voor] = '.';
    memmove(getal + voor + 1, getal + voor + breed, strlen(getal + voor + breed) + 1);
}

/* A number as the caller has it, of floats in the fewest digits that give it; of 16 bits all, which are not many. */
static const char *als_tekst(const mboi_kolom *k, int64_t at, char *uit)
{
    if (k->vorm == MBOI_VORM_DECIMAAL) {
        schrijf_decimaal(k, at, uit);
    } else if (mboi_is_kommagetal(k->vorm)) {
        double waarde = kommagetal(k, at);
        bool kort = k->vorm == MBOI_VORM_FLOAT;
        int cijfers = k->vorm == MBOI_VORM_DOUBLE ? 15 : kort ? 6 : 5;
        do
            snprintf(uit, MAX_GETAL, "%.*g", cijfers, waarde);
        while ((kort ? (double)strtof(uit, NULL) : strtod(uit, NULL)) != waarde && ++cijfers <= 17);
        zet_punt(uit);
    } else if (k->vorm == MBOI_VORM_UINT64) {
        snprintf(uit, MAX_GETAL, "%llu", (unsigned long long)((const uint64_t *)k->waarden)[at]);
    } else {
        snprintf(uit, MAX_GETAL, "%lld", (long long)mboi_kolom_geheel(k, at));
    }
    return uit;
}

/* A number out of the range of its fact: both in the unit of the column. */
static mboi_stand buiten(const mboi_kolom *k, int64_t at, mbo_fout *fout)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    char getal[MAX_GETAL];
    const char *naam = mbo_feit_name(k->feit), *waarde = als_tekst(k, at, getal);
    if (type == MBO_FEITTYPE_CODE || type == MBO_FEITTYPE_SET) {
        mboi_geen_code(k->feit, waarde, fout);
    } else if (type == MBO_FEITTYPE_DATUM) {
        const char *eenheid = k->eenheid == 1                      ? "days"
                              : k->eenheid == 86400                ? "seconds"
                              : k->eenheid == 86400000             ? "milliseconds"
                              : k->eenheid == INT64_C(86400000000) ? "microseconds"
                                                                   : "nanoseconds";
        mboi_fail(fout, MBO_ERROR_VALUE, "%s: %s %s since 1970 is not from 0001-01-01 to 9999-12-31", naam, waarde,
                  eenheid);
    } else {
        bool geld = type == MBO_FEITTYPE_GELD, cent = geld && k->vorm < MBOI_VORM_FLOAT && k->eenheid == 1;
        mboi_fail(fout, MBO_ERROR_VALUE, "%s: %s is not from %lld to %lld%s", naam, waarde,
                  (long long)mbo_feit_min(k->feit), (long long)mbo_feit_max(k->feit) / (geld && !cent ? 100 : 1),
                  cent   ? " cents"
                  : geld ? " euros"
                         : "");
    }
    return MBOI_STAND_FOUT;
}

static mboi_stand niet_heel(const mboi_kolom *k, int64_t at, mbo_fout *fout)
{
    char getal[MAX_GETAL];
    mboi_fail(fout, MBO_ERROR_VALUE, "%s: %s is not %s", mbo_feit_name(k->feit), als_tekst(k, at, getal),
              mbo_feit_type(k->feit) == MBO_FEITTYPE_GELD ? "euros with at most two decimals" : "a whole number");
    return MBOI_STAND_FOUT;
}

/* ---- one value ---- */

/* A whole number as the value of its fact. */
static mboi_stand als_waarde(const mboi_kolom *k, int64_t at, int64_t eenheid, int64_t getal, int64_t *uit,
                             mbo_fout *fout)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    if (type == MBO_FEITTYPE_CODE && !getal)
        return MBOI_STAND_ONBEKEND;
    *uit = eenheid == 1 ? getal : mboi_in_eenheden(type == MBO_FEITTYPE_DATUM, eenheid, getal);
    return mboi_feit_check(k->feit, *uit, NULL) ? buiten(k, at, fout) : MBOI_STAND_BEKEND;
}

static mboi_stand lees_kommagetal(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    bool geld = mbo_feit_type(k->feit) == MBO_FEITTYPE_GELD;
    double gelezen = kommagetal(k, at), waarde = gelezen * (geld ? 100 : 1);
    int64_t getal;
    if (gelezen != gelezen) /* not a number: how pandas has null */
        return MBOI_STAND_ONBEKEND;
    if (mboi_uit_kommagetal(gelezen, geld, k->vorm, &getal))
        return als_waarde(k, at, 1, getal, uit, fout);
    return waarde < (double)mbo_feit_min(k->feit) || waarde > (double)mbo_feit_max(k->feit) ? buiten(k, at, fout)
                                                                                            : niet_heel(k, at, fout);
}

static mboi_stand lees_decimaal(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    decimaal d = haal_decimaal(k, at);
    int32_t delen = k->decimalen - (mbo_feit_type(k->feit) == MBO_FEITTYPE_GELD ? 2 : 0);
    for (int32_t i = 0; i < delen; i++)
        if (deel_door_tien(&d))
            return niet_heel(k, at, fout);
    uint64_t waarde = (uint64_t)d.deel[1] << 32 | d.deel[0];
    if (heeft_vanaf(&d, 2) || waarde > INT64_MAX)
        waarde = INT64_MAX;
    for (int32_t i = delen; i < 0; i++)
        waarde = waarde > INT64_MAX / 10 ? INT64_MAX : waarde * 10;
    return als_waarde(k, at, 1, d.negatief ? -(int64_t)waarde : (int64_t)waarde, uit, fout);
}

/* A range of another buffer; false: it does not lie there. */
static inline bool bereik(const mboi_kolom *k, mboi_vorm vorm, int64_t at, int64_t *van, int64_t *tot)
{
    bool lang = vorm == MBOI_VORM_TEKST_LANG || vorm == MBOI_VORM_LIJST_LANG;
    const int32_t *kort = k->waarden;
    const int64_t *lange = k->waarden;
    int64_t eind = k->begin + k->lengte;
    *van = lang ? lange[at] : kort[at];
    *tot = lang ? lange[at + 1] : kort[at + 1];
    return *van >= 0 && *van <= *tot && *tot <= (lang ? lange[eind] : kort[eind]);
}

static bool stuk(const mboi_kolom *k, int64_t at, mboi_span *uit)
{
    const char *blik = (const char *)k->waarden + 16 * at;
    int32_t lengte, buffer, begin;
    memcpy(&lengte, blik, 4);
    memcpy(&buffer, blik + 8, 4);
    memcpy(&begin, blik + 12, 4);
    *uit = (mboi_span){blik + 4, lengte < 0 ? 0 : (size_t)lengte};
    if (lengte >= 0 && lengte <= 12) /* the text stands in the view */
        return true;
    if (lengte < 0 || buffer < 0 || buffer >= k->stukken_count || begin < 0 || !k->stukken[buffer] ||
        begin > k->stukmaat[buffer] - lengte)
        return false;
    uit->text = (const char *)k->stukken[buffer] + begin;
    return true;
}

bool mboi_kolom_tekst(const mboi_kolom *k, int64_t at, mboi_span *uit)
{
    *uit = (mboi_span){"", 0};
    if (k->vorm == MBOI_VORM_TEKST_C) {
        const char *c = ((const char *const *)k->waarden)[at];
        *uit = c ? mboi_span_of(c) : *uit;
        return true;
    }
    if (k->vorm == MBOI_VORM_TEKST_BLIK)
        return stuk(k, at, uit);
    int64_t van, tot;
    if (!bereik(k, k->vorm, at, &van, &tot) || (!k->tekst && van < tot))
        return false;
    if (van < tot)
        *uit = (mboi_span){k->tekst + van, (size_t)(tot - van)};
    return true;
}

static mboi_stand lees_tekst(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    mboi_span tekst;
    bool bekend;
    if (!mboi_kolom_tekst(k, at, &tekst)) {
        mboi_fail(fout, MBO_ERROR_SYNTAX, "%s: text that does not lie within its buffer", mbo_feit_name(k->feit));
        return MBOI_STAND_FOUT;
    }
    if (k->item) {
        int32_t code;
        if (mboi_code_parse(mbo_feit_vocabulaire(k->feit), tekst, &code, fout))
            return MBOI_STAND_FOUT;
        *uit = INT64_C(1) << code;
        return MBOI_STAND_BEKEND;
    }
    if (mboi_feit_read(k->feit, tekst, uit, &bekend, fout))
        return MBOI_STAND_FOUT;
    return bekend ? MBOI_STAND_BEKEND : MBOI_STAND_ONBEKEND;
}

/* The items of a list; false: it does not lie within them. */
static bool zoek_items(const mboi_kolom *k, int64_t at, int64_t *van, int64_t *tot)
{
    if (k->vorm == MBOI_VORM_LIJST_VAST) { /* there are enough of them */
        *van = at * k->maat;
        *tot = *van + k->maat;
        return true;
    }
    if (k->vorm == MBOI_VORM_LIJST || k->vorm == MBOI_VORM_LIJST_LANG)
        return bereik(k, k->vorm, at, van, tot) && *tot <= k->deel->lengte;
    bool lang = k->vorm == MBOI_VORM_LIJST_BLIK_LANG;
    int64_t lengte = lang ? ((const int64_t *)k->maten)[at] : ((const int32_t *)k->maten)[at];
    *van = lang ? ((const int64_t *)k->waarden)[at] : ((const int32_t *)k->waarden)[at];
    if (*van < 0 || lengte < 0 || lengte > k->deel->lengte || *van > k->deel->lengte - lengte)
        return false;
    *tot = *van + lengte;
    return true;
}

static mboi_stand lees_lijst(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    int64_t van, tot, codes = 0;
    const mboi_kolom *deel = k->deel;
    if (!zoek_items(k, at, &van, &tot)) {
        mboi_fail(fout, MBO_ERROR_SYNTAX, "%s: a list that does not lie within its items", mbo_feit_name(k->feit));
        return MBOI_STAND_FOUT;
    }
    for (int64_t i = van; i < tot; i++) {
        int64_t code;
        mboi_stand stand = mboi_kolom_lees(deel, i, &code, fout);
        if (stand == MBOI_STAND_ONBEKEND)
            mboi_fail(fout, MBO_ERROR_VALUE, "%s: a set with an item that is unknown", mbo_feit_name(k->feit));
        if (stand != MBOI_STAND_BEKEND)
            return MBOI_STAND_FOUT;
        codes |= code;
    }
    *uit = codes;
    return MBOI_STAND_BEKEND;
}

/* An item of a set stands for a set of one. */
static mboi_stand lees_getal(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    int64_t getal = mboi_kolom_geheel(k, at);
    if (!k->item)
        return als_waarde(k, at, k->eenheid, getal, uit, fout);
    if (getal < 1 || getal > mbo_code_count(mbo_feit_vocabulaire(k->feit)))
        return buiten(k, at, fout);
    *uit = INT64_C(1) << getal;
    return MBOI_STAND_BEKEND;
}

mboi_stand mboi_kolom_lees(const mboi_kolom *k, int64_t rij, int64_t *uit, mbo_fout *fout)
{
    int64_t at = k->begin + rij;
    if (k->vorm == MBOI_VORM_LEEG || (k->geldig && !mboi_bit(k->geldig, at)))
        return MBOI_STAND_ONBEKEND;
    if (k->woordenboek) {
        int64_t woord = mboi_kolom_geheel(k, at);
        if (woord >= 0 && woord < k->deel->lengte)
            return mboi_kolom_lees(k->deel, woord, uit, fout);
        char getal[MAX_GETAL];
        if (k->vorm == MBOI_VORM_REEKSEN)
            mboi_fail(fout, MBO_ERROR_SYNTAX, "%s: a row past its last run", mbo_feit_name(k->feit));
        else
            mboi_fail(fout, MBO_ERROR_VALUE, "%s: %s is not an index of its dictionary of %lld", mbo_feit_name(k->feit),
                      als_tekst(k, at, getal), (long long)k->deel->lengte);
        return MBOI_STAND_FOUT;
    }
    switch (k->vorm) {
    case MBOI_VORM_HALF:
    case MBOI_VORM_FLOAT:
    case MBOI_VORM_DOUBLE: return lees_kommagetal(k, at, uit, fout);
    case MBOI_VORM_DECIMAAL: return lees_decimaal(k, at, uit, fout);
    case MBOI_VORM_TEKST_C:
    case MBOI_VORM_TEKST:
    case MBOI_VORM_TEKST_LANG:
    case MBOI_VORM_TEKST_BLIK: return lees_tekst(k, at, uit, fout);
    case MBOI_VORM_LIJST:
    case MBOI_VORM_LIJST_LANG:
    case MBOI_VORM_LIJST_VAST:
    case MBOI_VORM_LIJST_BLIK:
    case MBOI_VORM_LIJST_BLIK_LANG: return lees_lijst(k, at, uit, fout);
    default: return lees_getal(k, at, uit, fout);
    }
}

/* ---- words ---- */

static void lees_woord(mboi_kolom *k, const mbo_regels *regels, const int8_t *leeg, int64_t woord)
{
    int64_t waarde;
    mboi_stand stand = mboi_kolom_lees(k->deel, woord, &waarde, NULL);
    if (stand == MBOI_STAND_FOUT) /* as it is already */
        return;
    bool bekend = stand == MBOI_STAND_BEKEND;
    if (k->woord_keuze)
        k->woord_keuze[woord] = bekend ? mboi_keuze(&regels->stelsel, k->feit, waarde) : leeg[k->feit];
    else
        k->woord_waarde[woord] = bekend ? waarde : MBOI_WAARDE_ONBEKEND;
}

static bool is_gelezen(const mboi_kolom *k, int64_t woord)
{
    return k->woord_keuze ? k->woord_keuze[woord] != MBOI_WOORD_FOUT : k->woord_waarde[woord] != MBOI_WAARDE_FOUT;
}

bool mboi_kolom_woorden(mboi_kolom *k, const mbo_regels *regels, const int8_t *leeg, int64_t rijen,
                        const mbo_allocator *allocator)
{
    const int64_t woorden = k->deel->lengte;
    if (mboi_maakt_keuzes(k->feit)) {
        k->woord_keuze = mboi_resize(allocator, NULL, 0, (size_t)woorden + 1);
        if (k->woord_keuze)
            memset(k->woord_keuze, MBOI_WOORD_FOUT, (size_t)woorden + 1);
    } else {
        k->woord_waarde = mboi_resize(allocator, NULL, 0, ((size_t)woorden + 1) * sizeof *k->woord_waarde);
        for (int64_t i = 0; k->woord_waarde && i <= woorden; i++)
            k->woord_waarde[i] = MBOI_WAARDE_FOUT;
    }
    if (!k->woord_keuze && !k->woord_waarde)
        return false;
    for (int64_t i = 0; woorden <= rijen && i < woorden; i++)
        lees_woord(k, regels, leeg, i);
    for (int64_t i = 0; woorden > rijen && i < rijen; i++) { /* a small part of what a producer has for all it sends */
        int64_t at = k->begin + i, woord = !k->geldig || mboi_bit(k->geldig, at) ? mboi_kolom_geheel(k, at) : -1;
        if (woord >= 0 && woord < woorden && !is_gelezen(k, woord))
            lees_woord(k, regels, leeg, woord);
    }
    return true;
}

void mboi_kolom_woorden_free(mboi_kolom *k, const mbo_allocator *allocator)
{
    size_t plaatsen = k->deel ? (size_t)k->deel->lengte + 1 : 0;
    mboi_resize(allocator, k->woord_keuze, k->woord_keuze ? plaatsen : 0, 0);
    mboi_resize(allocator, k->woord_waarde, k->woord_waarde ? plaatsen * sizeof *k->woord_waarde : 0, 0);
    k->woord_keuze = NULL;
    k->woord_waarde = NULL;
}
