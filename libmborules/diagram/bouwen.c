/* SPDX-License-Identifier: MIT */
/* Building diagrams from conditions; compileren.c says which. */
#include "diagram/compileren.h"

#include <string.h>

/* ---- the diagram under construction: nodes are unique, so equal conditions have equal ids ---- */

typedef struct knoop {
    mbo_feit feit;
    int32_t kinderen;
    size_t eerste;
} knoop;

typedef struct slot { /* of the tables of nodes and of results */
    uint32_t op, a, b, uit;
} slot;

struct mboi_bouw {
    mboi_stelsel *stelsel;
    knoop *knoop;
    uint32_t *kind;
    size_t knopen, knoop_capacity, kinderen, kind_capacity;
    uint32_t *uniek; /* open addressing: id of a node, 0: free */
    size_t unieken;
    slot *memo;
    size_t memos, memo_used;
    bool geen_geheugen, uren_dubbel, tabellen_vol;
    /* for which a root is being made */
    mboi_moment moment;
    uint32_t maand;
    int32_t wet; /* not 0: own rules take no part */
};
typedef mboi_bouw bouw;

enum { OP_EN, OP_OF, OP_NIET, OP_BEREIK, OP_EERSTE, OP_ALS_JA };

static uint32_t hash(uint32_t h, uint32_t value)
{
    return (h ^ value) * UINT32_C(0x9e3779b1) ^ h >> 15;
}

static uint32_t hash_knoop(mbo_feit feit, const uint32_t *kind, int32_t n)
{
    uint32_t h = (uint32_t)feit;
    for (int32_t i = 0; i < n; i++)
        h = hash(h, kind[i]);
    return h;
}

static bool grow_uniek(bouw *b)
{
    if (2 * (b->knopen + 1) < b->unieken)
        return true;
    size_t wanted = b->unieken ? 2 * b->unieken : 1024;
    uint32_t *table = mboi_resize(&b->stelsel->allocator, NULL, 0, wanted * sizeof *table);
    if (!table)
        return false;
    memset(table, 0, wanted * sizeof *table);
    for (size_t i = 0; i < b->knopen; i++) {
        const knoop *k = &b->knoop[i];
        size_t at = hash_knoop(k->feit, b->kind + k->eerste, k->kinderen) & (wanted - 1);
        while (table[at])
            at = (at + 1) & (wanted - 1);
        table[at] = (uint32_t)(b->stelsel->eindes + i);
    }
    mboi_resize(&b->stelsel->allocator, b->uniek, b->unieken * sizeof *table, 0);
    b->uniek = table;
    b->unieken = wanted;
    return true;
}

/* The node with these children; the child itself when they are all the same. */
static uint32_t make(bouw *b, mbo_feit feit, const uint32_t *kind, int32_t n)
{
    int32_t same = 1;
    while (same < n && kind[same] == kind[0])
        same++;
    if (same == n)
        return kind[0];
    if (!grow_uniek(b))
        return b->geen_geheugen = true, MBOI_NEE;
    size_t at = hash_knoop(feit, kind, n) & (b->unieken - 1);
    for (; b->uniek[at]; at = (at + 1) & (b->unieken - 1)) {
        const knoop *k = &b->knoop[b->uniek[at] - b->stelsel->eindes];
        if (k->feit == feit && memcmp(b->kind + k->eerste, kind, (size_t)n * sizeof *kind) == 0)
            return b->uniek[at];
    }
    const mbo_allocator *a = &b->stelsel->allocator;
    if (!mboi_grow(a, (void **)&b->knoop, &b->knoop_capacity, b->knopen, sizeof *b->knoop))
        return b->geen_geheugen = true, MBOI_NEE;
    for (int32_t i = 0; i < n; i++)
        if (!mboi_grow(a, (void **)&b->kind, &b->kind_capacity, b->kinderen + (size_t)i, sizeof *b->kind))
            return b->geen_geheugen = true, MBOI_NEE;
    memcpy(b->kind + b->kinderen, kind, (size_t)n * sizeof *kind);
    b->knoop[b->knopen] = (knoop){feit, n, b->kinderen};
    b->kinderen += (size_t)n;
    b->uniek[at] = (uint32_t)(b->stelsel->eindes + b->knopen);
    return (uint32_t)(b->stelsel->eindes + b->knopen++);
}

