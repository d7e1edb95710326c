/* SPDX-License-Identifier: MIT */
/*
 * Threads that are all alike: each does what there is to do. The block whose turn it is goes out first, so that its
 * place is free; else the next one is read and answered. Only one thread reads, and one writes, at a time, in the order
 * of the file. As there are some more blocks than threads, one that is slow holds up the others no sooner than they are
 * all full. A thread has a batch of the library of its own, which starts no threads: that costs less than threads
 * within each block, which would begin and end with it.
 */
#include "werk.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- what they need ---- */

static bool make_column(mbo_antwoordkolom *k, bool ontbrekend)
{
    return (k->uitkomst = malloc(REGELS)) &&
           (!ontbrekend || (k->ontbrekend = malloc(REGELS * sizeof *k->ontbrekend))) &&
           (!has_bedrag(k->vraag) || ((k->soort = malloc(REGELS)) && (k->bedrag_stand = malloc(REGELS)) &&
                                      (k->bedrag = malloc(REGELS * sizeof *k->bedrag)))) &&
           (!has_bedrag(k->vraag) || !ontbrekend ||
            (k->bedrag_ontbrekend = malloc(REGELS * sizeof *k->bedrag_ontbrekend))) &&
           (!has_vanaf(k->vraag) ||
            ((k->vanaf_stand = malloc(REGELS)) && (k->vanaf = malloc(REGELS * sizeof *k->vanaf)))) &&
           (!has_vanaf(k->vraag) || !ontbrekend ||
            (k->vanaf_ontbrekend = malloc(REGELS * sizeof *k->vanaf_ontbrekend)));
}

/* Room for the answers to a block; `ontbrekend`: also for what is missing. */
static bool make_answers(const opties *o, antwoorden *a, bool ontbrekend)
{
    for (size_t q = 0; q < o->vragen; q++) {
        a->kolom[q].vraag = o->vraag[q];
        if (!make_column(&a->kolom[q], ontbrekend))
            return false;
    }
    return true;
}

static void free_answers(antwoorden *a)
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

static bool make_batch(const opties *o, const mbo_regels *regels, const mbo_structuur *structuur, mbo_batch **out)
{
    mbo_fout fout;
    mbo_batch_options options = {.size = sizeof options,
                                 .structuur = structuur,
                                 .options = o->options | (o->stil || o->vergelijk ? 0 : MBO_BATCH_TELLEN),
                                 .threads = 1,
                                 .fouten = o->fouten};
    if (mbo_batch_create(regels, o->vraag, o->vragen, &options, out, &fout)) {
        report(program, NULL, &fout);
        return false;
    }
    return true;
}

static bool no_memory(void)
{
    fprintf(stderr, "%s: out of memory\n", program);
    return false;
}

static int32_t processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MAX_DRADEN ? MAX_DRADEN : (int32_t)n;
}

bool make_draden(werk *w, const mbo_regels *regels, const mbo_regels *andere, const mbo_structuur *structuur)
{
    enum { MEER = 2 }; /* blocks than threads */
    const opties *o = w->o;
    int32_t draden = o->threads ? o->threads : processors();
    w->blokken = draden > 1 ? draden + MEER : 1;
    w->draad = calloc((size_t)draden, sizeof *w->draad);
    w->blok = calloc((size_t)w->blokken, sizeof *w->blok);
    if (!w->draad || !w->blok)
        return no_memory();
    w->draden = draden; /* each is freed, as far as it was made */
    for (int32_t i = 0; i < draden; i++) {
        draad *d = &w->draad[i];
        d->werk = w;
        if (!make_batch(o, regels, structuur, &d->batch) || (andere && !make_batch(o, andere, structuur, &d->ander)))
            return false;
        if (!make_answers(o, &d->nu, writes_answers(o)) || (andere && !make_answers(o, &d->straks, false)) ||
            !(d->namen = calloc(1 << NAMEN_BITS, sizeof *d->namen)) || mbo_zaak_create(NULL, &d->zaak, NULL))
            return no_memory();
    }
    return true;
}

