/* SPDX-License-Identifier: MIT */
#include "dom.h"

#include "meten.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { BLOCK = 1 << 20 };
enum { /* by mbo_tekstsoort, and from MBO_TEKST_TYPERING on */
       DOSSIERTEKSTEN = MBO_TEKST_ADVIES_TOETSINGSKAMER + 1,
       KWALIFICATIETEKSTEN = MBO_TEKST_BEROEPSGROEP - MBO_TEKST_TYPERING + 1
};

/* ---- plain structs in flat arrays ---- */

typedef struct range {
    int begin, count;
} range;

typedef struct list {
    void *items;
    size_t size; /* of an item */
    int count, capacity;
} list;

typedef struct line { /* of a table: domein, sectorkamer, competentie, kennis, categorie */
    const char *titel, *code;
    int64_t nr, crebo, prijsfactor;
} line;

typedef struct crebo {
    const char *ministerie;
    int64_t code, prijsfactor, dagen[3];
} crebo;

/* A text, or a reference (no text), of some profielen or of all (none). */
typedef struct part {
    const char *tekst;
    int64_t nr;
    range profielen;
} part;

typedef struct werkproces {
    const char *code, *titel;
    int64_t nr;
    const char *teksten[3];
    range aanvullingen[3], competenties;
} werkproces;

typedef struct kerntaak {
    const char *code, *titel;
    int64_t nr;
    const char *teksten[2];
    range aanvullingen[2], kennis, werkprocessen;
} kerntaak;

typedef struct taaleis {
    const char *eis, *taal, *vaardigheid, *niveau;
    int64_t profiel;
} taaleis;

typedef struct row {
    const char *cel[5]; /* of a brondocument, an item of the onderhoudsagenda */
} row;

typedef struct kwalificatie {
    const char *titel, *soort;
    int64_t nr, niveau, sbu, hoofdstuk;
    const char *teksten[KWALIFICATIETEKSTEN];
    range crebos, kerntaken;
} kwalificatie;

typedef struct dossier {
    const char *titel, *versie, *status;
    int64_t nr, domein, sectorkamer;
    const char *teksten[DOSSIERTEKSTEN];
    range crebos, kennis, categorieen, brondocumenten, onderhoud, taaleisen, kerntaken, kwalificaties;
} dossier;

typedef struct place {
    int64_t crebo;
    int kwalificatie;
} place;

struct dom {
    union {
        struct {
            list domeinen, sectorkamers, competenties, dossiers, kwalificaties, kerntaken, werkprocessen, crebos,
                kennis, categorieen, brondocumenten, onderhoud, taaleisen, parts, profielen, index;
        };
        list lists[16];
    };
    char **blocks;
    size_t used, bytes;
    int block_count;
};

static void *must(void *memory)
{
    if (!memory)
        fprintf(stderr, "no memory\n"), exit(1);
    return memory;
}

static void *push(list *l, size_t size)
{
    if (l->count == l->capacity) {
        l->size = size;
        l->capacity = l->capacity ? 2 * l->capacity : 64;
        l->items = must(realloc(l->items, (size_t)l->capacity * size));
    }
    return memset((char *)l->items + (size_t)l->count++ * size, 0, size);
}

static void *item(const list *l, range r, int i)
{
    return (char *)l->items + (size_t)(r.begin + i) * l->size;
}

static range all(const list *l)
{
    return (range){0, l->count};
}

/* Room for a text; blocks of a megabyte, those that are longer alone. */
static char *room(dom *d, size_t length)
{
    size_t size = length > BLOCK / 4 ? length : BLOCK;
    if (!d->block_count || length > BLOCK / 4 || d->used + length > BLOCK) {
        d->blocks = must(realloc(d->blocks, (size_t)(d->block_count + 1) * sizeof *d->blocks));
        d->blocks[d->block_count++] = must(malloc(size));
        d->bytes += size;
        d->used = 0;
    }
    char *text = d->blocks[d->block_count - 1] + d->used;
    d->used += size == BLOCK ? length : BLOCK;
    return text;
}

