/* SPDX-License-Identifier: MIT */
/* A block of lines through the batch of the library, and what was wrong with its values. */
#include "werk.h"

#include <stdlib.h>
#include <string.h>

/* The columns with facts, their cases as they stand in the block; `kolom_van`: which column of the file each is.
   Returns how many. */
static size_t feiten_of(const draad *d, const blok *b, mbo_kolom *feiten, size_t *kolom_van)
{
    const werk *w = d->werk;
    size_t n = 0;
    for (size_t k = 0; k < w->kolommen; k++) {
        if (!w->kolom[k].feit)
            continue;
        const char **waarden = d->waarden + n * REGELS;
        const size_t *veld = b->veld + k;
        for (int32_t r = 0; r < b->regels; r++)
            if (b->zaak[r] >= 0)
                waarden[b->zaak[r]] = b->velden.data + veld[(size_t)r * w->kolommen];
        feiten[n] = (mbo_kolom){.feit = w->kolom[k].feit, .type = MBO_KOLOMTYPE_TEKST, .waarden = waarden};
        kolom_van[n++] = k;
    }
    return n;
}

static bool answer_with(blok *b, mbo_batch *batch, const mbo_kolom *feiten, size_t n, const antwoorden *uit,
                        size_t vragen)
{
    mbo_fout fout;
    if (!mbo_batch_run(batch, feiten, n, b->zaken, uit->kolom, vragen, &fout))
        return true;
    end_with(b, fout.line, fout.column, fout.message);
    return false;
}

/* A bad value of a case as one of the line: in the words of the file, and at its place there. `rij`: no line of it
   stands before this one. */
static void place(const werk *w, const blok *b, const size_t *kolom_van, int64_t zaak, int32_t *rij, mbo_fout *fout)
{
    size_t k = kolom_van[fout->column - 1];
    while (b->zaak[*rij] != zaak)
        ++*rij;
    (w->o->nl ? tell_in_dutch_form : hint_at_dutch_form)(fout, w->kolom[k].feit,
                                                         b->velden.data + b->veld[(size_t)*rij * w->kolommen + k]);
    fout->line = b->regel_van[zaak];
    fout->column = (int64_t)k + 1;
}

/* The bad values of a block join its bad lines, in their order and no more than are shown: a line has the ones or is
   one of the others. */
static bool gather_bad(draad *d, blok *b, const size_t *kolom_van, int64_t rijen_voor, int64_t fouten_voor)
{
    const werk *w = d->werk;
    int64_t waarden = mbo_batch_fout_count(d->batch) - fouten_voor;
    int32_t most = w->o->fouten, n = 0, regel = 0, rij = 0;
    b->fouten += waarden;
    if (!waarden || !most)
        return true;
    mbo_fout *alle = claim(b, NULL, (size_t)(waarden + b->slechte < most ? waarden + b->slechte : most) * sizeof *alle),
             fout;
    if (!alle)
        return false;
    while (n < most && mbo_batch_fout(d->batch, d->getoond, &fout)) {
        d->getoond++;
        if (fout.line <= rijen_voor) /* of an earlier block, which had more than are shown */
            continue;
        place(w, b, kolom_van, fout.line - rijen_voor - 1, &rij, &fout);
        while (n < most && regel < b->slechte && b->slecht[regel].line < fout.line)
            alle[n++] = b->slecht[regel++];
        if (n < most)
            alle[n++] = fout;
    }
    while (n < most && regel < b->slechte)
        alle[n++] = b->slecht[regel++];
    free(b->slecht);
    b->slecht = alle;
    b->slechte = b->slecht_ruimte = n;
    return true;
}

static bool count_change(verandering *v, bool differs, int64_t voor, int64_t na)
{
    v->zaken += differs;
    v->voor += differs ? voor : 0;
    v->na += differs ? na : 0;
    return differs;
}

static void count_changes(draad *d, const blok *block)
{
    telling *t = &d->telling;
    for (size_t q = 0; q < d->werk->o->vragen; q++) {
        const mbo_antwoordkolom *a = &d->nu.kolom[q], *b = &d->straks.kolom[q];
        for (int32_t i = 0; i < block->zaken; i++) {
            bool changed = a->uitkomst[i] != b->uitkomst[i];
            t->van_naar[q][a->uitkomst[i]][b->uitkomst[i]]++;
            if (has_bedrag(a->vraag))
                changed |= count_change(&t->bedrag[q],
                                        a->soort[i] != b->soort[i] || a->bedrag_stand[i] != b->bedrag_stand[i] ||
                                            a->bedrag[i] != b->bedrag[i],
                                        a->bedrag[i], b->bedrag[i]);
            if (has_vanaf(a->vraag))
                changed |= count_change(&t->vanaf[q], a->vanaf[i] != b->vanaf[i], 0, 0);
            t->veranderd += changed;
        }
    }
}

