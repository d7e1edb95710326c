/* SPDX-License-Identifier: MIT */
/*
 * What mborules.wasm exports: the programs without a command line. Options and a case go in as text, and what
 * mbo-advies or mbo-structuur writes comes out on standard output, which mborules.js keeps (and standard error with
 * it).
 *
 * A text that goes in is NUL-terminated UTF-8 in memory of mbo_js_neem(), and may be cut up. What a function that makes
 * something returns is 0 when it failed; any other function returns an exit status. mbo_js_fout() then tells why.
 */
#include "advies/advies_vormen.h"
#include "advies/antwoord.h"
#include "advies/opties.h"
#include "advies/overzicht.h"
#include "advies/zaakjson.h"
#include "begrip.h"
#include "scherm.h"
#include "structuur/inhoud.h"
#include "structuur/tonen.h"

#include <emscripten.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const char program[] = "mborules";

/* ---- what is wrong ---- */

/* Told last; its code is 0 when nothing is. */
static mbo_fout gemeld;
static char gemeld_feit[64];

int report(const char *who, const char *file, const mbo_fout *fout)
{
    (void)who, (void)file;
    gemeld = *fout;
    if (!gemeld.code)
        gemeld.code = MBO_ERROR_MEMORY; /* what the programs tell without a code is that */
    return SLECHTE_INVOER;
}

int report_option(const char *who, const char *option, const mbo_fout *fout)
{
    mbo_fout whole = *fout;
    snprintf(whole.message, sizeof whole.message, "%s: %.400s", option, fout->message);
    report(who, NULL, &whole);
    return SLECHT_GEBRUIK;
}

static int refuse(mbo_status code, const char *message)
{
    mbo_fout fout = {.code = code};
    snprintf(fout.message, sizeof fout.message, "%s", message);
    return report(program, NULL, &fout);
}

static void begin_call(void)
{
    static char room[1 << 16];
    static bool ready;
    if (!ready)
        ready = setvbuf(stdout, room, _IOFBF, sizeof room) == 0;
    gemeld = (mbo_fout){0};
    *gemeld_feit = '\0';
    watch_json();
}

static int end_call(int status)
{
    fflush(stdout);
    return status;
}

/* {"code", "message", "line"?, "column"?, "feit"?}, or nothing when it was told on standard error. */
EMSCRIPTEN_KEEPALIVE int mbo_js_fout(void)
{
    static const char *const codes[] = {
        [MBO_ERROR_MEMORY] = "MEMORY", [MBO_ERROR_ARGUMENT] = "ARGUMENT", [MBO_ERROR_IO] = "IO",
        [MBO_ERROR_SYNTAX] = "SYNTAX", [MBO_ERROR_VALUE] = "VALUE",       [MBO_ERROR_NAME] = "NAME",
        [MBO_ERROR_LIMIT] = "LIMIT",   [MBO_ERROR_CONFLICT] = "CONFLICT", [MBO_ERROR_CANCELLED] = "CANCELLED",
        [MBO_ERROR_THREAD] = "THREAD", [MBO_ERROR_OWN_RULE] = "OWN_RULE",
    };
    if (!gemeld.code)
        return end_call(GOED);
    watch_json();
    json_t *fout = json_pack("{s:s+,s:s}", "code", "MBO_ERROR_", codes[gemeld.code], "message", gemeld.message);
    if (gemeld.line)
        json_object_set_new(fout, "line", json_integer(gemeld.line));
    if (gemeld.column)
        json_object_set_new(fout, "column", json_integer(gemeld.column));
    if (*gemeld_feit)
        json_object_set_new(fout, "feit", json_string(gemeld_feit));
    return end_call(print_json(fout));
}

/* ---- memory ---- */

EMSCRIPTEN_KEEPALIVE void *mbo_js_neem(size_t size)
{
    return malloc(size);
}

EMSCRIPTEN_KEEPALIVE void mbo_js_geef(void *memory)
{
    free(memory);
}

/* ---- rule sets and structures ---- */

