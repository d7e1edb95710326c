/* SPDX-License-Identifier: MIT */
/* Receipts: the same bytes for the same case, and what checking them later tells. */
#include "vragen.h"

#include "kern/kern.h"
#include "oordeel/oordeel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *motivering(const mbo_oordeel *o, mbo_vraag vraag, mbo_motiveringsvorm vorm)
{
    size_t n = mbo_oordeel_motivering(o, vraag, vorm, NULL, 0);
    char *text = malloc(n + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_EQUAL(mbo_oordeel_motivering(o, vraag, vorm, text, n + 1), n);
    CU_ASSERT_EQUAL(strlen(text), n);
    return text;
}

static char *receipt_with(const char *facts, mbo_vraag vraag, int32_t options)
{
    mbo_oordeel *o = ask_with(facts, vraag, options);
    char *text = motivering(o, vraag, MBO_MOTIVERING_REGELS);
    mbo_oordeel_free(o);
    return text;
}

static char *receipt(const char *facts, mbo_vraag vraag)
{
    return receipt_with(facts, vraag, 0);
}

/* As one does who changes a receipt and knows how: the SHA-256 in its last line made anew. */
static void seal(char *text)
{
    mboi_sha256 sha;
    char hex[MBOI_SHA256_HEX + 1], *einde = strstr(text, "\neinde=");
    CU_ASSERT_PTR_NOT_NULL_FATAL(einde);
    char *som = strchr(einde, ' ');
    CU_ASSERT_FATAL(som && strlen(som) == MBOI_SHA256_HEX + 2);
    mboi_sha256_begin(&sha);
    mboi_sha256_add(&sha, text, (size_t)(einde + 1 - text));
    mboi_sha256_hex(&sha, hex);
    memcpy(som + 1, hex, MBOI_SHA256_HEX);
}

/* ---- the bytes ---- */

/* The golden receipts were read line by line against the law when they were made. The version of the library and the
   fingerprint of all rules together change with work elsewhere, and with them the sum of the lines; every other byte
   stays. */
static const struct gouden {
    const char *file;
    mbo_vraag vraag;
    int32_t options;
    const char *facts;
} gouden[] = {
    {"toelating.txt", MBO_VRAAG_TOELATING, 0,
     "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_kb;mbo_entree "
     "geboortedatum=1991-05-06 startdatum=2024-11-04 onderwijsprijs=12.50"},
    {"onderwijsgeld.txt", MBO_VRAAG_ONDERWIJSGELD, 0,
     "bewijs=diploma leerweg=bol instelling=roc geboortedatum=2001-05-06 startdatum=2024-11-04"},
    {"studiefinanciering_jong.txt", MBO_VRAAG_STUDIEFINANCIERING, 0,
     "bewijs=diploma leerweg=bol instelling=roc geboortedatum=2007-05-06 startdatum=2024-09-01 studieduur=36 "
     "soort_opleiding=vak nationaliteit_wsf=ja"},
    {"onbekend.txt", MBO_VRAAG_LEVENLANGLERENKREDIET, MBO_OORDEEL_STRENG, "leerweg=bol"},
    {"crebo.txt", MBO_VRAAG_AANBOD, 0, "bewijs=diploma leerweg=bbl instelling=roc crebo=25250 startdatum=2020-09-01"},
    {"voor_de_tijd.txt", MBO_VRAAG_TOELATING, 0, "startdatum=2013-09-01"},
    {"geen_waarde.txt", MBO_VRAAG_ONDERWIJSGELD, 0,
     "bewijs=diploma leerweg=bol instelling=roc geboortedatum=2001-05-06 startdatum=2026-09-01"},
};

static char *read_golden(const char *file)
{
    char path[512];
    snprintf(path, sizeof path, "%s/motivering/%s", MBO_TEST_DATA, file);
    FILE *f = fopen(path, "rb");
    char *text = calloc(1, 1 << 16);
    if (!f)
        printf("%s is not there\n", path);
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    CU_ASSERT_FATAL(fread(text, 1, (1 << 16) - 1, f) > 0);
    fclose(f);
    return text;
}

/* Put a * for the value of a line. */
static void blot(char *text, const char *naam)
{
    char *at = strstr(text, naam);
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    at += strlen(naam);
    char *end = strchr(at, '\n');
    *at = '*';
    memmove(at + 1, end, strlen(end) + 1);
}

static void keeps_its_bytes(void)
{
    for (size_t i = 0; i < sizeof gouden / sizeof *gouden; i++) {
        char *now = receipt_with(gouden[i].facts, gouden[i].vraag, gouden[i].options),
             *golden = read_golden(gouden[i].file);
        blot(now, "\nbibliotheek=");
        blot(now, "\nregels.sha256=");
        char *einde = strstr(now, "\neinde="), *som = einde ? strchr(einde, ' ') : NULL;
        CU_ASSERT_PTR_NOT_NULL_FATAL(som);
        strcpy(som, " *\n");
        if (strcmp(now, golden))
            printf("%s\n%s", gouden[i].file, now);
        CU_ASSERT_STRING_EQUAL(now, golden);
        free(now);
        free(golden);
    }
}

/* A fact that the question does not read is not in it, and the order in which facts are given does not matter. */
static void holds_what_was_used(void)
{
    char *een = receipt("bewijs=diploma leerweg=bol instelling=roc uitkering=ww", MBO_VRAAG_BEKOSTIGING),
         *twee = receipt("instelling=roc bewijs=diploma leerweg=bol", MBO_VRAAG_BEKOSTIGING);
    CU_ASSERT_STRING_EQUAL(een, twee);
    CU_ASSERT_PTR_NULL(strstr(een, "uitkering"));
    CU_ASSERT_PTR_NOT_NULL(strstr(een, "feit.instelling=roc\n"));
    free(een);
    free(twee);
    mbo_oordeel *o = ask("bewijs=diploma", MBO_VRAAG_BEKOSTIGING);
    char tien[10];
    CU_ASSERT_EQUAL(mbo_oordeel_motivering(o, MBO_VRAAG_TOELATING, MBO_MOTIVERING_REGELS, tien, sizeof tien), 0);
    CU_ASSERT_STRING_EQUAL(tien, "");
    CU_ASSERT_EQUAL(mbo_oordeel_motivering(o, MBO_VRAAG_BEKOSTIGING, 9, NULL, 0), 0);
    CU_ASSERT(mbo_oordeel_motivering(o, MBO_VRAAG_BEKOSTIGING, MBO_MOTIVERING_REGELS, tien, sizeof tien) > 300);
    CU_ASSERT_STRING_EQUAL(tien, "motiverin");
    mbo_oordeel_free(o);
}

/* Of a question alone, and among all. */
static void does_not_depend_on_what_else_is_asked(void)
{
    static const char facts[] = "bewijs=diploma leerweg=bbl soort_opleiding=vak instelling=roc vooropleiding=vmbo_kb "
                                "studieduur=36 leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja "
                                "leerplicht_beeindigd=ja";
    mbo_oordeel *alle = ask(facts, MBO_VRAAG_ALLE);
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        char *een = receipt(facts, v), *samen = motivering(alle, v, MBO_MOTIVERING_REGELS);
        CU_ASSERT_STRING_EQUAL(een, samen);
        free(een);
        free(samen);
    }
    mbo_oordeel_free(alle);
}