void free_draden(werk *w)
{
    for (int32_t i = 0; i < w->draden; i++) {
        draad *d = &w->draad[i];
        mbo_batch_free(d->batch);
        mbo_batch_free(d->ander);
        free_answers(&d->nu);
        free_answers(&d->straks);
        free(d->waarden);
        free(d->namen);
        mbo_zaak_free(d->zaak);
    }
    for (int32_t i = 0; w->blok && i < w->blokken; i++) {
        blok *b = &w->blok[i];
        free(b->velden.data);
        free(b->veld);
        free(b->zaak);
        free(b->regel_van);
        free(b->slecht);
        free(b->uit.data);
    }
    free(w->draad);
    free(w->blok);
}

/* ---- the work ---- */

static void *work(void *ctx);

/* The others, once there is more than one block; fewer than were asked for is no error. */
static void start_others(werk *w)
{
    enum { STACK = 2 << 20 }; /* musl gives 128 KiB, of which one answer may take 96 */
    pthread_attr_t attributes;
    w->gestart = 1;
    if (pthread_attr_init(&attributes))
        return;
    pthread_attr_setstacksize(&attributes, STACK);
    while (w->gestart < w->draden &&
           !pthread_create(&w->draad[w->gestart].id, &attributes, work, &w->draad[w->gestart]))
        w->gestart++;
    pthread_attr_destroy(&attributes);
}

/* The next block is read and answered; the slot is not held meanwhile. */
static void take_blok(draad *d, blok *b)
{
    werk *w = d->werk;
    w->leest = true;
    w->gelezen++;
    b->toestand = BEZIG;
    pthread_mutex_unlock(&w->slot);
    bool more = read_blok(w, b);
    pthread_mutex_lock(&w->slot);
    w->leest = false;
    w->klaar = !more;
    if (more && !w->gestart)
        start_others(w);
    pthread_cond_broadcast(&w->bel);
    pthread_mutex_unlock(&w->slot);
    answer_blok(d, b);
    pthread_mutex_lock(&w->slot);
    b->toestand = BEANTWOORD;
}

/* Likewise. */
static void put_blok(werk *w, blok *b)
{
    w->schrijft = true;
    pthread_mutex_unlock(&w->slot);
    write_blok(w, b);
    pthread_mutex_lock(&w->slot);
    w->schrijft = false;
    w->geschreven++;
    b->toestand = VRIJ;
}

static void *work(void *ctx)
{
    draad *d = ctx;
    werk *w = d->werk;
    pthread_mutex_lock(&w->slot);
    for (;;) {
        blok *uit = &w->blok[w->geschreven % w->blokken], *in = &w->blok[w->gelezen % w->blokken];
        if (!w->schrijft && uit->toestand == BEANTWOORD)
            put_blok(w, uit);
        else if (!w->leest && !w->klaar && in->toestand == VRIJ)
            take_blok(d, in);
        else if (w->klaar && w->geschreven == w->gelezen)
            break;
        else {
            pthread_cond_wait(&w->bel, &w->slot);
            continue;
        }
        pthread_cond_broadcast(&w->bel);
    }
    pthread_mutex_unlock(&w->slot);
    return NULL;
}

/* Add what a thread counted: nothing but int64_t. */
static void add_up(telling *sum, const telling *part)
{
    int64_t *to = (int64_t *)sum;
    const int64_t *from = (const int64_t *)part;
    for (size_t i = 0; i < sizeof *sum / sizeof *to; i++)
        to[i] += from[i];
}

void run_draden(werk *w)
{
    pthread_mutex_init(&w->slot, NULL);
    pthread_cond_init(&w->bel, NULL);
    work(&w->draad[0]);
    for (int32_t i = 1; i < w->gestart; i++)
        pthread_join(w->draad[i].id, NULL);
    pthread_cond_destroy(&w->bel);
    pthread_mutex_destroy(&w->slot);
    for (int32_t i = 0; i < w->draden; i++)
        add_up(&w->telling, &w->draad[i].telling);
}
