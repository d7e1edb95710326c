# SPDX-License-Identifier: MIT
"""A Beantwoorder: the answers of Regels.batch() in plain types, wherever it is sent; and by way of DuckDB and polars, from
Parquet to Parquet. tests/spark has Spark, Ray, Dask and Daft."""

import array
import copy
import importlib.util
import os
import pathlib
import pickle
import re
import subprocess
import sys
import tempfile
import types
import unittest

import mborules
from mborules import Beantwoorder, Feit, Regels

REGELS = Regels()
HERE = pathlib.Path(__file__).resolve().parent
RIJEN = int(os.environ.get("MBORULES_ROWS") or 300_000)
MEGABYTES = 700


def has(*modules):
    missing = [module for module in modules if not importlib.util.find_spec(module)]
    return unittest.skipIf(missing, f"{', '.join(missing)} is not installed")


def plat(tabel):
    """A table of answers with the types of a Beantwoorder, made by pyarrow alone."""
    import pyarrow as pa
    soort = {"dictionary": pa.string(), "large_string": pa.string(), "uint64": pa.int64()}
    return tabel.cast(pa.schema([veld.with_type(soort.get(str(veld.type).partition("<")[0], veld.type)) for veld in tabel.schema]))


@has("pyarrow", "numpy")
class Antwoorden(unittest.TestCase):
    VRAGEN = ("toelating", "onderwijsgeld", "studiefinanciering")

    def tabel(self, rijen, vanaf=0):
        import caseload
        return caseload.tabel(rijen, vanaf=vanaf)

    def test_those_of_a_batch(self):
        import pyarrow as pa
        invoer = self.tabel(5000)
        invoer = invoer.append_column("van mij", pa.array([{"a": [i]} for i in range(5000)]))
        for hoe in ({}, {"ontbrekend": True}, {"ontbrekend": "bits"}, {"bedragen": True}, {"ontbrekend": True, "bedragen": True},
                    {"streng": True}, {"regels": REGELS.zonder_regel("toelating.vooropleiding_vak")}):
            regels = hoe.pop("regels", REGELS)
            for vragen in (None, self.VRAGEN):
                wanted = plat(pa.table(regels.batch(invoer, vragen=vragen, **hoe)))
                beantwoorder = Beantwoorder(regels, vragen=vragen, **hoe)
                with self.subTest(hoe=hoe, vragen=vragen):
                    self.assertTrue(beantwoorder(invoer).equals(wanted))
                    self.assertTrue(beantwoorder(invoer.to_reader(700)).read_all().equals(wanted))
                    self.assertTrue(beantwoorder(iter(invoer.to_batches(700))).read_all().equals(wanted))
                    for veld in wanted.schema:
                        self.assertIn(str(veld.type), ("int64", "string", "decimal128(18, 2)", "date32[day]",
                                                       "struct<a: list<item: int64>>"))

    def test_codes(self):
        invoer = self.tabel(2000)
        tekst = Beantwoorder(vragen=self.VRAGEN, bedragen=True)(invoer)
        codes = Beantwoorder(vragen=self.VRAGEN, bedragen=True, codes=True)(invoer)
        for naam in tekst.column_names:
            soort = mborules.Geldsoort if naam.endswith(".soort") else mborules.Uitkomst
            wanted = tekst[naam].to_pylist()
            if naam in self.VRAGEN or naam.endswith(".soort"):
                self.assertEqual(str(codes.schema.field(naam).type), "int8")
                wanted = [waarde and soort(waarde).code for waarde in wanted]
            self.assertEqual(codes[naam].to_pylist(), wanted, naam)

    def test_errors_as_a_column(self):
        """Every bad value of a row, wherever it stands; a stream in long parts and in short ones says the same."""
        import pyarrow as pa
        rijen = 150_000
        leerweg, duur = ["bol"] * rijen, ["24"] * rijen
        for rij in (0, 65535, 65536, 131072, rijen - 1):
            leerweg[rij] = f"weg {rij}"
        for rij in (7, 65536):
            duur[rij] = "lang"
        invoer = pa.table({"id": range(rijen), "leerweg": leerweg, "studieduur": duur})
        wanted = {}
        for fout in REGELS.batch(invoer, vragen="toelating", fouten="tabel").fouten:
            wanted.setdefault(fout["rij"] - 1, []).append(fout["melding"])
        self.assertEqual(sorted(wanted), [0, 7, 65535, 65536, 131072, rijen - 1])
        self.assertEqual(len(wanted[65536]), 2)
        beantwoorder = Beantwoorder(vragen="toelating", fouten="kolom")
        for found in (beantwoorder(invoer), beantwoorder(invoer.to_reader(10_000)).read_all(), beantwoorder(invoer.to_reader()).read_all()):
            self.assertEqual(found.column_names, ["id", "toelating", "fout"])
            meldingen = found["fout"].to_pylist()
            self.assertEqual({rij: melding.split("; ") for rij, melding in enumerate(meldingen) if melding},
                             {rij: "; ".join(alle).split("; ") for rij, alle in wanted.items()})
            self.assertEqual([rij for rij, uitkomst in enumerate(found["toelating"].to_pylist()) if uitkomst is None],
                             sorted(wanted))
            self.assertEqual(found["id"].to_pylist(), list(range(rijen)))

    def test_every_value_bad(self):
        """More bad values than a batch keeps."""
        import pyarrow as pa
        namen = [str(feit) for feit in Feit if feit.type != "set"]
        invoer = pa.table({naam: ["?"] * 5000 for naam in namen})
        for melding in Beantwoorder(vragen="traject", fouten="kolom")(invoer)["fout"].to_pylist():
            self.assertEqual(melding.count('"?"'), len(namen))

    def test_parts_of_a_stream_have_the_same_columns(self):
        """Each part of an iterator has names of its own, which nobody else compares."""
        import pyarrow as pa
        deel = pa.record_batch({"van mij": ["x"], "leerweg": ["derde"]})
        for fouten in "fout", "kolom":
            beantwoorder = Beantwoorder(vragen="bekostiging", fouten=fouten)
            for ander, waarom in ((deel.select(["leerweg", "van mij"]), r"the columns leerweg \(string\), van mij \(string\); the first"),
                                  (deel.rename_columns(["leerweg", "van mij"]), "the columns leerweg"),
                                  (deel.select(["van mij"]), "the columns van mij"),
                                  (pa.record_batch({"van mij": [1], "leerweg": ["derde"]}), r"van mij \(int64\), leerweg"),
                                  (pa.table(deel), "record batches, not of Table")):
                for vraag in (lambda delen: beantwoorder(delen).read_all(), beantwoorder.samenvatting):
                    with self.assertRaisesRegex((ValueError, TypeError), waarom):
                        vraag(iter((deel, ander)))
            verplicht = pa.schema([pa.field("van mij", pa.string(), nullable=False), pa.field("leerweg", pa.string())])
            found = beantwoorder(iter((deel, pa.record_batch(deel.columns, schema=verplicht)))).read_all()
            self.assertEqual(found["bekostiging"].to_pylist(), ["nee", "nee"])
            for soort in {}, pa.table(deel), 3:
                with self.assertRaisesRegex(TypeError, f"record batches, not of {type(soort).__name__}"):
                    beantwoorder(iter((soort,)))

    def test_spark_is_for_frames_of_spark(self):
        from mborules import spark
        import pyarrow as pa
        for vraag in spark.antwoorden, spark.samenvatting:
            with self.assertRaisesRegex(TypeError, r"a DataFrame of Spark, not a pyarrow\.lib\.Table: .*Regels\.batch"):
                vraag(pa.table({"leerweg": ["bol"]}))

    def test_a_bad_row_is_an_error(self):
        import pyarrow as pa
        with self.assertRaisesRegex(pa.ArrowInvalid, 'row 2: "bbbl" is not a code of leerweg'):
            Beantwoorder(vragen="toelating")({"leerweg": ["bol", "bbbl"]})

    def test_what_is_no_stream(self):
        """Tables of Python, frames, and what has no rows."""
        self.assertEqual(Beantwoorder(vragen="bekostiging")([{"leerweg": "derde"}]).to_pylist(), [{"bekostiging": "nee"}])
        for leeg in ({}, [], self.tabel(0)):
            found = Beantwoorder(vragen="bekostiging", fouten="kolom")(leeg)
            self.assertEqual((len(found), found.column_names[-2:]), (0, ["bekostiging", "fout"]))
        for fouten in "fout", "kolom":
            niets = Beantwoorder(vragen="bekostiging", fouten=fouten)(iter(()))
            self.assertEqual((type(niets).__name__, niets.schema.names[0]), ("RecordBatchReader", "bekostiging"))
            self.assertEqual(list(niets), [])
        delen = [*self.tabel(0).to_batches(), *self.tabel(3).to_batches(), self.tabel(3).to_batches()[0].slice(0, 0)]
        found = list(Beantwoorder(vragen="bekostiging", fouten="kolom")(iter(delen)))
        self.assertEqual([len(deel) for deel in found], [len(deel) for deel in delen])

    def test_a_stream_is_read_as_it_is_asked(self):
        gelezen = []

        def delen():
            for deel in self.tabel(50).to_batches(10):
                gelezen.append(len(deel))
                yield deel

        for fouten in ("fout", "kolom"):
            gelezen.clear()
            stroom = Beantwoorder(vragen="bekostiging", fouten=fouten)(delen())
            self.assertEqual(gelezen, [10])  # of which the columns are
            next(stroom)
            self.assertLessEqual(len(gelezen), 2)
            self.assertEqual(sum(len(deel) for deel in stroom), 40)

    def test_the_summary_of_parts(self):
        invoer = self.tabel(3000)
        beantwoorder = Beantwoorder(vragen=self.VRAGEN)
        wanted = beantwoorder.samenvatting(invoer).to_pylist()
        telling = REGELS.batch(invoer, vragen=self.VRAGEN).samenvatting()
        self.assertEqual([(rij["vraag"], rij["rijen"], rij["ja"], rij["ja_minstens"], rij["ja_hoogstens"]) for rij in wanted],
                         [(str(t.vraag), 3000, t.uitkomsten["ja"], t.ja_minstens, t.ja_hoogstens) for t in telling.values()])
        delen = [beantwoorder.samenvatting(iter(invoer.slice(van, 1000).to_batches(300))).to_pylist() for van in (0, 1000, 2000)]
        found = [{naam: een if naam == "vraag" else een + rij2[naam] + rij3[naam] for naam, een in rij.items()}
                 for rij, rij2, rij3 in zip(*delen)]
        self.assertEqual(found, wanted)
        self.assertEqual(beantwoorder.samenvatting(iter(()))["rijen"].to_pylist(), [0] * 3)
        fout = beantwoorder.samenvatting({"leerweg": ["bol", "bbbl"]}).to_pylist()
        self.assertEqual([(rij["rijen"], rij["fout"]) for rij in fout], [(2, 1)] * 3)


