/* SPDX-License-Identifier: MIT */
/* The steps of a route: a case that each is told of and one that it is not, its periods, and what steps must be. */
#include "vragen.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define BBL "bewijs=diploma leerweg=bbl soort_opleiding=vak"
#define BOL "bewijs=diploma leerweg=bol soort_opleiding=vak"
#define DERDE "bewijs=diploma leerweg=derde soort_opleiding=vak"
#define ENTREE "bewijs=diploma leerweg=bol soort_opleiding=entree"
#define CERTIFICAAT "bewijs=certificaat leerweg=derde"
#define VERKLARING "bewijs=praktijkverklaring leerweg=derde"
#define SUBSIDIE                                                                                                \
    BBL " instelling=roc leerbaan=arbeidsovereenkomst praktijkovereenkomst=ja studieduur=24 uren_begeleid=500 " \
        "uren_bpv=1300 praktijkweken=40"
#define WSF BOL " instelling=roc nationaliteit_wsf=ja studieduur=24 vooropleiding=vmbo_tl"

/* By hand, from what section 6 of the domain contract and the guide say of each. `leeftijd=` is a birth date: so many
   years on the startdatum. NULL: it is told of every route. */
static const struct {
    const char *id, *wel, *niet;
} gevallen[] = {
    {"route.kies_mbo", BBL, NULL},
    {"route.arbeidsmarkt", BBL, NULL},
    {"route.onafhankelijk_advies", CERTIFICAAT, NULL},
    {"route.school_vragen", BOL, NULL},
    {"route.evc", BBL, BBL " leeftijd=17"},
    {"route.diploma_niet_haalbaar", BBL " diploma_haalbaar=nee", BBL " diploma_haalbaar=nee certificaat_haalbaar=nee"},
    {"route.certificaat_niet_haalbaar", CERTIFICAAT " certificaat_haalbaar=nee",
     BBL " diploma_haalbaar=ja certificaat_haalbaar=nee"},
    {"route.meer_haalbaar", VERKLARING " certificaat_haalbaar=ja",
     VERKLARING " diploma_haalbaar=nee certificaat_haalbaar=nee"},
    {"route.basisvaardigheden", BBL " vooropleiding=basisonderwijs",
     BBL " vooropleiding=basisonderwijs leeftijd=17"},
    {"leerbaan.zoeken", BBL, BBL " leerbaan=behoud_uitkering"},
    {"leerbaan.intermediair", BBL, BBL " leerbaan=behoud_uitkering"},
    {"leerbaan.hulp", VERKLARING " leerbaan=geen", VERKLARING " leerbaan=arbeidsovereenkomst"},
    {"leerbedrijf.nagaan", BBL " leerbaan=arbeidsovereenkomst",
     BBL " leerbaan=arbeidsovereenkomst leerbedrijf_erkend=ja"},
    {"leerbedrijf.aanvragen", BBL " leerbedrijf_erkend=nee", BBL " leerbedrijf_erkend=ja"},
    {"praktijkovereenkomst.sluiten", BBL, BBL " praktijkovereenkomst=ja"},
    {"stage.school", BOL, CERTIFICAAT},
    {"certificaat.praktijk", CERTIFICAAT, BOL},
    {"proefplaatsing.uwv", BBL " uitkering=ww", BBL " uitkering=ww leerbaan=arbeidsovereenkomst"},
    {"proefplaatsing.gemeente", BBL " uitkering=participatiewet", BBL " uitkering=participatiewet;ww"},
    {"jobcoach.gemeente", BBL " uitkering=- werkzoekend=ja", BBL " uitkering=- werkzoekend=nee"},
    {"jobcoach.uwv", BBL " uitkering=wajong", BOL " uitkering=wajong"},
    {"voortraject", ENTREE " vooropleiding=basisonderwijs", BOL " vooropleiding=basisonderwijs"},
    {"voortraject.taal", VERKLARING " vooropleiding=basisonderwijs", VERKLARING " vooropleiding=havo"},
    {"voortraject.statushouder", ENTREE " vooropleiding=buitenlands_niet_erkend",
     ENTREE " vooropleiding=praktijkonderwijs"},
    {"vrijstelling.aanvragen", BBL " vooropleiding=vmbo_bb", BBL " vooropleiding=vmbo_bb besluit_vrijstelling=nee"},
    {"vrijstelling.geweigerd", BBL " vooropleiding=vmbo_bb besluit_vrijstelling=nee",
     BBL " vooropleiding=vmbo_bb besluit_vrijstelling=ja"},
    {"aanmelden.voor_april", BOL " instelling=roc vooropleiding=havo",
     BOL " instelling=roc vooropleiding=basisonderwijs"},
    {"toelating.nadere_eisen", BOL " instelling=roc nadere_eisen_in_orde=nee", BOL " instelling=roc"},
    {"toelating.verblijf", BOL " instelling=roc verblijf_in_orde=nee", BOL " instelling=privaat verblijf_in_orde=nee"},
    {"leerplicht.vervangend", ENTREE " instelling=roc leerplicht_beeindigd=nee",
     ENTREE " instelling=roc leerplicht_beeindigd=nee besluit_vervangende_leerplicht=ja"},
    {"leerplicht.gemeente", BBL " leeftijd=17 leerplicht_beeindigd=ja vooropleiding=vmbo_tl",
     BBL " leeftijd=18 leerplicht_beeindigd=ja vooropleiding=vmbo_tl"},
    {"leerplicht.deel", CERTIFICAAT " leeftijd=17 leerplicht_beeindigd=ja vooropleiding=vmbo_tl",
     CERTIFICAAT " leeftijd=17 leerplicht_beeindigd=ja vooropleiding=praktijkonderwijs"},
    {"leerplicht.derde_leerweg", DERDE " leeftijd=17 leerplicht_beeindigd=ja vooropleiding=vmbo_tl",
     BOL " leeftijd=17 leerplicht_beeindigd=ja vooropleiding=vmbo_tl"},
    {"erkenning.nagaan", DERDE, DERDE " diploma_erkenning=ja"},
    {"erkenning.ontbreekt", BOL " instelling=privaat diploma_erkenning=nee",
     BOL " instelling=roc diploma_erkenning=nee"},
    {"certificaat.nagaan", CERTIFICAAT, CERTIFICAAT " certificaat_vastgesteld=ja"},
    {"certificaat.ontbreekt", CERTIFICAAT " certificaat_vastgesteld=nee", CERTIFICAAT},
    {"aanbod.deel", VERKLARING, DERDE},
    {"contractonderwijs", CERTIFICAAT, CERTIFICAAT " instelling=privaat"},
    {"doorstroompunt", BBL " leeftijd=22 vooropleiding=vmbo_tl uitkering=-",
     BBL " leeftijd=22 vooropleiding=havo uitkering=-"},
    {"doorstroompunt.met_werk", BBL " leeftijd=22 vooropleiding=mbo_entree", BBL " leeftijd=22 vooropleiding=vmbo_bb"},
    {"school.eerst", BBL " leeftijd=26 vooropleiding=mbo_entree uitkering=-",
     BBL " leeftijd=26 vooropleiding=vmbo_bb uitkering=-"},
    {"school.loopbaanbegeleiding", BBL " leeftijd=40 vooropleiding=mbo_entree", BBL " vooropleiding=vmbo_tl"},
    {"gemeente.onder_27", BBL " leeftijd=26 uitkering=participatiewet", BBL " leeftijd=27 uitkering=participatiewet"},
    {"gemeente.bijstand_onder_27", BBL " leeftijd=26 uitkering=bbz", BBL " leeftijd=26 uitkering=ioaw"},
    {"gemeente.zoektermijn", BBL " leeftijd=26 uitkering=- werkzoekend=ja",
     BBL " leeftijd=26 uitkering=participatiewet"},
    {"instantie.uwv", BBL " uitkering=ww;participatiewet", BBL " uitkering=wia_wga eigenrisicodrager=ja"},
    {"instantie.gemeente", BBL " uitkering=bbz", BBL " uitkering=ww;participatiewet"},
    {"instantie.gemeente_anw", BBL " uitkering=anw", BBL " uitkering=anw;ioaw"},
    {"instantie.gemeente_nugger", BBL " uitkering=- werkzoekend=ja", BBL " uitkering=anw werkzoekend=ja"},
    {"instantie.eigenrisicodrager", BBL " uitkering=ziektewet eigenrisicodrager=ja", BBL " uitkering=ziektewet"},
    {"uwv.en_gemeente", BBL " uitkering=wajong;participatiewet", BBL " uitkering=wajong"},
    {"uwv.noodzakelijk", BBL " uitkering=ww", BBL " uitkering=ww besluit_scholing_noodzakelijk=nee"},
    {"uwv.betaalt", BBL " uitkering=wao", BBL " uitkering=wia_wga eigenrisicodrager=ja"},
    {"uwv.betaalt_ww", BBL " uitkering=ww", BBL " uitkering=wia_iva"},
    {"uwv.niet_noodzakelijk", BBL " uitkering=ww besluit_scholing_noodzakelijk=nee", BBL " uitkering=ww"},
    {"uwv.duur", BBL " uitkering=ww", BBL " uitkering=anw"},
    {"uwv.inkoopkader", BBL " uitkering=wao", BBL " uitkering=wia_iva"},
    {"uwv.naast_werk", BBL " uitkering=ww", BBL " uitkering=ww leerbaan=vrijwilligerswerk"},
    {"uwv.wajong", BBL " uitkering=wajong", BBL " uitkering=wao"},
    {"gemeente.betaalt", BBL " uitkering=ioaw", BBL " uitkering=ioaw besluit_gemeente=ja"},
    {"gemeente.verordening_onder_27", BBL " leeftijd=26 uitkering=participatiewet",
     BBL " leeftijd=27 uitkering=participatiewet"},
    {"gemeente.betaalt_niet", BBL " uitkering=ioaw besluit_gemeente=nee", BBL " uitkering=ioaw"},
    {"gemeente.behoud", BBL " uitkering=participatiewet", BBL " uitkering=participatiewet besluit_gemeente_behoud=nee"},
    {"gemeente.geen_behoud", WSF " leeftijd=20 uitkering=participatiewet",
     BBL " leeftijd=40 uitkering=participatiewet besluit_gemeente_behoud=ja"},
    {"inkomen.loon", BBL " leerbaan=arbeidsovereenkomst", BBL " leerbaan=vrijwilligerswerk"},
    {"inkomen.loon_mogelijk", BBL, BBL " leerbaan=behoud_uitkering"},
    {"inkomen.vrijwilligerswerk", BBL " leerbaan=vrijwilligerswerk", BBL},
    {"inkomen.productieve_arbeid", VERKLARING " productieve_arbeid=ja", VERKLARING " productieve_arbeid=nee"},
    {"inkomen.uitkering_uwv", DERDE " uitkering=wajong besluit_scholing_noodzakelijk=ja studieduur=12",
     DERDE " uitkering=wajong studieduur=12"},
    {"inkomen.uitkering_gemeente", BBL " leeftijd=40 uitkering=participatiewet besluit_gemeente_behoud=ja",
     BBL " leeftijd=40 uitkering=participatiewet"},
    {"inkomen.anw", DERDE " uitkering=anw", DERDE " uitkering=ioaw"},
    {"inkomen.uitkering_praktijkverklaring",
     VERKLARING " uitkering=ioaw productieve_arbeid=nee studieduur=6 besluit_gemeente_behoud=ja",
     BBL " uitkering=ioaw productieve_arbeid=nee studieduur=6 besluit_gemeente_behoud=ja"},
    {"inkomen.behoud_uwv_mogelijk", BBL " uitkering=wajong", VERKLARING " uitkering=wajong"},
    {"inkomen.behoud_gemeente_mogelijk", BBL " uitkering=ioaw", BBL " uitkering=ioaw besluit_gemeente_behoud=ja"},
    {"inkomen.behoud_praktijkverklaring_mogelijk", VERKLARING " uitkering=ioaw", VERKLARING " uitkering=anw"},
    {"inkomen.studiefinanciering", WSF " leeftijd=20", WSF " leeftijd=31 studiefinanciering_lopend=nee"},
    {"studiefinanciering.aanvragen", WSF " leeftijd=20", WSF " leeftijd=20 studiefinanciering_lopend=ja"},
    {"inkomen.studiefinanciering_mogelijk", BOL, BOL " leeftijd=31"},
    {"inkomen.geen_studiefinanciering", BBL, BOL},
    {"inkomen.levenlanglerenkrediet_mogelijk", BOL " leeftijd=40",
     WSF " leeftijd=60 studiefinanciering_lopend=nee levenlanglerenkrediet_lopend=nee"},
    {"inkomen.levenlanglerenkrediet", WSF " leeftijd=40 studiefinanciering_lopend=nee onderwijs_vergoed=nee",
     WSF " leeftijd=20"},
    {"levenlanglerenkrediet.aanvragen", WSF " leeftijd=40 studiefinanciering_lopend=nee onderwijs_vergoed=nee",
     WSF " leeftijd=40 studiefinanciering_lopend=nee onderwijs_vergoed=nee levenlanglerenkrediet_lopend=ja"},
    {"inkomen.loonkostensubsidie", BBL " uitkering=participatiewet", BBL " uitkering=ww"},
    {"geld.cursusgeld_terug", BBL " leeftijd=30", BBL " instelling=roc leeftijd=30 onderwijs_vergoed=ja"},
    {"geld.tarief", BOL " leeftijd=30", BOL " leeftijd=30 instelling=privaat"},
    {"geld.prijs_vragen", BBL " instelling=privaat", BBL " instelling=roc"},
    {"geld.afspraken_deel", CERTIFICAAT, DERDE},
    {"geld.participatiebudget", DERDE " uitkering=participatiewet",
     DERDE " uitkering=participatiewet besluit_gemeente=nee"},
    {"geld.esf", VERKLARING, BBL " instelling=roc"},
    {"geld.werkgever", DERDE, DERDE " onderwijs_vergoed=ja"},
    {"geld.slim", CERTIFICAAT, BBL " instelling=roc"},
    {"geld.stap", CERTIFICAAT, BBL " instelling=roc"},
    {"subsidie.bbl_mogelijk", BBL, BBL " leerbedrijf_erkend=nee"},
    {"subsidie.bbl", SUBSIDIE " leerbedrijf_erkend=ja", SUBSIDIE},
    {"subsidie.derde", DERDE, DERDE " leerbedrijf_erkend=ja praktijkovereenkomst=nee"},
    {"maatwerk.startmoment", BBL, NULL},
    {"maatwerk.bij_het_bedrijf", BOL, NULL},
    {"maatwerk.bol_en_bbl", BOL, DERDE},
    {"maatwerk.verkorting", BBL, BBL " besluit_verkorting=nee"},
    {"maatwerk.derde_leerweg", DERDE, CERTIFICAAT},
    {"maatwerk.minder_uren", BBL, BBL " besluit_minder_uren=ja"},
    {"maatwerk.oude_urennorm", BOL, BOL " besluit_oude_urennorm=nee"},
    {"maatwerk.intake", DERDE, DERDE " leeftijd=17"},
    {"maatwerk.praktijkverklaring", VERKLARING, CERTIFICAAT},
    {"duur.entree", ENTREE, "bewijs=diploma leerweg=derde soort_opleiding=entree"},
    {"duur.basisberoeps", "bewijs=diploma leerweg=bbl soort_opleiding=basisberoeps", BBL},
    {"duur.vak", BBL, BBL " instelling=privaat"},
    {"duur.middenkader", "bewijs=diploma leerweg=bol soort_opleiding=middenkader", BOL},
    {"duur.specialisten", "bewijs=diploma leerweg=bbl soort_opleiding=specialisten", BBL},
    {"duur.bbl_week", BBL, BOL},
    {"duur.niet_bekostigd", BBL " instelling=privaat", BBL " instelling=roc"},
    {"duur.derde_leerweg", DERDE, BBL},
    {"duur.certificaat", CERTIFICAAT, VERKLARING},
    {"duur.praktijkverklaring", VERKLARING, CERTIFICAAT},
    {"leidt_tot.entree", ENTREE, BOL},
    {"leidt_tot.basisberoeps", "bewijs=diploma leerweg=derde soort_opleiding=basisberoeps", DERDE},
    {"leidt_tot.vak", DERDE, ENTREE},
    {"leidt_tot.middenkader", "bewijs=diploma leerweg=derde soort_opleiding=middenkader", DERDE},
    {"leidt_tot.specialisten", "bewijs=diploma leerweg=derde soort_opleiding=specialisten", DERDE},
    {"leidt_tot.startkwalificatie", BBL " vooropleiding=vmbo_tl", BBL " vooropleiding=havo"},
    {"leidt_tot.certificaat", CERTIFICAAT, DERDE},
    {"leidt_tot.praktijkverklaring", VERKLARING, CERTIFICAAT},
};
enum { GEVALLEN = sizeof gevallen / sizeof *gevallen };

