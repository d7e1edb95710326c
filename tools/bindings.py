# SPDX-License-Identifier: MIT
"""What the programs that write bindings share: bindings_python.py, bindings_lua.py.

They read the manifest, bindings/mborules-api.json, which comes from the headers (tools/headers.py) and says per parameter
what a binding makes of it, `bind`:

  int text bytes set handle   an argument; `set` is facts by number, a null of the language stands for NULL where allowed
  free                               a handle that the call releases
  size buffer null fout              no argument: the size of the data, a buffer for the text that is returned,
                                     options and allocators that are always NULL, the error record
  out_int out_set out_handle   a result, after the function's own

Functions for which it has no form are listed under `unbound`. What stands in the tables below is what the manifest cannot say:
places in a handle that are types too (ITEMS), names in the plural, which integer is a truth, a set of codes or hundredths.
"""

import pathlib
import re

from headers import Binder

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


# ---- what the manifest does not say


class Item:
    """A place in a handle: `params` are bound, `many` is the getter of the parent that gives all, by `count`."""

    def __init__(self, name, handle, params, prefix="", parent=None, many=None, count=None):
        self.name, self.handle, self.params, self.prefix = name, handle, params, prefix
        self.parent, self.many, self.count = parent or handle, many, count


ITEMS = (
    Item("antwoord", "oordeel", ("vraag",)),
    Item("reden", "oordeel", ("vraag", "index"), "reden_", "antwoord", "redenen", "mbo_oordeel_reden_count"),
    Item("route", "advies", ("route",), many="routes", count="mbo_advies_route_count"),
    Item("keten", "leerroute", ("keten",), many="ketens", count="mbo_leerroute_count"),
    Item("schakel", "leerroute", ("keten", "plaats"), parent="keten", many="schakels", count="mbo_leerroute_lengte"),
    Item("verandering", "vergelijking", ("index",), many="veranderingen", count="mbo_vergelijking_count"),
    Item("aanpassing", "nodig", ("index",), many="aanpassingen", count="mbo_nodig_count"),
    Item("klasse", "verschil", ("index",), many="klassen", count="mbo_verschil_count"),
    Item("oorzaak", "verschil", ("index", "regel"), "regel_", "klasse", "oorzaken", "mbo_verschil_regel_count"),
    Item("parameterverschil", "verschil", ("index", "parameter"), "parameter_", "klasse", "parameters",
         "mbo_verschil_parameter_count"),
    Item("afwijking", "controle", ("index",), "verschil_", many="afwijkingen", count="mbo_controle_verschil_count"),
    Item("gedekt", "dekking", ("index",), many="gedekt", count="mbo_dekking_count"),
)

# Also of the item before it, for the whole: the place is -1 then.
OF_THE_WHOLE = ("mbo_leerroute_duur", "mbo_leerroute_vrijstelling")

PLURALS = {
    "afleiding": "afleidingen", "begrip": "begrippen", "bron": "bronnen", "brondocument": "brondocumenten",
    "categorie": "categorieen", "competentie": "competenties", "crebo": "crebos", "domein": "domeinen",
    "dossier": "dossiers", "dubbele_crebo": "dubbele_crebos", "kennis": "kennis", "kerntaak": "kerntaken",
    "kwalificatie": "kwalificaties", "onderhoud": "onderhoud", "ook": "ook", "opmerking": "opmerkingen",
    "parameter": "parameters", "regel": "regels", "sectorkamer": "sectorkamers", "stap": "stappen",
    "taaleis": "taaleisen", "tenzij": "tenzij", "toestand": "toestanden", "werkproces": "werkprocessen",
    "zonder_waarde": "zonder_waarde",
}

# Members of another type than their names begin with: type and name.
ELSEWHERE = {"mbo_uitkomst_of": ("regels", "uitkomst"), "mbo_motivering_controleer": ("regels", "controleer"),
             "mbo_stappen_create": ("advies", "stappen_create")}

