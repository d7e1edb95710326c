/* SPDX-License-Identifier: MIT */
/* The answers as CSV: a block of them is put together in memory, and written at once when it is its turn. */
#include "werk.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static char *put(char *to, const char *text)
{
    size_t n = strlen(text);
    memcpy(to, text, n);
    return to + n;
}

static woord woord_of(const char *text)
{
    return (woord){text, strlen(text)};
}

void make_woorden(werk *w)
{
    enum { GETAL = 24 }; /* an amount or a day */
    size_t alle = 2, uitkomst = 0, soort = 0;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        w->feit[feit] = woord_of(mbo_feit_name(feit));
        alle += w->feit[feit].length + 1;
    }
    for (mbo_uitkomst u = 1; u <= MBO_UITKOMST_NVT; u++) {
        w->uitkomst[u] = woord_of(mbo_code_name(MBO_VOCABULAIRE_UITKOMST, u));
        uitkomst = w->uitkomst[u].length > uitkomst ? w->uitkomst[u].length : uitkomst;
    }
    for (mbo_geldsoort s = 1; s <= mbo_code_count(MBO_VOCABULAIRE_GELDSOORT); s++) {
        w->soort[s] = woord_of(mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, s));
        soort = w->soort[s].length > soort ? w->soort[s].length : soort;
    }
    w->regel_ruimte = 1;
    for (size_t q = 0; q < w->o->vragen; q++)
        w->regel_ruimte += uitkomst + alle + 2 + (has_bedrag(w->o->vraag[q]) ? soort + GETAL + alle + 3 : 0) +
                           (has_vanaf(w->o->vraag[q]) ? GETAL + alle + 2 : 0);
}

/* What a text of the caller's own takes at most: quotes around it, and each within it twice. */
static size_t room_for_own(const char *text)
{
    return 2 * strlen(text) + 2;
}

static char *put_own(const werk *w, char *to, const char *text)
{
    char special[] = {'"', '\r', '\n', w->scheiding, '\0'};
    size_t n = strlen(text);
    bool quoted = strpbrk(text, special) || (n && (strchr(" \t", text[0]) || strchr(" \t", text[n - 1])));
    if (w->windows)
        return put_windows(to, text, quoted);
    if (quoted)
        return to + csv_write(to, room_for_own(text), text, n);
    memcpy(to, text, n);
    return to + n;
}

bool add_header(const werk *w, blok *b)
{
    const char separator[] = {w->scheiding, '\0'}, *between = "";
    size_t room = 16;
    for (size_t k = 0; k < w->kolommen; k++)
        room += w->kolom[k].feit ? 0 : room_for_own(w->kolom[k].naam) + 1;
    for (size_t q = 0; q < w->o->vragen; q++)
        room += 8 * (strlen(mbo_code_name(MBO_VOCABULAIRE_VRAAG, w->o->vraag[q])) + 24);
    if (!has_room(b, &b->uit, room))
        return false;
    char *to = b->uit.data;
    if (w->merk)
        to = put(to, "\xef\xbb\xbf");
    for (size_t k = 0; k < w->kolommen; k++)
        if (!w->kolom[k].feit) {
            to = put_own(w, put(to, between), w->kolom[k].naam);
            between = separator;
        }
    for (size_t q = 0; q < w->o->vragen; q++) {
        static const char *const delen[] = {"",       ".ontbrekend",      ".soort", ".bedrag", ".bedrag_ontbrekend",
                                            ".vanaf", ".vanaf_ontbrekend"};
        mbo_vraag v = w->o->vraag[q];
        for (size_t i = 0; i < sizeof delen / sizeof *delen; i++) {
            if ((i >= 2 && i < 5 && !has_bedrag(v)) || (i >= 5 && !has_vanaf(v)))
                continue;
            to = put(put(put(to, between), mbo_code_name(MBO_VOCABULAIRE_VRAAG, v)), delen[i]);
            between = separator;
        }
    }
    *to++ = '\n';
    b->uit.used = (size_t)(to - b->uit.data);
    return true;
}

static char *put_woord(char *to, woord w)
{
    memcpy(to, w.text, w.length);
    return to + w.length;
}

static char *put_each_name(const werk *w, char *to, const mbo_feitset *set)
{
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));) {
        to = put_woord(to, w->feit[feit]);
        *to++ = ';';
    }
    return to - 1;
}

/* The names of some facts. Most sets come again: their text is kept. */
static char *put_names(const werk *w, naamlijst *namen, char *to, const mbo_feitset *set)
{
    uint64_t laag = set->bits[0], hoog = set->bits[1];
    if (!(laag | hoog))
        return to;
    uint64_t h = (laag ^ hoog * UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0x9e3779b97f4a7c15);
    naamlijst *n = &namen[h >> (64 - NAMEN_BITS)];
    if (n->set.bits[0] != laag || n->set.bits[1] != hoog) {
        char *end = put_each_name(w, to, set);
        bool quoted = w->scheiding == ';' && memchr(to, ';', (size_t)(end - to));
        if (quoted) {
            memmove(to + 1, to, (size_t)(end - to));
            *to = '"';
            end[1] = '"';
            end += 2;
        }
        size_t length = (size_t)(end - to);
        if (length <= sizeof n->text) {
            memcpy(n->text, to, length);
            n->length = (uint16_t)length;
            n->set = *set;
        }
        return end;
    }
    memcpy(to, n->text, n->length);
    return to + n->length;
}

