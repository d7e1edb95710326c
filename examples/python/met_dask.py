# SPDX-License-Identifier: MIT
"""Answers on Dask, Parquet in and out: met_dask.py IN OUT"""
import sys

import dask.dataframe
import pandas
import pyarrow

from mborules import Beantwoorder

beantwoorder = Beantwoorder(vragen=["toelating", "onderwijsgeld"], ontbrekend=True)


def antwoorden(deel):
    """A part of the frame of Dask is one of pandas."""
    return beantwoorder(pyarrow.Table.from_pandas(deel, preserve_index=False)).to_pandas(types_mapper=pandas.ArrowDtype)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    van, naar = sys.argv[1:]
    frame = dask.dataframe.read_parquet(van, dtype_backend="pyarrow")
    frame.map_partitions(antwoorden, meta=antwoorden(frame.head(0))).to_parquet(
        naar, write_index=False, compute_kwargs={"scheduler": "processes"})
