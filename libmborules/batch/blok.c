/* SPDX-License-Identifier: MIT */
/*
 * Columns a block of rows at a time. The loops go over whole blocks, MBOI_RIJEN rows whatever the number that there is,
 * so that the compiler makes vectors of them: the values of a block that is not full are copied first.
 */
#include "batch/blok.h"

#include "batch/getallen.h"

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
            acht &= UINT64_C(0x0101010101010101);
            for (uint32_t b = 0; b < 8; b++) /* a byte for each bit: one store where that is the order of bytes */
                uit[i + b] = (uint8_t)(acht >> 8 * b);
        }
        return;
    }
    memset(uit, 0, MBOI_RIJEN);
    for (uint32_t i = 0; i < rijen; i++)
        uit[i] = mboi_bit(bits, at + i);
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

/* One value; a bad one is told and is not known. */
static bool lees_een(mboi_blok *blok, const mboi_kolom *k, int64_t vanaf, uint32_t i, const mboi_fouten *fouten,
                     int64_t *uit)
{
    mbo_fout fout;
    *uit = 0;
    mboi_stand stand = mboi_kolom_lees(k, vanaf + i, uit, &fout);
    if (stand == MBOI_STAND_FOUT) {
        blok->rij[i] |= MBOI_RIJ_FOUT;
        fouten->fout(fouten->ctx, i, k, &fout);
    }
    return stand == MBOI_STAND_BEKEND;
}

/* ---- choices ---- */

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

/* Floats as bytes; those that are no number are not known. False: some are not whole, or do not fit. */
static bool komma_als_bytes(const mboi_kolom *k, int64_t at, uint32_t rijen, int8_t *uit, uint8_t *geldig)
{
    int64_t kopie[MBOI_RIJEN];
    bool fout = false;
#define BYTES(type)                                                             \
    {                                                                           \
        const type *in = heel_blok(k->waarden, sizeof(type), at, rijen, kopie); \
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {                             \
            type waarde = in[i] >= 0 && in[i] <= INT8_MAX ? in[i] : 0;          \
            uit[i] = (int8_t)(int32_t)waarde;                                   \
            geldig[i] &= in[i] == in[i];                                        \
            fout |= geldig[i] & ((type)(int32_t)waarde != in[i]);               \
        }                                                                       \
        return !fout;                                                           \
    }
    switch (k->vorm) {
    case MBOI_VORM_FLOAT: BYTES(float)
    case MBOI_VORM_DOUBLE: BYTES(double)
    default: return false;
    }
#undef BYTES
}

/* Bools and codes that are numbers or bits. False: there is a value among them that is not so simple. */
static bool lees_codes(const mboi_kolom *k, int64_t at, uint32_t rijen, int8_t eerste, int8_t leeg, int8_t *uit)
{
    int8_t kopie[MBOI_RIJEN], laatste = (int8_t)mbo_feit_max(k->feit);
    uint8_t geldig[MBOI_RIJEN], fout = 0;
    bool komma = mboi_is_kommagetal(k->vorm);
    const int8_t *in = kopie;
    if (!komma && !(in = als_bytes(k, at, rijen, kopie)))
        return false;
    if (!komma && !k->geldig && rijen == MBOI_RIJEN) {
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
            uit[i] = (int8_t)(in[i] - eerste);
            fout |= (in[i] < eerste) | (in[i] > laatste);
        }
        return !fout;
    }
    lees_geldig(k, at, rijen, geldig);
    if (komma && !komma_als_bytes(k, at, rijen, kopie, geldig))
        return false;
    for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
        uint8_t bekend = geldig[i] & (in[i] != eerste - 1 || !eerste); /* code 0: not set */
        uit[i] = (int8_t)(bekend ? in[i] - eerste : leeg);
        fout |= bekend & ((in[i] < eerste) | (in[i] > laatste));
    }
    return !fout;
}

/* The choices of few words: of each word all rows at a time. False: there are more, or indexes that are no bytes. */
static bool zoek_weinig_woorden(const mboi_kolom *k, int64_t at, uint32_t rijen, int8_t *restrict uit)
{
    enum { WEINIG = 12 /* more take longer than a row at a time */ };
    int8_t kopie[MBOI_RIJEN];
    const int8_t *restrict in = k->deel->lengte <= WEINIG ? als_bytes(k, at, rijen, kopie) : NULL;
    if (!in)
        return false;
    memset(uit, MBOI_WOORD_FOUT, MBOI_RIJEN);
    for (int8_t w = 0; w < (int8_t)k->deel->lengte; w++) {
        int8_t anders = (int8_t)(k->woord_keuze[w] ^ MBOI_WOORD_FOUT);
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            uit[i] ^= (int8_t)(-(in[i] == w) & anders);
    }
    return true;
}

