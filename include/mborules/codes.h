/* SPDX-License-Identifier: MIT */
/**
 * @file codes.h
 * The closed vocabularies: kinds of programme, leerwegen, kinds of proof, schools, prior education, benefits,
 * outcomes. In every vocabulary 0 means "not set" and the values are stable. NULL, and numbers out of range: see
 * kern.h.
 */
#ifndef MBORULES_CODES_H
#define MBORULES_CODES_H

#include <mborules/kern.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Kind of mbo programme (WEB art. 7.2.2 lid 1). */
typedef int32_t mbo_soort_opleiding;
enum {
    MBO_SOORT_OPLEIDING_ENTREE = 1,       /**< niveau 1 */
    MBO_SOORT_OPLEIDING_BASISBEROEPS = 2, /**< niveau 2 */
    MBO_SOORT_OPLEIDING_VAK = 3,          /**< niveau 3 */
    MBO_SOORT_OPLEIDING_MIDDENKADER = 4,  /**< niveau 4 */
    MBO_SOORT_OPLEIDING_SPECIALISTEN = 5  /**< niveau 4 */
};

/** Leerweg (WEB art. 7.2.2 lid 2; derde: art. 1.4.1 lid 1a, since 2026-08-01 art. 11.1.3). */
typedef int32_t mbo_leerweg;
enum {
    MBO_LEERWEG_BOL = 1,
    MBO_LEERWEG_BBL = 2,
    MBO_LEERWEG_DERDE = 3 /**< since 2026-08-01 named loopbaanbegeleidende leerweg */
};

/** Kind of proof (WEB art. 7.4.6, 7.2.3, 7.4.6a). */
typedef int32_t mbo_bewijs;
enum {
    MBO_BEWIJS_DIPLOMA = 1,
    MBO_BEWIJS_CERTIFICAAT = 2,
    MBO_BEWIJS_PRAKTIJKVERKLARING = 3 /**< always part of an mbo-verklaring */
};

/** Kind of school. All but privaat are bekostigd; a code is valid on every date. */
typedef int32_t mbo_instelling;
enum {
    MBO_INSTELLING_ROC = 1,
    MBO_INSTELLING_AOC = 2,
    MBO_INSTELLING_VAKINSTELLING = 3,
    MBO_INSTELLING_BEROEPSCOLLEGE = 4, /**< since 2022-08-01 in place of aoc and vakinstelling */
    MBO_INSTELLING_PRIVAAT = 5
};

/** A diploma or proof of prior education. A set of them is an int64_t with bit `1 << code` for each. */
typedef int32_t mbo_vooropleiding;
enum {
    MBO_VOOROPLEIDING_BASISONDERWIJS = 1,
    MBO_VOOROPLEIDING_PRAKTIJKONDERWIJS = 2,
    MBO_VOOROPLEIDING_LBO = 3,
    MBO_VOOROPLEIDING_VBO = 4,
    MBO_VOOROPLEIDING_VMBO_BB = 5,
    MBO_VOOROPLEIDING_VMBO_KB = 6,
    MBO_VOOROPLEIDING_VMBO_GL = 7,
    MBO_VOOROPLEIDING_VMBO_TL = 8,
    MBO_VOOROPLEIDING_MAVO = 9,
    MBO_VOOROPLEIDING_MAVO_VBO = 10,
    MBO_VOOROPLEIDING_OVERGANGSBEWIJS = 11, /**< first three years of havo or vwo passed */
    MBO_VOOROPLEIDING_HAVO = 12,
    MBO_VOOROPLEIDING_VWO = 13,
    MBO_VOOROPLEIDING_MBO_ENTREE = 14,
    MBO_VOOROPLEIDING_MBO_BASISBEROEPS = 15,
    MBO_VOOROPLEIDING_MBO_VAK = 16,
    MBO_VOOROPLEIDING_MBO_MIDDENKADER = 17,
    MBO_VOOROPLEIDING_MBO_SPECIALISTEN = 18,
    MBO_VOOROPLEIDING_HBO_WO = 19,
    MBO_VOOROPLEIDING_AANGEWEZEN = 20, /**< designated by ministerial regulation for the requested programme */
    MBO_VOOROPLEIDING_BUITENLANDS_NIET_ERKEND = 21
};

/**
 * Benefit. UWV pays ww to iow, the gemeente participatiewet to bbz, SVB anw. A set of them is an int64_t with bit
 * `1 << code` for each; none at all is the empty set.
 */
typedef int32_t mbo_uitkering;
enum {
    MBO_UITKERING_WW = 1,
    MBO_UITKERING_WAO = 2,
    MBO_UITKERING_WIA_IVA = 3,
    MBO_UITKERING_WIA_WGA = 4,
    MBO_UITKERING_WAJONG = 5,
    MBO_UITKERING_WAZ = 6,
    MBO_UITKERING_ZIEKTEWET = 7,
    MBO_UITKERING_IOW = 8,
    MBO_UITKERING_PARTICIPATIEWET = 9,
    MBO_UITKERING_IOAW = 10,
    MBO_UITKERING_IOAZ = 11,
    MBO_UITKERING_BBZ = 12,
    MBO_UITKERING_ANW = 13
};

