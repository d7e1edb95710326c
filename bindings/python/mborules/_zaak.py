# SPDX-License-Identifier: MIT
"""The facts of one case, as a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import _core as core
from . import _html
from ._codes import Feit
from ._waarde import Waarde


def _maak(feiten: dict[str, Any]) -> Zaak:
    return Zaak(**feiten)


@core.register
class Zaak(core.Zaak):
    """The facts of one case. It never changes: `met()` gives a changed copy.

    A fact is given by its name, as its own type (bool, int, datetime.date, a code or its text, a collection of codes,
    an int or Decimal of euros) or in its text form; None, or nothing at all, is: not known.

    >>> zaak = Zaak(leerweg="bbl", vooropleiding={"vmbo_bb"}, startdatum="2026-09-01")
    >>> zaak.leerweg
    Leerweg.BBL
    >>> zaak.met(leerweg="bol") == zaak
    False
    """

    __slots__ = ()

    def keys(self) -> tuple[Feit, ...]:
        """The facts that are known, in the order of the facts."""
        return tuple(feit for feit in Feit if self._known(feit))

    def values(self) -> tuple[Waarde, ...]:
        """Their values, each as its own type."""
        return tuple(self[feit] for feit in self)

    def items(self) -> tuple[tuple[Feit, Waarde], ...]:
        """Both."""
        return tuple((feit, self[feit]) for feit in self)

    def __iter__(self) -> Iterator[Feit]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def __contains__(self, feit: str) -> bool:
        return self._known(feit)

    def __getitem__(self, feit: str) -> Waarde:
        value = self.get(feit)
        if value is None:
            raise KeyError(f"{Feit(feit)} is not known")
        return value

    def teksten(self) -> dict[str, str]:
        """The known facts in their text forms."""
        return {str(feit): self.get_text(feit) for feit in self}

    def __repr__(self) -> str:
        return f"Zaak({', '.join(f'{name}={tekst!r}' for name, tekst in self.teksten().items())})"

    def __str__(self) -> str:
        return "\n".join(f"{feit.label()}: {_html.woorden(self[feit], self.get_text(feit))}" for feit in self) or "niets bekend"

    def _repr_html_(self) -> str:
        return _html.zaak(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _maak, (self.teksten(),)

    __replace__ = core.Zaak.met
