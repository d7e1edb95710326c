/* SPDX-License-Identifier: MIT */
/* What changed between two days or two rule sets: by hand, every example asked again, and no random case left out. */
#include "toeval.h"
#include "vragen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_datum day(int32_t y, int32_t m, int32_t d)
{
    mbo_datum uit = 0;
    mbo_datum_from_ymd(y, m, d, &uit, NULL);
    return uit;
}

static mbo_verschil *compare(const mbo_regels *oud, mbo_datum oud_op, const mbo_regels *nieuw, mbo_datum nieuw_op,
                             mbo_vraag vraag)
{
    mbo_fout fout;
    mbo_verschil *v = NULL;
    if (mbo_verschil_create(oud, oud_op, nieuw, nieuw_op, vraag, NULL, &v, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(v);
    return v;
}

/* "was -> nu: rule rule parameter" of each class, "|" between them. */
static const char *classes(const mbo_verschil *v)
{
    static char text[16384];
    *text = '\0';
    for (int32_t i = 0; i < mbo_verschil_count(v); i++) {
        sprintf(text + strlen(text), "%s%s -> %s:", i ? " | " : "",
                mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_verschil_uitkomst_was(v, i)),
                mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_verschil_uitkomst_nu(v, i)));
        for (int32_t r = 0; r < mbo_verschil_regel_count(v, i); r++) {
            const mbo_regel *was = mbo_verschil_regel_was(v, i, r), *nu = mbo_verschil_regel_nu(v, i, r);
            sprintf(text + strlen(text), " %s%s%s", was ? "" : "+", nu ? "" : "-", mbo_regel_id(nu ? nu : was));
        }
        for (int32_t p = 0; p < mbo_verschil_parameter_count(v, i); p++)
            sprintf(text + strlen(text), " %s", mbo_verschil_parameter_naam(v, i, p));
    }
    return text;
}

static void expect_classes(mbo_datum oud, mbo_datum nieuw, mbo_vraag vraag, const char *expected)
{
    mbo_verschil *v = compare(regels, oud, regels, nieuw, vraag);
    same(mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), expected, classes(v));
    mbo_verschil_free(v);
}

/* WEB 11.1.11 since 2026-08-01: parts in the third route only, by who offers more of the domain (domein.md, aanbod). */
static void the_first_of_august_2026(void)
{
    mbo_datum oud = day(2026, 7, 31), nieuw = day(2026, 8, 1);
    expect_classes(oud, nieuw, MBO_VRAAG_AANBOD,
                   "ja -> nee: +aanbod.deel_plaats +aanbod.deel_ander_aanbod | ja -> nee: +aanbod.deel_plaats | "
                   "ja -> nee: +aanbod.deel_ander_aanbod");
    expect_classes(oud, nieuw, MBO_VRAAG_TOELATING, "");
    /* no source has the fees of 2026-2027 */
    expect_classes(oud, nieuw, MBO_VRAAG_ONDERWIJSGELD,
                   "ja -> ja: onderwijsgeld.lesgeld lesgeld.bedrag | "
                   "ja -> ja: onderwijsgeld.cursusgeld_niveau_1_2 cursusgeld.niveau_1_2 | "
                   "ja -> ja: onderwijsgeld.cursusgeld_niveau_3_4 cursusgeld.niveau_3_4");
    expect_classes(oud, oud, MBO_VRAAG_URENNORM, "");
}

