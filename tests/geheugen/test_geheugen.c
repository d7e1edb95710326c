/* SPDX-License-Identifier: MIT */
/*
 * Every allocation fails once, ours and those of libxml2: the n-th alone, and the n-th with all after it. It ends in
 * MBO_ERROR_MEMORY, or in exactly what comes without a failure; never in a part of it. Nothing of ours stays
 * behind; what libxml2 leaves is counted apart, 2.9.14 leaves no more than its last error.
 */
#include "digest.h"
#include "geheugen.h"
#include "tests.h"

#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KLEIN MBO_TEST_DATA "/sbb-klein.xml"   /* with attributes of urn:mborules:structuur:1 */
#define INHOUD MBO_TEST_DATA "/sbb-inhoud.xml" /* without */
#define AANBOD MBO_TEST_DATA "/sbb-aanbod.xml"

enum {
    ONGERIJMD = -1, /* a status with an object that does not go with it */
    LAST_ERROR = 4  /* blocks that libxml2 keeps for the thread: a message and what it is about */
};

static mbo_fout fout;
static mbo_structuur *structuur;
static mbo_regels *regels;

static mbo_status sound(mbo_status status, const void *out)
{
    return (status == MBO_OK) == (out != NULL) ? status : ONGERIJMD;
}

static mbo_status got;
#define SOUND(call, out) (got = (call), sound(got, out))

/* What is tried: with this allocator, everything released again, `what` came of it in a number. */
typedef mbo_status proef(const mbo_allocator *allocator, uint64_t *what);

/* ---- the loop ---- */

typedef struct uitslag {
    long n, no_memory, whole, wrong, left;
} uitslag;

static uitslag fail_each(const char *name, proef *try_it, mbo_status expected, uint64_t whole, long step, bool onwards)
{
    uitslag u = {0};
    for (long n = 1;; n += step ? 1 + n / step : 1) {
        failing counter = {.left = LONG_MAX};
        mbo_allocator allocator = {&counter, failing_resize};
        uint64_t what = 0;
        long failed, before = geheugen_levend();
        fout = (mbo_fout){0};
        geheugen_begin(n, onwards);
        mbo_status status = try_it(&allocator, &what);
        geheugen_eind(&failed);
        if (!failed)
            return u;
        u.n++;
        bool no_memory = status == MBO_ERROR_MEMORY, same = status == expected && what == whole;
        u.no_memory += no_memory;
        u.whole += same;
        u.left += geheugen_levend() - before;
        if ((no_memory || same) && !counter.held)
            continue;
        if (u.wrong++ < 5)
            printf("\n  %s, %ld%s: status %d (%s)%s, %ld bytes of ours left", name, n, onwards ? " onwards" : "",
                   status, fout.message, status == expected && what != whole ? ", other content" : "", counter.held);
    }
}

static void each(const char *name, proef *try_it, mbo_status expected, long step, bool xml)
{
    failing counter = {.left = LONG_MAX};
    mbo_allocator allocator = {&counter, failing_resize};
    uint64_t whole = 0, again = 0;
    long failed;
    CU_ASSERT_EQUAL_FATAL(try_it(&allocator, &whole), expected);
    geheugen_begin(0, false);
    CU_ASSERT_EQUAL_FATAL(try_it(&allocator, &again), expected);
    long asked = geheugen_eind(&failed);
    CU_ASSERT_EQUAL(whole, again);
    CU_ASSERT_EQUAL(counter.held, 0);
    CU_ASSERT(asked > 0);
    stderr_begin();
    uitslag once = fail_each(name, try_it, expected, whole, step, false),
            onwards = fail_each(name, try_it, expected, whole, step, true);
    CU_ASSERT_EQUAL(stderr_end(), 0);
    printf("\n  %s: %ld allocations, %ld failed alone (%ld no memory, %ld made no difference), %ld with all after; "
           "blocks left: %ld, %ld ",
           name, asked, once.n, once.no_memory, once.whole, onwards.n, once.left, onwards.left);
    CU_ASSERT_EQUAL(once.wrong, 0);
    CU_ASSERT_EQUAL(onwards.wrong, 0);
    CU_ASSERT(step || (once.n >= asked && once.n < asked + 100));
    CU_ASSERT(once.no_memory > 0 && onwards.no_memory > 0);
    CU_ASSERT(once.left <= (xml ? LAST_ERROR : 0) && onwards.left <= (xml ? LAST_ERROR : 0));
}