/* The text in both languages has what the lines have, and fits in 80 columns. */
static void tells_all_in_words(void)
{
    static const struct {
        const char *facts;
        mbo_vraag vraag;
        const char *nl, *en;
    } zeg[] = {
        {"bewijs=diploma leerweg=bol instelling=roc geboortedatum=2001-05-06 startdatum=2026-09-01",
         MBO_VRAAG_ONDERWIJSGELD, "\nGeen waarde bekend op een mogelijke startdatum:\n  - lesgeld.bedrag\n",
         "\nNo value known on a possible startdatum:\n  - lesgeld.bedrag\n"},
        {"bewijs=diploma leerweg=bol instelling=roc geboortedatum=2001-05-06 startdatum=2026-09-01",
         MBO_VRAAG_ONDERWIJSGELD, "\nBedrag: niet bekend (lesgeld, te betalen aan DUO)\n",
         "\nAmount: not known (statutory fee (lesgeld), paid to DUO)\n"},
        {"bewijs=diploma leerweg=bol instelling=roc geboortedatum=2001-05-06 startdatum=2024-11-04",
         MBO_VRAAG_ONDERWIJSGELD, "1419 EUR per cursusjaar (", "1419 EUR per school year ("},
        {"bewijs=diploma leerweg=bol instelling=roc geboortedatum=2001-05-06 startdatum=2024-11-04",
         MBO_VRAAG_ONDERWIJSGELD, "(versie 2026-01-01)", "(version 2026-01-01)"},
        {"bewijs=diploma leerweg=bol instelling=roc soort_opleiding=vak vooropleiding=- leerplicht_beeindigd=ja",
         MBO_VRAAG_TOELATING, "\nHierover beslist: de school (bevoegd gezag)\n", "\nTo be decided by: "},
        {"bewijs=diploma leerweg=bbl instelling=roc crebo=25250 startdatum=2020-09-01", MBO_VRAAG_AANBOD,
         "\nDe kwalificatiestructuur zegt van de crebo:\n  - soort opleiding: entreeopleiding (niveau 1)",
         "\nThe qualification structure says of the crebo:\n"},
        {"bewijs=diploma leerweg=bbl instelling=roc crebo=25250 startdatum=2020-09-01", MBO_VRAAG_AANBOD,
         "  - leerwegen: bol, bbl\n  - starten kan vanaf 2015-08-01 tot en met 2016-07-31\n"
         "  - of starten kan, is niet bekend tot en met 2015-07-31\n"
         "  - of starten kan, is niet bekend vanaf 2016-08-01 tot en met 2023-07-30\n"
         "  - of starten kan, is niet bekend vanaf 2023-08-01\n",
         "  - learning routes: bol, bbl\n  - one may start from 2015-08-01 up to and including 2016-07-31\n"
         "  - whether one may start is not known up to and including 2015-07-31\n"
         "  - whether one may start is not known from 2016-08-01 up to and including\n    2023-07-30\n"
         "  - whether one may start is not known from 2023-08-01\n"},
        {"bewijs=diploma leerweg=bbl instelling=roc crebo=25463 geboortedatum=1991-05-06 startdatum=2024-11-04",
         MBO_VRAAG_ONDERWIJSGELD, "\nNiet bevestigd na: 2023-07-31 (Kwalificatiestructuur)\n",
         "\nNot confirmed after: 2023-07-31 (Qualification structure)\n"},
    };
    for (size_t i = 0; i < sizeof zeg / sizeof *zeg; i++) {
        mbo_oordeel *o = ask(zeg[i].facts, zeg[i].vraag);
        char *nl = motivering(o, zeg[i].vraag, MBO_MOTIVERING_NL), *en = motivering(o, zeg[i].vraag, MBO_MOTIVERING_EN);
        if (!strstr(nl, zeg[i].nl) || !strstr(en, zeg[i].en))
            printf("%s\n%s\n", nl, en);
        CU_ASSERT_PTR_NOT_NULL(strstr(nl, zeg[i].nl));
        CU_ASSERT_PTR_NOT_NULL(strstr(en, zeg[i].en));
        CU_ASSERT_PTR_NULL(strstr(en, "versie"));
        CU_ASSERT_PTR_NULL(strstr(en, " jaar"));
        CU_ASSERT_PTR_NULL(strstr(en, "EUR/"));
        CU_ASSERT_PTR_NULL(strstr(nl, " \n"));
        for (const char *at = nl, *end; (end = strchr(at, '\n')); at = end + 1)
            CU_ASSERT(end - at <= 84); /* bytes: a letter with an accent is two */
        free(nl);
        free(en);
        mbo_oordeel_free(o);
    }
}

