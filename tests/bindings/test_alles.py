# SPDX-License-Identifier: MIT
"""Every member of every type: each getter of real objects, and every method and function with arguments that make no sense.

Whatever is asked, Python gets a value or an exception; a crash would be one of the C half.
"""

import datetime
import hashlib
import itertools
import pathlib
import pickle
import unittest

from mborules import _core as core
from mborules import Feit, Regels, Structuur, Zaak
from mborules._structuur import _herlaad

DATA = pathlib.Path(__file__).resolve().parents[1] / "data"
JUNK = (None, -1, 0, 2**31 - 1, 2**64, 1.5, "", "x", "toelating", "2026-08-01", b"<sbb/>", (), ("leerweg",), object(),
        datetime.date.max, Feit.LEERWEG)
EACH = 4  # objects of a kind that are looked at


def of_another_version(motivering):
    """A receipt as another version of the library would have written it."""
    body = motivering[:motivering.rindex("einde=")].replace("bibliotheek=", "bibliotheek=9")
    return f"{body}einde={body.count(chr(10))} {hashlib.sha256(body.encode()).hexdigest()}\n".encode()


def roots():
    """Objects of which every other can be got."""
    regels = Regels()
    structuur = Structuur((DATA / "sbb-inhoud.xml").read_bytes().replace(b'hoofdstuk="1"', b'hoofdstuk="een"'))
    zaak = Zaak(bewijs="diploma", leerweg="bbl", instelling="roc", leerbaan="geen", leerbedrijf_erkend=True,
                vooropleiding="mbo_basisberoeps")
    oordeel, advies = regels.oordeel(zaak), regels.advies(zaak)
    dekking = structuur.dekking([structuur.kwalificaties[0].kerntaken[0].werkprocessen[0]])
    editie = core.editie_create()
    editie.file(str(DATA / "sbb-klein.xml"))
    dearer = regels.met_parameter("cursusgeld.niveau_1_2", 1, "2014-08-01")
    return [regels, structuur, zaak, oordeel, oordeel["toelating"], oordeel["onderwijsgeld"], advies,
            advies[0]._stappen_create(), advies[0].zaak(), regels.leerroute(zaak, "middenkader"), dekking, editie,
            regels.controleer(of_another_version(oordeel["toelating"].motivering())),
            core.vergelijking_create(Structuur(), structuur), core.woorden_create(structuur),
            core.nodig_create(regels, zaak, "praktijkplaats"),
            core.verschil_create(regels, "2020-08-01", dearer, "2020-08-01", "onderwijsgeld"),
            core.batch_lees(lambda: core.tabel_stroom((("leerweg", "u", None),), lambda: iter([(2, (("bol", "x"),))]), None),
                            regels, (), None, 0, 1, 1, False, None, None, None)]


def members(o, callable_):
    for cls in type(o).__mro__:
        for name, member in vars(cls).items():
            if not name.startswith("_") and callable(member) == callable_:
                yield name


def walk():
    """Some real objects of every kind, each with the values of all its getters."""
    seen, todo = {}, roots()
    while todo:
        o = todo.pop(0)
        kind = next(cls for cls in type(o).__mro__ if cls.__module__ == "mborules._core")
        held = seen.setdefault(kind, [])
        if len(held) >= EACH or any(o is other for other in held):
            continue
        held.append(o)
        for name in members(o, False):
            value = getattr(o, name)
            for part in value[:EACH] if isinstance(value, tuple) else (value,):
                if isinstance(part, core.Object):
                    todo.append(part)
    return seen


class Alles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.seen = walk()

    def test_there_is_an_object_of_every_kind(self):
        kinds = {value for value in vars(core).values() if isinstance(value, type) and issubclass(value, core.Object)}
        self.assertEqual({kind.__name__ for kind in kinds - {core.Object} - set(self.seen)}, set())

    def test_what_is_equal_hashes_alike(self):
        for objects in self.seen.values():
            for a, b in itertools.product(objects, repeat=2):
                if a == b:
                    self.assertEqual(hash(a), hash(b))
                self.assertNotEqual(a, object())
                self.assertFalse(a == 1)

    def test_what_it_shows(self):
        for o in itertools.chain(*self.seen.values()):
            self.assertTrue(repr(o))
            self.assertIsInstance(str(o), str)

    def test_nothing_is_changed_from_outside(self):
        for kind, objects in self.seen.items():
            for name in members(objects[0], False):
                with self.assertRaises(AttributeError):
                    setattr(objects[0], name, 1)
                with self.assertRaises(AttributeError):
                    delattr(objects[0], name)

    def test_it_pickles_by_value(self):
        """In another process: there what is equal has another address, and so it is after a second load here."""
        for kind, objects in self.seen.items():
            for o in objects:
                if kind.__name__ in ("Batch", "Editie", "Woorden"):
                    with self.assertRaisesRegex(TypeError, f"cannot pickle this {kind.__name__}"):
                        pickle.dumps(o)
                    continue
                again = pickle.loads(pickle.dumps(o))
                self.assertEqual((again, hash(again), type(again), repr(again)), (o, hash(o), type(o), repr(o)))

    def test_what_is_equal_in_two_handles_is_equal(self):
        """The same walk from roots that were made again: every object has its equal there, and only that one."""
        _herlaad.cache_clear()
        others = walk()
        for kind, objects in self.seen.items():
            for n, o in enumerate(objects):
                same = [other == o for other in others[kind]]
                self.assertEqual(same, [other == o for other in objects] if kind.__name__ not in ("Batch", "Editie", "Woorden")
                                 else [False] * len(same), (o, n))
                self.assertTrue(all(hash(other) == hash(o) for other, equal in zip(others[kind], same) if equal))

    def call(self, function):
        for args in itertools.chain(((),), itertools.product(JUNK, repeat=1), itertools.product(JUNK, repeat=2),
                                    (((junk,) * 3) for junk in JUNK), (((junk,) * 6) for junk in JUNK)):
            try:
                function(*args)
            except Exception as error:  # whichever it is, but not SystemError: that is one of the C half
                self.assertNotIsInstance(error, SystemError)
        for names in ({"zaak": 1}, {"x": 1}, {"vraag": "toelating", "index": 1}, {"": None}):
            try:
                function(**names)
            except Exception as error:
                self.assertNotIsInstance(error, SystemError)

    def test_arguments_that_make_no_sense(self):
        for kind, objects in self.seen.items():
            for name in vars(kind):
                if not name.startswith("__") and callable(vars(kind)[name]):
                    self.call(getattr(objects[0], name))
        for name, function in vars(core).items():
            # A number is a file that is open: standard input would be waited for.
            if not name.startswith("_") and callable(function) and not isinstance(function, type) \
                    and name != "structuur_load_fd" and not name.startswith("register"):
                self.call(function)

    def test_an_object_of_another_kind(self):
        for kind, objects in self.seen.items():
            for name, member in vars(kind).items():
                if name.startswith("__"):
                    continue
                for other in (next(o[0] for k, o in self.seen.items() if k is not kind), None, 1):
                    with self.assertRaises(TypeError):
                        member(other) if callable(member) else member.__get__(other)


if __name__ == "__main__":
    unittest.main()
