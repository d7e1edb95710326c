/* SPDX-License-Identifier: MIT */
/*
 * The built-in structure: how much of each table is in it, and every row of the tables that it is made from, against
 * what the API says. The tables are among the sources of development.
 */
#include <mborules/mborules.h>

#include "tests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the tables have, and how many stand in both. */
enum { VAN_2015 = 470, VAN_2023 = 449, IN_BEIDE = 202, NIEUWER = 147 };
enum { DOSSIERS_2015 = 172, DOSSIERS_2023 = 169, DOSSIERS_IN_BEIDE = 66, DOSSIERS_NIEUWER = 11 };
enum { ANDER_DOSSIER = 23, ANDER_DOMEIN = 14, OPMERKINGEN = 23, NIVEAU_VAN_NIEUWER = 22 };

static mbo_structuur *structuur;

static mbo_datum day(const char *text)
{
    mbo_datum datum = MBO_DATUM_NOT_SET;
    CU_ASSERT_EQUAL_FATAL(mbo_datum_parse(text, &datum, NULL), MBO_OK);
    return datum;
}

static int setup(void)
{
    return mbo_structuur_load_builtin(NULL, &structuur, NULL) != MBO_OK;
}

static int teardown(void)
{
    mbo_structuur_free(structuur);
    return 0;
}

/* A newer crebo is of no table of the law, and says so. */
static int is_nieuwer(const mbo_kwalificatie *k)
{
    return strncmp(mbo_kwalificatie_opmerking(k), "Niet uit de wet", strlen("Niet uit de wet")) == 0;
}

static int32_t first_code(const mbo_kwalificatie *k)
{
    return mbo_crebo_code(mbo_kwalificatie_crebo(k, 0));
}

/* ---- without the tables ---- */

static void counts(void)
{
    int32_t nieuwer = 0, twee = 0, vierjarig = 0, vierjarig_onbekend = 0, bbl_alleen = 0, entree = 0, opmerkingen = 0;
    CU_ASSERT_EQUAL(mbo_structuur_kwalificatie_count(structuur), VAN_2015 + VAN_2023 - IN_BEIDE + NIEUWER);
    CU_ASSERT_EQUAL(mbo_structuur_dossier_count(structuur), /* and one for who has none */
                    DOSSIERS_2015 + DOSSIERS_2023 - DOSSIERS_IN_BEIDE + DOSSIERS_NIEUWER + 1);
    CU_ASSERT_EQUAL(mbo_structuur_domein_count(structuur), 17);
    CU_ASSERT_EQUAL(mbo_structuur_dubbele_crebo_count(structuur), 0);
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(structuur); i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(structuur, i);
        bool is_entree = mbo_kwalificatie_soort_opleiding(k) == MBO_SOORT_OPLEIDING_ENTREE;
        CU_ASSERT_PTR_EQUAL(mbo_structuur_find_crebo(structuur, first_code(k)), k);
        for (int32_t c = 0; c < mbo_kwalificatie_crebo_count(k); c++)
            CU_ASSERT_EQUAL(mbo_crebo_code(mbo_kwalificatie_crebo(k, c)), first_code(k));
        nieuwer += is_nieuwer(k);
        entree += is_entree;
        twee += mbo_kwalificatie_crebo_count(k) == 2;
        opmerkingen += !is_nieuwer(k) && *mbo_kwalificatie_opmerking(k);
        vierjarig += mbo_kwalificatie_vierjarig(k) == 1;
        vierjarig_onbekend += !is_nieuwer(k) && mbo_kwalificatie_vierjarig(k) == -1;
        bbl_alleen +=
            mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BBL) == 1 && mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BOL) == 0;
        if (is_nieuwer(k))
            continue;
        CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(k), mbo_soort_opleiding_niveau(mbo_kwalificatie_soort_opleiding(k)));
        CU_ASSERT_EQUAL(mbo_dossier_domein(mbo_kwalificatie_dossier(k)) == NULL, is_entree); /* entree has no domain */
    }
    CU_ASSERT_EQUAL(nieuwer, NIEUWER);
    CU_ASSERT_EQUAL(twee, IN_BEIDE);
    CU_ASSERT_EQUAL(opmerkingen, OPMERKINGEN);
    CU_ASSERT_EQUAL(vierjarig, 61);          /* the list of 2015 */
    CU_ASSERT_EQUAL(vierjarig_onbekend, 85); /* middenkader of 2023 alone: its list is of no use */
    CU_ASSERT_EQUAL(bbl_alleen, 1);
    CU_ASSERT_EQUAL(entree, 12 + 9); /* of 2015 and of 2023: none stands in both */
}