/* The built-in rules with the built-in parameters, or (size not 0) those of a file. */
EMSCRIPTEN_KEEPALIVE mbo_regels *mbo_js_regels(const char *parameters, size_t size)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_regels_options options = {.size = sizeof options};
    begin_call();
    options.parameters_data = size ? parameters : NULL;
    options.parameters_size = size;
    if (mbo_regels_create(&options, &regels, &fout))
        report(program, NULL, &fout);
    return regels;
}

/* `waarde` in hundredths; the dates as text, `tot` may be "". */
EMSCRIPTEN_KEEPALIVE mbo_regels *mbo_js_met_parameter(const mbo_regels *regels, const char *naam, const char *vanaf,
                                                      const char *tot, int64_t waarde)
{
    mbo_fout fout;
    mbo_regels *nieuw = NULL;
    mbo_datum van = MBO_DATUM_NOT_SET, einde = MBO_DATUM_NOT_SET;
    begin_call();
    if (mbo_datum_parse(vanaf, &van, &fout) || (*tot && mbo_datum_parse(tot, &einde, &fout)) ||
        mbo_regels_met_parameter(regels, naam, van, einde, waarde, &nieuw, &fout))
        report(program, NULL, &fout);
    return nieuw;
}

EMSCRIPTEN_KEEPALIVE mbo_regels *mbo_js_zonder_regel(const mbo_regels *regels, const char *id)
{
    mbo_fout fout;
    mbo_regels *nieuw = NULL;
    begin_call();
    if (mbo_regels_zonder_regel(regels, id, &nieuw, &fout))
        report(program, NULL, &fout);
    return nieuw;
}

EMSCRIPTEN_KEEPALIVE void mbo_js_regels_free(mbo_regels *regels)
{
    mbo_regels_free(regels);
}

/* The built-in structure, or (size not 0) that of a file in SBB's format, with its fingerprint. */
EMSCRIPTEN_KEEPALIVE mbo_structuur *mbo_js_structuur(const char *xml, size_t size)
{
    mbo_fout fout;
    mbo_structuur *structuur = NULL;
    mbo_structuur_options options = {.size = sizeof options, .vingerafdruk = 1};
    begin_call();
    if (size ? mbo_structuur_load_memory(xml, size, &options, &structuur, &fout)
             : mbo_structuur_load_builtin(NULL, &structuur, &fout))
        report(program, NULL, &fout);
    return structuur;
}

EMSCRIPTEN_KEEPALIVE void mbo_js_structuur_free(mbo_structuur *structuur)
{
    mbo_structuur_free(structuur);
}

/* {"versie", "vingerafdruk", "rechtsstand"} */
EMSCRIPTEN_KEEPALIVE int mbo_js_regels_info(const mbo_regels *regels)
{
    char hash[65];
    begin_call();
    mbo_regels_vingerafdruk(regels, hash, sizeof hash);
    return end_call(print_json(json_pack("{s:s,s:s,s:s}", "versie", mbo_version(), "vingerafdruk", hash, "rechtsstand",
                                         date_text(mbo_regels_rechtsstand(regels)))));
}

/* As mbo-structuur --json. */
EMSCRIPTEN_KEEPALIVE int mbo_js_structuur_info(const mbo_structuur *structuur, char *naam)
{
    begin_call();
    print_counts_json(structuur, &naam);
    return end_call(GOED);
}

/* ---- options and cases ---- */

/* The next line of a text that is cut up; NULL: there are no more. */
static char *next_line(char **text)
{
    char *line = *text, *end = line ? strchr(line, '\n') : NULL;
    *text = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return line && *line ? line : NULL;
}

/* The options of mbo-advies, one on a line. */
static int read_args(char *args, opties *o)
{
    enum { MEEST = 64 };
    char *argv[MEEST + 1] = {(char *)(uintptr_t)program}, *line;
    int argc = 1;
    *o = (opties){.taal = MBO_TAAL_NL, .op_datum = MBO_DATUM_NOT_SET};
    while ((line = next_line(&args))) {
        if (argc == MEEST)
            return refuse(MBO_ERROR_ARGUMENT, "there are too many options"), SLECHT_GEBRUIK;
        argv[argc++] = line;
    }
    optind = 0; /* anew */
    int status = read_options(argc, argv, o);
    if (status == GOED) /* it was --help or --version, which is no question */
        return refuse(MBO_ERROR_ARGUMENT, "--help and --version are of the command line"), SLECHT_GEBRUIK;
    if (status > 0)
        return status;
    const char *wrong = check_options(o, optind < argc);
    return wrong ? (refuse(MBO_ERROR_ARGUMENT, wrong), SLECHT_GEBRUIK) : GOED;
}

