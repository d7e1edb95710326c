# SPDX-License-Identifier: MIT
"""What is asked of rows, as a value that goes to where the rows are: another process, another machine."""

from __future__ import annotations

import importlib
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, Self

from . import _tabel
from ._batch import MAX_FOUTEN, Antwoorden
from ._codes import Feit, Vraag
from ._regels import EigenRegel, Regels
from ._structuur import Structuur
from ._waarde import keur, keur_keuze

DEEL = 65536  # rows of a record batch that a batch answers at a time
FOUT = "fout"
SLECHT = MAX_FOUTEN // len(Feit)  # rows of which every bad value is kept


def _arrow() -> Any:
    """pyarrow, which each engine that this is for brings along."""
    importlib.import_module("pyarrow.compute")
    return importlib.import_module("pyarrow")


class _Stroom:
    """Any table as an Arrow stream."""

    def __init__(self, tabel: object) -> None:
        self._bron = _tabel.bron(tabel)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._bron()


class Beantwoorder:
    """What is asked of rows, and by which rules: a callable that is pickled by value, for what sends work to where the rows
    are (Spark, Ray, Dask, Daft), and for streams (DuckDB, polars). It needs pyarrow.

    Called with a table it gives the answers as a pyarrow.Table; with a stream of record batches (a RecordBatchReader, or
    another iterator of them) a RecordBatchReader, worked out as it is read. The columns are those of Regels.batch(), in plain
    types that every engine has: text in place of dictionaries, or int8 with `codes` (the numbers of Uitkomst and
    Geldsoort); bits as int64. So `ontbrekend` adds VRAAG.ontbrekend, or VRAAG.ontbrekend_bits for "bits", and `bedragen`
    VRAAG.soort, .bedrag, .bedrag_ontbrekend, .vanaf and .vanaf_ontbrekend, as there.

    fouten: "fout" raises at the first value that cannot be read; "kolom" leaves such a row without answers, and a last
    column `fout` says what was wrong with it (null: nothing).
    threads: 0 is one for each processor; an engine runs a task on each already.

    Equal rules are made once a process, and checked by their fingerprint. Own rules are pickled by name: they stand in a
    module that is imported there too.

    >>> Beantwoorder(vragen="bekostiging")
    <Beantwoorder van bekostiging>
    """

    __slots__ = ("_regels", "_rest")
    _regels: Regels
    _rest: tuple[tuple[Vraag, ...], bool | Literal["bits"], bool, Structuur | None, bool, Literal["fout", "kolom"], bool, int]

    def __init__(self, regels: Regels | None = None, *, vragen: Iterable[Vraag | str] | Vraag | str | None = None,
                 ontbrekend: bool | Literal["bits"] = False, bedragen: bool = False, structuur: Structuur | None = None,
                 streng: bool = False, fouten: Literal["fout", "kolom"] = "fout", codes: bool = False,
                 threads: int = 1) -> None:
        keur_keuze("fouten", fouten, "fout", "kolom")
        keur_keuze("codes", codes, False, True)
        keur("regels", regels, (Regels, type(None)), "Regels, as Regels() makes")
        self._regels = Regels() if regels is None else regels
        gevraagd = Antwoorden(self._regels, {}, vragen, ontbrekend, bedragen, structuur, streng, "fout", threads, False)
        self._rest = (gevraagd.vragen, ontbrekend, bedragen, structuur, streng, fouten, codes, threads)

    @property
    def regels(self) -> Regels:
        """The rules that it asks."""
        return self._regels

    @property
    def vragen(self) -> tuple[Vraag, ...]:
        """What it asks."""
        return self._rest[0]

    def _batch(self, tabel: object, een_fout: bool) -> Antwoorden:
        vragen, ontbrekend, bedragen, structuur, streng, _, _, threads = self._rest
        return Antwoorden(self._regels, tabel, vragen, ontbrekend, bedragen, structuur, streng,
                          "fout" if een_fout else "tabel", threads, False)

    def __call__(self, tabel: Any) -> Any:
        arrow = _arrow()
        if not hasattr(tabel, "__next__"):
            return self._lees(arrow.RecordBatchReader.from_stream(_Stroom(tabel))).read_all()
        return self._lees(_als_lezer(tabel))

    def _lees(self, stroom: Any) -> Any:
        """The answers to a RecordBatchReader, as one."""
        arrow = _arrow()
        per_kolom = self._rest[5] == "kolom"
        vragen, codes = self.vragen, self._rest[6]
        gelezen: deque[Any] = deque()  # of which the answers are still to come
        delen = _onthoud(stroom, gelezen) if per_kolom else iter(stroom)
        tekst = {} if codes else {naam: arrow.string() for vraag in vragen for naam in (str(vraag), f"{vraag}.soort")}
        antwoorden = arrow.RecordBatchReader.from_stream(
            self._batch(arrow.RecordBatchReader.from_batches(stroom.schema, delen), not per_kolom), arrow.schema(tekst))
        schema = antwoorden.schema
        eigen = schema.get_field_index(str(vragen[0]))  # the columns of the table's own
        maak = [_maak(arrow, veld.type) if plaats >= eigen else _laat for plaats, veld in enumerate(schema)]
        leeg = [naar(arrow.array([], veld.type)).type for naar, veld in zip(maak, schema)]
        velden = [veld.with_type(type_) for veld, type_ in zip(schema, leeg)]
        if per_kolom:
            for naam in schema.names:
                if naam.lower() == FOUT:  # as the library refuses those of answers
                    raise ValueError(f'the table has a column "{naam}" of its own, which fouten="kolom" makes')
            velden.append(arrow.field(FOUT, arrow.string()))
        uit = arrow.schema(velden, schema.metadata)

        def stuur() -> Iterator[Any]:
            for deel in antwoorden:
                kolommen = [naar(kolom) for naar, kolom in zip(maak, deel.columns)]
                if per_kolom:
                    kolommen.append(self._meldingen(gelezen.popleft(), kolommen[eigen].is_null()))
                yield arrow.RecordBatch.from_arrays(kolommen, schema=uit)

        return arrow.RecordBatchReader.from_batches(uit, stuur())

    def _meldingen(self, invoer: Any, slecht: Any) -> Any:
        """What is wrong with each row of a record batch, of which `slecht` says whether something is."""
        arrow = _arrow()
        meldingen: list[str | None] = [None] * len(slecht)
        plaatsen: list[int] = arrow.compute.indices_nonzero(slecht).to_pylist()
        for begin in range(0, len(plaatsen), SLECHT):
            hier = plaatsen[begin:begin + SLECHT]
            for fout in self._batch(invoer.take(arrow.array(hier)), False).fouten:
                rij: int = fout["rij"]
                plaats, eerder = hier[rij - 1], meldingen[hier[rij - 1]]
                meldingen[plaats] = fout["melding"] if eerder is None else f"{eerder}; {fout['melding']}"
        return arrow.array(meldingen, arrow.string())

    def samenvatting(self, tabel: Any) -> Any:
        """The counts of a table or of a stream of record batches as a pyarrow.Table, those of Samenvatting, a row for each
        question: those of parts add up to those of the whole. Rows that cannot be read are counted in `fout`."""
        arrow = _arrow()
        stroom = _als_lezer(tabel) if hasattr(tabel, "__next__") else arrow.RecordBatchReader.from_stream(_Stroom(tabel))
        telling = self._batch(stroom, False).samenvatting()
        return arrow.RecordBatchReader.from_stream(telling, arrow.schema({"vraag": arrow.string()})).read_all()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Beantwoorder):
            return NotImplemented
        return (self._regels, self._rest) == (other._regels, other._rest)

    def __hash__(self) -> int:
        return hash((self._regels, self._rest))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        for _, hoe in self._regels.wijzigingen:
            regel = dict(hoe).get("regel")
            if isinstance(regel, EigenRegel) and (regel.__module__ == "__main__" or "<locals>" in regel.__qualname__):
                raise TypeError(f"{regel!r} is made in {regel.__module__}.{regel.__qualname__}, which is nowhere else: put it in "
                                "a module, at the top, that is imported where the rows are too")
        return _herstel, (self._regels, *self._rest)

    def __repr__(self) -> str:
        return f"<Beantwoorder van {', '.join(self.vragen)}>"


