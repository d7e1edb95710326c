/* SPDX-License-Identifier: MIT */
#include "digest.h"
#include "tests.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KLEIN MBO_TEST_DATA "/sbb-klein.xml"
#define LEEG "<sbb><dossiers/></sbb>"

static mbo_structuur *load_file(const char *path)
{
    mbo_fout fout = {0};
    mbo_structuur *s = NULL;
    if (mbo_structuur_load_file(path, NULL, &s, &fout))
        printf("%s:%lld:%lld: %s\n", path, (long long)fout.line, (long long)fout.column, fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(s);
    return s;
}

static char *slurp(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    char *data = malloc(1 << 20);
    *size = fread(data, 1, 1 << 20, file);
    fclose(file);
    return data;
}

static mbo_datum day(const char *text)
{
    mbo_datum out = MBO_DATUM_NOT_SET;
    mbo_datum_parse(text, &out, NULL);
    return out;
}

/* ---- every value of the synthetic file ---- */

static void test_values(void)
{
    mbo_structuur *s = load_file(KLEIN);
    CU_ASSERT_EQUAL(mbo_structuur_peildatum(s), day("2024-02-01"));
    CU_ASSERT_EQUAL(mbo_structuur_bevestigd_tot(s), day("2024-08-31"));
    CU_ASSERT_EQUAL(mbo_structuur_domein_count(s), 2);
    CU_ASSERT_EQUAL(mbo_structuur_sectorkamer_count(s), 1);
    CU_ASSERT_EQUAL(mbo_structuur_competentie_count(s), 2);
    CU_ASSERT_EQUAL(mbo_structuur_dossier_count(s), 2);
    CU_ASSERT_EQUAL(mbo_structuur_kwalificatie_count(s), 3);
    CU_ASSERT_EQUAL(mbo_structuur_kerntaak_count(s), 4);
    CU_ASSERT_EQUAL(mbo_structuur_werkproces_count(s), 5);
    CU_ASSERT_EQUAL(mbo_structuur_dubbele_crebo_count(s), 0);

    const mbo_domein *hout = mbo_structuur_domein(s, 0), *zonder = mbo_structuur_domein(s, 1);
    CU_ASSERT_STRING_EQUAL(mbo_domein_titel(hout), "Hout & \"meer\"");
    CU_ASSERT(mbo_domein_nr(hout) == 101 && mbo_domein_crebo(hout) == 79999 && mbo_domein_prijsfactor(hout) == 100);
    CU_ASSERT(mbo_domein_crebo(zonder) == 0 && mbo_domein_prijsfactor(zonder) == 130);
    CU_ASSERT_STRING_EQUAL(mbo_sectorkamer_titel(mbo_structuur_sectorkamer(s, 0)), "Kamer voor proefwerk");
    CU_ASSERT_EQUAL(mbo_sectorkamer_nr(mbo_structuur_sectorkamer(s, 0)), 201);
    CU_ASSERT_STRING_EQUAL(mbo_competentie_titel(mbo_structuur_competentie(s, 1)), "Sch\xc3\xa0ven");
    CU_ASSERT_STRING_EQUAL(mbo_competentie_code(mbo_structuur_competentie(s, 1)), "B");
    CU_ASSERT_EQUAL(mbo_competentie_nr(mbo_structuur_competentie(s, 1)), 302);

    const mbo_dossier *meubels = mbo_structuur_dossier(s, 0), *entree = mbo_structuur_dossier(s, 1);
    CU_ASSERT_EQUAL(mbo_dossier_nr(meubels), 7001);
    CU_ASSERT_STRING_EQUAL(mbo_dossier_titel(meubels), "Meubels maken");
    CU_ASSERT_STRING_EQUAL(mbo_dossier_versie(meubels), "Gewijzigd 2023");
    CU_ASSERT_STRING_EQUAL(mbo_dossier_status(meubels), "Vastgesteld");
    CU_ASSERT_PTR_EQUAL(mbo_dossier_domein(meubels), hout);
    CU_ASSERT_PTR_EQUAL(mbo_dossier_sectorkamer(meubels), mbo_structuur_sectorkamer(s, 0));
    CU_ASSERT_PTR_NULL(mbo_dossier_domein(entree));
    CU_ASSERT_PTR_NULL(mbo_dossier_sectorkamer(entree));
    CU_ASSERT_STRING_EQUAL(mbo_dossier_versie(entree), "");
    CU_ASSERT_EQUAL(mbo_dossier_crebo_count(entree), 0);
    CU_ASSERT_EQUAL_FATAL(mbo_dossier_crebo_count(meubels), 2);
    const mbo_crebo *later = mbo_dossier_crebo(meubels, 1);
    CU_ASSERT_EQUAL(mbo_crebo_code(later), 23901);
    CU_ASSERT_EQUAL(mbo_crebo_prijsfactor(later), 110);
    CU_ASSERT_EQUAL(mbo_crebo_geldig_vanaf(later), day("2020-08-01"));
    CU_ASSERT_EQUAL(mbo_crebo_einde_instroom(later), MBO_DATUM_NOT_SET);
    CU_ASSERT_EQUAL(mbo_crebo_einde_opleiding(later), day("2030-07-31"));
    CU_ASSERT_PTR_NULL(mbo_dossier_crebo(meubels, 2));
    CU_ASSERT_PTR_NULL(mbo_structuur_find_crebo(s, 23901)); /* a dossier's crebo is no kwalificatie's */
    CU_ASSERT_PTR_NULL(mbo_structuur_find_crebo(s, 7001));  /* nor is its number */

    CU_ASSERT_EQUAL_FATAL(mbo_dossier_kwalificatie_count(meubels), 2);
    const mbo_kwalificatie *stoel = mbo_dossier_kwalificatie(meubels, 0),
                           *meester = mbo_dossier_kwalificatie(meubels, 1);
    const mbo_kwalificatie *assistent = mbo_dossier_kwalificatie(entree, 0);
    CU_ASSERT_PTR_EQUAL(mbo_structuur_kwalificatie(s, 2), assistent);
    CU_ASSERT_PTR_EQUAL(mbo_kwalificatie_dossier(stoel), meubels);
    CU_ASSERT_EQUAL(mbo_kwalificatie_nr(stoel), 9001);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(stoel), "Stoelenmaker");
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(stoel), 3);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(stoel), MBO_SOORT_OPLEIDING_VAK);
    CU_ASSERT_EQUAL(mbo_kwalificatie_sbu(stoel), 4800);
    CU_ASSERT_EQUAL(mbo_kwalificatie_vierjarig(stoel), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_leerweg(stoel, MBO_LEERWEG_BOL), 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_leerweg(stoel, MBO_LEERWEG_DERDE), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_leerweg(stoel, 9), -1);
    CU_ASSERT_EQUAL_FATAL(mbo_kwalificatie_crebo_count(stoel), 3);
    CU_ASSERT_EQUAL(mbo_crebo_prijsfactor(mbo_kwalificatie_crebo(stoel, 1)), 135);
    CU_ASSERT_EQUAL(mbo_crebo_einde_opleiding(mbo_kwalificatie_crebo(stoel, 0)), day("2024-07-31"));
    CU_ASSERT_EQUAL(mbo_crebo_prijsfactor(mbo_kwalificatie_crebo(stoel, 2)), 0);
    CU_ASSERT_EQUAL(mbo_crebo_geldig_vanaf(mbo_kwalificatie_crebo(stoel, 2)), MBO_DATUM_NOT_SET);
    CU_ASSERT_PTR_EQUAL(mbo_structuur_find_crebo(s, 25901), stoel);
    CU_ASSERT_PTR_EQUAL(mbo_structuur_find_crebo(s, 25902), stoel);
    CU_ASSERT_PTR_NULL(mbo_kwalificatie_volgende(stoel, 25901));
    CU_ASSERT_PTR_EQUAL(mbo_structuur_find_crebo(s, 25903), meester);
    CU_ASSERT_PTR_NULL(mbo_structuur_find_crebo(s, 1));
    CU_ASSERT_EQUAL(mbo_kwalificatie_sbu(meester), 6400); /* text around a comment, CDATA beside text */
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(meester), MBO_SOORT_OPLEIDING_MIDDENKADER);
    CU_ASSERT_EQUAL(mbo_kwalificatie_vierjarig(meester), 1); /* by its 6400 hours */
    CU_ASSERT_EQUAL(mbo_kwalificatie_leerweg(meester, MBO_LEERWEG_BOL), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(assistent), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(assistent), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_sbu(assistent), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_leerweg(assistent, MBO_LEERWEG_BOL), -1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_kerntaak_count(assistent), 0);

    static const char *const kerntaken[] = {"B1-K1 8001 Maakt een stoel", "B1-K2 8002 Ruimt op",
                                            "P1-K1 8003 Maakt een leunstoel"};
    CU_ASSERT_EQUAL_FATAL(mbo_kwalificatie_kerntaak_count(stoel), 3);
    for (int32_t i = 0; i < 3; i++) {
        const mbo_kerntaak *k = mbo_kwalificatie_kerntaak(stoel, i);
        char text[128];
        snprintf(text, sizeof text, "%s %lld %s", mbo_kerntaak_code(k), (long long)mbo_kerntaak_nr(k),
                 mbo_kerntaak_titel(k));
        CU_ASSERT_STRING_EQUAL(text, kerntaken[i]);
    }
    CU_ASSERT_PTR_NULL(mbo_kwalificatie_kerntaak(stoel, 3));
    CU_ASSERT_PTR_NULL(mbo_kwalificatie_kerntaak(stoel, -1));
    const mbo_kerntaak *eerste = mbo_kwalificatie_kerntaak(stoel, 0), *eigen = mbo_kwalificatie_kerntaak(stoel, 2);
    CU_ASSERT_EQUAL(mbo_kerntaak_werkproces_count(eerste), 2);
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_code(mbo_kerntaak_werkproces(eerste, 1)), "B1-K1-W3");
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_titel(mbo_kerntaak_werkproces(eerste, 1)), "Zaagt op maat");
    CU_ASSERT_EQUAL(mbo_werkproces_nr(mbo_kerntaak_werkproces(eerste, 1)), 8102);
    CU_ASSERT_PTR_NULL(mbo_kerntaak_werkproces(eerste, 2));
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_code(mbo_kerntaak_werkproces(eigen, 1)), "P1-K1-W2"); /* by its place */
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_code(mbo_kwalificatie_kerntaak(meester, 2)), "P4-K1");
    CU_ASSERT(mbo_structuur_memory(s) > 1000);
    mbo_structuur_free(s);
}

/* ---- content ---- */

#define INHOUD MBO_TEST_DATA "/sbb-inhoud.xml"

/* What test_inhoud.py cannot tell by comparing with the file: what stands where, by hand. */
static void test_inhoud(void)
{
    mbo_structuur *s = load_file(INHOUD);
    const mbo_kwalificatie *stoel = mbo_structuur_find_crebo(s, 25990), *tafel = mbo_structuur_find_crebo(s, 25991),
                           *bureau = mbo_structuur_find_crebo(s, 25992);
    const mbo_dossier *d = mbo_kwalificatie_dossier(stoel);
    const mbo_kerntaak *basis = mbo_kwalificatie_kerntaak(stoel, 0), *eigen = mbo_kwalificatie_kerntaak(stoel, 1);
    const mbo_werkproces *w = mbo_kerntaak_werkproces(basis, 0);
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_tekst(basis, MBO_TEKST_COMPLEXITEIT), "Eenvoudig.\n\nna de aanvulling");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_aanvulling(basis, stoel, MBO_TEKST_COMPLEXITEIT), "Voor stoelen moeilijker.");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_aanvulling(basis, tafel, MBO_TEKST_COMPLEXITEIT), "Voor beide tafels.");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_aanvulling(basis, bureau, MBO_TEKST_COMPLEXITEIT), "Voor beide tafels.");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_aanvulling(basis, stoel, MBO_TEKST_VERANTWOORDELIJKHEID), "");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_tekst(eigen, MBO_TEKST_COMPLEXITEIT), "Fijn werk.");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_tekst(eigen, MBO_TEKST_OMSCHRIJVING), ""); /* a kind of a werkproces */
    CU_ASSERT_EQUAL(mbo_kerntaak_kennis_count(basis, NULL), 1);                    /* 999 is not there */
    CU_ASSERT_EQUAL(mbo_kerntaak_kennis_count(basis, stoel), 2);
    CU_ASSERT_STRING_EQUAL(mbo_kennis_titel(mbo_kerntaak_kennis(basis, stoel, 1)), "kent lijm");
    CU_ASSERT_EQUAL(mbo_kerntaak_kennis_count(basis, bureau), 3);
    CU_ASSERT_EQUAL(mbo_kennis_nr(mbo_kerntaak_kennis(basis, bureau, 2)), 13);
    CU_ASSERT_PTR_NULL(mbo_kerntaak_kennis(basis, bureau, 3));
    CU_ASSERT_PTR_NULL(mbo_kerntaak_kennis(basis, bureau, -1));
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_aanvulling(w, tafel, MBO_TEKST_OMSCHRIJVING), "Ook bladen.");
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_aanvulling(w, bureau, MBO_TEKST_OMSCHRIJVING), "");
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_tekst(w, MBO_TEKST_GEDRAG), "- let op\n- meet"); /* CR LF in CDATA */
    CU_ASSERT_EQUAL(mbo_werkproces_competentie_count(w, tafel), 1);
    CU_ASSERT_EQUAL(mbo_werkproces_competentie_count(w, stoel), 2);
    CU_ASSERT_STRING_EQUAL(mbo_competentie_code(mbo_werkproces_competentie(w, stoel, 1)), "E");
    CU_ASSERT_PTR_NULL(mbo_werkproces_competentie(w, stoel, 2));
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(stoel, MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING), "Een helm.");
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(tafel, MBO_TEKST_BIJZONDERE_VEREISTEN), "Nee");
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(bureau, MBO_TEKST_BIJZONDERE_VEREISTEN), "");
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(stoel, 999), "");
    CU_ASSERT_EQUAL(mbo_kwalificatie_taaleis_count(stoel), 2);
    CU_ASSERT_EQUAL(mbo_kwalificatie_taaleis_count(tafel), 0);
    const mbo_taaleis *t = mbo_kwalificatie_taaleis(stoel, 1);
    CU_ASSERT_STRING_EQUAL(mbo_taaleis_titel(t), "Moderne vreemde taal");
    CU_ASSERT_STRING_EQUAL(mbo_taaleis_taal(t), "Duits");
    CU_ASSERT_STRING_EQUAL(mbo_taaleis_vaardigheid(t), "Spreken");
    CU_ASSERT_STRING_EQUAL(mbo_taaleis_niveau(t), "A1");
    CU_ASSERT_PTR_NULL(mbo_kwalificatie_taaleis(stoel, 2));
    CU_ASSERT_PTR_NULL(mbo_kwalificatie_taaleis(stoel, -1));
    CU_ASSERT_STRING_EQUAL(mbo_dossier_tekst(d, MBO_TEKST_RESULTAAT_VAN_HET_BEROEP), ""); /* blanks alone */
    CU_ASSERT_STRING_EQUAL(mbo_dossier_tekst(d, MBO_TEKST_VORIGE_VERSIE), "899");
    CU_ASSERT_EQUAL(mbo_dossier_kennis_count(d), 3);
    CU_ASSERT_EQUAL(mbo_dossier_categorie_count(d), 1);
    CU_ASSERT_STRING_EQUAL(mbo_kennis_titel(mbo_dossier_categorie(d, 0)), "materialen");
    CU_ASSERT_EQUAL(mbo_dossier_brondocument_count(d), 1);
    CU_ASSERT_STRING_EQUAL(mbo_brondocument_link(mbo_dossier_brondocument(d, 0)), "https://example.org/a?b=1&c=2");
    CU_ASSERT_PTR_NULL(mbo_dossier_brondocument(d, 1));
    CU_ASSERT_EQUAL(mbo_dossier_onderhoud_count(d), 2);
    CU_ASSERT_STRING_EQUAL(mbo_dossier_onderhoud(d, 0, MBO_ONDERHOUD_WANNEER), "2016");
    CU_ASSERT_STRING_EQUAL(mbo_dossier_onderhoud(d, 1, MBO_ONDERHOUD_WIE), "");
    CU_ASSERT_PTR_NULL(mbo_dossier_onderhoud(d, 2, MBO_ONDERHOUD_WIE));
    CU_ASSERT_PTR_NULL(mbo_dossier_onderhoud(d, 0, 4));
    CU_ASSERT_STRING_EQUAL(mbo_crebo_ministerie(mbo_kwalificatie_crebo(stoel, 0)), "OCW");
    CU_ASSERT_STRING_EQUAL(mbo_crebo_ministerie(mbo_kwalificatie_crebo(tafel, 0)), "");
    mbo_structuur_free(s);
}

/* What is said in several places to the same reader is one text. */
static void test_samen(void)
{
#define AANVULLEND(profielen, tekst) "<aanvullend>" profielen "<omschrijving>" tekst "</omschrijving></aanvullend>"
#define VAN(nr) "<profiel referentie='" nr "'/>"
#define COMPETENTIE(nr) "<competentie referentie='" nr "'/>"
    static const char xml[] =
        "<sbb><dossiers><dossier><basis><basistaken><basiskerntaken><kerntaak><basiswerkprocessen><werkproces>"
        "<werkprocesomschrijving>Zagen <werkprocesomschrijvingperprofiel>" AANVULLEND(VAN("1") VAN("2"), "een")
            AANVULLEND("", "voor allen") AANVULLEND(VAN("2"), "twee ") AANVULLEND(
                VAN("2") VAN("3") VAN("2"),
                "drie") "</werkprocesomschrijvingperprofiel> en <x>wat niet bekend "
                        "is</x>lijmen</werkprocesomschrijving>"
                        "<werkprocesresultaat/></werkproces></basiswerkprocessen></kerntaak></basiskerntaken></"
                        "basistaken></basis>"
                        "<profielen><profiel nr='1'/><profiel nr='2'/><profiel "
                        "nr='3'/><profiel/></profielen><verantwoordingsinformatie>"
                        "<bijzonderevereisten><profiel referentie='1'><eisen>Ja</eisen></profiel>"
                        "<profiel referentie='1'><eisen>Soms</eisen></profiel></bijzonderevereisten>"
                        "<wijzigingen><wijzigingscategorien><wijzigingscategorie titel='Nieuw'/><wijzigingscategorie "
                        "titel='Anders'/>"
                        "</wijzigingscategorien></wijzigingen></verantwoordingsinformatie></dossier></dossiers></sbb>";
    static const char *const aanvullingen[] = {"een", "een\n\ntwee\n\ndrie", "drie", ""};
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    const mbo_dossier *d = mbo_structuur_dossier(s, 0);
    const mbo_werkproces *w = mbo_kerntaak_werkproces(mbo_kwalificatie_kerntaak(mbo_dossier_kwalificatie(d, 0), 0), 0);
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_tekst(w, MBO_TEKST_OMSCHRIJVING),
                           "Zagen\n\nvoor allen\n\nen  wat niet bekend is lijmen");
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_tekst(w, MBO_TEKST_RESULTAAT), "");
    for (int32_t i = 0; i < 4; i++)
        CU_ASSERT_STRING_EQUAL(mbo_werkproces_aanvulling(w, mbo_dossier_kwalificatie(d, i), MBO_TEKST_OMSCHRIJVING),
                               aanvullingen[i]);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(mbo_dossier_kwalificatie(d, 0), MBO_TEKST_BIJZONDERE_VEREISTEN),
                           "Ja\n\nSoms");
    CU_ASSERT_STRING_EQUAL(mbo_dossier_tekst(d, MBO_TEKST_WIJZIGINGSCATEGORIE), "Nieuw\n\nAnders");
    mbo_structuur_free(s);
}