/* The case on a startdatum (MBO_DATUM_NOT_SET: not known), its age made a birth date. */
static mbo_zaak *zaak_op(const char *facts, mbo_datum start)
{
    char text[1024], rest[1024] = "", dag[11], *leeftijd;
    int jaren, jaar = 0;
    snprintf(text, sizeof text, "%s", facts);
    if ((leeftijd = strstr(text, "leeftijd="))) {
        CU_ASSERT_EQUAL_FATAL(sscanf(leeftijd, "leeftijd=%d", &jaren), 1);
        CU_ASSERT_FATAL(start != MBO_DATUM_NOT_SET);
        mbo_datum_format(start, dag, sizeof dag);
        sscanf(dag, "%d", &jaar);
        char *end = strchr(leeftijd, ' ');
        snprintf(rest, sizeof rest, "%s geboortedatum=%d%s", end ? end : "", jaar - jaren, dag + 4);
        *leeftijd = '\0';
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s", *rest == ' ' ? rest + 1 : rest);
    }
    mbo_zaak *zaak = zaak_of(text);
    if (start != MBO_DATUM_NOT_SET)
        CU_ASSERT_EQUAL(mbo_zaak_set_value(zaak, MBO_FEIT_STARTDATUM, start, NULL), MBO_OK);
    return zaak;
}

