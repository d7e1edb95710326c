# SPDX-License-Identifier: MIT
"""What an author of rules forgets or writes twice is refused when the rule set is made, by name.
test_regelbestand.py PROGRAM, which takes the folder with the rule files from MBORULES_MUTANT."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

RECHT = pathlib.Path(__file__).resolve().parent.parent.parent / "libmborules/recht"


class Regelbestand(unittest.TestCase):
    def refused(self, name, pattern, replacement, *words):
        """The first place of the pattern replaced."""
        with tempfile.TemporaryDirectory() as folder:
            recht = pathlib.Path(folder) / "recht"
            shutil.copytree(RECHT, recht)
            text, n = re.subn(pattern, replacement, (recht / name).read_text(), count=1, flags=re.M)
            self.assertEqual(n, 1, pattern)
            (recht / name).write_text(text)
            run = subprocess.run([PROGRAM], env=os.environ | {"MBORULES_MUTANT": str(recht)}, capture_output=True,
                                 text=True)
        self.assertEqual(run.returncode, 3 if words else 0, run.stdout + run.stderr)
        for word in words:
            self.assertIn(word, run.stdout)

    def test_as_it_is(self):
        self.refused("bekostiging.regels", r"\A", "# a comment\n")

    def test_line_forgotten(self):
        for key, word in ("vraag", "question"), ("vanaf", "vanaf"), ("bron", "source"), ("nl", "sentence"):
            with self.subTest(key):
                self.refused("bekostiging.regels", rf"(^regel (?:.*\n(?!  {key}:))*.*\n)(?:  {key}: .*\n(?:   .*\n)*)+",
                             r"\1", "bekostiging.regels", word, "bekostiging.")

    def test_key_twice(self):
        for key in "vraag", "vanaf", "dan", "nl":
            with self.subTest(key):
                self.refused("bekostiging.regels", rf"^  {key}: .*\n", r"\g<0>\g<0>", "twice", f'"{key}"')
        self.refused("urennorm.regels", r"^  naar_rato: .*\n", r"\g<0>\g<0>", "twice", '"naar_rato"')
        self.refused("praktijkplaats.regels", r"^  bereik: .*\n", r"\g<0>  bereik: nooit\n", "twice", '"bereik"')

    def test_end_before_the_begin(self):
        self.refused("bekostiging.regels", r"^  vanaf: .*\n", "  vanaf: 2020-08-01\n  tot: 2020-08-01\n", "tot",
                     "bekostiging.")

    def test_money_without_its_kind(self):
        self.refused("onderwijsgeld.regels", r"^  bedrag: .*\n", "", "soort and bedrag", "onderwijsgeld.")
        self.refused("onderwijsgeld.regels", r"^  soort: .*\n", "", "soort and bedrag", "onderwijsgeld.")

    def test_question_by_way_of_itself(self):
        self.refused("bekostiging.regels", r"^  dan: .*\n", "  dan: bekostiging\n", "question bekostiging", "back")
        self.refused("toelating.regels", r"^  dan: .*\n", "  dan: niet traject\n", "question", "back")

    def test_parameter_of_another_unit(self):
        self.refused("levenlanglerenkrediet.regels", r">= levenlanglerenkrediet\.leeftijd_vanaf$",
                     ">= lesgeld.bedrag", "levenlanglerenkrediet.leeftijd_vanaf", "lesgeld.bedrag", "EUR")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
