# SPDX-License-Identifier: MIT
"""A rule set that lacks something is refused when it is made, by name. test_weigert.py PROGRAM, which takes the folder with
the rule files from MBORULES_MUTANT."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

RECHT = pathlib.Path(__file__).resolve().parent.parent.parent / "libmborules/recht"


class Weigert(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.recht = pathlib.Path(self.folder.name) / "recht"
        shutil.copytree(RECHT, self.recht)

    def replace(self, name, old, new):
        path = self.recht / name
        self.assertIn(old, path.read_text())
        path.write_text(path.read_text().replace(old, new))

    def change(self, name, pattern, replacement):
        path = self.recht / name
        text, n = re.subn(pattern, replacement, path.read_text(), flags=re.S | re.M)
        self.assertEqual(n, 1, pattern)
        path.write_text(text)

    def refused(self, *words):
        run = subprocess.run([PROGRAM], env=os.environ | {"MBORULES_MUTANT": str(self.recht)}, capture_output=True,
                             text=True)
        self.assertEqual(run.returncode, 3 if words else 0, run.stdout + run.stderr)
        for word in words:
            self.assertIn(word, run.stdout)

    def test_as_it_is(self):
        self.refused()

    def test_question_without_rules(self):
        self.change("praktijkverklaring.regels", r"^regel .*\Z", "")
        self.refused("question praktijkverklaring_behoud_uitkering", "recht/", "libmborules/CMakeLists.txt")

    def test_question_without_rules_at_first(self):
        self.change("levenlanglerenkrediet.regels", r"^regel levenlanglerenkrediet.begin\n.*?(?=^regel)", "")
        self.refused("question levenlanglerenkrediet", "2014-08-01", "nooit")

    def test_question_without_rules_at_last(self):
        self.replace("startkwalificatie.regels", "  vanaf: 2014-08-01\n", "  vanaf: 2014-08-01\n  tot: 2030-01-01\n")
        self.refused("question startkwalificatie_na_afloop", "2030-01-01")

    def test_parameter_without_a_line(self):
        self.replace("levenlanglerenkrediet.regels", ">= levenlanglerenkrediet.leeftijd_tot",
                     ">= levenlanglerenkrediet.leeftijd_tod")
        self.refused("parameter levenlanglerenkrediet.leeftijd_tod", "parameters.csv",
                     'nearest: "levenlanglerenkrediet.leeftijd_tot"')

    def test_fact_without_its_derivation(self):
        self.replace("toelating.regels", "afleiding leerplicht_beeindigd\n", "afleiding leerplicht_over\n")
        self.refused("fact leerplicht_beeindigd", "zaak/feiten.c", "VOLGT")

    def test_derivation_of_a_fact_that_does_not_follow(self):
        self.change("begrippen.regels", r"^afleiding zoekt_of_heeft_werk\n",
                    "afleiding vak_zelfde_richting\n  is: nooit\n\n\\g<0>")
        self.refused("fact vak_zelfde_richting", "zaak/feiten.c", "VOLGT")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
