/* SPDX-License-Identifier: MIT */
/*
 * Making a rule set from the rule files and a parameter file.
 *
 * A rule file has blocks that begin in the first column (afleiding, norm, vraag, regel), each with lines `  key:
 * value`; a line indented deeper goes on with the value above it; # begins a comment line.
 */
#include "regels/regels.h"

#include <stdio.h>
#include <string.h>

#define DATA(name)                                 \
    extern const unsigned char mboi_data_##name[]; \
    extern const size_t mboi_data_##name##_size;
DATA(parameters)
DATA(regels_tijd)
DATA(regels_begrippen)
DATA(regels_bekostiging)
DATA(regels_toelating)
DATA(regels_doelgroep)
DATA(regels_aanbod)
DATA(regels_praktijkplaats)
DATA(regels_studieduur)
DATA(regels_urennorm)
DATA(regels_onderwijsgeld)
DATA(regels_studiefinanciering)
DATA(regels_levenlanglerenkrediet)
DATA(regels_subsidie_praktijkleren)
DATA(regels_uwv)
DATA(regels_gemeente)
DATA(regels_praktijkverklaring)
DATA(regels_startkwalificatie)
DATA(regels_traject)

enum { MAX_PARAMETER_FILE = 16 << 20 };

/* ---- names of parameters ---- */

int32_t mboi_regels_naam(mbo_regels *regels, mboi_span naam)
{
    for (size_t i = 0; i < regels->namen; i++)
        if (mboi_span_is(naam, regels->naam[i]))
            return (int32_t)i;
    if (!mboi_grow(&regels->allocator, (void **)&regels->naam, &regels->naam_capacity, regels->namen,
                   sizeof *regels->naam))
        return -1;
    regels->naam[regels->namen] = mboi_arena_text(&regels->arena, naam.text, naam.length);
    return regels->naam[regels->namen] ? (int32_t)regels->namen++ : -1;
}

const mbo_parameter *mbo_regels_find_parameter(const mbo_regels *regels, const char *naam, mbo_datum op)
{
    if (!regels || !naam || !mboi_is_dag(op))
        return NULL;
    size_t low = 0, high = regels->parameters.count; /* the last value of this name that begins on or before `op` */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct mbo_parameter *p = &regels->parameters.rij[middle];
        int order = strcmp(p->naam, naam);
        if (order < 0 || (order == 0 && p->vanaf <= op))
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return NULL;
    const struct mbo_parameter *p = &regels->parameters.rij[low - 1];
    return strcmp(p->naam, naam) == 0 && (p->tot == MBO_DATUM_NOT_SET || op < p->tot) ? p : NULL;
}

/* ---- reading a rule file ---- */

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
    char *joined = mboi_arena_alloc(&b->lezer->regels->arena, length + 1, 1);
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
    joined[n] = '\0';
    *value = mboi_trim((mboi_span){joined, n});
    b->line = ahead.line;
    return true;
}

static mbo_status read_datum(const bestand *b, mboi_span value, mbo_datum *out)
{
    return mboi_parse_date(value, false, out) ? MBO_OK : wrong(b, "not a date", value);
}

/* WERK VERSIE VINDPLAATS, the version "-" when the work has none */
static mbo_status read_bron(const bestand *b, mboi_span value, struct mbo_regel *regel)
{
    mbo_regels *regels = b->lezer->regels;
    if (!mboi_grow(&regels->allocator, (void **)&regel->bron, &regel->bron_capacity, regel->bronnen,
                   sizeof *regel->bron))
        return mboi_no_memory(b->lezer->fout);
    struct mbo_bron *bron = &regel->bron[regel->bronnen];
    mboi_span werk = mboi_take_word(&value), versie = mboi_take_word(&value);
    bron->versie = MBO_DATUM_NOT_SET;
    if (!mboi_span_is(versie, "-") && !mboi_parse_date(versie, false, &bron->versie))
        return wrong(b, "a source has neither a version date nor -", versie);
    if (!value.length)
        return wrong(b, "a source names no place", werk);

    char datum[11];
    mbo_datum_format(bron->versie, datum, sizeof datum);
    size_t size = werk.length + value.length + sizeof datum + sizeof " (versie )";
    char *tekst = mboi_arena_alloc(&regels->arena, size, 1);
    bron->werk = mboi_arena_text(&regels->arena, werk.text, werk.length);
    bron->vindplaats = mboi_arena_text(&regels->arena, value.text, value.length);
    bron->tekst = tekst;
    if (!tekst || !bron->werk || !bron->vindplaats)
        return mboi_no_memory(b->lezer->fout);
    snprintf(tekst, size, *datum ? "%s %s (versie %s)" : "%s %s", bron->werk, bron->vindplaats, datum);
    regel->bronnen++;
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
        return read_bron(b, value, regel);
    return wrong(b, "not a key of a rule", key);
}

