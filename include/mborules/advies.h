/* SPDX-License-Identifier: MIT */
/**
 * @file advies.h
 * Advice about one person: which routes are open, in which order, what to do next, which chain of programmes leads to a
 * goal, and which question to ask first (docs/domein.md, section 6).
 *
 * A mbo_advies, a mbo_stappen and a mbo_leerroute are immutable and may be read from several threads. They hold a
 * reference to their rule set, and to the structure when there is one. NULL, and numbers out of range: see kern.h.
 */
#ifndef MBORULES_ADVIES_H
#define MBORULES_ADVIES_H

#include <mborules/oordeel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The routes of one candidate, in order. */
typedef struct mbo_advies mbo_advies;

/** Options of an advice, added together; MBO_OORDEEL_STRENG is one too. */
enum {
    MBO_ADVIES_ALLE_ROUTES = 2 /**< the routes that the case excludes are listed too; see mbo_advies_uitgesloten() */
};

/**
 * Every route for a candidate, in the order of docs/domein.md: diploma in each leerweg and soort_opleiding, certificaat
 * and praktijkverklaring as a part; narrowed by what the case fixes of bewijs, leerweg and soort_opleiding.
 *
 *   regels    [in]
 *   structuur [in] [null]   needed with a filter, and when the case has a crebo
 *   zaak      [in]          not changed, not kept
 *   filter    [in] [null]   NULL: the routes in general. Else the same for each kwalificatie of the structure that the
 *                           filter fits, by its own crebo; one of another soort_opleiding or vierjarig than the case
 *                           fixes is left out. A case with a crebo takes no filter
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_advies_free(); NULL on error
 *   fout      [out] [null]  as of mbo_oordeel_create(); MBO_ERROR_ARGUMENT: also a filter of a size that is not known;
 *                           MBO_ERROR_CONFLICT: also a filter without a structure, or beside a crebo
 *
 * `options`: MBO_OORDEEL_STRENG, MBO_ADVIES_ALLE_ROUTES. Thread-safe.
 */
MBO_API mbo_status mbo_advies_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                                     const mbo_filter *filter, int32_t options, const mbo_allocator *allocator,
                                     mbo_advies **out, mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   advies [in] [own] [null]
 */
MBO_API void mbo_advies_free(mbo_advies *advies);

/* ---- routes: `route` is an index in the order of the advice; outside the range 0, NULL or an empty set ------------- */

/**
 * The number of routes; 0 when what the case fixes leaves none.
 *
 *   advies [in]
 */
MBO_API int32_t mbo_advies_route_count(const mbo_advies *advies);

/**
 * What the route leads to.
 *
 *   advies [in]
 */
MBO_API mbo_bewijs mbo_advies_bewijs(const mbo_advies *advies, int32_t route);

/**
 * Its leerweg.
 *
 *   advies [in]
 */
MBO_API mbo_leerweg mbo_advies_leerweg(const mbo_advies *advies, int32_t route);

/**
 * Its kind of programme; 0 for a part, which is a part of any, and for a kwalificatie of which neither the structure nor
 * the case says it.
 *
 *   advies [in]
 */
MBO_API mbo_soort_opleiding mbo_advies_soort_opleiding(const mbo_advies *advies, int32_t route);

/**
 * Its kwalificatie, of an advice with a filter; else NULL. It lives as long as the structure.
 *
 *   advies [in]
 *   return [borrow:advies] [null]
 */
MBO_API const mbo_kwalificatie *mbo_advies_kwalificatie(const mbo_advies *advies, int32_t route);

/**
 * The exact verdict: *traject* of the case completed with the route (mbo_advies_zaak()).
 *
 *   advies [in]
 */
MBO_API mbo_uitkomst mbo_advies_uitkomst(const mbo_advies *advies, int32_t route);

/**
 * The unknown facts that can still decide the exact verdict.
 *
 *   advies [in]
 *   out    [out]
 */
MBO_API void mbo_advies_ontbrekend(const mbo_advies *advies, int32_t route, mbo_feitset *out);

/**
 * The verdict if the programme is as programmes usually are: with the routeaannames for what is unknown of it.
 *
 *   advies [in]
 */
MBO_API mbo_uitkomst mbo_advies_uitkomst_gewoon(const mbo_advies *advies, int32_t route);

/**
 * The unknown facts that can still decide that verdict.
 *
 *   advies [in]
 *   out    [out]
 */
MBO_API void mbo_advies_gewoon_ontbrekend(const mbo_advies *advies, int32_t route, mbo_feitset *out);

