/* SPDX-License-Identifier: MIT */
/*
 * docs/afspraken.md, on every public function: called with NULL for each pointer in turn, with the limits of each
 * number, with each field of a struct that goes in empty or at its limits. nul.py writes the calls from the manifest of
 * the headers.
 */
#include "nul.h"
#include "tests.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct nul_goed nul_goed;
const size_t nul_een = 1;

enum { BUFFER = 4096, MERK = 0xaa, STRUCT = 512 };

static _Alignas(16) unsigned char uit[NUL_PARAMS][BUFFER];
static mbo_fout fout;
static struct ArrowArrayStream stroom;
static int fd = -1;

/* ---- good values ---- */

static mbo_zaak *zaak;
static mbo_editie *editie;
static mbo_dekking *dekking;
static mbo_batch *batch;
static mbo_regels *regels;
static mbo_structuur *structuur, *ander, *onleesbaar;
static mbo_woorden *woorden;
static mbo_vergelijking *vergelijking;
static mbo_oordeel *oordeel;
static mbo_advies *advies;
static mbo_stappen *stappen;
static mbo_leerroute *leerroute;
static mbo_nodig *nodig;
static mbo_verschil *verschil;
static mbo_controle *controle;
static char motivering[16 << 10], sbb[64 << 10];

static void *resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    (void)ctx, (void)old_size;
    if (new_size)
        return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

static int32_t eigen(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *waarom)
{
    (void)ctx, (void)args, (void)n, (void)waarom;
    return 1;
}

static const mbo_allocator allocator = {.resize = resize};
static const mbo_regels_options regels_options = {.size = sizeof regels_options};
static const mbo_structuur_options structuur_options = {.size = sizeof structuur_options};
static const mbo_batch_options batch_options = {.size = sizeof batch_options, .threads = 1};
static const mbo_filter filter = {.size = sizeof filter};
static const mbo_eigen_regel eigen_regel = {.size = sizeof eigen_regel,
                                            .vraag = MBO_VRAAG_UWV_FINANCIERING,
                                            .id = "eigen.nul",
                                            .versie = "1",
                                            .nl = "Zo is het.",
                                            .en = "So it is.",
                                            .feiten = "uitkering",
                                            .functie = eigen};
static const mbo_feitset feitset = {{UINT64_C(1) << MBO_FEIT_LEERWEG, 0}};
static const mbo_vraag vraag = MBO_VRAAG_AANBOD;
static const int64_t waarden[] = {1, 1};
static const mbo_kolom kolom = {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, waarden, NULL};
static int8_t uitkomsten[8];
static const mbo_antwoordkolom antwoordkolom = {.vraag = MBO_VRAAG_AANBOD, .uitkomst = uitkomsten};

/* A table without columns and without rows. */
static void release_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static int get_schema(struct ArrowArrayStream *s, struct ArrowSchema *out)
{
    (void)s;
    *out = (struct ArrowSchema){.format = "+s", .name = "", .release = release_schema};
    return 0;
}

static int get_next(struct ArrowArrayStream *s, struct ArrowArray *out)
{
    (void)s;
    *out = (struct ArrowArray){.release = NULL};
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *s)
{
    (void)s;
    return NULL;
}

static void release_stroom(struct ArrowArrayStream *s)
{
    s->release = NULL;
}

/* What calls change, anew. */
static void renew(void)
{
    static const char *const feiten[] = {"bewijs",   "diploma",    "leerweg",    "bbl",           "instelling",
                                         "roc",      "studieduur", "24",         "uren_begeleid", "300",
                                         "uren_bpv", "1400",       "startdatum", "2024-09-01"};
    mbo_zaak_free(zaak);
    mbo_editie_free(editie);
    mbo_dekking_free(dekking);
    mbo_batch_free(batch);
    bool ok = !mbo_zaak_create(NULL, &zaak, NULL) && !mbo_editie_create(NULL, &editie, NULL) &&
              !mbo_editie_file(editie, MBO_TEST_DATA "/sbb-aanbod.xml", NULL) &&
              !mbo_dekking_create(structuur, NULL, &dekking, NULL) &&
              !mbo_dekking_add(dekking, nul_goed.mbo_werkproces, NULL) &&
              !mbo_batch_create(regels, &vraag, 1, &batch_options, &batch, NULL);
    for (size_t i = 0; ok && i < sizeof feiten / sizeof *feiten; i += 2)
        ok = !mbo_zaak_set_text(zaak, feiten[i], feiten[i + 1], NULL);
    if (!ok) /* outside a test CUnit cannot be told */
        exit(printf("the good values cannot be made again\n"));
    nul_goed.mbo_zaak = zaak;
    nul_goed.mbo_editie = editie;
    nul_goed.mbo_dekking = dekking;
    nul_goed.mbo_batch = batch;
}

