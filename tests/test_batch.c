/* SPDX-License-Identifier: MIT */
/* The batch as a caller meets it: what it refuses, what it reports, how it ends. tests/batch compares the answers. */
#include "batch/kolommen.h"
#include "vragen.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_batch *make(const mbo_vraag *vragen, size_t count, mbo_batch_options o)
{
    mbo_fout fout;
    mbo_batch *batch = NULL;
    o.size = sizeof o;
    if (mbo_batch_create(regels, vragen, count, &o, &batch, &fout)) {
        printf("%s\n", fout.message);
        CU_FAIL_FATAL("no batch");
    }
    return batch;
}

static const mbo_vraag TOELATING[] = {MBO_VRAAG_TOELATING};

/* ---- arguments ---- */

static void refuses_bad_arguments(void)
{
    mbo_batch *b = NULL;
    mbo_fout fout;
    mbo_vraag twice[] = {MBO_VRAAG_AANBOD, MBO_VRAAG_AANBOD}, none[] = {99};
    mbo_batch_options o = {.size = sizeof o, .threads = -1};
    CU_ASSERT_EQUAL(mbo_batch_create(NULL, NULL, 0, NULL, &b, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_batch_create(regels, NULL, 0, NULL, NULL, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_batch_create(regels, NULL, 0, &o, &b, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_batch_create(regels, none, 1, NULL, &b, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_batch_create(regels, twice, 2, NULL, &b, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_STRING_EQUAL(fout.message, "mbo_batch_create: question aanbod is asked twice");
    CU_ASSERT_EQUAL(mbo_batch_create(regels, twice, 0, NULL, &b, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(b);
    o = (mbo_batch_options){.size = 3};
    CU_ASSERT_EQUAL(mbo_batch_create(regels, NULL, 0, &o, &b, &fout), MBO_ERROR_ARGUMENT);

    for (int bit = 0; bit < 32; bit++) {
        char wanted[80];
        o = (mbo_batch_options){.size = sizeof o, .options = (int32_t)(1u << bit | MBO_BATCH_TELLEN)};
        snprintf(wanted, sizeof wanted, "mbo_batch_create: options 0x%x are not known", 1u << bit);
        mbo_status status = mbo_batch_create(regels, NULL, 0, &o, &b, &fout);
        CU_ASSERT_EQUAL(status, bit < 6 ? MBO_OK : MBO_ERROR_ARGUMENT);
        CU_ASSERT(bit < 6 || strcmp(fout.message, wanted) == 0);
        mbo_batch_free(b);
    }

    b = make(TOELATING, 1, (mbo_batch_options){0});
    int8_t codes[] = {1, 2}, out[2];
    mbo_kolom twee[] = {{MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, codes, NULL},
                        {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, codes, NULL}};
    mbo_antwoordkolom antwoord[] = {{.vraag = MBO_VRAAG_TOELATING, .uitkomst = out},
                                    {.vraag = MBO_VRAAG_AANBOD, .uitkomst = out}};
    CU_ASSERT_EQUAL(mbo_batch_run(b, twee, 2, 2, antwoord, 1, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_STRING_EQUAL(fout.message, "mbo_batch_run: bewijs: a second column of this fact");
    CU_ASSERT_EQUAL(fout.column, 2);
    CU_ASSERT_EQUAL(mbo_batch_run(b, twee, 1, 2, antwoord, 2, &fout), MBO_ERROR_ARGUMENT); /* aanbod is not asked */
    twee[0].type = MBO_KOLOMTYPE_BIT;
    CU_ASSERT_EQUAL(mbo_batch_run(b, twee, 1, 2, antwoord, 1, &fout), MBO_ERROR_VALUE);
    twee[0].type = 77;
    CU_ASSERT_EQUAL(mbo_batch_run(b, twee, 1, 2, antwoord, 1, &fout), MBO_ERROR_ARGUMENT);
    twee[0] = (mbo_kolom){.feit = 99, .type = MBO_KOLOMTYPE_INT8, .waarden = codes};
    CU_ASSERT_EQUAL(mbo_batch_run(b, twee, 1, 2, antwoord, 1, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_batch_run(b, NULL, 0, -1, NULL, 0, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_batch_rijen(b), 0);
    CU_ASSERT_EQUAL(mbo_batch_run(b, NULL, 0, 5, NULL, 0, &fout), MBO_OK); /* five people of whom nothing is known */
    CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_TOELATING, MBO_UITKOMST_ONBEKEND), 5);
    CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_AANBOD, MBO_UITKOMST_ONBEKEND), 0);
    mbo_batch_free(b);
    mbo_batch_free(NULL);
}

/* ---- bad values ---- */

static void reports_bad_values_by_row_and_column(void)
{
    enum { RIJEN = 9000 };
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.threads = 2, .fouten = 3, .options = MBO_BATCH_TELLEN});
    static const char *datum[RIJEN], *bewijs[RIJEN];
    static int8_t out[RIJEN];
    for (int i = 0; i < RIJEN; i++)
        datum[i] = "2024-08-01", bewijs[i] = "diploma";
    datum[8999] = "1 augustus";
    datum[4] = "2024-02-30";
    bewijs[4] = "diplom";
    bewijs[8000] = "zwemdiploma";
    mbo_kolom kolom[] = {{MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_TEKST, bewijs, NULL},
                         {MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_TEKST, datum, NULL}};
    mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_TOELATING, .uitkomst = out};
    mbo_fout fout;
    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 2, RIJEN, &antwoord, 1, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 4);
    CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_TOELATING, 0), 3); /* rows */
    CU_ASSERT(out[4] == 0 && out[8000] == 0 && out[8999] == 0);
    CU_ASSERT(out[3] == MBO_UITKOMST_ONBEKEND && out[8001] == MBO_UITKOMST_ONBEKEND);
    CU_ASSERT_FATAL(mbo_batch_fout(b, 0, &fout));
    CU_ASSERT(fout.line == 5 && fout.column == 1 && fout.code == MBO_ERROR_NAME);
    CU_ASSERT_STRING_EQUAL(fout.message, "\"diplom\" is not a code of bewijs; nearest: \"diploma\"");
    CU_ASSERT_FATAL(mbo_batch_fout(b, 1, &fout));
    CU_ASSERT(fout.line == 5 && fout.column == 2 && fout.code == MBO_ERROR_VALUE);
    CU_ASSERT_STRING_EQUAL(fout.message, "startdatum: \"2024-02-30\": there is no such day");
    CU_ASSERT_FATAL(mbo_batch_fout(b, 2, &fout));
    CU_ASSERT(fout.line == 8001 && fout.column == 1);
    CU_ASSERT_FALSE(mbo_batch_fout(b, 3, &fout)); /* no more than three are kept, those of the first rows */
    CU_ASSERT_FALSE(mbo_batch_fout(b, -1, &fout));

    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 2, 5, NULL, 0, &fout), MBO_OK); /* rows count on */
    CU_ASSERT_EQUAL(mbo_batch_rijen(b), RIJEN + 5);
    CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 6);
    mbo_batch_free(b);
}

/* Threads find them in another order; to put each in its place as it came took minutes for as many as these. */
static void keeps_the_first_of_many_bad_values(void)
{
    enum { RIJEN = 150000, BEWAARD = 30000 };
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.threads = 2, .fouten = BEWAARD});
    int8_t *leerweg = malloc(RIJEN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(leerweg);
    memset(leerweg, 9, RIJEN);
    mbo_kolom kolom[] = {{MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, leerweg, NULL},
                         {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, leerweg, NULL}};
    mbo_fout fout;
    for (int keer = 0; keer < 2; keer++) { /* those of later rows are too late */
        CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 2, RIJEN, NULL, 0, &fout), MBO_OK);
        CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 2 * RIJEN * (keer + 1));
        int32_t goed = 0;
        for (int32_t i = 0; mbo_batch_fout(b, i, &fout); i++)
            goed += fout.line == 1 + i / 2 && fout.column == 1 + i % 2;
        CU_ASSERT_EQUAL(goed, BEWAARD);
        CU_ASSERT_FALSE(mbo_batch_fout(b, BEWAARD, &fout));
    }
    free(leerweg);
    mbo_batch_free(b);
}

/* A text is read once for many rows, but every row with a bad one is told, and no text is taken for one like it. */
static void reads_texts_that_look_alike(void)
{
    enum { RIJEN = 600, SOORTEN = 6 };
    static const char *const datum[] = {"2024-08-01", "2024-18-01", "2024-08-01 ", "", NULL, " 2024-08-01"},
                             *const bool_[] = {"ja", "nee", "ja ", "jee", "", "nja"};
    static const char *start[RIJEN], *werkend[RIJEN];
    static int8_t out[RIJEN];
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.threads = 1, .fouten = RIJEN});
    for (int i = 0; i < RIJEN; i++)
        start[i] = datum[i % SOORTEN], werkend[i] = bool_[i % SOORTEN];
    mbo_kolom kolom[] = {{MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_TEKST, start, NULL},
                         {MBO_FEIT_WERKEND, MBO_KOLOMTYPE_TEKST, werkend, NULL}};
    mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_TOELATING, .uitkomst = out};
    mbo_fout fout;
    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 2, RIJEN, &antwoord, 1, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_fout_count(b), RIJEN / SOORTEN * 3);
    for (int i = 0; i < RIJEN; i++) /* bad: the date of the second, the bool of the fourth and of the last */
        CU_ASSERT_EQUAL(out[i] == 0, i % SOORTEN == 1 || i % SOORTEN == 3 || i % SOORTEN == 5);
    for (int32_t i = 0; i < 3; i++) {
        static const char *const wanted[] = {"startdatum: \"2024-18-01\": there is no such day",
                                             "werkend: \"jee\" is not ja or nee", "werkend: \"nja\" is not ja or nee"};
        CU_ASSERT_FATAL(mbo_batch_fout(b, i, &fout));
        CU_ASSERT(fout.line == 2 + 2 * i && fout.column == (i ? 2 : 1));
        CU_ASSERT_STRING_EQUAL(fout.message, wanted[i]);
    }
    mbo_batch_free(b);
}

/* Each value out of its range, whichever way it is read. */
static void refuses_values_out_of_range(void)
{
    static const struct {
        mbo_feit feit;
        int32_t type;
        int64_t value;
    } bad[] = {{MBO_FEIT_WERKEND, MBO_KOLOMTYPE_INT8, 2},
               {MBO_FEIT_WERKEND, MBO_KOLOMTYPE_INT8, -1},
               {MBO_FEIT_WERKEND, MBO_KOLOMTYPE_INT32, 7},
               {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, 4},
               {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, -1},
               {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT64, -3},
               {MBO_FEIT_STUDIEDUUR, MBO_KOLOMTYPE_INT16, 0},
               {MBO_FEIT_STUDIEDUUR, MBO_KOLOMTYPE_INT32, 121},
               {MBO_FEIT_UREN_BPV, MBO_KOLOMTYPE_INT64, -1},
               {MBO_FEIT_ONDERWIJSPRIJS, MBO_KOLOMTYPE_INT32, -1},
               {MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_INT32, MBO_DATUM_MAX + 1},
               {MBO_FEIT_GEBOORTEDATUM, MBO_KOLOMTYPE_INT64, INT64_MAX},
               {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT64, 259},
               {MBO_FEIT_WERKEND, MBO_KOLOMTYPE_INT16, 256},
               {MBO_FEIT_GEBOORTEDATUM, MBO_KOLOMTYPE_INT64, INT64_MIN},
               {MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_INT32, MBO_DATUM_MIN - 1},
               {MBO_FEIT_STUDIEDUUR, MBO_KOLOMTYPE_INT64, INT64_MIN},
               {MBO_FEIT_STUDIEDUUR, MBO_KOLOMTYPE_INT64, INT64_MAX},
               {MBO_FEIT_VOOROPLEIDING, MBO_KOLOMTYPE_INT64, 3},
               {MBO_FEIT_VOOROPLEIDING, MBO_KOLOMTYPE_INT64, INT64_MIN},
               {MBO_FEIT_VOOROPLEIDING, MBO_KOLOMTYPE_INT64, 1},
               {MBO_FEIT_VOOROPLEIDING, MBO_KOLOMTYPE_INT64, INT64_C(1) << 40}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        mbo_batch *b = make(NULL, 0, (mbo_batch_options){.threads = 1});
        union {
            int8_t a;
            int16_t b;
            int32_t c;
            int64_t d;
        } value = {0};
        if (bad[i].type == MBO_KOLOMTYPE_INT8)
            value.a = (int8_t)bad[i].value;
        else if (bad[i].type == MBO_KOLOMTYPE_INT16)
            value.b = (int16_t)bad[i].value;
        else if (bad[i].type == MBO_KOLOMTYPE_INT32)
            value.c = (int32_t)bad[i].value;
        else
            value.d = bad[i].value;
        mbo_kolom kolom = {bad[i].feit, bad[i].type, &value, NULL};
        mbo_fout fout;
        CU_ASSERT_EQUAL(mbo_batch_run(b, &kolom, 1, 1, NULL, 0, &fout), MBO_OK);
        CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 1);
        CU_ASSERT_FATAL(mbo_batch_fout(b, 0, &fout));
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, mbo_feit_name(bad[i].feit)));
        mbo_batch_free(b);
    }
}

