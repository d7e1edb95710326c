/* SPDX-License-Identifier: MIT */
/*
 * What the elements of an SBB file mean: each start tag makes or fills something in the structure, each end tag closes
 * it. One idea and therefore one file: the switches of mboi_begin() and mboi_end() are the format, and what stands
 * before them is what an element or two need.
 */
#include "structuur/elementen.h"

#include "structuur/eerder.h"
#include "structuur/hoofdstukken.h"
#include "structuur/opmerkingen.h"
#include "structuur/plaatsen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void refuse_value(lader *l, const char *element, const char *attribute, mboi_span value, const char *what,
                         const char *expected)
{
    if (!l->status)
        mboi_stop(l, mboi_fail_at(l->fout, MBO_ERROR_VALUE, mboi_line_of(l), mboi_column_of(l), "%s%s%s: \"%s\"%s%s",
                                  element, attribute ? "/@" : "", attribute ? attribute : "",
                                  mboi_show(value, &(mboi_shown){{0}}), what, expected));
}

static void wrong_value(lader *l, const char *element, const char *attribute, mboi_span value, const char *expected)
{
    refuse_value(l, element, attribute, value, " is not ", expected);
}

/* A value that cannot be read: it is not set, which is told, or is an error for who wants no opmerkingen. */
static void unread(lader *l, mbo_opmerkingsoort soort, const char *element, const char *attribute, mboi_span value,
                   const char *what, const char *expected)
{
    if (l->options.zonder_opmerkingen)
        refuse_value(l, element, attribute, value, what, expected);
    else if (!l->status)
        mboi_opmerking(l, soort, element, attribute, value);
}

/* ---- values ---- */

typedef struct element { /* the start tag at hand */
    lader *l;
    const char *naam;
    const xmlChar **attributes;
    int count;
} element;

/* An attribute without blanks around it; empty when there is none. Those of the format are in no namespace, or in that
   of the root. */
static mboi_span attribute(const element *e, const char *naam, const char *uri)
{
    for (int i = 0; i < e->count; i++) {
        const xmlChar **a = e->attributes + 5 * i;
        if (strcmp((const char *)a[0], naam) == 0 &&
            (uri ? a[2] && strcmp((const char *)a[2], uri) == 0 : !a[2] || a[2] == e->l->naamruimte))
            return mboi_trim((mboi_span){(const char *)a[3], (size_t)(a[4] - a[3])});
    }
    return (mboi_span){"", 0};
}

/* Of what cannot be read the kind; 0: without it the structure is of no use. */
static int64_t int_value(lader *l, const char *naam, const char *attr, mboi_span value, int64_t max,
                         mbo_opmerkingsoort soort)
{
    int64_t number = 0;
    char expected[64];
    if (value.length && !mboi_parse_int(value, 1, max, &number)) {
        snprintf(expected, sizeof expected, "a whole number from 1 to %lld", (long long)max);
        if (soort)
            unread(l, soort, naam, attr, value, " is not ", expected);
        else
            wrong_value(l, naam, attr, value, expected);
    }
    return number;
}

/* A crebo in an attribute of our own; 0: there is none. */
static int32_t crebo_attribute(const element *e, const char *naam)
{
    return (int32_t)int_value(e->l, e->naam, naam, attribute(e, naam, NAMESPACE), INT32_MAX, 0);
}

static int32_t hoofdstuk_attribute(const element *e)
{
    return (int32_t)int_value(e->l, e->naam, "hoofdstuk", attribute(e, "hoofdstuk", NULL), INT32_MAX,
                              MBO_OPMERKINGSOORT_GEEN_GETAL);
}

static int64_t nr_attribute(const element *e, const char *naam)
{
    return int_value(e->l, e->naam, naam, attribute(e, naam, NULL), INT64_MAX, MBO_OPMERKINGSOORT_GEEN_GETAL);
}

