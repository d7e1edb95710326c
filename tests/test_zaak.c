/* SPDX-License-Identifier: MIT */
#include "tests.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_zaak *zaak;

static int setup(void)
{
    return mbo_zaak_create(NULL, &zaak, NULL);
}

static int teardown(void)
{
    mbo_zaak_free(zaak);
    return 0;
}

/* Domain contract, section 2: the facts, in this order. */
static void test_contract(void)
{
    static const char contract[] =
        "geboortedatum vooropleiding vak_zelfde_richting leerplicht_beeindigd twaalf_schooljaren nationaliteit_wsf "
        "uitkering werkend werkzoekend met_werkloosheid_bedreigd studiefinanciering_lopend "
        "levenlanglerenkrediet_lopend diploma_haalbaar certificaat_haalbaar verblijf_in_orde "
        "studiefinanciering_verbruikt lesgeld_vrijgesteld cursusgeld_vrijgesteld eigenrisicodrager "
        "nadere_eisen_in_orde bewijs leerweg soort_opleiding instelling startdatum studieduur diploma_erkenning "
        "certificaat_vastgesteld ander_aanbod_zelfde_domein keuzedeel_passend leerbaan leerbedrijf_erkend "
        "praktijkovereenkomst praktijkweken uren_begeleid uren_bpv urenverdeling_in_orde vierjarig "
        "productieve_arbeid onderwijsprijs onderwijs_vergoed inkoopkader_uwv rod_ingeschreven crebo "
        "besluit_vrijstelling besluit_verkorting besluit_minder_uren besluit_oude_urennorm "
        "besluit_vervangende_leerplicht besluit_scholing_noodzakelijk besluit_gemeente besluit_gemeente_behoud";
    char all[2048] = "";
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        mbo_feit found = 0;
        if (*all)
            strcat(all, " ");
        strcat(all, mbo_feit_name(feit));
        CU_ASSERT_EQUAL(mbo_feit_parse(mbo_feit_name(feit), &found, NULL), MBO_OK);
        CU_ASSERT_EQUAL(found, feit);
        for (mbo_taal taal = MBO_TAAL_NL; taal <= MBO_TAAL_EN; taal++) {
            CU_ASSERT(strlen(mbo_feit_label(feit, taal)) > 0);
            const char *question = mbo_feit_question(feit, taal);
            CU_ASSERT(question[strlen(question) - 1] == '?');
        }
        CU_ASSERT(mbo_feit_type(feit) && mbo_feit_groep(feit) && mbo_feit_informant(feit));
        CU_ASSERT(mbo_feit_min(feit) < mbo_feit_max(feit));
        CU_ASSERT_EQUAL(mbo_feit_beslisser(feit) != 0, strncmp(mbo_feit_name(feit), "besluit_", 8) == 0);
    }
    CU_ASSERT_STRING_EQUAL(all, contract);
    CU_ASSERT_PTR_NULL(mbo_feit_name(0));
    CU_ASSERT_PTR_NULL(mbo_feit_name(mbo_feit_count() + 1));
    CU_ASSERT_EQUAL(mbo_feit_beslisser(MBO_FEIT_BESLUIT_VRIJSTELLING), MBO_BESLISSER_BEVOEGD_GEZAG);
    CU_ASSERT_EQUAL(mbo_feit_beslisser(MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT), MBO_BESLISSER_GEMEENTE);
    CU_ASSERT_EQUAL(mbo_feit_beslisser(MBO_FEIT_BESLUIT_SCHOLING_NOODZAKELIJK), MBO_BESLISSER_UWV);
}

static bool in(mbo_feit feit, const mbo_feit *feiten)
{
    while (*feiten && *feiten != feit)
        feiten++;
    return *feiten;
}

static void test_aannames(void)
{
    static const mbo_feit ja[] = {MBO_FEIT_VERBLIJF_IN_ORDE, MBO_FEIT_NADERE_EISEN_IN_ORDE,
                                  MBO_FEIT_URENVERDELING_IN_ORDE, MBO_FEIT_ROD_INGESCHREVEN, 0};
    static const mbo_feit nee[] = {MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT, MBO_FEIT_LESGELD_VRIJGESTELD,
                                   MBO_FEIT_CURSUSGELD_VRIJGESTELD, MBO_FEIT_EIGENRISICODRAGER, 0};
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int64_t value = 9, expected = in(feit, ja) ? 1 : in(feit, nee) ? 0 : 9;
        CU_ASSERT_EQUAL(mbo_feit_aanname(feit, &value), expected != 9);
        CU_ASSERT_EQUAL(value, expected);
    }
}

