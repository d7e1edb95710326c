/* SPDX-License-Identifier: MIT */
/* The options of mbo-advies. */
#include "opties.h"

#include "feitset.h"
#include "scherm.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* In two, as a compiler need not take a longer text. */
static const char help[] = "Usage: mbo-advies [options] NAME=VALUE ...\n"
                           "\n"
                           "From what is known of a person: which mbo routes are open, what each costs, who\n"
                           "decides, what to do next. Facts that are not given are unknown; nothing is\n"
                           "guessed, and the advice says which question to ask first. --intake asks them.\n"
                           "Without --vraag and its like this advice comes out, as a page to read.\n"
                           "\n"
                           "Options:\n"
                           "  --vraag VRAAG       the answer to one question about the case, such as\n"
                           "                      toelating, with why and by which source; alle: to each\n"
                           "  --intake            ask for what is missing, in the best order, and then give\n"
                           "                      the advice\n"
                           "  --doel DOEL         with the advice: the chains of programmes to a goal, which\n"
                           "                      is a soort_opleiding, a crebo or startkwalificatie\n"
                           "  --alle-routes       with the advice: also the routes that the case excludes\n"
                           "  --kwalificaties     the advice for each kwalificatie, or for those that fit\n"
                           "                      all of these five\n"
                           "  --niveau N, --soort SOORT, --domein NR, --sectorkamer NR, --instroom DATE\n"
                           "                      its niveau, kind and places; one may certainly start then\n"
                           "  --waarom-niet       for an answer nee: the least changes that make it ja\n"
                           "  --vast NAAM,...     facts that must stay as they are, for --waarom-niet\n"
                           "  --motivering[=tekst]\n"
                           "                      the receipt of each answer, in lines to be checked\n"
                           "                      later (with --json as JSON), or as text to read\n"
                           "  --controleer FILE   check each receipt of a file (- is standard input): answer\n"
                           "                      again, and tell what differs; takes no facts\n"
                           "  --feiten            list the facts, their values, what to ask and whom\n"
                           "  --vragen            list the questions\n"
                           "\n"
                           "In which form:\n"
                           "  --taal nl|en        language of the text (default: nl)\n"
                           "  --json              write JSON\n"
                           "  --html              the advice as one page, to print or to keep\n"
                           "  --begrippen         with the advice: what its terms mean (--html always tells)\n"
                           "  --jsonl             a case as a JSON object on every line of stdin, its\n"
                           "                      answer on a line of stdout, see below\n"
                           "\n"
                           "The case:\n"
                           "  --zaak FILE         facts from a file of lines NAME=VALUE (- is stdin),\n"
                           "                      beside those of the command line; # begins a comment\n"
                           "  --opslaan FILE      write the case as such a file, with what each fact means\n"
                           "  --overschrijf       also when there is something in that file\n"
                           "  --op-datum DATE     by the rules of a start on that day (startdatum=DATE);\n"
                           "                      vandaag is today\n"
                           "\n"
                           "By which rules:\n"
                           "  --structuur FILE    where to look a crebo up (default: the file that\n"
                           "                      MBORULES_STRUCTUUR in the environment names, or else the\n"
                           "                      built-in structure; - is always that)\n"
                           "  --parameters FILE   dated values in place of the built-in ones (CSV)\n"
                           "  --streng            assume nothing: facts with a usual value are unknown too\n"
                           "\n"
                           "  --help, --version\n"
                           "\n";

static const char help_more[] = "Values:\n"
                                "  a bool is ja or nee; a date yyyy-mm-dd; several diplomas, or benefits, are\n"
                                "  joined by ; (quote it for the shell) and - is none at all; money is euros\n"
                                "  with a point before the cents.\n"
                                "\n"
                                "With --intake:\n"
                                "  each question says who can answer it. Enter: not known (of the startdatum:\n"
                                "  today). A number or a name of what is listed, several joined by ;. ? explains,\n"
                                "  terug undoes the last answer, klaar (or the end of input) gives the advice.\n"
                                "\n"
                                "With --jsonl, for a program that asks many cases:\n"
                                "  {\"id\": 7, \"leerweg\": \"bbl\", \"werkend\": true, \"studieduur\": 24,\n"
                                "   \"vooropleiding\": [\"havo\"], \"onderwijsprijs\": 950.50}   (on one line)\n"
                                "  is a case: values of their type or as text, a fact that is null unknown. What\n"
                                "  --json writes comes out on one line, in order, at once, with the id of any\n"
                                "  kind in front. A line that cannot be answered gives {\"fout\": {\"regel\": its\n"
                                "  number, \"melding\": what is wrong, ...}}, and the next is read. A line is at\n"
                                "  most 1 MiB. The exit status is 0, unless a stream fails.\n"
                                "\n"
                                "Exit status:\n"
                                "  0  answered\n"
                                "  1  bad input, or output that cannot be written\n"
                                "  2  bad usage\n"
                                "  3  a receipt does not agree\n"
                                "\n"
                                "Examples:\n"
                                "  $ mbo-advies --op-datum vandaag geboortedatum=1991-05-06 vooropleiding=vmbo_bb\n"
                                "  $ mbo-advies --intake --html --opslaan jansen.zaak > jansen.html\n"
                                "  $ mbo-advies --zaak jansen.zaak --doel vak leerweg=bbl\n"
                                "  $ mbo-advies --zaak jansen.zaak --vraag onderwijsgeld --json leerweg=bbl\n"
                                "  $ mbo-advies --kwalificaties --niveau 2 --instroom 2023-07-31 leerweg=bbl\n"
                                "  $ mbo-advies --vraag bekostiging --motivering leerweg=bbl > receipt\n"
                                "  $ mbo-advies --controleer receipt\n";

