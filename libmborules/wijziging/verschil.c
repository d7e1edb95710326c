/* SPDX-License-Identifier: MIT */
/*
 * What changed.
 *
 * The diagrams of the question and of the rules that may be the cause are walked together, old and new: a state is the
 * node that each of them is at. Each state is worked out once, so the product of all facts is never enumerated, and a
 * walk ends where the answer can be no other any more: at the latest where old and new share what is left of the
 * diagrams. Where all have ended, another answer makes a class, by its cause. Of a birth date only the ages count; of
 * hours, on which side of the norms at hand they lie.
 */
#include <mborules/wijziging.h>

#include "oordeel/oordeel.h"

#include <string.h>

enum {
    MAX_PAREN = 64,
    MAX_STATEN = 1 << 20,
    MAX_PARAMETERS = 32,
    MAX_WAARDEN = 64,
    PER_DEEL = 8 /* own rules in a part of a state, two bits each */
};

/* A rule as it was and as it is, and its diagrams; NULL: there is none on that day. */
typedef struct paar {
    const struct mbo_regel *regel[2];
    bool bedrag; /* has it an amount? */
    bool gelijk; /* the same one, old and new */
} paar;

typedef struct klasse {
    mbo_uitkomst uitkomst[2];
    mbo_stand stand[2];
    mbo_geldsoort soort[2];
    int64_t cents[2];
    int32_t einde[2]; /* the index of the amount, MBOI_GEEN: none */
    uint64_t oorzaak; /* bit 1 << pair */
    struct {
        const char *naam;
        const struct mbo_parameter *waarde[2];
    } parameter[MAX_PARAMETERS];
    int32_t parameters;
    mbo_zaak *voorbeeld;
    mbo_datum geboren_was;
} klasse;

struct mbo_verschil {
    mbo_allocator allocator;
    mbo_regels *regels[2];
    paar paar[MAX_PAREN];
    uint32_t paren;
    klasse *klasse;
    size_t klassen, capacity;
};

/* The node that each diagram is at: first of the question, old and new, then of each pair; and behind those what each
   own rule was taken to say: 0 not yet, 1 nee, 2 ja. */
typedef struct staat {
    uint16_t id[2 * (MAX_PAREN + 1) + 2 * MBOI_MAX_EIGEN / PER_DEEL];
} staat;

typedef struct werk {
    mbo_verschil *v;
    const mbo_regels *regels[2];
    uint32_t periode[2];
    mbo_datum op[2], geboren[2];
    mbo_vraag vraag;
    uint32_t n;                                  /* diagrams */
    uint32_t breed;                              /* parts of a state */
    const mboi_eigen *eigen[2 * MBOI_MAX_EIGEN]; /* the own rules of both, each once */
    uint32_t eigens;
    const mboi_diagram *d[2 * (MAX_PAREN + 1)];
    uint16_t *gezien; /* states of `breed` parts */
    uint32_t *tabel;  /* open addressing: number of a state + 1 */
    size_t staten, staat_capacity, maat;
    int64_t waarde[MBOI_FEITEN + 1]; /* of the facts on the way here; MBOI_GEEN: not read */
    bool geen_geheugen, te_veel;
} werk;

/* ---- the pairs ---- */

static const struct mbo_regel *holds(const mbo_regels *regels, const char *id, mbo_datum op)
{
    for (size_t i = 0; i < regels->boek.regels; i++)
        if (strcmp(regels->boek.regel[i].id, id) == 0 && mboi_regel_geldt(&regels->boek.regel[i], op))
            return &regels->boek.regel[i];
    return NULL;
}

static int64_t value_in(const mbo_regels *regels, const char *naam, mbo_datum op, const struct mbo_parameter **uit)
{
    *uit = mbo_regels_find_parameter(regels, naam, op);
    return *uit ? (*uit)->waarde : MBOI_GEEN;
}

/* Note each parameter of a rule that has another value; returns how many. */
static int32_t changed_parameters(const werk *w, const struct mbo_regel *regel, int kant, klasse *k)
{
    const char *naam;
    int32_t n = 0;
    for (int32_t i = 0; regel && (naam = mbo_regel_parameter(w->regels[kant], regel, i)); i++) {
        const struct mbo_parameter *p[2];
        if (value_in(w->regels[0], naam, w->op[0], &p[0]) == value_in(w->regels[1], naam, w->op[1], &p[1]))
            continue;
        n++;
        bool known = false;
        for (int32_t j = 0; k && j < k->parameters; j++)
            known |= strcmp(k->parameter[j].naam, naam) == 0;
        if (k && !known && k->parameters < MAX_PARAMETERS) {
            k->parameter[k->parameters].naam = naam;
            k->parameter[k->parameters].waarde[0] = p[0];
            k->parameter[k->parameters++].waarde[1] = p[1];
        }
    }
    return n;
}