/* The case of a JSON object. */
static int read_case(const char *json, mbo_zaak **out)
{
    bezwaar b = {0};
    mbo_fout fout;
    *out = NULL;
    if (mbo_zaak_create(NULL, out, &fout))
        return report(program, NULL, &fout);
    json_t *object = parse_zaak(json, strlen(json), &b);
    int status = object && set_feiten(*out, object, &b) ? GOED : refuse(b.code, b.melding);
    if (status && b.feit)
        snprintf(gemeld_feit, sizeof gemeld_feit, "%s", b.feit);
    json_decref(object);
    if (status) {
        mbo_zaak_free(*out);
        *out = NULL;
    }
    return status;
}

/* What is asked, of what, with what. */
static int read_question(const mbo_regels *regels, const mbo_structuur *structuur, char *args, const char *json,
                         opties *o, mbo_zaak **zaak, vraagstelling *v)
{
    *zaak = NULL;
    int status = read_args(args, o);
    if (!status && o->doel_crebo && !find_doel(structuur, o->doel_crebo))
        status = SLECHTE_INVOER;
    if (!status)
        status = read_case(json, zaak);
    if (!status && o->kwalificaties && mbo_zaak_known(*zaak, MBO_FEIT_CREBO))
        status = refuse(MBO_ERROR_CONFLICT, EEN_KWALIFICATIE);
    *v = (vraagstelling){regels, structuur, *zaak};
    return status;
}

static int read_feiten(char *names, mbo_feitset *out)
{
    mbo_fout fout;
    mbo_feit feit;
    *out = (mbo_feitset){{0}};
    for (char *naam; (naam = next_name(&names));) {
        if (mbo_feit_parse(naam, &feit, &fout))
            return report(program, NULL, &fout);
        out->bits[feit / 64] |= UINT64_C(1) << feit % 64;
    }
    return GOED;
}

/* ---- asking ---- */

/* What mbo-advies writes with these options: answers, a receipt, or the advice, whose next question is none of `zonder`
   (names with commas between them). */
EMSCRIPTEN_KEEPALIVE int mbo_js_vraag(const mbo_regels *regels, const mbo_structuur *structuur, char *args,
                                      const char *json, char *zonder)
{
    opties o;
    mbo_zaak *zaak;
    vraagstelling v;
    mbo_feitset gevraagd;
    begin_call();
    int status = read_question(regels, structuur, args, json, &o, &zaak, &v);
    if (!status)
        status = read_feiten(zonder, &gevraagd);
    if (!status)
        status = o.antwoorden ? show_antwoorden(&v, &o) : show_advies(&v, &o, &gevraagd);
    mbo_zaak_free(zaak);
    return end_call(status);
}

/* The facts of the case completed with a route of that advice; `gewoon`: with the routeaannames too. */
EMSCRIPTEN_KEEPALIVE int mbo_js_route_zaak(const mbo_regels *regels, const mbo_structuur *structuur, char *args,
                                           const char *json, int32_t route, int32_t gewoon)
{
    opties o;
    mbo_fout fout;
    mbo_zaak *zaak, *van_route = NULL;
    mbo_advies *advies = NULL;
    vraagstelling v;
    begin_call();
    int status = read_question(regels, structuur, args, json, &o, &zaak, &v);
    if (!status &&
        (make_advies(&v, &o, &advies, &fout) || mbo_advies_zaak(advies, route, gewoon, NULL, &van_route, &fout)))
        status = report(program, NULL, &fout);
    if (!status)
        status = print_json(zaak_json(van_route));
    mbo_zaak_free(van_route);
    mbo_advies_free(advies);
    mbo_zaak_free(zaak);
    return end_call(status);
}

