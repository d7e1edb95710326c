#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The Arrow stream with real producers and consumers: test_arrow.py LIBRARY MBO_ADVIES

Tables of pyarrow, pandas, polars and DuckDB go in through the C stream interface and come out as pyarrow tables. The
packages come from PyPI, once; without them the test is skipped with a line. Answers are compared with
those of mbo-advies, a case at a time.
"""
import ctypes
import datetime
import decimal
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import omgeving  # noqa: E402

LIBRARY, ADVIES = (Path(arg).resolve() for arg in sys.argv[1:3])
STRENG, TELLEN, ONTBREKEND, BITS, BEDRAGEN, INT8 = (1 << n for n in range(6))

omgeving.enter()
import duckdb  # noqa: E402
import pandas as pd  # noqa: E402
import polars as pl  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.compute as pc  # noqa: E402
import pyarrow.ipc  # noqa: E402, F401


class Options(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("allocator", ctypes.c_void_p), ("structuur", ctypes.c_void_p),
                ("options", ctypes.c_int32), ("threads", ctypes.c_int32), ("fouten", ctypes.c_int32),
                ("reserved", ctypes.c_int32), ("progress", ctypes.c_void_p), ("progress_ctx", ctypes.c_void_p)]


class Stream(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("get_schema", "get_next", "get_last_error", "release", "data")]


LIB = ctypes.CDLL(str(LIBRARY))
REGELS = ctypes.c_void_p()
assert LIB.mbo_regels_create(None, ctypes.byref(REGELS), None) == 0


def export(table, into):
    """As the producer itself hands its stream over."""
    api = ctypes.pythonapi
    api.PyCapsule_GetPointer.restype, api.PyCapsule_GetPointer.argtypes = ctypes.c_void_p, (ctypes.py_object,
                                                                                           ctypes.c_char_p)
    capsule = table.__arrow_c_stream__()
    stream = Stream.from_address(api.PyCapsule_GetPointer(capsule, b"arrow_array_stream"))
    ctypes.memmove(ctypes.byref(into), ctypes.byref(stream), ctypes.sizeof(Stream))
    stream.release = None  # moved


def answer(reader, options=ONTBREKEND | BEDRAGEN):
    """A table of answers from anything that has a stream of its own."""
    batch, error = ctypes.c_void_p(), ctypes.create_string_buffer(512)
    given = Options(size=ctypes.sizeof(Options), options=options)
    assert LIB.mbo_batch_create(REGELS, None, ctypes.c_size_t(0), ctypes.byref(given), ctypes.byref(batch), error) == 0
    into, out = Stream(), Stream()
    export(reader, into)
    status = LIB.mbo_batch_stream(batch, ctypes.byref(into), ctypes.byref(out), error)
    LIB.mbo_batch_free(batch)
    if status:
        raise ValueError(error.raw[24:].split(b"\0")[0].decode())
    return pa.RecordBatchReader._import_from_c(ctypes.addressof(out)).read_all()


ROWS = [
    dict(id=1, bewijs="diploma", leerweg="bbl", instelling="roc", soort_opleiding="basisberoeps",
         vooropleiding="vmbo_bb", geboortedatum="1991-05-06", startdatum="2024-11-04", studieduur=24,
         verblijf_in_orde=True, onderwijsprijs=None),
    dict(id=2, bewijs="diploma", leerweg="bol", instelling="privaat", soort_opleiding="vak", vooropleiding="-",
         geboortedatum=None, startdatum="2024-08-01", studieduur=None, verblijf_in_orde=None, onderwijsprijs="1234.50"),
    dict(id=3, bewijs=None, leerweg="derde", instelling="aoc", soort_opleiding=None, vooropleiding="havo;mbo_vak",
         geboortedatum="2008-10-02", startdatum="2026-09-01", studieduur=36, verblijf_in_orde=False,
         onderwijsprijs="99.95"),
    dict(id=4, bewijs="diploma", leerweg="bol", instelling="beroepscollege", soort_opleiding="vak",
         vooropleiding="mavo", geboortedatum="1958-02-28", startdatum="2016-09-01", studieduur=36,
         verblijf_in_orde=True, onderwijsprijs=None),
]


def by_hand():
    """The answers of mbo-advies to each row."""
    result = []
    for row in ROWS:
        facts = [f"{name}={ {True: 'ja', False: 'nee'}.get(value, value) }" for name, value in row.items()
                 if name != "id" and value is not None]
        out = subprocess.run([ADVIES, "--vraag", "alle", "--json", *facts], check=True, capture_output=True).stdout
        result.append({entry["vraag"]: entry for entry in json.loads(out)})
    return result


def day(text):
    return text and datetime.date.fromisoformat(text)


def money(text):
    return text and decimal.Decimal(text)


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.expected = by_hand()
        cls.columns = {name: [row[name] for row in ROWS] for name in ROWS[0]}

    def check(self, table, key="id"):
        self.assertEqual(table.column_names[0], key)
        self.assertEqual(table.column(0).to_pylist(), [1, 2, 3, 4])
        self.assertIn(b"mborules.regels", table.schema.metadata)
        for row, expected in zip(table.to_pylist(), self.expected):
            for vraag, entry in expected.items():
                self.assertEqual((row[vraag], row[f"{vraag}.ontbrekend"]),
                                 (entry["uitkomst"], ";".join(entry["ontbrekend"])))
                if f"{vraag}.bedrag" in row:
                    cents = row[f"{vraag}.bedrag"]
                    self.assertEqual((cents if cents is None else int(cents * 100), row[f"{vraag}.soort"]),
                                     (entry.get("bedrag"), entry.get("soort")))
                if f"{vraag}.vanaf" in row:
                    self.assertEqual(row[f"{vraag}.vanaf"], day(entry.get("vanaf")))

    def table(self, **types):
        """The rows as a pyarrow table; a type, or values and a type, in place of text."""
        columns, own = {}, ("id", "studieduur", "verblijf_in_orde")
        for name, values in self.columns.items():
            kind = types.get(name, None if name in own else pa.string())
            values, kind = kind if isinstance(kind, tuple) else (values, kind)
            days = kind == pa.date64() or (kind and pa.types.is_timestamp(kind))
            columns[name] = pa.array(values, pa.date32()).cast(kind) if days else pa.array(values, kind)
        return pa.table(columns)

    def test_pyarrow(self):
        dates = [day(text) for text in self.columns["geboortedatum"]]
        sets = [text.split(";") if text != "-" else [] for text in self.columns["vooropleiding"]]
        for types in ({}, {"geboortedatum": (dates, pa.date32())}, {"geboortedatum": (dates, pa.date64())},
                      {"geboortedatum": (dates, pa.timestamp("ns")), "studieduur": pa.float64()},
                      {"onderwijsprijs": ([money(v) for v in self.columns["onderwijsprijs"]], pa.decimal128(9, 2))},
                      {"onderwijsprijs": ([v and float(v) for v in self.columns["onderwijsprijs"]], pa.float64())},
                      {"leerweg": pa.large_string(), "bewijs": pa.string_view(), "studieduur": pa.int8()},
                      {"vooropleiding": (sets, pa.list_(pa.string()))},
                      {"vooropleiding": (sets, pa.large_list(pa.dictionary(pa.int8(), pa.string())))},
                      {"leerweg": pa.dictionary(pa.uint16(), pa.string())},
                      {"instelling": pa.dictionary(pa.int64(), pa.large_string())}):
            self.check(answer(self.table(**types)))
        self.check(answer(self.table().to_reader(max_chunksize=1)))
        table = self.table()
        padded = pa.concat_tables([table, table, table]).combine_chunks()  # slices keep an offset
        self.check(answer(padded.slice(4, 4)))

    def test_pandas(self):
        frame = pd.DataFrame(self.columns)  # a column of numbers with None becomes float
        frame["geboortedatum"] = pd.to_datetime(frame["geboortedatum"])
        frame["leerweg"] = frame["leerweg"].astype("category")
        frame["onderwijsprijs"] = frame["onderwijsprijs"].astype(float)
        self.assertEqual(frame["studieduur"].dtype, float)
        self.check(answer(frame))
        self.check(answer(pa.RecordBatchReader.from_stream(frame)))

    def test_polars(self):
        frame = pl.DataFrame(self.columns).with_columns(pl.col("geboortedatum").str.to_date(),
                                                        pl.col("leerweg").cast(pl.Categorical))
        sets = pl.col("vooropleiding").replace("-", None).str.split(";").fill_null([])
        price = pl.col("onderwijsprijs").cast(pl.Decimal(9, 2))
        for form in (frame, frame.with_columns(sets, price), frame.with_columns(price.cast(pl.Float64)),
                     frame.with_columns(pl.col("instelling").cast(pl.Enum(["roc", "aoc", "privaat",
                                                                           "beroepscollege"]))),
                     pl.concat([frame.head(1), frame.tail(3)], rechunk=False), frame.rechunk().slice(0, 4),
                     pl.concat([frame, frame]).slice(2, 6).sort("id").unique("id", keep="first", maintain_order=True)):
            self.check(answer(form))
            self.check(answer(pa.RecordBatchReader.from_stream(form)))
        back = pl.from_arrow(answer(frame))
        self.assertEqual(back["toelating"].to_list(), [entry["toelating"]["uitkomst"] for entry in self.expected])

    def test_duckdb(self):
        source = self.table()
        relation = duckdb.sql("select * replace (geboortedatum::date as geboortedatum, "
                              "onderwijsprijs::decimal(9, 2) as onderwijsprijs) from source order by id")
        answers = answer(relation)
        self.check(answers)
        self.check(answer(relation.to_arrow_reader() if hasattr(relation, "to_arrow_reader")
                          else relation.fetch_arrow_reader(1000)))
        self.check(answer(duckdb.sql("select * replace (case when vooropleiding = '-' then [] else "
                                     "string_split(vooropleiding, ';') end as vooropleiding, studieduur::hugeint as "
                                     "studieduur, leerweg::enum ('bol', 'bbl', 'derde') as leerweg) "
                                     "from source order by id")))
        self.assertEqual(duckdb.sql("select count(*) from answers where toelating = 'ja'").fetchall()[0][0],
                         sum(entry["toelating"]["uitkomst"] == "ja" for entry in self.expected))

    def test_columns_of_nothing(self):
        """Producers do not agree on the buffers of a column that has nothing."""
        rows = [1, 2, 3]
        wanted = answer(pa.table({"id": rows}))["toelating.ontbrekend"].to_pylist()
        for name in ("leerweg", "startdatum", "vooropleiding", "onderwijsprijs", "werkend", "studieduur"):
            self.assertTrue(wanted[0])
            for table in (pl.DataFrame({"id": rows, name: [None] * 3}), pa.table({"id": rows, name: pa.nulls(3)}),
                          pl.DataFrame({"id": rows, name: [None] * 3}).lazy().collect().slice(0, 3),
                          pd.DataFrame({"id": rows, name: [None] * 3})):
                self.assertEqual(answer(table)["toelating.ontbrekend"].to_pylist(), wanted, (name, type(table)))
        name = "vooropleiding"
        for values in ([None] * 3, [None, [], [None]], [[], [], []]):
            for table in (pl.DataFrame({"id": rows, name: pl.Series(values, dtype=pl.List(pl.Null))}),
                          pa.table({"id": rows, name: pa.array(values, pa.list_(pa.null()))}),
                          pa.table({"id": rows, name: pa.array(values, pa.large_list(pa.null()))})):
                self.assertEqual(answer(table)["toelating.ontbrekend"].to_pylist(), wanted, type(table))

    def test_values_of_every_width(self):
        """Prices, numbers and sets: each says the same as text."""
        facts = {"id": [1, 2, 3, 4], "bewijs": ["diploma"] * 4, "leerweg": ["derde"] * 4, "instelling": ["roc"] * 4,
                 "soort_opleiding": ["vak"] * 4, "startdatum": ["2024-11-04"] * 4, "geboortedatum": ["1991-05-06"] * 4}

        def answers(name, values):
            return answer(pa.table({**facts, name: values})).to_pydict()

        prices = ["512.50", "16.25", None, "9.99"]
        money_of = [price and decimal.Decimal(price) for price in prices]
        text = answers("onderwijsprijs", pa.array(prices))
        self.assertEqual(text["onderwijsgeld.bedrag"], money_of)
        for kind in (pa.decimal32(9, 2), pa.decimal64(18, 2), pa.decimal64(18, 4), pa.decimal128(38, 2),
                     pa.decimal256(76, 2), pa.decimal256(60, 40)):
            self.assertEqual(answers("onderwijsprijs", pa.array(money_of, kind)), text, kind)
            words = pa.DictionaryArray.from_arrays(pa.array([0, 1, None, 2], pa.int8()),
                                                   pa.array([v for v in money_of if v], kind))
            self.assertEqual(answers("onderwijsprijs", words), text, kind)
            pieces = pa.chunked_array([pa.array(money_of * 2, kind).slice(4, 2), pa.array(money_of, kind).slice(2)])
            self.assertEqual(answers("onderwijsprijs", pieces), text, kind)
        floats = [price and float(price) for price in prices]
        for kind in (pa.float16(), pa.float32(), pa.float64()):
            self.assertEqual(answers("onderwijsprijs", pa.array(floats, kind)), text, kind)
        for kind in (pa.decimal32(9, -2), pa.decimal64(9, -2), pa.decimal128(9, -2), pa.decimal256(9, -2)):
            self.assertEqual(answers("onderwijsprijs", pa.array([decimal.Decimal(1200)] * 4, kind)),
                             answers("onderwijsprijs", pa.array(["1200"] * 4)), kind)
        text = answers("studieduur", pa.array(["24", None, "36", "12"]))
        for kind in (pa.float16(), pa.decimal32(3, 0), pa.decimal64(5, 1), pa.decimal256(40, 3)):
            self.assertEqual(answers("studieduur", pa.array([24, None, 36, 12], pa.int32()).cast(pa.float32())
                                     .cast(kind)), text, kind)
        sets = [["havo", "mbo_vak"], None, ["mavo", "mavo"], ["vmbo_bb", "havo"]]
        text = answers("vooropleiding", pa.array([s and ";".join(s) for s in sets]))
        for kind in (pa.list_(pa.string(), 2), pa.list_view(pa.string()), pa.large_list_view(pa.string_view()),
                     pa.list_(pa.string()), pa.list_(pa.dictionary(pa.int8(), pa.string()), 2)):
            column = pa.array(sets * 2, kind).slice(4)
            self.assertEqual(answers("vooropleiding", column), text, kind)
        frame = pl.DataFrame({**facts, "vooropleiding": pl.Series(sets, dtype=pl.Array(pl.String, 2))})
        self.assertEqual(answer(frame).to_pydict(), text)
        self.assertEqual(answer(pl.concat([frame, frame]).slice(4)).to_pydict(), text)
        table = pa.table({**facts, "vooropleiding": [s and ";".join(s) for s in sets]})  # noqa: F841
        self.assertEqual(answer(duckdb.sql("select * replace (string_split(vooropleiding, ';')::varchar[2] as "
                                           "vooropleiding) from \"table\" order by id")).to_pydict(), text)

    def test_dictionaries_that_differ(self):
        """From record batch to record batch: larger, in another order, with null and unused words; as IPC sends them."""
        route = ["bol", "bbl", None, "derde", "bbl", "bol"]
        plain = answer(pa.table({"leerweg": route}))
        words = [["bol"], ["bol", "bbl"], ["bol", "bbl", None], ["bol", "bbl", None, "derde"],
                 ["x", "bbl", "bbl"], ["derde", "bol"]]
        indexes = [0, 1, 2, 3, 2, 1]
        arrays = [pa.DictionaryArray.from_arrays(pa.array([at], pa.int16()), pa.array(of, pa.string()))
                  for at, of in zip(indexes, words)]
        schema = pa.schema([("leerweg", arrays[0].type)])
        for delta in (False, True):
            sink = io.BytesIO()
            options = pa.ipc.IpcWriteOptions(emit_dictionary_deltas=delta)
            with pa.ipc.new_stream(sink, schema, options=options) as writer:
                for array in arrays:
                    writer.write_batch(pa.record_batch([array], schema))
            answers = answer(pa.ipc.open_stream(sink.getvalue()))
            for name in plain.column_names:
                self.assertEqual(answers[name].to_pylist(), plain[name].to_pylist(), (delta, name))
        days = [day(text) for text in ("2024-08-01", "2025-01-31", "2024-08-01")]
        for ordered in (False, True):
            column = pa.DictionaryArray.from_arrays(pa.array([0, 1, 0], pa.uint32()), pa.array(days[:2]),
                                                    ordered=ordered)
            self.assertEqual(answer(pa.table({"startdatum": column})).to_pydict(),
                             answer(pa.table({"startdatum": days})).to_pydict())

    def test_runs(self):
        """Columns in runs, as a writer that saves room makes them: the same as rows one by one; one's own too."""
        rows = {"id": [1, 1, 1, 2, 3], "leerweg": ["bol", "bol", "bbl", None, None],
                "startdatum": [day("2024-08-01")] * 4 + [day("2025-08-01")], "vierjarig": [True, True, None, None, False],
                "onderwijsprijs": [1000.5, 1000.5, 12.0, 12.0, None]}
        plain = pa.table(rows)
        for kind in (pa.int16(), pa.int32(), pa.int64()):
            table = pa.table({name: pc.run_end_encode(plain[name].combine_chunks(), run_end_type=kind) for name in rows})
            for cut in (slice(0, 5), slice(1, 4), slice(3, 5)):
                part = answer(table.slice(cut.start, cut.stop - cut.start))
                self.assertEqual(pc.run_end_decode(part["id"].combine_chunks()).to_pylist(), rows["id"][cut])
                wanted = answer(plain.slice(cut.start, cut.stop - cut.start))
                self.assertEqual(part.drop(["id"]).to_pydict(), wanted.drop(["id"]).to_pydict())

    def test_other_forms(self):
        table = answer(self.table(), INT8 | BITS)
        self.assertEqual(table.schema.field("toelating").type, pa.int8())
        self.assertEqual(table.schema.field("toelating.ontbrekend_bits").type, pa.uint64())
        self.assertEqual(answer(self.table()).schema.field("toelating").type,
                         pa.dictionary(pa.int8(), pa.string()))

    def test_a_million_rows_keep_their_order(self):
        rows = 1_000_000
        table = pa.table({"leerweg": pa.array(["bol", "bbl", "derde", None], pa.string()).take(
            pa.array([i % 4 for i in range(rows)])), "nummer": pa.array(range(rows))})
        answers = answer(table, 0)
        self.assertEqual(answers["nummer"].to_pylist()[::1000], list(range(0, rows, 1000)))
        self.assertEqual(answers["bekostiging"].slice(0, 4).to_pylist(), ["onbekend", "onbekend", "nee", "onbekend"])
        self.assertEqual(answers["bekostiging"].to_pylist().count("nee"), rows // 4)

    def test_dates_that_do_not_go_together(self):
        """A birth after the start, or more than 120 years before it, is a bad value of its row."""
        born = [datetime.date(2061, 3, 9), datetime.date(1961, 3, 9), datetime.date(1904, 11, 3), None]
        start = [datetime.date(2024, 11, 4)] * 4
        for table in (pa.table({"geboortedatum": born, "startdatum": start}),
                      pa.table({"startdatum": [day.isoformat() for day in start],
                                "geboortedatum": [day and day.isoformat() for day in born]})):
            self.assertEqual(answer(table.to_reader(), 0)["toelating"].to_pylist(), [None, "onbekend", None, "onbekend"])

    def test_sets_of_benefits(self):
        benefits = [["ww", "wia_iva"], [], None]
        table = answer(pa.table({"uitkering": benefits, "werkzoekend": [False] * 3}).to_reader(), 0)
        self.assertEqual(table["gemeente_financiering"].to_pylist(), ["nee", "nee", "onbekend"])
        table = answer(pa.table({"uitkering": ["ww;wia_iva", "geen", ""], "werkzoekend": [False] * 3}).to_reader(), 0)
        self.assertEqual(table["gemeente_financiering"].to_pylist(), ["nee", "nee", "onbekend"])

    def test_the_example(self):
        examples = Path(__file__).resolve().parents[2] / "examples"

        def run(path):
            return subprocess.run([sys.executable, examples / "tabel.py", path], capture_output=True, text=True,
                                  env={**os.environ, "LD_LIBRARY_PATH": str(LIBRARY.parent), "POLARS_FMT_MAX_COLS": "3"})

        result = run(examples / "caseload.csv")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("shape: (3, 19)", result.stdout)  # a column of one's own, and one for each question
        for name in ("A. Jansen", "B. de Wit", "C. Ozturk"):
            self.assertIn(name, result.stdout)
        with tempfile.TemporaryDirectory() as folder:
            wrong = Path(folder) / "wrong.csv"
            wrong.write_text("leerwegg\nbol\n")
            result = run(wrong)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertEqual(result.stderr, 'column "leerwegg" is no fact, but nearly: "leerweg"; if it is your own, rename it\n')

    def test_bad_values_and_columns(self):
        table = answer(pa.table({"leerweg": ["bol", "bolt"], "id": [1, 2]}), ONTBREKEND)
        self.assertEqual(table["bekostiging"].to_pylist(), ["onbekend", None])
        self.assertEqual(table["bekostiging.ontbrekend"].null_count, 1)
        for columns, hint in (({"leerwegg": ["bol"]}, 'nearly: "leerweg"'),
                              ({"startdatum": [20241]}, 'type "l" does not fit'),
                              ({"werkend": [datetime.date.today()]}, "werkend")):
            with self.assertRaisesRegex(ValueError, hint):
                answer(pa.table(columns))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
