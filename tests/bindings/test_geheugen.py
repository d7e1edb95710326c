# SPDX-License-Identifier: MIT
"""Every allocation of the library fails once, in what is entered from Python: the n-th alone, and the n-th with all after it.

It ends in a MemoryError (FoutMemory, or that of who reads a stream), or in what comes without a failure; the library keeps nothing, Python keeps
nothing, and the same goes well after it. It needs faal.c before libc's malloc (LD_PRELOAD), which python_geheugen of ctest has.
"""

import ctypes
import gc
import importlib.util
import sys
import unittest
from pathlib import Path

import mborules
from mborules import _core as core
from mborules import Regels, Structuur, Zaak
from test_lek import bytes_of_malloc

FAAL = ctypes.CDLL(None)
ARROW = importlib.util.find_spec("pyarrow") is not None
DATA = Path(__file__).resolve().parents[1] / "data"
XML = (DATA / "sbb-klein.xml").read_bytes()
FEITEN = {"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak"}
ZAAK = Zaak(**FEITEN, crebo=25078, vooropleiding="vmbo_bb", geboortedatum="1991-05-06", startdatum="2024-11-04")
NEE = Zaak(**FEITEN, leerbaan="geen", leerbedrijf_erkend="ja")
REGELS, STRUCTUUR, KLEIN, ANDER = Regels(), Structuur(), Structuur(XML), Structuur(DATA / "sbb-aanbod.xml")
WERKPROCES = KLEIN.kwalificaties[0].kerntaken[0].werkprocessen[0]
MOTIVERING = REGELS.oordeel(ZAAK, "toelating").motivering().encode()


def werkt(werkend):
    return werkend


def text(answers):
    return [f"{antwoord}{antwoord.motivering()}" for antwoord in answers]


def eigen():
    regels = REGELS.met_eigen_regel(mborules.eigen_regel("toelating", nl="Alleen wie werkt.")(werkt))
    return text([regels.oordeel(ZAAK.met(werkend=False), "toelating")])


def zaken():
    zaak = Zaak(**FEITEN, onderwijsprijs=1200)
    return repr(zaak), repr(zaak.met(leerweg="bol"))


def editie():
    editie = core.editie_create()
    editie.memory(XML)
    return [k.titel for k in editie.structuur().kwalificaties]


def batch():
    import pyarrow
    tabel = {"bewijs": ["diploma"] * 3, "leerweg": ["bol", "bbl", None], "startdatum": ["2024-08-01"] * 3}
    antwoorden = REGELS.batch(tabel, vragen=("bekostiging", "onderwijsgeld"), ontbrekend=True, bedragen=True)
    return pyarrow.table(antwoorden).to_pylist(), str(antwoorden.samenvatting())


def tabellen():
    import pyarrow
    return [pyarrow.table(tabel).to_pydict() for tabel in
            (KLEIN.tabel("kwalificaties"), KLEIN.tabel("werkprocessen"), REGELS.tabel("parameters"), REGELS.tabel("regels"))]


