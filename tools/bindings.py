#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the C stubs of a binding from the manifest of the API.

  bindings.py python OUT.c   a CPython extension `_mborules` for the stable ABI of 3.11 and later
  bindings.py lua OUT.c      a Lua C module `mborules_core`, for Lua 5.4 and LuaJIT

The manifest, bindings/mborules-api.json, comes from the headers (tools/headers.py) and says per parameter what the
binding makes of it, `bind`:

  int text bytes set handle   an argument; `set` is facts by number, None or nil stands for NULL where allowed
  free                               a handle that the call releases; using it or what was got from it is an error then
  size buffer null fout              no argument: the size of the data, a buffer for the text that is returned,
                                     options and allocators that are always NULL, the error record
  out_int out_set out_handle   a result, after the function's own

In both, names lose `mbo_` and `MBO_`. A status other than MBO_OK raises Fout, or the subclass of the code, in Python
and gives nil and a table with message, code, line and column in Lua. A wrong argument is an error in both. The stubs
lean on support.h in the folder of the binding. Functions without a binding are listed under `unbound` in the manifest.
"""

import argparse
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARGUMENTS = ("int", "text", "bytes", "set", "handle", "free")
RANGES = {"int32_t": "INT32_MIN, INT32_MAX", "int64_t": "INT64_MIN, INT64_MAX", "size_t": "0, INT64_MAX"}


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


class Function:
    """A function of the manifest, and what both bindings need of it."""

    def __init__(self, entry, types):
        self.name = entry["name"]
        self.short = short(self.name)
        self.doc = entry["doc"]
        self.params = entry["params"]
        self.returns = entry["return"]
        self.types = types
        self.args = [p for p in self.params if p["bind"] in ARGUMENTS]
        self.outs = [p for p in self.params if p["bind"].startswith("out_")]
        self.buffer = any(p["bind"] == "buffer" for p in self.params)
        self.signature = f"{self.short}({', '.join(p['name'] for p in self.args)})"
        # A handle that is returned is treated as an out-parameter of that name.
        self.made = [p for p in self.outs if p["bind"] == "out_handle"]
        if self.returns["bind"] == "handle":
            self.made.insert(0, dict(self.returns, name="result"))

    def fit(self, template, param, **more):
        """A template filled in for one parameter."""
        return template.format(
            name=param["name"], type=param["type"], kind=f"kind_{short(base(param['type']))}",
            range=RANGES.get(self.types.get(param["type"], param["type"])),
            null="true" if "null" in param["tags"] else "false", **more)

    def parent(self, made):
        """The parameter that a handle is borrowed from; None: it is owned, or static."""
        tag = next(t for t in made["tags"] if t == "own" or t.startswith("borrow:"))
        name = tag.partition(":")[2]
        return None if name in ("", "static") else name

    def fill(self, made):
        """The statement that gives a new handle what the call gave."""
        if "own" in made["tags"]:
            return f"handle_own(h_{made['name']}, (void *)c_{made['name']});"
        parent = self.parent(made)
        return f"handle_borrow(h_{made['name']}, c_{made['name']}, {'h_' + parent if parent else 'NULL'});"

    def declare_outs(self):
        lines = []
        for p in self.outs:
            type_ = p["type"][:-1].rstrip()
            zero = {"out_set": "{{0, 0}}", "out_handle": "NULL"}.get(p["bind"], "0")
            lines.append(f"{type_}{'' if type_.endswith('*') else ' '}c_{p['name']} = {zero};")
        if self.returns["bind"] == "status":
            lines.append("mbo_fout c_fout = {0};")
        return lines

    def call(self, buffer="NULL", size="0"):
        """The call; in the binding's language the data of `bytes` is self.data, its size self.size."""
        values = {"int": "({type})a_{name}", "text": "a_{name}", "set": "a_{name}",
                  "bytes": self.data, "handle": "pointer(h_{name})", "null": "NULL", "fout": "&c_fout",
                  "buffer": buffer}
        given = []
        for p in self.params:
            if p["bind"] != "size":
                given.append(self.fit(values.get(p["bind"], "&c_{name}"), p))
            elif self.buffer:
                given.append(size)
            else:
                of = next(q for q in self.params if f"array:{p['name']}" in q["tags"])
                given.append(self.fit(self.size, of))
        return f"{self.name}({', '.join(given)})"


