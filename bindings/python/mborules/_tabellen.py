# SPDX-License-Identifier: MIT
"""The structure and the rules as tables: which there are, and what stands in their columns."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from . import _tabel
from ._codes import Basis, Geldsoort, Leerweg, SoortOpleiding, Tekstsoort, Vraag

if TYPE_CHECKING:
    from ._regels import Regels
    from ._structuur import Dossier, Kerntaak, Kwalificatie, Structuur, Werkproces

Van = TypeVar("Van")

# Columns (name, Arrow format, words of a dictionary or None, and what it is of a row), and what gives the rows.
Kolommen: TypeAlias = tuple[tuple[str, str, dict[str, int] | None, Callable[[Any], object]], ...]
Inhoud: TypeAlias = tuple[Kolommen, Callable[[], Iterable[Any]]]
NIVEAU = _tabel.woorden(SoortOpleiding)


class _MetTitel(Protocol):
    @property
    def titel(self) -> str: ...


def _titels(naam: str, dingen: Iterable[_MetTitel], van: Callable[[Any], _MetTitel | None]) -> Kolommen:
    """A dictionary column of titles, of what `van` gives of a row."""
    woorden = _tabel.woorden(ding.titel for ding in dingen)
    return ((naam, _tabel.breedte(woorden), woorden, lambda rij: getattr(van(rij), "titel", None)),)


def _of_none(tekst: str | None) -> str | None:
    return tekst or None


def _laatste(kwalificatie: Kwalificatie, naam: str) -> Any:
    """What its newest period says."""
    return getattr(kwalificatie.crebos[-1], naam) if kwalificatie.crebos else None


def _kwalificaties(structuur: Structuur) -> Inhoud:
    kolommen: Kolommen = (
        ("crebo", "i", None, lambda k: k.crebo),
        ("titel", "u", None, lambda k: k.titel),
        ("niveau", "c", None, lambda k: k.niveau),
        ("soort_opleiding", "c", NIVEAU, lambda k: k.soort_opleiding),
        *((str(leerweg), "b", None, operator.methodcaller("leerweg", leerweg)) for leerweg in Leerweg),
        ("vierjarig", "b", None, lambda k: k.vierjarig),
        ("sbu", "i", None, lambda k: k.sbu),
        ("geldig_vanaf", "tdD", None, lambda k: k.crebos[0].geldig_vanaf if k.crebos else None),
        ("einde_instroom", "tdD", None, lambda k: _laatste(k, "einde_instroom")),
        ("einde_opleiding", "tdD", None, lambda k: _laatste(k, "einde_opleiding")),
        ("prijsfactor", "d:5,2", None, lambda k: _laatste(k, "prijsfactor")),
        ("ministerie", "u", None, lambda k: _of_none(_laatste(k, "ministerie"))),
        *_titels("domein", structuur.domeinen, lambda k: _laatste(k, "domein") or k.dossier.domein),
        *_titels("sectorkamer", structuur.sectorkamers, lambda k: k.dossier.sectorkamer),
        ("dossier", "u", None, lambda k: k.dossier.titel),
        ("dossier_crebo", "i", None, lambda k: next((crebo.code for crebo in k.dossier.crebos), None)),
        ("dossier_nr", "l", None, lambda k: k.dossier.nr or None),
        ("dossier_versie", "u", None, lambda k: _of_none(k.dossier.versie)),
        ("dossier_status", "u", None, lambda k: _of_none(k.dossier.status)),
        ("nr", "l", None, lambda k: k.nr or None),
        ("opmerking", "u", None, lambda k: _of_none(k.opmerking)),
    )
    return kolommen, lambda: structuur.kwalificaties


def _kerntaken(structuur: Structuur) -> Inhoud:
    kolommen: Kolommen = (
        ("crebo", "i", None, lambda r: r[0].crebo),
        ("code", "u", None, lambda r: r[1].code),
        ("titel", "u", None, lambda r: r[1].titel),
        ("nr", "l", None, lambda r: r[1].nr),
        ("kennis", "+l", None, lambda r: [kennis.titel for kennis in r[1].kennis(r[0])]),
    )
    return kolommen, lambda: ((k, taak) for k in structuur.kwalificaties for taak in k.kerntaken)


def _werkprocessen(structuur: Structuur) -> Inhoud:
    kolommen: Kolommen = (
        ("crebo", "i", None, lambda r: r[0].crebo),
        ("kerntaak", "u", None, lambda r: r[1].code),
        ("code", "u", None, lambda r: r[2].code),
        ("titel", "u", None, lambda r: r[2].titel),
        ("nr", "l", None, lambda r: r[2].nr),
        ("competenties", "+l", None, lambda r: [competentie.code for competentie in r[2].competenties(r[0])]),
    )
    return kolommen, lambda: ((k, taak, proces) for k in structuur.kwalificaties for taak in k.kerntaken
                              for proces in taak.werkprocessen)


PLAATSEN = ("dossier", "kwalificatie", "kerntaak", "werkproces")


def _teksten(structuur: Structuur) -> Inhoud:
    """Each text once; of what several kwalificaties share, crebo is not set."""
    def van(plaats: str, dossier: Dossier, crebo: int | None, ding: _MetTitel, tekst: Callable[[Tekstsoort], str],
            aanvulling: bool = False) -> Iterator[tuple[object, ...]]:
        for soort in Tekstsoort:
            if inhoud := tekst(soort):
                yield plaats, dossier.nr or None, crebo, getattr(ding, "code", None), ding.titel, soort, aanvulling, inhoud

    def delen(kwalificatie: Kwalificatie) -> Iterator[tuple[str, Kerntaak | Werkproces]]:
        for taak in kwalificatie.kerntaken:
            yield "kerntaak", taak
            for proces in taak.werkprocessen:
                yield "werkproces", proces

    def rijen() -> Iterator[tuple[object, ...]]:
        for dossier in structuur.dossiers:
            yield from van("dossier", dossier, None, dossier, dossier.tekst)
            kwalificaties = dossier.kwalificaties
            keer: dict[Kerntaak | Werkproces, int] = {}
            gezien: set[Kerntaak | Werkproces] = set()
            for kwalificatie in kwalificaties:
                for _, deel in delen(kwalificatie):
                    keer[deel] = keer.get(deel, 0) + 1
            for kwalificatie in kwalificaties:
                crebo = kwalificatie.crebo
                yield from van("kwalificatie", dossier, crebo, kwalificatie, kwalificatie.tekst)
                for plaats, deel in delen(kwalificatie):
                    if deel not in gezien:
                        gezien.add(deel)
                        yield from van(plaats, dossier, None if keer[deel] > 1 else crebo, deel, deel.tekst)
                    yield from van(plaats, dossier, crebo, deel, functools.partial(deel.aanvulling, kwalificatie), True)

    namen: _tabel.Velden = (
        ("plaats", "c", _tabel.woorden(PLAATSEN)), ("dossier_nr", "l", None), ("crebo", "i", None),
        ("code", "u", None), ("titel", "u", None), ("soort", "c", _tabel.woorden(Tekstsoort)),
        ("aanvulling", "b", None), ("tekst", "u", None))
    return tuple((naam, formaat, woorden, operator.itemgetter(n))
                 for n, (naam, formaat, woorden) in enumerate(namen)), rijen


def _parameters(regels: Regels) -> Inhoud:
    kolommen: Kolommen = (
        ("naam", "u", None, lambda p: p.naam),
        ("waarde", "d:18,2", None, lambda p: p.waarde),
        ("eenheid", "u", None, lambda p: p.eenheid),
        ("vanaf", "tdD", None, lambda p: p.vanaf),
        ("tot", "tdD", None, lambda p: p.tot),
        ("bevestigd_tot", "tdD", None, lambda p: p.bevestigd_tot),
        ("bron", "u", None, lambda p: _of_none(p.bron)),
    )
    return kolommen, lambda: regels.parameters


def _regels(regels: Regels) -> Inhoud:
    kolommen: Kolommen = (
        ("id", "u", None, lambda r: r.id),
        ("vraag", "c", _tabel.woorden(Vraag), lambda r: r.vraag),
        ("kop", "u", None, lambda r: r.kop()),
        ("tekst", "u", None, lambda r: r.tekst()),
        ("vanaf", "tdD", None, lambda r: r.vanaf),
        ("tot", "tdD", None, lambda r: r.tot),
        ("bevestigd_tot", "tdD", None, lambda r: r.bevestigd_tot),
        ("basis", "c", _tabel.woorden(Basis), lambda r: r.basis),
        ("voorwaarde", "u", None, lambda r: _of_none(r.voorwaarde)),
        ("bereik", "u", None, lambda r: _of_none(r.bereik)),
        ("soort", "c", _tabel.woorden(Geldsoort), lambda r: r.soort),
        ("bedrag", "u", None, lambda r: _of_none(r.bedrag)),
        ("toelichting", "b", None, lambda r: r.toelichting),
        ("eigen", "b", None, lambda r: r.eigen),
        ("uit", "b", None, lambda r: r.uit),
        ("feiten", "+l", None, lambda r: r.feiten),
        ("parameters", "+l", None, lambda r: r.parameters(regels)),
        ("bronnen", "+l", None, lambda r: [bron.tekst for bron in r.bronnen]),
        ("vingerafdruk", "u", None, lambda r: r.vingerafdruk),
    )
    return kolommen, lambda: regels.regels


STRUCTUUR: dict[str, Callable[[Structuur], Inhoud]] = {
    "kwalificaties": _kwalificaties, "kerntaken": _kerntaken, "werkprocessen": _werkprocessen, "teksten": _teksten}
REGELS: dict[str, Callable[[Regels], Inhoud]] = {"parameters": _parameters, "regels": _regels}


def tabel(tabellen: dict[str, Callable[[Van], Inhoud]], naam: str, van: Van) -> _tabel.Tabel:
    """A table of a structure or of rules."""
    if naam not in tabellen:
        raise ValueError(f"there is no table {naam!r}: {', '.join(tabellen)}")
    kolommen, dingen = tabellen[naam](van)

    def rijen() -> Iterator[tuple[Any, ...]]:
        for ding in dingen():
            yield tuple(waarde(ding) for *_, waarde in kolommen)

    @functools.cache
    def lengte() -> int:
        gevonden = dingen()
        return len(gevonden) if isinstance(gevonden, tuple) else sum(1 for _ in gevonden)

    return _tabel.van_rijen(naam, (kolom[:3] for kolom in kolommen), rijen, lengte)