/* What the chains of programmes lead to: a kind of programme, a crebo, or a startkwalificatie. */
static int read_doel(const char *text, opties *o)
{
    mbo_fout fout;
    char *end;
    o->doel = 1;
    o->doel_soort = 0;
    o->doel_crebo = 0;
    if (strcmp(text, "startkwalificatie") == 0)
        return GOED;
    errno = 0;
    o->doel_crebo = strtoll(text, &end, 10);
    if (*text >= '0' && *text <= '9' && !*end && o->doel_crebo && !errno)
        return GOED;
    o->doel_crebo = 0;
    if (!mbo_code_parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, text, &o->doel_soort, &fout))
        return GOED;
    report_option(program, "--doel", &fout);
    fprintf(stderr, "%s: --doel is a soort_opleiding, a crebo or startkwalificatie\n", program);
    return SLECHT_GEBRUIK;
}

int find_doel(const mbo_structuur *structuur, int64_t crebo)
{
    if (crebo <= INT32_MAX && mbo_structuur_find_crebo(structuur, (int32_t)crebo))
        return 1;
    mbo_fout fout = {.code = MBO_ERROR_NAME};
    snprintf(fout.message, sizeof fout.message,
             "there is no kwalificatie with crebo %lld in this structure; give the file of SBB with --structuur",
             (long long)crebo);
    report_option(program, "--doel", &fout);
    return 0;
}

const char *check_options(const opties *o, int feiten)
{
    int lijst = o->feiten || o->vragen, adviesvorm = o->html || o->begrippen || o->doel || o->kwalificaties ||
                                                     o->gefilterd || o->intake || (o->options & MBO_ADVIES_ALLE_ROUTES);
    if (lijst && (feiten || o->zaak || o->opslaan || o->op_datum != MBO_DATUM_NOT_SET))
        return "--feiten and --vragen are lists, and take no facts";
    if (o->feiten && o->vragen)
        return "give --feiten or --vragen, not both";
    if (o->controleer && (feiten || o->zaak || o->opslaan || o->op_datum != MBO_DATUM_NOT_SET || o->antwoorden ||
                          o->options || adviesvorm))
        return "--controleer takes the question, its facts and its options from the receipt";
    if (o->jsonl && (feiten || o->zaak || o->opslaan))
        return "--jsonl reads every case from standard input: put its facts on the line";
    if (o->jsonl && (o->motivering || o->controleer || lijst))
        return "--jsonl answers cases: a receipt, a check or a list is asked without it";
    if (o->jsonl && (o->html || o->intake))
        return "--jsonl writes JSON for a program: give it, or --html or --intake";
    if (lijst && adviesvorm)
        return "--feiten and --vragen are lists: ask for the advice without them";
    if (o->antwoorden && adviesvorm)
        return "--html, --begrippen, --intake, --doel, --alle-routes and --kwalificaties belong to the advice: leave "
               "--vraag, --waarom-niet and --motivering out";
    if (o->html && o->json)
        return "give --html or --json, not both";
    if (o->gefilterd && !o->kwalificaties)
        return "--niveau, --soort, --domein, --sectorkamer and --instroom choose among the kwalificaties: give "
               "--kwalificaties too (of the case itself it is soort_opleiding=..., startdatum=...)";
    if (o->intake && o->zaak && strcmp(o->zaak, "-") == 0)
        return "--intake reads answers from standard input: give --zaak a file";
    if (o->motivering && o->waarom_niet)
        return "a receipt has no room for --waarom-niet: give it or --motivering, not both";
    if (o->motivering == MBO_MOTIVERING_NL && o->json)
        return "--motivering=tekst is to read: give it or --json, not both";
    if (!is_empty(&o->vast) && !o->waarom_niet)
        return "--vast goes with --waarom-niet";
    if (o->overschrijf && !o->opslaan)
        return "--overschrijf goes with --opslaan";
    return NULL;
}

