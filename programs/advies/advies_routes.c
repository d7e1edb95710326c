/* SPDX-License-Identifier: MIT */
/* The routes of an advice in full: what each says is gathered first, as items with the routes that say it, so that what
   several say is told once. */
#include "advies_opmaak.h"

#include "scherm.h"

#include <stdlib.h>
#include <string.h>

const char *const rubrieken[RUBRIEKEN][3] = {
    [DUUR] = {NULL, "duur", "how long"},
    [DOEL] = {NULL, "leidt tot", "leads to"},
    [KOSTEN] = {NULL, "kosten", "cost"},
    [INKOMEN] = {NULL, "inkomen", "income"},
    [SUBSIDIE] = {NULL, "werkgever", "employer"},
    [GEEN] = {NULL, "geen", "no"},
    [VOORBEHOUD] = {NULL, "geldt als", "holds if"},
    [STAP] = {NULL, "stappen", "steps"},
    [MAATWERK] = {NULL, "maatwerk", "tailoring"},
};

/* What was written is said by a route, as others may say it. */
static void say(opmaak *o, int rubriek, int32_t route)
{
    char *text = take(o);
    if (!text || !*text) {
        free(text);
        return;
    }
    for (int32_t i = 0; i < o->item_count; i++)
        if (o->items[i].rubriek == rubriek && strcmp(o->items[i].tekst, text) == 0) {
            o->items[i].routes |= UINT64_C(1) << route;
            free(text);
            return;
        }
    item *new = grow(o, (void **)&o->items, o->item_count, &o->item_room, sizeof *new);
    if (!new) {
        free(text);
        return;
    }
    *new = (item){rubriek, text, UINT64_C(1) << route};
    o->item_count++;
}

/* Kind and amount of the fee. */
static void write_bedrag(opmaak *o, const mbo_oordeel *oordeel)
{
    mbo_feitset missing;
    int64_t cents;
    mbo_geldsoort soort = mbo_oordeel_soort(oordeel, MBO_VRAAG_ONDERWIJSGELD);
    mbo_stand stand = mbo_oordeel_bedrag(oordeel, MBO_VRAAG_ONDERWIJSGELD, &cents);
    mbo_oordeel_bedrag_ontbrekend(oordeel, MBO_VRAAG_ONDERWIJSGELD, &missing);
    fputs(soort == MBO_GELDSOORT_GEEN ? tekst(o, GEEN_GELD)
          : soort                     ? label(o, MBO_VOCABULAIRE_GELDSOORT, soort)
                                      : tekst(o, ONDERWIJSGELD),
          o->to);
    if (soort == MBO_GELDSOORT_GEEN)
        return;
    if (stand == MBO_STAND_BEKEND) {
        fputs(": ", o->to);
        print_euro(o->to, cents, o->taal);
    } else if (soort && is_empty(&missing)) {
        fprintf(o->to, "; %s", tekst(o, GEEN_TARIEF));
    } else if (!is_empty(&missing)) {
        fprintf(o->to, "; %s: ", tekst(o, soort ? BEDRAG_OPEN : HANGT_AF));
        write_feiten(o, &missing);
    }
}

/* What is paid for the teaching. While the kind of school is not known: what it is at a school that the state funds, as
   any other asks its own price. */
static void say_onderwijsgeld(opmaak *o, int32_t route)
{
    const adviesuitvoer *u = o->u;
    mbo_oordeel *bekostigd = NULL;
    mbo_zaak *zaak = NULL;
    if (!mbo_zaak_known(u->zaak, MBO_FEIT_INSTELLING) &&
        !mbo_oordeel_soort(o->oordelen[route], MBO_VRAAG_ONDERWIJSGELD) &&
        (mbo_advies_zaak(u->advies, route, 1, NULL, &zaak, NULL) ||
         mbo_zaak_set_code(zaak, MBO_FEIT_INSTELLING, MBO_INSTELLING_ROC, NULL) ||
         mbo_oordeel_create(u->regels, u->structuur, zaak, MBO_VRAAG_ONDERWIJSGELD, u->options & MBO_OORDEEL_STRENG,
                            NULL, &bekostigd, NULL)))
        o->vol = true;
    bool soort = mbo_oordeel_soort(bekostigd, MBO_VRAAG_ONDERWIJSGELD);
    if (soort)
        fputs(tekst(o, BEKOSTIGD), o->to);
    write_bedrag(o, soort ? bekostigd : o->oordelen[route]);
    if (soort)
        fputs(tekst(o, ANDERS_PRIJS), o->to);
    mbo_oordeel_free(bekostigd);
    mbo_zaak_free(zaak);
    say(o, KOSTEN, route);
}

