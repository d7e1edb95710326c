/* SPDX-License-Identifier: MIT */
#include "zaak/zaak.h"

#include <stdio.h>
#include <string.h>

mbo_status mbo_zaak_create(const mbo_allocator *allocator, mbo_zaak **out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, out))
        return MBO_ERROR_ARGUMENT;
    mbo_allocator memory = mboi_allocator(allocator);
    *out = mboi_resize(&memory, NULL, 0, sizeof **out);
    if (!*out)
        return mboi_no_memory(fout);
    memset(*out, 0, sizeof **out);
    (*out)->allocator = memory;
    return MBO_OK;
}

mbo_status mbo_zaak_copy(const mbo_zaak *zaak, mbo_zaak **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, zaak, out))
        return MBO_ERROR_ARGUMENT;
    mbo_status status = mbo_zaak_create(&zaak->allocator, out, fout);
    if (!status)
        **out = *zaak;
    return status;
}

void mbo_zaak_free(mbo_zaak *zaak)
{
    if (zaak) {
        mbo_allocator memory = zaak->allocator;
        mboi_resize(&memory, zaak, sizeof *zaak, 0);
    }
}

void mbo_zaak_clear(mbo_zaak *zaak)
{
    if (zaak)
        zaak->known = (mbo_feitset){{0, 0}};
}

mbo_status mbo_zaak_unset(mbo_zaak *zaak, mbo_feit feit, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    if (!mbo_feit_name(feit))
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_zaak_unset: %d is not a fact", feit);
    mboi_feitset_remove(&zaak->known, feit);
    return MBO_OK;
}

static const char *const type_names[] = {
    [MBO_FEITTYPE_BOOL] = "ja or nee",
    [MBO_FEITTYPE_INT] = "a whole number",
    [MBO_FEITTYPE_DATUM] = "a date (yyyy-mm-dd)",
    [MBO_FEITTYPE_CODE] = "a code",
    [MBO_FEITTYPE_SET] = "a set of codes joined by ';', or - for none",
    [MBO_FEITTYPE_GELD] = "euros with at most two decimals after a point",
};

mbo_status mboi_geen_code(mbo_feit feit, const char *waarde, mbo_fout *fout)
{
    if (mbo_feit_type(feit) == MBO_FEITTYPE_SET)
        return mboi_fail(fout, MBO_ERROR_NAME, "%s: %s is no set of its codes, with the bit 1 << code for each",
                         mbo_feit_name(feit), waarde);
    return mboi_fail(fout, MBO_ERROR_NAME, "%s: %s is none of its codes, 1 to %d", mbo_feit_name(feit), waarde,
                     (int)mbo_feit_max(feit));
}

mbo_status mboi_feit_check(mbo_feit feit, int64_t value, mbo_fout *fout)
{
    mbo_feittype type = mbo_feit_type(feit);
    if (value < mbo_feit_min(feit) || value > mbo_feit_max(feit) ||
        (type == MBO_FEITTYPE_SET && (value & ~mbo_feit_max(feit)))) {
        if (type == MBO_FEITTYPE_CODE || type == MBO_FEITTYPE_SET) {
            char getal[24];
            snprintf(getal, sizeof getal, "%lld", (long long)value);
            return mboi_geen_code(feit, getal, fout);
        }
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s: %lld is not from %lld to %lld%s", mbo_feit_name(feit),
                         (long long)value, (long long)mbo_feit_min(feit), (long long)mbo_feit_max(feit),
                         type == MBO_FEITTYPE_GELD ? " cents" : "");
    }
    return MBO_OK;
}

/* `type` 0: whatever the type of the fact. */
static mbo_status set(mbo_zaak *zaak, const char *call, mbo_feit feit, mbo_feittype type, int64_t value, mbo_fout *fout)
{
    if (!mbo_feit_name(feit))
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: %d is not a fact", call, feit);
    if (type && mbo_feit_type(feit) != type)
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s is not %s but %s", mbo_feit_name(feit), type_names[type],
                         type_names[mbo_feit_type(feit)]);
    mbo_status status = mboi_feit_check(feit, value, fout);
    if (status)
        return status;
    mboi_zaak_put(zaak, feit, value);
    return MBO_OK;
}

