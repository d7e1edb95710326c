#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The programs as a user meets them: test_programmas.py BIN_DIR DATA_DIR SHARED_DIR"""
import json
import os
import re
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from draaien import BIN, run

DATA, SHARED = (Path(a) for a in sys.argv[2:4])
KLEIN = DATA / "sbb-klein.xml"
ROOT = Path(__file__).parents[2]
PROGRAMS = ("mbo-structuur", "mbo-advies", "mbo-batch", "mbo-regels")


class Structuur(unittest.TestCase):
    def counts(self, *args):
        result = run("mbo-structuur", *args, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def test_builtin(self):
        for args in ((), ("-",)):
            counts = self.counts(*args)
            self.assertEqual((counts["dossiers"], counts["kwalificaties"]),
                             (172 + 169 - 66 + 11 + 1, 470 + 449 - 202 + 147))  # 2015, 2023, both, newer

    def test_says_what_is_built_in(self):
        for args in ((), ("-",)):
            text = " ".join(run("mbo-structuur", *args).stdout.split())
            for part in ("1 augustus 2015 (470 kwalificaties", "31 juli 2023 (449, waarvan 202 in beide", "147 nieuwere",
                         "kwalificatieregister", "--vergelijk - FILE", "--structuur", "MBORULES_STRUCTUUR"):
                self.assertIn(part, text)
        self.assertNotIn("ngebouwd", run("mbo-structuur", KLEIN).stdout)
        for line in run("mbo-structuur").stdout.split("\n"):
            self.assertLessEqual(len(line), 80, line)

    def test_both_tables(self):
        """A crebo of both tables has a period of each, with where it stood in the older one."""
        first, second = json.loads(run("mbo-structuur", "25129", "--json").stdout)["crebos"]
        self.assertEqual((first["dossier_crebo"], first["dossier"]), (23062, "Voegen / gevelbehandelen"))
        self.assertNotIn("dossier", second)
        first, second = json.loads(run("mbo-structuur", "25501", "--json").stdout)["crebos"]
        self.assertEqual(first["domein_crebo"], 79150)
        self.assertNotIn("domein_crebo", second)
        self.assertIn("toen in het dossier", " ".join(run("mbo-structuur", "25129").stdout.split()))
        self.assertIn("zetfout", json.loads(run("mbo-structuur", "25460", "--json").stdout)["opmerking"])
        self.assertIn("opmerking: ", run("mbo-structuur", "25460").stdout)
        self.assertIn(" 25129 25130", run("mbo-structuur", "23062").stderr)  # the kwalificaties stand elsewhere now
        self.assertIn(" 25129 25130", run("mbo-advies", "--vraag", "aanbod", "crebo=23062", "startdatum=2015-08-01").stderr)
        self.assertIn(" 25837            Middenkaderfunctionaris smart industry\n",
                      run("mbo-structuur", "--zoek", "smart").stdout)  # no niveau, for none is known
        newer = json.loads(run("mbo-structuur", "25836", "--json").stdout)
        self.assertEqual((newer["titel"], newer["niveau"], newer["soort_opleiding"], newer["vierjarig"]),
                         ("Middenkaderfunctionaris smart building", 0, None, None))

    def test_environment(self):
        """A file for every program, where none is given; "-" is always the built-in one."""
        file = {"MBORULES_STRUCTUUR": str(KLEIN)}
        counts = json.loads(run("mbo-structuur", "--json", **file).stdout)
        self.assertEqual(counts["kwalificaties"], 3)
        self.assertNotIn("ngebouwd", run("mbo-structuur", **file).stdout)
        self.assertEqual(json.loads(run("mbo-structuur", "-", "--json", **file).stdout)["kwalificaties"], 864)
        self.assertEqual(json.loads(run("mbo-structuur", "--json", MBORULES_STRUCTUUR="").stdout)["kwalificaties"], 864)
        ask = ("--vraag", "aanbod", "--json", "crebo=25901", "startdatum=2024-02-01")
        self.assertEqual(run("mbo-advies", *ask, **file).returncode, 0)
        self.assertIn("no-such.xml: cannot open", run("mbo-advies", *ask, MBORULES_STRUCTUUR="no-such.xml").stderr)
        self.assertEqual(run("mbo-advies", "--structuur", "-", *ask[:3], "crebo=25463", "startdatum=2015-08-01",
                             MBORULES_STRUCTUUR="no-such.xml").returncode, 0)
        self.assertIn("no-such.xml: cannot open", run("mbo-batch", MBORULES_STRUCTUUR="no-such.xml").stderr)
        with tempfile.TemporaryDirectory() as folder:  # and its opmerkingen name it
            path = Path(folder) / "met-opmerking.xml"
            path.write_text("<sbb><dossiers><dossier nr='x'/></dossiers></sbb>")
            remarks = json.loads(run("mbo-structuur", "--json", MBORULES_STRUCTUUR=str(path)).stdout)["opmerkingen"]
            self.assertEqual([(o["bestand"], o["waarde"]) for o in remarks], [(str(path), "x")])

    def test_instroom(self):
        """Those that one may certainly start with; that it is not known of others is said."""
        for day, count in (("2015-08-01", 470), ("2016-08-01", 202), ("2023-07-31", 449), ("2026-09-01", 0)):
            result = run("mbo-structuur", "--json", "--instroom", day)
            self.assertEqual(len(json.loads(result.stdout)), count)
            self.assertEqual("not known whether one may start on " + day in result.stderr,
                             day in ("2016-08-01", "2026-09-01"))

    def test_versions(self):
        """Of a dossier in two versions the newest is listed, on a day that which holds; nothing is wrong with that."""
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("nieuw.xml", "oud.xml")]
            for path, first, last in zip(files, ("2020-08-01", "2015-08-01"), ("", "2020-07-31")):
                path.write_text(f"<sbb><dossiers><dossier nr='7' versie='{first}'><profielen><profiel titel='{path.stem}'>"
                                f"<creboinformatie><crebo Geldig_vanaf='{first}' Datum_einde_instroom='{last}'>25001"
                                "</crebo></creboinformatie></profiel></profielen></dossier></dossiers></sbb>")
            for args, titles in ((("--zoek", "oud"), []), (("--instroom", "2018-01-01"), ["oud"]),
                                 (("--instroom", "2021-01-01"), ["nieuw"])):
                result = run("mbo-structuur", "--json", *files, *args)
                self.assertEqual([k["titel"] for k in json.loads(result.stdout)], titles)
                self.assertEqual(result.stderr, "")

    def test_what_the_built_in_table_lacks(self):
        changes = json.loads(run("mbo-structuur", "--json", "--vergelijk", "-", KLEIN).stdout)
        of_25901 = {c["wijziging"]: (c["was"], c["nu"]) for c in changes if c["crebo"] == 25901}
        self.assertEqual(of_25901["titel"], ("Gevorderd medewerker Havenoperaties", "Stoelenmaker"))
        self.assertEqual(of_25901["niveau"], ("", "3"))
        self.assertEqual(of_25901["dossier"], ("", "Meubels maken (23901)"))

    def test_counts(self):
        self.assertEqual(self.counts(KLEIN), {"domeinen": 2, "sectorkamers": 1, "competenties": 2, "dossiers": 2,
                                              "kwalificaties": 3, "kerntaken": 4, "werkprocessen": 5,
                                              "peildatum": "2024-02-01", "bevestigd_tot": "2024-08-31",
                                              "opmerkingen": []})
        self.assertEqual(self.counts("-")["toestanden"], [{"vanaf": "2015-08-01", "tot_en_met": "2016-07-31"},
                                                          {"vanaf": "2023-07-31", "tot_en_met": "2023-07-31"}])

    def test_real_files(self):
        if not SHARED.is_dir():
            self.skipTest(f"there is no {SHARED}")
        for name, expected in (("2755-dienstverlening", (1, 3, 4, 18)), ("4156-maatschappelijke-zorg", (1, 6, 8, 43))):
            counts = self.counts(SHARED / "data" / "sbb-xml" / f"{name}.xml")
            names = ("dossiers", "kwalificaties", "kerntaken", "werkprocessen")
            self.assertEqual(tuple(counts[k] for k in names), expected)

    def test_kwalificatie(self):
        result = json.loads(run("mbo-structuur", KLEIN, "25901", "--json").stdout)
        self.assertEqual(result["titel"], "Stoelenmaker")
        self.assertEqual(result["leerwegen"], ["bol", "bbl"])
        self.assertEqual([k["code"] for k in result["kerntaken"]], ["B1-K1", "B1-K2", "P1-K1"])
        self.assertEqual(result["crebos"][0]["einde_opleiding"], "2024-07-31")
        self.assertIsNone(result["crebos"][1]["einde_opleiding"])
        text = run("mbo-structuur", KLEIN, "25901").stdout
        self.assertIn("B1-K1-W3", text)
        self.assertEqual([c["crebo"] for c in result["dossier"]["crebos"]], [23901, 23901])
        for line in text.split("\n"):
            self.assertLessEqual(len(line), 80, line)
        for args in (("25463",), ("-", "25463")):
            self.assertEqual(json.loads(run("mbo-structuur", *args, "--json").stdout)["crebos"][0]["prijsfactor"], 1.6)

    def test_found(self):
        found = json.loads(run("mbo-structuur", "--niveau", "1", "--json").stdout)
        self.assertEqual({k["niveau"] for k in found}, {1})
        self.assertEqual(len(found), 12 + 9)  # of 2015 and of 2023
        both = json.loads(run("mbo-structuur", "--soort", "vak", "--leerweg", "bbl", "--instroom", "2016-01-01",
                              "--json").stdout)
        self.assertGreater(len(both), 50)
        for args, there in ((("--domein", 101), True), (("--sectorkamer", 201), True), (("--domein", 999), False),
                            (("--sectorkamer", 999), False), (("--domein", 101, "--sectorkamer", 201), True)):
            found = json.loads(run("mbo-structuur", KLEIN, *args, "--json").stdout)
            self.assertEqual("Stoelenmaker" in [k["titel"] for k in found], there, args)
        self.assertIn("niveau 1", run("mbo-structuur", "--niveau", "1").stdout)
        inhoud = DATA / "sbb-inhoud.xml"
        found = json.loads(run("mbo-structuur", inhoud, "--zoek", "Hout tafels", "--niveau", "2", "--json").stdout)
        self.assertEqual([k["titel"] for k in found], ["Tafelmaker", "Bureaumaker"])
        self.assertEqual(run("mbo-structuur", inhoud, "--zoek", "nietdaar").stdout, "")
        self.assertEqual(json.loads(run("mbo-structuur", inhoud, "25990", "--json").stdout)["diploma_tot"], "2025-07-31")
        self.assertIn("tot en met 2025-07-31", run("mbo-structuur", inhoud, "25990").stdout)

    def test_content(self):
        """All content in text too, on 80 columns; what is added for a profiel is marked."""
        text = run("mbo-structuur", DATA / "sbb-inhoud.xml", "25990").stdout
        for part in ("alleen voor dit profiel, complexiteit: Voor stoelen moeilijker.", "- kent lijm", "Zagen & lijmen.",
                     "competentie K Bouwen", "taaleis Duits, Lezen A2", "https://example.org/a?b=1&c=2", "vastgesteld te"):
            self.assertIn(part, text)
        self.assertNotIn("<", text)
        self.assertLessEqual(max(map(len, text.split("\n"))), 80)

    def test_files(self):
        """Several files are one edition."""
        both = self.counts(KLEIN, DATA / "sbb-inhoud.xml")
        self.assertEqual(both["dossiers"], 2 + self.counts(DATA / "sbb-inhoud.xml")["dossiers"])
        self.assertIn("Stoelenmaker", run("mbo-structuur", KLEIN, DATA / "sbb-inhoud.xml", "25990").stdout)
        twice = run("mbo-structuur", KLEIN, KLEIN)
        self.assertEqual(twice.returncode, 1)
        self.assertRegex(twice.stderr, r"sbb-klein\.xml:\d+:\d+: dossier .* an earlier file of the edition")

    def test_vergelijk(self):
        inhoud = DATA / "sbb-inhoud.xml"
        self.assertEqual(run("mbo-structuur", "--vergelijk", inhoud, inhoud).stdout.split()[-3:],
                         ["is", "niets", "veranderd."])
        changes = json.loads(run("mbo-structuur", "--vergelijk", "--json", inhoud, KLEIN).stdout)
        self.assertIn({"wijziging": "weg", "crebo": 25990, "plaats": "", "was": "Stoelenmaker", "nu": ""}, changes)
        self.assertEqual({c["wijziging"] for c in changes}, {"weg", "nieuw"})
        self.assertEqual(run("mbo-structuur", "--vergelijk", inhoud).returncode, 2)
        self.assertEqual(run("mbo-structuur", "--vergelijk", inhoud, "no-such.xml").returncode, 1)

    def test_dekking(self):
        inhoud = DATA / "sbb-inhoud.xml"
        best = json.loads(run("mbo-structuur", inhoud, "--dekking", "B1-K1-W1@25990", "--json").stdout)
        self.assertEqual([k["titel"] for k in best], ["Tafelmaker", "Bureaumaker", "Stoelenmaker"])
        self.assertEqual(best[2]["over"], ["P1-K1-W1 Naait"])
        self.assertIn("werkprocessen 1 van 2", run("mbo-structuur", inhoud, "--dekking", "B1-K1-W1@25990").stdout)
        wrong = run("mbo-structuur", inhoud, "--dekking", "B1-K1-W9@25990")
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("no werkproces at that place", wrong.stderr)
        self.assertEqual(run("mbo-structuur", "--niveau", "5").returncode, 2)
        for option, value in (("--leerweg", "bool"), ("--soort", "vakk"), ("--instroom", "morgen"), ("--dekking", "x"),
                              ("--domein", "-1"), ("--sectorkamer", "x")):
            wrong = run("mbo-structuur", option, value)
            self.assertEqual((wrong.returncode, wrong.stderr.startswith(f"mbo-structuur: {option}: ")), (2, True), wrong.stderr)

    def test_opmerkingen(self):
        """What cannot be read is told, once for each kind, on stderr and in JSON; or refused."""
        text = (DATA / "sbb-klein.xml").read_text(encoding="utf-8-sig").replace('prijsfactor="1,10"', 'prijsfactor="veel"')
        text = re.sub(r'hoofdstuk="(\d)"', r'hoofdstuk="3.\1"', text)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "vandaag.xml"
            path.write_text(text, encoding="utf-8")
            result = run("mbo-structuur", path, "25901")
            self.assertEqual((result.returncode, result.stderr.count("\n")), (0, 4))
            self.assertIn(f'mbo-structuur: warning: {path}:18: dossiercrebo/@prijsfactor: "veel" is not a number with at '
                          "most two decimals\n", result.stderr)
            self.assertRegex(result.stderr, r':\d+: werkproces/@hoofdstuk: "3\.1" is not a whole number .* \(the first of 3\)')
            self.assertIn("B1-K1-W2", result.stdout)
            found = self.counts(path)["opmerkingen"]
            self.assertEqual(found[0], {"bestand": str(path), "regel": 18, "plaats": "dossiercrebo/@prijsfactor",
                                        "waarde": "veel", "soort": "geen_factor", "aantal": 1,
                                        "nl": "is geen getal met ten hoogste twee decimalen",
                                        "en": "is not a number with at most two decimals"})
            both = self.counts(DATA / "sbb-inhoud.xml", path)["opmerkingen"]
            self.assertEqual(both, found)
            for files in ([path], [DATA / "sbb-inhoud.xml", path], ["--vergelijk", KLEIN, path]):
                refused = run("mbo-structuur", "--zonder-opmerkingen", *files)
                self.assertEqual((refused.returncode, refused.stdout), (1, ""))
                self.assertRegex(refused.stderr, r'^mbo-structuur: .*vandaag\.xml:18:\d+: dossiercrebo/@prijsfactor: "veel"')
            self.assertEqual(run("mbo-structuur", "--zonder-opmerkingen", KLEIN).returncode, 0)
            self.assertIn(f"mbo-advies: warning: {path}:18:", run("mbo-advies", "--structuur", path, "crebo=25901").stderr)

    def test_field(self):
        """Editions of today, as they failed in the field."""
        folder = SHARED / "data" / "veldtest"
        if not folder.is_dir():
            self.skipTest(f"there is no {folder}")
        point = self.counts(folder / "hoofdstuk-met-punt.xml")
        self.assertEqual([(o["plaats"], o["waarde"], o["regel"]) for o in point["opmerkingen"]],
                         [("kerntaak/@hoofdstuk", "3.1", 5), ("werkproces/@hoofdstuk", "3.1.1", 7)])
        for name, text in (("hoofdstuk-met-punt", "Hoog"), ("naamruimte", "Hoog"),
                           ("elementen-in-tekst", "Kiest zelf planten:\n- bomen\n- heesters\nen meer")):
            result = run("mbo-structuur", folder / f"{name}.xml", "27999", "--json", "--schoon")
            found = json.loads(result.stdout)
            self.assertEqual((result.stderr == "", found["titel"], found["crebos"][0]["geldig_vanaf"]),
                             (name != "hoofdstuk-met-punt", "Hovenier", "2026-08-01"))
            self.assertEqual((found["kerntaken"][0]["complexiteit"], found["kerntaken"][0]["werkprocessen"][0]["code"]),
                             (text, "B1-K1-W1"))

    def test_wrong(self):
        for args in (("25491", "--alles"), ("--alles", "--zoek", "hout"), ("--dekking", "B1-K1-W1@1", "--niveau", "2"),
                     ("--vergelijk", KLEIN, KLEIN, "--zoek", "x"), ("--schoon",), ("--dekking", ","), ("-", KLEIN)):
            wrong = run("mbo-structuur", *args)
            self.assertEqual((wrong.returncode, wrong.stdout, wrong.stderr.count("\n")), (2, "", 1), args)
        self.assertIn("no kwalificatie fits", run("mbo-structuur", "--zoek", "").stderr)
        self.assertIn("leerwegen", run("mbo-structuur", DATA / "sbb-inhoud.xml", "--leerweg", "derde").stderr)
        self.assertEqual(run("mbo-structuur", "-", "1").returncode, 1)
        self.assertEqual(run("mbo-structuur", "abc").returncode, 1)
        self.assertEqual(run("mbo-structuur", "--nonsense").returncode, 2)
        self.assertIn("a: cannot open", run("mbo-structuur", "a", "1", "b").stderr)
        missing = run("mbo-structuur", "no-such-file.xml")
        self.assertEqual(missing.returncode, 1)
        self.assertIn("no-such-file.xml", missing.stderr)
        self.assertEqual(missing.stderr.count("\n"), 1)


