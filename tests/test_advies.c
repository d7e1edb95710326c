/* SPDX-License-Identifier: MIT */
/* The routes of a case: which are listed, both verdicts, what can be mended, and the order; by hand, and on random
   cases against whole answers on the completed case. */
#include "toeval.h"
#include "vragen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_advies *advise(const mbo_zaak *zaak, const mbo_filter *filter, int32_t options)
{
    mbo_fout fout;
    mbo_advies *a = NULL;
    if (mbo_advies_create(regels, structuur, zaak, filter, options, NULL, &a, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(a);
    return a;
}

static const char *name(mbo_vocabulaire v, int32_t code)
{
    return code ? mbo_code_name(v, code) : "-";
}

/* "diploma bol vak", "certificaat derde -" */
static const char *route_text(const mbo_advies *a, int32_t i, char *text)
{
    sprintf(text, "%s %s %s", name(MBO_VOCABULAIRE_BEWIJS, mbo_advies_bewijs(a, i)),
            name(MBO_VOCABULAIRE_LEERWEG, mbo_advies_leerweg(a, i)),
            name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_advies_soort_opleiding(a, i)));
    return text;
}

/* `expected`: the routes in order, "|" between them, each with its uitkomst_gewoon, and * when it can be mended, ! when
   it needs a vrijstelling. */
static void routes(const char *facts, int32_t options, const char *expected)
{
    char got[8192] = "", text[128];
    mbo_zaak *zaak = zaak_of(facts);
    mbo_advies *a = advise(zaak, NULL, options);
    for (int32_t i = 0; i < mbo_advies_route_count(a); i++)
        sprintf(got + strlen(got), "%s%s %s%s%s%s", i ? " | " : "", route_text(a, i, text),
                mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_advies_uitkomst_gewoon(a, i)),
                mbo_advies_herstelbaar(a, i) ? "*" : "", mbo_advies_vrijstelling(a, i) ? "!" : "",
                mbo_advies_uitgesloten(a, i) ? " (x)" : "");
    same(facts, expected, got);
    mbo_advies_free(a);
    mbo_zaak_free(zaak);
}

/* Domain contract, section 6: seventeen routes, 21 while a part can be taken in bol and bbl too (WEB 1.4.1 lid 1c). */
static void listed(void)
{
    static const struct {
        const char *facts;
        int32_t options, count;
    } law[] = {
        {"startdatum=2022-09-01", 0, 17},
        {"startdatum=2023-07-31", 0, 17},
        {"startdatum=2023-08-01", 0, 21},
        {"startdatum=2026-07-31", 0, 21},
        {"startdatum=2026-08-01", 0, 17},
        {"", 0, 21},
        {"startdatum=2014-07-31", 0, 17},
        {"startdatum=2026-09-01 bewijs=diploma", 0, 15},
        {"startdatum=2026-09-01 leerweg=bbl", 0, 5},
        {"startdatum=2026-09-01 leerweg=derde", 0, 7},
        {"startdatum=2026-09-01 soort_opleiding=vak", 0, 5},
        {"startdatum=2026-09-01 bewijs=certificaat leerweg=bol", 0, 0},
        {"startdatum=2024-09-01 bewijs=certificaat leerweg=bol", 0, 1},
        {"startdatum=2026-09-01 bewijs=certificaat leerweg=bol", MBO_ADVIES_ALLE_ROUTES, 17},
        {"startdatum=2016-01-01 crebo=25104", 0, 5},
        {"startdatum=2016-01-01 crebo=25104", MBO_ADVIES_ALLE_ROUTES, 17},
    };
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        mbo_zaak *zaak = zaak_of(law[i].facts);
        mbo_advies *a = advise(zaak, NULL, law[i].options);
        if (mbo_advies_route_count(a) != law[i].count)
            printf("%s: %d routes\n", law[i].facts, (int)mbo_advies_route_count(a));
        CU_ASSERT_EQUAL(mbo_advies_route_count(a), law[i].count);
        mbo_advies_free(a);
        mbo_zaak_free(zaak);
    }
}

#define MAN "geboortedatum=1985-03-03 startdatum=2026-09-01 instelling=roc bewijs=diploma "

/* WEB 8.2.1: praktijkonderwijs admits to nothing, so entree is open (8.1.1b) and the rest takes the school's decision,
   lowest niveau first; vmbo_bb admits to niveau 2 and no longer to entree. Without a leerbaan bbl waits for one. */