TRUTHS = {
    "mbo_advies_herstelbaar", "mbo_advies_instroom_aangenomen", "mbo_advies_uitgesloten", "mbo_advies_vrijstelling",
    "mbo_dekking_bewezen", "mbo_feit_veranderbaar", "mbo_leerroute_vrijstelling", "mbo_oordeel_niet_exact",
    "mbo_regel_eigen", "mbo_regel_toelichting", "mbo_regel_uit", "mbo_regels_een_van", "mbo_regels_zelfde_antwoorden",
    "mbo_zaak_known",
}
OPEN_TRUTHS = {  # -1 is None: not known
    "mbo_kwalificatie_instroom", "mbo_kwalificatie_leerweg", "mbo_kwalificatie_opleiding", "mbo_kwalificatie_vierjarig",
    "mbo_leerroute_bereikt",
}
PLACES = {"mbo_oordeel_reden_ouder"}  # -1 is None: there is none
NONE_AT_0 = {"mbo_domein_crebo", "mbo_dossier_nr", "mbo_kwalificatie_niveau", "mbo_kwalificatie_nr", "mbo_kwalificatie_sbu"}
# Values of the fact that the parameter `feit` is: an out-parameter, or what is returned (None).
FACT_VALUES = {("mbo_nodig_waarde", "out"), ("mbo_feit_aanname", "value"), ("mbo_feit_min", None), ("mbo_feit_max", None)}
BITS = {"mbo_oordeel_open": "open", "mbo_oordeel_beslissers": "beslisser", "mbo_leerroute_leerwegen": "leerweg"}
HUNDREDTHS = {"mbo_parameter_waarde", "mbo_domein_prijsfactor", "mbo_crebo_prijsfactor"}
FOUND = {"mbo_advies_duur", "mbo_leerroute_duur", "mbo_nodig_waarde", "mbo_feit_aanname"}  # 1: the outs are set
HUNDREDTHS_IN = {("mbo_regels_met_parameter", "waarde")}
OPTIONAL = {("mbo_advies_zaak", "gewoon"): "0", ("mbo_regels_met_parameter", "tot"): "None",
            ("mbo_leerroute_create", "soort"): "0", ("mbo_leerroute_create", "crebo"): "0",
            ("mbo_oordeel_motivering", "vorm"): "1"}

# Every function that a table above speaks of.
NAMED = {*OF_THE_WHOLE, *ELSEWHERE, *TRUTHS, *OPEN_TRUTHS, *PLACES, *NONE_AT_0, *BITS, *HUNDREDTHS, *FOUND,
         *(item.count for item in ITEMS if item.count), *(name for name, _ in (*FACT_VALUES, *HUNDREDTHS_IN, *OPTIONAL))}

# How C says it, and how it is here: of every function, and of those that give a truth, or None.
NOT_HERE = (
    (r"Thread-safe; (\w)", lambda m: m[1].upper()), (r"\s*\bThread-safe\.", ""),
    (r"(?:[;,] (?:or )?|(?<=\. ))(?:None|NULL|0|empty|the index is)(?: is)? outside the range(?=\.)", ""),
    (r", or outside the range", ""), (r"(?:; 0|(?<=\. )NULL) for an unknown [\w ,]+\.", "."),
    (r" or no such fact(?=\.)", ""), (r",? by index(?=[,.:;])", ""), (r", NUL-terminated|NUL-terminated(?:, )?", ""),
    (r" \.", "."), (r"\.\.", "."), (r"bit `1 << mbo_\w+` for", "one for"), (r": bit `1 << mbo_\w+`", ""),
    (r"mbo_opmerking\b(?!\()", "Opmerking"), (r"`gewoon` not 0", "`gewoon` True"), (r"`plaats` -1: ", "of a Keten: "),
)
A_TRUTH = ((r" 1 yes, 0 no\.", ""), (r"\balways 0\b", "always None"), (r"\bthis is 0\b", "this is False"),
           (r"\b1 yes\b", "True"), (r"\b0 no\b", "False"), (r"-1 (?=[a-z])", "None: "), (r"\b1 when", "True when"),
           (r"\b([Ee])lse 0\b", r"\1lse False"), (r"\b0: ", "False: "), (r"\? 1 or 0\.", "?"))
