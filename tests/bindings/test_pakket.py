# SPDX-License-Identifier: MIT
"""The package as its users meet it: values, mappings, and what they show."""

import concurrent.futures
import copy
import datetime
import doctest
import gc
import hashlib
import html
import pathlib
import pickle
import subprocess
import sys
import tempfile
import unittest
import weakref
import xml.etree.ElementTree
from decimal import Decimal

import mborules
from mborules import _core as core
from mborules import Feit, Leerweg, Regels, SoortOpleiding, Structuur, Uitkomst, Vooropleiding, Vraag, Zaak

DATA = pathlib.Path(__file__).resolve().parents[1] / "data"
INHOUD, KLEIN = DATA / "sbb-inhoud.xml", DATA / "sbb-klein.xml"
README = pathlib.Path(__file__).resolve().parents[2] / "bindings" / "python" / "README.md"
FEITEN = {"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak"}


@mborules.eigen_regel("toelating", nl="Alleen wie werkt.")
def alleen_wie_werkt(werkend, uitkering):
    return werkend and "ww" not in uitkering


class EigenRegels(unittest.TestCase):
    ZAAK = Zaak(**FEITEN, vooropleiding="vmbo_kb", geboortedatum="1990-05-06", startdatum="2024-11-04")

    def test_it_narrows_an_answer(self):
        regels = Regels().met_eigen_regel(alleen_wie_werkt)
        for werkend, uitkering, outcome in ((True, (), "ja"), (True, {"ww"}, "nee"), (False, (), "nee")):
            zaak = self.ZAAK.met(werkend=werkend, uitkering=uitkering)
            self.assertEqual((Regels().toelating(zaak), regels.toelating(zaak)), ("ja", outcome))
        open_ = regels.oordeel(self.ZAAK.met(werkend=True), "toelating")
        self.assertTrue(open_.niet_exact)
        self.assertIn("uitkering", open_.ontbrekend)
        self.assertTrue(alleen_wie_werkt(True, set()))
        self.assertIn("eigen.alleen_wie_werkt", [regel.id for regel in regels.regels if regel.eigen])

    def test_its_exception_is_the_cause(self):
        def fails(werkend):
            raise LookupError("no register")

        def forgets(werkend):
            pass

        for function, cause in ((fails, LookupError), (forgets, TypeError)):
            regels = Regels().met_eigen_regel(mborules.eigen_regel("toelating", nl="x")(function))
            for ask in (regels.toelating, regels.oordeel, regels.advies):
                with self.assertRaises(mborules.FoutOwnRule) as caught:
                    ask(self.ZAAK.met(werkend=True))
                self.assertIsInstance(caught.exception.__cause__, cause)
        with self.assertRaisesRegex(mborules.FoutName, "werkend"):
            Regels().met_eigen_regel(mborules.eigen_regel("toelating", nl="x", id="eigen.x")(lambda werkent: True))

    def test_it_belongs_to_the_rules(self):
        regels = Regels().met_eigen_regel(alleen_wie_werkt)
        self.assertNotEqual(regels, Regels())
        self.assertEqual(regels, Regels().met_eigen_regel(alleen_wie_werkt))
        again = pickle.loads(pickle.dumps(regels))
        self.assertEqual(again, regels)
        self.assertEqual(again.toelating(self.ZAAK.met(werkend=False, uitkering=())), "nee")

    def test_threads_call_it(self):
        regels = Regels().met_eigen_regel(alleen_wie_werkt)
        zaken = [self.ZAAK.met(werkend=bool(n % 2), uitkering=()) for n in range(200)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            self.assertEqual(list(pool.map(regels.toelating, zaken)), ["nee", "ja"] * 100)

    def test_the_function_is_released(self):
        def function(werkend):
            return True

        kept = weakref.ref(function)
        regels = Regels().met_eigen_regel(mborules.eigen_regel("toelating", nl="x")(function))
        regels = regels.zonder_regel("toelating.verblijf")
        del function
        gc.collect()
        self.assertIsNotNone(kept())
        del regels
        gc.collect()
        self.assertIsNone(kept())


class Codes(unittest.TestCase):
    def test_a_code_is_its_text_and_has_a_number(self):
        self.assertEqual(Leerweg.BBL, "bbl")
        self.assertEqual((str(Leerweg.BBL), f"{Leerweg.BBL}", int(Leerweg.BBL)), ("bbl", "bbl", 2))
        self.assertEqual(repr(Leerweg.BBL), "Leerweg.BBL")
        self.assertEqual({"bbl": 1}[Leerweg.BBL], 1)
        self.assertEqual(Leerweg.BBL.label(), "beroepsbegeleidende leerweg (bbl)")
        self.assertNotEqual(Leerweg.BBL.label("en"), Leerweg.BBL.label())

    def test_it_reads_what_stands_for_it(self):
        for text in ("derde", "Derde", "OVO", 3, Leerweg.DERDE):
            self.assertIs(Leerweg(text), Leerweg.DERDE)
        with self.assertRaisesRegex(mborules.FoutName, "bol, bbl, derde"):
            Leerweg("blb")
        with self.assertRaises(ValueError):
            Leerweg(4)
        self.assertIs(pickle.loads(pickle.dumps(Leerweg.BBL)), Leerweg.BBL)

    def test_an_outcome_is_no_yes_or_no(self):
        for uitkomst in Uitkomst:
            with self.assertRaisesRegex(TypeError, f'== "ja".*{uitkomst}'):
                bool(uitkomst)
        self.assertTrue(Leerweg.BOL)

    def test_each_vocabulary_says_what_it_has(self):
        self.assertEqual(Leerweg.__doc__, "One of bol, bbl, derde.")
        for soort in core.ENUMS:
            self.assertTrue(getattr(mborules, soort).__doc__)

    def test_facts_know_what_they_are(self):
        self.assertEqual((Feit.LEERBAAN.type, Feit.LEERBAAN.groep), ("code", "traject"))
        self.assertEqual(Feit.BESLUIT_GEMEENTE.beslisser, "gemeente")
        self.assertIsNone(Feit.LEERBAAN.beslisser)
        self.assertTrue(Feit("leerbaan").vraag().endswith("?"))
        self.assertEqual(SoortOpleiding.VAK.niveau, 3)


class Zaken(unittest.TestCase):
    def test_own_types_and_text_forms_are_the_same(self):
        own = Zaak(geboortedatum=datetime.date(1990, 5, 6), vooropleiding={Vooropleiding.VMBO_BB, "havo"}, uitkering=(),
                   werkend=True, onderwijsprijs=Decimal("1200.50"), studieduur=24, leerweg=Leerweg.BBL)
        text = Zaak(geboortedatum="1990-05-06", vooropleiding="havo;vmbo_bb", uitkering="-", werkend="ja",
                    onderwijsprijs="1200.5", studieduur="24", leerweg="BBL")
        self.assertEqual(own, text)
        self.assertEqual(hash(own), hash(text))
        self.assertEqual(own.vooropleiding, {Vooropleiding.VMBO_BB, Vooropleiding.HAVO})
        self.assertEqual((own.uitkering, own.werkend, own.onderwijsprijs), (frozenset(), True, Decimal("1200.50")))
        self.assertEqual(Zaak(onderwijsprijs=1200), Zaak(onderwijsprijs="1200.00"))

    def test_a_number_of_another_library_is_a_number(self):
        class Number:
            def __index__(self):
                return 24

            def __format__(self, how):
                return format(24, how)

        self.assertEqual(Zaak(studieduur=Number(), onderwijsprijs=Number()), Zaak(studieduur="24", onderwijsprijs="24"))

    def test_met_leaves_the_zaak_as_it_is(self):
        zaak = Zaak(**FEITEN)
        other = zaak.met(leerweg="bol", instelling=None)
        self.assertEqual(zaak, Zaak(**FEITEN))
        self.assertEqual((other.leerweg, other.instelling, other.bewijs), (Leerweg.BOL, None, "diploma"))
        with self.assertRaises(mborules.FoutName):
            zaak.met(leerweg="bol", instellling="roc")
        with self.assertRaises(AttributeError):
            zaak.leerweg = "bol"
        if sys.version_info >= (3, 13):
            self.assertEqual(copy.replace(zaak, leerweg="bol"), zaak.met(leerweg="bol"))

    def test_a_mapping_of_what_is_known(self):
        zaak = Zaak(**FEITEN)
        self.assertEqual(dict(zaak), FEITEN)
        self.assertEqual(list(zaak), [Feit.BEWIJS, Feit.LEERWEG, Feit.SOORT_OPLEIDING, Feit.INSTELLING])
        self.assertIn("leerweg", zaak)
        self.assertNotIn(Feit.CREBO, zaak)
        with self.assertRaises(KeyError):
            zaak["crebo"]
        self.assertEqual((len(zaak), len(Zaak())), (4, 0))
        self.assertEqual(list(zaak.items()), list(zip(zaak.keys(), zaak.values())))
        self.assertEqual((dict(zaak.items()), list(zaak.values())), (FEITEN, list(FEITEN[feit] for feit in zaak)))
        self.assertEqual((zaak.get("leerweg"), zaak.get("leerweg", "bol"), zaak.get("leerweg", default=None)), ("bbl",) * 3)
        self.assertEqual((zaak.get("crebo"), zaak.get("crebo", 0), zaak.get(Feit.CREBO, default="?")), (None, 0, "?"))
        self.assertIs(Zaak(werkend=False).get("werkend", True), False)
        with self.assertRaises(mborules.FoutName):
            zaak.get("leerwg", 0)
        self.assertEqual(Zaak(**zaak), zaak)

    def test_copies_and_pickles_by_value(self):
        for zaak in (Zaak(), Zaak(**FEITEN, uitkering=[], onderwijsprijs=5)):
            self.assertEqual(pickle.loads(pickle.dumps(zaak)), zaak)
            self.assertIs(copy.copy(zaak), zaak)
            self.assertIs(copy.deepcopy([zaak])[0], zaak)
            self.assertEqual(eval(repr(zaak), {"Zaak": Zaak}), zaak)
        self.assertNotEqual(Zaak(), Zaak(werkend=False))
        self.assertEqual(len({Zaak(), Zaak(), Zaak(werkend=False), Zaak(werkend=True)}), 3)


class Antwoorden(unittest.TestCase):
    def test_one_answer_and_all(self):
        regels, zaak = Regels(), Zaak(**FEITEN)
        alle = regels.oordeel(zaak)
        self.assertEqual(list(alle), list(Vraag))
        for vraag in Vraag:
            self.assertEqual(alle[vraag].uitkomst, getattr(regels, vraag)(zaak))
            self.assertEqual(regels.oordeel(zaak, vraag).uitkomst, alle[str(vraag)].uitkomst)
        een = regels.oordeel(zaak, "toelating")
        self.assertEqual((een.vraag, repr(een)[:29]), (Vraag.TOELATING, "<Antwoord toelating: onbekend"))
        with self.assertRaises(TypeError):
            bool(een)
        with self.assertRaises(mborules.FoutName):
            alle["toelatng"]

    def test_streng_assumes_nothing(self):
        regels = Regels()
        zaak = Zaak(**FEITEN, vooropleiding="vmbo_kb", geboortedatum="1990-05-06", startdatum="2024-11-04")
        self.assertEqual(regels.toelating(zaak), Uitkomst.JA)
        self.assertEqual(regels.toelating(zaak, streng=True), regels.oordeel(zaak, "toelating", streng=True).uitkomst)
        self.assertNotEqual(regels.toelating(zaak, streng=True), Uitkomst.JA)
        for streng in "nee", 1, None:
            with self.assertRaisesRegex(TypeError, "streng is False or True, not "):
                regels.uitkomst(zaak, "toelating", streng=streng)

    def test_it_explains(self):
        zaak = Zaak(**FEITEN, vooropleiding="vmbo_bb", geboortedatum="1991-05-06", startdatum="2024-11-04")
        antwoord = Regels().oordeel(zaak, "onderwijsgeld")
        self.assertEqual((antwoord.bedrag, antwoord.soort), (Decimal("536.25"), "cursusgeld"))
        self.assertIn("536.25", repr(antwoord))
        for reden in antwoord.redenen:
            self.assertIn(reden.tekst, str(antwoord))
            for bron in reden.bronnen:
                self.assertIn(bron.tekst, str(antwoord))

    def test_it_says_what_it_rests_on_and_what_it_lacks(self):
        """What is assumed, has no value or was not confirmed for the day, or looked up, is not passed over."""
        zaak = Zaak(bewijs="diploma", leerweg="bol", instelling="roc", soort_opleiding="vak", vooropleiding={"vmbo_kb"},
                    geboortedatum="1991-05-06", startdatum="2031-09-01", crebo=99999)
        antwoord = Regels().oordeel(zaak, "onderwijsgeld")
        self.assertEqual(repr(antwoord), "<Antwoord onderwijsgeld: ja; bedrag niet bekend>")
        for line in ("bedrag: niet bekend", "geen waarde voor: lesgeld.bedrag", "aangenomen: vrijgesteld van lesgeld: nee",
                     f"niet bevestigd na: {antwoord.niet_bevestigd[1]} (structuur)", mborules.Open.CREBO_NIET_OPGEZOCHT.label()):
            self.assertIn(f"\n  {line}", str(antwoord))
            self.assertIn(html.escape(line), antwoord._repr_html_())
        jong = Regels().oordeel(zaak.met(geboortedatum="2015-05-06", crebo=None, startdatum="2031-09-01"), "studiefinanciering")
        self.assertIn(f"\n  vanaf: {jong.vanaf}", str(jong))
        prijs = Regels().oordeel(zaak.met(geboortedatum=None, crebo=None, startdatum="2024-09-01"), "onderwijsgeld")
        self.assertIn(Feit.GEBOORTEDATUM, prijs.bedrag_ontbrekend)
        self.assertRegex(str(prijs), r"\n  bedrag: hangt nog af van: .*geboortedatum")

    def test_html_for_notebooks(self):
        zaak = Zaak(**FEITEN, vooropleiding="vmbo_bb", geboortedatum="1991-05-06", startdatum="2024-11-04")
        marked = mborules.eigen_regel("toelating", nl="a < b & <b>", id="eigen.x")(lambda werkend: True)
        regels = Regels().met_eigen_regel(marked)
        for o in (regels.oordeel(zaak, "toelating"), regels.oordeel(zaak), regels.advies(zaak)):
            root = xml.etree.ElementTree.fromstring(o._repr_html_())
            self.assertEqual(root.tag, "table")
            self.assertTrue(root.find("caption").text)
            self.assertEqual({len(row) for row in root.iter("tr")}, {len(root.find("thead/tr"))})
        structuur = Structuur(INHOUD)
        shown = [zaak, regels, regels.regels[0], structuur, structuur.kwalificaties[0], structuur.vergelijk(Structuur(KLEIN)),
                 structuur.dekking(structuur.kwalificaties[0].werkprocessen), regels.advies(zaak)[0],
                 regels.leerroute(zaak, "middenkader"), regels.nodig(zaak, "levenlanglerenkrediet"),
                 regels.verschil("2023-01-01", "2026-08-01", "levenlanglerenkrediet"),
                 regels.verschil("2026-01-01", "2026-01-02", "aanbod"),
                 regels.controleer(regels.oordeel(zaak, "toelating").motivering())]
        for o in shown:
            root = xml.etree.ElementTree.fromstring(o._repr_html_())
            self.assertEqual(root.tag, "table")
            self.assertTrue(root.find("caption").text)
            self.assertLessEqual(len({len(row) for row in root.iter("tr")}), 1)
            self.assertTrue(str(o))
        page = regels.oordeel(zaak, "toelating")._repr_html_()
        self.assertIn("a &lt; b &amp; &lt;b&gt;", page)
        self.assertNotIn("class=", page)
        for reden in regels.oordeel(zaak, "toelating").redenen:
            for bron in reden.bronnen:
                self.assertIn(html.escape(bron.tekst), page)

    def test_a_goal_is_in_the_structure(self):
        regels, zaak, kwalificatie = Regels(), Zaak(**FEITEN), Structuur()[25078]
        for doel in ("25078", kwalificatie):
            self.assertEqual(regels.leerroute(zaak, doel), regels.leerroute(zaak, 25078))
        for doel in (99999, "99999", 0, "0", -1):
            with self.subTest(doel), self.assertRaisesRegex(KeyError, f"crebo {doel}"):
                regels.leerroute(zaak, doel)
        for doel in (25078, "25078", kwalificatie):
            with self.subTest(doel), self.assertRaisesRegex(KeyError, "crebo 25078"):
                regels.leerroute(zaak, doel, structuur=Structuur(INHOUD))
        for structuur in ("sbb.xml", Regels()):
            with self.subTest(structuur), self.assertRaisesRegex(TypeError, "Structuur"):
                regels.leerroute(zaak, 25078, structuur=structuur)
        with self.assertRaises(TypeError):
            regels.leerroute(zaak, 1.5)

    def test_one_of_something(self):
        keten = next(route for route in (Regels().leerroute(Zaak(**FEITEN, vooropleiding=vooropleiding), doel)
                     for vooropleiding in Vooropleiding for doel in SoortOpleiding) if len(route) == 1)
        self.assertRegex(repr(keten), "^<Leerroute: 1 keten[,>]")
        zaak = Zaak(bewijs="diploma", leerweg="bbl", leerbaan="geen", leerbedrijf_erkend=True, instelling="roc")
        self.assertEqual(repr(Regels().nodig(zaak, "praktijkplaats")), "<Nodig: 1 aanpassing>")
        self.assertRegex(repr(Regels().zonder_regel("toelating.verblijf")), "1 wijziging>$")

    def test_what_if(self):
        regels = Regels()
        other = regels.met_parameter("levenlanglerenkrediet.leeftijd_tot", 60, "2027-01-01")
        other = other.zonder_regel("toelating.leerplicht_bbl")
        self.assertNotEqual(regels, other)
        self.assertEqual([soort for soort, _ in other.wijzigingen], ["met_parameter", "zonder_regel"])
        again = pickle.loads(pickle.dumps(other))
        self.assertEqual((again, hash(again)), (other, hash(other)))
        self.assertIs(pickle.loads(pickle.dumps(other)), again)
        self.assertIs(pickle.loads(pickle.dumps(regels)), regels)
        with self.assertRaisesRegex(mborules.FoutValue, "levenlanglerenkrediet.leeftijd_tot"):
            regels.met_parameter("levenlanglerenkrediet.leeftijd_tot", Decimal("60.5"), "2027-01-01")
        with self.assertRaises(ValueError):
            regels.met_parameter("levenlanglerenkrediet.leeftijd_tot", Decimal("60.555"), "2027-01-01")
        file = README.parents[2] / "libmborules" / "recht" / "parameters.csv"
        self.assertEqual(Regels(file), regels)
        self.assertIsNot(Regels(file), regels)
        self.assertEqual(pickle.loads(pickle.dumps(Regels(file))), regels)
        with self.assertRaises(mborules.FoutSyntax) as caught:
            Regels(b"naam,vanaf\n")
        self.assertEqual(caught.exception.line, 1)
        klasse, *_ = regels.verschil("2027-01-01", "2027-01-01", "levenlanglerenkrediet", regels=other)
        self.assertEqual((klasse.uitkomst_was, klasse.uitkomst_nu), ("nee", "ja"))

    def test_threads_share_rules_and_answers(self):
        regels, structuur = Regels(), Structuur()

        def work(number):
            zaak = Zaak(**FEITEN, crebo=(25078, 25104)[number % 2] if number % 3 else None, werkend=bool(number % 5)) \
                if number % 2 == 0 else Zaak(leerweg="bol")
            oordeel = regels.oordeel(zaak, structuur=structuur)
            return [(str(a.uitkomst), [r.tekst for r in a.redenen]) for a in oordeel.values()]

        alone = [work(number) for number in range(60)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            self.assertEqual(list(pool.map(work, range(60))), alone)


class Waarden(unittest.TestCase):
    """What two processes, or two handles, have of one thing is equal."""

    ZAAK = Zaak(**FEITEN, vooropleiding="vmbo_bb", geboortedatum="1991-05-06", startdatum="2024-11-04", crebo=25078)

    def things(self):
        """One of each, made anew."""
        regels, structuur = Regels().met_parameter("cursusgeld.niveau_1_2", 1, "2014-08-01"), Structuur(INHOUD)
        oordeel, advies = regels.oordeel(self.ZAAK), regels.advies(self.ZAAK.met(leerweg=None, crebo=None))
        return [regels, structuur, oordeel, oordeel["toelating"], oordeel["toelating"].redenen[1],
                oordeel["toelating"].redenen[1].regel, oordeel["toelating"].redenen[1].regel.bronnen[0],
                advies, advies[1], advies[0].stappen[0], regels.leerroute(self.ZAAK)[0][0],
                regels.nodig(self.ZAAK, "toelating"), regels.verschil("2020-08-01", "2026-08-01", "levenlanglerenkrediet")[0],
                regels.controleer(oordeel["toelating"].motivering()), structuur.kwalificaties[1].werkprocessen[0],
                structuur.dekking(structuur.kwalificaties[0].werkprocessen)[0].kwalificatie,
                structuur.vergelijk(Structuur(KLEIN))[0], structuur.kwalificaties[0].crebos[0],
                Structuur().kwalificaties[5].dossier, regels.parameters[3], regels.begrippen[2]]

    def test_two_handles(self):
        one, two = self.things(), self.things()
        for a, b in zip(one, two):
            self.assertEqual((a, hash(a)), (b, hash(b)))
            self.assertEqual(copy.deepcopy([a]), [b])
        self.assertEqual(len(set(one + two)), len(one))
        self.assertNotEqual(Regels().regels[5], Regels().met_parameter("cursusgeld.niveau_1_2", 1, "2014-08-01").regels[5])
        self.assertEqual(Regels(README.parents[2] / "libmborules" / "recht" / "parameters.csv").regels[5], Regels().regels[5])
        for a, b in ((Regels().oordeel(self.ZAAK), Regels().oordeel(self.ZAAK.met(crebo=None))),
                     (Regels().oordeel(self.ZAAK), Regels().oordeel(self.ZAAK, streng=True)),
                     (Regels().oordeel(self.ZAAK)["aanbod"], Regels().oordeel(self.ZAAK)["doelgroep"]),
                     (Structuur(INHOUD), Structuur(KLEIN)),
                     (Structuur(INHOUD, vingerafdruk=False), Structuur(INHOUD, vingerafdruk=False))):
            self.assertNotEqual(a, b)

    def test_another_process(self):
        code = "import pickle, sys; made = pickle.load(sys.stdin.buffer); pickle.dump(made, sys.stdout.buffer)"
        things = self.things()
        run = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(things), capture_output=True, check=True)
        self.assertEqual(pickle.loads(run.stdout), things)

    def test_a_structure_is_its_file(self):
        data = INHOUD.read_bytes()
        self.assertEqual(len({Structuur(INHOUD), Structuur(data), Structuur(INHOUD, max_depth=90, zonder_opmerkingen=True)}), 1)
        for structuur in (Structuur(INHOUD), Structuur(data), Structuur(bytes(data), max_depth=90), Structuur(max_depth=90)):
            again = pickle.loads(pickle.dumps(structuur))
            self.assertEqual((again, again.kwalificaties), (structuur, structuur.kwalificaties))
            self.assertIs(pickle.loads(pickle.dumps(structuur)), again)
        self.assertLess(len(pickle.dumps(Structuur(INHOUD))), 1000)
        self.assertGreater(len(pickle.dumps(Structuur(data))), len(data))
        with self.assertRaisesRegex(TypeError, "from a path"):
            pickle.dumps(Structuur(bytearray(data)))
        with self.assertRaisesRegex(TypeError, "vingerafdruk"):
            pickle.dumps(Structuur(INHOUD, vingerafdruk=False))
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "sbb.xml")
            file.write_bytes(data)
            held = pickle.dumps(Structuur(file))
            file.write_bytes(KLEIN.read_bytes())
            with self.assertRaisesRegex(ValueError, "not that which was pickled"):
                pickle.loads(held)

    def test_days_and_money_are_the_same_whoever_makes_them(self):
        for day in ("1929-12-31", "1930-01-01", "1991-05-06", "2039-12-31", "2040-01-01", "9999-12-31", "0001-01-01"):
            zaak = Zaak(startdatum=day)
            for _ in range(3):
                self.assertEqual((zaak.startdatum, type(zaak.startdatum)), (datetime.date.fromisoformat(day), datetime.date))
        prices = [Decimal(n * 7919 % 10**9) / 100 for n in range(3000)]
        for _ in range(2):
            self.assertEqual([Zaak(onderwijsprijs=price).onderwijsprijs for price in prices], prices)
        self.assertEqual(str(Zaak(onderwijsprijs=12).onderwijsprijs), "12.00")


