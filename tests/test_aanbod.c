/* SPDX-License-Identifier: MIT */
/* May this school offer it? WEB art. 1.4.1 lid 1, 1a and 1c, since 2026-08-01 art. 11.1.1 to 11.1.3 and 11.1.11;
   art. 7.2.3 (certificaat), 7.4.6a (verklaring), 7.2.4 (kwalificatie). */
#include "vragen.h"

#include <stdio.h>
#include <string.h>

static const mbo_vraag v = MBO_VRAAG_AANBOD;

static void test_diploma(void)
{
    static const geval law[] = {
        /* art. 1.3.1 to 1.3.3: a funded school offers bol and bbl, with or without a diploma-erkenning */
        {"instelling=roc leerweg=bol", "ja"},
        {"instelling=roc leerweg=bbl", "ja"},
        {"instelling=roc leerweg=bol diploma_erkenning=nee", "ja"},
        {"instelling=aoc leerweg=bbl diploma_erkenning=nee", "ja"},
        {"instelling=vakinstelling leerweg=bol diploma_erkenning=nee", "ja"},
        {"instelling=beroepscollege leerweg=bbl diploma_erkenning=nee", "ja"},
        {"instelling=aoc leerweg=bol startdatum=2026-08-01", "ja"},
        {"instelling=beroepscollege leerweg=bol startdatum=2014-08-01", "ja"},
        /* art. 1.4.1 lid 1, 11.1.1: another school needs the erkenning */
        {"instelling=privaat leerweg=bol diploma_erkenning=ja", "ja"},
        {"instelling=privaat leerweg=bbl diploma_erkenning=ja", "ja"},
        {"instelling=privaat leerweg=bol diploma_erkenning=nee", "nee"},
        {"instelling=privaat leerweg=bbl diploma_erkenning=nee", "nee"},
        {"instelling=privaat leerweg=bol", "onbekend: diploma_erkenning"},
        {"instelling=privaat leerweg=bol diploma_erkenning=ja startdatum=2014-08-01", "ja"},
        {"instelling=privaat leerweg=bol diploma_erkenning=nee startdatum=2014-08-01", "nee"},
        {"instelling=privaat leerweg=bol diploma_erkenning=ja startdatum=2026-08-01", "ja"},
        {"instelling=privaat leerweg=bol diploma_erkenning=nee startdatum=2026-08-01", "nee"},
        {"leerweg=bol diploma_erkenning=nee", "onbekend: instelling"},
        {"leerweg=bbl", "onbekend: instelling diploma_erkenning"},
        /* lid 1a, art. 11.1.3: the derde leerweg is never funded, so every school needs it */
        {"instelling=roc leerweg=derde diploma_erkenning=ja", "ja"},
        {"instelling=roc leerweg=derde diploma_erkenning=nee", "nee"},
        {"instelling=beroepscollege leerweg=derde diploma_erkenning=nee", "nee"},
        {"instelling=privaat leerweg=derde diploma_erkenning=ja", "ja"},
        {"instelling=privaat leerweg=derde diploma_erkenning=nee", "nee"},
        {"instelling=roc leerweg=derde", "onbekend: diploma_erkenning"},
        {"instelling=roc leerweg=derde diploma_erkenning=nee startdatum=2026-07-31", "nee"},
        {"instelling=roc leerweg=derde diploma_erkenning=nee startdatum=2026-08-01", "nee"},
        {"instelling=roc leerweg=derde diploma_erkenning=ja startdatum=2026-08-01", "ja"},
        {"leerweg=derde", "onbekend: diploma_erkenning"},
        /* exact: the erkenning opens all; without it the leerweg and the school decide */
        {"diploma_erkenning=ja", "ja"},
        {"diploma_erkenning=nee", "onbekend: leerweg instelling"},
        {"instelling=privaat", "onbekend: diploma_erkenning"},
        {"instelling=privaat diploma_erkenning=nee", "nee"},
        {"instelling=roc", "onbekend: leerweg diploma_erkenning"},
        {"instelling=roc diploma_erkenning=nee", "onbekend: leerweg"},
        {"", "onbekend: leerweg instelling diploma_erkenning"},
        /* a diploma is a whole programme: what art. 11.1.11 asks of a part does not count */
        {"instelling=privaat leerweg=derde diploma_erkenning=ja ander_aanbod_zelfde_domein=nee startdatum=2026-08-01",
         "ja"},
    };
    EACH(expect, v, "bewijs=diploma", law);
}

