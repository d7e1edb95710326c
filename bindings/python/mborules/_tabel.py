# SPDX-License-Identifier: MIT
"""Tables that any frame library reads as an Arrow stream, and tables of the user's as one. None of them is imported."""

from __future__ import annotations

import datetime
import decimal
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, Self, TypeAlias, cast

from . import _core as core
from . import _html
from ._codes import Feit

Velden: TypeAlias = tuple[tuple[str, str, dict[str, int] | None], ...]  # name, Arrow format, words of a dictionary
Kolom: TypeAlias = Sequence[Any] | memoryview
Deel: TypeAlias = tuple[int, tuple[Kolom, ...]]  # rows, columns

DECIMAAL = 38  # digits of a decimal128
DEEL = 8192  # rows that are made at a time
TOON = 10  # that a table shows


class Lui:
    """What is read later, from what may have changed by then: no value, so it is itself alone."""

    __slots__ = ()
    _pickel = "what it is a table of"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"cannot pickle {type(self).__name__}, which is read later: pickle {self._pickel}, or what came of reading it")


class Tabel(Lui):
    """A table that pandas, polars, pyarrow and DuckDB read by themselves: pandas.DataFrame.from_arrow(tabel),
    polars.DataFrame(tabel), pyarrow.table(tabel), and by its name in a query of DuckDB.

    It is lazy: a fresh stream each time, made as it is read. Iterating gives a dict for each row.
    """

    __slots__ = ("_delen", "_lengte", "_velden", "naam")

    naam: str

    def __init__(self, naam: str, velden: Iterable[tuple[str, str, dict[str, int] | None]],
                 delen: Callable[[], Iterator[Deel]], lengte: Callable[[], int]) -> None:
        """`velden` as core.tabel_stroom() takes them, `delen()` an iterator of its parts, `lengte()` the rows."""
        self.naam, self._velden, self._delen, self._lengte = naam, tuple(velden), delen, lengte

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(naam for naam, _, _ in self._velden)

    def __len__(self) -> int:
        return self._lengte()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for lengte, kolommen in self._delen():
            rijen: Iterable[tuple[Any, ...]] = zip(*kolommen) if kolommen else itertools.repeat((), lengte)
            for rij in rijen:
                yield dict(zip(self.kolommen, rij))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A fresh Arrow stream. Codes are dictionaries, unless `requested_schema` asks for text."""
        return core.tabel_stroom(self._velden, self._delen, requested_schema)

    def __arrow_c_schema__(self) -> object:
        """Its Arrow schema."""
        return core.tabel_schema(self._velden)

    def __repr__(self) -> str:
        rijen, kolommen = _html.telwoord(len(self), "rij", "rijen"), _html.telwoord(len(self._velden), "kolom", "kolommen")
        return f"<Tabel {self.naam}: {rijen}, {kolommen}>"

    def _repr_html_(self) -> str:
        rijen = [["" if waarde is None else str(waarde) for waarde in rij.values()]
                 for rij in itertools.islice(self, TOON)]
        meer = f" (de eerste {TOON})" if len(self) > TOON else ""
        return _html._tabel(f"{self.naam}: {_html.telwoord(len(self), 'rij', 'rijen')}{meer}", self.kolommen, rijen)


def van_rijen(naam: str, velden: Iterable[tuple[str, str, dict[str, int] | None]],
              rijen: Callable[[], Iterable[tuple[Any, ...]]], lengte: Callable[[], int]) -> Tabel:
    """A table of which `rijen()` gives the rows as tuples."""
    def delen() -> Iterator[Deel]:
        rij = iter(rijen())
        while deel := tuple(itertools.islice(rij, DEEL)):
            yield len(deel), tuple(zip(*deel))

    return Tabel(naam, velden, delen, lengte)


def woorden(codes: Iterable[str]) -> dict[str, int]:
    """The words of a dictionary column."""
    return {str(code): index for index, code in enumerate(dict.fromkeys(codes))}


def breedte(woorden: dict[str, int]) -> str:
    """The format of the indexes of a dictionary: signed, for pandas reads no others."""
    return "c" if len(woorden) <= 128 else "s" if len(woorden) <= 32768 else "i"


# ---- tables of the user

MOMENT, EPOCHE = "tsu:", datetime.datetime(1970, 1, 1)
GETALLEN = {"?": "b", "b": "c", "B": "C", "h": "s", "H": "S", "i": "i", "I": "I", "e": "e", "f": "f", "d": "g"}
BREED = {4: ("i", "I"), 8: ("l", "L")}  # of the letters of which the machine decides
VERZAMELING = (set, frozenset, list, tuple)


def _klasse(ding: object) -> type[Any]:
    return type(ding)


def _leeg(cls: type) -> bool:
    """Is it the class of None, or of what pandas has for it?"""
    return cls is type(None) or cls.__name__ in ("NAType", "NaTType")


def _soort(cls: type) -> str | None:
    """The kind of column that values of a class are: an Arrow format; "" for those that say nothing, None for others."""
    if _leeg(cls):
        return ""
    for soort, formaat in ((bool, "b"), (int, "l"), (float, "g"), (str, "u"), (datetime.datetime, MOMENT),
                           (datetime.date, "tdD"), (decimal.Decimal, "d:38"), (VERZAMELING, "+l")):
        if issubclass(cls, soort):
            return formaat
    return None


def _is_dag(moment: datetime.datetime) -> bool:
    """Is it the begin of its day, without a zone? So pandas has a day."""
    return moment.timetz() == datetime.time() and moment.tzinfo is None


def _is_feit(naam: str) -> bool:
    """Is a column of this name one of a fact, as the library finds them?"""
    try:
        return bool(Feit(naam))
    except (core.FoutName, ValueError):
        return False


def _als_tekst(waarde: Any) -> str:
    """The text form of a value, for a column that has more than one kind of them."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.datetime):
        return waarde.date().isoformat() if _is_dag(waarde) else waarde.isoformat()
    if isinstance(waarde, VERZAMELING):
        return ";".join(sorted(map(_als_tekst, cast("Iterable[object]", waarde)))) or "-"
    if isinstance(waarde, float):
        return str(int(waarde)) if waarde.is_integer() else repr(waarde)
    if isinstance(waarde, (int, decimal.Decimal)):
        getal = decimal.Decimal(waarde)
        if abs(getal.adjusted()) >= DECIMAAL:  # one of some bytes may have a million digits
            return format(getal, ".9e")
        geheel, _, decimalen = format(getal, "f").partition(".")
        return f"{geheel}.{decimalen}".rstrip("0").rstrip(".") if decimalen else geheel
    return str(waarde).encode(errors="backslashreplace").decode()  # a lone surrogate has no UTF-8