static mbo_status read_regel(bestand *b, mboi_span id)
{
    mbo_regels *regels = b->lezer->regels;
    if (!mboi_grow(&regels->allocator, (void **)&regels->regel, &regels->regel_capacity, regels->regels,
                   sizeof *regels->regel))
        return mboi_no_memory(b->lezer->fout);
    struct mbo_regel *regel = &regels->regel[regels->regels];
    memset(regel, 0, sizeof *regel);
    regel->id = mboi_arena_text(&regels->arena, id.text, id.length);
    regel->bereik = regel->voorwaarde = regel->bedrag_tekst = "";
    regel->vanaf = regel->tot = regel->bevestigd_tot = MBO_DATUM_NOT_SET;
    regels->regels++; /* from here on freed with the set */
    if (!regel->id)
        return mboi_no_memory(b->lezer->fout);

    mboi_span key, value;
    mbo_status status = MBO_OK;
    while (!status && next_key(b, &key, &value, &status))
        status = read_regel_key(b, regel, key, value);
    if (status)
        return status;
    if (!regel->nl || !regel->en || !regel->basis)
        return wrong(b, "a rule lacks a sentence or its basis", id);
    if (regel->vraag) {
        struct mboi_vraag *vraag = &regels->vraag[regel->vraag];
        if (!vraag->regels)
            vraag->regel = regels->regels - 1;
        if (vraag->regel + vraag->regels++ != regels->regels - 1)
            return wrong(b, "the rules of a question do not stand together", id);
        vraag->heeft_bedrag |= regel->soort != 0;
        vraag->heeft_dag |= regel->eerste_dag;
    }
    return MBO_OK;
}

static mbo_status add_begrip(bestand *b, mboi_span naam, const char *tekst)
{
    mbo_regels *regels = b->lezer->regels;
    if (!mboi_grow(&regels->allocator, (void **)&regels->begrip, &regels->begrip_capacity, regels->begrippen,
                   sizeof *regels->begrip))
        return mboi_no_memory(b->lezer->fout);
    struct mboi_begrip *begrip = &regels->begrip[regels->begrippen];
    begrip->naam = mboi_arena_text(&regels->arena, naam.text, naam.length);
    begrip->tekst = tekst;
    if (!begrip->naam)
        return mboi_no_memory(b->lezer->fout);
    regels->begrippen++;
    return MBO_OK;
}

static mbo_status read_afleiding(bestand *b, mboi_span naam)
{
    mboi_lezer *lezer = b->lezer;
    mboi_span key, value;
    mbo_status status = MBO_OK;
    if (!next_key(b, &key, &value, &status) || !mboi_span_is(key, "is"))
        return status ? status : wrong(b, "a derivation lacks its condition", naam);
    if (!mboi_grow(&lezer->regels->allocator, (void **)&lezer->afleiding, &lezer->afleiding_capacity,
                   lezer->afleidingen, sizeof *lezer->afleiding))
        return mboi_no_memory(lezer->fout);
    mboi_afleiding *afleiding = &lezer->afleiding[lezer->afleidingen];
    afleiding->naam = naam;
    status = mboi_formule_read(lezer, value, b->line, &afleiding->formule);
    lezer->afleidingen += !status;
    return status ? status : add_begrip(b, naam, value.text);
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
            u == MBOI_UREN_BPV && rest.length ? MBOI_GEEN : mboi_regels_naam(b->lezer->regels, mboi_span_of(naam));
        if (parameter < 0 && !(u == MBOI_UREN_BPV && rest.length))
            return mboi_no_memory(b->lezer->fout);
        norm->rij[norm->rijen].parameter[u] = parameter;
    }
    norm->rijen++;
    return MBO_OK;
}

