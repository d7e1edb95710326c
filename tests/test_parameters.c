/* SPDX-License-Identifier: MIT */
/* What a parameter file may hold, and how it is told what is wrong with one. */
#include "tests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HEADER "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n"

static clock_t bezig; /* with loading */

static mbo_status load(const char *text, size_t size, mbo_regels **out, mbo_fout *fout)
{
    char path[] = "test_parameters.csv";
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fwrite(text, 1, size, file);
    fclose(file);
    memset(fout, 0, sizeof *fout);
    mbo_regels_options o = {.size = sizeof o, .parameters_path = path};
    clock_t begin = clock();
    mbo_status status = mbo_regels_create(&o, out, fout);
    bezig += clock() - begin;
    remove(path);
    return status;
}

static mbo_regels *loaded(const char *text, size_t size)
{
    mbo_fout fout;
    mbo_regels *r = NULL;
    if (load(text, size, &r, &fout))
        printf("%lld:%lld %s\n", (long long)fout.line, (long long)fout.column, fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    return r;
}

static void refused_of(const char *text, size_t size, mbo_status status, int64_t line, int64_t column,
                       const char *message)
{
    mbo_fout fout;
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL(load(text, size, &r, &fout), status);
    CU_ASSERT_PTR_NULL(r);
    CU_ASSERT_EQUAL(fout.line, line);
    CU_ASSERT_EQUAL(fout.column, column);
    if (strcmp(fout.message, message) != 0)
        printf("%s\n", fout.message);
    CU_ASSERT_STRING_EQUAL(fout.message, message);
    mbo_regels_free(r);
}

static void refused(const char *text, mbo_status status, int64_t line, int64_t column, const char *message)
{
    refused_of(text, strlen(text), status, line, column, message);
}

static int64_t waarde(const mbo_regels *r, const char *naam, int32_t year)
{
    mbo_datum op = MBO_DATUM_NOT_SET;
    CU_ASSERT_EQUAL(mbo_datum_from_ymd(year, 12, 31, &op, NULL), MBO_OK);
    const mbo_parameter *p = mbo_regels_find_parameter(r, naam, op);
    return p ? mbo_parameter_waarde(p) : -1;
}

#define REST ",b,c,2021-01-01\n"

/* Nobody is older than 120, no studieduur longer than 120 months, no niveau above 4; the law has factors of 0 to 5. */
static void out_of_sense(void)
{
    refused(HEADER "lesgeld.leeftijd_vanaf,2014-01-01,,121,jaar" REST, MBO_ERROR_VALUE, 2, 36,
            "lesgeld.leeftijd_vanaf: \"121\" (waarde) is not a whole number of jaar from 0 to 120");
    refused(HEADER "lesgeld.leeftijd_vanaf,2014-01-01,,1800,jaar" REST, MBO_ERROR_VALUE, 2, 36,
            "lesgeld.leeftijd_vanaf: \"1800\" (waarde) is not a whole number of jaar from 0 to 120");
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1,EUR/cursusjaar" REST
                   "bekostiging.aandeel_diplomas,2014-01-01,,20,factor" REST,
            MBO_ERROR_VALUE, 3, 42, "bekostiging.aandeel_diplomas: \"20\" (waarde) is not a factor from 0 to 10");
    refused(HEADER "studieduur.vak.minimaal,2014-01-01,,121,maanden" REST, MBO_ERROR_VALUE, 2, 37,
            "studieduur.vak.minimaal: \"121\" (waarde) is not a whole number of maanden from 0 to 120");
    refused(HEADER "startkwalificatie.niveau,2014-01-01,,5,niveau" REST, MBO_ERROR_VALUE, 2, 38,
            "startkwalificatie.niveau: \"5\" (waarde) is not a whole number (niveau) from 1 to 4");
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1000000000.01,EUR/cursusjaar" REST, MBO_ERROR_VALUE, 2, 28,
            "lesgeld.bedrag: \"1000000000.01\" (waarde) is not a number from 0 to a billion, with at most two decimals "
            "after a point");
    static const char uiterst[] = HEADER
        "lesgeld.leeftijd_vanaf,2014-01-01,,120,jaar" REST "bekostiging.aandeel_diplomas,2014-01-01,,10,factor" REST
        "bekostiging.aandeel_deelnemers,2014-01-01,,0,factor" REST "startkwalificatie.niveau,2014-01-01,,4,niveau" REST
        "studieduur.vak.minimaal,2014-01-01,,120,maanden" REST;
    mbo_regels_free(loaded(uiterst, sizeof uiterst - 1));
}