static void test_certificaat(void)
{
    static const geval law[] = {
        {"leerweg=derde startdatum=2014-08-01", "ja"},
        {"leerweg=derde startdatum=2017-07-31", "ja"}, /* no verklaring yet, but certificates */
        /* art. 1.4.1 lid 1c: a part in every leerweg from 2023-08-01 to 2026-07-31 */
        {"leerweg=derde startdatum=2023-07-31", "ja"},
        {"leerweg=bol startdatum=2023-07-31", "nee"},
        {"leerweg=bbl startdatum=2023-07-31", "nee"},
        {"leerweg=derde startdatum=2023-08-01", "ja"},
        {"leerweg=bol startdatum=2023-08-01", "ja"},
        {"leerweg=bbl startdatum=2023-08-01", "ja"},
        {"leerweg=bol startdatum=2026-07-31", "ja"},
        {"leerweg=bbl startdatum=2026-07-31", "ja"},
        {"leerweg=derde startdatum=2026-07-31 ander_aanbod_zelfde_domein=nee", "ja"},
        {"leerweg=derde startdatum=2026-07-31 ander_aanbod_zelfde_domein=nee keuzedeel_passend=nee", "ja"},
        /* art. 11.1.11: only the derde leerweg, beside another programme of the same domein (lid 2), or as a keuzedeel
           that fits what the provider may offer (lid 3) */
        {"leerweg=bol startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja keuzedeel_passend=ja", "nee"},
        {"leerweg=bbl startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja keuzedeel_passend=ja", "nee"},
        {"leerweg=bol startdatum=2026-08-01", "nee"},
        {"leerweg=derde startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja", "ja"},
        {"leerweg=derde startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja keuzedeel_passend=nee", "ja"},
        {"leerweg=derde startdatum=2026-08-01 ander_aanbod_zelfde_domein=nee", "onbekend: keuzedeel_passend"},
        {"leerweg=derde startdatum=2026-09-01 ander_aanbod_zelfde_domein=nee", "onbekend: keuzedeel_passend"},
        {"leerweg=derde startdatum=2026-09-01 ander_aanbod_zelfde_domein=nee keuzedeel_passend=ja", "ja"},
        {"leerweg=derde startdatum=2026-09-01 ander_aanbod_zelfde_domein=nee keuzedeel_passend=nee", "nee"},
        {"leerweg=derde startdatum=2026-09-01 keuzedeel_passend=ja", "ja"},
        {"leerweg=derde startdatum=2026-09-01 keuzedeel_passend=nee", "onbekend: ander_aanbod_zelfde_domein"},
        {"leerweg=derde startdatum=2026-09-01 keuzedeel_passend=ja diploma_erkenning=nee", "nee"},
        {"leerweg=derde startdatum=2026-09-01 keuzedeel_passend=ja certificaat_vastgesteld=nee", "nee"},
        {"leerweg=derde startdatum=2026-08-01", "onbekend: ander_aanbod_zelfde_domein keuzedeel_passend"},
        /* the erkenning and the certificate itself, at every school (art. 7.2.3) */
        {"leerweg=derde startdatum=2022-01-01 instelling=roc diploma_erkenning=nee", "nee"},
        {"leerweg=derde startdatum=2022-01-01 instelling=roc diploma_erkenning=", "onbekend: diploma_erkenning"},
        {"leerweg=bol startdatum=2024-01-01 instelling=roc diploma_erkenning=nee", "nee"},
        {"leerweg=derde startdatum=2022-01-01 certificaat_vastgesteld=nee", "nee"},
        {"leerweg=derde startdatum=2022-01-01 certificaat_vastgesteld=", "onbekend: certificaat_vastgesteld"},
        {"leerweg=derde startdatum=2024-08-01 diploma_erkenning= certificaat_vastgesteld=",
         "onbekend: diploma_erkenning certificaat_vastgesteld"},
        {"certificaat_vastgesteld=nee", "nee"},
        {"diploma_erkenning=nee", "nee"},
        /* exact: what is open depends on the day */
        {"leerweg=bol", "onbekend: startdatum"},
        {"leerweg=bol ander_aanbod_zelfde_domein=nee", "onbekend: startdatum"},
        {"leerweg=derde", "onbekend: startdatum ander_aanbod_zelfde_domein keuzedeel_passend"},
        {"leerweg=derde ander_aanbod_zelfde_domein=ja", "ja"},
        {"leerweg=derde keuzedeel_passend=ja", "ja"},
        {"leerweg=derde ander_aanbod_zelfde_domein=nee", "onbekend: startdatum keuzedeel_passend"},
        {"leerweg=derde ander_aanbod_zelfde_domein=nee keuzedeel_passend=nee", "onbekend: startdatum"},
        {"startdatum=2023-07-31", "onbekend: leerweg"},
        {"startdatum=2023-08-01", "ja"},
        {"startdatum=2026-07-31", "ja"},
        {"startdatum=2026-08-01", "onbekend: leerweg ander_aanbod_zelfde_domein keuzedeel_passend"},
        {"startdatum=2026-08-01 ander_aanbod_zelfde_domein=nee", "onbekend: leerweg keuzedeel_passend"},
        {"startdatum=2026-08-01 ander_aanbod_zelfde_domein=nee keuzedeel_passend=nee", "nee"},
        {"startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja", "onbekend: leerweg"},
        {"", "onbekend: leerweg startdatum ander_aanbod_zelfde_domein keuzedeel_passend"},
        {"ander_aanbod_zelfde_domein=ja", "onbekend: leerweg startdatum"},
    };
    EACH(expect, v, "bewijs=certificaat diploma_erkenning=ja certificaat_vastgesteld=ja", law);
}