static void check_text(const char *name, const char *in, const char *out)
{
    mbo_fout fout = {0};
    char text[512];
    mbo_feit feit = 0;
    mbo_feit_parse(name, &feit, NULL);
    CU_ASSERT_EQUAL(mbo_zaak_set_text(zaak, name, in, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_zaak_get_text(zaak, feit, text, sizeof text), strlen(out));
    CU_ASSERT_STRING_EQUAL(text, out);
    CU_ASSERT_EQUAL(mbo_zaak_known(zaak, feit), *out != 0);
}

/* Domain contract, section 10. */
static void test_text(void)
{
    check_text("werkend", "ja", "ja");
    check_text("werkend", "false", "nee");
    check_text("werkend", " TRUE ", "ja");
    check_text("werkend", "", "");
    check_text("geboortedatum", "2001-02-03", "2001-02-03");
    check_text("Leerweg", "OVO", "derde");
    check_text("vooropleiding", "vwo; lbo", "lbo;vwo");
    check_text("vooropleiding", "-", "-");
    check_text("vooropleiding", "vakopleiding;MBO-1", "mbo_entree;mbo_vak");
    check_text("uitkering", "wia_wga; participatiewet", "wia_wga;participatiewet");
    check_text("uitkering", "-", "-");
    check_text("uitkering", "geen", "-"); /* as people write it */
    check_text("uitkering", " GEEN ", "-");
    check_text("vooropleiding", "geen", "-");
    check_text("leerbaan", "geen", "geen"); /* there it is a code */
    check_text("leerweg", "ODT", "derde");
    check_text("soort_opleiding", "middenkaderopleiding", "middenkader");
    check_text("onderwijsprijs", "1250", "1250.00");
    check_text("onderwijsprijs", "0.5", "0.50");
    check_text("onderwijsprijs", "12.34", "12.34");
    check_text("studieduur", "120", "120");
    check_text("crebo", "25025", "25025");
    int64_t all = mbo_feit_max(MBO_FEIT_VOOROPLEIDING);
    char text[512];
    CU_ASSERT_EQUAL(mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING, all, NULL), MBO_OK);
    size_t length = mbo_zaak_get_text(zaak, MBO_FEIT_VOOROPLEIDING, NULL, 0);
    CU_ASSERT(length < sizeof text);
    mbo_zaak_get_text(zaak, MBO_FEIT_VOOROPLEIDING, text, sizeof text);
    CU_ASSERT_EQUAL(strlen(text), length);
    check_text("vooropleiding", text, text);
}

/* Of a set what fits is written, whatever the room. */
static void test_room(void)
{
    static const char whole[] = "lbo;vwo;mbo_entree";
    static const int64_t codes = INT64_C(1) << MBO_VOOROPLEIDING_LBO | INT64_C(1) << MBO_VOOROPLEIDING_VWO |
                                 INT64_C(1) << MBO_VOOROPLEIDING_MBO_ENTREE;
    CU_ASSERT_EQUAL(mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING, codes, NULL), MBO_OK);
    for (size_t size = 0; size < sizeof whole + 2; size++) {
        size_t fits = size < sizeof whole ? size : sizeof whole;
        char text[sizeof whole + 3];
        memset(text, '#', sizeof text);
        CU_ASSERT_EQUAL(mbo_zaak_get_text(zaak, MBO_FEIT_VOOROPLEIDING, text, size), sizeof whole - 1);
        CU_ASSERT(!fits || (memcmp(text, whole, fits - 1) == 0 && !text[fits - 1]));
        CU_ASSERT_EQUAL(text[size], '#');
    }
    CU_ASSERT_EQUAL(mbo_zaak_get_text(zaak, MBO_FEIT_VOOROPLEIDING, NULL, 5), sizeof whole - 1);
}

static void check_refused(const char *name, const char *text, mbo_status status, const char *hint)
{
    mbo_fout fout = {0};
    mbo_zaak_clear(zaak);
    CU_ASSERT_EQUAL(mbo_zaak_set_text(zaak, name, text, &fout), status);
    CU_ASSERT_EQUAL(fout.code, status);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, hint));
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        CU_ASSERT(!mbo_zaak_known(zaak, feit));
}

