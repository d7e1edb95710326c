/* SPDX-License-Identifier: MIT */
/* What is in a kwalificatiestructuur: its counts, or one kwalificatie whole. */
#include "inhoud.h"
#include "scherm.h"

#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char program[] = "mbo-structuur";

static const char help[] = "Usage: mbo-structuur [options] [FILE...] [CREBO]\n"
                           "\n"
                           "Show what a file of the kwalificatiestructuur (SBB's XML format) holds: the\n"
                           "counts, or with CREBO all of one kwalificatie. FILE is a path, several are the\n"
                           "parts of one edition; - or none is the built-in table of the 470 national\n"
                           "kwalificaties of 1 August 2015. A number at the end is a CREBO, unless there\n"
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
                           "                      what changed between two editions, by crebo and place\n"
                           "  --zoek WORDS, --niveau N, --soort SOORT, --leerweg LEERWEG, --instroom DATE\n"
                           "                      list the kwalificaties that fit all of these; of WORDS\n"
                           "                      each must stand in their titles and texts\n"
                           "  --dekking PLACE@CREBO,...\n"
                           "                      what these proven werkprocessen cover of every\n"
                           "                      kwalificatie, best first, and what is left\n"
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
                           "  $ mbo-structuur dossiers.xml --json\n";

static int32_t first_crebo(const mbo_kwalificatie *k)
{
    return mbo_kwalificatie_crebo_count(k) ? mbo_crebo_code(mbo_kwalificatie_crebo(k, 0)) : 0;
}

/* ---- counts ---- */

static json_t *count_all(const mbo_structuur *s)
{
    return json_pack("{s:i,s:i,s:i,s:i,s:i,s:i,s:i}", "domeinen", mbo_structuur_domein_count(s), "sectorkamers",
                     mbo_structuur_sectorkamer_count(s), "competenties", mbo_structuur_competentie_count(s), "dossiers",
                     mbo_structuur_dossier_count(s), "kwalificaties", mbo_structuur_kwalificatie_count(s), "kerntaken",
                     mbo_structuur_kerntaak_count(s), "werkprocessen", mbo_structuur_werkproces_count(s));
}

static void print_counts(const mbo_structuur *s)
{
    json_t *counts = count_all(s), *value;
    const char *name;
    int32_t vierjarig = 0;
    json_object_foreach(counts, name, value) printf("%-16s %8lld\n", name, (long long)json_integer_value(value));
    json_decref(counts);
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++)
        vierjarig += mbo_kwalificatie_vierjarig(mbo_structuur_kwalificatie(s, i));
    printf("\n%d kwalificaties staan op de lijst van ten hoogste vier jaar.\n", vierjarig);
    if (mbo_structuur_peildatum(s) != MBO_DATUM_NOT_SET)
        printf("Peildatum %s.\n", date_text(mbo_structuur_peildatum(s)));
}

static void warn_dubbel(const mbo_structuur *s, const char *file)
{
    enum { MEEST = 5 }; /* crebos, and kwalificaties of each; of more only how many there are */
    int32_t crebos = mbo_structuur_dubbele_crebo_count(s);
    for (int32_t i = 0; i < crebos && i < MEEST; i++) {
        int32_t crebo = mbo_structuur_dubbele_crebo(s, i), n = 0;
        fprintf(stderr, "%s: warning: %s%screbo %d stands on more than one kwalificatie:", program, file ? file : "",
                file ? ": " : "", crebo);
        for (const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, crebo); k; k = mbo_kwalificatie_volgende(k, crebo))
            if (n++ < MEEST)
                fprintf(stderr, "%s\"%s\" (%s)", n == 1 ? " " : ", ", mbo_kwalificatie_titel(k),
                        mbo_dossier_titel(mbo_kwalificatie_dossier(k)));
        if (n > MEEST)
            fprintf(stderr, " and %d more", n - MEEST);
        fputc('\n', stderr);
    }
    if (crebos > MEEST)
        fprintf(stderr, "%s: warning: %d more crebos stand on more than one kwalificatie\n", program, crebos - MEEST);
}

/* What is asked may be the crebo of a dossier: then those of its kwalificaties are meant. */
static void report_no_crebo(const mbo_structuur *s, int32_t crebo)
{
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++) {
        const mbo_dossier *d = mbo_structuur_dossier(s, i);
        for (int32_t c = 0; c < mbo_dossier_crebo_count(d); c++) {
            if (mbo_crebo_code(mbo_dossier_crebo(d, c)) != crebo)
                continue;
            fprintf(stderr, "%s: %d is the crebo of the dossier \"%s\", whose kwalificaties have:", program, crebo,
                    mbo_dossier_titel(d));
            for (int32_t k = 0; k < mbo_dossier_kwalificatie_count(d); k++)
                fprintf(stderr, " %d", first_crebo(mbo_dossier_kwalificatie(d, k)));
            fputc('\n', stderr);
            return;
        }
    }
    fprintf(stderr, "%s: there is no kwalificatie with crebo %d in this structure\n", program, crebo);
}