/* The domein and the sectorkamer of a dossier: the first with the number; none without a number. */
static void test_van_dossier(void)
{
#define PENVOERDER(nr) \
    "<voorblad><omschrijving><penvoerder><sectorkamer referentie='" nr "'/></penvoerder></omschrijving></voorblad>"
    static const char xml[] = "<sbb><dossiers><dossier nr='1' referentiedomein='5'>" PENVOERDER(
        "7") "</dossier><dossier nr='2'/>"
             "<dossier nr='3' referentiedomein='4'>" PENVOERDER("6") "</dossier><dossier nr='4' "
                                                                     "referentiedomein='9'>" PENVOERDER(
                                                                         "9") "</dossier></dossiers><domeinen><domein "
                                                                              "titel='a'/><domein nr='5' titel='b'/>"
                                                                              "<domein nr='4' titel='c'/><domein "
                                                                              "nr='5' "
                                                                              "titel='d'/></"
                                                                              "domeinen><sectorkamers><sectorkamer "
                                                                              "nr='7' titel='e'/>"
                                                                              "<sectorkamer titel='f'/><sectorkamer "
                                                                              "nr='6' titel='g'/><sectorkamer nr='7' "
                                                                              "titel='h'/></sectorkamers></sbb>";
    static const char *const domeinen[] = {"b", "", "c", ""}, *const kamers[] = {"e", "", "g", ""};
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    for (int32_t i = 0; i < 4; i++) {
        const mbo_domein *domein = mbo_dossier_domein(mbo_structuur_dossier(s, i));
        const mbo_sectorkamer *kamer = mbo_dossier_sectorkamer(mbo_structuur_dossier(s, i));
        CU_ASSERT_STRING_EQUAL(domein ? mbo_domein_titel(domein) : "", domeinen[i]);
        CU_ASSERT_STRING_EQUAL(kamer ? mbo_sectorkamer_titel(kamer) : "", kamers[i]);
    }
    mbo_structuur_free(s);
}

/* What an addition says in pieces, amid what it refers to, and to profielen that it names often, without order. */
static void test_stukken(void)
{
#define VERDER "</omschrijving><omschrijving>"
#define OMSCHRIJVINGEN                                                                                               \
    AANVULLEND(VAN("2") VAN("1") "<profiel/>" VAN("2") VAN("2"), " een " VERDER "twee" VERDER VERDER " twee" VERDER) \
    AANVULLEND("<profiel/><profiel/>", "van" VERDER "niemand")                                                       \
    AANVULLEND(VAN("1"), " drie ") AANVULLEND(VAN("3"), " vier ")
#define COMPETENTIES                                                                           \
    AANVULLEND(VAN("2") VAN("1") VAN("2"), COMPETENTIE("2") COMPETENTIE("1") COMPETENTIE("2")) \
    AANVULLEND(VAN("1"), COMPETENTIE("3")) AANVULLEND("<profiel/>", COMPETENTIE("3")) AANVULLEND("", COMPETENTIE("3"))
#define EISEN(eisen, toelichting)                                                        \
    "<profiel referentie='1'><eisen>" eisen "</eisen><toelichtingvereisten>" toelichting \
    "</toelichtingvereisten></profiel>"
    static const char xml[] =
        "<sbb><competenties><competentie nr='1'/><competentie nr='2'/><competentie nr='3'/></competenties>"
        "<dossiers><dossier><basis><basistaken><basiskerntaken><kerntaak><basiswerkprocessen><werkproces>"
        "<werkprocesomschrijving><werkprocesomschrijvingperprofiel>" OMSCHRIJVINGEN
        "</werkprocesomschrijvingperprofiel></werkprocesomschrijving>"
        "<werkprocescompetenties><werkprocescompetentiesperprofiel>" COMPETENTIES
        "</werkprocescompetentiesperprofiel></werkprocescompetenties>"
        "</werkproces></basiswerkprocessen></kerntaak></basiskerntaken></basistaken></basis>"
        "<profielen><profiel nr='1'/><profiel nr='2'/><profiel nr='3'/></profielen>"
        "<verantwoordingsinformatie><bijzonderevereisten>" EISEN("a</eisen><eisen>b</eisen><eisen>c</eisen><eisen>d",
                                                                 "A")
            EISEN("e", "B") "</bijzonderevereisten></verantwoordingsinformatie></dossier></dossiers></sbb>";
    static const char *const teksten[] = {"een\n\ntwee\n\ntwee\n\ndrie", "een\n\ntwee\n\ntwee", " vier "},
                             *const competenties[] = {"32123", "3212", "3"};
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    const mbo_dossier *d = mbo_structuur_dossier(s, 0);
    const mbo_werkproces *w = mbo_kerntaak_werkproces(mbo_kwalificatie_kerntaak(mbo_dossier_kwalificatie(d, 0), 0), 0);
    for (int32_t i = 0; i < 3; i++) {
        const mbo_kwalificatie *k = mbo_dossier_kwalificatie(d, i);
        char got[16] = "";
        CU_ASSERT_STRING_EQUAL(mbo_werkproces_aanvulling(w, k, MBO_TEKST_OMSCHRIJVING), teksten[i]);
        for (int32_t j = 0; j < mbo_werkproces_competentie_count(w, k); j++)
            got[j] = (char)('0' + mbo_competentie_nr(mbo_werkproces_competentie(w, k, j)));
        CU_ASSERT_STRING_EQUAL(got, competenties[i]);
    }
    const mbo_kwalificatie *een = mbo_dossier_kwalificatie(d, 0);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(een, MBO_TEKST_BIJZONDERE_VEREISTEN), "a\n\nb\n\nc\n\nd\n\ne");
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(een, MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING), "A\n\nB");
    mbo_structuur_free(s);
}

/* ---- validity, finding, dekking ---- */

/* WEB art. 7.2.4 lid 7: a diploma for as long as the programme takes and two years after the validity. */
static void test_geldig(void)
{
    mbo_structuur *s = load_file(INHOUD);
    const mbo_kwalificatie *stoel =
                               mbo_structuur_find_crebo(s, 25990), /* 2015-08-01, 2020-07-31, 2024-07-31; 4800 sbu */
        *tafel = mbo_structuur_find_crebo(s, 25991), *bureau = mbo_structuur_find_crebo(s, 25992);
    mbo_datum tot = 7;
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(stoel, day("2015-07-31")), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(stoel, day("2015-08-01")), 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(stoel, day("2020-07-31")), 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(stoel, day("2020-08-01")), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_opleiding(stoel, day("2015-07-31")), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_opleiding(stoel, day("2024-07-31")), 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_opleiding(stoel, day("2024-08-01")), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(tafel, day("2016-07-31")), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(tafel, day("2099-01-01")), 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(bureau, day("1969-12-31")), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(bureau, day("1970-01-01")), 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(tafel, 24, &tot), MBO_EINDE_OPEN);
    CU_ASSERT_EQUAL(tot, 7);
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(stoel, 0, &tot), MBO_EINDE_BEKEND); /* three years and two */
    CU_ASSERT_EQUAL(tot, day("2025-07-31"));
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(stoel, 12, &tot), MBO_EINDE_BEKEND);
    CU_ASSERT_EQUAL(tot, day("2023-07-31"));
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(stoel, 7, &tot), MBO_EINDE_BEKEND); /* February has fewer days */
    CU_ASSERT_EQUAL(tot, day("2023-02-28"));
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(stoel, INT32_MAX, &tot), MBO_EINDE_BEKEND);
    CU_ASSERT_EQUAL(tot, day("2122-07-31")); /* a hundred years and two are the most */
    mbo_structuur_free(s);
}

static int32_t zoek(const mbo_structuur *s, const mbo_filter *f, int32_t vanaf)
{
    int32_t i = 0;
    CU_ASSERT_EQUAL(mbo_structuur_zoek(s, f, vanaf, &i, NULL), MBO_OK);
    return i;
}

static void finds(const mbo_structuur *s, mbo_filter f, const char *expected)
{
    char got[256] = "";
    f.size = sizeof f;
    for (int32_t i = -1; (i = zoek(s, &f, i + 1)) >= 0;)
        sprintf(got + strlen(got), "%s ", mbo_kwalificatie_titel(mbo_structuur_kwalificatie(s, i)));
    CU_ASSERT_STRING_EQUAL(got, expected);
}

static void test_zoek(void)
{
    mbo_structuur *s = load_file(INHOUD), *alle;
    const mbo_filter niets = {0};
    mbo_filter f = niets;
    finds(s, f, "Stoelenmaker Tafelmaker Bureaumaker ");
    f.niveau = 2;
    finds(s, f, "Tafelmaker Bureaumaker ");
    f.instroom = 1, f.instroom_op = day("2016-01-01");
    finds(s, f, "Bureaumaker ");
    f.niveau = 0, f.instroom_op = 0; /* 1970-01-01 */
    finds(s, f, "Bureaumaker ");
    f = niets, f.soort = MBO_SOORT_OPLEIDING_VAK;
    finds(s, f, "Stoelenmaker ");
    f = niets, f.domein_nr = 5, f.sectorkamer_nr = 7;
    finds(s, f, "Stoelenmaker Tafelmaker Bureaumaker ");
    f.domein_nr = 6;
    finds(s, f, "");
    f = niets, f.leerweg = MBO_LEERWEG_BOL; /* this file does not say */
    finds(s, f, "");
    f.size = 4;
    int32_t i = 0, n = 0;
    mbo_fout fout;
    CU_ASSERT_EQUAL(mbo_structuur_zoek(s, &f, 0, &i, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(i, -1);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "size 4"));
    f.size = sizeof f;
    CU_ASSERT_EQUAL(mbo_structuur_zoek(s, &f, 0, NULL, NULL), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_structuur_zoek(s, NULL, 0, &i, NULL), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_structuur_zoek(NULL, &f, 0, &i, NULL), MBO_ERROR_ARGUMENT);
    mbo_structuur_free(s);
    /* entree in the national tables: twelve in that of 2015, nine others in that of 2023 */
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_builtin(NULL, &alle, NULL), MBO_OK);
    f = niets, f.size = sizeof f, f.soort = MBO_SOORT_OPLEIDING_ENTREE;
    for (i = -1; (i = zoek(alle, &f, i + 1)) >= 0; n++)
        CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(mbo_structuur_kwalificatie(alle, i)), 1);
    CU_ASSERT_EQUAL(n, 12 + 9);
    mbo_structuur_free(alle);
}

static void words(const mbo_woorden *w, const mbo_structuur *s, const char *tekst, const char *expected)
{
    char got[256] = "";
    for (int32_t i = -1; (i = mbo_woorden_zoek(w, tekst, i + 1)) >= 0;)
        sprintf(got + strlen(got), "%s ", mbo_kwalificatie_titel(mbo_structuur_kwalificatie(s, i)));
    if (strcmp(got, expected))
        printf("%s: expected %s, got %s\n", tekst, expected, got);
    CU_ASSERT_STRING_EQUAL(got, expected);
}

/* Words of every length, at every place of what is read at once, are the same in a text and in a question. */
static void test_woordlengten(void)
{
    enum { MEEST = 64, TEKST = 8000 };
    static const char begin[] = "<sbb><dossiers><dossier titel='", midden[] = "'><profielen><profiel titel='";
    char xml[sizeof begin + TEKST + 200], woord[MEEST + 1], vraag[300];
    int n = sprintf(xml, "%s", begin);
    for (int lengte = 1; lengte <= MEEST; lengte++) {
        for (int i = 0; i < lengte; i++)
            xml[n++] = (char)('a' + (i + lengte) % 26);
        xml[n++] = " .,-;"[lengte % 5];
    }
    sprintf(xml + n, "%sP'/></profielen></dossier></dossiers></sbb>", midden);
    mbo_structuur *s = NULL;
    mbo_woorden *w = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, strlen(xml), NULL, &s, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_woorden_create(s, NULL, &w, NULL), MBO_OK);
    for (int lengte = 2; lengte <= MEEST; lengte++)
        for (int plaats = 0; plaats < 80; plaats++) {
            for (int i = 0; i < lengte; i++)
                woord[i] = (char)('A' + (i + lengte) % 26);
            woord[lengte] = '\0';
            snprintf(vraag, sizeof vraag, "%*s%s,", plaats, "", woord);
            CU_ASSERT_EQUAL(mbo_woorden_zoek(w, vraag, 0), 0);
            woord[lengte - 1] = '0';
            snprintf(vraag, sizeof vraag, "%*s%s,", plaats, "", woord);
            CU_ASSERT_EQUAL(mbo_woorden_zoek(w, vraag, 0), -1);
        }
    mbo_woorden_free(w);
    mbo_structuur_free(s);
}

static void test_woorden(void)
{
#define ALLE "Stoelenmaker Tafelmaker Bureaumaker "
    mbo_structuur *s = load_file(INHOUD), *accenten = NULL;
    mbo_woorden *w = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_woorden_create(s, NULL, &w, NULL), MBO_OK);
    words(w, s, "stoelenmaker", "Stoelenmaker ");     /* a title */
    words(w, s, "STOELEN", ALLE);                     /* the title of the dossier; case */
    words(w, s, "zaagt", ALLE);                       /* a werkproces of the basisdeel */
    words(w, s, "zaag", "");                          /* whole words */
    words(w, s, "naait", "Stoelenmaker ");            /* one of its own */
    words(w, s, "bladen", "Tafelmaker ");             /* an addition */
    words(w, s, "tafels", "Tafelmaker Bureaumaker "); /* one for two */
    words(w, s, "helm", "Stoelenmaker ");             /* a special requirement */
    words(w, s, "lijm", ALLE);                        /* kennis */
    words(w, s, "h1", "");                            /* elements of HTML are no words, escaped ones neither */
    words(w, s, "over hout", ALLE);
    words(w, s, "hout, machine!", "Stoelenmaker "); /* all of them, in whatever text */
    words(w, s, "hout nietdaar", "");
    words(w, s, "", "");
    words(w, s, " ,.", "");
    CU_ASSERT(mbo_woorden_memory(w) > 1000);
    mbo_woorden_free(w);
    mbo_woorden_free(NULL);

    static const char xml[] =
        "<sbb><dossiers><dossier nr='1' titel='Cr\xc3\xa8me br\xc3\xbbl\xc3\xa9"
        "e &amp; pati\xc3\xabnt'>"
        "<inleiding><omschrijving><![CDATA[caf&eacute; <b>na</b>t<br/>&amp;euml;en \xe2\x82\xac zz "
        "role\xcc\x81s ro\xcc\x88\xcc\x81ntgen u&#776;ber CO<sub>2</sub> "
        "&lt;strong&gt;V&lt;/strong&gt;eilig<!-- x -->heid <td>rij</td>cel<p>op</p>per "
        "zee&#xAD;man vr\xc4\xb3heid &shy;ijs \xc4\xb2zer 1&lt;2]]></omschrijving>"
        "</inleiding><profielen><profiel nr='2' titel='P'/></profielen></dossier></dossiers></sbb>";
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &accenten, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_woorden_create(accenten, NULL, &w, NULL), MBO_OK);
    words(w, accenten, "creme brulee patient", "P ");
    words(w, accenten, "Cr\xc3\xa8me PATI\xc3\x8bNT", "P ");
    words(w, accenten, "cafe nat een zz", "P ");
    words(w, accenten, "co2 veiligheid", "P "); /* as in the plain text: only blocks and cells part words */
    words(w, accenten, "rij cel op per 1 2", "P ");
    words(w, accenten, "co", "");
    words(w, accenten, "zeeman vrijheid ijs ijzer", "P ");
    words(w, accenten, "vr\xc4\xb3heid Zee\xc2\xadMan", "P ");
    words(w, accenten, "amp", "");
    words(w, accenten,
          "rol\xc3\xa9s r\xc3\xb6ntgen \xc3\xbc"
          "ber",
          "P "); /* one character, or letter and accent */
    words(w, accenten, "roles rontgen uber", "P ");
    words(w, accenten,
          "Ro\xcc\x81les e\xcc\x81"
          "en",
          "P ");
    words(w, accenten, "\xcc\x81", "");
    words(w, accenten, "b", "");
    mbo_woorden_free(w);
    mbo_structuur_free(accenten);

    /* what a kwalificatie has of its own may have additions for it too */
    static const char eigen[] =
        "<sbb><dossiers><dossier><profielen><profiel nr='10' titel='P'><profielkerntaken><kerntaak nr='6'>"
        "<complexiteit>alle<complexiteitperprofiel>"
        "<aanvullend><profiel referentie='10'/><complexiteit>kern</complexiteit>"
        "</aanvullend><aanvullend><profiel referentie='11'/><complexiteit>ander</complexiteit></aanvullend>"
        "</complexiteitperprofiel></complexiteit><profielwerkprocessen><werkproces nr='7'><werkprocesgedrag>"
        "<werkprocesgedragperprofiel><aanvullend><profiel referentie='10'/><omschrijving>gedrag</omschrijving>"
        "</aanvullend></werkprocesgedragperprofiel></werkprocesgedrag></werkproces></profielwerkprocessen></kerntaak>"
        "</profielkerntaken></profiel><profiel nr='11' titel='Q'/></profielen></dossier></dossiers></sbb>";
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(eigen, sizeof eigen - 1, NULL, &accenten, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_woorden_create(accenten, NULL, &w, NULL), MBO_OK);
    words(w, accenten, "alle kern gedrag", "P ");
    words(w, accenten, "ander", "");
    mbo_woorden_free(w);
    mbo_structuur_free(accenten);

    mbo_status status = MBO_ERROR_MEMORY;
    for (long n = 0; status && n < 1000; n++) {
        failing f = {.left = n};
        mbo_allocator allocator = {&f, failing_resize};
        status = mbo_woorden_create(s, &allocator, &w, NULL);
        CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !w));
        mbo_woorden_free(w);
        CU_ASSERT_EQUAL(f.held, 0);
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
    mbo_structuur_free(s);
}

/* One text for many profielen is indexed for each: that is bounded. */
static void test_woorden_grens(void)
{
    enum { TEKST = 100000 };
    char *xml = malloc(2 * TEKST);
    for (int profielen = 50; profielen <= 200; profielen += 150) { /* of 5 MB and of 20 MB */
        mbo_structuur *s = NULL;
        mbo_woorden *w = NULL;
        mbo_fout fout = {0};
        int n = sprintf(xml, "<sbb><dossiers><dossier><profielen>");
        for (int i = 1; i <= profielen; i++)
            n += sprintf(xml + n, "<profiel nr='%d'/>", i);
        n += sprintf(xml + n, "</profielen><basis><basistaken><basiskerntaken><kerntaak><complexiteit>"
                              "<complexiteitperprofiel><aanvullend>");
        for (int i = 1; i <= profielen; i++)
            n += sprintf(xml + n, "<profiel referentie='%d'/>", i);
        n += sprintf(xml + n, "<complexiteit>");
        memset(xml + n, 'a', TEKST);
        n += TEKST;
        n += sprintf(xml + n, "</complexiteit></aanvullend></complexiteitperprofiel></complexiteit></kerntaak>"
                              "</basiskerntaken></basistaken></basis></dossier></dossiers></sbb>");
        CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, (size_t)n, NULL, &s, &fout), MBO_OK);
        CU_ASSERT_EQUAL(mbo_woorden_create(s, NULL, &w, &fout), profielen == 50 ? MBO_OK : MBO_ERROR_LIMIT);
        CU_ASSERT(profielen == 50 ? w != NULL : !w && strstr(fout.message, "too many words"));
        mbo_woorden_free(w);
        mbo_structuur_free(s);
    }
    free(xml);
}

static const mbo_werkproces *find_wp(const mbo_structuur *s, const char *tekst)
{
    const mbo_werkproces *w = NULL;
    mbo_fout fout;
    if (mbo_structuur_find_werkproces(s, tekst, &w, &fout))
        printf("%s\n", fout.message);
    return w;
}

static void wrong_wp(const mbo_structuur *s, const char *tekst, mbo_status status, const char *message)
{
    const mbo_werkproces *w = NULL;
    mbo_fout fout;
    CU_ASSERT_EQUAL(mbo_structuur_find_werkproces(s, tekst, &w, &fout), status);
    CU_ASSERT_PTR_NULL(w);
    CU_ASSERT_STRING_EQUAL(fout.message, message);
}

