/* SPDX-License-Identifier: MIT */
/* What a rule set has been read into, and what its rules refer to. */
#include "regeltaal/boek.h"

#include "regeltaal/lezer.h"

#include <string.h>

extern const unsigned char mboi_data_parameters[];
extern const size_t mboi_data_parameters_size;

void mboi_boek_init(mboi_boek *boek, const mbo_allocator *allocator)
{
    memset(boek, 0, sizeof *boek);
    boek->allocator = *allocator;
    mboi_arena_init(&boek->arena, allocator);
}

static void free_bronnen(const mbo_allocator *a, mboi_bronnen *bron)
{
    mboi_resize(a, bron->rij, bron->capacity * sizeof *bron->rij, 0);
}

static void free_verwijzing(const mbo_allocator *a, mboi_verwijzing *v)
{
    mboi_resize(a, v->leest, v->leest_capacity * sizeof *v->leest, 0);
    mboi_resize(a, v->via, v->via_capacity * sizeof *v->via, 0);
}

static void free_verwijzingen(mboi_boek *boek)
{
    const mbo_allocator *a = &boek->allocator;
    for (size_t i = 0; i < boek->regels; i++)
        free_verwijzing(a, &boek->regel[i].verwijzing);
    for (size_t i = 0; i < boek->voorwaarden; i++)
        free_verwijzing(a, &boek->voorwaarde[i].verwijzing);
    mboi_resize(a, boek->voorwaarde, boek->voorwaarde_capacity * sizeof *boek->voorwaarde, 0);
}

void mboi_boek_free(mboi_boek *boek)
{
    const mbo_allocator *a = &boek->allocator;
    if (!boek->bron || boek->eigen_verwijzingen)
        free_verwijzingen(boek);
    mboi_resize(a, boek->parameters.rij, boek->parameters.capacity * sizeof *boek->parameters.rij, 0);
    mboi_arena_free(&boek->arena);
    if (boek->bron) {
        mboi_resize(a, boek->regel, boek->regel_capacity * sizeof *boek->regel, 0);
        mboi_deel_free(boek->bron);
        return;
    }
    for (size_t i = 0; i < boek->regels; i++)
        free_bronnen(a, &boek->regel[i].bron);
    for (size_t i = 0; i < boek->stappen; i++)
        free_bronnen(a, &boek->stap[i].bron);
    mboi_resize(a, boek->stap, boek->stap_capacity * sizeof *boek->stap, 0);
    for (size_t i = 0; i < boek->begrippen; i++) {
        free_bronnen(a, &boek->begrip[i].bron);
        mboi_resize(a, boek->begrip[i].ook, boek->begrip[i].ook_capacity * sizeof *boek->begrip[i].ook, 0);
    }
    mboi_resize(a, boek->begrip, boek->begrip_capacity * sizeof *boek->begrip, 0);
    mboi_resize(a, boek->vorm, boek->vorm_capacity * sizeof *boek->vorm, 0);
    mboi_resize(a, boek->regel, boek->regel_capacity * sizeof *boek->regel, 0);
    mboi_resize(a, boek->afleiding, boek->afleiding_capacity * sizeof *boek->afleiding, 0);
    mboi_resize(a, boek->naam, boek->naam_capacity * sizeof *boek->naam, 0);
    mboi_resize(a, boek->test, boek->test_capacity * sizeof *boek->test, 0);
    mboi_resize(a, boek->norm, boek->norm_capacity * sizeof *boek->norm, 0);
    mboi_resize(a, boek->settest, boek->settest_capacity * sizeof *boek->settest, 0);
}

static void release_bron(void *content)
{
    mboi_boek_free(content);
}

mbo_status mboi_bron_create(const mbo_allocator *allocator, const mboi_boek **out, mbo_fout *fout)
{
    mboi_boek *bron = mboi_deel_create(allocator, sizeof *bron, release_bron);
    if (!bron)
        return mboi_no_memory(fout);
    mboi_boek_init(bron, allocator);
    mbo_status status = mboi_boek_read_regels(bron, fout);
    for (size_t i = 0; !status && i < bron->regels; i++)
        mboi_regel_make_vingerafdruk(bron, &bron->regel[i]);
    if (!status)
        status = mboi_boek_note_verwijzingen(bron, fout);
    if (status)
        mboi_deel_free(bron);
    else
        *out = bron;
    return status;
}

