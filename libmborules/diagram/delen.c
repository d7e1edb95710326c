/* SPDX-License-Identifier: MIT */
/*
 * What copies of a rule set share: pieces with a count of who holds them (kern.h), which do not change once they are
 * made. A diagram says what it was compiled from. Where none of that is another it is the same, but for its roots where
 * the periods of the rule sets are others.
 */
#include "diagram/makelij.h"

bool mboi_regel_anders(const mboi_makelij *m, size_t index)
{
    return index == m->erbij || m->stelsel->boek->regel[index].uit != m->van->boek->regel[mboi_regel_van(m, index)].uit;
}

bool mboi_is_anders(const mboi_makelij *m, const mboi_diagram *van)
{
    return (van->lichaam->vragen & m->vragen_anders) || mboi_namen_meet(&van->lichaam->leest, &m->anders) ||
           (m->duren_anders && mboi_feitset_has(&van->gelezen, MBO_FEIT_STUDIEDUUR)) || (m->uren_anders && van->uren);
}

/* ---- diagrams ---- */

static void *take(char **at, const void *van, size_t bytes)
{
    void *uit = *at;
    if (bytes)
        memcpy(uit, van, bytes);
    *at += bytes;
    return uit;
}

/* Put the arrays of a diagram together in the pieces that copies share. */
mbo_status mboi_delen_maak(const mboi_diagram *klad, const mboi_inhoud *in, size_t wortels,
                           const mbo_allocator *allocator, mboi_diagram *uit, mbo_fout *fout)
{
    size_t grens = in->grenzen * sizeof *in->grens, test = klad->testen * sizeof *klad->test,
           knoop = mboi_knoop_bytes(klad),
           kort = klad->kort ? (size_t)klad->kort_rijen * MBOI_KOPPEN * sizeof *klad->kort : 0,
           top = klad->toppen * sizeof *klad->top,
           geboortedatum = klad->stappen_geboortedatum * sizeof *klad->stap_geboortedatum,
           startdatum = klad->stappen_startdatum * sizeof *klad->stap_startdatum,
           tabel = klad->tabel ? (size_t)klad->kort_rijen * klad->tabelmaat : 0,
           wortel = wortels * sizeof *klad->wortel;
    mboi_lichaam *lichaam = mboi_deel_create(
        allocator, sizeof *lichaam + grens + test + knoop + kort + top + geboortedatum + startdatum + tabel, NULL);
    char *begin = mboi_deel_create(allocator, klad->kort ? 2 * wortel : wortel, NULL);
    if (!lichaam || !begin) {
        mboi_deel_free(lichaam);
        mboi_deel_free(begin);
        return mboi_no_memory(fout);
    }
    lichaam->leest = in->leest; /* the amounts are not among them */
    mboi_namen_join(&lichaam->leest, &in->uren);
    mboi_namen_join(&lichaam->leest, &in->duren);
    lichaam->vragen = in->vragen;
    lichaam->grenzen = in->grenzen;
    char *at = (char *)(lichaam + 1);
    lichaam->grens = take(&at, in->grens, grens);
    *uit = *klad;
    uit->lichaam = lichaam;
    uit->test = take(&at, klad->test, test);
    uit->knoop = take(&at, klad->knoop, knoop);
    uit->kort = klad->kort ? take(&at, klad->kort, kort) : NULL;
    uit->top = take(&at, klad->top, top);
    uit->stap_geboortedatum = take(&at, klad->stap_geboortedatum, geboortedatum);
    uit->stap_startdatum = take(&at, klad->stap_startdatum, startdatum);
    uit->tabel = klad->tabel ? take(&at, klad->tabel, tabel) : NULL;
    uit->wortel = take(&begin, klad->wortel, wortel);
    uit->kort_wortel = klad->kort ? take(&begin, klad->kort_wortel, wortel) : NULL;
    return MBO_OK;
}

static void free_diagram(const mboi_diagram *d)
{
    mboi_deel_free(d->lichaam);
    mboi_deel_free(d->wortel);
}

/* The diagram of the set that this one is a copy of, with the roots of its periods in the periods of this one: of what
   the diagram depends on nothing changes within a period of that set. */
