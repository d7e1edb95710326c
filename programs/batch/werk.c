/* SPDX-License-Identifier: MIT */
/* What reading, answering and writing share. */
#include "werk.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void *claim(werk *w, void *was, size_t size)
{
    void *p = realloc(was, size ? size : 1);
    if (!p && !w->status) {
        fprintf(stderr, "%s: out of memory\n", program);
        w->status = SLECHTE_INVOER;
    }
    return p;
}

bool add_text(werk *w, tekst *t, const char *text, size_t length)
{
    if (t->used + length + 1 > t->capacity) {
        size_t wanted = 2 * (t->used + length + 1);
        char *grown = claim(w, t->data, wanted);
        if (!grown)
            return false;
        t->data = grown;
        t->capacity = wanted;
    }
    memcpy(t->data + t->used, text, length);
    t->data[t->used + length] = '\0';
    t->used += length + 1;
    return true;
}

void bad_line(werk *w, int64_t line, int64_t column, const char *message)
{
    blok *b = &w->b;
    if (b->slechte < w->o->fouten && b->slechte == b->slecht_ruimte) {
        mbo_fout *grown = claim(w, b->slecht, (2 * (size_t)b->slecht_ruimte + 8) * sizeof *grown);
        if (!grown)
            return;
        b->slecht = grown;
        b->slecht_ruimte = 2 * b->slecht_ruimte + 8;
    }
    if (b->slechte < w->o->fouten) {
        mbo_fout *fout = &b->slecht[b->slechte];
        *fout = (mbo_fout){.line = line, .column = column};
        snprintf(fout->message, sizeof fout->message, "%s", message);
    }
    b->slechte++;
}

void stop_at(werk *w, int64_t line, int64_t column, const char *message)
{
    mbo_fout fout = {.line = line, .column = column};
    snprintf(fout.message, sizeof fout.message, "%.*s", (int)sizeof fout.message - 1, message); /* cut if need be */
    if (!w->status)
        w->status = report(program, w->naam, &fout);
}

int64_t lines_of(const werk *w)
{
    return mbo_batch_rijen(w->batch) + w->zonder_zaak;
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
