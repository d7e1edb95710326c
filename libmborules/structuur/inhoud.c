/* SPDX-License-Identifier: MIT */
/* What a kwalificatie asks: texts, additions per profiel, kennis, competenties, languages. */
#include "structuur/structuur.h"

#include <stdlib.h>
#include <string.h>

/* Is it of this profiel (0: of all)? */
bool mboi_is_van(const mbo_structuur *s, mboi_reeks profielen, int64_t profiel)
{
    for (int32_t i = 0; i < profielen.aantal; i++)
        if (*(const int64_t *)mboi_lijst_get(s, MBOI_PROFIELEN, profielen.begin + i) == profiel)
            return profiel != 0;
    return !profiel && !profielen.aantal;
}

/* The text of a kind and a profiel (0: of all); "" where there is none. The last is the one in which those before it
   are joined. */
static const char *find_tekst(const mbo_structuur *s, mboi_keten keten, mbo_tekstsoort soort, int64_t profiel)
{
    const char *tekst = "";
    const mboi_tekst *t = mboi_lijst_get(s, MBOI_TEKSTEN, keten.eerste - 1);
    for (; t; t = mboi_lijst_get(s, MBOI_TEKSTEN, t->volgende - 1))
        if (t->soort == soort && mboi_is_van(s, t->profielen, profiel))
            tekst = t->tekst;
    return tekst;
}

/* What is of one kwalificatie alone; nothing is of one without a nr. */
static const char *find_eigen(const mbo_structuur *s, mboi_keten keten, mbo_tekstsoort soort, const mbo_kwalificatie *k)
{
    return k->nr ? find_tekst(s, keten, soort, k->nr) : "";
}

const char *mbo_dossier_tekst(const mbo_dossier *dossier, mbo_tekstsoort soort)
{
    return find_tekst(dossier->structuur, dossier->teksten, soort, 0);
}

const char *mbo_kwalificatie_tekst(const mbo_kwalificatie *k, mbo_tekstsoort soort)
{
    if (soort == MBO_TEKST_BIJZONDERE_VEREISTEN || soort == MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING)
        return find_eigen(k->structuur, mbo_kwalificatie_dossier(k)->teksten, soort, k);
    return find_tekst(k->structuur, k->teksten, soort, 0);
}

const char *mbo_kerntaak_tekst(const mbo_kerntaak *kerntaak, mbo_tekstsoort soort)
{
    return find_tekst(kerntaak->structuur, kerntaak->teksten, soort, 0);
}

const char *mbo_kerntaak_aanvulling(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie,
                                    mbo_tekstsoort soort)
{
    return find_eigen(kerntaak->structuur, kerntaak->teksten, soort, kwalificatie);
}

const char *mbo_werkproces_tekst(const mbo_werkproces *werkproces, mbo_tekstsoort soort)
{
    return find_tekst(werkproces->structuur, werkproces->teksten, soort, 0);
}

const char *mbo_werkproces_aanvulling(const mbo_werkproces *werkproces, const mbo_kwalificatie *kwalificatie,
                                      mbo_tekstsoort soort)
{
    return find_eigen(werkproces->structuur, werkproces->teksten, soort, kwalificatie);
}

/* ---- references ---- */

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

static void resolve(mbo_structuur *s, mboi_keten keten, const mboi_nummer *rij, size_t n)
{
    mboi_verwijzing *v = mboi_lijst_get(s, MBOI_VERWIJZINGEN, keten.eerste - 1);
    for (; v; v = mboi_lijst_get(s, MBOI_VERWIJZINGEN, v->volgende - 1))
        v->index = mboi_nummers_find(rij, n, v->nr);
}