static void find_in_structuur(void)
{
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(structuur, 25990);
    const mbo_dossier *d = mbo_kwalificatie_dossier(k);
    const mbo_kerntaak *t = mbo_kwalificatie_kerntaak(k, 0);
    nul_goed.mbo_structuur = structuur;
    nul_goed.mbo_domein = mbo_structuur_domein(structuur, 0);
    nul_goed.mbo_sectorkamer = mbo_structuur_sectorkamer(structuur, 0);
    nul_goed.mbo_competentie = mbo_structuur_competentie(structuur, 0);
    nul_goed.mbo_dossier = d;
    nul_goed.mbo_kwalificatie = k;
    nul_goed.mbo_crebo = mbo_kwalificatie_crebo(k, 0);
    nul_goed.mbo_kerntaak = t;
    nul_goed.mbo_werkproces = mbo_kerntaak_werkproces(t, 0);
    nul_goed.mbo_kennis = mbo_dossier_kennis(d, 0);
    nul_goed.mbo_taaleis = mbo_kwalificatie_taaleis(k, 0);
    nul_goed.mbo_brondocument = mbo_dossier_brondocument(d, 0);
}

static int make_good(void)
{
    static const char met_opmerking[] = "<sbb><dossiers><dossier nr='x'/></dossiers></sbb>";
    FILE *file = fopen(NUL_SBB, "rb");
    if (!file || mbo_regels_create(NULL, &regels, NULL) || mbo_structuur_load_file(NUL_SBB, NULL, &structuur, NULL) ||
        mbo_structuur_load_file(MBO_TEST_DATA "/sbb-aanbod.xml", NULL, &ander, NULL) ||
        mbo_structuur_load_memory(met_opmerking, sizeof met_opmerking - 1, NULL, &onleesbaar, NULL))
        return 1;
    nul_goed.sbb = sbb;
    nul_goed.sbb_lengte = fread(sbb, 1, sizeof sbb, file);
    fclose(file);
    nul_goed.mbo_regels = regels;
    nul_goed.mbo_regel = mbo_regels_regel(regels, 1);
    nul_goed.mbo_bron = mbo_regel_bron(nul_goed.mbo_regel, 0);
    nul_goed.mbo_begrip = mbo_regels_begrip(regels, 0);
    nul_goed.mbo_parameter = mbo_regels_parameter(regels, 0);
    find_in_structuur();
    nul_goed.mbo_opmerking = mbo_structuur_opmerking(onleesbaar, 0);
    renew();
    if (mbo_woorden_create(structuur, NULL, &woorden, NULL) ||
        mbo_vergelijking_create(ander, structuur, NULL, &vergelijking, NULL) ||
        mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &oordeel, NULL) ||
        mbo_advies_create(regels, NULL, zaak, NULL, 0, NULL, &advies, NULL) ||
        mbo_stappen_create(advies, 0, NULL, &stappen, NULL) ||
        mbo_leerroute_create(regels, NULL, zaak, MBO_SOORT_OPLEIDING_VAK, 0, 0, NULL, &leerroute, NULL) ||
        mbo_nodig_create(regels, NULL, zaak, MBO_VRAAG_URENNORM, 0, NULL, NULL, &nodig, NULL) ||
        mbo_verschil_create(regels, 20665, regels, 20666, MBO_VRAAG_AANBOD, NULL, &verschil, NULL))
        return 2;
    nul_goed.motivering = motivering;
    nul_goed.motivering_lengte =
        mbo_oordeel_motivering(oordeel, MBO_VRAAG_URENNORM, MBO_MOTIVERING_REGELS, motivering, sizeof motivering);
    if (mbo_motivering_controleer(regels, NULL, motivering, nul_goed.motivering_lengte, NULL, &controle, NULL))
        return 3;
    nul_goed.mbo_woorden = woorden;
    nul_goed.mbo_vergelijking = vergelijking;
    nul_goed.mbo_oordeel = oordeel;
    nul_goed.mbo_advies = advies;
    nul_goed.mbo_stappen = stappen;
    for (int32_t i = 0; !mbo_stap_tenzij(nul_goed.mbo_stap, 0); i++)
        nul_goed.mbo_stap = mbo_regels_stap(regels, i);
    nul_goed.mbo_leerroute = leerroute;
    nul_goed.mbo_nodig = nodig;
    nul_goed.mbo_verschil = verschil;
    nul_goed.mbo_controle = controle;
    nul_goed.mbo_allocator = &allocator;
    nul_goed.mbo_regels_options = &regels_options;
    nul_goed.mbo_structuur_options = &structuur_options;
    nul_goed.mbo_batch_options = &batch_options;
    nul_goed.mbo_filter = &filter;
    nul_goed.mbo_eigen_regel = &eigen_regel;
    nul_goed.mbo_feitset = &feitset;
    nul_goed.mbo_vraag = &vraag;
    nul_goed.mbo_kolom = &kolom;
    nul_goed.mbo_antwoordkolom = &antwoordkolom;
    nul_goed.ArrowArrayStream = &stroom;
    return 0;
}

