/* SPDX-License-Identifier: MIT */
#include "tests.h"

#include <CUnit/TestRun.h>

#include <stdio.h>
#include <string.h>

static mbo_regels *regels;

static int setup(void)
{
    mbo_fout fout;
    if (mbo_regels_create(NULL, &regels, &fout))
        return fprintf(stderr, "%s\n", fout.message), 1;
    return 0;
}

static int teardown(void)
{
    mbo_regels_free(regels);
    return 0;
}

static mbo_datum day(int32_t y, int32_t m, int32_t d)
{
    mbo_datum out = MBO_DATUM_NOT_SET;
    mbo_datum_from_ymd(y, m, d, &out, NULL);
    return out;
}

/* Every rule has what a decision about a person needs. */
static void test_entries(void)
{
    int32_t last = 0;
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *r = mbo_regels_regel(regels, i);
        mbo_vraag vraag = mbo_regel_vraag(r);
        unsigned fouten = CU_get_number_of_failures();
        CU_ASSERT(strlen(mbo_regel_tekst(r, MBO_TAAL_NL)) > 25 && strlen(mbo_regel_tekst(r, MBO_TAAL_EN)) > 25);
        CU_ASSERT_PTR_NULL(mbo_regel_tekst(r, 3));
        CU_ASSERT(mbo_regel_basis(r) >= MBO_BASIS_WET && mbo_regel_basis(r) <= MBO_BASIS_INTERPRETATIE);
        CU_ASSERT(vraag >= last);
        last = vraag;
        if (!vraag) {
            CU_ASSERT_EQUAL(mbo_regel_tot(r), day(2014, 8, 1));
            continue;
        }
        CU_ASSERT(mbo_regel_bron_count(r) > 0);
        CU_ASSERT(mbo_regel_vanaf(r) >= day(2014, 8, 1));
        CU_ASSERT(mbo_regel_tot(r) == MBO_DATUM_NOT_SET || mbo_regel_tot(r) > mbo_regel_vanaf(r));
        /* a rule in force says up to which day its source was read */
        CU_ASSERT(mbo_regel_tot(r) != MBO_DATUM_NOT_SET || mbo_regel_bevestigd_tot(r) != MBO_DATUM_NOT_SET);
        bool wet = false, gids = false;
        for (int32_t b = 0; b < mbo_regel_bron_count(r); b++) {
            const mbo_bron *bron = mbo_regel_bron(r, b);
            bool guide = strcmp(mbo_bron_werk(bron), "werkwijzer") == 0,
                 law = strncmp(mbo_bron_werk(bron), "BWBR", 4) == 0;
            /* the guide has no version; of a law none is told where its text was not read: that rule is a reading. What
               is neither, a page or a journal, is a source by its own name. */
            CU_ASSERT(!guide || mbo_bron_versie(bron) == MBO_DATUM_NOT_SET);
            CU_ASSERT(!law || mbo_bron_versie(bron) != MBO_DATUM_NOT_SET ||
                      mbo_regel_basis(r) == MBO_BASIS_INTERPRETATIE);
            CU_ASSERT(strlen(mbo_bron_werk(bron)) > 2 && strlen(mbo_bron_vindplaats(bron)) > 2);
            CU_ASSERT(strstr(mbo_bron_tekst(bron), mbo_bron_vindplaats(bron)) != NULL);
            wet |= law;
            gids |= guide;
        }
        CU_ASSERT(mbo_regel_basis(r) != MBO_BASIS_WET || wet);
        CU_ASSERT(mbo_regel_basis(r) != MBO_BASIS_WERKWIJZER || gids);
        CU_ASSERT_PTR_NULL(mbo_regel_bron(r, mbo_regel_bron_count(r)));
        if (CU_get_number_of_failures() > fouten)
            printf("that was of rule %s\n", mbo_regel_id(r));
    }
    CU_ASSERT_PTR_NULL(mbo_regels_regel(regels, -1));
    CU_ASSERT_PTR_NULL(mbo_regels_regel(regels, mbo_regels_regel_count(regels)));
}