# What is entered, and how far the failures lie apart at most: 0 is each of them.
INGANGEN = {
    "a zaak, and a copy": (zaken, 0),
    "an answer": (lambda: text([REGELS.oordeel(ZAAK, "toelating")]), 0),
    "all answers": (lambda: text(REGELS.oordeel(ZAAK).values()), 0),
    "an advice with steps": (lambda: [(str(route), [str(stap) for stap in route.stappen], repr(route.zaak(1)))
                                      for route in REGELS.advies(Zaak(vooropleiding="vmbo_bb"), structuur=STRUCTUUR)], 0),
    "the next question": (lambda: str(REGELS.advies(Zaak(**FEITEN)).vervolgvraag()), 0),
    "a leerroute": (lambda: repr(list(REGELS.leerroute(ZAAK.met(crebo=None), "middenkader"))), 0),
    "what is needed": (lambda: repr(REGELS.nodig(NEE, "praktijkplaats")), 0),
    "checking a receipt": (lambda: str(REGELS.controleer(MOTIVERING).uitslag), 0),
    "rules, compiled": (lambda: core.regels_create().vingerafdruk, 40),
    "a parameter": (lambda: REGELS.met_parameter("levenlanglerenkrediet.leeftijd_tot", 60, "2027-01-01").vingerafdruk, 40),
    "a rule off": (lambda: REGELS.zonder_regel("toelating.leerplicht_bbl").vingerafdruk, 40),
    "an own rule": (eigen, 40),
    "what changed": (lambda: str(len(REGELS.verschil("2026-07-31", "2026-08-01", "toelating"))), 40),
    "a structure from bytes": (lambda: [(k.titel, len(k.kerntaken)) for k in Structuur(XML).kwalificaties], 40),
    "a structure from a file": (lambda: [k.titel for k in Structuur(DATA / "sbb-klein.xml").kwalificaties], 40),
    "the built-in structure": (lambda: len(core.structuur_load_builtin().kwalificaties), 20),
    "a structure from parts": (editie, 40),
    "words": (lambda: [core.woorden_create(KLEIN).zoek(woord, 0) for woord in ("de", "beton")], 0),
    "structures compared": (lambda: repr(KLEIN.vergelijk(ANDER)), 0),
    "what is covered": (lambda: repr(list(KLEIN.dekking([WERKPROCES]))), 0),
}
if ARROW:
    INGANGEN |= {"a batch": (batch, 0), "tables": (tabellen, 0)}


@unittest.skipUnless(hasattr(FAAL, "faal_begin"), "faal.c does not stand before malloc")
class Geheugen(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.faal = FAAL
        cls.faal.faal_code.argtypes = ctypes.c_size_t, ctypes.c_size_t
        cls.faal.faal_begin.argtypes = ctypes.c_long, ctypes.c_int
        cls.faal.faal_eind.restype = ctypes.c_long
        for line in Path("/proc/self/maps").read_text().splitlines():
            if "x" in line.split()[1] and any(name in line for name in ("/libmborules.so", "/_core.abi3.so", "/libxml2.so")):
                cls.faal.faal_code(*(int(part, 16) for part in line.split()[0].split("-")))

    def once(self, entered, n, onwards):
        """What comes of it with this failure, how many allocations there were and how many failed."""
        failed = ctypes.c_long()
        self.faal.faal_begin(n, onwards)
        try:
            found = entered()
        except MemoryError as error:
            found = error
        finally:
            asked = self.faal.faal_eind(ctypes.byref(failed))
        if isinstance(found, MemoryError):
            found = MemoryError
        return found, asked, failed.value

    def each(self, entered, apart):
        whole, asked, _ = self.once(entered, 0, False)
        no_memory = tried = 0
        for onwards in False, True:
            n = 1
            while True:
                found, _, failed = self.once(entered, n, onwards)
                gc.collect(0)
                if not failed:
                    break
                tried += 1
                no_memory += found is MemoryError
                if found is not MemoryError:
                    self.assertEqual(found, whole, f"allocation {n}")
                n += 1 + (n // apart if apart else 0)
        self.assertEqual(self.once(entered, 0, False)[0], whole)
        return asked, tried, no_memory

    def test_each(self):
        for what, (entered, apart) in INGANGEN.items():
            with self.subTest(what):
                for _ in range(10):  # some things are made once, and free lists fill; libxml2 keeps its last error
                    gc.collect()
                    blocks, malloc, tried, no_memory = sys.getallocatedblocks(), bytes_of_malloc(), 0, 0
                    while tried < 100:  # so that one object for each is seen
                        asked, more, without = self.each(entered, apart)
                        self.assertGreater(without, 0)
                        tried, no_memory = tried + more, no_memory + without
                    gc.collect()
                    blocks, malloc = sys.getallocatedblocks() - blocks, bytes_of_malloc() - malloc
                    if blocks < tried / 2 and malloc < tried * 8:
                        break
                print(f"{what}: {asked} allocations, {tried} failures tried, {no_memory} no memory; left: {blocks} blocks of "
                      f"Python, {malloc} bytes of malloc")
                self.assertLess(blocks, tried / 2)
                self.assertLess(malloc, tried * 8)

    def test_an_outcome_asks_for_nothing(self):
        self.assertEqual(self.once(lambda: REGELS.toelating(ZAAK), 0, False)[1], 0)


if __name__ == "__main__":
    unittest.main()