static void by_hand(void)
{
    routes(
        MAN "leerweg=bol vooropleiding=praktijkonderwijs", 0,
        "diploma bol entree ja | diploma bol basisberoeps voorwaardelijk! | diploma bol vak voorwaardelijk! | diploma "
        "bol middenkader voorwaardelijk! | diploma bol specialisten voorwaardelijk!");
    routes(MAN "leerweg=bol vooropleiding=vmbo_bb", 0,
           "diploma bol basisberoeps ja | diploma bol vak voorwaardelijk! | diploma bol middenkader voorwaardelijk! | "
           "diploma bol specialisten voorwaardelijk! | diploma bol entree nee");
    routes(
        MAN "leerweg=bbl vooropleiding=vmbo_kb leerbaan=geen leerbedrijf_erkend=ja besluit_vrijstelling=nee", 0,
        "diploma bbl middenkader nee* | diploma bbl vak nee* | diploma bbl basisberoeps nee* | diploma bbl "
        "specialisten nee "
        "| diploma bbl entree nee"); /* without a leerbaan specialisten is nee with a vrijstelling too: it needs none */
    routes(MAN "leerweg=bbl vooropleiding=vmbo_kb soort_opleiding=vak", 0, "diploma bbl vak onbekend");
    /* diploma_haalbaar = nee: those that it speaks against come after the others of the same verdict */
    routes(
        "geboortedatum=1985-03-03 startdatum=2026-09-01 instelling=roc leerweg=derde vooropleiding=basisonderwijs "
        "werkend=nee werkzoekend=ja diploma_haalbaar=nee certificaat_haalbaar=nee leerbaan=behoud_uitkering "
        "leerbedrijf_erkend=ja",
        0,
        "certificaat derde - ja | praktijkverklaring derde - ja | diploma derde entree ja | diploma derde basisberoeps "
        "voorwaardelijk! | diploma derde vak voorwaardelijk! | diploma derde middenkader voorwaardelijk! | diploma "
        "derde specialisten voorwaardelijk!");
    /* what the case excludes, on request: the length of the case is not that of another route */
    routes(MAN "leerweg=bol soort_opleiding=vak studieduur=12 vooropleiding=vmbo_kb besluit_verkorting=nee "
               "besluit_vrijstelling=nee",
           0, "diploma bol vak nee");
    routes(
        "geboortedatum=1985-03-03 startdatum=2026-09-01 instelling=roc soort_opleiding=vak leerweg=bol "
        "bewijs=diploma studieduur=12 vooropleiding=vmbo_kb besluit_verkorting=nee besluit_vrijstelling=nee "
        "leerbaan=geen werkend=ja",
        MBO_ADVIES_ALLE_ROUTES,
        "diploma bol middenkader ja (x) | diploma derde middenkader ja (x) | diploma derde vak ja (x) | diploma bol "
        "basisberoeps ja (x) | diploma derde basisberoeps ja (x) | diploma derde entree ja (x) | certificaat derde - "
        "ja (x) | diploma bol specialisten voorwaardelijk! (x) | diploma derde specialisten voorwaardelijk! (x) | "
        "diploma bbl middenkader nee* (x) | diploma bbl vak nee* (x) | diploma bbl basisberoeps nee* (x) | diploma bbl "
        "specialisten nee (x) | diploma bol vak nee | diploma bol entree nee (x) | diploma bbl entree nee (x) | "
        "praktijkverklaring derde - nee (x)");
}

/* ---- random cases ---- */

static uint64_t seed;

static int64_t draw(int64_t from, int64_t to)
{
    return toeval(&seed, from, to);
}

/* Each fact known with a chance of one in two; what fixes the route, of one in six. */
static mbo_zaak *random_zaak(void)
{
    mbo_zaak *zaak = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        const bool route = feit == MBO_FEIT_BEWIJS || feit == MBO_FEIT_LEERWEG || feit == MBO_FEIT_SOORT_OPLEIDING;
        if (draw(1, 6) > (route ? 1 : 3) || feit == MBO_FEIT_CREBO)
            continue;
        CU_ASSERT_EQUAL_FATAL(mbo_zaak_set_value(zaak, feit, toeval_waarde(&seed, feit), NULL), MBO_OK);
    }
    if (draw(1, 8) == 1) {
        mbo_zaak_unset(zaak, MBO_FEIT_SOORT_OPLEIDING, NULL);
        mbo_zaak_unset(zaak, MBO_FEIT_VIERJARIG, NULL);
        mbo_zaak_set_int(zaak, MBO_FEIT_CREBO, draw(0, 1) ? 25104 : 25656, NULL);
    }
    return zaak;
}

