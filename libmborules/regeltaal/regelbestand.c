/* SPDX-License-Identifier: MIT */
/*
 * Reading the rule files, the file of steps, that of headings and the glossary.
 *
 * A rule file has blocks that begin in the first column (afleiding, norm, vraag, regel, toelichting; in the file of
 * steps stap alone, in that of headings kop, in the glossary begrip), each with lines `  key: value`; a line indented
 * deeper goes on with the value above it; # begins a comment line.
 */
#include "regeltaal/lezer.h"

#include <stdio.h>
#include <string.h>

extern const unsigned char mboi_data_stappen[];
extern const size_t mboi_data_stappen_size;
extern const unsigned char mboi_data_koppen[];
extern const size_t mboi_data_koppen_size;
extern const unsigned char mboi_data_begrippen[];
extern const size_t mboi_data_begrippen_size;

typedef struct bestand {
    mboi_lezer *lezer;
    mboi_span rest;
    int32_t line;
} bestand;

static mbo_status wrong(const bestand *b, const char *what, mboi_span value)
{
    return mboi_fail_at(b->lezer->fout, MBO_ERROR_SYNTAX, b->line, 0, "%s: %s: \"%.*s\"", b->lezer->bestand, what,
                        (int)(value.length < 80 ? value.length : 80), value.text);
}

static mboi_span next_line(bestand *b)
{
    const char *end = memchr(b->rest.text, '\n', b->rest.length);
    size_t n = end ? (size_t)(end - b->rest.text) : b->rest.length;
    mboi_span line = {b->rest.text, n};
    n += end != NULL;
    b->rest = (mboi_span){b->rest.text + n, b->rest.length - n};
    b->line++;
    return line;
}

static size_t indent(mboi_span line)
{
    size_t n = 0;
    while (n < line.length && line.text[n] == ' ')
        n++;
    return n;
}

/* The next `  key: value` of a block, the continuation lines joined; false at the end of the block. */
static bool next_key(bestand *b, mboi_span *key, mboi_span *value, mbo_status *status)
{
    bestand ahead = *b;
    mboi_span line = next_line(&ahead);
    if (!b->rest.length || indent(line) != 2)
        return false;
    const char *colon = memchr(line.text, ':', line.length);
    if (!colon) {
        *status = wrong(&ahead, "a line of a block lacks its colon", line);
        return false;
    }
    *key = (mboi_span){line.text + 2, (size_t)(colon - line.text) - 2};
    const char *from = colon + 1;
    *b = ahead;
    size_t length = (size_t)(line.text + line.length - from);
    for (;;) { /* how far the value goes on */
        bestand more = ahead;
        line = next_line(&more);
        if (!ahead.rest.length || indent(line) <= 2 || indent(line) == line.length)
            break;
        length = (size_t)(line.text + line.length - from);
        ahead = more;
    }
    b->rest = ahead.rest;
    char *joined = mboi_arena_alloc(&b->lezer->boek->arena, length + 1, 1);
    if (!joined) {
        *status = mboi_no_memory(b->lezer->fout);
        return false;
    }
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        bool blank = from[i] == ' ' || from[i] == '\n';
        if (!blank || (n && joined[n - 1] != ' '))
            joined[n++] = blank ? ' ' : from[i];
    }
    *value = mboi_trim((mboi_span){joined, n});
    joined[(size_t)(value->text - joined) + value->length] = '\0'; /* it goes on as text too */
    b->line = ahead.line;
    return true;
}

/* The keys that a block has had. */
typedef struct sleutels {
    mboi_span key[16]; /* more than any block knows */
    size_t count;
} sleutels;

static bool has_key(const sleutels *s, const char *key)
{
    for (size_t i = 0; i < s->count; i++)
        if (mboi_span_is(s->key[i], key))
            return true;
    return false;
}

/* The later of two would hold without a word; `meer` are the keys of which there may be more, the last NULL. */
static mbo_status note_key(const bestand *b, sleutels *s, mboi_span key, const char *const *meer)
{
    for (; *meer; meer++)
        if (mboi_span_is(key, *meer))
            return MBO_OK;
    for (size_t i = 0; i < s->count; i++)
        if (mboi_span_equal(s->key[i], key))
            return wrong(b, "a key stands in its block twice", key);
    if (s->count < MBOI_COUNT(s->key))
        s->key[s->count++] = key;
    return MBO_OK;
}

static mbo_status read_datum(const bestand *b, mboi_span value, mbo_datum *out)
{
    return mboi_parse_date(value, false, out) ? MBO_OK : wrong(b, "not a date", value);
}

