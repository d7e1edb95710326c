#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile inputs against the loader: test_kwaadaardig.py MBO_STRUCTUUR SHARED_DIR

Each file of shared/tools/kwaadaardig.py (where that is) and of our own is refused, or loaded where it is legal, within a
second and 64 MB, with one line that says what is wrong and where.
"""
import os
import subprocess
import sys
import tempfile
import time

LEGAL = {"utf16.xml", "dubbele_crebo.xml"}  # the second with a warning that names the crebo
NO_LINE = {"leeg.xml", "gzip.xml"}          # nothing in them is a line
EXPECTED = {"entiteiten.xml": "DOCTYPE", "kwadratisch.xml": "DOCTYPE", "extern.xml": "DOCTYPE",
            "externe_dtd.xml": "DOCTYPE",
            "diep.xml": "depth", "attributen.xml": "limit", "namen.xml": "names", "tekst.xml": "limit",
            "attribuutwaarde.xml": "limit", "leeg.xml": "empty", "andere_wortel.xml": "html", "gzip.xml": "gzip",
            "dubbele_crebo.xml": "25000", "waarden.xml": '"x"', "codering.xml": "UTF-8"}

# Our own: what makes a loader or a reader do the same over and over.
PROFIEL = "<profiel nr='{}'><creboinformatie><crebo>{}</crebo></creboinformatie>{}</profiel>"
KERNTAAK = ("<dossier nr='1' titel='D'><basis><basistaken><basiskerntaken><kerntaak nr='2' titel='K'><complexiteit>"
            "<![CDATA[{}]]></complexiteit></kerntaak></basiskerntaken></basistaken></basis><profielen>"
            + PROFIEL.format(3, 25000, "") + "</profielen></dossier>")


def own():
    """Name, content, further arguments: each is legal, and must be quick and small."""
    def file(dossiers):
        return f"<sbb><dossiers>{dossiers}</dossiers></sbb>"

    yield "een_crebo.xml", file("<dossier nr='1'><profielen>" + "".join(
        PROFIEL.format(i, 25000, "") for i in range(1, 60001)) + "</profielen></dossier>"), []
    yield "veel_crebos.xml", file("".join(f"<dossier nr='{d}'><profielen><profiel nr='{d}'><creboinformatie>" + "".join(
        f"<crebo>{i << 16}</crebo>" for i in range(1, 20001)) + "</creboinformatie></profiel></profielen></dossier>"
        for d in (1, 2))), []
    for name, piece in ("ampersands", "&"), ("tags", "<a"), ("ontsnapt", "&lt;a "), ("commentaar", "<!-"):
        yield name + ".xml", file(KERNTAAK.format(piece * (200000 // len(piece)))), ["25000", "--json", "--schoon"]


def measured(command):
    """Exit status, stderr, seconds and peak bytes of a command, in a process of its own."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    error = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, error, time.monotonic() - begin, usage.ru_maxrss * 1024


def main(program, shared, sanitized):
    maker = os.path.join(shared, "tools", "kwaadaardig.py")
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        if os.path.exists(maker):
            subprocess.run([sys.executable, maker, folder], check=True)
        else:
            print(f"SKIPPED: some hostile inputs: there is no {maker}")
        names = sorted(os.listdir(folder))
        more = {}
        for name, content, arguments in own():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(content)
            more[name] = arguments
        for name in names + list(more):
            path = os.path.join(folder, name)
            status, error, seconds, peak = measured([program, path, *more.get(name, [])])
            legal, wrong = name in LEGAL or name in more, []
            if status != (0 if legal else 1):
                wrong.append(f"exit status {status}")
            if not legal and error.count("\n") != 1:
                wrong.append("not one line on stderr")
            if EXPECTED.get(name, "") not in error:
                wrong.append(f"does not say {EXPECTED[name]}")
            if not legal and name not in NO_LINE and f"{path}:" not in error:
                wrong.append("does not name the line")
            if not sanitized and (seconds > 1 or peak > 64e6):
                wrong.append("too slow or too large")
            print(f"{'FAILED' if wrong else 'ok':6} {name:22} {seconds * 1000:5.0f} ms {peak / 1e6:5.1f} MB  "
                  f"{error.strip()[-90:]}")
            bad += [f"{name}: {w}" for w in wrong]
    print("\n".join(bad))
    return 1 if bad or (names and len(names) < 15) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], len(sys.argv) > 3 and sys.argv[3] == "sanitized"))