class Python(Function):
    data, size = "a_{name}.buf", "(size_t)a_{name}.len"
    takes = {
        "int": "take_int({arg}, {range}, &a_{name})",
        "text": "take_text({arg}, {null}, &a_{name})",
        "bytes": "take_bytes({arg}, &a_{name})",
        "set": "take_set({arg}, {null}, &s_{name}, &a_{name})",
        "handle": "take_handle(st, {arg}, &{kind}, {null}, &h_{name})",
    }
    takes["free"] = takes["handle"]

    def take(self, index):
        p = self.args[index]
        return self.fit(self.takes[p["bind"]], p, arg=f"args[{index}]")

    def stub(self):
        declared = {"int": "int64_t a_{} = 0;", "text": "const char *a_{} = NULL;",
                    "bytes": "Py_buffer a_{} = {{0}};", "set": "mbo_feitset s_{0};\n    const mbo_feitset *a_{0} = NULL;"}
        body = ["PyObject *result = NULL;"]
        if self.made or self.returns["bind"] == "status" or any(p["bind"] in ("handle", "free") for p in self.args):
            body.append("state *st = PyModule_GetState(module);")
        else:
            body.append("(void)module;")
        body += [declared.get(p["bind"], "handle *h_{} = NULL;").format(p["name"]) for p in self.args]
        body += [f"handle *h_{m['name']} = NULL;" for m in self.made]
        body += self.declare_outs()
        if not self.args:
            body.append("(void)args;")
        body.append(f'if (!take_count(count, {len(self.args)}, "{self.signature}"))\n        return NULL;')
        # Handles come last: converting the others can run code of the host, which might release one.
        handles = [i for i, p in enumerate(self.args) if p["bind"] in ("handle", "free")]
        conditions = [f"!{self.take(i)}" for i in range(len(self.args)) if i not in handles]
        conditions += [f"!(h_{m['name']} = handle_new(st, &kind_{short(base(m['type']))}))" for m in self.made]
        conditions += [f"!{self.take(i)}" for i in handles]
        body += [f"if ({condition})\n        goto done;" for condition in conditions]
        body += self.results()
        if conditions or self.returns["bind"] == "status" or self.buffer:
            body.append("done:")
        lines = ["    " + line if line != "done:" else line for line in body]
        for p in self.args:
            if p["bind"] == "bytes":
                lines.append(f"    if (a_{p['name']}.obj)\n        PyBuffer_Release(&a_{p['name']});")
        lines += [f"    Py_XDECREF((PyObject *)h_{m['name']});" for m in self.made]
        lines.append("    return result;")
        return (f"static PyObject *call_{self.short}(PyObject *module, PyObject *const *args, Py_ssize_t count)\n{{\n"
                + "\n".join(lines) + "\n}\n")

    def results(self):
        bind = self.returns["bind"]
        if self.args and self.args[0]["bind"] == "free":
            name = self.args[0]["name"]
            return [f"if (h_{name})\n        handle_release(h_{name});", "result = Py_NewRef(Py_None);"]
        if self.buffer:
            return [f"size_t length = {self.call()};", "char *text = PyMem_Malloc(length + 1);",
                    "if (!text) {\n        PyErr_NoMemory();\n        goto done;\n    }",
                    f"{self.call('text', 'length + 1')};",
                    "result = PyUnicode_FromStringAndSize(text, (Py_ssize_t)length);", "PyMem_Free(text);"]
        lines, items = [], []
        if bind == "status":
            lines = [f"mbo_status status = {self.call()};",
                     "if (status) {\n        raise_fout(st, status, &c_fout);\n        goto done;\n    }"]
        elif bind == "void":
            lines = [f"{self.call()};"]
        elif bind == "handle":
            lines = [f"{self.returns['type']}c_result = {self.call()};"]
            items = ["from_handle(h_result)"]
        else:
            lines = [f"{self.returns['type']}{'' if bind == 'text' else ' '}c_result = {self.call()};"]
            items = [{"int": "PyLong_FromLongLong((long long)c_result)", "text": "from_text(c_result)"}[bind]]
        lines += [self.fill(m) for m in self.made]
        values = {"out_int": "PyLong_FromLongLong((long long)c_{})", "out_set": "from_set(&c_{})",
                  "out_handle": "from_handle(h_{})"}
        items += [values[p["bind"]].format(p["name"]) for p in self.outs]
        after = [f"h_{m['name']} = NULL;" for m in self.made]
        if not items:
            return lines + ["result = Py_NewRef(Py_None);"]
        if len(items) == 1:
            return lines + [f"result = {items[0]};"] + after
        return lines + [f"PyObject *items[] = {{{', '.join(items)}}};"] + after + [
            f"result = pack(items, {len(items)});"]