def _niets(waarde: object) -> bool:
    """None, what NumPy and pandas have for it, and what is not a number."""
    if isinstance(waarde, decimal.Decimal):
        return waarde.is_nan()  # a signaling one cannot be compared
    return _leeg(type(waarde)) or isinstance(waarde, float) and waarde != waarde


def _soorten(naam: str, waarden: tuple[Any, ...]) -> dict[str, type]:
    """The kinds of column that values are, each with one of their classes."""
    soorten: dict[str, type] = {}
    for cls in set(map(type, waarden)):
        soort = _soort(cls)
        if soort is None:
            raise TypeError(f"column {naam}: cannot make a column of {cls.__name__}")
        soorten[soort] = cls
    return soorten


def _van_numpy(waarde: Any) -> Any:
    """A value of NumPy as one of Python; a moment that Python has none for as its text."""
    item = waarde.item()
    if isinstance(item, int) and waarde.dtype.kind == "M":
        micro = waarde.astype("M8[us]")
        item = micro.item() if micro.astype(waarde.dtype) == waarde else None
        return item if isinstance(item, datetime.datetime) else str(waarde)
    return item


def _elk(maak: Callable[[Any], Any], waarden: Iterable[Any]) -> tuple[Any, ...]:
    """What `maak` makes of each value; of None that."""
    return tuple(None if waarde is None else maak(waarde) for waarde in waarden)


def _van_reeks(naam: str, waarden: Iterable[Any]) -> tuple[str, Kolom]:
    """The format of a column and its values, from a sequence of Python's objects."""
    reeks = tuple(waarden)
    if any(cls.__module__ == "numpy" for cls in set(map(type, reeks))):
        reeks = _elk(lambda waarde: _van_numpy(waarde) if type(waarde).__module__ == "numpy" else waarde, reeks)
    soorten = _soorten(naam, reeks)
    if "" in soorten or "d:38" in soorten or "g" in soorten and len(soorten) > 1:
        reeks = _elk(lambda waarde: None if _niets(waarde) else waarde, reeks)
        soorten = _soorten(naam, reeks)
    soorten.pop("", None)
    if not soorten:
        return "n", reeks
    if len(soorten) == 1:
        (formaat,) = soorten
    elif soorten.keys() <= {"l", "g"}:
        formaat = "g"
    elif soorten.keys() <= {"l", "d:38"}:
        formaat, reeks = "d:38", _elk(decimal.Decimal, reeks)
    elif _is_feit(naam):
        formaat, reeks = "u", _elk(_als_tekst, reeks)
    else:
        raise TypeError(f"column {naam} has values of different kinds: "
                        f"{', '.join(sorted(cls.__name__ for cls in soorten.values()))}")
    return _af(naam, formaat, reeks)