OR_NONE = ((r"\b1, or 0 when", "None when"), (r"\b0 (when|for|while)", r"None \1"), (r"\b0: ", "None: "), (r"-1\b", "None"))

AS_DECIMAL = ((r"in euro cents", "in euros"), (r"0 cents with", "0 with"),
              (r"in hundredths of its unit: euro cents[^.]*", "in its unit"),
              (r"is in hundredths of its unit", "is in its unit, with at most two decimals"),
              (r" in hundredths \(1[.,]10 is 110\), 0", ", None"))

# Structs of options: each field is an argument by name, but for these. A field that counts only with another sets that.
STRUCTS = ("mbo_filter", "mbo_regels_options", "mbo_structuur_options")
NO_ARGUMENT = ("size", "allocator", "progress", "progress_ctx", "parameters_size", "instroom")
SETS_TOO = {"instroom_op": "instroom = 1", "parameters_data": "parameters_size = (size_t)a_parameters_data.len"}

NO_ENUM = ("mbo_status", "mbo_datum")  # exceptions; a day


def bind_structs(api):
    """Give the functions that the manifest leaves out for want of a struct their roles, and take them off that list."""
    names = {entry["name"]: kind for kind in ("handle", "struct", "callback", "type") for entry in api[f"{kind}s"]}
    binder = Binder({"names": names, "types": api["types"]})
    for function in api["functions"]:
        failed = api["unbound"].get(function["name"], "")
        if any(f": const {name} *" in failed for name in STRUCTS):
            for param in function["params"]:
                if base(param["type"]) in STRUCTS:
                    param["bind"] = "null"
                else:
                    param["bind"] = binder.param(function, param)
            function["return"]["bind"] = binder.returned(function["return"], {p["name"]: p for p in function["params"]})
            del api["unbound"][function["name"]]


def camel(name):
    return "".join(word.capitalize() for word in name.split("_"))


class Enum:
    """An enum with a type."""

    def __init__(self, entry, vocabularies):
        self.type = entry["type"]
        self.key = short(self.type)
        self.doc = entry["doc"]
        names = [v["name"] for v in entry["values"]]
        prefix = names[0][:names[0].rindex("_") + 1]
        while not all(name.startswith(prefix) for name in names):
            prefix = prefix[:prefix.rindex("_", 0, -1) + 1]
        self.values = [(v["name"][len(prefix):], v["name"], v["doc"]) for v in entry["values"]]
        self.last = max(v["value"] for v in entry["values"])
        self.zero = any(v["value"] == 0 for v in entry["values"])
        self.vocabulary = vocabularies.get(self.key, "0")


