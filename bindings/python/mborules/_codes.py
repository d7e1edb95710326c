# SPDX-License-Identifier: MIT
"""The closed vocabularies as enums, made from the tables of `mborules._core`.

A code is the text that the law and the files have for it, so `antwoord.uitkomst == "ja"` is what it looks like, and it
carries its number (`code`) and its labels for people. Every enum reads synonyms and any case: `Leerweg("OVO")`.
"""

import enum
import operator

from . import _core as core


class Code(str, enum.Enum):
    """A code: the text by which it goes, with its number and its labels."""

    def __new__(cls, tekst, code):
        self = str.__new__(cls, tekst)
        self._value_ = tekst
        self._code = code
        return self

    code = property(operator.attrgetter("_code"), doc="Its number.")

    def __index__(self):
        return self._code

    __int__ = __index__
    __str__ = str.__str__
    __format__ = str.__format__

    def __repr__(self):
        return f"{type(self).__name__}.{self.name}"

    @classmethod
    def _missing_(cls, value):
        """A number, or another spelling; an unknown name is a FoutName that offers the nearest."""
        if isinstance(value, str):
            vocabulaire = core.ENUMS[cls.__name__][1]
            value = core.code_parse(vocabulaire, value) if vocabulaire else value.casefold()
        return next((member for member in cls if value in (member.code, member.value)), None)

    def label(self, taal="nl"):
        """The label for people; that of a code without one is the code itself."""
        vocabulaire = core.ENUMS[type(self).__name__][1]
        return core.code_label(vocabulaire, self.code, taal) if vocabulaire else str(self)


class _Feit(Code):
    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return core.feit_parse(value)
        return super()._missing_(value)

    def label(self, taal="nl"):
        """The label for people."""
        return core.feit_label(self, taal)

    def vraag(self, taal="nl"):
        """The question that one would ask for the fact."""
        return core.feit_question(self, taal)

    type = property(core.feit_type, doc="The type of its values.")
    groep = property(core.feit_groep, doc="The part of the case that it belongs to.")
    informant = property(core.feit_informant, doc="Who can tell it.")
    beslisser = property(core.feit_beslisser, doc="Who takes the decision that it records; None for another fact.")
    aanname = property(core.feit_aanname, doc="The value that is assumed until it is given; None: nothing is.")
    minimum = property(core.feit_min, doc="The least value of a number, a day or money; for another fact 0.")
    maximum = property(core.feit_max, doc="And the greatest.")
    vocabulaire = property(core.feit_vocabulaire, doc="The list of its codes; None: it has none.")
    veranderbaar = property(core.feit_veranderbaar, doc="Can somebody make it otherwise, by an act?")


class _Uitkomst(Code):
    def __bool__(self):
        raise TypeError(f'an outcome is more than yes or no: compare it, as in uitkomst == "ja" (this one is {self})')


class _SoortOpleiding(Code):
    niveau = property(core.soort_opleiding_niveau, doc="Its niveau, 1 to 4.")


_BASES = {"Feit": _Feit, "SoortOpleiding": _SoortOpleiding, "Uitkomst": _Uitkomst}


def _make():
    """Every enum, and told to `core`, so that its getters give the members."""
    made = {}
    for name, (doc, _, values) in core.ENUMS.items():
        members = {member: (tekst or member.lower(), code) for member, code, tekst in values}
        made[name] = _BASES.get(name, Code)(name, members, module="mborules")
        made[name].__doc__ = doc or f"One of {', '.join(made[name])}."
        core.register_enum(name, tuple(made[name]))
    return made


ENUMS = _make()
globals().update(ENUMS)
__all__ = ["ENUMS", "Code", *ENUMS]
