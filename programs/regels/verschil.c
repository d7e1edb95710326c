/* SPDX-License-Identifier: MIT */
/* What changed between the rules of two days, as text and as JSON. */
#include "verschil.h"

#include "scherm.h"
#include "vormen.h"

#include <stdio.h>
#include <string.h>

/* "ja lesgeld, te betalen aan DUO 1419.00" */
static const char *answer(const mbo_verschil *v, int32_t i, int nu, mbo_taal taal)
{
    static char text[2][128];
    mbo_geldsoort soort = 0;
    int64_t cents = 0;
    mbo_stand stand = nu ? mbo_verschil_bedrag_nu(v, i, &soort, &cents) : mbo_verschil_bedrag_was(v, i, &soort, &cents);
    mbo_uitkomst uitkomst = nu ? mbo_verschil_uitkomst_nu(v, i) : mbo_verschil_uitkomst_was(v, i);
    int n = snprintf(text[nu], sizeof text[nu], "%s", mbo_code_label(MBO_VOCABULAIRE_UITKOMST, uitkomst, taal));
    if (stand)
        n += snprintf(text[nu] + n, sizeof text[nu] - (size_t)n, " %s",
                      mbo_code_label(MBO_VOCABULAIRE_GELDSOORT, soort, taal));
    if (stand == MBO_STAND_BEKEND)
        snprintf(text[nu] + n, sizeof text[nu] - (size_t)n, " %lld.%02lld", (long long)(cents / 100),
                 (long long)(cents % 100));
    else if (stand)
        snprintf(text[nu] + n, sizeof text[nu] - (size_t)n, " ?");
    return text[nu];
}

/* {"uitkomst": "ja", "soort": "lesgeld", "bedrag": 141900}, as of an answer; a bedrag that has no value yet is null. */
static json_t *answer_json(const mbo_verschil *v, int32_t i, int nu)
{
    mbo_geldsoort soort = 0;
    int64_t cents = 0;
    mbo_stand stand = nu ? mbo_verschil_bedrag_nu(v, i, &soort, &cents) : mbo_verschil_bedrag_was(v, i, &soort, &cents);
    mbo_uitkomst uitkomst = nu ? mbo_verschil_uitkomst_nu(v, i) : mbo_verschil_uitkomst_was(v, i);
    json_t *answer = json_pack("{s:s}", "uitkomst", mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst));
    if (stand) {
        json_object_set_new(answer, "soort", json_string(mbo_code_name(MBO_VOCABULAIRE_GELDSOORT, soort)));
        json_object_set_new(answer, "bedrag", stand == MBO_STAND_BEKEND ? json_integer(cents) : json_null());
    }
    return answer;
}

/* The facts of the example, "naam=waarde naam=waarde". */
static const char *facts(const mbo_zaak *zaak)
{
    static char text[4096];
    size_t n = 0;
    *text = '\0';
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char value[512];
        if (mbo_zaak_get_text(zaak, feit, value, sizeof value))
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s=%s", n ? " " : "", mbo_feit_name(feit), value);
    }
    return text;
}

static const char *what_happened(const boek *b, const mbo_regel *was, const mbo_regel *nu)
{
    char een[65], twee[65];
    if (!was || !nu)
        return tekst(b, was ? VERVALLEN : NIEUW);
    mbo_regel_vingerafdruk(was, een, sizeof een);
    mbo_regel_vingerafdruk(nu, twee, sizeof twee);
    return tekst(b, strcmp(een, twee) == 0 ? ANDERE_WAARDE : GEWIJZIGD);
}

/* Where a rule lapsed, what else holds since for the example: its next new rule of the same question that is true. `*o`
   is NULL at first; at the end it is freed. */
static const mbo_regel *next_in_plaats(const wissel *w, const mbo_verschil *v, int32_t i, mbo_oordeel **o, int32_t *r)
{
    const mbo_regel *was, *regel = NULL;
    mbo_vraag vraag = 0;
    for (int32_t n = 0; n < mbo_verschil_regel_count(v, i); n++)
        if ((was = mbo_verschil_regel_was(v, i, n)) && !mbo_verschil_regel_nu(v, i, n))
            vraag = mbo_regel_vraag(was);
    if (vraag && !*o && mbo_oordeel_create(w->nieuw, NULL, mbo_verschil_voorbeeld(v, i), vraag, 0, NULL, o, NULL))
        return NULL;
    while (vraag && (regel = mbo_oordeel_reden_regel(*o, vraag, ++*r)))
        if (mbo_regel_vanaf(regel) > w->oud_op && mbo_oordeel_reden_uitkomst(*o, vraag, *r) == MBO_UITKOMST_JA)
            return regel;
    mbo_oordeel_free(*o);
    return NULL;
}

