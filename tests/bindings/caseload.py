# SPDX-License-Identifier: MIT
"""The caseload of a gemeente as people have it: 14 columns of facts, codes as text, a tenth of each not known, and an id."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import mborules
from mborules import _core as core

FEITEN = ("bewijs", "leerweg", "soort_opleiding", "instelling", "vooropleiding", "geboortedatum", "startdatum", "uitkering",
          "werkend", "werkzoekend", "leerbaan", "studieduur", "onderwijsprijs", "nationaliteit_wsf")
VRAGEN = ("toelating", "onderwijsgeld", "levenlanglerenkrediet", "gemeente_financiering")
ONBEKEND = 0.1


def _kolom(feit, toeval, rijen):
    soort, weg = feit.type, toeval.random(rijen) < ONBEKEND
    if soort == "bool":
        return pa.array(toeval.integers(0, 2, rijen).astype(bool), mask=weg)
    if soort in ("code", "set"):
        naam = "".join(woord.capitalize() for woord in core.feit_vocabulaire(feit).split("_"))
        woorden = [str(code) for code in getattr(mborules, naam)]
        if soort == "set":
            woorden = [*woorden, *(f"{een};{ander}" for een, ander in zip(woorden, woorden[3:])), "-"]
        keuze = pa.array(toeval.integers(0, len(woorden), rijen, "i2"), mask=weg)
        return pa.DictionaryArray.from_arrays(keuze, pa.array(woorden)).dictionary_decode()
    if soort == "datum":
        van, tot = (-5479, 14975) if feit == "geboortedatum" else (16283, 20900)
        return pa.array(toeval.integers(van, tot, rijen, "i4"), mask=weg).cast(pa.date32())
    if feit == "studieduur":
        return pa.array(12 * toeval.integers(1, 5, rijen, "i4"), mask=weg)
    return pa.array(toeval.integers(0, 10_000, rijen, "i8"), mask=weg)  # euros


def tabel(rijen, zaad=19, vanaf=0):
    """Random cases, always the same ones; the id counts from `vanaf`."""
    toeval = np.random.default_rng((zaad, vanaf))
    kolommen = {"id": pa.array(np.arange(vanaf, vanaf + rijen))}
    return pa.table(kolommen | {feit: _kolom(mborules.Feit(feit), toeval, rijen) for feit in FEITEN})


def parquet(bestand, rijen, deel=250_000):
    """The same in a file of Parquet, a row group at a time."""
    with pq.ParquetWriter(bestand, tabel(0).schema) as uit:
        for vanaf in range(0, rijen, deel):
            uit.write_table(tabel(min(deel, rijen - vanaf), vanaf=vanaf))
