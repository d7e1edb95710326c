/* SPDX-License-Identifier: MIT */
/* What is known about each fact: domain contract, section 2. */
#include "zaak/zaak.h"

#include <string.h>

struct feit {
    const char *name;
    mbo_feitgroep groep;
    mbo_feittype type;
    int32_t of; /* the vocabulary of a CODE or SET, the greatest INT, the beslisser of a besluit */
    mbo_informant informant;
    signed char aanname; /* the assumed value of a bool; GEEN: none; VOLGT: a derivation stands in for it */
    signed char anders;  /* can somebody make it otherwise, by an act? BLIJFT or KAN */
    const char *nl, *en, *vraag, *question;
};

enum {
    VAN_KANDIDAAT = MBO_FEITGROEP_KANDIDAAT,
    VAN_TRAJECT = MBO_FEITGROEP_TRAJECT,
    BESLUIT = MBO_FEITGROEP_BESLUIT,
    BOOL = MBO_FEITTYPE_BOOL,
    INT = MBO_FEITTYPE_INT,
    DATUM = MBO_FEITTYPE_DATUM,
    CODE = MBO_FEITTYPE_CODE,
    SET = MBO_FEITTYPE_SET,
    GELD = MBO_FEITTYPE_GELD,
    KANDIDAAT = MBO_INFORMANT_KANDIDAAT,
    SCHOOL = MBO_INFORMANT_SCHOOL,
    WERKGEVER = MBO_INFORMANT_WERKGEVER,
    UWV = MBO_INFORMANT_UWV,
    GEMEENTE = MBO_INFORMANT_GEMEENTE,
    GEEN = -1,
    VOLGT = -2,
    BLIJFT = 0,
    KAN = 1
};

/* Weeks in a study year, and hours: far above anything real, so that sums and products stay exact in 64 bits. */
enum { MAX_WEKEN = 1000000, MAX_UREN = 1000000, MAX_MAANDEN = 120, MAX_CREBO = 999999999 };
#define MAX_CENT INT64_C(100000000000000) /* a million million euros */

