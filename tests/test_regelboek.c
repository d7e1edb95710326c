/* SPDX-License-Identifier: MIT */
/* The rule book: nothing in it hangs loose. */
#include "vragen.h"

#include <stdio.h>
#include <string.h>

static int is_in(const char *const *list, const char *naam)
{
    for (; *list; list++)
        if (strcmp(*list, naam) == 0)
            return 1;
    return 0;
}

/* The beginning of the library's own time has no source in the law. */
static const char *const zonder_bron[] = {"tijd.begin", NULL};

static void every_rule_has_a_source(void)
{
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *regel = mbo_regels_regel(regels, i);
        if ((mbo_regel_bron_count(regel) > 0) == is_in(zonder_bron, mbo_regel_id(regel)))
            printf("%s: %d sources\n", mbo_regel_id(regel), mbo_regel_bron_count(regel));
        CU_ASSERT_EQUAL(mbo_regel_bron_count(regel) > 0, !is_in(zonder_bron, mbo_regel_id(regel)));
        CU_ASSERT_EQUAL(mbo_regel_eigen(regel) || mbo_regel_uit(regel), 0);
    }
}

/* What later issues read: none yet. */
static const char *const later_feiten[] = {NULL};

static void every_fact_is_read(void)
{
    mbo_feitset alle = {{0, 0}};
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        mbo_feitset set;
        mbo_regel_feiten(mbo_regels_regel(regels, i), &set);
        alle.bits[0] |= set.bits[0];
        alle.bits[1] |= set.bits[1];
    }
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int read = alle.bits[feit / 64] >> (feit % 64) & 1, later = is_in(later_feiten, mbo_feit_name(feit));
        if (read == later)
            printf("%s: read by a rule: %d\n", mbo_feit_name(feit), read);
        CU_ASSERT_EQUAL(read, !later);
    }
}

/* What no rule reads: the funding values, which are for later; the usual duration of a part, which an advice tells; and the
   age until which the Doorstroompunt helps, which a step reads. */
static const char *const later_parameters[] = {"bekostiging.aandeel_deelnemers",
                                               "bekostiging.aandeel_diplomas",
                                               "bekostiging.bbl_factor.entree",
                                               "bekostiging.bbl_factor.overig",
                                               "bekostiging.diplomawaarde.basisberoeps",
                                               "bekostiging.diplomawaarde.middenkader",
                                               "bekostiging.diplomawaarde.specialisten",
                                               "bekostiging.diplomawaarde.vak",
                                               "bekostiging.verblijfsjaar.entree.1",
                                               "bekostiging.verblijfsjaar.entree.2",
                                               "bekostiging.verblijfsjaar.entree.3",
                                               "bekostiging.verblijfsjaar.overig.1",
                                               "bekostiging.verblijfsjaar.overig.2",
                                               "bekostiging.verblijfsjaar.overig.3",
                                               "bekostiging.verblijfsjaar.overig.4",
                                               "bekostiging.verblijfsjaar.overig.5",
                                               "bekostiging.verblijfsjaar.overig.6",
                                               "bekostiging.verblijfsjaar.overig.7",
                                               "doorstroompunt.leeftijd_tot",
                                               "praktijkverklaring.duur_gangbaar_tot",
                                               "praktijkverklaring.duur_gangbaar_van",
                                               NULL};

static void every_parameter_is_used(void)
{
    for (int32_t p = 0; p < mbo_regels_parameter_count(regels); p++) {
        const char *naam = mbo_parameter_naam(mbo_regels_parameter(regels, p)), *gelezen;
        int used = 0;
        for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++)
            for (int32_t j = 0; (gelezen = mbo_regel_parameter(regels, mbo_regels_regel(regels, i), j)); j++)
                used |= strcmp(gelezen, naam) == 0;
        if (used == is_in(later_parameters, naam))
            printf("%s: used by a rule: %d\n", naam, used);
        CU_ASSERT_EQUAL(used, !is_in(later_parameters, naam));
    }
}

/* A parameter that a rule reads without a row at all would be a slip of the pen, or a gap that domein.md names. */
static void every_parameter_that_is_read_has_values(void)
{
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const char *naam;
        for (int32_t j = 0; (naam = mbo_regel_parameter(regels, mbo_regels_regel(regels, i), j)); j++) {
            int there = 0;
            for (int32_t p = 0; p < mbo_regels_parameter_count(regels); p++)
                there |= strcmp(mbo_parameter_naam(mbo_regels_parameter(regels, p)), naam) == 0;
            if (!there)
                printf("%s reads %s\n", mbo_regel_id(mbo_regels_regel(regels, i)), naam);
            CU_ASSERT(there);
        }
    }
}

