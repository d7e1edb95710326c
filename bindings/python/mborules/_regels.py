# SPDX-License-Identifier: MIT
"""The rules, and what they answer."""

import collections.abc
import functools
import hashlib
import inspect
import os

from . import _core as core

from . import _batch, _html, _tabellen
from ._codes import SoortOpleiding, Uitkomst, Vraag
from ._structuur import Kwalificatie
from ._zaak import Zaak

TEKENS = {Uitkomst.JA: "+", Uitkomst.NEE: "-", None: " "}


def _opties(streng=False, alle_routes=False):
    return streng * core.OORDEEL_STRENG + alle_routes * core.ADVIES_ALLE_ROUTES


class EigenRegel:
    """A function with what makes a rule of it; it can be called as before."""

    def __init__(self, functie, vraag, nl, en, id, versie):
        functools.update_wrapper(self, functie)
        code = functie.__code__
        self.velden = {
            "vraag": vraag, "nl": nl, "en": en or nl, "id": id or f"eigen.{functie.__name__.lower()}",
            "versie": versie or hashlib.sha256(code.co_code + repr(code.co_consts).encode()).hexdigest(),
            "feiten": ", ".join(inspect.signature(functie).parameters),
        }

    def __call__(self, *args, **kwargs):
        return self.__wrapped__(*args, **kwargs)

    def __reduce__(self):
        return self.__qualname__

    def __repr__(self):
        return f"<EigenRegel {self.velden['id']}({self.velden['feiten']})>"


def eigen_regel(vraag, /, *, nl, en=None, id=None, versie=None):
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

    __slots__ = ("_parameters", "_wijzigingen")

    def __new__(cls, parameters=None, /):
        if isinstance(parameters, (str, os.PathLike)):
            with open(parameters, "rb") as file:
                parameters = file.read()
        return _met_parameters(None if parameters is None else bytes(parameters))

    def oordeel(self, zaak, vraag=None, /, *, structuur=None, streng=False):
        """The answer to a question; without one a mapping with that to each."""
        welke = core.VRAAG_ALLE if vraag is None else vraag
        oordeel = core.oordeel_create(self, zaak, welke, structuur, _opties(streng))
        return oordeel if vraag is None else oordeel.antwoord(vraag)

    def advies(self, zaak, /, *, structuur=None, streng=False, alle_routes=False, **filter):
        """Every route for a candidate, best first; with a filter, as of Structuur.zoek(), those to each kwalificatie."""
        if filter and structuur is None:
            structuur = core.ingebouwd()
        return core.advies_create(self, zaak, structuur, _opties(streng, alle_routes), **filter)

    def batch(self, tabel, /, *, vragen=None, ontbrekend=False, bedragen=False, structuur=None, streng=False,
              fouten="fout", threads=0, voortgang=False):
        """The answers to every row of a table, lazily: Antwoorden, which pandas, polars, pyarrow and DuckDB read.

        `tabel` is a frame of one of those or anything else with `__arrow_c_stream__` or `__arrow_c_array__`, a dict of
        sequences or NumPy arrays, or a list of dicts. A column with the name of a fact is that fact, in its own type or in
        its text form; None is not known. Other columns pass through. `vragen` is one question or several; None: all.

        ontbrekend: True adds a column VRAAG.ontbrekend of names, "bits" one of bits (1 << feit.code).
        bedragen: adds kind, amount and first day (VRAAG.soort, .bedrag, .vanaf).
        fouten: "fout" raises FoutValue at the first value that cannot be read, with its row (`line`) and column; "tabel"
        leaves such a row without answers, and in Antwoorden.fouten.
        threads: 0 is one for each processor.
        voortgang: True shows it, by tqdm where that is imported or else on a terminal; or a callable of done and total.

        >>> antwoorden = Regels().batch({"leerweg": ["bol", "derde"]}, vragen="bekostiging")
        >>> print(antwoorden.samenvatting())
        bekostiging: nee 1, onbekend 1; ja 0 tot 1
        """
        return _batch.Antwoorden(self, tabel, vragen, ontbrekend, bedragen, structuur, streng, fouten, threads, voortgang)

    def leerroute(self, zaak, doel=None, /, *, structuur=None, streng=False):
        """The chains of programmes to a goal: a soort_opleiding, a crebo or Kwalificatie; None: a startkwalificatie."""
        if doel is None or doel == "startkwalificatie":
            soort, crebo = 0, 0
        elif isinstance(doel, str):
            soort, crebo = SoortOpleiding(doel), 0
        else:
            soort, crebo = 0, doel.crebo if isinstance(doel, Kwalificatie) else doel
        return core.leerroute_create(self, zaak, structuur, soort, crebo, _opties(streng))

    def nodig(self, zaak, vraag, /, *, vast=None, structuur=None, streng=False):
        """What would have to change for a nee to become ja; the facts `vast` stay as they are."""
        return core.nodig_create(self, zaak, vraag, structuur, _opties(streng), vast).aanpassingen

    def verschil(self, oud, nieuw, vraag, /, *, regels=None):
        """The situations that get another answer on one day than on another, by these rules or then by `regels`."""
        return core.verschil_create(self, oud, regels or self, nieuw, vraag).klassen

    def met_parameter(self, naam, /, waarde, vanaf, tot=None):
        """A copy in which a parameter has another value for a time."""
        return self._gewijzigd("met_parameter", naam=naam, vanaf=vanaf, waarde=waarde, tot=tot)

    def zonder_regel(self, id, /):
        """A copy in which a rule is switched off."""
        return self._gewijzigd("zonder_regel", id=id)

    def met_eigen_regel(self, regel, /):
        """A copy with an own rule more, that `eigen_regel` made of a function."""
        return self._gewijzigd("met_eigen_regel", regel=regel)

    def _gewijzigd(self, soort, **hoe):
        change = getattr(core.Regels, soort)
        if soort == "met_eigen_regel":
            regel = hoe["regel"]
            copy = change(self, regel.__wrapped__, **regel.velden)
        else:
            copy = change(self, *hoe.values()) if soort == "zonder_regel" else change(self, **hoe)
        copy._parameters = self._parameters
        copy._wijzigingen = self.wijzigingen + ((soort, tuple(hoe.items())),)
        return copy

    def tabel(self, naam, /):
        """Its "parameters" or its "regels" as a Tabel, for pandas, polars, pyarrow and DuckDB.

        >>> Regels().tabel("parameters").kolommen
        ('naam', 'waarde', 'eenheid', 'vanaf', 'tot', 'bevestigd_tot', 'bron')
        """
        return _tabellen.tabel(_tabellen.REGELS, naam, self)

    @property
    def wijzigingen(self):
        """The changes, in order, by which it was made from the rules with its parameters."""
        return getattr(self, "_wijzigingen", ())

    def __eq__(self, other):
        if not isinstance(other, core.Regels):
            return NotImplemented
        return self is other or self.vingerafdruk == other.vingerafdruk

    def __hash__(self):
        return hash(self.vingerafdruk)

    def __reduce__(self):
        return _herbouw, (self._parameters, self.wijzigingen, self.vingerafdruk)

    def __repr__(self):
        changed = f", {len(self.wijzigingen)} wijzigingen" if self.wijzigingen else ""
        return f"<Regels: {len(self.regels)} regels, rechtsstand {self.rechtsstand}{changed}>"