static void reports_crebos_that_contradict(void)
{
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.structuur = structuur});
    int32_t crebo[] = {25491, 25491, 99999, 0};
    uint8_t geldig[] = {7};
    const char *soort[] = {NULL, "entree", NULL, "entree"};
    const char *start[] = {NULL, NULL, "2015-08-01", NULL};
    int8_t out[4];
    mbo_kolom kolom[] = {{MBO_FEIT_CREBO, MBO_KOLOMTYPE_INT32, crebo, geldig},
                         {MBO_FEIT_SOORT_OPLEIDING, MBO_KOLOMTYPE_TEKST, soort, NULL},
                         {MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_TEKST, start, NULL}};
    mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_TOELATING, .uitkomst = out};
    mbo_fout fout;
    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 3, 4, &antwoord, 1, &fout), MBO_OK);
    CU_ASSERT(out[0] == MBO_UITKOMST_ONBEKEND && !out[1] && !out[2] && out[3] == MBO_UITKOMST_ONBEKEND);
    CU_ASSERT_FATAL(mbo_batch_fout(b, 0, &fout));
    CU_ASSERT(fout.line == 2 && fout.column == 1 && fout.code == MBO_ERROR_CONFLICT);
    CU_ASSERT_FATAL(mbo_batch_fout(b, 1, &fout));
    CU_ASSERT_STRING_EQUAL(fout.message, "crebo: the structure has no kwalificatie 99999");
    mbo_batch_free(b);
}

/* One that the structure cannot know on the day is no bad value: the row is answered as without it, and counted. */
static void counts_crebos_not_looked_up(void)
{
    static const mbo_vraag vraag[] = {MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP, MBO_VRAAG_AANBOD};
    enum { RIJEN = 6 };
    static const char *const crebo[] = {"25491", "99999", "99999", "99999", "", "99999"};
    static const char *const start[] = {"2026-09-01", "2026-09-01", "", "2015-08-01", "2026-09-01", "2013-09-01"};
    static const char *const bewijs[] = {"diploma", "diploma", "diploma", "diploma", "diploma", "diploma"};
    static const char *const zonder[] = {"25491", "", "", "", "", ""};
    int8_t out[2][RIJEN], alleen[2][RIJEN];
    for (int keer = 0; keer < 2; keer++) {
        mbo_batch *b = make(vraag, 2, (mbo_batch_options){.structuur = structuur, .threads = 1});
        const mbo_kolom kolom[] = {{MBO_FEIT_CREBO, MBO_KOLOMTYPE_TEKST, keer ? zonder : crebo, NULL},
                                   {MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_TEKST, start, NULL},
                                   {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_TEKST, bewijs, NULL}};
        const mbo_antwoordkolom antwoord[] = {{.vraag = vraag[0], .uitkomst = keer ? alleen[0] : out[0]},
                                              {.vraag = vraag[1], .uitkomst = keer ? alleen[1] : out[1]}};
        CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 3, RIJEN, antwoord, 2, NULL), MBO_OK);
        CU_ASSERT_EQUAL(mbo_batch_fout_count(b), keer ? 0 : 1); /* 99999 on a day of the built-in table */
        CU_ASSERT_EQUAL(mbo_batch_crebo_niet_opgezocht_count(b), keer ? 0 : 2);
        mbo_batch_free(b);
    }
    for (int v = 0; v < 2; v++)
        for (int i = 0; i < RIJEN; i++)
            CU_ASSERT_EQUAL(out[v][i], i == 3 ? 0 : alleen[v][i]);
}

/* Domain contract, section 2: a birth after the start, or more than 120 years before it, is a bad value. */
static void refuses_dates_that_do_not_go_together(void)
{
    static const mbo_vraag vraag[] = {MBO_VRAAG_TOELATING};
    enum { RIJEN = 7 };
    static const char *const geboren[] = {"2061-03-09", "1961-03-09", "2024-11-04", "2024-11-05",
                                          "1904-11-03", "1904-11-04", "1890-01-01"};
    static const char *const start[] = {
        "2024-11-04", "2024-11-04", "2024-11-04", "2024-11-04", "2024-11-04", "2024-11-04", ""};
    static const int8_t goed[] = {0, 1, 1, 0, 0, 1, 0};
    int8_t out[RIJEN];
    for (int volgorde = 0; volgorde < 2; volgorde++) { /* whichever column comes first */
        mbo_batch *b = make(vraag, 1, (mbo_batch_options){.threads = 1});
        const mbo_kolom datum[] = {{MBO_FEIT_GEBOORTEDATUM, MBO_KOLOMTYPE_TEKST, geboren, NULL},
                                   {MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_TEKST, start, NULL}};
        const mbo_kolom kolom[] = {datum[volgorde], datum[!volgorde]};
        const mbo_antwoordkolom antwoord = {.vraag = vraag[0], .uitkomst = out};
        mbo_fout fout;
        CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 2, RIJEN, &antwoord, 1, NULL), MBO_OK);
        for (int i = 0; i < RIJEN; i++)
            CU_ASSERT_EQUAL(out[i] != 0, goed[i]);
        CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 4);
        CU_ASSERT_FATAL(mbo_batch_fout(b, 0, &fout));
        CU_ASSERT(fout.line == 1 && fout.column == 1 + volgorde && fout.code == MBO_ERROR_VALUE);
        CU_ASSERT_STRING_EQUAL(fout.message, "geboortedatum: 2061-03-09 lies after the startdatum 2024-11-04");
        CU_ASSERT_FATAL(mbo_batch_fout(b, 2, &fout));
        CU_ASSERT_STRING_EQUAL(fout.message,
                               "geboortedatum: 1904-11-03 lies more than 120 years before the startdatum 2024-11-04");
        mbo_batch_free(b);
    }
}

/* Of these five, two are or may become ja: of the third no recognised company comes of it, whatever the proof is. */
static void summary_bounds_what_can_be_ja(void)
{
    static const mbo_vraag praktijkplaats[] = {MBO_VRAAG_PRAKTIJKPLAATS};
    const char *bewijs[] = {"diploma", "diploma", "", "diploma", "diploma"};
    const char *leerweg[] = {"bbl", "bbl", "bbl", "bbl", "bol"};
    const char *leerbaan[] = {"arbeidsovereenkomst", "", "arbeidsovereenkomst", "geen", ""};
    const char *erkend[] = {"ja", "ja", "nee", "", ""};
    const mbo_kolom kolom[] = {{MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_TEKST, bewijs, NULL},
                               {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_TEKST, leerweg, NULL},
                               {MBO_FEIT_LEERBAAN, MBO_KOLOMTYPE_TEKST, leerbaan, NULL},
                               {MBO_FEIT_LEERBEDRIJF_ERKEND, MBO_KOLOMTYPE_TEKST, erkend, NULL}};
    for (int tellen = 0; tellen < 2; tellen++) {
        mbo_batch *b = make(praktijkplaats, 1, (mbo_batch_options){.options = tellen ? MBO_BATCH_TELLEN : 0});
        mbo_fout fout;
        CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, 4, 5, NULL, 0, &fout), MBO_OK);
        CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_PRAKTIJKPLAATS, MBO_UITKOMST_JA), 1);
        CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_PRAKTIJKPLAATS, MBO_UITKOMST_NEE), 1);
        CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_PRAKTIJKPLAATS, MBO_UITKOMST_NVT), 1);
        CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_PRAKTIJKPLAATS, MBO_UITKOMST_ONBEKEND), 2);
        CU_ASSERT_EQUAL(mbo_batch_ja_hoogstens(b, MBO_VRAAG_PRAKTIJKPLAATS), tellen ? 2 : 3);
        CU_ASSERT_EQUAL(mbo_batch_ontbrekend_count(b, MBO_VRAAG_PRAKTIJKPLAATS, MBO_FEIT_BEWIJS), tellen);
        CU_ASSERT_EQUAL(mbo_batch_ontbrekend_count(b, MBO_VRAAG_PRAKTIJKPLAATS, MBO_FEIT_LEERBAAN), tellen);
        mbo_batch_free(b);
    }
}

/* Whether an amount is one and the same depends on a price that is known, as do facts that matter to it: at a price
   that is an amount of the law, and just beside it. Each case comes twice, with others in between. */
static void amounts_by_a_price(void)
{
    enum { FACTS = 8, RIJEN = 3 * 3 * 3 * 3 * 3 * 2 * 9, KEREN = 2 };
    static const struct {
        const char *naam, *waarden[9];
        int32_t aantal;
    } feit[FACTS] = {
        {"leerweg", {"bol", "derde", ""}, 3},
        {"instelling", {"roc", "privaat", ""}, 3},
        {"soort_opleiding", {"vak", "entree", ""}, 3},
        {"startdatum", {"2024-08-01", "2024-11-04", ""}, 3},
        {"geboortedatum", {"1991-05-06", "2008-10-02", ""}, 3},
        {"lesgeld_vrijgesteld", {"nee", ""}, 2},
        {"onderwijsprijs", {"", "0", "1418.99", "1419", "1419.01", "221.25", "5000.01", "5000.02", "9999.99"}, 9},
        {"bewijs", {"diploma"}, 1}};
    static const char *tekst[FACTS][RIJEN];
    static int8_t uitkomst[RIJEN], soort[RIJEN], stand[RIJEN];
    static int64_t bedrag[RIJEN];
    static mbo_feitset ontbrekend[RIJEN];
    const mbo_vraag vraag = MBO_VRAAG_ONDERWIJSGELD;
    const mbo_antwoordkolom antwoord = {.vraag = vraag,
                                        .uitkomst = uitkomst,
                                        .soort = soort,
                                        .bedrag_stand = stand,
                                        .bedrag = bedrag,
                                        .bedrag_ontbrekend = ontbrekend};
    mbo_kolom kolom[FACTS];
    int32_t anders = 0, prijzen = 0;
    mbo_fout fout;
    for (int f = 0; f < FACTS; f++) {
        kolom[f] = (mbo_kolom){.type = MBO_KOLOMTYPE_TEKST, .waarden = tekst[f]};
        CU_ASSERT_EQUAL_FATAL(mbo_feit_parse(feit[f].naam, &kolom[f].feit, NULL), MBO_OK);
    }
    for (int32_t i = 0; i < RIJEN; i++)
        for (int32_t f = 0, over = i; f < FACTS; over /= feit[f++].aantal)
            tekst[f][i] = feit[f].waarden[over % feit[f].aantal];
    mbo_batch *b = make(&vraag, 1, (mbo_batch_options){.threads = 1});
    for (int keer = 0; keer < KEREN; keer++) {
        CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, FACTS, RIJEN, &antwoord, 1, &fout), MBO_OK);
        for (int32_t i = 0; i < RIJEN; i++) {
            mbo_zaak *zaak = NULL;
            mbo_oordeel *o = NULL;
            int64_t cents = 0;
            mbo_feitset open;
            CU_ASSERT_FATAL(!mbo_zaak_create(NULL, &zaak, &fout));
            for (int f = 0; f < FACTS; f++)
                CU_ASSERT_FATAL(!mbo_zaak_set_text(zaak, feit[f].naam, tekst[f][i], &fout));
            CU_ASSERT_FATAL(!mbo_oordeel_create(regels, NULL, zaak, vraag, 0, NULL, &o, &fout));
            mbo_stand hoe = mbo_oordeel_bedrag(o, vraag, &cents);
            mbo_oordeel_bedrag_ontbrekend(o, vraag, &open);
            anders += hoe != stand[i] || cents != bedrag[i] || mbo_oordeel_soort(o, vraag) != soort[i] ||
                      memcmp(&open, &ontbrekend[i], sizeof open) != 0;
            prijzen += hoe == MBO_STAND_BEKEND && cents == 999999;
            mbo_oordeel_free(o);
            mbo_zaak_free(zaak);
        }
    }
    CU_ASSERT_EQUAL(anders, 0);
    CU_ASSERT(prijzen > 100);
    mbo_batch_free(b);
}

