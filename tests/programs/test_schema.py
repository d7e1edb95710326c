#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docs/schema, to which every test of the programs holds what they write: that it is strict, complete and in step.
test_schema.py BIN_DIR DATA_DIR"""
import copy
import json
import re
import sys
import unittest
from pathlib import Path

from draaien import SCHEMAS, hold, hold_output, run, schemas

DATA = Path(sys.argv[2])
ROOT = SCHEMAS.parents[1]


def parts(value, path=""):
    """Every object in a schema, with its place."""
    if isinstance(value, dict):
        yield path, value
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from parts(item, f"{path}/{key}")


def look(value, seen):
    """Every key in a value."""
    for _, part in parts(value):
        seen.update(part)


class Schema(unittest.TestCase):
    def setUp(self):
        self.files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.iterdir())}

    def test_strict(self):
        """An object has the keys that are described, and no other."""
        for name, schema in self.files.items():
            self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
            for path, part in parts(schema):
                if "properties" in part and "type" in part:
                    self.assertIs(part.get("additionalProperties"), False, name + path)
                    self.assertLessEqual(set(part["required"]), set(part["properties"]), name + path)

    def test_codes(self):
        """Every list of codes is that of the API: what a new one is, the schema says too."""
        api = json.loads((ROOT / "bindings/mborules-api.json").read_text(encoding="utf-8"))
        enums = {enum["type"]: [value["name"].removeprefix(enum["type"].upper() + "_").lower() for value in enum["values"]
                                if value["value"]] for enum in api["enums"] if enum["type"]}
        lists = [(name + path, [code for code in part["enum"] if code is not None]) for name, schema in self.files.items()
                 for path, part in parts(schema) if "enum" in part and isinstance(part["enum"], list)]
        self.assertGreater(len(lists), 10)
        for place, codes in lists:
            self.assertIn(codes, [*enums.values()], place)
        wanted = ("uitkomst", "vraag", "beslisser", "geldsoort", "informant", "bewijs", "leerweg", "soort_opleiding", "feit",
                  "stapsoort", "opmerkingsoort")
        for name in wanted:
            self.assertIn(enums["mbo_" + name], [codes for _, codes in lists], name)

    def test_documented(self):
        """docs/domein.md, section 10, names each key of an answer."""
        page = (ROOT / "docs/domein.md").read_text(encoding="utf-8").partition("\n## 10. ")[2]
        for name in ("antwoord", "foute_regel", "reden"):
            for key in self.files["antwoord.schema.json"]["$defs"][name]["properties"]:
                self.assertIn(f"`{key}`" if key != "toelichting" else '`"toelichting": true`', page)
        for part in self.files["advies.schema.json"]["$defs"].values():
            for key in part.get("properties", ()):
                self.assertIn(f"`{key}`", page)

    def test_notices(self):
        """What is not described, is missing, or is of another kind."""
        answer = json.loads(run("mbo-advies", "--json", "--vraag", "onderwijsgeld", "bewijs=diploma", "leerweg=bol",
                                "instelling=roc", "startdatum=2024-09-01", "geboortedatum=1991-05-06").stdout)
        kwalificatie = json.loads(run("mbo-structuur", "--json", DATA / "sbb-inhoud.xml", "25990").stdout)
        for program, value, schema in (("mbo-advies", answer, "antwoord"), ("mbo-structuur", kwalificatie, "kwalificatie")):
            hold(program, value)
            for path, part in [*parts(value)]:
                self.assertRaises(AssertionError, self.changed, program, value, path, lambda o: o.update(nieuw=1))
            for key in value:
                if key in self.files[("antwoord" if schema == "antwoord" else "structuur") + ".schema.json"][
                        "$defs"][schema]["required"]:
                    self.assertRaises(AssertionError, self.changed, program, value, "", lambda o: o.pop(key))
                self.assertRaises(AssertionError, self.changed, program, value, "", lambda o: o.update({key: {"x": 1}}))
        self.assertRaises(AssertionError, hold_output, "mbo-advies", ["--jsonl"], '{"fout": {"melding": "x"}}\n')

    def test_notices_in_an_advice(self):
        """The same of a key in each place of an advice, and of one that is missing."""
        advies = json.loads(run("mbo-advies", "--json", "--doel", "vak", "startdatum=2026-09-01", "bewijs=diploma", "leerweg=bbl",
                                "soort_opleiding=vak").stdout)
        places = {re.sub("/[0-9]+", "/0", path): path for path, _ in parts(advies)}
        self.assertGreater(len(places), 9)
        for path in places.values():
            self.assertRaises(AssertionError, self.changed, "mbo-advies", advies, path, lambda o: o.update(nieuw=1))
        for key in self.files["advies.schema.json"]["$defs"]["route"]["required"]:
            self.assertRaises(AssertionError, self.changed, "mbo-advies", advies, "/routes/0", lambda o: o.pop(key))

    def changed(self, program, value, path, change):
        value = copy.deepcopy(value)
        part = value
        for key in path.split("/")[1:]:
            part = part[int(key) if isinstance(part, list) else key]
        change(part)
        hold(program, value)

    def test_every_key_of_an_advice_comes(self):
        """Nothing is described that no advice has, but what only an API can bring about."""
        seen = set()
        for args in ((), ("--alle-routes", "--doel", "vak", "leerweg=bbl"), ("--doel", "startkwalificatie"), ("--doel", "25463"),
                     ("--kwalificaties", "--niveau", "2", "--instroom", "2015-08-01", "startdatum=2015-08-01", "leerweg=bbl"),
                     ("crebo=1", "bewijs=diploma", "leerweg=bol", "startdatum=2026-09-01"),
                     ("geboortedatum=2008-10-02", "startdatum=2026-09-01", "vooropleiding=vmbo_bb", "leerweg=bol"),
                     ("startdatum=2026-09-01", "geboortedatum=1991-05-06", "instelling=roc")):
            look(json.loads(run("mbo-advies", "--json", *args).stdout), seen)
        answer = json.loads(run("mbo-advies", "--jsonl", stdin='{"id": 1}').stdout)
        look(answer, seen)
        described = {key for _, part in parts(self.files["advies.schema.json"]["$defs"])
                     for key in part.get("properties", {})}
        self.assertEqual(described - seen, {"niet_exact"})

    def test_every_key_comes(self):
        """What the schema of a structure describes, some file has: nothing is described that no program writes."""
        seen = set()
        for args in ((), (DATA / "sbb-inhoud.xml", "25990"), (DATA / "sbb-klein.xml",), ("25129",), ("25460",), ("25501",),
                     ("--niveau", "1"), (DATA / "sbb-inhoud.xml", "--dekking", "B1-K1-W1@25990"),
                     ("--vergelijk", DATA / "sbb-inhoud.xml", DATA / "sbb-klein.xml")):
            look(json.loads(run("mbo-structuur", "--json", *args).stdout), seen)
        for name in ("sbb-inhoud.xml", "sbb-klein.xml"):
            for line in run("mbo-structuur", DATA / name, "--alles").stdout.split("\n")[:-1]:
                look(json.loads(line), seen)
        described = {key for _, part in parts(self.files["structuur.schema.json"]["$defs"])
                     for key in part.get("properties", {})}
        remark = set(self.files["structuur.schema.json"]["$defs"]["opmerking"]["properties"])  # test_programmas has those
        texts = set(re.findall(r'= "(\w+)",', (ROOT / "programs/structuur/inhoud.c").read_text(encoding="utf-8")))
        self.assertEqual(described - seen - remark - texts - {f"{text}_aanvulling" for text in texts}, set())
        self.assertEqual(texts - described, set())


if __name__ == "__main__":
    if not schemas():
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