class Advies(unittest.TestCase):
    def ask(self, *args):
        result = run("mbo-advies", "--json", *args)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def test_one(self):
        answer = self.ask("--vraag", "toelating", "bewijs=diploma", "leerweg=bol", "instelling=roc",
                          "soort_opleiding=vak", "vooropleiding=-")
        self.assertEqual(answer["uitkomst"], "voorwaardelijk")
        self.assertEqual(answer["ontbrekend"], ["besluit_vrijstelling"])
        self.assertEqual(answer["beslissers"], ["bevoegd_gezag"])
        for reden in answer["redenen"]:
            self.assertEqual(set(reden), {"regel", "uitkomst", "tekst_nl", "tekst_en", "bronnen"})

    def test_amount(self):
        answer = self.ask("--vraag", "onderwijsgeld", "crebo=25463", "bewijs=diploma", "leerweg=bbl", "instelling=roc",
                          "geboortedatum=1991-05-06", "startdatum=2024-11-04")
        self.assertEqual((answer["uitkomst"], answer["soort"], answer["bedrag"]), ("ja", "cursusgeld", 53625))
        self.assertEqual(answer["verouderd"], {"item": "structuur", "tot": "2023-07-31"})

    def test_gap(self):
        answer = self.ask("--vraag", "onderwijsgeld", "bewijs=diploma", "leerweg=bol", "instelling=roc",
                          "geboortedatum=1991-05-06", "startdatum=2026-09-01")
        self.assertEqual((answer["uitkomst"], answer["parameter"]), ("ja", ["lesgeld.bedrag"]))
        self.assertNotIn("bedrag", answer)

    def test_all(self):
        self.assertEqual([a["vraag"] for a in self.ask("--vraag", "alle")],
                         ["bekostiging", "toelating", "doelgroep", "aanbod", "praktijkplaats", "studieduur",
                          "urennorm", "onderwijsgeld", "studiefinanciering", "levenlanglerenkrediet",
                          "subsidie_praktijkleren", "uwv_financiering", "uwv_behoud_uitkering",
                          "gemeente_financiering", "gemeente_behoud_uitkering",
                          "praktijkverklaring_behoud_uitkering", "startkwalificatie_na_afloop", "traject"])

    def test_vanaf(self):
        jong = ("--vraag", "studiefinanciering", "geboortedatum=2008-10-02")
        answer = self.ask(*jong, "startdatum=2026-09-01")
        self.assertEqual((answer["uitkomst"], answer["vanaf"]), ("nee", "2027-01-01"))
        self.assertEqual(self.ask(*jong)["vanaf_ontbrekend"], ["startdatum"])
        self.assertNotIn("vanaf", self.ask(*jong, "startdatum=2027-01-01"))
        self.assertIn("Het recht begint op: 2027-01-01", run("mbo-advies", *jong, "startdatum=2026-09-01").stdout)

    def test_vragen(self):
        names = [line for line in run("mbo-advies", "--vragen").stdout.split("\n") if line and not line.startswith(" ")]
        self.assertEqual(names, [a["vraag"] for a in self.ask("--vraag", "alle")])

    def test_every_key_is_documented(self):
        """docs/domein.md, section 10, names every key that some answer has; and some answer has each but one of an API."""
        page = (ROOT / "docs/domein.md").read_text(encoding="utf-8").partition("\n## 10. ")[2]
        table = page[page.index("| key | what |"):].partition("\n\n")[0]
        documented = {key for line in table.split("\n")[2:] if line for key in re.findall(r"`(\w+)`", line.split("|")[1])}
        route = ("bewijs=diploma", "leerweg=bol", "instelling=roc", "geboortedatum=1991-05-06")
        seen, redenen = set(), set()
        for args in ((), (*route, "startdatum=2026-09-01", "crebo=1"),
                     ("--waarom-niet", "bewijs=certificaat", "leerweg=bbl", "leerbaan=geen"),
                     (*route, "startdatum=2024-09-01", "vooropleiding=havo", "soort_opleiding=vak"),
                     (*route[:3], "geboortedatum=2008-10-02", "startdatum=2026-09-01"),
                     (*route, "crebo=25463", "startdatum=2024-11-04")):
            for answer in self.ask("--vraag", "alle", *args):
                seen |= set(answer)
                todo = list(answer["redenen"])
                for reden in todo:
                    redenen |= set(reden)
                    todo += reden.get("onder", ())
                if "verouderd" in answer:
                    self.assertEqual(set(answer["verouderd"]), {"item", "tot"})
        self.assertEqual(documented - seen, {"niet_exact"})  # a program has no own rules
        self.assertEqual(seen - documented, set())
        for key in redenen:
            self.assertIn(f"`{key}`" if key != "toelichting" else '`"toelichting": true`', table)
        for args in (("--feiten",), ("--vragen",)):
            for item in self.ask(*args):
                for key in item:
                    self.assertIn(f"`{key}`", page, args)
        for vraag in json.loads(run("mbo-regels", "--json", "--verschil", "2025-08-01", "2026-08-01").stdout):
            for key in {*vraag, *(key for klasse in vraag["klassen"] for key in klasse)}:
                self.assertIn(f"`{key}`", page)
        book = json.loads(run("mbo-regels", "--json", "--vraag", "onderwijsgeld").stdout)
        for key in {*book, *book["vragen"][0], *book["vragen"][0]["regels"][0], *book["parameters"][0]}:
            self.assertIn(f"`{key}`", page)

    def test_lists_as_json(self):
        """What the text lists, each fact with its codes, what to ask and whom, in both languages."""
        vragen = json.loads(run("mbo-advies", "--vragen", "--json").stdout)
        text = run("mbo-advies", "--vragen", "--taal", "en").stdout
        self.assertEqual([v["vraag"] for v in vragen], [a["vraag"] for a in self.ask("--vraag", "alle")])
        self.assertEqual(re.sub(r"\s+", " ", text).strip(), " ".join(f"{v['vraag']} {v['tekst_en']}" for v in vragen))
        feiten = {f["feit"]: f for f in json.loads(run("mbo-advies", "--feiten", "--json").stdout)}
        text = run("mbo-advies", "--feiten").stdout
        self.assertEqual(list(feiten), [line for line in text.split("\n") if line and not line.startswith(" ")])
        plain = re.sub(r"\s+", " ", text)
        for feit in feiten.values():
            self.assertIn(feit["vraag_nl"] + " (", plain)
            self.assertEqual("codes" in feit, feit["type"] in ("code", "set"), feit)
            self.assertEqual("minimum" in feit, feit["type"] in ("int", "geld"), feit)
        self.assertEqual([code["code"] for code in feiten["leerweg"]["codes"]], ["bol", "bbl", "derde"])
        self.assertEqual((feiten["verblijf_in_orde"]["type"], feiten["verblijf_in_orde"]["aanname"]), ("bool", "ja"))
        self.assertEqual({feiten[name]["type"] for name in ("startdatum", "geboortedatum")}, {"datum"})

    def test_nvt(self):
        answer = self.ask("--vraag", "praktijkplaats", "bewijs=diploma", "leerweg=bol")
        self.assertEqual((answer["uitkomst"], answer["ontbrekend"]), ("nvt", []))

    def test_streng(self):
        answer = self.ask("--vraag", "toelating", "--streng", "bewijs=diploma", "leerweg=bol", "instelling=roc",
                          "soort_opleiding=middenkader", "vooropleiding=havo", "nadere_eisen_in_orde=ja")
        self.assertEqual(answer["ontbrekend"], ["verblijf_in_orde"])

    def test_text(self):
        args = ("--vraag", "alle", "crebo=25463", "bewijs=diploma", "leerweg=bbl", "instelling=roc", "vooropleiding=vmbo_bb",
                "geboortedatum=1991-05-06", "startdatum=2024-11-04")
        dutch, english = run("mbo-advies", *args).stdout, run("mbo-advies", "--taal", "en", *args).stdout
        self.assertIn("€ 536,25", dutch)
        self.assertIn("€ 536.25", english)
        self.assertIn("bron: BWBR0007625", dutch)
        for line in (dutch + english + run("mbo-advies", "--feiten").stdout +
                     run("mbo-advies", "--vragen").stdout).split("\n"):
            self.assertLessEqual(len(line), 80, line)

    def test_wrong(self):
        for args, status, hint in (
                (("leerwegg=bol",), 1, 'nearest: "leerweg"'), (("leerweg=bolt",), 1, 'nearest: "bol"'),
                (("startdatum=1-8-2024",), 1, "yyyy-mm-dd"), (("crebo=1", "startdatum=2015-08-01"), 1, "no kwalificatie 1"),
                (("crebo=25250", "soort_opleiding=vak"), 1, "Assistent"), (("werkend",), 2, "NAME=VALUE"),
                (("--vraag", "toelatin"), 2, '--vraag: "toelatin" is not a question; nearest: "toelating"'),
                (("--op-datum", "1-8-2024"), 2, '--op-datum: "1-8-2024" is not a date'),
                (("--waarom-niet", "--vast", "leerwegg"), 2, "--vast: "), (("--taal", "fr"), 2, '"fr"'),
                (("--nope",), 2, "--help"), (("--structuur", "no-such.xml"), 1, "no-such.xml"),
                (("--parameters", "no-such.csv"), 1, "no-such.csv")):
            with self.subTest(args=args):
                result = run("mbo-advies", *args)
                self.assertEqual(result.returncode, status, result.stderr)
                self.assertIn(hint, result.stderr)
                self.assertEqual(result.stdout, "")

    def test_dates_that_do_not_go_together(self):
        for geboren, hint in (("2030-01-01", "geboortedatum: 2030-01-01 lies after the startdatum 2024-09-01"),
                              ("1904-08-31", "more than 120 years before the startdatum 2024-09-01")):
            result = run("mbo-advies", "--vraag", "toelating", f"geboortedatum={geboren}", "startdatum=2024-09-01")
            self.assertEqual((result.returncode, result.stdout), (1, ""))
            self.assertIn(hint, result.stderr)
        self.assertEqual(run("mbo-advies", "--vraag", "toelating", "geboortedatum=1930-01-01").stderr, "")

    def test_crebo_not_looked_up(self):
        """Domain contract, section 4: answered as without it, and the answer says so."""
        args = ("--vraag", "bekostiging", "bewijs=diploma", "leerweg=bol", "instelling=roc", "startdatum=2026-09-01")
        found, without = (json.loads(run("mbo-advies", "--json", *args, *crebo).stdout) for crebo in (("crebo=1",), ()))
        self.assertIs(found.pop("crebo_niet_opgezocht"), True)
        self.assertEqual(found, without)
        self.assertIn("de crebo is niet opgezocht", run("mbo-advies", *args, "crebo=1").stdout)
        self.assertIn("the crebo was not looked up", run("mbo-advies", "--taal", "en", *args, "crebo=1").stdout)
        self.assertNotIn("opgezocht", run("mbo-advies", *args, "crebo=25486").stdout)
        with tempfile.TemporaryDirectory() as folder:
            receipt = Path(folder) / "receipt"
            receipt.write_text(run("mbo-advies", "--motivering", *args, "crebo=1").stdout, encoding="utf-8")
            self.assertIn("structuur.crebo=niet opgezocht\n", receipt.read_text(encoding="utf-8"))
            self.assertEqual(run("mbo-advies", "--controleer", receipt).returncode, 0)
        self.assertIn("the crebo was not looked up", " ".join(
            run("mbo-advies", "--motivering=tekst", "--taal", "en", *args, "crebo=1").stdout.split()))

    def test_reasons_beneath_reasons(self):
        args = ("--vraag", "traject", "bewijs=diploma", "leerweg=bbl", "leerbaan=geen", "startdatum=2026-09-01")
        redenen = json.loads(run("mbo-advies", "--json", *args).stdout)["redenen"]
        [plaats] = [reden for reden in redenen if reden["regel"] == "traject.praktijkplaats"]
        self.assertEqual([(reden["regel"], reden["uitkomst"]) for reden in plaats["onder"]],
                         [("praktijkplaats.leerbaan", "nee")])
        text = run("mbo-advies", *args).stdout
        self.assertRegex(text, r"\n    nee +Waar de kandidaat een leerbaan nodig heeft, (.*)(\n {20,}.*)*\n      nee +Voor een bbl")


