/* SPDX-License-Identifier: MIT */
/* What a kwalificatie asks: texts, additions per profiel, kennis, competenties, languages. */
#include "structuur/inhoud.h"
#include "structuur/zoeken.h"

/* The first of what an owner has for a profiel that is of a kind or comes after it. */
static int32_t first_from(const mbo_structuur *s, mboi_reeks reeks, int64_t profiel, int32_t soort)
{
    const mboi_inhoud *rij = s->lijst[MBOI_INHOUD].rij;
    int32_t laag = reeks.begin, hoog = reeks.begin + reeks.aantal;
    while (laag < hoog) {
        int32_t midden = laag + (hoog - laag) / 2;
        if (rij[midden].profiel < profiel || (rij[midden].profiel == profiel && rij[midden].soort < soort))
            laag = midden + 1;
        else
            hoog = midden;
    }
    return laag;
}

mboi_reeks mboi_inhoud_van(const mbo_structuur *s, mboi_reeks reeks, int64_t profiel)
{
    int32_t begin = first_from(s, reeks, profiel, 0);
    return (mboi_reeks){begin, first_from(s, reeks, profiel, INT32_MAX) - begin};
}

/* The text of a kind and a profiel (0: for all); "" where there is none. */
static const char *find_tekst(const mbo_structuur *s, mboi_reeks teksten, mbo_tekstsoort soort, int64_t profiel)
{
    int32_t i = first_from(s, teksten, profiel, soort);
    const mboi_inhoud *t = i < teksten.begin + teksten.aantal ? mboi_lijst_get(s, MBOI_INHOUD, i) : NULL;
    return t && t->profiel == profiel && t->soort == soort ? t->wat.tekst : "";
}

/* What is of one kwalificatie alone; nothing is of one without a nr. */
static const char *find_eigen(const mbo_structuur *s, mboi_reeks teksten, mbo_tekstsoort soort,
                              const mbo_kwalificatie *k)
{
    return k->nr ? find_tekst(s, teksten, soort, k->nr) : "";
}

const char *mbo_dossier_tekst(const mbo_dossier *dossier, mbo_tekstsoort soort)
{
    return dossier ? find_tekst(dossier->structuur, dossier->teksten, soort, 0) : NULL;
}

const char *mbo_kwalificatie_tekst(const mbo_kwalificatie *k, mbo_tekstsoort soort)
{
    if (!k)
        return NULL;
    if (soort == MBO_TEKST_BIJZONDERE_VEREISTEN || soort == MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING)
        return find_eigen(k->structuur, mbo_kwalificatie_dossier(k)->teksten, soort, k);
    return find_tekst(k->structuur, k->teksten, soort, 0);
}

const char *mbo_kerntaak_tekst(const mbo_kerntaak *kerntaak, mbo_tekstsoort soort)
{
    return kerntaak ? find_tekst(kerntaak->structuur, kerntaak->teksten, soort, 0) : NULL;
}

const char *mbo_kerntaak_aanvulling(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie,
                                    mbo_tekstsoort soort)
{
    return kerntaak && kwalificatie ? find_eigen(kerntaak->structuur, kerntaak->teksten, soort, kwalificatie) : NULL;
}

const char *mbo_werkproces_tekst(const mbo_werkproces *werkproces, mbo_tekstsoort soort)
{
    return werkproces ? find_tekst(werkproces->structuur, werkproces->teksten, soort, 0) : NULL;
}

const char *mbo_werkproces_aanvulling(const mbo_werkproces *werkproces, const mbo_kwalificatie *kwalificatie,
                                      mbo_tekstsoort soort)
{
    return werkproces && kwalificatie ? find_eigen(werkproces->structuur, werkproces->teksten, soort, kwalificatie)
                                      : NULL;
}

/* ---- references ---- */

/* Put the place of what is referred to for its number; what is not there falls away. Those for all come first. */
static void resolve(mbo_structuur *s, mboi_reeks *reeks, const mboi_nummer *nummers, size_t n)
{
    mboi_inhoud *rij = mboi_lijst_get(s, MBOI_INHOUD, reeks->begin);
    int32_t over = 0, alle = 0;
    for (int32_t i = 0; i < reeks->aantal; i++) {
        int32_t index = mboi_nummers_find(nummers, n, rij[i].wat.nr);
        if (index < 0)
            continue;
        alle += !rij[i].profiel;
        rij[over++] = (mboi_inhoud){.profiel = rij[i].profiel, .wat.index = index, .volgorde = alle};
    }
    reeks->aantal = over;
}

/* Those for all and those for a profiel come in the order of the file. */
static void order_taaleisen(mbo_structuur *s, mboi_reeks reeks)
{
    mboi_inhoud *rij = mboi_lijst_get(s, MBOI_INHOUD, reeks.begin);
    int32_t alle = mboi_inhoud_van(s, reeks, 0).aantal;
    for (int32_t i = alle; i < reeks.aantal; i++) {
        int32_t laag = 0, hoog = alle;
        while (laag < hoog) {
            int32_t midden = laag + (hoog - laag) / 2;
            if (rij[midden].volgorde < rij[i].volgorde)
                laag = midden + 1;
            else
                hoog = midden;
        }
        rij[i].volgorde = laag;
    }
}

