/* SPDX-License-Identifier: MIT */
/* The questions that can be asked and the facts that can be given. */
#include "antwoord.h"
#include "opties.h"
#include "scherm.h"

#include <stdio.h>

void print_feiten(mbo_taal taal)
{
    static const char *const types[][3] = {
        [MBO_FEITTYPE_BOOL] = {NULL, "ja of nee", "ja or nee"},
        [MBO_FEITTYPE_INT] = {NULL, "geheel getal", "whole number"},
        [MBO_FEITTYPE_DATUM] = {NULL, "datum: jjjj-mm-dd", "date: yyyy-mm-dd"},
        [MBO_FEITTYPE_CODE] = {NULL, "een van", "one of"},
        [MBO_FEITTYPE_SET] = {NULL, "- (geen) of met ; ertussen", "- (none) or joined by ;"},
        [MBO_FEITTYPE_GELD] = {NULL, "euro's: 0.00", "euros: 0.00"},
    };
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char text[1024];
        size_t n = (size_t)snprintf(text, sizeof text, "%s", types[mbo_feit_type(feit)][taal]);
        mbo_vocabulaire v = mbo_feit_vocabulaire(feit);
        for (int32_t code = 1; code <= mbo_code_count(v); code++)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s %s", code == 1 ? ":" : ",", mbo_code_name(v, code));
        print_wrapped("", 0, mbo_feit_name(feit));
        print_wrapped("    ", 4, text);
        snprintf(text, sizeof text, "%s (%s)", mbo_feit_question(feit, taal),
                 mbo_code_label(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit), taal));
        print_wrapped("    ", 4, text);
    }
}

void print_vragen(mbo_taal taal)
{
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        print_wrapped("", 0, mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
        print_wrapped("    ", 4, mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, taal));
    }
}

json_t *codes_json(mbo_vocabulaire v)
{
    json_t *codes = json_array();
    for (int32_t code = 1; code <= mbo_code_count(v); code++)
        json_array_append_new(codes, json_pack("{s:s,s:s,s:s}", "code", mbo_code_name(v, code), "tekst_nl",
                                               mbo_code_label(v, code, MBO_TAAL_NL), "tekst_en",
                                               mbo_code_label(v, code, MBO_TAAL_EN)));
    return codes;
}

/* The usual value of a fact that has one, in its text form. */
static void add_aanname(json_t *object, mbo_zaak *zaak, mbo_feit feit)
{
    int64_t value;
    char text[512];
    if (mbo_feit_aanname(feit, &value) && !mbo_zaak_set_value(zaak, feit, value, NULL) &&
        mbo_zaak_get_text(zaak, feit, text, sizeof text))
        json_object_set_new(object, "aanname", json_string(text));
}

int print_feiten_json(void)
{
    static const char *const types[] = {
        [MBO_FEITTYPE_BOOL] = "bool", [MBO_FEITTYPE_INT] = "int", [MBO_FEITTYPE_DATUM] = "datum",
        [MBO_FEITTYPE_CODE] = "code", [MBO_FEITTYPE_SET] = "set", [MBO_FEITTYPE_GELD] = "geld",
    };
    static const char *const groepen[] = {[MBO_FEITGROEP_KANDIDAAT] = "kandidaat",
                                          [MBO_FEITGROEP_TRAJECT] = "traject",
                                          [MBO_FEITGROEP_BESLUIT] = "besluit"};
    mbo_fout fout;
    mbo_zaak *zaak = NULL;
    if (mbo_zaak_create(NULL, &zaak, &fout))
        return report(program, NULL, &fout);
    json_t *list = json_array();
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        mbo_feittype type = mbo_feit_type(feit);
        json_t *object =
            json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s}", "feit", mbo_feit_name(feit), "type", types[type], "tekst_nl",
                      mbo_feit_label(feit, MBO_TAAL_NL), "tekst_en", mbo_feit_label(feit, MBO_TAAL_EN), "vraag_nl",
                      mbo_feit_question(feit, MBO_TAAL_NL), "vraag_en", mbo_feit_question(feit, MBO_TAAL_EN),
                      "informant", mbo_code_name(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit)));
        json_t *codes = codes_json(mbo_feit_vocabulaire(feit));
        if (json_array_size(codes))
            json_object_set(object, "codes", codes);
        json_decref(codes);
        if (type == MBO_FEITTYPE_INT || type == MBO_FEITTYPE_GELD) {
            json_object_set_new(object, "minimum", json_integer(mbo_feit_min(feit)));
            json_object_set_new(object, "maximum", json_integer(mbo_feit_max(feit)));
        }
        json_object_set_new(object, "groep", json_string(groepen[mbo_feit_groep(feit)]));
        if (mbo_feit_beslisser(feit))
            json_object_set_new(object, "beslisser",
                                json_string(mbo_code_name(MBO_VOCABULAIRE_BESLISSER, mbo_feit_beslisser(feit))));
        add_aanname(object, zaak, feit);
        json_array_append_new(list, object);
    }
    mbo_zaak_free(zaak);
    return print_json(list);
}

int print_vragen_json(void)
{
    json_t *list = json_array();
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        json_array_append_new(list, json_pack("{s:s,s:s,s:s}", "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v),
                                              "tekst_nl", mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, MBO_TAAL_NL),
                                              "tekst_en", mbo_code_label(MBO_VOCABULAIRE_VRAAG, v, MBO_TAAL_EN)));
    return print_json(list);
}