/* A number that is none of the mbo is told; a text is no niveau, and the file another one. */
static int32_t niveau_attribute(const element *e)
{
    enum { HOOGSTE = 4 };
    mboi_span value = attribute(e, "niveau", NULL);
    int64_t number;
    bool getal = mboi_parse_int(value, 0, INT64_MAX, &number);
    return (int32_t)int_value(e->l, e->naam, "niveau", value, HOOGSTE, getal ? MBO_OPMERKINGSOORT_GEEN_NIVEAU : 0);
}

static int32_t factor_attribute(const element *e)
{
    mboi_span value = attribute(e, "prijsfactor", NULL);
    int64_t hundredths = 0;
    if (value.length && !mboi_parse_hundredths(value, true, INT32_MAX, &hundredths))
        unread(e->l, MBO_OPMERKINGSOORT_GEEN_FACTOR, e->naam, "prijsfactor", value, " is not ",
               "a number with at most two decimals");
    return (int32_t)hundredths;
}

/* A day of the format, for which `onleesbaar` is not NULL, or of our own namespace: what is not set says something
   there, so one that cannot be read is refused. */
static mbo_datum date_attribute(const element *e, const char *naam, const char *uri, bool *onleesbaar)
{
    mboi_span value = attribute(e, naam, uri);
    mbo_datum datum = MBO_DATUM_NOT_SET;
    if (!value.length || mboi_parse_date(value, true, &datum))
        return datum;
    const char *geen = mboi_no_such_day(value, true),
               *what = geen ? geen : " is not a date of the form dd-mm-yyyy or yyyy-mm-dd";
    if (!onleesbaar) {
        refuse_value(e->l, e->naam, naam, value, what, "");
        return MBO_DATUM_NOT_SET;
    }
    *onleesbaar = true;
    unread(e->l, MBO_OPMERKINGSOORT_GEEN_DAG, e->naam, naam, value, what, "");
    return MBO_DATUM_NOT_SET;
}