/* A rule by its id: it may be the cause when it is not the same on both days. Those with an amount tell which it is. */
static void add_paar(werk *w, const char *id, bool eigen_vraag)
{
    mbo_verschil *v = w->v;
    paar p = {{holds(w->regels[0], id, w->op[0]), holds(w->regels[1], id, w->op[1])}, false, false};
    const struct mbo_regel *een = p.regel[0] ? p.regel[0] : p.regel[1];
    if (!een || een->toelichting)
        return;
    for (uint32_t i = 0; i < v->paren; i++)
        if (strcmp((v->paar[i].regel[0] ? v->paar[i].regel[0] : v->paar[i].regel[1])->id, id) == 0)
            return;
    p.bedrag = eigen_vraag && ((p.regel[0] && p.regel[0]->soort) || (p.regel[1] && p.regel[1]->soort));
    bool zelfde = p.regel[0] && p.regel[1] && strcmp(p.regel[0]->vingerafdruk, p.regel[1]->vingerafdruk) == 0 &&
                  !changed_parameters(w, p.regel[0], 0, NULL);
    if (zelfde && !p.bedrag)
        return;
    if (v->paren == MAX_PAREN)
        w->te_veel = true;
    else
        v->paar[v->paren++] = p;
}

static void add_paren(werk *w)
{
    for (int kant = 0; kant < 2; kant++) {
        const mboi_boek *r = &w->regels[kant]->boek;
        const struct mboi_vraag *vraag = &r->vraag[w->vraag];
        for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
            add_paar(w, r->regel[i].id, true);
        for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
            for (size_t j = 0; j < r->regel[i].verwijzing.vias; j++)
                add_paar(w, r->regel[r->regel[i].verwijzing.via[j]].id, false);
        for (size_t i = 0; i < r->regels && vraag->bereik; i++) /* the scope may be another question */
            if (r->regel[i].vraag && r->regel[i].vraag < w->vraag && !r->regel[i].eigen_versie &&
                mboi_formule_noemt(vraag->bereik, r->regel[i].vraag))
                add_paar(w, r->regel[i].id, false);
    }
}

/* Of one fingerprint: it says the same, also where it was added to both rule sets by itself. */
static bool same_eigen(const mboi_eigen *a, const mboi_eigen *b)
{
    return a == b || (a->vraag == b->vraag && strcmp(a->id, b->id) == 0 && strcmp(a->versie, b->versie) == 0 &&
                      strcmp(a->tekst, b->tekst) == 0);
}

static void add_eigens(werk *w)
{
    for (int kant = 0; kant < 2; kant++)
        for (size_t i = 0; i < w->regels[kant]->eigens; i++) {
            uint32_t nummer = 0;
            while (nummer < w->eigens && !same_eigen(w->eigen[nummer], w->regels[kant]->eigen[i]))
                nummer++;
            w->eigen[nummer] = w->regels[kant]->eigen[i];
            w->eigens += nummer == w->eigens;
        }
}

/* ---- where all diagrams have ended ---- */

static mbo_uitkomst outcome(uint16_t einde)
{
    return einde == MBOI_NEE   ? MBO_UITKOMST_NEE
           : einde == MBOI_JA  ? MBO_UITKOMST_JA
           : einde == MBOI_NVT ? MBO_UITKOMST_NVT
                               : MBO_UITKOMST_ONBEKEND;
}

static const struct mboi_regeldiagram *diagram_of(const mbo_regels *regels, const struct mbo_regel *regel)
{
    return &regels->stelsel.regel[regel - regels->boek.regel];
}

/* The index of the amount of a rule in August; MBOI_GEEN: it has none. */
static int32_t amount_of_regel(const werk *w, const struct mbo_regel *regel, int kant)
{
    return regel && regel->soort ? diagram_of(w->regels[kant], regel)->bedrag_einde[12 * w->periode[kant]] -
                                       mboi_bedrag_einde(&w->regels[kant]->stelsel, 0)
                                 : MBOI_GEEN;
}

/* The amount is that of the first rule with one that takes part. */
static int32_t amount_of(const werk *w, const staat *s, int kant)
{
    int32_t uit = MBOI_GEEN;
    for (uint32_t p = 0; p < w->v->paren && uit == MBOI_GEEN; p++)
        if (w->v->paar[p].bedrag && s->id[2 + 2 * p + (uint32_t)kant] != MBOI_NVT)
            uit = amount_of_regel(w, w->v->paar[p].regel[kant], kant);
    return outcome(s->id[kant]) == MBO_UITKOMST_JA ? uit : MBOI_GEEN;
}

