/* SPDX-License-Identifier: MIT */
/*
 * Loading an SBB file with libxml2's push parser, in chunks of our own reading, under our own limits.
 *
 * What libxml2 2.9 does with hostile input and why each guard is here: entities of a DOCTYPE can blow up to gigabytes
 * (a DOCTYPE is refused); push parsing takes any depth (max_depth); a start tag with very many attributes costs
 * quadratic time before the first callback (max_tag, and max_attributes before there are many of those); so does a
 * dictionary with very many names (max_names); each attribute with a prefix costs a look at every namespace in scope
 * (max_attributes). And what is small in a file can be large in memory (max_memory).
 */
#include "structuur/decoderen.h"
#include "structuur/plaatsen.h"
#include "structuur/structuur.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/threads.h>
#include <libxml/uri.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAMESPACE "urn:mborules:structuur:1"

enum {
    CHUNK = 64 << 10,
    VRIJ = 32 << 20,    /* bytes of memory that any file may take */
    MEEST_TAG = 8 << 20 /* libxml2 gives up on what has no end after 10 MB */
};

enum { EERDER = MBOI_DOSSIERS + 1 }; /* lists that files of an edition share numbers of */

/* What an element that is open has so far. */
typedef struct verzameling {
    mboi_inhoud *rij;
    size_t aantal, capacity;
    size_t voor;      /* how many there were before the addition at hand */
    int32_t volgorde; /* of the next one */
} verzameling;

typedef struct lader {
    mbo_structuur *s;
    mbo_structuur_options options;
    mbo_fout *fout;
    mbo_status status;
    xmlParserCtxtPtr ctxt;
    const xmlChar *naam[PLAATSEN]; /* in the parser's dictionary: names compare as pointers */
    uint8_t plaats[64];            /* of the open elements that are known; deeper ones are ANDERS */
    int32_t diepte;                /* of the open elements, all */
    int32_t bekend;                /* how many of them are known */
    bool wortel_gezien, dossiers_gezien, klaar;
    int64_t gelezen, tekst_lengte, cdata_lengte;
    char *tekst; /* of the element at hand, when it has a value */
    size_t tekst_used, tekst_capacity;
    int32_t kerntaken, werkprocessen;            /* in the part at hand, for those without a hoofdstuk */
    uint8_t eerste[PLAATSEN], laatste[PLAATSEN]; /* where in `plaatsen` the children of a place are */
    verzameling inhoud[EIGENAREN];               /* of the owner of each kind that is open */
    int64_t *profielen;                          /* of the addition or the requirement at hand */
    size_t profielen_aantal, profielen_capacity;
    const char *taaleis, *taal;
    mboi_sha256 *sha;
    mboi_nummer *eerder; /* of each of the first lists, by number; NULL: this is the first file */
    size_t eerderen;
    mboi_reeks eerder_van[EERDER];
    const mbo_allocator *allocator;
    int64_t eerder_gelezen; /* bytes of the earlier files */
    size_t bezet;           /* bytes of memory held */
    bool te_veel;           /* was more memory asked for than the limit? */
} lader;

/* ---- errors ---- */

/* Only the first error counts. The parser is stopped when the callback is done: stopping frees what it handed out. */
static mbo_status stop(lader *l, mbo_status status)
{
    if (!l->status)
        l->status = status;
    return status;
}

static int64_t line_of(const lader *l)
{
    return xmlSAX2GetLineNumber(l->ctxt);
}

static int64_t column_of(const lader *l)
{
    return xmlSAX2GetColumnNumber(l->ctxt);
}

static void over_limit(lader *l, const char *what, const char *option, int64_t limit)
{
    if (!l->status)
        stop(l, mboi_fail_at(l->fout, MBO_ERROR_LIMIT, line_of(l), column_of(l), "%s: more than the limit of %lld (%s)",
                             what, (long long)limit, option));
}

static const char te_lang[] = "bytes in one tag, comment or CDATA section";

/* While a file is read memory comes through here: no more than max_memory, or in proportion to what was read. */
static int64_t memory_limit(const lader *l)
{
    int64_t vast = l->options.max_memory ? l->options.max_memory : VRIJ, gelezen = 2 * (l->eerder_gelezen + l->gelezen);
    return l->options.max_memory || gelezen < vast ? vast : gelezen;
}

static void *limited(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    lader *l = ctx;
    if (new_size > old_size && l->bezet + (new_size - old_size) > (uint64_t)memory_limit(l)) {
        l->te_veel = true;
        return NULL;
    }
    void *new = mboi_resize(l->allocator, ptr, old_size, new_size);
    if (new || !new_size)
        l->bezet = l->bezet - old_size + new_size;
    return new;
}

static void no_memory(lader *l)
{
    if (l->te_veel)
        over_limit(l, "bytes of memory", "max_memory", memory_limit(l));
    else if (!l->status)
        stop(l, mboi_no_memory(l->fout));
}

static void wrong_value(lader *l, const char *element, const char *attribute, mboi_span value, const char *expected)
{
    if (!l->status)
        stop(l, mboi_fail_at(l->fout, MBO_ERROR_VALUE, line_of(l), column_of(l), "%s%s%s: \"%.*s\" is not %s", element,
                             attribute ? "/@" : "", attribute ? attribute : "",
                             (int)(value.length < 80 ? value.length : 80), value.text, expected));
}

/* ---- values ---- */

typedef struct element { /* the start tag at hand */
    lader *l;
    const char *naam;
    const xmlChar **attributes;
    int count;
} element;

/* An attribute without blanks around it; empty when there is none. */
static mboi_span attribute(const element *e, const char *naam, const char *uri)
{
    for (int i = 0; i < e->count; i++) {
        const xmlChar **a = e->attributes + 5 * i;
        if (strcmp((const char *)a[0], naam) == 0 && (uri ? a[2] && strcmp((const char *)a[2], uri) == 0 : !a[2]))
            return mboi_trim((mboi_span){(const char *)a[3], (size_t)(a[4] - a[3])});
    }
    return (mboi_span){"", 0};
}

static int64_t int_value(lader *l, const char *naam, const char *attr, mboi_span value, int64_t max)
{
    int64_t number = 0;
    char expected[64];
    if (value.length && !mboi_parse_int(value, 1, max, &number)) {
        snprintf(expected, sizeof expected, "a whole number from 1 to %lld", (long long)max);
        wrong_value(l, naam, attr, value, expected);
    }
    return number;
}

static int32_t int_attribute(const element *e, const char *naam, int32_t max)
{
    return (int32_t)int_value(e->l, e->naam, naam, attribute(e, naam, NULL), max);
}

static int64_t nr_attribute(const element *e, const char *naam)
{
    return int_value(e->l, e->naam, naam, attribute(e, naam, NULL), INT64_MAX);
}

static int32_t factor_attribute(const element *e)
{
    mboi_span value = attribute(e, "prijsfactor", NULL);
    int64_t hundredths = 0;
    if (value.length && !mboi_parse_hundredths(value, true, INT32_MAX, &hundredths))
        wrong_value(e->l, e->naam, "prijsfactor", value, "a number with at most two decimals");
    return (int32_t)hundredths;
}

