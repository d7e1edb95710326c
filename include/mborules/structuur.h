/* SPDX-License-Identifier: MIT */
/**
 * @file structuur.h
 * The kwalificatiestructuur of SBB: domeinen, sectorkamers, competenties, dossiers, kwalificaties (profielen), their
 * crebos, kerntaken and werkprocessen.
 *
 * A structuur is immutable once loaded and may be shared by any number of threads without a lock. What a getter
 * returns lives as long as the structuur. A list index runs from 0; outside its range a getter gives NULL. Text is
 * UTF-8 as it stands in the file, with blanks around it taken away, and "" where the file sets nothing. Numbers that
 * the file does not set are 0, dates MBO_DATUM_NOT_SET; so are those that cannot be read, of which a mbo_opmerking
 * tells. NULL, and numbers out of range: see kern.h.
 *
 * Not kept, as it says nothing of a kwalificatie: the titles and chapter numbers of the sections, which are the same in
 * every file (a mbo_tekstsoort tells which section it is); the OBK_ID of a domein, an identifier within SBB's systems
 * beside its nr; the number of a wijzigingscategorie, which its title begins with; and elements that are not of the
 * format.
 */
#ifndef MBORULES_STRUCTUUR_H
#define MBORULES_STRUCTUUR_H

#include <mborules/codes.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mbo_structuur mbo_structuur;       /**< a loaded structure */
typedef struct mbo_domein mbo_domein;             /**< an opleidingsdomein */
typedef struct mbo_sectorkamer mbo_sectorkamer;   /**< a sectorkamer of SBB */
typedef struct mbo_competentie mbo_competentie;   /**< a competentie, A to Y */
typedef struct mbo_dossier mbo_dossier;           /**< a kwalificatiedossier */
typedef struct mbo_kwalificatie mbo_kwalificatie; /**< a kwalificatie: a profiel of a dossier */
typedef struct mbo_crebo mbo_crebo;               /**< a crebo code with one period of validity */
typedef struct mbo_kerntaak mbo_kerntaak;         /**< a kerntaak of the basisdeel or of a profiel */
typedef struct mbo_werkproces mbo_werkproces;     /**< a werkproces of a kerntaak */
typedef struct mbo_opmerking mbo_opmerking;       /**< what a file says that could not be read */

/** How to load. Zero it, set `size`, then what should differ from the default (0 or NULL). */
typedef struct mbo_structuur_options {
    size_t size;                    /**< sizeof(mbo_structuur_options) */
    const mbo_allocator *allocator; /**< NULL: malloc. libxml2 keeps using its own */
    mbo_progress progress;          /**< called every 64 KiB; NULL: none */
    void *progress_ctx;
    int64_t max_bytes;      /**< of the file; default 1 GiB */
    int64_t max_text;       /**< of one text or attribute value in bytes; default 4 MiB */
    int64_t max_tag;        /**< bytes in one start tag, and in what one text has in CDATA sections; a comment, an
                                 instruction or an end tag is refused at the latest when it is the size of a chunk
                                 longer; default 256 KiB, at most 8 MiB (libxml2 reads no more than 10 MB of one) */
    int32_t max_depth;      /**< of elements; default 64 */
    int32_t max_names;      /**< distinct element and attribute names; default 4096 */
    size_t chunk;           /**< bytes fed to the parser at once, 1 to 64 KiB; default 64 KiB */
    int32_t vingerafdruk;   /**< not 0: take the fingerprint of the file too, which a receipt names; on a processor
                                 without instructions for SHA-256 it takes about as long as the rest of the load. That
                                 of the built-in structure is always taken */
    int32_t max_attributes; /**< attributes in one start tag, and namespaces in scope; default 256 */
    int64_t max_memory;     /**< bytes held while reading, of all files of an edition together, without libxml2's own
                                 (some MB); default the larger of 32 MiB and twice what was read. A file of the
                                 kwalificatiestructuur takes less than its own size */
    int32_t zonder_opmerkingen; /**< not 0: a value that cannot be read is an error, with its place, where it is a
                                     mbo_opmerking otherwise */
} mbo_structuur_options;

/**
 * Load a file in SBB's XML format. Nothing is half loaded: on error there is no structuur.
 *
 *   path    [in]           as fopen() takes it
 *   options [in] [null]    NULL: the defaults
 *   out     [out] [own]    release with mbo_structuur_free(); NULL on error
 *   fout    [out] [null]   with line and column: MBO_ERROR_IO, _SYNTAX (not well-formed, a DOCTYPE, an encoding other
 *                          than UTF-8, UTF-16, ISO-8859-1 and US-ASCII, or bytes that are not of it),
 *                          _VALUE (a crebo or a niveau that is no number, an attribute of
 *                          urn:mborules:structuur:1 that cannot be read, what belongs together in two places; with the
 *                          option zonder_opmerkingen any value that cannot be read), _CONFLICT (with that option a
 *                          niveau that is not that of its soortopleiding), _LIMIT (the message names the option),
 *                          _CANCELLED, _MEMORY; _ARGUMENT: options that are not known, or out of range
 *
 * The root is the element sbb, in whatever namespace; the others are in that one or in none, and what is in another one
 * is not of the format. The encoding is that of the byte-order mark and the declaration, which must not contradict each
 * other. A file that declares a later XML 1.x is read as XML 1.0, as that has it (section 2.8). Nothing is written to
 * stderr, but for a line of libxml2 2.9 where it has no memory for what it keeps for a new thread.
 *
 * Thread-safe; a program that uses libxml2 itself from several threads calls xmlInitParser() first, as libxml2 asks.
 */
MBO_API mbo_status mbo_structuur_load_file(const char *path, const mbo_structuur_options *options, mbo_structuur **out,
                                           mbo_fout *fout);

/**
 * The same from memory; the bytes are not kept.
 *
 *   data    [in] [array:size]
 *   options [in] [null]
 *   out     [out] [own]
 *   fout    [out] [null]
 */
MBO_API mbo_status mbo_structuur_load_memory(const void *data, size_t size, const mbo_structuur_options *options,
                                             mbo_structuur **out, mbo_fout *fout);

/**
 * The same from an open file descriptor, read to its end; it stays open.
 *
 *   options [in] [null]
 *   out     [out] [own]
 *   fout    [out] [null]
 */
MBO_API mbo_status mbo_structuur_load_fd(int32_t fd, const mbo_structuur_options *options, mbo_structuur **out,
                                         mbo_fout *fout);

/**
 * The built-in structure: the national kwalificaties without their content, as the law set them for 1 August 2015 (470:
 * BWBR0036352, bijlagen 1 and 4) and for 31 July 2023 (449, of which 202 stand in both: BWBR0037678, bijlage 1), and
 * 147 newer ones, of which no more than the title is certain to be known.
 *
 * A kwalificatie has a mbo_crebo for each of the two tables that it stands in, the oldest first, with the prijsfactor
 * of that table, and so has a dossier; a newer one has one mbo_crebo. The list of up to four years is that of 2015.
 * Newer kwalificaties whose dossier no source names stand in a dossier without title and crebo.
 *
 *   options [in] [null]
 *   out     [out] [own]
 *   fout    [out] [null]
 */