static void test_praktijkverklaring(void)
{
    static const geval law[] = {
        /* art. 7.4.6a: no verklaring before 2017-08-01 */
        {"leerweg=derde startdatum=2014-08-01", "nee"},
        {"leerweg=derde startdatum=2017-07-31", "nee"},
        {"leerweg=derde startdatum=2017-08-01", "ja"},
        {"leerweg=bol startdatum=2017-08-01", "nee"},
        {"leerweg=bbl startdatum=2017-08-01", "nee"},
        {"startdatum=2017-07-31 diploma_erkenning=", "nee"},
        {"startdatum=2017-08-01", "onbekend: leerweg"},
        /* the place of a part, as for a certificaat */
        {"leerweg=derde startdatum=2023-07-31", "ja"},
        {"leerweg=bol startdatum=2023-07-31", "nee"},
        {"leerweg=bbl startdatum=2023-07-31", "nee"},
        {"leerweg=bol startdatum=2023-08-01", "ja"},
        {"leerweg=bbl startdatum=2023-08-01", "ja"},
        {"leerweg=bol startdatum=2026-07-31", "ja"},
        {"leerweg=bbl startdatum=2026-07-31", "ja"},
        {"leerweg=derde startdatum=2026-07-31 ander_aanbod_zelfde_domein=nee", "ja"},
        {"leerweg=bol startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja", "nee"},
        {"leerweg=bbl startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja", "nee"},
        {"leerweg=derde startdatum=2026-08-01 ander_aanbod_zelfde_domein=ja", "ja"},
        {"leerweg=derde startdatum=2026-08-01 ander_aanbod_zelfde_domein=nee", "nee"},
        {"leerweg=derde startdatum=2026-08-01 ander_aanbod_zelfde_domein=nee keuzedeel_passend=ja", "nee"},
        {"leerweg=derde startdatum=2026-08-01", "onbekend: ander_aanbod_zelfde_domein"},
        /* the erkenning at every school; the certificate does not count */
        {"leerweg=derde startdatum=2022-01-01 certificaat_vastgesteld=nee", "ja"},
        {"leerweg=derde startdatum=2022-01-01 instelling=roc diploma_erkenning=nee", "nee"},
        {"leerweg=derde startdatum=2022-01-01 instelling=roc diploma_erkenning=", "onbekend: diploma_erkenning"},
        {"leerweg=bol startdatum=2024-01-01 instelling=roc diploma_erkenning=nee", "nee"},
        {"diploma_erkenning=nee", "nee"},
        /* exact */
        {"leerweg=derde ander_aanbod_zelfde_domein=ja", "onbekend: startdatum"},
        {"leerweg=derde ander_aanbod_zelfde_domein=nee", "onbekend: startdatum"},
        {"leerweg=derde", "onbekend: startdatum ander_aanbod_zelfde_domein"},
        {"leerweg=bol", "onbekend: startdatum"},
        {"startdatum=2024-08-01", "ja"},
    };
    EACH(expect, v, "bewijs=praktijkverklaring diploma_erkenning=ja", law);
}

static void test_open(void)
{
    static const geval law[] = {
        {"", "onbekend: bewijs leerweg instelling startdatum diploma_erkenning certificaat_vastgesteld "
             "ander_aanbod_zelfde_domein keuzedeel_passend"},
        {"diploma_erkenning=ja",
         "onbekend: bewijs leerweg startdatum certificaat_vastgesteld ander_aanbod_zelfde_domein keuzedeel_passend"},
        {"diploma_erkenning=nee", "onbekend: bewijs leerweg instelling"}, /* only a funded diploma can still be */
        {"diploma_erkenning=nee leerweg=derde", "nee"},
        {"diploma_erkenning=nee instelling=privaat", "nee"},
        {"diploma_erkenning=nee leerweg=bol instelling=roc", "onbekend: bewijs"},
        /* from 2023-08-01 a praktijkverklaring is open wherever a diploma is with the erkenning */
        {"diploma_erkenning=ja startdatum=2023-08-01", "onbekend: bewijs certificaat_vastgesteld"},
        {"diploma_erkenning=ja startdatum=2023-08-01 certificaat_vastgesteld=ja", "ja"},
        {"diploma_erkenning=ja startdatum=2026-08-01 leerweg=derde ander_aanbod_zelfde_domein=ja "
         "certificaat_vastgesteld=ja",
         "ja"},
        {"diploma_erkenning=ja startdatum=2017-07-31 leerweg=derde certificaat_vastgesteld=ja", "onbekend: bewijs"},
        {"diploma_erkenning=ja startdatum=2017-08-01 leerweg=derde certificaat_vastgesteld=ja", "ja"},
    };
    EACH(expect, v, "", law);
}