static mbo_stappen *stappen_van(const char *facts, mbo_datum start)
{
    mbo_fout fout = {0};
    mbo_advies *advies = NULL;
    mbo_stappen *stappen = NULL;
    mbo_zaak *zaak = zaak_op(facts, start);
    mbo_status status = mbo_advies_create(regels, structuur, zaak, NULL, 0, NULL, &advies, &fout);
    CU_ASSERT_EQUAL(mbo_advies_route_count(advies), 1);
    if (!status)
        status = mbo_stappen_create(advies, 0, NULL, &stappen, &fout);
    if (status)
        printf("%s: %s\n", facts, fout.message);
    CU_ASSERT_EQUAL_FATAL(status, MBO_OK);
    mbo_advies_free(advies); /* the steps stay */
    mbo_zaak_free(zaak);
    return stappen;
}

/* The block of a step that is told; NULL: none. */
static const mbo_stap *verteld(const char *facts, mbo_datum start, const char *id)
{
    const mbo_stap *stap = NULL;
    mbo_stappen *stappen = stappen_van(facts, start);
    for (int32_t i = 0; i < mbo_stappen_count(stappen); i++)
        if (strcmp(mbo_stap_id(mbo_stappen_stap(stappen, i)), id) == 0) {
            CU_ASSERT_PTR_NULL(stap); /* one at most */
            stap = mbo_stappen_stap(stappen, i);
        }
    mbo_stappen_free(stappen); /* that is the rule set's */
    return stap;
}

