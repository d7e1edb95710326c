/* SPDX-License-Identifier: MIT */
#include "telling.h"

#include <mborules/mborules.h>
#include <stdio.h>
#include <string.h>

/* The CRC-32 of zlib, so that Python's zlib.crc32() can follow it. */
static void add(telling *t, const char *bytes, size_t length)
{
    static uint32_t table[256];
    for (uint32_t i = 1; i < 256 && !table[255]; i++) {
        table[i] = i;
        for (int bit = 0; bit < 8; bit++)
            table[i] = table[i] & 1 ? 0xedb88320 ^ table[i] >> 1 : table[i] >> 1;
    }
    uint32_t crc = ~t->crc;
    for (size_t i = 0; i < length; i++)
        crc = table[(crc ^ (unsigned char)bytes[i]) & 0xff] ^ crc >> 8;
    t->crc = ~crc;
}

void tell_text(telling *t, const char *text)
{
    size_t length = strlen(text);
    t->teksten += length > 0;
    t->bytes += (int64_t)length;
    add(t, text, length + 1);
}

void tell_number(telling *t, int64_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%lld", (long long)number);
    add(t, text, (size_t)length + 1);
}

void print_telling(const telling *t)
{
    printf("{\"dossiers\": %lld, \"kwalificaties\": %lld, \"crebos\": %lld, \"kerntaken\": %lld, "
           "\"werkprocessen\": %lld, \"kennis\": %lld, \"competenties\": %lld, \"taaleisen\": %lld, "
           "\"teksten\": %lld, \"bytes\": %lld, \"crc\": %lu}",
           (long long)t->dossiers, (long long)t->kwalificaties, (long long)t->crebos, (long long)t->kerntaken,
           (long long)t->werkprocessen, (long long)t->kennis, (long long)t->competenties, (long long)t->taaleisen,
           (long long)t->teksten, (long long)t->bytes, (unsigned long)t->crc);
}

/* ---- what the library read ---- */

static void tell_crebo(telling *t, const mbo_crebo *c)
{
    t->crebos++;
    tell_text(t, mbo_crebo_ministerie(c));
    tell_number(t, mbo_crebo_code(c));
    tell_number(t, mbo_crebo_prijsfactor(c));
    tell_number(t, mbo_crebo_geldig_vanaf(c));
    tell_number(t, mbo_crebo_einde_instroom(c));
    tell_number(t, mbo_crebo_einde_opleiding(c));
}

static void tell_werkproces(telling *t, const mbo_werkproces *w, const mbo_kwalificatie *k, int first)
{
    if (first) {
        t->werkprocessen++;
        tell_text(t, mbo_werkproces_code(w));
        tell_text(t, mbo_werkproces_titel(w));
        tell_number(t, mbo_werkproces_nr(w));
    }
    for (mbo_tekstsoort soort = MBO_TEKST_OMSCHRIJVING; soort <= MBO_TEKST_GEDRAG; soort++) {
        if (first)
            tell_text(t, mbo_werkproces_tekst(w, soort));
        tell_text(t, mbo_werkproces_aanvulling(w, k, soort));
    }
    int32_t competenties = mbo_werkproces_competentie_count(w, k);
    for (int32_t i = 0; i < competenties; i++)
        tell_number(t, mbo_competentie_nr(mbo_werkproces_competentie(w, k, i)));
    t->competenties += competenties;
}

static void tell_kerntaak(telling *t, const mbo_kerntaak *kerntaak, const mbo_kwalificatie *k, int first)
{
    if (first) {
        t->kerntaken++;
        tell_text(t, mbo_kerntaak_code(kerntaak));
        tell_text(t, mbo_kerntaak_titel(kerntaak));
        tell_number(t, mbo_kerntaak_nr(kerntaak));
    }
    for (mbo_tekstsoort soort = MBO_TEKST_COMPLEXITEIT; soort <= MBO_TEKST_VERANTWOORDELIJKHEID; soort++) {
        if (first)
            tell_text(t, mbo_kerntaak_tekst(kerntaak, soort));
        tell_text(t, mbo_kerntaak_aanvulling(kerntaak, k, soort));
    }
    int32_t kennis = mbo_kerntaak_kennis_count(kerntaak, k);
    for (int32_t i = 0; i < kennis; i++)
        tell_number(t, mbo_kennis_nr(mbo_kerntaak_kennis(kerntaak, k, i)));
    t->kennis += kennis;
    for (int32_t i = 0; i < mbo_kerntaak_werkproces_count(kerntaak); i++)
        tell_werkproces(t, mbo_kerntaak_werkproces(kerntaak, i), k, first);
}

