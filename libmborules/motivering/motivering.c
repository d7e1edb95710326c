/* SPDX-License-Identifier: MIT */
/* Writing a receipt: one walk over the answer gives the lines, as text or as JSON; another the sentences. */
#include "motivering/motivering.h"

#include <stdio.h>
#include <string.h>

typedef struct antwoord {
    const mbo_oordeel *oordeel;
    const struct mboi_heel_antwoord *a;
    mbo_vraag vraag;
    mbo_feitset gebruikt; /* the facts that it depends on */
} antwoord;

typedef struct schrijver {
    char *buffer;
    size_t size, n;             /* n: what there would be with room enough */
    bool json, begonnen, lijst; /* of JSON: has it begun, is an array open? */
    mbo_taal taal;              /* of sentences */
    int32_t regels;             /* lines so far */
    mboi_sha256 sha;            /* of them, as they stand in the form of lines */
    /* of sentences: the word that is not there yet, and where it goes */
    char woord[256];
    size_t letters;
    int kolom, inspringen;
    bool begin; /* of the line: no blank before the word */
} schrijver;

static void put(schrijver *s, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++, s->n++)
        if (s->n + 1 < s->size)
            s->buffer[s->n] = text[i];
}

static void say(schrijver *s, const char *text)
{
    put(s, text, strlen(text));
}

/* What stands in a string of JSON. */
static void put_json(schrijver *s, const char *text)
{
    for (; *text; text++) {
        char code[8];
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            snprintf(code, sizeof code, "\\%c", c);
        else if (c < 0x20)
            snprintf(code, sizeof code, "\\u%04x", c);
        else
            snprintf(code, sizeof code, "%c", c);
        say(s, code);
    }
}

/* A piece of a line: in JSON only the sum is made of it. */
static void put_piece(schrijver *s, const char *text, size_t length)
{
    mboi_sha256_add(&s->sha, text, length);
    if (!s->json)
        put(s, text, length);
}

/* A line, or member of the object, up to its value. Sources follow each other: in JSON they are an array. */
static void begin_waarde(schrijver *s, const char *naam, bool eerste_bron, bool bron)
{
    s->regels++;
    put_piece(s, naam, strlen(naam));
    put_piece(s, "=", 1);
    if (!s->json)
        return;
    bool verder = bron && !eerste_bron;
    if (s->lijst && !verder)
        say(s, "]");
    say(s, s->begonnen ? verder ? ", " : ",\n  " : "{\n  ");
    if (!verder) {
        say(s, "\"");
        put_json(s, naam);
        say(s, bron ? "\": [" : "\": ");
    }
    say(s, "\"");
    s->begonnen = true;
    s->lijst = bron;
}

/* More of the value. */
static void put_waarde(schrijver *s, const char *waarde)
{
    size_t n;
    if (s->json)
        put_json(s, waarde);
    while (waarde[n = strcspn(waarde, "\\\n\r")]) {
        put_piece(s, waarde, n);
        put_piece(s, waarde[n] == '\\' ? "\\\\" : waarde[n] == '\n' ? "\\n" : "\\r", 2);
        waarde += n + 1;
    }
    put_piece(s, waarde, n);
}

static void end_waarde(schrijver *s)
{
    put_piece(s, "\n", 1);
    if (s->json)
        say(s, "\"");
}

static void line(schrijver *s, const char *naam, const char *waarde, bool eerste_bron, bool bron)
{
    begin_waarde(s, naam, eerste_bron, bron);
    put_waarde(s, waarde);
    end_waarde(s);
}

static void een(schrijver *s, const char *naam, const char *waarde)
{
    line(s, naam, waarde, false, false);
}

static void feiten(schrijver *s, const char *naam, const mbo_feitset *set)
{
    mbo_feit feit = mbo_feitset_next(set, 0);
    if (!feit)
        return;
    begin_waarde(s, naam, false, false);
    put_waarde(s, mbo_feit_name(feit));
    while ((feit = mbo_feitset_next(set, feit))) {
        put_waarde(s, ";");
        put_waarde(s, mbo_feit_name(feit));
    }
    end_waarde(s);
}