/* No source says when one may start, but for the days of a table. */
static void no_days(void)
{
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(structuur); i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(structuur, i);
        for (int32_t c = 0; c < mbo_kwalificatie_crebo_count(k); c++) {
            CU_ASSERT_EQUAL(mbo_crebo_geldig_vanaf(mbo_kwalificatie_crebo(k, c)), MBO_DATUM_NOT_SET);
            CU_ASSERT_EQUAL(mbo_crebo_einde_instroom(mbo_kwalificatie_crebo(k, c)), MBO_DATUM_NOT_SET);
        }
    }
    CU_ASSERT_EQUAL(mbo_structuur_peildatum(structuur), day("2015-08-01"));
    CU_ASSERT_EQUAL(mbo_structuur_bevestigd_tot(structuur), day("2023-07-31"));
}

/* Who started can be taught while a kwalificatie is certain not to have expired; then no source says it. */
static void taught(void)
{
    static const struct {
        int32_t crebo;
        const char *dag;
        int32_t opleiding;
    } law[] = {
        {25104, "2015-07-31", -1},  {25104, "2015-08-01", 1},  {25104, "2023-07-31", 1},
        {25104, "2023-08-01", -1}, {25486, "2016-07-31", 1},  {25486, "2016-08-01", -1},
        {25750, "2023-07-31", 1},  {25750, "2026-09-01", -1}, {25836, "2026-09-01", -1},
    };
    for (size_t i = 0; i < sizeof law / sizeof *law; i++)
        CU_ASSERT_EQUAL(mbo_kwalificatie_opleiding(mbo_structuur_find_crebo(structuur, law[i].crebo), day(law[i].dag)),
                        law[i].opleiding);
}