/* As mbo-advies --controleer writes it; an answer that differs is no error. */
EMSCRIPTEN_KEEPALIVE int mbo_js_controleer(const mbo_regels *regels, const mbo_structuur *structuur, char *args,
                                           const char *text, size_t size)
{
    opties o;
    begin_call();
    int status = read_args(args, &o);
    if (!status)
        status = controleer_tekst(regels, structuur, text, size, "", &o);
    return end_call(status == KLOPT_NIET ? GOED : status);
}

/* ---- cases as text ---- */

/* The facts of a case file in their text forms. */
EMSCRIPTEN_KEEPALIVE int mbo_js_lees_zaak(char *text, size_t size)
{
    mbo_fout fout;
    mbo_zaak *zaak = NULL;
    herkomst h = {.bestand = ""};
    begin_call();
    int status = mbo_zaak_create(NULL, &zaak, &fout) ? report(program, NULL, &fout) : GOED;
    if (!status)
        status = read_zaak_text(text, size, zaak, &h);
    if (!status)
        status = print_json(zaak_json(zaak));
    mbo_zaak_free(zaak);
    return end_call(status);
}

/* The facts of a case in their text forms, as JSON, or as a case file in a language. */
EMSCRIPTEN_KEEPALIVE int mbo_js_schrijf_zaak(const char *json, const char *taal)
{
    mbo_taal welke;
    mbo_zaak *zaak;
    begin_call();
    int status = read_case(json, &zaak);
    if (!status && !*taal)
        status = print_json(zaak_json(zaak));
    else if (!status)
        status = (welke = read_taal(program, taal)) ? (print_zaak(stdout, zaak, welke), GOED) : SLECHT_GEBRUIK;
    mbo_zaak_free(zaak);
    return end_call(status);
}

/* A day as people type it, as yyyy-mm-dd; and such a day in words. */
EMSCRIPTEN_KEEPALIVE int mbo_js_lees_dag(const char *text)
{
    mbo_fout fout;
    mbo_datum datum = MBO_DATUM_NOT_SET;
    begin_call();
    if (read_day(text, vandaag(), &datum, &fout))
        return end_call(report(program, NULL, &fout));
    fputs(date_text(datum), stdout);
    return end_call(GOED);
}

EMSCRIPTEN_KEEPALIVE int mbo_js_dag_tekst(const char *text, const char *taal)
{
    mbo_fout fout;
    mbo_datum datum = MBO_DATUM_NOT_SET;
    begin_call();
    mbo_taal welke = read_taal(program, taal);
    if (!welke)
        return end_call(SLECHT_GEBRUIK);
    if (mbo_datum_parse(text, &datum, &fout))
        return end_call(report(program, NULL, &fout));
    print_day(stdout, datum, welke);
    return end_call(GOED);
}

/* ---- an advice in parts, for a form ---- */

/* An advice, and the same with the routes that the case excludes. */
typedef struct schermadvies {
    opties o;
    vraagstelling v;
    mbo_feitset zonder;
    mbo_zaak *zaak;
    mbo_advies *eigen, *alle;
} schermadvies;

static int make_schermadvies(schermadvies *s, const mbo_regels *regels, const mbo_structuur *structuur, char *args,
                             const char *json, char *zonder)
{
    mbo_fout fout;
    s->eigen = s->alle = NULL;
    int status = read_question(regels, structuur, args, json, &s->o, &s->zaak, &s->v);
    if (!status)
        status = read_feiten(zonder, &s->zonder);
    if (!status && make_advies(&s->v, &s->o, &s->eigen, &fout))
        status = report(program, NULL, &fout);
    s->o.options |= MBO_ADVIES_ALLE_ROUTES;
    if (!status && make_advies(&s->v, &s->o, &s->alle, &fout))
        status = report(program, NULL, &fout);
    s->o.options &= ~MBO_ADVIES_ALLE_ROUTES;
    return status;
}

static void free_schermadvies(schermadvies *s)
{
    mbo_advies_free(s->alle);
    mbo_advies_free(s->eigen);
    mbo_zaak_free(s->zaak);
}