static int release_good(void)
{
    mbo_zaak_free(zaak);
    mbo_editie_free(editie);
    mbo_dekking_free(dekking);
    mbo_batch_free(batch);
    mbo_woorden_free(woorden);
    mbo_vergelijking_free(vergelijking);
    mbo_oordeel_free(oordeel);
    mbo_stappen_free(stappen);
    mbo_advies_free(advies);
    mbo_leerroute_free(leerroute);
    mbo_nodig_free(nodig);
    mbo_verschil_free(verschil);
    mbo_controle_free(controle);
    mbo_regels_free(regels);
    mbo_structuur_free(structuur);
    mbo_structuur_free(ander);
    mbo_structuur_free(onleesbaar);
    return 0;
}

/* ---- a call ---- */

static const nul_functie *f;
static nul_arg a[NUL_PARAMS];
static nul_uit u;
static char geval[200];
static long calls, wrong;

static void say(const char *what)
{
    if (wrong++ < 100)
        printf("\n  %s, %s: %s (%lld, \"%s\")", f->naam, geval, what, (long long)u.i, fout.message);
}

#define EXPECT(condition, what) ((condition) ? (void)0 : say(what))

static size_t pointer_of(size_t lengte)
{
    for (size_t i = 0; i < f->params; i++)
        if (f->param[i].lengte == lengte)
            return i;
    return 0;
}

/* Everything as it should be. */
static void fill(void)
{
    bool verandert = false;
    for (size_t i = 0; i < f->params; i++)
        verandert |= f->param[i].verandert;
    if (verandert)
        renew();
    memset(uit, MERK, sizeof uit);
    memset(&fout, 0, sizeof fout);
    for (size_t i = 0; i < f->params; i++) {
        const nul_param *p = &f->param[i];
        const nul_param *van = p->soort == NUL_LENGTE ? &f->param[pointer_of(i)] : NULL;
        switch (p->soort) {
        case NUL_GETAL: a[i].i = p->getal; break;
        case NUL_LENGTE: a[i].i = van->hoeveel ? (int64_t)*van->hoeveel : BUFFER; break;
        case NUL_IN: a[i].p = (void *)(uintptr_t)(p->tekst ? p->tekst : *p->goed); break;
        case NUL_WEG: a[i].p = NULL; break;
        case NUL_FOUT: a[i].p = &fout; break;
        default: a[i].p = uit[i]; break;
        }
        if (p->soort == NUL_GETAL && p->getal == NUL_FD)
            a[i].i = fd = open(NUL_SBB, O_RDONLY);
        if (p->stroom)
            stroom = (struct ArrowArrayStream){get_schema, get_next, get_last_error, release_stroom, NULL};
    }
    snprintf(geval, sizeof geval, "all good");
}

