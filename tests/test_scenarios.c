/* SPDX-License-Identifier: MIT */
/* The scenarios of the guide, tests/data/scenarios.json: what an advice says about each, and that none of the guide's
   sections is left out. The bindings are tested on the same file. */
#include "vragen.h"

#include <ctype.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *file;

static int setup_file(void)
{
    json_error_t error;
    file = json_load_file(MBO_TEST_DATA "/scenarios.json", JSON_REJECT_DUPLICATES, &error);
    if (!file)
        return fprintf(stderr, "scenarios.json:%d: %s\n", error.line, error.text), 1;
    return setup();
}

static int teardown_file(void)
{
    json_decref(file);
    return teardown();
}

/* ---- what an advice says, in the shape of the file ------------------------------------------------------------ */

static json_t *code(mbo_vocabulaire vocabulaire, int32_t value)
{
    return value ? json_string(mbo_code_name(vocabulaire, value)) : json_null();
}

typedef void set_of(const mbo_advies *advies, int32_t route, mbo_feitset *out);

static json_t *feiten(const mbo_feitset *set)
{
    json_t *found = json_array();
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(set, feit));)
        json_array_append_new(found, json_string(mbo_feit_name(feit)));
    return found;
}

static json_t *feiten_of(set_of *get, const mbo_advies *advies, int32_t route)
{
    mbo_feitset set;
    get(advies, route, &set);
    return feiten(&set);
}

static json_t *beslissers_of(const mbo_feitset *set)
{
    json_t *found = json_array();
    for (mbo_beslisser b = 1; mbo_code_name(MBO_VOCABULAIRE_BESLISSER, b); b++) {
        mbo_feit feit = 0;
        while ((feit = mbo_feitset_next(set, feit)) && mbo_feit_beslisser(feit) != b)
            ;
        if (feit)
            json_array_append_new(found, code(MBO_VOCABULAIRE_BESLISSER, b));
    }
    return found;
}

static const char *route_name(const mbo_advies *advies, int32_t route, char text[96])
{
    mbo_soort_opleiding soort = mbo_advies_soort_opleiding(advies, route);
    snprintf(text, 96, "%s/%s%s%s", mbo_code_name(MBO_VOCABULAIRE_BEWIJS, mbo_advies_bewijs(advies, route)),
             mbo_code_name(MBO_VOCABULAIRE_LEERWEG, mbo_advies_leerweg(advies, route)), soort ? "/" : "",
             soort ? mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, soort) : "");
    return text;
}