/* What an operation makes of two terminals. Geen waarde is a third result: it stays unless the other side decides. */
static uint32_t combine_eindes(uint32_t op, uint32_t x, uint32_t y)
{
    switch (op) {
    case OP_EN:
        x = x == MBOI_NVT ? MBOI_JA : x, y = y == MBOI_NVT ? MBOI_JA : y;
        return x == MBOI_NEE || y == MBOI_NEE ? MBOI_NEE : x == MBOI_JA ? y : x;
    case OP_OF:
        x = x == MBOI_NVT ? MBOI_NEE : x, y = y == MBOI_NVT ? MBOI_NEE : y;
        return x == MBOI_JA || y == MBOI_JA ? MBOI_JA : x == MBOI_NEE ? y : x;
    case OP_NIET: return x == MBOI_NEE ? MBOI_JA : x == MBOI_JA ? MBOI_NEE : x;
    case OP_BEREIK: return x == MBOI_NEE ? MBOI_NVT : x == MBOI_JA ? y : x;
    case OP_EERSTE: return x == MBOI_NVT ? y : x;
    default: /* OP_ALS_JA */ return x == MBOI_JA ? y : x;
    }
}

static slot *find_memo(bouw *b, uint32_t op, uint32_t x, uint32_t y)
{
    size_t at = hash(hash(op, x), y) & (b->memos - 1);
    while (b->memo[at].op && !(b->memo[at].op == op + 1 && b->memo[at].a == x && b->memo[at].b == y))
        at = (at + 1) & (b->memos - 1);
    return &b->memo[at];
}

static bool grow_memo(bouw *b)
{
    if (2 * (b->memo_used + 1) < b->memos)
        return true;
    size_t old = b->memos;
    slot *was = b->memo;
    size_t wanted = old ? 2 * old : 1024;
    slot *table = mboi_resize(&b->stelsel->allocator, NULL, 0, wanted * sizeof *table);
    if (!table)
        return false;
    memset(table, 0, wanted * sizeof *table);
    b->memo = table;
    b->memos = wanted;
    for (size_t i = 0; i < old; i++)
        if (was[i].op)
            *find_memo(b, was[i].op - 1, was[i].a, was[i].b) = was[i];
    mboi_resize(&b->stelsel->allocator, was, old * sizeof *was, 0);
    return true;
}

static uint32_t apply(bouw *b, uint32_t op, uint32_t x, uint32_t y);

static uint32_t apply_kinderen(bouw *b, uint32_t op, uint32_t x, uint32_t y, mbo_feit feit)
{
    uint32_t eindes = b->stelsel->eindes, kind[MBOI_MAX_ARITEIT];
    int32_t n = mboi_ariteit(b->stelsel, feit);
    bool in_x = x >= eindes && b->knoop[x - eindes].feit == feit,
         in_y = y >= eindes && b->knoop[y - eindes].feit == feit;
    for (int32_t i = 0; i < n; i++) /* nodes move as they grow: look them up anew for each child */
        kind[i] = apply(b, op, in_x ? b->kind[b->knoop[x - eindes].eerste + (size_t)i] : x,
                        in_y ? b->kind[b->knoop[y - eindes].eerste + (size_t)i] : y);
    return make(b, feit, kind, n);
}

