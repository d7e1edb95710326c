/* SPDX-License-Identifier: MIT */
/* What reading, answering and writing share. */
#include "werk.h"

#include <stdlib.h>
#include <time.h>

double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void *claim(blok *b, void *was, size_t size)
{
    void *p = realloc(was, size ? size : 1);
    if (!p)
        end_with(b, 0, 0, "out of memory");
    return p;
}

bool grow(blok *b, tekst *t, size_t more)
{
    size_t wanted = 2 * (t->used + more);
    char *grown = claim(b, t->data, wanted);
    if (!grown)
        return false;
    t->data = grown;
    t->capacity = wanted;
    return true;
}

void bad_line(werk *w, blok *b, int64_t line, int64_t column, const char *message)
{
    if (b->slechte < w->o->fouten && b->slechte == b->slecht_ruimte) {
        mbo_fout *grown = claim(b, b->slecht, (2 * (size_t)b->slecht_ruimte + 8) * sizeof *grown);
        if (!grown)
            return;
        b->slecht = grown;
        b->slecht_ruimte = 2 * b->slecht_ruimte + 8;
    }
    if (b->slechte < w->o->fouten) {
        mbo_fout *fout = &b->slecht[b->slechte++];
        *fout = (mbo_fout){.line = line, .column = column};
        snprintf(fout->message, sizeof fout->message, "%s", message);
    }
    b->fouten++;
}

void end_with(blok *b, int64_t line, int64_t column, const char *message)
{
    if (b->heeft_einde)
        return;
    b->heeft_einde = true;
    b->einde = (mbo_fout){.line = line, .column = column};
    snprintf(b->einde.message, sizeof b->einde.message, "%.*s", (int)sizeof b->einde.message - 1, message);
}

bool writes_answers(const opties *o)
{
    return o->out || !o->vergelijk;
}

bool has_bedrag(mbo_vraag v)
{
    return v == MBO_VRAAG_ONDERWIJSGELD || v == MBO_VRAAG_LEVENLANGLERENKREDIET ||
           v == MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN;
}

bool has_vanaf(mbo_vraag v)
{
    return v == MBO_VRAAG_STUDIEFINANCIERING;
}

/* ---- what the threads counted ---- */

int64_t lines_of(const werk *w)
{
    int64_t n = w->zonder_zaak;
    for (int32_t i = 0; i < w->draden; i++)
        n += mbo_batch_rijen(w->draad[i].batch);
    return n;
}

int64_t uitkomsten(const werk *w, mbo_vraag v, mbo_uitkomst u)
{
    int64_t n = u ? 0 : w->zonder_zaak;
    for (int32_t i = 0; i < w->draden; i++)
        n += mbo_batch_uitkomst_count(w->draad[i].batch, v, u);
    return n;
}

int64_t ontbrekende(const werk *w, mbo_vraag v, mbo_feit feit)
{
    int64_t n = 0;
    for (int32_t i = 0; i < w->draden; i++)
        n += mbo_batch_ontbrekend_count(w->draad[i].batch, v, feit);
    return n;
}

int64_t ja_hoogstens(const werk *w, mbo_vraag v)
{
    int64_t n = 0;
    for (int32_t i = 0; i < w->draden; i++)
        n += mbo_batch_ja_hoogstens(w->draad[i].batch, v);
    return n;
}

int64_t crebos_niet_opgezocht(const werk *w)
{
    int64_t n = 0;
    for (int32_t i = 0; i < w->draden; i++)
        n += mbo_batch_crebo_niet_opgezocht_count(w->draad[i].batch);
    return n;
}
