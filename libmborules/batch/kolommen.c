/* SPDX-License-Identifier: MIT */
/* Reading columns of facts, whatever the form of their values. */
#include "batch/kolommen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool bit(const uint8_t *bits, int64_t at)
{
    return bits[at >> 3] >> (at & 7) & 1;
}

/* ---- numbers ---- */

static int64_t geheel(const mboi_kolom *k, int64_t at)
{
    switch (k->vorm) {
    case MBOI_VORM_BIT: return bit(k->waarden, at);
    case MBOI_VORM_INT8: return ((const int8_t *)k->waarden)[at];
    case MBOI_VORM_UINT8: return ((const uint8_t *)k->waarden)[at];
    case MBOI_VORM_INT16: return ((const int16_t *)k->waarden)[at];
    case MBOI_VORM_UINT16: return ((const uint16_t *)k->waarden)[at];
    case MBOI_VORM_INT32: return ((const int32_t *)k->waarden)[at];
    case MBOI_VORM_UINT32: return ((const uint32_t *)k->waarden)[at];
    case MBOI_VORM_INT64: return ((const int64_t *)k->waarden)[at];
    default: { /* MBOI_VORM_UINT64: what is too large is out of every range */
        uint64_t value = ((const uint64_t *)k->waarden)[at];
        return value > INT64_MAX ? INT64_MAX : (int64_t)value;
    }
    }
}

