# SPDX-License-Identifier: MIT
"""docs/wijzigen.md names every place that a new rule, parameter, fact, question or code needs, and none is forgotten.

A file that lists all of a kind must list the next one too: LISTS has those files, and in which form they have the names.
A file that mentions nine in ten of a kind and is not there has become such a list: add it here and to the page.
"""
import csv
import datetime
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = "docs/wijzigen.md"
RECHT = ROOT / "libmborules/recht"
JSON = "bindings/mborules-api.json"
ORAKEL = "tests/orakel/"

# Forms: E the enumerator, N the name as a word, Q in quotes, T in backticks; R a row of the table of facts, K a reason; of
# the oracle V its own enumerator of a question, P a product, F a row of its facts, G a line of cases, H a value in one.
LISTS = {
    "A question": {"include/mborules/codes.h": "E", "libmborules/codes/codes.c": "Q", "README.md": "T",
                   "docs/domein.md": "T", JSON: "E", "tests/programs/test_programmas.py": "Q",
                   "tests/orakel/orakel.h": "V", "tests/orakel/orakel.c": "Q", "tests/orakel/test_orakel.c": "P",
                   "tests/orakel/gevallen.txt": "G", "tests/test_bronnen.c": "E",
                   "docs/schema/antwoord.schema.json": "Q"},
    "A fact": {"include/mborules/zaak.h": "E", "libmborules/zaak/feiten.c": "R", "docs/domein.md": "T", JSON: "E",
               "tests/test_zaak.c": "N", "tests/orakel/orakel.h": "F", "tests/orakel/gevallen.txt": "H",
               "docs/schema/antwoord.schema.json": "Q"},
    "A code": {"include/mborules/codes.h": "E", "libmborules/codes/codes.c": "Q", "docs/domein.md": "T", JSON: "E"},
    "A parameter": {"libmborules/recht/parameters.csv": "N", "tests/fuzz/parameters.dict": "Q"},
    "A rule": {"tests/test_bronnen.c": "K", "libmborules/advies/koppen.regels": "O"},
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


def part(path, start, end=r"\n\}"):
    """The text of a file from what matches start up to what matches end."""
    found = re.search(rf"{start}(.*?){end}", read(path), re.S)
    if not found:
        raise AssertionError(f"{path}: nothing there matches {start}: the test must follow the change")
    return found.group(1)


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
        cls.blocks, cls.lines = {}, {}
        for text in cls.recht.values():
            for kind, name, body in re.findall(r"^(regel|afleiding|vraag) (\S+)\n((?: .*\n?|\n)*)", text, re.M):
                of = re.search(r"^  vraag: (\w+)", body, re.M).group(1) if kind == "regel" else name
                cls.blocks.setdefault(of, []).append((kind, body))
        for name, since, until, value, *_ in csv.reader(read("libmborules/recht/parameters.csv").splitlines()[1:]):
            cls.lines.setdefault(name, []).append((since, until, value))
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

    def test_every_name_is_there(self):
        """What a point of a list names stands in one of the files that the point names; NAME and CODE stand for any."""
        wrong = []
        for point in re.findall(r"^- .*\n(?:  .*\n)*", read(PAGE), re.M):
            paths = [ROOT / path for path in re.findall(r"`((?:[a-z_]+/)+[\w.-]*)`", point)]
            texts = [path.read_text() for place in paths for path in (place.iterdir() if place.is_dir() else [place])
                     if path.is_file()]
            for name in re.findall(r"`([A-Za-z]\w*)(?:\(\))?`", point):
                whole = rf"\b{name}" if name.endswith("_") else rf"\b{name}\b"
                if not re.search(r"_(NAME|CODE)$", name) and not any(re.search(whole, text) for text in texts):
                    wrong.append(f"{PAGE}: no `{name}` in " + " or ".join(str(path.relative_to(ROOT)) for path in paths))
        self.assertFalse(wrong, "\n".join([""] + wrong))

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
                               "V": rf"\bV_{name.upper()}\b", "P": rf"\.vraag = V_{name.upper()}\b",
                               "F": rf"^    F\({word}, ", "O": rf"^kop {word}$", "G": rf"^{word} .*->", "H": rf"[ ;]{word}=[^?\s]",
                               "R": rf'\[{prefix}{name.upper()}\]\s*=\s*\{{\s*"{word}"'}[form]
                    if not re.search(pattern, text, re.M):
                        wrong.append(f"{path}: {kind.lower()} that is not there: {name}")
        self.complain(wrong)

    def test_every_heading_is_of_a_rule(self):
        there = {rule for text in self.recht.values() for rule in re.findall(r"^(?:regel|toelichting) (\S+)$", text, re.M)}
        koppen = re.findall(r"^kop (\S+)$", read("libmborules/advies/koppen.regels"), re.M)
        self.complain([f"libmborules/advies/koppen.regels: no rule of this id: {kop}" for kop in koppen if kop not in there])
        self.assertEqual(len(koppen), len(set(koppen)))

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
        for path, function, key in [("programs/batch/werk.c", "bool has_bedrag", "soort"),
                                    ("programs/batch/werk.c", "bool has_vanaf", "meld"),
                                    ("tests/orakel/aanvullen.c", "void verwacht_bedrag", "soort"),
                                    ("tests/orakel/aanvullen.c", "void verwacht_vanaf", "meld")]:
            body = part(path, rf"\b{function}\([^)]*\)\n\{{")
            wanted = {vraag for _, vraag, rule in self.rules if re.search(rf"^  {key}:", rule, re.M)}
            there = {name.lower() for name in re.findall(r"\b(?:MBO_VRAAG|V)_(\w+)", body)}
            self.complain([f"{path}: `{function.split()[1]}` and the rules with {key}: do not agree on {vraag}"
                           for vraag in sorted(wanted ^ there)])

    def test_the_oracle_has_the_facts_in_order(self):
        facts = [name for name, _ in enumerators("include/mborules/zaak.h", "mbo_feit")]
        self.assertEqual(re.findall(r"^    F\((\w+), ", read(ORAKEL + "orakel.h"), re.M), facts,
                         f"{ORAKEL}orakel.h: `FEITEN` against include/mborules/zaak.h; {PAGE} tells what goes there")

    def test_the_oracle_has_the_codes(self):
        """Its lists of codes, and the enumerators that number them; of the vocabularies of facts, and two more."""
        wrong = []
        lists = dict(re.findall(r'woordenlijst \w+ = \{\s*"(\w+)",\s*\{0,(.*?)\}\};', read(ORAKEL + "orakel.c"), re.S))
        enums = [re.findall(r"\b[A-Z]\w+", body.split("VRAGEN =")[0])
                 for body in re.findall(r"\benum(?: \w+)? \{(.*?)\}", read(ORAKEL + "orakel.h"), re.S)]
        of_facts = re.findall(r"\bMBO_VOCABULAIRE_(\w+)", read("libmborules/zaak/feiten.c"))
        for name in sorted({name.lower() for name in of_facts} | {"geldsoort", "vraag"}):
            codes, there = self.vocabularies[name], re.findall(r'"(\w+)"', lists.get(name, ""))
            wrong += [f"{ORAKEL}orakel.c: a code of {name} that is not there: {code}" for code in codes
                      if code not in there]
            wrong += [f"{ORAKEL}orakel.c: {name} has no code {code}" for code in there if code not in codes]
            # of one list: the names that are a code, with what tells them from others, stand at its place
            named = [[re.sub(r"^(V|GELD)_|_LEERBAAN$", "", word).lower() for word in words] for words in enums]
            numbers = next((words for words in named if there and words and words[0] == there[0]), [])
            wrong += [f"{ORAKEL}orakel.h: a code of {name} that has no number: {code}" for code in there[len(numbers):]]
            wrong += [f"{ORAKEL}orakel.h: {word} is not number {there.index(word) + 1} of {name}"
                      for place, word in enumerate(numbers) if word in there and there.index(word) != place]
        text = read(ORAKEL + "bibliotheek.c")
        wrong += [f"{ORAKEL}bibliotheek.c: a code of {name} that is not there: {code}" for name in ("uitkomst", "beslisser")
                  for code in self.vocabularies[name]
                  if not re.search(rf"\bMBO_{name.upper()}_{code.upper()}\b", text)]
        last = part(ORAKEL + "aanvullen.c", r"void verwacht_bedrag\([^}]* s <= ", ";")
        if not any(words[-1:] == [last] for words in enums):
            wrong.append(f"{ORAKEL}aanvullen.c: `verwacht_bedrag` stops at {last}, which is not the last geldsoort")
        self.complain(wrong)

    def test_the_oracle_answers_every_question(self):
        """A question without a case, and a day without a date, end the oracle without a word."""
        cases = re.findall(r"\bcase V_(\w+):", part(ORAKEL + "orakel.c", r"\nuitslag orakel\("))
        self.complain([f"{ORAKEL}orakel.c: `orakel()` has no case for {name}" for name in self.vocabularies["vraag"]
                       if name.upper() not in cases])

    def test_the_oracle_has_the_days_in_order(self):
        """The days on which a rule changes, as they are called, each with that date in `begin`."""
        days = re.findall(r"\bD(\d+_\d+_\d+)\b", part(ORAKEL + "orakel.h", r"\nenum \{(?=\s*D\d)", "VASTE_DAGEN"))
        rows = part(ORAKEL + "orakel.c", r"\bint begin\[VASTE_DAGEN\]\[3\] = \{", r"\n\};")
        dates = {day: "%d_%02d_%02d" % (int(year), int(month), int(number)) for day, year, month, number in
                 re.findall(r"\[D(\w+)\] = \{(\d+), (\d+), (\d+)\}", rows)}
        wrong = [f"{ORAKEL}orakel.h: D{day} stands before D{after}, and comes later" for day, after in zip(days, days[1:])
                 if day >= after]
        wrong += [f"{ORAKEL}orakel.c: `begin` has no row for D{day}" for day in days if day not in dates]
        wrong += [f"{ORAKEL}orakel.c: in `begin` D{day} is {date}" for day, date in dates.items() if date != day]
        self.complain(wrong)

    def test_the_oracle_knows_what_is_read(self):
        text = part(ORAKEL + "aanvullen.c", r"\n/\* ---- what the questions read ---- \*/", r"\n\};")
        choices = part(ORAKEL + "aanvullen.c", r"dim keuzelijst\[\] = \{", r"\n\};")
        wrong = [f"{ORAKEL}aanvullen.c: `leest` lacks {name}" for name in self.vocabularies["vraag"]
                 if not re.search(rf"\[V_{name.upper()}\] = \{{[^}}]*, -1\}}", text)]
        for name, kind in re.findall(r"^    F\((\w+), (\w+), ", read(ORAKEL + "orakel.h"), re.M):
            if kind == "DATUM" or name == "crebo":  # they come with a situation of the dates, and with a kwalificatie
                continue
            if not re.search(rf"\bF_{name}\b", text):
                wrong.append(f"{ORAKEL}aanvullen.c: in `leest` no question reads {name}")
            if kind != "BOOL" and f"{{F_{name}," not in choices:
                wrong.append(f"{ORAKEL}aanvullen.c: `keuzelijst` lacks {name}")
        self.complain(wrong)

    def conditions(self, name, day, seen):
        """What a question, a derivation or a parameter comes to on a day, sentences and sources apart."""
        if name in seen:
            return set()
        seen.add(name)
        has = set()
        for kind, body in self.blocks.get(name, ()):
            keys = {key: " ".join(value.split()) for key, value in
                    re.findall(r"^  (\w+): (.*\n(?:      .*\n)*)", body + "\n", re.M)}
            if not keys.get("vanaf", "") <= day < keys.get("tot", "9999"):
                continue
            logic = "\n".join(f"{key}: {value}" for key, value in keys.items()
                              if key in ("regels", "bereik", "als", "dan", "is", "soort", "bedrag", "meld"))
            has.add((name, logic))
            words = [word for word in re.findall(r"[\w.]+", logic) if word in self.lines]
            # a name beside an operator is a fact, also where a question is called like it
            words += re.findall(r"(?<![\w.])(?<![-<>=+*/] )[a-z][\w.]*\b(?! *[-<>=+*/]| in \{| bevat)", logic)
            for word in words:
                has |= self.conditions(word, day, seen)
        has |= {(name, value) for since, until, value in self.lines.get(name, ()) if since <= day < (until or "9999")}
        return has

    def test_the_oracle_knows_the_days(self):
        """A day on which what a question asks changes, whatever its sentences say, stands in its row of `leest_dagen`.

        A case of its own in `sleutel` tells the days apart by what is read of them: then it is the first day of a
        cursusjaar, if the case has those, or a day that `strenger` or `grens` tells apart.
        """
        path = ORAKEL + "aanvullen.c"
        rows = dict(re.findall(r"\[V_(\w+)\] =\s*([^,]*),", part(path, r"leest_dagen\[VRAGEN \+ 1\] = \{", r"\n\};")))
        cases = part(path, r"\nstatic int sleutel\(")
        last_year = part(path, r"s\.jaar = [^;]*jaar > ", " ")  # from then on all are one
        fixed = part(ORAKEL + "orakel.c", r"\nbool strenger\(") + part(path, r"s\.grens =", ";")
        wrong, days = [], {since for lines in self.lines.values() for line in lines for since in line[:2]}
        days |= {day for text in self.recht.values() for day in re.findall(r"^  (?:vanaf|tot): (\S+)", text, re.M)}
        for vraag in self.vocabularies["vraag"]:
            case = re.search(rf"case V_{vraag.upper()}:(.*?);", cases, re.S)
            own = case and "periode(" not in case.group(1)
            there = re.findall(r"\bD(\w+)", fixed if own else rows.get(vraag.upper(), ""))
            there = {day.replace("_", "-") for day in there}
            for day in sorted(day for day in days if day > "2014-08-01" and day not in there):
                before = str(datetime.date.fromisoformat(day) - datetime.timedelta(1))
                if own and "s->jaar" in case.group(1) and day.endswith("-08-01") and day[:4] <= last_year:
                    continue
                if self.conditions(vraag, day, set()) != self.conditions(vraag, before, set()):
                    wrong.append(f"{path}: `leest_dagen` lacks {day}, on which {vraag} changes" if not own else
                                 f"{path}: the case of {vraag} in `sleutel` does not tell {day} apart, on which it changes")
        self.complain(wrong)


if __name__ == "__main__":
    unittest.main()