static void check(const char *facts, mbo_datum start, const char *id, const mbo_stap *expected)
{
    const mbo_stap *got = verteld(facts, start, id);
    char dag[11];
    mbo_datum_format(start, dag, sizeof dag);
    if (got != expected)
        printf("%s: %s on \"%s\" (%s)\n", id, expected ? "not told" : "told", dag, facts);
    CU_ASSERT_PTR_EQUAL(got, expected);
}

static const mbo_stap *ander_blok(const char *id, mbo_datum dag)
{
    for (int32_t i = 0; i < mbo_regels_stap_count(regels); i++) {
        const mbo_stap *stap = mbo_regels_stap(regels, i);
        mbo_datum tot = mbo_stap_tot(stap);
        if (strcmp(mbo_stap_id(stap), id) == 0 && dag >= mbo_stap_vanaf(stap) &&
            (tot == MBO_DATUM_NOT_SET || dag < tot))
            return stap;
    }
    return NULL;
}

/* Every block of every step is told in a case on its first day and its last, on the day before and after another is or
   none; and it is not told in a case that lifts it or is not meant. */
static void told_and_lifted(void)
{
    CU_ASSERT_FATAL(mbo_regels_stap_count(regels) >= 60);
    for (int32_t i = 0; i < mbo_regels_stap_count(regels); i++) {
        const mbo_stap *stap = mbo_regels_stap(regels, i);
        const char *id = mbo_stap_id(stap);
        mbo_datum vanaf = mbo_stap_vanaf(stap), tot = mbo_stap_tot(stap);
        size_t g = 0;
        while (g < GEVALLEN && strcmp(gevallen[g].id, id))
            g++;
        if (g == GEVALLEN)
            printf("%s: no case of it in tests/test_stappen.c\n", id);
        CU_ASSERT(g < GEVALLEN);
        if (g == GEVALLEN)
            continue;
        check(gevallen[g].wel, vanaf, id, stap);
        if (vanaf > MBO_REGELS_BEGIN)
            check(gevallen[g].wel, vanaf - 1, id, ander_blok(id, vanaf - 1));
        if (tot != MBO_DATUM_NOT_SET) {
            check(gevallen[g].wel, tot - 1, id, stap);
            check(gevallen[g].wel, tot, id, ander_blok(id, tot));
        }
        bool altijd = !*mbo_stap_voorwaarde(stap) && !mbo_stap_tenzij(stap, 0);
        CU_ASSERT_EQUAL(altijd, !gevallen[g].niet);
        if (gevallen[g].niet)
            check(gevallen[g].niet, vanaf, id, NULL);
    }
    for (size_t g = 0; g < GEVALLEN; g++) {
        bool there = false;
        for (int32_t i = 0; i < mbo_regels_stap_count(regels); i++)
            there |= strcmp(mbo_stap_id(mbo_regels_stap(regels, i)), gevallen[g].id) == 0;
        if (!there)
            printf("%s: a case of it, and no step\n", gevallen[g].id);
        CU_ASSERT(there);
    }
}