/* Those of a kerntaak are to the kennis of its dossier; the kerntaken of a dossier stand together. */
bool mboi_verwijzingen_resolve(mbo_structuur *s)
{
    size_t meest = s->lijst[MBOI_KENNIS].aantal + s->lijst[MBOI_COMPETENTIES].aantal + 1, n = 0;
    mboi_nummer *rij = mboi_resize(&s->allocator, NULL, 0, meest * sizeof *rij);
    if (!rij)
        return false;
    for (int32_t i = 0, vorig = -1; i < mbo_structuur_kerntaak_count(s); i++) {
        const mbo_kerntaak *k = mboi_lijst_get(s, MBOI_KERNTAKEN, i);
        if (k->dossier != vorig) {
            mboi_reeks kennis = ((const mbo_dossier *)mboi_lijst_get(s, MBOI_DOSSIERS, k->dossier))->kennis;
            for (n = 0; n < (size_t)kennis.aantal; n++) {
                int32_t index = kennis.begin + (int32_t)n;
                rij[n] = (mboi_nummer){mbo_kennis_nr(mboi_lijst_get(s, MBOI_KENNIS, index)), index};
            }
            mboi_nummers_sort(rij, n);
            vorig = k->dossier;
        }
        resolve(s, k->kennis, rij, n);
    }
    for (n = 0; n < s->lijst[MBOI_COMPETENTIES].aantal; n++)
        rij[n] = (mboi_nummer){mbo_competentie_nr(mbo_structuur_competentie(s, (int32_t)n)), (int32_t)n};
    mboi_nummers_sort(rij, n);
    for (int32_t i = 0; i < mbo_structuur_werkproces_count(s); i++)
        resolve(s, ((const mbo_werkproces *)mboi_lijst_get(s, MBOI_WERKPROCESSEN, i))->competenties, rij, n);
    mboi_resize(&s->allocator, rij, meest * sizeof *rij, 0);
    return true;
}

/* What a chain refers to in a list, those of all before those of the profiel: the one at `index`, or how many. */
static int32_t look_up(const mbo_structuur *s, mboi_keten keten, int lijst, const mbo_kwalificatie *kwalificatie,
                       int32_t index, const void **uit)
{
    int32_t n = 0;
    for (int eigen = 0; eigen < (kwalificatie && kwalificatie->nr ? 2 : 1); eigen++) {
        const mboi_verwijzing *v = mboi_lijst_get(s, MBOI_VERWIJZINGEN, keten.eerste - 1);
        for (; v; v = mboi_lijst_get(s, MBOI_VERWIJZINGEN, v->volgende - 1)) {
            if (v->index >= 0 && mboi_is_van(s, v->profielen, eigen ? kwalificatie->nr : 0) && n++ == index) {
                *uit = mboi_lijst_get(s, lijst, v->index);
                return n;
            }
        }
    }
    return n;
}

int32_t mbo_kerntaak_kennis_count(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie)
{
    const void *uit;
    return look_up(kerntaak->structuur, kerntaak->kennis, MBOI_KENNIS, kwalificatie, -1, &uit);
}

const mbo_kennis *mbo_kerntaak_kennis(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie, int32_t index)
{
    const void *uit = NULL;
    look_up(kerntaak->structuur, kerntaak->kennis, MBOI_KENNIS, kwalificatie, index, &uit);
    return uit;
}

int32_t mbo_werkproces_competentie_count(const mbo_werkproces *werkproces, const mbo_kwalificatie *kwalificatie)
{
    const void *uit;
    return look_up(werkproces->structuur, werkproces->competenties, MBOI_COMPETENTIES, kwalificatie, -1, &uit);
}

const mbo_competentie *mbo_werkproces_competentie(const mbo_werkproces *werkproces,
                                                  const mbo_kwalificatie *kwalificatie, int32_t index)
{
    const void *uit = NULL;
    look_up(werkproces->structuur, werkproces->competenties, MBOI_COMPETENTIES, kwalificatie, index, &uit);
    return uit;
}

/* ---- lists ---- */

static void *item(const mbo_structuur *s, int lijst, mboi_reeks reeks, int32_t index)
{
    return index >= 0 && index < reeks.aantal ? mboi_lijst_get(s, lijst, reeks.begin + index) : NULL;
}

