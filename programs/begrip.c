/* SPDX-License-Identifier: MIT */
#include "begrip.h"

#include "scherm.h"

json_t *begrip_json(const mbo_begrip *begrip)
{
    json_t *bronnen = json_array();
    for (int32_t i = 0; i < mbo_begrip_bron_count(begrip); i++)
        json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_begrip_bron(begrip, i))));
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:o}", "begrip", mbo_begrip_id(begrip), "naam_nl",
                     mbo_begrip_naam(begrip, MBO_TAAL_NL), "naam_en", mbo_begrip_naam(begrip, MBO_TAAL_EN), "tekst_nl",
                     mbo_begrip_tekst(begrip, MBO_TAAL_NL), "tekst_en", mbo_begrip_tekst(begrip, MBO_TAAL_EN),
                     "bevestigd_tot", date_text(mbo_begrip_bevestigd_tot(begrip)), "bronnen", bronnen);
}
