# SPDX-License-Identifier: MIT
"""The facts of one case, as a value."""

from . import _core as core

from ._codes import Feit


def _maak(feiten):
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

    def keys(self):
        """The facts that are known, in the order of the facts."""
        return tuple(feit for feit in Feit if self.known(feit))

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __contains__(self, feit):
        return bool(self.known(feit))

    def __getitem__(self, feit):
        value = self.get(feit)
        if value is None:
            raise KeyError(f"{Feit(feit)} is not known")
        return value

    def teksten(self):
        """The known facts in their text forms, as a dict."""
        return {str(feit): self.get_text(feit) for feit in self}

    def __repr__(self):
        return f"Zaak({', '.join(f'{name}={tekst!r}' for name, tekst in self.teksten().items())})"

    def __str__(self):
        lines = [f"{feit.label()}: {_woorden(self[feit], self.get_text(feit))}" for feit in self]
        return "\n".join(lines) or "niets bekend"

    def __reduce__(self):
        return _maak, (self.teksten(),)

    def __replace__(self, /, **feiten):
        return self.met(**feiten)


def _woorden(value, tekst):
    """A value for people: labels of codes, ja and nee, else its text form."""
    if hasattr(value, "label"):
        return value.label()
    if isinstance(value, frozenset):
        return ", ".join(code.label() for code in sorted(value, key=int)) or "geen"
    return tekst
