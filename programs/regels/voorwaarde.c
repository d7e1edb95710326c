/* SPDX-License-Identifier: MIT */
/* Periods begin and end where a rule or a value does; those in which the condition is the same are one. */
#include "voorwaarde.h"

#include "scherm.h"

#include <stdio.h>
#include <string.h>

const char *period(const boek *b, mbo_datum vanaf, mbo_datum tot)
{
    static char text[64];
    if (vanaf == MBO_DATUM_NOT_SET && tot == MBO_DATUM_NOT_SET)
        return tekst(b, ALTIJD);
    int n = 0;
    *text = '\0';
    if (vanaf != MBO_DATUM_NOT_SET)
        n = snprintf(text, sizeof text, "%s %s", tekst(b, VANAF), date_text(vanaf));
    if (tot != MBO_DATUM_NOT_SET)
        snprintf(text + n, sizeof text - (size_t)n, "%s%s %s", n ? " " : "", tekst(b, TOT), date_text(tot));
    return text;
}

/* The n-th rule that an answer hangs on for a startdatum. */
static const mbo_regel *condition(const boek *b, mbo_vraag vraag, mbo_datum op, int n)
{
    const mbo_regel *regel;
    for (int32_t i = 0; (regel = mbo_regels_regel(b->regels, i)); i++)
        if (mbo_regel_vraag(regel) == vraag && !mbo_regel_uit(regel) &&
            holds(mbo_regel_vanaf(regel), mbo_regel_tot(regel), op) &&
            (*mbo_regel_voorwaarde(regel) || mbo_regels_een_van(b->regels, vraag)) && !n--)
            return regel;
    return NULL;
}

/* Does the condition of a rule read a parameter that the rule reads? What only its amount reads decides no answer. */
static int decides(const boek *b, const mbo_regel *regel, const char *parameter)
{
    return !mentions(b, mbo_regel_bedrag(regel), "parameter", parameter) ||
           mentions(b, mbo_regel_bereik(regel), "parameter", parameter) ||
           mentions(b, mbo_regel_voorwaarde(regel), "parameter", parameter);
}

/* Does the answer to a question for a startdatum hang on that to another? */
static int asks(const boek *b, mbo_vraag vraag, mbo_datum op, mbo_vraag andere)
{
    const char *naam = mbo_code_name(MBO_VOCABULAIRE_VRAAG, andere);
    const mbo_regel *regel;
    if (mentions(b, mbo_regels_bereik(b->regels, vraag), "vraag", naam))
        return 1;
    for (int n = 0; (regel = condition(b, vraag, op, n)); n++)
        if (mentions(b, mbo_regel_bereik(regel), "vraag", naam) ||
            mentions(b, mbo_regel_voorwaarde(regel), "vraag", naam))
            return 1;
    return 0;
}

const char *next_zonder(const boek *b, mbo_vraag vraag, mbo_datum op, const char *vorige)
{
    const char *naam, *next = NULL;
    const mbo_regel *regel;
    for (int n = 0; (regel = condition(b, vraag, op, n)); n++)
        for (int32_t i = 0; (naam = mbo_regel_parameter(b->regels, regel, i)); i++)
            if (strcmp(naam, vorige) > 0 && (!next || strcmp(naam, next) < 0) &&
                !mbo_regels_find_parameter(b->regels, naam, op) && decides(b, regel, naam))
                next = naam;
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (asks(b, vraag, op, v) && (naam = next_zonder(b, v, op, vorige)) && (!next || strcmp(naam, next) < 0))
            next = naam;
    return next;
}

static int same_condition(const boek *b, mbo_vraag vraag, mbo_datum een, mbo_datum twee)
{
    const char *p = "", *q = "";
    for (int n = 0;; n++) {
        const mbo_regel *x = condition(b, vraag, een, n), *y = condition(b, vraag, twee, n);
        if (!x && !y)
            break;
        if (!x || !y || strcmp(mbo_regel_id(x), mbo_regel_id(y)) || strcmp(mbo_regel_bereik(x), mbo_regel_bereik(y)) ||
            strcmp(mbo_regel_voorwaarde(x), mbo_regel_voorwaarde(y)))
            return 0;
    }
    do {
        p = next_zonder(b, vraag, een, p);
        q = next_zonder(b, vraag, twee, q);
    } while (p && q && strcmp(p, q) == 0);
    return !p && !q;
}

static void first_after(mbo_datum na, mbo_datum grens, mbo_datum *first)
{
    if (grens != MBO_DATUM_NOT_SET && grens > na && (*first == MBO_DATUM_NOT_SET || grens < *first))
        *first = grens;
}

/* The first day after another on which a rule or a value of a parameter begins or ends. */
static mbo_datum next_grens(const boek *b, mbo_datum na)
{
    mbo_datum first = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    const mbo_parameter *p;
    for (int32_t i = 0; (regel = mbo_regels_regel(b->regels, i)); i++) {
        first_after(na, mbo_regel_vanaf(regel), &first);
        first_after(na, mbo_regel_tot(regel), &first);
    }
    for (int32_t i = 0; (p = mbo_regels_parameter(b->regels, i)); i++)
        if (b->gelezen[i]) {
            first_after(na, mbo_parameter_vanaf(p), &first);
            first_after(na, mbo_parameter_tot(p), &first);
        }
    return first;
}

/* The first day on which the condition of a day is another, or other parameters of it have no value. */
static mbo_datum condition_until(const boek *b, mbo_vraag vraag, mbo_datum vanaf)
{
    mbo_datum tot = next_grens(b, vanaf);
    while (tot != MBO_DATUM_NOT_SET && same_condition(b, vraag, vanaf, tot))
        tot = next_grens(b, tot);
    return tot;
}

int next_periode(const boek *b, mbo_vraag vraag, mbo_datum *vanaf, mbo_datum *tot)
{
    do {
        if (*vanaf != MBO_DATUM_NOT_SET && *tot == MBO_DATUM_NOT_SET)
            return 0;
        *vanaf = *vanaf == MBO_DATUM_NOT_SET ? MBO_REGELS_BEGIN : *tot;
        *tot = condition_until(b, vraag, *vanaf);
    } while (!holds(*vanaf, *tot, b->op));
    return 1;
}

const mbo_regel *condition_in(const boek *b, mbo_vraag vraag, mbo_datum vanaf, int n)
{
    return condition(b, vraag, b->op == MBO_DATUM_NOT_SET ? vanaf : b->op, n);
}

const char *verdict(const boek *b, mbo_vraag vraag, mbo_datum vanaf, mbo_datum tot)
{
    static char text[256];
    int een_van = mbo_regels_een_van(b->regels, vraag);
    if (condition_in(b, vraag, vanaf, 0))
        snprintf(text, sizeof text, "%s %s:", period(b, vanaf, tot), tekst(b, een_van ? JA_EEN_VAN : JA_ALLE));
    else
        snprintf(text, sizeof text, "%s %s.", period(b, vanaf, tot), tekst(b, een_van ? JA_NIEMAND : JA_IEDEREEN));
    return text;
}