static const mboi_bedrag *bedrag_of(const werk *w, int kant, int32_t index)
{
    return &w->regels[kant]->stelsel.vraag[w->vraag].bedragen.rij[index];
}

static bool same_amount(const werk *w, int32_t a, int32_t b)
{
    if (a == MBOI_GEEN || b == MBOI_GEEN)
        return a == b;
    const mboi_bedrag *x = bedrag_of(w, 0, a), *y = bedrag_of(w, 1, b);
    return x->soort == y->soort && (x->parameter == MBOI_GEEN) == (y->parameter == MBOI_GEEN) &&
           (x->parameter != MBOI_GEEN || (x->feit == y->feit && x->cents == y->cents && x->op == y->op));
}

/* The pairs that end otherwise; of those, where the rules must all be true, the ones that say nee. */
static uint64_t causes(const werk *w, const staat *s, bool bedrag)
{
    uint64_t anders = 0, beslist = 0;
    bool een_van = w->regels[1]->boek.vraag[w->vraag].een_van;
    mbo_uitkomst was = outcome(s->id[0]), nu = outcome(s->id[1]), zegt = een_van ? MBO_UITKOMST_JA : MBO_UITKOMST_NEE;
    for (uint32_t p = 0; p < w->v->paren; p++) {
        mbo_uitkomst a = outcome(s->id[2 + 2 * p]), b = outcome(s->id[3 + 2 * p]);
        const struct mbo_regel *const *r = w->v->paar[p].regel;
        bool betaalt =
            bedrag && w->v->paar[p].bedrag && (a != MBO_UITKOMST_NVT || b != MBO_UITKOMST_NVT) &&
            (!r[0] || !r[1] || changed_parameters(w, r[0], 0, NULL) || strcmp(r[0]->vingerafdruk, r[1]->vingerafdruk));
        if (a != b || betaalt)
            anders |= UINT64_C(1) << p;
        if (a != b && ((was == zegt && a == zegt) || (nu == zegt && b == zegt)))
            beslist |= UINT64_C(1) << p;
    }
    return beslist ? beslist : anders;
}

static mbo_zaak *example(werk *w)
{
    mbo_zaak *zaak = NULL;
    if (mbo_zaak_create(&w->v->allocator, &zaak, NULL))
        return NULL;
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++)
        if (w->waarde[feit] != MBOI_GEEN)
            mboi_zaak_put(zaak, feit, w->waarde[feit]);
    mboi_zaak_put(zaak, MBO_FEIT_STARTDATUM, w->op[1]);
    if (w->geboren[1] != MBO_DATUM_NOT_SET)
        mboi_zaak_put(zaak, MBO_FEIT_GEBOORTEDATUM, w->geboren[1]);
    return zaak;
}

static void fill_amount(const werk *w, klasse *k, int kant)
{
    if (k->einde[kant] == MBOI_GEEN)
        return;
    const mboi_bedrag *b = bedrag_of(w, kant, k->einde[kant]);
    int64_t waarde = b->feit ? w->waarde[b->feit] : 0;
    k->soort[kant] = b->soort;
    k->stand[kant] = b->parameter != MBOI_GEEN || waarde == MBOI_GEEN ? MBO_STAND_OPEN : MBO_STAND_BEKEND;
    k->cents[kant] = k->stand[kant] == MBO_STAND_BEKEND ? mboi_bedrag_cents(b, waarde) : 0;
}

static void at_end(werk *w, const staat *s)
{
    klasse k = {.uitkomst = {outcome(s->id[0]), outcome(s->id[1])}, .einde = {MBOI_GEEN, MBOI_GEEN}};
    if (w->regels[1]->boek.vraag[w->vraag].heeft_bedrag)
        k.einde[0] = amount_of(w, s, 0), k.einde[1] = amount_of(w, s, 1);
    bool bedrag = !same_amount(w, k.einde[0], k.einde[1]);
    if (k.uitkomst[0] == k.uitkomst[1] && !bedrag)
        return;
    k.oorzaak = causes(w, s, bedrag && k.uitkomst[0] == k.uitkomst[1]);
    for (size_t i = 0; i < w->v->klassen; i++) {
        const klasse *a = &w->v->klasse[i];
        if (a->uitkomst[0] == k.uitkomst[0] && a->uitkomst[1] == k.uitkomst[1] && a->einde[0] == k.einde[0] &&
            a->einde[1] == k.einde[1] && a->oorzaak == k.oorzaak)
            return;
    }
    for (uint32_t p = 0; p < w->v->paren; p++)
        for (int kant = 0; kant < 2 && (k.oorzaak >> p & 1); kant++)
            changed_parameters(w, w->v->paar[p].regel[kant], kant, &k);
    fill_amount(w, &k, 0);
    fill_amount(w, &k, 1);
    k.geboren_was = w->geboren[0];
    k.voorbeeld = example(w);
    if (!k.voorbeeld ||
        !mboi_grow(&w->v->allocator, (void **)&w->v->klasse, &w->v->capacity, w->v->klassen, sizeof k)) {
        mbo_zaak_free(k.voorbeeld);
        w->geen_geheugen = true;
        return;
    }
    w->v->klasse[w->v->klassen++] = k;
}