/* ---- with a crebo: art. 7.2.4 ---- */

static int setup_structuur(void)
{
    mbo_fout fout;
    if (setup())
        return 1;
    mbo_structuur_free(structuur);
    structuur = NULL;
    if (mbo_structuur_load_file(MBO_TEST_DATA "/sbb-aanbod.xml", NULL, &structuur, &fout))
        return fprintf(stderr, "%s\n", fout.message), 1;
    return 0;
}

/* Two periods with a year between them. */
static void test_geldigheid(void)
{
    static const geval law[] = {
        {"startdatum=2015-07-31", "nee"},
        {"startdatum=2015-08-01", "ja"},
        {"startdatum=2020-07-31", "ja"},
        {"startdatum=2020-08-01", "nee"},
        {"startdatum=2021-07-31", "nee"},
        {"startdatum=2021-08-01", "ja"},
        {"startdatum=2025-07-31", "ja"},
        {"startdatum=2025-08-01", "nee"},
        {"", "onbekend: startdatum"},
        {"startdatum=2024-07-31", "ja"}, /* the end of the programme of the first period is not an end of starting */
        {"leerweg=bbl startdatum=2020-07-31", "ja"},
        {"leerweg=bbl startdatum=2020-08-01", "nee"},
        /* whoever offers it, and whatever is unknown besides */
        {"instelling=privaat diploma_erkenning=ja startdatum=2020-07-31", "ja"},
        {"instelling=privaat diploma_erkenning=ja startdatum=2020-08-01", "nee"},
        {"instelling=privaat diploma_erkenning=nee startdatum=2020-07-31", "nee"},
        {"bewijs= leerweg= instelling= startdatum=2020-08-01", "nee"},
        {"leerweg=derde diploma_erkenning=ja startdatum=2020-07-31", "ja"},
        {"leerweg=derde diploma_erkenning=ja startdatum=2020-08-01", "nee"},
        {"leerweg=derde", "onbekend: startdatum diploma_erkenning"},
        /* a part of it */
        {"bewijs=certificaat leerweg=derde diploma_erkenning=ja certificaat_vastgesteld=ja startdatum=2020-07-31",
         "ja"},
        {"bewijs=certificaat leerweg=derde diploma_erkenning=ja certificaat_vastgesteld=ja startdatum=2020-08-01",
         "nee"},
        {"bewijs=praktijkverklaring leerweg=derde diploma_erkenning=ja startdatum=2020-07-31", "ja"},
        {"bewijs=praktijkverklaring leerweg=derde diploma_erkenning=ja startdatum=2020-08-01", "nee"},
        /* no period reaches 2026-08-01, so another programme of the domein is never asked for */
        {"bewijs=certificaat leerweg=derde diploma_erkenning=ja certificaat_vastgesteld=ja", "onbekend: startdatum"},
    };
    EACH(expect, v, "crebo=25901 bewijs=diploma leerweg=bol instelling=roc", law);
}

static void test_geldigheid_open(void)
{
    static const geval law[] = {
        /* no end */
        {"crebo=25903 startdatum=2016-07-31", "nee"},
        {"crebo=25903 startdatum=2016-08-01", "ja"},
        {"crebo=25903 startdatum=2039-08-01", "ja"},
        {"crebo=25903", "onbekend: startdatum"},
        /* since before the first day that the library answers for */
        {"crebo=25904 startdatum=2014-08-01", "ja"},
        {"crebo=25904 startdatum=2020-07-31", "ja"},
        {"crebo=25904 startdatum=2020-08-01", "nee"},
        {"crebo=25904", "onbekend: startdatum"},
        /* neither; two periods without a gap, from the first day the library answers for; and one that ended before */
        {"crebo=25902 leerweg=bbl", "ja"},
        {"crebo=25902 leerweg=bbl startdatum=2039-08-01", "ja"},
        {"crebo=25905 startdatum=2019-07-31", "ja"},
        {"crebo=25905 startdatum=2019-08-01", "ja"},
        {"crebo=25905", "ja"},
        {"crebo=25906 startdatum=2014-08-01", "nee"},
        {"crebo=25906", "nee"},
        {"crebo=25906 bewijs= leerweg= instelling=", "nee"},
    };
    EACH(expect, v, "bewijs=diploma leerweg=bol instelling=roc", law);
}