class Member:
    """A function of the manifest as a member of a type, or of the module (`owner` None)."""

    elsewhere = ELSEWHERE

    def __init__(self, writer, entry):
        self.writer, self.entry = writer, entry
        self.name, self.params, self.returns = entry["name"], entry["params"], entry["return"]
        self.self_param, self.item, self.bound, self.plural = None, None, {}, False
        self.place()
        self.args = [p for p in self.params if p["bind"] in ("int", "text", "bytes", "set", "handle")
                     and p is not self.self_param and p["name"] not in self.bound]
        self.args = [p for p in self.args if not self.default(p)] + [p for p in self.args if self.default(p)]
        self.structs = [p for p in self.params if p["bind"] == "null" and base(p["type"]) in STRUCTS]
        for struct in self.structs:
            self.args += self.fields(struct)
        self.outs = [p for p in self.params if p["bind"].startswith("out_")]
        self.status = self.returns["bind"] == "status"
        self.buffer = any(p["bind"] == "buffer" for p in self.params)

    def place(self):
        """Find the type, the parameter that is self, and what of the others an item binds."""
        handles = self.writer.handles
        found = max((h for h in handles if self.name.startswith(f"mbo_{h}_")), key=len, default=None)
        self.owner, self.pyname = found, self.name[5 + len(found):] if found else short(self.name)
        if self.name in self.elsewhere:
            self.owner, self.pyname = self.elsewhere[self.name]
        if self.owner:
            self.self_param = next((p for p in self.params if p["bind"] == "handle"
                                    and base(p["type"]) == f"mbo_{self.owner}"), None)
        if not self.self_param:
            self.owner, self.pyname = None, short(self.name)
            return
        rest = tuple(p["name"] for p in self.params if p["bind"] == "int")
        fitting = [i for i in ITEMS if i.handle == self.owner and rest[:len(i.params)] == i.params
                   and self.pyname.startswith(i.prefix)]
        if fitting:
            self.item = max(fitting, key=lambda i: len(i.params))
            self.owner, self.pyname = self.item.name, self.pyname[len(self.item.prefix):]
            self.bound = {name: n for n, name in enumerate(self.item.params)}

    def fields(self, struct):
        """The fields of a struct as arguments by name, each of which may be left out."""
        entry = next(e for e in self.writer.api["structs"] if e["name"] == base(struct["type"]))
        found = []
        for field in entry["fields"]:
            if field["type"] == "mbo_progress" and self.tells_progress():
                found.append({"name": "voortgang", "type": field["type"], "bind": "callable", "tags": ["null"],
                              "text": field["doc"], "struct": struct["name"]})
            elif field["name"] not in NO_ARGUMENT:
                bind = "int" if "*" not in field["type"] else "bytes" if field["name"].endswith("_data") else "text"
                found.append({"name": field["name"], "type": field["type"], "bind": bind, "tags": ["null"],
                              "text": field["doc"], "struct": struct["name"]})
        return found

    def tells_progress(self):
        """Has it, where its options have that, an argument that is called as it goes on?"""
        return True

    def of_the_whole(self):
        """The same function as a member of the item before it."""
        other = type(self)(self.writer, self.entry)
        other.owner = self.item.parent
        return other

    def default(self, param):
        """The default of an argument as its signature shows it; None: it must be given."""
        if (self.name, param["name"]) in OPTIONAL:
            return OPTIONAL[self.name, param["name"]]
        if "struct" in param:
            return "None"
        if "null" in param["tags"] and param["bind"] in ("handle", "set", "text"):
            return "None"
        return {"options": "0"}.get(param["name"], "1" if param["type"] == "mbo_taal" else None)

    def doc(self, text):
        """Prose of the header as it is of what a script gets."""
        also = A_TRUTH if self.name in TRUTHS | OPEN_TRUTHS else ()
        if self.name in BITS:
            also = ((r"\b0 when", "empty when"),)
        elif not also and self.may_be_none():
            also = OR_NONE
        for pattern, words in NOT_HERE + also:
            text = re.sub(pattern, words, text)
        return text.strip()

    def kind(self, type_, tags, name=None):
        """What a value is, of what is returned or of the out-parameter `name`: by this word each binding has its own way to
        give it. And the handle or enum that it is of."""
        bare = base(type_)
        if "*" in type_ and bare == "char":
            return "text", None
        if "*" in type_:
            return "owned" if "own" in tags else "borrowed", short(bare)
        if (self.name, name) in FACT_VALUES:
            return "fact", None
        if name is None:
            for table, kind in ((TRUTHS, "truth"), (OPEN_TRUTHS, "open_truth"), (PLACES, "place"), (NONE_AT_0, "number_or_none")):
                if self.name in table:
                    return kind, None
            if self.name in BITS:
                return "bits", BITS[self.name]
            if self.name in HUNDREDTHS:
                return "hundredths" if self.name == "mbo_parameter_waarde" else "hundredths_or_none", None
        if name == "cents":
            return "hundredths", None
        if bare in self.writer.enum_types:
            return "code", short(bare)
        return {"mbo_feitset": "set", "mbo_datum": "date"}.get(bare, "number"), None

    def out_values(self, write):
        """`write(type, tags, name)` of each out-parameter."""
        return [write(p["type"][:-1].rstrip() if p["bind"] == "out_handle" else p["type"].rstrip("* "), p["tags"], p["name"])
                for p in self.outs]

    def when(self):
        """Where what is returned only says whether the out-parameters are set: by this condition. Else ""."""
        if self.name in FOUND:
            return "c_result"
        return "c_result == MBO_STAND_BEKEND" if self.returns["type"] == "mbo_stand" and self.outs else ""

    def call(self, buffer="NULL", size="0", index=None):
        """The expression that calls it; `index` is the name of the parameter that goes up."""
        given = []
        for p in self.params:
            bind, name = p["bind"], p["name"]
            if p is self.self_param:
                given.append(f"{self.object}->ptr")
            elif name in self.bound:
                given.append(f"{self.object}->at[{self.bound[name]}]")
            elif name == index:
                given.append(self.index)
            elif p in self.structs:
                given.append(f"g_{name} ? &o_{name} : NULL")
            elif bind == "handle" and base(p["type"]) == "mbo_structuur" and "null" in p["tags"]:
                given.append("c_structuur")
            elif bind in ("int", "text", "set", "bytes", "handle"):
                given.append(self.argument(p))
            elif bind == "size" and not self.buffer:
                given.append(self.size_of(next(q["name"] for q in self.params if f"array:{name}" in q["tags"])))
            else:
                given.append({"null": "NULL", "fout": "&fout", "buffer": buffer, "size": size}.get(bind, f"&c_{name}"))
        return f"{self.name}({', '.join(given)})"

    def declare_outs(self):
        lines = []
        for p in self.outs:
            type_ = p["type"][:-1].rstrip()
            zero = {"out_set": "{{0, 0}}", "out_handle": "NULL"}.get(p["bind"], "0")
            if base(p["type"]) == "mbo_datum":
                zero = "MBO_DATUM_NOT_SET"
            lines.append(f"{type_}{'' if type_.endswith('*') else ' '}c_{p['name']} = {zero};")
        return lines

    def needs_structuur(self, args):
        return next((p for p in args if base(p["type"]) == "mbo_structuur" and "null" in p["tags"]), None)