/* ---- the structure ---- */

static struct { /* what is loaded */
    const char *path, *data;
    size_t size, chunk;
} in;

static mbo_status load_it(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_structuur_options o = {.size = sizeof o, .allocator = allocator, .chunk = in.chunk};
    mbo_structuur *s = (mbo_structuur *)1;
    mbo_status status = SOUND(in.path ? mbo_structuur_load_file(in.path, &o, &s, &fout)
                                      : mbo_structuur_load_memory(in.data, in.size, &o, &s, &fout),
                              s);
    if (!status)
        *what = structuur_digest(s);
    if (s)
        mbo_structuur_free(s);
    return status;
}

static char *slurp(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    char *data = malloc(1 << 16);
    *size = fread(data, 1, 1 << 16, file);
    fclose(file);
    return data;
}

static int first_loads; /* of which the n-th allocation fails */

/* The exit status: 0 as it should be, 1 not so, 2 nothing failed any more. */
static void *first_load(void *verdict)
{
    uint64_t what = 0, whole = 0;
    long failed;
    geheugen_begin(first_loads, false);
    mbo_status status = load_it(NULL, &what);
    geheugen_eind(&failed);
    bool good = (status == MBO_ERROR_MEMORY || !status) && load_it(NULL, &whole) == MBO_OK;
    *(int *)verdict = !failed ? 2 : !good || (!status && what != whole);
    return NULL;
}

/* The first load of a process, which sets libxml2 up, and of a thread, for which it keeps something: each in a process
   of its own. After it, loading works. */
static void each_first_load(const char *name, bool thread)
{
    long crashed = 0, wrong = 0;
    in.path = KLEIN;
    in.chunk = 0;
    stderr_begin();
    bool done = false;
    for (first_loads = 1; !done && first_loads < 10000; first_loads++) {
        pid_t child = fork();
        if (!child) {
            int verdict = 1;
            pthread_t other;
            if (!thread)
                first_load(&verdict);
            else if (!pthread_create(&other, NULL, first_load, &verdict))
                pthread_join(other, NULL);
            _exit(verdict);
        }
        int ended = 0;
        waitpid(child, &ended, 0);
        done = WIFEXITED(ended) && WEXITSTATUS(ended) == 2;
        if (!WIFEXITED(ended) && crashed++ < 5)
            printf("\n  %s, %d: signal %d", name, first_loads, WTERMSIG(ended));
        if (WIFEXITED(ended) && WEXITSTATUS(ended) == 1 && wrong++ < 5)
            printf("\n  %s, %d: not right", name, first_loads);
    }
    long said = stderr_end();
    printf("\n  %s: %d allocations ", name, first_loads - 2);
    CU_ASSERT(first_loads > 50);
    CU_ASSERT_EQUAL(crashed, 0);
    CU_ASSERT_EQUAL(wrong, 0);
    if (strncmp(mbo_version_libxml2(), "209", 3) != 0 || !thread) /* 2.9 says that it has none for a thread */
        CU_ASSERT_EQUAL(said, 0);
}

static void test_first_load(void)
{
    each_first_load("the first load", false);
    each_first_load("the first load in a thread", true);
}

/* Without memory for the name of a namespace that is not ours libxml2 2.9 finds the file malformed and does not say
   why. It is refused all the same. */
static mbo_status load_foreign(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_status status = load_it(allocator, what);
    return status == MBO_ERROR_SYNTAX ? MBO_ERROR_MEMORY : status;
}