/* A domain name, with a path for the one page that has no other address. */
static bool is_domein(const char *adres)
{
    bool punt = false;
    for (const char *c = adres; *c; c++) {
        punt |= *c == '.';
        if (!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && *c != '.' && *c != '-')
            return strcmp(adres, "rijksoverheid.nl/ontwikkelpaden") == 0;
    }
    return punt || !*adres;
}

/* Section 6: period, condition, sentence in Dutch and English, address (a domain name), source, bevestigd_tot; and who
   decides, where something is decided. */
static void what_a_step_has(void)
{
    int32_t soorten = 0;
    for (int32_t i = 0; i < mbo_regels_stap_count(regels); i++) {
        const mbo_stap *stap = mbo_regels_stap(regels, i);
        const char *nl = mbo_stap_tekst(stap, MBO_TAAL_NL), *en = mbo_stap_tekst(stap, MBO_TAAL_EN);
        CU_ASSERT_PTR_NOT_NULL(mbo_code_name(MBO_VOCABULAIRE_STAPSOORT, mbo_stap_soort(stap)));
        soorten |= 1 << mbo_stap_soort(stap);
        CU_ASSERT(nl && en && strlen(nl) > 25 && strlen(en) > 25 && strcmp(nl, en) != 0);
        CU_ASSERT(nl[strlen(nl) - 1] == '.' && en[strlen(en) - 1] == '.');
        CU_ASSERT_PTR_NULL(mbo_stap_tekst(stap, (mbo_taal)99));
        if (!is_domein(mbo_stap_adres(stap)))
            printf("%s: %s\n", mbo_stap_id(stap), mbo_stap_adres(stap));
        CU_ASSERT(is_domein(mbo_stap_adres(stap)));
        CU_ASSERT(mbo_stap_bron_count(stap) >= 1);
        CU_ASSERT_PTR_NOT_NULL(mbo_stap_bron(stap, 0));
        CU_ASSERT_PTR_NULL(mbo_stap_bron(stap, mbo_stap_bron_count(stap)));
        CU_ASSERT_PTR_NULL(mbo_stap_bron(stap, -1));
        CU_ASSERT(mbo_stap_vanaf(stap) >= MBO_REGELS_BEGIN);
        CU_ASSERT(mbo_stap_bevestigd_tot(stap) != MBO_DATUM_NOT_SET);
        CU_ASSERT(mbo_stap_wie(stap) == 0 || mbo_code_name(MBO_VOCABULAIRE_INFORMANT, mbo_stap_wie(stap)));
        if (strstr(nl, "UWV beslist") || strstr(nl, "beslist UWV"))
            CU_ASSERT_EQUAL(mbo_stap_wie(stap), MBO_INFORMANT_UWV);
        if (strstr(nl, "gemeente beslist"))
            CU_ASSERT_EQUAL(mbo_stap_wie(stap), MBO_INFORMANT_GEMEENTE);
        for (int32_t j = 0; j < i; j++) /* the blocks of one step stand together, in the order of time */
            if (strcmp(mbo_stap_id(mbo_regels_stap(regels, j)), mbo_stap_id(stap)) == 0) {
                CU_ASSERT_STRING_EQUAL(mbo_stap_id(mbo_regels_stap(regels, i - 1)), mbo_stap_id(stap));
                CU_ASSERT(mbo_stap_tot(mbo_regels_stap(regels, i - 1)) <= mbo_stap_vanaf(stap));
            }
    }
    CU_ASSERT_EQUAL(soorten, (2 << mbo_code_count(MBO_VOCABULAIRE_STAPSOORT)) - 2); /* each is used */
}