/* Of each kwalificatie what counting one by one gives, the best first. */
static void check_dekking(const mbo_structuur *s, const mbo_dekking *d)
{
    int32_t rows = 0;
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++) {
        const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
        int32_t n = 0, van = 0, kerntaken = 0, row = 0, got_van, got_van_kerntaken;
        for (int32_t t = 0; t < mbo_kwalificatie_kerntaak_count(k); t++) {
            const mbo_kerntaak *kerntaak = mbo_kwalificatie_kerntaak(k, t);
            int32_t all = mbo_kerntaak_werkproces_count(kerntaak), bewezen = 0;
            for (int32_t w = 0; w < all; w++)
                bewezen += mbo_dekking_bewezen(d, mbo_kerntaak_werkproces(kerntaak, w));
            n += bewezen;
            van += all;
            kerntaken += all && bewezen == all;
        }
        rows += n > 0;
        while (row < mbo_dekking_count(d) && mbo_dekking_kwalificatie(d, row) != k)
            row++;
        CU_ASSERT_EQUAL(row<mbo_dekking_count(d), n> 0);
        if (!n)
            continue;
        CU_ASSERT_EQUAL(mbo_dekking_werkprocessen(d, row, &got_van), n);
        CU_ASSERT_EQUAL(mbo_dekking_kerntaken(d, row, &got_van_kerntaken), kerntaken);
        CU_ASSERT(got_van == van && got_van_kerntaken == mbo_kwalificatie_kerntaak_count(k));
        const mbo_kwalificatie *next = mbo_dekking_kwalificatie(d, row + 1);
        int32_t m = mbo_dekking_werkprocessen(d, row + 1, &got_van);
        CU_ASSERT(!next || n * got_van > m * van || (n * got_van == m * van && (n > m || (n == m && k < next))));
    }
    CU_ASSERT_EQUAL(mbo_dekking_count(d), rows);
}

/* Every third werkproces, so that kerntaken are covered in part too; then the others. */
static void test_dekking_telling(void)
{
    static const char *const files[] = {KLEIN, INHOUD, MBO_TEST_DATA "/sbb-aanbod.xml"};
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        mbo_structuur *s = load_file(files[f]);
        mbo_dekking *d = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_dekking_create(s, NULL, &d, NULL), MBO_OK);
        for (int32_t deel = 0; deel < 3; deel++)
            for (int32_t i = 0, at = 0; i < mbo_structuur_kwalificatie_count(s); i++) {
                const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, i);
                for (int32_t t = 0; t < mbo_kwalificatie_kerntaak_count(k); t++)
                    for (int32_t w = 0; w < mbo_kerntaak_werkproces_count(mbo_kwalificatie_kerntaak(k, t)); w++)
                        if (at++ % 3 == deel) {
                            mbo_dekking_add(d, mbo_kerntaak_werkproces(mbo_kwalificatie_kerntaak(k, t), w), NULL);
                            check_dekking(s, d);
                        }
            }
        mbo_dekking_free(d);
        mbo_structuur_free(s);
    }
}

/* The second dossier has a werkproces of the first (nr 1), the third one that only looks like it. */
static void test_dekking(void)
{
#define WP(nr, titel) "<werkproces nr='" nr "' titel='" titel "'/>"
#define DOSSIER(nr, crebo, processen)                                                                         \
    "<dossier nr='" nr "' titel='D" nr "'><basis><basistaken><basiskerntaken><kerntaak nr='9' titel='K'>"     \
    "<basiswerkprocessen>" processen "</basiswerkprocessen></kerntaak></basiskerntaken></basistaken></basis>" \
    "<profielen><profiel nr='" nr "' titel='P" nr "'><creboinformatie><crebo>" crebo                          \
    "</crebo></creboinformatie></profiel></profielen></dossier>"
    static const char xml[] = "<sbb><dossiers>" DOSSIER("1", "25001", WP("1", "Zaagt") WP("2", "Lijmt"))
        DOSSIER("2", "25002", WP("1", "Zaagt")) DOSSIER("3", "25003", WP("4", "Zaagt") WP("", "Telt"))
            DOSSIER("4", "25004", WP("", "Telt") WP("2", "Lijmt") WP("5", "Boort")) "</dossiers></sbb>";
    mbo_structuur *s = NULL, *ander = load_file(INHOUD);
    mbo_dekking *d = NULL;
    mbo_fout fout;
    int32_t van = 0;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_dekking_create(s, NULL, &d, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_dekking_count(d), 0);
    CU_ASSERT_PTR_NULL(mbo_dekking_kwalificatie(d, 0));
    CU_ASSERT_EQUAL(mbo_dekking_add(d, find_wp(s, "B1-K1-W1@25001"), &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_dekking_count(d), 2); /* not the third */
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(mbo_dekking_kwalificatie(d, 0)), "P2");
    CU_ASSERT_EQUAL(mbo_dekking_werkprocessen(d, 0, &van), 1);
    CU_ASSERT_EQUAL(van, 1);
    CU_ASSERT_EQUAL(mbo_dekking_kerntaken(d, 0, &van), 1);
    CU_ASSERT_EQUAL(mbo_dekking_kerntaken(d, 1, NULL), 0);
    CU_ASSERT_EQUAL(mbo_dekking_add(d, find_wp(s, "b1-k1-w2@25001"), &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_dekking_add(d, find_wp(s, "B1-K1-W1@25002"), &fout), MBO_OK); /* the same again */
    CU_ASSERT_EQUAL(mbo_dekking_count(d), 3);
    static const char *const beste[] = {"P1", "P2", "P4"}; /* 2 of 2, 1 of 1, 1 of 3 */
    for (int32_t i = 0; i < 3; i++)
        CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(mbo_dekking_kwalificatie(d, i)), beste[i]);
    CU_ASSERT_EQUAL(mbo_dekking_werkprocessen(d, 2, &van), 1);
    CU_ASSERT_EQUAL(van, 3);
    CU_ASSERT_EQUAL(mbo_dekking_werkprocessen(d, 3, &van), 0);
    CU_ASSERT_EQUAL(mbo_dekking_bewezen(d, find_wp(s, "B1-K1-W2@25004")), 1);
    CU_ASSERT_EQUAL(mbo_dekking_add(d, find_wp(s, "B1-K1-W2@25003"), &fout), MBO_OK); /* without a nr: itself alone */
    CU_ASSERT_EQUAL(mbo_dekking_bewezen(d, find_wp(s, "B1-K1-W1@25004")), 0);
    CU_ASSERT_EQUAL(mbo_dekking_add(d, find_wp(ander, "P1-K1-W1@25990"), &fout), MBO_ERROR_ARGUMENT);
    wrong_wp(s, "B1-K1-W1", MBO_ERROR_SYNTAX, "\"B1-K1-W1\" is no werkproces: PLACE@CREBO, such as B1-K1-W1@25498");
    wrong_wp(s, "@25001", MBO_ERROR_SYNTAX, "\"@25001\" is no werkproces: PLACE@CREBO, such as B1-K1-W1@25498");
    wrong_wp(s, "B1-K1-W1@1", MBO_ERROR_NAME, "B1-K1-W1@1: the structure has no kwalificatie 1");
    wrong_wp(s, "B1-K9-W1@25001", MBO_ERROR_NAME, "B1-K9-W1@25001: \"P1\" has no werkproces at that place");
    mbo_dekking_free(d);
    mbo_dekking_free(NULL);
    mbo_status status = MBO_ERROR_MEMORY;
    for (long n = 0; status && n < 10; n++) {
        failing f = {.left = n};
        mbo_allocator allocator = {&f, failing_resize};
        status = mbo_dekking_create(s, &allocator, &d, NULL);
        if (!status)
            status = mbo_dekking_add(d, find_wp(s, "B1-K1-W1@25001"), NULL);
        CU_ASSERT(!status || status == MBO_ERROR_MEMORY);
        mbo_dekking_free(d);
        CU_ASSERT_EQUAL(f.held, 0);
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
    mbo_structuur_free(s);
    mbo_structuur_free(ander);
}

/* A copy of the sample with some of its text replaced: another edition. */
static mbo_structuur *edition(const char *const *vervang)
{
    static char text[1 << 16], uit[1 << 16];
    FILE *file = fopen(INHOUD, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[n] = '\0';
    for (; *vervang; vervang += 2) {
        char *at = strstr(text, vervang[0]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        snprintf(uit, sizeof uit, "%.*s%s%s", (int)(at - text), text, vervang[1], at + strlen(vervang[0]));
        strcpy(text, uit);
    }
    mbo_structuur *s = NULL;
    mbo_fout fout;
    if (mbo_structuur_load_memory(text, strlen(text), NULL, &s, &fout))
        printf("%s\n", fout.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(s);
    return s;
}

static void test_vergelijken(void)
{
    static const char *const gelijk[] = {NULL};
    static const char *const anders[] = {"titel=\"Stoelenmaker\"",
                                         "titel=\"Meubelstoffeerder\"",
                                         "niveau=\"2\"><creboinformatie><crebo Geldig_vanaf",
                                         "niveau=\"3\"><creboinformatie><crebo Geldig_vanaf",
                                         "31-07-2020",
                                         "31-07-2021",
                                         ">25992<",
                                         ">25993<",
                                         ">23900<",
                                         ">23901<",
                                         "Hij zaagt.",
                                         "Zij zaagt.",
                                         "Ook bladen.",
                                         "Ook poten.",
                                         "Met de machine.", /* blanks are no change */
                                         "\nMet  de machine. ",
                                         "titel=\"Naait\" hoofdstuk=\"1\"",
                                         "titel=\"Naait\" hoofdstuk=\"2\"",
                                         NULL};
    static const struct {
        mbo_wijziging wijziging;
        int32_t crebo;
        const char *plaats, *was, *nu;
    } expected[] = {
        {MBO_WIJZIGING_EINDE_INSTROOM, 25990, "", "2020-07-31", "2021-07-31"},
        {MBO_WIJZIGING_TITEL, 25990, "", "Stoelenmaker", "Meubelstoffeerder"},
        {MBO_WIJZIGING_DOSSIER, 25990, "", "Meubelen & stoelen (23900)", "Meubelen & stoelen (23901)"},
        {MBO_WIJZIGING_OMSCHRIJVING, 25990, "B1-K1-W1", "Hij zaagt.", "Zij zaagt."},
        {MBO_WIJZIGING_WERKPROCES_WEG, 25990, "P1-K1-W1", "Naait", ""},
        {MBO_WIJZIGING_WERKPROCES_NIEUW, 25990, "P1-K1-W2", "", "Naait"},
        {MBO_WIJZIGING_NIVEAU, 25991, "", "2", "3"},
        {MBO_WIJZIGING_DOSSIER, 25991, "", "Meubelen & stoelen (23900)", "Meubelen & stoelen (23901)"},
        {MBO_WIJZIGING_OMSCHRIJVING, 25991, "B1-K1-W1", "Hij zaagt.", "Zij zaagt."},
        {MBO_WIJZIGING_OMSCHRIJVING_AANVULLING, 25991, "B1-K1-W1", "Ook bladen.", "Ook poten."},
        {MBO_WIJZIGING_WEG, 25992, "", "Bureaumaker", ""},
        {MBO_WIJZIGING_NIEUW, 25993, "", "", "Bureaumaker"},
    };
    mbo_structuur *oud = edition(gelijk), *nieuw = edition(anders);
    mbo_vergelijking *v = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_vergelijking_create(oud, oud, NULL, &v, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_vergelijking_count(v), 0);
    CU_ASSERT_PTR_NULL(mbo_vergelijking_was(v, 0));
    mbo_vergelijking_free(v);
    CU_ASSERT_EQUAL_FATAL(mbo_vergelijking_create(oud, nieuw, NULL, &v, NULL), MBO_OK);
    mbo_structuur_free(oud); /* it holds on to both */
    CU_ASSERT_EQUAL_FATAL(mbo_vergelijking_count(v), (int32_t)(sizeof expected / sizeof *expected));
    for (int32_t i = 0; i < mbo_vergelijking_count(v); i++) {
        CU_ASSERT_EQUAL(mbo_vergelijking_wijziging(v, i), expected[i].wijziging);
        CU_ASSERT_EQUAL(mbo_vergelijking_crebo(v, i), expected[i].crebo);
        CU_ASSERT_STRING_EQUAL(mbo_vergelijking_plaats(v, i), expected[i].plaats);
        CU_ASSERT_STRING_EQUAL(mbo_vergelijking_was(v, i), expected[i].was);
        CU_ASSERT_STRING_EQUAL(mbo_vergelijking_nu(v, i), expected[i].nu);
    }
    mbo_vergelijking_free(v);
    mbo_vergelijking_free(NULL);
    oud = edition(gelijk);
    mbo_status status = MBO_ERROR_MEMORY;
    for (long n = 0; status && n < 1000; n++) {
        failing f = {.left = n};
        mbo_allocator allocator = {&f, failing_resize};
        status = mbo_vergelijking_create(oud, nieuw, &allocator, &v, NULL);
        CU_ASSERT(!status || (status == MBO_ERROR_MEMORY && !v));
        mbo_vergelijking_free(v);
        CU_ASSERT_EQUAL(f.held, 0);
    }
    CU_ASSERT_EQUAL(status, MBO_OK);
    mbo_structuur_free(oud);
    mbo_structuur_free(nieuw);
}

/* Two werkprocessen at one place, as a fuzzer made them: the first counts, so nothing changed. */
static void test_een_plaats(void)
{
    static const char xml[] =
        "<sbb><dossiers><dossier><basis><basistaken><basiskerntaken><kerntaak><basiswerkprocessen>"
        "<werkproces hoofdstuk='1' titel='Zaagt'/><werkproces hoofdstuk='1' titel='Lijmt'/></basiswerkprocessen>"
        "</kerntaak></basiskerntaken></basistaken></basis><profielen><profiel><creboinformatie><crebo>25001</crebo>"
        "</creboinformatie></profiel></profielen></dossier></dossiers></sbb>";
    mbo_structuur *s = NULL;
    mbo_vergelijking *v = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_vergelijking_create(s, s, NULL, &v, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_vergelijking_count(v), 0);
    mbo_vergelijking_free(v);
    mbo_structuur_free(s);
}

static void plain(const char *tekst, const char *expected)
{
    char got[512], vijf[5];
    size_t n = mbo_tekst_schoon(tekst, got, sizeof got);
    if (strcmp(got, expected))
        printf("%s\n  expected %s\n  got      %s\n", tekst, expected, got);
    CU_ASSERT_STRING_EQUAL(got, expected);
    CU_ASSERT_EQUAL(n, strlen(expected));
    CU_ASSERT_EQUAL(mbo_tekst_schoon(tekst, NULL, 0), n);
    CU_ASSERT_EQUAL(mbo_tekst_schoon(tekst, vijf, sizeof vijf), n);
    CU_ASSERT_EQUAL(strncmp(vijf, expected, 4), 0);
    CU_ASSERT_EQUAL(strlen(vijf), n < 4 ? n : 4);
}

static void test_schoon(void)
{
    plain("", "");
    plain("  gewoon  ", "gewoon");
    plain("een\r\ntwee  \r\rdrie", "een\ntwee\n\ndrie");
    plain("een\n\n\n\ntwee\n\n", "een\n\ntwee");
    plain("<p>Een.</p><p>Twee<br/>drie</p>", "Een.\nTwee\ndrie");
    plain("<ul><li>a</li><li class='x'>b</li></ul>c", "- a\n- b\nc");
    plain("vier < vijf & zes > drie", "vier < vijf & zes > drie");
    plain("a <5 b> c", "a <5 b> c");
    plain("R&amp;D &lt;5&gt; &eacute;&euro;&#233;&#xE9;&nbsp;x", "R&D <5> \xc3\xa9\xe2\x82\xac\xc3\xa9\xc3\xa9 x");
    plain("&onbekend; &; &#; &#x; &#xd800; &#99999999999;", "&onbekend; &; &#; &#x; &#xd800; &#99999999999;");
    plain("&lt;p&gt;Zagen &amp;amp; lijmen&amp;nbsp;hier.&lt;/p&gt;", "Zagen & lijmen hier.");
    plain("<b", "<b");
    plain("&lt;h1&gt;Kop&lt;/h1&gt;tekst", "Kop\ntekst");
    plain("<ol><li><p>een</p></li><li>\n<p>twee</p><p>en meer</p></li></ol>", "- een\n- twee\nen meer");
    plain("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc");
    plain("<dl><dt>term</dt><dd>uitleg</dd></dl><h6>kop</h6>na", "term\nuitleg\nkop\nna");
    plain("voor<!-- niet dit <p> -->na", "voorna");
    plain("<p title=\"a>b\" class='c'>x</p>", "x");
    plain("<o:p></o:p><span style=\"font-size: 10pt;\">y</span>", "y");
    /* prose is no element */
    plain("wetten,...<andere relevante wetten>...", "wetten,...<andere relevante wetten>...");
    plain("als a <b of c> d", "als a <b of c> d");
    plain("a<b, c>d <a", "a<b, c>d <a");
    plain("&Eacute;&ucirc;&szlig;&laquo;&sect;&frac12;&reg;&times;&ouml;&yuml;",
          "\xc3\x89\xc3\xbb\xc3\x9f\xc2\xab\xc2\xa7\xc2\xbd\xc2\xae\xc3\x97\xc3\xb6\xc3\xbf");
    plain("a&#150;b&#128;&#129;", "a\xe2\x80\x93"
                                  "b\xe2\x82\xac&#129;"); /* Windows-1252, which has no 129 */
    char klein[16];
    static const char *const cut[] = {"", "c", "ca", "caf", "caf", "caf\xc3\xa9", "caf\xc3\xa9"};
    for (size_t size = 1; size <= 7; size++) {
        CU_ASSERT_EQUAL(mbo_tekst_schoon("caf\xc3\xa9\xc3\xa9", klein, size), 7);
        CU_ASSERT_STRING_EQUAL(klein, cut[size - 1]);
    }
}

/* A kwalificatie without a number has what is of all once, and nothing of its own. */
static void test_zonder_nr(void)
{
    static const char xml[] =
        "<sbb><competenties><competentie nr='1' titel='A'/></competenties><dossiers><dossier nr='2' titel='D'><basis>"
        "<basistaken><basiskerntaken><kerntaak nr='3' titel='K'><complexiteit>Basis</complexiteit>"
        "<vakkennisenvaardigheden><vakkennisenvaardigheden referentie='5'/></vakkennisenvaardigheden>"
        "<basiswerkprocessen><werkproces nr='4' titel='W'><werkprocescompetenties><competentie referentie='1'/>"
        "</werkprocescompetenties></werkproces></basiswerkprocessen></kerntaak></basiskerntaken></basistaken></basis>"
        "<profielen><profiel titel='P'/></profielen><kennisenvaardigheden><kennisofvaardigheid nr='5' titel='V'/>"
        "</kennisenvaardigheden></dossier></dossiers></sbb>";
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, 0);
    const mbo_kerntaak *t = mbo_kwalificatie_kerntaak(k, 0);
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_tekst(t, MBO_TEKST_COMPLEXITEIT), "Basis");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_aanvulling(t, k, MBO_TEKST_COMPLEXITEIT), "");
    CU_ASSERT_EQUAL(mbo_kerntaak_kennis_count(t, k), 1);
    CU_ASSERT_EQUAL(mbo_werkproces_competentie_count(mbo_kerntaak_werkproces(t, 0), k), 1);
    mbo_structuur_free(s);
}

/* What is for all and what is for a profiel: references one after the other, taaleisen as they stand in the file. */
static void test_volgorde(void)
{
#define REF(nr) "<vakkennisenvaardigheden referentie='" nr "'/>"
#define KENNIS(profielen, refs)                                                                                  \
    "<aanvullend>" profielen "<vakkennisenvaardighedenonderdelen>" refs "</vakkennisenvaardighedenonderdelen></" \
    "aanvullend>"
#define EIS(profiel, niveau)                                                                     \
    "<profiel" profiel "><taal titel='Duits'><taalvaardigheden><taalvaardigheid niveau='" niveau \
    "'/></taalvaardigheden></taal></profiel>"
    static const char xml[] =
        "<sbb><dossiers><dossier><basis><basistaken><basiskerntaken><kerntaak><vakkennisenvaardigheden>" REF(
            "4") "<vakkennisenvaardighedenperprofiel>" KENNIS(VAN("2") VAN("1") VAN("2"), REF("3") REF("9") REF("1"))
            KENNIS("<profiel/>", REF("2")) KENNIS("", REF("2")) KENNIS(VAN("1") "<profiel/>", REF("4"))
                KENNIS(VAN("7"), REF("1")) "</vakkennisenvaardighedenperprofiel>" REF("9") REF(
                    "4") "</vakkennisenvaardigheden></kerntaak></basiskerntaken></basistaken></"
                         "basis><profielen><profiel nr='1'/>"
                         "<profiel nr='2'/><profiel/><profiel nr='3'/></profielen><kennisenvaardigheden>"
                         "<kennisofvaardigheid nr='1'/><kennisofvaardigheid nr='2'/><kennisofvaardigheid nr='3'/>"
                         "<kennisofvaardigheid "
                         "nr='4'/></kennisenvaardigheden><verantwoordingsinformatie><bijzonderevereisten><profiel>"
                         "<eisen>Van "
                         "niemand</eisen></profiel></"
                         "bijzonderevereisten><taalbeheersingseisen><taalbeheersingseis>" EIS(" referentie='2'", "a")
                             EIS("", "b") EIS(" referentie='1'", "c") EIS(" referentie='2'", "d") EIS("", "e")
                                 EIS("", "f") EIS(" referentie='2'",
                                                  "g") "</taalbeheersingseis></taalbeheersingseisen>"
                                                       "</verantwoordingsinformatie></dossier></dossiers></sbb>";
    static const char *const kennis[] = {"424314", "42431", "424", "424"}, *const eisen[] = {"bcef", "abdefg", "bef",
                                                                                             "bef"};
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    const mbo_dossier *d = mbo_structuur_dossier(s, 0);
    const mbo_kerntaak *t = mbo_kwalificatie_kerntaak(mbo_dossier_kwalificatie(d, 0), 0);
    for (int32_t i = 0; i < 4; i++) {
        const mbo_kwalificatie *k = mbo_dossier_kwalificatie(d, i);
        char got[16] = "";
        for (int32_t j = 0; j < mbo_kerntaak_kennis_count(t, k); j++)
            got[j] = (char)('0' + mbo_kennis_nr(mbo_kerntaak_kennis(t, k, j)));
        CU_ASSERT_STRING_EQUAL(got, kennis[i]);
        CU_ASSERT_PTR_NULL(mbo_kerntaak_kennis(t, k, mbo_kerntaak_kennis_count(t, k)));
        memset(got, 0, sizeof got);
        for (int32_t j = 0; j < mbo_kwalificatie_taaleis_count(k); j++)
            got[j] = *mbo_taaleis_niveau(mbo_kwalificatie_taaleis(k, j));
        CU_ASSERT_STRING_EQUAL(got, eisen[i]);
        CU_ASSERT_PTR_NULL(mbo_kwalificatie_taaleis(k, mbo_kwalificatie_taaleis_count(k)));
        CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_tekst(k, MBO_TEKST_BIJZONDERE_VEREISTEN), "");
    }
    CU_ASSERT_STRING_EQUAL(mbo_dossier_tekst(d, MBO_TEKST_BIJZONDERE_VEREISTEN), "");
    static const mbo_tekstsoort geen[] = {0, -1, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof geen / sizeof *geen; i++)
        CU_ASSERT_STRING_EQUAL(mbo_kerntaak_tekst(t, geen[i]), "");
    mbo_structuur_free(s);
}