static void other_forms(void)
{
    mbo_oordeel *o = ask("bewijs=diploma leerweg=bol instelling=roc", MBO_VRAAG_BEKOSTIGING);
    char einde[128], *text = motivering(o, MBO_VRAAG_BEKOSTIGING, MBO_MOTIVERING_REGELS);
    char *json = motivering(o, MBO_VRAAG_BEKOSTIGING, MBO_MOTIVERING_JSON),
         *nl = motivering(o, MBO_VRAAG_BEKOSTIGING, MBO_MOTIVERING_NL),
         *en = motivering(o, MBO_VRAAG_BEKOSTIGING, MBO_MOTIVERING_EN);
    CU_ASSERT_EQUAL(strncmp(json, "{\n  \"motivering\": \"1\",\n  \"bibliotheek\": ", 40), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(json, "\"feit.leerweg\": \"bol\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(json, ".bron\": [\"BWBR0007625"));
    snprintf(einde, sizeof einde, "\"einde\": \"%.*s\"\n}\n", (int)strcspn(strstr(text, "einde=") + 6, "\n"),
             strstr(text, "einde=") + 6);
    CU_ASSERT_PTR_NOT_NULL(strstr(json, einde)); /* of the lines: from the object one can write them again */
    free(text);
    CU_ASSERT_PTR_NOT_NULL(strstr(nl, "Antwoord: ja\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(nl, "  - leerweg: beroepsopleidende leerweg"));
    CU_ASSERT_PTR_NOT_NULL(strstr(en, "Answer: yes\n"));
    CU_ASSERT_PTR_NULL(strstr(en, "Antwoord"));
    free(json);
    free(nl);
    free(en);
    mbo_oordeel_free(o);
}

/* However many names it has: here of every parameter that the rules read, as if one question read them all. */
static void a_list_is_whole(void)
{
    mbo_oordeel *o = ask("", MBO_VRAAG_TRAJECT);
    const mboi_boek *boek = &o->regels->boek;
    char lijst[8192];
    size_t n = 0;
    for (size_t i = 0; i < boek->namen; i++) {
        o->antwoord[MBO_VRAAG_TRAJECT].deel.zonder_waarde[i / 64] |= UINT64_C(1) << (i % 64);
        n += (size_t)snprintf(lijst + n, sizeof lijst - n, "%s%s", i ? ";" : "", boek->naam[i]);
        CU_ASSERT_FATAL(n < sizeof lijst);
    }
    CU_ASSERT(n > 1024);
    for (mbo_motiveringsvorm vorm = MBO_MOTIVERING_REGELS; vorm <= MBO_MOTIVERING_JSON; vorm++) {
        bool json = vorm == MBO_MOTIVERING_JSON;
        const char *voor = json ? "\"zonder_waarde\": \"" : "\nzonder_waarde=", *na = json ? "\"" : "\n";
        char *text = motivering(o, MBO_VRAAG_TRAJECT, vorm), *at = strstr(text, voor);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        at += strlen(voor);
        CU_ASSERT(strncmp(at, lijst, n) == 0 && strncmp(at + n, na, 1) == 0);
        free(text);
    }
    mbo_oordeel_free(o);
}

/* A source of a parameter file is told to its end, whatever its length, and each of its characters stands whole. */
static void a_source_is_whole(void)
{
    enum { LETTERS = 490 }; /* of two bytes; a field has a thousand at most */
    char bron[2 * LETTERS + 1] = "", csv[2000];
    for (int i = 0; i < LETTERS; i++)
        memcpy(bron + 2 * i, "\xc3\xa9", 3);
    snprintf(csv, sizeof csv,
             "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n"
             "lesgeld.bedrag,2024-08-01,2025-08-01,1419,EUR/cursusjaar,x%s,artikel,\n",
             bron);
    mbo_regels_options options = {.size = sizeof options, .parameters_data = csv, .parameters_size = strlen(csv)};
    mbo_regels *r = NULL;
    mbo_oordeel *o = NULL;
    mbo_zaak *zaak =
        zaak_of("bewijs=diploma leerweg=bol instelling=roc geboortedatum=2001-05-06 startdatum=2024-11-04");
    CU_ASSERT_EQUAL_FATAL(mbo_regels_create(&options, &r, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(r, NULL, zaak, MBO_VRAAG_ONDERWIJSGELD, 0, NULL, &o, NULL), MBO_OK);
    for (mbo_motiveringsvorm vorm = MBO_MOTIVERING_NL; vorm <= MBO_MOTIVERING_EN; vorm++) {
        char *text = motivering(o, MBO_VRAAG_ONDERWIJSGELD, vorm), *at = strstr(text, "(lesgeld.bedrag;");
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        size_t n = 0;
        for (at = strchr(at, 'x') + 1; *at && *at != 'a'; at++)
            if (*at != '\n' && *at != ' ')
                CU_ASSERT_FATAL(bron[n++] == *at);
        CU_ASSERT_EQUAL(n, 2 * LETTERS);
        CU_ASSERT_EQUAL(strncmp(at, "artikel)\n", 9), 0);
        for (at = strchr(text, '\n'); at; at = strchr(at + 1, '\n'))
            CU_ASSERT_NOT_EQUAL((unsigned char)at[1 + strspn(at + 1, " ")] & 0xc0, 0x80);
        free(text);
    }
    mbo_oordeel_free(o);
    mbo_zaak_free(zaak);
    mbo_regels_free(r);
}

/* ---- checking ---- */

static mbo_controle *check_with(const mbo_regels *r, const char *text)
{
    mbo_fout fout;
    mbo_controle *c = NULL;
    if (mbo_motivering_controleer(r, structuur, text, strlen(text), NULL, &c, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(c);
    return c;
}

/* "soort naam: was -> nu" of a difference that the check must tell. */
static void tells(const mbo_controle *c, mbo_verschilsoort soort, const char *naam, const char *was, const char *nu)
{
    for (int32_t i = 0; i < mbo_controle_verschil_count(c); i++)
        if (mbo_controle_verschil_soort(c, i) == soort && !strcmp(mbo_controle_verschil_naam(c, i), naam) &&
            !strncmp(mbo_controle_verschil_was(c, i), was, strlen(was)) &&
            !strncmp(mbo_controle_verschil_nu(c, i), nu, strlen(nu)) && !*was == !*mbo_controle_verschil_was(c, i) &&
            !*nu == !*mbo_controle_verschil_nu(c, i))
            return;
    printf("it does not tell %s: \"%s\" -> \"%s\", but:\n", naam, was, nu);
    for (int32_t i = 0; i < mbo_controle_verschil_count(c); i++)
        printf("  %d %s: \"%s\" -> \"%s\"\n", mbo_controle_verschil_soort(c, i), mbo_controle_verschil_naam(c, i),
               mbo_controle_verschil_was(c, i), mbo_controle_verschil_nu(c, i));
    CU_FAIL("a difference is not told");
}

static void agrees_with_itself(void)
{
    for (size_t i = 0; i < sizeof gouden / sizeof *gouden; i++) {
        char *text = receipt_with(gouden[i].facts, gouden[i].vraag, gouden[i].options);
        mbo_controle *c = check_with(regels, text);
        CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_KLOPT);
        CU_ASSERT_EQUAL(mbo_controle_verschil_count(c), 0);
        CU_ASSERT_EQUAL(mbo_controle_vraag(c), gouden[i].vraag);
        CU_ASSERT_EQUAL(mbo_controle_verschil_soort(c, 0), 0);
        CU_ASSERT_PTR_NULL(mbo_controle_verschil_naam(c, 0));
        mbo_controle_free(c);
        free(text);
    }
    mbo_controle_free(NULL);
}

#define JONG                                                                                                        \
    "bewijs=diploma leerweg=bbl instelling=roc soort_opleiding=vak vooropleiding=vmbo_kb geboortedatum=2007-10-01 " \
    "startdatum=2025-08-01 twaalf_schooljaren=nee"

static uint32_t seed;

static int32_t any(int32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (int32_t)((seed >> 8) % (uint32_t)n);
}

/* A whole number such as the fact may have; the startdatum is now and then the first day or the one before it. */
static int64_t any_number(mbo_feit feit)
{
    switch (feit) {
    case MBO_FEIT_STARTDATUM: return MBO_REGELS_BEGIN + (any(20) ? any(4600) : any(2) - 1);
    case MBO_FEIT_GEBOORTEDATUM: return MBO_REGELS_BEGIN - 4000 - any(12000);
    case MBO_FEIT_CREBO: return 25250;
    case MBO_FEIT_STUDIEDUUR: return 1 + any(60);
    default: return any(50);
    }
}

/* Of each fact something or nothing. */
static mbo_zaak *any_zaak(void)
{
    mbo_zaak *zaak = NULL;
    int32_t known = any(100);
    CU_ASSERT_EQUAL_FATAL(mbo_zaak_create(NULL, &zaak, NULL), MBO_OK);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int32_t codes = mbo_code_count(mbo_feit_vocabulaire(feit));
        mbo_status status = MBO_OK;
        if (any(100) > known || (feit == MBO_FEIT_CREBO && any(4)))
            continue;
        switch (mbo_feit_type(feit)) {
        case MBO_FEITTYPE_BOOL: status = mbo_zaak_set_bool(zaak, feit, any(2), NULL); break;
        case MBO_FEITTYPE_CODE: status = mbo_zaak_set_code(zaak, feit, 1 + any(codes), NULL); break;
        case MBO_FEITTYPE_SET: status = mbo_zaak_set_set(zaak, feit, INT64_C(1) << (1 + any(codes)), NULL); break;
        case MBO_FEITTYPE_DATUM: status = mbo_zaak_set_date(zaak, feit, (mbo_datum)any_number(feit), NULL); break;
        case MBO_FEITTYPE_INT: status = mbo_zaak_set_int(zaak, feit, any_number(feit), NULL); break;
        default: status = mbo_zaak_set_money(zaak, feit, any(200000), NULL);
        }
        CU_ASSERT_EQUAL(status, MBO_OK);
    }
    if (mbo_zaak_known(zaak, MBO_FEIT_CREBO)) { /* it fills these in */
        mbo_zaak_unset(zaak, MBO_FEIT_SOORT_OPLEIDING, NULL);
        mbo_zaak_unset(zaak, MBO_FEIT_VIERJARIG, NULL);
    }
    return zaak;
}

/* Whatever the case: the question alone and among all gives the same bytes, and they agree with themselves. */
static void every_case_agrees(void)
{
    enum { GEVALLEN = 150 };
    const char *meer = getenv("MBO_MOTIVERING_GEVALLEN");
    seed = 20240901;
    for (int n = meer ? atoi(meer) : GEVALLEN; n; n--) {
        mbo_zaak *zaak = any_zaak();
        int32_t options = any(2) ? MBO_OORDEEL_STRENG : 0;
        mbo_oordeel *alle = NULL, *een = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(regels, structuur, zaak, MBO_VRAAG_ALLE, options, NULL, &alle, NULL),
                              MBO_OK);
        for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
            CU_ASSERT_EQUAL_FATAL(mbo_oordeel_create(regels, structuur, zaak, v, options, NULL, &een, NULL), MBO_OK);
            char *text = motivering(een, v, MBO_MOTIVERING_REGELS), *samen = motivering(alle, v, MBO_MOTIVERING_REGELS);
            mbo_controle *c = check_with(regels, text);
            if (strcmp(text, samen) || mbo_controle_verschil_count(c))
                printf("%s\n%s%s: %s\n", text, samen, mbo_controle_verschil_naam(c, 0), mbo_controle_verschil_nu(c, 0));
            CU_ASSERT_STRING_EQUAL(text, samen);
            CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_KLOPT);
            CU_ASSERT_EQUAL(mbo_controle_verschil_count(c), 0);
            mbo_controle_free(c);
            mbo_oordeel_free(een);
            free(text);
            free(samen);
        }
        mbo_oordeel_free(alle);
        mbo_zaak_free(zaak);
    }
}

