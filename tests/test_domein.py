# SPDX-License-Identifier: MIT
"""docs/domein.md names what the headers name, in the same order, and has every section that is cited."""
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECHT = ROOT / "libmborules/recht"


def names(cell):
    return re.findall(r"`(\w+)`", cell)


class Domein(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        text = (ROOT / "docs/domein.md").read_text()
        cls.sections = dict(re.findall(r"^## (\d+)\. .*\n((?:(?!## ).*\n)*)", text, re.M))
        api = json.loads((ROOT / "bindings/mborules-api.json").read_text())
        cls.enums = {
            enum["type"]: [value["name"].removeprefix(enum["type"].upper() + "_").lower() for value in enum["values"]]
            for enum in api["enums"]
            if enum["type"]
        }

    def table(self, section):
        """The cells of every line of its tables that begins with a name."""
        lines = re.findall(r"^\| \*?`.*\|$", self.sections[section], re.M)
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]

    def test_vocabularies(self):
        there = {names(row[0])[0]: names(row[1]) for row in self.table("1")}
        wanted = [name for name in self.enums["mbo_vocabulaire"] if name != "vraag"]
        self.assertEqual(list(there), wanted)
        for vocabulary in wanted:
            self.assertEqual(there[vocabulary], self.enums["mbo_" + vocabulary], vocabulary)

    def test_facts(self):
        self.assertEqual([names(row[0])[0] for row in self.table("2")], self.enums["mbo_feit"])

    def test_questions(self):
        self.assertEqual([names(row[0])[0] for row in self.table("5")], self.enums["mbo_vraag"])
        for row in self.table("5"):
            file = RECHT / row[2].strip("`")
            self.assertRegex(file.read_text(), rf"(?m)^vraag {names(row[0])[0]}$", file)

    def test_rule_files(self):
        cited = set(re.findall(r"`(\w+\.regels)`", self.sections["5"]))
        self.assertEqual(cited, {path.name for path in RECHT.glob("*.regels")})

    def test_citations(self):
        for folder in ["include", "libmborules", "programs", "tests", "docs"]:
            for path in sorted((ROOT / folder).rglob("*")):
                if path.suffix not in {".h", ".c", ".md"}:
                    continue
                text = " ".join(re.sub(r"^[ *]+", "", path.read_text(), flags=re.M).split())
                for section in re.findall(r"(?:domein\.md|[Dd]omain contract),? section (\d+)", text):
                    self.assertIn(section, self.sections, path)
                if folder == "include":
                    self.assertFalse(re.search("[Dd]omain contract", text), f"{path} cites no page")


if __name__ == "__main__":
    unittest.main()
