# SPDX-License-Identifier: MIT
"""What nobody should do, and what may not go wrong then: senseless columns, streams read twice at once, odd classes."""

import ctypes
import decimal
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from decimal import Decimal
from pathlib import Path

import mborules
from arrow_lezer import StreamFout, lees
from mborules import _core as core
from mborules import _tabel
from mborules import Regels, Vraag, Zaak

REGELS = Regels()


class Stroom:
    """A table as core.tabel_stroom() makes it."""

    def __init__(self, velden, delen):
        self.velden, self.delen = velden, delen

    def __arrow_c_stream__(self, requested_schema=None):
        return core.tabel_stroom(self.velden, self.delen, requested_schema)


def kolom(formaat, waarden, woorden=None):
    return Stroom((("a", formaat, woorden),), lambda: iter(((len(waarden), (waarden,)),)))


class TestDecimals(unittest.TestCase):
    """Money is exact, whatever precision the user has told decimal to round to."""

    def test_in_a_table(self):
        value = Decimal("1234.56")
        large = Decimal("-123456789012345678901234567890123456.78")
        with decimal.localcontext() as context:
            context.prec = 4
            self.assertEqual([rij["eigen"] for rij in REGELS.batch({"eigen": [value, large, 3]}, vragen="toelating")],
                             [value, large, 3])
            self.assertEqual([rij["onderwijsprijs"] for rij in lees(_tabel.van_kolommen({"onderwijsprijs": [value]}))],
                             [Decimal(123456).scaleb(-2)])
        kleine = (Decimal("-0.01"), None, Decimal(0), Decimal("1E+2"))
        self.assertEqual([rij["a"] for rij in lees(kolom("d:38,2", kleine))], list(kleine))

    def test_of_a_parameter(self):
        naam = next(p for p in REGELS.parameters if p.waarde > 1000).naam
        with decimal.localcontext() as context:
            context.prec = 3
            anders = REGELS.met_parameter(naam, Decimal("1234.56"), "2026-08-01")
        self.assertIn(Decimal("1234.56"), [p.waarde for p in anders.parameters if p.naam == naam])

    def test_what_is_not_in_hundredths(self):
        parameter = next(iter(REGELS.parameters)).naam
        for waarde in (Decimal("0.001"), Decimal("NaN"), Decimal("1e-999999")):
            with self.subTest(waarde=waarde), self.assertRaises(ValueError):
                REGELS.met_parameter(parameter, waarde, "2026-08-01")
        for waarde in (Decimal("Infinity"), Decimal("1e999999"), 10**30):
            with self.subTest(waarde=waarde), self.assertRaises(OverflowError):
                REGELS.met_parameter(parameter, waarde, "2026-08-01")
        with self.assertRaisesRegex(StreamFout, "decimals"):
            lees(kolom("d:38,2", (Decimal("0.001"),)))
        with self.assertRaises(StreamFout):
            lees(kolom("d:38,2", (Decimal("1e999999"),)))


class TestColumns(unittest.TestCase):
    def test_a_buffer_without_dimensions(self):
        for waarden in (ctypes.c_int(5), memoryview(ctypes.c_int(5))):
            with self.assertRaisesRegex(StreamFout, "one dimension"):
                lees(Stroom((("a", "i", None),), lambda waarden=waarden: iter(((1, (waarden,)),))))

    def test_parts_that_are_no_iterator(self):
        with self.assertRaisesRegex(StreamFout, "iterator"):
            lees(Stroom((("a", "i", None),), list))

    def test_a_part_of_less_than_nothing(self):
        with self.assertRaisesRegex(StreamFout, "-5"):
            lees(Stroom((), lambda: iter(((-5, ()),))))

    def test_an_index_that_does_not_fit(self):
        woorden = {str(i): i for i in range(300)}
        self.assertEqual(lees(kolom("s", ("299",), woorden)), [{"a": "299"}])
        with self.assertRaisesRegex(StreamFout, "out of range"):
            lees(kolom("c", ("200",), woorden))

    def test_an_error_that_is_cut_is_still_text(self):
        class Lang(Exception):
            def __repr__(self):
                return "a" * 399 + "\N{LATIN SMALL LETTER E WITH DIAERESIS}" * 40

        def delen():
            raise Lang

        with self.assertRaisesRegex(StreamFout, "^a+$"):
            lees(Stroom((("a", "i", None),), delen))

    @unittest.skipUnless(importlib.util.find_spec("numpy"), "NumPy is not installed")
    def test_days_of_another_byte_order(self):
        numpy = __import__("numpy")
        for eenheid in ("D", "s", "ms", "us", "ns"):
            for orde in "<>":
                dag = numpy.array(["2026-09-01", "NaT"], dtype=f"{orde}M8[{eenheid}]")
                (rij, geen) = REGELS.batch({"startdatum": dag, "eigen": dag}, vragen="toelating")
                self.assertEqual((str(rij["eigen"])[:10], orde), ("2026-09-01", orde))
                self.assertIsNone(geen["eigen"])