static void each_chunk(const char *name, proef *load, mbo_status expected)
{
    static const size_t chunks[] = {64 << 10, 3};
    for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
        char text[80];
        in.chunk = chunks[i];
        snprintf(text, sizeof text, "%s, chunks of %zu", name, chunks[i]);
        each(text, load, expected, 0, true);
    }
}

static void test_load(void)
{
    in.path = INHOUD;
    each_chunk("sbb-inhoud.xml", load_it, MBO_OK);
    in.path = KLEIN;
    each_chunk("sbb-klein.xml, with a namespace", load_it, MBO_OK);
    in.path = NULL;
    in.data = slurp(KLEIN, &in.size);
    each_chunk("the same from memory", load_it, MBO_OK);
    char *end = strstr(in.data + in.size - 10, "</sbb>"); /* wrong at the very end: all of it has been read by then */
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    memcpy(end, "</sbx>", 6);
    each_chunk("malformed", load_it, MBO_ERROR_SYNTAX);
    free((char *)in.data);
    static const char latin[] = "<?xml version='1.0' encoding='iso-8859-1'?><sbb xmlns:q='urn:q' q:a='b'><competenties>"
                                "<competentie nr='1' code='A' titel='Sch\xe0ven'/></competenties><dossiers/></sbb>";
    in.data = latin;
    in.size = sizeof latin - 1;
    each_chunk("another encoding and namespace", load_foreign, MBO_OK);
    static const char vandaag[] =
        "<q:sbb xmlns:q='urn:q'><q:dossiers><q:dossier nr='x'><q:basis><q:basistaken><q:basiskerntaken>"
        "<q:kerntaak hoofdstuk='3.1'><q:complexiteit>Kiest <b>zelf</b>.</q:complexiteit></q:kerntaak>"
        "</q:basiskerntaken></q:basistaken></q:basis></q:dossier></q:dossiers></q:sbb>";
    in.data = vandaag;
    in.size = sizeof vandaag - 1;
    each_chunk("a root in a namespace, and opmerkingen", load_foreign, MBO_OK);
}

static mbo_status load_builtin(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_structuur_options o = {.size = sizeof o, .allocator = allocator};
    mbo_structuur *s = NULL;
    mbo_status status = SOUND(mbo_structuur_load_builtin(&o, &s, &fout), s);
    if (!status)
        *what = structuur_digest(s);
    mbo_structuur_free(s);
    return status;
}

static mbo_status load_edition(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_structuur_options o = {.size = sizeof o, .allocator = allocator};
    mbo_structuur *s = NULL;
    mbo_editie *e = NULL;
    mbo_status status = SOUND(mbo_editie_create(&o, &e, &fout), e);
    if (!status)
        status = mbo_editie_file(e, INHOUD, &fout);
    if (!status)
        status = mbo_editie_file(e, AANBOD, &fout);
    if (!status)
        status = SOUND(mbo_editie_structuur(e, &s, &fout), s);
    if (!status)
        *what = structuur_digest(s);
    mbo_structuur_free(s);
    mbo_editie_free(e);
    return status;
}

static void test_more_loads(void)
{
    each("an edition of two files", load_edition, MBO_OK, 0, true);
    each("the built-in structure, a sample", load_builtin, MBO_OK, 20, true);
}

static mbo_status index_words(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_woorden *w = NULL;
    mbo_status status = SOUND(mbo_woorden_create(structuur, allocator, &w, &fout), w);
    if (!status)
        *what = 1000 * mbo_woorden_memory(w) + (uint64_t)mbo_woorden_zoek(w, "tafels", 0);
    mbo_woorden_free(w);
    return status;
}

