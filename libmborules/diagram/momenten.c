/* SPDX-License-Identifier: MIT */
/*
 * From the two dates to moments.
 *
 * A date test asks whether the birth date lies on or before a *cut*: the day that goes with the startdatum, less the
 * age in years. So for one startdatum the birth dates fall into a few pieces between cuts, and that is all there is to
 * know of them.
 */
#include "diagram/momenten.h"

#include "diagram/compileren.h"

#include <string.h>

enum { EEUW = 36525 };                          /* the days of a century before a day of the calendar */
enum { LEVEN = 366 * (MBOI_MAX_LEEFTIJD + 2) }; /* from a birth past the day that goes with the highest age */
enum { JAAR = 1 << 9, MAAND = 1 << 5 }; /* a day as year, month and day in one number: they compare as the days do */

static int32_t sleutel(int32_t year, int32_t month, int32_t day)
{
    return year * JAAR + month * MAAND + day;
}

static int32_t sleutel_van(mbo_datum datum)
{
    int32_t year, month, day;
    mbo_datum_to_ymd(datum, &year, &month, &day);
    return sleutel(year, month, day);
}

/* A startdatum as the tests see it. */
typedef struct start {
    uint32_t periode;
    int32_t maand;                /* of the cursusjaar: 0 is August */
    int32_t dag[MBOI_LEEFTIJDEN]; /* the days on which an age is asked for */
    bool instroom, instroom_bekend;
} start;

bool mboi_in_periode(const mboi_perioden *perioden, mbo_datum dag)
{
    bool in = false;
    for (int32_t i = 0; i < perioden->aantal; i++)
        in |= perioden->vanaf[i] <= dag && dag <= perioden->tot_en_met[i];
    return in;
}

/* A test of the crebo: without one each is true. */
static bool waar_van_crebo(const mboi_instroom *instroom, mboi_datumfunctie functie, mbo_datum startdatum)
{
    return !instroom->gegeven || (functie == MBOI_INSTROOM ? mboi_in_periode(&instroom->zeker, startdatum)
                                                           : !mboi_in_periode(&instroom->onbekend, startdatum));
}

static void add_sorted(mbo_datum *list, uint32_t *n, mbo_datum datum)
{
    uint32_t at = *n;
    while (at && list[at - 1] > datum)
        at--;
    if (datum == MBO_DATUM_NOT_SET || (at && list[at - 1] == datum))
        return;
    for (uint32_t i = (*n)++; i > at; i--)
        list[i] = list[i - 1];
    list[at] = datum;
}

void mboi_instroom_omslagen(const mboi_instroom *instroom, mbo_datum eerste, mbo_datum laatste, mbo_datum *uit,
                            uint32_t *n)
{
    const mboi_perioden *beide[] = {&instroom->zeker, &instroom->onbekend};
    for (size_t b = 0; instroom->gegeven && b < MBOI_COUNT(beide); b++)
        for (int32_t i = 0; i < beide[b]->aantal; i++) {
            if (beide[b]->vanaf[i] > eerste && beide[b]->vanaf[i] <= laatste)
                add_sorted(uit, n, beide[b]->vanaf[i]);
            if (beide[b]->tot_en_met[i] >= eerste && beide[b]->tot_en_met[i] < laatste)
                add_sorted(uit, n, beide[b]->tot_en_met[i] + 1);
        }
}

uint32_t mboi_instroom_op(const mboi_stelsel *stelsel, const mboi_instroom *instroom, mbo_datum startdatum)
{
    uint32_t bits = 0;
    for (uint32_t t = 0; t < stelsel->testen; t++)
        if (!mboi_is_leeftijd(stelsel->test[t].functie) &&
            waar_van_crebo(instroom, stelsel->test[t].functie, startdatum))
            bits |= UINT32_C(1) << t;
    return bits;
}

static bool same_perioden(const mboi_perioden *a, const mboi_perioden *b)
{
    const size_t n = (size_t)a->aantal;
    return a->aantal == b->aantal && memcmp(a->vanaf, b->vanaf, n * sizeof *a->vanaf) == 0 &&
           memcmp(a->tot_en_met, b->tot_en_met, n * sizeof *a->tot_en_met) == 0;
}

bool mboi_same_instroom(const mboi_instroom *a, const mboi_instroom *b)
{
    return a->gegeven == b->gegeven && same_perioden(&a->zeker, &b->zeker) && same_perioden(&a->onbekend, &b->onbekend);
}