static const char *copy(dom *d, const char *text, size_t length)
{
    if (!length)
        return "";
    char *new = memcpy(room(d, length + 1), text, length);
    new[length] = '\0';
    return new;
}

/* ---- the tree ---- */

static int is(const xmlNode *node, const char *naam)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, naam) == 0;
}

static xmlNode *next(xmlNode *node, const char *naam)
{
    while (node && !is(node, naam))
        node = node->next;
    return node;
}

static xmlNode *child(const xmlNode *node, const char *naam)
{
    return node ? next(node->children, naam) : NULL;
}

static xmlNode *following(const xmlNode *node, const char *naam)
{
    return next(node->next, naam);
}

static xmlNode *find(xmlNode *node, const char *path)
{
    char naam[64];
    while (node && *path) {
        size_t n = strcspn(path, "/");
        memcpy(naam, path, n);
        naam[n] = '\0';
        node = child(node, naam);
        path += path[n] ? n + 1 : n;
    }
    return node;
}

static int blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static const char *trimmed(const char *text, size_t *length)
{
    *length = strlen(text);
    while (*length && blank(*text))
        text++, --*length;
    while (*length && blank(text[*length - 1]))
        --*length;
    return text;
}

/* An attribute without blanks around it. Its value is one node, as the file has no entities of its own. */
static const char *raw_attr(const xmlNode *node, const char *naam, size_t *length)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!a->ns && a->children && strcmp((const char *)a->name, naam) == 0)
            return trimmed((const char *)a->children->content, length);
    *length = 0;
    return "";
}

static const char *attr(dom *d, const xmlNode *node, const char *naam)
{
    size_t length;
    const char *text = raw_attr(node, naam, &length);
    return copy(d, text, length);
}

static int64_t number(const xmlNode *node, const char *naam)
{
    size_t length;
    return strtoll(raw_attr(node, naam, &length), NULL, 10);
}

static int64_t hundredths(const xmlNode *node)
{
    char text[24];
    size_t length;
    const char *raw = raw_attr(node, "prijsfactor", &length);
    snprintf(text, sizeof text, "%.*s", (int)length, raw);
    char *comma = strchr(text, ',');
    if (comma)
        *comma = '.';
    return (int64_t)(strtod(text, NULL) * 100 + 0.5);
}

/* Days since 1970-01-01 of dd-mm-yyyy or yyyy-mm-dd; INT_MIN when there is none. */
static int64_t days(const xmlNode *node, const char *naam)
{
    int a, b, c;
    size_t length;
    if (sscanf(raw_attr(node, naam, &length), "%d-%d-%d", &a, &b, &c) != 3)
        return INT_MIN;
    int64_t y = a > 31 ? a : c, m = b, day = a > 31 ? c : a;
    y -= m <= 2; /* years that begin in March */
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + day - 719469;
}

/* The text up to the first element below, "" when it is blank. */
static const char *text(dom *d, const xmlNode *node)
{
    size_t length = 0, visible = 0;
    const xmlNode *first = node ? node->children : NULL, *n;
    for (n = first; n && n->type != XML_ELEMENT_NODE; n = n->next)
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
            const char *content = (const char *)n->content;
            length += strlen(content);
            visible += content[strspn(content, " \t\r\n")] != '\0';
        }
    if (!visible)
        return "";
    char *new = room(d, length + 1), *end = new;
    for (n = first; n && n->type != XML_ELEMENT_NODE; n = n->next)
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            end = stpcpy(end, (const char *)n->content);
    return new;
}

/* ---- from tree to structs ---- */

static void read_table(dom *d, list *l, xmlNode *parent, const char *naam)
{
    for (xmlNode *node = child(parent, naam); node; node = following(node, naam)) {
        line *new = push(l, sizeof *new);
        *new = (line){attr(d, node, "titel"), attr(d, node, "code"), number(node, "nr"), number(node, "crebo"),
                      hundredths(node)};
    }
}

