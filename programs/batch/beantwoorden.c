/* SPDX-License-Identifier: MIT */
/* A block of lines through the batch of the library, and what was wrong with its values. */
#include "werk.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

bool make_answers(werk *w, antwoorden *a, bool ontbrekend)
{
    for (size_t q = 0; q < w->o->vragen; q++) {
        mbo_antwoordkolom *k = &a->kolom[q];
        k->vraag = w->o->vraag[q];
        if (!(k->uitkomst = claim(w, NULL, BLOK)) ||
            (ontbrekend && !(k->ontbrekend = claim(w, NULL, BLOK * sizeof *k->ontbrekend))))
            return false;
        if (has_bedrag(k->vraag) &&
            (!(k->soort = claim(w, NULL, BLOK)) || !(k->bedrag_stand = claim(w, NULL, BLOK)) ||
             !(k->bedrag = claim(w, NULL, BLOK * sizeof *k->bedrag)) ||
             (ontbrekend && !(k->bedrag_ontbrekend = claim(w, NULL, BLOK * sizeof *k->bedrag_ontbrekend)))))
            return false;
        if (has_vanaf(k->vraag) &&
            (!(k->vanaf_stand = claim(w, NULL, BLOK)) || !(k->vanaf = claim(w, NULL, BLOK * sizeof *k->vanaf)) ||
             (ontbrekend && !(k->vanaf_ontbrekend = claim(w, NULL, BLOK * sizeof *k->vanaf_ontbrekend)))))
            return false;
    }
    return true;
}

void free_answers(antwoorden *a)
{
    for (size_t q = 0; q < VRAGEN; q++) {
        mbo_antwoordkolom *k = &a->kolom[q];
        free(k->uitkomst);
        free(k->ontbrekend);
        free(k->soort);
        free(k->bedrag_stand);
        free(k->bedrag);
        free(k->bedrag_ontbrekend);
        free(k->vanaf_stand);
        free(k->vanaf);
        free(k->vanaf_ontbrekend);
    }
}

mbo_batch *make_batch(werk *w, const char *parameters, const mbo_structuur *structuur)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_batch *batch = NULL;
    mbo_regels_options r = {.size = sizeof r, .parameters_path = parameters};
    mbo_batch_options b = {.size = sizeof b,
                           .structuur = structuur,
                           .options = w->o->options | (w->o->stil || w->o->vergelijk ? 0 : MBO_BATCH_TELLEN),
                           .threads = w->o->threads,
                           .fouten = w->o->fouten};
    if (mbo_regels_create(&r, &regels, &fout))
        w->status = report(program, parameters, &fout);
    else if (mbo_batch_create(regels, w->o->vraag, w->o->vragen, &b, &batch, &fout))
        w->status = report(program, NULL, &fout);
    mbo_regels_free(regels);
    return batch;
}

void show_progress(werk *w, bool done)
{
    double now = seconds();
    if (w->o->stil || !isatty(STDERR_FILENO) || (!done && now - w->getoond < 0.2))
        return;
    w->getoond = now;
    int64_t rijen = mbo_batch_rijen(w->batch);
    int percent = w->totaal > 0 ? (int)(100 * w->gelezen / w->totaal) : -1;
    if (done)
        fprintf(stderr, "\r%70s\r", "");
    else if (percent >= 0)
        fprintf(stderr, "\r%3d%% [%-30.*s] %lld, %.0f/s ", percent, percent * 30 / 100,
                "##############################", (long long)rijen, (double)rijen / (now - w->begin));
    else
        fprintf(stderr, "\r%lld, %.0f/s ", (long long)rijen, (double)rijen / (now - w->begin));
}

static bool answer_with(werk *w, mbo_batch *batch, const mbo_kolom *feiten, size_t n, const antwoorden *uit)
{
    mbo_fout fout;
    if (mbo_batch_run(batch, feiten, n, w->b.zaken, uit->kolom, w->o->vragen, &fout)) {
        w->status = report(program, w->naam, &fout);
        return false;
    }
    return true;
}

static void tell(werk *w, const mbo_fout *fout)
{
    if (w->fouten++ < w->o->fouten)
        report(program, w->naam, fout);
}

/* What is bad in this block: the values of earlier blocks have been told. */
static void tell_bad(werk *w, const size_t *kolom_van, int64_t rijen_voor, int64_t fouten_voor)
{
    const blok *b = &w->b;
    int64_t alle = w->fouten + mbo_batch_fout_count(w->batch) - fouten_voor + b->slechte;
    int32_t rij = 0, regel = 0, regels = b->slechte < w->o->fouten ? b->slechte : w->o->fouten;
    mbo_fout fout;
    for (int32_t i = 0; mbo_batch_fout(w->batch, i, &fout); i++) {
        if (fout.line <= rijen_voor)
            continue;
        int64_t zaak = fout.line - rijen_voor - 1;
        size_t k = kolom_van[fout.column - 1];
        while (b->zaak[rij] != zaak)
            rij++;
        (w->o->nl ? tell_in_dutch_form : hint_at_dutch_form)(&fout, w->kolom[k].feit,
                                                             b->velden.data + b->veld[(size_t)rij * w->kolommen + k]);
        fout.line = b->regel_van[zaak];
        fout.column = (int64_t)k + 1;
        while (regel < regels && b->slecht[regel].line < fout.line)
            tell(w, &b->slecht[regel++]);
        tell(w, &fout);
    }
    while (regel < regels)
        tell(w, &b->slecht[regel++]);
    w->fouten = alle;
}

