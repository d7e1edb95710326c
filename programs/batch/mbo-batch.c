/* SPDX-License-Identifier: MIT */
/* Answer the questions about every line of a CSV file, a block of lines at a time. */
#include "werk.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char program[] = "mbo-batch";

static const char help[] = "Usage: mbo-batch [options] [IN.csv [OUT.csv]]\n"
                           "\n"
                           "Answer the questions about every line of a CSV file. The first line has the\n"
                           "names of facts, each other line is a case; an empty field is unknown. Without\n"
                           "files, or with -, it reads standard input and writes standard output.\n"
                           "OUT.csv is not written over a file with something in it. Until it is whole its\n"
                           "name is OUT.csv.onvolledig, and stays that where reading or writing stops\n"
                           "halfway: OUT.csv is then as it was.\n"
                           "\n"
                           "A line comes out for each line that goes in: your own columns, and for each\n"
                           "question VRAAG and VRAAG.ontbrekend (what is missing, joined by ;), with\n"
                           "VRAAG.soort, VRAAG.bedrag (euros) and VRAAG.bedrag_ontbrekend where there is\n"
                           "money in it, and VRAAG.vanaf and VRAAG.vanaf_ontbrekend where there is a first\n"
                           "day. An amount that is open though nothing is missing waits for a value of the\n"
                           "law: the summary counts those, and mbo-advies names the parameter.\n"
                           "\n"
                           "A line with a value that is wrong is reported with its line and column and is\n"
                           "not answered; the others are. One of your own that is not UTF-8 is reported\n"
                           "too, and is left out. A NUL byte, a quote that is not closed, or a file\n"
                           "that becomes shorter meanwhile, ends the reading: the message says up to which\n"
                           "line answers came out. A last line without an end is answered, with a warning\n"
                           "that the file may not be whole.\n"
                           "\n"
                           "Options:\n"
                           "  --vragen A,B,...        these questions (default: every question)\n"
                           "  --invoer nl             the file is as Dutch Excel and DUO write it, see below\n"
                           "  --eigen NAME,NAME...    columns of your own, spelled as in the header; they\n"
                           "                          are written in front (may be repeated), without\n"
                           "                          blanks around what stands in no quotes; one with\n"
                           "                          a comma in its name has an --eigen of its own\n"
                           "  --structuur FILE        where to look a crebo up (default: the file that\n"
                           "                          MBORULES_STRUCTUUR in the environment names, or else\n"
                           "                          what is built in; - is always that)\n"
                           "  --parameters FILE       dated values in place of the built-in ones (CSV)\n"
                           "  --streng                assume nothing: facts with a usual value are unknown\n"
                           "  --threads N             threads to work with, each with some 15 MB of memory\n"
                           "                          (default: one a processor)\n"
                           "  --fouten N              how many bad values and lines are shown (default: 20);\n"
                           "                          all are counted\n"
                           "  --vergelijk FILE        what changes with these parameters: a table of how\n"
                           "                          many outcomes go from one to another, and how many\n"
                           "                          amounts and first days differ, with the sums before\n"
                           "                          and after; the answers themselves are only written\n"
                           "                          when OUT.csv is given (with -, the table to stderr)\n"
                           "  --taal nl|en            language of the summary (default: nl)\n"
                           "  --overschrijf           write OUT.csv also when there is such a file\n"
                           "  --stil                  no progress and no summary\n"
                           "  --help, --version\n"
                           "\n";

static const char help_more[] = "Values:\n"
                                "  a bool is ja or nee; a date yyyy-mm-dd; several diplomas, or benefits, are\n"
                                "  joined by ; and - is none at all; money is euros with a point before the\n"
                                "  cents.\n"
                                "\n"
                                "With --invoer nl:\n"
                                "  columns are separated by the first ; or | of the header line; a date is\n"
                                "  d-m-yyyy or yyyy-mm-dd; money has a comma before the cents, and no points;\n"
                                "  a bool may also be WAAR or ONWAAR.\n"
                                "  The file is UTF-8 if it begins with the mark of it, else Windows-1252.\n"
                                "  Codes joined by ; stand in quotes where ; separates columns. What comes\n"
                                "  out has that form too: the separator, the mark or Windows-1252, d-m-yyyy,\n"
                                "  the comma. A byte that Windows-1252 has no character for is an error of its\n"
                                "  line, and that value is left out; so all that is left can be written.\n"
                                "\n"
                                "Exit status:\n"
                                "  0  every line is answered\n"
                                "  1  bad values or lines (all others are answered: the output is whole), a file\n"
                                "     or header that cannot be used, or output that cannot be written at all\n"
                                "  2  bad usage\n"
                                "  3  reading or writing stopped halfway: the output is not whole\n"
                                "\n"
                                "Examples:\n"
                                "  $ mbo-batch caseload.csv answers.csv\n"
                                "  $ mbo-batch --vragen toelating,onderwijsgeld --eigen klant in.csv out.csv\n"
                                "  $ mbo-batch --invoer nl --eigen klant uit-excel.csv antwoorden.csv\n"
                                "  $ mbo-batch --vergelijk what-if.csv caseload.csv\n";