static range read_crebos(dom *d, xmlNode *parent, const char *naam)
{
    range r = {d->crebos.count, 0};
    for (xmlNode *node = child(parent, naam); node; node = following(node, naam)) {
        crebo *c = push(&d->crebos, sizeof *c);
        *c = (crebo){
            attr(d, node, "ministerie"),
            strtoll(text(d, node), NULL, 10),
            hundredths(node),
            {days(node, "Geldig_vanaf"), days(node, "Datum_einde_instroom"), days(node, "Datum_einde_opleiding")}};
        r.count++;
    }
    return r;
}

static range read_profielen(dom *d, xmlNode *parent)
{
    range r = {d->profielen.count, 0};
    for (xmlNode *node = child(parent, "profiel"); node; node = following(node, "profiel")) {
        *(int64_t *)push(&d->profielen, sizeof(int64_t)) = number(node, "referentie");
        r.count++;
    }
    return r;
}

/* What is added to an element for some profielen: texts at `path`. */
static range read_aanvullingen(dom *d, xmlNode *element, const char *container, const char *path)
{
    range r = {d->parts.count, 0};
    for (xmlNode *node = child(child(element, container), "aanvullend"); node; node = following(node, "aanvullend")) {
        const char *tekst = text(d, find(node, path));
        if (!*tekst)
            continue;
        part *new = push(&d->parts, sizeof *new);
        *new = (part){tekst, 0, read_profielen(d, node)};
        r.count++;
    }
    return r;
}

/* References of all, and of what is added for some profielen. */
static range read_verwijzingen(dom *d, xmlNode *element, const char *naam, const char *container, const char *path)
{
    range r = {d->parts.count, 0};
    for (xmlNode *node = child(element, naam); node; node = following(node, naam)) {
        ((part *)push(&d->parts, sizeof(part)))->nr = number(node, "referentie");
        r.count++;
    }
    for (xmlNode *extra = child(child(element, container), "aanvullend"); extra;
         extra = following(extra, "aanvullend")) {
        range profielen = read_profielen(d, extra);
        for (xmlNode *node = child(child(extra, path), naam); node; node = following(node, naam)) {
            part *new = push(&d->parts, sizeof *new);
            *new = (part){NULL, number(node, "referentie"), profielen};
            r.count++;
        }
    }
    return r;
}

static const char *place_code(dom *d, const char *prefix, char letter, int64_t hoofdstuk, int ordinal)
{
    char code[48];
    int n = snprintf(code, sizeof code, "%s-%c%lld", prefix, letter, (long long)(hoofdstuk ? hoofdstuk : ordinal));
    return copy(d, code, (size_t)n);
}

static range read_werkprocessen(dom *d, xmlNode *parent, const char *prefix)
{
    static const char *const namen[][2] = {{"werkprocesomschrijving", "werkprocesomschrijvingperprofiel"},
                                           {"werkprocesresultaat", "werkprocesresultaatperprofiel"},
                                           {"werkprocesgedrag", "werkprocesgedragperprofiel"}};
    range r = {d->werkprocessen.count, 0};
    for (xmlNode *node = child(parent, "werkproces"); node; node = following(node, "werkproces")) {
        werkproces *w = push(&d->werkprocessen, sizeof *w);
        w->code = place_code(d, prefix, 'W', number(node, "hoofdstuk"), ++r.count);
        w->titel = attr(d, node, "titel");
        w->nr = number(node, "nr");
        for (size_t i = 0; i < COUNT(namen); i++) {
            xmlNode *deel = child(node, namen[i][0]);
            w->teksten[i] = text(d, deel);
            w->aanvullingen[i] = read_aanvullingen(d, deel, namen[i][1], "omschrijving");
        }
        w->competenties = read_verwijzingen(d, child(node, "werkprocescompetenties"), "competentie",
                                            "werkprocescompetentiesperprofiel", "omschrijving");
    }
    return r;
}