static bool count_change(verandering *v, bool differs, int64_t voor, int64_t na)
{
    v->zaken += differs;
    v->voor += differs ? voor : 0;
    v->na += differs ? na : 0;
    return differs;
}

static void count_changes(werk *w)
{
    for (size_t q = 0; q < w->o->vragen; q++) {
        const mbo_antwoordkolom *a = &w->nu.kolom[q], *b = &w->straks.kolom[q];
        for (int32_t i = 0; i < w->b.zaken; i++) {
            bool changed = a->uitkomst[i] != b->uitkomst[i];
            w->van_naar[q][a->uitkomst[i]][b->uitkomst[i]]++;
            if (has_bedrag(a->vraag))
                changed |= count_change(&w->bedrag[q],
                                        a->soort[i] != b->soort[i] || a->bedrag_stand[i] != b->bedrag_stand[i] ||
                                            a->bedrag[i] != b->bedrag[i],
                                        a->bedrag[i], b->bedrag[i]);
            if (has_vanaf(a->vraag))
                changed |= count_change(&w->vanaf[q], a->vanaf[i] != b->vanaf[i], 0, 0);
            w->veranderd += changed;
        }
    }
}

/* Amounts and first days that are open; `zonder`: though no fact is missing. */
static void count_open(open_deel *deel, mbo_stand stand, const mbo_feitset *ontbrekend)
{
    deel->open += stand == MBO_STAND_OPEN;
    deel->zonder += stand == MBO_STAND_OPEN && !mbo_feitset_next(ontbrekend, 0);
}

/* Does the library answer for no such startdatum? A bad value is none here. */
static bool is_before_the_rules(const char *text)
{
    mbo_datum datum;
    char trimmed[16];
    return sscanf(text, "%15s", trimmed) == 1 && !mbo_datum_parse(trimmed, &datum, NULL) && datum < MBO_REGELS_BEGIN;
}

/* What the summary tells of a block beside what the batch of the library counts. */
static void count_for_summary(werk *w, const char *const *startdatum)
{
    for (int32_t i = 0; i < w->b.zaken; i++) {
        if (!w->nu.kolom[0].uitkomst[i]) /* a bad line has no answer to any question */
            continue;
        bool buiten = startdatum && is_before_the_rules(startdatum[i]);
        w->buiten_de_tijd += buiten;
        for (size_t q = 0; q < w->o->vragen; q++) {
            const mbo_antwoordkolom *k = &w->nu.kolom[q];
            w->zonder_waarde[q] += !buiten && k->ontbrekend && k->uitkomst[i] == MBO_UITKOMST_ONBEKEND &&
                                   !mbo_feitset_next(&k->ontbrekend[i], 0);
            if (k->bedrag_ontbrekend)
                count_open(&w->bedrag_open[q], k->bedrag_stand[i], &k->bedrag_ontbrekend[i]);
            if (k->vanaf_ontbrekend)
                count_open(&w->vanaf_open[q], k->vanaf_stand[i], &k->vanaf_ontbrekend[i]);
        }
    }
}

void answer_blok(werk *w)
{
    static const char *waarden[FEITEN][BLOK];
    mbo_kolom feiten[FEITEN];
    const char *const *startdatum = NULL;
    size_t n = 0, kolom_van[FEITEN];
    if (w->status || !w->b.regels)
        return;
    for (size_t k = 0; k < w->kolommen; k++) {
        if (!w->kolom[k].feit)
            continue;
        for (int32_t r = 0; r < w->b.regels; r++)
            if (w->b.zaak[r] >= 0)
                waarden[n][w->b.zaak[r]] = w->b.velden.data + w->b.veld[(size_t)r * w->kolommen + k];
        if (w->kolom[k].feit == MBO_FEIT_STARTDATUM)
            startdatum = waarden[n];
        feiten[n] = (mbo_kolom){.feit = w->kolom[k].feit, .type = MBO_KOLOMTYPE_TEKST, .waarden = waarden[n]};
        kolom_van[n++] = k;
    }
    int64_t rijen_voor = mbo_batch_rijen(w->batch), fouten_voor = mbo_batch_fout_count(w->batch);
    if (!answer_with(w, w->batch, feiten, n, &w->nu))
        return;
    tell_bad(w, kolom_van, rijen_voor, fouten_voor);
    count_for_summary(w, startdatum);
    if (w->ander) {
        if (!answer_with(w, w->ander, feiten, n, &w->straks))
            return;
        count_changes(w);
    }
    if (w->out)
        write_answers(w);
    if (w->out && ferror(w->out)) {
        w->schrijffout = errno;
        w->status = SLECHTE_INVOER;
    }
    w->b.regels = w->b.zaken = w->b.slechte = 0;
    w->b.velden.used = 0;
    show_progress(w, false);
}
