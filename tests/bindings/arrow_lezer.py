# SPDX-License-Identifier: MIT
"""An Arrow stream in a PyCapsule, read with ctypes alone: what there is when no frame library is."""

import ctypes
import datetime
from ctypes import POINTER, byref, c_char_p, c_int, c_int64, c_void_p, py_object
from decimal import Decimal


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


class Stream(ctypes.Structure):
    pass


Schema._fields_ = [("format", c_char_p), ("name", c_char_p), ("metadata", c_void_p), ("flags", c_int64),
                   ("n_children", c_int64), ("children", POINTER(POINTER(Schema))), ("dictionary", POINTER(Schema)),
                   ("release", ctypes.CFUNCTYPE(None, POINTER(Schema))), ("private_data", c_void_p)]
Array._fields_ = [("length", c_int64), ("null_count", c_int64), ("offset", c_int64), ("n_buffers", c_int64),
                  ("n_children", c_int64), ("buffers", POINTER(c_void_p)), ("children", POINTER(POINTER(Array))),
                  ("dictionary", POINTER(Array)), ("release", ctypes.CFUNCTYPE(None, POINTER(Array))),
                  ("private_data", c_void_p)]
Stream._fields_ = [("get_schema", ctypes.CFUNCTYPE(c_int, POINTER(Stream), POINTER(Schema))),
                   ("get_next", ctypes.CFUNCTYPE(c_int, POINTER(Stream), POINTER(Array))),
                   ("get_last_error", ctypes.CFUNCTYPE(c_char_p, POINTER(Stream))),
                   ("release", ctypes.CFUNCTYPE(None, POINTER(Stream))), ("private_data", c_void_p)]

ctypes.pythonapi.PyCapsule_GetPointer.restype = c_void_p
ctypes.pythonapi.PyCapsule_GetPointer.argtypes = [py_object, c_char_p]

GETALLEN = {"c": ctypes.c_int8, "C": ctypes.c_uint8, "s": ctypes.c_int16, "S": ctypes.c_uint16, "i": ctypes.c_int32,
            "I": ctypes.c_uint32, "l": ctypes.c_int64, "L": ctypes.c_uint64, "f": ctypes.c_float, "g": ctypes.c_double}
EPOCH = datetime.date(1970, 1, 1)


class StreamFout(Exception):
    """What get_last_error() says, with the code."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def at(array, buffer, type_, index):
    return type_.from_address(array.buffers[buffer] + index * ctypes.sizeof(type_)).value


def value(schema, array, i):
    """Row i of an array, as a value of Python."""
    formaat = schema.format.decode()
    i += array.offset
    if formaat == "n" or array.buffers[0] and not at(array, 0, ctypes.c_uint8, i // 8) >> i % 8 & 1:
        return None
    if schema.dictionary:
        return value(schema.dictionary[0], array.dictionary[0], at(array, 1, GETALLEN[formaat], i))
    if formaat in GETALLEN:
        return at(array, 1, GETALLEN[formaat], i)
    if formaat == "b":
        return bool(at(array, 1, ctypes.c_uint8, i // 8) >> i % 8 & 1)
    if formaat in ("u", "U"):
        width = ctypes.c_int32 if formaat == "u" else c_int64
        begin, end = at(array, 1, width, i), at(array, 1, width, i + 1)
        return ctypes.string_at(array.buffers[2] + begin, end - begin).decode() if end > begin else ""
    if formaat == "tdD":
        return EPOCH + datetime.timedelta(at(array, 1, ctypes.c_int32, i))
    if formaat == "tsu:":
        return datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=at(array, 1, c_int64, i))
    if formaat.startswith("d:"):
        whole = int.from_bytes(ctypes.string_at(array.buffers[1] + 16 * i, 16), "little", signed=True)
        return Decimal(whole).scaleb(-int(formaat.split(",")[1]))
    if formaat == "+l":
        begin, end = at(array, 1, ctypes.c_int32, i), at(array, 1, ctypes.c_int32, i + 1)
        return [value(schema.children[0][0], array.children[0][0], n) for n in range(begin, end)]
    raise NotImplementedError(formaat)


class Lezer:
    """A stream that is taken from its capsule; `rijen()` gives its rows as dicts."""

    def __init__(self, capsule):
        found = Stream.from_address(ctypes.pythonapi.PyCapsule_GetPointer(capsule, b"arrow_array_stream"))
        self.stream, self.capsule = found, capsule  # which releases it

    def check(self, code):
        if code:
            raise StreamFout(code, (self.stream.get_last_error(self.stream) or b"").decode())

    def schema(self):
        """The names and formats of its columns; a dictionary is "index:value"."""
        schema = Schema()
        self.check(self.stream.get_schema(self.stream, byref(schema)))
        fields = {}
        for i in range(schema.n_children):
            child = schema.children[i][0]
            fields[child.name.decode()] = child.format.decode() + (
                ":" + child.dictionary[0].format.decode() if child.dictionary else "")
        schema.release(schema)
        return fields

    def delen(self):
        """Its record batches, each a list of rows."""
        schema = Schema()
        self.check(self.stream.get_schema(self.stream, byref(schema)))
        try:
            while True:
                array = Array()
                self.check(self.stream.get_next(self.stream, byref(array)))
                if not array.release:
                    return
                names = [schema.children[n][0].name.decode() for n in range(schema.n_children)]
                rows = [{name: value(schema.children[n][0], array.children[n][0], i) for n, name in enumerate(names)}
                        for i in range(array.length)]
                array.release(array)
                yield rows
        finally:
            schema.release(schema)

    def rijen(self):
        """Its rows."""
        return [row for deel in self.delen() for row in deel]


def lees(bron, requested_schema=None):
    """The rows of anything with __arrow_c_stream__."""
    return Lezer(bron.__arrow_c_stream__(requested_schema)).rijen()