def _past(formaat: str, waarden: Sequence[Any]) -> bool:
    """Does a column of this format hold these values?"""
    try:
        if formaat == "l":
            return bool(-2**63 <= min(waarden) and max(waarden) < 2**63)
        if formaat == "g":
            tuple(map(float, waarden))
        if formaat in ("u", "+l"):
            "".join(waarden if formaat == "u" else itertools.chain.from_iterable(waarden)).encode()
        if formaat == "d:38":
            schaal = _schaal(waarden)
            return schaal <= DECIMAAL and all(w.is_finite() and w.adjusted() + schaal < DECIMAAL for w in waarden)
    except (OverflowError, TypeError, UnicodeError):
        return False
    return True


def _schaal(waarden: Iterable[decimal.Decimal]) -> int:
    """The decimals of a column of Decimals."""
    return max([0, *(-cast(int, waarde.as_tuple().exponent) for waarde in waarden if waarde.is_finite())])


def _af(naam: str, formaat: str, reeks: tuple[Any, ...]) -> tuple[str, Kolom]:
    """The format with what belongs to it, and the values as core.tabel_stroom() takes them."""
    gegeven = tuple(waarde for waarde in reeks if waarde is not None)
    if not _past(formaat, gegeven):
        if _is_feit(naam):
            return "u", _elk(_als_tekst, reeks)  # so that it is a bad row, as any other bad value
        rij = next((rij for rij, waarde in enumerate(reeks, 1) if waarde is not None and not _past(formaat, (waarde,))), 0)
        raise ValueError(f"column {naam}, row {rij}: a column cannot hold {_als_tekst(reeks[rij - 1])}" if rij else
                         f"column {naam}: a column cannot hold numbers with so many digits and so many decimals")
    if formaat == MOMENT:
        if _is_feit(naam) and not all(map(_is_dag, gegeven)):
            return "u", _elk(_als_tekst, reeks)  # so that a row with a time of day is a bad row
        for rij, waarde in enumerate(reeks, 1):
            if waarde is not None and waarde.tzinfo is not None:
                raise TypeError(f"column {naam}, row {rij}: {waarde} has a zone of time: give it without")
        micro = datetime.timedelta(microseconds=1)
        return formaat, _elk(lambda waarde: (waarde - EPOCHE) // micro, reeks)
    return (f"d:38,{_schaal(gegeven)}" if formaat == "d:38" else formaat), reeks


def _van_array(naam: str, array: Any) -> tuple[str, Kolom] | None:
    """The same from an array of NumPy, or anything with a buffer; None: it has no such buffer."""
    soort = getattr(getattr(array, "dtype", None), "kind", None)
    if soort == "M":
        eenheid = array.dtype.str.partition("[")[2].rstrip("]")
        if eenheid not in ("D", "s", "ms", "us", "ns"):
            eenheid = "D" if eenheid in ("Y", "M", "W") else "s"
        array = array.astype(f"M8[{eenheid}]")  # a copy, in the order of the machine
        if _is_feit(naam) or eenheid == "D":
            dagen = array.astype("M8[D]")
            if not ((dagen.astype(array.dtype).view("i8") == array.view("i8")).all()
                    and (abs(dagen.view("i8")) < 2**31).all()):  # of NaT, the lowest number, it is that
                return _van_reeks(naam, list(array))
            array, eenheid = dagen, "D"
        formaat = "tdD" if eenheid == "D" else {"s": "tss:", "ms": "tsm:", "us": "tsu:", "ns": "tsn:"}[eenheid]
        return formaat, memoryview(array.view("i8"))
    if soort in ("O", "U", "S", "T", "m", "c", "V") or hasattr(array, "mask"):
        return None
    try:
        view = memoryview(array)
    except (TypeError, ValueError):
        return None
    if view.ndim != 1:
        raise ValueError(f"column {naam} has {view.ndim} dimensions")
    letter = view.format.lstrip("@=" + "<>"[sys.byteorder == "big"])
    if letter in "lLqQnN" and letter:
        formaat = BREED[view.itemsize][letter.isupper()]
    elif letter in GETALLEN:
        formaat = GETALLEN[letter]
    else:
        return None
    kopie: Any = memoryview(view.tobytes())
    return formaat, kopie.cast("H" if letter == "e" else letter)  # before 3.12 there are no halves


def _kolom(naam: str, waarden: Any) -> tuple[str, Kolom]:
    """The format and values of a column, whatever holds them."""
    cls = _klasse(waarden)
    if issubclass(cls, (str, bytes)) or not hasattr(cls, "__len__") or not hasattr(cls, "__getitem__"):
        raise TypeError(f"column {naam}: expected a sequence or an array, got {cls.__name__}")
    if not issubclass(cls, (list, tuple)):
        lijst = next((vorm for vorm in ("to_pylist", "to_list") if hasattr(waarden, vorm)), None)  # of pyarrow; of a Series
        gevonden = None if lijst else _van_array(naam, waarden)
        if gevonden:
            return gevonden
        if lijst or hasattr(waarden, "tolist"):
            waarden = getattr(waarden, lijst or "tolist")()
    return _van_reeks(naam, waarden)


def van_kolommen(kolommen: Mapping[Any, Any]) -> Tabel:
    """A table of a dict of columns. The values are taken now: what changes them later changes nothing."""
    gemaakt: dict[str, tuple[str, Kolom]] = {}
    for naam, waarden in kolommen.items():
        if not isinstance(naam, str):
            raise TypeError(f"the name of a column is a str, not {naam!r}")
        gemaakt[naam] = _kolom(naam, waarden)
    lengtes = {naam: len(waarden) for naam, (_, waarden) in gemaakt.items()}
    if len(set(lengtes.values())) > 1:
        raise ValueError(f"columns of different lengths: {', '.join(f'{n} {lengte}' for n, lengte in lengtes.items())}")
    lengte = next(iter(lengtes.values()), 0)
    return _van_deel(gemaakt, lengte)


def _van_deel(gemaakt: dict[str, tuple[str, Kolom]], lengte: int) -> Tabel:
    velden = tuple((str(naam), formaat, None) for naam, (formaat, _) in gemaakt.items())
    deel = lengte, tuple(waarden for _, waarden in gemaakt.values())
    return Tabel("invoer", velden, lambda: iter((deel,)), lambda: lengte)


def van_dicts(rijen: Sequence[Mapping[Any, Any]]) -> Tabel:
    """A table of a sequence of dicts; what a row does not have is not known."""
    namen = dict.fromkeys(itertools.chain.from_iterable(rijen))
    if not all(isinstance(naam, str) for naam in namen):
        raise TypeError("the name of a column is a str")
    return _van_deel({naam: _van_reeks(naam, [rij.get(naam) for rij in rijen]) for naam in namen}, len(rijen))


# ---- whatever the user has

SPARK = """\
a DataFrame of Spark is spread over a cluster, and this would collect all of it on one machine.
Let each machine answer its own rows:

    from mborules import spark
    spark.antwoorden(df, vragen="bekostiging")"""


def bron(tabel: Any) -> Callable[[], object]:
    """A callable that gives an Arrow stream of a table in a capsule, each time it is called."""
    cls = _klasse(tabel)
    if any(c.__module__.startswith("pyspark.") and c.__name__ == "DataFrame" for c in cls.__mro__):
        raise TypeError(SPARK)
    if hasattr(cls, "__arrow_c_stream__") or hasattr(cls, "__arrow_c_array__"):
        return _een_maal(tabel) if hasattr(cls, "__next__") or cls.__name__ == "RecordBatchReader" else _telkens(tabel)
    if issubclass(cls, Mapping):
        return van_kolommen(tabel).__arrow_c_stream__
    if issubclass(cls, (list, tuple)) and all(isinstance(rij, Mapping) for rij in tabel):
        return van_dicts(tabel).__arrow_c_stream__
    if cls.__name__ == "LazyFrame":
        raise TypeError("a LazyFrame has no rows yet: give its collect()")
    raise TypeError("expected a table: a DataFrame or another object with __arrow_c_stream__ or __arrow_c_array__, a dict of "
                    f"columns, or a list of dicts; got {cls.__name__}")


def _telkens(tabel: Any) -> Callable[[], object]:
    def stroom() -> object:
        if not hasattr(_klasse(tabel), "__arrow_c_stream__"):
            return core.array_stroom(*tabel.__arrow_c_array__())
        try:
            return tabel.__arrow_c_stream__()
        except ImportError:  # pandas goes by pyarrow
            if not hasattr(tabel, "items"):
                raise
            return van_kolommen({naam: kolom.to_numpy() for naam, kolom in tabel.items()}).__arrow_c_stream__()

    return stroom


def _een_maal(tabel: Any) -> Callable[[], object]:
    stroom = _telkens(tabel)
    gelezen: list[bool] = []

    def eerste() -> object:
        if gelezen:
            raise ValueError(f"this {type(tabel).__name__} can be read once, and was: make a table of it first")
        gelezen.append(True)
        return stroom()

    return eerste
