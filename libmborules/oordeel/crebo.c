/* SPDX-License-Identifier: MIT */
/* What the structure says of the crebo of a case: its kind, its leerwegen, and when one may start. */
#include "oordeel/oordeel.h"

#include "structuur/structuur.h"

#include <stdio.h>
#include <string.h>

/* Days that touch those of another period become one with it; false: there is no room for them. */
static bool add_dagen(mboi_perioden *p, mboi_dagen dagen)
{
    int32_t n = 0;
    if (dagen.vanaf > dagen.tot_en_met)
        return true;
    for (int32_t i = 0; i < p->aantal; i++) {
        if (p->vanaf[i] <= (int64_t)dagen.tot_en_met + 1 && dagen.vanaf <= (int64_t)p->tot_en_met[i] + 1) {
            dagen.vanaf = p->vanaf[i] < dagen.vanaf ? p->vanaf[i] : dagen.vanaf;
            dagen.tot_en_met = p->tot_en_met[i] > dagen.tot_en_met ? p->tot_en_met[i] : dagen.tot_en_met;
            continue;
        }
        p->vanaf[n] = p->vanaf[i];
        p->tot_en_met[n++] = p->tot_en_met[i];
    }
    p->aantal = n;
    if (n == MBOI_MAX_INSTROOM)
        return false;
    while (n && p->vanaf[n - 1] > dagen.vanaf) {
        p->vanaf[n] = p->vanaf[n - 1];
        p->tot_en_met[n] = p->tot_en_met[n - 1];
        n--;
    }
    p->vanaf[n] = dagen.vanaf;
    p->tot_en_met[n] = dagen.tot_en_met;
    p->aantal++;
    return true;
}

static bool take_dagen(mboi_perioden *p, mboi_dagen dagen)
{
    mboi_perioden was = *p;
    bool ok = true;
    p->aantal = 0;
    for (int32_t i = 0; i < was.aantal; i++) {
        mbo_datum vanaf = was.vanaf[i], tot = was.tot_en_met[i];
        bool raakt = vanaf <= dagen.tot_en_met && dagen.vanaf <= tot;
        ok &= add_dagen(p, (mboi_dagen){vanaf, raakt ? dagen.vanaf - 1 : tot});
        ok &= !raakt || add_dagen(p, (mboi_dagen){dagen.tot_en_met + 1, tot});
    }
    return ok;
}

/* What may be, but is not certain, and lies outside the days of which the structure lists all. */
static bool find_onbekend(mboi_instroom *in, const mbo_structuur *s)
{
    bool ok = true;
    for (int32_t i = 0; i < in->zeker.aantal; i++)
        ok &= take_dagen(&in->onbekend, (mboi_dagen){in->zeker.vanaf[i], in->zeker.tot_en_met[i]});
    for (int32_t i = 0; i < s->toestanden; i++)
        ok &= take_dagen(&in->onbekend, s->toestand[i]);
    return ok;
}

static void add_leerwegen(mboi_crebo *c, const mbo_kwalificatie *k)
{
    int32_t bits = c->keuze ? c->keuze - 1 : 0;
    bits |= mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BOL) ? MBOI_IN_BOL : 0; /* not set counts as yes */
    bits |= mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BBL) ? MBOI_IN_BBL : 0;
    c->keuze = (int8_t)(1 + bits);
}

/* Of a crebo that stands in the structure more than once, in editions side by side, each may open the door. */
static bool add_perioden(mboi_crebo *c, const mbo_kwalificatie *k, int32_t crebo)
{
    c->instroom.gegeven = true;
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_crebo *periode = mbo_kwalificatie_crebo(k, i);
        if (mbo_crebo_code(periode) == crebo && (!add_dagen(&c->instroom.zeker, periode->zeker) ||
                                                 !add_dagen(&c->instroom.onbekend, mboi_crebo_mogelijk(periode))))
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
    for (int32_t i = 0, genoemd = 0; i < mbo_structuur_kwalificatie_count(s) && genoemd < MEEST_GENOEMD; i++) {
        const mbo_crebo *eerste = mbo_kwalificatie_crebo(mbo_structuur_kwalificatie(s, i), 0); /* the oldest */
        if (!eerste ||
            (mbo_crebo_dossier(eerste) != d && mbo_kwalificatie_dossier(mbo_structuur_kwalificatie(s, i)) != d))
            continue;
        n += (size_t)snprintf(lijst + n, sizeof lijst - n, " %d", mbo_crebo_code(eerste));
        genoemd++;
    }
    const char *titel = mbo_dossier_titel(d);
    return mboi_fail(fout, MBO_ERROR_CONFLICT,
                     "crebo: %d is that of %s%.80s%s; give that of one of its kwalificaties:%s", crebo,
                     *titel ? "the dossier \"" : "a dossier", titel, *titel ? "\"" : "", lijst);
}

