/* SPDX-License-Identifier: MIT */
/* Copies of copies: whatever was changed on the way, and whatever they share, a copy is the rule set that is made from
   the same values at once. */
#include "toeval.h"
#include "vragen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VRAGEN = 64, MAX_EIGEN = 3, MAX_UIT = 8, KETENS = 14, SCHAKELS = 7, RECEIPT = 1 << 17, TEKST = 1 << 18 };

static mbo_vraag vragen(void)
{
    return mbo_code_count(MBO_VOCABULAIRE_VRAAG);
}

static int32_t by_price(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)n, (void)fout;
    return args[0].waarde < *(const int64_t *)ctx;
}

/* What came upon the built-in set, beside values of parameters. */
typedef struct verloop {
    const char *uit[MAX_UIT];
    int uiten;
    mbo_vraag eigen[MAX_EIGEN]; /* the question of each own rule */
    int eigens;
} verloop;

static mbo_status add_eigen(const mbo_regels *van, int nummer, mbo_vraag vraag, mbo_regels **out)
{
    static const char *const id[MAX_EIGEN] = {"eigen.een", "eigen.twee", "eigen.drie"};
    static int64_t grens[MAX_EIGEN] = {300000, 600000, 100};
    const mbo_eigen_regel regel = {.size = sizeof regel,
                                   .vraag = vraag,
                                   .id = id[nummer],
                                   .versie = "1",
                                   .nl = "Niet te duur.",
                                   .en = "Not too dear.",
                                   .feiten = "onderwijsprijs",
                                   .functie = by_price,
                                   .ctx = &grens[nummer]};
    return mbo_regels_met_eigen_regel(van, &regel, out, NULL);
}

/* ---- the same set, made at once ---- */

/* A field in quotes. */
static size_t put_field(char *at, const char *tekst)
{
    char *begin = at;
    *at++ = '"';
    for (; *tekst; tekst++) {
        if (*tekst == '"')
            *at++ = '"';
        *at++ = *tekst;
    }
    *at++ = '"';
    return (size_t)(at - begin);
}

/* Its values as a file, in which a source and its place are one text. */
static size_t values_of(const mbo_regels *r, char *uit)
{
    size_t n = (size_t)sprintf(uit, "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n");
    for (int32_t i = 0; i < mbo_regels_parameter_count(r); i++) {
        const mbo_parameter *p = mbo_regels_parameter(r, i);
        char vanaf[11], tot[11], bevestigd[11];
        CU_ASSERT_FATAL(n + 4000 < TEKST);
        mbo_datum_format(mbo_parameter_vanaf(p), vanaf, sizeof vanaf);
        mbo_datum_format(mbo_parameter_tot(p), tot, sizeof tot);
        mbo_datum_format(mbo_parameter_bevestigd_tot(p), bevestigd, sizeof bevestigd);
        n += (size_t)sprintf(uit + n, "%s,%s,%s,%lld.%02lld,%s,", mbo_parameter_naam(p), vanaf, tot,
                             (long long)mbo_parameter_waarde(p) / 100, (long long)mbo_parameter_waarde(p) % 100,
                             mbo_parameter_eenheid(p));
        n += put_field(uit + n, mbo_parameter_bron(p));
        n += (size_t)sprintf(uit + n, ",,%s\n", bevestigd);
    }
    return n;
}

/* The values of a set, read and compiled as a whole; then what else there is, on that. */
static mbo_regels *made_at_once(const mbo_regels *r, const verloop *v)
{
    static char tekst[TEKST];
    mbo_regels *uit = NULL, *volgende = NULL;
    mbo_regels_options o = {.size = sizeof o, .parameters_data = tekst, .parameters_size = values_of(r, tekst)};
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&o, &uit, NULL), MBO_OK);
    for (int i = 0; i < v->uiten + v->eigens; i++) {
        CU_ASSERT_EQUAL_FATAL(i < v->uiten ? mbo_regels_zonder_regel(uit, v->uit[i], &volgende, NULL)
                                           : add_eigen(uit, i - v->uiten, v->eigen[i - v->uiten], &volgende),
                              MBO_OK);
        mbo_regels_free(uit);
        uit = volgende;
    }
    return uit;
}

/* ---- one change at random ---- */