/** On what footing someone works at the leerbedrijf. */
typedef int32_t mbo_leerbaan;
enum {
    MBO_LEERBAAN_GEEN = 1,
    MBO_LEERBAAN_ARBEIDSOVEREENKOMST = 2,
    MBO_LEERBAAN_VRIJWILLIGERSWERK = 3,
    MBO_LEERBAAN_BEHOUD_UITKERING = 4 /**< work while a benefit goes on, such as a werkervaringsplaats */
};

/** Outcome of a question or a rule. */
typedef int32_t mbo_uitkomst;
enum {
    MBO_UITKOMST_JA = 1,
    MBO_UITKOMST_NEE = 2,
    MBO_UITKOMST_VOORWAARDELIJK = 3, /**< open, and only decisions of others can still decide it */
    MBO_UITKOMST_ONBEKEND = 4,       /**< open on other facts, or a parameter has no value on the date */
    MBO_UITKOMST_NVT = 5             /**< outside the scope of the question or the rule */
};

/**
 * Why an answer is open, or only that of a case without the crebo. A set of them is an int32_t with bit `1 << code` for
 * each.
 */
typedef int32_t mbo_open;
enum {
    MBO_OPEN_FEITEN = 1,              /**< unknown facts can still decide it, besluiten of others included */
    MBO_OPEN_GEEN_WAARDE = 2,         /**< a parameter has no value on the date */
    MBO_OPEN_BUITEN_DE_TIJD = 3,      /**< the startdatum lies outside the time for which the library answers */
    MBO_OPEN_CREBO_NIET_OPGEZOCHT = 4 /**< the structure cannot know the crebo on the startdatum: the answer, open or
                                           not, is that of a case without it; a file of SBB may know it */
};

/** What is wrong with a value of the kwalificatiestructuur that could not be read: see mbo_opmerking in structuur.h. */
typedef int32_t mbo_opmerkingsoort;
enum {
    MBO_OPMERKINGSOORT_GEEN_GETAL = 1,  /**< a nr, referentie, hoofdstuk or sbu that is no whole number from 1 on */
    MBO_OPMERKINGSOORT_GEEN_FACTOR = 2, /**< a prijsfactor that is no number with at most two decimals */
    MBO_OPMERKINGSOORT_GEEN_DAG = 3,    /**< a day of another form, or that there is not */
    MBO_OPMERKINGSOORT_VOOR_BEGIN = 4,  /**< an end before its Geldig_vanaf */
    MBO_OPMERKINGSOORT_GEEN_SOORT = 5,  /**< no kind of programme */
    MBO_OPMERKINGSOORT_GEEN_NIVEAU = 6, /**< a number that is no niveau, 1 to 4 */
    MBO_OPMERKINGSOORT_ANDER_NIVEAU = 7 /**< a niveau that is not that of the soortopleiding: neither is set */
};

/** Who takes a decision. */
typedef int32_t mbo_beslisser;
enum { MBO_BESLISSER_BEVOEGD_GEZAG = 1, MBO_BESLISSER_UWV = 2, MBO_BESLISSER_GEMEENTE = 3 };

/** Kind of money: a fee (Les- en cursusgeldwet art. 2), a loan or a subsidy. */
typedef int32_t mbo_geldsoort;
enum {
    MBO_GELDSOORT_LESGELD = 1,
    MBO_GELDSOORT_CURSUSGELD = 2,
    MBO_GELDSOORT_EIGEN_PRIJS = 3,
    MBO_GELDSOORT_GEEN = 4,                  /**< nothing is due, or there is no right to anything */
    MBO_GELDSOORT_LEVENLANGLERENKREDIET = 5, /**< WSF 2000 art. 3.16d */
    MBO_GELDSOORT_SUBSIDIE_BBL = 6,          /**< Subsidieregeling praktijkleren */
    MBO_GELDSOORT_SUBSIDIE_DERDE = 7         /**< Subsidieregeling praktijkleren in de derde leerweg */
};

/** Who can tell a fact. */
typedef int32_t mbo_informant;
enum {
    MBO_INFORMANT_KANDIDAAT = 1,
    MBO_INFORMANT_SCHOOL = 2,
    MBO_INFORMANT_WERKGEVER = 3,
    MBO_INFORMANT_UWV = 4,
    MBO_INFORMANT_GEMEENTE = 5
};

/** What a step of an advice is. */
typedef int32_t mbo_stapsoort;
enum {
    MBO_STAPSOORT_STAP = 1,      /**< something to do next */
    MBO_STAPSOORT_MAATWERK = 2,  /**< room that the school, or another, may give */
    MBO_STAPSOORT_DUUR = 3,      /**< how long it takes */
    MBO_STAPSOORT_LEIDT_TOT = 4, /**< what it leads to */
    MBO_STAPSOORT_INKOMEN = 5,   /**< what to live on, and who bears the cost */
    MBO_STAPSOORT_INSTANTIE = 6  /**< who is responsible for the candidate */
};