/* In words, and not those of another rule of the question. */
static void every_rule_has_a_heading(void)
{
    for (mbo_taal taal = MBO_TAAL_NL; taal <= MBO_TAAL_EN; taal++)
        for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
            const mbo_regel *regel = mbo_regels_regel(regels, i), *ander;
            const char *kop = mbo_regel_kop(regel, taal), *id = mbo_regel_id(regel);
            if (strcmp(kop, id) == 0 || strlen(kop) > 80)
                printf("%s has no heading in advies/koppen.regels, or a long one\n", id);
            CU_ASSERT(strcmp(kop, id) != 0 && strlen(kop) <= 80);
            for (int32_t j = 0; j < i; j++)
                if ((ander = mbo_regels_regel(regels, j)) && mbo_regel_vraag(ander) == mbo_regel_vraag(regel))
                    CU_ASSERT_EQUAL(strcmp(mbo_regel_id(ander), id) == 0, strcmp(mbo_regel_kop(ander, taal), kop) == 0);
        }
    CU_ASSERT_PTR_NULL(mbo_regel_kop(mbo_regels_regel(regels, 0), 3));
    CU_ASSERT_PTR_NULL(mbo_regel_kop(NULL, MBO_TAAL_NL));
}

static void facts_of_a_rule(const char *id, const char *expected)
{
    char text[1024];
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++)
        if (strcmp(mbo_regel_id(mbo_regels_regel(regels, i)), id) == 0) {
            mbo_feitset set;
            mbo_regel_feiten(mbo_regels_regel(regels, i), &set);
            same(id, expected, names(&set, text));
            return;
        }
    CU_FAIL("no such rule");
}

static void rules_tell_what_they_read(void)
{
    facts_of_a_rule("toelating.verblijf", "verblijf_in_orde bewijs leerweg instelling");
    facts_of_a_rule("toelating.leerplicht_bbl",
                    "geboortedatum leerplicht_beeindigd twaalf_schooljaren bewijs leerweg instelling startdatum");
    facts_of_a_rule("tijd.begin", "");
}

/* Every rule with a kind of money but geen says how much, over what it reads. */
static void rules_tell_their_amount(void)
{
    static const char *const bedrag[][2] = {
        {"onderwijsgeld.lesgeld", "lesgeld.bedrag x maanden_resterend_na_oktober / 12"},
        {"onderwijsgeld.eigen_prijs", "onderwijsprijs"},
        {"toelating.leerplicht_bbl", ""},
    };
    size_t gevonden = 0;
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *regel = mbo_regels_regel(regels, i);
        CU_ASSERT_EQUAL(!mbo_regel_soort(regel), !*mbo_regel_bedrag(regel));
        for (size_t b = 0; b < sizeof bedrag / sizeof *bedrag; b++)
            gevonden |= (size_t)(strcmp(mbo_regel_id(regel), bedrag[b][0]) == 0 &&
                                 strcmp(mbo_regel_bedrag(regel), bedrag[b][1]) == 0)
                        << b;
    }
    CU_ASSERT_EQUAL(gevonden + 1, (size_t)1 << sizeof bedrag / sizeof *bedrag);
}

static void words_of_questions_and_terms(void)
{
    const char *naam;
    int gevonden = 0;
    CU_ASSERT_STRING_EQUAL(mbo_regels_bereik(regels, MBO_VRAAG_STUDIEDUUR), "bekostiging");
    CU_ASSERT_STRING_EQUAL(mbo_regels_bereik(regels, MBO_VRAAG_TOELATING), "");
    CU_ASSERT_STRING_EQUAL(mbo_regels_bereik(regels, 99), "");
    CU_ASSERT_EQUAL(mbo_regels_een_van(regels, MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP), 1);
    CU_ASSERT_EQUAL(mbo_regels_een_van(regels, MBO_VRAAG_TOELATING), 0);
    for (int32_t i = 0; (naam = mbo_regels_afleiding(regels, i)); i++) {
        CU_ASSERT(strlen(mbo_regels_afleiding_tekst(regels, i)) > 0);
        gevonden +=
            strcmp(naam, "bekostigde_instelling") == 0 &&
            strcmp(mbo_regels_afleiding_tekst(regels, i), "instelling in {roc, aoc, vakinstelling, beroepscollege}") == 0;
        gevonden += strcmp(naam, "bbl_bekostigd") == 0 &&
                    strcmp(mbo_regels_afleiding_tekst(regels, i),
                           "rij: urennorm.bbl 1; naar_rato: altijd; duur: studiejaren") == 0;
    }
    CU_ASSERT_EQUAL(gevonden, 2);
    CU_ASSERT_PTR_NULL(mbo_regels_afleiding(regels, -1));
    CU_ASSERT_PTR_NULL(mbo_regels_afleiding_tekst(regels, 9999));
}

/* ---- every word is explained ---- */