static mbo_status read_norm(bestand *b, mboi_span naam)
{
    mbo_regels *regels = b->lezer->regels;
    mboi_span key, value;
    mbo_status status = MBO_OK;
    if (!mboi_grow(&regels->allocator, (void **)&regels->norm, &regels->norm_capacity, regels->normen,
                   sizeof *regels->norm))
        return mboi_no_memory(b->lezer->fout);
    mboi_norm *norm = &regels->norm[regels->normen++];
    *norm = (mboi_norm){.naam = naam};
    char tekst[512] = "";
    size_t n = 0;
    while (!status && next_key(b, &key, &value, &status)) {
        n += (size_t)snprintf(tekst + n, sizeof tekst - n, "%s%.*s: %s", n ? "; " : "", (int)key.length, key.text,
                              value.text);
        n = n < sizeof tekst ? n : sizeof tekst - 1;
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
    const char *kept = mboi_arena_text(&regels->arena, tekst, n);
    if (!status && !kept)
        status = mboi_no_memory(b->lezer->fout);
    return status ? status : add_begrip(b, naam, kept);
}

static mbo_status read_vraag(bestand *b, mboi_span naam)
{
    mboi_span key, value;
    mbo_status status = MBO_OK;
    int32_t code = mboi_code_find(MBO_VOCABULAIRE_VRAAG, naam);
    if (!code)
        return wrong(b, "not a question", naam);
    struct mboi_vraag *vraag = &b->lezer->regels->vraag[code];
    while (!status && next_key(b, &key, &value, &status)) {
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

static mbo_status read_file(mboi_lezer *lezer, const char *naam, const unsigned char *data, size_t size)
{
    lezer->bestand = naam;
    bestand b = {.lezer = lezer, .rest = {(const char *)data, size}};
    mbo_status status = MBO_OK;
    while (!status && b.rest.length) {
        mboi_span line = next_line(&b), rest = line;
        if (!mboi_trim(line).length || line.text[0] == '#')
            continue;
        mboi_span soort = mboi_take_word(&rest);
        if (mboi_span_is(soort, "regel"))
            status = read_regel(&b, rest);
        else if (mboi_span_is(soort, "afleiding"))
            status = read_afleiding(&b, rest);
        else if (mboi_span_is(soort, "norm"))
            status = read_norm(&b, rest);
        else if (mboi_span_is(soort, "vraag"))
            status = read_vraag(&b, rest);
        else
            status = wrong(&b, "not a rule, a derivation, a norm or a question", line);
    }
    return status;
}

static mbo_status read_rules(mbo_regels *regels, mboi_sha256 *sha, mbo_fout *fout)
{
    mboi_lezer lezer = {.regels = regels, .fout = fout};
    const struct {
        const char *naam;
        const unsigned char *data;
        size_t size;
    } files[] = {
        {"tijd.regels", mboi_data_regels_tijd, mboi_data_regels_tijd_size},
        {"begrippen.regels", mboi_data_regels_begrippen, mboi_data_regels_begrippen_size},
        {"bekostiging.regels", mboi_data_regels_bekostiging, mboi_data_regels_bekostiging_size},
        {"toelating.regels", mboi_data_regels_toelating, mboi_data_regels_toelating_size},
        {"doelgroep.regels", mboi_data_regels_doelgroep, mboi_data_regels_doelgroep_size},
        {"aanbod.regels", mboi_data_regels_aanbod, mboi_data_regels_aanbod_size},
        {"praktijkplaats.regels", mboi_data_regels_praktijkplaats, mboi_data_regels_praktijkplaats_size},
        {"studieduur.regels", mboi_data_regels_studieduur, mboi_data_regels_studieduur_size},
        {"urennorm.regels", mboi_data_regels_urennorm, mboi_data_regels_urennorm_size},
        {"onderwijsgeld.regels", mboi_data_regels_onderwijsgeld, mboi_data_regels_onderwijsgeld_size},
        {"studiefinanciering.regels", mboi_data_regels_studiefinanciering, mboi_data_regels_studiefinanciering_size},
        {"levenlanglerenkrediet.regels", mboi_data_regels_levenlanglerenkrediet,
         mboi_data_regels_levenlanglerenkrediet_size},
        {"subsidie_praktijkleren.regels", mboi_data_regels_subsidie_praktijkleren,
         mboi_data_regels_subsidie_praktijkleren_size},
        {"uwv.regels", mboi_data_regels_uwv, mboi_data_regels_uwv_size},
        {"gemeente.regels", mboi_data_regels_gemeente, mboi_data_regels_gemeente_size},
        {"praktijkverklaring.regels", mboi_data_regels_praktijkverklaring, mboi_data_regels_praktijkverklaring_size},
        {"startkwalificatie.regels", mboi_data_regels_startkwalificatie, mboi_data_regels_startkwalificatie_size},
        {"traject.regels", mboi_data_regels_traject, mboi_data_regels_traject_size},
    };
    mbo_status status = MBO_OK;
    for (size_t i = 0; !status && i < MBOI_COUNT(files); i++) {
        mboi_sha256_add(sha, files[i].data, files[i].size);
        status = read_file(&lezer, files[i].naam, files[i].data, files[i].size);
    }
    mboi_resize(&regels->allocator, lezer.afleiding, lezer.afleiding_capacity * sizeof *lezer.afleiding, 0);
    return status;
}

static void add_tekst(mboi_sha256 *sha, const char *tekst)
{
    mboi_sha256_add(sha, tekst, strlen(tekst) + 1);
}

static void add_getal(mboi_sha256 *sha, int64_t getal)
{
    char cijfers[24];
    mboi_sha256_add(sha, cijfers, (size_t)snprintf(cijfers, sizeof cijfers, "%lld\n", (long long)getal));
}

/* The rule files, then the parameter values in order, whatever their file, then what was changed in a copy. */
static void make_vingerafdruk(mbo_regels *regels, mboi_sha256 *sha)
{
    for (size_t i = 0; i < regels->parameters.count; i++) {
        const struct mbo_parameter *p = &regels->parameters.rij[i];
        add_tekst(sha, p->naam);
        add_tekst(sha, p->eenheid);
        add_tekst(sha, p->bron);
        add_getal(sha, p->waarde);
        add_getal(sha, p->vanaf);
        add_getal(sha, p->tot);
        add_getal(sha, p->bevestigd_tot);
    }
    for (size_t i = 0; i < regels->regels; i++) {
        const struct mbo_regel *regel = &regels->regel[i];
        if (regel->uit || regel->eigen) {
            add_tekst(sha, regel->uit ? "uit" : "eigen");
            add_tekst(sha, regel->vingerafdruk);
        }
    }
    mboi_sha256_hex(sha, regels->vingerafdruk);
}

static const char *parameter_naam(const mbo_regels *regels, int32_t naam)
{
    return naam == MBOI_GEEN ? "-" : regels->naam[naam];
}

static void make_regel_vingerafdruk(const mbo_regels *regels, struct mbo_regel *regel)
{
    mboi_sha256 sha;
    mboi_sha256_begin(&sha);
    add_tekst(&sha, regel->id);
    add_getal(&sha, regel->vraag);
    add_getal(&sha, regels->vraag[regel->vraag].een_van); /* how the rules of its question go together, and for whom */
    mboi_formule_sha256(regels, regels->vraag[regel->vraag].bereik, &sha);
    add_getal(&sha, regel->vanaf);
    add_getal(&sha, regel->tot);
    add_getal(&sha, regel->basis);
    add_tekst(&sha, regel->nl);
    add_tekst(&sha, regel->en);
    for (size_t i = 0; i < regel->bronnen; i++)
        add_tekst(&sha, regel->bron[i].tekst);
    if (regel->eigen) {
        add_tekst(&sha, regel->eigen->versie);
        add_tekst(&sha, regel->eigen->tekst);
    } else {
        mboi_formule_sha256(regels, regel->als, &sha);
        mboi_formule_sha256(regels, regel->dan, &sha);
    }
    add_getal(&sha, regel->eerste_dag);
    if (regel->soort) {
        const mboi_bedragregel *b = &regel->bedrag;
        add_getal(&sha, regel->soort);
        add_tekst(&sha, parameter_naam(regels, b->parameter));
        add_tekst(&sha, b->feit ? mbo_feit_name(b->feit) : "-");
        add_getal(&sha, b->maanden);
        add_tekst(&sha, b->deel ? mbo_feit_name(b->deel) : "-");
        add_tekst(&sha, parameter_naam(regels, b->op));
        add_tekst(&sha, parameter_naam(regels, b->grens));
        add_tekst(&sha, parameter_naam(regels, b->maal));
    }
    mboi_sha256_hex(&sha, regel->vingerafdruk);
}

static mbo_status read_parameters(mbo_regels *regels, const char *path, mbo_fout *fout)
{
    if (!path)
        return mboi_parameters_read(&regels->parameters, &regels->arena, (const char *)mboi_data_parameters,
                                    mboi_data_parameters_size, fout);
    char *data;
    size_t size;
    mbo_status status = mboi_read_file(&regels->allocator, path, MAX_PARAMETER_FILE, &data, &size, fout);
    if (status)
        return status;
    status = mboi_parameters_read(&regels->parameters, &regels->arena, data, size, fout);
    mboi_resize(&regels->allocator, data, size ? size : 1, 0);
    mboi_parameters ingebouwd = {0};
    mboi_arena arena;
    mboi_arena_init(&arena, &regels->allocator);
    if (!status)
        status = mboi_parameters_read(&ingebouwd, &arena, (const char *)mboi_data_parameters, mboi_data_parameters_size,
                                      fout);
    if (!status)
        status = mboi_parameters_check(&regels->parameters, &ingebouwd, fout);
    mboi_resize(&regels->allocator, ingebouwd.rij, ingebouwd.capacity * sizeof *ingebouwd.rij, 0);
    mboi_arena_free(&arena);
    return status;
}

/* ---- the object ---- */

/* What a rule set is made of: the built-in rules with parameters from a file or of another set, and one change to that
   set. */
typedef struct recept {
    const mbo_regels *van; /* NULL: from scratch */
    const char *parameters_path;
    const struct mbo_parameter *parameter; /* one that is set; else NULL */
    const char *zonder;                    /* the id of a rule that is switched off; else NULL */
    mboi_eigen *eigen;                     /* a rule that comes with it; else NULL */
} recept;

/* Put an own rule behind the other rules of its question. */
static mbo_status add_eigen(mbo_regels *regels, mboi_eigen *eigen, mbo_fout *fout)
{
    struct mboi_vraag *vraag = &regels->vraag[eigen->vraag];
    size_t at = vraag->regel + vraag->regels;
    if (regels->eigens == MBOI_MAX_EIGEN)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "a rule set has at most %d own rules", MBOI_MAX_EIGEN);
    mboi_formule *dan = mboi_arena_alloc(&regels->arena, sizeof *dan, _Alignof(mboi_formule));
    if (!dan || !mboi_grow(&regels->allocator, (void **)&regels->regel, &regels->regel_capacity, regels->regels,
                           sizeof *regels->regel))
        return mboi_no_memory(fout);
    *dan = (mboi_formule){.soort = MBOI_FEIT, .feit = MBOI_FEITEN + 1 + (mbo_feit)regels->eigens};
    memmove(regels->regel + at + 1, regels->regel + at, (regels->regels++ - at) * sizeof *regels->regel);
    regels->regel[at] = (struct mbo_regel){.id = eigen->id,
                                           .vraag = eigen->vraag,
                                           .basis = MBO_BASIS_EIGEN,
                                           .nl = eigen->nl,
                                           .en = eigen->en,
                                           .bereik = "",
                                           .voorwaarde = eigen->tekst,
                                           .bedrag_tekst = "",
                                           .dan = dan,
                                           .eigen = eigen,
                                           .vanaf = MBO_DATUM_NOT_SET,
                                           .tot = MBO_DATUM_NOT_SET,
                                           .bevestigd_tot = MBO_DATUM_NOT_SET};
    vraag->regels++;
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++)
        if (v != eigen->vraag && regels->vraag[v].regel >= at)
            regels->vraag[v].regel++;
    atomic_fetch_add_explicit(&eigen->references, 1, memory_order_relaxed);
    regels->eigen[regels->eigens++] = eigen;
    return MBO_OK;
}

static bool is_uit(const recept *r, const char *id)
{
    bool uit = r->zonder && strcmp(r->zonder, id) == 0;
    for (size_t i = 0; r->van && !uit && i < r->van->regels; i++)
        uit = r->van->regel[i].uit && strcmp(r->van->regel[i].id, id) == 0;
    return uit;
}

static void note_feiten_van(const mbo_regels *regels, mboi_diagram *d)
{
    d->feiten = d->gelezen;
    for (uint32_t t = 0; t < d->testen; t++) {
        bool instroom = regels->test[d->test[t]].functie == MBOI_INSTROOM;
        mboi_feitset_add(&d->feiten, instroom ? MBO_FEIT_CREBO : MBO_FEIT_GEBOORTEDATUM);
        mboi_feitset_add(&d->feiten, MBO_FEIT_STARTDATUM);
    }
    if (d->uren) {
        mboi_feitset_add(&d->feiten, MBO_FEIT_STUDIEDUUR);
        mboi_feitset_add(&d->feiten, MBO_FEIT_UREN_BEGELEID);
        mboi_feitset_add(&d->feiten, MBO_FEIT_UREN_BPV);
    }
    for (size_t e = 0; e < regels->eigens; e++)
        for (size_t i = 0; mboi_feitset_has(&d->gelezen, MBOI_FEITEN + 1 + (mbo_feit)e) && i < regels->eigen[e]->feiten;
             i++)
            mboi_feitset_add(&d->feiten, regels->eigen[e]->feit[i]);
    for (mbo_feit atoom = MBOI_FEITEN + 1; atoom <= MBOI_ATOMEN; atoom++)
        d->feiten.bits[atoom / 64] &= ~(UINT64_C(1) << (atoom % 64));
}

static void note_feiten(mbo_regels *regels)
{
    for (size_t i = 0; i < regels->regels; i++)
        note_feiten_van(regels, &regels->regel[i].diagram);
    for (mbo_vraag v = 1; v <= MBOI_VRAGEN; v++) {
        struct mboi_vraag *vraag = &regels->vraag[v];
        mboi_diagram *d[] = {&vraag->uitkomst, &vraag->bedrag, &vraag->bereik_diagram, &vraag->dag};
        for (size_t i = 0; i < MBOI_COUNT(d); i++)
            note_feiten_van(regels, d[i]);
    }
}

static mbo_status fill_in(mbo_regels *regels, const recept *r, mbo_fout *fout)
{
    mboi_sha256 sha;
    mboi_sha256_begin(&sha);
    mbo_status status = r->van ? mboi_parameters_copy(&regels->parameters, &regels->arena, &r->van->parameters, fout)
                               : read_parameters(regels, r->parameters_path, fout);
    if (!status && r->parameter)
        status = mboi_parameters_set(&regels->parameters, &regels->arena, r->parameter, fout);
    if (!status)
        status = read_rules(regels, &sha, fout);
    for (size_t i = 0; r->van && !status && i < r->van->eigens; i++)
        status = add_eigen(regels, r->van->eigen[i], fout);
    if (!status && r->eigen)
        status = add_eigen(regels, r->eigen, fout);
    for (size_t i = 0; !status && i < regels->regels; i++) {
        make_regel_vingerafdruk(regels, &regels->regel[i]);
        regels->regel[i].uit = is_uit(r, regels->regel[i].id);
    }
    if (status)
        return status;
    make_vingerafdruk(regels, &sha);
    status = mboi_regels_compile(regels, r->van, r->parameter ? r->parameter->naam : NULL, fout);
    if (!status)
        note_feiten(regels);
    return status;
}

static mbo_status make(const mbo_allocator *allocator, const recept *r, mbo_regels **out, mbo_fout *fout)
{
    mbo_regels *regels = mboi_resize(allocator, NULL, 0, sizeof *regels);
    if (!regels)
        return mboi_no_memory(fout);
    memset(regels, 0, sizeof *regels);
    regels->allocator = *allocator;
    atomic_init(&regels->references, 1);
    mboi_arena_init(&regels->arena, allocator);
    mbo_status status = fill_in(regels, r, fout);
    if (status)
        mbo_regels_free(regels);
    else
        *out = regels;
    return status;
}

mbo_status mbo_regels_create(const mbo_regels_options *options, mbo_regels **out, mbo_fout *fout)
{
    mbo_regels_options o = {.size = sizeof o};
    if (MBOI_NULL(fout, out))
        return MBO_ERROR_ARGUMENT;
    *out = NULL;
    if (options) {
        if (options->size < sizeof options->size || options->size > sizeof o)
            return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_regels_create: options of %zu bytes are not known",
                             options->size);
        memcpy(&o, options, options->size);
    }
    mbo_allocator allocator = mboi_allocator(o.allocator);
    return make(&allocator, &(recept){.parameters_path = o.parameters_path}, out, fout);
}

