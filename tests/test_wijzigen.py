# SPDX-License-Identifier: MIT
"""docs/wijzigen.md names every place that a new rule, parameter, fact, question or code needs, and none is forgotten.

A file that lists all of a kind must list the next one too: LISTS has those files, and in which form they have the names.
A file that mentions nine in ten of a kind and is not there has become such a list: add it here and to the page.
"""
import json
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = "docs/wijzigen.md"
RECHT = ROOT / "libmborules/recht"
JSON = "bindings/mborules-api.json"

# Forms: E the enumerator, N the name as a word, Q in quotes, T in backticks; R a row of the table of facts, K a reason.
LISTS = {
    "A question": {"include/mborules/codes.h": "E", "libmborules/codes/codes.c": "Q", "README.md": "T",
                   "docs/domein.md": "T", JSON: "E", "tests/programs/test_programmas.py": "Q",
                   "tests/orakel/orakel.c": "E", "tests/orakel/test_orakel.c": "E", "tests/test_bronnen.c": "E"},
    "A fact": {"include/mborules/zaak.h": "E", "libmborules/zaak/feiten.c": "R", "docs/domein.md": "T", JSON: "E",
               "tests/test_zaak.c": "N", "tests/orakel/test_orakel.c": "E"},
    "A code": {"include/mborules/codes.h": "E", "libmborules/codes/codes.c": "Q", "docs/domein.md": "T", JSON: "E"},
    "A parameter": {"libmborules/recht/parameters.csv": "N", "tests/fuzz/parameters.dict": "Q"},
    "A rule": {"tests/test_bronnen.c": "K"},
}
# Where most of a kind are mentioned, by the way.
BY_THE_WAY = {"A fact": {"tests/test_bronnen.c"}}


def read(path):
    return (ROOT / path).read_text()


def files():
    """The texts of the project: what git has, or would take."""
    if not (ROOT / ".git").exists():
        return {}
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                           capture_output=True, text=True, check=True).stdout.splitlines()
    texts = {}
    for name in names:
        try:
            texts[name] = read(name)
        except (UnicodeDecodeError, FileNotFoundError):
            pass
    return texts


def enumerators(header, of):
    """The names in the enum of a type, without its prefix, as the header has them."""
    body = re.search(rf"typedef int32_t {of};\s*enum \{{(.*?)\}};", read(header), re.S).group(1)
    body = re.sub(r"/\*.*?\*/", "", body, flags=re.S)
    pairs = re.findall(rf"{of.upper()}_(\w+) = (-?\d+)", body)
    return [(name.lower(), int(value)) for name, value in pairs if int(value) > 0]


