#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same questions on the same cases by other rule engines, each in its fastest way. README.md tells how.

usage: peers.py FOLDER BUILD [--repeat N]

FOLDER has what `bench_batch FOLDER` wrote; BUILD is where the peers are installed (from PyPI and npm, once). Prints
cases a second and the ratio to this library; every peer's answers are compared with the library's, and the exit status
is 1 when one of them differs.
"""
import argparse
import csv
import datetime
import json
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
import omgeving  # noqa: E402

VRAGEN = ("bekostiging", "toelating", "onderwijsgeld", "studiefinanciering")
GELD = ("soort", "bedrag")  # of onderwijsgeld: its kind, as an index of SOORTEN, and cents
SOORTEN = ("lesgeld", "cursusgeld", "eigen_prijs", "geen")
SAMPLE = 20_000  # cases for the engines that take them one by one
LISTS = json.loads((HERE / "vooropleiding.json").read_text(encoding="utf-8"))
BOOLS = ("vak_zelfde_richting", "leerplicht_beeindigd", "nationaliteit_wsf", "studiefinanciering_lopend",
         "verblijf_in_orde", "nadere_eisen_in_orde", "studiefinanciering_verbruikt", "lesgeld_vrijgesteld",
         "cursusgeld_vrijgesteld", "diploma_erkenning",
         "besluit_vrijstelling", "besluit_vervangende_leerplicht")
CODES = {"bewijs": ("diploma", "certificaat", "praktijkverklaring"), "leerweg": ("bol", "bbl", "derde"),
         "soort_opleiding": ("entree", "basisberoeps", "vak", "middenkader", "specialisten"),
         "instelling": ("roc", "aoc", "vakinstelling", "beroepscollege", "privaat")}
# By the cursusjaar's first calendar year; sources in libmborules/recht/parameters.csv.
TARIEVEN = {2023: {"lesgeld": 135700, "laag": 27000, "hoog": 65400},
            2024: {"lesgeld": 141900, "laag": 29500, "hoog": 71500}}


def in_environment(build):
    """Go on in a virtual environment that has the peers."""
    omgeving.enter(build / "peers", HERE / "requirements.txt")


def node_folder(build):
    """Where json-rules-engine is installed; None without node."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None
    folder = build / "peers" / "node"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "json-rules-engine.mjs", "vooropleiding.json"):
        shutil.copy(HERE / name, folder)
    if not (folder / "node_modules").exists():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder


def rate(repeat, cases, work):
    """Cases a second of each round, and the last result."""
    rates = []
    for _ in range(repeat):
        begin = time.perf_counter()
        result = work()
        rates.append(cases / (time.perf_counter() - begin))
    return rates, result


# ---- columns of coded values, for NumPy and OpenFisca


def columns(np, rows):
    names = [name for vocabulary in (LISTS["basisberoeps"],) for name in vocabulary]
    bit = {name: 1 << i for i, name in enumerate(names)}
    c = {name: np.array([values.index(row[name]) for row in rows], np.int8) for name, values in CODES.items()}
    c |= {name: np.array([row[name] == "ja" for row in rows]) for name in BOOLS}
    c["vooropleiding"] = np.array([sum(bit.get(code, 0) for code in row["vooropleiding"].split(";")) for row in rows],
                                  np.int32)
    c["studieduur"] = np.array([int(row["studieduur"]) for row in rows], np.int16)
    c["onderwijsprijs"] = np.array([round(float(row["onderwijsprijs"]) * 100) for row in rows], np.int64)
    for name in ("geboortedatum", "startdatum"):
        c[name] = np.array([row[name] for row in rows], "datetime64[D]")
    return c, {name: sum(bit[code] for code in codes) for name, codes in LISTS.items()}, bit


