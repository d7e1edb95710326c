/* SPDX-License-Identifier: MIT */
/*
 * gevallen.txt, cases that each state the law, against the oracle and against the library. A line is
 *
 *   VRAAG NAAM=WAARDE ... -> UITKOMST [NAAM=WAARDE ...]
 *
 * or begins with `+`: the case of the last line that did not, changed; `NAAM=?` makes a fact unknown, `streng` takes
 * nothing as assumed. UITKOMST is also `fout`, an input error. After it: ontbrekend (absent: empty), soort, bedrag and
 * its bedrag_ontbrekend, vanaf and its vanaf_ontbrekend (an amount or a day may be `open`), aannames, and a parameter
 * without a value. What may be absent is then not compared, but for vanaf. Lines with # tell the law.
 */
#include "../tests.h"
#include "bibliotheek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct verwachting {
    antwoord a;
    bool met_soort, met_bedrag, met_aannames;
    char parameter[80];
} verwachting;

typedef struct regel {
    int nummer;
    vraag vraag;
    bool streng;
    uint64_t bekend;
    long w[AANTAL_FEITEN];
    verwachting v;
    char tekst[900];
} regel;

enum { MAX_REGELS = 1000 };

static regel *regels;
static int aantal;

static bool slecht(const regel *r, const char *woord)
{
    printf("\ngevallen.txt:%d: %s", r->nummer, woord);
    return false;
}

static bool lees_feiten(const regel *r, char *lijst, uint64_t *uit)
{
    *uit = 0;
    for (char *naam = lijst; naam;) {
        char *komma = strchr(naam, ';');
        if (komma)
            *komma++ = '\0';
        int f = feit_van(naam);
        if (f < 0)
            return slecht(r, naam);
        *uit |= UINT64_C(1) << f;
        naam = komma;
    }
    return true;
}

static bool lees_feit(regel *r, char *woord)
{
    char *is = strchr(woord, '=');
    if (strcmp(woord, "streng") == 0)
        return r->streng = true;
    if (!is)
        return slecht(r, woord);
    *is = '\0';
    int f = feit_van(woord);
    if (f < 0)
        return slecht(r, woord);
    r->bekend &= ~(UINT64_C(1) << f);
    if (strcmp(is + 1, "?") == 0)
        return true;
    r->bekend |= UINT64_C(1) << f;
    return lees_waarde((feit)f, is + 1, &r->w[f]) || slecht(r, is + 1);
}

static bool lees_verwachting(regel *r, char *woord)
{
    static const woordenlijst uitkomsten = {"uitkomst", {0, "ja", "nee", "voorwaardelijk", "onbekend", "nvt"}};
    antwoord *a = &r->v.a;
    char *is = strchr(woord, '=');
    if (!is) {
        a->fout = strcmp(woord, "fout") == 0;
        a->uitkomst = code_van(&uitkomsten, woord);
        return a->fout || a->uitkomst || slecht(r, woord);
    }
    *is++ = '\0';
    bool open = strcmp(is, "open") == 0;
    if (strcmp(woord, "ontbrekend") == 0)
        return lees_feiten(r, is, &a->ontbrekend);
    if (strcmp(woord, "bedrag_ontbrekend") == 0)
        return lees_feiten(r, is, &a->bedrag_ontbrekend);
    if (strcmp(woord, "vanaf_ontbrekend") == 0)
        return lees_feiten(r, is, &a->vanaf_ontbrekend);
    if (strcmp(woord, "aannames") == 0)
        return (r->v.met_aannames = true) && (strcmp(is, "-") == 0 || lees_feiten(r, is, &a->aannames));
    if (strcmp(woord, "parameter") == 0)
        return snprintf(r->v.parameter, sizeof r->v.parameter, "%s", is) > 0;
    if (strcmp(woord, "soort") == 0) {
        r->v.met_soort = true;
        a->soort = code_van(&geldsoorten, is);
        return a->soort || open || slecht(r, is);
    }
    if (strcmp(woord, "bedrag") == 0) {
        r->v.met_bedrag = true;
        a->stand = open ? STAND_OPEN : STAND_BEKEND;
        return open || lees_waarde(F_onderwijsprijs, is, &a->bedrag) || slecht(r, is);
    }
    if (strcmp(woord, "vanaf") == 0) {
        a->vanaf_stand = open ? STAND_OPEN : STAND_BEKEND;
        return open || lees_waarde(F_startdatum, is, &a->vanaf) || slecht(r, is);
    }
    return slecht(r, woord);
}

/* The next word of a line, which is cut up; NULL at its end. */
static char *volgend_woord(char **at)
{
    char *begin = *at + strspn(*at, " \n"), *einde = begin + strcspn(begin, " \n");
    *at = *einde ? einde + 1 : einde;
    *einde = '\0';
    return *begin ? begin : NULL;
}

static bool lees_regel(regel *r, const regel *basis, char *tekst)
{
    bool na = false;
    char *woord = volgend_woord(&tekst);
    if (strcmp(woord, "+") == 0) {
        if (!basis)
            return slecht(r, "+");
        r->vraag = basis->vraag;
        r->bekend = basis->bekend;
        memcpy(r->w, basis->w, sizeof r->w);
    } else {
        r->vraag = (vraag)code_van(&vraagnamen, woord);
    }
    if (!r->vraag)
        return slecht(r, woord);
    while ((woord = volgend_woord(&tekst))) {
        if (strcmp(woord, "->") == 0)
            na = true;
        else if (!(na ? lees_verwachting(r, woord) : lees_feit(r, woord)))
            return false;
    }
    for (int f = 0; f < AANTAL_FEITEN; f++)
        if (r->v.a.ontbrekend >> f & 1)
            r->v.a.beslissers |= feitsoorten[f].beslisser;
    return na || slecht(r, "no ->");
}

