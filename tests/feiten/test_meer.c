/* SPDX-License-Identifier: MIT */
/* A library with 60 facts and 16 own rules: batch, single case, what would change it and what changed agree. */
#include "batch/kolommen.h"
#include "diagram/compileren.h"
#include "regels/regels.h"
#include "vragen.h"

#include <stdio.h>
#include <string.h>

enum { EIGEN = 16, RIJEN = 2000, MEER = 60 };

/* An own rule says ja when a bit of its first fact is set; no rule of the law reads that fact. What else it takes (a
   besluit, what rules do read) only has to be known. */
static const struct {
    const char *feiten;
    int bit;
} eigen[EIGEN] = {
    {"meer_geld_eerst", 0},
    {"meer_geld_eerst,bewijs", 1},
    {"meer_geld_eerst,meer_besluit_eerst", 2},
    {"meer_geld_eerst,meer_bool_eerst", 3},
    {"meer_geld_eerst,besluit_gemeente_behoud", 4},
    {"meer_geld_eerst,meer_code_midden,meer_set_eerst", 5},
    {"meer_geld_eerst,meer_bool_midden", 6},
    {"meer_geld_eerst,verblijf_in_orde", 7},
    {"meer_int_laatst,geboortedatum,startdatum", 0},
    {"meer_int_laatst,meer_besluit_eerst,meer_bool_laatst", 1},
    {"meer_int_laatst,soort_opleiding", 2},
    {"meer_int_laatst,meer_code_midden", 3},
    {"meer_int_laatst", 4},
    {"meer_int_laatst,besluit_verkorting,vooropleiding", 5},
    {"meer_int_laatst,meer_geld_eerst", 6},
    {"meer_int_laatst,meer_set_eerst", 7},
};

static int32_t has_bit(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)n, (void)fout;
    return (int32_t)(args[0].waarde >> *(const int *)ctx & 1);
}

static const char *id_of(int e)
{
    static char id[32];
    snprintf(id, sizeof id, "eigen.nummer_%d", e);
    return id;
}

static mbo_vraag vraag_of(int e)
{
    return 1 + e % mbo_code_count(MBO_VOCABULAIRE_VRAAG);
}

/* All own rules but one; -1: all of them. */
static mbo_regels *met_eigen(int zonder)
{
    mbo_regels *r = mbo_regels_ref(regels);
    for (int e = 0; e < EIGEN; e++) {
        mbo_fout fout;
        mbo_regels *meer = NULL;
        const mbo_eigen_regel regel = {.size = sizeof regel,
                                       .vraag = vraag_of(e),
                                       .id = id_of(e),
                                       .versie = "1",
                                       .nl = "Een regel van ons.",
                                       .en = "A rule of ours.",
                                       .feiten = eigen[e].feiten,
                                       .functie = has_bit,
                                       .ctx = (void *)(uintptr_t)&eigen[e].bit};
        if (e == zonder)
            continue;
        if (mbo_regels_met_eigen_regel(r, &regel, &meer, &fout))
            printf("%s\n", fout.message);
        CU_ASSERT_PTR_NOT_NULL_FATAL(meer);
        mbo_regels_free(r);
        r = meer;
    }
    return r;
}

static mbo_feit feit_of(const char *name)
{
    mbo_feit feit = 0;
    CU_ASSERT_EQUAL_FATAL(mbo_feit_parse(name, &feit, NULL), MBO_OK);
    return feit;
}

static void there_are_sixty(void)
{
    CU_ASSERT_EQUAL(mbo_feit_count(), MEER);
    CU_ASSERT(feit_of("meer_besluit_eerst") < feit_of("geboortedatum"));
    CU_ASSERT_EQUAL(MBO_FEIT_GEBOORTEDATUM, feit_of("geboortedatum"));
    CU_ASSERT(feit_of("meer_code_midden") > MBO_FEIT_STARTDATUM && feit_of("meer_code_midden") < MBO_FEIT_STUDIEDUUR);
    CU_ASSERT(feit_of("meer_bool_laatst") > MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD);
}

/* ---- batch and single case ---- */

static mbo_zaak *zaak_at(const zaken *z, int32_t rij)
{
    mbo_zaak *zaak = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (z->bekend[feit][rij])
            CU_ASSERT_EQUAL_FATAL(mbo_zaak_set_value(zaak, feit, z->waarde[feit][rij], NULL), MBO_OK);
    return zaak;
}

