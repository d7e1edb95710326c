/* SPDX-License-Identifier: MIT */
/*
 * Chains of programmes to a goal, by the law: who may be admitted to what (WEB art. 8.1.1, 8.1.1b and 8.2.1), and how
 * long a funded programme takes (art. 7.2.4a).
 */
#include "vragen.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENTREE = 1, BASISBEROEPS, VAK, MIDDENKADER, SPECIALISTEN, SOORTEN = SPECIALISTEN, START = 0 };

/* ---- a leerroute as a line of text ---- */

static void add(char *text, const char *format, const char *more)
{
    char part[1024];
    snprintf(part, sizeof part, format, more);
    CU_ASSERT_FATAL(strlen(text) + strlen(part) < 8000);
    strcat(text, part);
}

/* "vak*" needs a vrijstelling. After it, in braces, what is not ja, but for the decision on that vrijstelling; after @
   the leerwegen, when they are not all three. */
static void write_step(const mbo_leerroute *l, int32_t k, int32_t p, char *text)
{
    mbo_feitset set;
    char missing[1024];
    mbo_uitkomst uitkomst = mbo_leerroute_uitkomst(l, k, p);
    int32_t leerwegen = mbo_leerroute_leerwegen(l, k, p), vrij = mbo_leerroute_vrijstelling(l, k, p);
    add(text, p ? "+%s" : "%s", mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_leerroute_soort(l, k, p)));
    add(text, "%s", vrij ? "*" : "");
    mbo_leerroute_ontbrekend(l, k, p, &set);
    names(&set, missing);
    if (uitkomst != MBO_UITKOMST_JA &&
        !(vrij && uitkomst == MBO_UITKOMST_VOORWAARDELIJK && !strcmp(missing, "besluit_vrijstelling"))) {
        add(text, "{%s", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst));
        add(text, *missing ? ": %s}" : "%s}", missing);
    }
    for (mbo_leerweg w = 1, n = 0; w <= 3 && leerwegen != 0xe; w++)
        if (leerwegen >> w & 1)
            add(text, n++ ? ",%s" : "@%s", mbo_code_name(MBO_VOCABULAIRE_LEERWEG, w));
}

static void write_all(const mbo_leerroute *l, char *text)
{
    strcpy(text, mbo_leerroute_bereikt(l) == 1 ? "bereikt" : mbo_leerroute_bereikt(l) ? "misschien bereikt: " : "");
    for (int32_t k = 0; k < mbo_leerroute_count(l); k++) {
        int32_t least = -1, most = -1;
        char months[64] = "-";
        add(text, "%s", k ? "; " : "");
        bool vrij = false;
        for (int32_t p = 0; p < mbo_leerroute_lengte(l, k); p++) {
            write_step(l, k, p, text);
            vrij |= mbo_leerroute_vrijstelling(l, k, p) == 1;
        }
        CU_ASSERT_EQUAL(mbo_leerroute_vrijstelling(l, k, -1), vrij);
        if (mbo_leerroute_duur(l, k, -1, &least, &most))
            snprintf(months, sizeof months, "%d-%d", least, most);
        add(text, " %s", months);
    }
}

static mbo_status ask_route(const mbo_zaak *zaak, int64_t doel, int32_t options, mbo_leerroute **out, mbo_fout *fout)
{
    bool crebo = doel > SOORTEN;
    return mbo_leerroute_create(regels, structuur, zaak, crebo ? 0 : (mbo_soort_opleiding)doel, crebo ? doel : 0,
                                options, NULL, out, fout);
}

static void route_with(const char *facts, int64_t doel, int32_t options, const char *expected)
{
    mbo_fout fout = {0};
    mbo_leerroute *l = NULL;
    mbo_zaak *zaak = zaak_of(facts);
    char got[8192];
    if (ask_route(zaak, doel, options, &l, &fout))
        snprintf(got, sizeof got, "error %d: %s", fout.code, fout.message);
    else
        write_all(l, got);
    same(facts, expected, got);
    mbo_leerroute_free(l);
    mbo_zaak_free(zaak);
}

static void route(const char *facts, int64_t doel, const char *expected)
{
    route_with(facts, doel, 0, expected);
}

/* A grown-up at a roc, in the bol, so that the law has something to say of each step. */
#define ROC "instelling=roc geboortedatum=1990-05-01 startdatum=2024-08-01 "
#define BOL ROC "leerweg=bol "

/* ---- by hand ---- */

static void who_has_little(void)
{
    /* praktijkonderwijs is not in art. 8.2.1 lid 4, an entreediploma is */
    route(BOL "vooropleiding=praktijkonderwijs", BASISBEROEPS,
          "basisberoeps*@bol 12-24; entree@bol+basisberoeps@bol 24-36");
    route(BOL "vooropleiding=praktijkonderwijs", START,
          "basisberoeps*@bol 12-24; specialisten*@bol 12-12; entree@bol+basisberoeps@bol 24-36");
    route(BOL "vooropleiding=-", VAK, "vak*@bol 24-36; entree@bol+basisberoeps@bol+vak@bol 48-72");
    route(BOL "vooropleiding=basisonderwijs;buitenlands_niet_erkend", SPECIALISTEN,
          "specialisten*@bol 12-12; entree@bol+basisberoeps@bol+vak@bol+specialisten@bol 60-84");
    route(BOL "vooropleiding=praktijkonderwijs", ENTREE, "entree@bol 12-12");
    /* no exemption helps who may not enter entree: 8.1.1b lid 1 knows none */
    route(BOL "vooropleiding=vmbo_bb", ENTREE, "");
    /* outside funded education nothing is asked, and no law says how long it takes */
    route(ROC "vooropleiding=vmbo_bb", ENTREE, "entree@derde -");
}

