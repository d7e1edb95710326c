/* SPDX-License-Identifier: MIT */
/* Answer the questions about one case. */
#include "antwoord.h"
#include "opties.h"
#include "scherm.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

const char program[] = "mbo-advies";

static const char help[] = "Usage: mbo-advies [options] NAME=VALUE ...\n"
                           "\n"
                           "Answer the questions about one case from what is known of it: the outcome, why,\n"
                           "by which source, what is still missing and who can tell. Facts that are not\n"
                           "given are unknown; nothing is guessed. The advice over all routes comes in a\n"
                           "later release.\n"
                           "\n"
                           "Options:\n"
                           "  --vraag VRAAG       one question, such as toelating (default: alle, every one)\n"
                           "  --vragen            list the questions\n"
                           "  --structuur FILE    where to look a crebo up (default: the file that\n"
                           "                      MBORULES_STRUCTUUR in the environment names, or else the\n"
                           "                      built-in structure; - is always that)\n"
                           "  --parameters FILE   dated values in place of the built-in ones (CSV)\n"
                           "  --streng            assume nothing: facts with a usual value are unknown too\n"
                           "  --op-datum DATE     by the rules of a start on that day (startdatum=DATE);\n"
                           "                      vandaag is today\n"
                           "  --zaak FILE         facts from a file of lines NAME=VALUE (- is stdin),\n"
                           "                      beside those of the command line; # begins a comment\n"
                           "  --opslaan FILE      write the case as such a file, with what each fact means\n"
                           "  --overschrijf       also when there is something in that file\n"
                           "  --waarom-niet       for an answer nee: the least changes that make it ja\n"
                           "  --vast NAAM,...     facts that must stay as they are, for --waarom-niet\n"
                           "  --motivering[=tekst]\n"
                           "                      the receipt of each answer, in lines to be checked\n"
                           "                      later (with --json as JSON), or as text to read\n"
                           "  --controleer FILE   check each receipt of a file (- is standard input): answer\n"
                           "                      again, and tell what differs; takes no facts\n"
                           "  --taal nl|en        language of the text (default: nl)\n"
                           "  --json              write JSON\n"
                           "  --jsonl             a case as a JSON object on every line of stdin, its\n"
                           "                      answer on a line of stdout, see below\n"
                           "  --feiten            list the facts, their values, what to ask and whom\n"
                           "  --help, --version\n"
                           "\n"
                           "Values:\n"
                           "  a bool is ja or nee; a date yyyy-mm-dd; several diplomas, or benefits, are\n"
                           "  joined by ; (quote it for the shell) and - is none at all; money is euros\n"
                           "  with a point before the cents.\n"
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
                           "  $ mbo-advies --vraag bekostiging instelling=roc leerweg=bbl bewijs=diploma\n"
                           "  $ mbo-advies leerweg=bol vooropleiding='praktijkonderwijs;mbo_entree'\n"
                           "  $ mbo-advies --vraag onderwijsgeld --taal en --json leerweg=bol\n"
                           "  $ mbo-advies --vraag bekostiging --motivering leerweg=bbl > receipt\n"
                           "  $ mbo-advies --controleer receipt\n"
                           "  $ mbo-advies --op-datum vandaag --opslaan jansen.zaak leerweg=bbl werkend=ja\n"
                           "  $ mbo-advies --vraag traject --zaak jansen.zaak bewijs=diploma\n";

