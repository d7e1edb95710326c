/* SPDX-License-Identifier: MIT */
/* Checking a receipt: answer again from its facts, write the receipt anew, and compare the lines. */
#include "motivering/motivering.h"

#include <stdio.h>
#include <string.h>

enum { MAX_MOTIVERING = 1 << 20, MAX_REGELS = 4096 };

typedef struct regel { /* a line */
    const char *naam, *waarde;
    int32_t nummer;
    bool gezien;
} regel;

typedef struct verschil {
    mbo_verschilsoort soort;
    const char *naam, *was, *nu;
} verschil;

struct mbo_controle {
    mbo_allocator allocator;
    mboi_arena arena;
    mbo_controleuitslag uitslag;
    mbo_vraag vraag;
    verschil *verschil;
    size_t verschillen, verschil_capacity;
};

typedef struct blad {
    regel *regel;
    size_t regels, capacity;
} blad;

static mbo_status no_motivering(int32_t line, mbo_fout *fout)
{
    return mboi_fail_at(fout, MBO_ERROR_SYNTAX, line, 0,
                        "this is no motivering: it does not begin with the line motivering=1");
}

/* Split a receipt into its lines. */
static mbo_status read_lines(mbo_controle *c, const char *text, size_t size, blad *b, mbo_fout *fout)
{
    for (int32_t nummer = 1; size; nummer++) {
        const char *end = memchr(text, '\n', size);
        size_t n = end ? (size_t)(end - text) : size, length = n;
        if (length && text[length - 1] == '\r') /* it may have travelled */
            length--;
        const char *is = length ? memchr(text, '=', length) : NULL;
        if (length && (!is || is == text || memchr(text, '\0', length)))
            return !b->regels ? no_motivering(nummer, fout)
                              : mboi_fail_at(fout, MBO_ERROR_SYNTAX, nummer, 0,
                                             end ? "\"%.*s\" is no line of a motivering: name=value"
                                                 : "the motivering stops within a line, \"%.*s\": it is not whole",
                                             (int)(length < 80 ? length : 80), text);
        if (length && b->regels == MAX_REGELS)
            return mboi_fail_at(fout, MBO_ERROR_LIMIT, nummer, 0, "a motivering of more than %d lines", MAX_REGELS);
        if (length) {
            if (!mboi_grow(&c->allocator, (void **)&b->regel, &b->capacity, b->regels, sizeof *b->regel))
                return mboi_no_memory(fout);
            regel *r = &b->regel[b->regels];
            r->naam = mboi_arena_text(&c->arena, text, (size_t)(is - text));
            r->waarde = mboi_arena_text(&c->arena, is + 1, length - (size_t)(is + 1 - text));
            r->nummer = nummer;
            r->gezien = false;
            if (!r->naam || !r->waarde)
                return mboi_no_memory(fout);
            b->regels++;
        }
        text += n + (end != NULL);
        size -= n + (end != NULL);
    }
    return MBO_OK;
}

static const regel *find(const blad *b, const char *naam)
{
    for (size_t i = 0; i < b->regels; i++)
        if (strcmp(b->regel[i].naam, naam) == 0)
            return &b->regel[i];
    return NULL;
}

static bool begins(const char *naam, const char *met)
{
    return strncmp(naam, met, strlen(met)) == 0;
}

static bool ends(const char *naam, const char *op)
{
    size_t n = strlen(naam), m = strlen(op);
    return n > m && strcmp(naam + n - m, op) == 0;
}

