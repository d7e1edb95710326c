# SPDX-License-Identifier: MIT
"""Random cases get the same answers from C, called through ctypes, and from the Python package.

To C the facts go in their text forms; to Python as values of their own types, so that the conversion is tested too.
"""

import ctypes
import datetime
import os
import random
import unittest
from ctypes import byref, c_char_p, c_int32, c_int64, c_size_t, c_uint64, c_void_p
from decimal import Decimal

import mborules
from mborules import ENUMS, Feit, Regels, Structuur, Vraag, Zaak

CASES = int(os.environ.get("MBORULES_CASES", "2000"))
LIBRARY = os.environ.get("MBORULES_LIBRARY")
CREBOS = tuple(Structuur())
EPOCH = datetime.date(1970, 1, 1)


class Fout(ctypes.Structure):
    _fields_ = [("code", c_int32), ("reserved0", c_int32), ("line", c_int64), ("column", c_int64),
                ("message", ctypes.c_char * 472), ("reserved", c_int32 * 4)]


FeitSet = c_uint64 * 2


class C:
    """The library itself; each function with the types that it takes and returns."""

    def __init__(self, path):
        self.library = ctypes.CDLL(path)
        self.regels, self.structuur = c_void_p(), c_void_p()
        self.call("regels_create", c_int32, None, byref(self.regels), None)
        self.call("structuur_load_builtin", c_int32, None, byref(self.structuur), None)

    def call(self, name, returns, *args):
        function = getattr(self.library, "mbo_" + name)
        function.restype = returns
        return function(*args)

    def oordeel(self, teksten):
        """The answer to every question about facts in their text forms, or the code and text of an error."""
        zaak, oordeel, fout = c_void_p(), c_void_p(), Fout()
        self.call("zaak_create", c_int32, None, byref(zaak), None)
        for name, tekst in teksten.items():
            status = self.call("zaak_set_text", c_int32, zaak, name.encode(), tekst.encode(), byref(fout))
            assert not status, fout.message
        structuur = self.structuur if "crebo" in teksten else None
        status = self.call("oordeel_create", c_int32, self.regels, structuur, zaak, 0, 0, None, byref(oordeel), byref(fout))
        self.call("zaak_free", None, zaak)
        if status:
            return status, fout.message.decode()
        answers = {str(vraag): self.answer(oordeel, int(vraag)) for vraag in Vraag}
        self.call("oordeel_free", None, oordeel)
        return answers

    def feiten(self, name, *args):
        found = FeitSet()
        self.call(name, None, *args, found)
        return tuple(feit for feit in range(1, 128) if found[feit // 64] >> feit % 64 & 1)

    def known(self, name, of, *args):
        """The value of an out-parameter, and how far it is known."""
        value = of(0)
        stand = self.call(name, c_int32, *args, byref(value))
        return stand, value.value if stand == 1 else None

    def text(self, name, *args):
        length = self.call(name, c_size_t, *args, None, c_size_t(0))
        buffer = ctypes.create_string_buffer(length + 1)
        self.call(name, c_size_t, *args, buffer, c_size_t(length + 1))
        return buffer.value.decode()

    def answer(self, oordeel, vraag):
        redenen = []
        for index in range(self.call("oordeel_reden_count", c_int32, oordeel, vraag)):
            regel = c_void_p(self.call("oordeel_reden_regel", c_void_p, oordeel, vraag, index))
            redenen.append((self.call("regel_id", c_char_p, regel).decode(),
                            self.call("oordeel_reden_uitkomst", c_int32, oordeel, vraag, index),
                            self.call("oordeel_reden_ouder", c_int32, oordeel, vraag, index),
                            self.call("regel_tekst", c_char_p, regel, 1).decode()))
        parameters = []
        for index in range(self.call("oordeel_parameter_count", c_int32, oordeel, vraag)):
            parameter = c_void_p(self.call("oordeel_parameter", c_void_p, oordeel, vraag, index))
            parameters.append((self.call("parameter_naam", c_char_p, parameter).decode(),
                               self.call("parameter_waarde", c_int64, parameter)))
        tot = c_int32()
        niet_bevestigd = self.call("oordeel_niet_bevestigd", c_char_p, oordeel, vraag, byref(tot))
        return {
            "uitkomst": self.call("oordeel_uitkomst", c_int32, oordeel, vraag),
            "open": self.call("oordeel_open", c_int32, oordeel, vraag),
            "ontbrekend": self.feiten("oordeel_ontbrekend", oordeel, vraag),
            "niet_exact": self.call("oordeel_niet_exact", c_int32, oordeel, vraag),
            "beslissers": self.call("oordeel_beslissers", c_int32, oordeel, vraag),
            "aannames": self.feiten("oordeel_aannames", oordeel, vraag),
            "soort": self.call("oordeel_soort", c_int32, oordeel, vraag),
            "bedrag": self.known("oordeel_bedrag", c_int64, oordeel, vraag),
            "bedrag_ontbrekend": self.feiten("oordeel_bedrag_ontbrekend", oordeel, vraag),
            "vanaf": self.known("oordeel_vanaf", c_int32, oordeel, vraag),
            "vanaf_ontbrekend": self.feiten("oordeel_vanaf_ontbrekend", oordeel, vraag),
            "redenen": redenen,
            "parameters": parameters,
            "zonder_waarde": [self.call("oordeel_zonder_waarde", c_char_p, oordeel, vraag, index).decode() for index in
                              range(self.call("oordeel_zonder_waarde_count", c_int32, oordeel, vraag))],
            "niet_bevestigd": niet_bevestigd and (niet_bevestigd.decode(), tot.value),
            "motivering": self.text("oordeel_motivering", oordeel, vraag, 1),
        }


def days(date):
    return None if date is None else (date - EPOCH).days


def numbers(codes):
    return tuple(int(code) for code in codes)


def python(zaak):
    """The same from the package."""
    try:
        oordeel = Regels().oordeel(zaak)
    except mborules.Fout as fout:
        return fout.code, str(fout)
    return {str(vraag): {
        "uitkomst": int(antwoord.uitkomst),
        "open": sum(1 << int(code) for code in antwoord.open),
        "ontbrekend": numbers(antwoord.ontbrekend),
        "niet_exact": int(antwoord.niet_exact),
        "beslissers": sum(1 << int(code) for code in antwoord.beslissers),
        "aannames": numbers(antwoord.aannames),
        "soort": int(antwoord.soort or 0),
        "bedrag": (int(antwoord.bedrag_stand), None if antwoord.bedrag is None else int(antwoord.bedrag * 100)),
        "bedrag_ontbrekend": numbers(antwoord.bedrag_ontbrekend),
        "vanaf": (int(antwoord.vanaf_stand), days(antwoord.vanaf)),
        "vanaf_ontbrekend": numbers(antwoord.vanaf_ontbrekend),
        "redenen": [(reden.regel.id, int(reden.uitkomst or 0), -1 if reden.ouder is None else reden.ouder, reden.tekst)
                    for reden in antwoord.redenen],
        "parameters": [(parameter.naam, int(parameter.waarde * 100)) for parameter in antwoord.parameters],
        "zonder_waarde": list(antwoord.zonder_waarde),
        "niet_bevestigd": antwoord.niet_bevestigd and (antwoord.niet_bevestigd[0], days(antwoord.niet_bevestigd[1])),
        "motivering": antwoord.motivering(),
    } for vraag, antwoord in oordeel.items()}


def value(toeval, feit):
    """A value of a fact, and its text form."""
    low, high = mborules.core.feit_min(feit), mborules.core.feit_max(feit)
    type_ = feit.type
    if type_ == "bool":
        ja = toeval.random() < 0.5
        return ja, "ja" if ja else "nee"
    if type_ == "datum":
        begin, end = (1950, 2012) if feit == "geboortedatum" else (2014, 2030)
        day = datetime.date(toeval.randint(begin, end), toeval.randint(8 if begin == 2014 else 1, 12), toeval.randint(1, 28))
        return day, day.isoformat()
    if type_ == "geld":
        cents = toeval.randint(0, 2_000_000)
        return Decimal(cents) / 100, f"{cents // 100}.{cents % 100:02d}"
    if type_ == "int":
        number = toeval.choice(CREBOS) if feit == "crebo" else toeval.randint(low, min(high, low + 4000))
        return number, str(number)
    vocabulaire = mborules.core.feit_vocabulaire(feit)
    codes = list(ENUMS["".join(word.capitalize() for word in vocabulaire.split("_"))])
    if type_ == "code":
        code = toeval.choice(codes)
        return code, code.value
    some = toeval.sample(codes, toeval.randint(0, min(3, len(codes))))
    return set(some), ";".join(some) or "-"


@unittest.skipUnless(LIBRARY, "MBORULES_LIBRARY does not name the shared library")
class Gelijk(unittest.TestCase):
    maxDiff = None

    def test_cases(self):
        c, toeval = C(LIBRARY), random.Random(17)
        answered = 0
        for number in range(CASES):
            known = toeval.choice((0.1, 0.5, 0.9, 1.0))
            given = {str(feit): value(toeval, feit) for feit in Feit
                     if toeval.random() < (known / 4 if feit == "crebo" else known)}
            zaak = Zaak(**{name: own for name, (own, _) in given.items()})
            teksten = {name: tekst for name, (_, tekst) in given.items()}
            self.assertEqual(zaak, Zaak(**teksten))
            expected, found = c.oordeel(teksten), python(zaak)
            answered += isinstance(expected, dict)
            if expected != found:
                self.assertEqual(expected, found, f"case {number}: {zaak!r}")
            if isinstance(expected, dict):
                for vraag in Vraag:
                    outcome = getattr(Regels(), vraag)(zaak)
                    self.assertEqual(int(outcome), expected[vraag]["uitkomst"], f"case {number}, {vraag}: {zaak!r}")
        self.assertGreater(answered, CASES // 2)


if __name__ == "__main__":
    unittest.main()
