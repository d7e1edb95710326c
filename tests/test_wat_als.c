/* SPDX-License-Identifier: MIT */
/* What if: copies of a rule set with one change, the original untouched. */
#include "vragen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_datum day(int32_t y, int32_t m, int32_t d)
{
    mbo_datum uit;
    CU_ASSERT_EQUAL_FATAL(mbo_datum_from_ymd(y, m, d, &uit, NULL), MBO_OK);
    return uit;
}

static int64_t waarde(const mbo_regels *r, const char *naam, mbo_datum op)
{
    const mbo_parameter *p = mbo_regels_find_parameter(r, naam, op);
    return p ? mbo_parameter_waarde(p) : -1;
}

/* Ask with another rule set for a while. */
static void expect_met(mbo_regels *ander, const char *facts, mbo_vraag vraag, const char *expected)
{
    mbo_regels *was = regels;
    regels = ander;
    expect(facts, vraag, expected);
    regels = was;
}

#define KREDIET                                                                                           \
    "bewijs=diploma leerweg=bol instelling=roc nationaliteit_wsf=ja studieduur=24 onderwijs_vergoed=nee " \
    "studiefinanciering_lopend=nee levenlanglerenkrediet_lopend=nee soort_opleiding=vak "

/* rijksoverheid.nl (parameters.csv): from 30 and until 57; what if the limit were 60 from 2027? */
static void a_parameter_from_a_date(void)
{
    static const char grens[] = "levenlanglerenkrediet.leeftijd_tot";
    static const char oud[] = KREDIET "geboortedatum=1969-06-01 startdatum=2027-09-01",
                      eerder[] = KREDIET "geboortedatum=1968-06-01 startdatum=2026-09-01";
    mbo_regels *r = NULL;
    char before[65], after[65], copied[65];
    mbo_regels_vingerafdruk(regels, before, sizeof before);
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(regels, grens, day(2027, 1, 1), MBO_DATUM_NOT_SET, 6000, &r, NULL),
                          MBO_OK);
    expect(oud, MBO_VRAAG_LEVENLANGLERENKREDIET, "nee"); /* 58 */
    expect_met(r, oud, MBO_VRAAG_LEVENLANGLERENKREDIET, "ja");
    expect_met(r, eerder, MBO_VRAAG_LEVENLANGLERENKREDIET, "nee"); /* 58 too, but before 2027 */
    CU_ASSERT_EQUAL(waarde(r, grens, day(2026, 12, 31)), 5700);
    CU_ASSERT_EQUAL(waarde(r, grens, day(2027, 1, 1)), 6000);
    CU_ASSERT_EQUAL(waarde(regels, grens, day(2027, 1, 1)), 5700);
    mbo_regels_vingerafdruk(regels, after, sizeof after);
    mbo_regels_vingerafdruk(r, copied, sizeof copied);
    CU_ASSERT_STRING_EQUAL(before, after);
    CU_ASSERT_STRING_NOT_EQUAL(before, copied);
    mbo_regels_free(r);
}

/* For a time only: what held before and after goes on to hold; also where it covers several values, or parts of them.
 */
