# SPDX-License-Identifier: MIT
"""What an author of rules forgets or writes twice, and what a rule set then lacks, is refused when it is made, by name.
test_regelbestand.py PROGRAM, which takes the folder with the rule files from MBORULES_MUTANT."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

LIBRARY = pathlib.Path(__file__).resolve().parent.parent.parent / "libmborules"
RECHT = LIBRARY / "recht"


class Regelbestand(unittest.TestCase):
    def refused(self, name, pattern, replacement, *words, count=1):
        """The first places of the pattern replaced; 0: all of them."""
        with tempfile.TemporaryDirectory() as folder:
            recht = pathlib.Path(folder) / "recht"
            shutil.copytree(RECHT, recht)
            for file in "stappen.regels", "koppen.regels", "begrippen.regels":
                shutil.copy(LIBRARY / "advies" / file, recht)
            text, n = re.subn(pattern, replacement, (recht / name).read_text(), count=count, flags=re.M)
            self.assertTrue(n, pattern)
            (recht / name).write_text(text)
            run = subprocess.run([PROGRAM], env=os.environ | {"MBORULES_MUTANT": str(recht)}, capture_output=True,
                                 text=True)
        self.assertEqual(run.returncode, 3 if words else 0, run.stdout + run.stderr)
        for word in words:
            self.assertIn(word, run.stdout)

    def test_as_it_is(self):
        self.refused("bekostiging.regels", r"\A", "# a comment\n")

    def test_line_forgotten(self):
        for key, word in ("vraag", "question"), ("vanaf", "vanaf"), ("bron", "source"), ("nl", "sentence"):
            with self.subTest(key):
                self.refused("bekostiging.regels", rf"(^regel (?:.*\n(?!  {key}:))*.*\n)(?:  {key}: .*\n(?:   .*\n)*)+",
                             r"\1", "bekostiging.regels", word, "bekostiging.")

    def test_key_twice(self):
        for key in "vraag", "vanaf", "dan", "nl":
            with self.subTest(key):
                self.refused("bekostiging.regels", rf"^  {key}: .*\n", r"\g<0>\g<0>", "twice", f'"{key}"')
        self.refused("urennorm.regels", r"^  naar_rato: .*\n", r"\g<0>\g<0>", "twice", '"naar_rato"')
        self.refused("praktijkplaats.regels", r"^  bereik: .*\n", r"\g<0>  bereik: nooit\n", "twice", '"bereik"')
        # however many sources come before it
        self.refused("bekostiging.regels", r"^  bron: .*\n(?:   .*\n)*", r"\g<0>" * 20 + "  meld: eerste_dag\n" * 2,
                     "twice", '"meld"')

    def test_block_twice(self):
        """The second would be read past, or take the place of the first."""
        for name, kind in ("onderwijsgeld", "afleiding"), ("urennorm", "norm"), ("praktijkplaats", "vraag"):
            with self.subTest(kind):
                block = rf"^{kind} (\S+)\n(?: .*\n)+"
                word = re.search(block, (RECHT / f"{name}.regels").read_text(), re.M)[1]
                self.refused(f"{name}.regels", block, r"\g<0>\n\g<0>", f"{name}.regels", "twice", f'"{word}"')

    def test_rule_that_does_not_end(self):
        """Of a rule that changed on a day the earlier block must end on that day."""
        self.refused("onderwijsgeld.regels", r"^  tot: .*\n", "", "onderwijsgeld.regels", "one day", "onderwijsgeld.")
        self.refused("onderwijsgeld.regels", r"^  tot: .*\n", "  tot: 2050-08-01\n", "onderwijsgeld.regels", "one day",
                     "onderwijsgeld.")
        self.refused("onderwijsgeld.regels", r"^(toelichting|regel) .*\n(?: .*\n)+", r"\g<0>\n\g<0>", "one day",
                     "onderwijsgeld.")

    def test_parameter_forgotten(self):
        """Of a condition, and of an amount: the file is told."""
        self.refused("onderwijsgeld.regels", r">= lesgeld\.leeftijd_vanaf en", ">= en", "onderwijsgeld.regels", "en")
        self.refused("onderwijsgeld.regels", r">= lesgeld\.leeftijd_vanaf en .*", ">=", "onderwijsgeld.regels",
                     "parameter")
        self.refused("onderwijsgeld.regels", r">= lesgeld\.leeftijd_vanaf en", ">= (lesgeld.leeftijd_vanaf) en",
                     "onderwijsgeld.regels", "parameter")
        for end in "ten hoogste", "ten hoogste lesgeld.wettelijk x":
            self.refused("levenlanglerenkrediet.regels", r"ten hoogste .*", end, "levenlanglerenkrediet.regels", "amount")
        self.refused("subsidie_praktijkleren.regels", r"(^  bedrag: .*/).*", r"\1", "subsidie_praktijkleren.regels",
                     "amount")

    def test_norm_too_long(self):
        rows = "".join(f"  rij: {'x' * 118} {n}\n" for n in range(1, 5))
        self.refused("urennorm.regels", r"(^norm .*\n)  rij: .*\n", rf"\1{rows}", "urennorm.regels", "511", "bbl_bekostigd")

    def test_block_without_a_name(self):
        self.refused("bekostiging.regels", r"^regel .*\n", "regel\n", "bekostiging.regels", "name", '"regel"')

    def test_end_before_the_begin(self):
        self.refused("bekostiging.regels", r"^  vanaf: .*\n", "  vanaf: 2020-08-01\n  tot: 2020-08-01\n", "tot",
                     "bekostiging.")

    def test_money_without_its_kind(self):
        self.refused("onderwijsgeld.regels", r"^  bedrag: .*\n", "", "soort and bedrag", "onderwijsgeld.")
        self.refused("onderwijsgeld.regels", r"^  soort: .*\n", "", "soort and bedrag", "onderwijsgeld.")

    def test_question_by_way_of_itself(self):
        self.refused("bekostiging.regels", r"^  dan: .*\n", "  dan: bekostiging\n", "question bekostiging", "back")
        self.refused("toelating.regels", r"^  dan: .*\n", "  dan: niet traject\n", "question", "back")

    def test_parameter_of_another_unit(self):
        self.refused("levenlanglerenkrediet.regels", r">= levenlanglerenkrediet\.leeftijd_vanaf$",
                     ">= lesgeld.bedrag", "levenlanglerenkrediet.leeftijd_vanaf", "lesgeld.bedrag", "EUR")

    def test_question_without_rules(self):
        self.refused("praktijkverklaring.regels", r"(?s)^regel .*\Z", "", "question praktijkverklaring_behoud_uitkering",
                     "recht/", "libmborules/CMakeLists.txt")

    def test_question_without_rules_at_first(self):
        self.refused("levenlanglerenkrediet.regels", r"(?s)^regel levenlanglerenkrediet\.begin\n.*?(?=^regel)", "",
                     "question levenlanglerenkrediet", "2014-08-01", "nooit")

    def test_question_without_rules_at_last(self):
        self.refused("startkwalificatie.regels", r"^  vanaf: 2014-08-01\n", r"\g<0>  tot: 2030-01-01\n",
                     "question startkwalificatie_na_afloop", "2030-01-01", count=0)

    def test_parameter_without_a_line(self):
        self.refused("levenlanglerenkrediet.regels", r">= levenlanglerenkrediet\.leeftijd_tot",
                     ">= levenlanglerenkrediet.leeftijd_tod", "parameter levenlanglerenkrediet.leeftijd_tod",
                     "parameters.csv", 'nearest: "levenlanglerenkrediet.leeftijd_tot"', count=0)

    def test_fact_without_its_derivation(self):
        self.refused("toelating.regels", r"^afleiding leerplicht_beeindigd\n", "afleiding leerplicht_over\n",
                     "fact leerplicht_beeindigd", "zaak/feiten.c", "VOLGT")

    def test_derivation_of_a_fact_that_does_not_follow(self):
        self.refused("afleidingen.regels", r"^afleiding zoekt_of_heeft_werk\n",
                     "afleiding vak_zelfde_richting\n  is: nooit\n\n\\g<0>", "fact vak_zelfde_richting", "zaak/feiten.c",
                     "VOLGT")

    # ---- steps ----

    BLOCK = """