static mbo_datum date_attribute(const element *e, const char *naam, const char *uri)
{
    mboi_span value = attribute(e, naam, uri);
    mbo_datum datum = MBO_DATUM_NOT_SET;
    if (value.length && !mboi_parse_date(value, true, &datum))
        wrong_value(e->l, e->naam, naam, value, "a date of the form dd-mm-yyyy or yyyy-mm-dd");
    return datum;
}

/* Without entity replacement libxml2 hands out an ampersand in an attribute as "&#38;". */
static const char *text_attribute(const element *e, const char *naam)
{
    static const char ampersand[] = "&#38;";
    mboi_span value = attribute(e, naam, NULL);
    char *copy = mboi_arena_alloc(&e->l->s->arena, value.length + 1, 1);
    if (!copy) {
        no_memory(e->l);
        return "";
    }
    size_t n = 0;
    for (size_t i = 0; i < value.length; i++) {
        copy[n++] = value.text[i];
        if (value.length - i >= sizeof ampersand - 1 && memcmp(value.text + i, ampersand, sizeof ampersand - 1) == 0)
            i += sizeof ampersand - 2;
    }
    copy[n] = '\0';
    return copy;
}

/* ---- elements ---- */

static void *add(lader *l, int lijst)
{
    void *new = mboi_lijst_add(l->s, lijst);
    if (!new)
        no_memory(l);
    return new;
}

static void *last(const lader *l, int lijst)
{
    return mboi_lijst_get(l->s, lijst, (int32_t)l->s->lijst[lijst].aantal - 1);
}

/* Count the newest element of a list among the children of its parent; they must stand together. */
static void adopt(lader *l, const char *naam, mboi_reeks *reeks, int lijst)
{
    int32_t index = (int32_t)l->s->lijst[lijst].aantal - 1;
    if (!reeks->aantal)
        reeks->begin = index;
    if (reeks->begin + reeks->aantal++ != index && !l->status)
        stop(l, mboi_fail_at(l->fout, MBO_ERROR_VALUE, line_of(l), column_of(l),
                             "%s: those of one part stand in two places", naam));
}

static void attribute_tekst(element *e, const char *naam, int soort);
static void check_dubbel(lader *l, int lijst, const char *naam, int64_t nr, const char *titel);

static void begin_dossier(element *e)
{
    mbo_dossier *d = add(e->l, MBOI_DOSSIERS);
    if (!d)
        return;
    d->structuur = e->l->s;
    d->nr = nr_attribute(e, "nr");
    d->titel = text_attribute(e, "titel");
    d->versie = text_attribute(e, "versie");
    d->status = text_attribute(e, "status");
    d->domein_nr = nr_attribute(e, "referentiedomein");
    check_dubbel(e->l, MBOI_DOSSIERS, e->naam, d->nr, d->titel);
    attribute_tekst(e, "referentievorigeversie", MBO_TEKST_VORIGE_VERSIE);
    attribute_tekst(e, "wettelijkeberoepsvereisten", MBO_TEKST_HEEFT_BEROEPSVEREISTEN);
    attribute_tekst(e, "positief_advies_toetsingskamer", MBO_TEKST_ADVIES_TOETSINGSKAMER);
    e->l->kerntaken = 0;
}

static void begin_profiel(element *e)
{
    lader *l = e->l;
    mbo_dossier *d = last(l, MBOI_DOSSIERS);
    mbo_kwalificatie *k = add(l, MBOI_KWALIFICATIES);
    if (!k)
        return;
    adopt(l, e->naam, &d->kwalificaties, MBOI_KWALIFICATIES);
    k->structuur = l->s;
    k->dossier = (int32_t)l->s->lijst[MBOI_DOSSIERS].aantal - 1;
    k->nr = nr_attribute(e, "nr");
    k->titel = text_attribute(e, "titel");
    k->niveau = int_attribute(e, "niveau", 4);
    k->hoofdstuk = int_attribute(e, "hoofdstuk", INT32_MAX);
    if (!k->hoofdstuk)
        k->hoofdstuk = d->kwalificaties.aantal;
    attribute_tekst(e, "beroepsgroep", MBO_TEKST_BEROEPSGROEP);
    l->kerntaken = 0;

    mboi_span leerwegen = attribute(e, "leerwegen", NAMESPACE), vierjarig = attribute(e, "vierjarig", NAMESPACE);
    while (leerwegen.length) {
        size_t n = 0;
        while (n < leerwegen.length && leerwegen.text[n] != ' ')
            n++;
        int32_t code = 0;
        char naam[16];
        mboi_copy_text(leerwegen.text, n, naam, sizeof naam);
        if (n >= sizeof naam || mbo_code_parse(MBO_VOCABULAIRE_LEERWEG, naam, &code, NULL)) {
            wrong_value(l, e->naam, "leerwegen", (mboi_span){leerwegen.text, n}, "a leerweg (bol, bbl, derde)");
            return;
        }
        k->leerwegen |= 1 << code;
        leerwegen = mboi_trim((mboi_span){leerwegen.text + n, leerwegen.length - n});
    }
    k->vierjarig = mboi_span_is(vierjarig, "ja") ? 1 : mboi_span_is(vierjarig, "nee") ? 0 : -1;
    if (vierjarig.length && k->vierjarig < 0)
        wrong_value(l, e->naam, "vierjarig", vierjarig, "ja or nee");
}

/* The end of what begins on Geldig_vanaf. */
static mbo_datum end_attribute(const element *e, const char *naam, mbo_datum vanaf)
{
    mbo_datum einde = date_attribute(e, naam, NULL);
    if (einde == MBO_DATUM_NOT_SET || vanaf == MBO_DATUM_NOT_SET || einde >= vanaf)
        return einde;
    char expected[48];
    mboi_span begin = attribute(e, "Geldig_vanaf", NULL); /* a date, so it is short */
    snprintf(expected, sizeof expected, "on or after Geldig_vanaf, \"%.*s\"", (int)begin.length, begin.text);
    wrong_value(e->l, e->naam, naam, attribute(e, naam, NULL), expected);
    return einde;
}

static void begin_crebo(element *e, bool dossier)
{
    lader *l = e->l;
    mbo_crebo *c = add(l, MBOI_CREBOS);
    if (!c)
        return;
    if (dossier)
        adopt(l, e->naam, &((mbo_dossier *)last(l, MBOI_DOSSIERS))->crebos, MBOI_CREBOS);
    else
        adopt(l, e->naam, &((mbo_kwalificatie *)last(l, MBOI_KWALIFICATIES))->crebos, MBOI_CREBOS);
    c->ministerie = text_attribute(e, "ministerie");
    c->prijsfactor = factor_attribute(e);
    c->geldig_vanaf = date_attribute(e, "Geldig_vanaf", NULL);
    c->einde_instroom = end_attribute(e, "Datum_einde_instroom", c->geldig_vanaf);
    c->einde_opleiding = end_attribute(e, "Datum_einde_opleiding", c->geldig_vanaf);
}

static const char *format_code(lader *l, const char *prefix, char letter, int32_t number)
{
    char text[48];
    int n = snprintf(text, sizeof text, "%s-%c%d", prefix, letter, number);
    const char *code = mboi_arena_text(&l->s->arena, text, (size_t)n);
    if (!code)
        no_memory(l);
    return code ? code : "";
}

