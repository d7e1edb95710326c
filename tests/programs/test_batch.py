#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mbo-batch as a user meets it: test_batch.py BIN_DIR [sanitized]; another build of it is named by MBO_BATCH"""
import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from draaien import BIN, run

BATCH = os.environ.get("MBO_BATCH", BIN / "mbo-batch")
SANITIZED = "sanitized" in sys.argv[2:]  # memory and time are another matter there
FACTS = {  # some facts with values of each kind, for random cases
    "bewijs": ["diploma", "certificaat", "praktijkverklaring", ""],
    "leerweg": ["bol", "BBL", "derde", ""],
    "instelling": ["roc", "privaat", "beroepscollege", ""],
    "soort_opleiding": ["entree", "basisberoeps", "vak", "middenkader", "specialisten", ""],
    "vooropleiding": ["-", "vmbo_bb", "vmbo_tl;havo", "mbo_vak", ""],
    "geboortedatum": ["1991-05-06", "2006-02-28", "2008-12-31", ""],
    "startdatum": ["2016-09-01", "2024-11-04", "2026-08-01", "2022-09-01", ""],
    "studieduur": ["12", "24", "36", ""],
    "uitkering": ["geen", "ww", "participatiewet", ""],
    "werkzoekend": ["ja", "nee", ""],
    "onderwijsprijs": ["2500", "99.95", ""],
}


def batch(text, *args, **more):
    data = text if isinstance(text, bytes) else text.encode()
    args = [arg if isinstance(arg, bytes) else str(arg) for arg in args]
    return subprocess.run([BATCH, *args], input=data, capture_output=True, **more)


def table(result):
    return list(csv.DictReader(io.StringIO(result.stdout.decode())))


def caseload(rows, seed=1):
    chance = random.Random(seed)
    lines = [",".join(FACTS)]
    lines += [",".join(chance.choice(values) for values in FACTS.values()) for _ in range(rows)]
    return "\n".join(lines) + "\n"


class Answers(unittest.TestCase):
    def test_by_hand(self):
        result = batch("klant,bewijs,leerweg,instelling,soort_opleiding,vooropleiding,geboortedatum,startdatum\n"
                       # 33 years, vmbo, niveau 2 in bbl at a roc: open to all; cursusgeld 295 less 3/12
                       "1,diploma,bbl,roc,basisberoeps,vmbo_bb,1991-05-06,2024-11-04\n"
                       # no diploma at all: only an exemption by the school
                       "2,diploma,bol,roc,vak,-,1991-05-06,2024-08-01\n"
                       # born in October 2008: 18 years in the last quarter of 2026, a right from January
                       "3,diploma,bol,roc,vak,mavo,2008-10-02,2026-09-01\n",
                       "--vragen", "toelating,onderwijsgeld,studiefinanciering", "--eigen", "klant")
        self.assertEqual(result.returncode, 0, result.stderr)
        rows = table(result)
        self.assertEqual([row["klant"] for row in rows], ["1", "2", "3"])
        self.assertEqual([row["toelating"] for row in rows], ["ja", "voorwaardelijk", "ja"])
        self.assertEqual(rows[1]["toelating.ontbrekend"], "besluit_vrijstelling")
        self.assertEqual([row["onderwijsgeld.soort"] for row in rows[:2]], ["cursusgeld", "lesgeld"])
        self.assertEqual(rows[1]["onderwijsgeld.bedrag"], "1419.00")
        self.assertEqual((rows[2]["studiefinanciering"], rows[2]["studiefinanciering.vanaf"]), ("nee", "2027-01-01"))
        self.assertEqual(rows[0]["onderwijsgeld.bedrag"], "221.25")

    def test_as_one_by_one(self):
        text = caseload(50)
        rows = table(batch(text, "--stil"))
        for line, row in zip(csv.DictReader(io.StringIO(text)), rows):
            facts = [f"{name}={value}" for name, value in line.items() if value]
            answers = json.loads(run("mbo-advies", "--json", "--vraag", "alle", *facts).stdout)
            for answer in answers:
                name = answer["vraag"]
                self.assertEqual((row[name], row[f"{name}.ontbrekend"]),
                                 (answer["uitkomst"], ";".join(answer["ontbrekend"])), facts)
                if f"{name}.bedrag" in row:
                    cents = round(float(row[f"{name}.bedrag"]) * 100) if row[f"{name}.bedrag"] else None
                    self.assertEqual((cents, row[f"{name}.soort"] or None), (answer.get("bedrag"), answer.get("soort")))
                    self.assertEqual(row[f"{name}.bedrag_ontbrekend"], ";".join(answer.get("bedrag_ontbrekend", ())))
                if f"{name}.vanaf" in row:
                    self.assertEqual(row[f"{name}.vanaf"] or None, answer.get("vanaf"))
                    self.assertEqual(row[f"{name}.vanaf_ontbrekend"], ";".join(answer.get("vanaf_ontbrekend", ())))

    def test_threads_give_the_same(self):
        text = caseload(40000)
        first = batch(text, "--threads", 1, "--stil", "--vragen", "traject,onderwijsgeld").stdout
        self.assertEqual(first.count(b"\n"), 40001)
        for threads in (2, 7):
            self.assertEqual(batch(text, "--threads", threads, "--stil", "--vragen", "traject,onderwijsgeld").stdout,
                             first)

    def test_forms_of_csv(self):
        plain = batch("leerweg,bewijs,naam\nbol,diploma,a\n,,b\n", "--eigen", "naam", "--stil").stdout
        for text in ("\ufeffleerweg,bewijs,naam\r\nbol,diploma,a\r\n,,b\r\n",
                     '"leerweg","bewijs",naam\n\nBOL , "diploma",a\n\n"","",b',
                     "Leerweg,BEWIJS,naam\nbol,diploma,a\n,,b\n"):
            self.assertEqual(batch(text, "--eigen", "naam", "--stil").stdout, plain, text)
        tricky = 'naam,leerweg\n"a ""b"", c\nd",bol\n'
        result = batch(tricky, "--eigen", "naam", "--vragen", "bekostiging")
        self.assertEqual(table(result)[0]["naam"], 'a "b", c\nd')

    def test_own_columns_come_out_as_they_went_in(self):
        """But for blanks around what stands in no quotes; read again they are the same once more."""
        args = ("--eigen", "naam", "--vragen", "bekostiging", "--stil")
        names = (" c", "c ", "\ta", "d\t", "\t", " ", "e\tf", "", "a,b", '"')
        text = "naam,leerweg\n" + "".join('"{}",derde\n'.format(name.replace('"', '""')) for name in names)
        for extra in ("", "--invoer nl"):
            result = batch(text.replace(",derde", ";derde").replace(",leer", ";leer") if extra else text, *args, *extra.split())
            rows = list(csv.reader(io.StringIO(result.stdout.decode()), delimiter=";" if extra else ","))
            self.assertEqual([row[0] for row in rows[1:]], list(names))
            again = batch(result.stdout, *args[:1], "naam,bekostiging,bekostiging.ontbrekend", "--vragen", "toelating", "--stil",
                          *extra.split())
            rows = list(csv.reader(io.StringIO(again.stdout.decode()), delimiter=";" if extra else ","))
            self.assertEqual([row[0] for row in rows[1:]], list(names))
        bare = batch("naam,leerweg\n \tc \t,derde\n", *args)
        self.assertEqual(table(bare)[0]["naam"], "c")

    def test_summary(self):
        result = batch(caseload(100), "--taal", "en")
        text = result.stderr.decode()
        self.assertIn("100 lines in", text)
        self.assertIn("missing most often", text)
        dutch_text = batch(caseload(100)).stderr.decode()
        self.assertRegex(text, r"\d\.\d %\)")
        self.assertRegex(dutch_text, r"\d,\d %\)")
        self.assertNotRegex(dutch_text, r"\.\d (%|s)")
        for line in (text + dutch_text).split("\n"):
            self.assertLessEqual(len(line), 80, line)
        toelating = text[text.index("\ntoelating\n"):text.index("\ndoelgroep\n")]
        rows = [row["toelating"] for row in table(result)]
        for outcome in set(rows):
            self.assertRegex(toelating, rf"\n  [a-z ]+ \({outcome}\) +{rows.count(outcome)} ")

    def test_what_an_empty_amount_waits_for(self):
        """A fact, or a value that the law does not have yet; and what lies outside the time of the library."""
        text = ("bewijs,leerweg,instelling,soort_opleiding,geboortedatum,startdatum\n"
                "diploma,bol,roc,vak,1991-05-06,2024-08-01\n"  # lesgeld, known
                "diploma,bol,roc,vak,1991-05-06,2026-09-01\n"  # lesgeld of a year that no source gives
                "diploma,derde,roc,vak,1991-05-06,2024-08-01\n"  # the school's own price
                "diploma,bol,roc,vak,2008-10-02,\n"
                "diploma,bol,roc,vak,1991-05-06,2014-07-31\n"
                "diploma,bolt,roc,vak,1991-05-06,2014-07-31\n")
        result = batch(text, "--vragen", "onderwijsgeld,studiefinanciering", "--taal", "en")
        rows = table(result)
        self.assertEqual([row["onderwijsgeld.bedrag"] for row in rows], ["1419.00", "", "", "", "", ""])
        self.assertEqual([row["onderwijsgeld.bedrag_ontbrekend"] for row in rows[:3] + rows[4:]],
                         ["", "", "onderwijsprijs", "", ""])
        self.assertIn("startdatum", rows[3]["onderwijsgeld.bedrag_ontbrekend"].split(";"))
        self.assertEqual([row["studiefinanciering.vanaf_ontbrekend"] for row in rows], ["", "", "", "startdatum", "", ""])
        said = result.stderr.decode()
        self.assertIn("\n1 with a startdatum before 2014-08-01: no answer\n", said)
        for day in ('" 2014-07-31 "', '"\t2014-07-31"'):  # blanks around a value are no part of it
            self.assertIn("\n1 with a startdatum before", batch(text.replace("06,2014-07-31", f"06,{day}"), "--vragen",
                                                                "onderwijsgeld", "--taal", "en").stderr.decode())
        self.assertRegex(said, r"\n  amount open +3 \(50\.0 %\)\n    no value known on that date +1 \(16\.7 %\)\n")
        self.assertRegex(said, r"\n  first day open +1 \(16\.7 %\)\n")
        dutch_text = batch(text, "--vragen", "onderwijsgeld").stderr.decode()
        self.assertIn("\n1 met een startdatum voor 2014-08-01: geen antwoord\n", dutch_text)

    def test_summary_of_bad_lines(self):
        """Every line counts, whatever is wrong with it: a value, how many fields there are, or a quote."""
        lines = ["leerweg,naam", "bol,a", "bolt,b", "bol", "bol,c,", 'bol,d"e', ""]
        result = batch("\n".join(lines), "--eigen", "naam", "--vragen", "bekostiging", "--taal", "en")
        text = result.stderr.decode()
        self.assertEqual((result.returncode, len(table(result))), (1, 5))
        self.assertIn("\n5 lines in", text)
        self.assertRegex(text, r"\n  bad line +4 \(80\.0 %\)\n")
        self.assertRegex(text, r"\(onbekend\) +1 \(20\.0 %\)\n")
        parameters = Path(__file__).parents[2] / "libmborules/recht/parameters.csv"
        changes = batch("\n".join(lines), "--eigen", "naam", "--vragen", "bekostiging,aanbod", "--taal", "en",
                        "--vergelijk", parameters)
        self.assertIn("0 of 10 answers change", changes.stderr.decode() + changes.stdout.decode())
        for taal, line in (("nl", "1 regel in "), ("en", "1 line in ")):
            self.assertTrue(batch("leerweg\nbol\n", "--taal", taal).stderr.decode().startswith(line))