/* Are two periods the same for a diagram? */
static bool same_periode(const mboi_stelsel *stelsel, const mboi_diagram *d, uint32_t a, uint32_t b)
{
    size_t n = (size_t)(d->maanden ? 12 : 1) << d->testen;
    for (uint32_t t = 0; t < d->testen; t++)
        if (stelsel->drempel[a * stelsel->testen + d->test[t]] != stelsel->drempel[b * stelsel->testen + d->test[t]])
            return false;
    return memcmp(d->wortel + a * n, d->wortel + b * n, n * sizeof *d->wortel) == 0;
}

uint32_t mboi_tijdvakken(const mboi_stelsel *stelsel, const mboi_diagram *d, mboi_tijdvak uit[MBOI_MAX_PERIODEN])
{
    uint32_t n = 0;
    for (uint32_t p = 0; p < stelsel->perioden; p++)
        if (!p || !same_periode(stelsel, d, p - 1, p))
            uit[n++] = (mboi_tijdvak){stelsel->grens[p], (uint16_t)p};
    return n;
}

static uint32_t periode_van(const mboi_stelsel *stelsel, mbo_datum startdatum)
{
    uint32_t low = 0, high = stelsel->perioden; /* the last that begins on or before it */
    while (low + 1 < high) {
        uint32_t middle = (low + high) / 2;
        if (stelsel->grens[middle] <= startdatum)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static start start_van(const mboi_stelsel *stelsel, const mboi_instroom *instroom, mbo_datum startdatum)
{
    int32_t y, m, d;
    mbo_datum_to_ymd(startdatum, &y, &m, &d);
    int32_t begin = m >= 8 ? y : y - 1, kwartaal = (m - 1) / 3 * 3 + 1;
    start s = {.periode = periode_van(stelsel, startdatum),
               .maand = (m + 4) % 12,
               .instroom = waar_van_crebo(instroom, MBOI_INSTROOM, startdatum),
               .instroom_bekend = waar_van_crebo(instroom, MBOI_INSTROOM_BEKEND, startdatum)};
    s.dag[MBOI_LEEFTIJD] = sleutel(y, m, d);
    s.dag[MBOI_LEEFTIJD_BEGIN_CURSUSJAAR] = sleutel(begin, 8, 1);
    s.dag[MBOI_LEEFTIJD_EIND_VORIG_SCHOOLJAAR] = sleutel(begin, 7, 31);
    s.dag[MBOI_LEEFTIJD_BEGIN_MAAND] = sleutel(y, m, 1);
    s.dag[MBOI_LEEFTIJD_EIND_CURSUSJAAR] = sleutel(begin + 1, 7, 31);
    s.dag[MBOI_LEEFTIJD_BEGIN_KWARTAAL] = sleutel(y, kwartaal, 1);
    s.dag[MBOI_LEEFTIJD_EIND_VORIG_KWARTAAL] =
        kwartaal == 1 ? sleutel(y - 1, 12, 31) : sleutel(y, kwartaal - 1, kwartaal == 4 ? 31 : 30);
    /* Who was born on 29 February counts 1 March in common years: the length of February matters, of others not. */
    s.dag[MBOI_LEEFTIJD_EIND_VORIGE_MAAND] =
        m == 1 ? sleutel(y - 1, 12, 31) : sleutel(y, m - 1, m == 3 ? 28 + leap_year(y) : 31);
    return s;
}

static bool waar(const mboi_stelsel *stelsel, const start *s, uint32_t test, int32_t geboren)
{
    if (!mboi_is_leeftijd(stelsel->test[test].functie))
        return stelsel->test[test].functie == MBOI_INSTROOM ? s->instroom : s->instroom_bekend;
    int32_t drempel = stelsel->drempel[s->periode * stelsel->testen + test];
    return drempel != MBOI_GEEN_DREMPEL && geboren + drempel * JAAR <= s->dag[stelsel->test[test].functie];
}

static mboi_moment moment(const mboi_stelsel *stelsel, const start *s, mbo_datum geboortedatum)
{
    int32_t geboren = sleutel_van(geboortedatum);
    mboi_moment m = {(uint16_t)s->periode, (uint16_t)(1 << s->maand), 0};
    for (uint32_t t = 0; t < stelsel->testen; t++)
        m.waar |= (uint32_t)waar(stelsel, s, t, geboren) << t;
    return m;
}

mboi_moment mboi_moment_voor(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_instroom *instroom,
                             mbo_datum geboortedatum, mbo_datum startdatum)
{
    uint32_t dag = (uint32_t)startdatum - MBO_REGELS_BEGIN;
    if (dag >= MBOI_KALENDER || instroom->gegeven)
        return mboi_moment_van(stelsel, instroom, geboortedatum, startdatum);
    mboi_moment m = {(uint16_t)(stelsel->kalender[dag] / 12), (uint16_t)(1 << stelsel->kalender[dag] % 12), 0};
    for (uint32_t i = 0; i < d->testen; i++)
        m.waar |= (uint32_t)(geboortedatum <= stelsel->snede[d->test[i]][dag]) << d->test[i];
    return m;
}

mboi_moment mboi_moment_van(const mboi_stelsel *stelsel, const mboi_instroom *instroom, mbo_datum geboortedatum,
                            mbo_datum startdatum)
{
    if (startdatum >= MBO_REGELS_BEGIN && startdatum < MBO_REGELS_BEGIN + MBOI_KALENDER) {
        uint32_t dag = (uint32_t)(startdatum - MBO_REGELS_BEGIN), in = stelsel->kalender[dag];
        mboi_moment m = {(uint16_t)(in / 12), (uint16_t)(1 << in % 12), 0};
        for (uint32_t t = 0; t < stelsel->testen; t++)
            m.waar |= (uint32_t)(geboortedatum <= stelsel->snede[t][dag]) << t;
        for (uint32_t t = 0; instroom->gegeven && t < stelsel->testen; t++)
            if (!mboi_is_leeftijd(stelsel->test[t].functie) &&
                !waar_van_crebo(instroom, stelsel->test[t].functie, startdatum))
                m.waar &= ~(UINT32_C(1) << t);
        return m;
    }
    start s = start_van(stelsel, instroom, startdatum);
    return moment(stelsel, &s, geboortedatum);
}

/* The 1st of the month after it. */
static mbo_datum next_month(mbo_datum datum)
{
    int32_t year, month, day;
    mbo_datum_to_ymd(datum, &year, &month, &day);
    return mbo_datum_from_ymd(year + month / 12, month % 12 + 1, 1, &datum, NULL) ? MBO_DATUM_MAX : datum;
}

/* The day a hundred years earlier; in a year without 29 February 1 March. */
static mbo_datum eeuw_eerder(mbo_datum datum)
{
    int32_t year, month, day;
    mbo_datum uit;
    mbo_datum_to_ymd(datum, &year, &month, &day);
    if (mbo_datum_from_ymd(year - 100, month, day, &uit, NULL) && mbo_datum_from_ymd(year - 100, 3, 1, &uit, NULL))
        return MBO_DATUM_MIN;
    return uit;
}

/* The last birth date for which an age test is true; MBO_DATUM_NOT_SET: it is not that, or has no age. */
static mbo_datum snede(const mboi_stelsel *stelsel, const start *s, uint32_t test)
{
    mbo_datum uit;
    int32_t drempel = stelsel->drempel[s->periode * stelsel->testen + test];
    if (!mboi_is_leeftijd(stelsel->test[test].functie) || drempel == MBOI_GEEN_DREMPEL)
        return MBO_DATUM_NOT_SET;
    int32_t k = s->dag[stelsel->test[test].functie] - drempel * JAAR;
    for (int32_t day = k % MAAND; day > 0; day--)
        if (!mbo_datum_from_ymd(k / JAAR, k % JAAR / MAAND, day, &uit, NULL))
            return uit;
    return MBO_DATUM_NOT_SET;
}

static bool make_sneden(mboi_stelsel *stelsel)
{
    const mboi_instroom zonder_crebo = {0};
    uint32_t nieuw[MBOI_MAX_ALLE_TESTEN], n = 0;
    for (uint32_t t = 0; t < stelsel->testen; t++) {
        if (stelsel->snede[t])
            continue;
        stelsel->snede[t] = mboi_deel_create(&stelsel->allocator, MBOI_KALENDER * sizeof **stelsel->snede, NULL);
        if (!stelsel->snede[t])
            return false;
        nieuw[n++] = t;
    }
    for (int32_t dag = 0; n && dag < MBOI_KALENDER; dag++) {
        start s = start_van(stelsel, &zonder_crebo, MBO_REGELS_BEGIN + dag);
        for (uint32_t i = 0; i < n; i++)
            stelsel->snede[nieuw[i]][dag] = mboi_is_leeftijd(stelsel->test[nieuw[i]].functie)
                                                ? snede(stelsel, &s, nieuw[i])
                                                : MBO_DATUM_MAX; /* without a crebo one may always */
    }
    return true;
}

mbo_status mboi_kalender_make(mboi_stelsel *stelsel, const mboi_stelsel *ander, mbo_fout *fout)
{
    const mboi_instroom zonder_crebo = {0};
    if (!make_sneden(stelsel))
        return mboi_no_memory(fout);
    if (stelsel->kalender)
        return MBO_OK;
    stelsel->kalender = mboi_deel_create(&stelsel->allocator, MBOI_KALENDER * sizeof *stelsel->kalender, NULL);
    if (!stelsel->kalender)
        return mboi_no_memory(fout);
    uint32_t periode = 0;
    for (int32_t dag = 0; dag < MBOI_KALENDER; dag++) {
        while (periode + 1 < stelsel->perioden && stelsel->grens[periode + 1] <= MBO_REGELS_BEGIN + dag)
            periode++;
        int32_t maand =
            ander ? ander->kalender[dag] % 12 : start_van(stelsel, &zonder_crebo, MBO_REGELS_BEGIN + dag).maand;
        stelsel->kalender[dag] = (uint16_t)(12 * periode + (uint32_t)maand);
    }
    return MBO_OK;
}

mbo_datum mboi_snede_op(const mboi_stelsel *stelsel, uint32_t test, mbo_datum startdatum)
{
    const mboi_instroom zonder_crebo = {0};
    if (startdatum < MBO_REGELS_BEGIN + MBOI_KALENDER)
        return stelsel->snede[test][startdatum - MBO_REGELS_BEGIN];
    start s = start_van(stelsel, &zonder_crebo, startdatum);
    return snede(stelsel, &s, test);
}

mboi_moment mboi_moment_als(const mboi_stelsel *stelsel, uint32_t periode, mbo_datum geboortedatum,
                            mbo_datum startdatum)
{
    const mboi_instroom zonder_crebo = {0};
    start s = start_van(stelsel, &zonder_crebo, startdatum);
    s.periode = periode;
    return moment(stelsel, &s, geboortedatum);
}

void mboi_sneden_als(const mboi_stelsel *stelsel, uint32_t periode, mbo_datum startdatum, mbo_datum *uit, uint32_t *n)
{
    const mboi_instroom zonder_crebo = {0};
    start s = start_van(stelsel, &zonder_crebo, startdatum);
    s.periode = periode;
    for (uint32_t t = 0; t < stelsel->testen; t++)
        add_sorted(uit, n, snede(stelsel, &s, t));
}

/* A birth date can lie in the hundred years up to the startdatum. */
uint32_t mboi_momenten_met_startdatum(const mboi_stelsel *stelsel, const mboi_instroom *instroom, mbo_datum startdatum,
                                      mboi_moment *uit, mbo_datum *geboren)
{
    bool kalender = startdatum >= MBO_REGELS_BEGIN && startdatum < MBO_REGELS_BEGIN + MBOI_KALENDER;
    mbo_datum low = kalender ? startdatum - EEUW : eeuw_eerder(startdatum), sneden[MBOI_MAX_ALLE_TESTEN];
    uint32_t n = 0, momenten = 0;
    start s;
    if (!kalender)
        s = start_van(stelsel, instroom, startdatum);
    for (uint32_t t = 0; t < stelsel->testen; t++)
        add_sorted(sneden, &n, kalender ? stelsel->snede[t][startdatum - MBO_REGELS_BEGIN] : snede(stelsel, &s, t));
    geboren[momenten++] = low;
    for (uint32_t i = 0; i < n; i++)
        if (sneden[i] >= low && sneden[i] < startdatum)
            geboren[momenten++] = sneden[i] + 1;
    for (uint32_t i = 0; i < momenten; i++)
        uit[i] = mboi_moment_van(stelsel, instroom, geboren[i], startdatum);
    return momenten;
}

/* start_van() the other way: the first startdatum for which the day that goes with it is not before the day on which
   the age is reached. That day never moves back as the startdatum moves on. */
mbo_datum mboi_leeftijd_vanaf(mboi_datumfunctie functie, int32_t drempel, mbo_datum geboortedatum)
{
    int32_t y, m, d;
    mbo_datum uit;
    mbo_datum_to_ymd(geboortedatum, &y, &m, &d);
    y += drempel;
    bool na_begin = m > 8 || (m == 8 && d > 1), na_eind = m >= 8; /* of the cursusjaar */
    int32_t kwartaal = (m - 1) / 3 * 3 + 1, maand = m;
    switch (functie) {
    case MBOI_LEEFTIJD_BEGIN_CURSUSJAAR: y += na_begin, maand = 8; break;
    case MBOI_LEEFTIJD_EIND_VORIG_SCHOOLJAAR: y += na_eind, maand = 8; break;
    case MBOI_LEEFTIJD_EIND_CURSUSJAAR: y += na_eind - 1, maand = 8; break;
    case MBOI_LEEFTIJD_BEGIN_MAAND: maand = m + (d > 1); break;
    case MBOI_LEEFTIJD_EIND_VORIGE_MAAND: maand = m + 1 + (m == 2 && d == 29 && !leap_year(y)); break;
    case MBOI_LEEFTIJD_BEGIN_KWARTAAL: maand = kwartaal + (m > kwartaal || d > 1 ? 3 : 0); break;
    case MBOI_LEEFTIJD_EIND_VORIG_KWARTAAL: maand = kwartaal + 3; break;
    default: /* on the day itself; 29 February counts 1 March in common years */
        if (m != 2 || d != 29 || leap_year(y))
            return mbo_datum_from_ymd(y, m, d, &uit, NULL) ? MBOI_NA_DE_KALENDER : uit;
        maand = 3;
    }
    return mbo_datum_from_ymd(y + (maand > 12), maand > 12 ? maand - 12 : maand, 1, &uit, NULL) ? MBOI_NA_DE_KALENDER
                                                                                                : uit;
}

/* The months of the cursusjaar that the days of a stretch lie in. */
static uint16_t maanden_van(mbo_datum from, mbo_datum to)
{
    int32_t year, month, day, last_year, last_month, last_day;
    mbo_datum_to_ymd(from, &year, &month, &day);
    mbo_datum_to_ymd(to, &last_year, &last_month, &last_day);
    int32_t n = 12 * (last_year - year) + last_month - month + 1, first = (month + 4) % 12;
    uint32_t bits = (n < 12 ? (1u << n) - 1 : 0xfff) << first;
    return (uint16_t)((bits | bits >> 12) & 0xfff);
}

uint32_t mboi_momenten_voor(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_instroom *instroom,
                            mbo_datum startdatum, mboi_moment *uit)
{
    uint32_t dag = (uint32_t)startdatum - MBO_REGELS_BEGIN, n = 0, momenten = 0;
    mbo_datum sneden[MBOI_MAX_TESTEN], low = startdatum - EEUW;
    if (dag >= MBOI_KALENDER)
        return 0;
    for (uint32_t i = 0; i < d->testen; i++)
        add_sorted(sneden, &n, stelsel->snede[d->test[i]][dag]);
    uit[momenten++] = mboi_moment_voor(stelsel, d, instroom, low, startdatum);
    for (uint32_t i = 0; i < n; i++)
        if (sneden[i] >= low && sneden[i] < startdatum)
            uit[momenten++] = mboi_moment_voor(stelsel, d, instroom, sneden[i] + 1, startdatum);
    return momenten;
}

uint32_t mboi_momenten_met_geboortedatum(const mboi_stelsel *stelsel, const mboi_instroom *instroom,
                                         mbo_datum geboortedatum, mboi_moment *uit)
{
    mbo_datum eerste = mboi_eerste_start(geboortedatum), laatste = mboi_laatste_start(geboortedatum),
              begin[MBOI_MAX_MOMENTEN];
    uint32_t n = 0;
    for (uint32_t p = 0; p < stelsel->perioden; p++) {
        mbo_datum from = stelsel->grens[p], to = p + 1 < stelsel->perioden ? stelsel->grens[p + 1] - 1 : laatste;
        from = from > eerste ? from : eerste;
        to = to < laatste ? to : laatste;
        if (from > to)
            continue;
        uint32_t anders = mboi_moment_van(stelsel, instroom, geboortedatum, from).waar ^
                          mboi_moment_van(stelsel, instroom, geboortedatum, to).waar;
        add_sorted(begin, &n, from);
        for (uint32_t t = 0; anders >> t; t++)
            if ((anders >> t & 1) && mboi_is_leeftijd(stelsel->test[t].functie))
                add_sorted(begin, &n,
                           mboi_leeftijd_vanaf(stelsel->test[t].functie, stelsel->drempel[p * stelsel->testen + t],
                                               geboortedatum));
    }
    mboi_instroom_omslagen(instroom, eerste, laatste, begin, &n);
    for (uint32_t i = 0; i < n; i++) {
        uit[i] = mboi_moment_van(stelsel, instroom, geboortedatum, begin[i]);
        uit[i].maanden = maanden_van(begin[i], i + 1 < n ? begin[i + 1] - 1 : laatste);
    }
    return n;
}

/* Those of days on which the same tests are true. */
static uint32_t add_wortels(const mboi_diagram *d, uint32_t periode, uint32_t waar, mbo_datum van, mbo_datum tot,
                            uint16_t *wortel, uint32_t n)
{
    uint32_t maanden = d->maanden ? maanden_van(van, tot) : 1;
    for (; maanden; maanden &= maanden - 1) {
        wortel[n] = d->wortel[mboi_wortel(d, (mboi_moment){(uint16_t)periode, 0, waar}, mboi_lowest_bit(maanden))];
        n += !n || wortel[n] != wortel[n - 1];
    }
    return n;
}

/* Those of a stretch of days: at the first, and where an age is reached. `omslag`: where each test becomes true. */
static uint32_t add_stuk(const mboi_diagram *d, uint32_t periode, mbo_datum van, mbo_datum tot,
                         const mbo_datum omslag[MBOI_MAX_TESTEN], uint16_t *wortel, uint32_t n)
{
    uint32_t waar = 0, later = 0;
    for (uint32_t t = 0; t < d->testen; t++) {
        waar |= (uint32_t)(omslag[t] <= van) << d->test[t];
        later |= (uint32_t)(omslag[t] > van && omslag[t] <= tot) << t;
    }
    while (later) {
        mbo_datum eerst = MBO_DATUM_MAX;
        for (uint32_t t = 0; t < d->testen; t++)
            if ((later >> t & 1) && omslag[t] < eerst)
                eerst = omslag[t];
        n = add_wortels(d, periode, waar, van, eerst - 1, wortel, n);
        for (uint32_t t = 0; t < d->testen; t++)
            if ((later >> t & 1) && omslag[t] == eerst) {
                waar |= UINT32_C(1) << d->test[t];
                later &= ~(UINT32_C(1) << t);
            }
        van = eerst;
    }
    return add_wortels(d, periode, waar, van, tot, wortel, n);
}

_Static_assert(MBOI_MAX_STUKKEN <= MBOI_MAX_WORTELS, "there is room where no month matters");
uint32_t mboi_wortels_met_geboortedatum(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_tijdvak *tijdvak,
                                        uint32_t tijdvakken, const mboi_instroom *instroom, mbo_datum geboortedatum,
                                        uint16_t *wortel)
{
    mbo_datum eerste = mboi_eerste_start(geboortedatum), laatste = mboi_laatste_start(geboortedatum);
    mbo_datum omslag[MBOI_MAX_TESTEN] = {0}, keer[4 * MBOI_MAX_INSTROOM];
    int32_t drempel[MBOI_MAX_TESTEN]; /* with these it is so */
    uint32_t n = 0, keren = 0, k = 0;
    mboi_instroom_omslagen(instroom, eerste, laatste, keer, &keren);
    for (uint32_t t = 0; t < d->testen; t++) {
        drempel[t] = MBOI_GEEN_DREMPEL;
        omslag[t] = MBOI_NA_DE_KALENDER;
    }
    for (uint32_t i = 0; i < tijdvakken; i++) {
        mbo_datum van = tijdvak[i].vanaf, einde = i + 1 < tijdvakken ? tijdvak[i + 1].vanaf - 1 : laatste;
        van = van > eerste ? van : eerste;
        einde = einde < laatste ? einde : laatste;
        while (van <= einde) {
            mbo_datum tot = einde;
            while (k < keren && keer[k] <= van)
                k++;
            if (k < keren && keer[k] <= einde)
                tot = keer[k] - 1;
            for (uint32_t t = 0; t < d->testen; t++) {
                mboi_datumfunctie functie = stelsel->test[d->test[t]].functie;
                int32_t nu = stelsel->drempel[tijdvak[i].periode * stelsel->testen + d->test[t]];
                if (!mboi_is_leeftijd(functie)) {
                    omslag[t] = waar_van_crebo(instroom, functie, van) ? MBO_DATUM_NOT_SET : MBOI_NA_DE_KALENDER;
                } else if (nu != drempel[t]) {
                    drempel[t] = nu;
                    omslag[t] =
                        nu == MBOI_GEEN_DREMPEL ? MBOI_NA_DE_KALENDER : mboi_leeftijd_vanaf(functie, nu, geboortedatum);
                }
            }
            n = add_stuk(d, tijdvak[i].periode, van, tot, omslag, wortel, n);
            van = tot + 1;
        }
    }
    return n;
}

/* ---- both dates unknown ---- */

/* A startdatum as some tests see it: each is true for who was born on or before its cut. */
typedef struct startdag {
    mboi_moment waar_nooit; /* the moment of which no test is true */
    mbo_datum snede[MBOI_MAX_TESTEN];
} startdag;

static startdag startdag_van(const mboi_stelsel *stelsel, const mboi_instroom *instroom, const uint16_t *test,
                             uint32_t testen, mbo_datum startdatum)
{
    uint32_t k = (uint32_t)(startdatum - MBO_REGELS_BEGIN);
    bool kalender = k < MBOI_KALENDER;
    start s = {0};
    startdag d;
    if (!kalender)
        s = start_van(stelsel, instroom, startdatum);
    uint32_t periode = kalender ? stelsel->kalender[k] / 12u : s.periode;
    uint32_t maand = kalender ? stelsel->kalender[k] % 12u : (uint32_t)s.maand;
    d.waar_nooit = (mboi_moment){(uint16_t)periode, (uint16_t)(1u << maand), 0};
    for (uint32_t t = 0; t < testen; t++)
        if (!mboi_is_leeftijd(stelsel->test[test[t]].functie))
            d.snede[t] = waar_van_crebo(instroom, stelsel->test[test[t]].functie, startdatum) ? MBO_DATUM_MAX
                                                                                              : MBO_DATUM_NOT_SET;
        else
            d.snede[t] = kalender ? stelsel->snede[test[t]][k] : snede(stelsel, &s, test[t]);
    return d;
}

static mboi_moment moment_op(const startdag *d, const uint16_t *test, uint32_t testen, mbo_datum geboortedatum)
{
    mboi_moment m = d->waar_nooit;
    for (uint32_t t = 0; t < testen; t++)
        m.waar |= (uint32_t)(geboortedatum <= d->snede[t]) << test[t];
    return m;
}

/* The steps that lead to one startdatum: from the day before, and along the birth dates. */
static void doorloop_dag(const startdag *gisteren, const startdag *vandaag, mbo_datum startdatum, const uint16_t *test,
                         uint32_t testen, const mboi_stap *stap)
{
    mbo_datum sneden[2 * MBOI_MAX_TESTEN],
        low = startdatum < MBO_REGELS_BEGIN + MBOI_KALENDER ? startdatum - EEUW : eeuw_eerder(startdatum);
    uint32_t n = 0;
    for (uint32_t t = 0; t < testen; t++) {
        if (vandaag->snede[t] != MBO_DATUM_MAX) /* no cut: it is true whatever the birth date */
            add_sorted(sneden, &n, vandaag->snede[t]);
        if (gisteren && gisteren->snede[t] != MBO_DATUM_MAX)
            add_sorted(sneden, &n, gisteren->snede[t]);
    }
    mboi_moment vorig = {0};
    for (uint32_t i = 0; i <= n; i++) { /* the piece of birth dates that ends with a cut; after the last cut the rest */
        mbo_datum geboren = i < n ? sneden[i] : n ? sneden[n - 1] + 1 : startdatum;
        mboi_moment nu = moment_op(vandaag, test, testen, geboren);
        stap->bestaat(stap->ctx, nu);
        if (i && sneden[i - 1] >= low && sneden[i - 1] < startdatum)
            stap->stap(stap->ctx, vorig, nu, MBO_FEIT_GEBOORTEDATUM);
        vorig = nu;
        if (!gisteren)
            continue;
        mboi_moment was = moment_op(gisteren, test, testen, geboren);
        stap->bestaat(stap->ctx, was);
        bool begins = !i || sneden[i - 1] < startdatum - 1, ends = i == n || sneden[i] >= low;
        if (begins && ends)
            stap->stap(stap->ctx, was, nu, MBO_FEIT_STARTDATUM);
    }
}

void mboi_doorloop_dag(const mboi_stelsel *stelsel, const mboi_instroom *instroom, const uint16_t *test,
                       uint32_t testen, mbo_datum startdatum, const mboi_stap *stap)
{
    const bool eerste = startdatum == MBO_REGELS_BEGIN;
    startdag vandaag = startdag_van(stelsel, instroom, test, testen, startdatum), gisteren;
    if (!eerste)
        gisteren = startdag_van(stelsel, instroom, test, testen, startdatum - 1);
    doorloop_dag(eerste ? NULL : &gisteren, &vandaag, startdatum, test, testen, stap);
}

/*
 * Something changes only on the first day of a month or a period, and with an age on the startdatum itself every day;
 * but then a day from the 3rd to the 27th is as the 2nd: its cut lies in the same place among the others, which fall on
 * first or last days of months. Five years past a boundary the calendar has gone through a leap cycle (nine years where
 * a century has no 29 February) and repeats until the next boundary: those years are skipped, so that what a period
 * costs does not grow with the years that it spans. Along a line of startdatums, as along one of birth dates, results
 * differ only if they do over one step.
 */
typedef struct dagen {
    mbo_datum grens[MBOI_MAX_PERIODEN + 4 * MBOI_MAX_INSTROOM]; /* the boundaries, ascending */
    uint32_t grenzen, at;                                       /* those up to `at` have passed */
    mbo_datum herhaalt;                                         /* from here on nothing new comes before the next one */
    bool maanden, dagelijks;
} dagen;

/* The day from which the days after a boundary repeat. */
static mbo_datum herhaalt_na(mbo_datum grens)
{
    int32_t year, month, day, years = 5;
    mbo_datum_to_ymd(grens, &year, &month, &day);
    if (!leap_year(year + 1) && !leap_year(year + 2) && !leap_year(year + 3) && !leap_year(year + 4))
        years = 9;
    return grens < MBO_DATUM_MAX - years * 366 ? grens + years * 366 : MBO_DATUM_MAX;
}

/* The next day on which something can change; MBO_DATUM_NOT_SET: there is none. */
static mbo_datum next_day(dagen *d, mbo_datum dag)
{
    bool grens = d->at < d->grenzen && d->grens[d->at] == dag;
    if (grens) {
        d->at++;
        d->herhaalt = herhaalt_na(dag);
    }
    mbo_datum next = d->at < d->grenzen ? d->grens[d->at] : MBO_DATUM_NOT_SET, hier = MBO_DATUM_NOT_SET;
    if (dag < d->herhaalt && (d->maanden || d->dagelijks)) {
        int32_t year, month, day;
        mbo_datum_to_ymd(dag, &year, &month, &day);
        hier = !d->dagelijks ? next_month(dag) : day == 1 || day >= 27 || grens ? dag + 1 : dag + 28 - day;
    }
    if (hier == MBO_DATUM_NOT_SET || hier <= dag || hier > MBO_DATUM_MAX) /* it never stands still */
        return next;
    return next == MBO_DATUM_NOT_SET || hier < next ? hier : next;
}

void mboi_doorloop(const mboi_stelsel *stelsel, const mboi_instroom *instroom, const uint16_t *test, uint32_t testen,
                   const mbo_datum *grens, uint32_t grenzen, bool maanden, const mboi_stap *stap)
{
    dagen d = {.maanden = maanden};
    for (uint32_t t = 0; t < testen; t++) {
        d.dagelijks |= stelsel->test[test[t]].functie == MBOI_LEEFTIJD;
        d.maanden |= mboi_is_leeftijd(stelsel->test[test[t]].functie);
    }
    add_sorted(d.grens, &d.grenzen, MBO_REGELS_BEGIN);
    for (uint32_t i = 0; i < grenzen; i++)
        add_sorted(d.grens, &d.grenzen, grens[i]);
    mboi_instroom_omslagen(instroom, MBO_REGELS_BEGIN, MBO_DATUM_MAX, d.grens, &d.grenzen);
    startdag vandaag, gisteren;
    for (mbo_datum s = MBO_REGELS_BEGIN, vorige = MBO_DATUM_NOT_SET; s != MBO_DATUM_NOT_SET; s = next_day(&d, s)) {
        gisteren = vorige == s - 1 ? vandaag : startdag_van(stelsel, instroom, test, testen, s - 1);
        vandaag = startdag_van(stelsel, instroom, test, testen, s);
        doorloop_dag(s > MBO_REGELS_BEGIN ? &gisteren : NULL, &vandaag, s, test, testen, stap);
        vorige = s;
    }
}

/* ---- the first day of a right ---- */

static bool ja_op(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_instroom *instroom,
                  mbo_datum geboortedatum, mbo_datum dag)
{
    mboi_moment m = mboi_moment_van(stelsel, instroom, geboortedatum, dag);
    return d->wortel[mboi_wortel(d, m, 0)] == MBOI_JA;
}

/* A right that begins at an age begins on the first of a month, or on the day that the age is reached. */
mbo_datum mboi_eerste_dag(const mboi_stelsel *stelsel, const mboi_diagram *d, const mboi_instroom *instroom,
                          mbo_datum geboortedatum, mbo_datum vanaf)
{
    mbo_datum dag = vanaf, laatst = dag > geboortedatum ? dag : geboortedatum;
    mbo_datum end = laatst < MBO_DATUM_MAX - LEVEN ? laatst + LEVEN : MBO_DATUM_MAX;
    for (; dag < end && !ja_op(stelsel, d, instroom, geboortedatum, dag); dag++) {
        mbo_datum next = next_month(dag);
        if (!ja_op(stelsel, d, instroom, geboortedatum, next) && !ja_op(stelsel, d, instroom, geboortedatum, next - 1))
            dag = next - 1; /* not within this month either */
    }
    return dag < end ? dag : MBO_DATUM_NOT_SET;
}