/* Domain contract, section 8: what no source says has no value. It gives way to what decides without it. */
static void test_geldigheid_deels_bekend(void)
{
    static const geval law[] = {
        /* the file leaves out the first day, and the last; only the first */
        {"crebo=25908 startdatum=2014-08-01", "onbekend"},
        {"crebo=25908", "onbekend"},
        {"crebo=25909 startdatum=2020-07-31", "onbekend"},
        {"crebo=25909 startdatum=2020-08-01", "nee"},
        {"crebo=25909", "onbekend: startdatum"},
        {"crebo=25909 leerweg=bbl", "nee"}, /* only bol */
        /* certain for a year */
        {"crebo=25910 startdatum=2015-07-31", "onbekend"},
        {"crebo=25910 startdatum=2015-08-01", "ja"},
        {"crebo=25910 startdatum=2016-07-31", "ja"},
        {"crebo=25910 startdatum=2016-08-01", "onbekend"},
        {"crebo=25910", "onbekend: startdatum"},
        /* certain for a year, and impossible before and after some others */
        {"crebo=25911 startdatum=2016-07-31", "nee"},
        {"crebo=25911 startdatum=2016-08-01", "onbekend"},
        {"crebo=25911 startdatum=2018-07-31", "onbekend"},
        {"crebo=25911 startdatum=2018-08-01", "ja"},
        {"crebo=25911 startdatum=2019-07-31", "ja"},
        {"crebo=25911 startdatum=2019-08-01", "onbekend"},
        {"crebo=25911 startdatum=2023-07-31", "onbekend"},
        {"crebo=25911 startdatum=2023-08-01", "nee"},
        /* what else is open still matters where the day is certain, and nowhere else */
        {"crebo=25910 startdatum=2016-01-01 instelling=privaat", "onbekend: diploma_erkenning"},
        {"crebo=25910 startdatum=2026-01-01 instelling=privaat", "onbekend: diploma_erkenning"},
        {"crebo=25910 startdatum=2026-01-01 instelling=privaat diploma_erkenning=nee", "nee"},
        {"crebo=25911 startdatum=2023-08-01 instelling=privaat", "nee"},
    };
    EACH(expect, v, "bewijs=diploma leerweg=bol instelling=roc", law);
}

static void test_leerwegen(void)
{
    static const geval law[] = {
        {"crebo=25901 leerweg=bol startdatum=2016-08-01", "ja"},
        {"crebo=25901 leerweg=bbl startdatum=2016-08-01", "ja"},
        /* only bbl */
        {"crebo=25902 leerweg=bol", "nee"},
        {"crebo=25902 leerweg=bbl", "ja"},
        {"crebo=25902 leerweg=bol instelling=privaat diploma_erkenning=ja", "nee"},
        {"crebo=25902 leerweg=derde diploma_erkenning=ja", "ja"}, /* the list is of bol and bbl */
        {"crebo=25902 leerweg=derde diploma_erkenning=nee", "nee"},
        {"crebo=25902 diploma_erkenning=ja", "onbekend: leerweg"}, /* without the crebo: ja */
        {"crebo=25902", "onbekend: leerweg diploma_erkenning"},
        {"crebo=25902 instelling=privaat", "onbekend: leerweg diploma_erkenning"},
        {"crebo=25902 bewijs=certificaat diploma_erkenning=ja certificaat_vastgesteld=ja leerweg=bol "
         "startdatum=2023-08-01",
         "nee"},
        {"crebo=25902 bewijs=certificaat diploma_erkenning=ja certificaat_vastgesteld=ja leerweg=bbl "
         "startdatum=2023-08-01",
         "ja"},
        {"crebo=25902 bewijs=certificaat diploma_erkenning=ja certificaat_vastgesteld=ja startdatum=2023-08-01",
         "onbekend: leerweg"},
        {"crebo=25902 bewijs=praktijkverklaring diploma_erkenning=ja leerweg=bol startdatum=2023-08-01", "nee"},
        {"crebo=25902 bewijs=praktijkverklaring diploma_erkenning=ja leerweg=bol", "nee"},
        {"crebo=25902 bewijs= leerweg=bol", "nee"},
        /* only bol */
        {"crebo=25904 leerweg=bol startdatum=2016-08-01", "ja"},
        {"crebo=25904 leerweg=bbl startdatum=2016-08-01", "nee"},
        {"crebo=25904 leerweg=bbl", "nee"},
        /* not known to the structure: no condition */
        {"crebo=25903 leerweg=bol startdatum=2016-08-01", "ja"},
        {"crebo=25903 leerweg=bbl startdatum=2016-08-01", "ja"},
        {"crebo=25903 leerweg=derde diploma_erkenning=ja startdatum=2016-08-01", "ja"},
        {"crebo=25903 diploma_erkenning=ja startdatum=2016-08-01", "ja"},
        {"crebo=25903 diploma_erkenning=ja startdatum=2016-07-31", "nee"},
    };
    EACH(expect, v, "bewijs=diploma instelling=roc", law);
}