/* One of each kind, by hand from the tables. */
static void one_of_each(void)
{
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, 25501); /* both, its dossier under another domein */
    CU_ASSERT_EQUAL_FATAL(mbo_kwalificatie_crebo_count(k), 2);
    CU_ASSERT_EQUAL(mbo_domein_crebo(mbo_crebo_domein(mbo_kwalificatie_crebo(k, 0))), 79150);
    CU_ASSERT_EQUAL(mbo_domein_crebo(mbo_crebo_domein(mbo_kwalificatie_crebo(k, 1))), 79160);
    CU_ASSERT_PTR_EQUAL(mbo_crebo_dossier(mbo_kwalificatie_crebo(k, 0)), mbo_kwalificatie_dossier(k));
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    CU_ASSERT_EQUAL(mbo_domein_crebo(mbo_crebo_domein(mbo_dossier_crebo(d, 0))), 79150);
    CU_ASSERT_EQUAL(mbo_domein_crebo(mbo_crebo_domein(mbo_dossier_crebo(d, 1))), 79160);

    /* both, under another dossier, which has no kwalificatie any more */
    k = mbo_structuur_find_crebo(structuur, 25129);
    d = mbo_crebo_dossier(mbo_kwalificatie_crebo(k, 0));
    CU_ASSERT_EQUAL(mbo_crebo_code(mbo_dossier_crebo(d, 0)), 23062);
    CU_ASSERT_EQUAL(mbo_dossier_kwalificatie_count(d), 0);
    CU_ASSERT_EQUAL(mbo_crebo_code(mbo_dossier_crebo(mbo_kwalificatie_dossier(k), 0)), 23196);
    CU_ASSERT_PTR_EQUAL(mbo_crebo_dossier(mbo_kwalificatie_crebo(k, 1)), mbo_kwalificatie_dossier(k));
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_opmerking(k), "");

    k = mbo_structuur_find_crebo(structuur, 25409); /* both, without a prijsfactor in 2023 */
    CU_ASSERT_EQUAL(mbo_crebo_prijsfactor(mbo_kwalificatie_crebo(k, 0)), 100);
    CU_ASSERT_EQUAL(mbo_crebo_prijsfactor(mbo_kwalificatie_crebo(k, 1)), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(mbo_kwalificatie_opmerking(k), "prijsfactor"));

    k = mbo_structuur_find_crebo(structuur, 25623); /* 2023, where niveau and kind contradict each other */
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(k), 2);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(k), MBO_SOORT_OPLEIDING_BASISBEROEPS);
    k = mbo_structuur_find_crebo(structuur, 25684);
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(k), 3);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(k), MBO_SOORT_OPLEIDING_VAK);

    k = mbo_structuur_find_crebo(structuur, 25836); /* newer: no more than its name */
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(k), "Middenkaderfunctionaris smart building");
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(k), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(k), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_vierjarig(k), -1);
    CU_ASSERT_STRING_EQUAL(mbo_dossier_titel(mbo_kwalificatie_dossier(k)), "");
    CU_ASSERT_EQUAL(mbo_dossier_crebo_count(mbo_kwalificatie_dossier(k)), 0);
    CU_ASSERT_PTR_NULL(mbo_crebo_domein(mbo_kwalificatie_crebo(k, 0)));
    k = mbo_structuur_find_crebo(structuur, 27015); /* newer, with a niveau, which tells the kind (WEB 7.2.2) */
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(k), 3);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(k), MBO_SOORT_OPLEIDING_VAK);
    k = mbo_structuur_find_crebo(structuur, 27016); /* niveau 4 has two kinds */
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(k), 4);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(k), 0);
    CU_ASSERT_EQUAL(mbo_crebo_code(mbo_dossier_crebo(mbo_kwalificatie_dossier(k), 0)), 23405);
}

/* ---- the tables ---- */

enum { MEEST_VELDEN = 13, MEEST_RIJEN = 512 };

typedef struct rij {
    char line[512], *veld[MEEST_VELDEN];
} rij;

typedef struct tabel {
    rij kop, rij[MEEST_RIJEN];
    int rijen;
} tabel;

/* One line in fields, of which some stand in quotes. */
static void split(rij *r)
{
    char *c = r->line, *to = r->line;
    for (int i = 0; i < MEEST_VELDEN; i++) {
        bool quoted = *c == '"';
        r->veld[i] = to;
        c += quoted;
        while (*c && *c != '\r' && *c != '\n' && (quoted || *c != ',') && !(quoted && *c == '"'))
            *to++ = *c++;
        c += quoted && *c == '"';
        bool last = *c != ',';
        c += !last;
        *to++ = '\0';
        if (last)
            while (++i < MEEST_VELDEN)
                r->veld[i] = "";
    }
}

/* The whole table, to be given to free(). */
static tabel *read_table(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/data/%s", MBO_SHARED, name);
    FILE *file = fopen(path, "rb");
    tabel *t = file ? calloc(1, sizeof *t) : NULL;
    rij *r = t ? &t->kop : NULL;
    CU_ASSERT_PTR_NOT_NULL_FATAL(t);
    while (fgets(r->line, sizeof r->line, file)) {
        if (memcmp(r->line, "\xef\xbb\xbf", 3) == 0)
            memmove(r->line, r->line + 3, strlen(r->line + 3) + 1);
        split(r);
        if (r != &t->kop)
            t->rijen++;
        CU_ASSERT_FATAL(t->rijen < MEEST_RIJEN);
        r = &t->rij[t->rijen];
    }
    fclose(file);
    return t;
}

