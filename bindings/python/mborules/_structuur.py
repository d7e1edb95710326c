# SPDX-License-Identifier: MIT
"""The kwalificatiestructuur as a mapping by crebo."""

from __future__ import annotations

import functools
import operator
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, SupportsIndex, TypeAlias, TypedDict, Unpack

from . import _core as core
from . import _html, _tabellen
from ._codes import Leerweg, SoortOpleiding
from ._rij import Rij
from ._tabel import Tabel
from ._voortgang import Voortgang, meld
from ._waarde import keur

Herkomst: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview


class Opties(TypedDict, total=False):
    """How a structure is loaded: the limits on a file, and what is kept of it."""

    max_bytes: int | None
    max_text: int | None
    max_tag: int | None
    max_depth: int | None
    max_names: int | None
    max_attributes: int | None
    max_memory: int | None
    chunk: int | None
    vingerafdruk: bool
    zonder_opmerkingen: bool


@core.register
class Structuur(core.Structuur, Mapping[int, "Kwalificatie"]):
    """A kwalificatiestructuur: a mapping from crebo to Kwalificatie, and its lists in file order.

    Structuur() is the built-in one, loaded once a process. Structuur(path) and Structuur(data) read SBB's XML, and several
    of those are one edition that is split over files. Options, by name: the limits `max_bytes`, `max_text`, `max_tag`,
    `max_depth`, `max_names`, `max_attributes` and `max_memory`; `chunk`, the bytes that are read at a time;
    `zonder_opmerkingen=True` makes an error of a value that cannot be read, not a remark; `vingerafdruk=False` makes no
    SHA-256 of it. `voortgang` shows how far one file is, as in Regels.batch(). Ctrl-C stops the loading of one.

    It compares, hashes and pickles by that SHA-256. What was read from a path is pickled as the path, and read again there,
    once a process, when the file is still the same. Of what was read from bytes the bytes are kept and pickled too.

    >>> Structuur()[25078].titel
    'Betonboorder'
    """

    __slots__ = ("_bron", "_crebos", "_paden", "_woorden")
    _crebos: tuple[int, ...]
    _woorden: core.Woorden
    _bron: tuple[tuple[str | bytes | None, ...], dict[str, Any]]

    def __new__(cls, *bronnen: Herkomst, voortgang: Voortgang = False, **opties: Unpack[Opties]) -> Structuur:
        if not bronnen and not opties:
            return core.ingebouwd()
        balk = meld(voortgang)
        if balk and len(bronnen) != 1:
            raise ValueError("voortgang is of one file")
        opties = {"vingerafdruk": True, **opties}
        namen: list[str | bytes | bytearray | memoryview] = [
            bron if isinstance(bron, (bytes, bytearray, memoryview)) else os.path.abspath(os.fspath(bron))
            for bron in bronnen]
        if not namen:
            made = core.structuur_load_builtin(**opties)
        elif len(namen) == 1:
            een = namen[0]
            made = core.structuur_load_file(een, voortgang=balk, **opties) if isinstance(een, str) \
                else core.structuur_load_memory(een, voortgang=balk, **opties)
        else:
            editie = core.editie_create(**opties)
            for naam in namen:
                if isinstance(naam, str):
                    editie.file(naam)
                else:
                    editie.memory(naam)
            made = editie.structuur()
        made._bron = tuple(naam if isinstance(naam, (str, bytes)) else None for naam in namen), dict(opties)
        return made

    def zoek(self, woorden: str | None = None, *, niveau: int | None = None,  # type: ignore[override]
             soort: SoortOpleiding | str | None = None, leerweg: Leerweg | str | None = None,
             instroom_op: date | str | None = None, domein_nr: int | None = None,
             sectorkamer_nr: int | None = None) -> tuple[Kwalificatie, ...]:
        """The kwalificaties that fit, in file order: in whose titles and texts all `woorden` stand, of a niveau, a soort and
        so on. The index of words is made the first time that it is needed, and kept.

        >>> Structuur().zoek(niveau=1, leerweg="bbl")
        (<Kwalificatie 25250 Assistent bouwen, wonen en onderhoud, niveau 1>, ...)
        >>> Structuur().zoek("betonboren")
        (<Kwalificatie 25078 Betonboorder, niveau 3>,)
        """
        fits = functools.partial(super().zoek, niveau=niveau, soort=soort, leerweg=leerweg, instroom_op=instroom_op,
                                 domein_nr=domein_nr, sectorkamer_nr=sectorkamer_nr)
        found = list(_reeks(fits))
        if woorden is not None:
            if not hasattr(self, "_woorden"):
                self._woorden = core.woorden_create(self)
            having = set(_reeks(functools.partial(self._woorden.zoek, woorden)))
            found = [index for index in found if index in having]
        kwalificaties = self.kwalificaties
        return tuple(kwalificaties[index] for index in found)

    def tabel(self, naam: Literal["kwalificaties", "kerntaken", "werkprocessen", "teksten"], /) -> Tabel:
        """Its "kwalificaties", "kerntaken", "werkprocessen" or "teksten" as a Tabel, for pandas, polars, pyarrow and DuckDB.

        A kwalificatie is one row: first valid as its oldest period has it, the rest as its newest does. A kerntaak and a
        werkproces have a row for each kwalificatie that they belong to. A text is one row, with where it belongs; crebo is not
        set where several kwalificaties share it.

        >>> Structuur().tabel("kwalificaties")
        <Tabel kwalificaties: 864 rijen, 23 kolommen>
        """
        return _tabellen.tabel(_tabellen.STRUCTUUR, naam, self)

    def dekking(self, werkprocessen: Iterable[Werkproces | str], /) -> Dekking:
        """What proven werkprocessen cover of each kwalificatie, best first; each a Werkproces of this structure, or the text
        of one, such as "B1-K1-W1@25498". (The built-in structure has no werkprocessen.)
        """
        return core.dekking_create(self, [self.find_werkproces(w) if isinstance(w, str) else w for w in werkprocessen])

    def vergelijk(self, nieuw: Structuur, /) -> Vergelijking:
        """What changed from this edition to another."""
        return core.vergelijking_create(self, nieuw)

    def _codes(self) -> tuple[int, ...]:
        try:
            return self._crebos
        except AttributeError:
            self._crebos = tuple(dict.fromkeys(c.code for k in self.kwalificaties for c in k.crebos))
            return self._crebos

    def __getitem__(self, crebo: int) -> Kwalificatie:
        keur("a crebo", crebo, SupportsIndex, "an int")
        number = operator.index(crebo)
        found = self._find_crebo(number) if 0 <= number < 2**31 else None
        if found is None:
            raise KeyError(f"no kwalificatie with crebo {crebo}")
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._codes())

    def __len__(self) -> int:
        return len(self._codes())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Structuur):
            return NotImplemented
        return self is other or bool(self.vingerafdruk) and self.vingerafdruk == other.vingerafdruk

    def __hash__(self) -> int:
        return hash(self.vingerafdruk) if self.vingerafdruk else object.__hash__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        if self is core.ingebouwd():
            return _ingebouwd, (_vingerafdruk_ingebouwd(),)
        bronnen, opties = self._bron
        if None in bronnen:
            raise TypeError("cannot pickle a structure that was read from a buffer: read it from a path, or from bytes")
        if not self.vingerafdruk:
            raise TypeError("cannot pickle a structure without its vingerafdruk: leave out vingerafdruk=False")
        return _herlaad, (bronnen, tuple(sorted(opties.items())), self.vingerafdruk)

    def __repr__(self) -> str:
        op = f", peildatum {self.peildatum}" if self.peildatum else ""
        kwalificaties = _html.telwoord(len(self.kwalificaties), "kwalificatie", "kwalificaties")
        return f"<Structuur: {kwalificaties} in {_html.telwoord(len(self.dossiers), 'dossier', 'dossiers')}{op}>"

    def _repr_html_(self) -> str:
        return _html.structuur(self)