static void a_parameter_for_a_time(void)
{
    static const char grens[] = "levenlanglerenkrediet.leeftijd_tot"; /* 55 from 2017, 56 from 2020, 57 from 2024 */
    mbo_regels *r = NULL, *binnen = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(regels, grens, day(2019, 1, 1), day(2025, 1, 1), 5000, &r, NULL),
                          MBO_OK);
    CU_ASSERT_EQUAL(waarde(r, grens, day(2018, 12, 31)), 5500);
    CU_ASSERT_EQUAL(waarde(r, grens, day(2019, 1, 1)), 5000);
    CU_ASSERT_EQUAL(waarde(r, grens, day(2024, 12, 31)), 5000);
    CU_ASSERT_EQUAL(waarde(r, grens, day(2025, 1, 1)), 5700);
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(r, grens, day(2021, 1, 1), day(2022, 1, 1), 4000, &binnen, NULL),
                          MBO_OK);
    CU_ASSERT_EQUAL(waarde(binnen, grens, day(2020, 12, 31)), 5000);
    CU_ASSERT_EQUAL(waarde(binnen, grens, day(2021, 6, 1)), 4000);
    CU_ASSERT_EQUAL(waarde(binnen, grens, day(2022, 1, 1)), 5000);
    CU_ASSERT_EQUAL(mbo_regels_parameter_count(binnen), mbo_regels_parameter_count(r) + 2);
    CU_ASSERT_EQUAL(waarde(binnen, "lesgeld.bedrag", day(2024, 9, 1)),
                    waarde(regels, "lesgeld.bedrag", day(2024, 9, 1)));
    mbo_regels_free(r);
    CU_ASSERT_EQUAL(waarde(binnen, grens, day(2021, 6, 1)), 4000); /* the copy goes on */
    mbo_regels_free(binnen);
}

/* WEB art. 8.1.1 lid 3 asks of a bbl student that compulsory education has ended. */
static void without_a_rule(void)
{
    static const char jong[] = "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_kb "
                               "geboortedatum=2011-09-01 startdatum=2025-08-01";
    mbo_regels *r = NULL, *twee = NULL;
    expect(jong, MBO_VRAAG_TOELATING, "nee");
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(regels, "toelating.leerplicht_bbl", &r, NULL), MBO_OK);
    expect_met(r, jong, MBO_VRAAG_TOELATING, "ja");
    expect(jong, MBO_VRAAG_TOELATING, "nee");
    for (int32_t i = 0; i < mbo_regels_regel_count(r); i++) {
        const mbo_regel *regel = mbo_regels_regel(r, i);
        CU_ASSERT_EQUAL(mbo_regel_uit(regel), !strcmp(mbo_regel_id(regel), "toelating.leerplicht_bbl"));
    }
    /* a change upon a change keeps the first, and a rule of one question works through in another */
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(r, "toelating.vooropleiding_vak", &twee, NULL), MBO_OK);
    expect_met(twee,
               "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=- "
               "geboortedatum=2011-09-01 startdatum=2025-08-01",
               MBO_VRAAG_TOELATING, "ja");
    expect_met(twee,
               "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=- studieduur=36 "
               "geboortedatum=2011-09-01 startdatum=2025-08-01 leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja",
               MBO_VRAAG_TRAJECT, "ja");
    mbo_regels_free(r);
    mbo_regels_free(twee);
}