/* What an answer about money may depend on to be told with it. */
enum { MEEST_FEITEN = 4 };

/* Who pays a benefit: the question whether it goes on begins with whether it is one of theirs. */
typedef struct uitkering_van {
    mbo_vraag vraag;
    const char *voorwaarde; /* of that rule */
} uitkering_van;

static const uitkering_van uwv = {MBO_VRAAG_UWV_BEHOUD_UITKERING, "uwv_uitkering"},
                           gemeente = {MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING, "gemeente_uitkering"};

/* Whether the candidate certainly has such a benefit, as the reasons of that question say. */
static bool has_uitkering(const mbo_oordeel *oordeel, const uitkering_van *van)
{
    for (int32_t i = 0; i < mbo_oordeel_reden_count(oordeel, van->vraag); i++)
        if (strcmp(mbo_regel_voorwaarde(mbo_oordeel_reden_regel(oordeel, van->vraag, i)), van->voorwaarde) == 0)
            return mbo_oordeel_reden_uitkomst(oordeel, van->vraag, i) == MBO_UITKOMST_JA;
    return false;
}

/* The answers about money, and what each is called. A no is told, with why, only to who has a benefit of `van`; 0: it
   stands among what there is not. */
static const struct {
    mbo_vraag vraag;
    int rubriek;
    const uitkering_van *van;
    const char *naam[3];
} antwoorden[] = {
    {MBO_VRAAG_UWV_FINANCIERING, KOSTEN, &uwv, {NULL, "betaling door UWV", "payment by UWV"}},
    {MBO_VRAAG_GEMEENTE_FINANCIERING,
     KOSTEN,
     &gemeente,
     {NULL, "betaling door de gemeente", "payment by the municipality"}},
    {MBO_VRAAG_UWV_BEHOUD_UITKERING,
     INKOMEN,
     &uwv,
     {NULL, "uitkering van UWV die doorloopt", "benefit of UWV that goes on"}},
    {MBO_VRAAG_GEMEENTE_BEHOUD_UITKERING,
     INKOMEN,
     &gemeente,
     {NULL, "uitkering van de gemeente die doorloopt", "benefit of the municipality that goes on"}},
    {MBO_VRAAG_PRAKTIJKVERKLARING_BEHOUD_UITKERING,
     INKOMEN,
     &uwv,
     {NULL, "uitkering die doorloopt tijdens het praktijkleren", "benefit that goes on during practical learning"}},
    {MBO_VRAAG_STUDIEFINANCIERING, INKOMEN, NULL, {NULL, "studiefinanciering", "student finance"}},
    {MBO_VRAAG_LEVENLANGLERENKREDIET, INKOMEN, NULL, {NULL, "levenlanglerenkrediet", "lifelong learning credit"}},
    {MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN,
     SUBSIDIE,
     NULL,
     {NULL, "subsidie praktijkleren", "subsidy for practical learning"}},
};

/* Whether a no is worth a line: to who has such a benefit, or where one might expect the money. */
static bool is_told_no(const opmaak *o, int32_t route, size_t n)
{
    bool bol = mbo_advies_leerweg(o->u->advies, route) == MBO_LEERWEG_BOL;
    if (antwoorden[n].van)
        return has_uitkering(o->oordelen[route], antwoorden[n].van);
    if (antwoorden[n].vraag == MBO_VRAAG_SUBSIDIE_PRAKTIJKLEREN)
        return !bol;
    return bol && mbo_advies_bewijs(o->u->advies, route) == MBO_BEWIJS_DIPLOMA; /* a step tells it of other routes */
}

