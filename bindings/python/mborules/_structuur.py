# SPDX-License-Identifier: MIT
"""The kwalificatiestructuur as a mapping by crebo."""

import collections.abc
import os

from . import _core as core

from . import _tabellen

@core.register
class Structuur(core.Structuur, collections.abc.Mapping[int, "Kwalificatie"]):
    """A kwalificatiestructuur: a mapping from crebo to Kwalificatie, and its lists in file order.

    Structuur() is the built-in one, loaded once a process; Structuur(path) and Structuur(data) read SBB's XML, within the
    limits that options such as `max_bytes` set (help(mborules.core.structuur_load_file) has them all).

    >>> Structuur()[25078].titel
    'Betonboorder'
    """

    __slots__ = ("_crebos",)

    def __new__(cls, bron=None, /, **opties):
        if bron is None:
            return core.structuur_load_builtin(**opties) if opties else core.ingebouwd()
        if isinstance(bron, (str, os.PathLike)):
            return core.structuur_load_file(os.fspath(bron), **opties)
        return core.structuur_load_memory(bron, **opties)

    def zoek(self, **wat):
        """The kwalificaties of a niveau, soort, leerweg, instroom_op, domein_nr or sectorkamer_nr, in file order.

        >>> Structuur().zoek(niveau=1, leerweg="bbl")
        (<Kwalificatie 25250 Assistent bouwen, wonen en onderhoud, niveau 1>, ...)
        """
        kwalificaties, found, index = self.kwalificaties, [], -1
        while (index := super().zoek(index + 1, **wat)) >= 0:
            found.append(kwalificaties[index])
        return tuple(found)

    def tabel(self, naam, /):
        """Its "kwalificaties", "kerntaken", "werkprocessen" or "teksten" as a Tabel, for pandas, polars, pyarrow and DuckDB.

        A kwalificatie is one row: first valid as its oldest period has it, the rest as its newest does. A kerntaak and a
        werkproces have a row for each kwalificatie that they belong to. A text is one row, with where it belongs; crebo is not
        set where several kwalificaties share it.

        >>> Structuur().tabel("kwalificaties")
        <Tabel kwalificaties: 864 rijen, 23 kolommen>
        """
        return _tabellen.tabel(_tabellen.STRUCTUUR, naam, self)

    def _codes(self):
        try:
            return self._crebos
        except AttributeError:
            self._crebos = tuple(dict.fromkeys(c.code for k in self.kwalificaties for c in k.crebos))
            return self._crebos

    def __getitem__(self, crebo):
        found = self.find_crebo(crebo)
        if found is None:
            raise KeyError(f"no kwalificatie with crebo {crebo}")
        return found

    def __iter__(self):
        return iter(self._codes())

    def __len__(self):
        return len(self._codes())

    def __reduce__(self):
        if self is not core.ingebouwd():
            raise TypeError("cannot pickle a structure that was loaded: load its file there too")
        return Structuur, ()

    def __repr__(self):
        op = f", peildatum {self.peildatum}" if self.peildatum else ""
        return f"<Structuur: {len(self.kwalificaties)} kwalificaties in {len(self.dossiers)} dossiers{op}>"


@core.register
class Kwalificatie(core.Kwalificatie):
    """A kwalificatie: a profiel of a dossier."""

    __slots__ = ()

    @property
    def crebo(self):
        """Its crebo code; None: it has none."""
        return next((crebo.code for crebo in self.crebos), None)

    def __repr__(self):
        niveau = f", niveau {self.niveau}" if self.niveau else ""
        return f"<Kwalificatie {self.crebo or '-'} {self.titel}{niveau}>"


class _Titel:
    """What shows its code, where it has one, and its title."""

    __slots__ = ()
    titel: str

    def __repr__(self) -> str:
        code = getattr(self, "code", "")
        return f"<{type(self).__name__} {code + ' ' if code else ''}{self.titel}>"


@core.register
class Competentie(_Titel, core.Competentie):  # type: ignore[misc]  # titel is read-only there
    """A competentie, A to Y."""

    __slots__ = ()


@core.register
class Domein(_Titel, core.Domein):  # type: ignore[misc]  # titel is read-only there
    """An opleidingsdomein."""

    __slots__ = ()


@core.register
class Dossier(_Titel, core.Dossier):  # type: ignore[misc]  # titel is read-only there
    """A kwalificatiedossier."""

    __slots__ = ()


@core.register
class Kennis(_Titel, core.Kennis):  # type: ignore[misc]  # titel is read-only there
    """What one must know and be able to do."""

    __slots__ = ()


@core.register
class Kerntaak(_Titel, core.Kerntaak):  # type: ignore[misc]  # titel is read-only there
    """A kerntaak of the basisdeel or of a profiel."""

    __slots__ = ()


@core.register
class Sectorkamer(_Titel, core.Sectorkamer):  # type: ignore[misc]  # titel is read-only there
    """A sectorkamer of SBB."""

    __slots__ = ()


@core.register
class Werkproces(_Titel, core.Werkproces):  # type: ignore[misc]  # titel is read-only there
    """A werkproces of a kerntaak."""

    __slots__ = ()


@core.register
class Crebo(core.Crebo):
    """A crebo code with one period of validity."""

    __slots__ = ()

    def __repr__(self):
        return f"<Crebo {self.code} vanaf {self.geldig_vanaf or '?'}>"
