#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile inputs against the loader: test_kwaadaardig.py MBO_STRUCTUUR SHARED_DIR

Each file of shared/tools/kwaadaardig.py is refused, or loaded where it is legal, within a second and 64 MB, with one
line that says what is wrong and where. Exit status 77: skipped.
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
    if not os.path.exists(maker):
        print(f"SKIPPED: hostile inputs: there is no {maker}")
        return 77
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, maker, folder], check=True)
        names = sorted(os.listdir(folder))
        for name in names:
            path = os.path.join(folder, name)
            status, error, seconds, peak = measured([program, path])
            wrong = []
            if status != (0 if name in LEGAL else 1):
                wrong.append(f"exit status {status}")
            if name not in LEGAL and error.count("\n") != 1:
                wrong.append("not one line on stderr")
            if EXPECTED.get(name, "") not in error:
                wrong.append(f"does not say {EXPECTED[name]}")
            if name not in LEGAL | NO_LINE and f"{path}:" not in error:
                wrong.append("does not name the line")
            if not sanitized and (seconds > 1 or peak > 64e6):
                wrong.append("too slow or too large")
            print(f"{'FAILED' if wrong else 'ok':6} {name:22} {seconds * 1000:5.0f} ms {peak / 1e6:5.1f} MB  "
                  f"{error.strip()[-90:]}")
            bad += [f"{name}: {w}" for w in wrong]
    print("\n".join(bad))
    return 1 if bad or len(names) < 15 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], len(sys.argv) > 3 and sys.argv[3] == "sanitized"))