/* Of the versions of a dossier the newest in which one may start on the startdatum counts; that two differ matters only
   while the day is not known. */
static void test_versies(void)
{
#define VERSIE(versie, soort, leerwegen, vanaf, tot)                                                                  \
    "<sbb xmlns:m='urn:mborules:structuur:1'><dossiers><dossier nr='7' versie='" versie "'><profielen><profiel "      \
    "m:leerwegen='" leerwegen "'><omschrijving><soortopleiding>" soort "</soortopleiding></omschrijving>"             \
    "<creboinformatie><crebo Geldig_vanaf='" vanaf "' Datum_einde_instroom='" tot "'>25001</crebo></creboinformatie>" \
    "</profiel></profielen></dossier></dossiers></sbb>"
    static const char *const files[] = {VERSIE("1", "vakopleiding", "bbl", "2015-08-01", "2020-07-31"),
                                        VERSIE("2", "basisberoepsopleiding", "bol bbl", "2020-08-01", "")};
    static const geval law[] = {
        {"soort_opleiding=vak startdatum=2020-07-31 leerweg=bbl", "ja"},
        {"soort_opleiding=vak startdatum=2020-07-31", "nee"}, /* only bbl then */
        {"soort_opleiding=basisberoeps startdatum=2020-08-01", "ja"},
        {"startdatum=2015-07-31", "nee"},
    };
    static const char *const strijdig[] = {"crebo=25001 soort_opleiding=vak startdatum=2020-08-01",
                                           "crebo=25001 soort_opleiding=basisberoeps startdatum=2020-07-31",
                                           "crebo=25001"};
    mbo_structuur *was = structuur;
    mbo_editie *e = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_editie_create(NULL, &e, NULL), MBO_OK);
    for (size_t i = 0; i < 2; i++)
        CU_ASSERT_EQUAL_FATAL(mbo_editie_memory(e, files[i], strlen(files[i]), NULL), MBO_OK);
    CU_ASSERT_EQUAL_FATAL(mbo_editie_structuur(e, &structuur, NULL), MBO_OK);
    mbo_editie_free(e);
    EACH(expect, v, "crebo=25001 bewijs=diploma leerweg=bol instelling=roc", law);
    for (size_t i = 0; i < sizeof strijdig / sizeof *strijdig; i++) {
        mbo_zaak *zaak = zaak_of(strijdig[i]);
        mbo_uitkomst uitkomst;
        CU_ASSERT_EQUAL(mbo_uitkomst_of(regels, structuur, zaak, v, 0, &uitkomst, NULL), MBO_ERROR_CONFLICT);
        mbo_zaak_free(zaak);
    }
    mbo_structuur_free(structuur);
    structuur = was;
}

/* A day that cannot be read is not one without a bound: where it decides, it is not known whether one may start. */
static void test_onleesbaar(void)
{
#define CREBO(dagen) "<creboinformatie><crebo " dagen ">25901</crebo></creboinformatie>"
#define MET_CREBO(dagen)                                                                                \
    "<sbb><dossiers><dossier><profielen><profiel niveau='3'><omschrijving><soortopleiding>vakopleiding" \
    "</soortopleiding></omschrijving>" CREBO(dagen) "</profiel></profielen></dossier></dossiers></sbb>"
    static const struct {
        const char *xml, *uitkomst;
    } each[] = {
        {MET_CREBO("Geldig_vanaf='01-08-2015' Datum_einde_instroom='31-07-2020'"), "nee"},
        {MET_CREBO("Geldig_vanaf='01-08-2015' Datum_einde_instroom='31-06-2020'"), "onbekend"},
        {MET_CREBO("Geldig_vanaf='2015' Datum_einde_instroom='31-07-2020'"), "nee"},
        {MET_CREBO("Geldig_vanaf='2015' Datum_einde_instroom='31-07-2022'"), "nee"},
        {MET_CREBO("Geldig_vanaf='2015' Datum_einde_instroom='01-08-2022'"), "onbekend"},
        {MET_CREBO("Geldig_vanaf='01-08-2015' Datum_einde_opleiding='2020'"), "ja"}, /* no day of starting */
    };
    const char *const zaak = "bewijs=diploma leerweg=bol instelling=roc crebo=25901 startdatum=2022-08-01";
    mbo_structuur *was = structuur;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(each[i].xml, strlen(each[i].xml), NULL, &structuur, NULL),
                              MBO_OK);
        mbo_oordeel *o = ask(zaak, MBO_VRAAG_AANBOD);
        expect(zaak, MBO_VRAAG_AANBOD, each[i].uitkomst);
        CU_ASSERT_EQUAL(mbo_oordeel_open(o, MBO_VRAAG_AANBOD),
                        strcmp(each[i].uitkomst, "onbekend") == 0 ? 1 << MBO_OPEN_GEEN_WAARDE : 0);
        mbo_oordeel_free(o);
        mbo_structuur_free(structuur);
    }
    structuur = was;
}