static void begin_kerntaak(element *e, bool basis)
{
    lader *l = e->l;
    mbo_kerntaak *k = add(l, MBOI_KERNTAKEN);
    if (!k)
        return;
    char prefix[16] = "B1";
    if (basis) {
        adopt(l, e->naam, &((mbo_dossier *)last(l, MBOI_DOSSIERS))->kerntaken, MBOI_KERNTAKEN);
    } else {
        mbo_kwalificatie *profiel = last(l, MBOI_KWALIFICATIES);
        adopt(l, e->naam, &profiel->kerntaken, MBOI_KERNTAKEN);
        snprintf(prefix, sizeof prefix, "P%d", profiel->hoofdstuk);
    }
    k->structuur = l->s;
    k->dossier = (int32_t)l->s->lijst[MBOI_DOSSIERS].aantal - 1;
    k->nr = nr_attribute(e, "nr");
    k->titel = text_attribute(e, "titel");
    int32_t hoofdstuk = int_attribute(e, "hoofdstuk", INT32_MAX);
    l->kerntaken++;
    l->werkprocessen = 0;
    k->code = format_code(l, prefix, 'K', hoofdstuk ? hoofdstuk : l->kerntaken);
}

static void begin_werkproces(element *e)
{
    lader *l = e->l;
    mbo_kerntaak *k = last(l, MBOI_KERNTAKEN);
    mbo_werkproces *w = add(l, MBOI_WERKPROCESSEN);
    if (!w)
        return;
    adopt(l, e->naam, &k->werkprocessen, MBOI_WERKPROCESSEN);
    w->structuur = l->s;
    w->nr = nr_attribute(e, "nr");
    w->titel = text_attribute(e, "titel");
    int32_t hoofdstuk = int_attribute(e, "hoofdstuk", INT32_MAX);
    l->werkprocessen++;
    w->code = format_code(l, k->code, 'W', hoofdstuk ? hoofdstuk : l->werkprocessen);
}

/* ---- texts and references ---- */

static void push(lader *l, verzameling *v, mboi_inhoud nieuw)
{
    if (v->aantal < INT32_MAX && v->volgorde < INT32_MAX &&
        mboi_grow(&l->s->allocator, (void **)&v->rij, &v->capacity, v->aantal, sizeof nieuw))
        v->rij[v->aantal++] = nieuw;
    else
        no_memory(l);
}

static void add_inhoud(lader *l, int eigenaar, mboi_inhoud nieuw)
{
    verzameling *v = &l->inhoud[eigenaar];
    nieuw.volgorde = v->volgorde;
    push(l, v, nieuw);
    v->volgorde += !l->status;
}

static void add_tekst(lader *l, int eigenaar, int soort, const char *tekst)
{
    add_inhoud(l, eigenaar, (mboi_inhoud){.soort = soort, .wat.tekst = tekst});
}

/* The element that has it is at its end. */
static void keep_inhoud(lader *l, int eigenaar, mboi_reeks *teksten, mboi_reeks *overig)
{
    verzameling *v = &l->inhoud[eigenaar];
    if (!mboi_inhoud_keep(l->s, v->rij, v->aantal, teksten, overig))
        no_memory(l);
    v->aantal = 0;
    v->volgorde = 0;
}

static const char *copy_tekst(lader *l)
{
    const char *uit = mboi_arena_text(&l->s->arena, l->tekst, l->tekst_used);
    if (!uit)
        no_memory(l);
    return uit;
}

/* The text of the element at hand up to a child, or after it: kept as it stands; blanks alone are none. */
static void keep_tekst(lader *l)
{
    if (!l->bekend || l->bekend != l->diepte)
        return;
    int plaats = l->plaats[l->bekend - 1];
    if (plaatsen[plaats].rol != ROL_TEKST)
        return;
    if (!mboi_trim((mboi_span){l->tekst ? l->tekst : "", l->tekst_used}).length)
        return;
    const char *tekst = copy_tekst(l);
    if (tekst)
        add_tekst(l, plaatsen[plaats].eigenaar, plaatsen[plaats].soort, tekst);
}

static void note_profiel(lader *l, int64_t nr)
{
    if (mboi_grow(&l->s->allocator, (void **)&l->profielen, &l->profielen_capacity, l->profielen_aantal, sizeof nr))
        l->profielen[l->profielen_aantal++] = nr;
    else
        no_memory(l);
}

static void begin_aanvulling(lader *l)
{
    for (int i = 0; i < EIGENAREN; i++)
        l->inhoud[i].voor = l->inhoud[i].aantal;
    l->profielen_aantal = 0;
}

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The profielen of the addition each once, as a file may name one very often; one without a number is none. */
static void sort_profielen(lader *l)
{
    size_t n = 0;
    qsort(l->profielen, l->profielen_aantal, sizeof *l->profielen, by_number);
    for (size_t i = 0; i < l->profielen_aantal; i++)
        if (l->profielen[i] != (n ? l->profielen[n - 1] : 0))
            l->profielen[n++] = l->profielen[i];
    l->profielen_aantal = n;
}

/* What was added in an addition is for each of its profielen, which share the text that its pieces make. */
static void spread(lader *l, verzameling *v)
{
    size_t n = v->aantal - v->voor;
    if (!n)
        return;
    if (!mboi_inhoud_join(l->s, v->rij + v->voor, &n)) {
        no_memory(l);
        return;
    }
    v->aantal = v->voor + (l->profielen_aantal ? n : 0);
    for (size_t p = 0; p < l->profielen_aantal; p++)
        for (size_t i = v->voor; i < v->voor + n && !l->status; i++) {
            mboi_inhoud nieuw = v->rij[i];
            nieuw.profiel = l->profielen[p];
            if (p == 0)
                v->rij[i] = nieuw;
            else
                push(l, v, nieuw);
        }
}

/* One that names no profielen is for all. */
static void end_aanvulling(lader *l)
{
    if (!l->profielen_aantal)
        return;
    sort_profielen(l);
    for (int i = 0; i < EIGENAREN; i++)
        spread(l, &l->inhoud[i]);
}

/* ---- the lists of a dossier ---- */

static void begin_kennis(element *e, int lijst)
{
    mbo_dossier *d = last(e->l, MBOI_DOSSIERS);
    mbo_kennis *k = add(e->l, lijst);
    if (!k)
        return;
    adopt(e->l, e->naam, lijst == MBOI_KENNIS ? &d->kennis : &d->categorieen, lijst);
    k->nr = nr_attribute(e, "nr");
    k->titel = text_attribute(e, "titel");
}

static void begin_brondocument(element *e)
{
    mbo_dossier *d = last(e->l, MBOI_DOSSIERS);
    mbo_brondocument *b = add(e->l, MBOI_BRONDOCUMENTEN);
    if (!b)
        return;
    adopt(e->l, e->naam, &d->brondocumenten, MBOI_BRONDOCUMENTEN);
    b->naam = text_attribute(e, "naam");
    b->type = text_attribute(e, "type");
    b->datum = text_attribute(e, "datum");
    b->omschrijving = text_attribute(e, "omschrijving");
    b->link = text_attribute(e, "link");
}

