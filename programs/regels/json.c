/* SPDX-License-Identifier: MIT */
/* The book as JSON. */
#include "vormen.h"

#include "begrip.h"
#include "scherm.h"
#include "voorwaarde.h"

#include <stdio.h>
#include <string.h>

static json_t *date_json(mbo_datum datum)
{
    return datum == MBO_DATUM_NOT_SET ? json_null() : json_string(date_text(datum));
}

json_t *waarde_json(const mbo_parameter *p)
{
    int64_t hundredths = mbo_parameter_waarde(p);
    if (strncmp(mbo_parameter_eenheid(p), "EUR", 3) == 0)
        return json_integer(hundredths);
    return hundredths % 100 ? json_real((double)hundredths / 100) : json_integer(hundredths / 100);
}

static json_t *regel_json(const boek *b, const mbo_regel *regel)
{
    char hash[65];
    const char *naam;
    mbo_feitset set;
    json_t *bronnen = json_array(), *feiten = json_array(), *parameters = json_array();
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_regel_bron(regel, i))));
    mbo_regel_feiten(regel, &set);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
        json_array_append_new(feiten, json_string(mbo_feit_name(feit)));
    for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)); i++)
        json_array_append_new(parameters, json_string(naam));
    mbo_regel_vingerafdruk(regel, hash, sizeof hash);
    const char *soort = mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, mbo_regel_soort(regel));
    json_t *uit = json_pack(
        "{s:s,s:s,s:s,s:o,s:o,s:b,s:s,s:s,s:s?,s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:s}", "regel", mbo_regel_id(regel),
        "kop_nl", mbo_regel_kop(regel, MBO_TAAL_NL), "kop_en", mbo_regel_kop(regel, MBO_TAAL_EN), "vanaf",
        date_json(mbo_regel_vanaf(regel)), "tot", date_json(mbo_regel_tot(regel)), "uit", mbo_regel_uit(regel), "als",
        mbo_regel_bereik(regel), "dan", mbo_regel_voorwaarde(regel), "soort", soort, "bedrag", mbo_regel_bedrag(regel),
        "tekst_nl", mbo_regel_tekst(regel, MBO_TAAL_NL), "tekst_en", mbo_regel_tekst(regel, MBO_TAAL_EN), "basis",
        mbo_code_name(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel)), "bevestigd_tot",
        date_json(mbo_regel_bevestigd_tot(regel)), "bronnen", bronnen, "feiten", feiten, "parameters", parameters,
        "sha256", hash);
    if (mbo_regel_toelichting(regel))
        json_object_set_new(uit, "toelichting", json_true());
    return uit;
}

/* Which rules the answer hangs on in each period with one condition. */
static json_t *perioden_json(const boek *b, mbo_vraag vraag)
{
    json_t *perioden = json_array();
    mbo_datum vanaf = MBO_DATUM_NOT_SET, tot = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    while (vraag && next_periode(b, vraag, &vanaf, &tot)) {
        json_t *voorwaarden = json_array(), *zonder = json_array();
        for (const char *naam = ""; (naam = next_zonder(b, vraag, vanaf, naam));) {
            char nl[256], en[256];
            snprintf(nl, sizeof nl, "%s %s", naam, teksten[GEEN_DAN][MBO_TAAL_NL]);
            snprintf(en, sizeof en, "%s %s", naam, teksten[GEEN_DAN][MBO_TAAL_EN]);
            json_array_append_new(zonder,
                                  json_pack("{s:s,s:s,s:s}", "parameter", naam, "tekst_nl", nl, "tekst_en", en));
        }
        for (int n = 0; (regel = condition_in(b, vraag, vanaf, n)); n++)
            json_array_append_new(voorwaarden, json_pack("{s:s,s:s,s:s}", "regel", mbo_regel_id(regel), "als",
                                                         mbo_regel_bereik(regel), "dan", mbo_regel_voorwaarde(regel)));
        json_array_append_new(perioden, json_pack("{s:o,s:o,s:o,s:o}", "vanaf", date_json(vanaf), "tot", date_json(tot),
                                                  "voorwaarden", voorwaarden, "zonder_waarde", zonder));
    }
    return perioden;
}

static json_t *vraag_json(const boek *b, mbo_vraag vraag)
{
    json_t *regels = json_array();
    const mbo_regel *regel;
    for (int32_t i = -1; (regel = next_regel(b, vraag, NULL, &i));)
        json_array_append_new(regels, regel_json(b, regel));
    return json_pack("{s:s,s:s,s:s,s:o,s:o}", "vraag", vraag ? mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag) : "alle",
                     "bereik", mbo_regels_bereik(b->regels, vraag), "regels_gelden",
                     mbo_regels_een_van(b->regels, vraag) ? "een_van" : "alle", "perioden", perioden_json(b, vraag),
                     "regels", regels);
}