static adviesuitvoer uitvoer_of(const schermadvies *s, const mbo_advies *advies)
{
    return (adviesuitvoer){.advies = advies,
                           .regels = s->v.regels,
                           .structuur = s->v.structuur,
                           .zaak = s->v.zaak,
                           .zonder = &s->zonder,
                           .options = s->o.options,
                           .taal = s->o.taal};
}

/* See overzicht_json(). */
EMSCRIPTEN_KEEPALIVE int mbo_js_overzicht(const mbo_regels *regels, const mbo_structuur *structuur, char *args,
                                          const char *json, char *zonder)
{
    schermadvies s;
    mbo_fout fout;
    begin_call();
    int status = make_schermadvies(&s, regels, structuur, args, json, zonder);
    if (!status) {
        json_t *overzicht;
        const adviesuitvoer alle = uitvoer_of(&s, s.alle), eigen = uitvoer_of(&s, s.eigen);
        status =
            overzicht_json(&alle, &eigen, &overzicht, &fout) ? report(program, NULL, &fout) : print_json(overzicht);
    }
    free_schermadvies(&s);
    return end_call(status);
}

/* See route_vol_json(); `naam` as in an overzicht. */
EMSCRIPTEN_KEEPALIVE int mbo_js_route(const mbo_regels *regels, const mbo_structuur *structuur, char *args,
                                      const char *json, const char *naam)
{
    schermadvies s;
    mbo_fout fout;
    char text[ROUTENAAM];
    begin_call();
    int status = make_schermadvies(&s, regels, structuur, args, json, (char[]){""});
    if (!status) {
        json_t *route;
        const adviesuitvoer u = uitvoer_of(&s, s.alle);
        int32_t r = 0, count = mbo_advies_route_count(s.alle);
        while (r < count && strcmp(route_naam(s.alle, r, text), naam) != 0)
            r++;
        status = r == count                             ? refuse(MBO_ERROR_NAME, "there is no such route")
                 : route_vol_json(&u, r, &route, &fout) ? report(program, NULL, &fout)
                                                        : print_json(route);
    }
    free_schermadvies(&s);
    return end_call(status);
}

/* See blad_json(). */
EMSCRIPTEN_KEEPALIVE int mbo_js_blad(const mbo_regels *regels, const mbo_structuur *structuur, char *args,
                                     const char *json, char *zonder)
{
    schermadvies s;
    begin_call();
    int status = make_schermadvies(&s, regels, structuur, args, json, zonder);
    if (!status) {
        adviesuitvoer u = uitvoer_of(&s, s.eigen);
        u.formulier = 1;
        status = print_json(blad_json(&u));
    }
    free_schermadvies(&s);
    return end_call(status);
}

/* {"woorden"}: a value, given in its text form, in words. */
EMSCRIPTEN_KEEPALIVE int mbo_js_waarde(const mbo_structuur *structuur, const char *feit, const char *tekst,
                                       const char *taal)
{
    mbo_fout fout;
    mbo_feit welke;
    mbo_zaak *zaak = NULL;
    int64_t waarde;
    begin_call();
    int status = GOED;
    if (mbo_feit_parse(feit, &welke, &fout) || mbo_zaak_create(NULL, &zaak, &fout) ||
        mbo_zaak_set_text(zaak, feit, tekst, &fout))
        status = report(program, NULL, &fout);
    else if (!mbo_zaak_get(zaak, welke, &waarde))
        status = refuse(MBO_ERROR_VALUE, "no value was given");
    else
        status =
            print_json(json_pack("{s:o}", "woorden", waarde_json(structuur, welke, waarde, read_taal(program, taal))));
    mbo_zaak_free(zaak);
    return end_call(status);
}

/* ---- what there is ---- */

/* As mbo-advies --feiten --json, and --vragen --json. */
EMSCRIPTEN_KEEPALIVE int mbo_js_feiten(void)
{
    begin_call();
    return end_call(print_feiten_json());
}

EMSCRIPTEN_KEEPALIVE int mbo_js_vragen(void)
{
    begin_call();
    return end_call(print_vragen_json());
}

