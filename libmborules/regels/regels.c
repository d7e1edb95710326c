/* SPDX-License-Identifier: MIT */
/* Making a rule set, making copies of one with a change, and reading what is in it. */
#include "regels/regels.h"

#include <stdio.h>
#include <string.h>

enum { MAX_PARAMETER_FILE = 16 << 20 };

/* The parameters that the options give, which have the names and units of the built-in ones. */
static mbo_status read_parameters(mboi_boek *boek, const mbo_regels_options *van, mbo_fout *fout)
{
    if (!van->parameters_path && !van->parameters_data)
        return mboi_boek_read_parameters(boek, fout);
    char *file = NULL;
    size_t size = van->parameters_size;
    mbo_status status = MBO_OK;
    if (van->parameters_path)
        status = mboi_read_file(&boek->allocator, van->parameters_path, MAX_PARAMETER_FILE, &file, &size, fout);
    else if (size > MAX_PARAMETER_FILE)
        status = mboi_fail(fout, MBO_ERROR_LIMIT, "mbo_regels_create: parameters_data is larger than %d bytes",
                           MAX_PARAMETER_FILE);
    if (status)
        return status;
    status = mboi_parameters_read(&boek->parameters, &boek->arena, file ? file : van->parameters_data, size, fout);
    if (file)
        mboi_resize(&boek->allocator, file, size ? size : 1, 0);
    mboi_boek ingebouwd;
    mboi_boek_init(&ingebouwd, &boek->allocator);
    if (!status)
        status = mboi_boek_read_parameters(&ingebouwd, fout);
    if (!status)
        status = mboi_parameters_check(&boek->parameters, &ingebouwd.parameters, fout);
    mboi_boek_free(&ingebouwd);
    return status;
}

/* ---- the object ---- */

/* What a rule set is made of: the built-in rules with the parameters that the options say or those of another set, and
   one change to that set. */
typedef struct recept {
    const mbo_regels *van; /* NULL: from scratch */
    const mbo_regels_options *options;
    const struct mbo_parameter *parameter; /* one that is set; else NULL */
    const char *zonder;                    /* the id of a rule that is switched off; else NULL */
    mboi_eigen *eigen;                     /* a rule that comes with it; else NULL */
} recept;

static mbo_status add_eigen(mbo_regels *regels, mboi_eigen *eigen, mbo_fout *fout)
{
    mboi_boek *boek = &regels->boek;
    if (regels->eigens == MBOI_MAX_EIGEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "a rule set has at most %d own rules", MBOI_MAX_EIGEN);
    mboi_formule *dan = mboi_arena_alloc(&boek->arena, sizeof *dan, _Alignof(mboi_formule));
    if (!dan)
        return mboi_no_memory(fout);
    *dan = (mboi_formule){.soort = MBOI_FEIT, .feit = MBOI_FEITEN + 1 + (mbo_feit)regels->eigens};
    struct mbo_regel regel = {.id = eigen->id,
                              .kop = {NULL, eigen->id, eigen->id},
                              .vraag = eigen->vraag,
                              .basis = MBO_BASIS_EIGEN,
                              .nl = eigen->nl,
                              .en = eigen->en,
                              .bereik = "",
                              .voorwaarde = eigen->tekst,
                              .bedrag_tekst = "",
                              .dan = dan,
                              .eigen_versie = eigen->versie,
                              .vanaf = MBO_DATUM_NOT_SET,
                              .tot = MBO_DATUM_NOT_SET,
                              .bevestigd_tot = MBO_DATUM_NOT_SET};
    mboi_regel_make_vingerafdruk(boek, &regel);
    mbo_status status = mboi_boek_add(boek, &regel, fout);
    if (status)
        return status;
    atomic_fetch_add_explicit(&eigen->references, 1, memory_order_relaxed);
    regels->eigen[regels->eigens++] = eigen;
    return MBO_OK;
}

