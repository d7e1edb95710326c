/* SPDX-License-Identifier: MIT */
/* What would have to change for a nee to become ja: by hand, and against trying every change of one or two facts. */
#include "toeval.h"
#include "vragen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_nodig *need(const mbo_zaak *zaak, mbo_vraag vraag, const mbo_feitset *vast)
{
    mbo_fout fout;
    mbo_nodig *n = NULL;
    if (mbo_nodig_create(regels, structuur, zaak, vraag, 0, vast, NULL, &n, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(n);
    return n;
}

static mbo_feitset set_of(const char *facts)
{
    mbo_feitset set = {{0, 0}};
    char text[512];
    mbo_feit feit;
    snprintf(text, sizeof text, "%s", facts);
    for (char *name = strtok(text, " "); name; name = strtok(NULL, " ")) {
        CU_ASSERT_EQUAL_FATAL(mbo_feit_parse(name, &feit, NULL), MBO_OK);
        set.bits[feit / 64] |= UINT64_C(1) << (feit % 64);
    }
    return set;
}

/* `expected`: the sets, "|" between them, each "fact=value fact=value". */
static void changes(const char *facts, mbo_vraag vraag, const char *vast, const char *expected)
{
    char got[8192] = "", text[256];
    mbo_feitset blijft = set_of(vast), set;
    mbo_zaak *zaak = zaak_of(facts);
    mbo_nodig *n = need(zaak, vraag, &blijft);
    for (int32_t i = 0; i < mbo_nodig_count(n); i++) {
        if (i)
            strcat(got, " | ");
        mbo_nodig_feiten(n, i, &set);
        for (mbo_feit feit = 0, first = 1; (feit = mbo_feitset_next(&set, feit)); first = 0) {
            mbo_nodig_tekst(n, i, feit, text, sizeof text);
            sprintf(got + strlen(got), "%s%s=%s", first ? "" : " ", mbo_feit_name(feit), text);
        }
    }
    same(facts, expected, got);
    mbo_nodig_free(n);
    mbo_zaak_free(zaak);
}

#define ROUTE "bewijs leerweg soort_opleiding instelling startdatum"

/* WEB 8.2.1: a diploma that admits, or the school's exemption. */
static void admission(void)
{
    changes(
        "bewijs=diploma leerweg=bol soort_opleiding=vak instelling=roc vooropleiding=vmbo_bb besluit_vrijstelling=nee",
        MBO_VRAAG_TOELATING, ROUTE, "vooropleiding=vmbo_bb;mbo_basisberoeps | besluit_vrijstelling=ja");
    changes("bewijs=diploma leerweg=bol soort_opleiding=specialisten instelling=roc vooropleiding=vmbo_bb "
            "vak_zelfde_richting=ja besluit_vrijstelling=nee",
            MBO_VRAAG_TOELATING, ROUTE, "vooropleiding=vmbo_bb;mbo_vak | besluit_vrijstelling=ja");
    /* both are needed: the diploma, and that it is for the same occupation */
    changes("bewijs=diploma leerweg=bol soort_opleiding=specialisten instelling=roc vooropleiding=- "
            "vak_zelfde_richting=nee besluit_vrijstelling=nee",
            MBO_VRAAG_TOELATING, ROUTE, "besluit_vrijstelling=ja | vooropleiding=mbo_vak vak_zelfde_richting=ja");
    /* who has a diploma too high for entree does not lose it: nothing helps at this school */
    changes("bewijs=diploma leerweg=bol soort_opleiding=entree instelling=roc vooropleiding=vmbo_bb "
            "leerplicht_beeindigd=ja",
            MBO_VRAAG_TOELATING, ROUTE, "");
    /* an assumed fact that is given otherwise */
    changes("bewijs=diploma leerweg=bol soort_opleiding=vak instelling=roc vooropleiding=vmbo_kb verblijf_in_orde=nee",
            MBO_VRAAG_TOELATING, ROUTE, "verblijf_in_orde=ja");
}

/* Too young: the birth date stays, a later start does (Leerplichtwet 3: from the 1 August after the school year in
   which one turned 16; WSF 2.3: the first day of a quarter on or after the 18th birthday). */
static void a_later_start(void)
{
    changes("bewijs=diploma leerweg=bbl soort_opleiding=vak instelling=roc vooropleiding=vmbo_kb "
            "geboortedatum=2010-10-01 startdatum=2026-08-01 twaalf_schooljaren=nee",
            MBO_VRAAG_TOELATING, "bewijs leerweg soort_opleiding instelling", "startdatum=2027-08-01");
    changes("bewijs=diploma leerweg=bol instelling=roc geboortedatum=2007-05-06 startdatum=2024-09-01 studieduur=36 "
            "soort_opleiding=vak nationaliteit_wsf=ja studiefinanciering_lopend=nee",
            MBO_VRAAG_STUDIEFINANCIERING, "bewijs leerweg soort_opleiding instelling", "startdatum=2025-07-01");
    changes("bewijs=diploma leerweg=bbl soort_opleiding=vak instelling=roc vooropleiding=vmbo_kb "
            "geboortedatum=2010-10-01 startdatum=2026-08-01 twaalf_schooljaren=nee",
            MBO_VRAAG_TOELATING, ROUTE, ""); /* unless the start is fixed */
    /* too old for it, and not without a break: a start only becomes later, and to have it already is no act */
    changes("bewijs=diploma leerweg=bol instelling=roc geboortedatum=1980-05-06 startdatum=2024-09-01 studieduur=36 "
            "soort_opleiding=vak nationaliteit_wsf=ja studiefinanciering_lopend=nee",
            MBO_VRAAG_STUDIEFINANCIERING, "bewijs leerweg soort_opleiding instelling", "");
}

/* One may start with 25486 from 1 August 2015 on (kwalificatie of the national list of that day): without a startdatum
   a school that may teach it is not enough. */
static void a_crebo_has_its_period(void)
{
    changes("crebo=25486 bewijs=diploma leerweg=bbl instelling=privaat diploma_erkenning=nee", MBO_VRAAG_AANBOD,
            "bewijs leerweg", "instelling=roc startdatum=2015-08-01 | startdatum=2015-08-01 diploma_erkenning=ja");
}

/* An unknown fact that still matters is in the set: it must turn out so. */
static void what_is_unknown_must_turn_out(void)
{
    changes("bewijs=diploma leerweg=bbl leerbaan=geen", MBO_VRAAG_PRAKTIJKPLAATS, "bewijs leerweg",
            "leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja");
    changes("uitkering=participatiewet besluit_gemeente=nee", MBO_VRAAG_GEMEENTE_FINANCIERING, "",
            "besluit_gemeente=ja");
}

/* Domain contract, section 6: what nobody can change or is no act is never proposed, known or not. */
static void what_is_no_act_stays(void)
{
    static const char vast[] =
        "geboortedatum twaalf_schooljaren leerplicht_beeindigd nationaliteit_wsf uitkering met_werkloosheid_bedreigd "
        "studiefinanciering_lopend levenlanglerenkrediet_lopend diploma_haalbaar certificaat_haalbaar "
        "studiefinanciering_verbruikt lesgeld_vrijgesteld cursusgeld_vrijgesteld eigenrisicodrager crebo";
    mbo_feitset set = set_of(vast);
    for (mbo_feit feit = 0; feit <= mbo_feit_count() + 1; feit++)
        CU_ASSERT_EQUAL(mbo_feit_veranderbaar(feit),
                        feit >= 1 && feit <= mbo_feit_count() && !(set.bits[feit / 64] >> feit % 64 & 1));
    changes("uitkering=ww", MBO_VRAAG_GEMEENTE_FINANCIERING, "", "");
    changes("besluit_gemeente=nee", MBO_VRAAG_GEMEENTE_FINANCIERING, "", ""); /* the benefit is not known */
    changes("uitkering=participatiewet besluit_gemeente=nee", MBO_VRAAG_GEMEENTE_FINANCIERING, "",
            "besluit_gemeente=ja");
    /* a bbl programme to take as bol: whether the nationality is right is no act, and it is not known */
    changes("bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak studieduur=36 geboortedatum=2000-01-01 "
            "startdatum=2024-09-01",
            MBO_VRAAG_STUDIEFINANCIERING, "", "");
    changes("bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak studieduur=36 geboortedatum=2000-01-01 "
            "startdatum=2024-09-01 nationaliteit_wsf=ja",
            MBO_VRAAG_STUDIEFINANCIERING, "startdatum", "leerweg=bol");
}

/* WEB 7.2.7: hours against the norm, of which studieduur is part; only more hours. bbl: 850 a year, of which 200 guided
   and 610 in practice (urennorm.bbl, parameters.csv). */
static void hours(void)
{
    changes("bewijs=diploma leerweg=bbl instelling=roc studieduur=24 uren_begeleid=300 uren_bpv=1400 "
            "startdatum=2024-09-01 besluit_minder_uren=nee",
            MBO_VRAAG_URENNORM, ROUTE " besluit_minder_uren studieduur", "uren_begeleid=400");
    changes("bewijs=diploma leerweg=bbl instelling=roc studieduur=24 uren_begeleid=300 uren_bpv=1000 "
            "startdatum=2024-09-01 besluit_minder_uren=nee",
            MBO_VRAAG_URENNORM, ROUTE " besluit_minder_uren studieduur", "uren_begeleid=480 uren_bpv=1220");
    changes("bewijs=diploma leerweg=bbl instelling=roc studieduur=24 uren_begeleid=300 uren_bpv=1400 "
            "startdatum=2024-09-01 besluit_minder_uren=nee",
            MBO_VRAAG_URENNORM, ROUTE " besluit_minder_uren", "studieduur=18 | uren_begeleid=400");
}

static void nothing_for_another_answer(void)
{
    changes("bewijs=diploma", MBO_VRAAG_BEKOSTIGING, "", "");                            /* onbekend */
    changes("bewijs=diploma leerweg=bol instelling=roc", MBO_VRAAG_BEKOSTIGING, "", ""); /* ja */
    changes("bewijs=certificaat", MBO_VRAAG_BEKOSTIGING, "bewijs", "");                  /* nothing helps */
    changes("startdatum=2013-01-01 bewijs=certificaat", MBO_VRAAG_BEKOSTIGING, "", "");  /* no answer at all */
    changes("bewijs=certificaat leerweg=bol instelling=roc", MBO_VRAAG_BEKOSTIGING, "", "bewijs=diploma");
    mbo_nodig *n = NULL;
    mbo_fout fout;
    mbo_zaak *zaak = zaak_of("bewijs=certificaat");
    CU_ASSERT_EQUAL(mbo_nodig_create(regels, NULL, zaak, MBO_VRAAG_ALLE, 0, NULL, NULL, &n, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_nodig_create(NULL, NULL, zaak, 1, 0, NULL, NULL, &n, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(n);
    mbo_nodig_free(NULL);
    n = need(zaak, MBO_VRAAG_BEKOSTIGING, NULL);
    int64_t waarde = 7;
    CU_ASSERT_EQUAL(mbo_nodig_waarde(n, 0, MBO_FEIT_CREBO, &waarde), 0);
    CU_ASSERT_EQUAL(mbo_nodig_waarde(n, 99, MBO_FEIT_BEWIJS, &waarde), 0);
    CU_ASSERT_EQUAL(waarde, 7);
    mbo_nodig_free(n);
    mbo_zaak_free(zaak);
}

static int32_t nooit(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)n, (void)fout;
    ++*(int *)ctx;
    return args[0].waarde == MBO_INSTELLING_ROC;
}

/* What an own rule takes stays as it is, and it is not called to find out. */
static void own_rules_stay(void)
{
    int called = 0;
    mbo_eigen_regel regel = {.size = sizeof regel,
                             .vraag = MBO_VRAAG_BEKOSTIGING,
                             .id = "eigen.alleen_roc",
                             .versie = "1",
                             .nl = "Alleen een roc.",
                             .en = "Only a roc.",
                             .feiten = "instelling",
                             .functie = nooit,
                             .ctx = &called};
    mbo_regels *was = regels;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_eigen_regel(was, &regel, &regels, NULL), MBO_OK);
    changes("bewijs=certificaat leerweg=bol instelling=roc", MBO_VRAAG_BEKOSTIGING, "", "bewijs=diploma");
    CU_ASSERT_EQUAL(called, 1);
    changes("bewijs=diploma leerweg=bol instelling=privaat", MBO_VRAAG_BEKOSTIGING, "", "");
    mbo_regels_free(regels);
    regels = was;
}

/* ---- against every change of one fact, and of two ---- */

static uint64_t seed = UINT64_C(0x2545f4914f6cdd1d);

static int64_t draw(int64_t from, int64_t to)
{
    return toeval(&seed, from, to);
}

static mbo_datum day(int32_t y, int32_t m, int32_t d)
{
    mbo_datum uit = 0;
    mbo_datum_from_ymd(y, m, d, &uit, NULL);
    return uit;
}

static void set(mbo_zaak *zaak, mbo_feit feit, int64_t waarde)
{
    bool euros = mbo_feit_type(feit) == MBO_FEITTYPE_GELD;
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_set_value(zaak, feit, euros ? 100 * waarde : waarde, NULL), MBO_OK);
}

static int64_t random_value(mbo_feit feit)
{
    switch (feit) {
    case MBO_FEIT_GEBOORTEDATUM: return draw(day(1960, 1, 1), day(2012, 12, 31));
    case MBO_FEIT_STARTDATUM: return draw(day(2014, 8, 1), day(2027, 12, 31));
    case MBO_FEIT_STUDIEDUUR: return 12 * draw(1, 4) + (draw(0, 3) ? 0 : draw(-11, 11));
    case MBO_FEIT_UREN_BEGELEID:
    case MBO_FEIT_UREN_BPV: return draw(100, 2500);
    default:
        if (mbo_feit_type(feit) == MBO_FEITTYPE_SET)
            return draw(0, 2) ? INT64_C(1) << draw(1, mbo_code_count(mbo_feit_vocabulaire(feit))) : 0;
        return draw(mbo_feit_min(feit), mbo_feit_max(feit) < 52 ? mbo_feit_max(feit) : 52);
    }
}

enum { MAX_WAARDEN = 400 };

/* Every value that may make a difference: all of them where those are few, else more than the rules can tell apart. */
static int values_of(const mbo_zaak *zaak, mbo_feit feit, int64_t *uit)
{
    int64_t nu;
    int known = mbo_zaak_get(zaak, feit, &nu), n = 0;
    if (!mbo_feit_veranderbaar(feit))
        return 0;
    switch (feit) {
    case MBO_FEIT_STARTDATUM:
        for (int jaar = 2014; jaar <= 2036; jaar++)
            for (int maand = 1; maand <= 13; maand++) { /* and the last day of July: the structure has a table of one */
                mbo_datum d = maand > 12 ? day(jaar, 7, 31) : day(jaar, maand, 1);
                if (d >= MBO_REGELS_BEGIN && (!known || d > nu))
                    uit[n++] = d;
            }
        break;
    case MBO_FEIT_STUDIEDUUR:
        for (int m = 1; m <= 120; m++)
            uit[n++] = m;
        break;
    case MBO_FEIT_UREN_BEGELEID:
    case MBO_FEIT_UREN_BPV: uit[n++] = 100000; break;
    case MBO_FEIT_SOORT_OPLEIDING: /* a crebo says them */
    case MBO_FEIT_VIERJARIG:
        for (int64_t v = mbo_feit_min(feit); !mbo_zaak_known(zaak, MBO_FEIT_CREBO) && v <= mbo_feit_max(feit); v++)
            uit[n++] = v;
        break;
    default:
        if (mbo_feit_type(feit) == MBO_FEITTYPE_GELD || mbo_feit_type(feit) == MBO_FEITTYPE_INT)
            break;
        if (mbo_feit_type(feit) == MBO_FEITTYPE_SET) {
            const int32_t codes = mbo_code_count(mbo_feit_vocabulaire(feit));
            nu = known ? nu : 0;
            uit[n++] = nu;
            for (int a = 1; a <= codes; a++)
                for (int b = a; b <= codes; b++)
                    uit[n++] = nu | INT64_C(1) << a | INT64_C(1) << b;
            break;
        }
        for (int64_t v = mbo_feit_min(feit); v <= mbo_feit_max(feit); v++)
            uit[n++] = v;
    }
    return n;
}

static int is_ja(const mbo_zaak *zaak, mbo_vraag vraag)
{
    mbo_uitkomst uit = 0;
    CU_ASSERT_EQUAL(mbo_uitkomst_of(regels, structuur, zaak, vraag, 0, &uit, NULL), MBO_OK);
    return uit == MBO_UITKOMST_JA;
}

/* Does some change of these facts alone make it ja? `tweede` 0: one fact. */
static int helps(const mbo_zaak *zaak, mbo_vraag vraag, mbo_feit eerste, mbo_feit tweede)
{
    int64_t a[MAX_WAARDEN], b[MAX_WAARDEN];
    int na = values_of(zaak, eerste, a), nb = tweede ? values_of(zaak, tweede, b) : 1, ja = 0;
    mbo_zaak *probe = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_copy(zaak, &probe, NULL), MBO_OK);
    for (int i = 0; i < na && !ja; i++) {
        set(probe, eerste, a[i]);
        for (int j = 0; j < nb && !ja; j++) {
            if (tweede)
                set(probe, tweede, b[j]);
            ja = is_ja(probe, vraag);
        }
    }
    mbo_zaak_free(probe);
    return ja;
}

static int has_set(const mbo_nodig *n, mbo_feit eerste, mbo_feit tweede)
{
    mbo_feitset set;
    uint64_t wanted = UINT64_C(1) << eerste | (tweede ? UINT64_C(1) << tweede : 0);
    for (int32_t i = 0; i < mbo_nodig_count(n); i++) {
        mbo_nodig_feiten(n, i, &set);
        if (set.bits[0] == wanted)
            return 1;
    }
    return 0;
}

/* A case with which something is wrong; an exclamation mark before the facts that were changed. */
static void show(const mbo_zaak *zaak, uint64_t anders)
{
    char text[64];
    for (mbo_feit f = 1; f <= mbo_feit_count(); f++)
        if (mbo_zaak_get_text(zaak, f, text, sizeof text))
            printf(" %s%s=%s", anders >> f & 1 ? "!" : "", mbo_feit_name(f), text);
    printf("\n");
}

static void check_case(const mbo_zaak *zaak, mbo_vraag vraag, const mbo_feit *feit, int feiten)
{
    mbo_nodig *n = need(zaak, vraag, NULL);
    char een[64] = {0};
    /* every set works, with the values told; it has no set within it; they come in order of size, then of the facts */
    uint64_t vorige = 0;
    int grootte = 0;
    for (int32_t i = 0; i < mbo_nodig_count(n); i++) {
        mbo_zaak *changed = NULL;
        mbo_feitset s, ander;
        int64_t waarde;
        int size = 0;
        mbo_zaak_copy(zaak, &changed, NULL);
        mbo_nodig_feiten(n, i, &s);
        for (mbo_feit f = 0; (f = mbo_feitset_next(&s, f)); size++) {
            CU_ASSERT_EQUAL_FATAL(mbo_nodig_waarde(n, i, f, &waarde), 1);
            set(changed, f, waarde);
        }
        if (!is_ja(changed, vraag)) {
            printf("%s, set %d:", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), i);
            show(changed, s.bits[0]);
        }
        CU_ASSERT(is_ja(changed, vraag));
        mbo_zaak_free(changed);
        uint64_t verschil = s.bits[0] ^ vorige, eerste = verschil & -verschil; /* the first fact that one of them has */
        CU_ASSERT(size > grootte || (size == grootte && (vorige & eerste)));
        grootte = size;
        vorige = s.bits[0];
        for (int32_t j = 0; j < mbo_nodig_count(n); j++) {
            mbo_nodig_feiten(n, j, &ander);
            CU_ASSERT(i == j || (ander.bits[0] & ~s.bits[0]));
        }
    }
    /* and none of one or two facts is left out, or told without need */
    for (int i = 0; i < feiten; i++) {
        een[i] = (char)helps(zaak, vraag, feit[i], 0);
        if (een[i] != has_set(n, feit[i], 0)) {
            printf("%s: %s alone: %d\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), mbo_feit_name(feit[i]), een[i]);
            show(zaak, 0);
        }
        CU_ASSERT_EQUAL(een[i], has_set(n, feit[i], 0));
    }
    for (int i = 0; i < feiten; i++)
        for (int j = 0; j < i && !een[i]; j++) {
            if (een[j])
                continue;
            int twee = helps(zaak, vraag, feit[i], feit[j]);
            if (twee != has_set(n, feit[i], feit[j])) {
                printf("%s: %s and %s: %d\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), mbo_feit_name(feit[i]),
                       mbo_feit_name(feit[j]), twee);
                show(zaak, 0);
            }
            CU_ASSERT_EQUAL(twee, has_set(n, feit[i], feit[j]));
        }
    mbo_nodig_free(n);
}

/* The facts of the rules of a question. */
static int facts_of(mbo_vraag vraag, mbo_feit *uit)
{
    mbo_feitset alle = {{0, 0}}, een;
    int n = 0;
    for (int32_t i = 0; i < mbo_regels_regel_count(regels); i++)
        if (mbo_regel_vraag(mbo_regels_regel(regels, i)) == vraag) {
            mbo_regel_feiten(mbo_regels_regel(regels, i), &een);
            alle.bits[0] |= een.bits[0];
        }
    alle.bits[0] |= UINT64_C(1) << MBO_FEIT_STARTDATUM;
    if (*mbo_regels_bereik(regels, vraag)) /* a scope reads these */
        alle.bits[0] |=
            UINT64_C(1) << MBO_FEIT_BEWIJS | UINT64_C(1) << MBO_FEIT_LEERWEG | UINT64_C(1) << MBO_FEIT_INSTELLING;
    for (mbo_feit f = 0; (f = mbo_feitset_next(&alle, f));)
        uit[n++] = f;
    return n;
}

static int64_t random_crebo(void)
{
    int32_t at = (int32_t)draw(0, mbo_structuur_kwalificatie_count(structuur) - 1);
    return mbo_crebo_code(mbo_kwalificatie_crebo(mbo_structuur_kwalificatie(structuur, at), 0));
}

static void smallest_by_brute_force(void)
{
    const char *asked = getenv("MBO_NODIG_GEVALLEN"); /* ./run deep asks for more */
    int gevallen = asked ? atoi(asked) : 60, gezien = 0;
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_feit feit[64];
        int feiten = facts_of(vraag, feit), hier = 0, leest_crebo = 0;
        for (int i = 0; i < feiten; i++)
            leest_crebo |= feit[i] == MBO_FEIT_CREBO;
        for (int poging = 0; hier < gevallen && poging < 100 * gevallen; poging++) {
            mbo_zaak *zaak = NULL;
            mbo_uitkomst uit = 0;
            mbo_zaak_create(NULL, &zaak, NULL);
            int crebo = leest_crebo && !draw(0, 2);
            if (crebo)
                set(zaak, MBO_FEIT_CREBO, random_crebo());
            for (int i = 0; i < feiten; i++)
                if (draw(0, 9) && feit[i] != MBO_FEIT_CREBO &&
                    !(crebo && (feit[i] == MBO_FEIT_SOORT_OPLEIDING || feit[i] == MBO_FEIT_VIERJARIG)) &&
                    !(crebo && mbo_feit_type(feit[i]) == MBO_FEITTYPE_DATUM && !draw(0, 2)) &&
                    (feit[i] != MBO_FEIT_LEERPLICHT_BEEINDIGD || !draw(0, 3)))
                    set(zaak, feit[i], random_value(feit[i]));
            mbo_uitkomst_of(regels, structuur, zaak, vraag, 0, &uit, NULL);
            if (uit == MBO_UITKOMST_NEE) {
                check_case(zaak, vraag, feit, feiten);
                hier++;
            }
            mbo_zaak_free(zaak);
        }
        gezien += hier;
    }
    CU_ASSERT(gezien >= 17 * gevallen);
}

