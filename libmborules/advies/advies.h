/* SPDX-License-Identifier: MIT */
/* The routes of a case: weighing one, and what the files of this room share of an advice. */
#ifndef MBOI_ADVIES_H
#define MBOI_ADVIES_H

#include <mborules/advies.h>

#include "oordeel/oordeel.h"

/* What is found of a route. */
typedef struct mboi_beeld {
    mbo_uitkomst uitkomst, gewoon;
    mbo_feitset ontbrekend, gewoon_ontbrekend, aannames;
    bool instroom_aangenomen, herstelbaar, vrijstelling;
    bool norm; /* it may be funded, so that the law says how long it takes */
} mboi_beeld;

/* A route as far as a verdict depends on it. */
typedef struct mboi_route {
    mbo_bewijs bewijs;
    mbo_leerweg leerweg;
    mbo_soort_opleiding soort; /* 0: as the case, or the crebo, says */
} mboi_route;

/* When one may start, with the moments that it allows. */
typedef struct mboi_start {
    mboi_instroom instroom;
    uint32_t momenten;
    mboi_moment moment[MBOI_MAX_MOMENTEN];
} mboi_start;

/* A case taken in once, to be weighed for one route after another. It points into itself: it stays where it is. */
typedef struct mboi_weging {
    mbo_zaak zaak; /* completed with the route in hand */
    mboi_geval g;
    bool heeft_ander; /* is what is usually so of the start worked out (while that is in hand: what is known of it)? */
    mboi_start ander;
} mboi_weging;

/* `zonder_opleiding`: what the case says of the programme does not count. */
mbo_status mboi_weging_neem(mboi_weging *w, const mbo_regels *regels, const mbo_structuur *structuur,
                            const mbo_zaak *zaak, bool zonder_opleiding, int32_t options, mbo_fout *fout);

/* From here on with this crebo, of which the structure says `van`. */
void mboi_weging_crebo(mboi_weging *w, const mbo_structuur *structuur, int32_t code, const mboi_crebo *van);

mbo_status mboi_weeg(mboi_weging *w, const mboi_route *route, mboi_beeld *uit, mbo_fout *fout);

/* What is usually so of the programme of a route (routeaannames): the n-th fact and its value; false: there are no
   more. On `op`, or (MBO_DATUM_NOT_SET) by the values that go on. */
enum { MBOI_ROUTEAANNAMES = 4 };
bool mboi_routeaanname(const mbo_regels *regels, mbo_soort_opleiding soort, mbo_datum op, int n, mbo_feit *feit,
                       int64_t *waarde);

bool mboi_is_routeaanname(mbo_feit feit);

/* What the case says of the programme itself counts as unknown. */
void mboi_zonder_opleiding(mbo_zaak *zaak);

/* A parameter in months on a day, or (MBO_DATUM_NOT_SET) the value that goes on; 0: it has none. And
   studieduur.SOORT.DEEL. */
int32_t mboi_maanden(const mbo_regels *regels, const char *naam, mbo_datum op);
int32_t mboi_studieduur(const mbo_regels *regels, mbo_soort_opleiding soort, const char *deel, mbo_datum op);

/* A route in the order of an advice. */
typedef struct mboi_plaats {
    uint64_t orde;               /* ascending */
    int32_t beeld, kwalificatie; /* -1: of no kwalificatie in particular */
    int32_t crebo;
    mboi_route route;
    bool uitgesloten;
} mboi_plaats;

struct mbo_advies {
    mbo_allocator allocator;
    mbo_regels *regels;
    mbo_structuur *structuur; /* NULL: none was given */
    mbo_zaak zaak;
    int32_t options;
    mboi_plaats *route;
    size_t routes, route_capacity;
    mboi_beeld *beeld;
    size_t beelden, beeld_capacity;
};

/* The case completed with a route, of which NULL is refused. */
mbo_status mboi_advies_zaak(const mbo_advies *advies, const char *call, int32_t route, bool gewoon, mbo_zaak *out,
                            mbo_fout *fout);

/* The same taken in to ask `vraag`, or MBO_VRAAG_ALLE; `gewoon` with what is assumed of the start too. */
mbo_status mboi_advies_geval(const mbo_advies *advies, const char *call, int32_t route, bool gewoon, mbo_vraag vraag,
                             mboi_geval *out, mbo_fout *fout);

#endif