static mbo_status not_found(mbo_fout *fout, const char *naam, const char *what, const char *best)
{
    return best ? mboi_fail(fout, MBO_ERROR_NAME, "\"%.80s\" is not %s; nearest: \"%s\"", naam, what, best)
                : mboi_fail(fout, MBO_ERROR_NAME, "\"%.80s\" is not %s", naam, what);
}

mbo_status mbo_regels_met_parameter(const mbo_regels *regels, const char *naam, mbo_datum vanaf, mbo_datum tot,
                                    int64_t waarde, mbo_regels **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, naam, out))
        return MBO_ERROR_ARGUMENT;
    const struct mbo_parameter *van = NULL;
    mboi_nabij best = {0};
    for (size_t i = 0; i < regels->parameters.count; i++) {
        if (strcmp(regels->parameters.rij[i].naam, naam) == 0)
            van = &regels->parameters.rij[i];
        mboi_offer(&best, mboi_span_of(naam), regels->parameters.rij[i].naam);
    }
    if (!van)
        return not_found(fout, naam, "the name of a parameter", best.naam);
    if (!mboi_is_dag(vanaf) || (tot != MBO_DATUM_NOT_SET && (tot <= vanaf || !mboi_is_dag(tot))))
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s: a value holds from a day up to a later one", naam);
    if (waarde < 0 || waarde > INT64_C(100000000000))
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s: %lld hundredths is not from 0 to a billion", naam,
                         (long long)waarde);
    if (!mboi_parameter_past(van->eenheid, waarde))
        return mboi_fail(fout, MBO_ERROR_VALUE, "%s: %lld.%02lld (in hundredths: %lld) is not a whole number of %s",
                         naam, (long long)waarde / 100, (long long)waarde % 100, (long long)waarde, van->eenheid);
    struct mbo_parameter p = {.naam = naam,
                              .eenheid = van->eenheid,
                              .bron = "wat als",
                              .waarde = waarde,
                              .vanaf = vanaf,
                              .tot = tot,
                              .bevestigd_tot = MBO_DATUM_NOT_SET};
    return make(&regels->allocator, &(recept){.van = regels, .parameter = &p}, out, fout);
}