static void check_parameter(const char *naam, mbo_datum op, int64_t hundredths)
{
    const mbo_parameter *p = mbo_regels_find_parameter(regels, naam, op);
    CU_ASSERT_EQUAL(p ? mbo_parameter_waarde(p) : -1, hundredths);
    if (p) {
        CU_ASSERT_STRING_EQUAL(mbo_parameter_naam(p), naam);
        CU_ASSERT(mbo_parameter_vanaf(p) <= op &&
                  (mbo_parameter_tot(p) == MBO_DATUM_NOT_SET || op < mbo_parameter_tot(p)));
        CU_ASSERT(strlen(mbo_parameter_bron(p)) > 5 && strlen(mbo_parameter_eenheid(p)) > 2);
    }
}

static void test_find(void)
{
    check_parameter("lesgeld.bedrag", day(2024, 8, 1), 141900);
    check_parameter("lesgeld.bedrag", day(2024, 7, 31), 135700);
    check_parameter("lesgeld.bedrag", day(2026, 8, 1), -1); /* a gap stays a gap */
    check_parameter("cursusgeld.niveau_3_4", day(2019, 8, 1), -1);
    check_parameter("urennorm.bol.tweejarig.bpv", day(2027, 7, 31), 45000);
    check_parameter("urennorm.bol.tweejarig.bpv", day(2027, 8, 1), -1);
    check_parameter("leerplicht.leeftijd_kwalificatieplicht", day(2014, 8, 1), 1800);
    check_parameter("lesgeld.bedrag", day(1990, 1, 1), -1);
    check_parameter("leerplicht.leeftijd_einde", day(2050, 1, 1), 1600);
    check_parameter("bekostiging.aandeel_deelnemers", day(2020, 1, 1), 80);
    check_parameter("lesgeld", day(2024, 8, 1), -1);
    check_parameter("zzz", day(2024, 8, 1), -1);
    check_parameter("", day(2024, 8, 1), -1);
}

/* ---- a parameter file of the user's own ---- */

#define HEADER "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n"

/* From a file and from memory: the same, or the same error. */
static mbo_status load(const char *text, size_t size, const mbo_allocator *allocator, mbo_regels **out, mbo_fout *fout)
{
    char path[] = "test_regels_parameters.csv";
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fwrite(text, 1, size, file);
    fclose(file);
    mbo_regels_options options = {.size = sizeof options, .allocator = allocator, .parameters_path = path};
    mbo_status status = mbo_regels_create(&options, out, fout);
    remove(path);
    mbo_regels *same = NULL;
    mbo_fout ook = {0};
    char een[65] = "", twee[65] = "";
    options = (mbo_regels_options){.size = sizeof options, .parameters_data = text, .parameters_size = size};
    CU_ASSERT_EQUAL(mbo_regels_create(&options, &same, &ook), status);
    if (status) {
        CU_ASSERT_STRING_EQUAL(ook.message, fout->message);
        CU_ASSERT(ook.line == fout->line && ook.column == fout->column);
    } else {
        mbo_regels_vingerafdruk(*out, een, sizeof een);
        mbo_regels_vingerafdruk(same, twee, sizeof twee);
    }
    CU_ASSERT_STRING_EQUAL(een, twee);
    mbo_regels_free(same);
    return status;
}