static void who_has_something(void)
{
    /* vmbo_bb and entree open niveau 2 (lid 4), not 3 and 4 (lid 1 and 3) */
    route(BOL "vooropleiding=vmbo_bb", BASISBEROEPS, "basisberoeps@bol 12-24");
    route(BOL "vooropleiding=vmbo_bb", VAK, "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    route(BOL "vooropleiding=vmbo_bb", MIDDENKADER, "middenkader*@bol 36-48; basisberoeps@bol+middenkader@bol 48-72");
    route(BOL "vooropleiding=mbo_entree", VAK, "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    route(BOL "vooropleiding=mbo_entree", SPECIALISTEN,
          "specialisten*@bol 12-12; basisberoeps@bol+vak@bol+specialisten@bol 48-72");
    route(BOL "vooropleiding=vmbo_kb", MIDDENKADER, "middenkader@bol 36-48");
    route(BOL "vooropleiding=vmbo_kb", START, "basisberoeps@bol 12-24");
    route(BOL "vooropleiding=vmbo_tl", SPECIALISTEN, "specialisten*@bol 12-12; vak@bol+specialisten@bol 36-48");
    route(BOL "vooropleiding=overgangsbewijs", MIDDENKADER, "middenkader@bol 36-48");
    route(BOL "vooropleiding=mbo_basisberoeps", MIDDENKADER, "middenkader@bol 36-48");
    route(BOL "vooropleiding=havo", MIDDENKADER, "middenkader@bol 36-48");
    route(BOL "vooropleiding=havo", VAK, "vak@bol 24-36");
}

static void who_is_there(void)
{
    route(BOL "vooropleiding=havo", START, "bereikt");
    route(BOL "vooropleiding=mbo_basisberoeps", START, "bereikt");
    route(BOL "vooropleiding=hbo_wo", START, "bereikt");
    route(BOL "vooropleiding=vmbo_tl;mbo_vak", VAK, "bereikt");
    /* somebody with a higher diploma has no diploma of that kind; a new trade is a diploma more */
    route(BOL "vooropleiding=mbo_middenkader", VAK, "vak@bol 24-36");
    route(BOL "vooropleiding=mbo_entree", START, "basisberoeps@bol 12-24");
    route("startdatum=2010-01-01 vooropleiding=vwo", START, "bereikt");
    route("startdatum=2005-01-01 geboortedatum=1890-01-01 vooropleiding=vwo", START, "bereikt");
}

static void the_direction_of_vak(void)
{
    route(BOL "vooropleiding=mbo_vak vak_zelfde_richting=ja", SPECIALISTEN, "specialisten@bol 12-12");
    route(BOL "vooropleiding=mbo_vak vak_zelfde_richting=nee", SPECIALISTEN,
          "specialisten*@bol 12-12; vak@bol+specialisten@bol 36-48");
    route(BOL "vooropleiding=mbo_vak", SPECIALISTEN,
          "specialisten{onbekend: vak_zelfde_richting besluit_vrijstelling}@bol 12-12; "
          "vak@bol+specialisten@bol 36-48");
    /* it is asked of a vak diploma only: middenkader does not stand in lid 2 */
    route(BOL "vooropleiding=mbo_middenkader", SPECIALISTEN, "specialisten*@bol 12-12; vak@bol+specialisten@bol 36-48");
    /* a vak programme anew is no use for what the diploma opens already */
    route(BOL "vooropleiding=mbo_vak vak_zelfde_richting=nee", MIDDENKADER, "middenkader@bol 36-48");
}

static void the_young(void)
{
    /* Fifteen on the day of the start: past 31 July of the year of the sixteenth birthday leerplicht ends (LPW 3), and
       until then no bbl (8.1.1 lid 3) and no entree (8.1.1b) unless the gemeente lets the last year be replaced. */
#define JONG "geboortedatum=2009-03-01 startdatum=2024-08-01 instelling=roc "
    route(JONG "leerweg=bol vooropleiding=vmbo_kb twaalf_schooljaren=nee", VAK, "vak@bol 24-36");
    route(JONG "leerweg=bbl vooropleiding=vmbo_kb twaalf_schooljaren=nee", VAK, "");
    route(JONG "vooropleiding=vmbo_kb twaalf_schooljaren=nee", VAK, "vak@bol,derde 24-36");
    route(JONG "leerweg=bol vooropleiding=praktijkonderwijs twaalf_schooljaren=nee", BASISBEROEPS,
          "basisberoeps*@bol 12-24; "
          "entree{voorwaardelijk: besluit_vervangende_leerplicht}@bol+basisberoeps@bol 24-36");
    route(JONG "leerweg=bol vooropleiding=praktijkonderwijs twaalf_schooljaren=ja", BASISBEROEPS,
          "basisberoeps*@bol 12-24; entree@bol+basisberoeps@bol 24-36");
    /* a year on the first step is old enough for the second */
    route(JONG "vooropleiding=vmbo_bb twaalf_schooljaren=nee", VAK,
          "vak*@bol,derde 24-36; "
          "basisberoeps@bol,derde+vak 36-60");
    route(JONG "leerweg=bbl vooropleiding=vmbo_kb", VAK, "vak{onbekend: twaalf_schooljaren}@bbl 24-36");
    /* a nee is of the day of the start, a ja stays */
    route("startdatum=2024-08-01 leerweg=bbl instelling=roc vooropleiding=vmbo_bb leerplicht_beeindigd=nee", VAK, "");
    route("startdatum=2024-08-01 instelling=roc vooropleiding=vmbo_bb leerplicht_beeindigd=nee", VAK,
          "vak*@bol,derde 24-36; basisberoeps@bol,derde+vak 36-60");
    route("startdatum=2024-08-01 leerweg=bbl instelling=roc vooropleiding=vmbo_bb leerplicht_beeindigd=ja", VAK,
          "vak*@bbl 24-36; basisberoeps@bbl+vak@bbl 36-60");
}

static void each_leerweg(void)
{
    route(ROC "leerweg=bbl vooropleiding=vmbo_bb", VAK, "vak*@bbl 24-36; basisberoeps@bbl+vak@bbl 36-60");
    route(ROC "vooropleiding=vmbo_bb", VAK, "vak* 24-36; basisberoeps+vak 36-60");
    /* In the derde leerweg 8.2.1 holds too, but no norm of length: fewer programmes are shorter. */
    route(ROC "leerweg=derde vooropleiding=vmbo_bb", VAK, "vak*@derde -; basisberoeps@derde+vak@derde -");
    route(ROC "leerweg=derde vooropleiding=vmbo_kb", VAK, "vak@derde -");
    /* nor for a school that is not funded */
    route("instelling=privaat leerweg=bol vooropleiding=vmbo_bb", VAK, "vak*@bol -; basisberoeps@bol+vak@bol -");
}

static void the_day(void)
{
    /* before its time the library says nothing, and how long it took neither */
    route("startdatum=2014-07-31 instelling=roc leerweg=bol vooropleiding=vmbo_bb", VAK, "vak{onbekend}@bol -");
    route("startdatum=2014-08-01 instelling=roc leerweg=bol vooropleiding=vmbo_bb", VAK,
          "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    /* the calendar ends in 9999 */
    route("startdatum=9999-12-31 instelling=roc leerweg=bol vooropleiding=vmbo_bb", VAK,
          "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    route("instelling=roc leerweg=bol vooropleiding=vmbo_bb", VAK, "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    /* Nobody is assumed to become older than 120: the second step is too late for this one. */
    route("startdatum=2024-08-01 geboortedatum=1904-12-01 instelling=roc leerweg=bol vooropleiding=vmbo_bb", VAK,
          "vak*@bol 24-36");
    route("startdatum=2024-08-01 geboortedatum=2024-08-02 vooropleiding=vmbo_bb", VAK,
          "error 5: geboortedatum: 2024-08-02 lies after the startdatum 2024-08-01");
}

static void decisions_and_streng(void)
{
    route(BOL "vooropleiding=vmbo_bb besluit_vrijstelling=nee", VAK, "basisberoeps@bol+vak@bol 36-60");
    route(BOL "vooropleiding=praktijkonderwijs besluit_vrijstelling=nee leerweg=bbl", SPECIALISTEN,
          "entree@bbl+basisberoeps@bbl+vak@bbl+specialisten@bbl 60-84");
    /* given: it is marked all the same, and is a ja */
    route(BOL "vooropleiding=vmbo_bb besluit_vrijstelling=ja", VAK, "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    /* refused for another programme */
    route(BOL "vooropleiding=vmbo_bb besluit_vrijstelling=nee soort_opleiding=middenkader", VAK,
          "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    route(BOL "vooropleiding=vmbo_bb besluit_vrijstelling=nee soort_opleiding=vak", VAK,
          "basisberoeps@bol+vak@bol 36-60");
    /* nor do the length and the kind of programme of the case count */
    route(BOL "vooropleiding=vmbo_kb bewijs=certificaat soort_opleiding=entree studieduur=6 vierjarig=nee", MIDDENKADER,
          "middenkader@bol 36-48");
    /* not lawfully here (8.1.1 lid 1): funded not, otherwise the law does not ask */
    route(BOL "vooropleiding=vmbo_kb verblijf_in_orde=nee", VAK, "");
    route(ROC "vooropleiding=vmbo_kb verblijf_in_orde=nee", VAK, "vak@derde -");
    route(BOL "vooropleiding=vmbo_kb nadere_eisen_in_orde=nee", VAK, "vak*@bol 24-36");
    route_with(BOL "vooropleiding=vmbo_kb", VAK, MBO_OORDEEL_STRENG,
               "vak{onbekend: verblijf_in_orde nadere_eisen_in_orde besluit_vrijstelling}@bol 24-36");
    route_with(BOL "vooropleiding=vmbo_kb verblijf_in_orde=ja nadere_eisen_in_orde=ja", VAK, MBO_OORDEEL_STRENG,
               "vak@bol 24-36");
}

static void what_is_not_known(void)
{
    /* What some vooropleiding needs: nothing more, a diploma of niveau 2, or of niveau 1 and 2. */
    route(BOL, VAK,
          "misschien bereikt: vak{onbekend: vooropleiding besluit_vrijstelling}@bol 24-36; "
          "basisberoeps{onbekend: vooropleiding besluit_vrijstelling}@bol+vak@bol 36-60; "
          "entree{onbekend: vooropleiding}@bol+basisberoeps@bol+vak@bol 48-72");
    route(BOL, ENTREE, "misschien bereikt: entree{onbekend: vooropleiding}@bol 12-12");
    route(BOL, START,
          "misschien bereikt: basisberoeps{onbekend: vooropleiding besluit_vrijstelling}@bol 12-24; "
          "specialisten{onbekend: vooropleiding vak_zelfde_richting besluit_vrijstelling}@bol 12-12; "
          "entree{onbekend: vooropleiding}@bol+basisberoeps@bol 24-36");
    route(BOL "besluit_vrijstelling=nee", SPECIALISTEN,
          "misschien bereikt: specialisten{onbekend: vooropleiding vak_zelfde_richting}@bol 12-12; "
          "vak{onbekend: vooropleiding}@bol+specialisten@bol 36-48; "
          "basisberoeps{onbekend: vooropleiding}@bol+vak@bol+specialisten@bol 48-72; "
          "entree{onbekend: vooropleiding}@bol+basisberoeps@bol+vak@bol+specialisten@bol 60-84");
    route("instelling=roc leerweg=bbl vooropleiding=vmbo_kb", VAK,
          "vak{onbekend: geboortedatum twaalf_schooljaren startdatum}@bbl 24-36");
    /* an unknown school may be funded: then the norm of length holds */
    route("leerweg=bol vooropleiding=vmbo_kb", VAK, "vak@bol 24-36");
}

/* ---- a kwalificatie ---- */

static void goals_of_the_built_in_structure(void)
{
    /* 25078, Betonboorder, a vakopleiding, stands in the tables of 2015 and of 2023. */
    route("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=vmbo_kb", 25078, "vak@bol 24-36");
    route("startdatum=2018-02-01 instelling=roc leerweg=bol vooropleiding=vmbo_bb", 25078,
          "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    /* after the last table it is not known whether one may start */
    route("startdatum=2024-08-01 instelling=roc leerweg=bol vooropleiding=vmbo_kb", 25078, "vak{onbekend}@bol 24-36");
    /* and of a day that is not known neither */
    route("instelling=roc leerweg=bol vooropleiding=vmbo_kb", 25078, "vak{onbekend: startdatum}@bol 24-36");
    route("instelling=roc leerweg=bol vooropleiding=vmbo_bb", 25078,
          "vak*{onbekend: startdatum besluit_vrijstelling}@bol 24-36; "
          "basisberoeps@bol+vak{onbekend: startdatum}@bol 36-60");
    /* started on the last day that is known: the second step is past it */
    route("startdatum=2023-07-31 instelling=roc leerweg=bol vooropleiding=vmbo_bb", 25078,
          "vak*@bol 24-36; basisberoeps@bol+vak{onbekend}@bol 36-60");
    /* of 2015 alone: on 2023-07-31 one cannot start */
    route("startdatum=2015-08-01 instelling=roc leerweg=bol vooropleiding=vmbo_kb", 25086, "vak@bol 24-36");
    route("startdatum=2023-07-31 instelling=roc leerweg=bol vooropleiding=vmbo_kb", 25086, "");
    route("startdatum=2022-07-31 instelling=roc leerweg=bol vooropleiding=vmbo_bb besluit_vrijstelling=nee", 25086, "");
    /* of 2023 alone: in 2016 one cannot start, and a programme that is not needed does not make it later */
    route("startdatum=2016-07-31 instelling=roc leerweg=bol vooropleiding=vmbo_kb", 25750, "");
    route("startdatum=2016-07-31 instelling=roc leerweg=bol vooropleiding=vmbo_bb", 25750,
          "basisberoeps@bol+vak{onbekend}@bol 36-60");
    /* it can be given in the bbl only */
    route("startdatum=2015-09-01 geboortedatum=1990-01-01 instelling=roc vooropleiding=mbo_vak "
          "vak_zelfde_richting=ja",
          25487, "specialisten@bbl,derde 12-12");
    route("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=mbo_vak vak_zelfde_richting=ja", 25487, "");
    /* who has a diploma of its kind may want this one too, and after vak another vak is no way to it */
    route("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=mbo_vak", 25078, "vak@bol 24-36");
    /* whether it is on the list of four years is known */
    route("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=havo", 25104, "middenkader@bol 36-48");
    route("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=havo", 25119, "middenkader@bol 36-36");
    /* what the case says of a crebo does not count */
    route("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=vmbo_bb crebo=25250 "
          "besluit_vrijstelling=nee",
          25078, "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    route("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=vmbo_bb crebo=25078 "
          "besluit_vrijstelling=nee",
          25078, "basisberoeps@bol+vak@bol 36-60");
}

static void goals_that_are_not_known(void)
{
    route("startdatum=2015-09-01 vooropleiding=havo", 99999, "error 8: crebo: the structure has no kwalificatie 99999");
    /* On a day that the tables do not cover it may be there, of whatever kind. */
    route("startdatum=2024-08-01 instelling=roc leerweg=bol vooropleiding=vmbo_kb besluit_vrijstelling=nee", 99999,
          "basisberoeps{onbekend: soort_opleiding}@bol 12-24; vak{onbekend: soort_opleiding}@bol 24-36; "
          "middenkader{onbekend: soort_opleiding}@bol 36-48; "
          "vak@bol+specialisten{onbekend: soort_opleiding}@bol 36-48");
    mbo_fout fout = {0};
    mbo_leerroute *l = NULL;
    mbo_zaak *zaak = zaak_of("vooropleiding=havo");
    CU_ASSERT_EQUAL(mbo_leerroute_create(regels, NULL, zaak, 0, 25078, 0, NULL, &l, &fout), MBO_ERROR_CONFLICT);
    CU_ASSERT_STRING_EQUAL(fout.message, "crebo: 25078 is given, but no structure to look it up in");
    mbo_zaak_free(zaak);
}

/* ---- the parameters and the rules of the host ---- */

static mbo_regels *ours;

static void use(mbo_regels *r)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    ours = regels;
    regels = r;
}

static void back(void)
{
    mbo_regels_free(regels);
    regels = ours;
}

/* The length is that of the law on the day that the step starts. */
static void lengths_of_the_day(void)
{
    mbo_regels *r = NULL;
    mbo_datum from = 0;
    CU_ASSERT_EQUAL(mbo_datum_parse("2025-08-01", &from, NULL), MBO_OK);
    CU_ASSERT_EQUAL(
        mbo_regels_met_parameter(regels, "studieduur.vak.minimaal", from, MBO_DATUM_NOT_SET, 1800, &r, NULL), MBO_OK);
    use(r);
    route(BOL "vooropleiding=vmbo_bb", VAK, "vak*@bol 24-36; basisberoeps@bol+vak@bol 30-60");
    route("instelling=roc leerweg=bol vooropleiding=vmbo_bb startdatum=2024-07-31", VAK,
          "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    route("instelling=roc leerweg=bol vooropleiding=vmbo_bb", VAK, "vak*@bol 18-36; basisberoeps@bol+vak@bol 30-60");
    back();
    /* The end of a month: a month after 31 January is the last of February, of a leap year the 29th. */
    mbo_regels *een = NULL, *twee = NULL;
    CU_ASSERT_EQUAL(mbo_regels_met_parameter(regels, "studieduur.basisberoeps.minimaal", MBO_DATUM_MIN,
                                             MBO_DATUM_NOT_SET, 100, &een, NULL),
                    MBO_OK);
    CU_ASSERT_EQUAL(mbo_datum_parse("2024-02-29", &from, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_regels_met_parameter(een, "studieduur.vak.minimaal", from, from + 1, 1900, &twee, NULL),
                    MBO_OK);
    mbo_regels_free(een);
    use(twee);
#define VAN(day) "instelling=roc leerweg=bol besluit_vrijstelling=nee vooropleiding=vmbo_bb startdatum=" day
    route(VAN("2024-01-31"), VAK, "basisberoeps@bol+vak@bol 20-60");
    route(VAN("2024-01-29"), VAK, "basisberoeps@bol+vak@bol 20-60");
    route(VAN("2024-01-28"), VAK, "basisberoeps@bol+vak@bol 25-60");
    route(VAN("2024-02-01"), VAK, "basisberoeps@bol+vak@bol 25-60");
    back();
}

typedef struct host {
    int called;
    int64_t last_day;
} host;

/* No vak programme for who does not yet work; called with what is given alone. */
static int32_t works_first(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    host *h = ctx;
    CU_ASSERT_EQUAL_FATAL(n, 3);
    h->called++;
    h->last_day = args[2].waarde;
    if (args[2].waarde == 0)
        snprintf(fout->message, sizeof fout->message, "no");
    return args[2].waarde == 0 ? -1 : args[0].waarde != VAK || args[1].waarde;
}

static void own_rules(void)
{
    host h = {0};
    mbo_eigen_regel regel = {.size = sizeof regel,
                             .vraag = MBO_VRAAG_TOELATING,
                             .id = "eigen.werkt",
                             .versie = "1",
                             .nl = "Wie werkt.",
                             .en = "Who works.",
                             .feiten = "soort_opleiding, werkend, startdatum",
                             .functie = works_first,
                             .ctx = &h};
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(regels, &regel, &r, NULL), MBO_OK);
    use(r);
    route(BOL "vooropleiding=vmbo_bb", VAK,
          "vak*{onbekend: werkend besluit_vrijstelling}@bol 24-36; basisberoeps{onbekend: werkend}@bol+vak{onbekend: "
          "werkend}@bol 36-60");
    CU_ASSERT_EQUAL(h.called, 0);
    route(BOL "vooropleiding=vmbo_bb werkend=ja", VAK, "vak*@bol 24-36; basisberoeps@bol+vak@bol 36-60");
    CU_ASSERT(h.called > 0);
    route(BOL "vooropleiding=vmbo_bb werkend=nee", VAK, "");
    route(BOL "vooropleiding=vmbo_kb werkend=nee", MIDDENKADER, "middenkader@bol 36-48");
    route("startdatum=1970-01-01 vooropleiding=vmbo_bb leerweg=bol werkend=ja", VAK, "vak{onbekend}@bol -");
    back();
}

static int32_t only_with(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)n, (void)fout;
    *(int *)ctx += !args[0].waarde;
    return args[0].waarde != 0;
}

/* What it says of another decision than was given is not asked, so it does not make a vrijstelling needed. */
static void own_rules_about_the_decision(void)
{
    int called_without = 0;
    mbo_eigen_regel regel = {.size = sizeof regel,
                             .vraag = MBO_VRAAG_TOELATING,
                             .id = "eigen.besluit",
                             .versie = "1",
                             .nl = "Met besluit.",
                             .en = "With a decision.",
                             .feiten = "besluit_vrijstelling",
                             .functie = only_with,
                             .ctx = &called_without};
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(regels, &regel, &r, NULL), MBO_OK);
    use(r);
    route(BOL "vooropleiding=vmbo_kb besluit_vrijstelling=ja", VAK, "vak@bol 24-36");
    route(BOL "vooropleiding=vmbo_kb", VAK, "vak{voorwaardelijk: besluit_vrijstelling}@bol 24-36");
    CU_ASSERT_EQUAL(called_without, 0);
    route(BOL "vooropleiding=vmbo_kb besluit_vrijstelling=nee", VAK, "");
    CU_ASSERT(called_without > 0);
    back();
}

static int32_t fails(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)args, (void)n;
    snprintf(fout->message, sizeof fout->message, "closed");
    return -1;
}

static void own_rules_that_fail(void)
{
    mbo_eigen_regel regel = {.size = sizeof regel,
                             .vraag = MBO_VRAAG_TOELATING,
                             .id = "eigen.dicht",
                             .versie = "1",
                             .nl = "Dicht.",
                             .en = "Closed.",
                             .feiten = "soort_opleiding",
                             .functie = fails};
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(regels, &regel, &r, NULL), MBO_OK);
    use(r);
    mbo_fout fout = {0};
    mbo_leerroute *l = (mbo_leerroute *)&fout;
    mbo_zaak *zaak = zaak_of(BOL "vooropleiding=vmbo_bb");
    CU_ASSERT_EQUAL(ask_route(zaak, VAK, 0, &l, &fout), MBO_ERROR_OWN_RULE);
    CU_ASSERT_PTR_NULL(l);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "closed"));
    mbo_zaak_free(zaak);
    back();
}

