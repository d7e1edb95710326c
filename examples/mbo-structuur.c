/* SPDX-License-Identifier: MIT */
/* What is in a kwalificatiestructuur: its counts, or one kwalificatie whole. */
#include "scherm.h"

#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char program[] = "mbo-structuur";

static const char help[] = "usage: mbo-structuur [FILE] [CREBO] [--json] [--schoon]\n"
                           "\n"
                           "Show what a file of the kwalificatiestructuur (SBB's XML format) holds: the\n"
                           "counts, or with CREBO the whole kwalificatie. FILE is a path; - or none is the\n"
                           "built-in table of the 470 national kwalificaties of 1 August 2015. A number\n"
                           "alone is a CREBO of that table, unless there is a file of that name.\n"
                           "\n"
                           "  --json     write JSON; with CREBO all that the file says of the kwalificatie\n"
                           "  --alles    every kwalificatie, as JSON, one on a line\n"
                           "  --schoon   the texts in JSON as plain text, without HTML\n"
                           "  --vergelijk OLD NEW   what changed between two editions, by crebo and place\n"
                           "  --zoek WORDS, --niveau N, --soort SOORT, --leerweg LEERWEG, --instroom DATE\n"
                           "             list the kwalificaties that fit all of these; of WORDS each must\n"
                           "             stand in their titles and texts\n"
                           "  --dekking PLACE@CREBO,...   what these proven werkprocessen cover of every\n"
                           "             kwalificatie, best first, and what is left\n"
                           "  --help     this text\n"
                           "  --version  versions of the library and of libxml2\n"
                           "\n"
                           "examples:\n"
                           "  mbo-structuur                       the counts of the built-in table\n"
                           "  mbo-structuur 25250                 one kwalificatie of the built-in table\n"
                           "  mbo-structuur --niveau 3 --leerweg bbl\n"
                           "  mbo-structuur dossiers.xml --dekking B1-K1-W1@25498,B1-K1-W2@25498\n"
                           "  mbo-structuur dossiers.xml --json   the counts of a file, for a script\n"
                           "\n"
                           "exit status: 0 ok, 1 bad input, 2 bad usage\n";

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

static void warn_dubbel(const mbo_structuur *s)
{
    enum { MEEST = 5 };
    int32_t n = mbo_structuur_dubbele_crebo_count(s);
    for (int32_t i = 0; i < n && i < MEEST; i++) {
        int32_t crebo = mbo_structuur_dubbele_crebo(s, i), genoemd = 0;
        fprintf(stderr, "%s: warning: crebo %d stands on more than one kwalificatie:", program, crebo);
        const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, crebo);
        for (; k && genoemd < MEEST; k = mbo_kwalificatie_volgende(k, crebo))
            fprintf(stderr, "%s\"%s\" (%s)", genoemd++ ? ", " : " ", mbo_kwalificatie_titel(k),
                    mbo_dossier_titel(mbo_kwalificatie_dossier(k)));
        fprintf(stderr, "%s\n", k ? ", and more" : "");
    }
    if (n > MEEST)
        fprintf(stderr, "%s: warning: so do %d other crebos\n", program, n - MEEST);
}

/* ---- one kwalificatie ---- */

static json_t *date_or_null(mbo_datum datum)
{
    return datum == MBO_DATUM_NOT_SET ? json_null() : json_string(date_text(datum));
}

static json_t *crebo_json(const mbo_crebo *c)
{
    return json_pack("{s:i,s:s,s:f,s:o,s:o,s:o}", "crebo", mbo_crebo_code(c), "ministerie", mbo_crebo_ministerie(c),
                     "prijsfactor", (double)mbo_crebo_prijsfactor(c) / 100, "geldig_vanaf",
                     date_or_null(mbo_crebo_geldig_vanaf(c)), "einde_instroom",
                     date_or_null(mbo_crebo_einde_instroom(c)), "einde_opleiding",
                     date_or_null(mbo_crebo_einde_opleiding(c)));
}

/* ---- the texts ---- */

