/* SPDX-License-Identifier: MIT */
/* Own rules: they narrow, are called once at most, and say what they lack. */
#include "vragen.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* A gemeente that pays for no school fee above a limit. */
typedef struct grens {
    int64_t cents;
    int called, freed;
} grens;

static int32_t te_duur(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    grens *g = ctx;
    g->called++;
    CU_ASSERT_EQUAL_FATAL(n, 1);
    CU_ASSERT_EQUAL(args[0].feit, MBO_FEIT_ONDERWIJSPRIJS);
    CU_ASSERT_EQUAL(args[0].type, MBO_FEITTYPE_GELD);
    if (args[0].waarde == 66600) {
        snprintf(fout->message, sizeof fout->message, "the price list is closed");
        return -1;
    }
    return args[0].waarde <= g->cents;
}

static void count_free(void *ctx)
{
    ((grens *)ctx)->freed++;
}

static mbo_eigen_regel budget(grens *g)
{
    return (mbo_eigen_regel){.size = sizeof(mbo_eigen_regel),
                             .vraag = MBO_VRAAG_GEMEENTE_FINANCIERING,
                             .id = "eigen.budget",
                             .versie = "1",
                             .nl = "De gemeente betaalt ten hoogste haar grensbedrag.",
                             .en = "The municipality pays no more than its limit.",
                             .feiten = "onderwijsprijs",
                             .functie = te_duur,
                             .ctx = g,
                             .ctx_free = count_free};
}

static mbo_regels *with(const mbo_eigen_regel *regel)
{
    mbo_fout fout;
    mbo_regels *r = NULL;
    if (mbo_regels_met_eigen_regel(regels, regel, &r, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    return r;
}

static mbo_regels *eigenlijk;

static void ask_of(mbo_regels *r)
{
    eigenlijk = regels;
    regels = r;
}

static void back(void)
{
    mbo_regels_free(regels);
    regels = eigenlijk;
}

#define BIJSTAND "uitkering=participatiewet "

static void narrows_and_says_what_it_lacks(void)
{
    static const mbo_vraag v = MBO_VRAAG_GEMEENTE_FINANCIERING;
    grens g = {.cents = 100000};
    mbo_eigen_regel regel = budget(&g);
    ask_of(with(&regel));
    expect(BIJSTAND "besluit_gemeente=ja onderwijsprijs=1000", v, "ja");
    expect(BIJSTAND "besluit_gemeente=ja onderwijsprijs=1000.01", v, "nee");
    expect(BIJSTAND "besluit_gemeente=nee onderwijsprijs=1", v, "nee"); /* never from nee to ja */
    expect(BIJSTAND "onderwijsprijs=1000.01", v, "nee");                /* whatever is decided */
    expect(BIJSTAND "onderwijsprijs=1000", v, "voorwaardelijk: besluit_gemeente");
    expect("uitkering=ww", v, "nee"); /* its price does not matter */
    expect(BIJSTAND "besluit_gemeente=ja", v, "onbekend: onderwijsprijs");
    expect("besluit_gemeente=ja onderwijsprijs=1", v, "onbekend: uitkering werkzoekend");
    int called = g.called;
    mbo_oordeel *o = ask(BIJSTAND, v);
    CU_ASSERT_EQUAL(mbo_oordeel_niet_exact(o, v), 1);
    CU_ASSERT_EQUAL(g.called, called); /* never while the library enumerates */
    mbo_oordeel_free(o);
    o = ask(BIJSTAND "onderwijsprijs=1", v);
    CU_ASSERT_EQUAL(mbo_oordeel_niet_exact(o, v), 0);
    int32_t n = mbo_oordeel_reden_count(o, v);
    const mbo_regel *laatste = mbo_oordeel_reden_regel(o, v, n - 1);
    CU_ASSERT_STRING_EQUAL(mbo_regel_id(laatste), "eigen.budget");
    CU_ASSERT_EQUAL(mbo_regel_eigen(laatste), 1);
    CU_ASSERT_EQUAL(mbo_regel_basis(laatste), MBO_BASIS_EIGEN);
    CU_ASSERT_EQUAL(mbo_oordeel_reden_uitkomst(o, v, n - 1), MBO_UITKOMST_JA);
    mbo_oordeel_free(o);
    back();
    CU_ASSERT_EQUAL(g.freed, 1);
}

static void is_called_once_for_a_case(void)
{
    grens g = {.cents = 100000};
    mbo_eigen_regel regel = budget(&g);
    ask_of(with(&regel));
    mbo_oordeel_free(ask(BIJSTAND "onderwijsprijs=1 instelling=roc", MBO_VRAAG_ALLE));
    CU_ASSERT_EQUAL(g.called, 1);
    mbo_oordeel_free(ask(BIJSTAND "onderwijsprijs=1", MBO_VRAAG_TOELATING)); /* does not read it */
    CU_ASSERT_EQUAL(g.called, 1);
    back();
}

/* A question that refers to another follows it, and copies share the function. */
static void works_through_in_other_questions(void)
{
    static const char ja[] = "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_kb "
                             "studieduur=36 startdatum=2025-08-01 ";
    char facts[512];
    grens g = {.cents = 100000};
    mbo_eigen_regel regel = budget(&g);
    regel.vraag = MBO_VRAAG_TOELATING;
    mbo_regels *r = with(&regel), *copy = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(r, "doelgroep.certificaat", &copy, NULL), MBO_OK);
    mbo_regels_free(r);
    CU_ASSERT_EQUAL(g.freed, 0);
    ask_of(copy);
    snprintf(facts, sizeof facts, "%sonderwijsprijs=2000", ja);
    expect(facts, MBO_VRAAG_TOELATING, "nee");
    expect(facts, MBO_VRAAG_TRAJECT, "nee");
    snprintf(facts, sizeof facts, "%sonderwijsprijs=10", ja);
    expect(facts, MBO_VRAAG_TRAJECT, "ja");
    expect(ja, MBO_VRAAG_TRAJECT, "onbekend: onderwijsprijs");
    mbo_regels *zonder = NULL; /* it can be switched off like any other */
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(copy, "eigen.budget", &zonder, NULL), MBO_OK);
    mbo_regels *was = regels;
    regels = zonder;
    expect(ja, MBO_VRAAG_TRAJECT, "ja");
    regels = was;
    mbo_regels_free(zonder);
    back();
    CU_ASSERT_EQUAL(g.freed, 1);
}

