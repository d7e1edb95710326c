#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The options of mbo-advies that make it an advice, alone and with --jsonl, and those that do not go together.
test_opties.py BIN_DIR"""
import json
import sys
import unittest

from draaien import run

START = ("startdatum=2024-09-01",)


class Options(unittest.TestCase):
    def test_the_advice_is_what_comes_without_a_question(self):
        self.assertIn("routes", json.loads(run("mbo-advies", "--json").stdout))
        for args, key in ((("--waarom-niet",), "uitkomst"), (("--vraag", "alle"), "uitkomst"), (("--motivering",), "vraag")):
            answers = json.loads(run("mbo-advies", "--json", *args, "instelling=privaat").stdout)
            self.assertEqual(len(answers), 18)
            self.assertIn(key, answers[0])

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