static range read_kerntaken(dom *d, xmlNode *parent, const char *prefix, const char *processen)
{
    static const char *const namen[][2] = {{"complexiteit", "complexiteitperprofiel"},
                                           {"verantwoordelijkheid", "verantwoordelijkheidperprofiel"}};
    range r = {d->kerntaken.count, 0};
    for (xmlNode *node = child(parent, "kerntaak"); node; node = following(node, "kerntaak")) {
        kerntaak *k = push(&d->kerntaken, sizeof *k);
        k->code = place_code(d, prefix, 'K', number(node, "hoofdstuk"), ++r.count);
        k->titel = attr(d, node, "titel");
        k->nr = number(node, "nr");
        for (size_t i = 0; i < COUNT(namen); i++) {
            xmlNode *deel = child(node, namen[i][0]);
            k->teksten[i] = text(d, deel);
            k->aanvullingen[i] = read_aanvullingen(d, deel, namen[i][1], namen[i][0]);
        }
        k->kennis = read_verwijzingen(d, child(node, "vakkennisenvaardigheden"), "vakkennisenvaardigheden",
                                      "vakkennisenvaardighedenperprofiel", "vakkennisenvaardighedenonderdelen");
        k->werkprocessen = read_werkprocessen(d, child(node, processen), k->code);
    }
    return r;
}

/* The text of an element in lower case, without `opleiding` at its end. */
static const char *read_soort(dom *d, const xmlNode *node)
{
    char soort[64];
    size_t n = 0, length;
    for (const char *s = trimmed(text(d, node), &length); n < length && n + 1 < sizeof soort; n++)
        soort[n] = (char)(s[n] >= 'A' && s[n] <= 'Z' ? s[n] | 0x20 : s[n]);
    n -= n > 9 ? 9 : n;
    return copy(d, soort, n);
}

static void read_profiel(dom *d, xmlNode *node, int ordinal)
{
    static const char *const paden[] = {"typeringvanhetberoep",
                                        "wettelijkeberoepsvereisten",
                                        "toelichtingwettelijkeberoepsvereisten",
                                        "bronwettelijkeberoepsvereisten",
                                        "certificaten",
                                        "instellingendieaanmogenbieden"};
    kwalificatie *k = push(&d->kwalificaties, sizeof *k);
    xmlNode *omschrijving = child(node, "omschrijving");
    char prefix[24];
    k->titel = attr(d, node, "titel");
    k->nr = number(node, "nr");
    k->niveau = number(node, "niveau");
    k->hoofdstuk = number(node, "hoofdstuk");
    k->soort = read_soort(d, child(omschrijving, "soortopleiding"));
    k->sbu = strtoll(text(d, child(omschrijving, "sbu")), NULL, 10);
    for (size_t i = 0; i < KWALIFICATIETEKSTEN; i++)
        k->teksten[i] = i < COUNT(paden) ? text(d, child(omschrijving, paden[i])) : "";
    k->teksten[KWALIFICATIETEKSTEN - 1] = attr(d, node, "beroepsgroep");
    k->crebos = read_crebos(d, child(node, "creboinformatie"), "crebo");
    snprintf(prefix, sizeof prefix, "P%lld", (long long)(k->hoofdstuk ? k->hoofdstuk : ordinal));
    k->kerntaken = read_kerntaken(d, child(node, "profielkerntaken"), prefix, "profielwerkprocessen");
}

/* What the verantwoording says of some profielen: requirements of their own, and languages. */
static void read_vereisten(dom *d, dossier *s, xmlNode *info)
{
    for (xmlNode *node = child(child(info, "bijzonderevereisten"), "profiel"); node;
         node = following(node, "profiel")) {
        int64_t nr = number(node, "referentie");
        for (int i = 0; i < s->kwalificaties.count; i++) {
            kwalificatie *k = item(&d->kwalificaties, s->kwalificaties, i);
            if (k->nr != nr)
                continue;
            k->teksten[MBO_TEKST_BIJZONDERE_VEREISTEN - MBO_TEKST_TYPERING] = text(d, child(node, "eisen"));
            k->teksten[MBO_TEKST_BIJZONDERE_VEREISTEN_TOELICHTING - MBO_TEKST_TYPERING] =
                text(d, child(node, "toelichtingvereisten"));
        }
    }
    s->taaleisen.begin = d->taaleisen.count;
    for (xmlNode *eis = child(child(info, "taalbeheersingseisen"), "taalbeheersingseis"); eis;
         eis = following(eis, "taalbeheersingseis")) {
        const char *titel = attr(d, eis, "titel");
        for (xmlNode *profiel = child(eis, "profiel"); profiel; profiel = following(profiel, "profiel")) {
            int64_t nr = number(profiel, "referentie");
            for (xmlNode *taal = child(profiel, "taal"); taal; taal = following(taal, "taal")) {
                const char *taalnaam = attr(d, taal, "titel");
                for (xmlNode *node = child(child(taal, "taalvaardigheden"), "taalvaardigheid"); node;
                     node = following(node, "taalvaardigheid")) {
                    taaleis *t = push(&d->taaleisen, sizeof *t);
                    *t = (taaleis){titel, taalnaam, attr(d, node, "titel"), attr(d, node, "niveau"), nr};
                    s->taaleisen.count++;
                }
            }
        }
    }
}

