/* SPDX-License-Identifier: MIT */
/* The glossary: complete, and found in texts. */
#include "vragen.h"

#include <stdio.h>
#include <string.h>

static const mbo_begrip *find(const char *id)
{
    const mbo_begrip *begrip;
    for (int32_t i = 0; (begrip = mbo_regels_begrip(regels, i)); i++)
        if (strcmp(mbo_begrip_id(begrip), id) == 0)
            return begrip;
    return NULL;
}

static void every_begrip_is_complete(void)
{
    const mbo_begrip *begrip;
    const char *vorige = "";
    for (int32_t i = 0; (begrip = mbo_regels_begrip(regels, i)); i++) {
        const char *id = mbo_begrip_id(begrip), *ook;
        CU_ASSERT(strcmp(vorige, id) < 0); /* the order of the alphabet */
        CU_ASSERT_EQUAL(strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_"), strlen(id));
        for (mbo_taal taal = MBO_TAAL_NL; taal <= MBO_TAAL_EN; taal++) {
            size_t n = strlen(mbo_begrip_tekst(begrip, taal));
            if (n <= 25 || n > 400)
                printf("%s: a definition of %zu bytes\n", id, n);
            CU_ASSERT(n > 25 && n <= 400); /* short: a few sentences */
            CU_ASSERT(strlen(mbo_begrip_naam(begrip, taal)) > 1);
        }
        CU_ASSERT_STRING_NOT_EQUAL(mbo_begrip_tekst(begrip, MBO_TAAL_NL), mbo_begrip_tekst(begrip, MBO_TAAL_EN));
        for (int32_t o = 0; (ook = mbo_begrip_ook(begrip, o)); o++)
            CU_ASSERT(strlen(ook) > 1);
        CU_ASSERT(mbo_begrip_bron_count(begrip) > 0);
        for (int32_t b = 0; b < mbo_begrip_bron_count(begrip); b++)
            CU_ASSERT(strlen(mbo_bron_tekst(mbo_begrip_bron(begrip, b))) > 0);
        CU_ASSERT(mbo_begrip_bevestigd_tot(begrip) != MBO_DATUM_NOT_SET);
        vorige = id;
    }
    CU_ASSERT_PTR_NULL(mbo_regels_begrip(regels, -1));
    CU_ASSERT_PTR_NULL(mbo_regels_begrip(regels, mbo_regels_begrip_count(regels)));
    CU_ASSERT_PTR_NULL(mbo_begrip_bron(mbo_regels_begrip(regels, 0), -1));
    CU_ASSERT_PTR_NULL(mbo_begrip_ook(mbo_regels_begrip(regels, 0), 9999));
    CU_ASSERT_PTR_NULL(mbo_begrip_naam(mbo_regels_begrip(regels, 0), 3));
    CU_ASSERT_PTR_NULL(mbo_begrip_tekst(mbo_regels_begrip(regels, 0), 0));
}

/* The glossary of the domain, and what an advice says of a case beside it: each is found as it is written here. */
static const char *const gevraagd[] = {
    "startkwalificatie", "bekostigd", "contractonderwijs", "roc", "aoc", "vakinstelling", "beroepscollege", "bol",
    "bbl", "derde leerweg", "leerbaan", "leerbedrijf", "bpv", "praktijkovereenkomst", "crebo", "kwalificatiedossier",
    "kerntaak", "werkproces", "keuzedeel", "diploma", "certificaat", "praktijkverklaring", "mbo-verklaring", "entree",
    "maatwerk", "vrijstelling", "lesgeld", "cursusgeld", "studiefinanciering", "aanvullende beurs",
    "levenlanglerenkrediet", "nugger", "participatiebudget", "re-integratieverordening", "inkoopkader",
    "loonkostensubsidie", "proefplaatsing", "EVC", "leerwerkloket", "Werkcentrum", "Programma Leren en Werken", "RMC",
    "Doorstroompunt", "proefplaats", "jobcoach", "Ontwikkelpad", "loopbaanbegeleidende leerweg", "regionaal adviseur",
    "arbeidsmarktregio", "leven lang ontwikkelen", "Kennispunt MBO LLO", "SBB", "DUO", "UWV", "RVO",
    /* and beside it */
    "eigenrisicodrager", "kwalificatieplicht", "leerplicht", "vervangende leerplicht", "voorwaardelijk", "herstelbaar",
    "beslisser", "bevoegd gezag", "routeaannames", "behoud van uitkering", "noodzakelijke scholing", "urennorm",
    "Register Onderwijsdeelnemers", "Subsidieregeling praktijkleren", "SLIM-scholingssubsidie", "STAP-budget",
    "statushouder", "KiesMBO", "praktijkleren", "diploma-erkenning", "vmbo", "mavo", "havo", "vwo",
    "praktijkonderwijs"};

static void what_the_domain_asks_is_there(void)
{
    for (size_t i = 0; i < sizeof gevraagd / sizeof *gevraagd; i++) {
        size_t begin = 99, length = 0;
        const mbo_begrip *begrip = mbo_regels_begrip_in(regels, gevraagd[i], MBO_TAAL_NL, 0, &begin, &length);
        if (!begrip || length != strlen(gevraagd[i]))
            printf("%s is not in the glossary\n", gevraagd[i]);
        CU_ASSERT(begrip && begin == 0 && length == strlen(gevraagd[i]));
    }
}

/* What a case or an answer says as a code. */
static void every_code_is_explained(void)
{
    static const mbo_vocabulaire van[] = {
        MBO_VOCABULAIRE_SOORT_OPLEIDING, MBO_VOCABULAIRE_LEERWEG,  MBO_VOCABULAIRE_BEWIJS,   MBO_VOCABULAIRE_INSTELLING,
        MBO_VOCABULAIRE_UITKERING,       MBO_VOCABULAIRE_LEERBAAN, MBO_VOCABULAIRE_UITKOMST, MBO_VOCABULAIRE_BESLISSER};
    static const char vanzelf[] = " geen ja nee gemeente "; /* needs no explaining */
    for (size_t v = 0; v < sizeof van / sizeof *van; v++)
        for (int32_t code = 1; code <= mbo_code_count(van[v]); code++) {
            const char *naam = mbo_code_name(van[v], code);
            char gezocht[64];
            snprintf(gezocht, sizeof gezocht, " %s ", naam);
            if (!find(naam) && !strstr(vanzelf, gezocht))
                printf("the code %s is not in the glossary\n", naam);
            CU_ASSERT(find(naam) || strstr(vanzelf, gezocht));
        }
}

/* `expected`: the terms in a text, each as "id@begin+length", with a blank between. */
static void met(const char *text, mbo_taal taal, const char *expected)
{
    char got[256] = "";
    size_t n = 0, begin = 0, length = 0;
    const mbo_begrip *begrip;
    for (size_t from = 0; (begrip = mbo_regels_begrip_in(regels, text, taal, from, &begin, &length));
         from = begin + length)
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s@%zu+%zu", n ? " " : "", mbo_begrip_id(begrip), begin,
                              length);
    same(text, expected, got);
}