/**
 * What stands between the two verdicts: the unknown facts that are assumed and can still decide the exact one.
 * studieduur is assumed to be the least that the law asks of the soort_opleiding, the others ja: diploma_erkenning,
 * certificaat_vastgesteld, ander_aanbod_zelfde_domein.
 *
 *   advies [in]
 *   out    [out]
 */
MBO_API void mbo_advies_routeaannames(const mbo_advies *advies, int32_t route, mbo_feitset *out);

/**
 * 1 when it is also assumed that one may start with the kwalificatie, as the structure does not know; else 0.
 *
 *   advies [in]
 */
MBO_API int32_t mbo_advies_instroom_aangenomen(const mbo_advies *advies, int32_t route);

/**
 * 1 when uitkomst_gewoon is nee, and a leerbaan or a leerbedrijf that is recognised makes it ja: every smallest set of
 * changes that does holds nothing else (mbo_nodig_create()). Else 0.
 *
 *   advies [in]
 */
MBO_API int32_t mbo_advies_herstelbaar(const mbo_advies *advies, int32_t route);

/**
 * 1 when the route needs a vrijstelling of the vooropleiding: by uitkomst_gewoon it cannot be ja without it, and can be
 * with it (WEB art. 8.2.1 lid 6). Else 0.
 *
 *   advies [in]
 */
MBO_API int32_t mbo_advies_vrijstelling(const mbo_advies *advies, int32_t route);

/**
 * 1 when the case excludes the route by another bewijs, leerweg or soort_opleiding, or by its crebo: what was given of
 * the programme (studieduur, hours, licence, price, decisions of the school and the like) then counts as unknown.
 * Only with MBO_ADVIES_ALLE_ROUTES. Else 0.
 *
 *   advies [in]
 */
MBO_API int32_t mbo_advies_uitgesloten(const mbo_advies *advies, int32_t route);

/**
 * How long the route usually takes, in months: by law for a diploma in bol or bbl that may be funded (WEB art. 7.2.4a),
 * by the guide for a praktijkverklaring. 1, or 0 when nothing says: no norm, or no value on the startdatum. Without a
 * startdatum: by the values of today's law, the last that are known.
 *
 *   advies   [in]
 *   minimaal [out] [null]  set only when 1 is returned
 *   maximaal [out] [null]  the same; of middenkader the length of a programme on the four-year list when it may be one
 */
MBO_API int32_t mbo_advies_duur(const mbo_advies *advies, int32_t route, int32_t *minimaal, int32_t *maximaal);

/**
 * The case completed with a route: what every other answer about the route is asked with. `gewoon` not 0: with the
 * routeaannames filled in too, but that of the start, which is no fact.
 *
 *   advies    [in]
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_zaak_free(); NULL on error
 *   fout      [out] [null]  MBO_ERROR_ARGUMENT: no such route; MBO_ERROR_MEMORY
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_advies_zaak(const mbo_advies *advies, int32_t route, int32_t gewoon,
                                   const mbo_allocator *allocator, mbo_zaak **out, mbo_fout *fout);

/* ---- steps --------------------------------------------------------------------------------------------------------- */

/** One thing to do or to know, in one period. */
typedef struct mbo_stap mbo_stap;

/** The steps that apply to one route, in the order of the file. */
typedef struct mbo_stappen mbo_stappen;

/**
 * The steps and notes that apply to a route: their condition holds in every completion of the case with the
 * routeaannames, and none of the conditions that lift them does. A lifting condition that names one of the facts that
 * are assumed must hold without the routeaannames: what is only assumed is still to be asked for. Of a step that
 * changed over time, that of the startdatum; without a startdatum the one that goes on.
 *
 *   advies    [in]
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_stappen_free(); NULL on error
 *   fout      [out] [null]  as of mbo_advies_create(); MBO_ERROR_ARGUMENT: no such route
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_stappen_create(const mbo_advies *advies, int32_t route, const mbo_allocator *allocator,
                                      mbo_stappen **out, mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   stappen [in] [own] [null]
 */
MBO_API void mbo_stappen_free(mbo_stappen *stappen);

/**
 * Their number.
 *
 *   stappen [in]
 */
MBO_API int32_t mbo_stappen_count(const mbo_stappen *stappen);

/**
 * A step by index; NULL outside the range.
 *
 *   stappen [in]
 *   return  [borrow:stappen] [null]
 */
