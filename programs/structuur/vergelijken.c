/* SPDX-License-Identifier: MIT */
/* What changed between two editions. */
#include "inhoud.h"
#include "scherm.h"
#include "tonen.h"

#include <stdio.h>

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

int compare(const mbo_structuur *oud, const char *file, int hoe, int json)
{
    mbo_fout fout;
    mbo_structuur *nieuw = NULL;
    mbo_vergelijking *v = NULL;
    int status = GOED;
    if (load_structuur(program, file, hoe, &nieuw, &fout))
        status = report(program, file, &fout);
    else if (warn_dubbel(nieuw, file), mbo_vergelijking_create(oud, nieuw, NULL, &v, &fout))
        status = report(program, NULL, &fout);
    else
        show_vergelijking(v, json);
    mbo_vergelijking_free(v);
    mbo_structuur_free(nieuw);
    return status;
}