static mbo_oordeel *asked(const mbo_advies *advies, int32_t route, int32_t gewoon, mbo_vraag vraag)
{
    mbo_zaak *zaak = NULL;
    mbo_oordeel *oordeel = NULL;
    CU_ASSERT_EQUAL(mbo_advies_zaak(advies, route, gewoon, NULL, &zaak, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_oordeel_create(regels, structuur, zaak, vraag, 0, NULL, &oordeel, NULL), MBO_OK);
    mbo_zaak_free(zaak);
    CU_ASSERT_PTR_NOT_NULL_FATAL(oordeel);
    return oordeel;
}

/* `uitkomst` is the exact one; the rest is of the answer with the routeaannames. */
static json_t *antwoord(const mbo_advies *advies, int32_t route, const char *naam)
{
    mbo_vraag vraag = 0;
    int64_t cents = 0;
    mbo_feitset open;
    CU_ASSERT_EQUAL_FATAL(mbo_code_parse(MBO_VOCABULAIRE_VRAAG, naam, &vraag, NULL), MBO_OK);
    mbo_oordeel *exact = asked(advies, route, 0, vraag), *gewoon = asked(advies, route, 1, vraag);
    mbo_oordeel_ontbrekend(gewoon, vraag, &open);
    json_t *found = json_pack(
        "{s:o, s:o, s:o, s:o, s:o}", "uitkomst", code(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(exact, vraag)),
        "uitkomst_gewoon", code(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(gewoon, vraag)), "soort",
        code(MBO_VOCABULAIRE_GELDSOORT, mbo_oordeel_soort(gewoon, vraag)), "beslissers", beslissers_of(&open), "bedrag",
        mbo_oordeel_bedrag(gewoon, vraag, &cents) == MBO_STAND_BEKEND ? json_integer(cents) : json_null());
    mbo_oordeel_free(exact);
    mbo_oordeel_free(gewoon);
    return found;
}

static json_t *stappen(const mbo_advies *advies, int32_t route)
{
    mbo_fout fout;
    mbo_stappen *list = NULL;
    if (mbo_stappen_create(advies, route, NULL, &list, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(list);
    json_t *found = json_array();
    for (int32_t i = 0; i < mbo_stappen_count(list); i++) {
        const mbo_stap *stap = mbo_stappen_stap(list, i);
        json_array_append_new(found, json_pack("{s:s, s:s, s:s}", "id", mbo_stap_id(stap), "adres",
                                               mbo_stap_adres(stap), "tekst", mbo_stap_tekst(stap, MBO_TAAL_NL)));
    }
    mbo_stappen_free(list);
    return found;
}

/* Everything that a scenario can expect of a route, but its answers. */
static json_t *route_of(const mbo_advies *advies, int32_t route)
{
    char text[96];
    int32_t least, most;
    mbo_feitset open;
    mbo_advies_gewoon_ontbrekend(advies, route, &open);
    return json_pack(
        "{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:b, s:b, s:o, s:o}", "route", route_name(advies, route, text),
        "uitkomst", code(MBO_VOCABULAIRE_UITKOMST, mbo_advies_uitkomst(advies, route)), "uitkomst_gewoon",
        code(MBO_VOCABULAIRE_UITKOMST, mbo_advies_uitkomst_gewoon(advies, route)), "ontbrekend",
        feiten_of(mbo_advies_ontbrekend, advies, route), "gewoon_ontbrekend", feiten(&open), "beslissers",
        beslissers_of(&open), "routeaannames", feiten_of(mbo_advies_routeaannames, advies, route), "herstelbaar",
        mbo_advies_herstelbaar(advies, route), "vrijstelling", mbo_advies_vrijstelling(advies, route),
        "instroom_aangenomen", mbo_advies_instroom_aangenomen(advies, route), "duur",
        mbo_advies_duur(advies, route, &least, &most) ? json_pack("[ii]", least, most) : json_null(), "stappen",
        stappen(advies, route));
}

/* ---- against the file ----------------------------------------------------------------------------------------- */

static const char *place; /* the scenario and the day */

static void complain(bool right, const char *what, const char *which)
{
    if (!right)
        printf("%s: %s\n", what, which);
    CU_ASSERT_TRUE(right);
}

static void agree(const char *route, const char *key, const json_t *expected, const json_t *found)
{
    bool equal = found && json_equal(expected, found);
    if (!equal) {
        char *wanted = json_dumps(expected, JSON_ENCODE_ANY), *got = json_dumps(found, JSON_ENCODE_ANY);
        printf("%s, %s, %s\n  expected %s\n  got      %s\n", place, route, key, wanted, got ? got : "nothing");
        free(wanted);
        free(got);
    }
    CU_ASSERT_TRUE(equal);
}

static bool holds(const json_t *array, const char *text)
{
    size_t i;
    json_t *value;
    json_array_foreach(array, i, value)
    {
        if (strcmp(json_string_value(value), text) == 0)
            return true;
    }
    return false;
}

/* A step is expected by its id; or by that, its address and a word of its Dutch sentence, which differ by period. */
static bool is_stap(const json_t *stap, const json_t *expected)
{
    const char *id = json_string_value(json_object_get(stap, "id"));
    if (json_is_string(expected))
        return strcmp(id, json_string_value(expected)) == 0;
    const json_t *adres = json_object_get(expected, "adres"), *woord = json_object_get(expected, "woord");
    return strcmp(id, json_string_value(json_object_get(expected, "id"))) == 0 &&
           (!adres || json_equal(adres, json_object_get(stap, "adres"))) &&
           (!woord || strstr(json_string_value(json_object_get(stap, "tekst")), json_string_value(woord)));
}

static void check_stappen(const char *route, const json_t *expected, const json_t *found, bool wanted)
{
    size_t i, j;
    json_t *stap, *one;
    json_array_foreach(expected, i, stap)
    {
        bool there = false;
        json_array_foreach(found, j, one)
        {
            there |= is_stap(one, stap);
        }
        if (there != wanted) {
            char *text = json_dumps(stap, JSON_ENCODE_ANY);
            printf("%s, %s: step %s %s\n", place, route, text, wanted ? "is not there" : "must not be there");
            free(text);
        }
        CU_ASSERT_EQUAL(there, wanted);
    }
}

static void check_route(const mbo_advies *advies, int32_t index, json_t *expected)
{
    json_t *found = route_of(advies, index), *value, *keys, *one;
    const char *route = json_string_value(json_object_get(expected, "route")), *key, *vraag, *name;
    CU_ASSERT_PTR_NOT_NULL_FATAL(found);
    json_object_foreach(expected, key, value)
    {
        if (strcmp(key, "antwoorden") == 0) {
            json_object_foreach(value, vraag, keys)
            {
                json_t *answer = antwoord(advies, index, vraag);
                json_object_foreach(keys, name, one)
                {
                    agree(route, vraag, one, json_object_get(answer, name));
                }
                json_decref(answer);
            }
        } else if (strcmp(key, "stappen") == 0 || strcmp(key, "geen_stappen") == 0) {
            check_stappen(route, value, json_object_get(found, "stappen"), *key == 's');
        } else {
            agree(route, key, value, json_object_get(found, key));
        }
    }
    json_decref(found);
}

/* A chain as the file has it. */
static json_t *keten_of(const mbo_leerroute *leerroute, int32_t keten)
{
    int32_t least, most;
    json_t *soorten = json_array();
    for (int32_t i = 0; i < mbo_leerroute_lengte(leerroute, keten); i++)
        json_array_append_new(soorten, code(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_leerroute_soort(leerroute, keten, i)));
    return json_pack(
        "{s:o, s:b, s:o}", "soorten", soorten, "vrijstelling", mbo_leerroute_vrijstelling(leerroute, keten, -1), "duur",
        mbo_leerroute_duur(leerroute, keten, -1, &least, &most) ? json_pack("[ii]", least, most) : json_null());
}

/* The chains are all there are, in their order. */
static void check_leerroute(const mbo_zaak *zaak, const json_t *expected)
{
    const char *doel = json_string_value(json_object_get(expected, "doel"));
    mbo_soort_opleiding soort = 0;
    mbo_fout fout;
    mbo_leerroute *leerroute = NULL;
    if (strcmp(doel, "startkwalificatie") != 0)
        CU_ASSERT_EQUAL(mbo_code_parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, doel, &soort, NULL), MBO_OK);
    if (mbo_leerroute_create(regels, structuur, zaak, soort, 0, 0, NULL, &leerroute, &fout))
        printf("%s: %s\n", place, fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(leerroute);
    json_t *found = json_array();
    for (int32_t k = 0; k < mbo_leerroute_count(leerroute); k++)
        json_array_append_new(found, keten_of(leerroute, k));
    agree(doel, "ketens", json_object_get(expected, "ketens"), found);
    CU_ASSERT_EQUAL(mbo_leerroute_bereikt(leerroute), json_is_true(json_object_get(expected, "bereikt")));
    json_decref(found);
    mbo_leerroute_free(leerroute);
}

static int32_t index_of(const mbo_advies *advies, const char *route)
{
    char text[96];
    for (int32_t i = 0; i < mbo_advies_route_count(advies); i++)
        if (strcmp(route_name(advies, i, text), route) == 0)
            return i;
    return -1;
}

static void fill(mbo_zaak *zaak, json_t *facts)
{
    const char *naam;
    json_t *tekst;
    mbo_fout fout;
    json_object_foreach(facts, naam, tekst)
    {
        if (mbo_zaak_set_text(zaak, naam, json_string_value(tekst), &fout)) {
            printf("%s: %s\n", place, fout.message);
            CU_FAIL("a fact of a scenario is wrong");
        }
    }
}

static void check_moment(const json_t *scenario, const json_t *moment)
{
    char text[96];
    mbo_fout fout;
    mbo_zaak *zaak = NULL;
    mbo_advies *advies = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    fill(zaak, json_object_get(scenario, "feiten"));
    fill(zaak, json_object_get(moment, "feiten"));
    CU_ASSERT_EQUAL(
        mbo_zaak_set_text(zaak, "startdatum", json_string_value(json_object_get(moment, "startdatum")), NULL), MBO_OK);
    if (mbo_advies_create(regels, structuur, zaak, NULL, 0, NULL, &advies, &fout))
        printf("%s: %s\n", place, fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(advies);

    json_t *verwacht = json_object_get(moment, "verwacht"), *aantal = json_object_get(verwacht, "aantal"),
           *eerste = json_object_get(verwacht, "eerste"), *route, *leerroute;
    size_t i;
    json_array_foreach(json_object_get(verwacht, "leerroutes"), i, leerroute)
    {
        check_leerroute(zaak, leerroute);
    }
    mbo_zaak_free(zaak);
    bool ordered = !json_is_false(json_object_get(verwacht, "volgorde"));
    if (aantal)
        CU_ASSERT_EQUAL(mbo_advies_route_count(advies), json_integer_value(aantal));
    if (eerste)
        same(place, json_string_value(eerste), route_name(advies, 0, text));
    int32_t before = -1;
    json_array_foreach(json_object_get(verwacht, "routes"), i, route)
    {
        const char *name = json_string_value(json_object_get(route, "route"));
        int32_t index = index_of(advies, name);
        if (index < 0 || (ordered && index < before))
            printf("%s: %s is %s\n", place, name, index < 0 ? "not a route" : "out of order");
        CU_ASSERT_TRUE(index >= 0 && (!ordered || index > before));
        if (index >= 0)
            check_route(advies, index, route);
        before = index;
    }
    CU_ASSERT_TRUE(i > 0);
    mbo_advies_free(advies);
}

static void scenarios(void)
{
    char text[256];
    size_t i, j;
    json_t *scenario, *moment;
    json_array_foreach(json_object_get(file, "scenarios"), i, scenario)
    {
        json_t *momenten = json_object_get(scenario, "momenten");
        CU_ASSERT_TRUE(json_array_size(momenten) > 0);
        json_array_foreach(momenten, j, moment)
        {
            snprintf(text, sizeof text, "%s %s (%zu)", json_string_value(json_object_get(scenario, "id")),
                     json_string_value(json_object_get(moment, "startdatum")), j);
            place = text;
            check_moment(scenario, moment);
        }
    }
    CU_ASSERT_TRUE(i >= 9 + 25);
}

/* The glossary explains every term that a scenario needs. */
static void begrippen(void)
{
    size_t i, j;
    json_t *scenario, *term;
    int32_t checked = 0;
    json_array_foreach(json_object_get(file, "scenarios"), i, scenario)
    {
        json_array_foreach(json_object_get(scenario, "begrippen"), j, term)
        {
            int32_t k = 0;
            while (k < mbo_regels_begrip_count(regels) &&
                   strcmp(mbo_begrip_id(mbo_regels_begrip(regels, k)), json_string_value(term)) != 0)
                k++;
            complain(k < mbo_regels_begrip_count(regels), json_string_value(json_object_get(scenario, "id")),
                     json_string_value(term));
            checked++;
        }
    }
    CU_ASSERT_TRUE(checked > 0);
}

/* ---- the sections --------------------------------------------------------------------------------------------- */

static const json_t *scenario_of(const char *id)
{
    size_t i;
    json_t *scenario;
    json_array_foreach(json_object_get(file, "scenarios"), i, scenario)
    {
        if (strcmp(json_string_value(json_object_get(scenario, "id")), id) == 0)
            return scenario;
    }
    return NULL;
}

/* Each section and subject names a scenario that there is; a scenario names the sections that name it. */
static void dekking(void)
{
    size_t i, j, k;
    json_t *entry, *id, *scenario, *sectie;
    json_t *all = json_object_get(file, "dekking");
    json_array_foreach(all, i, entry)
    {
        const char *name = json_string_value(json_object_get(entry, "sectie"));
        complain(json_array_size(json_object_get(entry, "scenarios")) > 0, "no scenario", name);
        json_array_foreach(json_object_get(entry, "scenarios"), j, id)
        {
            const json_t *found = scenario_of(json_string_value(id));
            complain(found, "no such scenario", json_string_value(id));
            bool named = false; /* by itself or by a part of it: voorbeeld 3 of 9 */
            json_array_foreach(json_object_get(found, "secties"), k, sectie)
            {
                named |= strncmp(json_string_value(sectie), name, strlen(name)) == 0;
            }
            complain(named, name, json_string_value(id));
        }
    }
    json_array_foreach(json_object_get(file, "scenarios"), i, scenario)
    {
        const char *name = json_string_value(json_object_get(scenario, "id"));
        complain(scenario_of(name) == scenario, "an id twice", name);
        json_array_foreach(json_object_get(scenario, "secties"), j, sectie)
        {
            bool listed = false;
            json_array_foreach(all, k, entry)
            {
                listed |= json_equal(json_object_get(entry, "sectie"), sectie) &&
                          holds(json_object_get(entry, "scenarios"), name);
            }
            complain(listed, name, json_string_value(sectie));
        }
        complain(j > 0, "no section", name);
    }
    json_array_foreach(json_object_get(file, "onderwerpen"), i, entry)
    {
        const char *name = json_string_value(json_object_get(entry, "onderwerp_nl"));
        complain(json_array_size(json_object_get(entry, "scenarios")) > 0, "no scenario", name);
        json_array_foreach(json_object_get(entry, "scenarios"), j, id)
        {
            complain(scenario_of(json_string_value(id)), "no such scenario", json_string_value(id));
        }
    }
    CU_ASSERT_TRUE(i > 0);
}

/* A heading of the guide, "5.2 Levensonderhoud", "Voorbeeld 1. Basiszorg" or "Tips": its number as the file cites it,
   and what follows; false for another line. */
static bool heading(char *line, char nummer[32], const char **kop)
{
    static const char *const voorbeeld = "Voorbeeld ";
    line[strcspn(line, "\r\n")] = '\0';
    for (size_t end = strlen(line); end && isspace((unsigned char)line[end - 1]);)
        line[--end] = '\0';
    line += strspn(line, " ");
    if (strcmp(line, "Tips") == 0) {
        strcpy(nummer, line);
        *kop = line;
        return true;
    }
    char *example = strstr(line, voorbeeld);
    bool is_example = example && example - line <= 2; /* once with a torn-off "Ro" before it */
    if (is_example)
        line = example + strlen(voorbeeld);
    size_t digits = strspn(line, "0123456789."), shown = digits;
    if (shown && line[shown - 1] == '.')
        shown--;
    if (!shown || shown > 4)
        return false;
    const char *rest = line + digits;
    if (is_example && *rest == ':')
        rest++;
    if (*rest != ' ')
        return false;
    rest += strspn(rest, " ");
    if (!isupper((unsigned char)*rest))
        return false;
    snprintf(nummer, 32, "%s%.*s", is_example ? "9, voorbeeld " : "", (int)shown, line);
    *kop = rest;
    return true;
}

/* The sections of the file are those of the guide, in its order. */
static void secties(void)
{
    static const char *const hoofdstukken[] = {"Leren en werken via het mbo voor werkenden", "Mbo diploma via bbl",
                                               "Mbo certificaat", "Praktijkleren met de praktijkverklaring",
                                               "Extra informatie"};
    if (!shared_present("the sections of the guide"))
        return;
    FILE *guide = fopen(MBO_SHARED "/bronnen/werkwijzer-leren-en-werken-via-het-mbo.txt", "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(guide);
    json_t *all = json_object_get(file, "dekking");
    size_t hoofdstuk = 0, sectie = 0;
    char line[1024], nummer[32], name[160];
    const char *kop;
    while (fgets(line, sizeof line, guide)) {
        bool is_heading = heading(line, nummer, &kop);
        for (size_t h = 0; h < sizeof hoofdstukken / sizeof *hoofdstukken; h++)
            if (strcmp(line, hoofdstukken[h]) == 0)
                hoofdstuk = h;
        if (!is_heading)
            continue;
        snprintf(name, sizeof name, "werkwijzer · %s %s", hoofdstukken[hoofdstuk], nummer);
        json_t *entry = json_array_get(all, sectie++);
        same("section", name, entry ? json_string_value(json_object_get(entry, "sectie")) : "none");
        same(name, kop, entry ? json_string_value(json_object_get(entry, "kop")) : "none");
    }
    fclose(guide);
    CU_ASSERT_EQUAL(sectie, json_array_size(all));
}

static CU_TestInfo tests[] = {{"the scenarios of the guide", scenarios},
                              {"the terms that they need", begrippen},
                              {"a section names its scenarios, and a scenario its sections", dekking},
                              {"no section of the guide is left out", secties},
                              CU_TEST_INFO_NULL};

CU_SuiteInfo suites[] = {{"scenarios", setup_file, teardown_file, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