/* WERK VERSIE VINDPLAATS, the version "-" when the work has none */
static mbo_status read_bron(const bestand *b, mboi_span value, mboi_bronnen *bronnen)
{
    mboi_boek *boek = b->lezer->boek;
    if (!mboi_grow(&boek->allocator, (void **)&bronnen->rij, &bronnen->capacity, bronnen->count, sizeof *bronnen->rij))
        return mboi_no_memory(b->lezer->fout);
    struct mbo_bron *bron = &bronnen->rij[bronnen->count];
    mboi_span werk = mboi_take_word(&value), versie = mboi_take_word(&value);
    bron->versie = MBO_DATUM_NOT_SET;
    if (!mboi_span_is(versie, "-") && !mboi_parse_date(versie, false, &bron->versie))
        return wrong(b, "a source has neither a version date nor -", versie);
    if (!value.length)
        return wrong(b, "a source names no place", werk);

    char datum[11];
    mbo_datum_format(bron->versie, datum, sizeof datum);
    size_t size = werk.length + value.length + sizeof datum + sizeof " (versie )";
    char *tekst = mboi_arena_alloc(&boek->arena, size, 1);
    bron->werk = mboi_arena_text(&boek->arena, werk.text, werk.length);
    bron->vindplaats = mboi_arena_text(&boek->arena, value.text, value.length);
    bron->tekst = tekst;
    if (!tekst || !bron->werk || !bron->vindplaats)
        return mboi_no_memory(b->lezer->fout);
    snprintf(tekst, size, *datum ? "%s %s (versie %s)" : "%s %s", bron->werk, bron->vindplaats, datum);
    bronnen->count++;
    return MBO_OK;
}

static mbo_status read_regel_key(bestand *b, struct mbo_regel *regel, mboi_span key, mboi_span value)
{
    mboi_lezer *lezer = b->lezer;
    int32_t code = 0;
    if (mboi_span_is(key, "vraag")) {
        regel->vraag = mboi_code_find(MBO_VOCABULAIRE_VRAAG, value); /* 0 for a rule of every question */
        return regel->vraag || mboi_span_is(value, "alle") ? MBO_OK : wrong(b, "not a question", value);
    }
    if (mboi_span_is(key, "vanaf"))
        return read_datum(b, value, &regel->vanaf);
    if (mboi_span_is(key, "tot"))
        return read_datum(b, value, &regel->tot);
    if (mboi_span_is(key, "bevestigd"))
        return read_datum(b, value, &regel->bevestigd_tot);
    if (mboi_span_is(key, "als")) {
        regel->bereik = value.text;
        return mboi_formule_read(lezer, value, b->line, &regel->als);
    }
    if (mboi_span_is(key, "dan")) {
        regel->voorwaarde = value.text;
        return mboi_formule_read(lezer, value, b->line, &regel->dan);
    }
    if (mboi_span_is(key, "nl"))
        return regel->nl = value.text, MBO_OK;
    if (mboi_span_is(key, "en"))
        return regel->en = value.text, MBO_OK;
    if (mboi_span_is(key, "basis")) {
        code = mboi_code_find(MBO_VOCABULAIRE_BASIS, value);
        return regel->basis = code, code ? MBO_OK : wrong(b, "not a basis", value);
    }
    if (mboi_span_is(key, "soort")) {
        code = mboi_code_find(MBO_VOCABULAIRE_GELDSOORT, value);
        return regel->soort = code, code ? MBO_OK : wrong(b, "not a kind of money", value);
    }
    if (mboi_span_is(key, "bedrag")) {
        regel->bedrag_tekst = value.text;
        return mboi_bedrag_read(b->lezer, value, b->line, &regel->bedrag);
    }
    if (mboi_span_is(key, "meld")) {
        regel->eerste_dag = mboi_span_is(value, "eerste_dag");
        return regel->eerste_dag ? MBO_OK : wrong(b, "not eerste_dag", value);
    }
    if (mboi_span_is(key, "bron"))
        return read_bron(b, value, &regel->bron);
    return wrong(b, "not a key of a rule", key);
}

/* Is there a day on which both hold? A first day that is not set is before all others. */
static bool overlap(mbo_datum vanaf, mbo_datum tot, mbo_datum ander_vanaf, mbo_datum ander_tot)
{
    mbo_datum laatste = vanaf > ander_vanaf ? vanaf : ander_vanaf;
    return (tot == MBO_DATUM_NOT_SET || laatste < tot) && (ander_tot == MBO_DATUM_NOT_SET || laatste < ander_tot);
}