static void zonder_waarde(schrijver *s, const antwoord *a)
{
    const char *naam = mbo_oordeel_zonder_waarde(a->oordeel, a->vraag, 0);
    if (!naam)
        return;
    begin_waarde(s, "zonder_waarde", false, false);
    put_waarde(s, naam);
    for (int32_t i = 1; (naam = mbo_oordeel_zonder_waarde(a->oordeel, a->vraag, i)); i++) {
        put_waarde(s, ";");
        put_waarde(s, naam);
    }
    end_waarde(s);
}

static const char *hundredths(int64_t waarde, char text[32])
{
    snprintf(text, 32, waarde % 100 ? "%lld.%02lld" : "%lld", (long long)(waarde / 100), (long long)(waarde % 100));
    return text;
}

/* ---- what was used ---- */

/* Can a rule take part in the answer, as far as the startdatum goes? */
static bool geldt(const antwoord *a, const struct mbo_regel *regel)
{
    const mbo_oordeel *o = a->oordeel;
    return mboi_feitset_has(&o->known, MBO_FEIT_STARTDATUM)
               ? mboi_regel_geldt(regel, (mbo_datum)o->value[MBO_FEIT_STARTDATUM])
               : !regel->uit;
}

/* The facts that the answer, or the outcome of a rule that is told, depends on for some case. The startdatum picks the
   rules. */
static mbo_feitset used(const antwoord *a)
{
    const mbo_oordeel *o = a->oordeel;
    const struct mboi_vraag *v = &o->regels->boek.vraag[a->vraag];
    mbo_feitset set = mboi_vraag_feiten(&o->regels->stelsel.vraag[a->vraag]);
    for (size_t i = v->regel; i < v->regel + v->regels; i++) {
        const struct mbo_regel *regel = &o->regels->boek.regel[i];
        mbo_feitset feiten;
        mbo_regel_feiten(regel, &feiten);
        if (geldt(a, regel))
            mboi_feitset_join(&set, &feiten);
        for (size_t j = 0; geldt(a, regel) && j < regel->verwijzing.vias; j++)
            if (geldt(a, &o->regels->boek.regel[regel->verwijzing.via[j]]))
                mboi_feitset_join(&set, &o->regels->boek.regel[regel->verwijzing.via[j]].feiten);
    }
    mboi_feitset_add(&set, MBO_FEIT_STARTDATUM);
    if (o->structuur)
        mboi_feitset_add(&set, MBO_FEIT_CREBO);
    return set;
}

/* Each rule that took part: those of the question, then those of the questions that they refer to. */
typedef void op_regel(schrijver *s, const antwoord *a, const struct mbo_regel *regel, mbo_uitkomst uitkomst);

static void each_regel(schrijver *s, const antwoord *a, op_regel *f)
{
    const mbo_oordeel *o = a->oordeel;
    const struct mboi_vraag *v = &o->regels->boek.vraag[a->vraag];
    for (size_t i = 0; i < a->a->redenen; i++)
        if (a->a->reden[i].ouder < 0)
            f(s, a, a->a->reden[i].regel, a->a->reden[i].uitkomst);
    for (size_t r = 0; r < o->regels->boek.regels; r++) { /* each once, in the order of the book */
        bool via = false;
        for (size_t i = 0; i < a->a->redenen; i++)
            for (size_t j = 0; j < a->a->reden[i].regel->verwijzing.vias; j++)
                via |= a->a->reden[i].regel->verwijzing.via[j] == r;
        bool eigen = r >= v->regel && r < v->regel + v->regels;
        const struct mbo_regel *regel = &o->regels->boek.regel[r];
        if (via && !eigen && !regel->uit && !regel->toelichting && o->regel[r] != MBO_UITKOMST_NVT)
            f(s, a, regel, o->regel[r]);
    }
}

/* ---- the lines ---- */