/* May a receipt have a line of this name? What comes after feit. is seen to where the fact is set. */
static bool is_known(const char *naam)
{
    static const char *const namen[] = {"motivering",
                                        "bibliotheek",
                                        "regels.sha256",
                                        "vraag",
                                        "streng",
                                        "structuur.sha256",
                                        "structuur.crebo",
                                        "structuur.soort_opleiding",
                                        "structuur.vierjarig",
                                        "structuur.leerwegen",
                                        "structuur.instroom",
                                        "structuur.instroom_onbekend",
                                        "uitkomst",
                                        "niet_exact",
                                        "ontbrekend",
                                        "soort",
                                        "bedrag",
                                        "bedrag_ontbrekend",
                                        "vanaf",
                                        "vanaf_ontbrekend",
                                        "zonder_waarde",
                                        "niet_bevestigd",
                                        "einde"};
    for (size_t i = 0; i < MBOI_COUNT(namen); i++)
        if (strcmp(naam, namen[i]) == 0)
            return true;
    return begins(naam, "feit.") || begins(naam, "parameter.") || (begins(naam, "regel.") && strchr(naam, '@')) ||
           (begins(naam, "aanname.") && mboi_feit_find(mboi_span_of(naam + strlen("aanname."))));
}

static mbo_status wrong(const regel *r, mbo_status code, const char *what, mbo_fout *fout)
{
    return mboi_fail_at(fout, code, r->nummer, 0, "\"%.80s=%.80s\" %s", r->naam, r->waarde, what);
}

/* Are the lines those that were written? Other line ends do not count: it may have travelled. */
static mbo_status check_som(const blad *b, const regel *einde, mboi_span som, mbo_fout *fout)
{
    mboi_sha256 sha;
    char hex[MBOI_SHA256_HEX + 1];
    if (!som.length)
        return mboi_fail_at(fout, MBO_ERROR_SYNTAX, einde->nummer, 0,
                            "einde=%.40s has no SHA-256 of the lines before it: a motivering from before the first "
                            "release, or one that was changed; have it written anew",
                            einde->waarde);
    mboi_sha256_begin(&sha);
    for (const regel *r = b->regel; r < einde; r++) {
        mboi_sha256_add(&sha, r->naam, strlen(r->naam));
        mboi_sha256_add(&sha, "=", 1);
        mboi_sha256_add(&sha, r->waarde, strlen(r->waarde));
        mboi_sha256_add(&sha, "\n", 1);
    }
    mboi_sha256_hex(&sha, hex);
    return mboi_span_is(som, hex)
               ? MBO_OK
               : mboi_fail_at(fout, MBO_ERROR_SYNTAX, einde->nummer, 0,
                              "the motivering was changed: the lines before einde= have the SHA-256 %s, not %.*s", hex,
                              (int)(som.length < 80 ? som.length : 80), som.text);
}

/* Is it a whole receipt: each line known and there once, none lost, added or changed? */
static mbo_status check_lines(const blad *b, mbo_fout *fout)
{
    static const char *const nodig[] = {"vraag", "streng", "uitkomst", "einde"};
    const regel *eerste = b->regel;
    if (!b->regels || strcmp(eerste->naam, "motivering") != 0)
        return no_motivering(b->regels ? eerste->nummer : 1, fout);
    if (strcmp(eerste->waarde, "1") != 0)
        return mboi_fail_at(fout, MBO_ERROR_SYNTAX, eerste->nummer, 0,
                            "a motivering of version \"%.40s\"; this library knows version 1", eerste->waarde);
    for (size_t i = 0; i < b->regels; i++) {
        const regel *r = &b->regel[i];
        if (!is_known(r->naam))
            return wrong(r, MBO_ERROR_NAME, "is no line that a motivering has", fout);
        if (!ends(r->naam, ".bron") && find(b, r->naam) != r)
            return wrong(r, MBO_ERROR_SYNTAX, "is a line that stands in it already", fout);
        if (strcmp(r->naam, "streng") == 0 && strcmp(r->waarde, "ja") != 0 && strcmp(r->waarde, "nee") != 0)
            return wrong(r, MBO_ERROR_VALUE, "is neither ja nor nee", fout);
    }
    for (size_t i = 0; i < MBOI_COUNT(nodig); i++)
        if (!find(b, nodig[i]))
            return mboi_fail_at(fout, MBO_ERROR_SYNTAX, eerste->nummer, 0,
                                "a motivering without its line %s=: it is not whole", nodig[i]);
    const regel *einde = find(b, "einde");
    int64_t regels;
    if (einde != &b->regel[b->regels - 1])
        return wrong(einde + 1, MBO_ERROR_SYNTAX, "stands after the line einde=", fout);
    mboi_span som = mboi_span_of(einde->waarde), aantal = mboi_take_word(&som);
    if (!mboi_parse_int(aantal, 0, MAX_REGELS, &regels) || (size_t)regels != b->regels - 1)
        return mboi_fail_at(fout, MBO_ERROR_SYNTAX, einde->nummer, 0,
                            "einde=%.*s, but %d lines stand before it: the motivering is not whole",
                            (int)(aantal.length < 40 ? aantal.length : 40), aantal.text, (int)b->regels - 1);
    return check_som(b, einde, som, fout);
}