/* Two norms of hours are read in one node, which is then the last. */
static uint32_t join_uren(bouw *b, uint32_t op, uint32_t x, uint32_t y)
{
    const knoop *k[] = {&b->knoop[x - b->stelsel->eindes], &b->knoop[y - b->stelsel->eindes]};
    bool zuiver = op == OP_EN || op == OP_OF;
    for (size_t i = 0; i < MBOI_COUNT(k); i++)
        zuiver &= b->kind[k[i]->eerste] == MBOI_NEE && b->kind[k[i]->eerste + 1] == MBOI_JA;
    b->uren_dubbel |= !zuiver;
    if (!zuiver)
        return MBOI_NEE;
    int32_t a = k[0]->feit - MBOI_ATOMEN - 1, c = k[1]->feit - MBOI_ATOMEN - 1;
    int32_t tabel = op == OP_EN ? mboi_urentabel_en(b->stelsel, a, c) : mboi_urentabel_of(b->stelsel, a, c);
    b->geen_geheugen |= tabel == -2;
    b->tabellen_vol |= tabel == -3;
    return tabel < 0 ? MBOI_NEE : make(b, MBOI_ATOMEN + 1 + tabel, (uint32_t[]){MBOI_NEE, MBOI_JA}, 2);
}

static uint32_t apply(bouw *b, uint32_t op, uint32_t x, uint32_t y)
{
    uint32_t eindes = b->stelsel->eindes;
    if (b->geen_geheugen)
        return MBOI_NEE;
    if (x < eindes && y < eindes)
        return combine_eindes(op, x, y);
    if (!grow_memo(b))
        return b->geen_geheugen = true, MBOI_NEE;
    slot *memo = find_memo(b, op, x, y);
    if (memo->op)
        return memo->uit;

    mbo_feit fx = x < eindes ? 0 : b->knoop[x - eindes].feit, fy = y < eindes ? 0 : b->knoop[y - eindes].feit;
    mbo_feit feit = !fx || (fy && mboi_rang(fy) < mboi_rang(fx)) ? fy : fx;
    uint32_t uit =
        fx > MBOI_ATOMEN && fy > MBOI_ATOMEN && fx != fy ? join_uren(b, op, x, y) : apply_kinderen(b, op, x, y, feit);
    if (b->geen_geheugen || !grow_memo(b))
        return b->geen_geheugen = true, MBOI_NEE;
    *find_memo(b, op, x, y) = (slot){op + 1, x, y, uit};
    b->memo_used++;
    return uit;
}

/* ---- from condition to diagram, for one klasse ----
 *
 * An own rule may only narrow: make of ja a nee, or of nvt. So where another question that is nee could make an answer
 * wider (under a negation, as the condition of a rule or as a scope) that question is what the law says.
 */

static uint32_t build(bouw *b, const mboi_formule *f);
static uint32_t build_vraag(bouw *b, const struct mboi_vraag *vraag);

/* The same without own rules. */
static uint32_t build_wet(bouw *b, const mboi_formule *f)
{
    b->wet++;
    uint32_t uit = build(b, f);
    b->wet--;
    return uit;
}

static uint32_t geen_waarde(int32_t parameter)
{
    return (uint32_t)(MBOI_EERSTE_PARAMETER + parameter);
}

/* The longest studieduur in a class. */
static int64_t duur_tot(const mboi_stelsel *stelsel, int32_t klasse)
{
    return (size_t)klasse < stelsel->duurgrenzen ? stelsel->duurgrens[klasse] : mbo_feit_max(MBO_FEIT_STUDIEDUUR);
}