static void test_refused(void)
{
    check_refused("leerwegg", "bol", MBO_ERROR_NAME, "nearest: \"leerweg\"");
    check_refused("leerweg", "bolt", MBO_ERROR_NAME, "nearest: \"bol\"");
    check_refused("vooropleiding", "vwo;;lbo", MBO_ERROR_NAME, "\"\"");
    check_refused("vooropleiding", "havo,vwo", MBO_ERROR_NAME, "joined by ;");
    check_refused("vooropleiding", "vwo;-", MBO_ERROR_NAME, "\"-\"");
    check_refused("uitkering", "ww;geen", MBO_ERROR_VALUE, "uitkering: \"geen\" is none at all: no code goes with it");
    check_refused("uitkering", "geen; ww", MBO_ERROR_VALUE, "uitkering: \"geen\" is none at all: no code goes with it");
    check_refused("vooropleiding", "geen;geen", MBO_ERROR_VALUE, "none at all");
    check_refused("uitkering", "bijstand", MBO_ERROR_NAME, "\"bijstand\" is not a code of uitkering");
    check_refused("leerweg", "BOL_DT", MBO_ERROR_NAME, "\"BOL_DT\" is not a code of leerweg: ");
    check_refused("leerweg", "ex", MBO_ERROR_NAME, "\"ex\" is not a code of leerweg: ");
    check_refused("werkend", "1", MBO_ERROR_VALUE, "werkend: \"1\" is not ja or nee");
    check_refused("startdatum", "1-8-2025", MBO_ERROR_VALUE, "yyyy-mm-dd");
    check_refused("startdatum", "2025-02-29", MBO_ERROR_VALUE, "\"2025-02-29\": there is no such day");
    check_refused("startdatum", "2025\u201108\u201101", MBO_ERROR_VALUE, "\"2025\\u201108\\u201101\" is not a date");
    check_refused("leerweg", "\u00a0bbl\u200b", MBO_ERROR_NAME, "\"\\u00a0bbl\\u200b\" is not a code");
    check_refused("studieduur", "0", MBO_ERROR_VALUE, "1 to 120");
    check_refused("studieduur", "121", MBO_ERROR_VALUE, "1 to 120");
    check_refused("studieduur", "12.5", MBO_ERROR_VALUE, "whole number");
    check_refused("studieduur", "99999999999999999999", MBO_ERROR_VALUE, "whole number");
    check_refused("onderwijsprijs", "-1", MBO_ERROR_VALUE, "\"-1\"");
    check_refused("onderwijsprijs", "1,50", MBO_ERROR_VALUE, "\"1,50\"");
    check_refused("onderwijsprijs", "1.505", MBO_ERROR_VALUE, "\"1.505\"");
    check_refused("onderwijsprijs", "1.000.00", MBO_ERROR_VALUE, "two decimals");
    check_refused("onderwijsprijs", "9223372036854775807", MBO_ERROR_VALUE, "decimals");
    check_refused("onderwijsprijs", ".", MBO_ERROR_VALUE, "\".\"");
}

/* A name is offered for one that may be it, with a slip or two. */
static void test_nearest(void)
{
    static const struct {
        const char *naam, *nearest;
    } names[] = {{"leerwegg", "leerweg"},
                 {"lerweg", "leerweg"},
                 {"startdatm", "startdatum"},
                 {"CREBOO", "crebo"},
                 {"datum", "startdatum"},
                 {"opleiding", "vooropleiding"},
                 {"onderwysprys", "onderwijsprijs"},
                 {"klant", NULL},
                 {"klantnummer", NULL},
                 {"naam", NULL},
                 {"x", NULL},
                 {"", NULL}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char wanted[200];
        mbo_fout fout;
        mbo_feit feit;
        const char *nearest = names[i].nearest;
        snprintf(wanted, sizeof wanted, "\"%s\" is not the name of a fact%s%s%s", names[i].naam,
                 nearest ? "; nearest: \"" : "", nearest ? nearest : "", nearest ? "\"" : "");
        CU_ASSERT_EQUAL(mbo_feit_parse(names[i].naam, &feit, &fout), MBO_ERROR_NAME);
        CU_ASSERT_STRING_EQUAL(fout.message, wanted);
    }
}