static const struct mbo_regel *find_regel(const mbo_regels *regels, const char *id)
{
    for (size_t i = 0; i < regels->regels; i++)
        if (strcmp(regels->regel[i].id, id) == 0)
            return &regels->regel[i];
    return NULL;
}

mbo_status mbo_regels_zonder_regel(const mbo_regels *regels, const char *id, mbo_regels **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, id, out))
        return MBO_ERROR_ARGUMENT;
    mboi_nabij best = {0};
    for (size_t i = 0; i < regels->regels; i++)
        mboi_offer(&best, mboi_span_of(id), regels->regel[i].id);
    if (!find_regel(regels, id))
        return not_found(fout, id, "the id of a rule", best.naam);
    return make(&regels->allocator, &(recept){.van = regels, .zonder = id}, out, fout);
}

mbo_status mbo_regels_met_eigen_regel(const mbo_regels *regels, const mbo_eigen_regel *regel, mbo_regels **out,
                                      mbo_fout *fout)
{
    mbo_eigen_regel r = {0};
    mboi_eigen *eigen = NULL;
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, regel, out))
        return MBO_ERROR_ARGUMENT;
    if (regel->size < sizeof regel->size || regel->size > sizeof r)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "mbo_regels_met_eigen_regel: a rule of %zu bytes is not known",
                         regel->size);
    memcpy(&r, regel, regel->size);
    mbo_status status = mboi_eigen_create(&regels->allocator, &r, &eigen, fout);
    if (status)
        return status;
    if (find_regel(regels, eigen->id))
        status = mboi_fail(fout, MBO_ERROR_CONFLICT, "own rule %s: there is a rule of that id", eigen->id);
    if (!status)
        status = make(&regels->allocator, &(recept){.van = regels, .eigen = eigen}, out, fout);
    if (status)
        eigen->ctx_free = NULL; /* it stays the caller's */
    mboi_eigen_free(eigen);
    return status;
}