/* ---- arguments, memory ---- */

static void arguments(void)
{
    mbo_fout fout = {0};
    mbo_leerroute *l = NULL;
    mbo_zaak *zaak = zaak_of(BOL "vooropleiding=vmbo_bb");
    static const struct {
        mbo_soort_opleiding soort;
        int64_t crebo;
        int32_t options, status;
        const char *message;
    } wrong[] = {
        {VAK, 25078, 0, MBO_ERROR_ARGUMENT, "mbo_leerroute_create: soort 3 and crebo 25078 are both given"},
        {6, 0, 0, MBO_ERROR_ARGUMENT, "mbo_leerroute_create: 6 is not a soort_opleiding"},
        {-1, 0, 0, MBO_ERROR_ARGUMENT, "mbo_leerroute_create: -1 is not a soort_opleiding"},
        {VAK, 0, 2, MBO_ERROR_ARGUMENT, "mbo_leerroute_create: options 0x2 are not known"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        l = (mbo_leerroute *)&fout;
        CU_ASSERT_EQUAL(mbo_leerroute_create(regels, structuur, zaak, wrong[i].soort, wrong[i].crebo, wrong[i].options,
                                             NULL, &l, &fout),
                        wrong[i].status);
        CU_ASSERT_PTR_NULL(l);
        CU_ASSERT_STRING_EQUAL(fout.message, wrong[i].message);
    }
    CU_ASSERT_EQUAL(mbo_leerroute_create(regels, structuur, zaak, 0, -5, 0, NULL, &l, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_leerroute_create(regels, structuur, zaak, 0, INT64_MAX, 0, NULL, &l, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_leerroute_create(NULL, NULL, zaak, VAK, 0, 0, NULL, &l, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_STRING_EQUAL(fout.message, "mbo_leerroute_create: regels is NULL");
    CU_ASSERT_EQUAL(mbo_leerroute_create(regels, NULL, NULL, VAK, 0, 0, NULL, &l, NULL), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_leerroute_create(regels, NULL, zaak, VAK, 0, 0, NULL, NULL, NULL), MBO_ERROR_ARGUMENT);

    CU_ASSERT_EQUAL_FATAL(mbo_leerroute_create(regels, NULL, zaak, VAK, 0, 0, NULL, &l, NULL), MBO_OK);
    mbo_feitset set = {{1, 1}};
    int32_t least = 7, most = 7;
    static const int32_t outside[][2] = {{-1, 0}, {2, 0}, {0, 1}, {1, 2}, {0, -2}, {INT_MAX, INT_MIN}};
    CU_ASSERT_EQUAL(mbo_leerroute_count(l), 2);
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        int32_t k = outside[i][0], p = outside[i][1];
        CU_ASSERT_EQUAL(mbo_leerroute_soort(l, k, p), 0);
        CU_ASSERT_EQUAL(mbo_leerroute_leerwegen(l, k, p), 0);
        CU_ASSERT_EQUAL(mbo_leerroute_uitkomst(l, k, p), 0);
        CU_ASSERT_EQUAL(mbo_leerroute_vrijstelling(l, k, p), 0);
        CU_ASSERT_EQUAL(mbo_leerroute_duur(l, k, p, &least, &most), 0);
        mbo_leerroute_ontbrekend(l, k, p, &set);
        CU_ASSERT_EQUAL(mbo_feitset_next(&set, 0), 0);
    }
    CU_ASSERT(least == 7 && most == 7);
    CU_ASSERT_EQUAL(mbo_leerroute_lengte(l, 2), 0);
    CU_ASSERT_EQUAL(mbo_leerroute_vrijstelling(l, 2, -1), 0);
    CU_ASSERT_EQUAL(mbo_leerroute_duur(l, -1, -1, NULL, NULL), 0);
    CU_ASSERT_EQUAL(mbo_leerroute_duur(l, 1, -1, NULL, NULL), 1);
    CU_ASSERT(mbo_leerroute_duur(l, 1, 1, &least, NULL) == 1 && least == 24);
    mbo_leerroute_free(l);
    mbo_leerroute_free(NULL);
    CU_ASSERT_EQUAL(mbo_leerroute_bereikt(NULL), 0);
    CU_ASSERT_EQUAL(mbo_leerroute_count(NULL), 0);
    CU_ASSERT_EQUAL(mbo_leerroute_lengte(NULL, 0), 0);
    mbo_leerroute_ontbrekend(NULL, 0, 0, NULL);
    mbo_zaak_free(zaak);
}

/* It holds what it needs: the rule set and the structure may go before it. */
static void outlives_what_it_came_from(void)
{
    mbo_regels *r = NULL;
    mbo_structuur *s = NULL;
    mbo_leerroute *l = NULL;
    mbo_zaak *zaak = zaak_of("startdatum=2015-09-01 instelling=roc leerweg=bol vooropleiding=vmbo_kb");
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(NULL, &r, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_builtin(NULL, &s, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_leerroute_create(r, s, zaak, 0, 25078, 0, NULL, &l, NULL), MBO_OK);
    mbo_regels_free(r);
    mbo_structuur_free(s);
    mbo_zaak_free(zaak);
    char text[8192];
    write_all(l, text);
    CU_ASSERT_STRING_EQUAL(text, "vak@bol 24-36");
    mbo_leerroute_free(l);
}

/* The n-th allocation fails, for every n: nothing stays behind, and no part of an answer comes out. */
static void no_memory(void)
{
    static const char *const cases[] = {BOL "vooropleiding=vmbo_bb", ""};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mbo_zaak *zaak = zaak_of(cases[i]);
        long n = 0;
        for (mbo_status status = MBO_ERROR_MEMORY; status; n++) {
            failing counter = {.left = n};
            mbo_allocator allocator = {&counter, failing_resize};
            mbo_leerroute *l = NULL;
            mbo_fout fout = {0};
            status = mbo_leerroute_create(regels, NULL, zaak, SPECIALISTEN, 0, 0, &allocator, &l, &fout);
            CU_ASSERT_EQUAL(status, fout.code);
            CU_ASSERT(status == MBO_OK || status == MBO_ERROR_MEMORY);
            CU_ASSERT_EQUAL(status == MBO_OK, l != NULL);
            mbo_leerroute_free(l);
            CU_ASSERT_EQUAL_FATAL(counter.held, 0);
        }
        CU_ASSERT(n > 3);
        mbo_zaak_free(zaak);
    }
}

/* ---- each step is an ordinary question ---- */

static uint32_t seed = 20260801;

static uint32_t chance(uint32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

static mbo_zaak *any_zaak(void)
{
    static const mbo_feit bools[] = {MBO_FEIT_VAK_ZELFDE_RICHTING, MBO_FEIT_VERBLIJF_IN_ORDE,
                                     MBO_FEIT_NADERE_EISEN_IN_ORDE, MBO_FEIT_BESLUIT_VRIJSTELLING,
                                     MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT};
    mbo_zaak *zaak = zaak_of("");
    mbo_datum born = 0, start = 0;
    CU_ASSERT_EQUAL(mbo_datum_from_ymd((int32_t)(2000 + chance(12)), (int32_t)(1 + chance(12)), 28, &born, NULL),
                    MBO_OK);
    CU_ASSERT_EQUAL(mbo_datum_from_ymd((int32_t)(2016 + chance(12)), (int32_t)(1 + chance(12)), 28, &start, NULL),
                    MBO_OK);
    for (size_t i = 0; i < sizeof bools / sizeof *bools; i++)
        if (!chance(3))
            mbo_zaak_set_bool(zaak, bools[i], (int32_t)chance(2), NULL);
    if (chance(3))
        mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING,
                         (INT64_C(1) << chance(22) | INT64_C(1) << chance(22)) & ~INT64_C(1), NULL);
    if (chance(2))
        mbo_zaak_set_date(zaak, MBO_FEIT_GEBOORTEDATUM, born, NULL);
    if (chance(4))
        mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, start, NULL);
    if (!chance(3))
        mbo_zaak_set_code(zaak, MBO_FEIT_LEERWEG, (int32_t)(1 + chance(3)), NULL);
    if (chance(2))
        mbo_zaak_set_code(zaak, MBO_FEIT_INSTELLING, (int32_t)(1 + chance(5)), NULL);
    return zaak;
}

static mbo_uitkomst ask_step(const mbo_zaak *zaak, int32_t options, mbo_feitset *missing)
{
    mbo_oordeel *o = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_TOELATING, options, NULL, &o, NULL), MBO_OK);
    mbo_uitkomst uit = mbo_oordeel_uitkomst(o, MBO_VRAAG_TOELATING);
    mbo_oordeel_ontbrekend(o, MBO_VRAAG_TOELATING, missing);
    mbo_oordeel_free(o);
    return uit;
}

static void later(mbo_zaak *zaak, int32_t months)
{
    int64_t start;
    int32_t y, m, d;
    mbo_datum day = 0;
    if (!mbo_zaak_get(zaak, MBO_FEIT_STARTDATUM, &start))
        return;
    mbo_datum_to_ymd((mbo_datum)start, &y, &m, &d); /* always the 28th */
    CU_ASSERT_EQUAL_FATAL(mbo_datum_from_ymd(y + (m - 1 + months) / 12, (m - 1 + months) % 12 + 1, d, &day, NULL),
                          MBO_OK);
    mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, day, NULL);
}