static void tell_kwalificatie(telling *t, const mbo_structuur *s, const mbo_kwalificatie *k, int first)
{
    const char *soort = mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, mbo_kwalificatie_soort_opleiding(k));
    t->kwalificaties++;
    tell_text(t, mbo_kwalificatie_titel(k));
    tell_text(t, soort ? soort : "");
    tell_number(t, mbo_kwalificatie_nr(k));
    tell_number(t, mbo_kwalificatie_niveau(k));
    tell_number(t, mbo_kwalificatie_sbu(k));
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++)
        tell_crebo(t, mbo_kwalificatie_crebo(k, i));
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++)
        tell_number(t, mbo_kwalificatie_nr(mbo_structuur_find_crebo(s, mbo_crebo_code(mbo_kwalificatie_crebo(k, i)))));
    for (mbo_tekstsoort n = MBO_TEKST_TYPERING; n <= MBO_TEKST_BEROEPSGROEP; n++)
        tell_text(t, mbo_kwalificatie_tekst(k, n));
    int32_t taaleisen = mbo_kwalificatie_taaleis_count(k);
    for (int32_t i = 0; i < taaleisen; i++) {
        const mbo_taaleis *e = mbo_kwalificatie_taaleis(k, i);
        tell_text(t, mbo_taaleis_titel(e));
        tell_text(t, mbo_taaleis_taal(e));
        tell_text(t, mbo_taaleis_vaardigheid(e));
        tell_text(t, mbo_taaleis_niveau(e));
    }
    t->taaleisen += taaleisen;
    for (int32_t i = 0; i < mbo_kwalificatie_kerntaak_count(k); i++) {
        const mbo_kerntaak *kerntaak = mbo_kwalificatie_kerntaak(k, i);
        tell_kerntaak(t, kerntaak, k, first || mbo_kerntaak_code(kerntaak)[0] != 'B');
    }
}

static void tell_kennis(telling *t, const mbo_kennis *k)
{
    tell_text(t, mbo_kennis_titel(k));
    tell_number(t, mbo_kennis_nr(k));
}

static void tell_dossier(telling *t, const mbo_structuur *s, const mbo_dossier *d)
{
    const mbo_domein *domein = mbo_dossier_domein(d);
    const mbo_sectorkamer *kamer = mbo_dossier_sectorkamer(d);
    t->dossiers++;
    tell_text(t, mbo_dossier_titel(d));
    tell_text(t, mbo_dossier_versie(d));
    tell_text(t, mbo_dossier_status(d));
    tell_number(t, mbo_dossier_nr(d));
    tell_text(t, domein ? mbo_domein_titel(domein) : "");
    tell_text(t, kamer ? mbo_sectorkamer_titel(kamer) : "");
    for (int32_t i = 0; i < mbo_dossier_crebo_count(d); i++)
        tell_crebo(t, mbo_dossier_crebo(d, i));
    for (mbo_tekstsoort n = MBO_TEKST_INLEIDING; n <= MBO_TEKST_ADVIES_TOETSINGSKAMER; n++)
        tell_text(t, mbo_dossier_tekst(d, n));
    for (int32_t i = 0; i < mbo_dossier_kennis_count(d); i++)
        tell_kennis(t, mbo_dossier_kennis(d, i));
    for (int32_t i = 0; i < mbo_dossier_categorie_count(d); i++)
        tell_kennis(t, mbo_dossier_categorie(d, i));
    for (int32_t i = 0; i < mbo_dossier_brondocument_count(d); i++) {
        const mbo_brondocument *b = mbo_dossier_brondocument(d, i);
        tell_text(t, mbo_brondocument_naam(b));
        tell_text(t, mbo_brondocument_type(b));
        tell_text(t, mbo_brondocument_datum(b));
        tell_text(t, mbo_brondocument_omschrijving(b));
        tell_text(t, mbo_brondocument_link(b));
    }
    for (int32_t i = 0; i < mbo_dossier_onderhoud_count(d); i++)
        for (mbo_onderhouddeel deel = MBO_ONDERHOUD_ONDERWERP; deel <= MBO_ONDERHOUD_WANNEER; deel++)
            tell_text(t, mbo_dossier_onderhoud(d, i, deel));
    for (int32_t i = 0; i < mbo_dossier_kwalificatie_count(d); i++)
        tell_kwalificatie(t, s, mbo_dossier_kwalificatie(d, i), i == 0);
}

telling tell_structuur(const mbo_structuur *s)
{
    telling t = {0};
    for (int32_t i = 0; i < mbo_structuur_domein_count(s); i++) {
        const mbo_domein *d = mbo_structuur_domein(s, i);
        tell_text(&t, mbo_domein_titel(d));
        tell_number(&t, mbo_domein_nr(d));
        tell_number(&t, mbo_domein_crebo(d));
        tell_number(&t, mbo_domein_prijsfactor(d));
    }
    for (int32_t i = 0; i < mbo_structuur_sectorkamer_count(s); i++) {
        tell_text(&t, mbo_sectorkamer_titel(mbo_structuur_sectorkamer(s, i)));
        tell_number(&t, mbo_sectorkamer_nr(mbo_structuur_sectorkamer(s, i)));
    }
    for (int32_t i = 0; i < mbo_structuur_competentie_count(s); i++) {
        const mbo_competentie *c = mbo_structuur_competentie(s, i);
        tell_text(&t, mbo_competentie_code(c));
        tell_text(&t, mbo_competentie_titel(c));
        tell_number(&t, mbo_competentie_nr(c));
    }
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++)
        tell_dossier(&t, s, mbo_structuur_dossier(s, i));
    return t;
}