static void refuses_what_is_not_there(void)
{
    mbo_fout fout;
    mbo_regels *r = regels;
    mbo_datum begin = day(2027, 1, 1);
    CU_ASSERT_EQUAL(mbo_regels_zonder_regel(regels, "toelating.vooropleiding_vk", &r, &fout), MBO_ERROR_NAME);
    CU_ASSERT_STRING_EQUAL(fout.message, "\"toelating.vooropleiding_vk\" is not the id of a rule; nearest: "
                                         "\"toelating.vooropleiding_vak\"");
    CU_ASSERT_PTR_NULL(r);
    CU_ASSERT_EQUAL(mbo_regels_met_parameter(regels, "lesgeld.bedrg", begin, MBO_DATUM_NOT_SET, 1, &r, &fout),
                    MBO_ERROR_NAME);
    CU_ASSERT_STRING_EQUAL(fout.message,
                           "\"lesgeld.bedrg\" is not the name of a parameter; nearest: \"lesgeld.bedrag\"");
    CU_ASSERT_EQUAL(mbo_regels_met_parameter(regels, "lesgeld.bedrag", begin, begin, 1, &r, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_regels_met_parameter(regels, "lesgeld.bedrag", begin, MBO_DATUM_NOT_SET, -1, &r, &fout),
                    MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(
        mbo_regels_met_parameter(regels, "lesgeld.leeftijd_vanaf", begin, MBO_DATUM_NOT_SET, 1850, &r, &fout),
        MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(
        fout.message,
        "lesgeld.leeftijd_vanaf: 18.50 (in hundredths: 1850) is not a whole number of jaar from 0 to 120");
    CU_ASSERT_EQUAL(
        mbo_regels_met_parameter(regels, "lesgeld.leeftijd_vanaf", begin, MBO_DATUM_NOT_SET, 12100, &r, &fout),
        MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(mbo_regels_met_parameter(regels, "levenlanglerenkrediet.veelvoud_lesgeld", begin, MBO_DATUM_NOT_SET,
                                             1001, &r, &fout),
                    MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(fout.message, "levenlanglerenkrediet.veelvoud_lesgeld: 10.01 (in hundredths: 1001) is not a "
                                         "factor from 0 to 10");
    CU_ASSERT_EQUAL(mbo_regels_met_parameter(NULL, "lesgeld.bedrag", begin, begin, 1, &r, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_regels_zonder_regel(regels, NULL, &r, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_regels_zonder_regel(regels, "traject.toelating", NULL, &fout), MBO_ERROR_ARGUMENT);
}

/* A period that begins past the batch's calendar, and ages that nobody reaches: the batch must answer as one case does.
 */
static void the_batch_agrees_far_ahead(void)
{
    enum { RIJEN = 512, MAX_VRAGEN = 64 };
    static const char *naam[] = {"leerplicht.leeftijd_einde", "levenlanglerenkrediet.leeftijd_tot"};
    static const int64_t nieuw[] = {1800, 12000};
    const size_t vragen = (size_t)mbo_code_count(MBO_VOCABULAIRE_VRAAG);
    CU_ASSERT_FATAL(vragen <= MAX_VRAGEN);
    for (size_t n = 0; n < 2; n++) {
        static int32_t geboren[RIJEN];
        static int8_t bewijs[RIJEN], leerweg[RIJEN], uit[MAX_VRAGEN][RIJEN];
        mbo_regels *r = NULL;
        mbo_batch *b = NULL;
        mbo_zaak *zaak = NULL;
        mbo_antwoordkolom antwoord[MAX_VRAGEN] = {{0}};
        CU_ASSERT_EQUAL_FATAL(
            mbo_regels_met_parameter(regels, naam[n], day(2050, 1, 1), MBO_DATUM_NOT_SET, nieuw[n], &r, NULL), MBO_OK);
        for (int i = 0; i < RIJEN; i++) {
            geboren[i] = day(1930, 1, 1) + 97 * i;
            bewijs[i] = 1;
            leerweg[i] = (int8_t)(1 + i % 2);
        }
        mbo_kolom kolom[] = {{MBO_FEIT_GEBOORTEDATUM, MBO_KOLOMTYPE_INT32, geboren, NULL},
                             {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, bewijs, NULL},
                             {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, leerweg, NULL}};
        for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
            antwoord[v - 1] = (mbo_antwoordkolom){.vraag = v, .uitkomst = uit[v - 1]};
        CU_ASSERT_EQUAL_FATAL(mbo_batch_create(r, NULL, 0, NULL, &b, NULL), MBO_OK);
        CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 3, RIJEN, antwoord, vragen, NULL), MBO_OK);
        CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
        int verschillen = 0;
        for (int i = 0; i < RIJEN; i++) {
            mbo_uitkomst een;
            mbo_zaak_set_date(zaak, MBO_FEIT_GEBOORTEDATUM, geboren[i], NULL);
            mbo_zaak_set_code(zaak, MBO_FEIT_BEWIJS, bewijs[i], NULL);
            mbo_zaak_set_code(zaak, MBO_FEIT_LEERWEG, leerweg[i], NULL);
            for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
                verschillen += mbo_uitkomst_of(r, NULL, zaak, v, 0, &een, NULL) || een != uit[v - 1][i];
        }
        CU_ASSERT_EQUAL(verschillen, 0);
        mbo_zaak_free(zaak);
        mbo_batch_free(b);
        mbo_regels_free(r);
    }
}

/* ---- a copy shares what is the same, and no more ---- */

static const char *const gevallen[] = {
    "",
    "startdatum=2024-09-01",
    "startdatum=2019-02-20 geboortedatum=2000-12-01",
    "geboortedatum=1969-06-01",
    "startdatum=2026-09-01 bewijs=diploma instelling=roc",
    ("bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_bb startdatum=2024-11-04 "
     "geboortedatum=1991-05-06 studieduur=30 leerbaan=geen uren_begeleid=600 uren_bpv=1500"),
    ("bewijs=diploma leerweg=bol instelling=roc soort_opleiding=middenkader startdatum=2027-02-01 studieduur=36 "
     "geboortedatum=2007-05-06 uren_begeleid=1500 uren_bpv=1500 lesgeld_vrijgesteld=nee "
     "nationaliteit_wsf=ja studiefinanciering_verbruikt=nee"),
    ("bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak startdatum=2019-02-20 geboortedatum=1991-05-06 "
     "studieduur=36 uren_begeleid=600 uren_bpv=1950 lesgeld_vrijgesteld=nee leerbedrijf_erkend=ja "
     "praktijkovereenkomst=ja praktijkweken=40"),
    "bewijs=diploma leerweg=bol instelling=privaat soort_opleiding=entree startdatum=2019-09-01 studieduur=12",
    "bewijs=praktijkverklaring leerweg=derde instelling=aoc startdatum=2021-02-01 uitkering=ww werkzoekend=ja",
    "bewijs=certificaat leerweg=bbl startdatum=2016-03-01 uitkering=participatiewet besluit_gemeente=ja",
};

/* Count the answers to a question, or all, that differ in outcome, amount or what is missing. */
static int32_t differences(mbo_regels *een, mbo_regels *ander, const char *facts, mbo_vraag alleen)
{
    mbo_oordeel *o[2];
    mbo_regels *was = regels;
    int32_t n = 0;
    for (int k = 0; k < 2; k++) {
        regels = k ? ander : een;
        o[k] = ask(facts, alleen ? alleen : MBO_VRAAG_ALLE);
    }
    regels = was;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        mbo_feitset mist[2], bedrag_mist[2];
        mbo_geldsoort soort[2] = {0, 0};
        int64_t cents[2] = {0, 0};
        mbo_stand stand[2];
        if (alleen && v != alleen)
            continue;
        for (int k = 0; k < 2; k++) {
            mbo_oordeel_ontbrekend(o[k], v, &mist[k]);
            mbo_oordeel_bedrag_ontbrekend(o[k], v, &bedrag_mist[k]);
            soort[k] = mbo_oordeel_soort(o[k], v);
            stand[k] = mbo_oordeel_bedrag(o[k], v, &cents[k]);
        }
        n += mbo_oordeel_uitkomst(o[0], v) != mbo_oordeel_uitkomst(o[1], v) ||
             memcmp(&mist[0], &mist[1], sizeof *mist) || memcmp(&bedrag_mist[0], &bedrag_mist[1], sizeof *mist) ||
             stand[0] != stand[1] || soort[0] != soort[1] || cents[0] != cents[1];
    }
    for (int k = 0; k < 2; k++)
        mbo_oordeel_free(o[k]);
    return n;
}

/* The same rule set by another way: the values written to a file, and all of it compiled. */
static mbo_regels *from_file(const mbo_regels *r)
{
    char path[] = "/tmp/mborules-XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    fputs("naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n", f);
    for (int32_t i = 0; i < mbo_regels_parameter_count(r); i++) {
        const mbo_parameter *p = mbo_regels_parameter(r, i);
        char vanaf[11], tot[11];
        mbo_datum_format(mbo_parameter_vanaf(p), vanaf, sizeof vanaf);
        mbo_datum_format(mbo_parameter_tot(p), tot, sizeof tot);
        fprintf(f, "%s,%s,%s,%lld.%02lld,%s,test,,2026-08-01\n", mbo_parameter_naam(p), vanaf, tot,
                (long long)mbo_parameter_waarde(p) / 100, (long long)mbo_parameter_waarde(p) % 100,
                mbo_parameter_eenheid(p));
    }
    CU_ASSERT_EQUAL_FATAL(fclose(f), 0);
    mbo_regels *uit = NULL;
    mbo_fout fout = {0};
    if (mbo_regels_create(&(mbo_regels_options){.size = sizeof(mbo_regels_options), .parameters_path = path}, &uit,
                          &fout))
        printf("%s\n", fout.message);
    remove(path);
    CU_ASSERT_PTR_NOT_NULL_FATAL(uit);
    return uit;
}

/* Every parameter with another value, for ever in a time of its own, and for a while: the copy answers as the same
   values from a file do, to everybody on days around the change and to cases without dates. */
static void a_parameter_shares_only_what_does_not_read_it(void)
{
    const mbo_datum op[] = {day(2019, 2, 9), day(2019, 2, 10), day(2026, 12, 31), day(2027, 1, 1)};
    const char *vorige = "";
    int32_t anders = 0;
    for (int32_t i = 0; i < mbo_regels_parameter_count(regels); i++) {
        const char *naam = mbo_parameter_naam(mbo_regels_parameter(regels, i));
        int64_t nieuw = mbo_parameter_waarde(mbo_regels_parameter(regels, i)) + 100;
        if (strcmp(naam, vorige) == 0)
            continue;
        vorige = naam;
        for (int tijd = 0; tijd < 2; tijd++) {
            mbo_regels *gedeeld = NULL;
            CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(regels, naam, op[tijd ? 3 : 1],
                                                           tijd ? MBO_DATUM_NOT_SET : day(2019, 3, 1), nieuw, &gedeeld,
                                                           NULL),
                                  MBO_OK);
            mbo_regels *heel = from_file(gedeeld);
            for (int d = tijd ? 2 : 0; d < (tijd ? 4 : 2); d++)
                for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
                    mbo_verschil *verschil = NULL;
                    CU_ASSERT_EQUAL_FATAL(mbo_verschil_create(gedeeld, op[d], heel, op[d], v, NULL, &verschil, NULL),
                                          MBO_OK);
                    if (mbo_verschil_count(verschil))
                        printf("%s: %s\n", naam, mbo_code_name(MBO_VOCABULAIRE_VRAAG, v));
                    CU_ASSERT_EQUAL(mbo_verschil_count(verschil), 0);
                    mbo_verschil_free(verschil);
                }
            for (size_t c = 0; c < sizeof gevallen / sizeof *gevallen; c++) {
                CU_ASSERT_EQUAL(differences(gedeeld, heel, gevallen[c], 0), 0);
                anders += differences(gedeeld, regels, gevallen[c], 0);
            }
            mbo_regels_free(heel);
            mbo_regels_free(gedeeld);
        }
    }
    CU_ASSERT(anders >= 10); /* values did change */
}

static int32_t always(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)args, (void)n, (void)fout;
    return 1;
}

/* A question with a rule more is compiled anew, and those that refer to it; one that is true of everybody, over a fact
   that is known, leaves the answer as it is. */
static mbo_regels *compiled_anew(const mbo_regels *r, mbo_vraag vraag)
{
    const mbo_eigen_regel regel = {.size = sizeof regel,
                                   .vraag = vraag,
                                   .id = "eigen.altijd",
                                   .versie = "1",
                                   .nl = "Altijd.",
                                   .en = "Always.",
                                   .feiten = "onderwijs_vergoed",
                                   .functie = always};
    mbo_regels *uit = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_eigen_regel(r, &regel, &uit, NULL), MBO_OK);
    return uit;
}