static mbo_status read_regel(bestand *b, mboi_span id, bool toelichting)
{
    mboi_boek *boek = b->lezer->boek;
    if (!mboi_grow(&boek->allocator, (void **)&boek->regel, &boek->regel_capacity, boek->regels, sizeof *boek->regel))
        return mboi_no_memory(b->lezer->fout);
    struct mbo_regel *regel = &boek->regel[boek->regels];
    memset(regel, 0, sizeof *regel);
    regel->id = mboi_arena_text(&boek->arena, id.text, id.length);
    regel->kop[MBO_TAAL_NL] = regel->kop[MBO_TAAL_EN] = regel->id;
    regel->bereik = regel->voorwaarde = regel->bedrag_tekst = "";
    regel->vanaf = regel->tot = regel->bevestigd_tot = MBO_DATUM_NOT_SET;
    boek->regels++; /* from here on freed with the set */
    if (!regel->id)
        return mboi_no_memory(b->lezer->fout);

    sleutels gehad = {.count = 0};
    mboi_span key, value;
    mbo_status status = MBO_OK;
    while (!status && next_key(b, &key, &value, &status) &&
           !(status = note_key(b, &gehad, key, (const char *const[]){"bron", NULL})))
        status = read_regel_key(b, regel, key, value);
    if (status)
        return status;
    if (!regel->nl || !regel->en || !regel->basis)
        return wrong(b, "a rule lacks a sentence or its basis", id);
    if (toelichting && (regel->dan || regel->soort || regel->eerste_dag || !regel->vraag))
        return wrong(b, "a toelichting only tells something of one question", id);
    if (!has_key(&gehad, "vraag"))
        return wrong(b, "a rule lacks its question", id);
    if (regel->vraag && (regel->vanaf == MBO_DATUM_NOT_SET || !regel->bron.count))
        return wrong(b, "a rule lacks its first day (vanaf) or a source", id);
    if (regel->tot != MBO_DATUM_NOT_SET && regel->tot <= regel->vanaf)
        return wrong(b, "a rule ends (tot) before it begins", id);
    for (size_t i = 0; i + 1 < boek->regels; i++)
        if (mboi_span_is(id, boek->regel[i].id) &&
            overlap(regel->vanaf, regel->tot, boek->regel[i].vanaf, boek->regel[i].tot))
            return wrong(b, "two blocks of one rule hold on one day", id);
    if (!regel->soort != !*regel->bedrag_tekst)
        return wrong(b, "a rule has one of soort and bedrag, not both", id);
    regel->toelichting = toelichting;
    regel->vragen = mboi_formule_vragen(regel->dan);
    if (regel->vraag) {
        struct mboi_vraag *vraag = &boek->vraag[regel->vraag];
        if (!vraag->regels)
            vraag->regel = boek->regels - 1;
        if (vraag->regel + vraag->regels++ != boek->regels - 1)
            return wrong(b, "the rules of a question do not stand together", id);
        vraag->heeft_bedrag |= regel->soort != 0;
        vraag->heeft_dag |= regel->eerste_dag;
    }
    return MBO_OK;
}

static mbo_status add_afleiding(bestand *b, mboi_span naam, const char *tekst)
{
    mboi_boek *boek = b->lezer->boek;
    for (size_t i = 0; i < boek->afleidingen; i++)
        if (mboi_span_is(naam, boek->afleiding[i].naam))
            return wrong(b, "a derivation or a norm stands there twice", naam);
    if (!mboi_grow(&boek->allocator, (void **)&boek->afleiding, &boek->afleiding_capacity, boek->afleidingen,
                   sizeof *boek->afleiding))
        return mboi_no_memory(b->lezer->fout);
    struct mboi_afleidingtekst *afleiding = &boek->afleiding[boek->afleidingen];
    afleiding->naam = mboi_arena_text(&boek->arena, naam.text, naam.length);
    afleiding->tekst = tekst;
    if (!afleiding->naam)
        return mboi_no_memory(b->lezer->fout);
    boek->afleidingen++;
    return MBO_OK;
}

static mbo_status read_afleiding(bestand *b, mboi_span naam)
{
    mboi_lezer *lezer = b->lezer;
    mboi_span key, value;
    mbo_status status = MBO_OK;
    if (!next_key(b, &key, &value, &status) || !mboi_span_is(key, "is"))
        return status ? status : wrong(b, "a derivation lacks its condition", naam);
    if (!mboi_grow(&lezer->boek->allocator, (void **)&lezer->afleiding, &lezer->afleiding_capacity, lezer->afleidingen,
                   sizeof *lezer->afleiding))
        return mboi_no_memory(lezer->fout);
    mboi_afleiding *afleiding = &lezer->afleiding[lezer->afleidingen];
    afleiding->naam = naam;
    status = mboi_formule_read(lezer, value, b->line, &afleiding->formule);
    lezer->afleidingen += !status;
    return status ? status : add_afleiding(b, naam, value.text);
}

