/* SPDX-License-Identifier: MIT */
/* The answers to questions about one case, in the form that is asked. */
#include "antwoord.h"
#include "scherm.h"

#include <stdio.h>

static int show(const mbo_oordeel *oordeel, const vraagstelling *v, const opties *o)
{
    int nee = 0;
    mbo_fout fout;
    if (o->json) {
        json_t *answers = answers_json(v, oordeel, o, &fout);
        return answers ? print_json(answers) : report(program, NULL, &fout);
    }
    for (mbo_vraag vraag = 1; vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_nodig *nodig;
        if (o->vraag && o->vraag != vraag)
            continue;
        if (nodig_of(v, oordeel, vraag, o, &nodig, &fout))
            return report(program, NULL, &fout);
        if (!o->vraag && vraag > 1)
            putchar('\n');
        print_answer(&(uitvoer){oordeel, vraag, o->taal, v->zaak, v->structuur, nodig});
        nee |= nodig != NULL;
        mbo_nodig_free(nodig);
    }
    if (o->waarom_niet && !nee)
        print_geen_nee(o->taal);
    return GOED;
}

int show_antwoorden(const vraagstelling *v, const opties *o)
{
    mbo_fout fout;
    mbo_oordeel *oordeel = NULL;
    if (mbo_oordeel_create(v->regels, v->structuur, v->zaak, o->vraag, o->options, NULL, &oordeel, &fout))
        return report(program, NULL, &fout);
    int saved = o->opslaan ? write_zaak(o->opslaan, v->zaak, o->taal, o->overschrijf) : GOED;
    int status = o->motivering ? show_motivering(oordeel, o) : show(oordeel, v, o);
    mbo_oordeel_free(oordeel);
    return status ? status : saved;
}