static void begin_onderhoud(element *e)
{
    mbo_dossier *d = last(e->l, MBOI_DOSSIERS);
    mbo_onderhoud *o = add(e->l, MBOI_ONDERHOUD);
    if (!o)
        return;
    adopt(e->l, e->naam, &d->onderhoud, MBOI_ONDERHOUD);
    for (size_t i = 0; i < MBOI_COUNT(o->deel); i++)
        o->deel[i] = "";
}

static void begin_taalvaardigheid(element *e)
{
    lader *l = e->l;
    mbo_taaleis *t = add(l, MBOI_TAALEISEN);
    if (!t)
        return;
    *t = (mbo_taaleis){l->taaleis, l->taal, text_attribute(e, "titel"), text_attribute(e, "niveau")};
    add_inhoud(l, VAN_DOSSIER, (mboi_inhoud){.wat.index = (int32_t)l->s->lijst[MBOI_TAALEISEN].aantal - 1});
}

static void attribute_tekst(element *e, const char *naam, int soort)
{
    const char *tekst = text_attribute(e, naam);
    if (*tekst && !e->l->status)
        add_tekst(e->l, soort == MBO_TEKST_BEROEPSGROEP ? VAN_KWALIFICATIE : VAN_DOSSIER, soort, tekst);
}

/* What an element of a role does, wherever it stands. */
static void begin_rol(element *e, int plaats)
{
    lader *l = e->l;
    int rol = plaatsen[plaats].rol;
    if (rol == ROL_AANVULLEND || rol == ROL_EIS_PROFIEL)
        begin_aanvulling(l);
    if (rol < ROL_PROFIEL)
        return;
    int64_t nr = nr_attribute(e, "referentie");
    if (rol == ROL_KENNIS || rol == ROL_COMPETENTIE)
        add_inhoud(l, rol == ROL_KENNIS ? VAN_KERNTAAK : VAN_WERKPROCES, (mboi_inhoud){.wat.nr = nr});
    else if (nr || plaats != TAALEIS_PROFIEL) /* a taaleis without a profiel is for all */
        note_profiel(l, nr);
}

static void begin(element *e, int plaats)
{
    lader *l = e->l;
    switch (plaats) {
    case SBB:
        l->s->peildatum = date_attribute(e, "peildatum", NAMESPACE);
        l->s->bevestigd_tot = date_attribute(e, "bevestigd_tot", NAMESPACE);
        break;
    case DOMEIN: {
        mbo_domein *d = add(l, MBOI_DOMEINEN);
        if (d)
            *d = (mbo_domein){text_attribute(e, "titel"), nr_attribute(e, "nr"), int_attribute(e, "crebo", INT32_MAX),
                              factor_attribute(e)};
        if (d)
            check_dubbel(l, MBOI_DOMEINEN, e->naam, d->nr, d->titel);
        break;
    }
    case SECTORKAMER: {
        mbo_sectorkamer *k = add(l, MBOI_SECTORKAMERS);
        if (k)
            *k = (mbo_sectorkamer){text_attribute(e, "titel"), nr_attribute(e, "nr")};
        if (k)
            check_dubbel(l, MBOI_SECTORKAMERS, e->naam, k->nr, k->titel);
        break;
    }
    case COMPETENTIE: {
        mbo_competentie *c = add(l, MBOI_COMPETENTIES);
        if (c)
            *c = (mbo_competentie){text_attribute(e, "titel"), text_attribute(e, "code"), nr_attribute(e, "nr")};
        if (c)
            check_dubbel(l, MBOI_COMPETENTIES, e->naam, c->nr, c->titel);
        break;
    }
    case DOSSIERS: l->dossiers_gezien = true; break;
    case DOSSIER: begin_dossier(e); break;
    case PENVOERDER_SECTORKAMER:
        ((mbo_dossier *)last(l, MBOI_DOSSIERS))->sectorkamer_nr = nr_attribute(e, "referentie");
        break;
    case PROFIEL: begin_profiel(e); break;
    case DOSSIERCREBO:
    case CREBO: begin_crebo(e, plaats == DOSSIERCREBO); break;
    case BASISKERNTAAK:
    case PROFIELKERNTAAK: begin_kerntaak(e, plaats == BASISKERNTAAK); break;
    case BASISWERKPROCES:
    case PROFIELWERKPROCES: begin_werkproces(e); break;
    case KENNISOFVAARDIGHEID: begin_kennis(e, MBOI_KENNIS); break;
    case CATEGORIE: begin_kennis(e, MBOI_CATEGORIEEN); break;
    case BRONDOCUMENT: begin_brondocument(e); break;
    case ONDERDEEL: begin_onderhoud(e); break;
    case TAALEIS: l->taaleis = text_attribute(e, "titel"); break;
    case TAAL: l->taal = text_attribute(e, "titel"); break;
    case TAALVAARDIGHEID: begin_taalvaardigheid(e); break;
    case WIJZIGINGSCATEGORIE: attribute_tekst(e, "titel", MBO_TEKST_WIJZIGINGSCATEGORIE); break;
    default: begin_rol(e, plaats); break;
    }
}

/* ---- what an earlier file of the edition has too ---- */

static int64_t nr_of(const mbo_structuur *s, int lijst, int32_t index)
{
    const void *iets = mboi_lijst_get(s, lijst, index);
    switch (lijst) {
    case MBOI_DOMEINEN: return mbo_domein_nr(iets);
    case MBOI_SECTORKAMERS: return mbo_sectorkamer_nr(iets);
    case MBOI_COMPETENTIES: return mbo_competentie_nr(iets);
    default: return mbo_dossier_nr(iets);
    }
}

/* The numbers that the files before this one have. */
static bool note_eerder(lader *l)
{
    size_t n = 0;
    for (int i = 0; i < EERDER; i++)
        n += l->s->lijst[i].aantal;
    if (!n)
        return true;
    l->eerder = mboi_resize(&l->s->allocator, NULL, 0, n * sizeof *l->eerder);
    if (!l->eerder)
        return false;
    for (int i = 0; i < EERDER; i++) {
        mboi_nummer *begin = l->eerder + l->eerderen;
        l->eerder_van[i] = (mboi_reeks){(int32_t)l->eerderen, (int32_t)l->s->lijst[i].aantal};
        for (int32_t k = 0; k < l->eerder_van[i].aantal; k++)
            l->eerder[l->eerderen++] = (mboi_nummer){nr_of(l->s, i, k), k};
        mboi_nummers_sort(begin, (size_t)l->eerder_van[i].aantal);
    }
    return true;
}

static const void *find_eerder(const lader *l, int lijst, int64_t nr)
{
    if (!l->eerder)
        return NULL;
    mboi_reeks reeks = l->eerder_van[lijst];
    return mboi_lijst_get(l->s, lijst, mboi_nummers_find(l->eerder + reeks.begin, (size_t)reeks.aantal, nr));
}