/* PREFIX YEARS ["zonder bpv"]: the norms are the parameters PREFIX.begeleid, PREFIX.bpv and PREFIX.totaal */
static mbo_status read_rij(const bestand *b, mboi_span value, mboi_norm *norm)
{
    static const char *const soorten[] = {
        [MBOI_UREN_BEGELEID] = "begeleid", [MBOI_UREN_BPV] = "bpv", [MBOI_UREN_TOTAAL] = "totaal"};
    mboi_span rest = value, prefix = mboi_take_word(&rest);
    int64_t jaren;
    if (norm->rijen == MBOI_COUNT(norm->rij) || !mboi_parse_int(mboi_take_word(&rest), 1, 10, &jaren) ||
        (rest.length && !mboi_span_is(rest, "zonder bpv")))
        return wrong(b, "not a row of a norm", value);
    norm->rij[norm->rijen].jaren = (int32_t)jaren;
    for (int u = 0; u < MBOI_UREN_SOORTEN; u++) {
        char naam[128];
        int n = snprintf(naam, sizeof naam, "%.*s.%s", (int)prefix.length, prefix.text, soorten[u]);
        if (n >= (int)sizeof naam)
            return wrong(b, "not a row of a norm", value);
        int32_t parameter =
            u == MBOI_UREN_BPV && rest.length ? MBOI_GEEN : mboi_boek_naam(b->lezer->boek, mboi_span_of(naam));
        if (parameter < 0 && !(u == MBOI_UREN_BPV && rest.length))
            return mboi_no_memory(b->lezer->fout);
        norm->rij[norm->rijen].parameter[u] = parameter;
    }
    norm->rijen++;
    return MBO_OK;
}

static mbo_status read_norm(bestand *b, mboi_span naam)
{
    mboi_boek *boek = b->lezer->boek;
    mboi_span key, value;
    mbo_status status = MBO_OK;
    if (!mboi_grow(&boek->allocator, (void **)&boek->norm, &boek->norm_capacity, boek->normen, sizeof *boek->norm))
        return mboi_no_memory(b->lezer->fout);
    mboi_norm *norm = &boek->norm[boek->normen++];
    *norm = (mboi_norm){.naam = naam};
    char tekst[512] = "";
    size_t n = 0;
    sleutels gehad = {.count = 0};
    while (!status && next_key(b, &key, &value, &status) &&
           !(status = note_key(b, &gehad, key, (const char *const[]){"rij", NULL}))) {
        n += (size_t)snprintf(tekst + n, sizeof tekst - n, "%s%.*s: %s", n ? "; " : "", (int)key.length, key.text,
                              value.text);
        if (n >= sizeof tekst)
            return wrong(b, "a norm is longer than 511 bytes", naam);
        if (mboi_span_is(key, "rij")) {
            status = read_rij(b, value, norm);
        } else if (mboi_span_is(key, "naar_rato")) {
            norm->naar_rato = mboi_span_is(value, "altijd");
            if (!norm->naar_rato && !mboi_span_is(value, "langer"))
                status = wrong(b, "neither altijd nor langer", value);
        } else if (mboi_span_is(key, "duur")) {
            norm->studiejaren = mboi_span_is(value, "studiejaren");
            if (!norm->studiejaren && !mboi_span_is(value, "maanden"))
                status = wrong(b, "neither studiejaren nor maanden", value);
        } else {
            status = wrong(b, "not a key of a norm", key);
        }
    }
    if (!status && !norm->rijen)
        status = wrong(b, "a norm without a row", naam);
    const char *kept = mboi_arena_text(&boek->arena, tekst, n);
    if (!status && !kept)
        status = mboi_no_memory(b->lezer->fout);
    return status ? status : add_afleiding(b, naam, kept);
}

static mbo_status read_vraag(bestand *b, mboi_span naam)
{
    mboi_span key, value;
    mbo_status status = MBO_OK;
    int32_t code = mboi_code_find(MBO_VOCABULAIRE_VRAAG, naam);
    if (!code)
        return wrong(b, "not a question", naam);
    if (b->lezer->vragen >> code & 1)
        return wrong(b, "a question stands there twice", naam);
    b->lezer->vragen |= UINT32_C(1) << code;
    struct mboi_vraag *vraag = &b->lezer->boek->vraag[code];
    sleutels gehad = {.count = 0};
    while (!status && next_key(b, &key, &value, &status) &&
           !(status = note_key(b, &gehad, key, (const char *const[]){NULL}))) {
        if (mboi_span_is(key, "bereik")) {
            vraag->bereik_tekst = value.text;
            status = mboi_formule_read(b->lezer, value, b->line, &vraag->bereik);
        } else if (mboi_span_is(key, "regels")) {
            vraag->een_van = mboi_span_is(value, "een_van");
            if (!vraag->een_van && !mboi_span_is(value, "alle"))
                status = wrong(b, "neither alle nor een_van", value);
        } else {
            status = wrong(b, "not a key of a question", key);
        }
    }
    return status;
}

