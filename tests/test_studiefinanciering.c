/* SPDX-License-Identifier: MIT */
/* Wet studiefinanciering 2000: student finance (art. 2.2 to 2.5, 2.7a) and the levenlanglerenkrediet (art. 2.3a, 2.5,
   2.7b, 3.16b to 3.16d). */
#include "vragen.h"

#include <stdio.h>

static const mbo_vraag sf = MBO_VRAAG_STUDIEFINANCIERING, krediet = MBO_VRAAG_LEVENLANGLERENKREDIET;

/* ---- studiefinanciering ---- */

/* `expected`: the first day, "-" for old enough, or what is missing for it: "2024-07-01", "[geboortedatum]". */
static void vanaf(const char *facts, mbo_vraag v, const char *expected)
{
    mbo_oordeel *o = ask(facts, v);
    mbo_feitset set;
    mbo_datum day = MBO_DATUM_NOT_SET;
    int32_t year, month, mday;
    char missing[1024], got[1100] = "-";
    mbo_stand stand = mbo_oordeel_vanaf(o, v, &day);
    mbo_oordeel_vanaf_ontbrekend(o, v, &set);
    names(&set, missing);
    CU_ASSERT_EQUAL(stand == MBO_STAND_OPEN, *missing != 0);
    CU_ASSERT_EQUAL(stand == MBO_STAND_BEKEND, day != MBO_DATUM_NOT_SET);
    if (stand == MBO_STAND_BEKEND) {
        mbo_datum_to_ymd(day, &year, &month, &mday);
        snprintf(got, sizeof got, "%04d-%02d-%02d", (int)year, (int)month, (int)mday);
    } else if (stand == MBO_STAND_OPEN)
        snprintf(got, sizeof got, "[%s]", missing);
    same(facts, expected, got);
    mbo_oordeel_free(o);
}

/* Everything but the ages is met. */
#define RECHT "nationaliteit_wsf=ja bewijs=diploma leerweg=bol soort_opleiding=vak instelling=roc studieduur=24 "

/* born, start: may one have it, and from which day ("-": old enough)? */
static void leeftijd(const char *born, const char *start, const char *expected, const char *day)
{
    char facts[512];
    snprintf(facts, sizeof facts, RECHT "geboortedatum=%s startdatum=%s", born, start);
    expect(facts, sf, expected);
    vanaf(facts, sf, day);
}

/* Until 2017-12-31: from the first day of the quarter on which one is eighteen (art. 2.3 lid 1, May 2017). */
static void test_achttien_tot_2018(void)
{
    /* eighteen on the first day of a quarter, a day later, a day earlier */
    leeftijd("1998-07-01", "2016-06-30", "nee", "2016-07-01");
    leeftijd("1998-07-01", "2016-07-01", "ja", "-");
    leeftijd("1998-07-02", "2016-07-01", "nee", "2016-10-01");
    leeftijd("1998-07-02", "2016-07-02", "nee", "2016-10-01"); /* on the birthday itself */
    leeftijd("1998-07-02", "2016-09-30", "nee", "2016-10-01");
    leeftijd("1998-07-02", "2016-10-01", "ja", "-");
    leeftijd("1998-06-30", "2016-06-30", "nee", "2016-07-01");
    leeftijd("1998-06-30", "2016-07-01", "ja", "-");
    leeftijd("1998-01-01", "2015-12-31", "nee", "2016-01-01");
    leeftijd("1998-01-01", "2016-01-01", "ja", "-");
    leeftijd("1998-01-02", "2016-03-31", "nee", "2016-04-01");
    leeftijd("1998-01-02", "2016-04-01", "ja", "-");
    leeftijd("1997-12-31", "2016-01-01", "ja", "-");
    leeftijd("1998-04-01", "2016-03-31", "nee", "2016-04-01");
    leeftijd("1998-04-01", "2016-04-01", "ja", "-");
    leeftijd("1998-10-01", "2016-09-30", "nee", "2016-10-01");
    leeftijd("1998-10-01", "2016-10-01", "ja", "-");
    leeftijd("1998-10-02", "2016-12-31", "nee", "2017-01-01");
    leeftijd("1998-10-02", "2017-01-01", "ja", "-");
    /* the first days that the library answers for */
    leeftijd("1996-07-01", "2014-08-01", "ja", "-");
    leeftijd("1996-07-02", "2014-08-01", "nee", "2014-10-01");
    leeftijd("2010-05-05", "2014-08-01", "nee", "2028-07-01"); /* by the rule of that day */
}

/* 2018-01-01 to 2020-03-31: from the first day of the month after the quarter in which one turned eighteen. */
static void test_achttien_2018_2020(void)
{
    leeftijd("2001-07-01", "2019-06-30", "nee", "2019-10-01");
    leeftijd("2001-07-01", "2019-07-01", "nee", "2019-10-01");
    leeftijd("2001-07-01", "2019-09-30", "nee", "2019-10-01");
    leeftijd("2001-07-01", "2019-10-01", "ja", "-");
    leeftijd("2001-07-02", "2019-09-30", "nee", "2019-10-01");
    leeftijd("2001-07-02", "2019-10-01", "ja", "-");
    leeftijd("2001-06-30", "2019-06-30", "nee", "2019-07-01");
    leeftijd("2001-06-30", "2019-07-01", "ja", "-");
    leeftijd("2001-03-31", "2019-03-31", "nee", "2019-04-01");
    leeftijd("2001-03-31", "2019-04-01", "ja", "-");
    leeftijd("2001-01-01", "2019-01-01", "nee", "2019-04-01");
    leeftijd("2001-01-01", "2019-03-31", "nee", "2019-04-01");
    leeftijd("2001-01-01", "2019-04-01", "ja", "-");
    leeftijd("2001-04-01", "2019-06-30", "nee", "2019-07-01");
    leeftijd("2001-04-01", "2019-07-01", "ja", "-");
    leeftijd("2001-10-01", "2019-12-31", "nee", "2020-01-01");
    leeftijd("2001-10-01", "2020-01-01", "ja", "-");
    leeftijd("2001-12-31", "2019-12-31", "nee", "2020-01-01");
    leeftijd("2001-12-31", "2020-01-01", "ja", "-");
}