static void tells_which_parameter_differs(void)
{
    mbo_regels *r = NULL;
    mbo_datum begin = MBO_REGELS_BEGIN;
    char *text = receipt(JONG, MBO_VRAAG_TOELATING);
    CU_ASSERT_EQUAL_FATAL(
        mbo_regels_met_parameter(regels, "leerplicht.leeftijd_einde", begin, MBO_DATUM_NOT_SET, 1800, &r, NULL),
        MBO_OK);
    mbo_controle *c = check_with(r, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_ANDERS);
    tells(c, MBO_VERSCHIL_ANTWOORD, "uitkomst", "ja", "nee");
    tells(c, MBO_VERSCHIL_PARAMETER, "parameter.leerplicht.leeftijd_einde", "16 jaar", "18 jaar");
    tells(c, MBO_VERSCHIL_REGEL, "regel.toelating.leerplicht_bbl@2014-08-01", "ja", "nee");
    CU_ASSERT_EQUAL(mbo_controle_verschil_soort(c, 0), MBO_VERSCHIL_REGELSET);
    mbo_controle_free(c);
    mbo_regels_free(r);
    free(text);
}

static void tells_which_rule_differs(void)
{
    mbo_regels *r = NULL;
    char *text = receipt(JONG, MBO_VRAAG_TOELATING);
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(regels, "toelating.leerplicht_bbl", &r, NULL), MBO_OK);
    mbo_controle *c = check_with(r, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_KLOPT); /* the answer is the same, a ground is gone */
    tells(c, MBO_VERSCHIL_REGEL, "regel.toelating.leerplicht_bbl@2014-08-01", "ja", "");
    mbo_controle_free(c);
    mbo_regels_free(r);
    free(text);
}