class Lua(Function):
    data, size = "a_{name}", "n_{name}"
    takes = {
        "int": "int64_t a_{name} = take_int(L, {arg}, {range});",
        "text": "const char *a_{name} = take_text(L, {arg}, {null});",
        "bytes": "size_t n_{name};\n    const char *a_{name} = luaL_checklstring(L, {arg}, &n_{name});",
        "set": "mbo_feitset s_{name};\n    const mbo_feitset *a_{name} = take_set(L, {arg}, {null}, &s_{name});",
        "handle": "handle *h_{name} = take_handle(L, {arg}, &{kind}, {null});",
    }
    takes["free"] = takes["handle"]

    def stub(self):
        index = {p["name"]: i for i, p in enumerate(self.args, 1)}
        handles = [p for p in self.args if p["bind"] in ("handle", "free")]
        body = [f'take_count(L, {len(self.args)}, "{self.signature}");']
        body += [self.fit(self.takes[p["bind"]], p, arg=index[p["name"]]) for p in self.args if p not in handles]
        for m in self.made:
            parent = self.parent(m)
            body.append(f"handle *h_{m['name']} = handle_new(L, &kind_{short(base(m['type']))}, "
                        f"{index[parent] if parent else 0});")
        body += [self.fit(self.takes[p["bind"]], p, arg=index[p["name"]]) for p in handles]
        body += self.declare_outs() + self.results()
        return f"static int call_{self.short}(lua_State *L)\n{{\n" + "\n".join("    " + b for b in body) + "\n}\n"

    def results(self):
        bind = self.returns["bind"]
        if self.args and self.args[0]["bind"] == "free":
            name = self.args[0]["name"]
            return [f"if (h_{name})\n        handle_release(h_{name});", "return 0;"]
        if self.buffer:
            return [f"size_t length = {self.call()};", "char *text = lua_newuserdata(L, length + 1);",
                    f"{self.call('text', 'length + 1')};", "lua_pushlstring(L, text, length);", "return 1;"]
        lines, pushes = [], []
        if bind == "status":
            lines = [f"mbo_status status = {self.call()};",
                     "if (status)\n        return fail(L, status, &c_fout);"]
        elif bind == "void":
            lines = [f"{self.call()};"]
        else:
            lines = [f"{self.returns['type']}{'' if bind in ('text', 'handle') else ' '}c_result = {self.call()};"]
            pushes = [{"int": "push_int(L, (int64_t)c_result);", "text": "lua_pushstring(L, c_result);",
                       "handle": f"push_handle(L, {len(self.args) + 1}, h_result);"}[bind]]
        lines += [self.fill(m) for m in self.made]
        at = {m["name"]: len(self.args) + i for i, m in enumerate(self.made, 1)}
        if bind == "status" and not self.outs:
            pushes = ["lua_pushboolean(L, 1);"]
        values = {"out_int": "push_int(L, (int64_t)c_{0});", "out_set": "push_set(L, &c_{0});",
                  "out_handle": "push_handle(L, {1}, h_{0});"}
        pushes += [values[p["bind"]].format(p["name"], at.get(p["name"])) for p in self.outs]
        return lines + pushes + [f"return {len(pushes)};"]


def kinds(api):
    functions = {f["name"] for f in api["functions"]}
    lines = []
    for handle in api["handles"]:
        name, release = handle["name"], "NULL"
        if f"{name}_free" in functions:
            release = f"release_{short(name)}"
            lines.append(f"static void {release}(void *ptr)\n{{\n    {name}_free(ptr);\n}}\n")
        lines.append(f'static const struct kind kind_{short(name)} = {{"{name}", {release}}};')
    return lines


