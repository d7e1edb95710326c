/* SPDX-License-Identifier: MIT */
/* What the tests of the questions share: a case from a line of text, and what the answer to it must be. */
#ifndef MBO_VRAGEN_H
#define MBO_VRAGEN_H

#include "tests.h"

/* The rules and the structure that every question is asked with; setup() loads the built-in ones. */
extern mbo_regels *regels;
extern mbo_structuur *structuur;
int setup(void);
int teardown(void);

/* A case from "name=value name=value"; a later value replaces an earlier one, and "name=" makes a fact unknown. */
mbo_zaak *zaak_of(const char *facts);

mbo_oordeel *ask_with(const char *facts, mbo_vraag vraag, int32_t options);
mbo_oordeel *ask(const char *facts, mbo_vraag vraag);

/* The names of a set in the order of section 2, with a blank between; `text` holds 1024 bytes. */
const char *names(const mbo_feitset *set, char *text);

/* The check of all below: show the case when they differ. */
void same(const char *facts, const char *expected, const char *got);

/* `expected` is the outcome, and for an open one what is missing: "onbekend: bewijs leerweg". */
void expect(const char *facts, mbo_vraag vraag, const char *expected);

/* The same with the option streng. */
void expect_streng(const char *facts, mbo_vraag vraag, const char *expected);

/* `expected`: outcome, kind ("-" while completions differ), and the amount in euros or what is missing for it, and the
   parameters without value: "ja lesgeld 1137.00", "onbekend - [geboortedatum]", "ja lesgeld [] !lesgeld.bedrag". */
void geld(const char *facts, mbo_vraag vraag, const char *expected);

/* `expected`: the assumed facts that another value of would change the answer. */
void aannames(const char *facts, mbo_vraag vraag, const char *expected);

/* `expected`: who has still to decide, in the order of the vocabulary: "bevoegd_gezag gemeente". */
void beslissers(const char *facts, mbo_vraag vraag, const char *expected);

/* `expected`: the toelichtingen that are told, by their ids without the question, in the order of the rules. */
void toelichtingen(const char *facts, mbo_vraag vraag, const char *expected);

/* A table of cases that share their first facts: each is `trap` and then its own facts. */
typedef struct geval {
    const char *facts, *expected;
} geval;
typedef void proef(const char *facts, mbo_vraag vraag, const char *expected);
void each(proef *check, mbo_vraag vraag, const char *trap, const geval *law, size_t count);
#define EACH(check, vraag, trap, law) each(check, vraag, trap, law, sizeof(law) / sizeof *(law))

#endif