/* The responsible body: UWV with a benefit of UWV, also beside one of the gemeente; else the gemeente for its own, for
   anw and for who is werkzoekend without any; otherwise none. */
static void responsible_body(void)
{
    static const struct {
        const char *facts;
        mbo_informant wie;
    } law[] = {
        {"uitkering=ww", MBO_INFORMANT_UWV},
        {"uitkering=iow;ioaw", MBO_INFORMANT_UWV},
        {"uitkering=bbz", MBO_INFORMANT_GEMEENTE},
        {"uitkering=anw", MBO_INFORMANT_GEMEENTE},
        {"uitkering=- werkzoekend=ja", MBO_INFORMANT_GEMEENTE},
        {"uitkering=- werkzoekend=nee", 0},
        {"uitkering=-", 0},
        {"werkzoekend=ja", 0},
    };
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        char facts[256];
        snprintf(facts, sizeof facts, BBL " %s", law[i].facts);
        mbo_stappen *stappen = stappen_van(facts, 20454);
        mbo_informant wie = 0;
        for (int32_t j = 0; j < mbo_stappen_count(stappen); j++)
            if (mbo_stap_soort(mbo_stappen_stap(stappen, j)) == MBO_STAPSOORT_INSTANTIE) {
                CU_ASSERT_EQUAL(wie, 0);
                wie = mbo_stap_wie(mbo_stappen_stap(stappen, j));
            }
        if (wie != law[i].wie)
            printf("%s\n", law[i].facts);
        CU_ASSERT_EQUAL(wie, law[i].wie);
        mbo_stappen_free(stappen);
    }
}

/* Under 27 since 2026-01-01, under 23 before; named RMC until 2023-05-01 (bronnen: WEB 9.2.1; 8.3.2 and 8.3.4). */
static void doorstroompunt(void)
{
    enum { BEGIN_2026 = 20454, MEI_2023 = 19478 };
    static const char trap[] = BBL " vooropleiding=vmbo_bb uitkering=participatiewet";
    static const struct {
        int leeftijd;
        mbo_datum dag;
        bool er;
    } law[] = {{26, BEGIN_2026, true},      {27, BEGIN_2026, false},  {22, BEGIN_2026 - 1, true},
               {23, BEGIN_2026 - 1, false}, {22, MEI_2023 - 1, true}, {18, BEGIN_2026, true},
               {17, BEGIN_2026, false}}; /* still kwalificatieplichtig: that is for the leerplichtambtenaar */
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        char facts[256];
        snprintf(facts, sizeof facts, "%s leeftijd=%d", trap, law[i].leeftijd);
        if (!verteld(facts, law[i].dag, "doorstroompunt") == law[i].er)
            printf("%s\n", facts);
        CU_ASSERT_EQUAL(verteld(facts, law[i].dag, "doorstroompunt") != NULL, law[i].er);
        CU_ASSERT_EQUAL(verteld(facts, law[i].dag, "leerplicht.gemeente") != NULL, law[i].leeftijd < 18);
    }
    char facts[256];
    snprintf(facts, sizeof facts, "%s leeftijd=20", trap);
    CU_ASSERT_PTR_NULL(
        strstr(mbo_stap_tekst(verteld(facts, MEI_2023 - 1, "doorstroompunt"), MBO_TAAL_NL), "Doorstroompunt"));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(mbo_stap_tekst(verteld(facts, MEI_2023, "doorstroompunt"), MBO_TAAL_NL), "Doorstroompunt"));
    CU_ASSERT_PTR_NULL(verteld(BBL " vooropleiding=vmbo_bb uitkering=ww leeftijd=20", BEGIN_2026, "doorstroompunt"));
    CU_ASSERT_PTR_NOT_NULL(
        verteld(BBL " vooropleiding=praktijkonderwijs uitkering=- leeftijd=17 leerplicht_beeindigd=ja", BEGIN_2026,
                "doorstroompunt")); /* no longer kwalificatieplichtig: Leerplichtwet 4a */
    /* what is not certain is not told */
    CU_ASSERT_PTR_NULL(verteld(BBL " uitkering=- leeftijd=20", BEGIN_2026, "doorstroompunt"));
    CU_ASSERT_PTR_NULL(verteld(BBL " vooropleiding=vmbo_bb leeftijd=20", BEGIN_2026, "doorstroompunt"));
    CU_ASSERT_PTR_NULL(verteld(BBL " vooropleiding=vmbo_bb uitkering=-", BEGIN_2026, "doorstroompunt"));
}