mbo_status mboi_delen_diagram(const mboi_makelij *m, mboi_diagram *uit, const mboi_diagram *van, mbo_fout *fout)
{
    const mboi_stelsel *stelsel = m->stelsel;
    size_t per_periode = (size_t)(van->maanden ? 12 : 1) << van->testen, wortels = per_periode * stelsel->perioden;
    mboi_diagram d = *van;
    if (m->zelfde_perioden)
        mboi_deel_ref(van->wortel);
    else
        d.wortel = mboi_deel_create(&stelsel->allocator, (van->kort ? 2 : 1) * wortels * sizeof *d.wortel, NULL);
    if (!d.wortel)
        return mboi_no_memory(fout);
    mboi_deel_ref(d.lichaam);
    *uit = d;
    if (m->zelfde_perioden)
        return MBO_OK;
    uit->kort_wortel = van->kort ? d.wortel + wortels : NULL;
    for (size_t p = 0; p < stelsel->perioden; p++) {
        size_t q = m->periode_van[p];
        memcpy(uit->wortel + p * per_periode, van->wortel + q * per_periode, per_periode * sizeof *uit->wortel);
        if (van->kort)
            memcpy(uit->kort_wortel + p * per_periode, van->kort_wortel + q * per_periode,
                   per_periode * sizeof *uit->wortel);
    }
    return MBO_OK;
}

/* ---- amounts ---- */

static bool has_bedrag(const mboi_makelij *m, size_t index)
{
    return m->stelsel->boek->regel[index].soort;
}

/* Are the amounts of a question, by their values, those that they are there? */
bool mboi_zelfde_waarden(const mboi_makelij *m, const struct mboi_vraag *vraag)
{
    mboi_inhoud in = {.grenzen = 0};
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        mboi_inhoud_bedrag(&in, &m->stelsel->boek->regel[i]);
    return !mboi_namen_meet(&in.bedragen, &m->anders);
}

/* And by their numbers, on every day? */
bool mboi_zelfde_einden(const mboi_makelij *m, const struct mboi_vraag *vraag)
{
    enum { JAAR = 12 };
    bool same = m->fijner; /* else there may be months that a period did not have there */
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++) {
        const uint16_t *hier = m->stelsel->regel[i].bedrag_einde,
                       *daar = m->van->regel[mboi_regel_van(m, i)].bedrag_einde;
        for (size_t p = 0; same && has_bedrag(m, i) && p < m->stelsel->perioden; p++)
            same = memcmp(hier + JAAR * p, daar + JAAR * m->periode_van[p], JAAR * sizeof *hier) == 0;
    }
    return same;
}

mbo_status mboi_delen_bedragen(const mboi_makelij *m, size_t v, mbo_fout *fout)
{
    enum { JAAR = 12 };
    const struct mboi_vraag *vraag = &m->stelsel->boek->vraag[v];
    const mboi_bedragen *van = &m->van->vraag[v].bedragen;
    mboi_bedragen *uit = &m->stelsel->vraag[v].bedragen;
    size_t bytes = van->count * sizeof *van->rij, regels = 0;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        regels += has_bedrag(m, i);
    if (!regels)
        return MBO_OK;
    mboi_bedrag *rij = m->zelfde_perioden
                           ? mboi_deel_ref(van->rij)
                           : mboi_deel_create(&m->stelsel->allocator,
                                              bytes + regels * JAAR * m->stelsel->perioden * sizeof(uint16_t), NULL);
    if (!rij)
        return mboi_no_memory(fout);
    *uit = (mboi_bedragen){rij, van->count, van->met_feit};
    uint16_t *einde = (uint16_t *)(rij + van->count);
    if (!m->zelfde_perioden)
        memcpy(rij, van->rij, bytes);
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++) {
        if (!has_bedrag(m, i))
            continue;
        m->stelsel->regel[i].bedrag_einde = einde;
        for (size_t p = 0; !m->zelfde_perioden && p < m->stelsel->perioden; p++)
            memcpy(einde + JAAR * p, m->van->regel[mboi_regel_van(m, i)].bedrag_einde + JAAR * m->periode_van[p],
                   JAAR * sizeof *einde);
        einde += JAAR * m->stelsel->perioden;
    }
    return MBO_OK;
}

