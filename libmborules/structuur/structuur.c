/* SPDX-License-Identifier: MIT */
/* The structure as a whole: its lists, the index of crebos on them, and what is read of both. */
#include "structuur/inhoud.h"
#include "structuur/zoeken.h"

#include <stdlib.h>
#include <string.h>

const size_t mboi_lijst_size[MBOI_LIJSTEN] = {
    [MBOI_DOMEINEN] = sizeof(mbo_domein),
    [MBOI_SECTORKAMERS] = sizeof(mbo_sectorkamer),
    [MBOI_COMPETENTIES] = sizeof(mbo_competentie),
    [MBOI_DOSSIERS] = sizeof(mbo_dossier),
    [MBOI_KWALIFICATIES] = sizeof(mbo_kwalificatie),
    [MBOI_KERNTAKEN] = sizeof(mbo_kerntaak),
    [MBOI_WERKPROCESSEN] = sizeof(mbo_werkproces),
    [MBOI_CREBOS] = sizeof(mbo_crebo),
    [MBOI_KENNIS] = sizeof(mbo_kennis),
    [MBOI_CATEGORIEEN] = sizeof(mbo_kennis),
    [MBOI_BRONDOCUMENTEN] = sizeof(mbo_brondocument),
    [MBOI_ONDERHOUD] = sizeof(mbo_onderhoud),
    [MBOI_TAALEISEN] = sizeof(mbo_taaleis),
    [MBOI_OPMERKINGEN] = sizeof(mbo_opmerking),
    [MBOI_INHOUD] = sizeof(mboi_inhoud),
    [MBOI_VINDPLAATSEN] = sizeof(mboi_vindplaats),
    [MBOI_DUBBEL] = sizeof(int32_t),
};

void *mboi_lijst_add(mbo_structuur *structuur, int lijst)
{
    mboi_lijst *l = &structuur->lijst[lijst];
    size_t size = mboi_lijst_size[lijst];
    if (l->aantal >= INT32_MAX || !mboi_grow(&structuur->allocator, &l->rij, &l->capacity, l->aantal, size))
        return NULL;
    return memset((char *)l->rij + l->aantal++ * size, 0, size);
}

void *mboi_lijst_get(const mbo_structuur *structuur, int lijst, int32_t index)
{
    const mboi_lijst *l = &structuur->lijst[lijst];
    return index >= 0 && (size_t)index < l->aantal ? (char *)l->rij + (size_t)index * mboi_lijst_size[lijst] : NULL;
}

void *mboi_reeks_get(const mbo_structuur *structuur, int lijst, mboi_reeks reeks, int32_t index)
{
    return index >= 0 && index < reeks.aantal ? mboi_lijst_get(structuur, lijst, reeks.begin + index) : NULL;
}

/* ---- the index of crebos ---- */

/* The slot of a crebo, or the free one where it goes; NULL: there is neither within a few steps, as only crebos that
   were made up for it do. */
static int32_t *slot_of(const mbo_structuur *s, int32_t crebo)
{
    enum { STAPPEN = 32 };
    const mboi_vindplaats *v = s->lijst[MBOI_VINDPLAATSEN].rij;
    size_t at = (uint32_t)crebo * UINT32_C(0x9e3779b1);
    for (size_t i = 0; i < STAPPEN && i < s->tabel_size; i++) {
        int32_t *slot = &s->tabel[(at + i) & (s->tabel_size - 1)];
        if (*slot < 0 || v[*slot].crebo == crebo)
            return slot;
    }
    return NULL;
}

static int by_crebo(const void *a, const void *b)
{
    const mboi_vindplaats *x = a, *y = b;
    int crebo = (x->crebo > y->crebo) - (x->crebo < y->crebo);
    int ouder = (x->opvolgers > y->opvolgers) - (x->opvolgers < y->opvolgers);
    return crebo ? crebo : ouder ? ouder : (x->kwalificatie > y->kwalificatie) - (x->kwalificatie < y->kwalificatie);
}

static mboi_vindplaats vindplaats_van(const mbo_structuur *s, int32_t crebo, int32_t kwalificatie)
{
    const mbo_kwalificatie *k = mboi_lijst_get(s, MBOI_KWALIFICATIES, kwalificatie);
    return (mboi_vindplaats){crebo, mbo_kwalificatie_dossier(k)->opvolgers, kwalificatie};
}