/* -1: go on; else the exit status. */
static int read_options(int argc, char **argv, opties *o)
{
    static const struct option options[] = {{"vraag", required_argument, NULL, 'q'},
                                            {"structuur", required_argument, NULL, 's'},
                                            {"parameters", required_argument, NULL, 'p'},
                                            {"streng", no_argument, NULL, 'g'},
                                            {"taal", required_argument, NULL, 't'},
                                            {"json", no_argument, NULL, 'j'},
                                            {"op-datum", required_argument, NULL, 'd'},
                                            {"waarom-niet", no_argument, NULL, 'w'},
                                            {"vast", required_argument, NULL, 'x'},
                                            {"motivering", optional_argument, NULL, 'm'},
                                            {"controleer", required_argument, NULL, 'c'},
                                            {"zaak", required_argument, NULL, 'z'},
                                            {"opslaan", required_argument, NULL, 'o'},
                                            {"overschrijf", no_argument, NULL, 'O'},
                                            {"jsonl", no_argument, NULL, 'J'},
                                            {"feiten", no_argument, NULL, 'f'},
                                            {"vragen", no_argument, NULL, 'l'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    mbo_fout fout;
    int option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (option) {
        case 'q':
            o->vraag = strcmp(optarg, "alle") == 0 ? 0 : read_vraag(program, "--vraag", optarg);
            if (!o->vraag && strcmp(optarg, "alle") != 0)
                return SLECHT_GEBRUIK;
            break;
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
            break;
        case 'c': o->controleer = optarg; break;
        case 'w': o->waarom_niet = 1; break;
        case 'x':
            for (char *naam; (naam = next_name(&optarg));) {
                mbo_feit feit;
                if (mbo_feit_parse(naam, &feit, &fout))
                    return report_option(program, "--vast", &fout);
                o->vast.bits[feit / 64] |= UINT64_C(1) << feit % 64;
            }
            break;
        case 'z': o->zaak = optarg; break;
        case 'o': o->opslaan = optarg; break;
        case 'O': o->overschrijf = 1; break;
        case 'J': o->jsonl = 1; break;
        case 'f': o->feiten = 1; break;
        case 'l': o->vragen = 1; break;
        case 'h': fputs(help, stdout); return GOED;
        case 'v': printf("%s %s\n", program, mbo_version()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); return SLECHT_GEBRUIK;
        }
    return -1;
}

static int set_startdatum(mbo_zaak *zaak, const herkomst *h, mbo_datum datum)
{
    mbo_fout fout;
    if (mbo_zaak_known(zaak, MBO_FEIT_STARTDATUM)) {
        int in_file = h->regel[MBO_FEIT_STARTDATUM] != 0;
        fprintf(stderr, "%s: give --op-datum or startdatum%s%s%s, not both\n", program, in_file ? " (" : "",
                in_file ? plaats(h, MBO_FEIT_STARTDATUM) : "", in_file ? ")" : "");
        return SLECHT_GEBRUIK;
    }
    return mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, datum, &fout) ? report(program, NULL, &fout) : GOED;
}

static int read_facts(int argc, char **argv, mbo_zaak *zaak, const herkomst *h)
{
    for (int i = optind; i < argc; i++) {
        mbo_fout fout;
        char *value = strchr(argv[i], '=');
        if (!value) {
            fprintf(stderr, "%s: \"%s\" is not NAME=VALUE; try %s --help\n", program, argv[i], program);
            return SLECHT_GEBRUIK;
        }
        *value++ = '\0';
        mbo_feit feit;
        if (mbo_feit_parse(argv[i], &feit, &fout)) {
            report(program, NULL, &fout);
            return fprintf(stderr, "%s --feiten lists them\n", program), SLECHTE_INVOER;
        }
        if (h->regel[feit]) {
            fprintf(stderr, "%s: %s is given on the command line (%s=%s) and in %s: leave one out\n", program, argv[i],
                    argv[i], value, plaats(h, feit));
            return SLECHTE_INVOER;
        }
        if (mbo_zaak_known(zaak, feit)) {
            fprintf(stderr, "%s: %s is given twice\n", program, argv[i]);
            return SLECHTE_INVOER;
        }
        if (mbo_zaak_set_text(zaak, argv[i], value, &fout))
            return report(program, NULL, &fout);
    }
    return GOED;
}

static int show_json(json_t *json)
{
    json_dumpf(json, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(json);
    return GOED;
}

static int show(const mbo_oordeel *oordeel, const vraagstelling *v, const opties *o)
{
    int nee = 0;
    mbo_fout fout;
    if (o->json) {
        json_t *answers = answers_json(v, oordeel, o, &fout);
        return answers ? show_json(answers) : report(program, NULL, &fout);
    }
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_nodig *nodig;
        if (o->vraag && o->vraag != vraag)
            continue;
        if (nodig_of(v, oordeel, vraag, o, &nodig, &fout))
            return report(program, NULL, &fout);
        if (!o->vraag && vraag > 1)
            putchar('\n');
        print_answer(&(uitvoer){oordeel, vraag, o->taal, v->zaak, v->structuur, nodig});
        nee |= nodig != NULL;
        mbo_nodig_free(nodig);
    }
    if (o->waarom_niet && !nee)
        print_geen_nee(o->taal);
    return GOED;
}

/* The answers about the case of the command line. */
static int answer(int argc, char **argv, const mbo_regels *regels, const mbo_structuur *structuur, const opties *o)
{
    mbo_fout fout;
    herkomst h = {0};
    mbo_zaak *zaak = NULL;
    mbo_oordeel *oordeel = NULL;
    if (mbo_zaak_create(NULL, &zaak, &fout))
        return report(program, NULL, &fout);
    int status = o->zaak ? read_zaak(o->zaak, zaak, &h) : GOED;
    if (!status)
        status = read_facts(argc, argv, zaak, &h);
    if (!status && o->op_datum != MBO_DATUM_NOT_SET)
        status = set_startdatum(zaak, &h, o->op_datum);
    if (!status && mbo_oordeel_create(regels, structuur, zaak, o->vraag, o->options, NULL, &oordeel, &fout))
        status = report(program, NULL, &fout);
    if (!status && o->opslaan)
        status = write_zaak(o->opslaan, zaak, o->taal, o->overschrijf);
    if (!status)
        status = o->motivering ? show_motivering(oordeel, o)
                               : show(oordeel, &(vraagstelling){regels, structuur, zaak}, o);
    mbo_oordeel_free(oordeel);
    mbo_zaak_free(zaak);
    return status;
}

static int run(int argc, char **argv)
{
    opties o = {.taal = MBO_TAAL_NL, .op_datum = MBO_DATUM_NOT_SET};
    int status = read_options(argc, argv, &o);
    if (status >= 0)
        return status;
    const char *wrong = NULL;
    if ((o.feiten || o.vragen) && (optind < argc || o.zaak || o.opslaan))
        wrong = "--feiten and --vragen are lists, and take no facts";
    else if (o.feiten && o.vragen)
        wrong = "give --feiten or --vragen, not both";
    else if (o.controleer && (optind < argc || o.op_datum != MBO_DATUM_NOT_SET || o.motivering || o.vraag ||
                              o.options || o.waarom_niet || o.zaak || o.opslaan))
        wrong = "--controleer takes the question, its facts and its options from the receipt";
    else if (o.motivering && o.waarom_niet)
        wrong = "a receipt has no room for --waarom-niet: give it or --motivering, not both";
    else if (o.motivering == MBO_MOTIVERING_NL && o.json)
        wrong = "--motivering=tekst is to read: give it or --json, not both";
    else if ((o.vast.bits[0] || o.vast.bits[1]) && !o.waarom_niet)
        wrong = "--vast goes with --waarom-niet";
    else if (o.overschrijf && !o.opslaan)
        wrong = "--overschrijf goes with --opslaan";
    else if (o.jsonl && (optind < argc || o.zaak || o.opslaan))
        wrong = "--jsonl reads every case from standard input: put its facts on the line";
    else if (o.jsonl && (o.motivering || o.controleer || o.feiten || o.vragen))
        wrong = "--jsonl answers cases: a receipt, a check or a list is asked without it";
    if (wrong)
        return fprintf(stderr, "%s: %s\n", program, wrong), SLECHT_GEBRUIK;
    if (o.feiten)
        return o.json ? print_feiten_json() : (print_feiten(o.taal), GOED);
    if (o.vragen)
        return (o.json ? print_vragen_json() : print_vragen(o.taal)), GOED;
    if (o.opslaan && (status = check_opslaan(o.opslaan, o.overschrijf)) > 0)
        return status;

    o.structuur = structuur_file(o.structuur);
    mbo_fout fout;
    mbo_regels_options options = {.size = sizeof options, .parameters_path = o.parameters};
    mbo_regels *regels = NULL;
    mbo_structuur *structuur = NULL;
    if (mbo_regels_create(&options, &regels, &fout))
        status = report(program, o.parameters, &fout);
    else if (load_structuur(program, o.structuur, MET_VINGERAFDRUK, &structuur, &fout))
        status = report(program, o.structuur, &fout);
    else if (o.controleer)
        status = controleer(regels, structuur, &o);
    else if (o.jsonl)
        status = jsonl(regels, structuur, &o);
    else
        status = answer(argc, argv, regels, structuur, &o);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return status;
}

int main(int argc, char **argv)
{
    return finish(program, run(argc, argv));
}
