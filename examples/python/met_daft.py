# SPDX-License-Identifier: MIT
"""Answers on Daft, Parquet in and out: met_daft.py IN OUT"""
import sys

import daft
import pyarrow

from mborules import Beantwoorder

if len(sys.argv) != 3:
    sys.exit(__doc__)
van, naar = sys.argv[1:]
beantwoorder = Beantwoorder(vragen=["toelating", "onderwijsgeld"], ontbrekend=True)
frame = daft.read_parquet(van)
schema = beantwoorder(frame.schema().to_pyarrow_schema().empty_table()).schema
struct = pyarrow.struct(list(schema))  # a function of Daft gives one column, which it takes apart


@daft.func.batch(return_dtype=daft.DataType.from_arrow_type(struct), unnest=True)
def antwoorden(*kolommen: daft.Series) -> pyarrow.Array:
    deel = pyarrow.table([kolom.to_arrow() for kolom in kolommen], names=[kolom.name() for kolom in kolommen])
    return beantwoorder(deel).to_struct_array().combine_chunks().cast(struct)


frame.select(antwoorden(*(daft.col(naam) for naam in frame.column_names))).write_parquet(naar)