mbo_regels *mbo_regels_ref(mbo_regels *regels)
{
    if (regels)
        atomic_fetch_add_explicit(&regels->references, 1, memory_order_relaxed);
    return regels;
}

static void release(mbo_regels *regels)
{
    mbo_allocator a = regels->allocator;
    for (size_t i = 0; i < regels->regels; i++) {
        struct mbo_regel *regel = &regels->regel[i];
        mboi_resize(&a, regel->bron, regel->bron_capacity * sizeof *regel->bron, 0);
        mboi_resize(&a, regel->leest, regel->leest_capacity * sizeof *regel->leest, 0);
        mboi_resize(&a, regel->via, regel->via_capacity * sizeof *regel->via, 0);
    }
    for (size_t i = 0; i < regels->eigens; i++)
        mboi_eigen_free(regels->eigen[i]);
    mboi_resize(&a, regels->regel, regels->regel_capacity * sizeof *regels->regel, 0);
    mboi_resize(&a, regels->begrip, regels->begrip_capacity * sizeof *regels->begrip, 0);
    mboi_resize(&a, regels->naam, regels->naam_capacity * sizeof *regels->naam, 0);
    mboi_resize(&a, regels->test, regels->test_capacity * sizeof *regels->test, 0);
    mboi_resize(&a, regels->norm, regels->norm_capacity * sizeof *regels->norm, 0);
    mboi_resize(&a, regels->tabel, regels->tabel_capacity * sizeof *regels->tabel, 0);
    mboi_resize(&a, regels->bedrag, regels->bedrag_capacity * sizeof *regels->bedrag, 0);
    mboi_resize(&a, regels->verzameling, regels->verzameling_capacity * sizeof *regels->verzameling, 0);
    mboi_resize(&a, regels->parameters.rij, regels->parameters.capacity * sizeof *regels->parameters.rij, 0);
    mboi_arena_free(&regels->arena);
    mboi_resize(&a, regels, sizeof *regels, 0);
}

