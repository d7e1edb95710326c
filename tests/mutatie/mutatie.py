#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Change the rules one thing at a time, and see that some test fails every time.

    cmake --build build/release --target mutanten     the programs, once
    tests/mutatie/mutatie.py                          every mutant
    tests/mutatie/mutatie.py --only 'toelating.*dan'  those whose key matches
    tests/mutatie/mutatie.py --sample 20              every twentieth, for CI
    tests/mutatie/mutatie.py --list                   the keys, nothing is run

The rules are data, so a mutant is a folder with changed rule files and needs no build: the programs mutant_* are the
tests linked with a library that reads its rules from the folder in MBORULES_MUTANT. What is changed:

  conditions   each atom negated (als, dan, bereik, is); each code of a list left out; each `= code` made another
               code; each `en` made `of` and the other way round
  rules        vanaf and tot a day later and a day earlier, and where one block of a rule follows on another also the
               day between them: each as far as the library allows (two blocks of a rule may not hold on one day);
               `regels: alle` made `een_van` and the other way round; another soort; the other function of months in a
               bedrag; the limit of a bedrag and a `meld` left out
  norms        each rij left out, or for a year more; its `zonder bpv` left out; naar_rato and duur the other way round
  parameters   the value plus one; vanaf and tot a day later and earlier, and where one value follows on another also
               the day between them: each as far as the library allows (two values may not overlap)

Not changed: `vanaf: 2014-08-01` a day earlier, because the library answers from that day on only and rule tijd.begin
covers what is before; parameters that no rule reads (they are listed); texts, sources and `bevestigd`; toelichtingen, which decide
no answer (they are counted, and a parameter that they alone read is one that no rule reads).

A mutant runs through the programs from fast to slow, the oracle last, up to the first that fails. One that the library
refuses to load is no kill by a test and is counted apart. The run starts with the rules as they are, which every
program must pass, and with rules that are broken, which every program must fail.

