/* SPDX-License-Identifier: MIT */
/*
 * The hours of a programme against a norm: uren_begeleid, uren_bpv and studieduur are read together.
 *
 * A norm asks at least so many hours of three kinds, per studieduur (WEB art. 7.2.7). Of hours that are unknown
 * everything from 0 on is possible; so what a table leaves once the known facts are filled in is, for each studieduur,
 * the least number of the hours that are open.
 */
#include "diagram/compileren.h"
#include "diagram/volgen.h"

#include <string.h>

/* hours >= norm * months / 12, in whole hours: `norm` in hundredths, `years` those the norm is for. */
static int32_t least(int64_t norm, int64_t months, int64_t years)
{
    int64_t n = norm * months, d = 1200 * years, hours = n / d + (n % d > 0);
    return (int32_t)(hours < INT32_MAX / 4 ? hours : INT32_MAX / 4);
}

static void fill(const mboi_stelsel *stelsel, const mboi_norm *norm, uint32_t periode, mboi_urentabel *tabel)
{
    for (int32_t duur = 1; duur <= MBOI_MAANDEN; duur++) {
        int32_t rij = 0, *minimum = tabel->minimum[duur - 1];
        while (rij + 1 < norm->rijen && duur > 12 * norm->rij[rij].jaren)
            rij++;
        int64_t jaren = norm->rij[rij].jaren, maanden = norm->studiejaren && duur % 12 == 11 ? duur + 1 : duur;
        if (!norm->naar_rato && maanden < 12 * jaren)
            maanden = 12 * jaren;
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++) {
            int32_t naam = norm->rij[rij].parameter[u];
            minimum[u] =
                naam == MBOI_GEEN ? 0 : least(mboi_stelsel_waarde(stelsel, naam, periode)->waarde, maanden, jaren);
        }
        int32_t samen = minimum[MBOI_UREN_BEGELEID] + minimum[MBOI_UREN_BPV];
        if (minimum[MBOI_UREN_TOTAAL] < samen)
            minimum[MBOI_UREN_TOTAAL] = samen;
    }
}

int32_t mboi_urentabel_van(mboi_stelsel *stelsel, int32_t index, uint32_t periode, int32_t *zonder_waarde)
{
    const mboi_norm *norm = &stelsel->boek->norm[index];
    for (int32_t rij = 0; rij < norm->rijen; rij++)
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++) {
            int32_t naam = norm->rij[rij].parameter[u];
            if (naam != MBOI_GEEN && !mboi_stelsel_waarde(stelsel, naam, periode)) {
                *zonder_waarde = naam;
                return MBOI_GEEN;
            }
        }
    if (!mboi_grow(&stelsel->allocator, (void **)&stelsel->tabel, &stelsel->tabel_capacity, stelsel->tabellen,
                   sizeof *stelsel->tabel))
        return -2;
    mboi_urentabel *tabel = &stelsel->tabel[stelsel->tabellen];
    fill(stelsel, norm, periode, tabel);
    size_t at = 0;
    while (memcmp(&stelsel->tabel[at], tabel, sizeof *tabel))
        at++;
    if (at == MBOI_MAX_TABELLEN)
        return -3;
    stelsel->tabellen += at == stelsel->tabellen;
    return (int32_t)at;
}

/* ---- what is left of a table ---- */

enum { ONHAALBAAR = INT32_MAX };

typedef struct open { /* of one studieduur: the least hours of what is unknown, or ONHAALBAAR throughout */
    int32_t begeleid, bpv, totaal;
} open;

static open fill_in(const int32_t *minimum, int64_t begeleid, int64_t bpv)
{
    int64_t g = minimum[MBOI_UREN_BEGELEID], b = minimum[MBOI_UREN_BPV], t = minimum[MBOI_UREN_TOTAAL];
    if ((begeleid != MBOI_GEEN && begeleid < g) || (bpv != MBOI_GEEN && bpv < b) ||
        (begeleid != MBOI_GEEN && bpv != MBOI_GEEN && begeleid + bpv < t))
        return (open){ONHAALBAAR, ONHAALBAAR, ONHAALBAAR};
    if (begeleid != MBOI_GEEN && bpv != MBOI_GEEN)
        return (open){0, 0, 0};
    if (begeleid == MBOI_GEEN && bpv == MBOI_GEEN)
        return (open){(int32_t)g, (int32_t)b, (int32_t)t};
    if (begeleid == MBOI_GEEN) { /* the other is known and enough: this one makes up the total */
        g = t - bpv > g ? t - bpv : g;
        return (open){(int32_t)g, 0, (int32_t)g};
    }
    b = t - begeleid > b ? t - begeleid : b;
    return (open){0, (int32_t)b, (int32_t)b};
}

static bool same(open a, open b)
{
    return a.begeleid == b.begeleid && a.bpv == b.bpv && a.totaal == b.totaal;
}

/* What is known of the hours, and the months that the studieduur may have, from 0. */
typedef struct bekend {
    int64_t begeleid, bpv;
    int32_t van, tot;
} bekend;

static bekend known(const mboi_invoer *in)
{
    int64_t duur = mboi_waarde(in, MBO_FEIT_STUDIEDUUR);
    bool elke = duur == MBOI_GEEN;
    return (bekend){mboi_waarde(in, MBO_FEIT_UREN_BEGELEID), mboi_waarde(in, MBO_FEIT_UREN_BPV),
                    elke ? 0 : (int32_t)duur - 1, elke ? MBOI_MAANDEN - 1 : (int32_t)duur - 1};
}

int32_t mboi_uren(const mboi_stelsel *stelsel, const mboi_invoer *in, uint32_t tabel)
{
    bekend b = known(in);
    bool ja = true, nee = true;
    for (int32_t i = b.van; i <= b.tot && (ja || nee); i++) {
        open o = fill_in(stelsel->tabel[tabel].minimum[i], b.begeleid, b.bpv);
        ja &= o.totaal == 0;
        nee &= o.totaal == ONHAALBAAR;
    }
    return ja ? MBOI_JA : nee ? MBOI_NEE : MBOI_GEEN;
}

void mboi_uren_open(const mboi_stelsel *stelsel, const mboi_invoer *in, uint32_t tabel, mbo_feitset *ontbrekend,
                    uint32_t *zelfde)
{
    bekend b = known(in);
    open first = fill_in(stelsel->tabel[tabel].minimum[b.van], b.begeleid, b.bpv);
    for (int32_t i = b.van; i <= b.tot; i++) {
        open o = fill_in(stelsel->tabel[tabel].minimum[i], b.begeleid, b.bpv);
        if (!same(o, first))
            mboi_feitset_add(ontbrekend, MBO_FEIT_STUDIEDUUR);
        if (o.totaal == ONHAALBAAR)
            continue;
        /* with the other hours at their least, do these decide? */
        if (b.begeleid == MBOI_GEEN && o.totaal > o.bpv)
            mboi_feitset_add(ontbrekend, MBO_FEIT_UREN_BEGELEID);
        if (b.bpv == MBOI_GEEN && o.totaal > o.begeleid)
            mboi_feitset_add(ontbrekend, MBO_FEIT_UREN_BPV);
    }
    for (*zelfde = 0; *zelfde < tabel; ++*zelfde) {
        int32_t i = b.van;
        while (i <= b.tot && same(fill_in(stelsel->tabel[tabel].minimum[i], b.begeleid, b.bpv),
                                  fill_in(stelsel->tabel[*zelfde].minimum[i], b.begeleid, b.bpv)))
            i++;
        if (i > b.tot)
            return;
    }
}
