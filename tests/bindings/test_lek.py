# SPDX-License-Identifier: MIT
"""Memory is flat: what was asked, made, refused or left unread leaves nothing behind.

Of five rounds, or more until one is flat, that which grows least counts: free lists fill, and some things are made once. The
blocks of Python's own allocator, the bytes of malloc and the memory of the process are looked at; one small object each time
would be seen.
"""

import ctypes
import gc
import importlib.util
import operator
import sys
import unittest
from pathlib import Path

import mborules
from mborules import _core as core
from mborules import Regels, Structuur, Zaak

ROUNDS, MOST = 5, 15
XML = (Path(__file__).resolve().parents[1] / "data" / "sbb-klein.xml").read_bytes()
FEITEN = {"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak"}
ZAAK = Zaak(**FEITEN, vooropleiding="vmbo_bb", geboortedatum="1991-05-06", startdatum="2024-11-04")
REGELS = Regels()
TABEL = {"bewijs": ["diploma"] * 100, "leerweg": ["bol", "bbl", None, "bol"] * 25, "klant": list(range(100))}
ARROW = importlib.util.find_spec("pyarrow") is not None


class Mallinfo(ctypes.Structure):
    """struct mallinfo2 of glibc."""

    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks",
                                                     "uordblks", "fordblks", "keepcost")]


def bytes_of_malloc():
    mallinfo2 = ctypes.CDLL(None).mallinfo2
    mallinfo2.restype = Mallinfo
    info = mallinfo2()
    return info.uordblks + info.hblkhd


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def answer():
    antwoord = REGELS.oordeel(ZAAK, "onderwijsgeld")
    for reden in antwoord.redenen:
        reden.tekst, reden.bronnen
    return antwoord.ontbrekend, antwoord.bedrag, antwoord.vanaf, antwoord.niet_bevestigd


def all_answers():
    for antwoord in REGELS.oordeel(ZAAK).values():
        repr(antwoord), str(antwoord), antwoord.motivering("json"), antwoord._repr_html_()


def zaak():
    changed = Zaak(**FEITEN, uitkering=["ww"], onderwijsprijs=1200).met(leerweg="bol")
    return dict(changed), hash(changed), changed == ZAAK, REGELS.toelating(changed)


def refused():
    for wrong in ({"bewijs": "x"}, {"x": 1}, {"startdatum": "x"}, {"studieduur": 1.5}):
        try:
            Zaak(**FEITEN, **({} if "bewijs" in wrong else wrong)).met(**wrong)
        except (mborules.Fout, TypeError):
            pass


def advice():
    for route in REGELS.advies(Zaak(vooropleiding="vmbo_bb")):
        [str(stap) for stap in route.stappen]
    list(REGELS.leerroute(ZAAK, "middenkader"))


def structure():
    structuur = Structuur(XML)
    for kwalificatie in structuur.kwalificaties:
        [werkproces.titel for kerntaak in kwalificatie.kerntaken for werkproces in kerntaak.werkprocessen]
    return structuur.zoek(niveau=4), core.woorden_create(structuur).zoek("de", 0)


def refused_structure():
    try:
        Structuur(XML[:-20])
    except mborules.FoutSyntax:
        pass


def rules():
    regels = REGELS.met_parameter("levenlanglerenkrediet.leeftijd_tot", 60, "2027-01-01").zonder_regel("toelating.verblijf")
    regels = regels.met_eigen_regel(mborules.eigen_regel("toelating", nl="x", id="eigen.x")(lambda werkend: werkend))
    return regels.toelating(ZAAK.met(werkend=True))


def unread():
    return REGELS.batch(TABEL, ontbrekend=True).__arrow_c_stream__(), REGELS.tabel("regels").__arrow_c_stream__()


def half_read():
    import pyarrow
    for table in REGELS.batch(TABEL, vragen="toelating"), Structuur().tabel("kwalificaties"):
        next(pyarrow.RecordBatchReader.from_stream(table))


def badly_read():
    import pyarrow
    try:
        pyarrow.table(REGELS.batch({**TABEL, "leerweg": ["blb"] * 100}))
    except Exception:  # that of pyarrow or of the package: the other tests say which
        pass


# What is done, and how often in a round.
GEDAAN = {"answers": (answer, 20_000), "all answers, shown": (all_answers, 40), "zaken": (zaak, 10_000),
          "what is refused": (refused, 1_000), "advice": (advice, 100), "structures": (structure, 20_000),
          "structures that are refused": (refused_structure, 1_000), "rules": (rules, 20)}
GEDAAN["streams that nobody reads"] = unread, 4_000
if ARROW:
    GEDAAN |= {"streams that are read in part": (half_read, 200), "streams that fail": (badly_read, 200)}


@unittest.skipUnless(sys.getallocatedblocks() and hasattr(ctypes.CDLL(None), "mallinfo2"), "memory cannot be counted here")
class Lek(unittest.TestCase):
    def test_flat(self):
        for what, (do, times) in GEDAAN.items():
            with self.subTest(what):
                most = times / 2, times * 8, times * 8 + 2**20
                grown, least = [], most
                while len(grown) < ROUNDS or len(grown) < MOST and not all(map(operator.lt, least, most)):
                    gc.collect()
                    before = sys.getallocatedblocks(), bytes_of_malloc(), resident()
                    for _ in range(times):
                        do()
                    gc.collect()
                    after = sys.getallocatedblocks(), bytes_of_malloc(), resident()
                    grown.append([now - was for was, now in zip(before, after)])
                    least = tuple(map(min, zip(*grown)))
                print(f"{what}, {len(grown)} x {times}: {least[0]} blocks of Python, {least[1]} bytes of malloc, {least[2]} of the "
                      "process")
                for found, bound in zip(least, most):
                    self.assertLess(found, bound)


if __name__ == "__main__":
    unittest.main()