class Waarde(unittest.TestCase):
    def test_it_is_a_value(self):
        regels = REGELS.met_parameter("levenlanglerenkrediet.leeftijd_tot", 60, "2027-01-01")
        hoe = {"vragen": ["toelating"], "ontbrekend": "bits", "bedragen": True, "streng": True, "fouten": "kolom", "codes": True,
               "threads": 2, "structuur": mborules.Structuur()}
        een = Beantwoorder(regels, **hoe)
        self.assertEqual(Beantwoorder(regels=regels, **hoe), een)
        self.assertEqual((een.regels, een.vragen), (regels, ("toelating",)))
        self.assertEqual(repr(een), "<Beantwoorder van toelating>")
        for ander in (Beantwoorder(regels, **hoe), pickle.loads(pickle.dumps(een)), copy.copy(een), copy.deepcopy(een)):
            self.assertEqual((ander, hash(ander)), (een, hash(een)))
            self.assertIs(pickle.loads(pickle.dumps(ander)).regels, pickle.loads(pickle.dumps(ander)).regels)
        for naam, waarde in (("vragen", "traject"), ("ontbrekend", True), ("bedragen", False), ("streng", False),
                             ("fouten", "fout"), ("codes", False), ("threads", 1), ("structuur", None)):
            self.assertNotEqual(Beantwoorder(regels, **{**hoe, naam: waarde}), een)
        self.assertNotEqual(Beantwoorder(**hoe), een)
        self.assertNotEqual(een, None)

    def test_what_it_refuses(self):
        for hoe in ({"fouten": "tabel"}, {"ontbrekend": "ja"}, {"vragen": []}, {"vragen": "toelatng"}, {"threads": -1}):
            with self.assertRaises((ValueError, mborules.Fout), msg=hoe):
                Beantwoorder(**hoe)
        with self.assertRaisesRegex(TypeError, "regels.*Regels"):
            Beantwoorder("toelating")
        for naam, waarde, error, waarom in (
                ("ontbrekend", 1, TypeError, "False, True or 'bits', not 1"), ("ontbrekend", "ja", ValueError, "not 'ja'"),
                ("ontbrekend", array.array("i"), TypeError, "not array"), ("streng", "nee", TypeError, "False or True, not 'nee'"),
                ("bedragen", 1, TypeError, "not 1"), ("codes", "nee", TypeError, "not 'nee'"), ("threads", True, TypeError, "not True"),
                ("threads", 10**12, ValueError, "not 1000000000000"), ("fouten", "tabel", ValueError, "'fout' or 'kolom', not 'tabel'")):
            with self.assertRaisesRegex(error, f"^{naam} is .*{waarom}"):
                Beantwoorder(**{naam: waarde})

    @has("pyarrow")
    def test_a_column_called_fout(self):
        for naam in "fout", "FOUT", "Fout":
            with self.assertRaisesRegex(ValueError, f'a column "{naam}" of its own'):
                Beantwoorder(fouten="kolom")({naam: [1]})
        self.assertEqual(Beantwoorder(vragen="bekostiging")({"fout": [1]}).column_names, ["fout", "bekostiging"])

    @has("pyarrow")
    def test_a_column_called_like_answers_in_another_case(self):
        """Which DuckDB and Spark take for one of them."""
        import pyarrow as pa
        for naam in "bekostiging", "Bekostiging", "BEKOSTIGING.Ontbrekend":
            with self.assertRaisesRegex(ValueError, f'column "{naam}" is called like a column of answers'):
                Beantwoorder(vragen="bekostiging", ontbrekend=True)({naam: [1]})
            with self.assertRaisesRegex(ValueError, f'column "{naam}" is called like a column of answers'):
                pa.table(REGELS.batch({naam: [1]}, vragen="bekostiging", ontbrekend=True))

    def test_own_rules_go_by_name(self):
        @mborules.eigen_regel("toelating", nl="Niet te duur.")
        def duur(onderwijsprijs):
            return onderwijsprijs < 5000

        beantwoorder = Beantwoorder(REGELS.met_eigen_regel(duur))
        with self.assertRaisesRegex(TypeError, "put it in a module, at the top"):
            pickle.dumps(beantwoorder)
        self.assertEqual(copy.copy(beantwoorder), beantwoorder)
        module = types.ModuleType("een_module")
        module.duur = duur
        duur.__module__, duur.__qualname__ = "een_module", "duur"
        sys.modules["een_module"] = module
        try:
            self.assertEqual(pickle.loads(pickle.dumps(beantwoorder)), beantwoorder)
            duur.__module__ = "__main__"
            with self.assertRaisesRegex(TypeError, "__main__"):
                pickle.dumps(beantwoorder)
        finally:
            del sys.modules["een_module"]

    def test_rules_of_another_library(self):
        """What was pickled with one fingerprint is not answered by rules with another."""
        pickled = pickle.dumps(Beantwoorder())
        anders = "0" * 64
        self.assertIn(REGELS.vingerafdruk.encode(), pickled)
        with self.assertRaisesRegex(ValueError, "are not those that were pickled"):
            pickle.loads(pickled.replace(REGELS.vingerafdruk.encode(), anders.encode()))


