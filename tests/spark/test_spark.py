# SPDX-License-Identifier: MIT
"""mborules.spark on a real Spark, classic and Connect: every row has the answers of the library."""

import importlib
import os
import pathlib
import subprocess
import sys

import pyarrow as pa
import pytest

import caseload
import mborules
from mborules import Beantwoorder, Regels, spark
from test_beantwoorder import plat

HERE = pathlib.Path(__file__).resolve().parent
REGELS = Regels()
RIJEN = int(os.environ.get("MBORULES_ROWS") or 20_000)
VRAGEN = ("toelating", "onderwijsgeld", "studiefinanciering", "gemeente_financiering")


@pytest.fixture(scope="session")
def zaken(tmp_path_factory):
    """A caseload in four files of Parquet, and the same as a table."""
    map_ = tmp_path_factory.mktemp("zaken")
    for deel in range(4):
        caseload.pq.write_table(caseload.tabel(RIJEN // 4, vanaf=deel * (RIJEN // 4)), map_ / f"{deel}.parquet")
    return str(map_), caseload.pq.read_table(map_).sort_by("id")


def gelezen(frame, op="id"):
    return frame.toArrow().sort_by(op)


def gelijk(found, wanted):
    """Name, type and value of every column of every row."""
    assert found.column_names == wanted.column_names
    for naam in found.column_names:
        assert found.schema.field(naam).type == wanted.schema.field(naam).type, naam
        assert found[naam].combine_chunks().equals(wanted[naam].combine_chunks()), naam


@pytest.mark.parametrize("hoe", [{"vragen": VRAGEN, "ontbrekend": True}, {"bedragen": True}, {"vragen": "traject", "streng": True},
                                 {"vragen": VRAGEN, "ontbrekend": "bits", "codes": True, "bedragen": True}],
                         ids=lambda hoe: ",".join(hoe))
def test_identical_row_by_row(session, zaken, tmp_path, hoe):
    """Through a file: two million rows are no good to collect."""
    map_, tabel = zaken
    spark.antwoorden(session.read.parquet(map_), **hoe).write.parquet(str(tmp_path / "uit"))
    found = caseload.pq.read_table(tmp_path / "uit").sort_by("id")
    codes = hoe.pop("codes", False)
    wanted = Beantwoorder(codes=True, **hoe)(tabel) if codes else plat(pa.table(REGELS.batch(tabel, **hoe)))
    assert len(found) == RIJEN
    gelijk(found, wanted)


def test_other_rules(session, zaken):
    """A rule less, a parameter of another value, and a structure."""
    map_, tabel = zaken
    anders = REGELS.zonder_regel("toelating.vooropleiding_vak").met_parameter("levenlanglerenkrediet.leeftijd_tot", 40, "2014-08-01")
    hoe = {"vragen": ["toelating"], "structuur": mborules.Structuur()}
    found = gelezen(spark.antwoorden(session.read.parquet(map_), regels=anders, **hoe))
    gelijk(found, plat(pa.table(anders.batch(tabel, **hoe))))
    assert not found.equals(plat(pa.table(REGELS.batch(tabel, **hoe))))


def test_own_columns_stay_as_they_are(session):
    frame = session.sql("""
        select id, cast(id as decimal(20, 3)) geld, map('a', id) m, named_struct('x', array(id, null)) s, binary('b') b,
               timestamp'2025-01-02 03:04:05' t, timestamp_ntz'2025-01-02 03:04:05' n, float(id) f, null niets,
               interval '1' day i, 'derde' leerweg from range(0, 6, 1, 3)""")
    found = spark.antwoorden(frame, vragen="bekostiging")
    assert found.schema[:-1].simpleString() == frame.schema[:-1].simpleString()
    assert [veld.nullable for veld in found.schema[:-1]] == [veld.nullable for veld in frame.schema[:-1]]
    assert found.schema["bekostiging"].dataType.simpleString() == "string"
    assert sorted(map(tuple, found.drop("bekostiging").orderBy("id").collect()), key=lambda rij: rij[0]) == sorted(
        map(tuple, frame.drop("leerweg").collect()), key=lambda rij: rij[0])
    assert {rij.bekostiging for rij in found.collect()} == {"nee"}


def test_columns_of_spark(session):
    """Facts in the types that a frame has them in."""
    frame = session.sql("""
        select * from values (date'2025-08-01', timestamp_ntz'2025-08-01 00:00:00', '2025-08-01', 24, 24L, '24', true, 'ja', 12.50bd)
        as t(d, n, s, i, l, c, b, j, geld)""")
    for start in "d", "n", "s":
        for duur in "i", "l", "c":
            for werk in "b", "j":
                zaak = frame.selectExpr(f"{start} startdatum", f"{duur} studieduur", f"{werk} werkend", "geld onderwijsprijs",
                                        "'roc' instelling", "'diploma' bewijs", "'bol' leerweg", "array('havo') vooropleiding",
                                        "date'2008-01-01' geboortedatum", "'vak' soort_opleiding")
                (rij,) = spark.antwoorden(zaak, vragen=["onderwijsgeld", "bekostiging"], bedragen=True).collect()
                assert (rij["onderwijsgeld"], rij["onderwijsgeld.soort"], rij["bekostiging"]) == ("nee", "geen", "ja")


def test_nothing_is_done_before_it_is_read(session):
    frame = session.sql("select id, raise_error('it was read') leerweg from range(3)")
    antwoorden, telling = spark.antwoorden(frame, vragen="toelating"), spark.samenvatting(frame, vragen="toelating")
    assert antwoorden.columns == ["id", "toelating"]
    for lui in antwoorden, telling:
        with pytest.raises(Exception, match="it was read"):
            lui.collect()


def test_empty_partitions(session):
    frame = session.createDataFrame([(1, "derde"), (2, "derde")], "id bigint, leerweg string")
    assert sorted(map(tuple, spark.antwoorden(frame.repartition(7), vragen="bekostiging").collect())) == [(1, "nee"), (2, "nee")]
    for leeg in frame.where("id > 2"), session.createDataFrame([], frame.schema), frame.limit(0):
        found = spark.antwoorden(leeg, vragen="bekostiging", fouten="kolom", ontbrekend=True)
        assert found.columns == ["id", "bekostiging", "bekostiging.ontbrekend", "fout"]
        assert found.collect() == []


def test_errors_are_a_column(session):
    tabel = pa.table({"id": range(1000), "leerweg": ["bol", "bbbl", None, "bbl"] * 250, "studieduur": ["24", "24", "lang", "0"] * 250})
    frame = session.createDataFrame(tabel).repartition(3)
    found = gelezen(spark.antwoorden(frame, vragen=VRAGEN, fouten="kolom"))
    gelijk(found, Beantwoorder(vragen=VRAGEN, fouten="kolom")(tabel))
    wanted = {fout["rij"] - 1: fout["melding"] for fout in REGELS.batch(tabel, vragen=VRAGEN, fouten="tabel").fouten}
    assert {rij: fout for rij, fout in enumerate(found["fout"].to_pylist()) if fout} == wanted
    assert len(wanted) == 750
    with pytest.raises(Exception, match='"bbbl" is not a code of leerweg|"lang"|: 0 is not'):
        spark.antwoorden(frame, vragen=VRAGEN).collect()


def test_the_summary(session, zaken):
    map_, tabel = zaken
    frame = session.read.parquet(map_)
    for vragen in VRAGEN, None:
        wanted = pa.table(REGELS.batch(tabel, vragen=vragen).samenvatting())
        found = spark.samenvatting(frame, vragen=vragen).toArrow()
        assert sorted(map(str, found.to_pylist())) == sorted(map(str, plat(wanted).to_pylist()))
    slecht = frame.selectExpr("id", "if(id < 10, 'bbbl', leerweg) leerweg")
    assert [(rij.rijen, rij.fout) for rij in spark.samenvatting(slecht, vragen=VRAGEN).collect()] == [(RIJEN, 10)] * 4
    for leeg in frame.where("id < 0"), session.createDataFrame([], frame.schema):
        assert [(rij.rijen, rij.ja_hoogstens) for rij in spark.samenvatting(leeg, vragen=VRAGEN).collect()] == [(0, 0)] * 4


def test_own_rules_by_name(session, zaken):
    map_, tabel = zaken
    session.addArtifacts(str(HERE / "rekenregels.py"), pyfile=True)
    eigen = REGELS.met_eigen_regel(importlib.import_module("rekenregels").niet_te_duur)
    found = gelezen(spark.antwoorden(session.read.parquet(map_), regels=eigen, vragen=VRAGEN, ontbrekend=True))
    gelijk(found, plat(pa.table(eigen.batch(tabel, vragen=VRAGEN, ontbrekend=True, threads=1))))

    @mborules.eigen_regel("toelating", nl="Van hier.")
    def van_hier(onderwijsprijs):
        return True

    with pytest.raises(TypeError, match="put it in a module"):
        spark.antwoorden(session.read.parquet(map_), regels=REGELS.met_eigen_regel(van_hier))


class Gemaakt:
    """Which process, how many rule sets it has made of those that were sent to it, and how many threads it has."""

    def __init__(self, beantwoorder):
        self.beantwoorder = beantwoorder

    def __call__(self, delen):
        import threading

        import mborules._regels
        for _ in self.beantwoorder(delen):
            pass
        yield pa.RecordBatch.from_pydict({"pid": [os.getpid()], "gemaakt": [mborules._regels._herbouw.cache_info().misses],
                                          "draden": [threading.active_count()]})


def test_one_rule_set_a_process(session, zaken):
    """However many tasks it does: by value, so also where it was sent twice."""
    from pyspark import cloudpickle
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    frame = session.read.parquet(zaken[0]).repartition(8)
    gezien = {}
    for _ in range(2):
        regels = REGELS.met_parameter("levenlanglerenkrediet.leeftijd_tot", 41, "2014-08-01")
        for rij in frame.mapInArrow(Gemaakt(Beantwoorder(regels, vragen=VRAGEN)), "pid bigint, gemaakt bigint, draden bigint").collect():
            gezien.setdefault(rij.pid, []).append(rij.gemaakt)
    assert sum(map(len, gezien.values())) == 16
    for gemaakt in gezien.values():
        assert len(set(gemaakt)) == 1, gezien


def test_what_is_refused_at_once(session):
    for velden, waarom in (("id bigint, leerwg string", 'nearly: "leerweg"'), ("startdatum timestamp", "does not fit this fact"),
                           ("id bigint, toelating string", "called like a column of answers"),
                           ("id bigint, Toelating string", 'column "Toelating" is called like a column of answers'),
                           ("fout string", 'a column "fout" of its own'), ("FOUT string", 'a column "FOUT" of its own')):
        with pytest.raises(ValueError, match=waarom):
            spark.antwoorden(session.createDataFrame([], velden), vragen="toelating", fouten="kolom")
    for kolommen, waarom in (("id x, id x", 'two columns of the frame are called "x"'), ("id x, id X", 'are called "x" to Spark'),
                             ("'bol' leerweg, 'bol' leerweg", 'are called "leerweg"'), ("id `a.b`", 'column "a.b" has a name with a dot'),
                             ("id `a``b`", 'column "a`b" has a name')):
        dubbel = session.sql(f"select {kolommen} from range(2)")
        for vraag in spark.antwoorden, spark.samenvatting:
            with pytest.raises(ValueError, match=waarom):
                vraag(dubbel, vragen="toelating")
    for hoe in {"ontbrekend": 1}, {"streng": "nee"}, {"bedragen": "nee"}, {"codes": 1}:
        with pytest.raises(TypeError, match=f"^{next(iter(hoe))} is "):
            spark.antwoorden(session.range(3), **hoe)
    session.conf.set("spark.sql.caseSensitive", "true")
    try:
        rijen = spark.antwoorden(session.sql("select id x, id + 1 X from range(1)"), vragen="toelating").collect()
        assert list(map(tuple, rijen)) == [(0, 1, "onbekend")]
    finally:
        session.conf.unset("spark.sql.caseSensitive")
    frame = session.range(3)
    with pytest.raises(TypeError, match="from mborules import spark"):
        REGELS.batch(frame)
    with pytest.raises(ValueError, match="asked twice"):
        spark.antwoorden(frame, vragen=["traject", "traject"])


def test_the_message_of_a_batch_works(session):
    """What it says to do is done."""
    df = session.createDataFrame([(1, "bol"), (2, "derde")], "id bigint, leerweg string")
    with pytest.raises(TypeError) as caught:
        REGELS.batch(df)
    namen = {"df": df}
    *doe, geef = [regel.strip() for regel in str(caught.value).splitlines() if regel.startswith("    ")]
    exec("\n".join(doe), namen)
    assert sorted(map(tuple, eval(geef, namen).collect())) == [(1, "onbekend"), (2, "nee")]


def test_the_example(server, zaken, tmp_path):
    """By the Connect server, in a process of its own."""
    done = subprocess.run([sys.executable, HERE.parents[1] / "examples" / "python" / "met_spark.py", zaken[0], tmp_path / "uit", server],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"|onderwijsgeld|{RIJEN}" in done.stdout
    found = caseload.pq.read_table(tmp_path / "uit").sort_by("id")
    gelijk(found, plat(pa.table(REGELS.batch(zaken[1], vragen=["toelating", "onderwijsgeld"], ontbrekend=True))))