/* ---- one call after another ---- */

/* What a batch keeps of rows whose outcomes alone were asked must not stand in the way of what is asked next. */
static void answers_more_after_less(void)
{
    enum { RIJEN = 600 };
    static int8_t bewijs[RIJEN], alleen[RIJEN], uit[RIJEN];
    static mbo_feitset ontbrekend[RIJEN];
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
    for (int i = 0; i < RIJEN; i++)
        bewijs[i] = (int8_t)(1 + i % 3);
    mbo_kolom kolom = {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, bewijs, NULL};
    mbo_antwoordkolom minder = {.vraag = MBO_VRAAG_TOELATING, .uitkomst = alleen},
                      meer = {.vraag = MBO_VRAAG_TOELATING, .uitkomst = uit, .ontbrekend = ontbrekend};
    for (int keer = 0; keer < 2; keer++) {
        CU_ASSERT_EQUAL(mbo_batch_run(b, &kolom, 1, RIJEN, &minder, 1, NULL), MBO_OK);
        CU_ASSERT_EQUAL(mbo_batch_run(b, &kolom, 1, RIJEN, &meer, 1, NULL), MBO_OK);
        CU_ASSERT_EQUAL(memcmp(alleen, uit, sizeof uit), 0);
        for (int i = 0; i < RIJEN; i++)
            CU_ASSERT_EQUAL(uit[i] == MBO_UITKOMST_ONBEKEND, mbo_feitset_next(&ontbrekend[i], 0) != 0);
        CU_ASSERT_EQUAL(uit[0], MBO_UITKOMST_ONBEKEND);
        memset(ontbrekend, 0, sizeof ontbrekend);
    }
    mbo_batch_free(b);
}

/* Nor must the values of rows before, where the next have no such column. */
static void forgets_columns(void)
{
    static const mbo_vraag bekostiging[] = {MBO_VRAAG_BEKOSTIGING};
    static const int8_t derde[] = {MBO_LEERWEG_DERDE, MBO_LEERWEG_DERDE}, fout[] = {9, 9};
    mbo_batch *b = make(bekostiging, 1, (mbo_batch_options){.threads = 1});
    mbo_kolom kolom[] = {{MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, derde, NULL},
                         {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, fout, NULL}};
    CU_ASSERT_EQUAL(mbo_batch_run(b, kolom, 1, 2, NULL, 0, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_BEKOSTIGING, MBO_UITKOMST_NEE), 2);
    CU_ASSERT_EQUAL(mbo_batch_run(b, kolom, 2, 2, NULL, 0, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_BEKOSTIGING, 0), 2);
    CU_ASSERT_EQUAL(mbo_batch_run(b, NULL, 0, 2, NULL, 0, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_BEKOSTIGING, MBO_UITKOMST_ONBEKEND), 2);
    CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 2);
    mbo_batch_free(b);
}

/* Nor those of a crebo that cannot be started on the day; the second row is past the calendar, so that each is looked
   at by itself. */
static void forgets_crebos(void)
{
    enum { RIJEN = 2 };
    static const mbo_vraag aanbod[] = {MBO_VRAAG_AANBOD};
    const int32_t crebo[RIJEN] = {25750, 25750}; /* that is not in the table of 2015 */
    const int8_t een[RIJEN] = {1, 1};
    const char *start[RIJEN] = {"2015-09-01", "2040-08-01"};
    const mbo_kolom kolom[] = {{MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_TEKST, start, NULL},
                               {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, een, NULL},
                               {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, een, NULL},
                               {MBO_FEIT_INSTELLING, MBO_KOLOMTYPE_INT8, een, NULL},
                               {MBO_FEIT_CREBO, MBO_KOLOMTYPE_INT32, crebo, NULL}};
    mbo_batch *b = make(aanbod, 1, (mbo_batch_options){.structuur = structuur, .threads = 1});
    int8_t uit[RIJEN];
    mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_AANBOD, .uitkomst = uit};
    CU_ASSERT_EQUAL(mbo_batch_run(b, kolom, 5, RIJEN, &antwoord, 1, NULL), MBO_OK);
    CU_ASSERT(uit[0] == MBO_UITKOMST_NEE && uit[1] == MBO_UITKOMST_ONBEKEND);
    CU_ASSERT_EQUAL(mbo_batch_run(b, kolom, 4, RIJEN, &antwoord, 1, NULL), MBO_OK);
    CU_ASSERT(uit[0] == MBO_UITKOMST_JA && uit[1] == MBO_UITKOMST_JA);
    mbo_batch_free(b);
}

/* ---- progress, cancelling, memory ---- */

/* What progress was told, and when to cancel. */
typedef struct voortgang {
    int64_t done, total, cancel_at;
} voortgang;

static int32_t follow(void *ctx, int64_t done, int64_t total)
{
    voortgang *v = ctx;
    CU_ASSERT(done > v->done && (!total || done <= total));
    v->done = done;
    v->total = total;
    return v->cancel_at && done >= v->cancel_at;
}

static int64_t answered(const mbo_batch *b, mbo_vraag vraag)
{
    int64_t sum = 0;
    for (mbo_uitkomst u = 0; u <= MBO_UITKOMST_NVT; u++)
        sum += mbo_batch_uitkomst_count(b, vraag, u);
    return sum;
}

static void tells_of_progress(void)
{
    for (int32_t threads = 1; threads <= 3; threads++) {
        voortgang v = {0};
        mbo_batch *b =
            make(TOELATING, 1, (mbo_batch_options){.threads = threads, .progress = follow, .progress_ctx = &v});
        for (int keer = 0; keer < 2; keer++) {
            v.done = 0;
            CU_ASSERT_EQUAL(mbo_batch_run(b, NULL, 0, 100001, NULL, 0, NULL), MBO_OK);
            CU_ASSERT(v.done == 100001 && v.total == 100001);
        }
        mbo_batch_free(b);
    }
}

/* The first rows are answered, and no others; as many of them count. */
static void progress_can_cancel(void)
{
    enum { RIJEN = 1000000 };
    int8_t *uitkomst = calloc(RIJEN, 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(uitkomst);
    for (int32_t threads = 1; threads <= 3; threads++) {
        voortgang v = {.cancel_at = 100};
        mbo_batch *b =
            make(TOELATING, 1, (mbo_batch_options){.threads = threads, .progress = follow, .progress_ctx = &v});
        mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_TOELATING, .uitkomst = uitkomst};
        mbo_fout fout;
        memset(uitkomst, 99, RIJEN);
        CU_ASSERT_EQUAL(mbo_batch_run(b, NULL, 0, RIJEN, &antwoord, 1, &fout), MBO_ERROR_CANCELLED);
        int64_t n = mbo_batch_rijen(b), i = 0;
        CU_ASSERT(n >= v.done && n < RIJEN);
        CU_ASSERT_EQUAL(answered(b, MBO_VRAAG_TOELATING), n);
        while (i < n && uitkomst[i] == MBO_UITKOMST_ONBEKEND)
            i++;
        CU_ASSERT_EQUAL(i, n);
        CU_ASSERT_EQUAL(uitkomst[n], 99);
        mbo_batch_free(b);
    }
    free(uitkomst);
}

/* ---- Arrow ---- */

/* A stream of one record batch with these columns. */
typedef struct tafel {
    struct ArrowSchema schema;
    struct ArrowArray array;
    bron bron;
    struct ArrowArrayStream in, out;
} tafel;

static void make_tafel(tafel *t, int64_t rijen, int64_t kolommen)
{
    memset(t, 0, sizeof *t);
    make_schema(&t->schema, "+s", "", kolommen);
    make_array(&t->array, rijen, 1, kolommen);
    t->bron = (bron){.schema = &t->schema, .array = &t->array, .arrays = 1, .fail_at = -1};
    make_stream(&t->bron, &t->in);
}

static void int_column(tafel *t, int64_t at, const char *name, const char *format, const void *values)
{
    make_schema(t->schema.children[at], format, name, 0);
    make_array(t->array.children[at], t->array.length, 2, 0);
    t->array.children[at]->buffers[1] = values;
}

static void text_column(tafel *t, int64_t at, const char *name, const int32_t *offsets, const void *text)
{
    make_schema(t->schema.children[at], "u", name, 0);
    make_array(t->array.children[at], t->array.length, 3, 0);
    t->array.children[at]->buffers[1] = offsets;
    t->array.children[at]->buffers[2] = text;
}

static mbo_status stream(tafel *t, mbo_batch *b, mbo_fout *fout)
{
    memset(fout, 0, sizeof *fout);
    return mbo_batch_stream(b, &t->in, &t->out, fout);
}

