# SPDX-License-Identifier: MIT
"""The C half of the Python package against the library and its manifest."""

import ast
import datetime
import gc
import hashlib
import inspect
import itertools
import json
import pathlib
import re
import sys
import unittest
from decimal import Decimal

import mborules
from mborules import _core as core
from mborules import Feit, Leerweg, Regels, Structuur, Uitkomst, Zaak

MANIFEST = pathlib.Path(__file__).resolve().parents[2] / "bindings" / "mborules-api.json"
API = json.loads(MANIFEST.read_text(encoding="utf-8"))
PACKAGE = pathlib.Path(mborules.__file__).parent
C_SPEAK = re.compile(r"\bmbo_|MBO_|NULL|\bNUL\b|[Tt]hread-safe|by index[.,:;]|outside the range|free with|1 yes|\b[01] when")
FEITEN = {"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak"}


def objects():
    """A chain of objects, each got from the one before, and how to use the last."""
    regels = core.regels_create()
    zaak = Zaak(bewijs="diploma")
    oordeel = core.oordeel_create(regels, zaak, "toelating")
    regel = oordeel["toelating"].redenen[0].regel
    return {"regels": regels, "zaak": zaak, "oordeel": oordeel, "regel": regel, "bron": regel.bronnen[0]}


class Binding(unittest.TestCase):
    def test_every_function_is_bound_or_its_absence_explained(self):
        names = {function["name"] for function in API["functions"]}
        self.assertEqual(set(core.GEBONDEN) & set(core.NIET_GEBONDEN), set())
        self.assertEqual(set(core.GEBONDEN) | set(core.NIET_GEBONDEN), names)
        for name, place in core.GEBONDEN.items():
            found = core
            for part in place.split("."):
                self.assertTrue(hasattr(found, part), f"{name}: no {place}")
                found = getattr(found, part)
        for name, reason in core.NIET_GEBONDEN.items():
            self.assertTrue(reason, name)
            self.assertNotIn("not yet", reason, name)

    def test_what_is_said_to_be_bound_is_called(self):
        """The extension asks the library for each function of GEBONDEN by its name."""
        asks = pathlib.Path(core.__file__).read_bytes()
        if b"\0mbo_version\0" not in asks:
            self.skipTest("the library is within the extension")
        self.assertEqual([name for name in core.GEBONDEN if b"\0%s\0" % name.encode() not in asks], [])

    def test_every_value_of_an_enum(self):
        for enum in API["enums"]:
            if enum["type"] is None:
                for value in enum["values"]:
                    self.assertEqual(getattr(core, value["name"][4:]), value["value"])
            elif enum["type"] not in ("mbo_status", "mbo_datum", "mbo_ctype", "mbo_kolomtype"):
                cls = getattr(mborules, "".join(word.capitalize() for word in enum["type"][4:].split("_")))
                self.assertEqual([int(member) for member in cls], [value["value"] for value in enum["values"]])
                for member, value in zip(cls, enum["values"]):
                    self.assertTrue(value["name"].endswith(f"_{member.name}"))
                    self.assertIs(cls(int(member)), member)
                    self.assertIs(cls(str(member)), member)

    def test_docs_and_signatures(self):
        for kind in (value for value in vars(core).values() if isinstance(value, type) and issubclass(value, core.Object)):
            self.assertTrue(kind.__doc__, kind)
            for name, member in vars(kind).items():
                if not name.startswith("__"):
                    self.assertTrue(member.__doc__, f"{kind.__name__}.{name}")
                    if not hasattr(member, "__get__") or callable(member):
                        self.assertTrue(member.__text_signature__, f"{kind.__name__}.{name}")
                    self.assertIsNone(C_SPEAK.search(member.__doc__), f"{kind.__name__}.{name}: {member.__doc__}")
        self.assertEqual(core.oordeel_create.__text_signature__, "(regels, zaak, vraag, structuur=None, options=0)")
        self.assertEqual(core.Structuur._find_crebo.__text_signature__, "($self, crebo, /)")

    def test_type_stubs_say_what_there_is(self):
        stub = ast.parse((PACKAGE / "_core.pyi").read_text(encoding="utf-8"))
        said = {node.name: {part.name for part in node.body if isinstance(part, ast.FunctionDef)
                            and not part.name.startswith("__")}
                for node in stub.body if isinstance(node, ast.ClassDef)}
        kinds = {name: {member for member in vars(value) if not member.startswith("__")} for name, value in vars(core).items()
                 if isinstance(value, type) and issubclass(value, core.Object)}
        self.assertEqual({name: found for name, found in said.items() if name in kinds}, kinds)
        self.assertEqual(set(said) - set(kinds), {name for name in vars(core) if name.startswith("Fout")})
        functions = {node.name: [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
                     for node in stub.body if isinstance(node, ast.FunctionDef)}
        for name, names in functions.items():
            self.assertEqual(list(inspect.signature(getattr(core, name)).parameters), names, name)
        self.assertEqual(set(functions), {name for name, value in vars(core).items() if not name.startswith("_")
                                          and callable(value) and not isinstance(value, type)})
        stub = ast.parse((PACKAGE / "_codes.pyi").read_text(encoding="utf-8"))
        enums = {node.name: [part.targets[0].id for part in node.body if isinstance(part, ast.Assign)]
                 for node in stub.body if isinstance(node, ast.ClassDef) and node.name != "Code"}
        self.assertEqual(enums, {name: [member.name for member in enum] for name, enum in mborules._codes.ENUMS.items()})

    def test_fingerprint_is_a_sha256_of_rules_and_parameters(self):
        library = MANIFEST.parents[1] / "libmborules"
        listed = re.search(r"mborules_recht\(mborules ([^)]*)\)", (library / "CMakeLists.txt").read_text(encoding="utf-8"))
        regels = core.regels_create()
        sha = hashlib.sha256()

        def day(date):
            return -2**31 if date is None else date.toordinal() - 719163

        for name in listed[1].split():
            sha.update((library / "recht" / f"{name}.regels").read_bytes())
        for parameter in regels.parameters:
            for text in (parameter.naam, parameter.eenheid, parameter.bron):
                sha.update(text.encode() + b"\0")
            for number in (int(parameter.waarde * 100), day(parameter.vanaf), day(parameter.tot),
                           day(parameter.bevestigd_tot)):
                sha.update(b"%d\n" % number)
        self.assertEqual(regels.vingerafdruk, sha.hexdigest())

    def test_kwalificatie(self):
        found = Structuur()[25078]
        self.assertEqual((found.crebo, found.titel, found.niveau, found.dossier.titel),
                         (25078, "Betonboorder", 3, "Betonboren"))
        self.assertEqual(Structuur()[25104].niveau, 4)
        self.assertIsNone(Structuur().get(1))
        self.assertNotIn(1, Structuur())
        with self.assertRaises(KeyError):
            Structuur()[1]

    def test_antwoord(self):
        known = Regels().oordeel(Zaak(**FEITEN), "bekostiging")
        self.assertEqual((known.uitkomst, known.ontbrekend), ("ja", ()))
        self.assertTrue(known.redenen)
        for reden in known.redenen:
            self.assertTrue(reden.regel.id and reden.tekst)
            self.assertIn(reden.uitkomst, ("ja", "nee", "voorwaardelijk", "onbekend"))
        unknown = Regels().oordeel(Zaak(**FEITEN), "toelating")
        self.assertEqual(unknown.uitkomst, Uitkomst.ONBEKEND)
        self.assertIn(Feit.VOOROPLEIDING, unknown.ontbrekend)
        # A crebo is looked up in the built-in structure where none is given.
        self.assertEqual(Regels().bekostiging(Zaak(crebo="25078", **FEITEN)), "ja")

    def test_errors(self):
        with self.assertRaises(mborules.FoutName) as caught:
            Zaak(bewijz="diploma")
        self.assertIsInstance(caught.exception, mborules.Fout)
        self.assertIsInstance(caught.exception, KeyError)
        self.assertEqual((caught.exception.code, caught.exception.line, caught.exception.column), (6, 0, 0))
        self.assertIn("bewijz", str(caught.exception))
        self.assertIn('nearest: "bewijs"', str(caught.exception))
        self.assertNotEqual(str(caught.exception)[0], "'")
        with self.assertRaises(mborules.FoutValue) as caught:
            Zaak(startdatum="2026-13-01")
        self.assertIsInstance(caught.exception, ValueError)
        with self.assertRaises(mborules.FoutSyntax) as caught:
            Structuur(b"<sbb>\n<domeinen></sbb>")
        self.assertEqual(caught.exception.line, 2)
        with self.assertRaises(mborules.FoutIo):
            Structuur("there/is/no/such.xml")
        with self.assertRaises(mborules.FoutConflict):
            Regels().toelating(Zaak(crebo=25078, soort_opleiding="entree"))
        statuses = next(enum["values"] for enum in API["enums"] if enum["type"] == "mbo_status")[1:]
        for value in statuses:
            name = "Fout" + "".join(word.capitalize() for word in value["name"].split("_")[2:])
            self.assertTrue(issubclass(getattr(mborules, name), mborules.Fout))

    def test_arguments(self):
        regels, zaak = Regels(), Zaak(**FEITEN)
        for call, error in ((lambda: zaak._known(), TypeError),
                            (lambda: zaak._known(1, 2), TypeError),
                            (lambda: zaak._known(feit=1), TypeError),
                            (lambda: core.Zaak._known("zaak", 1), TypeError),
                            (lambda: core.Zaak._known(regels, 1), TypeError),
                            (lambda: zaak._known("1"), mborules.FoutName),
                            (lambda: zaak._known(1.0), TypeError),
                            (lambda: zaak._known(2**31), OverflowError),
                            (lambda: zaak._known(2**64), OverflowError),
                            (lambda: regels.toelating("zaak"), TypeError),
                            (lambda: regels.toelating(regels), TypeError),
                            (lambda: regels.toelating(zaak, structuur=zaak), TypeError),
                            (lambda: regels.toelating(zaak, None, structuur=None), TypeError),
                            (lambda: regels.toelating(zaak, structuren=None), TypeError),
                            (lambda: regels.uitkomst(zaak=zaak), TypeError),
                            (lambda: regels.uitkomst(zaak, "toelatingg"), mborules.FoutName),
                            (lambda: Zaak(bewijs="a\0b"), ValueError),
                            (lambda: Zaak(bewijs=b"diploma"), TypeError),
                            (lambda: Zaak(bewijs="\ud800"), UnicodeEncodeError),
                            (lambda: Zaak(FEITEN), TypeError),
                            (lambda: Zaak(onderwijsprijs=1.5), TypeError),
                            (lambda: Zaak(leerplicht_beeindigd=1), TypeError),
                            (lambda: Zaak(studieduur=True), TypeError),
                            (lambda: Zaak(studieduur=2**64), OverflowError),
                            (lambda: Zaak(vooropleiding={"vmbo"}), mborules.FoutName),
                            (lambda: Zaak(vooropleiding={5}), TypeError),
                            (lambda: core.structuur_load_memory("<sbb/>"), TypeError),
                            (lambda: core.advies_create(regels, zaak).vervolgvraag(["x"]), mborules.FoutName),
                            (lambda: core.advies_create(regels, zaak).vervolgvraag([core.feit_count() + 1]), ValueError),
                            (lambda: core.advies_create(regels, zaak).vervolgvraag(1), TypeError),
                            (core.Object, TypeError),
                            (core.Regel, TypeError),
                            (mborules.Regel, TypeError)):
            with self.assertRaises(error):
                call()

    def test_results(self):
        self.assertEqual(core.datum_leeftijd(datetime.date(2000, 2, 29), "2018-02-28"), 17)
        self.assertEqual(core.code_parse("leerweg", "BOL"), Leerweg.BOL.code)
        self.assertIs(Leerweg("OVO"), Leerweg.DERDE)
        self.assertIsNone(core.code_name("leerweg", 99))
        zaak = Zaak(onderwijsprijs=Decimal("1234.56"), startdatum=datetime.date(1, 1, 1))
        self.assertEqual(zaak.get_text("onderwijsprijs"), "1234.56")
        self.assertEqual((zaak.onderwijsprijs, zaak.bewijs), (Decimal("1234.56"), None))
        self.assertEqual(Zaak(startdatum=datetime.date.max).startdatum, datetime.date.max)
        self.assertEqual(zaak.startdatum, datetime.date.min)
        self.assertEqual(zaak.met(onderwijsprijs=None), Zaak(startdatum="0001-01-01"))
        self.assertIsNone(Structuur()._find_crebo(0))
        self.assertEqual(len(Structuur().kwalificaties), 864)

    def test_a_set_that_may_be_left_out(self):
        zaak = Zaak(**FEITEN, leerbaan="geen", leerbedrijf_erkend="ja")
        for vast, count in ((None, 1), ((), 1), (("leerbaan",), 0), (Feit.LEERBAAN, 0), ([Feit.LEERBAAN], 0)):
            self.assertEqual(len(Regels().nodig(zaak, "praktijkplaats", vast=vast)), count)
        aanpassing, = Regels().nodig(zaak, "praktijkplaats")
        self.assertEqual((aanpassing.feiten, aanpassing.waarde("leerbaan")), (("leerbaan",), "arbeidsovereenkomst"))
        self.assertIsNone(aanpassing.waarde("leerweg"))

    def test_any_order_of_release(self):
        names = list(objects())
        for order in itertools.permutations(names):
            held = objects()
            for name in order:
                del held[name]
                gc.collect(0)
                if "bron" in held:
                    self.assertTrue(held["bron"].tekst)
                if "oordeel" in held:
                    self.assertTrue(held["oordeel"]["toelating"].redenen)

    def test_flat_memory(self):
        """No references are left behind, of None and of the types neither."""
        def round_():
            zaak = Zaak(**FEITEN, uitkering=["ww"], onderwijsprijs=1200)
            for antwoord in Regels().oordeel(zaak).values():
                str(antwoord), antwoord.bedrag, antwoord.vanaf, antwoord.motivering("json"), antwoord.niet_bevestigd
            [stap.tekst() for route in Regels().advies(zaak) for stap in route.stappen]
            for wrong in ({"bewijs": "x"}, {"x": 1}, {"startdatum": "x"}):
                try:
                    Zaak(**wrong)
                except mborules.Fout:
                    pass

        for _ in range(20):  # some things are made once, and free lists fill
            round_()
        gc.collect()
        counted = (None, True, *(cls for cls in vars(mborules).values() if isinstance(cls, type)), *Uitkomst, *Feit)
        before = [sys.getrefcount(o) for o in counted]
        for _ in range(100):
            round_()
        gc.collect()
        for o, was in zip(counted, before):
            self.assertLess(abs(sys.getrefcount(o) - was), 50, repr(o))  # one a round would be 100


if __name__ == "__main__":
    unittest.main()