/* The rule files, then the parameter values in order, whatever their file, then what was changed in a copy. */
static void make_vingerafdruk(mbo_regels *regels)
{
    mboi_sha256 verder = regels->boek.bestanden, *sha = &verder;
    for (size_t i = 0; i < regels->boek.parameters.count; i++) {
        const struct mbo_parameter *p = &regels->boek.parameters.rij[i];
        mboi_sha256_add_tekst(sha, p->naam);
        mboi_sha256_add_tekst(sha, p->eenheid);
        mboi_sha256_add_tekst(sha, p->bron);
        mboi_sha256_add_getal(sha, p->waarde);
        mboi_sha256_add_getal(sha, p->vanaf);
        mboi_sha256_add_getal(sha, p->tot);
        mboi_sha256_add_getal(sha, p->bevestigd_tot);
    }
    for (size_t i = 0; i < regels->boek.regels; i++) {
        const struct mbo_regel *regel = &regels->boek.regel[i];
        if (regel->uit || regel->eigen_versie) {
            mboi_sha256_add_tekst(sha, regel->uit ? "uit" : "eigen");
            mboi_sha256_add_tekst(sha, regel->vingerafdruk);
        }
    }
    mboi_sha256_hex(sha, regels->vingerafdruk);
}

/* Switch off what is off in the set that this is a copy of, and one more; its rules stand in the same order there. */
static void switch_off(mboi_boek *boek, const recept *r, size_t erbij)
{
    for (size_t i = 0; r->van && i < boek->regels; i++)
        boek->regel[i].uit = (r->zonder && strcmp(r->zonder, boek->regel[i].id) == 0) ||
                             (i != erbij && r->van->boek.regel[i - (i > erbij)].uit);
}

/* Every fact that a diagram depends on, those that own rules take too. */
static void note_feiten_van(const mbo_regels *regels, mboi_diagram *d)
{
    d->feiten = d->gelezen;
    for (uint32_t t = 0; t < d->testen; t++) {
        bool leeftijd = mboi_is_leeftijd(regels->boek.test[d->test[t]].functie);
        mboi_feitset_add(&d->feiten, leeftijd ? MBO_FEIT_GEBOORTEDATUM : MBO_FEIT_CREBO);
        mboi_feitset_add(&d->feiten, MBO_FEIT_STARTDATUM);
    }
    if (d->uren) {
        mboi_feitset_add(&d->feiten, MBO_FEIT_STUDIEDUUR);
        mboi_feitset_add(&d->feiten, MBO_FEIT_UREN_BEGELEID);
        mboi_feitset_add(&d->feiten, MBO_FEIT_UREN_BPV);
    }
    for (size_t e = 0; e < MBOI_MAX_EIGEN; e++) {
        mbo_feit atoom = MBOI_FEITEN + 1 + (mbo_feit)e;
        for (size_t i = 0; mboi_feitset_has(&d->gelezen, atoom) && i < regels->eigen[e]->feiten; i++)
            mboi_feitset_add(&d->feiten, regels->eigen[e]->feit[i]);
        mboi_feitset_remove(&d->feiten, atoom);
    }
}

static void note_feiten(mbo_regels *regels)
{
    for (size_t i = 0; i < regels->boek.regels; i++) {
        note_feiten_van(regels, &regels->stelsel.regel[i].diagram);
        regels->boek.regel[i].feiten = regels->stelsel.regel[i].diagram.feiten;
    }
    for (size_t i = 0; i < regels->boek.voorwaarden; i++)
        note_feiten_van(regels, &regels->stelsel.voorwaarde[i]);
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++) {
        struct mboi_vraagdiagrammen *vraag = &regels->stelsel.vraag[v];
        mboi_diagram *d[] = {&vraag->uitkomst, &vraag->bedrag, &vraag->bereik,
                             &vraag->dag,      &vraag->rest,   &vraag->soort};
        for (size_t i = 0; i < MBOI_COUNT(d); i++)
            note_feiten_van(regels, d[i]);
    }
}