/* Of each decision that is open who takes it; once it is taken, no more. */
static void open_decisions(void)
{
    static const struct {
        const char *id, *facts, *besluit;
        mbo_informant wie;
    } law[] = {
        {"vrijstelling.aanvragen", BOL " vooropleiding=basisonderwijs", "besluit_vrijstelling", MBO_INFORMANT_SCHOOL},
        {"maatwerk.verkorting", BOL, "besluit_verkorting", MBO_INFORMANT_SCHOOL},
        {"maatwerk.oude_urennorm", BOL, "besluit_oude_urennorm", MBO_INFORMANT_SCHOOL},
        {"uwv.noodzakelijk", BBL " uitkering=wia_wga", "besluit_scholing_noodzakelijk", MBO_INFORMANT_UWV},
        {"gemeente.betaalt", BBL " uitkering=- werkzoekend=ja", "besluit_gemeente", MBO_INFORMANT_GEMEENTE},
        {"gemeente.behoud", BBL " uitkering=ioaz", "besluit_gemeente_behoud", MBO_INFORMANT_GEMEENTE},
        {"leerplicht.vervangend", ENTREE " instelling=roc leerplicht_beeindigd=nee", "besluit_vervangende_leerplicht",
         MBO_INFORMANT_GEMEENTE},
    };
    enum { OKTOBER_2026 = 20727 };
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        const mbo_stap *stap = verteld(law[i].facts, OKTOBER_2026, law[i].id);
        CU_ASSERT_PTR_NOT_NULL(stap);
        CU_ASSERT_EQUAL(mbo_stap_wie(stap), law[i].wie);
        for (int ja = 0; ja < 2; ja++) {
            char facts[512];
            snprintf(facts, sizeof facts, "%s %s=%s", law[i].facts, law[i].besluit, ja ? "ja" : "nee");
            check(facts, OKTOBER_2026, law[i].id, NULL);
        }
    }
}

/* `als` is asked with what is usual of a programme, `tenzij` without: what is only assumed is still to be asked. */
static void what_is_assumed_lifts_nothing(void)
{
    CU_ASSERT_PTR_NOT_NULL(verteld(DERDE, 20454, "erkenning.nagaan"));
    CU_ASSERT_PTR_NOT_NULL(verteld(CERTIFICAAT, 20454, "certificaat.nagaan"));
    /* student finance asks a studieduur of a year: with the usual one it is certain */
    CU_ASSERT_PTR_NOT_NULL(verteld(BOL " instelling=roc nationaliteit_wsf=ja leeftijd=20 vooropleiding=vmbo_tl", 20454,
                                   "inkomen.studiefinanciering"));
}

/* Without a startdatum the block that goes on, and none of a step that has ended; before the library's time none. */
static void without_a_startdatum(void)
{
    mbo_stappen *stappen = stappen_van(CERTIFICAAT, MBO_DATUM_NOT_SET);
    CU_ASSERT(mbo_stappen_count(stappen) > 10);
    for (int32_t i = 0; i < mbo_stappen_count(stappen); i++)
        CU_ASSERT_EQUAL(mbo_stap_tot(mbo_stappen_stap(stappen, i)), MBO_DATUM_NOT_SET);
    mbo_stappen_free(stappen);
    CU_ASSERT_STRING_EQUAL(mbo_stap_adres(verteld(CERTIFICAAT, MBO_DATUM_NOT_SET, "route.onafhankelijk_advies")),
                           "werkcentrum.nl");
    CU_ASSERT_PTR_NULL(verteld(CERTIFICAAT, MBO_DATUM_NOT_SET, "geld.stap"));
    stappen = stappen_van(CERTIFICAAT, MBO_REGELS_BEGIN - 1);
    CU_ASSERT_EQUAL(mbo_stappen_count(stappen), 0);
    mbo_stappen_free(stappen);
}

/* Copies of a rule set have the same steps, and they answer by the change: a parameter, a rule that is off. */
static void copies(void)
{
    static const char facts[] = BBL " vooropleiding=vmbo_tl uitkering=- leeftijd=29";
    mbo_regels *eerst = regels, *kopie = NULL, *kopie2 = NULL;
    CU_ASSERT_PTR_NULL(verteld(facts, 20454, "doorstroompunt"));
    CU_ASSERT_EQUAL_FATAL(
        mbo_regels_met_parameter(regels, "doorstroompunt.leeftijd_tot", 20454, MBO_DATUM_NOT_SET, 3000, &kopie, NULL),
        MBO_OK);
    CU_ASSERT_EQUAL(mbo_regels_stap_count(kopie), mbo_regels_stap_count(regels));
    regels = kopie;
    CU_ASSERT_PTR_NOT_NULL(verteld(facts, 20454, "doorstroompunt"));
    CU_ASSERT_PTR_NOT_NULL(verteld(BBL, 20454, "leerbaan.zoeken"));
    CU_ASSERT_EQUAL_FATAL(mbo_regels_zonder_regel(kopie, "gemeente_behoud_uitkering.besluit", &kopie2, NULL), MBO_OK);
    regels = kopie2;
    CU_ASSERT_PTR_NOT_NULL(verteld(facts, 20454, "doorstroompunt"));
    CU_ASSERT_PTR_NOT_NULL(verteld(BBL " leeftijd=40 uitkering=participatiewet", 20454, "inkomen.uitkering_gemeente"));
    regels = eerst;
    CU_ASSERT_PTR_NULL(verteld(BBL " leeftijd=40 uitkering=participatiewet", 20454, "inkomen.uitkering_gemeente"));
    mbo_regels_free(kopie2);
    mbo_regels_free(kopie);
}