/* Levenlanglerenkrediet: from 2017-08-01; the limit went from 55 to 56 in 2020 and to 57 in 2024 (parameters.csv). */
static void a_parameter(void)
{
    mbo_verschil *v = compare(regels, day(2024, 7, 31), regels, day(2024, 8, 1), MBO_VRAAG_LEVENLANGLERENKREDIET);
    int found = 0;
    for (int32_t i = 0; i < mbo_verschil_count(v); i++)
        for (int32_t p = 0; p < mbo_verschil_parameter_count(v, i); p++)
            if (!strcmp(mbo_verschil_parameter_naam(v, i, p), "levenlanglerenkrediet.leeftijd_tot") &&
                mbo_verschil_uitkomst_was(v, i) == MBO_UITKOMST_NEE) {
                int64_t geboren = 0;
                found++;
                CU_ASSERT_EQUAL(mbo_parameter_waarde(mbo_verschil_parameter_was(v, i, p)), 5600);
                CU_ASSERT_EQUAL(mbo_parameter_waarde(mbo_verschil_parameter_nu(v, i, p)), 5700);
                CU_ASSERT_EQUAL(mbo_zaak_get(mbo_verschil_voorbeeld(v, i), MBO_FEIT_GEBOORTEDATUM, &geboren), 1);
                CU_ASSERT(geboren > day(1967, 8, 1) && geboren <= day(1968, 8, 1)); /* 56 on the new day */
            }
    CU_ASSERT(found > 0);
    mbo_verschil_free(v);
}

/* Lesgeld 2024-2025 was 1419 euro, the year before 1357 (parameters.csv): who pays it pays another amount. */
static void an_amount(void)
{
    mbo_verschil *v = compare(regels, day(2024, 7, 31), regels, day(2024, 8, 1), MBO_VRAAG_ONDERWIJSGELD);
    int found = 0;
    for (int32_t i = 0; i < mbo_verschil_count(v); i++) {
        mbo_geldsoort soort = 0;
        int64_t was = 0, nu = 0;
        if (mbo_verschil_bedrag_was(v, i, &soort, &was) != MBO_STAND_BEKEND || soort != MBO_GELDSOORT_LESGELD)
            continue;
        found++;
        CU_ASSERT_EQUAL(mbo_verschil_bedrag_nu(v, i, &soort, &nu), MBO_STAND_BEKEND);
        const mbo_parameter *oud = mbo_regels_find_parameter(regels, "lesgeld.bedrag", day(2024, 7, 31)),
                            *nieuw = mbo_regels_find_parameter(regels, "lesgeld.bedrag", day(2024, 8, 1));
        CU_ASSERT_EQUAL(was, mbo_parameter_waarde(oud));
        CU_ASSERT_EQUAL(nu, mbo_parameter_waarde(nieuw));
        CU_ASSERT_EQUAL(mbo_verschil_uitkomst_was(v, i), MBO_UITKOMST_JA);
        CU_ASSERT_EQUAL(mbo_verschil_uitkomst_nu(v, i), MBO_UITKOMST_JA);
    }
    CU_ASSERT_EQUAL(found, 1);
    mbo_verschil_free(v);
}

static void what_if(void)
{
    mbo_datum op = day(2025, 9, 1);
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(regels, "toelating.leerplicht_bbl", &r, NULL), MBO_OK);
    mbo_verschil *v = compare(regels, op, r, op, MBO_VRAAG_TOELATING);
    same("zonder", "nee -> ja: -toelating.leerplicht_bbl", classes(v));
    mbo_verschil_free(v);
    v = compare(regels, op, r, op, MBO_VRAAG_TRAJECT);
    same("zonder", "nee -> ja: -toelating.leerplicht_bbl", classes(v));
    mbo_verschil_free(v);
    v = compare(regels, op, r, op, MBO_VRAAG_AANBOD);
    CU_ASSERT_EQUAL(mbo_verschil_count(v), 0);
    mbo_verschil_free(v);
    mbo_regels_free(r);
}

static mbo_uitkomst answer(const mbo_regels *r, const mbo_zaak *zaak, mbo_vraag vraag)
{
    mbo_uitkomst uit = 0;
    CU_ASSERT_EQUAL(mbo_uitkomst_of(r, NULL, zaak, vraag, 0, &uit, NULL), MBO_OK);
    return uit;
}

