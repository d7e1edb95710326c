/* SPDX-License-Identifier: MIT */
/*
 * Answering a table of cases. Threads take blocks of rows in turn. Of a block the columns become choices (blok.c)
 * and moments, and each question takes all rows at once down its diagram, or along its fronts (diagram/fronten.c). A
 * row that these leave open, or of which more than the outcome is asked, is answered as one case is
 * (oordeel/beslissen.c). It stands together because all of it works on what one thread has in hand, a `werker`.
 */
#include "batch/batch.h"

#include "batch/bedragen.h"
#include "diagram/fronten.h"

#include <stdlib.h>
#include <string.h>

/* Of a row and a question: there is no outcome yet. */
enum { OPEN = UINT8_MAX, ELDERS = MBOI_EERSTE_PARAMETER /* no node, nor an outcome */ };
enum {
    KORREL = 16 /* blocks that a thread takes at a time, at most */,
    KEREN = 8 /* that it takes some, at least where there are rows enough: threads then end at about one time */,
    DRAAD_KOST = 8192 /* answers that take as long as to start a thread and more */,
    MAX_DRADEN = 256,
    FOUTEN = 100,
    ALLE_OPTIES = MBO_BATCH_STRENG | MBO_BATCH_TELLEN | MBO_BATCH_ONTBREKEND | MBO_BATCH_ONTBREKEND_BITS |
                  MBO_BATCH_BEDRAGEN | MBO_BATCH_UITKOMST_INT8
};

/* ---- making one ---- */

static void add_test(mbo_batch *b, uint16_t test)
{
    for (uint32_t i = 0; i < b->testen; i++)
        if (b->test[i] == test)
            return;
    b->test[b->testen++] = test;
}

static void add_testen(mbo_batch *b, const mboi_diagram *d)
{
    for (uint32_t i = 0; i < d->testen; i++)
        add_test(b, d->test[i]);
}

static mbo_status add_vraag(mbo_batch *b, mbo_vraag vraag, mbo_fout *fout)
{
    if (vraag < 1 || vraag > MBOI_VRAGEN)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_create: %d is not a question", vraag);
    for (uint32_t q = 0; q < b->vragen; q++)
        if (b->vraag[q] == vraag)
            return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_create: question %s is asked twice",
                             mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag));
    const struct mboi_vraagdiagrammen *v = &b->regels->stelsel.vraag[vraag];
    b->vraag[b->vragen++] = vraag;
    add_testen(b, &v->uitkomst);
    add_testen(b, &v->bedrag);
    add_testen(b, &v->bereik);
    add_testen(b, &v->dag);
    for (size_t e = 0; e < b->regels->eigens; e++) {
        mbo_feit atoom = MBOI_FEITEN + 1 + (mbo_feit)e;
        b->eigen[e] |= mboi_vraag_leest(v, atoom);
    }
    return MBO_OK;
}

mbo_status mbo_batch_create(const mbo_regels *regels, const mbo_vraag *vragen, size_t count,
                            const mbo_batch_options *options, mbo_batch **out, mbo_fout *fout)
{
    mbo_batch_options o = {.size = sizeof o};
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, out) || (count && MBOI_NULL(fout, vragen)))
        return MBO_ERROR_ARGUMENT;
    if (options) {
        if (options->size < sizeof options->size || options->size > sizeof o)
            return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                             "mbo_batch_create: options.size is %zu; set it to sizeof (mbo_batch_options)",
                             options->size);
        memcpy(&o, options, options->size);
    }
    if (o.threads < 0 || o.fouten < 0)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_create: options: %d threads, %d bad values to keep",
                         o.threads, o.fouten);
    if (o.options & ~ALLE_OPTIES)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_create: options 0x%x are not known",
                         (unsigned)(o.options & ~ALLE_OPTIES));
    mbo_allocator memory = mboi_allocator(o.allocator);
    mbo_batch *b = mboi_resize(&memory, NULL, 0, sizeof *b);
    if (!b)
        return mboi_no_memory(fout);
    memset(b, 0, sizeof *b);
    atomic_init(&b->references, 1);
    b->allocator = memory;
    b->regels = mbo_regels_ref((mbo_regels *)(uintptr_t)regels); /* only the count of references changes */
    b->structuur = o.structuur ? mbo_structuur_ref((mbo_structuur *)(uintptr_t)o.structuur) : NULL;
    b->options = o.options;
    b->threads = o.threads ? o.threads : mboi_processors();
    b->threads = b->threads < MAX_DRADEN ? b->threads : MAX_DRADEN;
    b->max_fouten = o.fouten ? o.fouten : FOUTEN;
    b->progress = o.progress;
    b->progress_ctx = o.progress_ctx;
    mbo_status status = MBO_OK;
    for (size_t i = 0; !status && i < (vragen ? count : MBOI_VRAGEN); i++)
        status = add_vraag(b, vragen ? vragen[i] : (mbo_vraag)(i + 1), fout);
    if (!status && !b->vragen)
        status = mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_create: no question is asked");
    for (size_t e = 0; e < b->regels->eigens; e++)
        if (b->eigen[e] && b->regels->eigen[e]->draad)
            b->threads = 1; /* the rows are answered on the thread that calls */
    size_t plaatsen = (size_t)b->threads * sizeof *b->werker;
    b->werker = status ? NULL : mboi_resize(&memory, NULL, 0, plaatsen);
    if (b->werker)
        memset(b->werker, 0, plaatsen);
    else if (!status)
        status = mboi_no_memory(fout);
    if (status)
        mbo_batch_free(b);
    else
        *out = b;
    return status;
}

/* ---- rows, a block at a time ---- */

/* What the threads of one call share. */
typedef struct taak {
    mbo_batch *batch;
    const mboi_kolom *kolom;
    size_t kolommen;
    bool crebo;            /* is there a column of crebos? */
    int64_t rijen, korrel; /* and how many a thread takes at a time */
    const mbo_antwoordkolom *antwoord;
    int64_t voor, totaal, gemeld;  /* rows: before these, of all (0: a stream), told of so far */
    atomic_llong volgende, gedaan; /* rows */
    atomic_bool stop;
} taak;

/* What a thread has of its own. */
typedef struct mboi_werker {
    mboi_draad draad;
    taak *taak;
    const int8_t *leeg;
    bool hoofd; /* the thread that was called: it tells of progress */
    bool geen_geheugen, afgebroken;
    mboi_blok blok;
    mboi_moment moment[MBOI_RIJEN];
    int16_t kop[MBOI_RIJEN];
    mboi_crebo crebo[MBOI_RIJEN];
    mbo_feitset eigen_open[MBOI_MAX_EIGEN][MBOI_RIJEN];
    uint8_t uitkomst[MBOI_VRAGEN][MBOI_RIJEN];
    uint8_t vooraf[MBOI_RIJEN]; /* the outcome of every question, or OPEN */
    bool open[MBOI_RIJEN];      /* is some question still? */
    mboi_invoer in;
    mboi_fronten *fronten[MBOI_VRAGEN];            /* of each question, once it had an open row */
    mboi_vraagresten resten[MBOI_VRAGEN];          /* likewise, where more is asked than the outcome */
    mboi_bewaarde_bedragen *bedragen[MBOI_VRAGEN]; /* of each question, once its amount was asked for */
    mboi_dag *dagen, *bedragdagen;                 /* of those, and of these */
    mbo_feitset vast; /* the facts of which every row has the same: those of which there is no column */
    int64_t vanaf;    /* the first row of the block */
    int64_t uitkomsten[MBOI_VRAGEN][MBO_UITKOMST_NVT + 1], ontbrekend[MBOI_VRAGEN][MBOI_FEITEN + 1],
        ja_hoogstens[MBOI_VRAGEN], fouten_totaal, niet_opgezocht;
    mboi_foutlijst fouten;
} werker;

