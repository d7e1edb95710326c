#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page of an advice, as text, as HTML and as JSON: test_advies_tekst.py BIN_DIR DATA_DIR

What three persons read is written here from the law, by hand: the WEB for who may start, the Les- en cursusgeldwet for
what it costs, the WSF 2000 and the Participatiewet for what there is to live on."""
import json
import re
import sys
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

from draaien import run

DATA = Path(sys.argv[2])
SCENARIOS = json.loads((DATA / "scenarios.json").read_text(encoding="utf-8"))["scenarios"]

# 35 years old, primary school alone, social assistance, wants work.
BIJSTAND = ("geboortedatum=1990-05-06", "vooropleiding=basisonderwijs", "uitkering=participatiewet", "werkend=nee",
            "werkzoekend=ja", "instelling=roc", "startdatum=2025-09-01")
# 19 years old with the lowest vmbo diploma, at home in the Netherlands, without a benefit.
JONGERE = ("geboortedatum=2006-02-10", "vooropleiding=vmbo_bb", "uitkering=geen", "werkend=nee", "werkzoekend=ja",
           "nationaliteit_wsf=ja", "studiefinanciering_lopend=nee", "instelling=roc", "startdatum=2025-09-01")
# 45 years old, skilled at niveau 3, on unemployment benefit, without a place to learn.
WW = ("geboortedatum=1980-03-03", "vooropleiding=mbo_vak", "uitkering=ww", "werkend=nee", "werkzoekend=ja",
      "nationaliteit_wsf=ja", "studiefinanciering_lopend=nee", "levenlanglerenkrediet_lopend=nee", "onderwijs_vergoed=nee",
      "leerbaan=geen", "instelling=roc", "startdatum=2025-09-01")
PERSONEN = (BIJSTAND, JONGERE, WW)


def page(*args):
    result = run("mbo-advies", *args)
    assert result.returncode == 0 and not result.stderr, result.stderr
    return result.stdout


def sections(text):
    """The text under each underlined heading, its blanks made one."""
    parts = re.split(r"(?m)^(.+)\n[-=]+$\n", text)
    return {kop: " ".join(body.split()) for kop, body in zip(parts[1::2], parts[2::2])}


def verdicts(text):
    """What stands under each verdict."""
    parts = re.split(r"\[([+!?~x-])\] ", sections(text)["Wat staat open"])
    return dict(zip(parts[1::2], parts[2::2]))


def facts(scenario):
    for moment in scenario["momenten"]:
        given = scenario["feiten"] | moment.get("feiten", {})
        if moment.get("startdatum"):
            given = given | {"startdatum": moment["startdatum"]}
        yield [f"{naam}={waarde}" for naam, waarde in given.items()]


class Personen(unittest.TestCase):
    def test_bijstand(self):
        text = page(*BIJSTAND)
        open_ = verdicts(text)
        self.assertIn("6 mei 1990 (35 jaar op de startdatum)", sections(text)["De kandidaat"])
        # WEB 8.1.1b: entree is for who lacks the vooropleiding; 8.2.1 asks one for niveau 2 to 4, lid 6 lets the school exempt
        self.assertRegex(open_["+"], r"mbo-diploma entree in bol")
        self.assertIn("mbo-certificaat", open_["+"])
        self.assertRegex(open_["!"], r"niveau 2, 3 en 4 in bol")
        self.assertIn("de school (bevoegd gezag) beslist: vrijstelling van de vooropleidingseis", open_["!"])
        # WEB 7.2.8: bbl takes a place at a recognised leerbedrijf, of which nothing is known yet
        self.assertRegex(open_["?"], r"mbo-diploma entree in bbl hangt af van: leerbaan; erkend leerbedrijf")
        self.assertNotIn("-", open_)
        whole = " ".join(text.split())
        self.assertIn("lesgeld, te betalen aan DUO: € 1.458,00", whole)  # UB LCGW 5, 2025-2026
        self.assertIn("€ 277,75", whole)  # cursusgeld niveau 1 and 2: 303, less a twelfth for August (UB 15)
        self.assertIn("€ 673,75", whole)  # niveau 3 and 4: 735
        self.assertIn("betaling door de gemeente: daarover beslist de gemeente", whole)
        self.assertIn("uitkering van de gemeente die doorloopt: daarover beslist de gemeente", whole)
        self.assertRegex(sections(text)["Nog te vragen"], r"^- Eerst: ")
        self.assertIn("Hebt u een leerbaan, en op welke voet? (de kandidaat) [leerbaan]", sections(text)["Nog te vragen"])

    def test_jongere(self):
        text = page(*JONGERE)
        open_ = verdicts(text)
        # WEB 8.2.1 lid 4: vmbo_bb is enough for niveau 2; lid 1 and 3: not for 3 and 4; 8.1.1b: and too much for entree
        self.assertRegex(open_["+"], r"mbo-diploma niveau 2 in bol")
        self.assertRegex(open_["!"], r"niveau 3 en 4 in bol")
        self.assertRegex(open_["-"], r"^Dicht - mbo-diploma entree in bol en bbl De bekostigde entreeopleiding is alleen voor")
        whole = " ".join(text.split())
        self.assertRegex(whole, r"mbo-diploma: studiefinanciering: ja")  # WSF 2.1: bol, 18 to 30
        self.assertRegex(whole, r"geen [^.]*levenlanglerenkrediet")  # WSF 2.3a: from 30 on
        self.assertNotIn("uitkering van de gemeente", whole.partition("Begrippen ---")[0])
        self.assertIn("betaling door de gemeente: daarover beslist de gemeente", whole)  # Participatiewet 7: a nugger

    def test_ww(self):
        text = page(*WW)
        open_ = verdicts(text)
        self.assertRegex(open_["+"], r"mbo-diploma niveau 4 \(middenkader\), 3 en 2 in bol")
        self.assertRegex(open_["?"], r"niveau 4 \(specialisten\) .*mbo 3-diploma in dezelfde richting")  # 8.2.1 lid 2
        self.assertRegex(open_["~"], r"in bbl Voor een bbl-opleiding .* is een leerbaan nodig")
        self.assertRegex(open_["-"], r"entree in bol en bbl De bekostigde entreeopleiding")
        whole = " ".join(text.split())
        # WW 76 and the Protocol scholing: a year, at most two; middenkader takes three
        self.assertRegex(whole, r"niveau 4 \(middenkader\)[^:]*: uitkering van UWV die doorloopt: nee\. Met een WW-uitkering")
        self.assertRegex(whole, r"uitkering van UWV die doorloopt: daarover beslist UWV")
        # WSF 2.3a and 3.16d: 30 to 57; no more than the fee of the year
        self.assertRegex(whole, r"levenlanglerenkrediet: ja, ten hoogste € 1\.458,00 per jaar")
        self.assertNotRegex(whole, r"studiefinanciering: ja")

    def test_what_opens_a_closed_route(self):
        """WEB 7.2.8 and 8.2.1 lid 6: in bbl without a leerbaan entree takes that alone, niveau 2 an exemption too."""
        open_ = verdicts(page(*BIJSTAND, "bewijs=diploma", "leerweg=bbl", "leerbaan=geen"))
        self.assertIn("mbo-diploma entree in bbl", open_["~"])
        self.assertIn("Het kan wel met: leerbaan; erkend leerbedrijf; vrijstelling van de vooropleidingseis.", open_["-"])
        # nothing takes away a diploma that is too much for entree
        self.assertNotIn("Het kan wel", verdicts(page(*JONGERE))["-"])

    def test_begrippen(self):
        """The terms by name, to be read in one go; with what they mean on request."""
        names, all_ = sections(page(*BIJSTAND))["Begrippen"], sections(page(*BIJSTAND, "--begrippen"))["Begrippen"]
        self.assertRegex(names, r"; bbl; .*; startkwalificatie; .*\. Wat zij betekenen: --begrippen\.$")
        self.assertRegex(all_, r"bbl +Beroepsbegeleidende leerweg: leren naast werken\.")
        self.assertNotIn("--begrippen", all_)

    def test_a_no_to_who_has_the_benefit(self):
        """That UWV, or the gemeente, does not pay is told to who has a benefit of it, and to nobody else."""
        no = ("startdatum=2026-09-01", "geboortedatum=1980-01-01", "besluit_scholing_noodzakelijk=nee", "besluit_gemeente=nee",
              "besluit_gemeente_behoud=nee")
        for uitkering, wie in (("ww", "UWV"), ("wia_iva", "UWV"), ("participatiewet", "de gemeente"), ("bbz", "de gemeente"),
                               ("anw", None), ("-", None)):
            whole = " ".join(page(*no, "uitkering=" + uitkering).split())
            for other in ("UWV", "de gemeente"):
                for line in (f"betaling door {other}: nee.", f"uitkering van {other} die doorloopt: nee."):
                    self.assertEqual(line in whole, other == wie, (uitkering, line))

    def test_parts_say_they_are_no_startkwalificatie(self):
        for naam in ("certificaat", "praktijkverklaring"):
            whole = " ".join(page(*BIJSTAND, "bewijs=" + naam).split())
            self.assertRegex(whole, r"leidt tot .*geen startkwalificatie")

    def test_no_startdatum(self):
        """Told once, with how to give one; and no rule is told in the version of every year."""
        text = page(*BIJSTAND[:-1])
        self.assertEqual(len(re.findall("regels van elk jaar sinds 2014", " ".join(text.split()))), 1)
        self.assertIn("--op-datum vandaag", " ".join(text.split()))
        self.assertNotIn("regels van elk jaar", page(*BIJSTAND))

    def test_nothing_given(self):
        text = page()
        self.assertIn("Er is niets opgegeven.", text)
        # WEB 8.2.1 asks nothing for entree; what 8.1.1b asks, a funded school alone
        self.assertEqual(verdicts(text)["+"], "Open - mbo-diploma entree in derde leerweg als de aannames hieronder kloppen. "
                         "Zonder aannames: nog niet te zeggen. ")

    def test_diploma_out_of_reach(self):
        for verdict, row in verdicts(page(*BIJSTAND, "diploma_haalbaar=nee")).items():
            for routes in row.split(" - ")[1:]:
                self.assertEqual("mbo-diploma" in routes, "Opgegeven is dat een diploma" in routes, routes)

    def test_crebo(self):
        """Told by its name; what is open are its leerwegen."""
        text = page(*WW[:-1], "startdatum=2015-09-01", "crebo=25104")
        self.assertIn("25104 (Middenkaderfunctionaris Bouw)", text)
        self.assertRegex(verdicts(text)["+"], r"mbo-diploma niveau 4 \(middenkader\) in bol")

    def test_leerroutes(self):
        """From primary school: entree, then niveau 2, then 3 (WEB 8.2.1); or at once with an exemption (lid 6)."""
        whole = " ".join(page(*BIJSTAND, "--doel", "vak").split())
        self.assertRegex(whole, r"Leerroutes naar vakopleiding \(niveau 3\)")
        self.assertRegex(whole, r"- vakopleiding \(niveau 3\)[^-]*, met vrijstelling")
        self.assertRegex(whole, r"- entreeopleiding [^-]*; daarna basisberoepsopleiding [^-]*; daarna vakopleiding [^-]*"
                                r"; samen 48 tot 72 maanden")
        self.assertIn("De kandidaat heeft dit al.", page(*WW, "--doel", "startkwalificatie"))

    def test_excluded(self):
        """Beside what the case leaves, what it excludes, with what the verdict would be; nothing more is said of it."""
        given = (*JONGERE, "bewijs=diploma", "leerweg=bbl", "soort_opleiding=basisberoeps")
        text = page(*given, "--alle-routes")
        self.assertEqual(sorted(verdicts(text)), ["?", "x"])
        self.assertRegex(verdicts(text)["x"], r"mbo-diploma niveau 2 in bol .*anders: open")
        self.assertEqual(sections(text)["De routes die niet dicht zijn"], sections(page(*given))["De routes die niet dicht zijn"])

    def test_one_route(self):
        """What the case fixes leaves; of a route alone nothing is said to be shared."""
        text = page(*JONGERE, "bewijs=diploma", "leerweg=bol", "soort_opleiding=basisberoeps")
        self.assertEqual([kop for kop in sections(text) if kop.startswith("Wat voor meer")], [])
        self.assertIn("mbo-diploma niveau 2 in bol", verdicts(text)["+"])

    def test_kwalificaties(self):
        """A list: each kwalificatie once, under signs and words."""
        text = page(*WW[:-1], "startdatum=2015-09-01", "--kwalificaties", "--niveau", "4")
        self.assertIn("[+] open: mbo-diploma in bol", text)
        codes = re.findall(r"(?m)^  (\d{5}) ", text)
        self.assertEqual(len(codes), len(set(codes)))
        self.assertIn("25104", codes)  # Middenkaderfunctionaris Bouw, in the table of 2015
        self.assertNotIn("lesgeld", sections(text)["Wat staat open"])


class Vorm(unittest.TestCase):
    def pages(self):
        for persoon in PERSONEN:
            yield persoon
        for scenario in SCENARIOS:
            yield from facts(scenario)

    def test_text(self):
        for case in self.pages():
            for taal in ("nl", "en"):
                text = page(*case, "--taal", taal)
                for line in text.splitlines():
                    self.assertLessEqual(len(line), 80, (case, line))
                    self.assertEqual(line, line.rstrip(), case)
                self.assertNotRegex(text, r"\(null\)|: ?;|;;|\( ?\)|: *$", case)

    def test_languages(self):
        """Every heading and label of the one has one in the other, in other words."""
        for case in PERSONEN:
            dutch, english = (ET.fromstring(page(*case, "--html", "--taal", taal).partition("\n")[2]) for taal in ("nl", "en"))
            self.assertEqual((dutch.get("lang"), english.get("lang")), ("nl", "en"))
            for tag in ("h1", "h2", "h3", "tr", "li"):
                a, b = (["".join(e.itertext()).strip() for e in tree.iter(tag)] for tree in (dutch, english))
                self.assertEqual(len(a), len(b), tag)
                self.assertEqual([one for one, other in zip(a, b) if one == other], ["[+] Open"] if tag == "tr" else [])

    def test_html(self):
        for case in self.pages():
            text = page(*case, "--html")
            self.assertTrue(text.startswith("<!doctype html>\n<html lang=\"nl\">"))
            tree = ET.fromstring(text.partition("\n")[2])
            self.assertTrue(tree.findtext("head/title"))
            for word in ("<script", "http:", "https:", "src=", "@import", "url("):
                self.assertNotIn(word, text)
            self.assertIsNone(re.search(r"<(?!meta)[a-z0-9]+[^>]*/>", text))  # HTML has no other element without an end
            ids = [e.get("id") for e in tree.iter() if e.get("id")]
            self.assertEqual(len(ids), len(set(ids)))
            for a in tree.iter("a"):
                self.assertIn(a.get("href")[1:], ids)
            levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", e.tag)]
            self.assertEqual(levels[0], 1)
            self.assertEqual(levels.count(1), 1)
            self.assertTrue(all(b - a <= 1 for a, b in zip(levels, levels[1:])), levels)
            told = ["".join(e.itertext()) for tag in ("dd", "li") for e in tree.iter(tag) if e.text or len(e)]
            facts_ = {"ja", "nee", "geen"}  # a person's benefits and diplomas may both be none
            self.assertEqual([], sorted({one for one in told if told.count(one) > 1} - facts_), case)
            for th in tree.iter("th"):
                self.assertIn(th.get("scope"), ("col", "row", "rowgroup"))
            for dl in tree.iter("dl"):
                self.assertEqual({e.tag for e in dl}, {"dt", "dd"})
                self.assertEqual(dl[0].tag, "dt")

    def test_terms(self):
        """A term that is linked is explained, and one that is explained is linked to."""
        for case in PERSONEN:
            tree = ET.fromstring(page(*case, "--html").partition("\n")[2])
            linked = {a.get("href")[1:] for a in tree.iter("a")}
            self.assertEqual(linked, {e.get("id") for e in tree.iter("dt") if e.get("id")})
            self.assertIn("begrip-bbl", linked)
            self.assertIn("begrip-leerbaan", linked)
            self.assertIn("begrip-startkwalificatie", linked)

    def test_dutch(self):
        """A page in English says of a Dutch word that it is one, as the page of rules does; one in Dutch of none."""
        case = ("startdatum=2026-09-01", "leerweg=bbl", "uitkering=ww", "crebo=25104", "--html")
        self.assertNotIn(' lang="nl"', page(*case).partition("<body>")[2])
        text = page(*case, "--taal", "en")
        self.assertTrue(text.startswith('<!doctype html>\n<html lang="en">'))
        self.assertIn('<a class="begrip" href="#begrip-bbl" lang="nl">bbl</a>', text)
        self.assertIn('<dd lang="nl">25104 (', text)
        self.assertRegex(page("--kwalificaties", "--niveau", "1", "startdatum=2026-09-01", "--html", "--taal", "en"),
                         r'<th scope="row">[0-9]+</th>\n? *<td lang="nl">[A-Z]')
        tree = ET.fromstring(text.partition("\n")[2])
        explained = {e.get("id"): "".join(e.itertext()) for e in tree.iter("dt") if e.get("id")}
        for a in tree.iter("a"):  # by its English name a term is English
            if "".join(a.itertext()) == explained[a.get("href")[1:]]:
                self.assertIsNone(a.get("lang"), explained)

    def test_json(self):
        """The answer of a route is that of the case completed with it."""
        advies = json.loads(page(*JONGERE, "--json"))
        self.assertEqual(advies["zaak"]["startdatum"], "2025-09-01")
        self.assertEqual(advies["zaak"]["uitkering"], "-")
        first = advies["routes"][0]
        self.assertEqual((first["bewijs"], first["leerweg"], first["soort_opleiding"]), ("diploma", "bol", "basisberoeps"))
        self.assertEqual((first["uitkomst"], first["uitkomst_gewoon"], first["routeaannames"]),
                         ("onbekend", "ja", ["studieduur"]))
        self.assertEqual(first["duur"], {"minimaal": 12, "maximaal": 24})  # WEB 7.2.4a
        answers = {answer["vraag"]: answer for answer in first["antwoorden"]}
        self.assertEqual(len(answers), 18)
        self.assertEqual((answers["onderwijsgeld"]["soort"], answers["onderwijsgeld"]["bedrag"]), ("lesgeld", 145800))
        part = next(route for route in advies["routes"] if route["bewijs"] == "certificaat")
        self.assertNotIn("soort_opleiding", part)
        self.assertEqual(advies["volgende_vraag"]["feit"] in
                         {naam for route in advies["routes"] for naam in route["gewoon_ontbrekend"]}, True)
        exact = ("bewijs=diploma", "leerweg=bol", "soort_opleiding=basisberoeps")
        alone = json.loads(page("--vraag", "toelating", "--json", *JONGERE, *exact))
        for key in ("uitkomst", "ontbrekend", "beslissers"):
            self.assertEqual(answers["toelating"][key], alone[key])
        self.assertIn("bbl", [begrip["begrip"] for begrip in advies["begrippen"]])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