/* From 2020-04-01: again also on the first day of the quarter itself. */
static void test_achttien_sinds_2020(void)
{
    leeftijd("2006-07-01", "2024-06-30", "nee", "2024-07-01");
    leeftijd("2006-07-01", "2024-07-01", "ja", "-");
    leeftijd("2006-07-02", "2024-07-01", "nee", "2024-10-01");
    leeftijd("2006-07-02", "2024-07-02", "nee", "2024-10-01");
    leeftijd("2006-07-02", "2024-09-30", "nee", "2024-10-01");
    leeftijd("2006-07-02", "2024-10-01", "ja", "-");
    leeftijd("2006-06-30", "2024-06-30", "nee", "2024-07-01");
    leeftijd("2006-06-30", "2024-07-01", "ja", "-");
    leeftijd("2006-01-01", "2023-12-31", "nee", "2024-01-01");
    leeftijd("2006-01-01", "2024-01-01", "ja", "-");
    leeftijd("2006-04-01", "2024-03-31", "nee", "2024-04-01");
    leeftijd("2006-04-01", "2024-04-01", "ja", "-");
    leeftijd("2006-10-01", "2024-09-30", "nee", "2024-10-01");
    leeftijd("2006-10-01", "2024-10-01", "ja", "-");
    leeftijd("2006-10-02", "2024-12-31", "nee", "2025-01-01");
    leeftijd("2006-10-02", "2025-01-01", "ja", "-");
    /* art. 2.3 went not from the quarter to the month on 2026-08-01 */
    leeftijd("2008-07-02", "2026-08-01", "nee", "2026-10-01");
    leeftijd("2008-07-02", "2026-09-30", "nee", "2026-10-01");
    leeftijd("2008-07-02", "2026-10-01", "ja", "-");
    leeftijd("2008-07-01", "2026-08-01", "ja", "-");
}

static void test_wisseling(void)
{
    /* 2018-01-01: eighteen on that day waits for April; on 2017-10-01, or in the quarter before, nothing changes */
    leeftijd("2000-01-01", "2017-12-31", "nee", "2018-04-01");
    leeftijd("2000-01-01", "2018-01-01", "nee", "2018-04-01");
    leeftijd("2000-01-01", "2018-03-31", "nee", "2018-04-01");
    leeftijd("2000-01-01", "2018-04-01", "ja", "-");
    leeftijd("1999-12-31", "2017-12-31", "nee", "2018-01-01");
    leeftijd("1999-12-31", "2018-01-01", "ja", "-");
    leeftijd("1999-10-02", "2017-12-31", "nee", "2018-01-01");
    leeftijd("1999-10-02", "2018-01-01", "ja", "-");
    leeftijd("1999-10-01", "2017-09-30", "nee", "2017-10-01");
    leeftijd("1999-10-01", "2017-10-01", "ja", "-");
    leeftijd("1999-10-01", "2017-12-31", "ja", "-");
    leeftijd("1999-10-01", "2018-01-01", "ja", "-");
    /* asked long before: the day by the rule of that day */
    leeftijd("2000-04-01", "2017-08-01", "nee", "2018-07-01");
    leeftijd("2001-07-01", "2016-08-01", "nee", "2019-10-01");
    leeftijd("2006-07-01", "2016-08-01", "nee", "2024-07-01");
    /* 2020-04-01: eighteen on that day need not wait; eighteen on 2020-01-01 waited for it */
    leeftijd("2002-04-01", "2020-03-31", "nee", "2020-04-01");
    leeftijd("2002-04-01", "2019-08-01", "nee", "2020-04-01");
    leeftijd("2002-04-01", "2020-04-01", "ja", "-");
    leeftijd("2002-04-02", "2020-04-01", "nee", "2020-07-01");
    leeftijd("2002-01-01", "2019-12-31", "nee", "2020-04-01");
    leeftijd("2002-01-01", "2020-01-01", "nee", "2020-04-01");
    leeftijd("2002-01-01", "2020-03-31", "nee", "2020-04-01");
    leeftijd("2002-01-01", "2020-04-01", "ja", "-");
    leeftijd("2002-03-31", "2020-03-31", "nee", "2020-04-01");
    leeftijd("2002-03-31", "2020-04-01", "ja", "-");
    leeftijd("2002-07-01", "2020-03-31", "nee", "2020-07-01");
}

/* Born on 29 February: eighteen and thirty on 1 March, for those years are never leap years (1996 + 18 = 2014). */
static void test_schrikkeldag(void)
{
    leeftijd("2000-02-29", "2018-03-31", "nee", "2018-04-01");
    leeftijd("2000-02-29", "2018-04-01", "ja", "-");
    leeftijd("2008-02-29", "2026-02-28", "nee", "2026-04-01");
    leeftijd("2008-02-29", "2026-03-31", "nee", "2026-04-01");
    leeftijd("2008-02-29", "2026-04-01", "ja", "-");
    static const geval law[] = {
        {"startdatum=2022-02-28", "ja"},
        {"startdatum=2022-03-01", "ja"},
        {"startdatum=2022-03-31", "ja"}, /* March is the month in which one turns thirty */
        {"startdatum=2022-04-01", "nee"},
    };
    EACH(expect, sf, RECHT "geboortedatum=1992-02-29 studiefinanciering_lopend=nee", law);
}