static void test_own_parameters(void)
{
    mbo_fout fout;
    mbo_regels *own = NULL;
    static const char text[] =
        "\xef\xbb\xbf" HEADER
        "lesgeld.bedrag,2025-08-01,2026-08-01,1450.5,EUR/cursusjaar,\"besluit, \"\"proef\"\"\",art. 1,2026-07-31\r\n"
        "lesgeld.leeftijd_vanaf,2000-01-01,,21,jaar,eigen,art. 2,2030-01-01";
    mbo_status status = load(text, sizeof text - 1, NULL, &own, &fout);
    if (status)
        printf("%s\n", fout.message);
    CU_ASSERT_EQUAL_FATAL(status, MBO_OK);
    const mbo_parameter *p = mbo_regels_find_parameter(own, "lesgeld.bedrag", day(2025, 9, 1));
    CU_ASSERT_PTR_NOT_NULL_FATAL(p);
    CU_ASSERT_EQUAL(mbo_parameter_waarde(p), 145050);
    CU_ASSERT_STRING_EQUAL(mbo_parameter_bron(p), "besluit, \"proef\" art. 1");

    /* the file is all there is: what it lacks has no value */
    mbo_zaak *zaak = NULL;
    mbo_oordeel *o = NULL;
    int64_t cents = 0;
    mbo_zaak_create(NULL, &zaak, NULL);
    mbo_zaak_set_text(zaak, "bewijs", "diploma", NULL);
    mbo_zaak_set_text(zaak, "leerweg", "bol", NULL);
    mbo_zaak_set_text(zaak, "instelling", "roc", NULL);
    mbo_zaak_set_text(zaak, "startdatum", "2025-12-15", NULL);
    mbo_zaak_set_text(zaak, "geboortedatum", "2004-08-01", NULL);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(own, NULL, zaak, 0, 0, NULL, &o, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_oordeel_bedrag(o, MBO_VRAAG_ONDERWIJSGELD, &cents), MBO_STAND_BEKEND);
    CU_ASSERT_EQUAL(cents, 96700); /* 1450.50 x 8/12 */
    mbo_oordeel_free(o);
    mbo_zaak_set_text(zaak, "startdatum", "2025-11-15", NULL);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(own, NULL, zaak, 0, 0, NULL, &o, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_oordeel_bedrag(o, MBO_VRAAG_ONDERWIJSGELD, &cents), MBO_STAND_BEKEND);
    CU_ASSERT_EQUAL(cents, 108788); /* 1450.50 x 9/12 = 1087.875, half up */
    mbo_oordeel_free(o);
    mbo_zaak_set_text(zaak, "startdatum", "2025-12-15", NULL);

    /* a condition on a parameter without value: onbekend, the parameter named, nothing missing */
    mbo_zaak_set_text(zaak, "leerweg", "bbl", NULL);
    mbo_zaak_set_text(zaak, "soort_opleiding", "vak", NULL);
    mbo_zaak_set_text(zaak, "vooropleiding", "vwo", NULL);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(own, NULL, zaak, 0, 0, NULL, &o, &fout), MBO_OK);
    static const struct {
        mbo_vraag vraag;
        const char *parameter;
    } without[] = {{MBO_VRAAG_TOELATING, "leerplicht.leeftijd_einde"},
                   {MBO_VRAAG_ONDERWIJSGELD, "cursusgeld.leeftijd_vanaf"}};
    for (size_t i = 0; i < 2; i++) {
        mbo_feitset set;
        CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, without[i].vraag), MBO_UITKOMST_ONBEKEND);
        mbo_oordeel_ontbrekend(o, without[i].vraag, &set);
        CU_ASSERT_EQUAL(mbo_feitset_next(&set, 0), 0);
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_zonder_waarde_count(o, without[i].vraag), 1);
        CU_ASSERT_STRING_EQUAL(mbo_oordeel_zonder_waarde(o, without[i].vraag, 0), without[i].parameter);
    }
    CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP), MBO_UITKOMST_JA); /* by vwo alone */
    mbo_oordeel_free(o);
    /* what does not need the parameter does not mind */
    mbo_zaak_set_text(zaak, "leerplicht_beeindigd", "ja", NULL);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(own, NULL, zaak, 0, 0, NULL, &o, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_oordeel_uitkomst(o, MBO_VRAAG_TOELATING), MBO_UITKOMST_JA);
    CU_ASSERT_EQUAL(mbo_oordeel_zonder_waarde_count(o, MBO_VRAAG_TOELATING), 0);
    mbo_oordeel_free(o);
    mbo_zaak_free(zaak);
    mbo_regels_free(own);
}

