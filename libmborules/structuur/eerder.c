/* SPDX-License-Identifier: MIT */
/*
 * What files of an edition have in common: a table that each of them repeats must say the same in all, and a dossier
 * stands in one of them.
 */
#include "structuur/eerder.h"

#include <string.h>

static int64_t nr_of(const mbo_structuur *s, int lijst, int32_t index)
{
    const void *iets = mboi_lijst_get(s, lijst, index);
    switch (lijst) {
    case MBOI_DOMEINEN: return mbo_domein_nr(iets);
    case MBOI_SECTORKAMERS: return mbo_sectorkamer_nr(iets);
    case MBOI_COMPETENTIES: return mbo_competentie_nr(iets);
    default: return mbo_dossier_nr(iets);
    }
}

/* The numbers that the files before this one have. */
bool mboi_note_eerder(lader *l)
{
    size_t n = 0;
    for (int i = 0; i < EERDER; i++)
        n += l->s->lijst[i].aantal;
    if (!n)
        return true;
    l->eerder = mboi_resize(&l->s->allocator, NULL, 0, n * sizeof *l->eerder);
    if (!l->eerder)
        return false;
    for (int i = 0; i < EERDER; i++) {
        mboi_nummer *begin = l->eerder + l->eerderen;
        l->eerder_van[i] = (mboi_reeks){(int32_t)l->eerderen, (int32_t)l->s->lijst[i].aantal};
        for (int32_t k = 0; k < l->eerder_van[i].aantal; k++)
            l->eerder[l->eerderen++] = (mboi_nummer){nr_of(l->s, i, k), k};
        mboi_nummers_sort(begin, (size_t)l->eerder_van[i].aantal);
    }
    return true;
}

static const void *find_eerder(const lader *l, int lijst, int64_t nr)
{
    if (!l->eerder)
        return NULL;
    mboi_reeks reeks = l->eerder_van[lijst];
    return mboi_lijst_get(l->s, lijst, mboi_nummers_find(l->eerder + reeks.begin, (size_t)reeks.aantal, nr));
}

/* Is the dossier that was read last another version of all that earlier files have under its number? */
static bool is_new_version(const lader *l, const mbo_dossier *nu)
{
    bool nieuw = *nu->versie;
    for (int32_t i = 0; i < l->eerder_van[MBOI_DOSSIERS].aantal; i++) {
        const mbo_dossier *was = mboi_lijst_get(l->s, MBOI_DOSSIERS, i);
        nieuw &= was->nr != nu->nr || (*was->versie && strcmp(was->versie, nu->versie) != 0);
    }
    return nieuw;
}

/* Of a table the same line falls away; another one contradicts it. A dossier may come in several versions. */
void mboi_check_dubbel(lader *l, int lijst, const char *naam, int64_t nr, const char *titel)
{
    const void *was = nr && !l->status ? find_eerder(l, lijst, nr) : NULL,
               *nu = mboi_lijst_get(l->s, lijst, (int32_t)l->s->lijst[lijst].aantal - 1);
    bool zelfde = false;
    const char *ander = "";
    if (!was || (lijst == MBOI_DOSSIERS && is_new_version(l, nu)))
        return;
    if (lijst == MBOI_DOMEINEN) {
        const mbo_domein *a = was, *b = nu;
        ander = a->titel;
        zelfde = a->crebo == b->crebo && a->prijsfactor == b->prijsfactor;
    } else if (lijst == MBOI_SECTORKAMERS) {
        ander = ((const mbo_sectorkamer *)was)->titel;
        zelfde = true;
    } else if (lijst == MBOI_COMPETENTIES) {
        const mbo_competentie *a = was, *b = nu;
        ander = a->titel;
        zelfde = strcmp(a->code, b->code) == 0;
    } else {
        ander = ((const mbo_dossier *)was)->titel;
    }
    bool titels = strcmp(ander, titel) == 0;
    if (zelfde && titels)
        l->s->lijst[lijst].aantal--;
    else
        mboi_stop(l, mboi_fail_at(l->fout, MBO_ERROR_CONFLICT, mboi_line_of(l), mboi_column_of(l),
                                  titels && lijst != MBOI_DOSSIERS
                                      ? "%s %lld \"%.80s\": an earlier file of the edition says otherwise of \"%.80s\""
                                      : "%s %lld is \"%.80s\"; an earlier file of the edition has it as \"%.80s\"",
                                  naam, (long long)nr, titel, ander));
}