/* ---- the walk ---- */

/* Do two diagrams, old and new, go on to the same outcome whatever comes? `i`: 0 those of the question, then of the
 * pairs. */
static bool is_alike(const werk *w, const staat *s, uint32_t i)
{
    uint16_t was = s->id[2 * i], nu = s->id[2 * i + 1];
    if (was < MBOI_EINDES && nu < MBOI_EINDES)
        return outcome(was) == outcome(nu);
    return was == nu && w->d[2 * i]->lichaam == w->d[2 * i + 1]->lichaam;
}

/* Is the answer the same from here on? */
static bool nothing_changes(const werk *w, const staat *s)
{
    bool same = is_alike(w, s, 0), ja = s->id[0] >= MBOI_EINDES || outcome(s->id[0]) == MBO_UITKOMST_JA;
    for (uint32_t p = 0; same && ja && p < w->v->paren; p++)
        if (w->v->paar[p].bedrag && (s->id[2 + 2 * p] != MBOI_NVT || s->id[3 + 2 * p] != MBOI_NVT))
            same = w->v->paar[p].gelijk && is_alike(w, s, p + 1);
    return same;
}

static const mbo_regels *rules_of(const werk *w, uint32_t i)
{
    return w->regels[i % 2];
}

static uint32_t hash_of(const werk *w, const uint16_t *id)
{
    uint32_t h = 0;
    for (uint32_t i = 0; i < w->breed; i++)
        h = (h ^ id[i]) * UINT32_C(0x9e3779b1) ^ h >> 15;
    return h;
}

/* Was this state met before? If not, it is now. */
static bool is_new(werk *w, const staat *s)
{
    if (2 * (w->staten + 1) >= w->maat) {
        size_t wanted = w->maat ? 2 * w->maat : 1024;
        uint32_t *tabel = mboi_resize(&w->v->allocator, NULL, 0, wanted * sizeof *tabel);
        if (!tabel)
            return w->geen_geheugen = true, false;
        memset(tabel, 0, wanted * sizeof *tabel);
        for (size_t i = 0; i < w->maat; i++)
            if (w->tabel[i]) {
                size_t at = hash_of(w, w->gezien + (w->tabel[i] - 1) * (size_t)w->breed) & (wanted - 1);
                while (tabel[at])
                    at = (at + 1) & (wanted - 1);
                tabel[at] = w->tabel[i];
            }
        mboi_resize(&w->v->allocator, w->tabel, w->maat * sizeof *w->tabel, 0);
        w->tabel = tabel;
        w->maat = wanted;
    }
    size_t at = hash_of(w, s->id) & (w->maat - 1);
    for (; w->tabel[at]; at = (at + 1) & (w->maat - 1))
        if (memcmp(w->gezien + (w->tabel[at] - 1) * (size_t)w->breed, s->id, w->breed * sizeof *s->id) == 0)
            return false;
    if (w->staten == MAX_STATEN)
        return w->te_veel = true, false;
    while (w->staat_capacity < (w->staten + 1) * w->breed)
        if (!mboi_grow(&w->v->allocator, (void **)&w->gezien, &w->staat_capacity, w->staat_capacity, sizeof *w->gezien))
            return w->geen_geheugen = true, false;
    memcpy(w->gezien + w->staten * w->breed, s->id, w->breed * sizeof *s->id);
    w->tabel[at] = (uint32_t)++w->staten;
    return true;
}

static void walk(werk *w, const staat *s);

static const mboi_urentabel *table_of(const werk *w, const staat *s, uint32_t i)
{
    const mbo_regels *r = rules_of(w, i);
    if (s->id[i] < r->stelsel.eindes)
        return NULL;
    uint32_t feit = w->d[i]->knoop[s->id[i] - r->stelsel.eindes] & 0xff;
    return feit > MBOI_ATOMEN ? &r->stelsel.tabel[feit - MBOI_ATOMEN - 1] : NULL;
}