/* ---- the same whichever way it comes in ---- */

/* What the digest is worth: whatever is changed in the file changes it. */
static void test_digest(void)
{
    static const char *const gelijk[] = {NULL};
    static const char *const anders[][3] = {
        {"titel=\"Stoelenmaker\"", "titel=\"Tafelmaker\""},
        {"Eenvoudig.", "Moeilijk."},
        {"Voor stoelen moeilijker.", "Voor stoelen lastiger."},
        {"Ook bladen.", "Ook poten."},
        {"titel=\"kent lijm\"", "titel=\"kent verf\""},
        {"code=\"E\"", "code=\"F\""},
        {"31-07-2020", "31-07-2021"},
        {"ministerie=\"OCW\"", "ministerie=\"EZ\""},
        {"Een helm.", "Een jas."},
        {"niveau=\"A1\"", "niveau=\"A2\""},
        {"https://example.org/a", "https://example.org/b"},
        {"2016</wanneer>", "2017</wanneer>"},
        {"referentievorigeversie=\"899\"", "referentievorigeversie=\"898\""},
        {"titel=\"materialen\"", "titel=\"machines\""},
    };
    mbo_structuur *s = edition(gelijk);
    uint64_t zonder = structuur_digest(s);
    mbo_structuur_free(s);
    for (size_t i = 0; i < sizeof anders / sizeof *anders; i++) {
        s = edition(anders[i]);
        if (structuur_digest(s) == zonder)
            printf("%s does not show in the digest\n", anders[i][0]);
        CU_ASSERT_NOT_EQUAL(structuur_digest(s), zonder);
        mbo_structuur_free(s);
    }
}

/* The states of an edition are those of its files, each once. */
static void test_toestanden_van_een_editie(void)
{
#define STAAT(toestanden) "<sbb xmlns:m='urn:mborules:structuur:1' m:toestanden='" toestanden "'><dossiers/></sbb>"
    static const char *const files[] = {STAAT("2015-08-01/2016-07-31 2023-07-31"), LEEG,
                                        STAAT("2023-07-31 2024-08-01")};
    mbo_editie *e = NULL;
    mbo_structuur *s = NULL;
    mbo_datum vanaf;
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, NULL), MBO_OK);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        CU_ASSERT_EQUAL(mbo_editie_memory(e, files[i], strlen(files[i]), NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_structuur(e, &s, NULL), MBO_OK);
    mbo_editie_free(e);
    CU_ASSERT_EQUAL(mbo_structuur_toestand_count(s), 3);
    mbo_structuur_toestand(s, 2, &vanaf, NULL);
    CU_ASSERT_EQUAL(vanaf, day("2024-08-01"));
    mbo_structuur_free(s);
}

/* One dossier in three versions, read in another order than that of their days: the newest is listed, the others are
   its history; a version that is there already contradicts it. */
static void test_versies(void)
{
#define VERSIE(versie, vanaf, tot, titel, nr)                                                                  \
    "<sbb><dossiers><dossier nr='7' versie='" versie                                                           \
    "' titel='Hout'><dossiercrebos><dossiercrebo Geldig_vanaf='" vanaf                                         \
    "'>23001</dossiercrebo></dossiercrebos><profielen><profiel nr='" nr "' titel='" titel                      \
    "' niveau='3'><omschrijving><soortopleiding>vakopleiding</soortopleiding></omschrijving><creboinformatie>" \
    "<crebo Geldig_vanaf='" vanaf "' Datum_einde_instroom='" tot "'>25001</crebo></creboinformatie></profiel>" \
    "</profielen></dossier></dossiers></sbb>"
    static const char *const files[] = {VERSIE("2020", "2020-08-01", "2023-07-31", "tweede", "2"),
                                        VERSIE("2015", "2015-08-01", "2020-07-31", "eerste", "1"),
                                        VERSIE("2023", "2023-08-01", "", "derde", "3")};
    static const char *const titels[] = {"derde", "tweede", "eerste"};
    mbo_editie *e = NULL;
    mbo_structuur *s = NULL;
    mbo_fout fout;
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, NULL), MBO_OK);
    for (size_t i = 0; i < 3; i++)
        CU_ASSERT_EQUAL_FATAL(mbo_editie_memory(e, files[i], strlen(files[i]), &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_structuur(e, &s, &fout), MBO_OK);
    mbo_editie_free(e);
    CU_ASSERT_EQUAL(mbo_structuur_dossier_count(s), 3);
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, 25001);
    const mbo_dossier *later = NULL;
    for (size_t i = 0; i < 3; i++, k = mbo_kwalificatie_volgende(k, 25001)) {
        CU_ASSERT_PTR_NOT_NULL_FATAL(k);
        CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(k), titels[i]);
        CU_ASSERT_PTR_EQUAL(mbo_dossier_opvolger(mbo_kwalificatie_dossier(k)), later);
        later = mbo_kwalificatie_dossier(k);
    }
    CU_ASSERT_PTR_NULL(k);
    CU_ASSERT_PTR_NULL(mbo_dossier_opvolger(NULL));
    mbo_filter f = {.size = sizeof f, .niveau = 3};
    int32_t at = -1;
    CU_ASSERT_EQUAL(mbo_structuur_zoek(s, &f, 0, &at, NULL), MBO_OK);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(mbo_structuur_kwalificatie(s, at)), "derde");
    CU_ASSERT_EQUAL(mbo_structuur_zoek(s, &f, at + 1, &at, NULL), MBO_OK);
    CU_ASSERT_EQUAL(at, -1);
    static const struct {
        const char *dag, *titel;
    } op[] = {{"2015-07-31", NULL}, {"2020-07-31", "eerste"}, {"2023-07-31", "tweede"}, {"2023-08-01", "derde"}};
    for (size_t i = 0; i < sizeof op / sizeof *op; i++) { /* on a day the newest that holds on it, and no other */
        f = (mbo_filter){.size = sizeof f, .instroom = 1, .instroom_op = day(op[i].dag)};
        CU_ASSERT_EQUAL(mbo_structuur_zoek(s, &f, 0, &at, NULL), MBO_OK);
        CU_ASSERT_EQUAL(at >= 0, op[i].titel != NULL);
        if (at < 0)
            continue;
        CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(mbo_structuur_kwalificatie(s, at)), op[i].titel);
        CU_ASSERT_EQUAL(mbo_structuur_zoek(s, &f, at + 1, &at, NULL), MBO_OK);
        CU_ASSERT_EQUAL(at, -1);
    }
    mbo_structuur_free(s);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, NULL), MBO_OK);
    for (size_t i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(mbo_editie_memory(e, files[i], strlen(files[i]), &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_memory(e, files[1], strlen(files[1]), &fout), MBO_ERROR_CONFLICT);
    mbo_editie_free(e);
}

/* An edition split over files is as one file with all of it. */
static void test_editie(void)
{
#define TABELLEN                                                                           \
    "<domeinen><domein nr='5' titel='Hout'/></domeinen><sectorkamers><sectorkamer nr='7' " \
    "titel='Bouw'/></sectorkamers>"                                                        \
    "<competenties><competentie nr='1' titel='Samenwerken' code='E'/></competenties>"
#define DEEL(nr, crebo) DOSSIER(nr, crebo, WP("1", "Zaagt"))
    static const char een[] = "<sbb>" TABELLEN "<dossiers>" DEEL("1", "25001") "</dossiers></sbb>",
                      twee[] = "<sbb>" TABELLEN "<dossiers>" DEEL("2", "25002") "</dossiers></sbb>",
                      samen[] = "<sbb>" TABELLEN "<dossiers>" DEEL("1", "25001") DEEL("2", "25002") "</dossiers></sbb>",
                      dubbel[] = "<sbb>\n<dossiers>" DEEL("1", "25009") "</dossiers></sbb>",
                      anders[] = "<sbb><domeinen><domein nr='5' titel='Staal'/></domeinen></sbb>",
                      factor[] = "<sbb><domeinen><domein nr='5' titel='Hout' prijsfactor='1,1'/></domeinen></sbb>",
                      code[] = "<sbb><competenties><competentie nr='1' titel='Samenwerken' code='Z'/></competenties>"
                               "</sbb>",
                      kapot[] = "<sbb><dos";
    mbo_structuur *s = NULL, *heel = NULL;
    mbo_editie *e = NULL;
    mbo_fout fout;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(samen, sizeof samen - 1, NULL, &heel, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_structuur(e, &s, &fout), MBO_ERROR_ARGUMENT); /* no file yet */
    CU_ASSERT_EQUAL(mbo_editie_memory(e, een, sizeof een - 1, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_memory(e, twee, sizeof twee - 1, &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_structuur(e, &s, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_memory(e, twee, sizeof twee - 1, &fout), MBO_ERROR_ARGUMENT); /* given away */
    mbo_editie_free(e);
    CU_ASSERT_EQUAL(structuur_digest(s), structuur_digest(heel));
    CU_ASSERT_EQUAL(mbo_structuur_domein_count(s), 1);
    mbo_structuur_free(s);
    mbo_structuur_free(heel);

    static const struct {
        const char *xml;
        mbo_status status;
        int64_t line;
        const char *message;
    } fouten[] = {
        {dubbel, MBO_ERROR_CONFLICT, 2, "dossier 1 is \"D1\"; an earlier file of the edition has it as \"D1\""},
        {anders, MBO_ERROR_CONFLICT, 1, "domein 5 is \"Staal\"; an earlier file of the edition has it as \"Hout\""},
        {factor, MBO_ERROR_CONFLICT, 1, "domein 5 \"Hout\": an earlier file of the edition says otherwise of \"Hout\""},
        {code, MBO_ERROR_CONFLICT, 1,
         "competentie 1 \"Samenwerken\": an earlier file of the edition says otherwise of \"Samenwerken\""},
        {kapot, MBO_ERROR_SYNTAX, 1, NULL},
    };
    for (size_t i = 0; i < sizeof fouten / sizeof *fouten; i++) {
        CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, &fout), MBO_OK);
        CU_ASSERT_EQUAL(mbo_editie_memory(e, een, sizeof een - 1, &fout), MBO_OK);
        CU_ASSERT_EQUAL(mbo_editie_memory(e, fouten[i].xml, strlen(fouten[i].xml), &fout), fouten[i].status);
        CU_ASSERT_EQUAL(fout.line, fouten[i].line);
        if (fouten[i].message)
            CU_ASSERT_STRING_EQUAL(fout.message, fouten[i].message);
        CU_ASSERT_EQUAL(mbo_editie_memory(e, twee, sizeof twee - 1, &fout), MBO_ERROR_ARGUMENT);
        CU_ASSERT_EQUAL(mbo_editie_structuur(e, &s, &fout), MBO_ERROR_ARGUMENT);
        CU_ASSERT_PTR_NULL(s);
        mbo_editie_free(e);
    }
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, &fout), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_file(e, "no-such-file.xml", &fout), MBO_ERROR_IO);
    CU_ASSERT_EQUAL(mbo_editie_file(e, INHOUD, &fout), MBO_OK); /* one that is not there spoils nothing */
    mbo_editie_free(e);
    mbo_editie_free(NULL);

#define DATED(peildatum, bevestigd)                                                                        \
    "<sbb xmlns:m='urn:mborules:structuur:1' m:peildatum='" peildatum "' m:bevestigd_tot='" bevestigd "'>" \
    "<dossiers/></sbb>"
    static const char *const dated[] = {DATED("2016-08-01", "2018-12-31"), LEEG, DATED("2015-08-01", "2026-08-01")};
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, &fout), MBO_OK); /* as old as its oldest file */
    for (size_t i = 0; i < sizeof dated / sizeof *dated; i++)
        CU_ASSERT_EQUAL(mbo_editie_memory(e, dated[i], strlen(dated[i]), &fout), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_structuur(e, &s, &fout), MBO_OK);
    mbo_editie_free(e);
    mbo_datum datum;
    mbo_datum_from_ymd(2015, 8, 1, &datum, NULL);
    CU_ASSERT_EQUAL(mbo_structuur_peildatum(s), datum);
    CU_ASSERT_EQUAL(mbo_structuur_toestand_count(s), 0);
    mbo_datum_from_ymd(2018, 12, 31, &datum, NULL);
    CU_ASSERT_EQUAL(mbo_structuur_bevestigd_tot(s), datum);
    mbo_structuur_free(s);
}

static const size_t stukken[] = {1, 2, 3, 4, 5, 7, 4096, 65536};

static mbo_status load_bytes(const char *bytes, size_t size, size_t chunk, mbo_structuur **s, mbo_fout *fout)
{
    mbo_structuur_options options = {.size = sizeof options, .chunk = chunk};
    return mbo_structuur_load_memory(bytes, size, &options, s, fout);
}

/* ---- editions of today: whatever the chunks ---- */

/* What stands in the complexiteit of a kerntaak, as it is kept and made plain. */
static void check_tekst(const char *in, const char *tekst, const char *schoon)
{
    char xml[1024], got[1024];
    int n = snprintf(xml, sizeof xml,
                     "<sbb xmlns:h='urn:h'><dossiers><dossier><basis><basistaken><basiskerntaken><kerntaak>"
                     "<complexiteit>%s</complexiteit></kerntaak></basiskerntaken></basistaken></basis><profielen>"
                     "<profiel/></profielen></dossier></dossiers></sbb>",
                     in);
    for (size_t i = 0; i < sizeof stukken / sizeof *stukken; i++) {
        mbo_structuur *s;
        CU_ASSERT_EQUAL_FATAL(load_bytes(xml, (size_t)n, stukken[i], &s, NULL), MBO_OK);
        const mbo_kerntaak *k = mbo_kwalificatie_kerntaak(mbo_structuur_kwalificatie(s, 0), 0);
        CU_ASSERT_STRING_EQUAL(mbo_kerntaak_tekst(k, MBO_TEKST_COMPLEXITEIT), tekst);
        mbo_tekst_schoon(mbo_kerntaak_tekst(k, MBO_TEKST_COMPLEXITEIT), got, sizeof got);
        CU_ASSERT_STRING_EQUAL(got, schoon);
        mbo_structuur_free(s);
    }
}

/* The text of elements within a text is part of it; items of a list stay items. */
static void test_elementen(void)
{
    check_tekst("Kiest <b>zelf</b> planten:<ul><li>bomen</li><li>heesters</li></ul> en meer",
                "Kiest <b>zelf</b> planten:<ul><li>bomen</li><li>heesters</li></ul> en meer",
                "Kiest zelf planten:\n- bomen\n- heesters\nen meer");
    check_tekst("<p class='a'>H<sub>2</sub>O</p><p>2 &lt; 3 <![CDATA[& <4]]></p>",
                "<p>H<sub>2</sub>O</p><p>2 < 3 & <4</p>", "H2O\n2 < 3 & <4");
    check_tekst("een<br/>twee<br></br>drie<hr/>", "een<br/>twee<br/>drie<hr/>", "een\ntwee\ndrie");
    check_tekst("<h:p>Uit een <h:em>andere</h:em> naamruimte.</h:p>", "<p>Uit een <em>andere</em> naamruimte.</p>",
                "Uit een andere naamruimte.");
    check_tekst("<alinea>Een.</alinea><alinea>Twee.<noot nr='1'/></alinea>", " Een.  Twee.   ", "Een. Twee.");
    check_tekst("<omschrijving>Als elders.</omschrijving><dossiers/>", " Als elders.   ", "Als elders.");
    check_tekst("<table><tr><td>a</td><td>b</td></tr></table>", "<table><tr><td>a</td><td>b</td></tr></table>", "a b");
    check_tekst("<x> </x>\n", "", ""); /* blanks alone are no text */
    check_tekst("<P>Groot</P>", "<P>Groot</P>", "Groot");
}

/* A number or a code has no tags; the lines of the maintenance agenda are texts as others. */
static void test_elementen_in_waarden(void)
{
    static const char xml[] =
        "<sbb><dossiers><dossier><profielen><profiel><omschrijving><sbu>48<b>0</b>0<i/></sbu><soortopleiding><b>vak"
        "</b>opleiding</soortopleiding></omschrijving><creboinformatie><crebo>25<b>9</b>01</crebo></creboinformatie>"
        "</profiel></profielen><verantwoordingsinformatie><onderhoudsagenda><agenda><onderdeel><onderwerp>Zagen <b>en"
        "</b> lijmen</onderwerp></onderdeel></agenda></onderhoudsagenda></verantwoordingsinformatie></dossier>"
        "</dossiers></sbb>";
    for (size_t i = 0; i < sizeof stukken / sizeof *stukken; i++) {
        mbo_structuur *s;
        CU_ASSERT_EQUAL_FATAL(load_bytes(xml, sizeof xml - 1, stukken[i], &s, NULL), MBO_OK);
        const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, 25901);
        CU_ASSERT_EQUAL(mbo_kwalificatie_sbu(k), 4800);
        CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(k), MBO_SOORT_OPLEIDING_VAK);
        CU_ASSERT_STRING_EQUAL(mbo_dossier_onderhoud(mbo_structuur_dossier(s, 0), 0, MBO_ONDERHOUD_ONDERWERP),
                               "Zagen <b>en</b> lijmen");
        mbo_structuur_free(s);
    }
}