static void refuses_a_schema(void)
{
    static const struct {
        const char *name, *format, *message;
    } bad[] = {
        {"startdatum", "l", "startdatum: a column of Arrow type \"l\" does not fit this fact; text always does"},
        {"startdatum", "tss:Europe/Amsterdam",
         "startdatum: a column of Arrow type \"tss:Europe/Amsterdam\" does not fit this fact; cast it to date32 in its "
         "own zone, or take the zone off"},
        {"werkend", "tdD", "werkend: a column of Arrow type \"tdD\" does not fit this fact; text always does"},
        {"vooropleiding", "i", "vooropleiding: a column of Arrow type \"i\" does not fit this fact; text always does"},
        {"leerweg", "d:10,2", "leerweg: a column of Arrow type \"d:10,2\" does not fit this fact; text always does"},
        {"onderwijsprijs", "d:10,2,16",
         "onderwijsprijs: a column of Arrow type \"d:10,2,16\" does not fit this fact; text always does"},
        {"onderwijsprijs", "d:10,2,32",
         "onderwijsprijs: a column of Arrow type \"d:10,2,32\" does not fit this fact; text always does"},
        {"onderwijsprijs", "d:19,2,64",
         "onderwijsprijs: a column of Arrow type \"d:19,2,64\" does not fit this fact; text always does"},
        {"onderwijsprijs", "d:77,2,256",
         "onderwijsprijs: a column of Arrow type \"d:77,2,256\" does not fit this fact; text always does"},
        {"startdatum", "e", "startdatum: a column of Arrow type \"e\" does not fit this fact; text always does"},
        {"vooropleiding", "+w:2",
         "vooropleiding: a column of Arrow type \"+w:2\" does not fit this fact; text always does"},
        {"vooropleiding", "+w:-2",
         "vooropleiding: a column of Arrow type \"+w:-2\" does not fit this fact; text always does"},
        {"vooropleiding", "+vl",
         "vooropleiding: a column of Arrow type \"+vl\" does not fit this fact; text always does"},
        {"leerweg", "+w:1", "leerweg: a column of Arrow type \"+w:1\" does not fit this fact; text always does"},
        {"vooropleiding", "+l",
         "vooropleiding: a column of Arrow type \"+l\" does not fit this fact; text always does"},
        {"startdatm", "tdD",
         "column \"startdatm\" is no fact, but nearly: \"startdatum\"; if it is your own, rename it"},
        {"toelating", "u", "column \"toelating\" is called like a column of answers; if it is your own, rename it"},
        {"Toelating", "u", "column \"Toelating\" is called like a column of answers; if it is your own, rename it"},
        {"leer_weg", "u", "column \"leer_weg\" is no fact, but nearly: \"leerweg\"; if it is your own, rename it"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
        mbo_fout fout;
        tafel t;
        make_tafel(&t, 1, 1);
        int_column(&t, 0, bad[i].name, bad[i].format, hold(64));
        CU_ASSERT_NOT_EQUAL(stream(&t, b, &fout), MBO_OK);
        same(bad[i].name, bad[i].message, fout.message);
        CU_ASSERT_EQUAL(fout.column, 1);
        CU_ASSERT_PTR_NULL(t.out.release);
        CU_ASSERT_PTR_NULL(t.in.release); /* moved, and released */
        mbo_batch_free(b);
        release_all();
    }
}

static void refuses_what_is_no_table(void)
{
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
    mbo_fout fout;
    tafel t;
    make_tafel(&t, 1, 0);
    t.schema.format = "i";
    CU_ASSERT_EQUAL(stream(&t, b, &fout), MBO_ERROR_SYNTAX);
    make_tafel(&t, 1, 1);
    int_column(&t, 0, "leerweg", "c", "\1");
    t.schema.n_children = -1;
    CU_ASSERT_EQUAL(stream(&t, b, &fout), MBO_ERROR_SYNTAX);
    make_tafel(&t, 1, 2);
    int_column(&t, 0, "leerweg", "c", "\1");
    int_column(&t, 1, "leerweg", "c", "\1");
    CU_ASSERT_EQUAL(stream(&t, b, &fout), MBO_ERROR_NAME);
    struct ArrowArrayStream empty = {0};
    memset(&t.out, 99, sizeof t.out); /* what it holds before is nobody's */
    CU_ASSERT_EQUAL(mbo_batch_stream(b, &empty, &t.out, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(t.out.release);
    memset(&t.out, 99, sizeof t.out);
    CU_ASSERT_EQUAL(mbo_batch_stream(NULL, &empty, &t.out, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(t.out.release);
    mbo_batch_free(b);
    release_all();
}

/* Arrays that do not keep what their schema promises: an error that names the column, nothing is read past an end. */
static void refuses_malformed_arrays(void)
{
    for (int fault = 0; fault < 19; fault++) {
        mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
        mbo_fout fout;
        tafel t;
        struct ArrowArray got;
        static const int32_t offsets[] = {0, 3, 6};
        make_tafel(&t, 2, 3);
        int_column(&t, 0, "startdatum", "tdD", hold(64));
        int_column(&t, 2, "nummer", "c", hold(64));
        text_column(&t, 1, "leerweg", offsets, "bolbbl");
        struct ArrowArray *datum = t.array.children[0], *leerweg = t.array.children[1];
        switch (fault) {
        case 0: t.array.n_children = 1; break;
        case 1: datum->length = 1; break;
        case 2: datum->length = -5; break;
        case 3: datum->offset = -1; break;
        case 4: datum->offset = INT64_MAX - 1; break;
        case 5: datum->n_buffers = 1; break;
        case 6: datum->buffers[1] = NULL; break;
        case 7: datum->null_count = 1; break;
        case 8: leerweg->n_buffers = 2; break;
        case 9: t.array.length = -1; break;
        case 10:
            t.array.null_count = 1;
            t.array.buffers[0] = "\1";
            break;
        case 11: /* not counted */
            t.array.null_count = -1;
            t.array.buffers[0] = "\1";
            break;
        case 12:
            t.array.children[2]->n_children = 1;
            t.array.children[2]->children = hold(sizeof(struct ArrowArray *));
            break;
        case 13: t.array.children[2]->dictionary = leerweg; break;
        case 14: t.array.null_count = 1; break; /* of which row? */
        case 15:
            t.array.null_count = 2;
            t.array.n_buffers = 0;
            break;
        case 16: t.array.n_buffers = -1; break;
        case 17: t.array.n_buffers = 2; break;
        default: t.array.children[1] = NULL; break;
        }
        CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
        for (int again = 0; again < 2; again++) { /* an error is no end: who reads on gets it again */
            CU_ASSERT_EQUAL(t.out.get_next(&t.out, &got), EINVAL);
            CU_ASSERT_PTR_NOT_NULL(t.out.get_last_error(&t.out));
            CU_ASSERT_PTR_NULL(got.release);
        }
        CU_ASSERT_EQUAL(mbo_batch_rijen(b), 0);

        t.out.release(&t.out);
        mbo_batch_free(b);
        release_all();
    }
}

/* What is known of rows who have all but an earlier diploma: 'j' (mavo will do), 'v' (nothing will not, but for an
   exemption), 'o' it is not known, '!' a bad value. The last column is theirs, and is made by the caller. */
enum { TOELATING_KOLOMMEN = 7 };

static void make_toelating(tafel *t, int64_t rijen)
{
    static const char *const namen[] = {"bewijs", "leerweg", "instelling"};
    int8_t *een = hold((size_t)rijen), *vak = hold((size_t)rijen);
    int32_t *geboren = hold((size_t)rijen * sizeof *geboren), *start = hold((size_t)rijen * sizeof *start);
    memset(een, 1, (size_t)rijen);
    memset(vak, MBO_SOORT_OPLEIDING_VAK, (size_t)rijen);
    for (int64_t i = 0; i < rijen; i++) {
        mbo_datum_from_ymd(1991, 5, 6, &geboren[i], NULL);
        mbo_datum_from_ymd(2024, 8, 1, &start[i], NULL);
    }
    make_tafel(t, rijen, TOELATING_KOLOMMEN);
    for (int i = 0; i < 3; i++)
        int_column(t, i, namen[i], "c", een);
    int_column(t, 3, "soort_opleiding", "c", vak);
    int_column(t, 4, "geboortedatum", "tdD", geboren);
    int_column(t, 5, "startdatum", "tdD", start);
}

/* NULL: it was refused, and `fout` says why. */
static const char *toelatingen(tafel *t, mbo_fout *fout)
{
    static char uit[64];
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.options = MBO_BATCH_UITKOMST_INT8});
    struct ArrowArray got;
    const char *result = NULL;
    size_t n = 0;
    CU_ASSERT_EQUAL_FATAL(stream(t, b, fout), MBO_OK);
    if (t->out.get_next(&t->out, &got)) {
        snprintf(fout->message, sizeof fout->message, "%s", t->out.get_last_error(&t->out));
    } else {
        for (int64_t i = 0; i < got.length; i++)
            uit[n++] = "!jnvo?"[((const int8_t *)got.children[0]->buffers[1])[i]];
        uit[n] = '\0';
        result = uit;
        mbo_batch_fout(b, 0, fout);
        got.release(&got);
    }
    t->out.release(&t->out);
    mbo_batch_free(b);
    release_all();
    return result;
}

/* A column of lists of so many items, with their codes, which are those of `items`. */
static struct ArrowArray *list_column(tafel *t, const char *format, int64_t rijen, int64_t buffers, const char *type,
                                      int64_t items, const void *codes)
{
    struct ArrowSchema *s = t->schema.children[TOELATING_KOLOMMEN - 1];
    struct ArrowArray *a = t->array.children[TOELATING_KOLOMMEN - 1];
    make_schema(s, format, "vooropleiding", 1);
    make_array(a, rijen, buffers, 1);
    make_schema(s->children[0], type, "item", 0);
    make_array(a->children[0], items, *type == 'n' ? 0 : 2, 0);
    if (*type != 'n')
        a->children[0]->buffers[1] = codes;
    return a;
}

enum { MAVO = MBO_VOOROPLEIDING_MAVO, HAVO = MBO_VOOROPLEIDING_HAVO };

static void told(const char *what, tafel *t, const char *wanted)
{
    mbo_fout fout = {0};
    const char *got = toelatingen(t, &fout);
    same(what, wanted, got ? got : fout.message);
}

static void lists_of_a_fixed_size(void)
{
    static const int8_t codes[] = {HAVO, MAVO, MAVO, MAVO, 99, MAVO, HAVO, HAVO, MAVO, 99};
    tafel t;
    make_toelating(&t, 4);
    list_column(&t, "+w:2", 4, 1, "c", 8, codes);
    told("+w:2", &t, "jj!j");
    make_toelating(&t, 4);
    list_column(&t, "+w:2", 4, 1, "c", 8, codes)->buffers[0] = "\xfb"; /* the third is null */
    told("+w:2 with a null", &t, "jjoj");
    make_toelating(&t, 3);
    struct ArrowArray *a = list_column(&t, "+w:2", 3, 1, "c", 8, codes);
    a->offset = 1;
    told("+w:2 behind another", &t, "j!j");
    make_toelating(&t, 3);
    list_column(&t, "+w:3", 3, 1, "c", 9, codes)->children[0]->offset = 1;
    told("+w:3 of items behind another", &t, "j!!");
    make_toelating(&t, 3);
    list_column(&t, "+w:0", 3, 1, "c", 0, codes);
    told("+w:0", &t, "vvv");
    make_toelating(&t, 2);
    a = list_column(&t, "+w:2", 2, 1, "c", 4, codes);
    a->children[0]->buffers[0] = "\x0d"; /* the second item is null */
    told("+w:2 with an item that is null", &t, "!j");
    for (int offset = 0; offset < 2; offset++) { /* an item short */
        make_toelating(&t, 2);
        a = list_column(&t, "+w:2", 2, 1, "c", offset ? 5 : 3, codes);
        a->offset = offset;
        told("+w:2 of too few", &t,
             offset ? "vooropleiding: lists of 2 items, of which there are only 5"
                    : "vooropleiding: lists of 2 items, of which there are only 3");
    }
    make_toelating(&t, 1);
    a = list_column(&t, "+w:2147483647", 1, 1, "c", 3, codes);
    a->offset = INT64_MAX / 40;
    told("+w:2147483647", &t, "vooropleiding: lists of 2147483647 items, of which there are only 3");
}

/* Their offsets may be in any order, and what they have overlap. */
static void views_of_lists(void)
{
    static const int8_t codes[] = {HAVO, MAVO, 99, MAVO};
    static const int32_t begin[] = {3, 0, 4, 0, 1, -1, 0, 4, INT32_MAX}, maat[] = {1, 2, 0, 4, 1, 1, -1, 1, INT32_MAX};
    static const int64_t lang_begin[] = {3, 0, 4, 0, 1, -1, 0, 4, INT64_MAX},
                         lang_maat[] = {1, 2, 0, 4, 1, 1, -1, 1, INT64_MAX};
    for (int lang = 0; lang < 2; lang++) {
        tafel t;
        for (int offset = 0; offset < 9; offset += 3) {
            make_toelating(&t, 9 - offset);
            struct ArrowArray *a = list_column(&t, lang ? "+vL" : "+vl", 9 - offset, 3, "c", 4, codes);
            a->buffers[1] = lang ? (const void *)lang_begin : begin;
            a->buffers[2] = lang ? (const void *)lang_maat : maat;
            a->offset = offset;
            told("views of lists", &t, &"jjv!j!!!!"[offset]);
        }
        make_toelating(&t, 2);
        struct ArrowArray *a = list_column(&t, lang ? "+vL" : "+vl", 2, 3, "c", 4, codes);
        a->buffers[0] = "\2";
        a->buffers[1] = lang ? (const void *)lang_begin : begin;
        a->buffers[2] = lang ? (const void *)lang_maat : maat;
        told("views with a null", &t, "oj");
    }
}

/* A dictionary of lists of a fixed size; and columns of a record batch that begins behind another row. */
static void lists_as_words(void)
{
    static const int8_t codes[] = {HAVO, MAVO}, index[] = {0, 1, 1, 7, 0};
    static const int32_t begin[] = {0, 1}, maat[] = {1, 0};
    for (int vorm = 0; vorm < 2; vorm++) {
        tafel t, los;
        make_toelating(&t, 5);
        make_tafel(&los, 0, TOELATING_KOLOMMEN);
        list_column(&los, vorm ? "+vl" : "+w:1", 2, vorm ? 3 : 1, "c", 2, codes);
        int_column(&t, 6, "vooropleiding", "c", index);
        t.schema.children[6]->dictionary = los.schema.children[6];
        t.array.children[6]->dictionary = los.array.children[6];
        los.array.children[6]->buffers[0] = vorm ? NULL : "\1";
        if (vorm) {
            los.array.children[6]->buffers[1] = begin;
            los.array.children[6]->buffers[2] = maat;
        }
        t.array.length = 4;
        t.array.offset = 1;
        told("a dictionary of lists", &t, vorm ? "vv!j" : "oo!j");
    }
}

/* Runs of rows: "j" twice, "v", then one that is null, then a bad value. `ends` NULL: they have no buffer. */
static struct ArrowArray *runs_column(tafel *t, const char *type, int64_t runs, const void *ends)
{
    static const int32_t offsets[] = {0, 4, 6, 10, 14};
    struct ArrowSchema *s = t->schema.children[TOELATING_KOLOMMEN - 1];
    struct ArrowArray *a = t->array.children[TOELATING_KOLOMMEN - 1];
    make_schema(s, "+r", "vooropleiding", 2);
    make_array(a, t->array.length, 0, 2);
    make_schema(s->children[0], type, "run_ends", 0);
    make_array(a->children[0], runs, 2, 0);
    a->children[0]->buffers[1] = ends;
    make_schema(s->children[1], "u", "values", 0);
    make_array(a->children[1], 4, 3, 0);
    a->children[1]->buffers[0] = "\x0b";
    a->children[1]->buffers[1] = offsets;
    a->children[1]->buffers[2] = "mavolbmavomava";
    return a;
}

static void runs_of_rows(void)
{
    static const int16_t kort[] = {2, 3, 5, 6}, achteruit[] = {2, 1, 5, -6};
    static const int32_t gewoon[] = {2, 3, 5, 6};
    static const int64_t lang[] = {2, 3, 5, 6};
    const struct {
        const char *type;
        const void *ends;
    } forms[] = {{"s", kort}, {"i", gewoon}, {"l", lang}};
    tafel t;
    mbo_fout fout = {0};
    for (size_t f = 0; f < 3; f++) {
        make_toelating(&t, 6);
        runs_column(&t, forms[f].type, 4, forms[f].ends);
        toelatingen(&t, &fout);
        CU_ASSERT_STRING_EQUAL(fout.message, "\"lb\" is not a code of vooropleiding; nearest: \"lbo\"");
        make_toelating(&t, 4);
        runs_column(&t, forms[f].type, 4, forms[f].ends)->offset = 2;
        told("runs behind others", &t, "!oo!");
        make_toelating(&t, 4);
        struct ArrowArray *a = runs_column(&t, forms[f].type, 2, (const char *)forms[f].ends + (4 << f));
        a->children[1]->offset = 2; /* null to row 5, the bad one to row 6 */
        a->length = 3;
        a->offset = 3;
        t.array.length = 2;
        t.array.offset = 1;
        told("runs of a record batch behind others", &t, "o!");
    }
    make_toelating(&t, 6);
    runs_column(&t, "s", 2, kort);
    told("runs that end too soon", &t, "jj!!!!");
    make_toelating(&t, 4);
    runs_column(&t, "s", 1, kort);
    told("one run that ends too soon", &t, "jj!!");
    make_toelating(&t, 4);
    runs_column(&t, "s", 1, kort);
    toelatingen(&t, &fout);
    CU_ASSERT_STRING_EQUAL(fout.message, "vooropleiding: a row past its last run");
    CU_ASSERT_EQUAL(fout.line, 3);
    make_toelating(&t, 4);
    runs_column(&t, "s", 4, achteruit); /* whatever it says, nothing else is read */
    CU_ASSERT_PTR_NOT_NULL(toelatingen(&t, &fout));
    make_toelating(&t, 4);
    runs_column(&t, "s", 4, kort)->children[1]->length = 1; /* fewer values than runs */
    told("runs without values", &t, "jj!!");
    for (int fault = 0; fault < 6; fault++) {
        make_toelating(&t, 4);
        struct ArrowArray *a = runs_column(&t, "i", 4, fault ? gewoon : NULL);
        switch (fault) {
        case 1: a->n_children = 1; break;
        case 2: a->children[0] = NULL; break;
        case 3: a->children[1] = NULL; break;
        case 4: a->children[0]->length = -1; break;
        case 5: a->children[0]->offset = INT64_MAX - 2; break;
        default: break;
        }
        told("runs that are not there", &t, "vooropleiding: runs without their ends or values");
    }
    for (int fault = 0; fault < 3; fault++) {
        mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
        make_toelating(&t, 4);
        runs_column(&t, fault ? "i" : "c", 4, gewoon);
        if (fault == 1)
            t.schema.children[6]->n_children = 1;
        if (fault == 2)
            t.schema.children[6]->children[1]->format = "tdD";
        CU_ASSERT_EQUAL(stream(&t, b, &fout), MBO_ERROR_VALUE);
        mbo_batch_free(b);
        release_all();
    }
}

/* Words that no row has are nobody's business, in a dictionary that is larger than its record batch too; those of dates
   are words like others. */
static void words_of_dates(void)
{
    enum { WOORDEN = 900 };
    static int32_t offsets[WOORDEN + 1], index[] = {899, -5, 7, 0, 899, 450, 900};
    static char tekst[10 * WOORDEN + 1];
    tafel t;
    mbo_fout fout = {0};
    for (int i = 0; i < WOORDEN; i++) {
        offsets[i + 1] = 10 * (i + 1);
        memcpy(tekst + 10 * i,
               i == 899   ? "1991-05-06"
               : i == 7   ? "1991-02-29"
               : i == 450 ? "          "
                          : "geen datum",
               10);
    }
    for (int64_t rijen = 4; rijen <= 7; rijen += 3) {
        static const int8_t mavo[7] = {0};
        make_toelating(&t, rijen);
        int_column(&t, 6, "vooropleiding", "c", mavo);
        t.schema.children[6]->dictionary = hold(sizeof(struct ArrowSchema));
        t.array.children[6]->dictionary = hold(sizeof(struct ArrowArray));
        make_schema(t.schema.children[6]->dictionary, "u", "", 0);
        make_array(t.array.children[6]->dictionary, 1, 3, 0);
        static const int32_t een[] = {0, 4};
        t.array.children[6]->dictionary->buffers[1] = een;
        t.array.children[6]->dictionary->buffers[2] = "mavo";
        int_column(&t, 4, "geboortedatum", "i", index);
        t.schema.children[4]->dictionary = hold(sizeof(struct ArrowSchema));
        t.array.children[4]->dictionary = hold(sizeof(struct ArrowArray));
        make_schema(t.schema.children[4]->dictionary, "u", "", 0);
        make_array(t.array.children[4]->dictionary, WOORDEN, 3, 0);
        t.array.children[4]->dictionary->buffers[1] = offsets;
        t.array.children[4]->dictionary->buffers[2] = tekst;
        t.array.children[4]->buffers[0] = "\xfd"; /* the second is null, and its index rubbish */
        const char *got = toelatingen(&t, &fout);
        same("words of dates", rijen == 4 ? "jj!!" : "jj!!jj!", got ? got : fout.message);
        CU_ASSERT_STRING_EQUAL(fout.message, "geboortedatum: \"1991-02-29\": there is no such day");
    }
}

/* What lies in the place of a date that is unknown need be no day; a crebo asks more of the day of a start. */
static void unknown_dates_say_nothing(void)
{
    enum { RIJEN = 4 };
    static const int32_t start[RIJEN] = {17010, 17010, 17010, 17010},
                         geboren[RIJEN] = {0, INT32_MAX, INT32_MIN, 3000000},
                         crebo[RIJEN] = {25491, 25491, 25491, 25491};
    static const int8_t een[RIJEN] = {1, 1, 1, 1};
    static const uint8_t geen[] = {0};
    mbo_batch *b = make(NULL, 0, (mbo_batch_options){.structuur = structuur});
    mbo_kolom kolom[] = {{MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_INT32, start, NULL},
                         {MBO_FEIT_GEBOORTEDATUM, MBO_KOLOMTYPE_INT32, geboren, geen},
                         {MBO_FEIT_CREBO, MBO_KOLOMTYPE_INT32, crebo, NULL},
                         {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_INT8, een, NULL},
                         {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_INT8, een, NULL},
                         {MBO_FEIT_INSTELLING, MBO_KOLOMTYPE_INT8, een, NULL}};
    int8_t uit[64][RIJEN];
    mbo_antwoordkolom antwoord[64] = {{0}};
    int32_t vragen = mbo_code_count(MBO_VOCABULAIRE_VRAAG);
    for (int32_t v = 0; v < vragen; v++)
        antwoord[v] = (mbo_antwoordkolom){.vraag = v + 1, .uitkomst = uit[v]};
    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, sizeof kolom / sizeof *kolom, RIJEN, antwoord, (size_t)vragen, NULL),
                          MBO_OK);
    for (int32_t v = 0; v < vragen; v++)
        for (int i = 0; i < RIJEN; i++)
            CU_ASSERT_EQUAL(uit[v][i], uit[v][0]);
    mbo_batch_free(b);
}

/* Of type null, or of lists or words of it, whatever buffers they have: producers do not agree on that. */
static void columns_of_nothing(void)
{
    for (int64_t buffers = 0; buffers < 4; buffers++) {
        tafel t;
        make_toelating(&t, 3);
        make_schema(t.schema.children[6], "n", "vooropleiding", 0);
        make_array(t.array.children[6], 3, buffers, 0);
        t.array.children[6]->null_count = 3;
        told("null", &t, "ooo");
        for (int ander = 0; ander < 2; ander++) { /* and of another fact */
            make_toelating(&t, 2);
            make_schema(t.schema.children[6], "n", ander ? "werkend" : "verblijf_in_orde", 0);
            make_array(t.array.children[6], 2, buffers, 0);
            told("null", &t, "oo");
        }
    }
    static const char *const lists[] = {"+l", "+L", "+w:2", "+vl", "+vL"};
    static const int64_t aantal[] = {0, 1, 1, 1, 1}, buffers[] = {2, 2, 1, 3, 3};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (int64_t meer = 0; meer < 2; meer++) {
            tafel t;
            make_toelating(&t, 2);
            struct ArrowArray *a = list_column(&t, lists[i], 2, buffers[i], "n", 4, NULL);
            for (int64_t at = 1; at < buffers[i]; at++)
                a->buffers[at] = aantal;
            make_array(a->children[0], 4, meer, 0);
            told(lists[i], &t, "oo");
        }
    tafel t;
    make_toelating(&t, 2);
    int_column(&t, 6, "vooropleiding", "c", "\0\0");
    t.schema.children[6]->dictionary = hold(sizeof(struct ArrowSchema));
    t.array.children[6]->dictionary = hold(sizeof(struct ArrowArray));
    make_schema(t.schema.children[6]->dictionary, "n", "", 0);
    make_array(t.array.children[6]->dictionary, 1, 1, 0);
    told("words of null", &t, "oo");
}

static void refuses_malformed_lists(void)
{
    static const int8_t codes[] = {HAVO, MAVO};
    static const int64_t een[] = {0, 1, 1, 1};
    for (int fault = 0; fault < 8; fault++) {
        static const char *const wanted[] = {"an array with the wrong length, offset or buffers",
                                             "an array without its values", "an array without its items or dictionary",
                                             "1 nulls, but no bits that say which"};
        static const int which[] = {0, 0, 1, 2, 3, 0, 1, 0};
        tafel t;
        make_toelating(&t, 2);
        bool vast = fault == 5 || fault == 7;
        struct ArrowArray *a = list_column(&t, vast ? "+w:1" : "+vl", 2, 3, "c", 2, codes);
        a->buffers[1] = a->buffers[2] = een;
        switch (fault) {
        case 0: a->n_buffers = 2; break;
        case 1: a->offset = INT64_MAX / 32; break;
        case 2: a->buffers[2] = NULL; break;
        case 3: a->n_children = 0; break;
        case 4: a->null_count = 1; break;
        case 6: a->buffers[1] = NULL; break;
        case 7: a->n_buffers = 0; break;
        default: a->n_buffers = 2; break;
        }
        char whole[100];
        snprintf(whole, sizeof whole, "vooropleiding: %s", wanted[which[fault]]);
        told("a malformed list", &t, whole);
    }
    for (int64_t n = -1; n > -4; n--) { /* nor is everything a column of null */
        tafel t;
        make_toelating(&t, 2);
        make_schema(t.schema.children[6], "n", "vooropleiding", 0);
        make_array(t.array.children[6], 2, 0, 0);
        if (n == -1)
            t.array.children[6]->n_buffers = -1;
        else if (n == -2)
            t.array.children[6]->offset = -1;
        else
            t.array.children[6]->offset = INT64_MAX - 1;
        told("a malformed null", &t, "vooropleiding: an array with the wrong length, offset or buffers");
    }
}

/* Bits that say that every row is there, whatever the bits before its first and after its last are. */
static void rows_that_are_all_there(void)
{
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
    mbo_fout fout;
    tafel t;
    struct ArrowArray got;
    make_tafel(&t, 2, 1);
    int_column(&t, 0, "leerweg", "c", "\1\2\1\2");
    t.array.children[0]->length = 4;
    t.array.offset = 1;
    t.array.null_count = -1;
    t.array.buffers[0] = "\6";
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
    CU_ASSERT_EQUAL(got.length, 2);
    got.release(&got);
    t.out.release(&t.out);
    mbo_batch_free(b);
    release_all();
}

/* Offsets, indexes and views that point elsewhere are values that are bad; the other rows are answered. */
static void reports_values_that_point_elsewhere(void)
{
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
    mbo_fout fout;
    tafel t;
    struct ArrowArray got;
    static const int32_t offsets[] = {0, 3, -7, 6, 6}, lists[] = {0, 1, 9, 1, 1}, items[] = {0, 10};
    static const int8_t index[] = {0, 1, -1, 0};
    char views[64] = {0};
    int64_t size = 4;
    memcpy(views, &(int32_t){3}, 4);
    memcpy(views + 4, "bol", 3);
    memcpy(views + 16, &(int32_t){20}, 4); /* twenty bytes of a buffer of four */
    memcpy(views + 32, &(int32_t){-1}, 4);
    memcpy(views + 48, &(int32_t){30}, 4);
    memcpy(views + 56, &(int32_t){5}, 4); /* of a sixth buffer */
    make_tafel(&t, 4, 4);
    text_column(&t, 0, "leerweg", offsets, "bolbbl");
    make_schema(t.schema.children[1], "vu", "bewijs", 0);
    make_array(t.array.children[1], 4, 4, 0);
    memcpy(views + 4, "diploma", 7);
    memcpy(views, &(int32_t){7}, 4);
    t.array.children[1]->buffers[1] = views;
    t.array.children[1]->buffers[2] = "abcd";
    t.array.children[1]->buffers[3] = &size;
    int_column(&t, 2, "instelling", "c", index);
    t.schema.children[2]->dictionary = hold(sizeof(struct ArrowSchema));
    t.array.children[2]->dictionary = hold(sizeof(struct ArrowArray));
    make_schema(t.schema.children[2]->dictionary, "u", "", 0);
    make_array(t.array.children[2]->dictionary, 1, 3, 0);
    static const int32_t roc[] = {0, 3};
    t.array.children[2]->dictionary->buffers[1] = roc;
    t.array.children[2]->dictionary->buffers[2] = "roc";
    make_schema(t.schema.children[3], "+l", "vooropleiding", 1);
    make_array(t.array.children[3], 4, 2, 1);
    t.array.children[3]->buffers[1] = lists;
    make_schema(t.schema.children[3]->children[0], "u", "item", 0);
    make_array(t.array.children[3]->children[0], 1, 3, 0);
    t.array.children[3]->children[0]->buffers[1] = items;
    t.array.children[3]->children[0]->buffers[2] = "mbo_entree";
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
    const struct ArrowArray *uitkomst = got.children[0];
    CU_ASSERT_EQUAL(uitkomst->null_count, 3);
    CU_ASSERT_EQUAL(((const uint8_t *)uitkomst->buffers[0])[0], 1); /* only the first row */
    CU_ASSERT_EQUAL(mbo_batch_uitkomst_count(b, MBO_VRAAG_TOELATING, 0), 3);
    CU_ASSERT(mbo_batch_fout_count(b) >= 7);
    got.release(&got);
    t.out.release(&t.out);
    mbo_batch_free(b);
    release_all();
}

/* "bbl" with a NUL and more behind it is not bbl, and the message does not say "bbl", but for what is near. */
static void shows_a_nul_in_a_text(void)
{
    static const int32_t woorden[] = {0, 4, 8}, dagen[] = {0, 11, 21};
    static const char *const wanted[] = {"\"bbl\\x00\" is not a code of leerweg; nearest: \"bbl\"",
                                         "startdatum: \"2024-08-01\\x00\" is not a date (yyyy-mm-dd)",
                                         "\"\\x00bol\" is not a code of leerweg; nearest: \"bol\""};
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.threads = 1, .fouten = 4});
    mbo_fout fout;
    struct ArrowArray got;
    tafel t;
    make_tafel(&t, 2, 2);
    text_column(&t, 0, "leerweg", woorden, "bbl\0\0bol");
    text_column(&t, 1, "startdatum", dagen, "2024-08-01\0002024-08-01");
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
    CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 3);
    for (int32_t i = 0; i < 3; i++) {
        CU_ASSERT_FATAL(mbo_batch_fout(b, i, &fout));
        CU_ASSERT_STRING_EQUAL(fout.message, wanted[i]);
    }
    got.release(&got);
    t.out.release(&t.out);
    mbo_batch_free(b);
    release_all();
}

