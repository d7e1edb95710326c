/* SPDX-License-Identifier: MIT */
#include "digest.h"

#include <stdlib.h>
#include <string.h>

static void bytes(uint64_t *h, const void *data, size_t size) /* FNV-1a */
{
    const unsigned char *p = data;
    for (size_t i = 0; i < size; i++)
        *h = (*h ^ p[i]) * UINT64_C(0x100000001b3);
}

static void number(uint64_t *h, int64_t value)
{
    bytes(h, &value, sizeof value);
}

/* With its NUL, so that "ab", "c" is not "a", "bc"; what may be NULL only where the list ends is no text. */
static void text(uint64_t *h, const char *value)
{
    if (!value)
        abort();
    bytes(h, value, strlen(value) + 1);
}

/* A text and what is left of it when it is made plain. */
static void prose(uint64_t *h, const char *value)
{
    char plain[2048];
    text(h, value);
    if (!*value)
        return;
    size_t n = mbo_tekst_schoon(value, plain, sizeof plain), most = n < sizeof plain ? n : sizeof plain - 1;
    if (strlen(plain) > most || (n < sizeof plain ? strlen(plain) < n : strlen(plain) + 4 <= most) || n > strlen(value))
        abort(); /* one that is cut ends at a whole character, of four bytes at most */
    number(h, (int64_t)n);
    text(h, plain);
}

static void add_crebo(uint64_t *h, const mbo_structuur *s, const mbo_crebo *c)
{
    number(h, mbo_crebo_code(c));
    number(h, mbo_dossier_nr(mbo_crebo_dossier(c)));
    number(h, mbo_domein_nr(mbo_crebo_domein(c)));
    text(h, mbo_crebo_ministerie(c));
    number(h, mbo_crebo_prijsfactor(c));
    number(h, mbo_crebo_geldig_vanaf(c));
    number(h, mbo_crebo_einde_instroom(c));
    number(h, mbo_crebo_einde_opleiding(c));
    const mbo_kwalificatie *k = mbo_structuur_find_crebo(s, mbo_crebo_code(c));
    for (; k; k = mbo_kwalificatie_volgende(k, mbo_crebo_code(c)))
        text(h, mbo_kwalificatie_titel(k));
}

static void add_kennis(uint64_t *h, const mbo_kennis *k)
{
    number(h, mbo_kennis_nr(k));
    text(h, mbo_kennis_titel(k));
}

static void add_werkproces(uint64_t *h, const mbo_werkproces *w, const mbo_kwalificatie *k)
{
    number(h, mbo_werkproces_nr(w));
    text(h, mbo_werkproces_code(w));
    text(h, mbo_werkproces_titel(w));
    for (mbo_tekstsoort soort = MBO_TEKST_OMSCHRIJVING; soort <= MBO_TEKST_GEDRAG; soort++) {
        prose(h, mbo_werkproces_tekst(w, soort));
        prose(h, mbo_werkproces_aanvulling(w, k, soort));
    }
    number(h, mbo_werkproces_competentie_count(w, NULL));
    int32_t n = mbo_werkproces_competentie_count(w, k);
    number(h, n);
    for (int32_t i = 0; i < n; i++)
        text(h, mbo_competentie_code(mbo_werkproces_competentie(w, k, i)));
}

static void add_kerntaak(uint64_t *h, const mbo_kerntaak *t, const mbo_kwalificatie *k)
{
    number(h, mbo_kerntaak_nr(t));
    text(h, mbo_kerntaak_code(t));
    text(h, mbo_kerntaak_titel(t));
    for (mbo_tekstsoort soort = MBO_TEKST_COMPLEXITEIT; soort <= MBO_TEKST_VERANTWOORDELIJKHEID; soort++) {
        prose(h, mbo_kerntaak_tekst(t, soort));
        prose(h, mbo_kerntaak_aanvulling(t, k, soort));
    }
    number(h, mbo_kerntaak_kennis_count(t, NULL));
    int32_t n = mbo_kerntaak_kennis_count(t, k);
    number(h, n);
    for (int32_t i = 0; i < n; i++)
        add_kennis(h, mbo_kerntaak_kennis(t, k, i));
    n = mbo_kerntaak_werkproces_count(t);
    number(h, n);
    for (int32_t i = 0; i < n; i++)
        add_werkproces(h, mbo_kerntaak_werkproces(t, i), k);
}