/* Of a table the same line falls away; another one contradicts it. */
static void check_dubbel(lader *l, int lijst, const char *naam, int64_t nr, const char *titel)
{
    const void *was = nr && !l->status ? find_eerder(l, lijst, nr) : NULL, *nu = last(l, lijst);
    bool zelfde = false;
    const char *ander = "";
    if (!was)
        return;
    if (lijst == MBOI_DOMEINEN) {
        const mbo_domein *a = was, *b = nu;
        ander = a->titel;
        zelfde = a->crebo == b->crebo && a->prijsfactor == b->prijsfactor;
    } else if (lijst == MBOI_SECTORKAMERS) {
        ander = ((const mbo_sectorkamer *)was)->titel;
        zelfde = true;
    } else if (lijst == MBOI_COMPETENTIES) {
        const mbo_competentie *a = was, *b = nu;
        ander = a->titel;
        zelfde = strcmp(a->code, b->code) == 0;
    } else {
        ander = ((const mbo_dossier *)was)->titel;
    }
    bool titels = strcmp(ander, titel) == 0;
    if (zelfde && titels)
        l->s->lijst[lijst].aantal--;
    else
        stop(l, mboi_fail_at(l->fout, MBO_ERROR_CONFLICT, line_of(l), column_of(l),
                             titels && lijst != MBOI_DOSSIERS
                                 ? "%s %lld \"%.80s\": an earlier file of the edition says otherwise of \"%.80s\""
                                 : "%s %lld is \"%.80s\"; an earlier file of the edition has it as \"%.80s\"",
                             naam, (long long)nr, titel, ander));
}

/* The law's own word for each kind: entreeopleiding for entree, and so on. */
static mbo_soort_opleiding soort_value(lader *l, mboi_span value)
{
    static const char suffix[] = "opleiding";
    size_t n = sizeof suffix - 1;
    for (int32_t code = 1; value.length > n && code <= mbo_code_count(MBO_VOCABULAIRE_SOORT_OPLEIDING); code++)
        if (mboi_span_alike((mboi_span){value.text, value.length - n},
                            mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, code)) &&
            mboi_span_alike((mboi_span){value.text + value.length - n, n}, suffix))
            return code;
    if (value.length)
        wrong_value(l, "soortopleiding", NULL, value, "a kind of programme, such as vakopleiding");
    return 0;
}

static void end(lader *l, int plaats)
{
    mboi_span value = mboi_trim((mboi_span){l->tekst ? l->tekst : "", l->tekst_used});
    mbo_kwalificatie *k = last(l, MBOI_KWALIFICATIES);
    switch (plaats) {
    case SBB:
        if (!l->dossiers_gezien && !l->status)
            stop(l,
                 mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, line_of(l), column_of(l),
                              "the element sbb has no dossiers in it: this is no file of the kwalificatiestructuur"));
        break;
    case DOSSIERCREBO:
    case CREBO:
        ((mbo_crebo *)last(l, MBOI_CREBOS))->code =
            (int32_t)int_value(l, plaatsen[plaats].naam, NULL, value, INT32_MAX);
        if (!value.length)
            wrong_value(l, plaatsen[plaats].naam, NULL, value, "a crebo");
        break;
    case SBU: k->sbu = (int32_t)int_value(l, "sbu", NULL, value, INT32_MAX); break;
    case SOORTOPLEIDING: k->soort = soort_value(l, value); break;
    case ONDERDEEL_ONDERWERP:
    case ONDERDEEL_ACTIE:
    case ONDERDEEL_WIE:
    case ONDERDEEL_WANNEER: {
        const char *deel = value.length ? copy_tekst(l) : NULL;
        if (deel)
            ((mbo_onderhoud *)last(l, MBOI_ONDERHOUD))->deel[plaats - ONDERDEEL_ONDERWERP] = deel;
        break;
    }
    case DOSSIER: {
        mbo_dossier *d = last(l, MBOI_DOSSIERS);
        keep_inhoud(l, VAN_DOSSIER, &d->teksten, &d->taaleisen);
        break;
    }
    case BASISKERNTAAK:
    case PROFIELKERNTAAK: {
        mbo_kerntaak *t = last(l, MBOI_KERNTAKEN);
        keep_inhoud(l, VAN_KERNTAAK, &t->teksten, &t->kennis);
        break;
    }
    case BASISWERKPROCES:
    case PROFIELWERKPROCES: {
        mbo_werkproces *w = last(l, MBOI_WERKPROCESSEN);
        keep_inhoud(l, VAN_WERKPROCES, &w->teksten, &w->competenties);
        break;
    }
    case PROFIEL:
        keep_inhoud(l, VAN_KWALIFICATIE, &k->teksten, &(mboi_reeks){0, 0});
        if (k->niveau && k->soort && k->niveau != mbo_soort_opleiding_niveau(k->soort) && !l->status)
            stop(l, mboi_fail_at(l->fout, MBO_ERROR_CONFLICT, line_of(l), column_of(l),
                                 "profiel \"%.80s\": niveau %d is not that of a %sopleiding", k->titel, k->niveau,
                                 mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, k->soort)));
        break;
    default:
        if (plaatsen[plaats].rol == ROL_AANVULLEND || plaatsen[plaats].rol == ROL_EIS_PROFIEL)
            end_aanvulling(l);
    }
}

/* ---- callbacks of the parser ---- */

/* The last thing that a callback does. */
static void halt(lader *l)
{
    if (l->status)
        xmlStopParser(l->ctxt);
}

static int place_of(const lader *l, const xmlChar *naam, const xmlChar *uri)
{
    if (l->bekend < l->diepte || uri)
        return ANDERS;
    int ouder = l->bekend ? l->plaats[l->bekend - 1] : BUITEN, ook = ouder;
    if (ouder == PROFIELKERNTAAK || ouder == PROFIELWERKPROCES) /* what they have beside each other is the same */
        ook = ouder == PROFIELKERNTAAK ? BASISKERNTAAK : BASISWERKPROCES;
    for (;; ouder = ook) {
        for (int i = l->eerste[ouder]; i && i <= l->laatste[ouder]; i++)
            if (plaatsen[i].ouder == ouder && l->naam[i] == naam)
                return i;
        if (ouder == ook)
            return ANDERS;
    }
}

/* Whatever the chunks: what ends within one does not come to feed() as too long. A tag has no "<" but its first byte,
   and libxml2 keeps the whole of it until here, before its ">" or "/>". */
static void check_tag(lader *l)
{
    const xmlChar *eind = l->ctxt->input->cur, *begin = eind;
    if (eind - l->ctxt->input->base + 2 <= l->options.max_tag)
        return;
    while (begin > l->ctxt->input->base && *begin != '<')
        begin--;
    if (eind - begin + (*eind == '/' ? 2 : 1) > l->options.max_tag)
        over_limit(l, te_lang, "max_tag", l->options.max_tag);
}

static void start_element(lader *l, const xmlChar *naam, const xmlChar *uri, int count, const xmlChar **attributes)
{
    if (count > l->options.max_attributes)
        over_limit(l, "attributes in one tag", "max_attributes", l->options.max_attributes);
    check_tag(l);
    keep_tekst(l);
    l->tekst_lengte = l->cdata_lengte = 0;
    l->tekst_used = 0;
    for (int i = 0; i < count; i++)
        if (attributes[5 * i + 4] - attributes[5 * i + 3] > l->options.max_text)
            over_limit(l, "bytes in one attribute", "max_text", l->options.max_text);
    if (l->status)
        return;
    int plaats = place_of(l, naam, uri);
    if (!l->wortel_gezien && plaats != SBB) {
        stop(l, mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, line_of(l), column_of(l),
                             "the root element is \"%.80s\"%s, not sbb: this is no file of the kwalificatiestructuur",
                             (const char *)naam, uri ? " in a namespace" : ""));
        return;
    }
    l->wortel_gezien = true;
    if (++l->diepte > l->options.max_depth) {
        over_limit(l, "depth of elements", "max_depth", l->options.max_depth);
        return;
    }
    if (plaats == ANDERS)
        return;
    l->plaats[l->bekend++] = (uint8_t)plaats;
    begin(&(element){l, plaatsen[plaats].naam, attributes, count}, plaats);
}

