/* SPDX-License-Identifier: MIT */
/* The closed vocabularies as tables, and finding a code by its name or a synonym. */
#include "codes/codes.h"

#include <stdio.h>
#include <string.h>

/* The names are those of the domain contract, section 1; the labels say the same to people. */
struct code {
    const char *name, *nl, *en;
    const char *synonym; /* as DUO's files have it */
};

static const struct code soort_opleiding[] = {
    {"entree", "entreeopleiding (niveau 1)", "entry-level programme (level 1)", "MBO-1"},
    {"basisberoeps", "basisberoepsopleiding (niveau 2)", "basic vocational programme (level 2)", "MBO-2"},
    {"vak", "vakopleiding (niveau 3)", "professional programme (level 3)", "MBO-3"},
    {"middenkader", "middenkaderopleiding (niveau 4)", "middle-management programme (level 4)", "MBO-4"},
    {"specialisten", "specialistenopleiding (niveau 4)", "specialist programme (level 4)", NULL},
};
static const struct code leerweg[] = {
    {"bol", "beroepsopleidende leerweg (bol)", "school-based route (bol)", NULL},
    {"bbl", "beroepsbegeleidende leerweg (bbl)", "work-based route (bbl)", NULL},
    {"derde", "derde of loopbaanbegeleidende leerweg", "third or career-guided route", "OVO"},
};
static const struct code bewijs[] = {
    {"diploma", "mbo-diploma", "mbo diploma", NULL},
    {"certificaat", "mbo-certificaat", "mbo certificate", NULL},
    {"praktijkverklaring", "praktijkverklaring", "statement of practical skills", NULL},
};
static const struct code instelling[] = {
    {"roc", "regionaal opleidingencentrum (roc)", "regional training centre (roc)", NULL},
    {"aoc", "agrarisch opleidingscentrum (aoc)", "agricultural training centre (aoc)", NULL},
    {"vakinstelling", "vakinstelling", "specialist trade school", NULL},
    {"beroepscollege", "beroepscollege", "vocational college for one sector", NULL},
    {"privaat", "private mbo-school (niet bekostigd)", "private mbo school (not state-funded)", NULL},
};
static const struct code vooropleiding[] = {
    {"basisonderwijs", "basisonderwijs", "primary school", NULL},
    {"praktijkonderwijs", "praktijkonderwijs", "practical training (secondary)", NULL},
    {"lbo", "diploma lbo", "lbo diploma (lower vocational, until 1992)", NULL},
    {"vbo", "diploma vbo", "vbo diploma (pre-vocational, until 1999)", NULL},
    {"vmbo_bb", "diploma vmbo basisberoepsgerichte leerweg", "vmbo diploma, basic vocational route", NULL},
    {"vmbo_kb", "diploma vmbo kaderberoepsgerichte leerweg", "vmbo diploma, middle-management vocational route", NULL},
    {"vmbo_gl", "diploma vmbo gemengde leerweg", "vmbo diploma, combined route", NULL},
    {"vmbo_tl", "diploma vmbo theoretische leerweg", "vmbo diploma, theoretical route", NULL},
    {"mavo", "diploma mavo", "mavo diploma", NULL},
    {"mavo_vbo", "diploma mavo-vbo", "mavo-vbo diploma", NULL},
    {"overgangsbewijs", "bewijs van drie doorlopen leerjaren havo of vwo", "proof of three years of havo or vwo passed",
     NULL},
    {"havo", "diploma havo", "havo diploma", NULL},
    {"vwo", "diploma vwo", "vwo diploma", NULL},
    {"mbo_entree", "diploma entreeopleiding (mbo 1)", "mbo level 1 diploma", "MBO-1"},
    {"mbo_basisberoeps", "diploma basisberoepsopleiding (mbo 2)", "mbo level 2 diploma", "MBO-2"},
    {"mbo_vak", "diploma vakopleiding (mbo 3)", "mbo level 3 diploma", "MBO-3"},
    {"mbo_middenkader", "diploma middenkaderopleiding (mbo 4)", "mbo level 4 diploma (middle management)", "MBO-4"},
    {"mbo_specialisten", "diploma specialistenopleiding (mbo 4)", "mbo level 4 diploma (specialist)", NULL},
    {"hbo_wo", "getuigschrift hbo of wo", "degree of a university or university of applied sciences", NULL},
    {"aangewezen", "bij regeling aangewezen diploma of bewijsstuk",
     "diploma or proof designated by ministerial regulation", NULL},
    {"buitenlands_niet_erkend", "buitenlands diploma zonder erkenning", "foreign diploma without recognition", NULL},
};
static const struct code uitkering[] = {
    {"ww", "WW-uitkering", "unemployment benefit (WW)", NULL},
    {"wao", "WAO-uitkering", "disability benefit (WAO)", NULL},
    {"wia_iva", "WIA-uitkering (IVA)", "disability benefit (WIA, IVA)", NULL},
    {"wia_wga", "WIA-uitkering (WGA)", "disability benefit (WIA, WGA)", NULL},
    {"wajong", "Wajong-uitkering", "benefit for the young disabled (Wajong)", NULL},
    {"waz", "WAZ-uitkering", "disability benefit for the self-employed (WAZ)", NULL},
    {"ziektewet", "Ziektewet-uitkering", "sickness benefit (Ziektewet)", NULL},
    {"iow", "IOW-uitkering", "benefit for older unemployed people (IOW)", NULL},
    {"participatiewet", "bijstand (Participatiewet)", "social assistance (Participatiewet)", NULL},
    {"ioaw", "IOAW-uitkering", "benefit for older unemployed workers (IOAW)", NULL},
    {"ioaz", "IOAZ-uitkering", "benefit for older formerly self-employed people (IOAZ)", NULL},
    {"bbz", "bijstand voor zelfstandigen (Bbz)", "social assistance for the self-employed (Bbz)", NULL},
    {"anw", "nabestaandenuitkering (Anw)", "survivor's benefit (Anw)", NULL},
};
static const struct code leerbaan[] = {
    {"geen", "geen leerbaan", "no training job", NULL},
    {"arbeidsovereenkomst", "leerbaan met arbeidsovereenkomst", "training job with an employment contract", NULL},
    {"vrijwilligerswerk", "leerbaan als vrijwilligerswerk", "training job as voluntary work", NULL},
    {"behoud_uitkering", "leerbaan met behoud van uitkering (zoals een werkervaringsplaats of proefplaatsing)",
     "training job while a benefit goes on (such as a work experience place or trial placement)", NULL},
};
static const struct code uitkomst[] = {
    {"ja", "ja", "yes", NULL},
    {"nee", "nee", "no", NULL},
    {"voorwaardelijk", "hangt af van een besluit", "depends on a decision", NULL},
    {"onbekend", "nog niet te zeggen", "cannot be told yet", NULL},
    {"nvt", "niet van toepassing", "not applicable", NULL},
};
static const struct code beslisser[] = {
    {"bevoegd_gezag", "de school (bevoegd gezag)", "the school (competent authority)", NULL},
    {"uwv", "UWV", "UWV (employee insurance agency)", NULL},
    {"gemeente", "de gemeente", "the municipality", NULL},
};
static const struct code geldsoort[] = {
    {"lesgeld", "lesgeld, te betalen aan DUO", "statutory fee (lesgeld), paid to DUO", NULL},
    {"cursusgeld", "cursusgeld, te betalen aan de school", "statutory course fee (cursusgeld), paid to the school",
     NULL},
    {"eigen_prijs", "prijs die de school zelf vaststelt", "price set by the school", NULL},
    {"geen", "geen: niets verschuldigd, of geen recht", "none: nothing due, or no right to it", NULL},
    {"levenlanglerenkrediet", "levenlanglerenkrediet, ten hoogste per jaar", "lifelong learning credit, at most a year",
     NULL},
    {"subsidie_bbl", "Subsidieregeling praktijkleren, ten hoogste per studiejaar",
     "subsidy scheme for practical learning, at most a study year", NULL},
    {"subsidie_derde", "Subsidieregeling praktijkleren in de derde leerweg, ten hoogste",
     "subsidy scheme for practical learning in the third route, at most", NULL},
};
static const struct code informant[] = {
    {"kandidaat", "de kandidaat", "the candidate", NULL},  {"school", "de school", "the school", NULL},
    {"werkgever", "de werkgever", "the employer", NULL},   {"uwv", "UWV", "UWV (employee insurance agency)", NULL},
    {"gemeente", "de gemeente", "the municipality", NULL},
};
static const struct code basis[] = {
    {"wet", "wet of regeling", "statute or regulation", NULL},
    {"werkwijzer", "werkwijzer voor professionals", "guide for professionals", NULL},
    {"interpretatie", "uitleg waar de bron ruimte laat", "a reading where the source leaves room", NULL},
    {"eigen", "eigen regel", "own rule", NULL},
};
static const struct code vraag[] = {
    {"bekostiging", "Wordt de opleiding door het Rijk bekostigd?", "Is the programme funded by the state?", NULL},
    {"toelating", "Mag deze kandidaat worden toegelaten?", "May this candidate be admitted?", NULL},
    {"doelgroep", "Is deze route voor deze kandidaat bedoeld?", "Is this route meant for this candidate?", NULL},
    {"aanbod", "Mag deze school dit traject aanbieden?", "May this school offer this route?", NULL},
    {"praktijkplaats", "Is er een plaats om in de praktijk te leren?", "Is there a place to learn in practice?", NULL},
    {"studieduur", "Past de duur van de bekostigde opleiding bij de wet?",
     "Does the length of the funded programme fit the law?", NULL},
    {"urennorm", "Heeft de opleiding de uren die de wet vraagt?", "Does the programme have the hours the law asks?",
     NULL},
    {"onderwijsgeld", "Is er les- of cursusgeld of een eigen prijs verschuldigd?",
     "Is a statutory fee or a school's own price due?", NULL},
    {"studiefinanciering", "Is er recht op studiefinanciering, en vanaf wanneer?",
     "Is there a right to student finance, and from when?", NULL},
    {"levenlanglerenkrediet", "Is er recht op levenlanglerenkrediet, en hoeveel?",
     "Is there a right to lifelong learning credit, and how much?", NULL},
    {"subsidie_praktijkleren", "Kan de werkgever subsidie voor praktijkleren krijgen, en hoeveel?",
     "Can the employer get the subsidy for practical learning, and how much?", NULL},
    {"uwv_financiering", "Betaalt UWV de opleiding?", "Does UWV pay for the programme?", NULL},
    {"uwv_behoud_uitkering", "Loopt de uitkering van UWV door, met vrijstelling van solliciteren?",
     "Does the benefit of UWV go on, with exemption from applying for jobs?", NULL},
    {"gemeente_financiering", "Betaalt de gemeente de opleiding?", "Does the municipality pay for the programme?",
     NULL},
    {"gemeente_behoud_uitkering", "Loopt de bijstand tijdens de opleiding door?",
     "Does social assistance go on during the programme?", NULL},
    {"praktijkverklaring_behoud_uitkering", "Loopt de uitkering door tijdens het praktijkleren?",
     "Does the benefit go on during practical learning?", NULL},
    {"startkwalificatie_na_afloop", "Is er na afloop een startkwalificatie?",
     "Is there a basic qualification afterwards?", NULL},
    {"traject", "Staat het traject als geheel open?", "Is the route as a whole open?", NULL},
};

