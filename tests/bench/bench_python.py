#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the Python package costs, beside its bars (issue 17), a plain if-chain, and OpenFisca on four questions.

usage: bench_python.py FOLDER BUILD

FOLDER has what `bench_batch FOLDER` wrote, BUILD is where the peers are installed. PYTHONPATH has the package. It
prints, and fails for no figure.
"""
import csv
import datetime
import gc
import os
import platform
import statistics
import sys
import time
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "peers"))
import peers  # noqa: E402

ROUNDS = 15
COMPLETE = {
    "bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak", "vooropleiding": {"vmbo_kb"},
    "geboortedatum": datetime.date(1991, 5, 6), "startdatum": datetime.date(2024, 11, 4), "werkzoekend": True,
    "nadere_eisen_in_orde": True, "verblijf_in_orde": True, "leerplicht_beeindigd": True, "studieduur": 24,
    "leerbaan": "arbeidsovereenkomst", "leerbedrijf_erkend": True, "lesgeld_vrijgesteld": False,
    "cursusgeld_vrijgesteld": False, "onderwijsprijs": Decimal("1200.50"), "uitkering": (), "nationaliteit_wsf": True,
}


def quick(do, times):
    """The median time of the processor of a call, in ns, without that of the loop: of rounds of this many calls."""
    def loop(what):
        begin = time.process_time_ns()
        for _ in range(times):
            what()
        return (time.process_time_ns() - begin) / times

    do()
    return statistics.median(loop(do) - loop(nothing) for _ in range(ROUNDS))


def nothing():
    pass


def of(statement, **names):
    """The same of a statement that is short: ten in a call, without names in their place."""
    place = dict(names)
    given = ", ".join(f"{name}={name}" for name in names)
    exec(f"def ten({given}):\n    {';'.join([statement] * 10)}\n"
         f"def none({given}):\n    {';'.join([next(iter(names))] * 10)}", place)
    return max(0, (quick(place["ten"], 2000) - quick(place["none"], 2000)) / 10)


def if_chain(zaak):
    """Toelating by hand, as one would write it first: no other period, nothing unknown."""
    if zaak["bewijs"] != "diploma":
        return "ja", "geen diploma"
    if zaak["soort_opleiding"] == "entree":
        if not zaak["leerplicht_beeindigd"]:
            return "nee", "leerplicht"
    elif not zaak["vooropleiding"] & {"vmbo_bb", "vmbo_kb", "vmbo_gl", "vmbo_tl", "havo", "vwo", "mbo_basisberoeps"}:
        return "nee", "vooropleiding"
    if zaak["instelling"] != "privaat":
        if not zaak["nadere_eisen_in_orde"]:
            return "nee", "nadere eisen"
        if not zaak["verblijf_in_orde"]:
            return "nee", "verblijf"
        if zaak["leerweg"] == "bbl" and not zaak["leerplicht_beeindigd"]:
            return "nee", "leerplicht"
    return "ja", "vooropleiding"


def read_out(antwoord):
    antwoord.uitkomst, antwoord.ontbrekend
    for reden in antwoord.redenen:
        reden.tekst
        for bron in reden.bronnen:
            bron.tekst


def line(what, ns, bar=None):
    unit, by = ("ns", 1) if ns < 10_000 else ("us", 1000)
    print(f"{what:<58}{ns / by:>10,.0f} {unit}" + (f"{'bar':>8} {bar:,} ns: {ns / bar:.2f} of it" if bar else ""))


def calls():
    from mborules import Regels, Structuur, Zaak
    regels, zaak, structuur = Regels(), Zaak(**COMPLETE), Structuur()
    few = Zaak(**{name: COMPLETE[name] for name in ("bewijs", "leerweg", "instelling", "soort_opleiding")})
    antwoord, kwalificatie = regels.oordeel(zaak, "onderwijsgeld"), structuur[25078]
    parameter, reden, open_ = regels.parameters[0], antwoord.redenen[0], regels.oordeel(few, "toelating")
    for kind, name, o in (
            ("text", "titel", kwalificatie), ("object", "dossier", kwalificatie), ("number", "niveau", kwalificatie),
            ("code", "uitkomst", antwoord), ("code of a zaak", "leerweg", zaak), ("truth", "niet_exact", antwoord),
            ("day", "vanaf", parameter), ("day of a zaak", "geboortedatum", zaak), ("money", "bedrag", antwoord),
            ("money of a zaak", "onderwijsprijs", zaak), ("number of a zaak", "studieduur", zaak),
            ("rule of a reden", "regel", reden)):
        line(f"getter, {kind}: {type(o).__name__}.{name}", of(f"o.{name}", o=o), 60)
    for kind, name, o in (("set", "vooropleiding", zaak), ("facts", "ontbrekend", open_), ("places", "redenen", antwoord)):
        line(f"several at once, {kind}: {type(o).__name__}.{name}", of(f"o.{name}", o=o))
    for what, vraag, asked in (("complete", "toelating", zaak), ("complete", "traject", zaak), ("four facts", "toelating", few)):
        line(f"outcome of {vraag}, {what}", of(f"regels.{vraag}(zaak)", regels=regels, zaak=asked), 400)
    plain = {**COMPLETE, "vooropleiding": set(COMPLETE["vooropleiding"])}
    line("  the same by a plain if-chain over a dict, toelating", of("if_chain(plain)", plain=plain, if_chain=if_chain))
    for what, vraag, asked in (("complete", "toelating", zaak), ("complete", "onderwijsgeld", zaak),
                               ("complete", "traject", zaak), ("four facts", "toelating", few)):
        line(f"full answer read out: {vraag}, {what}", quick(lambda: read_out(regels.oordeel(asked, vraag)), 200), 10_000)
    line("all questions, each read out, complete", quick(lambda: [read_out(a) for a in regels.oordeel(zaak).values()], 30))
    line("all questions, each read out, four facts", quick(lambda: [read_out(a) for a in regels.oordeel(few).values()], 30))
    line("an advice, four facts", quick(lambda: regels.advies(few), 20))
    line(f"a Zaak of {len(COMPLETE)} facts", quick(lambda: Zaak(**COMPLETE), 500))
    line("a Zaak of four facts", quick(lambda: Zaak(bewijs="diploma", leerweg="bbl", instelling="roc", soort_opleiding="vak"), 500))
    line("zaak.met() of one fact", of('zaak.met(leerweg="bol")', zaak=zaak))


# ---- a whole table


def table_of(rows):
    """Coded columns: int8 codes, a list of them for a set, booleans, date32, int64."""
    import mborules
    import pyarrow as pa

    def code(name, text):
        return int(getattr(mborules, "".join(word.capitalize() for word in name.split("_")))(text))

    columns = {name: pa.array([code(name, row[name]) for row in rows], pa.int8()) for name in peers.CODES}
    columns |= {name: pa.array([row[name] == "ja" for row in rows]) for name in peers.BOOLS}
    columns["vooropleiding"] = pa.array([[code("vooropleiding", text) for text in row["vooropleiding"].split(";")]
                                         for row in rows], pa.list_(pa.int8()))
    columns["studieduur"] = pa.array([int(row["studieduur"]) for row in rows], pa.int64())
    for name in ("geboortedatum", "startdatum"):
        columns[name] = pa.array([datetime.date.fromisoformat(row[name]) for row in rows], pa.date32())
    return pa.table(columns)


def seconds(work):
    begin = time.process_time()
    work()
    return time.process_time() - begin


def batch(rows):
    """Cases a second of the batch, read to its end; bench_python_batch.py has it beside C."""
    import pyarrow as pa
    from mborules import Regels
    regels, table = Regels(), table_of(rows)

    def work():
        for _ in pa.RecordBatchReader.from_stream(regels.batch(table, vragen=peers.VRAGEN, threads=1)):
            pass

    return len(rows) / statistics.median(seconds(work) for _ in range(ROUNDS))


def openfisca(rows, batch_rate):
    import numpy as np
    from mborules import Regels, Zaak
    print(f"{'regels.batch(), coded columns':<58}{batch_rate:>12,.0f} cases/s")
    engine = peers.OpenFisca(np, rows[:peers.SAMPLE])
    middle = peers.SAMPLE / statistics.median(seconds(engine.run) for _ in range(5))
    print(f"{'OpenFisca ' + engine.version + ', vectorised':<58}{middle:>12,.0f} cases/s"
          f"{batch_rate / middle:>7.1f} x slower than regels.batch()")
    regels = Regels()
    names = [name for name in rows[0] if name not in ("zaak",)]
    cases = [{name: row[name] for name in names if row[name]} for row in rows[:200]]

    def own():
        for case in cases:
            zaak = Zaak(**case)
            regels.bekostiging(zaak), regels.toelating(zaak), regels.studiefinanciering(zaak)
            regels.oordeel(zaak, "onderwijsgeld").bedrag

    single = [peers.OpenFisca(np, [row]) for row in rows[:20]]

    def theirs():
        for one in single:
            one.run()

    ours = len(cases) / statistics.median(seconds(own) for _ in range(ROUNDS))
    others = len(single) / statistics.median(seconds(theirs) for _ in range(5))
    print(f"{'one by one from Python: a Zaak of text, four questions':<58}{ours:>12,.0f} cases/s")
    print(f"{'OpenFisca, one by one':<58}{others:>12,.0f} cases/s{ours / others:>7.1f} x slower")


def main():
    folder, build = map(Path, sys.argv[1:3])
    peers.in_environment(build)
    import mborules
    import pyarrow
    gc.disable()
    print(f"mborules {mborules.__version__}, {platform.python_implementation()} {platform.python_version()}, "
          f"pyarrow {pyarrow.__version__}, {platform.machine()}, {os.cpu_count()} cores: median of {ROUNDS} rounds")
    calls()
    with open(folder / "zaken.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    print(f"four questions, {len(rows):,} complete cases, one thread")
    openfisca(rows, batch(rows))


if __name__ == "__main__":
    main()