MBO_API const mbo_stap *mbo_stappen_stap(const mbo_stappen *stappen, int32_t index);

/* ---- leerroutes ---------------------------------------------------------------------------------------------------- */

/** Chains of programmes to a goal, shortest first. */
typedef struct mbo_leerroute mbo_leerroute;

/**
 * The chains of diploma programmes from what the candidate has to a goal: shortest first, none longer than needed, no
 * programme twice, each step one to which the candidate may then be admitted (*toelating*), if need be with a
 * vrijstelling. A later step starts at the earliest when those before it are done.
 *
 *   regels    [in]
 *   structuur [in] [null]   needed with a crebo
 *   zaak      [in]          not changed, not kept; what it says of the programme itself does not count, but its leerweg,
 *                           instelling and startdatum, and of a step that it does not say to be another programme its
 *                           besluit_vrijstelling
 *   allocator [in] [null]   NULL: malloc
 *   out       [out] [own]   free with mbo_leerroute_free(); NULL on error
 *   fout      [out] [null]  as of mbo_oordeel_create(); MBO_ERROR_ARGUMENT: no such soort, or soort and crebo are both
 *                           given; MBO_ERROR_VALUE: a number that is no crebo
 *
 * The goal: `soort` a diploma of that kind; `crebo` a kwalificatie, in which one must also be able to start then; both 0
 * a startkwalificatie. The order is that of the least months, the number of programmes, the number of vrijstellingen,
 * and the kinds of programme. What is open is listed when it can be: with an unknown vooropleiding, what some
 * vooropleiding needs (docs/domein.md, section 6, has the exact rule). `options` 0 or MBO_OORDEEL_STRENG. Thread-safe.
 */
MBO_API mbo_status mbo_leerroute_create(const mbo_regels *regels, const mbo_structuur *structuur, const mbo_zaak *zaak,
                                        mbo_soort_opleiding soort, int64_t crebo, int32_t options,
                                        const mbo_allocator *allocator, mbo_leerroute **out, mbo_fout *fout);

/**
 * Release it; NULL is fine.
 *
 *   leerroute [in] [own] [null]
 */
MBO_API void mbo_leerroute_free(mbo_leerroute *leerroute);

/**
 * Has the candidate what is aimed at already? 1 yes (there are no chains then), 0 no, -1 not known. A higher diploma is
 * no diploma of the kind that is aimed at; of a kwalificatie it is not known which diploma one has, so always 0.
 *
 *   leerroute [in]
 */
MBO_API int32_t mbo_leerroute_bereikt(const mbo_leerroute *leerroute);

/**
 * The number of chains.
 *
 *   leerroute [in]
 */
MBO_API int32_t mbo_leerroute_count(const mbo_leerroute *leerroute);

/**
 * The number of programmes of a chain.
 *
 *   leerroute [in]
 */
MBO_API int32_t mbo_leerroute_lengte(const mbo_leerroute *leerroute, int32_t keten);

/**
 * The kind of the programme at a place in a chain.
 *
 *   leerroute [in]
 */
MBO_API mbo_soort_opleiding mbo_leerroute_soort(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats);

/**
 * The leerwegen in which the candidate may then be admitted to it, in some perhaps with a vrijstelling only: bit
 * `1 << mbo_leerweg`.
 *
 *   leerroute [in]
 */
MBO_API int32_t mbo_leerroute_leerwegen(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats);

/**
 * The outcome of *toelating* to it, in the leerweg in which it is best: ja, voorwaardelijk or onbekend. Onbekend too when
 * it is not known of what kind the kwalificatie is, or whether one may start then.
 *
 *   leerroute [in]
 */
MBO_API mbo_uitkomst mbo_leerroute_uitkomst(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats);

/**
 * The unknown facts that can still decide that.
 *
 *   leerroute [in]
 *   out       [out]
 */
MBO_API void mbo_leerroute_ontbrekend(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats, mbo_feitset *out);

/**
 * 1 when it needs a vrijstelling of the vooropleiding; `plaats` -1: when some programme of the chain does. Else 0.
 *
 *   leerroute [in]
 */
MBO_API int32_t mbo_leerroute_vrijstelling(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats);

/**
 * How long it takes, in months, by law for a funded programme in bol or bbl (WEB art. 7.2.4a) on the day that it can
 * start at the earliest; `plaats` -1: the chain as a whole. 1, or 0 when no value is known, or it can be neither. Without
 * a startdatum: by the values that go on.
 *
 *   leerroute [in]
 *   minimaal  [out] [null]  set only when 1 is returned
 *   maximaal  [out] [null]  the same; of middenkader the length of a programme on the four-year list when it may be one
 */