/* A text with elements within it is one text, of which max_text is told. */
static void test_elementen_grens(void)
{
    static const char xml[] = "<sbb><dossiers><dossier><inleiding><omschrijving>tien tien <b>tien tien </b>tien tien "
                              "</omschrijving></inleiding></dossier></dossiers></sbb>";
    mbo_structuur *s = NULL;
    mbo_fout fout;
    mbo_structuur_options options = {.size = sizeof options, .max_text = 36};
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, sizeof xml - 1, &options, &s, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "max_text"));
    options.max_text = 37;
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, sizeof xml - 1, &options, &s, &fout), MBO_OK);
    mbo_structuur_free(s);
}

/* The namespace of the root does not matter; elements and attributes of another one are none of the format. */
static void test_naamruimte(void)
{
#define IN_NAAMRUIMTE(root, p, a)                                                                               \
    "<" root "><" p "domeinen><" p "domein " a "nr='1' " a "titel='Groen'/></" p "domeinen><x:domeinen "        \
    "xmlns:x='urn:ander'><x:domein/></x:domeinen><" p "dossiers><" p "dossier " a "nr='9' " a "titel='Tuinen' " \
    "xmlns:x='urn:ander' x:titel='Niet deze' " a "referentiedomein='1'/></" p "dossiers></"
    static const char *const files[] = {
        IN_NAAMRUIMTE("sbb", "", "") "sbb>",
        IN_NAAMRUIMTE("sbb xmlns='urn:sbb'", "", "") "sbb>",
        IN_NAAMRUIMTE("q:sbb xmlns:q='urn:sbb'", "q:", "") "q:sbb>",
        IN_NAAMRUIMTE("q:sbb xmlns:q='urn:sbb'", "q:", "q:") "q:sbb>",
        IN_NAAMRUIMTE("q:sbb xmlns:q='urn:sbb'", "", "") "q:sbb>",
        IN_NAAMRUIMTE("sbb xmlns='urn:sbb' xmlns:r='urn:sbb'", "r:", "r:") "sbb>",
    };
    uint64_t expected = 0;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++)
        for (size_t i = 0; i < sizeof stukken / sizeof *stukken; i++) {
            mbo_structuur *s;
            CU_ASSERT_EQUAL_FATAL(load_bytes(files[f], strlen(files[f]), stukken[i], &s, NULL), MBO_OK);
            CU_ASSERT_EQUAL(mbo_structuur_domein_count(s), 1);
            CU_ASSERT_STRING_EQUAL(mbo_domein_titel(mbo_dossier_domein(mbo_structuur_dossier(s, 0))), "Groen");
            CU_ASSERT_STRING_EQUAL(mbo_dossier_titel(mbo_structuur_dossier(s, 0)), "Tuinen");
            expected = expected ? expected : structuur_digest(s);
            CU_ASSERT_EQUAL(structuur_digest(s), expected);
            mbo_structuur_free(s);
        }
}

/* ---- encodings: the same status, message and place whatever the chunks, and nothing written anywhere ---- */

static void wrong_encoding(const char *bytes, size_t size, int64_t line, int64_t column, const char *message)
{
    for (size_t i = 0; i < sizeof stukken / sizeof *stukken; i++) {
        mbo_fout fout = {0};
        mbo_structuur *s;
        mbo_status status = load_bytes(bytes, size, stukken[i], &s, &fout);
        bool good = status == MBO_ERROR_SYNTAX && !s && fout.line == line && fout.column == column &&
                    strcmp(fout.message, message) == 0;
        if (!good)
            printf("\n  %.60s... in pieces of %zu: %d, %lld:%lld %s", bytes, stukken[i], status, (long long)fout.line,
                   (long long)fout.column, fout.message);
        CU_ASSERT(good);
        mbo_structuur_free(s);
    }
}

#define WRONG(bytes, line, column, message) wrong_encoding(bytes, sizeof(bytes) - 1, line, column, message)
#define DECLARED(naam) "<?xml version='1.0' encoding='" naam "'?>"
#define MALFORMED                                                                  \
    "not well-formed XML: the declaration that it begins with is not of the form " \
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
#define NOT_OF(naam) "not well-formed XML: bytes that are not of its encoding, " naam
#define NOT_READ(naam) "the encoding \"" naam "\" is not read; files of the kwalificatiestructuur are in UTF-8"
#define NUL_BYTE "not well-formed XML: U+0000 is no character of it"
#define SAID(naam, begin) "the encoding is said to be \"" naam "\", but the file begins as one in " begin

static void test_wrong_encoding(void)
{
    WRONG(DECLARED("windows-1252") LEEG, 1, 31, NOT_READ("windows-1252"));
    WRONG("\xef\xbb\xbf<?xml version='1.0'\n encoding='U-TF8'?>" LEEG, 2, 12, NOT_READ("U-TF8"));
    WRONG(DECLARED("") LEEG, 1, 31, NOT_READ(""));
    WRONG(DECLARED("utf 8") LEEG, 1, 31, NOT_READ("utf 8"));
    WRONG("\0\0\0<\0\0\0?", 1, 1, NOT_READ("UTF-32"));
    WRONG("\xff\xfe\0\0<\0\0\0", 1, 1, NOT_READ("UTF-32"));
    /* a byte-order mark, or the width of the first characters, against the declaration */
    WRONG("\xef\xbb\xbf" DECLARED("iso-8859-1") LEEG, 1, 31, SAID("iso-8859-1", "UTF-8"));
    WRONG("\xef\xbb\xbf" DECLARED("us-ascii") LEEG, 1, 31, SAID("us-ascii", "UTF-8"));
    WRONG(DECLARED("utf-16") LEEG, 1, 31, SAID("utf-16", "UTF-8"));
    WRONG("\xff\xfe<\0?\0x\0m\0l\0 \0v\0e\0r\0s\0i\0o\0n\0=\0'\0"
          "1\0.\0"
          "0\0'\0 \0e\0n\0c\0o\0d\0i\0n\0g\0=\0'\0"
          "u\0t\0f\0-\0"
          "8\0'\0?\0>\0",
          1, 31, SAID("utf-8", "UTF-16LE"));
    WRONG("<\0?\0x\0m\0l\0 \0v\0e\0r\0s\0i\0o\0n\0=\0'\0"
          "1\0.\0"
          "0\0'\0?\0>\0<\0s\0b\0b\0/\0>\0",
          1, 1, "in UTF-16 with neither a byte-order mark nor an encoding in its declaration");
    WRONG("<\0s\0b\0b\0/\0>\0", 1, 2, NUL_BYTE);
    /* declarations that are none */
    WRONG("<?xml version='1.0' encoding='utf-8' encoding='utf-8'?>" LEEG, 1, 1, MALFORMED);
    WRONG("<?xml encoding='utf-8' version='1.0'?>" LEEG, 1, 1, MALFORMED);
    WRONG("<?xml encoding='utf-8'?>" LEEG, 1, 1, MALFORMED);
    WRONG("<?xml version='1.0'encoding='utf-8'?>" LEEG, 1, 1, MALFORMED);
    WRONG("<?xml version='1.0' encoding=utf-8?>" LEEG, 1, 1, MALFORMED);
    WRONG("<?xml version='1.0' encoding='utf\n8'?>" LEEG, 1, 1, MALFORMED);
    WRONG("<?xml version='1.0' encoding='\xc3\xa9'?>" LEEG, 1, 1, MALFORMED);
    WRONG("<?xml version='1.0' encoding='utf-8'>" LEEG, 1, 1, MALFORMED);
    /* a mark is no character of a file, nor is it there twice */
    WRONG("\xef\xbb\xbf\xef\xbb\xbf" LEEG, 1, 1, "not well-formed XML: it does not begin with \"<\"");
    WRONG("Lo\xa7\x94", 1, 1, "not well-formed XML: it does not begin with \"<\"");
    /* UTF-8: bytes alone, too long, surrogates, too high, cut off */
    WRONG("<sbb>\n<a b='\xff'/></sbb>", 2, 7, NOT_OF("UTF-8"));
    WRONG("<sbb>\xc3\xa9\x80</sbb>", 1, 7, NOT_OF("UTF-8"));
    WRONG("<sbb>\xc0\xaf</sbb>", 1, 6, NOT_OF("UTF-8"));
    WRONG("<sbb>\xe0\x9f\xbf</sbb>", 1, 6, NOT_OF("UTF-8"));
    WRONG("<sbb>\xf0\x8f\xbf\xbf</sbb>", 1, 6, NOT_OF("UTF-8"));
    WRONG("<sbb>\xed\xa0\x80</sbb>", 1, 6, NOT_OF("UTF-8"));
    WRONG("<sbb>\xf4\x90\x80\x80</sbb>", 1, 6, NOT_OF("UTF-8"));
    WRONG("<sbb>\xf5\x80\x80\x80</sbb>", 1, 6, NOT_OF("UTF-8"));
    WRONG("<sbb>\xe2\x82</sbb>", 1, 6, NOT_OF("UTF-8"));
    WRONG("<sbb>a\0b</sbb>", 1, 7, NUL_BYTE);
    /* behind the root, in every encoding */
    WRONG(LEEG "\n\xc3", 2, 1, NOT_OF("UTF-8"));
    WRONG(LEEG "\n\0", 2, 1, NUL_BYTE);
    WRONG(DECLARED("us-ascii") LEEG "\n\x80", 2, 1, NOT_OF("US-ASCII"));
    WRONG(DECLARED("iso-8859-1") LEEG "\r\n\r\0", 3, 1, NUL_BYTE);
#define LEEG_16 "\xff\xfe<\0s\0b\0b\0>\0<\0d\0o\0s\0s\0i\0e\0r\0s\0/\0>\0<\0/\0s\0b\0b\0>\0\n\0"
    WRONG(LEEG_16 " ", 2, 1, NOT_OF("UTF-16LE"));
    WRONG(LEEG_16 "\x3d\xd8", 2, 1, NOT_OF("UTF-16LE"));
    WRONG(LEEG_16 "\x3d\xd8 \0", 2, 1, NOT_OF("UTF-16LE"));
    WRONG(LEEG_16 "\0\xde", 2, 1, NOT_OF("UTF-16LE"));
    /* of two errors the first */
    WRONG(LEEG "\n<sbb/>\xff", 2, 1, "not well-formed XML: Extra content at the end of the document");
}

/* "Zorg, één 'dossier', € 5 😀" in every encoding that has it, its lines ended in every way. */
static void test_encoding(void)
{
    static const struct {
        const char *bytes;
        size_t size;
    } each[] = {
#define BYTES(text) {text, sizeof(text) - 1}
#define INHOUD_8(kop, titel, eind) \
    BYTES(kop "<sbb>" eind "<dossiers><dossier titel='" titel "'/></dossiers>" eind "</sbb>" eind)
#define UIT_8 "\xc3\xa9\xc3\xa9n \xe2\x82\xac \xf0\x9f\x98\x80"
#define UIT_REF "&#233;&#xe9;n &#8364; &#128512;"
        INHOUD_8("", UIT_8, ""),
        INHOUD_8("\n ", UIT_8, "\n"),
        INHOUD_8("\xef\xbb\xbf", UIT_8, "\r\n"),
        INHOUD_8("\xef\xbb\xbf" DECLARED("utf-8"), UIT_8, "\r"),
        INHOUD_8("<?xml version=\"1.0\"\r\n\tencoding = \"UTF8\"\r standalone='yes' ?>", UIT_8, "\n"),
        INHOUD_8("<?xml version='1.0' standalone='no'?>", UIT_8, "\n"),
        INHOUD_8("<?xml-stylesheet href='encoding'?>", UIT_8, "\n"),
        INHOUD_8(DECLARED("us-ascii"), UIT_REF, "\r\n"),
        INHOUD_8(DECLARED("ISO-8859-1"), "\xe9\xe9n &#8364; &#128512;", "\r\n"),
        INHOUD_8(DECLARED("iso-latin-1"), "\xe9&#233;n &#8364; &#128512;", "\n"),
        BYTES(
            "\xff\xfe<\0s\0b\0b\0>\0\r\0\n\0<\0d\0o\0s\0s\0i\0e\0r\0s\0>\0<\0d\0o\0s\0s\0i\0e\0r\0 \0t\0i\0t\0e\0l\0=\0"
            "'\0\xe9\0\xe9\0n\0 \0\xac\x20 "
            "\0\x3d\xd8\0\xde'\0/\0>\0<\0/\0d\0o\0s\0s\0i\0e\0r\0s\0>\0<\0/\0s\0b\0b\0>\0"),
        BYTES(
            "\xfe\xff\0<\0s\0b\0b\0>\0\r\0<\0d\0o\0s\0s\0i\0e\0r\0s\0>\0<\0d\0o\0s\0s\0i\0e\0r\0 \0t\0i\0t\0e\0l\0=\0"
            "'\0\xe9\0\xe9\0n\0 \x20\xac\0 \xd8\x3d\xde\0\0'\0/\0>\0<\0/\0d\0o\0s\0s\0i\0e\0r\0s\0>\0<\0/\0s\0b\0b\0>"),
        BYTES("<\0?\0x\0m\0l\0 \0v\0e\0r\0s\0i\0o\0n\0=\0'\0"
              "1\0.\0"
              "0\0'\0 \0e\0n\0c\0o\0d\0i\0n\0g\0=\0'\0u\0t\0f\0-\0"
              "1\0"
              "6\0'\0?\0>\0<\0s\0b\0b\0>\0<\0d\0o\0s\0s\0i\0e\0r\0s\0>\0<\0d\0o\0s\0s\0i\0e\0r\0 \0t\0i\0t\0e\0l\0=\0"
              "'\0\xe9\0\xe9\0n\0 \0\xac\x20 "
              "\0\x3d\xd8\0\xde'\0/\0>\0<\0/\0d\0o\0s\0s\0i\0e\0r\0s\0>\0<\0/\0s\0b\0b\0>\0"),
    };
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        for (size_t c = 0; c < sizeof stukken / sizeof *stukken; c++) {
            mbo_fout fout = {0};
            mbo_structuur *s;
            mbo_status status = load_bytes(each[i].bytes, each[i].size, stukken[c], &s, &fout);
            if (status)
                printf("\n  encoding %zu in pieces of %zu: %lld:%lld %s", i, stukken[c], (long long)fout.line,
                       (long long)fout.column, fout.message);
            CU_ASSERT_EQUAL(status, MBO_OK);
            CU_ASSERT(!s || strcmp(mbo_dossier_titel(mbo_structuur_dossier(s, 0)), UIT_8) == 0);
            mbo_structuur_free(s);
        }
}

/* Every Latin-1 character, and text that does not fit in one piece of what is decoded. */
static void test_latin_1(void)
{
    enum { KEER = 400, LETTERS = 0x100 - 0xa0 };
    static const char voor[] = DECLARED("iso-8859-1") "<sbb><dossiers><dossier titel='", na[] = "'/></dossiers></sbb>";
    char xml[sizeof voor + sizeof na + (size_t)KEER * LETTERS], expected[2 * (size_t)KEER * LETTERS + 1];
    size_t n = sizeof voor - 1, m = 0;
    memcpy(xml, voor, n);
    for (int keer = 0; keer < KEER; keer++)
        for (int c = 0xa0; c < 0x100; c++) {
            xml[n++] = (char)c;
            expected[m++] = (char)(0xc0 | c >> 6);
            expected[m++] = (char)(0x80 | (c & 0x3f));
        }
    expected[m] = '\0';
    memcpy(xml + n, na, sizeof na - 1);
    n += sizeof na - 1;
    for (size_t c = 0; c < sizeof stukken / sizeof *stukken; c++) {
        mbo_structuur *s;
        CU_ASSERT_EQUAL_FATAL(load_bytes(xml, n, stukken[c], &s, NULL), MBO_OK);
        CU_ASSERT_STRING_EQUAL(mbo_dossier_titel(mbo_structuur_dossier(s, 0)), expected);
        mbo_structuur_free(s);
    }
}

/* XML 1.0, 2.11: the line ends of the file are line feeds, also in CDATA; a return that is referred to is no line end.
 */
static void test_regeleinden(void)
{
    static const char xml[] =
        "<sbb>\r<dossiers>\r\n<dossier><inleiding><omschrijving>a&#13;b\r\nc\rd\r\r\n\ne&#xD;\nf<![CDATA[g\r\nh\ri\r]]>"
        "j<![CDATA[\nk]]></omschrijving></inleiding>\r<a b='&'/></dossier></dossiers></sbb>";
    char *good = strdup(xml), *wrong = strstr(good, "'&'");
    wrong[1] = ' ';
    for (size_t c = 0; c < sizeof stukken / sizeof *stukken; c++) {
        mbo_structuur *s;
        mbo_fout fout;
        CU_ASSERT_EQUAL_FATAL(load_bytes(good, sizeof xml - 1, stukken[c], &s, NULL), MBO_OK);
        CU_ASSERT_STRING_EQUAL(mbo_dossier_tekst(mbo_structuur_dossier(s, 0), MBO_TEKST_INLEIDING),
                               "a\rb\nc\nd\n\n\ne\r\nfg\nh\ni\nj\nk");
        mbo_structuur_free(s);
        CU_ASSERT_EQUAL(load_bytes(xml, sizeof xml - 1, stukken[c], &s, &fout), MBO_ERROR_SYNTAX);
        CU_ASSERT_EQUAL(fout.line, 14);
    }
    free(good);
}

static void check_chunks(const char *path)
{
    mbo_structuur *s = load_file(path);
    uint64_t expected = structuur_digest(s);
    mbo_structuur_free(s);
    for (size_t i = 0; i < sizeof stukken / sizeof *stukken; i++) {
        mbo_structuur_options options = {.size = sizeof options, .chunk = stukken[i]};
        CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_file(path, &options, &s, NULL), MBO_OK);
        CU_ASSERT_EQUAL(structuur_digest(s), expected);
        mbo_structuur_free(s);
    }
}

static void test_chunks(void)
{
    check_chunks(KLEIN);
    check_chunks(INHOUD);
    check_chunks(MBO_TEST_DATA "/sbb-aanbod.xml");
}

static void test_sources(void)
{
    size_t size;
    char *data = slurp(KLEIN, &size);
    mbo_structuur *s = load_file(KLEIN), *other = NULL;
    uint64_t expected = structuur_digest(s);
    mbo_structuur_free(s);

    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(data, size, NULL, &other, NULL), MBO_OK);
    CU_ASSERT_EQUAL(structuur_digest(other), expected);
    mbo_structuur_free(other);

    int fd = open(KLEIN, O_RDONLY);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_fd(fd, NULL, &other, NULL), MBO_OK);
    CU_ASSERT_EQUAL(structuur_digest(other), expected);
    CU_ASSERT_EQUAL(close(fd), 0); /* it stayed open */

    mbo_structuur *more = mbo_structuur_ref(other);
    mbo_structuur_free(other);
    CU_ASSERT_EQUAL(mbo_structuur_dossier_count(more), 2);
    mbo_structuur_free(more);
    mbo_structuur_free(NULL);
    free(data);
}

/* ---- what is refused ---- */

