/* SPDX-License-Identifier: MIT */
/**
 * @file regels.h
 * A rule set: the rules of every question with their periods, sentences and sources, and the dated parameters.
 *
 * A mbo_regels is immutable once made and may be shared by any number of threads without a lock. What a getter
 * returns lives as long as the rule set. NULL, and numbers out of range: see kern.h.
 */
#ifndef MBORULES_REGELS_H
#define MBORULES_REGELS_H

#include <mborules/zaak.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mbo_regels mbo_regels;       /**< a rule set */
typedef struct mbo_regel mbo_regel;         /**< one rule, in one period */
typedef struct mbo_bron mbo_bron;           /**< a source of a rule, or of a begrip */
typedef struct mbo_begrip mbo_begrip;       /**< a term of the field, explained */
typedef struct mbo_parameter mbo_parameter; /**< one dated value */

/** How to make a rule set. Zero it, set `size`, then what should differ from the default. */
typedef struct mbo_regels_options {
    size_t size;                    /**< sizeof(mbo_regels_options) */
    const mbo_allocator *allocator; /**< NULL: malloc */
    const char *parameters_path; /**< a parameter file in place of the built-in one. Its names and their units are those
                                      of the built-in one; NULL: that one, or `parameters_data` */
    const char *parameters_data; /**< the same file in memory, read during the call; NULL: none. Not with a path */
    size_t parameters_size;      /**< of `parameters_data`, in bytes */
} mbo_regels_options;

/** The first day for which the library answers: 2014-08-01. */
enum { MBO_REGELS_BEGIN = 16283 };

/**
 * The built-in rules with the built-in parameters, or those of a file or of memory (CSV, UTF-8, with the header line
 * `naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot`; at most 16 MiB).
 *
 *   options [in] [null]   NULL: the defaults
 *   out     [out] [own]   release with mbo_regels_free(); NULL on error
 *   fout    [out] [null]  MBO_ERROR_IO; _SYNTAX, _NAME, _VALUE, _CONFLICT (periods that overlap), _LIMIT with line and
 *                         column of the parameters; _ARGUMENT: both a path and data, a size without data, a `size` of
 *                         the options that is not known; _MEMORY
 *
 * A field may stand in quotes; blank lines are skipped; tot, vindplaats and bevestigd_tot may be empty. Refused are, by
 * line, name and value: a period that does not end after it begins, an empty source, an age or a number of months that
 * is not whole or over 120, a niveau that is not from 1 to 4, a factor over 10, a value over a billion; more than 10000
 * values, a field of more than 1000 bytes. Thread-safe.
 */
MBO_API mbo_status mbo_regels_create(const mbo_regels_options *options, mbo_regels **out, mbo_fout *fout);

/* ---- what if: a copy with one change. The original is not touched; both may be used side by side, and released in any
   order: they share what is no other, each piece as long as one of them has it. Copies may be made of one rule set, or of
   copies, by several threads at once, as far as its allocator goes. ---- */

/**
 * A copy in which a parameter has a value for a time, whatever it was then.
 *
 *   regels [in]
 *   naam   [in]          of a parameter that has a value on some day, such as "levenlanglerenkrediet.leeftijd_tot"
 *   out    [out] [own]   release with mbo_regels_free(); NULL on error
 *   fout   [out] [null]  MBO_ERROR_NAME: no such parameter; MBO_ERROR_VALUE: dates in the wrong order, or a value that
 *                        is refused in a parameter file; MBO_ERROR_LIMIT; MBO_ERROR_MEMORY
 *
 * `waarde` is in hundredths of its unit; it holds from the startdatum `vanaf` up to, not including, `tot`
 * (MBO_DATUM_NOT_SET: no end). Thread-safe.
 */
MBO_API mbo_status mbo_regels_met_parameter(const mbo_regels *regels, const char *naam, mbo_datum vanaf, mbo_datum tot,
                                            int64_t waarde, mbo_regels **out, mbo_fout *fout);

