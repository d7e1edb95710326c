# SPDX-License-Identifier: MIT
"""What a fact may be, and where an object lies: so that those of two handles compare, and pickle, by value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from . import _core as core
from ._codes import Code

Waarde: TypeAlias = bool | int | date | Decimal | Code | frozenset[Code]
Pad: TypeAlias = tuple[tuple[str, int], ...]

# Where the objects of a type are: the type that has them, and its getter of them all.
WEGEN = {
    "Begrip": (("Regels", "begrippen"),),
    "Bron": (("Regel", "bronnen"), ("Begrip", "bronnen"), ("Stap", "bronnen")),
    "Parameter": (("Regels", "parameters"),),
    "Regel": (("Regels", "regels"),),
    "Stap": (("Regels", "stappen"),),
    "Brondocument": (("Dossier", "brondocumenten"),),
    "Competentie": (("Structuur", "competenties"),),
    "Crebo": (("Dossier", "crebos"), ("Kwalificatie", "crebos")),
    "Domein": (("Structuur", "domeinen"),),
    "Dossier": (("Structuur", "dossiers"),),
    "Kennis": (("Dossier", "kennis"), ("Dossier", "categorieen")),
    "Kerntaak": (("Kwalificatie", "kerntaken"),),
    "Kwalificatie": (("Dossier", "kwalificaties"),),
    "Opmerking": (("Structuur", "opmerkingen"),),
    "Sectorkamer": (("Structuur", "sectorkamers"),),
    "Taaleis": (("Kwalificatie", "taaleisen"),),
    "Werkproces": (("Kerntaak", "werkprocessen"),),
}


def keur(naam: str, waarde: object, soort: type[Any] | tuple[type[Any], ...], wat: str) -> None:
    """Refuse an argument of another kind, in words that say what it is to be; a bool is no int."""
    if not isinstance(waarde, soort) or soort is int and isinstance(waarde, bool):
        raise TypeError(f"{naam} is {wat}, not {waarde!r}")


def keur_keuze(naam: str, waarde: object, *keuzen: bool | str) -> None:
    """Refuse an argument that is none of these: 1 is not True, and an array is compared with nothing."""
    if not any(isinstance(waarde, type(keus)) and waarde == keus for keus in keuzen):
        fout = ValueError if isinstance(waarde, tuple(map(type, keuzen))) else TypeError
        raise fout(f"{naam} is {', '.join(map(repr, keuzen[:-1]))} or {keuzen[-1]!r}, not {waarde!r}")


def _alle(wortel: core.Object, soort: str) -> Iterator[tuple[Pad, Any]]:
    """Every object of a type in a root, with the way to it."""
    if soort == type(wortel).__name__:
        yield (), wortel
    for ouder, naam in WEGEN.get(soort, ()):
        for pad, o in _alle(wortel, ouder):
            for n, deel in enumerate(getattr(o, naam)):
                yield (*pad, (naam, n)), deel


def _wortels(o: core.Object) -> Iterator[core.Object]:
    """The structures and rule sets that an object can lie in: itself, or those that an answer was made of."""
    wortel = o._wortel
    if isinstance(wortel, (core.Regels, core.Structuur)):
        yield wortel
        return
    for van in wortel._van or ():
        if isinstance(van, core.Object):
            yield from _wortels(van)
    yield core.ingebouwd()


def plaats(o: core.Object) -> tuple[core.Object, Pad]:
    """Where it lies: its structure or rule set, and the way there. The ways are looked for once, for each type of object."""
    for wortel in _wortels(o):
        paden: dict[str, dict[int, Pad]] | None = getattr(wortel, "_paden", None)
        if paden is None:
            paden = {}
            setattr(wortel, "_paden", paden)
        soort = type(o).__name__
        if soort not in paden:
            gevonden: dict[int, Pad] = {}
            for pad, deel in _alle(wortel, soort):
                gevonden.setdefault(deel._adres, pad)
            paden[soort] = gevonden
        if o._adres in paden[soort]:
            return wortel, paden[soort][o._adres]
    raise TypeError(f"cannot tell where {o!r} lies")


def lopen(wortel: core.Object, pad: Pad) -> Any:
    """What lies there."""
    o: Any = wortel
    for naam, n in pad:
        o = getattr(o, naam)[n]
    return o


def aanmelden() -> None:
    """Tell the C half."""
    core.register_waarde(plaats, lopen)
