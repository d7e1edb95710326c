/* SPDX-License-Identifier: MIT */
/* Asking on the terminal what can still change the advice. What is said goes to standard error, so that standard output
   has the advice alone. */
#include "feitset.h"
#include "opties.h"
#include "scherm.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MAX_ANTWOORD = 2000 };

typedef struct gesprek {
    const opties *o;
    vraagstelling v;
    mbo_zaak *zaak;
    mbo_feitset zonder;  /* asked, and not known */
    mbo_feit beurt[128]; /* what was asked, in order; each once */
    int beurten;
} gesprek;

enum {
    INLEIDING,
    VANDAAG,
    JA_OF_NEE,
    GETAL,
    DATUM,
    GELD,
    GEEN,
    MEER,
    NIET_BEKEND,
    VERANDERT,
    NIETS_TERUG,
    TE_LANG,
    ZO_NIET,
    KLAAR,
    KLAAR_MAAR,
    EINDE,
    TEKSTEN
};

static const char *const teksten[TEKSTEN][3] = {
    [INLEIDING] =
        {NULL, "Enter: niet bekend. ? legt uit, terug herstelt het vorige antwoord, klaar geeft het advies.",
         "Enter: not known. ? explains, terug (or back) undoes the last answer, klaar (or done) gives the advice."},
    [VANDAAG] = {NULL, "jjjj-mm-dd; Enter: vandaag,", "yyyy-mm-dd; Enter: today,"},
    [JA_OF_NEE] = {NULL, "ja of nee", "ja or nee (yes or no)"},
    [GETAL] = {NULL, "een geheel getal", "a whole number"},
    [DATUM] = {NULL, "zoals 6 mei 1990, 6-5-1990 of 1990-05-06", "such as 6 May 1990, 6-5-1990 or 1990-05-06"},
    [GELD] = {NULL, "euro's, met een punt voor de centen", "euros, with a point before the cents"},
    [GEEN] = {NULL, "geen van deze", "none of these"},
    [MEER] = {NULL, "een of meer, met ; ertussen", "one or more, joined by ;"},
    [NIET_BEKEND] = {NULL, "Wie dit kan zeggen", "Who can tell"},
    [VERANDERT] = {NULL, "routes waarvan het oordeel hier nog van kan afhangen",
                   "routes of which the verdict can still depend on it"},
    [NIETS_TERUG] = {NULL, "er is nog niets gevraagd om te herstellen", "nothing was asked yet that could be undone"},
    [TE_LANG] = {NULL, "dat is te lang", "that is too long"},
    [ZO_NIET] = {NULL, "Zo kan het niet", "That will not do"},
    [KLAAR] = {NULL, "Klaar: niets wat nog gevraagd kan worden, verandert het advies.",
               "Done: nothing that can still be asked changes the advice."},
    [KLAAR_MAAR] = {NULL, "Klaar: alleen wat niet bekend is, kan het advies nog veranderen.",
                    "Done: only what is not known can still change the advice."},
    [EINDE] = {NULL, "Het advies met wat nu bekend is.", "The advice with what is known now."},
};

static const char *say(const gesprek *g, int tekst)
{
    return teksten[tekst][g->o->taal];
}

static bool is_word(const char *text, const char *dutch, const char *english)
{
    return strcasecmp(text, dutch) == 0 || strcasecmp(text, english) == 0;
}

/* ---- the question ---- */

/* "  1 roc  regionaal opleidingencentrum" of each code. */
static void print_codes(const gesprek *g, mbo_feit feit)
{
    mbo_vocabulaire v = mbo_feit_vocabulaire(feit);
    int32_t count = mbo_code_count(v);
    int wide = 0;
    for (int32_t code = 1; code <= count; code++) {
        int n = (int)strlen(mbo_code_name(v, code));
        wide = n > wide ? n : wide;
    }
    for (int32_t code = 1; code <= count; code++) {
        char first[64];
        snprintf(first, sizeof first, "  %2d  %-*s  ", code, wide, mbo_code_name(v, code));
        print_wrapped_to(stderr, first, wide + 8, mbo_code_label(v, code, g->o->taal));
    }
    if (mbo_feit_type(feit) == MBO_FEITTYPE_SET)
        fprintf(stderr, "   -  %s\n", say(g, GEEN));
}

