/* SPDX-License-Identifier: MIT */
/* The condition of a question: the rules that its answer hangs on, in each period in which they are the same. */
#ifndef VOORWAARDE_H
#define VOORWAARDE_H

#include "boek.h"

/* "vanaf 2018-04-01 tot 2026-08-01" */
const char *period(const boek *b, mbo_datum vanaf, mbo_datum tot);

/* The next parameter, by name, without a value for a startdatum that an answer hangs on, also through another question;
   `vorige` is "" at first. */
const char *next_zonder(const boek *b, mbo_vraag vraag, mbo_datum op, const char *vorige);

/* The next period with one condition that is shown; *vanaf is MBO_DATUM_NOT_SET at first. */
int next_periode(const boek *b, mbo_vraag vraag, mbo_datum *vanaf, mbo_datum *tot);

/* A rule of the condition in a period, in the version that is shown. */
const mbo_regel *condition_in(const boek *b, mbo_vraag vraag, mbo_datum vanaf, int n);

/* "vanaf 2018-04-01 is het antwoord ja als dit alles klopt:" */
const char *verdict(const boek *b, mbo_vraag vraag, mbo_datum vanaf, mbo_datum tot);

#endif
