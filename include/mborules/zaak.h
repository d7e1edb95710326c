/* SPDX-License-Identifier: MIT */
/**
 * @file zaak.h
 * The facts (feiten) of one case (zaak), and what is known about each fact: name, type, labels, question.
 *
 * A fact is known or unknown; in a new zaak all are unknown. A zaak is cheap and belongs to one thread at a time;
 * reading it from several threads at once is fine as long as none changes it. NULL, and numbers out of range: see
 * kern.h.
 */
#ifndef MBORULES_ZAAK_H
#define MBORULES_ZAAK_H

#include <mborules/codes.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A fact (docs/domein.md, section 2), in the order in which facts are always listed. */
typedef int32_t mbo_feit;
enum {
    /* kandidaat */
    MBO_FEIT_GEBOORTEDATUM = 1,
    MBO_FEIT_VOOROPLEIDING = 2,
    MBO_FEIT_VAK_ZELFDE_RICHTING = 3,
    MBO_FEIT_LEERPLICHT_BEEINDIGD = 4,
    MBO_FEIT_TWAALF_SCHOOLJAREN = 5,
    MBO_FEIT_NATIONALITEIT_WSF = 6,
    MBO_FEIT_UITKERING = 7,
    MBO_FEIT_WERKEND = 8,
    MBO_FEIT_WERKZOEKEND = 9,
    MBO_FEIT_MET_WERKLOOSHEID_BEDREIGD = 10,
    MBO_FEIT_STUDIEFINANCIERING_LOPEND = 11,
    MBO_FEIT_LEVENLANGLERENKREDIET_LOPEND = 12,
    MBO_FEIT_DIPLOMA_HAALBAAR = 13,
    MBO_FEIT_CERTIFICAAT_HAALBAAR = 14,
    MBO_FEIT_VERBLIJF_IN_ORDE = 15,
    MBO_FEIT_STUDIEFINANCIERING_VERBRUIKT = 16,
    MBO_FEIT_LESGELD_VRIJGESTELD = 17,
    MBO_FEIT_CURSUSGELD_VRIJGESTELD = 18,
    MBO_FEIT_EIGENRISICODRAGER = 19,
    MBO_FEIT_NADERE_EISEN_IN_ORDE = 20,
    /* traject */
    MBO_FEIT_BEWIJS = 21,
    MBO_FEIT_LEERWEG = 22,
    MBO_FEIT_SOORT_OPLEIDING = 23,
    MBO_FEIT_INSTELLING = 24,
    MBO_FEIT_STARTDATUM = 25,
    MBO_FEIT_STUDIEDUUR = 26,
    MBO_FEIT_DIPLOMA_ERKENNING = 27,
    MBO_FEIT_CERTIFICAAT_VASTGESTELD = 28,
    MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN = 29,
    MBO_FEIT_KEUZEDEEL_PASSEND = 30,
    MBO_FEIT_LEERBAAN = 31,
    MBO_FEIT_LEERBEDRIJF_ERKEND = 32,
    MBO_FEIT_PRAKTIJKOVEREENKOMST = 33,
    MBO_FEIT_PRAKTIJKWEKEN = 34,
    MBO_FEIT_UREN_BEGELEID = 35,
    MBO_FEIT_UREN_BPV = 36,
    MBO_FEIT_URENVERDELING_IN_ORDE = 37,
    MBO_FEIT_VIERJARIG = 38,
    MBO_FEIT_PRODUCTIEVE_ARBEID = 39,
    MBO_FEIT_ONDERWIJSPRIJS = 40,
    MBO_FEIT_ONDERWIJS_VERGOED = 41,
    MBO_FEIT_INKOOPKADER_UWV = 42,
    MBO_FEIT_ROD_INGESCHREVEN = 43,
    MBO_FEIT_CREBO = 44,
    /* besluit */
    MBO_FEIT_BESLUIT_VRIJSTELLING = 45,
    MBO_FEIT_BESLUIT_VERKORTING = 46,
    MBO_FEIT_BESLUIT_MINDER_UREN = 47,
    MBO_FEIT_BESLUIT_OUDE_URENNORM = 48,
    MBO_FEIT_BESLUIT_VERVANGENDE_LEERPLICHT = 49,
    MBO_FEIT_BESLUIT_SCHOLING_NOODZAKELIJK = 50,
    MBO_FEIT_BESLUIT_GEMEENTE = 51,
    MBO_FEIT_BESLUIT_GEMEENTE_BEHOUD = 52
};

/** The type of a fact, and what its int64_t value means. */
typedef int32_t mbo_feittype;
enum {
    MBO_FEITTYPE_BOOL = 1,  /**< 0 nee, 1 ja */
    MBO_FEITTYPE_INT = 2,   /**< a whole number from mbo_feit_min() to mbo_feit_max() */
    MBO_FEITTYPE_DATUM = 3, /**< an mbo_datum */
    MBO_FEITTYPE_CODE = 4,  /**< a code of mbo_feit_vocabulaire() */
    MBO_FEITTYPE_SET = 5,   /**< a set of such codes: bit `1 << code` for each */
    MBO_FEITTYPE_GELD = 6   /**< euro cents */
};