static void without_a_source(void)
{
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1,EUR/cursusjaar,,art. 1,2021-01-01\n", MBO_ERROR_VALUE, 2, 45,
            "lesgeld.bedrag: \"\" (bron) names no source");
    refused(HEADER "lesgeld.bedrag,2014-01-01,,1,EUR/cursusjaar,  ,art. 1,2021-01-01\n", MBO_ERROR_VALUE, 2, 45,
            "lesgeld.bedrag: \"  \" (bron) names no source");
}

static void periods(void)
{
    refused(HEADER "lesgeld.bedrag,2023-02-29,,1,EUR/cursusjaar" REST, MBO_ERROR_VALUE, 2, 16,
            "lesgeld.bedrag: \"2023-02-29\" (vanaf): there is no such day");
    refused(HEADER "lesgeld.bedrag,2023-02-01,2023-02-30,1,EUR/cursusjaar" REST, MBO_ERROR_VALUE, 2, 27,
            "lesgeld.bedrag: \"2023-02-30\" (tot): there is no such day");
    refused(HEADER "lesgeld.bedrag,1-2-2023,,1,EUR/cursusjaar" REST, MBO_ERROR_VALUE, 2, 16,
            "lesgeld.bedrag: \"1-2-2023\" (vanaf) is not a date of the form yyyy-mm-dd");
    refused(HEADER "lesgeld.bedrag,2023-02-01,2023-01-31,1,EUR/cursusjaar" REST, MBO_ERROR_VALUE, 2, 27,
            "lesgeld.bedrag: \"2023-01-31\" (tot) is not later than vanaf");
    refused(HEADER "lesgeld.bedrag,2023-02-01,2023-02-01,1,EUR/cursusjaar" REST, MBO_ERROR_VALUE, 2, 27,
            "lesgeld.bedrag: \"2023-02-01\" (tot) is not later than vanaf");
    /* the line is that of the file, whatever the order of the dates */
    refused(HEADER "lesgeld.bedrag,2021-01-01,,1,EUR/cursusjaar" REST "\n"
                   "lesgeld.bedrag,2020-01-01,2021-01-02,2,EUR/cursusjaar" REST,
            MBO_ERROR_CONFLICT, 4, 0,
            "\"lesgeld.bedrag\" has two values on 2021-01-01: 2.00 on this line and 1.00 on line 2");
    refused(HEADER "lesgeld.bedrag,2021-01-01,,1,EUR/cursusjaar" REST
                   "lesgeld.bedrag,2021-01-01,,1,EUR/cursusjaar" REST,
            MBO_ERROR_CONFLICT, 3, 0,
            "\"lesgeld.bedrag\" has two values on 2021-01-01: 1.00 on this line and 1.00 on line 2");
    static const char naast[] = HEADER "lesgeld.bedrag,2021-01-01,,2,EUR/cursusjaar" REST
                                       "lesgeld.bedrag,2020-01-01,2021-01-01,1,EUR/cursusjaar" REST;
    mbo_regels *r = loaded(naast, sizeof naast - 1);
    CU_ASSERT_EQUAL(waarde(r, "lesgeld.bedrag", 2020), 100);
    CU_ASSERT_EQUAL(waarde(r, "lesgeld.bedrag", 2021), 200);
    mbo_regels_free(r);
}