static const char *field(const tabel *t, const rij *r, const char *name)
{
    for (int i = 0; i < MEEST_VELDEN; i++)
        if (strcmp(t->kop.veld[i], name) == 0)
            return r->veld[i];
    printf("no column %s\n", name);
    CU_FAIL_FATAL("no such column");
    return "";
}

static int32_t number(const tabel *t, const rij *r, const char *name)
{
    return atoi(field(t, r, name));
}

/* Hundredths of "1.30"; 0 for "". */
static int32_t factor(const tabel *t, const rij *r, const char *name)
{
    int whole = 0, cents = 0;
    sscanf(field(t, r, name), "%d.%2d", &whole, &cents);
    return 100 * whole + cents;
}

static const rij *find(const tabel *t, int32_t crebo)
{
    for (int i = 0; i < t->rijen; i++)
        if (number(t, &t->rij[i], "crebo") == crebo)
            return &t->rij[i];
    return NULL;
}

static bool has_dossier(const tabel *t, int32_t crebo)
{
    for (int i = 0; i < t->rijen; i++)
        if (number(t, &t->rij[i], "dossier_crebo") == crebo)
            return true;
    return false;
}

static void same(const rij *r, const char *what, int64_t is, int64_t should)
{
    if (is != should)
        printf("%s: %s is %lld, not %lld\n", r->veld[4], what, (long long)is, (long long)should);
    CU_ASSERT_EQUAL(is, should);
}

static void same_text(const rij *r, const char *what, const char *is, const char *should)
{
    bool ok = strcmp(is, should) == 0;
    if (!ok)
        printf("%s: %s is \"%s\", not \"%s\"\n", r->veld[4], what, is, should);
    CU_ASSERT(ok);
}

static void check_leerwegen(const tabel *t, const rij *r, const mbo_kwalificatie *k)
{
    const char *leerwegen = field(t, r, "leerwegen");
    int32_t niet = *leerwegen ? 0 : -1;
    same(r, "bol", mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BOL), strstr(leerwegen, "BOL") ? 1 : niet);
    same(r, "bbl", mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BBL), strstr(leerwegen, "BBL") ? 1 : niet);
}

/* What a kwalificatie has once, whatever the table; `mended`: a remark may mend it. */
static void check_kwalificatie(const tabel *t, const rij *r, const mbo_kwalificatie *k, bool mended)
{
    const char *soort = mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_kwalificatie_soort_opleiding(k)),
               *ministerie = field(t, r, "beroepsvereisten");
    char law[64];
    snprintf(law, sizeof law, "%sopleiding", soort ? soort : "");
    if (!mended || !strstr(field(t, r, "opmerking"), "bij basisberoepsopleiding"))
        same(r, "niveau", mbo_kwalificatie_niveau(k), number(t, r, "niveau"));
    if (!mended || !strstr(field(t, r, "opmerking"), "bij middenkaderopleiding"))
        same_text(r, "soort_opleiding", law, field(t, r, "soort_opleiding"));
    same_text(r, "beroepsvereisten", mbo_kwalificatie_tekst(k, MBO_TEKST_BEROEPSVEREISTEN), *ministerie ? "Ja" : "Nee");
    same_text(r, "the source of the beroepsvereisten", mbo_kwalificatie_tekst(k, MBO_TEKST_BEROEPSVEREISTEN_BRON),
              ministerie);
    check_leerwegen(t, r, k);
}