/* A value for a parameter: one that it has, one of another in the same unit, or any. */
static int64_t random_value(uint64_t *seed, const mbo_regels *r, const mbo_parameter *p)
{
    const char *eenheid = mbo_parameter_eenheid(p);
    int32_t count = mbo_regels_parameter_count(r);
    if (!toeval(seed, 0, 2)) {
        bool heel = !strcmp(eenheid, "jaar") || !strcmp(eenheid, "maanden");
        return !strcmp(eenheid, "niveau")   ? 100 * toeval(seed, 1, 4)
               : !strcmp(eenheid, "factor") ? toeval(seed, 0, 300)
               : heel                       ? 100 * toeval(seed, 0, 60)
                                            : toeval(seed, 0, 3) * toeval(seed, 0, 400000);
    }
    bool zelf = toeval(seed, 0, 1);
    for (int32_t i = (int32_t)toeval(seed, 0, count - 1);; i = (i + 1) % count) {
        const mbo_parameter *ander = mbo_regels_parameter(r, i);
        if (!strcmp(mbo_parameter_eenheid(ander), eenheid) &&
            (!zelf || !strcmp(mbo_parameter_naam(ander), mbo_parameter_naam(p))))
            return mbo_parameter_waarde(ander);
    }
}

/* The first day of a value, so that no period is added, or any day. */
static mbo_datum random_day(uint64_t *seed, const mbo_regels *r)
{
    mbo_datum dag = MBO_DATUM_NOT_SET;
    if (toeval(seed, 0, 1))
        dag = mbo_parameter_vanaf(mbo_regels_parameter(r, (int32_t)toeval(seed, 0, mbo_regels_parameter_count(r) - 1)));
    return dag != MBO_DATUM_NOT_SET && dag > MBO_REGELS_BEGIN ? dag : (mbo_datum)toeval(seed, MBO_REGELS_BEGIN, 22000);
}

/* A copy with one change more, or another reference where that is refused. */
static mbo_regels *random_copy(uint64_t *seed, mbo_regels *r, verloop *v)
{
    mbo_regels *uit = NULL;
    int64_t wat = toeval(seed, 0, 11);
    if (wat == 0 && v->uiten < MAX_UIT) {
        const char *id =
            mbo_regel_id(mbo_regels_regel(regels, (int32_t)toeval(seed, 0, mbo_regels_regel_count(regels) - 1)));
        CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(r, id, &uit, NULL), MBO_OK);
        v->uit[v->uiten++] = id;
        return uit;
    }
    if (wat == 1 && v->eigens < MAX_EIGEN) {
        v->eigen[v->eigens] = (mbo_vraag)toeval(seed, 1, vragen());
        CU_ASSERT_EQUAL_FATAL(add_eigen(r, v->eigens, v->eigen[v->eigens], &uit), MBO_OK);
        v->eigens++;
        return uit;
    }
    const mbo_parameter *p = mbo_regels_parameter(r, (int32_t)toeval(seed, 0, mbo_regels_parameter_count(r) - 1));
    mbo_datum vanaf = random_day(seed, r), tot = random_day(seed, r);
    mbo_status status = mbo_regels_met_parameter(r, mbo_parameter_naam(p), vanaf, tot > vanaf ? tot : MBO_DATUM_NOT_SET,
                                                 random_value(seed, r, p), &uit, NULL);
    CU_ASSERT(!status || status == MBO_ERROR_LIMIT || status == MBO_ERROR_VALUE);
    return status ? mbo_regels_ref(r) : uit;
}

/* ---- is it the same? ---- */

static mbo_zaak *random_case(uint64_t *seed)
{
    mbo_zaak *zaak = NULL;
    int64_t bekend = toeval(seed, 0, 4); /* of four: how much is known */
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (feit != MBO_FEIT_CREBO && toeval(seed, 1, 4) <= bekend)
            mbo_zaak_set_value(zaak, feit, toeval_waarde(seed, feit), NULL);
    return zaak;
}

/* What there is to know of an answer but its reasons: the numbers in one, and beside it. */
static int64_t parts_of(const mbo_oordeel *o, mbo_vraag v, mbo_feitset mist[3], int64_t *cents, mbo_datum *vanaf)
{
    mbo_oordeel_ontbrekend(o, v, &mist[0]);
    mbo_oordeel_bedrag_ontbrekend(o, v, &mist[1]);
    mbo_oordeel_vanaf_ontbrekend(o, v, &mist[2]);
    return mbo_oordeel_uitkomst(o, v) + 10 * mbo_oordeel_soort(o, v) + 1000 * mbo_oordeel_bedrag(o, v, cents) +
           10000 * mbo_oordeel_vanaf(o, v, vanaf) + 100000 * mbo_oordeel_niet_exact(o, v);
}