/* The rules of the files, read anew or those of the set that this is a copy of. */
static mbo_status fill_boek(mboi_boek *boek, const recept *r, mbo_fout *fout)
{
    if (r->van)
        return mboi_boek_copy(boek, r->van->boek.bron, fout);
    const mboi_boek *bron = NULL;
    mbo_status status = mboi_bron_create(&boek->allocator, &bron, fout);
    if (!status)
        status = mboi_boek_copy(boek, bron, fout);
    mboi_deel_free(bron); /* the copy holds it */
    if (!status && !r->options->parameters_path && !r->options->parameters_data)
        status = mboi_boek_check_namen(boek, fout);
    return status ? status : mboi_boek_check_eenheden(boek, fout);
}

static mbo_status fill_in(mbo_regels *regels, const recept *r, mbo_fout *fout)
{
    mboi_boek *boek = &regels->boek;
    size_t erbij = SIZE_MAX;
    mbo_status status = r->van ? mboi_parameters_copy(&boek->parameters, &boek->arena, &r->van->boek.parameters, fout)
                               : read_parameters(boek, r->options, fout);
    if (!status && r->parameter)
        status = mboi_parameters_set(&boek->parameters, &boek->arena, r->parameter, fout);
    if (!status)
        status = fill_boek(boek, r, fout);
    for (size_t i = 0; r->van && !status && i < r->van->eigens; i++)
        status = add_eigen(regels, r->van->eigen[i], fout);
    if (!status && r->eigen) {
        status = add_eigen(regels, r->eigen, fout); /* behind the others of its question */
        erbij = boek->vraag[r->eigen->vraag].regel + boek->vraag[r->eigen->vraag].regels - 1;
    }
    if (!status && regels->eigens)
        status = mboi_boek_note_verwijzingen(boek, fout);
    if (status)
        return status;
    switch_off(boek, r, erbij);
    make_vingerafdruk(regels);
    const mboi_afkomst van = {.stelsel = r->van ? &r->van->stelsel : NULL,
                              .parameter = r->parameter ? r->parameter->naam : NULL,
                              .erbij = erbij};
    status = mboi_stelsel_compile(&regels->stelsel, boek, r->van ? &van : NULL, fout);
    if (!status)
        note_feiten(regels);
    return status;
}

static mbo_status make(const mbo_allocator *allocator, const recept *r, mbo_regels **out, mbo_fout *fout)
{
    mbo_regels *regels = mboi_resize(allocator, NULL, 0, sizeof *regels);
    if (!regels)
        return mboi_no_memory(fout);
    memset(regels, 0, sizeof *regels);
    regels->allocator = *allocator;
    atomic_init(&regels->references, 1);
    mboi_boek_init(&regels->boek, allocator);
    regels->stelsel.allocator = *allocator;
    mbo_status status = fill_in(regels, r, fout);
    if (status)
        mbo_regels_free(regels);
    else
        *out = regels;
    return status;
}

mbo_status mbo_regels_create(const mbo_regels_options *options, mbo_regels **out, mbo_fout *fout)
{
    mbo_regels_options o = {.size = sizeof o};
    if (MBOI_NULL(fout, out))
        return MBO_ERROR_ARGUMENT;
    *out = NULL;
    if (options) {
        if (options->size < sizeof options->size || options->size > sizeof o)
            return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                             "mbo_regels_create: options.size is %zu; set it to sizeof (mbo_regels_options)",
                             options->size);
        memcpy(&o, options, options->size);
    }
    if (o.parameters_path && o.parameters_data)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                         "mbo_regels_create: parameters_path and parameters_data are both given; give one of them");
    if (!o.parameters_data && o.parameters_size)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_regels_create: parameters_data is NULL, parameters_size is %zu",
                         o.parameters_size);
    mbo_allocator allocator = mboi_allocator(o.allocator);
    return make(&allocator, &(recept){.options = &o}, out, fout);
}

int32_t mbo_regels_zelfde_antwoorden(const mbo_regels *regels, const mbo_regels *ander, mbo_vraag vraag)
{
    return regels && ander && vraag >= 1 && vraag <= MBOI_VRAGEN &&
           mboi_stelsel_zelfde(&regels->stelsel, &ander->stelsel, vraag);
}