/* ---- the rule set ---- */

/* The diagrams of a question. */
enum { PER_VRAAG = 6 };
static void diagrammen_of(const struct mboi_vraagdiagrammen *v, const mboi_diagram *uit[PER_VRAAG])
{
    const mboi_diagram *d[PER_VRAAG] = {&v->uitkomst, &v->bereik, &v->bedrag, &v->dag, &v->soort, &v->rest};
    memcpy(uit, d, sizeof d);
}

/* Has a diagram that both share the same roots on every day? */
static bool same_wortels(const mboi_stelsel *een, const mboi_diagram *d, const mboi_stelsel *ander,
                         const mboi_diagram *daar)
{
    uint16_t naar[MBOI_MAX_PERIODEN], terug[MBOI_MAX_PERIODEN];
    size_t n = (size_t)(d->maanden ? 12 : 1) << d->testen, bytes = n * sizeof *d->wortel;
    bool same = true;
    mboi_perioden_match(een, ander, naar);
    mboi_perioden_match(ander, een, terug);
    for (size_t p = 0; same && p < een->perioden; p++)
        same = memcmp(d->wortel + p * n, daar->wortel + naar[p] * n, bytes) == 0;
    for (size_t p = 0; same && p < ander->perioden; p++)
        same = memcmp(daar->wortel + p * n, d->wortel + terug[p] * n, bytes) == 0;
    return same;
}

bool mboi_stelsel_zelfde(const mboi_stelsel *een, const mboi_stelsel *ander, mbo_vraag vraag)
{
    const mboi_bedragen *b = &een->vraag[vraag].bedragen, *c = &ander->vraag[vraag].bedragen;
    const mboi_diagram *hier[PER_VRAAG], *daar[PER_VRAAG];
    diagrammen_of(&een->vraag[vraag], hier);
    diagrammen_of(&ander->vraag[vraag], daar);
    bool same = b->count == c->count && (!b->count || memcmp(b->rij, c->rij, b->count * sizeof *b->rij) == 0);
    for (size_t i = 0; same && i < PER_VRAAG; i++)
        same = hier[i]->lichaam == daar[i]->lichaam &&
               (!hier[i]->lichaam || hier[i]->wortel == daar[i]->wortel || same_wortels(een, hier[i], ander, daar[i]));
    return same;
}

/* Diagrams name the tables of hours by number: when one that has them is made anew, so are all. */
static bool makes_uren(const mboi_makelij *m)
{
    const mboi_stelsel *van = m->van;
    bool anders = false;
    for (size_t i = 0; i < van->boek->regels; i++)
        anders |= van->regel[i].diagram.uren && mboi_is_anders(m, &van->regel[i].diagram);
    for (size_t i = 0; i < van->boek->voorwaarden; i++)
        anders |= van->voorwaarde[i].uren && mboi_is_anders(m, &van->voorwaarde[i]);
    for (size_t v = 1; v <= MBOI_VRAGEN; v++) {
        const mboi_diagram *d[PER_VRAAG];
        diagrammen_of(&van->vraag[v], d);
        for (size_t i = 0; i < PER_VRAAG; i++)
            anders |= d[i]->uren && mboi_is_anders(m, d[i]);
    }
    for (size_t i = 0; i < m->stelsel->boek->regels; i++) /* a rule by itself has no question to tell */
        anders |= i != m->erbij && van->regel[mboi_regel_van(m, i)].diagram.uren && mboi_regel_anders(m, i);
    return anders;
}