static void add_waarde(int32_t *list, uint32_t *n, int32_t waarde)
{
    for (uint32_t i = 0; i < *n; i++)
        if (list[i] == waarde)
            return;
    if (waarde >= 0 && *n < MAX_WAARDEN)
        list[(*n)++] = waarde;
}

/* Only hours are left: try them on both sides of each norm that is at hand. */
static void walk_uren(werk *w, const staat *s)
{
    int32_t waarden[2][MAX_WAARDEN];
    uint32_t n[2] = {0, 0};
    int64_t maand = w->waarde[MBO_FEIT_STUDIEDUUR] - 1;
    for (int u = 0; u < 2; u++) {
        add_waarde(waarden[u], &n[u], 0);
        for (uint32_t i = 0; i < w->n; i++) {
            const mboi_urentabel *t = table_of(w, s, i);
            for (int32_t k = 0; t && k < t->alternatieven; k++) {
                int32_t deze = t->minimum[k][u][maand], ander = t->minimum[k][!u][maand],
                        samen = t->minimum[k][MBOI_UREN_TOTAAL][maand];
                add_waarde(waarden[u], &n[u], deze);
                add_waarde(waarden[u], &n[u], samen);
                add_waarde(waarden[u], &n[u], samen - ander);
            }
        }
    }
    for (uint32_t a = 0; a < n[0]; a++)
        for (uint32_t b = 0; b < n[1]; b++) {
            staat naar = *s;
            for (uint32_t i = 0; i < w->n; i++) {
                const mboi_urentabel *t = table_of(w, s, i);
                bool genoeg = false;
                for (int32_t k = 0; t && k < t->alternatieven; k++) {
                    genoeg |= waarden[0][a] >= t->minimum[k][0][maand] && waarden[1][b] >= t->minimum[k][1][maand] &&
                              waarden[0][a] + waarden[1][b] >= t->minimum[k][MBOI_UREN_TOTAAL][maand];
                }
                if (t)
                    naar.id[i] =
                        w->d[i]->knoop[s->id[i] - rules_of(w, i)->stelsel.eindes + MBOI_KNOOP_KOP + (uint32_t)genoeg];
            }
            w->waarde[MBO_FEIT_UREN_BEGELEID] = waarden[0][a];
            w->waarde[MBO_FEIT_UREN_BPV] = waarden[1][b];
            walk(w, &naar);
        }
    w->waarde[MBO_FEIT_UREN_BEGELEID] = w->waarde[MBO_FEIT_UREN_BPV] = MBOI_GEEN;
}

/* Everyone at a node of the fact goes to the child of its choice; old and new rules may make other classes. */
static void step(werk *w, const staat *s, mbo_feit feit, const int32_t keuze[2])
{
    staat naar = *s;
    for (uint32_t i = 0; i < w->n; i++) {
        const mbo_regels *r = rules_of(w, i);
        const uint16_t *k = s->id[i] < r->stelsel.eindes ? NULL : w->d[i]->knoop + (s->id[i] - r->stelsel.eindes);
        if (k && (k[0] & 0xff) == (uint32_t)feit)
            naar.id[i] = k[MBOI_KNOOP_KOP + keuze[i % 2]];
    }
    walk(w, &naar);
}

/* An own rule is not called: it may say nee and ja, in old and new rules the same where it is the same rule. */
static void walk_eigen(werk *w, const staat *s, const mboi_eigen *eigen)
{
    uint32_t nummer = 0;
    while (!same_eigen(w->eigen[nummer], eigen))
        nummer++;
    uint32_t deel = w->n + nummer / PER_DEEL, plaats = 2 * (nummer % PER_DEEL), gezegd = s->id[deel] >> plaats & 3;
    for (uint32_t zegt = 0; zegt < 2; zegt++) {
        staat naar = *s;
        if (gezegd && gezegd != zegt + 1)
            continue;
        naar.id[deel] |= (uint16_t)((zegt + 1) << plaats);
        for (uint32_t i = 0; i < w->n; i++) {
            const mbo_regels *r = rules_of(w, i);
            const uint16_t *k = s->id[i] < r->stelsel.eindes ? NULL : w->d[i]->knoop + (s->id[i] - r->stelsel.eindes);
            mbo_feit feit = k ? k[0] & 0xff : 0;
            if (feit > MBOI_FEITEN && feit <= MBOI_ATOMEN && same_eigen(r->eigen[feit - MBOI_FEITEN - 1], eigen))
                naar.id[i] = k[MBOI_KNOOP_KOP + zegt];
        }
        walk(w, &naar);
    }
}

