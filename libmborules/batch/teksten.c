/* SPDX-License-Identifier: MIT */
/* Texts, a block of rows at a time. The loops have no branches, for what comes next in a column nobody can predict. */
#include "batch/teksten.h"

#include "kern/cijfers.h"

#include <string.h>

/* ---- where they are ---- */

static const char geen_tekst[8];

static uint32_t vier(const char *text)
{
    const unsigned char *t = (const unsigned char *)text;
    return (uint32_t)t[0] | (uint32_t)t[1] << 8 | (uint32_t)t[2] << 16 | (uint32_t)t[3] << 24;
}

/* A text of less than eight bytes, of which no byte before it may be read, at the end of eight. */
static void zet_kort(mboi_teksten *uit, uint32_t i, const char *tekst, uint32_t n)
{
    const unsigned char *t = (const unsigned char *)tekst;
    uint64_t acht = 0;
    if (n >= 4)
        acht = (uint64_t)vier(tekst + n - 4) << 32 | (uint64_t)vier(tekst) << (64 - 8 * n);
    else if (n)
        acht = (uint64_t)t[n - 1] << 56 | (uint64_t)t[n / 2] << (64 - 8 * (n - n / 2)) | (uint64_t)t[0] << (64 - 8 * n);
    for (int b = 0; b < 8; b++)
        uit->kort[i][b] = (char)(acht >> 8 * b);
    uit->eind[i] = uit->kort[i] + 8;
}

static void zet_anders(mboi_teksten *uit, uint32_t i)
{
    uit->eind[i] = geen_tekst + 8;
    uit->lengte[i] = MBOI_TEKST_ANDERS;
}

