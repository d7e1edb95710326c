/* SPDX-License-Identifier: MIT */
/*
 * Whatever comes in, loading it ends in a structure or in an error; a structure can be read throughout, and is the same
 * whatever the chunks were. Nothing is written.
 *
 * An input that begins like XML is loaded as it is. Of any other the first byte chooses the chunk and the second what
 * is limited; both may be letters, so that a seed is text.
 */
#include "../digest.h"

#include <libxml/xmlerror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DIEPTE = 1, TEKST = 2, TAG = 4, NAMEN = 8, BYTES = 16, AFBREKEN = 32 };

#define MUST(what) ((what) ? (void)0 : fail(__LINE__, #what))

static void fail(int line, const char *what)
{
    fprintf(stderr, "fuzz_structuur.c:%d: not so: %s\n", line, what);
    abort();
}

static int32_t second_time(void *ctx, int64_t done, int64_t total)
{
    MUST(done <= total);
    return ++*(int *)ctx > 1;
}

static mbo_status load(const uint8_t *data, size_t size, size_t chunk, unsigned limits, mbo_structuur **out)
{
    int calls = 0;
    mbo_fout fout = {0};
    mbo_structuur_options o = {.size = sizeof o, .chunk = chunk, .progress_ctx = &calls, .vingerafdruk = 1};
    o.max_depth = limits & DIEPTE ? 9 : 0;
    o.max_memory = limits & DIEPTE ? 20000 : 0;
    o.max_text = limits & TEKST ? 16 : 0;
    o.max_tag = limits & TAG ? 64 : 0;
    o.max_names = limits & NAMEN ? 200 : 0;
    o.max_attributes = limits & NAMEN ? 4 : 0;
    o.max_bytes = limits & BYTES ? 500 : 0;
    o.progress = limits & AFBREKEN ? second_time : NULL;
    mbo_status status = mbo_structuur_load_memory(data, size, &o, out, &fout);
    MUST(!status == (*out != NULL));
    MUST(!status || (fout.code == status && *fout.message && strlen(fout.message) < sizeof fout.message));
    MUST(status != MBO_ERROR_ARGUMENT && status != MBO_ERROR_IO && status != MBO_ERROR_MEMORY);
    return status;
}

static void search(const mbo_structuur *s)
{
    mbo_woorden *w = NULL;
    MUST(mbo_woorden_create(s, NULL, &w, NULL) == MBO_OK);
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s) && i < 50; i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        const char *titel = mbo_kwalificatie_titel(k);
        MUST(mbo_woorden_zoek(w, titel, i) == i || mbo_woorden_zoek(w, titel, 0) == -1); /* it has no words */
        mbo_woorden_zoek(w, mbo_kwalificatie_tekst(k, MBO_TEKST_TYPERING), 0);
        mbo_filter f = {.size = sizeof f, .niveau = mbo_kwalificatie_niveau(k)};
        int32_t found;
        MUST(mbo_structuur_zoek(s, &f, i, &found, NULL) == MBO_OK && found == i);
    }
    mbo_woorden_free(w);
}

static void cover(const mbo_structuur *s)
{
    mbo_dekking *d = NULL;
    int32_t added = 0;
    MUST(mbo_dekking_create(s, NULL, &d, NULL) == MBO_OK);
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s) && added < 20; i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        const mbo_crebo *crebo = mbo_kwalificatie_crebo(k, 0);
        for (int32_t t = 0; crebo && t < mbo_kwalificatie_kerntaak_count(k) && added < 20; t++) {
            const mbo_kerntaak *taak = mbo_kwalificatie_kerntaak(k, t);
            for (int32_t p = 0; p < mbo_kerntaak_werkproces_count(taak) && added < 20; p++, added++) {
                char plaats[80];
                const mbo_werkproces *w = NULL;
                snprintf(plaats, sizeof plaats, "%s@%d", mbo_werkproces_code(mbo_kerntaak_werkproces(taak, p)),
                         mbo_crebo_code(crebo));
                mbo_status status = mbo_structuur_find_werkproces(s, plaats, &w, NULL);
                MUST(mbo_structuur_find_crebo(s, mbo_crebo_code(crebo)) != k || status == MBO_OK || *plaats == '@');
                if (status)
                    continue;
                MUST(mbo_dekking_add(d, w, NULL) == MBO_OK);
                MUST(mbo_dekking_bewezen(d, w) && mbo_dekking_count(d) > 0);
            }
        }
    }
    for (int32_t i = 0; i < mbo_dekking_count(d); i++) {
        int32_t van;
        MUST(mbo_dekking_kwalificatie(d, i) && mbo_dekking_werkprocessen(d, i, &van) <= van);
        MUST(mbo_dekking_kerntaken(d, i, &van) <= van);
    }
    mbo_dekking_free(d);
}

