/* SPDX-License-Identifier: MIT */
/**
 * @file motivering.h
 * The receipt of an answer (docs/domein.md, section 4), and checking one later.
 *
 * A receipt is a text of lines `name=value`, the same bytes for the same case: there is no clock in it. It holds the
 * facts that were used, the answer, each rule that took part with its outcome, fingerprint and sources, the parameter
 * values, what was taken from the structure, and the fingerprints of rule set and structure. The last line is
 * `einde=` with the number of lines before it and, after a blank, their SHA-256, line ends included, in 64 hexadecimal
 * digits: what `head -n -1 receipt | sha256sum` prints. In a value a backslash is written as two, a line end as \n, a
 * carriage return as \r.
 *
 * A receipt is no signature. The SHA-256 finds damage, and a change by who leaves it as it was. Who changes facts and
 * makes it anew is not found out: the answer to other facts is as good an answer. A receipt proves no identity and no
 * date; a signature over it, or a register that dates it, is up to the host.
 *
 * NULL, and numbers out of range: see kern.h.
 */
#ifndef MBORULES_MOTIVERING_H
#define MBORULES_MOTIVERING_H

#include <mborules/oordeel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The forms of a receipt. */
typedef int32_t mbo_motiveringsvorm;
enum {
    MBO_MOTIVERING_REGELS = 1, /**< lines `name=value`: the form that can be checked */
    MBO_MOTIVERING_JSON = 2,   /**< one object with the same names and values, all strings, those of `.bron` arrays */
    MBO_MOTIVERING_NL = 3,     /**< to read, in Dutch */
    MBO_MOTIVERING_EN = 4      /**< to read, in English */
};

/**
 * Write the receipt of an answer. Returns the length without the NUL, 0 for a question that was not asked or an unknown
 * form; what fits in `size` bytes is written, always NUL-terminated when size > 0. Thread-safe.
 *
 *   oordeel [in]
 *   buffer  [out] [array:size] [null]
 */
MBO_API size_t mbo_oordeel_motivering(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_motiveringsvorm vorm,
                                      char *buffer, size_t size);

/** What came of checking a receipt. */
typedef struct mbo_controle mbo_controle;

/** Does a receipt still agree? */
typedef int32_t mbo_controleuitslag;
enum {
    MBO_CONTROLE_KLOPT = 1,              /**< the answer is the same; differences may tell that its grounds are not */
    MBO_CONTROLE_ANDERS = 2,             /**< the same facts now give another answer */
    MBO_CONTROLE_NIET_TE_CONTROLEREN = 3 /**< an own rule took part, then or now: what it does cannot be verified */
};

/** What differs. */
typedef int32_t mbo_verschilsoort;
enum {
    MBO_VERSCHIL_ANTWOORD = 1,    /**< the outcome, what is missing, an amount, a first day */
    MBO_VERSCHIL_REGEL = 2,       /**< a rule: gone, new, changed, or with another outcome */
    MBO_VERSCHIL_PARAMETER = 3,   /**< a parameter value or its source */
    MBO_VERSCHIL_STRUCTUUR = 4,   /**< what was taken from the structure, or its file */
    MBO_VERSCHIL_REGELSET = 5,    /**< the rule set as a whole, also where this answer does not depend on it */
    MBO_VERSCHIL_BIBLIOTHEEK = 6, /**< the version of the library */
    MBO_VERSCHIL_FEIT = 7         /**< a fact or an aanname that is now used, or is not any more */
};

/**
 * Answer the question of a receipt again, from its facts, and compare line by line. When the structure does not have
 * the crebo of the receipt any more, or as another kind of programme, no answer can be given: the outcome is ANDERS,
 * and the differences tell what the structure says of the crebo now.
 *
 *   regels     [in]
 *   structuur  [in] [null]         needed only when the receipt has a crebo
 *   motivering [in] [array:size]   one, of the form MBO_MOTIVERING_REGELS; a byte-order mark may stand before it
 *   allocator  [in] [null]         NULL: malloc
 *   out        [out] [own]         free with mbo_controle_free(); NULL on error
 *   fout       [out] [null]        with the line: MBO_ERROR_SYNTAX (no receipt, or not a whole one; a line without '=',
 *                                  or that stands in it twice; lines of another number or SHA-256 than its last line
 *                                  says, other line ends apart), MBO_ERROR_NAME (a line that no receipt has, an unknown
 *                                  fact or code), MBO_ERROR_VALUE; MBO_ERROR_LIMIT: longer than 1 MiB or 4096 lines;
 *                                  and those of mbo_oordeel_create()
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_motivering_controleer(const mbo_regels *regels, const mbo_structuur *structuur,
                                             const char *motivering, size_t size, const mbo_allocator *allocator,
                                             mbo_controle **out, mbo_fout *fout);

/**
 * Release what came of a check; NULL is fine.
 *
 *   controle [in] [own] [null]
 */
MBO_API void mbo_controle_free(mbo_controle *controle);

/**
 * Does it still agree?
 *
 *   controle [in]
 */
MBO_API mbo_controleuitslag mbo_controle_uitslag(const mbo_controle *controle);

/**
 * The question of the receipt.
 *
 *   controle [in]
 */
MBO_API mbo_vraag mbo_controle_vraag(const mbo_controle *controle);

/**
 * The number of lines that differ.
 *
 *   controle [in]
 */
MBO_API int32_t mbo_controle_verschil_count(const mbo_controle *controle);

/**
 * What a difference is about, by index; 0 outside the range.
 *
 *   controle [in]
 */
MBO_API mbo_verschilsoort mbo_controle_verschil_soort(const mbo_controle *controle, int32_t index);

/**
 * The name of the line; NULL outside the range.
 *
 *   controle [in]
 *   return   [borrow:controle] [null]
 */
MBO_API const char *mbo_controle_verschil_naam(const mbo_controle *controle, int32_t index);

/**
 * Its value in the receipt, as it stands there; "" when it has no such line, NULL outside the range.
 *
 *   controle [in]
 *   return   [borrow:controle] [null]
 */
MBO_API const char *mbo_controle_verschil_was(const mbo_controle *controle, int32_t index);

/**
 * Its value now; "" when there is no such line any more, NULL outside the range.
 *
 *   controle [in]
 *   return   [borrow:controle] [null]
 */
MBO_API const char *mbo_controle_verschil_nu(const mbo_controle *controle, int32_t index);

#ifdef __cplusplus
}
#endif
#endif
