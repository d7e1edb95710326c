/* SPDX-License-Identifier: MIT */
#include "inhoud.h"

#include "scherm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALLEEN_HIER "alleen voor dit profiel, "

/* ---- as JSON ---- */

static json_t *date_or_null(mbo_datum datum)
{
    return datum == MBO_DATUM_NOT_SET ? json_null() : json_string(date_text(datum));
}

/* The dossier under which a crebo stood in its period, and the domein, where they are not those that it is listed
   under; NULL otherwise. */
static const mbo_dossier *other_dossier(const mbo_crebo *c, const mbo_dossier *d)
{
    return mbo_crebo_dossier(c) != d ? mbo_crebo_dossier(c) : NULL;
}

static const mbo_domein *other_domein(const mbo_crebo *c, const mbo_dossier *d)
{
    return mbo_crebo_domein(c) != mbo_dossier_domein(d) ? mbo_crebo_domein(c) : NULL;
}

/* One that is listed under a dossier. */
static json_t *crebo_json(const mbo_crebo *c, const mbo_dossier *d)
{
    const mbo_dossier *dossier = other_dossier(c, d);
    const mbo_domein *domein = other_domein(c, d);
    mbo_datum zeker_vanaf, zeker_tot;
    mbo_crebo_zeker(c, &zeker_vanaf, &zeker_tot);
    json_t *object = json_pack(
        "{s:i,s:s,s:f,s:o,s:o,s:o,s:o,s:o}", "crebo", mbo_crebo_code(c), "ministerie", mbo_crebo_ministerie(c),
        "prijsfactor", (double)mbo_crebo_prijsfactor(c) / 100, "geldig_vanaf", date_or_null(mbo_crebo_geldig_vanaf(c)),
        "einde_instroom", date_or_null(mbo_crebo_einde_instroom(c)), "zeker_vanaf", date_or_null(zeker_vanaf),
        "zeker_tot", date_or_null(zeker_tot), "einde_opleiding", date_or_null(mbo_crebo_einde_opleiding(c)));
    if (dossier)
        json_object_update_new(object, json_pack("{s:s,s:i}", "dossier", mbo_dossier_titel(dossier), "dossier_crebo",
                                                 mbo_crebo_code(mbo_dossier_crebo(dossier, 0))));
    if (domein)
        json_object_update_new(object, json_pack("{s:s,s:i}", "domein", mbo_domein_titel(domein), "domein_crebo",
                                                 mbo_domein_crebo(domein)));
    return object;
}

static json_t *kennis_json(const mbo_kennis *k)
{
    return json_pack("{s:I,s:s}", "nr", (json_int_t)mbo_kennis_nr(k), "titel", mbo_kennis_titel(k));
}

static json_t *competentie_json(const mbo_competentie *c)
{
    return json_pack("{s:I,s:s,s:s}", "nr", (json_int_t)mbo_competentie_nr(c), "code", mbo_competentie_code(c), "titel",
                     mbo_competentie_titel(c));
}

/* ---- the texts ---- */

/* The name of each kind of text, in JSON and in text. */
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

static const char *const onderhouddelen[] = {"onderwerp", "actie", "wie", "wanneer"};

int schoon;

/* NULL: no memory. */
static char *plain(const char *tekst)
{
    size_t n = mbo_tekst_schoon(tekst, NULL, 0);
    char *uit = malloc(n + 1);
    if (uit)
        mbo_tekst_schoon(tekst, uit, n + 1);
    return uit;
}