static void read_rijen(dom *d, dossier *s, xmlNode *info)
{
    static const char *const kolommen[] = {"naam", "type", "datum", "omschrijving", "link"}, *const delen[] = {
                                                                                                 "onderwerp", "actie",
                                                                                                 "wie", "wanneer"};
    s->brondocumenten.begin = d->brondocumenten.count;
    for (xmlNode *node = child(child(info, "brondocumenten"), "brondocument"); node;
         node = following(node, "brondocument")) {
        row *r = push(&d->brondocumenten, sizeof *r);
        for (size_t i = 0; i < COUNT(kolommen); i++)
            r->cel[i] = attr(d, node, kolommen[i]);
        s->brondocumenten.count++;
    }
    s->onderhoud.begin = d->onderhoud.count;
    for (xmlNode *node = child(find(info, "onderhoudsagenda/agenda"), "onderdeel"); node;
         node = following(node, "onderdeel")) {
        row *r = push(&d->onderhoud, sizeof *r);
        for (size_t i = 0; i < COUNT(delen); i++)
            r->cel[i] = text(d, child(node, delen[i]));
        s->onderhoud.count++;
    }
}

static void read_dossier(dom *d, xmlNode *node)
{
#define VI "verantwoordingsinformatie/"
#define VB "voorblad/omschrijving/"
    static const char *const paden[DOSSIERTEKSTEN] = {
        [MBO_TEKST_INLEIDING] = "inleiding/omschrijving",
        [MBO_TEKST_CONTEXT] = "basis/typeringberoepengroep/context/omschrijving",
        [MBO_TEKST_BEROEPSHOUDING] = "basis/typeringberoepengroep/beroepshouding/omschrijving",
        [MBO_TEKST_RESULTAAT_VAN_HET_BEROEP] = "basis/typeringberoepengroep/resultaatvanhetberoep/omschrijving",
        [MBO_TEKST_GENERIEKE_ONDERDELEN] = "basis/basistaken/generieke_onderdelen/omschrijving",
        [MBO_TEKST_VASTGESTELD_DOOR] = VB "verantwoording/vaststellingsinformatie/vastgestelddoor",
        [MBO_TEKST_VASTGESTELD_OP] = VB "verantwoording/vaststellingsinformatie/vastgesteldop",
        [MBO_TEKST_VASTGESTELD_TE] = VB "verantwoording/vaststellingsinformatie/vastgesteldte",
        [MBO_TEKST_ARBEIDSMARKT] = VI "arbeidsmarktinformatie",
        [MBO_TEKST_WET_EN_REGELGEVING] = VI "trendsenontwikkelingen/wetenregelgeving",
        [MBO_TEKST_ONTWIKKELINGEN] = VI "trendsenontwikkelingen/ontwikkelingenindeberoepsuitoefening",
        [MBO_TEKST_DOSSIER_BEROEPSVEREISTEN] = VI "wettelijkeberoepsvereisten",
        [MBO_TEKST_TAALEISEN] = VI "taalbeheersingseisen/toelichting",
        [MBO_TEKST_ONTWIKKELMOGELIJKHEDEN] = VI "ontwikkelmogelijkheden",
        [MBO_TEKST_ONDERHOUD] = VI "onderhoudsagenda/toelichting",
        [MBO_TEKST_WIJZIGINGEN] = VI "wijzigingen/omschrijving",
        [MBO_TEKST_BETROKKENEN] = VI "betrokkenen",
        [MBO_TEKST_AANVULLENDE_INFO] = VI "aanvullendeinfo",
        [MBO_TEKST_EXAMENPROFIELEN] = VI "examenprofielen",
    };
    dossier *s = push(&d->dossiers, sizeof *s);
    xmlNode *info = child(node, "verantwoordingsinformatie"), *kamer = find(node, VB "penvoerder/sectorkamer"),
            *soort = find(info, "wijzigingen/wijzigingscategorien/wijzigingscategorie");
    s->titel = attr(d, node, "titel");
    s->versie = attr(d, node, "versie");
    s->status = attr(d, node, "status");
    s->nr = number(node, "nr");
    s->domein = number(node, "referentiedomein");
    s->sectorkamer = kamer ? number(kamer, "referentie") : 0;
    for (int i = 0; i < DOSSIERTEKSTEN; i++)
        s->teksten[i] = paden[i] ? text(d, find(node, paden[i])) : "";
    s->teksten[MBO_TEKST_WIJZIGINGSCATEGORIE] = soort ? attr(d, soort, "titel") : "";
    s->teksten[MBO_TEKST_VORIGE_VERSIE] = attr(d, node, "referentievorigeversie");
    s->teksten[MBO_TEKST_HEEFT_BEROEPSVEREISTEN] = attr(d, node, "wettelijkeberoepsvereisten");
    s->teksten[MBO_TEKST_ADVIES_TOETSINGSKAMER] = attr(d, node, "positief_advies_toetsingskamer");
    s->crebos = read_crebos(d, child(node, "dossiercrebos"), "dossiercrebo");
    s->kennis.begin = d->kennis.count;
    read_table(d, &d->kennis, child(node, "kennisenvaardigheden"), "kennisofvaardigheid");
    s->kennis.count = d->kennis.count - s->kennis.begin;
    s->categorieen.begin = d->categorieen.count;
    read_table(d, &d->categorieen, child(node, "categoriekennisenvaardigheden"), "categorie");
    s->categorieen.count = d->categorieen.count - s->categorieen.begin;
    s->kerntaken = read_kerntaken(d, find(node, "basis/basistaken/basiskerntaken"), "B1", "basiswerkprocessen");
    s->kwalificaties.begin = d->kwalificaties.count;
    for (xmlNode *profiel = child(child(node, "profielen"), "profiel"); profiel;
         profiel = following(profiel, "profiel"))
        read_profiel(d, profiel, ++s->kwalificaties.count);
    read_vereisten(d, s, info);
    read_rijen(d, s, info);
}