void mbo_regels_free(mbo_regels *regels)
{
    while (regels && atomic_fetch_sub_explicit(&regels->references, 1, memory_order_acq_rel) == 1) {
        mbo_regels *ouder = regels->ouder;
        release(regels);
        regels = ouder;
    }
}

size_t mbo_regels_vingerafdruk(const mbo_regels *regels, char *buffer, size_t size)
{
    return mboi_copy_text(regels ? regels->vingerafdruk : "", regels ? MBOI_SHA256_HEX : 0, buffer, size);
}

int32_t mbo_regels_een_van(const mbo_regels *regels, mbo_vraag vraag)
{
    return regels && vraag >= 1 && vraag <= MBOI_VRAGEN && regels->vraag[vraag].een_van;
}

const char *mbo_regels_bereik(const mbo_regels *regels, mbo_vraag vraag)
{
    if (!regels)
        return NULL;
    const char *tekst = vraag >= 1 && vraag <= MBOI_VRAGEN ? regels->vraag[vraag].bereik_tekst : NULL;
    return tekst ? tekst : "";
}

const char *mbo_regels_begrip(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->begrippen ? regels->begrip[index].naam : NULL;
}

const char *mbo_regels_begrip_tekst(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->begrippen ? regels->begrip[index].tekst : NULL;
}