static void line_of_regel(schrijver *s, const antwoord *a, const struct mbo_regel *regel, mbo_uitkomst uitkomst)
{
    char naam[256], text[512], vanaf[11];
    (void)a;
    mbo_datum_format(regel->vanaf, vanaf, sizeof vanaf);
    snprintf(naam, sizeof naam, "regel.%.150s@%s", regel->id, *vanaf ? vanaf : "-");
    snprintf(text, sizeof text, "%s %s",
             regel->toelichting ? "toelichting" : mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst),
             regel->vingerafdruk);
    een(s, naam, text);
    size_t n = strlen(naam);
    if (regel->eigen_versie) {
        snprintf(naam + n, sizeof naam - n, ".eigen");
        snprintf(text, sizeof text, "niet te controleren; versie %.400s", regel->eigen_versie);
        een(s, naam, text);
    }
    snprintf(naam + n, sizeof naam - n, ".bron");
    for (size_t i = 0; i < regel->bron.count; i++)
        line(s, naam, regel->bron.rij[i].tekst, i == 0, true);
}

/* A period in which one may start; an end that is open is "". */
static void instroom_dagen(mbo_datum vanaf, mbo_datum tot_en_met, char van[11], char tot[11])
{
    mbo_datum_format(vanaf > MBO_DATUM_MIN ? vanaf : MBO_DATUM_NOT_SET, van, 11);
    mbo_datum_format(tot_en_met < MBO_DATUM_MAX ? tot_en_met : MBO_DATUM_NOT_SET, tot, 11);
}

static void line_of_perioden(schrijver *s, const char *naam, const mboi_perioden *p)
{
    char text[MBOI_MAX_INSTROOM * 22 + 1] = "";
    size_t n = 0;
    for (int32_t i = 0; i < p->aantal; i++) {
        char van[11], tot[11];
        instroom_dagen(p->vanaf[i], p->tot_en_met[i], van, tot);
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s/%s", i ? ";" : "", van, tot);
    }
    een(s, naam, n ? text : "-");
}

static void lines_of_crebo(schrijver *s, const mbo_structuur *structuur, const mboi_crebo *c)
{
    char text[512];
    een(s, "structuur.sha256", mbo_structuur_vingerafdruk(structuur, text, sizeof text) ? text : "niet berekend");
    if (!c)
        return;
    if (c->niet_opgezocht) {
        een(s, "structuur.crebo", "niet opgezocht");
        return;
    }
    int32_t bits = c->keuze ? c->keuze - 1 : 0;
    if (c->soort)
        een(s, "structuur.soort_opleiding", mbo_code_name(MBO_VOCABULAIRE_SOORT_OPLEIDING, c->soort));
    if (c->vierjarig >= 0)
        een(s, "structuur.vierjarig", c->vierjarig ? "ja" : "nee");
    snprintf(text, sizeof text, "%s%s%s", bits & MBOI_IN_BOL ? "bol" : "",
             (bits & (MBOI_IN_BOL | MBOI_IN_BBL)) == (MBOI_IN_BOL | MBOI_IN_BBL) ? ";" : "",
             bits & MBOI_IN_BBL ? "bbl" : "");
    een(s, "structuur.leerwegen", *text ? text : "-");
    line_of_perioden(s, MBOI_STRUCTUUR_INSTROOM, &c->instroom.zeker);
    if (c->instroom.onbekend.aantal)
        line_of_perioden(s, MBOI_STRUCTUUR_INSTROOM "_onbekend", &c->instroom.onbekend);
}