/* Can the structure know every crebo that may be started on a day? On a day of which that is not known it cannot. */
static bool covers(const mbo_structuur *structuur, mbo_datum startdatum)
{
    mbo_datum vanaf = mbo_structuur_peildatum(structuur), tot_en_met = mbo_structuur_bevestigd_tot(structuur);
    bool in = false;
    for (int32_t i = 0; i < structuur->toestanden; i++)
        in |= structuur->toestand[i].vanaf <= startdatum && startdatum <= structuur->toestand[i].tot_en_met;
    if (structuur->toestanden)
        return in && startdatum != MBO_DATUM_NOT_SET;
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

/* Of the versions of one dossier the newest in which one may start on the day; else the newest. */
static const mbo_kwalificatie *find_version(const mbo_structuur *s, int32_t crebo, mbo_datum startdatum)
{
    const mbo_kwalificatie *nieuwste = mbo_structuur_find_crebo(s, crebo);
    for (const mbo_kwalificatie *k = nieuwste; k; k = mbo_kwalificatie_volgende(k, crebo))
        if (mbo_kwalificatie_instroom(k, startdatum) == 1)
            return k;
    return nieuwste;
}

/* On a known day another version of the dossier says only when one may start. */
static bool other_version(const mbo_kwalificatie *a, const mbo_kwalificatie *b, mbo_datum startdatum)
{
    int64_t nr = mbo_dossier_nr(mbo_kwalificatie_dossier(a));
    return a != b && startdatum != MBO_DATUM_NOT_SET && nr && nr == mbo_dossier_nr(mbo_kwalificatie_dossier(b)) &&
           strcmp(mbo_dossier_versie(mbo_kwalificatie_dossier(a)), mbo_dossier_versie(mbo_kwalificatie_dossier(b))) !=
               0;
}

static mbo_status too_many_perioden(int64_t crebo, mbo_fout *fout)
{
    return mboi_fail(fout, MBO_ERROR_LIMIT,
                     "crebo: %lld may start, or may perhaps start, in more than %d separate periods", (long long)crebo,
                     MBOI_MAX_INSTROOM);
}

mbo_status mboi_instroom_gewoon(mboi_instroom *in, mbo_fout *fout)
{
    bool ok = true;
    for (int32_t i = 0; i < in->onbekend.aantal; i++)
        ok &= add_dagen(&in->zeker, (mboi_dagen){in->onbekend.vanaf[i], in->onbekend.tot_en_met[i]});
    in->onbekend.aantal = 0;
    return ok ? MBO_OK
              : mboi_fail(fout, MBO_ERROR_LIMIT,
                          "crebo: one may start, or may perhaps start, in more than %d separate periods",
                          MBOI_MAX_INSTROOM);
}

mbo_status mboi_crebo_van(const mbo_structuur *structuur, int64_t crebo, const mboi_gegeven *gegeven, mboi_crebo *out,
                          mbo_fout *fout)
{
    if (!structuur)
        return mboi_fail(fout, MBO_ERROR_CONFLICT, "crebo: %lld is given, but no structure to look it up in",
                         (long long)crebo);
    memset(out, 0, sizeof *out);
    out->vierjarig = -1;
    const mbo_kwalificatie *k = find_version(structuur, (int32_t)crebo, gegeven->startdatum);
    if (!k && covers(structuur, gegeven->startdatum))
        return no_kwalificatie(structuur, (int32_t)crebo, fout);
    if (!k)
        return out->niet_opgezocht = true, MBO_OK;
    out->soort = mbo_kwalificatie_soort_opleiding(k);
    out->vierjarig = (int8_t)mbo_kwalificatie_vierjarig(k);
    const mbo_kwalificatie *other = mbo_structuur_find_crebo(structuur, (int32_t)crebo);
    for (; other; other = mbo_kwalificatie_volgende(other, (int32_t)crebo)) {
        if (!add_perioden(out, other, (int32_t)crebo))
            return too_many_perioden(crebo, fout);
        if (other_version(k, other, gegeven->startdatum))
            continue;
        add_leerwegen(out, other);
        if (mbo_kwalificatie_soort_opleiding(other) != out->soort ||
            mbo_kwalificatie_vierjarig(other) != mbo_kwalificatie_vierjarig(k))
            return mboi_fail(
                fout, MBO_ERROR_CONFLICT,
                "crebo: %lld stands in the structure more than once, as \"%s\" and as \"%s\", of different "
                "kinds or lengths of programme",
                (long long)crebo, mbo_kwalificatie_titel(k), mbo_kwalificatie_titel(other));
    }
    if (!find_onbekend(&out->instroom, structuur))
        return too_many_perioden(crebo, fout);
    return check_gegeven(out, k, crebo, gegeven, fout);
}