static mbo_status not_found(mbo_fout *fout, const char *naam, const char *what, const mboi_nabij *best)
{
    return mboi_fail(fout, MBO_ERROR_NAME, "\"%.80s\" is not %s%s", naam, what,
                     mboi_show_nabij(best, &(mboi_shown){{0}}));
}

mbo_status mbo_regels_met_parameter(const mbo_regels *regels, const char *naam, mbo_datum vanaf, mbo_datum tot,
                                    int64_t waarde, mbo_regels **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, naam, out))
        return MBO_ERROR_ARGUMENT;
    const mboi_parameters *alle = &regels->boek.parameters;
    const struct mbo_parameter *van = NULL;
    mboi_nabij best = {0};
    for (size_t i = 0; i < alle->count; i++)
        van = strcmp(alle->rij[i].naam, naam) == 0 ? &alle->rij[i] : van;
    for (size_t i = 0; !van && i < alle->count; i++)
        mboi_offer(&best, mboi_span_of(naam), alle->rij[i].naam);
    if (!van)
        return not_found(fout, naam, "the name of a parameter", &best);
    if (!mboi_is_dag(vanaf) || (tot != MBO_DATUM_NOT_SET && (tot <= vanaf || !mboi_is_dag(tot))))
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s: a value holds from a day up to a later one", naam);
    unsigned long long grootte = waarde < 0 ? 0 - (unsigned long long)waarde : (unsigned long long)waarde;
    if (waarde < 0 || waarde > MBOI_MAX_WAARDE)
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s: %s%llu.%02llu (in hundredths: %lld) is not from 0 to a billion",
                         naam, waarde < 0 ? "-" : "", grootte / 100, grootte % 100, (long long)waarde);
    const char *what = mboi_parameter_wrong(van->eenheid, waarde);
    if (what)
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s: %lld.%02lld (in hundredths: %lld)%s", naam,
                         (long long)waarde / 100, (long long)waarde % 100, (long long)waarde, what);
    struct mbo_parameter p = {.naam = naam,
                              .eenheid = van->eenheid,
                              .bron = "wat als",
                              .waarde = waarde,
                              .vanaf = vanaf,
                              .tot = tot,
                              .bevestigd_tot = MBO_DATUM_NOT_SET};
    return make(&regels->allocator, &(recept){.van = regels, .parameter = &p}, out, fout);
}

static const struct mbo_regel *find_regel(const mbo_regels *regels, const char *id)
{
    for (size_t i = 0; i < regels->boek.regels; i++)
        if (strcmp(regels->boek.regel[i].id, id) == 0)
            return &regels->boek.regel[i];
    return NULL;
}

mbo_status mbo_regels_zonder_regel(const mbo_regels *regels, const char *id, mbo_regels **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, id, out))
        return MBO_ERROR_ARGUMENT;
    bool is_er = find_regel(regels, id);
    mboi_nabij best = {0};
    for (size_t i = 0; !is_er && i < regels->boek.regels; i++)
        mboi_offer(&best, mboi_span_of(id), regels->boek.regel[i].id);
    if (!is_er)
        return not_found(fout, id, "the id of a rule", &best);
    return make(&regels->allocator, &(recept){.van = regels, .zonder = id}, out, fout);
}

mbo_status mbo_regels_met_eigen_regel(const mbo_regels *regels, const mbo_eigen_regel *regel, mbo_regels **out,
                                      mbo_fout *fout)
{
    mbo_eigen_regel r = {0};
    mboi_eigen *eigen = NULL;
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, regel, out))
        return MBO_ERROR_ARGUMENT;
    if (regel->size < sizeof regel->size || regel->size > sizeof r)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: a rule of %zu bytes is not known",
                         regel->size);
    memcpy(&r, regel, regel->size);
    mbo_status status = mboi_eigen_create(&regels->allocator, &r, &eigen, fout);
    if (status)
        return status;
    if (find_regel(regels, eigen->id))
        status = mboi_fail(fout, MBO_ERROR_CONFLICT, "own rule %s: there is a rule of that id", eigen->id);
    if (!status)
        status = make(&regels->allocator, &(recept){.van = regels, .eigen = eigen}, out, fout);
    if (status)
        eigen->ctx_free = NULL; /* it stays the caller's */
    mboi_eigen_free(eigen);
    return status;
}

