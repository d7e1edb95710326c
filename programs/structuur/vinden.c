/* SPDX-License-Identifier: MIT */
/* The kwalificaties that fit what is asked, and what proven werkprocessen cover of each. */
#include "inhoud.h"
#include "scherm.h"
#include "tonen.h"

#include <stdio.h>
#include <string.h>

static int says_leerwegen(const mbo_structuur *s)
{
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++)
        if (mbo_kwalificatie_leerweg(mbo_structuur_kwalificatie(s, i), MBO_LEERWEG_BBL) >= 0)
            return 1;
    return 0;
}

/* Is it of every kwalificatie known whether one may start on a day? */
static int says_instroom(const mbo_structuur *s, mbo_datum op)
{
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++)
        if (mbo_kwalificatie_instroom(mbo_structuur_kwalificatie(s, i), op) < 0)
            return 0;
    return 1;
}

int list_found(const mbo_structuur *s, const mbo_filter *filter, const char *woorden, int json)
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
        char first[64], niveau[24] = "";
        aantal++;
        if (mbo_kwalificatie_niveau(k))
            snprintf(niveau, sizeof niveau, "niveau %d", mbo_kwalificatie_niveau(k));
        snprintf(first, sizeof first, "%6d  %-8s  ", first_crebo(k), niveau);
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
    if (!status && filter->instroom && !says_instroom(s, filter->instroom_op))
        fprintf(stderr, "%s: of some kwalificaties it is not known whether one may start on %s\n", program,
                date_text(filter->instroom_op));
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
                json_array_append_new(left, json_sprintf("%s%s%s", mbo_werkproces_code(werkproces),
                                                         *mbo_werkproces_code(werkproces) ? " " : "",
                                                         mbo_werkproces_titel(werkproces)));
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

int show_dekking(const mbo_structuur *s, char *list, int json)
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
            status = fout.code == MBO_ERROR_SYNTAX ? report_option(program, "--dekking", &fout)
                                                   : report(program, NULL, &fout);
        }
    }
    if (!status)
        show_covered(d, json);
    mbo_dekking_free(d);
    return status;
}
