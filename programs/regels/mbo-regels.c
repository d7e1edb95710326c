/* SPDX-License-Identifier: MIT */
/* The rule book: every question with its rules, sources and parameters over time; and what changed. */
#include "scherm.h"
#include "verschil.h"
#include "vormen.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char program[] = "mbo-regels";

static const char help[] = "Usage: mbo-regels [options]\n"
                           "\n"
                           "The rule book: every question with its condition in each period, its rules with\n"
                           "their sources, the parameters they read over time, and what every word means.\n"
                           "\n"
                           "Options:\n"
                           "  --vraag VRAAG       one question, such as toelating (default: every question)\n"
                           "  --op-datum DATE     only what holds for this startdatum (vandaag is today)\n"
                           "  --parameters FILE   dated values in place of the built-in ones (CSV)\n"
                           "  --zonder REGEL      switch a rule off (may be repeated)\n"
                           "  --met NAAM=WAARDE@DATE\n"
                           "                      a parameter from a date on, with at most two decimals\n"
                           "                      (may be repeated)\n"
                           "  --verschil OUD NIEUW\n"
                           "                      what changed between two days: who gets another answer, by\n"
                           "                      which rule or parameter, with an example\n"
                           "  --verschil DATE     the same between the rules of that day and those that\n"
                           "                      --vergelijk, --zonder and --met make of them\n"
                           "  --vergelijk FILE    for --verschil: the new rules have these parameters, and\n"
                           "                      the old ones those of --parameters\n"
                           "  --taal nl|en        language of the text (default: nl)\n"
                           "  --json, --html      write JSON, or a page to read in a browser\n"
                           "  --help, --version\n"
                           "\n"
                           "Exit status:\n"
                           "  0  ok\n"
                           "  1  bad input, or output that cannot be written\n"
                           "  2  bad usage\n"
                           "\n"
                           "Examples:\n"
                           "  $ mbo-regels --vraag toelating --op-datum 2026-08-01\n"
                           "  $ mbo-regels --html > regels.html\n"
                           "  $ mbo-regels --met levenlanglerenkrediet.leeftijd_tot=60@2027-01-01\n"
                           "  $ mbo-regels --verschil 2026-07-31 2026-08-01\n"
                           "  $ mbo-regels --verschil 2027-08-01 --parameters now.csv --vergelijk next.csv\n";

/* Another rule set in place of the one in hand. */
static int replace(mbo_regels **regels, mbo_status status, mbo_regels *nieuw, const mbo_fout *fout)
{
    if (status)
        return report(program, NULL, fout);
    mbo_regels_free(*regels);
    *regels = nieuw;
    return GOED;
}

/* A number from 0 to 10^9 with at most two decimals, as hundredths; -1: it is none. */
static int64_t read_hundredths(const char *text)
{
    static const char digits[] = "0123456789";
    size_t whole = strspn(text, digits), decimals = text[whole] == '.' ? strspn(text + whole + 1, digits) : 0;
    int64_t n = 0;
    if (!whole || whole > 10 || decimals > 2 || text[whole + (decimals ? decimals + 1 : 0)])
        return -1;
    for (size_t i = 0; i < whole; i++)
        n = 10 * n + (text[i] - '0');
    for (size_t i = 0; i < 2; i++)
        n = 10 * n + (i < decimals ? text[whole + 1 + i] - '0' : 0);
    return n <= INT64_C(100000000000) ? n : -1;
}

/* NAAM=WAARDE@DATE, of which the date is at most `laatst` when that is set. */
static int set_parameter(mbo_regels **regels, char *spec, mbo_datum laatst)
{
    mbo_fout fout;
    mbo_regels *nieuw = NULL;
    mbo_datum vanaf;
    char *waarde = strchr(spec, '='), *datum = strchr(spec, '@');
    if (!waarde || !datum || datum < waarde) {
        fprintf(stderr, "%s: \"%s\" is not NAAM=WAARDE@DATE, such as lesgeld.bedrag=1200@2027-08-01\n", program, spec);
        return SLECHT_GEBRUIK;
    }
    *waarde++ = *datum++ = '\0';
    if ((vanaf = read_datum(program, "--met", datum)) == MBO_DATUM_NOT_SET)
        return SLECHT_GEBRUIK;
    if (laatst != MBO_DATUM_NOT_SET && vanaf > laatst) {
        fprintf(stderr, "%s: --met %s from %s on changes nothing on %s, the last day of --verschil\n", program, spec,
                datum, date_text(laatst));
        return SLECHT_GEBRUIK;
    }
    int64_t cents = read_hundredths(waarde);
    if (cents < 0) {
        fprintf(stderr, "%s: --met: %s: \"%s\" is not a number from 0 on with at most two decimals after a point\n",
                program, spec, waarde);
        return SLECHT_GEBRUIK;
    }
    mbo_status status = mbo_regels_met_parameter(*regels, spec, vanaf, MBO_DATUM_NOT_SET, cents, &nieuw, &fout);
    return replace(regels, status, nieuw, &fout);
}