/* Texts by offsets; false: not all of them lie in their order within the buffer. */
#define ZOEK_MET(type)                                                                            \
    const u##type *van = (const u##type *)k->waarden + at;                                        \
    const type tot = ((const type *)k->waarden)[k->begin + k->lengte];                            \
    const char *tekst = k->tekst ? k->tekst : geen_tekst;                                         \
    u##type teken = van[rijen], lang = 0;                                                         \
    for (uint32_t i = 0; i < rijen; i++) {                                                        \
        u##type n = (u##type)(van[i + 1] - van[i]);                                               \
        teken |= van[i] | n;                                                                      \
        lang |= n;                                                                                \
    }                                                                                             \
    if (teken >> (8 * sizeof(type) - 1) || (type)van[rijen] > tot || (!k->tekst && van[rijen]) || \
        lang >= (u##type)INT32_MAX)                                                               \
        return false;                                                                             \
    for (uint32_t i = 0; i < rijen; i++) {                                                        \
        uit->eind[i] = tekst + van[i + 1];                                                        \
        uit->lengte[i] = (uint32_t)(van[i + 1] - van[i]);                                         \
    }                                                                                             \
    for (uint32_t i = 0; i < rijen && van[i + 1] < 8; i++)                                        \
        zet_kort(uit, i, tekst + van[i], uit->lengte[i]);                                         \
    u##type lengte = van[rijen] - van[0];                                                         \
    type later = tot;                                                                             \
    if (k->begin + k->lengte - at >= MBOI_VOORUIT + MBOI_RIJEN)                                   \
        later = (type)van[MBOI_VOORUIT];                                                          \
    if (later >= 0 && later <= tot - (type)lengte)                                                \
        mboi_haal_vast(tekst + later, (size_t)lengte);                                            \
    return true;

static bool zoek_kort(const mboi_kolom *k, int64_t at, uint32_t rijen, mboi_teksten *uit)
{
    ZOEK_MET(int32_t)
}

static bool zoek_lang(const mboi_kolom *k, int64_t at, uint32_t rijen, mboi_teksten *uit)
{
    ZOEK_MET(int64_t)
}
#undef ZOEK_MET

/* A text of which nothing is known but where it begins. */
static inline void zet_span(mboi_teksten *uit, uint32_t i, const char *tekst, size_t n)
{
    if (n >= MBOI_TEKST_ANDERS) {
        zet_anders(uit, i);
    } else if (n < 8) {
        zet_kort(uit, i, tekst, (uint32_t)n);
        uit->lengte[i] = (uint32_t)n;
    } else {
        uit->eind[i] = tekst + n;
        uit->lengte[i] = (uint32_t)n;
    }
}

/* In the view itself there are four bytes before the text, and other views before that. */
static void zoek_blik(const mboi_kolom *k, int64_t at, uint32_t rijen, const uint8_t *geldig, mboi_teksten *uit)
{
    enum { BLIK = 16, IN_BLIK = 12 };
    const char *blik = (const char *)k->waarden + BLIK * at;
    for (uint32_t i = 0; i < rijen; i++, blik += BLIK) {
        uint32_t n;
        mboi_span lang;
        memcpy(&n, blik, sizeof n);
        n = !geldig || geldig[i] ? n : 0;
        if (n <= IN_BLIK) {
            uit->eind[i] = blik + 4 + n;
            uit->lengte[i] = n;
        } else if (mboi_kolom_tekst(k, at + i, &lang)) {
            zet_span(uit, i, lang.text, lang.length);
        } else {
            zet_anders(uit, i);
        }
    }
    if (!at && rijen && uit->lengte[0] < 4)
        zet_kort(uit, 0, (const char *)k->waarden + 4, uit->lengte[0]);
}

void mboi_teksten_zoek(const mboi_kolom *k, int64_t vanaf, uint32_t rijen, const uint8_t *geldig, mboi_teksten *uit)
{
    int64_t at = k->begin + vanaf;
    bool goed = true;
    switch (k->vorm) {
    case MBOI_VORM_TEKST_C:
        for (uint32_t i = 0; i < rijen; i++) {
            const char *c = !geldig || geldig[i] ? ((const char *const *)k->waarden)[at + i] : NULL;
            zet_span(uit, i, c, c ? strlen(c) : 0);
        }
        break;
    case MBOI_VORM_TEKST_BLIK: zoek_blik(k, at, rijen, geldig, uit); break;
    case MBOI_VORM_TEKST: goed = zoek_kort(k, at, rijen, uit); break;
    default: goed = zoek_lang(k, at, rijen, uit); break;
    }
    for (uint32_t i = 0; !goed && i < rijen; i++) /* who reads one at a time sees which lie where they should */
        zet_anders(uit, i);
    for (uint32_t i = 0; geldig && i < rijen; i++)
        uit->lengte[i] = geldig[i] ? uit->lengte[i] : 0;
}

/* ---- codes ---- */

void mboi_kast_make(mboi_kast *kast, mbo_feit feit, int8_t leeg, const mbo_allocator *allocator)
{
    enum { CODES = 8, SETS = 11 /* of a set there are as many texts as sets that occur */ };
    uint32_t bits = mbo_feit_type(feit) == MBO_FEITTYPE_SET ? SETS : CODES;
    mboi_gelezen *plaats = mboi_resize(allocator, NULL, 0, sizeof *plaats << bits);
    *kast = (mboi_kast){.plaats = plaats, .bits = bits};
    for (size_t i = 0; i < MBOI_COUNT(kast->kort); i++)
        kast->kort[i].keuze = leeg;
    for (uint32_t i = 0; plaats && i < UINT32_C(1) << bits; i++)
        plaats[i] = (mboi_gelezen){.keuze = leeg};
}

void mboi_kast_free(mboi_kast *kast, const mbo_allocator *allocator)
{
    mboi_resize(allocator, kast->plaats, kast->plaats ? sizeof *kast->plaats << kast->bits : 0, 0);
    kast->plaats = NULL;
}

/* The last eight bytes of a text that are its own; the others are 0. */
static inline uint64_t laatste_van(const char *eind, uint32_t lengte)
{
    static const uint64_t eigen[] = {0,
                                     UINT64_C(0xff00000000000000),
                                     UINT64_C(0xffff000000000000),
                                     UINT64_C(0xffffff0000000000),
                                     UINT64_C(0xffffffff00000000),
                                     UINT64_C(0xffffffffff000000),
                                     UINT64_C(0xffffffffffff0000),
                                     UINT64_C(0xffffffffffffff00),
                                     UINT64_MAX};
    return mboi_acht(eind - 8) & eigen[lengte < 8 ? lengte : 8];
}

/* What tells texts of one length apart, those of sixteen bytes at most with certainty: the first and last eight bytes,
   of a shorter text both all of it. */
typedef struct sleutel {
    uint64_t begin, eind;
} sleutel;

static inline sleutel sleutel_van(const char *eind, uint32_t lengte)
{
    const uint32_t terug = lengte - 8 <= MBOI_GELEZEN_TEKST - 8 ? lengte : 8;
    return (sleutel){laatste_van(eind - terug + 8, lengte), laatste_van(eind, lengte)};
}

enum { KORT = 7 };

/* Of a text of KORT bytes at most: itself and its length; a longer one has none of these. */
static inline uint64_t korte_sleutel(const char *eind, uint32_t lengte)
{
    const uint64_t tekens = ~UINT64_C(0xff);
    return (laatste_van(eind, lengte) & tekens) | (lengte <= KORT ? lengte : KORT + 1);
}

/* The place where a text belongs; 0 is that of the empty text alone, for that comes often. */
static inline uint32_t plaats_van(sleutel s, uint32_t bits)
{
    return (uint32_t)((s.begin * UINT64_C(0x9e3779b97f4a7c15) + s.eind * UINT64_C(0xc2b2ae3d27d4eb4f)) >> (64 - bits));
}

static inline uint32_t korte_plaats(uint64_t s)
{
    return (uint32_t)(s * UINT64_C(0x9e3779b97f4a7c15) >> (64 - MBOI_KORTBITS));
}

static bool is_tekst(const mboi_gelezen *g, sleutel s, const char *tekst, uint32_t lengte)
{
    return g->begin == s.begin && g->eind == s.eind && g->lengte == lengte && memcmp(g->tekst, tekst, lengte) == 0;
}

/* The choice of a text, where it belongs or near there; or it was not read before. False: it is bad. */
static bool zoek_keuze(mboi_kast *kast, const mboi_stelsel *stelsel, mbo_feit feit, int8_t leeg, const char *eind,
                       uint32_t lengte, int8_t *keuze)
{
    enum { NABIJ = 4 };
    const sleutel s = sleutel_van(eind, lengte);
    const uint32_t laatste = (UINT32_C(1) << kast->bits) - 1;
    uint32_t thuis = plaats_van(s, kast->bits), p = thuis += !thuis;
    mboi_gelezen *vrij = NULL;
    for (int n = 0; !vrij && n < NABIJ; n++) {
        mboi_gelezen *g = &kast->plaats[p];
        if (is_tekst(g, s, eind - lengte, lengte)) {
            *keuze = g->keuze;
            return true;
        }
        vrij = g->lengte ? NULL : g;
        p = p < laatste ? p + 1 : 1;
    }
    int64_t waarde;
    bool bekend;
    if (mboi_feit_read(feit, (mboi_span){eind - lengte, lengte}, &waarde, &bekend, NULL))
        return false;
    *keuze = bekend ? mboi_keuze(stelsel, feit, waarde) : leeg;
    vrij = vrij ? vrij : &kast->plaats[thuis];
    *vrij = (mboi_gelezen){.begin = s.begin, .eind = s.eind, .lengte = lengte, .keuze = *keuze};
    memcpy(vrij->tekst, eind - lengte, lengte);
    return true;
}

/* The choices of short texts, when all of a block were met before. */
static bool zoek_kort_gelezen(const mboi_teksten *t, uint32_t rijen, const mboi_kast *kast, int8_t *restrict keuze)
{
    uint64_t anders = 0;
    for (uint32_t i = 0; i < rijen; i++) {
        uint64_t s = korte_sleutel(t->eind[i], t->lengte[i]);
        const mboi_kort *k = &kast->kort[korte_plaats(s)];
        anders |= k->sleutel ^ s;
        keuze[i] = k->keuze;
    }
    return !anders;
}

/* The choices of texts that are where they belong; returns how many are not, or need a better look, and which. */
static uint32_t zoek_gelezen(const mboi_teksten *t, uint32_t rijen, const mboi_kast *kast, int8_t *restrict keuze,
                             uint8_t *restrict verder)
{
    const mboi_gelezen *plaatsen = kast->plaats;
    const uint32_t bits = kast->bits;
    uint32_t n = 0;
    for (uint32_t i = 0; i < rijen; i++) {
        uint32_t lengte = t->lengte[i];
        sleutel s = sleutel_van(t->eind[i], lengte);
        const mboi_gelezen *g = &plaatsen[plaats_van(s, bits)];
        bool anders = ((g->begin ^ s.begin) | (g->eind ^ s.eind) | (g->lengte ^ lengte)) != 0;
        keuze[i] = g->keuze;
        verder[n] = (uint8_t)i;
        n += anders | (lengte > 16);
    }
    return n;
}

uint32_t mboi_teksten_keuzes(const mboi_teksten *t, uint32_t rijen, const mboi_stelsel *stelsel, mbo_feit feit,
                             int8_t leeg, mboi_kast *kast, int8_t *keuze, uint8_t *over)
{
    bool kort = mbo_feit_type(feit) == MBO_FEITTYPE_BOOL;
    uint8_t verder[MBOI_RIJEN];
    uint32_t rest = 0;
    if (kort && zoek_kort_gelezen(t, rijen, kast, keuze))
        return 0;
    uint32_t n = zoek_gelezen(t, rijen, kast, keuze, verder);
    for (uint32_t j = 0; j < n; j++) {
        uint32_t i = verder[j], lengte = t->lengte[i];
        if (lengte > MBOI_GELEZEN_TEKST || !zoek_keuze(kast, stelsel, feit, leeg, t->eind[i], lengte, &keuze[i]))
            over[rest++] = (uint8_t)i;
    }
    for (uint32_t i = 0, j = 0; kort && i < rijen; i++) {
        uint64_t s = korte_sleutel(t->eind[i], t->lengte[i]);
        uint32_t plaats = korte_plaats(s);
        bool slecht = j < rest && over[j] == i;
        j += slecht;
        if (!slecht && plaats && t->lengte[i] <= KORT)
            kast->kort[plaats] = (mboi_kort){s, keuze[i]};
    }
    return rest;
}

/* ---- dates and numbers ---- */

uint32_t mboi_teksten_datums(const mboi_teksten *t, uint32_t rijen, int64_t *waarde, uint8_t *geldig, uint8_t *over)
{
    enum { TEKENS = 10 };
    static const char geen_dag[TEKENS + 1] = "0000-00-00";
    uint32_t rest = 0;
    for (uint32_t i = 0; i < rijen; i++) {
        const char *tekst = t->lengte[i] == TEKENS ? t->eind[i] : geen_dag + TEKENS;
        uint32_t year, month, day;
        int32_t datum;
        bool goed = mboi_datum_delen(tekst - TEKENS, &year, &month, &day);
        goed &= mboi_dag_van(year, month, day, &datum);
        waarde[i] = datum;
        geldig[i] = goed;
        over[rest] = (uint8_t)i;
        rest += !goed & (t->lengte[i] != 0);
    }
    return rest;
}

/* Whole numbers, and euros with two decimals or none, of eight characters at most. */
uint32_t mboi_teksten_getallen(const mboi_teksten *t, uint32_t rijen, mbo_feit feit, int64_t *waarde, uint8_t *geldig,
                               uint8_t *over)
{
    const bool geld = mbo_feit_type(feit) == MBO_FEITTYPE_GELD;
    const int64_t min = mbo_feit_min(feit), max = mbo_feit_max(feit);
    uint32_t rest = 0;
    for (uint32_t i = 0; i < rijen; i++) {
        uint64_t acht = mboi_acht(t->eind[i] - 8);
        uint32_t lengte = t->lengte[i];
        bool goed = lengte - 1 < 8, punt = geld & (lengte - 4 < 5) & ((acht >> 40 & 0xff) == '.');
        uint64_t heel = (acht & UINT64_C(0x000000ffffffffff)) << 8, centen = acht & UINT64_C(0xffff000000000000);
        acht = punt ? heel | centen : acht;
        lengte = (goed ? lengte : 8) - punt;
        uint64_t eigen = UINT64_MAX << (64 - 8 * lengte);
        acht = (acht & eigen) | (MBOI_NULLEN & ~eigen);
        waarde[i] = (int64_t)mboi_getal_van_acht(acht) * (geld && !punt ? 100 : 1);
        goed &= mboi_acht_cijfers(acht) & (waarde[i] >= min) & (waarde[i] <= max);
        geldig[i] = goed;
        over[rest] = (uint8_t)i;
        rest += !goed & (t->lengte[i] != 0);
    }
    return rest;
}