MBO_API int32_t mbo_leerroute_duur(const mbo_leerroute *leerroute, int32_t keten, int32_t plaats, int32_t *minimaal,
                                   int32_t *maximaal);

/* ---- the next question --------------------------------------------------------------------------------------------- */

/**
 * The next best question: the unknown fact whose answer can be expected to settle the advice soonest. What to ask is
 * mbo_feit_question(), whom mbo_feit_informant(). An advice is settled when no unknown fact of the candidate, nor
 * instelling, leerbaan or leerbedrijf_erkend, nor a besluit of UWV or gemeente, can change uitkomst_gewoon of a route.
 *
 *   advies [in]
 *   zonder [in] [null]   facts that cannot be asked, or not answered
 *   out    [out]         0: the advice is settled, as far as what can be asked goes; untouched on error
 *   fout   [out] [null]  as of mbo_advies_create()
 *
 * The same case gives the same question. Thread-safe.
 */
MBO_API mbo_status mbo_advies_vervolgvraag(const mbo_advies *advies, const mbo_feitset *zonder, mbo_feit *out,
                                           mbo_fout *fout);

/* ---- the steps of a rule set --------------------------------------------------------------------------------------- */

/**
 * The number of steps that a rule set knows, each in each of its periods.
 *
 *   regels [in]
 */
MBO_API int32_t mbo_regels_stap_count(const mbo_regels *regels);

/**
 * One of them by index; NULL outside the range.
 *
 *   regels [in]
 *   return [borrow:regels] [null]
 */
MBO_API const mbo_stap *mbo_regels_stap(const mbo_regels *regels, int32_t index);

/**
 * Its id, "leerbaan.zoeken": the same in every period of it.
 *
 *   stap   [in]
 *   return [borrow:stap] [null]
 */
MBO_API const char *mbo_stap_id(const mbo_stap *stap);

/**
 * What it is: a step to take, room for maatwerk, how long, what it leads to, a source of income, who is responsible.
 *
 *   stap [in]
 */
MBO_API mbo_stapsoort mbo_stap_soort(const mbo_stap *stap);

/**
 * The first startdatum that it is for; MBO_DATUM_NOT_SET: every one.
 *
 *   stap [in]
 */
MBO_API mbo_datum mbo_stap_vanaf(const mbo_stap *stap);

/**
 * The first startdatum that it is for no longer; MBO_DATUM_NOT_SET: it goes on.
 *
 *   stap [in]
 */
MBO_API mbo_datum mbo_stap_tot(const mbo_stap *stap);

/**
 * The last day for which its source was read; MBO_DATUM_NOT_SET: not known.
 *
 *   stap [in]
 */
MBO_API mbo_datum mbo_stap_bevestigd_tot(const mbo_stap *stap);

/**
 * Who takes it, or whose matter it is; 0: nobody in particular.
 *
 *   stap [in]
 */
MBO_API mbo_informant mbo_stap_wie(const mbo_stap *stap);

/**
 * Its sentence; NULL for an unknown language.
 *
 *   stap   [in]
 *   return [borrow:stap] [null]
 */
MBO_API const char *mbo_stap_tekst(const mbo_stap *stap, mbo_taal taal);

/**
 * Where to turn to: a domain name such as "s-bb.nl"; "" when there is none.
 *
 *   stap   [in]
 *   return [borrow:stap] [null]
 */
MBO_API const char *mbo_stap_adres(const mbo_stap *stap);

/**
 * Its condition in the language of the rules; "" when it always applies.
 *
 *   stap   [in]
 *   return [borrow:stap] [null]
 */
MBO_API const char *mbo_stap_voorwaarde(const mbo_stap *stap);

/**
 * A condition that lifts it, by index; NULL outside the range.
 *
 *   stap   [in]
 *   return [borrow:stap] [null]
 */
MBO_API const char *mbo_stap_tenzij(const mbo_stap *stap, int32_t index);

/**
 * The number of its sources.
 *
 *   stap [in]
 */
MBO_API int32_t mbo_stap_bron_count(const mbo_stap *stap);

/**
 * A source by index; NULL outside the range.
 *
 *   stap   [in]
 *   return [borrow:stap] [null]
 */
MBO_API const mbo_bron *mbo_stap_bron(const mbo_stap *stap, int32_t index);

#ifdef __cplusplus
}
#endif
#endif