/**
 * A copy in which a rule is switched off, in all its periods: it takes no part in any answer.
 *
 *   regels [in]
 *   id     [in]          such as "toelating.leerplicht_bbl"; an own rule can be switched off too
 *   out    [out] [own]   release with mbo_regels_free(); NULL on error
 *   fout   [out] [null]  MBO_ERROR_NAME: no such rule, the message offers one that is near; MBO_ERROR_MEMORY
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_regels_zonder_regel(const mbo_regels *regels, const char *id, mbo_regels **out, mbo_fout *fout);

/**
 * Do two rule sets, one a copy of the other or both of a third, share all that the answers to a question go by? 1 or 0.
 * Where they do, every case has the same outcome, amount and first day by both, and the same is missing, in a batch too:
 * of many copies only the other questions need be asked. Reasons and receipts may differ, as they tell of the whole rule
 * set. Sets that were made by themselves share nothing, also where they say the same. Takes microseconds. Thread-safe.
 *
 *   regels [in]
 *   ander  [in]
 */
MBO_API int32_t mbo_regels_zelfde_antwoorden(const mbo_regels *regels, const mbo_regels *ander, mbo_vraag vraag);

/* ---- own rules ---- */

/** A known fact as an own rule gets it. The size is 16 bytes for ever. */
typedef struct mbo_waarde {
    mbo_feit feit;
    mbo_feittype type;
    int64_t waarde; /**< as of mbo_zaak_get() */
} mbo_waarde;

/**
 * An own rule over an array of facts: 1 true, 0 false, negative: it failed, and `fout->message` may say why.
 *
 *   ctx  [in] [null]       of the rule
 *   args [in] [array:n]    in the order in which the rule names them, all of them known
 *   fout [out]
 */
typedef int32_t (*mbo_eigen_functie)(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout);

/** Any function; an own rule in its own types is `int32_t f(void *ctx, T1 a, T2 b, ...)`. */
typedef void (*mbo_native)(void);

/**
 * Called once, when no rule set has the rule any more.
 *
 *   ctx [in] [null]
 */
typedef void (*mbo_ctx_free)(void *ctx);

/** The type of an argument of a native function. */
typedef int32_t mbo_ctype;
enum { MBO_CTYPE_INT8 = 1, MBO_CTYPE_INT16 = 2, MBO_CTYPE_INT32 = 3, MBO_CTYPE_INT64 = 4 };

/**
 * A rule of the host. Zero it, set `size`, then what it has. All of it but `ctx` is copied.
 *
 * It can only narrow an answer: where it is false, ja becomes nee. Other questions follow it as far as that narrows
 * them too (toelating narrows traject); where it would widen them (studiefinanciering is a ground against
 * levenlanglerenkrediet) they go by the law alone. It is called once at most for a case, when all its
 * facts are known (an aanname counts as known), and never while the library enumerates; without a crebo a rule that
 * takes the crebo takes no part. A fact that it takes and that is unknown joins *ontbrekend* where the rule could still
 * matter, and the answer is then marked *niet exact*.
 */
typedef struct mbo_eigen_regel {
    size_t size;        /**< sizeof(mbo_eigen_regel) */
    mbo_vraag vraag;    /**< the question that it narrows */
    int32_t een_draad;  /**< not 0: only the thread that registers it may call it */
    const char *id;     /**< of a-z, 0-9, . and _, at most 150 bytes; no other rule has it */
    const char *versie; /**< tells one function from another in the fingerprint of the rule set, in at most 400 bytes;
                             it, nl and en are UTF-8 without control characters */
    const char *nl;     /**< the sentence in Dutch */
    const char *en;     /**< and in English */
    const char *feiten; /**< the facts that it takes, in order: "onderwijsprijs, uitkering" */
    mbo_eigen_functie functie; /**< the function, over an array; or NULL */
    mbo_native native;         /**< the function in its own types; or NULL */
    const mbo_ctype *typen;    /**< of `native`: the types of its arguments after ctx, in order, each one that all
                                    values of its fact fit (mbo_feit_min() to mbo_feit_max()); an int64 fits every fact.
                                    They must be those of the function: nothing can check that */
    size_t typen_count;        /**< how many there are: as many as facts */
    void *ctx;                 /**< handed to the function */
    mbo_ctx_free ctx_free;     /**< NULL: ctx stays the caller's */
} mbo_eigen_regel;