static int compare_fouten(const void *a, const void *b)
{
    const mbo_fout *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->column != y->column ? (x->column < y->column ? -1 : 1) : strcmp(x->message, y->message);
}

/* Put the bad values from one on in their order; past the limit the last ones go. */
static void order_fouten(const mbo_batch *b, mboi_foutlijst *lijst, size_t from)
{
    if (lijst->n > from)
        qsort(lijst->fout + from, lijst->n - from, sizeof *lijst->fout, compare_fouten);
    if (lijst->n > (size_t)b->max_fouten)
        lijst->n = (size_t)b->max_fouten;
}

/* Twice as many as are wanted are held before they are put in order, so that each is moved a few times at most. */
static bool keep_fout(const mbo_batch *b, mboi_foutlijst *lijst, const mbo_fout *fout)
{
    if (lijst->n / 2 >= (size_t)b->max_fouten)
        order_fouten(b, lijst, 0);
    if (!mboi_grow(&b->allocator, (void **)&lijst->fout, &lijst->capacity, lijst->n, sizeof *lijst->fout))
        return false;
    lijst->fout[lijst->n++] = *fout;
    return true;
}

static void note_fout(void *ctx, uint32_t rij, const mboi_kolom *kolom, mbo_fout *fout)
{
    werker *w = ctx;
    const mbo_batch *b = w->taak->batch;
    fout->line = b->rijen + w->vanaf + rij + 1;
    fout->column = kolom->nummer;
    w->fouten_totaal++;
    w->geen_geheugen |= !keep_fout(b, &w->fouten, fout);
}

static bool in_de_tijd(const werker *w, uint32_t i)
{
    return !(w->blok.rij[i] & MBOI_RIJ_START) || w->blok.start[i] >= MBO_REGELS_BEGIN;
}

/* A crebo says what the programme is, and when one may start. */
static void lees_crebos(werker *w, const mboi_kolom *kolom, uint32_t rijen)
{
    const mbo_batch *b = w->taak->batch;
    int8_t *keuze = w->blok.keuze;
    enum {
        SOORT = MBO_FEIT_SOORT_OPLEIDING << MBOI_SCHUIF,
        VIERJARIG = MBO_FEIT_VIERJARIG << MBOI_SCHUIF,
        CREBO = MBO_FEIT_CREBO << MBOI_SCHUIF
    };
    for (uint32_t i = 0; i < rijen; i++) {
        int64_t crebo = w->blok.waarde[CREBO + i], waarde;
        mbo_fout fout;
        w->crebo[i].instroom.gegeven = false;
        keuze[CREBO + i] = 0;
        if (crebo == MBOI_GEEN || (w->blok.rij[i] & MBOI_RIJ_FOUT))
            continue;
        mboi_gegeven gegeven = {.soort = keuze[SOORT + i] + 1,
                                .vierjarig = keuze[VIERJARIG + i],
                                .startdatum = w->blok.rij[i] & MBOI_RIJ_START ? w->blok.start[i] : MBO_DATUM_NOT_SET};
        if (mboi_crebo_van(b->structuur, crebo, &gegeven, &w->crebo[i], &fout)) {
            w->blok.rij[i] |= MBOI_RIJ_FOUT;
            note_fout(w, i, kolom, &fout);
            continue;
        }
        if (w->crebo[i].niet_opgezocht) {
            w->niet_opgezocht += in_de_tijd(w, i);
            continue;
        }
        w->blok.rij[i] |= MBOI_RIJ_CREBO;
        keuze[CREBO + i] = w->crebo[i].keuze;
        for (size_t f = 0; f < MBOI_CREBOFEITEN; f++)
            if (mboi_crebo_vult(&w->crebo[i], mboi_crebofeiten[f], &waarde))
                keuze[((uint32_t)mboi_crebofeiten[f] << MBOI_SCHUIF) + i] =
                    mboi_keuze(&b->regels->stelsel, mboi_crebofeiten[f], waarde);
    }
}

/* Dates that do not go together. Within so many years of 365 days they do, and then no calendar is needed. */
static void check_datums(werker *w, const mboi_kolom *kolom, uint32_t rijen)
{
    mboi_blok *blok = &w->blok;
    const uint32_t zeker = MBOI_MAX_LEEFTIJD * 365;
    uint8_t kijk[MBOI_RIJEN];
    for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
        mbo_datum op = blok->rij[i] & MBOI_RIJ_START ? blok->start[i] : MBO_REGELS_BEGIN;
        kijk[i] = ((uint32_t)op - (uint32_t)blok->geboren[i] > zeker) & ((blok->rij[i] & MBOI_RIJ_GEBOREN) != 0);
    }
    for (const uint8_t *at = kijk; (at = memchr(at, 1, (size_t)(kijk + rijen - at))); at++) {
        uint32_t i = (uint32_t)(at - kijk);
        mbo_datum start = blok->rij[i] & MBOI_RIJ_START ? blok->start[i] : MBO_DATUM_NOT_SET;
        mbo_fout fout;
        if ((blok->rij[i] & MBOI_RIJ_FOUT) || !mboi_datums_check(blok->geboren[i], start, &fout))
            continue;
        blok->rij[i] |= MBOI_RIJ_FOUT;
        note_fout(w, i, kolom, &fout);
    }
}

/* Of an own rule and a row: the values of its facts, and those that are unknown. */
static void lees_feiten(const werker *w, const mboi_eigen *eigen, uint32_t rij, int64_t *waarden, mbo_feitset *open)
{
    const taak *t = w->taak;
    bool streng = t->batch->options & MBO_BATCH_STRENG;
    *open = (mbo_feitset){{0, 0}};
    for (size_t i = 0; i < eigen->feiten; i++) {
        mboi_stand stand = MBOI_STAND_ONBEKEND;
        for (size_t k = 0; k < t->kolommen; k++)
            if (t->kolom[k].feit == eigen->feit[i]) /* read before: it is no bad value */
                stand = mboi_kolom_lees(&t->kolom[k], w->vanaf + rij, &waarden[i], NULL);
        bool crebo = w->blok.rij[rij] & MBOI_RIJ_CREBO;
        if (eigen->feit[i] == MBO_FEIT_CREBO && !crebo) /* given perhaps, but not looked up */
            stand = MBOI_STAND_ONBEKEND;
        if (crebo && mboi_crebo_vult(&w->crebo[rij], eigen->feit[i], &waarden[i]))
            continue;
        if (stand != MBOI_STAND_BEKEND && (streng || !mbo_feit_aanname(eigen->feit[i], &waarden[i])))
            mboi_feitset_add(open, eigen->feit[i]);
    }
}