static void lines_of_antwoord(schrijver *s, const antwoord *a)
{
    const mboi_antwoord *d = &a->a->deel;
    char text[512];
    een(s, "uitkomst", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, d->uitkomst));
    if (d->niet_exact)
        een(s, "niet_exact", "ja");
    feiten(s, "ontbrekend", &d->ontbrekend);
    if (d->soort)
        een(s, "soort", mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, d->soort));
    if (d->stand == MBO_STAND_BEKEND)
        snprintf(text, sizeof text, "%lld.%02lld", (long long)(d->bedrag / 100), (long long)(d->bedrag % 100));
    if (d->stand)
        een(s, "bedrag", d->stand == MBO_STAND_BEKEND ? text : "open");
    feiten(s, "bedrag_ontbrekend", &d->bedrag_ontbrekend);
    if (d->vanaf_stand == MBO_STAND_BEKEND)
        mbo_datum_format(d->vanaf, text, sizeof text);
    if (d->vanaf_stand)
        een(s, "vanaf", d->vanaf_stand == MBO_STAND_BEKEND ? text : "open");
    feiten(s, "vanaf_ontbrekend", &d->vanaf_ontbrekend);
    zonder_waarde(s, a);
    if (a->a->niet_bevestigd) {
        char datum[11];
        mbo_datum_format(a->a->niet_bevestigd_na, datum, sizeof datum);
        snprintf(text, sizeof text, "%s %s", a->a->niet_bevestigd, datum);
        een(s, "niet_bevestigd", text);
    }
}

static void lines(schrijver *s, const antwoord *a)
{
    const mbo_oordeel *o = a->oordeel;
    char naam[256], text[2048], bedrag[32], som[MBOI_SHA256_HEX + 1];
    mboi_sha256_begin(&s->sha);
    een(s, "motivering", "1");
    een(s, "bibliotheek", mbo_version());
    een(s, "regels.sha256", o->regels->vingerafdruk);
    een(s, "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, a->vraag));
    een(s, "streng", o->streng ? "ja" : "nee");
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        int64_t aanname;
        bool known = mboi_feitset_has(&o->known, feit);
        if (!mboi_feitset_has(&a->gebruikt, feit) || !(known || (!o->streng && mbo_feit_aanname(feit, &aanname))))
            continue;
        snprintf(naam, sizeof naam, "%s.%s", known ? "feit" : "aanname", mbo_feit_name(feit));
        mboi_feit_write(feit, known ? o->value[feit] : aanname, text, sizeof text);
        een(s, naam, text);
    }
    if (o->structuur && mboi_feitset_has(&a->gebruikt, MBO_FEIT_CREBO))
        lines_of_crebo(s, o->structuur, &o->crebo);
    lines_of_antwoord(s, a);
    each_regel(s, a, line_of_regel);
    for (size_t i = 0; i < a->a->parameters; i++) {
        const struct mbo_parameter *p = a->a->parameter[i];
        char vanaf[11], tot[11];
        mbo_datum_format(p->vanaf, vanaf, sizeof vanaf);
        mbo_datum_format(p->tot, tot, sizeof tot);
        snprintf(naam, sizeof naam, "parameter.%.200s", p->naam);
        snprintf(text, sizeof text, "%s %.200s; %s/%s", hundredths(p->waarde, bedrag), p->eenheid, vanaf, tot);
        een(s, naam, text);
        strcat(naam, ".bron");
        line(s, naam, p->bron, true, true);
    }
    mboi_sha256 sha = s->sha; /* the last line is a line too */
    mboi_sha256_hex(&sha, som);
    snprintf(text, sizeof text, "%d %s", s->regels, som);
    een(s, "einde", text);
    if (s->json)
        say(s, "\n}\n");
}

/* ---- the sentences ---- */

enum {
    TITEL,
    ANTWOORD,
    BESLISSER,
    BEDRAG,
    OPEN,
    VANAF,
    FEITEN,
    AANGENOMEN,
    ONTBREEKT,
    REGELS,
    BRON,
    VERSIE,
    EIGEN,
    WAARDEN,
    ZONDER,
    CREBO,
    VIERJARIG,
    LEERWEGEN,
    INSTROOM,
    INSTROOM_ONBEKEND,
    VAN,
    TOT,
    STRUCTUUR,
    NIET_EXACT,
    VEROUDERD,
    VASTGESTELD,
    JA,
    NEE,
    GEEN,
    TOELICHTING,
    TEKSTEN
};