static mbo_status compare(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_structuur *ander = NULL;
    mbo_vergelijking *v = NULL;
    mbo_status status = SOUND(mbo_structuur_load_file(AANBOD, NULL, &ander, &fout), ander);
    if (!status)
        status = SOUND(mbo_vergelijking_create(structuur, ander, allocator, &v, &fout), v);
    for (int32_t i = 0; !status && i < mbo_vergelijking_count(v); i++)
        *what = 31 * *what + (uint64_t)mbo_vergelijking_crebo(v, i) + strlen(mbo_vergelijking_was(v, i)) +
                strlen(mbo_vergelijking_nu(v, i));
    mbo_vergelijking_free(v);
    mbo_structuur_free(ander);
    return status;
}

static mbo_status cover(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_dekking *d = NULL;
    mbo_status status = SOUND(mbo_dekking_create(structuur, allocator, &d, &fout), d);
    const mbo_kwalificatie *k = mbo_structuur_kwalificatie(structuur, 0);
    for (int32_t t = 0; !status && t < mbo_kwalificatie_kerntaak_count(k); t++)
        for (int32_t w = 0; !status && w < mbo_kerntaak_werkproces_count(mbo_kwalificatie_kerntaak(k, t)); w++)
            status = mbo_dekking_add(d, mbo_kerntaak_werkproces(mbo_kwalificatie_kerntaak(k, t), w), &fout);
    for (int32_t i = 0; !status && i < mbo_dekking_count(d); i++)
        *what = 31 * *what + (uint64_t)mbo_dekking_werkprocessen(d, i, NULL);
    mbo_dekking_free(d);
    return status;
}

static void test_structure(void)
{
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_file(INHOUD, NULL, &structuur, NULL), MBO_OK);
    each("woorden", index_words, MBO_OK, 0, false);
    each("vergelijking, and loading the other", compare, MBO_OK, 0, true);
    each("dekking", cover, MBO_OK, 0, false);

    /* What must not allocate at all: making a text plain, reading everything, finding. */
    const mbo_werkproces *w;
    const mbo_filter filter = {.size = sizeof filter, .niveau = 2};
    char plain[256];
    int32_t found;
    long failed;
    geheugen_begin(0, false);
    mbo_tekst_schoon("<p>R&amp;D</p> &eacute;&euro;", plain, sizeof plain);
    structuur_digest(structuur);
    mbo_structuur_zoek(structuur, &filter, 0, &found, &fout);
    mbo_structuur_find_werkproces(structuur, "P1-K1-W1@25990", &w, &fout);
    CU_ASSERT_EQUAL(geheugen_eind(&failed), 0);
    mbo_structuur_free(structuur);
}

/* ---- the rest ---- */

static mbo_status make_rules(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_regels_options o = {.size = sizeof o, .allocator = allocator};
    mbo_regels *r = NULL;
    char sha[17] = ""; /* its first sixteen digits */
    mbo_status status = SOUND(mbo_regels_create(&o, &r, &fout), r);
    if (!status)
        mbo_regels_vingerafdruk(r, sha, sizeof sha);
    *what = strtoull(sha, NULL, 16);
    mbo_regels_free(r);
    return status;
}

static mbo_status change_rules(const mbo_allocator *allocator, uint64_t *what)
{
    (void)allocator; /* a copy has that of its original */
    mbo_regels *r = NULL, *t = NULL;
    mbo_status status =
        SOUND(mbo_regels_met_parameter(regels, "lesgeld.bedrag", 16649, MBO_DATUM_NOT_SET, 100000, &r, &fout), r);
    if (!status)
        status = SOUND(mbo_regels_zonder_regel(r, "toelating.leerplicht_bbl", &t, &fout), t);
    char sha[17] = "";
    if (!status)
        mbo_regels_vingerafdruk(t, sha, sizeof sha);
    *what = strtoull(sha, NULL, 16);
    mbo_regels_free(r);
    mbo_regels_free(t);
    return status;
}

