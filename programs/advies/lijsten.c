/* SPDX-License-Identifier: MIT */
/* The questions that can be asked and the facts that can be given. */
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