static void check_chain(const mbo_zaak *given, const mbo_leerroute *l, int32_t k, int32_t options)
{
    int32_t months = 0;
    int64_t has = 0, fixed = 0, known;
    bool has_known = mbo_zaak_get(given, MBO_FEIT_VOOROPLEIDING, &has), took_vak = false;
    mbo_zaak_get(given, MBO_FEIT_LEERWEG, &fixed);
    for (int32_t p = 0; p < mbo_leerroute_lengte(l, k); p++) {
        static const int64_t got[] = {0,
                                      INT64_C(1) << MBO_VOOROPLEIDING_MBO_ENTREE,
                                      INT64_C(1) << MBO_VOOROPLEIDING_MBO_BASISBEROEPS,
                                      INT64_C(1) << MBO_VOOROPLEIDING_MBO_VAK,
                                      INT64_C(1) << MBO_VOOROPLEIDING_MBO_MIDDENKADER,
                                      INT64_C(1) << MBO_VOOROPLEIDING_MBO_SPECIALISTEN};
        mbo_soort_opleiding soort = mbo_leerroute_soort(l, k, p);
        mbo_zaak *zaak = NULL;
        mbo_uitkomst best = MBO_UITKOMST_NEE;
        int32_t leerwegen = 0, least = 0;
        bool without = false, same_missing = false;
        mbo_feitset missing, told;
        CU_ASSERT_EQUAL_FATAL(mbo_zaak_copy(given, &zaak, NULL), MBO_OK);
        mbo_zaak_set_code(zaak, MBO_FEIT_BEWIJS, MBO_BEWIJS_DIPLOMA, NULL);
        mbo_zaak_set_code(zaak, MBO_FEIT_SOORT_OPLEIDING, soort, NULL);
        if (has_known)
            mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING, has, NULL);
        if (took_vak)
            mbo_zaak_set_bool(zaak, MBO_FEIT_VAK_ZELFDE_RICHTING, 1, NULL);
        later(zaak, months);
        mbo_leerroute_ontbrekend(l, k, p, &told);
        for (mbo_leerweg w = 1; w <= 3; w++) {
            if (fixed && w != fixed)
                continue;
            mbo_zaak_set_code(zaak, MBO_FEIT_LEERWEG, w, NULL);
            mbo_uitkomst uit = ask_step(zaak, options, &missing);
            if (uit == MBO_UITKOMST_NEE)
                continue;
            leerwegen |= 1 << w;
            best = best == MBO_UITKOMST_NEE || uit < best ? uit : best;
            same_missing |= uit == mbo_leerroute_uitkomst(l, k, p) && !memcmp(&missing, &told, sizeof told);
            bool decided = mbo_zaak_get(zaak, MBO_FEIT_BESLUIT_VRIJSTELLING, &known);
            mbo_zaak_set_bool(zaak, MBO_FEIT_BESLUIT_VRIJSTELLING, 0, NULL);
            without |= ask_step(zaak, options, &missing) != MBO_UITKOMST_NEE;
            mbo_zaak_unset(zaak, MBO_FEIT_BESLUIT_VRIJSTELLING, NULL);
            if (decided)
                mbo_zaak_set_bool(zaak, MBO_FEIT_BESLUIT_VRIJSTELLING, (int32_t)known, NULL);
        }
        mbo_zaak_free(zaak);
        if (!has_known && p > 0) /* no case says "unknown, but with this diploma" */
            return;
        CU_ASSERT_EQUAL(mbo_leerroute_leerwegen(l, k, p), leerwegen);
        CU_ASSERT_EQUAL(mbo_leerroute_uitkomst(l, k, p), best);
        CU_ASSERT(same_missing);
        CU_ASSERT_EQUAL(mbo_leerroute_vrijstelling(l, k, p), !without);
        mbo_leerroute_duur(l, k, p, &least, NULL);
        months += least;
        has |= got[soort];
        took_vak |= soort == VAK;
    }
}

