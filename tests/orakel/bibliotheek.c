/* SPDX-License-Identifier: MIT */
#include "bibliotheek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mbo_feit feiten[AANTAL_FEITEN];
static feit terug[128]; /* from the library's numbers */
static int32_t codes[AANTAL_FEITEN][32];
static mbo_vraag vragen[VRAGEN + 1];
static int soorten[64];

static int mist(const char *wat, const char *naam)
{
    printf("the library lacks %s %s\n", wat, naam);
    return 1;
}

/* The library's numbers of the codes of a list, which has all of them. */
static int zoek_codes(mbo_vocabulaire vocabulaire, const woordenlijst *lijst, int32_t *uit)
{
    int ontbreekt = 0, c = 1;
    for (; lijst->codes[c]; c++)
        if (mbo_code_parse(vocabulaire, lijst->codes[c], &uit[c], NULL))
            ontbreekt += mist(lijst->naam, lijst->codes[c]);
    if (mbo_code_count(vocabulaire) != c - 1) {
        printf("the library has %d codes of %s, the contract %d\n", (int)mbo_code_count(vocabulaire), lijst->naam,
               c - 1);
        ontbreekt++;
    }
    return ontbreekt;
}

static int zoek_feit(feit f)
{
    static const mbo_feittype typen[] = {
        [BOOL] = MBO_FEITTYPE_BOOL, [INT] = MBO_FEITTYPE_INT, [DATUM] = MBO_FEITTYPE_DATUM,
        [CODE] = MBO_FEITTYPE_CODE, [SET] = MBO_FEITTYPE_SET, [GELD] = MBO_FEITTYPE_GELD};
    static const int32_t beslissers[] = {
        [BEVOEGD_GEZAG] = MBO_BESLISSER_BEVOEGD_GEZAG, [UWV] = MBO_BESLISSER_UWV, [GEMEENTE] = MBO_BESLISSER_GEMEENTE};
    const feitsoort *s = &feitsoorten[f];
    int64_t aanname = -1;
    if (mbo_feit_parse(s->naam, &feiten[f], NULL))
        return mist("fact", s->naam);
    terug[feiten[f]] = f;
    int ontbreekt = 0;
    if (mbo_feit_type(feiten[f]) != typen[s->type])
        ontbreekt += mist("the type of", s->naam);
    else if (s->type == CODE || s->type == SET)
        ontbreekt += zoek_codes(mbo_feit_vocabulaire(feiten[f]), s->codes, codes[f]);
    mbo_feit_aanname(feiten[f], &aanname);
    if (aanname != s->aanname)
        ontbreekt += mist("the assumed value of", s->naam);
    if (mbo_feit_beslisser(feiten[f]) != beslissers[s->beslisser])
        ontbreekt += mist("the beslisser of", s->naam);
    return ontbreekt;
}

int bieb_namen(void)
{
    int ontbreekt = 0;
    memset(terug, -1, sizeof terug);
    for (int f = 0; f < AANTAL_FEITEN; f++)
        ontbreekt += zoek_feit((feit)f);
    for (mbo_feit f = 1; f <= mbo_feit_count(); f++)
        if ((int)terug[f] < 0) {
            printf("the library has fact %s, which the contract does not\n", mbo_feit_name(f));
            ontbreekt++;
        }
    ontbreekt += zoek_codes(MBO_VOCABULAIRE_VRAAG, &vraagnamen, vragen);
    int32_t code[32] = {0};
    ontbreekt += zoek_codes(MBO_VOCABULAIRE_GELDSOORT, &geldsoorten, code);
    for (int s = 1; geldsoorten.codes[s]; s++)
        soorten[code[s]] = s;
    return ontbreekt;
}

static uint64_t set_van(const mbo_feitset *set)
{
    uint64_t uit = 0;
    for (mbo_feit f = 0; (f = mbo_feitset_next(set, f));)
        uit |= UINT64_C(1) << terug[f];
    return uit;
}

static int stand_van(mbo_stand s)
{
    return s == MBO_STAND_BEKEND ? STAND_BEKEND : s == MBO_STAND_OPEN ? STAND_OPEN : STAND_GEEN;
}

static int uitkomst_van(mbo_uitkomst u)
{
    switch (u) {
    case MBO_UITKOMST_JA: return UIT_JA;
    case MBO_UITKOMST_NEE: return UIT_NEE;
    case MBO_UITKOMST_VOORWAARDELIJK: return UIT_VOORWAARDELIJK;
    case MBO_UITKOMST_ONBEKEND: return UIT_ONBEKEND;
    case MBO_UITKOMST_NVT: return UIT_NVT;
    default: return 0;
    }
}