/* The name of each kind of text in JSON. */
static const char *const tekstnamen[] = {
    [MBO_TEKST_INLEIDING] = "inleiding",
    [MBO_TEKST_CONTEXT] = "context",
    [MBO_TEKST_BEROEPSHOUDING] = "beroepshouding",
    [MBO_TEKST_RESULTAAT_VAN_HET_BEROEP] = "resultaat_van_het_beroep",
    [MBO_TEKST_GENERIEKE_ONDERDELEN] = "generieke_onderdelen",
    [MBO_TEKST_VASTGESTELD_DOOR] = "vastgesteld_door",
    [MBO_TEKST_VASTGESTELD_OP] = "vastgesteld_op",
    [MBO_TEKST_VASTGESTELD_TE] = "vastgesteld_te",
    [MBO_TEKST_ARBEIDSMARKT] = "arbeidsmarkt",
    [MBO_TEKST_WET_EN_REGELGEVING] = "wet_en_regelgeving",
    [MBO_TEKST_ONTWIKKELINGEN] = "ontwikkelingen",
    [MBO_TEKST_DOSSIER_BEROEPSVEREISTEN] = "dossier_beroepsvereisten",
    [MBO_TEKST_TAALEISEN] = "taaleisen",
    [MBO_TEKST_ONTWIKKELMOGELIJKHEDEN] = "ontwikkelmogelijkheden",
    [MBO_TEKST_ONDERHOUD] = "onderhoud",
    [MBO_TEKST_WIJZIGINGEN] = "wijzigingen",
    [MBO_TEKST_WIJZIGINGSCATEGORIE] = "wijzigingscategorie",
    [MBO_TEKST_BETROKKENEN] = "betrokkenen",
    [MBO_TEKST_AANVULLENDE_INFO] = "aanvullende_info",
    [MBO_TEKST_EXAMENPROFIELEN] = "examenprofielen",
    [MBO_TEKST_VORIGE_VERSIE] = "vorige_versie",
    [MBO_TEKST_HEEFT_BEROEPSVEREISTEN] = "heeft_beroepsvereisten",
    [MBO_TEKST_ADVIES_TOETSINGSKAMER] = "advies_toetsingskamer",
    [MBO_TEKST_TYPERING] = "typering",
    [MBO_TEKST_BEROEPSVEREISTEN] = "beroepsvereisten",
    [MBO_TEKST_BEROEPSVEREISTEN_TOELICHTING] = "beroepsvereisten_toelichting",
    [MBO_TEKST_BEROEPSVEREISTEN_BRON] = "beroepsvereisten_bron",
    [MBO_TEKST_CERTIFICATEN] = "certificaten",
    [MBO_TEKST_INSTELLINGEN] = "instellingen",
    [MBO_TEKST_BIJZONDERE_VEREISTEN] = "bijzondere_vereisten",
    [MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING] = "bijzondere_vereisten_toelichting",
    [MBO_TEKST_BEROEPSGROEP] = "beroepsgroep",
    [MBO_TEKST_COMPLEXITEIT] = "complexiteit",
    [MBO_TEKST_VERANTWOORDELIJKHEID] = "verantwoordelijkheid",
    [MBO_TEKST_OMSCHRIJVING] = "omschrijving",
    [MBO_TEKST_RESULTAAT] = "resultaat",
    [MBO_TEKST_GEDRAG] = "gedrag",
};

static int schoon; /* are texts to be made plain? */

static json_t *tekst_json(const char *tekst)
{
    size_t n = mbo_tekst_schoon(tekst, NULL, 0);
    char *plat = schoon ? malloc(n + 1) : NULL;
    if (plat)
        mbo_tekst_schoon(tekst, plat, n + 1);
    json_t *json = json_string(plat ? plat : tekst);
    free(plat);
    return json;
}

static void add_tekst(json_t *object, const char *naam, const char *tekst)
{
    if (*tekst)
        json_object_set_new(object, naam, tekst_json(tekst));
}