MBO_API mbo_status mbo_structuur_load_builtin(const mbo_structuur_options *options, mbo_structuur **out,
                                              mbo_fout *fout);

/**
 * One more reference; each needs its own mbo_structuur_free(). Thread-safe. Returns its argument, NULL too.
 *
 *   structuur [in]
 *   return    [own]
 */
MBO_API mbo_structuur *mbo_structuur_ref(mbo_structuur *structuur);

/**
 * Give a reference back; the last one releases the structuur. NULL is fine. Thread-safe.
 *
 *   structuur [in] [own] [null]
 */
MBO_API void mbo_structuur_free(mbo_structuur *structuur);

/**
 * The day whose state the file describes (attribute `peildatum` of urn:mborules:structuur:1); MBO_DATUM_NOT_SET.
 *
 *   structuur [in]
 */
MBO_API mbo_datum mbo_structuur_peildatum(const mbo_structuur *structuur);

/**
 * The last day for which the file's source was read (attribute `bevestigd_tot`); MBO_DATUM_NOT_SET.
 *
 *   structuur [in]
 */
MBO_API mbo_datum mbo_structuur_bevestigd_tot(const mbo_structuur *structuur);

/**
 * How many states the file describes: stretches of days of which it lists every kwalificatie that may be started
 * (attribute `toestanden` of urn:mborules:structuur:1: days or DAY/DAY, apart by spaces). 0: it names none, and then
 * lists all that may be started on any day. An edition has those of its files together: each file is one part of what
 * may be started on such a day.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_toestand_count(const mbo_structuur *structuur);

/**
 * A state, from 0: its first and last day.
 *
 *   structuur  [in]
 *   vanaf      [out] [null]  MBO_DATUM_NOT_SET past the last
 *   tot_en_met [out] [null]  the same
 */
MBO_API void mbo_structuur_toestand(const mbo_structuur *structuur, int32_t index, mbo_datum *vanaf,
                                    mbo_datum *tot_en_met);

/**
 * The fingerprint of the file: the SHA-256 of its bytes in 64 hexadecimal digits, or "" when the options did not ask
 * for it. Returns the length without the NUL.
 *
 *   structuur [in]
 *   buffer    [out] [array:size] [null]
 */
MBO_API size_t mbo_structuur_vingerafdruk(const mbo_structuur *structuur, char *buffer, size_t size);

/**
 * Bytes of memory held, without the allocator's own overhead.
 *
 *   structuur [in]
 */
MBO_API size_t mbo_structuur_memory(const mbo_structuur *structuur);

/* ---- what could not be read -------------------------------------------------------------------------------------- */

/**
 * The number of opmerkingen: one for each place and kind, in the order in which the first of it came, so never more
 * than a few dozen. Which values give one is a table in docs/domein.md, section 8.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_opmerking_count(const mbo_structuur *structuur);

/**
 * An opmerking by index.
 *
 *   structuur [in]
 *   return    [borrow:structuur] [null]
 */
MBO_API const mbo_opmerking *mbo_structuur_opmerking(const mbo_structuur *structuur, int32_t index);

/**
 * What is wrong; MBO_VOCABULAIRE_OPMERKINGSOORT has it in words, to come after the value.
 *
 *   opmerking [in]
 */
MBO_API mbo_opmerkingsoort mbo_opmerking_soort(const mbo_opmerking *opmerking);

/**
 * The place of the value, as errors name it: "werkproces/@hoofdstuk" for an attribute, "sbu" for the text of an
 * element.
 *
 *   opmerking [in]
 *   return    [borrow:opmerking]
 */
MBO_API const char *mbo_opmerking_plaats(const mbo_opmerking *opmerking);

/**
 * The first such value: at most 80 bytes of it, with what cannot be seen escaped, as in an error.
 *
 *   opmerking [in]
 *   return    [borrow:opmerking]
 */
MBO_API const char *mbo_opmerking_waarde(const mbo_opmerking *opmerking);

/**
 * The line of the first such value, from 1.
 *
 *   opmerking [in]
 */
MBO_API int64_t mbo_opmerking_line(const mbo_opmerking *opmerking);

/**
 * How many such values there are, in all files of the edition; exact.
 *
 *   opmerking [in]
 */
MBO_API int64_t mbo_opmerking_aantal(const mbo_opmerking *opmerking);

/**
 * The file of the edition with the first such value: 0 for the first that was read, and for an edition of one file.
 *
 *   opmerking [in]
 */
MBO_API int32_t mbo_opmerking_bestand(const mbo_opmerking *opmerking);

/* ---- the lists, in file order ---------------------------------------------------------------------------------- */

/**
 * The number of domeinen.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_domein_count(const mbo_structuur *structuur);

/**
 * A domein by index.
 *
 *   structuur [in]
 *   return    [borrow:structuur] [null]
 */
MBO_API const mbo_domein *mbo_structuur_domein(const mbo_structuur *structuur, int32_t index);

/**
 * The number of sectorkamers.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_sectorkamer_count(const mbo_structuur *structuur);

/**
 * A sectorkamer by index.
 *
 *   structuur [in]
 *   return    [borrow:structuur] [null]
 */
MBO_API const mbo_sectorkamer *mbo_structuur_sectorkamer(const mbo_structuur *structuur, int32_t index);

/**
 * The number of competenties.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_competentie_count(const mbo_structuur *structuur);

/**
 * A competentie by index.
 *
 *   structuur [in]
 *   return    [borrow:structuur] [null]
 */
MBO_API const mbo_competentie *mbo_structuur_competentie(const mbo_structuur *structuur, int32_t index);

/**
 * The number of dossiers.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_dossier_count(const mbo_structuur *structuur);

/**
 * A dossier by index.
 *
 *   structuur [in]
 *   return    [borrow:structuur] [null]
 */
MBO_API const mbo_dossier *mbo_structuur_dossier(const mbo_structuur *structuur, int32_t index);

/**
 * The number of kwalificaties in all dossiers.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_kwalificatie_count(const mbo_structuur *structuur);

/**
 * A kwalificatie by index, over all dossiers.
 *
 *   structuur [in]
 *   return    [borrow:structuur] [null]
 */
MBO_API const mbo_kwalificatie *mbo_structuur_kwalificatie(const mbo_structuur *structuur, int32_t index);

/**
 * The number of kerntaken as they stand in the file: each once, those of the basisdeel and of the profielen.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_kerntaak_count(const mbo_structuur *structuur);

/**
 * The number of werkprocessen as they stand in the file, each once.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_werkproces_count(const mbo_structuur *structuur);

/* ---- by crebo -------------------------------------------------------------------------------------------------- */

/**
 * The kwalificatie with a crebo, in constant time; NULL when there is none. When several kwalificaties have it (see
 * mbo_structuur_dubbele_crebo()) this is the first in the file, of an edition the first of those that have no later
 * version (mbo_dossier_opvolger()); mbo_kwalificatie_volgende() gives the others.
 *
 *   structuur [in]
 *   return    [borrow:structuur] [null]
 */
