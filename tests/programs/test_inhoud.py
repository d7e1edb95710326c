#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The content of every kwalificatie, against a reader of its own: ElementTree, written from the file format.

test_inhoud.py BIN_DIR DATA_DIR SHARED_DIR [DOSSIERS]: the files of our own, and where ../shared is, the real ones and a
generated one of DOSSIERS dossiers (default 25).
"""
import html
import itertools
import json
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

from draaien import BIN, hold

EIGEN = "{urn:mborules:structuur:1}"
DATA, SHARED = (Path(a) for a in sys.argv[2:4])
DOSSIERS = sys.argv[4] if len(sys.argv) > 4 else "25"


BLANKS = " \t\r\n"
HTML = set("a b br em h1 h2 h3 i li ol p span strong sub sup table td tr u ul".split())
# Titles of sections, and what a title says too.
NIET_BEWAARD = {f"{e}/@titel" for e in ("voorblad", "inleiding", "basis", "typeringberoepengroep", "basistaken", "profielen",
                                        "generieke_onderdelen", "verantwoordingsinformatie", "brondocumenten")} | {
    "wijzigingscategorie/@categorie"}


def join(pieces):
    """The pieces of one text: as it stands when there is one, else with an empty line between them."""
    pieces = [p for p in pieces if p and p.strip(BLANKS)]
    return pieces[0] if len(pieces) == 1 else "\n\n".join(p.strip(BLANKS) for p in pieces) or None


def within(element):
    """What a reader sees in an element of a text, with tags of HTML as other files have them."""
    name = element.tag.rpartition("}")[2]
    inside = (element.text or "") + "".join(within(c) + (c.tail or "") for c in element)
    if name.lower() not in HTML:
        return f" {inside} "
    return f"<{name}>{inside}</{name}>" if inside else f"<{name}/>"


def text(element):
    """What stands in an element itself: a piece before and after each child that says what is added for a profiel."""
    if element is None:
        return None
    pieces = [element.text or ""]
    for child in element:
        if child.tag.endswith("perprofiel"):
            pieces.append("")
        else:
            pieces[-1] += within(child)
        pieces[-1] += child.tail or ""
    return join(pieces)


def attr(element, name):
    return (element.get(name) or "").strip(" \t\r\n")


def put(target, name, value):
    if value:
        target[name] = value


def number(text):
    return int(text.strip(" \t\r\n") or 0)


def decimal(text):
    return float((text or "0").replace(",", "."))


def line(element, *more):
    """A line of a table: nr, title and what more it has."""
    return {"nr": number(attr(element, "nr")), "titel": attr(element, "titel"),
            **{name: attr(element, name) for name in more}}


def day(text):
    """dd-mm-yyyy or yyyy-mm-dd, to the latter."""
    parts = text.split("-")
    return None if not text else text if len(parts[0]) == 4 else "-".join(reversed(parts))


def zeker(c):
    """The days on which one may certainly start: those that it names, else those of a period that has a first day."""
    vanaf, tot = (day(c.get(EIGEN + name, "")) for name in ("zeker_vanaf", "zeker_tot"))
    if vanaf or tot:
        return vanaf, tot
    vanaf = day(attr(c, "Geldig_vanaf"))
    return vanaf, day(attr(c, "Datum_einde_instroom")) if vanaf else None


def crebo(c):
    return {"crebo": number(c.text or ""), "ministerie": attr(c, "ministerie"),
            "prijsfactor": decimal(attr(c, "prijsfactor")),
            "geldig_vanaf": day(attr(c, "Geldig_vanaf")), "einde_instroom": day(attr(c, "Datum_einde_instroom")),
            "einde_opleiding": day(attr(c, "Datum_einde_opleiding")), "zeker_vanaf": zeker(c)[0],
            "zeker_tot": zeker(c)[1]}


class Reader:
    """What the file says of each profiel: basisdeel, what is added to it for the profiel, and the profieldeel."""

    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.competenties = self.by_nr(self.root.findall("competenties/competentie"))
        self.domeinen = self.by_nr(self.root.findall("domeinen/domein"))
        self.kamers = self.by_nr(self.root.findall("sectorkamers/sectorkamer"))

    def days(self):
        """Of which days it says that it is."""
        found = {name: day(self.root.get(EIGEN + name, "")) for name in ("peildatum", "bevestigd_tot")}
        states = [word.split("/") for word in self.root.get(EIGEN + "toestanden", "").split()]
        found["toestanden"] = [{"vanaf": day(s[0]), "tot_en_met": day(s[-1])} for s in states]
        return {name: value for name, value in found.items() if value}

    def by_nr(self, elements):
        """The first element of each nr."""
        found = {}
        for e in elements:
            found.setdefault(attr(e, "nr"), e)
        return found

    def counts(self):
        """Each element once, as it stands in the file."""
        paths = {"domeinen": "domeinen/domein", "sectorkamers": "sectorkamers/sectorkamer",
                 "competenties": "competenties/competentie", "dossiers": "dossiers/dossier",
                 "kwalificaties": "dossiers/dossier/profielen/profiel"}
        counts = {name: len(self.root.findall(path)) for name, path in paths.items()}
        basis = self.root.findall("dossiers/dossier/basis/basistaken/basiskerntaken/kerntaak")
        eigen = self.root.findall("dossiers/dossier/profielen/profiel/profielkerntaken/kerntaak")
        counts["kerntaken"] = len(basis) + len(eigen)
        counts["werkprocessen"] = sum(len(k.findall("basiswerkprocessen/werkproces")) for k in basis) \
            + sum(len(k.findall("profielwerkprocessen/werkproces")) for k in eigen)
        return counts

    def kwalificaties(self):
        for d in self.root.findall("dossiers/dossier"):
            self.kennis = self.by_nr(d.findall("kennisenvaardigheden/kennisofvaardigheid"))
            for place, p in enumerate(d.findall("profielen/profiel"), 1):
                yield self.kwalificatie(d, p, "P" + (attr(p, "hoofdstuk") or str(place)))

    def crebo(self, c, d):
        """A crebo, with the dossier and domein of its period where it is not listed under those."""
        out, toen, domein = crebo(c), c.get(EIGEN + "dossier"), c.get(EIGEN + "domein")
        dossier = d if not toen else next(o for o in self.root.findall("dossiers/dossier")
                                          if toen in [code.text for code in o.findall("dossiercrebos/dossiercrebo")])
        if dossier is not d:
            out.update(dossier=attr(dossier, "titel"), dossier_crebo=int(toen))
        nr = attr(dossier, "referentiedomein")
        found = (self.domeinen.get(nr) if not domein else
                 next(o for o in self.domeinen.values() if attr(o, "crebo") == domein))
        if found is not None and found is not self.domeinen.get(attr(d, "referentiedomein")):
            out.update(domein=attr(found, "titel"), domein_crebo=number(attr(found, "crebo")))
        return out

    def additions(self, element, nr, path):
        """The elements at `path` in the additions of `element` for a profiel; None: in those without one."""
        found = []
        for container in list(element):
            if container.tag.endswith("perprofiel"):
                for extra in container.findall("aanvullend"):
                    profielen = [attr(r, "referentie") for r in extra.findall("profiel")]
                    if nr in profielen if nr else nr is None and not profielen:
                        found += extra.findall(path)
        return found

    def part(self, out, name, element, nr, path):
        if element is None:
            return
        put(out, name, join([text(element)] + [text(e) for e in self.additions(element, None, path)]))
        put(out, name + "_aanvulling", join([text(e) for e in self.additions(element, nr, path)]))

    def referred(self, references, elements, *more):
        return [line(elements[attr(r, "referentie")], *more)
                for r in references if attr(r, "referentie") in elements]

    def kerntaak(self, k, nr, deel, place):
        code = f"{deel}-K{attr(k, 'hoofdstuk') or place}"
        out = {"code": code, "nr": int(attr(k, "nr") or 0), "titel": attr(k, "titel")}
        for name in ("complexiteit", "verantwoordelijkheid"):
            self.part(out, name, k.find(name), nr, name)
        kennis, word = k.find("vakkennisenvaardigheden"), "vakkennisenvaardigheden"
        references = [] if kennis is None else \
            kennis.findall(word) + [e for who in (None, nr)
                                    for e in self.additions(kennis, who, f"{word}onderdelen/{word}")]
        out["vakkennis"] = self.referred(references, self.kennis)
        processen = k.find("basiswerkprocessen") if k.find("basiswerkprocessen") is not None \
            else k.find("profielwerkprocessen")
        out["werkprocessen"] = [self.werkproces(w, nr, f"{code}-W{attr(w, 'hoofdstuk') or i}")
                                for i, w in enumerate([] if processen is None else processen, 1)]
        return out

    def werkproces(self, w, nr, code):
        out = {"code": code, "nr": int(attr(w, "nr") or 0), "titel": attr(w, "titel")}
        for name in ("omschrijving", "resultaat", "gedrag"):
            self.part(out, name, w.find("werkproces" + name), nr, "omschrijving")
        c = w.find("werkprocescompetenties")
        references = [] if c is None else c.findall("competentie") + [
            e for who in (None, nr) for e in self.additions(c, who, "omschrijving/competentie")]
        out["competenties"] = self.referred(references, self.competenties, "code")
        return out

    def kwalificatie(self, d, p, deel):
        nr, out, dossier = attr(p, "nr"), {}, {}
        out["nr"], out["titel"], out["niveau"] = int(nr or 0), attr(p, "titel"), number(attr(p, "niveau"))
        out["sbu"] = number(p.findtext("omschrijving/sbu") or "")
        soort = (p.findtext("omschrijving/soortopleiding") or "").strip(" \t\r\n").lower()
        out["soort_opleiding"] = soort.removesuffix("opleiding") or None
        out["crebos"] = [self.crebo(c, d) for c in p.findall("creboinformatie/crebo")]
        leerwegen, vierjarig = p.get(EIGEN + "leerwegen"), p.get(EIGEN + "vierjarig")
        out["leerwegen"] = leerwegen.lower().split() if leerwegen else None
        kan = soort.startswith("middenkader") if soort else out["niveau"] in (0, 4)
        out["vierjarig"] = (vierjarig == "ja" if vierjarig else False if not kan or out["sbu"] not in (0, 6400)
                            else True if soort and out["sbu"] else None)
        kamer = d.find("voorblad/omschrijving/penvoerder/sectorkamer")
        kamer = self.kamers.get(attr(kamer, "referentie")) if kamer is not None else None
        domein = self.domeinen.get(attr(d, "referentiedomein"))
        dossier.update(nr=number(attr(d, "nr")), titel=attr(d, "titel"), versie=attr(d, "versie"),
                       status=attr(d, "status"), domein=attr(domein, "titel") if domein is not None else None,
                       sectorkamer=attr(kamer, "titel") if kamer is not None else None,
                       crebos=[self.crebo(c, d) for c in d.findall("dossiercrebos/dossiercrebo")])
        if domein is not None:
            dossier.update(domein_nr=number(attr(domein, "nr")), domein_crebo=number(attr(domein, "crebo")),
                           domein_prijsfactor=decimal(attr(domein, "prijsfactor")))
        if kamer is not None:
            dossier["sectorkamer_nr"] = number(attr(kamer, "nr"))
        for name, tag in (("typering", "typeringvanhetberoep"), ("beroepsvereisten", "wettelijkeberoepsvereisten"),
                          ("beroepsvereisten_toelichting", "toelichtingwettelijkeberoepsvereisten"),
                          ("beroepsvereisten_bron", "bronwettelijkeberoepsvereisten"),
                          ("certificaten", "certificaten"), ("instellingen", "instellingendieaanmogenbieden")):
            put(out, name, text(p.find("omschrijving/" + tag)))
        put(out, "beroepsgroep", attr(p, "beroepsgroep"))
        put(out, "opmerking", attr(p, EIGEN + "opmerking"))
        info = d.find("verantwoordingsinformatie")
        for r in [] if info is None else info.findall("bijzonderevereisten/profiel"):
            if attr(r, "referentie") == nr:
                put(out, "bijzondere_vereisten", text(r.find("eisen")))
                put(out, "bijzondere_vereisten_toelichting", text(r.find("toelichtingvereisten")))
        out["taaleisen"] = [
            {"eis": attr(e, "titel"), "taal": attr(t, "titel"), "vaardigheid": attr(v, "titel"),
             "niveau": attr(v, "niveau")}
            for e in ([] if info is None else info.findall("taalbeheersingseisen/taalbeheersingseis"))
            for r in e.findall("profiel") if attr(r, "referentie") == nr
            for t in r.findall("taal") for v in t.findall("taalvaardigheden/taalvaardigheid")]
        out["kerntaken"] = [self.kerntaak(k, nr, part, i) for part, found in
                            (("B1", d.findall("basis/basistaken/basiskerntaken/kerntaak")),
                             (deel, p.findall("profielkerntaken/kerntaak"))) for i, k in enumerate(found, 1)]
        for name, path in (("inleiding", "inleiding/omschrijving"),
                           ("context", "basis/typeringberoepengroep/context/omschrijving"),
                           ("beroepshouding", "basis/typeringberoepengroep/beroepshouding/omschrijving"),
                           ("resultaat_van_het_beroep", "basis/typeringberoepengroep/resultaatvanhetberoep/omschrijving"),
                           ("generieke_onderdelen", "basis/basistaken/generieke_onderdelen/omschrijving"),
                           ("arbeidsmarkt", "verantwoordingsinformatie/arbeidsmarktinformatie"),
                           ("wet_en_regelgeving", "verantwoordingsinformatie/trendsenontwikkelingen/wetenregelgeving"),
                           ("ontwikkelingen",
                            "verantwoordingsinformatie/trendsenontwikkelingen/ontwikkelingenindeberoepsuitoefening"),
                           ("dossier_beroepsvereisten", "verantwoordingsinformatie/wettelijkeberoepsvereisten"),
                           ("taaleisen", "verantwoordingsinformatie/taalbeheersingseisen/toelichting"),
                           ("ontwikkelmogelijkheden", "verantwoordingsinformatie/ontwikkelmogelijkheden"),
                           ("onderhoud", "verantwoordingsinformatie/onderhoudsagenda/toelichting"),
                           ("wijzigingen", "verantwoordingsinformatie/wijzigingen/omschrijving"),
                           ("betrokkenen", "verantwoordingsinformatie/betrokkenen"),
                           ("aanvullende_info", "verantwoordingsinformatie/aanvullendeinfo"),
                           ("examenprofielen", "verantwoordingsinformatie/examenprofielen")):
            put(dossier, name, text(d.find(path)))
        for name in ("door", "op", "te"):
            put(dossier, "vastgesteld_" + name,
                text(d.find("voorblad/omschrijving/verantwoording/vaststellingsinformatie/vastgesteld" + name)))
        put(dossier, "vorige_versie", attr(d, "referentievorigeversie"))
        put(dossier, "heeft_beroepsvereisten", attr(d, "wettelijkeberoepsvereisten"))
        put(dossier, "advies_toetsingskamer", attr(d, "positief_advies_toetsingskamer"))
        soort = d.find("verantwoordingsinformatie/wijzigingen/wijzigingscategorien/wijzigingscategorie")
        put(dossier, "wijzigingscategorie", attr(soort, "titel") if soort is not None else "")
        dossier["kennisenvaardigheden"] = [line(k) for k in d.findall("kennisenvaardigheden/kennisofvaardigheid")]
        dossier["categorieen"] = [line(k) for k in d.findall("categoriekennisenvaardigheden/categorie")]
        dossier["brondocumenten"] = [{n: attr(b, n) for n in ("naam", "type", "datum", "omschrijving", "link")}
                                     for b in d.findall("verantwoordingsinformatie/brondocumenten/brondocument")]
        dossier["onderhoudsagenda"] = [
            {n: text(o.find(n)) for n in ("onderwerp", "actie", "wie", "wanneer") if text(o.find(n))}
            for o in d.findall("verantwoordingsinformatie/onderhoudsagenda/agenda/onderdeel")]
        out["dossier"] = dossier
        return out


def differences(path, a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        for k in sorted(set(a) | set(b)):
            yield from differences(f"{path}/{k}", a.get(k), b.get(k))
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from differences(f"{path}[{i}]", x, y)
    elif a != b:
        yield f"{path}: {str(a)[:200]!r} in the file, {str(b)[:200]!r} from the library"


VALUES = ("sbu", "soortopleiding", "crebo", "dossiercrebo")


def plain(path):
    """Every kwalificatie with its texts made plain, the counts, and what stands on stderr."""
    every = subprocess.run([BIN / "mbo-structuur", path, "--alles", "--schoon"], capture_output=True, check=True)
    counts = subprocess.run([BIN / "mbo-structuur", path, "--json"], capture_output=True, check=True)
    return [json.loads(k) for k in every.stdout.splitlines()], json.loads(counts.stdout), every.stderr.decode()


def into_elements(element):
    """HTML that is a text becomes elements, where it is well-formed; of another one the items, and the first word."""
    found = element.text or ""
    for whole in (found, html.unescape(found)) if "<" in found or "&" in found else ():
        try:
            inside = ET.fromstring(f"<t>{whole}</t>")
        except ET.ParseError:
            continue
        if not len(inside):
            continue
        element.text = inside.text
        for i, child in enumerate(inside):
            element.insert(i, child)
        return
    lines = (element.text or "").split("\n")
    element.text, last = "", None
    for i, text in enumerate(lines):
        if text.startswith("- "):
            last = ET.Element("li")
            last.text, last.tail = text[2:], ""
            element.insert(sum(c.tag == "li" for c in element), last)
        elif last is None:
            element.text += text + "\n" * (i + 1 < len(lines))
        else:  # the end of an item is one of a line
            last.tail += text + "\n" * (i + 1 < len(lines))
    word = re.match(r"(\s*)([A-Za-z]+)(.*)", element.text, re.S)
    if word:
        bold = ET.Element("b")
        element.text, bold.text, bold.tail = word.groups()
        element.insert(0, bold)


def of_today(path, other, space, hoofdstuk):
    """The same file with days as yyyy-mm-dd; hoofdstuk as points, or absent; HTML as elements; and a namespace: None, the
    default one (""), or with a prefix. Gives how many texts, and how many hoofdstukken of each element, are another."""
    root = ET.parse(path).getroot()
    texts, points = 0, {}
    for e in list(root.iter()):
        for name in ("Geldig_vanaf", "Datum_einde_instroom", "Datum_einde_opleiding"):
            if e.get(name):
                e.set(name, day(e.get(name)))
        if e.get("hoofdstuk") and e.tag in ("profiel", "kerntaak", "werkproces"):
            if hoofdstuk:
                points[e.tag] = points.get(e.tag, 0) + 1
                e.set("hoofdstuk", hoofdstuk + e.get("hoofdstuk"))
            else:
                del e.attrib["hoofdstuk"]
        if e.tag not in VALUES and (e.text or "").strip():
            into_elements(e)
            texts += 1
    if space is not None:
        for e in root.iter():
            e.tag = "{urn:example:sbb}" + e.tag
    ET.register_namespace("q", "urn:example:sbb")
    text = ET.tostring(root, encoding="unicode")
    if space == "":
        text = re.sub(r"(</?)q:", r"\1", text).replace("xmlns:q=", "xmlns=", 1)
    other.write_text(text, encoding="utf-8")
    return texts, points


class Inhoud(unittest.TestCase):
    def check(self, path, other=None):
        """What the library says of a file, or of another one, is what this file says."""
        count, reader = 0, Reader(path)
        counts = subprocess.run([BIN / "mbo-structuur", other or path, "--json"], capture_output=True, check=True)
        hold("mbo-structuur", json.loads(counts.stdout))
        self.assertEqual(json.loads(counts.stdout), {**reader.counts(), **reader.days(), "opmerkingen": []})
        with subprocess.Popen([BIN / "mbo-structuur", other or path, "--alles"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as process:
            for expected, got in itertools.zip_longest(reader.kwalificaties(), process.stdout):
                self.assertIsNotNone(expected, f"{path}: the library has more kwalificaties than the file")
                self.assertIsNotNone(got, f"{path}: the library stops before {expected['titel']}")
                got = json.loads(got)
                if count % 20 == 0:  # of the national file many are the same
                    hold("mbo-structuur", got)
                got.pop("diploma_tot", None)  # it is not in the file: WEB 7.2.4 lid 7, with tests of its own
                self.assertEqual(list(differences("", expected, got)), [], f"{path}: {expected['titel']}")
                count += 1
        self.assertEqual(process.returncode, 0)
        self.assertGreater(count, 0)
        return count

    def test_own(self):
        for path in sorted(DATA.glob("sbb-*.xml")):
            with self.subTest(path=path.name):
                self.check(path)

    def test_builtin(self):
        """The built-in structure is the file in the tree, which has attributes of our own that others have not."""
        self.check(Path(__file__).parents[2] / "libmborules" / "structuur" / "ingebouwd.xml", "-")

    def test_changed(self):
        """All that a file says comes out: another value of any attribute or text is another answer, but for these."""
        path, seen, matter = DATA / "sbb-inhoud.xml", set(), set()
        tree = ET.parse(path)
        with tempfile.TemporaryDirectory() as folder:
            other = Path(folder) / "anders.xml"

            def answer():
                tree.write(other, encoding="utf-8")
                result = subprocess.run([BIN / "mbo-structuur", other, "--alles"], capture_output=True)
                return result.returncode, result.stdout

            def change(name, value, put):
                put(value[:-1] + str((int(value[-1]) + 1) % 10) if value[-1].isdigit() else value + " anders")
                seen.add(name)
                if answer() != before:
                    matter.add(name)
                put(value)

            before = answer()
            for e in tree.iter():
                for name in e.attrib:
                    change(f"{e.tag}/@{name}", e.get(name), lambda value: e.set(name, value))
                for name in ("text", "tail"):
                    if (getattr(e, name) or "").strip():
                        change(f"{e.tag}/{name}", getattr(e, name).strip(), lambda value: setattr(e, name, value))
            self.assertGreater(len(matter), 80)
            self.assertEqual(seen - matter, NIET_BEWAARD)
            tree.find(".//werkprocesgedrag").text += " en meer"
            answer()
            with self.assertRaises(AssertionError):
                self.check(path, other)

    def test_real(self):
        if not SHARED.is_dir():
            self.skipTest(f"there is no {SHARED}")
        for path in sorted((SHARED / "data" / "sbb-xml").glob("*.xml")):
            with self.subTest(path=path.name):
                self.assertGreater(self.check(path), 2)

    def test_today(self):
        """The real files in the form of today say the same."""
        if not SHARED.is_dir():
            self.skipTest(f"there is no {SHARED}")
        for path in sorted((SHARED / "data" / "sbb-xml").glob("*.xml")):
            before, counts, _ = plain(path)
            for space, hoofdstuk in itertools.product((None, "", "q"), ("3.", None)):
                with self.subTest(path=path.name, space=space, hoofdstuk=hoofdstuk), \
                        tempfile.TemporaryDirectory() as folder:
                    other = Path(folder) / "vandaag.xml"
                    texts, points = of_today(path, other, space, hoofdstuk)
                    self.assertGreater(texts, 100)
                    after, now, stderr = plain(other)
                    for old, new in itertools.zip_longest(before, after):
                        self.assertEqual(list(differences("", old, new)), [])
                    opmerkingen = {o["plaats"]: (o["aantal"], o["soort"]) for o in now.pop("opmerkingen")}
                    self.assertEqual(opmerkingen, {f"{e}/@hoofdstuk": (n, "geen_getal") for e, n in points.items()})
                    self.assertEqual(stderr.count("is not a whole number"), len(points))
                    self.assertEqual(now, {k: v for k, v in counts.items() if k != "opmerkingen"})
                    refused = subprocess.run([BIN / "mbo-structuur", other, "--zonder-opmerkingen"], capture_output=True)
                    self.assertEqual(refused.returncode, 1 if points else 0)

    def test_generated(self):
        if not SHARED.is_dir():
            self.skipTest(f"there is no {SHARED}")
        with tempfile.TemporaryDirectory() as folder:
            big = Path(folder) / "groot.xml"
            subprocess.run([sys.executable, SHARED / "tools" / "groot_sbb.py", big, DOSSIERS,
                            *sorted((SHARED / "data" / "sbb-xml").glob("*.xml"))], check=True, capture_output=True)
            self.assertGreater(self.check(big), int(DOSSIERS))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