class EenWeg(unittest.TestCase):
    """There is one way to do a thing, and completion shows no other."""

    def test_what_stands_behind_another_way_is_not_shown(self):
        zaak = Zaak(**FEITEN)
        oordeel, route = Regels().oordeel(zaak), Regels().advies(zaak)[0]
        for o, way, behind in ((route, "stappen", "stappen_create"), (oordeel, "__getitem__", "antwoord"),
                               (Regels(), "begrippen_in", "begrip_in"), (Regels(), "afleidingen", "afleiding_tekst"),
                               (Structuur(), "__getitem__", "find_crebo"), (zaak, "__contains__", "known")):
            with self.subTest(behind):
                self.assertIn(way, dir(o))
                self.assertNotIn(behind, dir(o))
                self.assertIn(f"_{behind}", dir(o))
        self.assertEqual(core.GEBONDEN["mbo_zaak_known"], "Zaak._known")
        for name, value in vars(core).items():  # nor does a docstring send one there
            for member in vars(value).values() if isinstance(value, type) and issubclass(value, core.Object) else ():
                self.assertNotRegex(member.__doc__ or "", r"\w\._[a-z]", name)

    def test_an_enum_that_nothing_takes_is_not_there(self):
        for name in ("Ctype", "Kolomtype"):
            self.assertFalse(hasattr(mborules, name))
            self.assertNotIn(name, core.ENUMS)