static int show_crebo(const mbo_structuur *s, const char *text, int json)
{
    char *end;
    long crebo = strtol(text, &end, 10);
    if (*end || end == text || crebo <= 0 || crebo > INT32_MAX) {
        fprintf(stderr, "%s: \"%s\" is not a crebo; try %s --help\n", program, text, program);
        return SLECHT_GEBRUIK;
    }
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, (int32_t)crebo);
    if (!k) {
        report_no_crebo(s, (int32_t)crebo);
        return SLECHTE_INVOER;
    }
    json_t *all = json_array();
    for (; k; k = mbo_kwalificatie_volgende(k, (int32_t)crebo)) {
        if (json)
            json_array_append_new(all, kwalificatie_json(k));
        else
            print_kwalificatie(k);
    }
    if (json) /* one kwalificatie as an object; the rare double as a list */
        json_dumpf(json_array_size(all) == 1 ? json_array_get(all, 0) : all, stdout,
                   JSON_INDENT(2) | JSON_REAL_PRECISION(12)),
            putchar('\n');
    json_decref(all);
    return GOED;
}

static void show_all(const mbo_structuur *s)
{
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++) {
        json_t *object = kwalificatie_json(mbo_structuur_kwalificatie(s, i));
        json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(12));
        putchar('\n');
        json_decref(object);
    }
}

/* ---- lists ---- */

static int says_leerwegen(const mbo_structuur *s)
{
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++)
        if (mbo_kwalificatie_leerweg(mbo_structuur_kwalificatie(s, i), MBO_LEERWEG_BBL) >= 0)
            return 1;
    return 0;
}

static int list_found(const mbo_structuur *s, const mbo_filter *filter, const char *woorden, int json)
{
    json_t *found = json_array();
    int32_t aantal = 0;
    mbo_woorden *index = NULL;
    mbo_fout fout;
    int status = woorden && mbo_woorden_create(s, NULL, &index, &fout) ? report(program, NULL, &fout) : GOED;
    for (int32_t i = -1; !status;) {
        if (mbo_structuur_zoek(s, filter, i + 1, &i, &fout))
            status = report(program, NULL, &fout);
        if (i < 0)
            break;
        int32_t met = index ? mbo_woorden_zoek(index, woorden, i) : i;
        if (met < 0)
            break;
        if (met != i) { /* none of those between has the words: looking from each would take time by their square */
            i = met - 1;
            continue;
        }
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        char first[64];
        aantal++;
        snprintf(first, sizeof first, "%6d  niveau %d  ", first_crebo(k), mbo_kwalificatie_niveau(k));
        if (json)
            json_array_append_new(found, json_pack("{s:i,s:i,s:s}", "crebo", first_crebo(k), "niveau",
                                                   mbo_kwalificatie_niveau(k), "titel", mbo_kwalificatie_titel(k)));
        else
            print_wrapped(first, 18, mbo_kwalificatie_titel(k));
    }
    if (json && !status) {
        json_dumpf(found, stdout, JSON_INDENT(2));
        putchar('\n');
    } else if (!status && !aantal) {
        fprintf(stderr, "%s: no kwalificatie fits\n", program);
    }
    if (!status && filter->leerweg && !says_leerwegen(s))
        fprintf(stderr, "%s: this file does not say in which leerwegen a kwalificatie can be given\n", program);
    json_decref(found);
    mbo_woorden_free(index);
    return status;
}

/* The werkprocessen of a kwalificatie that are not proven, as "B1-K1-W2 Naait". */
static json_t *left_of(const mbo_dekking *d, const mbo_kwalificatie *k)
{
    json_t *left = json_array();
    for (int32_t t = 0; t < mbo_kwalificatie_kerntaak_count(k); t++) {
        const mbo_kerntaak *kerntaak = mbo_kwalificatie_kerntaak(k, t);
        for (int32_t w = 0; w < mbo_kerntaak_werkproces_count(kerntaak); w++) {
            const mbo_werkproces *werkproces = mbo_kerntaak_werkproces(kerntaak, w);
            if (!mbo_dekking_bewezen(d, werkproces))
                json_array_append_new(
                    left, json_sprintf("%s %s", mbo_werkproces_code(werkproces), mbo_werkproces_titel(werkproces)));
        }
    }
    return left;
}

