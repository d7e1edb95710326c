#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile inputs against the loader: test_kwaadaardig.py MBO_STRUCTUUR SHARED_DIR

Each file of shared/tools/kwaadaardig.py, where that is, and each one made here is refused, or loaded where it is legal,
within a second and 64 MB, with one line that says what is wrong and where.
"""
import itertools
import os
import subprocess
import sys
import tempfile
import time
from itertools import repeat

LEGAL = {"utf16.xml", "dubbele_crebo.xml"}  # the second with a warning that names the crebo
NO_LINE = {"leeg.xml", "gzip.xml", "geen_xml.xml"}  # nothing in them is a line
EXPECTED = {"entiteiten.xml": "DOCTYPE", "kwadratisch.xml": "DOCTYPE", "extern.xml": "DOCTYPE",
            "externe_dtd.xml": "DOCTYPE",
            "diep.xml": "depth", "attributen.xml": "limit", "namen.xml": "names", "tekst.xml": "limit",
            "attribuutwaarde.xml": "limit", "leeg.xml": "empty", "andere_wortel.xml": "html", "gzip.xml": "gzip", "geen_xml.xml": "zip",
            "dubbele_crebo.xml": "25000", "waarden.xml": '"ABCDE"', "codering.xml": "UTF-8"}


def measured(command):
    """Exit status, stderr, seconds and peak bytes of a command, in a process of its own."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    error = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, error, time.monotonic() - begin, usage.ru_maxrss * 1024


# What is made here: the pieces of a file (never all at once: a child begins with the size of this process), and what
# must stand in the message; None: it is legal.
CREBO = "<profiel><creboinformatie><crebo>%d</crebo></creboinformatie></profiel>"


def around(names, pieces):
    yield "".join(f"<{n}>" for n in names.split())
    yield from pieces
    yield "".join(f"</{n}>" for n in reversed(names.split()))


PROFIELEN = "sbb dossiers dossier profielen"
TEKST = "sbb dossiers dossier", ("<basis><basistaken><basiskerntaken><kerntaak nr='2'><complexiteit><![CDATA[",
                                 "]]></complexiteit></kerntaak></basiskerntaken></basistaken></basis><profielen>"
                                 + CREBO % 25000 + "</profielen>")