/* The first vindplaats of a crebo from one on; NULL: there is none. */
static const mboi_vindplaats *find_vindplaats(const mbo_structuur *s, mboi_vindplaats gezocht)
{
    const mboi_vindplaats *v = s->lijst[MBOI_VINDPLAATSEN].rij;
    int32_t crebo = gezocht.crebo;
    size_t low = 0, high = s->lijst[MBOI_VINDPLAATSEN].aantal;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_crebo(&v[middle], &gezocht) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->lijst[MBOI_VINDPLAATSEN].aantal && v[low].crebo == crebo ? &v[low] : NULL;
}

/* Every kwalificatie under each of its crebos, once however many periods there are. */
static bool list_crebos(mbo_structuur *s)
{
    for (int32_t k = 0; k < mbo_structuur_kwalificatie_count(s); k++) {
        const mbo_kwalificatie *kwalificatie = mboi_lijst_get(s, MBOI_KWALIFICATIES, k);
        for (int32_t i = 0; i < kwalificatie->crebos.aantal; i++) {
            mboi_vindplaats *v = mboi_lijst_add(s, MBOI_VINDPLAATSEN);
            if (!v)
                return false;
            *v = vindplaats_van(s, mbo_crebo_code(mbo_kwalificatie_crebo(kwalificatie, i)), k);
        }
    }
    mboi_lijst *l = &s->lijst[MBOI_VINDPLAATSEN];
    mboi_vindplaats *v = l->rij;
    if (l->aantal)
        qsort(v, l->aantal, sizeof *v, by_crebo);
    size_t n = 0;
    for (size_t i = 0; i < l->aantal; i++)
        if (!n || by_crebo(&v[n - 1], &v[i]))
            v[n++] = v[i];
    l->aantal = n;
    return true;
}

static bool index_crebos(mbo_structuur *s)
{
    if (!list_crebos(s))
        return false;
    const mboi_lijst *l = &s->lijst[MBOI_VINDPLAATSEN];
    const mboi_vindplaats *v = l->rij;
    s->tabel_size = 16;
    while (s->tabel_size < 2 * l->aantal)
        s->tabel_size *= 2;
    s->tabel = mboi_resize(&s->allocator, NULL, 0, s->tabel_size * sizeof *s->tabel);
    if (!s->tabel)
        return false;
    memset(s->tabel, 0xff, s->tabel_size * sizeof *s->tabel);
    for (size_t i = 0; i < l->aantal; i++) {
        int32_t crebo = v[i].crebo, *slot = slot_of(s, crebo), *dubbel;
        if (i + 1 < l->aantal && v[i + 1].crebo == crebo && !(i && v[i - 1].crebo == crebo)) {
            if (!(dubbel = mboi_lijst_add(s, MBOI_DUBBEL)))
                return false;
            *dubbel = crebo;
        }
        if (slot && *slot < 0)
            *slot = (int32_t)i;
    }
    return true;
}

/* ---- where a crebo stood ---- */

/* Those of which the file names another dossier or domein, by the crebos of these. */
static bool resolve_toen(mbo_structuur *s)
{
    mbo_crebo *c = s->lijst[MBOI_CREBOS].rij;
    size_t crebos = s->lijst[MBOI_CREBOS].aantal, domeinen = s->lijst[MBOI_DOMEINEN].aantal,
           size = (crebos + domeinen) * sizeof(mboi_nummer), n = 0;
    mboi_nummer *rij = mboi_resize(&s->allocator, NULL, 0, size);
    if (!rij)
        return false;
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++) {
        mboi_reeks reeks = mbo_structuur_dossier(s, i)->crebos;
        for (int32_t k = reeks.begin; k < reeks.begin + reeks.aantal; k++)
            rij[n++] = (mboi_nummer){c[k].code, i};
    }
    mboi_nummers_sort(rij, n);
    for (size_t i = 0; i < crebos; i++)
        if (c[i].dossier_toen)
            c[i].dossier = mboi_nummers_find(rij, n, c[i].dossier_toen);
    for (n = 0; n < domeinen; n++)
        rij[n] = (mboi_nummer){mbo_structuur_domein(s, (int32_t)n)->crebo, (int32_t)n};
    mboi_nummers_sort(rij, n);
    for (size_t i = 0; i < crebos; i++)
        if (c[i].domein_toen)
            c[i].domein = mboi_nummers_find(rij, n, c[i].domein_toen);
    mboi_resize(&s->allocator, rij, size, 0);
    return true;
}

