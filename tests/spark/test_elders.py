# SPDX-License-Identifier: MIT
"""The examples of other engines: each gives what the library gives. One that is not installed is skipped, with a line."""

import importlib.util
import os
import pathlib
import subprocess
import sys

import pyarrow as pa
import pytest

import caseload
from mborules import Regels
from test_beantwoorder import plat

VOORBEELDEN = pathlib.Path(__file__).resolve().parents[2] / "examples" / "python"
RIJEN = 20_000


@pytest.mark.parametrize("wie", ["ray", "dask", "daft"])
def test_the_example(wie, tmp_path):
    if not importlib.util.find_spec(wie):
        pytest.skip(f"SKIPPED: {wie} does not install on this machine")
    tabel = caseload.tabel(RIJEN)
    (tmp_path / "van").mkdir()
    for deel in range(4):
        caseload.pq.write_table(tabel.slice(deel * RIJEN // 4, RIJEN // 4), tmp_path / "van" / f"{deel}.parquet")
    done = subprocess.run([sys.executable, VOORBEELDEN / f"met_{wie}.py", tmp_path / "van", tmp_path / "naar"], env=os.environ,
                          capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    wanted = plat(pa.table(Regels().batch(tabel, vragen=["toelating", "onderwijsgeld"], ontbrekend=True)))
    found = caseload.pq.read_table(tmp_path / "naar").sort_by("id")
    assert found.column_names == wanted.column_names
    assert found.cast(wanted.schema).equals(wanted)