/* Indexes of words that make a choice. */
static bool lees_woorden(const mboi_kolom *k, int64_t at, uint32_t rijen, int8_t leeg, int8_t *uit)
{
    const int8_t *keuze = k->woord_keuze;
    uint64_t woorden = (uint64_t)k->deel->lengte;
#define WOORDEN(type)                                          \
    {                                                          \
        const type *in = (const type *)k->waarden + at;        \
        for (uint32_t i = 0; i < rijen; i++) {                 \
            uint64_t woord = (uint64_t)in[i];                  \
            uit[i] = keuze[woord < woorden ? woord : woorden]; \
        }                                                      \
        break;                                                 \
    }
    if (!zoek_weinig_woorden(k, at, rijen, uit))
        switch (k->vorm) {
        case MBOI_VORM_INT8: WOORDEN(int8_t)
        case MBOI_VORM_UINT8: WOORDEN(uint8_t)
        case MBOI_VORM_INT16: WOORDEN(int16_t)
        case MBOI_VORM_UINT16: WOORDEN(uint16_t)
        case MBOI_VORM_INT32: WOORDEN(int32_t)
        case MBOI_VORM_UINT32: WOORDEN(uint32_t)
        case MBOI_VORM_INT64: WOORDEN(int64_t)
        case MBOI_VORM_UINT64: WOORDEN(uint64_t)
        default: /* runs */
            for (uint32_t i = 0; i < rijen; i++) {
                uint64_t reeks = (uint64_t)mboi_kolom_geheel(k, at + i);
                uit[i] = keuze[reeks < woorden ? reeks : woorden];
            }
        }
#undef WOORDEN
    if (k->geldig || rijen < MBOI_RIJEN) {
        uint8_t geldig[MBOI_RIJEN];
        lees_geldig(k, at, rijen, geldig);
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            uit[i] = geldig[i] ? uit[i] : leeg;
    }
    return !memchr(uit, MBOI_WOORD_FOUT, MBOI_RIJEN);
}

/* ---- values ---- */

/* Values of a block, those that `geldig` tells of within their range, to where the diagrams read them. */
static void zet_blok(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, mbo_feit feit,
                     const int64_t *waarden, const uint8_t *geldig)
{
    int64_t *waarde = &blok->waarde[feit << MBOI_SCHUIF];
    int8_t *keuze = &blok->keuze[feit << MBOI_SCHUIF], onbekend = leeg[feit];
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_DATUM: {
        bool start = feit == MBO_FEIT_STARTDATUM;
        mbo_datum *uit = start ? blok->start : blok->geboren;
        uint8_t teken = start ? MBOI_RIJ_START : MBOI_RIJ_GEBOREN;
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
            uit[i] = geldig[i] ? (mbo_datum)waarden[i] : 0; /* what lies in an unknown one may be no day */
            blok->rij[i] |= (uint8_t)(teken * geldig[i]);
        }
        return;
    }
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

/* Values of words. False: there is a bad one among them. */
static bool lees_woordwaarden(const mboi_kolom *k, int64_t at, uint32_t rijen, int64_t *uit, uint8_t *geldig)
{
    uint64_t woorden = (uint64_t)k->deel->lengte;
    bool fout = false;
    lees_geldig(k, at, rijen, geldig);
    for (uint32_t i = 0; i < rijen; i++) {
        uint64_t woord = (uint64_t)mboi_kolom_geheel(k, at + i);
        int64_t waarde = k->woord_waarde[geldig[i] && woord < woorden ? woord : woorden];
        fout |= geldig[i] & (waarde == MBOI_WAARDE_FOUT);
        geldig[i] &= waarde > MBOI_WAARDE_ONBEKEND;
        uit[i] = geldig[i] ? waarde : 0;
    }
    return !fout;
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
#define KOMMAGETALLEN(type, geld, vorm)                                           \
    {                                                                             \
        const type *in = heel_blok(k->waarden, sizeof(type), at, rijen, kopie);   \
        for (uint32_t i = 0; i < MBOI_RIJEN; i++) {                               \
            geldig[i] &= in[i] == in[i];                                          \
            fout |= geldig[i] & !mboi_uit_kommagetal(in[i], geld, vorm, &uit[i]); \
        }                                                                         \
        eenheid = 1;                                                              \
        break;                                                                    \
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
    switch (eenheid) { /* a constant divides as fast as it multiplies */
#define EENHEID(zoveel)                                                            \
    case zoveel:                                                                   \
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)                                  \
            uit[i] = mboi_in_eenheden(type == MBO_FEITTYPE_DATUM, zoveel, uit[i]); \
        break;
        EENHEID(100)
        EENHEID(86400)
        EENHEID(86400000)
        EENHEID(INT64_C(86400000000))
        EENHEID(INT64_C(86400000000000))
#undef EENHEID
    default: break; /* 1 */
    }
    for (uint32_t i = 0; i < MBOI_RIJEN; i++) { /* by the sign of differences: not every processor compares 64 bits */
        uint64_t waarde = (uint64_t)uit[i], bekend = -(uint64_t)geldig[i];
        buiten |= ((waarde - min) | (max - waarde)) & bekend;
        vreemd |= waarde & geen_code & bekend;
    }
    return !(fout | (buiten >> 63) | (vreemd != 0));
}

