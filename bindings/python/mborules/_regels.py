# SPDX-License-Identifier: MIT
"""The rules: what they are, how a copy of them is changed, and the questions that they answer."""

from __future__ import annotations

import functools
import hashlib
import inspect
import os
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, overload

from . import _core as core
from . import _html, _tabellen
from ._batch import Antwoorden
from ._codes import Leerweg, SoortOpleiding, Taal, Uitkomst, Vraag
from ._structuur import Kwalificatie, Structuur
from ._tabel import Tabel
from ._waarde import keur, keur_keuze
from ._zaak import Zaak

if TYPE_CHECKING:
    from ._antwoorden import Advies, Antwoord, Controle, Leerroute, Nodig, Oordeel, Verschil


def _opties(streng: bool = False, alle_routes: bool = False) -> int:
    if streng is False and alle_routes is False:
        return 0
    keur_keuze("streng", streng, False, True)
    keur_keuze("alle_routes", alle_routes, False, True)
    return streng * core.OORDEEL_STRENG + alle_routes * core.ADVIES_ALLE_ROUTES


class EigenRegel:
    """A function with what makes a rule of it; it can be called as before."""

    __wrapped__: Callable[..., bool]
    __qualname__: str

    def __init__(self, functie: Callable[..., bool], vraag: str, nl: str, en: str | None, id: str | None,
                 versie: str | None) -> None:
        functools.update_wrapper(self, functie)
        if not id and functie.__name__ == "<lambda>":
            raise TypeError("a lambda has no name to make an id of: it needs id=")
        code = functie.__code__
        self.velden = {
            "vraag": vraag, "nl": nl, "en": en or nl, "id": id or f"eigen.{functie.__name__.lower()}",
            "versie": versie or hashlib.sha256(code.co_code + repr(code.co_consts).encode()).hexdigest(),
            "feiten": ", ".join(inspect.signature(functie).parameters),
        }

    def __call__(self, *args: Any, **kwargs: Any) -> bool:
        return self.__wrapped__(*args, **kwargs)

    def __reduce__(self) -> str:
        return self.__qualname__

    def __str__(self) -> str:
        return self.velden["id"]

    def __repr__(self) -> str:
        return f"<EigenRegel {self.velden['id']}({self.velden['feiten']})>"


def eigen_regel(vraag: Vraag | str, /, *, nl: str, en: str | None = None, id: str | None = None,
                versie: str | None = None) -> Callable[[Callable[..., bool]], EigenRegel]:
    """Make a rule for `Regels.met_eigen_regel()` of a function whose parameters are facts, that gives True or False.

    It can only narrow an answer: where it is False, ja becomes nee. `nl` and `en` are its sentence. `versie` tells one
    function from another in the fingerprint; without one that comes from its code.

    >>> @eigen_regel("toelating", nl="De opleiding mag niet te duur zijn.")
    ... def niet_te_duur(onderwijsprijs):
    ...     return onderwijsprijs < 5000
    >>> Regels().met_eigen_regel(niet_te_duur).oordeel(Zaak(onderwijsprijs=6000), "toelating").uitkomst
    Uitkomst.NEE
    """
    return lambda functie: EigenRegel(functie, vraag, nl, en, id, versie)


