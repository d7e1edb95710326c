/* SPDX-License-Identifier: MIT */
/* The summary, and what other parameters change. */
#include "werk.h"

#include <string.h>

/* A number with one decimal, behind a comma in Dutch. */
static void print_decimal(double n, mbo_taal taal)
{
    char text[400]; /* room for any */
    snprintf(text, sizeof text, "%.1f", n);
    text[strcspn(text, ".")] = taal == MBO_TAAL_NL ? ',' : '.';
    fputs(text, stderr);
}

static void print_missing(const werk *w, mbo_vraag v)
{
    mbo_taal taal = w->o->taal;
    enum { MEEST = 3 };
    bool shown[FEITEN] = {false};
    for (int n = 0; n < MEEST; n++) {
        mbo_feit most = 0;
        for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
            if (!shown[feit] && ontbrekende(w, v, feit) > (most ? ontbrekende(w, v, most) : 0))
                most = feit;
        if (!most)
            break;
        shown[most] = true;
        if (!n)
            fputs(taal == MBO_TAAL_NL ? "  ontbreekt het vaakst:\n" : "  missing most often:\n", stderr);
        fprintf(stderr, "    %-40s", mbo_feit_name(most));
        print_number(stderr, ontbrekende(w, v, most), taal);
        fputc('\n', stderr);
    }
}

/* "  wat                                        1.419 (12,5 %)" */
static void print_count(const werk *w, const char *what, int64_t n)
{
    fprintf(stderr, "  %-42s", what);
    print_number(stderr, n, w->o->taal);
    fputs(" (", stderr);
    print_decimal(100.0 * (double)n / (double)lines_of(w), w->o->taal);
    fputs(" %)\n", stderr);
}

static void print_zonder(const werk *w, int64_t n)
{
    if (n)
        print_count(
            w, w->o->taal == MBO_TAAL_NL ? "  geen waarde bekend op die datum" : "  no value known on that date", n);
}

static void print_open(const werk *w, const char *what, const open_deel *deel)
{
    if (deel->open)
        print_count(w, what, deel->open);
    print_zonder(w, deel->zonder);
}

void print_summary(const werk *w)
{
    const telling *t = &w->telling;
    mbo_taal taal = w->o->taal;
    bool nl = taal == MBO_TAAL_NL;
    int64_t lines = lines_of(w);
    print_number(stderr, lines, taal);
    fputs(nl ? lines == 1 ? " regel in " : " regels in " : lines == 1 ? " line in " : " lines in ", stderr);
    print_decimal(seconds() - w->begin, taal);
    fputs(" s\n", stderr);
    if (crebos_niet_opgezocht(w)) {
        print_number(stderr, crebos_niet_opgezocht(w), taal);
        fprintf(stderr, nl ? " met een crebo die niet is opgezocht\n" : " with a crebo that was not looked up\n");
    }
    if (t->buiten_de_tijd) {
        print_number(stderr, t->buiten_de_tijd, taal);
        fputs(nl ? " met een startdatum voor 2014-08-01: geen antwoord\n"
                 : " with a startdatum before 2014-08-01: no answer\n",
              stderr);
    }
    for (size_t q = 0; q < w->o->vragen; q++) {
        mbo_vraag v = w->o->vraag[q];
        fprintf(stderr, "\n%s\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
        for (mbo_uitkomst u = 0; u <= MBO_UITKOMST_NVT; u++) {
            int64_t n = uitkomsten(w, v, u);
            if (!n)
                continue;
            char wat[80];
            if (u)
                snprintf(wat, sizeof wat, "%s (%s)", mbo_code_label(MBO_VOCABULAIRE_UITKOMST, u, taal),
                         mbo_code_name(MBO_VOCABULAIRE_UITKOMST, u));
            else
                snprintf(wat, sizeof wat, "%s", nl ? "foute regel" : "bad line");
            print_count(w, wat, n);
            if (u == MBO_UITKOMST_ONBEKEND)
                print_zonder(w, t->zonder_waarde[q]);
        }
        print_open(w, nl ? "bedrag open" : "amount open", &t->bedrag_open[q]);
        print_open(w, nl ? "begindag open" : "first day open", &t->vanaf_open[q]);
        int64_t least = uitkomsten(w, v, MBO_UITKOMST_JA), most = ja_hoogstens(w, v);
        if (least != most) {
            fputs(nl ? "  als alles bekend is: ja bij minstens " : "  once all is known: ja for at least ", stderr);
            print_number(stderr, least, taal);
            fputs(nl ? ", hoogstens " : ", at most ", stderr);
            print_number(stderr, most, taal);
            fputc('\n', stderr);
        }
        print_missing(w, v);
    }
}

static void print_change(FILE *to, const char *vraag, const char *part, const verandering *v, mbo_taal taal, bool sums)
{
    char naam[80], voor[GETALTEKST] = "", na[GETALTEKST] = "", zaken[GETALTEKST];
    if (!v->zaken)
        return;
    snprintf(naam, sizeof naam, "%s%s", vraag, part);
    if (sums) {
        amount_text(v->voor, taal, voor);
        amount_text(v->na, taal, na);
    }
    fprintf(to, "%-36s %-14s %-14s %13s\n", naam, voor, na, number_text(v->zaken, taal, zaken));
}

void print_changes(const werk *w)
{
    FILE *to = w->out == stdout ? stderr : stdout;
    mbo_taal taal = w->o->taal;
    bool nl = taal == MBO_TAAL_NL;
    char een[GETALTEKST], ander[GETALTEKST];
    const telling *t = &w->telling;
    fprintf(to, "%-36s %-14s %-14s %13s\n", nl ? "vraag" : "question", nl ? "van" : "from", nl ? "naar" : "to",
            nl ? "aantal" : "count");
    for (size_t q = 0; q < w->o->vragen; q++) {
        const char *vraag = mbo_code_name(MBO_VOCABULAIRE_VRAAG, w->o->vraag[q]);
        for (mbo_uitkomst from = 1; from <= MBO_UITKOMST_NVT; from++)
            for (mbo_uitkomst after = 1; after <= MBO_UITKOMST_NVT; after++)
                if (from != after && t->van_naar[q][from][after])
                    fprintf(to, "%-36s %-14s %-14s %13s\n", vraag, mbo_code_name(MBO_VOCABULAIRE_UITKOMST, from),
                            mbo_code_name(MBO_VOCABULAIRE_UITKOMST, after),
                            number_text(t->van_naar[q][from][after], taal, een));
        print_change(to, vraag, ".bedrag", &t->bedrag[q], taal, true);
        print_change(to, vraag, ".vanaf", &t->vanaf[q], taal, false);
    }
    fprintf(to, nl ? "%s van %s antwoorden veranderen\n" : "%s of %s answers change\n",
            number_text(t->veranderd, taal, een), number_text(lines_of(w) * (int64_t)w->o->vragen, taal, ander));
}