Survivors that cannot be otherwise stand in overlevers.txt, each with the reason: its key, then a tab and the reason, or
the reason on lines that begin with a tab. Exit status: 0 when all is killed or explained; 1 when a survivor is not
explained, or an explanation is no longer needed; 2 when the run could not be done.
"""
import argparse
import collections
import concurrent.futures
import csv
import datetime
import decimal
import io
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ADVIES = [ROOT / "libmborules/advies" / name for name in ("stappen.regels", "koppen.regels", "begrippen.regels")]
BEGIN = "2014-08-01"
CONDITIONS = ("als", "dan", "bereik", "is")
KNOWN = {"vraag", "vanaf", "tot", "als", "dan", "bereik", "is", "regels", "soort", "bedrag", "nl", "en", "basis",
         "bron", "bevestigd", "rij", "naar_rato", "duur", "meld"}
TOKEN = re.compile(r"[a-z0-9_.]+|[<>]=|[^\s]")
SWAPPED = {"alle": "een_van", "een_van": "alle", "en": "of", "of": "en",
           "maanden_resterend": "maanden_resterend_na_oktober", "maanden_resterend_na_oktober": "maanden_resterend",
           "altijd": "langer", "langer": "altijd", "studiejaren": "maanden", "maanden": "studiejaren"}

Token = collections.namedtuple("Token", "text start end")
Edit = collections.namedtuple("Edit", "file start end text")
Mutant = collections.namedtuple("Mutant", "key line edits")
Fate = collections.namedtuple("Fate", "kind program")  # kind: killed, timeout, crash, refused, survived
Program = collections.namedtuple("Program", "name argv")


class Refusal(Exception):
    """The run cannot be done."""


# ---- reading the rules ----

class Value:
    """A `key: value` of a block: where it stands in its file, continuation lines included."""

    def __init__(self, block, key, line, start, end):
        self.block, self.key, self.line, self.start, self.end = block, key, line, start, end

    @property
    def text(self):
        return self.block.text[self.start:self.end]

    def tokens(self):
        return [Token(m[0], self.start + m.start(), self.start + m.end()) for m in TOKEN.finditer(self.text)]


class Block:
    def __init__(self, file, text, kind, name, line):
        self.file, self.text, self.kind, self.name, self.line, self.values = file, text, kind, name, line, []

    def get(self, key):
        return next((v.text.strip() for v in self.values if v.key == key), None)


def read_blocks(file, text):
    blocks, at, value = [], 0, None
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        body = line.rstrip("\n")
        indent = len(body) - len(body.lstrip(" "))
        if body.strip() and not indent:
            value = None
            if not body.startswith("#"):
                kind, _, name = body.partition(" ")
                blocks.append(Block(file, text, kind, name.strip(), number))
        elif body.strip() and indent == 2 and blocks:
            key, colon, _ = body.strip().partition(":")
            if not colon:
                raise Refusal(f"{file}:{number}: a line of a block lacks its colon")
            value = Value(blocks[-1], key, number, at + body.index(":") + 1, at + len(body))
            blocks[-1].values.append(value)
        elif body.strip() and value:
            value.end = at + len(body)
        at += len(line)
    return blocks


def read_rules(folder):
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.iterdir())
             if p.suffix == ".regels" or p.name == "parameters.csv"}
    if len(texts) < 2 or "parameters.csv" not in texts:
        raise Refusal(f"{folder}: no rule files and parameters.csv here")
    return texts, [b for f in texts if f.endswith(".regels") for b in read_blocks(f, texts[f])]


# ---- making the mutants ----

def shown(text):
    return " ".join(text.split())


def moved(date, days):
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days)).isoformat()


def atoms(tokens):
    """The runs of tokens between the words and brackets that join conditions; braces belong to an atom."""
    run, depth = [], 0
    for t in tokens:
        depth += (t.text == "{") - (t.text == "}")
        if not depth and t.text in ("en", "of", "niet", "(", ")"):
            if run:
                yield run
            run = []
        else:
            run.append(t)
    if run:
        yield run


def codes_in(atom):
    """The fact of an atom on codes, and the tokens of its codes."""
    texts = [t.text for t in atom]
    if len(atom) == 3 and texts[1] == "=":
        return texts[0], [atom[2]]
    if "{" in texts:
        return texts[0], [t for t in atom[texts.index("{") + 1:texts.index("}")] if t.text != ","]
    return None, []


class Maker:
    def __init__(self, texts, blocks):
        self.texts, self.blocks = texts, [b for b in blocks if b.kind != "toelichting"]
        self.told = len(blocks) - len(self.blocks)
        self.mutants, self.keys = [], collections.Counter()
        self.names = collections.Counter((b.kind, b.name) for b in blocks)
        self.codes = collections.defaultdict(list)  # of each fact, those that the rules use
        self.unknown, self.unused = collections.Counter(), []
        for v in self.values(*CONDITIONS):
            for atom in atoms(v.tokens()):
                fact, codes = codes_in(atom)
                for code in codes:
                    if code.text not in self.codes[fact]:
                        self.codes[fact].append(code.text)

    def values(self, *keys):
        return (v for b in self.blocks for v in b.values if v.key in keys)

    def add(self, file, where, line, what, edits):
        key = f"{file} {where}: {what}"
        self.keys[key] += 1
        if self.keys[key] > 1:
            key += f" ({self.keys[key]})"
        self.mutants.append(Mutant(key, line, edits))

    def change(self, value, start, end, text, what, *also):
        block = value.block
        name = f"{block.kind} {block.name}"
        if self.names[block.kind, block.name] > 1:  # versions of a rule
            name += f"@{block.get('vanaf')}"
        line = block.text.count("\n", 0, start) + 1
        self.add(block.file, f"{name} {value.key}", line, what, [Edit(block.file, start, end, text), *also])

    def another(self, fact, code, besides=()):
        codes = self.codes[fact]
        at = codes.index(code)
        return next((c for c in codes[at + 1:] + codes[:at] if c not in besides), None)

    def change_codes(self, value, atom):
        fact, codes = codes_in(atom)
        for i, code in enumerate(codes):
            if len(codes) > 1:
                start, end = ((code.start, codes[1].start) if not i else (codes[i - 1].end, code.end))
                self.change(value, start, end, "", f'leave "{code.text}" out of {fact}')
                continue
            other = self.another(fact, code.text)
            if other:
                self.change(value, code.start, code.end, other, f'{fact} "{other}" for "{code.text}"')

    def condition(self, value):
        tokens = value.tokens()
        for atom in atoms(tokens):
            text = value.block.text[atom[0].start:atom[-1].end]
            self.change(value, atom[0].start, atom[-1].end, f"niet ({text})", f'negate "{shown(text)}"')
            self.change_codes(value, atom)
        for i, t in enumerate(tokens):
            if t.text in ("en", "of"):
                before, after = (shown(" ".join(x.text for x in part)) for part in (tokens[max(0, i - 3):i],
                                                                                 tokens[i + 1:i + 4]))
                self.change(value, t.start, t.end, SWAPPED[t.text],
                            f'"{SWAPPED[t.text]}" for "{t.text}" in "{before} {t.text} {after}"')

    def date(self, value):
        text = value.text.strip()
        start = value.start + value.text.index(text)
        beside = "vanaf" if value.key == "tot" else "tot"  # of another block of the rule, on the same day
        other = next((v for b in self.blocks if (b.file, b.name) == (value.block.file, value.block.name)
                      for v in b.values if v.key == beside and v.text.strip() == text), None)
        for days, what in ((1, "a day later"), (-1, "a day earlier")):
            if other and value.key == "tot":
                at = other.start + other.text.index(text)
                self.change(value, start, start + len(text), moved(text, days),
                            f"{what}, and with it the vanaf of the next block",
                            Edit(other.block.file, at, at + len(text), moved(text, days)))
            if other and (days > 0) == (value.key == "tot"):  # two blocks would hold on one day
                continue
            if not (value.key == "vanaf" and text == BEGIN and days < 0):
                self.change(value, start, start + len(text), moved(text, days), what)

    def rij(self, value):
        start = value.block.text.rindex("\n", 0, value.start) + 1
        self.change(value, start, value.end + 1, "", f'leave out "{shown(value.text)}"')
        tokens = value.tokens()
        self.change(value, tokens[1].start, tokens[1].end, str(int(tokens[1].text) + 1), "a year more")
        if len(tokens) > 2:
            self.change(value, tokens[2].start, value.end, "", "leave out \"zonder bpv\"")

    def line(self, value):
        start = value.block.text.rindex("\n", 0, value.start) + 1
        self.change(value, start, value.end + 1, "", "leave it out")

    def rules(self):
        kinds = list(dict.fromkeys(v.text.strip() for v in self.values("soort")))
        for block in self.blocks:
            for v in block.values:
                if v.key in CONDITIONS:
                    self.condition(v)
                elif v.key in ("vanaf", "tot"):
                    self.date(v)
                elif v.key == "rij":
                    self.rij(v)
                elif v.key == "meld":
                    self.line(v)
                elif v.key in ("regels", "bedrag", "naar_rato", "duur"):
                    limit = v.text.find(" ten hoogste")
                    if limit >= 0:
                        self.change(v, v.start + limit, v.end, "", "leave out the limit")
                    for t in v.tokens():
                        if t.text in SWAPPED:
                            self.change(v, t.start, t.end, SWAPPED[t.text], f'"{SWAPPED[t.text]}" for "{t.text}"')
                elif v.key == "soort" and len(kinds) > 1:
                    t = v.tokens()[0]
                    other = kinds[(kinds.index(t.text) + 1) % len(kinds)]
                    self.change(v, t.start, t.end, other, f'"{other}" for "{t.text}"')
                elif v.key not in KNOWN:
                    self.unknown[v.key] += 1

    def parameters(self):
        used = {t.text for v in self.values("bedrag", *CONDITIONS) for t in v.tokens()}
        rij = [t.text for v in self.values("rij") for t in v.tokens() if "." in t.text]
        file, text = "parameters.csv", self.texts["parameters.csv"]
        lines = text.splitlines(keepends=True)
        starts = [sum(map(len, lines[:i])) for i in range(len(lines))]
        rows = [next(csv.reader([line])) for line in lines]
        columns = {name: i for i, name in enumerate(rows[0])}
        NAAM, VANAF, TOT, WAARDE = (columns[c] for c in ("naam", "vanaf", "tot", "waarde"))
        unused = collections.Counter()

        def edit(i, column, value):
            row = list(rows[i])
            row[column] = value
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerow(row)
            return Edit(file, starts[i], starts[i] + len(lines[i]), out.getvalue())

        for i, row in enumerate(rows[1:], 1):
            naam = row[NAAM]
            if naam not in used and not any(naam == n or naam.startswith(n + ".") for n in rij):
                unused[naam] += 1
                continue
            where = f"{naam}@{row[VANAF]}"
            value = str(decimal.Decimal(row[WAARDE]) + 1)
            self.add(file, where, i + 1, f"{value} for {row[WAARDE]}", [edit(i, WAARDE, value)])
            next_ = next((j for j, r in enumerate(rows) if r[NAAM] == naam and r[VANAF] == row[TOT]), None)
            follows = any(r[NAAM] == naam and r[TOT] == row[VANAF] for r in rows)
            for days, when in ((1, "a day later"), (-1, "a day earlier")):
                if days > 0 or not follows:  # else two values overlap
                    self.add(file, where, i + 1, f"vanaf {when}", [edit(i, VANAF, moved(row[VANAF], days))])
                if row[TOT] and (days < 0 or next_ is None):
                    self.add(file, where, i + 1, f"tot {when}", [edit(i, TOT, moved(row[TOT], days))])
                if next_ is not None:
                    date = moved(row[TOT], days)
                    self.add(file, where, i + 1, f"tot {when}, and with it the vanaf of the next value",
                             [edit(i, TOT, date), edit(next_, VANAF, date)])
        self.unused = sorted(unused)


def applied(texts, edits):
    """The files that change, changed."""
    out = {}
    for e in sorted(edits, key=lambda e: -e.start):
        text = out.get(e.file, texts[e.file])
        out[e.file] = text[:e.start] + e.text + text[e.end:]
    return out


# ---- running them ----

class Runner:
    def __init__(self, programs, rules, texts, work):
        self.programs, self.rules, self.texts, self.work = programs, rules, texts, work
        self.limit = {p.name: 600 for p in programs}

    def run(self, program, folder, output=None):
        """The fate of a folder of rules in one program."""
        stopped = []
        process = subprocess.Popen(program.argv, cwd=folder, env={**os.environ, "MBORULES_MUTANT": str(folder)},
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   text=True, errors="replace")

        def stop(why):
            stopped.append(why)
            process.kill()

        timer = threading.Timer(self.limit[program.name], stop, ["timeout"])
        timer.start()
        try:
            for line in process.stdout:
                if output is not None:
                    output.append(line)
                if line.startswith("  expected  ") and not stopped:  # the oracle differs: the rest adds nothing
                    stop("killed")
            status = process.wait()
        finally:
            timer.cancel()
            process.kill()
            process.stdout.close()
        if stopped and status == -signal.SIGKILL:
            return Fate(stopped[0], program.name)
        if program.name == "laden" and status == 3:
            return Fate("refused", program.name)
        if status == 4:
            raise Refusal(f"{program.name}: " + "".join(output or ["cannot read its rules\n"]).strip())
        return Fate("survived" if not status else "crash" if status < 0 else "killed", program.name)

    def folder(self, name, changed):
        folder = self.work / name
        folder.mkdir()
        for file in self.texts:
            if file in changed:
                (folder / file).write_text(changed[file], encoding="utf-8")
            else:
                (folder / file).symlink_to(self.rules / file)
        for file in ADVIES:
            (folder / file.name).symlink_to(file)  # the law is what is changed; these only have to be there
        return folder

    def clear(self, folder):
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()

    def fate(self, number, mutant):
        folder = self.folder(str(number), applied(self.texts, mutant.edits))
        for program in self.programs:
            fate = self.run(program, folder)
            if fate.kind != "survived":
                break
        self.clear(folder)
        return fate

    def check(self, first, jobs):
        """Every program passes the rules as they are and fails broken ones; the programs in order of their time."""
        seconds = {}

        def passes(program):
            folder, output, begin = self.folder(f"as-is {program.name}", {}), [], time.monotonic()
            fate = self.run(program, folder, output)
            seconds[program.name] = time.monotonic() - begin
            self.clear(folder)
            if fate.kind != "survived":
                raise Refusal("".join(output[-30:]) + f"{program.name} fails on the rules as they are: {fate.kind}")

        broken = self.folder("broken", {"parameters.csv": "not,a,parameter,file\n"})
        for program in self.programs:
            if self.run(program, broken).kind not in ("killed", "refused"):
                raise Refusal(f"{program.name} does not fail on a broken parameter file: does it read the mutant?")
        self.clear(broken)
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            list(pool.map(passes, sorted(self.programs, key=lambda p: not p.name.startswith("orakel"))))
        laden, *tests = self.programs
        self.programs = [laden] + sorted(tests, key=lambda p: (p.name.startswith("orakel"), seconds[p.name]))
        self.limit = {name: 30 + 10 * s for name, s in seconds.items()}

        negated = self.folder("negated", applied(self.texts, first.edits))  # a fault of meaning, not of form
        kinds = {p.name: self.run(p, negated).kind for p in self.programs}
        self.clear(negated)
        blind = [n for n in kinds if n.startswith("orakel") and kinds[n] != "killed"]
        if blind or "killed" not in [kinds[n] for n in kinds if not n.startswith("orakel")]:
            raise Refusal(f"a wrong rule ({first.key}) is not seen: {kinds}")
        return seconds


# ---- survivors ----

def read_explained(path):
    explained, key = {}, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if path.exists() else ():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("\t"):
            if not key:
                raise Refusal(f"{path}:{number}: a reason without a key")
            explained[key] = (explained[key] + " " + line.strip()).strip()
            continue
        key, _, reason = line.partition("\t")
        explained[key] = reason.strip()
    for key, reason in explained.items():
        if not reason:
            raise Refusal(f"{path}: no reason: {key}")
    return explained


def programs_of(build):
    path = build / "tests/mutatie/programmas.tsv"
    if not path.exists():
        raise Refusal(f"{path} is not there: configure with tests, without sanitizers")
    rows = [line.split("\t") for line in path.read_text().splitlines()]
    missing = [row[1] for row in rows if not os.access(row[1], os.X_OK)]
    if missing:
        raise Refusal(f"{missing[0]} is not there: cmake --build {build} --target mutanten")
    return [Program(row[0], row[1:]) for row in rows]


def run_all(runner, mutants, jobs):
    fates, tty, begin = {}, sys.stderr.isatty(), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(runner.fate, i, m): m for i, m in enumerate(mutants)}
        try:
            for future in concurrent.futures.as_completed(futures):
                fates[futures[future].key] = future.result()
                if tty:
                    survived = sum(f.kind == "survived" for f in fates.values())
                    print(f"\r{len(fates)} of {len(mutants)} mutants, {survived} survived, "
                          f"{time.monotonic() - begin:.0f} s ", end="", file=sys.stderr, flush=True)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    if tty:
        print(file=sys.stderr)
    return fates


def report(runner, mutants, fates, explained, every):
    count = collections.Counter(fates.values())
    print(f"{len(mutants)} mutants" + ("" if len(mutants) == len(every) else f" of {len(every)}"))
    for program in runner.programs:
        for kind in ("killed", "crash", "timeout"):
            n = count[Fate(kind, program.name)]
            if n or kind == "killed" and program.name != "laden":
                print(f"{n:6} killed by {program.name}" + ("" if kind == "killed" else f": {kind}"))
    by_kind = collections.defaultdict(list)
    for m in mutants:
        by_kind[fates[m.key].kind].append(m)
    survivors = by_kind["survived"]
    new = [m for m in survivors if m.key not in explained]
    print(f"{len(by_kind['refused']):6} refused by the library")
    print(f"{len(survivors):6} survived, {len(survivors) - len(new)} of them explained in overlevers.txt")
    for kind in ("refused", "timeout", "crash"):
        for m in by_kind[kind]:
            print(f"{kind}: {m.key}")
    for m in new:
        print(f"SURVIVED line {m.line}: {m.key}")
    ran = {m.key for m in mutants}
    all_keys = {m.key for m in every}
    survived = {m.key for m in survivors}
    stale = [k for k in explained if k not in all_keys or k in ran and k not in survived]
    for key in stale:
        what = f"is {fates[key].kind}" if key in ran else "is no mutant any more"
        print(f"EXPLAINED in overlevers.txt but {what}: {key}")
    return 1 if new or stale else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", metavar="DIR", type=pathlib.Path, default=ROOT / "build/release",
                        help="the build folder with the programs (build/release)")
    parser.add_argument("--rules", metavar="DIR", type=pathlib.Path, default=ROOT / "libmborules/recht",
                        help="the rule files and parameters.csv (libmborules/recht)")
    parser.add_argument("--only", metavar="REGEX", help="only mutants whose key, as --list gives it, matches")
    parser.add_argument("--sample", metavar="N", type=int, default=1, help="only every N-th mutant, from the first on")
    parser.add_argument("--hand-written", action="store_true", help="leave out the oracle: minutes, not hours")
    parser.add_argument("--jobs", metavar="N", type=int, default=os.cpu_count(), help="how many at a time")
    parser.add_argument("--fates", metavar="FILE", help="also write what became of each mutant: key, tab, fate")
    parser.add_argument("--list", action="store_true", help="list the keys of the mutants and run nothing")
    parser.add_argument("--self-test", action="store_true",
                        help="only show that the programs pass the rules as they are and fail wrong ones")
    args = parser.parse_args()
    if args.sample < 1 or args.jobs < 1:
        parser.error("--sample and --jobs take a number from 1 on")
    begin = time.monotonic()
    try:
        only = re.compile(args.only or "")
        texts, blocks = read_rules(args.rules)
        maker = Maker(texts, blocks)
        maker.rules()
        maker.parameters()
        every = maker.mutants
        mutants = [m for m in every if only.search(m.key)][::args.sample]
        if args.list:
            for m in mutants:
                print(m.key)
            return 0
        if not mutants:
            raise Refusal("no mutant matches")
        explained = read_explained(HERE / "overlevers.txt")
        first = next(m for m in every if "afleiding bekostigde_instelling is: negate" in m.key)
        with tempfile.TemporaryDirectory(prefix="mutatie-") as work:
            programs = [p for p in programs_of(args.build.resolve())
                        if not (args.hand_written and p.name.startswith("orakel"))]
            runner = Runner(programs, args.rules.resolve(), texts, pathlib.Path(work))
            seconds = runner.check(first, args.jobs)
            print("as they are, the rules pass:", ", ".join(f"{p.name} {seconds[p.name]:.2f} s"
                                                           for p in runner.programs))
            print("a broken file fails in each; a wrong rule in the tests" +
                  ("" if args.hand_written else " and in the oracle"))
            if args.self_test:
                return 0
            print(f"not used by a rule, not changed: {', '.join(maker.unused) or '(none)'}", flush=True)
            print(f"toelichtingen, not changed: {maker.told}", flush=True)
            for key, n in maker.unknown.items():
                print(f"WARNING: key {key} ({n}x) is not known here and not changed")
            fates = run_all(runner, mutants, args.jobs)
        if args.fates:
            with open(args.fates, "w", encoding="utf-8") as out:
                for m in mutants:
                    out.write(f"{m.key}\t{fates[m.key].kind} {fates[m.key].program}\n")
        status = report(runner, mutants, fates, explained, every)
        print(f"{time.monotonic() - begin:.0f} s")
        return status
    except (Refusal, OSError, re.error, UnicodeError) as wrong:
        print(f"mutatie.py: {wrong}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