/* ---- steps ---- */

/* A condition by its number; the same text is the same condition, as all derivations have been read. */
static mbo_status read_voorwaarde(const bestand *b, mboi_span tekst, size_t *nummer)
{
    mboi_boek *boek = b->lezer->boek;
    for (*nummer = 0; *nummer < boek->voorwaarden; ++*nummer)
        if (mboi_span_is(tekst, boek->voorwaarde[*nummer].tekst))
            return MBO_OK;
    if (!mboi_grow(&boek->allocator, (void **)&boek->voorwaarde, &boek->voorwaarde_capacity, boek->voorwaarden,
                   sizeof *boek->voorwaarde))
        return mboi_no_memory(b->lezer->fout);
    struct mboi_voorwaarde *v = &boek->voorwaarde[boek->voorwaarden++];
    *v = (struct mboi_voorwaarde){.tekst = tekst.text};
    return mboi_formule_read(b->lezer, tekst, b->line, &v->formule);
}

/* A domain name, perhaps with a path behind it: nothing that a program would have to open. */
static bool is_adres(mboi_span s)
{
    for (size_t i = 0; i < s.length; i++) {
        bool letter = (s.text[i] >= 'a' && s.text[i] <= 'z') || (s.text[i] >= '0' && s.text[i] <= '9');
        if (!letter &&
            (!strchr(".-/", s.text[i]) || !i || i + 1 == s.length || (s.text[i] != '-' && strchr("./", s.text[i - 1]))))
            return false;
    }
    const char *punt = memchr(s.text, '.', s.length), *pad = memchr(s.text, '/', s.length);
    return punt && (!pad || punt < pad);
}

static mbo_status read_stap_key(bestand *b, struct mbo_stap *stap, mboi_span key, mboi_span value)
{
    if (mboi_span_is(key, "soort")) {
        stap->soort = mboi_code_find(MBO_VOCABULAIRE_STAPSOORT, value);
        return stap->soort ? MBO_OK : wrong(b, "not a kind of step", value);
    }
    if (mboi_span_is(key, "wie")) {
        stap->wie = mboi_code_find(MBO_VOCABULAIRE_INFORMANT, value);
        return stap->wie ? MBO_OK : wrong(b, "not somebody who can be asked", value);
    }
    if (mboi_span_is(key, "vanaf"))
        return read_datum(b, value, &stap->vanaf);
    if (mboi_span_is(key, "tot"))
        return read_datum(b, value, &stap->tot);
    if (mboi_span_is(key, "bevestigd"))
        return read_datum(b, value, &stap->bevestigd_tot);
    if (mboi_span_is(key, "als"))
        return stap->als = value.text, read_voorwaarde(b, value, &stap->als_nummer);
    if (mboi_span_is(key, "tenzij")) {
        size_t i = stap->tenzijs++;
        if (i == MBOI_MAX_TENZIJ)
            return wrong(b, "a step has more conditions that lift it than there is room for", value);
        return stap->tenzij[i] = value.text, read_voorwaarde(b, value, &stap->tenzij_nummer[i]);
    }
    if (mboi_span_is(key, "nl"))
        return stap->nl = value.text, MBO_OK;
    if (mboi_span_is(key, "en"))
        return stap->en = value.text, MBO_OK;
    if (mboi_span_is(key, "adres"))
        return stap->adres = value.text, is_adres(value) ? MBO_OK : wrong(b, "not a domain name", value);
    if (mboi_span_is(key, "bron"))
        return read_bron(b, value, &stap->bron);
    return wrong(b, "not a key of a step", key);
}

