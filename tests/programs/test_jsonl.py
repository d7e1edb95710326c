#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mbo-advies --jsonl, a case on every line in and its answer on a line out. test_jsonl.py BIN_DIR [sanitized]"""
import json
import random
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

from draaien import BIN, hold, run

SANITIZED = "sanitized" in sys.argv[2:]
CAP = 1 << 20  # bytes of a line


def feed(data, *args, vraag="toelating"):
    """The lines that come out, parsed, for bytes that go in."""
    result = subprocess.run([BIN / "mbo-advies", "--jsonl", "--vraag", vraag, *args], input=data, capture_output=True)
    assert (result.returncode, result.stderr) == (0, b""), result
    assert result.stdout.endswith(b"\n") or not result.stdout
    answers = [json.loads(line) for line in result.stdout.decode().split("\n")[:-1]]
    for answer in answers[:100]:
        hold("mbo-advies", answer)
    return answers


def ask(*cases, **more):
    return feed("".join(json.dumps(case) + "\n" for case in cases).encode(), **more)


def plain(vraag, *facts):
    return json.loads(run("mbo-advies", "--json", "--vraag", vraag, *facts).stdout)


class Jsonl(unittest.TestCase):
    def test_same_as_one_case(self):
        """Each line has what mbo-advies --json has of that case, in order; of alle the array of it."""
        chance = random.Random(4)
        facts = {"leerweg": ["bol", "bbl"], "bewijs": ["diploma", "certificaat"], "instelling": ["roc", "privaat"],
                 "vooropleiding": ["-", "havo;mbo_entree"], "geboortedatum": ["1991-05-06", "2008-10-02"],
                 "startdatum": ["2024-11-04", "2026-09-01"], "onderwijsprijs": ["7000.50"], "studieduur": ["24"]}
        cases = [{name: chance.choice(values) for name, values in facts.items() if chance.random() < 0.6} for n in range(12)]
        for vraag in ("toelating", "onderwijsgeld", "alle"):
            for case, answer in zip(cases, ask(*cases, vraag=vraag), strict=True):
                self.assertEqual(answer, plain(vraag, *(f"{name}={value}" for name, value in case.items())))

    def test_values(self):
        """A value as JSON of its type is the same as its text form."""
        same = [({"werkend": True}, "werkend=ja"), ({"werkend": False}, "werkend=nee"), ({"werkend": "true"}, "werkend=ja"),
                ({"werkend": None, "leerbaan": None}, ""), ({"werkend": ""}, ""), ({"Leerweg": "BBL"}, "leerweg=bbl"),
                ({"vooropleiding": []}, "vooropleiding=-"), ({"vooropleiding": "geen"}, "vooropleiding=-"),
                ({"vooropleiding": ["mbo_entree", "havo"]}, "vooropleiding=havo;mbo_entree"),
                ({"studieduur": 24}, "studieduur=24"), ({"studieduur": "24"}, "studieduur=24"),
                ({"studieduur": 24.0}, "studieduur=24"), ({"onderwijsprijs": 12}, "onderwijsprijs=12"),
                ({"onderwijsprijs": 12.5}, "onderwijsprijs=12.50"), ({"onderwijsprijs": "12.05"}, "onderwijsprijs=12.05"),
                ({"startdatum": "2024-09-01"}, "startdatum=2024-09-01"), ({"crebo": 25463}, "crebo=25463")]
        for vraag in ("doelgroep", "toelating", "onderwijsgeld"):
            for (case, fact), answer in zip(same, ask(*(case for case, _ in same), vraag=vraag), strict=True):
                self.assertEqual(answer, plain(vraag, *([fact] if fact else [])), case)

    def test_money_to_the_cent(self):
        """Of every amount in cents, as a number, what is charged is that amount; what has more decimals is no amount."""
        fixed = {"bewijs": "diploma", "leerweg": "bol", "instelling": "privaat", "startdatum": "2024-09-01"}
        chance = random.Random(7)
        cents = [*range(0, 2000), *(chance.randrange(10 ** 14) for n in range(1000)), 10 ** 14, 10 ** 14 - 1]
        lines = "".join(json.dumps(fixed)[:-1] + f', "onderwijsprijs": {c // 100}.{c % 100:02}}}\n' for c in cents)
        answers = feed(lines.encode(), vraag="onderwijsgeld")
        for c, answer in zip(cents, answers, strict=True):
            self.assertEqual(answer["bedrag"], c)
        for value in ("12.345", "0.001", "1e-3", "-1", "-0.5", "1e15", "1e300", "1000000000000.01", "true", "{}", "[12]"):
            [answer] = feed(f'{{"onderwijsprijs": {value}}}'.encode())
            self.assertEqual(answer["fout"]["feit"], "onderwijsprijs", value)

    def test_id(self):
        """Any JSON, handed back in front: of an answer, of each of an array of them, of an error."""
        for own in (7, "a", None, True, {"x": [1, {"y": []}]}, [], 0.5):
            [answer] = ask({"id": own, "leerweg": "bol"})
            self.assertEqual((next(iter(answer)), answer["id"]), ("id", own))
            self.assertTrue(all(answer["id"] == own for answer in ask({"id": own}, vraag="alle")[0]))
            [wrong] = ask({"leerweg": "bolt", "id": own})
            self.assertEqual((wrong["id"], wrong["fout"]["feit"]), (own, "leerweg"))
        self.assertNotIn("id", ask({})[0])

    def test_bad_lines(self):
        """Each is answered in its place as an error with its number; those after it go on."""
        deep = b"[" * 500000
        long = b'{"leerweg": "' + b"x" * CAP + b'"}'
        bad = [(b"", "empty"), (b"  \t\r", "empty"), (b"\xef\xbb\xbf{}", "invalid token"), (b"null", "a case is a JSON object"),
               (b"[]", "a case is a JSON object"), (b'"x"', "a case is a JSON object"), (b"{} {}", "end of file expected"),
               (b'{"leerweg": "bol"', "expected"), (b'{"studieduur": NaN}', "NaN"), (b'{"studieduur": Infinity}', "Infinity"),
               (b'{"studieduur": 1e999}', "overflow"), (b'{"id": 99999999999999999999}', "too big"),
               (b'{"leerweg": "bol", "leerweg": "bbl"}', "duplicate"), (b'{"leerweg": "bol", "LEERWEG": "bol"}', "twice"),
               (b'{"leerweg": "b\xff"}', "0xff"), (b'{"leerweg": "b\0l"}', "0x0"), (b'{"leerweg": "\\u0000"}', "\\u0000"),
               (b'{"leerweg": "\\ud800"}', "D800"), (deep, "depth"), (b'{"id": ' + deep + b"}", "depth"),
               (long, "longer than 1048576 bytes"), (b"{'leerweg': 'bol'}", "expected"), (b'{"leerweg": "bol",}', "expected"),
               (b'{"leerwegg": "bol"}', 'nearest: "leerweg"'), (b'{"leerweg": "bolt"}', 'nearest: "bol"'),
               (b'{"leerweg": ["bol"]}', "leerweg takes a text, not an array"), (b'{"leerweg": 1}', "not a whole number"),
               (b'{"werkend": 1}', "true, false or a text"), (b'{"studieduur": 1.5}', "a whole number or a text, not 1.5"),
               (b'{"studieduur": true}', "not true"), (b'{"startdatum": 20240901}', "yyyy-mm-dd"),
               (b'{"startdatum": "vandaag"}', "yyyy-mm-dd"), (b'{"vooropleiding": ["havo", 1]}', "number 2"),
               (b'{"vooropleiding": ["-"]}', '"-"'), (b'{"vooropleiding": ["havo;vwo"]}', "havo;vwo"),
               (b'{"vooropleiding": {}}', "not an object"), (b'{"studieduur": 121}', "121"),
               (b'{"geboortedatum": "2030-01-01", "startdatum": "2024-09-01"}', "lies after the startdatum")]
        good = b'{"bewijs": "diploma", "instelling": "roc"}'
        lines = [good] + [line for wrong, _ in bad for line in (wrong, good)]
        for end in (b"\n", b"\r\n"):
            answers = feed(end.join(lines))
            self.assertEqual(len(answers), len(lines))
            for i, answer in enumerate(answers[::2]):
                self.assertEqual(answer, answers[0], lines[2 * i - 1][:80])
            for i, (answer, (wrong, hint)) in enumerate(zip(answers[1::2], bad)):
                self.assertEqual(set(answer) - {"id"}, {"fout"}, wrong[:80])
                self.assertEqual(answer["fout"]["regel"], 2 * i + 2)
                self.assertLessEqual(set(answer["fout"]), {"regel", "kolom", "feit", "melding"})
                self.assertIn(hint, answer["fout"]["melding"], wrong[:80])

    def test_kolom(self):
        """Up to which character it was read, characters and not bytes; only where it is no JSON."""
        for line, column in (('{"studieduur": NaN}', 18), ('{"leerweg" "bol"}', 16), ('{"é": x}', 7), ("nul", 3)):
            self.assertEqual(feed(line.encode())[0]["fout"].get("kolom"), column, line)
        for line in ("", "[]", '{"leerweg": 1}', '{"leerwegg": 1}'):
            self.assertNotIn("kolom", feed(line.encode() + b"\n")[0]["fout"])

    def test_ends(self):
        """A line for a line: also the last without its end, and none for none."""
        self.assertEqual(feed(b""), [])
        self.assertEqual(len(feed(b"{}")), 1)
        self.assertEqual(len(feed(b"{}\n")), 1)
        self.assertEqual(len(feed(b"{}\n\n")), 2)
        self.assertEqual(len(feed(b"\xef\xbb\xbf{}\r\n{}")), 2)  # the mark of UTF-8, before the first line
        self.assertIn("melding", feed(b"\n")[0]["fout"])

    def test_a_line_of_100_mb(self):
        """Is passed over, in constant memory."""
        child = subprocess.Popen([BIN / "mbo-advies", "--jsonl", "--vraag", "toelating"], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        child.stdin.write(b'{"leerweg": "')
        for n in range(100):
            child.stdin.write(b"x" * 1000000)
        child.stdin.write(b'"}\n{}\n')
        child.stdin.flush()
        wrong, good = (json.loads(child.stdout.readline()) for n in range(2))
        self.assertIn("longer than", wrong["fout"]["melding"])
        self.assertEqual(good["vraag"], "toelating")
        peak = int(Path(f"/proc/{child.pid}/status").read_text().partition("VmHWM:")[2].split()[0])
        child.stdin.close()
        child.stdout.close()
        self.assertEqual(child.wait(), 0)
        if not SANITIZED:
            self.assertLess(peak, 60 << 10)  # KiB

    def test_a_co_process(self):
        """Each answer is there before the next case is asked."""
        child = subprocess.Popen([BIN / "mbo-advies", "--jsonl", "--vraag", "bekostiging"], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, text=True, bufsize=1)
        self.addCleanup(child.stdout.close)
        watch = threading.Timer(60, child.kill)
        watch.start()
        for n, instelling in enumerate(("roc", "privaat", "school")):
            child.stdin.write(json.dumps({"id": n, "instelling": instelling}) + "\n")
            self.assertEqual(json.loads(child.stdout.readline())["id"], n)
        child.stdin.close()
        self.assertEqual((child.wait(), child.stdout.read()), (0, ""))
        watch.cancel()

    def test_options(self):
        """They hold for every case; a day that a case has too is an error of its line."""
        day = {"startdatum": "2026-09-01"}
        first, wrong = feed(b'{}\n{"startdatum": "2024-09-01"}', "--op-datum", "2026-09-01")
        self.assertEqual([first], ask(day))
        self.assertIn("--op-datum or startdatum", wrong["fout"]["melding"])
        self.assertEqual(wrong["fout"]["feit"], "startdatum")
        out = run("mbo-advies", "--jsonl", "--kwalificaties", "--niveau", "1", stdin='{"crebo": 25104}\n').stdout
        wrong = json.loads(out)["fout"]
        self.assertEqual((wrong["feit"], wrong["melding"].partition(":")[0]), ("crebo", "a crebo is one kwalificatie already"))
        case = {"bewijs": "certificaat", "leerweg": "bbl", "leerbaan": "geen", **day}
        answer = feed(json.dumps(case).encode(), "--waarom-niet", vraag="praktijkplaats")
        self.assertEqual(answer, [plain("praktijkplaats", "--waarom-niet", *(f"{n}={v}" for n, v in case.items()))])
        for args in (("leerweg=bol",), ("--zaak", "x"), ("--opslaan", "x"), ("--motivering",), ("--controleer", "x"),
                     ("--feiten",)):
            result = run("mbo-advies", "--jsonl", *args, stdin="{}\n")
            self.assertEqual((result.returncode, result.stdout), (2, ""), args)
            self.assertIn("--jsonl", result.stderr)

    def test_streams_that_fail(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([BIN / "mbo-advies", "--jsonl", "--vraag", "toelating"], input=b"{}\n" * 1000, stdout=full,
                                    stderr=subprocess.PIPE)
        self.assertEqual((result.returncode, result.stderr),
                         (1, b"mbo-advies: cannot write the output: No space left on device\n"))
        with open("/proc/self/mem", "rb") as unreadable:  # address 0 cannot be read
            result = subprocess.run([BIN / "mbo-advies", "--jsonl", "--vraag", "toelating"], stdin=unreadable,
                                    capture_output=True)
        self.assertEqual((result.returncode, result.stdout), (1, b""))
        self.assertIn(b"(stdin): cannot read: Input/output error", result.stderr)

    def test_speed(self):
        """Printed, and with a bound that only a mistake reaches."""
        case = json.dumps({"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "vooropleiding": ["vmbo_bb"],
                           "geboortedatum": "1991-05-06", "startdatum": "2024-11-04", "soort_opleiding": "vak"})
        for vraag, lines in (("toelating", 20000), ("alle", 2000)):
            begin = time.monotonic()
            answers = subprocess.run([BIN / "mbo-advies", "--jsonl", "--vraag", vraag], input=(case + "\n").encode() * lines,
                                     capture_output=True).stdout.count(b"\n")
            seconds = time.monotonic() - begin
            self.assertEqual(answers, lines)
            print(f"--jsonl --vraag {vraag}: {lines / seconds:.0f} lines a second", file=sys.stderr)
            if not SANITIZED:
                self.assertLess(seconds, 60)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