static const char *const teksten[TEKSTEN][3] = {
    [TITEL] = {NULL, "Motivering", "Statement of reasons"},
    [ANTWOORD] = {NULL, "Antwoord", "Answer"},
    [BESLISSER] = {NULL, "Hierover beslist", "To be decided by"},
    [BEDRAG] = {NULL, "Bedrag", "Amount"},
    [OPEN] = {NULL, "niet bekend", "not known"},
    [VANAF] = {NULL, "Het recht begint op", "The right begins on"},
    [FEITEN] = {NULL, "Uitgegaan is van", "Based on"},
    [AANGENOMEN] = {NULL, "aangenomen", "assumed"},
    [ONTBREEKT] = {NULL, "Nog niet bekend", "Not known yet"},
    [REGELS] = {NULL, "Toegepaste regels", "Rules applied"},
    [BRON] = {NULL, "bron", "source"},
    [VERSIE] = {NULL, "versie", "version"},
    [EIGEN] = {NULL, "eigen regel, niet te controleren", "own rule, cannot be verified"},
    [WAARDEN] = {NULL, "Gebruikte waarden", "Values used"},
    [ZONDER] = {NULL, "Geen waarde bekend op een mogelijke startdatum", "No value known on a possible startdatum"},
    [CREBO] = {NULL, "De kwalificatiestructuur zegt van de crebo", "The qualification structure says of the crebo"},
    [VIERJARIG] = {NULL, "mag langer duren (lijst van vierjarige opleidingen)",
                   "may take longer (list of four-year programmes)"},
    [LEERWEGEN] = {NULL, "leerwegen", "learning routes"},
    [INSTROOM] = {NULL, "starten kan", "one may start"},
    [INSTROOM_ONBEKEND] = {NULL, "of starten kan, is niet bekend", "whether one may start is not known"},
    [VAN] = {NULL, "vanaf", "from"},
    [TOT] = {NULL, "tot en met", "up to and including"},
    [STRUCTUUR] = {NULL, "Kwalificatiestructuur", "Qualification structure"},
    [NIET_EXACT] = {NULL, "Niet exact: een eigen regel is niet aangeroepen.", "Not exact: an own rule was not called."},
    [VEROUDERD] = {NULL, "Niet bevestigd na", "Not confirmed after"},
    [VASTGESTELD] = {NULL, "Vastgesteld met libmborules", "Established with libmborules"},
    [JA] = {NULL, "ja", "yes"},
    [NEE] = {NULL, "nee", "no"},
    [GEEN] = {NULL, "geen", "none"},
    [TOELICHTING] = {NULL, "toelichting", "note"},
};

/* ---- lines that wrap ---- */

enum { BREEDTE = 80 };

static void end_word(schrijver *s)
{
    int wide = 0;
    for (size_t i = 0; i < s->letters; i++)
        wide += ((unsigned char)s->woord[i] & 0xc0) != 0x80;
    if (!s->letters)
        return;
    if (!s->begin && s->kolom + 1 + wide > BREEDTE) {
        say(s, "\n");
        for (s->kolom = 0; s->kolom < s->inspringen; s->kolom++)
            say(s, " ");
    } else if (!s->begin) {
        say(s, " ");
        s->kolom++;
    }
    put(s, s->woord, s->letters);
    s->kolom += wide;
    s->letters = 0;
    s->begin = false;
}

/* More text on this line. */
static void tell(schrijver *s, const char *text)
{
    enum { TEKEN = 4 }; /* bytes that a character may take: a word that is too long ends before one */
    for (; *text; text++) {
        bool begin = ((unsigned char)*text & 0xc0) != 0x80;
        if (*text == ' ' || s->letters == sizeof s->woord || (begin && s->letters + TEKEN > sizeof s->woord))
            end_word(s);
        if (*text != ' ')
            s->woord[s->letters++] = *text;
    }
}

static void begin_line(schrijver *s, const char *eerst, int inspringen)
{
    say(s, eerst);
    s->kolom = (int)strlen(eerst);
    s->inspringen = inspringen;
    s->begin = true;
}

static void end_line(schrijver *s)
{
    end_word(s);
    say(s, "\n");
}