static void refused(const char *text, mbo_status status, int64_t line, int64_t column, const char *hint)
{
    mbo_fout fout = {0};
    mbo_regels *own = (mbo_regels *)1;
    CU_ASSERT_EQUAL(load(text, strlen(text), NULL, &own, &fout), status);
    CU_ASSERT_PTR_NULL(own);
    if (fout.line != line || fout.column != column || !strstr(fout.message, hint)) {
        printf("%lld:%lld %s\n", (long long)fout.line, (long long)fout.column, fout.message);
        CU_FAIL("the error does not name the place or the value");
    }
}

static void test_bad_parameters(void)
{
    refused("", MBO_ERROR_SYNTAX, 1, 1, "fields");
    refused("naam,vanaf\n", MBO_ERROR_SYNTAX, 1, 11, "fewer fields than naam,vanaf,tot,");
    refused("naam,van,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n", MBO_ERROR_SYNTAX, 1, 6, "\"van\"");
    refused(HEADER "a,2020-02-30,,1,jaar,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 3, "\"2020-02-30\"");
    refused(HEADER "a,2020-01-01,2019-01-01,1,jaar,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 14, "\"2019-01-01\"");
    refused(HEADER "a,2020-01-01,,1.234,jaar,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 15, "\"1.234\"");
    refused(HEADER "a,2020-01-01,,\"1,5\",jaar,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 15, "\"1,5\"");
    refused(HEADER "a,2020-01-01,,1,jaar,b,c,2021\n", MBO_ERROR_VALUE, 2, 26, "\"2021\" (bevestigd_tot)");
    refused(HEADER ",2020-01-01,,1,jaar,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 1, "name");
    refused(HEADER "a,2020-01-01,,1,jaar,b,c,2021-01-01,x\n", MBO_ERROR_SYNTAX, 2, 36, "more");
    refused(HEADER "a,2020-01-01,,1,jaar,\"b,c,2021-01-01\n", MBO_ERROR_SYNTAX, 2, 22, "closing quote");
    refused(HEADER "subsidie_praktijkleren_bbl.maximum,2014-01-01,,2700,EUR/praktijkleerplaats,b,c,2021-01-01\n"
                   "subsidie_praktijkleren_bbl.weken,2014-01-01,,0,weken,b,c,2021-01-01\n",
            MBO_ERROR_VALUE, 3, 0, "subsidie_praktijkleren_bbl.weken: 0");
    refused(HEADER "subsidie_praktijkleren_bbl.maximum,2014-01-01,,900000000,EUR/praktijkleerplaats,b,c,2021-01-01\n"
                   "subsidie_praktijkleren_bbl.weken,2014-01-01,,900000000,weken,b,c,2021-01-01\n",
            MBO_ERROR_VALUE, 2, 0, "too large");
    /* what is not right passes nowhere */
    refused(HEADER "lesgeld.bedragg,2014-01-01,,1,EUR/cursusjaar,b,c,2021-01-01\n", MBO_ERROR_NAME, 2, 1,
            "\"lesgeld.bedragg\" is not the name of a parameter; nearest: \"lesgeld.bedrag\"");
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1,EUR,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 0,
            "\"EUR\" (eenheid) of lesgeld.bedrag must be \"EUR/cursusjaar\"");
    refused(HEADER "lesgeld.leeftijd_vanaf,2014-01-01,,18.5,jaar,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 36,
            "\"18.5\" (waarde) is not a whole number");
    refused(HEADER "studieduur.vak.minimaal,2014-01-01,,12.01,maanden,b,c,2021-01-01\n", MBO_ERROR_VALUE, 2, 37,
            "\"12.01\" (waarde) is not a whole number");
    refused(HEADER, MBO_ERROR_SYNTAX, 1, 0, "without a value");
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1,EUR/cursusjaar,\xe9\xe9n,c,2021-01-01\n", MBO_ERROR_SYNTAX, 2, 45,
            "is not UTF-8");
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1,EUR/cursusjaar,b,\xed\xa0\x80,2021-01-01\n", MBO_ERROR_SYNTAX, 2, 47,
            "is not UTF-8");
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1,EUR/cursusjaar,a\tb,c,2021-01-01\n", MBO_ERROR_SYNTAX, 2, 45,
            "control character");
    refused("naam;vanaf;tot;waarde;eenheid;bron;vindplaats;bevestigd_tot\n", MBO_ERROR_SYNTAX, 1, 5, "semicolons");
    mbo_fout fout;
    mbo_regels *own;
    mbo_regels_options options = {.size = sizeof options, .parameters_path = "does/not/exist.csv"};
    CU_ASSERT_EQUAL(mbo_regels_create(&options, &own, &fout), MBO_ERROR_IO);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "does/not/exist.csv"));
    options = (mbo_regels_options){.size = 3};
    CU_ASSERT_EQUAL(mbo_regels_create(&options, &own, &fout), MBO_ERROR_ARGUMENT);
    options.size = sizeof options + 1;
    CU_ASSERT_EQUAL(mbo_regels_create(&options, &own, &fout), MBO_ERROR_ARGUMENT);
}

