/* SPDX-License-Identifier: MIT */
/* The advice about one case, in the form that is asked. */
#include "advies_vormen.h"
#include "antwoord.h"
#include "opties.h"
#include "scherm.h"

/* What is to be written; released with free_uitvoer(). */
static mbo_status make_uitvoer(const vraagstelling *v, const opties *o, const mbo_feitset *zonder, mbo_advies **advies,
                               mbo_leerroute **leerroute, adviesuitvoer *out, mbo_fout *fout)
{
    *leerroute = NULL;
    mbo_status status = make_advies(v, o, advies, fout);
    if (!status && o->doel)
        status = mbo_leerroute_create(v->regels, v->structuur, v->zaak, o->doel_soort, o->doel_crebo,
                                      o->options & MBO_OORDEEL_STRENG, NULL, leerroute, fout);
    *out = (adviesuitvoer){.advies = *advies,
                           .regels = v->regels,
                           .structuur = v->structuur,
                           .zaak = v->zaak,
                           .leerroute = *leerroute,
                           .doel_soort = o->doel_soort,
                           .doel_crebo = o->doel_crebo,
                           .zonder = zonder,
                           .options = o->options,
                           .begrippen = o->begrippen,
                           .taal = o->taal};
    return status;
}

mbo_status make_advies(const vraagstelling *v, const opties *o, mbo_advies **out, mbo_fout *fout)
{
    return mbo_advies_create(v->regels, v->structuur, v->zaak, o->kwalificaties ? &o->filter : NULL, o->options, NULL,
                             out, fout);
}

json_t *case_advies_json(const vraagstelling *v, const opties *o, mbo_fout *fout)
{
    adviesuitvoer u;
    mbo_advies *advies;
    mbo_leerroute *leerroute;
    json_t *json = NULL;
    if (!make_uitvoer(v, o, NULL, &advies, &leerroute, &u, fout) && !(json = advies_json(&u)))
        *fout = (mbo_fout){.code = MBO_ERROR_MEMORY, .message = "no memory"};
    mbo_leerroute_free(leerroute);
    mbo_advies_free(advies);
    return json;
}

static int write_uitvoer(const adviesuitvoer *u, const opties *o)
{
    if (o->html)
        return print_advies_html(u);
    if (!o->json)
        return print_advies(u);
    json_t *json = advies_json(u);
    return json ? print_json(json) : SLECHTE_INVOER;
}

int show_advies(const vraagstelling *v, const opties *o, const mbo_feitset *zonder)
{
    adviesuitvoer u;
    mbo_advies *advies;
    mbo_leerroute *leerroute;
    mbo_fout fout;
    int status = make_uitvoer(v, o, zonder, &advies, &leerroute, &u, &fout) ? report(program, NULL, &fout) : GOED;
    if (!status) {
        int saved = o->opslaan ? write_zaak(o->opslaan, v->zaak, o->taal, o->overschrijf) : GOED;
        status = write_uitvoer(&u, o); /* also when it could not be written: it may have been asked for a while */
        status = status ? status : saved;
    }
    mbo_leerroute_free(leerroute);
    mbo_advies_free(advies);
    return status;
}
