/* SPDX-License-Identifier: MIT */
/* The forms in which texts have the terms of the glossary, and finding them in a text. */
#include "regeltaal/boek.h"

#include <string.h>

static unsigned char small(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* In the order of their bytes, with small letters; of two that begin alike the longer one comes last. */
static int compare(mboi_span a, mboi_span b)
{
    size_t n = a.length < b.length ? a.length : b.length, i = 0;
    while (i < n && small(a.text[i]) == small(b.text[i]))
        i++;
    return i < n ? small(a.text[i]) - small(b.text[i]) : (a.length > b.length) - (a.length < b.length);
}

mbo_status mboi_boek_add_vorm(mboi_boek *boek, const char *tekst, size_t begrip, bool engels,
                              const struct mbo_begrip **ander, mbo_fout *fout)
{
    struct mboi_begripvorm vorm = {mboi_span_of(tekst), begrip, engels};
    size_t low = 0, high = boek->vormen;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(boek->vorm[middle].tekst, vorm.tekst);
        *ander = &boek->begrip[boek->vorm[middle].begrip];
        if (!order)
            return MBO_OK;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *ander = NULL;
    if (!mboi_grow(&boek->allocator, (void **)&boek->vorm, &boek->vorm_capacity, boek->vormen, sizeof *boek->vorm))
        return mboi_no_memory(fout);
    memmove(boek->vorm + low + 1, boek->vorm + low, (boek->vormen++ - low) * sizeof *boek->vorm);
    boek->vorm[low] = vorm;
    return MBO_OK;
}

void mboi_boek_note_vormen(mboi_boek *boek)
{
    size_t i = 0;
    for (size_t first = 0; first < MBOI_COUNT(boek->vorm_begin); first++) {
        while (i < boek->vormen && small(boek->vorm[i].tekst.text[0]) < first)
            i++;
        boek->vorm_begin[first] = i;
    }
}

static bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || (small(c) >= 'a' && small(c) <= 'z');
}

/* Is the character that ends before text[at], or begins there, part of a word? Beyond ASCII all are but spaces, dashes,
   quotation marks and other signs. */
static bool is_word(const char *text, size_t at, bool before)
{
    if (before) {
        if (!at--)
            return false;
        while (at && ((unsigned char)text[at] & 0xC0) == 0x80)
            at--;
    }
    const unsigned char *c = (const unsigned char *)text + at;
    if (c[0] < 0x80)
        return is_letter_or_digit(text[at]) || c[0] == '_';
    return !(c[0] == 0xC2 || (c[0] == 0xE2 && (c[1] == 0x80 || c[1] == 0x81 || c[1] == 0x82)));
}

/* A dot between letters joins them: duo.nl is one word. */
static bool begins_word(const char *text, size_t at)
{
    return !is_word(text, at, true) && !(at > 1 && text[at - 1] == '.' && is_letter_or_digit(text[at - 2]));
}

static bool ends_word(const char *text, size_t at)
{
    return !is_word(text, at, false) && !(text[at] == '.' && is_letter_or_digit(text[at + 1]));
}

static bool begins_with(const char *text, mboi_span vorm)
{
    for (size_t i = 0; i < vorm.length; i++)
        if (small(text[i]) != small(vorm.text[i])) /* the end of the text is none of the bytes of a form */
            return false;
    return true;
}

const struct mbo_begrip *mboi_boek_begrip_in(const mboi_boek *boek, const char *text, mbo_taal taal, size_t from,
                                             size_t *begin, size_t *length)
{
    for (size_t at = from; text[at]; at++) {
        if (!begins_word(text, at))
            continue;
        size_t first = small(text[at]);
        for (size_t i = boek->vorm_begin[first + 1]; i-- > boek->vorm_begin[first];) { /* the longest first */
            const struct mboi_begripvorm *vorm = &boek->vorm[i];
            if ((vorm->engels && taal != MBO_TAAL_EN) || !begins_with(text + at, vorm->tekst) ||
                !ends_word(text, at + vorm->tekst.length))
                continue;
            *begin = at;
            *length = vorm->tekst.length;
            return &boek->begrip[vorm->begrip];
        }
    }
    return NULL;
}