static int read_vragen(char *names, opties *o)
{
    o->vragen = 0;
    for (char *name; (name = next_name(&names));) {
        mbo_vraag vraag = read_vraag(program, "--vragen", name);
        if (!vraag)
            return SLECHT_GEBRUIK;
        for (size_t q = 0; q < o->vragen; q++)
            if (o->vraag[q] == vraag) {
                fprintf(stderr, "%s: --vragen has %s twice\n", program, name);
                return SLECHT_GEBRUIK;
            }
        o->vraag[o->vragen++] = vraag;
    }
    if (o->vragen)
        return GOED;
    fprintf(stderr, "%s: --vragen names no question\n", program);
    return SLECHT_GEBRUIK;
}

/* --eigen may be given again: then it names more. A list may also be one name with commas in it. */
static int read_eigen(char *names, opties *o)
{
    size_t before = o->eigen_count;
    char *heel = strdup(names + strspn(names, " "));
    if (!heel)
        return fprintf(stderr, "%s: out of memory\n", program), SLECHTE_INVOER;
    for (char *name; (name = next_name(&names));) {
        if (o->eigen_count == MAX_KOLOMMEN) {
            fprintf(stderr, "%s: --eigen names more columns than a file can have\n", program);
            return SLECHT_GEBRUIK;
        }
        o->heel[o->eigen_count] = heel;
        o->eigen[o->eigen_count++] = name;
    }
    if (o->eigen_count > before)
        return GOED;
    free(heel);
    fprintf(stderr, "%s: --eigen names no column\n", program);
    return SLECHT_GEBRUIK;
}

static int read_number(const char *option, const char *text, long least, long most, int32_t *out)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (!*text || *end || n < least || n > most) {
        fprintf(stderr, "%s: %s is a number from %ld to %ld, not \"%s\"\n", program, option, least, most, text);
        return SLECHT_GEBRUIK;
    }
    *out = (int32_t)n;
    return GOED;
}

