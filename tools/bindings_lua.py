#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the C half of the Lua module from the manifest of the API, for Lua 5.3, 5.4 and LuaJIT.

  bindings_lua.py OUT.c [--docs FOLDER]

Where a function goes is decided as for Python (bindings.py): a member of the type that its name begins with, of a
place in one (an item), or of the module. Here it becomes a field where it gives one value and takes no argument; a walk,
`for reden in antwoord:redenen() do`, where it gives something by index; else a method. What must be given stands first;
what may be left out are options by name in a table at the end, but for what LAST names. A code, a fact and a question are
texts, and so is a day; hundredths are numbers in whole units.

The layer in Lua, bindings/lua/mborules.lua, is put into the C file, so that the module is one file. `core.bound` says
for each C function where it went, `core.left_out` why it did not. What follows no rule is written by hand in bindings/lua.
"""

import argparse
import json
import pathlib
import re
import sys

import bindings
from bindings import (AS_DECIMAL, HUNDREDTHS_IN, ITEMS, PLURALS, ROOT, SETS_TOO, Member, Reader, base, bind_structs, c_string,
                      errors, short)

LIMITS = {"int32_t": "INT32_MIN, INT32_MAX", "int64_t": "INT64_MIN, INT64_MAX", "size_t": "0, INT64_MAX"}

# Written by hand in bindings/lua/*.h, and where it is for a script.
HAND = {
    "mbo_zaak_create": "mbo.zaak", "mbo_zaak_clear": "mbo.zaak", "mbo_zaak_set_text": "mbo.zaak",
    "mbo_zaak_set_value": "mbo.zaak", "mbo_zaak_copy": "zaak:met", "mbo_zaak_unset": "zaak:met", "mbo_zaak_get": "zaak:get",
    "mbo_datum_from_ymd": "mbo.zaak", "mbo_datum_parse": "mbo.zaak", "mbo_datum_format": "zaak:get",
    "mbo_oordeel_create": "regels:oordeel", "mbo_uitkomst_of": "regels:uitkomst",
    "mbo_regels_met_eigen_regel": "regels:met_eigen_regel",
    "mbo_structuur_zoek": "structuur:zoek", "mbo_woorden_create": "structuur:woorden", "mbo_woorden_zoek": "woorden:zoek",
    "mbo_feitset_next": "antwoord.ontbrekend",
    "mbo_batch_create": "regels:batch", "mbo_batch_run": "batch:run", "mbo_batch_fout": "batch:fouten",
}

# Generated, and given another place or shape by the layer in Lua.
LAYER = {
    "mbo_regels_create": "mbo.regels", "mbo_structuur_load_file": "mbo.structuur",
    "mbo_structuur_load_builtin": "mbo.structuur",
    "mbo_editie_create": "mbo.editie", "mbo_regels_woord": "mbo.woorden", "mbo_regels_woord_tekst": "mbo.woorden",
    "mbo_regels_afleiding_tekst": "regels:afleidingen", "mbo_stappen_create": "route:stappen",
    "mbo_stappen_stap": "route:stappen", "mbo_stappen_count": "route:stappen", "mbo_code_count": "mbo.codes",
    "mbo_code_name": "mbo.codes", "mbo_feit_count": "mbo.codes", "mbo_feit_name": "mbo.codes",
    "mbo_version": "mbo.versie", "mbo_code_label": "mbo.code_label", "mbo_code_parse": "mbo.code_parse",
}

ELSEWHERE = {
    **bindings.ELSEWHERE, "mbo_stappen_create": ("advies", "stappen"), "mbo_advies_create": ("regels", "advies"),
    "mbo_leerroute_create": ("regels", "leerroute"), "mbo_nodig_create": ("regels", "nodig"),
    "mbo_verschil_create": ("regels", "verschil"), "mbo_dekking_create": ("structuur", "dekking"),
    "mbo_vergelijking_create": ("structuur", "vergelijk"),
}

LEFT_OUT = {
    "mbo_datum_to_ymd": "a day is the text yyyy-mm-dd", "mbo_batch_stream": "Lua has no Arrow: a batch reads tables",
    "mbo_zaak_set_bool": "mbo.zaak takes values of any type", "mbo_zaak_set_int": "mbo.zaak takes values of any type",
    "mbo_zaak_set_date": "mbo.zaak takes values of any type", "mbo_zaak_set_code": "mbo.zaak takes values of any type",
    "mbo_zaak_set_set": "mbo.zaak takes values of any type", "mbo_zaak_set_money": "mbo.zaak takes values of any type",
    "mbo_regels_ref": "Lua counts the references", "mbo_structuur_ref": "Lua counts the references",
}

# About how many KiB an object holds, for the collector; 1 unless told.
KIB = {"antwoord": 4, "oordeel": 32, "advies": 64, "stappen": 8, "leerroute": 32, "nodig": 16, "verschil": 256, "controle": 16,
       "batch": 64, "dekking": 64, "vergelijking": 256, "regels": 1024, "structuur": 1024, "woorden": 1024, "editie": 1024}

# What it makes keeps its progress function, and tells it of that in the calls after it.
KEEPS_PROGRESS = ("mbo_editie_create",)
TELLS_LATER = ("mbo_editie_file", "mbo_editie_memory")

# May be left out, and then stand last by place, not in a table of options.
LAST = ("taal", "vorm", "gewoon", "tot", "kwalificatie")
FLAGS = {"streng": "MBO_OORDEEL_STRENG", "alle_routes": "MBO_ADVIES_ALLE_ROUTES"}
FLAGS_OF = {"mbo_advies_create": ("streng", "alle_routes")}
YES_OR_NO = {("mbo_advies_zaak", "gewoon"), ("mbo_structuur_options", "vingerafdruk"),
             ("mbo_structuur_options", "zonder_opmerkingen")}


def left_out(name):
    """Why a function is not bound, or None."""
    return LEFT_OUT.get(name) or ("the collector does, or close()" if name.endswith("_free") else None)


# How a value of C is pushed, by what it is, and the type that it then has.
PUSH = {
    "text": "push_text(L, {c});", "owned": "lua_pushvalue(L, m_{name});",
    "borrowed": "push_borrowed(L, st, KIND_{of}, {c}, {parent});", "fact": "push_fact(L, a_feit, {c});",
    "truth": "lua_pushboolean(L, {c});", "open_truth": "push_open_truth(L, {c});", "place": "push_place(L, {c});",
    "number": "push_int(L, (int64_t){c});", "number_or_none": "push_number_set(L, {c});",
    "bits": "push_bits(L, ENUM_{of}, {c});", "code": "push_code(L, ENUM_{of}, {c});", "set": "push_set(L, &{c});",
    "date": "push_datum(L, {c});", "hundredths": "push_hundredths(L, {c});",
    "hundredths_or_none": "push_hundredths_set(L, {c});",
}
TYPES = {
    "text": "string", "owned": "mborules.{of}", "borrowed": "mborules.{of}", "fact": "any", "truth": "boolean",
    "open_truth": "boolean?", "place": "integer?", "number": "integer", "number_or_none": "integer?",
    "bits": "mborules.{of}[]", "code": "mborules.{of}", "set": "mborules.feit[]", "date": "string?", "hundredths": "number",
    "hundredths_or_none": "number?",
}


class Function(Member):
    elsewhere = ELSEWHERE
    object, index = "o", "index"

    def __init__(self, writer, entry):
        super().__init__(writer, entry)
        if self.self_param in self.args:
            self.args.remove(self.self_param)

    def plan(self):
        """The arguments by place, those in a table at the end, and the places of all on the stack."""
        self.first = [p for p in self.args if not self.default(p) or p["name"] in LAST]
        self.named = []
        for p in self.args:
            if p in self.first:
                continue
            if p["name"] == "options":
                self.named += [{"name": flag, "bind": "flag", "type": "flag", "tags": [], "flag": FLAGS[flag]}
                               for flag in FLAGS_OF.get(self.name, ("streng",))]
            else:
                self.named.append(p)
        start = 2 if self.owner else 1
        self.at = {p["name"]: start + i for i, p in enumerate(self.first)}
        self.options_at = start + len(self.first)
        self.at.update({p["name"]: self.options_at + 1 + i for i, p in enumerate(self.named)})
        self.most = self.options_at - (0 if self.named else 1)

    @property
    def where(self):
        if not self.owner:
            return f"mbo.{self.pyname}"
        return f"{self.owner}.{self.pyname}" if self.is_field() else f"{self.owner}:{self.pyname}"

    @property
    def called(self):
        """What an error calls it: as a script does, also where the layer in Lua stands between."""
        return re.split("[.:]", LAYER.get(self.name, self.pyname))[-1]

    def gives(self):
        """How many values it gives."""
        if self.buffer:
            return 1
        return len(self.outs) + (not self.status and self.returns["bind"] != "void" and not self.when())

    def is_field(self):
        return bool(self.owner) and not self.args and not self.status and self.gives() == 1

    # ---- C

    def taking(self, p):
        """Declarations of an argument, and the statement that reads it; `status` is set where it can be data that is wrong."""
        name, bind, type_ = p["name"], p["bind"], p["type"]
        at, what = self.at[name], f'"{self.called}: {name}"'
        null = "true" if "null" in p["tags"] else "false"
        if bind == "flag":
            return f"int32_t a_{name} = lua_toboolean(L, {at}) ? {p['flag']} : 0;", None
        if bind == "callable":
            return f"struct progress a_{name};", f"take_progress(L, st, {at}, &a_{name}, {what});"
        if bind == "handle" and base(type_) == "mbo_zaak":
            return f"const mbo_zaak *a_{name} = NULL;", f"status = take_zaak(L, st, {at}, &a_{name}, &fout, {what});"
        if bind == "handle":
            return (f"object *a_{name} = take_object(L, st, {at}, KIND_{short(base(type_))}, {null}, {what});", None)
        if bind == "text":
            return f"const char *a_{name} = take_text(L, {at}, {null}, {what});", None
        if bind == "bytes":
            read = f"const char *a_{name} = "
            if "struct" in p:
                return (f"size_t n_{name} = 0;\n    {read}lua_isnil(L, {at}) ? NULL : take_bytes(L, {at}, &n_{name}, {what});",
                        None)
            return f"size_t n_{name};\n    {read}take_bytes(L, {at}, &n_{name}, {what});", None
        if bind == "set":
            return (f"mbo_feitset s_{name};\n    const mbo_feitset *a_{name} = NULL;",
                    f"status = take_set(L, {at}, {null}, &s_{name}, &a_{name}, &fout, {what});")
        optional = self.default(p)
        given = f"if (!lua_isnil(L, {at}))\n        " if optional and optional != "None" or "struct" in p else ""
        if (self.name, name) in YES_OR_NO or (self.struct_of(p), name) in YES_OR_NO:
            return f"int32_t a_{name} = lua_toboolean(L, {at});", None
        if type_ == "mbo_datum":
            may = "true" if optional else "false"
            return (f"mbo_datum a_{name} = MBO_DATUM_NOT_SET;",
                    f"status = take_datum(L, {at}, {may}, &a_{name}, &fout, {what});")
        start = optional if optional and optional != "None" else "0"
        if (self.name, name) in HUNDREDTHS_IN:
            return f"int64_t a_{name} = take_hundredths(L, {at}, {what});", None
        if type_ in self.writer.enum_types:
            return (f"int32_t a_{name} = {start};",
                    f"{given}status = take_code(L, {at}, ENUM_{short(type_)}, &a_{name}, &fout, {what});")
        limits = LIMITS[self.writer.types.get(type_, type_)]
        if given:
            return f"int64_t a_{name} = {start};", f"{given}a_{name} = take_int(L, {at}, {limits}, {what});"
        return f"int64_t a_{name} = take_int(L, {at}, {limits}, {what});", None

    def struct_of(self, p):
        return next((base(s["type"]) for s in self.structs if s["name"] == p.get("struct")), None)

    def made(self):
        """The objects that it makes."""
        return [p for p in self.outs if p["bind"] == "out_handle" and "own" in p["tags"]]

    def readied(self):
        """What may call functions of Lua, finalisers too, which may close what they like: before anything is taken."""
        lines = []
        checked = "if (status)\n        return fail(L, st, status, &fout);"
        if self.named:
            names = ", ".join(f'"{p["name"]}"' for p in self.named)
            lines.append(f"static const char *const names[] = {{{names}}};")
            lines.append(f'take_options(L, st, {self.options_at}, names, {len(self.named)}, "{self.called}");')
        zaak = next((p for p in self.args if base(p["type"]) == "mbo_zaak"), None)
        structuur = self.needs_structuur(self.args)
        if zaak:
            lines += [f"status = ready_zaak(L, st, {self.at[zaak['name']]}, &fout);", checked]
        if structuur:
            wanted = [p["name"] for p in self.named if p["name"] == "crebo" or "struct" in p and p["bind"] != "callable"]
            given = " || ".join(f"!lua_isnil(L, {self.at[name]})" for name in wanted) or "false"
            at = self.at[zaak["name"]] if zaak else "0"
            lines += [f"status = ready_structuur(L, st, {self.at[structuur['name']]}, {at}, {given}, &fout);", checked]
        for p in self.made():
            kind = f"KIND_{short(base(p['type']))}"
            lines += [f"object *n_{p['name']} = new_owned(L, st, {kind});", f"int m_{p['name']} = lua_gettop(L);"]
        for p in self.args:
            if p["bind"] == "set" or p["name"] in ("feiten",):
                lines.append(f"take_list(L, {self.at[p['name']]});")
        if lines and self.owner:
            lines.append("open_object(L, o);")
        return lines

    def taken(self):
        """Read the arguments; a zaak last, as nothing may raise while the scratch is in use."""
        lines, checks = self.readied(), False
        order = [p for p in self.first + self.named if base(p["type"]) != "mbo_zaak"]
        order += [p for p in self.first + self.named if base(p["type"]) == "mbo_zaak"]
        for p in order:
            declaration, read = self.taking(p)
            lines.append(declaration)
            if read:
                lines.append(read)
                if "status = " in read:
                    checks = True
                    lines.append("if (status)\n        return fail(L, st, status, &fout);")
        for struct in self.structs:
            name, type_ = struct["name"], base(struct["type"])
            lines += [f"{type_} o_{name} = {{.size = sizeof(o_{name})}};",
                      f"bool g_{name} = {'false' if 'null' in struct['tags'] else 'true'};"]
            for p in self.named:
                if p.get("struct") != name:
                    continue
                field = p["name"]
                if p["bind"] == "callable":
                    later = self.name in KEEPS_PROGRESS
                    sets = (f"o_{name}.progress = {'call_later_progress' if later else 'call_progress'};\n        "
                            f"o_{name}.progress_ctx = {'st' if later else f'&a_{field}'};")
                else:
                    cast = f"({p['type']})" if p["bind"] == "int" else ""
                    sets = f"o_{name}.{field} = {cast}a_{field};"
                if field in SETS_TOO:
                    sets += f"\n        o_{name}.{SETS_TOO[field].replace(f'a_{field}.len', f'n_{field}')};"
                lines.append(f"if (!lua_isnil(L, {self.at[field]})) {{\n        {sets}\n        g_{name} = true;\n    }}")
        structuur = self.needs_structuur(self.args)
        if structuur:
            checks = True
            zaak = next((f"a_{p['name']}" for p in self.args if base(p["type"]) == "mbo_zaak"), "NULL")
            crebo = "a_crebo" if "crebo" in self.at else "g_filter" if "o_filter" in " ".join(lines) else "0"
            lines.append("const mbo_structuur *c_structuur = NULL;")
            lines.append(f"status = structuur_for(L, st, a_structuur, {zaak}, {crebo}, &c_structuur, &fout);")
            done = f"\n        done_zaak(st, {zaak});" if zaak != "NULL" else ""
            lines.append(f"if (status) {{{done}\n        return fail(L, st, status, &fout);\n    }}")
        return lines, checks or self.status

    def argument(self, p):
        """An argument of C, as it was read."""
        bind, name = p["bind"], p["name"]
        if name == "options" and bind == "int":
            return " | ".join(f"a_{p['name']}" for p in self.named if p["bind"] == "flag")
        if bind == "int":
            return f"({p['type']})a_{name}"
        return f"pointer(a_{name})" if bind == "handle" and base(p["type"]) != "mbo_zaak" else f"a_{name}"

    def size_of(self, name):
        return f"n_{name}"

    def parent(self, tags):
        """The place on the stack of the object that what is borrowed lies in."""
        name = next(t for t in tags if t.startswith("borrow:")).partition(":")[2]
        if name == "static":
            return "0"
        if self.self_param and name == self.self_param["name"]:
            return "OWN(1)" if getattr(self, "walk", False) else "1"
        return self.at[name]

    def push(self, type_, tags, value, name=None):
        """The statement that pushes a C value; `name` is that of the out-parameter."""
        kind, of = self.kind(type_, tags, name)
        if kind == "borrowed" and self.is_field() and self.parent(tags) == "1":
            return f"push_field(L, st, KIND_{of}, {value}, -1);"
        return PUSH[kind].format(c=value, of=of, name=name, parent=self.parent(tags) if kind == "borrowed" else None)

    def pushes(self, index=None):
        """The lines that call and push; they end with a return, unless it is for a walk."""
        if self.buffer:
            again = ["open_object(L, o);"] if self.owner else []  # a finaliser may have closed it
            return [f"size_t length = {self.call()};", "char *text = lua_newuserdata(L, length + 1);", *again,
                    f"{self.call('text', 'length + 1')};", "lua_pushlstring(L, text, length);", "return 1;"]
        made = self.made()
        lines = self.declare_outs()
        outs = self.out_values(lambda type_, tags, name: self.push(type_, tags, f"c_{name}", name))
        zaak = next((f"a_{p['name']}" for p in self.args if base(p["type"]) == "mbo_zaak"), None)
        progress = [p for p in self.named if p["bind"] == "callable"]
        returned = self.returns["type"]
        call, test, after = self.call(index=index), None, []
        if self.name in TELLS_LATER:
            lines += ["struct progress later;", "push_function(L, 1);", "lua_State *before = enter(L, st);",
                      "struct progress *above = begin_later_progress(L, st, o, lua_gettop(L), &later);",
                      f"status = {call.replace('o->ptr', 'o->held')};",
                      "end_later_progress(L, st, o, &later, above);", "leave(st, before);"]
        elif self.status:
            lines += ["lua_State *before = enter(L, st);", f"status = {call};", "leave(st, before);"]
        elif self.returns["bind"] == "void":
            lines.append(f"{call};")
        else:
            lines.append(f"{returned}{'' if returned.endswith('*') else ' '}c_result = {call};")
            test = self.when()
            if not test:
                outs.insert(0, self.push(returned, self.returns.get("tags", ()), "c_result"))
                if self.outs and "*" in returned:
                    test = "c_result"
        if zaak:
            after.append(f"done_zaak(st, {zaak});")
        if self.name not in KEEPS_PROGRESS:
            after += [f"done_progress(L, &a_{p['name']});" for p in progress]
        after += [f"own(n_{p['name']}, c_{p['name']});" for p in made]
        if self.status:
            after.append("if (status)\n        return fail(L, st, status, &fout);")
        if self.name in KEEPS_PROGRESS:
            after += [line for p in progress for line in (f"lua_pushvalue(L, {self.at[p['name']]});",
                                                          f"keep_function(L, m_{made[0]['name']});")]
        lines += after
        if index:
            return lines + outs
        if test:
            lines.append(f"if (!({test})) {{\n        lua_pushnil(L);\n        return 1;\n    }}")
        if not outs:
            outs = ["lua_pushboolean(L, 1);"]
        return lines + outs + [f"return {len(outs)};"]

    def method(self, cname, body, more=0):
        """A C function that Lua calls, around `body`."""
        lines, status = self.taken()
        head = []
        if self.owner:
            head.append(f'object *o = take_self(L, st, KIND_{self.owner}, "{self.called}", {self.most});')
        else:
            head.append(f'take_most(L, "{self.called}", {self.most});')
        if status:
            head += ["mbo_fout fout = {0};", "mbo_status status = MBO_OK;"]
        text = "\n".join("    " + line for line in head + lines + body)
        begin = "    state *st = state_of(L);\n"
        silence = "".join(f"    (void){v};\n" for v in ("st", *(("o",) if self.owner else ()))
                          if not re.search(rf"\b{v}\b(?!\w)", "\n".join(lines + body) + (text if v == "st" else "")))
        marker = head[0] + "\n"
        return (f"static int {cname}(lua_State *L)\n{{\n{begin}" + text.replace(marker, marker + silence, 1) + "\n}\n")


    # ---- what is said of it

    def may_be_none(self):
        return any(one.endswith("?") for one in self.results())

    def type_of(self, type_, tags, name):
        """The type of what comes out."""
        kind, of = self.kind(type_, tags, name)
        return TYPES[kind].format(of=of) + ("?" if kind in ("text", "owned", "borrowed") and "null" in tags
                                            or kind == "code" and of != "stand" else "")

    def results(self):
        """The types of what a function gives."""
        if self.buffer:
            return ["string"]
        found = self.out_values(self.type_of)
        if self.when():
            found = [one.rstrip("?") + "?" for one in found]
        elif not self.status and self.returns["bind"] != "void":
            found.insert(0, self.type_of(self.returns["type"], self.returns.get("tags", ()), None))
        return found or ["boolean"]


class Writer(Reader):
    function = Function

    def __init__(self, api):
        super().__init__(api)
        self.bound = dict(HAND)
        self.docs = {kind: [] for kind in self.kinds + [None]}

    def skipped(self, name):
        return name in HAND or left_out(name)

    def add_getter(self, kind, name, body):
        cname = f"get_{kind}_{name}"
        used = "\n".join(body)
        silence = [f"(void){v};" for v in ("st", "o") if not re.search(rf"\b{v}\b", used)]
        self.code.append(f"static int {cname}(lua_State *L, state *st, object *o)\n{{\n"
                         + "\n".join("    " + line for line in silence + body) + "\n}\n")
        self.getters[kind].append((name, cname))

    def add_method(self, kind, name, code):
        cname = f"f_{kind or 'module'}_{name}"
        self.code.append(code)
        self.methods[kind].append((name, cname))

    def member(self, f):
        f.plan()
        if f.is_field():
            self.add_getter(f.owner, f.pyname, f.pushes())
            if f.returns["type"] == "mbo_stand" and f.outs:
                stand = f.declare_outs() + [f"mbo_stand c_result = {f.call()};", "push_code(L, ENUM_stand, c_result);",
                                            "return 1;"]
                self.add_getter(f.owner, f"{f.pyname}_stand", [*stand[:-2], *[f"(void)c_{p['name']};" for p in f.outs],
                                                               *stand[-2:]])
        else:
            cname = f"f_{f.owner or 'module'}_{f.pyname}"
            self.add_method(f.owner, f.pyname, f.method(cname, f.pushes()))
        self.bound.setdefault(f.name, LAYER.get(f.name, f.where))
        self.docs[f.owner].append(f)

    def sequence(self, f, index, count):
        """A walk over what a function gives by index, up to a count or the first NULL."""
        f.args = [p for p in f.args if p["name"] != index]
        f.pyname = PLURALS[f.pyname]
        f.plan()
        f.walk = True
        cname = f"f_{f.owner}_{f.pyname}"
        lines = ["state *st = state_of(L);", "int32_t index;", "object *o = next_index(L, &index);", "(void)st;"]
        code = f.method(cname, [*(f"(void)a_{p['name']};" for p in f.args),
                                f"return walk(L, next_{f.owner}_{f.pyname}, {len(f.args)});"])
        f.at = {p["name"]: f"OWN({3 + i})" for i, p in enumerate(f.args)}
        for p in f.args:
            declaration, read = f.taking(p)
            lines.append(declaration)
            if read and "status" in read:
                lines += ["mbo_fout fout = {0};", f"mbo_status {read}",
                          "if (status)\n        return fail(L, st, status, &fout);"]
        if count:
            lines.append(f"if (index >= {count.call()}) {{\n        lua_pushnil(L);\n        return 1;\n    }}")
        lines += f.pushes(index=index) + ["return 1;"]
        self.code.append(f"static int next_{f.owner}_{f.pyname}(lua_State *L)\n{{\n"
                         + "\n".join("    " + line for line in lines) + "\n}\n")
        self.add_method(f.owner, f.pyname, code)
        self.bound[f.name] = LAYER.get(f.name, f.where)
        self.docs[f.owner].append(f)

    def many(self, item, entry):
        """The walk over all items of a parent."""
        level = len(item.params) - 1
        call = f"{item.count}({', '.join(['o->ptr'] + [f'o->at[{n}]' for n in range(level)])})"
        name = f"{item.parent}_{item.many}"
        self.code.append(f"""static int next_{name}(lua_State *L)
{{
    int32_t index;
    object *o = next_index(L, &index);
    if (index < {call})
        push_item(L, state_of(L), KIND_{item.name}, {level}, index, OWN(1));
    else
        lua_pushnil(L);
    return 1;
}}