@functools.cache
def _met_parameters(data):
    """The rules with the parameters of a file, or the built-in ones; once a process."""
    regels = core.regels_create(parameters_data=data)
    regels._parameters, regels._wijzigingen = data, ()
    return regels


@functools.cache
def _herbouw(parameters, wijzigingen, vingerafdruk):
    """A pickled rule set, rebuilt and checked; once a process."""
    regels = Regels(parameters)
    for soort, hoe in wijzigingen:
        regels = regels._gewijzigd(soort, **dict(hoe))
    if regels.vingerafdruk != vingerafdruk:
        raise ValueError("the rules of this library are not those that were pickled: "
                         f"{regels.vingerafdruk} is not {vingerafdruk}")
    return regels


@core.register
class Oordeel(core.Oordeel, collections.abc.Mapping[Vraag, "Antwoord"]):
    """The answers to questions about one case: a mapping from Vraag to Antwoord."""

    __slots__ = ()

    def __getitem__(self, vraag):
        antwoord = self.antwoord(vraag)
        if antwoord.uitkomst is None:
            raise KeyError(f"{vraag} was not asked")
        return antwoord

    def __iter__(self):
        return (vraag for vraag in Vraag if self.antwoord(vraag).uitkomst)

    def __len__(self):
        return sum(1 for _ in self)

    def __repr__(self):
        return f"<Oordeel: {', '.join(f'{vraag} {antwoord.uitkomst}' for vraag, antwoord in self.items())}>"

    def __str__(self):
        return "\n".join(f"{antwoord.vraag.label()} {antwoord.uitkomst.label()}" for antwoord in self.values())

    _repr_html_ = _html.oordeel