int32_t mbo_regels_regel_count(const mbo_regels *regels)
{
    return regels ? (int32_t)regels->regels : 0;
}

const mbo_regel *mbo_regels_regel(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->regels ? &regels->regel[index] : NULL;
}

const char *mbo_regel_id(const mbo_regel *regel)
{
    return regel ? regel->id : NULL;
}

mbo_vraag mbo_regel_vraag(const mbo_regel *regel)
{
    return regel ? regel->vraag : 0;
}

mbo_datum mbo_regel_vanaf(const mbo_regel *regel)
{
    return regel ? regel->vanaf : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_regel_tot(const mbo_regel *regel)
{
    return regel ? regel->tot : MBO_DATUM_NOT_SET;
}

mbo_datum mbo_regel_bevestigd_tot(const mbo_regel *regel)
{
    return regel ? regel->bevestigd_tot : MBO_DATUM_NOT_SET;
}

mbo_basis mbo_regel_basis(const mbo_regel *regel)
{
    return regel ? regel->basis : 0;
}

const char *mbo_regel_tekst(const mbo_regel *regel, mbo_taal taal)
{
    return !regel ? NULL : taal == MBO_TAAL_NL ? regel->nl : taal == MBO_TAAL_EN ? regel->en : NULL;
}

const char *mbo_regel_voorwaarde(const mbo_regel *regel)
{
    return regel ? regel->voorwaarde : NULL;
}

const char *mbo_regel_bereik(const mbo_regel *regel)
{
    return regel ? regel->bereik : NULL;
}

mbo_geldsoort mbo_regel_soort(const mbo_regel *regel)
{
    return regel ? regel->soort : 0;
}

const char *mbo_regel_bedrag(const mbo_regel *regel)
{
    return regel ? regel->bedrag_tekst : NULL;
}

int32_t mbo_regel_eigen(const mbo_regel *regel)
{
    return regel && regel->eigen;
}

int32_t mbo_regel_uit(const mbo_regel *regel)
{
    return regel ? regel->uit : 0;
}

size_t mbo_regel_vingerafdruk(const mbo_regel *regel, char *buffer, size_t size)
{
    return mboi_copy_text(regel ? regel->vingerafdruk : "", regel ? MBOI_SHA256_HEX : 0, buffer, size);
}

void mbo_regel_feiten(const mbo_regel *regel, mbo_feitset *out)
{
    if (!out)
        return;
    *out = regel ? regel->diagram.feiten : (mbo_feitset){{0, 0}};
    if (!regel)
        return;
    if (regel->soort && regel->bedrag.feit)
        mboi_feitset_add(out, regel->bedrag.feit);
    if (regel->soort && regel->bedrag.deel)
        mboi_feitset_add(out, regel->bedrag.deel);
}

const char *mbo_regel_parameter(const mbo_regels *regels, const mbo_regel *regel, int32_t index)
{
    if (!regels || !regel || index < 0)
        return NULL;
    const mboi_bedragregel *b = &regel->bedrag;
    int32_t meer[] = {b->parameter, b->op, b->grens, b->maal};
    if ((size_t)index < regel->leesten)
        return regels->naam[regel->leest[index].naam];
    index -= (int32_t)regel->leesten;
    for (size_t i = 0; regel->soort && i < MBOI_COUNT(meer); i++)
        if (meer[i] != MBOI_GEEN && index-- == 0)
            return regels->naam[meer[i]];
    return NULL;
}

int32_t mbo_regel_bron_count(const mbo_regel *regel)
{
    return regel ? (int32_t)regel->bronnen : 0;
}

const mbo_bron *mbo_regel_bron(const mbo_regel *regel, int32_t index)
{
    return regel && index >= 0 && (size_t)index < regel->bronnen ? &regel->bron[index] : NULL;
}

const char *mbo_bron_werk(const mbo_bron *bron)
{
    return bron ? bron->werk : NULL;
}

mbo_datum mbo_bron_versie(const mbo_bron *bron)
{
    return bron ? bron->versie : MBO_DATUM_NOT_SET;
}

const char *mbo_bron_vindplaats(const mbo_bron *bron)
{
    return bron ? bron->vindplaats : NULL;
}

const char *mbo_bron_tekst(const mbo_bron *bron)
{
    return bron ? bron->tekst : NULL;
}

int32_t mbo_regels_parameter_count(const mbo_regels *regels)
{
    return regels ? (int32_t)regels->parameters.count : 0;
}

const mbo_parameter *mbo_regels_parameter(const mbo_regels *regels, int32_t index)
{
    return regels && index >= 0 && (size_t)index < regels->parameters.count ? &regels->parameters.rij[index] : NULL;
}