static int lees_gevallen(void)
{
    FILE *file = fopen(MBO_GEVALLEN, "r");
    int nummer = 0;
    const regel *basis = NULL;
    regels = calloc(MAX_REGELS, sizeof *regels);
    if (!file || !regels)
        return 1;
    char tekst[900];
    while (fgets(tekst, sizeof tekst, file)) {
        nummer++;
        if (tekst[0] == '#' || tekst[0] == '\n')
            continue;
        if (aantal == MAX_REGELS)
            return 1;
        regel *r = &regels[aantal];
        r->nummer = nummer;
        snprintf(r->tekst, sizeof r->tekst, "%s", tekst);
        if (!lees_regel(r, basis, tekst)) {
            fclose(file);
            return 1;
        }
        if (r->tekst[0] != '+')
            basis = r;
        aantal++;
    }
    fclose(file);
    return 0;
}

static void toon_feiten(const char *naam, uint64_t set)
{
    printf(" %s", naam);
    for (int f = 0; f < AANTAL_FEITEN; f++)
        if (set >> f & 1)
            printf(" %s", feitsoorten[f].naam);
    printf(";");
}

static bool klopt(const regel *r, const antwoord *a)
{
    const antwoord *b = &r->v.a;
    if (b->fout || a->fout)
        return a->fout == b->fout;
    return a->uitkomst == b->uitkomst && a->ontbrekend == b->ontbrekend && a->beslissers == b->beslissers &&
           (!r->v.met_soort || a->soort == b->soort) &&
           (!r->v.met_bedrag ||
            (a->stand == b->stand && a->bedrag == b->bedrag && a->bedrag_ontbrekend == b->bedrag_ontbrekend)) &&
           a->vanaf_stand == b->vanaf_stand && a->vanaf == b->vanaf && a->vanaf_ontbrekend == b->vanaf_ontbrekend &&
           (!r->v.met_aannames || a->aannames == b->aannames) &&
           (!r->v.parameter[0] || (a->zonder && strstr(a->zonder, r->v.parameter)));
}

static void ga_na(const regel *r, const antwoord *a)
{
    if (klopt(r, a))
        return;
    CU_FAIL("a case of the law");
    printf("\ngevallen.txt:%d: %s  got: uitkomst %d%s soort %d bedrag %d %ld vanaf %d %ld parameter %s;", r->nummer,
           r->tekst, a->uitkomst, a->fout ? " (fout)" : "", a->soort, a->stand, a->bedrag, a->vanaf_stand, a->vanaf,
           a->zonder ? a->zonder : "-");
    toon_feiten("ontbrekend", a->ontbrekend);
    toon_feiten("bedrag", a->bedrag_ontbrekend);
    toon_feiten("vanaf", a->vanaf_ontbrekend);
    toon_feiten("aannames", a->aannames);
}

static void test_lezen(void)
{
    CU_ASSERT_FATAL(maak_tijdtabellen());
    CU_ASSERT_EQUAL_FATAL(lees_gevallen(), 0);
    CU_ASSERT(aantal >= 150);
}

static void test_orakel(void)
{
    for (int i = 0; i < aantal; i++) {
        antwoord a;
        if (antwoord_met_crebo(regels[i].vraag, regels[i].bekend, regels[i].w, regels[i].streng, &a)) {
            ga_na(&regels[i], &a);
        } else {
            CU_FAIL("too many completions");
            slecht(&regels[i], regels[i].tekst);
        }
    }
    printf("%d cases ", aantal);
}

static void test_elke_vraag(void)
{
    int gevallen[VRAGEN + 1] = {0};
    for (int i = 0; i < aantal; i++)
        gevallen[regels[i].vraag]++;
    for (int v = 1; v <= VRAGEN; v++)
        CU_ASSERT(gevallen[v] > 0);
}

/* Before 2014-08-01 every answer is onbekend, and nothing can change that. */
static void test_eerder(void)
{
    long w[AANTAL_FEITEN] = {[F_startdatum] = BEGIN - 1};
    for (int v = 1; v <= VRAGEN; v++) {
        const antwoord leeg = {.uitkomst = UIT_ONBEKEND};
        antwoord a;
        uint64_t bekend = UINT64_C(1) << F_startdatum;
        for (int i = 0; leest[v][i] >= 0; i++) {
            dim x = keuzes((feit)leest[v][i]);
            w[x.feit] = x.waarde[0];
            bekend |= UINT64_C(1) << x.feit;
        }
        CU_ASSERT_FATAL(antwoord_met_crebo((vraag)v, bekend, w, false, &a));
        CU_ASSERT(gelijk(&a, &leeg));
    }
}

static void test_bibliotheek(void)
{
    mbo_regels *boek;
    mbo_structuur *structuur;
    CU_ASSERT_EQUAL_FATAL(bieb_namen(), 0);
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(NULL, &boek, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_file(MBO_TEST_DATA "/sbb-aanbod.xml", NULL, &structuur, NULL), MBO_OK);
    for (int i = 0; i < aantal; i++) {
        antwoord a = bieb_antwoord(boek, structuur, regels[i].vraag, regels[i].bekend, regels[i].w, regels[i].streng);
        ga_na(&regels[i], &a);
    }
    mbo_structuur_free(structuur);
    mbo_regels_free(boek);
}

static CU_TestInfo tests[] = {{"the cases are read", test_lezen},
                              {"the oracle", test_orakel},
                              {"every question has cases", test_elke_vraag},
                              {"before 2014-08-01", test_eerder},
                              {"the library", test_bibliotheek},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"wet", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