/** Which part of the case a fact belongs to. */
typedef int32_t mbo_feitgroep;
enum { MBO_FEITGROEP_KANDIDAAT = 1, MBO_FEITGROEP_TRAJECT = 2, MBO_FEITGROEP_BESLUIT = 3 };

/** A set of facts: bit `feit % 64` of bits[feit / 64]. The size is 16 bytes for ever. */
typedef struct mbo_feitset {
    uint64_t bits[2];
} mbo_feitset;

/** The facts of one case. */
typedef struct mbo_zaak mbo_zaak;

/** The number of facts: they run from 1 to this number. Thread-safe. */
MBO_API int32_t mbo_feit_count(void);

/**
 * The name of a fact as in docs/domein.md, such as "vooropleiding". NULL for an unknown fact. Thread-safe.
 *
 *   return [borrow:static] [null]
 */
MBO_API const char *mbo_feit_name(mbo_feit feit);

/**
 * The label of a fact for people. NULL for an unknown fact or language. Thread-safe.
 *
 *   return [borrow:static] [null]
 */
MBO_API const char *mbo_feit_label(mbo_feit feit, mbo_taal taal);

/**
 * The question one would ask for a fact. NULL for an unknown fact or language. Thread-safe.
 *
 *   return [borrow:static] [null]
 */
MBO_API const char *mbo_feit_question(mbo_feit feit, mbo_taal taal);

/** The type of a fact; 0 for an unknown fact. Thread-safe. */
MBO_API mbo_feittype mbo_feit_type(mbo_feit feit);

/** The part of the case that a fact belongs to; 0 for an unknown fact. Thread-safe. */
MBO_API mbo_feitgroep mbo_feit_groep(mbo_feit feit);

/** The vocabulary of a fact of type CODE or SET; 0 for another. Thread-safe. */
MBO_API mbo_vocabulaire mbo_feit_vocabulaire(mbo_feit feit);

/** Who can tell a fact; 0 for an unknown fact. Thread-safe. */
MBO_API mbo_informant mbo_feit_informant(mbo_feit feit);

/** Who takes the decision that a fact of the group BESLUIT records; 0 for another fact. Thread-safe. */
MBO_API mbo_beslisser mbo_feit_beslisser(mbo_feit feit);

/** The least value of a fact (a set: 0). Thread-safe. */
MBO_API int64_t mbo_feit_min(mbo_feit feit);

/** The greatest value of a fact (a set: every code). Thread-safe. */
MBO_API int64_t mbo_feit_max(mbo_feit feit);

/**
 * Has a fact a usual value that is assumed until the fact is given (an aanname)? 1 yes, 0 no. Thread-safe.
 *
 *   value [out] [null]  the assumed value; untouched when there is none
 */
MBO_API int32_t mbo_feit_aanname(mbo_feit feit, int64_t *value);

/**
 * Can somebody make a fact otherwise, by an act? 1 yes. 0: nobody can (a date of birth), it is no act (a benefit), or
 * the fact is unknown. Thread-safe.
 */
MBO_API int32_t mbo_feit_veranderbaar(mbo_feit feit);

/**
 * The fact with a name; case does not matter.
 *
 *   name [in]          NUL-terminated
 *   out  [out]         the fact; untouched on error
 *   fout [out] [null]  MBO_ERROR_NAME: unknown; the message offers a name that is near
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_feit_parse(const char *name, mbo_feit *out, mbo_fout *fout);

/**
 * The first fact in a set after `after` (0 to begin), in the order of the facts; 0 when there is none, or `after` is no
 * fact. Thread-safe.
 *
 *   set [in]
 */
MBO_API mbo_feit mbo_feitset_next(const mbo_feitset *set, mbo_feit after);

/**
 * A new zaak in which every fact is unknown.
 *
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_zaak_free(); NULL on error
 *   fout      [out] [null]  MBO_ERROR_MEMORY
 */
MBO_API mbo_status mbo_zaak_create(const mbo_allocator *allocator, mbo_zaak **out, mbo_fout *fout);

/**
 * A copy with the same facts and the same allocator.
 *
 *   zaak [in]
 *   out  [out] [own]   NULL on error
 *   fout [out] [null]  MBO_ERROR_MEMORY
 */
MBO_API mbo_status mbo_zaak_copy(const mbo_zaak *zaak, mbo_zaak **out, mbo_fout *fout);

/**
 * Release a zaak; NULL is fine.
 *
 *   zaak [in] [own] [null]
 */