class Compare(unittest.TestCase):
    def test_another_age_limit(self):
        parameters = (Path(__file__).parents[2] / "libmborules/recht/parameters.csv").read_text(encoding="utf-8")
        lines = [line for line in parameters.split("\n") if not line.startswith("levenlanglerenkrediet.leeftijd_tot")]
        self.assertLess(len(lines), parameters.count("\n"))
        example = next(line for line in parameters.split("\n") if line.startswith("levenlanglerenkrediet.leeftijd_tot"))
        fields = example.split(",")
        fields[1:4] = ["2017-01-01", "", "60"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "what-if.csv"
            path.write_text("\n".join(lines[:1] + [",".join(fields)] + lines[1:]), encoding="utf-8")
            facts = ("geboortedatum,startdatum,bewijs,leerweg,instelling,soort_opleiding,nationaliteit_wsf,studieduur,"
                     "onderwijs_vergoed,studiefinanciering_lopend,levenlanglerenkrediet_lopend\n")
            # 58 years: too old for the limit of the day, not for 60; 30 and 61 years: the same either way
            rows = "".join(f"{born},2024-10-01,diploma,bol,roc,vak,ja,24,nee,nee,nee\n"
                           for born in ("1966-01-01", "1966-02-01", "1994-01-01", "1963-01-01"))
            vragen = ("--vragen", "toelating,levenlanglerenkrediet")
            one = [row["levenlanglerenkrediet"] for row in table(batch(facts + rows, *vragen))]
            two = [row["levenlanglerenkrediet"] for row in table(batch(facts + rows, *vragen, "--parameters", path))]
            changes = sorted(pair for pair in zip(one, two) if pair[0] != pair[1])
            self.assertEqual(changes, [("nee", "ja")] * 2)
            result = batch(facts + rows, *vragen, "--taal", "en", "--vergelijk", path)
            self.assertEqual(result.returncode, 0, result.stderr)
            lines = result.stdout.decode().split("\n")
            self.assertEqual(lines[0].split(), ["question", "from", "to", "count"])
            self.assertEqual(lines[1].split(), ["levenlanglerenkrediet", *changes[0], "2"])
            self.assertEqual(lines[2].split()[::3], ["levenlanglerenkrediet.bedrag", "2"])
            self.assertEqual(lines[3], "2 of 8 answers change")
            out = Path(folder) / "out.csv"
            batch(facts + rows, *vragen, "--vergelijk", path, "-", out)
            self.assertEqual(out.read_bytes(), batch(facts + rows, *vragen).stdout)
            result = batch(facts + rows, *vragen, "--vergelijk", path, "-", "-")  # the answers stay a table
            self.assertEqual(result.stdout, out.read_bytes())
            self.assertIn("antwoorden veranderen", result.stderr.decode())
            self.assertIn("0 of 8", batch(facts + rows, *vragen, "--taal", "en", "--vergelijk", path, "--parameters",
                                          path).stdout.decode())


    def test_another_amount(self):
        parameters = (Path(__file__).parents[2] / "libmborules/recht/parameters.csv").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "what-if.csv"
            path.write_text(parameters.replace("1419", "1519"), encoding="utf-8")
            self.assertNotEqual(path.read_text(encoding="utf-8"), parameters)
            text = "bewijs,leerweg,instelling,soort_opleiding,geboortedatum,startdatum\n" + 3 * (
                "diploma,bol,roc,vak,1991-05-06,2024-08-01\n") + "diploma,derde,roc,vak,1991-05-06,2024-08-01\n"
            vraag = ("--vragen", "onderwijsgeld")
            before, after = ([row["onderwijsgeld.bedrag"] for row in table(batch(text, *vraag, *more))]
                             for more in ((), ("--parameters", path)))
            self.assertEqual((before, after), (["1419.00"] * 3 + [""], ["1519.00"] * 3 + [""]))
            lines = batch(text, "--vragen", "onderwijsgeld,toelating", "--taal", "en", "--vergelijk",
                          path).stdout.decode().split("\n")
            self.assertEqual(lines[1].split(), ["onderwijsgeld.bedrag", "4,257.00", "4,557.00", "3"])
            self.assertEqual(lines[2:], ["3 of 8 answers change", ""])
            many = text.split("\n")[0] + "\n" + 1001 * (text.split("\n")[1] + "\n")
            self.assertEqual(batch(many, *vraag, "--vergelijk", path).stdout.decode().split("\n")[1:], [
                "onderwijsgeld.bedrag                 1.420.419,00   1.520.519,00           1.001",
                "1.001 van 1.001 antwoorden veranderen", ""])


class Mistakes(unittest.TestCase):
    def test_usage(self):
        for args, hint in ((("--vragen", "toelatin"), 'nearest: "toelating"'), (("--vragen", ""), "no question"),
                           (("--vragen", " , "), "no question"), (("--eigen", ","), "--eigen names no column"),
                           (("--vragen", "aanbod,aanbod"), "twice"), (("--threads", "0"), '"0"'),
                           (("--threads", "two"), '"two"'),
                           (("--fouten", "-1"), '--fouten is a number from 0 to 1000000, not "-1"'), (("--taal", "fr"), '"fr"'), (("--nope",), "--help"),
                           (("--invoer", "de"), '--invoer is nl, not "de"'),
                           (("a", "b", "c"), "--help")):
            result = batch("", *args)
            self.assertEqual((result.returncode, result.stdout), (2, b""), args)
            self.assertIn(hint, result.stderr.decode())

    def test_header(self):
        for text, args, hint in (
                ("leerweg,startdatm\n", (), '1:2: "startdatm" is not the name of a fact; nearest: "startdatum"'),
                ("leerweg,leerweg\n", (), '1:2: a second column "leerweg"'), ("", (), "no header line"),
                ("leerweg,Leerweg\n", (), '1:2: a second column "Leerweg"'),
                ("leerweg;bewijs\n", (), "commas, not by ';': --invoer nl reads such a file"), ("leerweg\tbewijs\n", (), "commas, not by tabs"),
                ("leerweg|bewijs\n", (), "1:1: columns are separated by commas, not by '|'"),
                ("Klant,leerweg\n", ("--eigen", "klant"),
                 '1:1: column "Klant": --eigen has "klant"; capitals matter'),
                (b"leerweg,na\xe9m\n", ("--eigen", b"na\xe9m"), '1:2: "na\\xe9m" is not UTF-8'),
                ("leerweg,,bewijs\n", (), "1:2: a column without a name"),
                ("", (tempfile.gettempdir(),), "cannot read"),
                ("klant\n", (), "a column of your own is named with --eigen klant\n"),
                ('"a,b"\n', (), "a column of your own is named with --eigen \"a,b\"\n"),
                ('"a,b",leerweg\n', ("--eigen", "a,b,c"), "1:1: \"a,b\" is not the name of a fact"),
                ('"a,b",leerweg\n', ("--eigen", "b,a"), "1:1: \"a,b\" is not the name of a fact"),
                ('a,leerweg\n', ("--eigen", "a,b"), "--eigen b: the file has no such column"),
                (",".join(f"k{n}" for n in range(4097)), ("--eigen", ",".join(f"k{n}" for n in range(4096))),
                 "1: more than 4096 columns"),
                ("leerweg\n", ("--eigen", "id"), "no such column"),
                ("toelating\n", ("--eigen", "toelating"), "like a column of answers"),
                ("aanbod,onderwijsgeld.soort\n", ("--eigen", "aanbod,onderwijsgeld.soort", "--vragen", "onderwijsgeld"),
                 '1:2: column "onderwijsgeld.soort" is called like'),
                ("leerweg\0\n", (), "NUL byte"), ("leerweg\n", ("--structuur", "no.xml"), "no.xml"),
                ("leerweg\n", ("--parameters", "no.csv"), "no.csv"), ("leerweg\n", ("--vergelijk", "no.csv"), "no.csv"),
                ("leerweg\n", ("no-such.csv",), "no-such.csv"), ("leerweg\n", ("-", "/no/such/out.csv"), "/no/such")):
            result = batch(text, *args)
            self.assertEqual((result.returncode, result.stdout), (1, b""), text)
            self.assertIn(hint, result.stderr.decode())
            self.assertEqual(result.stderr.count(b"\n"), 1, result.stderr)

    def test_values(self):
        result = batch("naam,leerweg,startdatum\n"
                       '"twee\nregels",bol,\n'      # lines 2 and 3
                       "fout,bol,2024-02-30\n"       # 4
                       "\n"
                       "kort,bol\n"                  # 6
                       "lang,bol,,,\n"               # 7
                       "nul,b\0l,\n", "--eigen", "naam", "--vragen", "bekostiging", "--stil")
        self.assertEqual(result.returncode, 3)
        self.assertIn("NUL byte", result.stderr.decode())
        result = batch("naam,leerweg,startdatum\n" '"twee\nregels",bol,\n' "fout,bol,2024-02-30\n\nkort,bol\n"
                       "lang,bol,,,\nsamen,bolt,x\nlaatst,bol,\n",
                       "--eigen", "naam", "--vragen", "bekostiging", "--stil")
        self.assertEqual(result.returncode, 1)
        errors = [line.split(": ", 1)[1] for line in result.stderr.decode().split("\n") if line]
        self.assertEqual(errors, [
            '(stdin):4:3: startdatum: "2024-02-30": there is no such day',
            "(stdin):6: 2 fields, where the header has 3", "(stdin):7: 5 fields, where the header has 3",
            '(stdin):8:2: "bolt" is not a code of leerweg; nearest: "bol"',
            '(stdin):8:3: startdatum: "x" is not a date (yyyy-mm-dd)'])
        rows = table(result)
        self.assertEqual([row["naam"] for row in rows], ["twee\nregels", "fout", "kort", "lang", "samen", "laatst"])
        self.assertEqual([row["bekostiging"] for row in rows], ["onbekend", "", "", "", "", "onbekend"])

    def test_own_columns_that_are_no_utf8(self):
        """A line with one is told of and not answered, and what comes out is UTF-8."""
        good = ("a", "\u00e9", "\u20ac", "\U0010ffff", "\ud7ff\ue000", "\x7f\x80")
        bad = {b"Jos\xe9": r"Jos\xe9", b"\xc0\xaf": r"\xc0\xaf", b"\xe0\x9f\xbf": r"\xe0\x9f\xbf",  # too long
               b"\xed\xa0\x80": r"\xed\xa0\x80", b"\xf4\x90\x80\x80": r"\xf4\x90\x80\x80",  # no characters
               b"a\xe2\x82": r"a\xe2\x82", b"\x80b": r"\x80b", b"\xff": r"\xff", b"\x1b[1m\xc3": r"\x1b[1m\xc3",
               b"\xc2\x9b\xfe": r"\x9b\xfe", b"\xc3\xa9\xe9": "\u00e9\\xe9",
               b"x" * 500 + b"\xe9": None}
        lines = [name.encode() + b",bol,x\n" for name in good] + [name + b",bol,x\n" for name in bad]
        result = batch(b"naam,leerweg,plaats\n" + b"".join(lines), "--eigen", "naam,plaats", "--vragen", "bekostiging",
                       "--stil")
        self.assertEqual(result.returncode, 1)
        errors = result.stderr.decode().strip().split("\n")
        self.assertEqual(len(errors), len(bad))
        for n, (error, shown) in enumerate(zip(errors, bad.values())):
            self.assertIn(f"(stdin):{2 + len(good) + n}:1: naam: ", error)
            self.assertTrue(error.endswith(" is not UTF-8; save the file as CSV (UTF-8), or --invoer nl reads "
                                           "Windows-1252"), error)
            self.assertLess(len(error), 300)
            if shown is not None:
                self.assertIn(f': "{shown}" is', error)
        rows = [tuple(row.values()) for row in table(result)]
        self.assertEqual(rows, [(name, "x", "onbekend", rows[0][3]) for name in good] + [("", "x", "", "")] * len(bad))

        result = batch(b"naam,leerweg,plaats\n\xe9,bolt,\xe8\nb,bolt,c\n\xe9,bol\n\xe9,b\"ol,x\nd,bol,e\n", "--eigen",
                       "naam,plaats", "--vragen", "bekostiging", "--stil")
        self.assertEqual([error.split(" ")[1] + error.split(" ")[2] for error in
                          result.stderr.decode().strip().split("\n")],
                         ["(stdin):2:1:naam:", "(stdin):2:3:plaats:", '(stdin):3:2:"bolt"', "(stdin):4:1:naam:",
                          "(stdin):4:2", "(stdin):5:1:naam:", "(stdin):5:2:not"])
        self.assertEqual([row["naam"] + row["plaats"] for row in table(result)], ["", "bc", "", "", "de"])

    def test_lists_of_names(self):
        """Blanks around a name do not matter, and --eigen can be given again."""
        text = "klant,leerweg,naam van de plaats,x\na,bol,b,c\n"
        plain = batch(text, "--eigen", "klant,naam van de plaats,x", "--vragen", "toelating,bekostiging", "--stil")
        self.assertEqual(plain.returncode, 0, plain.stderr)
        for eigen in (("--eigen", " klant , naam van de plaats, x,"), ("--eigen", "x", "--eigen", "naam van de plaats,klant")):
            result = batch(text, *eigen, "--vragen", " toelating, bekostiging ,", "--stil")
            self.assertEqual((result.returncode, result.stdout), (0, plain.stdout), result.stderr)

        text = '"naam, voor",leerweg,klant,x\n"a, b",bol,c,d\n'
        wanted = [["naam, voor", "klant", "x", "bekostiging"], ["a, b", "c", "d", "onbekend"]]
        for eigen in (("--eigen", "naam, voor", "--eigen", "klant,x"), ("--eigen", "x", "--eigen", " naam, voor", "--eigen", "klant")):
            result = batch(text, *eigen, "--vragen", "bekostiging", "--stil")
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            self.assertEqual([row[:4] for row in csv.reader(io.StringIO(result.stdout.decode()))], wanted)

    def test_many_bad_values(self):
        result = batch("leerweg\n" + "x\n" * 20000, "--vragen", "bekostiging", "--stil")
        lines = result.stderr.decode().strip().split("\n")
        self.assertEqual(len(lines), 21)
        self.assertIn("(stdin):2:1:", lines[0])
        self.assertIn("19980 more", lines[-1])
        text = "leerweg,bewijs\n" + "x,\nbol\n" * 20000  # bad values and bad lines, in more than one block
        for n in (0, 1, 300, 39999, 40000):
            result = batch(text, "--vragen", "bekostiging", "--stil", "--fouten", n)
            lines = result.stderr.decode().strip().split("\n")
            self.assertEqual((result.returncode, [line.split(":")[2] for line in lines[:n]]),
                             (1, [str(2 + i) for i in range(n)]))
            self.assertEqual([f"{40000 - n} " in line for line in lines[n:]], [True] * (n < 40000))

    def test_bad_lines_in_their_order(self):
        """Whatever is wrong with them: the first twenty."""
        def told(lines):
            result = batch("\n".join(["leerweg,bewijs", *lines, ""]), "--vragen", "bekostiging", "--stil")
            return [line.split(":")[2] for line in result.stderr.decode().strip().split("\n")]

        good, bad = "bol,diploma", ["bolt,diploma", "bol", "bol,zwemdiploma", 'bol,dip"loma']
        for before in (0, 20000):  # more than is answered at a time
            self.assertEqual(told([good] * before + bad * 10),
                             [str(before + 2 + n) for n in range(20)] + [" and 20 more"])
        lines = [good] * 50000
        lines[5], lines[20000], lines[40000] = bad[1], bad[3], bad[0]
        self.assertEqual(told(lines), ["7", "20002", "40002"])
        self.assertEqual(told(["bolt,", "bol", 'bol,"']), ["2", "3", "4"])

    def test_ends_of_lines(self):
        """Each counts as one, also within quotes; of one column each is a case."""
        lines = ["leerweg,naam", '"bolt",a', "", 'bol,"b', 'c"', "bol", 'x,d"e', "bolt,", 'bol,"f']
        for end in ("\n", "\r\n", "\r"):
            result = batch(end.join(lines), "--eigen", "naam", "--vragen", "bekostiging", "--stil")
            at = [line.split(":")[2] for line in result.stderr.decode().strip().split("\n")]
            self.assertEqual(at, ["2", "6", "7", "8", "9"], repr(end))
            result = batch(end.join(["leerweg", "bol", "", "bolt", "x"]), "--vragen", "bekostiging", "--stil")
            at = [line.split(":")[2] for line in result.stderr.decode().strip().split("\n")]
            self.assertEqual((at, len(table(result))), (["4", "5", "5"], 4), repr(end))

    def test_crebo(self):
        result = batch("crebo,soort_opleiding,startdatum\n25491,,\n1,,2015-08-01\n25491,entree,\n",
                       "--vragen", "toelating", "--stil")
        self.assertEqual([row["toelating"] for row in table(result)], ["onbekend", "", ""])
        self.assertIn("(stdin):3:1: crebo: the structure has no kwalificatie 1", result.stderr.decode())

    def test_crebo_without_value(self):
        """Open though nothing is missing: the tables say of no such day whether one may start; counted apart."""
        text = ("crebo,startdatum,bewijs,leerweg,instelling\n" +
                "".join(f"{crebo},{day},diploma,bol,roc\n" for crebo in (25486, 25750)
                        for day in ("2015-08-01", "2016-08-01", "2023-07-31", "2026-09-01", "")))
        result = batch(text, "--vragen", "aanbod", "--taal", "en")
        self.assertEqual([row["aanbod"] for row in table(result)],
                         ["ja", "onbekend", "nee", "onbekend", "onbekend", "nee", "onbekend", "ja", "onbekend", "onbekend"])
        self.assertRegex(result.stderr.decode(), r"\(onbekend\) +6 \(60\.0 %\)\n    no value known on that date +4 \(40\.0 %\)\n")

    def test_crebo_not_looked_up(self):
        """Domain contract, section 4: no error; counted in the summary, and told once."""
        text = "crebo,startdatum,bewijs\n" + "1,2026-09-01,diploma\n" * 3 + "25491,2026-09-01,diploma\n"
        for args, told in ((), True), (("--stil",), False):
            result = batch(text, "--vragen", "startkwalificatie_na_afloop", "--taal", "en", *args)
            said = result.stderr.decode()
            self.assertEqual(result.returncode, 0, said)
            self.assertEqual([row["startkwalificatie_na_afloop.ontbrekend"] for row in table(result)],
                             ["vooropleiding;soort_opleiding"] * 3 + [""])
            self.assertEqual(said.count("warning: 3 of the crebos were not looked up"), 1)
            self.assertEqual("\n3 with a crebo that was not looked up\n" in said, told)

    def test_dates_that_do_not_go_together(self):
        result = batch("klant,geboortedatum,startdatum\nA,2061-03-09,2024-11-04\nB,1961-03-09,2024-11-04\n"
                       "C,1890-01-01,2024-11-04\n", "--vragen", "toelating", "--eigen", "klant", "--stil")
        self.assertEqual((result.returncode, [row["toelating"] for row in table(result)]), (1, ["", "onbekend", ""]))
        self.assertEqual(result.stderr.decode().split("\n")[:2], [
            "mbo-batch: (stdin):2:2: geboortedatum: 2061-03-09 lies after the startdatum 2024-11-04",
            "mbo-batch: (stdin):4:2: geboortedatum: 1890-01-01 lies more than 120 years before the startdatum 2024-11-04"])

    def test_codes_of_duo(self):
        result = batch("bewijs,leerweg\ncertificaat,ODT\ndiploma,BOL_DT\ndiploma,EX\n", "--vragen", "bekostiging", "--stil")
        self.assertEqual((result.returncode, [row["bekostiging"] for row in table(result)]), (1, ["nee", "", ""]))
        said = result.stderr.decode().split("\n")
        self.assertIn('(stdin):3:2: "BOL_DT" is not a code of leerweg: the law has no part-time', said[0])
        self.assertIn('(stdin):4:2: "EX" is not a code of leerweg: an extraneus only sits the exams', said[1])

    def test_none_at_all(self):
        rows = batch("uitkering,werkzoekend\ngeen,ja\n-,ja\nww;participatiewet,ja\nww;geen,ja\n",
                     "--vragen", "gemeente_financiering", "--stil")
        self.assertIn('(stdin):5:1: uitkering: "geen" is none at all: no code goes with it', rows.stderr.decode())
        self.assertEqual(table(rows)[0], table(rows)[1])

    def test_cut_off_anywhere(self):
        header, *lines = 'naam,leerweg,startdatum', '"a ""b""",bol,2024-08-01', 'x,"bbl",'
        text = "\n".join((header, *lines, ""))
        args = ("--eigen", "naam", "--stil", "--vragen", "bekostiging")
        warning = "warning: the last line has no end"

        def expected(cut):
            """Exit status, what is said, lines that come out whole, and the one after them: None, or is it answered?"""
            *whole, tail = cut.split("\n")
            at = f"(stdin):{len(whole) + 1}:"
            if not cut:
                return 1, ["(stdin):1: there is no header line"], -1, None
            if not whole:
                names = tail.split(",")
                if names[-1] in header.split(","):
                    return 0, [at + " " + warning], 0, None
                return 1, [f"{at}{len(names)}: "], -1, None
            if not tail:
                return 0, [], len(whole) - 1, None
            fields = next(csv.reader([tail]))
            if tail.count('"') % 2:
                up_to = f"; answered up to line {len(whole)}\n" if len(whole) > 1 else "; no line is answered\n"
                return 3, [f"{at}{len(fields)}: the file ends within quotes", up_to], len(whole) - 1, None
            if len(fields) < 3:
                count = "1 field" if len(fields) == 1 else "2 fields"
                return 1, [f"{at} {count}, where the header has 3", f"{at} {warning}"], len(whole) - 1, False
            if fields[2] in ("", "2024-08-01"):
                return 0, [f"{at} {warning}"], len(whole) - 1, True
            wrong = ": there is no such day" if len(fields[2]) == 10 else " is not a date"
            return 1, [f'{at}3: startdatum: "{fields[2]}"{wrong}', f"{at} {warning}"], len(whole) - 1, False

        for n in range(len(text) + 1):
            status, said, whole, next_one = expected(text[:n])
            result = batch(text[:n], *args)
            errors = result.stderr.decode()
            self.assertEqual(result.returncode, status, (n, errors))
            for part in said:
                self.assertIn(part, errors, n)
            self.assertEqual(warning in errors, any(warning in part for part in said), n)
            self.assertEqual(errors.count("\n"), sum("(stdin)" in part for part in said), errors)
            # the lines before the cut as if there were no more, and nothing of one that is not whole
            wanted = batch("\n".join((header, *lines[:whole], "")), *args).stdout.decode() if whole >= 0 else ""
            if next_one:
                wanted = batch(text[:n] + "\n", *args).stdout.decode()
            elif next_one is False:
                name = next(csv.reader([text[:n].split("\n")[-1]]))[0]
                quoted = '"' + name.replace('"', '""') + '"'
                wanted += (quoted if '"' in name or name != name.strip() else name) + ",,\n"
            self.assertEqual(result.stdout.decode(), wanted, n)

    def test_lines_before_what_cannot_be_read(self):
        good = "naam,leerweg\na,bol\nb,derde\n"
        args = ("--eigen", "naam", "--stil", "--vragen", "bekostiging")
        expected = batch(good, *args).stdout
        for bad, hint in (('c,"bol\nd,bbl\n', ":4:2: the file ends within quotes"),
                          ("c,b\0l\nd,bbl\n", ":4:2: a NUL byte")):
            result = batch(good + bad, *args)
            self.assertEqual((result.returncode, result.stdout), (3, expected), bad)
            self.assertIn(hint, result.stderr.decode())
            self.assertIn("; answered up to line 3", result.stderr.decode())
        result = batch('naam,leer"weg\nc,bol\n', *args)
        self.assertEqual((result.returncode, result.stdout), (1, b""))
        self.assertIn(":1:2: not CSV: a quote within a field; put quotes around the whole field, and double it; "
                      "no line is answered", result.stderr.decode())

    def test_a_file_that_becomes_shorter(self):
        """As one that is written anew while it is read. What is read waits for what is written, and that for the pipe."""
        header, *lines = caseload(40000).strip("\n").split("\n")
        header, lines = header + ",naam", [f"{line},{n}" for n, line in enumerate(lines)]
        said = "the file became shorter while it was read; answered up to line "
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "in.csv"
            for standard, left in ((False, 0), (True, 0), (False, 2000000)):
                path.write_text("\n".join((header, *lines, "")), encoding="utf-8")
                with open(path, "rb") as stdin:
                    given = {"stdin": stdin} if standard else {"stdin": subprocess.DEVNULL}
                    with subprocess.Popen([BATCH, "--threads", "1", "--stil", "--eigen", "naam", *([] if standard else [path])],
                                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, **given) as process:
                        first = process.stdout.read(1)
                        os.truncate(path, left)
                        out = first + process.stdout.read()
                        errors = process.stderr.read().decode()
                names = [row["naam"] for row in csv.DictReader(io.StringIO(out.decode()))]
                self.assertEqual(names, [str(n) for n in range(len(names))])
                self.assertLess(len(names), len(lines))
                self.assertEqual(process.returncode, 3)
                self.assertRegex(errors, rf"^mbo-batch: [^ ]+:\d+: {said}{len(names) + 1}\n$")
            path.write_text("bewijs\nleerweg\nbol\n", encoding="utf-8")
            with open(path, "rb") as stdin:  # who read the first line before does not make it shorter
                os.lseek(stdin.fileno(), 7, os.SEEK_SET)
                result = subprocess.run([BATCH, "--stil"], stdin=stdin, capture_output=True)
            self.assertEqual((result.returncode, result.stderr), (0, b""))

    def test_quotes_within_fields(self):
        """A line with one is bad by itself, as one with a bad value is; those after it are answered."""
        quote = "not CSV: a quote within a field; put quotes around the whole field, and double it"
        for end in ("\n", "\r\n"):
            lines = ["naam,leerweg", "a,derde", 'b,b"ol', "c,derde", 'd,"bol"x' + 70000 * "x" + ",,", "e,derde",
                     'f,"bol', "g,bbl", 'h,"derde"', 'i"', "j,derde", ""]
            result = batch(end.join(lines), "--eigen", "naam", "--stil", "--vragen", "bekostiging")
            self.assertEqual(result.returncode, 1)
            self.assertEqual(result.stderr.decode().replace("mbo-batch: (stdin)", "").strip().split("\n"),
                             [f":3:2: {quote}", f":5:2: {quote}",
                              f":7:2: {quote}; the lines up to 9 are lost with it", f":10:1: {quote}"])
            self.assertEqual([tuple(row.values()) for row in table(result)],
                             [("a", "nee", ""), ("b", "", ""), ("c", "nee", ""), ("d", "", ""), ("e", "nee", ""),
                              ("f", "", ""), ("", "", ""), ("j", "nee", "")])

    def test_where_a_line_is_that_has_several(self):
        """All that is wrong with it is told at the line where it begins."""
        for bad, said in (('c"d,x\n', ":4:2: not CSV"), ("c\n", ":4: 2 fields"), ("bolt,x\n", ':4:2: "bolt"'),
                          ('"c\n', ":4:2: the file ends within quotes"), ("b\0l,x\n", ":4:2: a NUL byte"),
                          ('"' + "c\n" * 600000, ":4:2: a field of more than 1 MiB")):
            lines = 'naam,leerweg,plaats\n"a\nb",bol,x\n"c\n\nd",' + bad
            result = batch(lines, "--eigen", "naam,plaats", "--stil", "--vragen", "bekostiging")
            self.assertIn(f"(stdin){said}", result.stderr.decode())
        lines = 'naam,leerweg,plaats\n"c\n\nd","bol\n"x\n'
        self.assertIn("(stdin):2:2: not CSV: a quote within a field; put quotes around the whole field, and double it; the "
                      "lines up to 5 are lost with it\n", batch(lines, "--eigen", "naam,plaats", "--stil").stderr.decode())
        self.assertIn("(stdin):1:2: not CSV", batch('"na\nam",leer"weg\n', "--eigen", "na\nam", "--stil").stderr.decode())

    def test_blank_lines_of_one_column(self):
        for text in ("leerweg\nbol\n\n\nderde\n", "\n\nleerweg\nbol\n\n \nderde\n",
                     "leerweg\r\nbol\r\n\r\n\r\nderde\r\n"):
            rows = table(batch(text, "--stil", "--vragen", "bekostiging"))
            self.assertEqual([row["bekostiging"] for row in rows], ["onbekend", "onbekend", "onbekend", "nee"], text)
        result = batch("leerweg\n\nbolt\n", "--stil", "--vragen", "bekostiging")
        self.assertIn("(stdin):3:1:", result.stderr.decode())

    def test_bytes_that_are_no_text(self):
        chance = random.Random(7)
        for _ in range(60):
            noise = bytes(chance.randrange(256) for _ in range(400))
            self.assertIn(batch(b"leerweg,naam\n" + noise, "--eigen", "naam", "--stil").returncode, (0, 1, 3))

    def test_output_is_no_input(self):
        text = caseload(10).encode()
        with tempfile.TemporaryDirectory() as folder:
            path, link = Path(folder) / "in.csv", Path(folder) / "link.csv"
            path.write_bytes(text)
            link.symlink_to(path)
            for args in ((path, path), (path, link), (link, path), ("--vergelijk", path, "-", link),
                         ("--parameters", path, "-", path), ("--structuur", path, "-", path)):
                result = batch(text, "--stil", *args)
                self.assertEqual((result.returncode, result.stdout), (2, b""), args)
                self.assertIn("a file that is read", result.stderr.decode())
                self.assertEqual(path.read_bytes(), text, args)
            with open(path, "rb") as stdin, open(path, "ab") as stdout:
                done = subprocess.run([BATCH, "--stil"], stdin=stdin, stdout=stdout, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 2)
            self.assertEqual(path.read_bytes(), text)
            self.assertEqual(batch(text, "--stil", path, Path(folder) / "out.csv").returncode, 0)

    def test_a_file_that_is_there(self):
        """A second name may be one more file of *.csv, to be read: it stays as it is, unless one says otherwise."""
        text = caseload(10).encode()
        with tempfile.TemporaryDirectory() as folder:
            one, two, empty = (Path(folder) / name for name in ("a.csv", "b.csv", "empty.csv"))
            for path in (one, two):
                path.write_bytes(text)
            empty.touch()
            result = batch(b"", "--stil", one, two)
            self.assertEqual((result.returncode, result.stdout, two.read_bytes()), (2, b"", text))
            self.assertIn(f"{two}: there is such a file", result.stderr.decode())
            self.assertIn("--overschrijf", result.stderr.decode())
            answers = batch(b"", "--stil", one).stdout
            for args in ((one, empty), ("--overschrijf", one, two)):
                self.assertEqual(batch(b"", "--stil", *args).returncode, 0, args)
                self.assertEqual(args[-1].read_bytes(), answers)
            self.assertEqual(batch(b"", "--overschrijf", one, one).returncode, 2)

    def test_output_that_is_not_whole(self):
        """Where reading stops, what is killed too, the answers are beside OUT.csv, which is as it was."""
        good = "naam,leerweg\n" + "".join(f"{n},derde\n" for n in range(20000))
        args = ("--eigen", "naam", "--stil", "--vragen", "bekostiging", "--overschrijf")
        wanted = batch(good, *args).stdout
        with tempfile.TemporaryDirectory() as folder:
            out, beside = Path(folder) / "out.csv", Path(folder) / "out.csv.onvolledig"
            for old in (None, b"old"):
                if old:
                    out.write_bytes(old)
                for bad, up_to in (("x,b\0l\n", 20001), ('x,"bol\n', 20001), ("x,bolt\nx,b\0l\n", 20002)):
                    result = batch(good + bad, *args, "-", out)
                    self.assertEqual(result.returncode, 3)
                    self.assertTrue(result.stderr.decode().endswith(
                        f"answered up to line {up_to}\n"
                        f"mbo-batch: {beside} has the answers up to line {up_to}; {out} is as it was\n"), result.stderr)
                    self.assertEqual(out.read_bytes() if out.exists() else None, old)
                    self.assertEqual(beside.read_bytes(), wanted + b"x,,\n" * (up_to - 20001))
                beside.unlink()
                result = batch("leerweg,nope\n", *args[2:], "-", out)  # nothing was begun
                self.assertEqual((result.returncode, beside.exists(), out.exists()), (1, False, bool(old)))
                with subprocess.Popen([BATCH, *args, "--threads", "1", "-", out], stdin=subprocess.PIPE) as process:
                    process.stdin.write(good.encode())
                    process.stdin.flush()
                    while not (beside.exists() and beside.stat().st_size > 1000):
                        self.assertIsNone(process.poll())
                        time.sleep(0.01)
                    process.kill()
                self.assertEqual(out.read_bytes() if out.exists() else None, old)
                self.assertTrue(wanted.startswith(beside.read_bytes()))
            # with bad values it is whole, and what a run before left is gone
            result = batch(good + "x,bolt\n", *args, "-", out)
            self.assertEqual((result.returncode, out.read_bytes(), os.listdir(folder)), (1, wanted + b"x,,\n", ["out.csv"]))
            # a file with that name is not read and lost
            beside.write_text(good, encoding="utf-8")
            result = batch("", *args, beside, out)
            self.assertEqual((result.returncode, beside.read_text(encoding="utf-8")), (2, good))
            self.assertIn("a file that is read", result.stderr.decode())
            beside.unlink()
            # one that came while it was written is no more written over than one that was there before
            late = Path(folder) / "late.csv"
            with subprocess.Popen([BATCH, *args[:-1], "-", late], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                process.stdin.write(good.encode())
                process.stdin.flush()
                while not Path(f"{late}.onvolledig").exists():
                    time.sleep(0.01)
                late.write_bytes(b"came")
                process.stdin.close()
                errors = process.stderr.read().decode()
            self.assertEqual((process.returncode, late.read_bytes()), (3, b"came"))
            self.assertIn(f"{late}: there is such a file", errors)
            self.assertIn("late.csv.onvolledig has the answers up to line 20001;", errors)
            self.assertEqual(Path(f"{late}.onvolledig").read_bytes(), wanted)

    def test_what_output_is_written_as_it_is(self):
        """A link stays one and permissions stay; what is no ordinary file is not replaced."""
        text = caseload(10)
        answers = batch(text, "--stil").stdout
        args = ("--stil", "--overschrijf", "-")
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "there").mkdir()
            file, link, fifo = (Path(folder) / name for name in ("there/file", "link", "fifo"))
            link.symlink_to("there/file")
            for _ in range(2):  # a link to nothing, and to a file
                self.assertEqual(batch(text, *args, link).returncode, 0)
                self.assertEqual((link.is_symlink(), file.read_bytes()), (True, answers))
            for mode in (0o600, 0o664, 0o640):
                file.chmod(mode)
                self.assertEqual(batch(text, *args, link).returncode, 0)
                self.assertEqual(file.stat().st_mode & 0o7777, mode)
            file.unlink()
            self.assertEqual(batch(text, *args, file, umask=0o027).returncode, 0)
            self.assertEqual(file.stat().st_mode & 0o7777, 0o640)
            self.assertEqual(batch(text, *args, "/dev/null").returncode, 0)
            self.assertFalse(Path("/dev/null").is_file())
            os.mkfifo(fifo)
            with subprocess.Popen([BATCH, *args, fifo], stdin=subprocess.PIPE) as process:
                process.stdin.write(text.encode())
                process.stdin.close()
                self.assertEqual(fifo.read_bytes(), answers)
            self.assertEqual(process.returncode, 0)
            self.assertEqual(sorted(os.listdir(folder)) + os.listdir(file.parent), ["fifo", "link", "there", "file"])

    def test_full_disk(self):
        if not Path("/dev/full").exists():
            self.skipTest("there is no /dev/full")
        for rows in (5, 2000):  # within one buffer, and more
            result = batch(caseload(rows), "-", "/dev/full")
            self.assertEqual((result.returncode, result.stderr.decode().strip().split("\n")),
                             (3, ["mbo-batch: /dev/full: cannot write: No space left on device"]))
            with open("/dev/full", "wb") as full:
                done = subprocess.run([BATCH], input=caseload(rows).encode(), stdout=full,
                                      stderr=subprocess.PIPE)
            self.assertEqual((done.returncode, done.stderr),
                             (3, b"mbo-batch: cannot write the output: No space left on device\n"))

    def test_closed_pipe(self):
        """Who reads no more, as head does, ends it; where that is ignored it stops and says so."""
        text = caseload(1000)
        text += text[text.index("\n") + 1:] * 200
        for ignored in (False, True):
            with tempfile.TemporaryFile() as big:
                big.write(text.encode())
                big.seek(0)
                with subprocess.Popen([BATCH, "--stil"], stdin=big, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE, restore_signals=not ignored) as process:
                    process.stdout.close()
                    errors = process.stderr.read()
                self.assertLess(os.lseek(big.fileno(), 0, os.SEEK_CUR), len(text) / 2)  # the rest was not even read
            if ignored:
                self.assertEqual((process.returncode, errors),
                                 (3, b"mbo-batch: cannot write the output: Broken pipe\n"))
            else:
                self.assertEqual((process.returncode, errors), (-signal.SIGPIPE, b""))


def dutch_value(value):
    date, money = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value), re.fullmatch(r"(\d+)\.(\d\d)", value)
    if date:
        return f"{int(date[3])}-{int(date[2])}-{date[1]}"
    return f"{money[1]},{money[2]}" if money else value