static void show_covered(const mbo_dekking *d, int json)
{
    enum { MEEST = 10 };
    json_t *all = json_array();
    for (int32_t i = 0; i < mbo_dekking_count(d) && (json || i < MEEST); i++) {
        const mbo_kwalificatie *k = mbo_dekking_kwalificatie(d, i);
        int32_t van, van_kerntaken, n = mbo_dekking_werkprocessen(d, i, &van),
                                    kerntaken = mbo_dekking_kerntaken(d, i, &van_kerntaken);
        json_t *left = left_of(d, k), *text;
        size_t at;
        if (!json) {
            char first[64];
            snprintf(first, sizeof first, "%s%6d  ", i ? "\n" : "", first_crebo(k));
            print_wrapped(first, 8, mbo_kwalificatie_titel(k));
            printf("        werkprocessen %d van %d, kerntaken %d van %d\n", n, van, kerntaken, van_kerntaken);
            json_array_foreach(left, at, text) print_wrapped("        nog: ", 13, json_string_value(text));
        }
        json_array_append_new(all, json_pack("{s:i,s:s,s:i,s:i,s:i,s:i,s:o}", "crebo", first_crebo(k), "titel",
                                             mbo_kwalificatie_titel(k), "werkprocessen", n, "van_werkprocessen", van,
                                             "kerntaken", kerntaken, "van_kerntaken", van_kerntaken, "over", left));
    }
    if (json) {
        json_dumpf(all, stdout, JSON_INDENT(2));
        putchar('\n');
    } else if (mbo_dekking_count(d) > MEEST) {
        printf("\n(nog %d kwalificaties, minder gedekt; --json geeft ze alle)\n", mbo_dekking_count(d) - MEEST);
    }
    json_decref(all);
}

static int show_dekking(const mbo_structuur *s, char *list, int json)
{
    mbo_fout fout;
    mbo_dekking *d = NULL;
    int status = mbo_dekking_create(s, NULL, &d, &fout) ? report(program, NULL, &fout) : GOED;
    if (!list[strspn(list, ", ")]) {
        fprintf(stderr, "%s: --dekking takes werkprocessen, such as B1-K1-W1@25498\n", program);
        status = SLECHT_GEBRUIK;
    }
    for (char *text = strtok(list, ", "); text && !status; text = strtok(NULL, ", ")) {
        const mbo_werkproces *werkproces;
        if (mbo_structuur_find_werkproces(s, text, &werkproces, &fout) || mbo_dekking_add(d, werkproces, &fout)) {
            report(program, NULL, &fout);
            status = fout.code == MBO_ERROR_SYNTAX ? SLECHT_GEBRUIK : SLECHTE_INVOER;
        }
    }
    if (!status)
        show_covered(d, json);
    mbo_dekking_free(d);
    return status;
}

static void show_vergelijking(const mbo_vergelijking *v, int json)
{
    static const char *const namen[] = {
        [MBO_WIJZIGING_NIEUW] = "nieuw",
        [MBO_WIJZIGING_WEG] = "weg",
        [MBO_WIJZIGING_EINDE_INSTROOM] = "einde_instroom",
        [MBO_WIJZIGING_TITEL] = "titel",
        [MBO_WIJZIGING_NIVEAU] = "niveau",
        [MBO_WIJZIGING_DOSSIER] = "dossier",
        [MBO_WIJZIGING_WERKPROCES_NIEUW] = "werkproces_nieuw",
        [MBO_WIJZIGING_WERKPROCES_WEG] = "werkproces_weg",
        [MBO_WIJZIGING_WERKPROCES_TITEL] = "werkproces_titel",
        [MBO_WIJZIGING_OMSCHRIJVING] = "omschrijving",
        [MBO_WIJZIGING_OMSCHRIJVING_AANVULLING] = "omschrijving_aanvulling",
        [MBO_WIJZIGING_RESULTAAT] = "resultaat",
        [MBO_WIJZIGING_RESULTAAT_AANVULLING] = "resultaat_aanvulling",
        [MBO_WIJZIGING_GEDRAG] = "gedrag",
        [MBO_WIJZIGING_GEDRAG_AANVULLING] = "gedrag_aanvulling",
    };
    json_t *all = json_array();
    for (int32_t i = 0; i < mbo_vergelijking_count(v); i++) {
        const char *naam = namen[mbo_vergelijking_wijziging(v, i)], *plaats = mbo_vergelijking_plaats(v, i),
                   *was = mbo_vergelijking_was(v, i), *nu = mbo_vergelijking_nu(v, i);
        if (json) {
            json_array_append_new(all, json_pack("{s:s,s:i,s:s,s:o,s:o}", "wijziging", naam, "crebo",
                                                 mbo_vergelijking_crebo(v, i), "plaats", plaats, "was", tekst_json(was),
                                                 "nu", tekst_json(nu)));
            continue;
        }
        printf("%6d %s%s%s\n", mbo_vergelijking_crebo(v, i), plaats, *plaats ? " " : "", naam);
        print_plain("         was: ", 14, was);
        print_plain("         nu:  ", 14, nu);
    }
    if (json) {
        json_dumpf(all, stdout, JSON_INDENT(2));
        putchar('\n');
    } else if (!mbo_vergelijking_count(v)) {
        puts("Aan kwalificaties (titel, niveau, dossier, einde van de instroom) en hun\n"
             "werkprocessen (titel, omschrijving, resultaat, gedrag) is niets veranderd.");
    }
    json_decref(all);
}

