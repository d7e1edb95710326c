/* SPDX-License-Identifier: MIT */
/*
 * What C answers to cases, for a test of a binding: from each line of stdin, a rule set and then facts in their text
 * forms with a tab between them, the SHA-256 of all that there is to read of the answers, as a line. With the argument
 * `tekst` that text itself; with `json` before it, only what the JSON of mbo-advies has too, and then every receipt.
 */
#include "kern/kern.h"

#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_fout fout;
static bool als_json;

static void needed(mbo_status status)
{
    if (status) {
        fprintf(stderr, "%s\n", fout.message);
        exit(2);
    }
}

/* ---- text that grows ---- */

static struct {
    char *data;
    size_t length, capacity;
} text;

static char *room(size_t size)
{
    if (text.capacity - text.length < size) {
        text.capacity = 2 * text.capacity + size;
        text.data = realloc(text.data, text.capacity);
        if (!text.data)
            abort();
    }
    return text.data + text.length;
}

static void add(const char *what, char end)
{
    size_t length = strlen(what);
    char *to = room(length + 1);
    memcpy(to, what, length);
    to[length] = end;
    text.length += length + 1;
}

static void add_number(int64_t number, char end)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    add(digits, end);
}

static void add_code(mbo_vocabulaire vocabulaire, int32_t code, char end)
{
    add(code ? mbo_code_name(vocabulaire, code) : "-", end);
}

static void add_set(const mbo_feitset *set, char end)
{
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
        add(mbo_feit_name(feit), ',');
    add("", end);
}

/* A number that is known or not. */
static void add_known(mbo_stand stand, int64_t value, char end)
{
    add_number(stand, ' ');
    if (stand == MBO_STAND_BEKEND)
        add_number(value, end);
    else
        add("-", end);
}

/* ---- the rule sets, in the order of test_gelijk.py ---- */

static int32_t alleen_wie_werkt(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *why)
{
    (void)ctx, (void)n, (void)why;
    return args[0].waarde && !(args[1].waarde >> MBO_UITKERING_WW & 1);
}

enum { GEWOON, STRENG, ANDERS, EIGEN, REGELS_COUNT };
static mbo_regels *regels[REGELS_COUNT];

static void make_rules(void)
{
    static const mbo_eigen_regel eigen = {.size = sizeof eigen,
                                          .vraag = MBO_VRAAG_TOELATING,
                                          .id = "eigen.alleen_wie_werkt",
                                          .versie = "1",
                                          .nl = "Alleen wie werkt.",
                                          .en = "Only who works.",
                                          .feiten = "werkend, uitkering",
                                          .functie = alleen_wie_werkt};
    mbo_regels *zonder, *ander;
    mbo_datum vanaf;
    needed(mbo_regels_create(NULL, &regels[GEWOON], &fout));
    regels[STRENG] = mbo_regels_ref(regels[GEWOON]);
    needed(mbo_regels_zonder_regel(regels[GEWOON], "toelating.leerplicht_bbl", &zonder, &fout));
    needed(mbo_regels_zonder_regel(zonder, "onderwijsgeld.lesgeld", &ander, &fout));
    mbo_regels_free(zonder);
    needed(mbo_datum_parse("2025-01-01", &vanaf, &fout));
    needed(mbo_regels_met_parameter(ander, "levenlanglerenkrediet.leeftijd_tot", vanaf, MBO_DATUM_NOT_SET, 6000,
                                    &regels[ANDERS], &fout));
    mbo_regels_free(ander);
    needed(mbo_regels_met_eigen_regel(regels[GEWOON], &eigen, &regels[EIGEN], &fout));
}

/* ---- all that there is to read ---- */

static void add_motivering(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_motiveringsvorm vorm)
{
    size_t length, size = 16384;
    while ((length = mbo_oordeel_motivering(oordeel, vraag, vorm, room(size), size)) >= size)
        size = length + 1;
    text.length += length;
}