/* The text of all, and under NAAM_aanvulling what the kwalificatie has beside it. */
static void add_teksten(json_t *object, const mbo_kwalificatie *k, const mbo_kerntaak *kerntaak,
                        const mbo_werkproces *werkproces)
{
    mbo_tekstsoort from = kerntaak ? MBO_TEKST_COMPLEXITEIT : MBO_TEKST_OMSCHRIJVING,
                   to = kerntaak ? MBO_TEKST_VERANTWOORDELIJKHEID : MBO_TEKST_GEDRAG;
    for (mbo_tekstsoort soort = from; soort <= to; soort++) {
        char naam[64];
        snprintf(naam, sizeof naam, "%s_aanvulling", tekstnamen[soort]);
        add_tekst(object, tekstnamen[soort],
                  kerntaak ? mbo_kerntaak_tekst(kerntaak, soort) : mbo_werkproces_tekst(werkproces, soort));
        add_tekst(object, naam,
                  kerntaak ? mbo_kerntaak_aanvulling(kerntaak, k, soort)
                           : mbo_werkproces_aanvulling(werkproces, k, soort));
    }
}

static json_t *werkproces_json(const mbo_kwalificatie *k, const mbo_werkproces *w)
{
    json_t *competenties = json_array();
    for (int32_t i = 0; i < mbo_werkproces_competentie_count(w, k); i++)
        json_array_append_new(competenties, json_string(mbo_competentie_titel(mbo_werkproces_competentie(w, k, i))));
    json_t *object =
        json_pack("{s:s,s:I,s:s,s:o}", "code", mbo_werkproces_code(w), "nr", (json_int_t)mbo_werkproces_nr(w), "titel",
                  mbo_werkproces_titel(w), "competenties", competenties);
    add_teksten(object, k, NULL, w);
    return object;
}

static json_t *kerntaak_json(const mbo_kwalificatie *k, const mbo_kerntaak *kerntaak)
{
    json_t *werkprocessen = json_array(), *kennis = json_array();
    for (int32_t i = 0; i < mbo_kerntaak_kennis_count(kerntaak, k); i++)
        json_array_append_new(kennis, json_string(mbo_kennis_titel(mbo_kerntaak_kennis(kerntaak, k, i))));
    for (int32_t i = 0; i < mbo_kerntaak_werkproces_count(kerntaak); i++)
        json_array_append_new(werkprocessen, werkproces_json(k, mbo_kerntaak_werkproces(kerntaak, i)));
    json_t *object = json_pack("{s:s,s:I,s:s,s:o,s:o}", "code", mbo_kerntaak_code(kerntaak), "nr",
                               (json_int_t)mbo_kerntaak_nr(kerntaak), "titel", mbo_kerntaak_titel(kerntaak),
                               "vakkennis", kennis, "werkprocessen", werkprocessen);
    add_teksten(object, k, kerntaak, NULL);
    return object;
}

/* What a dossier says beside its kwalificaties. */
static void add_dossier(json_t *object, const mbo_dossier *d)
{
    static const char *const delen[] = {"onderwerp", "actie", "wie", "wanneer"};
    json_t *kennis = json_array(), *categorieen = json_array(), *documenten = json_array(), *onderhoud = json_array();
    for (mbo_tekstsoort soort = MBO_TEKST_INLEIDING; soort <= MBO_TEKST_ADVIES_TOETSINGSKAMER; soort++)
        add_tekst(object, tekstnamen[soort], mbo_dossier_tekst(d, soort));
    for (int32_t i = 0; i < mbo_dossier_kennis_count(d); i++)
        json_array_append_new(kennis, json_string(mbo_kennis_titel(mbo_dossier_kennis(d, i))));
    for (int32_t i = 0; i < mbo_dossier_categorie_count(d); i++)
        json_array_append_new(categorieen, json_string(mbo_kennis_titel(mbo_dossier_categorie(d, i))));
    for (int32_t i = 0; i < mbo_dossier_brondocument_count(d); i++) {
        const mbo_brondocument *b = mbo_dossier_brondocument(d, i);
        json_array_append_new(documenten,
                              json_pack("{s:s,s:s,s:s,s:s,s:s}", "naam", mbo_brondocument_naam(b), "type",
                                        mbo_brondocument_type(b), "datum", mbo_brondocument_datum(b), "omschrijving",
                                        mbo_brondocument_omschrijving(b), "link", mbo_brondocument_link(b)));
    }
    for (int32_t i = 0; i < mbo_dossier_onderhoud_count(d); i++) {
        json_t *onderdeel = json_object();
        for (mbo_onderhouddeel deel = MBO_ONDERHOUD_ONDERWERP; deel <= MBO_ONDERHOUD_WANNEER; deel++)
            add_tekst(onderdeel, delen[deel], mbo_dossier_onderhoud(d, i, deel));
        json_array_append_new(onderhoud, onderdeel);
    }
    json_object_set_new(object, "kennisenvaardigheden", kennis);
    json_object_set_new(object, "categorieen", categorieen);
    json_object_set_new(object, "brondocumenten", documenten);
    json_object_set_new(object, "onderhoudsagenda", onderhoud);
}