static const struct code open[] = {
    {"feiten", "er ontbreken feiten, of een besluit", "facts or a decision are missing", NULL},
    {"geen_waarde", "voor deze datum is een bedrag of norm niet bekend", "an amount or norm is not known for this date",
     NULL},
    {"buiten_de_tijd", "de startdatum ligt buiten de tijd waarvoor regels zijn opgenomen",
     "the start date lies outside the time for which rules are included", NULL},
    {"crebo_niet_opgezocht",
     "de crebo is niet opgezocht: deze structuur kent voor deze startdatum niet alle crebo's (laad het bestand van "
     "SBB)",
     "the crebo was not looked up: this structure does not know every crebo for this start date (load SBB's file)",
     NULL},
};

static const struct code opmerkingsoort[] = {
    {"geen_getal", "is geen geheel getal dat hier kan staan", "is not a whole number that can stand here", NULL},
    {"geen_factor", "is geen getal met ten hoogste twee decimalen", "is not a number with at most two decimals", NULL},
    {"geen_dag", "is geen dag (dd-mm-jjjj of jjjj-mm-dd)", "is not a day (dd-mm-yyyy or yyyy-mm-dd)", NULL},
    {"voor_begin", "ligt voor de eerste dag (Geldig_vanaf)", "lies before the first day (Geldig_vanaf)", NULL},
    {"geen_soort", "is geen soort opleiding", "is not a kind of programme", NULL},
    {"geen_niveau", "is geen niveau van het mbo (1 tot en met 4)", "is not a level of the mbo (1 to 4)", NULL},
    {"ander_niveau", "is niet het niveau van de soortopleiding; geen van beide is overgenomen",
     "is not the level of the soortopleiding; neither is kept", NULL},
};