static int by_crebo(const void *a, const void *b)
{
    const place *x = a, *y = b;
    return x->crebo != y->crebo ? (x->crebo > y->crebo) - (x->crebo < y->crebo) : x->kwalificatie - y->kwalificatie;
}

static void make_index(dom *d)
{
    for (int i = 0; i < d->kwalificaties.count; i++) {
        const kwalificatie *k = item(&d->kwalificaties, all(&d->kwalificaties), i);
        for (int c = 0; c < k->crebos.count; c++) {
            place *p = push(&d->index, sizeof *p);
            *p = (place){((crebo *)item(&d->crebos, k->crebos, c))->code, i};
        }
    }
    if (d->index.count)
        qsort(d->index.items, (size_t)d->index.count, sizeof(place), by_crebo);
}

dom *dom_load(const char *path, double *parsing)
{
    double begin = seconds();
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOBLANKS);
    if (!doc)
        fprintf(stderr, "%s: not well-formed\n", path), exit(1);
    *parsing = seconds() - begin;
    dom *d = must(calloc(1, sizeof *d));
    xmlNode *root = xmlDocGetRootElement(doc);
    read_table(d, &d->domeinen, child(root, "domeinen"), "domein");
    read_table(d, &d->sectorkamers, child(root, "sectorkamers"), "sectorkamer");
    read_table(d, &d->competenties, child(root, "competenties"), "competentie");
    for (xmlNode *node = child(child(root, "dossiers"), "dossier"); node; node = following(node, "dossier"))
        read_dossier(d, node);
    make_index(d);
    xmlFreeDoc(doc);
    return d;
}

