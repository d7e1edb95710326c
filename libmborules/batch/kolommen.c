/* SPDX-License-Identifier: MIT */
/* Reading columns of facts, whatever the form of their values. */
#include "batch/batch.h"

#include <string.h>

static bool bit(const uint8_t *bits, int64_t at)
{
    return bits[at >> 3] >> (at & 7) & 1;
}

/* ---- one value ---- */

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

/* A whole number as the value of its fact: units to days, euros to cents. */
static mboi_stand als_waarde(const mboi_kolom *k, int64_t getal, int64_t *uit, mbo_fout *fout)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    if (type == MBO_FEITTYPE_CODE && !getal)
        return MBOI_STAND_ONBEKEND;
    *uit = getal;
    if (type == MBO_FEITTYPE_DATUM)
        *uit = getal / k->eenheid - (getal % k->eenheid < 0);
    else if (k->eenheid != 1)
        *uit = getal > INT64_MAX / k->eenheid || getal < INT64_MIN / k->eenheid ? -1 : getal * k->eenheid;
    return mboi_feit_check(k->feit, *uit, fout) ? MBOI_STAND_FOUT : MBOI_STAND_BEKEND;
}

static mboi_stand lees_kommagetal(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    double gelezen =
        k->vorm == MBOI_VORM_FLOAT ? (double)((const float *)k->waarden)[at] : ((const double *)k->waarden)[at];
    bool geld = mbo_feit_type(k->feit) == MBO_FEITTYPE_GELD;
    double waarde = gelezen * (geld ? 100 : 1);
    if (gelezen != gelezen) /* not a number: how pandas has null */
        return MBOI_STAND_ONBEKEND;
    bool past = waarde > -9e15 && waarde < 9e15;
    int64_t getal = past ? (int64_t)(waarde < 0 ? waarde - 0.5 : waarde + 0.5) : 0;
    double rest = waarde - (double)getal, marge = geld ? 1e-4 : 0; /* 19.99 is no binary number */
    bool euros = rest <= marge && rest >= -marge;
    if (geld && k->vorm == MBOI_VORM_FLOAT) /* of seven digits: the one nearest to the amount */
        euros = (float)((double)getal / 100) == (float)gelezen;
    if (!past || !euros) {
        mboi_fail(fout, MBO_ERROR_VALUE, "%s: %.17g is not %s", mbo_feit_name(k->feit), gelezen,
                  geld ? "euros with at most two decimals" : "a whole number");
        return MBOI_STAND_FOUT;
    }
    mboi_kolom heel = *k;
    heel.eenheid = 1;
    return als_waarde(&heel, getal, uit, fout);
}

/* Divide a number of 128 bits, its lowest 32 first, by ten; returns the rest. */
static uint32_t deel_door_tien(uint32_t *getal)
{
    uint64_t rest = 0;
    for (int i = 3; i >= 0; i--) {
        rest = rest << 32 | getal[i];
        getal[i] = (uint32_t)(rest / 10);
        rest %= 10;
    }
    return (uint32_t)rest;
}

/* Without its sign, so that any number of 128 bits can be divided. */
static mboi_stand lees_decimaal(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    uint64_t laag, hoog;
    memcpy(&laag, (const char *)k->waarden + 16 * at, 8);
    memcpy(&hoog, (const char *)k->waarden + 16 * at + 8, 8);
    bool negatief = hoog >> 63, heel = true;
    if (negatief) {
        laag = ~laag + 1;
        hoog = ~hoog + !laag;
    }
    uint32_t getal[4] = {(uint32_t)laag, (uint32_t)(laag >> 32), (uint32_t)hoog, (uint32_t)(hoog >> 32)};
    int32_t delen = k->decimalen - (mbo_feit_type(k->feit) == MBO_FEITTYPE_GELD ? 2 : 0);
    for (int32_t i = 0; heel && i < delen; i++)
        heel = !deel_door_tien(getal);
    if (!heel) {
        mboi_fail(fout, MBO_ERROR_VALUE, "%s: a decimal that is not %s", mbo_feit_name(k->feit),
                  delen == k->decimalen ? "a whole number" : "euros with at most two decimals");
        return MBOI_STAND_FOUT;
    }
    uint64_t waarde = (uint64_t)getal[1] << 32 | getal[0];
    if (getal[2] || getal[3] || waarde > INT64_MAX)
        waarde = INT64_MAX;
    for (int32_t i = delen; i < 0; i++)
        waarde = waarde > INT64_MAX / 10 ? INT64_MAX : waarde * 10;
    mboi_kolom cent = *k;
    cent.eenheid = 1;
    return als_waarde(&cent, negatief ? -(int64_t)waarde : (int64_t)waarde, uit, fout);
}

