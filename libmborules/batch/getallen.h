/* SPDX-License-Identifier: MIT */
/* Numbers as columns have them into values of facts: the same whether one is read or a block of them. */
#ifndef MBOI_GETALLEN_H
#define MBOI_GETALLEN_H

#include "batch/kolommen.h"

#include <string.h>

static inline bool mboi_bit(const uint8_t *bits, int64_t at)
{
    return bits[at >> 3] >> (at & 7) & 1;
}

/* Units to days, euros to cents; what is too large is out of every range. */
static inline int64_t mboi_in_eenheden(bool datum, int64_t eenheid, int64_t getal)
{
    if (datum)
        return getal / eenheid - (getal % eenheid < 0);
    return getal > INT64_MAX / eenheid || getal < INT64_MIN / eenheid ? -1 : getal * eenheid;
}

/* The nearest to it of those that 16 bits can tell. */
static inline float mboi_rond_half(float waarde)
{
    uint32_t bits;
    memcpy(&bits, &waarde, sizeof bits);
    bits = (bits + 0xfff + (bits >> 13 & 1)) & ~UINT32_C(0x1fff);
    memcpy(&waarde, &bits, sizeof bits);
    return waarde;
}

/* A whole number, or cents of euros, from a float; false: it is none. */
static inline bool mboi_uit_kommagetal(double gelezen, bool geld, mboi_vorm vorm, int64_t *uit)
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
                                      (mboi_rond_half((float)((double)getal / 100)) == (float)gelezen)));
    return past & (((rest <= marge) & (rest >= -marge)) | (geld & ((double)getal / 100 == gelezen)));
}

#endif
