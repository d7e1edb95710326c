/* SPDX-License-Identifier: MIT */
/* Digits in text, eight at a time: dates and numbers are what long columns of text have most of. */
#ifndef MBOI_CIJFERS_H
#define MBOI_CIJFERS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Eight characters, the first one lowest whatever the processor. */
static inline uint64_t mboi_acht(const char *text)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t acht;
    memcpy(&acht, text, sizeof acht);
    return acht;
#else
    uint64_t acht = 0;
    for (int i = 7; i >= 0; i--)
        acht = acht << 8 | (unsigned char)text[i];
    return acht;
#endif
}

#define MBOI_NULLEN UINT64_C(0x3030303030303030) /* "00000000" */

/* Are these eight digits? Their high halves are 3, and so they are with 6 added. */
static inline bool mboi_acht_cijfers(uint64_t acht)
{
    const uint64_t hoog = UINT64_C(0xf0f0f0f0f0f0f0f0);
    return (((acht & hoog) ^ MBOI_NULLEN) | (((acht + UINT64_C(0x0606060606060606)) & hoog) ^ MBOI_NULLEN)) == 0;
}

/* Of eight digits, those in pairs: four numbers below 100, in the bytes 0, 2, 4 and 6. */
static inline uint64_t mboi_paren(uint64_t cijfers)
{
    uint64_t c = cijfers & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (c * 10 + (c >> 8)) & UINT64_C(0x00ff00ff00ff00ff);
}

/* The number of eight digits. */
static inline uint32_t mboi_getal_van_acht(uint64_t cijfers)
{
    uint64_t twee = mboi_paren(cijfers), vier = (twee * 100 + (twee >> 16)) & UINT64_C(0x0000ffff0000ffff);
    return (uint32_t)vier * 10000 + (uint32_t)(vier >> 32);
}

/* Year, month and day of ten characters, yyyy-mm-dd; there need be no such day. False: they have another form. */
static inline bool mboi_datum_delen(const char *tien, uint32_t *year, uint32_t *month, uint32_t *day)
{
    const uint64_t streepjes = UINT64_C(0xff0000ff00000000), voor = mboi_acht(tien), achter = mboi_acht(tien + 2);
    uint64_t cijfers = (voor & UINT64_C(0x00000000ffffffff)) | (voor >> 8 & UINT64_C(0x0000ffff00000000)) |
                       (achter & UINT64_C(0xffff000000000000));
    uint64_t paren = mboi_paren(cijfers);
    *year = (uint32_t)(paren & 0xff) * 100 + (uint32_t)(paren >> 16 & 0xff);
    *month = (uint32_t)(paren >> 32 & 0xff);
    *day = (uint32_t)(paren >> 48);
    return mboi_acht_cijfers(cijfers) & (((voor ^ UINT64_C(0x2d00002d00000000)) & streepjes) == 0);
}

/* The day since 1970-01-01 of a year, month and day; false: there is none, from year 1 to 9999. */
static inline bool mboi_dag_van(uint32_t year, uint32_t month, uint32_t day, int32_t *out)
{
    static const uint16_t before[17] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}; /* by month */
    uint32_t m = month & 15, y = year - 1, eeuw = y / 100,
             leap = (year % 4 == 0) & ((year % 25 != 0) | (year % 16 == 0));
    uint32_t length = (uint32_t)(before[m + 1] - before[m]) + (leap & (m == 2));
    *out = (int32_t)(y * 365 + y / 4 - eeuw + eeuw / 4 + before[m] + (leap & (m > 2)) + day - 719163);
    return (y < 9999) & (month - 1 < 12) & (day - 1 < length);
}

#endif
