# SPDX-License-Identifier: MIT
"""Tables in and out: a batch and the tables of the package, with no frame library and with each of them."""

import array
import copy
import datetime
import gc
import importlib.util
import itertools
import os
import pathlib
import pickle
import random
import signal
import subprocess
import sys
import threading
import types
import unittest
import weakref
from decimal import Decimal
from unittest import mock

import mborules
from arrow_lezer import Lezer, StreamFout, lees
from mborules import _core as core
from mborules import Antwoorden, Feit, Leerweg, Regels, Structuur, Tabel, Uitkomst, Vraag, Zaak

ROWS = int(os.environ.get("MBORULES_ROWS", "1000"))
DATA = pathlib.Path(__file__).resolve().parents[1] / "data"
REGELS = Regels()
CREBOS = tuple(Structuur())


def has(name):
    """Only with this library; none of them is required."""
    return unittest.skipUnless(importlib.util.find_spec(name), f"{name} is not installed")


def library(name):
    return __import__(name)


def random_value(toeval, feit):
    """A value of a fact in its own type, and in its text form."""
    low, high = core.feit_min(feit), core.feit_max(feit)
    if feit.type == "bool":
        return toeval.choice([(True, "ja"), (False, "nee")])
    if feit == "crebo":
        crebo = toeval.choice(CREBOS)
        return crebo, str(crebo)
    if feit.type == "datum":
        begin, end = ("1950-01-01", "2012-12-28") if feit == "geboortedatum" else ("2014-08-01", "2030-12-28")
        begin, end = (datetime.date.fromisoformat(day).toordinal() for day in (begin, end))
        day = datetime.date.fromordinal(toeval.randint(begin, end))
        return day, day.isoformat()
    if feit.type == "geld":
        cents = toeval.randint(0, 2_000_000)
        return Decimal(cents) / 100, f"{cents // 100}.{cents % 100:02d}"
    if feit.type == "int":
        number = toeval.randint(low, min(high, low + 4000))
        return number, str(number)
    if feit.type == "code":
        code = toeval.choice(codes_of(feit))
        return code, code.value
    some = toeval.sample(codes_of(feit), toeval.randint(0, min(3, len(codes_of(feit)))))
    return set(some), ";".join(some) or "-"


def codes_of(feit):
    """The codes that a fact may have."""
    return list(getattr(mborules, "".join(word.capitalize() for word in core.feit_vocabulaire(feit).split("_"))))


def random_rows(seed, rows, crebo=True):
    """Rows of facts in types of their own and, here and there, in their text forms."""
    toeval = random.Random(seed)
    found = []
    for number in range(rows):
        known = toeval.choice((0.1, 0.5, 0.9, 1.0))
        row = {"nummer": number}
        for feit in Feit:
            if toeval.random() < (known / 4 if feit == "crebo" else known) and (crebo or feit != "crebo"):
                own, text = random_value(toeval, feit)
                row[str(feit)] = text if toeval.random() < 0.2 else own
        found.append(row)
    return found


def one_by_one(row):
    """The answers to one row; None: it cannot be answered."""
    try:
        return REGELS.oordeel(Zaak(**{name: fact for name, fact in row.items() if name != "nummer"}))
    except mborules.Fout:
        return None


def as_row(oordeel):
    """The answers to one case as a batch has them."""
    row = {}
    for vraag in Vraag:
        row.update(dict.fromkeys((str(vraag), *(f"{vraag}.{part}" for part in (
            "ontbrekend", "soort", "bedrag", "bedrag_ontbrekend", "vanaf", "vanaf_ontbrekend")))))
        if oordeel is None:
            continue
        antwoord = oordeel[vraag]
        row[str(vraag)] = str(antwoord.uitkomst)
        row[f"{vraag}.ontbrekend"] = ";".join(antwoord.ontbrekend)
        row[f"{vraag}.soort"] = antwoord.soort and str(antwoord.soort)
        row[f"{vraag}.bedrag"] = antwoord.bedrag
        row[f"{vraag}.bedrag_ontbrekend"] = ";".join(antwoord.bedrag_ontbrekend)
        row[f"{vraag}.vanaf"] = antwoord.vanaf
        row[f"{vraag}.vanaf_ontbrekend"] = ";".join(antwoord.vanaf_ontbrekend)
    return row


def text(names):
    """A requested_schema that asks for text in these columns."""
    return core.tabel_schema(tuple((name, "u", None) for name in names))


class Bron:
    """A table that counts how often it is asked for, and how often it is read."""

    def __init__(self, rows=3, parts=1):
        self.asked = self.read = 0
        self.rows, self.parts = rows, parts

    def delen(self):
        for _ in range(self.parts):
            self.read += 1
            yield self.rows, (("bol",) * self.rows,)

    def __arrow_c_stream__(self, requested_schema=None):
        self.asked += 1
        return core.tabel_stroom((("leerweg", "u", None),), self.delen, None)


class Eindig(Bron):
    """A stream that can be read once, as a RecordBatchReader is."""

    def __next__(self):
        raise NotImplementedError