class Reader:
    """What a program that writes a binding knows of the API: `member`, `sequence` and `many` write what goes somewhere."""

    function = Member

    def __init__(self, api):
        self.api = api
        self.types = {t["name"]: t["is"] for t in api["types"]}
        self.handle_types = {h["name"] for h in api["handles"]}
        self.handles = [short(h["name"]) for h in api["handles"]]
        vocabularies = {v["name"][len("MBO_VOCABULAIRE_"):].lower(): v["name"] for e in api["enums"]
                        if e["type"] == "mbo_vocabulaire" for v in e["values"]}
        self.enums = [Enum(e, vocabularies) for e in api["enums"] if e["type"] and e["type"] not in NO_ENUM]
        self.enum_types = {e.type for e in self.enums}
        self.kinds = self.handles + [item.name for item in ITEMS]
        self.code = []
        self.getters = {kind: [] for kind in self.kinds}
        self.methods = {kind: [] for kind in self.kinds + [None]}
        self.bound = {}  # of a function of C, where it went

    def skipped(self, name):
        """Is it written by hand, or not bound?"""
        raise NotImplementedError

    def functions(self):
        by_name = {f["name"]: f for f in self.api["functions"]}
        counts = {item.count: item for item in ITEMS if item.count}
        todo = []
        for entry in self.api["functions"]:
            if self.skipped(entry["name"]):
                continue
            if entry["name"] in counts:
                self.many(counts[entry["name"]], entry)
                continue
            f = self.function(self, entry)
            todo.append(f)
            if f.name in OF_THE_WHOLE:
                todo.append(f.of_the_whole())
        counted = {}
        for f in todo:
            index = next((p["name"] for p in f.args if p["name"] == "index"), None)
            if index and f.owner and f.pyname in PLURALS:
                count = next((c for c in (f"{f.name}_count", f"mbo_{f.owner}_count")
                              if c in by_name and c not in counts), None)
                self.sequence(f, index, count and self.function(self, by_name[count]))
                if count:
                    counted[count] = f
        for f in todo:
            if f.name not in self.bound or (f.name in OF_THE_WHOLE and f.owner == "keten"):
                if f.name not in counted:
                    self.member(f)
        for count, f in counted.items():
            self.bound[count] = f.where