static mbo_status zet(mbo_zaak *zaak, feit f, long w)
{
    switch (feitsoorten[f].type) {
    case BOOL: return mbo_zaak_set_bool(zaak, feiten[f], (int32_t)w, NULL);
    case CODE: return mbo_zaak_set_code(zaak, feiten[f], codes[f][w], NULL);
    case GELD: return mbo_zaak_set_money(zaak, feiten[f], w, NULL);
    case INT: return mbo_zaak_set_int(zaak, feiten[f], w, NULL);
    case DATUM: return mbo_zaak_set_date(zaak, feiten[f], (mbo_datum)w, NULL);
    case SET: {
        int64_t set = 0;
        for (int c = 1; feitsoorten[f].codes->codes[c]; c++)
            if (w >> c & 1)
                set |= INT64_C(1) << codes[f][c];
        return mbo_zaak_set_set(zaak, feiten[f], set, NULL);
    }
    }
    return MBO_ERROR_ARGUMENT;
}

/* The parameters without a value, each with a blank after it; until the next call. */
static const char *parameters(const mbo_oordeel *o, mbo_vraag v)
{
    static char namen[1024];
    size_t at = 0;
    namen[0] = '\0';
    for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(o, v) && at < sizeof namen; i++)
        at += (size_t)snprintf(namen + at, sizeof namen - at, "%s ", mbo_oordeel_zonder_waarde(o, v, i));
    return at ? namen : NULL;
}

static antwoord lees(const mbo_oordeel *o, mbo_vraag v)
{
    antwoord a = {0};
    mbo_feitset set;
    int64_t bedrag = 0;
    mbo_datum vanaf = 0;
    a.uitkomst = uitkomst_van(mbo_oordeel_uitkomst(o, v));
    mbo_oordeel_ontbrekend(o, v, &set);
    a.ontbrekend = set_van(&set);
    mbo_oordeel_bedrag_ontbrekend(o, v, &set);
    a.bedrag_ontbrekend = set_van(&set);
    mbo_oordeel_vanaf_ontbrekend(o, v, &set);
    a.vanaf_ontbrekend = set_van(&set);
    mbo_oordeel_aannames(o, v, &set);
    a.aannames = set_van(&set);
    int32_t beslissers = mbo_oordeel_beslissers(o, v);
    a.beslissers = (beslissers >> MBO_BESLISSER_BEVOEGD_GEZAG & 1 ? BEVOEGD_GEZAG : 0) |
                   (beslissers >> MBO_BESLISSER_UWV & 1 ? UWV : 0) |
                   (beslissers >> MBO_BESLISSER_GEMEENTE & 1 ? GEMEENTE : 0);
    a.soort = soorten[mbo_oordeel_soort(o, v)];
    a.stand = stand_van(mbo_oordeel_bedrag(o, v, &bedrag));
    a.bedrag = (long)bedrag;
    a.vanaf_stand = stand_van(mbo_oordeel_vanaf(o, v, &vanaf));
    a.vanaf = vanaf;
    a.zonder = parameters(o, v);
    return a;
}

antwoord bieb_antwoord(const mbo_regels *regels, const mbo_structuur *structuur, vraag v, uint64_t bekend,
                       const long *w, bool streng)
{
    static mbo_zaak *zaak;
    mbo_oordeel *o;
    mbo_fout fout;
    mbo_uitkomst alleen = 0;
    int32_t options = streng ? MBO_OORDEEL_STRENG : 0;
    if (!zaak && mbo_zaak_create(NULL, &zaak, NULL))
        moet(NULL);
    mbo_zaak_clear(zaak);
    for (int f = 0; f < AANTAL_FEITEN; f++)
        if (bekend >> f & 1 && zet(zaak, (feit)f, w[f])) {
            printf("%s: not set to %ld\n", feitsoorten[f].naam, w[f]);
            exit(1);
        }
    mbo_status status = mbo_oordeel_create(regels, structuur, zaak, vragen[v], options, NULL, &o, &fout);
    mbo_status kort = mbo_uitkomst_of(regels, structuur, zaak, vragen[v], options, &alleen, &fout);
    if (status != MBO_OK && status != MBO_ERROR_CONFLICT && status != MBO_ERROR_VALUE) {
        printf("%s\n", fout.message);
        exit(1);
    }
    antwoord a = {.fout = true};
    if (status == MBO_OK) {
        a = lees(o, vragen[v]);
        mbo_oordeel_free(o);
    }
    if (kort != status || (status == MBO_OK && uitkomst_van(alleen) != a.uitkomst)) {
        printf("mbo_uitkomst_of() says another thing\n");
        a.uitkomst = -1;
    }
    return a;
}