/**
 * A copy with an own rule more; at most sixteen.
 *
 *   regels [in]
 *   regel  [in]
 *   out    [out] [own]   release with mbo_regels_free(); NULL on error
 *   fout   [out] [null]  MBO_ERROR_NAME: no such fact, one that is near is offered;
 *                        MBO_ERROR_VALUE: an id of other signs, a type that not every value of its fact fits, or a
 *                        fact that is derived; MBO_ERROR_CONFLICT: the id is taken; MBO_ERROR_ARGUMENT: a field that
 *                        is missing, or a native function without a type for each fact: the message names the fact and
 *                        the types that fit, or any native function in a library that is built without libffi
 *                        (MBORULES_FFI=OFF); MBO_ERROR_LIMIT; MBO_ERROR_MEMORY
 *
 * On error `ctx` stays the caller's. Thread-safe.
 */
MBO_API mbo_status mbo_regels_met_eigen_regel(const mbo_regels *regels, const mbo_eigen_regel *regel, mbo_regels **out,
                                              mbo_fout *fout);

/**
 * One more reference; each needs its own mbo_regels_free(). Thread-safe. Returns its argument, NULL too.
 *
 *   regels [in]
 *   return [own]
 */
MBO_API mbo_regels *mbo_regels_ref(mbo_regels *regels);

/**
 * Give a reference back; the last one releases the rule set. NULL is fine. Thread-safe.
 *
 *   regels [in] [own] [null]
 */
MBO_API void mbo_regels_free(mbo_regels *regels);

/**
 * The fingerprint of a rule set: the SHA-256, in 64 hexadecimal digits, of every rule and every parameter value in it,
 * however they came there. Equal fingerprints answer alike. Returns the length without the NUL.
 *
 *   regels [in]
 *   buffer [out] [array:size] [null]
 */
MBO_API size_t mbo_regels_vingerafdruk(const mbo_regels *regels, char *buffer, size_t size);

/**
 * The date of the law in a rule set, beside the version of the code (*rechtsstand*): up to this day the source of all that
 * it goes by was read. It is the earliest mbo_regel_bevestigd_tot() and mbo_parameter_bevestigd_tot() among the rules and
 * parameter values without an end: law and guide alike, also those that begin later. Not counted is what does not age or
 * has no source: what has an end, rules of the host, the rule that tells when the library's time begins, values of
 * mbo_regels_met_parameter(); nor rules that are switched off. A startdatum after it may be *niet bevestigd*, which
 * mbo_oordeel_niet_bevestigd() tells of the answer at hand. MBO_DATUM_NOT_SET: nothing counts, or NULL. Thread-safe.
 *
 *   regels [in]
 */
MBO_API mbo_datum mbo_regels_rechtsstand(const mbo_regels *regels);

/* ---- the rule book ---- */

/**
 * How the rules of a question go together: 1 one of those that take part must be true, 0 all of them (and all own rules
 * in either case).
 *
 *   regels [in]
 */
MBO_API int32_t mbo_regels_een_van(const mbo_regels *regels, mbo_vraag vraag);

/**
 * The scope of a question, in the words of mbo_regel_voorwaarde(): outside it the answer is nvt. "": it has none.
 *
 *   regels [in]
 *   return [borrow:regels]
 */
MBO_API const char *mbo_regels_bereik(const mbo_regels *regels, mbo_vraag vraag);

/**
 * A name that conditions use beside facts, codes, parameters and questions, by index: a derivation such as
 * "bekostigde_instelling", or a norm for hours. NULL outside the range.
 *
 *   regels [in]
 *   return [borrow:regels] [null]
 */
MBO_API const char *mbo_regels_afleiding(const mbo_regels *regels, int32_t index);

/**
 * What that name stands for, in words. A derivation that has the name of a fact holds while the fact is not given.
 *
 *   regels [in]
 *   return [borrow:regels] [null]
 */
MBO_API const char *mbo_regels_afleiding_tekst(const mbo_regels *regels, int32_t index);

/**
 * A word, or a few, of the language of conditions, norms and amounts, by index: what in them is no number and no name
 * of a fact, a code, a parameter, a question or a derivation is one of these. NULL outside the range.
 *
 *   return [borrow:static] [null]
 */
MBO_API const char *mbo_regels_woord(int32_t index);

/**
 * What that word means; NULL for an unknown language.
 *
 *   return [borrow:static] [null]
 */
MBO_API const char *mbo_regels_woord_tekst(int32_t index, mbo_taal taal);

/**
 * The number of rules, each period counted.
 *
 *   regels [in]
 */
