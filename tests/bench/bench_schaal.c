/* SPDX-License-Identifier: MIT */
/*
 * What a caseload costs as it grows, for docs/schaal.md: by question, and by the number of rows, of columns, of unknown
 * values and of threads. Seconds for a million cases, medians of rounds; making the batch is inside the clock. One
 * thread is timed by what it took of the processor, more by the clock.
 */
#include "meten.h"
#include "tabel.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 5, RIJEN = 300000, VAN_GEMEENTE = 1 };

static mbo_regels *regels;
static mbo_datum begin, end;

/* Seconds for a million cases. */
static double cost(const tabel *t, mbo_vraag vraag, int threads, bool ontbrekend)
{
    double rounds[ROUNDS];
    mbo_antwoordkolom antwoord[FEITEN];
    int32_t vragen = make_antwoorden(antwoord, vraag, t->rijen, ontbrekend);
    mbo_batch_options options = {.size = sizeof options, .threads = threads};
    for (int r = 0; r < ROUNDS; r++)
        rounds[r] = ask_once(regels, &options, t, vraag, antwoord, vragen, threads == 1 ? processor_seconds : seconds) *
                    1e6 / (double)t->rijen;
    free_antwoorden(antwoord, vragen);
    return median(rounds, ROUNDS);
}

static void print_row(const char *what, const tabel *t, mbo_vraag vraag)
{
    double alleen = cost(t, vraag, 1, false), alles = cost(t, vraag, 1, true);
    printf("| %-30s | %8.3f | %8.3f | %5.2f |\n", what, alleen, alles, alles / alleen);
    fflush(stdout);
}

static void print_head(const char *what)
{
    printf("\n| %-30s | outcomes | with ontbrekend | ratio |\n| --- | --- | --- | --- |\n", what);
}

static void by_question(void)
{
    caseload compleet = caseloads[VAN_GEMEENTE];
    compleet.leeg = 0;
    for (int half = 0; half < 2; half++) {
        tabel t = make_caseload(half ? &caseloads[VAN_GEMEENTE] : &compleet, RIJEN, begin, end);
        print_head(half ? "of each column 10 % unknown" : "a third of the columns, complete");
        for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++)
            print_row(mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), &t, vraag);
        print_row("all of them", &t, MBO_VRAAG_ALLE);
        free_tabel(&t);
    }
}

static void by_rows(void)
{
    print_head("rows, all questions");
    for (int64_t rijen = 10000; rijen <= 3000000; rijen *= rijen < 1000000 ? 10 : 3) {
        char what[32];
        tabel t = make_caseload(&caseloads[VAN_GEMEENTE], rijen, begin, end);
        snprintf(what, sizeof what, "%lld", (long long)rijen);
        print_row(what, &t, MBO_VRAAG_ALLE);
        free_tabel(&t);
    }
}

static void by_columns(void)
{
    static const size_t kolommen[] = {4, 8, 14};
    print_head("columns, all questions");
    for (size_t i = 0; i < sizeof kolommen / sizeof *kolommen; i++) {
        char what[32];
        tabel t = make_caseload(&caseloads[VAN_GEMEENTE], RIJEN, begin, end), eerste = t;
        eerste.kolommen = kolommen[i];
        snprintf(what, sizeof what, "the first %zu", kolommen[i]);
        print_row(what, &eerste, MBO_VRAAG_ALLE);
        free_tabel(&t);
    }
    tabel t = make_tabel(RIJEN, 10, begin, end);
    print_row("every one but the crebo", &t, MBO_VRAAG_ALLE);
    free_tabel(&t);
}

static void by_unknown(void)
{
    static const int leeg[] = {0, 5, 10, 20, 40, 80};
    print_head("percent unknown, all questions");
    for (size_t i = 0; i < sizeof leeg / sizeof *leeg; i++) {
        char what[32];
        caseload van = caseloads[VAN_GEMEENTE];
        van.leeg = leeg[i];
        tabel t = make_caseload(&van, RIJEN, begin, end);
        snprintf(what, sizeof what, "%d", leeg[i]);
        print_row(what, &t, MBO_VRAAG_ALLE);
        free_tabel(&t);
    }
}

static void by_threads(void)
{
    tabel t = make_caseload(&caseloads[VAN_GEMEENTE], 4 * RIJEN, begin, end);
    double one = 0;
    printf("\n| threads, all questions, with ontbrekend | seconds | times as fast |\n| --- | --- | --- |\n");
    for (int threads = 1; threads <= 2; threads++) {
        double s = cost(&t, MBO_VRAAG_ALLE, threads, true);
        one = threads == 1 ? s : one;
        printf("| %d | %.3f | %.2f |\n", threads, s, one / s);
    }
    free_tabel(&t);
}

int main(void)
{
    mbo_datum_from_ymd(2014, 8, 1, &begin, NULL);
    mbo_datum_from_ymd(2027, 12, 31, &end, NULL);
    if (mbo_regels_create(NULL, &regels, NULL))
        return 1;
    print_machine();
    printf("Seconds for a million cases of a gemeente, coded columns\n");
    by_question();
    by_rows();
    by_columns();
    by_unknown();
    by_threads();
    mbo_regels_free(regels);
    return 0;
}