@has("pyarrow", "numpy", "duckdb")
class Parquet(unittest.TestCase):
    """The examples that stream, on more rows than would be good for memory: MBORULES_ROWS=20000000 in a deep run."""

    @classmethod
    def setUpClass(cls):
        import caseload
        import pyarrow.parquet as pq
        cls.map_ = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.map_.cleanup)
        cls.van = f"{cls.map_.name}/van.parquet"
        caseload.parquet(cls.van, RIJEN)
        wanted = f"{cls.map_.name}/wanted.parquet"
        stroom = Beantwoorder(vragen=["toelating", "onderwijsgeld"], ontbrekend=True, threads=0)(
            pq.ParquetFile(cls.van).iter_batches(65536))
        with pq.ParquetWriter(wanted, stroom.schema) as uit:
            for deel in stroom:
                uit.write_batch(deel)
        cls.wanted = cls.som(wanted)

    @staticmethod
    def som(bestand):
        """The rows and, in whatever order they are, what they say."""
        import duckdb
        namen = "id, toelating, 'toelating.ontbrekend', onderwijsgeld, 'onderwijsgeld.ontbrekend'".replace("'", '"')
        with duckdb.connect() as db:
            return db.execute(f"select count(*), count(distinct id), sum(hash({namen})::hugeint) from '{bestand}'").fetchone()

    @has("polars")
    def test_polars_and_a_bad_row(self):
        """Leaves nothing by the name of the output: what it had written is a valid file of no rows."""
        import pyarrow as pa
        import pyarrow.parquet as pq
        pq.write_table(pa.table({"leerweg": ["bbbl"]}), f"{self.map_.name}/slecht.parquet")
        done = subprocess.run([sys.executable, HERE.parents[1] / "examples" / "python" / "met_polars.py", f"{self.map_.name}/slecht.parquet",
                               f"{self.map_.name}/uit.parquet"], capture_output=True, text=True, check=False,
                              env={**os.environ, "PYTHONPATH": str(pathlib.Path(mborules.__file__).parents[1])})
        self.assertIn('row 1: "bbbl"', done.stderr)
        self.assertFalse(os.path.exists(f"{self.map_.name}/uit.parquet"))

    def loop(self, wie):
        naar = f"{self.map_.name}/{wie}.parquet"
        program = HERE.parents[1] / "examples" / "python" / f"met_{wie}.py"
        # What a process that is started had in use begins with that of who starts it; VmHWM is of the program alone.
        done = subprocess.run([sys.executable, "-c", "import runpy, sys; del sys.argv[0]; runpy.run_path(sys.argv[0]); "
                               "print(open('/proc/self/status').read())", program, self.van, naar],
                              env={**os.environ, "PYTHONPATH": str(pathlib.Path(mborules.__file__).parents[1])},
                              stdout=subprocess.PIPE, text=True, check=True)
        self.assertEqual(self.som(naar), self.wanted)
        megabytes = int(re.search(r"VmHWM:\s*(\d+) kB", done.stdout)[1]) / 1000
        print(f"{wie}: {RIJEN:,} rows of Parquet, {megabytes:.0f} MB at most")
        self.assertLess(megabytes, MEGABYTES)

    def test_by_way_of_duckdb(self):
        self.loop("duckdb")

    @has("polars")
    def test_by_way_of_polars(self):
        self.loop("polars")


if __name__ == "__main__":
    unittest.main()