static int32_t nooit(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)args, (void)n, (void)fout;
    return 0;
}

/* Whatever question is narrowed, no answer to any other grows wider by it: nee stays nee, and nvt stays nvt. */
static void widens_no_answer(void)
{
    static const char *const cases[] = {
        "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_kb studieduur=60 "
        "startdatum=2025-08-01 geboortedatum=1990-01-01 leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja",
        "bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=vmbo_kb studieduur=36 "
        "startdatum=2021-09-01 geboortedatum=1985-01-01 nationaliteit_wsf=ja studiefinanciering_lopend=ja "
        "onderwijs_vergoed=nee diploma_erkenning=ja",
        "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=entree vooropleiding=- studieduur=12 "
        "startdatum=2024-09-01 geboortedatum=2000-01-01 leerbaan=geen uren_begeleid=240 uren_bpv=610 "
        "leerbedrijf_erkend=ja praktijkovereenkomst=ja",
        "bewijs=praktijkverklaring leerweg=derde instelling=privaat startdatum=2024-09-01 studieduur=6 werkzoekend=ja "
        "diploma_haalbaar=nee certificaat_haalbaar=nee diploma_erkenning=ja leerbaan=geen uitkering=ww",
        "bewijs=diploma leerweg=bol instelling=privaat soort_opleiding=vak vooropleiding=vmbo_kb studieduur=36 "
        "startdatum=2024-09-01 geboortedatum=1985-01-01 onderwijsprijs=4000",
    };
    mbo_regels *wet = regels;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        mbo_eigen_regel regel = budget(NULL);
        regel.vraag = v;
        regel.functie = nooit;
        regel.ctx_free = NULL;
        regel.feiten = "instelling";
        mbo_regels *met = with(&regel);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            mbo_oordeel *was = ask(cases[i], MBO_VRAAG_ALLE);
            regels = met;
            mbo_oordeel *nu = ask(cases[i], MBO_VRAAG_ALLE);
            for (mbo_vraag q = 1; q <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); q++) {
                mbo_uitkomst een = mbo_oordeel_uitkomst(was, q), twee = mbo_oordeel_uitkomst(nu, q);
                bool fits = twee == een || (twee == MBO_UITKOMST_NEE && een != MBO_UITKOMST_NVT);
                if (!fits)
                    printf("own rule on %d, question %d: %d becomes %d\n", v, q, een, twee);
                CU_ASSERT(fits);
                bool bereik_open = *mbo_regels_bereik(wet, q) && een == MBO_UITKOMST_ONBEKEND && twee == een;
                CU_ASSERT(q != v || twee == MBO_UITKOMST_NEE || een == MBO_UITKOMST_NVT || bereik_open);
            }
            regels = wet;
            mbo_oordeel_free(was);
            mbo_oordeel_free(nu);
        }
        mbo_regels_free(met);
    }
}

