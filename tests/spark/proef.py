#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tests of mborules.spark, and of the examples of other engines, each in an environment of its own with what it needs
from PyPI: proef.py FOLDER spark|elders [PYTEST_OPTION...]; and bench_spark.py: proef.py FOLDER bench [ROWS [ROUNDS]]

The environments are made in FOLDER. Ends with 77 when one cannot be made."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import omgeving  # noqa: E402


def main(map_, wat, *opties):
    naam = "elders" if wat == "elders" else "spark"
    python, waarom = omgeving.make(pathlib.Path(map_) / naam, HERE / f"requirements{'-elders' if wat == 'elders' else ''}.txt")
    if not python:
        print(f"SKIPPED: {wat}: {waarom}")
        sys.exit(77)
    if wat == "bench":
        omgeving.run(python, "-W", "ignore", str(HERE.parent / "bench" / "bench_spark.py"), *opties)
    omgeving.run(python, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-W", "ignore", *opties, str(HERE / f"test_{wat}.py"))


if __name__ == "__main__":
    main(*sys.argv[1:])