def text_of(piece):
    """A text that says the same again and again."""
    names, (before, after) = TEKST
    return around(names, [before, piece * (200_000 // len(piece)), after])


TEXTS = {
    "ampersands.xml": (lambda: text_of("&"), None),
    "tags.xml": (lambda: text_of("<a"), None),
    "ontsnapt.xml": (lambda: text_of("&lt;a "), None),
    "commentaar.xml": (lambda: text_of("<!-"), None),
    "commentaren.xml": (lambda: text_of("<!--"), None),
}


# What a kerntaak, a werkproces or a dossier has very many of. It is shown and searched: reading all of it by index is
# to take no time by its square.
def dossier(basis="", kerntaak="", werkproces="", profielen=(), informatie=""):
    """A dossier in which each part is pieces."""
    yield "<sbb><competenties><competentie nr='2' titel='C'/></competenties><dossiers><dossier nr='1'>"
    yield "<kennisenvaardigheden><kennisofvaardigheid nr='3' titel='K'/></kennisenvaardigheden>"
    yield "<basis><basistaken><basiskerntaken><kerntaak nr='4'>"
    yield from kerntaak
    yield "<basiswerkprocessen><werkproces nr='5'>"
    yield from werkproces
    yield "</werkproces>"
    yield from basis
    yield "</basiswerkprocessen></kerntaak></basiskerntaken></basistaken></basis><profielen><profiel nr='10'>"
    yield "<creboinformatie><crebo>25000</crebo></creboinformatie></profiel>"
    yield from profielen
    yield "</profielen><verantwoordingsinformatie>"
    yield from informatie
    yield "</verantwoordingsinformatie></dossier></dossiers></sbb>"


def each(form, numbers):
    return (form % number for number in numbers)


VEEL = range(10, 30_010)
KENNIS = "<vakkennisenvaardigheden referentie='3'/>"
VOOR = "<aanvullend><profiel referentie='%d'/>"
KENNIS_VOOR = "<vakkennisenvaardighedenonderdelen>" + KENNIS + "</vakkennisenvaardighedenonderdelen></aanvullend>"
KENNISSEN = "vakkennisenvaardigheden vakkennisenvaardighedenperprofiel"
COMPLEX = "complexiteit complexiteitperprofiel"
TAAL = "taalbeheersingseisen taalbeheersingseis"
VAARDIG = "<taal titel='T'><taalvaardigheden>", "<taalvaardigheid titel='V' niveau='A1'/>", "</taalvaardigheden></taal>"


def product(profielen):
    """One addition that names many profielen and has many references."""
    return itertools.chain(["<vakkennisenvaardigheden><vakkennisenvaardighedenperprofiel><aanvullend>"],
                           each("<profiel referentie='%d'/>", range(9 + profielen, 9, -1)),
                           ["<vakkennisenvaardighedenonderdelen>"], repeat(KENNIS, 10_000),
                           ["</vakkennisenvaardighedenonderdelen></aanvullend></vakkennisenvaardighedenperprofiel>"
                            "</vakkennisenvaardigheden>"])


MANY = {
    "verwijzingen.xml": (lambda: dossier(kerntaak=around("vakkennisenvaardigheden", repeat(KENNIS, 50_000))), None),
    "verwijzingen_profiel.xml": (lambda: dossier(
        kerntaak=around(KENNISSEN, repeat(VOOR % 10 + KENNIS_VOOR, 30_000))), None),
    "competenties.xml": (lambda: dossier(werkproces=around("werkprocescompetenties",
                                                           repeat("<competentie referentie='2'/>", 40_000))), None),
    "taaleisen.xml": (lambda: dossier(informatie=around(TAAL, itertools.chain(
        ["<profiel referentie='10'>", VAARDIG[0]], repeat(VAARDIG[1], 40_000), [VAARDIG[2], "</profiel>"]))), None),
    "taaleisen_om_en_om.xml": (lambda: dossier(informatie=around(TAAL, itertools.chain.from_iterable(repeat(
        [f"<profiel{ref}>{''.join(VAARDIG)}</profiel>" for ref in (" referentie='10'", "", " referentie='11'")],
        10_000)))), None),
    "elk_profiel.xml": (lambda: dossier(
        kerntaak=around(COMPLEX, each(VOOR + "<complexiteit>woord</complexiteit></aanvullend>", VEEL)),
        profielen=each("<profiel nr='%d'/>", VEEL)), None),
    "elk_profiel_kennis.xml": (lambda: dossier(kerntaak=around(KENNISSEN, each(VOOR + KENNIS_VOOR, VEEL)),
                                               profielen=each("<profiel nr='%d'/>", VEEL)), None),
    "profielen_werkprocessen.xml": (lambda: dossier(basis=repeat("<werkproces/>", 30_000),
                                                    profielen=each("<profiel nr='%d'/>", VEEL)), None),
    "profielen_kennis.xml": (lambda: dossier(kerntaak=product(100_000)), "memory"),
    "profielen_kennis_net.xml": (lambda: dossier(kerntaak=product(50)), None),
}
def beschrijving(profielen, tekst):
    """A werkproces with an addition."""
    return around("werkproces werkprocesomschrijving werkprocesomschrijvingperprofiel aanvullend",
                  itertools.chain(profielen, around("omschrijving", tekst)))


def same_nr(texts, words):
    """Many profielen of one nr, each with all that is for it."""
    return dossier(basis=repeat("".join(beschrijving(["<profiel referentie='10'/>"], [words])), texts),
                   profielen=repeat("<profiel nr='10'/>", 30_000))


def for_many(words):
    return dossier(basis=beschrijving(each("<profiel referentie='%d'/>", range(10, 5_010)), words),
                   profielen=each("<profiel nr='%d'/>", range(11, 5_010)))


# What the word index refuses, or just not.
WOORDEN = {
    "woorden.xml": (lambda: for_many(each("%x ", range(30_000))), "too many words"),
    "woord.xml": (lambda: for_many(repeat("a ", 100_000)), "too many words"),
    "een_nr.xml": (lambda: same_nr(3_000, "a"), "too many words"),
    "een_nr_net.xml": (lambda: same_nr(1, "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3"), None),
}
# What is searched for stands on the last of them.
ZOEK = {
    "laatste.xml": (lambda: around(PROFIELEN, itertools.chain(each(CREBO, range(25_000, 85_000)),
                                                              ["<profiel titel='woord'/>"])), None),
}
OWN = {
    **TEXTS,
    **MANY,
    **WOORDEN,
    **ZOEK,
    "opmerkingen.xml": (lambda: around("sbb dossiers dossier kennisenvaardigheden", each(
        "<kennisofvaardigheid nr='a%d'/>", range(300_000))), None),
    "een_crebo.xml": (lambda: around(PROFIELEN, repeat(CREBO % 25000, 100_000)), None),
    "profielen.xml": (lambda: around(PROFIELEN, repeat("<profiel/>", 2_000_000)), "memory"),
    "crebos.xml": (lambda: around(PROFIELEN + " profiel creboinformatie", repeat("<crebo>1</crebo>", 1_200_000)), "memory"),
    "voorvoegsels.xml": (lambda: around("sbb", repeat("<a " + " ".join(
        [f"xmlns:p{p}='u{p}'" for p in range(60)] + [f"p{p}:n{n}=''" for p in range(60) for n in range(400)]) + "/>", 20)),
        "attributes"),
    # every attribute with a prefix is a look at every namespace in scope
    "naamruimten.xml": (lambda: itertools.chain(
        ["<sbb xmlns:q='q'><dossiers/>"], repeat("<a " + " ".join(f"xmlns:p{n}='u{n}'" for n in range(250)) + ">", 60),
        repeat("<b " + " ".join(f"q:n{n}=''" for n in range(250)) + "/>", 4_000), ["</a>" * 60, "</sbb>"]), "namespaces"),
    # the parser gives 300 bytes of such a section at a time, and looks for its end again each time
    "cdata.xml": (lambda: around("sbb", ["<![CDATA[", *repeat("a>" * 50_000, 90), "]]>"]), "CDATA"),
    "witregels.xml": (lambda: itertools.chain(around("sbb", ["<dossiers/>"]), repeat("\n" * 10_000, 100)), None),
    "attributen.xml": (lambda: around("sbb", itertools.chain(["<dossiers/>"], repeat(
        "<a " + " ".join(f"n{n}=''" for n in range(250)) + "/>", 8_000))), None),
    "botsing.xml": (lambda: around(PROFIELEN, (CREBO % (i << 14) for i in range(1, 100_000))), None),
}


def asked(name):
    """What is asked of a file beside its name, each time."""
    if name in TEXTS:
        return [["25000", "--json", "--schoon"]]
    if name in ZOEK or name in WOORDEN:
        return [["--zoek", "woord"]]
    return [["25000", "--json"], ["--zoek", "woord"]] if name in MANY else [[]]


def not_its_own(program, error):
    """What stands on stderr and is no line of the program itself: the library and what is below it write nothing."""
    name = os.path.basename(program)
    return [line for line in error.split("\n")[:-1] if not line.startswith(f"{name}: ")] + error.split("\n")[-1:]


def verdict(path, program, sanitized, legal, expected, line=True, more=()):
    """Run it, print how it went, and tell what is wrong."""
    status, error, seconds, peak = measured([program, path, *more])
    wrong = [f"on stderr: {text[:80]!r}" for text in not_its_own(program, error) if text]
    if status != (0 if legal else 1):
        wrong.append(f"exit status {status}")
    if not legal and error.count("\n") != 1:
        wrong.append("not one line on stderr")
    if expected not in error:
        wrong.append(f"does not say {expected}")
    if not legal and line and f"{path}:" not in error:
        wrong.append("does not name the line")
    if not sanitized and (seconds > 1 or peak > 64e6):
        wrong.append("too slow or too large")
    name = os.path.basename(path)
    print(f"{'FAILED' if wrong else 'ok':6} {name:22} {seconds * 1000:5.0f} ms {peak / 1e6:5.1f} MB  "
          f"{error.strip()[-90:]}")
    return [f"{name}: {w}" for w in wrong]


# Inputs that failed in the field: which are loaded.
FIELD = {"hoofdstuk-met-punt.xml": True, "elementen-in-tekst.xml": True, "naamruimte.xml": True,
         "cr-verwijzing.xml": True, "instroom-tot-9999.xml": True, "bom-tegen-declaratie.xml": False,
         "byte-na-einde-ascii.xml": False, "halve-eenheid-na-einde-utf16.xml": False, "zonder-dossiers.xml": False}


def field(program, shared):
    """What the programs say of the field's inputs: their own line or nothing."""
    folder, bad = os.path.join(shared, "data", "veldtest"), []
    if not os.path.isdir(folder):
        print(f"SKIPPED: the inputs of {folder}, which is not there")
        return bad
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".xml"):
            commands = [[program, path], [program, path, "--zoek", "woord"]]
        elif name.startswith("parameter"):
            commands = [[os.path.join(os.path.dirname(program), other), "--parameters", path]
                        for other in ("mbo-regels", "mbo-advies")]
        elif name.endswith(".csv"):
            commands = [[os.path.join(os.path.dirname(program), "mbo-batch"), "--stil", "--eigen", eigen, path]
                        for eigen in ("klant", "")]
        else:
            continue
        for command in commands:
            status, error, _, _ = measured(command)
            bad += [f"{name}: on stderr of {os.path.basename(command[0])}: {text[:80]!r}"
                    for text in not_its_own(command[0], error) if text]
            if status and not error:
                bad.append(f"{name}: {os.path.basename(command[0])} does not say why")
        if name in FIELD and (measured([program, path])[0] == 0) != FIELD[name]:
            bad.append(f"{name}: is {'not ' if FIELD[name] else ''}loaded")
    return bad


def main(program, shared, sanitized):
    bad = field(program, shared)
    with tempfile.TemporaryDirectory() as folder:
        maker = os.path.join(shared, "tools", "kwaadaardig.py")
        if os.path.exists(maker):
            subprocess.run([sys.executable, maker, folder], check=True)
            names = sorted(os.listdir(folder))
            for name in names:
                bad += verdict(os.path.join(folder, name), program, sanitized, name in LEGAL, EXPECTED.get(name, ""),
                               name not in NO_LINE)
            if len(names) < 15:
                bad.append(f"{maker} made too few files")
        else:
            print(f"SKIPPED: the hostile inputs of {maker}, which is not there")
        for name, (make, expected) in OWN.items():
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(make())
            for more in asked(name):
                bad += verdict(path, program, sanitized, expected is None, expected or "", name not in WOORDEN, more)
            os.remove(path)
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], len(sys.argv) > 3 and sys.argv[3] == "sanitized"))