static void walk(werk *w, const staat *s)
{
    const mbo_regels *van = NULL;
    mbo_feit feit = 0;
    if (w->geen_geheugen || w->te_veel || nothing_changes(w, s) || !is_new(w, s))
        return;
    for (uint32_t i = 0; i < w->n; i++) {
        const mbo_regels *r = rules_of(w, i);
        mbo_feit hier = s->id[i] < r->stelsel.eindes ? 0 : w->d[i]->knoop[s->id[i] - r->stelsel.eindes] & 0xff;
        if (hier && (!feit || mboi_rang(hier) < mboi_rang(feit))) {
            feit = hier;
            van = r;
        }
    }
    if (!feit) {
        at_end(w, s);
    } else if (feit > MBOI_ATOMEN) {
        walk_uren(w, s);
    } else if (feit > MBOI_FEITEN) {
        walk_eigen(w, s, van->eigen[feit - MBOI_FEITEN - 1]);
    } else if (feit == MBO_FEIT_CREBO) {
        step(w, s, feit, (int32_t[]){0, 0});
    } else if (feit == MBO_FEIT_STUDIEDUUR) {
        int64_t maanden = w->waarde[feit];
        for (int64_t m = maanden == MBOI_GEEN ? 1 : maanden; m <= (maanden == MBOI_GEEN ? MBOI_MAANDEN : maanden);
             m++) {
            int32_t keuze[] = {w->regels[0]->stelsel.duurklasse[m], w->regels[1]->stelsel.duurklasse[m]};
            bool begint = m == 1 || maanden != MBOI_GEEN || keuze[0] != w->regels[0]->stelsel.duurklasse[m - 1] ||
                          keuze[1] != w->regels[1]->stelsel.duurklasse[m - 1];
            w->waarde[feit] = m;
            if (begint)
                step(w, s, feit, keuze);
        }
        w->waarde[feit] = maanden;
    } else {
        int32_t n = mboi_ariteit(&w->regels[0]->stelsel, feit);
        for (int32_t k = 0; k < n; k++) {
            bool gegeven = mbo_feit_type(feit) != MBO_FEITTYPE_BOOL || k < MBOI_NIET_GEGEVEN;
            w->waarde[feit] = !gegeven ? MBOI_GEEN : k + w->regels[0]->stelsel.eerste[feit];
            if (mboi_feit_set(feit) >= 0)
                w->waarde[feit] = mboi_set_van_klasse(&w->regels[0]->stelsel, feit, k);
            if (gegeven || mboi_feit_volgt(feit))
                step(w, s, feit, (int32_t[]){k, k});
        }
        w->waarde[feit] = MBOI_GEEN;
    }
}

/* ---- the dates ---- */

static void walk_from(werk *w, const mboi_moment moment[2])
{
    staat s = {{0}};
    bool uren = false;
    for (uint32_t i = 0; i < w->n; i++) {
        const struct mbo_regel *regel = i < 2 ? NULL : w->v->paar[i / 2 - 1].regel[i % 2];
        s.id[i] = i >= 2 && !regel ? MBOI_NVT : w->d[i]->wortel[mboi_wortel(w->d[i], moment[i % 2], 0)];
        uren |= w->d[i] && w->d[i]->uren;
    }
    for (int64_t maanden = 1; maanden <= (uren ? MBOI_MAANDEN : 1); maanden++) {
        w->staten = 0;
        if (w->maat)
            memset(w->tabel, 0, w->maat * sizeof *w->tabel);
        w->waarde[MBO_FEIT_STUDIEDUUR] = uren ? maanden : MBOI_GEEN;
        walk(w, &s);
    }
}

/* The truth of the tests that these diagrams read. */
static uint32_t truth_for(const werk *w, int kant, uint32_t waar)
{
    uint32_t gelezen = 0;
    for (uint32_t i = (uint32_t)kant; i < w->n; i += 2)
        for (uint32_t t = 0; w->d[i] && t < w->d[i]->testen; t++)
            gelezen |= UINT32_C(1) << w->d[i]->test[t];
    return waar & gelezen;
}

/* For each piece of birth dates on the new day: the ages by both rule sets, and someone of those ages on the old day.
 */