def without_brackets(text):
    """Without what stands in brackets, and without the sources: names of law, and codes."""
    lines, source = [], None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if re.match(r" *(source|bron):", line):
            source = indent
        elif source is not None and line.strip() and indent > source:
            continue
        else:
            source = None
            lines.append(line)
    text = "\n".join(lines)
    while (less := re.sub(r"\([^()]*\)", "", text)) != text:
        text = less
    return text


class Taal(unittest.TestCase):
    """Each language whole: what a program says itself is of one language, whatever the case and the question."""
    DUTCH = """ja nee onbekend voorwaardelijk nvt versie antwoord waarom bron bedrag nodig beslist aangenomen waarden
        waarde toelichting nu toen nog niet bekend geen jaar maanden weken klokuren studiejaar cursusjaar eenheid
        niveau vanaf regels feiten gewijzigd voorbeeld klopt anders kandidaat gemeente werkgever vraag
        arbeidsovereenkomst praktijkverklaring certificaat regel rijen opgezocht uitgegaan toegepaste""".split()
    ENGLISH = """yes version answer why source amount needed decided assumed values value note now then known unknown
        years months weeks hours level from rules facts changed example agrees differs candidate municipality
        employer question employment certificate looked based applied cannot depends""".split()
    FACTS = {
        "bewijs": ["diploma", "certificaat", "praktijkverklaring", None], "leerweg": ["bol", "bbl", "derde", None],
        "soort_opleiding": ["entree", "vak", "middenkader", None], "instelling": ["roc", "privaat", None],
        "startdatum": ["2016-09-01", "2022-09-01", "2024-11-04", "2026-09-01", "2013-01-01", None],
        "geboortedatum": ["1991-05-06", "2008-10-02", None], "vooropleiding": ["-", "vmbo_bb;mbo_vak", "havo", None],
        "uitkering": ["-", "ww;wia_iva", "participatiewet", None], "leerbaan": ["geen", "arbeidsovereenkomst", None],
        "studieduur": ["12", "36", None], "uren_begeleid": ["300", None], "uren_bpv": ["1400", None],
        "besluit_gemeente": ["nee", None], "verblijf_in_orde": ["nee", None], "nationaliteit_wsf": ["ja", "nee", None],
        "onderwijsprijs": ["7000", None], "crebo": ["25486", "1", None],
    }

    def words(self, text):
        text = re.sub(r"\w+(\.\w+)+|\w+=\S+", "", without_brackets(text))  # names of parameters, facts: codes
        return set(re.findall(r"[a-zé_]+", text.lower()))

    def check(self, args):
        for taal, foreign in (("nl", self.ENGLISH), ("en", self.DUTCH)):
            result = run(args[0], "--taal", taal, *args[1:])
            self.assertEqual(result.stderr, "", args)
            self.assertEqual(self.words(result.stdout) & set(foreign), set(), (taal, args))

    def test_answers(self):
        chance = random.Random(14)
        for n in range(25):
            facts = [f"{name}={value}" for name, values in self.FACTS.items() if (value := chance.choice(values))]
            if "startdatum=2016-09-01" in facts or "crebo=25486" in facts:
                facts = [fact for fact in facts if not fact.startswith(("crebo", "soort_opleiding"))]
            for form in (("--vraag", "alle"), ("--waarom-niet", "--vast", "bewijs"), ("--motivering=tekst",)):
                self.check(("mbo-advies", *form, *facts))

    def test_lists(self):
        self.check(("mbo-regels", "--verschil", "2026-07-31", "2026-08-01", "--vraag", "onderwijsgeld"))


