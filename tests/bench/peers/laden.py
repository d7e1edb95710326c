#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Loading a file with ElementTree and with lxml, each in its fastest way. README.md tells how.

usage: laden.py FILE BUILD BENCH_LADEN [--repeat N]

BUILD is where the peers are installed (from PyPI, once). In each round `BENCH_LADEN FILE --ronde` measures the floor
and the library's load, and each peer loads the file in a process of its own. What each got out must be what the library
got out, to the last byte (tests/bench/telling.h); the exit status is 1 when it is not.
"""
import argparse
import datetime
import gc
import json
import platform
import statistics
import subprocess
import sys
import time
import zlib
from pathlib import Path

from peers import in_environment

BLANKS = " \t\r\n"
NOT_SET = -2**31
TELLING = ("dossiers", "kwalificaties", "crebos", "kerntaken", "werkprocessen", "kennis", "competenties", "taaleisen",
           "teksten", "bytes", "crc")
DOSSIER = ("inleiding/omschrijving", "basis/typeringberoepengroep/context/omschrijving",
           "basis/typeringberoepengroep/beroepshouding/omschrijving",
           "basis/typeringberoepengroep/resultaatvanhetberoep/omschrijving",
           "basis/basistaken/generieke_onderdelen/omschrijving",
           "voorblad/omschrijving/verantwoording/vaststellingsinformatie/vastgestelddoor",
           "voorblad/omschrijving/verantwoording/vaststellingsinformatie/vastgesteldop",
           "voorblad/omschrijving/verantwoording/vaststellingsinformatie/vastgesteldte",
           "verantwoordingsinformatie/arbeidsmarktinformatie",
           "verantwoordingsinformatie/trendsenontwikkelingen/wetenregelgeving",
           "verantwoordingsinformatie/trendsenontwikkelingen/ontwikkelingenindeberoepsuitoefening",
           "verantwoordingsinformatie/wettelijkeberoepsvereisten",
           "verantwoordingsinformatie/taalbeheersingseisen/toelichting",
           "verantwoordingsinformatie/ontwikkelmogelijkheden", "verantwoordingsinformatie/onderhoudsagenda/toelichting",
           "verantwoordingsinformatie/wijzigingen/omschrijving", None, "verantwoordingsinformatie/betrokkenen",
           "verantwoordingsinformatie/aanvullendeinfo", "verantwoordingsinformatie/examenprofielen")
PROFIEL = ("typeringvanhetberoep", "wettelijkeberoepsvereisten", "toelichtingwettelijkeberoepsvereisten",
           "bronwettelijkeberoepsvereisten", "certificaten", "instellingendieaanmogenbieden")
KERNTAAK = ("complexiteit", "verantwoordelijkheid")
WERKPROCES = ("werkprocesomschrijving", "werkprocesresultaat", "werkprocesgedrag")
BRONDOCUMENT = ("naam", "type", "datum", "omschrijving", "link")
ONDERHOUD = ("onderwerp", "actie", "wie", "wanneer")


# ---- the trees


def elementtree(path):
    """The dossiers one by one, each let go of once it is read; and how to get at the root after them."""
    from xml.etree import ElementTree
    events = ElementTree.iterparse(path)

    def dossiers():
        for _, element in events:
            if element.tag == "dossier":
                yield element
                element.clear()

    return dossiers(), lambda: events.root


def lxml(path):
    from lxml import etree
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, remove_pis=True)
    root = etree.parse(path, parser).getroot()
    return root.find("dossiers"), lambda: root


# ---- from a tree to dicts and lists; both trees have the same methods


def text(element):
    """The text up to the first child; blanks alone are none."""
    value = element.text if element is not None else None
    return value if value and value.strip(BLANKS) else ""


def attr(element, name):
    return element.get(name, "").strip(BLANKS)


def number(element, name):
    return int(element.get(name) or 0)


def table(parent):
    return [{"titel": attr(e, "titel"), "code": attr(e, "code"), "nr": number(e, "nr"), "crebo": number(e, "crebo"),
             "prijsfactor": hundredths(e)} for e in parent]


def hundredths(element):
    return round(float(element.get("prijsfactor", "").replace(",", ".") or 0) * 100)


def days(element, name):
    """Days since 1970-01-01 of dd-mm-yyyy or yyyy-mm-dd."""
    parts = attr(element, name).split("-")
    if len(parts) != 3:
        return NOT_SET
    a, b, c = map(int, parts)
    return datetime.date(*((a, b, c) if a > 31 else (c, b, a))).toordinal() - 719163


def crebos(parent):
    return [{"ministerie": attr(e, "ministerie"), "code": int(e.text), "prijsfactor": hundredths(e),
             "dagen": (days(e, "Geldig_vanaf"), days(e, "Datum_einde_instroom"), days(e, "Datum_einde_opleiding"))}
            for e in parent]


def tekst(element):
    """A text, and what is added to it: texts with the profielen that have them."""
    extra = []
    for container in element:
        for aanvullend in container:
            profielen, value = [], ""
            for e in aanvullend:
                if e.tag == "profiel":
                    profielen.append(int(e.get("referentie")))
                else:
                    value = text(e)
            if value:
                extra.append((value, profielen))
    return text(element), extra


def verwijzingen(element, tag, path):
    """References of all (no profielen), and what is added for some profielen."""
    found = []
    for e in element:
        if e.tag == tag:
            found.append((int(e.get("referentie")), None))
        elif e.tag == element.tag + "perprofiel":
            for aanvullend in e:
                profielen, nrs = [], []
                for part in aanvullend:
                    if part.tag == "profiel":
                        profielen.append(int(part.get("referentie")))
                    elif part.tag == path:
                        nrs += [int(r.get("referentie")) for r in part]
                found += [(nr, profielen) for nr in nrs]
    return found


NIETS = ("", [])


def werkproces(element, prefix, ordinal):
    parts = {e.tag: e for e in element}
    c = parts.get("werkprocescompetenties")
    return {"code": f"{prefix}-W{number(element, 'hoofdstuk') or ordinal}", "titel": attr(element, "titel"),
            "nr": number(element, "nr"), "teksten": [tekst(parts[n]) if n in parts else NIETS for n in WERKPROCES],
            "competenties": [] if c is None else verwijzingen(c, "competentie", "omschrijving")}


def kerntaken(parent, prefix, processen):
    found = []
    for ordinal, element in enumerate(() if parent is None else parent, 1):
        parts = {e.tag: e for e in element}
        code = f"{prefix}-K{number(element, 'hoofdstuk') or ordinal}"
        k = parts.get("vakkennisenvaardigheden")
        found.append({
            "code": code, "titel": attr(element, "titel"), "nr": number(element, "nr"),
            "teksten": [tekst(parts[n]) if n in parts else NIETS for n in KERNTAAK],
            "kennis": [] if k is None else verwijzingen(k, "vakkennisenvaardigheden",
                                                        "vakkennisenvaardighedenonderdelen"),
            "werkprocessen": [werkproces(w, code, i) for i, w in enumerate(parts.get(processen, ()), 1)]})
    return found


def kwalificatie(element, ordinal, vereisten):
    nr = number(element, "nr")
    parts = {e.tag: e for e in element}
    inside = {e.tag: e for e in parts["omschrijving"]}
    eisen, toelichting = vereisten.get(nr, ("", ""))
    return {"titel": attr(element, "titel"), "nr": nr, "niveau": number(element, "niveau"),
            "soort": text(inside.get("soortopleiding")).strip(BLANKS).lower().removesuffix("opleiding"),
            "sbu": int(text(inside.get("sbu")) or 0), "crebos": crebos(parts.get("creboinformatie", ())),
            "teksten": [text(inside.get(n)) for n in PROFIEL] + [eisen, toelichting, attr(element, "beroepsgroep")],
            "kerntaken": kerntaken(parts.get("profielkerntaken"), f"P{number(element, 'hoofdstuk') or ordinal}",
                                   "profielwerkprocessen")}


def dossier(element):
    parts = {e.tag: e for e in element}
    info = {e.tag: e for e in parts["verantwoordingsinformatie"]}
    kamer = element.find("voorblad/omschrijving/penvoerder/sectorkamer")
    soort = info["wijzigingen"].find("wijzigingscategorien/wijzigingscategorie")
    agenda = info["onderhoudsagenda"].find("agenda")
    vereisten = {number(p, "referentie"): (text(p.find("eisen")), text(p.find("toelichtingvereisten")))
                 for p in info["bijzonderevereisten"]}
    teksten = [text(element.find(path)) if path else "" for path in DOSSIER]
    teksten[16] = attr(soort, "titel") if soort is not None else ""
    teksten += [attr(element, n) for n in ("referentievorigeversie", "wettelijkeberoepsvereisten",
                                           "positief_advies_toetsingskamer")]
    return {
        "titel": attr(element, "titel"), "versie": attr(element, "versie"), "status": attr(element, "status"),
        "nr": number(element, "nr"), "domein": number(element, "referentiedomein"),
        "sectorkamer": number(kamer, "referentie") if kamer is not None else 0,
        "crebos": crebos(parts.get("dossiercrebos", ())), "teksten": teksten,
        "kennis": [(attr(e, "titel"), number(e, "nr")) for e in parts["kennisenvaardigheden"]],
        "categorieen": [(attr(e, "titel"), number(e, "nr")) for e in parts["categoriekennisenvaardigheden"]],
        "brondocumenten": [[attr(e, n) for n in BRONDOCUMENT] for e in info["brondocumenten"]],
        "onderhoud": [[text(e.find(n)) for n in ONDERHOUD] for e in (() if agenda is None else agenda)],
        "taaleisen": [(number(p, "referentie"), attr(eis, "titel"), attr(t, "titel"), attr(v, "titel"),
                       attr(v, "niveau"))
                      for eis in info["taalbeheersingseisen"] if eis.tag == "taalbeheersingseis"
                      for p in eis if p.tag == "profiel" for t in p for v in t.find("taalvaardigheden")],
        "kerntaken": kerntaken(element.find("basis/basistaken/basiskerntaken"), "B1", "basiswerkprocessen"),
        "kwalificaties": [kwalificatie(p, i, vereisten) for i, p in enumerate(parts["profielen"], 1)]}


def structuur(elements, root):
    dossiers, index = [dossier(e) for e in elements], {}
    for d in dossiers:
        for k in d["kwalificaties"]:
            for c in k["crebos"]:
                index.setdefault(c["code"], []).append(k)
    tables = {name: table(root().find(name)) for name in ("domeinen", "sectorkamers", "competenties")}
    return tables | {"dossiers": dossiers, "crebos": index}


# ---- what was read, in the order of telling.h


class Telling(dict):
    def __init__(self):
        super().__init__(dict.fromkeys(TELLING, 0))

    def add(self, *values):
        for value in values:
            data = str(value).encode()
            if isinstance(value, str):
                self["teksten"] += bool(data)
                self["bytes"] += len(data)
            self["crc"] = zlib.crc32(data + b"\0", self["crc"])

    def crebos(self, crebos):
        for c in crebos:
            self.add(c["ministerie"], c["code"], c["prijsfactor"], *c["dagen"])
        self["crebos"] += len(crebos)

    def teksten(self, teksten, nr, first):
        for value, extra in teksten:
            if first:
                self.add(value)
            self.add(next((t for t, profielen in extra if nr in profielen), ""))

    def verwijzingen(self, references, known, nr, name):
        nrs = [r for r, profielen in references if profielen is None and r in known]
        nrs += [r for r, profielen in references if profielen and nr in profielen and r in known]
        self.add(*nrs)
        self[name] += len(nrs)

    def kerntaken(self, kerntaken, kennis, competenties, nr, first):
        for k in kerntaken:
            if first:
                self.add(k["code"], k["titel"], k["nr"])
                self["kerntaken"] += 1
            self.teksten(k["teksten"], nr, first)
            self.verwijzingen(k["kennis"], kennis, nr, "kennis")
            for w in k["werkprocessen"]:
                if first:
                    self.add(w["code"], w["titel"], w["nr"])
                    self["werkprocessen"] += 1
                self.teksten(w["teksten"], nr, first)
                self.verwijzingen(w["competenties"], competenties, nr, "competenties")

    def structuur(self, s):
        domeinen, kamers = ({e["nr"]: e["titel"] for e in s[name]} for name in ("domeinen", "sectorkamers"))
        competenties = {e["nr"] for e in s["competenties"]}
        for e in s["domeinen"]:
            self.add(e["titel"], e["nr"], e["crebo"], e["prijsfactor"])
        for e in s["sectorkamers"]:
            self.add(e["titel"], e["nr"])
        for e in s["competenties"]:
            self.add(e["code"], e["titel"], e["nr"])
        for d in s["dossiers"]:
            self["dossiers"] += 1
            self.add(d["titel"], d["versie"], d["status"], d["nr"], domeinen.get(d["domein"], ""),
                     kamers.get(d["sectorkamer"], ""))
            self.crebos(d["crebos"])
            self.add(*d["teksten"])
            for line in d["kennis"] + d["categorieen"] + d["brondocumenten"] + d["onderhoud"]:
                self.add(*line)
            kennis = {nr for _, nr in d["kennis"]}
            for i, k in enumerate(d["kwalificaties"]):
                self["kwalificaties"] += 1
                self.add(k["titel"], k["soort"], k["nr"], k["niveau"], k["sbu"])
                self.crebos(k["crebos"])
                self.add(*(s["crebos"][c["code"]][0]["nr"] for c in k["crebos"]), *k["teksten"])
                for nr, *words in d["taaleisen"]:
                    if nr == k["nr"]:
                        self.add(*words)
                        self["taaleisen"] += 1
                self.kerntaken(d["kerntaken"], kennis, competenties, k["nr"], i == 0)
                self.kerntaken(k["kerntaken"], kennis, competenties, k["nr"], True)
        return self


# ---- the comparison

PEERS = {"ElementTree": elementtree, "lxml": lxml}


def load(name, path, tell):
    """One load in this process: seconds, peak memory, and what was read."""
    parse = PEERS[name]
    if name == "lxml":
        from lxml import etree
        version = f"lxml {etree.__version__}"
    else:
        import xml.etree.ElementTree
        from xml.parsers.expat import EXPAT_VERSION
        version = f"ElementTree, {EXPAT_VERSION.replace('_', ' ')}"
    gc.disable()
    begin = time.perf_counter()
    s = structuur(*parse(path))
    took = time.perf_counter() - begin
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"seconds": took, "peak": peak, "version": version,
                      "telling": Telling().structuur(s) if tell else None}))


def measure(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("build", type=Path)
    parser.add_argument("bench")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--peer", choices=PEERS, help="(of itself) load once, print JSON")
    parser.add_argument("--tell", action="store_true", help="(of itself) and tell what was read")
    args = parser.parse_args()
    in_environment(args.build)
    if args.peer:
        return load(args.peer, args.file, args.tell)
    own, peers = [], {name: [] for name in PEERS}
    for i in range(args.repeat):
        own.append(measure(args.bench, args.file, "--ronde"))
        for name, rounds in peers.items():
            rounds.append(measure(sys.executable, __file__, args.file, args.build, args.bench, "--peer", name,
                                  *(() if i else ("--tell",))))
    size, wrong = own[0]["size"], 0
    floor = statistics.median(r["floor"] for r in own)

    def line(name, times):
        middle = statistics.median(times)
        print(f"{name:<32} {middle * 1e3:8.1f} {min(times) * 1e3:8.1f} {max(times) * 1e3:8.1f}"
              f" {size / 1e6 / middle:6.0f} {middle / floor:9.2f} x")

    print(f"{'the same facts out of the file':<32} {'ms':>8} {'min':>8} {'max':>8} {'MB/s':>6} {'x the floor':>11}")
    line("floor: empty callbacks", [r["floor"] for r in own])
    line("mborules, load", [r["load"] for r in own])
    for rounds in peers.values():
        line(rounds[0]["version"], [r["seconds"] for r in rounds])
    for name, rounds in peers.items():
        peak = statistics.median(r["peak"] for r in rounds)
        print(f"{name + ', peak of the process':<44} {peak / size:8.3f} bytes a byte of file")
    for name, rounds in peers.items():
        if rounds[0]["telling"] != own[0]["telling"]:
            wrong += 1
            print(f"{name} reads something else than the library:\n{rounds[0]['telling']}\n{own[0]['telling']}")
    print(f"{platform.machine()}, Python {platform.python_version()}; {wrong} peers that read something else")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