json_t *tekst_json(const char *tekst)
{
    char *plat = schoon ? plain(tekst) : NULL;
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
        json_array_append_new(competenties, competentie_json(mbo_werkproces_competentie(w, k, i)));
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
        json_array_append_new(kennis, kennis_json(mbo_kerntaak_kennis(kerntaak, k, i)));
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
    json_t *kennis = json_array(), *categorieen = json_array(), *documenten = json_array(), *onderhoud = json_array();
    const mbo_domein *domein = mbo_dossier_domein(d);
    const mbo_sectorkamer *kamer = mbo_dossier_sectorkamer(d);
    if (domein)
        json_object_update_new(object, json_pack("{s:I,s:i,s:f}", "domein_nr", (json_int_t)mbo_domein_nr(domein),
                                                 "domein_crebo", mbo_domein_crebo(domein), "domein_prijsfactor",
                                                 (double)mbo_domein_prijsfactor(domein) / 100));
    if (kamer)
        json_object_set_new(object, "sectorkamer_nr", json_integer((json_int_t)mbo_sectorkamer_nr(kamer)));
    for (mbo_tekstsoort soort = MBO_TEKST_INLEIDING; soort <= MBO_TEKST_ADVIES_TOETSINGSKAMER; soort++)
        add_tekst(object, tekstnamen[soort], mbo_dossier_tekst(d, soort));
    for (int32_t i = 0; i < mbo_dossier_kennis_count(d); i++)
        json_array_append_new(kennis, kennis_json(mbo_dossier_kennis(d, i)));
    for (int32_t i = 0; i < mbo_dossier_categorie_count(d); i++)
        json_array_append_new(categorieen, kennis_json(mbo_dossier_categorie(d, i)));
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
            add_tekst(onderdeel, onderhouddelen[deel], mbo_dossier_onderhoud(d, i, deel));
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

json_t *kwalificatie_json(const mbo_kwalificatie *k)
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
        json_array_append_new(crebos, crebo_json(mbo_kwalificatie_crebo(k, i), d));
    for (int32_t i = 0; i < mbo_dossier_crebo_count(d); i++)
        json_array_append_new(dossiercrebos, crebo_json(mbo_dossier_crebo(d, i), d));
    for (int32_t i = 0; i < mbo_kwalificatie_kerntaak_count(k); i++)
        json_array_append_new(kerntaken, kerntaak_json(k, mbo_kwalificatie_kerntaak(k, i)));
    int32_t vierjarig = mbo_kwalificatie_vierjarig(k);
    json_t *object = json_pack(
        "{s:s,s:I,s:i,s:s?,s:i,s:o,s:o,s:{s:s,s:I,s:s,s:s,s:s?,s:s?,s:o},s:o,s:o}", "titel", mbo_kwalificatie_titel(k),
        "nr", (json_int_t)mbo_kwalificatie_nr(k), "niveau", mbo_kwalificatie_niveau(k), "soort_opleiding",
        mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_kwalificatie_soort_opleiding(k)), "sbu",
        mbo_kwalificatie_sbu(k), "leerwegen", leerwegen, "vierjarig",
        vierjarig < 0 ? json_null() : json_boolean(vierjarig), "dossier", "titel", mbo_dossier_titel(d), "nr",
        (json_int_t)mbo_dossier_nr(d), "versie", mbo_dossier_versie(d), "status", mbo_dossier_status(d), "domein",
        domein ? mbo_domein_titel(domein) : NULL, "sectorkamer", kamer ? mbo_sectorkamer_titel(kamer) : NULL, "crebos",
        dossiercrebos, "crebos", crebos, "kerntaken", kerntaken);
    mbo_datum tot;
    if (mbo_kwalificatie_diploma_tot(k, 0, &tot) == MBO_EINDE_BEKEND)
        json_object_set_new(object, "diploma_tot", json_string(date_text(tot)));
    add_tekst(object, "opmerking", mbo_kwalificatie_opmerking(k));
    add_dossier(json_object_get(object, "dossier"), d);
    add_kwalificatie(object, k);
    return object;
}

/* ---- as text ---- */

/* On which days one may certainly start, where those are not all of the period. Returns the length. */
static int add_zeker(const mbo_crebo *c, char *text, size_t size)
{
    mbo_datum vanaf, tot;
    mbo_crebo_zeker(c, &vanaf, &tot);
    if (vanaf == MBO_DATUM_NOT_SET)
        return snprintf(text, size, ", wanneer men mag starten is niet bekend");
    if (vanaf == mbo_crebo_geldig_vanaf(c) && tot == mbo_crebo_einde_instroom(c))
        return 0;
    if (tot == MBO_DATUM_NOT_SET)
        return snprintf(text, size, ", starten mag zeker vanaf %s", date_text(vanaf));
    return snprintf(text, size, vanaf == tot ? ", starten mag zeker op %s" : ", starten mag zeker van %s tot en met %s",
                    date_text(vanaf), date_text(tot));
}