static void each_step_is_an_ordinary_question(void)
{
    int chains = 0;
    for (int i = 0; i < 1000; i++) {
        mbo_zaak *zaak = any_zaak();
        int goal = i % (SOORTEN + 1);
        int32_t options = i % 5 ? 0 : MBO_OORDEEL_STRENG;
        mbo_leerroute *l = NULL;
        CU_ASSERT_EQUAL_FATAL(ask_route(zaak, goal, options, &l, NULL), MBO_OK);
        for (int32_t k = 0; k < mbo_leerroute_count(l); k++, chains++)
            check_chain(zaak, l, k, options);
        mbo_leerroute_free(l);
        mbo_zaak_free(zaak);
    }
    printf("%d chains ", chains);
    CU_ASSERT(chains > 1000);
}

/* ---- every sequence, by the law's table ---- */

#define BIT(code) (INT64_C(1) << MBO_VOOROPLEIDING_##code)

/* WEB art. 8.2.1 lid 4: what opens niveau 2; and what counts as a higher diploma. */
static const int64_t LID_4 = BIT(LBO) | BIT(VBO) | BIT(VMBO_BB) | BIT(VMBO_KB) | BIT(VMBO_GL) | BIT(VMBO_TL) |
                             BIT(MAVO) | BIT(MAVO_VBO) | BIT(OVERGANGSBEWIJS) | BIT(MBO_ENTREE),
                     HOGER = BIT(HAVO) | BIT(VWO) | BIT(MBO_BASISBEROEPS) | BIT(MBO_VAK) | BIT(MBO_MIDDENKADER) |
                             BIT(MBO_SPECIALISTEN) | BIT(HBO_WO),
                     AANGEWEZEN = BIT(AANGEWEZEN), NIET_LID_3 = BIT(VMBO_BB) | BIT(MBO_ENTREE),
                     STARTKWALIFICATIE = BIT(HAVO) | BIT(VWO) | BIT(MBO_BASISBEROEPS) | BIT(MBO_VAK) |
                                         BIT(MBO_MIDDENKADER) | BIT(MBO_SPECIALISTEN) | BIT(HBO_WO);