/* Yes with its amount, a decision, what it still depends on, or no. */
static void say_antwoord(opmaak *o, int32_t route, size_t n)
{
    const mbo_oordeel *oordeel = o->oordelen[route];
    mbo_vraag vraag = antwoorden[n].vraag;
    mbo_uitkomst uitkomst = mbo_oordeel_uitkomst(oordeel, vraag);
    int rubriek = antwoorden[n].rubriek;
    mbo_feitset missing;
    mbo_datum vanaf = MBO_DATUM_NOT_SET;
    int64_t cents;
    const mbo_regel *regel;
    mbo_oordeel_vanaf(oordeel, vraag, &vanaf);
    if (uitkomst == MBO_UITKOMST_NVT ||
        (uitkomst == MBO_UITKOMST_NEE && vanaf == MBO_DATUM_NOT_SET && !is_told_no(o, route, n)))
        return;
    fputs(antwoorden[n].naam[o->taal], o->to);
    mbo_oordeel_ontbrekend(oordeel, vraag, &missing);
    if (uitkomst == MBO_UITKOMST_NEE && vanaf != MBO_DATUM_NOT_SET) {
        fprintf(o->to, ": %s ", tekst(o, VANAF));
        print_day(o->to, vanaf, o->taal);
    } else if (uitkomst == MBO_UITKOMST_NEE && !antwoorden[n].van) {
        rubriek = GEEN;
    } else if (uitkomst == MBO_UITKOMST_NEE || uitkomst == MBO_UITKOMST_JA) {
        fprintf(o->to, ": %s", label(o, MBO_VOCABULAIRE_UITKOMST, uitkomst));
        if (uitkomst == MBO_UITKOMST_NEE && (regel = deciding(oordeel, vraag)))
            fprintf(o->to, ". %s", mbo_regel_tekst(regel, o->taal));
    } else if (uitkomst == MBO_UITKOMST_VOORWAARDELIJK) {
        fputs(": ", o->to);
        write_beslissers(o, mbo_oordeel_beslissers(oordeel, vraag));
    } else if (popcount(missing.bits[0]) + popcount(missing.bits[1]) > MEEST_FEITEN) {
        fprintf(o->to, ": %s", label(o, MBO_VOCABULAIRE_UITKOMST, uitkomst)); /* too much for a line */
    } else {
        fputs(is_empty(&missing) ? ": " : " ", o->to);
        write_open(o, oordeel, vraag, &missing);
    }
    if (uitkomst != MBO_UITKOMST_NEE && mbo_oordeel_bedrag(oordeel, vraag, &cents) == MBO_STAND_BEKEND) {
        fprintf(o->to, ", %s ", tekst(o, TEN_HOOGSTE));
        print_euro(o->to, cents, o->taal);
        fputs(tekst(o, PER_JAAR), o->to);
    }
    say(o, rubriek, route);
}

/* What must be so for the verdict to be certain. */
static void say_voorbehoud(opmaak *o, int32_t route)
{
    static const struct {
        mbo_feit feit;
        const char *als[3];
    } aannames[] = {
        {MBO_FEIT_STUDIEDUUR,
         {NULL, "de opleiding niet korter is dan de wet vraagt en niet langer dan zij toestaat",
          "the programme is not shorter than the law asks, nor longer than it allows"}},
        {MBO_FEIT_DIPLOMA_ERKENNING,
         {NULL, "de school de erkenning voor deze opleiding heeft", "the school holds the licence for the programme"}},
        {MBO_FEIT_CERTIFICAAT_VASTGESTELD,
         {NULL, "aan dit onderdeel een certificaat is verbonden", "a certificate is attached to this part"}},
        {MBO_FEIT_ANDER_AANBOD_ZELFDE_DOMEIN,
         {NULL, "de aanbieder ook een andere opleiding van hetzelfde domein volledig aanbiedt",
          "the provider also offers another programme of the same domain in full"}},
        {0, {NULL, "met deze kwalificatie nog mag worden begonnen", "one may still start with this kwalificatie"}},
    };
    mbo_feitset set;
    mbo_advies_routeaannames(o->u->advies, route, &set);
    for (size_t i = 0; i < sizeof aannames / sizeof *aannames; i++)
        if (aannames[i].feit ? has_feit(&set, aannames[i].feit) : mbo_advies_instroom_aangenomen(o->u->advies, route)) {
            fputs(aannames[i].als[o->taal], o->to);
            say(o, VOORBEHOUD, route);
        }
}

static void say_stappen(opmaak *o, int32_t route)
{
    static const int rubriek[] = {
        [MBO_STAPSOORT_STAP] = STAP,      [MBO_STAPSOORT_MAATWERK] = MAATWERK, [MBO_STAPSOORT_DUUR] = DUUR,
        [MBO_STAPSOORT_LEIDT_TOT] = DOEL, [MBO_STAPSOORT_INKOMEN] = INKOMEN,
    };
    for (int32_t i = 0; i < mbo_stappen_count(o->stappen[route]); i++) {
        const mbo_stap *stap = mbo_stappen_stap(o->stappen[route], i);
        const char *adres = mbo_stap_adres(stap);
        mbo_stapsoort soort = mbo_stap_soort(stap);
        if (soort == MBO_STAPSOORT_INSTANTIE) /* it goes before all routes */
            continue;
        fputs(mbo_stap_tekst(stap, o->taal), o->to);
        if (soort == MBO_STAPSOORT_STAP && mbo_stap_wie(stap))
            fprintf(o->to, " (%s%s%s)", label(o, MBO_VOCABULAIRE_INFORMANT, mbo_stap_wie(stap)), *adres ? "; " : "",
                    adres);
        else if (*adres)
            fprintf(o->to, " (%s)", adres);
        say(o, rubriek[soort], route);
    }
}