/* Call the own rules that the questions read, for the rows of which all their facts are known. */
static void call_eigen(werker *w, uint32_t rijen)
{
    const mbo_batch *b = w->taak->batch;
    const mboi_kolom geen_kolom = {0};
    for (size_t e = 0; e < b->regels->eigens; e++) {
        const mboi_eigen *eigen = b->regels->eigen[e];
        int8_t *keuze = &w->blok.keuze[(MBOI_FEITEN + 1 + e) << MBOI_SCHUIF];
        for (uint32_t i = 0; b->eigen[e] && i < rijen; i++) {
            int64_t waarden[MBOI_FEITEN];
            mbo_feitset *open = &w->eigen_open[e][i];
            mbo_fout fout;
            bool uit;
            keuze[i] = MBOI_GEEN;
            if ((w->blok.rij[i] & MBOI_RIJ_FOUT) || !in_de_tijd(w, i))
                continue;
            lees_feiten(w, eigen, i, waarden, open);
            if (mboi_feitset_has(open, MBO_FEIT_CREBO)) {
                keuze[i] = 1; /* without one it takes no part */
            } else if (!mbo_feitset_next(open, 0)) {
                if (mboi_eigen_roep(eigen, waarden, &uit, &fout)) {
                    w->blok.rij[i] |= MBOI_RIJ_FOUT;
                    note_fout(w, i, &geen_kolom, &fout);
                } else {
                    keuze[i] = uit;
                }
            }
        }
    }
}

static void lees_blok(werker *w, uint32_t rijen)
{
    const taak *t = w->taak;
    const mbo_regels *regels = t->batch->regels;
    const mboi_fouten fouten = {w, note_fout};
    const mboi_kolom *crebo = NULL, *geboren = NULL;
    memset(w->blok.rij, 0, sizeof w->blok.rij);
    if (t->crebo) /* the block before this one may have filled it in */
        for (size_t f = 0; f < MBOI_CREBOFEITEN; f++)
            memset(&w->blok.keuze[mboi_crebofeiten[f] << MBOI_SCHUIF], w->leeg[mboi_crebofeiten[f]], MBOI_RIJEN);
    for (size_t k = 0; k < t->kolommen; k++) {
        mboi_blok_lees(&w->blok, regels, w->leeg, &t->kolom[k], w->vanaf, rijen, &fouten);
        crebo = t->kolom[k].feit == MBO_FEIT_CREBO ? &t->kolom[k] : crebo;
        geboren = t->kolom[k].feit == MBO_FEIT_GEBOORTEDATUM ? &t->kolom[k] : geboren;
    }
    if (geboren)
        check_datums(w, geboren, rijen);
    if (crebo)
        lees_crebos(w, crebo, rijen);
    call_eigen(w, rijen);
}

/* The moments of the rows whose dates are known, and their heads. */
static void maak_momenten(werker *w, uint32_t rijen)
{
    const mbo_batch *b = w->taak->batch;
    const mbo_regels *regels = b->regels;
    const mboi_blok *blok = &w->blok;
    static const mboi_instroom zonder_crebo; /* that of a row may be what a run before left there */
    uint32_t dag[MBOI_RIJEN], waar[MBOI_RIJEN] = {0};
    uint32_t bijzonder = 0; /* is there a row with a crebo, or with its day outside the calendar? */
    for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
        uint32_t d = (uint32_t)blok->start[i] - MBO_REGELS_BEGIN;
        bijzonder |= ((d >= MBOI_KALENDER) & ((blok->rij[i] & MBOI_RIJ_START) != 0)) | (blok->rij[i] & MBOI_RIJ_CREBO);
        dag[i] = d < MBOI_KALENDER ? d : 0;
    }
    for (uint32_t t = 0; t < b->testen; t++) {
        const mbo_datum *snede = regels->stelsel.snede[b->test[t]];
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            waar[i] |= (uint32_t)(blok->geboren[i] <= snede[dag[i]]) << b->test[t];
    }
    for (uint32_t i = 0; i < MBOI_RIJEN; i++) {
        uint32_t in = regels->stelsel.kalender[dag[i]];
        w->moment[i] = (mboi_moment){(uint16_t)(in / 12), (uint16_t)(1 << in % 12), waar[i]};
    }
    for (uint32_t i = 0; bijzonder && i < rijen; i++)
        if ((blok->rij[i] & MBOI_RIJ_START) && blok->start[i] >= MBO_REGELS_BEGIN) {
            const mboi_instroom *in = blok->rij[i] & MBOI_RIJ_CREBO ? &w->crebo[i].instroom : &zonder_crebo;
            w->moment[i] = mboi_moment_van(&regels->stelsel, in, blok->geboren[i], blok->start[i]);
        }
#define KEUZE(feit) (&blok->keuze[(feit) << MBOI_SCHUIF])
    const int8_t *bewijs = KEUZE(MBO_FEIT_BEWIJS), *leerweg = KEUZE(MBO_FEIT_LEERWEG),
                 *soort = KEUZE(MBO_FEIT_SOORT_OPLEIDING), *instelling = KEUZE(MBO_FEIT_INSTELLING);
#undef KEUZE
    memset(w->open, 0, sizeof w->open);
    for (uint32_t i = 0; i < rijen; i++) {
        uint8_t rij = blok->rij[i];
        w->vooraf[i] = rij & MBOI_RIJ_FOUT ? 0 : !in_de_tijd(w, i) ? MBO_UITKOMST_ONBEKEND : OPEN;
        w->kop[i] = (int16_t)mboi_kop(bewijs[i], leerweg[i], soort[i], instelling[i]);
    }
}

/* A row as the evaluation of one case takes it. */
static void neem_rij(werker *w, uint32_t i)
{
    mboi_invoer *in = &w->in;
    uint8_t rij = w->blok.rij[i];
    in->keuze = w->blok.keuze + i;
    in->waarde = w->blok.waarde + i;
    in->kop = w->kop[i];
    in->geboren = rij & MBOI_RIJ_GEBOREN;
    in->start = rij & MBOI_RIJ_START;
    in->geboortedatum = in->geboren ? w->blok.geboren[i] : 0;
    in->startdatum = in->start ? w->blok.start[i] : 0;
    in->momenten = in->geboren && in->start;
    in->moment[0] = w->moment[i];
    for (size_t e = 0; e < w->taak->batch->regels->eigens; e++)
        in->eigen_open[e] = w->eigen_open[e][i];
    in->instroom.gegeven = false;
    if (rij & MBOI_RIJ_CREBO)
        in->instroom = w->crebo[i].instroom;
}

