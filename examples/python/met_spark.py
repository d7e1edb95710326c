# SPDX-License-Identifier: MIT
"""Answers on Spark, Parquet in and out: met_spark.py IN OUT [sc://HOST:PORT]

With spark-submit on a cluster, or by Python itself on this machine; with the address of a Connect server, there. Spark writes no OUT
that is there already."""
import sys

from pyspark.sql import SparkSession

from mborules import spark

if len(sys.argv) not in (3, 4):
    sys.exit(__doc__)
van, naar, *server = sys.argv[1:]
session = (SparkSession.builder.remote(server[0]) if server else SparkSession.builder).getOrCreate()
try:
    frame = session.read.parquet(van)
    spark.antwoorden(frame, vragen=["toelating", "onderwijsgeld"], ontbrekend=True).write.parquet(naar)
    spark.samenvatting(frame, vragen=["toelating", "onderwijsgeld"]).orderBy("vraag").show(truncate=False)
    # Which facts are missing most, of the answers that were kept.
    session.read.parquet(naar).selectExpr("explode(split(`toelating.ontbrekend`, ';')) feit").where("feit <> ''").groupBy(
        "feit").count().orderBy("count", ascending=False).show(5)
finally:
    session.stop()