/* Whatever is switched off, and once more of that copy. */
static void without_a_rule_shares_only_what_does_not_read_it(void)
{
    mbo_regels *eerste = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(regels, "toelating.vooropleiding_vak", &eerste, NULL), MBO_OK);
    int32_t anders = 0;
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_vraag vragen[] = {1 + i % mbo_code_count(MBO_VOCABULAIRE_VRAAG), MBO_VRAAG_TRAJECT};
        mbo_regels *gedeeld = NULL;
        const char *id = mbo_regel_id(mbo_regels_regel(regels, i));
        CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(i % 2 ? eerste : regels, id, &gedeeld, NULL), MBO_OK);
        for (int k = 0; k < 2; k++) {
            mbo_regels *anew = compiled_anew(gedeeld, vragen[k]);
            for (size_t c = 0; c < sizeof gevallen / sizeof *gevallen; c++) {
                char facts[512];
                snprintf(facts, sizeof facts, "%s%sonderwijs_vergoed=ja", gevallen[c], *gevallen[c] ? " " : "");
                CU_ASSERT_EQUAL(differences(gedeeld, anew, facts, vragen[k]), 0);
                anders += differences(gedeeld, regels, facts, 0);
            }
            mbo_regels_free(anew);
        }
        mbo_regels_free(gedeeld);
    }
    CU_ASSERT(anders > 50); /* rules were switched off */
    mbo_regels_free(eerste);
}

