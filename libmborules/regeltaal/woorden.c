/* SPDX-License-Identifier: MIT */
/* The words in which conditions, norms and amounts are written, for who reads them. */
#include <mborules/regels.h>

#include "kern/kern.h"

static const struct {
    const char *woord, *nl, *en;
} woorden[] = {
    {"en", "beide kanten moeten kloppen; gaat voor \"of\"", "both sides must be true; binds before \"of\""},
    {"of", "één van beide kanten moet kloppen", "one of both sides must be true"},
    {"niet", "de eerste test die volgt, of alles tussen haakjes, mag niet kloppen",
     "the first test that follows, or all in parentheses, must not be true"},
    {"in", "is een van deze codes", "is one of these codes"},
    {"bevat", "ten minste een van deze codes hoort erbij", "has at least one of these codes"},
    {"bekend", "de parameter heeft een waarde; zonder waarde blijft de test open",
     "the parameter has a value; without one the test stays open"},
    {"nooit", "klopt voor niemand", "is true for nobody"},
    {"niveau", "het niveau van soort_opleiding: 1 voor entree, tot 4 voor middenkader en specialisten",
     "the level of soort_opleiding: 1 for entree, up to 4 for middenkader and specialisten"},
    {"leeftijd", "de leeftijd in hele jaren op de startdatum", "the age in whole years on the startdatum"},
    {"leeftijd_begin_cursusjaar", "de leeftijd op de 1 augustus waarop het cursusjaar van de startdatum begint",
     "the age on the 1 August on which the cursusjaar of the startdatum begins"},
    {"leeftijd_eind_vorig_schooljaar",
     "de leeftijd op de 31 juli waarop het schooljaar voor dat van de startdatum eindigt",
     "the age on the 31 July on which the school year before that of the startdatum ends"},
    {"leeftijd_begin_kwartaal", "de leeftijd op de eerste dag van het kwartaal van de startdatum",
     "the age on the first day of the quarter of the startdatum"},
    {"leeftijd_eind_vorig_kwartaal", "de leeftijd op de laatste dag van het kwartaal voor dat van de startdatum",
     "the age on the last day of the quarter before that of the startdatum"},
    {"leeftijd_eind_vorige_maand", "de leeftijd op de laatste dag van de maand voor die van de startdatum",
     "the age on the last day of the month before that of the startdatum"},
    {"leeftijd_begin_maand", "de leeftijd op de eerste dag van de maand van de startdatum",
     "the age on the first day of the month of the startdatum"},
    {"leeftijd_eind_cursusjaar", "de leeftijd op de 31 juli waarop het cursusjaar van de startdatum eindigt",
     "the age on the 31 July on which the cursusjaar of the startdatum ends"},
    {"crebo", "er is een crebo gegeven", "a crebo is given"},
    {"crebo_in_bol", "het crebo wordt in de bol gegeven; zonder crebo, of als de structuur het niet zegt: ja",
     "the crebo is taught in bol; without a crebo, or where the structure does not say: yes"},
    {"crebo_in_bbl", "het crebo wordt in de bbl gegeven; zonder crebo, of als de structuur het niet zegt: ja",
     "the crebo is taught in bbl; without a crebo, or where the structure does not say: yes"},
    {"instroom", "de startdatum ligt in de periode waarin men met het crebo mag beginnen; zonder crebo: ja",
     "the startdatum lies in the period in which one may start with the crebo; without a crebo: yes"},
    {"instroom_bekend", "de structuur zegt of men op de startdatum met het crebo mag beginnen; zonder crebo: ja",
     "the structure says whether one may start with the crebo on the startdatum; without a crebo: yes"},
    {"uren voldoen aan", "uren_begeleid, uren_bpv en hun som halen elk de norm voor deze studieduur",
     "uren_begeleid, uren_bpv and their sum each reach the norm for this studieduur"},
    {"rij",
     "de parameters met dit begin (begeleid, bpv, totaal) zijn de uren van een opleiding van zo veel jaren; de "
     "laatste rij geldt ook voor langere opleidingen",
     "the parameters that begin so (begeleid, bpv, totaal) are the hours of a programme of so many years; the last "
     "row holds for longer programmes too"},
    {"zonder bpv", "voor de uren bpv is er geen norm", "there is no norm for the hours of bpv"},
    {"naar_rato", "de uren worden naar verhouding van de duur omgerekend", "the hours go by the length in proportion"},
    {"altijd", "bij elke duur", "whatever the length"},
    {"langer", "alleen bij een langere duur dan die van de rij", "only for a longer time than that of the row"},
    {"duur", "waarin de duur wordt gerekend", "in what the length is counted"},
    {"maanden", "de studieduur in maanden", "the studieduur in months"},
    {"studiejaren", "als maanden, maar een rest van elf maanden telt als een heel jaar",
     "as maanden, but a rest of eleven months counts as a whole year"},
    {"x", "maal", "times"},
    {"maanden_resterend", "de maanden van het cursusjaar die op de startdatum niet voorbij zijn",
     "the months of the cursusjaar that have not passed on the startdatum"},
    {"maanden_resterend_na_oktober", "hetzelfde bij een start na 31 oktober; bij een eerdere start alle twaalf",
     "the same for a start after 31 October; for an earlier start all twelve"},
    {"ten hoogste", "niet meer dan", "not more than"},
};

const char *mbo_regels_woord(int32_t index)
{
    return index >= 0 && (size_t)index < MBOI_COUNT(woorden) ? woorden[index].woord : NULL;
}

const char *mbo_regels_woord_tekst(int32_t index, mbo_taal taal)
{
    if (!mbo_regels_woord(index))
        return NULL;
    return taal == MBO_TAAL_NL ? woorden[index].nl : taal == MBO_TAAL_EN ? woorden[index].en : NULL;
}