mbo_regels *mbo_regels_ref(mbo_regels *regels)
{
    if (regels)
        atomic_fetch_add_explicit(&regels->references, 1, memory_order_relaxed);
    return regels;
}

static void release(mbo_regels *regels)
{
    mbo_allocator a = regels->allocator;
    for (size_t i = 0; i < regels->eigens; i++)
        mboi_eigen_free(regels->eigen[i]);
    mboi_stelsel_free(&regels->stelsel);
    mboi_boek_free(&regels->boek);
    mboi_resize(&a, regels, sizeof *regels, 0);
}

void mbo_regels_free(mbo_regels *regels)
{
    if (regels && atomic_fetch_sub_explicit(&regels->references, 1, memory_order_acq_rel) == 1)
        release(regels);
}

size_t mbo_regels_vingerafdruk(const mbo_regels *regels, char *buffer, size_t size)
{
    return mboi_copy_text(regels ? regels->vingerafdruk : "", regels ? MBOI_SHA256_HEX : 0, buffer, size);
}

/* `tot` and `bevestigd_tot` of something that may count; a day that is not set is the least of all. */
static mbo_datum earliest(mbo_datum stand, mbo_datum tot, mbo_datum bevestigd_tot)
{
    bool counts = tot == MBO_DATUM_NOT_SET && bevestigd_tot != MBO_DATUM_NOT_SET;
    return counts && (stand == MBO_DATUM_NOT_SET || bevestigd_tot < stand) ? bevestigd_tot : stand;
}

mbo_datum mbo_regels_rechtsstand(const mbo_regels *regels)
{
    mbo_datum stand = MBO_DATUM_NOT_SET;
    for (size_t i = 0; regels && i < regels->boek.regels; i++)
        if (!regels->boek.regel[i].uit)
            stand = earliest(stand, regels->boek.regel[i].tot, regels->boek.regel[i].bevestigd_tot);
    for (size_t i = 0; regels && i < regels->boek.parameters.count; i++)
        stand = earliest(stand, regels->boek.parameters.rij[i].tot, regels->boek.parameters.rij[i].bevestigd_tot);
    return stand;
}

int32_t mbo_regels_een_van(const mbo_regels *regels, mbo_vraag vraag)
{
    return regels && vraag >= 1 && vraag <= MBOI_VRAGEN && regels->boek.vraag[vraag].een_van;
}

const char *mbo_regels_bereik(const mbo_regels *regels, mbo_vraag vraag)
{
    if (!regels)
        return NULL;
    const char *tekst = vraag >= 1 && vraag <= MBOI_VRAGEN ? regels->boek.vraag[vraag].bereik_tekst : NULL;
    return tekst ? tekst : "";
}

const char *mbo_regels_afleiding(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->boek.afleidingen ? regels->boek.afleiding[index].naam : NULL;
}

const char *mbo_regels_afleiding_tekst(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->boek.afleidingen ? regels->boek.afleiding[index].tekst
                                                                            : NULL;
}

int32_t mbo_regels_regel_count(const mbo_regels *regels)
{
    return regels ? (int32_t)regels->boek.regels : 0;
}

const mbo_regel *mbo_regels_regel(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->boek.regels ? &regels->boek.regel[index] : NULL;
}

const char *mbo_regel_id(const mbo_regel *regel)
{
    return regel ? regel->id : NULL;
}

mbo_vraag mbo_regel_vraag(const mbo_regel *regel)
{
    return regel ? regel->vraag : 0;
}

