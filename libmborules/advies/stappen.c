/* SPDX-License-Identifier: MIT */
/* The steps of a rule set: what each says. */
#include <mborules/advies.h>

#include "regels/regels.h"

int32_t mbo_regels_stap_count(const mbo_regels *regels)
{
    return regels ? (int32_t)regels->boek.stappen : 0;
}

const mbo_stap *mbo_regels_stap(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->boek.stappen ? &regels->boek.stap[index] : NULL;
}

const char *mbo_stap_id(const mbo_stap *stap)
{
    return stap ? stap->id : NULL;
}

mbo_stapsoort mbo_stap_soort(const mbo_stap *stap)
{
    return stap ? stap->soort : 0;
}

mbo_datum mbo_stap_vanaf(const mbo_stap *stap)
{
    return stap ? stap->vanaf : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_stap_tot(const mbo_stap *stap)
{
    return stap ? stap->tot : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_stap_bevestigd_tot(const mbo_stap *stap)
{
    return stap ? stap->bevestigd_tot : MBO_DATUM_NOT_SET;
}

mbo_informant mbo_stap_wie(const mbo_stap *stap)
{
    return stap ? stap->wie : 0;
}

const char *mbo_stap_tekst(const mbo_stap *stap, mbo_taal taal)
{
    if (!stap || (taal != MBO_TAAL_NL && taal != MBO_TAAL_EN))
        return NULL;
    return taal == MBO_TAAL_NL ? stap->nl : stap->en;
}

const char *mbo_stap_adres(const mbo_stap *stap)
{
    return stap ? stap->adres : NULL;
}

const char *mbo_stap_voorwaarde(const mbo_stap *stap)
{
    return stap ? stap->als : NULL;
}

const char *mbo_stap_tenzij(const mbo_stap *stap, int32_t index)
{
    return stap && index >= 0 && (size_t)index < stap->tenzijs ? stap->tenzij[index] : NULL;
}

int32_t mbo_stap_bron_count(const mbo_stap *stap)
{
    return stap ? (int32_t)stap->bron.count : 0;
}

const mbo_bron *mbo_stap_bron(const mbo_stap *stap, int32_t index)
{
    return stap && index >= 0 && (size_t)index < stap->bron.count ? &stap->bron.rij[index] : NULL;
}
