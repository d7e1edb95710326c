#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mbo-batch with blocks of three lines and buffers of seven bytes, so that all there is in a file meets an edge of one, on
several threads: test_batch_blokken.py BIN_DIR PROGRAM_WITH_SMALL_BLOCKS [sanitized]"""
import csv
import io
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from draaien import BIN

KLEIN = sys.argv[2]
SANITIZED = "sanitized" in sys.argv[3:]  # each run takes ten times as long: the most threads alone
THREADS = (8,) if SANITIZED else (1, 2, 3, 8)
SOME = (8,) if SANITIZED else (1, 3)
ARGS = ("--eigen", "naam", "--vragen", "bekostiging", "--stil", "--fouten", "1000")


def run(program, text, *args, **more):
    data = text if isinstance(text, bytes) else text.encode()
    return subprocess.run([program, *map(str, args)], input=data, capture_output=True, timeout=300, **more)


def small(text, threads, *args, **more):
    return run(KLEIN, text, "--threads", threads, *args, **more)


def told(result):
    return [line.split("(stdin):", 1)[1] for line in result.stderr.decode().split("\n") if line]


def rows_of(result):
    return list(csv.reader(io.StringIO(result.stdout.decode(), newline="")))


class Blocks(unittest.TestCase):
    maxDiff = 2000

    def test_as_the_program(self):
        """Of every question, with the summary, what is missing, amounts and first days."""
        names = ("bewijs", "leerweg", "instelling", "soort_opleiding", "vooropleiding", "geboortedatum", "startdatum",
                 "onderwijsprijs", "uitkering")
        values = (("diploma", "certificaat", ""), ("bol", "BBL", "derde", ""), ("roc", "privaat"), ("vak", "entree", ""),
                  ("-", "vmbo_bb", "vmbo_tl;havo", ""), ("1991-05-06", "2008-10-02", ""),
                  ("2024-08-01", "2026-09-01", "2013-09-01", ""), ("99.95", ""), ("ww", "geen", ""))
        text = ",".join(names) + "\n" + "".join(
            ",".join(column[(n * (k + 3) + n // 7) % len(column)] for k, column in enumerate(values)) + "\n"
            for n in range(200))

        def said(result):
            return re.sub(r"(lines in) .* s\n", r"\1 s\n", result.stderr.decode())

        wanted = run(BIN / "mbo-batch", text, "--threads", 1, "--taal", "en")
        self.assertEqual((wanted.returncode, len(rows_of(wanted))), (0, 201))
        for threads in THREADS:
            result = small(text, threads, "--taal", "en")
            self.assertEqual((result.returncode, result.stdout, said(result)), (0, wanted.stdout, said(wanted)), threads)
        parameters = Path(__file__).parents[2] / "libmborules/recht/parameters.csv"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "what-if.csv"
            path.write_text(parameters.read_text(encoding="utf-8").replace("1419", "1519"), encoding="utf-8")
            changes = [run(program, text, "--threads", threads, "--vergelijk", path).stdout
                       for program, threads in ((BIN / "mbo-batch", 1), (KLEIN, 3))]
        self.assertIn(b"onderwijsgeld.bedrag", changes[0])
        self.assertEqual(changes[0], changes[1])

    def lines(self, shift, end):
        """Lines of all kinds, what must come out for each, and what is told; the first name moves all others. The derde
        leerweg is not funded, whatever else is known."""
        lines, out, told_of, at = ["naam,leerweg"], [], [], 2
        for n in range(13):
            name, shown = (("x" * shift, "x" * shift), (f'"a,{n}"', f"a,{n}"), (f'"two{end}lines {n}"', f"two{end}lines {n}"),
                           (f'" ""{n}"""', f' "{n}"'))[n % 4]
            lines.append(f"{name},derde")
            out.append([shown, "nee", ""])
            at += 1 + name.count(end)
            bad, naam, said = (("b,bolt", "b", ':2: "bolt" is not a code of leerweg'), ("c", "c", ": 1 field, where"),
                               ("d,derde,,", "d", ": 4 fields, where"), ('e"f,derde', "", ":1: not CSV"),
                               ('f,"de"rde', "f", ":2: not CSV"), ("", None, None))[n % 6]
            lines.append(bad)
            if said:
                out.append([naam, "", ""])
                told_of.append(f"{at}{said}")
            at += 1
        return lines, out, told_of

    def test_lines_of_all_kinds(self):
        """Whatever stands on the edges: quoted ends of lines, CRLF, blank lines, a bad line in every block; a mark in
        front, and no end at the end."""
        for shift in (0, 6) if SANITIZED else range(21):
            end = ("\n", "\r\n", "\r")[shift % 3]
            lines, out, told_of = self.lines(shift, end)
            text = ("\ufeff" if shift % 2 else "") + end.join(lines)
            if shift == 4:
                told_of.append(f"{told_of[-1].split(':')[0]}: warning: the last line has no end")
            else:
                text += end
            for threads in SOME if shift else THREADS:
                result = small(text, threads, *ARGS)
                self.assertEqual((result.returncode, rows_of(result)[1:]), (1, out), (shift, threads))
                self.assertEqual(len(told(result)), len(told_of), result.stderr)
                for line, start in zip(told(result), told_of):
                    self.assertEqual(line[:len(start)], start, (shift, threads))

    def test_ends_of_files(self):
        """Nothing at all, a header alone, and what cannot be read on: the lines before it are answered."""
        body = "".join(f"n{n},derde\n" for n in range(10))
        for threads in SOME:
            self.assertIn("no header line", told(small("", threads, *ARGS))[0])
            for header in ("naam,leerweg", "naam,leerweg\n"):
                result = small(header, threads, *ARGS)
                self.assertEqual((result.returncode, rows_of(result)),
                                 (0, [["naam", "bekostiging", "bekostiging.ontbrekend"]]))
            for bad, said in (('x,"bol\n' + body, "12:2: the file ends within quotes; answered up to line 11"),
                              ("x,b\0l\n" + body, "12:2: a NUL byte: this is no text in UTF-8; save it as CSV (UTF-8); "
                                                  "answered up to line 11")):
                result = small("naam,leerweg\n" + body + bad, threads, *ARGS)
                self.assertEqual((result.returncode, told(result)), (3, [said]), threads)
                self.assertEqual(rows_of(result)[1:], [[f"n{n}", "nee", ""] for n in range(10)])

    def test_of_all_that_is_wrong_the_first(self):
        """As many as are asked for, in the order of the file, and how many more."""
        text = "leerweg,naam\n" + "".join(("bolt,a\n", "bol\n", "derde,a\n")[n % 3] for n in range(60))
        wrong = [n + 2 for n in range(60) if n % 3 < 2]
        for threads in SOME:
            for shown in (0, 5, 39, 40):
                result = small(text, threads, "--eigen", "naam", "--vragen", "bekostiging", "--stil", "--fouten", shown)
                lines = result.stderr.decode().strip().split("\n")
                self.assertEqual([line.split(":")[2] for line in lines[:shown]], [str(n) for n in wrong[:shown]])
                self.assertEqual([re.search(r"\d+", line.split(":")[2])[0] for line in lines[shown:]],
                                 [str(40 - shown)] * (shown < 40))

    def test_more_wrong_in_a_block_than_is_shown(self):
        for threads in SOME:
            result = small("leerweg,naam\n" + "bol\nbolt,a\nbolt,b\n" * 5, threads, "--eigen", "naam", "--vragen",
                           "bekostiging", "--stil", "--fouten", 2)
            self.assertEqual([line.split(" ")[1] for line in result.stderr.decode().strip().split("\n")],
                             ["(stdin):2:", "(stdin):3:1:", "(stdin):"])
            self.assertIn("and 13 more", result.stderr.decode())

    def test_writing_that_fails_in_the_middle(self):
        """It stops and says why; what came out is how the answers begin."""
        text = "naam,leerweg\n" + "".join(f"{n},derde\n" for n in range(20000))
        whole = b"naam,bekostiging,bekostiging.ontbrekend\n" + b"".join(b"%d,nee,\n" % n for n in range(20000))

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))

        for threads in SOME:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "out.csv"
                result = small(text, threads, *ARGS, "-", path, preexec_fn=limit)
                beside = Path(folder) / "out.csv.onvolledig"
                first, second, end = result.stderr.decode().split("\n")
                self.assertEqual((result.returncode, first, end),
                                 (3, f"mbo-batch: {path}: cannot write: File too large", ""))
                up_to = re.fullmatch(rf"mbo-batch: {beside} has the answers up to line (\d+); {path} is as it was", second)
                self.assertEqual((beside.read_bytes(), path.exists()), (whole[:50000], False))
                lines = whole[:50000].count(b"\n")
                self.assertIn(int(up_to[1]), range(lines - 2, lines + 1))  # all of them but those of a block
            for restore in (True, False):  # who reads no more ends it, or is told of where that is ignored
                with tempfile.TemporaryFile() as big:
                    big.write(text.encode())
                    big.seek(0)
                    with subprocess.Popen([KLEIN, "--threads", str(threads), *ARGS], stdin=big, stdout=subprocess.PIPE,
                                          stderr=subprocess.PIPE, restore_signals=restore) as process:
                        begin = process.stdout.read(1000)
                        process.stdout.close()
                        errors = process.stderr.read()
                self.assertEqual(begin, whole[:1000])
                self.assertEqual((process.returncode, errors), (-signal.SIGPIPE, b"") if restore else
                                 (3, b"mbo-batch: cannot write the output: Broken pipe\n"))

    def test_dutch_files(self):
        """Windows-1252, where a byte becomes as many as three."""
        text = "naam;leerweg;startdatum\r\n" + "".join(f'\u20ac{n}\u20ac;derde;"1-8-2024"\r\n' for n in range(20))
        for threads in SOME:
            result = small(text.encode("cp1252"), threads, "--invoer", "nl", *ARGS)
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            self.assertEqual(result.stdout.decode("cp1252").split("\n")[1:-1], [f"\u20ac{n}\u20ac;nee;" for n in range(20)])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