static const struct feit feiten[] = {
    [MBO_FEIT_GEBOORTEDATUM] = {"geboortedatum", VAN_KANDIDAAT, DATUM, 0, KANDIDAAT, GEEN, BLIJFT, "geboortedatum",
                                "date of birth", "Wat is uw geboortedatum?", "What is your date of birth?"},
    [MBO_FEIT_VOOROPLEIDING] = {"vooropleiding", VAN_KANDIDAAT, SET, MBO_VOCABULAIRE_VOOROPLEIDING, KANDIDAAT, GEEN,
                                KAN, "behaalde diploma's en bewijzen", "diplomas and proofs obtained",
                                "Welke diploma's en bewijzen hebt u behaald?",
                                "Which diplomas and proofs have you obtained?"},
    [MBO_FEIT_VAK_ZELFDE_RICHTING] =
        {"vak_zelfde_richting", VAN_KANDIDAAT, BOOL, 0, SCHOOL, GEEN, KAN, "mbo 3-diploma in dezelfde richting",
         "mbo level 3 diploma in the same field",
         "Is het diploma vakopleiding voor hetzelfde beroep of dezelfde groep van beroepen als de "
         "specialistenopleiding?",
         "Is the level 3 diploma for the same occupation or group of occupations as the specialist programme?"},
    [MBO_FEIT_LEERPLICHT_BEEINDIGD] = {"leerplicht_beeindigd", VAN_KANDIDAAT, BOOL, 0, GEMEENTE, VOLGT, BLIJFT,
                                       "volledige leerplicht beëindigd", "full-time compulsory education ended",
                                       "Is de volledige leerplicht beëindigd?",
                                       "Has full-time compulsory education ended?"},
    [MBO_FEIT_TWAALF_SCHOOLJAREN] = {"twaalf_schooljaren", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, GEEN, BLIJFT,
                                     "twaalf volle schooljaren gevolgd", "twelve full school years attended",
                                     "Hebt u tot en met het vorige schooljaar twaalf volle schooljaren gevolgd?",
                                     "Have you attended twelve full school years by the end of the last one?"},
    [MBO_FEIT_NATIONALITEIT_WSF] =
        {"nationaliteit_wsf", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, GEEN, BLIJFT,
         "nationaliteit geeft recht op studiefinanciering", "nationality qualifies for student finance",
         "Hebt u de Nederlandse nationaliteit of een nationaliteit of verblijfsrecht dat daarmee gelijkstaat voor "
         "studiefinanciering?",
         "Do you have Dutch nationality, or a nationality or residence right that counts as such for student finance?"},
    [MBO_FEIT_UITKERING] = {"uitkering", VAN_KANDIDAAT, SET, MBO_VOCABULAIRE_UITKERING, KANDIDAAT, GEEN, BLIJFT,
                            "uitkeringen", "benefits", "Welke uitkeringen krijgt u?", "Which benefits do you receive?"},
    [MBO_FEIT_WERKEND] = {"werkend", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, GEEN, KAN, "werkend", "in work",
                          "Hebt u betaald werk?", "Are you in paid work?"},
    [MBO_FEIT_WERKZOEKEND] = {"werkzoekend", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, GEEN, KAN, "werkzoekend",
                              "looking for work", "Zoekt u werk?", "Are you looking for work?"},
    [MBO_FEIT_MET_WERKLOOSHEID_BEDREIGD] = {"met_werkloosheid_bedreigd", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, GEEN,
                                            BLIJFT, "met werkloosheid bedreigd", "at risk of unemployment",
                                            "Dreigt u uw werk te verliezen?", "Are you at risk of losing your work?"},
    [MBO_FEIT_STUDIEFINANCIERING_LOPEND] = {"studiefinanciering_lopend", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, GEEN,
                                            BLIJFT, "lopende studiefinanciering", "running student finance",
                                            "Krijgt u nu studiefinanciering, zonder onderbreking?",
                                            "Do you receive student finance now, without a break?"},
    [MBO_FEIT_LEVENLANGLERENKREDIET_LOPEND] = {"levenlanglerenkrediet_lopend", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, GEEN,
                                               BLIJFT, "lopend levenlanglerenkrediet",
                                               "running lifelong learning credit", "Krijgt u nu levenlanglerenkrediet?",
                                               "Do you receive lifelong learning credit now?"},
    [MBO_FEIT_DIPLOMA_HAALBAAR] = {"diploma_haalbaar", VAN_KANDIDAAT, BOOL, 0, SCHOOL, GEEN, BLIJFT, "diploma haalbaar",
                                   "diploma within reach", "Is een volledig mbo-diploma voor deze kandidaat haalbaar?",
                                   "Is a full mbo diploma within this candidate's reach?"},
    [MBO_FEIT_CERTIFICAAT_HAALBAAR] = {"certificaat_haalbaar", VAN_KANDIDAAT, BOOL, 0, SCHOOL, GEEN, BLIJFT,
                                       "certificaat haalbaar", "certificate within reach",
                                       "Is een mbo-certificaat voor deze kandidaat haalbaar?",
                                       "Is an mbo certificate within this candidate's reach?"},
    [MBO_FEIT_VERBLIJF_IN_ORDE] = {"verblijf_in_orde", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, 1, KAN, "verblijf in orde",
                                   "residence in order",
                                   "Bent u Nederlander, jonger dan 18 jaar of rechtmatig in Nederland?",
                                   "Are you Dutch, under 18 or lawfully resident in the Netherlands?"},
    [MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT] = {"studiefinanciering_verbruikt", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, 0,
                                               BLIJFT, "studiefinanciering verbruikt", "student finance used up",
                                               "Zijn uw jaren studiefinanciering voor het mbo op?",
                                               "Have you used up your years of student finance for mbo?"},
    [MBO_FEIT_LESGELD_VRIJGESTELD] =
        {"lesgeld_vrijgesteld", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, 0, BLIJFT, "vrijgesteld van lesgeld",
         "exempt from the statutory fee (lesgeld)",
         "Was u dit cursusjaar al eerder ingeschreven zonder lesgeld terug te krijgen, of gaat het om de school van "
         "een "
         "justitiële jeugdinrichting of een aangewezen bijzondere vorm?",
         "Were you enrolled earlier this year without a refund, or is it the school of a youth detention centre or a "
         "designated special form?"},
    [MBO_FEIT_CURSUSGELD_VRIJGESTELD] = {"cursusgeld_vrijgesteld", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, 0, BLIJFT,
                                         "vrijgesteld van cursusgeld", "exempt from the course fee (cursusgeld)",
                                         "Volgt u tegelijk bij dezelfde school een opleiding met lesgeld, of was u "
                                         "daar voor dit cursusjaar al cursusgeld "
                                         "verschuldigd?",
                                         "Are you at the same time in a programme with lesgeld at the same school, or "
                                         "is cursusgeld due there already for "
                                         "this year?"},
    [MBO_FEIT_EIGENRISICODRAGER] =
        {"eigenrisicodrager", VAN_KANDIDAAT, BOOL, 0, KANDIDAAT, 0, BLIJFT, "eigenrisicodrager draagt de uitkering",
         "the benefit is borne by a self-insuring employer",
         "Draagt een eigenrisicodrager uw WGA- of Ziektewet-uitkering?",
         "Is your WGA or sickness benefit borne by a self-insuring employer (eigenrisicodrager)?"},
    [MBO_FEIT_NADERE_EISEN_IN_ORDE] =
        {"nadere_eisen_in_orde", VAN_KANDIDAAT, BOOL, 0, SCHOOL, 1, KAN, "nadere vooropleidingseisen in orde",
         "further entry requirements met",
         "Voldoet de kandidaat aan wat naast het diploma wordt gevraagd (profiel, vakken, aanvullende eisen), of wordt "
         "er "
         "niets gevraagd?",
         "Does the candidate meet what is asked beside the diploma (profile, subjects, additional requirements), or is "
         "nothing asked?"},
    [MBO_FEIT_BEWIJS] = {"bewijs", VAN_TRAJECT, CODE, MBO_VOCABULAIRE_BEWIJS, SCHOOL, GEEN, KAN, "bewijs", "proof",
                         "Waartoe leidt het traject: diploma, certificaat of praktijkverklaring?",
                         "What does the route lead to: diploma, certificate or statement of practical skills?"},
    [MBO_FEIT_LEERWEG] = {"leerweg", VAN_TRAJECT, CODE, MBO_VOCABULAIRE_LEERWEG, SCHOOL, GEEN, KAN, "leerweg",
                          "learning route", "In welke leerweg wordt de opleiding gegeven?",
                          "In which learning route is the programme given?"},
    [MBO_FEIT_SOORT_OPLEIDING] = {"soort_opleiding", VAN_TRAJECT, CODE, MBO_VOCABULAIRE_SOORT_OPLEIDING, SCHOOL, GEEN,
                                  KAN, "soort opleiding", "kind of programme", "Welke soort mbo-opleiding is het?",
                                  "Which kind of mbo programme is it?"},
    [MBO_FEIT_INSTELLING] = {"instelling", VAN_TRAJECT, CODE, MBO_VOCABULAIRE_INSTELLING, SCHOOL, GEEN, KAN,
                             "soort school", "kind of school", "Wat voor school verzorgt de opleiding?",
                             "What kind of school provides the programme?"},
    [MBO_FEIT_STARTDATUM] = {"startdatum", VAN_TRAJECT, DATUM, 0, SCHOOL, GEEN, KAN, "startdatum", "start date",
                             "Op welke dag begint de opleiding?", "On which day does the programme start?"},
    [MBO_FEIT_STUDIEDUUR] = {"studieduur", VAN_TRAJECT, INT, MAX_MAANDEN, SCHOOL, GEEN, KAN, "studieduur in maanden",
                             "duration in months", "Hoeveel maanden duurt de opleiding?",
                             "How many months does the programme take?"},
    [MBO_FEIT_DIPLOMA_ERKENNING] = {"diploma_erkenning", VAN_TRAJECT, BOOL, 0, SCHOOL, GEEN, KAN, "diploma-erkenning",
                                    "diploma licence",
                                    "Heeft de school de erkenning voor deze opleiding in deze leerweg?",
                                    "Does the school hold the licence for this programme in this route?"},
    [MBO_FEIT_CERTIFICAAT_VASTGESTELD] = {"certificaat_vastgesteld", VAN_TRAJECT, BOOL, 0, SCHOOL, GEEN, KAN,
                                          "certificaat vastgesteld", "certificate established",
                                          "Heeft OCW aan dit onderdeel een certificaat verbonden?",
                                          "Has the ministry attached a certificate to this part?"},
    [MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN] =
        {"ander_aanbod_zelfde_domein", VAN_TRAJECT, BOOL, 0, SCHOOL, GEEN, KAN,
         "ander volledig aanbod in hetzelfde domein", "another full programme in the same domain",
         "Biedt de aanbieder een andere opleiding van hetzelfde opleidingsdomein (bij entree: een andere "
         "entreeopleiding) volledig aan?",
         "Does the provider offer another programme of the same domain (for entree: another entreeopleiding) in full?"},
    [MBO_FEIT_KEUZEDEEL_PASSEND] = {"keuzedeel_passend", VAN_TRAJECT, BOOL, 0, SCHOOL, GEEN, KAN, "passend keuzedeel",
                                    "fitting elective part",
                                    "Is het onderdeel een keuzedeel dat past bij wat de aanbieder mag aanbieden?",
                                    "Is the part an elective (keuzedeel) that fits what the provider may offer?"},
    [MBO_FEIT_LEERBAAN] = {"leerbaan", VAN_TRAJECT, CODE, MBO_VOCABULAIRE_LEERBAAN, KANDIDAAT, GEEN, KAN, "leerbaan",
                           "training job", "Hebt u een leerbaan, en op welke voet?",
                           "Do you have a training job, and on what footing?"},
    [MBO_FEIT_LEERBEDRIJF_ERKEND] = {"leerbedrijf_erkend", VAN_TRAJECT, BOOL, 0, WERKGEVER, GEEN, KAN,
                                     "erkend leerbedrijf", "recognised training company",
                                     "Is het bedrijf door SBB erkend als leerbedrijf voor deze opleiding?",
                                     "Has SBB recognised the company for training in this programme?"},
    [MBO_FEIT_PRAKTIJKOVEREENKOMST] = {"praktijkovereenkomst", VAN_TRAJECT, BOOL, 0, WERKGEVER, GEEN, KAN,
                                       "praktijkovereenkomst", "practical training agreement",
                                       "Is er een getekende praktijkovereenkomst?",
                                       "Is there a signed practical training agreement?"},
    [MBO_FEIT_PRAKTIJKWEKEN] = {"praktijkweken", VAN_TRAJECT, INT, MAX_WEKEN, WERKGEVER, GEEN, KAN,
                                "praktijkweken per studiejaar", "weeks of practice a study year",
                                "Hoeveel weken per studiejaar is er begeleiding in de praktijk?",
                                "For how many weeks a study year is there guidance in practice?"},
    [MBO_FEIT_UREN_BEGELEID] = {"uren_begeleid", VAN_TRAJECT, INT, MAX_UREN, SCHOOL, GEEN, KAN,
                                "begeleide onderwijsuren", "taught hours",
                                "Hoeveel begeleide onderwijsuren (klokuren) telt de hele opleiding?",
                                "How many taught clock hours does the whole programme have?"},
    [MBO_FEIT_UREN_BPV] = {"uren_bpv", VAN_TRAJECT, INT, MAX_UREN, SCHOOL, GEEN, KAN, "uren beroepspraktijkvorming",
                           "hours of practical training",
                           "Hoeveel klokuren beroepspraktijkvorming telt de hele opleiding?",
                           "How many clock hours of practical training does the whole programme have?"},
    [MBO_FEIT_URENVERDELING_IN_ORDE] = {"urenverdeling_in_orde", VAN_TRAJECT, BOOL, 0, SCHOOL, 1, KAN,
                                        "uren goed over de jaren verdeeld",
                                        "hours spread over the years as the law asks",
                                        "Zijn de uren over de jaren verdeeld zoals de wet voor 1 augustus 2026 vraagt "
                                        "(bol van meer jaren: 700 begeleide "
                                        "uren in het eerste jaar; bbl: de norm in elk jaar)?",
                                        "Are the hours spread over the years as the law asks before 1 August 2026 (bol "
                                        "of several years: 700 taught hours "
                                        "in the first year; bbl: the norm in each year)?"},
    [MBO_FEIT_VIERJARIG] = {"vierjarig", VAN_TRAJECT, BOOL, 0, SCHOOL, GEEN, KAN,
                            "op de lijst van vierjarige opleidingen", "on the list of four-year programmes",
                            "Staat de middenkaderopleiding op de lijst van opleidingen die vier jaar mogen duren?",
                            "Is the middenkader programme on the list of programmes that may take four years?"},
    [MBO_FEIT_PRODUCTIEVE_ARBEID] = {"productieve_arbeid", VAN_TRAJECT, BOOL, 0, WERKGEVER, GEEN, KAN,
                                     "productieve arbeid", "productive labour",
                                     "Verricht de kandidaat in de praktijk productieve arbeid?",
                                     "Does the candidate do productive labour in practice?"},
    [MBO_FEIT_ONDERWIJSPRIJS] = {"onderwijsprijs", VAN_TRAJECT, GELD, 0, SCHOOL, GEEN, KAN,
                                 "prijs van de school per jaar", "price of the school a year",
                                 "Wat vraagt de school per jaar voor de opleiding?",
                                 "What does the school charge a year for the programme?"},
    [MBO_FEIT_ONDERWIJS_VERGOED] = {"onderwijs_vergoed", VAN_TRAJECT, BOOL, 0, KANDIDAAT, GEEN, KAN,
                                    "onderwijs door een ander betaald", "fee paid by a third party",
                                    "Betaalt een ander het onderwijsgeld volledig?",
                                    "Does somebody else pay the fee in full?"},
    [MBO_FEIT_INKOOPKADER_UWV] = {"inkoopkader_uwv", VAN_TRAJECT, BOOL, 0, UWV, GEEN, KAN,
                                  "voldoet aan het inkoopkader van UWV", "meets UWV's purchasing terms",
                                  "Voldoet de aanbieder aan het inkoopkader van UWV?",
                                  "Does the provider meet UWV's purchasing terms?"},
    [MBO_FEIT_ROD_INGESCHREVEN] =
        {"rod_ingeschreven", VAN_TRAJECT, BOOL, 0, SCHOOL, 1, KAN, "ingeschreven in het Register Onderwijsdeelnemers",
         "entered in the Register Onderwijsdeelnemers",
         "Is de student met de praktijkperiode ingeschreven in het Register Onderwijsdeelnemers?",
         "Is the student, with the period of practice, entered in the Register Onderwijsdeelnemers?"},
    [MBO_FEIT_CREBO] = {"crebo", VAN_TRAJECT, INT, MAX_CREBO, SCHOOL, GEEN, BLIJFT, "crebo van de kwalificatie",
                        "crebo of the kwalificatie", "Wat is de crebocode van de kwalificatie?",
                        "What is the crebo code of the kwalificatie?"},
    [MBO_FEIT_BESLUIT_VRIJSTELLING] =
        {"besluit_vrijstelling", BESLUIT, BOOL, MBO_BESLISSER_BEVOEGD_GEZAG, SCHOOL, GEEN, KAN,
         "vrijstelling van de vooropleidingseis", "exemption from the entry requirement",
         "Stelt de school de kandidaat na een onderzoek naar geschiktheid vrij van de vooropleidingseis?",
         "Does the school, after examining suitability, exempt the candidate from the entry requirement?"},
    [MBO_FEIT_BESLUIT_VERKORTING] = {"besluit_verkorting", BESLUIT, BOOL, MBO_BESLISSER_BEVOEGD_GEZAG, SCHOOL, GEEN,
                                     KAN, "verkorting van de opleiding", "a shortened programme",
                                     "Staat de school een kortere opleiding toe?",
                                     "Does the school allow a shorter programme?"},
    [MBO_FEIT_BESLUIT_MINDER_UREN] =
        {"besluit_minder_uren", BESLUIT, BOOL, MBO_BESLISSER_BEVOEGD_GEZAG, SCHOOL, GEEN, KAN,
         "minder uren dan de norm", "fewer hours than the norm",
         "Geeft de school minder uren dan de norm, en toont zij aan dat het onderwijs van voldoende kwaliteit is?",
         "Does the school give fewer hours than the norm, and show that the education is of sufficient quality?"},
    [MBO_FEIT_BESLUIT_OUDE_URENNORM] =
        {"besluit_oude_urennorm", BESLUIT, BOOL, MBO_BESLISSER_BEVOEGD_GEZAG, SCHOOL, GEEN, KAN,
         "de urennormen van voor 1 augustus 2026", "the norms of hours of before 1 August 2026",
         "Past de school in cursusjaar 2026-2027 nog de urennormen van voor 1 augustus 2026 toe?",
         "Does the school still apply the norms of before 1 August 2026 in the year 2026-2027?"},
    [MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT] =
        {"besluit_vervangende_leerplicht", BESLUIT, BOOL, MBO_BESLISSER_GEMEENTE, GEMEENTE, GEEN, KAN,
         "vervangende leerplicht", "substitute compulsory education",
         "Heeft de gemeente vervangende leerplicht toegestaan (Leerplichtwet art. 3b)?",
         "Has the municipality allowed substitute compulsory education (Leerplichtwet art. 3b)?"},
    [MBO_FEIT_BESLUIT_SCHOLING_NOODZAKELIJK] = {"besluit_scholing_noodzakelijk", BESLUIT, BOOL, MBO_BESLISSER_UWV, UWV,
                                                GEEN, KAN, "UWV vindt de scholing noodzakelijk",
                                                "UWV finds the training necessary",
                                                "Heeft UWV beslist dat de scholing noodzakelijk is?",
                                                "Has UWV decided that the training is necessary?"},
    [MBO_FEIT_BESLUIT_GEMEENTE] = {"besluit_gemeente", BESLUIT, BOOL, MBO_BESLISSER_GEMEENTE, GEMEENTE, GEEN, KAN,
                                   "de gemeente betaalt de opleiding", "the municipality pays the programme",
                                   "Heeft de gemeente beslist dat zij de opleiding betaalt?",
                                   "Has the municipality decided to pay for the programme?"},
    [MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD] =
        {"besluit_gemeente_behoud", BESLUIT, BOOL, MBO_BESLISSER_GEMEENTE, GEMEENTE, GEEN, KAN,
         "de uitkering van de gemeente loopt door", "the municipality's benefit goes on",
         "Heeft de gemeente beslist dat de uitkering tijdens de opleiding doorloopt?",
         "Has the municipality decided that the benefit goes on during the programme?"},
};