static void tell_pair(schrijver *s, const char *naam, const char *waarde)
{
    tell(s, naam);
    tell(s, *waarde ? ": " : "");
    tell(s, waarde);
    end_line(s);
}

static void pair(schrijver *s, int tekst, const char *waarde)
{
    begin_line(s, "", 2);
    tell_pair(s, teksten[tekst][s->taal], waarde);
}

static void heading(schrijver *s, int tekst)
{
    say(s, "\n");
    say(s, teksten[tekst][s->taal]);
    say(s, ":\n");
}

static void item(schrijver *s, const char *naam, const char *waarde)
{
    begin_line(s, "  - ", 4);
    tell_pair(s, naam, waarde);
}

/* ---- the parts ---- */

static void sentence_of_regel(schrijver *s, const antwoord *a, const struct mbo_regel *regel, mbo_uitkomst uitkomst)
{
    mbo_taal taal = s->taal;
    char datum[11];
    (void)a;
    begin_line(s, "  - ", 4);
    tell(s, regel->toelichting ? teksten[TOELICHTING][taal] : mbo_code_label(MBO_VOCABULAIRE_UITKOMST, uitkomst, taal));
    tell(s, ": ");
    tell(s, mbo_regel_tekst(regel, taal));
    tell(s, " (");
    tell(s, regel->id);
    if (regel->eigen_versie) {
        tell(s, "; ");
        tell(s, teksten[EIGEN][taal]);
    }
    tell(s, ")");
    end_line(s);
    for (size_t i = 0; i < regel->bron.count; i++) {
        const struct mbo_bron *bron = &regel->bron.rij[i];
        begin_line(s, "      ", 8);
        tell(s, teksten[BRON][taal]);
        tell(s, ": ");
        tell(s, bron->werk);
        tell(s, " ");
        tell(s, bron->vindplaats);
        mbo_datum_format(bron->versie, datum, sizeof datum);
        if (*datum) {
            tell(s, " (");
            tell(s, teksten[VERSIE][taal]);
            tell(s, " ");
            tell(s, datum);
            tell(s, ")");
        }
        end_line(s);
    }
}

/* A code by its label, everything else as text. */
static void item_of_feit(schrijver *s, mbo_feit feit, int64_t waarde, bool aangenomen)
{
    mbo_taal taal = s->taal;
    mbo_vocabulaire v = mbo_feit_vocabulaire(feit);
    char text[4096];
    size_t n = 0;
    mboi_feit_write(feit, waarde, text, sizeof text);
    if (mbo_feit_type(feit) == MBO_FEITTYPE_CODE)
        snprintf(text, sizeof text, "%s", mbo_code_label(v, (int32_t)waarde, taal));
    if (mbo_feit_type(feit) == MBO_FEITTYPE_BOOL)
        snprintf(text, sizeof text, "%s", teksten[waarde ? JA : NEE][taal]);
    if (mbo_feit_type(feit) == MBO_FEITTYPE_SET && !waarde)
        snprintf(text, sizeof text, "%s", teksten[GEEN][taal]);
    for (int32_t code = 1; mbo_feit_type(feit) == MBO_FEITTYPE_SET && code <= mbo_code_count(v); code++)
        if (waarde >> code & 1)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? ", " : "", mbo_code_label(v, code, taal));
    if (aangenomen)
        snprintf(text + strlen(text), sizeof text - strlen(text), " (%s)", teksten[AANGENOMEN][taal]);
    item(s, mbo_feit_label(feit, taal), text);
}

static void items_of_instroom(schrijver *s, int wat, const mboi_perioden *p)
{
    for (int32_t i = 0; i < p->aantal; i++) {
        char van[11], tot[11], text[160];
        instroom_dagen(p->vanaf[i], p->tot_en_met[i], van, tot);
        snprintf(text, sizeof text, "%s%s%s%s%s%s", teksten[wat][s->taal], *van ? " " : "",
                 *van ? teksten[VAN][s->taal] : "", *van ? " " : "", van, *tot ? " " : "");
        if (*tot)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s %s", teksten[TOT][s->taal], tot);
        item(s, text, "");
    }
}

