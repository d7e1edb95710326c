/* SPDX-License-Identifier: MIT */
/* What the structure says of the crebo of a case: its kind, its leerwegen, and when one may start. */
#include "oordeel/oordeel.h"

#include <stdio.h>
#include <string.h>

/* A period in which one may start; periods that touch become one. */
static bool add_instroom(mboi_instroom *in, mbo_datum vanaf, mbo_datum tot_en_met)
{
    int32_t n = 0;
    vanaf = vanaf == MBO_DATUM_NOT_SET ? MBO_DATUM_MIN : vanaf;
    tot_en_met = tot_en_met == MBO_DATUM_NOT_SET ? MBO_DATUM_MAX : tot_en_met;
    if (vanaf > tot_en_met)
        return true;
    for (int32_t i = 0; i < in->perioden; i++) {
        if (in->vanaf[i] <= (int64_t)tot_en_met + 1 && vanaf <= (int64_t)in->tot_en_met[i] + 1) {
            vanaf = in->vanaf[i] < vanaf ? in->vanaf[i] : vanaf;
            tot_en_met = in->tot_en_met[i] > tot_en_met ? in->tot_en_met[i] : tot_en_met;
            continue;
        }
        in->vanaf[n] = in->vanaf[i];
        in->tot_en_met[n++] = in->tot_en_met[i];
    }
    in->perioden = n;
    if (n == MBOI_MAX_INSTROOM)
        return false;
    while (n && in->vanaf[n - 1] > vanaf) {
        in->vanaf[n] = in->vanaf[n - 1];
        in->tot_en_met[n] = in->tot_en_met[n - 1];
        n--;
    }
    in->vanaf[n] = vanaf;
    in->tot_en_met[n] = tot_en_met;
    in->perioden++;
    return true;
}

/* Of a crebo that stands in the structure more than once, in editions side by side, each may open the door. */
static bool add_kwalificatie(mboi_crebo *c, const mbo_kwalificatie *k, int32_t crebo)
{
    int32_t bits = c->keuze ? c->keuze - 1 : 0;
    bits |= mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BOL) ? MBOI_IN_BOL : 0; /* not set counts as yes */
    bits |= mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BBL) ? MBOI_IN_BBL : 0;
    c->keuze = (int8_t)(1 + bits);
    c->instroom.gegeven = true;
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_crebo *periode = mbo_kwalificatie_crebo(k, i);
        if (mbo_crebo_code(periode) == crebo &&
            !add_instroom(&c->instroom, mbo_crebo_geldig_vanaf(periode), mbo_crebo_einde_instroom(periode)))
            return false;
    }
    return true;
}

enum { MEEST_GENOEMD = 10 };

/* What is given may be the crebo of a dossier: then that of one of its kwalificaties is meant. */
static mbo_status no_kwalificatie(const mbo_structuur *s, int32_t crebo, mbo_fout *fout)
{
    const mbo_dossier *d = NULL;
    for (int32_t i = 0; !d && i < mbo_structuur_dossier_count(s); i++) {
        d = mbo_structuur_dossier(s, i);
        int32_t c = 0;
        while (c < mbo_dossier_crebo_count(d) && mbo_crebo_code(mbo_dossier_crebo(d, c)) != crebo)
            c++;
        d = c < mbo_dossier_crebo_count(d) ? d : NULL;
    }
    if (!d)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: the structure has no kwalificatie %d", crebo);
    char lijst[12 * MEEST_GENOEMD + 1] = "";
    size_t n = 0;
    for (int32_t i = 0; i < mbo_dossier_kwalificatie_count(d) && i < MEEST_GENOEMD; i++) {
        const mbo_crebo *eerste = mbo_kwalificatie_crebo(mbo_dossier_kwalificatie(d, i), 0);
        if (eerste)
            n += (size_t)snprintf(lijst + n, sizeof lijst - n, " %d", mbo_crebo_code(eerste));
    }
    return mboi_fail(fout, MBO_ERROR_CONFLICT,
                     "crebo: %d is that of the dossier \"%.80s\"; give that of one of its kwalificaties:%s", crebo,
                     mbo_dossier_titel(d), lijst);
}