/* ---- what was read ---- */

static const line *by_nr(const list *l, range r, int64_t nr)
{
    for (int i = 0; i < r.count; i++)
        if (((const line *)item(l, r, i))->nr == nr)
            return item(l, r, i);
    return NULL;
}

static int is_of(const dom *d, range profielen, int64_t nr)
{
    for (int i = 0; i < profielen.count; i++)
        if (*(int64_t *)item(&d->profielen, profielen, i) == nr)
            return 1;
    return 0;
}

static void tell_teksten(const dom *d, telling *t, int count, const char *const *teksten, const range *aanvullingen,
                         int64_t profiel, int first)
{
    for (int i = 0; i < count; i++) {
        const char *aanvulling = "";
        for (int j = aanvullingen[i].count - 1; j >= 0; j--) {
            const part *p = item(&d->parts, aanvullingen[i], j);
            aanvulling = is_of(d, p->profielen, profiel) ? p->tekst : aanvulling;
        }
        if (first)
            tell_text(t, teksten[i]);
        tell_text(t, aanvulling);
    }
}

/* References to what there is, of all and of one profiel; how many. */
static int tell_verwijzingen(const dom *d, telling *t, range parts, const list *l, range r, int64_t profiel)
{
    int count = 0;
    for (int own = 0; own < 2; own++)
        for (int i = 0; i < parts.count; i++) {
            const part *p = item(&d->parts, parts, i);
            if ((own ? is_of(d, p->profielen, profiel) : !p->profielen.count) && by_nr(l, r, p->nr)) {
                tell_number(t, p->nr);
                count++;
            }
        }
    return count;
}

static void tell_kerntaken(const dom *d, telling *t, const dossier *s, range kerntaken, int64_t profiel, int first)
{
    for (int i = 0; i < kerntaken.count; i++) {
        const kerntaak *k = item(&d->kerntaken, kerntaken, i);
        if (first) {
            tell_text(t, k->code);
            tell_text(t, k->titel);
            tell_number(t, k->nr);
            t->kerntaken++;
        }
        tell_teksten(d, t, 2, k->teksten, k->aanvullingen, profiel, first);
        t->kennis += tell_verwijzingen(d, t, k->kennis, &d->kennis, s->kennis, profiel);
        for (int j = 0; j < k->werkprocessen.count; j++) {
            const werkproces *w = item(&d->werkprocessen, k->werkprocessen, j);
            if (first) {
                tell_text(t, w->code);
                tell_text(t, w->titel);
                tell_number(t, w->nr);
                t->werkprocessen++;
            }
            tell_teksten(d, t, 3, w->teksten, w->aanvullingen, profiel, first);
            t->competenties +=
                tell_verwijzingen(d, t, w->competenties, &d->competenties, all(&d->competenties), profiel);
        }
    }
}

static void tell_crebos(const dom *d, telling *t, range crebos)
{
    for (int i = 0; i < crebos.count; i++) {
        const crebo *c = item(&d->crebos, crebos, i);
        tell_text(t, c->ministerie);
        tell_number(t, c->code);
        tell_number(t, c->prijsfactor);
        for (int j = 0; j < 3; j++)
            tell_number(t, c->dagen[j]);
        t->crebos++;
    }
}