static void item_of_parameter(schrijver *s, const struct mbo_parameter *p)
{
    char getal[32];
    begin_line(s, "  - ", 4);
    tell(s, hundredths(p->waarde, getal));
    tell(s, " ");
    tell(s, mbo_parameter_eenheid_label(p, s->taal));
    tell(s, " (");
    tell(s, p->naam);
    tell(s, "; ");
    tell(s, p->bron);
    tell(s, ")");
    end_line(s);
}

/* What the structure told of the crebo. */
static void items_of_crebo(schrijver *s, const mbo_oordeel *o)
{
    const mboi_crebo *c = &o->crebo;
    int32_t bits = c->keuze ? c->keuze - 1 : 0;
    char text[512];
    if (c->niet_opgezocht) {
        say(s, "\n");
        begin_line(s, "", 2);
        tell(s, mbo_code_label(MBO_VOCABULAIRE_OPEN, MBO_OPEN_CREBO_NIET_OPGEZOCHT, s->taal));
        end_line(s);
        return;
    }
    heading(s, CREBO);
    if (c->soort)
        item(s, mbo_feit_label(MBO_FEIT_SOORT_OPLEIDING, s->taal),
             mbo_code_label(MBO_VOCABULAIRE_SOORT_OPLEIDING, c->soort, s->taal));
    if (c->vierjarig >= 0)
        item(s, teksten[VIERJARIG][s->taal], teksten[c->vierjarig ? JA : NEE][s->taal]);
    snprintf(text, sizeof text, "%s%s%s", bits & MBOI_IN_BOL ? "bol" : "",
             (bits & (MBOI_IN_BOL | MBOI_IN_BBL)) == (MBOI_IN_BOL | MBOI_IN_BBL) ? ", " : "",
             bits & MBOI_IN_BBL ? "bbl" : "");
    item(s, teksten[LEERWEGEN][s->taal], *text ? text : teksten[GEEN][s->taal]);
    items_of_instroom(s, INSTROOM, &c->instroom.zeker);
    items_of_instroom(s, INSTROOM_ONBEKEND, &c->instroom.onbekend);
    if (mbo_structuur_vingerafdruk(o->structuur, text, sizeof text))
        item(s, "sha256", text);
}

static void missing(schrijver *s, const antwoord *a)
{
    mbo_feitset set = a->a->deel.ontbrekend;
    mboi_feitset_join(&set, &a->a->deel.bedrag_ontbrekend);
    mboi_feitset_join(&set, &a->a->deel.vanaf_ontbrekend);
    if (mbo_feitset_next(&set, 0))
        heading(s, ONTBREEKT);
    for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit));)
        item(s, mbo_feit_label(feit, s->taal), "");
}

/* The answer itself, and what there is to say about it at once. */
static void sentences_of_antwoord(schrijver *s, const antwoord *a)
{
    const mboi_antwoord *d = &a->a->deel;
    mbo_taal taal = s->taal;
    char text[512], datum[11];
    pair(s, ANTWOORD, mbo_code_label(MBO_VOCABULAIRE_UITKOMST, d->uitkomst, taal));
    for (mbo_beslisser b = 1; b <= mbo_code_count(MBO_VOCABULAIRE_BESLISSER); b++)
        if (d->uitkomst == MBO_UITKOMST_VOORWAARDELIJK && a->a->beslissers >> b & 1)
            pair(s, BESLISSER, mbo_code_label(MBO_VOCABULAIRE_BESLISSER, b, taal));
    if (d->stand == MBO_STAND_BEKEND)
        snprintf(text, sizeof text, "EUR %lld.%02lld", (long long)(d->bedrag / 100), (long long)(d->bedrag % 100));
    else
        snprintf(text, sizeof text, "%s", teksten[OPEN][taal]);
    if (d->soort)
        snprintf(text + strlen(text), sizeof text - strlen(text), " (%s)",
                 mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, d->soort, taal));
    if (d->stand)
        pair(s, BEDRAG, text);
    mbo_datum_format(d->vanaf, datum, sizeof datum);
    if (d->vanaf_stand)
        pair(s, VANAF, d->vanaf_stand == MBO_STAND_BEKEND ? datum : teksten[OPEN][taal]);
    if (d->niet_exact) {
        say(s, teksten[NIET_EXACT][taal]);
        say(s, "\n");
    }
    if (a->a->niet_bevestigd) {
        const char *wat = a->a->niet_bevestigd;
        mbo_datum_format(a->a->niet_bevestigd_na, datum, sizeof datum);
        snprintf(text, sizeof text, "%s (%.400s)", datum,
                 strcmp(wat, "structuur") == 0 ? teksten[STRUCTUUR][taal] : wat);
        pair(s, VEROUDERD, text);
    }
}