/* A value of a parameter; NULL: it has none. */
static json_t *parameter_json(const boek *b, const char *naam, const mbo_parameter *p)
{
    json_t *regels = json_array();
    const mbo_regel *regel;
    const char *vorige = "";
    for (int32_t i = -1; (regel = next_regel(b, -1, naam, &i)); vorige = mbo_regel_id(regel))
        if (strcmp(mbo_regel_id(regel), vorige) != 0)
            json_array_append_new(regels, json_string(mbo_regel_id(regel)));
    return json_pack("{s:s,s:o,s:o,s:o,s:s?,s:s?,s:o,s:o}", "naam", naam, "vanaf",
                     date_json(p ? mbo_parameter_vanaf(p) : MBO_DATUM_NOT_SET), "tot",
                     date_json(p ? mbo_parameter_tot(p) : MBO_DATUM_NOT_SET), "waarde",
                     p ? waarde_json(p) : json_null(), "eenheid", p ? mbo_parameter_eenheid(p) : NULL, "bron",
                     p ? mbo_parameter_bron(p) : NULL, "bevestigd_tot",
                     date_json(p ? mbo_parameter_bevestigd_tot(p) : MBO_DATUM_NOT_SET), "regels", regels);
}

static json_t *parameters_json(const boek *b)
{
    json_t *parameters = json_array();
    for (const char *naam = ""; (naam = next_parameter(b, naam));) {
        int32_t i = -1;
        const mbo_parameter *p = next_waarde(b, naam, &i);
        do
            json_array_append_new(parameters, parameter_json(b, naam, p));
        while (p && (p = next_waarde(b, naam, &i)));
    }
    return parameters;
}

static json_t *stap_json(const mbo_stap *stap)
{
    const char *wie = mbo_code_name(MBO_VOCABULAIRE_INFORMANT, mbo_stap_wie(stap)), *text;
    json_t *bronnen = json_array(), *tenzij = json_array();
    for (int32_t i = 0; i < mbo_stap_bron_count(stap); i++)
        json_array_append_new(bronnen, json_string(mbo_bron_tekst(mbo_stap_bron(stap, i))));
    for (int32_t i = 0; (text = mbo_stap_tenzij(stap, i)); i++)
        json_array_append_new(tenzij, json_string(text));
    return json_pack("{s:s,s:s,s:o,s:o,s:s,s:s,s:s?,s:s,s:s,s:o,s:o,s:o}", "stap", mbo_stap_id(stap), "soort",
                     mbo_code_name(MBO_VOCABULAIRE_STAPSOORT, mbo_stap_soort(stap)), "vanaf",
                     date_json(mbo_stap_vanaf(stap)), "tot", date_json(mbo_stap_tot(stap)), "tekst_nl",
                     mbo_stap_tekst(stap, MBO_TAAL_NL), "tekst_en", mbo_stap_tekst(stap, MBO_TAAL_EN), "wie", wie,
                     "adres", mbo_stap_adres(stap), "als", mbo_stap_voorwaarde(stap), "tenzij", tenzij, "bevestigd_tot",
                     date_json(mbo_stap_bevestigd_tot(stap)), "bronnen", bronnen);
}

void print_json(const boek *b)
{
    json_t *vragen = json_array(), *afleidingen = json_object(), *woorden = json_object(), *feiten = json_object();
    json_t *stappen = json_array(), *begrippen = json_array();
    const mbo_stap *stap;
    const mbo_begrip *begrip;
    const char *naam;
    for (int32_t i = -1; (stap = next_stap(b, 0, &i));)
        json_array_append_new(stappen, stap_json(stap));
    for (int32_t i = 0; (begrip = begrip_at(b, i)); i++)
        json_array_append_new(begrippen, begrip_json(begrip));
    for (mbo_vraag v = 0; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            json_array_append_new(vragen, vraag_json(b, v));
    for (int32_t i = -1; (naam = next_woord(b, &i));)
        json_object_set_new(woorden, naam,
                            json_pack("{s:s,s:s}", "tekst_nl", mbo_regels_woord_tekst(i, MBO_TAAL_NL), "tekst_en",
                                      mbo_regels_woord_tekst(i, MBO_TAAL_EN)));
    for (int32_t i = -1; (naam = next_afleiding(b, &i));)
        json_object_set_new(afleidingen, naam, json_string(mbo_regels_afleiding_tekst(b->regels, i)));
    for (mbo_feit feit = 0; (naam = next_feit(b, &feit));)
        json_object_set_new(feiten, naam,
                            json_pack("{s:s,s:s}", "tekst_nl", mbo_feit_label(feit, MBO_TAAL_NL), "tekst_en",
                                      mbo_feit_label(feit, MBO_TAAL_EN)));
    json_t *all = json_pack("{s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "versie", mbo_version(), "sha256", vingerafdruk(b),
                            "vragen", vragen, "stappen", stappen, "begrippen", begrippen, "woorden", woorden,
                            "afleidingen", afleidingen, "feiten", feiten, "parameters", parameters_json(b));
    json_dumpf(all, stdout, JSON_VORM);
    putchar('\n');
    json_decref(all);
}