stap proef.een
  soort: stap
  vanaf: 2020-08-01
  tot: 2021-08-01
  als: bekostiging
  tenzij: besluit_vrijstelling
  tenzij: niet besluit_vrijstelling
  wie: school
  nl: Een zin.
  en: A sentence.
  adres: rijksoverheid.nl/ontwikkelpaden
  bron: werkwijzer - 1
  bron: werkwijzer - 2
  bevestigd: 2021-07-31
"""

    def step(self, old, new, *words):
        """A block of a step behind all others, with one line of it changed."""
        self.assertIn(old, self.BLOCK)
        self.refused("stappen.regels", r"\Z", self.BLOCK.replace(old, new, 1).replace("\\", ""), *words)

    def test_step_as_it_is(self):
        self.step("", "")
        self.step("Een zin.", "Een zin\n    op twee regels.")

    def test_step_line_forgotten(self):
        for line, word in (("  soort: stap\n", "soort"), ("  nl: Een zin.\n", "nl"), ("  en: A sentence.\n", "en"),
                           ("  bron: werkwijzer - 1\n  bron: werkwijzer - 2\n", "bron")):
            with self.subTest(word):
                self.step(line, "", "stappen.regels", "lacks", word, '"proef.een"')

    def test_step_line_twice(self):
        for line in self.BLOCK.splitlines()[2:]:
            key = line.split(":")[0].strip()
            with self.subTest(key):
                words = () if key in ("tenzij", "bron") else ("stappen.regels", "twice", f'"{key}"')
                self.step(line, f"{line}\n{line}", *words)

    def test_step_with_a_line_that_is_wrong(self):
        for old, new, *words in (
                ("soort: stap", "soort: advies", "kind of step", '"advies"'),
                ("wie: school", "wie: buurman", "asked", '"buurman"'),
                ("vanaf: 2020-08-01", "vanaf: 2020-13-01", "date", '"2020-13-01"'),
                ("tot: 2021-08-01", "tot: 2020-08-01", "ends (tot) before it begins", '"proef.een"'),
                ("bevestigd: 2021-07-31", "bevestigd: gisteren", "date", '"gisteren"'),
                ("als: bekostiging", "als: bekostigt", "expected", '"bekostigt"'),
                ("als: bekostiging", "als: leeftijd >= lesgeld.wettelijk", "EUR", "jaar"),
                ("als: bekostiging", "als: leeftijd >= geen.parameter", "parameter geen.parameter"),
                ("tenzij: besluit_vrijstelling", "tenzij: besluit", "expected", '"besluit"'),
                ("tenzij: besluit_vrijstelling", "\n".join(["tenzij: werkend"] + 8 * ["  tenzij: werkzoekend"]), "room"),
                ("bron: werkwijzer - 1", "bron: werkwijzer", "source"),
                ("bron: werkwijzer - 1", "bron: werkwijzer -", "place"),
                ("  nl: Een zin.", "  nl Een zin.", "colon"),
                ("  nl: Een zin.", "  de: Ein Satz.", "not a key of a step", '"de"'),
                ("stap proef.een", "stap", "name"),
                ("stap proef.een", "regel proef.een", "not a step")):
            with self.subTest(new):
                self.step(old, new, *words)

    def test_step_of_the_law(self):
        self.refused("bekostiging.regels", r"\Z", self.BLOCK, "bekostiging.regels", "not a rule")

    def test_step_address(self):
        """A domain name, so that a page can print it as it is."""
        for adres in "https://s-bb.nl", "s-bb", "s-bb.nl/", "/s-bb.nl", "s-bb..nl", "S-BB.nl", "s bb.nl", "nl/s.bb", "a@b.nl":
            with self.subTest(adres):
                self.step("rijksoverheid.nl/ontwikkelpaden", adres, "stappen.regels", "domain", f'"{adres}"')
        self.step("rijksoverheid.nl/ontwikkelpaden", "s-bb.nl")

    def test_step_twice_on_one_day(self):
        later = self.BLOCK.replace("tot: 2021-08-01", "tot: 2022-08-01").replace("vanaf: 2020-08-01", "vanaf: {}")
        for vanaf, words in ("2021-07-31", ("stappen.regels", "one day", '"proef.een"')), ("2021-08-01", ()):
            self.refused("stappen.regels", r"\Z", self.BLOCK + later.format(vanaf), *words)
    def test_heading(self):
        name = "koppen.regels"
        for key in "nl", "en":
            self.refused(name, rf"^  {key}: .*\n", "", name, "lacks", '"tijd.begin"')
            self.refused(name, rf"^  {key}: .*\n", r"\g<0>\g<0>", name, "twice", f'"{key}"')
            self.refused(name, rf"^  {key}: .*\n", f"  {key}:\n", name, "not a heading")
        self.refused(name, r"^kop ", "regel ", name, "not a heading")
        self.refused(name, r"^kop tijd\.begin\n", "kop tijd.geweest\n")

    def test_begrip(self):
        """A term without a part is refused by its id, and so is what another term has already."""
        name = "begrippen.regels"
        for key, word in (("naam_nl", "name"), ("naam_en", "name"), ("nl", "definition"), ("en", "definition"),
                          ("bron", "source"), ("bevestigd", "bevestigd")):
            with self.subTest(key):
                self.refused(name, rf"(^begrip bbl\n(?:  (?!{key}:).*\n)*)(?:  {key}: .*\n(?:   .*\n)*)+", r"\1", name, word,
                             '"bbl"')
                if key != "bron":
                    self.refused(name, rf"^  {key}: .*\n", r"\g<0>\g<0>", name, "twice", f'"{key}"')
        self.refused(name, r"^begrip bbl\n(?:  .*\n)+", r"\g<0>\n\g<0>", name, "twice", '"bbl"')
        self.refused(name, r"^begrip bol\n", r"\g<0>  ook: BBL\n", name, '"BBL"', "a form of bbl and of bol")
        self.refused(name, r"^begrip bol\n", r"\g<0>  ook: BOL\n", name, "a form of bol and of bol")
        self.refused(name, r"^begrip bol\n", r"\g<0>  ook:\n", name, "no value", '"ook"')
        self.refused(name, r"^begrip bol\n", r"\g<0>  als: altijd\n", name, "not a key of a begrip", '"als"')

    def test_what_decides_stands_in_the_rule_files_alone(self):
        """They make the fingerprint; the glossary does not."""
        self.refused("begrippen.regels", r"^begrip bol\n", "afleiding x\n  is: nooit\n\n\\g<0>", "begrippen.regels", "not a begrip")
        self.refused("bekostiging.regels", r"^regel ", "begrip x\n  nl: y\n\n\\g<0>", "bekostiging.regels", "not a rule")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