/* And a kwalificatie beside its kerntaken. */
static void add_kwalificatie(json_t *object, const mbo_kwalificatie *k)
{
    json_t *talen = json_array();
    for (mbo_tekstsoort soort = MBO_TEKST_TYPERING; soort <= MBO_TEKST_BEROEPSGROEP; soort++)
        add_tekst(object, tekstnamen[soort], mbo_kwalificatie_tekst(k, soort));
    for (int32_t i = 0; i < mbo_kwalificatie_taaleis_count(k); i++) {
        const mbo_taaleis *t = mbo_kwalificatie_taaleis(k, i);
        json_array_append_new(talen,
                              json_pack("{s:s,s:s,s:s,s:s}", "eis", mbo_taaleis_titel(t), "taal", mbo_taaleis_taal(t),
                                        "vaardigheid", mbo_taaleis_vaardigheid(t), "niveau", mbo_taaleis_niveau(t)));
    }
    json_object_set_new(object, "taaleisen", talen);
}

static json_t *kwalificatie_json(const mbo_kwalificatie *k)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    const mbo_domein *domein = mbo_dossier_domein(d);
    const mbo_sectorkamer *kamer = mbo_dossier_sectorkamer(d);
    json_t *leerwegen = json_array(), *crebos = json_array(), *dossiercrebos = json_array(), *kerntaken = json_array();
    int known = 0;
    for (mbo_leerweg l = 1; l <= mbo_code_count(MBO_VOCABULAIRE_LEERWEG); l++) {
        known |= mbo_kwalificatie_leerweg(k, l) >= 0;
        if (mbo_kwalificatie_leerweg(k, l) == 1)
            json_array_append_new(leerwegen, json_string(mbo_code_name(MBO_VOCABULAIRE_LEERWEG, l)));
    }
    if (!known) {
        json_decref(leerwegen);
        leerwegen = json_null();
    }
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++)
        json_array_append_new(crebos, crebo_json(mbo_kwalificatie_crebo(k, i)));
    for (int32_t i = 0; i < mbo_dossier_crebo_count(d); i++)
        json_array_append_new(dossiercrebos, crebo_json(mbo_dossier_crebo(d, i)));
    for (int32_t i = 0; i < mbo_kwalificatie_kerntaak_count(k); i++)
        json_array_append_new(kerntaken, kerntaak_json(k, mbo_kwalificatie_kerntaak(k, i)));
    json_t *object = json_pack(
        "{s:s,s:I,s:i,s:s?,s:i,s:o,s:b,s:{s:s,s:I,s:s,s:s,s:s?,s:s?,s:o},s:o,s:o}", "titel", mbo_kwalificatie_titel(k),
        "nr", (json_int_t)mbo_kwalificatie_nr(k), "niveau", mbo_kwalificatie_niveau(k), "soort_opleiding",
        mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_kwalificatie_soort_opleiding(k)), "sbu",
        mbo_kwalificatie_sbu(k), "leerwegen", leerwegen, "vierjarig", mbo_kwalificatie_vierjarig(k), "dossier", "titel",
        mbo_dossier_titel(d), "nr", (json_int_t)mbo_dossier_nr(d), "versie", mbo_dossier_versie(d), "status",
        mbo_dossier_status(d), "domein", domein ? mbo_domein_titel(domein) : NULL, "sectorkamer",
        kamer ? mbo_sectorkamer_titel(kamer) : NULL, "crebos", dossiercrebos, "crebos", crebos, "kerntaken", kerntaken);
    mbo_datum tot;
    if (mbo_kwalificatie_diploma_tot(k, 0, &tot) == MBO_EINDE_BEKEND)
        json_object_set_new(object, "diploma_tot", json_string(date_text(tot)));
    add_dossier(json_object_get(object, "dossier"), d);
    add_kwalificatie(object, k);
    return object;
}

