#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The programs as `cmake --install` leaves them: test_geinstalleerd.py CMAKE BUILD_DIR DATA_DIR BINDIR LIBDIR MANDIR

The folders are those under the prefix. A program finds the library beside it, wherever the prefix is."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CMAKE, BUILD, DATA, BINDIR, LIBDIR, MANDIR = sys.argv[1:7]
PROGRAMS = {"mbo-advies": ("--vraag", "toelating", "--json", "bewijs=certificaat"),
            "mbo-batch": ("--vragen", "toelating", "--stil", str(Path(__file__).resolve().parents[2] / "examples/caseload.csv"),
                          "--eigen", "klant"),
            "mbo-regels": ("--vraag", "toelating", "--json"),
            "mbo-structuur": (f"{DATA}/sbb-klein.xml", "--json")}


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.prefix = Path(cls.folder.name) / "prefix"
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", cls.prefix], check=True, capture_output=True)
        cls.environment = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}

    def run_installed(self, program, *args):
        return subprocess.run([self.prefix / BINDIR / program, *args], capture_output=True, text=True,
                              env=self.environment, cwd=self.prefix, stdin=subprocess.DEVNULL)

    def test_each_runs(self):
        for program, args in PROGRAMS.items():
            result = self.run_installed(program, *args)
            self.assertEqual((result.returncode, result.stderr), (0, ""), program)
            built = subprocess.run([Path(BUILD) / "programs" / program, *args], capture_output=True, text=True)
            self.assertEqual(result.stdout, built.stdout)
            if "--json" in args:
                self.assertTrue(json.loads(result.stdout))

    def test_the_path_goes_along(self):
        """The one path that is built in begins at the program: the whole prefix can be moved."""
        if not (self.prefix / LIBDIR / "libmborules.so").exists():
            self.skipTest("the library is static")
        with tempfile.TemporaryDirectory() as folder:
            moved = Path(folder) / "elsewhere"
            shutil.copytree(self.prefix, moved, symlinks=True)
            for program in PROGRAMS:
                result = subprocess.run([moved / BINDIR / program, "--version"], capture_output=True, env=self.environment)
                self.assertEqual((result.returncode, result.stderr), (0, b""), program)
        if not shutil.which("readelf"):
            self.skipTest("there is no readelf")
        for program in PROGRAMS:
            dynamic = subprocess.run(["readelf", "-d", self.prefix / BINDIR / program], capture_output=True, text=True,
                                     check=True).stdout
            self.assertIn("libmborules.so.", dynamic)
            self.assertEqual(re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", dynamic),
                             ["$ORIGIN/" + os.path.relpath(LIBDIR, BINDIR)])

    def test_schemas(self):
        """The schemas of what the programs write stand with the pages, the same as in the tree."""
        here = Path(__file__).resolve().parents[2] / "docs/schema"
        there = {path.name: path.read_bytes() for path in self.prefix.rglob("*.schema.json")}
        self.assertEqual(there, {path.name: path.read_bytes() for path in here.iterdir()})

    def test_man_pages(self):
        """Each has the name, the synopsis and every option of --help."""
        pages = self.prefix / MANDIR / "man1"
        if not pages.exists():
            self.skipTest("SKIPPED: man pages: built without help2man")
        for program in PROGRAMS:
            page = (pages / f"{program}.1").read_text(encoding="utf-8")
            text = re.sub(r"\\f\(?[A-Z]+|\\[,/]", "", page).replace(r"\-", "-")  # without fonts
            self.assertIn(f"\n.SH NAME\n{program} - ", text)
            for section in ("SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES"):
                self.assertIn(f"\n.SH {section}\n", text, program)
            options = re.findall(r"(?<=[ ,])--[a-z-]+", self.run_installed(program, "--help").stdout)
            self.assertGreater(len(options), 5)
            for option in options:
                self.assertRegex(text, rf"(?m)^([^\n]*, |){option}\b", program)
            if shutil.which("man"):
                shown = subprocess.run(["man", "--warnings", "-l", pages / f"{program}.1"], capture_output=True, text=True,
                                       env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MAN_KEEP_FORMATTING": ""})
                self.assertEqual((shown.returncode, shown.stderr), (0, ""), program)
                for option in options:
                    self.assertIn(option, shown.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