static void place(mbo_crebo *c, mboi_reeks reeks, int32_t dossier)
{
    for (int32_t i = reeks.begin; i < reeks.begin + reeks.aantal; i++)
        c[i].dossier = dossier;
}

/* Find the dossier of each crebo, and of those that say so the domein. */
static bool resolve_crebos(mbo_structuur *s)
{
    mbo_crebo *c = s->lijst[MBOI_CREBOS].rij;
    bool toen = false;
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++)
        place(c, mbo_structuur_dossier(s, i)->crebos, i);
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++)
        place(c, mbo_structuur_kwalificatie(s, i)->crebos, mbo_structuur_kwalificatie(s, i)->dossier);
    for (size_t i = 0; i < s->lijst[MBOI_CREBOS].aantal; i++)
        toen |= c[i].dossier_toen || c[i].domein_toen;
    return !toen || resolve_toen(s);
}

bool mboi_structuur_freeze(mbo_structuur *s)
{
    if (!mboi_versies_link(s) || !index_crebos(s) || !mboi_inhoud_resolve(s) || !resolve_crebos(s))
        return false;
    for (int i = 0; i < MBOI_LIJSTEN; i++) {
        mboi_lijst *l = &s->lijst[i];
        size_t size = mboi_lijst_size[i];
        void *cut = mboi_resize(&s->allocator, l->rij, l->capacity * size, l->aantal * size);
        if (!cut && l->aantal)
            return false;
        l->rij = cut;
        l->capacity = l->aantal;
    }
    return true;
}

mbo_structuur *mbo_structuur_ref(mbo_structuur *structuur)
{
    if (structuur)
        atomic_fetch_add_explicit(&structuur->references, 1, memory_order_relaxed);
    return structuur;
}

void mbo_structuur_free(mbo_structuur *structuur)
{
    if (!structuur || atomic_fetch_sub_explicit(&structuur->references, 1, memory_order_acq_rel) != 1)
        return;
    mbo_allocator a = structuur->allocator;
    for (int i = 0; i < MBOI_LIJSTEN; i++)
        mboi_resize(&a, structuur->lijst[i].rij, structuur->lijst[i].capacity * mboi_lijst_size[i], 0);
    mboi_resize(&a, structuur->tabel, structuur->tabel_size * sizeof *structuur->tabel, 0);
    mboi_arena_free(&structuur->arena);
    mboi_resize(&a, structuur, sizeof *structuur, 0);
}

size_t mbo_structuur_memory(const mbo_structuur *structuur)
{
    if (!structuur)
        return 0;
    size_t bytes = sizeof *structuur + structuur->arena.total + structuur->tabel_size * sizeof *structuur->tabel;
    for (int i = 0; i < MBOI_LIJSTEN; i++)
        bytes += structuur->lijst[i].capacity * mboi_lijst_size[i];
    return bytes;
}

mbo_datum mbo_structuur_peildatum(const mbo_structuur *structuur)
{
    return structuur ? structuur->peildatum : MBO_DATUM_NOT_SET;
}

size_t mbo_structuur_vingerafdruk(const mbo_structuur *structuur, char *buffer, size_t size)
{
    const char *sha = structuur ? structuur->vingerafdruk : "";
    return mboi_copy_text(sha, strlen(sha), buffer, size);
}

int32_t mbo_structuur_toestand_count(const mbo_structuur *structuur)
{
    return structuur ? structuur->toestanden : 0;
}