class Fouten(unittest.TestCase):
    """What goes wrong often says what to do."""

    def test_a_file_that_cannot_be_read_is_one_error(self):
        for load in (Structuur, Regels):
            for path in ("/there/is/no/such", pathlib.Path("/there/is/no/such"), str(DATA)):
                with self.subTest(load=load, path=path), self.assertRaisesRegex(OSError, f"^{path}: cannot ") as caught:
                    load(path)
                self.assertIs(type(caught.exception), mborules.FoutIo)
                self.assertIsInstance(caught.exception, mborules.Fout)

    def test_what_is_not_known_is_none(self):
        """What NumPy and pandas have for it would be a guess."""
        missing = [float("nan"), *(type(name, (), {})() for name in ("NAType", "NaTType"))]

        class NaTType(datetime.datetime):  # as pandas': a datetime that has no time
            def time(self):
                raise ValueError

        for value in (*missing, NaTType(2026, 8, 1)):
            for feit in ("werkend", "studieduur", "startdatum", "leerweg", "vooropleiding", "onderwijsprijs"):
                for make in (Zaak, Zaak().met):
                    with self.subTest(feit=feit, value=value), self.assertRaisesRegex(TypeError, f"^{feit} .*None is: not known"):
                        make(**{feit: value})

    def test_an_error_names_the_fact(self):
        at_nine = datetime.datetime(2026, 8, 1, 9)
        for feit, value, error, words in (
                ("studieduur", 10**30, OverflowError, "from 1 to 120"), ("studieduur", -10**5000, OverflowError, "from 1 to 120"),
                ("vooropleiding", 3, TypeError, "collection of codes.*not 3"), ("vooropleiding", {5}, TypeError, "str, got 5"),
                ("startdatum", at_nine, TypeError, r"date\(\)"), ("startdatum", 3, TypeError, "a date")):
            with self.subTest(feit=feit), self.assertRaisesRegex(error, f"^{feit}\\b.*{words}"):
                Zaak(**{feit: value})
        with self.assertRaisesRegex(mborules.FoutValue, r"^lesgeld\.bedrag: -600\.00 "):
            Regels().met_parameter("lesgeld.bedrag", -600, "2027-01-01")

    def test_slips(self):
        regels, zaak = Regels(), Zaak(**FEITEN)

        class bool_:  # as NumPy's
            def __bool__(self):
                return True

        self.assertIs(Zaak(werkend=bool_()).werkend, True)
        self.assertEqual(Zaak(startdatum=datetime.datetime(2026, 8, 1)), Zaak(startdatum="2026-08-01"))  # as pandas has days
        for call, error, words in (
                (lambda: regels.toelating(FEITEN), TypeError, r"Zaak\(\*\*"),
                (lambda: regels.toelating(), TypeError, "zaak"),
                (lambda: Regels(3), TypeError, "path or bytes"),
                (lambda: Structuur()["25078"], TypeError, "an int"),
                (lambda: Structuur()[2**40], KeyError, "crebo 1099511627776"),
                (lambda: Structuur()[-1], KeyError, "crebo -1"),
                (lambda: regels.batch([{}], structuur="kwalificaties.xml"), TypeError, r"Structuur\(path\)"),
                (lambda: regels.batch([{}], threads="2"), TypeError, "threads"),
                (lambda: Zaak(onderwijsprijs=1200.5), TypeError, "Decimal"),
                (lambda: Zaak(startdatum=datetime.datetime(2026, 8, 1, 9)), TypeError, r"date\(\)"),
                (lambda: Zaak(startdatum=datetime.datetime(2026, 8, 1, tzinfo=datetime.timezone.utc)), TypeError, r"date\(\)"),
                (lambda: Zaak(FEITEN), TypeError, "by name"),
                (lambda: Zaak(leerweg=2), TypeError, "a code"),
                (lambda: regels.oordeel(zaak, "toelatng"), mborules.FoutName, "toelating"),
                (lambda: zaak["leerwg"], mborules.FoutName, "leerweg"),
                (lambda: Leerweg("bl"), mborules.FoutName, "bol"),
                (lambda: SoortOpleiding("middenkadr"), mborules.FoutName, "middenkader"),
                (lambda: regels.leerroute(zaak, "middenkadr"), mborules.FoutName, "middenkader"),
                (lambda: regels.oordeel(zaak, "toelating").motivering("jsn"), mborules.FoutName, "regels, json, nl, en"),
                (lambda: regels.nodig(zaak, "toelating", vast="leerwg"), mborules.FoutName, "leerweg"),
                (lambda: regels.zonder_regel("toelating.verblif"), mborules.FoutName, "toelating.verblijf"),
                (lambda: regels.met_eigen_regel(lambda werkend: True), TypeError, r"eigen_regel\(\)"),
                (lambda: mborules.eigen_regel("toelating", nl="x")(lambda werkend: True), TypeError, "a lambda .*needs id="),
                (lambda: Structuur().dekking(["B1-K1@25078"]), mborules.FoutName, "Betonboorder")):
            with self.assertRaisesRegex(error, words):
                call()


