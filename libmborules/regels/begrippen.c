/* SPDX-License-Identifier: MIT */
/* The glossary of a rule set. */
#include "regels/regels.h"

static bool is_taal(mbo_taal taal)
{
    return taal == MBO_TAAL_NL || taal == MBO_TAAL_EN;
}

int32_t mbo_regels_begrip_count(const mbo_regels *regels)
{
    return regels ? (int32_t)regels->boek.begrippen : 0;
}

const mbo_begrip *mbo_regels_begrip(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->boek.begrippen ? &regels->boek.begrip[index] : NULL;
}

const mbo_begrip *mbo_regels_begrip_in(const mbo_regels *regels, const char *text, mbo_taal taal, size_t from,
                                       size_t *begin, size_t *length)
{
    size_t at = 0, n = 0;
    if (!regels || !text || !is_taal(taal))
        return NULL;
    for (size_t i = 0; i < from; i++)
        if (!text[i])
            return NULL;
    const mbo_begrip *begrip = mboi_boek_begrip_in(&regels->boek, text, taal, from, &at, &n);
    if (begrip && begin)
        *begin = at;
    if (begrip && length)
        *length = n;
    return begrip;
}

const char *mbo_begrip_id(const mbo_begrip *begrip)
{
    return begrip ? begrip->id : NULL;
}

const char *mbo_begrip_naam(const mbo_begrip *begrip, mbo_taal taal)
{
    return begrip && is_taal(taal) ? begrip->naam[taal] : NULL;
}

const char *mbo_begrip_tekst(const mbo_begrip *begrip, mbo_taal taal)
{
    return begrip && is_taal(taal) ? begrip->tekst[taal] : NULL;
}

const char *mbo_begrip_ook(const mbo_begrip *begrip, int32_t index)
{
    return begrip && index >= 0 && (size_t)index < begrip->ooks ? begrip->ook[index].tekst : NULL;
}

int32_t mbo_begrip_bron_count(const mbo_begrip *begrip)
{
    return begrip ? (int32_t)begrip->bron.count : 0;
}

const mbo_bron *mbo_begrip_bron(const mbo_begrip *begrip, int32_t index)
{
    return begrip && index >= 0 && (size_t)index < begrip->bron.count ? &begrip->bron.rij[index] : NULL;
}

mbo_datum mbo_begrip_bevestigd_tot(const mbo_begrip *begrip)
{
    return begrip ? begrip->bevestigd_tot : MBO_DATUM_NOT_SET;
}