static void refused(const char *xml, mbo_status status, const char *hint)
{
    mbo_structuur_options options = {.size = sizeof options, .zonder_opmerkingen = 1};
    mbo_fout fout = {0};
    mbo_structuur *s = (mbo_structuur *)1;
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, strlen(xml), &options, &s, &fout), status);
    mbo_status got = mbo_structuur_load_memory(xml, strlen(xml), NULL, &s, &fout);
    if (got != status || !strstr(fout.message, hint))
        printf("%.60s...\n  expected %d %s\n  got      %d %lld:%lld %s\n", xml, status, hint, got, (long long)fout.line,
               (long long)fout.column, fout.message);
    CU_ASSERT_EQUAL(got, status);
    CU_ASSERT_PTR_NULL(s);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, hint));
    CU_ASSERT(fout.line >= 1 || strlen(xml) < 4);
}

#define IN_DOMEIN(attributes) "<sbb><domeinen>\n<domein " attributes "/></domeinen><dossiers/></sbb>"
#define IN_DOSSIER(content) "<sbb><dossiers><dossier nr='1' titel='D'>" content "</dossier></dossiers></sbb>"
#define IN_PROFIEL(attributes, content) \
    IN_DOSSIER("<profielen><profiel titel='P' " attributes ">" content "</profiel></profielen>")

/* Domain contract, section 8: two days of which all is listed; a kwalificatie of the former, of both, of the latter,
   and one of which no day is certain. What is in a list may be started on its days, what is not may not; else: not
   known. */
static void test_toestanden(void)
{
    static const char xml[] =
        "<sbb xmlns:m='urn:mborules:structuur:1' m:toestanden='2015-08-01/2016-07-31  2023-07-31'><dossiers><dossier>"
        "<profielen><profiel titel='a'><creboinformatie><crebo m:zeker_vanaf='2015-08-01' "
        "m:zeker_tot='2016-07-31'>25001"
        "</crebo></creboinformatie></profiel><profiel titel='b'><creboinformatie>"
        "<crebo m:zeker_vanaf='2015-08-01' m:zeker_tot='2023-07-30'>25002</crebo>"
        "<crebo m:zeker_vanaf='2023-07-31' m:zeker_tot='2023-07-31'>25002</crebo></creboinformatie></profiel>"
        "<profiel titel='c'><creboinformatie><crebo m:zeker_vanaf='2023-07-31' m:zeker_tot='2023-07-31'>25003</crebo>"
        "</creboinformatie></profiel><profiel titel='d'><creboinformatie><crebo>25004</crebo></creboinformatie>"
        "</profiel></profielen></dossier></dossiers></sbb>";
    enum { N = 0, J = 1, O = -1 };
    static const struct {
        const char *dag;
        int32_t van[4];
    } law[] = {{"2015-07-31", {O, O, O, O}}, {"2015-08-01", {J, J, N, N}}, {"2016-07-31", {J, J, N, N}},
               {"2016-08-01", {O, J, O, O}}, {"2023-07-30", {O, J, O, O}}, {"2023-07-31", {N, J, J, N}},
               {"2023-08-01", {O, O, O, O}}};
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, strlen(xml), NULL, &s, NULL), MBO_OK);
    mbo_datum vanaf = 0, tot = 0;
    CU_ASSERT_EQUAL(mbo_structuur_toestand_count(s), 2);
    mbo_structuur_toestand(s, 0, &vanaf, &tot);
    CU_ASSERT_TRUE(vanaf == day("2015-08-01") && tot == day("2016-07-31"));
    mbo_structuur_toestand(s, 1, &vanaf, &tot);
    CU_ASSERT_TRUE(vanaf == day("2023-07-31") && tot == day("2023-07-31"));
    mbo_structuur_toestand(s, 2, &vanaf, &tot);
    CU_ASSERT_TRUE(vanaf == MBO_DATUM_NOT_SET && tot == MBO_DATUM_NOT_SET);
    for (size_t i = 0; i < sizeof law / sizeof *law; i++)
        for (int32_t k = 0; k < 4; k++)
            CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(mbo_structuur_kwalificatie(s, k), day(law[i].dag)),
                            law[i].van[k]);
    mbo_crebo_zeker(mbo_kwalificatie_crebo(mbo_structuur_kwalificatie(s, 1), 0), &vanaf, &tot);
    CU_ASSERT_TRUE(vanaf == day("2015-08-01") && tot == day("2023-07-30"));
    mbo_crebo_zeker(mbo_kwalificatie_crebo(mbo_structuur_kwalificatie(s, 3), 0), &vanaf, &tot);
    CU_ASSERT_TRUE(vanaf == MBO_DATUM_NOT_SET && tot == MBO_DATUM_NOT_SET);
    mbo_filter f = {.size = sizeof f, .instroom = 1, .instroom_op = day("2023-07-31")};
    CU_ASSERT_EQUAL(zoek(s, &f, 0), 1);
    CU_ASSERT_EQUAL(zoek(s, &f, 2), 2);
    CU_ASSERT_EQUAL(zoek(s, &f, 3), -1);
    mbo_structuur_free(s);
    static const char *const fout[] = {
        "2015-08-01/",           "2015-13-01",
        "2016-07-31/2015-08-01", "gisteren",
        "2015-08-01,2016-08-01", "2015-01-01 2016-01-01 2017-01-01 2018-01-01 2019-01-01 2020-01-01 2021-01-01"};
    for (size_t i = 0; i < sizeof fout / sizeof *fout; i++) {
        char text[256];
        snprintf(text, sizeof text, "<sbb xmlns:m='urn:mborules:structuur:1'\nm:toestanden='%s'><dossiers/></sbb>",
                 fout[i]);
        refused(text, MBO_ERROR_VALUE, fout[i]);
    }
}

/* A bound of the certain days that is not given is that of the period, if that is known; and what they say may not
   contradict the period. */
static void test_zeker(void)
{
#define MET_DAGEN(dagen)                                                                        \
    "<sbb xmlns:m='urn:mborules:structuur:1'><dossiers><dossier><profielen><profiel titel='a'>" \
    "<creboinformatie><crebo " dagen                                                            \
    ">25001</crebo></creboinformatie></profiel></profielen></dossier></dossiers></sbb>"
    static const struct {
        const char *xml, *dag;
        int32_t instroom;
    } law[] = {
        {MET_DAGEN("m:zeker_vanaf='2018-01-01'"), "2017-12-31", -1},
        {MET_DAGEN("m:zeker_vanaf='2018-01-01'"), "2040-01-01", 1}, /* without an end there is none yet */
        {MET_DAGEN("m:zeker_tot='2018-01-01'"), "2018-01-01", -1},  /* from which day on does no one say */
        {MET_DAGEN("Geldig_vanaf='2016-01-01' m:zeker_tot='2018-01-01'"), "2015-12-31", 0},
        {MET_DAGEN("Geldig_vanaf='2016-01-01' m:zeker_tot='2018-01-01'"), "2018-01-01", 1},
        {MET_DAGEN("Geldig_vanaf='2016-01-01' m:zeker_tot='2018-01-01'"), "2018-01-02", -1},
        {MET_DAGEN("Datum_einde_instroom='2019-06-31' m:zeker_vanaf='2018-01-01'"), "2018-01-01", -1},
        {MET_DAGEN("Datum_einde_instroom='2019-06-31' m:zeker_vanaf='2018-01-01' m:zeker_tot='2018-01-01'"),
         "2018-01-01", 1},
    };
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        mbo_structuur *s = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(law[i].xml, strlen(law[i].xml), NULL, &s, NULL), MBO_OK);
        CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(mbo_structuur_kwalificatie(s, 0), day(law[i].dag)), law[i].instroom);
        mbo_structuur_free(s);
    }
    refused(MET_DAGEN("m:zeker_vanaf='2018-02-30'"), MBO_ERROR_VALUE,
            "crebo/@zeker_vanaf: \"2018-02-30\": there is no");
    refused(MET_DAGEN("m:zeker_vanaf='2018-01-02' m:zeker_tot='2018-01-01'"), MBO_ERROR_VALUE,
            "crebo/@zeker_tot: \"2018-01-01\" lies before zeker_vanaf");
    refused(MET_DAGEN("Geldig_vanaf='2018-01-02' m:zeker_vanaf='2018-01-01'"), MBO_ERROR_VALUE,
            "crebo/@zeker_vanaf: \"2018-01-01\" lies outside the period");
    refused(MET_DAGEN("Datum_einde_instroom='2018-01-01' m:zeker_tot='2018-01-02'"), MBO_ERROR_VALUE,
            "crebo/@zeker_tot: \"2018-01-02\" lies outside the period");
    refused(MET_DAGEN("m:dossier='x'"), MBO_ERROR_VALUE, "crebo/@dossier: \"x\"");
}

static void test_refused(void)
{
    refused("", MBO_ERROR_SYNTAX, "empty");
    refused("<a", MBO_ERROR_SYNTAX, "too short");
    refused("<html><body/></html>", MBO_ERROR_SYNTAX, "\"html\"");
    refused("<x:sbb xmlns:x='urn:x'/>", MBO_ERROR_SYNTAX, "no dossiers");
    refused("<x:sbb xmlns:x='urn:x'><dossiers xmlns='urn:y'/></x:sbb>", MBO_ERROR_SYNTAX, "no dossiers");
    refused("<html xmlns='urn:x'><dossiers/></html>", MBO_ERROR_SYNTAX, "\"html\", not sbb");
    refused("<sbb>", MBO_ERROR_SYNTAX, "not well-formed");
    refused("<sbb></sbc>", MBO_ERROR_SYNTAX, "not well-formed");
    refused("<sbb><dossiers/></sbb><sbb/>", MBO_ERROR_SYNTAX, "not well-formed");
    refused("<sbb><domeinen/></sbb>", MBO_ERROR_SYNTAX, "no dossiers");
    refused("<sbb><domeinen><dossiers/></domeinen></sbb>", MBO_ERROR_SYNTAX, "no dossiers");
    refused("<sbb>&onbekend;</sbb>", MBO_ERROR_SYNTAX, "not well-formed");
    refused("<sbb><a x='1' x='2'/></sbb>", MBO_ERROR_SYNTAX, "not well-formed");
    refused("<sbb><p:a/></sbb>", MBO_ERROR_SYNTAX, "not well-formed");
    refused("<!DOCTYPE sbb [<!ENTITY e 'x'>]><sbb/>", MBO_ERROR_SYNTAX, "DOCTYPE");
    refused("<sbb><domeinen><domein titel='\xff'/></domeinen></sbb>", MBO_ERROR_SYNTAX, "UTF-8");
    refused(IN_DOMEIN("crebo='99999999999'"), MBO_ERROR_VALUE, "domein/@crebo: \"99999999999\"");
    refused(IN_DOMEIN("crebo='0'"), MBO_ERROR_VALUE, "\"0\"");
    refused(IN_PROFIEL("niveau='drie'", ""), MBO_ERROR_VALUE, "profiel/@niveau: \"drie\"");
    refused(IN_PROFIEL("niveau='3-4'", ""), MBO_ERROR_VALUE, "profiel/@niveau: \"3-4\"");
    refused("<sbb xmlns:m='urn:mborules:structuur:1' m:peildatum='gisteren'><dossiers/></sbb>", MBO_ERROR_VALUE,
            "sbb/@peildatum: \"gisteren\"");
    refused(IN_PROFIEL("", "<creboinformatie><crebo>ABCDE</crebo></creboinformatie>"), MBO_ERROR_VALUE,
            "crebo: \"ABCDE\"");
    refused(IN_PROFIEL("", "<creboinformatie><crebo> </crebo></creboinformatie>"), MBO_ERROR_VALUE, "a crebo");
    refused(IN_PROFIEL("xmlns:m='urn:mborules:structuur:1' m:leerwegen='bol los'", ""), MBO_ERROR_VALUE, "\"los\"");
    refused(IN_PROFIEL("xmlns:m='urn:mborules:structuur:1' m:vierjarig='misschien'", ""), MBO_ERROR_VALUE,
            "\"misschien\"");
    refused(IN_DOSSIER(
                "<dossiercrebos><dossiercrebo>1</dossiercrebo></dossiercrebos><profielen><profiel><creboinformatie>"
                "<crebo>2</crebo></creboinformatie></profiel></profielen><dossiercrebos><dossiercrebo>3</dossiercrebo>"
                "</dossiercrebos>"),
            MBO_ERROR_VALUE, "two places");
    mbo_fout fout;
    mbo_structuur *s;
    CU_ASSERT_EQUAL(mbo_structuur_load_memory("\x1f\x8b\x08\x00\x00", 5, NULL, &s, &fout), MBO_ERROR_SYNTAX);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "gzip"));
    CU_ASSERT_EQUAL(mbo_structuur_load_memory("PK\x03\x04\x00", 5, NULL, &s, &fout), MBO_ERROR_SYNTAX);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "zip"));
    refused("crebo,titel", MBO_ERROR_SYNTAX, "does not begin with \"<\"");
    refused("<!DOCTYPE html><html/>", MBO_ERROR_SYNTAX, "DOCTYPE (html)");
    CU_ASSERT_EQUAL(mbo_structuur_load_file("no/such/file.xml", NULL, &s, &fout), MBO_ERROR_IO);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "no/such/file.xml"));
    CU_ASSERT_EQUAL(mbo_structuur_load_file(".", NULL, &s, &fout), MBO_ERROR_IO);
    CU_ASSERT_EQUAL(mbo_structuur_load_file(NULL, NULL, &s, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_structuur_load_memory("x", 1, NULL, NULL, &fout), MBO_ERROR_ARGUMENT);
}

/* ---- what is loaded without a value that cannot be read ---- */

/* The one opmerking of a file, whatever the chunks, and the error that it is for who wants none. */
static mbo_structuur *opmerking(const char *xml, mbo_opmerkingsoort soort, const char *plaats, const char *waarde,
                                mbo_status status, const char *hint)
{
    mbo_structuur_options options = {.size = sizeof options, .zonder_opmerkingen = 1};
    mbo_structuur *s = NULL;
    mbo_fout fout = {0};
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, strlen(xml), &options, &s, &fout), status);
    CU_ASSERT_PTR_NULL(s);
    if (!strstr(fout.message, hint))
        printf("%s\n  expected %s\n  got      %s\n", xml, hint, fout.message);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, hint));
    for (size_t i = 0; i < sizeof stukken / sizeof *stukken; i++) {
        mbo_structuur_free(s);
        mbo_status got = load_bytes(xml, strlen(xml), stukken[i], &s, &fout);
        if (got || mbo_structuur_opmerking_count(s) != 1)
            printf("%s\n  %d %s, opmerkingen: %d\n", xml, got, got ? fout.message : "",
                   mbo_structuur_opmerking_count(s));
        CU_ASSERT_EQUAL_FATAL(got, MBO_OK);
        CU_ASSERT_EQUAL_FATAL(mbo_structuur_opmerking_count(s), 1);
        const mbo_opmerking *o = mbo_structuur_opmerking(s, 0);
        CU_ASSERT_EQUAL(mbo_opmerking_soort(o), soort);
        CU_ASSERT_STRING_EQUAL(mbo_opmerking_plaats(o), plaats);
        CU_ASSERT_STRING_EQUAL(mbo_opmerking_waarde(o), waarde);
        CU_ASSERT_EQUAL(mbo_opmerking_line(o), 1 + (strchr(xml, '\n') != NULL));
        CU_ASSERT_EQUAL(mbo_opmerking_aantal(o), 1);
        CU_ASSERT_EQUAL(mbo_opmerking_bestand(o), 0);
        CU_ASSERT_PTR_NULL(mbo_structuur_opmerking(s, 1));
    }
    return s;
}

/* The row of each value in the table of docs/domein.md, section 8. */
static void test_opmerkingen(void)
{
#define GETAL MBO_OPMERKINGSOORT_GEEN_GETAL
    static const char *const getallen[] = {"1x", "-1", "0", "1.0", "99999999999999999999"};
    mbo_structuur *s;
    for (size_t i = 0; i < sizeof getallen / sizeof *getallen; i++) {
        char xml[256], hint[64];
        snprintf(xml, sizeof xml, IN_DOMEIN("nr='%s'"), getallen[i]);
        snprintf(hint, sizeof hint, "domein/@nr: \"%s\" is not a whole number from 1", getallen[i]);
        s = opmerking(xml, GETAL, "domein/@nr", getallen[i], MBO_ERROR_VALUE, hint);
        CU_ASSERT_EQUAL(mbo_domein_nr(mbo_structuur_domein(s, 0)), 0);
        mbo_structuur_free(s);
    }
    static const char *const factoren[] = {"1,x", "1,234", "-1"};
    for (size_t i = 0; i < sizeof factoren / sizeof *factoren; i++) {
        char xml[256];
        snprintf(xml, sizeof xml, IN_DOMEIN("titel='Hout' prijsfactor='%s'"), factoren[i]);
        s = opmerking(xml, MBO_OPMERKINGSOORT_GEEN_FACTOR, "domein/@prijsfactor", factoren[i], MBO_ERROR_VALUE,
                      "is not a number with at most two decimals");
        CU_ASSERT_EQUAL(mbo_domein_prijsfactor(mbo_structuur_domein(s, 0)), 0);
        CU_ASSERT_STRING_EQUAL(mbo_domein_titel(mbo_structuur_domein(s, 0)), "Hout");
        mbo_structuur_free(s);
    }
    s = opmerking(IN_PROFIEL("niveau='9'", ""), MBO_OPMERKINGSOORT_GEEN_NIVEAU, "profiel/@niveau", "9", MBO_ERROR_VALUE,
                  "profiel/@niveau: \"9\"");
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(mbo_structuur_kwalificatie(s, 0)), 0);
    mbo_structuur_free(s);
    s = opmerking(IN_PROFIEL("", "<omschrijving>\n<sbu>99999999999999999999</sbu></omschrijving>"), GETAL, "sbu",
                  "99999999999999999999", MBO_ERROR_VALUE, "sbu: \"9999");
    CU_ASSERT_EQUAL(mbo_kwalificatie_sbu(mbo_structuur_kwalificatie(s, 0)), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_vierjarig(mbo_structuur_kwalificatie(s, 0)), -1); /* it may be */
    mbo_structuur_free(s);
    s = opmerking(IN_PROFIEL("niveau='4'", "<omschrijving><sbu>6400</sbu><soortopleiding>onbekend</soortopleiding>"
                                           "</omschrijving>"),
                  MBO_OPMERKINGSOORT_GEEN_SOORT, "soortopleiding", "onbekend", MBO_ERROR_VALUE,
                  "soortopleiding: \"onbekend\"");
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(mbo_structuur_kwalificatie(s, 0)), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_vierjarig(mbo_structuur_kwalificatie(s, 0)), -1);
    mbo_structuur_free(s);
    s = opmerking(IN_PROFIEL("niveau='3'", "<omschrijving><soortopleiding>entreeopleiding</soortopleiding>"
                                           "</omschrijving>"),
                  MBO_OPMERKINGSOORT_ANDER_NIVEAU, "profiel/@niveau", "3", MBO_ERROR_CONFLICT, "niveau 3");
    CU_ASSERT_EQUAL(mbo_kwalificatie_niveau(mbo_structuur_kwalificatie(s, 0)), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_soort_opleiding(mbo_structuur_kwalificatie(s, 0)), 0);
    mbo_structuur_free(s);
    s = opmerking(IN_DOMEIN("nr='a&#x202e;\x7f'"), GETAL, "domein/@nr", "a\\u202e\\x7f", MBO_ERROR_VALUE,
                  "a\\u202e\\x7f"); /* as a message shows it */
    mbo_structuur_free(s);
}

