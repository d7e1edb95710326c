# SPDX-License-Identifier: MIT
"""Answers by way of polars, Parquet in and out, however many rows: met_polars.py IN OUT

OUT is there when all of it is. The row that an error names is that of the part which polars gave, not of IN."""
import os
import sys

os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")  # row groups that are read ahead, and held
import polars  # noqa: E402

from mborules import Beantwoorder  # noqa: E402

if len(sys.argv) != 3:
    sys.exit(__doc__)
van, naar = sys.argv[1:]
beantwoorder = Beantwoorder(vragen=["toelating", "onderwijsgeld"], ontbrekend=True)
polars.Config.set_streaming_chunk_size(16384)


def antwoorden(deel):
    return polars.DataFrame(beantwoorder(deel))


frame = polars.scan_parquet(van)
schema = antwoorden(polars.DataFrame(schema=frame.collect_schema())).schema
frame.map_batches(antwoorden, streamable=True, schema=schema).sink_parquet(f"{naar}.deel")
os.replace(f"{naar}.deel", naar)