static void add_kwalificatie(uint64_t *h, const mbo_structuur *s, const mbo_kwalificatie *k)
{
    number(h, mbo_kwalificatie_nr(k));
    text(h, mbo_kwalificatie_titel(k));
    text(h, mbo_kwalificatie_opmerking(k));
    number(h, mbo_kwalificatie_niveau(k));
    number(h, mbo_kwalificatie_soort_opleiding(k));
    number(h, mbo_kwalificatie_sbu(k));
    number(h, mbo_kwalificatie_vierjarig(k));
    for (mbo_leerweg leerweg = MBO_LEERWEG_BOL; leerweg <= MBO_LEERWEG_DERDE; leerweg++)
        number(h, mbo_kwalificatie_leerweg(k, leerweg));
    number(h, mbo_dossier_nr(mbo_kwalificatie_dossier(k)));
    for (mbo_tekstsoort soort = MBO_TEKST_TYPERING; soort <= MBO_TEKST_BEROEPSGROEP; soort++)
        prose(h, mbo_kwalificatie_tekst(k, soort));
    for (int32_t i = 0; i < mbo_kwalificatie_crebo_count(k); i++) {
        const mbo_crebo *c = mbo_kwalificatie_crebo(k, i);
        mbo_datum days[] = {mbo_crebo_geldig_vanaf(c), mbo_crebo_einde_instroom(c), mbo_crebo_einde_opleiding(c)};
        add_crebo(h, s, c);
        for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
            number(h, mbo_kwalificatie_instroom(k, days[d]));
            number(h, mbo_kwalificatie_opleiding(k, days[d]));
        }
    }
    for (int32_t maanden = 0; maanden <= 48; maanden += 24) {
        mbo_datum tot = MBO_DATUM_NOT_SET;
        number(h, mbo_kwalificatie_diploma_tot(k, maanden, &tot));
        number(h, tot);
    }
    int32_t n = mbo_kwalificatie_taaleis_count(k);
    number(h, n);
    for (int32_t i = 0; i < n; i++) {
        const mbo_taaleis *t = mbo_kwalificatie_taaleis(k, i);
        text(h, mbo_taaleis_titel(t));
        text(h, mbo_taaleis_taal(t));
        text(h, mbo_taaleis_vaardigheid(t));
        text(h, mbo_taaleis_niveau(t));
    }
    n = mbo_kwalificatie_kerntaak_count(k);
    number(h, n);
    for (int32_t i = 0; i < n; i++)
        add_kerntaak(h, mbo_kwalificatie_kerntaak(k, i), k);
}