class Numpy:
    name = "NumPy select"
    amounts = True

    def __init__(self, np, rows):
        self.np = np
        self.c, self.masks, self.bit = columns(np, rows)
        self.version = np.__version__

    def dates(self):
        np, c = self.np, self.c
        born, start = c["geboortedatum"], c["startdatum"]
        month_start = start.astype("datetime64[M]").astype(np.int32)
        month_born = born.astype("datetime64[M]").astype(np.int32)
        day_born = (born - born.astype("datetime64[M]")).astype(np.int32)
        cursusjaar = (month_start - 7) // 12 + 1970  # month 7 of a year is its August
        begin = (cursusjaar - 1970) * 12 + 7
        # a birthday on the first of a month is reached on it; a later one with the next first
        adult_1_august = begin >= month_born + 18 * 12 + (day_born > 0)
        quarter = (month_born + 18 * 12 + (day_born > 0) + 2) // 3 * 3
        last_year = month_born + 15 * 12 <= begin + 11  # fifteen by the 31 July that ends the cursusjaar
        return (cursusjaar, month_start - begin, adult_1_august, month_start >= quarter,
                month_start <= month_born + 360, last_year)

    def run(self):
        np, c, masks = self.np, self.c, self.masks
        bewijs, leerweg, soort = c["bewijs"], c["leerweg"], c["soort_opleiding"]
        bekostigd, diploma, bol_bbl, bbl = c["instelling"] != 4, bewijs == 0, leerweg != 2, leerweg == 1
        jaar, maanden, volwassen, oud_genoeg, jong_genoeg, laatste_jaar = self.dates()
        have = c["vooropleiding"]
        bekostiging = bekostigd & bol_bbl & diploma
        vak = (have & masks["vak"]) != 0
        leerplicht = c["leerplicht_beeindigd"]
        voldoet = np.select([soort == 1, soort <= 3], [(have & masks["basisberoeps"]) != 0, vak],
                            ((have & self.bit["mbo_vak"]) != 0) & c["vak_zelfde_richting"])
        entree = ~bekostiging | (((have & masks["entree"]) == 0) &
                                 (leerplicht | (c["besluit_vervangende_leerplicht"] & laatste_jaar)))
        verder = (voldoet & (~bekostiging | c["nadere_eisen_in_orde"])) | c["besluit_vrijstelling"]
        toelating = ~diploma | (np.where(soort == 0, entree, verder) &
                                (~bekostiging | (c["verblijf_in_orde"] & (~bbl | leerplicht))))
        schuldig = volwassen & ~np.where(bbl, c["cursusgeld_vrijgesteld"], c["lesgeld_vrijgesteld"])
        studiefinanciering = (diploma & (leerweg == 0) & (bekostigd | c["diploma_erkenning"]) & c["nationaliteit_wsf"] &
                              (c["studieduur"] >= 12) & ~((soort >= 2) & c["studiefinanciering_verbruikt"]) &
                              oud_genoeg & (jong_genoeg | c["studiefinanciering_lopend"]))
        tarief = {name: np.where(jaar == 2023, TARIEVEN[2023][name], TARIEVEN[2024][name]) for name in TARIEVEN[2023]}
        twaalfden = np.select([bbl, maanden >= 3], [12 - maanden, 12 - maanden], 12)
        vol = np.select([leerweg == 0, soort <= 1], [tarief["lesgeld"], tarief["laag"]], tarief["hoog"])
        bedrag = np.select([~bekostiging, schuldig], [c["onderwijsprijs"], (2 * vol * twaalfden + 12) // 24], 0)
        return {"bekostiging": bekostiging, "toelating": toelating, "onderwijsgeld": ~bekostiging | schuldig,
                "studiefinanciering": studiefinanciering, "bedrag": bedrag,
                "soort": np.select([~bekostiging, ~schuldig, leerweg == 0],
                                   [SOORTEN.index(name) for name in ("eigen_prijs", "geen", "lesgeld")],
                                   SOORTEN.index("cursusgeld"))}


class OpenFisca(Numpy):
    """One simulation a cursusjaar: a period there is the same for everyone. What follows from dates is NumPy's work."""
    name = "OpenFisca, vectorised"

    def __init__(self, np, rows):
        super().__init__(np, rows)
        from importlib.metadata import version
        from openfisca_core import entities, periods, taxbenefitsystems, variables
        from openfisca_core.parameters import ParameterNode
        self.version = version("OpenFisca-Core")
        self.periods = periods
        person = entities.Entity("persoon", "personen", "a case", "")
        masks, mbo_vak = self.masks, self.bit["mbo_vak"]
        system = taxbenefitsystems.TaxBenefitSystem([person])
        system.parameters = ParameterNode(data={
            name: {"values": {f"{year}-08-01": {"value": values[name]} for year, values in TARIEVEN.items()}}
            for name in TARIEVEN[2023]})

        def add(name, kind, calculate=None):
            members = {"value_type": kind, "entity": person, "definition_period": periods.DateUnit.YEAR, "label": name}
            if calculate:
                def formula(persons, period, parameters):
                    return calculate(lambda n: persons(n, period), parameters(period))
                members["formula"] = formula
            system.add_variable(type(name, (variables.Variable,), members))

        for name in (*CODES, "vooropleiding", "studieduur", "onderwijsprijs", "maanden"):
            add(name, int)
        for name in (*BOOLS, "volwassen", "oud_genoeg", "jong_genoeg", "laatste_jaar"):
            add(name, bool)
        add("bekostigd", bool, lambda v, p: v("instelling") != 4)
        add("bekostiging", bool, lambda v, p: v("bekostigd") * (v("leerweg") != 2) * (v("bewijs") == 0))
        add("voldoet", bool, lambda v, p: np.select(
            [v("soort_opleiding") == 1, v("soort_opleiding") <= 3],
            [(v("vooropleiding") & masks["basisberoeps"]) != 0, (v("vooropleiding") & masks["vak"]) != 0],
            ((v("vooropleiding") & mbo_vak) != 0) * v("vak_zelfde_richting")))
        add("entree_open", bool, lambda v, p: np.logical_not(v("bekostiging")) + (
            ((v("vooropleiding") & masks["entree"]) == 0) *
            (v("leerplicht_beeindigd") + v("besluit_vervangende_leerplicht") * v("laatste_jaar"))))
        add("verder_open", bool, lambda v, p: (
            v("voldoet") * (np.logical_not(v("bekostiging")) + v("nadere_eisen_in_orde")) + v("besluit_vrijstelling")))
        add("toelating", bool, lambda v, p: (v("bewijs") != 0) + (
            np.where(v("soort_opleiding") == 0, v("entree_open"), v("verder_open")) *
            (np.logical_not(v("bekostiging")) +
             v("verblijf_in_orde") * ((v("leerweg") != 1) + v("leerplicht_beeindigd")))))
        add("schuldig", bool, lambda v, p: v("volwassen") * np.logical_not(
            np.where(v("leerweg") == 1, v("cursusgeld_vrijgesteld"), v("lesgeld_vrijgesteld"))))
        add("onderwijsgeld", bool, lambda v, p: np.logical_not(v("bekostiging")) + v("schuldig"))
        add("bedrag", int, lambda v, p: np.select(
            [np.logical_not(v("bekostiging")), v("schuldig")],
            [v("onderwijsprijs"), (2 * np.select([v("leerweg") == 0, v("soort_opleiding") <= 1],
                                                 [p.lesgeld, p.laag], p.hoog) *
                                   np.where((v("leerweg") == 1) + (v("maanden") >= 3), 12 - v("maanden"), 12)
                                   + 12) // 24], 0))
        add("soort", int, lambda v, p: np.select(
            [np.logical_not(v("bekostiging")), np.logical_not(v("schuldig")), v("leerweg") == 0],
            [SOORTEN.index(name) for name in ("eigen_prijs", "geen", "lesgeld")], SOORTEN.index("cursusgeld")))
        add("studiefinanciering", bool, lambda v, p: (
            (v("bewijs") == 0) * (v("leerweg") == 0) * (v("bekostigd") + v("diploma_erkenning")) *
            v("nationaliteit_wsf") * (v("studieduur") >= 12) *
            np.logical_not((v("soort_opleiding") >= 2) * v("studiefinanciering_verbruikt")) * v("oud_genoeg") *
            (v("jong_genoeg") + v("studiefinanciering_lopend"))))
        self.system = system
        self.parts = [(year, np.flatnonzero(self.dates()[0] == year)) for year in TARIEVEN]
        self.inputs = [{name: values[where] for name, values in self.c.items() if name not in
                        ("geboortedatum", "startdatum")} for _, where in self.parts]

    def run(self):
        from openfisca_core.simulation_builder import SimulationBuilder
        np, size = self.np, len(self.c["bewijs"])
        result = {name: np.zeros(size, np.int64 if name in GELD else bool) for name in (*VRAGEN, *GELD)}
        dates = dict(zip(("maanden", "volwassen", "oud_genoeg", "jong_genoeg", "laatste_jaar"), self.dates()[1:]))
        for (year, where), inputs in zip(self.parts, self.inputs):
            simulation = SimulationBuilder().build_default_simulation(self.system, count=len(where))
            period = self.periods.period(f"year:{year}-08")
            for name, values in inputs.items():
                simulation.set_input(name, period, values)
            for name, values in dates.items():
                simulation.set_input(name, period, values[where])
            for name, values in result.items():
                values[where] = simulation.calculate(name, period)
        return result


# ---- cases as objects, for the engines that take them one by one


def age(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def facts_of(row):
    """The facts, and what follows from the two dates: these engines have no calendar of their own that is quick."""
    born, start = (datetime.date.fromisoformat(row[name]) for name in ("geboortedatum", "startdatum"))
    begin = datetime.date(start.year - (start.month < 8), 8, 1)
    quarter = datetime.date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    facts = {name: row[name] for name in CODES} | {name: row[name] == "ja" for name in BOOLS}
    return facts | {"vooropleiding": row["vooropleiding"].split(";"), "studieduur": int(row["studieduur"]),
                    "leeftijd_begin_cursusjaar": age(born, begin), "oud_genoeg": age(born, quarter) >= 18,
                    "jong_genoeg": (start.year, start.month) <= (born.year + 30, born.month),
                    "laatste_jaar": age(born, datetime.date(begin.year + 1, 7, 31)) >= 15}


class Zen:
    """One decision of expressions, compiled once; evaluate_batch takes all cases in a call."""
    name = "GoRules zen, batch"
    amounts = False

    def __init__(self, rows):
        from importlib.metadata import version
        import zen
        self.version = version("zen-engine")
        has = "some(vooropleiding, # in {})".format
        lists = {name: json.dumps(codes) for name, codes in LISTS.items()}
        expressions = {
            "bekostigd": "instelling != 'privaat'",
            "bekostiging": "$.bekostigd and leerweg != 'derde' and bewijs == 'diploma'",
            "voldoet": f"soort_opleiding == 'basisberoeps' ? {has(lists['basisberoeps'])} : "
                       f"soort_opleiding == 'specialisten' ? "
                       f"({has(json.dumps(['mbo_vak']))} and vak_zelfde_richting) : {has(lists['vak'])}",
            "entree": f"not $.bekostiging or (not ({has(lists['entree'])}) and "
                      "(leerplicht_beeindigd or (besluit_vervangende_leerplicht and laatste_jaar)))",
            "verder": "($.voldoet and (not $.bekostiging or nadere_eisen_in_orde)) or besluit_vrijstelling",
            "toelating": "bewijs != 'diploma' or ((soort_opleiding == 'entree' ? $.entree : $.verder) and "
                         "(not $.bekostiging or (verblijf_in_orde and (leerweg != 'bbl' or leerplicht_beeindigd))))",
            "onderwijsgeld": "not $.bekostiging or (leeftijd_begin_cursusjaar >= 18 and "
                             "not (leerweg == 'bbl' ? cursusgeld_vrijgesteld : lesgeld_vrijgesteld))",
            "studiefinanciering": "bewijs == 'diploma' and leerweg == 'bol' and ($.bekostigd or diploma_erkenning) and "
                                  "nationaliteit_wsf and studieduur >= 12 and oud_genoeg and "
                                  "not (soort_opleiding in ['vak', 'middenkader', 'specialisten'] and "
                                  "studiefinanciering_verbruikt) and (jong_genoeg or studiefinanciering_lopend)",
        }
        content = {"nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "rules", "type": "expressionNode", "name": "rules", "content": {"expressions": [
                {"id": name, "key": name, "value": value} for name, value in expressions.items()]}},
            {"id": "out", "type": "outputNode", "name": "out"}],
            "edges": [{"id": "1", "sourceId": "in", "targetId": "rules"},
                      {"id": "2", "sourceId": "rules", "targetId": "out"}]}
        decision = zen.ZenDecisionContent(json.dumps(content))
        self.engine = zen.ZenEngine({"loader": lambda key: decision})
        self.cases = [{"key": "rules", "context": facts_of(row)} for row in rows]

    def run(self):
        answers = self.engine.evaluate_batch(self.cases)
        return {name: [answer["data"]["result"][name] for answer in answers] for name in VRAGEN}


class JsonRulesEngine:
    name = "json-rules-engine"
    amounts = False

    def __init__(self, rows, folder):
        self.folder = folder
        self.path = folder / "cases.json"
        self.path.write_text(json.dumps([facts_of(row) for row in rows]), encoding="utf-8")
        self.version = json.loads((folder / "package.json").read_text())["dependencies"]["json-rules-engine"]

    def measure(self, repeat):
        out = subprocess.run(["node", "json-rules-engine.mjs", self.path, str(repeat)], cwd=self.folder, check=True,
                             capture_output=True, text=True).stdout
        result = json.loads(out)
        return result["rates"], {name: [name in fired for fired in result["answers"]] for name in VRAGEN}


# ---- the comparison


def differences(peer, result, answers, rows):
    wrong = 0
    for i, (answer, row) in enumerate(zip(answers, rows)):
        for name in VRAGEN + (GELD if peer.amounts else ()):
            expected = (int(answer[name]) if name == "bedrag" else SOORTEN.index(answer[name]) if name == "soort"
                        else answer[name] == "ja")
            if result[name][i] != expected:
                wrong += 1
                if wrong <= 3:
                    print(f"{peer.name}: case {i}, {name}: {result[name][i]}, the library {answer[name]}: {row}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("build", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    in_environment(args.build)
    import numpy as np
    with open(args.folder / "zaken.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(args.folder / "antwoorden.csv", newline="", encoding="utf-8") as file:
        answers = list(csv.DictReader(file))
    with open(args.folder / "bibliotheek.csv", newline="", encoding="utf-8") as file:
        own = {name: float(value) for name, value in csv.reader(file)}

    peers = [Numpy(np, rows), OpenFisca(np, rows), Zen(rows[:SAMPLE])]
    folder = node_folder(args.build.resolve())
    if folder:
        peers.append(JsonRulesEngine(rows[:SAMPLE], folder))
    else:
        print("SKIPPED: json-rules-engine: there is no node with npm")
    heads = f"{'cases':>9}{'cases/s':>12}{'min':>11}{'max':>11}{'ratio':>8}"
    print(f"{'four questions, complete cases, one core':<42}{heads}")
    for name, value in (("mborules, outcomes", own["outcomes"]), ("mborules, outcomes and amounts", own["amounts"])):
        print(f"{name:<42}{len(rows):>9}{value:>12,.0f}")
    wrong = 0
    for peer in peers:
        part = len(rows) if isinstance(peer, Numpy) else SAMPLE
        if isinstance(peer, JsonRulesEngine):
            rates, result = peer.measure(args.repeat)
        else:
            rates, result = rate(args.repeat, part, peer.run)
        wrong += differences(peer, result, answers[:part], rows[:part])
        middle = statistics.median(rates)
        compare = own["amounts" if peer.amounts else "outcomes"]
        print(f"{peer.name + ' ' + peer.version:<42}{part:>9}{middle:>12,.0f}{min(rates):>11,.0f}{max(rates):>11,.0f}"
              f"{compare / middle:>7.1f}x")
    print(f"{platform.machine()}, Python {platform.python_version()}; {wrong} answers that differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