/* A day that cannot be read is not one without a bound: what depends on it is not known. */
static void test_onleesbare_dagen(void)
{
#define DAG MBO_OPMERKINGSOORT_GEEN_DAG
#define IN_CREBO(dagen) IN_PROFIEL("", "<creboinformatie><crebo " dagen ">25000</crebo></creboinformatie>")
    const mbo_kwalificatie *k;
    mbo_datum tot;
    mbo_structuur *s =
        opmerking(IN_CREBO("Geldig_vanaf='31-02-2015' Datum_einde_instroom='31-07-2020'"), DAG, "crebo/@Geldig_vanaf",
                  "31-02-2015", MBO_ERROR_VALUE, "Geldig_vanaf: \"31-02-2015\": there is no such day");
    k = mbo_structuur_find_crebo(s, 25000);
    CU_ASSERT_EQUAL(mbo_crebo_geldig_vanaf(mbo_kwalificatie_crebo(k, 0)), MBO_DATUM_NOT_SET);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(k, day("2016-01-01")), -1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(k, day("2020-08-01")), 0); /* after its end, whenever it began */
    CU_ASSERT_EQUAL(mbo_kwalificatie_opleiding(k, day("2020-08-01")), -1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(k, 36, &tot), MBO_EINDE_BEKEND);
    mbo_structuur_free(s);

    s = opmerking(IN_CREBO("Geldig_vanaf='01-08-2015' Datum_einde_instroom='2020-07-31T00:00'"), DAG,
                  "crebo/@Datum_einde_instroom", "2020-07-31T00:00", MBO_ERROR_VALUE, "yyyy-mm-dd");
    k = mbo_structuur_find_crebo(s, 25000);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(k, day("2015-07-31")), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(k, day("2015-08-01")), -1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_opleiding(k, day("2015-08-01")), -1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(k, 36, &tot), MBO_EINDE_ONBEKEND);
    int32_t found;
    mbo_filter filter = {.size = sizeof filter, .instroom = 1, .instroom_op = day("2016-01-01")};
    CU_ASSERT_EQUAL(mbo_structuur_zoek(s, &filter, 0, &found, NULL), MBO_OK);
    CU_ASSERT_EQUAL(found, -1); /* what is not known to fit does not */
    mbo_structuur *met;
    static const char anders[] = IN_CREBO("Geldig_vanaf='01-08-2015' Datum_einde_instroom='2021-07-31'");
    mbo_vergelijking *v;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(anders, sizeof anders - 1, NULL, &met, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_vergelijking_create(s, met, NULL, &v, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_vergelijking_count(v), 0); /* whether it changed is not known */
    mbo_vergelijking_free(v);
    mbo_structuur_free(met);
    mbo_structuur_free(s);

    s = opmerking(IN_CREBO("Geldig_vanaf='01-08-2015' Datum_einde_instroom='2015-07-31'"),
                  MBO_OPMERKINGSOORT_VOOR_BEGIN, "crebo/@Datum_einde_instroom", "2015-07-31", MBO_ERROR_VALUE,
                  "crebo/@Datum_einde_instroom: \"2015-07-31\" is not on or after Geldig_vanaf, \"01-08-2015\"");
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(mbo_structuur_find_crebo(s, 25000), day("2016-01-01")), -1);
    mbo_structuur_free(s);
    s = opmerking(IN_CREBO("Geldig_vanaf='01-08-2015' Datum_einde_opleiding='later'"), DAG,
                  "crebo/@Datum_einde_opleiding", "later", MBO_ERROR_VALUE, "later");
    k = mbo_structuur_find_crebo(s, 25000);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(k, day("2016-01-01")), 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_opleiding(k, day("2016-01-01")), -1);
    mbo_structuur_free(s);
    s = opmerking(IN_DOSSIER("<dossiercrebos><dossiercrebo Geldig_vanaf='01-08-2015' "
                             "Datum_einde_opleiding='31-07-2015'>25000</dossiercrebo></dossiercrebos>"),
                  MBO_OPMERKINGSOORT_VOOR_BEGIN, "dossiercrebo/@Datum_einde_opleiding", "31-07-2015", MBO_ERROR_VALUE,
                  "dossiercrebo/@Datum_einde_opleiding: \"31-07-2015\"");
    mbo_structuur_free(s);
    s = opmerking(IN_PROFIEL("", "<creboinformatie><crebo Geldig_vanaf='?' Datum_einde_instroom='31-07-2016'>1</crebo>"
                                 "<crebo Geldig_vanaf='01-08-2016'>1</crebo></creboinformatie>"),
                  DAG, "crebo/@Geldig_vanaf", "?", MBO_ERROR_VALUE, "Geldig_vanaf");
    k = mbo_structuur_find_crebo(s, 1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(k, day("2016-07-31")), -1);
    CU_ASSERT_EQUAL(mbo_kwalificatie_instroom(k, day("2016-08-01")), 1); /* by its other period */
    CU_ASSERT_EQUAL(mbo_kwalificatie_diploma_tot(k, 36, &tot), MBO_EINDE_OPEN);
    mbo_structuur_free(s);
}

/* A reference that cannot be read refers to nothing: not to what has no number, and not to all. */
static void test_onleesbare_verwijzing(void)
{
    static const char xml[] =
        "<sbb><competenties><competentie nr='x' titel='C'/></competenties><dossiers><dossier referentiedomein='?'>"
        "<basis><basistaken><basiskerntaken><kerntaak><complexiteit>Basis<complexiteitperprofiel>"
        "<aanvullend><profiel referentie='x'/><complexiteit>Niet voor allen</complexiteit></aanvullend>"
        "</complexiteitperprofiel></complexiteit><vakkennisenvaardigheden><vakkennisenvaardigheden referentie='x'/>"
        "<vakkennisenvaardigheden/></vakkennisenvaardigheden><basiswerkprocessen><werkproces><werkprocescompetenties>"
        "<competentie referentie='x'/></werkprocescompetenties></werkproces></basiswerkprocessen></kerntaak>"
        "</basiskerntaken></basistaken></basis><profielen><profiel nr='x'/></profielen><kennisenvaardigheden>"
        "<kennisofvaardigheid titel='V'/></kennisenvaardigheden><verantwoordingsinformatie><taalbeheersingseisen>"
        "<taalbeheersingseis><profiel referentie='x'><taal titel='Duits'><taalvaardigheden><taalvaardigheid/>"
        "</taalvaardigheden></taal></profiel></taalbeheersingseis></taalbeheersingseisen></verantwoordingsinformatie>"
        "</dossier></dossiers></sbb>";
    mbo_structuur *s;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    const mbo_kwalificatie *k = mbo_structuur_kwalificatie(s, 0);
    const mbo_kerntaak *t = mbo_kwalificatie_kerntaak(k, 0);
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_tekst(t, MBO_TEKST_COMPLEXITEIT), "Basis");
    CU_ASSERT_STRING_EQUAL(mbo_kerntaak_aanvulling(t, k, MBO_TEKST_COMPLEXITEIT), "");
    CU_ASSERT_EQUAL(mbo_kerntaak_kennis_count(t, k), 0);
    CU_ASSERT_EQUAL(mbo_werkproces_competentie_count(mbo_kerntaak_werkproces(t, 0), k), 0);
    CU_ASSERT_EQUAL(mbo_kwalificatie_taaleis_count(k), 0);
    CU_ASSERT_PTR_NULL(mbo_dossier_domein(mbo_structuur_dossier(s, 0)));
    static const struct {
        const char *plaats;
        int64_t aantal;
    } each[] = {{"competentie/@nr", 1},         {"dossier/@referentiedomein", 1},
                {"profiel/@referentie", 2},     {"vakkennisenvaardigheden/@referentie", 1},
                {"competentie/@referentie", 1}, {"profiel/@nr", 1}};
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_opmerking_count(s), 6);
    for (int32_t i = 0; i < 6; i++) {
        CU_ASSERT_STRING_EQUAL(mbo_opmerking_plaats(mbo_structuur_opmerking(s, i)), each[i].plaats);
        CU_ASSERT_EQUAL(mbo_opmerking_aantal(mbo_structuur_opmerking(s, i)), each[i].aantal);
    }
    mbo_structuur_free(s);
}

/* One opmerking for each place and kind, however many values; in an edition with the file of the first. */
static void test_opmerkingen_tellen(void)
{
    enum { VEEL = 20000 };
    static const char goed[] = LEEG, fout[] = "<sbb>\n<dossiers>\n<dossier nr='y' titel='D'/></dossiers></sbb>",
                      een[] = "<kennisofvaardigheid nr='x'/>";
    char *xml = malloc(200 + VEEL * (sizeof een - 1));
    CU_ASSERT_PTR_NOT_NULL_FATAL(xml);
    int n = sprintf(xml, "<sbb><dossiers><dossier nr='x'><kennisenvaardigheden>\n");
    for (int i = 0; i < VEEL; i++)
        n += sprintf(xml + n, "%s", een);
    n += sprintf(xml + n, "</kennisenvaardigheden></dossier></dossiers></sbb>");
    mbo_editie *e;
    mbo_structuur *s, *zonder;
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_memory(e, goed, sizeof goed - 1, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_memory(e, fout, sizeof fout - 1, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_editie_memory(e, xml, (size_t)n, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_structuur(e, &s, NULL), MBO_OK);
    mbo_editie_free(e);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_opmerking_count(s), 2);
    const mbo_opmerking *o = mbo_structuur_opmerking(s, 0);
    CU_ASSERT_STRING_EQUAL(mbo_opmerking_plaats(o), "dossier/@nr");
    CU_ASSERT_STRING_EQUAL(mbo_opmerking_waarde(o), "y");
    CU_ASSERT(mbo_opmerking_aantal(o) == 2 && mbo_opmerking_bestand(o) == 1 && mbo_opmerking_line(o) == 3);
    o = mbo_structuur_opmerking(s, 1);
    CU_ASSERT_STRING_EQUAL(mbo_opmerking_plaats(o), "kennisofvaardigheid/@nr");
    CU_ASSERT(mbo_opmerking_aantal(o) == VEEL && mbo_opmerking_bestand(o) == 2 && mbo_opmerking_line(o) == 2);
    size_t memory = mbo_structuur_memory(s);
    mbo_structuur_free(s);
    for (char *nr = xml; (nr = strstr(nr, "nr='x'"));) /* as much, without a remark */
        memcpy(nr, "nr='1'", 6);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, (size_t)n, NULL, &zonder, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_structuur_opmerking_count(zonder), 0);
    CU_ASSERT(memory < mbo_structuur_memory(zonder) + 2000);
    mbo_structuur_free(zonder);
    free(xml);
}

/* The places of two kerntaken of the basisdeel and one of each of two profielen, by their hoofdstuk. */
static void plaatsen(const char *k1, const char *k2, const char *p1, const char *p2, const char *expected)
{
    char xml[1024], got[128] = "";
    int n = snprintf(xml, sizeof xml,
                     "<sbb><dossiers><dossier><basis><basistaken><basiskerntaken>"
                     "<kerntaak %s><basiswerkprocessen><werkproces/></basiswerkprocessen></kerntaak><kerntaak %s/>"
                     "</basiskerntaken></basistaken></basis><profielen>"
                     "<profiel %s><profielkerntaken><kerntaak hoofdstuk='1'><profielwerkprocessen>"
                     "<werkproces hoofdstuk='1'/></profielwerkprocessen></kerntaak></profielkerntaken></profiel>"
                     "<profiel %s><profielkerntaken><kerntaak/></profielkerntaken></profiel>"
                     "</profielen></dossier></dossiers></sbb>",
                     k1, k2, p1, p2);
    mbo_structuur *s;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, (size_t)n, NULL, &s, NULL), MBO_OK);
    const mbo_kwalificatie *een = mbo_structuur_kwalificatie(s, 0), *twee = mbo_structuur_kwalificatie(s, 1);
    const mbo_kerntaak *each[] = {mbo_kwalificatie_kerntaak(een, 0), mbo_kwalificatie_kerntaak(een, 1),
                                  mbo_kwalificatie_kerntaak(een, 2), mbo_kwalificatie_kerntaak(twee, 2)};
    for (int i = 0; i < 4; i++) {
        sprintf(got + strlen(got), "%s%s", i ? " " : "", mbo_kerntaak_code(each[i]));
        if (mbo_kerntaak_werkproces_count(each[i]))
            sprintf(got + strlen(got), " %s", mbo_werkproces_code(mbo_kerntaak_werkproces(each[i], 0)));
    }
    CU_ASSERT_STRING_EQUAL(got, expected);
    mbo_structuur_free(s);
}

static void test_hoofdstukken(void)
{
    const char *const op_volgorde = "B1-K1 B1-K1-W1 B1-K2 P1-K1 P1-K1-W1 P2-K1";
    plaatsen("", "", "", "", op_volgorde);
    plaatsen("hoofdstuk='3.1'", "hoofdstuk='3.2'", "hoofdstuk='4.1'", "hoofdstuk='x'", op_volgorde);
    plaatsen("hoofdstuk='1'", "hoofdstuk='3.2'", "", "hoofdstuk='2'", op_volgorde); /* all who have one say the same */
    plaatsen("hoofdstuk='4'", "hoofdstuk='7'", "hoofdstuk='3'", "hoofdstuk='1'",
             "B1-K4 B1-K4-W1 B1-K7 P3-K1 P3-K1-W1 P1-K1");
    plaatsen("", "hoofdstuk='1'", "hoofdstuk='2'", "", "  B1-K1 P2-K1 P2-K1-W1 "); /* it could be that of another */
    plaatsen("hoofdstuk='2'", "", "hoofdstuk='0'", "hoofdstuk='1'", "B1-K2 B1-K2-W1    P1-K1");
}

/* Without a place it is not found by one, and not compared. */
static void test_zonder_plaats(void)
{
#define ZONDER_PLAATS(titel)                                                                                        \
    "<sbb><dossiers><dossier><basis><basistaken><basiskerntaken><kerntaak><basiswerkprocessen><werkproces "         \
    "titel='" titel "'/><werkproces hoofdstuk='1' titel='Lijmt'/></basiswerkprocessen></kerntaak></basiskerntaken>" \
    "</basistaken></basis><profielen><profiel><creboinformatie><crebo>25001</crebo></creboinformatie></profiel>"    \
    "</profielen></dossier></dossiers></sbb>"
    static const char een[] = ZONDER_PLAATS("Zaagt"), twee[] = ZONDER_PLAATS("Schaaft");
    mbo_structuur *s, *ander;
    mbo_vergelijking *v;
    const mbo_werkproces *w = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(een, sizeof een - 1, NULL, &s, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(twee, sizeof twee - 1, NULL, &ander, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_structuur_find_werkproces(s, "@25001", &w, NULL), MBO_ERROR_SYNTAX);
    CU_ASSERT_EQUAL(mbo_structuur_find_werkproces(s, "B1-K1-W1@25001", &w, NULL), MBO_OK);
    CU_ASSERT_STRING_EQUAL(mbo_werkproces_titel(w), "Lijmt");
    CU_ASSERT_EQUAL_FATAL(mbo_vergelijking_create(s, ander, NULL, &v, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_vergelijking_count(v), 0);
    mbo_vergelijking_free(v);
    mbo_structuur_free(s);
    mbo_structuur_free(ander);
}

/* XML 1.0, 2.8: what says that it is of a later 1.x is read as 1.0, and has nothing that 1.0 has not. U+0085 is no line
   end, as it would be in 1.1. */
static void test_versie(void)
{
    static const char xml[] = "<?xml version='1.1'?><sbb><dossiers><dossier><inleiding><omschrijving>a\xc2\x85z"
                              "</omschrijving></inleiding></dossier></dossiers></sbb>";
    for (size_t c = 0; c < sizeof stukken / sizeof *stukken; c++) {
        mbo_structuur *s;
        CU_ASSERT_EQUAL_FATAL(load_bytes(xml, sizeof xml - 1, stukken[c], &s, NULL), MBO_OK);
        CU_ASSERT_STRING_EQUAL(mbo_dossier_tekst(mbo_structuur_dossier(s, 0), MBO_TEKST_INLEIDING), "a\xc2\x85z");
        mbo_structuur_free(s);
    }
    refused("<?xml version='1.1'?><sbb>&#1;<dossiers/></sbb>", MBO_ERROR_SYNTAX, "not well-formed");
    refused("<?xml version='2.0'?>" LEEG, MBO_ERROR_SYNTAX, "not well-formed");
}

static void test_place(void)
{
    static const char xml[] = "<sbb>\n <domeinen>\n  <domein\n   crebo='z'/>\n </domeinen>\n</sbb>";
    mbo_fout fout;
    mbo_structuur *s;
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, &fout), MBO_ERROR_VALUE);
    CU_ASSERT_EQUAL(fout.line, 4);
    CU_ASSERT(fout.column > 1);
}

/* Of two errors the first is told, whatever the chunks: after some libxml2 goes on. */
static void test_first_error(void)
{
    static const char xml[] = "<sbb xmlns:p='urn:a|b'>\n<domeinen><domein nr='z'/></domeinen></sbb>";
    for (size_t chunk = 1; chunk < 8; chunk++) {
        mbo_structuur_options options = {.size = sizeof options, .chunk = chunk < 7 ? chunk : 0};
        mbo_fout fout;
        mbo_structuur *s;
        CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, sizeof xml - 1, &options, &s, &fout), MBO_ERROR_SYNTAX);
        CU_ASSERT_EQUAL(fout.line, 1);
        CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "urn:a|b"));
    }
}

/* A file cut off at any byte is no structure. */
static void test_cut_off(void)
{
    size_t size;
    char *data = slurp(KLEIN, &size);
    size_t whole = size;
    while (whole && data[whole - 1] != '>') /* blanks after the root may be missing */
        whole--;
    for (size_t n = 0; n < whole; n++) {
        mbo_fout fout = {0};
        mbo_structuur *s;
        if (mbo_structuur_load_memory(data, n, NULL, &s, &fout) != MBO_ERROR_SYNTAX || s || !*fout.message) {
            printf("cut at %zu: %d %s\n", n, fout.code, fout.message);
            CU_FAIL("a cut-off file is not refused as such");
            break;
        }
    }
    free(data);
}

static void test_limits(void)
{
    mbo_fout fout;
    mbo_structuur *s;
    mbo_structuur_options options = {.size = sizeof options, .max_depth = 5};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "depth"));
    options = (mbo_structuur_options){.size = sizeof options, .max_bytes = 1000};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_LIMIT);
    options = (mbo_structuur_options){.size = sizeof options, .max_names = 20};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_LIMIT);
    options = (mbo_structuur_options){.size = sizeof options, .max_text = 10};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_LIMIT);
    options = (mbo_structuur_options){.size = sizeof options, .max_tag = 100, .chunk = 16};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_LIMIT);
    options = (mbo_structuur_options){.size = sizeof options, .max_memory = 8000};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "max_memory"));
    CU_ASSERT(fout.line > 1);
    options = (mbo_structuur_options){.size = sizeof options, .max_attributes = 3};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "max_attributes"));
    CU_ASSERT(fout.line > 1);
    static const char drie[] = "<sbb xmlns:a='a' xmlns:b='b'><x xmlns:c='c'/><x xmlns:c='c'><y/></x>"
                               "<dossiers/></sbb>",
                      vier[] = "<sbb xmlns:a='a' xmlns:b='b'><x xmlns:c='c'>\n<y xmlns:d='d'/></x></sbb>";
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(drie, sizeof drie - 1, &options, &s, &fout), MBO_OK);
    mbo_structuur_free(s);
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(vier, sizeof vier - 1, &options, &s, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "namespaces in scope"));
    CU_ASSERT_EQUAL(fout.line, 2);
    options = (mbo_structuur_options){.size = offsetof(mbo_structuur_options, max_attributes)}; /* an older caller */
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_OK);
    mbo_structuur_free(s);
    options = (mbo_structuur_options){.size = sizeof options, .max_tag = (8 << 20) + 1};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_ARGUMENT);
    options = (mbo_structuur_options){.size = sizeof options, .chunk = 65537};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_ARGUMENT);
    options = (mbo_structuur_options){.size = 1};
    CU_ASSERT_EQUAL(mbo_structuur_load_file(KLEIN, &options, &s, &fout), MBO_ERROR_ARGUMENT);
}