class All(unittest.TestCase):
    def test_help(self):
        for program in PROGRAMS:
            result = run(program, "--help")
            self.assertEqual(result.returncode, 0)
            self.assertIn("\nExamples:\n", result.stdout)
            self.assertLessEqual(max(map(len, result.stdout.split("\n"))), 80)
            self.assertIn("0.", run(program, "--version").stdout)

    def test_no_locale(self):
        """The same bytes, whatever the locale of who calls: those of ctest's LOCPATH, with a decimal comma."""
        facts = ("crebo=25463", "bewijs=diploma", "leerweg=bbl", "startdatum=2024-11-04", "geboortedatum=1991-05-06")
        for args in (("mbo-structuur", "-", "25463", "--json"), ("mbo-advies", "--json", *facts), ("mbo-advies", *facts),
                     ("mbo-advies", "--html", *facts), ("mbo-advies", "--vraag", "alle", "--json", *facts),
                     ("mbo-advies", "--vraag", "alle", *facts),
                     ("mbo-regels", "--json", "--met", "lesgeld.bedrag=1200.5@2027-08-01"),
                     ("mbo-regels", "--met", "lesgeld.bedrag=1200,5@2027-08-01"), ("mbo-batch", "--nope")):
            plain, *others = (subprocess.run([BIN / args[0], *args[1:]], capture_output=True, stdin=subprocess.DEVNULL,
                                             env={**os.environ, "LC_ALL": locale})
                              for locale in ("C", "nl_NL.UTF-8", "tr_TR.UTF-8"))
            for other in others:
                self.assertEqual((other.returncode, other.stdout, other.stderr),
                                 (plain.returncode, plain.stdout, plain.stderr), args)

    def test_parameters_that_are_no_amount(self):
        for value in ("", "1,5", "1.234", "1e3", "0x10", " 1", "+1", "-1", "inf", "nan", "1.", ".5", "1000000000.01"):
            result = run("mbo-regels", "--met", f"lesgeld.bedrag={value}@2027-08-01")
            self.assertEqual((result.returncode, result.stdout), (2, ""), value)
            self.assertIn(f'lesgeld.bedrag: "{value}" is not a number', result.stderr)
        for value, shown in (("0", 0), ("1200.5", 120050), ("0.29", 29), ("1000000000", 100000000000)):  # cents
            found = json.loads(run("mbo-regels", "--vraag", "onderwijsgeld", "--op-datum", "2027-09-01", "--json", "--met",
                                   f"lesgeld.bedrag={value}@2027-08-01").stdout)["parameters"]
            self.assertEqual([p["waarde"] for p in found if p["naam"] == "lesgeld.bedrag"], [shown])

    def test_unknown_options(self):
        """Told as all else is: by the name of the program, not by where it stands."""
        for program in PROGRAMS:
            result = run(program, "--nope")
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            lines = result.stderr.split("\n")
            self.assertTrue(lines[0].startswith(f"{program}: ") and "nope" in lines[0], result.stderr)
            self.assertEqual(lines[1:], [f"try {program} --help", ""])

    def test_closed_streams(self):
        """A file that is opened does not get the place of one: no message stands among what is written, and no facts are
        read from it. Without standard error all else is as it was; to write or read what is closed is an error."""
        def closed(how, program, *args):
            return subprocess.run(["sh", "-c", f'exec "$0" "$@" {how}', BIN / program, *args], capture_output=True,
                                  stdin=subprocess.DEVNULL, text=True)

        caseload = ROOT / "examples/caseload.csv"
        with tempfile.TemporaryDirectory() as folder:
            bad, out, case = (Path(folder) / name for name in ("bad.csv", "out.csv", "een.zaak"))
            bad.write_text("leerweg\nbolt\nderde\n", encoding="utf-8")
            wanted = run("mbo-batch", "--vragen", "bekostiging", bad)
            for how in ("2>&-", "<&- 2>&-", "<&- >&- 2>&-"):
                result = closed(how, "mbo-batch", "--overschrijf", "--vragen", "bekostiging", bad, out)
                self.assertEqual((result.returncode, out.read_text(encoding="utf-8")), (1, wanted.stdout), how)
                result = closed(how, "mbo-batch", "--overschrijf", caseload, out, "--eigen", "klant")
                self.assertEqual(result.returncode, 0, how)
            self.assertEqual(closed("2>&-", "mbo-batch", "--eigen", "klant", caseload).returncode, 0)
            self.assertEqual(closed("2>&-", "mbo-advies", "--opslaan", case, "leerweg=bbl").returncode, 0)
            self.assertIn("leerweg=bbl", case.read_text(encoding="utf-8"))
            self.assertEqual(closed(">&-", "mbo-batch", "--stil", "--eigen", "klant", caseload, out, "--overschrijf").returncode, 0)
            for program, *args in (("mbo-structuur",), ("mbo-advies", "leerweg=bbl"), ("mbo-regels",),
                                   ("mbo-batch", "--eigen", "klant", "--stil", caseload)):
                result = closed(">&-", program, *args)
                self.assertIn(f"{program}: cannot write the output: Bad file descriptor\n", result.stderr)
                self.assertNotEqual(result.returncode, 0)
            for program, *args in (("mbo-batch", "-", out, "--overschrijf"), ("mbo-advies", "--zaak", "-")):
                result = closed("<&-", program, *args)
                self.assertEqual((result.returncode, result.stdout), (1, ""))
                self.assertIn("Bad file descriptor", result.stderr)

    def test_full_disk(self):
        """Every way in which a program writes: one line that says so, and status 1; 3 of answers of mbo-batch that are cut off."""
        if not Path("/dev/full").exists():
            self.skipTest("there is no /dev/full")
        caseload, parameters = ROOT / "examples/caseload.csv", ROOT / "libmborules/recht/parameters.csv"
        inhoud, case = DATA / "sbb-inhoud.xml", ("bewijs=diploma", "leerweg=derde", "instelling=roc")
        batch = ("--vragen", "toelating,onderwijsgeld", "--eigen", "klant")
        with tempfile.TemporaryDirectory() as folder:
            receipt, out = Path(folder) / "receipt", Path(folder) / "out.csv"
            receipt.write_text(run("mbo-advies", "--motivering", *case).stdout, encoding="utf-8")
            modes = [(program, option) for program in PROGRAMS for option in ("--help", "--version")]
            modes += [("mbo-structuur", *args) for args in (
                (), ("--json",), ("--alles",), ("--alles", "--schoon"), ("25463",), ("25463", "--json"),
                ("--zoek", "zorg"), ("--zoek", "zorg", "--json"), ("--niveau", "2"), (inhoud, "25990"),
                (inhoud, "--dekking", "B1-K1-W1@25990"), (inhoud, "--dekking", "B1-K1-W1@25990", "--json"),
                ("--vergelijk", inhoud, KLEIN), ("--vergelijk", inhoud, KLEIN, "--json"), ("--vergelijk", KLEIN, KLEIN))]
            modes += [("mbo-advies", *args) for args in (
                (), ("--json",), case, ("--vraag", "toelating", *case), ("--json", *case), ("--feiten",), ("--vragen",),
                ("--html", *case), ("--doel", "vak", *case), ("--vraag", "alle"), ("--vraag", "alle", "--json"),
                ("--feiten", "--json"), ("--vragen", "--json"),
                ("--motivering", *case), ("--motivering", "--json", *case), ("--motivering=tekst", *case),
                ("--waarom-niet", *case), ("--waarom-niet", "--json", *case), ("--controleer", receipt),
                ("--controleer", receipt, "--json"))]
            modes += [("mbo-regels", *args) for args in (
                (), ("--json",), ("--html",), ("--vraag", "toelating"), ("--verschil", "2026-07-31", "2026-08-01"),
                ("--verschil", "2026-07-31", "2026-08-01", "--json"))]
            modes += [("mbo-batch", *batch, *args) for args in (
                (caseload,), ("--stil", caseload), ("--vergelijk", parameters, caseload),
                ("--vergelijk", parameters, caseload, "-"), ("--vergelijk", parameters, caseload, out))]
            for program, *args in modes:
                with open("/dev/full", "wb") as full:
                    result = subprocess.run([BIN / program, *args], stdout=full, stderr=subprocess.PIPE, text=True)
                status = 3 if program == "mbo-batch" and len(args) > 1 else 1
                self.assertEqual((result.returncode, result.stderr),
                                 (status, f"{program}: cannot write the output: No space left on device\n"), args)
            for args in ((), ("--stil",), ("--vergelijk", parameters)):
                result = run("mbo-batch", *batch, *args, caseload, "/dev/full")
                self.assertEqual((result.returncode, result.stdout, result.stderr),
                                 (3, "", "mbo-batch: /dev/full: cannot write: No space left on device\n"), args)
            # what goes to standard error, where nothing can be said of it
            for args in ((), ("--vergelijk", parameters, caseload, "-")):
                with open("/dev/full", "wb") as full:
                    status = subprocess.run([BIN / "mbo-batch", *batch, *(args or (caseload,))], stderr=full,
                                            stdout=subprocess.DEVNULL).returncode
                self.assertEqual(status, 1, args)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