int64_t mbo_kennis_nr(const mbo_kennis *kennis)
{
    return kennis->nr;
}

const char *mbo_kennis_titel(const mbo_kennis *kennis)
{
    return kennis->titel;
}

int32_t mbo_dossier_kennis_count(const mbo_dossier *dossier)
{
    return dossier->kennis.aantal;
}

const mbo_kennis *mbo_dossier_kennis(const mbo_dossier *dossier, int32_t index)
{
    return item(dossier->structuur, MBOI_KENNIS, dossier->kennis, index);
}

int32_t mbo_dossier_categorie_count(const mbo_dossier *dossier)
{
    return dossier->categorieen.aantal;
}

const mbo_kennis *mbo_dossier_categorie(const mbo_dossier *dossier, int32_t index)
{
    return item(dossier->structuur, MBOI_CATEGORIEEN, dossier->categorieen, index);
}

/* Of no profiel: of every kwalificatie of the dossier. */
static const mbo_taaleis *taaleis(const mbo_kwalificatie *k, int32_t index, int32_t *count)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    *count = 0;
    for (int32_t i = 0; i < d->taaleisen.aantal; i++) {
        const mbo_taaleis *t = item(d->structuur, MBOI_TAALEISEN, d->taaleisen, i);
        if ((!t->profiel || t->profiel == k->nr) && (*count)++ == index)
            return t;
    }
    return NULL;
}

int32_t mbo_kwalificatie_taaleis_count(const mbo_kwalificatie *kwalificatie)
{
    int32_t count;
    taaleis(kwalificatie, -1, &count);
    return count;
}

const mbo_taaleis *mbo_kwalificatie_taaleis(const mbo_kwalificatie *kwalificatie, int32_t index)
{
    int32_t count;
    return index < 0 ? NULL : taaleis(kwalificatie, index, &count);
}

const char *mbo_taaleis_titel(const mbo_taaleis *taaleis)
{
    return taaleis->eis;
}

const char *mbo_taaleis_taal(const mbo_taaleis *taaleis)
{
    return taaleis->taal;
}

const char *mbo_taaleis_vaardigheid(const mbo_taaleis *taaleis)
{
    return taaleis->vaardigheid;
}

const char *mbo_taaleis_niveau(const mbo_taaleis *taaleis)
{
    return taaleis->niveau;
}

int32_t mbo_dossier_brondocument_count(const mbo_dossier *dossier)
{
    return dossier->brondocumenten.aantal;
}

const mbo_brondocument *mbo_dossier_brondocument(const mbo_dossier *dossier, int32_t index)
{
    return item(dossier->structuur, MBOI_BRONDOCUMENTEN, dossier->brondocumenten, index);
}

const char *mbo_brondocument_naam(const mbo_brondocument *brondocument)
{
    return brondocument->naam;
}

const char *mbo_brondocument_type(const mbo_brondocument *brondocument)
{
    return brondocument->type;
}

const char *mbo_brondocument_datum(const mbo_brondocument *brondocument)
{
    return brondocument->datum;
}

const char *mbo_brondocument_omschrijving(const mbo_brondocument *brondocument)
{
    return brondocument->omschrijving;
}

const char *mbo_brondocument_link(const mbo_brondocument *brondocument)
{
    return brondocument->link;
}

int32_t mbo_dossier_onderhoud_count(const mbo_dossier *dossier)
{
    return dossier->onderhoud.aantal;
}

const char *mbo_dossier_onderhoud(const mbo_dossier *dossier, int32_t index, mbo_onderhouddeel deel)
{
    const mbo_onderhoud *o = item(dossier->structuur, MBOI_ONDERHOUD, dossier->onderhoud, index);
    return o && deel >= 0 && (size_t)deel < MBOI_COUNT(o->deel) ? o->deel[deel] : NULL;
}