static bool same_answers(const mbo_regels *een, const mbo_regels *ander, const mbo_zaak *zaak)
{
    static char receipt[2][RECEIPT];
    mbo_oordeel *o[2] = {NULL, NULL};
    const mbo_regels *r[] = {een, ander};
    bool same = true;
    for (int k = 0; k < 2; k++)
        if (mbo_oordeel_create(r[k], NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &o[k], NULL)) /* both, or it is an error */
            same = o[0] == NULL;
    for (mbo_vraag v = 1; same && o[0] && v <= vragen(); v++) {
        mbo_feitset mist[2][3];
        mbo_datum vanaf[2] = {0, 0};
        int64_t cents[2] = {0, 0}, rest[2];
        for (int k = 0; k < 2; k++) {
            mbo_oordeel_motivering(o[k], v, MBO_MOTIVERING_REGELS, receipt[k], RECEIPT);
            rest[k] = parts_of(o[k], v, mist[k], &cents[k], &vanaf[k]);
        }
        same = rest[0] == rest[1] && cents[0] == cents[1] && vanaf[0] == vanaf[1] &&
               !memcmp(mist[0], mist[1], sizeof *mist) && !strcmp(receipt[0], receipt[1]);
        if (!same)
            printf("%s:\n%s\nis at once:\n%s\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, v), receipt[0], receipt[1]);
    }
    mbo_oordeel_free(o[0]);
    mbo_oordeel_free(o[1]);
    return same;
}

static bool same_book(const mbo_regels *een, const mbo_regels *ander)
{
    char a[65], b[65];
    mbo_regels_vingerafdruk(een, a, sizeof a);
    mbo_regels_vingerafdruk(ander, b, sizeof b);
    bool same = !strcmp(a, b) && mbo_regels_regel_count(een) == mbo_regels_regel_count(ander);
    for (int32_t i = 0; same && i < mbo_regels_regel_count(een); i++) {
        const mbo_regel *x = mbo_regels_regel(een, i), *y = mbo_regels_regel(ander, i);
        mbo_feitset f, g;
        mbo_regel_feiten(x, &f);
        mbo_regel_feiten(y, &g);
        same = !memcmp(&f, &g, sizeof f) && mbo_regel_uit(x) == mbo_regel_uit(y) &&
               !strcmp(mbo_regel_id(x), mbo_regel_id(y));
    }
    return same;
}

enum { RIJEN = 200, KOLOMMEN = 128 };

typedef struct tabel {
    int8_t uitkomst[RIJEN], soort[RIJEN], stand[RIJEN];
    int64_t bedrag[RIJEN];
    mbo_feitset ontbrekend[RIJEN], bedrag_ontbrekend[RIJEN];
} tabel;

static bool same_tables(uint64_t *seed, const mbo_regels *een, const mbo_regels *ander)
{
    static int64_t waarde[KOLOMMEN][RIJEN];
    static uint8_t geldig[KOLOMMEN][RIJEN / 8 + 1];
    static tabel uit[2][VRAGEN];
    const mbo_regels *r[] = {een, ander};
    mbo_kolom kolom[KOLOMMEN];
    size_t kolommen = 0;
    CU_ASSERT_FATAL(mbo_feit_count() < KOLOMMEN && vragen() <= VRAGEN);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        for (int i = 0; i < RIJEN; i++) {
            waarde[kolommen][i] = toeval_waarde(seed, feit);
            geldig[kolommen][i / 8] =
                (uint8_t)((i % 8 ? geldig[kolommen][i / 8] : 0) | (toeval(seed, 0, 3) > 0) << (i % 8));
        }
        if (feit != MBO_FEIT_CREBO && toeval(seed, 0, 2)) {
            kolom[kolommen] = (mbo_kolom){feit, MBO_KOLOMTYPE_INT64, waarde[kolommen], geldig[kolommen]};
            kolommen++;
        }
    }
    memset(uit, 0, sizeof uit);
    for (int k = 0; k < 2; k++) {
        mbo_antwoordkolom a[VRAGEN];
        mbo_batch *b = NULL;
        for (mbo_vraag v = 1; v <= vragen(); v++) {
            tabel *t = &uit[k][v - 1];
            a[v - 1] = (mbo_antwoordkolom){.vraag = v,
                                           .uitkomst = t->uitkomst,
                                           .ontbrekend = t->ontbrekend,
                                           .soort = t->soort,
                                           .bedrag_stand = t->stand,
                                           .bedrag = t->bedrag,
                                           .bedrag_ontbrekend = t->bedrag_ontbrekend};
        }
        CU_ASSERT_EQUAL_FATAL(mbo_batch_create(r[k], NULL, 0, NULL, &b, NULL), MBO_OK);
        CU_ASSERT_EQUAL_FATAL(mbo_batch_run(b, kolom, kolommen, RIJEN, a, (size_t)vragen(), NULL), MBO_OK);
        mbo_batch_free(b);
    }
    return !memcmp(&uit[0], &uit[1], sizeof uit[0]);
}

