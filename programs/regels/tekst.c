/* SPDX-License-Identifier: MIT */
/* The book as text for a terminal. */
#include "vormen.h"

#include "scherm.h"
#include "voorwaarde.h"

#include <stdbool.h>
#include <stdio.h>

void print_line(int indent, const char *label, const char *text)
{
    char first[128];
    if (*text) {
        snprintf(first, sizeof first, "%*s%s: ", indent, "", label);
        print_wrapped(first, indent + 2, text);
    }
}

static void print_regel(const boek *b, const mbo_regel *regel)
{
    char text[2048];
    bool toelichting = mbo_regel_toelichting(regel);
    snprintf(text, sizeof text, "%s: %s (%s%s%s%s%s)", mbo_regel_id(regel), mbo_regel_kop(regel, b->taal),
             toelichting ? tekst(b, TOELICHTING) : "", toelichting ? "; " : "",
             period(b, mbo_regel_vanaf(regel), mbo_regel_tot(regel)), mbo_regel_uit(regel) ? "; " : "",
             mbo_regel_uit(regel) ? tekst(b, UIT) : "");
    print_wrapped("\n  ", 4, text);
    print_wrapped("    ", 4, mbo_regel_tekst(regel, b->taal));
    print_line(4, tekst(b, toelichting ? VERTELD : ALS), mbo_regel_bereik(regel));
    print_line(4, tekst(b, DAN), mbo_regel_voorwaarde(regel));
    print_line(4, tekst(b, BEDRAG), bedrag_tekst(b, regel));
    parameters_van(b, regel, text, sizeof text);
    print_line(4, tekst(b, LEEST), text);
    for (int32_t i = 0; i < mbo_regel_bron_count(regel); i++)
        print_line(4, tekst(b, BRON), bron_tekst(mbo_regel_bron(regel, i), b->taal));
    snprintf(text, sizeof text, "%s%s%s %s", mbo_code_label(MBO_VOCABULAIRE_BASIS, mbo_regel_basis(regel), b->taal),
             mbo_regel_bevestigd_tot(regel) == MBO_DATUM_NOT_SET ? "" : "; ",
             mbo_regel_bevestigd_tot(regel) == MBO_DATUM_NOT_SET ? "" : tekst(b, BEVESTIGD),
             date_text(mbo_regel_bevestigd_tot(regel)));
    print_line(4, tekst(b, BASIS), text);
}

static void print_condition(const boek *b, const mbo_regel *regel)
{
    const char *als = mbo_regel_bereik(regel), *dan = mbo_regel_voorwaarde(regel);
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s%s%s (%s)", *als ? tekst(b, INDIEN) : "", *als ? " " : "", als,
             *als && *dan ? ": " : "", dan, mbo_regel_id(regel));
    print_wrapped("    - ", 6, text);
}

static void print_vraag(const boek *b, mbo_vraag vraag)
{
    char first[128];
    mbo_datum vanaf = MBO_DATUM_NOT_SET, tot = MBO_DATUM_NOT_SET;
    const mbo_regel *regel;
    snprintf(first, sizeof first, "\n%s: ", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag));
    print_wrapped(first, 2, mbo_code_label(MBO_VOCABULAIRE_VRAAG, vraag, b->taal));
    print_line(2, tekst(b, BEREIK), mbo_regels_bereik(b->regels, vraag));
    while (next_periode(b, vraag, &vanaf, &tot)) {
        print_wrapped("  ", 4, verdict(b, vraag, vanaf, tot));
        for (int n = 0; (regel = condition_in(b, vraag, vanaf, n)); n++)
            print_condition(b, regel);
        for (const char *naam = ""; (naam = next_zonder(b, vraag, vanaf, naam));) {
            snprintf(first, sizeof first, "    %s ", naam);
            print_wrapped(first, 6, tekst(b, GEEN_DAN));
        }
    }
    for (int32_t i = -1; (regel = next_regel(b, vraag, NULL, &i));)
        print_regel(b, regel);
}

static void print_stappen(const boek *b)
{
    const mbo_stap *stap;
    char text[128];
    int kop = 0;
    for (int32_t i = -1; (stap = next_stap(b, 0, &i));) {
        if (!kop++)
            printf("\n%s\n", tekst(b, STAPPEN));
        snprintf(text, sizeof text, "%s (%s; %s)", mbo_stap_id(stap),
                 mbo_code_label(MBO_VOCABULAIRE_STAPSOORT, mbo_stap_soort(stap), b->taal),
                 period(b, mbo_stap_vanaf(stap), mbo_stap_tot(stap)));
        print_wrapped("\n  ", 4, text);
        print_wrapped("    ", 4, mbo_stap_tekst(stap, b->taal));
        print_line(4, tekst(b, ADRES), mbo_stap_adres(stap));
        print_line(4, tekst(b, INDIEN), mbo_stap_voorwaarde(stap));
        for (int32_t t = 0; mbo_stap_tenzij(stap, t); t++)
            print_line(4, tekst(b, TENZIJ), mbo_stap_tenzij(stap, t));
        for (int32_t n = 0; n < mbo_stap_bron_count(stap); n++)
            print_line(4, tekst(b, BRON), bron_tekst(mbo_stap_bron(stap, n), b->taal));
    }
}

static void print_begrippen(const boek *b)
{
    const mbo_begrip *begrip;
    if (begrip_at(b, 0))
        printf("\n%s\n", tekst(b, BEGRIPPEN));
    for (int32_t i = 0; (begrip = begrip_at(b, i)); i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s: %s", mbo_begrip_naam(begrip, b->taal), mbo_begrip_tekst(begrip, b->taal));
        print_wrapped("  ", 4, text);
    }
}

static void print_namen(const boek *b)
{
    for (int lijst = 0; lijst < LIJSTEN; lijst++) {
        int kop = 0;
        int32_t i = lijsten[lijst].begin;
        char text[4096];
        for (const char *naam; (naam = lijsten[lijst].next(b, &i));) {
            if (!kop++)
                print_wrapped("\n", 2, tekst(b, lijsten[lijst].kop));
            uitleg(b, lijst, i, text, sizeof text);
            print_line(2, naam, text);
        }
    }
}

static void print_parameters(const boek *b)
{
    int kop = 0;
    const mbo_parameter *p;
    for (const char *naam = ""; (naam = next_parameter(b, naam));) {
        int waarden = 0;
        if (!kop++)
            printf("\n%s\n", tekst(b, PARAMETERS));
        for (int32_t i = -1; (p = next_waarde(b, naam, &i)); waarden++) {
            char text[512];
            snprintf(text, sizeof text, "%s %s %s (%s)", amount(p), mbo_parameter_eenheid_label(p, b->taal),
                     period(b, mbo_parameter_vanaf(p), mbo_parameter_tot(p)), mbo_parameter_bron(p));
            print_line(2, naam, text);
        }
        if (!waarden)
            print_line(2, naam, tekst(b, GEEN));
    }
}

void print_book(const boek *b)
{
    const mbo_regel *regel;
    printf("%s %s\n%s:\n  %s\n", tekst(b, TITEL), mbo_version(), tekst(b, VINGERAFDRUK), vingerafdruk(b));
    for (int32_t i = -1; (regel = next_regel(b, 0, NULL, &i));) /* those of every question */
        print_regel(b, regel);
    for (mbo_vraag v = 1; v <= mbo_code_count(MBO_VOCABULAIRE_VRAAG); v++)
        if (is_asked(b, v))
            print_vraag(b, v);
    print_stappen(b);
    print_begrippen(b);
    print_namen(b);
    print_parameters(b);
}