MBO_API const mbo_kwalificatie *mbo_structuur_find_crebo(const mbo_structuur *structuur, int32_t crebo);

/**
 * The next kwalificatie in the file, after this one, that has the same crebo, older versions last; NULL when there is
 * none.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie] [null]
 */
MBO_API const mbo_kwalificatie *mbo_kwalificatie_volgende(const mbo_kwalificatie *kwalificatie, int32_t crebo);

/**
 * The number of crebos that more than one kwalificatie has. The file is loaded all the same: editions of a dossier
 * stand side by side in the wild. It is for the caller to look, and a zaak whose crebo is ambiguous in a way that
 * matters is refused.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_dubbele_crebo_count(const mbo_structuur *structuur);

/**
 * A crebo that more than one kwalificatie has, by index, lowest crebo first; 0 outside the range.
 *
 *   structuur [in]
 */
MBO_API int32_t mbo_structuur_dubbele_crebo(const mbo_structuur *structuur, int32_t index);

/* ---- domein, sectorkamer, competentie -------------------------------------------------------------------------- */

/**
 * SBB's number of a domein.
 *
 *   domein [in]
 */
MBO_API int64_t mbo_domein_nr(const mbo_domein *domein);

/**
 * The crebo of a domein (79000 and up), 0 when it has none.
 *
 *   domein [in]
 */
MBO_API int32_t mbo_domein_crebo(const mbo_domein *domein);

/**
 * The prijsfactor of a domein in hundredths (1.10 is 110), 0 when it has none.
 *
 *   domein [in]
 */
MBO_API int32_t mbo_domein_prijsfactor(const mbo_domein *domein);

/**
 * The title of a domein.
 *
 *   domein [in]
 *   return [borrow:domein]
 */
MBO_API const char *mbo_domein_titel(const mbo_domein *domein);

/**
 * SBB's number of a sectorkamer.
 *
 *   sectorkamer [in]
 */
MBO_API int64_t mbo_sectorkamer_nr(const mbo_sectorkamer *sectorkamer);

/**
 * The title of a sectorkamer.
 *
 *   sectorkamer [in]
 *   return      [borrow:sectorkamer]
 */
MBO_API const char *mbo_sectorkamer_titel(const mbo_sectorkamer *sectorkamer);

/**
 * SBB's number of a competentie.
 *
 *   competentie [in]
 */
MBO_API int64_t mbo_competentie_nr(const mbo_competentie *competentie);

/**
 * The letter of a competentie, "A" to "Y".
 *
 *   competentie [in]
 *   return      [borrow:competentie]
 */
MBO_API const char *mbo_competentie_code(const mbo_competentie *competentie);

/**
 * The title of a competentie.
 *
 *   competentie [in]
 *   return      [borrow:competentie]
 */
MBO_API const char *mbo_competentie_titel(const mbo_competentie *competentie);

/* ---- dossier --------------------------------------------------------------------------------------------------- */

/**
 * SBB's number of a dossier; not a crebo. 0 when the file sets none.
 *
 *   dossier [in]
 */
MBO_API int64_t mbo_dossier_nr(const mbo_dossier *dossier);

/**
 * The title of a dossier.
 *
 *   dossier [in]
 *   return  [borrow:dossier]
 */
MBO_API const char *mbo_dossier_titel(const mbo_dossier *dossier);

/**
 * The edition of a dossier, such as "Gewijzigd 2016"; "" when not set.
 *
 *   dossier [in]
 *   return  [borrow:dossier]
 */
MBO_API const char *mbo_dossier_versie(const mbo_dossier *dossier);

/**
 * The next version of a dossier that an edition has in several, each with a `versie` of its own: that which begins next
 * (by the first day of its crebos, else of those of its kwalificaties, else as the files were read). NULL: it is the
 * newest. What mbo_structuur_zoek() (but for a day of instroom) and mbo_dekking_create() list, and
 * mbo_structuur_find_crebo() finds first, is the newest; the lists by index have them all. A case with a crebo takes
 * the newest version in which one may start on its startdatum.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_dossier *mbo_dossier_opvolger(const mbo_dossier *dossier);

/**
 * The status of a dossier, such as "Vastgesteld".
 *
 *   dossier [in]
 *   return  [borrow:dossier]
 */
MBO_API const char *mbo_dossier_status(const mbo_dossier *dossier);

/**
 * The domein of a dossier; NULL when it has none (entree) or the file does not list it.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_domein *mbo_dossier_domein(const mbo_dossier *dossier);

/**
 * The sectorkamer that holds the pen; NULL when not set or not listed.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_sectorkamer *mbo_dossier_sectorkamer(const mbo_dossier *dossier);

/**
 * The number of crebos (23xxx) of a dossier, one for each period of validity.
 *
 *   dossier [in]
 */
MBO_API int32_t mbo_dossier_crebo_count(const mbo_dossier *dossier);

/**
 * A crebo of a dossier by index.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_crebo *mbo_dossier_crebo(const mbo_dossier *dossier, int32_t index);

/**
 * The number of kwalificaties of a dossier.
 *
 *   dossier [in]
 */
MBO_API int32_t mbo_dossier_kwalificatie_count(const mbo_dossier *dossier);

/**
 * A kwalificatie of a dossier by index.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_kwalificatie *mbo_dossier_kwalificatie(const mbo_dossier *dossier, int32_t index);

/* ---- kwalificatie ---------------------------------------------------------------------------------------------- */

/**
 * SBB's number of a kwalificatie; 0 when the file sets none.
 *
 *   kwalificatie [in]
 */
MBO_API int64_t mbo_kwalificatie_nr(const mbo_kwalificatie *kwalificatie);

/**
 * The title of a kwalificatie.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie]
 */
MBO_API const char *mbo_kwalificatie_titel(const mbo_kwalificatie *kwalificatie);

/**
 * What the file remarks on a kwalificatie, in Dutch (attribute `opmerking` of urn:mborules:structuur:1); "". In the
 * built-in structure: what is wrong in the table of the law and was mended, or that it is not from the law.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie]
 */
MBO_API const char *mbo_kwalificatie_opmerking(const mbo_kwalificatie *kwalificatie);

/**
 * The niveau of a kwalificatie, 1 to 4; 0 when the file sets none.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_niveau(const mbo_kwalificatie *kwalificatie);

/**
 * The kind of programme of a kwalificatie; 0 when the file sets none.
 *
 *   kwalificatie [in]
 */
MBO_API mbo_soort_opleiding mbo_kwalificatie_soort_opleiding(const mbo_kwalificatie *kwalificatie);