mbo_datum mbo_regel_vanaf(const mbo_regel *regel)
{
    return regel ? regel->vanaf : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_regel_tot(const mbo_regel *regel)
{
    return regel ? regel->tot : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_regel_bevestigd_tot(const mbo_regel *regel)
{
    return regel ? regel->bevestigd_tot : MBO_DATUM_NOT_SET;
}

mbo_basis mbo_regel_basis(const mbo_regel *regel)
{
    return regel ? regel->basis : 0;
}

const char *mbo_regel_tekst(const mbo_regel *regel, mbo_taal taal)
{
    return !regel ? NULL : taal == MBO_TAAL_NL ? regel->nl : taal == MBO_TAAL_EN ? regel->en : NULL;
}

const char *mbo_regel_kop(const mbo_regel *regel, mbo_taal taal)
{
    return regel && (taal == MBO_TAAL_NL || taal == MBO_TAAL_EN) ? regel->kop[taal] : NULL;
}

const char *mbo_regel_voorwaarde(const mbo_regel *regel)
{
    return regel ? regel->voorwaarde : NULL;
}

const char *mbo_regel_bereik(const mbo_regel *regel)
{
    return regel ? regel->bereik : NULL;
}

mbo_geldsoort mbo_regel_soort(const mbo_regel *regel)
{
    return regel ? regel->soort : 0;
}

const char *mbo_regel_bedrag(const mbo_regel *regel)
{
    return regel ? regel->bedrag_tekst : NULL;
}

int32_t mbo_regel_toelichting(const mbo_regel *regel)
{
    return regel && regel->toelichting;
}

int32_t mbo_regel_eigen(const mbo_regel *regel)
{
    return regel && regel->eigen_versie;
}

int32_t mbo_regel_uit(const mbo_regel *regel)
{
    return regel ? regel->uit : 0;
}

size_t mbo_regel_vingerafdruk(const mbo_regel *regel, char *buffer, size_t size)
{
    return mboi_copy_text(regel ? regel->vingerafdruk : "", regel ? MBOI_SHA256_HEX : 0, buffer, size);
}

void mbo_regel_feiten(const mbo_regel *regel, mbo_feitset *out)
{
    if (!out)
        return;
    *out = regel ? regel->feiten : (mbo_feitset){{0, 0}};
    if (!regel)
        return;
    if (regel->soort && regel->bedrag.feit)
        mboi_feitset_add(out, regel->bedrag.feit);
    if (regel->soort && regel->bedrag.deel)
        mboi_feitset_add(out, regel->bedrag.deel);
}

const char *mbo_regel_parameter(const mbo_regels *regels, const mbo_regel *regel, int32_t index)
{
    return regels && regel ? mboi_regel_parameter(&regels->boek, regel, index) : NULL;
}

int32_t mbo_regel_bron_count(const mbo_regel *regel)
{
    return regel ? (int32_t)regel->bron.count : 0;
}

const mbo_bron *mbo_regel_bron(const mbo_regel *regel, int32_t index)
{
    return regel && index >= 0 && (size_t)index < regel->bron.count ? &regel->bron.rij[index] : NULL;
}

const char *mbo_bron_werk(const mbo_bron *bron)
{
    return bron ? bron->werk : NULL;
}

mbo_datum mbo_bron_versie(const mbo_bron *bron)
{
    return bron ? bron->versie : MBO_DATUM_NOT_SET;
}

const char *mbo_bron_vindplaats(const mbo_bron *bron)
{
    return bron ? bron->vindplaats : NULL;
}

const char *mbo_bron_tekst(const mbo_bron *bron)
{
    return bron ? bron->tekst : NULL;
}

const mbo_parameter *mbo_regels_find_parameter(const mbo_regels *regels, const char *naam, mbo_datum op)
{
    return regels && naam && mboi_is_dag(op) ? mboi_parameters_find(&regels->boek.parameters, naam, op) : NULL;
}

int32_t mbo_regels_parameter_count(const mbo_regels *regels)
{
    return regels ? (int32_t)regels->boek.parameters.count : 0;
}

const mbo_parameter *mbo_regels_parameter(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->boek.parameters.count ? &regels->boek.parameters.rij[index]
                                                                                 : NULL;
}
