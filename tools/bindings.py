# SPDX-License-Identifier: MIT
"""What the programs that write bindings share: bindings_python.py, bindings_lua.py.

They read the manifest, bindings/mborules-api.json, which comes from the headers (tools/headers.py) and says per parameter
what a binding makes of it, `bind`:

  int text bytes set handle   an argument; `set` is facts by number, a null of the language stands for NULL where allowed
  free                               a handle that the call releases
  size buffer null fout              no argument: the size of the data, a buffer for the text that is returned,
                                     options and allocators that are always NULL, the error record
  out_int out_set out_handle   a result, after the function's own

Functions for which it has no form are listed under `unbound`.
"""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def base(type_):
    return type_.replace("const ", "").rstrip("* ")


def short(name):
    return name[4:]


def c_string(text):
    """Text as C string literals, one a line."""
    lines = text.split("\n")
    ends = ["\\n"] * (len(lines) - 1) + [""]
    quote = ('"' + line.replace("\\", "\\\\").replace('"', '\\"') + end + '"' for line, end in zip(lines, ends))
    return "\n    ".join(quote)


def errors(api):
    return [v for e in api["enums"] if e["type"] == "mbo_status" for v in e["values"] if v["value"]]


def error_class(name):
    """MBO_ERROR_SYNTAX is FoutSyntax."""
    return "Fout" + "".join(word.capitalize() for word in name.split("_")[2:])