class Wijzigen(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sections = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", read(PAGE), re.M))
        cls.recht = {path.name: path.read_text() for path in sorted(RECHT.glob("*.regels"))}
        cls.rules = [(rule, re.search(r"^  vraag: (\w+)", body, re.M).group(1), body) for text in cls.recht.values()
                     for rule, body in re.findall(r"^regel (\S+)\n((?: .*\n?|\n)*)", text, re.M)]
        cls.vocabularies = {name: [code for code, _ in enumerators("include/mborules/codes.h", "mbo_" + name)]
                            for name, _ in enumerators("include/mborules/codes.h", "mbo_vocabulaire")}
        parameters = dict.fromkeys(line.split(",")[0] for line in read("libmborules/recht/parameters.csv").split("\n")[1:])
        cls.kinds = [("A question", "MBO_VRAAG_", cls.vocabularies["vraag"]),
                     ("A fact", "MBO_FEIT_", [name for name, _ in enumerators("include/mborules/zaak.h", "mbo_feit")]),
                     ("A parameter", None, [name for name in parameters if name]),
                     ("A rule", None, list(dict.fromkeys(rule for rule, vraag, _ in cls.rules if vraag != "alle")))]
        cls.kinds += [("A code", f"MBO_{name.upper()}_", codes) for name, codes in cls.vocabularies.items()
                      if name != "vraag"]

    def complain(self, wrong):
        self.assertFalse(wrong, "\n".join([""] + wrong + [f"{PAGE} tells what goes there"]))

    def test_every_file_is_there(self):
        named = re.findall(r"`((?:[a-z_]+/)+[\w.-]*|[A-Z]+\.md)`", read(PAGE))
        self.complain([f"{path}: {PAGE} names it, and it is not there" for path in named
                       if not path.startswith("build/") and not (ROOT / path).exists()])

    def test_every_list_is_complete(self):
        wrong = []
        vraag_of = {rule: vraag for rule, vraag, _ in self.rules}
        for kind, prefix, names in self.kinds:
            for path, form in LISTS[kind].items():
                text = read(path)
                for name in names:
                    word = re.escape(name)
                    pattern = {"E": rf"\b{prefix}{name.upper()}\b", "N": rf"(?<![\w.]){word}(?![\w.])",
                               "Q": rf'"{word}"', "T": rf"`{word}`",
                               "K": rf'\{{MBO_VRAAG_{vraag_of.get(name, "").upper()},[^}}]*\b{name.split(".")[-1]}=\w',
                               "R": rf'\[{prefix}{name.upper()}\]\s*=\s*\{{\s*"{word}"'}[form]
                    if not re.search(pattern, text):
                        wrong.append(f"{path}: {kind.lower()} that is not there: {name}")
        self.complain(wrong)

    def test_every_list_is_on_the_page(self):
        wrong = [f"{path}: not in the section \"{kind}\" of {PAGE}" for kind, lists in LISTS.items() for path in lists
                 if f"`{path}`" not in self.sections[kind]]
        texts = files()
        words = {path: set(re.findall(r"[\w.]+", text)) | set(re.findall(r"\w+", text)) for path, text in texts.items()}
        for kind, prefix, names in self.kinds:
            if len(names) < 6:  # of a short vocabulary many tests have every code
                continue
            for path, has in words.items():
                there = sum(name in has or (prefix or "?") + name.upper() in has for name in names)
                named = any(f"`{place}`" in self.sections[kind] for place in (path, path.rpartition("/")[0] + "/"))
                if there >= 0.9 * len(names) and not named and path not in BY_THE_WAY.get(kind, ()):
                    wrong.append(f"{path}: mentions {there} of {len(names)} ({names[0]}...), and the section \"{kind}\" of "
                                 f"{PAGE} does not name it")
        self.assertFalse(wrong, "\n".join([""] + wrong))

    def test_codes_stand_in_order(self):
        """The number of a code is the place of its row."""
        tables = dict(re.findall(r"struct code (\w+)\[\] = \{(.*?)\n\};", read("libmborules/codes/codes.c"), re.S))
        for name, codes in self.vocabularies.items():
            self.assertEqual(re.findall(r'\{"(\w+)",', tables[name]), codes,
                             f"libmborules/codes/codes.c: the rows of {name} against include/mborules/codes.h")

    def test_numbers_have_no_gap(self):
        for header, of in [("include/mborules/zaak.h", "mbo_feit")] + [
                ("include/mborules/codes.h", "mbo_" + name) for name in self.vocabularies]:
            self.assertEqual([value for _, value in enumerators(header, of)],
                             list(range(1, len(enumerators(header, of)) + 1)), f"{header}: {of} counts 1, 2, 3...")

    def test_every_rule_file_is_built_in(self):
        listed = re.search(r"mborules_recht\(mborules ([^)]*)\)", read("libmborules/CMakeLists.txt")).group(1).split()
        self.assertEqual(sorted(name + ".regels" for name in listed), list(self.recht),
                         "libmborules/CMakeLists.txt: the list of mborules_recht against libmborules/recht/")
        order = [vraag for name in listed for vraag in re.findall(r"^  vraag: (\w+)", self.recht[name + ".regels"], re.M)
                 if vraag != "alle"]
        self.assertEqual(list(dict.fromkeys(order)), self.vocabularies["vraag"],
                         "libmborules/recht/, in the order of libmborules/CMakeLists.txt: the rules of questions stand in "
                         "the order of include/mborules/codes.h")

    def test_amounts_and_days(self):
        """A question has an amount, or a first day, when one of its rules says so."""
        for path, function, key in [("programs/batch/werk.c", "has_bedrag", "soort"),
                                    ("programs/batch/werk.c", "has_vanaf", "meld"),
                                    ("tests/orakel/test_orakel.c", "heeft_geld", "soort")]:
            body = re.search(rf"\bbool {function}\(mbo_vraag v\)\n\{{(.*?)\n\}}", read(path), re.S).group(1)
            wanted = {vraag for _, vraag, rule in self.rules if re.search(rf"^  {key}:", rule, re.M)}
            there = {name.lower() for name in re.findall(r"MBO_VRAAG_(\w+)", body)}
            self.complain([f"{path}: `{function}` and the rules with {key}: do not agree on {vraag}"
                           for vraag in sorted(wanted ^ there)])

    def test_the_oracle_reads(self):
        body = re.search(r"mbo_feit leest\[\]\[MAX_DIMS\] = \{(.*?)\n\};", read("tests/orakel/test_orakel.c"), re.S).group(1)
        self.complain([f"tests/orakel/test_orakel.c: `leest` lacks {name}" for name in self.vocabularies["vraag"]
                       if f"[MBO_VRAAG_{name.upper()}]" not in body])

    def test_the_oracle_knows_the_days(self):
        """Of a question without a case in `sleutel` the oracle tells days apart by `vast` alone."""
        text = read("tests/orakel/test_orakel.c")
        cases = re.search(r"static int sleutel\(.*?\n\}", text, re.S).group(0)
        days = {"%s-%02d-%02d" % (year, int(month), int(day)) for year, month, day in
                re.findall(r"dag\((\d+), (\d+), (\d+)\)", re.search(r"long vast\[\] = \{(.*?)\};", text, re.S).group(1))}
        lines = [line.split(",") for line in read("libmborules/recht/parameters.csv").split("\n")[1:] if line]
        wrong = set()
        for rule, vraag, body in self.rules:
            if vraag == "alle" or f"MBO_VRAAG_{vraag.upper()}:" in cases:
                continue
            words = set(re.findall(r"[\w.]+", body))
            bounds = re.findall(r"^  (?:vanaf|tot): (\S+)", body, re.M)
            bounds += [day for name, since, until, *_ in lines if name in words for day in (since, until)]
            wrong |= {f"tests/orakel/test_orakel.c: `vast` in maak_dagen lacks {day}, of {rule}" for day in bounds
                      if day > "2014-08-01" and day not in days}
        self.complain(sorted(wrong))


if __name__ == "__main__":
    unittest.main()