mbo_status mbo_zaak_set_value(mbo_zaak *zaak, mbo_feit feit, int64_t value, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    return set(zaak, __func__, feit, 0, value, fout);
}

mbo_status mbo_zaak_set_bool(mbo_zaak *zaak, mbo_feit feit, int32_t value, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    return set(zaak, __func__, feit, MBO_FEITTYPE_BOOL, value != 0, fout);
}

mbo_status mbo_zaak_set_int(mbo_zaak *zaak, mbo_feit feit, int64_t value, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    return set(zaak, __func__, feit, MBO_FEITTYPE_INT, value, fout);
}

mbo_status mbo_zaak_set_date(mbo_zaak *zaak, mbo_feit feit, mbo_datum value, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    return set(zaak, __func__, feit, MBO_FEITTYPE_DATUM, value, fout);
}

mbo_status mbo_zaak_set_code(mbo_zaak *zaak, mbo_feit feit, int32_t value, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    return set(zaak, __func__, feit, MBO_FEITTYPE_CODE, value, fout);
}

mbo_status mbo_zaak_set_set(mbo_zaak *zaak, mbo_feit feit, int64_t value, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    return set(zaak, __func__, feit, MBO_FEITTYPE_SET, value, fout);
}

mbo_status mbo_zaak_set_money(mbo_zaak *zaak, mbo_feit feit, int64_t cents, mbo_fout *fout)
{
    if (MBOI_NULL(fout, zaak))
        return MBO_ERROR_ARGUMENT;
    return set(zaak, __func__, feit, MBO_FEITTYPE_GELD, cents, fout);
}

static mbo_status parse_set(mbo_feit feit, mboi_span text, int64_t *out, mbo_fout *fout)
{
    int64_t codes = 0;
    if (mboi_span_is(text, "-") || mboi_span_alike(text, "geen"))
        return *out = 0, MBO_OK;
    for (size_t from = 0, to; from <= text.length; from = to + 1) {
        for (to = from; to < text.length && text.text[to] != ';';)
            to++;
        int32_t code;
        mboi_span naam = mboi_trim((mboi_span){text.text + from, to - from});
        if (mboi_span_alike(naam, "geen"))
            return mboi_fail(fout, MBO_ERROR_VALUE, "%s: \"geen\" is none at all: no code goes with it",
                             mbo_feit_name(feit));
        mbo_status status = mboi_code_parse(mbo_feit_vocabulaire(feit), naam, &code, fout);
        if (status && memchr(naam.text, ',', naam.length))
            return mboi_fail(fout, MBO_ERROR_NAME, "%s: \"%s\" has a comma; codes are joined by ;", mbo_feit_name(feit),
                             mboi_show(naam, &(mboi_shown){{0}}));
        if (status)
            return status;
        codes |= INT64_C(1) << code;
    }
    *out = codes;
    return MBO_OK;
}

static bool parse_bool(mboi_span text, int64_t *out)
{
    bool yes = mboi_span_alike(text, "ja") || mboi_span_alike(text, "true");
    if (!yes && !mboi_span_alike(text, "nee") && !mboi_span_alike(text, "false"))
        return false;
    *out = yes;
    return true;
}

mbo_status mboi_feit_read(mbo_feit feit, mboi_span text, int64_t *out, bool *known, mbo_fout *fout)
{
    mboi_span span = mboi_trim(text);
    mbo_feittype type = mbo_feit_type(feit);
    mbo_status status = MBO_OK;
    int64_t value = 0;
    int32_t code = 0;
    mbo_datum datum = 0;
    bool read = true;
    *known = span.length;
    if (!*known)
        return MBO_OK;
    switch (type) {
    case MBO_FEITTYPE_BOOL: read = parse_bool(span, &value); break;
    case MBO_FEITTYPE_INT: read = mboi_parse_int(span, INT64_MIN, INT64_MAX, &value); break;
    case MBO_FEITTYPE_DATUM:
        read = mboi_parse_date(span, false, &datum);
        value = datum;
        break;
    case MBO_FEITTYPE_GELD: read = mboi_parse_hundredths(span, false, INT64_MAX, &value); break;
    case MBO_FEITTYPE_CODE:
        status = mboi_code_parse(mbo_feit_vocabulaire(feit), span, &code, fout);
        value = code;
        break;
    default: status = parse_set(feit, span, &value, fout); break;
    }
    if (!read) {
        const char *geen = type == MBO_FEITTYPE_DATUM ? mboi_no_such_day(span, false) : NULL;
        status = mboi_fail(fout, MBO_ERROR_VALUE, "%s: \"%s\"%s%s", mbo_feit_name(feit),
                           mboi_show(span, &(mboi_shown){{0}}), geen ? geen : " is not ", geen ? "" : type_names[type]);
    }
    if (!status && type == MBO_FEITTYPE_GELD && value > mbo_feit_max(feit)) /* in euros, as it stands there */
        status = mboi_fail(fout, MBO_ERROR_VALUE, "%s: \"%s\" is not from 0 to %lld euros", mbo_feit_name(feit),
                           mboi_show(span, &(mboi_shown){{0}}), (long long)mbo_feit_max(feit) / 100);
    else if (!status)
        status = mboi_feit_check(feit, value, fout);
    *out = value;
    return status;
}