/* Can the structure know every crebo that may be started on a day? On a day of which that is not known it cannot. */
static bool covers(const mbo_structuur *structuur, mbo_datum startdatum)
{
    mbo_datum vanaf = mbo_structuur_peildatum(structuur), tot_en_met = mbo_structuur_bevestigd_tot(structuur);
    if (startdatum == MBO_DATUM_NOT_SET)
        return vanaf == MBO_DATUM_NOT_SET && tot_en_met == MBO_DATUM_NOT_SET;
    return (vanaf == MBO_DATUM_NOT_SET || startdatum >= vanaf) &&
           (tot_en_met == MBO_DATUM_NOT_SET || startdatum <= tot_en_met);
}

bool mboi_crebo_vult(const mboi_crebo *crebo, mbo_feit feit, int64_t *out)
{
    if (feit == MBO_FEIT_SOORT_OPLEIDING && crebo->soort)
        return *out = crebo->soort, true;
    if (feit == MBO_FEIT_VIERJARIG && crebo->vierjarig >= 0)
        return *out = crebo->vierjarig, true;
    return false;
}

const mbo_feit mboi_crebofeiten[] = {MBO_FEIT_SOORT_OPLEIDING, MBO_FEIT_VIERJARIG};

/* What is given may not say otherwise than the crebo. */
static mbo_status check_gegeven(const mboi_crebo *c, const mbo_kwalificatie *k, int64_t crebo,
                                const mboi_gegeven *gegeven, mbo_fout *fout)
{
    if (c->soort && gegeven->soort && gegeven->soort != c->soort)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: %lld is \"%s\", %s, but soort_opleiding says %s",
                         (long long)crebo, mbo_kwalificatie_titel(k),
                         mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, c->soort),
                         mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, gegeven->soort));
    if (c->vierjarig >= 0 && gegeven->vierjarig >= 0 && gegeven->vierjarig != c->vierjarig)
        return mboi_fail(fout, MBO_ERROR_CONFLICT,
                         "crebo: %lld, \"%s\", is %son the list of four years, but vierjarig says %s", (long long)crebo,
                         mbo_kwalificatie_titel(k), c->vierjarig ? "" : "not ", gegeven->vierjarig ? "ja" : "nee");
    return MBO_OK;
}

mbo_status mboi_crebo_van(const mbo_structuur *structuur, int64_t crebo, const mboi_gegeven *gegeven, mboi_crebo *out,
                          mbo_fout *fout)
{
    if (!structuur)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: %lld is given, but no structure to look it up in",
                         (long long)crebo);
    memset(out, 0, sizeof *out);
    out->vierjarig = -1;
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, (int32_t)crebo);
    if (!k && covers(structuur, gegeven->startdatum))
        return no_kwalificatie(structuur, (int32_t)crebo, fout);
    if (!k)
        return out->niet_opgezocht = true, MBO_OK;
    out->soort = mbo_kwalificatie_soort_opleiding(k);
    out->vierjarig = (int8_t)mbo_kwalificatie_vierjarig(k);
    for (const mbo_kwalificatie *other = k; other; other = mbo_kwalificatie_volgende(other, (int32_t)crebo)) {
        if (mbo_kwalificatie_soort_opleiding(other) != out->soort ||
            mbo_kwalificatie_vierjarig(other) != mbo_kwalificatie_vierjarig(k))
            return mboi_fail(
                fout, MBO_ERROR_CONFLICT,
                "crebo: %lld stands in the structure more than once, as \"%s\" and as \"%s\", of different "
                "kinds or lengths of programme",
                (long long)crebo, mbo_kwalificatie_titel(k), mbo_kwalificatie_titel(other));
        if (!add_kwalificatie(out, other, (int32_t)crebo))
            return mboi_fail(fout, MBO_ERROR_LIMIT, "crebo: %lld may start in more than %d separate periods",
                             (long long)crebo, MBOI_MAX_INSTROOM);
    }
    return check_gegeven(out, k, crebo, gegeven, fout);
}