/* Decimals that are numbers of 64 bits with few decimals. False: there is one among them that is not, or is bad. */
static bool lees_decimalen(const mboi_kolom *k, int64_t at, uint32_t rijen, int64_t *uit, uint8_t *geldig)
{
    enum { MEESTE = 9 };
    const int64_t min = mbo_feit_min(k->feit), max = mbo_feit_max(k->feit);
    int32_t delen = k->decimalen - (mbo_feit_type(k->feit) == MBO_FEITTYPE_GELD ? 2 : 0);
    int64_t deler = 1, maal = 1;
    bool fout = false;
    if (k->maat > 16 || delen > MEESTE || delen < -MEESTE)
        return false;
    for (int32_t i = 0; i < delen; i++)
        deler *= 10;
    for (int32_t i = delen; i < 0; i++)
        maal *= 10;
    lees_geldig(k, at, rijen, geldig);
    const char *van = (const char *)k->waarden + k->maat * at;
    for (uint32_t i = 0; i < rijen; i++, van += k->maat) {
        int64_t laag = 0, hoog;
        int32_t kort;
        memcpy(&kort, van, sizeof kort);
        if (k->maat > 4)
            memcpy(&laag, van, sizeof laag);
        else
            laag = kort;
        hoog = laag < 0 ? -1 : 0;
        if (k->maat > 8)
            memcpy(&hoog, van + 8, sizeof hoog);
        int64_t heel = laag / deler;
        bool past = (hoog == 0) & (laag >= 0) & (heel * deler == laag) & (heel <= max / maal);
        uit[i] = past ? heel * maal : 0;
        fout |= geldig[i] & (!past | (uit[i] < min));
    }
    return !fout;
}

/* ---- whatever the form ---- */

static uint32_t allemaal(uint32_t rijen, uint8_t *over)
{
    for (uint32_t i = 0; i < rijen; i++)
        over[i] = (uint8_t)i;
    return rijen;
}

static void zoek_teksten(const mboi_kolom *k, int64_t vanaf, uint32_t rijen, mboi_teksten *uit)
{
    uint8_t geldig[MBOI_RIJEN];
    if (k->geldig)
        lees_bits(k->geldig, k->begin + vanaf, rijen, geldig);
    mboi_teksten_zoek(k, vanaf, rijen, k->geldig ? geldig : NULL, uit);
}

/* Of facts that make choices. */
static void lees_keuzes(mboi_blok *blok, const mboi_stelsel *stelsel, int8_t leeg, const mboi_kolom *k, int64_t vanaf,
                        uint32_t rijen, const mboi_fouten *fouten)
{
    const int64_t at = k->begin + vanaf;
    int8_t *keuze = &blok->keuze[k->feit << MBOI_SCHUIF];
    uint8_t over[MBOI_RIJEN];
    uint32_t n = 0;
    if (k->woordenboek) {
        n = lees_woorden(k, at, rijen, leeg, keuze) ? 0 : allemaal(rijen, over);
    } else if (mboi_is_tekst(k->vorm) && blok->kast[k->feit].plaats) {
        mboi_teksten teksten;
        zoek_teksten(k, vanaf, rijen, &teksten);
        n = mboi_teksten_keuzes(&teksten, rijen, stelsel, k->feit, leeg, &blok->kast[k->feit], keuze, over);
    } else {
        n = lees_codes(k, at, rijen, stelsel->eerste[k->feit], leeg, keuze) ? 0 : allemaal(rijen, over);
    }
    for (uint32_t j = 0; j < n; j++) {
        int64_t waarde;
        bool bekend = lees_een(blok, k, vanaf, over[j], fouten, &waarde);
        keuze[over[j]] = bekend ? mboi_keuze(stelsel, k->feit, waarde) : leeg;
    }
}