static const struct code stapsoort[] = {
    {"stap", "wat nu te doen", "what to do next", NULL},
    {"maatwerk", "ruimte voor maatwerk", "room for customisation", NULL},
    {"duur", "hoe lang", "how long", NULL},
    {"leidt_tot", "waar het toe leidt", "what it leads to", NULL},
    {"inkomen", "geld en inkomen", "money and income", NULL},
    {"instantie", "wie verantwoordelijk is", "who is responsible", NULL},
};

static const struct {
    const struct code *codes;
    int32_t count;
    const char *name;
} vocabularies[] = {
    [MBO_VOCABULAIRE_SOORT_OPLEIDING] = {soort_opleiding, MBOI_COUNT(soort_opleiding), "soort_opleiding"},
    [MBO_VOCABULAIRE_LEERWEG] = {leerweg, MBOI_COUNT(leerweg), "leerweg"},
    [MBO_VOCABULAIRE_BEWIJS] = {bewijs, MBOI_COUNT(bewijs), "bewijs"},
    [MBO_VOCABULAIRE_INSTELLING] = {instelling, MBOI_COUNT(instelling), "instelling"},
    [MBO_VOCABULAIRE_VOOROPLEIDING] = {vooropleiding, MBOI_COUNT(vooropleiding), "vooropleiding"},
    [MBO_VOCABULAIRE_UITKERING] = {uitkering, MBOI_COUNT(uitkering), "uitkering"},
    [MBO_VOCABULAIRE_LEERBAAN] = {leerbaan, MBOI_COUNT(leerbaan), "leerbaan"},
    [MBO_VOCABULAIRE_UITKOMST] = {uitkomst, MBOI_COUNT(uitkomst), "uitkomst"},
    [MBO_VOCABULAIRE_BESLISSER] = {beslisser, MBOI_COUNT(beslisser), "beslisser"},
    [MBO_VOCABULAIRE_GELDSOORT] = {geldsoort, MBOI_COUNT(geldsoort), "geldsoort"},
    [MBO_VOCABULAIRE_INFORMANT] = {informant, MBOI_COUNT(informant), "informant"},
    [MBO_VOCABULAIRE_BASIS] = {basis, MBOI_COUNT(basis), "basis"},
    [MBO_VOCABULAIRE_VRAAG] = {vraag, MBOI_COUNT(vraag), "vraag"},
    [MBO_VOCABULAIRE_OPEN] = {open, MBOI_COUNT(open), "open"},
    [MBO_VOCABULAIRE_OPMERKINGSOORT] = {opmerkingsoort, MBOI_COUNT(opmerkingsoort), "opmerkingsoort"},
    [MBO_VOCABULAIRE_STAPSOORT] = {stapsoort, MBOI_COUNT(stapsoort), "stapsoort"},
};