MBO_API int32_t mbo_regels_regel_count(const mbo_regels *regels);

/**
 * A rule by index, in the order of the questions; NULL outside the range.
 *
 *   regels [in]
 *   return [borrow:regels] [null]
 */
MBO_API const mbo_regel *mbo_regels_regel(const mbo_regels *regels, int32_t index);

/**
 * The id of a rule, such as "toelating.vooropleiding"; rules of successive periods share one.
 *
 *   regel  [in]
 *   return [borrow:regel]
 */
MBO_API const char *mbo_regel_id(const mbo_regel *regel);

/**
 * The question that a rule belongs to; 0 for a rule that holds for every question.
 *
 *   regel [in]
 */
MBO_API mbo_vraag mbo_regel_vraag(const mbo_regel *regel);

/**
 * The first startdatum for which a rule holds; MBO_DATUM_NOT_SET: from the beginning.
 *
 *   regel [in]
 */
MBO_API mbo_datum mbo_regel_vanaf(const mbo_regel *regel);

/**
 * The first startdatum for which a rule no longer holds; MBO_DATUM_NOT_SET: no end.
 *
 *   regel [in]
 */
MBO_API mbo_datum mbo_regel_tot(const mbo_regel *regel);

/**
 * The last day for which the source of a rule was read; MBO_DATUM_NOT_SET: it does not age.
 *
 *   regel [in]
 */
MBO_API mbo_datum mbo_regel_bevestigd_tot(const mbo_regel *regel);

/**
 * What the basis of a rule is: the law, the guide for professionals, or a reading of either.
 *
 *   regel [in]
 */
MBO_API mbo_basis mbo_regel_basis(const mbo_regel *regel);

/**
 * What a rule is about, in a few words: a heading. No part of its fingerprint. A rule of the host has its id for it.
 * NULL for an unknown language.
 *
 *   regel  [in]
 *   return [borrow:regel] [null]
 */
MBO_API const char *mbo_regel_kop(const mbo_regel *regel, mbo_taal taal);

/**
 * The sentence of a rule; NULL for an unknown language.
 *
 *   regel  [in]
 *   return [borrow:regel] [null]
 */
MBO_API const char *mbo_regel_tekst(const mbo_regel *regel, mbo_taal taal);

/**
 * The condition of a rule in words, over the names of facts, codes and parameters; "" for a rule that only tells.
 *
 *   regel  [in]
 *   return [borrow:regel]
 */
MBO_API const char *mbo_regel_voorwaarde(const mbo_regel *regel);

/**
 * When a rule takes part, in the same words; "" when it always does.
 *
 *   regel  [in]
 *   return [borrow:regel]
 */
MBO_API const char *mbo_regel_bereik(const mbo_regel *regel);

/**
 * The kind of money that a rule is about; 0: it has no amount.
 *
 *   regel [in]
 */
MBO_API mbo_geldsoort mbo_regel_soort(const mbo_regel *regel);

/**
 * The amount of a rule in words, over the names of parameters and facts; "" when it has none. A parameter or a money
 * fact; then perhaps "x maanden_resterend / 12" (the months of the cursusjaar that are left; with `_na_oktober` those
 * only count for a start after 31 October) or "x FACT / PARAMETER" (a share, at most the whole); then perhaps a limit:
 * "ten hoogste PARAMETER x PARAMETER".
 *
 *   regel  [in]
 *   return [borrow:regel]
 */
MBO_API const char *mbo_regel_bedrag(const mbo_regel *regel);

/**
 * Does it only tell something of the question, with no outcome, where its scope holds (a toelichting)? 1 or 0.
 * Thread-safe.
 *
 *   regel [in]
 */
MBO_API int32_t mbo_regel_toelichting(const mbo_regel *regel);

/**
 * Is it a rule of the host? 1 yes, 0 no.
 *
 *   regel [in]
 */
MBO_API int32_t mbo_regel_eigen(const mbo_regel *regel);

/**
 * Is it switched off in this rule set? 1 yes, 0 no.
 *
 *   regel [in]
 */
MBO_API int32_t mbo_regel_uit(const mbo_regel *regel);