@core.register
class Antwoord(core.Antwoord):
    """The answer to one question: the outcome, what is missing, why, and how much."""

    __slots__ = ()

    def __bool__(self):
        raise TypeError("an answer is more than yes or no: look at its uitkomst")

    def __repr__(self):
        parts = [str(self.uitkomst)]
        if self.bedrag is not None and self.soort:
            parts.append(f"{self.soort} {self.bedrag}")
        if self.ontbrekend:
            parts.append(f"ontbrekend: {', '.join(self.ontbrekend)}")
        return f"<Antwoord {self.vraag}: {'; '.join(parts)}>"

    def __str__(self):
        lines = [self.vraag.label(), f"  {self.uitkomst.label()}"]
        if self.bedrag is not None and self.soort:
            lines.append(f"  {self.soort.label()}: € {self.bedrag}")
        if self.ontbrekend:
            lines.append(f"  hangt nog af van: {', '.join(feit.label() for feit in self.ontbrekend)}")
        return "\n".join(lines + [f"  {reden}" for reden in self.redenen])

    _repr_html_ = _html.antwoord


@core.register
class Reden(core.Reden):
    """A rule that takes part in an answer, with its own outcome; None: it only tells something."""

    __slots__ = ()

    @property
    def tekst(self):
        """The sentence of its rule, in Dutch."""
        return self.regel.tekst()

    @property
    def bronnen(self):
        """The sources of its rule."""
        return self.regel.bronnen

    def __repr__(self):
        return f"<Reden {self.regel.id}: {self.uitkomst or 'toelichting'}>"

    def __str__(self):
        return f"[{TEKENS.get(self.uitkomst, '?')}] {self.tekst} ({'; '.join(bron.tekst for bron in self.bronnen)})"


@core.register
class Regel(core.Regel):
    """One rule, in one period."""

    __slots__ = ()

    def __repr__(self):
        vanaf, tot = f" vanaf {self.vanaf}" if self.vanaf else "", f" tot {self.tot}" if self.tot else ""
        return f"<Regel {self.id}{vanaf}{tot}>"

    def __str__(self):
        return self.tekst()


@core.register
class Bron(core.Bron):
    """A source."""

    __slots__ = ()

    def __repr__(self):
        return f"<Bron {self.tekst}>"

    def __str__(self):
        return self.tekst


@core.register
class Parameter(core.Parameter):
    """One dated value."""

    __slots__ = ()

    def __repr__(self):
        return f"<Parameter {self.naam} = {self.waarde} {self.eenheid} vanaf {self.vanaf}>"


class _Rij(collections.abc.Sequence):
    """A sequence of what `_delen` gives."""

    __slots__ = ()

    def __getitem__(self, index):
        return self._delen[index]

    def __len__(self):
        return len(self._delen)


@core.register
class Advies(core.Advies, _Rij):
    """The routes of one candidate, best first: a sequence of Route."""

    __slots__ = ()
    _delen = core.Advies.routes

    def __repr__(self):
        return f"<Advies: {len(self)} routes>"

    def __str__(self):
        return "\n".join(str(route) for route in self)

    _repr_html_ = _html.advies


@core.register
class Route(core.Route):
    """One route of an advice."""

    __slots__ = ()

    @property
    def naam(self):
        """bewijs/leerweg/soort_opleiding, as far as they are set."""
        return "/".join(filter(None, (self.bewijs, self.leerweg, self.soort_opleiding)))

    @property
    def stappen(self):
        """What to do next, and what to know."""
        return self.stappen_create().stappen

    def __repr__(self):
        return f"<Route {self.naam}: {self.uitkomst_gewoon}>"

    def __str__(self):
        return f"{self.naam}: {self.uitkomst_gewoon.label()}"


@core.register
class Stap(core.Stap):
    """One thing to do or to know."""

    __slots__ = ()

    def __repr__(self):
        return f"<Stap {self.id}>"

    def __str__(self):
        return self.tekst()


@core.register
class Leerroute(core.Leerroute, _Rij):
    """Chains of programmes to a goal, shortest first: a sequence of Keten."""

    __slots__ = ()
    _delen = core.Leerroute.ketens

    def __repr__(self):
        return f"<Leerroute: {len(self)} ketens{', bereikt' if self.bereikt else ''}>"


@core.register
class Keten(core.Keten, _Rij):
    """A chain of programmes, first to last: a sequence of Schakel."""

    __slots__ = ()
    _delen = core.Keten.schakels

    @property
    def soorten(self):
        """The kinds of its programmes."""
        return tuple(schakel.soort for schakel in self)

    def __repr__(self):
        return f"<Keten {' -> '.join(self.soorten)}{', met vrijstelling' if self.vrijstelling else ''}>"


@core.register
class Schakel(core.Schakel):
    """One programme of a chain."""

    __slots__ = ()

    def __repr__(self):
        return f"<Schakel {self.soort}: {self.uitkomst}>"


@core.register
class Aanpassing(core.Aanpassing):
    """A smallest set of changes that makes an answer ja: a fact each, with a value that does."""

    __slots__ = ()

    def __repr__(self):
        return f"<Aanpassing {', '.join(f'{feit}={self.tekst(feit)}' for feit in self.feiten)}>"