/** What the basis of a rule is. */
typedef int32_t mbo_basis;
enum { MBO_BASIS_WET = 1, MBO_BASIS_WERKWIJZER = 2, MBO_BASIS_INTERPRETATIE = 3, MBO_BASIS_EIGEN = 4 };

/** A question (docs/domein.md, section 5). */
typedef int32_t mbo_vraag;
enum {
    MBO_VRAAG_BEKOSTIGING = 1,                          /**< is the programme paid by the state? */
    MBO_VRAAG_TOELATING = 2,                            /**< may this person be admitted? */
    MBO_VRAAG_DOELGROEP = 3,                            /**< is the route meant for this person? */
    MBO_VRAAG_AANBOD = 4,                               /**< may this school offer it? */
    MBO_VRAAG_PRAKTIJKPLAATS = 5,                       /**< is there a place to learn in practice? */
    MBO_VRAAG_STUDIEDUUR = 6,                           /**< does a funded programme take as long as the law says? */
    MBO_VRAAG_URENNORM = 7,                             /**< does a programme have the hours that the law says? */
    MBO_VRAAG_ONDERWIJSGELD = 8,                        /**< is a fee due, and how much? */
    MBO_VRAAG_STUDIEFINANCIERING = 9,                   /**< student finance, and from which day? */
    MBO_VRAAG_LEVENLANGLERENKREDIET = 10,               /**< lifelong learning credit, and how much a year? */
    MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN = 11,              /**< a subsidy for the employer, and how much? */
    MBO_VRAAG_UWV_FINANCIERING = 12,                    /**< does UWV pay for the programme? */
    MBO_VRAAG_UWV_BEHOUD_UITKERING = 13,                /**< does the benefit of UWV go on? */
    MBO_VRAAG_GEMEENTE_FINANCIERING = 14,               /**< does the gemeente pay for the programme? */
    MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING = 15,           /**< does the benefit of the gemeente go on? */
    MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING = 16, /**< does a benefit go on during practical learning? */
    MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP = 17,         /**< a startkwalificatie afterwards? */
    MBO_VRAAG_TRAJECT = 18                              /**< is the route as a whole open? */
};

/** A vocabulary, to walk over or to read texts with. */
typedef int32_t mbo_vocabulaire;
enum {
    MBO_VOCABULAIRE_SOORT_OPLEIDING = 1,
    MBO_VOCABULAIRE_LEERWEG = 2,
    MBO_VOCABULAIRE_BEWIJS = 3,
    MBO_VOCABULAIRE_INSTELLING = 4,
    MBO_VOCABULAIRE_VOOROPLEIDING = 5,
    MBO_VOCABULAIRE_UITKERING = 6,
    MBO_VOCABULAIRE_LEERBAAN = 7,
    MBO_VOCABULAIRE_UITKOMST = 8,
    MBO_VOCABULAIRE_BESLISSER = 9,
    MBO_VOCABULAIRE_GELDSOORT = 10,
    MBO_VOCABULAIRE_INFORMANT = 11,
    MBO_VOCABULAIRE_BASIS = 12,
    MBO_VOCABULAIRE_VRAAG = 13,
    MBO_VOCABULAIRE_OPEN = 14,
    MBO_VOCABULAIRE_OPMERKINGSOORT = 15,
    MBO_VOCABULAIRE_STAPSOORT = 16
};

/** The number of codes in a vocabulary: they run from 1 to this number. 0 for an unknown vocabulary. Thread-safe. */
MBO_API int32_t mbo_code_count(mbo_vocabulaire vocabulaire);

/**
 * The name of a code, as in docs/domein.md ("vmbo_bb"). NULL for an unknown vocabulary or code. Thread-safe.
 *
 *   return [borrow:static] [null]
 */
MBO_API const char *mbo_code_name(mbo_vocabulaire vocabulaire, int32_t code);

/**
 * The label of a code for people. NULL for an unknown vocabulary, code or language. Thread-safe.
 *
 *   return [borrow:static] [null]
 */
MBO_API const char *mbo_code_label(mbo_vocabulaire vocabulaire, int32_t code, mbo_taal taal);

/**
 * The code of a name; upper and lower case are alike. The codes of DUO's files and of the law are read as synonyms:
 * OVO and LBL (derde), MBO-1 to MBO-4 for a soort_opleiding and a vooropleiding. MBO-4 is read as middenkader: DUO's
 * files do not tell it from the rare specialistenopleiding, which has its own name.
 *
 *   text [in]          NUL-terminated
 *   out  [out]         the code; untouched on error
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such vocabulary; MBO_ERROR_NAME: unknown; the message offers a name that
 *                      is near
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_code_parse(mbo_vocabulaire vocabulaire, const char *text, int32_t *out, mbo_fout *fout);

/** The niveau (1 to 4) of a kind of programme (WEB art. 7.2.2 lid 3); 0 for an unknown kind. Thread-safe. */
MBO_API int32_t mbo_soort_opleiding_niveau(mbo_soort_opleiding soort);

#ifdef __cplusplus
}
#endif
#endif