/* Whether a step of a kind says something of a route. */
static bool has_stap(const opmaak *o, int32_t route, mbo_stapsoort soort)
{
    for (int32_t i = 0; i < mbo_stappen_count(o->stappen[route]); i++)
        if (mbo_stap_soort(mbo_stappen_stap(o->stappen[route], i)) == soort)
            return true;
    return false;
}

void say_antwoorden(opmaak *o, int32_t route)
{
    int32_t minimaal, maximaal;
    if (!has_stap(o, route, MBO_STAPSOORT_DUUR) && mbo_advies_duur(o->u->advies, route, &minimaal, &maximaal)) {
        write_maanden(o, minimaal, maximaal);
        say(o, DUUR, route);
    }
    mbo_uitkomst start = mbo_oordeel_uitkomst(o->oordelen[route], MBO_VRAAG_STARTKWALIFICATIE_NA_AFLOOP);
    if (!has_stap(o, route, MBO_STAPSOORT_LEIDT_TOT) && (start == MBO_UITKOMST_JA || start == MBO_UITKOMST_NEE)) {
        fputs(tekst(o, start == MBO_UITKOMST_JA ? STARTKWALIFICATIE : GEEN_STARTKWALIFICATIE), o->to);
        say(o, DOEL, route);
    }
    say_onderwijsgeld(o, route);
    for (size_t i = 0; i < sizeof antwoorden / sizeof *antwoorden; i++)
        say_antwoord(o, route, i);
    say_voorbehoud(o, route);
}

void say_route(opmaak *o, int32_t route)
{
    say_antwoorden(o, route);
    say_stappen(o, route);
}

/* ---- the routes in full ---- */

/* The routes that are told in full, of a bewijs (0: any), in a leerweg of those bits, of a kind of those bits. */
static routeset among(const opmaak *o, mbo_bewijs bewijs, uint64_t wegen, uint64_t kinds)
{
    routeset set = 0;
    for (int32_t r = 0; r < o->routes; r++)
        if (in_set(o->getoond, r) && (!bewijs || mbo_advies_bewijs(o->u->advies, r) == bewijs) &&
            wegen >> mbo_advies_leerweg(o->u->advies, r) & 1 &&
            kinds >> mbo_advies_soort_opleiding(o->u->advies, r) & 1)
            set |= UINT64_C(1) << r;
    return set;
}

static const uint64_t elke = ~UINT64_C(0);

/* Their leerwegen (mbo_advies_leerweg) or kinds (mbo_advies_soort_opleiding), as bits. */
static uint64_t bits_of(const opmaak *o, routeset set, int32_t (*code)(const mbo_advies *, int32_t))
{
    uint64_t bits = 0;
    for (int32_t r = 0; r < o->routes; r++)
        if (in_set(set, r))
            bits |= UINT64_C(1) << code(o->u->advies, r);
    return bits;
}

/* The routes of `set` in as few words as tell them from the others of `universe`: "bol en bbl"; "mbo-diploma niveau 3";
   "mbo-certificaat". */
static void write_welke(opmaak *o, routeset set, routeset universe)
{
    int n = 0;
    uint64_t wegen = bits_of(o, set, mbo_advies_leerweg);
    if (set == (among(o, 0, wegen, elke) & universe)) {
        write_leerwegen(o, wegen);
        return;
    }
    for (mbo_bewijs b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BEWIJS); b++) {
        routeset part = set & among(o, b, elke, elke);
        uint64_t kinds = bits_of(o, part, mbo_advies_soort_opleiding);
        if (!part)
            continue;
        fputs(n++ ? "; " : "", o->to);
        wegen = bits_of(o, part, mbo_advies_leerweg);
        bool alle_wegen = part == (among(o, b, elke, kinds) & universe),
             alle_soorten = part == (among(o, b, wegen, elke) & universe);
        if (!alle_wegen && !alle_soorten && part != (among(o, b, wegen, kinds) & universe)) {
            write_routes(o, part);
            continue;
        }
        fputs(label(o, MBO_VOCABULAIRE_BEWIJS, b), o->to);
        if (part == (among(o, b, elke, elke) & universe))
            continue;
        if (b == MBO_BEWIJS_DIPLOMA && !alle_soorten) {
            fputc(' ', o->to);
            write_soorten(o, kinds);
        }
        if (!alle_wegen) {
            fprintf(o->to, " %s ", tekst(o, IN));
            write_leerwegen(o, wegen);
        }
    }
}

