/* SPDX-License-Identifier: MIT */
/*
 * Reading an amount of money:
 *
 *   bedrag = grootte [ "ten hoogste" parameter [ "x" parameter ] ] | parameter "x" number fact "/" parameter
 *   grootte = money fact | parameter [ "x" maanden "/ 12" ]
 *   maanden = "maanden_resterend" | "maanden_resterend_na_oktober"
 */
#include "regeltaal/lezer.h"

static mbo_status wrong(const mboi_lezer *lezer, int32_t line, mboi_span at)
{
    return mboi_fail_at(lezer->fout, MBO_ERROR_SYNTAX, line, 0, "%s: not an amount: \"%.*s\"", lezer->bestand,
                        (int)at.length, at.text);
}

static bool take(mboi_span *rest, const char *expected)
{
    mboi_span ahead = *rest;
    if (!mboi_span_is(mboi_take_word(&ahead), expected))
        return false;
    *rest = ahead;
    return true;
}

static mbo_status take_parameter(mboi_lezer *lezer, int32_t line, mboi_span *rest, int32_t *out)
{
    if (!rest->length)
        return wrong(lezer, line, *rest);
    *out = mboi_boek_naam(lezer->boek, mboi_take_word(rest));
    return *out < 0 ? mboi_no_memory(lezer->fout) : MBO_OK;
}

mbo_status mboi_bedrag_read(mboi_lezer *lezer, mboi_span tekst, int32_t line, mboi_bedragregel *out)
{
    mboi_span rest = tekst, ahead = tekst;
    mbo_status status = MBO_OK;
    *out = (mboi_bedragregel){.parameter = MBOI_GEEN, .op = MBOI_GEEN, .grens = MBOI_GEEN, .maal = MBOI_GEEN};
    out->feit = mboi_feit_find(mboi_take_word(&ahead));
    if (out->feit)
        rest = ahead;
    else if ((status = take_parameter(lezer, line, &rest, &out->parameter)))
        return status;
    if (out->feit && mbo_feit_type(out->feit) != MBO_FEITTYPE_GELD)
        return wrong(lezer, line, tekst);
    if (!out->feit && take(&rest, "x")) {
        mboi_span factor = mboi_take_word(&rest);
        if (!take(&rest, "/"))
            return wrong(lezer, line, tekst);
        out->maanden = mboi_span_is(factor, "maanden_resterend")              ? MBOI_MAANDEN_RESTEREND
                       : mboi_span_is(factor, "maanden_resterend_na_oktober") ? MBOI_MAANDEN_RESTEREND_NA_OKTOBER
                                                                              : MBOI_ALLE_MAANDEN;
        out->deel = mboi_feit_find(factor);
        if (out->maanden ? !take(&rest, "12") : mbo_feit_type(out->deel) != MBO_FEITTYPE_INT)
            return wrong(lezer, line, tekst);
        if (!out->maanden && (status = take_parameter(lezer, line, &rest, &out->op)))
            return status;
    }
    if (take(&rest, "ten")) {
        if (!take(&rest, "hoogste") || out->deel)
            return wrong(lezer, line, tekst);
        status = take_parameter(lezer, line, &rest, &out->grens);
        if (!status && take(&rest, "x"))
            status = take_parameter(lezer, line, &rest, &out->maal);
        if (status)
            return status;
    }
    return rest.length ? wrong(lezer, line, rest) : MBO_OK;
}
