/* SPDX-License-Identifier: MIT */
/* One rule set and one structure, used and copied by eight threads at once without a lock. */
#include "tests.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 200, COPIES = 10 };

static mbo_regels *regels;
static mbo_structuur *structuur;

/* Each thread has its own case and takes and gives back references; the answers must be the same every time. */
static void *answer(void *arg)
{
    long wrong = 0, number = *(long *)arg;
    mbo_zaak *zaak = NULL;
    mbo_zaak_create(NULL, &zaak, NULL);
    mbo_zaak_set_text(zaak, "bewijs", "diploma", NULL);
    mbo_zaak_set_text(zaak, "leerweg", number % 2 ? "bbl" : "bol", NULL);
    mbo_zaak_set_text(zaak, "instelling", "roc", NULL);
    mbo_zaak_set_text(zaak, "crebo", "25463", NULL);
    mbo_zaak_set_text(zaak, "vooropleiding", "vmbo_bb", NULL);
    for (int i = 0; i < ROUNDS; i++) {
        mbo_regels *r = mbo_regels_ref(regels);
        mbo_structuur *s = mbo_structuur_ref(structuur);
        mbo_oordeel *oordeel = NULL;
        mbo_uitkomst uitkomst = 0;
        wrong += mbo_oordeel_create(r, s, zaak, MBO_VRAAG_ALLE, 0, NULL, &oordeel, NULL) != MBO_OK;
        wrong += mbo_uitkomst_of(r, s, zaak, MBO_VRAAG_TOELATING, 0, &uitkomst, NULL) != MBO_OK;
        mbo_advies *advies = NULL;
        mbo_stappen *stappen = NULL;
        mbo_feit feit = 0;
        wrong += mbo_advies_create(r, s, zaak, NULL, 0, NULL, &advies, NULL) != MBO_OK;
        mbo_regels_free(r);
        mbo_structuur_free(s);
        wrong += mbo_advies_route_count(advies) != 1 || mbo_advies_uitkomst(advies, 0) != MBO_UITKOMST_ONBEKEND;
        wrong += mbo_stappen_create(advies, 0, NULL, &stappen, NULL) != MBO_OK || mbo_stappen_count(stappen) < 10;
        wrong += mbo_advies_vervolgvraag(advies, NULL, &feit, NULL) != MBO_OK || (feit != 0) != number % 2;
        mbo_stappen_free(stappen);
        mbo_advies_free(advies);
        wrong += uitkomst != (number % 2 ? MBO_UITKOMST_ONBEKEND : MBO_UITKOMST_VOORWAARDELIJK);
        wrong += mbo_oordeel_uitkomst(oordeel, MBO_VRAAG_BEKOSTIGING) != MBO_UITKOMST_JA;
        wrong += mbo_oordeel_reden_count(oordeel, MBO_VRAAG_TOELATING) < 3;
        mbo_oordeel_free(oordeel);
    }
    mbo_zaak_free(zaak);
    *(long *)arg = wrong;
    return NULL;
}

static void test_shared_rules(void)
{
    pthread_t thread[THREADS];
    long arg[THREADS];
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(NULL, &regels, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_builtin(NULL, &structuur, NULL), MBO_OK);
    for (long i = 0; i < THREADS; i++) {
        arg[i] = i;
        CU_ASSERT_EQUAL_FATAL(pthread_create(&thread[i], NULL, answer, &arg[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], NULL);
        CU_ASSERT_EQUAL(arg[i], 0);
    }
    mbo_regels_free(regels);
    mbo_structuur_free(structuur);
}

/* Loading and compiling have no global state to trip over. */
static void *load(void *arg)
{
    mbo_structuur *s = NULL;
    mbo_regels *r = NULL;
    *(long *)arg = mbo_structuur_load_builtin(NULL, &s, NULL) != MBO_OK ||
                   mbo_regels_create(NULL, &r, NULL) != MBO_OK || mbo_structuur_kwalificatie_count(s) != 864;
    mbo_structuur_free(s);
    mbo_regels_free(r);
    return NULL;
}

static void test_loading(void)
{
    pthread_t thread[THREADS];
    long failed[THREADS];
    for (int i = 0; i < THREADS; i++)
        CU_ASSERT_EQUAL_FATAL(pthread_create(&thread[i], NULL, load, &failed[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], NULL);
        CU_ASSERT_EQUAL(failed[i], 0);
    }
}

/* Copies of one set, and copies of those, made and given back in this order and that while others do the same. */
static void *copy(void *arg)
{
    long fout = 0, nummer = *(long *)arg;
    mbo_zaak *zaak = NULL;
    fout += mbo_zaak_create(NULL, &zaak, NULL) != MBO_OK;
    for (long i = 0; i < COPIES; i++) {
        mbo_regels *een = NULL, *twee = NULL, *drie = NULL;
        mbo_uitkomst uitkomst = 0;
        mbo_datum vanaf = 20820 + (mbo_datum)(nummer * i % 7); /* some of them begin a period */
        fout += mbo_regels_met_parameter(regels, "lesgeld.bedrag", vanaf, MBO_DATUM_NOT_SET, 100000 + 100 * nummer,
                                         &een, NULL) != MBO_OK;
        fout += mbo_regels_met_parameter(een, "levenlanglerenkrediet.leeftijd_tot", vanaf, MBO_DATUM_NOT_SET,
                                         5000 + 100 * i, &twee, NULL) != MBO_OK;
        fout += mbo_regels_zonder_regel(een, "toelating.leerplicht_bbl", &drie, NULL) != MBO_OK;
        mbo_regels_free(i % 2 ? een : drie);
        fout += mbo_uitkomst_of(twee, NULL, zaak, MBO_VRAAG_LEVENLANGLERENKREDIET, 0, &uitkomst, NULL) != MBO_OK;
        mbo_regels_free(twee);
        mbo_regels_free(i % 2 ? drie : een);
        fout += uitkomst != MBO_UITKOMST_ONBEKEND;
    }
    mbo_zaak_free(zaak);
    *(long *)arg = fout;
    return NULL;
}

static void test_copies(void)
{
    pthread_t thread[THREADS];
    long arg[THREADS];
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(NULL, &regels, NULL), MBO_OK);
    for (long i = 0; i < THREADS; i++) {
        arg[i] = i;
        CU_ASSERT_EQUAL_FATAL(pthread_create(&thread[i], NULL, copy, &arg[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], NULL);
        CU_ASSERT_EQUAL(arg[i], 0);
    }
    mbo_regels_free(regels);
}

static CU_TestInfo tests[] = {{"shared rules", test_shared_rules},
                              {"loading", test_loading},
                              {"copies of one set", test_copies},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"threads", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