def _reeks(volgende: Any) -> Iterator[int]:
    """The indexes that a search gives, each from the one before on."""
    index = -1
    while (index := volgende(index + 1)) >= 0:
        yield index


@functools.cache
def _vingerafdruk_ingebouwd() -> str:
    return core.structuur_load_builtin(vingerafdruk=True).vingerafdruk


def _ingebouwd(vingerafdruk: str) -> Structuur:
    """The built-in structure, pickled."""
    if vingerafdruk != _vingerafdruk_ingebouwd():
        raise ValueError("the built-in structure of this library is not that which was pickled")
    return core.ingebouwd()


@functools.lru_cache(maxsize=4)
def _herlaad(bronnen: tuple[str | bytes, ...], opties: tuple[tuple[str, Any], ...], vingerafdruk: str) -> Structuur:
    """A pickled structure, read again and checked; once a process."""
    structuur = Structuur(*bronnen, **dict(opties))
    if structuur.vingerafdruk != vingerafdruk:
        raise ValueError(f"{', '.join(b for b in bronnen if isinstance(b, str))}: the file is not that which was pickled")
    return structuur


@core.register
class Kwalificatie(core.Kwalificatie):
    """A kwalificatie: a profiel of a dossier."""

    __slots__ = ()

    @property
    def crebo(self) -> int | None:
        """Its crebo code; None: it has none."""
        return next((crebo.code for crebo in self.crebos), None)

    @property
    def werkprocessen(self) -> tuple[Werkproces, ...]:
        """Those of all its kerntaken."""
        return tuple(werkproces for kerntaak in self.kerntaken for werkproces in kerntaak.werkprocessen)

    def __repr__(self) -> str:
        niveau = f", niveau {self.niveau}" if self.niveau else ""
        return f"<Kwalificatie {self.crebo or '-'} {self.titel}{niveau}>"

    def __str__(self) -> str:
        return self.titel

    def _repr_html_(self) -> str:
        return _html.kwalificatie(self)