static int compare(const mbo_structuur *oud, const char *file, int json)
{
    mbo_fout fout;
    mbo_structuur *nieuw = NULL;
    mbo_vergelijking *v = NULL;
    int status = GOED;
    if (load_structuur(file, 0, &nieuw, &fout))
        status = report(program, file, &fout);
    else if (warn_dubbel(nieuw, file), mbo_vergelijking_create(oud, nieuw, NULL, &v, &fout))
        status = report(program, NULL, &fout);
    else
        show_vergelijking(v, json);
    mbo_vergelijking_free(v);
    mbo_structuur_free(nieuw);
    return status;
}

/* One of the options that say what a kwalificatie must be. */
static int read_filter(int option, const char *text, mbo_filter *filter)
{
    mbo_fout fout;
    mbo_status status = MBO_OK;
    if (option == 'n') {
        filter->niveau = text[0] >= '1' && text[0] <= '4' && !text[1] ? text[0] - '0' : 0;
        if (!filter->niveau)
            return fprintf(stderr, "%s: --niveau is 1 to 4, not \"%s\"\n", program, text), SLECHT_GEBRUIK;
    } else if (option == 'o') {
        status = mbo_code_parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, text, &filter->soort, &fout);
    } else if (option == 'l') {
        status = mbo_code_parse(MBO_VOCABULAIRE_LEERWEG, text, &filter->leerweg, &fout);
    } else {
        status = mbo_datum_parse(text, &filter->instroom_op, &fout);
        filter->instroom = 1;
    }
    if (status)
        report(program, NULL, &fout);
    return status ? SLECHT_GEBRUIK : GOED;
}

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
                                            {"niveau", required_argument, NULL, 'n'},
                                            {"soort", required_argument, NULL, 'o'},
                                            {"leerweg", required_argument, NULL, 'l'},
                                            {"instroom", required_argument, NULL, 'i'},
                                            {"dekking", required_argument, NULL, 'd'},
                                            {"vergelijk", no_argument, NULL, 'c'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'v'},
                                            {0}};
    int json = 0, alles = 0, zoek = 0, vergelijk = 0, option;
    char *dekking = NULL, *woorden = NULL;
    mbo_filter filter = {.size = sizeof filter};
    while ((option = getopt_long(argc, argv, "jhv", options, NULL)) != -1)
        switch (option) {
        case 'j': json = 1; break;
        case 's': schoon = 1; break;
        case 'a': alles = 1; break;
        case 'd': dekking = optarg; break;
        case 'c': vergelijk = 1; break;
        case 'z':
            zoek = 1;
            woorden = optarg;
            break;
        case 'n':
        case 'o':
        case 'l':
        case 'i':
            zoek = 1;
            if (read_filter(option, optarg, &filter))
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
    const char *file = n ? files[0] : NULL;
    mbo_structuur *s = NULL;
    mbo_fout fout;
    if (n > 1 && !vergelijk ? load_editie(files, n, &s, &file, &fout) : load_structuur(file, 0, &s, &fout))
        return report(program, file, &fout);
    int status = GOED;
    warn_dubbel(s, file);
    if (vergelijk) {
        status = compare(s, files[1], json);
    } else if (dekking) {
        status = show_dekking(s, dekking, json);
    } else if (zoek) {
        status = list_found(s, &filter, woorden, json);
    } else if (alles) {
        show_all(s);
    } else if (crebo) {
        status = show_crebo(s, crebo, json);
    } else if (json) {
        json_t *counts = count_all(s);
        json_dumpf(counts, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
        putchar('\n');
        json_decref(counts);
    } else {
        print_counts(s);
    }
    mbo_structuur_free(s);
    return status;
}

int main(int argc, char **argv)
{
    return finish(program, run(argc, argv));
}
