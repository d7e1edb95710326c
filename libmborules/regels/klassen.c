/* SPDX-License-Identifier: MIT */
/* From the two dates to the klassen of a diagram. */
#include "regels/regels.h"

#include <stdlib.h>

int32_t mboi_maanden(mboi_datumfunctie functie, int32_t voorbij)
{
    return functie == MBOI_MAANDEN_RESTEREND_NA_OKTOBER && voorbij < 3 ? 12 : 12 - voorbij;
}

/* The months of the cursusjaar that have passed: 0 in August, 11 in July. */
static int32_t maanden_voorbij(mbo_datum startdatum)
{
    int32_t year, month, day;
    mbo_datum_to_ymd(startdatum, &year, &month, &day);
    return (month + 4) % 12;
}

int32_t mboi_datumfunctie_waarde(mboi_datumfunctie functie, mbo_datum geboortedatum, mbo_datum startdatum)
{
    int32_t year, month, day;
    mbo_datum opening;
    mbo_datum_to_ymd(startdatum, &year, &month, &day);
    if (mbo_datum_from_ymd(month >= 8 ? year : year - 1, 8, 1, &opening, NULL))
        opening = MBO_DATUM_MIN + 1; /* a startdatum in the year 1 */
    return mbo_datum_leeftijd(geboortedatum, functie == MBOI_LEEFTIJD_BEGIN_CURSUSJAAR ? opening : opening - 1);
}

mbo_datum mboi_next_month(mbo_datum datum)
{
    int32_t year, month, day;
    mbo_datum_to_ymd(datum, &year, &month, &day);
    return mbo_datum_from_ymd(year + month / 12, month % 12 + 1, 1, &datum, NULL) ? MBO_DATUM_MAX : datum;
}

static uint32_t periode(const mboi_diagram *d, mbo_datum startdatum)
{
    uint32_t low = 0, high = d->perioden; /* the last that begins on or before it */
    while (low + 1 < high) {
        uint32_t middle = (low + high) / 2;
        if (d->grens[middle] <= startdatum)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool waar(const mbo_regels *regels, const mboi_diagram *d, uint32_t p, uint32_t t, mbo_datum geboortedatum,
                 mbo_datum startdatum)
{
    int64_t drempel = d->drempel[p * d->testen + t];
    return drempel != INT64_MIN &&
           (int64_t)mboi_datumfunctie_waarde(regels->test[d->test[t]].functie, geboortedatum, startdatum) * 100 >=
               drempel;
}

static uint32_t klasse_in(const mbo_regels *regels, const mboi_diagram *d, uint32_t p, mbo_datum geboortedatum,
                          mbo_datum startdatum)
{
    uint32_t k = d->maanden ? 12 * p + (uint32_t)maanden_voorbij(startdatum) : p;
    k <<= d->testen;
    for (uint32_t t = 0; t < d->testen; t++)
        k |= (uint32_t)waar(regels, d, p, t, geboortedatum, startdatum) << t;
    return k;
}

uint32_t mboi_klasse(const mbo_regels *regels, const mboi_diagram *d, mbo_datum geboortedatum, mbo_datum startdatum)
{
    return klasse_in(regels, d, periode(d, startdatum), geboortedatum, startdatum);
}

static void add(uint64_t *line, uint32_t klasse)
{
    line[klasse / 64] |= UINT64_C(1) << (klasse % 64);
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

mbo_datum mboi_omslag_geboortedatum(const mbo_regels *regels, const mboi_diagram *d, uint32_t t, mbo_datum startdatum)
{
    uint32_t p = periode(d, startdatum);
    mbo_datum low = eeuw_eerder(startdatum), high = startdatum;
    bool first = waar(regels, d, p, t, low, startdatum);
    if (waar(regels, d, p, t, high, startdatum) == first)
        return MBO_DATUM_NOT_SET;
    while (low + 1 < high) { /* as at low; not as at high */
        mbo_datum middle = low + (high - low) / 2;
        if (waar(regels, d, p, t, middle, startdatum) == first)
            low = middle;
        else
            high = middle;
    }
    return high;
}

void mboi_line_geboortedatum(const mbo_regels *regels, const mboi_diagram *d, mbo_datum startdatum, uint64_t *line)
{
    add(line, mboi_klasse(regels, d, eeuw_eerder(startdatum), startdatum));
    for (uint32_t t = 0; t < d->testen; t++) {
        mbo_datum omslag = mboi_omslag_geboortedatum(regels, d, t, startdatum);
        if (omslag != MBO_DATUM_NOT_SET)
            add(line, mboi_klasse(regels, d, omslag, startdatum));
    }
}

/* The klassen of one period from `from` to `to`: the tests change at one day each, the months do as they do. */
static void line_periode(const mbo_regels *regels, const mboi_diagram *d, uint32_t p, mbo_datum geboortedatum,
                         mbo_datum from, mbo_datum to, uint64_t *line)
{
    mbo_datum begin[MBOI_MAX_TESTEN + 1] = {from};
    uint32_t stukken = 1;
    for (uint32_t t = 0; t < d->testen; t++) {
        mbo_datum low = from, high = to;
        bool first = waar(regels, d, p, t, geboortedatum, low);
        if (waar(regels, d, p, t, geboortedatum, high) == first)
            continue;
        while (low + 1 < high) {
            mbo_datum middle = low + (high - low) / 2;
            if (waar(regels, d, p, t, geboortedatum, middle) == first)
                low = middle;
            else
                high = middle;
        }
        uint32_t at = stukken++;
        for (; begin[at - 1] > high; at--)
            begin[at] = begin[at - 1];
        begin[at] = high;
    }
    for (uint32_t i = 0; i < stukken; i++) {
        mbo_datum end = i + 1 < stukken ? begin[i + 1] - 1 : to, s = begin[i];
        for (int month = 0; month < (d->maanden ? 12 : 1) && s <= end; month++, s = mboi_next_month(s))
            add(line, klasse_in(regels, d, p, geboortedatum, s));
    }
}

void mboi_line_startdatum(const mbo_regels *regels, const mboi_diagram *d, mbo_datum geboortedatum, bool eeuw,
                          uint64_t *line)
{
    /* Past the hundredth birthday nothing changes any more but the months. */
    mbo_datum last = d->grens[d->perioden - 1], latest = geboortedatum > last ? geboortedatum : last;
    mbo_datum end = latest < MBO_DATUM_MAX - 40000 ? latest + 40000 : MBO_DATUM_MAX, begin = MBO_REGELS_BEGIN;
    if (eeuw) { /* the last startdatum of which a century covers the birth date */
        begin = geboortedatum > begin ? geboortedatum : begin;
        end = geboortedatum + 36524;
        while (eeuw_eerder(end + 1) <= geboortedatum)
            end++;
    }
    for (uint32_t p = 0; p < d->perioden; p++) {
        mbo_datum from = d->grens[p] > begin ? d->grens[p] : begin;
        mbo_datum to = p + 1 < d->perioden ? d->grens[p + 1] - 1 : end;
        to = to < end ? to : end;
        if (from <= to)
            line_periode(regels, d, p, geboortedatum, from, to, line);
    }
}