/* What it has in each table: where it stood and its prijsfactor. */
static void check_periode(const tabel *t, const rij *r, const mbo_crebo *c, int periode)
{
    const mbo_dossier *d = mbo_crebo_dossier(c);
    CU_ASSERT_PTR_NOT_NULL_FATAL(d);
    const mbo_crebo *eigen = mbo_dossier_crebo(d, periode);
    CU_ASSERT_PTR_NOT_NULL_FATAL(eigen);
    same(r, "crebo", mbo_crebo_code(c), number(t, r, "crebo"));
    same(r, "prijsfactor", mbo_crebo_prijsfactor(c), factor(t, r, "prijsfactor"));
    same(r, "dossier", mbo_crebo_code(eigen), number(t, r, "dossier_crebo"));
    same_text(r, "dossier", mbo_dossier_titel(d), field(t, r, "dossier"));
    same(r, "prijsfactor of the dossier", mbo_crebo_prijsfactor(eigen), factor(t, r, "dossier_prijsfactor"));
    same(r, "domein", mbo_domein_crebo(mbo_crebo_domein(c)), number(t, r, "domein_crebo"));
    same(r, "domein of the dossier", mbo_domein_crebo(mbo_crebo_domein(eigen)), number(t, r, "domein_crebo"));
}

/* Its title is that of the newest table; one differs, in a capital. */
static void check_titel(const tabel *t, const rij *r, const mbo_kwalificatie *k, bool nieuwste)
{
    if (nieuwste || number(t, r, "crebo") != 25347)
        same_text(r, "kwalificatie", mbo_kwalificatie_titel(k), field(t, r, "kwalificatie"));
    else
        same_text(r, "kwalificatie", mbo_kwalificatie_titel(k), "Eerste monteur dakbedekking");
}

static void every_row_of_the_law(void)
{
    if (!shared_present("the built-in structure against the tables of the law"))
        return;
    tabel *oud = read_table("hks-2015.csv"), *nu = read_table("kwalificaties-2023.csv");
    int32_t beide = 0, opmerkingen = 0, ander_dossier = 0, ander_domein = 0;
    CU_ASSERT_EQUAL(oud->rijen, VAN_2015);
    CU_ASSERT_EQUAL(nu->rijen, VAN_2023);
    for (int i = 0; i < oud->rijen; i++) {
        const rij *r = &oud->rij[i], *later = find(nu, number(oud, r, "crebo"));
        const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, number(oud, r, "crebo"));
        CU_ASSERT_PTR_NOT_NULL_FATAL(k);
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, 0);
        beide += later != NULL;
        ander_dossier += later && strcmp(field(oud, r, "dossier_crebo"), field(nu, later, "dossier_crebo")) != 0;
        ander_domein += later && strcmp(field(oud, r, "domein_crebo"), field(nu, later, "domein_crebo")) != 0;
        same(r, "periods", mbo_kwalificatie_crebo_count(k), later ? 2 : 1);
        check_titel(oud, r, k, !later);
        check_kwalificatie(oud, r, k, false);
        check_periode(oud, r, c, 0);
        same(r, "listed elsewhere", mbo_crebo_dossier(c) != mbo_kwalificatie_dossier(k),
             later && strcmp(field(oud, r, "dossier_crebo"), field(nu, later, "dossier_crebo")) != 0);
        same(r, "vierjarig", mbo_kwalificatie_vierjarig(k), strcmp(field(oud, r, "studieduur_max4"), "ja") == 0);
    }
    for (int i = 0; i < nu->rijen; i++) {
        const rij *r = &nu->rij[i], *eerder = find(oud, number(nu, r, "crebo"));
        const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, number(nu, r, "crebo"));
        CU_ASSERT_PTR_NOT_NULL_FATAL(k);
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, eerder != NULL);
        opmerkingen += *field(nu, r, "opmerking") != '\0';
        same(r, "periods", mbo_kwalificatie_crebo_count(k), eerder ? 2 : 1);
        check_titel(nu, r, k, true);
        check_kwalificatie(nu, r, k, true);
        check_periode(nu, r, c, has_dossier(oud, number(nu, r, "dossier_crebo")));
        same(r, "listed", mbo_crebo_dossier(c) == mbo_kwalificatie_dossier(k), true);
        same(r, "remark", *mbo_kwalificatie_opmerking(k) != '\0', *field(nu, r, "opmerking") != '\0');
        if (!eerder) /* the law has a list for middenkader alone */
            same(r, "vierjarig", mbo_kwalificatie_vierjarig(k),
                 mbo_kwalificatie_soort_opleiding(k) == MBO_SOORT_OPLEIDING_MIDDENKADER ? -1 : 0);
    }
    CU_ASSERT_EQUAL(beide, IN_BEIDE);
    CU_ASSERT_EQUAL(opmerkingen, OPMERKINGEN);
    CU_ASSERT_EQUAL(ander_dossier, ANDER_DOSSIER);
    CU_ASSERT_EQUAL(ander_domein, ANDER_DOMEIN);
    free(oud);
    free(nu);
}