/* What is no other than in the set that this one is a copy of. */
mbo_status mboi_delen_vergelijk(mboi_makelij *m, const mboi_afkomst *van, mbo_fout *fout)
{
    mboi_stelsel *stelsel = m->stelsel;
    const mboi_stelsel *ander = m->van;
    for (size_t n = 0; van->parameter && n < stelsel->boek->namen; n++)
        if (strcmp(stelsel->boek->naam[n], van->parameter) == 0)
            mboi_namen_add(&m->anders, (int32_t)n);
    for (size_t i = 0; i < stelsel->boek->regels; i++)
        if (mboi_regel_anders(m, i))
            m->vragen_anders |= UINT32_C(1) << stelsel->boek->regel[i].vraag;
    mboi_perioden_match(stelsel, ander, m->periode_van);
    mboi_perioden_match(ander, stelsel, m->periode_naar);
    m->zelfde_perioden = stelsel->perioden == ander->perioden &&
                         memcmp(stelsel->grens, ander->grens, ander->perioden * sizeof *ander->grens) == 0;
    m->fijner = true;
    for (size_t q = 0; q < ander->perioden; q++)
        m->fijner &= stelsel->grens[m->periode_naar[q]] == ander->grens[q];
    if (m->zelfde_perioden)
        stelsel->kalender = mboi_deel_ref(ander->kalender);
    for (size_t t = 0; t < stelsel->testen; t++)
        if (!mboi_namen_has(&m->anders, stelsel->test[t].parameter))
            stelsel->snede[t] = mboi_deel_ref(ander->snede[t]);
    stelsel->set = mboi_deel_ref(ander->set);
    memcpy(stelsel->duurgrens, ander->duurgrens, sizeof ander->duurgrens);
    memcpy(stelsel->duurklasse, ander->duurklasse, sizeof ander->duurklasse);
    stelsel->duurgrenzen = ander->duurgrenzen;
    if (mboi_namen_meet(&m->anders, &stelsel->leest_duren)) {
        stelsel->duurgrenzen = 0;
        mbo_status status = mboi_duurklassen_make(stelsel, fout);
        if (status)
            return status;
        m->duren_anders = memcmp(stelsel->duurklasse, ander->duurklasse, sizeof ander->duurklasse) != 0;
    }
    m->uren_anders = mboi_namen_meet(&m->anders, &stelsel->leest_uren) || makes_uren(m);
    if (!m->uren_anders) {
        stelsel->tabel = mboi_deel_ref(ander->tabel);
        stelsel->tabellen = ander->tabellen;
    }
    return MBO_OK;
}

/* Let the tables of hours be what copies can share. */
mbo_status mboi_delen_uren(mboi_stelsel *stelsel, mbo_fout *fout)
{
    size_t bytes = stelsel->tabellen * sizeof *stelsel->tabel;
    if (!stelsel->tabel_capacity)
        return MBO_OK;
    mboi_urentabel *deel = mboi_deel_create(&stelsel->allocator, bytes, NULL);
    if (!deel)
        return mboi_no_memory(fout);
    memcpy(deel, stelsel->tabel, bytes);
    mboi_resize(&stelsel->allocator, stelsel->tabel, stelsel->tabel_capacity * sizeof *deel, 0);
    stelsel->tabel = deel;
    stelsel->tabel_capacity = 0;
    return MBO_OK;
}

void mboi_stelsel_free(mboi_stelsel *stelsel)
{
    for (size_t i = 0; stelsel->regel && i < stelsel->boek->regels; i++)
        free_diagram(&stelsel->regel[i].diagram);
    for (size_t i = 0; stelsel->voorwaarde && i < stelsel->boek->voorwaarden; i++)
        free_diagram(&stelsel->voorwaarde[i]);
    for (size_t v = 0; v <= MBOI_VRAGEN; v++) {
        const mboi_diagram *d[PER_VRAAG];
        diagrammen_of(&stelsel->vraag[v], d);
        for (size_t i = 0; i < PER_VRAAG; i++)
            free_diagram(d[i]);
        mboi_deel_free(stelsel->vraag[v].bedragen.rij);
    }
    for (size_t t = 0; t < MBOI_MAX_ALLE_TESTEN; t++)
        mboi_deel_free(stelsel->snede[t]);
    mboi_deel_free(stelsel->kalender);
    mboi_deel_free(stelsel->set);
    if (stelsel->tabel_capacity)
        mboi_resize(&stelsel->allocator, stelsel->tabel, stelsel->tabel_capacity * sizeof *stelsel->tabel, 0);
    else
        mboi_deel_free(stelsel->tabel);
    mboi_arena_free(&stelsel->arena);
}