/* The dates without which a question does not know its root. */
static uint8_t needs(const mboi_diagram *d)
{
    return d->leeftijd ? MBOI_RIJ_GEBOREN | MBOI_RIJ_START : d->testen || d->toppen > 1 ? MBOI_RIJ_START : 0;
}

/* A question of few facts: its table has the answer, for rows whose dates are known as far as they matter. `plek`: the
   place in it and 1, or 0. */
static void look_up(werker *w, const mboi_diagram *d, uint8_t *uit, uint16_t *plek, uint32_t rijen)
{
    uint8_t nodig = needs(d);
    uint16_t at[MBOI_RIJEN] = {0};
    for (uint32_t s = 0; s < d->schreden; s++) {
        const int8_t *keuze = &w->blok.keuze[d->schrede[s].feit << MBOI_SCHUIF];
        uint16_t stride = d->schrede[s].stride;
        for (uint32_t i = 0; i < MBOI_RIJEN; i++)
            at[i] = (uint16_t)(at[i] + (keuze[i] + 1) * stride);
    }
    for (uint32_t i = 0; i < rijen; i++) {
        uint32_t hier = d->kort_wortel[mboi_wortel(d, w->moment[i], 0)] * d->tabelmaat + at[i];
        bool weet = (w->vooraf[i] == OPEN) & ((w->blok.rij[i] & nodig) == nodig);
        uint8_t uitkomst = d->tabel[hier];
        uit[i] = weet ? uitkomst : w->vooraf[i];
        plek[i] = (uint16_t)(weet ? hier + 1 : 0);
    }
}

/*
 * Rows of which all that matters is known are decided; of the others `id` is the open node that they came to, or none.
 * All rows take a step, then those that are not there yet the next: that way the processor has many of them under way
 * at a time.
 */
static void walk_down(werker *w, const mboi_diagram *d, uint8_t *uit, uint16_t *id, uint32_t rijen)
{
    static const uint8_t van_einde[] = {
        [MBOI_NEE] = MBO_UITKOMST_NEE, [MBOI_JA] = MBO_UITKOMST_JA, [MBOI_NVT] = MBO_UITKOMST_NVT, [ELDERS] = OPEN};
    const mbo_regels *regels = w->taak->batch->regels;
    mboi_invoer *in = &w->in;
    uint8_t onderweg[MBOI_RIJEN], nodig = needs(d);
    uint32_t n = 0, eindes = regels->stelsel.eindes;
    for (uint32_t i = 0; i < rijen; i++) {
        bool loopt = (w->vooraf[i] == OPEN) & ((w->blok.rij[i] & nodig) == nodig);
        uint16_t begin = (uint16_t)mboi_begin(d, w->moment[i], w->kop[i]);
        id[i] = loopt ? begin : ELDERS;
        onderweg[n] = (uint8_t)i;
        n += id[i] >= eindes;
    }
    while (n) {
        uint32_t verder = 0;
        for (uint32_t j = 0; j < n; j++) {
            uint32_t i = onderweg[j], was = id[i];
            if (d->uren)
                in->waarde = w->blok.waarde + i;
            id[i] = (uint16_t)mboi_step(&regels->stelsel, d, in, w->blok.keuze + i, MBOI_SCHUIF, was);
            onderweg[verder] = (uint8_t)i;
            verder += (id[i] >= eindes) & (id[i] != was);
        }
        n = verder;
    }
    for (uint32_t i = 0; i < rijen; i++) {
        uint8_t einde = van_einde[id[i] < ELDERS ? id[i] : ELDERS];
        uit[i] = einde == OPEN ? w->vooraf[i] : einde;
    }
}

/* The front of an open row; `volledig`: see mboi_front_van_geboortedatum(). */
static uint32_t begin_front(werker *w, mboi_fronten *f, uint32_t i, uint16_t id, bool *volledig)
{
    uint8_t rij = w->blok.rij[i], nodig = needs(f->d);
    *volledig = true;
    if (id >= f->stelsel->eindes)
        return mboi_front_van_knoop(f, id);
    if ((rij & nodig) == nodig) /* it ended where a parameter has no value */
        return MBO_UITKOMST_ONBEKEND;
    if (f->instroom && (rij & MBOI_RIJ_CREBO)) {
        neem_rij(w, i);
        return mboi_front_van_crebo(f, &w->in);
    }
    if (rij & MBOI_RIJ_START)
        return mboi_front_van_startdatum(f, w->blok.start[i]);
    return rij & MBOI_RIJ_GEBOREN ? mboi_front_van_geboortedatum(f, w->blok.geboren[i], volledig)
                                  : mboi_front_van_toppen(f);
}

/* The open rows, from the nodes `id` on, as far as they can be decided by what other rows came to. */
static void walk_fronten(werker *w, mboi_fronten *f, uint8_t *uit, const uint16_t *id, uint32_t rijen)
{
    uint8_t open[MBOI_RIJEN], onderweg[MBOI_RIJEN];
    uint32_t front[MBOI_RIJEN], opens = 0, n = 0;
    bool volledig[MBOI_RIJEN];
    mboi_invoer *in = &w->in;
    for (uint32_t i = 0; i < rijen; i++) {
        open[opens] = (uint8_t)i;
        opens += uit[i] == OPEN;
    }
    for (uint32_t j = 0; j < opens; j++) {
        uint32_t i = open[j];
        front[i] = begin_front(w, f, i, id[i], &volledig[i]);
        onderweg[n] = (uint8_t)i;
        n += front[i] >= MBOI_FRONTEN;
    }
    while (n) {
        uint32_t verder = 0;
        for (uint32_t j = 0; j < n; j++) {
            uint32_t i = onderweg[j];
            if (f->d->uren)
                in->waarde = w->blok.waarde + i;
            front[i] = mboi_front_stap(f, in, w->blok.keuze + i, MBOI_SCHUIF, front[i]);
            onderweg[verder] = (uint8_t)i;
            verder += front[i] >= MBOI_FRONTEN;
        }
        n = verder;
    }
    for (uint32_t j = 0; j < opens; j++) {
        uint32_t i = open[j];
        bool zeker = front[i] != MBOI_FRONT_ANDERS && (volledig[i] | (front[i] == MBO_UITKOMST_ONBEKEND));
        uit[i] = zeker ? (uint8_t)front[i] : OPEN;
    }
}

/* Is more to be told of an open row than its outcome? */
static bool needs_ontbrekend(const werker *w, uint32_t q)
{
    return w->taak->antwoord[q].ontbrekend || w->taak->batch->options & MBO_BATCH_TELLEN;
}

/* The outcome of an open row. */
static void decide_open(werker *w, uint32_t q, uint32_t i)
{
    const mbo_batch *b = w->taak->batch;
    const mboi_stelsel *stelsel = &b->regels->stelsel;
    w->in.agenda = w->fronten[q] ? w->fronten[q]->agenda : NULL;
    w->uitkomst[q][i] = (uint8_t)mboi_diagram_uitkomst(stelsel, &stelsel->vraag[b->vraag[q]].uitkomst, &w->in);
}