/**
 * The fingerprint of a rule: the SHA-256, in 64 hexadecimal digits, of its id, question, period, basis, sentences,
 * sources, condition (what it derives from included) and amount. Of an own rule: of its id, question, version,
 * sentences and facts. Returns the length without the NUL.
 *
 *   regel  [in]
 *   buffer [out] [array:size] [null]
 */
MBO_API size_t mbo_regel_vingerafdruk(const mbo_regel *regel, char *buffer, size_t size);

/**
 * The facts that the outcome or the amount of a rule depends on, through other questions too; geboortedatum and
 * startdatum where an age does, not where it only has a period.
 *
 *   regel [in]
 *   out   [out]
 */
MBO_API void mbo_regel_feiten(const mbo_regel *regel, mbo_feitset *out);

/**
 * The name of a parameter that a rule reads itself, in its condition or amount, by index; NULL outside the range.
 *
 *   regels [in]
 *   regel  [in]
 *   return [borrow:regels] [null]
 */
MBO_API const char *mbo_regel_parameter(const mbo_regels *regels, const mbo_regel *regel, int32_t index);

/**
 * The number of sources of a rule.
 *
 *   regel [in]
 */
MBO_API int32_t mbo_regel_bron_count(const mbo_regel *regel);

/**
 * A source of a rule by index; NULL outside the range.
 *
 *   regel  [in]
 *   return [borrow:regel] [null]
 */
MBO_API const mbo_bron *mbo_regel_bron(const mbo_regel *regel, int32_t index);

/**
 * The work: a BWB id such as "BWBR0007625", or "werkwijzer".
 *
 *   bron   [in]
 *   return [borrow:bron]
 */
MBO_API const char *mbo_bron_werk(const mbo_bron *bron);

/**
 * The date of the version of the work that was read; MBO_DATUM_NOT_SET for the guide.
 *
 *   bron [in]
 */
MBO_API mbo_datum mbo_bron_versie(const mbo_bron *bron);

/**
 * The place in the work, such as "art. 8.2.1 lid 4".
 *
 *   bron   [in]
 *   return [borrow:bron]
 */
MBO_API const char *mbo_bron_vindplaats(const mbo_bron *bron);

/**
 * The whole source as one line: "BWBR0007625 art. 8.2.1 lid 4 (versie 2026-08-01)".
 *
 *   bron   [in]
 *   return [borrow:bron]
 */
MBO_API const char *mbo_bron_tekst(const mbo_bron *bron);

/**
 * The number of dated parameter values.
 *
 *   regels [in]
 */
MBO_API int32_t mbo_regels_parameter_count(const mbo_regels *regels);

/**
 * A dated parameter value by index, in the order of name and date; NULL outside the range.
 *
 *   regels [in]
 *   return [borrow:regels] [null]
 */
MBO_API const mbo_parameter *mbo_regels_parameter(const mbo_regels *regels, int32_t index);

/**
 * The value of a parameter on a day; NULL when it has none, or the day is not set: nothing falls through to an older or
 * newer value.
 *
 *   regels [in]
 *   naam   [in]  NUL-terminated, such as "lesgeld.bedrag"
 *   return [borrow:regels] [null]
 */
MBO_API const mbo_parameter *mbo_regels_find_parameter(const mbo_regels *regels, const char *naam, mbo_datum op);

/**
 * The name of a parameter.
 *
 *   parameter [in]
 *   return    [borrow:parameter]
 */
MBO_API const char *mbo_parameter_naam(const mbo_parameter *parameter);

/**
 * The value of a parameter in hundredths of its unit: euro cents, hundredths of a year, of a month, of a factor.
 *
 *   parameter [in]
 */
MBO_API int64_t mbo_parameter_waarde(const mbo_parameter *parameter);

/**
 * The unit of a parameter, such as "EUR/cursusjaar" or "jaar".
 *
 *   parameter [in]
 *   return    [borrow:parameter]
 */
MBO_API const char *mbo_parameter_eenheid(const mbo_parameter *parameter);

/**
 * The unit for people: "EUR per cursusjaar", "EUR per school year". One that the library does not know is as it is;
 * NULL for an unknown language. Thread-safe.
 *
 *   parameter [in]
 *   return    [borrow:parameter] [null]
 */
MBO_API const char *mbo_parameter_eenheid_label(const mbo_parameter *parameter, mbo_taal taal);

/**
 * The first day on which a value holds.
 *
 *   parameter [in]
 */
