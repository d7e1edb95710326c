# SPDX-License-Identifier: MIT
"""The types of the package: mypy, pyright and stubtest on whichever one is imported, and the stubs against real objects.

The type checkers are needed by the tests alone; without one its tests are skipped.
"""

import ast
import importlib.util
import inspect
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import mborules
from mborules import Feit, _codes
from mborules import _core as core

import test_alles

PACKAGE = pathlib.Path(mborules.__file__).parent
VOORBEELD = pathlib.Path(__file__).with_name("typen_voorbeeld.py")
# stubtest takes what functools.cache makes for a function of any arguments.
ALLOWED = r"mborules\._\w+\._(herbouw|herlaad|met_parameters|vingerafdruk_ingebouwd)" "\n"


def needs(module):
    return unittest.skipUnless(importlib.util.find_spec(module), f"{module} is not installed")


def run(*command, **files):
    """Run a type checker in a folder with these files, and the package to be found."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            pathlib.Path(folder, name.replace("__", ".")).write_text(text, encoding="utf-8")
        env = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
        if "site-packages" not in PACKAGE.parts:  # mypy wants no other path for what is installed
            env["MYPYPATH"] = str(PACKAGE.parent)
        return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=env, capture_output=True, text=True)


def pyright(options, *paths, **files):
    """The diagnostics of pyright, as (file, line, severity, message)."""
    config = json.dumps({"typeCheckingMode": "strict", "extraPaths": [str(PACKAGE.parent)],
                         "pythonVersion": "3.11", "include": ["."], **options})
    done = run("pyright", "--outputjson", *paths, **files, **({} if paths else {"pyrightconfig__json": config}))
    found = json.loads(done.stdout)["generalDiagnostics"]
    return [(d["file"], d["range"]["start"]["line"] + 1, d["severity"], d["message"]) for d in found]


def same(revealed):
    """A type as each checker writes it, in one form."""
    revealed = revealed.strip().rstrip("?").replace('"', "'")
    union = re.fullmatch(r"Union\[(.*)\]", revealed)
    revealed = re.sub(r"\b[a-z_]\w*\.(?=[\w.]*[A-Za-z])", "", revealed)
    revealed = re.sub(r"\b(decimal|datetime|builtins|mborules|_\w+)\.", "", revealed)
    return frozenset(part.strip() for part in (union[1].split(",") if union else revealed.split(" | ")))


class Typen(unittest.TestCase):
    def check(self, revealed, errors):
        """Both kinds of remark lines of the example say what was found there."""
        for number, line in enumerate(VOORBEELD.read_text(encoding="utf-8").splitlines(), 1):
            wanted = re.search(r"# T: (.*)$", line)
            if wanted:
                self.assertIn(number, revealed, line)
                self.assertEqual(same(revealed.pop(number)), same(wanted[1]), line)
            elif line.endswith("# E"):
                self.assertIn(number, errors, line)
                del errors[number]
        self.assertEqual((revealed, errors), ({}, {}))

    @needs("mypy")
    def test_mypy(self):
        done = run("mypy", "--strict", "--no-error-summary", "-p", "mborules")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        done = run("mypy", "--strict", "--no-error-summary", "voorbeeld.py", voorbeeld__py=VOORBEELD.read_text("utf-8"))
        revealed, errors = {}, {}
        for line in done.stdout.splitlines():
            _, number, kind, text = re.fullmatch(r"(\S+?):(\d+): (\w+): (.*)", line).groups()
            told = re.match(r'Revealed type is "(.*)"', text)
            if told:
                revealed[int(number)] = told[1]
            elif kind == "error":
                errors[int(number)] = text
        self.check(revealed, errors)

    @needs("pyright")
    def test_pyright(self):
        # What begins with an underscore is private to the package; _codes.py makes the enums that its stub has.
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "mborules").symlink_to(PACKAGE)
            config = {"typeCheckingMode": "strict", "include": ["mborules"], "exclude": ["**/_codes.py"],
                      "extraPaths": ["."], "reportPrivateUsage": False, "pythonVersion": "3.11"}
            pathlib.Path(folder, "pyrightconfig.json").write_text(json.dumps(config))
            done = subprocess.run([sys.executable, "-m", "pyright", "--outputjson", "-p", folder], capture_output=True,
                                  text=True)
        told = json.loads(done.stdout)
        self.assertEqual(told["generalDiagnostics"], [])
        self.assertGreater(told["summary"]["filesAnalyzed"], 8)
        revealed, errors = {}, {}
        for _, number, severity, text in pyright({}, voorbeeld__py=VOORBEELD.read_text("utf-8")):
            told = re.match(r'Type of ".*" is "(.*)"$', text, re.S)
            if severity == "information" and told:
                revealed[number] = told[1]
            elif severity == "error":
                errors[number] = text
        self.check(revealed, errors)

    @needs("mypy")
    def test_stubtest(self):
        done = run("mypy.stubtest", "mborules", "--concise", "--allowlist", "allowed", allowed=ALLOWED)
        self.assertEqual((done.returncode, done.stdout.count("\n")), (0, 1), done.stdout + done.stderr)


class Stubs(unittest.TestCase):
    """What only a run can tell: that a getter gives what its stub says."""

    STUB = ast.parse((PACKAGE / "_core.pyi").read_text(encoding="utf-8"))

    def getters(self):
        for cls in self.STUB.body:
            if isinstance(cls, ast.ClassDef):
                for part in cls.body:
                    if isinstance(part, ast.FunctionDef) and part.decorator_list and not part.name.startswith("_"):
                        yield cls.name, part.name, ast.unparse(part.returns)

    def fits(self, value, type_):
        """Is a value of the type that a stub says?"""
        if " | " in type_ and not type_.startswith("tuple"):
            return any(self.fits(value, part) for part in type_.split(" | "))
        inside = re.fullmatch(r"(tuple|frozenset)\[(.*)\]", type_)
        if not inside:
            return value is None if type_ == "None" else type(value).__name__ == type_.removeprefix("mborules.")
        parts = re.findall(r"tuple\[[^]]*\]|[^,\s][^,]*", inside[2])
        if parts[-1] == "..." or inside[1] == "frozenset":
            return type(value).__name__ == inside[1] and all(self.fits(part, parts[0]) for part in value)
        return isinstance(value, tuple) and len(value) == len(parts) and all(map(self.fits, value, parts))

    def test_getters_give_what_the_stubs_say(self):
        seen = {kind.__name__: objects for kind, objects in test_alles.walk().items()}
        seen["Zaak"].append(mborules.Zaak(geboortedatum="1990-05-06", vooropleiding="havo", onderwijsprijs=5, crebo=25078,
                                          leerweg="bbl", werkend=True, uitkering=(), studieduur=12))
        for kind, name, type_ in self.getters():
            for o in seen.get(kind, ()):
                with self.subTest(o=o, name=name):
                    self.assertTrue(self.fits(getattr(o, name), type_), f"{kind}.{name}: {getattr(o, name)!r} is no {type_}")

    def test_a_fact_has_the_type_of_its_feittype(self):
        said = {name: type_.removesuffix(" | None") for kind, name, type_ in self.getters() if kind == "Zaak"}
        self.assertEqual(list(said), [str(feit) for feit in Feit])
        plain = {"bool": "bool", "int": "int", "datum": "date", "geld": "Decimal"}
        for feit in Feit:
            code = feit.vocabulaire and "".join(word.capitalize() for word in feit.vocabulaire.split("_"))
            wanted = {"code": code, "set": f"frozenset[{code}]"}.get(feit.type) or plain[feit.type]
            self.assertEqual(said[feit], wanted, feit)
        for function in (mborules.Zaak, mborules.Zaak.met):
            names = [name for name in inspect.signature(function).parameters if name != "self"]
            self.assertEqual(names, [str(feit) for feit in Feit])

    def test_what_is_exported(self):
        """Every kind, enum and exception that the C half has is a name of the package, but for what it makes in passing."""
        kinds = {name for name, value in vars(core).items() if isinstance(value, type) and issubclass(value, core.Object)}
        errors = {name for name in vars(core) if name.startswith("Fout")}
        inside = {"Batch", "Editie", "Object", "Stappen", "Woorden"}
        self.assertEqual((kinds | errors | set(_codes.ENUMS)) - set(mborules.__all__), inside)
        for name in mborules.__all__:
            self.assertTrue(hasattr(mborules, name), name)
        self.assertEqual(mborules.__all__, sorted(mborules.__all__))
        self.assertFalse(hasattr(mborules, "core"))


if __name__ == "__main__":
    unittest.main()