/* The same crebo in another file. */
static void tells_that_the_structure_differs(void)
{
    static const char xml[] =
        "<?xml version='1.0'?><sbb xmlns:m='urn:mborules:structuur:1'><dossiers><dossier nr='1' naam='Proef'>"
        "</dossier></dossiers></sbb>";
    mbo_structuur *ander = NULL;
    mbo_structuur_options options = {.size = sizeof options, .vingerafdruk = 1};
    mbo_fout fout;
    char hash[65];
    CU_ASSERT_EQUAL(mbo_structuur_vingerafdruk(structuur, hash, sizeof hash), 64);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &ander, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_structuur_vingerafdruk(ander, hash, sizeof hash), 0); /* not asked for */
    mbo_structuur_free(ander);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, &options, &ander, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_structuur_vingerafdruk(ander, hash, sizeof hash), 64);
    mbo_structuur_free(ander);
    char *text = receipt(gouden[4].facts, gouden[4].vraag), *at = strstr(text, "structuur.leerwegen=bol;bbl");
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    memcpy(at, "structuur.leerwegen=bol;bol", 27); /* as if it had said so then */
    at = strstr(text, "structuur.sha256=");
    at[17] = at[17] == '0' ? '1' : '0';
    seal(text);
    mbo_controle *c = check_with(regels, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_KLOPT);
    CU_ASSERT_EQUAL(mbo_controle_verschil_count(c), 2);
    tells(c, MBO_VERSCHIL_STRUCTUUR, "structuur.leerwegen", "bol;bol", "bol;bbl");
    mbo_controle_free(c);
    free(text);
}

/* A file of one dossier, with its fingerprint. */
static mbo_structuur *editie(const char *profielen)
{
    mbo_structuur *uit = NULL;
    mbo_structuur_options options = {.size = sizeof options, .vingerafdruk = 1};
    mbo_fout fout;
    char xml[2048];
    snprintf(xml, sizeof xml,
             "<?xml version='1.0'?><sbb xmlns:m='urn:mborules:structuur:1'><dossiers><dossier nr='1' titel='Proef'>"
             "<profielen>%s</profielen></dossier></dossiers></sbb>",
             profielen);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, strlen(xml), &options, &uit, &fout), MBO_OK);
    return uit;
}

#define PROFIEL(nr, soort, crebo)                                                            \
    "<profiel nr='" nr "' titel='Kuiper' hoofdstuk='1' m:leerwegen='bol bbl'><omschrijving>" \
    "<soortopleiding>" soort "</soortopleiding></omschrijving>"                              \
    "<creboinformatie><crebo Geldig_vanaf='2010-08-01'>" crebo "</crebo></creboinformatie></profiel>"