def dutch(text, separator=";"):
    """A file of the plain form as Dutch Excel has it, but for its encoding."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(text)):
        writer.writerow([dutch_value(value) for value in row])
    return out.getvalue()


def plain(text):
    """The same length of the plain form but for dates: what is whole as it is there, what is wrong as it was."""
    out, field, quotes = [], "", False
    for c in [*text, None]:
        quotes ^= c == '"'
        if c is None or (not quotes and c in ";\n"):
            if re.fullmatch(r"\d{1,2}-\d{1,2}-\d{4}", field):
                day, month, year = field.split("-")
                field = f"{year}-{int(month):02}-{int(day):02}"
            elif re.fullmatch(r"\d+,\d*", field):
                field = field.replace(",", ".")
            out.append(field + ("," if c == ";" else c or ""))
            field = ""
        else:
            field += c
    return "".join(out)


class Dutch(unittest.TestCase):
    """--invoer nl"""

    def nl(self, text, *args):
        return batch(text, "--invoer", "nl", "--stil", *args)

    def told(self, result):
        return [line.split("(stdin):", 1)[1] for line in result.stderr.decode().split("\n") if line]

    def test_as_the_plain_form(self):
        header, *lines = caseload(400, 5).strip("\n").split("\n")
        text = "\n".join([header + ",naam"] + [f"{line},Jos\u00e9 {n}" for n, line in enumerate(lines)] + [""])
        result = batch(text, "--stil", "--eigen", "naam")
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        for separator in ";|":
            wanted = dutch(result.stdout.decode(), separator).replace("\r\n", "\n")
            for mark, encoding in (("", "cp1252"), ("\ufeff", "utf-8")):
                got = self.nl((mark + dutch(text, separator)).encode(encoding), "--eigen", "naam")
                self.assertEqual((got.returncode, got.stderr), (0, b""))
                self.assertEqual(got.stdout.decode(encoding), mark + wanted)
        iso = text.replace(",", ";").replace("vmbo_tl;havo", '"vmbo_tl;havo"').replace("99.95", "99,95")
        self.assertEqual(self.nl(iso.encode("cp1252"), "--eigen", "naam").stdout.decode("cp1252"),
                         dutch(result.stdout.decode()).replace("\r\n", "\n"))

    def test_what_comes_out_is_in_the_form_of_the_file(self):
        facts = "bewijs;leerweg;instelling;soort_opleiding;geboortedatum;startdatum;onderwijsprijs"
        rows = "diploma;bol;roc;vak;02-10-2008;1-9-2026;", "diploma;derde;roc;vak;6-5-1991;01-08-2024;1234,5"
        result = self.nl("\r\n".join((facts, *rows, "")), "--vragen", "onderwijsgeld,studiefinanciering")
        self.assertEqual(result.returncode, 0, result.stderr)
        one, two = csv.DictReader(io.StringIO(result.stdout.decode("ascii")), delimiter=";")
        self.assertEqual(one["studiefinanciering.vanaf"], "1-1-2027")
        self.assertEqual(two["onderwijsgeld.bedrag"], "1234,50")
        result = self.nl("leerweg\nbol\n", "--vragen", "bekostiging")
        self.assertIn(b'bekostiging;bekostiging.ontbrekend\nonbekend;"', result.stdout)
        result = self.nl("leerweg|bewijs\nbol|\n", "--vragen", "bekostiging")
        self.assertRegex(result.stdout, rb"bekostiging\|bekostiging.ontbrekend\nonbekend\|[a-z_]+;[a-z_;]+\n")
        for names, own in (('"a;b";leerweg', "a;b"), ('"a|b";leerweg', "a|b"), ('"a""|";leerweg', 'a"|'),
                           ('\n\r\n "x;" ;leerweg', "x;"), ("a|leerweg", "a"), ("a;leerweg;\"b|c\"", "a,b|c")):
            result = self.nl(f"{names}\n{names.strip().replace('leerweg', 'bol')}\n", "--eigen", own, "--vragen",
                             "bekostiging")
            self.assertEqual((result.returncode, result.stderr), (0, b""), names)

    def test_booleans_of_dutch_excel(self):
        text = "werkzoekend;uitkering;besluit_gemeente\n"
        rows = [("WAAR", "ja"), ("Onwaar", "nee"), ("ja", "ja"), (" waar ", "ja"), ('"ONWAAR"', "nee"), ("true", "ja"), ("", "")]
        args = ("--vragen", "gemeente_financiering")
        result, wanted = (self.nl(text + "".join(f"{row[n]};-;{row[n]}\n" for row in rows), *args) for n in (0, 1))
        self.assertEqual((result.returncode, result.stderr, result.stdout), (0, b"", wanted.stdout))
        self.assertIn(b"\nja;", result.stdout)
        told = self.told(self.nl("werkzoekend;instelling\nWAARR;waar\n", *args))
        self.assertEqual([line.split(" ")[0] for line in told], ["2:1:", "2:2:"])
        self.assertIn('"WAARR" is not', told[0])
        self.assertIn("--invoer nl reads WAAR and ONWAAR", batch("werkzoekend\nWAAR\n", "--stil").stderr.decode())

    def test_windows_1252(self):
        """Each of its characters comes out as it went in; the five bytes that are none are told."""
        none = b"\x81\x8d\x8f\x90\x9d"
        values = [bytes([n]) for n in none] + [bytes([n]) for n in range(33, 256)
                                               if bytes([n]) not in (b'"', b";", b"|") and n not in none]
        values += [b"a" + value + b"b" for value in values[5:]] + [b'" ""\x80;\xe9 "']
        text = b"na\xefm;leerweg\r\n" + b"".join(value + b";bol\r\n" for value in values)
        result = self.nl(text, "--eigen", "na\u00efm", "--vragen", "bekostiging")
        lines = result.stdout.split(b"\n")
        self.assertEqual(lines[0], b"na\xefm;bekostiging;bekostiging.ontbrekend")
        told = self.told(result)
        self.assertEqual(len(told), len(none))
        for n, line in enumerate(told):
            self.assertTrue(line.startswith(f'{n + 2}:1: na\u00efm: "\\x{none[n]:02x}" is not Windows-1252; '), line)
        for n, (value, line) in enumerate(zip(values, lines[1:])):
            self.assertTrue(line.startswith(b";;" if n < 5 else value + b";onbekend;"), line)
        result = self.nl("\ufeffnaam;leerweg\n".encode() + b"Jos\xe9;bol\n\xc3\xa9;bol\n", "--eigen", "naam")
        self.assertEqual(self.told(result)[0].split("; ")[0],
                         '2:1: naam: "Jos\\xe9" is not UTF-8, as the mark of the file says')
        self.assertIn("\n\u00e9;", result.stdout.decode())

    def test_mistakes(self):
        header = "klant;leerweg;geboortedatum;startdatum;onderwijsprijs;vooropleiding"
        lines = ["a;bolt;31-2-1991;1/8/2024;99.95;mavo", "b;bol;6-5-91;2024-13-01;1.250,00;-", "c;bol", 'd;b"ol;;;;',
                 "e;bol;;32-1-2024;1,234;havo;mbo_vak", "f;bol;001-1-2000;1-1-20245;,5;x", "g;dipl\u00f3ma;;;-1,5;",
                 'h;bol;"";;\u20ac 5,00;"havo;x"', "i;bol;29-02-2004;28-2-2024;0,5;"]
        result = self.nl("\n".join((header, *lines, "")).encode("cp1252"), "--eigen", "klant", "--vragen",
                         "bekostiging")
        date = " is not a date (d-m-yyyy or yyyy-mm-dd)"
        cents = " is not euros with at most two decimals after a comma"
        self.assertEqual(result.returncode, 1)
        wanted = ['2:2: "bolt" is not a code of leerweg', '2:3: geboortedatum: "31-2-1991": there is no such day',
                  f'2:4: startdatum: "1/8/2024"{date}', f'2:5: onderwijsprijs: "99.95"{cents}, and no point',
                  f'3:3: geboortedatum: "6-5-91"{date}', '3:4: startdatum: "2024-13-01": there is no such day',
                  f'3:5: onderwijsprijs: "1.250,00"{cents}, and no point', "4: 2 fields, where the header has 6",
                  "5:2: not CSV: a quote within a field", '6: 7 fields, where the header has 6; codes joined by ; stand in quotes: "havo;mbo_vak"',
                  f'7:3: geboortedatum: "001-1-2000"{date}', f'7:4: startdatum: "1-1-20245"{date}',
                  f'7:5: onderwijsprijs: ",5"{cents}', '7:6: "x" is not a code of vooropleiding',
                  '8:2: "dipl\u00f3ma" is not a code of leerweg', f'8:5: onderwijsprijs: "-1,5"{cents}',
                  f'9:5: onderwijsprijs: "\u20ac 5,00"{cents}', '9:6: "x" is not a code of vooropleiding']
        told = self.told(result)
        self.assertEqual(len(told), len(wanted), told)
        for line, start in zip(told, wanted):
            self.assertTrue(line.startswith(start), (line, start))
        for text in ("vooropleiding|leerweg\nhavo|bol|x\n", "bewijs;leerweg\ndiploma;bol;\n", "vooropleiding;leerweg\nhavo\n"):
            self.assertNotIn("quotes", self.told(self.nl(text))[0], text)
        for text, hint in (("leerweg,bewijs\n", "1:1: with --invoer nl columns are separated by ; or |, not by commas"),
                           ("leerweg\tbewijs\n", "not by tabs"), ("leerweg;startdatm\n", '1:2: "startdatm" is not'),
                           ("leerweg;\n", "1:2: a column without a name"), ("", "1: there is no header line"),
                           ("leerweg;be\0wijs\n", "1:2: a NUL byte"), (b"\xc3\x81;leerweg\n", "1:1: "),
                           ('leerweg;"bewijs\n', "the file ends within quotes"),
                           ("leerweg;leerweg\n", '1:2: a second column "leerweg"')):
            result = self.nl(text)
            self.assertEqual((result.returncode, result.stdout), (1, b""), text)
            self.assertIn(hint, self.told(result)[0])
            self.assertEqual(len(self.told(result)), 1)

    def test_without_it_the_error_names_it(self):
        for text in (b"leerweg;bewijs\n", b"leerweg|bewijs\n", b"leerweg,startdatum\nbol,1-8-2024\n",
                     b"leerweg,startdatum\nbol,31-12-2024\n", b'onderwijsprijs,leerweg\n"99,95",bol\n',
                     b"leerweg,bewijs\nbol,dipl\xf3ma\n", b"leerweg,na\xe9m\n"):
            result = batch(text, "--stil")
            self.assertEqual((result.returncode, len(self.told(result))), (1, 1))
            self.assertIn("--invoer nl", self.told(result)[0])
        result = batch(b"leerweg,naam\nbol,Jos\xe9\n", "--stil", "--eigen", "naam")
        self.assertIn("--invoer nl", self.told(result)[0])
        for text in ("leerweg\tbewijs\n", "startdatum\n1/8/2024\n", "startdatum\n1-8-24\n", "leerweg\n1-8-2024\n",
                     "onderwijsprijs\n1.234\n", "onderwijsprijs,leerweg\n\"1,234\",bol\n"):
            self.assertNotIn("--invoer", batch(text, "--stil").stderr.decode(), text)

    def test_cut_off_anywhere(self):
        """As the plain form, cut at the same place: what is told, where, and what comes out."""
        args = ("--eigen", "naam", "--stil", "--vragen", "bekostiging,onderwijsgeld")
        text = ('naam;leerweg;startdatum;vooropleiding;onderwijsprijs\n\u20ac;bol;1-8-2024;"havo;mbo_vak";1234,50\n'
                '"x;y";derde;;;99,95\nJos\u00e9;bbl;2024-08-01;-;\n')

        def table_of(out, separator):
            return list(csv.reader(io.StringIO(out), delimiter=separator))

        for mark, encoding in (("", "cp1252"), ("\ufeff", "utf-8")):
            for n in range(len(text) + 1):
                result, wanted = self.nl((mark + text[:n]).encode(encoding), *args), batch(plain(text[:n]), *args)
                self.assertEqual(result.returncode, wanted.returncode, (n, result.stderr))
                self.assertEqual(table_of(result.stdout.decode(encoding).removeprefix(mark), ";"),
                                 [[dutch_value(v) for v in row] for row in table_of(wanted.stdout.decode(), ",")], n)
                self.assertEqual([re.match(r"[\d:]+", line)[0] for line in self.told(result)],
                                 [re.match(r"[\d:]+", line)[0] for line in self.told(wanted)], n)
        whole = ("\ufeff" + text).encode()
        lines = self.nl(whole, *args).stdout.split(b"\n")
        for n in range(len(whole) + 1):  # also within a character
            result = self.nl(whole[:n], *args)
            self.assertIn(result.returncode, (0, 1, 3))
            for line in result.stdout.split(b"\n")[:-2]:
                self.assertIn(line, lines)


def peak_of(*chunks, args=()):
    """Exit status, standard error and peak memory (KiB) of a run on such standard input."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([BATCH, "--stil", "--vragen", "toelating", "--threads", "2", *args],
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            for chunk in chunks:
                process.stdin.write(chunk)
            process.stdin.close()
        except BrokenPipeError:
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        return process.returncode, errors.read().decode(), usage.ru_maxrss