/* Putting what a kerntaak has in order takes its room once more, of which max_memory is told. */
static void test_sorteren(void)
{
    enum { STUKKEN = 1 << 16, EEN = 24 }; /* bytes of a piece without its text */
    static const char paar[] = "<verantwoordelijkheid>a</verantwoordelijkheid><complexiteit>b</complexiteit>",
                      voor[] = "<sbb><dossiers><dossier><basis><basistaken><basiskerntaken><kerntaak>",
                      na[] = "</kerntaak></basiskerntaken></basistaken></basis></dossier></dossiers></sbb>";
    size_t size = sizeof voor + STUKKEN / 2 * (sizeof paar - 1) + sizeof na, n = sizeof voor - 1;
    char *xml = malloc(size);
    CU_ASSERT_PTR_NOT_NULL_FATAL(xml);
    memcpy(xml, voor, n);
    for (int i = 0; i < STUKKEN / 2; i++, n += sizeof paar - 1)
        memcpy(xml + n, paar, sizeof paar - 1);
    memcpy(xml + n, na, sizeof na);
    mbo_fout fout;
    mbo_structuur *s = NULL;
    mbo_structuur_options options = {.size = sizeof options, .max_memory = 2 * STUKKEN * EEN};
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, strlen(xml), &options, &s, &fout), MBO_ERROR_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "max_memory"));
    options.max_memory *= 2;
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, strlen(xml), &options, &s, &fout), MBO_OK);
    mbo_structuur_free(s);
    free(xml);
}

/* Exactly from max_tag on, wherever the ends of the chunks fall. */
static void test_max_tag(void)
{
    enum { MAX = 1000, SCHUIF = 3500 };
    static const size_t chunks[] = {1, 2, 3, 4, 5, 300, 4096, 65536};
    static const struct {
        const char *voor, *begin, *eind, *na;
    } each[] = {
        {"", "<inleiding titel='", "'/>", ""},
        {"", "<inleiding titel='", "'>", "</inleiding>"},
        {"<x a='>'>", "<inleiding titel='>", "' />", "</x>"},
        {"<inleiding><omschrijving>", "<![CDATA[", "]]>", "</omschrijving></inleiding>"},
        {"<inleiding><omschrijving>", "<![CDATA[>", "]]>", "</omschrijving></inleiding>"},
    };
    char *xml = malloc(SCHUIF + 2 * MAX);
    for (size_t i = 0; xml && i < sizeof each / sizeof *each; i++)
        for (size_t c = 0; c < sizeof chunks / sizeof *chunks; c++)
            for (int schuif = 0; schuif <= SCHUIF; schuif += SCHUIF / 2)
                for (int lengte = MAX - 2; lengte <= MAX + 2; lengte++) {
                    mbo_structuur_options options = {.size = sizeof options, .max_tag = MAX, .chunk = chunks[c]};
                    int vulling = lengte - (int)(strlen(each[i].begin) + strlen(each[i].eind));
                    int n = sprintf(xml, "<sbb><dossiers><dossier>%*s%s%s", schuif, "", each[i].voor, each[i].begin);
                    memset(xml + n, 'a', (size_t)vulling);
                    n += vulling;
                    sprintf(xml + n, "%s%s</dossier></dossiers></sbb>", each[i].eind, each[i].na);
                    mbo_structuur *s = NULL;
                    mbo_status status = mbo_structuur_load_memory(xml, strlen(xml), &options, &s, NULL);
                    CU_ASSERT_EQUAL(status, lengte > MAX ? MBO_ERROR_LIMIT : MBO_OK);
                    mbo_structuur_free(s);
                }
    free(xml);
}

/* What fills up before its end is refused by the limit that its message names, and let in where that one is raised. */
static void test_lang(void)
{
    enum { LANG = 6 << 20 };
    static const struct {
        const char *before, *after;
        char piece;
        const char *options[3]; /* to raise, in the order in which they refuse */
    } each[] = {
        {"<inleiding><omschrijving>", "</omschrijving></inleiding>", 'a', {"max_text"}},
        {"<inleiding><omschrijving><![CDATA[", "]]></omschrijving></inleiding>", 'a', {"max_tag", "max_text"}},
        {"<inleiding><omschrijving><![CDATA[", "]]></omschrijving></inleiding>", '>', {"max_tag", "max_text"}},
        {"<inleiding titel='", "'/>", 'a', {"max_tag", "max_text"}},
        {"<!--", "-->", '>', {"max_tag"}},
        {"<?pi ", "?>", '>', {"max_tag"}},
    };
    char *xml = malloc(LANG + 200);
    for (size_t i = 0; xml && i < sizeof each / sizeof *each; i++) {
        mbo_structuur_options options = {.size = sizeof options};
        int n = sprintf(xml, "<sbb><dossiers><dossier>%s", each[i].before);
        memset(xml + n, each[i].piece, LANG);
        sprintf(xml + n + LANG, "%s</dossier></dossiers></sbb>", each[i].after);
        mbo_structuur *s = NULL;
        for (const char *const *option = each[i].options; *option; option++) {
            mbo_fout fout;
            CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, strlen(xml), &options, &s, &fout), MBO_ERROR_LIMIT);
            CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, *option));
            *(strcmp(*option, "max_tag") == 0 ? &options.max_tag : &options.max_text) = 8 << 20;
        }
        CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, strlen(xml), &options, &s, NULL), MBO_OK);
        mbo_structuur_free(s);
    }
    free(xml);
}

static int32_t count_or_cancel(void *ctx, int64_t done, int64_t total)
{
    int64_t *calls = ctx;
    CU_ASSERT(done > 0 && total > 0 && done <= total);
    return --*calls < 0;
}

static void test_progress(void)
{
    int64_t calls = 0;
    mbo_fout fout;
    mbo_structuur *s;
    mbo_structuur_options options = {.size = sizeof options, .progress = count_or_cancel, .progress_ctx = &calls};
    CU_ASSERT_EQUAL(mbo_structuur_load_builtin(&options, &s, &fout), MBO_ERROR_CANCELLED);
    CU_ASSERT_PTR_NULL(s);
    calls = 1000;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_builtin(&options, &s, &fout), MBO_OK);
    CU_ASSERT(calls < 1000 - 3); /* 280 KB in chunks of 64 KiB */
    mbo_structuur_free(s);
}

static void test_dubbel(void)
{
    static const char xml[] =
        "<sbb><dossiers><dossier titel='A'><profielen><profiel titel='P' niveau='2'><creboinformatie>"
        "<crebo>25000</crebo><crebo>24000</crebo></creboinformatie></profiel></profielen></dossier>"
        "<dossier titel='B'><profielen><profiel titel='Q' niveau='3'><creboinformatie><crebo>25000</crebo>"
        "<crebo>25000</crebo></creboinformatie></profiel><profiel titel='R'><creboinformatie>"
        "<crebo>24000</crebo><crebo>25000</crebo></creboinformatie></profiel></profielen></dossier>"
        "</dossiers></sbb>";
    mbo_structuur *s;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_dubbele_crebo_count(s), 2);
    CU_ASSERT_EQUAL(mbo_structuur_dubbele_crebo(s, 0), 24000);
    CU_ASSERT_EQUAL(mbo_structuur_dubbele_crebo(s, 1), 25000);
    CU_ASSERT_EQUAL(mbo_structuur_dubbele_crebo(s, 2), 0);
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, 25000);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(k), "P");
    k = mbo_kwalificatie_volgende(k, 25000);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(k), "Q");
    CU_ASSERT_PTR_NULL(mbo_kwalificatie_volgende(k, 24000));
    k = mbo_kwalificatie_volgende(k, 25000);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_titel(k), "R");
    CU_ASSERT_PTR_NULL(mbo_kwalificatie_volgende(k, 25000));
    mbo_structuur_free(s);
}

/* Crebos whose products with the multiplier of the table end in zeros: they do not fit it, and are found all the same.
 */
static void test_botsing(void)
{
    enum { AANTAL = 200 };
    static char xml[AANTAL * 80];
    size_t n = (size_t)sprintf(xml, "<sbb><dossiers><dossier><profielen>");
    for (int i = 1; i <= AANTAL; i++)
        n += (size_t)sprintf(xml + n, "<profiel><creboinformatie><crebo>%d</crebo></creboinformatie></profiel>",
                             i << 20);
    n += (size_t)sprintf(xml + n, "</profielen></dossier></dossiers></sbb>");
    mbo_structuur *s;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, n, NULL, &s, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_structuur_dubbele_crebo_count(s), 0);
    for (int i = 1; i <= AANTAL; i++) {
        const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, i << 20);
        CU_ASSERT_PTR_EQUAL(k, mbo_structuur_kwalificatie(s, i - 1));
        CU_ASSERT_PTR_NULL(mbo_kwalificatie_volgende(k, i << 20));
        CU_ASSERT_PTR_NULL(mbo_structuur_find_crebo(s, (i << 20) + 1));
    }
    CU_ASSERT_PTR_NULL(mbo_structuur_find_crebo(s, (AANTAL + 1) << 20));
    mbo_structuur_free(s);
}

/* Every allocation of ours fails once. */
static void test_no_memory(void)
{
    bool done = false;
    for (long n = 0; !done && n < 100000; n++) {
        failing f = {.left = n};
        mbo_allocator allocator = {&f, failing_resize};
        mbo_structuur_options options = {.size = sizeof options, .allocator = &allocator};
        mbo_structuur *s;
        mbo_status status = mbo_structuur_load_file(INHOUD, &options, &s, NULL);
        done = status == MBO_OK;
        if (!done && (status != MBO_ERROR_MEMORY || s))
            CU_FAIL_FATAL("another error than no memory");
        if (done)
            CU_ASSERT_EQUAL(f.held, (long)mbo_structuur_memory(s));
        mbo_structuur_free(s);
        if (f.held)
            CU_FAIL_FATAL("memory is not given back");
    }
    CU_ASSERT(done);
}

/* ---- attributes of our own ---- */

/* Under which dossier and domein a crebo stood in its period: as its row says, or where it is listed. */
static void test_toen(void)
{
    static const char xml[] =
        "<sbb xmlns:e='urn:mborules:structuur:1'><domeinen><domein nr='1' crebo='79001' titel='Nu'/>"
        "<domein nr='2' crebo='79002' titel='Toen'/></domeinen><dossiers>"
        "<dossier titel='Nieuw' referentiedomein='1'><dossiercrebos><dossiercrebo e:domein='79002'>23002</dossiercrebo>"
        "<dossiercrebo>23002</dossiercrebo></dossiercrebos><profielen><profiel titel='A'><creboinformatie>"
        "<crebo e:dossier='23001'>25001</crebo><crebo>25001</crebo><crebo e:domein='79002'>25001</crebo>"
        "<crebo e:dossier='23001' e:domein='79001'>25001</crebo><crebo e:dossier='23009' e:domein='79009'>25001</crebo>"
        "<crebo dossier='23001'>25001</crebo></creboinformatie></profiel></profielen></dossier>"
        "<dossier titel='Oud' referentiedomein='2'><dossiercrebos><dossiercrebo>23001</dossiercrebo></dossiercrebos>"
        "</dossier></dossiers></sbb>";
    static const struct {
        const char *dossier, *domein;
    } waar[] = {{"Oud", "Toen"}, {"Nieuw", "Nu"}, {"Nieuw", "Toen"}, {"Oud", "Nu"}, {NULL, NULL}, {"Nieuw", "Nu"}};
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, 25001);
    CU_ASSERT_EQUAL_FATAL(mbo_kwalificatie_crebo_count(k), (int32_t)(sizeof waar / sizeof *waar));
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_dossier *d = mbo_crebo_dossier(mbo_kwalificatie_crebo(k, i));
        const mbo_domein *domein = mbo_crebo_domein(mbo_kwalificatie_crebo(k, i));
        CU_ASSERT_EQUAL_FATAL(d != NULL, waar[i].dossier != NULL);
        CU_ASSERT_EQUAL_FATAL(domein != NULL, waar[i].domein != NULL);
        if (d)
            CU_ASSERT_STRING_EQUAL(mbo_dossier_titel(d), waar[i].dossier);
        if (domein)
            CU_ASSERT_STRING_EQUAL(mbo_domein_titel(domein), waar[i].domein);
    }
    const mbo_dossier *nieuw = mbo_structuur_dossier(s, 0);
    CU_ASSERT_PTR_EQUAL(mbo_crebo_dossier(mbo_dossier_crebo(nieuw, 0)), nieuw);
    CU_ASSERT_STRING_EQUAL(mbo_domein_titel(mbo_crebo_domein(mbo_dossier_crebo(nieuw, 0))), "Toen");
    CU_ASSERT_STRING_EQUAL(mbo_domein_titel(mbo_crebo_domein(mbo_dossier_crebo(nieuw, 1))), "Nu");
    mbo_structuur_free(s);
}

static void test_opmerking(void)
{
    static const char xml[] =
        "<sbb xmlns:e='urn:mborules:structuur:1'><dossiers><dossier><profielen>"
        "<profiel e:opmerking=' Hout &amp; meubel. '><creboinformatie><crebo>25001</crebo></creboinformatie></profiel>"
        "<profiel opmerking='van een ander'><creboinformatie><crebo>25002</crebo></creboinformatie></profiel>"
        "</profielen></dossier></dossiers></sbb>";
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_opmerking(mbo_structuur_find_crebo(s, 25001)), "Hout & meubel.");
    CU_ASSERT_STRING_EQUAL(mbo_kwalificatie_opmerking(mbo_structuur_find_crebo(s, 25002)), "");
    mbo_structuur_free(s);
}

/* The list is of middenkader alone; which of them are on it is told by our attribute or by the study load. */
static void test_vierjarig(void)
{
    static const struct {
        const char *profiel;
        int32_t vierjarig;
    } gevallen[] = {
        {"<profiel niveau='4'><omschrijving><soortopleiding>middenkaderopleiding</soortopleiding>", -1},
        {"<profiel niveau='4'><omschrijving><soortopleiding>middenkaderopleiding</soortopleiding><sbu>4800</sbu>", 0},
        {"<profiel niveau='4'><omschrijving><soortopleiding>middenkaderopleiding</soortopleiding><sbu>6400</sbu>", 1},
        {"<profiel niveau='4'><omschrijving><soortopleiding>specialistenopleiding</soortopleiding>", 0},
        {"<profiel niveau='3'><omschrijving><soortopleiding>vakopleiding</soortopleiding>", 0},
        {"<profiel niveau='4' e:vierjarig='ja'><omschrijving>", 1},
        {"<profiel niveau='4' e:vierjarig='nee'><omschrijving>", 0},
        {"<profiel niveau='4'><omschrijving>", -1},
        {"<profiel niveau='4'><omschrijving><sbu>6400</sbu>", -1},
        {"<profiel niveau='3'><omschrijving>", 0},
        {"<profiel><omschrijving>", -1},
    };
    for (size_t i = 0; i < sizeof gevallen / sizeof *gevallen; i++) {
        char xml[512];
        int n = snprintf(xml, sizeof xml,
                         "<sbb xmlns:e='urn:mborules:structuur:1'><dossiers><dossier><profielen>%s</omschrijving>"
                         "<creboinformatie><crebo>25001</crebo></creboinformatie></profiel></profielen></dossier>"
                         "</dossiers></sbb>",
                         gevallen[i].profiel);
        mbo_structuur *s = NULL;
        CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, (size_t)n, NULL, &s, NULL), MBO_OK);
        CU_ASSERT_EQUAL(mbo_kwalificatie_vierjarig(mbo_structuur_find_crebo(s, 25001)), gevallen[i].vierjarig);
        mbo_structuur_free(s);
    }
}

/* ---- the real files ---- */

static void check_real(const char *path, int32_t kwalificaties, int32_t kerntaken, int32_t werkprocessen)
{
    mbo_structuur *s = load_file(path);
    CU_ASSERT_EQUAL(mbo_structuur_dossier_count(s), 1);
    CU_ASSERT_EQUAL(mbo_structuur_kwalificatie_count(s), kwalificaties);
    CU_ASSERT_EQUAL(mbo_structuur_kerntaak_count(s), kerntaken);
    CU_ASSERT_EQUAL(mbo_structuur_werkproces_count(s), werkprocessen);
    mbo_structuur_free(s);
}

static void test_real(void)
{
    if (!shared_present("the two real SBB files"))
        return;
    check_real(MBO_SHARED "/data/sbb-xml/2755-dienstverlening.xml", 3, 4, 18);
    check_real(MBO_SHARED "/data/sbb-xml/4156-maatschappelijke-zorg.xml", 6, 8, 43);
    check_chunks(MBO_SHARED "/data/sbb-xml/2755-dienstverlening.xml");
    check_chunks(MBO_SHARED "/data/sbb-xml/4156-maatschappelijke-zorg.xml");
}

/* The first text of the file is empty: a piece all the same (found by the fuzzer, under the undefined sanitizer). */
static void test_lege_cdata(void)
{
    static const char xml[] = "<sbb><dossiers><dossier><dossiercrebos><dossiercrebo><![CDATA[]]>23901</dossiercrebo>"
                              "</dossiercrebos></dossier></dossiers></sbb>";
    mbo_structuur *s = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, sizeof xml - 1, NULL, &s, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_crebo_code(mbo_dossier_crebo(mbo_structuur_dossier(s, 0), 0)), 23901);
    mbo_structuur_free(s);
}

/* A first tag that is too long, in an encoding that is not read: the first error is told (found by the fuzzer). */
static void test_eerste_fout(void)
{
    static const char xml[] = DECLARED(
        "windows-1252") "<sbb uitgave='0123456789012345678901234567890123456789012345678901234567890123456789'/>";
    mbo_structuur_options options = {.size = sizeof options, .max_tag = 64};
    mbo_structuur *s = NULL;
    mbo_fout fout;
    CU_ASSERT_EQUAL(mbo_structuur_load_memory(xml, sizeof xml - 1, &options, &s, &fout), MBO_ERROR_SYNTAX);
    CU_ASSERT_EQUAL(fout.code, MBO_ERROR_SYNTAX);
    CU_ASSERT_STRING_EQUAL(fout.message, NOT_READ("windows-1252"));
}

static CU_TestInfo tests[] = {{"values", test_values},
                              {"the first of two errors", test_eerste_fout},
                              {"an empty CDATA section", test_lege_cdata},
                              {"inhoud", test_inhoud},
                              {"one text of several", test_samen},
                              {"schoon", test_schoon},
                              {"without a nr", test_zonder_nr},
                              {"order", test_volgorde},
                              {"geldig", test_geldig},
                              {"toestanden", test_toestanden},
                              {"zeker", test_zeker},
                              {"zoek", test_zoek},
                              {"where a crebo stood", test_toen},
                              {"opmerking", test_opmerking},
                              {"vierjarig", test_vierjarig},
                              {"domein and sectorkamer", test_van_dossier},
                              {"stukken", test_stukken},
                              {"sorteren", test_sorteren},
                              {"max_tag", test_max_tag},
                              {"dekking", test_dekking},
                              {"dekking, counted one by one", test_dekking_telling},
                              {"woorden", test_woorden},
                              {"limit of words", test_woorden_grens},
                              {"lengths of words", test_woordlengten},
                              {"vergelijken", test_vergelijken},
                              {"two at one place", test_een_plaats},
                              {"digest", test_digest},
                              {"editie", test_editie},
                              {"versies", test_versies},
                              {"toestanden van een editie", test_toestanden_van_een_editie},
                              {"elements in a text", test_elementen},
                              {"elements in a value", test_elementen_in_waarden},
                              {"elements and max_text", test_elementen_grens},
                              {"namespaces", test_naamruimte},
                              {"encoding", test_encoding},
                              {"wrong encoding", test_wrong_encoding},
                              {"Latin-1", test_latin_1},
                              {"line ends", test_regeleinden},
                              {"version of XML", test_versie},
                              {"chunks", test_chunks},
                              {"sources", test_sources},
                              {"refused", test_refused},
                              {"opmerkingen", test_opmerkingen},
                              {"days that cannot be read", test_onleesbare_dagen},
                              {"references that cannot be read", test_onleesbare_verwijzing},
                              {"opmerkingen counted", test_opmerkingen_tellen},
                              {"hoofdstukken", test_hoofdstukken},
                              {"without a place", test_zonder_plaats},
                              {"place", test_place},
                              {"first error", test_first_error},
                              {"cut off", test_cut_off},
                              {"limits", test_limits},
                              {"lang", test_lang},
                              {"progress", test_progress},
                              {"dubbele crebo", test_dubbel},
                              {"crebos that collide", test_botsing},
                              {"no memory", test_no_memory},
                              {"real files", test_real},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"structuur", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