@core.register
class Regels(core.Regels):
    """A rule set. Regels() is the built-in one, compiled once a process; Regels(path) and Regels(data) have the parameters of
    another file; a what-if copy is made from another.

    A method for each question gives the outcome alone: regels.toelating(zaak). `structuur` is needed where the case has
    a crebo, and is the built-in one unless another is given. `streng=True`: nothing is assumed.
    """

    __slots__ = ("_paden", "_parameters", "_wijzigingen")
    _parameters: bytes | None
    _wijzigingen: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]

    def __new__(cls, parameters: str | os.PathLike[str] | bytes | bytearray | memoryview | None = None, /) -> Regels:
        if isinstance(parameters, (str, os.PathLike)):
            try:
                with open(parameters, "rb") as file:
                    parameters = file.read()
            except OSError:
                core.regels_create(parameters_path=os.fsdecode(parameters))  # says it in a FoutIo
                raise
        keur("parameters", parameters, (bytes, bytearray, memoryview, type(None)), "a path or bytes")
        return _met_parameters(None if parameters is None else bytes(parameters))

    def uitkomst(self, zaak: Zaak, vraag: Vraag | str, /, *,  # type: ignore[override]
                 structuur: Structuur | None = None, streng: bool = False) -> Uitkomst:
        """The outcome alone, of a question by its name: what the method of that name gives."""
        return super().uitkomst(zaak, vraag, structuur, _opties(streng))

    @overload
    def oordeel(self, zaak: Zaak, vraag: None = None, /, *, structuur: Structuur | None = None,
                streng: bool = False) -> Oordeel: ...
    @overload
    def oordeel(self, zaak: Zaak, vraag: Vraag | str, /, *, structuur: Structuur | None = None,
                streng: bool = False) -> Antwoord: ...
    def oordeel(self, zaak: Zaak, vraag: Vraag | str | None = None, /, *, structuur: Structuur | None = None,
                streng: bool = False) -> Oordeel | Antwoord:
        """The answer to a question; without one a mapping with that to each."""
        welke = core.VRAAG_ALLE if vraag is None else vraag
        oordeel = core.oordeel_create(self, zaak, welke, structuur, _opties(streng))
        return oordeel if vraag is None else oordeel[vraag]

    def advies(self, zaak: Zaak, /, *, structuur: Structuur | None = None, streng: bool = False, alle_routes: bool = False,
               niveau: int | None = None, soort: SoortOpleiding | str | None = None, leerweg: Leerweg | str | None = None,
               instroom_op: date | str | None = None, domein_nr: int | None = None,
               sectorkamer_nr: int | None = None) -> Advies:
        """Every route for a candidate, best first; with a filter, as of Structuur.zoek(), those to each kwalificatie."""
        gevraagd = (niveau, soort, leerweg, instroom_op, domein_nr, sectorkamer_nr)
        if structuur is None and any(wat is not None for wat in gevraagd):
            structuur = core.ingebouwd()
        return core.advies_create(self, zaak, structuur, _opties(streng, alle_routes), niveau=niveau, soort=soort,
                                  leerweg=leerweg, instroom_op=instroom_op, domein_nr=domein_nr,
                                  sectorkamer_nr=sectorkamer_nr)

    def batch(self, tabel: object, /, *, vragen: Iterable[Vraag | str] | Vraag | str | None = None,
              ontbrekend: bool | Literal["bits"] = False, bedragen: bool = False, structuur: Structuur | None = None,
              streng: bool = False, fouten: Literal["fout", "tabel"] = "fout", threads: int = 0,
              voortgang: bool | Callable[[int, int], object] = False) -> Antwoorden:
        """The answers to every row of a table, lazily: Antwoorden, which pandas, polars, pyarrow and DuckDB read.

        `tabel` is a frame of one of those or anything else with `__arrow_c_stream__` or `__arrow_c_array__`, a dict of
        sequences or NumPy arrays, or a list of dicts. A column with the name of a fact is that fact, in its own type or in
        its text form; None is not known. Other columns pass through. `vragen` is one question or several; None: all.

        ontbrekend: True adds a column VRAAG.ontbrekend of names, "bits" VRAAG.ontbrekend_bits (1 << feit.code).
        bedragen: adds kind, amount and first day, of the questions that have them: VRAAG.soort, .bedrag and .vanaf; with
        `ontbrekend` also VRAAG.bedrag_ontbrekend and .vanaf_ontbrekend (or both with _bits).
        fouten: "fout" raises FoutValue at the first value that cannot be read, with its row (`line`) and column; "tabel"
        leaves such a row without answers, and in Antwoorden.fouten.
        threads: 0 is one for each processor.
        voortgang: True shows it, by tqdm where that is imported or else on a terminal; or a callable of done and total.

        >>> antwoorden = Regels().batch({"leerweg": ["bol", "derde"]}, vragen="bekostiging")
        >>> print(antwoorden.samenvatting())
        bekostiging: nee 1, onbekend 1; ja 0 tot 1
        """
        return Antwoorden(self, tabel, vragen, ontbrekend, bedragen, structuur, streng, fouten, threads, voortgang)

    def leerroute(self, zaak: Zaak, doel: SoortOpleiding | Kwalificatie | str | int | None = None, /, *,
                  structuur: Structuur | None = None, streng: bool = False) -> Leerroute:
        """The chains of programmes to a goal: a soort_opleiding, a crebo (or its text) or Kwalificatie; None: a
        startkwalificatie. A crebo that the structure does not have is a KeyError, as in structuur[crebo]."""
        soort, crebo = 0, None
        if isinstance(doel, str):
            if doel.isdecimal():
                crebo = int(doel)
            elif doel != "startkwalificatie":
                soort = SoortOpleiding(doel).code
        elif isinstance(doel, Kwalificatie):
            if doel.crebo is None:
                raise ValueError(f"{doel!r} has no crebo")
            crebo = doel.crebo
        elif doel is not None:
            crebo = doel
        if crebo is not None:
            keur("structuur", structuur, (core.Structuur, type(None)), "a Structuur, as Structuur(path) makes")
            (core.ingebouwd() if structuur is None else structuur)[crebo]
        return core.leerroute_create(self, zaak, structuur, soort, crebo or 0, _opties(streng))

    def nodig(self, zaak: Zaak, vraag: Vraag | str, /, *, vast: Iterable[str] | str | None = None,
              structuur: Structuur | None = None, streng: bool = False) -> Nodig:
        """What would have to change for a nee to become ja; the facts `vast` stay as they are.

        >>> zaak = Zaak(bewijs="diploma", leerweg="bbl", leerbaan="geen", leerbedrijf_erkend=True, instelling="roc")
        >>> Regels().nodig(zaak, "praktijkplaats")
        <Nodig: 1 aanpassing>
        >>> print(Regels().nodig(zaak, "praktijkplaats"))
        leerbaan: leerbaan met arbeidsovereenkomst
        """
        return core.nodig_create(self, zaak, vraag, structuur, _opties(streng), vast)

    def verschil(self, oud: date | str, nieuw: date | str, vraag: Vraag | str, /, *,
                 regels: Regels | None = None) -> Verschil:
        """The situations that get another answer on one day than on another, by these rules or then by `regels`."""
        return core.verschil_create(self, oud, regels or self, nieuw, vraag)

    def controleer(self, motivering: str | bytes, /, *,  # type: ignore[override]
                   structuur: Structuur | None = None) -> Controle:
        """Does a receipt, the `motivering()` of an answer, still agree with these rules?

        >>> print(Regels().controleer(Regels().oordeel(Zaak(bewijs="diploma"), "bekostiging").motivering()))
        bekostiging: klopt
        """
        return super().controleer(motivering.encode() if isinstance(motivering, str) else motivering, structuur)

    def met_parameter(self, naam: str, /, waarde: int | Decimal, vanaf: date | str,  # type: ignore[override]
                      tot: date | str | None = None) -> Regels:
        """A copy in which a parameter has another value for a time."""
        return self._gewijzigd("met_parameter", naam=naam, vanaf=vanaf, waarde=waarde, tot=tot)

    def zonder_regel(self, id: str, /) -> Regels:
        """A copy in which a rule is switched off."""
        return self._gewijzigd("zonder_regel", id=id)

    def met_eigen_regel(self, regel: EigenRegel, /) -> Regels:  # type: ignore[override]
        """A copy with an own rule more, that `eigen_regel` made of a function."""
        return self._gewijzigd("met_eigen_regel", regel=regel)

    def _gewijzigd(self, soort: str, **hoe: Any) -> Regels:
        change = getattr(core.Regels, soort)
        copy: Regels
        if soort == "met_eigen_regel":
            regel = hoe["regel"]
            if not isinstance(regel, EigenRegel):
                raise TypeError(f"expected what eigen_regel() makes of a function, got {regel!r}")
            copy = change(self, regel.__wrapped__, **regel.velden)
        else:
            copy = change(self, *hoe.values()) if soort == "zonder_regel" else change(self, **hoe)
        copy._parameters = self._parameters
        copy._wijzigingen = (*self.wijzigingen, (soort, tuple(hoe.items())))
        return copy

    def tabel(self, naam: Literal["parameters", "regels"], /) -> Tabel:
        """Its "parameters" or its "regels" as a Tabel, for pandas, polars, pyarrow and DuckDB.

        >>> Regels().tabel("parameters").kolommen
        ('naam', 'waarde', 'eenheid', 'vanaf', 'tot', 'bevestigd_tot', 'bron')
        """
        return _tabellen.tabel(_tabellen.REGELS, naam, self)

    @property
    def wijzigingen(self) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
        """The changes, in order, by which it was made from the rules with its parameters."""
        return getattr(self, "_wijzigingen", ())

    def begrippen_in(self, tekst: str, /, taal: Taal | str = "nl") -> tuple[tuple[Begrip, int, int], ...]:
        """The terms of the glossary that a text has, each with where it begins and ends in it.

        >>> Regels().begrippen_in("Wie een startkwalificatie heeft.")
        ((<Begrip startkwalificatie>, 8, 25),)
        """
        found: list[tuple[Begrip, int, int]] = []
        octets, at = tekst.encode(), 0
        while here := self._begrip_in(tekst, at, taal):
            begrip, begin, length = here
            at = begin + length
            found.append((begrip, len(octets[:begin].decode()), len(octets[:at].decode())))
        return tuple(found)

    @property
    def afleidingen(self) -> dict[str, str]:  # type: ignore[override]
        """The names that conditions use beside facts, codes, parameters and questions, and what each stands for, in words."""
        return {naam: self._afleiding_tekst(n) or "" for n, naam in enumerate(super().afleidingen)}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, core.Regels):
            return NotImplemented
        return self is other or self.vingerafdruk == other.vingerafdruk

    def __hash__(self) -> int:
        return hash(self.vingerafdruk)

    def __reduce__(self) -> tuple[Any, ...]:
        return _herbouw, (self._parameters, self.wijzigingen, self.vingerafdruk)

    def __repr__(self) -> str:
        changed = f", {_html.telwoord(len(self.wijzigingen), 'wijziging', 'wijzigingen')}" if self.wijzigingen else ""
        return f"<Regels: {_html.telwoord(len(self.regels), 'regel', 'regels')}, rechtsstand {self.rechtsstand}{changed}>"

    def _repr_html_(self) -> str:
        return _html.regels(self)