class _Titel:
    """What shows its code, where it has one, and its title."""

    __slots__ = ()

    def __repr__(self) -> str:
        code = getattr(self, "code", "")
        return f"<{type(self).__name__} {code + ' ' if code else ''}{self}>"

    def __str__(self) -> str:
        return str(getattr(self, "titel"))


@core.register
class Competentie(_Titel, core.Competentie):
    """A competentie, A to Y."""

    __slots__ = ()


@core.register
class Domein(_Titel, core.Domein):
    """An opleidingsdomein."""

    __slots__ = ()


@core.register
class Dossier(_Titel, core.Dossier):
    """A kwalificatiedossier."""

    __slots__ = ()


@core.register
class Kennis(_Titel, core.Kennis):
    """What one must know and be able to do."""

    __slots__ = ()


@core.register
class Kerntaak(_Titel, core.Kerntaak):
    """A kerntaak of the basisdeel or of a profiel."""

    __slots__ = ()


@core.register
class Sectorkamer(_Titel, core.Sectorkamer):
    """A sectorkamer of SBB."""

    __slots__ = ()


@core.register
class Werkproces(_Titel, core.Werkproces):
    """A werkproces of a kerntaak."""

    __slots__ = ()


@core.register
class Crebo(core.Crebo):
    """A crebo code with one period of validity."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Crebo {self.code} vanaf {self.geldig_vanaf or '?'}>"


@core.register
class Taaleis(core.Taaleis):
    """What a kwalificatie asks of a language."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Taaleis {self.taal} {self.vaardigheid} {self.niveau}>"


@core.register
class Brondocument(core.Brondocument):
    """A document that a dossier rests on."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Brondocument {self.naam}>"


@core.register
class Opmerking(core.Opmerking):
    """A remark on the file: what in it was not as it should be."""

    __slots__ = ()

    def __repr__(self) -> str:
        keer = f", {self.aantal} keer" if self.aantal > 1 else ""
        return f"<Opmerking {self.soort} {self.plaats}: {self.waarde!r}, regel {self.line}{keer}>"


@core.register
class Dekking(core.Dekking, Rij["Gedekt"]):
    """What proven werkprocessen cover of each kwalificatie, best first: a sequence of Gedekt."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[Gedekt, ...]:
        return self.gedekt

    def __repr__(self) -> str:
        return f"<Dekking: {_html.telwoord(len(self), 'kwalificatie', 'kwalificaties')}>"

    def _repr_html_(self) -> str:
        return _html.dekking(self)


@core.register
class Gedekt(core.Gedekt):
    """What of one kwalificatie is proven: `werkprocessen` and `kerntaken` are how many, of how many."""

    __slots__ = ()

    @property
    def over(self) -> tuple[Werkproces, ...]:
        """The werkprocessen that are still to be proven."""
        dekking = self._wortel
        assert isinstance(dekking, Dekking)
        return tuple(w for w in self.kwalificatie.werkprocessen if not dekking.bewezen(w))

    def __repr__(self) -> str:
        k = self.kwalificatie
        return f"<Gedekt {k.crebo or '-'} {k.titel}: {'{} van {}'.format(*self.werkprocessen)} werkprocessen>"


@core.register
class Vergelijking(core.Vergelijking, Rij["Verandering"]):
    """What changed from one edition to another: a sequence of Verandering."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[Verandering, ...]:
        return self.veranderingen

    def __repr__(self) -> str:
        return f"<Vergelijking: {_html.telwoord(len(self), 'verandering', 'veranderingen')}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "geen veranderingen"

    def _repr_html_(self) -> str:
        return _html.vergelijking(self)


@core.register
class Verandering(core.Verandering):
    """One change, of a kwalificatie or of a werkproces of it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Verandering {self}>"

    def __str__(self) -> str:
        plaats = f"{self.plaats}@{self.crebo}" if self.plaats else str(self.crebo)
        return f"{plaats} {self.wijziging}: {self.was!r} -> {self.nu!r}"