/* The steps hold their rule set, are of the route that is asked, and bad calls say what is wrong. */
static void calls(void)
{
    mbo_fout fout;
    mbo_advies *advies = NULL;
    mbo_stappen *stappen = (mbo_stappen *)&fout;
    mbo_zaak *zaak = zaak_of("bewijs=diploma leerweg=bbl startdatum=2026-09-01");
    CU_ASSERT_EQUAL_FATAL(mbo_advies_create(regels, NULL, zaak, NULL, 0, NULL, &advies, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_advies_route_count(advies), 5);
    for (int32_t r = 0; r < 5; r++) {
        char id[64];
        bool er = false;
        CU_ASSERT_EQUAL_FATAL(mbo_stappen_create(advies, r, NULL, &stappen, &fout), MBO_OK);
        snprintf(id, sizeof id, "duur.%s",
                 mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_advies_soort_opleiding(advies, r)));
        for (int32_t i = 0; i < mbo_stappen_count(stappen); i++)
            er |= strcmp(mbo_stap_id(mbo_stappen_stap(stappen, i)), id) == 0;
        CU_ASSERT(er);
        CU_ASSERT_PTR_NULL(mbo_stappen_stap(stappen, -1));
        CU_ASSERT_PTR_NULL(mbo_stappen_stap(stappen, mbo_stappen_count(stappen)));
        mbo_stappen_free(stappen);
    }
    CU_ASSERT_EQUAL(mbo_stappen_create(advies, 5, NULL, &stappen, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(stappen);
    CU_ASSERT_PTR_NOT_NULL(strstr(fout.message, "mbo_stappen_create: there is no route 5"));
    CU_ASSERT_EQUAL(mbo_stappen_create(advies, -1, NULL, &stappen, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_stappen_create(NULL, 0, NULL, &stappen, &fout), MBO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(mbo_stappen_create(advies, 0, NULL, NULL, &fout), MBO_ERROR_ARGUMENT);
    for (long left = 0;; left++) { /* every allocation that fails is survived */
        failing f = {.left = left};
        mbo_allocator allocator = {.ctx = &f, .resize = failing_resize};
        mbo_status status = mbo_stappen_create(advies, 0, &allocator, &stappen, &fout);
        mbo_stappen_free(status ? NULL : stappen);
        CU_ASSERT_EQUAL(f.held, 0);
        if (!status)
            break;
        CU_ASSERT_EQUAL(status, MBO_ERROR_MEMORY);
        CU_ASSERT_PTR_NULL(stappen);
    }
    mbo_advies_free(advies);
    mbo_zaak_free(zaak);
    mbo_stappen_free(NULL);
    CU_ASSERT_EQUAL(mbo_stappen_count(NULL), 0);
    CU_ASSERT_PTR_NULL(mbo_stappen_stap(NULL, 0));
    CU_ASSERT_EQUAL(mbo_regels_stap_count(NULL), 0);
    CU_ASSERT_PTR_NULL(mbo_regels_stap(regels, -1));
    CU_ASSERT_PTR_NULL(mbo_regels_stap(regels, mbo_regels_stap_count(regels)));
    CU_ASSERT(!mbo_stap_id(NULL) && !mbo_stap_adres(NULL) && !mbo_stap_voorwaarde(NULL) && !mbo_stap_tenzij(NULL, 0) &&
              !mbo_stap_bron(NULL, 0) && !mbo_stap_tekst(NULL, MBO_TAAL_NL));
    CU_ASSERT(!mbo_stap_soort(NULL) && !mbo_stap_wie(NULL) && !mbo_stap_bron_count(NULL));
    CU_ASSERT(mbo_stap_vanaf(NULL) == MBO_DATUM_NOT_SET && mbo_stap_tot(NULL) == MBO_DATUM_NOT_SET &&
              mbo_stap_bevestigd_tot(NULL) == MBO_DATUM_NOT_SET);
}

static CU_TestInfo tests[] = {{"told and lifted", told_and_lifted},
                              {"what a step has", what_a_step_has},
                              {"responsible body", responsible_body},
                              {"doorstroompunt", doorstroompunt},
                              {"open decisions", open_decisions},
                              {"what is assumed lifts nothing", what_is_assumed_lifts_nothing},
                              {"without a startdatum", without_a_startdatum},
                              {"copies", copies},
                              {"calls", calls},
                              CU_TEST_INFO_NULL};

CU_SuiteInfo suites[] = {{"stappen", setup, teardown, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