static void print_crebo(const char *first, int indent, const mbo_crebo *c, const mbo_dossier *d)
{
    char text[512];
    const mbo_dossier *dossier = other_dossier(c, d);
    const mbo_domein *domein = other_domein(c, d);
    int n = snprintf(text, sizeof text, "%d", mbo_crebo_code(c));
    if (mbo_crebo_prijsfactor(c))
        n += snprintf(text + n, sizeof text - n, ", prijsfactor %d,%02d", mbo_crebo_prijsfactor(c) / 100,
                      mbo_crebo_prijsfactor(c) % 100);
    if (mbo_crebo_geldig_vanaf(c) != MBO_DATUM_NOT_SET)
        n += snprintf(text + n, sizeof text - n, ", geldig vanaf %s", date_text(mbo_crebo_geldig_vanaf(c)));
    if (mbo_crebo_einde_instroom(c) != MBO_DATUM_NOT_SET)
        n += snprintf(text + n, sizeof text - n, ", instroom tot en met %s", date_text(mbo_crebo_einde_instroom(c)));
    n += add_zeker(c, text + n, sizeof text - (size_t)n);
    if (mbo_crebo_einde_opleiding(c) != MBO_DATUM_NOT_SET)
        n += snprintf(text + n, sizeof text - n, ", opleiding tot en met %s", date_text(mbo_crebo_einde_opleiding(c)));
    if (dossier)
        n += snprintf(text + n, sizeof text - n, ", toen in het dossier \"%.80s\" (%d)", mbo_dossier_titel(dossier),
                      mbo_crebo_code(mbo_dossier_crebo(dossier, 0)));
    if (domein)
        snprintf(text + n, sizeof text - n, ", toen in het domein \"%.80s\"", mbo_domein_titel(domein));
    print_wrapped(first, indent, text);
}

void print_plain(const char *first, int indent, const char *tekst)
{
    char *plat = *tekst ? plain(tekst) : NULL;
    if (plat)
        print_wrapped(first, indent, plat);
    free(plat);
}