static const int64_t DIPLOMA[] = {
    0, BIT(MBO_ENTREE), BIT(MBO_BASISBEROEPS), BIT(MBO_VAK), BIT(MBO_MIDDENKADER), BIT(MBO_SPECIALISTEN)};
static const int32_t LEAST[] = {0, 12, 12, 24, 36, 12}, MOST[] = {0, 12, 24, 36, 48, 12};

/* 1 yes, 0 only with a vrijstelling, -1 no. */
static int may_enter(int soort, int64_t has, bool zelfde, bool bol)
{
    switch (soort) {
    case ENTREE: return !bol || !(has & (LID_4 | HOGER)) ? 1 : -1; /* in the derde leerweg nothing is asked */
    case BASISBEROEPS: return (has & (LID_4 | HOGER | AANGEWEZEN)) != 0;
    case SPECIALISTEN: return has & BIT(MBO_VAK) && zelfde;
    default: return (has & ((LID_4 | HOGER | AANGEWEZEN) & ~NIET_LID_3)) != 0;
    }
}

typedef struct rij {
    int soort[SOORTEN], n, months, most, vrij[SOORTEN], vrijen;
    bool norm, open; /* open: whether a step needs a vrijstelling depends on the direction */
} rij;

static rij rijen[400];
static int aantal;