static void print_crebo(const char *first, int indent, const mbo_crebo *c)
{
    char text[256];
    int n = snprintf(text, sizeof text, "%d", mbo_crebo_code(c));
    if (mbo_crebo_prijsfactor(c))
        n += snprintf(text + n, sizeof text - n, ", prijsfactor %d,%02d", mbo_crebo_prijsfactor(c) / 100,
                      mbo_crebo_prijsfactor(c) % 100);
    if (mbo_crebo_geldig_vanaf(c) != MBO_DATUM_NOT_SET)
        n += snprintf(text + n, sizeof text - n, ", geldig vanaf %s", date_text(mbo_crebo_geldig_vanaf(c)));
    if (mbo_crebo_einde_instroom(c) != MBO_DATUM_NOT_SET)
        n += snprintf(text + n, sizeof text - n, ", instroom tot en met %s", date_text(mbo_crebo_einde_instroom(c)));
    if (mbo_crebo_einde_opleiding(c) != MBO_DATUM_NOT_SET)
        snprintf(text + n, sizeof text - n, ", opleiding tot en met %s", date_text(mbo_crebo_einde_opleiding(c)));
    print_wrapped(first, indent, text);
}

static void print_kwalificatie(const mbo_kwalificatie *k)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    const char *soort =
        mbo_code_label(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_kwalificatie_soort_opleiding(k), MBO_TAAL_NL);
    print_wrapped("", 2, mbo_kwalificatie_titel(k));
    if (soort)
        printf("  %s\n", soort);
    else if (mbo_kwalificatie_niveau(k))
        printf("  niveau %d\n", mbo_kwalificatie_niveau(k));
    if (mbo_kwalificatie_sbu(k))
        printf("  studielast %d klokuren\n", mbo_kwalificatie_sbu(k));
    if (mbo_kwalificatie_vierjarig(k))
        printf("  mag ten hoogste vier jaar duren\n");
    for (mbo_leerweg l = 1; l <= mbo_code_count(MBO_VOCABULAIRE_LEERWEG); l++)
        if (mbo_kwalificatie_leerweg(k, l) == 1)
            printf("  in de %s\n", mbo_code_label(MBO_VOCABULAIRE_LEERWEG, l, MBO_TAAL_NL));
    print_wrapped("  dossier ", 4, mbo_dossier_titel(d));
    if (mbo_dossier_domein(d))
        print_wrapped("  domein ", 4, mbo_domein_titel(mbo_dossier_domein(d)));
    if (mbo_dossier_sectorkamer(d))
        print_wrapped("  sectorkamer ", 4, mbo_sectorkamer_titel(mbo_dossier_sectorkamer(d)));
    for (int32_t i = 0; i < mbo_dossier_crebo_count(d); i++)
        print_crebo("  crebo van het dossier ", 4, mbo_dossier_crebo(d, i));
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++)
        print_crebo("  crebo ", 4, mbo_kwalificatie_crebo(k, i));
    mbo_datum tot;
    if (mbo_kwalificatie_diploma_tot(k, 0, &tot) == MBO_EINDE_BEKEND)
        printf("  diploma bij nominale duur tot en met %s\n", date_text(tot));
    for (int32_t i = 0; i < mbo_kwalificatie_kerntaak_count(k); i++) {
        const mbo_kerntaak *kerntaak = mbo_kwalificatie_kerntaak(k, i);
        char first[64];
        putchar('\n');
        snprintf(first, sizeof first, "%-9s ", mbo_kerntaak_code(kerntaak));
        print_wrapped(first, 10, mbo_kerntaak_titel(kerntaak));
        for (int32_t j = 0; j < mbo_kerntaak_werkproces_count(kerntaak); j++) {
            const mbo_werkproces *w = mbo_kerntaak_werkproces(kerntaak, j);
            snprintf(first, sizeof first, "%-9s ", mbo_werkproces_code(w));
            print_wrapped(first, 10, mbo_werkproces_titel(w));
        }
    }
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
        fprintf(stderr, "%s: there is no kwalificatie with crebo %ld in this structure\n", program, crebo);
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