/* Without memory for them all is well too. */
static mboi_dag *make_dagen(const mbo_batch *b, mboi_dag **dagen)
{
    if (!*dagen && (*dagen = mboi_resize(&b->allocator, NULL, 0, MBOI_DAGEN * sizeof **dagen)))
        memset(*dagen, 0, MBOI_DAGEN * sizeof **dagen);
    return *dagen;
}

static void free_dagen(const mbo_batch *b, mboi_dag **dagen)
{
    mboi_resize(&b->allocator, *dagen, *dagen ? MBOI_DAGEN * sizeof **dagen : 0, 0);
    *dagen = NULL;
}

static void make_resten(werker *w, uint32_t q)
{
    const mbo_batch *b = w->taak->batch;
    const mboi_stelsel *stelsel = &b->regels->stelsel;
    const struct mboi_vraagdiagrammen *d = &stelsel->vraag[b->vraag[q]];
    mboi_vraagresten *r = &w->resten[q];
    if (!r->uitkomst)
        r->uitkomst = mboi_resten_create(stelsel, &d->uitkomst, &w->vast, make_dagen(b, &w->dagen), q, &b->allocator);
    if (!r->bereik && stelsel->boek->vraag[b->vraag[q]].bereik)
        r->bereik = mboi_resten_create(stelsel, &d->bereik, &w->vast, NULL, 0, &b->allocator);
}

/* The outcome of an open row with all that is asked beside it. */
static void decide_ontbrekend(werker *w, uint32_t q, uint32_t i, const mboi_gang *gang)
{
    const mbo_batch *b = w->taak->batch;
    mbo_feitset *uit = w->taak->antwoord[q].ontbrekend;
    const mboi_resten *r = w->resten[q].uitkomst;
    mboi_antwoord a;
    if (!r || b->regels->stelsel.boek->vraag[b->vraag[q]].bereik || mboi_resten_vraagt(r, gang))
        neem_rij(w, i);
    w->resten[q].gang = gang;
    mboi_beslis_uitkomst(&b->regels->stelsel, b->vraag[q], &w->in, &w->resten[q], &a);
    w->uitkomst[q][i] = (uint8_t)a.uitkomst;
    if (uit)
        uit[w->vanaf + i] = a.ontbrekend;
    if (!(b->options & MBO_BATCH_TELLEN))
        return;
    w->ja_hoogstens[q] += a.ja_mogelijk && a.uitkomst != MBO_UITKOMST_JA;
    for (mbo_feit feit = 0; a.uitkomst == MBO_UITKOMST_ONBEKEND && (feit = mbo_feitset_next(&a.ontbrekend, feit));)
        w->ontbrekend[q][feit]++;
}

/* The rows whose outcome is open, or not clear yet, from the nodes (or by the places in the table) `id` on: of no other
   outcome is there more to tell. They take their steps as in walk_down(). */
static void walk_resten(werker *w, uint32_t q, const uint16_t *id, uint32_t rijen)
{
    const mbo_batch *b = w->taak->batch;
    uint32_t eindes = b->regels->stelsel.eindes, opens = 0, n = 0;
    const bool tabel = b->regels->stelsel.vraag[b->vraag[q]].uitkomst.tabel;
    const uint8_t *uit = w->uitkomst[q];
    uint8_t open[MBOI_RIJEN], onderweg[MBOI_RIJEN];
    mboi_gang gang[MBOI_RIJEN];
    make_resten(w, q);
    mboi_resten *r = w->resten[q].uitkomst;
    for (uint32_t i = 0; i < rijen; i++) {
        open[opens] = (uint8_t)i;
        opens += (w->vooraf[i] == OPEN) &
                 ((uit[i] == OPEN) | (uit[i] == MBO_UITKOMST_ONBEKEND) | (uit[i] == MBO_UITKOMST_VOORWAARDELIJK));
    }
    if (r)
        mboi_resten_ruim(r);
    for (uint32_t j = 0; r && j < opens; j++) {
        uint32_t i = open[j];
        const bool knoop = !tabel && id[i] >= eindes;
        gang[i].halte = tabel && id[i] ? r->tabel[id[i] - 1] : 0;
        if (gang[i].halte)
            continue;
        if (knoop)
            gang[i] = mboi_resten_verder(r, id[i]);
        if (!gang[i].halte) {
            neem_rij(w, i);
            gang[i] = mboi_resten_begin(r, &w->in, knoop ? id[i] : MBOI_WORTELS);
        }
        onderweg[n] = (uint8_t)i;
        n += gang[i].halte != 0;
    }
    while (n) { /* the places of all first: to look there takes longest, and many can be under way at a time */
        uint32_t key[MBOI_RIJEN], lopend = 0, verder = 0;
        uint64_t stap[MBOI_RIJEN];
        for (uint32_t j = 0; j < n; j++) {
            uint32_t i = onderweg[j];
            key[lopend] = mboi_volgende_stap(r, w->blok.keuze + i, MBOI_SCHUIF, &gang[i]);
            onderweg[lopend] = (uint8_t)i;
            lopend += key[lopend] != 0;
        }
        for (uint32_t j = 0; j < lopend; j++)
            stap[j] = r->stap[mboi_plaats_van_stap(r, key[j])];
        for (uint32_t j = 0; j < lopend; j++) {
            uint32_t i = onderweg[j];
            gang[i].halte = (uint16_t)(stap[j] >> 32 == key[j] ? stap[j] : *mboi_vind_stap(r, key[j]));
            if (!gang[i].halte)
                mboi_resten_nieuw(r, &gang[i], key[j]);
            onderweg[verder] = (uint8_t)i;
            verder += gang[i].halte != 0;
        }
        n = verder;
    }
    for (uint32_t j = 0; j < opens; j++) {
        uint32_t i = open[j];
        if (r && tabel && id[i])
            r->tabel[id[i] - 1] = gang[i].halte;
        decide_ontbrekend(w, q, i, &gang[i]);
    }
}

/* The amount of the row that was taken. */
static void decide_bedrag(werker *w, uint32_t q, mboi_antwoord *a)
{
    const mbo_batch *b = w->taak->batch;
    const mboi_stelsel *stelsel = &b->regels->stelsel;
    if (mboi_bekend_bedrag(stelsel, b->vraag[q], &w->in, a))
        return;
    if (!w->bedragen[q]) /* without memory for them each is worked out by itself */
        w->bedragen[q] = mboi_bewaarde_bedragen_create(stelsel, b->vraag[q], &w->vast, make_dagen(b, &w->bedragdagen),
                                                       q, &b->allocator);
    if (w->bedragen[q])
        mboi_bewaarde_bedragen_beslis(w->bedragen[q], &w->in, a);
    else
        mboi_beslis_bedrag(stelsel, b->vraag[q], &w->in, a);
}