static bool same_set(const mbo_feitset *a, const mbo_feitset *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void show(const mbo_zaak *zaak)
{
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char text[256];
        if (mbo_zaak_get_text(zaak, feit, text, sizeof text))
            printf("%s=%s ", mbo_feit_name(feit), text);
    }
    printf("\n");
}

static mbo_uitkomst verdict(const mbo_zaak *zaak, mbo_feit feit, int64_t waarde, int32_t options)
{
    mbo_zaak *z = NULL;
    mbo_uitkomst uitkomst = 0;
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_copy(zaak, &z, NULL), MBO_OK);
    if (feit)
        mbo_zaak_set_value(z, feit, waarde, NULL);
    CU_ASSERT_EQUAL_FATAL(mbo_uitkomst_of(regels, structuur, z, MBO_VRAAG_TRAJECT, options, &uitkomst, NULL), MBO_OK);
    mbo_zaak_free(z);
    return uitkomst;
}

/* Every smallest set of changes holds only the leerbaan and the company. */
static bool mended(const mbo_zaak *zaak, int32_t options)
{
    mbo_nodig *n = NULL;
    mbo_feitset route = {{0, 0}};
    const mbo_feit vast[] = {MBO_FEIT_BEWIJS, MBO_FEIT_LEERWEG, MBO_FEIT_SOORT_OPLEIDING};
    for (size_t i = 0; i < 3; i++)
        route.bits[vast[i] / 64] |= UINT64_C(1) << vast[i] % 64;
    CU_ASSERT_EQUAL_FATAL(mbo_nodig_create(regels, structuur, zaak, MBO_VRAAG_TRAJECT, options, &route, NULL, &n, NULL),
                          MBO_OK);
    bool only = mbo_nodig_count(n) > 0;
    for (int32_t i = 0; i < mbo_nodig_count(n); i++) {
        mbo_feitset set;
        mbo_nodig_feiten(n, i, &set);
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
            only &= feit == MBO_FEIT_LEERBAAN || feit == MBO_FEIT_LEERBEDRIJF_ERKEND;
    }
    mbo_nodig_free(n);
    return only;
}

static int rank(const mbo_advies *a, int32_t i)
{
    const mbo_uitkomst u = mbo_advies_uitkomst_gewoon(a, i);
    return u == MBO_UITKOMST_JA               ? 0
           : u == MBO_UITKOMST_VOORWAARDELIJK ? 1
           : u == MBO_UITKOMST_ONBEKEND       ? 2
           : mbo_advies_herstelbaar(a, i)     ? 3
                                              : 4;
}

/* Does a route come before the next, by section 6? */
static bool in_order(const mbo_zaak *zaak, const mbo_advies *a, int32_t i)
{
    int64_t haalbaar = 1, key[2][7];
    mbo_zaak_get(zaak, MBO_FEIT_DIPLOMA_HAALBAAR, &haalbaar);
    for (int32_t j = 0; j < 2; j++) {
        const bool diploma = mbo_advies_bewijs(a, i + j) == MBO_BEWIJS_DIPLOMA;
        const int32_t niveau = mbo_soort_opleiding_niveau(mbo_advies_soort_opleiding(a, i + j)),
                      vrij = mbo_advies_vrijstelling(a, i + j);
        const int64_t k[] = {rank(a, i + j),
                             diploma && !haalbaar,
                             vrij,
                             vrij ? niveau : -niveau,
                             mbo_advies_bewijs(a, i + j),
                             mbo_advies_soort_opleiding(a, i + j),
                             mbo_advies_leerweg(a, i + j)};
        memcpy(key[j], k, sizeof k);
    }
    int k = 0;
    while (k < 7 && key[0][k] == key[1][k])
        k++;
    return k < 7 && key[0][k] < key[1][k];
}