static int f_{name}(lua_State *L)
{{
    take_self(L, state_of(L), KIND_{item.parent}, "{item.many}", 1);
    return walk(L, next_{name}, 0);
}}
""")
        self.methods[item.parent].append((item.many, f"f_{name}"))
        self.bound[item.count] = f"{item.parent}:{item.many}"
        self.docs[item.parent].append((item, entry))

    def special(self):
        """What is written from enums: a field for each fact of a zaak, and for each question of an oordeel."""
        facts = next(e for e in self.enums if e.key == "feit")
        for name, constant, _ in facts.values:
            self.add_getter("zaak", name.lower(), [f"return push_zaak_fact(L, o, {constant});"])
        questions = next(e for e in self.enums if e.key == "vraag")
        for name, constant, _ in questions.values:
            self.add_getter("oordeel", name.lower(), [f"return push_answer_field(L, st, o, {constant});"])
        self.add_getter("antwoord", "vraag", ["push_code(L, ENUM_vraag, o->at[0]);", "return 1;"])
        self.methods["zaak"] += [("get", "zaak_get"), ("met", "zaak_met"), ("feiten", "zaak_feiten")]
        self.methods["regels"] += [("oordeel", "regels_oordeel"), ("antwoord", "regels_antwoord"),
                                   ("uitkomst", "regels_uitkomst"), ("met_eigen_regel", "regels_eigen"),
                                   ("batch", "regels_batch")]
        self.methods["oordeel"].append(("antwoord", "oordeel_antwoord"))
        self.methods["structuur"] += [("zoek", "structuur_zoek"), ("woorden", "structuur_woorden")]
        self.methods["woorden"].append(("zoek", "woorden_zoek"))
        self.methods["batch"] += [("run", "batch_run"), ("fouten", "batch_fouten")]
        self.methods[None] += [("zaak", "zaak_new"), ("regels_ingebouwd", "regels_ingebouwd"),
                               ("structuur_ingebouwd", "structuur_ingebouwd"), ("hundredths", "hundredths"),
                               ("from_hundredths", "from_hundredths")]

    def check_tables(self):
        """The tables speak of functions that there are, each function has a place, and no two members one name."""
        functions = {f["name"] for f in self.api["functions"]}
        named = {*HAND, *LAYER, *ELSEWHERE, *LEFT_OUT}
        placed = {*self.bound, *(name for name in functions if left_out(name))}
        for what, names in (("a table names", named - functions), ("no place for", functions - placed)):
            if names:
                raise SystemExit(f"bindings_lua.py: {what} {', '.join(sorted(names))}")
        for kind in self.kinds:
            names = [row[0] for row in self.getters[kind] + self.methods[kind]]
            double = {name for name in names if names.count(name) > 1}
            if double:
                raise SystemExit(f"bindings_lua.py: {kind} has two members called {', '.join(sorted(double))}")
            long = {name for name in names if len(name) > 40}
            if long:
                raise SystemExit(f"bindings_lua.py: texts as long as {', '.join(sorted(long))} have no address of their own in Lua")

    def write(self, layer):
        functions = {f["name"] for f in self.api["functions"]}
        self.functions()
        self.special()
        self.check_tables()
        kept = 1
        for enum in self.enums:
            enum.kept, kept = kept, kept + enum.last + 1
        methods = sum(len(self.methods[kind]) + 1 for kind in self.kinds) + len(
            next(e for e in self.enums if e.key == "vraag").values)
        names = methods + sum(len(self.getters[kind]) for kind in self.kinds) + sum(len(e.values) for e in self.enums)
        lines = ["/* SPDX-License-Identifier: MIT */", "/* Written by tools/bindings_lua.py: do not edit. */",
                 "enum { " + ", ".join(f"KIND_{k}" for k in self.kinds) + ", KIND_COUNT };",
                 "enum { " + ", ".join(f"ENUM_{e.key}" for e in self.enums) + ", ENUM_COUNT };",
                 f"enum {{ KEPT_CODES = {kept}, METHOD_COUNT = {methods}, NAME_COUNT = {names} }};",
                 '#include "support.h"', ""]
        for handle in self.handles:
            if f"mbo_{handle}_free" in functions:
                lines.append(f"static void release_{handle}(void *ptr)\n{{\n    mbo_{handle}_free(ptr);\n}}\n")
        lines.append("static const struct kind kinds[KIND_COUNT] = {")
        lines += [f'    {{"mborules.{k}", {f"release_{k}" if f"mbo_{k}_free" in functions else "NULL"}, {KIB.get(k, 1)}}},'
                  for k in self.kinds]
        lines += ["};", ""]
        for enum in self.enums:
            lines.append(f"static const struct constant values_{enum.key}[] = {{")
            lines += [f'    {{"{name.lower()}", {constant}}},' for name, constant, _ in enum.values] + ["    {NULL, 0}};"]
        lines.append("static const struct enumeration enumerations[ENUM_COUNT] = {")
        lines += [f'    {{"{e.key}", {e.vocabulary}, {e.last}, {e.kept}, values_{e.key}}},' for e in self.enums] + ["};", ""]
        last = max(e["value"] for e in errors(self.api))
        names = {e["value"]: e["name"][len("MBO_ERROR_"):].lower() for e in errors(self.api)}
        quoted = ", ".join(f'"{names.get(i, "")}"' for i in range(last + 1))
        lines.append(f"static const char *const errors[] = {{{quoted}}};")
        lines += ["", '#include "zaak.h"', '#include "eigen.h"', '#include "batch.h"', '#include "zoeken.h"', "", *self.code]
        number, rows, tables = 0, [], []
        for kind in self.kinds:
            tables.append(f"static const struct get gets_{kind}[] = {{")
            for name, cname in self.getters[kind]:
                tables.append(f'    {{"{name}", {number}}},')
                rows.append(f"    {cname},")
                number += 1
            tables += ["    {NULL, 0}};", f"static const luaL_Reg methods_{kind}[] = {{"]
            tables += [f'    {{"{name}", {cname}}},' for name, cname in self.methods[kind]] + ["    {NULL, NULL}};"]
        lines += ["struct get {", "    const char *name;", "    int number;", "};", "", "static const getter getters[] = {",
                  *rows, "};", "", *tables]
        for what, type_ in (("gets", "struct get"), ("methods", "luaL_Reg")):
            lines.append(f"static const {type_} *const {what.replace('gets', 'getters')}_of[KIND_COUNT] = {{")
            lines += [f"    {what}_{kind}," for kind in self.kinds] + ["};"]
        lines.append("static const luaL_Reg functions[] = {")
        lines += [f'    {{"{name}", {cname}}},' for name, cname in self.methods[None]] + ["    {NULL, NULL}};"]
        lines.append("static const char *const bound[][2] = {")
        lines += [f'    {{"{name}", "{self.bound[name]}"}},' for name in sorted(self.bound)] + ["    {NULL, NULL}};"]
        lines.append("static const char *const left_out[][2] = {")
        lines += [f'    {{"{name}", "{left_out(name)}"}},' for name in sorted(functions) if left_out(name)]
        lines += ["    {NULL, NULL}};", "", "static const char layer[] =\n    " + c_string(layer) + ";", "",
                  '#include "module.h"', ""]
        return "\n".join(lines)


# ---- annotations and the reference page

HEAD = """---@meta mborules
-- Written by tools/bindings_lua.py: do not edit. For lua-language-server, which takes it as a library of its workspace.

