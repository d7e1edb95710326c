# SPDX-License-Identifier: MIT
"""The types of the package: mypy, pyright and stubtest on whichever one is imported, and the stubs against real objects.

The type checkers are needed by the tests alone; without one its tests are skipped.
"""

import ast
import datetime
import importlib.util
import inspect
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import types
import unittest
from decimal import Decimal

import mborules
from mborules import Feit, _codes
from mborules import _core as core
from mborules._waarde import Waarde

import test_alles

PACKAGE = pathlib.Path(mborules.__file__).parent
VOORBEELD = pathlib.Path(__file__).with_name("typen_voorbeeld.py")
# stubtest takes what functools.cache makes for a function of any arguments.
ALLOWED = r"mborules\._(regels|structuur)\._(herbouw|herlaad|met_parameters|vingerafdruk_ingebouwd)" "\n"


def needs(module):
    return unittest.skipUnless(importlib.util.find_spec(module), f"{module} is not installed")


def run(folder, *command):
    """Run a type checker in a folder with the example in it, and with the package to be found."""
    shutil.copy(VOORBEELD, pathlib.Path(folder, "voorbeeld.py"))
    env = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    if "site-packages" not in PACKAGE.parts:  # mypy wants no other path for what is installed
        env["MYPYPATH"] = str(PACKAGE.parent)
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=env, capture_output=True, text=True)


def same(revealed):
    """A type as each checker writes it, in one form."""
    revealed = re.sub(r"(?<=def )\(.*", "", revealed.rstrip("?"))
    revealed = re.sub(r"\b(?:\w+\.)+(?=\w)", "", revealed).replace("...", "…")
    return frozenset(part.strip() for part in revealed.split(" | "))


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
        with tempfile.TemporaryDirectory() as folder:
            done = run(folder, "mypy", "--strict", "--no-error-summary", "-p", "mborules")
            self.assertEqual((done.returncode, done.stdout), (0, ""))
            done = run(folder, "mypy", "--strict", "--no-error-summary", "voorbeeld.py")
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
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(PACKAGE, pathlib.Path(folder, "mborules"))
            # What begins with an underscore is private to the package, not to a file of it.
            config = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "reportPrivateUsage": False,
                      "exclude": [f"**/{stub.stem}.py" for stub in PACKAGE.glob("*.pyi")]}
            pathlib.Path(folder, "pyrightconfig.json").write_text(json.dumps(config))
            done = json.loads(run(folder, "pyright", "--outputjson").stdout)
        self.assertGreater(done["summary"]["filesAnalyzed"], 10)
        revealed, errors = {}, {}
        for found in done["generalDiagnostics"]:
            number, text = found["range"]["start"]["line"] + 1, found["message"]
            self.assertEqual(pathlib.Path(found["file"]).name, "voorbeeld.py", f"{found['file']}:{number}: {text}")
            told = re.match(r'Type of ".*" is "(.*)"$', text, re.S)
            if told:
                revealed[number] = told[1]
            else:
                errors[number] = text
        self.check(revealed, errors)

    @needs("mypy")
    def test_stubtest(self):
        with tempfile.TemporaryDirectory() as folder:
            allowed = pathlib.Path(folder, "allowed")
            allowed.write_text(ALLOWED)
            done = run(folder, "mypy.stubtest", "mborules", "--concise", "--allowlist", str(allowed))
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)


class Stubs(unittest.TestCase):
    """What only a run can tell: that a getter gives what its stub says."""

    STUB = ast.parse((PACKAGE / "_core.pyi").read_text(encoding="utf-8"))

    def getters(self):
        """Each getter of the C half that its stub has, with the type that it says."""
        names = {**vars(mborules), **vars(core), "date": datetime.date, "Decimal": Decimal, "mborules": mborules,
                 "Waarde": Waarde}
        for cls in self.STUB.body:
            if isinstance(cls, ast.ClassDef):
                for part in cls.body:
                    if isinstance(part, ast.FunctionDef) and "property" in map(ast.unparse, part.decorator_list) \
                            and not part.name.startswith("_"):
                        yield getattr(core, cls.name), part.name, eval(ast.unparse(part.returns), names)

    def fits(self, value, type_):
        """Is a value of a type?"""
        if isinstance(type_, types.UnionType):
            return any(self.fits(value, part) for part in type_.__args__)
        if type_ is None or isinstance(type_, type) and not isinstance(type_, types.GenericAlias):
            return type(value) is (type_ or types.NoneType)
        parts = type_.__args__
        if type_.__origin__ is frozenset or parts[-1] is ...:
            return type(value) is type_.__origin__ and all(self.fits(part, parts[0]) for part in value)
        return type(value) is tuple and len(value) == len(parts) and all(map(self.fits, value, parts))

    def test_getters_give_what_the_stubs_say(self):
        seen = test_alles.walk()
        seen[core.Zaak].append(mborules.Zaak(geboortedatum="1990-05-06", vooropleiding="havo", onderwijsprijs=5, crebo=25078,
                                             leerweg="bbl", werkend=True, uitkering=(), studieduur=12))
        for kind, name, type_ in self.getters():
            for o in seen[kind]:
                value = vars(kind)[name].__get__(o)
                with self.subTest(kind=kind, name=name):
                    self.assertTrue(self.fits(value, type_), f"{value!r} is no {type_}")
        for regel in mborules.Regels().regels:
            for kind, name, type_ in self.getters():
                if kind is core.Regel:
                    self.assertTrue(self.fits(getattr(regel, name), type_), f"{regel!r}.{name} is no {type_}")

    def test_a_fact_has_the_type_of_its_feittype(self):
        said = {name: type_ for kind, name, type_ in self.getters() if kind is core.Zaak}
        self.assertEqual(list(said), [str(feit) for feit in Feit])
        plain = {"bool": bool, "int": int, "datum": datetime.date, "geld": Decimal}
        for feit in Feit:
            code = feit.vocabulaire and getattr(mborules, "".join(word.capitalize() for word in feit.vocabulaire.split("_")))
            wanted = {"code": code, "set": frozenset[code]}.get(feit.type) or plain[feit.type]
            self.assertEqual(said[feit], wanted | None, feit)
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