/**
 * The study load in clock hours (1600 a year, WEB art. 7.2.4a lid 2); 0 when the file sets none.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_sbu(const mbo_kwalificatie *kwalificatie);

/**
 * Is a leerweg open for this kwalificatie (WEB art. 7.2.4 lid 2 onder c 2°)? 1 yes, 0 no, -1 the file does not say, or
 * there is no such leerweg or kwalificatie.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_leerweg(const mbo_kwalificatie *kwalificatie, mbo_leerweg leerweg);

/**
 * Is this a middenkader kwalificatie on the list of up to four years (WEB art. 7.2.4a lid 4)? 1 yes, 0 no, -1 not
 * known. Read from attribute `vierjarig`, or else from a study load of 6400 hours; not known where that, or the kind of
 * a programme that may be one of middenkader, is not set.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_vierjarig(const mbo_kwalificatie *kwalificatie);

/**
 * The dossier of a kwalificatie.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie]
 */
MBO_API const mbo_dossier *mbo_kwalificatie_dossier(const mbo_kwalificatie *kwalificatie);

/**
 * The number of crebos (25xxx and up) of a kwalificatie, one for each period of validity.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_crebo_count(const mbo_kwalificatie *kwalificatie);

/**
 * A crebo of a kwalificatie by index.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie] [null]
 */
MBO_API const mbo_crebo *mbo_kwalificatie_crebo(const mbo_kwalificatie *kwalificatie, int32_t index);

/**
 * The number of kerntaken of a kwalificatie: those of the basisdeel of its dossier, then its own.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_kerntaak_count(const mbo_kwalificatie *kwalificatie);

/**
 * A kerntaak of a kwalificatie by index.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie] [null]
 */
MBO_API const mbo_kerntaak *mbo_kwalificatie_kerntaak(const mbo_kwalificatie *kwalificatie, int32_t index);

/* ---- crebo ----------------------------------------------------------------------------------------------------- */

/**
 * The number itself.
 *
 *   crebo [in]
 */
MBO_API int32_t mbo_crebo_code(const mbo_crebo *crebo);

/**
 * The dossier under which a crebo stood in its period: where the file does not say otherwise (attribute `dossier` of
 * urn:mborules:structuur:1, the crebo of a dossier), the one that it is listed in. NULL when the file names one that it
 * does not list. The built-in structure lists a kwalificatie under the dossier of its newest table.
 *
 *   crebo  [in]
 *   return [borrow:crebo] [null]
 */
MBO_API const mbo_dossier *mbo_crebo_dossier(const mbo_crebo *crebo);

/**
 * The domein under which a crebo stood in its period: where the file does not say otherwise (attribute `domein` of
 * urn:mborules:structuur:1, the crebo of a domein), that of mbo_crebo_dossier(). NULL as for mbo_dossier_domein().
 *
 *   crebo  [in]
 *   return [borrow:crebo] [null]
 */
MBO_API const mbo_domein *mbo_crebo_domein(const mbo_crebo *crebo);

/**
 * The ministry that pays for a crebo, as it stands in the file; "" when it is not set.
 *
 *   crebo  [in]
 *   return [borrow:crebo]
 */
MBO_API const char *mbo_crebo_ministerie(const mbo_crebo *crebo);

/**
 * The prijsfactor in hundredths (1,10 is 110), 0 when not set.
 *
 *   crebo [in]
 */
MBO_API int32_t mbo_crebo_prijsfactor(const mbo_crebo *crebo);

/**
 * The first day on which one may start; MBO_DATUM_NOT_SET: the file does not say, so on which days one may start is not
 * known (mbo_crebo_zeker()).
 *
 *   crebo [in]
 */
MBO_API mbo_datum mbo_crebo_geldig_vanaf(const mbo_crebo *crebo);

/**
 * The last day on which one may start; MBO_DATUM_NOT_SET: no end.
 *
 *   crebo [in]
 */
MBO_API mbo_datum mbo_crebo_einde_instroom(const mbo_crebo *crebo);

/**
 * On which days may one start for certain? Those of its period, unless the file says for which ones it knows it
 * (attributes `zeker_vanaf` and `zeker_tot` of urn:mborules:structuur:1, the latter included; of one that is left out
 * the bound of the period counts). There are none where neither has a first day, or a last day that cannot be read
 * counts.
 *
 *   crebo      [in]
 *   vanaf      [out] [null]  MBO_DATUM_NOT_SET: there are none
 *   tot_en_met [out] [null]  MBO_DATUM_NOT_SET: no end, or there are none
 */
MBO_API void mbo_crebo_zeker(const mbo_crebo *crebo, mbo_datum *vanaf, mbo_datum *tot_en_met);

/**
 * The last day of the programme; MBO_DATUM_NOT_SET: no end.
 *
 *   crebo [in]
 */
MBO_API mbo_datum mbo_crebo_einde_opleiding(const mbo_crebo *crebo);

/* ---- kerntaak, werkproces -------------------------------------------------------------------------------------- */

/**
 * SBB's number of a kerntaak.
 *
 *   kerntaak [in]
 */
MBO_API int64_t mbo_kerntaak_nr(const mbo_kerntaak *kerntaak);

/**
 * The place of a kerntaak: "B1-K2" in the basisdeel, "P1-K1" in a profieldeel. The numbers are the `hoofdstuk` of the
 * profiel and its own. Where one has none, or one that is no whole number, its order in the file stands for it; if
 * another one beside it has a hoofdstuk that is not its order, there is no place: "".
 *
 *   kerntaak [in]
 *   return   [borrow:kerntaak]
 */
MBO_API const char *mbo_kerntaak_code(const mbo_kerntaak *kerntaak);

/**
 * The title of a kerntaak.
 *
 *   kerntaak [in]
 *   return   [borrow:kerntaak]
 */
MBO_API const char *mbo_kerntaak_titel(const mbo_kerntaak *kerntaak);

/**
 * The number of werkprocessen of a kerntaak.
 *
 *   kerntaak [in]
 */
MBO_API int32_t mbo_kerntaak_werkproces_count(const mbo_kerntaak *kerntaak);

/**
 * A werkproces of a kerntaak by index.
 *
 *   kerntaak [in]
 *   return   [borrow:kerntaak] [null]
 */
MBO_API const mbo_werkproces *mbo_kerntaak_werkproces(const mbo_kerntaak *kerntaak, int32_t index);

/**
 * SBB's number of a werkproces; the same number in two dossiers is the same werkproces.
 *
 *   werkproces [in]
 */
MBO_API int64_t mbo_werkproces_nr(const mbo_werkproces *werkproces);

/**
 * The place of a werkproces: "B1-K2-W3" or "P1-K1-W2"; "" where there is none, as for a kerntaak.
 *
 *   werkproces [in]
 *   return     [borrow:werkproces]
 */
MBO_API const char *mbo_werkproces_code(const mbo_werkproces *werkproces);

/**
 * The title of a werkproces.
 *
 *   werkproces [in]
 *   return     [borrow:werkproces]
 */
MBO_API const char *mbo_werkproces_titel(const mbo_werkproces *werkproces);

/* ---- the texts -------------------------------------------------------------------------------------------------- */

/**
 * A text of the structure. In what follows texts are as they stand in the file, "" where there is none. What the file
 * says in several pieces (in two additions for one kwalificatie, in one for all, around those) is one text:
 * the pieces with an empty line between them. An element of HTML within a text is in it as a tag without attributes, as
 * other files have those in CDATA; where one of another name begins or ends stands a blank.
 */
