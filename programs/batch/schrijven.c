/* SPDX-License-Identifier: MIT */
/* The answers as CSV. */
#include "werk.h"

#include <csv.h>
#include <string.h>

static void write_own(FILE *out, const char *text)
{
    size_t n = strlen(text);
    if (strpbrk(text, "\",\r\n") || (n && (text[0] == ' ' || text[n - 1] == ' ')))
        csv_fwrite(out, text, n);
    else
        fputs(text, out);
}

void write_header(const werk *w)
{
    const char *between = "";
    for (size_t k = 0; k < w->kolommen; k++)
        if (!w->kolom[k].feit) {
            fputs(between, w->out);
            write_own(w->out, w->kolom[k].naam);
            between = ",";
        }
    for (size_t q = 0; q < w->o->vragen; q++) {
        const char *naam = mbo_code_name(MBO_VOCABULAIRE_VRAAG, w->o->vraag[q]);
        fprintf(w->out, "%s%s,%s.ontbrekend", between, naam, naam);
        if (has_bedrag(w->o->vraag[q]))
            fprintf(w->out, ",%s.soort,%s.bedrag", naam, naam);
        if (has_vanaf(w->o->vraag[q]))
            fprintf(w->out, ",%s.vanaf", naam);
        between = ",";
    }
    fputs("\n", w->out);
}

static void write_names(FILE *out, const mbo_feitset *set)
{
    const char *between = "";
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit)); between = ";")
        fprintf(out, "%s%s", between, mbo_feit_name(feit));
}

static void write_answer(FILE *out, const mbo_antwoordkolom *k, int32_t zaak)
{
    bool answered = zaak >= 0 && k->uitkomst[zaak];
    fputs(answered ? mbo_code_name(MBO_VOCABULAIRE_UITKOMST, k->uitkomst[zaak]) : "", out);
    fputc(',', out);
    if (answered)
        write_names(out, &k->ontbrekend[zaak]);
    if (has_bedrag(k->vraag)) {
        fprintf(out, ",%s,",
                answered && k->soort[zaak] ? mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, k->soort[zaak]) : "");
        if (answered && k->bedrag_stand[zaak] == MBO_STAND_BEKEND)
            fprintf(out, "%lld.%02lld", (long long)k->bedrag[zaak] / 100, (long long)k->bedrag[zaak] % 100);
    }
    if (has_vanaf(k->vraag))
        fprintf(out, ",%s", answered ? date_text(k->vanaf[zaak]) : "");
}

void write_answers(const werk *w)
{
    for (int32_t r = 0; r < w->b.regels; r++) {
        const char *between = "";
        for (size_t k = 0; k < w->kolommen; k++)
            if (!w->kolom[k].feit) {
                fputs(between, w->out);
                write_own(w->out, w->b.velden.data + w->b.veld[(size_t)r * w->kolommen + k]);
                between = ",";
            }
        for (size_t q = 0; q < w->o->vragen; q++) {
            fputs(between, w->out);
            write_answer(w->out, &w->nu.kolom[q], w->b.zaak[r]);
            between = ",";
        }
        fputc('\n', w->out);
    }
}