class Structuren(unittest.TestCase):
    def test_words_coverage_and_what_changed(self):
        structuur = Structuur(INHOUD)
        stoel, tafel, bureau = structuur.kwalificaties
        self.assertEqual(structuur.zoek("zaagt"), (stoel, tafel, bureau))
        self.assertEqual(structuur.zoek("zaagt", niveau=2), (tafel, bureau))
        self.assertEqual(structuur.zoek("naait ZAAGT"), (stoel,))
        self.assertEqual(structuur.zoek("fietst"), ())
        dekking = structuur.dekking([f"{stoel.werkprocessen[0].code}@{stoel.crebo}"])
        self.assertEqual([(gedekt.kwalificatie, gedekt.werkprocessen) for gedekt in dekking],
                         [(tafel, (1, 1)), (bureau, (1, 1)), (stoel, (1, 2))])
        self.assertEqual(dekking[2].over, (stoel.werkprocessen[1],))
        self.assertEqual(dekking, structuur.dekking(stoel.werkprocessen[:1]))
        self.assertEqual(list(structuur.vergelijk(structuur)), [])
        verandering = structuur.vergelijk(Structuur())[0]
        self.assertEqual((verandering.crebo, verandering.wijziging), (stoel.crebo, "einde_instroom"))
        self.assertEqual(list(Structuur(KLEIN, INHOUD)), [*Structuur(KLEIN), *structuur])
        self.assertEqual(pickle.loads(pickle.dumps(Structuur(KLEIN, INHOUD))), Structuur(KLEIN, INHOUD))

    def test_a_mapping_by_crebo(self):
        structuur = Structuur()
        self.assertIs(Structuur(), structuur)
        self.assertIs(pickle.loads(pickle.dumps(structuur)), structuur)
        self.assertEqual(structuur[25078], structuur.get(25078))
        self.assertEqual(structuur[25078].dossier, structuur[25078].dossier)
        self.assertIn(25078, structuur)
        self.assertEqual(len(structuur), len(set(structuur)))
        for crebo, kwalificatie in structuur.items():
            self.assertIn(crebo, [c.code for c in kwalificatie.crebos])
        self.assertEqual(repr(structuur[25078]), "<Kwalificatie 25078 Betonboorder, niveau 3>")
        self.assertIsInstance(structuur[25078].crebos[0].prijsfactor, Decimal)

    def test_a_filter_and_options_are_arguments_by_name(self):
        structuur = Structuur()
        found = structuur.zoek(niveau=4, soort="specialisten")
        self.assertEqual(found, tuple(k for k in structuur.kwalificaties if k.soort_opleiding == "specialisten"))
        self.assertTrue(found)
        self.assertEqual(structuur.zoek(), structuur.kwalificaties)
        self.assertEqual(structuur.zoek(instroom_op="2026-08-01", leerweg=None),
                         tuple(k for k in structuur.kwalificaties if k.instroom("2026-08-01")))
        with self.assertRaises(TypeError):
            structuur.zoek(nivo=4)
        with self.assertRaisesRegex(mborules.FoutLimit, "max_bytes"):
            Structuur(b"<sbb></sbb>", max_bytes=5)
        file = README.parents[2] / "tests" / "data" / "sbb-klein.xml"
        self.assertEqual(Structuur(file, vingerafdruk=True).vingerafdruk, hashlib.sha256(file.read_bytes()).hexdigest())
        self.assertEqual(Structuur(file).vingerafdruk, hashlib.sha256(file.read_bytes()).hexdigest())
        self.assertEqual(Structuur(file, vingerafdruk=False).vingerafdruk, "")
        advies = Regels().advies(Zaak(bewijs="diploma"), niveau=1)
        self.assertEqual({route.kwalificatie.niveau for route in advies}, {1})

    def test_an_object_outlives_what_it_came_from(self):
        data = (README.parents[2] / "tests" / "data" / "sbb-klein.xml").read_bytes()
        titles = [kwalificatie.dossier.titel for kwalificatie in Structuur(data).kwalificaties]
        held = [kwalificatie.dossier for kwalificatie in Structuur(data).kwalificaties]
        self.assertEqual([dossier.titel for dossier in held], titles)


class Doctests(unittest.TestCase):
    def test_docstrings_and_readme(self):
        for module in [value for name, value in sys.modules.items() if name.startswith("mborules") and value is not core]:
            self.assertEqual(doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed, 0, module)
        readme, _, _ = README.read_text(encoding="utf-8").partition("\n### A frame")  # which is for test_schriften.py
        self.assertIn("samenvatting()", readme)
        parsed = doctest.DocTestParser().get_doctest(readme, {}, README.name, str(README), 0)
        self.assertEqual(doctest.DocTestRunner().run(parsed).failed, 0)

    def test_import_leaves_nothing_behind(self):
        """Neither on the screen nor in what is imported: frames and notebooks are the user's own."""
        code = "import sys, mborules; print(sorted({'pandas', 'pyarrow', 'tqdm'} & set(sys.modules)))"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        self.assertEqual((run.stdout, run.stderr), ("[]\n", ""))


if __name__ == "__main__":
    unittest.main()