/* The codes of each vocabulary with their labels. */
EMSCRIPTEN_KEEPALIVE int mbo_js_codes(void)
{
    static const char *const namen[] = {
        [MBO_VOCABULAIRE_SOORT_OPLEIDING] = "soort_opleiding",
        [MBO_VOCABULAIRE_LEERWEG] = "leerweg",
        [MBO_VOCABULAIRE_BEWIJS] = "bewijs",
        [MBO_VOCABULAIRE_INSTELLING] = "instelling",
        [MBO_VOCABULAIRE_VOOROPLEIDING] = "vooropleiding",
        [MBO_VOCABULAIRE_UITKERING] = "uitkering",
        [MBO_VOCABULAIRE_LEERBAAN] = "leerbaan",
        [MBO_VOCABULAIRE_UITKOMST] = "uitkomst",
        [MBO_VOCABULAIRE_BESLISSER] = "beslisser",
        [MBO_VOCABULAIRE_GELDSOORT] = "geldsoort",
        [MBO_VOCABULAIRE_INFORMANT] = "informant",
        [MBO_VOCABULAIRE_BASIS] = "basis",
        [MBO_VOCABULAIRE_VRAAG] = "vraag",
        [MBO_VOCABULAIRE_OPEN] = "open",
        [MBO_VOCABULAIRE_OPMERKINGSOORT] = "opmerkingsoort",
        [MBO_VOCABULAIRE_STAPSOORT] = "stapsoort",
    };
    begin_call();
    json_t *all = json_object();
    for (size_t v = 1; v < sizeof namen / sizeof *namen; v++)
        json_object_set_new(all, namen[v], codes_json((mbo_vocabulaire)v));
    return end_call(print_json(all));
}

/* The glossary. */
EMSCRIPTEN_KEEPALIVE int mbo_js_begrippen(const mbo_regels *regels)
{
    begin_call();
    json_t *all = json_array();
    for (int32_t i = 0; i < mbo_regels_begrip_count(regels); i++)
        json_array_append_new(all, begrip_json(mbo_regels_begrip(regels, i)));
    return end_call(print_json(all));
}

/* A text in pieces, [{"tekst", "begrip"?}]: those that are a term have its id. */
EMSCRIPTEN_KEEPALIVE int mbo_js_stukken(const mbo_regels *regels, const char *text, const char *taal)
{
    const mbo_begrip *begrip;
    size_t from = 0, at = 0, n = 0;
    begin_call();
    mbo_taal welke = read_taal(program, taal);
    if (!welke)
        return end_call(SLECHT_GEBRUIK);
    json_t *all = json_array();
    while ((begrip = mbo_regels_begrip_in(regels, text, welke, from, &at, &n))) {
        if (at > from)
            json_array_append_new(all, json_pack("{s:s%}", "tekst", text + from, at - from));
        json_array_append_new(all, json_pack("{s:s%,s:s}", "tekst", text + at, n, "begrip", mbo_begrip_id(begrip)));
        from = at + n;
    }
    if (text[from])
        json_array_append_new(all, json_pack("{s:s}", "tekst", text + from));
    return end_call(print_json(all));
}

/* The kwalificaties that fit: lines in pairs, a name of an option of mbo-structuur (or "zoek", words) and its value. */
EMSCRIPTEN_KEEPALIVE int mbo_js_kwalificaties(const mbo_structuur *structuur, char *args)
{
    mbo_filter filter = {.size = sizeof filter};
    const char *woorden = NULL;
    int status = GOED;
    begin_call();
    for (char *naam; !status && (naam = next_line(&args));) {
        char *waarde = next_line(&args);
        if (strcmp(naam, "zoek") == 0)
            woorden = waarde;
        else
            status = read_filter(program, naam, waarde ? waarde : "", &filter);
    }
    return end_call(status ? status : list_found(structuur, &filter, woorden, 1));
}

/* As mbo-structuur CREBO --json --schoon. */
EMSCRIPTEN_KEEPALIVE int mbo_js_kwalificatie(const mbo_structuur *structuur, const char *crebo)
{
    begin_call();
    schoon = 1;
    return end_call(show_crebo(structuur, crebo, 1));
}