_Static_assert(MBOI_COUNT(feiten) == MBOI_FEITEN + 1,
               "zaak/feiten.c has a row for every fact of mborules/zaak.h, and MBOI_FEITEN in zaak/zaak.h is the last");

static const struct feit *get(mbo_feit feit)
{
    return feit >= 1 && feit <= MBOI_FEITEN ? &feiten[feit] : NULL;
}

int32_t mbo_feit_count(void)
{
    return MBOI_FEITEN;
}

const char *mbo_feit_name(mbo_feit feit)
{
    const struct feit *f = get(feit);
    return f ? f->name : NULL;
}

const char *mbo_feit_label(mbo_feit feit, mbo_taal taal)
{
    const struct feit *f = get(feit);
    return !f ? NULL : taal == MBO_TAAL_NL ? f->nl : taal == MBO_TAAL_EN ? f->en : NULL;
}

const char *mbo_feit_question(mbo_feit feit, mbo_taal taal)
{
    const struct feit *f = get(feit);
    return !f ? NULL : taal == MBO_TAAL_NL ? f->vraag : taal == MBO_TAAL_EN ? f->question : NULL;
}

mbo_feittype mbo_feit_type(mbo_feit feit)
{
    const struct feit *f = get(feit);
    return f ? f->type : 0;
}