/* Without entity replacement libxml2 hands out an ampersand in an attribute as "&#38;". */
static const char *copy_value(lader *l, mboi_span value)
{
    static const char ampersand[] = "&#38;";
    char *copy = mboi_arena_alloc(&l->s->arena, value.length + 1, 1);
    if (!copy) {
        mboi_lader_no_memory(l);
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

static const char *text_attribute(const element *e, const char *naam)
{
    return copy_value(e->l, attribute(e, naam, NULL));
}

/* ---- elements ---- */

static void *add(lader *l, int lijst)
{
    void *new = mboi_lijst_add(l->s, lijst);
    if (!new)
        mboi_lader_no_memory(l);
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
        mboi_stop(l, mboi_fail_at(l->fout, MBO_ERROR_VALUE, mboi_line_of(l), mboi_column_of(l),
                                  "%s: those of one part stand in two places", naam));
}

static void attribute_tekst(element *e, const char *naam, int soort);

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
    mboi_check_dubbel(e->l, MBOI_DOSSIERS, e->naam, d->nr, d->titel);
    attribute_tekst(e, "referentievorigeversie", MBO_TEKST_VORIGE_VERSIE);
    attribute_tekst(e, "wettelijkeberoepsvereisten", MBO_TEKST_HEEFT_BEROEPSVEREISTEN);
    attribute_tekst(e, "positief_advies_toetsingskamer", MBO_TEKST_ADVIES_TOETSINGSKAMER);
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
    k->niveau = niveau_attribute(e);
    k->hoofdstuk = hoofdstuk_attribute(e);
    attribute_tekst(e, "beroepsgroep", MBO_TEKST_BEROEPSGROEP);

    mboi_span leerwegen = attribute(e, "leerwegen", NAMESPACE), vierjarig = attribute(e, "vierjarig", NAMESPACE),
              opmerking = attribute(e, "opmerking", NAMESPACE);
    k->opmerking = opmerking.length ? copy_value(l, opmerking) : "";
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

/* The end of what begins on Geldig_vanaf. One before it contradicts it, so that it is not known. */
static mbo_datum end_attribute(const element *e, const char *naam, mbo_datum vanaf, bool *onleesbaar)
{
    mbo_datum einde = date_attribute(e, naam, NULL, onleesbaar);
    if (einde == MBO_DATUM_NOT_SET || vanaf == MBO_DATUM_NOT_SET || einde >= vanaf)
        return einde;
    char expected[48];
    mboi_span begin = attribute(e, "Geldig_vanaf", NULL); /* a date, so it is short */
    snprintf(expected, sizeof expected, "on or after Geldig_vanaf, \"%.*s\"", (int)begin.length, begin.text);
    unread(e->l, MBO_OPMERKINGSOORT_VOOR_BEGIN, e->naam, naam, attribute(e, naam, NULL), " is not ", expected);
    *onleesbaar = true;
    return MBO_DATUM_NOT_SET;
}

/* One may not start for certain where one may not start. */
static mbo_datum zeker_attribute(const element *e, const char *naam, const mbo_crebo *c)
{
    mbo_datum datum = date_attribute(e, naam, NAMESPACE, NULL);
    mboi_dagen mogelijk = mboi_crebo_mogelijk(c);
    if (datum != MBO_DATUM_NOT_SET && (datum < mogelijk.vanaf || datum > mogelijk.tot_en_met))
        refuse_value(e->l, e->naam, naam, attribute(e, naam, NAMESPACE), " lies outside the period of the crebo", "");
    return datum;
}

/* Of a bound that is not given that of the period counts. Where that has no first day, or a last one that cannot be
   read, there is no day of which it is certain. */
static mboi_dagen zeker_of(const element *e, const mbo_crebo *c)
{
    mbo_datum vanaf = zeker_attribute(e, "zeker_vanaf", c), tot = zeker_attribute(e, "zeker_tot", c);
    if (vanaf != MBO_DATUM_NOT_SET && tot != MBO_DATUM_NOT_SET && tot < vanaf)
        refuse_value(e->l, e->naam, "zeker_tot", attribute(e, "zeker_tot", NAMESPACE), " lies before zeker_vanaf", "");
    if (vanaf == MBO_DATUM_NOT_SET)
        vanaf = c->geldig_vanaf;
    if (vanaf == MBO_DATUM_NOT_SET || (tot == MBO_DATUM_NOT_SET && c->instroom_onleesbaar))
        return (mboi_dagen){MBO_DATUM_MAX, MBO_DATUM_MIN};
    return (mboi_dagen){vanaf, tot != MBO_DATUM_NOT_SET ? tot : mboi_crebo_mogelijk(c).tot_en_met};
}

static bool has_toestand(const mbo_structuur *s, mboi_dagen dagen)
{
    for (int32_t i = 0; i < s->toestanden; i++)
        if (s->toestand[i].vanaf == dagen.vanaf && s->toestand[i].tot_en_met == dagen.tot_en_met)
            return true;
    return false;
}

/* Days or DAY/DAY, apart by spaces; what an earlier file of the edition names too counts once. */
static void read_toestanden(const element *e, mbo_structuur *s)
{
    static const char naam[] = "toestanden";
    mboi_span value = attribute(e, naam, NAMESPACE);
    for (size_t at = 0, n; at < value.length; at += n + 1) {
        mboi_span woord = {value.text + at, value.length - at};
        for (n = 0; n < woord.length && woord.text[n] != ' ';)
            n++;
        woord.length = n;
        const char *streep = n ? memchr(woord.text, '/', n) : NULL;
        mboi_span begin = {woord.text, streep ? (size_t)(streep - woord.text) : n},
                  einde = streep ? (mboi_span){streep + 1, n - begin.length - 1} : begin;
        mboi_dagen dagen;
        if (!n)
            continue;
        bool goed = mboi_parse_date(begin, true, &dagen.vanaf) && mboi_parse_date(einde, true, &dagen.tot_en_met) &&
                    dagen.vanaf <= dagen.tot_en_met;
        if (goed && has_toestand(s, dagen))
            continue;
        if (!goed || s->toestanden == MBOI_MAX_TOESTANDEN) {
            char wat[80];
            snprintf(wat, sizeof wat, " is not at most %d days or DAY/DAY, apart by spaces", MBOI_MAX_TOESTANDEN);
            refuse_value(e->l, e->naam, naam, value, wat, "");
            return;
        }
        s->toestand[s->toestanden++] = dagen;
    }
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
    c->structuur = l->s;
    c->dossier_toen = crebo_attribute(e, "dossier");
    c->domein_toen = crebo_attribute(e, "domein");
    c->ministerie = text_attribute(e, "ministerie");
    c->prijsfactor = factor_attribute(e);
    bool vanaf_onleesbaar = false; /* it is then as one that is left out */
    c->geldig_vanaf = date_attribute(e, "Geldig_vanaf", NULL, &vanaf_onleesbaar);
    c->einde_instroom = end_attribute(e, "Datum_einde_instroom", c->geldig_vanaf, &c->instroom_onleesbaar);
    c->einde_opleiding = end_attribute(e, "Datum_einde_opleiding", c->geldig_vanaf, &c->opleiding_onleesbaar);
    c->zeker = zeker_of(e, c);
}

static void begin_kerntaak(element *e, bool basis)
{
    lader *l = e->l;
    mbo_kerntaak *k = add(l, MBOI_KERNTAKEN);
    if (!k)
        return;
    if (basis)
        adopt(l, e->naam, &((mbo_dossier *)last(l, MBOI_DOSSIERS))->kerntaken, MBOI_KERNTAKEN);
    else
        adopt(l, e->naam, &((mbo_kwalificatie *)last(l, MBOI_KWALIFICATIES))->kerntaken, MBOI_KERNTAKEN);
    k->structuur = l->s;
    k->dossier = (int32_t)l->s->lijst[MBOI_DOSSIERS].aantal - 1;
    k->nr = nr_attribute(e, "nr");
    k->titel = text_attribute(e, "titel");
    k->hoofdstuk = hoofdstuk_attribute(e);
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
    w->hoofdstuk = hoofdstuk_attribute(e);
}

/* ---- texts and references ---- */

static void push(lader *l, verzameling *v, mboi_inhoud nieuw)
{
    if (v->aantal < INT32_MAX && v->volgorde < INT32_MAX &&
        mboi_grow(&l->s->allocator, (void **)&v->rij, &v->capacity, v->aantal, sizeof nieuw))
        v->rij[v->aantal++] = nieuw;
    else
        mboi_lader_no_memory(l);
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
        mboi_lader_no_memory(l);
    v->aantal = 0;
    v->volgorde = 0;
}

static const char *copy_tekst(lader *l)
{
    const char *uit = mboi_arena_text(&l->s->arena, l->tekst, l->tekst_used);
    if (!uit)
        mboi_lader_no_memory(l);
    return uit;
}

/* The text of the element at hand up to a child that is known, or after it: kept as it stands; blanks alone are none.
 */
void mboi_keep_tekst(lader *l)
{
    int plaats = l->bekend ? l->plaats[l->bekend - 1] : ANDERS;
    if (plaats == ANDERS || plaatsen[plaats].rol != ROL_TEKST)
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
        mboi_lader_no_memory(l);
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
        mboi_lader_no_memory(l);
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
    if (rol < ROL_KENNIS) {
        /* a taaleis without a profiel is for all; with one that cannot be read it is not */
        if (nr || plaats != TAALEIS_PROFIEL || attribute(e, "referentie", NULL).length)
            note_profiel(l, nr);
    } else if (nr) {
        add_inhoud(l, rol == ROL_KENNIS ? VAN_KERNTAAK : VAN_WERKPROCES, (mboi_inhoud){.wat.nr = nr});
    }
}

void mboi_begin(lader *l, int plaats, const xmlChar **attributes, int count)
{
    element *e = &(element){l, plaatsen[plaats].naam, attributes, count};
    switch (plaats) {
    case SBB:
        l->s->peildatum = date_attribute(e, "peildatum", NAMESPACE, NULL);
        l->s->bevestigd_tot = date_attribute(e, "bevestigd_tot", NAMESPACE, NULL);
        read_toestanden(e, l->s);
        break;
    case DOMEIN: {
        mbo_domein *d = add(l, MBOI_DOMEINEN);
        if (d)
            *d = (mbo_domein){text_attribute(e, "titel"), nr_attribute(e, "nr"),
                              (int32_t)int_value(l, e->naam, "crebo", attribute(e, "crebo", NULL), INT32_MAX, 0),
                              factor_attribute(e)};
        if (d)
            mboi_check_dubbel(l, MBOI_DOMEINEN, e->naam, d->nr, d->titel);
        break;
    }
    case SECTORKAMER: {
        mbo_sectorkamer *k = add(l, MBOI_SECTORKAMERS);
        if (k)
            *k = (mbo_sectorkamer){text_attribute(e, "titel"), nr_attribute(e, "nr")};
        if (k)
            mboi_check_dubbel(l, MBOI_SECTORKAMERS, e->naam, k->nr, k->titel);
        break;
    }
    case COMPETENTIE: {
        mbo_competentie *c = add(l, MBOI_COMPETENTIES);
        if (c)
            *c = (mbo_competentie){text_attribute(e, "titel"), text_attribute(e, "code"), nr_attribute(e, "nr")};
        if (c)
            mboi_check_dubbel(l, MBOI_COMPETENTIES, e->naam, c->nr, c->titel);
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
        unread(l, MBO_OPMERKINGSOORT_GEEN_SOORT, "soortopleiding", NULL, value, " is not ",
               "a kind of programme, such as vakopleiding");
    return 0;
}

/* A niveau and a soortopleiding that contradict each other: which of them is right would be a guess. */
static void check_niveau(lader *l, mbo_kwalificatie *k)
{
    if (!k->niveau || !k->soort || k->niveau == mbo_soort_opleiding_niveau(k->soort) || l->status)
        return;
    if (l->options.zonder_opmerkingen) {
        mboi_stop(l, mboi_fail_at(l->fout, MBO_ERROR_CONFLICT, mboi_line_of(l), mboi_column_of(l),
                                  "profiel \"%.80s\": niveau %d is not that of a %sopleiding", k->titel, k->niveau,
                                  mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, k->soort)));
        return;
    }
    char niveau[12];
    snprintf(niveau, sizeof niveau, "%d", k->niveau);
    mboi_opmerking(l, MBO_OPMERKINGSOORT_ANDER_NIVEAU, "profiel", "niveau", mboi_span_of(niveau));
    k->niveau = 0;
    k->soort = 0;
}

void mboi_end(lader *l, int plaats)
{
    mboi_span value = mboi_trim((mboi_span){l->tekst ? l->tekst : "", l->tekst_used});
    mbo_kwalificatie *k = last(l, MBOI_KWALIFICATIES);
    switch (plaats) {
    case SBB:
        if (!l->dossiers_gezien && !l->status)
            mboi_stop(
                l, mboi_fail_at(l->fout, MBO_ERROR_SYNTAX, mboi_line_of(l), mboi_column_of(l),
                                "the element sbb has no dossiers in it: this is no file of the kwalificatiestructuur"));
        break;
    case DOSSIERCREBO:
    case CREBO:
        ((mbo_crebo *)last(l, MBOI_CREBOS))->code =
            (int32_t)int_value(l, plaatsen[plaats].naam, NULL, value, INT32_MAX, 0);
        if (!value.length)
            wrong_value(l, plaatsen[plaats].naam, NULL, value, "a crebo");
        break;
    case SBU: k->sbu = (int32_t)int_value(l, "sbu", NULL, value, INT32_MAX, MBO_OPMERKINGSOORT_GEEN_GETAL); break;
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
        if (!mboi_hoofdstukken(l->s, d))
            mboi_lader_no_memory(l);
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
        check_niveau(l, k);
        break;
    default:
        if (plaatsen[plaats].rol == ROL_AANVULLEND || plaatsen[plaats].rol == ROL_EIS_PROFIEL)
            end_aanvulling(l);
    }
}
