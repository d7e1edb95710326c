/* SPDX-License-Identifier: MIT */
/* The counts of a structure, one kwalificatie of it, or every one. */
#include "tonen.h"
#include "inhoud.h"
#include "scherm.h"

#include <stdio.h>
#include <stdlib.h>

int32_t first_crebo(const mbo_kwalificatie *k)
{
    return mbo_kwalificatie_crebo_count(k) ? mbo_crebo_code(mbo_kwalificatie_crebo(k, 0)) : 0;
}

/* Those of older versions of the same dossier come last, and are as they should be. */
static int is_dubbel(const mbo_structuur *s, int32_t crebo)
{
    const mbo_kwalificatie *tweede = mbo_kwalificatie_volgende(mbo_structuur_find_crebo(s, crebo), crebo);
    return !mbo_dossier_opvolger(mbo_kwalificatie_dossier(tweede));
}

void warn_dubbel(const mbo_structuur *s, const char *file)
{
    enum { MEEST = 5 }; /* crebos, and kwalificaties of each; of more only how many there are */
    int32_t crebos = 0;
    for (int32_t i = 0; i < mbo_structuur_dubbele_crebo_count(s); i++) {
        int32_t crebo = mbo_structuur_dubbele_crebo(s, i), n = 0;
        if (!is_dubbel(s, crebo) || ++crebos > MEEST)
            continue;
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

json_t *count_all(const mbo_structuur *s)
{
    return json_pack("{s:i,s:i,s:i,s:i,s:i,s:i,s:i}", "domeinen", mbo_structuur_domein_count(s), "sectorkamers",
                     mbo_structuur_sectorkamer_count(s), "competenties", mbo_structuur_competentie_count(s), "dossiers",
                     mbo_structuur_dossier_count(s), "kwalificaties", mbo_structuur_kwalificatie_count(s), "kerntaken",
                     mbo_structuur_kerntaak_count(s), "werkprocessen", mbo_structuur_werkproces_count(s));
}

static void add_day(json_t *object, const char *naam, mbo_datum datum)
{
    if (datum != MBO_DATUM_NOT_SET)
        json_object_set_new(object, naam, json_string(date_text(datum)));
}

void add_days(json_t *object, const mbo_structuur *s)
{
    json_t *toestanden = json_array();
    add_day(object, "peildatum", mbo_structuur_peildatum(s));
    add_day(object, "bevestigd_tot", mbo_structuur_bevestigd_tot(s));
    for (int32_t i = 0; i < mbo_structuur_toestand_count(s); i++) {
        json_t *toestand = json_object();
        mbo_datum vanaf, tot_en_met;
        mbo_structuur_toestand(s, i, &vanaf, &tot_en_met);
        add_day(toestand, "vanaf", vanaf);
        add_day(toestand, "tot_en_met", tot_en_met);
        json_array_append_new(toestanden, toestand);
    }
    if (json_array_size(toestanden))
        json_object_set(object, "toestanden", toestanden);
    json_decref(toestanden);
}

json_t *opmerkingen_json(const mbo_structuur *s, char *const *files)
{
    json_t *all = json_array();
    for (int32_t i = 0; i < mbo_structuur_opmerking_count(s); i++) {
        const mbo_opmerking *o = mbo_structuur_opmerking(s, i);
        mbo_opmerkingsoort soort = mbo_opmerking_soort(o);
        json_array_append_new(
            all, json_pack("{s:s,s:I,s:s,s:s,s:s,s:s,s:s,s:I}", "bestand", files[mbo_opmerking_bestand(o)], "regel",
                           (json_int_t)mbo_opmerking_line(o), "plaats", mbo_opmerking_plaats(o), "waarde",
                           mbo_opmerking_waarde(o), "soort", mbo_code_name(MBO_VOCABULAIRE_OPMERKINGSOORT, soort), "nl",
                           mbo_code_label(MBO_VOCABULAIRE_OPMERKINGSOORT, soort, MBO_TAAL_NL), "en",
                           mbo_code_label(MBO_VOCABULAIRE_OPMERKINGSOORT, soort, MBO_TAAL_EN), "aantal",
                           (json_int_t)mbo_opmerking_aantal(o)));
    }
    return all;
}

void print_counts_json(const mbo_structuur *s, char *const *files)
{
    json_t *counts = count_all(s);
    add_days(counts, s);
    json_object_set_new(counts, "opmerkingen", opmerkingen_json(s, files));
    json_dumpf(counts, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
    putchar('\n');
    json_decref(counts);
}

static void print_builtin(void)
{
    print_wrapped(
        "\n", 0,
        "Ingebouwd is de landelijke tabel zonder inhoud, zoals de wet die vaststelde voor 1 augustus 2015 (470 "
        "kwalificaties, tot en met 31 juli 2016) en voor 31 juli 2023 (449, waarvan 202 in beide staan), en 147 "
        "nieuwere crebo's met hun naam.");
    print_wrapped(
        "\n", 0,
        "Nieuwere bestanden publiceert SBB in de lijsten van het kwalificatieregister: de dossiers sinds 2015, de "
        "herziening van 2026, de export voor DUO. Kwalificaties en dossiers van nu: "
        "https://kwalificatie-mijn.s-bb.nl");
    puts("\n"
         "Wat de ingebouwde tabel mist tegenover een bestand:\n"
         "  mbo-structuur --vergelijk - FILE\n"
         "Een bestand gebruiken: --structuur FILE van mbo-advies en mbo-batch, of voor elk\n"
         "programma " STRUCTUUR_VAN_OMGEVING "=FILE in de omgeving.");
}

void print_counts(const mbo_structuur *s, int builtin)
{
    json_t *counts = count_all(s), *value;
    const char *name;
    int32_t vierjarig = 0;
    json_object_foreach(counts, name, value) printf("%-16s %8lld\n", name, (long long)json_integer_value(value));
    json_decref(counts);
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++)
        vierjarig += mbo_kwalificatie_vierjarig(mbo_structuur_kwalificatie(s, i)) == 1;
    printf("\n%d kwalificaties staan op de lijst van ten hoogste vier jaar.\n", vierjarig);
    if (mbo_structuur_peildatum(s) != MBO_DATUM_NOT_SET)
        printf("Peildatum %s.\n", date_text(mbo_structuur_peildatum(s)));
    if (mbo_structuur_bevestigd_tot(s) != MBO_DATUM_NOT_SET)
        printf("Bevestigd tot en met %s.\n", date_text(mbo_structuur_bevestigd_tot(s)));
    if (builtin)
        print_builtin();
}

/* Does it stand under a dossier, or did it in its oldest period? */
static int of_dossier(const mbo_kwalificatie *k, const mbo_dossier *d)
{
    return mbo_kwalificatie_dossier(k) == d || mbo_crebo_dossier(mbo_kwalificatie_crebo(k, 0)) == d;
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
            for (int32_t k = 0; k < mbo_structuur_kwalificatie_count(s); k++)
                if (of_dossier(mbo_structuur_kwalificatie(s, k), d))
                    fprintf(stderr, " %d", first_crebo(mbo_structuur_kwalificatie(s, k)));
            fputc('\n', stderr);
            return;
        }
    }
    fprintf(stderr, "%s: there is no kwalificatie with crebo %d in this structure\n", program, crebo);
}

int show_crebo(const mbo_structuur *s, const char *text, int json)
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

void show_all(const mbo_structuur *s)
{
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++) {
        json_t *object = kwalificatie_json(mbo_structuur_kwalificatie(s, i));
        json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(12));
        putchar('\n');
        json_decref(object);
    }
}