/* -1: go on; else the exit status. */
static int read_options(int argc, char **argv, opties *o)
{
    static const struct option options[] = {{"vragen", required_argument, NULL, 'q'},
                                            {"invoer", required_argument, NULL, 'i'},
                                            {"eigen", required_argument, NULL, 'e'},
                                            {"structuur", required_argument, NULL, 's'},
                                            {"parameters", required_argument, NULL, 'p'},
                                            {"streng", no_argument, NULL, 'g'},
                                            {"threads", required_argument, NULL, 'n'},
                                            {"fouten", required_argument, NULL, 'f'},
                                            {"vergelijk", required_argument, NULL, 'c'},
                                            {"taal", required_argument, NULL, 't'},
                                            {"stil", no_argument, NULL, 'z'},
                                            {"overschrijf", no_argument, NULL, 'o'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    int option, status = GOED;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG) && v <= VRAGEN; v++)
        o->vraag[o->vragen++] = v;
    while (!status && (option = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (option) {
        case 'q': status = read_vragen(optarg, o); break;
        case 'i':
            o->nl = strcmp(optarg, "nl") == 0;
            if (!o->nl) {
                fprintf(stderr, "%s: --invoer is nl, not \"%s\"\n", program, optarg);
                status = SLECHT_GEBRUIK;
            }
            break;
        case 'e': status = read_eigen(optarg, o); break;
        case 's': o->structuur = optarg; break;
        case 'p': o->parameters = optarg; break;
        case 'g': o->options |= MBO_BATCH_STRENG; break;
        case 'n': status = read_number("--threads", optarg, 1, 256, &o->threads); break;
        case 'f': status = read_number("--fouten", optarg, 0, 1000000, &o->fouten); break;
        case 'c': o->vergelijk = optarg; break;
        case 't':
            if (!(o->taal = read_taal(program, optarg)))
                status = SLECHT_GEBRUIK;
            break;
        case 'o': o->overschrijf = true; break;
        case 'z': o->stil = true; break;
        case 'h': fputs(help, stdout), fputs(help_more, stdout); return GOED;
        case 'v': printf("%s %s\n", program, mbo_version()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); status = SLECHT_GEBRUIK;
        }
    if (status)
        return status;
    if (argc - optind > 2) {
        fprintf(stderr, "%s: one file to read and one to write at most; try %s --help\n", program, program);
        return SLECHT_GEBRUIK;
    }
    o->in = optind < argc ? argv[optind] : "-";
    o->out = optind + 1 < argc ? argv[optind + 1] : NULL;
    o->structuur = structuur_file(o->structuur);
    return -1;
}

static FILE *open_input(werk *w)
{
    struct stat info;
    bool standard = strcmp(w->o->in, "-") == 0;
    w->naam = standard ? "(stdin)" : w->o->in;
    FILE *in = standard ? stdin : fopen(w->o->in, "rb");
    if (!in) {
        fprintf(stderr, "%s: %s: cannot open: %s\n", program, w->naam, strerror(errno));
        w->status = SLECHTE_INVOER;
    } else if (fstat(fileno(in), &info) == 0 && S_ISREG(info.st_mode)) {
        off_t at = lseek(fileno(in), 0, SEEK_CUR); /* of standard input something may have been read */
        w->totaal = info.st_size - (at < 0 ? 0 : at);
    }
    return in;
}

/* Such rows are answered, as the same rows without a crebo. */
static void warn_crebo(const werk *w)
{
    int64_t n = crebos_niet_opgezocht(w);
    if (n)
        fprintf(
            stderr,
            "%s: %s: warning: %lld of the crebos were not looked up: the structure cannot know them on the startdatum; "
            "those lines are answered as without a crebo; give the file of SBB with --structuur\n",
            program, w->naam, (long long)n);
}

/* The rules with the parameters of a file; NULL: the built-in ones. */
static mbo_regels *make_regels(werk *w, const char *parameters)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_regels_options options = {.size = sizeof options, .parameters_path = parameters};
    if (mbo_regels_create(&options, &regels, &fout))
        w->status = report(program, parameters, &fout);
    return regels;
}

/* The file from its first line to its last. */
static void read_file(werk *w, FILE *in)
{
    open_lezer(w, in);
    run_draden(w);
    close_lezer(w);
    show_progress(w, true);
    if (!w->status && w->lezer.laatste != '\n' && w->lezer.laatste != '\r')
        report(program, w->naam,
               &(mbo_fout){.line = w->lezer.begin_regel,
                           .message = "warning: the last line has no end; is the file whole?"});
}

static int run(int argc, char **argv)
{
    static opties o = {.taal = MBO_TAAL_NL, .fouten = 20}; /* what it points to is needed to the end */
    int status = read_options(argc, argv, &o);
    if (status >= 0)
        return status;
    werk *w = calloc(1, sizeof *w);
    if (!w) {
        fprintf(stderr, "%s: out of memory\n", program);
        return SLECHTE_INVOER;
    }
    mbo_fout fout;
    mbo_structuur *structuur = NULL;
    mbo_regels *regels = NULL, *andere = NULL;
    FILE *in = NULL;
    w->o = &o;
    w->begin = seconds();
    w->status = place_output(w);
    if (!w->status && load_structuur(program, o.structuur, 0, &structuur, &fout))
        w->status = report(program, o.structuur, &fout);
    if (!w->status)
        regels = make_regels(w, o.parameters);
    if (!w->status && o.vergelijk)
        andere = make_regels(w, o.vergelijk);
    if (!w->status)
        in = open_input(w);
    if (!w->status && !make_draden(w, regels, andere, structuur))
        w->status = SLECHTE_INVOER;
    make_woorden(w);
    if (!w->status)
        read_file(w, in);
    if (w->fouten > o.fouten)
        fprintf(stderr, "%s: %s: %s%lld%s\n", program, w->naam, o.fouten ? "and " : "",
                (long long)(w->fouten - o.fouten), o.fouten ? " more" : " bad values and lines");
    warn_crebo(w);
    status = close_output(w);
    if (!status && andere) {
        print_changes(w);
        if (fflush(stdout) || ferror(stdout)) {
            w->schrijffout = errno;
            status = HALVERWEGE;
        }
    }
    if (!status && !o.stil && !andere)
        print_summary(w);
    status = status ? status : w->fouten ? SLECHTE_INVOER : GOED;

    if (in && in != stdin)
        fclose(in);
    for (size_t k = 0; k < w->kolommen; k++)
        free(w->kolom[k].naam);
    free(w->kolom);
    free(w->doel);
    free(w->naast);
    free_draden(w);
    int schrijffout = w->schrijffout;
    mbo_regels_free(regels);
    mbo_regels_free(andere);
    mbo_structuur_free(structuur);
    free(w);
    errno = schrijffout; /* for finish() */
    return status;
}

int main(int argc, char **argv)
{
    start(program, argv);
    int status = run(argc, argv), end = finish(program, status);
    return status == HALVERWEGE ? status : end;
}