mbo_feitgroep mbo_feit_groep(mbo_feit feit)
{
    const struct feit *f = get(feit);
    return f ? f->groep : 0;
}

bool mboi_feit_volgt(mbo_feit feit)
{
    const struct feit *f = get(feit);
    return f && f->aanname == VOLGT;
}

const mbo_feit mboi_setfeiten[] = {MBO_FEIT_VOOROPLEIDING, MBO_FEIT_UITKERING};

int32_t mboi_feit_set(mbo_feit feit)
{
    for (size_t i = 0; i < MBOI_SETFEITEN; i++)
        if (mboi_setfeiten[i] == feit)
            return (int32_t)i;
    return -1;
}

mbo_feit mboi_feit_zonder_gegevens(void)
{
    mbo_feit feit = 1;
    while (feit <= MBOI_FEITEN && feiten[feit].name && feiten[feit].groep && feiten[feit].nl && feiten[feit].en &&
           feiten[feit].vraag && feiten[feit].question && (feiten[feit].type == SET) == (mboi_feit_set(feit) >= 0))
        feit++;
    return feit <= MBOI_FEITEN ? feit : 0;
}

mbo_vocabulaire mbo_feit_vocabulaire(mbo_feit feit)
{
    mbo_feittype type = mbo_feit_type(feit);
    return type == CODE || type == SET ? feiten[feit].of : 0;
}