static uint32_t build(bouw *b, const mboi_formule *f)
{
    const mboi_stelsel *stelsel = b->stelsel;
    uint32_t kind[MBOI_MAX_ARITEIT];
    int32_t n = f->feit ? mboi_ariteit(stelsel, f->feit) : 0;
    switch (f->soort) {
    case MBOI_EN: return apply(b, OP_EN, build(b, f->links), build(b, f->rechts));
    case MBOI_OF: return apply(b, OP_OF, build(b, f->links), build(b, f->rechts));
    case MBOI_NIET: {
        uint32_t x = build_wet(b, f->links);
        return apply(b, OP_NIET, x, x);
    }
    case MBOI_FEIT: return make(b, f->feit, (uint32_t[]){MBOI_NEE, MBOI_JA, MBOI_NEE}, n);
    case MBOI_AFGELEID: {
        uint32_t given = make(b, f->feit, (uint32_t[]){MBOI_NEE, MBOI_JA, MBOI_NEE}, n);
        uint32_t derive = make(b, f->feit, (uint32_t[]){MBOI_NEE, MBOI_NEE, MBOI_JA}, n);
        return apply(b, OP_OF, given, apply(b, OP_EN, derive, build(b, f->links)));
    }
    case MBOI_CODE:
        for (int32_t i = 0; i < n; i++)
            kind[i] = f->codes >> (i + 1) & 1 ? MBOI_JA : MBOI_NEE;
        return make(b, f->feit, kind, n);
    case MBOI_BEVAT:
        for (int32_t i = 0; i < n; i++)
            kind[i] = stelsel->set[mboi_feit_set(f->feit)].klasse[i] >> stelsel->boek->settest[f->test].nummer & 1
                          ? MBOI_JA
                          : MBOI_NEE;
        return make(b, f->feit, kind, n);
    case MBOI_NIVEAU: {
        const struct mbo_parameter *p = mboi_stelsel_waarde(stelsel, f->parameter, b->moment.periode);
        if (!p)
            return geen_waarde(f->parameter);
        for (int32_t i = 0; i < n; i++)
            kind[i] = (int64_t)mbo_soort_opleiding_niveau(i + 1) * 100 >= p->waarde ? MBOI_JA : MBOI_NEE;
        return make(b, f->feit, kind, n);
    }
    case MBOI_DUUR_TOT:
    case MBOI_DUUR_VANAF: {
        const struct mbo_parameter *p = mboi_stelsel_waarde(stelsel, f->parameter, b->moment.periode);
        if (!p)
            return geen_waarde(f->parameter);
        for (int32_t i = 0; i < n; i++) { /* what holds at the far end of a class holds in all of it */
            bool waar = f->soort == MBOI_DUUR_TOT ? duur_tot(stelsel, i) * 100 <= p->waarde
                                                  : (i ? duur_tot(stelsel, i - 1) + 1 : 1) * 100 >= p->waarde;
            kind[i] = waar ? MBOI_JA : MBOI_NEE;
        }
        return make(b, f->feit, kind, n);
    }
    case MBOI_CREBO:
        for (int32_t i = 0; i < n; i++)
            kind[i] = f->codes >> i & 1 ? MBOI_JA : MBOI_NEE;
        return make(b, f->feit, kind, n);
    case MBOI_UREN: {
        int32_t zonder, tabel = mboi_urentabel_van(b->stelsel, f->test, b->moment.periode, &zonder);
        if (tabel == MBOI_GEEN)
            return geen_waarde(zonder);
        b->geen_geheugen |= tabel == -2;
        b->tabellen_vol |= tabel == -3;
        if (tabel < 0)
            return MBOI_NEE;
        return make(b, MBOI_ATOMEN + 1 + tabel, (uint32_t[]){MBOI_NEE, MBOI_JA}, 2);
    }
    case MBOI_DATUM:
        if (stelsel->test[f->test].functie == MBOI_INSTROOM && !(b->moment.waar >> (f->test + 1) & 1))
            return geen_waarde(stelsel->boek->instroom);
        if (mboi_is_leeftijd(stelsel->test[f->test].functie) &&
            stelsel->drempel[b->moment.periode * stelsel->testen + (size_t)f->test] == MBOI_GEEN_DREMPEL)
            return geen_waarde(stelsel->test[f->test].parameter);
        return b->moment.waar >> f->test & 1 ? MBOI_JA : MBOI_NEE;
    case MBOI_BEKEND:
        return mboi_stelsel_waarde(stelsel, f->parameter, b->moment.periode) ? MBOI_JA : geen_waarde(f->parameter);
    case MBOI_NOOIT: return MBOI_NEE;
    case MBOI_VRAAG: return build_vraag(b, &stelsel->boek->vraag[f->test]);
    }
    return MBOI_NEE;
}

static uint32_t build_regel(bouw *b, const struct mbo_regel *regel)
{
    if (!mboi_regel_geldt(regel, b->stelsel->grens[b->moment.periode]))
        return MBOI_NVT;
    return apply(b, OP_BEREIK, regel->als ? build_wet(b, regel->als) : MBOI_JA,
                 regel->dan ? build(b, regel->dan) : MBOI_JA);
}