/* 57 on the day of the start is too old for the krediet (parameters.csv), a day short of it is not: so a time of the
   day before 1970, a negative number of seconds, must stay within its day. */
static void timestamps_lie_in_their_day(void)
{
    static const int8_t een[] = {1, 1}, vak[] = {MBO_SOORT_OPLEIDING_VAK, MBO_SOORT_OPLEIDING_VAK}, nul[2],
                        duur[] = {24, 24};
    static const char *const codes[] = {"bewijs", "leerweg", "instelling", "nationaliteit_wsf"};
    static const char *const niet[] = {"onderwijs_vergoed", "studiefinanciering_lopend",
                                       "levenlanglerenkrediet_lopend"};
    static const mbo_vraag krediet[] = {MBO_VRAAG_LEVENLANGLERENKREDIET};
    mbo_batch *b = make(krediet, 1, (mbo_batch_options){.options = MBO_BATCH_UITKOMST_INT8});
    mbo_fout fout;
    tafel t;
    struct ArrowArray got;
    mbo_datum born[2], start[2];
    int64_t seconds[2];
    mbo_datum_from_ymd(1967, 10, 1, &born[0], NULL);
    mbo_datum_from_ymd(1967, 10, 2, &born[1], NULL);
    mbo_datum_from_ymd(2024, 10, 1, &start[0], NULL);
    start[1] = start[0];
    for (int i = 0; i < 2; i++)
        seconds[i] = born[i] * INT64_C(86400) + 5000;
    make_tafel(&t, 2, 11);
    for (int i = 0; i < 4; i++)
        int_column(&t, i, codes[i], "c", een);
    for (int i = 0; i < 3; i++)
        int_column(&t, 4 + i, niet[i], "c", nul);
    int_column(&t, 7, "soort_opleiding", "c", vak);
    int_column(&t, 8, "studieduur", "c", duur);
    int_column(&t, 9, "startdatum", "tdD", start);
    int_column(&t, 10, "geboortedatum", "tss:", seconds);
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
    const int8_t *uitkomst = got.children[0]->buffers[1];
    CU_ASSERT_EQUAL(uitkomst[0], MBO_UITKOMST_NEE);
    CU_ASSERT_EQUAL(uitkomst[1], MBO_UITKOMST_JA);
    got.release(&got);
    t.out.release(&t.out);
    mbo_batch_free(b);
    release_all();
}