mbo_informant mbo_feit_informant(mbo_feit feit)
{
    const struct feit *f = get(feit);
    return f ? f->informant : 0;
}

mbo_beslisser mbo_feit_beslisser(mbo_feit feit)
{
    return mbo_feit_groep(feit) == MBO_FEITGROEP_BESLUIT ? feiten[feit].of : 0;
}

int64_t mbo_feit_min(mbo_feit feit)
{
    mbo_feittype type = mbo_feit_type(feit);
    return type == DATUM                                                           ? MBO_DATUM_MIN
           : type == CODE || feit == MBO_FEIT_STUDIEDUUR || feit == MBO_FEIT_CREBO ? 1
                                                                                   : 0;
}

int64_t mbo_feit_max(mbo_feit feit)
{
    switch (mbo_feit_type(feit)) {
    case BOOL: return 1;
    case INT: return feiten[feit].of;
    case DATUM: return MBO_DATUM_MAX;
    case CODE: return mbo_code_count(feiten[feit].of);
    case SET: return (INT64_C(2) << mbo_code_count(feiten[feit].of)) - 2;
    case GELD: return MAX_CENT;
    default: return 0;
    }
}

int32_t mbo_feit_aanname(mbo_feit feit, int64_t *value)
{
    const struct feit *f = get(feit);
    if (!f || f->aanname < 0)
        return 0;
    if (value)
        *value = f->aanname;
    return 1;
}

