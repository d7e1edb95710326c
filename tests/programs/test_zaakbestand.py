#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A case as a text file: mbo-advies --zaak and --opslaan. test_zaakbestand.py BIN_DIR"""
import datetime
import json
import os
import random
import stat
import sys
import tempfile
import unittest
from pathlib import Path

from draaien import run

VRAAG = ("--vraag", "toelating")


def feiten():
    return json.loads(run("mbo-advies", "--feiten", "--json").stdout)


def a_value(feit, chance):
    """Some value of a fact, in its text form."""
    if feit["type"] == "bool":
        return chance.choice(("ja", "nee"))
    if feit["type"] == "code":
        return chance.choice(feit["codes"])["code"]
    if feit["type"] == "set":
        codes = [code["code"] for code in feit["codes"]]
        return ";".join(chance.sample(codes, chance.randrange(4))) or "-"
    if feit["type"] == "datum":
        return f"{chance.randrange(1970, 2000) if feit['feit'] == 'geboortedatum' else 2024}-0{chance.randrange(1, 10)}-17"
    if feit["type"] == "geld":
        return f"{chance.randrange(5000)}.{chance.randrange(100):02}"
    return str(chance.randint(max(feit["minimum"], 1), min(feit["maximum"], 100)))


class Zaakbestand(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "jansen.zaak"

    def write(self, text):
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.file

    def refused(self, status, *args, stdin=None):
        """What it says, in one line; nothing is answered."""
        result = run("mbo-advies", *VRAAG, *args, stdin=stdin)
        self.assertEqual((result.returncode, result.stdout, result.stderr.count("\n")), (status, "", 1), result.stderr)
        return result.stderr

    def test_there_and_back(self):
        """What is written reads as the same case, whatever it is, and writes the same bytes."""
        chance, alle = random.Random(16), [f for f in feiten() if f["feit"] != "crebo"]
        for n in range(20):
            facts = [f"{f['feit']}={a_value(f, chance)}" for f in alle if chance.random() < 0.5]
            chance.shuffle(facts)
            given = run("mbo-advies", *VRAAG, "--motivering", "--opslaan", self.file, "--overschrijf", *facts)
            self.assertEqual((given.returncode, given.stderr), (0, ""))
            read = run("mbo-advies", *VRAAG, "--motivering", "--zaak", self.file)
            self.assertEqual((read.returncode, read.stdout), (0, given.stdout))
            before = self.file.read_bytes()
            run("mbo-advies", *VRAAG, "--zaak", self.file, "--opslaan", self.file, "--overschrijf")
            self.assertEqual(self.file.read_bytes(), before)

    def test_form(self):
        """In the order of section 2, each beneath its label, in the language."""
        facts = ("leerweg=bbl", "vooropleiding=havo;lbo", "onderwijsprijs=12.5", "geboortedatum=1991-05-06")
        run("mbo-advies", *VRAAG, "--opslaan", self.file, *facts)
        labels = {f["feit"]: f for f in feiten()}
        lines = [line for line in self.file.read_text(encoding="utf-8").split("\n") if line][1:]
        self.assertEqual(lines[1::2], ["geboortedatum=1991-05-06", "vooropleiding=lbo;havo", "leerweg=bbl",
                                       "onderwijsprijs=12.50"])
        self.assertEqual(lines[::2], ["# " + labels[line.split("=")[0]]["tekst_nl"] for line in lines[1::2]])
        run("mbo-advies", *VRAAG, "--taal", "en", "--overschrijf", "--opslaan", self.file, "leerweg=bbl")
        self.assertIn("# " + labels["leerweg"]["tekst_en"] + "\n", self.file.read_text(encoding="utf-8"))

    def test_read(self):
        """Blanks, empty lines, comments, line ends of Windows, the mark of UTF-8, no line end at the end; a fact without a
        value is unknown, and case does not matter in names."""
        for text in ("leerweg=bbl", "leerweg=bbl\n", "\ufeffleerweg=bbl\r\n", "# wat \u00e9\n\n   LeerWeg =  bbl \t\n",
                     "leerweg=\nleerweg=bbl\n", "leerbaan=\r\nleerweg=bbl\r\n\r\n"):
            for args, stdin in ((("--zaak", self.write(text)), None), (("--zaak", "-"), text)):
                result = run("mbo-advies", *VRAAG, "--motivering", *args, stdin=stdin)
                self.assertEqual((result.returncode, result.stderr), (0, ""), text)
                self.assertIn("leerweg=bbl\n", result.stdout)
                self.assertNotIn("leerbaan=", result.stdout)
        self.assertEqual(run("mbo-advies", *VRAAG, "--zaak", self.write("")).stdout, run("mbo-advies", *VRAAG).stdout)

    def test_beside_the_command_line(self):
        self.write("bewijs=diploma\nleerweg=bbl\n")
        both = run("mbo-advies", *VRAAG, "--zaak", self.file, "instelling=roc").stdout
        self.assertEqual(both, run("mbo-advies", *VRAAG, "bewijs=diploma", "leerweg=bbl", "instelling=roc").stdout)
        self.assertIn(f"leerweg is given on the command line (leerweg=bol) and in {self.file}:2: ",
                      self.refused(1, "--zaak", self.file, "leerweg=bol"))
        self.write("\nstartdatum=2024-09-01\n")
        self.assertIn(f"give --op-datum or startdatum ({self.file}:2), not both",
                      self.refused(2, "--zaak", self.file, "--op-datum", "2025-09-01"))

    def test_wrong(self):
        for text, place in (("bewijs=diploma\nleerweg=bolt\n", ':2:9: "bolt" is not a code of leerweg; nearest: "bol"'), ("\n  lerweg = bol", ':2:3: "lerweg"'),
                            ("leerweg", ":1: no = on this line"), ("leerweg=bol\n\nleerweg=bol\n", ":3: leerweg stands on line 1"),
                            ("leerweg=bol\nstartdatum=vandaag\n", ':2:12: startdatum: "vandaag" is not a date'),
                            (b"leerweg=bol\nleer\0baan=geen\n", ":2: a NUL byte"), (b"leerweg=b\xff\n", ":1:9: "),
                            ("onderwijsprijs=1,5", ':1:16: onderwijsprijs: "1,5"')):
            self.assertIn(f"mbo-advies: {self.file}{place}", self.refused(1, "--zaak", self.write(text)))
        self.assertIn("(stdin):1:9: ", self.refused(1, "--zaak", "-", stdin="leerweg=bolt"))
        self.assertIn("larger than 1 MiB", self.refused(1, "--zaak", self.write("#" * (1 << 20) + "\n")))
        self.assertIn("no-such: cannot read: No such file", self.refused(1, "--zaak", self.folder / "no-such"))
        self.assertIn("cannot read: Is a directory", self.refused(1, "--zaak", self.folder))
        self.write("leerweg=bol\n")
        for args in (("--feiten",), ("--vragen",), ("--controleer", self.file)):
            result = run("mbo-advies", *args, "--zaak", self.file)
            self.assertEqual((result.returncode, result.stdout), (2, ""), args)
        self.assertIn("--overschrijf goes with --opslaan", self.refused(2, "--overschrijf"))

    def test_nothing_is_lost(self):
        """A file with something in it stays, and so does one where the case turns out wrong."""
        before = "# mine\n"
        self.write(before)
        self.assertIn("--overschrijf does that", self.refused(2, "--opslaan", self.file, "leerweg=bol"))
        self.refused(1, "--opslaan", self.file, "--overschrijf", "geboortedatum=2030-01-01", "startdatum=2024-09-01")
        self.assertEqual(self.file.read_text(), before)
        self.assertIn("no ordinary file", self.refused(2, "--opslaan", "/dev/null", "--overschrijf"))
        self.assertIn("no ordinary file", self.refused(2, "--opslaan", self.folder))
        self.assertIn("standard output", self.refused(2, "--opslaan", "-"))
        lost = run("mbo-advies", *VRAAG, "--opslaan", self.folder / "no-such" / "x", "leerweg=bol")  # but not the answer
        self.assertEqual((lost.returncode, lost.stdout), (1, run("mbo-advies", *VRAAG, "leerweg=bol").stdout))
        self.assertIn("x: cannot write: No such file", lost.stderr)
        self.write("")  # mbo-batch writes over an empty one too
        self.assertEqual(run("mbo-advies", *VRAAG, "--opslaan", self.file, "leerweg=bol").returncode, 0)
        self.assertEqual([path.name for path in self.folder.iterdir()], [self.file.name])

    def test_permissions(self):
        """A new file as umask says; one that was there keeps its own, and a link points to what it pointed to."""
        mask = os.umask(0o027)
        self.addCleanup(os.umask, mask)
        run("mbo-advies", *VRAAG, "--opslaan", self.file, "leerweg=bol")
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o640)
        self.file.chmod(0o600)
        link = self.folder / "link"
        link.symlink_to(self.file)
        run("mbo-advies", *VRAAG, "--opslaan", link, "--overschrijf", "leerweg=bbl")
        self.assertTrue(link.is_symlink())
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)
        self.assertIn("leerweg=bbl", self.file.read_text())
        self.file.unlink()  # the link then points to nothing, and is left as it is
        result = run("mbo-advies", *VRAAG, "--opslaan", link, "leerweg=bbl")
        self.assertEqual((result.returncode, result.stderr), (1, f"mbo-advies: {link}: cannot write: No such file or directory\n"))
        self.assertTrue(link.is_symlink())

    def test_vandaag(self):
        """By the clock and the zone here: between these two it is never the same day."""
        for zone, hours in (("EEN-14", 14), ("ANDER12", -12)):
            here = datetime.timezone(datetime.timedelta(hours=hours))
            days = [datetime.datetime.now(here).date()]
            run("mbo-advies", *VRAAG, "--op-datum", "vandaag", "--overschrijf", "--opslaan", self.file, TZ=zone)
            days.append(datetime.datetime.now(here).date())
            self.assertIn(self.file.read_text().split("\n")[3], [f"startdatum={day}" for day in days])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