/* An own rule that waits for a besluit alone leaves the answer voorwaardelijk. */
static int32_t ja(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)n, (void)fout;
    return (int32_t)args[0].waarde;
}

static void may_wait_for_a_besluit(void)
{
    mbo_eigen_regel regel = budget(NULL);
    regel.functie = ja;
    regel.feiten = "besluit_gemeente_behoud, verblijf_in_orde";
    regel.ctx_free = NULL;
    ask_of(with(&regel));
    expect(BIJSTAND "besluit_gemeente=ja", MBO_VRAAG_GEMEENTE_FINANCIERING, "voorwaardelijk: besluit_gemeente_behoud");
    expect(BIJSTAND "besluit_gemeente=ja besluit_gemeente_behoud=ja", MBO_VRAAG_GEMEENTE_FINANCIERING, "ja");
    expect(BIJSTAND "besluit_gemeente=ja besluit_gemeente_behoud=nee", MBO_VRAAG_GEMEENTE_FINANCIERING, "nee");
    expect_streng(BIJSTAND "besluit_gemeente=ja besluit_gemeente_behoud=ja", MBO_VRAAG_GEMEENTE_FINANCIERING,
                  "onbekend: verblijf_in_orde");
    /* another value of the aanname might change it: it is not called to find out */
    aannames(BIJSTAND "besluit_gemeente=ja besluit_gemeente_behoud=ja", MBO_VRAAG_GEMEENTE_FINANCIERING,
             "verblijf_in_orde");
    back();
}

/* Functions in their own types: every type, and every size of a result in a register. */
static int32_t negative(void *ctx, int32_t weken)
{
    (void)ctx;
    return weken == 7 ? -5 : 2;
}

