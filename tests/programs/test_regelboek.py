#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The rule book, receipts and changes as a user meets them: test_regelboek.py BIN_DIR"""
import datetime
import hashlib
import html.parser
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from draaien import BIN, hold_output

ROUTE = ("bewijs=diploma", "leerweg=bbl", "soort_opleiding=vak", "instelling=roc")

OWN = ("naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n"
       'lesgeld.bedrag,2024-08-01,,1419,EUR/cursusjaar,"<script>""x"" & y</script>",,2026-08-01\n')


def run(program, *args, **kwargs):
    kwargs.setdefault("stdin", subprocess.DEVNULL)
    args = [*map(str, args)]
    result = subprocess.run([BIN / program, *args], capture_output=True, text=True, **kwargs)
    hold_output(program, args, result.stdout)
    return result


class Page(html.parser.HTMLParser):
    """What a browser would make of the page: tags closed, ids, text."""

    def __init__(self, source):
        super().__init__()
        self.open, self.ids, self.links, self.text, self.meta, self.empty = [], [], [], [], {}, []
        self.last = None  # a tag with nothing in it so far
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        if tag == "meta":
            self.meta[attrs.get("name", "charset")] = attrs.get("content", attrs.get("charset"))
        else:
            self.open.append(tag)
            self.last = tag

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
        self.empty += [tag] if self.last == tag and tag not in ("td", "code") else []

    def handle_data(self, data):
        self.text.append(data)
        self.last = None if data.strip() else self.last