static void test_options(void)
{
    static const char text[] = HEADER "lesgeld.leeftijd_vanaf,2000-01-01,,21,jaar,eigen,art. 2,2030-01-01\n";
    mbo_fout fout;
    mbo_regels *own = regels;
    mbo_regels_options options = {.size = sizeof options, .parameters_path = "a.csv", .parameters_data = text};
    CU_ASSERT_EQUAL(mbo_regels_create(&options, &own, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(own);
    CU_ASSERT_STRING_EQUAL(fout.message,
                           "mbo_regels_create: parameters_path and parameters_data are both given; give one of them");
    options = (mbo_regels_options){.size = sizeof options, .parameters_size = 7};
    CU_ASSERT_EQUAL(mbo_regels_create(&options, &own, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_STRING_EQUAL(fout.message, "mbo_regels_create: parameters_data is NULL, parameters_size is 7");
    options = (mbo_regels_options){.size = sizeof options, .parameters_data = text, .parameters_size = (16 << 20) + 1};
    CU_ASSERT_EQUAL(mbo_regels_create(&options, &own, &fout), MBO_ERROR_LIMIT); /* before a byte of it is read */
    CU_ASSERT_STRING_EQUAL(fout.message, "mbo_regels_create: parameters_data is larger than 16777216 bytes");
    /* a caller that was compiled before there were data, with a struct that ends at the path */
    options = (mbo_regels_options){.size = offsetof(mbo_regels_options, parameters_data), .parameters_data = text};
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&options, &own, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_regels_parameter_count(own), mbo_regels_parameter_count(regels));
    mbo_regels_free(own);
}

/* The earliest day up to which a source was read, of what holds without an end. */
static void test_rechtsstand(void)
{
    mbo_fout fout;
    mbo_regels *own = NULL, *less = NULL;
    mbo_datum stand = mbo_regels_rechtsstand(regels);
    bool found = false;
    CU_ASSERT_EQUAL(mbo_regels_rechtsstand(NULL), MBO_DATUM_NOT_SET);
    CU_ASSERT_EQUAL(stand, day(2021, 12, 31)); /* of the guide, which has no later edition */
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *r = mbo_regels_regel(regels, i);
        mbo_datum tot = mbo_regel_bevestigd_tot(r);
        CU_ASSERT(mbo_regel_tot(r) != MBO_DATUM_NOT_SET || tot >= stand);
        found |= mbo_regel_tot(r) == MBO_DATUM_NOT_SET && tot == stand;
    }
    for (int32_t i = 0; i < mbo_regels_parameter_count(regels); i++) {
        const mbo_parameter *p = mbo_regels_parameter(regels, i);
        CU_ASSERT(mbo_parameter_tot(p) != MBO_DATUM_NOT_SET || mbo_parameter_bevestigd_tot(p) >= stand);
        found |= mbo_parameter_tot(p) == MBO_DATUM_NOT_SET && mbo_parameter_bevestigd_tot(p) == stand;
    }
    CU_ASSERT(found);

    /* a value without an end counts, one with an end does not, whatever it is */
    static const char text[] = HEADER "lesgeld.bedrag,2000-01-01,2001-01-01,1,EUR/cursusjaar,b,c,2001-01-01\n"
                                      "lesgeld.leeftijd_vanaf,2030-01-01,,21,jaar,b,c,2011-02-03\n"
                                      "leerplicht.leeftijd_einde,1985-08-01,,16,jaar,b,c,2012-01-01\n";
    CU_ASSERT_EQUAL_FATAL(load(text, sizeof text - 1, NULL, &own, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_regels_rechtsstand(own), day(2011, 2, 3));
    /* a value of one's own in its place has no source */
    CU_ASSERT_EQUAL_FATAL(
        mbo_regels_met_parameter(own, "lesgeld.leeftijd_vanaf", day(2000, 1, 1), MBO_DATUM_NOT_SET, 2200, &less, &fout),
        MBO_OK);
    CU_ASSERT_EQUAL(mbo_regels_rechtsstand(less), day(2012, 1, 1));
    mbo_regels_free(less);
    mbo_regels_free(own);

    /* nor does a rule that is switched off */
    static const char later[] = HEADER "leerplicht.leeftijd_einde,1985-08-01,,16,jaar,b,c,2030-01-01\n";
    CU_ASSERT_EQUAL_FATAL(load(later, sizeof later - 1, NULL, &own, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_regels_rechtsstand(own), stand);
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *r = mbo_regels_regel(regels, i);
        if (mbo_regel_bevestigd_tot(r) == stand && mbo_regel_tot(r) == MBO_DATUM_NOT_SET) {
            CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(own, mbo_regel_id(r), &less, &fout), MBO_OK);
            mbo_regels_free(own);
            own = less;
        }
    }
    CU_ASSERT_EQUAL(mbo_regels_rechtsstand(own), day(2024, 4, 10)); /* the terms of UWV */
    mbo_regels_free(own);
}

static void test_ref(void)
{
    mbo_regels *more = mbo_regels_ref(regels);
    CU_ASSERT_PTR_EQUAL(more, regels);
    mbo_regels_free(more);
    CU_ASSERT(mbo_regels_regel_count(regels) > 10);
    mbo_regels_free(NULL);
}

/* Of the built-in rules, and with parameters from memory. */
static void test_no_memory(void)
{
    static const char text[] = HEADER "leerplicht.leeftijd_einde,1985-08-01,,16,jaar,\"b\",c,2030-01-01\n";
    for (int eigen = 0; eigen < 2; eigen++) {
        bool done = false;
        for (long n = 0; !done && n < 100000; n += 1 + n / 300) { /* every one, and later on the more apart */
            failing f = {.left = n};
            mbo_allocator allocator = {&f, failing_resize};
            mbo_regels_options options = {.size = sizeof options,
                                          .allocator = &allocator,
                                          .parameters_data = eigen ? text : NULL,
                                          .parameters_size = eigen ? sizeof text - 1 : 0};
            mbo_regels *own;
            mbo_status status = mbo_regels_create(&options, &own, NULL);
            done = status == MBO_OK;
            if (!done && status != MBO_ERROR_MEMORY)
                CU_FAIL_FATAL("another error than no memory");
            mbo_regels_free(own);
            if (f.held)
                CU_FAIL_FATAL("memory is not given back");
        }
        CU_ASSERT(done);
    }
}

/* A sentence is whole in its language: in English a Dutch word stands in brackets only, as the name of a code or law.
 */
static void test_english(void)
{
    static const char *const dutch[] = {"bol",         "bbl",          "derde",       "leerweg",    "entree",
                                        "roc",         "kwalificatie", "diploma's",   "leerplicht", "lid",
                                        "middenkader", "mavo",         "uitkering",   "gemeente",   "onderwijs",
                                        "scholing",    "leerbedrijf",  "vrijstelling"};
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *r = mbo_regels_regel(regels, i);
        if (mbo_regel_vraag(r) == MBO_VRAAG_ONDERWIJSGELD) /* those on cursusgeld have bol and bbl as words */
            continue;
        const char *t = mbo_regel_tekst(r, MBO_TAAL_EN);
        for (int depth = 0; *t;) {
            size_t n = strcspn(t, " ,.;:()");
            for (size_t d = 0; !depth && d < sizeof dutch / sizeof *dutch; d++)
                if (strlen(dutch[d]) == n && !memcmp(dutch[d], t, n)) {
                    printf("%s: %s\n", mbo_regel_id(r), dutch[d]);
                    CU_FAIL("Dutch in an English sentence");
                }
            t += n;
            depth += *t == '(' ? 1 : *t == ')' ? -1 : 0;
            t += *t != '\0';
        }
    }
}

/* Values that the law does not have: the rules go by the values, not by what they are today. */
static void test_odd_parameters(void)
{
    static const char text[] = HEADER "lesgeld.bedrag,2014-01-01,,1000,EUR/cursusjaar,b,c,2021-01-01\n"
                                      "lesgeld.wettelijk,2014-01-01,,1000,EUR/cursusjaar,b,c,2021-01-01\n"
                                      "levenlanglerenkrediet.veelvoud_lesgeld,2014-01-01,,0.5,factor,b,c,2021-01-01\n"
                                      "levenlanglerenkrediet.leeftijd_vanaf,2014-01-01,,40,jaar,b,c,2021-01-01\n"
                                      "levenlanglerenkrediet.leeftijd_tot,2014-01-01,,120,jaar,b,c,2021-01-01\n"
                                      "studiefinanciering.leeftijd_vanaf,2000-01-01,,0,jaar,b,c,2021-01-01\n"
                                      "studiefinanciering.leeftijd_tot,2000-01-01,,21,jaar,b,c,2021-01-01\n"
                                      "studiefinanciering.studieduur_minimaal,2000-01-01,,13,maanden,b,c,2021-01-01\n";
    static const struct {
        const char *born, *krediet, *finance;
    } cases[] = {{"1980-09-01", "ja", "nee"},  {"1980-09-02", "nee", "nee"}, /* forty on the day */
                 {"1900-09-02", "ja", "nee"},                                /* under 120 */
                 {"1999-09-30", "nee", "ja"},  {"1999-08-31", "nee", "nee"},
                 {"2020-09-01", "nee", "nee"}, {"2020-07-01", "nee", "ja"}};
    mbo_fout fout;
    mbo_regels *own = NULL;
    mbo_zaak *zaak = NULL;
    mbo_oordeel *o = NULL;
    int64_t cents = 0;
    CU_ASSERT_EQUAL_FATAL(load(text, sizeof text - 1, NULL, &own, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    static const char *const facts[][2] = {
        {"bewijs", "diploma"},        {"leerweg", "bol"},           {"instelling", "roc"},
        {"studieduur", "13"},         {"nationaliteit_wsf", "ja"},  {"studiefinanciering_lopend", "nee"},
        {"startdatum", "2020-09-01"}, {"onderwijs_vergoed", "nee"}, {"soort_opleiding", "vak"}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        CU_ASSERT_EQUAL(mbo_zaak_set_text(zaak, facts[i][0], facts[i][1], NULL), MBO_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mbo_zaak_set_text(zaak, "geboortedatum", cases[i].born, NULL);
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(own, NULL, zaak, 0, 0, NULL, &o, &fout), MBO_OK);
        mbo_uitkomst krediet = mbo_oordeel_uitkomst(o, MBO_VRAAG_LEVENLANGLERENKREDIET),
                     finance = mbo_oordeel_uitkomst(o, MBO_VRAAG_STUDIEFINANCIERING);
        CU_ASSERT_STRING_EQUAL(mbo_code_name(MBO_VOCABULAIRE_UITKOMST, krediet), cases[i].krediet);
        CU_ASSERT_STRING_EQUAL(mbo_code_name(MBO_VOCABULAIRE_UITKOMST, finance), cases[i].finance);
        if (krediet == MBO_UITKOMST_JA) {
            CU_ASSERT_EQUAL(mbo_oordeel_bedrag(o, MBO_VRAAG_LEVENLANGLERENKREDIET, &cents), MBO_STAND_BEKEND);
            CU_ASSERT_EQUAL(cents, 50000); /* half the lesgeld of the law */
        }
        mbo_oordeel_free(o);
    }
    mbo_zaak_set_text(zaak, "studieduur", "12", NULL); /* under thirteen */
    mbo_uitkomst uitkomst = 0;
    CU_ASSERT_EQUAL(mbo_uitkomst_of(own, NULL, zaak, MBO_VRAAG_STUDIEFINANCIERING, 0, &uitkomst, NULL), MBO_OK);
    CU_ASSERT_EQUAL(uitkomst, MBO_UITKOMST_NEE);
    mbo_regels_free(own);

    /* an age reached on 29 February itself: on 1 March the month of the birthday is over */
    static const char leap[] = HEADER "studiefinanciering.leeftijd_vanaf,2000-01-01,,18,jaar,b,c,2021-01-01\n"
                                      "studiefinanciering.leeftijd_tot,2000-01-01,,24,jaar,b,c,2021-01-01\n"
                                      "studiefinanciering.studieduur_minimaal,2000-01-01,,12,maanden,b,c,2021-01-01\n";
    CU_ASSERT_EQUAL_FATAL(load(leap, sizeof leap - 1, NULL, &own, &fout), MBO_OK);
    mbo_zaak_set_text(zaak, "geboortedatum", "1996-02-29", NULL);
    mbo_zaak_set_text(zaak, "startdatum", "2020-02-29", NULL);
    CU_ASSERT_EQUAL(mbo_uitkomst_of(own, NULL, zaak, MBO_VRAAG_STUDIEFINANCIERING, 0, &uitkomst, NULL), MBO_OK);
    CU_ASSERT_EQUAL(uitkomst, MBO_UITKOMST_JA);
    mbo_zaak_set_text(zaak, "startdatum", "2020-03-01", NULL);
    CU_ASSERT_EQUAL(mbo_uitkomst_of(own, NULL, zaak, MBO_VRAAG_STUDIEFINANCIERING, 0, &uitkomst, NULL), MBO_OK);
    CU_ASSERT_EQUAL(uitkomst, MBO_UITKOMST_NEE);
    mbo_zaak_free(zaak);
    mbo_regels_free(own);
}

static CU_TestInfo tests[] = {{"entries", test_entries},
                              {"english", test_english},
                              {"find", test_find},
                              {"own parameters", test_own_parameters},
                              {"odd parameters", test_odd_parameters},
                              {"bad parameters", test_bad_parameters},
                              {"options", test_options},
                              {"rechtsstand", test_rechtsstand},
                              {"ref", test_ref},
                              {"no memory", test_no_memory},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"regels", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