static void check_route(const mbo_advies *a, int32_t i, int32_t options, bool mends)
{
    mbo_zaak *exact = NULL, *gewoon = NULL;
    mbo_oordeel *o = NULL;
    mbo_feitset set, aannames, expected;
    char text[128];
    CU_ASSERT_EQUAL_FATAL(mbo_advies_zaak(a, i, 0, NULL, &exact, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_advies_zaak(a, i, 1, NULL, &gewoon, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(regels, structuur, exact, MBO_VRAAG_TRAJECT, options, NULL, &o, NULL),
                          MBO_OK);
    mbo_advies_ontbrekend(a, i, &set);
    mbo_oordeel_ontbrekend(o, MBO_VRAAG_TRAJECT, &expected);
    bool ok = mbo_advies_uitkomst(a, i) == mbo_oordeel_uitkomst(o, MBO_VRAAG_TRAJECT) && same_set(&set, &expected);
    if (!ok)
        printf("exact verdict differs\n");
    /* what is assumed is unknown of the case and usual, and without it nothing else is assumed */
    mbo_advies_routeaannames(a, i, &aannames);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if ((aannames.bits[feit / 64] >> feit % 64 & 1) &&
            (mbo_zaak_known(exact, feit) || !mbo_zaak_known(gewoon, feit) || !(set.bits[feit / 64] >> feit % 64 & 1)))
            ok = false, printf("%s is no routeaanname\n", mbo_feit_name(feit));
    bool instroom = mbo_advies_instroom_aangenomen(a, i);
    for (int32_t z = 0; z < mbo_oordeel_zonder_waarde_count(o, MBO_VRAAG_TRAJECT); z++)
        instroom = instroom && strcmp(mbo_oordeel_zonder_waarde(o, MBO_VRAAG_TRAJECT, z), "structuur.instroom") == 0;
    mbo_oordeel_free(o);
    if (!mbo_advies_instroom_aangenomen(a, i)) {
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(regels, structuur, gewoon, MBO_VRAAG_TRAJECT, options, NULL, &o, NULL),
                              MBO_OK);
        mbo_advies_gewoon_ontbrekend(a, i, &set);
        mbo_oordeel_ontbrekend(o, MBO_VRAAG_TRAJECT, &expected);
        const mbo_uitkomst u = mbo_oordeel_uitkomst(o, MBO_VRAAG_TRAJECT);
        if (mbo_advies_uitkomst_gewoon(a, i) != u || !same_set(&set, &expected))
            ok = false, printf("usual verdict differs\n");
        const bool vrij = verdict(gewoon, MBO_FEIT_BESLUIT_VRIJSTELLING, 0, options) == MBO_UITKOMST_NEE &&
                          verdict(gewoon, MBO_FEIT_BESLUIT_VRIJSTELLING, 1, options) != MBO_UITKOMST_NEE;
        if (mbo_advies_vrijstelling(a, i) != vrij)
            ok = false, printf("vrijstelling differs\n");
        /* a set of changes does not know of a start that is assumed */
        if (mends && !mbo_zaak_known(exact, MBO_FEIT_CREBO) &&
            mbo_advies_herstelbaar(a, i) != (u == MBO_UITKOMST_NEE && mended(gewoon, options)))
            ok = false, printf("herstelbaar differs\n");
        mbo_oordeel_free(o);
    } else {
        ok &= instroom;
    }
    if (!ok) {
        printf("%s: ", route_text(a, i, text));
        show(exact);
    }
    CU_ASSERT_TRUE(ok);
    mbo_zaak_free(exact);
    mbo_zaak_free(gewoon);
}

static void check_cases(int count)
{
    for (int n = 0; n < count; n++) {
        mbo_zaak *zaak = random_zaak();
        const int32_t streng = draw(1, 10) == 1 ? MBO_OORDEEL_STRENG : 0,
                      alle = draw(1, 4) == 1 ? MBO_ADVIES_ALLE_ROUTES : 0;
        mbo_advies *a = NULL, *again = NULL;
        mbo_fout fout;
        if (mbo_advies_create(regels, structuur, zaak, NULL, streng | alle, NULL, &a, &fout) == MBO_OK) {
            again = advise(zaak, NULL, streng | alle);
            for (int32_t i = 0; i < mbo_advies_route_count(a); i++) {
                char een[128], ander[128];
                check_route(a, i, streng, n % 20 == 0);
                CU_ASSERT_STRING_EQUAL(route_text(a, i, een), route_text(again, i, ander));
                if (i + 1 < mbo_advies_route_count(a) && !in_order(zaak, a, i)) {
                    printf("not in order: %s and %s: ", route_text(a, i, een), route_text(a, i + 1, ander));
                    show(zaak);
                    CU_FAIL("order");
                }
            }
        } else { /* the dates contradict each other: so it is for a whole answer */
            mbo_uitkomst u;
            CU_ASSERT_NOT_EQUAL(mbo_uitkomst_of(regels, structuur, zaak, MBO_VRAAG_TRAJECT, streng, &u, NULL), MBO_OK);
        }
        mbo_advies_free(a);
        mbo_advies_free(again);
        mbo_zaak_free(zaak);
    }
}

/* Every verdict is that of the whole answer on the completed case. */
static void random_cases(void)
{
    const char *many = getenv("MBO_ADVIES_GEVALLEN");
    seed = UINT64_C(0x9e3779b97f4a7c15);
    check_cases(many ? atoi(many) : 10000);
}

/* An own rule of the host is asked of each route, and never of what is only tried. */
static int32_t odd(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    int64_t sum = 0;
    (void)ctx, (void)fout;
    for (size_t i = 0; i < n; i++)
        sum += args[i].waarde;
    return sum % 2 != 0;
}

static void own_rules(void)
{
    static const mbo_eigen_regel eigen[] = {{.size = sizeof *eigen,
                                             .vraag = MBO_VRAAG_TOELATING,
                                             .id = "eigen.toelating",
                                             .versie = "1",
                                             .nl = "Naar soort.",
                                             .en = "By kind.",
                                             .feiten = "soort_opleiding,leerweg",
                                             .functie = odd},
                                            {.size = sizeof *eigen,
                                             .vraag = MBO_VRAAG_PRAKTIJKPLAATS,
                                             .id = "eigen.plaats",
                                             .versie = "1",
                                             .nl = "Naar baan.",
                                             .en = "By job.",
                                             .feiten = "leerbaan,werkend",
                                             .functie = odd},
                                            {.size = sizeof *eigen,
                                             .vraag = MBO_VRAAG_AANBOD,
                                             .id = "eigen.aanbod",
                                             .versie = "1",
                                             .nl = "Naar duur.",
                                             .en = "By length.",
                                             .feiten = "studieduur",
                                             .functie = odd}};
    mbo_regels *law = regels;
    for (size_t i = 0; i < sizeof eigen / sizeof *eigen; i++) {
        CU_ASSERT_EQUAL_FATAL(mbo_regels_met_eigen_regel(law, &eigen[i], &regels, NULL), MBO_OK);
        seed = UINT64_C(0x9e3779b97f4a7c15) + i;
        check_cases(300);
        mbo_regels_free(regels);
    }
    regels = law;
}

/* The same of every kwalificatie that a filter lets through. */
static void check_kwalificaties(int count)
{
    seed = UINT64_C(0x853c49e6748fea9b);
    for (int n = 0; n < count; n++) {
        mbo_zaak *zaak = random_zaak();
        const mbo_filter filter = {.size = sizeof filter, .niveau = (int32_t)draw(0, 4)};
        const int32_t alle = draw(1, 4) == 1 ? MBO_ADVIES_ALLE_ROUTES : 0;
        mbo_advies *a = NULL;
        mbo_zaak_unset(zaak, MBO_FEIT_CREBO, NULL);
        if (mbo_advies_create(regels, structuur, zaak, &filter, alle, NULL, &a, NULL) == MBO_OK)
            for (int32_t i = 0; i < mbo_advies_route_count(a); i++) {
                if (i % 7 == n % 7)
                    check_route(a, i, 0, false);
                CU_ASSERT_PTR_NOT_NULL(mbo_advies_kwalificatie(a, i));
            }
        mbo_advies_free(a);
        mbo_zaak_free(zaak);
    }
}

static void kwalificaties(void)
{
    check_kwalificaties(25);
}

/* An own rule may tell kwalificaties apart that are one to the law. */
static void own_rules_about_the_crebo(void)
{
    const mbo_eigen_regel eigen = {.size = sizeof eigen,
                                   .vraag = MBO_VRAAG_AANBOD,
                                   .id = "eigen.crebo",
                                   .versie = "1",
                                   .nl = "Naar crebo.",
                                   .en = "By crebo.",
                                   .feiten = "crebo",
                                   .functie = odd};
    mbo_regels *law = regels;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_eigen_regel(law, &eigen, &regels, NULL), MBO_OK);
    check_kwalificaties(5);
    mbo_regels_free(regels);
    regels = law;
}