MBO_API void mbo_zaak_free(mbo_zaak *zaak);

/**
 * Make every fact unknown again.
 *
 *   zaak [in]
 */
MBO_API void mbo_zaak_clear(mbo_zaak *zaak);

/**
 * Make one fact unknown again.
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact
 */
MBO_API mbo_status mbo_zaak_unset(mbo_zaak *zaak, mbo_feit feit, mbo_fout *fout);

/**
 * Give a fact of any type, as the int64_t that mbo_zaak_get() gives: what it means, and its unit, is in mbo_feittype.
 * The functions below give facts of one type, and refuse a fact of another: a number of weeks where cents were meant.
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact; MBO_ERROR_NAME: no such code; MBO_ERROR_VALUE: not from
 *                      mbo_feit_min() to mbo_feit_max(), a BOOL is 0 or 1. The zaak is then unchanged
 *
 * Not while another thread uses the zaak.
 */
MBO_API mbo_status mbo_zaak_set_value(mbo_zaak *zaak, mbo_feit feit, int64_t value, mbo_fout *fout);

/**
 * Give a fact of type BOOL: 0 nee, anything else ja.
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact; MBO_ERROR_VALUE: the fact has another type
 */
MBO_API mbo_status mbo_zaak_set_bool(mbo_zaak *zaak, mbo_feit feit, int32_t value, mbo_fout *fout);

/**
 * Give a fact of type INT, from mbo_feit_min() to mbo_feit_max().
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact; MBO_ERROR_VALUE: another type, or out of range
 */
MBO_API mbo_status mbo_zaak_set_int(mbo_zaak *zaak, mbo_feit feit, int64_t value, mbo_fout *fout);

/**
 * Give a fact of type DATUM.
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact; MBO_ERROR_VALUE: another type, or out of range
 */
MBO_API mbo_status mbo_zaak_set_date(mbo_zaak *zaak, mbo_feit feit, mbo_datum value, mbo_fout *fout);

/**
 * Give a fact of type CODE.
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact; MBO_ERROR_NAME: no such code; MBO_ERROR_VALUE: another type
 */
MBO_API mbo_status mbo_zaak_set_code(mbo_zaak *zaak, mbo_feit feit, int32_t value, mbo_fout *fout);

/**
 * Give a fact of type SET: bit `1 << code` for each member. The set is complete: what is not in it, there is not. A code
 * by itself is not refused where it happens to be such bits: for havo alone it is `1 << MBO_VOOROPLEIDING_HAVO`.
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact; MBO_ERROR_NAME: no such code; MBO_ERROR_VALUE: another type
 */
MBO_API mbo_status mbo_zaak_set_set(mbo_zaak *zaak, mbo_feit feit, int64_t value, mbo_fout *fout);

/**
 * Give a fact of type GELD, in euro cents, 0 or more.
 *
 *   zaak [in]
 *   fout [out] [null]  MBO_ERROR_ARGUMENT: no such fact; MBO_ERROR_VALUE: another type, or out of range
 */
MBO_API mbo_status mbo_zaak_set_money(mbo_zaak *zaak, mbo_feit feit, int64_t cents, mbo_fout *fout);

/**
 * Give a fact as text, by its name. A bool is ja or nee (also true, false); a date yyyy-mm-dd; a set its codes joined
 * by ';' and "-" the empty set; money euros with at most two decimals after a point; the empty text makes the fact
 * unknown. Case does not matter in names and codes; blanks around the text are ignored.
 *
 *   zaak [in]
 *   name [in]          NUL-terminated
 *   text [in]          NUL-terminated
 *   fout [out] [null]  MBO_ERROR_NAME: no such fact or code, with one that is near; MBO_ERROR_VALUE: not of its type.
 *                      The zaak is then unchanged.
 */
MBO_API mbo_status mbo_zaak_set_text(mbo_zaak *zaak, const char *name, const char *text, mbo_fout *fout);

/**
 * Is a fact known? 1 yes, 0 no or no such fact.
 *
 *   zaak [in]
 */
MBO_API int32_t mbo_zaak_known(const mbo_zaak *zaak, mbo_feit feit);

/**
 * The value of a known fact, as its type says.
 *
 *   zaak [in]
 *   out  [out]  the value; untouched when the fact is unknown
 *   return 1 when the fact is known, else 0
 */
MBO_API int32_t mbo_zaak_get(const mbo_zaak *zaak, mbo_feit feit, int64_t *out);

/**
 * The value of a fact as text, in the form that mbo_zaak_set_text() reads; "" when it is unknown. Returns the length
 * without the NUL; what fits in `size` bytes is written, always NUL-terminated when size > 0.
 *
 *   zaak   [in]
 *   buffer [out] [array:size] [null]
 */
MBO_API size_t mbo_zaak_get_text(const mbo_zaak *zaak, mbo_feit feit, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif
#endif