/* ---- the built-in structure ---- */

/* One crebo of each class, on both sides of each day on which something begins or ends; the last is no startdatum. */
enum { DAGEN = 11, KLASSEN = 10 };
static const char *const dagen[DAGEN] = {"2014-08-01", "2015-07-31", "2015-08-01", "2016-07-31",
                                         "2016-08-01", "2023-07-30", "2023-07-31", "2023-08-01",
                                         "2026-08-31", "2026-09-01", NULL};
static const struct {
    int32_t crebo;
    const char *uitkomst; /* a letter for each day: see uitkomst_van() */
} klassen[KLASSEN] = {
    {25104, "--jjjjj---s"}, /* both tables */
    {25129, "--jjjjj---s"}, /* both, under another dossier */
    {25486, "--jj--n---s"}, /* that of 2015 alone */
    {25750, "--nn--j---s"}, /* that of 2023 alone */
    {25836, "--nn--n---s"}, /* newer, of which a list of 2023-2024 has the name */
    {25880, "--nn--n---s"}, /* newer, with a niveau */
    {29999, "jj!!jj!jjjj"}, /* in no table: where they cannot know it, as without a crebo */
    {23062, "jj!!jj!jjjj"}, /* a dossier of 2015, so no kwalificatie */
    {23196, "jj!!jj!jjjj"}, /* and one of 2023 */
    {25487, "nnnnnnnnnnn"}, /* in bbl alone */
};

/* j ja, n nee, - no source says it, s that depends on the startdatum, ! this crebo is an error. */
static const char *uitkomst_van(char letter)
{
    switch (letter) {
    case 'j': return "ja";
    case 'n': return "nee";
    case '-': return "onbekend";
    case 's': return "onbekend: startdatum";
    default: return NULL;
    }
}

static void test_ingebouwd(void)
{
    for (size_t k = 0; k < KLASSEN; k++)
        for (size_t d = 0; d < DAGEN; d++) {
            const char *uitkomst = uitkomst_van(klassen[k].uitkomst[d]);
            char facts[160];
            snprintf(facts, sizeof facts, "bewijs=diploma leerweg=bol instelling=roc crebo=%d startdatum=%s",
                     klassen[k].crebo, dagen[d] ? dagen[d] : "");
            if (uitkomst) {
                expect(facts, v, uitkomst);
                mbo_oordeel *o = ask(facts, v);
                CU_ASSERT_EQUAL((mbo_oordeel_open(o, v) & 1 << MBO_OPEN_GEEN_WAARDE) != 0,
                                strchr("-s", klassen[k].uitkomst[d]) != NULL);
                mbo_oordeel_free(o);
                continue;
            }
            mbo_zaak *zaak = zaak_of(facts);
            mbo_uitkomst geen;
            CU_ASSERT_EQUAL(mbo_uitkomst_of(regels, structuur, zaak, v, 0, &geen, NULL), MBO_ERROR_CONFLICT);
            mbo_zaak_free(zaak);
        }
}

