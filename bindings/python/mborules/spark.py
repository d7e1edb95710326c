# SPDX-License-Identifier: MIT
"""The frames of Spark, classic or Connect: each worker answers its own rows, and nothing is collected.

>>> from mborules import spark
>>> spark.antwoorden(frame, vragen=["toelating", "onderwijsgeld"], ontbrekend=True).write.parquet("antwoorden")
>>> spark.samenvatting(frame, vragen="toelating").show()

pyspark with pyarrow is needed here, and this package of the same version, with pyarrow, on every worker. Nothing else of
the package imports either.
"""

from __future__ import annotations

import importlib
import pickle
from collections.abc import Iterable, Iterator
from typing import Any, Literal, Protocol, TypeVar, cast

from ._beantwoorder import Beantwoorder
from ._codes import Vraag
from ._regels import Regels
from ._structuur import Structuur

__all__ = ["antwoorden", "samenvatting"]


class _Frame(Protocol):
    """What a pyspark.sql.DataFrame has."""

    @property
    def schema(self) -> Any: ...
    @property
    def sparkSession(self) -> Any: ...
    def mapInArrow(self, func: Any, schema: Any) -> Any: ...


Frame = TypeVar("Frame", bound=_Frame)


def _leeg(frame: _Frame) -> Any:
    """A pyarrow.Table without rows, with the columns of a frame as a worker gets them."""
    if not hasattr(frame, "mapInArrow"):
        raise TypeError(f"frame is a DataFrame of Spark, not a {type(frame).__module__}.{type(frame).__qualname__}: rows of this "
                        "machine are for Regels.batch()")
    namen = frame.schema.names
    gelijk = namen if frame.sparkSession.conf.get("spark.sql.caseSensitive") == "true" else [naam.lower() for naam in namen]
    for naam, zo in zip(namen, gelijk):  # mapInArrow names every column, as a query does without quotes; Connect says so late
        if gelijk.count(zo) > 1:
            raise ValueError(f'two columns of the frame are called "{naam}" to Spark: rename one')
        if "." in naam or "`" in naam:
            raise ValueError(f'column "{naam}" has a name with a dot or back quote, that a function over a frame cannot have: rename it')
    return importlib.import_module("pyspark.sql.pandas.types").to_arrow_schema(frame.schema, timezone="UTC").empty_table()


def _van_arrow(schema: Any) -> Any:
    return importlib.import_module("pyspark.sql.pandas.types").from_arrow_schema(schema)


def antwoorden(frame: Frame, /, *, vragen: Iterable[Vraag | str] | Vraag | str | None = None, regels: Regels | None = None,
               ontbrekend: bool | Literal["bits"] = False, bedragen: bool = False, structuur: Structuur | None = None,
               streng: bool = False, fouten: Literal["fout", "kolom"] = "fout", codes: bool = False) -> Frame:
    """The answers to every row of a frame, as a frame: the columns of its own that are no facts, as they are, and those of a
    Beantwoorder. Nothing is worked out before that frame is read.

    `regels` are the built-in ones for None. An own rule goes by the name of its function, in a module that the workers
    import (`spark.addArtifacts(..., pyfile=True)`, `--py-files`).

    fouten: "fout" fails the job at the first value that cannot be read, with its row in the partition; "kolom" leaves such a
    row without answers and says in a column `fout` what was wrong.
    codes: outcomes as tinyint (Uitkomst.code), not as text.
    ontbrekend, bedragen: columns more, those of a Beantwoorder.

    A column that is no fact but nearly so, or of a type that its fact cannot have, is an exception here already. A day is
    a date, timestamp_ntz or string: a timestamp has a zone, and which day it is depends on that. So are two columns of one
    name, and a name with a dot, that Spark does not take here (`toDF` renames). The names of the answers have dots: in Spark
    `` `toelating.ontbrekend` `` is written between back quotes.
    """
    beantwoorder = Beantwoorder(regels, vragen=vragen, ontbrekend=ontbrekend, bedragen=bedragen, structuur=structuur,
                                streng=streng, fouten=fouten, codes=codes)
    pickle.dumps(beantwoorder)  # what cannot be, says so here in its own words
    gemaakt = beantwoorder(_leeg(frame)).schema
    schema = _van_arrow(gemaakt)
    namen = gemaakt.names
    eigen = namen[:namen.index(beantwoorder.vragen[0])]
    velden = [frame.schema[naam] for naam in eigen] + schema.fields[len(eigen):]
    return cast(Frame, frame.mapInArrow(beantwoorder, type(frame.schema)(velden)))


class _Teller:
    """What a worker does for a summary."""

    def __init__(self, beantwoorder: Beantwoorder) -> None:
        self.beantwoorder = beantwoorder

    def __call__(self, delen: Iterator[Any]) -> Iterator[Any]:
        yield from self.beantwoorder.samenvatting(delen).to_batches()


def samenvatting(frame: Frame, /, *, vragen: Iterable[Vraag | str] | Vraag | str | None = None, regels: Regels | None = None,
                 structuur: Structuur | None = None, streng: bool = False) -> Frame:
    """How many rows of a frame have which outcome, and the bounds on ja, as a frame of a row for each question: `rijen`, each
    Uitkomst, `fout` (rows that cannot be read), `ja_minstens` and `ja_hoogstens`. Each worker counts its own rows, and
    Spark adds the counts."""
    beantwoorder = Beantwoorder(regels, vragen=vragen, structuur=structuur, streng=streng)
    pickle.dumps(beantwoorder)
    nul = beantwoorder.samenvatting(_leeg(frame))
    schema = _van_arrow(nul.schema)
    # A frame without partitions has a count too: none.
    geen = frame.sparkSession.createDataFrame([tuple(rij.values()) for rij in nul.to_pylist()], schema)
    tellingen = frame.mapInArrow(_Teller(beantwoorder), schema).unionByName(geen)
    return cast(Frame, tellingen.groupBy("vraag").sum().toDF(*nul.column_names))