mbo_status mboi_boek_copy(mboi_boek *boek, const mboi_boek *bron, mbo_fout *fout)
{
    mboi_boek leeg = *boek;
    size_t bytes = bron->regels * sizeof *bron->regel;
    struct mbo_regel *regel = mboi_resize(&boek->allocator, NULL, 0, bytes);
    if (!regel)
        return mboi_no_memory(fout);
    *boek = *bron;
    boek->bron = mboi_deel_ref(bron);
    boek->allocator = leeg.allocator;
    boek->arena = leeg.arena;
    boek->parameters = leeg.parameters;
    boek->regel = memcpy(regel, bron->regel, bytes);
    boek->regel_capacity = bron->regels;
    return MBO_OK;
}

mbo_status mboi_boek_read_parameters(mboi_boek *boek, mbo_fout *fout)
{
    return mboi_parameters_read(&boek->parameters, &boek->arena, (const char *)mboi_data_parameters,
                                mboi_data_parameters_size, fout);
}

mbo_status mboi_boek_add(mboi_boek *boek, const struct mbo_regel *regel, mbo_fout *fout)
{
    struct mboi_vraag *vraag = &boek->vraag[regel->vraag];
    size_t at = vraag->regel + vraag->regels;
    if (!mboi_grow(&boek->allocator, (void **)&boek->regel, &boek->regel_capacity, boek->regels, sizeof *boek->regel))
        return mboi_no_memory(fout);
    memmove(boek->regel + at + 1, boek->regel + at, (boek->regels++ - at) * sizeof *boek->regel);
    boek->regel[at] = *regel;
    vraag->regels++;
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
        if (v != regel->vraag && boek->vraag[v].regel >= at)
            boek->vraag[v].regel++;
    return MBO_OK;
}

int32_t mboi_boek_naam(mboi_boek *boek, mboi_span naam)
{
    for (size_t i = 0; i < boek->namen; i++)
        if (mboi_span_is(naam, boek->naam[i]))
            return (int32_t)i;
    if (!mboi_grow(&boek->allocator, (void **)&boek->naam, &boek->naam_capacity, boek->namen, sizeof *boek->naam))
        return -1;
    boek->naam[boek->namen] = mboi_arena_text(&boek->arena, naam.text, naam.length);
    return boek->naam[boek->namen] ? (int32_t)boek->namen++ : -1;
}

static bool has_parameter(const mboi_boek *boek, const char *naam)
{
    for (size_t i = 0; i < boek->parameters.count; i++)
        if (strcmp(boek->parameters.rij[i].naam, naam) == 0)
            return true;
    return false;
}

mbo_status mboi_boek_check_namen(const mboi_boek *boek, mbo_fout *fout)
{
    for (size_t n = 0; n < boek->namen; n++) {
        if (has_parameter(boek, boek->naam[n]) || strcmp(boek->naam[n], MBOI_STRUCTUUR_INSTROOM) == 0)
            continue;
        mboi_nabij best = {0};
        for (size_t i = 0; i < boek->parameters.count; i++)
            mboi_offer(&best, mboi_span_of(boek->naam[n]), boek->parameters.rij[i].naam);
        return mboi_fail(fout, MBO_ERROR_NAME,
                         "parameter %.80s: the rules read it, and recht/parameters.csv has no line of it%s",
                         boek->naam[n], mboi_show_nabij(&best, &(mboi_shown){{0}}));
    }
    return MBO_OK;
}

/* ---- what conditions must not say ---- */

/* The unit in which a condition measures; NULL: it compares with no parameter. */
static const char *eenheid_van(const mboi_formule *f)
{
    return f->soort == MBOI_NIVEAU                                    ? "niveau"
           : f->soort == MBOI_DUUR_TOT || f->soort == MBOI_DUUR_VANAF ? "maanden"
           : f->soort == MBOI_DATUM && f->parameter != MBOI_GEEN      ? "jaar"
                                                                      : NULL;
}

static mbo_status check_eenheid(const mboi_boek *boek, const char *waar, const mboi_formule *f, mbo_fout *fout)
{
    if (!f)
        return MBO_OK;
    const char *eenheid = eenheid_van(f);
    for (size_t i = 0; eenheid && i < boek->parameters.count; i++) {
        const struct mbo_parameter *p = &boek->parameters.rij[i];
        if (strcmp(p->naam, boek->naam[f->parameter]) == 0 && strcmp(p->eenheid, eenheid) != 0)
            return mboi_fail(fout, MBO_ERROR_SYNTAX, "%s: compares with %s, which is in %s where %s is needed", waar,
                             p->naam, p->eenheid, eenheid);
    }
    mbo_status status = check_eenheid(boek, waar, f->links, fout);
    return status ? status : check_eenheid(boek, waar, f->rechts, fout);
}