/* The case that a receipt is about. */
static mbo_status read_zaak(mbo_controle *c, const blad *b, mbo_zaak *zaak, int32_t *options, mbo_fout *fout)
{
    const regel *vraag = find(b, "vraag");
    if (mbo_code_parse(MBO_VOCABULAIRE_VRAAG, vraag->waarde, &c->vraag, fout)) {
        if (fout)
            fout->line = vraag->nummer;
        return MBO_ERROR_NAME;
    }
    *options = strcmp(find(b, "streng")->waarde, "ja") == 0 ? MBO_OORDEEL_STRENG : 0;
    for (size_t i = 0; i < b->regels; i++) {
        const regel *r = &b->regel[i];
        mbo_status status = begins(r->naam, "feit.") ? mbo_zaak_set_text(zaak, r->naam + 5, r->waarde, fout) : MBO_OK;
        if (status) {
            if (fout)
                fout->line = r->nummer;
            return status;
        }
    }
    return MBO_OK;
}

static mbo_verschilsoort soort_van(const char *naam)
{
    return begins(naam, "regel.")          ? MBO_VERSCHIL_REGEL
           : begins(naam, "parameter.")    ? MBO_VERSCHIL_PARAMETER
           : begins(naam, "structuur.")    ? MBO_VERSCHIL_STRUCTUUR
           : begins(naam, "feit.")         ? MBO_VERSCHIL_FEIT
           : begins(naam, "aanname.")      ? MBO_VERSCHIL_FEIT
           : begins(naam, "regels.sha256") ? MBO_VERSCHIL_REGELSET
           : begins(naam, "bibliotheek")   ? MBO_VERSCHIL_BIBLIOTHEEK
                                           : MBO_VERSCHIL_ANTWOORD;
}

static bool is_eigen(const char *naam)
{
    return begins(naam, "regel.") && ends(naam, ".eigen");
}

static bool add_verschil(mbo_controle *c, const char *naam, const char *was, const char *nu)
{
    if (!mboi_grow(&c->allocator, (void **)&c->verschil, &c->verschil_capacity, c->verschillen, sizeof *c->verschil))
        return false;
    mbo_verschilsoort soort = soort_van(naam);
    c->verschil[c->verschillen++] = (verschil){soort, naam, was, nu};
    if (soort == MBO_VERSCHIL_ANTWOORD && strcmp(naam, "niet_bevestigd") != 0)
        c->uitslag = MBO_CONTROLE_ANDERS;
    return true;
}

/* Lines that are in both fall away; of the others, those of one name go together. */
static bool compare(mbo_controle *c, blad *was, blad *nu)
{
    bool ok = true, eigen = false;
    c->uitslag = MBO_CONTROLE_KLOPT;
    for (size_t i = 0; i < was->regels; i++)
        for (size_t j = 0; j < nu->regels && !was->regel[i].gezien; j++)
            if (!nu->regel[j].gezien && strcmp(was->regel[i].naam, nu->regel[j].naam) == 0 &&
                strcmp(was->regel[i].waarde, nu->regel[j].waarde) == 0)
                was->regel[i].gezien = nu->regel[j].gezien = true;
    for (size_t i = 0; ok && i < was->regels; i++) {
        const char *waarde = "";
        eigen |= is_eigen(was->regel[i].naam);
        if (was->regel[i].gezien)
            continue;
        for (size_t j = 0; !*waarde && j < nu->regels; j++)
            if (!nu->regel[j].gezien && strcmp(was->regel[i].naam, nu->regel[j].naam) == 0) {
                nu->regel[j].gezien = true;
                waarde = nu->regel[j].waarde;
            }
        ok = add_verschil(c, was->regel[i].naam, was->regel[i].waarde, waarde);
    }
    for (size_t j = 0; ok && j < nu->regels; j++) {
        eigen |= is_eigen(nu->regel[j].naam);
        if (!nu->regel[j].gezien)
            ok = add_verschil(c, nu->regel[j].naam, "", nu->regel[j].waarde);
    }
    if (eigen)
        c->uitslag = MBO_CONTROLE_NIET_TE_CONTROLEREN;
    return ok;
}

