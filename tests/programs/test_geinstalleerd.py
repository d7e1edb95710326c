#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The programs as `cmake --install` leaves them: test_geinstalleerd.py CMAKE BUILD_DIR DATA_DIR BINDIR LIBDIR MANDIR

The folders are those under the prefix. A program finds the library as any other of the system's: no path is built in."""
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
        cls.environment = {**os.environ, "LD_LIBRARY_PATH": str(cls.prefix / LIBDIR)}

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

    def test_no_path_is_built_in(self):
        if not (self.prefix / LIBDIR / "libmborules.so").exists() or not shutil.which("readelf"):
            self.skipTest("the library is static, or there is no readelf")
        for program in PROGRAMS:
            dynamic = subprocess.run(["readelf", "-d", self.prefix / BINDIR / program], capture_output=True, text=True,
                                     check=True).stdout
            self.assertIn("libmborules.so.", dynamic)
            self.assertNotRegex(dynamic, "R(UN)?PATH")

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
