/* SPDX-License-Identifier: MIT */
/* The page of an advice for a terminal. */
#include "advies_blad.h"
#include "scherm.h"
#include "tekststroom.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2, LABEL = 12 };

static int columns_of(const char *text)
{
    return columns(text, strlen(text));
}

static void print_kop(const char *text)
{
    printf("\n");
    print_wrapped("", 0, text);
    for (int n = columns_of(text) < 80 ? columns_of(text) : 80; n; n--)
        putchar('-');
    putchar('\n');
}

/* A label in a column of `width`, and a text beside it; what is too long for the column gets a line of its own. */
static void print_beside(const char *label, int width, const char *mark, const char *text)
{
    char first[256];
    int wide = columns_of(label), indent = INDENT + width + 1;
    if (wide > width) {
        print_wrapped("  ", INDENT, label);
        snprintf(first, sizeof first, "%*s%s", indent, "", mark);
    } else {
        snprintf(first, sizeof first, "  %s%*s%s", label, width - wide + 1, "", mark);
    }
    print_wrapped(first, indent + columns_of(mark), text);
}

/* Several texts under one label each have a dash. */
static void print_gegeven(const blad *b, int32_t i, int width)
{
    const blok *k = &b->blokken[i], *next = i + 1 < b->count ? k + 1 : NULL;
    bool more = !k->label || (next && next->soort == BLOK_GEGEVEN && !next->label);
    print_beside(k->label ? k->label : "", width, more ? "- " : "", k->tekst);
}

/* The column that the labels from a block on need: those of a list have the same. */
static int label_width(const blad *b, int32_t from)
{
    enum { BREEDST = 34 };
    int width = LABEL;
    for (int32_t i = from; i < b->count && b->blokken[i].soort == b->blokken[from].soort; i++) {
        int wide = b->blokken[i].label ? columns_of(b->blokken[i].label) : 0;
        if (wide > width && wide <= BREEDST)
            width = wide;
    }
    return width;
}

/* A question with the name of its fact, which is what to answer with. */
static void print_vraag(const blok *k)
{
    char text[1024];
    snprintf(text, sizeof text, "%s [%s]", k->tekst, k->label);
    print_wrapped("  - ", 4, text);
}

/* The terms of the page: with what they mean, or their names with how to get that, so that the page is to be read in
   one go. False: no memory. */
static bool print_begrippen(const blad *b, int32_t from, const adviesuitvoer *u)
{
    tekststroom stroom = {0};
    FILE *to = u->begrippen ? NULL : open_tekststroom(&stroom);
    for (int32_t i = from; i < b->count && b->blokken[i].soort == BLOK_BEGRIP; i++) {
        const blok *k = &b->blokken[i];
        if (to)
            fprintf(to, "%s%s", i > from ? "; " : "", k->label);
        else if (u->begrippen)
            print_beside(k->label, LABEL, "", k->tekst);
    }
    if (!to)
        return u->begrippen;
    fputs(u->taal == MBO_TAAL_NL ? ". Wat zij betekenen: --begrippen." : ". What they mean: --begrippen.", to);
    bool whole = !fclose(to) && !stroom.vol;
    if (whole)
        print_wrapped("  ", 2, stroom.text);
    free(stroom.text);
    return whole;
}

int print_advies(const adviesuitvoer *u)
{
    blad b;
    int status = make_blad(u, &b), width = LABEL;
    if (status)
        return status;
    puts(b.titel);
    for (int n = columns_of(b.titel); n; n--)
        putchar('=');
    putchar('\n');
    for (int32_t i = 0; i < b.count; i++) {
        const blok *k = &b.blokken[i];
        char first[64];
        if (!i || k->soort != b.blokken[i - 1].soort)
            width = label_width(&b, i);
        switch (k->soort) {
        case BLOK_KOP: print_kop(k->tekst); break;
        case BLOK_SUBKOP:
            if (b.blokken[i - 1].soort != BLOK_KOP)
                putchar('\n');
            print_wrapped("  * ", 4, k->tekst);
            break;
        case BLOK_ALINEA: print_wrapped("  ", 2, k->tekst); break;
        case BLOK_OORDEEL:
            if (b.blokken[i - 1].soort != BLOK_KOP)
                putchar('\n');
            snprintf(first, sizeof first, "  [%s] ", k->label);
            print_wrapped(first, 6, k->tekst);
            break;
        case BLOK_RIJ:
            print_wrapped("    - ", 6, k->label);
            if (*k->tekst)
                print_wrapped("        ", 8, k->tekst);
            break;
        case BLOK_PUNT: print_wrapped("  - ", 4, k->tekst); break;
        case BLOK_VRAAG: print_vraag(k); break;
        case BLOK_BEGRIP:
            if (b.blokken[i - 1].soort != BLOK_BEGRIP && !print_begrippen(&b, i, u))
                status = report(program, NULL, &(mbo_fout){.message = "no memory"});
            break;
        case BLOK_CREBO: print_beside(k->label, width, "", k->tekst); break;
        case BLOK_GEGEVEN: print_gegeven(&b, i, width); break;
        }
    }
    free_blad(&b);
    return status;
}
