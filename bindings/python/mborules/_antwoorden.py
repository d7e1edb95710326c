# SPDX-License-Identifier: MIT
"""What the rules answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import _core as core
from . import _html
from ._codes import Feit, SoortOpleiding, Stand, Uitkomst, Vraag
from ._regels import Stap
from ._rij import Rij

TEKENS = {Uitkomst.JA: "+", Uitkomst.NEE: "-", None: " "}


@core.register
class Oordeel(core.Oordeel, Mapping[Vraag, "Antwoord"]):
    """The answers to questions about one case: a mapping from Vraag to Antwoord."""

    __slots__ = ()

    def __getitem__(self, vraag: Vraag | str) -> Antwoord:
        antwoord = self._antwoord(vraag)
        if antwoord.uitkomst is None:
            raise KeyError(f"{vraag} was not asked")
        return antwoord

    def __iter__(self) -> Iterator[Vraag]:
        return (vraag for vraag in Vraag if self._antwoord(vraag).uitkomst is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"<Oordeel: {', '.join(f'{vraag} {antwoord.uitkomst}' for vraag, antwoord in self.items())}>"

    def __str__(self) -> str:
        return "\n".join(f"{antwoord.vraag.label()} {antwoord.uitkomst.label()}" for antwoord in self.values())

    def _repr_html_(self) -> str:
        return _html.oordeel(self)


@core.register
class Antwoord(core.Antwoord):
    """The answer to one question: the outcome, what is missing, why, and how much."""

    __slots__ = ()

    def __bool__(self) -> bool:
        raise TypeError("an answer is more than yes or no: look at its uitkomst")

    def __repr__(self) -> str:
        parts = [str(self.uitkomst)]
        if self.bedrag is not None and self.soort:
            parts.append(f"{self.soort} {self.bedrag}")
        if self.bedrag_stand == Stand.OPEN:
            parts.append("bedrag niet bekend")
        if self.ontbrekend:
            parts.append(f"ontbrekend: {', '.join(self.ontbrekend)}")
        return f"<Antwoord {self.vraag}: {'; '.join(parts)}>"

    def __str__(self) -> str:
        lines = [self.vraag.label(), f"  {self.uitkomst.label()}"]
        if self.bedrag is not None and self.soort:
            lines.append(f"  {self.soort.label()}: € {self.bedrag}")
        if self.ontbrekend:
            lines.append(f"  hangt nog af van: {', '.join(feit.label() for feit in self.ontbrekend)}")
        return "\n".join([*lines, *(f"  {deel}" for deel in (*_html.voorbehoud(self), *self.redenen))])

    def _repr_html_(self) -> str:
        return _html.antwoord(self)


@core.register
class Reden(core.Reden):
    """A rule that takes part in an answer, with its own outcome; None: it only tells something."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Reden {self.regel.id}: {'toelichting' if self.uitkomst is None else self.uitkomst}>"

    def __str__(self) -> str:
        return f"[{TEKENS.get(self.uitkomst, '?')}] {self.tekst} ({'; '.join(bron.tekst for bron in self.bronnen)})"


@core.register
class Advies(core.Advies, Rij["Route"]):
    """The routes of one candidate, best first: a sequence of Route."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[Route, ...]:
        return self.routes

    def __repr__(self) -> str:
        return f"<Advies: {_html.telwoord(len(self), 'route', 'routes')}>"

    def __str__(self) -> str:
        return "\n".join(str(route) for route in self)

    def _repr_html_(self) -> str:
        return _html.advies(self)


@core.register
class Route(core.Route):
    """One route of an advice."""

    __slots__ = ()

    @property
    def naam(self) -> str:
        """bewijs/leerweg/soort_opleiding, as far as they are set."""
        return "/".join(filter(None, (self.bewijs, self.leerweg, self.soort_opleiding)))

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """What to do next, and what to know."""
        return self._stappen_create().stappen

    def __repr__(self) -> str:
        naar = f" naar {self.kwalificatie.titel}" if self.kwalificatie else ""
        return f"<Route {self.naam}{naar}: {self.uitkomst_gewoon}>"

    def __str__(self) -> str:
        naar = f" naar {self.kwalificatie.titel}" if self.kwalificatie else ""
        return f"{self.naam}{naar}: {self.uitkomst_gewoon.label()}"

    def _repr_html_(self) -> str:
        return _html.route(self)


@core.register
class Leerroute(core.Leerroute, Rij["Keten"]):
    """Chains of programmes to a goal, shortest first: a sequence of Keten."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[Keten, ...]:
        return self.ketens

    def __repr__(self) -> str:
        return f"<Leerroute: {_html.telwoord(len(self), 'keten', 'ketens')}{', bereikt' if self.bereikt else ''}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or ("bereikt" if self.bereikt else "geen ketens")

    def _repr_html_(self) -> str:
        return _html.leerroute(self)