/* A slider in a program: each copy is made of the one before it, and that is given back. */
static void a_row_of_copies_does_not_hold_all_before_it(void)
{
    failing f = {.left = 1000000000};
    mbo_allocator allocator = {&f, failing_resize};
    mbo_regels_options options = {.size = sizeof options, .allocator = &allocator};
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&options, &r, NULL), MBO_OK);
    long een = f.held, meest = 0;
    for (int i = 0; i < 60; i++) {
        mbo_regels *volgende = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(r, "levenlanglerenkrediet.leeftijd_tot", day(2027, 1, 1),
                                                       MBO_DATUM_NOT_SET, 5000 + 100 * i, &volgende, NULL),
                              MBO_OK);
        mbo_regels_free(r);
        r = volgende;
        meest = f.held > meest ? f.held : meest;
        expect_met(r, KREDIET "geboortedatum=1967-06-01 startdatum=2027-09-01", MBO_VRAAG_LEVENLANGLERENKREDIET,
                   60 < 50 + i ? "ja" : "nee");
    }
    CU_ASSERT(2 * meest < 3 * een);
    mbo_regels_free(r);
    CU_ASSERT_EQUAL(f.held, 0);
}

static void survives_every_failing_allocation(void)
{
    failing f = {0};
    mbo_allocator allocator = {&f, failing_resize};
    mbo_regels_options options = {.size = sizeof options, .allocator = &allocator};
    mbo_regels *van = NULL, *r = NULL;
    f.left = 1000000;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&options, &van, NULL), MBO_OK);
    long held = f.held;
    mbo_status status = MBO_ERROR_MEMORY;
    for (long n = 0; status && n < 100000; n += 1 + n / 20) { /* each of the first, then ever fewer */
        f.left = n;
        status = mbo_regels_met_parameter(van, "lesgeld.bedrag", day(2020, 1, 1), MBO_DATUM_NOT_SET, 1, &r, NULL);
        CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !r && f.held == held));
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
    f.left = 1000000;
    mbo_regels_free(r);
    mbo_regels_free(van);
    CU_ASSERT_EQUAL(f.held, 0);
}

static CU_TestInfo tests[] = {
    {"a parameter from a date on", a_parameter_from_a_date},
    {"a parameter for a time", a_parameter_for_a_time},
    {"without a rule", without_a_rule},
    {"refuses what is not there", refuses_what_is_not_there},
    {"the batch agrees on periods far ahead", the_batch_agrees_far_ahead},
    {"a parameter shares only what does not read it", a_parameter_shares_only_what_does_not_read_it},
    {"without a rule shares only what does not read it", without_a_rule_shares_only_what_does_not_read_it},
    {"a row of copies does not hold all before it", a_row_of_copies_does_not_hold_all_before_it},
    {"survives every failing allocation", survives_every_failing_allocation},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"wat als", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
