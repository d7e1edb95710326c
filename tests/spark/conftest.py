# SPDX-License-Identifier: MIT
"""Spark for the tests: classic in this process, and a Connect server. Each is stopped by its own handle."""

import os
import pathlib
import re
import subprocess
import sys
import time

import pytest

import mborules

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bindings"))  # caseload
# Where workers find the package.
os.environ["PYTHONPATH"] = str(pathlib.Path(mborules.__file__).parents[1])
os.environ["PYSPARK_PYTHON"] = sys.executable
CONF = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
        "spark.log.level": "OFF", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
        # Java compiles less: a test is over before more would pay.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of a Connect server of this machine, with two workers; it ends by its own handle."""
    import pyspark
    map_ = tmp_path_factory.mktemp("connect")
    home = pathlib.Path(pyspark.__file__).parent
    opties = [optie for naam, waarde in CONF.items() for optie in ("--conf", f"{naam}={waarde}")]
    with open(map_ / "log", "w") as log:
        proces = subprocess.Popen(
            [home / "bin" / "spark-submit", "--master", "local[2]", "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
             *opties, "--conf", "spark.connect.grpc.binding.address=127.0.0.1", "--conf", "spark.connect.grpc.binding.port=0",
             "--conf", "spark.log.level=INFO"], cwd=map_, env={**os.environ, "SPARK_HOME": str(home)}, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield f"sc://127.0.0.1:{_poort(proces, map_ / 'log')}"
    finally:
        proces.terminate()
        proces.wait(60)


def _poort(proces, log):
    """The port that it says it has got."""
    for _ in range(1200):
        gestart = re.search(r"Spark Connect server started at: \S+:(\d+)", log.read_text())
        if gestart:
            return gestart[1]
        if proces.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"the Connect server does not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session", params=["klassiek", "connect"])
def session(request):
    """A session of Spark, in this process or of a server; it is stopped by its own handle."""
    from pyspark.sql import SparkSession
    if request.param == "connect":
        session = SparkSession.builder.remote(request.getfixturevalue("server")).getOrCreate()
    else:
        bouwer = SparkSession.builder.master("local[2]")
        for naam, waarde in CONF.items():
            bouwer = bouwer.config(naam, waarde)
        session = bouwer.getOrCreate()
    try:
        yield session
    finally:
        session.stop()