static bool is_goal(int soort, int goal)
{
    return goal ? soort == goal : soort != ENTREE;
}

/* Every sequence of different programmes that ends in the goal and passes none before. `richting` 0 nee, 1 ja. */
static void all_sequences(rij tot, int64_t had, int64_t has, int goal, bool richting, bool bol)
{
    for (int s = ENTREE; s <= SOORTEN; s++) {
        rij r = tot;
        bool twice = (had & DIPLOMA[s]) && !(s == VAK && !richting), took_vak = false;
        for (int i = 0; i < r.n; i++) {
            twice |= r.soort[i] == s;
            took_vak |= r.soort[i] == VAK;
        }
        int enter = may_enter(s, has, richting || took_vak, bol);
        if (twice || enter < 0)
            continue;
        bool norm = bol || s != ENTREE || !(has & (LID_4 | HOGER)); /* else open in the derde leerweg alone */
        r.soort[r.n] = s;
        r.vrij[r.n++] = !enter;
        r.vrijen += !enter;
        r.norm &= norm;
        r.months += norm ? LEAST[s] : 0;
        r.most += norm ? MOST[s] : 0;
        if (is_goal(s, goal))
            rijen[aantal++] = r;
        else
            all_sequences(r, had, has | DIPLOMA[s], goal, richting, bol);
    }
}

static int by_order(const void *pa, const void *pb)
{
    const rij *a = pa, *b = pb;
    int d = a->months - b->months ? a->months - b->months : a->n - b->n ? a->n - b->n : a->vrijen - b->vrijen;
    for (int i = 0; i < a->n && !d; i++)
        d = a->soort[i] - b->soort[i];
    return d;
}

static int no_longer(const rij *a, const rij *b)
{
    return a->months < b->months || (a->months == b->months && a->n <= b->n);
}