/* The receipt of the same question and facts as it is now. */
static mbo_status write_again(mbo_controle *c, const mbo_oordeel *oordeel, blad *nu, mbo_fout *fout)
{
    size_t n = mbo_oordeel_motivering(oordeel, c->vraag, MBO_MOTIVERING_REGELS, NULL, 0);
    char *text = mboi_arena_alloc(&c->arena, n + 1, 1);
    if (!text)
        return mboi_no_memory(fout);
    mbo_oordeel_motivering(oordeel, c->vraag, MBO_MOTIVERING_REGELS, text, n + 1);
    mbo_status status = read_lines(c, text, n, nu, fout);
    if (!status)
        nu->regels--; /* the end has been seen to */
    return status;
}

/* With the crebo of the receipt no answer can be given any more: what the structure says of it now, and only that, is
   compared. Another conflict stays an error. */
static mbo_status write_crebo(mbo_controle *c, const mbo_structuur *structuur, const mbo_zaak *zaak, blad *was,
                              blad *nu, mbo_fout *fout)
{
    char text[1024];
    int64_t crebo, waarde = 0;
    mboi_crebo crebo_nu, gevonden = {0};
    mboi_gegeven niets = {.vierjarig = -1, .startdatum = MBO_DATUM_NOT_SET}, gegeven = niets;
    if (mbo_zaak_get(zaak, MBO_FEIT_STARTDATUM, &waarde))
        niets.startdatum = gegeven.startdatum = (mbo_datum)waarde;
    if (mbo_zaak_get(zaak, MBO_FEIT_SOORT_OPLEIDING, &waarde))
        gegeven.soort = (mbo_soort_opleiding)waarde;
    if (mbo_zaak_get(zaak, MBO_FEIT_VIERJARIG, &waarde))
        gegeven.vierjarig = (int8_t)waarde;
    if (!structuur || !mbo_zaak_get(zaak, MBO_FEIT_CREBO, &crebo) ||
        mboi_crebo_van(structuur, crebo, &gegeven, &crebo_nu, NULL) != MBO_ERROR_CONFLICT)
        return MBO_ERROR_CONFLICT;
    bool anders =
        mboi_crebo_van(structuur, crebo, &niets, &gevonden, NULL) == MBO_OK; /* only what it fills in differs */
    size_t n = mboi_motivering_crebo(structuur, anders ? &gevonden : NULL, text, sizeof text);
    for (size_t i = 0; i < was->regels; i++)
        was->regel[i].gezien = !begins(was->regel[i].naam, "structuur.") && strcmp(was->regel[i].naam, "uitkomst") != 0;
    for (size_t f = 0; anders && f < MBOI_CREBOFEITEN; f++) {
        char naam[64], nieuw[64];
        int64_t was_waarde;
        if (!mboi_crebo_vult(&gevonden, mboi_crebofeiten[f], &waarde) ||
            !mbo_zaak_get(zaak, mboi_crebofeiten[f], &was_waarde) || was_waarde == waarde)
            continue;
        snprintf(naam, sizeof naam, "feit.%s", mbo_feit_name(mboi_crebofeiten[f]));
        mboi_feit_write(mboi_crebofeiten[f], waarde, nieuw, sizeof nieuw);
        n += (size_t)snprintf(text + n, sizeof text - n, "%s=%s\n", naam, nieuw);
        for (size_t i = 0; i < was->regels; i++)
            was->regel[i].gezien &= strcmp(was->regel[i].naam, naam) != 0;
    }
    return read_lines(c, text, n, nu, fout);
}

