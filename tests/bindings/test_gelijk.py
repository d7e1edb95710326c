# SPDX-License-Identifier: MIT
"""Random cases get the same answers from C (antwoorden.c) and from the package: all that there is to read of them.

To C the facts go in their text forms; to Python as values of their own types, so that the conversion is tested too. Each
side writes down what it reads and takes the SHA-256 of that; where two differ both texts are shown.
"""

import datetime
import hashlib
import os
import random
import subprocess
import tempfile
import unittest
from decimal import Decimal

import mborules
from mborules import _core as core
from mborules import Feit, Regels, Structuur, Vraag, Zaak

CASES = int(os.environ.get("MBORULES_CASES", "10000"))
ANTWOORDEN = os.environ.get("MBORULES_ANTWOORDEN")
EPOCH = datetime.date(1970, 1, 1)


@mborules.eigen_regel("toelating", nl="Alleen wie werkt.", en="Only who works.", versie="1")
def alleen_wie_werkt(werkend, uitkering):
    return werkend and "ww" not in uitkering


# The rule sets, and how they are asked, in the order of antwoorden.c.
REGELS = ((Regels(), False), (Regels(), True),
          (Regels().zonder_regel("toelating.leerplicht_bbl").zonder_regel("onderwijsgeld.lesgeld").met_parameter(
              "levenlanglerenkrediet.leeftijd_tot", 60, "2025-01-01"), False),
          (Regels().met_eigen_regel(alleen_wie_werkt), False))


# ---- all that there is to read, as in antwoorden.c


def names(codes):
    return "".join([code + "," for code in codes])


def day(date):
    return str((date - EPOCH).days) if date else "-"


def cents(euros):
    return "-" if euros is None else str(int(euros * 100))


def answer(antwoord, vorm):
    lines = [" ".join((
        antwoord.vraag, antwoord.uitkomst, str(sum([1 << int(code) for code in antwoord.open])),
        names(antwoord.ontbrekend), str(int(antwoord.niet_exact)), names(antwoord.beslissers), names(antwoord.aannames),
        antwoord.soort or "-", str(int(antwoord.bedrag_stand)), cents(antwoord.bedrag), names(antwoord.bedrag_ontbrekend),
        str(int(antwoord.vanaf_stand)), day(antwoord.vanaf), names(antwoord.vanaf_ontbrekend)))]
    for reden in antwoord.redenen:
        ouder = -1 if reden.ouder is None else reden.ouder
        lines.append(f"{reden.regel.id} {'-' if reden.uitkomst is None else reden.uitkomst} {ouder} {reden.tekst}")
        lines += [bron.tekst for bron in reden.bronnen]
    lines += [f"{parameter.naam} {cents(parameter.waarde)}" for parameter in antwoord.parameters]
    lines += antwoord.zonder_waarde
    if antwoord.niet_bevestigd:
        lines.append(f"{antwoord.niet_bevestigd[0]} {day(antwoord.niet_bevestigd[1])}")
    return "\n".join(lines) + "\n" + antwoord.motivering(vorm)


def answers(zaak, soort, vorm):
    regels, streng = REGELS[soort]
    found, oordeel = [], {}
    try:
        oordeel = regels.oordeel(zaak, streng=streng)
    except mborules.Fout as fout:
        found.append(f"{fout.code} {fout}\n")
    for vraag in Vraag:
        try:
            found.append(f"{getattr(regels, vraag)(zaak, streng=streng)}\n")
        except mborules.Fout as fout:
            found.append(f"{fout.code}\n")
        if oordeel:
            found.append(answer(oordeel[vraag], vorm))
    return "".join(found)


# ---- the cases


def values(toeval, feit):
    """Values of a fact, each with its text form; of a code all of them."""
    low, high = core.feit_min(feit), core.feit_max(feit)
    if feit.type == "bool":
        return [(True, "ja"), (False, "nee")]
    if feit == "crebo":
        return [(crebo, str(crebo)) for crebo in Structuur()]
    if feit.type == "datum":
        begin, end = ("1950-01-01", "2012-12-28") if feit == "geboortedatum" else ("2014-08-01", "2030-12-28")
        begin, end = (datetime.date.fromisoformat(text).toordinal() for text in (begin, end))
        dates = (datetime.date.fromordinal(toeval.randint(begin, end)) for _ in range(500))
        return [(date, date.isoformat()) for date in dates]
    if feit.type == "geld":
        amounts = (toeval.randint(0, 2_000_000) for _ in range(500))
        return [(Decimal(amount) / 100, f"{amount // 100}.{amount % 100:02d}") for amount in amounts]
    if feit.type == "int":
        numbers = [toeval.randint(low, min(high, low + 4000)) for _ in range(200)]
        numbers += range(low, min(high, low + 60))
        return [(number, str(number)) for number in numbers]
    vocabulaire = core.feit_vocabulaire(feit)
    codes = list(getattr(mborules, "".join(word.capitalize() for word in vocabulaire.split("_"))))
    if feit.type == "code":
        return [(code, code.value) for code in codes]
    sets = [toeval.sample(codes, toeval.randint(0, min(3, len(codes)))) for _ in range(100)]
    return [(set(some), ";".join(some) or "-") for some in sets]


def cases(count):
    """The rule set and the form of the receipts, the facts in their own types, and all that as a line for C."""
    toeval = random.Random(17)
    of = [(str(feit), values(toeval, feit)) for feit in Feit]
    for _ in range(count):
        known = toeval.choice((0.1, 0.5, 0.9, 1.0))
        soort, vorm = toeval.randrange(len(REGELS)), toeval.randint(1, 4)
        own, line = {}, [f"{soort}{vorm}"]
        for name, some in of:
            if toeval.random() < (known / 4 if name == "crebo" else known):
                own[name], tekst = some[int(toeval.random() * len(some))]
                line.append(f"{name}={tekst}")
        yield soort, vorm, own, "\t".join(line)


@unittest.skipUnless(ANTWOORDEN, "MBORULES_ANTWOORDEN does not name the program that antwoorden.c makes")
class Gelijk(unittest.TestCase):
    maxDiff = None

    def test_cases(self):
        with tempfile.TemporaryFile("w+", encoding="utf-8") as given, tempfile.TemporaryFile("w+") as said:
            for *_, line in cases(CASES):
                print(line, file=given)
            given.seek(0)
            with subprocess.Popen([ANTWOORDEN], stdin=given, stdout=said) as c:
                found = []
                for number, (soort, vorm, own, line) in enumerate(cases(CASES)):
                    zaak = Zaak(**own)
                    if number % 10 == 0:
                        self.assertEqual(zaak, Zaak(**dict(fact.split("=") for fact in line.split("\t")[1:])))
                    text = answers(zaak, soort, vorm)
                    found.append((hashlib.sha256(text.encode()).hexdigest(), len(text)))
            self.assertEqual(c.returncode, 0)
            said.seek(0)
            expected = said.read().split()
        self.assertEqual(len(expected), CASES)
        for number, (soort, vorm, own, line) in enumerate(cases(CASES)):
            if found[number][0] != expected[number]:
                text = subprocess.run([ANTWOORDEN, "tekst"], input=line, capture_output=True, encoding="utf-8", check=True)
                self.assertEqual(text.stdout, answers(Zaak(**own), soort, vorm), f"case {number}: {line}")
                self.fail(f"case {number} has another digest")
        self.assertGreater(sum(length > 1000 for _, length in found), CASES // 2)


if __name__ == "__main__":
    unittest.main()
