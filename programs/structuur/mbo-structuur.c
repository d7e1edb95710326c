/* SPDX-License-Identifier: MIT */
/* What is in a kwalificatiestructuur: its counts, or one kwalificatie whole. */
#include "inhoud.h"
#include "scherm.h"
#include "tonen.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char program[] = "mbo-structuur";

static const char help[] = "Usage: mbo-structuur [options] [FILE...] [CREBO]\n"
                           "\n"
                           "Show what a file of the kwalificatiestructuur (SBB's XML format) holds: the\n"
                           "counts, or with CREBO all of one kwalificatie. FILE is a path, several are the\n"
                           "parts of one edition; - is the built-in table of the national kwalificaties of\n"
                           "1 August 2015 and 31 July 2023, and so is none, unless MBORULES_STRUCTUUR in the\n"
                           "environment is the path of a file. A number at the end is a CREBO, unless there\n"
                           "is a file of that name.\n"
                           "\n"
                           "A file is refused above 1 GiB, 4 MiB in one text, 256 KiB in one tag, comment or\n"
                           "CDATA section, 64 levels, 4096 different names or 256 attributes in one tag, and\n"
                           "when what it holds takes more memory than twice its size and than 32 MiB.\n"
                           "\n"
                           "Options:\n"
                           "  --json              write JSON\n"
                           "  --alles             every kwalificatie, as JSON, one on a line\n"
                           "  --schoon            the texts in JSON as plain text, without HTML\n"
                           "  --vergelijk OLD NEW\n"
                           "                      what changed between two editions, by crebo and place;\n"
                           "                      of - and a file: what the built-in table lacks\n"
                           "  --zoek WORDS, --niveau N, --soort SOORT, --leerweg LEERWEG, --instroom DATE,\n"
                           "  --domein NR, --sectorkamer NR\n"
                           "                      list the kwalificaties that fit all of these; of WORDS\n"
                           "                      each must stand in their titles and texts\n"
                           "  --dekking PLACE@CREBO,...\n"
                           "                      what these proven werkprocessen cover of every\n"
                           "                      kwalificatie, best first, and what is left\n"
                           "  --zonder-opmerkingen\n"
                           "                      refuse a file with a value that cannot be read; without\n"
                           "                      this it is not set, and a warning tells it\n"
                           "  --help              this text\n"
                           "  --version           versions of the library and of libxml2\n"
                           "\n"
                           "Exit status:\n"
                           "  0  ok, also when nothing is found\n"
                           "  1  bad input, or output that cannot be written\n"
                           "  2  bad usage\n"
                           "\n"
                           "Examples:\n"
                           "  $ mbo-structuur\n"
                           "  $ mbo-structuur 25250\n"
                           "  $ mbo-structuur --niveau 3 --leerweg bbl\n"
                           "  $ mbo-structuur dossiers.xml --dekking B1-K1-W1@25498,B1-K1-W2@25498\n"
                           "  $ mbo-structuur dossiers.xml --json\n"
                           "  $ mbo-structuur --vergelijk - dossiers.xml\n";

/* A number, unless there is a file of that name. */
static int is_crebo(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text) && access(text, F_OK) != 0;
}

static int run(int argc, char **argv)
{
    static const struct option options[] = {{"json", no_argument, NULL, 'j'},
                                            {"schoon", no_argument, NULL, 's'},
                                            {"alles", no_argument, NULL, 'a'},
                                            {"zoek", required_argument, NULL, 'z'},
                                            {"niveau", required_argument, NULL, 'f'},
                                            {"soort", required_argument, NULL, 'f'},
                                            {"leerweg", required_argument, NULL, 'f'},
                                            {"instroom", required_argument, NULL, 'f'},
                                            {"domein", required_argument, NULL, 'f'},
                                            {"sectorkamer", required_argument, NULL, 'f'},
                                            {"dekking", required_argument, NULL, 'd'},
                                            {"vergelijk", no_argument, NULL, 'c'},
                                            {"zonder-opmerkingen", no_argument, NULL, 'g'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    int json = 0, alles = 0, zoek = 0, vergelijk = 0, hoe = 0, option, index = 0;
    char *dekking = NULL, *woorden = NULL;
    mbo_filter filter = {.size = sizeof filter};
    while ((option = getopt_long(argc, argv, "jhv", options, &index)) != -1)
        switch (option) {
        case 'j': json = 1; break;
        case 's': schoon = 1; break;
        case 'a': alles = 1; break;
        case 'g': hoe = ZONDER_OPMERKINGEN; break;
        case 'd': dekking = optarg; break;
        case 'c': vergelijk = 1; break;
        case 'z':
            zoek = 1;
            woorden = optarg;
            break;
        case 'f':
            zoek = 1;
            if (read_filter(program, options[index].name, optarg, &filter))
                return SLECHT_GEBRUIK;
            break;
        case 'h': fputs(help, stdout); return GOED;
        case 'v': printf("%s %s (libxml2 %s)\n", program, mbo_version(), mbo_version_libxml2()); return GOED;
        default: fprintf(stderr, "try %s --help\n", program); return SLECHT_GEBRUIK;
        }
    char **files = argv + optind, *crebo = NULL;
    int n = argc - optind;
    if (n && is_crebo(files[n - 1]))
        crebo = files[--n];
    if (n && is_crebo(files[0])) {
        fprintf(stderr, "%s: a CREBO (%s) comes after the files\n", program, files[0]);
        return SLECHT_GEBRUIK;
    }
    if (vergelijk + (dekking != NULL) + zoek + alles + (crebo != NULL) > 1) {
        fprintf(stderr, "%s: one at a time: a CREBO, --alles, --vergelijk, --dekking, or a search; try %s --help\n",
                program, program);
        return SLECHT_GEBRUIK;
    }
    if (vergelijk && n != 2) {
        fprintf(stderr, "%s: --vergelijk takes two files, OLD and NEW\n", program);
        return SLECHT_GEBRUIK;
    }
    for (int i = 0; n > 1 && !vergelijk && i < n; i++)
        if (strcmp(files[i], "-") == 0) {
            fprintf(stderr, "%s: the built-in table (-) is no part of an edition\n", program);
            return SLECHT_GEBRUIK;
        }
    if (schoon && !json && !alles) {
        fprintf(stderr, "%s: --schoon is for JSON; text is always plain\n", program);
        return SLECHT_GEBRUIK;
    }
    const char *file = structuur_file(n ? files[0] : NULL);
    mbo_structuur *s = NULL;
    mbo_fout fout;
    if (n > 1 && !vergelijk ? load_editie(program, files, n, hoe, &s, &file, &fout)
                            : load_structuur(program, file, hoe, &s, &fout))
        return report(program, file, &fout);
    int status = GOED;
    warn_dubbel(s, file);
    if (vergelijk) {
        status = compare(s, files[1], hoe, json);
    } else if (dekking) {
        status = show_dekking(s, dekking, json);
    } else if (zoek) {
        status = list_found(s, &filter, woorden, json);
    } else if (alles) {
        show_all(s);
    } else if (crebo) {
        status = show_crebo(s, crebo, json);
    } else if (json) {
        print_counts_json(s, n ? files : &(char *){(char *)(uintptr_t)file});
    } else {
        print_counts(s, !file || strcmp(file, "-") == 0);
    }
    mbo_structuur_free(s);
    return status;
}

int main(int argc, char **argv)
{
    start(program, argv);
    return finish(program, run(argc, argv));
}
