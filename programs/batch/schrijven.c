/* SPDX-License-Identifier: MIT */
/* The answers as CSV. */
#include "werk.h"

#include <csv.h>
#include <string.h>

static void write_own(const werk *w, const char *text)
{
    char special[] = {'"', '\r', '\n', w->scheiding, '\0'};
    size_t n = strlen(text);
    bool quoted = strpbrk(text, special) || (n && (text[0] == ' ' || text[n - 1] == ' '));
    if (w->windows)
        write_windows(w->out, text, quoted);
    else if (quoted)
        csv_fwrite(w->out, text, n);
    else
        fputs(text, w->out);
}

void write_header(const werk *w)
{
    const char separator[] = {w->scheiding, '\0'}, *between = "";
    if (w->merk)
        fputs("\xef\xbb\xbf", w->out);
    for (size_t k = 0; k < w->kolommen; k++)
        if (!w->kolom[k].feit) {
            fputs(between, w->out);
            write_own(w, w->kolom[k].naam);
            between = separator;
        }
    for (size_t q = 0; q < w->o->vragen; q++) {
        const char *naam = mbo_code_name(MBO_VOCABULAIRE_VRAAG, w->o->vraag[q]);
        fprintf(w->out, "%s%s%c%s.ontbrekend", between, naam, w->scheiding, naam);
        if (has_bedrag(w->o->vraag[q]))
            fprintf(w->out, "%c%s.soort%c%s.bedrag%c%s.bedrag_ontbrekend", w->scheiding, naam, w->scheiding, naam,
                    w->scheiding, naam);
        if (has_vanaf(w->o->vraag[q]))
            fprintf(w->out, "%c%s.vanaf%c%s.vanaf_ontbrekend", w->scheiding, naam, w->scheiding, naam);
        between = separator;
    }
    fputs("\n", w->out);
}

static void write_names(const werk *w, const mbo_feitset *set)
{
    mbo_feit first = mbo_feitset_next(set, 0);
    const char *between = "", *quote = w->scheiding == ';' && first && mbo_feitset_next(set, first) ? "\"" : "";
    fputs(quote, w->out);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit)); between = ";")
        fprintf(w->out, "%s%s", between, mbo_feit_name(feit));
    fputs(quote, w->out);
}

static void write_answer(const werk *w, const mbo_antwoordkolom *k, int32_t zaak)
{
    FILE *out = w->out;
    char separator = w->scheiding, comma = w->o->nl ? ',' : '.', datum[DUTCH_DATE];
    bool answered = zaak >= 0 && k->uitkomst[zaak];
    fputs(answered ? mbo_code_name(MBO_VOCABULAIRE_UITKOMST, k->uitkomst[zaak]) : "", out);
    fputc(separator, out);
    if (answered)
        write_names(w, &k->ontbrekend[zaak]);
    if (has_bedrag(k->vraag)) {
        fprintf(out, "%c%s%c", separator,
                answered && k->soort[zaak] ? mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, k->soort[zaak]) : "", separator);
        if (answered && k->bedrag_stand[zaak] == MBO_STAND_BEKEND)
            fprintf(out, "%lld%c%02lld", (long long)k->bedrag[zaak] / 100, comma, (long long)k->bedrag[zaak] % 100);
        fputc(separator, out);
        if (answered)
            write_names(w, &k->bedrag_ontbrekend[zaak]);
    }
    if (has_vanaf(k->vraag)) {
        fprintf(out, "%c%s%c", separator,
                !answered  ? ""
                : w->o->nl ? dutch_date(k->vanaf[zaak], datum)
                           : date_text(k->vanaf[zaak]),
                separator);
        if (answered)
            write_names(w, &k->vanaf_ontbrekend[zaak]);
    }
}

void write_answers(const werk *w)
{
    const char separator[] = {w->scheiding, '\0'};
    for (int32_t r = 0; r < w->b.regels; r++) {
        const char *between = "";
        for (size_t k = 0; k < w->kolommen; k++)
            if (!w->kolom[k].feit) {
                fputs(between, w->out);
                write_own(w, w->b.velden.data + w->b.veld[(size_t)r * w->kolommen + k]);
                between = separator;
            }
        for (size_t q = 0; q < w->o->vragen; q++) {
            fputs(between, w->out);
            write_answer(w, &w->nu.kolom[q], w->b.zaak[r]);
            between = separator;
        }
        fputc('\n', w->out);
    }
}