/* A range of another buffer; false: it does not lie there. */
static bool bereik(const mboi_kolom *k, int64_t at, int64_t *van, int64_t *tot)
{
    bool lang = k->vorm == MBOI_VORM_TEKST_LANG || k->vorm == MBOI_VORM_LIJST_LANG;
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

static mboi_stand lees_tekst(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    mboi_span tekst = {"", 0};
    bool heel = true, bekend;
    if (k->vorm == MBOI_VORM_TEKST_C) {
        const char *c = ((const char *const *)k->waarden)[at];
        tekst = c ? mboi_span_of(c) : tekst;
    } else if (k->vorm == MBOI_VORM_TEKST_BLIK) {
        heel = stuk(k, at, &tekst);
    } else {
        int64_t van, tot;
        heel = bereik(k, at, &van, &tot) && (k->tekst || van == tot);
        if (heel && van < tot)
            tekst = (mboi_span){k->tekst + van, (size_t)(tot - van)};
    }
    if (!heel) {
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

static mboi_stand lees_lijst(const mboi_kolom *k, int64_t at, int64_t *uit, mbo_fout *fout)
{
    int64_t van, tot, codes = 0;
    const mboi_kolom *deel = k->deel;
    if (!bereik(k, at, &van, &tot) || tot > deel->lengte) {
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
        return als_waarde(k, getal, uit, fout);
    if (getal < 1 || getal > mbo_code_count(mbo_feit_vocabulaire(k->feit))) {
        mboi_fail(fout, MBO_ERROR_NAME, "%s: %lld has no such code", mbo_feit_name(k->feit), (long long)getal);
        return MBOI_STAND_FOUT;
    }
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
        mboi_fail(fout, MBO_ERROR_VALUE, "%s: %lld is not an index of its dictionary of %lld", mbo_feit_name(k->feit),
                  (long long)woord, (long long)k->deel->lengte);
        return MBOI_STAND_FOUT;
    }
    switch (k->vorm) {
    case MBOI_VORM_FLOAT:
    case MBOI_VORM_DOUBLE: return lees_kommagetal(k, at, uit, fout);
    case MBOI_VORM_DECIMAAL: return lees_decimaal(k, at, uit, fout);
    case MBOI_VORM_TEKST_C:
    case MBOI_VORM_TEKST:
    case MBOI_VORM_TEKST_LANG:
    case MBOI_VORM_TEKST_BLIK: return lees_tekst(k, at, uit, fout);
    case MBOI_VORM_LIJST:
    case MBOI_VORM_LIJST_LANG: return lees_lijst(k, at, uit, fout);
    default: return lees_getal(k, at, uit, fout);
    }
}

bool mboi_kolom_woorden(mboi_kolom *k, const mbo_regels *regels, const int8_t *leeg, const mbo_allocator *allocator)
{
    size_t woorden = (size_t)k->deel->lengte;
    k->woord_stand = mboi_resize(allocator, NULL, 0, 2 * woorden + 1);
    if (!k->woord_stand)
        return false;
    k->woord_keuze = k->woord_stand + woorden;
    for (size_t i = 0; i < woorden; i++) {
        int64_t waarde;
        mboi_stand stand = mboi_kolom_lees(k->deel, (int64_t)i, &waarde, NULL);
        k->woord_stand[i] = (int8_t)stand;
        k->woord_keuze[i] = stand == MBOI_STAND_BEKEND ? mboi_keuze(regels, k->feit, waarde) : leeg[k->feit];
    }
    return true;
}

void mboi_kolom_woorden_free(mboi_kolom *k, const mbo_allocator *allocator)
{
    mboi_resize(allocator, k->woord_stand, k->woord_stand ? 2 * (size_t)k->deel->lengte + 1 : 0, 0);
    k->woord_stand = NULL;
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

/* Which rows are known, a byte each; those past the last are not. */
static void lees_geldig(const mboi_kolom *k, int64_t at, uint32_t rijen, uint8_t *uit)
{
    if (k->geldig && !(at & 7) && rijen == MBOI_RIJEN) {
        for (uint32_t i = 0; i < MBOI_RIJEN; i += 8) {
            uint64_t bits = k->geldig[(at >> 3) + (i >> 3)] * UINT64_C(0x0101010101010101);
            bits = ((bits & UINT64_C(0x8040201008040201)) + UINT64_C(0x7f7f7f7f7f7f7f7f)) >> 7;
            for (uint32_t b = 0; b < 8; b++) /* a byte for each bit: one store where that is the order of bytes */
                uit[i + b] = (uint8_t)(bits >> 8 * b & 1);
        }
        return;
    }
    memset(uit, 0, MBOI_RIJEN);
    for (uint32_t i = 0; i < rijen; i++)
        uit[i] = !k->geldig || bit(k->geldig, at + i);
}

/* Bools and codes that stand there as they are. False: there is a value among them that is not so simple. */
static bool lees_codes(mboi_blok *blok, int8_t eerste, int8_t leeg, const mboi_kolom *k, int64_t vanaf, uint32_t rijen)
{
    int8_t kopie[MBOI_RIJEN], *uit = &blok->keuze[k->feit << MBOI_SCHUIF];
    const int8_t *in = heel_blok(k->waarden, 1, k->begin + vanaf, rijen, kopie);
    uint8_t geldig[MBOI_RIJEN], fout = 0;
    int8_t laatste = (int8_t)mbo_feit_max(k->feit);
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
    uint8_t geldig[MBOI_RIJEN];
    int64_t woorden = k->deel->lengte, at = k->begin + vanaf;
    bool fout = false;
    lees_geldig(k, at, rijen, geldig);
#define WOORDEN(type)                                                           \
    for (uint32_t i = 0; i < rijen; i++) {                                      \
        int64_t woord = (int64_t)((const type *)k->waarden)[at + i];            \
        bool in = woord >= 0 && woord < woorden;                                \
        fout |= geldig[i] && (!in || k->woord_stand[woord] == MBOI_STAND_FOUT); \
        uit[i] = geldig[i] && in ? k->woord_keuze[woord] : leeg;                \
    }                                                                           \
    break
    switch (k->vorm) {
    case MBOI_VORM_INT8: WOORDEN(int8_t);
    case MBOI_VORM_UINT8: WOORDEN(uint8_t);
    case MBOI_VORM_INT16: WOORDEN(int16_t);
    case MBOI_VORM_UINT16: WOORDEN(uint16_t);
    case MBOI_VORM_INT32: WOORDEN(int32_t);
    case MBOI_VORM_UINT32: WOORDEN(uint32_t);
    case MBOI_VORM_INT64: WOORDEN(int64_t);
    default: WOORDEN(uint64_t);
    }
#undef WOORDEN
    return !fout;
}

static void zet(mboi_blok *blok, const mbo_regels *regels, mbo_feit feit, uint32_t rij, int64_t waarde)
{
    size_t at = ((size_t)feit << MBOI_SCHUIF) + rij;
    if (feit == MBO_FEIT_GEBOORTEDATUM) {
        blok->geboren[rij] = (mbo_datum)waarde;
        blok->rij[rij] |= MBOI_RIJ_GEBOREN;
    } else if (feit == MBO_FEIT_STARTDATUM) {
        blok->start[rij] = (mbo_datum)waarde;
        blok->rij[rij] |= MBOI_RIJ_START;
    } else {
        if (mbo_feit_type(feit) == MBO_FEITTYPE_INT || mbo_feit_type(feit) == MBO_FEITTYPE_GELD)
            blok->waarde[at] = waarde;
        blok->keuze[at] = mboi_keuze(regels, feit, waarde);
    }
}

static void zet_onbekend(mboi_blok *blok, const int8_t *leeg, mbo_feit feit, uint32_t rij)
{
    size_t at = ((size_t)feit << MBOI_SCHUIF) + rij;
    blok->keuze[at] = leeg[feit];
    blok->waarde[at] = MBOI_GEEN;
}

/* Whole numbers and days, each within the range of its fact. */
static bool lees_getallen(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *k,
                          int64_t vanaf, uint32_t rijen)
{
    int64_t at = k->begin + vanaf, min = mbo_feit_min(k->feit), max = mbo_feit_max(k->feit);
    int64_t getal[MBOI_RIJEN], kopie[MBOI_RIJEN];
    uint8_t geldig[MBOI_RIJEN];
    int64_t fout = 0;
    lees_geldig(k, at, rijen, geldig);
#define GETALLEN(type)                                                          \
    {                                                                           \
        const type *in = heel_blok(k->waarden, sizeof(type), at, rijen, kopie); \
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)                               \
            getal[i] = in[i];                                                   \
        break;                                                                  \
    }
    switch (k->vorm) {
    case MBOI_VORM_INT8: GETALLEN(int8_t)
    case MBOI_VORM_INT16: GETALLEN(int16_t)
    case MBOI_VORM_INT32: GETALLEN(int32_t)
    default: GETALLEN(int64_t)
    }
#undef GETALLEN
    int64_t buiten = mbo_feit_type(k->feit) == MBO_FEITTYPE_SET ? ~max : 0; /* bits of no code */
    for (uint32_t i = 0; i < MBOI_RIJEN; i++)
        fout |= geldig[i] & ((getal[i] < min) | (getal[i] > max) | ((getal[i] & buiten) != 0));
    if (fout)
        return false;
    int64_t *waarde = &blok->waarde[k->feit << MBOI_SCHUIF];
    int8_t *keuze = &blok->keuze[k->feit << MBOI_SCHUIF];
    switch (k->feit) {
    case MBO_FEIT_GEBOORTEDATUM:
    case MBO_FEIT_STARTDATUM: {
        bool start = k->feit == MBO_FEIT_STARTDATUM;
        mbo_datum *uit = start ? blok->start : blok->geboren;
        uint8_t teken = start ? MBOI_RIJ_START : MBOI_RIJ_GEBOREN;
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
            uit[i] = (mbo_datum)getal[i];
            blok->rij[i] |= (uint8_t)(teken * geldig[i]);
        }
        return true;
    }
    case MBO_FEIT_VOOROPLEIDING:
        for (uint32_t i = 0; i < rijen; i++)
            keuze[i] = geldig[i] ? mboi_setkeuze(regels, getal[i]) : leeg[k->feit];
        return true;
    case MBO_FEIT_STUDIEDUUR:
        for (uint32_t i = 0; i < rijen; i++)
            keuze[i] = geldig[i] ? regels->duurklasse[getal[i]] : leeg[k->feit];
        break;
    default: break;
    }
    for (uint32_t i = 0; i < MBOI_RIJEN; i++)
        waarde[i] = geldig[i] ? getal[i] : MBOI_GEEN;
    return true;
}

/* Do the quick ways above know this form? */
static bool quick(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *k, int64_t vanaf,
                  uint32_t rijen)
{
    mbo_feittype type = mbo_feit_type(k->feit);
    bool code = type == MBO_FEITTYPE_BOOL || type == MBO_FEITTYPE_CODE;
    if (k->woordenboek)
        return (code || type == MBO_FEITTYPE_SET) && lees_woorden(blok, leeg[k->feit], k, vanaf, rijen);
    if (code && k->vorm == MBOI_VORM_INT8)
        return lees_codes(blok, regels->eerste[k->feit], leeg[k->feit], k, vanaf, rijen);
    return !code && k->eenheid == 1 &&
           (k->vorm == MBOI_VORM_INT8 || k->vorm == MBOI_VORM_INT16 || k->vorm == MBOI_VORM_INT32 ||
            k->vorm == MBOI_VORM_INT64) &&
           lees_getallen(blok, regels, leeg, k, vanaf, rijen);
}

void mboi_blok_lees(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *kolom,
                    int64_t vanaf, uint32_t rijen, const mboi_fouten *fouten)
{
    if (kolom->vorm == MBOI_VORM_LEEG || quick(blok, regels, leeg, kolom, vanaf, rijen))
        return;
    for (uint32_t i = 0; i < rijen; i++) {
        int64_t waarde;
        mbo_fout fout;
        mboi_stand stand = mboi_kolom_lees(kolom, vanaf + i, &waarde, &fout);
        if (stand == MBOI_STAND_BEKEND) {
            zet(blok, regels, kolom->feit, i, waarde);
            continue;
        }
        zet_onbekend(blok, leeg, kolom->feit, i);
        if (stand == MBOI_STAND_FOUT) {
            blok->rij[i] |= MBOI_RIJ_FOUT;
            fouten->fout(fouten->ctx, i, kolom, &fout);
        }
    }
}

void mboi_blok_leeg(mboi_blok *blok, const int8_t *leeg)
{
    for (uint32_t feit = 0; feit <= MBOI_FEITEN; feit++)
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            zet_onbekend(blok, leeg, (mbo_feit)feit, i);
    memset(&blok->keuze[(MBOI_FEITEN + 1) << MBOI_SCHUIF], MBOI_GEEN, MBOI_MAX_EIGEN << MBOI_SCHUIF);
}