static int32_t changes(const mbo_structuur *oud, const mbo_structuur *nieuw)
{
    mbo_vergelijking *v = NULL;
    MUST(mbo_vergelijking_create(oud, nieuw, NULL, &v, NULL) == MBO_OK);
    int32_t n = mbo_vergelijking_count(v);
    for (int32_t i = 0; i < n; i++) {
        const char *was = mbo_vergelijking_was(v, i), *nu = mbo_vergelijking_nu(v, i);
        mbo_wijziging wijziging = mbo_vergelijking_wijziging(v, i);
        MUST(wijziging >= MBO_WIJZIGING_NIEUW && wijziging <= MBO_WIJZIGING_GEDRAG_AANVULLING);
        MUST(was && nu && mbo_vergelijking_plaats(v, i) &&
             mbo_structuur_find_crebo(wijziging == MBO_WIJZIGING_NIEUW ? nieuw : oud, mbo_vergelijking_crebo(v, i)));
        MUST(wijziging == MBO_WIJZIGING_NIEUW || wijziging == MBO_WIJZIGING_WEG || wijziging == MBO_WIJZIGING_DOSSIER ||
             wijziging >= MBO_WIJZIGING_WERKPROCES_NIEUW || strcmp(was, nu));
    }
    mbo_vergelijking_free(v);
    return n;
}

/* Against itself nothing changed; against an edition with crebos that the seeds have, something may have. */
static void compare(const mbo_structuur *s)
{
    static const char xml[] = "<sbb><dossiers><dossier titel='D'><basis><basistaken><basiskerntaken><kerntaak>"
                              "<basiswerkprocessen><werkproces titel='W'><werkprocesomschrijving>Zaagt.\n"
                              "</werkprocesomschrijving></werkproces></basiswerkprocessen></kerntaak></basiskerntaken>"
                              "</basistaken></basis><profielen><profiel titel='P' niveau='3'><creboinformatie>"
                              "<crebo Datum_einde_instroom='31-07-2020'>25001</crebo><crebo>25901</crebo>"
                              "<crebo>25990</crebo></creboinformatie></profiel></profielen></dossier></dossiers></sbb>";
    mbo_structuur *other = NULL;
    MUST(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &other, NULL) == MBO_OK);
    MUST(changes(s, s) == 0);
    changes(s, other);
    changes(other, s);
    mbo_structuur_free(other);
}

/* The same file twice: what the tables have again falls away, a dossier again is a conflict. */
static void twice(const uint8_t *data, size_t size, const mbo_structuur *once)
{
    mbo_editie *e = NULL;
    mbo_structuur *s = NULL;
    MUST(mbo_editie_create(NULL, &e, NULL) == MBO_OK);
    MUST(mbo_editie_memory(e, data, size, NULL) == MBO_OK);
    mbo_status status = mbo_editie_memory(e, data, size, NULL);
    MUST(status == MBO_OK || status == MBO_ERROR_CONFLICT);
    if (!status) {
        MUST(mbo_editie_structuur(e, &s, NULL) == MBO_OK);
        MUST(mbo_structuur_kwalificatie_count(s) == 2 * mbo_structuur_kwalificatie_count(once));
    }
    mbo_editie_free(e);
    mbo_structuur_free(s);
}

/* There are few opmerkingen, one of each kind and place; without them the first is an error. */
static void remarks(const uint8_t *data, size_t size, const mbo_structuur *s)
{
    enum { MEEST = 100 };
    mbo_structuur *zonder = NULL;
    mbo_structuur_options o = {.size = sizeof o, .zonder_opmerkingen = 1};
    mbo_status status = mbo_structuur_load_memory(data, size, &o, &zonder, NULL);
    int32_t n = mbo_structuur_opmerking_count(s);
    MUST(n ? status == MBO_ERROR_VALUE || status == MBO_ERROR_CONFLICT : status == MBO_OK);
    MUST(n < MEEST);
    for (int32_t i = 0; i < n; i++) {
        const mbo_opmerking *een = mbo_structuur_opmerking(s, i);
        MUST(mbo_opmerking_aantal(een) > 0 && mbo_opmerking_line(een) > 0 && *mbo_opmerking_waarde(een));
        MUST(mbo_code_name(MBO_VOCABULAIRE_OPMERKINGSOORT, mbo_opmerking_soort(een)));
        for (int32_t j = 0; j < i; j++) {
            const mbo_opmerking *twee = mbo_structuur_opmerking(s, j);
            MUST(mbo_opmerking_soort(een) != mbo_opmerking_soort(twee) ||
                 strcmp(mbo_opmerking_plaats(een), mbo_opmerking_plaats(twee)));
        }
    }
    mbo_structuur_free(zonder);
}

static void must_not_say(void *ctx, const char *format, ...)
{
    (void)ctx;
    fail(__LINE__, format);
}

/* What would go to stderr. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    xmlSetGenericErrorFunc(NULL, must_not_say);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t chunks[] = {65536, 1, 2, 3, 4, 5, 7, 4096};
    size_t chunk = 0;
    unsigned limits = 0;
    if (size >= 2 && data[0] != '<' && data[0] != 0xef && data[0] != 0xff && data[0] != 0xfe) {
        chunk = data[0] % 8;
        limits = data[1] & 63;
        data += 2;
        size -= 2;
    }
    mbo_structuur *s = NULL, *other = NULL;
    mbo_status status = load(data, size, chunks[chunk], limits, &s);
    mbo_status again = load(data, size, chunks[(chunk + 1 + size % 7) % 8], limits, &other);
    /* some limits are looked at once a chunk, and who cancels does so before what comes after */
    if (!limits) {
        MUST(status == again);
        MUST(!s || structuur_digest(s) == structuur_digest(other));
    } else if (s) {
        structuur_digest(s);
    }
    if (s && !limits) {
        search(s);
        cover(s);
        compare(s);
        twice(data, size, s);
        remarks(data, size, s);
    }
    mbo_structuur_free(s);
    mbo_structuur_free(other);
    return 0;
}
