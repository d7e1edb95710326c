#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mborules.wasm and the JavaScript package, in build/javascript, with emscripten of Debian.

libxml2 (no more of it than is used) and jansson are built from the source packages of this Debian, see debian.py. The types of what
comes out are written from docs/schema, those of a case from the facts.
"""
import json
import re
import shutil
from pathlib import Path

from debian import LICENCES, TOP, Libraries, fail, run, say, sources

WORK = TOP / "build" / "javascript"
PACKAGE = WORK / "package"
FROM = TOP / "bindings" / "javascript"
FEATURES = ("OUTPUT", "PUSH", "TREE", "WRITER")  # of libxml2: to load a structure, and to write a page
CFLAGS = "-O2 -Wno-implicit-function-declaration"  # encoding.c of libxml2 2.9 does not include what it calls


def build():
    """mborules.wasm, and the libraries in it."""
    if not shutil.which("emcc"):
        fail("there is no emcc: ./run packages emscripten node-acorn")
    version = run("emcc", "--version").split("\n")[0]
    root = Path(run("em-config", "EMSCRIPTEN_ROOT").strip())
    toolchain = f"-DCMAKE_TOOLCHAIN_FILE={root / 'cmake/Modules/Platform/Emscripten.cmake'}"
    libraries = Libraries(WORK / "static", sources("libxml2", "jansson"), FEATURES, version, {"CFLAGS": CFLAGS},
                          [toolchain, f"-DCMAKE_C_FLAGS={CFLAGS}"], as_here=True)
    libraries.build()
    say("mborules.wasm")
    libraries.run("cmake", "-S", TOP, "-B", WORK / "build", "-G", "Ninja", toolchain, "-DCMAKE_BUILD_TYPE=Release",
                  "-DCMAKE_C_FLAGS_RELEASE=-O2 -DNDEBUG", f"-DCMAKE_C_FLAGS=-ffile-prefix-map={TOP}=.",
                  f"-DCMAKE_FIND_ROOT_PATH={libraries.prefix}", "-DBUILD_SHARED_LIBS=OFF", "-DMBORULES_FFI=OFF",
                  "-DMBORULES_PROGRAMS=OFF", "-DMBORULES_TESTS=OFF", "-DMBORULES_EXAMPLES=OFF", "-DMBORULES_INSTALL=OFF")
    libraries.run("cmake", "--build", WORK / "build", "--target", "mborules_wasm")
    return WORK / "build" / "bindings" / "javascript" / "mborules.wasm", libraries


# ---- types


def pascal(name):
    return "".join(word.capitalize() for word in name.split("_"))


class Types:
    """TypeScript of the JSON Schemas: of the dialect in docs/schema, and of nothing else."""

    def __init__(self):
        self.schemas = {name: json.loads((TOP / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8"))
                        for name in ("antwoord", "advies", "structuur")}
        self.text = ["// Written by tools/javascript.py from docs/schema and the facts.\n"]
        self.names = {}
        for schema, of in self.schemas.items():
            for name in of["$defs"]:
                taken = name in [other for _, other in self.names]
                self.names[schema, name] = "" if name == "datum" else (pascal(f"{schema}_{name}") if taken else pascal(name))
        self.names["advies", "antwoord"] = "Routeantwoord"
        for schema, of in self.schemas.items():
            for name, definition in of["$defs"].items():
                if self.names[schema, name] and name != "foute_regel":
                    self.define(schema, self.names[schema, name], definition)

    def define(self, schema, name, definition):
        if "description" in definition:
            self.text.append(f"/** {definition['description']} */")
        self.text.append(f"export type {name} = {self.of(schema, definition)};\n")

    def of(self, schema, node):
        if node is True or not set(node) - {"description"}:
            return "unknown"
        if "$ref" in node:
            file, name = re.fullmatch(r"(?:(\w+)\.schema\.json)?#/\$defs/(\w+)", node["$ref"]).groups()
            return self.names[file or schema, name] or "string"
        if "const" in node:
            return json.dumps(node["const"])
        if "enum" in node:
            return " | ".join(map(json.dumps, node["enum"]))
        for several in ("anyOf", "oneOf"):
            if several in node and "type" not in node:
                return " | ".join(dict.fromkeys(self.of(schema, one) for one in node[several]))
        kind = node["type"]
        if isinstance(kind, list):
            return " | ".join(self.of(schema, node | {"type": one}) for one in kind)
        if kind == "array":
            return f"({self.of(schema, node['items'])})[]"
        if kind == "object":
            return self.object(schema, node)
        return {"integer": "number"}.get(kind, kind)

    def object(self, schema, node):
        if "properties" not in node:
            keys = self.of(schema, node["propertyNames"]) if "propertyNames" in node else "string"
            return f"{{ [name in {keys}]?: {self.of(schema, node['additionalProperties'])} }}"
        lines = []
        for name, of in node["properties"].items():
            if isinstance(of, dict) and "description" in of:
                lines.append(f"    /** {of['description']} */")
            optional = "" if name in node.get("required", ()) else "?"
            lines.append(f"    {name}{optional}: {self.of(schema, of)};".replace("\n", "\n    "))
        return "{\n" + "\n".join(lines) + "\n}"

    def case(self, facts):
        """A fact in its own type, or in its text form."""
        case, texts = [], []
        for fact in facts:
            codes = " | ".join(json.dumps(code["code"]) for code in fact.get("codes", ()))
            text = {"bool": '"ja" | "nee"', "code": codes}.get(fact["type"], "string")
            own = {"bool": "boolean | ", "int": "number | ", "geld": "number | ", "set": f"readonly ({codes})[] | "}
            case += [f"    /** {fact['tekst_en']} */", f"    {fact['feit']}?: {own.get(fact['type'], '')}{text} | null;"]
            texts.append(f"    {fact['feit']}?: {text};")
        return "\n".join([*self.text, "/** A case: the facts that are known. A date is yyyy-mm-dd, money euros. */", "export interface Zaak {",
                          *case, "}\n", "/** The same, each in its text form. */", "export interface ZaakTekst {", *texts, "}\n"])


def facts():
    script = "import { laad } from './node.js'; console.log(JSON.stringify((await laad()).feiten()));"
    return json.loads(run("node", "--input-type=module", "-e", script, cwd=PACKAGE))


# ---- the package


def package():
    """The folder of the package; it is made anew, and packed beside it."""
    wasm, libraries = build()
    shutil.rmtree(PACKAGE, ignore_errors=True)
    PACKAGE.mkdir(parents=True)
    for file in (wasm, TOP / "LICENSE", *(FROM / name for name in ("README.md", "mborules.d.ts", "mborules.js", "node.js"))):
        shutil.copy(file, PACKAGE)
    for name in libraries.dscs:
        (PACKAGE / "licences" / name).mkdir(parents=True)
        shutil.copy(libraries.prefix / "licences" / name / LICENCES[name], PACKAGE / "licences" / name)
    described = json.loads((FROM / "package.json").read_text(encoding="utf-8"))
    described["version"] = re.search(r"project\(mborules VERSION ([\d.]+)", (TOP / "CMakeLists.txt").read_text(encoding="utf-8"))[1]
    (PACKAGE / "package.json").write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    (PACKAGE / "uitvoer.d.ts").write_text(Types().case(facts()), encoding="utf-8")
    for old in WORK.glob("mborules-*.tgz"):
        old.unlink()
    if shutil.which("npm"):
        run("npm", "pack", "--silent", "--offline", "--pack-destination", WORK, cwd=PACKAGE)
    else:
        print(f"SKIPPED: packing {PACKAGE.relative_to(TOP)}: there is no npm")
    return PACKAGE


if __name__ == "__main__":
    print(package().relative_to(TOP))