/* The day is told only while the rest can still be ja. */
static void test_vanaf(void)
{
    static const geval law[] = {
        {"geboortedatum=2006-07-02 startdatum=2024-08-01", "2024-10-01"},
        {"geboortedatum=2006-07-02 startdatum=2024-08-01 bewijs=certificaat", "-"},
        {"geboortedatum=2006-07-02 startdatum=2024-08-01 leerweg=bbl", "-"},
        {"geboortedatum=2006-07-02 startdatum=2024-08-01 nationaliteit_wsf=nee", "-"},
        {"geboortedatum=2006-07-02 startdatum=2024-08-01 studieduur=11", "-"},
        {"geboortedatum=2006-07-02 startdatum=2024-08-01 soort_opleiding=vak studiefinanciering_verbruikt=ja", "-"},
        {"geboortedatum=2006-07-02 startdatum=2024-08-01 leerweg=bol instelling=privaat", "2024-10-01"},
        {"geboortedatum=2006-07-02 startdatum=2024-08-01 instelling=privaat diploma_erkenning=nee", "-"},
        {"geboortedatum=1990-07-02 startdatum=2024-08-01", "-"}, /* too old is not too young */
        {"geboortedatum=2000-07-02 startdatum=2024-08-01 bewijs=certificaat", "-"},
        {"", "[geboortedatum startdatum]"},
        {"startdatum=2024-08-01", "[geboortedatum]"},
        {"startdatum=2024-08-01 bewijs=certificaat", "-"},
        /* a day at which one is old enough whatever the startdatum: 2014-07-01 is before all of them */
        {"geboortedatum=1996-07-01", "-"},
        {"geboortedatum=1996-07-02", "[startdatum]"},
        {"geboortedatum=2006-07-02", "[startdatum]"},
    };
    EACH(vanaf, sf, "", law);
    /* aged 16, in bol, not of a nationality that has a right to it: no day will do */
    expect(RECHT "geboortedatum=2008-08-15 startdatum=2024-09-01 nationaliteit_wsf=nee", sf, "nee");
    vanaf(RECHT "geboortedatum=2008-08-15 startdatum=2024-09-01 nationaliteit_wsf=nee", sf, "-");
    vanaf(RECHT "geboortedatum=2008-08-15 startdatum=2024-09-01", sf, "2026-10-01");
    /* with the assumed fact the other way round there is no first day: it is named */
    aannames(RECHT "geboortedatum=2008-08-15 startdatum=2024-09-01", sf, "studiefinanciering_verbruikt");
    aannames(RECHT "geboortedatum=2008-08-15 startdatum=2024-09-01 soort_opleiding=entree", sf, "");
    static const geval ander[] = {
        {"startdatum=2024-08-01", "nee"}, /* too young settles it, with everything else unknown */
        {"startdatum=2024-09-30", "nee"},
        {"startdatum=2024-10-01 bewijs=certificaat", "nee"},
        {"startdatum=2024-10-01", "onbekend: nationaliteit_wsf bewijs leerweg instelling studieduur diploma_erkenning"},
    };
    EACH(expect, sf, "geboortedatum=2006-07-02", ander);
}