int read_options(int argc, char **argv, opties *o)
{
    static const struct option options[] = {{"vraag", required_argument, NULL, 'q'},
                                            {"intake", no_argument, NULL, 'i'},
                                            {"doel", required_argument, NULL, 'D'},
                                            {"alle-routes", no_argument, NULL, 'a'},
                                            {"kwalificaties", no_argument, NULL, 'k'},
                                            {"niveau", required_argument, NULL, 'F'},
                                            {"soort", required_argument, NULL, 'F'},
                                            {"domein", required_argument, NULL, 'F'},
                                            {"sectorkamer", required_argument, NULL, 'F'},
                                            {"instroom", required_argument, NULL, 'F'},
                                            {"waarom-niet", no_argument, NULL, 'w'},
                                            {"vast", required_argument, NULL, 'x'},
                                            {"motivering", optional_argument, NULL, 'm'},
                                            {"controleer", required_argument, NULL, 'c'},
                                            {"feiten", no_argument, NULL, 'f'},
                                            {"vragen", no_argument, NULL, 'l'},
                                            {"taal", required_argument, NULL, 't'},
                                            {"json", no_argument, NULL, 'j'},
                                            {"html", no_argument, NULL, 'H'},
                                            {"begrippen", no_argument, NULL, 'b'},
                                            {"jsonl", no_argument, NULL, 'J'},
                                            {"zaak", required_argument, NULL, 'z'},
                                            {"opslaan", required_argument, NULL, 'o'},
                                            {"overschrijf", no_argument, NULL, 'O'},
                                            {"op-datum", required_argument, NULL, 'd'},
                                            {"structuur", required_argument, NULL, 's'},
                                            {"parameters", required_argument, NULL, 'p'},
                                            {"streng", no_argument, NULL, 'g'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    mbo_fout fout;
    int option, index = 0;
    o->filter.size = sizeof o->filter;
    while ((option = getopt_long(argc, argv, "", options, &index)) != -1)
        switch (option) {
        case 'q':
            o->vraag = strcmp(optarg, "alle") == 0 ? 0 : read_vraag(program, "--vraag", optarg);
            if (!o->vraag && strcmp(optarg, "alle") != 0)
                return SLECHT_GEBRUIK;
            o->antwoorden = 1;
            break;
        case 'i': o->intake = 1; break;
        case 'D':
            if (read_doel(optarg, o))
                return SLECHT_GEBRUIK;
            break;
        case 'a': o->options |= MBO_ADVIES_ALLE_ROUTES; break;
        case 'k': o->kwalificaties = 1; break;
        case 'F':
            if (read_filter(program, options[index].name, optarg, &o->filter))
                return SLECHT_GEBRUIK;
            o->gefilterd = 1;
            break;
        case 'H': o->html = 1; break;
        case 'b': o->begrippen = 1; break;
        case 's': o->structuur = optarg; break;
        case 'p': o->parameters = optarg; break;
        case 'g': o->options |= MBO_OORDEEL_STRENG; break;
        case 't':
            if (!(o->taal = read_taal(program, optarg)))
                return SLECHT_GEBRUIK;
            break;
        case 'j': o->json = 1; break;
        case 'd':
            if ((o->op_datum = read_datum(program, "--op-datum", optarg)) == MBO_DATUM_NOT_SET)
                return SLECHT_GEBRUIK;
            break;
        case 'm':
            o->motivering = !optarg ? MBO_MOTIVERING_REGELS : strcmp(optarg, "tekst") == 0 ? MBO_MOTIVERING_NL : 0;
            if (!o->motivering) {
                fprintf(stderr, "%s: --motivering or --motivering=tekst, not \"%s\"\n", program, optarg);
                return SLECHT_GEBRUIK;
            }
            o->antwoorden = 1;
            break;
        case 'c': o->controleer = optarg; break;
        case 'w': o->waarom_niet = o->antwoorden = 1; break;
        case 'x':
            for (char *naam; (naam = next_name(&optarg));) {
                mbo_feit feit;
                if (mbo_feit_parse(naam, &feit, &fout))
                    return report_option(program, "--vast", &fout);
                add_feit(&o->vast, feit);
            }
            break;
        case 'z': o->zaak = optarg; break;
        case 'o': o->opslaan = optarg; break;
        case 'O': o->overschrijf = 1; break;
        case 'J': o->jsonl = 1; break;
        case 'f': o->feiten = 1; break;
        case 'l': o->vragen = 1; break;
        case 'h': fputs(help, stdout), fputs(help_more, stdout); return GOED;
        case 'v': printf("%s %s\n", program, mbo_version()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); return SLECHT_GEBRUIK;
        }
    return -1;
}