/* A set before and after a change differs from itself as the same sets do that share nothing. */
static bool same_differences(uint64_t *seed, const mbo_regels *van[2], const mbo_regels *naar[2])
{
    mbo_datum oud = (mbo_datum)toeval(seed, 19000, 22000), nieuw = toeval(seed, 0, 3) ? oud : oud + 365;
    mbo_vraag vraag = (mbo_vraag)toeval(seed, 1, vragen());
    mbo_verschil *v[2] = {NULL, NULL};
    for (int k = 0; k < 2; k++)
        CU_ASSERT_EQUAL_FATAL(mbo_verschil_create(van[k], oud, naar[k], nieuw, vraag, NULL, &v[k], NULL), MBO_OK);
    bool same = mbo_verschil_count(v[0]) == mbo_verschil_count(v[1]);
    for (int32_t i = 0; same && i < mbo_verschil_count(v[0]); i++) {
        same = mbo_verschil_uitkomst_was(v[0], i) == mbo_verschil_uitkomst_was(v[1], i) &&
               mbo_verschil_uitkomst_nu(v[0], i) == mbo_verschil_uitkomst_nu(v[1], i) &&
               mbo_verschil_regel_count(v[0], i) == mbo_verschil_regel_count(v[1], i) &&
               mbo_verschil_parameter_count(v[0], i) == mbo_verschil_parameter_count(v[1], i) &&
               mbo_verschil_geboren_was(v[0], i) == mbo_verschil_geboren_was(v[1], i);
        for (int nu = 0; same && nu < 2; nu++) {
            mbo_geldsoort soort[2] = {0, 0};
            int64_t cents[2] = {0, 0};
            mbo_stand stand[2];
            for (int k = 0; k < 2; k++)
                stand[k] = (nu ? mbo_verschil_bedrag_nu : mbo_verschil_bedrag_was)(v[k], i, &soort[k], &cents[k]);
            same = stand[0] == stand[1] && soort[0] == soort[1] && cents[0] == cents[1];
        }
        for (int32_t n = 0; same && n < mbo_verschil_regel_count(v[0], i); n++) {
            const mbo_regel *a = mbo_verschil_regel_nu(v[0], i, n), *b = mbo_verschil_regel_nu(v[1], i, n);
            same = !a == !b && (!a || !strcmp(mbo_regel_id(a), mbo_regel_id(b)));
        }
        for (mbo_feit feit = 1; same && feit <= mbo_feit_count(); feit++) {
            char tekst[2][256];
            for (int k = 0; k < 2; k++)
                mbo_zaak_get_text(mbo_verschil_voorbeeld(v[k], i), feit, tekst[k], sizeof tekst[k]);
            same = !strcmp(tekst[0], tekst[1]);
        }
    }
    mbo_verschil_free(v[0]);
    mbo_verschil_free(v[1]);
    return same;
}