static void lines_and_quotes(void)
{
    static const char *const goed[] = {
        HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar" REST "\n",
        HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar" REST "\r\n \t\r\n\n",
        HEADER "\n\nlesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar" REST,
        HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,b,c,2021-01-01",
        "\xef\xbb\xbfnaam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\r\n"
        "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,b,c,2021-01-01\r\n",
        "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\r"
        "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,b,c,2021-01-01\r",
        "\"naam\",\"vanaf\",\"tot\",\"waarde\",\"eenheid\",\"bron\",\"vindplaats\",\"bevestigd_tot\"\n"
        "\"lesgeld.bedrag\",\"2020-01-01\",\"\",\"1\",\"EUR/cursusjaar\",\"b\",\"c\",\"2021-01-01\"",
    };
    for (size_t i = 0; i < sizeof goed / sizeof *goed; i++) {
        mbo_regels *r = loaded(goed[i], strlen(goed[i]));
        CU_ASSERT_EQUAL(waarde(r, "lesgeld.bedrag", 2020), 100);
        CU_ASSERT_EQUAL(mbo_regels_parameter_count(r), 1);
        mbo_regels_free(r);
    }
    refused(HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,\"b,c,2021-01-01\nx\"\n", MBO_ERROR_SYNTAX, 2, 45,
            "\"b,c,2021-01-01\" lacks its closing quote");
    refused(HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,\"b\"x,c,2021-01-01\n", MBO_ERROR_SYNTAX, 2, 45,
            "\"b\" has text behind its closing quote");
    refused(HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,b\"x,c,2021-01-01\n", MBO_ERROR_SYNTAX, 2, 45,
            "\"b\"x\" has a quote, but does not begin with one");
    refused(HEADER "\n\"", MBO_ERROR_SYNTAX, 3, 1, "\"\" lacks its closing quote");
    refused("naam|vanaf|tot|waarde|eenheid|bron|vindplaats|bevestigd_tot\n", MBO_ERROR_SYNTAX, 1, 5,
            "the fields of a parameter file are separated by commas, not by vertical bars");
    refused("naam\tvanaf\ttot\twaarde\teenheid\tbron\tvindplaats\tbevestigd_tot\n", MBO_ERROR_SYNTAX, 1, 5,
            "the fields of a parameter file are separated by commas, not by tabs");
    static const char nul[] = HEADER "lesgeld.bedrag\0x,2020-01-01,,1,EUR/cursusjaar" REST;
    refused_of(nul, sizeof nul - 1, MBO_ERROR_SYNTAX, 2, 1,
               "\"lesgeld.bedrag\\x00x\" is not UTF-8, or has a control character");
    refused("\xff\xfen\x01", MBO_ERROR_SYNTAX, 1, 1, "\"??n\\x01\" is not UTF-8, or has a control character");
    refused(HEADER "lesgeld.bedrag\xc2\xa0,2020-01-01,,1,EUR/cursusjaar" REST, MBO_ERROR_NAME, 2, 1,
            "\"lesgeld.bedrag\\u00a0\" is not the name of a parameter; nearest: \"lesgeld.bedrag\"");
}

/* A source without a place in it is all there is to show. */
static void a_source_without_a_place(void)
{
    static const char text[] = HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,besluit,,2021-01-01\n";
    mbo_regels *r = loaded(text, sizeof text - 1);
    CU_ASSERT_STRING_EQUAL(mbo_parameter_bron(mbo_regels_parameter(r, 0)), "besluit");
    mbo_regels_free(r);
}

/* A file of one's own need not say up to which day its source was read; then nothing is said of it. */
static void without_a_last_day(void)
{
    static const char text[] = HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,b,c,\n";
    mbo_regels *r = loaded(text, sizeof text - 1);
    CU_ASSERT_EQUAL(mbo_parameter_bevestigd_tot(mbo_regels_parameter(r, 0)), MBO_DATUM_NOT_SET);
    mbo_regels_free(r);
}

typedef struct tekst {
    char *text;
    size_t size, capacity;
} tekst;

static void add(tekst *t, const char *piece)
{
    size_t n = strlen(piece);
    while (t->size + n + 1 > t->capacity) {
        t->capacity = 2 * t->capacity + 4096;
        t->text = realloc(t->text, t->capacity);
        CU_ASSERT_PTR_NOT_NULL_FATAL(t->text);
    }
    memcpy(t->text + t->size, piece, n + 1);
    t->size += n;
}

/* One value a day, so that no two overlap. */
static void add_days(tekst *t, const char *naam, const char *eenheid, int from, int days)
{
    for (int i = 0; i < days; i++) {
        char line[200], vanaf[11], tot[11];
        mbo_datum_format(MBO_REGELS_BEGIN + from + i, vanaf, sizeof vanaf);
        mbo_datum_format(MBO_REGELS_BEGIN + from + i + 1, tot, sizeof tot);
        snprintf(line, sizeof line, "%s,%s,%s,%d,%s,b,c,2021-01-01\n", naam, vanaf, tot, 1 + i % 9, eenheid);
        add(t, line);
    }
}