static void on_start(void *ctx, const xmlChar *naam, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **uris, int count, int defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)uris, (void)defaulted, (void)namespaces;
    lader *l = ctx;
    if (l->ctxt->nsNr > 2 * (int64_t)l->options.max_attributes) /* libxml2 2.9 has two to a namespace */
        over_limit(l, "namespaces in scope", "max_attributes", l->options.max_attributes);
    if (!l->status)
        start_element(l, naam, uri, count, attributes);
    halt(l);
}

static void on_end(void *ctx, const xmlChar *naam, const xmlChar *prefix, const xmlChar *uri)
{
    (void)naam, (void)prefix, (void)uri;
    lader *l = ctx;
    if (l->status)
        return;
    keep_tekst(l);
    l->tekst_lengte = l->cdata_lengte = 0;
    if (l->bekend == l->diepte--) {
        end(l, l->plaats[--l->bekend]);
        l->tekst_used = 0;
    }
    l->klaar = !l->diepte;
    halt(l);
}

/* Text comes in pieces; the values of a few elements are kept. */
static void on_text(void *ctx, const xmlChar *text, int length)
{
    lader *l = ctx;
    if (l->status || !length) /* an empty CDATA section is a piece too */
        return;
    l->tekst_lengte += length;
    if (l->tekst_lengte > l->options.max_text) {
        over_limit(l, "bytes in one text", "max_text", l->options.max_text);
        halt(l);
        return;
    }
    int plaats = l->bekend && l->bekend == l->diepte ? l->plaats[l->bekend - 1] : ANDERS;
    int rol = plaats == ANDERS ? ROL_GEEN : plaatsen[plaats].rol;
    if (rol != ROL_WAARDE && rol != ROL_TEKST)
        return;
    size_t wanted = l->tekst_used + (size_t)length;
    if (wanted > l->tekst_capacity) {
        void *grown = mboi_resize(&l->s->allocator, l->tekst, l->tekst_capacity, 2 * wanted);
        if (!grown) {
            no_memory(l);
            halt(l);
            return;
        }
        l->tekst = grown;
        l->tekst_capacity = 2 * wanted;
    }
    memcpy(l->tekst + l->tekst_used, text, (size_t)length);
    l->tekst_used = wanted;
}

/* It comes in one piece or more with the size of the chunks; sections beside each other are not told apart. */
static void on_cdata(void *ctx, const xmlChar *text, int length)
{
    enum { OMHEEN = sizeof "<![CDATA[]]>" - 1 };
    lader *l = ctx;
    l->cdata_lengte += length;
    if (l->cdata_lengte + OMHEEN > l->options.max_tag) {
        over_limit(l, te_lang, "max_tag", l->options.max_tag);
        halt(l);
    } else {
        on_text(ctx, text, length);
    }
}

static void on_doctype(void *ctx, const xmlChar *naam, const xmlChar *external, const xmlChar *system)
{
    (void)external, (void)system;
    lader *l = ctx;
    if (!l->status)
        stop(l, mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, line_of(l), column_of(l),
                             "a DOCTYPE (%.80s) is not allowed: a file of the kwalificatiestructuur has none",
                             naam ? (const char *)naam : ""));
    halt(l);
}

static void wrong_xml(lader *l, const xmlError *error)
{
    bool no_room = error->code == XML_ERR_NO_MEMORY || !error->message;
    if (error->code == XML_WAR_NS_URI && error->str2) { /* not valid, or could it not be taken apart? */
        xmlURIPtr uri = xmlParseURI(error->str2);
        no_room = uri != NULL;
        xmlFreeURI(uri);
    }
    if (no_room) {
        no_memory(l);
        return;
    }
    mboi_span message = mboi_span_of(error->message);
    const char *line_end = memchr(message.text, '\n', message.length);
    if (line_end)
        message.length = (size_t)(line_end - message.text);
    if (error->code == XML_ERR_DOCUMENT_EMPTY)
        message = mboi_span_of("it does not begin with \"<\"");
    if (!l->status)
        stop(l, mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, error->line, error->int2, "not well-formed XML: %.*s",
                             (int)message.length, message.text));
}

/* The first error is the one that counts: after some libxml2 goes on, out of memory among them, to find other ones. */
#if LIBXML_VERSION >= 21200
static void on_error(void *ctx, const xmlError *error)
#else
static void on_error(void *ctx, xmlErrorPtr error)
#endif
{
    if (error->level >= XML_ERR_ERROR)
        wrong_xml(ctx, error);
}

/* ---- libxml2 is quiet, and there is memory for it ---- */

#if LIBXML_VERSION >= 21200
static void say_nothing(void *ctx, const xmlError *error)
#else
static void say_nothing(void *ctx, xmlErrorPtr error)
#endif
{
    (void)ctx, (void)error;
}

typedef struct handler { /* of the thread */
    xmlStructuredErrorFunc function;
    void *ctx;
} handler;

/* Errors of a parser come to on_error(); of what is below it, where only memory can be wanting, libxml2 writes to
   stderr. The host has its own handler back after each call. */
static handler silence(void)
{
    handler host = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(NULL, say_nothing);
    return host;
}

static void unsilence(handler host)
{
    xmlSetStructuredErrorFunc(host.ctx, host.function);
}

/* libxml2 keeps something for each thread. Without memory for it at the first use it ends the process (since 2.12), or
   calls itself without end to say so (2.9, in any thread but the first). */
static bool thread_ready(void)
{
#if LIBXML_VERSION >= 21200
    return xmlCheckThreadLocalStorage() == 0;
#else
    if (xmlIsMainThread())
        return true;
    void *volatile room = malloc(sizeof(xmlGlobalState)); /* volatile: it is asked for */
    free(room);
    return room && xmlGetGlobalState();
#endif
}

/* libxml2 sets itself up at its first use, but not safely when that comes from several threads at once. */
static bool set_up(void)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    static bool done;
    pthread_mutex_lock(&mutex);
    bool ready = thread_ready();
    if (ready && !done) {
        handler host = silence();
        xmlInitParser();
        unsilence(host);
        done = true;
    }
    pthread_mutex_unlock(&mutex);
    return ready;
}

/* ---- feeding ---- */

typedef struct invoer { /* where the bytes come from: memory, or a descriptor */
    const char *data;
    size_t left;
    int fd;
    int64_t total;
    const char *naam; /* for messages */
} invoer;

/* Up to `size` bytes; fewer only at the end. Negative: errno. */
static int64_t take(invoer *in, char *buffer, size_t size)
{
    size_t used = 0;
    if (in->data) {
        used = size < in->left ? size : in->left;
        memcpy(buffer, in->data, used);
        in->data += used;
        in->left -= used;
        return (int64_t)used;
    }
    while (used < size) {
        ssize_t n = read(in->fd, buffer + used, size - used);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (!n)
            break;
        used += (size_t)n;
    }
    return (int64_t)used;
}