static const char tekens[] = "abcdefghijklmnopqrstuvwxyz0123456789_.";

/* The length of the words of the language that a text begins with. */
static size_t words_of_the_language(const char *text)
{
    const char *woord;
    for (int32_t i = 0; (woord = mbo_regels_woord(i)); i++) {
        size_t n = strlen(woord);
        if (strncmp(text, woord, n) == 0 && (!text[n] || !strchr(tekens, text[n])))
            return n;
    }
    return 0;
}

static int is_code(const char *woord)
{
    int32_t code;
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (mbo_feit_vocabulaire(feit) && mbo_code_parse(mbo_feit_vocabulaire(feit), woord, &code, NULL) == MBO_OK)
            return 1;
    return mbo_code_parse(MBO_VOCABULAIRE_VRAAG, woord, &code, NULL) == MBO_OK;
}

/* Is it a name, a number or, in a norm, the beginning of the names of three parameters? */
static int is_name(const char *woord)
{
    mbo_feit feit;
    const char *naam;
    if (strspn(woord, "0123456789") == strlen(woord) || mbo_feit_parse(woord, &feit, NULL) == MBO_OK || is_code(woord))
        return 1;
    for (int32_t i = 0; (naam = mbo_regels_afleiding(regels, i)); i++)
        if (strcmp(naam, woord) == 0)
            return 1;
    for (int32_t i = 0; i < mbo_regels_parameter_count(regels); i++) {
        size_t n = strlen(woord);
        naam = mbo_parameter_naam(mbo_regels_parameter(regels, i));
        if (strncmp(naam, woord, n) == 0 && (!naam[n] || (naam[n] == '.' && strchr(woord, '.'))))
            return 1;
    }
    return 0;
}

static void check_words(const char *text)
{
    while (*(text += strcspn(text, tekens))) {
        char woord[128];
        size_t n = words_of_the_language(text);
        if (!n) {
            n = strspn(text, tekens);
            CU_ASSERT_FATAL(n < sizeof woord);
            snprintf(woord, sizeof woord, "%.*s", (int)n, text);
            if (!is_name(woord))
                printf("\"%s\" is not explained\n", woord);
            CU_ASSERT(is_name(woord));
        }
        text += n;
    }
}

static void every_word_is_explained(void)
{
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++) {
        const mbo_regel *regel = mbo_regels_regel(regels, i);
        check_words(mbo_regel_bereik(regel));
        check_words(mbo_regel_voorwaarde(regel));
        check_words(mbo_regel_bedrag(regel));
    }
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++)
        check_words(mbo_regels_bereik(regels, vraag));
    for (int32_t i = 0; mbo_regels_afleiding(regels, i); i++)
        check_words(mbo_regels_afleiding_tekst(regels, i));
    for (int32_t i = 0; mbo_regels_woord(i); i++)
        CU_ASSERT(strlen(mbo_regels_woord_tekst(i, MBO_TAAL_NL)) > 0 &&
                  strlen(mbo_regels_woord_tekst(i, MBO_TAAL_EN)) > 0);
    CU_ASSERT_PTR_NULL(mbo_regels_woord(-1));
    CU_ASSERT_PTR_NULL(mbo_regels_woord(9999));
    CU_ASSERT_PTR_NULL(mbo_regels_woord_tekst(9999, MBO_TAAL_NL));
    CU_ASSERT_PTR_NULL(mbo_regels_woord_tekst(0, 3));
}

/* Each rule in each period has a fingerprint of its own. */
static void fingerprints_differ(void)
{
    static char hash[512][65];
    int32_t n = mbo_regels_regel_count(regels), dubbel = 0;
    CU_ASSERT_FATAL(n <= 512);
    for (int32_t i = 0; i < n; i++) {
        CU_ASSERT_EQUAL(mbo_regel_vingerafdruk(mbo_regels_regel(regels, i), hash[i], sizeof hash[i]), 64);
        for (int32_t j = 0; j < i; j++)
            dubbel += strcmp(hash[i], hash[j]) == 0;
    }
    CU_ASSERT_EQUAL(dubbel, 0);
}

static CU_TestInfo tests[] = {
    {"every rule has a source", every_rule_has_a_source},
    {"every rule has a heading", every_rule_has_a_heading},
    {"every fact is read by a rule", every_fact_is_read},
    {"every parameter is used by a rule", every_parameter_is_used},
    {"every parameter that is read has values", every_parameter_that_is_read_has_values},
    {"rules tell what they read", rules_tell_what_they_read},
    {"rules tell their amount", rules_tell_their_amount},
    {"words of questions and terms", words_of_questions_and_terms},
    {"every word of a condition is explained", every_word_is_explained},
    {"fingerprints of rules differ", fingerprints_differ},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"regelboek", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