#define COUNTED(codes, count) \
    _Static_assert(MBOI_COUNT(codes) == count, "codes/codes.c has as many rows as " #count " in codes/codes.h says")
COUNTED(soort_opleiding, MBOI_SOORTEN_OPLEIDING);
COUNTED(leerweg, MBOI_LEERWEGEN);
COUNTED(bewijs, MBOI_BEWIJZEN);
COUNTED(instelling, MBOI_INSTELLINGEN);
COUNTED(uitkomst, MBOI_UITKOMSTEN);
COUNTED(geldsoort, MBOI_GELDSOORTEN);
COUNTED(vraag, MBOI_VRAGEN);

static const struct code *get(mbo_vocabulaire vocabulaire, int32_t code)
{
    return code >= 1 && code <= mbo_code_count(vocabulaire) ? &vocabularies[vocabulaire].codes[code - 1] : NULL;
}

int32_t mbo_code_count(mbo_vocabulaire vocabulaire)
{
    return vocabulaire >= 1 && vocabulaire < (int32_t)MBOI_COUNT(vocabularies) ? vocabularies[vocabulaire].count : 0;
}

const char *mbo_code_name(mbo_vocabulaire vocabulaire, int32_t code)
{
    const struct code *c = get(vocabulaire, code);
    return c ? c->name : NULL;
}

const char *mbo_code_label(mbo_vocabulaire vocabulaire, int32_t code, mbo_taal taal)
{
    const struct code *c = get(vocabulaire, code);
    return !c ? NULL : taal == MBO_TAAL_NL ? c->nl : taal == MBO_TAAL_EN ? c->en : NULL;
}

/* Further synonyms: what DUO called the derde leerweg since, and the names of WEB 7.2.2. */
static const struct {
    mbo_vocabulaire vocabulaire;
    int32_t code;
    const char *name;
} synonyms[] = {
    {MBO_VOCABULAIRE_LEERWEG, MBO_LEERWEG_DERDE, "ODT"}, /* since 2019: not towards a diploma */
    {MBO_VOCABULAIRE_LEERWEG, MBO_LEERWEG_DERDE, "LBL"}, /* its name since 2026-08-01: loopbaanbegeleidende leerweg */
    {MBO_VOCABULAIRE_SOORT_OPLEIDING, MBO_SOORT_OPLEIDING_ENTREE, "entreeopleiding"},
    {MBO_VOCABULAIRE_SOORT_OPLEIDING, MBO_SOORT_OPLEIDING_BASISBEROEPS, "basisberoepsopleiding"},
    {MBO_VOCABULAIRE_SOORT_OPLEIDING, MBO_SOORT_OPLEIDING_VAK, "vakopleiding"},
    {MBO_VOCABULAIRE_SOORT_OPLEIDING, MBO_SOORT_OPLEIDING_MIDDENKADER, "middenkaderopleiding"},
    {MBO_VOCABULAIRE_SOORT_OPLEIDING, MBO_SOORT_OPLEIDING_SPECIALISTEN, "specialistenopleiding"},
    {MBO_VOCABULAIRE_VOOROPLEIDING, MBO_VOOROPLEIDING_MBO_ENTREE, "entreeopleiding"},
    {MBO_VOCABULAIRE_VOOROPLEIDING, MBO_VOOROPLEIDING_MBO_BASISBEROEPS, "basisberoepsopleiding"},
    {MBO_VOCABULAIRE_VOOROPLEIDING, MBO_VOOROPLEIDING_MBO_VAK, "vakopleiding"},
    {MBO_VOCABULAIRE_VOOROPLEIDING, MBO_VOOROPLEIDING_MBO_MIDDENKADER, "middenkaderopleiding"},
    {MBO_VOCABULAIRE_VOOROPLEIDING, MBO_VOOROPLEIDING_MBO_SPECIALISTEN, "specialistenopleiding"},
};

int32_t mboi_code_find(mbo_vocabulaire vocabulaire, mboi_span name)
{
    for (int32_t code = 1; code <= mbo_code_count(vocabulaire); code++) {
        const struct code *c = get(vocabulaire, code);
        if (mboi_span_alike(name, c->name) || (c->synonym && mboi_span_alike(name, c->synonym)))
            return code;
    }
    for (size_t i = 0; i < MBOI_COUNT(synonyms); i++)
        if (synonyms[i].vocabulaire == vocabulaire && mboi_span_alike(name, synonyms[i].name))
            return synonyms[i].code;
    return 0;
}

/* What DUO's files have in the place of a leerweg, and is none: why. NULL: it is not such a code. */
static const char *no_leerweg(mboi_span text)
{
    static const char *const none[][2] = {
        {"BOL_DT", "the law has no part-time (deeltijd) bol for a start since 2014-08-01"},
        {"EX", "an extraneus only sits the exams, and follows no leerweg"},
    };
    for (size_t i = 0; i < MBOI_COUNT(none); i++)
        if (mboi_span_alike(text, none[i][0]))
            return none[i][1];
    return NULL;
}

enum { LIJST = 320 };

/* To go after a text that is near to no code: them all, where that is not too long to read. */
static const char *all_codes(mbo_vocabulaire vocabulaire, char lijst[LIJST])
{
    size_t used = 0;
    for (int32_t code = 1; code <= mbo_code_count(vocabulaire); code++) {
        int n =
            snprintf(lijst + used, LIJST - used, "%s%s", code > 1 ? ", " : "; one of ", get(vocabulaire, code)->name);
        used += (size_t)n;
        if (used >= LIJST)
            return "";
    }
    return lijst;
}

mbo_status mboi_code_parse(mbo_vocabulaire vocabulaire, mboi_span text, int32_t *out, mbo_fout *fout)
{
    int32_t code = mboi_code_find(vocabulaire, text);
    if (code) {
        *out = code;
        return MBO_OK;
    }
    const char *waarom = vocabulaire == MBO_VOCABULAIRE_LEERWEG ? no_leerweg(text) : NULL;
    if (waarom)
        return mboi_fail(fout, MBO_ERROR_NAME, "\"%s\" is not a code of leerweg: %s",
                         mboi_show(text, &(mboi_shown){{0}}), waarom);
    mboi_nabij best = {0};
    for (code = 1; code <= mbo_code_count(vocabulaire); code++)
        mboi_offer(&best, text, get(vocabulaire, code)->name);
    bool is_vraag = vocabulaire == MBO_VOCABULAIRE_VRAAG; /* who asks knows questions, no codes */
    return mboi_fail(fout, MBO_ERROR_NAME, "\"%s\" is not a %s%s%s", mboi_show(text, &(mboi_shown){{0}}),
                     is_vraag ? "question" : "code of ", is_vraag ? "" : vocabularies[vocabulaire].name,
                     best.naam ? mboi_show_nabij(&best, &(mboi_shown){{0}}) : all_codes(vocabulaire, (char[LIJST]){0}));
}

mbo_status mbo_code_parse(mbo_vocabulaire vocabulaire, const char *text, int32_t *out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, text, out))
        return MBO_ERROR_ARGUMENT;
    if (!mbo_code_count(vocabulaire))
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_code_parse: %d is not a vocabulary", vocabulaire);
    return mboi_code_parse(vocabulaire, mboi_span_of(text), out, fout);
}

int32_t mbo_soort_opleiding_niveau(mbo_soort_opleiding soort)
{
    static const int32_t niveau[] = {0, 1, 2, 3, 4, 4};
    return soort >= 1 && soort < (int32_t)MBOI_COUNT(niveau) ? niveau[soort] : 0;
}