static void add_answer(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_motiveringsvorm vorm)
{
    mbo_feitset set;
    int64_t cents = 0;
    mbo_datum day = 0;
    mbo_stand stand;
    add_code(MBO_VOCABULAIRE_VRAAG, vraag, ' ');
    add_code(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(oordeel, vraag), ' ');
    if (!als_json)
        add_number(mbo_oordeel_open(oordeel, vraag), ' ');
    mbo_oordeel_ontbrekend(oordeel, vraag, &set);
    add_set(&set, ' ');
    add_number(mbo_oordeel_niet_exact(oordeel, vraag), ' ');
    for (int32_t beslisser = 1; beslisser <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER); beslisser++)
        if (mbo_oordeel_beslissers(oordeel, vraag) >> beslisser & 1)
            add_code(MBO_VOCABULAIRE_BESLISSER, beslisser, ',');
    add("", ' ');
    mbo_oordeel_aannames(oordeel, vraag, &set);
    add_set(&set, ' ');
    add_code(MBO_VOCABULAIRE_GELDSOORT, mbo_oordeel_soort(oordeel, vraag), ' ');
    stand = mbo_oordeel_bedrag(oordeel, vraag, &cents);
    add_known(stand, cents, ' ');
    mbo_oordeel_bedrag_ontbrekend(oordeel, vraag, &set);
    add_set(&set, ' ');
    stand = mbo_oordeel_vanaf(oordeel, vraag, &day);
    add_known(stand, day, ' ');
    mbo_oordeel_vanaf_ontbrekend(oordeel, vraag, &set);
    add_set(&set, '\n');
    for (int32_t i = 0; i < mbo_oordeel_reden_count(oordeel, vraag); i++) {
        const mbo_regel *regel = mbo_oordeel_reden_regel(oordeel, vraag, i);
        add(mbo_regel_id(regel), ' ');
        add_code(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_reden_uitkomst(oordeel, vraag, i), ' ');
        add_number(mbo_oordeel_reden_ouder(oordeel, vraag, i), ' ');
        add(mbo_regel_tekst(regel, MBO_TAAL_NL), '\n');
        for (int32_t bron = 0; bron < mbo_regel_bron_count(regel); bron++)
            add(mbo_bron_tekst(mbo_regel_bron(regel, bron)), '\n');
    }
    for (int32_t i = 0; !als_json && i < mbo_oordeel_parameter_count(oordeel, vraag); i++) {
        const mbo_parameter *parameter = mbo_oordeel_parameter(oordeel, vraag, i);
        add(mbo_parameter_naam(parameter), ' ');
        add_number(mbo_parameter_waarde(parameter), '\n');
    }
    for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(oordeel, vraag); i++)
        add(mbo_oordeel_zonder_waarde(oordeel, vraag, i), '\n');
    const char *item = mbo_oordeel_niet_bevestigd(oordeel, vraag, &day);
    if (item) {
        add(item, ' ');
        add_number(day, '\n');
    }
    if (!als_json)
        add_motivering(oordeel, vraag, vorm);
}

static void answer(char *line, const mbo_structuur *structuur)
{
    int set = line[0] - '0', vorm = line[1] - '0';
    if (set < 0 || set >= REGELS_COUNT) {
        fprintf(stderr, "no rule set: %s\n", line);
        exit(2);
    }
    const int32_t options = set == STRENG ? MBO_OORDEEL_STRENG : 0;
    bool crebo = false;
    mbo_zaak *zaak;
    mbo_oordeel *oordeel;
    needed(mbo_zaak_create(NULL, &zaak, &fout));
    for (char *fact = strtok(line + 2, "\t"); fact; fact = strtok(NULL, "\t")) {
        char *value = strchr(fact, '=');
        *value++ = '\0';
        crebo = crebo || !strcmp(fact, "crebo");
        needed(mbo_zaak_set_text(zaak, fact, value, &fout));
    }
    text.length = 0;
    structuur = crebo ? structuur : NULL;
    fout.message[0] = '\0';
    if (mbo_oordeel_create(regels[set], structuur, zaak, MBO_VRAAG_ALLE, options, NULL, &oordeel, &fout)) {
        add_number(fout.code, ' ');
        add(fout.message, '\n');
    }
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_uitkomst alone = 0;
        if (als_json)
            ;
        else if (mbo_uitkomst_of(regels[set], structuur, zaak, vraag, options, &alone, &fout))
            add_number(fout.code, '\n');
        else
            add_code(MBO_VOCABULAIRE_UITKOMST, alone, '\n');
        if (oordeel)
            add_answer(oordeel, vraag, vorm);
    }
    for (mbo_vraag vraag = 1; als_json && vorm && oordeel && vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        if (vraag > 1)
            add("", '\n');
        add_motivering(oordeel, vraag, vorm);
    }
    mbo_oordeel_free(oordeel);
    mbo_zaak_free(zaak);
}

int main(int argc, char **argv)
{
    als_json = argc > 1 && !strcmp(argv[1], "json");
    const bool whole = argc > 1 && !strcmp(argv[argc - 1], "tekst");
    static char line[16384];
    mbo_structuur *structuur;
    make_rules();
    needed(mbo_structuur_load_builtin(NULL, &structuur, &fout));
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        answer(line, structuur);
        if (whole) {
            fwrite(text.data, 1, text.length, stdout);
            continue;
        }
        char hex[MBOI_SHA256_HEX + 1];
        mboi_sha256 sha;
        mboi_sha256_begin(&sha);
        mboi_sha256_add(&sha, text.data, text.length);
        mboi_sha256_hex(&sha, hex);
        puts(hex);
    }
    for (int i = 0; i < REGELS_COUNT; i++)
        mbo_regels_free(regels[i]);
    mbo_structuur_free(structuur);
    free(text.data);
    return ferror(stdin) || fflush(stdout) ? 2 : 0;
}