mbo_status mbo_zaak_set_text(mbo_zaak *zaak, const char *name, const char *text, mbo_fout *fout)
{
    mbo_feit feit;
    int64_t value;
    bool known;
    if (MBOI_NULL(fout, zaak, name, text))
        return MBO_ERROR_ARGUMENT;
    mbo_status status = mbo_feit_parse(name, &feit, fout);
    if (!status)
        status = mboi_feit_read(feit, mboi_span_of(text), &value, &known, fout);
    if (status)
        return status;
    return known ? mbo_zaak_set_value(zaak, feit, value, fout) : mbo_zaak_unset(zaak, feit, fout);
}

int32_t mbo_zaak_known(const mbo_zaak *zaak, mbo_feit feit)
{
    return zaak && mbo_feit_name(feit) && mboi_feitset_has(&zaak->known, feit);
}

int32_t mbo_zaak_get(const mbo_zaak *zaak, mbo_feit feit, int64_t *out)
{
    if (!out || !mbo_zaak_known(zaak, feit))
        return 0;
    *out = zaak->value[feit];
    return 1;
}

/* Behind the `used` bytes of a text, whether they fitted or not; returns the bytes with these. */
static size_t append(char *buffer, size_t size, size_t used, const char *text)
{
    bool room = buffer && used < size;
    return used + mboi_copy_text(text, strlen(text), room ? buffer + used : NULL, room ? size - used : 0);
}

static size_t write_set(mbo_vocabulaire vocabulaire, int64_t codes, char *buffer, size_t size)
{
    size_t used = 0;
    for (int32_t code = 1; code <= mbo_code_count(vocabulaire); code++)
        if (codes >> code & 1) {
            used = append(buffer, size, used, used ? ";" : "");
            used = append(buffer, size, used, mbo_code_name(vocabulaire, code));
        }
    return used ? used : append(buffer, size, 0, "-");
}

size_t mboi_feit_write(mbo_feit feit, int64_t value, char *buffer, size_t size)
{
    mbo_vocabulaire vocabulaire = mbo_feit_vocabulaire(feit);
    char text[48];
    size_t used = 0;
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: return mboi_copy_text(value ? "ja" : "nee", value ? 2 : 3, buffer, size);
    case MBO_FEITTYPE_DATUM: return mbo_datum_format((mbo_datum)value, buffer, size);
    case MBO_FEITTYPE_CODE:
        return mboi_copy_text(mbo_code_name(vocabulaire, (int32_t)value),
                              strlen(mbo_code_name(vocabulaire, (int32_t)value)), buffer, size);
    case MBO_FEITTYPE_GELD:
        used = (size_t)snprintf(text, sizeof text, "%lld.%02lld", (long long)value / 100, (long long)value % 100);
        break;
    case MBO_FEITTYPE_SET: return write_set(vocabulaire, value, buffer, size);
    default: used = (size_t)snprintf(text, sizeof text, "%lld", (long long)value); break;
    }
    return mboi_copy_text(text, used, buffer, size);
}

size_t mbo_zaak_get_text(const mbo_zaak *zaak, mbo_feit feit, char *buffer, size_t size)
{
    int64_t value;
    return mbo_zaak_get(zaak, feit, &value) ? mboi_feit_write(feit, value, buffer, size)
                                            : mboi_copy_text("", 0, buffer, size);
}