typedef int32_t mbo_tekstsoort;
enum {
    /* of a dossier */
    MBO_TEKST_INLEIDING = 1,                 /**< the introduction */
    MBO_TEKST_CONTEXT = 2,                   /**< in what surroundings the group of occupations works */
    MBO_TEKST_BEROEPSHOUDING = 3,            /**< the attitude that it asks */
    MBO_TEKST_RESULTAAT_VAN_HET_BEROEP = 4,  /**< what it brings about */
    MBO_TEKST_GENERIEKE_ONDERDELEN = 5,      /**< language, arithmetic, career and citizenship */
    MBO_TEKST_VASTGESTELD_DOOR = 6,          /**< who adopted it */
    MBO_TEKST_VASTGESTELD_OP = 7,            /**< when, as it stands in the file */
    MBO_TEKST_VASTGESTELD_TE = 8,            /**< where */
    MBO_TEKST_ARBEIDSMARKT = 9,              /**< the labour market */
    MBO_TEKST_WET_EN_REGELGEVING = 10,       /**< changes in the law */
    MBO_TEKST_ONTWIKKELINGEN = 11,           /**< changes in the occupation */
    MBO_TEKST_DOSSIER_BEROEPSVEREISTEN = 12, /**< legal requirements of the occupations */
    MBO_TEKST_TAALEISEN = 13,                /**< explanation of the requirements on languages */
    MBO_TEKST_ONTWIKKELMOGELIJKHEDEN = 14,   /**< what one can go on to */
    MBO_TEKST_ONDERHOUD = 15,                /**< explanation of the maintenance agenda */
    MBO_TEKST_WIJZIGINGEN = 16,              /**< what changed since the edition before */
    MBO_TEKST_WIJZIGINGSCATEGORIE = 17,      /**< the kind of those changes */
    MBO_TEKST_BETROKKENEN = 18,              /**< who took part */
    MBO_TEKST_AANVULLENDE_INFO = 19,         /**< further information */
    MBO_TEKST_EXAMENPROFIELEN = 20,          /**< examination profiles */
    MBO_TEKST_VORIGE_VERSIE = 21,            /**< SBB's number of the edition before */
    MBO_TEKST_HEEFT_BEROEPSVEREISTEN = 22,   /**< are there legal requirements, as it stands in the file */
    MBO_TEKST_ADVIES_TOETSINGSKAMER = 23,    /**< did the review board advise in favour */
    /* of a kwalificatie */
    MBO_TEKST_TYPERING = 24,                         /**< what the occupation is */
    MBO_TEKST_BEROEPSVEREISTEN = 25,                 /**< are there legal requirements: Ja or Nee */
    MBO_TEKST_BEROEPSVEREISTEN_TOELICHTING = 26,     /**< which */
    MBO_TEKST_BEROEPSVEREISTEN_BRON = 27,            /**< their source */
    MBO_TEKST_CERTIFICATEN = 28,                     /**< certificates */
    MBO_TEKST_INSTELLINGEN = 29,                     /**< which schools may offer it */
    MBO_TEKST_BIJZONDERE_VEREISTEN = 30,             /**< are there special requirements: Ja or Nee */
    MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING = 31, /**< which */
    MBO_TEKST_BEROEPSGROEP = 32,                     /**< the group of occupations */
    /* of a kerntaak */
    MBO_TEKST_COMPLEXITEIT = 33,         /**< how complex it is */
    MBO_TEKST_VERANTWOORDELIJKHEID = 34, /**< what responsibility goes with it */
    /* of a werkproces */
    MBO_TEKST_OMSCHRIJVING = 35, /**< what is done */
    MBO_TEKST_RESULTAAT = 36,    /**< what comes of it */
    MBO_TEKST_GEDRAG = 37        /**< how it is done */
};

/**
 * A text of a dossier; "" for a kind of something else too.
 *
 *   dossier [in]
 *   return  [borrow:dossier]
 */
MBO_API const char *mbo_dossier_tekst(const mbo_dossier *dossier, mbo_tekstsoort soort);

/**
 * A text of a kwalificatie.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie]
 */
MBO_API const char *mbo_kwalificatie_tekst(const mbo_kwalificatie *kwalificatie, mbo_tekstsoort soort);

/**
 * A text of a kerntaak, for every kwalificatie of its dossier.
 *
 *   kerntaak [in]
 *   return   [borrow:kerntaak]
 */
MBO_API const char *mbo_kerntaak_tekst(const mbo_kerntaak *kerntaak, mbo_tekstsoort soort);

/**
 * What one kwalificatie has beside that text.
 *
 *   kerntaak     [in]
 *   kwalificatie [in]
 *   return       [borrow:kerntaak]
 */
MBO_API const char *mbo_kerntaak_aanvulling(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie,
                                            mbo_tekstsoort soort);

/**
 * A text of a werkproces, for every kwalificatie of its dossier.
 *
 *   werkproces [in]
 *   return     [borrow:werkproces]
 */
MBO_API const char *mbo_werkproces_tekst(const mbo_werkproces *werkproces, mbo_tekstsoort soort);

/**
 * What one kwalificatie has beside that text.
 *
 *   werkproces   [in]
 *   kwalificatie [in]
 *   return       [borrow:werkproces]
 */
MBO_API const char *mbo_werkproces_aanvulling(const mbo_werkproces *werkproces, const mbo_kwalificatie *kwalificatie,
                                              mbo_tekstsoort soort);

/**
 * A text as plain text: the entities of HTML as characters, its elements and comments gone (an item of a list begins a
 * line with "- ", a paragraph and a break end one, between cells is a blank), line ends as \n, one blank for several,
 * none at the end of a line, at most one empty line in a row, none at both ends. What is no entity, and has not the
 * name and the form of an element, stays. Returns the length without the NUL; the characters that fit in `size` bytes
 * are written, always NUL-terminated when size > 0. Thread-safe.
 *
 *   tekst  [in]
 *   buffer [out] [array:size] [null]
 */
MBO_API size_t mbo_tekst_schoon(const char *tekst, char *buffer, size_t size);

/* ---- what a kerntaak and a werkproces ask --------------------------------------------------------------------------
 */

/** A kennis of vaardigheid of a dossier, or a category of those. */
typedef struct mbo_kennis mbo_kennis;

/**
 * SBB's number of a kennis, vaardigheid or category.
 *
 *   kennis [in]
 */
MBO_API int64_t mbo_kennis_nr(const mbo_kennis *kennis);

/**
 * Its title.
 *
 *   kennis [in]
 *   return [borrow:kennis]
 */
MBO_API const char *mbo_kennis_titel(const mbo_kennis *kennis);

/**
 * The number of kennis en vaardigheden of a dossier.
 *
 *   dossier [in]
 */
MBO_API int32_t mbo_dossier_kennis_count(const mbo_dossier *dossier);

/**
 * A kennis of vaardigheid of a dossier by index; NULL outside the range.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_kennis *mbo_dossier_kennis(const mbo_dossier *dossier, int32_t index);

/**
 * The number of their categories.
 *
 *   dossier [in]
 */