static void compare_batch(const mbo_regels *r, uint32_t leeg)
{
    const int32_t vragen = mbo_code_count(MBO_VOCABULAIRE_VRAAG);
    zaken z = make_zaken(RIJEN, leeg, true);
    mbo_kolom kolom[FEITEN];
    mbo_antwoordkolom *k = hold((size_t)vragen * sizeof *k);
    mbo_batch *batch = NULL;
    mbo_fout fout = {0};
    const mbo_batch_options o = {.size = sizeof o, .structuur = structuur, .threads = 1};
    size_t kolommen = 0;
    int32_t anders = 0, open = 0;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        plain_column(&z, feit, &kolom[kolommen++]);
    for (mbo_vraag v = 1; v <= vragen; v++)
        k[v - 1] =
            (mbo_antwoordkolom){.vraag = v, .uitkomst = hold(RIJEN), .ontbrekend = hold(RIJEN * sizeof *k->ontbrekend)};
    CU_ASSERT_EQUAL_FATAL(mbo_batch_create(r, NULL, 0, &o, &batch, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(batch, kolom, kolommen, RIJEN, k, (size_t)vragen, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_fout(batch, 0, &fout), MBO_OK);
    for (int32_t i = 0; i < RIJEN; i++) {
        mbo_zaak *zaak = zaak_at(&z, i);
        mbo_oordeel *oordeel = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(r, structuur, zaak, MBO_VRAAG_ALLE, 0, NULL, &oordeel, &fout), MBO_OK);
        for (mbo_vraag v = 1; v <= vragen; v++) {
            mbo_feitset set;
            mbo_oordeel_ontbrekend(oordeel, v, &set);
            anders += mbo_oordeel_uitkomst(oordeel, v) != k[v - 1].uitkomst[i] ||
                      memcmp(&set, &k[v - 1].ontbrekend[i], sizeof set);
            int32_t beslissers = 0;
            for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));) {
                open += strncmp(mbo_feit_name(feit), "meer_", 5) == 0;
                beslissers |= mbo_feit_beslisser(feit) ? 1 << mbo_feit_beslisser(feit) : 0;
            }
            anders += beslissers != mbo_oordeel_beslissers(oordeel, v);
        }
        mbo_oordeel_free(oordeel);
        mbo_zaak_free(zaak);
    }
    CU_ASSERT_EQUAL(anders, 0);
    CU_ASSERT_EQUAL(open > 0, leeg > 0);
    mbo_batch_free(batch);
    free_zaken(&z);
    release_all();
}

static void batch_is_one_at_a_time(void)
{
    static const uint32_t leeg[] = {0, 3, 10, 40, 80};
    mbo_regels *r = met_eigen(-1);
    for (size_t i = 0; i < sizeof leeg / sizeof *leeg; i++) {
        compare_batch(r, leeg[i]);
        compare_batch(regels, leeg[i]);
    }
    mbo_regels_free(r);
}

/* ---- what would change it ---- */

static mbo_uitkomst answer(const mbo_regels *r, const mbo_zaak *zaak, mbo_vraag vraag)
{
    mbo_uitkomst uit = 0;
    CU_ASSERT_EQUAL(mbo_uitkomst_of(r, structuur, zaak, vraag, 0, &uit, NULL), MBO_OK);
    return uit;
}

/* Each set makes the answer ja; counts the sets, and those with a fact that was added. */
static void try_sets(const mbo_regels *r, const mbo_zaak *zaak, mbo_vraag vraag, int *sets, int *nieuw)
{
    mbo_nodig *n = NULL;
    mbo_fout fout = {0};
    mbo_status status = mbo_nodig_create(r, structuur, zaak, vraag, 0, NULL, NULL, &n, &fout);
    CU_ASSERT_EQUAL_FATAL(status, MBO_OK);
    for (int32_t i = 0; i < mbo_nodig_count(n); i++) {
        mbo_feitset set;
        mbo_zaak *anders = NULL;
        bool meer = false;
        CU_ASSERT_EQUAL_FATAL(mbo_zaak_copy(zaak, &anders, NULL), MBO_OK);
        mbo_nodig_feiten(n, i, &set);
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));) {
            int64_t waarde = 0;
            CU_ASSERT_EQUAL(mbo_nodig_waarde(n, i, feit, &waarde), 1);
            CU_ASSERT_EQUAL(mbo_zaak_set_value(anders, feit, waarde, NULL), MBO_OK);
            meer |= strncmp(mbo_feit_name(feit), "meer_", 5) == 0;
        }
        CU_ASSERT_EQUAL(answer(r, anders, vraag), MBO_UITKOMST_JA);
        ++*sets;
        *nieuw += meer;
        mbo_zaak_free(anders);
    }
    mbo_nodig_free(n);
}