static mbo_status read_stap(bestand *b, mboi_span id)
{
    mboi_boek *boek = b->lezer->boek;
    if (!mboi_grow(&boek->allocator, (void **)&boek->stap, &boek->stap_capacity, boek->stappen, sizeof *boek->stap))
        return mboi_no_memory(b->lezer->fout);
    struct mbo_stap *stap = &boek->stap[boek->stappen];
    *stap = (struct mbo_stap){.id = mboi_arena_text(&boek->arena, id.text, id.length),
                              .als = "",
                              .adres = "",
                              .vanaf = MBO_DATUM_NOT_SET,
                              .tot = MBO_DATUM_NOT_SET,
                              .bevestigd_tot = MBO_DATUM_NOT_SET};
    boek->stappen++; /* from here on freed with the set */
    if (!stap->id)
        return mboi_no_memory(b->lezer->fout);

    sleutels gehad = {.count = 0};
    mboi_span key, value;
    mbo_status status = MBO_OK;
    while (!status && next_key(b, &key, &value, &status) &&
           !(status = note_key(b, &gehad, key, (const char *const[]){"tenzij", "bron", NULL})))
        status = read_stap_key(b, stap, key, value);
    if (status)
        return status;
    if (!stap->soort)
        return wrong(b, "a step lacks its kind (soort)", id);
    if (!stap->nl || !stap->en)
        return wrong(b, "a step lacks a sentence (nl or en)", id);
    if (!stap->bron.count)
        return wrong(b, "a step lacks a source (bron)", id);
    if (stap->tot != MBO_DATUM_NOT_SET && stap->tot <= stap->vanaf)
        return wrong(b, "a step ends (tot) before it begins", id);
    for (size_t i = 0; i + 1 < boek->stappen; i++)
        if (mboi_span_is(id, boek->stap[i].id) &&
            overlap(stap->vanaf, stap->tot, boek->stap[i].vanaf, boek->stap[i].tot))
            return wrong(b, "two blocks of one step hold on one day", id);
    return MBO_OK;
}

/* ---- the headings of rules ---- */

/* One of a rule that there is not is passed over: rules are tried out without one, too. */
static mbo_status read_kop(bestand *b, mboi_span id)
{
    mboi_boek *boek = b->lezer->boek;
    sleutels gehad = {.count = 0};
    mboi_span key, value;
    mbo_status status = MBO_OK;
    while (!status && next_key(b, &key, &value, &status) &&
           !(status = note_key(b, &gehad, key, (const char *const[]){NULL}))) {
        mbo_taal taal = mboi_span_is(key, "nl") ? MBO_TAAL_NL : mboi_span_is(key, "en") ? MBO_TAAL_EN : 0;
        if (!taal || !value.length)
            return wrong(b, "not a heading (nl or en)", key);
        for (size_t i = 0; i < boek->regels; i++)
            if (mboi_span_is(id, boek->regel[i].id))
                boek->regel[i].kop[taal] = value.text;
    }
    if (!status && (!has_key(&gehad, "nl") || !has_key(&gehad, "en")))
        status = wrong(b, "a heading lacks one of its languages", id);
    return status;
}

/* ---- the glossary ---- */

static mbo_status read_ook(const bestand *b, struct mbo_begrip *begrip, mboi_span value, bool engels)
{
    if (!mboi_grow(&b->lezer->boek->allocator, (void **)&begrip->ook, &begrip->ook_capacity, begrip->ooks,
                   sizeof *begrip->ook))
        return mboi_no_memory(b->lezer->fout);
    begrip->ook[begrip->ooks++] = (struct mboi_ook){value.text, engels};
    return MBO_OK;
}

static mbo_status read_begrip_key(const bestand *b, struct mbo_begrip *begrip, mboi_span key, mboi_span value)
{
    static const struct {
        const char *key;
        mbo_taal taal;
        bool naam;
    } teksten[] = {{"naam_nl", MBO_TAAL_NL, true},
                   {"naam_en", MBO_TAAL_EN, true},
                   {"nl", MBO_TAAL_NL, false},
                   {"en", MBO_TAAL_EN, false}};
    if (!value.length)
        return wrong(b, "a key has no value", key);
    if (mboi_span_is(key, "ook") || mboi_span_is(key, "ook_en"))
        return read_ook(b, begrip, value, mboi_span_is(key, "ook_en"));
    if (mboi_span_is(key, "bron"))
        return read_bron(b, value, &begrip->bron);
    if (mboi_span_is(key, "bevestigd"))
        return read_datum(b, value, &begrip->bevestigd_tot);
    for (size_t i = 0; i < MBOI_COUNT(teksten); i++)
        if (mboi_span_is(key, teksten[i].key)) {
            (teksten[i].naam ? begrip->naam : begrip->tekst)[teksten[i].taal] = value.text;
            return MBO_OK;
        }
    return wrong(b, "not a key of a begrip", key);
}