/* Of a price: the message about it, or the amount that it is, as text. */
static const char *prijs(const char *format, const void *waarde)
{
    static mbo_fout fout;
    static const int8_t een[] = {1}, derde[] = {MBO_LEERWEG_DERDE}, vak[] = {MBO_SOORT_OPLEIDING_VAK};
    static const mbo_vraag onderwijsgeld[] = {MBO_VRAAG_ONDERWIJSGELD};
    mbo_batch *b = make(onderwijsgeld, 1, (mbo_batch_options){.options = MBO_BATCH_UITKOMST_INT8 | MBO_BATCH_BEDRAGEN});
    tafel t;
    struct ArrowArray got;
    mbo_datum start[1];
    mbo_datum_from_ymd(2024, 10, 1, start, NULL);
    make_tafel(&t, 1, 6);
    int_column(&t, 0, "bewijs", "c", een);
    int_column(&t, 1, "leerweg", "c", derde);
    int_column(&t, 2, "instelling", "c", een);
    int_column(&t, 3, "soort_opleiding", "c", vak);
    int_column(&t, 4, "startdatum", "tdD", start);
    int_column(&t, 5, "onderwijsprijs", format, waarde);
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
    if (!mbo_batch_fout(b, 0, &fout))
        snprintf(fout.message, sizeof fout.message, "%lld",
                 (long long)((const int64_t *)got.children[2]->buffers[1])[0]);
    got.release(&got);
    t.out.release(&t.out);
    mbo_batch_free(b);
    release_all();
    return fout.message;
}

static const char *decimal(const char *format, uint64_t laag, uint64_t hoog)
{
    return prijs(format, (uint64_t[]){laag, hoog});
}

#define BUITEN " is not from 0 to 1000000000000 euros"

static void floats_are_euros(void)
{
    static const char rest[] = "is not euros with at most two decimals";
    CU_ASSERT_STRING_EQUAL(prijs("f", &(float){1234.56F}), "123456");
    CU_ASSERT_STRING_EQUAL(prijs("f", &(float){19.99F}), "1999");
    CU_ASSERT_STRING_EQUAL(prijs("g", &(double){1234.56}), "123456");
    CU_ASSERT_STRING_EQUAL(prijs("g", &(double){0.1 + 0.2}), "30");
    CU_ASSERT_PTR_NOT_NULL(strstr(prijs("f", &(float){1234.567F}), rest));
    CU_ASSERT_STRING_EQUAL(prijs("f", &(float){19.995F}),
                           "onderwijsprijs: 19.995 is not euros with at most two decimals");
    CU_ASSERT_PTR_NOT_NULL(strstr(prijs("g", &(double){1234.5678}), rest));
}

/* Whatever locale the host has set. */
static void no_locale_in_a_number(void)
{
    int at = 0;
    while (next_locale(&at)) {
        CU_ASSERT_STRING_EQUAL(prijs("g", &(double){1234.5678}),
                               "onderwijsprijs: 1234.5678 is not euros with at most two decimals");
        CU_ASSERT_STRING_EQUAL(prijs("f", &(float){19.995F}),
                               "onderwijsprijs: 19.995 is not euros with at most two decimals");
        CU_ASSERT_STRING_EQUAL(prijs("g", &(double){-1.5e300}), "onderwijsprijs: -1.5e+300" BUITEN);
        CU_ASSERT_STRING_EQUAL(prijs("g", &(double){INFINITY}), "onderwijsprijs: inf" BUITEN);
        CU_ASSERT_STRING_EQUAL(prijs("g", &(double){1234.56}), "123456");
        CU_ASSERT_STRING_EQUAL(decimal("d:38,3", 12345, 0),
                               "onderwijsprijs: 12.345 is not euros with at most two decimals");
    }
}

static void decimals_are_exact(void)
{
    CU_ASSERT_STRING_EQUAL(decimal("d:18,2", 123450, 0), "123450");
    CU_ASSERT_STRING_EQUAL(decimal("d:18,0", 1234, 0), "123400");
    CU_ASSERT_STRING_EQUAL(decimal("d:18,-2", 12, 0), "120000");
    CU_ASSERT_STRING_EQUAL(decimal("d:38,18", UINT64_C(0xec210956b3ba0000), 66), "123450");
    CU_ASSERT_STRING_EQUAL(decimal("d:38,3", 12345, 0),
                           "onderwijsprijs: 12.345 is not euros with at most two decimals");
    CU_ASSERT_STRING_EQUAL(decimal("d:38,38", UINT64_C(1000000000000000000), 0),
                           "onderwijsprijs: 0.00000000000000000001000000000000000000 is not euros with at most two "
                           "decimals");
    CU_ASSERT_STRING_EQUAL(decimal("d:38,18", 1, 1),
                           "onderwijsprijs: 18.446744073709551617 is not euros with at most two decimals");
}

/* Of 32, 64 and 256 bits as of 128. */
static void decimals_of_every_width(void)
{
    static const uint64_t groot[] = {0, 0, 0, 1}, min[] = {0, 0, 0, UINT64_C(1) << 63}, klein[] = {1234, 0, 0, 0},
                          onder_nul[] = {UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX},
                          /* 1234.50 with 40 decimals */
        lang[] = {UINT64_C(4451881349178982400), UINT64_C(12809460642498365852), 36278, 0};
    CU_ASSERT_STRING_EQUAL(prijs("d:9,2,32", &(int32_t){123450}), "123450");
    CU_ASSERT_STRING_EQUAL(prijs("d:9,0,32", &(int32_t){1234}), "123400");
    CU_ASSERT_STRING_EQUAL(prijs("d:9,4,32", &(int32_t){12345000}), "123450");
    CU_ASSERT_STRING_EQUAL(prijs("d:9,-3,32", &(int32_t){12}), "1200000");
    CU_ASSERT_STRING_EQUAL(prijs("d:9,3,32", &(int32_t){12345}),
                           "onderwijsprijs: 12.345 is not euros with at most two decimals");
    CU_ASSERT_STRING_EQUAL(prijs("d:9,2,32", &(int32_t){-1}), "onderwijsprijs: -0.01" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("d:9,2,32", &(int32_t){INT32_MIN}), "onderwijsprijs: -21474836.48" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("d:9,-38,32", &(int32_t){1}),
                           "onderwijsprijs: 100000000000000000000000000000000000000" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("d:18,2,64", &(int64_t){123450}), "123450");
    CU_ASSERT_STRING_EQUAL(prijs("d:18,10,64", &(int64_t){INT64_C(12345000000000)}), "123450");
    CU_ASSERT_STRING_EQUAL(prijs("d:18,2,64", &(int64_t){INT64_MIN}), "onderwijsprijs: -92233720368547758.08" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("d:18,2,64", &(int64_t){INT64_MAX}), "onderwijsprijs: 92233720368547758.07" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("d:76,0,256", klein), "123400");
    CU_ASSERT_STRING_EQUAL(prijs("d:76,2,256", klein), "1234");
    CU_ASSERT_STRING_EQUAL(prijs("d:76,40,256", lang), "123450");
    CU_ASSERT_STRING_EQUAL(prijs("d:76,2,256", onder_nul), "onderwijsprijs: -0.01" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("d:76,0,256", groot),
                           "onderwijsprijs: 6277101735386680763835789423207666416102355444464034512896" BUITEN);
    CU_ASSERT_STRING_EQUAL(
        prijs("d:76,76,256", klein),
        "onderwijsprijs: 0.0000000000000000000000000000000000000000000000000000000000000000000000001234 is not "
        "euros with at most two decimals");
    CU_ASSERT_PTR_NOT_NULL(
        strstr(prijs("d:76,-76,256", min),
               "onderwijsprijs: -57896044618658097711785492504343953926634992332820282019728792003956564819968000"));
}