class TestAtOnce(unittest.TestCase):
    """A stream is read by one at a time: who comes second is told so."""

    def stroom(self, rijen, voortgang=None):
        return core.batch_stroom(_tabel.bron({"leerweg": ["bbl"] * rijen}), REGELS, (Vraag.TOELATING,), None, 0, 1, 1, True,
                                 voortgang, None, None)

    def test_from_its_own_progress(self):
        rijen, gezegd = 300_000, []

        def voortgang(gedaan, totaal):
            try:
                core.batch_rijen(stroom)
            except RuntimeError as fout:
                gezegd.append(str(fout))

        stroom = self.stroom(rijen, voortgang)
        gelezen = 0
        while (deel := core.batch_rijen(stroom)) is not None:
            gelezen += len(deel)
        self.assertEqual(gelezen, rijen)
        self.assertIn("another", gezegd[0])

    def test_in_threads(self):
        rijen, gelezen, fouten = 300_000, [], []
        stroom = self.stroom(rijen)

        def lezer():
            while True:
                try:
                    deel = core.batch_rijen(stroom)
                except RuntimeError as fout:
                    fouten.append(str(fout))
                    continue
                if deel is None:
                    return
                gelezen.append(len(deel))

        draden = [threading.Thread(target=lezer) for _ in range(3)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        self.assertEqual(sum(gelezen), rijen)
        self.assertTrue(all("another" in fout for fout in fouten), set(fouten))


INTERPRETER = """
import sys
sys.path[:0] = {!r}
from mborules import Regels, Structuur, Zaak, eigen_regel
regels, structuur = Regels(), Structuur()
str(regels.oordeel(Zaak(leerweg="bbl", crebo=next(iter(structuur)), startdatum="2026-09-01")))
for maak in (lambda: structuur.tabel("kwalificaties").__arrow_c_stream__(), lambda: regels.batch({{"leerweg": ["bbl"]}}).__arrow_c_stream__(),
             lambda: regels.batch({{"leerweg": ["bbl"]}}).samenvatting(),
             lambda: regels.met_eigen_regel(eigen_regel("toelating", nl="Nee.", id="eigen.nee")(lambda leerweg: True))):
    try:
        maak()
    except RuntimeError as fout:
        print(str(fout).partition(" are for ")[2], flush=True)
"""
INTERPRETERS = """
import sys, {0}
interpreter = {0}.create({1})
{0}.run_string(interpreter, sys.argv[1])
{0}.destroy(interpreter)
"""


class TestInterpreters(unittest.TestCase):
    def test_another_interpreter(self):
        if importlib.util.find_spec("_interpreters"):
            program = INTERPRETERS.format("_interpreters", "'legacy'")
        else:
            program = INTERPRETERS.format("_xxsubinterpreters", "" if sys.version_info < (3, 12) else "isolated=False")
        done = subprocess.run([sys.executable, "-c", program, INTERPRETER.format(sys.path)], capture_output=True, text=True,
                              check=False, timeout=20)
        self.assertEqual((done.returncode, done.stdout), (0, "the main interpreter\n" * 4), done.stderr)


LAAT = """
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
struct stream {
    int (*schema)(struct stream *, void *);
    int (*next)(struct stream *, void *);
    const char *(*fout)(struct stream *);
    void (*release)(struct stream *);
};
static struct stream *streams[2];
static void *lees(void *stream)
{
    struct stream *s = stream;
    long array[32] = {0};
    int code = s->next(s, array);
    const char *why = s->fout(s);
    printf("%d %s\\n", code != 0, why ? why : "-");
    s->release(s);
    return NULL;
}
static void eind(void)
{
    pthread_t draad;
    pthread_create(&draad, NULL, lees, streams[0]);
    pthread_join(draad, NULL);
    lees(streams[1]);
    fflush(stdout);
}
void laat(struct stream *one, struct stream *two)
{
    streams[0] = one;
    streams[1] = two;
    atexit(eind);
}
"""
NA_PYTHON = """
import ctypes, sys, mborules
from mborules import _core as core, _tabel
invoer = _tabel.van_kolommen({"leerweg": ["bbl"]})
capsules = invoer.__arrow_c_stream__(), mborules.Regels().batch(invoer, vragen="toelating").__arrow_c_stream__()
punt = ctypes.pythonapi.PyCapsule_GetPointer
punt.restype, punt.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)
for capsule in capsules:
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(capsule))
ctypes.CDLL(sys.argv[1]).laat(*(ctypes.c_void_p(punt(capsule, b"arrow_array_stream")) for capsule in capsules))
"""


class TestAfterwards(unittest.TestCase):
    @unittest.skipUnless(shutil.which("cc"), "there is no C compiler")
    def test_a_stream_is_read_when_python_is_gone(self):
        with tempfile.TemporaryDirectory() as folder:
            code, laat = Path(folder, "laat.c"), Path(folder, "laat.so")
            code.write_text(LAAT)
            subprocess.run(["cc", "-shared", "-fPIC", "-o", laat, code, "-lpthread"], check=True)
            done = subprocess.run([sys.executable, "-c", NA_PYTHON, laat], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, "1 Python has ended\n" * 2), done.stderr)


class TestClasses(unittest.TestCase):
    def test_no_object_becomes_another(self):
        editie = core.editie_create()
        for cls in (core.Batch, core.Structuur, core.Woorden):
            with self.subTest(cls=cls), self.assertRaises((AttributeError, TypeError)):
                editie.__class__ = cls
        self.assertIs(editie.__class__, core.Editie)

    def test_an_exception_while_asking_what_it_is(self):
        class Boos:
            @property
            def __class__(self):
                raise RuntimeError("boos")

            def __format__(self, vorm):
                return "3"

        for feit in ("startdatum", "onderwijsprijs"):
            with self.subTest(feit=feit), self.assertRaisesRegex(RuntimeError, "boos"):
                Zaak(**{feit: Boos()})

    def test_a_class_of_which_another_comes_first(self):
        class Meta(type):
            @property
            def __mro__(cls):
                return (3, cls)

        class Eigen(Zaak, metaclass=Meta):
            __slots__ = ()

        self.assertEqual(Eigen(leerweg="bbl").leerweg, mborules.Leerweg.BBL)


if __name__ == "__main__":
    unittest.main()