/* What the case fixes holds for each of them too: also where the structure does not know the kind. */
static void fixed_kind(void)
{
    const mbo_filter filter = {.size = sizeof filter};
    mbo_zaak *zaak = zaak_of("startdatum=2026-09-01 bewijs=diploma leerweg=bol soort_opleiding=vak");
    mbo_advies *a = advise(zaak, &filter, 0);
    int32_t unknown = 0;
    for (int32_t i = 0; i < mbo_advies_route_count(a); i++) {
        CU_ASSERT_EQUAL(mbo_advies_soort_opleiding(a, i), MBO_SOORT_OPLEIDING_VAK);
        unknown += !mbo_kwalificatie_soort_opleiding(mbo_advies_kwalificatie(a, i));
    }
    CU_ASSERT_TRUE(unknown > 0);
    mbo_advies_free(a);
    mbo_zaak_free(zaak);
}

/* How long it takes. WEB 7.2.4a: middenkader takes three years, and four when its kwalificatie is on the list. */
static void lengths(void)
{
    static const struct {
        const char *facts;
        int32_t minimaal, maximaal;
    } law[] = {
        {"startdatum=2016-01-01 bewijs=diploma leerweg=bol soort_opleiding=middenkader", 36, 48},
        {"startdatum=2016-01-01 bewijs=diploma leerweg=bol soort_opleiding=middenkader vierjarig=nee", 36, 36},
        {"startdatum=2016-01-01 bewijs=diploma leerweg=bol crebo=25119", 36, 36},
        {"startdatum=2016-01-01 bewijs=diploma leerweg=bol crebo=25104", 36, 48},
        {"startdatum=2016-01-01 bewijs=diploma leerweg=bol soort_opleiding=vak", 24, 36},
        {"startdatum=2016-01-01 bewijs=diploma leerweg=bol soort_opleiding=vak instelling=roc", 24, 36},
        /* WEB 1.4.1 lid 1, since 2026-08-01 11.1.2 lid 1: without funding the school sets the length */
        {"startdatum=2016-01-01 bewijs=diploma leerweg=bol soort_opleiding=vak instelling=privaat", 0, 0},
        {"startdatum=2026-09-01 bewijs=diploma leerweg=bbl soort_opleiding=vak instelling=privaat", 0, 0},
        {"startdatum=2026-09-01 bewijs=diploma leerweg=derde soort_opleiding=vak", 0, 0},
        {"startdatum=2026-09-01 bewijs=praktijkverklaring leerweg=derde instelling=privaat", 3, 6},
    };
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        mbo_zaak *zaak = zaak_of(law[i].facts);
        mbo_advies *a = advise(zaak, NULL, 0);
        int32_t minimaal = 0, maximaal = 0;
        CU_ASSERT_EQUAL(mbo_advies_route_count(a), 1);
        CU_ASSERT_EQUAL(mbo_advies_duur(a, 0, &minimaal, &maximaal), law[i].maximaal > 0);
        if (minimaal != law[i].minimaal || maximaal != law[i].maximaal)
            printf("%s: %d to %d months\n", law[i].facts, (int)minimaal, (int)maximaal);
        CU_ASSERT_EQUAL(minimaal, law[i].minimaal);
        CU_ASSERT_EQUAL(maximaal, law[i].maximaal);
        mbo_advies_free(a);
        mbo_zaak_free(zaak);
    }
    /* the same of each that a filter lets through */
    const mbo_filter filter = {.size = sizeof filter, .soort = MBO_SOORT_OPLEIDING_MIDDENKADER};
    mbo_zaak *zaak = zaak_of("startdatum=2016-01-01 bewijs=diploma leerweg=bol");
    mbo_advies *a = advise(zaak, &filter, 0);
    int32_t three = 0, four = 0;
    for (int32_t i = 0; i < mbo_advies_route_count(a); i++) {
        const int32_t vierjarig = mbo_kwalificatie_vierjarig(mbo_advies_kwalificatie(a, i));
        int32_t maximaal = 0;
        mbo_advies_duur(a, i, NULL, &maximaal);
        CU_ASSERT_EQUAL(maximaal, vierjarig ? 48 : 36);
        three += vierjarig == 0;
        four += vierjarig == 1;
    }
    CU_ASSERT_TRUE(three > 0 && four > 0);
    mbo_advies_free(a);
    mbo_zaak_free(zaak);
}

static CU_TestInfo tests[] = {{"which routes are listed", listed},
                              {"verdicts and order, by hand", by_hand},
                              {"random cases against the answer on the completed case", random_cases},
                              {"own rules of the host", own_rules},
                              {"per kwalificatie", kwalificaties},
                              {"the kind that the case fixes, per kwalificatie", fixed_kind},
                              {"how long it takes", lengths},
                              {"own rules about the crebo, per kwalificatie", own_rules_about_the_crebo},
                              CU_TEST_INFO_NULL};

CU_SuiteInfo suites[] = {{"advies", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