/* What a case has by one set and by another, of the questions of which they share all. */
static bool same_where_shared(const mbo_regels *een, const mbo_regels *ander, const mbo_zaak *zaak)
{
    const mbo_regels *r[] = {een, ander};
    mbo_oordeel *o[2] = {NULL, NULL};
    bool same = true;
    for (int k = 0; k < 2; k++)
        if (mbo_oordeel_create(r[k], NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, &o[k], NULL))
            same = o[0] == NULL;
    for (mbo_vraag v = 1; same && o[0] && v <= vragen(); v++) {
        mbo_feitset mist[2][3];
        mbo_datum vanaf[2] = {0, 0};
        int64_t cents[2] = {0, 0}, rest[2];
        for (int k = 0; k < 2; k++)
            rest[k] = parts_of(o[k], v, mist[k], &cents[k], &vanaf[k]);
        same = !mbo_regels_zelfde_antwoorden(een, ander, v) ||
               (rest[0] == rest[1] && cents[0] == cents[1] && vanaf[0] == vanaf[1] &&
                !memcmp(mist[0], mist[1], sizeof *mist));
    }
    mbo_oordeel_free(o[0]);
    mbo_oordeel_free(o[1]);
    return same;
}

static void a_chain_is_what_is_made_at_once(void)
{
    const char *asked = getenv("MBO_KOPIEEN_KETENS"); /* ./run deep asks for more */
    const int ketens = asked ? atoi(asked) : KETENS;
    for (int keten = 0; keten < ketens; keten++) {
        uint64_t seed = 0x9e3779b97f4a7c15u + 77 * (uint64_t)keten;
        verloop v = {.uiten = 0};
        mbo_regels *r = mbo_regels_ref(regels), *vorige = mbo_regels_ref(regels);
        for (int schakel = 0; schakel < SCHAKELS; schakel++) {
            mbo_regels *volgende = random_copy(&seed, r, &v), *heel = made_at_once(volgende, &v);
            CU_ASSERT(same_book(volgende, heel));
            CU_ASSERT(
                same_differences(&seed, (const mbo_regels *[]){r, vorige}, (const mbo_regels *[]){volgende, heel}));
            for (int i = 0; i < 25; i++) {
                mbo_zaak *zaak = random_case(&seed);
                CU_ASSERT(same_answers(volgende, heel, zaak));
                CU_ASSERT(same_where_shared(r, volgende, zaak));
                CU_ASSERT(same_where_shared(regels, volgende, zaak));
                mbo_zaak_free(zaak);
            }
            if (schakel == SCHAKELS - 1)
                CU_ASSERT(same_tables(&seed, volgende, heel));
            mbo_regels_free(r);
            mbo_regels_free(vorige);
            r = volgende;
            vorige = heel;
        }
        mbo_regels_free(r);
        mbo_regels_free(vorige);
    }
}

/* A value from within a cursusjaar on, which another then covers: the months of the part that came with it are
   those of the whole again. The day itself stays one on which a period begins where another value begins on it. */
static void a_value_that_goes_again(void)
{
    enum { STAPPEN = 4 };
    const verloop geen = {.uiten = 0};
    const mbo_datum begin = 20301, midden = 20487; /* 2025-08-01 and 2026-02-03, on which nothing else begins */
    const int64_t was = mbo_parameter_waarde(mbo_regels_find_parameter(regels, "lesgeld.bedrag", begin));
    for (int soort = 0; soort < 4; soort++) {
        const bool zelfde = soort & 1, blijft = soort & 2;
        const struct {
            const char *naam;
            mbo_datum vanaf;
            int64_t waarde;
        } stap[STAPPEN] = {{"lesgeld.bedrag", midden, 150000},
                           {"lesgeld.bedrag", midden, zelfde ? was : 140000},
                           {"cursusgeld.niveau_1_2", blijft ? midden : begin, 70000},
                           {"lesgeld.bedrag", begin, zelfde ? was : 160000}};
        mbo_regels *r[STAPPEN + 1] = {regels};
        for (int k = 1; k <= STAPPEN; k++) {
            CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(r[k - 1], stap[k - 1].naam, stap[k - 1].vanaf,
                                                           MBO_DATUM_NOT_SET, stap[k - 1].waarde, &r[k], NULL),
                                  MBO_OK);
            mbo_regels *heel = made_at_once(r[k], &geen);
            for (int maand = -1; maand < 24; maand++) { /* -1: no day is known */
                mbo_zaak *zaak = zaak_of("bewijs=diploma instelling=roc leerweg=bol soort_opleiding=middenkader "
                                         "geboortedatum=2000-01-01 lesgeld_vrijgesteld=nee");
                if (maand >= 0)
                    mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, begin + 30 * maand, NULL);
                CU_ASSERT(same_answers(r[k], heel, zaak));
                mbo_zaak_set_code(zaak, MBO_FEIT_LEERWEG, MBO_LEERWEG_BBL, NULL);
                CU_ASSERT(same_answers(r[k], heel, zaak));
                mbo_zaak_free(zaak);
            }
            mbo_regels_free(heel);
        }
        for (int k = 1; k <= STAPPEN; k++)
            mbo_regels_free(r[k]);
    }
}