/* A library without libffi refuses a native function, and says so. */
static bool met_ffi(const char *what)
{
#ifdef MBO_FFI
    (void)what;
    return true;
#else
    static const mbo_ctype typ = MBO_CTYPE_INT64;
    grens g = {0};
    mbo_fout fout;
    mbo_eigen_regel regel = budget(&g);
    mbo_regels *r = NULL;
    regel.functie = NULL;
    regel.native = (mbo_native)negative;
    regel.typen = &typ;
    regel.typen_count = 1;
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(regels, &regel, &r, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_STRING_EQUAL(fout.message,
                           "mbo_regels_met_eigen_regel: eigen.budget: this library is built without libffi "
                           "and calls no native function; give functie, over an array");
    CU_ASSERT_PTR_NULL(r);
    CU_ASSERT_EQUAL(g.freed, 0); /* on error it stays the caller's */
    printf("SKIPPED: %s: the library is built without libffi\n", what);
    return false;
#endif
}

static void native_functions(void)
{
    if (!met_ffi("native functions"))
        return;
    static const mbo_ctype typen[] = {MBO_CTYPE_INT64, MBO_CTYPE_INT32, MBO_CTYPE_INT16, MBO_CTYPE_INT8,
                                      MBO_CTYPE_INT32, MBO_CTYPE_INT64, MBO_CTYPE_INT8};
    grens g = {0};
    mbo_fout fout;
    mbo_eigen_regel regel = budget(&g);
    mbo_zaak *zaak = zaak_of(BIJSTAND "besluit_gemeente=ja praktijkweken=7");
    mbo_uitkomst uit;
    regel.functie = NULL;
    regel.native = (mbo_native)negative;
    regel.feiten = "onderwijsprijs,uitkering,praktijkweken,werkend,startdatum,vooropleiding,leerweg";
    regel.typen = typen;
    regel.typen_count = 7;
    mbo_regels *r = NULL;
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(regels, &regel, &r, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(fout.message,
                           "own rule eigen.budget: argument 3: praktijkweken, from 0 to 1000000, does not "
                           "fit an int16; what fits: int32, int64");
    CU_ASSERT_EQUAL(g.freed, 0); /* on error it stays the caller's */
    regel.native = (mbo_native)negative;
    regel.feiten = "praktijkweken";
    regel.typen = typen + 1;
    regel.typen_count = 1;
    r = with(&regel);
    CU_ASSERT_EQUAL(mbo_uitkomst_of(r, NULL, zaak, MBO_VRAAG_GEMEENTE_FINANCIERING, 0, &uit, &fout),
                    MBO_ERROR_OWN_RULE);
    CU_ASSERT_STRING_EQUAL(fout.message, "own rule eigen.budget failed: no message (it returned -5)");
    mbo_zaak_set_int(zaak, MBO_FEIT_PRAKTIJKWEKEN, 8, NULL);
    CU_ASSERT_EQUAL(mbo_uitkomst_of(r, NULL, zaak, MBO_VRAAG_GEMEENTE_FINANCIERING, 0, &uit, &fout),
                    MBO_ERROR_OWN_RULE); /* 2 is neither */
    mbo_regels_free(r);
    mbo_zaak_free(zaak);
}

static int32_t past(void *ctx, int64_t prijs, int64_t uitkeringen, int8_t werkend, int32_t start, int64_t diplomas,
                    int16_t leerweg, int32_t weken)
{
    (void)ctx;
    return prijs == INT64_C(99999999999) && uitkeringen == INT64_C(1) << MBO_UITKERING_PARTICIPATIEWET &&
           werkend == 1 && start == -3653 && diplomas == (INT64_C(1) << MBO_VOOROPLEIDING_HBO_WO | 2) && leerweg == 3 &&
           weken == 40;
}

static void native_types(void)
{
    if (!met_ffi("native types"))
        return;
    static const mbo_ctype typen[] = {MBO_CTYPE_INT64, MBO_CTYPE_INT64, MBO_CTYPE_INT8, MBO_CTYPE_INT32,
                                      MBO_CTYPE_INT64, MBO_CTYPE_INT16, MBO_CTYPE_INT32};
    mbo_eigen_regel regel = budget(NULL);
    regel.functie = NULL;
    regel.native = (mbo_native)past;
    regel.ctx_free = NULL;
    regel.feiten = "onderwijsprijs, uitkering, werkend, geboortedatum, vooropleiding, leerweg, praktijkweken";
    regel.typen = typen;
    regel.typen_count = 7;
    ask_of(with(&regel));
#define ALLE                                                                                        \
    BIJSTAND "besluit_gemeente=ja onderwijsprijs=999999999.99 werkend=ja geboortedatum=1960-01-01 " \
             "vooropleiding=basisonderwijs;hbo_wo leerweg=derde "
    expect(ALLE "praktijkweken=40", MBO_VRAAG_GEMEENTE_FINANCIERING, "ja");
    expect(ALLE "praktijkweken=41", MBO_VRAAG_GEMEENTE_FINANCIERING, "nee");
    expect(ALLE, MBO_VRAAG_GEMEENTE_FINANCIERING, "onbekend: praktijkweken");
    back();
}

/* A rule that takes the crebo takes no part without one; with one soort_opleiding is known. */
static int32_t is_kapper(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)n, (void)fout;
    return args[0].waarde != 25641 && args[1].waarde == MBO_SOORT_OPLEIDING_VAK;
}

static void without_a_crebo_it_takes_no_part(void)
{
    mbo_eigen_regel regel = budget(NULL);
    regel.functie = is_kapper;
    regel.ctx_free = NULL;
    regel.feiten = "crebo, soort_opleiding";
    ask_of(with(&regel));
    expect(BIJSTAND "besluit_gemeente=ja", MBO_VRAAG_GEMEENTE_FINANCIERING, "ja");
    expect(BIJSTAND "besluit_gemeente=ja crebo=25463", MBO_VRAAG_GEMEENTE_FINANCIERING,
           mbo_kwalificatie_soort_opleiding(mbo_structuur_find_crebo(structuur, 25463)) == MBO_SOORT_OPLEIDING_VAK
               ? "ja"
               : "nee");
    back();
}

static void refused(mbo_eigen_regel regel, mbo_status status, const char *message)
{
    mbo_fout fout;
    mbo_regels *r = regels;
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(regels, &regel, &r, &fout), status);
    CU_ASSERT_PTR_NULL(r);
    if (strcmp(fout.message, message))
        printf("expected %s\ngot      %s\n", message, fout.message);
    CU_ASSERT_STRING_EQUAL(fout.message, message);
}