/* Find the domein and the sectorkamer of each dossier; what has no number is of none. */
static void resolve_dossiers(mbo_structuur *s, mboi_nummer *rij)
{
    mbo_dossier *d = s->lijst[MBOI_DOSSIERS].rij;
    int32_t domeinen = mbo_structuur_domein_count(s), kamers = mbo_structuur_sectorkamer_count(s);
    for (int32_t i = 0; i < domeinen; i++)
        rij[i] = (mboi_nummer){mbo_structuur_domein(s, i)->nr, i};
    mboi_nummers_sort(rij, (size_t)domeinen);
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++)
        d[i].domein = d[i].domein_nr ? mboi_nummers_find(rij, (size_t)domeinen, d[i].domein_nr) : -1;
    for (int32_t i = 0; i < kamers; i++)
        rij[i] = (mboi_nummer){mbo_structuur_sectorkamer(s, i)->nr, i};
    mboi_nummers_sort(rij, (size_t)kamers);
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++)
        d[i].sectorkamer = d[i].sectorkamer_nr ? mboi_nummers_find(rij, (size_t)kamers, d[i].sectorkamer_nr) : -1;
}

/* Those of a kerntaak are to the kennis of its dossier; the kerntaken of a dossier stand together. */
bool mboi_inhoud_resolve(mbo_structuur *s)
{
    size_t meest = s->lijst[MBOI_KENNIS].aantal + s->lijst[MBOI_COMPETENTIES].aantal + s->lijst[MBOI_DOMEINEN].aantal +
                   s->lijst[MBOI_SECTORKAMERS].aantal + 1,
           n = 0;
    mboi_nummer *rij = mboi_resize(&s->allocator, NULL, 0, meest * sizeof *rij);
    if (!rij)
        return false;
    for (int32_t i = 0, vorig = -1; i < mbo_structuur_kerntaak_count(s); i++) {
        mbo_kerntaak *k = mboi_lijst_get(s, MBOI_KERNTAKEN, i);
        if (k->dossier != vorig) {
            mboi_reeks kennis = ((const mbo_dossier *)mboi_lijst_get(s, MBOI_DOSSIERS, k->dossier))->kennis;
            for (n = 0; n < (size_t)kennis.aantal; n++) {
                int32_t index = kennis.begin + (int32_t)n;
                rij[n] = (mboi_nummer){mbo_kennis_nr(mboi_lijst_get(s, MBOI_KENNIS, index)), index};
            }
            mboi_nummers_sort(rij, n);
            vorig = k->dossier;
        }
        resolve(s, &k->kennis, rij, n);
    }
    for (n = 0; n < s->lijst[MBOI_COMPETENTIES].aantal; n++)
        rij[n] = (mboi_nummer){mbo_competentie_nr(mbo_structuur_competentie(s, (int32_t)n)), (int32_t)n};
    mboi_nummers_sort(rij, n);
    for (int32_t i = 0; i < mbo_structuur_werkproces_count(s); i++)
        resolve(s, &((mbo_werkproces *)mboi_lijst_get(s, MBOI_WERKPROCESSEN, i))->competenties, rij, n);
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++)
        order_taaleisen(s, mbo_structuur_dossier(s, i)->taaleisen);
    resolve_dossiers(s, rij);
    mboi_resize(&s->allocator, rij, meest * sizeof *rij, 0);
    return true;
}

/* What is for the profiel of a kwalificatie alone; nothing is for one without a nr. */
static mboi_reeks eigen_van(const mbo_structuur *s, mboi_reeks reeks, const mbo_kwalificatie *k)
{
    return k && k->nr ? mboi_inhoud_van(s, reeks, k->nr) : (mboi_reeks){0, 0};
}

static int32_t count_van(const mbo_structuur *s, mboi_reeks reeks, const mbo_kwalificatie *k)
{
    return mboi_inhoud_van(s, reeks, 0).aantal + eigen_van(s, reeks, k).aantal;
}

/* One of those for all and for a kwalificatie, in their order; NULL outside the range. */
static const void *look_up(const mbo_structuur *s, mboi_reeks reeks, int lijst, const mbo_kwalificatie *k,
                           int32_t index)
{
    mboi_reeks alle = mboi_inhoud_van(s, reeks, 0), eigen = eigen_van(s, reeks, k);
    const mboi_inhoud *rij = mboi_lijst_get(s, MBOI_INHOUD, eigen.begin), *d;
    int32_t laag = 0, hoog = eigen.aantal;
    while (laag < hoog) { /* its first own that does not come before the index */
        int32_t midden = laag + (hoog - laag) / 2;
        if (rij[midden].volgorde + midden < index)
            laag = midden + 1;
        else
            hoog = midden;
    }
    if (laag < eigen.aantal && rij[laag].volgorde + laag == index)
        d = &rij[laag];
    else
        d = mboi_reeks_get(s, MBOI_INHOUD, alle, index - laag);
    return d ? mboi_lijst_get(s, lijst, d->wat.index) : NULL;
}