MBO_API int32_t mbo_dossier_categorie_count(const mbo_dossier *dossier);

/**
 * A category by index; NULL outside the range.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_kennis *mbo_dossier_categorie(const mbo_dossier *dossier, int32_t index);

/**
 * What a kerntaak asks of one kwalificatie: that of all, then what is added for it. References to what the dossier does
 * not have count for nothing.
 *
 *   kerntaak     [in]
 *   kwalificatie [in] [null]  NULL: only that of all
 */
MBO_API int32_t mbo_kerntaak_kennis_count(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie);

/**
 * A kennis of vaardigheid that it asks, by index; NULL outside the range.
 *
 *   kerntaak     [in]
 *   kwalificatie [in] [null]
 *   return       [borrow:kerntaak] [null]
 */
MBO_API const mbo_kennis *mbo_kerntaak_kennis(const mbo_kerntaak *kerntaak, const mbo_kwalificatie *kwalificatie,
                                              int32_t index);

/**
 * The competenties of a werkproces for one kwalificatie: those of all, then what is added for it.
 *
 *   werkproces   [in]
 *   kwalificatie [in] [null]  NULL: only those of all
 */
MBO_API int32_t mbo_werkproces_competentie_count(const mbo_werkproces *werkproces,
                                                 const mbo_kwalificatie *kwalificatie);

/**
 * A competentie of a werkproces by index; NULL outside the range.
 *
 *   werkproces   [in]
 *   kwalificatie [in] [null]
 *   return       [borrow:werkproces] [null]
 */
MBO_API const mbo_competentie *mbo_werkproces_competentie(const mbo_werkproces *werkproces,
                                                          const mbo_kwalificatie *kwalificatie, int32_t index);

/* ---- languages, sources, maintenance ---------------------------------------------------------------------------- */

/** A level that a kwalificatie asks of a skill in a language. */
typedef struct mbo_taaleis mbo_taaleis;

/**
 * The number of requirements on languages of a kwalificatie.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_taaleis_count(const mbo_kwalificatie *kwalificatie);

/**
 * A requirement on languages by index; NULL outside the range.
 *
 *   kwalificatie [in]
 *   return       [borrow:kwalificatie] [null]
 */
MBO_API const mbo_taaleis *mbo_kwalificatie_taaleis(const mbo_kwalificatie *kwalificatie, int32_t index);

/**
 * The heading it stands under.
 *
 *   taaleis [in]
 *   return  [borrow:taaleis]
 */
MBO_API const char *mbo_taaleis_titel(const mbo_taaleis *taaleis);

/**
 * The language.
 *
 *   taaleis [in]
 *   return  [borrow:taaleis]
 */
MBO_API const char *mbo_taaleis_taal(const mbo_taaleis *taaleis);

/**
 * The skill, such as "Lezen".
 *
 *   taaleis [in]
 *   return  [borrow:taaleis]
 */
MBO_API const char *mbo_taaleis_vaardigheid(const mbo_taaleis *taaleis);

/**
 * Its level, such as "A2".
 *
 *   taaleis [in]
 *   return  [borrow:taaleis]
 */
MBO_API const char *mbo_taaleis_niveau(const mbo_taaleis *taaleis);

/** A document that a dossier rests on. */
typedef struct mbo_brondocument mbo_brondocument;

/**
 * The number of brondocumenten of a dossier.
 *
 *   dossier [in]
 */
MBO_API int32_t mbo_dossier_brondocument_count(const mbo_dossier *dossier);

/**
 * A brondocument by index; NULL outside the range.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const mbo_brondocument *mbo_dossier_brondocument(const mbo_dossier *dossier, int32_t index);

/**
 * Its name.
 *
 *   brondocument [in]
 *   return       [borrow:brondocument]
 */
MBO_API const char *mbo_brondocument_naam(const mbo_brondocument *brondocument);

/**
 * Its kind.
 *
 *   brondocument [in]
 *   return       [borrow:brondocument]
 */
MBO_API const char *mbo_brondocument_type(const mbo_brondocument *brondocument);

/**
 * Its date, as it stands in the file.
 *
 *   brondocument [in]
 *   return       [borrow:brondocument]
 */
MBO_API const char *mbo_brondocument_datum(const mbo_brondocument *brondocument);

/**
 * What it is.
 *
 *   brondocument [in]
 *   return       [borrow:brondocument]
 */
MBO_API const char *mbo_brondocument_omschrijving(const mbo_brondocument *brondocument);

/**
 * Where it is.
 *
 *   brondocument [in]
 *   return       [borrow:brondocument]
 */
MBO_API const char *mbo_brondocument_link(const mbo_brondocument *brondocument);

/** The parts of an item of the onderhoudsagenda. */
typedef int32_t mbo_onderhouddeel;
enum { MBO_ONDERHOUD_ONDERWERP = 0, MBO_ONDERHOUD_ACTIE = 1, MBO_ONDERHOUD_WIE = 2, MBO_ONDERHOUD_WANNEER = 3 };

/**
 * The number of items of the onderhoudsagenda of a dossier.
 *
 *   dossier [in]
 */
MBO_API int32_t mbo_dossier_onderhoud_count(const mbo_dossier *dossier);

/**
 * A part of an item of the onderhoudsagenda by index; NULL outside the range.
 *
 *   dossier [in]
 *   return  [borrow:dossier] [null]
 */
MBO_API const char *mbo_dossier_onderhoud(const mbo_dossier *dossier, int32_t index, mbo_onderhouddeel deel);

/* ---- an edition that is split over files ---------------------------------------------------------------------------
 */

/** An edition that is being put together; for one thread. */
typedef struct mbo_editie mbo_editie;

/**
 * A new edition without files.
 *
 *   options [in] [null]   NULL: the defaults; the limits are of each file
 *   out     [out] [own]   free with mbo_editie_free(); NULL on error
 *   fout    [out] [null]  MBO_ERROR_ARGUMENT, MBO_ERROR_MEMORY
 */
MBO_API mbo_status mbo_editie_create(const mbo_structuur_options *options, mbo_editie **out, mbo_fout *fout);

/**
 * Release it, and what was read so far when it was not given away; NULL is fine.
 *
 *   editie [in] [own] [null]
 */
MBO_API void mbo_editie_free(mbo_editie *editie);

/**
 * Read a file more. The domeinen, sectorkamers and competenties that an earlier file has too count once. A dossier that
 * an earlier file has in another `versie` is kept beside it: see mbo_dossier_opvolger(). The peildatum and
 * bevestigd_tot of the edition are the earliest of those that its files give.
 *
 *   editie [in]
 *   path   [in]
 *   fout   [out] [null]  as of mbo_structuur_load_file(); MBO_ERROR_CONFLICT, with line and column: a dossier that an
 *                        earlier file has in the same versie or without one, or a domein, sectorkamer or competentie
 *                        of which it says something else. The edition then takes no more files (MBO_ERROR_ARGUMENT):
 *                        nothing is half loaded. A file that cannot be opened spoils nothing
 */