/* The same, all in one batch. */
static void test_ingebouwd_batch(void)
{
    enum { RIJEN = KLASSEN * DAGEN };
    static const mbo_vraag vraag[] = {MBO_VRAAG_AANBOD};
    static const char *start[RIJEN], *bewijs[RIJEN], *leerweg[RIJEN], *instelling[RIJEN];
    static int32_t crebo[RIJEN];
    static int8_t uit[RIJEN];
    static mbo_feitset ontbrekend[RIJEN];
    for (size_t i = 0; i < RIJEN; i++) {
        crebo[i] = klassen[i / DAGEN].crebo;
        start[i] = dagen[i % DAGEN];
        bewijs[i] = "diploma";
        leerweg[i] = "bol";
        instelling[i] = "roc";
    }
    const mbo_kolom kolom[] = {{MBO_FEIT_CREBO, MBO_KOLOMTYPE_INT32, crebo, NULL},
                               {MBO_FEIT_STARTDATUM, MBO_KOLOMTYPE_TEKST, start, NULL},
                               {MBO_FEIT_BEWIJS, MBO_KOLOMTYPE_TEKST, bewijs, NULL},
                               {MBO_FEIT_LEERWEG, MBO_KOLOMTYPE_TEKST, leerweg, NULL},
                               {MBO_FEIT_INSTELLING, MBO_KOLOMTYPE_TEKST, instelling, NULL}};
    mbo_antwoordkolom antwoord = {.vraag = MBO_VRAAG_AANBOD, .uitkomst = uit, .ontbrekend = ontbrekend};
    mbo_batch_options options = {.size = sizeof options, .structuur = structuur};
    mbo_batch *b = NULL;
    CU_ASSERT_EQUAL_FATAL(mbo_batch_create(regels, vraag, 1, &options, &b, NULL), MBO_OK);
    CU_ASSERT_EQUAL(mbo_batch_run(b, kolom, sizeof kolom / sizeof *kolom, RIJEN, &antwoord, 1, NULL), MBO_OK);
    for (size_t i = 0; i < RIJEN; i++) {
        const char *uitkomst = uitkomst_van(klassen[i / DAGEN].uitkomst[i % DAGEN]);
        char facts[64], missing[1024], got[1100];
        snprintf(facts, sizeof facts, "crebo=%d startdatum=%s", crebo[i], start[i] ? start[i] : "");
        names(&ontbrekend[i], missing);
        snprintf(got, sizeof got, "%s%s%s", uit[i] ? mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uit[i]) : "an error",
                 *missing ? ": " : "", missing);
        same(facts, uitkomst ? uitkomst : "an error", got);
    }
    CU_ASSERT_EQUAL(mbo_batch_fout_count(b), 3 * 3);
    CU_ASSERT_EQUAL(mbo_batch_crebo_niet_opgezocht_count(b), 3 * 8);
    mbo_batch_free(b);
}

/* As many states as a file may have: what lies between them is not known, and none is too many. */
static void test_toestanden(void)
{
    static const char xml[] =
        "<sbb xmlns:m='urn:mborules:structuur:1' m:toestanden='2015-01-01 2016-01-01 2017-01-01 2018-01-01 2019-01-01 "
        "2020-01-01'><dossiers><dossier><profielen><profiel titel='a'><creboinformatie><crebo "
        "m:zeker_vanaf='2018-03-01' m:zeker_tot='2018-04-01'>25001</crebo></creboinformatie></profiel></profielen>"
        "</dossier></dossiers></sbb>";
    static const geval law[] = {
        {"startdatum=2017-12-31", "onbekend"}, {"startdatum=2018-01-01", "nee"}, {"startdatum=2018-01-02", "onbekend"},
        {"startdatum=2018-03-01", "ja"},       {"startdatum=2018-04-01", "ja"},  {"startdatum=2018-04-02", "onbekend"},
        {"startdatum=2020-01-01", "nee"},      {"", "onbekend: startdatum"},
    };
    mbo_structuur *was = structuur;
    CU_ASSERT_EQUAL_FATAL(mbo_structuur_load_memory(xml, strlen(xml), NULL, &structuur, NULL), MBO_OK);
    EACH(expect, v, "crebo=25001 bewijs=diploma leerweg=bol instelling=roc", law);
    mbo_structuur_free(structuur);
    structuur = was;
}

static CU_TestInfo regeling[] = {
    {"diploma", test_diploma},
    {"certificaat", test_certificaat},
    {"praktijkverklaring", test_praktijkverklaring},
    {"open", test_open},
    {"the built-in structure", test_ingebouwd},
    {"the built-in structure in a batch", test_ingebouwd_batch},
    CU_TEST_INFO_NULL,
};
static CU_TestInfo met_crebo[] = {
    {"geldigheid", test_geldigheid},
    {"geldigheid open", test_geldigheid_open},
    {"geldigheid deels bekend", test_geldigheid_deels_bekend},
    {"leerwegen", test_leerwegen},
    {"versies", test_versies},
    {"states", test_toestanden},
    {"days that cannot be read", test_onleesbaar},
    CU_TEST_INFO_NULL,
};
CU_SuiteInfo suites[] = {{"aanbod", setup, teardown, NULL, NULL, regeling},
                         {"aanbod met een crebo", setup_structuur, teardown, NULL, NULL, met_crebo},
                         CU_SUITE_INFO_NULL};
