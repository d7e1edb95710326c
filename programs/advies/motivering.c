/* SPDX-License-Identifier: MIT */
/* Receipts of answers: writing them, and checking them later. */
#include "antwoord.h"
#include "opties.h"
#include "scherm.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int print_motivering(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_motiveringsvorm vorm)
{
    size_t n = mbo_oordeel_motivering(oordeel, vraag, vorm, NULL, 0);
    char *text = malloc(n + 1);
    if (!text)
        return fprintf(stderr, "%s: no memory\n", program), SLECHTE_INVOER;
    mbo_oordeel_motivering(oordeel, vraag, vorm, text, n + 1);
    fputs(text, stdout);
    free(text);
    return GOED;
}

int show_motivering(const mbo_oordeel *oordeel, const opties *o)
{
    int status = GOED, first = 1;
    mbo_motiveringsvorm vorm = o->json                                                        ? MBO_MOTIVERING_JSON
                               : o->motivering == MBO_MOTIVERING_NL && o->taal == MBO_TAAL_EN ? MBO_MOTIVERING_EN
                                                                                              : o->motivering;
    for (mbo_vraag v = 1; !status && v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++) {
        if (o->vraag && o->vraag != v)
            continue;
        if (!o->vraag)
            fputs(vorm == MBO_MOTIVERING_JSON ? first ? "[" : ",\n" : first ? "" : "\n", stdout);
        status = print_motivering(oordeel, v, vorm);
        first = 0;
    }
    if (!o->vraag && vorm == MBO_MOTIVERING_JSON)
        puts("]");
    return status;
}

char *read_file(const char *path, int mib, size_t *size)
{
    size_t max = (size_t)mib << 20;
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    char *text = file ? malloc(max + 1) : NULL;
    *size = text ? fread(text, 1, max + 1, file) : 0;
    if (text && *size > max) {
        fprintf(stderr, "%s: %s: cannot read: it is larger than %d MiB\n", program, path, mib);
    } else if (text && !ferror(file)) {
        if (file != stdin)
            fclose(file);
        return text;
    } else {
        fprintf(stderr, "%s: %s: cannot read: %s\n", program, path, strerror(errno));
    }
    free(text);
    if (file && file != stdin)
        fclose(file);
    return NULL;
}

static int show_controle(const mbo_controle *c, const opties *o, json_t *alle)
{
    static const char *const uitslagen[][3] = {
        [MBO_CONTROLE_KLOPT] = {NULL, "klopt: het antwoord is hetzelfde", "agrees: the answer is the same"},
        [MBO_CONTROLE_ANDERS] = {NULL, "klopt niet: het antwoord is nu anders", "differs: the answer is another now"},
        [MBO_CONTROLE_NIET_TE_CONTROLEREN] = {NULL, "niet te controleren: een eigen regel deed mee",
                                              "cannot be verified: an own rule took part"},
    };
    static const char *const soorten[][3] = {
        [MBO_VERSCHIL_ANTWOORD] = {NULL, "antwoord", "answer"},
        [MBO_VERSCHIL_REGEL] = {NULL, "regel", "rule"},
        [MBO_VERSCHIL_PARAMETER] = {NULL, "parameter", "parameter"},
        [MBO_VERSCHIL_STRUCTUUR] = {NULL, "structuur", "structure"},
        [MBO_VERSCHIL_REGELSET] = {NULL, "regelset", "rule set"},
        [MBO_VERSCHIL_BIBLIOTHEEK] = {NULL, "bibliotheek", "library"},
        [MBO_VERSCHIL_FEIT] = {NULL, "feit", "fact"},
    };
    static const char *const codes[] = {NULL, "klopt", "anders", "niet_te_controleren"};
    mbo_controleuitslag uitslag = mbo_controle_uitslag(c);
    json_t *verschillen = json_array();
    if (!o->json)
        printf("%s: %s\n", mbo_code_name(MBO_VOCABULAIRE_VRAAG, mbo_controle_vraag(c)), uitslagen[uitslag][o->taal]);
    for (int32_t i = 0; i < mbo_controle_verschil_count(c); i++) {
        const char *soort = soorten[mbo_controle_verschil_soort(c, i)][o->taal], *was = mbo_controle_verschil_was(c, i),
                   *nu = mbo_controle_verschil_nu(c, i);
        const char *code = soorten[mbo_controle_verschil_soort(c, i)][MBO_TAAL_NL]; /* in every language */
        json_array_append_new(verschillen, json_pack("{s:s,s:s,s:s,s:s}", "soort", code, "naam",
                                                     mbo_controle_verschil_naam(c, i), "was", was, "nu", nu));
        if (!o->json) {
            printf("\n  %s: %s\n", soort, mbo_controle_verschil_naam(c, i));
            print_wrapped(o->taal == MBO_TAAL_NL ? "    toen: " : "    then: ", 10, *was ? was : "-");
            print_wrapped(o->taal == MBO_TAAL_NL ? "    nu:   " : "    now:  ", 10, *nu ? nu : "-");
        }
    }
    json_t *all = json_pack("{s:s,s:s,s:o}", "vraag", mbo_code_name(MBO_VOCABULAIRE_VRAAG, mbo_controle_vraag(c)),
                            "uitslag", codes[uitslag], "verschillen", verschillen);
    json_array_append_new(alle, all);
    return uitslag == MBO_CONTROLE_KLOPT ? GOED : KLOPT_NIET;
}

/* Where the next receipt of a file begins: at its line motivering=1. */
static size_t next_motivering(const char *text, size_t from, size_t size)
{
    static const char begin[] = "motivering=1";
    size_t n = sizeof begin - 1;
    for (size_t at = from + 1; at + n <= size; at++)
        if (text[at - 1] == '\n' && memcmp(text + at, begin, n) == 0 &&
            (at + n == size || text[at + n] == '\n' || text[at + n] == '\r'))
            return at;
    return size;
}

int controleer_tekst(const mbo_regels *regels, const mbo_structuur *structuur, const char *text, size_t size,
                     const char *naam, const opties *o)
{
    int status = GOED;
    int64_t line = 0; /* that lie before this one */
    json_t *alle = json_array();
    size_t at = 0;
    do {
        size_t end = next_motivering(text, at, size);
        mbo_fout fout;
        mbo_controle *controle = NULL;
        if (mbo_motivering_controleer(regels, structuur, text + at, end - at, NULL, &controle, &fout)) {
            fout.line += fout.line ? line : 0;
            status = report(program, naam, &fout);
        } else {
            if (at && !o->json)
                putchar('\n');
            int uitslag = show_controle(controle, o, alle);
            status = status == SLECHTE_INVOER ? status : uitslag == GOED ? status : uitslag;
        }
        mbo_controle_free(controle);
        for (; at < end; at++)
            line += text[at] == '\n';
    } while (at < size);
    if (o->json && json_array_size(alle) &&
        print_json(json_incref(json_array_size(alle) > 1 ? alle : json_array_get(alle, 0))))
        status = SLECHTE_INVOER;
    json_decref(alle);
    return status;
}

int controleer(const mbo_regels *regels, const mbo_structuur *structuur, const opties *o)
{
    size_t size;
    char *text = read_file(o->controleer, 64, &size); /* a receipt is 1 MiB at most */
    if (!text)
        return SLECHTE_INVOER;
    int status =
        controleer_tekst(regels, structuur, text, size, strcmp(o->controleer, "-") == 0 ? "(stdin)" : o->controleer, o);
    free(text);
    return status;
}