static void tell_kwalificatie(const dom *d, telling *t, const dossier *s, int index)
{
    const kwalificatie *k = item(&d->kwalificaties, s->kwalificaties, index);
    t->kwalificaties++;
    tell_text(t, k->titel);
    tell_text(t, k->soort);
    tell_number(t, k->nr);
    tell_number(t, k->niveau);
    tell_number(t, k->sbu);
    tell_crebos(d, t, k->crebos);
    for (int i = 0; i < k->crebos.count; i++) {
        place wanted = {((crebo *)item(&d->crebos, k->crebos, i))->code, 0};
        int low = 0, high = d->index.count;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (by_crebo(item(&d->index, all(&d->index), middle), &wanted) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        const place *found = item(&d->index, all(&d->index), low);
        tell_number(t, ((kwalificatie *)item(&d->kwalificaties, all(&d->kwalificaties), found->kwalificatie))->nr);
    }
    for (int i = 0; i < KWALIFICATIETEKSTEN; i++)
        tell_text(t, k->teksten[i]);
    for (int i = 0; i < s->taaleisen.count; i++) {
        const taaleis *e = item(&d->taaleisen, s->taaleisen, i);
        if (e->profiel != k->nr)
            continue;
        tell_text(t, e->eis);
        tell_text(t, e->taal);
        tell_text(t, e->vaardigheid);
        tell_text(t, e->niveau);
        t->taaleisen++;
    }
    tell_kerntaken(d, t, s, s->kerntaken, k->nr, index == 0);
    tell_kerntaken(d, t, s, k->kerntaken, k->nr, 1);
}

static void tell_rijen(telling *t, const list *l, range r, int cellen)
{
    for (int i = 0; i < r.count; i++)
        for (int j = 0; j < cellen; j++)
            tell_text(t, ((const row *)item(l, r, i))->cel[j]);
}

static void tell_lines(telling *t, const list *l, range r)
{
    for (int i = 0; i < r.count; i++) {
        tell_text(t, ((const line *)item(l, r, i))->titel);
        tell_number(t, ((const line *)item(l, r, i))->nr);
    }
}

static void tell_dossier(const dom *d, telling *t, const dossier *s)
{
    const line *domein = by_nr(&d->domeinen, all(&d->domeinen), s->domein),
               *kamer = by_nr(&d->sectorkamers, all(&d->sectorkamers), s->sectorkamer);
    t->dossiers++;
    tell_text(t, s->titel);
    tell_text(t, s->versie);
    tell_text(t, s->status);
    tell_number(t, s->nr);
    tell_text(t, domein ? domein->titel : "");
    tell_text(t, kamer ? kamer->titel : "");
    tell_crebos(d, t, s->crebos);
    for (int i = MBO_TEKST_INLEIDING; i < DOSSIERTEKSTEN; i++)
        tell_text(t, s->teksten[i]);
    tell_lines(t, &d->kennis, s->kennis);
    tell_lines(t, &d->categorieen, s->categorieen);
    tell_rijen(t, &d->brondocumenten, s->brondocumenten, 5);
    tell_rijen(t, &d->onderhoud, s->onderhoud, 4);
    for (int i = 0; i < s->kwalificaties.count; i++)
        tell_kwalificatie(d, t, s, i);
}

void dom_tell(const dom *d, telling *t)
{
    for (int i = 0; i < d->domeinen.count; i++) {
        const line *l = item(&d->domeinen, all(&d->domeinen), i);
        tell_text(t, l->titel);
        tell_number(t, l->nr);
        tell_number(t, l->crebo);
        tell_number(t, l->prijsfactor);
    }
    tell_lines(t, &d->sectorkamers, all(&d->sectorkamers));
    for (int i = 0; i < d->competenties.count; i++) {
        const line *l = item(&d->competenties, all(&d->competenties), i);
        tell_text(t, l->code);
        tell_text(t, l->titel);
        tell_number(t, l->nr);
    }
    for (int i = 0; i < d->dossiers.count; i++)
        tell_dossier(d, t, item(&d->dossiers, all(&d->dossiers), i));
}

size_t dom_memory(const dom *d)
{
    size_t bytes = sizeof *d + d->bytes;
    for (size_t i = 0; i < COUNT(d->lists); i++)
        bytes += (size_t)d->lists[i].capacity * d->lists[i].size;
    return bytes;
}

void dom_free(dom *d)
{
    for (size_t i = 0; i < COUNT(d->lists); i++)
        free(d->lists[i].items);
    for (int i = 0; i < d->block_count; i++)
        free(d->blocks[i]);
    free(d->blocks);
    free(d);
}