static mbo_status add_vorm(const bestand *b, const struct mbo_begrip *begrip, const char *vorm, bool engels)
{
    mboi_lezer *lezer = b->lezer;
    size_t nummer = (size_t)(begrip - lezer->boek->begrip);
    const struct mbo_begrip *ander = NULL;
    mbo_status status = mboi_boek_add_vorm(lezer->boek, vorm, nummer, engels, &ander, lezer->fout);
    if (!status && ander && (ander != begrip || vorm != begrip->naam[MBO_TAAL_EN])) /* both names may be one */
        status = mboi_fail_at(lezer->fout, MBO_ERROR_CONFLICT, b->line, 0, "%s: \"%.80s\" is a form of %s and of %s",
                              lezer->bestand, vorm, ander->id, begrip->id);
    return status;
}

static mbo_status add_vormen(const bestand *b, const struct mbo_begrip *begrip)
{
    mbo_status status = add_vorm(b, begrip, begrip->naam[MBO_TAAL_NL], false);
    for (size_t i = 0; !status && i < begrip->ooks; i++)
        status = add_vorm(b, begrip, begrip->ook[i].tekst, begrip->ook[i].engels);
    return status ? status : add_vorm(b, begrip, begrip->naam[MBO_TAAL_EN], true);
}

static mbo_status read_begrip(bestand *b, mboi_span id)
{
    mboi_boek *boek = b->lezer->boek;
    for (size_t i = 0; i < boek->begrippen; i++)
        if (mboi_span_is(id, boek->begrip[i].id))
            return wrong(b, "a begrip stands there twice", id);
    if (!mboi_grow(&boek->allocator, (void **)&boek->begrip, &boek->begrip_capacity, boek->begrippen,
                   sizeof *boek->begrip))
        return mboi_no_memory(b->lezer->fout);
    struct mbo_begrip *begrip = &boek->begrip[boek->begrippen++]; /* from here on freed with the set */
    *begrip = (struct mbo_begrip){.id = mboi_arena_text(&boek->arena, id.text, id.length),
                                  .bevestigd_tot = MBO_DATUM_NOT_SET};
    if (!begrip->id)
        return mboi_no_memory(b->lezer->fout);
    sleutels gehad = {.count = 0};
    mboi_span key, value;
    mbo_status status = MBO_OK;
    while (!status && next_key(b, &key, &value, &status) &&
           !(status = note_key(b, &gehad, key, (const char *const[]){"ook", "ook_en", "bron", NULL})))
        status = read_begrip_key(b, begrip, key, value);
    if (status)
        return status;
    if (!begrip->naam[MBO_TAAL_NL] || !begrip->naam[MBO_TAAL_EN] || !begrip->tekst[MBO_TAAL_NL] ||
        !begrip->tekst[MBO_TAAL_EN])
        return wrong(b, "a begrip lacks a name or a definition", id);
    if (!begrip->bron.count || begrip->bevestigd_tot == MBO_DATUM_NOT_SET)
        return wrong(b, "a begrip lacks a source, or the last day for which it was read (bevestigd)", id);
    return add_vormen(b, begrip);
}

/* What decides an answer stands in the rule files, which the fingerprint is made of, and in no other. */
enum { RECHT, STAPPEN, KOPPEN, BEGRIPPEN };

static mbo_status read_file(mboi_lezer *lezer, const char *naam, const unsigned char *data, size_t size, int wat)
{
    lezer->bestand = naam;
    bestand b = {.lezer = lezer, .rest = {(const char *)data, size}};
    mbo_status status = MBO_OK;
    while (!status && b.rest.length) {
        mboi_span line = next_line(&b), rest = line;
        if (!mboi_trim(line).length || line.text[0] == '#')
            continue;
        mboi_span soort = mboi_take_word(&rest);
        if (!rest.length)
            status = wrong(&b, "a block lacks its name", line);
        else if (wat == STAPPEN)
            status = mboi_span_is(soort, "stap") ? read_stap(&b, rest) : wrong(&b, "not a step", line);
        else if (wat == KOPPEN)
            status = mboi_span_is(soort, "kop") ? read_kop(&b, rest) : wrong(&b, "not a heading", line);
        else if (wat == BEGRIPPEN)
            status = mboi_span_is(soort, "begrip") ? read_begrip(&b, rest) : wrong(&b, "not a begrip", line);
        else if (mboi_span_is(soort, "regel"))
            status = read_regel(&b, rest, false);
        else if (mboi_span_is(soort, "toelichting"))
            status = read_regel(&b, rest, true);
        else if (mboi_span_is(soort, "afleiding"))
            status = read_afleiding(&b, rest);
        else if (mboi_span_is(soort, "norm"))
            status = read_norm(&b, rest);
        else if (mboi_span_is(soort, "vraag"))
            status = read_vraag(&b, rest);
        else
            status = wrong(&b, "not a rule, a toelichting, a derivation, a norm or a question", line);
    }
    return status;
}