/* Its first day. */
static void decide_vanaf(werker *w, uint32_t q, mboi_antwoord *a)
{
    const mbo_batch *b = w->taak->batch;
    const mboi_stelsel *stelsel = &b->regels->stelsel;
    const struct mboi_vraagdiagrammen *d = &stelsel->vraag[b->vraag[q]];
    mboi_vraagresten *r = &w->resten[q];
    if (!r->dag && !r->rest && stelsel->boek->vraag[b->vraag[q]].heeft_dag) {
        r->dag = mboi_resten_create(stelsel, &d->dag, &w->vast, NULL, 0, &b->allocator);
        r->rest = mboi_resten_create(stelsel, &d->rest, &w->vast, NULL, 0, &b->allocator);
    }
    mboi_beslis_vanaf(stelsel, b->vraag[q], &w->in, r, a);
}

/* The amounts and first days of a row that are asked for. */
static void decide_bedragen(werker *w, uint32_t q, uint32_t i)
{
    const mbo_antwoordkolom *k = &w->taak->antwoord[q];
    int64_t at = w->vanaf + i;
    mboi_antwoord a = {.vanaf = MBO_DATUM_NOT_SET};
    bool beantwoord = !(w->blok.rij[i] & MBOI_RIJ_FOUT) && in_de_tijd(w, i);
    if (beantwoord && (k->soort || k->bedrag || k->bedrag_stand || k->bedrag_ontbrekend))
        decide_bedrag(w, q, &a);
    if (beantwoord && (k->vanaf || k->vanaf_stand || k->vanaf_ontbrekend))
        decide_vanaf(w, q, &a);
    if (k->soort)
        k->soort[at] = (int8_t)a.soort;
    if (k->bedrag_stand)
        k->bedrag_stand[at] = (int8_t)a.stand;
    if (k->bedrag)
        k->bedrag[at] = a.bedrag;
    if (k->bedrag_ontbrekend)
        k->bedrag_ontbrekend[at] = a.bedrag_ontbrekend;
    if (k->vanaf_stand)
        k->vanaf_stand[at] = (int8_t)a.vanaf_stand;
    if (k->vanaf)
        k->vanaf[at] = a.vanaf;
    if (k->vanaf_ontbrekend)
        k->vanaf_ontbrekend[at] = a.vanaf_ontbrekend;
}

static void free_resten(const mbo_batch *b, werker *w)
{
    for (uint32_t q = 0; q < MBOI_VRAGEN; q++) {
        mboi_resten_free(w->resten[q].uitkomst);
        mboi_resten_free(w->resten[q].bereik);
        mboi_resten_free(w->resten[q].dag);
        mboi_resten_free(w->resten[q].rest);
        mboi_bewaarde_bedragen_free(w->bedragen[q]);
    }
    memset(w->resten, 0, sizeof w->resten);
    memset(w->bedragen, 0, sizeof w->bedragen);
    free_dagen(b, &w->dagen);
    free_dagen(b, &w->bedragdagen);
}

/* The outcomes to a question, but for those that have to be worked out row by row: they are marked open. */
static void decide_vlug(werker *w, uint32_t q, uint32_t rijen)
{
    const mbo_batch *b = w->taak->batch;
    const mboi_diagram *d = &b->regels->stelsel.vraag[b->vraag[q]].uitkomst;
    uint8_t *uit = w->uitkomst[q];
    uint16_t id[MBOI_RIJEN] = {0};
    memset(uit, OPEN, MBOI_RIJEN);
    if (d->tabel)
        look_up(w, d, uit, id, rijen);
    else
        walk_down(w, d, uit, id, rijen);
    if (needs_ontbrekend(w, q)) {
        walk_resten(w, q, id, rijen);
        return;
    }
    if (memchr(uit, OPEN, rijen)) {
        if (!w->fronten[q]) /* without memory for them, row by row will do */
            w->fronten[q] = mboi_fronten_create(&b->regels->stelsel, d, &b->allocator);
        if (w->fronten[q])
            walk_fronten(w, w->fronten[q], uit, id, rijen);
        for (uint32_t i = 0; i < rijen; i++)
            w->open[i] |= uit[i] == OPEN;
    }
}

static bool wants_bedragen(const mbo_antwoordkolom *k)
{
    return k->soort || k->bedrag || k->bedrag_stand || k->bedrag_ontbrekend || k->vanaf || k->vanaf_stand ||
           k->vanaf_ontbrekend;
}

static void answer_blok(werker *w, uint32_t rijen)
{
    const mbo_batch *b = w->taak->batch;
    const mbo_antwoordkolom *antwoord = w->taak->antwoord;
    bool bedragen = false;
    for (uint32_t q = 0; q < b->vragen; q++) {
        bedragen |= wants_bedragen(&antwoord[q]);
        if (antwoord[q].ontbrekend)
            memset(antwoord[q].ontbrekend + w->vanaf, 0, rijen * sizeof *antwoord[q].ontbrekend);
        decide_vlug(w, q, rijen);
    }
    for (uint32_t i = 0; i < rijen; i++) {
        if (!w->open[i] && !bedragen)
            continue;
        neem_rij(w, i);
        for (uint32_t q = 0; q < b->vragen; q++) {
            if (w->uitkomst[q][i] == OPEN)
                decide_open(w, q, i);
            if (wants_bedragen(&antwoord[q]))
                decide_bedragen(w, q, i);
        }
    }
    for (uint32_t q = 0; q < b->vragen; q++) {
        for (uint8_t u = 0; u <= MBO_UITKOMST_NVT; u++) { /* whole blocks, as in blok.c */
            uint16_t n = 0;
            for (uint32_t i = 0; i < MBOI_RIJEN; i++)
                n = (uint16_t)(n + (w->uitkomst[q][i] == u));
            w->uitkomsten[q][u] += n;
        }
        if (antwoord[q].uitkomst)
            memcpy(antwoord[q].uitkomst + w->vanaf, w->uitkomst[q], rijen);
    }
}

/* Tell how many rows are done; false: to be cancelled. */
static bool tell(taak *t, int64_t gedaan)
{
    const mbo_batch *b = t->batch;
    t->gemeld = gedaan;
    return !b->progress || !b->progress(b->progress_ctx, t->voor + gedaan, t->totaal);
}

static void work(void *ctx)
{
    werker *w = ctx;
    taak *t = w->taak;
    while (!atomic_load_explicit(&t->stop, memory_order_relaxed) && !w->geen_geheugen) {
        int64_t from = atomic_fetch_add_explicit(&t->volgende, t->korrel, memory_order_relaxed), to = from + t->korrel;
        if (from >= t->rijen)
            return;
        to = to < t->rijen ? to : t->rijen;
        for (w->vanaf = from; w->vanaf < to; w->vanaf += MBOI_RIJEN) {
            uint32_t rijen = to - w->vanaf < MBOI_RIJEN ? (uint32_t)(to - w->vanaf) : MBOI_RIJEN;
            lees_blok(w, rijen);
            maak_momenten(w, rijen);
            answer_blok(w, rijen);
        }
        int64_t gedaan = atomic_fetch_add_explicit(&t->gedaan, to - from, memory_order_relaxed) + to - from;
        if (w->hoofd && !tell(t, gedaan))
            w->afgebroken = true;
        if (w->afgebroken || w->geen_geheugen)
            atomic_store_explicit(&t->stop, true, memory_order_relaxed);
    }
}