static void refuses_what_is_wrong(void)
{
    grens g = {0};
    mbo_eigen_regel goed = budget(&g), r = goed;
    r.feiten = "onderwijsprys";
    refused(r, MBO_ERROR_NAME, "\"onderwijsprys\" is not the name of a fact; nearest: \"onderwijsprijs\"");
    r.feiten = "";
    refused(r, MBO_ERROR_NAME, "\"\" is not the name of a fact");
    r.feiten = "uitkering,uitkering";
    refused(r, MBO_ERROR_VALUE, "own rule eigen.budget: takes uitkering twice");
    r.feiten = "leerplicht_beeindigd";
    refused(r, MBO_ERROR_VALUE,
            "own rule eigen.budget: leerplicht_beeindigd follows from other facts when it is not given; take those");
    r = goed, r.id = "Eigen regel";
    refused(r, MBO_ERROR_VALUE, "own rule Eigen regel: an id is of a-z, 0-9, . and _");
    char lang[402]; /* one that a receipt would cut */
    memset(lang, 'a', sizeof lang);
    lang[401] = '\0';
    r = goed, r.versie = lang;
    refused(r, MBO_ERROR_LIMIT, "own rule eigen.budget: an id has at most 150 bytes, a versie at most 400");
    lang[151] = '\0';
    r = goed, r.id = lang;
    mbo_fout fout;
    mbo_regels *geen = NULL;
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(regels, &r, &geen, &fout), MBO_ERROR_LIMIT);
    r = goed, r.id = "toelating.vooropleiding_vak";
    refused(r, MBO_ERROR_CONFLICT, "own rule toelating.vooropleiding_vak: there is a rule of that id");
    static const char plain[] =
        "own rule eigen.budget: versie, nl and en are UTF-8 without control characters, in one line";
    static const char *const vuil[] = {"twee\nregels",     "caf\xe9",  "\x1b[2J", "\xc0\xaf", "\xed\xa0\x80",
                                       "\xf4\x90\x80\x80", "\xe2\x82", "\x7f",    "\xc2\x85", "\xff"};
    for (size_t i = 0; i < sizeof vuil / sizeof *vuil; i++) {
        r = goed, r.versie = vuil[i];
        refused(r, MBO_ERROR_VALUE, plain);
        r = goed, r.nl = vuil[i];
        refused(r, MBO_ERROR_VALUE, plain);
        r = goed, r.en = vuil[i];
        refused(r, MBO_ERROR_VALUE, plain);
    }
    r = goed, r.vraag = 99;
    refused(r, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: eigen.budget: 99 is not a question");
    r = goed, r.functie = NULL;
    refused(r, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: eigen.budget: give it one of functie and native");
    r = goed, r.native = (mbo_native)past;
    refused(r, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: eigen.budget: give it one of functie and native");
    r = goed, r.versie = NULL;
    refused(r, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: id, versie, nl, en and feiten are needed");
    r = goed, r.size = 4;
    refused(r, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: a rule of 4 bytes is not known");
    static const mbo_ctype te_klein[] = {MBO_CTYPE_INT32};
    r = goed, r.functie = NULL, r.native = (mbo_native)past, r.typen = te_klein, r.typen_count = 1;
    refused(r, MBO_ERROR_VALUE,
            "own rule eigen.budget: argument 1: onderwijsprijs, from 0 to 100000000000000, does not fit an int32; what "
            "fits: int64");
    r.typen_count = 2;
    refused(r, MBO_ERROR_ARGUMENT,
            "mbo_regels_met_eigen_regel: eigen.budget: 2 types for the 1 facts \"onderwijsprijs\"");
    r.typen = NULL; /* nothing is guessed: a type that is not that of the function is read from where it is not */
    refused(r, MBO_ERROR_ARGUMENT,
            "mbo_regels_met_eigen_regel: eigen.budget: argument 1: onderwijsprijs, from 0 to 100000000000000, has no "
            "type in typen; what fits: int64");
    static const mbo_ctype vier[] = {MBO_CTYPE_INT8, MBO_CTYPE_INT32, MBO_CTYPE_INT64, 5};
    r.feiten = "werkend, startdatum, vooropleiding, studieduur", r.typen = vier, r.typen_count = 3;
    refused(r, MBO_ERROR_ARGUMENT,
            "mbo_regels_met_eigen_regel: eigen.budget: argument 4: studieduur, from 1 to 120, has no type in typen; "
            "what fits: int8, int16, int32, int64");
    r.typen_count = 4;
    refused(r, MBO_ERROR_ARGUMENT,
            "mbo_regels_met_eigen_regel: eigen.budget: argument 4: studieduur, from 1 to 120, has the type 5, which is "
            "none; what fits: int8, int16, int32, int64");
    r.feiten = "startdatum, studieduur", r.typen_count = 2;
    refused(r, MBO_ERROR_VALUE,
            "own rule eigen.budget: argument 1: startdatum, from -719162 to 2932896, does not fit an int8; what fits: "
            "int32, int64");
    CU_ASSERT_EQUAL(g.freed, 0);

    mbo_regels *vol = mbo_regels_ref(regels), *meer = NULL;
    char id[32];
    for (int i = 0; i < 16; i++, vol = meer) {
        snprintf(id, sizeof id, "eigen.r%d", i);
        r = goed, r.id = id;
        CU_ASSERT_EQUAL_FATAL(mbo_regels_met_eigen_regel(vol, &r, &meer, NULL), MBO_OK);
        mbo_regels_free(vol);
    }
    CU_ASSERT_EQUAL(mbo_regels_met_eigen_regel(vol, &goed, &meer, NULL), MBO_ERROR_LIMIT);
    mbo_regels_free(vol);
    CU_ASSERT_EQUAL(g.freed, 16);
}

static void a_failure_is_an_error(void)
{
    grens g = {.cents = 100000};
    mbo_fout fout;
    mbo_oordeel *o = NULL;
    mbo_eigen_regel regel = budget(&g);
    mbo_regels *r = with(&regel);
    mbo_zaak *zaak = zaak_of("onderwijsprijs=666");
    CU_ASSERT_EQUAL(mbo_oordeel_create(r, NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &o, &fout), MBO_ERROR_OWN_RULE);
    CU_ASSERT_STRING_EQUAL(fout.message, "own rule eigen.budget failed: the price list is closed (it returned -1)");
    CU_ASSERT_PTR_NULL(o);
    mbo_zaak_free(zaak);
    mbo_regels_free(r);
}

/* The batch: as one case at a time; a failure is a bad value of its row. */
static void the_batch_agrees(void)
{
    enum { RIJEN = 3000 };
    static int64_t prijs[RIJEN];
    static int32_t uitkering[RIJEN];
    static int8_t besluit[RIJEN], uit[RIJEN], alleen[RIJEN];
    static uint8_t geldig[RIJEN / 8 + 1];
    static mbo_feitset ontbrekend[RIJEN];
    static const mbo_vraag vraag[] = {MBO_VRAAG_GEMEENTE_FINANCIERING};
    grens g = {.cents = 50000};
    mbo_eigen_regel regel = budget(&g);
    mbo_regels *r = with(&regel);
    mbo_batch *b = NULL;
    mbo_zaak *zaak = NULL;
    mbo_fout fout;
    for (int i = 0; i < RIJEN; i++) {
        prijs[i] = i == 1234 ? 66600 : 37 * (int64_t)i + (37 * (int64_t)i == 66600);
        uitkering[i] = i % 14 ? 1 << i % 14 : 0; /* the empty set: none */
        besluit[i] = (int8_t)(i % 3 != 0);
        geldig[i / 8] |= (uint8_t)((i % 5 != 0 || i == 1234) << i % 8);
    }
    mbo_kolom kolom[] = {{MBO_FEIT_ONDERWIJSPRIJS, MBO_KOLOMTYPE_INT64, prijs, geldig},
                         {MBO_FEIT_UITKERING, MBO_KOLOMTYPE_INT32, uitkering, NULL},
                         {MBO_FEIT_BESLUIT_GEMEENTE, MBO_KOLOMTYPE_INT8, besluit, NULL}};
    mbo_antwoordkolom met = {.vraag = vraag[0], .uitkomst = uit, .ontbrekend = ontbrekend},
                      zonder = {.vraag = vraag[0], .uitkomst = alleen};
    CU_ASSERT_EQUAL_FATAL(mbo_batch_create(r, vraag, 1, NULL, &b, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_run(b, kolom, 3, RIJEN, &met, 1, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_run(b, kolom, 3, RIJEN, &zonder, 1, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 2);
    CU_ASSERT_EQUAL_FATAL(mbo_batch_fout(b, 0, &fout), 1);
    CU_ASSERT_EQUAL(fout.line, 1235);
    CU_ASSERT_STRING_EQUAL(fout.message, "own rule eigen.budget failed: the price list is closed (it returned -1)");
    CU_ASSERT_EQUAL(uit[1234], 0);
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    int verschillen = 0;
    for (int i = 0; i < RIJEN; i++) {
        mbo_oordeel *o = NULL;
        mbo_feitset set;
        if (i == 1234)
            continue;
        mbo_zaak_clear(zaak);
        if (geldig[i / 8] >> i % 8 & 1)
            mbo_zaak_set_money(zaak, MBO_FEIT_ONDERWIJSPRIJS, prijs[i], NULL);
        mbo_zaak_set_set(zaak, MBO_FEIT_UITKERING, uitkering[i], NULL);
        mbo_zaak_set_bool(zaak, MBO_FEIT_BESLUIT_GEMEENTE, besluit[i], NULL);
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(r, NULL, zaak, vraag[0], 0, NULL, &o, NULL), MBO_OK);
        mbo_oordeel_ontbrekend(o, vraag[0], &set);
        mbo_uitkomst u = mbo_oordeel_uitkomst(o, vraag[0]);
        verschillen += u != uit[i] || u != alleen[i] || memcmp(&set, &ontbrekend[i], sizeof set) != 0;
        mbo_oordeel_free(o);
    }
    CU_ASSERT_EQUAL(verschillen, 0);
    mbo_zaak_free(zaak);
    mbo_batch_free(b);
    mbo_regels_free(r);
}

typedef struct elders {
    const mbo_regels *r;
    mbo_status status, batch;
} elders;

static void *ask_elsewhere(void *arg)
{
    elders *e = arg;
    mbo_zaak *zaak = zaak_of("onderwijsprijs=1");
    mbo_uitkomst uit;
    mbo_batch *b = NULL;
    mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_GEMEENTE_FINANCIERING};
    e->status = mbo_uitkomst_of(e->r, NULL, zaak, MBO_VRAAG_GEMEENTE_FINANCIERING, 0, &uit, NULL);
    e->batch = mbo_batch_create(e->r, NULL, 0, NULL, &b, NULL);
    if (!e->batch)
        e->batch = mbo_batch_run(b, NULL, 0, 10, &antwoord, 1, NULL);
    mbo_batch_free(b);
    mbo_zaak_free(zaak);
    return NULL;
}

static void may_belong_to_one_thread(void)
{
    enum { RIJEN = 50000 };
    static int64_t prijs[RIJEN];
    grens g = {.cents = 100};
    mbo_eigen_regel regel = budget(&g);
    mbo_batch *b = NULL;
    mbo_batch_options options = {.size = sizeof options, .threads = 4};
    mbo_kolom kolom = {MBO_FEIT_ONDERWIJSPRIJS, MBO_KOLOMTYPE_INT64, prijs, NULL};
    mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_GEMEENTE_FINANCIERING};
    regel.een_draad = 1;
    mbo_regels *r = with(&regel);
    elders e = {.r = r};
    pthread_t draad;
    CU_ASSERT_EQUAL_FATAL(pthread_create(&draad, NULL, ask_elsewhere, &e), 0);
    pthread_join(draad, NULL);
    CU_ASSERT_EQUAL(e.status, MBO_ERROR_THREAD);
    CU_ASSERT_EQUAL(e.batch, MBO_ERROR_THREAD);
    CU_ASSERT_EQUAL_FATAL(mbo_batch_create(r, NULL, 0, &options, &b, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_run(b, &kolom, 1, RIJEN, &antwoord, 1, NULL), MBO_OK);
    CU_ASSERT_EQUAL(g.called, RIJEN); /* counted without a lock: all on this thread */
    mbo_batch_free(b);
    mbo_regels_free(r);
}

static void the_version_is_in_the_fingerprint(void)
{
    char een[65], twee[65], zonder[65], regel_een[65], regel_twee[65];
    grens g = {0};
    mbo_eigen_regel regel = budget(&g);
    mbo_regels *a = with(&regel);
    regel.versie = "2";
    mbo_regels *b = with(&regel);
    CU_ASSERT_EQUAL(mbo_regels_vingerafdruk(a, een, sizeof een), 64);
    mbo_regels_vingerafdruk(b, twee, sizeof twee);
    mbo_regels_vingerafdruk(regels, zonder, sizeof zonder);
    CU_ASSERT_STRING_NOT_EQUAL(een, twee);
    CU_ASSERT_STRING_NOT_EQUAL(een, zonder);
    for (int32_t i = 0; i < mbo_regels_regel_count(a); i++) {
        mbo_regel_vingerafdruk(mbo_regels_regel(a, i), regel_een, sizeof regel_een);
        mbo_regel_vingerafdruk(mbo_regels_regel(b, i), regel_twee, sizeof regel_twee);
        CU_ASSERT_EQUAL(strcmp(regel_een, regel_twee) != 0, mbo_regel_eigen(mbo_regels_regel(a, i)));
    }
    mbo_regels_free(a);
    mbo_regels_free(b);
    CU_ASSERT_EQUAL(g.freed, 2);
}

static CU_TestInfo tests[] = {
    {"narrows, and says what it lacks", narrows_and_says_what_it_lacks},
    {"is called once for a case", is_called_once_for_a_case},
    {"works through in other questions", works_through_in_other_questions},
    {"widens no answer", widens_no_answer},
    {"may wait for a besluit", may_wait_for_a_besluit},
    {"native functions", native_functions},
    {"native types", native_types},
    {"without a crebo it takes no part", without_a_crebo_it_takes_no_part},
    {"refuses what is wrong", refuses_what_is_wrong},
    {"a failure is an error", a_failure_is_an_error},
    {"the batch agrees", the_batch_agrees},
    {"may belong to one thread", may_belong_to_one_thread},
    {"the version is in the fingerprint", the_version_is_in_the_fingerprint},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"eigen regels", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