/* Two amounts that become one and then two again, and one that becomes nothing. */
static void amounts_that_meet(void)
{
    const verloop geen = {.uiten = 0};
    const mbo_datum begin = 20666;
    static const int64_t lesgeld[] = {100000, 60000, 60000, 0, 123456};
    static const int64_t cursusgeld[] = {60000, 60000, 70000, 0, 70000};
    mbo_regels *r = mbo_regels_ref(regels);
    uint64_t seed = 4711;
    for (size_t i = 0; i < sizeof lesgeld / sizeof *lesgeld; i++) {
        mbo_regels *een = NULL, *twee = NULL;
        CU_ASSERT_EQUAL_FATAL(
            mbo_regels_met_parameter(r, "lesgeld.bedrag", begin, MBO_DATUM_NOT_SET, lesgeld[i], &een, NULL), MBO_OK);
        CU_ASSERT_EQUAL_FATAL(mbo_regels_met_parameter(een, "cursusgeld.niveau_1_2", begin, MBO_DATUM_NOT_SET,
                                                       cursusgeld[i], &twee, NULL),
                              MBO_OK);
        mbo_regels *heel = made_at_once(twee, &geen);
        for (int k = 0; k < 60; k++) {
            mbo_zaak *zaak = random_case(&seed);
            if (k % 2)
                mbo_zaak_set_date(zaak, MBO_FEIT_STARTDATUM, begin + (mbo_datum)toeval(&seed, 0, 700), NULL);
            CU_ASSERT(same_answers(twee, heel, zaak));
            mbo_zaak_free(zaak);
        }
        mbo_regels_free(heel);
        mbo_regels_free(een);
        mbo_regels_free(r);
        r = twee;
    }
    mbo_regels_free(r);
}

/* An amount of lesgeld is in that of onderwijsgeld, and in the most that one may borrow; what the other questions
   answer stays as it is, though a period begins. */