int32_t mbo_feit_veranderbaar(mbo_feit feit)
{
    const struct feit *f = get(feit);
    return f && f->anders == KAN;
}

mbo_feit mboi_feit_find(mboi_span name)
{
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++)
        if (mboi_span_alike(name, feiten[feit].name))
            return feit;
    return 0;
}

mbo_status mbo_feit_parse(const char *name, mbo_feit *out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, name, out))
        return MBO_ERROR_ARGUMENT;
    mbo_feit feit = mboi_feit_find(mboi_span_of(name));
    if (feit) {
        *out = feit;
        return MBO_OK;
    }
    mboi_nabij best = {0};
    for (feit = 1; feit <= MBOI_FEITEN; feit++)
        mboi_offer(&best, mboi_span_of(name), feiten[feit].name);
    return mboi_fail(fout, MBO_ERROR_NAME, "\"%.80s\" is not the name of a fact%s", name,
                     mboi_show_nabij(&best, &(mboi_shown){{0}}));
}

mbo_feit mbo_feitset_next(const mbo_feitset *set, mbo_feit after)
{
    if (!set || after < 0 || after >= MBOI_FEITEN)
        return 0;
    mbo_feit feit = after + 1;
    for (uint64_t rest; feit <= MBOI_FEITEN; feit = (feit / 64 + 1) * 64)
        if ((rest = set->bits[feit / 64] >> (feit % 64))) {
            feit += (mbo_feit)mboi_lowest_bit(rest);
            return feit <= MBOI_FEITEN ? feit : 0;
        }
    return 0;
}