/* In a later edition the crebo is gone, of another kind, or of two kinds: that is told, and no error. */
static void tells_that_the_crebo_differs(void)
{
    mbo_structuur *was = structuur, *eerst = editie(PROFIEL("2", "vakopleiding", "25901")),
                  *weg = editie(PROFIEL("2", "vakopleiding", "25902")),
                  *anders = editie(PROFIEL("2", "middenkaderopleiding", "25901")),
                  *dubbel = editie(PROFIEL("2", "vakopleiding", "25901") PROFIEL("3", "entreeopleiding", "25901"));
    char eerste[65], tweede[65];
    structuur = eerst;
    char *text = receipt("crebo=25901 soort_opleiding=vak bewijs=diploma leerweg=bbl instelling=roc "
                         "startdatum=2020-09-01",
                         MBO_VRAAG_TOELATING);
    mbo_structuur_vingerafdruk(eerst, eerste, sizeof eerste);
    structuur = weg;
    mbo_structuur_vingerafdruk(weg, tweede, sizeof tweede);
    mbo_controle *c = check_with(regels, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_ANDERS);
    CU_ASSERT_EQUAL(mbo_controle_verschil_count(c), 6);
    tells(c, MBO_VERSCHIL_STRUCTUUR, "structuur.sha256", eerste, tweede);
    tells(c, MBO_VERSCHIL_STRUCTUUR, "structuur.soort_opleiding", "vak", "");
    tells(c, MBO_VERSCHIL_STRUCTUUR, "structuur.leerwegen", "bol;bbl", "");
    tells(c, MBO_VERSCHIL_ANTWOORD, "uitkomst", "onbekend", "");
    mbo_controle_free(c);
    structuur = dubbel;
    c = check_with(regels, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_ANDERS);
    tells(c, MBO_VERSCHIL_STRUCTUUR, "structuur.soort_opleiding", "vak", "");
    mbo_controle_free(c);
    structuur = anders;
    c = check_with(regels, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_ANDERS);
    tells(c, MBO_VERSCHIL_STRUCTUUR, "structuur.soort_opleiding", "vak", "middenkader");
    tells(c, MBO_VERSCHIL_FEIT, "feit.soort_opleiding", "vak", "middenkader");
    tells(c, MBO_VERSCHIL_ANTWOORD, "uitkomst", "onbekend", "");
    mbo_controle_free(c);
    structuur = NULL; /* without any structure there is nothing to compare with */
    c = NULL;
    CU_ASSERT_EQUAL(mbo_motivering_controleer(regels, NULL, text, strlen(text), NULL, &c, NULL), MBO_ERROR_CONFLICT);
    structuur = was;
    mbo_structuur_free(eerst);
    mbo_structuur_free(weg);
    mbo_structuur_free(anders);
    mbo_structuur_free(dubbel);
    free(text);
}

static int32_t altijd(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)args, (void)n, (void)fout;
    return 1;
}

static void an_own_rule_is_not_verifiable(void)
{
    mbo_eigen_regel regel = {.size = sizeof regel,
                             .vraag = MBO_VRAAG_BEKOSTIGING,
                             .id = "eigen.altijd",
                             .versie = "2 \\ caf\xc3\xa9",
                             .nl = "Altijd.",
                             .en = "Always.",
                             .feiten = "instelling",
                             .functie = altijd};
    mbo_regels *r = NULL, *was = regels;
    CU_ASSERT_EQUAL_FATAL(mbo_regels_met_eigen_regel(regels, &regel, &r, NULL), MBO_OK);
    regels = r;
    char *text = receipt("bewijs=diploma leerweg=bol instelling=roc", MBO_VRAAG_BEKOSTIGING);
    regels = was;
    CU_ASSERT_PTR_NOT_NULL(
        strstr(text, "\nregel.eigen.altijd@-.eigen=niet te controleren; versie 2 \\\\ caf\xc3\xa9\n"));
    mbo_controle *c = check_with(r, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_NIET_TE_CONTROLEREN);
    CU_ASSERT_EQUAL(mbo_controle_verschil_count(c), 0);
    mbo_controle_free(c);
    c = check_with(regels, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_NIET_TE_CONTROLEREN);
    tells(c, MBO_VERSCHIL_REGEL, "regel.eigen.altijd@-", "ja", "");
    mbo_controle_free(c);
    mbo_regels_free(r);
    free(text);
}

#define CHANGED "the motivering was changed: the lines before einde= have the SHA-256 "

/* Who changes the outcome, or a fact, is found out; also who gives the lines their sum again, as long as the answer is
   not that to the facts. A receipt is no signature. */
static void finds_what_was_tampered_with(void)
{
    static const struct {
        const char *was, *nu, *uitkomst, *anders;
    } greep[] = {{"\nuitkomst=ja\n", "\nuitkomst=na\n", "na", "ja"},
                 {"geboortedatum=2007", "geboortedatum=2012", "ja", "nee"}};
    for (size_t i = 0; i < sizeof greep / sizeof *greep; i++) {
        mbo_fout fout = {0};
        mbo_controle *c = NULL;
        char *text = receipt(JONG, MBO_VRAAG_TOELATING), *at = strstr(text, greep[i].was);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        memcpy(at, greep[i].nu, strlen(greep[i].nu));
        CU_ASSERT_EQUAL(mbo_motivering_controleer(regels, structuur, text, strlen(text), NULL, &c, &fout),
                        MBO_ERROR_SYNTAX);
        CU_ASSERT_PTR_NULL(c);
        CU_ASSERT_EQUAL(strncmp(fout.message, CHANGED, strlen(CHANGED)), 0);
        seal(text);
        c = check_with(regels, text);
        CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_ANDERS);
        tells(c, MBO_VERSCHIL_ANTWOORD, "uitkomst", greep[i].uitkomst, greep[i].anders);
        mbo_controle_free(c);
        free(text);
    }
}

static void wrong(const char *text, mbo_status status, int64_t line, const char *message)
{
    mbo_fout fout = {0};
    mbo_controle *c = (mbo_controle *)(uintptr_t)text;
    CU_ASSERT_EQUAL(mbo_motivering_controleer(regels, structuur, text, strlen(text), NULL, &c, &fout), status);
    CU_ASSERT_PTR_NULL(c);
    CU_ASSERT_EQUAL(fout.line, line);
    if (strcmp(fout.message, message))
        printf("expected %s\ngot      %s\n", message, fout.message);
    CU_ASSERT_STRING_EQUAL(fout.message, message);
}