void mbo_structuur_toestand(const mbo_structuur *structuur, int32_t index, mbo_datum *vanaf, mbo_datum *tot_en_met)
{
    bool is = structuur && index >= 0 && index < structuur->toestanden;
    if (vanaf)
        *vanaf = is ? structuur->toestand[index].vanaf : MBO_DATUM_NOT_SET;
    if (tot_en_met)
        *tot_en_met = is ? structuur->toestand[index].tot_en_met : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_structuur_bevestigd_tot(const mbo_structuur *structuur)
{
    return structuur ? structuur->bevestigd_tot : MBO_DATUM_NOT_SET;
}

/* ---- the lists of the whole ---- */

#define LIST(name, NAME)                                                                  \
    int32_t mbo_structuur_##name##_count(const mbo_structuur *structuur)                  \
    {                                                                                     \
        return structuur ? (int32_t)structuur->lijst[NAME].aantal : 0;                    \
    }                                                                                     \
    const mbo_##name *mbo_structuur_##name(const mbo_structuur *structuur, int32_t index) \
    {                                                                                     \
        return structuur ? mboi_lijst_get(structuur, NAME, index) : NULL;                 \
    }

LIST(domein, MBOI_DOMEINEN)
LIST(sectorkamer, MBOI_SECTORKAMERS)
LIST(competentie, MBOI_COMPETENTIES)
LIST(dossier, MBOI_DOSSIERS)
LIST(kwalificatie, MBOI_KWALIFICATIES)
LIST(opmerking, MBOI_OPMERKINGEN)

int32_t mbo_structuur_kerntaak_count(const mbo_structuur *structuur)
{
    return structuur ? (int32_t)structuur->lijst[MBOI_KERNTAKEN].aantal : 0;
}

int32_t mbo_structuur_werkproces_count(const mbo_structuur *structuur)
{
    return structuur ? (int32_t)structuur->lijst[MBOI_WERKPROCESSEN].aantal : 0;
}

/* ---- by crebo ---- */

static const mbo_kwalificatie *kwalificatie_at(const mbo_structuur *s, const mboi_vindplaats *v)
{
    return v ? mboi_lijst_get(s, MBOI_KWALIFICATIES, v->kwalificatie) : NULL;
}

const mbo_kwalificatie *mbo_structuur_find_crebo(const mbo_structuur *structuur, int32_t crebo)
{
    if (!structuur)
        return NULL;
    const int32_t *slot = slot_of(structuur, crebo);
    return kwalificatie_at(structuur, slot ? mboi_lijst_get(structuur, MBOI_VINDPLAATSEN, *slot)
                                           : find_vindplaats(structuur, (mboi_vindplaats){crebo, 0, 0}));
}

const mbo_kwalificatie *mbo_kwalificatie_volgende(const mbo_kwalificatie *kwalificatie, int32_t crebo)
{
    if (!kwalificatie)
        return NULL;
    const mbo_structuur *s = kwalificatie->structuur;
    int32_t zelf = (int32_t)(kwalificatie - (const mbo_kwalificatie *)s->lijst[MBOI_KWALIFICATIES].rij);
    mboi_vindplaats gezocht = vindplaats_van(s, crebo, zelf);
    const mboi_vindplaats *v = find_vindplaats(s, gezocht);
    gezocht.kwalificatie++;
    return v && v->kwalificatie == zelf ? kwalificatie_at(s, find_vindplaats(s, gezocht)) : NULL;
}

int32_t mbo_structuur_dubbele_crebo_count(const mbo_structuur *structuur)
{
    return structuur ? (int32_t)structuur->lijst[MBOI_DUBBEL].aantal : 0;
}

int32_t mbo_structuur_dubbele_crebo(const mbo_structuur *structuur, int32_t index)
{
    const int32_t *crebo = structuur ? mboi_lijst_get(structuur, MBOI_DUBBEL, index) : NULL;
    return crebo ? *crebo : 0;
}

/* ---- reading ---- */

int64_t mbo_domein_nr(const mbo_domein *domein)
{
    return domein ? domein->nr : 0;
}

int32_t mbo_domein_crebo(const mbo_domein *domein)
{
    return domein ? domein->crebo : 0;
}

int32_t mbo_domein_prijsfactor(const mbo_domein *domein)
{
    return domein ? domein->prijsfactor : 0;
}

const char *mbo_domein_titel(const mbo_domein *domein)
{
    return domein ? domein->titel : NULL;
}

int64_t mbo_sectorkamer_nr(const mbo_sectorkamer *sectorkamer)
{
    return sectorkamer ? sectorkamer->nr : 0;
}

const char *mbo_sectorkamer_titel(const mbo_sectorkamer *sectorkamer)
{
    return sectorkamer ? sectorkamer->titel : NULL;
}

int64_t mbo_competentie_nr(const mbo_competentie *competentie)
{
    return competentie ? competentie->nr : 0;
}

const char *mbo_competentie_code(const mbo_competentie *competentie)
{
    return competentie ? competentie->code : NULL;
}

const char *mbo_competentie_titel(const mbo_competentie *competentie)
{
    return competentie ? competentie->titel : NULL;
}

int64_t mbo_dossier_nr(const mbo_dossier *dossier)
{
    return dossier ? dossier->nr : 0;
}

const char *mbo_dossier_titel(const mbo_dossier *dossier)
{
    return dossier ? dossier->titel : NULL;
}

const char *mbo_dossier_versie(const mbo_dossier *dossier)
{
    return dossier ? dossier->versie : NULL;
}

const char *mbo_dossier_status(const mbo_dossier *dossier)
{
    return dossier ? dossier->status : NULL;
}

const mbo_domein *mbo_dossier_domein(const mbo_dossier *dossier)
{
    return dossier ? mbo_structuur_domein(dossier->structuur, dossier->domein) : NULL;
}

const mbo_sectorkamer *mbo_dossier_sectorkamer(const mbo_dossier *dossier)
{
    return dossier ? mbo_structuur_sectorkamer(dossier->structuur, dossier->sectorkamer) : NULL;
}

int32_t mbo_dossier_crebo_count(const mbo_dossier *dossier)
{
    return dossier ? dossier->crebos.aantal : 0;
}

const mbo_crebo *mbo_dossier_crebo(const mbo_dossier *dossier, int32_t index)
{
    return dossier ? mboi_reeks_get(dossier->structuur, MBOI_CREBOS, dossier->crebos, index) : NULL;
}

int32_t mbo_dossier_kwalificatie_count(const mbo_dossier *dossier)
{
    return dossier ? dossier->kwalificaties.aantal : 0;
}

const mbo_kwalificatie *mbo_dossier_kwalificatie(const mbo_dossier *dossier, int32_t index)
{
    return dossier ? mboi_reeks_get(dossier->structuur, MBOI_KWALIFICATIES, dossier->kwalificaties, index) : NULL;
}

int64_t mbo_kwalificatie_nr(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? kwalificatie->nr : 0;
}

const char *mbo_kwalificatie_titel(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? kwalificatie->titel : NULL;
}

const char *mbo_kwalificatie_opmerking(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? kwalificatie->opmerking : NULL;
}

int32_t mbo_kwalificatie_niveau(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? kwalificatie->niveau : 0;
}

mbo_soort_opleiding mbo_kwalificatie_soort_opleiding(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? kwalificatie->soort : 0;
}

int32_t mbo_kwalificatie_sbu(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? kwalificatie->sbu : 0;
}

int32_t mbo_kwalificatie_leerweg(const mbo_kwalificatie *kwalificatie, mbo_leerweg leerweg)
{
    if (!kwalificatie || !kwalificatie->leerwegen || !mbo_code_name(MBO_VOCABULAIRE_LEERWEG, leerweg))
        return -1;
    return kwalificatie->leerwegen >> leerweg & 1;
}

int32_t mbo_kwalificatie_vierjarig(const mbo_kwalificatie *kwalificatie)
{
    if (!kwalificatie)
        return 0;
    enum { VIER_JAAR = 6400, HOOGSTE = 4 };
    const mbo_kwalificatie *k = kwalificatie;
    if (k->vierjarig >= 0)
        return k->vierjarig;
    bool kan = k->soort ? k->soort == MBO_SOORT_OPLEIDING_MIDDENKADER : !k->niveau || k->niveau == HOOGSTE;
    if (!kan || (k->sbu && k->sbu != VIER_JAAR))
        return 0;
    return k->soort && k->sbu ? 1 : -1;
}

const mbo_dossier *mbo_kwalificatie_dossier(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? mboi_lijst_get(kwalificatie->structuur, MBOI_DOSSIERS, kwalificatie->dossier) : NULL;
}

int32_t mbo_kwalificatie_crebo_count(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? kwalificatie->crebos.aantal : 0;
}

const mbo_crebo *mbo_kwalificatie_crebo(const mbo_kwalificatie *kwalificatie, int32_t index)
{
    return kwalificatie ? mboi_reeks_get(kwalificatie->structuur, MBOI_CREBOS, kwalificatie->crebos, index) : NULL;
}

int32_t mbo_kwalificatie_kerntaak_count(const mbo_kwalificatie *kwalificatie)
{
    return kwalificatie ? mbo_kwalificatie_dossier(kwalificatie)->kerntaken.aantal + kwalificatie->kerntaken.aantal : 0;
}

const mbo_kerntaak *mbo_kwalificatie_kerntaak(const mbo_kwalificatie *kwalificatie, int32_t index)
{
    if (!kwalificatie)
        return NULL;
    mboi_reeks basis = mbo_kwalificatie_dossier(kwalificatie)->kerntaken;
    if (index < basis.aantal)
        return mboi_reeks_get(kwalificatie->structuur, MBOI_KERNTAKEN, basis, index);
    return mboi_reeks_get(kwalificatie->structuur, MBOI_KERNTAKEN, kwalificatie->kerntaken, index - basis.aantal);
}

int32_t mbo_crebo_code(const mbo_crebo *crebo)
{
    return crebo ? crebo->code : 0;
}

const mbo_dossier *mbo_crebo_dossier(const mbo_crebo *crebo)
{
    return crebo ? mboi_lijst_get(crebo->structuur, MBOI_DOSSIERS, crebo->dossier) : NULL;
}

const mbo_domein *mbo_crebo_domein(const mbo_crebo *crebo)
{
    if (!crebo || !crebo->domein_toen)
        return mbo_dossier_domein(mbo_crebo_dossier(crebo));
    return mboi_lijst_get(crebo->structuur, MBOI_DOMEINEN, crebo->domein);
}

const char *mbo_crebo_ministerie(const mbo_crebo *crebo)
{
    return crebo ? crebo->ministerie : NULL;
}

int32_t mbo_crebo_prijsfactor(const mbo_crebo *crebo)
{
    return crebo ? crebo->prijsfactor : 0;
}

mbo_datum mbo_crebo_geldig_vanaf(const mbo_crebo *crebo)
{
    return crebo ? crebo->geldig_vanaf : MBO_DATUM_NOT_SET;
}

void mbo_crebo_zeker(const mbo_crebo *crebo, mbo_datum *vanaf, mbo_datum *tot_en_met)
{
    bool is = crebo && crebo->zeker.vanaf <= crebo->zeker.tot_en_met;
    if (vanaf)
        *vanaf = is ? crebo->zeker.vanaf : MBO_DATUM_NOT_SET;
    if (tot_en_met)
        *tot_en_met = is && crebo->zeker.tot_en_met != MBO_DATUM_MAX ? crebo->zeker.tot_en_met : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_crebo_einde_instroom(const mbo_crebo *crebo)
{
    return crebo ? crebo->einde_instroom : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_crebo_einde_opleiding(const mbo_crebo *crebo)
{
    return crebo ? crebo->einde_opleiding : MBO_DATUM_NOT_SET;
}

int64_t mbo_kerntaak_nr(const mbo_kerntaak *kerntaak)
{
    return kerntaak ? kerntaak->nr : 0;
}

const char *mbo_kerntaak_code(const mbo_kerntaak *kerntaak)
{
    return kerntaak ? kerntaak->code : NULL;
}

const char *mbo_kerntaak_titel(const mbo_kerntaak *kerntaak)
{
    return kerntaak ? kerntaak->titel : NULL;
}

int32_t mbo_kerntaak_werkproces_count(const mbo_kerntaak *kerntaak)
{
    return kerntaak ? kerntaak->werkprocessen.aantal : 0;
}

const mbo_werkproces *mbo_kerntaak_werkproces(const mbo_kerntaak *kerntaak, int32_t index)
{
    return kerntaak ? mboi_reeks_get(kerntaak->structuur, MBOI_WERKPROCESSEN, kerntaak->werkprocessen, index) : NULL;
}

int64_t mbo_werkproces_nr(const mbo_werkproces *werkproces)
{
    return werkproces ? werkproces->nr : 0;
}

const char *mbo_werkproces_code(const mbo_werkproces *werkproces)
{
    return werkproces ? werkproces->code : NULL;
}

const char *mbo_werkproces_titel(const mbo_werkproces *werkproces)
{
    return werkproces ? werkproces->titel : NULL;
}