static int32_t first_crebo(const mbo_kwalificatie *k)
{
    return mbo_kwalificatie_crebo_count(k) ? mbo_crebo_code(mbo_kwalificatie_crebo(k, 0)) : 0;
}

static int list_found(const mbo_structuur *s, const mbo_filter *filter, const char *woorden, int json)
{
    json_t *found = json_array();
    mbo_woorden *index = NULL;
    mbo_fout fout;
    int status = woorden && mbo_woorden_create(s, NULL, &index, &fout) ? report(program, NULL, &fout) : GOED;
    for (int32_t i = -1; !status && (i = mbo_structuur_zoek(s, filter, i + 1)) >= 0;) {
        if (index && mbo_woorden_zoek(index, woorden, i) != i)
            continue;
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        char first[64];
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
    }
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
            char text[512];
            snprintf(text, sizeof text, "%s %s", mbo_werkproces_code(werkproces), mbo_werkproces_titel(werkproces));
            if (!mbo_dekking_bewezen(d, werkproces))
                json_array_append_new(left, json_string(text));
        }
    }
    return left;
}

static void show_covered(const mbo_dekking *d, int json)
{
    enum { MEEST = 10 };
    json_t *all = json_array();
    for (int32_t i = 0; i < mbo_dekking_count(d); i++) {
        const mbo_kwalificatie *k = mbo_dekking_kwalificatie(d, i);
        int32_t van, van_kerntaken, n = mbo_dekking_werkprocessen(d, i, &van),
                                    kerntaken = mbo_dekking_kerntaken(d, i, &van_kerntaken);
        json_t *left = left_of(d, k), *text;
        size_t at;
        if (!json && i < MEEST) {
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
    for (char *text = strtok(list, ","); text && !status; text = strtok(NULL, ",")) {
        const mbo_werkproces *werkproces;
        if (mbo_structuur_find_werkproces(s, text, &werkproces, &fout) || mbo_dekking_add(d, werkproces, &fout))
            status = report(program, NULL, &fout);
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
        [MBO_WIJZIGING_WERKPROCES_TEKST] = "werkproces_tekst",
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
        if (*was)
            print_wrapped("         was: ", 14, was);
        if (*nu)
            print_wrapped("         nu:  ", 14, nu);
    }
    if (json) {
        json_dumpf(all, stdout, JSON_INDENT(2));
        putchar('\n');
    } else if (!mbo_vergelijking_count(v)) {
        puts("Er is niets veranderd.");
    }
    json_decref(all);
}

static int compare(const mbo_structuur *oud, const char *file, int json)
{
    mbo_fout fout;
    mbo_structuur *nieuw = NULL;
    mbo_vergelijking *v = NULL;
    int status = GOED;
    if (load_structuur(file, &nieuw, &fout))
        status = report(program, file, &fout);
    else if (mbo_vergelijking_create(oud, nieuw, NULL, &v, &fout))
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
    }
    if (status)
        report(program, NULL, &fout);
    return status ? SLECHT_GEBRUIK : GOED;
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
    mbo_filter filter = {.size = sizeof filter, .instroom_op = MBO_DATUM_NOT_SET};
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
    if (vergelijk && argc - optind != 2) {
        fprintf(stderr, "%s: --vergelijk takes two files, OLD and NEW\n", program);
        return SLECHT_GEBRUIK;
    }
    if (argc - optind > 2) {
        fprintf(stderr, "%s: at most a FILE and a CREBO; try %s --help\n", program, program);
        return SLECHT_GEBRUIK;
    }

    const char *file = optind < argc ? argv[optind] : NULL, *crebo = optind + 1 < argc ? argv[optind + 1] : NULL;
    if (file && !crebo && strspn(file, "0123456789") == strlen(file) && access(file, F_OK) != 0) {
        crebo = file;
        file = NULL;
    }
    mbo_structuur *s = NULL;
    mbo_fout fout;
    if (load_structuur(file, &s, &fout))
        return report(program, file, &fout);
    int status = GOED;
    warn_dubbel(s);
    if (vergelijk) {
        status = compare(s, crebo, json);
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