static void print_klasse(const boek *b, const wissel *w, const mbo_verschil *v, int32_t i)
{
    char text[1024];
    mbo_oordeel *o = NULL;
    const mbo_regel *regel;
    snprintf(text, sizeof text, "%s -> %s", answer(v, i, 0, b->taal), answer(v, i, 1, b->taal));
    print_wrapped("\n  ", 4, text);
    for (int32_t r = 0; r < mbo_verschil_regel_count(v, i); r++) {
        const mbo_regel *was = mbo_verschil_regel_was(v, i, r), *nu = mbo_verschil_regel_nu(v, i, r);
        snprintf(text, sizeof text, "%s (%s): %s", mbo_regel_id(nu ? nu : was), what_happened(b, was, nu),
                 mbo_regel_tekst(nu ? nu : was, b->taal));
        print_line(4, tekst(b, DOOR), text);
    }
    for (int32_t p = 0; p < mbo_verschil_parameter_count(v, i); p++) {
        const mbo_parameter *was = mbo_verschil_parameter_was(v, i, p), *nu = mbo_verschil_parameter_nu(v, i, p);
        int n = snprintf(text, sizeof text, "%s: %s", mbo_verschil_parameter_naam(v, i, p),
                         was ? amount(was) : tekst(b, GEEN));
        snprintf(text + n, sizeof text - (size_t)n, " -> %s", nu ? amount(nu) : tekst(b, GEEN));
        print_line(4, tekst(b, DOOR), text);
    }
    for (int32_t r = -1; (regel = next_in_plaats(w, v, i, &o, &r));) {
        snprintf(text, sizeof text, "%s: %s", mbo_regel_id(regel), mbo_regel_tekst(regel, b->taal));
        print_line(4, tekst(b, IN_PLAATS), text);
    }
    print_line(4, tekst(b, VOORBEELD), facts(mbo_verschil_voorbeeld(v, i)));
}

static json_t *klasse_json(const wissel *w, const mbo_verschil *v, int32_t i)
{
    json_t *regels = json_array(), *parameters = json_array(), *voorbeeld = json_object(), *in_plaats = json_array();
    mbo_oordeel *o = NULL;
    const mbo_regel *regel;
    for (int32_t r = -1; (regel = next_in_plaats(w, v, i, &o, &r));)
        json_array_append_new(in_plaats, json_string(mbo_regel_id(regel)));
    for (int32_t r = 0; r < mbo_verschil_regel_count(v, i); r++) {
        const mbo_regel *was = mbo_verschil_regel_was(v, i, r), *nu = mbo_verschil_regel_nu(v, i, r);
        char een[65] = "", twee[65] = "";
        if (was)
            mbo_regel_vingerafdruk(was, een, sizeof een);
        if (nu)
            mbo_regel_vingerafdruk(nu, twee, sizeof twee);
        json_array_append_new(regels,
                              json_pack("{s:s,s:s,s:s}", "regel", mbo_regel_id(nu ? nu : was), "was", een, "nu", twee));
    }
    for (int32_t p = 0; p < mbo_verschil_parameter_count(v, i); p++) {
        const mbo_parameter *was = mbo_verschil_parameter_was(v, i, p), *nu = mbo_verschil_parameter_nu(v, i, p);
        json_array_append_new(parameters, json_pack("{s:s,s:s?,s:o,s:o}", "naam", mbo_verschil_parameter_naam(v, i, p),
                                                    "eenheid", was || nu ? mbo_parameter_eenheid(was ? was : nu) : NULL,
                                                    "was", was ? waarde_json(was) : json_null(), "nu",
                                                    nu ? waarde_json(nu) : json_null()));
    }
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        char value[512];
        if (mbo_zaak_get_text(mbo_verschil_voorbeeld(v, i), feit, value, sizeof value))
            json_object_set_new(voorbeeld, mbo_feit_name(feit), json_string(value));
    }
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o}", "was", answer_json(v, i, 0), "nu", answer_json(v, i, 1), "regels",
                     regels, "in_plaats", in_plaats, "parameters", parameters, "voorbeeld", voorbeeld);
}

/* A question with what changed in its answers; `first`: nothing stands above it. */
static void print_vraag(const boek *b, const wissel *w, const mbo_verschil *v, mbo_vraag vraag, int first)
{
    char begin[128];
    snprintf(begin, sizeof begin, "%s%s: ", first ? "" : "\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag));
    print_wrapped(begin, 2, mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
    for (int32_t i = 0; i < mbo_verschil_count(v); i++)
        print_klasse(b, w, v, i);
}

int print_verschil(const boek *b, const wissel *w, int json)
{
    json_t *all = json_array();
    int status = GOED, anders = 0, gelijk = 0; /* how many questions have another answer for somebody, and for nobody */
    for (mbo_vraag vraag = 1; !status && vraag <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); vraag++) {
        mbo_verschil *v = NULL;
        mbo_fout fout;
        if (b->vraag && b->vraag != vraag)
            continue;
        if (mbo_verschil_create(w->oud, w->oud_op, w->nieuw, w->nieuw_op, vraag, NULL, &v, &fout)) {
            status = fout.code == MBO_ERROR_VALUE ? report_option(program, "--verschil", &fout) /* its days */
                                                  : report(program, NULL, &fout);
        } else if (json) {
            json_t *klassen = json_array();
            for (int32_t i = 0; i < mbo_verschil_count(v); i++)
                json_array_append_new(klassen, klasse_json(w, v, i));
            json_array_append_new(
                all, json_pack("{s:s,s:o}", "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), "klassen", klassen));
        } else if (mbo_verschil_count(v)) {
            print_vraag(b, w, v, vraag, !anders++);
        } else {
            gelijk++;
        }
        mbo_verschil_free(v);
    }
    if (!status && gelijk)
        print_wrapped(anders ? "\n" : "", 0, tekst(b, anders ? GEEN_ANDER_VERSCHIL : GEEN_VERSCHIL));
    if (!status && json) {
        json_dumpf(all, stdout, JSON_VORM);
        putchar('\n');
    }
    json_decref(all);
    return status;
}