static bool argument_failed(void)
{
    return f->soort == NUL_STATUS && u.i == MBO_ERROR_ARGUMENT;
}

/* What it gave where it can give nothing; `getal`: because of a number. */
static void check_empty(bool getal)
{
    if (f->soort == NUL_GETAL)
        EXPECT(u.i == f->leeg, "another number than of nothing");
    if (f->soort == NUL_DATUM)
        EXPECT(u.i == MBO_DATUM_NOT_SET, "a day");
    if (f->soort == NUL_POINTER)
        EXPECT(getal && f->tekst ? u.p && !*(const char *)u.p : !u.p, "not NULL");
    static const mbo_feitset leeg = {{0, 0}};
    for (size_t i = 0; i < f->params; i++) {
        if (f->param[i].soort == NUL_UIT_SET && a[i].p)
            EXPECT(memcmp(a[i].p, &leeg, sizeof leeg) == 0, "a set that is not empty");
        if (f->param[i].soort == NUL_BUFFER && a[i].p && a[f->param[i].lengte].i)
            EXPECT(!*(char *)a[i].p, "text");
    }
}

static void call(void)
{
    calls++;
    u = (nul_uit){NULL, 0};
    f->roep(a, &u);
    bool fails = f->soort == NUL_STATUS && u.i, gegeven = false;
    size_t n = strlen(f->naam);
    for (size_t i = 0; i < f->params; i++)
        gegeven |= f->param[i].soort == NUL_FOUT && a[i].p;
    EXPECT(!fails || !gegeven || (fout.code == u.i && *fout.message), "an error without a message");
    EXPECT(!argument_failed() || !gegeven || (strncmp(fout.message, f->naam, n) == 0 && fout.message[n] == ':'),
           "the message does not begin with the function");
    for (size_t i = 0; i < f->params; i++) {
        const nul_param *p = &f->param[i];
        void *ptr = NULL;
        if (p->soort == NUL_UIT_EIGEN && a[i].p) {
            memcpy(&ptr, a[i].p, sizeof ptr);
            EXPECT(!fails == (ptr != NULL), "what comes out does not go with the status");
            if (!fails)
                p->vrij(ptr);
        }
        if (p->stroom && a[i].p)
            EXPECT(!stroom.release, "the stream that goes in was not taken");
        struct ArrowArrayStream *s = a[i].p;
        if (p->soort == NUL_UIT_STROOM && !fails)
            s->release(s);
    }
    if (f->vrij && u.p)
        f->vrij((void *)(uintptr_t)u.p);
    if (fd >= 0)
        close(fd);
    fd = -1;
}

/* ---- what is tried ---- */

static void try_null(size_t i)
{
    const nul_param *p = &f->param[i];
    char wanted[200];
    fill();
    snprintf(geval, sizeof geval, "%s NULL", p->naam);
    snprintf(wanted, sizeof wanted, "%s: %s is NULL", f->naam, p->naam);
    a[i].p = NULL;
    if (p->mag_null && p->hoeveel)
        a[p->lengte].i = 0;
    call();
    if (p->mag_null) {
        EXPECT(!argument_failed(), "may be NULL");
        return;
    }
    if (f->soort == NUL_STATUS)
        EXPECT(argument_failed() && strcmp(fout.message, wanted) == 0, "not said that it is NULL");
    else
        check_empty(false);
    fill();
    snprintf(geval, sizeof geval, "%s NULL, and no error record", p->naam);
    a[i].p = NULL;
    for (size_t j = 0; j < f->params; j++)
        if (f->param[j].soort == NUL_FOUT)
            a[j].p = NULL;
    call();
}