class Invoer(unittest.TestCase):
    """What a table may be, without any library."""

    def own(self, waarden, **kwargs):
        """A column of the user's own, out again; and the format that it has."""
        antwoorden = REGELS.batch({"eigen": waarden}, vragen="aanbod", **kwargs)
        lezer = Lezer(antwoorden.__arrow_c_stream__())
        rijen = lezer.rijen()
        self.assertEqual(list(antwoorden), rijen)
        return [row["eigen"] for row in rijen], lezer.schema()["eigen"]

    def test_own_columns_pass_through(self):
        moment = datetime.datetime(2024, 2, 29, 12, 30, 0, 5)
        for waarden, formaat in (
                ([1, None, -2**63], "l"), ([1.5, None, 2], "g"), (["é\0", "", None], "u"), ([True, None, False], "b"),
                ([datetime.date(1, 1, 1), None, datetime.date(9999, 12, 31)], "tdD"), ([moment, None], "tsu:"),
                ([Decimal("1.5"), None, Decimal("-0.25")], "d:38,2"), ([Decimal(5), 7], "d:38,0"),
                ([["a", "b"], None, []], "+l"), ([None, None], "n"), ([Leerweg.BOL, "x"], "u"), ((1, 2), "l"), ([], "n"),
                (range(3), "l"), (array.array("h", [1, -2]), "s"), (array.array("d", [1.5]), "g"),
                (memoryview(array.array("i", range(6)))[::-2], "i")):
            with self.subTest(waarden):
                self.assertEqual(self.own(waarden), (list(waarden), formaat))
        self.assertEqual(self.own([float("nan"), "a"]), ([None, "a"], "u"))

    def test_what_no_column_can_be_made_of(self):
        for waarden, error, message in (
                ([1, "a"], TypeError, "eigen.*int.*str"), ([object()], TypeError, "eigen.*object"), ("abc", TypeError, "eigen"),
                ({1, 2}, TypeError, "eigen"), (iter("a"), TypeError, "eigen"), (5, TypeError, "eigen"),
                ([datetime.datetime.now(datetime.timezone.utc)], TypeError, "eigen.*zone"),
                ([Decimal("Infinity")], ValueError, "eigen, row 1: .*Infinity"),
                ([1, None, 2**64 - 1], ValueError, f"eigen, row 3: .*{2**64 - 1}"),
                ([1.5, 10**400], ValueError, r"eigen, row 2: .*1.0+e\+400"),
                ([Decimal("1e40")], ValueError, r"eigen, row 1: .*1.0+e\+40"),
                ([Decimal("1e-39")], ValueError, "eigen, row 1: .*e-39"), ([Decimal("1e30"), Decimal("1e-30")], ValueError, "eigen: "),
                (["a", "\ud800"], ValueError, r"eigen, row 2: .*\\ud800"), ([["a"], [1]], ValueError, "eigen, row 2: .*1")):
            with self.subTest(waarden), self.assertRaisesRegex(error, message):
                REGELS.batch({"eigen": waarden})
        with self.assertRaisesRegex(ValueError, "a 1, b 2"):
            REGELS.batch({"a": [1], "b": [1, 2]})
        with self.assertRaisesRegex(TypeError, "name"):
            REGELS.batch({1: [1]})
        for table in (5, "leerweg", None, [1], object(), b"", iter([])):
            with self.subTest(table), self.assertRaisesRegex(TypeError, "expected a table"):
                REGELS.batch(table)

    def test_a_value_that_no_column_holds_is_a_bad_row(self):
        """As any other bad value: it is told with its row and column, and the other rows are read as they are without it."""
        for naam, slecht, goed, waarom in (
                ("uren_bpv", 10**30, 800, '"10+" is not a whole number'), ("uren_bpv", -2**63 - 1, 800, '"-9223372036854775809"'),
                ("uren_bpv", 10**5000, 800, r'"1\.0+e\+5000"'), ("uren_bpv", 10**400, 800.0, r'"1\.0+e\+400"'),
                ("uren_bpv", Decimal("1e40"), Decimal("800.0"), r'"1\.0+e\+40"'),
                ("uren_bpv", Decimal("-Infinity"), Decimal(800), '"-Infinity"'),
                ("onderwijsprijs", Decimal("1e-999999"), Decimal("1200.000"), r'"1\.0+e-999999"'),
                ("onderwijsprijs", Decimal("1e36"), Decimal("1200.50"), '"10+"'), ("leerweg", "\ud800", "bol", r'"\\ud800"'),
                ("Leerweg", 1, "bol", '"1"'),
                ("vooropleiding", {"\udfff"}, {"havo"}, r'"\\udfff"'), ("vooropleiding", {1}, {"havo"}, '"1"')):
            for table in {naam: [goed, slecht, None]}, [{naam: goed}, {naam: slecht}, {}]:
                with self.subTest(naam, waarom=waarom):
                    with self.assertRaisesRegex(mborules.FoutValue, f"^row 2: .*{waarom}") as caught:
                        REGELS.batch(table).samenvatting()
                    self.assertEqual((caught.exception.line, caught.exception.column), (2, 1))
                    antwoorden = REGELS.batch(table, ontbrekend=True, bedragen=True, fouten="tabel")
                    self.assertEqual(list(antwoorden)[::2], list(REGELS.batch({naam: [goed, None]}, ontbrekend=True, bedragen=True)))
                    self.assertEqual([(fout["rij"], fout["kolom"]) for fout in antwoorden.fouten], [(2, 1)])

    def test_what_is_no_number_is_not_known(self):
        for niets in float("nan"), Decimal("NaN"), Decimal("sNaN"):
            for waarden in ([niets, Decimal(24)], [niets, 24]):
                self.assertEqual(list(REGELS.batch({"studieduur": waarden}, ontbrekend=True)),
                                 list(REGELS.batch({"studieduur": [None, 24]}, ontbrekend=True)))
        self.assertEqual(self.own([Decimal("NaN"), Decimal("1.5")]), ([None, Decimal("1.5")], "d:38,1"))
        self.assertEqual(self.own([Decimal("NaN")]), ([None], "n"))

    def test_a_fact_is_one_in_any_case(self):
        """The library finds the column of a fact whatever the case of its name; so do the values that are made of it."""
        for naam, waarden in (("startdatum", [datetime.datetime(2025, 8, 1, 13), datetime.date(2025, 8, 1)]), ("leerweg", ["bol", 1]),
                              ("werkend", [True, "ja", 3]), ("studieduur", [24, "24"])):
            for ander in naam.upper(), naam.title():
                with self.subTest(ander):
                    een, twee = ([list(a), [fout["rij"] for fout in a.fouten]] for a in (
                        REGELS.batch({wie: waarden}, ontbrekend=True, fouten="tabel") for wie in (naam, ander)))
                    self.assertEqual(een, twee)
        self.assertEqual(len(REGELS.batch({"Startdatum": [datetime.datetime(2025, 8, 1, 13)]}, fouten="tabel").fouten), 1)

    def test_a_fact_in_more_than_one_form(self):
        day = datetime.date(2024, 8, 1)
        given = {"startdatum": [day, "2024-08-01", datetime.datetime(2024, 8, 1), None],
                 "vooropleiding": [{"havo"}, "havo", ("havo",), [mborules.Vooropleiding.HAVO]],
                 "leerweg": [Leerweg.BOL, "bol", "BOL", "Bol"], "werkend": [True, "ja", "true", None],
                 "onderwijsprijs": [1200, "1200", Decimal("1200.00"), 1200], "studieduur": [24, "24", 24.0, float("nan")]}
        for name, waarden in given.items():
            with self.subTest(name):
                both = lees(REGELS.batch({name: waarden}, ontbrekend=True, bedragen=True))
                self.assertEqual(both, [as_row_keys(both[0], as_row(REGELS.oordeel(Zaak(**{name: waarde}))))
                                        for waarde in (waarden[0],) * 3 + (waarden[3] if waarden[3] == waarden[3] else None,)])
        for empty in ([[], {"havo"}], ["-", {"havo"}], [(), ()]):
            self.assertEqual(lees(REGELS.batch({"vooropleiding": empty}, vragen="toelating", ontbrekend=True))[0],
                             {k: v for k, v in as_row(REGELS.oordeel(Zaak(vooropleiding=()))).items()
                              if k in ("toelating", "toelating.ontbrekend")})

    def test_a_time_of_day_is_no_day(self):
        """As for a Zaak: only midnight without a zone is a day. Of the others the row and the column are told."""
        day, utc = datetime.datetime(2024, 8, 1), datetime.timezone.utc
        for wrong in (day.replace(hour=9), day.replace(microsecond=1), day.replace(tzinfo=utc), day.replace(hour=9, tzinfo=utc)):
            with self.subTest(wrong), self.assertRaises(TypeError):
                Zaak(startdatum=wrong)
            for waarden in ([day, None, wrong], [day.date(), "2024-08-01", wrong]):
                for table in ({"id": [1, 2, 3], "startdatum": waarden},
                              [{"id": n, "startdatum": waarde} for n, waarde in enumerate(waarden)]):
                    with self.subTest(table):
                        with self.assertRaisesRegex(mborules.FoutValue, "row 3: startdatum: .*2024-08-01T") as caught:
                            REGELS.batch(table).samenvatting()
                        self.assertEqual((caught.exception.line, caught.exception.column), (3, 2))
                        self.assertEqual(REGELS.batch(table, fouten="tabel").samenvatting().fout, 1)
        self.assertEqual(self.own([day.replace(hour=9)]), ([day.replace(hour=9)], "tsu:"))
        with self.assertRaisesRegex(TypeError, "column eigen, row 2: .*zone"):
            REGELS.batch({"eigen": [day, day.replace(tzinfo=utc)]})

    @has("numpy")
    def test_a_time_of_day_of_numpy_is_no_day(self):
        import numpy
        for unit in ("s", "ms", "us", "ns"):
            days = numpy.array(["2024-08-01", "NaT"], f"M8[{unit}]")
            self.assertEqual(lees(REGELS.batch({"startdatum": days})), lees(REGELS.batch({"startdatum": ["2024-08-01", None]})))
            with self.assertRaisesRegex(mborules.FoutValue, "row 1: startdatum: .*2024-08-01T09"):
                REGELS.batch({"startdatum": days + numpy.timedelta64(9, "h")}).samenvatting()

    @has("numpy")
    def test_days_of_numpy_beyond_those_of_arrow(self):
        """And moments of nanoseconds in a list, of which NumPy itself makes numbers."""
        import numpy
        for unit, ver in (("D", 2**40), ("D", -2**40), ("s", 2**50)):
            dagen = numpy.array([0, "NaT", ver], f"M8[{unit}]")
            for waarden in dagen, list(dagen), list(dagen[1:]):
                with self.subTest(waarden):
                    with self.assertRaisesRegex(mborules.FoutValue, f"row {len(waarden)}: startdatum: "):
                        REGELS.batch({"startdatum": waarden}).samenvatting()
                    self.assertEqual(len(REGELS.batch({"startdatum": waarden}, fouten="tabel").fouten), 1)
        nano = numpy.array(["2024-08-01", "NaT"], "M8[ns]")
        self.assertEqual(lees(REGELS.batch({"startdatum": list(nano)})), lees(REGELS.batch({"startdatum": ["2024-08-01", None]})))
        self.assertEqual(len(REGELS.batch({"startdatum": list(nano + numpy.timedelta64(1, "ns"))}, fouten="tabel").fouten), 1)
        with self.assertRaisesRegex(TypeError, "column eigen"):
            REGELS.batch({"eigen": numpy.array([0, 2**40], "M8[D]")})

    @has("numpy")
    def test_halves_of_numpy(self):
        import numpy
        duur = numpy.array([24, 12.5, numpy.nan], "e")
        for waarden in duur, duur.astype(">e"), duur[::-1][::-1]:
            self.assertEqual([fout["rij"] for fout in REGELS.batch({"studieduur": waarden}, fouten="tabel").fouten], [2])
        self.assertEqual(Lezer(REGELS.batch({"eigen": duur}, vragen="aanbod").__arrow_c_stream__()).schema()["eigen"], "e")

    def test_rows_as_they_are_read(self):
        bron = Bron(40_000, 4)
        rows = iter(REGELS.batch(bron, vragen="bekostiging"))
        self.assertEqual((bron.asked, bron.read), (0, 0))
        self.assertEqual((next(rows), bron.read), ({"bekostiging": "onbekend"}, 1))
        self.assertEqual((sum(1 for _ in rows), bron.read), (159_999, 4))
        for wrong in (object(), core.tabel_schema(()), Bron().__arrow_c_stream__()):
            with self.assertRaises(ValueError):
                core.batch_rijen(wrong)

    def test_a_list_of_dicts(self):
        rows = [{"id": 1, "leerweg": "bol"}, {"id": 2}, {"leerweg": "derde", "id": None}]
        self.assertEqual(lees(REGELS.batch(rows, vragen=["bekostiging"])),
                         [{"id": 1, "bekostiging": "onbekend"}, {"id": 2, "bekostiging": "onbekend"},
                          {"id": None, "bekostiging": "nee"}])
        self.assertEqual(lees(REGELS.batch([{}, {}], vragen="bekostiging")), [{"bekostiging": "onbekend"}] * 2)

    def test_what_it_was_when_it_was_given(self):
        column, numbers = ["bol"], array.array("i", [1])
        antwoorden = REGELS.batch({"leerweg": column, "id": numbers}, vragen="bekostiging")
        column[0], numbers[0] = "x", 2
        self.assertEqual(lees(antwoorden), [{"id": 1, "bekostiging": "onbekend"}])

    def test_two_columns_of_one_name(self):
        """Are two columns to a frame, but one key of a dict, so such rows are refused."""
        class Twee:
            """Has them."""
            def __arrow_c_stream__(self, requested_schema=None):
                return core.tabel_stroom((("a", "l", None), ("leerweg", "u", None), ("a", "l", None)),
                                         lambda: iter([(1, ((1,), ("bol",), (2,)))]), None)

        antwoorden = REGELS.batch(Twee(), vragen="bekostiging")
        self.assertEqual(antwoorden.samenvatting().rijen, 1)
        with self.assertRaisesRegex(ValueError, 'two columns are called "a"'):
            next(iter(antwoorden))

    def test_an_empty_table(self):
        for table in ({}, [], {"leerweg": []}, {"id": []}, Bron(0, 0), Bron(0, 1)):
            antwoorden = REGELS.batch(table, ontbrekend=True)
            self.assertEqual(lees(antwoorden), [])
            self.assertEqual(len(Lezer(antwoorden.__arrow_c_stream__()).schema()) // len(Vraag), 2)
            self.assertEqual(antwoorden.samenvatting().rijen, 0)

    def test_an_array_and_its_schema(self):
        class Paar:
            """Has __arrow_c_array__ alone."""
            def __arrow_c_array__(self, requested_schema=None):
                return paar()

        import ctypes
        from arrow_lezer import Array, Schema

        def paar():
            """Both capsules, from a stream of this package."""
            lezer = Lezer(Bron().__arrow_c_stream__())
            free = ctypes.CFUNCTYPE(None, ctypes.py_object)(0)
            new = ctypes.pythonapi.PyCapsule_New
            new.restype, new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
            schema, rows = Schema(), Array()
            lezer.check(lezer.stream.get_schema(lezer.stream, ctypes.byref(schema)))
            lezer.check(lezer.stream.get_next(lezer.stream, ctypes.byref(rows)))
            kept.extend((schema, rows, free))
            return (new(ctypes.addressof(schema), b"arrow_schema", None), new(ctypes.addressof(rows), b"arrow_array", None))

        kept = []
        antwoorden = REGELS.batch(Paar(), vragen="bekostiging")
        for _ in range(2):
            self.assertEqual(lees(antwoorden), [{"bekostiging": "onbekend"}] * 3)
        self.assertFalse(any(bool(struct.release) for struct in kept[:-1] if isinstance(struct, (Schema, Array))))

    def test_a_stream_that_can_be_read_once(self):
        antwoorden = REGELS.batch(Eindig(), vragen="bekostiging")
        self.assertEqual(len(lees(antwoorden)), 3)
        with self.assertRaisesRegex(StreamFout, "Eindig can be read once"):
            lees(antwoorden)
        with self.assertRaisesRegex(ValueError, "Eindig can be read once"):
            antwoorden.samenvatting()

    def test_spark(self):
        frame = type("DataFrame", (), {"__module__": "pyspark.sql.classic.dataframe", "toArrow": lambda self: 1 / 0,
                                       "__arrow_c_stream__": lambda self, requested_schema=None: 1 / 0})
        for cls in (frame, type("Mine", (frame,), {})):
            with self.assertRaisesRegex(TypeError, r"(?s)collect.*from mborules import spark"):
                REGELS.batch(cls())


def as_row_keys(like, row):
    return {name: row[name] for name in like}


class Antwoord(unittest.TestCase):
    """The answers: the same as one by one, and a stream that is well behaved."""

    def test_the_same_as_one_by_one(self):
        rows = random_rows(29, ROWS)
        antwoorden = REGELS.batch(rows, ontbrekend=True, bedragen=True, fouten="tabel", threads=2)
        found, bad = lees(antwoorden), 0
        self.assertEqual(list(antwoorden), found)
        self.assertEqual(len(found), ROWS)
        for row, answers in zip(rows, found):
            self.assertEqual(answers.pop("nummer"), row["nummer"])
            oordeel = one_by_one(row)
            bad += oordeel is None
            self.assertEqual(answers, as_row_keys(answers, as_row(oordeel)), row)
        self.assertLess(bad, ROWS // 2)
        self.assertEqual(len({fout["rij"] for fout in antwoorden.fouten}), bad)

    def test_the_summary_counts(self):
        rows = random_rows(31, ROWS, crebo=False)
        antwoorden = REGELS.batch(rows, fouten="tabel")
        samenvatting = antwoorden.samenvatting()
        oordelen = [one_by_one(row) for row in rows]
        good = [oordeel for oordeel in oordelen if oordeel is not None]
        self.assertEqual((samenvatting.rijen, samenvatting.fout), (ROWS, ROWS - len(good)))
        self.assertEqual(tuple(samenvatting), tuple(Vraag))
        for vraag, telling in samenvatting.items():
            answers = [oordeel[vraag] for oordeel in good]
            self.assertEqual(telling.uitkomsten, {u: sum(a.uitkomst == u for a in answers) for u in Uitkomst})
            missing = [feit for a in answers if a.uitkomst == "onbekend" for feit in a.ontbrekend]
            self.assertEqual(telling.ontbrekend, {feit: missing.count(feit) for feit in set(missing)})
            self.assertEqual(telling.ja_minstens, sum(a.uitkomst == "ja" for a in answers))
            self.assertLessEqual(telling.ja_minstens, telling.ja_hoogstens)
            self.assertLessEqual(telling.ja_hoogstens, ROWS - samenvatting.fout - telling.uitkomsten[Uitkomst.NEE])
            self.assertEqual(list(telling.ontbrekend.values()), sorted(telling.ontbrekend.values(), reverse=True))
        table = lees(samenvatting)
        self.assertEqual([row["vraag"] for row in table], [str(vraag) for vraag in Vraag])
        self.assertEqual([row["ja_hoogstens"] for row in table], [t.ja_hoogstens for t in samenvatting.values()])
        self.assertEqual(sum(row["aantal"] for row in lees(samenvatting.ontbrekend)),
                         sum(sum(t.ontbrekend.values()) for t in samenvatting.values()))
        self.assertIs(antwoorden.samenvatting(), samenvatting)
        self.assertIn("<table", samenvatting._repr_html_())
        self.assertIn("toelating: ", str(samenvatting))

    def test_a_summary_says_what_was_not_read_or_looked_up(self):
        words = "met een crebo die niet is opgezocht"
        some = REGELS.batch({"crebo": [99999, None, 25078], "leerweg": ["bol", "x", "bol"]}, vragen="aanbod",
                            fouten="tabel").samenvatting()
        self.assertEqual((some.rijen, some.fout, some.crebo_niet_opgezocht), (3, 1, 1))
        self.assertEqual(str(some).splitlines()[1:], ["1 niet te lezen", f"1 {words}"])
        self.assertIn(f">3 rijen, 1 niet te lezen, 1 {words}<", some._repr_html_())
        none = REGELS.batch({"crebo": [25078]}, vragen="aanbod").samenvatting()
        self.assertEqual((none.crebo_niet_opgezocht, len(str(none).splitlines())), (0, 1))
        self.assertIn(">1 rij<", none._repr_html_())
        self.assertEqual(repr(none), "<Samenvatting van 1 rij, 1 vraag>")

    def test_a_summary_is_a_value(self):
        een, ander = (REGELS.batch({"leerweg": [leerweg]}).samenvatting() for leerweg in ("bol", "bol"))
        self.assertEqual((een, hash(een), een["aanbod"], hash(een["aanbod"])),
                         (ander, hash(ander), ander["aanbod"], hash(ander["aanbod"])))
        self.assertEqual(pickle.loads(pickle.dumps(een)), een)
        self.assertNotEqual(een, REGELS.batch({"leerweg": ["bol", "bbl"]}).samenvatting())
        for deel, naam in ((een, "rijen"), (een["aanbod"], "ja_hoogstens")):
            with self.assertRaises(AttributeError):
                setattr(deel, naam, 0)

    def test_what_is_read_later_is_no_value(self):
        for lui, words in ((REGELS.batch({"leerweg": ["bol"]}), "the rules and the table"),
                           (REGELS.tabel("regels"), "what it is a table of")):
            self.assertIs(copy.deepcopy(lui), lui)
            with self.assertRaisesRegex(TypeError, words):
                pickle.dumps(lui)

    def test_the_bounds_on_ja_by_trying_all(self):
        rows = random_rows(43, 60, crebo=False)
        codes = {feit: codes_of(feit) for feit in Feit if feit.type == "code"}
        least = most = 0
        for row in rows:
            oordeel = one_by_one(row)
            if oordeel is None:
                continue
            zaak = Zaak(**{name: fact for name, fact in row.items() if name != "nummer"})
            antwoord = oordeel["bekostiging"]
            self.assertTrue(all(feit in codes for feit in antwoord.ontbrekend))
            possible = {REGELS.bekostiging(zaak.met(**dict(zip(antwoord.ontbrekend, chosen))))
                        for chosen in itertools.product(*(codes[feit] for feit in antwoord.ontbrekend))}
            least += possible == {Uitkomst.JA}
            most += Uitkomst.JA in possible
        telling = REGELS.batch(rows, vragen="bekostiging", fouten="tabel").samenvatting()["bekostiging"]
        self.assertEqual((telling.ja_minstens, telling.ja_hoogstens), (least, most))

    def test_what_is_asked(self):
        for vragen, expected in ((None, list(Vraag)), ("aanbod", ["aanbod"]), (Vraag.AANBOD, ["aanbod"]),
                                 (["traject", Vraag.AANBOD], ["traject", "aanbod"])):
            self.assertEqual(list(Lezer(REGELS.batch({}, vragen=vragen).__arrow_c_stream__()).schema()), expected)
        with self.assertRaisesRegex(mborules.FoutName, "toelating"):
            REGELS.batch({}, vragen="toelatin")
        with self.assertRaisesRegex(ValueError, "no question"):
            REGELS.batch({}, vragen=[])
        with self.assertRaisesRegex(TypeError, "vragen is a question, several of them, or None for all, not 3"):
            REGELS.batch({"leerweg": ["bol"]}, vragen=3)
        with self.assertRaisesRegex(ValueError, "aanbod is asked twice"):
            REGELS.batch({}, vragen=["aanbod", "aanbod"])
        schema = Lezer(REGELS.batch({}, vragen="onderwijsgeld", ontbrekend="bits", bedragen=True).__arrow_c_stream__()).schema()
        self.assertEqual(schema, {"onderwijsgeld": "c:u", "onderwijsgeld.ontbrekend_bits": "L", "onderwijsgeld.soort": "c:u",
                                  "onderwijsgeld.bedrag": "d:18,2", "onderwijsgeld.bedrag_ontbrekend_bits": "L"})
        for naam, wrong, error in (
                ("ontbrekend", "x", ValueError), ("ontbrekend", 1, TypeError), ("ontbrekend", None, TypeError),
                ("fouten", "x", ValueError), ("fouten", 1, TypeError), ("threads", -1, ValueError), ("threads", 2**31, ValueError),
                ("threads", True, TypeError), ("threads", "2", TypeError), ("voortgang", "x", TypeError), ("structuur", 1, TypeError),
                ("streng", "nee", TypeError), ("streng", 1, TypeError), ("bedragen", "nee", TypeError)):
            with self.subTest(naam, wrong=wrong), self.assertRaisesRegex(error, f"^{naam} is .*not {wrong!r}$"):
                REGELS.batch({}, **{naam: wrong})

    @has("numpy")
    def test_a_truth_of_numpy_is_no_bool(self):
        """Which an option takes no more than 1; and an array is told by its name, not as ambiguous."""
        import numpy
        for naam in "ontbrekend", "streng", "bedragen", "fouten":
            for wrong in numpy.True_, numpy.array([True, False]):
                with self.assertRaisesRegex(TypeError, f"^{naam} is .*not (np.True_|array)"):
                    REGELS.batch({}, **{naam: wrong})

    def test_bits(self):
        rows = random_rows(37, 50)
        names = lees(REGELS.batch(rows, vragen="toelating", ontbrekend=True, fouten="tabel"))
        bits = lees(REGELS.batch(rows, vragen="toelating", ontbrekend="bits", fouten="tabel"))
        for a, b in zip(names, bits):
            found = b["toelating.ontbrekend_bits"]
            self.assertEqual(a["toelating.ontbrekend"],
                             None if found is None else ";".join(feit for feit in Feit if found >> feit.code & 1))

    def test_streng_and_a_structure(self):
        facts = {"crebo": [25990], "startdatum": ["2024-08-01"]}
        structuur = Structuur(DATA / "sbb-inhoud.xml")
        for kwargs in ({}, {"streng": True}, {"structuur": structuur}, {"structuur": structuur, "streng": True}):
            zaak = Zaak(**{name: column[0] for name, column in facts.items()})
            self.assertEqual(lees(REGELS.batch(facts, fouten="tabel", **kwargs)), [
                {str(v): None if a is None else str(a.uitkomst) for v, a in self.oordeel(zaak, **kwargs).items()}])

    def oordeel(self, zaak, **kwargs):
        try:
            return REGELS.oordeel(zaak, **kwargs)
        except mborules.Fout:
            return dict.fromkeys(Vraag)

    def test_nothing_is_done_before_it_is_read(self):
        bron = Bron(3, 4)
        antwoorden = REGELS.batch(bron, vragen="bekostiging")
        streams = [antwoorden.__arrow_c_stream__() for _ in range(3)]
        self.assertEqual((bron.asked, bron.read), (0, 0))
        schema = Lezer(streams[0]).schema()
        self.assertEqual((bron.asked, bron.read, schema), (1, 0, {"bekostiging": "c:u"}))
        for stream in streams:  # each is fresh
            self.assertEqual(len(Lezer(stream).rijen()), 12)
        self.assertEqual((bron.asked, bron.read), (3, 12))
        tabel, made = Structuur().tabel("kwalificaties"), []
        with mock.patch.object(mborules._tabellen._tabel, "DEEL", 100):
            lezer = Lezer(tabel.__arrow_c_stream__())
            self.assertEqual([len(deel) for deel in lezer.delen()], [100] * 8 + [64])
        self.assertFalse(made)

    def test_a_stream_that_is_left_releases_everything(self):
        for read in (0, 1, 2):
            bron = Bron(70_000, 3)
            gone = weakref.ref(bron)
            antwoorden = REGELS.batch(bron, vragen="aanbod")
            lezer = Lezer(antwoorden.__arrow_c_stream__())
            parts = lezer.delen()
            for _ in range(read):
                next(parts)
            del bron, antwoorden, lezer, parts
            gc.collect()
            self.assertIsNone(gone(), read)

    def test_text_in_place_of_dictionaries(self):
        rows = {"id": [1, 2], "soort": ["a", None], "leerweg": ["bol", "derde"]}
        antwoorden = REGELS.batch(rows, vragen="bekostiging")
        for wanted, formaat in ((text(["bekostiging"]), "u"), (text(["andere"]), "c:u"), (text([]), "c:u"), (None, "c:u"),
                                (core.tabel_schema((("bekostiging", "l", None),)), "c:u"), ("nonsense", "c:u")):
            lezer = Lezer(antwoorden.__arrow_c_stream__(wanted))
            self.assertEqual(lezer.schema()["bekostiging"], formaat)
            self.assertEqual([row["bekostiging"] for row in lezer.rijen()], ["onbekend", "nee"])
        bad = REGELS.batch({"leerweg": ["x", "bol"]}, vragen="bekostiging", fouten="tabel")
        self.assertEqual(lees(bad, text(["bekostiging"])), [{"bekostiging": None}, {"bekostiging": "onbekend"}])
        tabel = REGELS.tabel("regels")
        self.assertEqual((Lezer(tabel.__arrow_c_stream__()).schema()["vraag"],
                          Lezer(tabel.__arrow_c_stream__(text(["vraag"]))).schema()["vraag"]), ("c:u", "u"))
        self.assertEqual(lees(tabel, text(["vraag", "basis"])), lees(tabel))

    def test_own_dictionaries_as_text(self):
        """Those of the user too, with nulls, of every signed width, in slices."""
        for formaat, times in (("c", 50), ("s", 17_500), ("i", 50), ("l", 50)):
            words = {"a": 0, "b": 1, "éé": 2}

            class Met:
                """A table with a dictionary."""
                def __arrow_c_stream__(self, requested_schema=None):
                    return core.tabel_stroom(
                        (("groep", formaat, words),),  # noqa: B023
                        lambda: iter([(4 * times, (("a", "éé", None, "b") * times,))]), None)  # noqa: B023

            antwoorden = REGELS.batch(Met(), vragen="aanbod")
            lezer = Lezer(antwoorden.__arrow_c_stream__(text(["groep"])))
            self.assertEqual(lezer.schema()["groep"], "u")
            found = [row["groep"] for row in lezer.rijen()]
            self.assertEqual(found, ["a", "éé", None, "b"] * times)

    def test_an_own_rule(self):
        @mborules.eigen_regel("bekostiging", nl="Alleen wie werkt.")
        def werkt(werkend):
            if werkend is None:
                raise LookupError
            return werkend

        regels = REGELS.met_eigen_regel(werkt)
        rows = {"werkend": [True, False] * 10_000, "bewijs": ["diploma"] * 20_000, "leerweg": ["bol"] * 20_000,
                "instelling": ["roc"] * 20_000}
        samenvatting = regels.batch(rows, vragen="bekostiging", threads=2).samenvatting()
        self.assertEqual(samenvatting["bekostiging"].uitkomsten[Uitkomst.NEE], 10_000)
        self.assertEqual([row["bekostiging"] for row in lees(regels.batch(rows, vragen="bekostiging", threads=2))][:2],
                         ["ja", "nee"])

        @mborules.eigen_regel("bekostiging", nl="Nooit.")
        def faalt(werkend):
            raise LookupError("no register")

        regels = REGELS.met_eigen_regel(faalt)
        with self.assertRaisesRegex(mborules.FoutOwnRule, "no register"):
            regels.batch(rows, vragen="bekostiging").samenvatting()
        self.assertEqual(len(regels.batch({name: column[:3] for name, column in rows.items()}, vragen="bekostiging",
                                          fouten="tabel").fouten), 3)

    def test_threads_read_streams_of_one_batch(self):
        antwoorden = REGELS.batch(random_rows(41, 200), ontbrekend=True, fouten="tabel")
        expected, found = lees(antwoorden), []
        threads = [threading.Thread(target=lambda: found.append(lees(antwoorden))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [expected] * 4)

    def test_repr(self):
        self.assertEqual(repr(REGELS.batch({}, vragen="aanbod")), "<Antwoorden op 1 vraag>")
        self.assertEqual(repr(REGELS.batch({})), f"<Antwoorden op {len(Vraag)} vragen>")
        self.assertEqual(REGELS.batch({}, vragen="aanbod").vragen, (Vraag.AANBOD,))


class Fouten(unittest.TestCase):
    """What cannot be read."""

    ROWS = {"id": [1, 2, 3], "leerweg": ["bol", "bolt", "bbl"], "startdatum": ["2024-08-01", "31-12-2024", "x"]}

    def test_an_exception_by_default(self):
        antwoorden = REGELS.batch(self.ROWS)
        with self.assertRaisesRegex(mborules.FoutValue, 'row 2: "bolt" is not a code of leerweg.*nearest "bol"|row 2: "bolt"'
                                    ) as caught:
            antwoorden.samenvatting()
        self.assertEqual((caught.exception.line, caught.exception.column), (2, 2))
        with self.assertRaisesRegex(mborules.FoutValue, 'row 2: "bolt"'):
            list(antwoorden)
        with self.assertRaisesRegex(StreamFout, 'row 2: "bolt"'):
            lees(antwoorden)
        self.assertEqual(len(antwoorden.fouten), 0)

    def test_a_table_of_them(self):
        antwoorden = REGELS.batch(self.ROWS, vragen="bekostiging", fouten="tabel")
        expected = [(2, 2, "bolt"), (2, 3, "31-12-2024"), (3, 3, '"x"')]

        def check():
            fouten = list(antwoorden.fouten)
            self.assertEqual([(row["rij"], row["kolom"]) for row in fouten], [row[:2] for row in expected])
            for row, (_, _, part) in zip(fouten, expected):
                self.assertIn(part, row["melding"])
            self.assertEqual(lees(antwoorden.fouten), fouten)

        check()
        self.assertEqual([row["bekostiging"] for row in lees(antwoorden)], ["onbekend", None, None])
        check()
        self.assertEqual(antwoorden.samenvatting().fout, 2)
        once = REGELS.batch(EenMaalFout(), vragen="bekostiging", fouten="tabel")
        lees(once)  # and they are known from that
        self.assertEqual(len(once.fouten), 1)

    def test_columns(self):
        for columns, error, part in (({"leerwegg": ["bol"]}, mborules.FoutName, "leerweg"),
                                     ({"startdatum": [20240801]}, mborules.FoutValue, "startdatum"),
                                     ({"toelating": ["x"]}, mborules.FoutName, "toelating"),
                                     ({"werkend": [1.5]}, mborules.FoutValue, "werkend")):
            antwoorden = REGELS.batch({"id": [1], **columns})
            with self.assertRaisesRegex(error, part) as caught:
                antwoorden.samenvatting()
            self.assertIn(caught.exception.column, (0, 2))
            with self.assertRaisesRegex(StreamFout, part):
                lees(antwoorden)

    def test_a_table_that_fails(self):
        class Faalt:
            """Fails when it is asked for."""
            def __arrow_c_stream__(self, requested_schema=None):
                raise LookupError("the file is gone")

        class FaaltLater(Bron):
            """Fails as it is read."""
            def delen(self):
                yield 1, (("bol",),)
                raise LookupError("the disk is full")

        class Niets:
            """Gives something else."""
            def __arrow_c_stream__(self, requested_schema=None):
                return object()

        for bron, error, part in ((Faalt(), LookupError, "is gone"), (FaaltLater(), mborules.FoutSyntax, "disk is full"),
                                  (Niets(), ValueError, "PyCapsule")):
            with self.subTest(part):
                antwoorden = REGELS.batch(bron)
                with self.assertRaisesRegex(error, part):
                    antwoorden.samenvatting()
                with self.assertRaisesRegex(StreamFout, part):
                    lees(antwoorden)


class EenMaalFout(Eindig):
    def delen(self):
        yield 2, (("bol", "x"),)


class Voortgang(unittest.TestCase):
    """Progress, and stopping."""

    ROWS = {"leerweg": ["bol", "bbl"] * 100_000}

    def test_a_callable(self):
        told = []
        REGELS.batch(self.ROWS, vragen="aanbod", voortgang=lambda done, total: told.append((done, total))).samenvatting()
        self.assertEqual(told[-1], (200_000, 200_000))
        self.assertEqual(told, sorted(told))

    def test_its_exception_comes_out(self):
        def stop(done, total):
            raise InterruptedError("enough")

        antwoorden = REGELS.batch(self.ROWS, voortgang=stop)
        for reads in (antwoorden.samenvatting, antwoorden.__iter__().__next__):
            with self.assertRaisesRegex(InterruptedError, "enough"):
                reads()
        with self.assertRaisesRegex(StreamFout, "enough"):
            lees(antwoorden)

    def test_shown_only_where_it_is_asked_for(self):
        class Terminal(list):
            """stderr, or a file in its place."""
            def __init__(self, tty):
                self.isatty, self.write, self.flush = lambda: tty, self.append, lambda: None

        for tty, asked, shown in ((True, True, True), (False, True, False), (True, False, False)):
            file = Terminal(tty)
            with mock.patch.object(sys, "stderr", file), mock.patch.dict(sys.modules):
                for name in ("tqdm", "tqdm.auto"):
                    sys.modules.pop(name, None)
                REGELS.batch(self.ROWS, vragen="aanbod", voortgang=asked).samenvatting()
                gc.collect()
            self.assertEqual(bool(file), shown)
            if shown:
                self.assertIn("200,000", "".join(file))
                self.assertTrue("".join(file).endswith("\n"))

    def test_tqdm_where_the_program_has_it(self):
        bars = []

        class Bar:
            """As that of tqdm."""
            def __init__(self):
                self.n, self.closed = 0, False
                bars.append(self)

            def update(self, more):
                self.n += more

            def close(self):
                self.closed = True

        with mock.patch.dict(sys.modules, {"tqdm": types.SimpleNamespace(tqdm=Bar)}):
            sys.modules.pop("tqdm.auto", None)
            REGELS.batch(self.ROWS, vragen="aanbod", voortgang=True).samenvatting()
            gc.collect()
        self.assertEqual([(bar.n, bar.closed) for bar in bars], [(200_000, True)])

    @unittest.skipIf(sys.platform == "win32", "signals")
    def test_ctrl_c(self):
        """A program that reads a table without an end is stopped by SIGINT, whoever reads."""
        program = """
import os, signal, sys, threading
sys.path.insert(0, {folder!r})
from mborules import Regels
from mborules import _core as core

class Zonder:
    def __arrow_c_stream__(self, requested_schema=None):
        def delen():
            timer.start()
            while True:
                yield 5000, ((("bol", "bbl", None, "derde", "bol") * 1000),)
        return core.tabel_stroom((("leerweg", "u", None),), delen, None)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a program in the background begins without
antwoorden = Regels().batch(Zonder(){more})
timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
{imports}
try:
    try:
        {read}
    except Exception:  # of the library that reads; Python has the interrupt again after it
        pass
    for _ in range(100):
        pass
except KeyboardInterrupt:
    print("stopped")
"""
        reads = [("mborules", "antwoorden.samenvatting()"),
                 ("arrow_lezer", "[len(d) for d in arrow_lezer.Lezer(antwoorden.__arrow_c_stream__()).delen()]"),
                 ("pyarrow", "pyarrow.table(antwoorden)"), ("polars", "polars.DataFrame(antwoorden)")]
        for (name, read), more in itertools.product(reads, ("", ", threads=1, ontbrekend=True")):
            if not importlib.util.find_spec(name):
                continue
            with self.subTest(read):
                done = subprocess.run([sys.executable, "-c", program.format(read=read, more=more, imports=f"import {name}",
                                                                            folder=str(pathlib.Path(__file__).parent))],
                                      capture_output=True, text=True, timeout=60, check=False)
                self.assertEqual((done.returncode, done.stdout), (0, "stopped\n"), done.stderr)

    def test_loading(self):
        data, told = (DATA / "sbb-inhoud.xml").read_bytes(), []
        for bron in (data, str(DATA / "sbb-inhoud.xml")):
            structuur = Structuur(bron, voortgang=lambda done, total: told.append((done, total)))
            self.assertEqual(len(structuur), 3)
        self.assertEqual(told, [(len(data), len(data))] * 2)

        def stop(done, total):
            raise InterruptedError("enough")

        with self.assertRaisesRegex(InterruptedError, "enough"):
            Structuur(data, voortgang=stop)
        with self.assertRaisesRegex(TypeError, "callable"):
            core.structuur_load_memory(data, voortgang=1)

    @unittest.skipIf(sys.platform == "win32", "signals")
    def test_ctrl_c_while_loading(self):
        """The handler of the signal runs within the load, and what it raises ends that."""
        def handler(number, frame):
            raise KeyboardInterrupt("of the handler")

        data = (DATA / "sbb-inhoud.xml").read_bytes()
        big = data + b"\n" * 30_000_000
        with mock.patch.object(signal, "default_int_handler", handler):
            before = signal.signal(signal.SIGINT, handler)
            try:
                with self.assertRaisesRegex(KeyboardInterrupt, "of the handler"):
                    Structuur(big, voortgang=lambda done, total: done < total and os.kill(os.getpid(), signal.SIGINT))
            finally:
                signal.signal(signal.SIGINT, before)

    def test_nothing_is_printed(self):
        with mock.patch.object(sys, "stderr", None), mock.patch.object(sys, "stdout", None):
            REGELS.batch(self.ROWS, vragen="aanbod", voortgang=True).samenvatting()


class Tabellen(unittest.TestCase):
    """The structure and the rules as tables."""

    def tables(self):
        structuur = Structuur(DATA / "sbb-inhoud.xml")
        for which in (structuur, Structuur()):
            for name in ("kwalificaties", "kerntaken", "werkprocessen", "teksten"):
                yield which.tabel(name)
        for name in ("parameters", "regels"):
            yield REGELS.tabel(name)

    def test_rows(self):
        for tabel in self.tables():
            self.assertIsInstance(tabel, Tabel)
            rows = [{name: list(v) if isinstance(v, (tuple, list)) else v for name, v in row.items()} for row in tabel]
            self.assertEqual(lees(tabel), rows)
            self.assertEqual(len(tabel), len(rows))
            self.assertEqual(tuple(Lezer(tabel.__arrow_c_stream__()).schema()), tabel.kolommen)
            self.assertIn(f"{len(rows)} rijen", repr(tabel))
            self.assertIn("<table", tabel._repr_html_())

    def test_kwalificaties(self):
        structuur = Structuur()
        tabel = structuur.tabel("kwalificaties")
        for row, kwalificatie in zip(lees(tabel), structuur.kwalificaties):
            self.assertEqual((row["crebo"], row["titel"], row["niveau"], row["soort_opleiding"], row["dossier"]),
                             (kwalificatie.crebo, kwalificatie.titel, kwalificatie.niveau, kwalificatie.soort_opleiding,
                              kwalificatie.dossier.titel))
            self.assertEqual([row[leerweg] for leerweg in Leerweg], [kwalificatie.leerweg(leerweg) for leerweg in Leerweg])
            newest = kwalificatie.crebos[-1]
            self.assertEqual((row["prijsfactor"], row["einde_instroom"], row["domein"]),
                             (newest.prijsfactor, newest.einde_instroom, newest.domein and newest.domein.titel))
        schema = Lezer(tabel.__arrow_c_stream__()).schema()
        self.assertEqual({name: schema[name] for name in ("crebo", "niveau", "soort_opleiding", "bol", "geldig_vanaf",
                                                          "prijsfactor", "domein")},
                         {"crebo": "i", "niveau": "c", "soort_opleiding": "c:u", "bol": "b", "geldig_vanaf": "tdD",
                          "prijsfactor": "d:5,2", "domein": "c:u"})

    def test_each_text_once(self):
        structuur = Structuur(DATA / "sbb-inhoud.xml")
        rows = lees(structuur.tabel("teksten"))
        expected = set()
        for kwalificatie in structuur.kwalificaties:
            things = [kwalificatie.dossier, kwalificatie, *kwalificatie.kerntaken,
                      *(proces for taak in kwalificatie.kerntaken for proces in taak.werkprocessen)]
            for thing in things:
                for soort in mborules.Tekstsoort:
                    for tekst in (thing.tekst(soort),
                                  thing.aanvulling(kwalificatie, soort) if hasattr(thing, "aanvulling") else ""):
                        if tekst:
                            expected.add((thing.titel, str(soort), tekst))
        self.assertEqual({(row["titel"], row["soort"], row["tekst"]) for row in rows}, expected)
        own = [row for row in rows if not row["aanvulling"]]
        self.assertEqual(len({(row["plaats"], row["code"], row["titel"], row["soort"]) for row in own}), len(own))
        self.assertEqual({row["crebo"] for row in rows if row["code"] == "B1-K1" and not row["aanvulling"]}, {None})
        self.assertEqual({row["crebo"] for row in rows if row["code"] == "P1-K1"}, {25990})

    def test_rules_and_parameters(self):
        changed = REGELS.zonder_regel("bekostiging.leerweg").met_parameter("levenlanglerenkrediet.leeftijd_tot", 60, "2027-01-01")
        off = [row["id"] for row in lees(changed.tabel("regels")) if row["uit"]]
        self.assertEqual(set(off), {"bekostiging.leerweg"})
        self.assertEqual([row["waarde"] for row in lees(changed.tabel("parameters"))
                          if row["naam"] == "levenlanglerenkrediet.leeftijd_tot" and row["vanaf"] == datetime.date(2027, 1, 1)],
                         [Decimal("60.00")])
        for row, regel in zip(lees(REGELS.tabel("regels")), REGELS.regels):
            self.assertEqual((row["id"], row["vraag"], row["feiten"], row["bronnen"]),
                             (regel.id, regel.vraag, list(regel.feiten), [bron.tekst for bron in regel.bronnen]))

    def test_there_is_no_other(self):
        for which in (REGELS, Structuur()):
            with self.assertRaisesRegex(ValueError, "regels|teksten"):
                which.tabel("x")

    def test_it_is_released(self):
        for read in (False, True):
            regel = mborules.eigen_regel("toelating", nl="x", id="eigen.x")(lambda werkend: True)
            gone = weakref.ref(regel.__wrapped__)
            lezer = Lezer(REGELS.met_eigen_regel(regel).tabel("regels").__arrow_c_stream__())
            del regel
            if read:
                lezer.rijen()
            self.assertIsNotNone(gone())
            del lezer
            gc.collect()
            self.assertIsNone(gone())


class Bibliotheken(unittest.TestCase):
    """Every library reads what there is, and is read."""

    ROWS = {"id": [1, 2, 3, 4], "leerweg": ["bol", "bbl", "derde", None],
            "startdatum": [datetime.date(2024, 8, 1), None, datetime.date(2026, 8, 1), datetime.date(2025, 8, 1)],
            "studieduur": [12, 24, None, 36], "werkend": [True, None, False, True],
            "onderwijsprijs": [Decimal("12.50"), None, Decimal("1200.00"), Decimal("0.99")]}

    def setUp(self):
        self.expected = lees(REGELS.batch(self.ROWS, ontbrekend=True, bedragen=True))

    def check(self, table):
        antwoorden = REGELS.batch(table, ontbrekend=True, bedragen=True)
        self.assertEqual(lees(antwoorden), self.expected)
        if type(table).__name__ != "RecordBatchReader":
            self.assertEqual(list(antwoorden), self.expected)

    @has("numpy")
    def test_numpy(self):
        np = library("numpy")
        columns = {"id": np.arange(1, 5), "leerweg": np.array(self.ROWS["leerweg"], object),
                   "studieduur": np.array([12, 24, np.nan, 36]), "werkend": np.array(self.ROWS["werkend"], object),
                   "onderwijsprijs": self.ROWS["onderwijsprijs"]}
        for unit in ("D", "s", "ms", "us", "ns", "h"):
            self.check({**columns,
                        "startdatum": np.array(["2024-08-01", "NaT", "2026-08-01", "2025-08-01"], f"M8[{unit}]")})
        self.check({**columns, "startdatum": self.ROWS["startdatum"], "id": np.arange(8, dtype="i8")[1:5],
                    "studieduur": np.ma.array([12, 24, 0, 36], mask=[0, 0, 1, 0])})
        self.check({**columns, "startdatum": self.ROWS["startdatum"], "id": [np.int64(n) for n in range(1, 5)],
                    "studieduur": [np.float32(12), 24, np.nan, np.int8(36)]})
        for dtype in ("?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", ">i4", "U3"):
            values = np.array([1, 0, 1], dtype)
            for column in (values, values[::-1]):
                found = [row["eigen"] for row in lees(REGELS.batch({"eigen": column}, vragen="aanbod"))] \
                    if dtype != "f2" else column.tolist()
                self.assertEqual(found, column.tolist(), dtype)
        for wrong in (np.zeros((2, 2)), np.array(1.0), np.array([1j]), np.array([1], "m8[s]")):
            with self.assertRaisesRegex((TypeError, ValueError), "eigen"):
                REGELS.batch({"eigen": wrong})

    @has("pyarrow")
    def test_pyarrow(self):
        pa = library("pyarrow")
        table = pa.table(self.ROWS)
        self.check(table)
        self.check(pa.concat_tables([table.slice(0, 1), table.slice(1)]))
        self.check(table.to_batches()[0])
        self.check(table.to_reader())
        moments = [datetime.datetime(1969, 12, 31, 23, 59, 59), None, datetime.datetime(2024, 2, 29, 12, 30)]
        for kind, column in (("timestamp[s]", moments), ("timestamp[ms]", moments), ("timestamp[us]", moments),
                             ("timestamp[ns]", moments), ("string_view", ["a", None, "longer than twelve bytes"]),
                             ("large_string", ["é", None, ""]), ("uint64", [2**64 - 1, None, 0]), ("float", [0.5, None, 2.0])):
            own = pa.table({"eigen": pa.array(column * 2, kind)}).slice(1, 4)
            self.assertEqual([row["eigen"] for row in REGELS.batch(own, vragen="aanbod")], (column * 2)[1:5], kind)
        for kind, column in ((pa.large_list(pa.int16()), [[1, None], None, []]), (pa.decimal128(9, -2), [Decimal(1200), None]),
                             (pa.dictionary(pa.int16(), pa.string()), ["a", None, "a"]),
                             (pa.list_(pa.dictionary(pa.int8(), pa.string())), [["a"], None, ["b", "a"]])):
            own = pa.table({"eigen": pa.array(column, kind)})
            self.assertEqual([row["eigen"] for row in REGELS.batch(own, vragen="aanbod")], column, kind)
        for kind, column in ((pa.float16(), [1.5]), (pa.binary(), [b"x"]), (pa.struct({"a": pa.int8()}), [{"a": 1}]),
                             (pa.decimal256(60, 2), [Decimal(1)]), (pa.timestamp("s", "UTC"), [moments[0]])):
            own = REGELS.batch(pa.table({"eigen": pa.array(column, kind)}), vragen="aanbod")
            with self.assertRaisesRegex(TypeError, "eigen.*frame library"):
                list(own)
            self.assertEqual(pa.table(own)["eigen"].type, kind)
        reader = REGELS.batch(table.to_reader())
        lees(reader)
        with self.assertRaisesRegex(ValueError, "RecordBatchReader can be read once"):
            reader.samenvatting()
        antwoorden = REGELS.batch(table, ontbrekend=True, bedragen=True)
        self.assertEqual(pa.table(antwoorden).to_pylist(), self.expected)
        back = pa.table(antwoorden)
        self.assertEqual(back.schema.field("toelating").type, pa.dictionary(pa.int8(), pa.string()))
        self.assertEqual(back.schema.metadata[b"mborules.regels"].decode(), REGELS.vingerafdruk)
        plain = pa.schema([field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field for field in back.schema])
        self.assertEqual(pa.table(antwoorden, schema=plain).schema.field("toelating").type, pa.string())
        with self.assertRaisesRegex(pa.ArrowInvalid, 'row 1: "x"'):
            pa.table(REGELS.batch({"leerweg": ["x"]}))
        for tabel in Tabellen().tables():
            self.assertEqual(pa.table(tabel).to_pylist(), lees(tabel))

    @has("polars")
    def test_polars(self):
        pl = library("polars")
        frame = pl.DataFrame(self.ROWS)
        self.check(frame)
        self.check(frame.with_columns(pl.col("leerweg").cast(pl.Categorical)))
        antwoorden = REGELS.batch(frame, ontbrekend=True, bedragen=True)
        self.assertEqual(pl.DataFrame(antwoorden).to_dicts(), self.expected)
        with self.assertRaisesRegex(Exception, 'row 1: "x"'):
            pl.DataFrame(REGELS.batch({"leerweg": ["x"]}))
        with self.assertRaisesRegex(TypeError, r"collect\(\)"):
            REGELS.batch(frame.lazy())
        samenvatting = antwoorden.samenvatting()  # polars takes a Mapping for columns, whatever else it is
        self.assertEqual(pl.DataFrame(samenvatting).to_dicts(), lees(samenvatting))
        for tabel in Tabellen().tables():
            self.assertEqual(pl.DataFrame(tabel).to_dicts(), lees(tabel))

    @has("pandas")
    def test_pandas(self):
        pd = library("pandas")
        frame = pd.DataFrame(self.ROWS)
        frame["startdatum"] = pd.to_datetime(frame["startdatum"])
        frame["leerweg"] = frame["leerweg"].astype("category")
        self.check({name: frame[name].to_numpy() for name in frame})  # as where pyarrow is not
        self.check({name: frame[name] for name in frame})
        with mock.patch.object(pd.DataFrame, "__arrow_c_stream__", side_effect=ImportError("pyarrow")):
            self.check(frame)
        if not importlib.util.find_spec("pyarrow"):
            return
        self.check(frame)
        self.check(frame.set_index("id", drop=False))
        antwoorden = REGELS.batch(frame, ontbrekend=True)
        from_arrow = getattr(pd.DataFrame, "from_arrow", lambda table: library("pyarrow").table(table).to_pandas())
        back = from_arrow(antwoorden)
        self.assertEqual(list(back["toelating"]), [row["toelating"] for row in self.expected])
        with self.assertRaisesRegex(ValueError, 'row 1: "x"'):
            library("pyarrow").table(REGELS.batch(pd.DataFrame({"leerweg": ["x"]}))).to_pandas()

    @has("duckdb")
    def test_duckdb(self):
        duckdb = library("duckdb")
        bron = Bron(5, 2)
        antwoorden = REGELS.batch(bron, vragen=["bekostiging", "aanbod"])  # noqa: F841
        self.assertEqual(duckdb.sql("select bekostiging, count(*) from antwoorden group by all").fetchall(), [("onbekend", 10)])
        self.assertEqual(bron.read, 2)  # it asks for the stream more often than it reads it
        tabel = Structuur().tabel("kwalificaties")  # noqa: F841
        self.assertEqual(duckdb.sql("select count(*) from tabel where niveau = 4").fetchall()[0][0],
                         sum(k.niveau == 4 for k in Structuur().kwalificaties))
        bad = REGELS.batch({"leerweg": ["x"]})  # noqa: F841
        with self.assertRaisesRegex(Exception, 'row 1: "x"'):
            duckdb.sql("select * from bad").fetchall()
        relation = duckdb.sql("select * from (values (1, 'bol'), (2, 'derde')) t(id, leerweg) order by id")
        self.assertEqual(lees(REGELS.batch(relation, vragen="bekostiging")),
                         [{"id": 1, "bekostiging": "onbekend"}, {"id": 2, "bekostiging": "nee"}])
        samenvatting = REGELS.batch(relation, vragen="bekostiging").samenvatting()
        self.assertEqual(samenvatting["bekostiging"].uitkomsten[Uitkomst.NEE], 1)

    def test_own_rules_and_progress_whoever_reads(self):
        """Python is entered from the threads of the batch, while the reader has the GIL or does not."""
        regel = mborules.eigen_regel("bekostiging", nl="Alleen wie werkt.", id="eigen.werkt")(lambda werkend: werkend)
        rows = {"werkend": [True, False] * 20_000, "bewijs": ["diploma"] * 40_000, "leerweg": ["bol"] * 40_000,
                "instelling": ["roc"] * 40_000}
        told = []
        antwoorden = REGELS.met_eigen_regel(regel).batch(rows, vragen="bekostiging", threads=2,
                                                         voortgang=lambda done, total: told.append(done))
        count = "select count(*) from antwoorden where bekostiging = 'ja'"
        for name, read in (("pyarrow", "library.table(antwoorden)['bekostiging'].to_pylist().count('ja')"),
                           ("polars", "len(library.DataFrame(antwoorden).filter(library.col('bekostiging') == 'ja'))"),
                           ("duckdb", f"library.sql({count!r}).fetchall()[0][0]")):
            if importlib.util.find_spec(name):
                told.clear()
                self.assertEqual(eval(read, {"library": library(name), "antwoorden": antwoorden}), 20_000, name)
                self.assertEqual(told[-1], 40_000, name)

    def test_the_lines_of_the_readme(self):
        """Those that need a library; the others are doctests (test_pakket)."""
        text = (pathlib.Path(__file__).resolve().parents[2] / "bindings" / "python" / "README.md").read_text(encoding="utf-8")
        lines = text.partition("<!-- tabel")[2].partition("-->")[2].strip().splitlines()
        lines = [line.strip() for line in itertools.takewhile(str.strip, lines)]
        self.assertEqual(len(lines), 4)
        antwoorden = REGELS.batch([{"leerweg": "bol"}, {"leerweg": "derde"}], vragen="bekostiging")
        for line in lines:
            name = line.partition(".")[0]
            if not importlib.util.find_spec(name):
                continue
            with self.subTest(line):
                names = {name: library(name), "antwoorden": antwoorden}
                exec(f"made = {line}", names)
                self.assertEqual(len(names["made"]), 2)

    def test_none_is_imported(self):
        program = ("import sys, mborules\n"
                   "r = mborules.Regels()\n"
                   "r.batch([{'leerweg': 'bol'}]).samenvatting(); repr(r.tabel('regels')); list(r.batch({}).fouten)\n"
                   "print(sorted({'numpy', 'pandas', 'polars', 'pyarrow', 'duckdb', 'pyspark', 'tqdm'} & set(sys.modules)))")
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout, "[]\n")


if __name__ == "__main__":
    unittest.main()