/* Something is wrong; on_error() may not have been told. */
static void parser_error(lader *l)
{
    const xmlError *error = xmlCtxtGetLastError(l->ctxt);
    if (l->status)
        return;
    if (error && error->level >= XML_ERR_ERROR)
        wrong_xml(l, error);
    else
        no_memory(l);
}

/* One piece of the text; the last one is empty. */
static void feed(lader *l, const char *text, size_t size, bool final)
{
    handler host = silence();
    bool wrong = xmlParseChunk(l->ctxt, text, (int)size, final) || !l->ctxt->wellFormed || l->ctxt->errNo;
    unsilence(host);
    if (wrong) {
        parser_error(l);
    } else if (l->ctxt->input->end - l->ctxt->input->cur > l->options.max_tag) { /* what has no end yet */
        over_limit(l, te_lang, "max_tag", l->options.max_tag);
    } else if (xmlDictSize(l->ctxt->dict) > l->options.max_names) {
        over_limit(l, "different names", "max_names", l->options.max_names);
    }
}

static mbo_status on_decoded(void *ctx, const char *text, size_t size)
{
    lader *l = ctx;
    feed(l, text, size, false);
    return l->status;
}

/* The decoder found something wrong behind all that the parser has, which may not have come to its end yet. */
static void decoder_error(lader *l, mbo_status status)
{
    if (l->status || !status)
        return;
    stop(l, status);
    if (!l->fout)
        return;
    l->fout->line = line_of(l);
    l->fout->column = column_of(l);
    for (const xmlChar *c = l->ctxt->input->cur; c < l->ctxt->input->end; c++)
        if (*c == '\n') {
            l->fout->line++;
            l->fout->column = 1;
        } else if ((*c & 0xc0) != 0x80) {
            l->fout->column++;
        }
}

/* One piece of the file. */
static void decode(lader *l, mboi_decoder *d, const char *data, size_t size)
{
    l->gelezen += (int64_t)size;
    if (l->options.vingerafdruk)
        mboi_sha256_add(l->sha, data, size);
    if (l->gelezen > l->options.max_bytes)
        over_limit(l, "bytes in the file", "max_bytes", l->options.max_bytes);
    else
        decoder_error(l, mboi_decoder_add(d, data, size));
}

static void report(lader *l, const invoer *in)
{
    if (!l->status && l->options.progress && l->options.progress(l->options.progress_ctx, l->gelezen, in->total))
        stop(l, mboi_fail(l->fout, MBO_ERROR_CANCELLED, "cancelled by the caller after %lld bytes",
                          (long long)l->gelezen));
}

/* A parser that knows our names. */
static bool open_parser(lader *l)
{
    if (!set_up())
        return false;
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.cdataBlock = on_cdata;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    xmlResetLastError();
    handler host = silence();
    l->ctxt = xmlCreatePushParserCtxt(&sax, l, NULL, 0, NULL);
    unsilence(host);
    if (!l->ctxt || xmlCtxtUseOptions(l->ctxt, XML_PARSE_NONET))
        return false;
    /* libxml2 takes a namespace that it has no memory for as empty; this one is there then */
    if (!xmlDictLookup(l->ctxt->dict, (const xmlChar *)NAMESPACE, -1))
        return false;
    for (int i = SBB; i < PLAATSEN; i++) {
        l->naam[i] = xmlDictLookup(l->ctxt->dict, (const xmlChar *)plaatsen[i].naam, -1);
        if (!l->naam[i])
            return false;
        int ouder = plaatsen[i].ouder;
        if (!l->eerste[ouder])
            l->eerste[ouder] = (uint8_t)i;
        l->laatste[ouder] = (uint8_t)i;
    }
    return true;
}

static mbo_status parse(lader *l, invoer *in)
{
    char buffer[CHUNK];
    int64_t n = take(in, buffer, 4), since = 0;
    if (n >= 0 && n < 4)
        return mboi_fail(l->fout, MBO_ERROR_SYNTAX, "%s: %s", in->naam,
                         n ? "too short for an XML file" : "the file is empty");
    if (n == 4 && memcmp(buffer, "\x1f\x8b", 2) == 0)
        return mboi_fail(l->fout, MBO_ERROR_SYNTAX, "%s: this is a gzip file; unpack it first", in->naam);
    if (n == 4 && memcmp(buffer, "PK\x03\x04", 4) == 0)
        return mboi_fail(l->fout, MBO_ERROR_SYNTAX, "%s: this is a zip file; unpack it first", in->naam);
    if (n == 4 && !open_parser(l))
        return mboi_no_memory(l->fout);
    mboi_decoder d;
    mboi_decoder_begin(&d, on_decoded, l, l->fout);
    if (n > 0)
        decode(l, &d, buffer, (size_t)n);
    while (n > 0 && !l->status) {
        n = take(in, buffer, l->options.chunk);
        if (n > 0)
            decode(l, &d, buffer, (size_t)n);
        since += n;
        if (since >= CHUNK || n == 0) {
            report(l, in);
            since = 0;
        }
    }
    if (n < 0)
        return mboi_fail(l->fout, MBO_ERROR_IO, "%s: cannot read: %s", in->naam, strerror(errno));
    if (!l->status)
        decoder_error(l, mboi_decoder_end(&d));
    if (!l->status)
        feed(l, "", 0, true);
    if (!l->status && !l->klaar)
        parser_error(l);
    return l->status;
}

static mbo_status read_options(const mbo_structuur_options *given, mbo_structuur_options *o, mbo_fout *fout)
{
    memset(o, 0, sizeof *o);
    if (given) {
        if (given->size < sizeof given->size || given->size > sizeof *o)
            return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_structuur_options: size %zu is not known", given->size);
        memcpy(o, given, given->size);
    }
    if (o->max_bytes < 0 || o->max_text < 0 || o->max_tag < 0 || o->max_depth < 0 || o->max_names < 0 ||
        o->max_memory < 0 || o->max_attributes < 0 || o->max_tag > MEEST_TAG || o->chunk > CHUNK)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                         "mbo_structuur_options: a limit is below 0, max_tag above %d, or chunk above %d", MEEST_TAG,
                         CHUNK);
    o->max_bytes = o->max_bytes ? o->max_bytes : INT64_C(1) << 30;
    o->max_text = o->max_text ? o->max_text : 4 << 20;
    o->max_tag = o->max_tag ? o->max_tag : 256 << 10;
    o->max_depth = o->max_depth ? o->max_depth : 64;
    o->max_names = o->max_names ? o->max_names : 4096;
    o->max_attributes = o->max_attributes ? o->max_attributes : 256;
    o->chunk = o->chunk ? o->chunk : CHUNK;
    return MBO_OK;
}

/* ---- an edition: one file or more ---- */

struct mbo_editie {
    mbo_structuur_options options;
    mbo_allocator allocator;
    mbo_structuur *s; /* NULL: given away, or a file was wrong */
    mboi_sha256 sha;
    int64_t gelezen;
    int32_t files;
};

