/* SPDX-License-Identifier: MIT */
/* Finding by number, finding kwalificaties, and until when they count. */
#include "structuur/zoeken.h"

#include <stdlib.h>
#include <string.h>

static int by_nr(const void *a, const void *b)
{
    const mboi_nummer *x = a, *y = b;
    return x->nr != y->nr ? (x->nr > y->nr) - (x->nr < y->nr) : (x->index > y->index) - (x->index < y->index);
}

void mboi_nummers_sort(mboi_nummer *rij, size_t n)
{
    size_t i = 1;
    while (i < n && by_nr(&rij[i - 1], &rij[i]) < 0)
        i++;
    if (i < n) /* most files have them in order */
        qsort(rij, n, sizeof *rij, by_nr);
}

int32_t mboi_nummers_find(const mboi_nummer *rij, size_t n, int64_t nr)
{
    size_t laag = 0, hoog = n;
    while (laag < hoog) {
        size_t midden = laag + (hoog - laag) / 2;
        if (rij[midden].nr < nr)
            laag = midden + 1;
        else
            hoog = midden;
    }
    return laag < n && rij[laag].nr == nr ? rij[laag].index : -1;
}

/* Is it the newest version, or, where a day is asked for, the newest in which one may start on it? */
static bool is_listed(const mbo_kwalificatie *k, const mbo_filter *f)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    int32_t crebo = k->crebos.aantal ? mbo_kwalificatie_crebo(k, 0)->code : 0;
    if (d->opvolger < 0 || !f->instroom)
        return d->opvolger < 0;
    const mbo_kwalificatie *nieuwer = mbo_structuur_find_crebo(k->structuur, crebo);
    for (; nieuwer && nieuwer != k; nieuwer = mbo_kwalificatie_volgende(nieuwer, crebo))
        if (mbo_kwalificatie_dossier(nieuwer)->nr == d->nr && mbo_kwalificatie_instroom(nieuwer, f->instroom_op) == 1)
            return false;
    return true;
}

static bool fits(const mbo_kwalificatie *k, const mbo_filter *f)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    return is_listed(k, f) && (!f->niveau || k->niveau == f->niveau) && (!f->soort || k->soort == f->soort) &&
           (!f->leerweg || mbo_kwalificatie_leerweg(k, f->leerweg) == 1) &&
           (!f->instroom || mbo_kwalificatie_instroom(k, f->instroom_op) == 1) &&
           (!f->domein_nr || d->domein_nr == f->domein_nr) &&
           (!f->sectorkamer_nr || d->sectorkamer_nr == f->sectorkamer_nr);
}

mbo_status mbo_structuur_zoek(const mbo_structuur *structuur, const mbo_filter *filter, int32_t vanaf, int32_t *out,
                              mbo_fout *fout)
{
    mbo_filter f = {0};
    if (out)
        *out = -1;
    if (MBOI_NULL(fout, structuur, filter, out))
        return MBO_ERROR_ARGUMENT;
    if (filter->size < sizeof f.size || filter->size > sizeof f)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_structuur_zoek: mbo_filter: size %zu is not known",
                         filter->size);
    memcpy(&f, filter, filter->size);
    for (int32_t i = vanaf < 0 ? 0 : vanaf; *out < 0 && i < mbo_structuur_kwalificatie_count(structuur); i++)
        if (fits(mbo_structuur_kwalificatie(structuur, i), &f))
            *out = i;
    return MBO_OK;
}

static bool within(mboi_dagen dagen, mbo_datum op)
{
    return dagen.vanaf <= op && op <= dagen.tot_en_met;
}

mboi_dagen mboi_crebo_mogelijk(const mbo_crebo *c)
{
    return (mboi_dagen){c->geldig_vanaf == MBO_DATUM_NOT_SET ? MBO_DATUM_MIN : c->geldig_vanaf,
                        c->einde_instroom == MBO_DATUM_NOT_SET ? MBO_DATUM_MAX : c->einde_instroom};
}

/* 1 yes, 0 no, -1 not known. */
static int32_t begonnen(const mbo_crebo *c, mbo_datum op)
{
    if (c->geldig_vanaf == MBO_DATUM_NOT_SET)
        return c->zeker.vanaf <= c->zeker.tot_en_met && c->zeker.vanaf <= op ? 1 : -1;
    return c->geldig_vanaf <= op;
}

/* Is it in one of the periods? Of each it is known when it is known of both ends, or that one lies outside. */
static int32_t in_een(int32_t tot_nu_toe, int32_t begonnen, int32_t niet_voorbij)
{
    if (tot_nu_toe == 1 || (begonnen == 1 && niet_voorbij == 1))
        return 1;
    return begonnen && niet_voorbij ? -1 : tot_nu_toe;
}

