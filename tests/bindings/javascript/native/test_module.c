/* SPDX-License-Identifier: MIT */
/* What mborules.wasm exports, compiled for this machine: where the sanitizers are, and an allocation can be made fail.
 */
#include "bindings/javascript/module.c"

#ifdef MBO_TEST_GEHEUGEN
#include "geheugen/geheugen.h"
#endif
#include "tests.h"

#include <unistd.h>

static mbo_regels *regels;
static mbo_structuur *structuur;
static char written[1 << 20];

/* What was written since the last time. */
static const char *output(void)
{
    fflush(stdout);
    long end = lseek(STDOUT_FILENO, 0, SEEK_CUR);
    ssize_t n = pread(STDOUT_FILENO, written, sizeof written - 1, 0);
    written[n < 0 || end < 0 ? 0 : n] = '\0';
    if (ftruncate(STDOUT_FILENO, 0) || lseek(STDOUT_FILENO, 0, SEEK_SET))
        abort();
    return written;
}

static int screen;

static void listen(void)
{
    FILE *file = tmpfile();
    fflush(stdout);
    screen = dup(STDOUT_FILENO);
    if (!file || screen < 0 || dup2(fileno(file), STDOUT_FILENO) < 0)
        abort();
    fclose(file);
}

static void listen_end(void)
{
    fflush(stdout);
    dup2(screen, STDOUT_FILENO);
    close(screen);
}

/* ---- every call that takes a case ---- */

typedef int call(char *args, const char *json);

static int vraag(char *args, const char *json)
{
    return mbo_js_vraag(regels, structuur, args, json, (char[]){"leerbaan"});
}

static int route_zaak(char *args, const char *json)
{
    return mbo_js_route_zaak(regels, structuur, args, json, 0, 1);
}

static int overzicht(char *args, const char *json)
{
    return mbo_js_overzicht(regels, structuur, args, json, (char[]){""});
}

static int route(char *args, const char *json)
{
    return mbo_js_route(regels, structuur, args, json, "diploma/bol/entree");
}

static int blad_van(char *args, const char *json)
{
    return mbo_js_blad(regels, structuur, args, json, (char[]){""});
}

static call *const calls[] = {vraag, route_zaak, overzicht, route, blad_van};
enum { CALLS = sizeof calls / sizeof *calls };

#define WIE "{\"geboortedatum\":\"1990-05-06\",\"vooropleiding\":[\"basisonderwijs\"],\"startdatum\":\"2026-09-01\"}"

static int ask(int which, const char *options, const char *json)
{
    char args[2048];
    snprintf(args, sizeof args, "%s", options);
    return calls[which](args, json);
}

static void test_goed(void)
{
    listen();
    for (int i = 0; i < CALLS; i++) {
        int status = ask(i, "--json\n--taal\nen", WIE);
        json_t *json = json_loads(output(), 0, NULL);
        CU_ASSERT_EQUAL(status, GOED);
        CU_ASSERT_PTR_NOT_NULL(json);
        json_decref(json);
    }
    listen_end();
}

/* Refused with a code and a message, and nothing else is written. */
static void refused(int which, const char *options, const char *json, const char *code)
{
    int status = ask(which, options, json);
    CU_ASSERT_NOT_EQUAL(status, GOED);
    CU_ASSERT_STRING_EQUAL(output(), "");
    mbo_js_fout();
    json_t *fout = json_loads(output(), 0, NULL);
    const char *got = json_string_value(json_object_get(fout, "code"));
    CU_ASSERT_STRING_EQUAL(got ? got : "none", code);
    CU_ASSERT(json_string_length(json_object_get(fout, "message")) > 0);
    json_decref(fout);
}

static void test_fout(void)
{
    char many[65 * 9 + 1] = "";
    for (int i = 0; i < 65; i++)
        strcat(many, "--streng\n");
    listen();
    for (int i = 0; i < CALLS; i++) {
        refused(i, "", "{\"leerwegg\":\"bbl\"}", "MBO_ERROR_NAME");
        refused(i, "", "{\"leerweg\":\"avond\"}", "MBO_ERROR_NAME");
        refused(i, "", "{\"geboortedatum\":\"1990-02-31\"}", "MBO_ERROR_VALUE");
        refused(i, "", "{", "MBO_ERROR_SYNTAX");
        refused(i, "", "", "MBO_ERROR_SYNTAX");
        refused(i, "", "{\"leerweg\":\"\xff\"}", "MBO_ERROR_SYNTAX");
        refused(i, many, WIE, "MBO_ERROR_ARGUMENT");
        CU_ASSERT_EQUAL(ask(i, "--help", WIE), SLECHT_GEBRUIK);
        output();
    }
    listen_end();
}

#ifdef MBO_TEST_GEHEUGEN
typedef struct uitslag {
    long n, left, wrong;
} uitslag;

static uitslag fail_each(int which, const char *whole, bool onwards)
{
    uitslag u = {.n = 1};
    for (long failed = 1; failed; u.n += 1 + u.n / 40) {
        long before = geheugen_levend();
        geheugen_begin(u.n, onwards);
        int status = ask(which, "--json", WIE);
        geheugen_eind(&failed);
        u.left += geheugen_levend() - before;
        u.wrong += status == GOED && strcmp(output(), whole) != 0;
        output();
    }
    return u;
}

/* The n-th allocation fails, alone or with all after it: an error, or the whole answer; nothing stays behind. */
static void test_geheugen(void)
{
    listen();
    for (int i = 0; i < CALLS; i++) {
        ask(i, "--json", WIE);
        char *whole = strdup(output());
        for (int onwards = 0; onwards < 2; onwards++) {
            uitslag u = fail_each(i, whole, onwards);
            CU_ASSERT(u.n > 10);
            CU_ASSERT_EQUAL(u.wrong, 0);
            CU_ASSERT_EQUAL(u.left, 0);
        }
        free(whole);
    }
    listen_end();
}
#endif

static int begin(void)
{
    regels = mbo_js_regels(NULL, 0);
    structuur = mbo_js_structuur(NULL, 0);
    return !regels || !structuur;
}

static int end(void)
{
    mbo_js_structuur_free(structuur);
    mbo_js_regels_free(regels);
    return 0;
}

static CU_TestInfo tests[] = {{"a case that can be asked", test_goed},
                              {"what is wrong is told", test_fout},
#ifdef MBO_TEST_GEHEUGEN
                              {"no memory", test_geheugen},
#endif
                              CU_TEST_INFO_NULL};

CU_SuiteInfo suites[] = {{"module", begin, end, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