/* A rule that decides, not one that only tells something. */
static bool has_regel_on(const mboi_boek *boek, const struct mboi_vraag *vraag, mbo_datum dag)
{
    bool has = false;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++)
        has |= !boek->regel[i].toelichting && mboi_regel_geldt(&boek->regel[i], dag);
    return has;
}

/* The first day from the beginning of the rules on, on which no rule of the question holds. */
static mbo_datum first_without_regel(const mboi_boek *boek, const struct mboi_vraag *vraag)
{
    mbo_datum eerste = has_regel_on(boek, vraag, MBO_REGELS_BEGIN) ? MBO_DATUM_NOT_SET : MBO_REGELS_BEGIN;
    for (size_t i = vraag->regel; i < vraag->regel + vraag->regels; i++) {
        mbo_datum dag = boek->regel[i].tot; /* a day without one comes after the end of one */
        if (dag != MBO_DATUM_NOT_SET && dag > MBO_REGELS_BEGIN && !has_regel_on(boek, vraag, dag) &&
            (eerste == MBO_DATUM_NOT_SET || dag < eerste))
            eerste = dag;
    }
    return eerste;
}

/* What the tables and the rule files must say of each other: who forgets one of two places is told which. */
static mbo_status check_volledig(const mboi_lezer *lezer)
{
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++) {
        const char *naam = mbo_code_name(MBO_VOCABULAIRE_VRAAG, v);
        const struct mboi_vraag *vraag = &lezer->boek->vraag[v];
        if (!vraag->regels)
            return mboi_fail(lezer->fout, MBO_ERROR_SYNTAX,
                             "question %s: no file of recht/ has a rule of it, or libmborules/CMakeLists.txt does not "
                             "list that file",
                             naam);
        mbo_datum gat = first_without_regel(lezer->boek, vraag);
        char dag[11];
        mbo_datum_format(gat, dag, sizeof dag);
        if (gat != MBO_DATUM_NOT_SET)
            return mboi_fail(lezer->fout, MBO_ERROR_SYNTAX,
                             "question %s: none of its rules holds on %s, so all would be ja; a rule with dan: nooit "
                             "tells that there is nothing then",
                             naam, dag);
    }
    for (mbo_feit feit = 1; feit <= MBOI_FEITEN; feit++) {
        bool volgt = false;
        for (size_t i = 0; i < lezer->afleidingen; i++)
            volgt |= mboi_span_is(lezer->afleiding[i].naam, mbo_feit_name(feit));
        if (volgt != mboi_feit_volgt(feit))
            return mboi_fail(lezer->fout, MBO_ERROR_SYNTAX,
                             volgt
                                 ? "fact %s: a rule file has a derivation of it, but its row in zaak/feiten.c no VOLGT"
                                 : "fact %s: its row in zaak/feiten.c has VOLGT, but no rule file a derivation of it",
                             mbo_feit_name(feit));
    }
    return MBO_OK;
}

mbo_status mboi_boek_read_regels(mboi_boek *boek, mbo_fout *fout)
{
    mboi_lezer lezer = {.boek = boek, .fout = fout};
    mbo_feit leeg = mboi_feit_zonder_gegevens();
    mbo_status status = !leeg ? MBO_OK
                              : mboi_fail(fout, MBO_ERROR_SYNTAX,
                                          "fact %d of mborules/zaak.h: zaak/feiten.c has no row for it, or one that "
                                          "lacks a label, a question or, of a set, its place in mboi_setfeiten",
                                          leeg);
    mboi_sha256_begin(&boek->bestanden);
    for (const mboi_rechtbestand *b = mboi_recht; !status && b->naam; b++) {
        mboi_sha256_add(&boek->bestanden, b->data, *b->size);
        status = read_file(&lezer, b->naam, b->data, *b->size, RECHT);
    }
    if (!status)
        status = check_volledig(&lezer);
    if (!status)
        status = read_file(&lezer, "stappen.regels", mboi_data_stappen, mboi_data_stappen_size, STAPPEN);
    if (!status)
        status = read_file(&lezer, "koppen.regels", mboi_data_koppen, mboi_data_koppen_size, KOPPEN);
    if (!status)
        status = read_file(&lezer, "begrippen.regels", mboi_data_begrippen, mboi_data_begrippen_size, BEGRIPPEN);
    mboi_boek_note_vormen(boek);
    mboi_resize(&boek->allocator, lezer.afleiding, lezer.afleiding_capacity * sizeof *lezer.afleiding, 0);
    return status;
}