/* An example is a real case on both days. */
static void check_examples(const mbo_verschil *v, const mbo_regels *oud, mbo_datum oud_op, const mbo_regels *nieuw,
                           mbo_vraag vraag)
{
    for (int32_t i = 0; i < mbo_verschil_count(v); i++) {
        mbo_zaak *was = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_zaak_copy(mbo_verschil_voorbeeld(v, i), &was, NULL), MBO_OK);
        mbo_zaak_set_date(was, MBO_FEIT_STARTDATUM, oud_op, NULL);
        if (mbo_verschil_geboren_was(v, i) != MBO_DATUM_NOT_SET)
            mbo_zaak_set_date(was, MBO_FEIT_GEBOORTEDATUM, mbo_verschil_geboren_was(v, i), NULL);
        CU_ASSERT_EQUAL(answer(oud, was, vraag), mbo_verschil_uitkomst_was(v, i));
        CU_ASSERT_EQUAL(answer(nieuw, mbo_verschil_voorbeeld(v, i), vraag), mbo_verschil_uitkomst_nu(v, i));
        CU_ASSERT(mbo_verschil_regel_count(v, i) > 0);
        mbo_zaak_free(was);
    }
}

/* Rules that a parameter alone makes different. */
static void norm(const char *naam, int64_t waarde, const char *expected)
{
    mbo_datum op = day(2024, 9, 1);
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(regels, naam, op, MBO_DATUM_NOT_SET, waarde, &r, NULL), MBO_OK);
    mbo_verschil *v = compare(regels, op, r, op, MBO_VRAAG_URENNORM);
    same(naam, expected, classes(v));
    check_examples(v, regels, op, r, MBO_VRAAG_URENNORM);
    mbo_verschil_free(v);
    mbo_regels_free(r);
}

/* A vakopleiding has the norm of three years when it is longer than two, a middenkaderopleiding always (WEB 7.2.7); and
   30 guided hours more a year in bbl (of 200, with 610 in practice, 850 in all) matter to who has between. */
static void norms_of_hours(void)
{
    norm("urennorm.bol.driejarig.totaal", 900000,
         "ja -> nee: urennorm.bol_middenkader urennorm.bol.driejarig.totaal | "
         "ja -> nee: urennorm.bol_vak urennorm.bol.driejarig.totaal");
    norm("urennorm.bbl.begeleid", 23000, "ja -> nee: urennorm.bbl urennorm.bbl.begeleid");
}

