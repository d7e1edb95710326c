/* SPDX-License-Identifier: MIT */
/* Days as numbers, as year, month and day, and as text. */
#include "kern/cijfers.h"
#include "kern/kern.h"

mbo_status mbo_datum_from_ymd(int32_t year, int32_t month, int32_t day, mbo_datum *out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, out))
        return MBO_ERROR_ARGUMENT;
    mbo_datum datum;
    if (!mboi_dag_van((uint32_t)year, (uint32_t)month, (uint32_t)day, &datum))
        return mboi_fail(fout, MBO_ERROR_VALUE, "there is no day %04d-%02d-%02d", year, month, day);
    *out = datum;
    return MBO_OK;
}

/* By Howard Hinnant's era arithmetic: years of 400 begin on 1 March. */
void mbo_datum_to_ymd(mbo_datum datum, int32_t *year, int32_t *month, int32_t *day)
{
    if (!year || !month || !day)
        return;
    if (!mboi_is_dag(datum)) {
        *year = *month = *day = 0;
        return;
    }
    int32_t z = datum + 719468;
    int32_t era = z / 146097; /* z > 0 from year 1 on */
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;
    *day = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = yoe + era * 400 + (*month <= 2);
}

mbo_status mbo_datum_parse(const char *text, mbo_datum *out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, text, out))
        return MBO_ERROR_ARGUMENT;
    mboi_span span = mboi_span_of(text);
    if (mboi_parse_date(span, false, out))
        return MBO_OK;
    const char *geen = mboi_no_such_day(span, false);
    return mboi_fail(fout, MBO_ERROR_VALUE, "\"%s\"%s", mboi_show(span, &(mboi_shown){{0}}),
                     geen ? geen : " is not a date of the form yyyy-mm-dd");
}

size_t mbo_datum_format(mbo_datum datum, char *buffer, size_t size)
{
    int32_t y, m, d;
    mbo_datum_to_ymd(datum, &y, &m, &d);
    if (!y)
        return mboi_copy_text("", 0, buffer, size);
    char text[10] = {(char)('0' + y / 1000),
                     (char)('0' + y / 100 % 10),
                     (char)('0' + y / 10 % 10),
                     (char)('0' + y % 10),
                     '-',
                     (char)('0' + m / 10),
                     (char)('0' + m % 10),
                     '-',
                     (char)('0' + d / 10),
                     (char)('0' + d % 10)};
    return mboi_copy_text(text, sizeof text, buffer, size);
}

int32_t mbo_datum_leeftijd(mbo_datum geboortedatum, mbo_datum op)
{
    int32_t by, bm, bd, y, m, d;
    mbo_datum_to_ymd(geboortedatum, &by, &bm, &bd);
    mbo_datum_to_ymd(op, &y, &m, &d);
    if (!by || !y)
        return -1;
    /* 29 February: on the 28th of a common year the day has not come, on 1 March it has. */
    return y - by - (m < bm || (m == bm && d < bd));
}

mbo_datum mboi_verjaardag(mbo_datum geboortedatum, int32_t jaren)
{
    int32_t year, month, day;
    mbo_datum uit = MBO_DATUM_MAX;
    mbo_datum_to_ymd(geboortedatum, &year, &month, &day);
    if (mbo_datum_from_ymd(year + jaren, month, day, &uit, NULL) && mbo_datum_from_ymd(year + jaren, 3, 1, &uit, NULL))
        return MBO_DATUM_MAX; /* past the calendar */
    return uit;
}

mbo_datum mboi_maanden_later(mbo_datum datum, int32_t maanden)
{
    int32_t year, month, day;
    mbo_datum uit = MBO_DATUM_MAX;
    mbo_datum_to_ymd(datum, &year, &month, &day);
    int64_t m = (int64_t)year * 12 + month - 1 + maanden;
    if (m / 12 > 9999)
        return MBO_DATUM_MAX;
    while (mbo_datum_from_ymd((int32_t)(m / 12), (int32_t)(m % 12) + 1, day, &uit, NULL))
        day--;
    return uit;
}