/* A question that is answered by way of itself has no answer. */
static mbo_status check_kringen(const mboi_boek *boek, mbo_fout *fout)
{
    uint32_t via[MBOI_VRAGEN + 1] = {0}; /* the questions that each leads to, in the end by any number of steps */
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
        via[v] = mboi_formule_vragen(boek->vraag[v].bereik);
    for (size_t i = 0; i < boek->regels; i++)
        via[boek->regel[i].vraag] |= mboi_formule_vragen(boek->regel[i].als) | mboi_formule_vragen(boek->regel[i].dan);
    for (mbo_vraag k = 1; k <= MBOI_VRAGEN; k++)
        for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
            via[v] |= via[v] >> k & 1 ? via[k] : 0;
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
        if (via[v] >> v & 1)
            return mboi_fail(fout, MBO_ERROR_SYNTAX, "question %s: its rules or its scope lead back to it",
                             mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
    return MBO_OK;
}

mbo_status mboi_boek_check_eenheden(const mboi_boek *boek, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    for (mbo_vraag v = 1; !status && v <= MBOI_VRAGEN; v++)
        status = check_eenheid(boek, mbo_code_name(MBO_VOCABULAIRE_VRAAG, v), boek->vraag[v].bereik, fout);
    for (size_t i = 0; !status && i < boek->regels; i++) {
        status = check_eenheid(boek, boek->regel[i].id, boek->regel[i].als, fout);
        if (!status)
            status = check_eenheid(boek, boek->regel[i].id, boek->regel[i].dan, fout);
    }
    for (size_t i = 0; !status && i < boek->voorwaarden; i++)
        status = check_eenheid(boek, boek->voorwaarde[i].tekst, boek->voorwaarde[i].formule, fout);
    return status;
}

/* ---- what a condition reads ---- */

static bool note_parameter(const mboi_boek *boek, mboi_verwijzing *v, int32_t naam, mbo_feit tenzij)
{
    for (size_t i = 0; i < v->leesten; i++)
        if (v->leest[i].naam == naam) {
            if (v->leest[i].tenzij != tenzij)
                v->leest[i].tenzij = 0;
            return true;
        }
    if (naam == MBOI_GEEN)
        return true;
    if (!mboi_grow(&boek->allocator, (void **)&v->leest, &v->leest_capacity, v->leesten, sizeof *v->leest))
        return false;
    v->leest[v->leesten++] = (struct mboi_leest){naam, tenzij};
    return true;
}

static bool note_via(const mboi_boek *boek, mboi_verwijzing *v, size_t via)
{
    for (size_t i = 0; i < v->vias; i++)
        if (v->via[i] == via)
            return true;
    if (!mboi_grow(&boek->allocator, (void **)&v->via, &v->via_capacity, v->vias, sizeof *v->via))
        return false;
    v->via[v->vias++] = via;
    return true;
}

/* Of a question that a condition refers to its rules are noted, not what they read in turn; where the question is what
   the law says (`wet`) without own rules. */
static bool note_formule(const mboi_boek *boek, mboi_verwijzing *v, const mboi_formule *f, mbo_feit tenzij, bool zelf,
                         bool wet)
{
    bool ok = true;
    if (!f)
        return true;
    wet = wet || f->soort == MBOI_NIET;
    if (zelf && mboi_formule_leest_parameter(f))
        ok = note_parameter(boek, v, f->parameter, tenzij);
    for (int32_t rij = 0; ok && zelf && f->soort == MBOI_UREN && rij < boek->norm[f->test].rijen; rij++)
        for (int u = 0; ok && u < MBOI_UREN_SOORTEN; u++)
            ok = note_parameter(boek, v, boek->norm[f->test].rij[rij].parameter[u], tenzij);
    if (f->soort == MBOI_VRAAG) {
        const struct mboi_vraag *vraag = &boek->vraag[f->test];
        ok = note_formule(boek, v, vraag->bereik, 0, false, true);
        for (size_t i = vraag->regel; ok && i < vraag->regel + vraag->regels; i++)
            if (!boek->regel[i].toelichting && (!wet || !boek->regel[i].eigen_versie))
                ok = note_via(boek, v, i) && note_formule(boek, v, boek->regel[i].als, 0, false, true) &&
                     note_formule(boek, v, boek->regel[i].dan, 0, false, wet);
    }
    if (f->soort == MBOI_AFGELEID)
        tenzij = f->feit;
    return ok && note_formule(boek, v, f->links, tenzij, zelf, wet) &&
           note_formule(boek, v, f->rechts, tenzij, zelf, wet);
}

/* No question leads back to itself, so this ends. */
static size_t redenen_van(const mboi_boek *boek, mbo_vraag v)
{
    const struct mboi_vraag *vraag = &boek->vraag[v];
    size_t n = vraag->regels;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        for (mbo_vraag ander = 1; ander <= MBOI_VRAGEN; ander++)
            if (boek->regel[i].vragen >> ander & 1)
                n += redenen_van(boek, ander);
    return n;
}

/* Of a copy: nothing is noted of its rules yet, and what is noted does not touch its bron. */
static bool begin_verwijzingen(mboi_boek *boek)
{
    size_t bytes = boek->voorwaarden * sizeof *boek->voorwaarde;
    struct mboi_voorwaarde *voorwaarde = mboi_resize(&boek->allocator, NULL, 0, bytes);
    if (bytes && !voorwaarde)
        return false;
    boek->voorwaarde = bytes ? memcpy(voorwaarde, boek->voorwaarde, bytes) : NULL;
    boek->voorwaarde_capacity = boek->voorwaarden;
    boek->eigen_verwijzingen = true;
    for (size_t i = 0; i < boek->voorwaarden; i++)
        boek->voorwaarde[i].verwijzing = (mboi_verwijzing){0};
    for (size_t i = 0; i < boek->regels; i++)
        boek->regel[i].verwijzing = (mboi_verwijzing){0};
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
        boek->vraag[v].leest_hoogstens = 0;
    return true;
}

mbo_status mboi_boek_note_verwijzingen(mboi_boek *boek, mbo_fout *fout)
{
    mbo_status status = check_kringen(boek, fout);
    if (status)
        return status;
    if (boek->bron && !begin_verwijzingen(boek))
        return mboi_no_memory(fout);
    for (size_t i = 0; i < boek->regels; i++) {
        struct mbo_regel *regel = &boek->regel[i];
        if (!note_formule(boek, &regel->verwijzing, boek->vraag[regel->vraag].bereik, 0, true, true) ||
            !note_formule(boek, &regel->verwijzing, regel->als, 0, true, true) ||
            !note_formule(boek, &regel->verwijzing, regel->dan, 0, true, false))
            return mboi_no_memory(fout);
    }
    for (size_t i = 0; i < boek->voorwaarden; i++)
        if (!note_formule(boek, &boek->voorwaarde[i].verwijzing, boek->voorwaarde[i].formule, 0, true, false))
            return mboi_no_memory(fout);
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
        boek->vraag[v].redenen_hoogstens = redenen_van(boek, v);
    for (size_t i = 0; i < boek->regels; i++) {
        const struct mbo_regel *regel = &boek->regel[i];
        size_t *hoogstens = &boek->vraag[regel->vraag].leest_hoogstens;
        *hoogstens += regel->verwijzing.leesten + 4; /* and those of its amount */
        for (size_t j = 0; j < regel->verwijzing.vias; j++)
            *hoogstens += boek->regel[regel->verwijzing.via[j]].verwijzing.leesten;
    }
    return MBO_OK;
}

const char *mboi_regel_parameter(const mboi_boek *boek, const struct mbo_regel *regel, int32_t index)
{
    const mboi_bedragregel *b = &regel->bedrag;
    int32_t meer[] = {b->parameter, b->op, b->grens, b->maal};
    if (index < 0)
        return NULL;
    if ((size_t)index < regel->verwijzing.leesten)
        return boek->naam[regel->verwijzing.leest[index].naam];
    index -= (int32_t)regel->verwijzing.leesten;
    for (size_t i = 0; regel->soort && i < MBOI_COUNT(meer); i++)
        if (meer[i] != MBOI_GEEN && index-- == 0)
            return boek->naam[meer[i]];
    return NULL;
}