static void refuses_what_cannot_be_compared(void)
{
    mbo_fout fout;
    mbo_verschil *v = NULL;
    mbo_datum op = day(2025, 9, 1);
    CU_ASSERT_EQUAL(mbo_verschil_create(regels, day(2014, 7, 31), regels, op, 1, NULL, &v, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_verschil_create(regels, op, regels, day(2040, 1, 1), 1, NULL, &v, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_verschil_create(regels, op, regels, op, 99, NULL, &v, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_verschil_create(NULL, op, regels, op, 1, NULL, &v, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(v);
    mbo_verschil_free(NULL);
    v = compare(regels, op, regels, op, 1);
    CU_ASSERT_EQUAL(mbo_verschil_uitkomst_was(v, 0), 0);
    CU_ASSERT_EQUAL(mbo_verschil_bedrag_nu(v, 0, NULL, NULL), MBO_STAND_GEEN);
    CU_ASSERT_PTR_NULL(mbo_verschil_voorbeeld(v, 0));
    CU_ASSERT_PTR_NULL(mbo_verschil_regel_was(v, 0, 0));
    CU_ASSERT_PTR_NULL(mbo_verschil_parameter_naam(v, 0, 0));
    CU_ASSERT_EQUAL(mbo_verschil_geboren_was(v, 0), MBO_DATUM_NOT_SET);
    mbo_verschil_free(v);
}

/* ---- every boundary in time ---- */

static uint64_t seed = UINT64_C(0x9e3779b97f4a7c15);

static int64_t draw(int64_t from, int64_t to)
{
    return toeval(&seed, from, to);
}

static mbo_zaak *random_case(mbo_datum geboren)
{
    mbo_zaak *zaak = NULL;
    char text[32];
    mbo_zaak_create(NULL, &zaak, NULL);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int64_t max = mbo_feit_max(feit), waarde = draw(mbo_feit_min(feit), max < 60 ? max : 60);
        switch (mbo_feit_type(feit)) {
        case MBO_FEITTYPE_BOOL:
            if (feit != MBO_FEIT_LEERPLICHT_BEEINDIGD)
                mbo_zaak_set_bool(zaak, feit, (int32_t)waarde, NULL);
            break;
        case MBO_FEITTYPE_CODE: mbo_zaak_set_code(zaak, feit, (int32_t)waarde, NULL); break;
        case MBO_FEITTYPE_SET:
            mbo_zaak_set_set(zaak, feit, INT64_C(1) << draw(1, mbo_code_count(mbo_feit_vocabulaire(feit))), NULL);
            break;
        case MBO_FEITTYPE_DATUM: mbo_zaak_set_date(zaak, feit, geboren, NULL); break;
        default:
            if (feit == MBO_FEIT_UREN_BEGELEID || feit == MBO_FEIT_UREN_BPV)
                waarde = draw(0, 2500);
            snprintf(text, sizeof text, "%lld", (long long)waarde);
            if (feit != MBO_FEIT_CREBO)
                mbo_zaak_set_text(zaak, mbo_feit_name(feit), text, NULL);
        }
    }
    return zaak;
}

/* Of somebody born in the middle of a month nothing changes in age from the last day of another month to the next, but
   by the 1 August that ends a school year and the first day of a quarter: such ages are left out here. */
static void no_case_is_left_out(const mbo_verschil *v, mbo_datum oud, mbo_datum nieuw, mbo_vraag vraag, int n)
{
    int32_t y, m, d;
    mbo_datum_to_ymd(nieuw, &y, &m, &d);
    for (int i = 0; i < n; i++) {
        int leeftijd = (int)draw(1, 70);
        if (leeftijd >= 15 && leeftijd <= 19)
            leeftijd = 40;
        mbo_zaak *zaak = random_case(day(y - leeftijd, (m + 2) % 12 + 1, 15));
        mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, oud, NULL);
        mbo_uitkomst was = answer(regels, zaak, vraag);
        mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, nieuw, NULL);
        mbo_uitkomst nu = answer(regels, zaak, vraag);
        int told = was == nu;
        for (int32_t k = 0; k < mbo_verschil_count(v) && !told; k++)
            told = mbo_verschil_uitkomst_was(v, k) == was && mbo_verschil_uitkomst_nu(v, k) == nu;
        if (!told)
            printf("%s %d-%02d-%02d: %s -> %s is not told\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), y, m, d,
                   mbo_code_name(MBO_VOCABULAIRE_UITKOMST, was), mbo_code_name(MBO_VOCABULAIRE_UITKOMST, nu));
        CU_ASSERT(told);
        mbo_zaak_free(zaak);
    }
}

static int by_day(const void *a, const void *b)
{
    mbo_datum x = *(const mbo_datum *)a, y = *(const mbo_datum *)b;
    return (x > y) - (x < y);
}

static void at_every_boundary(void)
{
    static mbo_datum grens[2048];
    int n = 0, klassen = 0;
    for (int32_t i = 0; i < mbo_regels_parameter_count(regels); i++) {
        grens[n++] = mbo_parameter_vanaf(mbo_regels_parameter(regels, i));
        grens[n++] = mbo_parameter_tot(mbo_regels_parameter(regels, i));
    }
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        grens[n++] = mbo_regel_vanaf(mbo_regels_regel(regels, i));
        grens[n++] = mbo_regel_tot(mbo_regels_regel(regels, i));
    }
    qsort(grens, (size_t)n, sizeof *grens, by_day);
    for (int i = 0; i < n; i++) {
        if (grens[i] <= MBO_REGELS_BEGIN || grens[i] > day(2036, 1, 1) || (i && grens[i] == grens[i - 1]))
            continue;
        for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
            mbo_verschil *v = compare(regels, grens[i] - 1, regels, grens[i], vraag);
            check_examples(v, regels, grens[i] - 1, regels, vraag);
            no_case_is_left_out(v, grens[i] - 1, grens[i], vraag, 300);
            klassen += mbo_verschil_count(v);
            mbo_verschil_free(v);
        }
    }
    CU_ASSERT(klassen > 50);
}