static void expected_by_table(int64_t has, int goal, bool richting, bool bol, char *text)
{
    static const char *const namen[] = {"", "entree", "basisberoeps", "vak", "middenkader", "specialisten"};
    *text = '\0';
    if (has & (goal ? DIPLOMA[goal] : STARTKWALIFICATIE)) {
        strcpy(text, "bereikt");
        return;
    }
    aantal = 0;
    all_sequences((rij){.norm = true}, has, has, goal, richting, bol);
    int n = 0;
    static rij best[400];
    for (int i = 0; i < aantal; i++) {
        bool good = true;
        for (int j = 0; j < aantal; j++) /* j is better in one, and in none worse */
            good &= !(no_longer(&rijen[j], &rijen[i]) && rijen[j].vrijen <= rijen[i].vrijen &&
                      (!no_longer(&rijen[i], &rijen[j]) || rijen[j].vrijen < rijen[i].vrijen));
        if (good)
            best[n++] = rijen[i];
    }
    qsort(best, (size_t)n, sizeof *best, by_order);
    for (int i = 0; i < n; i++) {
        char months[64] = "-";
        add(text, "%s", i ? "; " : "");
        int64_t now = has;
        for (int j = 0; j < best[i].n; j++) {
            int s = best[i].soort[j];
            add(text, j ? "+%s" : "%s", namen[s]);
            add(text, "%s", best[i].vrij[j] ? "*" : "");
            add(text, "%s", bol ? "@bol" : s == ENTREE && now & (LID_4 | HOGER) ? "@derde" : "");
            now |= DIPLOMA[s];
        }
        if (best[i].norm)
            snprintf(months, sizeof months, "%d-%d", best[i].months, best[i].most);
        add(text, " %s", months);
    }
}

static void every_set_of_at_most_two(void)
{
    const int32_t count = mbo_code_count(MBO_VOCABULAIRE_VOOROPLEIDING);
    mbo_zaak *zaak = zaak_of(ROC);
    int wrong = 0, asked = 0;
    for (int32_t a = 0; a <= count; a++)
        for (int32_t b = a; b <= count; b++)
            for (int variant = 0; variant < 4 * 6; variant++) {
                int goal = variant / 4;
                bool richting = variant & 1, bol = variant & 2;
                int64_t has = ((INT64_C(1) << a) | (INT64_C(1) << b)) & ~INT64_C(1);
                char got[8192], law[8192];
                mbo_leerroute *l = NULL;
                mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING, has, NULL);
                mbo_zaak_set_bool(zaak, MBO_FEIT_VAK_ZELFDE_RICHTING, richting, NULL);
                mbo_zaak_unset(zaak, MBO_FEIT_LEERWEG, NULL);
                if (bol)
                    mbo_zaak_set_code(zaak, MBO_FEIT_LEERWEG, MBO_LEERWEG_BOL, NULL);
                CU_ASSERT_EQUAL_FATAL(ask_route(zaak, goal, 0, &l, NULL), MBO_OK);
                write_all(l, got);
                mbo_leerroute_free(l);
                expected_by_table(has, goal, richting, bol, law);
                asked++;
                if (strcmp(got, law) && wrong++ < 5)
                    printf("\n  %d+%d, goal %d, richting %d, bol %d\n  law %s\n  got %s", a, b, goal, richting, bol,
                           law, got);
            }
    printf("%d leerroutes ", asked);
    CU_ASSERT_EQUAL(wrong, 0);
    mbo_zaak_free(zaak);
}

/* The chains alone, as "|1.2|1.2.3|". */
static void chains_of(int64_t has, int richting, int goal, bool known, char *text)
{
    mbo_leerroute *l = NULL;
    mbo_zaak *zaak = zaak_of(BOL);
    if (known)
        mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING, has, NULL);
    if (richting >= 0)
        mbo_zaak_set_bool(zaak, MBO_FEIT_VAK_ZELFDE_RICHTING, richting, NULL);
    CU_ASSERT_EQUAL_FATAL(ask_route(zaak, goal, 0, &l, NULL), MBO_OK);
    strcpy(text, "|");
    for (int32_t k = 0; k < mbo_leerroute_count(l); k++) {
        for (int32_t p = 0; p < mbo_leerroute_lengte(l, k); p++)
            sprintf(text + strlen(text), "%s%d", p ? "." : "", mbo_leerroute_soort(l, k, p));
        strcat(text, "|");
    }
    mbo_leerroute_free(l);
    mbo_zaak_free(zaak);
}

static bool all_within(const char *part, const char *whole)
{
    char one[64];
    for (const char *at = part + 1; *at; at = strchr(at, '|') + 1) {
        snprintf(one, sizeof one, "|%.*s|", (int)(strchr(at, '|') - at), at);
        if (!strstr(whole, one))
            return false;
    }
    return true;
}

/* With an unknown vooropleiding or direction: the chains of every value of it, and no other. */
static void what_is_unknown_is_every_value(void)
{
    const int32_t count = mbo_code_count(MBO_VOCABULAIRE_VOOROPLEIDING);
    for (int goal = 0; goal <= SOORTEN; goal++) {
        char open[2048], of_all[65536] = "|", one[2048], two[2048];
        chains_of(0, -1, goal, false, open);
        for (int32_t code = 0; code <= count; code++) {
            int64_t has = code ? INT64_C(1) << code : 0;
            chains_of(has, 0, goal, true, one);
            chains_of(has, 1, goal, true, two);
            CU_ASSERT(all_within(one, open) && all_within(two, open));
            strcat(of_all, one + 1);
            strcat(of_all, two + 1);
            chains_of(has, -1, goal, true, one);
            strcat(two, "");
            CU_ASSERT(all_within(one, open));
            CU_ASSERT(all_within(two, one));
        }
        CU_ASSERT(all_within(open, of_all));
    }
}

static CU_TestInfo tests[] = {
    {"who has little", who_has_little},
    {"who has something", who_has_something},
    {"who is there", who_is_there},
    {"the direction of vak", the_direction_of_vak},
    {"the young", the_young},
    {"each leerweg", each_leerweg},
    {"the day", the_day},
    {"decisions, and streng", decisions_and_streng},
    {"what is not known", what_is_not_known},
    {"goals of the built-in structure", goals_of_the_built_in_structure},
    {"goals that are not known", goals_that_are_not_known},
    {"lengths of the day", lengths_of_the_day},
    {"own rules", own_rules},
    {"own rules about the decision", own_rules_about_the_decision},
    {"own rules that fail", own_rules_that_fail},
    {"arguments", arguments},
    {"outlives what it came from", outlives_what_it_came_from},
    {"no memory", no_memory},
    {"each step is an ordinary question", each_step_is_an_ordinary_question},
    {"every set of at most two", every_set_of_at_most_two},
    {"what is unknown is every value", what_is_unknown_is_every_value},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"leerroute", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