static mbo_status make_case(const mbo_allocator *allocator, mbo_zaak **out)
{
    static const char *const facts[] = {"bewijs",   "diploma",    "leerweg",    "bbl",           "instelling",
                                        "roc",      "studieduur", "24",         "uren_begeleid", "300",
                                        "uren_bpv", "1400",       "startdatum", "2024-09-01"};
    mbo_status status = SOUND(mbo_zaak_create(allocator, out, &fout), *out);
    for (size_t i = 0; !status && i < sizeof facts / sizeof *facts; i += 2)
        status = mbo_zaak_set_text(*out, facts[i], facts[i + 1], &fout);
    return status;
}

static mbo_status answer(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_zaak *z = NULL, *copy = NULL;
    mbo_oordeel *o = NULL;
    mbo_controle *c = NULL;
    static char receipt[64 << 10];
    mbo_status status = make_case(allocator, &z);
    if (!status)
        status = SOUND(mbo_zaak_copy(z, &copy, &fout), copy);
    if (!status)
        status = SOUND(mbo_oordeel_create(regels, NULL, copy, 0, 0, allocator, &o, &fout), o);
    for (mbo_vraag vraag = 1; !status && vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++)
        *what = 7 * *what + (uint64_t)mbo_oordeel_uitkomst(o, vraag);
    mbo_oordeel_free(o);
    o = NULL;
    if (!status)
        status = SOUND(mbo_oordeel_create(regels, NULL, z, MBO_VRAAG_BEKOSTIGING, 0, allocator, &o, &fout), o);
    if (!status) {
        size_t size = mbo_oordeel_motivering(o, MBO_VRAAG_BEKOSTIGING, MBO_MOTIVERING_REGELS, receipt, sizeof receipt);
        status = SOUND(mbo_motivering_controleer(regels, NULL, receipt, size, allocator, &c, &fout), c);
    }
    if (!status)
        *what = 7 * *what + (uint64_t)mbo_controle_uitslag(c);
    mbo_controle_free(c);
    mbo_oordeel_free(o);
    mbo_zaak_free(z);
    mbo_zaak_free(copy);
    return status;
}

static mbo_status advise(const mbo_allocator *allocator, uint64_t *what)
{
    const mbo_filter filter = {.size = sizeof filter, .niveau = 3};
    mbo_zaak *z = NULL, *completed = NULL;
    mbo_advies *a = NULL;
    mbo_stappen *s = NULL;
    mbo_feit feit = 0;
    mbo_status status = make_case(allocator, &z);
    if (!status)
        status =
            SOUND(mbo_advies_create(regels, structuur, z, &filter, MBO_ADVIES_ALLE_ROUTES, allocator, &a, &fout), a);
    for (int32_t i = 0; !status && i < mbo_advies_route_count(a); i++)
        *what = 31 * *what + 7 * (uint64_t)mbo_advies_uitkomst_gewoon(a, i) + (uint64_t)mbo_advies_uitkomst(a, i);
    if (!status)
        status = SOUND(mbo_advies_zaak(a, 0, 1, allocator, &completed, &fout), completed);
    if (!status)
        status = SOUND(mbo_stappen_create(a, 0, allocator, &s, &fout), s);
    if (!status)
        status = mbo_advies_vervolgvraag(a, NULL, &feit, &fout);
    if (!status)
        *what = 31 * *what + 7 * (uint64_t)mbo_stappen_count(s) + (uint64_t)feit;
    mbo_stappen_free(s);
    mbo_zaak_free(completed);
    mbo_advies_free(a);
    mbo_zaak_free(z);
    return status;
}

static mbo_status find_routes(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_zaak *z = NULL;
    mbo_leerroute *l = NULL;
    mbo_status status = make_case(allocator, &z);
    if (!status)
        status = SOUND(
            mbo_leerroute_create(regels, NULL, z, MBO_SOORT_OPLEIDING_SPECIALISTEN, 0, 0, allocator, &l, &fout), l);
    for (int32_t k = 0; !status && k < mbo_leerroute_count(l); k++)
        for (int32_t p = 0; p < mbo_leerroute_lengte(l, k); p++)
            *what = 31 * *what + 7 * (uint64_t)mbo_leerroute_soort(l, k, p) + (uint64_t)mbo_leerroute_uitkomst(l, k, p);
    mbo_leerroute_free(l);
    mbo_zaak_free(z);
    return status;
}

