#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the C half of the Python package from the manifest of the API: an extension `mborules._core` for the stable ABI.

  bindings_python.py OUT.c [--stubs FOLDER]

Every kind of handle becomes a heap type, and so does each *item*: a place in a handle, such as a question of an oordeel
or a route of an advies (ITEMS). A function is a member of the type that its name begins with; without an argument it is
a getter, a descriptor in C, else a method. A function that makes an object, or that belongs to none, is one of the
module. A count and a function by index are together one getter that gives a tuple (PLURALS).

Docstrings and signatures come from the headers. `GEBONDEN` of the module says for each C function where it went,
`NIET_GEBONDEN` why it did not. What does not follow a rule is written by hand in bindings/python/support.h.
"""

import argparse
import json
import keyword
import pathlib
import re
import sys

from bindings import (AS_DECIMAL, HUNDREDTHS_IN, ITEMS, NAMED, PLURALS, ROOT, SETS_TOO, Member, Reader, base, bind_structs,
                      c_string, camel, error_class, errors, short)

# ---- what the manifest does not say


# Never None, although the manifest has it that NULL or 0 is possible: what is asked for is there.
PRESENT = {
    "mbo_advies_uitkomst", "mbo_advies_uitkomst_gewoon", "mbo_begrip_naam", "mbo_begrip_tekst", "mbo_code_label",
    "mbo_controle_uitslag", "mbo_controle_verschil_naam", "mbo_controle_verschil_nu", "mbo_controle_verschil_soort",
    "mbo_controle_verschil_was", "mbo_controle_vraag", "mbo_dekking_kwalificatie", "mbo_feit_groep", "mbo_feit_informant",
    "mbo_feit_label", "mbo_feit_name", "mbo_feit_parse", "mbo_feit_question", "mbo_feit_type", "mbo_leerroute_soort",
    "mbo_leerroute_uitkomst", "mbo_oordeel_reden_regel", "mbo_oordeel_uitkomst", "mbo_opmerking_soort", "mbo_regel_basis",
    "mbo_regel_tekst", "mbo_stap_id", "mbo_stap_soort", "mbo_stap_tekst", "mbo_uitkomst_of",
    "mbo_vergelijking_nu", "mbo_vergelijking_plaats", "mbo_vergelijking_was", "mbo_vergelijking_wijziging",
    "mbo_verschil_parameter_naam", "mbo_verschil_uitkomst_nu", "mbo_verschil_uitkomst_was", "mbo_verschil_voorbeeld",
}

# The GIL is released in load, compile and compare, and nowhere else.
LONG = {
    "mbo_regels_create", "mbo_regels_met_parameter", "mbo_regels_zonder_regel", "mbo_structuur_load_file",
    "mbo_structuur_load_memory", "mbo_structuur_load_fd", "mbo_structuur_load_builtin", "mbo_editie_file",
    "mbo_editie_memory", "mbo_editie_structuur", "mbo_woorden_create", "mbo_vergelijking_create", "mbo_verschil_create",
}

# Kinds that change, and so belong to one thread at a time: another one, while the GIL is released, gets an error.
ONE_THREAD = {"editie", "dekking"}

HAND = {
    "mbo_zaak_create": "Zaak", "mbo_zaak_set_text": "Zaak", "mbo_zaak_set_bool": "Zaak", "mbo_zaak_set_int": "Zaak",
    "mbo_zaak_set_date": "Zaak", "mbo_zaak_set_set": "Zaak", "mbo_zaak_copy": "Zaak.met", "mbo_zaak_unset": "Zaak.met",
    "mbo_zaak_get": "Zaak.get", "mbo_dekking_create": "dekking_create", "mbo_dekking_add": "dekking_create",
    "mbo_regels_met_eigen_regel": "Regels.met_eigen_regel",
    "mbo_batch_create": "batch_stroom", "mbo_batch_stream": "batch_stroom", "mbo_batch_fout": "Batch.fouten",
}

IMMUTABLE = "a Zaak does not change: Zaak() and met() make one"
A_DATE = "a day is a datetime.date"
LEFT_OUT = {
    "mbo_datum_from_ymd": A_DATE, "mbo_datum_to_ymd": A_DATE, "mbo_datum_parse": A_DATE, "mbo_datum_format": A_DATE,
    "mbo_feitset_next": "a set of facts is a tuple of Feit",
    "mbo_zaak_clear": IMMUTABLE, "mbo_zaak_set_value": IMMUTABLE,
    "mbo_batch_run": "the columns of Python are Arrow's: Regels.batch() streams them",
    "mbo_zaak_set_code": "the text form gives a code", "mbo_zaak_set_money": "the text form gives money",
}

ALSO = {"MBO_ERROR_NAME": "KeyError", "MBO_ERROR_VALUE": "ValueError", "MBO_ERROR_MEMORY": "MemoryError",
        "MBO_ERROR_ARGUMENT": "ValueError", "MBO_ERROR_SYNTAX": "ValueError", "MBO_ERROR_IO": "OSError"}

# What the package has a better way for, which stands behind it: so that dir() and completion show one way.
BEHIND = {
    "Oordeel.antwoord": "oordeel[vraag]", "Regels.afleiding_tekst": "regels.afleidingen",
    "Regels.begrip_in": "regels.begrippen_in()", "Route.stappen_create": "route.stappen",
    "Structuur.find_crebo": "structuur[crebo]", "Zaak.known": "feit in zaak",
}

# Enums that nothing in Python takes or gives.
NOWHERE = {"mbo_ctype", "mbo_kolomtype"}

# Objects that come out as they are; the package has a class for each of the others (bindings/python/mborules).
PLAIN = {"batch", "editie", "stappen", "woorden"}

# Roots that are made of values: they compare, hash and pickle by what they were made of.
VALUES = {"advies", "controle", "leerroute", "nodig", "oordeel", "stappen", "vergelijking", "verschil"}

# The types of facts, for the stubs: the others are a bool, or a code of the enum that has their name. A test holds them to
# mbo_feit_type().
FACT_TYPES = {
    "date": ("geboortedatum", "startdatum"), "int": ("studieduur", "praktijkweken", "uren_begeleid", "uren_bpv", "crebo"),
    "Decimal": ("onderwijsprijs",), "set": ("uitkering", "vooropleiding"),
}


def left_out(api, name):
    """Why a function is not bound, or None."""
    if name in LEFT_OUT:
        return LEFT_OUT[name]
    if name in api["unbound"] and name not in HAND:
        return f"not yet: {api['unbound'][name]}"
    if name.endswith("_free"):
        return "an object is released with the last reference to it"
    return "Python counts the references" if name.endswith("_ref") else None


def arg_name(param):
    """The name of an argument; a word of Python itself gets an underscore."""
    return param["name"] + ("_" if keyword.iskeyword(param["name"]) else "")


def stub_getter(name, type_):
    return f"@property\ndef {name}(self) -> {type_}: ..."


# How an object is made of a value of C, by what it is, and the type that it then has.
FROM = {
    "text": "from_text({c})", "owned": "from_owned(st, KIND_{of}, (void *){c})",
    "borrowed": "from_borrowed(st, KIND_{of}, {c}, {parent})", "fact": "fact_value(st, (mbo_feit)a_feit, {c})",
    "truth": "PyBool_FromLong({c})", "open_truth": "from_open_truth({c})", "place": "from_place({c})",
    "number": "PyLong_FromLongLong((long long){c})", "number_or_none": "from_number({c})",
    "bits": "from_bits(st, ENUM_{of}, {c})", "code": "from_code(st, ENUM_{of}, {c})", "set": "from_set(st, &{c})",
    "date": "from_datum(st, {c})", "hundredths": "from_hundredths(st, {c}, false)",
    "hundredths_or_none": "from_hundredths(st, {c}, true)",
}
TYPES = {
    "text": "str", "fact": "Waarde", "truth": "bool", "open_truth": "bool | None", "place": "int | None", "number": "int",
    "number_or_none": "int | None", "bits": "tuple[{of}, ...]", "code": "{of}", "set": "tuple[Feit, ...]",
    "date": "date | None", "hundredths": "Decimal", "hundredths_or_none": "Decimal | None",
}


class Function(Member):
    """A function of the manifest as a member of a class, or of the module."""

    object, index = "d", "(int32_t)i"

    def place(self):
        super().place()
        self.hide()

    def hide(self):
        """What stands behind something of the package begins with an underscore."""
        if self.where in BEHIND:
            self.writer.hidden.add(self.where)
            self.pyname = f"_{self.pyname}"

    def tells_progress(self):
        return self.name in LONG

    def may_be_none(self):
        return "None" in self.result_type()

    def stoppable(self):
        """Does it tell of progress, so that Ctrl-C stops it?"""
        return any(p["bind"] == "callable" for p in self.args)

    @property
    def where(self):
        return f"{camel(self.owner)}.{self.pyname}" if self.owner else self.pyname

    def shown(self, param):
        """The default as a signature shows it: a code by its name."""
        default = self.default(param)
        return {"mbo_taal": "'nl'", "mbo_motiveringsvorm": "'regels'"}.get(param["type"], default) if default else None

    # ---- text of the signature and the docstring

    def of_all(self):
        """The same of a tuple of what it gives by index."""
        text = self.doc(self.entry["doc"])
        return f"All of them, a tuple: {text if text[1].isupper() else text[0].lower() + text[1:]}"

    def positional(self, args):
        """An argument by itself has no name that one would want to give."""
        return 1 if args and not self.default(args[0]) and all("struct" in p for p in args[1:]) else 0

    def docstring(self, args, property_=False):
        lines = []
        if not property_:
            words = [] if not self.owner else ["$self"]
            only = self.positional(args)
            for n, p in enumerate(args):
                default = self.shown(p)
                if "struct" in p and "*" not in words:
                    words.append("*")
                words.append(arg_name(p) + (f"={default}" if default else ""))
                if n + 1 == only:
                    words.append("/")
            if self.owner and not only:
                words.insert(1, "/")
            lines = [f"{self.pyname}({', '.join(words)})\n--\n"]
        lines.append(self.of_all() if self.plural else self.doc(self.entry["doc"]))
        texts = [f"{p['name']}: {self.doc(p['text'])}" for p in args if self.doc(p.get("text", ""))]
        if texts:
            lines.append("\n" + "\n".join(texts))
        fout = next((p["text"] for p in self.params if p["bind"] == "fout" and p.get("text")), "")
        if fout:
            lines.append(f"\nRaises: {fout}")
        return "\n".join(lines)

    # ---- code

    def take(self, param, n):
        """The statement that reads argument n, and the declaration of what it becomes."""
        name, type_ = param["name"], param["type"]
        at = f"in[{n}]"
        kind = param["bind"]
        if kind == "handle":
            null = "true" if "null" in param["tags"] else "false"
            which = f"KIND_{short(base(type_))}"
            return f"PyObject *a_{name} = NULL;", f"take_handle(st, {at}, {which}, {null}, &a_{name})"
        if kind == "text":
            null = "true" if "null" in param["tags"] else "false"
            return f"const char *a_{name} = NULL;", f"take_text({at}, {null}, &a_{name})"
        if kind == "callable":
            return f"PyObject *a_{name} = NULL;", f"take_callable({at}, &a_{name})"
        if kind == "bytes":
            return f"Py_buffer a_{name} = {{0}};", f"take_bytes({at}, &a_{name})"
        if kind == "set":
            null = "true" if "null" in param["tags"] else "false"
            return (f"mbo_feitset s_{name};\n    const mbo_feitset *a_{name} = NULL;",
                    f"take_set(st, {at}, {null}, &s_{name}, &a_{name})")
        start = self.default(param) or "0"
        if start == "None":
            start = "0" if "struct" in param else "MBO_DATUM_NOT_SET"
        if type_ == "mbo_datum":
            read = f"take_datum(st, {at}, &a_{name})"
        elif (self.name, name) in HUNDREDTHS_IN:
            read = f"take_hundredths(st, {at}, &a_{name})"
        elif type_ in self.writer.enum_types:
            read = f"take_code(st, {at}, ENUM_{short(type_)}, &a_{name})"
        else:
            limits = {"int32_t": "INT32_MIN, INT32_MAX", "int64_t": "INT64_MIN, INT64_MAX", "size_t": "0, INT64_MAX"}
            read = f"take_int({at}, {limits[self.writer.types.get(type_, type_)]}, &a_{name})"
        ctype = "int32_t" if type_ == "mbo_datum" or type_ in self.writer.enum_types else "int64_t"
        return f"{ctype} a_{name} = {start};", read

    def argument(self, p):
        """An argument of C, as it was read."""
        name = p["name"]
        written = {"int": f"({p['type']})a_{name}", "bytes": f"a_{name}.buf", "handle": f"pointer(a_{name})"}
        return written.get(p["bind"], f"a_{name}")

    def size_of(self, name):
        return f"(size_t)a_{name}.len"

    def parent(self, tags):
        """The Python object that what is borrowed lives in."""
        name = next(t for t in tags if t.startswith("borrow:")).partition(":")[2]
        if name == "static":
            return "NULL"
        return "self" if self.self_param and name == self.self_param["name"] else f"a_{name}"

    def value(self, type_, tags, expression, name=None):
        """The Python object of a C value; `name` is that of the out-parameter."""
        kind, of = self.kind(type_, tags, name)
        return FROM[kind].format(c=expression, of=of, parent=self.parent(tags) if kind == "borrowed" else None)

    def results(self, index=None):
        """The lines that call, and the expression that makes the result."""
        if self.buffer:
            # Most texts fit at once; one that does not is written again.
            return ["char some[4096], *text = some;", "size_t length = " + self.call("some", "sizeof(some)") + ";",
                    "if (length >= sizeof(some)) {", "    text = PyMem_Malloc(length + 1);",
                    "    if (!text) {", "        PyErr_NoMemory();", "        goto done;", "    }",
                    "    " + self.call("text", "length + 1") + ";", "}",
                    "result = PyUnicode_FromStringAndSize(text, (Py_ssize_t)length);",
                    "if (text != some)", "    PyMem_Free(text);"]
        lines = self.declare_outs()
        items = self.out_values(lambda type_, tags, name: self.value(type_, tags, f"c_{name}", name))
        call, returned = self.call(index=index), self.returns["type"]
        gap = "" if returned.endswith("*") else " "
        test = None
        if self.status:
            lines.append("mbo_fout fout = {0};")
            if self.name in LONG:
                if self.stoppable():
                    lines += ["meld.thread = PyEval_SaveThread();", f"mbo_status status = {call};",
                              "PyEval_RestoreThread(meld.thread);", "if (raise_stopped(&meld))\n        goto done;"]
                else:
                    lines += ["mbo_status status;", "Py_BEGIN_ALLOW_THREADS", f"status = {call};", "Py_END_ALLOW_THREADS"]
            else:
                lines.append(f"mbo_status status = {call};")
            lines.append("if (status) {\n        raise_fout(st, status, &fout);\n        goto done;\n    }")
        elif self.returns["bind"] == "void":
            lines.append(f"{call};")
        else:
            lines.append(f"{returned}{gap}c_result = {call};")
            test = self.when()
            if not test:
                items.insert(0, self.value(returned, self.returns.get("tags", ()), "c_result"))
                if self.outs and "*" in returned:
                    test = "c_result"
        if not items:
            made = "Py_NewRef(Py_None)"
        elif len(items) == 1:
            made = items[0]
        else:
            made = f"pack((PyObject *[]){{{', '.join(items)}}}, {len(items)})"
        if test:
            made = f"{test} ? {made} : Py_NewRef(Py_None)"
        return lines + [f"result = {made};"]

    # ---- type stubs

    def result_type(self):
        """The type of what it gives, as a stub says it."""
        if self.buffer:
            return "str"
        parts, optional = self.out_values(self.type_of), bool(self.when())
        returned = self.returns["type"]
        if not self.status and self.returns["bind"] != "void" and not optional:
            optional = bool(self.outs) and "*" in returned
            first = self.type_of(returned, self.returns.get("tags", ()), None)
            parts.insert(0, first.removesuffix(" | None") if optional else first)
        if optional and len(parts) == 1:
            parts = [parts[0].removesuffix(" | None")]
        found = "None" if not parts else parts[0] if len(parts) == 1 else f"tuple[{', '.join(parts)}]"
        return f"{found} | None" if optional else found

    def type_of(self, type_, tags, name):
        kind, of = self.kind(type_, tags, name)
        if kind in ("text", "owned", "borrowed"):
            none = "null" in tags
        else:
            none = kind == "code" and not any(e.key == of and e.zero for e in self.writer.enums)
        found = self.writer.made(of) if kind in ("owned", "borrowed") else TYPES[kind].format(of=of and camel(of))
        return found + (" | None" if none and self.name not in PRESENT else "")

    def arg_type(self, param):
        bind, type_ = param["bind"], param["type"]
        none = " | None" if self.default(param) == "None" or "null" in param["tags"] else ""
        if bind == "handle":
            found = camel(short(base(type_)))
        elif bind == "set":
            found = "str | Iterable[str]"
        elif bind == "callable":
            found = "Callable[[int, int], object]"
        elif bind in ("text", "bytes"):
            found = "str" if bind == "text" else "bytes | bytearray | memoryview"
        elif type_ == "mbo_datum":
            found, none = "date | str", " | None"
        elif (self.name, param["name"]) in HUNDREDTHS_IN:
            found = "int | Decimal"
        else:
            code = f"{camel(short(type_))} | str" + ("" if self.owner else " | SupportsIndex")
            found = code if type_ in self.writer.enum_types else "SupportsIndex"
        return found + none

    def stub(self, args, result):
        words = ["self"] if self.owner else []
        only = self.positional(args)
        if self.owner and not only:
            words.append("/")
        for n, p in enumerate(args):
            if "struct" in p and "*" not in words:
                words.append("*")
            default = self.shown(p)
            words.append(f"{arg_name(p)}: {self.arg_type(p)}" + (f" = {default}" if default else ""))
            if n + 1 == only:
                words.append("/")
        return f"def {self.pyname}({', '.join(words)}) -> {result}: ..."

    def opening(self, args):
        """Read the arguments."""
        lines, takes = [], []
        for n, p in enumerate(args):
            declaration, read = self.take(p, n)
            lines.append(declaration)
            given = f"in[{n}] && in[{n}] != Py_None" if "struct" in p else f"in[{n}]"
            takes.append(f"{given} && !{read}" if self.default(p) else f"!{read}")
        lines += [f"if ({take})\n        goto done;" for take in takes]
        for struct in self.structs:
            name = struct["name"]
            lines += [f"{base(struct['type'])} o_{name} = {{.size = sizeof({base(struct['type'])})}};",
                      f"bool g_{name} = {'false' if 'null' in struct['tags'] and not self.stoppable() else 'true'};"]
            if self.stoppable():
                lines += ["struct meld meld = {.voortgang = a_voortgang};", f"o_{name}.progress = tell_progress;",
                          f"o_{name}.progress_ctx = &meld;"]
            for n, p in enumerate(args):
                if p.get("struct") == name and p["bind"] != "callable":
                    field = p["name"]
                    value = {"int": f"({p['type']})a_{field}", "text": f"a_{field}", "bytes": f"a_{field}.buf"}[p["bind"]]
                    also = f"\n        o_{name}.{SETS_TOO[field]};" if field in SETS_TOO else ""
                    lines.append(f"if (in[{n}] && in[{n}] != Py_None) {{\n        o_{name}.{field} = {value};{also}\n"
                                 f"        g_{name} = true;\n    }}")
        structuur = self.needs_structuur(args)
        if structuur:
            zaak = next((f"a_{p['name']}" for p in args if base(p["type"]) == "mbo_zaak"), "NULL")
            crebo = "a_crebo" if any(p["name"] == "crebo" for p in args) else "0"
            lines.append("const mbo_structuur *c_structuur = NULL;")
            lines.append(f"if (!structuur_for(st, a_structuur, {zaak}, {crebo}, &c_structuur))\n        goto done;")
        return lines

    def method(self, cname, args, body):
        """A C function that Python calls, around `body`."""
        names = ", ".join(f'"{arg_name(p)}"' for p in args)
        required = sum(1 for p in args if not self.default(p))
        most = sum(1 for p in args if "struct" not in p or self.makes())
        head = (f"static PyObject *{cname}(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)"
                "\n{\n")
        lines = ["PyObject *result = NULL;"]
        if self.owner:
            lines += ["data *d = DATA(self);", "state *st = d->st;", "(void)d;"]
        else:
            lines += ["state *st = PyModule_GetState(self);"]
        lines.append("(void)st;")
        if args:
            lines += [f"static const char *const names[] = {{{names}}};", f"PyObject *in[{len(args)}];",
                      f'if (!take_args("{self.pyname}", names, {len(args)}, {required}, {most}, {self.positional(args)}, args, '
                      "count, kwnames, in))\n        return NULL;"]
        else:
            lines += [f'if (!take_args("{self.pyname}", NULL, 0, 0, 0, 0, args, count, kwnames, NULL))\n'
                      "        return NULL;"]
        if self.owner in ONE_THREAD:
            lines.append("if (!enter(self))\n        return NULL;")
        lines += self.opening(args) + body
        made = self.makes()
        if made:
            self.writer.makers[made] = self.where
            kept = (["Py_NewRef(self)"] if self.owner else []) + [self.kept(p, n) for n, p in enumerate(args)]
            lines.append(f"result = made_of(result, (PyObject *[]){{{', '.join(kept)}}}, {len(kept)});")
        code = "\n".join("    " + line for line in lines)
        if "goto done" in code:
            code += "\ndone:"
        for p in args:
            if p["bind"] == "bytes":
                code += f"\n    if (a_{p['name']}.obj)\n        PyBuffer_Release(&a_{p['name']});"
        if self.owner in ONE_THREAD:
            code += "\n    leave(self);"
        return head + code + "\n    return result;\n}\n"

    def makes(self):
        """The kind of the value that it makes, or None."""
        own = [short(base(p["type"])) for p in self.outs if "own" in p["tags"]]
        return own[0] if self.status and len(own) == 1 and own[0] in VALUES else None

    def kept(self, param, n):
        """The Python object of an argument as it was read: whatever was given for it, for equal values it is equal."""
        name, type_, bind = param["name"], param["type"], param["bind"]
        if bind == "handle":
            return f"Py_NewRef(a_{name} ? a_{name} : Py_None)"
        if bind == "bytes":
            return f"PyBytes_FromStringAndSize(a_{name}.buf, a_{name}.len)"
        if bind == "set":
            return f"a_{name} ? from_set(st, a_{name}) : Py_NewRef(Py_None)"
        number = f"PyLong_FromLongLong(a_{name})" if type_ != "mbo_datum" else f"from_datum(st, a_{name})"
        return f"in[{n}] && in[{n}] != Py_None ? {number} : Py_NewRef(Py_None)" if "struct" in param else number

    def getter(self, cname, body):
        lines = ["PyObject *result = NULL;", "data *d = DATA(self);", "state *st = d->st;", "(void)st;",
                 "(void)closure;"]
        code = "\n".join("    " + line for line in lines + body)
        if "goto done" in code:
            code += "\ndone:"
        return f"static PyObject *{cname}(PyObject *self, void *closure)\n{{\n{code}\n    return result;\n}}\n"


class Writer(Reader):
    function = Function

    def __init__(self, api):
        super().__init__(api)
        self.enums = [e for e in self.enums if e.type not in NOWHERE]
        self.hidden = set()  # of BEHIND, what was met
        self.typed = {kind: [] for kind in self.kinds + [None]}  # lines of the type stub
        self.plain = set()  # what became a getter
        self.keys = set()
        self.makers = {}  # of the kinds in VALUES, the function that makes one
        self.bound = dict(HAND)

    # ---- functions

    def skipped(self, name):
        return name in HAND or left_out(self.api, name)

    def member(self, f):
        cname = f"f_{f.owner or 'module'}_{f.pyname}"
        if f.owner and not f.args and not f.status and f.returns["bind"] != "void" or (
                f.owner and not f.args and f.returns["bind"] == "void" and f.outs):
            self.code.append(f.getter(cname, f.results()))
            self.getters[f.owner].append((f.pyname, cname, f.docstring([], True), "NULL"))
            self.typed[f.owner].append(stub_getter(f.pyname, f.result_type()))
            self.plain.add(f.name)
            if f.returns["type"] == "mbo_stand" and f.outs:
                self.code.append(f.getter(f"{cname}_stand", f.declare_outs() + [
                    f"mbo_stand c_result = {f.call()};", *[f"(void)c_{p['name']};" for p in f.outs],
                    "result = from_code(st, ENUM_stand, c_result);"]))
                self.getters[f.owner].append((f"{f.pyname}_stand", f"{cname}_stand", "How far it is known.", "NULL"))
                self.typed[f.owner].append(stub_getter(f"{f.pyname}_stand", "Stand"))
        else:
            self.code.append(f.method(cname, f.args, f.results()))
            self.methods[f.owner].append((f.pyname, cname, f.docstring(f.args)))
            self.typed[f.owner].append(f.stub(f.args, f.result_type()))
        self.bound.setdefault(f.name, f.where)

    def sequence(self, f, index, count):
        """A tuple of what a function gives by index, up to a count or the first NULL."""
        args = [p for p in f.args if p["name"] != index]
        f.pyname, f.plural = PLURALS[f.pyname], True
        of = f"tuple[{f.result_type().removesuffix(' | None')}, ...]"
        self.typed[f.owner].append(f.stub(args, of) if args else stub_getter(f.pyname, of))
        cname = f"f_{f.owner}_{f.pyname}"
        made = f.results(index=index)
        body = []
        if count:
            body.append(f"Py_ssize_t total = {count.call()};")
            body.append("result = PyTuple_New(total);")
            body.append("for (Py_ssize_t i = 0; result && i < total; i++) {")
            body += ["    " + line.replace("result = ", "PyObject *made = ", 1) if line.startswith("result = ")
                     else "    " + line for line in made]
            body += ["    if (!made || PyTuple_SetItem(result, i, made))", "        Py_CLEAR(result);", "}"]
        else:
            body.append("PyObject *list = PyList_New(0);")
            body.append("for (Py_ssize_t i = 0; list; i++) {")
            for line in made[:-1]:
                body.append("    " + line)
            body += ["    if (!c_result)", "        break;",
                     "    " + made[-1].replace("result = ", "PyObject *made = ", 1),
                     "    if (!made || PyList_Append(list, made))", "        Py_CLEAR(list);", "    Py_XDECREF(made);",
                     "}", "result = list ? PyList_AsTuple(list) : NULL;", "Py_XDECREF(list);"]
        if args:
            self.code.append(f.method(cname, args, body))
            self.methods[f.owner].append((f.pyname, cname, f.docstring(args)))
        else:
            self.code.append(f.getter(cname, body))
            self.getters[f.owner].append((f.pyname, cname, f.docstring([], True), "NULL"))
            self.plain.add(f.name)
        self.bound[f.name] = f.where

    def many(self, item, entry):
        """The getter of a parent that gives all its items."""
        f = Function(self, entry)
        level = len(item.params) - 1
        cname = f"f_{item.parent}_{item.many}"
        call = f"{item.count}({', '.join(['d->ptr'] + [f'd->at[{n}]' for n in range(level)])})"
        self.code.append(f.getter(cname, [f"result = items(self, st, KIND_{item.name}, {level}, {call});"]))
        empty = re.sub(r"^The number of [^;.]*(; 0(?=:| when))?", lambda m: " Empty" if m[1] else "", entry["doc"]).rstrip(".")
        doc = f.doc(f"A tuple of {camel(item.name)}.{empty}") + ("." if empty else "")
        self.getters[item.parent].append((item.many, cname, doc, "NULL"))
        self.bound[item.count] = f"{camel(item.parent)}.{item.many}"
        self.typed[item.parent].append(stub_getter(item.many, f"tuple[{self.made(item.name)}, ...]"))

    def check(self):
        """The tables speak of functions that there are, and no two members of a type have one name."""
        functions = {f["name"] for f in self.api["functions"]}
        named = {*NAMED, *PRESENT, *LONG, *HAND, *LEFT_OUT}
        if named - functions:
            raise SystemExit(f"bindings_python.py: a table names {', '.join(sorted(named - functions))}: no such function")
        if BEHIND.keys() - self.hidden:
            raise SystemExit(f"bindings_python.py: BEHIND names {', '.join(sorted(BEHIND.keys() - self.hidden))}: no such member")
        for kind in self.kinds:
            names = [row[0] for row in self.getters[kind] + self.methods[kind]]
            double = {name for name in names if names.count(name) > 1}
            if double:
                raise SystemExit(f"bindings_python.py: {camel(kind)} has two members called {', '.join(sorted(double))}")

    # ---- type stubs

    def made(self, kind):
        """The type of an object that comes out: the class of the package, where it has one."""
        return camel(kind) if kind in PLAIN else f"mborules.{camel(kind)}"

    def stubs(self):
        """The type stub of `mborules._core`."""
        lines = ["# Written by tools/bindings_python.py: do not edit.",
                 (ROOT / "bindings" / "python" / "hand.pyi").read_text(encoding="utf-8")]
        for kind in self.kinds:
            body = [f"    {line}" for text in self.typed[kind] for line in text.split("\n")]
            lines += [f"class {camel(kind)}(Object):", *(body or ["    ..."]), ""]
        lines += self.typed[None]
        lines += [f"{short(v['name'])}: int" for e in self.api["enums"] if not e["type"] for v in e["values"]]
        for error in errors(self.api):
            also = ALSO.get(error["name"])
            lines.append(f"class {error_class(error['name'])}(Fout{f', {also}' if also else ''}): ...")
        text = "\n".join(lines) + "\n"
        enums = sorted(name for name in (camel(e.key) for e in self.enums) if re.search(rf"\b{name}\b", text))
        return text.replace("from mborules._codes import *", f"from mborules._codes import {', '.join(enums)}")

    def enum_stubs(self):
        """The type stub of mborules._codes, which makes the enums at run time."""
        lines = ["# Written by tools/bindings_python.py: do not edit.", "import enum",
                 "from typing import NoReturn, Self", "", "from mborules._waarde import Waarde", "",
                 "class Code(str, enum.Enum):  # type: ignore[misc]  # its members are those of its subclasses",
                 "    _value_: str", "    def __new__(cls, value: object) -> Self: ...",
                 "    @property", "    def code(self) -> int: ...", "    def __index__(self) -> int: ...",
                 "    def __int__(self) -> int: ...",
                 "    def label(self, taal: str = 'nl') -> str: ...", "", "ENUMS: dict[str, type[Code]]", 
                 f"__all__ = {['ENUMS', 'Code', *(camel(e.key) for e in self.enums)]}", ""]
        more = {"feit": ["def vraag(self, taal: str = 'nl') -> str: ...", *(stub_getter(*row) for row in (
                    ("type", "Feittype"), ("groep", "Feitgroep"), ("informant", "Informant"),
                    ("beslisser", "Beslisser | None"), ("aanname", "Waarde | None"), ("minimum", "Waarde"),
                    ("maximum", "Waarde"), ("vocabulaire", "Vocabulaire | None"), ("veranderbaar", "bool")))],
                "soort_opleiding": [stub_getter("niveau", "int")], "uitkomst": ["def __bool__(self) -> NoReturn: ..."]}
        for enum in self.enums:
            lines.append(f"class {camel(enum.key)}(Code):")
            lines += [f"    {name} = ..." for name, _, _ in enum.values]
            lines += [f"    {line}" for text in more.get(enum.key, ()) for line in text.split("\n")]
            lines.append("")
        return "\n".join(lines)

    # ---- the file

    def fact_type(self, name):
        """The type of a fact, and what is accepted for it."""
        found = next((type_ for type_, names in FACT_TYPES.items() if name in names), None)
        code = camel(name) if any(e.key == name for e in self.enums) else None
        if found == "set":
            return f"frozenset[{code}]", f"Iterable[{code} | str] | str"
        if found:
            return found, {"date": "date | str", "int": "SupportsIndex | str", "Decimal": "int | Decimal | str"}[found]
        return (code, f"{code} | str") if code else ("bool", "bool | str")

    def words(self, text):
        """Prose of a header as it reads in Python: no buffers, and functions and codes by their names here."""
        text = re.sub(r" ?Returns the length without the NUL[^.]*\.", "", text)
        for pattern, words in AS_DECIMAL:
            text = re.sub(pattern, words, text)
        text = re.sub(r"\b(mbo_\w+)\(\)", lambda m: BEHIND.get(
            self.bound.get(m[1], m[1]).replace("._", "."), self.bound.get(m[1], m[1]) + "()" * (m[1] not in self.plain)), text)
        text = re.sub(r"\bMBO_ERROR_(\w+)", lambda m: error_class(m[0]), text)
        text = re.sub(r"(?<=[ ,;])_([A-Z]+)\b", lambda m: error_class(f"MBO_ERROR_{m[1]}"), text)
        text = re.sub(r"\bMBO_DATUM_NOT_SET\b|\bNULL\b", "None", text)
        return re.sub(r"\bMBO_([A-Z_0-9]+)", r"\1", text)

    def tables(self):
        lines = []
        for enum in self.enums:
            lines.append(f"static const struct constant values_{enum.key}[] = {{")
            lines += [f'    {{"{name}", {constant}}},' for name, constant, _ in enum.values]
            lines += ["    {NULL, 0}};"]
        lines.append("static const struct enumeration enumerations[ENUM_COUNT] = {")
        lines += [f'    {{"{camel(e.key)}", {e.vocabulary}, values_{e.key},\n    {c_string(e.doc)}}},'
                  for e in self.enums]
        lines += ["};", ""]
        return lines

    def special(self):
        """What is written from enums: a getter for each fact of a zaak, a method for each question of a rule set."""
        facts = next(e for e in self.enums if e.key == "feit")
        accepted = []
        for name, constant, _ in facts.values:
            type_, given = self.fact_type(name.lower())
            self.typed["zaak"].append(stub_getter(name.lower(), f"{type_} | None"))
            accepted.append(f"{name.lower()}: {given} | None = ...")
            self.getters["zaak"].append((name.lower(), "zaak_feit", f"The fact {name.lower()}; None: not known.",
                                         f"(void *)(intptr_t){constant}"))
        self.typed["zaak"][:0] = [f"def __new__(cls, *, {', '.join(accepted)}) -> Self: ..."]
        self.typed["zaak"] += ["@overload\ndef get(self, feit: Feit | str, /, default: None = None) -> Waarde | None: ...",
                               "@overload\ndef get(self, feit: Feit | str, /, default: Waarde | _T) -> Waarde | _T: ...",
                               f"def met(self, /, *, {', '.join(accepted)}) -> mborules.Zaak: ..."]
        self.typed["regels"].append(
            "def met_eigen_regel(self, functie: Callable[..., bool], /, *, vraag: str, id: str, versie: str, nl: str, "
            "en: str, feiten: str) -> mborules.Regels: ...")
        self.methods["zaak"] += [
            ("get", "zaak_get", "get($self, feit, /, default=None)\n--\n\n"
                                "The value of a fact, as its own type; where it is not known `default`."),
            ("met", "zaak_met", "met($self, /, *, "
                              f"{', '.join(f'{name.lower()}=...' for name, _, _ in facts.values)})\n--\n\n"
                              "A copy with other facts; None makes one unknown.")]
        self.zaak_signature = f"Zaak(*, {', '.join(f'{name.lower()}=...' for name, _, _ in facts.values)})\n--\n\n"
        for name, cname, type_, text in (
                ("tekst", "reden_tekst", "str", "The sentence of its rule, in Dutch."),
                ("bronnen", "reden_bronnen", "tuple[mborules.Bron, ...]", "The sources of its rule.")):
            self.getters["reden"].append((name, cname, text, "NULL"))
            self.typed["reden"].append(stub_getter(name, type_))
        self.methods[None].append(("dekking_create", "dekking_create",
                                   "dekking_create(structuur, werkprocessen)\n--\n\nWhat proven werkprocessen cover."))
        self.methods["regels"].append((
            "met_eigen_regel", "regels_eigen",
            "met_eigen_regel($self, functie, /, *, vraag, id, versie, nl, en, feiten)\n--\n\nA copy with an own rule more."))
        self.typed["batch"].append(stub_getter("fouten", "tuple[tuple[int, int, str], ...]"))
        self.getters["batch"].append(("fouten", "batch_fouten", "The bad values that were kept, in the order of rows and "
                                      "columns: row, column (both from 1) and what is wrong.", "NULL"))
        questions = next(e for e in self.enums if e.key == "vraag")
        for name, constant, doc in questions.values:
            lower = name.lower()
            self.code.append(f"static PyObject *vraag_{lower}(PyObject *self, PyObject *const *args, Py_ssize_t count, "
                             f"PyObject *kwnames)\n{{\n    return ask(self, args, count, kwnames, {constant}, "
                             f'"{lower}");\n}}\n')
            self.typed["regels"].append(f"def {lower}(self, zaak: Zaak, /, *, structuur: Structuur | None = None, "
                                        "streng: bool = False) -> Uitkomst: ...")
            self.methods["regels"].append(
                (lower, f"vraag_{lower}", f"{lower}($self, zaak, /, *, structuur=None, streng=False)\n--\n\n"
                                          f"The outcome alone: {doc or lower}"))

    def key(self, kind, functions):
        """A number of what lies in a root, the same for equals: of its first text, else of its code."""
        if f"mbo_{kind}_free" in functions:
            return []
        found = next(f for f in (f"mbo_{kind}_{name}" for name in ("id", "naam", "titel", "plaats", "tekst", "code"))
                     if f in functions and len(next(e for e in self.api["functions"] if e["name"] == f)["params"]) == 1)
        self.keys.add(kind)
        value = f"(uint64_t){found}(ptr)" if found.endswith("_code") else f"text_hash({found}(ptr))"
        return [f"static uint64_t sleutel_{kind}(const void *ptr)\n{{\n    return {value};\n}}\n"]

    def kind(self, kind):
        handle = next((h for h in self.api["handles"] if short(h["name"]) == kind), None)
        item = next((i for i in ITEMS if i.name == kind), None)
        doc = handle["doc"] if handle else f"A place in a {camel(item.handle)}: {', '.join(item.params)}."
        if kind == "zaak":
            doc = self.zaak_signature + doc
        lines = [f"static PyGetSetDef getset_{kind}[] = {{"]
        lines += [f'    {{"{name}", {cname}, NULL,\n    {c_string(self.words(text))},\n    {closure}}},'
                  for name, cname, text, closure in self.getters[kind]]
        lines += ["    {NULL, NULL, NULL, NULL, NULL}};", f"static PyMethodDef methods_{kind}[] = {{"]
        lines += self.method_rows(kind)
        lines += ["    {NULL, NULL, 0, NULL}};", f"static PyType_Slot slots_{kind}[] = {{",
                  "    {Py_tp_dealloc, object_dealloc},", f"    {{Py_tp_getset, getset_{kind}}},",
                  f"    {{Py_tp_methods, methods_{kind}}},", f"    {{Py_tp_doc,\n    {c_string(doc)}}},"]
        if kind == "zaak":
            lines.append("    ZAAK_SLOTS")
        flags = "Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE"
        if kind != "zaak":
            flags += " | Py_TPFLAGS_DISALLOW_INSTANTIATION"
        lines += ["    {0, NULL}};", f"static PyType_Spec spec_{kind} = {{.name = \"mborules._core.{camel(kind)}\",",
                  "    .basicsize = OBJECT_SIZE,", f"    .flags = {flags},", f"    .slots = slots_{kind}}};", ""]
        return lines

    def method_rows(self, kind):
        return [f'    {{"{name}", (PyCFunction)(void (*)(void)){cname}, METH_FASTCALL | METH_KEYWORDS,\n'
                f"    {c_string(self.words(text))}}}," for name, cname, text in self.methods[kind]]

    def write(self):
        functions = {f["name"] for f in self.api["functions"]}
        self.functions()
        self.special()
        self.code.append("static PyObject *item_vraag(PyObject *self, void *closure)\n{\n    (void)closure;\n"
                         "    return from_code(DATA(self)->st, ENUM_vraag, DATA(self)->at[0]);\n}\n")
        self.typed["antwoord"].append(stub_getter("vraag", "Vraag"))
        self.getters["antwoord"].append(("vraag", "item_vraag", "The question that this is the answer to.", "NULL"))
        for item in ITEMS:
            if not item.count:
                f = Function(self, {"name": f"mbo_{item.handle}_{item.name}", "params": [],
                                    "doc": f"The {item.name} by its {item.params[0]}.",
                                    "return": {"type": "void", "bind": "void"}})
                f.owner, f.pyname = item.parent, item.name
                f.hide()
                args = [{"name": p, "type": f"mbo_{p}", "bind": "int", "tags": []} for p in item.params]
                cname = f"f_{item.handle}_{item.name}"
                body = [f"result = item(self, st, KIND_{item.name}, 0, a_{item.params[0]});"]
                self.code.append(f.method(cname, args, body))
                self.methods[item.parent].append((f.pyname, cname, f.docstring(args)))
                self.typed[item.parent].append(f.stub(args, self.made(item.name)))
        self.check()
        last = max(error["value"] for error in errors(self.api))
        highest = max(e.last for e in self.enums)
        lines = ["/* SPDX-License-Identifier: MIT */", "/* Written by tools/bindings_python.py: do not edit. */",
                 f"#define LAST_ERROR {last}", f"#define LAST_CODE {highest}",
                 "enum { " + ", ".join(f"KIND_{k}" for k in self.kinds) + ", KIND_COUNT };",
                 "enum { " + ", ".join(f"ENUM_{e.key}" for e in self.enums) + ", ENUM_COUNT };",
                 '#include "support.h"', ""]
        for handle in self.handles:
            if f"mbo_{handle}_free" in functions:
                lines.append(f"static void release_{handle}(void *ptr)\n{{\n    mbo_{handle}_free(ptr);\n}}\n")
        for handle in self.handles:
            lines += self.key(handle, functions)
        lines.append("static const struct kind kinds[KIND_COUNT] = {")
        for kind in self.kinds:
            item = next((i for i in ITEMS if i.name == kind), None)
            maker = self.makers.get(kind, "dekking_create" if kind == "dekking" else "")
            of = item.handle if item else maker.partition(".")[0].lower() if "." in maker else None
            lines.append(f'    {{"{camel(kind)}", {f"release_{kind}" if f"mbo_{kind}_free" in functions else "NULL"}, '
                         f'{f"sleutel_{kind}" if kind in self.keys else "NULL"}, {c_string(maker) if maker else "NULL"}, '
                         f'{f"KIND_{of}" if of else "-1"}}},')
        lines += ["};", ""] + self.tables() + ['#include "zaak.h"', '#include "eigen.h"', '#include "frames.h"', ""] + self.code
        for kind in self.kinds:
            lines += self.kind(kind)
        lines.append("static PyType_Spec *const specs[KIND_COUNT] = {")
        lines += [f"    &spec_{kind}," for kind in self.kinds]
        lines += ["};", "", "static PyMethodDef methods[] = {", *self.method_rows(None),
                  "    {NULL, NULL, 0, NULL}};", "", "static const struct constant constants[] = {"]
        lines += [f'    {{"{short(v["name"])}", {v["name"]}}},' for e in self.api["enums"] if not e["type"]
                  for v in e["values"]]
        lines += ["    {NULL, 0}};", "", "static const struct error errors[] = {"]
        for error in errors(self.api):
            name = error["name"]
            lines.append(f'    {{"{error_class(name)}", {name}, "{ALSO.get(name, "")}",\n    {c_string(error["doc"])}}},')
        lines += ["    {NULL, 0, NULL, NULL}};", "", "static const char *const bound[][2] = {"]
        lines += [f'    {{"{name}", "{self.bound[name]}"}},' for name in sorted(self.bound)]
        lines += ["    {NULL, NULL}};", "", "static const char *const left_out[][2] = {"]
        for name in sorted(functions):
            reason = left_out(self.api, name)
            if reason:
                lines.append(f"    {{\"{name}\",\n    {c_string(reason)}}},")
        lines += ["    {NULL, NULL}};", "", '#include "module.h"', ""]
        return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path, metavar="OUT.c", help="where the C half of the package goes")
    parser.add_argument("--api", type=pathlib.Path, default=ROOT / "bindings" / "mborules-api.json", metavar="FILE",
                        help="the manifest (default: that of this repository)")
    parser.add_argument("--stubs", type=pathlib.Path, metavar="FOLDER", help="where the type stubs go")
    args = parser.parse_args()
    api = json.loads(args.api.read_text(encoding="utf-8"))
    bind_structs(api)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    writer = Writer(api)
    args.out.write_text(writer.write(), encoding="utf-8")
    if args.stubs:
        args.stubs.mkdir(parents=True, exist_ok=True)
        (args.stubs / "_core.pyi").write_text(writer.stubs(), encoding="utf-8")
        (args.stubs / "_codes.pyi").write_text(writer.enum_stubs(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