/* A receipt with little in it, of so many lines before the last; `wrong_sealed` for what is wrong in whole lines. */
#define HEEL(vraag, meer, regels) "motivering=1\nvraag=" vraag "\nstreng=nee\nuitkomst=ja\n" meer "einde=" regels "\n"
#define GEEN_SOM " 0000000000000000000000000000000000000000000000000000000000000000"

static void wrong_sealed(const char *text, mbo_status status, int64_t line, const char *message)
{
    char heel[1024];
    snprintf(heel, sizeof heel, "%s", text);
    seal(heel);
    wrong(heel, status, line, message);
}

static void refuses_what_is_no_receipt(void)
{
    static const char begin[] = "this is no motivering: it does not begin with the line motivering=1";
    wrong("", MBO_ERROR_SYNTAX, 1, begin);
    wrong("\n\nvraag=toelating\nmotivering=1\n", MBO_ERROR_SYNTAX, 3, begin);
    wrong("motivering=1\nvraag toelating\n", MBO_ERROR_SYNTAX, 2,
          "\"vraag toelating\" is no line of a motivering: name=value");
    wrong("Motivering\n\nMag deze kandidaat worden toegelaten?\n", MBO_ERROR_SYNTAX, 1, begin); /* the form to read */
    wrong("motivering=1\nvraag=toelating\nfeit.leer", MBO_ERROR_SYNTAX, 3,
          "the motivering stops within a line, \"feit.leer\": it is not whole");
    wrong("motivering=2\nvraag=toelating\n", MBO_ERROR_SYNTAX, 1,
          "a motivering of version \"2\"; this library knows version 1");
    wrong("motivering=1\n", MBO_ERROR_SYNTAX, 1, "a motivering without its line vraag=: it is not whole");
    wrong_sealed(HEEL("toelatng", "", "4" GEEN_SOM), MBO_ERROR_NAME, 2,
                 "\"toelatng\" is not a question; nearest: \"toelating\"");
    wrong_sealed(HEEL("toelating", "feit.leerweg=bal\n", "5" GEEN_SOM), MBO_ERROR_NAME, 5,
                 "\"bal\" is not a code of leerweg; nearest: \"bol\" or \"bbl\"");
    wrong_sealed(HEEL("toelating", "feit.lerweg=bol\n", "5" GEEN_SOM), MBO_ERROR_NAME, 5,
                 "\"lerweg\" is not the name of a fact; nearest: \"leerweg\"");
    wrong(HEEL("toelating", "feit.leerweg=bol\nfeit.leerweg=bbl\n", "6"), MBO_ERROR_SYNTAX, 6,
          "\"feit.leerweg=bbl\" is a line that stands in it already");
    wrong(HEEL("toelating", "motivering=1\n", "5"), MBO_ERROR_SYNTAX, 5,
          "\"motivering=1\" is a line that stands in it already");
    wrong(HEEL("toelating", "uitkomsten=ja\n", "5"), MBO_ERROR_NAME, 5,
          "\"uitkomsten=ja\" is no line that a motivering has");
    wrong(HEEL("toelating", "aanname.iets=ja\n", "5"), MBO_ERROR_NAME, 5,
          "\"aanname.iets=ja\" is no line that a motivering has");
    wrong(HEEL("toelating", "", "5"), MBO_ERROR_SYNTAX, 5,
          "einde=5, but 4 lines stand before it: the motivering is not whole");
    wrong(HEEL("toelating", "", "5" GEEN_SOM), MBO_ERROR_SYNTAX, 5,
          "einde=5, but 4 lines stand before it: the motivering is not whole");
    wrong(HEEL("toelating", "", "4"), MBO_ERROR_SYNTAX, 5,
          "einde=4 has no SHA-256 of the lines before it: a motivering from before the first release, or one that was "
          "changed; have it written anew");
    wrong(HEEL("toelating", "", "4" GEEN_SOM), MBO_ERROR_SYNTAX, 5, /* as sha256sum has it */
          CHANGED "b26164360412524e41c693e01faeb286446c1b3fbc2f67577a549443ae0a3921, not" GEEN_SOM);
    wrong(HEEL("toelating", "", "4\nsoort=geen"), MBO_ERROR_SYNTAX, 6, "\"soort=geen\" stands after the line einde=");
    wrong("motivering=1\nvraag=toelating\nstreng=misschien\n", MBO_ERROR_VALUE, 3,
          "\"streng=misschien\" is neither ja nor nee");
    wrong("motivering=1\nvraag=toelating\nstreng=nee\neinde=3\n", MBO_ERROR_SYNTAX, 1,
          "a motivering without its line uitkomst=: it is not whole");
    wrong("motivering=1\nvraag=toelating\nstreng=nee\nuitkomst=ja\n", MBO_ERROR_SYNTAX, 1,
          "a motivering without its line einde=: it is not whole");
    mbo_controle *c = NULL;
    mbo_fout fout;
    char *lang = malloc((1 << 20) + 1);
    memset(lang, '\n', (1 << 20) + 1);
    CU_ASSERT_EQUAL(mbo_motivering_controleer(regels, NULL, lang, (1 << 20) + 1, NULL, &c, &fout), MBO_ERROR_LIMIT);
    for (int i = 0; i + 4 <= 1 << 20; i += 4)
        memcpy(lang + i, "a=b\n", 4);
    CU_ASSERT_EQUAL(mbo_motivering_controleer(regels, NULL, lang, 1 << 20, NULL, &c, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_EQUAL(fout.line, 4097);
    free(lang);
    CU_ASSERT_EQUAL(mbo_motivering_controleer(NULL, NULL, "", 0, NULL, &c, &fout), MBO_ERROR_ARGUMENT);
}

/* Is there a difference of this name? */
static bool names_it(const mbo_controle *c, const char *naam, size_t length)
{
    for (int32_t i = 0; c && i < mbo_controle_verschil_count(c); i++)
        if (strlen(mbo_controle_verschil_naam(c, i)) == length &&
            memcmp(mbo_controle_verschil_naam(c, i), naam, length) == 0)
            return true;
    return false;
}

/* Cut off anywhere it is an error, and with any byte changed; when the sum is made anew the line is told, as an error
   or as a difference. */
static void finds_damage(void)
{
    char *text = receipt(gouden[4].facts, gouden[4].vraag), *whole = receipt(gouden[4].facts, gouden[4].vraag);
    size_t n = strlen(text), begin = 0, einde = (size_t)(strstr(text, "\neinde=") + 1 - text);
    int64_t line = 1;
    for (size_t i = 0; i < n; i++) {
        mbo_controle *c = NULL;
        mbo_fout fout = {0};
        mbo_status status = mbo_motivering_controleer(regels, structuur, text, i, NULL, &c, &fout);
        CU_ASSERT_EQUAL(status == MBO_OK, i == n - 1); /* all but the last line end */
        mbo_controle_free(c);
        c = NULL;
        text[i] ^= 0x11;
        status = mbo_motivering_controleer(regels, structuur, text, n, NULL, &c, &fout);
        CU_ASSERT(status != MBO_OK || i == n - 1);
        mbo_controle_free(c);
        c = NULL;
        if (i < einde - 1) {
            seal(text);
            status = mbo_motivering_controleer(regels, structuur, text, n, NULL, &c, &fout);
        }
        bool told = status == MBO_OK ? names_it(c, whole + begin, strcspn(whole + begin, "=")) : fout.line == line;
        if (whole[i] == '\n')
            told = status != MBO_OK || i == n - 1;
        if (!told)
            printf("byte %zu, of line %d: %s\n", i, (int)line, status ? fout.message : "not told");
        CU_ASSERT(told);
        mbo_controle_free(c);
        memcpy(text, whole, n);
        if (whole[i] == '\n') {
            begin = i + 1;
            line++;
        }
    }
    free(text);
    free(whole);
}

/* The outcome of one rule is not the answer, but it is told. */
static void tells_that_an_outcome_of_a_rule_was_changed(void)
{
    char *text = receipt(JONG, MBO_VRAAG_TOELATING), *at = strstr(text, "leerplicht_bbl@2014-08-01=ja");
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    memcpy(strchr(at, '='), "=xx", 3);
    seal(text);
    mbo_controle *c = check_with(regels, text);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_KLOPT);
    CU_ASSERT_EQUAL(mbo_controle_verschil_count(c), 1);
    tells(c, MBO_VERSCHIL_REGEL, "regel.toelating.leerplicht_bbl@2014-08-01", "xx", "ja");
    mbo_controle_free(c);
    free(text);
}

/* With a byte-order mark, other line ends and without the last one it is the same receipt. */
static void may_have_travelled(void)
{
    char *text = receipt(JONG, MBO_VRAAG_TOELATING), *reis = malloc(2 * strlen(text) + 4);
    size_t n = 3;
    memcpy(reis, "\xef\xbb\xbf", 3);
    for (const char *at = text; at[1]; at++) {
        if (*at == '\n')
            reis[n++] = '\r';
        reis[n++] = *at;
    }
    reis[n] = '\0';
    mbo_controle *c = check_with(regels, reis);
    CU_ASSERT_EQUAL(mbo_controle_uitslag(c), MBO_CONTROLE_KLOPT);
    CU_ASSERT_EQUAL(mbo_controle_verschil_count(c), 0);
    mbo_controle_free(c);
    free(text);
    free(reis);
}

static void survives_every_failing_allocation(void)
{
    char *text = receipt(gouden[0].facts, gouden[0].vraag);
    failing f = {0};
    mbo_allocator allocator = {&f, failing_resize};
    mbo_status status = MBO_ERROR_MEMORY;
    for (long n = 0; status && n < 10000; n++) {
        mbo_controle *c = NULL;
        f.left = n;
        status = mbo_motivering_controleer(regels, structuur, text, strlen(text), &allocator, &c, NULL);
        CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !c));
        mbo_controle_free(c);
        CU_ASSERT_EQUAL(f.held, 0);
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
    free(text);
}

static CU_TestInfo tests[] = {
    {"keeps its bytes", keeps_its_bytes},
    {"holds what was used", holds_what_was_used},
    {"does not depend on what else is asked", does_not_depend_on_what_else_is_asked},
    {"tells all in words", tells_all_in_words},
    {"other forms", other_forms},
    {"a list is whole", a_list_is_whole},
    {"a source is whole", a_source_is_whole},
    {"agrees with itself", agrees_with_itself},
    {"every case agrees", every_case_agrees},
    {"tells which parameter differs", tells_which_parameter_differs},
    {"tells which rule differs", tells_which_rule_differs},
    {"tells that the structure differs", tells_that_the_structure_differs},
    {"tells that the crebo differs", tells_that_the_crebo_differs},
    {"an own rule is not verifiable", an_own_rule_is_not_verifiable},
    {"finds what was tampered with", finds_what_was_tampered_with},
    {"refuses what is no receipt", refuses_what_is_no_receipt},
    {"finds damage", finds_damage},
    {"tells that an outcome of a rule was changed", tells_that_an_outcome_of_a_rule_was_changed},
    {"may have travelled", may_have_travelled},
    {"survives every failing allocation", survives_every_failing_allocation},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"motivering", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