int32_t mbo_kwalificatie_instroom(const mbo_kwalificatie *k, mbo_datum op)
{
    bool mogelijk = false;
    if (!k || !mboi_is_dag(op))
        return 0;
    for (int32_t i = 0; i < k->crebos.aantal; i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        if (within(c->zeker, op))
            return 1;
        mogelijk |= within(mboi_crebo_mogelijk(c), op);
    }
    for (int32_t i = 0; i < k->structuur->toestanden; i++)
        mogelijk &= !within(k->structuur->toestand[i], op);
    return mogelijk ? -1 : 0;
}

mbo_einde mbo_kwalificatie_diploma_tot(const mbo_kwalificatie *k, int32_t maanden, mbo_datum *tot)
{
    enum { SBU_PER_JAAR = 1600, TWEE_JAAR = 24, MEEST = 1200 };
    mbo_datum einde = MBO_DATUM_MIN;
    bool onleesbaar = false;
    if (!k || !tot || !k->crebos.aantal)
        return MBO_EINDE_OPEN;
    for (int32_t i = 0; i < k->crebos.aantal; i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        if (c->einde_instroom == MBO_DATUM_NOT_SET && !c->instroom_onleesbaar)
            return MBO_EINDE_OPEN;
        onleesbaar |= c->instroom_onleesbaar;
        einde = c->einde_instroom > einde ? c->einde_instroom : einde;
    }
    if (onleesbaar || (maanden <= 0 && !k->sbu))
        return MBO_EINDE_ONBEKEND;
    int64_t duur = maanden > 0 ? maanden : ((int64_t)k->sbu * 12 + SBU_PER_JAAR - 1) / SBU_PER_JAAR; /* rounded up */
    *tot = mboi_maanden_later(einde, (int32_t)(duur < MEEST ? duur : MEEST) + TWEE_JAAR);
    return MBO_EINDE_BEKEND;
}

/* Until when it has certainly not expired. */
static mbo_datum laatste_zekere_dag(const mbo_kwalificatie *k)
{
    mbo_datum laatste = MBO_DATUM_MIN;
    for (int32_t i = 0; i < k->crebos.aantal; i++) {
        mboi_dagen zeker = mbo_kwalificatie_crebo(k, i)->zeker;
        if (zeker.vanaf <= zeker.tot_en_met && zeker.tot_en_met > laatste)
            laatste = zeker.tot_en_met;
    }
    return laatste;
}

int32_t mbo_kwalificatie_opleiding(const mbo_kwalificatie *k, mbo_datum op)
{
    mbo_datum tot = MBO_DATUM_NOT_SET;
    int32_t in = 0, niet_voorbij;
    if (!k || !mboi_is_dag(op))
        return 0;
    if (mbo_kwalificatie_diploma_tot(k, 0, &tot) == MBO_EINDE_BEKEND)
        niet_voorbij = op <= tot;
    else
        niet_voorbij = op <= laatste_zekere_dag(k) ? 1 : -1;
    for (int32_t i = 0; i < k->crebos.aantal; i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        in = in_een(in, begonnen(c, op),
                    c->opleiding_onleesbaar                   ? -1
                    : c->einde_opleiding == MBO_DATUM_NOT_SET ? niet_voorbij
                                                              : op <= c->einde_opleiding);
    }
    return in;
}

/* PLAATS@CREBO */
mbo_status mbo_structuur_find_werkproces(const mbo_structuur *structuur, const char *tekst, const mbo_werkproces **out,
                                         mbo_fout *fout)
{
    const char *at = tekst ? strchr(tekst, '@') : NULL;
    int64_t crebo;
    if (MBOI_NULL(fout, structuur, tekst, out))
        return MBO_ERROR_ARGUMENT;
    if (!at || at == tekst || !mboi_parse_int(mboi_span_of(at + 1), 1, INT32_MAX, &crebo))
        return mboi_fail(fout, MBO_ERROR_SYNTAX, "\"%.80s\" is no werkproces: PLACE@CREBO, such as B1-K1-W1@25498",
                         tekst);
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, (int32_t)crebo);
    if (!k)
        return mboi_fail(fout, MBO_ERROR_NAME, "%.80s: the structure has no kwalificatie %lld", tekst,
                         (long long)crebo);
    mboi_span code = {tekst, (size_t)(at - tekst)};
    for (; k; k = mbo_kwalificatie_volgende(k, (int32_t)crebo))
        for (int32_t t = 0; t < mbo_kwalificatie_kerntaak_count(k); t++) {
            const mbo_kerntaak *kerntaak = mbo_kwalificatie_kerntaak(k, t);
            for (int32_t w = 0; w < mbo_kerntaak_werkproces_count(kerntaak); w++) {
                const mbo_werkproces *werkproces = mbo_kerntaak_werkproces(kerntaak, w);
                if (mboi_span_alike(code, mbo_werkproces_code(werkproces)))
                    return *out = werkproces, MBO_OK;
            }
        }
    k = mbo_structuur_find_crebo(structuur, (int32_t)crebo);
    return mboi_fail(fout, MBO_ERROR_NAME, "%.80s: \"%.80s\" has no werkproces at that place", tekst,
                     mbo_kwalificatie_titel(k));
}