MBO_API mbo_status mbo_editie_file(mbo_editie *editie, const char *path, mbo_fout *fout);

/**
 * The same from memory.
 *
 *   editie [in]
 *   data   [in] [array:size]
 *   fout   [out] [null]
 */
MBO_API mbo_status mbo_editie_memory(mbo_editie *editie, const void *data, size_t size, mbo_fout *fout);

/**
 * The structure of all files; the edition is empty after it. Its fingerprint, if the options ask for it, is that of the
 * bytes of the files one after the other.
 *
 *   editie [in]
 *   out    [out] [own]   release with mbo_structuur_free(); NULL on error
 *   fout   [out] [null]  MBO_ERROR_ARGUMENT: no file, one that was wrong, or it was given away; MBO_ERROR_MEMORY
 */
MBO_API mbo_status mbo_editie_structuur(mbo_editie *editie, mbo_structuur **out, mbo_fout *fout);

/* ---- finding and validity ---------------------------------------------------------------------------------------- */

/** What a kwalificatie must be. Zero it, set `size`, then what is asked; 0 asks nothing. */
typedef struct mbo_filter {
    size_t size;               /**< sizeof(mbo_filter) */
    int32_t niveau;            /**< 1 to 4 */
    mbo_soort_opleiding soort; /**< the kind of programme */
    mbo_leerweg leerweg;       /**< the file says that it can be given in this leerweg */
    int32_t instroom;          /**< not 0: one may certainly start on the day `instroom_op`; of the versions of a
                                    dossier the newest of which that holds, and not the newest of all */
    mbo_datum instroom_op;     /**< counts only with `instroom`, as 0 is a day too */
    int64_t domein_nr;         /**< SBB's number of the domein of its dossier */
    int64_t sectorkamer_nr;    /**< and of its sectorkamer */
} mbo_filter;

/**
 * The index of the first kwalificatie from `vanaf` on that a filter fits, in file order. Thread-safe.
 *
 *   structuur [in]
 *   filter    [in]
 *   out       [out]         -1: there is none any more; also on error
 *   fout      [out] [null]  MBO_ERROR_ARGUMENT: the size of the filter is not known
 */
MBO_API mbo_status mbo_structuur_zoek(const mbo_structuur *structuur, const mbo_filter *filter, int32_t vanaf,
                                      int32_t *out, mbo_fout *fout);

/**
 * May one start with a kwalificatie on a day: does it lie in a period of one of its crebos, from its first day up to
 * and including the end of instroom (WEB art. 7.2.4)? Without an end there is none yet. It is not known within a period
 * outside the days that are certain (mbo_crebo_zeker()), unless the day lies in a state of the structure
 * (mbo_structuur_toestand()): what is not listed there may not be started. 1 yes, 0 no, also with `op` not set or out
 * of range, -1 not known.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_instroom(const mbo_kwalificatie *kwalificatie, mbo_datum op);

/**
 * May who started still be taught on a day: has one of its periods begun, and is its end of the opleiding not past?
 * Where the file sets none, a period ends when mbo_kwalificatie_diploma_tot() says for the nominal length. 1 yes, 0 no,
 * also with `op` not set or out of range, -1 not known: that is not known, or a day cannot be read, or the days on
 * which one may certainly start (mbo_crebo_zeker()) are past and nothing says when it expires.
 *
 *   kwalificatie [in]
 */
MBO_API int32_t mbo_kwalificatie_opleiding(const mbo_kwalificatie *kwalificatie, mbo_datum op);

/** Is there a last day? */
typedef int32_t mbo_einde;
enum {
    MBO_EINDE_OPEN = 0,    /**< no: the kwalificatie has not expired, or does not say when */
    MBO_EINDE_BEKEND = 1,  /**< yes */
    MBO_EINDE_ONBEKEND = 2 /**< not known: no months were given and the file has no sbu, or a day cannot be read */
};

/**
 * Until when a diploma can be given on a kwalificatie: the length of the programme and two years after its validity
 * (the last end of instroom) expired (WEB art. 7.2.4 lid 7). `maanden` is the studieduur, at most 1200; 0 or less takes
 * the nominal one, sbu / 1600 years. What the file has as end of the opleiding is mbo_crebo_einde_opleiding().
 *
 * The law named the validity of the kwalificatiedossier until 2026-08-01, and names that of the kwalificatie since.
 * That of the kwalificatie is taken in both: a reading, as the file gives a period to the crebos of both.
 *
 *   kwalificatie [in]
 *   tot          [out]  the last day; set only when MBO_EINDE_BEKEND is returned
 */
MBO_API mbo_einde mbo_kwalificatie_diploma_tot(const mbo_kwalificatie *kwalificatie, int32_t maanden, mbo_datum *tot);

/** An index of the words in titles and texts. It is immutable, and threads may share it. */
typedef struct mbo_woorden mbo_woorden;

/**
 * Index the words of a structure: those in the titles and texts of its dossiers, kwalificaties, kerntaken,
 * werkprocessen and kennis. It takes about as long as loading the file.
 *
 * A text that is for several profielen counts for each. Every text counts for its bytes and 16, and each place for 8:
 * every word once for its dossier and once for each kwalificatie. All that may come to 4 times mbo_structuur_memory()
 * and 8 MiB, and to 4 GiB; of the files of SBB it is about once. Beside it are some 200 bytes for each different word.
 *
 *   structuur [in]
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_woorden_free(); NULL on error. It holds a reference to the structuur
 *   fout      [out] [null]  MBO_ERROR_LIMIT: it comes to more; MBO_ERROR_MEMORY
 */