class Regels(unittest.TestCase):
    def book(self, *args):
        result = run("mbo-regels", "--json", *args)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def test_json(self):
        book = self.book()
        self.assertEqual(len(book["vragen"]), questions() + 1)  # and what holds for all
        self.assertEqual(len(book["sha256"]), 64)
        rules = [r for v in book["vragen"] for r in v["regels"]]
        self.assertGreater(len(rules), 100)
        for rule in rules:
            self.assertTrue(rule["tekst_nl"] and rule["tekst_en"] and len(rule["sha256"]) == 64)
        self.assertIn("bekostigde_instelling", book["afleidingen"])
        lesgeld = [p for p in book["parameters"] if p["naam"] == "lesgeld.bedrag" and p["vanaf"] == "2024-08-01"]
        self.assertEqual(lesgeld[0]["waarde"], 141900)  # cents

    def test_on_a_day(self):
        for day, places in (("2024-01-01", 0), ("2026-08-01", 1)):
            aanbod = self.book("--vraag", "aanbod", "--op-datum", day)["vragen"]
            self.assertEqual(len(aanbod), 1)
            ids = [r["regel"] for r in aanbod[0]["regels"]]
            self.assertEqual(ids.count("aanbod.deel_ander_aanbod"), places)
            self.assertEqual(len(ids), len(set(ids)), "a rule holds once on a day")

    def test_text(self):
        for args in ((), ("--taal", "en"), ("--verschil", "2026-07-31", "2026-08-01")):
            text = run("mbo-regels", *args).stdout
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80)
            self.assertGreater(len(text), 3000)

    def test_amounts(self):
        rules = {r["regel"]: r for v in self.book("--op-datum", "2025-01-01")["vragen"] for r in v["regels"]}
        lesgeld = rules["onderwijsgeld.lesgeld"]
        self.assertEqual((lesgeld["soort"], lesgeld["bedrag"]),
                         ("lesgeld", "lesgeld.bedrag x maanden_resterend_na_oktober / 12"))
        self.assertEqual((rules["traject.aanbod"]["soort"], rules["traject.aanbod"]["bedrag"]), (None, ""))
        for text in (run("mbo-regels").stdout, "".join(Page(run("mbo-regels", "--html").stdout).text)):
            self.assertIn("lesgeld.bedrag x maanden_resterend_na_oktober / 12", " ".join(text.split()))

    def test_condition(self):
        """The whole condition of a question in each period, and only where it is another."""
        aanbod = self.book("--vraag", "aanbod")["vragen"][0]
        self.assertEqual([p["vanaf"] for p in aanbod["perioden"]],
                         ["2014-08-01", "2017-08-01", "2023-08-01", "2026-08-01"])
        self.assertEqual([p["tot"] for p in aanbod["perioden"]], ["2017-08-01", "2023-08-01", "2026-08-01", None])
        for periode, nooit in zip(aanbod["perioden"], (1, 0, 0, 0)):
            self.assertEqual([v["dan"] for v in periode["voorwaarden"]].count("nooit"), nooit)
        bekostiging = self.book("--vraag", "bekostiging")["vragen"][0]
        self.assertGreater(len(bekostiging["regels"]), 3)
        self.assertEqual([[v["dan"] for v in p["voorwaarden"]] for p in bekostiging["perioden"]],
                         [["bekostigde_instelling", "leerweg in {bol, bbl}", "bewijs = diploma"]])
        for vraag in self.book()["vragen"]:
            for periode in vraag["perioden"]:
                held = [(r["regel"], r["als"], r["dan"]) for r in vraag["regels"] if r["dan"]
                        and r["vanaf"] <= periode["vanaf"] and (not r["tot"] or periode["vanaf"] < r["tot"])]
                self.assertEqual([(v["regel"], v["als"], v["dan"]) for v in periode["voorwaarden"]], held)
        text = " ".join(run("mbo-regels", "--vraag", "toelating", "--op-datum", "2026-08-01").stdout.split())
        self.assertIn("vanaf 2014-08-01 is het antwoord ja als elke regel klopt die meedoet: "
                      "- als bekostiging: verblijf_in_orde (toelating.verblijf)", text)
        self.assertIn("the answer is yes for everybody.",
                      run("mbo-regels", "--taal", "en", "--vraag", "bekostiging", "--zonder", "bekostiging.instelling",
                          "--zonder", "bekostiging.leerweg", "--zonder", "bekostiging.bewijs").stdout)

    def test_no_value(self):
        """Where a parameter of the condition has no value the book does not promise a yes."""
        self.assertEqual([(p["vanaf"], p["tot"], [z["parameter"] for z in p["zonder_waarde"]])
                          for p in self.book("--vraag", "praktijkverklaring_behoud_uitkering")["vragen"][0]["perioden"]],
                         [("2014-08-01", "2019-01-01", ["praktijkverklaring.behoud_uitkering_maanden"]),
                          ("2019-01-01", None, [])])
        for taal, day, sentence in (
                ("nl", "2015-01-01", "praktijkverklaring.behoud_uitkering_maanden heeft dan geen waarde: waar die beslist is het antwoord nog niet te zeggen"),
                ("en", "2018-12-31", "praktijkverklaring.behoud_uitkering_maanden has no value then: where it decides, the answer cannot be told yet")):
            args = ("--vraag", "praktijkverklaring_behoud_uitkering", "--taal", taal, "--op-datum")
            for form in (), ("--html",):
                for op, n in ((day, 1), ("2019-01-01", 0)):
                    text = run("mbo-regels", *args, op, *form).stdout
                    text = "".join(Page(text).text) if form else text
                    self.assertEqual(" ".join(text.split()).count(sentence), n)
            [periode] = self.book(*args, day)["vragen"][0]["perioden"]
            self.assertEqual([z["tekst_" + taal] for z in periode["zonder_waarde"]], [sentence])
        # One of an amount leaves the answer as it is; one that came and went splits, also through another question.
        self.assertEqual([p["zonder_waarde"] for p in self.book("--vraag", "onderwijsgeld")["vragen"][0]["perioden"]], [[]])
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "own.csv"
            own.write_text(OWN.split("\n")[0] + "\nleerplicht.leeftijd_einde,2015-01-01,2016-01-01,16,jaar,x,,2016-01-01\n"
                           "leerplicht.leeftijd_einde,2016-01-01,2017-01-01,17,jaar,x,,2016-01-01\n", encoding="utf-8")
            for vraag in ("toelating", "traject"):  # through a term; and through toelating
                perioden = self.book("--vraag", vraag, "--parameters", own)["vragen"][0]["perioden"]
                none = {p["vanaf"]: "leerplicht.leeftijd_einde" in [z["parameter"] for z in p["zonder_waarde"]] for p in perioden}
                self.assertEqual([(d, none[d]) for d in ("2014-08-01", "2015-01-01", "2017-01-01")],
                                 [("2014-08-01", True), ("2015-01-01", False), ("2017-01-01", True)])
                self.assertNotIn("2016-01-01", none)  # another value is no other condition
                self.assertIn("studieduur.vak.maximaal" if vraag == "traject" else "leerplicht.leeftijd_einde",
                              [z["parameter"] for z in perioden[0]["zonder_waarde"]])
            page = Page(run("mbo-regels", "--html", "--vraag", "traject", "--parameters", own).stdout)
            self.assertEqual({link[1:] for link in page.links} - set(page.ids), set())

    def test_no_value_answers(self):
        """What the book says of a day is what the library finds when all but the day is unknown."""
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "own.csv"
            own.write_text(OWN, encoding="utf-8")
            for args in (), ("--parameters", own):
                vragen = {v["vraag"]: v for v in self.book(*args)["vragen"]}
                for day in ("2015-01-01", "2016-05-17", "2016-05-18", "2018-06-01", "2023-01-01", "2026-08-01"):
                    for a in json.loads(run("mbo-advies", "--json", "--vraag", "alle", f"startdatum={day}", *args).stdout):
                        vraag = vragen[a["vraag"]]
                        amounts = " ".join(r["bedrag"] for r in vraag["regels"])
                        [none] = [p["zonder_waarde"] for p in vraag["perioden"]
                                  if p["vanaf"] <= day and (not p["tot"] or day < p["tot"])]
                        with self.subTest(args=args, day=day, vraag=a["vraag"]):
                            told = {z["parameter"] for z in none}
                            found = {p for p in a.get("parameter", ()) if p in told or p not in amounts}
                            if args:  # of many the library names those that it comes to first
                                self.assertEqual((found - told, bool(found)), (set(), bool(told)))
                            else:
                                self.assertEqual(found, told)

    def test_terms(self):
        book = self.book("--vraag", "startkwalificatie_na_afloop")
        self.assertEqual(list(book["woorden"]), ["en", "bevat", "niveau"])
        self.assertEqual(list(book["afleidingen"]), ["startkwalificatie"])
        self.assertEqual(list(book["feiten"]), ["vooropleiding", "bewijs", "soort_opleiding"])
        self.assertEqual({p["naam"]: p["regels"] for p in book["parameters"]},
                         {"startkwalificatie.niveau": ["startkwalificatie.door_diploma"]})
        self.assertIn("leeftijd_begin_cursusjaar", self.book()["woorden"])
        onderwijsgeld = run("mbo-regels", "--vraag", "onderwijsgeld", "--op-datum", "2026-08-01").stdout
        self.assertIn("\n  lesgeld.bedrag: geen waarde\n", onderwijsgeld)
        self.assertIn("\n  bekostiging: Wordt de opleiding door het Rijk bekostigd?\n", onderwijsgeld)
        self.assertNotIn("Afleidingen", run("mbo-regels", "--vraag", "traject", "--op-datum", "2025-01-01").stdout)

    def test_what_is_explained(self):
        """Text, JSON and page explain the same names, and each of them is used: something on the page leads to it."""
        soorten = {"Woorden": "woord", "Andere": "vraag", "Afleidingen": "afleiding", "Feiten": "feit", "Parameters": "parameter"}
        vragen = [v["vraag"] for v in self.book()["vragen"][1:]]
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        own = Path(folder.name) / "own.csv"
        own.write_text(OWN, encoding="utf-8")
        for args in ((), ("--op-datum", "2026-08-01"), ("--parameters", own), *(("--vraag", v) for v in vragen),
                     *(("--vraag", v, "--op-datum", "2015-01-01") for v in vragen)):
            with self.subTest(args=args):
                page, book = Page(run("mbo-regels", "--html", *args).stdout), self.book(*args)
                asked = {"vraag-" + v["vraag"] for v in book["vragen"]}
                explained = {i for i in page.ids if i.split("-")[0] in soorten.values()} - asked
                self.assertEqual({i for i in explained if "#" + i not in page.links}, set())
                text, soort = set(), None
                for line in run("mbo-regels", *args).stdout.split("\n"):
                    soort = soorten.get(line.split(" ")[0], soort) if line[:1].strip() else soort
                    name = re.match(r"  (\w[\w. ]*): ", line)
                    text |= {f"{soort}-{name[1].replace(' ', '_')}"} if name and soort else set()
                self.assertEqual(text, explained)
                names = [("woord", w) for w in book["woorden"]] + [("afleiding", n) for n in book["afleidingen"]]
                names += [("feit", f) for f in book["feiten"]] + [("parameter", p["naam"]) for p in book["parameters"]]
                self.assertEqual({f"{s}-{n.replace(' ', '_')}" for s, n in names},
                                 {i for i in text if not i.startswith("vraag-")})
        none = self.book("--vraag", "praktijkverklaring_behoud_uitkering", "--op-datum", "2015-01-01")["parameters"]
        self.assertEqual([p for p in none if p["waarde"] is None],
                         [{**dict.fromkeys(("vanaf", "tot", "waarde", "eenheid", "bron", "bevestigd_tot")),
                           "naam": "praktijkverklaring.behoud_uitkering_maanden",
                           "regels": ["praktijkverklaring_behoud_uitkering.duur"]}])
        for vraag in ("uwv_behoud_uitkering", "studiefinanciering", "levenlanglerenkrediet"):
            text = run("mbo-regels", "--vraag", vraag).stdout
            self.assertIn("\n  studieduur: studieduur in maanden\n", text)  # the fact, which is compared
            self.assertNotIn("\n  studieduur: Past de duur", text)
        self.assertIn("\n  studieduur: Past de duur", run("mbo-regels", "--vraag", "traject").stdout)

    def test_html(self):
        pages = [(BIN / "regels.html").read_text(encoding="utf-8")]
        vragen = [v["vraag"] for v in self.book()["vragen"][1:]]
        for args in ([], ["--taal", "en"], ["--op-datum", "2025-01-01"], ["--zonder", "toelating.leerplicht_bbl"],
                     *(["--vraag", v] for v in vragen), *(["--vraag", v, "--op-datum", "2026-08-01"] for v in vragen)):
            pages.append(run("mbo-regels", "--html", *args).stdout)
        for source in pages:
            page = Page(source)
            self.assertEqual((page.open, page.empty), ([], []))
            self.assertTrue(source.startswith("<!doctype html>\n<html lang="))
            self.assertEqual((page.meta["charset"], page.meta["viewport"][:18]), ("utf-8", "width=device-width"))
            self.assertEqual(len(page.ids), len(set(page.ids)))
            self.assertFalse([i for i in page.ids if not i or " " in i])
            self.assertEqual({link[1:] for link in page.links} - set(page.ids), set())
        page = Page(pages[0])
        self.assertIn("toelating.leerplicht_bbl", page.text)
        self.assertIn("het antwoord ja als elke regel klopt", " ".join(page.text))
        for link in ("parameter-lesgeld.bedrag", "woord-leeftijd_begin_cursusjaar", "afleiding-bekostigde_instelling",
                     "feit-leerweg", "vraag-toelating", "regel-onderwijsgeld.lesgeld-2014-08-01", "woord-nooit"):
            self.assertIn("#" + link, page.links)

    def test_reads_as_a_policy_maker_would(self):
        """Headings in words with the id beside them; sentence, when it holds, sources, condition, in that order."""
        for taal, kop, labels in (("nl", "Bbl: leerplicht voorbij", ("geldt", "bron", "basis", "bron gelezen tot", "doet mee als", "klopt als")),
                                  ("en", "Bbl: compulsory education over", ("holds", "source", "basis", "source read until", "takes part if", "is true if"))):
            source = run("mbo-regels", "--html", "--taal", taal, "--vraag", "toelating").stdout
            lang = "" if taal == "nl" else ' lang="nl"'
            [rule] = re.findall(r'<article id="regel-toelating\.leerplicht_bbl-.*?</article>', source, re.S)
            self.assertIn(f'<h3>{kop} <span class="id"{lang}>toelating.leerplicht_bbl</span></h3>', rule)
            self.assertEqual(re.findall(r"<dt>(.*?)</dt>", rule)[:6], list(labels))
            self.assertLess(rule.index("<p>"), rule.index("<dl>"))
        for form in (), ("--taal", "en"):
            self.assertIn(": leerplicht voorbij" if not form else "compulsory education over",
                          run("mbo-regels", "--vraag", "toelating", *form).stdout)
        rule = next(r for r in self.book("--vraag", "toelating")["vragen"][0]["regels"] if r["regel"] == "toelating.leerplicht_bbl")
        self.assertEqual((rule["kop_nl"], rule["kop_en"]), ("Bbl: leerplicht voorbij", "Bbl: compulsory education over"))

    def test_glossary(self):
        """What a sentence names is explained, in all three forms, and what explains it in turn; nothing else is."""
        for taal in "nl", "en":
            args = ("--taal", taal, "--vraag", "startkwalificatie_na_afloop")
            source, begrippen = run("mbo-regels", "--html", *args).stdout, self.book(*args)["begrippen"]
            page, ids = Page(source), [b["begrip"] for b in begrippen]
            self.assertEqual([i[7:] for i in page.ids if i.startswith("begrip-")], ids)
            self.assertEqual({link[8:] for link in page.links if link.startswith("#begrip-")}, set(ids))
            self.assertTrue({"startkwalificatie", "diploma", "praktijkverklaring"} <= set(ids))
            self.assertNotIn("rvo", ids)
            names = [b["naam_" + taal].lower() for b in begrippen]
            self.assertEqual(names, sorted(names))
            text = " ".join(run("mbo-regels", *args).stdout.split())
            for begrip in begrippen:
                self.assertIn(f"{begrip['naam_' + taal]}: {begrip['tekst_' + taal]}", text)
                self.assertTrue(begrip["bronnen"] and begrip["bevestigd_tot"])
        # an English page says which of its words are Dutch
        self.assertIn('<a class="begrip" href="#begrip-startkwalificatie" lang="nl">startkwalificatie</a>', source)
        self.assertIn('<a class="begrip" href="#begrip-startkwalificatie">basic qualification (startkwalificatie)</a>', source)

    def test_steps(self):
        """All of them in the whole book, by day; none beside one question."""
        book, page = self.book(), Page(run("mbo-regels", "--html").stdout)
        self.assertGreater(len(book["stappen"]), 50)
        self.assertIn("#stappen", page.links)
        for stap in book["stappen"]:
            self.assertIn(stap["stap"], page.text)
            self.assertTrue(stap["tekst_nl"] and stap["tekst_en"] and stap["bronnen"])
        self.assertEqual(self.book("--vraag", "toelating")["stappen"], [])
        today = self.book("--op-datum", "2026-08-01")["stappen"]
        self.assertLess(len(today), len(book["stappen"]))
        self.assertEqual(len({s["stap"] for s in today}), len(today))

    def test_html_escapes(self):
        """A parameter file is the user's own text."""
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "own.csv"
            own.write_text(OWN, encoding="utf-8")
            source = run("mbo-regels", "--html", "--parameters", own).stdout  # most parameters have no value
        self.assertNotIn("<script", source)
        page = Page(source)
        self.assertIn('<script>"x" & y</script>', "".join(page.text))
        self.assertEqual({link[1:] for link in page.links} - set(page.ids), set())

    def test_what_if(self):
        off = self.book("--vraag", "toelating", "--zonder", "toelating.leerplicht_bbl")
        self.assertTrue([r for r in off["vragen"][0]["regels"] if r["regel"] == "toelating.leerplicht_bbl"][0]["uit"])
        self.assertNotEqual(off["sha256"], self.book()["sha256"])
        book = self.book("--vraag", "levenlanglerenkrediet", "--met", "levenlanglerenkrediet.leeftijd_tot=60@2027-01-01")
        new = [p for p in book["parameters"] if p["naam"] == "levenlanglerenkrediet.leeftijd_tot"][-1]
        self.assertEqual((new["waarde"], new["vanaf"], new["tot"]), (60, "2027-01-01", None))

    def test_verschil(self):
        out = json.loads(run("mbo-regels", "--json", "--verschil", "2026-07-31", "2026-08-01").stdout)
        aanbod = [v for v in out if v["vraag"] == "aanbod"][0]["klassen"]
        self.assertTrue(aanbod)
        for klasse in aanbod:
            self.assertEqual((klasse["was"], klasse["nu"]), ({"uitkomst": "ja"}, {"uitkomst": "nee"}))
        self.assertEqual([v for v in out if v["vraag"] == "toelating"][0]["klassen"], [])
        uren = [v for v in out if v["vraag"] == "urennorm"][0]["klassen"]
        self.assertEqual({r["regel"]: k["in_plaats"] for k in uren for r in k["regels"]},
                         {"urennorm." + soort: [] for soort in ("bol_entree", "bol_basisberoeps", "bol_vak",
                                                                 "bol_middenkader", "bol_specialisten", "bbl")})
        # WEB 7.2.7 lid 3 and 4 since that day; and where one rule lapsed, what holds instead: WSF 2000 ch. 3A
        self.assertIn("nu geldt: levenlanglerenkrediet.opleiding: ",
                      run("mbo-regels", "--verschil", "2017-07-31", "2017-08-01").stdout)
        krediet = json.loads(run("mbo-regels", "--json", "--vraag", "levenlanglerenkrediet", "--verschil", "2017-07-31",
                                 "2017-08-01").stdout)[0]["klassen"]
        self.assertIn("levenlanglerenkrediet.instelling", [r for k in krediet for r in k["in_plaats"]])
        out = json.loads(run("mbo-regels", "--json", "--vraag", "onderwijsgeld", "--verschil", "2025-01-01", "--met",
                             "lesgeld.bedrag=1500.50@2025-01-01").stdout)
        self.assertEqual([(k["was"], k["nu"], k["parameters"]) for k in out[0]["klassen"]],
                         [({"uitkomst": "ja", "soort": "lesgeld", "bedrag": 141900},
                           {"uitkomst": "ja", "soort": "lesgeld", "bedrag": 150050},
                           [{"naam": "lesgeld.bedrag", "eenheid": "EUR/cursusjaar", "was": 141900, "nu": 150050}])])
        out = json.loads(run("mbo-regels", "--json", "--vraag", "onderwijsgeld", "--verschil", "2025-08-01",
                             "2026-08-01").stdout)  # the lesgeld of the second is in no source
        [lesgeld] = [k for k in out[0]["klassen"] if k["was"]["soort"] == "lesgeld"]
        self.assertEqual((lesgeld["nu"], [(p["was"], p["nu"]) for p in lesgeld["parameters"]]),
                         ({"uitkomst": "ja", "soort": "lesgeld", "bedrag": None}, [(145800, None)]))
        for days in (("2025-01-01", "2025-01-02"), ("2036-12-31", "2037-01-03")):  # the last day of the calendar
            self.assertIn("Niemand", run("mbo-regels", "--vraag", "toelating", "--verschil", *days).stdout)

    def test_two_parameter_files(self):
        parameters = (Path(__file__).parents[2] / "libmborules/recht/parameters.csv").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"{amount}.csv" for amount in (1419, 1519, 1619)]
            for path in files:
                path.write_text(parameters.replace(",1419,", f",{path.stem},"), encoding="utf-8")
            args = ("--json", "--vraag", "onderwijsgeld", "--verschil", "2024-08-01", "--vergelijk")
            for more, was, nu in (((files[1],), 141900, 151900), ((files[2], "--parameters", files[1]), 151900, 161900),
                                  ((files[1], "--met", "lesgeld.bedrag=1719@2024-08-01"), 141900, 171900)):
                [klasse] = json.loads(run("mbo-regels", *args, *more).stdout)[0]["klassen"]
                self.assertEqual((klasse["was"]["bedrag"], klasse["nu"]["bedrag"]), (was, nu), more)
            self.assertEqual(json.loads(run("mbo-regels", *args, files[0]).stdout)[0]["klassen"], [])

    def test_nobody_is_told_once(self):
        """Not beneath each of the questions; what cannot change anything is a mistake of who asks."""
        self.assertEqual(run("mbo-regels", "--verschil", "2025-01-01", "2025-01-02").stdout,
                         "Niemand krijgt een ander antwoord.\n")
        lesgeld = ("--met", "lesgeld.bedrag=1200@2027-08-01")
        some = run("mbo-regels", "--taal", "en", "--verschil", "2027-08-01", *lesgeld).stdout
        self.assertTrue(some.startswith("onderwijsgeld: "), some)
        self.assertEqual(some.count("nobody"), 1)
        self.assertTrue(some.endswith("\n\nTo the other questions nobody gets another answer.\n"))
        for days in (("2026-08-01",), ("2025-08-01", "2027-07-31")):
            late = run("mbo-regels", "--verschil", *days, *lesgeld)
            self.assertEqual((late.returncode, late.stdout), (2, ""))
            self.assertIn(f"lesgeld.bedrag from 2027-08-01 on changes nothing on {days[-1]}", late.stderr)

    def test_values_that_no_rule_reads(self):
        """They make no periods: the book of ten thousand of them is there at once."""
        day = datetime.date(2014, 8, 1)
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "own.csv"
            own.write_text(OWN + "".join(
                f"bekostiging.aandeel_diplomas,{day + datetime.timedelta(n)},{day + datetime.timedelta(n + 1)},1,factor,b,c,\n"
                for n in range(9990)))
            result = run("mbo-regels", "--vraag", "onderwijsgeld", "--parameters", own, timeout=60)
            self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_wrong(self):
        for args, status, hint in (
                (("--vraag", "toelatin"), 2, '--vraag: "toelatin" is not a question; nearest: "toelating"'),
                (("--met", "lesgeld.bedrag=1@morgen"), 2, '--met: "morgen" is not a date'), (("--zonder", "toelating.verblij"), 1, "nearest"),
                (("--met", "lesgeld.bedrag=1"), 2, "NAAM=WAARDE@DATE"),
                (("--met", "lesgeld.bedrag=1.005@2027-01-01"), 2, "two decimals"),
                (("--met", "lesgeld.bedrag=een@2027-01-01"), 2, "two decimals"),
                (("--met", "lesgeld.bedrg=1@2027-01-01"), 1, "nearest"), (("--op-datum", "morgen"), 2, "yyyy-mm-dd"),
                (("--verschil", "2010-01-01", "2026-08-01"), 2, "2014-08-01"), (("2026-08-01",), 2, "no option"),
                (("--verschil", "2036-12-31", "2037-01-04"), 2, "2037-01-03"),
                (("--verschil",), 2, "--help"), (("--verschil", "2026-08-01", "2026-07-31"), 2, "the old day comes first"),
                (("--verschil", "2026-08-01"), 2, "--zonder"), (("--verschil", "2026-08-01", "2026-08-01"), 2, "--met"),
                (("--verschil", "2025-08-01", "2026-08-01", "--html"), 2, "--json"), (("--html", "--json"), 2, "not both"),
                (("--verschil", "2025-08-01", "2026-08-01", "--op-datum", "2026-08-01"), 2, "--op-datum"),
                (("--vergelijk", "x.csv"), 2, "--verschil"),
                (("--verschil", "2026-08-01", "--vergelijk", "no-such.csv"), 1, "no-such.csv"),
                (("--op-datum", "2010-01-01"), 2, "2014-08-01"), (("--parameters", "/dev/null"), 1, "fewer fields"),
                (("--met", "lesgeld.bedrag=15,50@2027-01-01"), 2, "after a point"),
                (("--met", "lesgeld.leeftijd_vanaf=18.5@2027-01-01"), 1, "18.50"), (("--parameters", "no-such.csv"), 1, "no-such.csv")):
            with self.subTest(args=args):
                result = run("mbo-regels", *args)
                self.assertEqual(result.returncode, status, result.stderr)
                self.assertIn(hint, result.stderr)
                self.assertEqual(result.stdout, "")


