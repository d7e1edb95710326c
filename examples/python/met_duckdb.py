# SPDX-License-Identifier: MIT
"""Answers by way of DuckDB, Parquet in and out, however many rows: met_duckdb.py IN OUT"""
import sys

import duckdb

from mborules import Beantwoorder

if len(sys.argv) != 3:
    sys.exit(__doc__)
van, naar = sys.argv[1:]
beantwoorder = Beantwoorder(vragen=["toelating", "onderwijsgeld"], ontbrekend=True, threads=0)
# A connection does one query at a time, so one reads and another writes. In what order is of no account: the id stays.
klein = {"memory_limit": "200MB", "preserve_insertion_order": False}
lezer, schrijver = duckdb.connect(config=klein), duckdb.connect(config=klein)
antwoorden = beantwoorder(lezer.read_parquet(van).to_arrow_reader(65536))
schrijver.from_arrow(antwoorden).write_parquet(naar)