static void walk_dates(werk *w)
{
    const mboi_instroom zonder_crebo = {0};
    mbo_datum nu[2 * MBOI_MAX_ALLE_TESTEN + 1], toen[MBOI_MAX_ALLE_TESTEN + 1];
    uint32_t n = 0, m = 0;
    bool leeftijd = false;
    for (uint32_t i = 0; i < w->n; i++)
        leeftijd |= w->d[i] && w->d[i]->leeftijd;
    for (int kant = 0; kant < 2; kant++)
        mboi_sneden_als(&w->regels[kant]->stelsel, w->periode[kant], w->op[1], nu, &n);
    mboi_sneden_als(&w->regels[0]->stelsel, w->periode[0], w->op[0], toen, &m);
    for (uint32_t i = 0; i <= (leeftijd ? n : 0); i++) {
        mbo_datum geboren = i < n ? nu[i] : n ? nu[n - 1] + 1 : w->op[1];
        mboi_moment moment[2];
        for (int kant = 0; kant < 2; kant++)
            moment[kant] = mboi_moment_als(&w->regels[kant]->stelsel, w->periode[kant], geboren, w->op[1]);
        uint32_t wanted = truth_for(w, 0, moment[0].waar);
        for (uint32_t j = 0; j <= m + 1; j++) { /* that person, or another */
            mbo_datum ander = !j ? geboren : j <= m ? toen[j - 1] : m ? toen[m - 1] + 1 : w->op[0];
            if (truth_for(w, 0, mboi_moment_van(&w->regels[0]->stelsel, &zonder_crebo, ander, w->op[0]).waar) != wanted)
                continue;
            w->geboren[0] = leeftijd ? ander : MBO_DATUM_NOT_SET;
            w->geboren[1] = leeftijd ? geboren : MBO_DATUM_NOT_SET;
            walk_from(w, moment);
            break;
        }
    }
}

/* ---- the object ---- */

mbo_status mbo_verschil_create(const mbo_regels *oud, mbo_datum oud_op, const mbo_regels *nieuw, mbo_datum nieuw_op,
                               mbo_vraag vraag, const mbo_allocator *allocator, mbo_verschil **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, oud, nieuw, out))
        return MBO_ERROR_ARGUMENT;
    if (vraag < 1 || vraag > MBOI_VRAGEN)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_verschil_create: %d is not a question", vraag);
    mbo_datum end = MBO_REGELS_BEGIN + MBOI_KALENDER;
    char tot[11];
    mbo_datum_format(end - 1, tot, sizeof tot);
    if (oud_op < MBO_REGELS_BEGIN || nieuw_op < MBO_REGELS_BEGIN || oud_op >= end || nieuw_op >= end)
        return mboi_fail(fout, MBO_ERROR_VALUE, "the days to compare lie from 2014-08-01 to %s", tot);
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_verschil *v = mboi_resize(&memory, NULL, 0, sizeof *v);
    if (!v)
        return mboi_no_memory(fout);
    memset(v, 0, sizeof *v);
    v->allocator = memory;
    v->regels[0] = mbo_regels_ref((mbo_regels *)(uintptr_t)oud); /* only the count of references changes */
    v->regels[1] = mbo_regels_ref((mbo_regels *)(uintptr_t)nieuw);
    werk w = {.v = v, .regels = {oud, nieuw}, .op = {oud_op, nieuw_op}, .vraag = vraag};
    for (mbo_feit feit = 0; feit <= MBOI_FEITEN; feit++)
        w.waarde[feit] = MBOI_GEEN;
    for (int kant = 0; kant < 2; kant++)
        w.periode[kant] = w.regels[kant]->stelsel.kalender[w.op[kant] - MBO_REGELS_BEGIN] / 12;
    add_paren(&w);
    add_eigens(&w);
    for (uint32_t p = 0; p < v->paren; p++)
        v->paar[p].gelijk =
            same_amount(&w, amount_of_regel(&w, v->paar[p].regel[0], 0), amount_of_regel(&w, v->paar[p].regel[1], 1));
    w.n = 2 * (v->paren + 1);
    w.breed = w.n + (w.eigens + PER_DEEL - 1) / PER_DEEL;
    for (uint32_t i = 0; i < w.n; i++)
        w.d[i] = i < 2 ? &w.regels[i]->stelsel.vraag[vraag].uitkomst
                 : v->paar[i / 2 - 1].regel[i % 2]
                     ? &diagram_of(w.regels[i % 2], v->paar[i / 2 - 1].regel[i % 2])->diagram
                     : NULL;
    walk_dates(&w);
    mboi_resize(&memory, w.gezien, w.staat_capacity * sizeof *w.gezien, 0);
    mboi_resize(&memory, w.tabel, w.maat * sizeof *w.tabel, 0);
    mbo_status status = w.geen_geheugen ? mboi_no_memory(fout)
                        : w.te_veel ? mboi_fail(fout, MBO_ERROR_LIMIT, "%s: there are too many situations to compare",
                                                mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag))
                                    : MBO_OK;
    if (status)
        mbo_verschil_free(v);
    else
        *out = v;
    return status;
}

