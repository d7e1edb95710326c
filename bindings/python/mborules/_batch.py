# SPDX-License-Identifier: MIT
"""Whole caseloads: a table in, a table of answers out."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, KeysView, ValuesView
from dataclasses import dataclass
from typing import Any, Literal

from . import _core as core
from . import _html, _tabel
from ._codes import Feit, Uitkomst, Vraag
from ._structuur import Structuur
from ._voortgang import Voortgang, meld
from ._waarde import keur, keur_keuze

MAX_FOUTEN = 100_000  # bad values that are kept: some 50 MB


def _vragen(vragen: Iterable[Vraag | str] | Vraag | str | None) -> tuple[Vraag, ...]:
    if vragen is None:
        return tuple(Vraag)
    keur("vragen", vragen, Iterable, "a question, several of them, or None for all")
    gevraagd = tuple(Vraag(vraag) for vraag in ((vragen,) if isinstance(vragen, str) else vragen))
    if not gevraagd:
        raise ValueError("no question is asked: None asks all")
    for vraag in gevraagd:
        if gevraagd.count(vraag) > 1:
            raise ValueError(f"{vraag} is asked twice")
    return gevraagd


class Antwoorden(_tabel.Lui):
    """The answers to every row of a table, worked out as they are read: by pandas.DataFrame.from_arrow(antwoorden),
    polars.DataFrame(antwoorden), pyarrow.table(antwoorden), or by its name in a query of DuckDB. Regels.batch() makes one.

    The columns of the table that are no facts come first, then the outcome of each question, with what else was asked for.
    Without a frame library, iterating gives a dict for each row.
    Each reading works it out again, from the table as it then is.
    """

    __slots__ = ("_bron", "_een_fout", "_fouten", "_instel", "_opties", "_regels", "_samenvatting", "_structuur", "_threads",
                 "_voortgang", "vragen")
    _pickel = "the rules and the table"

    vragen: tuple[Vraag, ...]

    def __init__(self, regels: core.Regels, tabel: object, vragen: Iterable[Vraag | str] | Vraag | str | None,
                 ontbrekend: bool | Literal["bits"], bedragen: bool, structuur: Structuur | None, streng: bool,
                 fouten: Literal["fout", "tabel"], threads: int, voortgang: Voortgang) -> None:
        keur_keuze("ontbrekend", ontbrekend, False, True, "bits")
        keur_keuze("bedragen", bedragen, False, True)
        keur_keuze("streng", streng, False, True)
        keur_keuze("fouten", fouten, "fout", "tabel")
        if not isinstance(voortgang, bool) and not callable(voortgang):
            raise TypeError(f"voortgang is True, False or a callable, not {voortgang!r}")
        keur("structuur", structuur, (core.Structuur, type(None)), "a Structuur, as Structuur(path) makes")
        keur("threads", threads, int, "an int")
        if not 0 <= threads < 2**31:
            raise ValueError(f"threads is 0 (one for each processor) to {2**31 - 1}, not {threads}")
        self.vragen = _vragen(vragen)
        self._bron, self._regels, self._structuur = _tabel.bron(tabel), regels, structuur
        self._instel = core.BATCH_STRENG if streng else 0
        self._opties = (core.BATCH_ONTBREKEND * (ontbrekend is True) + core.BATCH_ONTBREKEND_BITS * (ontbrekend == "bits")
                        + core.BATCH_BEDRAGEN * bedragen)
        self._een_fout, self._threads, self._voortgang = fouten == "fout", threads, voortgang
        self._fouten: tuple[tuple[int, int, str], ...] | None = None
        self._samenvatting: Samenvatting | None = None

    def _lees(self, opties: int) -> core.Batch:
        return core.batch_lees(self._bron, self._regels, self.vragen, self._structuur, self._instel + opties, self._threads,
                               1 if self._een_fout else MAX_FOUTEN, self._een_fout, meld(self._voortgang), None, None)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A fresh Arrow stream; nothing is worked out before it is read. Outcomes are dictionaries, unless
        `requested_schema` asks for text."""
        return core.batch_stroom(self._bron, self._regels, self.vragen, self._structuur, self._instel + self._opties,
                                 self._threads, 1 if self._een_fout else MAX_FOUTEN, self._een_fout, meld(self._voortgang),
                                 None if self._een_fout else self._klaar, requested_schema)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Its rows as dicts, for who has no frame library: some 65,000 are worked out at a time."""
        stroom = self.__arrow_c_stream__()
        while (rijen := core.batch_rijen(stroom)) is not None:
            yield from rijen

    def _klaar(self, batch: core.Batch) -> None:
        self._fouten = batch.fouten

    def samenvatting(self) -> Samenvatting:
        """How many rows have which outcome, which facts are missing, and how many could be ja: read once, then kept."""
        if self._samenvatting is None:
            batch = self._lees(core.BATCH_TELLEN)
            self._klaar(batch)
            self._samenvatting = _samenvatting(self.vragen, batch)
        return self._samenvatting

    @property
    def fouten(self) -> _tabel.Tabel:
        """The values that could not be read, as a Tabel of `rij` and `kolom` (numbers, from 1) and `melding`: those of the
        first rows, at most 100,000. With fouten="fout" there are none: the first is an exception."""
        if self._fouten is None and not self._een_fout:
            self._klaar(self._lees(0))
        fouten = self._fouten or ()
        velden: _tabel.Velden = (("rij", "l", None), ("kolom", "i", None), ("melding", "u", None))
        return _tabel.van_rijen("fouten", velden, lambda: fouten, lambda: len(fouten))

    def __repr__(self) -> str:
        return f"<Antwoorden op {_html.telwoord(len(self.vragen), 'vraag', 'vragen')}>"


def _telling(vraag: Vraag, batch: core.Batch) -> Telling:
    uitkomsten = {uitkomst: batch.uitkomst_count(vraag, uitkomst) for uitkomst in Uitkomst}
    aantallen = ((feit, batch.ontbrekend_count(vraag, feit)) for feit in Feit)
    ontbrekend = dict(sorted((paar for paar in aantallen if paar[1]), key=lambda paar: -paar[1]))
    return Telling(vraag, uitkomsten, ontbrekend, batch.ja_hoogstens(vraag))


def _samenvatting(vragen: tuple[Vraag, ...], batch: core.Batch) -> Samenvatting:
    tellingen = {vraag: _telling(vraag, batch) for vraag in vragen}
    fout = batch.rijen - sum(tellingen[vragen[0]].uitkomsten.values())
    return Samenvatting(tellingen, batch.rijen, fout, batch.crebo_niet_opgezocht_count)


@dataclass(frozen=True, slots=True, repr=False)
class Telling:
    """The answers of a batch to one question, counted: `uitkomsten` how many rows have which outcome, `ontbrekend` in how
    many that are onbekend a fact is missing, `ja_hoogstens` how many can be ja."""

    vraag: Vraag
    uitkomsten: dict[Uitkomst, int]
    ontbrekend: dict[Feit, int]
    ja_hoogstens: int

    def __hash__(self) -> int:
        return hash((self.vraag, *self.uitkomsten.values(), *self.ontbrekend.items(), self.ja_hoogstens))

    @property
    def ja_minstens(self) -> int:
        """How many are ja, whatever the missing facts turn out to be."""
        return self.uitkomsten[Uitkomst.JA]

    def __repr__(self) -> str:
        uitkomsten = ", ".join(f"{uitkomst} {aantal}" for uitkomst, aantal in self.uitkomsten.items() if aantal)
        return f"<Telling {self.vraag}: {uitkomsten or 'niets'}; ja {self.ja_minstens} tot {self.ja_hoogstens}>"


@dataclass(frozen=True, slots=True, repr=False)
class Samenvatting:
    """A batch counted: from each Vraag to its Telling, with how many `rijen` there were, how many of those were `fout`, and
    in how many the crebo was not looked up. As a table (for pandas and the others) it has a row for each question;
    `ontbrekend` is the table of the missing facts."""

    # It is no Mapping: polars takes one for a dict of columns.
    _tellingen: dict[Vraag, Telling]
    rijen: int
    fout: int
    crebo_niet_opgezocht: int

    def __hash__(self) -> int:
        return hash((self.rijen, self.fout, *self._tellingen.values()))

    def keys(self) -> KeysView[Vraag]:
        """The questions."""
        return self._tellingen.keys()

    def values(self) -> ValuesView[Telling]:
        """What was counted of each."""
        return self._tellingen.values()

    def items(self) -> ItemsView[Vraag, Telling]:
        """Both."""
        return self._tellingen.items()

    def __getitem__(self, vraag: Vraag | str) -> Telling:
        return self._tellingen[Vraag(vraag)]

    def __iter__(self) -> Iterator[Vraag]:
        return iter(self._tellingen)

    def __len__(self) -> int:
        return len(self._tellingen)

    def _als_tabel(self) -> _tabel.Tabel:
        velden: _tabel.Velden = (
            ("vraag", "c", _tabel.woorden(Vraag)), ("rijen", "l", None), *((str(u), "l", None) for u in Uitkomst),
            ("fout", "l", None), ("ja_minstens", "l", None), ("ja_hoogstens", "l", None))
        rijen = [(t.vraag, self.rijen, *t.uitkomsten.values(), self.fout, t.ja_minstens, t.ja_hoogstens)
                 for t in self.values()]
        return _tabel.van_rijen("samenvatting", velden, lambda: rijen, lambda: len(rijen))

    @property
    def ontbrekend(self) -> _tabel.Tabel:
        """In how many of the rows that are onbekend a fact is missing: a Tabel of vraag, feit and aantal."""
        velden: _tabel.Velden = (
            ("vraag", "c", _tabel.woorden(Vraag)), ("feit", "c", _tabel.woorden(Feit)), ("aantal", "l", None))
        rijen = [(t.vraag, feit, aantal) for t in self.values() for feit, aantal in t.ontbrekend.items()]
        return _tabel.van_rijen("ontbrekend", velden, lambda: rijen, lambda: len(rijen))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._als_tabel().__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._als_tabel().__arrow_c_schema__()

    def __repr__(self) -> str:
        rijen, vragen = _html.telwoord(self.rijen, "rij", "rijen"), _html.telwoord(len(self), "vraag", "vragen")
        return f"<Samenvatting van {rijen}, {vragen}>"

    def _voorbehoud(self) -> list[str]:
        """What the counts are not of."""
        return [f"{aantal} {wat}" for aantal, wat in (
            (self.fout, "niet te lezen"), (self.crebo_niet_opgezocht, "met een crebo die niet is opgezocht")) if aantal]

    def __str__(self) -> str:
        return "\n".join([*(str(telling)[9:-1] for telling in self.values()), *self._voorbehoud()])

    def _repr_html_(self) -> str:
        kop = ", ".join([_html.telwoord(self.rijen, "rij", "rijen"), *self._voorbehoud()])
        uitkomsten = tuple(Uitkomst)
        rijen = [(t.vraag.label(), *(str(t.uitkomsten[u]) for u in uitkomsten), f"{t.ja_minstens}–{t.ja_hoogstens}",
                  ", ".join(f"{feit.label()} ({aantal})" for feit, aantal in list(t.ontbrekend.items())[:3]))
                 for t in self.values()]
        return _html._tabel(kop, ("vraag", *(u.label() for u in uitkomsten), "ja", "ontbreekt het meest"), rijen)