/* An item, with the routes that say it when they are not all of `set`. Of the short ones those that the same routes say
   stand together. */
static void put_item(opmaak *o, int32_t i, routeset set, bool first)
{
    const item *it = &o->items[i];
    bool samen = it->rubriek == GEEN || it->rubriek == VOORBEHOUD;
    char *kop = first ? copy(o, rubrieken[it->rubriek][o->taal]) : NULL;
    if (it->routes != set) {
        write_welke(o, it->routes, set);
        fputs(": ", o->to);
    }
    fputs(it->tekst, o->to);
    for (int32_t more = i + 1; samen && more < o->item_count; more++)
        if (o->items[more].rubriek == it->rubriek && o->items[more].routes == it->routes)
            fprintf(o->to, "; %s", o->items[more].tekst);
    put(o, BLOK_GEGEVEN, kop);
}

/* Whether an item was told with one before it. */
static bool is_told(const opmaak *o, int32_t i)
{
    const item *it = &o->items[i];
    for (int32_t before = 0; (it->rubriek == GEEN || it->rubriek == VOORBEHOUD) && before < i; before++)
        if (o->items[before].rubriek == it->rubriek && o->items[before].routes == it->routes)
            return true;
    return false;
}

/* What a heading tells: the items of one leerweg, those of some routes of several, those of every route. */
enum deel { LEERWEG, GEMENGD, HEEL };

static bool belongs(const opmaak *o, const item *it, routeset set, enum deel deel)
{
    bool een_leerweg = popcount(bits_of(o, it->routes, mbo_advies_leerweg)) == 1;
    if (deel == LEERWEG)
        return een_leerweg && !(it->routes & ~set);
    return !een_leerweg && (it->routes == o->getoond) == (deel == HEEL);
}

/* A heading with its items; nothing when there are none. */
static void put_items(opmaak *o, routeset set, enum deel deel, bloksoort kop, const char *naam)
{
    int vorige = -1;
    for (int rubriek = 0; rubriek < RUBRIEKEN; rubriek++)
        for (int32_t i = 0; i < o->item_count; i++)
            if (o->items[i].rubriek == rubriek && belongs(o, &o->items[i], set, deel) && !is_told(o, i)) {
                if (vorige < 0)
                    put_text(o, kop, naam);
                put_item(o, i, set, rubriek != vorige);
                vorige = rubriek;
            }
}

void put_routes(opmaak *o)
{
    uint64_t told = 0;
    for (int32_t r = 0; r < o->routes && !o->vol; r++) {
        mbo_leerweg leerweg = mbo_advies_leerweg(o->u->advies, r);
        if (!in_set(o->getoond, r) || told >> leerweg & 1)
            continue;
        if (!told)
            put_text(o, BLOK_KOP, tekst(o, PER_ROUTE));
        told |= UINT64_C(1) << leerweg;
        routeset set = among(o, 0, UINT64_C(1) << leerweg, elke);
        fprintf(o->to, "%s: ", label(o, MBO_VOCABULAIRE_LEERWEG, leerweg));
        int n = 0;
        for (mbo_bewijs b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BEWIJS); b++) {
            routeset part = set & among(o, b, elke, elke);
            if (!part)
                continue;
            fprintf(o->to, "%s%s", n++ ? ", " : "", label(o, MBO_VOCABULAIRE_BEWIJS, b));
            if (b == MBO_BEWIJS_DIPLOMA) {
                fputc(' ', o->to);
                write_soorten(o, bits_of(o, part, mbo_advies_soort_opleiding));
            }
        }
        char *naam = take(o);
        if (naam) {
            if (*naam >= 'a' && *naam <= 'z')
                *naam = (char)(*naam - 'a' + 'A');
            put_items(o, set, LEERWEG, BLOK_SUBKOP, naam);
        }
        free(naam);
    }
    put_items(o, o->getoond, GEMENGD, BLOK_SUBKOP, tekst(o, GEDEELD));
    put_items(o, o->getoond, HEEL, BLOK_KOP, tekst(o, STAPPEN_VOOR_ALLE));
}