static void every_set_helps(void)
{
    static const uint32_t leeg[] = {0, 15, 60};
    mbo_regels *r = met_eigen(-1);
    int sets = 0, nieuw = 0;
    for (size_t l = 0; l < sizeof leeg / sizeof *leeg; l++) {
        zaken z = make_zaken(RIJEN, leeg[l], false);
        for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
            for (int32_t i = 0, hier = 0; i < RIJEN && hier < 20; i++) {
                const mbo_regels *met = i % 2 ? r : regels;
                mbo_zaak *zaak = zaak_at(&z, i);
                if (answer(met, zaak, v) == MBO_UITKOMST_NEE) {
                    try_sets(met, zaak, v, &sets, &nieuw);
                    hier++;
                }
                mbo_zaak_free(zaak);
            }
        free_zaken(&z);
    }
    release_all();
    CU_ASSERT(sets > 500);
    CU_ASSERT(nieuw > 50);
    mbo_regels_free(r);
}

/* A set that is not vooropleiding, and a besluit before all other facts. */
static void a_set_and_a_besluit(void)
{
    static const struct {
        const char *facts, *expected;
    } each[] = {
        {"bewijs=certificaat werkend=ja meer_bool_eerst=ja meer_besluit_eerst=nee meer_set_eerst=vwo "
         "meer_bool_midden=ja",
         "meer_besluit_eerst=ja | meer_bool_eerst=nee | meer_set_eerst=havo;vwo"},
        {"bewijs=praktijkverklaring werkend=ja diploma_haalbaar=nee certificaat_haalbaar=nee "
         "meer_bool_laatst=nee meer_code_midden=wao",
         "meer_code_midden=ww | meer_bool_laatst=ja"},
    };
    for (size_t c = 0; c < sizeof each / sizeof *each; c++) {
        char got[1024] = "", text[256];
        mbo_zaak *zaak = zaak_of(each[c].facts);
        mbo_nodig *n = NULL;
        mbo_feitset vast = {{0, 0}}, set;
        vast.bits[0] = UINT64_C(1) << MBO_FEIT_BEWIJS;
        CU_ASSERT_EQUAL_FATAL(mbo_nodig_create(regels, NULL, zaak, MBO_VRAAG_DOELGROEP, 0, &vast, NULL, &n, NULL),
                              MBO_OK);
        for (int32_t i = 0; i < mbo_nodig_count(n); i++) {
            strcat(got, i ? " | " : "");
            mbo_nodig_feiten(n, i, &set);
            for (mbo_feit feit = 0, eerst = 1; (feit = mbo_feitset_next(&set, feit)); eerst = 0) {
                mbo_nodig_tekst(n, i, feit, text, sizeof text);
                sprintf(got + strlen(got), "%s%s=%s", eerst ? "" : " ", mbo_feit_name(feit), text);
            }
        }
        same(each[c].facts, each[c].expected, got);
        mbo_nodig_free(n);
        mbo_zaak_free(zaak);
    }
}

/* ---- what changed ---- */

static mbo_verschil *compare(const mbo_regels *oud, const mbo_regels *nieuw, mbo_datum op, mbo_vraag vraag)
{
    mbo_fout fout = {0};
    mbo_verschil *v = NULL;
    if (mbo_verschil_create(oud, op, nieuw, op, vraag, NULL, &v, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(v);
    return v;
}

/* Give what own rules take and the example leaves open: one of them says nee, the others ja. */
static void give(mbo_zaak *zaak, int nee)
{
    int64_t waarde[FEITEN] = {0};
    for (int e = 0; e < EIGEN; e++) {
        char feiten[128];
        snprintf(feiten, sizeof feiten, "%s", eigen[e].feiten);
        for (char *naam = strtok(feiten, ","), *eerst = naam; naam; naam = strtok(NULL, ",")) {
            mbo_feit feit = feit_of(naam);
            if (naam == eerst && e != nee)
                waarde[feit] |= INT64_C(1) << eigen[e].bit;
            else if (naam != eerst && !waarde[feit]) /* born in 1970: the first day there is would be refused */
                waarde[feit] = feit == MBO_FEIT_GEBOORTEDATUM ? 0 : mbo_feit_min(feit);
        }
    }
    for (int e = 0; e < EIGEN; e++) {
        char feiten[128];
        snprintf(feiten, sizeof feiten, "%s", eigen[e].feiten);
        for (char *naam = strtok(feiten, ","); naam; naam = strtok(NULL, ","))
            if (!mbo_zaak_known(zaak, feit_of(naam)))
                CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, feit_of(naam), waarde[feit_of(naam)], NULL), MBO_OK);
    }
}