static void which_questions_a_change_touches(void)
{
    mbo_regels *een = NULL, *twee = NULL, *anew = NULL;
    CU_ASSERT_EQUAL_FATAL(
        mbo_regels_met_parameter(regels, "lesgeld.bedrag", 20487, MBO_DATUM_NOT_SET, 150000, &een, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(
        mbo_regels_met_parameter(regels, "lesgeld.bedrag", 20487, MBO_DATUM_NOT_SET, 160000, &twee, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(NULL, &anew, NULL), MBO_OK);
    for (mbo_vraag v = 1; v <= vragen(); v++) {
        bool raakt = v == MBO_VRAAG_ONDERWIJSGELD || v == MBO_VRAAG_LEVENLANGLERENKREDIET;
        CU_ASSERT_EQUAL(mbo_regels_zelfde_antwoorden(regels, een, v), !raakt);
        CU_ASSERT_EQUAL(mbo_regels_zelfde_antwoorden(een, regels, v), !raakt);
        CU_ASSERT_EQUAL(mbo_regels_zelfde_antwoorden(een, twee, v), !raakt);
        CU_ASSERT_EQUAL(mbo_regels_zelfde_antwoorden(een, een, v), 1);
        CU_ASSERT_EQUAL(mbo_regels_zelfde_antwoorden(een, anew, v), 0);
    }
    CU_ASSERT_EQUAL(mbo_regels_zelfde_antwoorden(een, een, 0), 0);
    CU_ASSERT_EQUAL(mbo_regels_zelfde_antwoorden(een, een, vragen() + 1), 0);
    mbo_regels_free(een);
    mbo_regels_free(twee);
    mbo_regels_free(anew);
}

/* ---- what is shared may go in any order ---- */

enum { SOORTEN = 6 };

static mbo_status change(int soort, int64_t hoeveel, const mbo_regels *van, mbo_regels **out)
{
    static const struct {
        const char *naam;
        int64_t waarde, stap;
    } p[] = {{"lesgeld.bedrag", 120000, 100},
             {"levenlanglerenkrediet.leeftijd_tot", 5000, 100},
             {"studieduur.middenkader.maximaal", 4000, 100},
             {NULL, 0, 0}};
    *out = NULL;
    if (soort == 4)
        return mbo_regels_zonder_regel(van, "toelating.leerplicht_bbl", out, NULL);
    if (soort == 5)
        return add_eigen(van, 0, MBO_VRAAG_TOELATING, out);
    const char *naam = soort < 3 ? p[soort].naam : NULL;
    int64_t waarde = soort < 3 ? p[soort].waarde + hoeveel * p[soort].stap : 10000 + 100 * hoeveel;
    for (int32_t i = 0; !naam && i < mbo_regels_parameter_count(van); i++) /* the first norm of hours */
        if (!strncmp(mbo_parameter_eenheid(mbo_regels_parameter(van, i)), "klokuren", 8))
            naam = mbo_parameter_naam(mbo_regels_parameter(van, i));
    return mbo_regels_met_parameter(van, naam, 20820 + (mbo_datum)hoeveel % 50, MBO_DATUM_NOT_SET, waarde, out, NULL);
}

static void in_any_order(void)
{
    enum { N = 40 };
    failing f = {.left = 1000000000};
    mbo_allocator allocator = {&f, failing_resize};
    mbo_regels_options options = {.size = sizeof options, .allocator = &allocator};
    for (uint64_t seed = 1; seed < 5; seed++) {
        mbo_regels *r[N] = {NULL};
        uint64_t s = 1000 * seed + 1;
        CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&options, &r[0], NULL), MBO_OK);
        long een = f.held;
        for (int i = 1; i < N; i++) {
            int soort = (int)toeval(&s, 0, SOORTEN - 1), van = (int)toeval(&s, 0, i - 1);
            if (change(soort, i, r[van], &r[i])) /* it has that own rule already */
                r[i] = mbo_regels_ref(r[van]);
        }
        CU_ASSERT(f.held < een + (N - 1) * (een / 3));
        for (int i = 0; i < N; i++) {
            int hoe = (int)toeval(&s, i, N - 1);
            mbo_regels *weg = r[hoe];
            r[hoe] = r[i];
            mbo_regels_free(weg);
            if (i + 1 < N) {
                mbo_zaak *zaak = random_case(&s);
                CU_ASSERT(same_answers(r[i + 1], r[i + 1], zaak)); /* it is still all there */
                mbo_zaak_free(zaak);
            }
        }
        CU_ASSERT_EQUAL(f.held, 0);
    }
}

/* Every copy has another norm of hours; none keeps the tables of those before it. */
static void a_long_row_of_norms(void)
{
    mbo_regels *r = mbo_regels_ref(regels);
    for (int64_t i = 0; i < 150; i++) {
        mbo_regels *volgende = NULL;
        CU_ASSERT_EQUAL_FATAL(change(3, 50 * i, r, &volgende), MBO_OK);
        mbo_regels_free(r);
        r = volgende;
    }
    mbo_regels_free(r);
}

static void survives_every_failing_allocation(void)
{
    failing f = {.left = 1000000};
    mbo_allocator allocator = {&f, failing_resize};
    mbo_regels_options options = {.size = sizeof options, .allocator = &allocator};
    mbo_regels *van = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&options, &van, NULL), MBO_OK);
    for (int soort = 0; soort < SOORTEN; soort++) {
        mbo_status status = MBO_ERROR_MEMORY;
        mbo_regels *r = NULL;
        long held = f.held;
        for (long n = 0; status && n < 100000; n += 1 + n / 40) { /* each of the first, then ever fewer */
            f.left = n;
            status = change(soort, 1, van, &r);
            CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !r && f.held == held));
        }
        f.left = 1000000;
        CU_ASSERT_EQUAL(status, MBO_OK);
        mbo_regels_free(r);
        CU_ASSERT_EQUAL(f.held, held);
    }
    mbo_regels_free(van);
    CU_ASSERT_EQUAL(f.held, 0);
}

static CU_TestInfo tests[] = {
    {"a chain of changes is what is made at once", a_chain_is_what_is_made_at_once},
    {"a value that goes again", a_value_that_goes_again},
    {"amounts that meet", amounts_that_meet},
    {"which questions a change touches", which_questions_a_change_touches},
    {"given back in any order", in_any_order},
    {"a long row of norms of hours", a_long_row_of_norms},
    {"survives every failing allocation", survives_every_failing_allocation},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"kopieen", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