@functools.cache
def _met_parameters(data: bytes | None) -> Regels:
    """The rules with the parameters of a file, or the built-in ones; once a process."""
    regels = core.regels_create(parameters_data=data)
    regels._parameters, regels._wijzigingen = data, ()
    return regels


@functools.cache
def _herbouw(parameters: bytes | None, wijzigingen: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...],
             vingerafdruk: str) -> Regels:
    """A pickled rule set, rebuilt and checked; once a process."""
    regels = Regels(parameters)
    for soort, hoe in wijzigingen:
        regels = regels._gewijzigd(soort, **dict(hoe))
    if regels.vingerafdruk != vingerafdruk:
        raise ValueError("the rules of this library are not those that were pickled: "
                         f"{regels.vingerafdruk} is not {vingerafdruk}")
    return regels


@core.register
class Regel(core.Regel):
    """One rule, in one period."""

    __slots__ = ()

    def __repr__(self) -> str:
        vanaf, tot = f" vanaf {self.vanaf}" if self.vanaf else "", f" tot {self.tot}" if self.tot else ""
        return f"<Regel {self.id}{vanaf}{tot}>"

    def __str__(self) -> str:
        return self.tekst()

    def _repr_html_(self) -> str:
        return _html.regel(self)


@core.register
class Bron(core.Bron):
    """A source."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Bron {self.tekst}>"

    def __str__(self) -> str:
        return self.tekst


@core.register
class Begrip(core.Begrip):
    """A term of the glossary."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Begrip {self.id}>"

    def __str__(self) -> str:
        return f"{self.naam()}: {self.tekst()}"


@core.register
class Parameter(core.Parameter):
    """One dated value."""

    __slots__ = ()

    def __repr__(self) -> str:
        tot = f" tot {self.tot}" if self.tot else ""
        return f"<Parameter {self.naam} = {self.waarde} {self.eenheid} vanaf {self.vanaf}{tot}>"

    def __str__(self) -> str:
        return f"{self.naam} = {self.waarde} {self.eenheid_label() or self.eenheid}"


@core.register
class Stap(core.Stap):
    """One thing to do or to know."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Stap {self.id}>"

    def __str__(self) -> str:
        return self.tekst()
