#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The options of mbo-advies that make it an advice, alone and with --jsonl, and those that do not go together.
test_opties.py BIN_DIR DATA_DIR"""
import json
import sys
import unittest
from pathlib import Path

from draaien import run

DATA = Path(sys.argv[2])
START = ("startdatum=2024-09-01",)


class Options(unittest.TestCase):
    def test_the_advice_is_what_comes_without_a_question(self):
        self.assertIn("routes", json.loads(run("mbo-advies", "--json").stdout))
        for args, key in ((("--waarom-niet",), "uitkomst"), (("--vraag", "alle"), "uitkomst"), (("--motivering",), "vraag")):
            answers = json.loads(run("mbo-advies", "--json", *args, "instelling=privaat").stdout)
            self.assertEqual(len(answers), 18)
            self.assertIn(key, answers[0])

    def test_kwalificaties(self):
        """Those that mbo-structuur finds with the same options, each in every route that the case leaves."""
        klein = DATA / "sbb-klein.xml"
        case = ("bewijs=diploma", "leerweg=bbl", "startdatum=2023-09-01")
        for file, args in (("-", ("--niveau", "1", "--instroom", "2015-09-01")), ("-", ("--soort", "entree")),
                           (klein, ("--domein", 101)), (klein, ("--sectorkamer", 201, "--niveau", 3)), (klein, ())):
            found = json.loads(run("mbo-structuur", file, "--json", *(args or ("--zoek", ""))).stdout)
            if not args:
                found = map(json.loads, run("mbo-structuur", file, "--alles").stdout.split("\n")[:-1])
                found = [k for k in found if k["crebos"]]  # without one it is no programme
            routes = json.loads(run("mbo-advies", "--structuur", file, "--json", "--kwalificaties", *args, *case).stdout)["routes"]
            self.assertEqual(sorted(route["naam"] for route in routes), sorted(k["titel"] for k in found), args)
            self.assertTrue(routes)

    def test_doel(self):
        """What is aimed at: a kind of programme, also by a synonym, a kwalificatie, a startkwalificatie."""
        for doel, means in (("vak", {"soort_opleiding": "vak"}), ("MBO-3", {"soort_opleiding": "vak"}), ("25463", {"crebo": 25463}),
                            ("startkwalificatie", {"startkwalificatie": True})):
            leerroute = json.loads(run("mbo-advies", "--json", "--doel", doel, "vooropleiding=vmbo_bb", *START).stdout)["leerroute"]
            self.assertEqual((leerroute["doel"], leerroute["bereikt"]), (means, False))
        self.assertNotIn("leerroute", json.loads(run("mbo-advies", "--json").stdout))
        for crebo in ("999999", "99999999999"):
            unknown = run("mbo-advies", "--json", "--doel", crebo, *START)
            self.assertEqual((unknown.returncode, unknown.stdout, unknown.stderr.count("\n")), (1, "", 1))
            self.assertIn(f"no kwalificatie with crebo {crebo} in this structure", unknown.stderr)

    def test_jsonl(self):
        """A line has what --json has of that case, also with the options of an advice."""
        cases = [{}, {"startdatum": "2024-09-01", "leerweg": "bbl"}, {"leerweg": "bolt"}]
        lines = "".join(json.dumps(case) + "\n" for case in cases)
        for args in ((), ("--alle-routes",), ("--doel", "vak"), ("--streng",)):
            first, second, wrong = map(json.loads, run("mbo-advies", "--jsonl", *args, stdin=lines).stdout.split("\n")[:-1])
            self.assertEqual(first, json.loads(run("mbo-advies", "--json", *args).stdout))
            self.assertEqual(second, json.loads(run("mbo-advies", "--json", *args, "leerweg=bbl", *START).stdout))
            self.assertEqual(wrong["fout"]["feit"], "leerweg")
        [answer] = run("mbo-advies", "--jsonl", stdin='{"id": {"a": 1}}').stdout.split("\n")[:-1]
        self.assertEqual(json.loads(answer)["id"], {"a": 1})
        wrong = json.loads(run("mbo-advies", "--jsonl", stdin='{"geboortedatum": "2030-01-01", "startdatum": "2024-09-01"}').stdout)
        self.assertIn("lies after", wrong["fout"]["melding"])
        wrong = json.loads(run("mbo-advies", "--jsonl", "--kwalificaties", stdin='{"crebo": 25463}').stdout)
        self.assertIn("crebo", wrong["fout"]["melding"])

    def test_impossible_together(self):
        """Refused, with what to do, before anything else is looked at."""
        for args, hint in ((("--html", "--json"), "not both"), (("--html", "--vraag", "toelating"), "leave --vraag"),
                           (("--doel", "vak", "--motivering"), "leave --vraag"), (("--intake", "--waarom-niet"), "leave --vraag"),
                           (("--alle-routes", "--vraag", "alle"), "leave --vraag"), (("--kwalificaties", "--feiten"), "without them"),
                           (("--niveau", "2"), "--kwalificaties too"), (("--instroom", "2024-09-01"), "--kwalificaties too"),
                           (("--jsonl", "--html"), "--jsonl"), (("--jsonl", "--intake"), "--jsonl"),
                           (("--intake", "--zaak", "-"), "give --zaak a file"), (("--controleer", "x", "--html"), "receipt"),
                           (("--controleer", "x", "--vraag", "alle"), "receipt"), (("--feiten", "--op-datum", "vandaag"), "lists"),
                           (("--doel", "mbo"), "a soort_opleiding, a crebo or startkwalificatie"), (("--doel", "0"), "--doel"),
                           (("--kwalificaties", "--niveau", "5"), "--niveau is 1 to 4"),
                           (("--kwalificaties", "--soort", "vakk"), '--soort: "vakk"'),
                           (("--kwalificaties", "--domein", "x"), '--domein: "x" is no number'),
                           (("--kwalificaties", "--sectorkamer", "0"), '--sectorkamer: "0" is no number'),
                           (("--kwalificaties", "--instroom", "morgen"), "--instroom: ")):
            result = run("mbo-advies", *args, stdin="")
            self.assertEqual((result.returncode, result.stdout), (2, ""), args)
            self.assertIn(hint, result.stderr)
            self.assertTrue(result.stderr.startswith("mbo-advies: "))
        result = run("mbo-advies", "--kwalificaties", "crebo=25463", "startdatum=2024-09-01")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("leave it out, or --kwalificaties", result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
