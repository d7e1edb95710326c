/* SPDX-License-Identifier: MIT */
/* Advice about one case, or the answers to questions about it: the command line. */
#include "antwoord.h"
#include "opties.h"
#include "scherm.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

const char program[] = "mbo-advies";

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

/* What is asked about the case of the command line. */
static int one_case(int argc, char **argv, const mbo_regels *regels, const mbo_structuur *structuur, const opties *o)
{
    mbo_fout fout;
    herkomst h = {0};
    mbo_zaak *zaak = NULL;
    if (mbo_zaak_create(NULL, &zaak, &fout))
        return report(program, NULL, &fout);
    int status = o->zaak ? read_zaak(o->zaak, zaak, &h) : GOED;
    if (!status)
        status = read_facts(argc, argv, zaak, &h);
    if (!status && o->op_datum != MBO_DATUM_NOT_SET)
        status = set_startdatum(zaak, &h, o->op_datum);
    if (!status && o->kwalificaties && mbo_zaak_known(zaak, MBO_FEIT_CREBO)) {
        fprintf(stderr, "%s: %s\n", program, EEN_KWALIFICATIE);
        status = SLECHTE_INVOER;
    }
    vraagstelling v = {regels, structuur, zaak};
    if (!status)
        status = o->antwoorden ? show_antwoorden(&v, o)
                 : o->intake   ? intake(regels, structuur, zaak, o)
                               : show_advies(&v, o, NULL);
    mbo_zaak_free(zaak);
    return status;
}

static int run(int argc, char **argv)
{
    opties o = {.taal = MBO_TAAL_NL, .op_datum = MBO_DATUM_NOT_SET};
    int status = read_options(argc, argv, &o);
    if (status >= 0)
        return status;
    const char *wrong = check_options(&o, optind < argc);
    if (wrong)
        return fprintf(stderr, "%s: %s\n", program, wrong), SLECHT_GEBRUIK;
    if (o.feiten)
        return o.json ? print_feiten_json() : (print_feiten(o.taal), GOED);
    if (o.vragen)
        return o.json ? print_vragen_json() : (print_vragen(o.taal), GOED);
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
    else if (o.doel_crebo && !find_doel(structuur, o.doel_crebo))
        status = SLECHTE_INVOER;
    else if (o.controleer)
        status = controleer(regels, structuur, &o);
    else if (o.jsonl)
        status = jsonl(regels, structuur, &o);
    else
        status = one_case(argc, argv, regels, structuur, &o);
    mbo_structuur_free(structuur);
    mbo_regels_free(regels);
    return status;
}

int main(int argc, char **argv)
{
    start(program, argv);
    watch_json();
    return finish(program, run(argc, argv));
}
