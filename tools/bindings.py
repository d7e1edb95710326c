#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the C stubs of the Lua binding from the manifest of the API.

  bindings.py OUT.c   a Lua C module `mborules_core`, for Lua 5.4 and LuaJIT

The Python package has a program of its own, bindings_python.py, and shares what reads the manifest.

The manifest, bindings/mborules-api.json, comes from the headers (tools/headers.py) and says per parameter what the
binding makes of it, `bind`:

  int text bytes set handle   an argument; `set` is facts by number, None or nil stands for NULL where allowed
  free                               a handle that the call releases; using it or what was got from it is an error then
  size buffer null fout              no argument: the size of the data, a buffer for the text that is returned,
                                     options and allocators that are always NULL, the error record
  out_int out_set out_handle   a result, after the function's own

Names lose `mbo_` and `MBO_`. A status other than MBO_OK gives nil and a table with message, code, line and column. A
wrong argument is an error. The stubs lean on support.h in bindings/lua. Functions without a binding are listed under
`unbound` in the manifest.
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
    """A function of the manifest, and what the binding needs of it."""

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
    parser.add_argument("out", type=pathlib.Path, metavar="OUT.c", help="where the stubs go")
    parser.add_argument("--api", type=pathlib.Path, default=ROOT / "bindings" / "mborules-api.json", metavar="FILE",
                        help="the manifest (default: that of this repository)")
    args = parser.parse_args()
    api = json.loads(args.api.read_text(encoding="utf-8"))
    types = {t["name"]: t["is"] for t in api["types"]}
    functions = [Lua(f, types) for f in api["functions"] if f["name"] not in api["unbound"]]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(lua(api, functions), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