/* Of 16 bits: up to 16 each amount has its own, and from there on those that are whole cents are what they say. */
static void halves_are_euros(void)
{
    static const struct {
        uint16_t half;
        const char *wanted;
    } halves[] = {{0x64d2, "123400"},
                  {0x4c10, "1625"},
                  {0x48ff, "999"},
                  {0x0000, "0"},
                  {0x8000, "0"},
                  {0x2e66, "10"},
                  {0x7bff, "6550400"},
                  {0x211f, "1"},
                  {0x4cff, "onderwijsprijs: 19.984375 is not euros with at most two decimals"},
                  {0x2fdf, "onderwijsprijs: 0.12298583984375 is not euros with at most two decimals"},
                  {0x0001, "onderwijsprijs: 5.9604644775390625e-08 is not euros with at most two decimals"},
                  {0xc000, "onderwijsprijs: -2" BUITEN},
                  {0x7c00, "onderwijsprijs: inf" BUITEN},
                  {0xfc00, "onderwijsprijs: -inf" BUITEN}};
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        same("a half float", halves[i].wanted, prijs("e", &halves[i].half));
}

/* Every amount of whole cents is one as a double, also where the nearest double is a cent times some thousandths off.
 */
static void reads_large_money_of_doubles(void)
{
    static const int64_t cents[] = {INT64_C(69159750317708), INT64_C(3639752476380), INT64_C(1795110504990), 1999, 29};
    for (size_t i = 0; i < sizeof cents / sizeof *cents; i++) {
        char wanted[32];
        snprintf(wanted, sizeof wanted, "%lld", (long long)cents[i]);
        same("a double", wanted, prijs("g", &(double){(double)cents[i] / 100}));
    }
    same("a double", "onderwijsprijs: 691597503177.084 is not euros with at most two decimals",
         prijs("g", &(double){691597503177.084}));
}

/* What is told of a value of money out of range: that value, in the unit of the column, as its range is. */
static void tells_of_money_as_it_was(void)
{
    CU_ASSERT_STRING_EQUAL(prijs("l", &(int64_t){INT64_C(1000000000000000000)}),
                           "onderwijsprijs: 1000000000000000000" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("l", &(int64_t){-3}), "onderwijsprijs: -3" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("l", &(int64_t){INT64_C(92233720368547758)}),
                           "onderwijsprijs: 92233720368547758" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("l", &(int64_t){INT64_MIN}), "onderwijsprijs: -9223372036854775808" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("L", &(uint64_t){UINT64_MAX}), "onderwijsprijs: 18446744073709551615" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("c", &(int8_t){-1}), "onderwijsprijs: -1" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("g", &(double){1e16}), "onderwijsprijs: 1e+16" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("g", &(double){1e300}), "onderwijsprijs: 1e+300" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("g", &(double){-0.01}), "onderwijsprijs: -0.01" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("g", &(double){1000000000000.01}), "onderwijsprijs: 1000000000000.01" BUITEN);
    CU_ASSERT_STRING_EQUAL(prijs("f", &(float){3e30F}), "onderwijsprijs: 3e+30" BUITEN);
    CU_ASSERT_STRING_EQUAL(decimal("d:38,0", UINT64_C(1590897978359414784), 542101),
                           "onderwijsprijs: 10000000000000000000000000" BUITEN); /* 10^25 */
    CU_ASSERT_STRING_EQUAL(decimal("d:38,2", 0, 1), "onderwijsprijs: 184467440737095516.16" BUITEN);
    CU_ASSERT_STRING_EQUAL(decimal("d:38,-30", 1, 0), "onderwijsprijs: 1000000000000000000000000000000" BUITEN);
    CU_ASSERT_STRING_EQUAL(decimal("d:38,2", UINT64_MAX, UINT64_MAX), "onderwijsprijs: -0.01" BUITEN);
    CU_ASSERT_STRING_EQUAL(decimal("d:38,2", 0, UINT64_C(1) << 63),
                           "onderwijsprijs: -1701411834604692317316873037158841057.28" BUITEN);
    CU_ASSERT_STRING_EQUAL(decimal("d:38,-38", 0, UINT64_C(1) << 63),
                           "onderwijsprijs: -170141183460469231731687303715884105728"
                           "00000000000000000000000000000000000000" BUITEN);
}

/* And of the others; of days, what the number of the column counts. */
static void tells_of_values_as_they_were(void)
{
    static const struct {
        const char *naam, *format;
        int64_t waarde;
        const char *message;
    } bad[] = {
        {"startdatum", "tss:", INT64_C(1) << 62,
         "startdatum: 4611686018427387904 seconds since 1970 is not from 0001-01-01 to 9999-12-31"},
        {"startdatum", "tsm:", INT64_MIN,
         "startdatum: -9223372036854775808 milliseconds since 1970 is not from 0001-01-01 to 9999-12-31"},
        {"startdatum", "tdm", INT64_C(253402300800000),
         "startdatum: 253402300800000 milliseconds since 1970 is not from 0001-01-01 to 9999-12-31"},
        {"startdatum", "tsu:", INT64_C(253402300800000000),
         "startdatum: 253402300800000000 microseconds since 1970 is not from 0001-01-01 to 9999-12-31"},
        {"geboortedatum", "tdD", MBO_DATUM_MAX + 1,
         "geboortedatum: 2932897 days since 1970 is not from 0001-01-01 to 9999-12-31"},
        {"studieduur", "L", -1, "studieduur: 18446744073709551615 is not from 1 to 120"},
        {"studieduur", "g", 0, "studieduur: 0 is not from 1 to 120"},
        {"studieduur", "d:38,1", 1, "studieduur: 0.1 is not a whole number"},
        {"studieduur", "d:38,0", 121, "studieduur: 121 is not from 1 to 120"},
        {"studieduur", "d:9,0,32", 121, "studieduur: 121 is not from 1 to 120"},
        {"studieduur", "d:18,1,64", -1, "studieduur: -0.1 is not a whole number"},
        {"studieduur", "d:76,-1,256", 13, "studieduur: 130 is not from 1 to 120"},
        {"studieduur", "e", 0x63d0, "studieduur: 1000 is not from 1 to 120"},
        {"studieduur", "e", 0x4e20, "studieduur: 24.5 is not a whole number"},
        {"leerweg", "e", 0x4400, "leerweg: 4 is none of its codes, 1 to 3"},
        {"werkend", "e", 0x4000, "werkend: 2 is not from 0 to 1"},
        {"leerweg", "L", -1, "leerweg: 18446744073709551615 is none of its codes, 1 to 3"},
        {"werkend", "s", 7, "werkend: 7 is not from 0 to 1"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
        mbo_fout fout;
        tafel t;
        struct ArrowArray got;
        int64_t waarde[] = {bad[i].waarde, 0, 0, 0}; /* of a decimal its lower half; small ones are its first bytes */
        make_tafel(&t, 1, 1);
        int_column(&t, 0, bad[i].naam, bad[i].format, waarde);
        CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
        CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
        CU_ASSERT_FATAL(mbo_batch_fout(b, 0, &fout));
        same(bad[i].naam, bad[i].message, fout.message);
        got.release(&got);
        t.out.release(&t.out);
        mbo_batch_free(b);
        release_all();
    }
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
    mbo_fout fout;
    mbo_kolom kolom = {MBO_FEIT_ONDERWIJSPRIJS, MBO_KOLOMTYPE_INT32, &(int32_t){-3}, NULL};
    CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, &kolom, 1, 1, NULL, 0, &fout), MBO_OK);
    CU_ASSERT_FATAL(mbo_batch_fout(b, 0, &fout));
    CU_ASSERT_STRING_EQUAL(fout.message, "onderwijsprijs: -3 is not from 0 to 100000000000000 cents");
    mbo_batch_free(b);
}

/* What the library holds at most, and holds now. */
typedef struct gebruik {
    size_t now, most;
} gebruik;

static void *count_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    gebruik *g = ctx;
    g->now = g->now - old_size + new_size;
    g->most = g->now > g->most ? g->now : g->most;
    if (new_size)
        return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

static int releases;

static void count_release(struct ArrowArray *array)
{
    releases++;
    array->release = NULL;
}

/* A record batch of any length comes out in parts, which share the caller's own columns, and live as long as they are
   wanted. */
static void answers_a_long_record_batch_in_parts(void)
{
    enum { KORT = 140000, LANG = 400000, SCHUIF = 5 };
    size_t most[2];
    for (int lang = 0; lang < 2; lang++) {
        gebruik g = {0};
        mbo_allocator allocator = {&g, count_resize};
        int64_t rijen = lang ? LANG : KORT, gezien = 0;
        mbo_batch *b =
            make((mbo_vraag[]){MBO_VRAAG_BEKOSTIGING}, 1,
                 (mbo_batch_options){
                     .threads = 1, .allocator = &allocator, .options = MBO_BATCH_ONTBREKEND | MBO_BATCH_UITKOMST_INT8});
        mbo_fout fout;
        tafel t;
        struct ArrowArray got[16], los;
        int32_t parts = 0, *nummer = hold((size_t)(rijen + SCHUIF) * sizeof *nummer);
        int8_t *leerweg = hold((size_t)rijen + SCHUIF);
        for (int32_t i = 0; i < rijen + SCHUIF; i++) {
            nummer[i] = i - SCHUIF;
            leerweg[i] = (int8_t)(1 + i % 3); /* of row 0: derde */
        }
        make_tafel(&t, rijen, 3);
        t.array.offset = SCHUIF;
        t.array.release = count_release;
        int_column(&t, 0, "nummer", "i", nummer);
        int_column(&t, 1, "leerweg", "c", leerweg);
        make_schema(t.schema.children[2], "+s", "paar", 1);
        make_array(t.array.children[2], rijen + SCHUIF, 1, 1);
        make_schema(t.schema.children[2]->children[0], "i", "getal", 0);
        make_array(t.array.children[2]->children[0], rijen + SCHUIF, 2, 0);
        t.array.children[2]->children[0]->buffers[1] = nummer;
        t.array.children[0]->length = t.array.children[1]->length = rijen + SCHUIF;
        uint8_t *geldig = hold((size_t)(rijen + SCHUIF) / 8 + 1);
        memset(geldig, 0xff, (size_t)(rijen + SCHUIF) / 8 + 1);
        geldig[0] = 0x7f; /* row 2 has no number */
        t.array.children[0]->buffers[0] = geldig;
        t.array.children[0]->null_count = 1;
        releases = 0;
        CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
        while (!t.out.get_next(&t.out, &got[parts]) && got[parts].release) {
            const struct ArrowArray *eigen = got[parts].children[0], *paar = got[parts].children[1],
                                    *bekostiging = got[parts].children[2];
            int64_t n = got[parts].length, goed = 0;
            CU_ASSERT(eigen->null_count == -1 || eigen->null_count == (parts == 0)); /* not counted, or right */
            CU_ASSERT_FATAL(n > 0 && eigen->length == n && paar->length == n && bekostiging->length == n);
            for (int64_t i = 0; i < n; i++) {
                int64_t rij = gezien + i;
                goed += ((const int32_t *)eigen->buffers[1])[eigen->offset + i] == rij &&
                        ((const int32_t *)paar->children[0]->buffers[1])[paar->offset + i] == rij &&
                        (((const int8_t *)bekostiging->buffers[1])[i] == MBO_UITKOMST_NEE) == (rij % 3 == 0);
            }
            CU_ASSERT_EQUAL(goed, n);
            gezien += n;
            if (parts) /* the first is kept */
                got[parts].release(&got[parts]);
            parts++;
        }
        CU_ASSERT_EQUAL(gezien, rijen);
        CU_ASSERT_EQUAL(mbo_batch_rijen(b), rijen);
        CU_ASSERT(parts > 1);
        t.out.release(&t.out);
        mbo_batch_free(b);
        los = *got[0].children[1]->children[0]; /* moved */
        got[0].children[1]->children[0]->release = NULL;
        got[0].release(&got[0]);
        CU_ASSERT_EQUAL(releases, 0);
        los.release(&los);
        CU_ASSERT_EQUAL(releases, 1);
        CU_ASSERT_EQUAL(g.now, 0);
        most[lang] = g.most;
        release_all();
    }
    CU_ASSERT(most[1] < most[0] + most[0] / 10);
}