static void sentences(schrijver *s, const antwoord *a)
{
    const mbo_oordeel *o = a->oordeel;
    mbo_taal taal = s->taal;
    char text[128];
    say(s, teksten[TITEL][taal]);
    say(s, "\n\n");
    begin_line(s, "", 2);
    tell(s, mbo_code_label(MBO_VOCABULAIRE_VRAAG, a->vraag, taal));
    end_line(s);
    sentences_of_antwoord(s, a);
    heading(s, FEITEN);
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        int64_t aanname;
        if (!mboi_feitset_has(&a->gebruikt, feit))
            continue;
        if (mboi_feitset_has(&o->known, feit))
            item_of_feit(s, feit, o->value[feit], false);
        else if (!o->streng && mbo_feit_aanname(feit, &aanname))
            item_of_feit(s, feit, aanname, true);
    }
    if (o->structuur)
        items_of_crebo(s, o);
    missing(s, a);
    heading(s, REGELS);
    each_regel(s, a, sentence_of_regel);
    if (a->a->parameters)
        heading(s, WAARDEN);
    for (size_t i = 0; i < a->a->parameters; i++)
        item_of_parameter(s, a->a->parameter[i]);
    if (mbo_oordeel_zonder_waarde_count(o, a->vraag))
        heading(s, ZONDER);
    for (int32_t i = 0; i < mbo_oordeel_zonder_waarde_count(o, a->vraag); i++)
        item(s, mbo_oordeel_zonder_waarde(o, a->vraag, i), "");
    say(s, "\n");
    snprintf(text, sizeof text, "%s, sha256 %s", mbo_version(), o->regels->vingerafdruk);
    pair(s, VASTGESTELD, text);
}

static size_t finish(schrijver *s)
{
    if (s->size)
        s->buffer[s->n < s->size ? s->n : s->size - 1] = '\0';
    return s->n;
}

size_t mbo_oordeel_motivering(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_motiveringsvorm vorm, char *buffer,
                              size_t size)
{
    schrijver s = {.buffer = buffer, .size = buffer ? size : 0};
    if (oordeel && vraag >= 1 && vraag <= MBOI_VRAGEN && oordeel->antwoord[vraag].deel.uitkomst) {
        antwoord a = {.oordeel = oordeel, .a = &oordeel->antwoord[vraag], .vraag = vraag};
        a.gebruikt = used(&a);
        s.json = vorm == MBO_MOTIVERING_JSON;
        s.taal = vorm == MBO_MOTIVERING_EN ? MBO_TAAL_EN : MBO_TAAL_NL;
        if (vorm == MBO_MOTIVERING_REGELS || vorm == MBO_MOTIVERING_JSON)
            lines(&s, &a);
        else if (vorm == MBO_MOTIVERING_NL || vorm == MBO_MOTIVERING_EN)
            sentences(&s, &a);
    }
    return finish(&s);
}

size_t mboi_motivering_crebo(const mbo_structuur *structuur, const mboi_crebo *crebo, char *buffer, size_t size)
{
    schrijver s = {.buffer = buffer, .size = buffer ? size : 0};
    mboi_sha256_begin(&s.sha); /* nobody asks for it, but lines are added to it */
    lines_of_crebo(&s, structuur, crebo);
    return finish(&s);
}
