/* SPDX-License-Identifier: MIT */
/* An advice on many kwalificaties: a list, without what each route says. */
#include "advies_opmaak.h"

#include <stdlib.h>
#include <string.h>

/* A kwalificatie, and of each bewijs and leerweg the verdict. */
typedef struct regel_van_lijst {
    const mbo_kwalificatie *kwalificatie;
    int32_t route;             /* the first of its own, which is the best */
    unsigned char groep[4][4]; /* by bewijs and leerweg; 0: there is no such route; else the verdict + 1 */
} regel_van_lijst;

/* "open: mbo-diploma in bol en bbl; dicht: ..." */
static void write_patroon(opmaak *o, const regel_van_lijst *l)
{
    int n = 0;
    for (int groep = 0; groep < GROEPEN; groep++) {
        int m = 0;
        for (mbo_bewijs b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BEWIJS); b++) {
            uint64_t wegen = 0;
            for (mbo_leerweg w = 1; w <= mbo_code_count(MBO_VOCABULAIRE_LEERWEG); w++)
                if (l->groep[b][w] == groep + 1)
                    wegen |= UINT64_C(1) << w;
            if (!wegen)
                continue;
            if (!m++)
                fprintf(o->to, "%s[%s] %s: ", n++ ? "; " : "", groepen[groep][0], kort[groep][o->taal]);
            else
                fputs(", ", o->to);
            fprintf(o->to, "%s %s ", label(o, MBO_VOCABULAIRE_BEWIJS, b), tekst(o, IN));
            write_leerwegen(o, wegen);
        }
    }
}

static void put_crebo(opmaak *o, const regel_van_lijst *l)
{
    mbo_soort_opleiding soort = mbo_advies_soort_opleiding(o->u->advies, l->route);
    fprintf(o->to, "%lld", (long long)crebo_of(o->u, l->route));
    char *crebo = take(o);
    fputs(mbo_kwalificatie_titel(l->kwalificatie), o->to);
    if (soort)
        fprintf(o->to, " (%s %d)", tekst(o, NIVEAU), mbo_soort_opleiding_niveau(soort));
    put(o, BLOK_CREBO, crebo);
}

/* The kwalificaties of which the leerwegen have the same verdicts stand together, the best first. */
void put_lijst(opmaak *o)
{
    const mbo_advies *a = o->u->advies;
    int32_t routes = mbo_advies_route_count(a), count = 0, room = 0;
    regel_van_lijst *lijst = NULL;
    for (int32_t r = 0; r < routes && !o->vol; r++) {
        const mbo_kwalificatie *k = mbo_advies_kwalificatie(a, r);
        int32_t i = 0;
        while (i < count && lijst[i].kwalificatie != k)
            i++;
        if (i == count) {
            regel_van_lijst *new = grow(o, (void **)&lijst, count, &room, sizeof *lijst);
            if (!new)
                break;
            *new = (regel_van_lijst){.kwalificatie = k, .route = r};
            count++;
        }
        lijst[i].groep[mbo_advies_bewijs(a, r)][mbo_advies_leerweg(a, r)] = (unsigned char)(groep_of(a, r) + 1);
    }
    put_text(o, BLOK_KOP, tekst(o, OVERZICHT));
    for (int32_t i = 0; i < count && !o->vol; i++) {
        if (!lijst[i].kwalificatie)
            continue;
        write_patroon(o, &lijst[i]);
        put(o, BLOK_SUBKOP, NULL);
        for (int32_t j = i; j < count; j++)
            if (lijst[j].kwalificatie && memcmp(lijst[j].groep, lijst[i].groep, sizeof lijst[i].groep) == 0) {
                put_crebo(o, &lijst[j]);
                lijst[j].kwalificatie = NULL;
            }
    }
    free(lijst);
    put_text(o, BLOK_ALINEA, tekst(o, EEN_CREBO));
}