/* A text under its name, plain, each of its lines wrapped. */
static void print_tekst(const char *naam, const char *voor, const char *tekst, int indent)
{
    char *plat = *tekst ? plain(tekst) : NULL, *line = plat;
    char blanks[16], titel[80];
    if (!plat)
        return;
    snprintf(titel, sizeof titel, "%s%s", voor, naam);
    for (char *c = titel; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    snprintf(blanks, sizeof blanks, "%*s", indent + 2, "");
    if (!strchr(plat, '\n') && strlen(plat) < 40) { /* such as Ja and Nee */
        printf("%*s%s: %s\n", indent, "", titel, plat);
    } else {
        printf("%*s%s:\n", indent, "", titel);
        for (char *next; line; line = next) {
            next = strchr(line, '\n');
            if (next)
                *next++ = '\0';
            if (*line)
                print_wrapped(blanks, indent + 2 + (line[0] == '-' && line[1] == ' ' ? 2 : 0), line);
        }
    }
    free(plat);
}

static void print_werkproces(const mbo_kwalificatie *k, const mbo_werkproces *w)
{
    char first[64];
    snprintf(first, sizeof first, "%-9s ", mbo_werkproces_code(w));
    putchar('\n');
    print_wrapped(first, 10, mbo_werkproces_titel(w));
    for (mbo_tekstsoort soort = MBO_TEKST_OMSCHRIJVING; soort <= MBO_TEKST_GEDRAG; soort++) {
        print_tekst(tekstnamen[soort], "", mbo_werkproces_tekst(w, soort), 10);
        print_tekst(tekstnamen[soort], ALLEEN_HIER, mbo_werkproces_aanvulling(w, k, soort), 10);
    }
    for (int32_t i = 0; i < mbo_werkproces_competentie_count(w, k); i++) {
        const mbo_competentie *c = mbo_werkproces_competentie(w, k, i);
        snprintf(first, sizeof first, "          competentie %s ", mbo_competentie_code(c));
        print_wrapped(first, 12, mbo_competentie_titel(c));
    }
}

static void print_kerntaak(const mbo_kwalificatie *k, const mbo_kerntaak *kerntaak)
{
    char first[64];
    snprintf(first, sizeof first, "%-9s ", mbo_kerntaak_code(kerntaak));
    putchar('\n');
    print_wrapped(first, 10, mbo_kerntaak_titel(kerntaak));
    for (mbo_tekstsoort soort = MBO_TEKST_COMPLEXITEIT; soort <= MBO_TEKST_VERANTWOORDELIJKHEID; soort++) {
        print_tekst(tekstnamen[soort], "", mbo_kerntaak_tekst(kerntaak, soort), 10);
        print_tekst(tekstnamen[soort], ALLEEN_HIER, mbo_kerntaak_aanvulling(kerntaak, k, soort), 10);
    }
    if (mbo_kerntaak_kennis_count(kerntaak, k))
        printf("          kennis en vaardigheden:\n");
    for (int32_t i = 0; i < mbo_kerntaak_kennis_count(kerntaak, k); i++)
        print_wrapped("            - ", 14, mbo_kennis_titel(mbo_kerntaak_kennis(kerntaak, k, i)));
    for (int32_t i = 0; i < mbo_kerntaak_werkproces_count(kerntaak); i++)
        print_werkproces(k, mbo_kerntaak_werkproces(kerntaak, i));
}

void print_kwalificatie(const mbo_kwalificatie *k)
{
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    const char *opleiding =
        mbo_code_label(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_kwalificatie_soort_opleiding(k), MBO_TAAL_NL);
    print_wrapped("", 2, mbo_kwalificatie_titel(k));
    if (opleiding)
        printf("  %s\n", opleiding);
    else if (mbo_kwalificatie_niveau(k))
        printf("  niveau %d\n", mbo_kwalificatie_niveau(k));
    if (mbo_kwalificatie_sbu(k))
        printf("  studielast %d klokuren\n", mbo_kwalificatie_sbu(k));
    if (mbo_kwalificatie_vierjarig(k) == 1)
        printf("  mag ten hoogste vier jaar duren\n");
    for (mbo_leerweg l = 1; l <= mbo_code_count(MBO_VOCABULAIRE_LEERWEG); l++)
        if (mbo_kwalificatie_leerweg(k, l) == 1)
            printf("  in de %s\n", mbo_code_label(MBO_VOCABULAIRE_LEERWEG, l, MBO_TAAL_NL));
    if (*mbo_kwalificatie_opmerking(k))
        print_wrapped("  opmerking: ", 4, mbo_kwalificatie_opmerking(k));
    if (*mbo_dossier_titel(d))
        print_wrapped("  dossier ", 4, mbo_dossier_titel(d));
    if (mbo_dossier_domein(d))
        print_wrapped("  domein ", 4, mbo_domein_titel(mbo_dossier_domein(d)));
    if (mbo_dossier_sectorkamer(d))
        print_wrapped("  sectorkamer ", 4, mbo_sectorkamer_titel(mbo_dossier_sectorkamer(d)));
    for (int32_t i = 0; i < mbo_dossier_crebo_count(d); i++)
        print_crebo("  crebo van het dossier ", 4, mbo_dossier_crebo(d, i), d);
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++)
        print_crebo("  crebo ", 4, mbo_kwalificatie_crebo(k, i), d);
    mbo_datum tot;
    if (mbo_kwalificatie_diploma_tot(k, 0, &tot) == MBO_EINDE_BEKEND)
        printf("  diploma bij nominale duur tot en met %s\n", date_text(tot));
    for (mbo_tekstsoort soort = MBO_TEKST_TYPERING; soort <= MBO_TEKST_BEROEPSGROEP; soort++)
        print_tekst(tekstnamen[soort], "", mbo_kwalificatie_tekst(k, soort), 2);
    for (int32_t i = 0; i < mbo_kwalificatie_taaleis_count(k); i++) {
        const mbo_taaleis *t = mbo_kwalificatie_taaleis(k, i);
        char text[512];
        snprintf(text, sizeof text, "%s, %s %s%s%s", mbo_taaleis_taal(t), mbo_taaleis_vaardigheid(t),
                 mbo_taaleis_niveau(t), *mbo_taaleis_titel(t) ? ": " : "", mbo_taaleis_titel(t));
        print_wrapped("  taaleis ", 4, text);
    }
    for (int32_t i = 0; i < mbo_kwalificatie_kerntaak_count(k); i++)
        print_kerntaak(k, mbo_kwalificatie_kerntaak(k, i));
    if (*mbo_dossier_titel(d))
        print_wrapped("\nHet dossier ", 4, mbo_dossier_titel(d));
    for (mbo_tekstsoort soort = MBO_TEKST_INLEIDING; soort <= MBO_TEKST_ADVIES_TOETSINGSKAMER; soort++)
        print_tekst(tekstnamen[soort], "", mbo_dossier_tekst(d, soort), 2);
    for (int32_t i = 0; i < mbo_dossier_brondocument_count(d); i++) {
        const mbo_brondocument *b = mbo_dossier_brondocument(d, i);
        const char *delen[] = {mbo_brondocument_type(b), mbo_brondocument_datum(b), mbo_brondocument_omschrijving(b),
                               mbo_brondocument_link(b)};
        print_wrapped("  brondocument ", 4, mbo_brondocument_naam(b));
        for (size_t n = 0; n < sizeof delen / sizeof *delen; n++)
            if (*delen[n])
                print_wrapped("    ", 6, delen[n]);
    }
    for (int32_t i = 0; i < mbo_dossier_onderhoud_count(d); i++)
        for (mbo_onderhouddeel deel = MBO_ONDERHOUD_ONDERWERP; deel <= MBO_ONDERHOUD_WANNEER; deel++)
            print_tekst(onderhouddelen[deel], deel ? "" : "onderhoud, ", mbo_dossier_onderhoud(d, i, deel), 2);
}