static void add_dossier(uint64_t *h, const mbo_structuur *s, const mbo_dossier *d)
{
    number(h, mbo_dossier_nr(d));
    text(h, mbo_dossier_titel(d));
    text(h, mbo_dossier_versie(d));
    text(h, mbo_dossier_status(d));
    const mbo_domein *domein = mbo_dossier_domein(d);
    const mbo_sectorkamer *kamer = mbo_dossier_sectorkamer(d);
    number(h, domein ? mbo_domein_nr(domein) : -1);
    number(h, kamer ? mbo_sectorkamer_nr(kamer) : -1);
    for (mbo_tekstsoort soort = MBO_TEKST_INLEIDING; soort <= MBO_TEKST_ADVIES_TOETSINGSKAMER; soort++)
        prose(h, mbo_dossier_tekst(d, soort));
    for (int32_t i = 0; i < mbo_dossier_crebo_count(d); i++)
        add_crebo(h, s, mbo_dossier_crebo(d, i));
    for (int32_t i = 0; i < mbo_dossier_kennis_count(d); i++)
        add_kennis(h, mbo_dossier_kennis(d, i));
    for (int32_t i = 0; i < mbo_dossier_categorie_count(d); i++)
        add_kennis(h, mbo_dossier_categorie(d, i));
    for (int32_t i = 0; i < mbo_dossier_brondocument_count(d); i++) {
        const mbo_brondocument *b = mbo_dossier_brondocument(d, i);
        text(h, mbo_brondocument_naam(b));
        text(h, mbo_brondocument_type(b));
        text(h, mbo_brondocument_datum(b));
        text(h, mbo_brondocument_omschrijving(b));
        text(h, mbo_brondocument_link(b));
    }
    for (int32_t i = 0; i < mbo_dossier_onderhoud_count(d); i++)
        for (mbo_onderhouddeel deel = MBO_ONDERHOUD_ONDERWERP; deel <= MBO_ONDERHOUD_WANNEER; deel++)
            prose(h, mbo_dossier_onderhoud(d, i, deel));
    number(h, mbo_dossier_kwalificatie_count(d));
    for (int32_t i = 0; i < mbo_dossier_kwalificatie_count(d); i++)
        if (mbo_kwalificatie_dossier(mbo_dossier_kwalificatie(d, i)) != d)
            abort();
}

uint64_t structuur_digest(const mbo_structuur *s)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    char sha[65];
    number(&h, mbo_structuur_peildatum(s));
    number(&h, mbo_structuur_bevestigd_tot(s));
    mbo_structuur_vingerafdruk(s, sha, sizeof sha);
    text(&h, sha);
    for (int32_t i = 0; i < mbo_structuur_domein_count(s); i++) {
        const mbo_domein *d = mbo_structuur_domein(s, i);
        number(&h, mbo_domein_nr(d));
        number(&h, mbo_domein_crebo(d));
        number(&h, mbo_domein_prijsfactor(d));
        text(&h, mbo_domein_titel(d));
    }
    for (int32_t i = 0; i < mbo_structuur_sectorkamer_count(s); i++) {
        number(&h, mbo_sectorkamer_nr(mbo_structuur_sectorkamer(s, i)));
        text(&h, mbo_sectorkamer_titel(mbo_structuur_sectorkamer(s, i)));
    }
    for (int32_t i = 0; i < mbo_structuur_competentie_count(s); i++) {
        const mbo_competentie *c = mbo_structuur_competentie(s, i);
        number(&h, mbo_competentie_nr(c));
        text(&h, mbo_competentie_code(c));
        text(&h, mbo_competentie_titel(c));
    }
    for (int32_t i = 0; i < mbo_structuur_opmerking_count(s); i++) {
        const mbo_opmerking *o = mbo_structuur_opmerking(s, i);
        number(&h, mbo_opmerking_soort(o));
        text(&h, mbo_opmerking_plaats(o));
        text(&h, mbo_opmerking_waarde(o));
        number(&h, mbo_opmerking_line(o));
        number(&h, mbo_opmerking_aantal(o));
        number(&h, mbo_opmerking_bestand(o));
    }
    number(&h, mbo_structuur_kerntaak_count(s));
    number(&h, mbo_structuur_werkproces_count(s));
    number(&h, mbo_structuur_dossier_count(s));
    for (int32_t i = 0; i < mbo_structuur_dossier_count(s); i++)
        add_dossier(&h, s, mbo_structuur_dossier(s, i));
    number(&h, mbo_structuur_kwalificatie_count(s));
    for (int32_t i = 0; i < mbo_structuur_kwalificatie_count(s); i++)
        add_kwalificatie(&h, s, mbo_structuur_kwalificatie(s, i));
    for (int32_t i = 0; i < mbo_structuur_dubbele_crebo_count(s); i++)
        number(&h, mbo_structuur_dubbele_crebo(s, i));
    return h;
}
