#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tests of the page in a browser: pagina.py chromium|firefox TEST.mjs BIN_DIR SHARED

What drives the browsers comes from npm, once, into build/page/npm. Without npm, or without the browser, they are skipped.
"""
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "build" / "page"
SKIPPED = 77
NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "firefox": ("firefox-esr", "firefox")}


def skip(why):
    print(f"SKIPPED: the page in {sys.argv[1]}: {why}")
    sys.exit(SKIPPED)


def packages():
    """The folder with node_modules, made when package.json is another; two tests run side by side."""
    where, wanted = PAGE / "npm", (HERE / "package.json").read_text(encoding="utf-8")
    where.mkdir(parents=True, exist_ok=True)
    with open(PAGE / "npm.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = where / "complete"
        if not done.exists() or done.read_text(encoding="utf-8") != wanted:
            shutil.copy(HERE / "package.json", where)
            made = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=where, capture_output=True, text=True)
            if made.returncode:
                skip(f"npm: {(made.stderr or made.stdout).strip().splitlines()[-1:]}")
            done.write_text(wanted, encoding="utf-8")
    return where


def main():
    browser, what, programs, shared = sys.argv[1:]
    if not any(map(shutil.which, NAMES[browser])):
        skip("it is not installed")
    if not shutil.which("npm"):
        skip("there is no npm")
    os.environ.update(MBORULES_BROWSER=browser, MBORULES_PAGE=str(PAGE / "mbo-advies.html"), MBORULES_BIN=programs, MBORULES_NPM=str(packages()),
                      MBO_SHARED=shared)
    sys.exit(subprocess.run(["node", *(["--test"] if what.endswith(".test.mjs") else []), what]).returncode)


if __name__ == "__main__":
    main()