/* Units to days, euros to cents; what is too large is out of every range. */
static int64_t in_eenheden(bool datum, int64_t eenheid, int64_t getal)
{
    if (datum)
        return getal / eenheid - (getal % eenheid < 0);
    return getal > INT64_MAX / eenheid || getal < INT64_MIN / eenheid ? -1 : getal * eenheid;
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

/* The nearest to it of those that 16 bits can tell. */
static float rond_half(float waarde)
{
    uint32_t bits;
    memcpy(&bits, &waarde, sizeof bits);
    bits = (bits + 0xfff + (bits >> 13 & 1)) & ~UINT32_C(0x1fff);
    memcpy(&waarde, &bits, sizeof bits);
    return waarde;
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

static bool is_kommagetal(mboi_vorm vorm)
{
    return vorm == MBOI_VORM_HALF || vorm == MBOI_VORM_FLOAT || vorm == MBOI_VORM_DOUBLE;
}

/* A number as the caller has it, of floats in the fewest digits that give it; of 16 bits all, which are not many. */
static const char *als_tekst(const mboi_kolom *k, int64_t at, char *uit)
{
    if (k->vorm == MBOI_VORM_DECIMAAL) {
        schrijf_decimaal(k, at, uit);
    } else if (is_kommagetal(k->vorm)) {
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
        snprintf(uit, MAX_GETAL, "%lld", (long long)geheel(k, at));
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
    *uit = eenheid == 1 ? getal : in_eenheden(type == MBO_FEITTYPE_DATUM, eenheid, getal);
    return mboi_feit_check(k->feit, *uit, NULL) ? buiten(k, at, fout) : MBOI_STAND_BEKEND;
}

/* A whole number, or cents of euros, from a float; false: it is none. */
static inline bool uit_kommagetal(double gelezen, bool geld, mboi_vorm vorm, int64_t *uit)
{
    double waarde = gelezen * (geld ? 100 : 1);
    bool past = waarde > -9e15 && waarde < 9e15;
    int64_t getal = (int64_t)(!past ? 0 : waarde < 0 ? waarde - 0.5 : waarde + 0.5);
    double rest = waarde - (double)getal, marge = geld ? 1e-4 : 0; /* 19.99 is no binary number */
    *uit = getal;
    if (geld && vorm == MBOI_VORM_FLOAT) /* of seven digits: the one nearest to the amount */
        return past & ((float)((double)getal / 100) == (float)gelezen);
    if (geld && vorm == MBOI_VORM_HALF) /* likewise, but from 16 on several amounts have the same one */
        return past & ((rest == 0) | ((gelezen > -16) & (gelezen < 16) &
                                      (rond_half((float)((double)getal / 100)) == (float)gelezen)));
    return past & (rest <= marge) & (rest >= -marge);
}

static mboi_stand lees_kommagetal(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    bool geld = mbo_feit_type(k->feit) == MBO_FEITTYPE_GELD;
    double gelezen = kommagetal(k, at), waarde = gelezen * (geld ? 100 : 1);
    int64_t getal;
    if (gelezen != gelezen) /* not a number: how pandas has null */
        return MBOI_STAND_ONBEKEND;
    if (uit_kommagetal(gelezen, geld, k->vorm, &getal))
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

/* False: it does not lie within its buffer. */
static inline bool zoek_tekst(const mboi_kolom *k, mboi_vorm vorm, int64_t at, mboi_span *uit)
{
    *uit = (mboi_span){"", 0};
    if (vorm == MBOI_VORM_TEKST_C) {
        const char *c = ((const char *const *)k->waarden)[at];
        *uit = c ? mboi_span_of(c) : *uit;
        return true;
    }
    if (vorm == MBOI_VORM_TEKST_BLIK)
        return stuk(k, at, uit);
    int64_t van, tot;
    if (!bereik(k, vorm, at, &van, &tot) || (!k->tekst && van < tot))
        return false;
    if (van < tot)
        *uit = (mboi_span){k->tekst + van, (size_t)(tot - van)};
    return true;
}

static mboi_stand lees_tekst(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    mboi_span tekst;
    bool bekend;
    if (!zoek_tekst(k, k->vorm, at, &tekst)) {
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
    int64_t getal = geheel(k, at);
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
    if (k->vorm == MBOI_VORM_LEEG || (k->geldig && !bit(k->geldig, at)))
        return MBOI_STAND_ONBEKEND;
    if (k->woordenboek) {
        int64_t woord = geheel(k, at);
        if (woord >= 0 && woord < k->deel->lengte)
            return mboi_kolom_lees(k->deel, woord, uit, fout);
        char getal[MAX_GETAL];
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

/* The choice of a word that cannot be read; also that of the index past the last. */
enum { WOORD_FOUT = INT8_MIN };

bool mboi_kolom_woorden(mboi_kolom *k, const mbo_regels *regels, const int8_t *leeg, const mbo_allocator *allocator)
{
    size_t woorden = (size_t)k->deel->lengte;
    k->woord_keuze = mboi_resize(allocator, NULL, 0, woorden + 1);
    if (!k->woord_keuze)
        return false;
    for (size_t i = 0; i < woorden; i++) {
        int64_t waarde;
        mboi_stand stand = mboi_kolom_lees(k->deel, (int64_t)i, &waarde, NULL);
        k->woord_keuze[i] = stand == MBOI_STAND_BEKEND     ? mboi_keuze(&regels->stelsel, k->feit, waarde)
                            : stand == MBOI_STAND_ONBEKEND ? leeg[k->feit]
                                                           : WOORD_FOUT;
    }
    k->woord_keuze[woorden] = WOORD_FOUT;
    return true;
}

void mboi_kolom_woorden_free(mboi_kolom *k, const mbo_allocator *allocator)
{
    mboi_resize(allocator, k->woord_keuze, k->woord_keuze ? (size_t)k->deel->lengte + 1 : 0, 0);
    k->woord_keuze = NULL;
}

/* ---- a block of values ---- */

/*
 * The loops below go over whole blocks, MBOI_RIJEN rows whatever the number that there is, so that the compiler makes
 * vectors of them: the values of a block that is not full are copied first.
 */
static const void *heel_blok(const void *waarden, size_t maat, int64_t at, uint32_t rijen, void *kopie)
{
    const char *van = (const char *)waarden + maat * (size_t)at;
    if (rijen == MBOI_RIJEN)
        return van;
    memset(kopie, 0, maat * MBOI_RIJEN);
    return memcpy(kopie, van, maat * rijen);
}

/* Bits as a byte each; those past the last row are 0. */
static void lees_bits(const uint8_t *bits, int64_t at, uint32_t rijen, uint8_t *uit)
{
    if (!(at & 7) && rijen == MBOI_RIJEN) {
        for (uint32_t i = 0; i < MBOI_RIJEN; i += 8) {
            uint64_t acht = bits[(at >> 3) + (i >> 3)] * UINT64_C(0x0101010101010101);
            acht = ((acht & UINT64_C(0x8040201008040201)) + UINT64_C(0x7f7f7f7f7f7f7f7f)) >> 7;
            for (uint32_t b = 0; b < 8; b++) /* a byte for each bit: one store where that is the order of bytes */
                uit[i + b] = (uint8_t)(acht >> 8 * b & 1);
        }
        return;
    }
    memset(uit, 0, MBOI_RIJEN);
    for (uint32_t i = 0; i < rijen; i++)
        uit[i] = bit(bits, at + i);
}

/* Which rows are known. */
static void lees_geldig(const mboi_kolom *k, int64_t at, uint32_t rijen, uint8_t *uit)
{
    if (k->geldig) {
        lees_bits(k->geldig, at, rijen, uit);
        return;
    }
    memset(uit, 0, MBOI_RIJEN);
    memset(uit, 1, rijen);
}

/* Integers or bits as bytes; NULL: some do not fit. */
static const int8_t *als_bytes(const mboi_kolom *k, int64_t at, uint32_t rijen, int8_t *uit)
{
    int64_t kopie[MBOI_RIJEN];
    uint64_t boven = 0;
#define BYTES(type)                                                             \
    {                                                                           \
        const type *in = heel_blok(k->waarden, sizeof(type), at, rijen, kopie); \
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {                             \
            boven |= (uint64_t)in[i] & ~(uint64_t)INT8_MAX;                     \
            uit[i] = (int8_t)in[i];                                             \
        }                                                                       \
        return boven ? NULL : uit;                                              \
    }
    switch (k->vorm) {
    case MBOI_VORM_BIT: lees_bits(k->waarden, at, rijen, (uint8_t *)uit); return uit;
    case MBOI_VORM_INT8: return heel_blok(k->waarden, 1, at, rijen, uit);
    case MBOI_VORM_UINT8: BYTES(uint8_t)
    case MBOI_VORM_INT16: BYTES(int16_t)
    case MBOI_VORM_UINT16: BYTES(uint16_t)
    case MBOI_VORM_INT32: BYTES(int32_t)
    case MBOI_VORM_UINT32: BYTES(uint32_t)
    case MBOI_VORM_INT64:
    case MBOI_VORM_UINT64: BYTES(int64_t)
    default: return NULL;
    }
#undef BYTES
}

/* Bools and codes that are integers or bits. False: there is a value among them that is not so simple. */
static bool lees_codes(mboi_blok *blok, int8_t eerste, int8_t leeg, const mboi_kolom *k, int64_t vanaf, uint32_t rijen)
{
    int8_t kopie[MBOI_RIJEN], *uit = &blok->keuze[k->feit << MBOI_SCHUIF];
    uint8_t geldig[MBOI_RIJEN], fout = 0;
    int8_t laatste = (int8_t)mbo_feit_max(k->feit);
    const int8_t *in = als_bytes(k, k->begin + vanaf, rijen, kopie);
    if (!in)
        return false;
    if (!k->geldig && rijen == MBOI_RIJEN) {
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
            uit[i] = (int8_t)(in[i] - eerste);
            fout |= (in[i] < eerste) | (in[i] > laatste);
        }
        return !fout;
    }
    lees_geldig(k, k->begin + vanaf, rijen, geldig);
    for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
        uint8_t bekend = geldig[i] & (in[i] != eerste - 1 || !eerste); /* code 0: not set */
        uit[i] = (int8_t)(bekend ? in[i] - eerste : leeg);
        fout |= bekend & ((in[i] < eerste) | (in[i] > laatste));
    }
    return !fout;
}

/* Indexes of words that make a choice. */
static bool lees_woorden(mboi_blok *blok, int8_t leeg, const mboi_kolom *k, int64_t vanaf, uint32_t rijen)
{
    int8_t *uit = &blok->keuze[k->feit << MBOI_SCHUIF];
    const int8_t *keuze = k->woord_keuze;
    uint64_t woorden = (uint64_t)k->deel->lengte;
    int64_t at = k->begin + vanaf;
    bool fout = false;
#define WOORDEN(type)                                          \
    {                                                          \
        const type *in = (const type *)k->waarden + at;        \
        for (uint32_t i = 0; i < rijen; i++) {                 \
            uint64_t woord = (uint64_t)in[i];                  \
            uit[i] = keuze[woord < woorden ? woord : woorden]; \
        }                                                      \
        break;                                                 \
    }
    switch (k->vorm) {
    case MBOI_VORM_INT8: WOORDEN(int8_t)
    case MBOI_VORM_UINT8: WOORDEN(uint8_t)
    case MBOI_VORM_INT16: WOORDEN(int16_t)
    case MBOI_VORM_UINT16: WOORDEN(uint16_t)
    case MBOI_VORM_INT32: WOORDEN(int32_t)
    case MBOI_VORM_UINT32: WOORDEN(uint32_t)
    case MBOI_VORM_INT64: WOORDEN(int64_t)
    default: WOORDEN(uint64_t)
    }
#undef WOORDEN
    if (k->geldig || rijen < MBOI_RIJEN) {
        uint8_t geldig[MBOI_RIJEN];
        lees_geldig(k, at, rijen, geldig);
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            uit[i] = geldig[i] ? uit[i] : leeg;
    }
    for (uint32_t i = 0; i < MBOI_RIJEN; i++)
        fout |= uit[i] == WOORD_FOUT;
    return !fout;
}

/* Values of a block, those that `geldig` tells of within their range, to where the diagrams read them. */
static void zet_blok(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, mbo_feit feit,
                     const int64_t *waarden, const uint8_t *geldig)
{
    int64_t *waarde = &blok->waarde[feit << MBOI_SCHUIF];
    int8_t *keuze = &blok->keuze[feit << MBOI_SCHUIF], onbekend = leeg[feit], eerste = regels->stelsel.eerste[feit];
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_DATUM: {
        bool start = feit == MBO_FEIT_STARTDATUM;
        mbo_datum *uit = start ? blok->start : blok->geboren;
        uint8_t teken = start ? MBOI_RIJ_START : MBOI_RIJ_GEBOREN;
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
            uit[i] = (mbo_datum)waarden[i];
            blok->rij[i] |= (uint8_t)(teken * geldig[i]);
        }
        return;
    }
    case MBO_FEITTYPE_BOOL:
    case MBO_FEITTYPE_CODE:
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            keuze[i] = geldig[i] ? (int8_t)(waarden[i] - eerste) : onbekend;
        return;
    case MBO_FEITTYPE_SET: {
        const mboi_setklassen *set = &regels->stelsel.set[mboi_feit_set(feit)];
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            keuze[i] = geldig[i] ? mboi_setkeuze(set, waarden[i]) : onbekend;
        return;
    }
    default: break;
    }
    if (feit == MBO_FEIT_STUDIEDUUR)
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            keuze[i] = geldig[i] ? regels->stelsel.duurklasse[waarden[i]] : onbekend;
    for (uint32_t i = 0; i < MBOI_RIJEN; i++)
        waarde[i] = geldig[i] ? waarden[i] : MBOI_GEEN;
}

/* Numbers of any width, each within the range of its fact. False: there is one among them that is not. */
static bool lees_getallen(const mboi_kolom *k, int64_t vanaf, uint32_t rijen, int64_t *uit, uint8_t *geldig)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    int64_t at = k->begin + vanaf, eenheid = k->eenheid, kopie[MBOI_RIJEN];
    uint64_t min = (uint64_t)mbo_feit_min(k->feit), max = (uint64_t)mbo_feit_max(k->feit);
    uint64_t buiten = 0, vreemd = 0, geen_code = type == MBO_FEITTYPE_SET ? ~max : 0;
    bool fout = false;
    lees_geldig(k, at, rijen, geldig);
#define GETALLEN(type)                                                          \
    {                                                                           \
        const type *in = heel_blok(k->waarden, sizeof(type), at, rijen, kopie); \
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)                               \
            uit[i] = (int64_t)in[i];                                            \
        break;                                                                  \
    }
#define KOMMAGETALLEN(type, geld, vorm)                                         \
    {                                                                           \
        const type *in = heel_blok(k->waarden, sizeof(type), at, rijen, kopie); \
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {                             \
            geldig[i] &= in[i] == in[i];                                        \
            fout |= geldig[i] & !uit_kommagetal(in[i], geld, vorm, &uit[i]);    \
        }                                                                       \
        eenheid = 1;                                                            \
        break;                                                                  \
    }
    switch (k->vorm) {
    case MBOI_VORM_INT8: GETALLEN(int8_t)
    case MBOI_VORM_UINT8: GETALLEN(uint8_t)
    case MBOI_VORM_INT16: GETALLEN(int16_t)
    case MBOI_VORM_UINT16: GETALLEN(uint16_t)
    case MBOI_VORM_INT32: GETALLEN(int32_t)
    case MBOI_VORM_UINT32: GETALLEN(uint32_t)
    case MBOI_VORM_FLOAT: KOMMAGETALLEN(float, type == MBO_FEITTYPE_GELD, MBOI_VORM_FLOAT)
    case MBOI_VORM_DOUBLE: KOMMAGETALLEN(double, type == MBO_FEITTYPE_GELD, MBOI_VORM_DOUBLE)
    default: GETALLEN(int64_t) /* of uint64 those too large are negative here: out of range too */
    }
#undef GETALLEN
#undef KOMMAGETALLEN
    if (eenheid != 1)
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            uit[i] = in_eenheden(type == MBO_FEITTYPE_DATUM, eenheid, uit[i]);
    if (type == MBO_FEITTYPE_CODE)
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            geldig[i] &= uit[i] != 0;
    for (uint32_t i = 0; i < MBOI_RIJEN; i++) { /* by the sign of differences: not every processor compares 64 bits */
        uint64_t waarde = (uint64_t)uit[i], bekend = -(uint64_t)geldig[i];
        buiten |= ((waarde - min) | (max - waarde)) & bekend;
        vreemd |= waarde & geen_code & bekend;
    }
    return !(fout | (buiten >> 63) | (vreemd != 0));
}

static uint64_t einden_van(mboi_span t)
{
    uint32_t voor = 0, achter = 0;
    if (t.length >= 4) {
        memcpy(&voor, t.text, 4);
        memcpy(&achter, t.text + t.length - 4, 4);
    } else if (t.length) {
        voor = (uint8_t)t.text[0] | (uint32_t)(uint8_t)t.text[t.length / 2] << 8;
        achter = (uint8_t)t.text[t.length - 1];
    }
    return (uint64_t)achter << 32 | voor;
}

/* One value; a bad one is told and is not known. */
static void lees_een(mboi_blok *blok, const mboi_kolom *k, int64_t vanaf, uint32_t i, const mboi_fouten *fouten,
                     int64_t *uit, uint8_t *geldig)
{
    mbo_fout fout;
    uit[i] = 0;
    mboi_stand stand = mboi_kolom_lees(k, vanaf + i, &uit[i], &fout);
    geldig[i] = stand == MBOI_STAND_BEKEND;
    if (stand == MBOI_STAND_FOUT) {
        blok->rij[i] |= MBOI_RIJ_FOUT;
        fouten->fout(fouten->ctx, i, k, &fout);
    }
}

/* Texts, most of which were read before. In the cupboard a free place is that of the empty text, which is unknown. */
static inline void lees_teksten(mboi_blok *blok, const mboi_kolom *k, mboi_vorm vorm, int64_t vanaf, uint32_t rijen,
                                const mboi_fouten *fouten, int64_t *uit, uint8_t *geldig)
{
    mboi_gelezen *kast = blok->gelezen[k->feit];
    for (uint32_t i = 0; i < rijen; i++) {
        int64_t at = k->begin + vanaf + i;
        mboi_span t;
        if (k->geldig && !bit(k->geldig, at))
            continue;
        if (!zoek_tekst(k, vorm, at, &t)) {
            lees_een(blok, k, vanaf, i, fouten, uit, geldig);
            continue;
        }
        uint64_t einden = einden_van(t);
        mboi_gelezen *g = &kast[((einden + t.length) * UINT64_C(0x9e3779b97f4a7c15) >> 32) % MBOI_GELEZEN];
        if (g->einden == einden && g->lengte == t.length &&
            (t.length <= 8 || memcmp(g->tekst, t.text, t.length) == 0)) {
            uit[i] = g->waarde;
            geldig[i] = g->bekend;
            continue;
        }
        bool bekend;
        if (mboi_feit_read(k->feit, t, &uit[i], &bekend, NULL)) {
            lees_een(blok, k, vanaf, i, fouten, uit, geldig); /* it tells */
            continue;
        }
        geldig[i] = bekend;
        if (t.length > MBOI_GELEZEN_TEKST)
            continue;
        g->einden = einden;
        g->waarde = uit[i];
        g->lengte = (uint8_t)t.length;
        g->bekend = bekend;
        memcpy(g->tekst, t.text, t.length);
    }
}

void mboi_blok_lees(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *k, int64_t vanaf,
                    uint32_t rijen, const mboi_fouten *fouten)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    bool code = type == MBO_FEITTYPE_BOOL || type == MBO_FEITTYPE_CODE;
    int64_t waarden[MBOI_RIJEN];
    uint8_t geldig[MBOI_RIJEN];
    if (k->vorm == MBOI_VORM_LEEG)
        return;
    if (code && !k->woordenboek && lees_codes(blok, regels->stelsel.eerste[k->feit], leeg[k->feit], k, vanaf, rijen))
        return;
    if (k->woordenboek && (code || type == MBO_FEITTYPE_SET) && lees_woorden(blok, leeg[k->feit], k, vanaf, rijen))
        return;
    bool gewoon = !k->woordenboek, getallen = gewoon && k->vorm >= MBOI_VORM_INT8 && k->vorm <= MBOI_VORM_DOUBLE;
    if (!getallen || !lees_getallen(k, vanaf, rijen, waarden, geldig)) {
        memset(waarden, 0, sizeof waarden);
        memset(geldig, 0, sizeof geldig);
        switch (gewoon && blok->gelezen ? k->vorm : MBOI_VORM_LEEG) {
#define TEKSTEN(vorm) \
    case vorm: lees_teksten(blok, k, vorm, vanaf, rijen, fouten, waarden, geldig); break;
            TEKSTEN(MBOI_VORM_TEKST_C)
            TEKSTEN(MBOI_VORM_TEKST)
            TEKSTEN(MBOI_VORM_TEKST_LANG)
            TEKSTEN(MBOI_VORM_TEKST_BLIK)
#undef TEKSTEN
        default:
            for (uint32_t i = 0; i < rijen; i++)
                lees_een(blok, k, vanaf, i, fouten, waarden, geldig);
        }
    }
    zet_blok(blok, regels, leeg, k->feit, waarden, geldig);
}

void mboi_blok_leeg(mboi_blok *blok, const int8_t *leeg)
{
    for (uint32_t feit = 0; feit <= MBOI_FEITEN; feit++)
        memset(&blok->keuze[feit << MBOI_SCHUIF], leeg[feit], MBOI_RIJEN);
    for (size_t i = 0; i < MBOI_COUNT(blok->waarde); i++)
        blok->waarde[i] = MBOI_GEEN;
    memset(&blok->keuze[(MBOI_FEITEN + 1) << MBOI_SCHUIF], MBOI_GEEN, MBOI_MAX_EIGEN << MBOI_SCHUIF);
}
