# SPDX-License-Identifier: MIT
"""What an installed package must have, run by the Python that it was installed for: geinstalleerd.py [TOP_OF_REPOSITORY]

With the folder, the version is held to the one that CMake has, and the scenarios of the guide and what is tested of tables
are run too, with no frame library installed.
"""
import email
import importlib.metadata
import importlib.util
import pathlib
import re
import runpy
import subprocess
import sys
import unittest

import mborules

FILES = {str(file): file.locate() for file in importlib.metadata.files("mborules")}
METADATA = email.message_from_string(importlib.metadata.distribution("mborules").read_text("METADATA"))
TOP = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None


class Installed(unittest.TestCase):
    def test_it_is_the_installed_package(self):
        self.assertEqual(pathlib.Path(mborules.__file__), pathlib.Path(FILES["mborules/__init__.py"]))
        self.assertTrue(pathlib.Path(mborules.__file__).is_relative_to(sys.prefix))

    def test_it_answers(self):
        zaak = mborules.Zaak(bewijs="diploma", leerweg="bbl", instelling="roc", soort_opleiding="vak",
                             vooropleiding={"vmbo_bb"}, geboortedatum="1991-05-06", startdatum="2024-11-04")
        self.assertEqual(mborules.Regels().bekostiging(zaak), "ja")
        self.assertEqual(mborules.Structuur()[25078].titel, "Betonboorder")

    def test_metadata(self):
        self.assertEqual(METADATA["License-Expression"], "MIT")
        self.assertEqual(METADATA["Requires-Python"], ">=3.11")
        self.assertIsNone(METADATA["Requires-Dist"])
        self.assertEqual(METADATA["Description-Content-Type"], "text/markdown")
        licenses = METADATA.get_all("License-File")
        self.assertIn("LICENSE", licenses)
        for name in licenses:
            file = next(file for path, file in FILES.items() if path.endswith(f".dist-info/licenses/{name}"))
            self.assertRegex(pathlib.Path(file).read_text(encoding="utf-8"), "(?i)copyright")
        if TOP:
            version = re.search(r"project\(mborules VERSION ([0-9.]+)", (TOP / "CMakeLists.txt").read_text(encoding="utf-8"))[1]
            self.assertEqual(METADATA["Version"], version)

    def test_types_come_along(self):
        for name in ("py.typed", "_core.pyi", "_codes.pyi"):
            self.assertIn(f"mborules/{name}", FILES)

    def test_nothing_of_the_build_comes_along(self):
        others = [path for path in FILES if not re.fullmatch(
            r"mborules/(\w+\.pyi?|py\.typed|_core\.abi3\.so|__pycache__/.*)|mborules-[\d.]+\.dist-info/.*", path)]
        self.assertEqual(others, [])

    def test_one_symbol_leaves_the_extension(self):
        symbols = subprocess.run(["nm", "-D", "--defined-only", FILES["mborules/_core.abi3.so"]], check=True,
                                 capture_output=True, text=True).stdout.split("\n")[:-1]
        self.assertEqual([line.split()[-1] for line in symbols], ["PyInit__core"])

    @unittest.skipUnless(TOP, "no folder was given")
    def test_scenarios(self):
        names = runpy.run_path(str(TOP / "tests/bindings/test_scenarios.py"))
        cases = [case for case in names.values() if isinstance(case, type) and issubclass(case, unittest.TestCase)]
        self.assertTrue(cases)
        for case in cases:
            result = unittest.defaultTestLoader.loadTestsFromTestCase(case).run(unittest.TestResult())
            self.assertGreater(result.testsRun, 0)
            self.assertEqual(result.failures + result.errors, [])

    @unittest.skipUnless(TOP, "no folder was given")
    def test_tables_need_no_library(self):
        libraries = ("numpy", "pandas", "polars", "pyarrow", "duckdb", "pyspark", "tqdm")
        self.assertEqual([name for name in libraries if importlib.util.find_spec(name)], [])
        done = subprocess.run([sys.executable, "-B", TOP / "tests/bindings/test_frames.py"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr[-5000:])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