static void stream_tells_of_progress(void)
{
    voortgang v = {0};
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.progress = follow, .progress_ctx = &v});
    for (int keer = 0; keer < 2; keer++) {
        mbo_fout fout;
        tafel t;
        struct ArrowArray got, twee[2];
        make_tafel(&t, 5, 0);
        make_array(&twee[0], 5, 1, 0);
        make_array(&twee[1], 2, 1, 0);
        t.bron.array = twee;
        t.bron.arrays = 2;
        CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
        for (int64_t done = 5; done <= 7; done += 2) {
            CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
            CU_ASSERT(v.done == done && v.total == 0);
            got.release(&got);
        }
        v.done = 0;
        t.out.release(&t.out);
        release_all();
    }
    mbo_batch_free(b);
}

static void tells_what_a_producer_says(void)
{
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
    mbo_fout fout;
    tafel t;
    struct ArrowArray got;
    make_tafel(&t, 2, 1);
    int_column(&t, 0, "leerweg", "c", "\1\2");
    t.bron.fail_at = 1;
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(t.out.get_next(&t.out, &got), 0);
    got.release(&got);
    CU_ASSERT_EQUAL(t.out.get_next(&t.out, &got), EIO);
    CU_ASSERT_STRING_EQUAL(t.out.get_last_error(&t.out), "the producer of the stream failed: the disk is gone");
    mbo_batch_free(b); /* the stream still holds it */
    t.out.release(&t.out);
    release_all();
}

static void schema_tells_version_and_fingerprint(void)
{
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){.options = MBO_BATCH_ONTBREKEND});
    mbo_fout fout;
    tafel t;
    struct ArrowSchema got;
    char hash[65];
    make_tafel(&t, 2, 2);
    int_column(&t, 0, "leerweg", "c", "\1\2");
    int_column(&t, 1, "naam", "c", "\1\2");
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(t.out.get_schema(&t.out, &got), 0);
    CU_ASSERT_EQUAL_FATAL(got.n_children, 3);
    CU_ASSERT_STRING_EQUAL(got.children[0]->name, "naam");
    CU_ASSERT_STRING_EQUAL(got.children[1]->name, "toelating");
    CU_ASSERT_STRING_EQUAL(got.children[1]->dictionary->format, "u");
    CU_ASSERT_STRING_EQUAL(got.children[2]->name, "toelating.ontbrekend");
    CU_ASSERT_EQUAL(mbo_regels_vingerafdruk(regels, hash, sizeof hash), 64);
    int32_t count, length;
    memcpy(&count, got.metadata, 4);
    memcpy(&length, got.metadata + 4, 4);
    CU_ASSERT(count == 2 && length == 15 && memcmp(got.metadata + 8, "mborules.versie", 15) == 0);
    const char *regel = got.metadata + 8 + 15 + 4 + strlen(mbo_version());
    CU_ASSERT(memcmp(regel + 4, "mborules.regels", 15) == 0 && memcmp(regel + 4 + 15 + 4, hash, 64) == 0);
    got.release(&got);
    t.out.release(&t.out);
    mbo_batch_free(b);
    release_all();
}

/* Columns of the caller's own, of any form, have the schema that the producer gave at first; it is asked once. */
static void keeps_the_schema(void)
{
    static const char metadata[] = "\1\0\0\0\1\0\0\0k\2\0\0\0vw";
    mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
    mbo_fout fout;
    tafel t;
    struct ArrowSchema first, second, other;
    char lang[300];
    memset(lang, 'x', sizeof lang);
    lang[sizeof lang - 1] = '\0';
    make_tafel(&t, 2, 3);
    int_column(&t, 0, lang, "c", "\1\2");
    int_column(&t, 1, "leerweg", "c", "\1\2");
    make_schema(t.schema.children[2], "+l", "lijst", 1);
    make_schema(t.schema.children[2]->children[0], "c", "item", 0);
    t.schema.children[2]->flags = 0;
    t.schema.children[2]->metadata = metadata;
    t.schema.children[2]->children[0]->dictionary = hold(sizeof(struct ArrowSchema));
    make_schema(t.schema.children[2]->children[0]->dictionary, "u", "woord", 0);
    CU_ASSERT_EQUAL_FATAL(stream(&t, b, &fout), MBO_OK);
    make_schema(&other, "+s", "", 3);
    other.children = NULL;
    t.bron.schema = &other;
    CU_ASSERT_EQUAL_FATAL(t.out.get_schema(&t.out, &first), 0);
    CU_ASSERT_EQUAL_FATAL(t.out.get_schema(&t.out, &second), 0);
    first.children[1]->children[0]->release(first.children[1]->children[0]); /* a consumer may move it away */
    first.release(&first);
    t.out.release(&t.out);
    CU_ASSERT_EQUAL_FATAL(second.n_children, 3);
    CU_ASSERT_STRING_EQUAL(second.children[0]->name, lang);
    const struct ArrowSchema *lijst = second.children[1];
    CU_ASSERT(strcmp(lijst->name, "lijst") == 0 && strcmp(lijst->format, "+l") == 0 && lijst->flags == 0);
    CU_ASSERT_EQUAL(memcmp(lijst->metadata, metadata, sizeof metadata - 1), 0);
    CU_ASSERT_EQUAL_FATAL(lijst->n_children, 1);
    CU_ASSERT_STRING_EQUAL(lijst->children[0]->name, "item");
    CU_ASSERT_STRING_EQUAL(lijst->children[0]->dictionary->name, "woord");
    CU_ASSERT_STRING_EQUAL(second.children[2]->name, "toelating");
    second.release(&second);
    mbo_batch_free(b);
    release_all();
}

static void release_only_itself(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static void refuses_own_columns_that_are_not_complete(void)
{
    for (int fault = 0; fault < 6; fault++) {
        mbo_batch *b = make(TOELATING, 1, (mbo_batch_options){0});
        mbo_fout fout;
        tafel t;
        make_tafel(&t, 1, 1);
        make_schema(t.schema.children[0], "+l", "lijst", 1);
        make_schema(t.schema.children[0]->children[0], "c", "item", 0);
        t.schema.release = release_only_itself;
        struct ArrowSchema *lijst = t.schema.children[0];
        switch (fault) {
        case 0: lijst->format = NULL; break;
        case 1: lijst->n_children = -1; break;
        case 2: lijst->children[0]->n_children = INT64_MAX; break;
        case 3: lijst->children[0]->release = NULL; break;
        case 4: lijst->metadata = "\1\0\0\0\xff\xff\xff\xff"; break;
        default: lijst->children[0]->dictionary = lijst; break; /* without end */
        }
        CU_ASSERT_EQUAL(stream(&t, b, &fout), MBO_ERROR_SYNTAX);
        CU_ASSERT_STRING_EQUAL(fout.message, "column \"lijst\": its schema is not complete");
        mbo_batch_free(b);
        release_all();
    }
}

/* Every allocation of ours fails once, in a stream with every kind of answer: an error or the answers, nothing leaks.
 */
static void survives_every_failing_allocation(void)
{
    for (long n = 0;; n++) {
        failing f = {.left = n};
        mbo_allocator allocator = {&f, failing_resize};
        mbo_batch_options o = {.size = sizeof o,
                               .allocator = &allocator,
                               .threads = 1,
                               .options = MBO_BATCH_ONTBREKEND | MBO_BATCH_BEDRAGEN | MBO_BATCH_TELLEN};
        mbo_batch *b = NULL;
        mbo_fout fout;
        tafel t;
        struct ArrowSchema schema;
        struct ArrowArray got;
        bool done = false;
        mbo_status status = mbo_batch_create(regels, NULL, 0, &o, &b, &fout);
        CU_ASSERT(status == MBO_OK || status == MBO_ERROR_MEMORY);
        if (!status) {
            make_tafel(&t, 2, 3);
            int_column(&t, 0, "leerweg", "c", "\1\7"); /* and a bad value */
            int_column(&t, 1, "eigen", "c", "\1\2");
            int_column(&t, 2, "bewijs", "c", "\0\0");
            t.schema.children[2]->dictionary = hold(sizeof(struct ArrowSchema));
            t.array.children[2]->dictionary = hold(sizeof(struct ArrowArray));
            make_schema(t.schema.children[2]->dictionary, "c", "", 0);
            make_array(t.array.children[2]->dictionary, 1, 2, 0);
            t.array.children[2]->dictionary->buffers[1] = "\1";
            status = mbo_batch_stream(b, &t.in, &t.out, &fout);
            CU_ASSERT(status == MBO_OK || status == MBO_ERROR_MEMORY);
            CU_ASSERT_PTR_NULL(t.in.release);
        }
        if (b && !status) {
            int code = t.out.get_schema(&t.out, &schema);
            CU_ASSERT(code == 0 || code == ENOMEM);
            if (!code)
                schema.release(&schema);
            int next = t.out.get_next(&t.out, &got);
            CU_ASSERT(next == 0 || next == ENOMEM);
            done = !code && !next;
            if (!next)
                got.release(&got);
            t.out.release(&t.out);
        }
        mbo_batch_free(b);
        release_all();
        CU_ASSERT_EQUAL_FATAL(f.held, 0);
        if (done && f.left > 0)
            break;
        CU_ASSERT_FATAL(n < 5000);
    }
}

static CU_TestInfo tests[] = {
    {"refuses bad arguments", refuses_bad_arguments},
    {"reports bad values by row and column", reports_bad_values_by_row_and_column},
    {"keeps the first of many bad values", keeps_the_first_of_many_bad_values},
    {"reads texts that look alike", reads_texts_that_look_alike},
    {"refuses values out of range", refuses_values_out_of_range},
    {"reports crebos that contradict", reports_crebos_that_contradict},
    {"counts crebos not looked up", counts_crebos_not_looked_up},
    {"refuses dates that do not go together", refuses_dates_that_do_not_go_together},
    {"summary bounds what can be ja", summary_bounds_what_can_be_ja},
    {"amounts by a price", amounts_by_a_price},
    {"answers more after less", answers_more_after_less},
    {"forgets columns", forgets_columns},
    {"forgets crebos", forgets_crebos},
    {"tells of progress", tells_of_progress},
    {"progress can cancel", progress_can_cancel},
    {"refuses a schema", refuses_a_schema},
    {"refuses what is no table", refuses_what_is_no_table},
    {"refuses malformed arrays", refuses_malformed_arrays},
    {"lists of a fixed size", lists_of_a_fixed_size},
    {"views of lists", views_of_lists},
    {"lists as words", lists_as_words},
    {"runs of rows", runs_of_rows},
    {"words of dates", words_of_dates},
    {"unknown dates say nothing", unknown_dates_say_nothing},
    {"columns of nothing", columns_of_nothing},
    {"refuses malformed lists", refuses_malformed_lists},
    {"rows that are all there", rows_that_are_all_there},
    {"reports values that point elsewhere", reports_values_that_point_elsewhere},
    {"shows a NUL in a text", shows_a_nul_in_a_text},
    {"timestamps lie in their day", timestamps_lie_in_their_day},
    {"floats are euros", floats_are_euros},
    {"no locale in a number", no_locale_in_a_number},
    {"decimals are exact", decimals_are_exact},
    {"decimals of every width", decimals_of_every_width},
    {"halves are euros", halves_are_euros},
    {"reads large money of doubles", reads_large_money_of_doubles},
    {"tells of money as it was", tells_of_money_as_it_was},
    {"tells of values as they were", tells_of_values_as_they_were},
    {"answers a long record batch in parts", answers_a_long_record_batch_in_parts},
    {"stream tells of progress", stream_tells_of_progress},
    {"tells what a producer says", tells_what_a_producer_says},
    {"schema tells version and fingerprint", schema_tells_version_and_fingerprint},
    {"keeps the schema", keeps_the_schema},
    {"refuses own columns that are not complete", refuses_own_columns_that_are_not_complete},
    {"survives every failing allocation", survives_every_failing_allocation},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"batch", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