/* What can be answered. */
static void print_form(const gesprek *g, mbo_feit feit)
{
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: fprintf(stderr, "  (%s)\n", say(g, JA_OF_NEE)); break;
    case MBO_FEITTYPE_INT:
        fprintf(stderr, "  (%s: %lld - %lld)\n", say(g, GETAL), (long long)mbo_feit_min(feit),
                (long long)mbo_feit_max(feit));
        break;
    case MBO_FEITTYPE_DATUM:
        if (feit == MBO_FEIT_STARTDATUM)
            fprintf(stderr, "  (%s %s)\n", say(g, VANDAAG), date_text(vandaag()));
        else
            fprintf(stderr, "  (%s)\n", say(g, DATUM));
        break;
    case MBO_FEITTYPE_GELD: fprintf(stderr, "  (%s)\n", say(g, GELD)); break;
    case MBO_FEITTYPE_SET: fprintf(stderr, "  (%s)\n", say(g, MEER)); /* fall through */
    default: print_codes(g, feit);
    }
}

static void print_question(const gesprek *g, mbo_feit feit)
{
    char first[16], text[512];
    snprintf(first, sizeof first, "\n%d. ", g->beurten + 1);
    snprintf(text, sizeof text, "%s (%s)", mbo_feit_question(feit, g->o->taal),
             mbo_code_label(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit), g->o->taal));
    print_wrapped_to(stderr, first, 3, text);
    print_form(g, feit);
}

/* What ? tells: what the fact is called, who knows it, and what it is asked for. */
static void explain(const gesprek *g, mbo_feit feit, const mbo_advies *advies)
{
    char text[512];
    int32_t routes = 0;
    for (int32_t r = 0; r < mbo_advies_route_count(advies); r++) {
        mbo_feitset set;
        mbo_advies_gewoon_ontbrekend(advies, r, &set);
        routes += has_feit(&set, feit);
    }
    snprintf(text, sizeof text, "%s [%s]. %s: %s.", mbo_feit_label(feit, g->o->taal), mbo_feit_name(feit),
             say(g, NIET_BEKEND), mbo_code_label(MBO_VOCABULAIRE_INFORMANT, mbo_feit_informant(feit), g->o->taal));
    print_wrapped_to(stderr, "  ", 2, text);
    snprintf(text, sizeof text, "%s: %d / %d.", say(g, VERANDERT), routes, mbo_advies_route_count(advies));
    print_wrapped_to(stderr, "  ", 2, text);
    print_wrapped_to(stderr, "  ", 2, say(g, INLEIDING));
    print_form(g, feit);
}

/* ---- the answer ---- */

/* The next line without its end and the blanks around it; NULL at the end of the input. */
static char *read_answer(char *buffer, size_t size, bool *too_long)
{
    int c;
    size_t n = 0;
    *too_long = false;
    while ((c = getchar()) != EOF && c != '\n') {
        if (n + 1 < size)
            buffer[n++] = c ? (char)c : '?';
        else
            *too_long = true;
    }
    if (c == EOF && !n)
        return NULL;
    while (n && strchr(" \t\r", buffer[n - 1]))
        n--;
    buffer[n] = '\0';
    return buffer + strspn(buffer, " \t");
}

/* A number of the list as its code; what is none stays. */
static const char *code_of(mbo_vocabulaire v, const char *text)
{
    char *end;
    long code = strtol(text, &end, 10);
    return *text >= '1' && *text <= '9' && !*end && code <= mbo_code_count(v) ? mbo_code_name(v, (int32_t)code) : text;
}

/* What was typed, in the text form of the fact; false: that is too long. */
static bool text_form(mbo_feit feit, char *answer, char *out, size_t size)
{
    mbo_vocabulaire v = mbo_feit_vocabulaire(feit);
    const char *text = answer;
    mbo_datum datum;
    mbo_fout fout;
    size_t n = 0;
    *out = '\0';
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_SET:
        for (char *piece = answer, *next; piece; piece = next) {
            next = strchr(piece, ';');
            if (next)
                *next++ = '\0';
            piece += strspn(piece, " \t");
            for (size_t end = strlen(piece); end && strchr(" \t", piece[end - 1]);)
                piece[--end] = '\0';
            n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ";" : "", code_of(v, piece));
            if (n >= size)
                return false;
        }
        return true;
    case MBO_FEITTYPE_CODE: text = code_of(v, answer); break;
    case MBO_FEITTYPE_BOOL:
        text = is_word(answer, "j", "yes") || strcasecmp(answer, "y") == 0 ? "ja"
               : is_word(answer, "n", "no")                                ? "nee"
                                                                           : answer;
        break;
    case MBO_FEITTYPE_DATUM:
        if (!read_day(answer, vandaag(), &datum, &fout))
            text = date_text(datum);
        break; /* else the library tells what is wrong with it */
    default: break;
    }
    return (size_t)snprintf(out, size, "%s", text) < size;
}