---@alias mborules.dag string|{year: integer, month: integer, day: integer} yyyy-mm-dd, or a table
---@alias mborules.feiten table<string, any> facts by name: see mborules.zaak()
---@alias mborules.opties {structuur?: mborules.structuur, streng?: boolean} `structuur`: the built-in one where the case has a
--- crebo; `streng`: nothing is assumed

---@class mborules.fout what went wrong; reads as its message
---@field code "memory"|"io"|"syntax"|"value"|"name"|"limit"|"conflict"|"cancelled"|"thread"|"own_rule"
---@field message string
---@field line integer from 1; 0: no place in a file, or of a row
---@field column integer from 1; 0: not known
---@field cause any what a function of the host raised
"""

PAGE = """# The Lua module: reference

Written from the headers by `tools/bindings_lua.py`. How to begin: `bindings/lua/README.md`.

    local mbo = require "mborules"

A call that can fail by what it is given returns nil and an error with `code`, `message`, `line` and `column` that reads as its
message; misuse raises an error at the line of the caller. What is written `for x in a:b()` gives a plain closure. Every object
has `close()` (and is one for `<close>` in Lua 5.4); what lies in it is closed with it.
"""


def block_comments(text):
    """What comments of three dashes say of the line after them: (name, arguments, comment lines)."""
    found, comment = [], []
    for line in text.split("\n"):
        if line.startswith("--- "):
            comment.append(line[4:])
            continue
        match = re.match(r"function ([\w.:]+)\(([^)]*)\)", line) or re.match(r"(mbo\.\w+)() = ", line)
        if match and comment:
            found.append((match[1], match[2], comment))
        comment = []
    return found


class Documents:
    """What a writer has bound, as annotations and as a page."""

    def __init__(self, writer, by_hand):
        self.writer = writer
        self.entries = {kind: [] for kind in writer.kinds + [None]}  # name, signature, prose, annotation lines
        for kind, bound in writer.docs.items():
            for entry in bound:
                if isinstance(entry, tuple):
                    self.item(kind, *entry)
                elif entry.name not in LAYER or (kind and entry.name != "mbo_regels_afleiding_tekst"):
                    self.function(kind, entry)
        for text in by_hand:
            for name, arguments, comment in block_comments(text):
                self.hand(name, arguments, comment)
        facts = next(e for e in writer.enums if e.key == "feit")
        questions = next(e for e in writer.enums if e.key == "vraag")
        for name, _, doc in facts.values:
            self.field("zaak", name.lower(), "any", f"The fact {name.lower()}; nil: not known.")
        for name, _, doc in questions.values:
            name = name.lower()
            self.field("oordeel", name, "mborules.antwoord?", f"The answer to {name}; nil: it was not asked.")
            self.method("regels", name, "zaak, opties", f"The answer to {name}: {doc or name}", [
                "---@param zaak mborules.zaak|mborules.feiten", "---@param opties? mborules.opties",
                "---@return mborules.antwoord? antwoord", "---@return mborules.fout? err"])
        self.field("antwoord", "vraag", "string", "The question that this is the answer to.")

    def add(self, kind, name, signature, prose, lines):
        if name not in (entry[0] for entry in self.entries[kind]):
            self.entries[kind].append((name, signature, self.words(prose), lines))

    def field(self, kind, name, type_, prose):
        self.add(kind, name, None, prose, [f"---@field {name} {type_}"])

    def method(self, kind, name, arguments, prose, lines):
        self.add(kind, name, arguments, prose, lines)

    def words(self, text):
        """Prose of a header as it reads in Lua."""
        text = re.sub(r" ?Returns the length without the NUL[^.]*\.|,? by index\b|[;,] (NULL|0) outside the range", "", text)
        text = re.sub(r"\bmbo_\w+(?=\(\))", lambda m: self.writer.bound.get(m[0], m[0]), text)
        text = re.sub(r"\bMBO_ERROR_(\w+)", lambda m: f'"{m[1].lower()}"', text)
        text = re.sub(r"(?<=[ ,;])_([A-Z]+)\b", lambda m: f'"{m[1].lower()}"', text)
        text = re.sub(r"\bMBO_DATUM_NOT_SET\b|\bNULL\b|\bNone\b", "nil", text)
        text = re.sub(r"\b(True|False)\b", lambda m: m[1].lower(), text)
        return re.sub(r"\bMBO_([A-Z_0-9]+)", lambda m: m[1].lower(), text)

    def arg_type(self, f, p):
        bind, type_ = p["bind"], p["type"]
        if bind == "flag" or (f.struct_of(p), p["name"]) in YES_OR_NO or (f.name, p["name"]) in YES_OR_NO:
            return "boolean"
        if bind == "callable":
            return "fun(done: integer, total: integer): boolean?"
        if bind == "handle":
            return "mborules.zaak|mborules.feiten" if base(type_) == "mbo_zaak" else f"mborules.{short(base(type_))}"
        if bind in ("text", "bytes"):
            return "string"
        if bind == "set":
            return "string|string[]"
        if type_ == "mbo_datum":
            return "mborules.dag"
        if (f.name, p["name"]) in HUNDREDTHS_IN:
            return "number"
        return f"mborules.{short(type_)}" if type_ in self.writer.enum_types else "integer"

    def prose(self, f):
        text = f.entry["doc"]
        for pattern, words in AS_DECIMAL:
            text = re.sub(pattern, words, text)
        text = f.doc(text)
        told = [f"`{p['name']}`: {f.doc(p['text'])}" for p in f.first + f.named if f.doc(p.get("text", ""))]
        errors_of = next((p["text"] for p in f.params if p["bind"] == "fout" and p.get("text")), "")
        return "\n".join([text, *told, *([f"Errors: {errors_of}"] if errors_of else [])])

    def function(self, kind, f):
        if f.is_field() and not getattr(f, "walk", False):
            self.field(kind, f.pyname, f.results()[0], self.prose(f))
            if f.returns["type"] == "mbo_stand" and f.outs:
                self.field(kind, f"{f.pyname}_stand", "mborules.stand", "How far it is known.")
            return
        lines = []
        for p in f.first:
            lines.append(f"---@param {p['name']}{'?' if f.default(p) or 'null' in p['tags'] else ''} {self.arg_type(f, p)}")
        words = [p["name"] for p in f.first]
        if f.named:
            fields = ", ".join(f"{p['name']}?: {self.arg_type(f, p)}" for p in f.named)
            lines.append(f"---@param opties? {{{fields}}}")
            words.append("opties")
        given = f.results()
        if getattr(f, "walk", False):
            lines.append(f"---@return fun(): {given[0].rstrip('?')}?")
        elif f.status:
            lines += [f"---@return {given[0].rstrip('?')}?", "---@return mborules.fout? err"]
        else:
            lines += [f"---@return {one}" for one in given]
        self.method(kind, f.pyname, ", ".join(words), self.prose(f), lines)

    def item(self, kind, item, entry):
        self.method(kind, item.many, "", f"Each {item.name}, in their order. {entry['doc']}",
                    [f"---@return fun(): mborules.{item.name}?"])

    def hand(self, name, arguments, comment):
        owner, name = re.split(r"[.:]", name)
        kind = None if owner == "mbo" else owner
        arguments = ", ".join(a for a in arguments.split(", ") if a != "self")
        lines = ["---" + line for line in comment if line.startswith("@") and not line.startswith("@param self ")]
        prose = "\n".join(line for line in comment if not line.startswith("@"))
        self.entries[kind] = [entry for entry in self.entries[kind] if entry[0] != name]
        if any(line.startswith("---@type") for line in lines):
            self.field(kind, name, lines[0][len("---@type "):], prose)
        else:
            self.method(kind, name, arguments, prose, lines)

    def about(self, kind):
        handle = next((h for h in self.writer.api["handles"] if short(h["name"]) == kind), None)
        item = next((i for i in ITEMS if i.name == kind), None)
        return self.words(handle["doc"] if handle else f"A place in an object of the kind {item.handle}.")

    def annotations(self):
        lines = [HEAD]
        for enum in self.writer.enums:
            codes = "|".join(f'"{name.lower()}"' for name, _, _ in enum.values)
            lines.append(f"---@alias mborules.{enum.key} {codes}")
        for kind in [*self.writer.kinds, None]:
            name = kind or "mbo"
            entries = sorted(self.entries[kind])
            lines += ["", *(["--- " + line for line in self.about(kind).split("\n")] if kind else []),
                      f"---@class {f'mborules.{kind}' if kind else 'mborules'}"]
            for field, signature, prose, annotation in entries:
                if signature is None:
                    lines.append(f"{annotation[0]} {' '.join(prose.split())}")
            lines.append(f"local {name} = {{}}")
            for method, signature, prose, annotation in entries:
                if signature is not None:
                    lines += ["", *("--- " + line for line in prose.split("\n")), *annotation,
                              f"function {name}{':' if kind else '.'}{method}({signature}) end"]
            if kind:
                lines += ["", "--- Release it now; what lies in it is closed too.", f"function {name}:close() end"]
        return "\n".join([*lines, "", "return mbo", ""])

    def page(self):
        lines = [PAGE]
        for kind in [None, *self.writer.kinds]:
            lines += ["## The module" if not kind else f"## {kind}", ""]
            if kind:
                lines += [self.about(kind), ""]
            for name, signature, prose, annotation in sorted(self.entries[kind]):
                place = f"{kind}{'.' if signature is None else ':'}{name}" if kind else f"mbo.{name}"
                if signature is None:
                    lines.append(f"`{place}` ({annotation[0].split(' ', 2)[2]})")
                elif any("@return fun()" in line for line in annotation):
                    lines.append(f"`for ... in {place}({signature})`")
                else:
                    lines.append(f"`{place}({signature})`")
                lines += [f":   {' '.join(prose.split())}", ""]
        lines += ["## Where each function of C went", "", "| C | Lua |", "| --- | --- |"]
        functions = [f["name"] for f in self.writer.api["functions"]]
        for name in sorted(functions):
            reason = left_out(name)
            lines.append(f"| `{name}` | {f'not bound: {reason}' if reason else f'`{self.writer.bound[name]}`'} |")
        return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path, metavar="OUT.c", help="where the C half of the module goes")
    parser.add_argument("--api", type=pathlib.Path, default=ROOT / "bindings" / "mborules-api.json", metavar="FILE",
                        help="the manifest (default: that of this repository)")
    parser.add_argument("--docs", type=pathlib.Path, metavar="FOLDER", help="where mborules.d.lua and lua.md go")
    args = parser.parse_args()
    api = json.loads(args.api.read_text(encoding="utf-8"))
    bind_structs(api)
    layer, hand = ((ROOT / "bindings" / "lua" / name).read_text(encoding="utf-8") for name in ("mborules.lua", "hand.lua"))
    writer = Writer(api)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(writer.write(layer), encoding="utf-8")
    if args.docs:
        documents = Documents(writer, (hand, layer))
        args.docs.mkdir(parents=True, exist_ok=True)
        (args.docs / "mborules.d.lua").write_text(documents.annotations(), encoding="utf-8")
        (args.docs / "lua.md").write_text(documents.page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
