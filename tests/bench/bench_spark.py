#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the answers cost in a job of Spark, on two workers: over the same job with the function replaced by one that returns
its input with columns of that type, and by one that returns the columns of the answers without a rule. Medians of paired
rounds, by the clock; the bar is 1.6 for the first.

usage: bench_spark.py [ROWS] [ROUNDS]     in the environment of ./run spark, which `./run spark bench` is
"""

import os
import pathlib
import platform
import statistics
import sys
import tempfile
import time

import pyarrow as pa
import pyspark
from pyspark.sql import SparkSession

import mborules
from mborules import Beantwoorder, spark

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "bindings"))
import caseload  # noqa: E402


class Vloer:
    """Gives back what it gets, or the id alone, with columns that are no answers but of the type and length of them."""

    def __init__(self, antwoorden, invoer):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, antwoorden.schema) as stream:
            stream.write_table(antwoorden)
        self.bytes, self.invoer = sink.getvalue().to_pybytes(), invoer

    def __call__(self, batches):
        import pyarrow as pa
        (antwoorden,) = pa.ipc.open_stream(self.bytes).read_all().combine_chunks().to_batches()
        for batch in batches:
            kolommen = dict(zip(batch.schema.names, batch.columns)) if self.invoer else {"id": batch.column("id")}
            deel = antwoorden.slice(0, len(batch))
            yield pa.RecordBatch.from_pydict(kolommen | dict(zip(deel.schema.names, deel.columns)))


def main():
    rijen = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    rondes = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
               .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
               .config("spark.log.level", "ERROR").config("spark.ui.showConsoleProgress", "false").getOrCreate())
    try:
        with tempfile.TemporaryDirectory() as map_:
            delen = 8
            for deel in range(delen):
                caseload.pq.write_table(caseload.tabel(rijen // delen, vanaf=deel * (rijen // delen)), f"{map_}/{deel}.parquet")
            frame = session.read.parquet(map_)
            per_batch = int(session.conf.get("spark.sql.execution.arrow.maxRecordsPerBatch"))
            beantwoorder = Beantwoorder(vragen=caseload.VRAGEN, ontbrekend=True)
            eerste = beantwoorder(caseload.tabel(per_batch)).drop_columns("id")
            types = [f"`{naam}` string" for naam in eerste.column_names]
            alles = ", ".join([f"{veld.name} {veld.dataType.simpleString()}" for veld in frame.schema] + types)
            banen = {
                "the answers": spark.antwoorden(frame, vragen=caseload.VRAGEN, ontbrekend=True),
                "its input, with such columns": frame.mapInArrow(Vloer(eerste, True), alles),
                "the id, with such columns": frame.mapInArrow(Vloer(eerste, False), ", ".join(["id bigint"] + types)),
                "the answers as numbers": spark.antwoorden(frame, vragen=caseload.VRAGEN, ontbrekend="bits", codes=True),
                "the summary": spark.samenvatting(frame, vragen=caseload.VRAGEN),
            }
            tijden = {naam: [] for naam in banen}
            for ronde in range(rondes + 1):
                for naam, baan in banen.items():
                    begin = time.perf_counter()
                    baan.write.format("noop").mode("overwrite").save()
                    if ronde:  # the first makes workers and rule sets, and Java compiles
                        tijden[naam].append(time.perf_counter() - begin)
            print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}, "
                  f"pyspark {pyspark.__version__}, pyarrow {pa.__version__}, mborules {mborules.__version__}; Spark local[2], "
                  f"{rijen:,} rows of {len(frame.columns)} columns in Parquet, {len(caseload.VRAGEN)} questions with ontbrekend, "
                  f"medians of {rondes}")
            print(f"{'':<34}{'s':>8}{'million rows/s':>16}{'of the floor':>14}")
            vloer = tijden["its input, with such columns"]
            for naam, gemeten in tijden.items():
                verhouding = statistics.median(een / ander for een, ander in zip(gemeten, vloer))
                mediaan = statistics.median(gemeten)
                print(f"{naam:<34}{mediaan:>8.2f}{rijen / mediaan / 1e6:>16.2f}{verhouding:>14.2f}")
            strenger = statistics.median(map(float.__truediv__, tijden["the answers"], tijden["the id, with such columns"]))
            print(f"the answers over the id with such columns, which writes as much: {strenger:.2f}")
    finally:
        session.stop()


if __name__ == "__main__":
    main()