MBO_API mbo_status mbo_woorden_create(const mbo_structuur *structuur, const mbo_allocator *allocator, mbo_woorden **out,
                                      mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   woorden [in] [own] [null]
 */
MBO_API void mbo_woorden_free(mbo_woorden *woorden);

/**
 * Bytes of memory held, without the structuur.
 *
 *   woorden [in]
 */
MBO_API size_t mbo_woorden_memory(const mbo_woorden *woorden);

/**
 * The index of the first kwalificatie from `vanaf` on, in file order, in whose titles and texts (those of its dossier
 * for all included) every word stands; -1: none any more, or an argument is NULL. Whole words, as mbo_tekst_schoon()
 * has them; those after the 32nd do not count, nor do case and accents, also those that are characters of their own
 * after the letter (U+0300 to U+036F). What a dossier lists as kennis counts for all its kwalificaties. Thread-safe.
 *
 *   woorden [in]
 *   tekst   [in]  words, with anything else between them
 */
MBO_API int32_t mbo_woorden_zoek(const mbo_woorden *woorden, const char *tekst, int32_t vanaf);

/* ---- dekking -------------------------------------------------------------------------------------------------------
 */

/**
 * A werkproces by its place and a crebo: "B1-K1-W1@25498". Case does not matter.
 *
 *   structuur [in]
 *   tekst     [in]
 *   out       [out] [borrow:structuur]
 *   fout      [out] [null]  MBO_ERROR_SYNTAX: another form; MBO_ERROR_NAME: no such crebo, or no such werkproces of it
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_structuur_find_werkproces(const mbo_structuur *structuur, const char *tekst,
                                                 const mbo_werkproces **out, mbo_fout *fout);

/** What proven werkprocessen cover of each kwalificatie. */
typedef struct mbo_dekking mbo_dekking;

/**
 * Dekking (docs/domein.md, section 6): for a set of proven werkprocessen, per kwalificatie what is covered, best
 * first: by the share of its werkprocessen, then how many, then in file order. Kwalificaties of which nothing is
 * covered are left out. Werkprocessen are the same when they are the same element (`nr`), in whatever dossier; not when
 * they only look alike, and those without a nr are each only themselves.
 *
 *   structuur [in]
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_dekking_free(); NULL on error. It holds a reference to the structuur
 *   fout      [out] [null]  MBO_ERROR_MEMORY
 */
MBO_API mbo_status mbo_dekking_create(const mbo_structuur *structuur, const mbo_allocator *allocator, mbo_dekking **out,
                                      mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   dekking [in] [own] [null]
 */
MBO_API void mbo_dekking_free(mbo_dekking *dekking);

/**
 * One werkproces is proven; once more is fine. What was read by index before holds no longer.
 *
 *   dekking    [in]
 *   werkproces [in]          of the same structuur
 *   fout       [out] [null]  MBO_ERROR_ARGUMENT: of another structuur
 */
MBO_API mbo_status mbo_dekking_add(mbo_dekking *dekking, const mbo_werkproces *werkproces, mbo_fout *fout);

/**
 * The number of kwalificaties of which something is covered.
 *
 *   dekking [in]
 */
MBO_API int32_t mbo_dekking_count(const mbo_dekking *dekking);

/**
 * A kwalificatie, the best first; NULL outside the range.
 *
 *   dekking [in]
 *   return  [borrow:dekking] [null]
 */
MBO_API const mbo_kwalificatie *mbo_dekking_kwalificatie(const mbo_dekking *dekking, int32_t index);

/**
 * How many of its werkprocessen are proven; 0 outside the range.
 *
 *   dekking [in]
 *   totaal  [out] [null]  of how many
 */
MBO_API int32_t mbo_dekking_werkprocessen(const mbo_dekking *dekking, int32_t index, int32_t *totaal);

/**
 * How many of its kerntaken have every werkproces proven; 0 outside the range.
 *
 *   dekking [in]
 *   totaal  [out] [null]  of how many
 */
MBO_API int32_t mbo_dekking_kerntaken(const mbo_dekking *dekking, int32_t index, int32_t *totaal);

/**
 * Is a werkproces of the structuur proven, by itself or by the same element elsewhere? 1 yes, 0 no. So what is left of
 * a kwalificatie are those of its werkprocessen for which this is 0.
 *
 *   dekking    [in]
 *   werkproces [in]
 */
MBO_API int32_t mbo_dekking_bewezen(const mbo_dekking *dekking, const mbo_werkproces *werkproces);

/* ---- two editions -------------------------------------------------------------------------------------------------
 */

/** What changed from one edition of the structure to another. */
typedef struct mbo_vergelijking mbo_vergelijking;

/** A change; with what `was` and `nu` are. */
typedef int32_t mbo_wijziging;
enum {
    MBO_WIJZIGING_NIEUW = 1,            /**< a crebo that is new: "", the title */
    MBO_WIJZIGING_WEG = 2,              /**< a crebo that is there no more: the title, "" */
    MBO_WIJZIGING_EINDE_INSTROOM = 3,   /**< the last end of instroom, yyyy-mm-dd; "" when there is none */
    MBO_WIJZIGING_TITEL = 4,            /**< the title */
    MBO_WIJZIGING_NIVEAU = 5,           /**< the niveau, "" when it is not set */
    MBO_WIJZIGING_DOSSIER = 6,          /**< the title of the dossier with its crebo, "Hout (23900)": it has another */
    MBO_WIJZIGING_WERKPROCES_NIEUW = 7, /**< "", the title */
    MBO_WIJZIGING_WERKPROCES_WEG = 8,   /**< the title, "" */
    MBO_WIJZIGING_WERKPROCES_TITEL = 9, /**< the title */
    /* of a werkproces the texts, and what is added to each for this kwalificatie */
    MBO_WIJZIGING_OMSCHRIJVING = 10,
    MBO_WIJZIGING_OMSCHRIJVING_AANVULLING = 11,
    MBO_WIJZIGING_RESULTAAT = 12,
    MBO_WIJZIGING_RESULTAAT_AANVULLING = 13,
    MBO_WIJZIGING_GEDRAG = 14,
    MBO_WIJZIGING_GEDRAG_AANVULLING = 15
};

/**
 * Compare two editions: kwalificaties by crebo, their werkprocessen by place. In the order of the old edition, what is
 * new after it in the order of the new one. Of a crebo on several kwalificaties the first counts, and of a place that
 * several werkprocessen have; werkprocessen without a place, and an end of instroom that cannot be read, are left out.
 *
 *   oud       [in]
 *   nieuw     [in]
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_vergelijking_free(); NULL on error. It holds references to both
 *   fout      [out] [null]  MBO_ERROR_MEMORY
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_vergelijking_create(const mbo_structuur *oud, const mbo_structuur *nieuw,
                                           const mbo_allocator *allocator, mbo_vergelijking **out, mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   vergelijking [in] [own] [null]
 */
MBO_API void mbo_vergelijking_free(mbo_vergelijking *vergelijking);

/**
 * The number of changes.
 *
 *   vergelijking [in]
 */
MBO_API int32_t mbo_vergelijking_count(const mbo_vergelijking *vergelijking);

/**
 * What a change is; 0 outside the range.
 *
 *   vergelijking [in]
 */
MBO_API mbo_wijziging mbo_vergelijking_wijziging(const mbo_vergelijking *vergelijking, int32_t index);

/**
 * The crebo that it is about; 0 outside the range.
 *
 *   vergelijking [in]
 */
MBO_API int32_t mbo_vergelijking_crebo(const mbo_vergelijking *vergelijking, int32_t index);

/**
 * The place of the werkproces that it is about, such as "B1-K1-W2"; "" for the kwalificatie itself, NULL outside the
 * range.
 *
 *   vergelijking [in]
 *   return       [borrow:vergelijking] [null]
 */
MBO_API const char *mbo_vergelijking_plaats(const mbo_vergelijking *vergelijking, int32_t index);

/**
 * What it was; NULL outside the range.
 *
 *   vergelijking [in]
 *   return       [borrow:vergelijking] [null]
 */
MBO_API const char *mbo_vergelijking_was(const mbo_vergelijking *vergelijking, int32_t index);

/**
 * What it is now; NULL outside the range.
 *
 *   vergelijking [in]
 *   return       [borrow:vergelijking] [null]
 */
MBO_API const char *mbo_vergelijking_nu(const mbo_vergelijking *vergelijking, int32_t index);

#ifdef __cplusplus
}
#endif
#endif