static bool is_empty(const mbo_feitset *set)
{
    return !(set->bits[0] | set->bits[1]);
}

/* Is the answer open though no fact is missing? */
static bool is_zonder(const mbo_antwoordkolom *k, int32_t i)
{
    return k->ontbrekend && k->uitkomst[i] == MBO_UITKOMST_ONBEKEND && is_empty(&k->ontbrekend[i]);
}

/* Amounts and first days that are open; `zonder`: though no fact is missing. */
static void count_open(open_deel *deel, const int8_t *stand, const mbo_feitset *ontbrekend, const int8_t *uitkomst,
                       int32_t zaken)
{
    for (int32_t i = 0; i < zaken; i++)
        if (uitkomst[i] && stand[i] == MBO_STAND_OPEN) { /* a bad line has no answer to any question */
            deel->open++;
            deel->zonder += is_empty(&ontbrekend[i]);
        }
}

/* Does the library answer for no such startdatum? A bad value is none here. */
static bool is_before_the_rules(mbo_zaak *zaak, const char *text)
{
    int64_t datum;
    return !mbo_zaak_set_text(zaak, "startdatum", text, NULL) && mbo_zaak_get(zaak, MBO_FEIT_STARTDATUM, &datum) &&
           datum < MBO_REGELS_BEGIN;
}

/* What the summary tells of a block beside what the batch of the library counts. */
static void count_for_summary(draad *d, const blok *b, const char *const *startdatum)
{
    telling *t = &d->telling;
    size_t vragen = d->werk->o->vragen;
    for (size_t q = 0; q < vragen; q++) {
        const mbo_antwoordkolom *k = &d->nu.kolom[q];
        for (int32_t i = 0; i < b->zaken; i++)
            t->zonder_waarde[q] += is_zonder(k, i);
        if (k->bedrag_ontbrekend)
            count_open(&t->bedrag_open[q], k->bedrag_stand, k->bedrag_ontbrekend, k->uitkomst, b->zaken);
        if (k->vanaf_ontbrekend)
            count_open(&t->vanaf_open[q], k->vanaf_stand, k->vanaf_ontbrekend, k->uitkomst, b->zaken);
    }
    for (int32_t i = 0; startdatum && i < b->zaken; i++) {
        if (d->nu.kolom[0].uitkomst[i] != MBO_UITKOMST_ONBEKEND || !is_before_the_rules(d->zaak, startdatum[i]))
            continue;
        t->buiten_de_tijd++; /* it waits for no value of the law */
        for (size_t q = 0; q < vragen; q++)
            t->zonder_waarde[q] -= is_zonder(&d->nu.kolom[q], i);
    }
}

/* False: the block ends with an error, and none of it is answered. */
static bool answer_lines(draad *d, blok *b)
{
    const werk *w = d->werk;
    mbo_kolom feiten[FEITEN];
    size_t kolom_van[FEITEN];
    const char *const *startdatum = NULL;
    if (!d->waarden && !(d->waarden = claim(b, NULL, FEITEN * REGELS * sizeof *d->waarden)))
        return false;
    size_t n = feiten_of(d, b, feiten, kolom_van);
    for (size_t f = 0; f < n; f++)
        if (feiten[f].feit == MBO_FEIT_STARTDATUM)
            startdatum = feiten[f].waarden;
    int64_t rijen_voor = mbo_batch_rijen(d->batch), fouten_voor = mbo_batch_fout_count(d->batch);
    if (!answer_with(b, d->batch, feiten, n, &d->nu, w->o->vragen) ||
        (d->ander && !answer_with(b, d->ander, feiten, n, &d->straks, w->o->vragen)) ||
        !gather_bad(d, b, kolom_van, rijen_voor, fouten_voor))
        return false;
    if (!w->o->stil && !d->ander)
        count_for_summary(d, b, startdatum);
    if (d->ander)
        count_changes(d, b);
    return !w->out || add_answers(d, b);
}

void answer_blok(draad *d, blok *b)
{
    mbo_fout einde = b->einde;
    bool had_einde = b->heeft_einde;
    size_t kop = b->uit.used;
    if (!b->regels || d->werk->status)
        return;
    b->heeft_einde = false;
    if (answer_lines(d, b)) {
        b->einde = einde;
        b->heeft_einde = had_einde;
    } else {
        b->uit.used = kop;
        b->laatste_regel = 0;
        b->slechte = 0;
        b->fouten = 0;
    }
}