def constants(api):
    return [value["name"] for enum in api["enums"] for value in enum["values"]]


def errors(api):
    return [v for e in api["enums"] if e["type"] == "mbo_status" for v in e["values"] if v["value"]]


def head(api):
    return ["/* SPDX-License-Identifier: MIT */", "/* Written by tools/bindings.py: do not edit. */",
            '#include "support.h"', "", *kinds(api), ""]


def python(api, functions):
    last = max(error["value"] for error in errors(api))
    lines = [f"#define LAST_ERROR {last}", *head(api)] + [f.stub() for f in functions]
    lines.append("static PyMethodDef methods[] = {")
    for f in functions:
        doc = c_string(f"{f.signature}\n--\n\n{f.doc}")
        lines.append(f'    {{"{f.short}", (PyCFunction)(void (*)(void))call_{f.short}, METH_FASTCALL,\n    {doc}}},')
    lines += ["    {NULL, NULL, 0, NULL}};", "", "static const struct constant {", "    const char *name;",
              "    int32_t value;", "} constants[] = {"]
    lines += [f'    {{"{short(name)}", {name}}},' for name in constants(api)]
    lines += ["};", "", "static const struct error {", "    const char *name;", "    mbo_status code;",
              "} errors[] = {"]
    for error in errors(api):
        lines.append(f'    {{"{error_class(error["name"])}", {error["name"]}}},')
    lines.append("""};

static int fill_module(PyObject *module)
{
    state *st = PyModule_GetState(module);
    if (!add_handle_type(module, st) || !add_error(module, NULL, "Fout", &st->fout))
        return -1;
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (!add_error(module, st->fout, errors[i].name, &st->errors[errors[i].code]))
            return -1;
    for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++)
        if (PyModule_AddIntConstant(module, constants[i].name, constants[i].value))
            return -1;
    return 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, fill_module}, {0, NULL}};

static PyModuleDef module_def = {.m_base = PyModuleDef_HEAD_INIT,
                                 .m_name = "_mborules",
                                 .m_doc = "libmborules, function by function.",
                                 .m_size = sizeof(state),
                                 .m_methods = methods,
                                 .m_slots = module_slots,
                                 .m_traverse = state_traverse,
                                 .m_clear = state_clear};

PyMODINIT_FUNC PyInit__mborules(void);

PyMODINIT_FUNC PyInit__mborules(void)
{
    return PyModuleDef_Init(&module_def);
}
""")
    return "\n".join(lines)


def error_class(name):
    """MBO_ERROR_SYNTAX is FoutSyntax."""
    return "Fout" + "".join(word.capitalize() for word in name.split("_")[2:])


def lua(api, functions):
    lines = head(api) + [f.stub() for f in functions]
    lines.append("static const luaL_Reg functions[] = {")
    lines += [f'    {{"{f.short}", call_{f.short}}},' for f in functions]
    lines += ["};", "", "static const struct constant {", "    const char *name;", "    int32_t value;",
              "} constants[] = {"]
    lines += [f'    {{"{short(name)}", {name}}},' for name in constants(api)]
    lines.append("""};

int luaopen_mborules_core(lua_State *L);

int luaopen_mborules_core(lua_State *L)
{
    add_metatables(L);
    lua_newtable(L);
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        lua_pushcfunction(L, functions[i].func);
        lua_setfield(L, -2, functions[i].name);
    }
    for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++) {
        push_int(L, constants[i].value);
        lua_setfield(L, -2, constants[i].name);
    }
    return 1;
}
""")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=("python", "lua"))
    parser.add_argument("out", type=pathlib.Path, metavar="OUT.c", help="where the stubs go")
    parser.add_argument("--api", type=pathlib.Path, default=ROOT / "bindings" / "mborules-api.json", metavar="FILE",
                        help="the manifest (default: that of this repository)")
    args = parser.parse_args()
    api = json.loads(args.api.read_text(encoding="utf-8"))
    types = {t["name"]: t["is"] for t in api["types"]}
    language = {"python": Python, "lua": Lua}[args.language]
    functions = [language(f, types) for f in api["functions"] if f["name"] not in api["unbound"]]
    write = {"python": python, "lua": lua}[args.language]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(write(api, functions), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