static void terms_are_found_in_a_text(void)
{
    met("", MBO_TAAL_NL, "");
    met("Zij zoekt een leerbaan.", MBO_TAAL_NL, "leerbaan@14+8");
    met("bbl of bol", MBO_TAAL_NL, "bbl@0+3 bol@7+3");
    /* in small letters and in capitals */
    met("BBL, Bbl, WERKCENTRUM, duo", MBO_TAAL_NL, "bbl@0+3 bbl@5+3 werkcentrum@10+11 duo@23+3");
    /* whole words; inflected only where the glossary says so */
    met("bollen, overbol, bblx, leerbaantje, leerbanen", MBO_TAAL_NL, "leerbaan@36+9");
    met("wia_wga wajong2", MBO_TAAL_NL, "");
    met("bbl\xc3\xa9 \xc3\xab"
        "bbl",
        MBO_TAAL_NL, "");
    met("\xe2\x80\x98"
        "bbl\xe2\x80\x99 \xc2\xab"
        "bol\xc2\xbb",
        MBO_TAAL_NL, "bbl@3+3 bol@12+3");
    met("bbl\xe2\x80\x93"
        "plek, bbl-plek",
        MBO_TAAL_NL, "bbl@0+3 bbl@12+3");
    /* the longest that begins at a place, and no term within another */
    met("vervangende leerplicht", MBO_TAAL_NL, "vervangende_leerplicht@0+22");
    met("vervangende leerplichten", MBO_TAAL_NL, "");
    met("een erkend leerbedrijf", MBO_TAAL_NL, "leerbedrijf@4+18");
    met("Subsidieregeling praktijkleren in de derde leerweg", MBO_TAAL_NL, "subsidieregeling_praktijkleren@0+50");
    /* a dot ends a sentence, or stands within a domain name */
    met("Bel DUO. Of duo.nl, www.duo.nl of DUO.", MBO_TAAL_NL, "duo@4+3 duo@34+3");
    met("werkcentrum.nl", MBO_TAAL_NL, "werkcentrum@0+14");
    /* beyond ASCII */
    met("de regionale meld- en co\xc3\xb6rdinatiefunctie", MBO_TAAL_NL, "rmc@3+38");
}

