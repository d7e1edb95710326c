# SPDX-License-Identifier: MIT
"""The Python binding against the library itself."""

import gc
import hashlib
import itertools
import json
import pathlib
import re
import unittest

import mborules
from mborules import core

MANIFEST = pathlib.Path(__file__).resolve().parents[2] / "bindings" / "mborules-api.json"
FEITEN = {"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak"}


def objects():
    """A chain of objects, each got from the one before, and how to use the last."""
    regels = core.regels_create()
    zaak = core.zaak_create()
    core.zaak_set_text(zaak, "bewijs", "diploma")
    oordeel = core.oordeel_create(regels, None, zaak, core.VRAAG_TOELATING, 0)
    regel = core.oordeel_reden_regel(oordeel, core.VRAAG_TOELATING, 0)
    bron = core.regel_bron(regel, 0)
    return {"regels": regels, "zaak": zaak, "oordeel": oordeel, "regel": regel, "bron": bron}


class Binding(unittest.TestCase):
    def test_all_is_bound(self):
        api = json.loads(MANIFEST.read_text(encoding="utf-8"))
        for function in api["functions"]:
            if function["name"] not in api["unbound"]:
                self.assertTrue(callable(getattr(core, function["name"][4:])))
        for value in (value for enum in api["enums"] for value in enum["values"]):
            self.assertEqual(getattr(core, value["name"][4:]), value["value"])

    def test_fingerprint_is_a_sha256_of_rules_and_parameters(self):
        library = MANIFEST.parents[1] / "libmborules"
        listed = re.search(r"mborules_recht\(mborules ([^)]*)\)", (library / "CMakeLists.txt").read_text(encoding="utf-8"))
        regels = core.regels_create()
        sha = hashlib.sha256()
        for name in listed[1].split():
            sha.update((library / "recht" / f"{name}.regels").read_bytes())
        for i in range(core.regels_parameter_count(regels)):
            parameter = core.regels_parameter(regels, i)
            for text in (core.parameter_naam(parameter), core.parameter_eenheid(parameter),
                         core.parameter_bron(parameter)):
                sha.update(text.encode() + b"\0")
            for number in (core.parameter_waarde(parameter), core.parameter_vanaf(parameter),
                           core.parameter_tot(parameter), core.parameter_bevestigd_tot(parameter)):
                sha.update(b"%d\n" % number)
        self.assertEqual(core.regels_vingerafdruk(regels), sha.hexdigest())

    def test_kwalificatie(self):
        self.assertEqual(mborules.kwalificatie(25078),
                         {"crebo": 25078, "titel": "Betonboorder", "niveau": 3, "dossier": "Betonboren"})
        self.assertEqual(mborules.kwalificatie(25104)["niveau"], 4)
        self.assertIsNone(mborules.kwalificatie(1))

    def test_antwoord(self):
        known = mborules.antwoord("bekostiging", FEITEN)
        self.assertEqual((known["uitkomst"], known["ontbrekend"]), ("ja", []))
        self.assertTrue(known["redenen"])
        for reden in known["redenen"]:
            self.assertTrue(reden["regel"] and reden["tekst"])
            self.assertIn(reden["uitkomst"], ("ja", "nee", "voorwaardelijk", "onbekend"))
        unknown = mborules.antwoord("toelating", FEITEN)
        self.assertEqual(unknown["uitkomst"], "onbekend")
        self.assertIn("vooropleiding", unknown["ontbrekend"])
        self.assertEqual(mborules.antwoord("bekostiging", {"crebo": "25078", **FEITEN})["uitkomst"], "ja")

    def test_errors(self):
        with self.assertRaises(core.FoutName) as caught:
            mborules.antwoord("toelating", {"bewijz": "diploma"})
        self.assertIsInstance(caught.exception, mborules.Fout)
        self.assertEqual((caught.exception.code, caught.exception.line), (core.ERROR_NAME, 0))
        self.assertIn("bewijz", str(caught.exception))
        with self.assertRaises(core.FoutValue):
            core.zaak_set_text(core.zaak_create(), "startdatum", "2026-13-01")
        with self.assertRaises(core.FoutSyntax) as caught:
            core.structuur_load_memory(b"<sbb>\n<domeinen></sbb>")
        self.assertEqual(caught.exception.line, 2)
        with self.assertRaises(core.FoutIo):
            core.structuur_load_file("there/is/no/such.xml")
        with self.assertRaises(core.FoutConflict):
            mborules.antwoord("toelating", {"crebo": "25078", "soort_opleiding": "entree"})

    def test_arguments(self):
        zaak = core.zaak_create()
        for call, error in ((lambda: core.zaak_known(zaak), TypeError),
                            (lambda: core.zaak_known("zaak", 1), TypeError),
                            (lambda: core.zaak_known(core.regels_create(), 1), TypeError),
                            (lambda: core.zaak_known(None, 1), TypeError),
                            (lambda: core.zaak_known(zaak, "1"), TypeError),
                            (lambda: core.zaak_known(zaak, 1.0), TypeError),
                            (lambda: core.zaak_known(zaak, 2**31), OverflowError),
                            (lambda: core.zaak_known(zaak, 2**64), OverflowError),
                            (lambda: core.zaak_set_text(zaak, "bewijs", "a\0b"), ValueError),
                            (lambda: core.zaak_set_text(zaak, "bewijs", b"diploma"), TypeError),
                            (lambda: core.zaak_set_text(zaak, "bewijs", "\ud800"), UnicodeEncodeError),
                            (lambda: core.structuur_load_memory("<sbb/>"), TypeError),
                            (lambda: core.feitset_next([core.feit_count() + 1], 0), OverflowError),
                            (lambda: core.feitset_next(["x"], 0), TypeError),
                            (lambda: core.feitset_next(1, 0), TypeError),
                            (core.Handle, TypeError)):
            with self.assertRaises(error):
                call()

    def test_results(self):
        day = core.datum_from_ymd(2026, 8, 1)
        self.assertEqual(core.datum_to_ymd(day), (2026, 8, 1))
        self.assertEqual(core.datum_format(day), "2026-08-01")
        self.assertEqual(core.datum_format(core.DATUM_NOT_SET), "")
        self.assertEqual(core.code_parse(core.VOCABULAIRE_LEERWEG, "BOL"), core.LEERWEG_BOL)
        self.assertIsNone(core.code_name(core.VOCABULAIRE_LEERWEG, 99))
        self.assertEqual([core.feitset_next((43, 1), feit) for feit in (0, 1, 43)], [1, 43, 0])
        zaak = core.zaak_create()
        self.assertIsNone(core.zaak_set_money(zaak, core.FEIT_ONDERWIJSPRIJS, 123456))
        self.assertEqual(core.zaak_get_text(zaak, core.FEIT_ONDERWIJSPRIJS), "1234.56")
        self.assertEqual(core.zaak_get(zaak, core.FEIT_ONDERWIJSPRIJS), (1, 123456))
        self.assertEqual(core.zaak_get(zaak, core.FEIT_BEWIJS), (0, 0))
        copy = core.zaak_copy(zaak)
        core.zaak_clear(zaak)
        self.assertEqual(core.zaak_get_text(copy, core.FEIT_ONDERWIJSPRIJS), "1234.56")
        self.assertIsNone(core.structuur_domein(core.structuur_load_builtin(), -1))

    def test_a_set_that_may_be_left_out(self):
        zaak = core.zaak_create()
        for naam, tekst in {**FEITEN, "leerbaan": "geen", "leerbedrijf_erkend": "ja"}.items():
            core.zaak_set_text(zaak, naam, tekst)
        for vast, count in ((None, 1), ((), 1), ((core.FEIT_LEERBAAN,), 0)):
            nodig = core.nodig_create(core.regels_create(), None, zaak, core.VRAAG_PRAKTIJKPLAATS, 0, vast)
            self.assertEqual(core.nodig_count(nodig), count)
        with self.assertRaises(TypeError):
            core.feitset_next(None, 0)

    def test_any_order_of_release(self):
        names = list(objects())
        for order in itertools.permutations(names):
            held = objects()
            for name in order:
                del held[name]
                gc.collect(0)
                if "bron" in held:
                    self.assertTrue(core.bron_tekst(held["bron"]))
                if "oordeel" in held:
                    self.assertTrue(core.oordeel_reden_count(held["oordeel"], core.VRAAG_TOELATING))

    def test_release_by_hand(self):
        structuur = core.structuur_load_builtin()
        second = core.structuur_ref(structuur)
        dossier = core.structuur_dossier(structuur, 0)
        kept = core.structuur_dossier(second, 0)
        core.structuur_free(structuur)
        for call in (lambda: core.structuur_free(structuur), lambda: core.structuur_dossier_count(structuur),
                     lambda: core.dossier_titel(dossier)):
            with self.assertRaises(ValueError):
                call()
        self.assertTrue(core.dossier_titel(kept))
        self.assertIn("released", repr(dossier))
        core.structuur_free(None)

    def test_release_during_a_call(self):
        regels = core.regels_create()

        class Index:
            def __index__(self):
                core.regels_free(regels)
                return 0

        with self.assertRaises(ValueError):
            core.regels_regel(regels, Index())


if __name__ == "__main__":
    unittest.main()
