# SPDX-License-Identifier: MIT
"""A table of polars through the library and back: tabel.py CSV

Needs polars, pyarrow and the shared library, which is called as it is. In the place of `frame` can stand whatever has an
Arrow stream (`__arrow_c_stream__`): a table of pyarrow, a frame of pandas, a relation of DuckDB."""
import ctypes
import sys

import polars
import pyarrow

if len(sys.argv) != 2:
    sys.exit(__doc__)
lib = ctypes.CDLL("libmborules.so.0.1")
regels, batch, fout = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.create_string_buffer(512)
cases, answers = (ctypes.c_void_p * 5)(), (ctypes.c_void_p * 5)()  # each a struct ArrowArrayStream
frame = polars.read_csv(sys.argv[1], try_parse_dates=True)

pyarrow.RecordBatchReader.from_stream(frame)._export_to_c(ctypes.addressof(cases))
if (lib.mbo_regels_create(None, ctypes.byref(regels), fout)
        or lib.mbo_batch_create(regels, None, 0, None, ctypes.byref(batch), fout)
        or lib.mbo_batch_stream(batch, cases, answers, fout)):
    sys.exit(fout[24:].partition(b"\0")[0].decode())  # the message of a mbo_fout
lib.mbo_batch_free(batch)  # the stream goes on
lib.mbo_regels_free(regels)
print(polars.from_arrow(pyarrow.RecordBatchReader._import_from_c(ctypes.addressof(answers)).read_all()))