mbo_status mbo_motivering_controleer(const mbo_regels *regels, const mbo_structuur *structuur, const char *motivering,
                                     size_t size, const mbo_allocator *allocator, mbo_controle **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, regels, motivering, out))
        return MBO_ERROR_ARGUMENT;
    if (size > MAX_MOTIVERING)
        return mboi_fail(fout, MBO_ERROR_LIMIT, "a motivering of %zu bytes; %d is the limit", size, MAX_MOTIVERING);
    mbo_allocator memory = mboi_allocator(allocator);
    mbo_controle *c = mboi_resize(&memory, NULL, 0, sizeof *c);
    if (!c)
        return mboi_no_memory(fout);
    memset(c, 0, sizeof *c);
    c->allocator = memory;
    mboi_arena_init(&c->arena, &memory);
    blad was = {0}, nu = {0};
    mbo_zaak *zaak = NULL;
    mbo_oordeel *oordeel = NULL;
    int32_t options = 0;
    size_t bom = size >= 3 && memcmp(motivering, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* it may have travelled */
    mbo_status status = read_lines(c, motivering + bom, size - bom, &was, fout);
    if (!status)
        status = check_lines(&was, fout);
    if (!status)
        was.regels--; /* the end has been seen to */
    if (!status)
        status = mbo_zaak_create(&memory, &zaak, fout);
    if (!status)
        status = read_zaak(c, &was, zaak, &options, fout);
    if (!status)
        status = mbo_oordeel_create(regels, structuur, zaak, c->vraag, options, &memory, &oordeel, fout);
    if (oordeel)
        status = write_again(c, oordeel, &nu, fout);
    else if (status == MBO_ERROR_CONFLICT)
        status = write_crebo(c, structuur, zaak, &was, &nu, fout);
    if (!status && !compare(c, &was, &nu))
        status = mboi_no_memory(fout);
    mbo_oordeel_free(oordeel);
    mbo_zaak_free(zaak);
    mboi_resize(&memory, was.regel, was.capacity * sizeof *was.regel, 0);
    mboi_resize(&memory, nu.regel, nu.capacity * sizeof *nu.regel, 0);
    if (status)
        mbo_controle_free(c);
    else
        *out = c;
    return status;
}

void mbo_controle_free(mbo_controle *c)
{
    if (!c)
        return;
    mbo_allocator m = c->allocator;
    mboi_resize(&m, c->verschil, c->verschil_capacity * sizeof *c->verschil, 0);
    mboi_arena_free(&c->arena);
    mboi_resize(&m, c, sizeof *c, 0);
}

mbo_controleuitslag mbo_controle_uitslag(const mbo_controle *c)
{
    return c ? c->uitslag : 0;
}

mbo_vraag mbo_controle_vraag(const mbo_controle *c)
{
    return c ? c->vraag : 0;
}

int32_t mbo_controle_verschil_count(const mbo_controle *c)
{
    return c ? (int32_t)c->verschillen : 0;
}

static const verschil *get(const mbo_controle *c, int32_t index)
{
    return c && index >= 0 && (size_t)index < c->verschillen ? &c->verschil[index] : NULL;
}

mbo_verschilsoort mbo_controle_verschil_soort(const mbo_controle *c, int32_t index)
{
    const verschil *v = get(c, index);
    return v ? v->soort : 0;
}

const char *mbo_controle_verschil_naam(const mbo_controle *c, int32_t index)
{
    const verschil *v = get(c, index);
    return v ? v->naam : NULL;
}

const char *mbo_controle_verschil_was(const mbo_controle *c, int32_t index)
{
    const verschil *v = get(c, index);
    return v ? v->was : NULL;
}

const char *mbo_controle_verschil_nu(const mbo_controle *c, int32_t index)
{
    const verschil *v = get(c, index);
    return v ? v->nu : NULL;
}