static uint32_t build_vraag(bouw *b, const struct mboi_vraag *vraag)
{
    uint32_t uit = vraag->een_van ? MBOI_NEE : MBOI_JA;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        if (!b->stelsel->boek->regel[i].toelichting && (!b->wet || !b->stelsel->boek->regel[i].eigen_versie))
            uit = apply(b, vraag->een_van && !b->stelsel->boek->regel[i].eigen_versie ? OP_OF : OP_EN, uit,
                        build_regel(b, &b->stelsel->boek->regel[i])); /* those of the host come last, and only narrow */
    return vraag->bereik ? apply(b, OP_BEREIK, build_wet(b, vraag->bereik), uit) : uit;
}

/* Nee: nothing is due. Else the amount of the first rule that has one and takes part. */
static uint32_t build_bedrag(bouw *b, const struct mboi_vraag *vraag, bool soort)
{
    uint32_t uit = MBOI_NVT;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++) {
        const struct mbo_regel *regel = &b->stelsel->boek->regel[i];
        if (!regel->soort || !mboi_regel_geldt(regel, b->stelsel->grens[b->moment.periode]))
            continue;
        uint32_t bedrag = soort ? mboi_bedrag_einde(b->stelsel, (size_t)regel->soort)
                                : b->stelsel->regel[i].bedrag_einde[12 * b->moment.periode + b->maand];
        uit = apply(b, OP_EERSTE, uit, regel->als ? apply(b, OP_BEREIK, build_wet(b, regel->als), bedrag) : bedrag);
    }
    return apply(b, OP_ALS_JA, build_vraag(b, vraag), uit);
}

/* Those of the rules that tell a first day, or the others. */
static uint32_t build_deel(bouw *b, const struct mboi_vraag *vraag, bool dag)
{
    uint32_t uit = MBOI_JA;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        if (b->stelsel->boek->regel[i].eerste_dag == dag && !b->stelsel->boek->regel[i].toelichting)
            uit = apply(b, OP_EN, uit, build_regel(b, &b->stelsel->boek->regel[i]));
    return uit;
}

uint32_t mboi_build(mboi_bouw *b, mboi_over over, size_t index, mboi_moment moment, uint32_t maand)
{
    const mboi_stelsel *stelsel = b->stelsel;
    b->moment = moment;
    b->maand = maand;
    switch (over) {
    case MBOI_REGEL: return build_regel(b, &stelsel->boek->regel[index]);
    case MBOI_VOORWAARDE: return build(b, stelsel->boek->voorwaarde[index].formule);
    case MBOI_VRAAG_UITKOMST: return build_vraag(b, &stelsel->boek->vraag[index]);
    case MBOI_VRAAG_BEREIK: return build_wet(b, stelsel->boek->vraag[index].bereik);
    case MBOI_VRAAG_BEDRAG:
    case MBOI_VRAAG_SOORT: return build_bedrag(b, &stelsel->boek->vraag[index], over == MBOI_VRAAG_SOORT);
    default: return build_deel(b, &stelsel->boek->vraag[index], over == MBOI_VRAAG_DAG);
    }
}

uint32_t mboi_bouw_neem(mboi_bouw *b, const mboi_diagram *van, uint32_t id, const uint16_t *naar, uint32_t *gedaan)
{
    uint32_t eindes = b->stelsel->eindes, bedrag = mboi_bedrag_einde(b->stelsel, 0), kind[MBOI_MAX_ARITEIT];
    if (id < eindes)
        return id < bedrag ? id : naar[id - bedrag];
    const uint16_t *k = van->knoop + (id - eindes);
    int32_t n = k[0] >> 8;
    if (gedaan[k[1]])
        return gedaan[k[1]] - 1;
    for (int32_t i = 0; i < n; i++)
        kind[i] = mboi_bouw_neem(b, van, k[MBOI_KNOOP_KOP + i], naar, gedaan);
    uint32_t uit = make(b, k[0] & 0xff, kind, n);
    gedaan[k[1]] = uit + 1;
    return uit;
}