/* Up to and including the month of the thirtieth birthday (art. 2.3 lid 3); longer without a break (lid 4). */
static void test_dertig(void)
{
    static const geval law[] = {
        {"geboortedatum=1990-05-15 startdatum=2020-05-01", "ja"},
        {"geboortedatum=1990-05-15 startdatum=2020-05-14", "ja"},
        {"geboortedatum=1990-05-15 startdatum=2020-05-15", "ja"},
        {"geboortedatum=1990-05-15 startdatum=2020-05-31", "ja"},
        {"geboortedatum=1990-05-15 startdatum=2020-06-01", "nee"},
        {"geboortedatum=1990-05-15 startdatum=2021-01-01", "nee"}, /* an earlier month of a later year */
        {"geboortedatum=1990-05-15 startdatum=2021-05-15", "nee"},
        {"geboortedatum=1990-05-15 startdatum=2019-12-01", "ja"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-31", "ja"},
        {"geboortedatum=1990-05-01 startdatum=2020-06-01", "nee"},
        {"geboortedatum=1990-05-31 startdatum=2020-05-31", "ja"},
        {"geboortedatum=1990-05-31 startdatum=2020-06-01", "nee"},
        {"geboortedatum=1990-12-15 startdatum=2020-12-31", "ja"},
        {"geboortedatum=1990-12-15 startdatum=2021-01-01", "nee"},
        {"geboortedatum=1984-08-31 startdatum=2014-08-01", "ja"},
        {"geboortedatum=1984-07-31 startdatum=2014-08-01", "nee"},
        {"geboortedatum=1996-07-10 startdatum=2026-07-31", "ja"},
        {"geboortedatum=1996-07-31 startdatum=2026-08-01", "nee"},
    };
    EACH(expect, sf, RECHT "studiefinanciering_lopend=nee", law);
    static const geval lopend[] = {
        {"studiefinanciering_lopend=ja startdatum=2020-05-31", "ja"},
        {"studiefinanciering_lopend=ja startdatum=2020-06-01", "ja"},
        {"studiefinanciering_lopend=ja startdatum=2039-06-01", "ja"},
        {"startdatum=2020-05-31", "ja"},
        {"startdatum=2020-06-01", "onbekend: studiefinanciering_lopend"},
    };
    EACH(expect, sf, RECHT "geboortedatum=1990-05-15", lopend);
    /* lid 4 is about thirty, not about eighteen */
    expect(RECHT "geboortedatum=2006-07-02 startdatum=2024-09-30 studiefinanciering_lopend=ja", sf, "nee");
}

static void test_leeftijd_open(void)
{
    static const geval law[] = {
        {"startdatum=2024-09-01", "onbekend: geboortedatum studiefinanciering_lopend"},
        {"startdatum=2024-09-01 studiefinanciering_lopend=ja", "onbekend: geboortedatum"},
        {"startdatum=2024-09-01 studiefinanciering_lopend=nee", "onbekend: geboortedatum"},
        {"", "onbekend: geboortedatum studiefinanciering_lopend startdatum"},
        {"geboortedatum=1990-05-15", "onbekend: studiefinanciering_lopend startdatum"},
        {"geboortedatum=1990-05-15 studiefinanciering_lopend=ja", "ja"}, /* eighteen long before 2014 */
        {"geboortedatum=1990-05-15 studiefinanciering_lopend=nee", "onbekend: startdatum"},
        {"geboortedatum=1996-07-01 studiefinanciering_lopend=ja", "ja"},
        {"geboortedatum=1996-07-02 studiefinanciering_lopend=ja", "onbekend: startdatum"},
        /* thirty in July 2014: too old for every startdatum; in August 2014: not for all */
        {"geboortedatum=1984-07-31 studiefinanciering_lopend=nee", "nee"},
        {"geboortedatum=1984-07-31", "onbekend: studiefinanciering_lopend"},
        {"geboortedatum=1984-08-01 studiefinanciering_lopend=nee", "onbekend: startdatum"},
    };
    EACH(expect, sf, RECHT, law);
}

static void test_opleiding(void)
{
    static const geval law[] = {
        {"", "ja"},
        {"bewijs=certificaat", "nee"},
        {"bewijs=praktijkverklaring", "nee"},
        {"bewijs=", "onbekend: bewijs"},
        /* art. 1.1: bol only */
        {"leerweg=bbl", "nee"},
        {"leerweg=derde", "nee"},
        {"leerweg=derde diploma_erkenning=ja", "nee"},
        {"leerweg=", "onbekend: leerweg"},
        /* art. 2.2 */
        {"nationaliteit_wsf=nee", "nee"},
        {"nationaliteit_wsf=", "onbekend: nationaliteit_wsf"},
        /* art. 2.4: a funded programme, or one with the erkenning */
        {"diploma_erkenning=nee", "ja"},
        {"instelling=aoc", "ja"},
        {"instelling=vakinstelling", "ja"},
        {"instelling=beroepscollege", "ja"},
        {"instelling=privaat diploma_erkenning=ja", "ja"},
        {"instelling=privaat diploma_erkenning=nee", "nee"},
        {"instelling=privaat", "onbekend: diploma_erkenning"},
        {"instelling= diploma_erkenning=ja", "ja"},
        {"instelling= diploma_erkenning=nee", "onbekend: instelling"},
        {"instelling=", "onbekend: instelling diploma_erkenning"},
        /* art. 2.5 lid 1: a year */
        {"studieduur=11", "nee"},
        {"studieduur=12", "ja"},
        {"studieduur=48", "ja"},
        {"studieduur=", "onbekend: studieduur"},
        /* two of them at once */
        {"studieduur= leerweg=", "onbekend: leerweg studieduur"},
        {"studieduur= leerweg=bbl", "nee"},
    };
    EACH(expect, sf, RECHT "geboortedatum=2000-01-01 startdatum=2020-09-01", law);
    EACH(expect, sf, RECHT "geboortedatum=1996-01-01 startdatum=2014-08-01", law);
    EACH(expect, sf, RECHT "geboortedatum=2005-01-01 startdatum=2026-08-01", law);
    expect("", sf,
           "onbekend: geboortedatum nationaliteit_wsf studiefinanciering_lopend bewijs leerweg instelling startdatum "
           "studieduur diploma_erkenning");
}

/* art. 2.7a: niveau 3 and 4 only */
static void test_verbruikt(void)
{
    static const geval law[] = {
        {"soort_opleiding=entree studiefinanciering_verbruikt=ja", "ja"},
        {"soort_opleiding=basisberoeps studiefinanciering_verbruikt=ja", "ja"},
        {"soort_opleiding=vak studiefinanciering_verbruikt=ja", "nee"},
        {"soort_opleiding=middenkader studiefinanciering_verbruikt=ja", "nee"},
        {"soort_opleiding=specialisten studiefinanciering_verbruikt=ja", "nee"},
        {"soort_opleiding=vak studiefinanciering_verbruikt=nee", "ja"},
        {"soort_opleiding=vak studiefinanciering_verbruikt=ja studiefinanciering_lopend=ja", "nee"},
        {"soort_opleiding= studiefinanciering_verbruikt=ja", "onbekend: soort_opleiding"},
        {"soort_opleiding= studiefinanciering_verbruikt=nee", "ja"},
        {"soort_opleiding=vak", "ja"}, /* assumed: not used up */
        {"soort_opleiding=", "ja"},
    };
    EACH(expect, sf, RECHT "geboortedatum=2000-01-01 startdatum=2020-09-01", law);
    static const geval named[] = {
        {"soort_opleiding=vak", "studiefinanciering_verbruikt"},
        {"soort_opleiding=", "studiefinanciering_verbruikt"},
        {"soort_opleiding=basisberoeps", ""},
        {"soort_opleiding=vak leerweg=bbl", ""},
        {"soort_opleiding=vak studiefinanciering_verbruikt=nee", ""},
    };
    EACH(aannames, sf, RECHT "geboortedatum=2000-01-01 startdatum=2020-09-01", named);
    static const geval streng[] = {
        {"soort_opleiding=vak", "onbekend: studiefinanciering_verbruikt"},
        {"soort_opleiding=basisberoeps", "ja"},
        {"soort_opleiding=", "onbekend: studiefinanciering_verbruikt soort_opleiding"},
        {"soort_opleiding=vak leerweg=bbl", "nee"},
    };
    EACH(expect_streng, sf, RECHT "geboortedatum=2000-01-01 startdatum=2020-09-01", streng);
}

/* ---- levenlanglerenkrediet ---- */

#define KREDIET RECHT "studiefinanciering_lopend=nee levenlanglerenkrediet_lopend=nee onderwijs_vergoed=nee "

static void test_krediet_dertig(void)
{
    static const geval law[] = {
        /* thirty on 2020-05-15, but student finance is open up to the end of that month (art. 3.16b lid 2 a) */
        {"startdatum=2020-05-14", "nee"},
        {"startdatum=2020-05-15", "nee"},
        {"startdatum=2020-05-31", "nee"},
        {"startdatum=2020-06-01", "ja"},
        /* where that is used up too: art. 1.2 looks at the first day of the month, on which one is still 29 */
        {"startdatum=2020-05-14 studiefinanciering_verbruikt=ja", "nee"},
        {"startdatum=2020-05-15 studiefinanciering_verbruikt=ja", "nee"},
        {"startdatum=2020-05-31 studiefinanciering_verbruikt=ja", "nee"},
        {"startdatum=2020-06-01 studiefinanciering_verbruikt=ja", "ja"},
        /* thirty on the first of the month; art. 2.7b: used up student finance does not close the krediet */
        {"geboortedatum=1990-05-01 startdatum=2020-05-15", "nee"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-15 studiefinanciering_verbruikt=ja", "ja"},
        {"geboortedatum=1990-05-01 startdatum=2020-04-30 studiefinanciering_verbruikt=ja", "nee"},
        {"geboortedatum=1990-05-02 startdatum=2020-05-31 studiefinanciering_verbruikt=ja", "nee"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-15 studiefinanciering_verbruikt=ja soort_opleiding=middenkader",
         "ja"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-15 studiefinanciering_verbruikt=ja soort_opleiding=specialisten",
         "ja"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-15 studiefinanciering_verbruikt=ja soort_opleiding=basisberoeps",
         "nee"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-15 studiefinanciering_verbruikt=ja soort_opleiding=entree",
         "nee"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-15 studiefinanciering_verbruikt=ja soort_opleiding=",
         "onbekend: soort_opleiding"},
        {"startdatum=2020-05-15 studiefinanciering_verbruikt=ja soort_opleiding=", "nee"},
        {"startdatum=2020-06-01 studiefinanciering_verbruikt=ja soort_opleiding=", "ja"},
        {"startdatum=2020-06-01 soort_opleiding=", "ja"},
        /* who receives student finance without a break keeps it, and gets no krediet beside it */
        {"startdatum=2020-06-01 studiefinanciering_lopend=ja", "nee"},
        {"startdatum=2020-06-01 studiefinanciering_lopend=", "onbekend: studiefinanciering_lopend"},
        {"startdatum=2020-05-15 studiefinanciering_lopend=", "nee"},
        {"startdatum=2020-06-01 studiefinanciering_lopend=ja studiefinanciering_verbruikt=ja", "ja"},
        {"startdatum=2020-06-01 studiefinanciering_lopend= studiefinanciering_verbruikt=ja", "ja"},
        {"startdatum=2020-06-01 studiefinanciering_lopend=ja studiefinanciering_verbruikt=ja "
         "soort_opleiding=basisberoeps",
         "nee"},
        /* a running krediet is about the upper limit only */
        {"startdatum=2020-05-14 studiefinanciering_verbruikt=ja levenlanglerenkrediet_lopend=ja", "nee"},
        {"startdatum=2020-05-15 levenlanglerenkrediet_lopend=ja", "nee"},
        {"geboortedatum=1995-01-01 startdatum=2020-09-01 levenlanglerenkrediet_lopend=ja", "nee"},
        {"geboortedatum=2010-01-01 startdatum=2020-09-01", "nee"}, /* too young for student finance, and for this */
        /* born on 29 February 1992: thirty on 1 March 2022 */
        {"geboortedatum=1992-02-29 startdatum=2022-02-28 studiefinanciering_verbruikt=ja", "nee"},
        {"geboortedatum=1992-02-29 startdatum=2022-03-01 studiefinanciering_verbruikt=ja", "ja"},
        {"geboortedatum=1992-02-29 startdatum=2022-03-31", "nee"},
        {"geboortedatum=1992-02-29 startdatum=2022-04-01", "ja"},
    };
    EACH(expect, krediet, KREDIET "geboortedatum=1990-05-15", law);
    static const geval named[] = {
        {"geboortedatum=1990-05-01 startdatum=2020-05-15", "studiefinanciering_verbruikt"},
        {"startdatum=2020-05-15", ""},
        {"startdatum=2020-06-01", ""},
        {"startdatum=2020-06-01 studiefinanciering_lopend=ja", "studiefinanciering_verbruikt"},
        {"geboortedatum=1990-05-01 startdatum=2020-05-15 soort_opleiding=basisberoeps", ""},
    };
    EACH(aannames, krediet, KREDIET "geboortedatum=1990-05-15", named);
    expect_streng(KREDIET "geboortedatum=1990-05-01 startdatum=2020-05-15", krediet,
                  "onbekend: studiefinanciering_verbruikt");
    expect_streng(KREDIET "geboortedatum=1990-05-15 startdatum=2020-06-01", krediet, "ja");
}

/* Not yet 55, from 2020-08-01 56, from 2024-08-01 57, on the first day of the month of the start; longer without a
   break (art. 1.2, 2.3a lid 1 and 3). */
static void test_krediet_grens(void)
{
    static const struct {
        const char *facts;
        bool eronder;
    } law[] = {
        {"geboortedatum=1963-09-10 startdatum=2018-09-09", true},
        {"geboortedatum=1963-09-10 startdatum=2018-09-10", true},
        {"geboortedatum=1963-09-10 startdatum=2018-09-30", true},
        {"geboortedatum=1963-09-10 startdatum=2018-10-01", false},
        {"geboortedatum=1963-09-01 startdatum=2018-09-30", false},
        {"geboortedatum=1962-08-02 startdatum=2017-08-01", true},
        {"geboortedatum=1962-08-01 startdatum=2017-08-01", false},
        {"geboortedatum=1965-07-31 startdatum=2020-07-31", true},
        {"geboortedatum=1965-07-01 startdatum=2020-07-31", false},
        {"geboortedatum=1965-07-01 startdatum=2020-08-01", true},
        {"geboortedatum=1964-08-02 startdatum=2020-07-31", false},
        {"geboortedatum=1964-08-02 startdatum=2020-08-01", true},
        {"geboortedatum=1964-08-02 startdatum=2020-08-31", true},
        {"geboortedatum=1964-08-01 startdatum=2020-08-01", false},
        {"geboortedatum=1965-09-10 startdatum=2021-09-10", true},
        {"geboortedatum=1965-09-10 startdatum=2021-09-30", true},
        {"geboortedatum=1965-09-10 startdatum=2021-10-01", false},
        {"geboortedatum=1968-07-31 startdatum=2024-07-31", true},
        {"geboortedatum=1968-07-01 startdatum=2024-07-31", false},
        {"geboortedatum=1968-07-01 startdatum=2024-08-01", true},
        {"geboortedatum=1967-08-02 startdatum=2024-07-31", false},
        {"geboortedatum=1967-08-02 startdatum=2024-08-01", true},
        {"geboortedatum=1967-08-01 startdatum=2024-08-01", false},
        {"geboortedatum=1967-09-10 startdatum=2024-09-09", true},
        {"geboortedatum=1967-09-10 startdatum=2024-09-16", true}, /* 56 on the first */
        {"geboortedatum=1967-09-10 startdatum=2024-10-01", false},
        {"geboortedatum=1969-08-02 startdatum=2026-08-01", true},
        {"geboortedatum=1969-08-01 startdatum=2026-08-01", false},
        {"geboortedatum=1964-02-29 startdatum=2019-02-28", true}, /* 55 on 1 March 2019 */
        {"geboortedatum=1964-02-29 startdatum=2019-03-01", false},
        {"geboortedatum=1968-02-29 startdatum=2024-02-29", true}, /* 56 on that day, a leap year; 55 on the first */
        {"geboortedatum=1968-02-29 startdatum=2024-03-01", false},
        {"geboortedatum=1940-01-01 startdatum=2024-09-01", false},
    };
    char facts[512];
    for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
        snprintf(facts, sizeof facts, KREDIET "%s", law[i].facts);
        expect(facts, krediet, law[i].eronder ? "ja" : "nee");
        snprintf(facts, sizeof facts, KREDIET "%s levenlanglerenkrediet_lopend=ja", law[i].facts);
        expect(facts, krediet, "ja");
        snprintf(facts, sizeof facts, KREDIET "%s levenlanglerenkrediet_lopend=", law[i].facts);
        expect(facts, krediet, law[i].eronder ? "ja" : "onbekend: levenlanglerenkrediet_lopend");
    }
}

static void test_krediet_begin(void)
{
    static const geval law[] = {
        {"startdatum=2014-08-01", "nee"},
        {"startdatum=2017-07-31", "nee"},
        {"startdatum=2017-07-31 levenlanglerenkrediet_lopend=ja", "nee"},
        {"startdatum=2017-08-01", "ja"},
        {"startdatum=2017-08-31", "ja"}, /* mbo from 1 August, though art. 2.3a is of 1 September */
        {"startdatum=2017-09-01", "ja"},
    };
    EACH(expect, krediet, KREDIET "geboortedatum=1980-05-15", law);
    expect("startdatum=2017-07-31", krediet, "nee"); /* with everything else unknown */
    expect("startdatum=2014-08-01", krediet, "nee");
}

static void test_krediet_voorwaarden(void)
{
    static const geval law[] = {
        {"", "ja"},
        {"bewijs=certificaat", "nee"},
        {"bewijs=praktijkverklaring", "nee"},
        {"leerweg=bbl", "nee"},
        {"leerweg=derde diploma_erkenning=ja", "nee"},
        {"leerweg=", "onbekend: leerweg"},
        {"nationaliteit_wsf=nee", "nee"},
        {"nationaliteit_wsf=", "onbekend: nationaliteit_wsf"},
        {"diploma_erkenning=nee", "ja"},
        {"instelling=privaat diploma_erkenning=ja", "ja"},
        {"instelling=privaat diploma_erkenning=nee", "nee"},
        {"instelling=privaat", "onbekend: diploma_erkenning"},
        {"instelling= diploma_erkenning=ja", "ja"},
        {"instelling=", "onbekend: instelling diploma_erkenning"},
        {"studieduur=11", "nee"}, /* art. 2.5: not excepted, as 2.7 and 2.7a are */
        {"studieduur=12", "ja"},
        {"studieduur=", "onbekend: studieduur"},
        {"onderwijs_vergoed=ja", "nee"}, /* art. 3.16b lid 2 c */
        {"onderwijs_vergoed=", "onbekend: onderwijs_vergoed"},
        {"geboortedatum=", "onbekend: geboortedatum"},
        {"geboortedatum= studiefinanciering_lopend= levenlanglerenkrediet_lopend=",
         "onbekend: geboortedatum studiefinanciering_lopend levenlanglerenkrediet_lopend"},
        {"geboortedatum= studiefinanciering_lopend=ja", "nee"}, /* either student finance, or too young for this */
        {"startdatum=", "onbekend: startdatum"},                /* nee before 2017-08-01 */
        {"startdatum= levenlanglerenkrediet_lopend=ja", "onbekend: startdatum"},
        {"startdatum= levenlanglerenkrediet_lopend=", "onbekend: levenlanglerenkrediet_lopend startdatum"},
        {"startdatum= geboortedatum=1960-01-01", "nee"}, /* 57 before the krediet began */
    };
    EACH(expect, krediet, KREDIET "geboortedatum=1980-05-15 startdatum=2023-09-01", law);
    expect("", krediet,
           "onbekend: geboortedatum nationaliteit_wsf studiefinanciering_lopend levenlanglerenkrediet_lopend bewijs "
           "leerweg instelling startdatum studieduur diploma_erkenning onderwijs_vergoed");
}

/* A year: at most the fee, and at most five times the lesgeld (art. 3.16d). */
static void test_krediet_bedrag(void)
{
    static const geval bekostigd[] = {
        {"startdatum=2017-08-01", "ja levenlanglerenkrediet 1137.00"},
        {"startdatum=2018-07-31", "ja levenlanglerenkrediet 1137.00"}, /* the full fee of a year, not a part of it */
        {"startdatum=2018-08-01", "ja levenlanglerenkrediet 1155.00"},
        {"startdatum=2020-08-01", "ja levenlanglerenkrediet 1202.00"},
        {"startdatum=2021-08-01", "ja levenlanglerenkrediet 608.00"}, /* what is to be paid */
        {"startdatum=2022-07-31", "ja levenlanglerenkrediet 608.00"},
        {"startdatum=2022-08-01", "ja levenlanglerenkrediet 1239.00"},
        {"startdatum=2023-07-31", "ja levenlanglerenkrediet 1239.00"},
        {"startdatum=2025-08-01", "ja levenlanglerenkrediet 1458.00"},
        {"startdatum=2023-08-01", "ja levenlanglerenkrediet 1357.00"},
        {"startdatum=2024-03-01", "ja levenlanglerenkrediet 1357.00"},
        {"startdatum=2024-08-01", "ja levenlanglerenkrediet 1419.00"},
        {"startdatum=2025-07-31", "ja levenlanglerenkrediet 1419.00"},
        {"startdatum=2024-08-01 onderwijsprijs=100", "ja levenlanglerenkrediet 1419.00"}, /* not of a funded school */
        /* no figure at hand: the right is certain, the amount is not */
        {"startdatum=2026-08-01", "ja levenlanglerenkrediet [] !lesgeld.bedrag"},
        /* no right: nothing, also where there is no figure */
        {"startdatum=2017-07-31", "nee geen 0.00"},
        {"startdatum=2024-08-01 leerweg=bbl", "nee geen 0.00"},
        {"startdatum=2022-08-01 leerweg=bbl", "nee geen 0.00"},
        {"startdatum=2025-08-01 onderwijs_vergoed=ja", "nee geen 0.00"},
        /* open: the right or nothing */
        {"startdatum=2024-08-01 studiefinanciering_lopend=", "onbekend - [studiefinanciering_lopend]"},
        {"startdatum=2026-08-01 studiefinanciering_lopend=", "onbekend - [studiefinanciering_lopend] !lesgeld.bedrag"},
        {"startdatum=2024-08-01 leerweg= studieduur=", "onbekend - [leerweg studieduur]"},
    };
    EACH(geld, krediet, KREDIET "geboortedatum=1980-05-15", bekostigd);
    static const geval privaat[] = {
        /* 5 x 1357 = 6785 */
        {"startdatum=2023-08-01 onderwijsprijs=6784.99", "ja levenlanglerenkrediet 6784.99"},
        {"startdatum=2023-08-01 onderwijsprijs=6785", "ja levenlanglerenkrediet 6785.00"},
        {"startdatum=2023-08-01 onderwijsprijs=6785.01", "ja levenlanglerenkrediet 6785.00"},
        {"startdatum=2024-07-31 onderwijsprijs=20000", "ja levenlanglerenkrediet 6785.00"},
        {"startdatum=2023-08-01 onderwijsprijs=0", "ja levenlanglerenkrediet 0.00"},
        {"startdatum=2023-08-01", "ja levenlanglerenkrediet [onderwijsprijs]"},
        /* 5 x 1137, 1216, 1239, 1419, 1458: the lesgeld of LCGW 5 lid 2, which was not halved in 2021-2022 (art. 3.16d)
         */
        {"startdatum=2017-08-01 onderwijsprijs=5685", "ja levenlanglerenkrediet 5685.00"},
        {"startdatum=2017-08-01 onderwijsprijs=5685.01", "ja levenlanglerenkrediet 5685.00"},
        {"startdatum=2021-08-01 onderwijsprijs=3040.01", "ja levenlanglerenkrediet 3040.01"},
        {"startdatum=2021-08-01 onderwijsprijs=6079.99", "ja levenlanglerenkrediet 6079.99"},
        {"startdatum=2021-09-15 onderwijsprijs=7000", "ja levenlanglerenkrediet 6080.00"},
        {"startdatum=2022-08-01 onderwijsprijs=6195.01", "ja levenlanglerenkrediet 6195.00"},
        {"startdatum=2025-08-01 onderwijsprijs=7290.01", "ja levenlanglerenkrediet 7290.00"},
        {"startdatum=2025-07-31 onderwijsprijs=7095.01", "ja levenlanglerenkrediet 7095.00"},
        /* no figure for the five times */
        {"startdatum=2026-08-01 onderwijsprijs=1000", "ja levenlanglerenkrediet [] !lesgeld.wettelijk"},
        {"startdatum=2026-08-01 onderwijsprijs=20000", "ja levenlanglerenkrediet [] !lesgeld.wettelijk"},
        {"startdatum=2025-08-01 diploma_erkenning=nee", "nee geen 0.00"},
        /* the school unknown: the same amount either way is an amount */
        {"startdatum=2023-08-01 instelling= onderwijsprijs=1357", "ja levenlanglerenkrediet 1357.00"},
        {"startdatum=2023-08-01 instelling= onderwijsprijs=1357.01", "ja levenlanglerenkrediet [instelling]"},
        {"startdatum=2023-08-01 instelling=", "ja levenlanglerenkrediet [instelling onderwijsprijs]"},
        {"startdatum=2023-08-01 instelling= diploma_erkenning=",
         "onbekend - [instelling diploma_erkenning onderwijsprijs]"},
    };
    EACH(geld, krediet, KREDIET "geboortedatum=1980-05-15 instelling=privaat diploma_erkenning=ja", privaat);
}

/* What the outcome does not tell, and only where it holds of this case. */
static void test_toelichtingen(void)
{
    static const geval law[] = {
        /* WSF 4.2: a gift; 4.6a, 4.9 and 4.10: a prestatiebeurs. 2.16: the four years */
        {"", "prestatiebeurs vier_jaren_hoger_onderwijs aanvragen"},
        {"soort_opleiding=middenkader", "prestatiebeurs vier_jaren_hoger_onderwijs aanvragen"},
        {"soort_opleiding=specialisten", "prestatiebeurs vier_jaren_hoger_onderwijs aanvragen"},
        {"soort_opleiding=entree", "gift vier_jaren vier_jaren_hoger_onderwijs aanvragen"},
        {"soort_opleiding=basisberoeps", "gift vier_jaren vier_jaren_hoger_onderwijs aanvragen"},
        {"soort_opleiding=", "vier_jaren_hoger_onderwijs aanvragen"},
        /* no right, or an open one: nothing of it */
        {"leerweg=bbl", ""},
        {"bewijs=certificaat", ""},
        {"nationaliteit_wsf=nee", ""},
        {"nationaliteit_wsf=", ""},
        {"instelling=privaat", ""},
        {"instelling=privaat diploma_erkenning=ja", "prestatiebeurs vier_jaren_hoger_onderwijs aanvragen"},
        {"studieduur=11", ""},
        {"studiefinanciering_verbruikt=ja", ""},
        {"geboortedatum=1980-01-01", ""},
        {"geboortedatum=1980-01-01 studiefinanciering_lopend=ja",
         "prestatiebeurs vier_jaren_hoger_onderwijs aanvragen"},
    };
    EACH(toelichtingen, sf, RECHT "geboortedatum=2000-01-01 startdatum=2020-09-01 studiefinanciering_lopend=nee", law);
    EACH(toelichtingen, sf, RECHT "geboortedatum=2000-01-01 startdatum=2026-09-01 studiefinanciering_lopend=nee", law);
    static const geval jong[] = {
        /* 2.3 lid 1 a, 4.6b: the travel product under 18, since 2017-01-01 */
        {"geboortedatum=2000-01-02 startdatum=2016-12-31", "prestatiebeurs vier_jaren_hoger_onderwijs aanvragen"},
        {"geboortedatum=2000-01-02 startdatum=2017-01-01",
         "prestatiebeurs vier_jaren_hoger_onderwijs reisvoorziening aanvragen"},
        {"geboortedatum=2008-09-02 startdatum=2026-09-01",
         "prestatiebeurs vier_jaren_hoger_onderwijs reisvoorziening aanvragen"},
        {"geboortedatum=2008-09-01 startdatum=2026-09-01", "prestatiebeurs vier_jaren_hoger_onderwijs aanvragen"},
        {"geboortedatum=2008-09-02 startdatum=2026-09-01 leerweg=bbl", ""},
    };
    EACH(toelichtingen, sf, RECHT, jong);
}

/* art. 3.21: not for the time before the application */
static void test_krediet_toelichting(void)
{
    static const geval law[] = {
        {"geboortedatum=1980-05-15", "aanvragen"},
        {"geboortedatum=2000-05-15", ""},
        {"geboortedatum=1960-05-15", ""},
        {"geboortedatum=1960-05-15 levenlanglerenkrediet_lopend=ja", "aanvragen"},
        {"geboortedatum=1980-05-15 onderwijs_vergoed=ja", ""},
        {"geboortedatum=1980-05-15 leerweg=bbl", ""},
        {"geboortedatum=1980-05-15 studiefinanciering_lopend=ja", ""},
    };
    EACH(toelichtingen, krediet, KREDIET "startdatum=2017-08-01", law);
    EACH(toelichtingen, krediet, KREDIET "startdatum=2026-09-01", law);
}

static CU_TestInfo studiefinanciering[] = {
    {"achttien, tot 2018", test_achttien_tot_2018},
    {"achttien, 2018 tot 2020", test_achttien_2018_2020},
    {"achttien, sinds 2020", test_achttien_sinds_2020},
    {"wisseling", test_wisseling},
    {"schrikkeldag", test_schrikkeldag},
    {"vanaf", test_vanaf},
    {"dertig", test_dertig},
    {"leeftijd open", test_leeftijd_open},
    {"opleiding", test_opleiding},
    {"verbruikt", test_verbruikt},
    {"toelichtingen", test_toelichtingen},
    CU_TEST_INFO_NULL,
};
static CU_TestInfo levenlanglerenkrediet[] = {
    {"dertig", test_krediet_dertig},
    {"grens", test_krediet_grens},
    {"begin", test_krediet_begin},
    {"voorwaarden", test_krediet_voorwaarden},
    {"bedrag", test_krediet_bedrag},
    {"toelichting", test_krediet_toelichting},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"studiefinanciering", setup, teardown, NULL, NULL, studiefinanciering},
                         {"levenlanglerenkrediet", setup, teardown, NULL, NULL, levenlanglerenkrediet},
                         CU_SUITE_INFO_NULL};