static void survives_every_failing_allocation(void)
{
    failing f = {0};
    mbo_allocator allocator = {&f, failing_resize};
    mbo_zaak *zaak = zaak_of("bewijs=diploma leerweg=bbl instelling=roc studieduur=24 uren_begeleid=300 uren_bpv=1400 "
                             "startdatum=2024-09-01 besluit_minder_uren=nee");
    mbo_status status = MBO_ERROR_MEMORY;
    for (long k = 0; status && k < 100000; k += 1 + k / 30) {
        mbo_nodig *n = NULL;
        f.left = k;
        status = mbo_nodig_create(regels, structuur, zaak, MBO_VRAAG_URENNORM, 0, NULL, &allocator, &n, NULL);
        CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !n));
        mbo_nodig_free(n);
        CU_ASSERT_EQUAL(f.held, 0);
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
    mbo_zaak_free(zaak);
}

static CU_TestInfo tests[] = {
    {"admission", admission},
    {"a later start", a_later_start},
    {"a crebo has its period", a_crebo_has_its_period},
    {"what is unknown must turn out so", what_is_unknown_must_turn_out},
    {"what is no act stays", what_is_no_act_stays},
    {"hours", hours},
    {"nothing for another answer", nothing_for_another_answer},
    {"own rules stay", own_rules_stay},
    {"smallest, by brute force", smallest_by_brute_force},
    {"survives every failing allocation", survives_every_failing_allocation},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"nodig", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