/* For columns of text; without memory each text is read anew. */
static void make_kasten(werker *w)
{
    const taak *t = w->taak;
    for (size_t k = 0; k < t->kolommen; k++) {
        mbo_feit feit = t->kolom[k].feit;
        bool tekst = mboi_is_tekst(t->kolom[k].vorm) && !t->kolom[k].woordenboek && mboi_maakt_keuzes(feit);
        if (tekst && !w->blok.kast[feit].plaats)
            mboi_kast_make(&w->blok.kast[feit], feit, w->leeg[feit], &t->batch->allocator);
    }
}

/* The facts of which there is no column, and which no crebo fills in. */
static mbo_feitset vaste_feiten(const taak *t)
{
    mbo_feitset vast = {{0, 0}};
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++)
        mboi_feitset_add(&vast, feit);
    for (size_t k = 0; k < t->kolommen; k++)
        mboi_feitset_remove(&vast, t->kolom[k].feit);
    for (size_t f = 0; t->crebo && f < MBOI_CREBOFEITEN; f++)
        mboi_feitset_remove(&vast, mboi_crebofeiten[f]);
    return vast;
}

/* What a thread has is kept for later rows: to make it takes as long as some thousands of answers. */
static werker *make_werker(taak *t, int32_t nummer)
{
    mbo_batch *b = t->batch;
    werker *w = b->werker[nummer];
    if (!w) {
        w = mboi_resize(&b->allocator, NULL, 0, sizeof *w);
        if (!w)
            return NULL;
        memset(w, 0, sizeof *w);
        b->werker[nummer] = w;
        w->leeg = b->regels->stelsel.keuze[(b->options & MBO_BATCH_STRENG) != 0];
        w->in.schuif = MBOI_SCHUIF;
        w->draad = (mboi_draad){.work = work, .ctx = w};
    }
    w->taak = t;
    w->hoofd = nummer == 0;
    w->geen_geheugen = w->afgebroken = false;
    memset(w->uitkomsten, 0, sizeof w->uitkomsten);
    memset(w->ontbrekend, 0, sizeof w->ontbrekend);
    memset(w->ja_hoogstens, 0, sizeof w->ja_hoogstens);
    w->fouten_totaal = w->niet_opgezocht = 0;
    w->fouten.n = 0;
    make_kasten(w);
    mboi_blok_leeg(&w->blok, w->leeg); /* of facts that now have no column */
    mbo_feitset vast = vaste_feiten(t);
    if (memcmp(&vast, &w->vast, sizeof vast))
        free_resten(b, w);
    w->vast = vast;
    return w;
}

static void free_fouten(const mbo_batch *b, mboi_foutlijst *lijst)
{
    mboi_resize(&b->allocator, lijst->fout, lijst->capacity * sizeof *lijst->fout, 0);
}

static void free_werker(const mbo_batch *b, werker *w)
{
    for (uint32_t q = 0; w && q < MBOI_VRAGEN; q++)
        mboi_fronten_free(w->fronten[q]);
    if (w) {
        free_resten(b, w);
        for (mbo_feit feit = 0; feit <= MBOI_FEITEN; feit++)
            mboi_kast_free(&w->blok.kast[feit], &b->allocator);
        free_fouten(b, &w->fouten);
    }
    mboi_resize(&b->allocator, w, w ? sizeof *w : 0, 0);
}

void mbo_batch_free(mbo_batch *b)
{
    if (!b || atomic_fetch_sub_explicit(&b->references, 1, memory_order_acq_rel) != 1)
        return;
    mbo_allocator memory = b->allocator;
    size_t plaatsen = b->werker ? (size_t)b->threads : 0;
    for (size_t i = 0; i < plaatsen; i++)
        free_werker(b, b->werker[i]);
    mboi_resize(&memory, b->werker, plaatsen * sizeof *b->werker, 0);
    mbo_regels_free(b->regels);
    mbo_structuur_free(b->structuur);
    free_fouten(b, &b->fouten);
    mboi_resize(&memory, b, sizeof *b, 0);
}

/* Add what a thread counted; false: no memory. */
static bool add_up(mbo_batch *b, const werker *w)
{
    bool ok = true;
    b->fouten_totaal += w->fouten_totaal;
    b->niet_opgezocht += w->niet_opgezocht;
    for (uint32_t q = 0; q < b->vragen; q++) {
        mbo_vraag v = b->vraag[q];
        for (size_t u = 0; u < MBOI_COUNT(w->uitkomsten[q]); u++)
            b->uitkomsten[v][u] += w->uitkomsten[q][u];
        for (size_t f = 0; f < MBOI_COUNT(w->ontbrekend[q]); f++)
            b->ontbrekend[v][f] += w->ontbrekend[q][f];
        b->ja_hoogstens[v] += w->ja_hoogstens[q] + w->uitkomsten[q][MBO_UITKOMST_JA];
    }
    for (size_t i = 0; ok && i < w->fouten.n; i++)
        ok = keep_fout(b, &b->fouten, &w->fouten.fout[i]);
    return ok;
}

mbo_status mboi_batch_answer(mbo_batch *b, const mboi_kolom *kolommen, size_t kolom_count, int64_t rijen,
                             const mbo_antwoordkolom *antwoord, int64_t voor, int64_t totaal, mbo_fout *fout)
{
    taak t = {.batch = b,
              .kolom = kolommen,
              .kolommen = kolom_count,
              .rijen = rijen,
              .antwoord = antwoord,
              .voor = voor,
              .totaal = totaal};
    werker *w[MAX_DRADEN];
    bool geen_geheugen = false, afgebroken = false;
    size_t fouten_voor = b->fouten.n; /* of rows before these */
    int32_t draden = 0, wanted = b->threads;
    for (size_t k = 0; k < kolom_count; k++)
        t.crebo |= kolommen[k].feit == MBO_FEIT_CREBO;
    for (size_t e = 0; e < b->regels->eigens; e++)
        if (b->eigen[e] && mboi_eigen_check(b->regels->eigen[e], fout))
            return MBO_ERROR_THREAD;
    atomic_init(&t.volgende, 0);
    atomic_init(&t.gedaan, 0);
    atomic_init(&t.stop, false);
    int64_t nuttig = rijen / (DRAAD_KOST / b->vragen);
    if (wanted > nuttig)
        wanted = nuttig ? (int32_t)nuttig : 1;
    t.korrel = rijen / (wanted * KEREN) / MBOI_RIJEN;
    t.korrel = MBOI_RIJEN * (t.korrel < 1 ? 1 : t.korrel > KORREL ? KORREL : t.korrel);
    while (draden < wanted && (w[draden] = make_werker(&t, draden)))
        draden++;
    if (!draden)
        return mboi_no_memory(fout);
    int32_t gestart = 1; /* the first works on the calling thread; fewer threads than wanted is no error */
    while (gestart < draden && mboi_draad_start(&w[gestart]->draad))
        gestart++;
    work(w[0]);
    for (int32_t i = 1; i < gestart; i++)
        mboi_draad_join(&w[i]->draad);
    for (int32_t i = 0; i < draden; i++) {
        geen_geheugen |= w[i]->geen_geheugen || !add_up(b, w[i]);
        afgebroken |= w[i]->afgebroken;
    }
    order_fouten(b, &b->fouten, fouten_voor);
    int64_t gedaan = atomic_load(&t.gedaan); /* the first ones: whatever a thread took it has answered */
    b->rijen += gedaan;
    if (geen_geheugen)
        return mboi_no_memory(fout);
    if (!afgebroken && t.gemeld < gedaan) /* another thread was the last */
        afgebroken = !tell(&t, gedaan);
    return afgebroken ? mboi_fail(fout, MBO_ERROR_CANCELLED, "cancelled") : MBO_OK;
}