static char *put_cents(char *to, int64_t cents, char comma)
{
    char digits[24], *from = digits + sizeof digits;
    uint64_t left = (uint64_t)cents; /* an amount is never negative */
    for (int n = 0; n < 3 || left; n++) {
        if (n == 2)
            *--from = comma;
        *--from = (char)('0' + left % 10);
        left /= 10;
    }
    size_t n = (size_t)(digits + sizeof digits - from);
    memcpy(to, from, n);
    return to + n;
}

static char *put_day(const werk *w, char *to, mbo_datum datum)
{
    char text[DUTCH_DATE];
    if (datum == MBO_DATUM_NOT_SET)
        return to;
    if (w->o->nl)
        return put(to, dutch_date(datum, text));
    mbo_datum_format(datum, text, sizeof text);
    return put(to, text);
}

static char *put_answer(const werk *w, naamlijst *namen, char *to, const mbo_antwoordkolom *k, int32_t zaak)
{
    bool answered = zaak >= 0 && k->uitkomst[zaak];
    char separator = w->scheiding;
    if (answered)
        to = put_woord(to, w->uitkomst[k->uitkomst[zaak]]);
    *to++ = separator;
    if (answered)
        to = put_names(w, namen, to, &k->ontbrekend[zaak]);
    if (k->soort) {
        *to++ = separator;
        if (answered && k->soort[zaak])
            to = put_woord(to, w->soort[k->soort[zaak]]);
        *to++ = separator;
        if (answered && k->bedrag_stand[zaak] == MBO_STAND_BEKEND)
            to = put_cents(to, k->bedrag[zaak], w->o->nl ? ',' : '.');
        *to++ = separator;
        if (answered)
            to = put_names(w, namen, to, &k->bedrag_ontbrekend[zaak]);
    }
    if (k->vanaf) {
        *to++ = separator;
        if (answered)
            to = put_day(w, to, k->vanaf[zaak]);
        *to++ = separator;
        if (answered)
            to = put_names(w, namen, to, &k->vanaf_ontbrekend[zaak]);
    }
    return to;
}

bool add_answers(draad *d, blok *b)
{
    const werk *w = d->werk;
    for (int32_t r = 0; r < b->regels; r++) {
        size_t room = w->regel_ruimte;
        const size_t *veld = b->veld + (size_t)r * w->kolommen;
        bool first = true;
        for (size_t k = 0; k < w->kolommen; k++)
            if (!w->kolom[k].feit)
                room += room_for_own(b->velden.data + veld[k]) + 1;
        if (!has_room(b, &b->uit, room))
            return false;
        char *to = b->uit.data + b->uit.used;
        for (size_t k = 0; k < w->kolommen; k++)
            if (!w->kolom[k].feit) {
                if (!first)
                    *to++ = w->scheiding;
                to = put_own(w, to, b->velden.data + veld[k]);
                first = false;
            }
        for (size_t q = 0; q < w->o->vragen; q++) {
            if (!first)
                *to++ = w->scheiding;
            to = put_answer(w, d->namen, to, &d->nu.kolom[q], b->zaak[r]);
            first = false;
        }
        *to++ = '\n';
        b->uit.used = (size_t)(to - b->uit.data);
    }
    return true;
}

/* ---- when it is its turn ---- */

void show_progress(werk *w, bool done)
{
    double now = seconds();
    if (w->o->stil || !isatty(STDERR_FILENO) || (!done && now - w->getoond < 0.2))
        return;
    w->getoond = now;
    int percent = w->totaal > 0 ? (int)(100 * w->gelezen_bytes / w->totaal) : -1;
    if (done)
        fprintf(stderr, "\r%70s\r", "");
    else if (percent >= 0)
        fprintf(stderr, "\r%3d%% [%-30.*s] %lld, %.0f/s ", percent, percent * 30 / 100,
                "##############################", (long long)w->zaken, (double)w->zaken / (now - w->begin));
    else
        fprintf(stderr, "\r%lld, %.0f/s ", (long long)w->zaken, (double)w->zaken / (now - w->begin));
}

static void tell(werk *w, const mbo_fout *fout)
{
    if (w->fouten++ < w->o->fouten)
        report(program, w->naam, fout);
}

void write_blok(werk *w, blok *b)
{
    if (!w->status) {
        int64_t fouten = w->fouten + b->fouten;
        for (int32_t i = 0; i < b->slechte; i++)
            tell(w, &b->slecht[i]);
        w->fouten = fouten;
        w->zaken += b->zaken;
        w->gelezen_bytes = b->gelezen;
        if (b->uit.used && fwrite(b->uit.data, 1, b->uit.used, w->out) < b->uit.used) {
            w->schrijffout = errno;
            w->status = HALVERWEGE;
        } else if (b->laatste_regel) {
            w->laatste_regel = b->laatste_regel;
        }
        if (b->heeft_einde && !w->status) {
            report(program, w->naam, &b->einde);
            w->status = w->lezer.kop ? HALVERWEGE : SLECHTE_INVOER;
        }
        show_progress(w, false);
    }
    b->velden.used = b->uit.used = 0;
    b->regels = b->zaken = b->slechte = 0;
    b->fouten = 0;
    b->heeft_einde = false;
}