/* Of the others, and of sets that are numbers. */
static void lees_waarden(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *k,
                         int64_t vanaf, uint32_t rijen, const mboi_fouten *fouten)
{
    const int64_t at = k->begin + vanaf;
    int64_t waarden[MBOI_RIJEN];
    uint8_t geldig[MBOI_RIJEN], over[MBOI_RIJEN];
    uint32_t n = 0;
    if (k->woordenboek) {
        n = lees_woordwaarden(k, at, rijen, waarden, geldig) ? 0 : allemaal(rijen, over);
    } else if (mboi_is_tekst(k->vorm)) {
        mboi_teksten teksten;
        zoek_teksten(k, vanaf, rijen, &teksten);
        n = mbo_feit_type(k->feit) == MBO_FEITTYPE_DATUM
                ? mboi_teksten_datums(&teksten, rijen, waarden, geldig, over)
                : mboi_teksten_getallen(&teksten, rijen, k->feit, waarden, geldig, over);
    } else {
        bool goed = k->vorm == MBOI_VORM_DECIMAAL
                        ? lees_decimalen(k, at, rijen, waarden, geldig)
                        : k->vorm <= MBOI_VORM_DOUBLE && lees_getallen(k, vanaf, rijen, waarden, geldig);
        n = goed ? 0 : allemaal(rijen, over);
    }
    for (uint32_t j = 0; j < n; j++)
        geldig[over[j]] = lees_een(blok, k, vanaf, over[j], fouten, &waarden[over[j]]);
    memset(waarden + rijen, 0, (MBOI_RIJEN - rijen) * sizeof *waarden);
    memset(geldig + rijen, 0, MBOI_RIJEN - rijen);
    zet_blok(blok, regels, leeg, k->feit, waarden, geldig);
}

/* Fetch values, or what tells where they are. */
static MBOI_HAALT void haal_vast(const mboi_kolom *k, int64_t vanaf)
{
    static const uint8_t breed[] = {
        [MBOI_VORM_INT8] = 1,       [MBOI_VORM_UINT8] = 1,       [MBOI_VORM_INT16] = 2,   [MBOI_VORM_UINT16] = 2,
        [MBOI_VORM_INT32] = 4,      [MBOI_VORM_UINT32] = 4,      [MBOI_VORM_INT64] = 8,   [MBOI_VORM_UINT64] = 8,
        [MBOI_VORM_FLOAT] = 4,      [MBOI_VORM_DOUBLE] = 8,      [MBOI_VORM_TEKST_C] = 8, [MBOI_VORM_TEKST] = 4,
        [MBOI_VORM_TEKST_LANG] = 8, [MBOI_VORM_TEKST_BLIK] = 16, [MBOI_VORM_REEKSEN] = 0};
    size_t maat = k->vorm == MBOI_VORM_DECIMAAL ? (size_t)k->maat : breed[k->vorm];
    if (k->lengte - vanaf >= MBOI_VOORUIT + MBOI_RIJEN)
        mboi_haal_vast((const char *)k->waarden + (size_t)(k->begin + vanaf + MBOI_VOORUIT) * maat, MBOI_RIJEN * maat);
}

void mboi_blok_lees(mboi_blok *blok, const mbo_regels *regels, const int8_t *leeg, const mboi_kolom *k, int64_t vanaf,
                    uint32_t rijen, const mboi_fouten *fouten)
{
    bool getallen = !k->woordenboek && k->vorm >= MBOI_VORM_INT8 && k->vorm <= MBOI_VORM_UINT64;
    if (k->vorm == MBOI_VORM_LEEG)
        return;
    haal_vast(k, vanaf);
    if (mboi_maakt_keuzes(k->feit) && !(getallen && mbo_feit_type(k->feit) == MBO_FEITTYPE_SET))
        lees_keuzes(blok, &regels->stelsel, leeg[k->feit], k, vanaf, rijen, fouten);
    else
        lees_waarden(blok, regels, leeg, k, vanaf, rijen, fouten);
}

void mboi_blok_leeg(mboi_blok *blok, const int8_t *leeg)
{
    for (uint32_t feit = 0; feit <= MBOI_FEITEN; feit++)
        memset(&blok->keuze[feit << MBOI_SCHUIF], leeg[feit], MBOI_RIJEN);
    for (size_t i = 0; i < MBOI_COUNT(blok->waarde); i++)
        blok->waarde[i] = MBOI_GEEN;
    memset(&blok->keuze[(MBOI_FEITEN + 1) << MBOI_SCHUIF], MBOI_GEEN, MBOI_MAX_EIGEN << MBOI_SCHUIF);
}
