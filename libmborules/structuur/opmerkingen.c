/* SPDX-License-Identifier: MIT */
/* Opmerkingen: what could not be read in a file that was loaded all the same. */
#include "structuur/opmerkingen.h"

#include <stdio.h>
#include <string.h>

static mbo_opmerking *find_opmerking(const mbo_structuur *s, const char *plaats, mbo_opmerkingsoort soort)
{
    for (int32_t i = 0; i < mbo_structuur_opmerking_count(s); i++) {
        mbo_opmerking *o = mboi_lijst_get(s, MBOI_OPMERKINGEN, i);
        if (o->soort == soort && strcmp(o->plaats, plaats) == 0)
            return o;
    }
    return NULL;
}

void mboi_opmerking(lader *l, mbo_opmerkingsoort soort, const char *element, const char *attribute, mboi_span waarde)
{
    char plaats[128];
    int n = snprintf(plaats, sizeof plaats, "%s%s%s", element, attribute ? "/@" : "", attribute ? attribute : "");
    mbo_opmerking *o = find_opmerking(l->s, plaats, soort);
    if (!o && (o = mboi_lijst_add(l->s, MBOI_OPMERKINGEN))) {
        mbo_fout getoond; /* as a message shows it: cut, and what cannot be seen escaped */
        mboi_fail(&getoond, MBO_ERROR_VALUE, "%s", mboi_show(waarde, &(mboi_shown){{0}}));
        *o = (mbo_opmerking){.plaats = mboi_arena_text(&l->s->arena, plaats, (size_t)n),
                             .waarde = mboi_arena_text(&l->s->arena, getoond.message, strlen(getoond.message)),
                             .line = mboi_line_of(l),
                             .soort = soort,
                             .bestand = l->bestand};
    }
    if (!o || !o->plaats || !o->waarde)
        mboi_lader_no_memory(l);
    else
        o->aantal++;
}

mbo_opmerkingsoort mbo_opmerking_soort(const mbo_opmerking *opmerking)
{
    return opmerking ? opmerking->soort : 0;
}

const char *mbo_opmerking_plaats(const mbo_opmerking *opmerking)
{
    return opmerking ? opmerking->plaats : NULL;
}

const char *mbo_opmerking_waarde(const mbo_opmerking *opmerking)
{
    return opmerking ? opmerking->waarde : NULL;
}

int64_t mbo_opmerking_line(const mbo_opmerking *opmerking)
{
    return opmerking ? opmerking->line : 0;
}

int64_t mbo_opmerking_aantal(const mbo_opmerking *opmerking)
{
    return opmerking ? opmerking->aantal : 0;
}

int32_t mbo_opmerking_bestand(const mbo_opmerking *opmerking)
{
    return opmerking ? opmerking->bestand : 0;
}
