#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The examples do what they show: test_examples.py BIN_DIR WITH_LIBFFI [MBO_ADVIES]"""
import subprocess
import sys
import unittest
from pathlib import Path

BIN = Path(sys.argv[1])
FFI = sys.argv[2] == "1"
ADVIES = sys.argv[3] if len(sys.argv) > 3 else ""
SOURCES = Path(__file__).resolve().parents[2] / "examples"


def run(example):
    return subprocess.run([BIN / example], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True)


class Examples(unittest.TestCase):
    def test_eerste(self):
        self.assertTrue(run("eerste").stdout.startswith("onbekend\n"))

    def test_advies(self):
        out = run("advies").stdout.split("\n")
        self.assertEqual(out[0], "ja: diploma in bol, basisberoeps, aangenomen: studieduur, aangenomen: diploma_erkenning")
        self.assertIn("nee: diploma in bbl, basisberoeps, te herstellen met een leerbaan", out)
        self.assertTrue(any(line.endswith(" kiesmbo.nl") for line in out))
        self.assertTrue(out[-2].startswith("vraag eerst: "))

    @unittest.skipUnless(ADVIES, "the programs are not built")
    def test_gesprek(self):
        out = subprocess.run([sys.executable, SOURCES / "gesprek.py", ADVIES], capture_output=True, text=True, check=True)
        self.assertEqual(out.stdout.split("\n")[:2], ["Jansen: ja, diploma entree in bol; vraag: leerbaan",
                                                      "De Vries: ja, diploma middenkader in bbl; vraag: instelling"])
        self.assertTrue(out.stdout.split("\n")[2].startswith('Bakker: "avond" is not a code of leerweg'))

    def test_wat_als(self):
        klasse = "nee -> ja, door levenlanglerenkrediet.leeftijd_tot; bijvoorbeeld geboren op 1970-01-01, school: "
        self.assertEqual(run("wat-als").stdout, f"{klasse}roc\n{klasse}privaat\n")  # each its own loan: fee, or price

    @unittest.skipUnless(FFI, "the library is built without libffi")
    def test_eigen_regel(self):
        eigen = run("eigen-regel").stdout.split("\n")
        self.assertEqual([line for line in eigen if line.startswith("onderwijsprijs")],
                         ["onderwijsprijs 1200: ja", "onderwijsprijs 1800: nee",
                          "onderwijsprijs onbekend: onbekend (niet exact: een eigen regel kon niet worden gevraagd)",
                          "onderwijsprijs 1200: geen antwoord: own rule eigen.duur failed: the gemeente has not laid down "
                          "how long a programme may take (it returned -1)"])
        self.assertIn("  regel.eigen.budget@-.eigen=niet te controleren; versie 2026-11", eigen)

    def test_besluit(self):
        out = run("besluit").stdout.split("\n")
        self.assertEqual(out[:2], ["nodig: vooropleiding=vmbo_bb;mbo_basisberoeps en leerbaan=arbeidsovereenkomst",
                                   "of: leerbaan=arbeidsovereenkomst en besluit_vrijstelling=ja"])
        self.assertEqual(out[-2], "klopt nog: ja")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