static void every_newer_one(void)
{
    if (!shared_present("the newer kwalificaties of the built-in structure"))
        return;
    static const mbo_soort_opleiding soorten[] = {0, MBO_SOORT_OPLEIDING_ENTREE, MBO_SOORT_OPLEIDING_BASISBEROEPS,
                                                  MBO_SOORT_OPLEIDING_VAK, 0};
    tabel *t = read_table("crebo-aanvulling.csv");
    int32_t niveaus = 0;
    CU_ASSERT_EQUAL(t->rijen, NIEUWER);
    for (int i = 0; i < t->rijen; i++) {
        const rij *r = &t->rij[i];
        const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, number(t, r, "crebo"));
        CU_ASSERT_PTR_NOT_NULL_FATAL(k);
        const mbo_dossier *d = mbo_kwalificatie_dossier(k);
        int32_t niveau = number(t, r, "niveau");
        niveaus += niveau != 0;
        same_text(r, "kwalificatie", mbo_kwalificatie_titel(k), field(t, r, "kwalificatie"));
        same(r, "niveau", mbo_kwalificatie_niveau(k), niveau);
        same(r, "soort_opleiding", mbo_kwalificatie_soort_opleiding(k), soorten[niveau]);
        same(r, "dossier", mbo_crebo_code(mbo_dossier_crebo(d, 0)), number(t, r, "dossier_crebo"));
        same(r, "source", strstr(mbo_kwalificatie_opmerking(k), field(t, r, "bron")) != NULL, true);
        /* what no source says */
        same(r, "periods", mbo_kwalificatie_crebo_count(k), 1);
        same(r, "prijsfactor", mbo_crebo_prijsfactor(mbo_kwalificatie_crebo(k, 0)), 0);
        same(r, "bol", mbo_kwalificatie_leerweg(k, MBO_LEERWEG_BOL), -1);
        same(r, "domein", mbo_dossier_domein(d) != NULL, false);
        same_text(r, "dossier", mbo_dossier_titel(d), "");
        same_text(r, "status", mbo_dossier_status(d), "");
        same_text(r, "beroepsvereisten", mbo_kwalificatie_tekst(k, MBO_TEKST_BEROEPSVEREISTEN), "");
    }
    CU_ASSERT_EQUAL(niveaus, NIVEAU_VAN_NIEUWER);
    free(t);
}

static void every_domein(void)
{
    if (!shared_present("the domeinen of the built-in structure"))
        return;
    tabel *t = read_table("domeinen-2015.csv");
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_domein_count(structuur), t->rijen);
    for (int i = 0; i < t->rijen; i++) {
        const mbo_domein *d = mbo_structuur_domein(structuur, i);
        same(&t->rij[i], "domein", mbo_domein_crebo(d), number(t, &t->rij[i], "crebo"));
        same_text(&t->rij[i], "domein", mbo_domein_titel(d), field(t, &t->rij[i], "domein"));
        same(&t->rij[i], "prijsfactor", mbo_domein_prijsfactor(d), factor(t, &t->rij[i], "prijsfactor"));
    }
    free(t);
}

static CU_TestInfo tests[] = {{"counts", counts},
                              {"no days", no_days},
                              {"taught", taught},
                              {"one of each", one_of_each},
                              {"every row of the law", every_row_of_the_law},
                              {"every newer one", every_newer_one},
                              {"every domein", every_domein},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"ingebouwd", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