/* Too many periods, ages or lengths: the line is that of the value that is too much. */
static void too_many_periods(void)
{
    tekst t = {0};
    add(&t, HEADER "bekostiging.aandeel_diplomas,2014-01-01,,0.5,factor" REST);
    add_days(&t, "subsidie_praktijkleren_bbl.maximum", "EUR/praktijkleerplaats", 100, 200);
    mbo_fout fout;
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL(load(t.text, t.size, &r, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_STRING_EQUAL(fout.message, "subsidie_praktijkleren_bbl.maximum: with this value the rules and parameters "
                                         "make more than 128 periods");
    CU_ASSERT(fout.line > 80 && fout.line < 130); /* the rules have some of their own */

    /* as many as may be, and one more on a copy */
    int64_t most = fout.line - 1;
    t.size = 0;
    add(&t, HEADER "bekostiging.aandeel_diplomas,2014-01-01,,0.5,factor" REST);
    add_days(&t, "subsidie_praktijkleren_bbl.maximum", "EUR/praktijkleerplaats", 100, (int)most - 2);
    r = loaded(t.text, t.size);
    mbo_regels *copy = NULL;
    mbo_status status = MBO_OK;
    for (int32_t day = 0; !status && day < 4; day++) {
        status = mbo_regels_met_parameter(r, "subsidie_praktijkleren_bbl.maximum", MBO_REGELS_BEGIN + 400 + 2 * day,
                                          MBO_REGELS_BEGIN + 401 + 2 * day, 100, &copy, &fout);
        if (!status) {
            mbo_regels_free(r);
            r = copy;
        }
    }
    CU_ASSERT_EQUAL(status, MBO_ERROR_LIMIT);
    CU_ASSERT_STRING_EQUAL(fout.message, "subsidie_praktijkleren_bbl.maximum: with this value the rules and parameters "
                                         "make more than 128 periods");
    CU_ASSERT_EQUAL(fout.line, 0);
    mbo_regels_free(r);

    /* two ages that each have another value each day */
    t.size = 0;
    add(&t, HEADER);
    add_days(&t, "lesgeld.leeftijd_vanaf", "jaar", 100, 80);
    add_days(&t, "leerplicht.leeftijd_einde", "jaar", 100, 80);
    CU_ASSERT_EQUAL(load(t.text, t.size, &r, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, ".leeftijd_"));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(fout.message, ": with this value the ages in the parameters change more than 128 times"));
    CU_ASSERT(fout.line > 2 && fout.line < 162);

    /* and studieduren of 1 to 80 months */
    t.size = 0;
    add(&t, HEADER);
    for (int i = 0; i < 80; i++) {
        char line[200], vanaf[11], tot[11];
        mbo_datum_format(MBO_REGELS_BEGIN + 100 + i, vanaf, sizeof vanaf);
        mbo_datum_format(MBO_REGELS_BEGIN + 101 + i, tot, sizeof tot);
        snprintf(line, sizeof line, "studieduur.vak.maximaal,%s,%s,%d,maanden,b,c,2021-01-01\n", vanaf, tot, i + 1);
        add(&t, line);
    }
    refused_of(t.text, t.size, MBO_ERROR_LIMIT, 65, 0,
               "studieduur.vak.maximaal: with this value the parameters make more than 63 classes of studieduur");
    free(t.text);
}

/* Too much is refused soon, and with its line, however much there is. */
static void too_much(void)
{
    bezig = 0;
    tekst t = {0};
    add(&t, HEADER);
    add_days(&t, "bekostiging.aandeel_diplomas", "factor", 0, 10001);
    refused_of(t.text, t.size, MBO_ERROR_LIMIT, 10002, 0, "a parameter file has at most 10000 values");
    while (t.size < 16 << 20)
        add_days(&t, "bekostiging.aandeel_diplomas", "factor", 10001, 10000);
    refused_of(t.text, (16 << 20) - 1, MBO_ERROR_LIMIT, 10002, 0, "a parameter file has at most 10000 values");
    mbo_fout fout;
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL(load(t.text, (16 << 20) + 1, &r, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "larger than 16777216 bytes"));

    /* names that nobody knows */
    t.size = 0;
    add(&t, HEADER);
    for (int i = 0; i < 10000; i++) {
        char naam[64];
        snprintf(naam, sizeof naam, "levenlanglerenkrediet.leeftijd_van%05d", i);
        add_days(&t, naam, "jaar", 0, 1);
    }
    refused_of(t.text, t.size, MBO_ERROR_NAME, 2, 1,
               "\"levenlanglerenkrediet.leeftijd_van00000\" is not the name of a parameter; nearest: "
               "\"levenlanglerenkrediet.leeftijd_vanaf\"");

    /* one field, quoted or not */
    for (int quoted = 0; quoted < 2; quoted++) {
        t.size = 0;
        add(&t, HEADER "lesgeld.bedrag,2020-01-01,,1,EUR/cursusjaar,");
        add(&t, quoted ? "\"" : "");
        for (int i = 0; i < 1001; i++)
            add(&t, i == 79 ? "\xc3\xab" : "x");
        char message[160];
        snprintf(message, sizeof message, "\"%.79s\"... is longer than 1000 bytes", t.text + t.size - 1002);
        add(&t, quoted ? "\",c,2021-01-01\n" : ",c,2021-01-01\n");
        refused_of(t.text, t.size, MBO_ERROR_LIMIT, 2, 45, message);
        for (int i = 0; i < (1 << 20); i++)
            add(&t, "yyyyyyyyyyyyyyy");
        refused_of(t.text, t.size, MBO_ERROR_LIMIT, 2, 45, message);
    }
    /* no line at all */
    memset(t.text, ',', t.size);
    refused_of(t.text, t.size, MBO_ERROR_SYNTAX, 1, 8,
               "this line has more fields than naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot");
    memset(t.text, '\n', t.size);
    memcpy(t.text, HEADER, sizeof HEADER - 1);
    refused_of(t.text, t.size, MBO_ERROR_SYNTAX, (int64_t)(t.size - sizeof HEADER + 2), 0,
               "a parameter file without a value");
    free(t.text);
    CU_ASSERT(bezig < 10 * CLOCKS_PER_SEC); /* under a sanitizer too */
}

static void survives_every_failing_allocation(void)
{
    static const char text[] = HEADER "\"lesgeld.bedrag\",2020-01-01,,1,EUR/cursusjaar,\"een \"\"besluit\"\"\",c,\n"
                                      "lesgeld.leeftijd_vanaf,2000-01-01,,21,jaar,eigen,,2030-01-01";
    char path[] = "test_parameters.csv";
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fwrite(text, 1, sizeof text - 1, file);
    fclose(file);
    mbo_status status = MBO_ERROR_MEMORY;
    for (long n = 0; status && n < 100000; n += 1 + n / 20) { /* each of the first, then ever fewer */
        failing f = {.left = n};
        mbo_allocator allocator = {&f, failing_resize};
        mbo_regels_options o = {.size = sizeof o, .allocator = &allocator, .parameters_path = path};
        mbo_regels *r = NULL;
        status = mbo_regels_create(&o, &r, NULL);
        CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !r));
        mbo_regels_free(r);
        CU_ASSERT_EQUAL(f.held, 0);
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
    remove(path);
}

static void the_field_test(void)
{
    if (!shared_present("parameter files of the field test"))
        return;
    mbo_fout fout;
    mbo_regels *r = NULL;
    mbo_regels_options o = {.size = sizeof o, .parameters_path = MBO_SHARED "/data/veldtest/parameter-29-februari.csv"};
    CU_ASSERT_EQUAL(mbo_regels_create(&o, &r, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(fout.message, "lesgeld.bedrag: \"2023-02-29\" (vanaf): there is no such day");
    CU_ASSERT_EQUAL(fout.line, 2);
    o.parameters_path = MBO_SHARED "/data/veldtest/parameter-lege-regel.csv";
    CU_ASSERT_EQUAL(mbo_regels_create(&o, &r, &fout), MBO_OK);
    mbo_regels_free(r);
}

static CU_TestInfo tests[] = {{"out of sense", out_of_sense},
                              {"without a source", without_a_source},
                              {"periods", periods},
                              {"lines and quotes", lines_and_quotes},
                              {"a source without a place", a_source_without_a_place},
                              {"without a last day", without_a_last_day},
                              {"too many periods", too_many_periods},
                              {"too much", too_much},
                              {"survives every failing allocation", survives_every_failing_allocation},
                              {"the field test", the_field_test},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"parameters", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