@core.register
class Keten(core.Keten, Rij["Schakel"]):
    """A chain of programmes, first to last: a sequence of Schakel."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[Schakel, ...]:
        return self.schakels

    @property
    def soorten(self) -> tuple[SoortOpleiding, ...]:
        """The kinds of its programmes."""
        return tuple(schakel.soort for schakel in self)

    def __repr__(self) -> str:
        return f"<Keten {' -> '.join(self.soorten)}{', met vrijstelling' if self.vrijstelling else ''}>"

    def __str__(self) -> str:
        vrijstelling = " (met vrijstelling)" if self.vrijstelling else ""
        return f"{', dan '.join(soort.label() for soort in self.soorten)}{vrijstelling}"


@core.register
class Schakel(core.Schakel):
    """One programme of a chain."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Schakel {self.soort}: {self.uitkomst}>"


@core.register
class Nodig(core.Nodig, Rij["Aanpassing"]):
    """What would make a nee a ja, smallest first: a sequence of Aanpassing, each of which does."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[Aanpassing, ...]:
        return self.aanpassingen

    def __repr__(self) -> str:
        return f"<Nodig: {_html.telwoord(len(self), 'aanpassing', 'aanpassingen')}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "niets helpt, of het is geen nee"

    def _repr_html_(self) -> str:
        return _html.nodig(self)


@core.register
class Aanpassing(core.Aanpassing):
    """A smallest set of changes that makes an answer ja: a fact each, with a value that does."""

    __slots__ = ()

    @property
    def waarden(self) -> dict[Feit, str]:
        """The facts, with the value of each in its text form: zaak.met(**aanpassing.waarden) is the changed case."""
        return {feit: self.tekst(feit) for feit in self.feiten}

    def __repr__(self) -> str:
        return f"<Aanpassing {', '.join(f'{feit}={tekst}' for feit, tekst in self.waarden.items())}>"

    def __str__(self) -> str:
        return ", ".join(f"{feit.label()}: {_html.woorden(self.waarde(feit), tekst)}" for feit, tekst in self.waarden.items())


@core.register
class Verschil(core.Verschil, Rij["Klasse"]):
    """What changed between two days or two rule sets: a sequence of Klasse."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[Klasse, ...]:
        return self.klassen

    def __repr__(self) -> str:
        return f"<Verschil: {_html.telwoord(len(self), 'klasse', 'klassen')}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "niemand krijgt een ander antwoord"

    def _repr_html_(self) -> str:
        return _html.verschil(self)


@core.register
class Klasse(core.Klasse):
    """All situations that go from one answer to the same other one for the same cause, with an example."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Klasse {self}>"

    def __str__(self) -> str:
        return f"{' -> '.join(_html.klasse_kort(self))} door {_html.oorzaken(self)}"


@core.register
class Oorzaak(core.Oorzaak):
    """A rule that causes a difference, as it `was` and as it is `nu`; None: there was none, or there is none any more."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Oorzaak {self.was!r} -> {self.nu!r}>"


@core.register
class Parameterverschil(core.Parameterverschil):
    """A parameter that has another value, as it `was` and as it is `nu`; None: it had none, or has none any more."""

    __slots__ = ()

    def __repr__(self) -> str:
        was, nu = self.was, self.nu
        return f"<Parameterverschil {self.naam}: {was and was.waarde} -> {nu and nu.waarde}>"


@core.register
class Controle(core.Controle):
    """What came of checking a receipt: `uitslag`, and what differs."""

    __slots__ = ()

    def __repr__(self) -> str:
        anders = f", {_html.telwoord(len(self.afwijkingen), 'afwijking', 'afwijkingen')}" if self.afwijkingen else ""
        return f"<Controle {self.vraag}: {self.uitslag}{anders}>"

    def __str__(self) -> str:
        return "\n".join([f"{self.vraag}: {str(self.uitslag).replace('_', ' ')}", *(f"  {a}" for a in self.afwijkingen)])

    def _repr_html_(self) -> str:
        return _html.controle(self)


@core.register
class Afwijking(core.Afwijking):
    """A line of a receipt that is not what it was."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Afwijking {self}>"

    def __str__(self) -> str:
        return f"{self.soort} {self.naam}: {self.was!r} -> {self.nu!r}"