static void try_numbers(size_t i)
{
    const nul_param *p = &f->param[i];
    for (size_t n = 0; n < p->n; n++) {
        int64_t waarde = p->waarden[n];
        fill();
        snprintf(geval, sizeof geval, "%s %lld", p->naam, (long long)waarde);
        if (fd >= 0)
            close(fd);
        fd = -1;
        a[i].i = waarde;
        call();
        if ((waarde >= p->laagst && waarde <= p->hoogst) || (p->leeg_mag && waarde == MBO_DATUM_NOT_SET))
            continue;
        if (f->soort == NUL_STATUS)
            EXPECT(p->dag ? u.i != MBO_OK : u.i == MBO_ERROR_ARGUMENT, "out of range, and not said so");
        else
            check_empty(true);
    }
}

static void try_length(size_t i)
{
    size_t at = pointer_of(i);
    const nul_param *p = &f->param[at];
    for (int64_t n = 0; n < 3; n++) {
        if (p->hoeveel && (size_t)n > *p->hoeveel)
            break;
        fill();
        snprintf(geval, sizeof geval, "%s %lld", f->param[i].naam, (long long)n);
        a[i].i = n;
        call();
        if (p->soort == NUL_BUFFER) {
            EXPECT(uit[at][n] == MERK, "more is written than fits");
            EXPECT(!n || memchr(uit[at], 0, (size_t)n), "no end");
        }
    }
    fill();
    snprintf(geval, sizeof geval, "%s NULL, of so many", p->naam);
    call();
    int64_t wanted = u.i;
    fill();
    a[at].p = NULL;
    if (p->soort == NUL_BUFFER)
        a[i].i = -1;
    call();
    if (p->soort == NUL_BUFFER)
        EXPECT(u.i == wanted, "another length without a buffer");
}

static void try_fields(size_t i)
{
    static const int64_t getallen[] = {INT64_MIN, INT32_MIN, -1, 0, 1, INT32_MAX, INT64_MAX};
    static _Alignas(16) unsigned char copy[STRUCT];
    const nul_param *p = &f->param[i];
    for (size_t v = 0; v < p->aantal; v++)
        for (size_t n = 0; n < sizeof getallen / sizeof *getallen; n++) {
            const nul_veld *veld = &p->velden[v];
            int64_t waarde = veld->soort == NUL_POINTER ? 0 : getallen[n];
            int32_t klein = (int32_t)waarde;
            if ((veld->soort == NUL_POINTER && n) || (veld->maat == sizeof klein && waarde != klein))
                continue;
            fill();
            memcpy(copy, *p->goed, p->maat);
            if (veld->maat == sizeof klein)
                memcpy(copy + veld->plaats, &klein, sizeof klein);
            else
                memcpy(copy + veld->plaats, &waarde, sizeof waarde);
            a[i].p = copy;
            snprintf(geval, sizeof geval, "%s->%s %lld", p->naam, veld->naam, (long long)waarde);
            call();
        }
}

static void test_all(void)
{
    for (size_t n = 0; n < nul_aantal; n++) {
        f = &nul_functies[n];
        fill();
        call();
        EXPECT(f->soort != NUL_STATUS || !u.i, "fails");
        for (size_t i = 0; i < f->params; i++) {
            const nul_param *p = &f->param[i];
            if (p->soort == NUL_GETAL)
                try_numbers(i);
            else if (p->soort == NUL_LENGTE)
                try_length(i);
            else
                try_null(i);
            if (p->velden)
                try_fields(i);
        }
    }
    printf("\n  %zu functions, %ld calls ", nul_aantal, calls);
    CU_ASSERT_EQUAL(wrong, 0);
}

/* A good value that is NULL would test nothing. */
static void test_good(void)
{
    for (size_t n = 0; n < nul_aantal; n++)
        for (size_t i = 0; i < nul_functies[n].params; i++) {
            const nul_param *p = &nul_functies[n].param[i];
            if (p->goed && !*p->goed)
                printf("\n  %s: there is no good %s", nul_functies[n].naam, p->naam);
            CU_ASSERT(!p->goed || *p->goed);
            CU_ASSERT(p->maat <= STRUCT);
        }
}

static CU_TestInfo tests[] = {
    {"good values", test_good},
    {"NULL and limits", test_all},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"nul", make_good, release_good, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
