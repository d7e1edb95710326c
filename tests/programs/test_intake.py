#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mbo-advies --intake, which asks for what is missing. test_intake.py BIN_DIR"""
import datetime
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from draaien import BIN, run

START = ("startdatum=2024-09-01",)


def feiten():
    return {f["feit"]: f for f in json.loads(run("mbo-advies", "--feiten", "--json").stdout)}


def converse(*answers, args=(), end="\n"):
    """What comes out, and what was asked: (the fact, what was said about it) for each."""
    text = "".join(answer + "\n" for answer in answers[:-1]) + (answers[-1] + end if answers else "")
    result = run("mbo-advies", "--intake", *args, stdin=text)
    assert result.returncode == 0, result.stderr
    questions = {" ".join(feit[f"vraag_{taal}"].split()): name for name, feit in feiten().items() for taal in ("nl", "en")}
    asked = []
    for piece in re.split(r"\n(?=\d+\. )", result.stderr)[1:]:
        plain = " ".join(piece.split())
        [name] = {name for question, name in questions.items() if re.match(rf"\d+\. {re.escape(question)} \(", plain)}
        asked.append((name, plain))
    return result, asked


def case_of(*answers, args=(), **more):
    """The facts with which the advice is given."""
    result, asked = converse(*answers, args=("--json", *args), **more)
    return json.loads(result.stdout)["zaak"], [name for name, _ in asked]