static int run(int argc, char **argv)
{
    static const struct option options[] = {{"vraag", required_argument, NULL, 'q'},
                                            {"op-datum", required_argument, NULL, 'd'},
                                            {"parameters", required_argument, NULL, 'p'},
                                            {"vergelijk", required_argument, NULL, 'c'},
                                            {"zonder", required_argument, NULL, 'z'},
                                            {"met", required_argument, NULL, 'm'},
                                            {"taal", required_argument, NULL, 't'},
                                            {"verschil", required_argument, NULL, 's'},
                                            {"json", no_argument, NULL, 'j'},
                                            {"html", no_argument, NULL, 'w'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    boek b = {.op = MBO_DATUM_NOT_SET, .taal = MBO_TAAL_NL};
    mbo_regels_options o = {.size = sizeof o}, ander = o; /* of the old rules, and of the new ones */
    wissel w = {.oud_op = MBO_DATUM_NOT_SET, .nieuw_op = MBO_DATUM_NOT_SET};
    mbo_fout fout;
    int option, vorm = 0, anders = 0, status;
    const char *wrong = NULL;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (option) {
        case 'q':
            if (!(b.vraag = read_vraag(program, "--vraag", optarg)))
                return SLECHT_GEBRUIK;
            break;
        case 'd':
            if ((b.op = read_datum(program, "--op-datum", optarg)) == MBO_DATUM_NOT_SET)
                return SLECHT_GEBRUIK;
            break;
        case 'p': o.parameters_path = optarg; break;
        case 'c':
            ander.parameters_path = optarg;
            anders = 1;
            break;
        case 'z':
        case 'm': anders = 1; break; /* once there are rules */
        case 't':
            if (!(b.taal = read_taal(program, optarg)))
                return SLECHT_GEBRUIK;
            break;
        case 's':
            if ((w.oud_op = read_datum(program, "--verschil", optarg)) == MBO_DATUM_NOT_SET)
                return SLECHT_GEBRUIK;
            w.nieuw_op = w.oud_op;
            break;
        case 'j':
        case 'w':
            if (vorm && vorm != option)
                return fprintf(stderr, "%s: give --json or --html, not both\n", program), SLECHT_GEBRUIK;
            vorm = option;
            break;
        case 'h': fputs(help, stdout); return GOED;
        case 'v': printf("%s %s\n", program, mbo_version()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); return SLECHT_GEBRUIK;
        }
    if (optind + 1 == argc && w.oud_op != MBO_DATUM_NOT_SET) {
        if ((w.nieuw_op = read_datum(program, "--verschil", argv[optind])) == MBO_DATUM_NOT_SET)
            return SLECHT_GEBRUIK;
        optind++;
    }
    if (optind < argc) {
        fprintf(stderr, "%s: \"%s\" is no option; try %s --help\n", program, argv[optind], program);
        return SLECHT_GEBRUIK;
    }
    if (b.op != MBO_DATUM_NOT_SET && b.op < MBO_REGELS_BEGIN)
        wrong = "--op-datum: the rules begin on 2014-08-01";
    else if (w.oud_op == MBO_DATUM_NOT_SET)
        wrong = ander.parameters_path ? "--vergelijk goes with --verschil" : NULL; /* the book */
    else if (b.op != MBO_DATUM_NOT_SET)
        wrong = "--verschil has the days that it compares: --op-datum says nothing more";
    else if (vorm == 'w')
        wrong = "--verschil writes text or --json, no page";
    else if (w.oud_op > w.nieuw_op)
        wrong = "--verschil OUD NIEUW: the old day comes first";
    else if (w.oud_op == w.nieuw_op && !anders)
        wrong = "--verschil compares two days, or one day with what --vergelijk, --zonder and --met make of it";
    if (wrong)
        return fprintf(stderr, "%s: %s\n", program, wrong), SLECHT_GEBRUIK;
    if (mbo_regels_create(&o, &b.regels, &fout))
        return report(program, o.parameters_path, &fout);
    w.oud = mbo_regels_ref(b.regels);
    status = GOED;
    if (ander.parameters_path) {
        mbo_regels *nieuw = NULL;
        if (mbo_regels_create(&ander, &nieuw, &fout))
            status = report(program, ander.parameters_path, &fout);
        else
            status = replace(&b.regels, MBO_OK, nieuw, &fout);
    }
    optind = 1;
    while (!status && (option = getopt_long(argc, argv, "", options, NULL)) != -1)
        if (option == 'z') {
            mbo_regels *nieuw = NULL;
            mbo_status zonder = mbo_regels_zonder_regel(b.regels, optarg, &nieuw, &fout);
            status = replace(&b.regels, zonder, nieuw, &fout);
        } else if (option == 'm') {
            status = set_parameter(&b.regels, optarg, w.nieuw_op);
        }
    w.nieuw = b.regels;
    if (!status && !(note_gelezen(&b) && note_begrippen(&b))) {
        fprintf(stderr, "%s: no memory\n", program);
        status = SLECHTE_INVOER;
    }
    if (!status && w.oud_op != MBO_DATUM_NOT_SET)
        status = print_verschil(&b, &w, vorm == 'j');
    else if (!status && vorm == 'j')
        print_json(&b);
    else if (!status && vorm == 'w')
        status = print_html(&b);
    else if (!status)
        print_book(&b);
    mbo_regels_free(w.oud);
    mbo_regels_free(b.regels);
    free(b.gelezen);
    free(b.begrip);
    return status;
}

int main(int argc, char **argv)
{
    start(program, argv);
    return finish(program, run(argc, argv));
}
