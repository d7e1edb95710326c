#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a batch from Python costs over the same batch from C, on the same Arrow stream; and what the form of the columns
costs: coded, as dictionaries, as text. Medians of the time of the processor, which other work on the machine disturbs
little; the two take turns. One thread.

usage: bench_python_batch.py LIBMBORULES.so [ROWS]     with the package on PYTHONPATH, and numpy and pyarrow
"""

import ctypes
import pathlib
import platform
import statistics
import sys
import time
from ctypes import POINTER, byref, c_char, c_int32, c_int64, c_size_t, c_void_p

import numpy as np
import pyarrow as pa

import mborules
from mborules import _core as core
from mborules import Feit, Regels

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "bindings"))
from arrow_lezer import Array, Lezer, Stream  # noqa: E402

ROUNDS = 11
TOELATING = ("bewijs leerweg soort_opleiding instelling vooropleiding vak_zelfde_richting geboortedatum startdatum "
             "leerplicht_beeindigd twaalf_schooljaren verblijf_in_orde nadere_eisen_in_orde besluit_vrijstelling "
             "besluit_vervangende_leerplicht").split()


class Options(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("allocator", c_void_p), ("structuur", c_void_p), ("options", c_int32),
                ("threads", c_int32), ("fouten", c_int32), ("reserved", c_int32), ("progress", c_void_p),
                ("progress_ctx", c_void_p)]


def drain(stream):
    """Read a stream, and say how many rows it had."""
    rows, array = 0, Array()
    while True:
        code = stream.get_next(stream, byref(array))
        if code:
            raise SystemExit(stream.get_last_error(stream))
        if not array.release:
            return rows
        rows += array.length
        array.release(byref(array))


class C:
    """The batch of the library itself."""

    def __init__(self, path):
        self.mbo, self.regels = ctypes.CDLL(path), c_void_p()
        self.mbo.mbo_regels_create(None, byref(self.regels), None)
        self.mbo.mbo_batch_stream.argtypes = [c_void_p, POINTER(Stream), POINTER(Stream), c_void_p]
        self.mbo.mbo_batch_free.argtypes = [c_void_p]

    def run(self, table, vragen):
        """Answer a table; how many rows."""
        batch, out, fout = c_void_p(), Stream(), (c_char * 512)()
        options = Options(size=ctypes.sizeof(Options), threads=1)
        codes = (c_int32 * len(vragen))(*map(int, vragen))
        status = self.mbo.mbo_batch_create(self.regels, codes, c_size_t(len(vragen)), byref(options), byref(batch), fout)
        lezer = Lezer(table.__arrow_c_stream__())
        status = status or self.mbo.mbo_batch_stream(batch, byref(lezer.stream), byref(out), fout)
        if status:
            raise SystemExit(bytes(fout)[24:].split(b"\0")[0])
        rows = drain(out)
        out.release(byref(out))
        self.mbo.mbo_batch_free(batch)
        return rows


def package(table, vragen):
    """The same from Python."""
    lezer = Lezer(Regels().batch(table, vragen=vragen, threads=1).__arrow_c_stream__())
    return drain(lezer.stream)


def codes(feit):
    """The codes of a fact as text."""
    return [str(code) for code in getattr(mborules, "".join(w.capitalize() for w in core.feit_vocabulaire(feit).split("_")))]


def columns(rows):
    """For each fact but crebo its coded column, its column as a dictionary, and as text: the same values."""
    toeval, made = np.random.default_rng(17), {}
    for feit in Feit:
        kind = feit.type
        if feit == "crebo":
            continue
        if kind in ("bool", "code"):
            words = ["nee", "ja"] if kind == "bool" else codes(feit)
            values = toeval.integers(0, len(words), rows, "i1")
            words = pa.DictionaryArray.from_arrays(pa.array(values), pa.array(words))
            coded = pa.array(values if kind == "bool" else values + np.int8(1))
        elif kind == "set":
            some = codes(feit)
            sets = [*some, *(f"{a};{b}" for a, b in zip(some, some[3:])), "-"]
            coded = words = pa.DictionaryArray.from_arrays(pa.array(toeval.integers(0, len(sets), rows, "i2")), pa.array(sets))
        elif kind == "datum":
            begin, end = (-5479, 14975) if feit == "geboortedatum" else (16283, 20900)
            coded = words = pa.array(toeval.integers(begin, end, rows, "i4")).cast(pa.date32())
        else:
            low, high = core.feit_min(feit), core.feit_max(feit)
            coded = words = pa.array(toeval.integers(max(low, 0), min(high, 3000) + 1, rows, "i8"))
        text = (words.dictionary_decode() if isinstance(words, pa.DictionaryArray) else coded.cast(pa.string()))
        made[str(feit)] = coded, words, text
    return made


def main():
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 300_000
    c, made = C(sys.argv[1]), columns(rows)
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, pyarrow {pa.__version__}, "
          f"mborules {mborules.__version__}; {rows:,} rows, 1 thread, medians of {ROUNDS}")
    print(f"{'ms':<34}{'C':>10}{'Python':>10}{'Python/C':>10}{'of coded':>10}")
    for vragen, label in (((mborules.Vraag.TOELATING,), "toelating"), (tuple(mborules.Vraag), "all questions")):
        names = TOELATING if len(vragen) == 1 else list(made)
        first = None
        for form, what in enumerate(("coded", "dictionaries", "text")):
            table = pa.table({name: made[name][form] for name in names})
            took = [], []
            for _ in range(ROUNDS):
                for list_, run in zip(took, (c.run, package)):
                    begin = time.process_time()
                    assert run(table, vragen) == rows
                    list_.append((time.process_time() - begin) * 1000)
            a, b = map(statistics.median, took)
            first = first or b
            print(f"{label + ', ' + what:<34}{a:>10.1f}{b:>10.1f}{b / a:>10.3f}{b / first:>10.2f}")


if __name__ == "__main__":
    main()