static void an_own_rule_changes_its_classes(void)
{
    mbo_datum op = 0;
    mbo_regels *alle = met_eigen(-1);
    mbo_datum_from_ymd(2026, 9, 1, &op, NULL);
    for (int e = 0; e < EIGEN; e++) {
        mbo_regels *zonder = met_eigen(e);
        mbo_verschil *v = compare(zonder, alle, op, vraag_of(e));
        CU_ASSERT(mbo_verschil_count(v) > 0);
        for (int32_t k = 0; k < mbo_verschil_count(v); k++) {
            mbo_zaak *zaak = NULL;
            CU_ASSERT_EQUAL(mbo_verschil_regel_count(v, k), 1);
            CU_ASSERT_PTR_NULL(mbo_verschil_regel_was(v, k, 0));
            CU_ASSERT_STRING_EQUAL(mbo_regel_id(mbo_verschil_regel_nu(v, k, 0)), id_of(e));
            CU_ASSERT_EQUAL_FATAL(mbo_zaak_copy(mbo_verschil_voorbeeld(v, k), &zaak, NULL), MBO_OK);
            give(zaak, e);
            CU_ASSERT_NOT_EQUAL(answer(zonder, zaak, vraag_of(e)), answer(alle, zaak, vraag_of(e)));
            CU_ASSERT_EQUAL(answer(zonder, zaak, vraag_of(e)), mbo_verschil_uitkomst_was(v, k));
            CU_ASSERT_EQUAL(answer(alle, zaak, vraag_of(e)), mbo_verschil_uitkomst_nu(v, k));
            mbo_zaak_free(zaak);
        }
        mbo_verschil_free(v);
        v = compare(alle, alle, op, vraag_of(e));
        CU_ASSERT_EQUAL(mbo_verschil_count(v), 0);
        mbo_verschil_free(v);
        mbo_regels_free(zonder);
    }
    mbo_regels_free(alle);
}

/* And the rules of the law that read the new facts. */
static void a_rule_changes_its_classes(void)
{
    mbo_datum op = 0;
    mbo_datum_from_ymd(2026, 9, 1, &op, NULL);
    for (int n = 1; n <= 3; n++) {
        mbo_regels *zonder = NULL;
        char id[32];
        snprintf(id, sizeof id, "doelgroep.meer_%d", n);
        CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(regels, id, &zonder, NULL), MBO_OK);
        mbo_verschil *v = compare(zonder, regels, op, MBO_VRAAG_DOELGROEP);
        CU_ASSERT(mbo_verschil_count(v) > 0);
        for (int32_t k = 0; k < mbo_verschil_count(v); k++) {
            const mbo_zaak *zaak = mbo_verschil_voorbeeld(v, k);
            CU_ASSERT_STRING_EQUAL(mbo_regel_id(mbo_verschil_regel_nu(v, k, 0)), id);
            CU_ASSERT_EQUAL(answer(zonder, zaak, MBO_VRAAG_DOELGROEP), mbo_verschil_uitkomst_was(v, k));
            CU_ASSERT_EQUAL(answer(regels, zaak, MBO_VRAAG_DOELGROEP), mbo_verschil_uitkomst_nu(v, k));
        }
        mbo_verschil_free(v);
        mbo_regels_free(zonder);
    }
}

/* No rule of today makes a copy need a table of hours that its original lacks: that would take two amounts of one kind
   that become equal, each with a norm of its own. So it is asked for here. */
static void a_copy_takes_more_tables_of_hours(void)
{
    mbo_regels *kopie = NULL;
    const mboi_stelsel *van = &regels->stelsel;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(regels, "subsidie_praktijkleren_bbl.maximum", 20000,
                                                   MBO_DATUM_NOT_SET, 123400, &kopie, NULL),
                          MBO_OK);
    mboi_stelsel *s = &kopie->stelsel;
    const size_t was = van->tabellen;
    CU_ASSERT_PTR_EQUAL_FATAL(s->tabel, van->tabel);
    for (int32_t i = 0; i < (int32_t)was; i++)
        for (int32_t j = 0; j < i; j++)
            mboi_urentabel_of(s, i, j);
    CU_ASSERT(s->tabellen > was);
    CU_ASSERT_EQUAL(van->tabellen, was);
    CU_ASSERT_EQUAL(memcmp(s->tabel, van->tabel, was * sizeof *s->tabel), 0);
    mbo_regels_free(kopie);
}

static CU_TestInfo tests[] = {
    {"there are sixty", there_are_sixty},
    {"the batch is one case at a time", batch_is_one_at_a_time},
    {"every set helps", every_set_helps},
    {"a set and a besluit", a_set_and_a_besluit},
    {"an own rule changes its classes", an_own_rule_changes_its_classes},
    {"a rule changes its classes", a_rule_changes_its_classes},
    {"a copy takes more tables of hours", a_copy_takes_more_tables_of_hours},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"meer", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