class Memory(unittest.TestCase):
    def test_a_quote_that_is_not_closed(self):
        status, errors, _ = peak_of(b'leerweg,bewijs\nbol,diploma\nbol,"', *[b"diploma\nbol," * 10000] * 50)
        self.assertEqual(status, 3)
        self.assertIn("(stdin):3:2: a field of more than 1 MiB: is a quote not closed?; answered up to line 2", errors)

    @unittest.skipIf(SANITIZED, "the sanitizer's memory is not the program's")
    def test_long_values(self):
        line = b"bol," + b" " * 1000 + b"diploma" + b"x" * 10000 + b"\n"
        few, many = (peak_of(b"leerweg,bewijs\n", *[line] * rows)[2] for rows in (3000, 15000))
        self.assertLess(many, few * 1.1)

    @unittest.skipIf(SANITIZED, "the sanitizer's memory is not the program's")
    def test_does_not_grow(self):
        def peak(rows, text, *args):
            header, _, body = text.partition("\n")
            status, errors, most = peak_of((header + "\n").encode(), *[body.encode()] * (rows // 1000), args=args)
            self.assertEqual((status, errors), (0, ""))
            return most

        for text, *args in ((caseload(1000),), (dutch(caseload(1000)), "--invoer", "nl")):
            few, many = peak(40000, text, *args), peak(400000, text, *args)
            self.assertLess(many, few * 1.1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