/* Years apart: the same ages, so another birth date. */
static void years_apart(void)
{
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_verschil *v = compare(regels, day(2015, 9, 1), regels, day(2026, 9, 1), vraag);
        check_examples(v, regels, day(2015, 9, 1), regels, vraag);
        mbo_verschil_free(v);
        v = compare(regels, day(2026, 9, 1), regels, day(2015, 9, 1), vraag); /* and back */
        check_examples(v, regels, day(2026, 9, 1), regels, vraag);
        mbo_verschil_free(v);
    }
}

static int32_t never_called(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)args, (void)n, (void)fout;
    CU_FAIL("an own rule is called");
    return 0;
}

static mbo_regels *met_eigen(const mbo_regels *van, const char *id, mbo_vraag vraag, const char *versie)
{
    const mbo_eigen_regel regel = {.size = sizeof regel,
                                   .vraag = vraag,
                                   .id = id,
                                   .versie = versie,
                                   .nl = "Een regel van ons.",
                                   .en = "A rule of ours.",
                                   .feiten = "onderwijsprijs",
                                   .functie = never_called};
    mbo_regels *uit = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_eigen_regel(van, &regel, &uit, NULL), MBO_OK);
    return uit;
}

/* A rule of the host that is new takes ja away from some; the same one in both from nobody. */
static void own_rules(void)
{
    const mbo_datum op = day(2026, 9, 1);
    const mbo_vraag vraag = MBO_VRAAG_GEMEENTE_FINANCIERING;
    mbo_regels *a = met_eigen(regels, "eigen.a", vraag, "1"), *ab = met_eigen(a, "eigen.b", vraag, "1");
    mbo_regels *a2 = met_eigen(regels, "eigen.a", vraag, "2");
    mbo_regels *b = met_eigen(regels, "eigen.b", vraag, "1"), *ba = met_eigen(b, "eigen.a", vraag, "1");
    const struct {
        const mbo_regels *oud, *nieuw;
        mbo_vraag vraag;
        const char *expected;
    } each[] = {
        {regels, a, vraag, "ja -> nee: +eigen.a"},
        {a, regels, vraag, "nee -> ja: -eigen.a"},
        {a, a, vraag, ""},
        {a, ab, vraag, "ja -> nee: +eigen.b"},
        {a, a2, vraag, "nee -> ja: eigen.a | ja -> nee: eigen.a"}, /* another version is another function */
        {regels, ab, MBO_VRAAG_TOELATING, ""},
        {ab, ba, vraag, ""}, /* each rule added twice by itself, in another order */
        {ba, a, vraag, "nee -> ja: -eigen.b"},
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        mbo_verschil *v = compare(each[i].oud, op, each[i].nieuw, op, each[i].vraag);
        same("own rules", each[i].expected, classes(v));
        mbo_verschil_free(v);
    }
    mbo_regels_free(a);
    mbo_regels_free(ab);
    mbo_regels_free(a2);
    mbo_regels_free(b);
    mbo_regels_free(ba);
}

static void survives_every_failing_allocation(void)
{
    failing f = {0};
    mbo_allocator allocator = {&f, failing_resize};
    mbo_status status = MBO_ERROR_MEMORY;
    for (long k = 0; status && k < 10000; k++) {
        mbo_verschil *v = NULL;
        f.left = k;
        status = mbo_verschil_create(regels, day(2026, 7, 31), regels, day(2026, 8, 1), MBO_VRAAG_AANBOD, &allocator,
                                     &v, NULL);
        CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !v));
        mbo_verschil_free(v);
        CU_ASSERT_EQUAL(f.held, 0);
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
}

static CU_TestInfo tests[] = {
    {"1 August 2026", the_first_of_august_2026},
    {"a parameter", a_parameter},
    {"an amount", an_amount},
    {"what if", what_if},
    {"norms of hours", norms_of_hours},
    {"refuses what cannot be compared", refuses_what_cannot_be_compared},
    {"at every boundary in time", at_every_boundary},
    {"years apart", years_apart},
    {"own rules", own_rules},
    {"survives every failing allocation", survives_every_failing_allocation},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"verschil", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
