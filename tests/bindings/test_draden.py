# SPDX-License-Identifier: MIT
"""What threads may share, as README.md says: all that is immutable, at once; an Editie belongs to one thread at a time,
and says so to another.
"""

import concurrent.futures
import os
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import mborules
from mborules import _core as core
from mborules import Regels, Structuur, Zaak

DRADEN = 4
XML = (Path(__file__).resolve().parents[1] / "data" / "sbb-klein.xml").read_bytes()
FEITEN = {"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak"}
ZAAK = Zaak(**FEITEN, vooropleiding="vmbo_bb", geboortedatum="1991-05-06", startdatum="2024-11-04")


def together(work, draden=DRADEN):
    """What each thread gives, or the exception that it ends in; they begin at one moment."""
    ready = threading.Barrier(draden)

    def begin(number):
        ready.wait()
        try:
            return work(number)
        except Exception as error:
            return error

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with concurrent.futures.ThreadPoolExecutor(draden) as pool:
            return list(pool.map(begin, range(draden)))
    finally:
        sys.setswitchinterval(interval)


class Gedeeld(unittest.TestCase):
    def test_what_is_immutable(self):
        """Each thread reads the same objects, and makes its own of them."""
        regels, structuur, zaak = Regels(), Structuur(), ZAAK
        oordeel, advies = regels.oordeel(zaak), regels.advies(Zaak(vooropleiding="vmbo_bb"))
        kwalificatie = structuur[25078]

        def read(number):
            return [
                regels.toelating(zaak), regels.oordeel(zaak) == oordeel, zaak.met(crebo=25078), hash(zaak), repr(zaak),
                [(str(antwoord), antwoord.motivering("json")) for antwoord in oordeel.values()],
                [(str(route), [str(stap) for stap in route.stappen]) for route in advies],
                repr(kwalificatie), [[w.titel for w in k.werkprocessen] for k in kwalificatie.kerntaken],
                structuur.zoek(niveau=4), list(structuur), regels.bekostiging(zaak.met(crebo=25078), structuur=structuur),
                [(regel.id, str(regel), regel.vingerafdruk) for regel in regels.regels],
                regels.met_parameter("levenlanglerenkrediet.leeftijd_tot", 60, "2027-01-01").vingerafdruk,
            ]

        alone = read(0)
        for found in together(lambda number: [read(number) for _ in range(3)]):
            self.assertEqual(found, [alone] * 3)

    def test_what_is_made_once_is_made_at_once(self):
        """Of the built-in structure and rules the first use, by all threads in a process of its own."""
        program = ("from test_draden import *\n"
                   "def first(number):\n"
                   "    structuur = Structuur() if number % 2 else None\n"
                   "    return str(Regels().toelating(ZAAK.met(crebo=25078), structuur=structuur)), len(Structuur())\n"
                   "found = together(first, 8)\n"
                   "assert len(set(found)) == 1 and found[0][1] > 500, found\n"
                   "assert len(set(map(id, together(lambda number: Structuur(), 8)))) == 1\n")
        subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parent, timeout=60)

    def test_a_batch_that_is_asked_for_is_worked_out_by_each_that_reads_it(self):
        try:
            import pyarrow
        except ImportError:
            self.skipTest("needs pyarrow")
        tabel = {"bewijs": ["diploma", "certificaat", None] * 300, "leerweg": ["bol", "bbl"] * 450}
        antwoorden = Regels().batch(tabel, ontbrekend=True)
        alone = pyarrow.table(antwoorden).to_pylist()
        for found in together(lambda number: (pyarrow.table(antwoorden).to_pylist(), str(antwoorden.samenvatting()))):
            self.assertEqual(found, (alone, str(antwoorden.samenvatting())))


class VanEenDraad(unittest.TestCase):
    @unittest.skipUnless(hasattr(os, "mkfifo"), "no named pipes")
    def test_an_editie_that_is_at_work_refuses_another_thread(self):
        """One thread waits in it for a file that comes slowly: a pipe. That another goes on shows that the GIL is released."""
        editie = core.editie_create()
        with tempfile.TemporaryDirectory() as folder:
            pipe = Path(folder) / "sbb.xml"
            os.mkfifo(pipe)
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                reading = pool.submit(editie.file, os.fspath(pipe))
                with open(pipe, "wb") as file:
                    file.write(XML[:100])
                    file.flush()
                    for ask in (lambda: editie.memory(XML), lambda: editie.file("x"), editie.structuur):
                        with self.assertRaisesRegex(RuntimeError, "another thread"):
                            ask()
                    file.write(XML[100:])
                reading.result()
        self.assertEqual(len(editie.structuur().kwalificaties), len(Structuur(XML).kwalificaties))

    def test_an_editie_in_a_crowd(self):
        """Nothing but exceptions comes of it, and whoever is done leaves it free."""
        for _ in range(20):
            editie = core.editie_create()
            for error in together(lambda number: [editie.memory(XML) for _ in range(50)]):
                self.assertIsInstance(error, (RuntimeError, mborules.FoutConflict, mborules.FoutArgument))
            with self.assertRaises(mborules.FoutArgument):
                editie.memory(XML)


if __name__ == "__main__":
    unittest.main()