class Intake(unittest.TestCase):
    def test_startdatum_first(self):
        """It says by which rules; Enter is today, by the clock and the zone here."""
        here = {str(datetime.date.today())}
        zaak, asked = case_of("", "klaar")
        here.add(str(datetime.date.today()))
        self.assertEqual(asked[0], "startdatum")
        self.assertIn(zaak["startdatum"], here)
        self.assertEqual(case_of("2019-02-03", "klaar")[0], {"startdatum": "2019-02-03"})
        self.assertEqual(case_of("onbekend", "klaar")[0], {})
        self.assertNotIn("startdatum", case_of("klaar", args=START)[1])

    def test_order(self):
        """The next question is the next best one of the advice with what is known: that of --json."""
        some = {"bool": "ja", "set": "-", "datum": "1991-05-06", "int": "24", "geld": "1"}
        alle, zaak = feiten(), {"startdatum": "2024-09-01"}
        result, asked = converse(*[""] * 60, args=START)
        self.assertGreater(len(asked), 3)
        self.assertEqual(len({name for name, _ in asked}), len(asked))  # each once
        for turn in range(12):
            given = [f"{name}={value}" for name, value in zaak.items()]
            expected = json.loads(run("mbo-advies", "--json", *given).stdout)["volgende_vraag"]
            _, asked = converse("klaar", args=given)
            self.assertEqual([name for name, _ in asked], [expected["feit"]] if expected else [])
            if not expected:
                break
            name, kind = expected["feit"], alle[expected["feit"]]["type"]
            zaak[name] = alle[name]["codes"][0]["code"] if kind == "code" else some[kind]
        else:
            self.fail("it never settles")

    def test_answers(self):
        """Numbers and names of what is listed, several; yes and no; blanks around them."""
        def answer(feit, text):
            """The value that a fact gets, when it is what is asked."""
            skip = []
            for turn in range(40):
                _, asked = case_of(*skip, "klaar", args=START)
                if asked[-1:] == [feit]:
                    return case_of(*skip, text, "klaar", args=START)[0].get(feit)
                self.assertLess(len(skip), len(asked), f"{feit} is not asked")
                skip.append("")
            raise AssertionError(feit)
        self.assertEqual(answer("vooropleiding", "12;lbo"), "lbo;havo")
        self.assertEqual(answer("vooropleiding", " HAVO ; 3 "), "lbo;havo")
        self.assertEqual(answer("vooropleiding", "-"), "-")
        self.assertEqual(answer("vooropleiding", "geen"), "-")
        self.assertEqual(answer("leerbaan", "2"), "arbeidsovereenkomst")
        self.assertEqual(answer("leerbaan", "geen"), "geen")
        self.assertEqual(answer("geboortedatum", " 1991-05-06\t"), "1991-05-06")
        for typed in ("6 mei 1991", "6/5/91"):
            self.assertEqual(answer("geboortedatum", typed), "1991-05-06")
        for text, value in (("ja", "ja"), ("J", "ja"), ("JA", "ja"), ("j", "ja"), ("yes", "ja"), ("n", "nee"), ("no", "nee"), ("-", None),
                            ("unknown", None)):
            self.assertEqual(answer("werkend", text), value, text)

    def test_codes_are_listed(self):
        """With number, name and label, in both languages, within 80 columns."""
        for taal in ("nl", "en"):
            result, asked = converse(*[""] * 60, args=(*START, "--taal", taal))
            for line in result.stderr.split("\n"):
                self.assertLessEqual(len(line), 80, line)
            for name, text in asked:
                for number, code in enumerate(feiten()[name].get("codes", ()), 1):
                    self.assertIn(f" {number} {code['code']} {code[f'tekst_{taal}']}", text)

    def test_asked_again(self):
        """With the reason, until it will do; a line that is too long too."""
        result, asked = converse("gisteren", "2024-13-01", "x" * 5000, "2024-09-01", "klaar")
        self.assertEqual([name for name, _ in asked][0], "startdatum")
        self.assertEqual(result.stderr.count("Zo kan het niet: "), 3)
        for hint in ('"gisteren" is not a date', "2024-13-01", "dat is te lang"):
            self.assertIn(hint, " ".join(result.stderr.split()))
        zaak, asked = case_of("1990-01-01", "2024-09-01", "klaar", args=("geboortedatum=2001-01-01",))
        self.assertEqual((zaak["startdatum"], asked[:2]), ("2024-09-01", ["startdatum", "startdatum"]))

    def test_too_long(self):
        """Nothing of an answer is left out: of a list not its end, and what begins with blanks is no empty line."""
        result, _ = converse("5;" * 997 + "12", " " * 3000 + "havo", "klaar", args=START)
        self.assertEqual(" ".join(result.stderr.split()).count("Zo kan het niet: dat is te lang"), 2)

    def test_explains(self):
        result, asked = converse("?", "", "?", "klaar")
        self.assertIn("[startdatum]", asked[0][1])
        self.assertRegex(asked[1][1], rf"\[{asked[1][0]}\]\. Wie dit kan zeggen: .*: \d+ / \d+\.")

    def test_undo(self):
        """The last answer, or that it is not known; as often as there are answers, and no further."""
        zaak, asked = case_of("2024-09-01", "terug", "2025-09-01", "klaar")
        self.assertEqual((zaak, asked[:3]), ({"startdatum": "2025-09-01"}, ["startdatum", asked[1], "startdatum"]))
        first, second = case_of("", "klaar", args=START)[1]
        _, asked = case_of("", "", "terug", "back", "klaar", args=START)
        self.assertEqual((asked[:2], asked[3:]), ([first, second], [second, first]))
        self.assertIn("nog niets gevraagd", converse("terug", "klaar")[0].stderr)

    def test_stops(self):
        """When nothing that can be asked changes the advice; when told to; at the end of what there is to read."""
        result, asked = converse(*[""] * 60, args=START)
        self.assertIn("alleen wat niet bekend is, kan het advies nog veranderen", " ".join(result.stderr.split()))
        answered = [name for name, _ in asked]
        result, asked = converse(*[""] * len(answered), args=START)
        self.assertEqual([name for name, _ in asked], answered)
        for answers, end in ((("Klaar",), "\n"), (("done",), "\n"), (("klaar",), ""), (("",), ""), ((), "")):
            result, asked = converse(*answers, args=START, end=end)
            self.assertEqual(len(asked), 1)
            self.assertIn("Het advies met wat nu bekend is.", result.stderr)
            self.assertTrue(result.stdout)
        self.assertEqual(case_of("1991-05-06", args=START, end="")[0].get("geboortedatum", "1991-05-06"), "1991-05-06")

    def test_forms(self):
        """Standard output has the advice alone, in the form that is asked: the same as without asking."""
        for form in ((), ("--json",), ("--html",), ("--taal", "en"), ("--alle-routes", "--json")):
            result, _ = converse("2024-09-01", "klaar", args=("leerweg=bbl", *form))
            plain = run("mbo-advies", *form, "leerweg=bbl", *START)
            self.assertEqual((plain.returncode, plain.stderr), (0, ""))
            self.assertEqual(result.stdout, plain.stdout, form)

    def test_is_saved(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "jansen.zaak"
            result, _ = converse("2024-09-01", "klaar", args=("--opslaan", file, "leerweg=bbl"))
            self.assertIn("\nleerweg=bbl\n", file.read_text())
            self.assertIn("\nstartdatum=2024-09-01\n", file.read_text())
            self.assertEqual(run("mbo-advies", "--zaak", file).stdout, result.stdout)
            _, asked = converse("klaar", args=("--zaak", file))
            self.assertNotIn("startdatum", [name for name, _ in asked])
            refused = run("mbo-advies", "--intake", "--opslaan", file, stdin="")  # before the first question
            self.assertEqual((refused.returncode, refused.stdout, refused.stderr.count("\n")), (2, "", 1))
            lost = run("mbo-advies", "--intake", "--opslaan", Path(folder) / "no" / "x", stdin="2024-09-01\nklaar\n")
            self.assertEqual(lost.returncode, 1)  # and the advice is there
            self.assertIn("No such file", lost.stderr)
            self.assertTrue(lost.stdout)

    def test_wrong_from_the_start(self):
        result = run("mbo-advies", "--intake", "geboortedatum=2030-01-01", *START, stdin="\n")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("lies after the startdatum", result.stderr)

    def test_terminal(self):
        """On a terminal, where Enter is seen and nothing is added."""
        master, slave = pty.openpty()
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen([BIN / "mbo-advies", "--intake", "--json"], stdin=slave, stderr=slave, stdout=out)
            os.close(slave)
            os.write(master, b"2024-09-01\nklaar\n")
            said = b""
            while child.poll() is None or b"bekend is." not in said:
                try:
                    said += os.read(master, 4096)
                except OSError:  # the other end is closed
                    break
            self.assertEqual(child.wait(), 0)
            os.close(master)
            out.seek(0)
            self.assertEqual(json.load(out)["zaak"], {"startdatum": "2024-09-01"})

    def test_full_disk(self):
        """That the advice cannot be written is told, after all that was asked."""
        with open("/dev/full", "wb") as full:
            result = subprocess.run([BIN / "mbo-advies", "--intake"], input=b"2024-09-01\nklaar\n", stdout=full,
                                    stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"\nmbo-advies: cannot write the output: No space left on device\n", result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