static mbo_status ask_needed(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_zaak *z = NULL;
    mbo_nodig *n = NULL;
    mbo_status status = make_case(allocator, &z);
    if (!status)
        status = SOUND(mbo_nodig_create(regels, NULL, z, MBO_VRAAG_URENNORM, 0, NULL, allocator, &n, &fout), n);
    for (int32_t i = 0; !status && i < mbo_nodig_count(n); i++) {
        mbo_feitset set;
        mbo_nodig_feiten(n, i, &set);
        for (size_t b = 0; b < sizeof set; b++)
            *what = 31 * *what + ((const unsigned char *)&set)[b];
    }
    mbo_nodig_free(n);
    mbo_zaak_free(z);
    return status;
}

static mbo_status ask_changed(const mbo_allocator *allocator, uint64_t *what)
{
    mbo_verschil *v = NULL;
    mbo_datum was, now;
    mbo_datum_parse("2026-07-31", &was, NULL);
    mbo_datum_parse("2026-08-01", &now, NULL);
    mbo_status status = SOUND(mbo_verschil_create(regels, was, regels, now, MBO_VRAAG_AANBOD, allocator, &v, &fout), v);
    for (int32_t i = 0; !status && i < mbo_verschil_count(v); i++)
        *what = 31 * *what + 7 * (uint64_t)mbo_verschil_uitkomst_was(v, i) + (uint64_t)mbo_verschil_uitkomst_nu(v, i);
    mbo_verschil_free(v);
    return status;
}

static mbo_status run_batch(const mbo_allocator *allocator, uint64_t *what)
{
    static const signed char leerweg[] = {MBO_LEERWEG_BOL, 0};
    static const mbo_vraag vraag = MBO_VRAAG_BEKOSTIGING;
    mbo_batch_options o = {.size = sizeof o, .allocator = allocator, .threads = 1, .options = MBO_BATCH_TELLEN};
    mbo_batch *b = NULL;
    mbo_kolom kolom = {.feit = MBO_FEIT_LEERWEG, .type = MBO_KOLOMTYPE_INT8, .waarden = leerweg};
    int8_t uitkomst[2] = {0};
    mbo_antwoordkolom antwoord = {.vraag = vraag, .uitkomst = uitkomst};
    mbo_status status = SOUND(mbo_batch_create(regels, &vraag, 1, &o, &b, &fout), b);
    if (!status)
        status = mbo_batch_run(b, &kolom, 1, 2, &antwoord, 1, &fout);
    if (!status)
        *what = 100 * (uint64_t)mbo_batch_rijen(b) + 10 * (uint64_t)uitkomst[0] + (uint64_t)uitkomst[1];
    mbo_batch_free(b);
    return status;
}

static void test_rules(void)
{
    each("regels, a sample", make_rules, MBO_OK, 30, false);
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(NULL, &regels, NULL), MBO_OK);
    each("regels with a change, a sample", change_rules, MBO_OK, 30, false);
    each("zaak, oordeel and motivering", answer, MBO_OK, 0, false);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_file(AANBOD, NULL, &structuur, NULL), MBO_OK);
    each("advies and its steps", advise, MBO_OK, 0, false);
    mbo_structuur_free(structuur);
    each("leerroute", find_routes, MBO_OK, 0, false);
    each("nodig, a sample", ask_needed, MBO_OK, 30, false);
    each("verschil, a sample", ask_changed, MBO_OK, 30, false);
    each("batch", run_batch, MBO_OK, 0, false);
    mbo_regels_free(regels);
}

static CU_TestInfo tests[] = {
    {"the first load", test_first_load}, /* before any other */
    {"load", test_load},
    {"more loads", test_more_loads},
    {"what is made of a structure", test_structure},
    {"rules and answers", test_rules},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"geheugen", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
