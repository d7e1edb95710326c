#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Packages from PyPI that tests need, in a virtual environment of the build: a machine has other versions, or none.

usage: omgeving.py                        make the environment of the tests, if it is not there
       omgeving.py FILE [PYTEST_OPTION...]   run a file or folder of tests in it

Without PyPI, a file that can be run as a script by itself (it needs the standard library alone) is run so; another is
skipped, with a line. The environment is build/python, or where MBORULES_ENVIRONMENT says.
"""
import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
WHERE = Path(os.environ.get("MBORULES_ENVIRONMENT") or HERE.parent / "build" / "python")
REQUIREMENTS = HERE / "requirements.txt"


def make(where=WHERE, requirements=REQUIREMENTS):
    """The Python of the environment `where` with the packages, made once; None, and a message, when it cannot be."""
    where = Path(where).absolute()
    where.parent.mkdir(parents=True, exist_ok=True)
    wanted = f"{sys.version}\n{requirements.read_text(encoding='utf-8')}"
    with open(f"{where}.lock", "w") as lock:  # tests run side by side
        fcntl.flock(lock, fcntl.LOCK_EX)
        python, done, failed = where / "bin" / "python", where / "complete", Path(f"{where}.failed")
        if done.exists() and done.read_text(encoding="utf-8") == wanted:
            return python, ""
        if failed.exists() and time.time() - failed.stat().st_mtime < 600:  # each test after it would wait as long
            return None, failed.read_text(encoding="utf-8")
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", where], check=True, capture_output=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile",
                            "-r", requirements], check=True, capture_output=True)
        except subprocess.CalledProcessError as error:
            why = (error.stderr + error.stdout).decode(errors="replace").strip().split("\n")[-1]
            failed.write_text(why, encoding="utf-8")
            return None, why
        done.write_text(wanted, encoding="utf-8")
        failed.unlink(missing_ok=True)
        return python, ""


def enter(where=WHERE, requirements=REQUIREMENTS):
    """Go on in the environment, with the same arguments; ends with 77 (skipped) when it cannot be made."""
    if Path(sys.prefix).resolve() == Path(where).resolve():
        return
    python, why = make(where, requirements)
    if not python:
        print(f"SKIPPED: {Path(sys.argv[0]).stem}: {why}")
        sys.exit(77)
    run(python, *sys.argv)


def run(python, *args):
    """Go on as this. What it imports is compiled once; nothing is written beside the sources."""
    sys.stdout.flush()
    os.execve(python, [str(python), *args], {**os.environ, "PYTHONPYCACHEPREFIX": f"{WHERE}-pycache"})


def site_packages(where=WHERE):
    return str(Path(where) / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages")


def main(file=None, *options):
    python, why = make()
    if not python:
        name = Path(file).stem if file else "what needs packages from PyPI"
        alone = file and Path(file).is_file() and "unittest.main()" in Path(file).read_text(encoding="utf-8")
        print(f"SKIPPED: {name}{' under pytest' if alone else ''}: {why}")
        if alone:
            run(sys.executable, file)
        sys.exit(77)
    if file:
        run(python, "-m", "pytest", file, *options)


if __name__ == "__main__":
    main(*sys.argv[1:])