def _herstel(regels: Regels, vragen: tuple[Vraag, ...], ontbrekend: bool | Literal["bits"], bedragen: bool,
             structuur: Structuur | None, streng: bool, fouten: Literal["fout", "kolom"], codes: bool,
             threads: int) -> Beantwoorder:
    return Beantwoorder(regels, vragen=vragen, ontbrekend=ontbrekend, bedragen=bedragen, structuur=structuur, streng=streng,
                        fouten=fouten, codes=codes, threads=threads)


def _als_lezer(delen: Any) -> Any:
    """An iterator of record batches as a RecordBatchReader; that of none has no columns, for nobody knows of what."""
    arrow = _arrow()
    if hasattr(delen, "schema"):
        return delen
    eerste = next(delen, None)
    if eerste is None:
        return arrow.RecordBatchReader.from_batches(arrow.schema([]), ())
    return arrow.RecordBatchReader.from_batches(
        _gekeurd(eerste, eerste).schema, itertools.chain((eerste,), (_gekeurd(deel, eerste) for deel in delen)))


def _gekeurd(deel: Any, eerste: Any) -> Any:
    """A record batch of a stream, which pyarrow reads as if its columns were those of the first."""
    if not isinstance(deel, _arrow().RecordBatch):
        raise TypeError(f"a stream is of record batches, not of {type(deel).__name__}")
    schema, eerst = deel.schema, eerste.schema
    if (schema.names, schema.types) != (eerst.names, eerst.types):
        raise ValueError(f"a record batch has the columns {_kolommen(schema)}; the first one has {_kolommen(eerst)}")
    return deel


def _kolommen(schema: Any) -> str:
    return ", ".join(f"{veld.name} ({veld.type})" for veld in schema)


def _onthoud(delen: Any, gelezen: deque[Any]) -> Iterator[Any]:
    """Record batches in parts that are each answered in one, kept until they are."""
    for deel in delen:
        for begin in range(0, max(len(deel), 1), DEEL):
            gelezen.append(deel.slice(begin, DEEL))
            yield gelezen[-1]


def _laat(kolom: Any) -> Any:
    return kolom


def _maak(arrow: Any, type_: Any) -> Callable[[Any], Any]:
    """What makes a column of answers one of a type that every engine has."""
    if arrow.types.is_dictionary(type_):  # in the order of its codes
        een = arrow.scalar(1, type_.index_type)
        return lambda kolom: arrow.compute.add(kolom.indices, een)
    if arrow.types.is_large_string(type_):
        return lambda kolom: kolom.cast(arrow.string())
    if type_ == arrow.uint64():  # a bit for each of fewer than 63 facts
        return lambda kolom: kolom.cast(arrow.int64())
    return _laat