/* ---- plain arrays ---- */

static mbo_status view_of(const mbo_kolom *kolom, int32_t nummer, int64_t rijen, mboi_kolom *uit, mbo_fout *fout)
{
    static const mboi_vorm vormen[] = {
        [MBO_KOLOMTYPE_BIT] = MBOI_VORM_BIT,     [MBO_KOLOMTYPE_INT8] = MBOI_VORM_INT8,
        [MBO_KOLOMTYPE_INT16] = MBOI_VORM_INT16, [MBO_KOLOMTYPE_INT32] = MBOI_VORM_INT32,
        [MBO_KOLOMTYPE_INT64] = MBOI_VORM_INT64, [MBO_KOLOMTYPE_TEKST] = MBOI_VORM_TEKST_C};
    const char *naam = mbo_feit_name(kolom->feit);
    if (!naam)
        return mboi_fail_at(fout, MBO_ERROR_ARGUMENT, 0, nummer, "mbo_batch_run: column %d: %d is not a fact", nummer,
                            kolom->feit);
    if (kolom->type < 1 || kolom->type >= (int32_t)MBOI_COUNT(vormen) || (rijen && !kolom->waarden))
        return mboi_fail_at(fout, MBO_ERROR_ARGUMENT, 0, nummer,
                            "mbo_batch_run: %s: no values, or %d is not a type of column", naam, kolom->type);
    if (kolom->type == MBO_KOLOMTYPE_BIT && mbo_feit_type(kolom->feit) != MBO_FEITTYPE_BOOL)
        return mboi_fail_at(fout, MBO_ERROR_VALUE, 0, nummer, "%s: bits are for bools", naam);
    *uit = (mboi_kolom){.feit = kolom->feit,
                        .vorm = vormen[kolom->type],
                        .nummer = nummer,
                        .eenheid = 1,
                        .waarden = kolom->waarden,
                        .geldig = kolom->geldig,
                        .lengte = rijen};
    return MBO_OK;
}

mbo_status mbo_batch_run(mbo_batch *batch, const mbo_kolom *kolommen, size_t kolom_count, int64_t rijen,
                         const mbo_antwoordkolom *antwoorden, size_t antwoord_count, mbo_fout *fout)
{
    if (MBOI_NULL(fout, batch) || (kolom_count && MBOI_NULL(fout, kolommen)) ||
        (antwoord_count && MBOI_NULL(fout, antwoorden)))
        return MBO_ERROR_ARGUMENT;
    if (rijen < 0)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_run: %lld rows", (long long)rijen);
    if (kolom_count > MBOI_FEITEN)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_run: %zu columns for %d facts", kolom_count, MBOI_FEITEN);
    mboi_kolom views[MBOI_FEITEN];
    mbo_feitset gezien = {{0, 0}};
    mbo_antwoordkolom antwoord[MBOI_VRAGEN] = {{0}};
    for (size_t i = 0; i < kolom_count; i++) {
        mbo_status status = view_of(&kolommen[i], (int32_t)i + 1, rijen, &views[i], fout);
        if (status)
            return status;
        if (mboi_feitset_has(&gezien, kolommen[i].feit))
            return mboi_fail_at(fout, MBO_ERROR_ARGUMENT, 0, (int32_t)i + 1,
                                "mbo_batch_run: %s: a second column of this fact", mbo_feit_name(kolommen[i].feit));
        mboi_feitset_add(&gezien, kolommen[i].feit);
    }
    for (size_t i = 0; i < antwoord_count; i++) {
        uint32_t q = 0;
        while (q < batch->vragen && batch->vraag[q] != antwoorden[i].vraag)
            q++;
        if (q == batch->vragen || antwoord[q].vraag)
            return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_batch_run: antwoorden[%zu] is of question %d, which %s", i,
                             antwoorden[i].vraag,
                             q == batch->vragen ? "the batch does not ask" : "another of them is of too");
        antwoord[q] = antwoorden[i];
    }
    return mboi_batch_answer(batch, views, kolom_count, rijen, antwoord, 0, rijen, fout);
}

/* ---- the summary ---- */

static bool known(mbo_vraag vraag)
{
    return vraag >= 1 && vraag <= MBOI_VRAGEN;
}

int64_t mbo_batch_rijen(const mbo_batch *b)
{
    return b ? b->rijen : 0;
}

int64_t mbo_batch_uitkomst_count(const mbo_batch *b, mbo_vraag vraag, mbo_uitkomst uitkomst)
{
    return b && known(vraag) && uitkomst >= 0 && uitkomst <= MBO_UITKOMST_NVT ? b->uitkomsten[vraag][uitkomst] : 0;
}

int64_t mbo_batch_ontbrekend_count(const mbo_batch *b, mbo_vraag vraag, mbo_feit feit)
{
    return b && known(vraag) && mbo_feit_name(feit) ? b->ontbrekend[vraag][feit] : 0;
}

int64_t mbo_batch_ja_hoogstens(const mbo_batch *b, mbo_vraag vraag)
{
    if (!b || !known(vraag))
        return 0;
    const int64_t *n = b->uitkomsten[vraag];
    return b->options & MBO_BATCH_TELLEN
               ? b->ja_hoogstens[vraag]
               : n[MBO_UITKOMST_JA] + n[MBO_UITKOMST_VOORWAARDELIJK] + n[MBO_UITKOMST_ONBEKEND];
}

int64_t mbo_batch_crebo_niet_opgezocht_count(const mbo_batch *b)
{
    return b ? b->niet_opgezocht : 0;
}

int64_t mbo_batch_fout_count(const mbo_batch *b)
{
    return b ? b->fouten_totaal : 0;
}

int32_t mbo_batch_fout(const mbo_batch *b, int32_t index, mbo_fout *out)
{
    if (!b || !out || index < 0 || (size_t)index >= b->fouten.n)
        return 0;
    *out = b->fouten.fout[index];
    return 1;
}
