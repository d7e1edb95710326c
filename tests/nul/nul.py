#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write how each public function is called, for test_nul.c: nul.py MANIFEST OUT.c

Every function of bindings/mborules-api.json becomes a call and a table of its parameters: which of them may be NULL,
which are out, in what range a number lies. What cannot be read there stands in the tables below. A function with a
parameter for which there is no good value is an error: a new function does not go untested.
"""

import json
import pathlib
import sys

# Good values of numbers that are not of an enum, by name, or by function and name.
NUMBERS = {"index": 0, "regel": 0, "parameter": 0, "code": 1, "crebo": 25990, "maanden": 24, "options": 0, "vanaf": 0,
           "year": 2024, "month": 2, "day": 29, "rijen": 1, "waarde": 100000, "value": 1, "cents": 100,
           "mbo_structuur_load_fd fd": "NUL_FD",
           "datum": 19783, "op": 19783, "geboortedatum": 10000, "oud_op": 20665, "nieuw_op": 20666, "tot": 20000,
           "mbo_regels_met_parameter vanaf": 19783,
           "mbo_zaak_set_bool feit": "MBO_FEIT_WERKEND", "mbo_zaak_set_int feit": "MBO_FEIT_PRAKTIJKWEKEN",
           "mbo_zaak_set_date feit": "MBO_FEIT_STARTDATUM", "mbo_zaak_set_code feit": "MBO_FEIT_LEERWEG",
           "mbo_zaak_set_set feit": "MBO_FEIT_VOOROPLEIDING", "mbo_zaak_set_money feit": "MBO_FEIT_ONDERWIJSPRIJS",
           "mbo_zaak_set_set value": 2, "mbo_nodig_create vraag": "MBO_VRAAG_URENNORM",
           "mbo_verschil_create vraag": "MBO_VRAAG_AANBOD", "mbo_regels_begrip_in from": 0,
           "keten": 0, "plaats": 0, "mbo_leerroute_create crebo": 0, "route": 0, "gewoon": 0}

# The numbers that are right: outside them a call is refused. Those of an enum, indexes and days have a range anyway.
RANGES = {"code": (1, 5), "options": (0, 1), "index": (0, None), "regel": (0, None), "parameter": (0, None),
          "mbo_feitset_next after": (0, 52),            # 0 begins
          "mbo_oordeel_create vraag": (0, 18),          # MBO_VRAAG_ALLE
          "mbo_batch_uitkomst_count uitkomst": (0, 5),  # 0: rows with a bad value
          "mbo_regels_begrip_in from": (0, 8),          # the length of the text
          "mbo_batch_run rijen": (0, None),
          "keten": (0, None), "plaats": (0, None),
          "mbo_leerroute_create soort": (0, 5),         # 0: a startkwalificatie
          "route": (0, None), "mbo_advies_create options": (0, 3),
          "mbo_leerroute_vrijstelling plaats": (-1, None), "mbo_leerroute_duur plaats": (-1, None)}  # the whole chain

# Numbers that may not be tried: the caller would break its word, not the number its range.
TRIED = {"mbo_structuur_load_fd fd": ["INT32_MIN", "-1", "INT32_MAX"],  # others are open: stdin, the log of ctest
         "mbo_regels_begrip_in from": ["-1", "0", "8", "9"],            # a size_t
         "mbo_batch_run rijen": ["INT64_MIN", "-1", "0", "1"]}          # how many rows the arrays have

# A day that is not set has a meaning of its own.
NOT_SET_IS_FINE = {"mbo_regels_met_parameter tot"}

# Good texts, by function and parameter.
TEXTS = {"mbo_datum_parse text": "2024-02-29", "mbo_code_parse text": "vak", "mbo_feit_parse name": "leerweg",
         "mbo_zaak_set_text name": "leerweg", "mbo_zaak_set_text text": "bol",
         "mbo_regels_met_parameter naam": "lesgeld.bedrag", "mbo_regels_find_parameter naam": "lesgeld.bedrag",
         "mbo_regels_begrip_in text": "leerbaan",
         "mbo_regels_zonder_regel id": "toelating.leerplicht_bbl",
         "mbo_structuur_load_file path": "NUL_SBB", "mbo_editie_file path": "NUL_SBB",
         "mbo_tekst_schoon tekst": "<p>hout &amp; meubel</p>", "mbo_woorden_zoek tekst": "tafels",
         "mbo_structuur_find_werkproces tekst": "P1-K1-W1@25990"}

# Bytes with a length: the fields of `struct nul_goed`.
BYTES = {"mbo_structuur_load_memory data": "sbb", "mbo_editie_memory data": "sbb",
         "mbo_motivering_controleer motivering": "motivering"}

# What a getter gives where it cannot give anything, if not 0, NULL or MBO_DATUM_NOT_SET.
EMPTY = {"mbo_structuur_zoek": -1, "mbo_woorden_zoek": -1, "mbo_kwalificatie_leerweg": -1, "mbo_datum_leeftijd": -1,
         "mbo_oordeel_reden_ouder": -1}

# Functions that are not called, with the reason.
NOT_CALLED = {}


def fail(message):
    sys.exit(f"nul.py: {message}")


def base_of(type_):
    return type_.replace("const ", "").replace("struct ", "").rstrip("* ")


class Writer:
    def __init__(self, api):
        self.types = {t["name"]: t["is"] for t in api["types"]}
        self.enums = {e["type"]: [v["value"] for v in e["values"]] for e in api["enums"] if e["type"]}
        self.structs = {s["name"]: s["fields"] for s in api["structs"]}
        self.handles = {h["name"] for h in api["handles"]}
        self.out = []

    def number(self, function, param):
        name, type_ = param["name"], param["type"]
        key = f"{function} {name}"
        width = self.types.get(type_, type_)
        enum = self.enums.get(type_)
        is_day = type_ == "mbo_datum"
        good = NUMBERS.get(key, NUMBERS.get(name) if not enum or is_day else enum[0])
        if good is None:
            fail(f"{function}: what is a good value of {type_} {name}? Say so in NUMBERS")
        low, high = RANGES.get(key, RANGES.get(name, (None, None)))
        if enum and not is_day and key not in RANGES:
            low, high = min(enum), max(enum)
        if is_day:
            low, high = "MBO_DATUM_MIN", "MBO_DATUM_MAX"
        values = TRIED.get(key)
        if values is None:
            values = {"int32_t": ["INT32_MIN", "-1", "0", "1", "INT32_MAX"],
                      "int64_t": ["INT64_MIN", "-1", "0", "1", "INT64_MAX"]}.get(width)
            if values is None:
                fail(f"{function}: which limits has {type_} {name}?")
            if high is not None:
                values = values + [f"(int64_t){high} + 1", str(high)]
            if is_day:
                values = values + ["MBO_DATUM_MIN", "(int64_t)MBO_DATUM_MIN - 1"]
        fields = [f".naam = \"{name}\"", ".soort = NUL_GETAL", f".getal = {good}",
                  f".waarden = (const int64_t[]){{{', '.join(values)}}}", f".n = {len(values)}",
                  f".laagst = {'INT64_MIN' if low is None else low}",
                  f".hoogst = {'INT64_MAX' if high is None else high}"]
        if is_day:
            fields.append(".dag = true")
        if key in NOT_SET_IS_FINE:
            fields.append(".leeg_mag = true")
        return fields

    def members(self, type_):
        """The fields of a struct that goes in, to be NULL or a limit in turn."""
        rows = []
        for field in self.structs[type_]:
            width = self.types.get(field["type"], field["type"])
            kind = ("NUL_POINTER" if field["type"].endswith("*") or width not in
                    ("int32_t", "int64_t", "size_t", "uint64_t") else "NUL_GETAL")
            rows.append(f"{{\"{field['name']}\", {kind}, offsetof({type_}, {field['name']}), "
                        f"sizeof((({type_} *)0)->{field['name']})}}")
        return f"(const nul_veld[]){{{', '.join(rows)}}}", len(rows)

    def pointer(self, function, param, by_name):
        name, type_, tags = param["name"], param["type"], param["tags"]
        key, base = f"{function} {name}", base_of(type_)
        fields = [f".naam = \"{name}\"", f".mag_null = {str('null' in tags).lower()}"]
        array = next((tag[6:] for tag in tags if tag.startswith("array:")), None)
        if array:
            fields.append(f".lengte = {by_name[array]}")
        if base == "mbo_fout" and "null" in tags:
            return fields + [".soort = NUL_FOUT"]
        if "out" in tags:
            kind = {"mbo_feitset": "NUL_UIT_SET", "char": "NUL_BUFFER", "ArrowArrayStream": "NUL_UIT_STROOM"}.get(
                base, "NUL_UIT")
            if type_.endswith("**") and "own" in tags:
                kind = "NUL_UIT_EIGEN"
                fields.append(f".vrij = vrij_{base}")
            return fields + [f".soort = {kind}"]
        if "own" in tags:  # the call would take it
            return fields + [".soort = NUL_WEG"]
        fields.append(".soort = NUL_IN")
        if base in self.handles:
            fields.append(f".goed = &nul_goed.{base}")
            if not type_.startswith("const ") and not function.endswith("_ref"):
                fields.append(".verandert = true")
        elif key in BYTES:
            fields.append(f".goed = &nul_goed.{BYTES[key]}, .hoeveel = &nul_goed.{BYTES[key]}_lengte")
        elif key in TEXTS:
            text = TEXTS[key]
            fields.append(f".tekst = {text if text.startswith('NUL_') else json.dumps(text)}")
        elif base in ("mbo_vraag", "mbo_allocator", "ArrowArrayStream") or base in self.structs:
            fields.append(f".goed = &nul_goed.{base}")
            if base == "ArrowArrayStream":
                fields.append(".stroom = true")
            if array:
                fields.append(".hoeveel = &nul_een")
            if base in self.structs:
                members, count = self.members(base)
                fields.append(f".velden = {members}, .aantal = {count}, .maat = sizeof({base})")
        else:
            fail(f"{function}: what is a good {type_} {name}? Say so in TEXTS or BYTES")
        return fields

    def function(self, number, function):
        name, params, returned = function["name"], function["params"], function["return"]
        by_name = {p["name"]: i for i, p in enumerate(params)}
        sizes = {tag[6:] for p in params for tag in p["tags"] if tag.startswith("array:")}
        arguments, rows = [], []
        for i, param in enumerate(params):
            if "*" in param["type"]:
                rows.append(self.pointer(name, param, by_name))
                arguments.append(f"a[{i}].p")
                continue
            if param["name"] in sizes:
                rows.append([f".naam = \"{param['name']}\"", ".soort = NUL_LENGTE"])
            else:
                rows.append(self.number(name, param))
            arguments.append(f"({param['type']})a[{i}].i")
        call = f"{name}({', '.join(arguments)})"
        type_ = returned["type"]
        if type_ == "void":
            kind, body = "NUL_NIETS", f"{call}"
        elif type_.endswith("*"):
            kind, body = "NUL_POINTER", f"u->p = {call}"
        else:
            kind = {"mbo_status": "NUL_STATUS", "mbo_datum": "NUL_DATUM"}.get(type_, "NUL_GETAL")
            body = f"u->i = (int64_t){call}"
        unused = "".join(f" (void){p};" for p, used in (("a", arguments), ("u", type_ != "void")) if not used)
        self.out.append(f"static void roep_{number}(const nul_arg *a, nul_uit *u)\n{{{unused}\n    {body};\n}}\n")
        fields = [f".naam = \"{name}\"", f".roep = roep_{number}", f".soort = {kind}", f".params = {len(params)}",
                  f".leeg = {EMPTY.get(name, 0)}"]
        if type_ == "const char *" and "null" not in returned["tags"]:
            fields.append(".tekst = true")
        if type_.endswith("*") and "own" in returned["tags"]:
            fields.append(f".vrij = vrij_{base_of(type_)}")
        described = ",\n        ".join("{" + ", ".join(row) + "}" for row in rows)
        if rows:
            fields.append(f".param = {{\n        {described}}}")
        return "    {" + ", ".join(fields) + "},\n"

    def write(self, functions):
        names = {f["name"] for f in functions}
        for table in (NUMBERS, RANGES, TRIED, TEXTS, BYTES, EMPTY, NOT_CALLED):
            for key in table:
                if key.startswith("mbo_") and key.split(" ")[0] not in names:
                    fail(f"there is no function {key.split(' ')[0]} any more")
        self.out.append("/* Made by nul.py from the public headers. */\n#include \"nul.h\"\n")
        for handle in sorted(self.handles):
            if f"{handle}_free" in names:
                self.out.append(f"static void vrij_{handle}(void *p)\n{{\n    {handle}_free(p);\n}}\n")
        rows = [self.function(i, f) for i, f in enumerate(functions) if f["name"] not in NOT_CALLED]
        self.out.append("const nul_functie nul_functies[] = {\n" + "".join(rows) + "};\n"
                        f"const size_t nul_aantal = {len(rows)};\n")
        return "\n".join(self.out)


def main():
    api = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    pathlib.Path(sys.argv[2]).write_text(Writer(api).write(api["functions"]), encoding="utf-8")


main()