mbo_status mbo_editie_create(const mbo_structuur_options *options, mbo_editie **out, mbo_fout *fout)
{
    mbo_structuur_options o;
    if (!out)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_editie_create: out is NULL");
    *out = NULL;
    mbo_status status = read_options(options, &o, fout);
    if (status)
        return status;
    mbo_allocator allocator = mboi_allocator(o.allocator);
    mbo_editie *e = mboi_resize(&allocator, NULL, 0, sizeof *e);
    mbo_structuur *s = mboi_resize(&allocator, NULL, 0, sizeof *s);
    if (!e || !s) {
        mboi_resize(&allocator, e, e ? sizeof *e : 0, 0);
        mboi_resize(&allocator, s, s ? sizeof *s : 0, 0);
        return mboi_no_memory(fout);
    }
    *e = (mbo_editie){.options = o, .allocator = allocator, .s = s};
    mboi_sha256_begin(&e->sha);
    memset(s, 0, sizeof *s);
    s->allocator = allocator;
    s->peildatum = s->bevestigd_tot = MBO_DATUM_NOT_SET;
    atomic_init(&s->references, 1);
    mboi_arena_init(&s->arena, &allocator);
    *out = e;
    return MBO_OK;
}

void mbo_editie_free(mbo_editie *e)
{
    if (!e)
        return;
    mbo_allocator a = e->allocator;
    mbo_structuur_free(e->s);
    mboi_resize(&a, e, sizeof *e, 0);
}

/* An edition is as old as the oldest of its files that says so. */
static void keep_earliest(mbo_datum *datum, mbo_datum eerder)
{
    if (eerder != MBO_DATUM_NOT_SET && (*datum == MBO_DATUM_NOT_SET || eerder < *datum))
        *datum = eerder;
}

/* Read one file more; nothing is half loaded, so one that is wrong is the end of the edition. */
static mbo_status add_file(mbo_editie *e, invoer *in, mbo_fout *fout)
{
    if (!e->s)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "this edition was given away, or has a file that is wrong");
    lader l = {.fout = fout,
               .options = e->options,
               .s = e->s,
               .sha = &e->sha,
               .allocator = &e->allocator,
               .eerder_gelezen = e->gelezen,
               .bezet = mbo_structuur_memory(e->s)};
    e->s->allocator = e->s->arena.allocator = (mbo_allocator){&l, limited};
    mbo_datum peildatum = e->s->peildatum, bevestigd_tot = e->s->bevestigd_tot;
    if (!note_eerder(&l))
        no_memory(&l);
    mbo_status status = l.status ? l.status : parse(&l, in);
    keep_earliest(&e->s->peildatum, peildatum);
    keep_earliest(&e->s->bevestigd_tot, bevestigd_tot);
    e->s->allocator = e->s->arena.allocator = e->allocator;
    mboi_resize(&e->allocator, l.eerder, l.eerderen * sizeof *l.eerder, 0);
    if (l.ctxt)
        xmlFreeParserCtxt(l.ctxt);
    mboi_resize(&e->allocator, l.tekst, l.tekst_capacity, 0);
    mboi_resize(&e->allocator, l.profielen, l.profielen_capacity * sizeof *l.profielen, 0);
    for (int i = 0; i < EIGENAREN; i++)
        mboi_resize(&e->allocator, l.inhoud[i].rij, l.inhoud[i].capacity * sizeof *l.inhoud[i].rij, 0);
    e->gelezen += l.gelezen;
    e->files++;
    if (status) {
        mbo_structuur_free(e->s);
        e->s = NULL;
    }
    return status;
}

mbo_status mbo_editie_structuur(mbo_editie *e, mbo_structuur **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (!e || !out || !e->s || !e->files)
        return mboi_fail(
            fout, MBO_ERROR_ARGUMENT,
            "mbo_editie_structuur: NULL argument, no file, or the edition was given away or has a file that "
            "is wrong");
    mbo_structuur *s = e->s;
    e->s = NULL;
    if (e->options.vingerafdruk)
        mboi_sha256_hex(&e->sha, s->vingerafdruk);
    if (!mboi_structuur_freeze(s)) {
        mbo_structuur_free(s);
        return mboi_no_memory(fout);
    }
    *out = s;
    return MBO_OK;
}

/* An edition of one file. */
static mbo_status load(invoer *in, const mbo_structuur_options *options, mbo_structuur **out, mbo_fout *fout)
{
    mbo_editie *e;
    mbo_status status = mbo_editie_create(options, &e, fout);
    if (!status)
        status = add_file(e, in, fout);
    if (!status)
        status = mbo_editie_structuur(e, out, fout);
    mbo_editie_free(e);
    return status;
}

mbo_status mbo_editie_memory(mbo_editie *editie, const void *data, size_t size, mbo_fout *fout)
{
    if (!editie || !data)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_editie_memory: NULL argument");
    invoer in = {.data = data, .left = size, .total = (int64_t)size, .naam = "memory"};
    return add_file(editie, &in, fout);
}

mbo_status mbo_structuur_load_memory(const void *data, size_t size, const mbo_structuur_options *options,
                                     mbo_structuur **out, mbo_fout *fout)
{
    if (!data || !out)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_structuur_load_memory: NULL argument");
    *out = NULL;
    invoer in = {.data = data, .left = size, .total = (int64_t)size, .naam = "memory"};
    return load(&in, options, out, fout);
}

static invoer from_fd(int fd, const char *naam)
{
    struct stat info;
    invoer in = {.fd = fd, .naam = naam};
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
        in.total = info.st_size;
    return in;
}

mbo_status mbo_structuur_load_fd(int32_t fd, const mbo_structuur_options *options, mbo_structuur **out, mbo_fout *fout)
{
    if (!out)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_structuur_load_fd: out is NULL");
    *out = NULL;
    char naam[32];
    snprintf(naam, sizeof naam, "descriptor %d", fd);
    invoer in = from_fd(fd, naam);
    return load(&in, options, out, fout);
}

mbo_status mbo_structuur_load_file(const char *path, const mbo_structuur_options *options, mbo_structuur **out,
                                   mbo_fout *fout)
{
    if (!path || !out)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_structuur_load_file: NULL argument");
    *out = NULL;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return mboi_fail(fout, MBO_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
    invoer in = from_fd(fd, path);
    mbo_status status = load(&in, options, out, fout);
    close(fd);
    return status;
}

mbo_status mbo_editie_file(mbo_editie *editie, const char *path, mbo_fout *fout)
{
    if (!editie || !path)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_editie_file: NULL argument");
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return mboi_fail(fout, MBO_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
    invoer in = from_fd(fd, path);
    mbo_status status = add_file(editie, &in, fout);
    close(fd);
    return status;
}

extern const unsigned char mboi_data_structuur[];
extern const size_t mboi_data_structuur_size;

mbo_status mbo_structuur_load_builtin(const mbo_structuur_options *options, mbo_structuur **out, mbo_fout *fout)
{
    mbo_structuur_options o;
    mbo_status status = out ? read_options(options, &o, fout)
                            : mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_structuur_load_builtin: out is NULL");
    o.size = sizeof o;
    o.vingerafdruk = 1;
    if (status && out)
        *out = NULL;
    return status ? status : mbo_structuur_load_memory(mboi_data_structuur, mboi_data_structuur_size, &o, out, fout);
}