mboi_bouw *mboi_bouw_create(mboi_stelsel *stelsel)
{
    bouw *b = mboi_resize(&stelsel->allocator, NULL, 0, sizeof *b);
    if (b)
        *b = (bouw){.stelsel = stelsel};
    return b;
}

void mboi_bouw_free(mboi_bouw *b)
{
    if (!b)
        return;
    const mbo_allocator *a = &b->stelsel->allocator;
    mboi_resize(a, b->knoop, b->knoop_capacity * sizeof *b->knoop, 0);
    mboi_resize(a, b->kind, b->kind_capacity * sizeof *b->kind, 0);
    mboi_resize(a, b->uniek, b->unieken * sizeof *b->uniek, 0);
    mboi_resize(a, b->memo, b->memos * sizeof *b->memo, 0);
    mboi_resize(a, b, sizeof *b, 0);
}

/* ---- from the construction to a compact diagram ---- */

/* Give every node below `id` its place in the diagram, children first; `plaats` maps the ids of the construction. */
static uint32_t place(const bouw *b, uint32_t id, uint32_t *plaats, mboi_diagram *d)
{
    uint32_t eindes = b->stelsel->eindes;
    if (id < eindes)
        return id;
    if (plaats[id - eindes])
        return plaats[id - eindes];
    const knoop *k = &b->knoop[id - eindes];
    for (int32_t i = 0; i < k->kinderen; i++)
        place(b, b->kind[k->eerste + (size_t)i], plaats, d);
    plaats[id - eindes] = eindes + MBOI_KNOOP_KOP * d->knopen++ + d->kinderen;
    d->kinderen += (uint32_t)k->kinderen;
    return plaats[id - eindes];
}

mbo_status mboi_bouw_compact(mboi_bouw *b, mboi_arena *arena, mboi_diagram *d, uint32_t *wortel, size_t wortels,
                             mbo_fout *fout)
{
    const mbo_allocator *a = &b->stelsel->allocator;
    uint32_t eindes = b->stelsel->eindes;
    size_t bytes = (b->knopen + 1) * sizeof(uint32_t);
    uint32_t *plaats = b->geen_geheugen ? NULL : mboi_resize(a, NULL, 0, bytes);
    if (!plaats)
        return mboi_no_memory(fout);
    memset(plaats, 0, bytes);
    for (size_t i = 0; i < wortels; i++)
        wortel[i] = place(b, wortel[i], plaats, d);

    mbo_status status = MBO_OK;
    if (b->uren_dubbel)
        status = mboi_fail(fout, MBO_ERROR_SYNTAX, "a question tests the hours against two norms at once");
    else if (b->tabellen_vol)
        status = mboi_fail(fout, MBO_ERROR_LIMIT, "the norms and parameters make more than %d tables of hours",
                           MBOI_MAX_TABELLEN);
    else if (d->knopen > MBOI_MAX_KNOPEN || d->kinderen > MBOI_MAX_KINDEREN)
        status = mboi_fail(fout, MBO_ERROR_LIMIT, "a question compiles to %u nodes; %d is the limit", d->knopen,
                           MBOI_MAX_KNOPEN);
    if (!status) {
        d->knoop = mboi_arena_alloc(arena, mboi_knoop_bytes(d), 2);
        if (!d->knoop)
            status = mboi_no_memory(fout);
    }
    uint32_t nummer = 0;
    for (size_t i = 0; !status && i < b->knopen; i++) {
        if (!plaats[i])
            continue;
        const knoop *k = &b->knoop[i];
        uint16_t *uit = d->knoop + (plaats[i] - eindes);
        *uit++ = (uint16_t)(k->feit | k->kinderen << 8);
        *uit++ = (uint16_t)nummer++;
        if (k->feit <= MBOI_ATOMEN)
            mboi_feitset_add(&d->gelezen, k->feit);
        else
            d->uren = true;
        for (int32_t j = 0; j < k->kinderen; j++) {
            uint32_t kind = b->kind[k->eerste + (size_t)j];
            *uit++ = (uint16_t)(kind < eindes ? kind : plaats[kind - eindes]);
        }
    }
    mboi_resize(a, plaats, bytes, 0);
    return status;
}