static void english_texts_quote_dutch_terms(void)
{
    met("a training job", MBO_TAAL_NL, "");
    met("a training job", MBO_TAAL_EN, "leerbaan@2+12");
    met("Can a lifelong learning credit help?", MBO_TAAL_EN, "levenlanglerenkrediet@6+24");
    met("Can a lifelong learning credit help?", MBO_TAAL_NL, "");
    met("the work-based route (bbl) or a leerbaan", MBO_TAAL_EN, "bbl@4+22 leerbaan@32+8");
    met("at this stage of college", MBO_TAAL_EN, ""); /* other words in Dutch */
}

static void from_and_out(void)
{
    size_t begin = 7, length = 8;
    CU_ASSERT_PTR_EQUAL(mbo_regels_begrip_in(regels, "bbl, bol", MBO_TAAL_NL, 1, &begin, NULL), find("bol"));
    CU_ASSERT_EQUAL(begin, 5);
    CU_ASSERT_PTR_EQUAL(mbo_regels_begrip_in(regels, "bbl, bol", MBO_TAAL_NL, 5, NULL, &length), find("bol"));
    CU_ASSERT_EQUAL(length, 3);
    begin = 7, length = 8;
    CU_ASSERT_PTR_NULL(mbo_regels_begrip_in(regels, "bbl", MBO_TAAL_NL, 3, &begin, &length));
    CU_ASSERT_PTR_NULL(mbo_regels_begrip_in(regels, "bbl", MBO_TAAL_NL, 4, &begin, &length));
    CU_ASSERT_PTR_NULL(mbo_regels_begrip_in(regels, "bbl", MBO_TAAL_NL, (size_t)-1, &begin, &length));
    CU_ASSERT_PTR_NULL(mbo_regels_begrip_in(regels, "bbl", 0, 0, &begin, &length));
    CU_ASSERT_PTR_NULL(mbo_regels_begrip_in(regels, "bbl", 3, 0, &begin, &length));
    CU_ASSERT_PTR_NULL(mbo_regels_begrip_in(regels, NULL, MBO_TAAL_NL, 0, &begin, &length));
    CU_ASSERT_PTR_NULL(mbo_regels_begrip_in(NULL, "bbl", MBO_TAAL_NL, 0, &begin, &length));
    CU_ASSERT(begin == 7 && length == 8);
}

/* What an English sentence of the rules names in Dutch is a term that the glossary has. */
static void what_rules_quote_is_explained(void)
{
    static const char *const quoted[] = {"(bbl)",
                                         "(bol)",
                                         "(startkwalificatie)",
                                         "(praktijkverklaring)",
                                         "(lesgeld)",
                                         "(cursusgeld)",
                                         "(entree)",
                                         "(derde leerweg)",
                                         "(kwalificatieplicht)",
                                         "(prestatiebeurs)",
                                         "(diploma-erkenning)",
                                         "(eigenrisicodrager)"};
    const mbo_regel *regel;
    for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++) {
        int found = 0;
        for (int32_t r = 0; (regel = mbo_regels_regel(regels, r)); r++)
            found |= strstr(mbo_regel_tekst(regel, MBO_TAAL_EN), quoted[i]) != NULL;
        CU_ASSERT(found);
        CU_ASSERT_PTR_NOT_NULL(mbo_regels_begrip_in(regels, quoted[i], MBO_TAAL_EN, 0, NULL, NULL));
    }
}

static void a_copy_has_them_too(void)
{
    mbo_regels *kopie = NULL;
    CU_ASSERT_EQUAL(mbo_regels_zonder_regel(regels, "toelating.leerplicht_bbl", &kopie, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_regels_begrip_count(kopie), mbo_regels_begrip_count(regels));
    CU_ASSERT(mbo_regels_begrip_count(kopie) > 100);
    mbo_regels_free(kopie);
}

static CU_TestInfo tests[] = {
    {"every begrip is complete", every_begrip_is_complete},
    {"what the domain asks is there", what_the_domain_asks_is_there},
    {"every code is explained", every_code_is_explained},
    {"terms are found in a text", terms_are_found_in_a_text},
    {"English texts quote Dutch terms", english_texts_quote_dutch_terms},
    {"from and out", from_and_out},
    {"what rules quote is explained", what_rules_quote_is_explained},
    {"a copy has them too", a_copy_has_them_too},
    CU_TEST_INFO_NULL,
};

CU_SuiteInfo suites[] = {
    {"begrippen", setup, teardown, NULL, NULL, tests},
    CU_SUITE_INFO_NULL,
};