MBO_API mbo_datum mbo_parameter_vanaf(const mbo_parameter *parameter);

/**
 * The first day on which a value no longer holds; MBO_DATUM_NOT_SET: no end.
 *
 *   parameter [in]
 */
MBO_API mbo_datum mbo_parameter_tot(const mbo_parameter *parameter);

/**
 * The last day for which the source of a value was read; MBO_DATUM_NOT_SET: it does not say.
 *
 *   parameter [in]
 */
MBO_API mbo_datum mbo_parameter_bevestigd_tot(const mbo_parameter *parameter);

/**
 * The source of a value and the place in it, as one line.
 *
 *   parameter [in]
 *   return    [borrow:parameter]
 */
MBO_API const char *mbo_parameter_bron(const mbo_parameter *parameter);

/* ---- the glossary: the terms of the field, explained. It decides no answer and is no part of the fingerprint. ---- */

/**
 * The number of terms (begrippen).
 *
 *   regels [in]
 */
MBO_API int32_t mbo_regels_begrip_count(const mbo_regels *regels);

/**
 * A term by index, in the order of their ids; NULL outside the range.
 *
 *   regels [in]
 *   return [borrow:regels] [null]
 */
MBO_API const mbo_begrip *mbo_regels_begrip(const mbo_regels *regels, int32_t index);

/**
 * The first term in a text, for a program that links each to where it is explained; NULL: there is none (any more), or
 * the language is unknown.
 *
 *   regels [in]
 *   text   [in]          UTF-8, NUL-terminated
 *   taal                 of the text: the names of that language are looked for, in English also the Dutch ones, as it
 *                        quotes them; a form that is met in that language alone is English
 *   from                 the byte of the text to begin at; past its end there is nothing
 *   begin  [out] [null]  where the term begins, in bytes from the beginning of the text; untouched when there is none
 *   length [out] [null]  its length in bytes; the same. Look for the next one from `begin` + `length` on
 *   return [borrow:regels] [null]
 *
 * A term is met as its name or one of mbo_begrip_ook(), as whole words (a hyphen divides words, a dot within a domain name
 * does not), in small letters or capitals of ASCII; of several that begin at one place the longest. Allocates nothing.
 * Thread-safe.
 */
MBO_API const mbo_begrip *mbo_regels_begrip_in(const mbo_regels *regels, const char *text, mbo_taal taal, size_t from,
                                               size_t *begin, size_t *length);

/**
 * The id of a term, of a-z, 0-9 and _, such as "derde_leerweg"; of what is a code of a vocabulary that code.
 *
 *   begrip [in]
 *   return [borrow:begrip]
 */
MBO_API const char *mbo_begrip_id(const mbo_begrip *begrip);

/**
 * The term as people write it, "bbl" and "work-based route (bbl)"; NULL for an unknown language.
 *
 *   begrip [in]
 *   return [borrow:begrip] [null]
 */
MBO_API const char *mbo_begrip_naam(const mbo_begrip *begrip, mbo_taal taal);

/**
 * What it means, in a few sentences, by the law of today, with until when an old name was used; NULL for an unknown
 * language.
 *
 *   begrip [in]
 *   return [borrow:begrip] [null]
 */
MBO_API const char *mbo_begrip_tekst(const mbo_begrip *begrip, mbo_taal taal);

/**
 * Another form in which texts have it, by index: other spellings, plurals, old names, of either language. NULL outside
 * the range.
 *
 *   begrip [in]
 *   return [borrow:begrip] [null]
 */
MBO_API const char *mbo_begrip_ook(const mbo_begrip *begrip, int32_t index);

/**
 * The number of its sources, at least one.
 *
 *   begrip [in]
 */
MBO_API int32_t mbo_begrip_bron_count(const mbo_begrip *begrip);

/**
 * A source by index; NULL outside the range.
 *
 *   begrip [in]
 *   return [borrow:begrip] [null]
 */
MBO_API const mbo_bron *mbo_begrip_bron(const mbo_begrip *begrip, int32_t index);

/**
 * The last day for which its sources were read.
 *
 *   begrip [in]
 */
MBO_API mbo_datum mbo_begrip_bevestigd_tot(const mbo_begrip *begrip);

#ifdef __cplusplus
}
#endif
#endif
