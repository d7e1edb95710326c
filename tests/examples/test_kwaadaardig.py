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
            "dubbele_crebo.xml": "25000", "waarden.xml": '"x"', "codering.xml": "UTF-8"}


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


# What is asked of a file beside its name: its texts made plain.
PLAIN = ["25000", "--json", "--schoon"]
TEXTS = {
    "ampersands.xml": (lambda: text_of("&"), None),
    "tags.xml": (lambda: text_of("<a"), None),
    "ontsnapt.xml": (lambda: text_of("&lt;a "), None),
    "commentaar.xml": (lambda: text_of("<!-"), None),
    "commentaren.xml": (lambda: text_of("<!--"), None),
}
OWN = {
    **TEXTS,
    "een_crebo.xml": (lambda: around(PROFIELEN, repeat(CREBO % 25000, 100_000)), None),
    "profielen.xml": (lambda: around(PROFIELEN, repeat("<profiel/>", 2_000_000)), "memory"),
    "crebos.xml": (lambda: around(PROFIELEN + " profiel creboinformatie", repeat("<crebo>1</crebo>", 1_200_000)), "memory"),
    "voorvoegsels.xml": (lambda: around("sbb", repeat("<a " + " ".join(
        [f"xmlns:p{p}='u{p}'" for p in range(60)] + [f"p{p}:n{n}=''" for p in range(60) for n in range(400)]) + "/>", 20)),
        "attributes"),
    # every attribute with a prefix is a look at every namespace in scope
    "naamruimten.xml": (lambda: itertools.chain(
        ["<sbb xmlns:q='q'>"], repeat("<a " + " ".join(f"xmlns:p{n}='u{n}'" for n in range(250)) + ">", 60),
        repeat("<b " + " ".join(f"q:n{n}=''" for n in range(250)) + "/>", 4_000), ["</a>" * 60, "</sbb>"]), "namespaces"),
    # the parser gives 300 bytes of such a section at a time, and looks for its end again each time
    "cdata.xml": (lambda: around("sbb", ["<![CDATA[", *repeat("a>" * 50_000, 90), "]]>"]), "CDATA"),
    "witregels.xml": (lambda: itertools.chain(around("sbb", ["<dossiers/>"]), repeat("\n" * 10_000, 100)), None),
    "attributen.xml": (lambda: around("sbb", repeat("<a " + " ".join(f"n{n}=''" for n in range(250)) + "/>", 8_000)),
                       None),
    "botsing.xml": (lambda: around(PROFIELEN, (CREBO % (i << 14) for i in range(1, 100_000))), None),
}


def verdict(path, program, sanitized, legal, expected, line=True, more=()):
    """Run it, print how it went, and tell what is wrong."""
    status, error, seconds, peak = measured([program, path, *more])
    wrong = []
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


def main(program, shared, sanitized):
    bad = []
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
            bad += verdict(path, program, sanitized, expected is None, expected or "",
                           more=PLAIN if name in TEXTS else [])
            os.remove(path)
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], len(sys.argv) > 3 and sys.argv[3] == "sanitized"))