/* ---- the conversation ---- */

static void refuse(const gesprek *g, const char *why)
{
    char first[32];
    snprintf(first, sizeof first, "  %s: ", say(g, ZO_NIET));
    print_wrapped_to(stderr, first, 4, why);
}

static void undo(gesprek *g)
{
    if (!g->beurten) {
        refuse(g, say(g, NIETS_TERUG));
        return;
    }
    mbo_feit feit = g->beurt[--g->beurten];
    remove_feit(&g->zonder, feit);
    mbo_zaak_unset(g->zaak, feit, NULL);
}

/* Asks for a fact until something can be done with the answer. false: there are no more to come. */
static bool ask(gesprek *g, mbo_feit feit, const mbo_advies *advies)
{
    char buffer[MAX_ANTWOORD], text[2 * MAX_ANTWOORD];
    print_question(g, feit);
    for (;;) {
        bool too_long;
        mbo_fout fout;
        fputs("> ", stderr);
        char *answer = read_answer(buffer, sizeof buffer, &too_long);
        if (!answer || !isatty(STDIN_FILENO))
            fputc('\n', stderr); /* nobody pressed Enter */
        if (!answer || is_word(answer, "klaar", "done"))
            return false;
        if (strcmp(answer, "?") == 0) {
            explain(g, feit, advies);
            continue;
        }
        if (is_word(answer, "terug", "back"))
            return undo(g), true;
        if (!*answer && feit == MBO_FEIT_STARTDATUM)
            snprintf(text, sizeof text, "%s", date_text(vandaag()));
        else if (!*answer || is_word(answer, "onbekend", "unknown") ||
                 (strcmp(answer, "-") == 0 && mbo_feit_type(feit) != MBO_FEITTYPE_SET))
            *text = '\0';
        else
            too_long |= !text_form(feit, answer, text, sizeof text);
        if (too_long) {
            refuse(g, say(g, TE_LANG));
            continue;
        }
        if (mbo_zaak_set_text(g->zaak, mbo_feit_name(feit), text, &fout)) {
            refuse(g, fout.message);
            continue;
        }
        if (!*text)
            add_feit(&g->zonder, feit);
        g->beurt[g->beurten++] = feit;
        return true;
    }
}

/* The next question, or 0; the startdatum first, as it says by which rules. */
static mbo_status next_question(const gesprek *g, const mbo_advies *advies, mbo_feit *out, mbo_fout *fout)
{
    mbo_feit start = MBO_FEIT_STARTDATUM;
    if (!mbo_zaak_known(g->zaak, start) && !has_feit(&g->zonder, start)) {
        *out = start;
        return MBO_OK;
    }
    return mbo_advies_vervolgvraag(advies, &g->zonder, out, fout);
}

/* One question. `*more`: is there another one? */
static int one_turn(gesprek *g, bool *more)
{
    mbo_advies *advies = NULL;
    mbo_feit feit = 0;
    mbo_fout fout;
    if (make_advies(&g->v, g->o, &advies, &fout)) {
        if (!g->beurten || fout.code == MBO_ERROR_MEMORY)
            return report(program, NULL, &fout);
        refuse(g, fout.message); /* facts that do not go together: the last answer is asked again */
        undo(g);
        return GOED;
    }
    int status = next_question(g, advies, &feit, &fout) ? report(program, NULL, &fout) : GOED;
    if (!status && !feit) {
        fputc('\n', stderr);
        print_wrapped_to(stderr, "", 0, say(g, is_empty(&g->zonder) ? KLAAR : KLAAR_MAAR));
        *more = false;
    } else if (!status && !ask(g, feit, advies)) {
        print_wrapped_to(stderr, "", 0, say(g, EINDE));
        *more = false;
    }
    mbo_advies_free(advies);
    return status;
}

int intake(const mbo_regels *regels, const mbo_structuur *structuur, mbo_zaak *zaak, const opties *o)
{
    gesprek g = {.o = o, .v = {regels, structuur, zaak}, .zaak = zaak};
    bool more = true;
    int status = GOED;
    print_wrapped_to(stderr, "", 0, say(&g, INLEIDING));
    while (!status && more)
        status = one_turn(&g, &more);
    if (!status && ferror(stdin)) {
        fprintf(stderr, "%s: (stdin): cannot read: %s\n", program, strerror(errno));
        status = SLECHTE_INVOER;
    }
    if (status)
        return status;
    fputc('\n', stderr);
    return show_advies(&g.v, o, &g.zonder);
}