void mbo_verschil_free(mbo_verschil *v)
{
    if (!v)
        return;
    mbo_allocator m = v->allocator;
    for (size_t i = 0; i < v->klassen; i++)
        mbo_zaak_free(v->klasse[i].voorbeeld);
    mboi_resize(&m, v->klasse, v->capacity * sizeof *v->klasse, 0);
    mbo_regels_free(v->regels[0]);
    mbo_regels_free(v->regels[1]);
    mboi_resize(&m, v, sizeof *v, 0);
}

static const klasse *get(const mbo_verschil *v, int32_t index)
{
    return v && index >= 0 && (size_t)index < v->klassen ? &v->klasse[index] : NULL;
}

int32_t mbo_verschil_count(const mbo_verschil *v)
{
    return v ? (int32_t)v->klassen : 0;
}

mbo_uitkomst mbo_verschil_uitkomst_was(const mbo_verschil *v, int32_t index)
{
    const klasse *k = get(v, index);
    return k ? k->uitkomst[0] : 0;
}

mbo_uitkomst mbo_verschil_uitkomst_nu(const mbo_verschil *v, int32_t index)
{
    const klasse *k = get(v, index);
    return k ? k->uitkomst[1] : 0;
}

static mbo_stand amount(const mbo_verschil *v, int32_t index, int kant, mbo_geldsoort *soort, int64_t *cents)
{
    const klasse *k = get(v, index);
    mbo_stand stand = k ? k->stand[kant] : MBO_STAND_GEEN;
    if (soort && stand)
        *soort = k->soort[kant];
    if (cents && stand == MBO_STAND_BEKEND)
        *cents = k->cents[kant];
    return stand;
}

mbo_stand mbo_verschil_bedrag_was(const mbo_verschil *v, int32_t index, mbo_geldsoort *soort, int64_t *cents)
{
    return amount(v, index, 0, soort, cents);
}

mbo_stand mbo_verschil_bedrag_nu(const mbo_verschil *v, int32_t index, mbo_geldsoort *soort, int64_t *cents)
{
    return amount(v, index, 1, soort, cents);
}

static const paar *get_paar(const mbo_verschil *v, int32_t index, int32_t regel)
{
    const klasse *k = get(v, index);
    for (uint32_t p = 0; k && regel >= 0 && p < v->paren; p++)
        if ((k->oorzaak >> p & 1) && regel-- == 0)
            return &v->paar[p];
    return NULL;
}

int32_t mbo_verschil_regel_count(const mbo_verschil *v, int32_t index)
{
    int32_t n = 0;
    while (get_paar(v, index, n))
        n++;
    return n;
}

const mbo_regel *mbo_verschil_regel_was(const mbo_verschil *v, int32_t index, int32_t regel)
{
    const paar *p = get_paar(v, index, regel);
    return p ? p->regel[0] : NULL;
}

const mbo_regel *mbo_verschil_regel_nu(const mbo_verschil *v, int32_t index, int32_t regel)
{
    const paar *p = get_paar(v, index, regel);
    return p ? p->regel[1] : NULL;
}

int32_t mbo_verschil_parameter_count(const mbo_verschil *v, int32_t index)
{
    const klasse *k = get(v, index);
    return k ? k->parameters : 0;
}

static bool has_parameter(const klasse *k, int32_t parameter)
{
    return k && parameter >= 0 && parameter < k->parameters;
}

const char *mbo_verschil_parameter_naam(const mbo_verschil *v, int32_t index, int32_t parameter)
{
    const klasse *k = get(v, index);
    return has_parameter(k, parameter) ? k->parameter[parameter].naam : NULL;
}

const mbo_parameter *mbo_verschil_parameter_was(const mbo_verschil *v, int32_t index, int32_t parameter)
{
    const klasse *k = get(v, index);
    return has_parameter(k, parameter) ? k->parameter[parameter].waarde[0] : NULL;
}

const mbo_parameter *mbo_verschil_parameter_nu(const mbo_verschil *v, int32_t index, int32_t parameter)
{
    const klasse *k = get(v, index);
    return has_parameter(k, parameter) ? k->parameter[parameter].waarde[1] : NULL;
}

const mbo_zaak *mbo_verschil_voorbeeld(const mbo_verschil *v, int32_t index)
{
    const klasse *k = get(v, index);
    return k ? k->voorbeeld : NULL;
}

mbo_datum mbo_verschil_geboren_was(const mbo_verschil *v, int32_t index)
{
    const klasse *k = get(v, index);
    return k ? k->geboren_was : MBO_DATUM_NOT_SET;
}