static void test_setters(void)
{
    int64_t value;
    mbo_fout fout;
    CU_ASSERT_EQUAL(mbo_zaak_set_bool(zaak, MBO_FEIT_LEERWEG, 1, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_zaak_set_bool(zaak, 0, 1, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_zaak_set_bool(zaak, 999, 1, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_zaak_set_code(zaak, MBO_FEIT_LEERWEG, 4, &fout), MBO_ERROR_NAME);
    CU_ASSERT_EQUAL(mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING, 1, &fout), MBO_ERROR_NAME); /* bit 0 is no code */
    CU_ASSERT_EQUAL(mbo_zaak_set_set(zaak, MBO_FEIT_VOOROPLEIDING, mbo_feit_max(MBO_FEIT_VOOROPLEIDING) + 2, &fout),
                    MBO_ERROR_NAME);
    CU_ASSERT_EQUAL(mbo_zaak_set_money(zaak, MBO_FEIT_ONDERWIJSPRIJS, -1, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(fout.message, "onderwijsprijs: -1 is not from 0 to 100000000000000 cents");
    CU_ASSERT_EQUAL(mbo_zaak_set_text(zaak, "onderwijsprijs", " 1000000000000.01", &fout), MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(fout.message, "onderwijsprijs: \"1000000000000.01\" is not from 0 to 1000000000000 euros");
    CU_ASSERT_EQUAL(mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, MBO_DATUM_NOT_SET, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_zaak_set_bool(zaak, MBO_FEIT_WERKEND, 7, &fout), MBO_OK);
    CU_ASSERT(mbo_zaak_get(zaak, MBO_FEIT_WERKEND, &value) && value == 1);
    CU_ASSERT_EQUAL(mbo_zaak_unset(zaak, MBO_FEIT_WERKEND, &fout), MBO_OK);
    value = 42;
    CU_ASSERT(!mbo_zaak_get(zaak, MBO_FEIT_WERKEND, &value) && value == 42);
    CU_ASSERT(!mbo_zaak_known(zaak, -1));
}

/* One way for facts of every type: what mbo_zaak_get() gives can be given back, and nothing else. */
static void test_value(void)
{
    int64_t value;
    mbo_fout fout;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int64_t min = mbo_feit_min(feit), max = mbo_feit_max(feit);
        mbo_status wrong = mbo_feit_vocabulaire(feit) ? MBO_ERROR_NAME : MBO_ERROR_VALUE;
        CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, feit, min, &fout), MBO_OK);
        CU_ASSERT(mbo_zaak_get(zaak, feit, &value) && value == min);
        CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, feit, max, &fout), MBO_OK);
        CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, feit, max + 1, &fout), wrong);
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, mbo_feit_name(feit)));
        CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, feit, min - 1, &fout), wrong);
        CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, feit, INT64_MIN, &fout), wrong);
        CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, feit, INT64_MAX, &fout), wrong);
        CU_ASSERT(mbo_zaak_get(zaak, feit, &value) && value == max); /* as it was */
    }
    CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, MBO_FEIT_VOOROPLEIDING, 1, &fout), MBO_ERROR_NAME); /* bit 0 is no code */
    CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, MBO_FEIT_WERKEND, 2, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(fout.message, "werkend: 2 is not from 0 to 1");
    CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, 0, 1, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, mbo_feit_count() + 1, 1, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, -1, 1, NULL), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_zaak_set_value(NULL, MBO_FEIT_WERKEND, 1, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_STRING_EQUAL(fout.message, "mbo_zaak_set_value: zaak is NULL");
}

static void test_copy(void)
{
    mbo_zaak *copy = NULL;
    int64_t value;
    mbo_zaak_set_text(zaak, "studieduur", "24", NULL);
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_copy(zaak, &copy, NULL), MBO_OK);
    mbo_zaak_set_text(zaak, "studieduur", "36", NULL);
    CU_ASSERT(mbo_zaak_get(copy, MBO_FEIT_STUDIEDUUR, &value) && value == 24);
    mbo_zaak_free(copy);
    mbo_zaak_free(NULL);
}

static void *no_memory(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    (void)ctx, (void)ptr, (void)old_size, (void)new_size;
    return NULL;
}

static void test_no_memory(void)
{
    mbo_allocator none = {NULL, no_memory};
    mbo_zaak *never = (mbo_zaak *)1;
    mbo_fout fout;
    CU_ASSERT_EQUAL(mbo_zaak_create(&none, &never, &fout), MBO_ERROR_MEMORY);
    CU_ASSERT_PTR_NULL(never);
}

static void test_feitset(void)
{
    mbo_feitset set = {{0, 0}};
    CU_ASSERT_EQUAL(mbo_feitset_next(&set, 0), 0);
    set.bits[0] = 1u << MBO_FEIT_GEBOORTEDATUM | UINT64_C(1) << MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD;
    CU_ASSERT_EQUAL(mbo_feitset_next(&set, 0), MBO_FEIT_GEBOORTEDATUM);
    CU_ASSERT_EQUAL(mbo_feitset_next(&set, MBO_FEIT_GEBOORTEDATUM), MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD);
    CU_ASSERT_EQUAL(mbo_feitset_next(&set, MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD), 0);
}

static CU_TestInfo tests[] = {{"contract", test_contract},   {"aannames", test_aannames}, {"text", test_text},
                              {"room", test_room},           {"refused", test_refused},   {"nearest", test_nearest},
                              {"setters", test_setters},     {"value", test_value},       {"copy", test_copy},
                              {"no memory", test_no_memory}, {"feitset", test_feitset},   CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"zaak", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
