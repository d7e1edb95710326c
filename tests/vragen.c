/* SPDX-License-Identifier: MIT */
#include "vragen.h"

#include <stdio.h>
#include <string.h>

mbo_regels *regels;
mbo_structuur *structuur;

int setup(void)
{
    mbo_fout fout;
    if (mbo_regels_create(NULL, &regels, &fout) || mbo_structuur_load_builtin(NULL, &structuur, &fout))
        return fprintf(stderr, "%s\n", fout.message), 1;
    return 0;
}

int teardown(void)
{
    mbo_regels_free(regels);
    mbo_structuur_free(structuur);
    return 0;
}

mbo_zaak *zaak_of(const char *facts)
{
    mbo_fout fout;
    mbo_zaak *zaak = NULL;
    char text[1024];
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    snprintf(text, sizeof text, "%s", facts);
    for (char *fact = strtok(text, " "); fact; fact = strtok(NULL, " ")) {
        char *value = strchr(fact, '=');
        *value++ = '\0';
        if (mbo_zaak_set_text(zaak, fact, value, &fout)) {
            printf("%s\n", fout.message);
            CU_FAIL_FATAL("a test case is wrong");
        }
    }
    return zaak;
}

mbo_oordeel *ask_with(const char *facts, mbo_vraag vraag, int32_t options)
{
    mbo_fout fout;
    mbo_oordeel *oordeel = NULL;
    mbo_zaak *zaak = zaak_of(facts);
    mbo_uitkomst alone = 0;
    mbo_status status = mbo_oordeel_create(regels, structuur, zaak, vraag, options, NULL, &oordeel, &fout);
    if (status)
        printf("%s\n", fout.message);
    CU_ASSERT_EQUAL_FATAL(status, MBO_OK);
    if (vraag != MBO_VRAAG_ALLE) {
        CU_ASSERT_EQUAL(mbo_uitkomst_of(regels, structuur, zaak, vraag, options, &alone, NULL), MBO_OK);
        CU_ASSERT_EQUAL(alone, mbo_oordeel_uitkomst(oordeel, vraag));
    }
    mbo_zaak_free(zaak);
    return oordeel;
}

mbo_oordeel *ask(const char *facts, mbo_vraag vraag)
{
    return ask_with(facts, vraag, 0);
}

const char *names(const mbo_feitset *set, char *text)
{
    *text = '\0';
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
        sprintf(text + strlen(text), "%s%s", *text ? " " : "", mbo_feit_name(feit));
    return text;
}

void same(const char *facts, const char *expected, const char *got)
{
    if (strcmp(got, expected))
        printf("%s\n  expected %s\n  got      %s\n", facts, expected, got);
    CU_ASSERT_STRING_EQUAL(got, expected);
}

static void expect_with(const char *facts, mbo_vraag vraag, int32_t options, const char *expected)
{
    mbo_oordeel *oordeel = ask_with(facts, vraag, options);
    mbo_feitset set;
    char missing[1024], got[1100];
    mbo_oordeel_ontbrekend(oordeel, vraag, &set);
    names(&set, missing);
    snprintf(got, sizeof got, "%s%s%s", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(oordeel, vraag)),
             *missing ? ": " : "", missing);
    same(facts, expected, got);
    mbo_oordeel_free(oordeel);
}

void expect(const char *facts, mbo_vraag vraag, const char *expected)
{
    expect_with(facts, vraag, 0, expected);
}

void expect_streng(const char *facts, mbo_vraag vraag, const char *expected)
{
    expect_with(facts, vraag, MBO_OORDEEL_STRENG, expected);
}

void geld(const char *facts, mbo_vraag v, const char *expected)
{
    mbo_oordeel *o = ask(facts, v);
    mbo_feitset set;
    char missing[1024], got[4096], part[1100];
    int64_t cents = -1;
    const char *kind = mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, mbo_oordeel_soort(o, v));
    snprintf(got, sizeof got, "%s %s", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(o, v)),
             kind ? kind : "-");
    mbo_oordeel_bedrag_ontbrekend(o, v, &set);
    if (mbo_oordeel_bedrag(o, v, &cents) == MBO_STAND_BEKEND)
        snprintf(part, sizeof part, " %lld.%02lld", (long long)cents / 100, (long long)cents % 100);
    else
        snprintf(part, sizeof part, " [%s]", names(&set, missing));
    strcat(got, part);
    for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(o, v); i++) {
        strcat(got, " !");
        strcat(got, mbo_oordeel_zonder_waarde(o, v, i));
    }
    same(facts, expected, got);
    mbo_oordeel_free(o);
}

void aannames(const char *facts, mbo_vraag vraag, const char *expected)
{
    mbo_oordeel *o = ask(facts, vraag);
    mbo_feitset set;
    char got[1024];
    mbo_oordeel_aannames(o, vraag, &set);
    same(facts, expected, names(&set, got));
    mbo_oordeel_free(o);
}

void beslissers(const char *facts, mbo_vraag vraag, const char *expected)
{
    mbo_oordeel *o = ask(facts, vraag);
    int32_t who = mbo_oordeel_beslissers(o, vraag);
    char got[256] = "";
    for (mbo_beslisser b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER); b++)
        if (who & 1 << b)
            sprintf(got + strlen(got), "%s%s", *got ? " " : "", mbo_code_name(MBO_VOCABULAIRE_BESLISSER, b));
    same(facts, expected, got);
    mbo_oordeel_free(o);
}

void toelichtingen(const char *facts, mbo_vraag vraag, const char *expected)
{
    mbo_oordeel *o = ask(facts, vraag);
    char got[1024] = "";
    for (int32_t i = 0; i < mbo_oordeel_reden_count(o, vraag); i++) {
        const mbo_regel *regel = mbo_oordeel_reden_regel(o, vraag, i);
        CU_ASSERT_EQUAL(mbo_regel_toelichting(regel), mbo_oordeel_reden_uitkomst(o, vraag, i) == 0);
        if (mbo_regel_toelichting(regel)) /* never beneath another: only what decides is */
            sprintf(got + strlen(got), "%s%s", *got ? " " : "", strchr(mbo_regel_id(regel), '.') + 1);
    }
    same(facts, expected, got);
    mbo_oordeel_free(o);
}

void each(proef *check, mbo_vraag vraag, const char *trap, const geval *law, size_t count)
{
    char facts[1024];
    for (size_t i = 0; i < count; i++) {
        snprintf(facts, sizeof facts, "%s %s", trap, law[i].facts);
        check(facts, vraag, law[i].expected);
    }
}