def questions():
    """How many there are."""
    return sum(not line.startswith(" ") for line in run("mbo-advies", "--vragen").stdout.splitlines())


def seal(text):
    """Receipts with the SHA-256 in the last line of each made anew."""
    def one(match):
        lines, count = match.groups()
        return f"{lines}einde={count} {hashlib.sha256(lines.encode()).hexdigest()}\n"
    return re.sub(r"(motivering=1\n.*?\n)einde=(\d+) [0-9a-f]{64}\n", one, text, flags=re.S)


class Motivering(unittest.TestCase):
    def test_receipt(self):
        with tempfile.TemporaryDirectory() as folder:
            receipt = Path(folder) / "receipt"
            result = run("mbo-advies", "--vraag", "toelating", "--motivering", "--op-datum", "2025-08-01",
                         "vooropleiding=vmbo_kb", "geboortedatum=2007-10-01", *ROUTE)
            receipt.write_text(result.stdout, encoding="utf-8")
            self.assertTrue(result.stdout.startswith("motivering=1\n"))
            self.assertIn("\nfeit.startdatum=2025-08-01\n", result.stdout)
            self.assertRegex(result.stdout, rf"\neinde={result.stdout.count(chr(10)) - 1} [0-9a-f]{{64}}\n$")
            self.assertEqual(seal(result.stdout), result.stdout)
            check = run("mbo-advies", "--controleer", receipt)
            self.assertEqual((check.returncode, check.stdout), (0, "toelating: klopt: het antwoord is hetzelfde\n"))
            receipt.write_text(result.stdout.replace("\r\n", "\n").replace("\n", "\r\n"), encoding="utf-8", newline="")
            self.assertEqual(run("mbo-advies", "--controleer", receipt).returncode, 0)  # it went by mail
            changed = seal(result.stdout.replace("geboortedatum=2007", "geboortedatum=2012"))
            check = run("mbo-advies", "--controleer", "-", "--json", input=changed, stdin=None)
            self.assertEqual(check.returncode, 3)
            out = json.loads(check.stdout)
            self.assertEqual((out["vraag"], out["uitslag"]), ("toelating", "anders"))
            self.assertIn({"soort": "antwoord", "naam": "uitkomst", "was": "ja", "nu": "nee"}, out["verschillen"])
            english = run("mbo-advies", "--controleer", "-", "--json", "--taal", "en", input=changed, stdin=None)
            self.assertEqual(english.stdout, check.stdout)  # codes have no language
            bad = run("mbo-advies", "--controleer", "-", input="motivering=1\nonzin\n", stdin=None)
            self.assertEqual(bad.returncode, 1)
            self.assertIn("(stdin):2:", bad.stderr)

    def test_several_receipts(self):
        text = run("mbo-advies", "--motivering", "startdatum=2025-08-01", *ROUTE).stdout
        result = run("mbo-advies", "--controleer", "-", input=text, stdin=None)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(result.stdout.count(": klopt: het antwoord is hetzelfde\n"), questions())
        times = 1 + (1 << 20) // len(text.encode())  # one receipt is 1 MiB at most, those of a file together may be more
        result = run("mbo-advies", "--controleer", "-", input=times * text, stdin=None)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(result.stdout.count(": klopt: het antwoord is hetzelfde\n"), times * questions())
        changed = text.replace("\nuitkomst=ja\n", "\nuitkomst=nee\n", 1)
        result = run("mbo-advies", "--controleer", "-", "--json", input=changed, stdin=None)
        self.assertEqual(result.returncode, 1)
        lines = text[:text.index("motivering=1", 1)].rstrip().count("\n") + 1
        self.assertIn(f"(stdin):{lines}: the motivering was changed", result.stderr)
        self.assertEqual([c["uitslag"] for c in json.loads(result.stdout)], (questions() - 1) * ["klopt"])
        result = run("mbo-advies", "--controleer", "-", "--json", input="\ufeff" + seal(changed), stdin=None)
        self.assertEqual(result.returncode, 3)
        self.assertEqual([c["uitslag"] for c in json.loads(result.stdout)], ["anders"] + (questions() - 1) * ["klopt"])
        at = text.index("motivering=1", 1)
        line = text.count("\n", 0, at) + 5
        self.assertTrue(text.split("\n")[line - 1].startswith("streng="))
        result = run("mbo-advies", "--controleer", "-", stdin=None,
                     input=text[:at] + text[at:].replace("streng=nee", "streng=misschien", 1))
        self.assertEqual(result.returncode, 1)
        self.assertIn(f'(stdin):{line}: "streng=misschien"', result.stderr)
        self.assertEqual(result.stdout.count("klopt"), questions() - 1)  # the others are still checked
        cut = run("mbo-advies", "--controleer", "-", input=text[:at - 20], stdin=None)
        self.assertEqual((cut.returncode, cut.stdout), (1, ""))

    def test_forms(self):
        for vraag in ("onderwijsgeld", None):
            args = ("--vraag", vraag) if vraag else ()
            out = json.loads(run("mbo-advies", "--motivering", "--json", *args, *ROUTE).stdout)
            self.assertEqual((out if vraag else out[7])["vraag"], "onderwijsgeld")
        self.assertIn("Answer: ", run("mbo-advies", "--motivering=tekst", "--taal", "en", "--vraag", "aanbod").stdout)
        self.assertIn("Antwoord: ", run("mbo-advies", "--motivering=tekst", "--vraag", "aanbod").stdout)

    def test_waarom_niet(self):
        args = ("--waarom-niet", "--vraag", "praktijkplaats", "--vast", "bewijs,leerweg", "leerbaan=geen", *ROUTE)
        result = json.loads(run("mbo-advies", "--json", *args).stdout)
        self.assertEqual(result["nodig"], [{"leerbaan": "arbeidsovereenkomst", "leerbedrijf_erkend": "ja"}])
        text = " ".join(run("mbo-advies", *args).stdout.split())
        self.assertIn("leerbaan met arbeidsovereenkomst (arbeidsovereenkomst); nu: geen leerbaan (geen)", text)
        for taal, line in (("nl", "Waar geen antwoord nee is, wordt niets gezocht dat het ja zou maken."),
                           ("en", "Where no answer is no, nothing is looked for that would make it yes.")):
            for vraag in ("aanbod", "bekostiging"):  # open; ja
                text = run("mbo-advies", "--waarom-niet", "--taal", taal, "--vraag", vraag, "instelling=roc", "bewijs=diploma",
                           "leerweg=bol").stdout
                self.assertEqual(text.count(line), 1, text)
            for args in (("--waarom-niet", "instelling=privaat"), ("--vraag", "alle", "instelling=roc")):  # a nee among them; not asked
                self.assertNotIn(line, run("mbo-advies", "--taal", taal, *args).stdout)
        self.assertNotIn("nodig", json.loads(run("mbo-advies", "--json", "--waarom-niet", "--vraag", "aanbod").stdout))

    def test_wrong(self):
        for args, hint in ((("--motivering=xml",), "tekst"), (("--vast", "leerweggg"), "nearest"),
                           (("--controleer", "x", "leerweg=bol"), "from the receipt"),
                           (("--motivering", "--waarom-niet"), "not both"),
                           (("--op-datum", "2025-01-01", "startdatum=2025-01-01"), "not both"),
                           (("--controleer", "x", "--waarom-niet"), "from the receipt"),
                           (("--controleer", "x", "--streng"), "from the receipt"),
                           (("--motivering=tekst", "--json"), "not both"), (("--feiten", "--vragen"), "not both"),
                           (("--vragen", "leerweg=bol"), "no facts"), (("--vast", "leerweg"), "--waarom-niet")):
            result = run("mbo-advies", *args)
            self.assertEqual(result.returncode, 2, result.stderr)
            self.assertIn(hint, result.stderr)
        self.assertEqual(run("mbo-advies", "--controleer", "no-such-file").returncode, 1)
        self.assertEqual(run("mbo-advies", "--op-datum", "morgen").returncode, 2)
        for args, hint in ((("leerweg=bol", "leerweg=bbl"), "leerweg is given twice"), (("niveau=2",), "--feiten lists them")):
            result = run("mbo-advies", *args)
            self.assertEqual((result.returncode, result.stdout), (1, ""))
            self.assertIn(hint, result.stderr)

    def test_output(self):
        """A full disk is an error, also of --help; of a receipt cut off nothing is told as if it were whole."""
        with open("/dev/full", "w") as full:
            for command in (("mbo-regels",), ("mbo-regels", "--html"), ("mbo-regels", "--json"), ("mbo-advies", "--help"),
                            ("mbo-regels", "--verschil", "2026-07-31", "2026-08-01"), ("mbo-advies", "--motivering"),
                            ("mbo-structuur",)):
                result = subprocess.run([BIN / command[0], *command[1:]], stdout=full, stderr=subprocess.PIPE, text=True)
                self.assertEqual(result.returncode, 1, command)
                self.assertIn("cannot write the output", result.stderr)
        for program in ("mbo-advies", "mbo-batch", "mbo-regels", "mbo-structuur"):
            self.assertIn("output that cannot be written", " ".join(run(program, "--help").stdout.split()))
        receipt = run("mbo-advies", "--motivering", "--vraag", "toelating", *ROUTE).stdout
        for n in range(1, len(receipt), 7):
            check = run("mbo-advies", "--controleer", "-", input=receipt[:n], stdin=None)
            self.assertEqual((check.returncode, check.stdout), (1, ""), receipt[:n])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