int32_t mbo_kerntaak_kennis_count(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie)
{
    return kerntaak ? count_van(kerntaak->structuur, kerntaak->kennis, kwalificatie) : 0;
}

const mbo_kennis *mbo_kerntaak_kennis(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie, int32_t index)
{
    return kerntaak ? look_up(kerntaak->structuur, kerntaak->kennis, MBOI_KENNIS, kwalificatie, index) : NULL;
}

int32_t mbo_werkproces_competentie_count(const mbo_werkproces *werkproces, const mbo_kwalificatie *kwalificatie)
{
    return werkproces ? count_van(werkproces->structuur, werkproces->competenties, kwalificatie) : 0;
}

const mbo_competentie *mbo_werkproces_competentie(const mbo_werkproces *werkproces,
                                                  const mbo_kwalificatie *kwalificatie, int32_t index)
{
    return werkproces ? look_up(werkproces->structuur, werkproces->competenties, MBOI_COMPETENTIES, kwalificatie, index)
                      : NULL;
}

/* ---- lists ---- */

int64_t mbo_kennis_nr(const mbo_kennis *kennis)
{
    return kennis ? kennis->nr : 0;
}

const char *mbo_kennis_titel(const mbo_kennis *kennis)
{
    return kennis ? kennis->titel : NULL;
}

int32_t mbo_dossier_kennis_count(const mbo_dossier *dossier)
{
    return dossier ? dossier->kennis.aantal : 0;
}

const mbo_kennis *mbo_dossier_kennis(const mbo_dossier *dossier, int32_t index)
{
    return dossier ? mboi_reeks_get(dossier->structuur, MBOI_KENNIS, dossier->kennis, index) : NULL;
}

int32_t mbo_dossier_categorie_count(const mbo_dossier *dossier)
{
    return dossier ? dossier->categorieen.aantal : 0;
}

const mbo_kennis *mbo_dossier_categorie(const mbo_dossier *dossier, int32_t index)
{
    return dossier ? mboi_reeks_get(dossier->structuur, MBOI_CATEGORIEEN, dossier->categorieen, index) : NULL;
}

int32_t mbo_kwalificatie_taaleis_count(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie
               ? count_van(kwalificatie->structuur, mbo_kwalificatie_dossier(kwalificatie)->taaleisen, kwalificatie)
               : 0;
}

const mbo_taaleis *mbo_kwalificatie_taaleis(const mbo_kwalificatie *kwalificatie, int32_t index)
{
    return kwalificatie ? look_up(kwalificatie->structuur, mbo_kwalificatie_dossier(kwalificatie)->taaleisen,
                                  MBOI_TAALEISEN, kwalificatie, index)
                        : NULL;
}

const char *mbo_taaleis_titel(const mbo_taaleis *taaleis)
{
    return taaleis ? taaleis->eis : NULL;
}

const char *mbo_taaleis_taal(const mbo_taaleis *taaleis)
{
    return taaleis ? taaleis->taal : NULL;
}

const char *mbo_taaleis_vaardigheid(const mbo_taaleis *taaleis)
{
    return taaleis ? taaleis->vaardigheid : NULL;
}

const char *mbo_taaleis_niveau(const mbo_taaleis *taaleis)
{
    return taaleis ? taaleis->niveau : NULL;
}

int32_t mbo_dossier_brondocument_count(const mbo_dossier *dossier)
{
    return dossier ? dossier->brondocumenten.aantal : 0;
}

const mbo_brondocument *mbo_dossier_brondocument(const mbo_dossier *dossier, int32_t index)
{
    return dossier ? mboi_reeks_get(dossier->structuur, MBOI_BRONDOCUMENTEN, dossier->brondocumenten, index) : NULL;
}

const char *mbo_brondocument_naam(const mbo_brondocument *brondocument)
{
    return brondocument ? brondocument->naam : NULL;
}

const char *mbo_brondocument_type(const mbo_brondocument *brondocument)
{
    return brondocument ? brondocument->type : NULL;
}

const char *mbo_brondocument_datum(const mbo_brondocument *brondocument)
{
    return brondocument ? brondocument->datum : NULL;
}

const char *mbo_brondocument_omschrijving(const mbo_brondocument *brondocument)
{
    return brondocument ? brondocument->omschrijving : NULL;
}

const char *mbo_brondocument_link(const mbo_brondocument *brondocument)
{
    return brondocument ? brondocument->link : NULL;
}

int32_t mbo_dossier_onderhoud_count(const mbo_dossier *dossier)
{
    return dossier ? dossier->onderhoud.aantal : 0;
}

const char *mbo_dossier_onderhoud(const mbo_dossier *dossier, int32_t index, mbo_onderhouddeel deel)
{
    const mbo_onderhoud *o =
        dossier ? mboi_reeks_get(dossier->structuur, MBOI_ONDERHOUD, dossier->onderhoud, index) : NULL;
    return o && deel >= 0 && (size_t)deel < MBOI_COUNT(o->deel) ? o->deel[deel] : NULL;
}
