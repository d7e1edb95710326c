#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Read the public headers as data.

The headers in include/mborules are the one source of the API. This program reads them in a restricted grammar and
writes two files that are committed, so that a change of the API shows in review:

  bindings/mborules-api.json   every enum, struct, handle, callback and function, with docs and tags
  libmborules/mborules.map     the version script: exactly the names that leave the shared library

What a header may hold, one declaration a statement:

  typedef int32_t mbo_x;                           an integer type; an enum right after it lists its values
  enum { MBO_X_A = 1, MBO_X_B = INT32_MIN };       anonymous, every value explicit
  typedef struct mbo_x mbo_x;                      a handle
  typedef struct mbo_x { int64_t a; } mbo_x;       a plain struct
  typedef int32_t (*mbo_x)(void *ctx, int64_t a);  a callback
  MBO_API mbo_status mbo_x_create(...);            a function, with a doc comment above it

Each pointer parameter (a callback is one too) and each pointer that is returned has a line of its own in the doc
comment, indented by three blanks, with text that may go on in lines indented deeper:

  path   [in]              the caller's, read during the call
  out    [out]             written by the call
  data   [in] [array:size] as many as the parameter `size` says; [out] [array:size]: a buffer of that size
  out    [out] [own]       the caller owns what comes out; for [in] [own]: the call takes it
  fout   [out] [null]      may be NULL
  return [borrow:parent]   lives as long as the parameter `parent`; borrow:static for ever
  return [own] [null]      the caller's, or NULL

Anything else is an error that names file and line.
"""

import argparse
import difflib
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDES = ("stddef.h", "stdint.h")
NOT_READ = ("mborules/version.h", "mborules/arrow.h")  # macros that CMake writes; structs of others behind guards
FOREIGN = ("ArrowArrayStream",)  # the structs of mborules/arrow.h that the API names
INTEGERS = {
    "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "size_t",
}
BASE_TYPES = INTEGERS | {"void", "char", "double"}
LIMITS = {"INT32_MIN": -2**31, "INT32_MAX": 2**31 - 1}
PLAIN_TAGS = ("in", "out", "own", "null")

TOKEN = re.compile(
    r"(?P<blank>[ \t]+)|(?P<newline>\n)|(?P<directive>\#[^\n]*)|(?P<doc>/\*\*(?!/).*?\*/)|(?P<comment>/\*.*?\*/)"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<number>0x[0-9A-Fa-f]+|\d+)|(?P<string>\"[^\"\n]*\")|(?P<mark>[-{}()\[\];,*=])",
    re.S)
TAG_LINE = re.compile(r"(?P<name>[A-Za-z_]\w*)(?P<tags>(?:\s+\[[^\]]*\])*)(?:\s+(?P<text>.*))?$")


class HeaderError(Exception):
    """Something in a header that the grammar does not allow."""

    def __init__(self, file, line, message):
        super().__init__(f"{file}:{line}: {message}")


class Token:
    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line


def plain(comment):
    """The lines of a doc comment without its stars; the blanks after the star stay."""
    lines = re.sub(r"^/\*\*<?|\*/$", "", comment).split("\n")
    return [lines[0].rstrip()] + [re.sub(r"^\s*\*", "", line).rstrip() for line in lines[1:]]


def paragraphs(lines):
    """Lines as one text, paragraphs kept apart."""
    text = "\n".join(line.strip() for line in lines)
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


class Header:
    """One header, read statement by statement into `api`."""

    def __init__(self, file, text, api):
        self.file, self.api = file, api
        self.guards = []
        self.includes = []
        self.tokens = list(self.scan(text))
        self.at = 0
        self.statement = None  # the entity of the last statement, for a trailing doc comment
        self.types = []        # the integer type just declared: the enum that follows lists its values

    def fail(self, message, line=None):
        raise HeaderError(self.file, self.line if line is None else line, message)

    @property
    def line(self):
        return self.tokens[min(self.at, len(self.tokens) - 1)].line if self.tokens else 1

    # ---- tokens

    def scan(self, text):
        at, line, begin = 0, 1, True
        skipped = None  # the tokens inside #ifdef __cplusplus
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                self.stop(line, f"does not understand '{text[at]}'")
            kind, body = match.lastgroup, match.group()
            if kind == "directive":
                if not begin:
                    self.stop(line, "a directive must stand on a line of its own")
                skipped = self.directive(body, line, skipped)
            elif kind in ("word", "number", "string", "mark", "doc"):
                if skipped is not None:
                    skipped.append(body)
                elif any(not guard.endswith("_H") for guard in self.guards):
                    self.stop(line, "a declaration inside a condition")
                else:
                    yield Token(kind, body, line)
            if kind != "blank":
                begin = kind == "newline"
            line += body.count("\n")
            at = match.end()
        if self.guards:
            self.stop(line, "a condition without #endif")

    def stop(self, line, message):
        raise HeaderError(self.file, line, message)

    def directive(self, body, line, skipped):
        words = body[1:].split()
        name = words[0] if words else ""
        if name == "include":
            match = re.fullmatch(r"#\s*include\s+<([^>]+)>", body)
            target = match.group(1) if match else body
            if target not in INCLUDES and not target.startswith("mborules/"):
                self.stop(line, f"does not understand the include {target}")
            self.includes.append(target)
        elif name in ("ifndef", "ifdef", "if"):
            self.guards.append(words[1] if name == "ifndef" and len(words) == 2 else f"{body};")
            if words == ["ifdef", "__cplusplus"]:
                return []
        elif name in ("else", "elif"):
            if not self.guards:
                self.stop(line, f"#{name} without a condition")
        elif name == "endif":
            if not self.guards:
                self.stop(line, "#endif without a condition")
            self.guards.pop()
            if skipped is not None and skipped not in (["extern", '"C"', "{"], ["}"]):
                self.stop(line, 'only extern "C" { and } may stand inside #ifdef __cplusplus')
            return None
        elif name == "define":
            if words[1:2] != ["MBO_API"] and words[1:] != self.guards[-1:]:
                self.stop(line, f"does not understand {body}: a constant is an enum")
        else:
            self.stop(line, f"does not understand {body}")
        return skipped

    def peek(self, ahead=0):
        at = self.at + ahead
        return self.tokens[at].text if at < len(self.tokens) else None

    def take(self, expected=None):
        if self.at >= len(self.tokens):
            self.fail(f"expected {expected or 'more'}, found the end of the file")
        token = self.tokens[self.at]
        if expected is not None and token.text != expected:
            self.fail(f"expected '{expected}', found '{token.text.splitlines()[0]}'")
        self.at += 1
        return token

    def word(self, what):
        token = self.take()
        if token.kind != "word":
            self.fail(f"expected {what}, found '{token.text.splitlines()[0]}'", token.line)
        return token

    def trailing(self):
        """The text of a comment /**< ... */ when it stands here, else ""."""
        if self.at < len(self.tokens) and self.tokens[self.at].text.startswith("/**<"):
            return paragraphs(plain(self.take().text))
        return ""

    # ---- statements

    def parse(self):
        doc = None
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind == "doc":
                if token.text.startswith("/**<"):
                    if self.statement is None or self.statement["doc"]:
                        self.fail("a trailing doc comment that belongs to nothing")
                    self.statement["doc"] = self.trailing()
                elif "@file" in token.text:
                    lines = plain(self.take().text)
                    self.api["headers"][-1]["doc"] = paragraphs(
                        re.sub(r"@file\s+\S+", "", line) for line in lines)
                elif doc:
                    self.fail("a doc comment that belongs to nothing", doc.line)
                else:
                    doc = self.take()
                continue
            self.statement = None
            if token.text == "typedef":
                self.typedef(doc)
            elif token.text == "enum":
                self.enum(doc)
            elif token.text == "MBO_API":
                self.function(doc)
            else:
                self.fail(f"does not understand '{token.text}': expected typedef, enum or MBO_API")
            doc = None
        if doc:
            self.fail("a doc comment that belongs to nothing", doc.line)

    def declare(self, name, kind, line):
        if name in self.api["names"]:
            self.fail(f"a second declaration of {name}", line)
        self.api["names"][name] = kind

    def add(self, group, entity):
        self.api[group].append(entity)
        self.statement = entity

    def typedef(self, doc):
        line = self.take("typedef").line
        text = paragraphs(plain(doc.text)) if doc else ""
        self.types = []
        if self.peek() == "struct":
            self.take()
            tag = self.word("the name of a struct").text
            if self.peek() == "{":
                self.struct(tag, text, line)
                return
            name = self.word("the name of a type").text
            if name != tag:
                self.fail(f"struct {tag} must have the name {tag}, found {name}", line)
            self.take(";")
            self.declare(name, "handle", line)
            self.add("handles", {"name": name, "header": self.file, "doc": text})
            return
        type_ = self.type()
        if self.peek() == "(":
            name, params = self.function_pointer()
            self.take(";")
            self.declare(name, "callback", line)
            self.add("callbacks", {"name": name, "header": self.file, "doc": text, "return": type_, "params": params})
            return
        name = self.word("the name of a type").text
        if type_ not in INTEGERS:
            self.fail(f"{name}: a plain typedef is of an integer type, found {type_}", line)
        self.take(";")
        self.declare(name, "type", line)
        self.types = [name]
        self.add("types", {"name": name, "header": self.file, "is": type_, "doc": text})

    def function_pointer(self):
        self.take("(")
        self.take("*")
        name = self.word("the name of a callback").text
        self.take(")")
        return name, [{"name": n, "type": t} for n, t, _ in self.params()]

    def struct(self, tag, text, line):
        self.take("{")
        fields = []
        while self.peek() != "}":
            type_ = self.type()
            field = {"name": None, "type": type_, "doc": ""}
            if self.peek() == "(":
                field["name"], field["params"] = self.function_pointer()
                field["type"], field["return"] = "callback", type_
            else:
                field["name"] = self.word("the name of a field").text
            if self.peek() == "[":
                self.take("[")
                field["count"] = self.number()
                self.take("]")
            if any(other["name"] == field["name"] for other in fields):
                self.fail(f"a second declaration of {tag}.{field['name']}")
            self.take(";")
            field["doc"] = self.trailing()
            fields.append(field)
        self.take("}")
        name = self.word("the name of a type").text
        if name != tag:
            self.fail(f"struct {tag} must have the name {tag}, found {name}", line)
        self.take(";")
        self.declare(name, "struct", line)
        self.add("structs", {"name": name, "header": self.file, "doc": text, "fields": fields})

    def number(self):
        sign = 1
        if self.peek() == "-":
            self.take()
            sign = -1
        token = self.take()
        if token.kind == "number":
            return sign * int(token.text, 0)
        if token.text in LIMITS:
            return sign * LIMITS[token.text]
        return self.fail(f"expected a number, found '{token.text}'", token.line)

    def enum(self, doc):
        line = self.take("enum").line
        self.take("{")
        values = []
        while self.peek() != "}":
            token = self.word("the name of a constant")
            self.declare(token.text, "constant", token.line)
            if self.peek() != "=":
                self.fail(f"{token.text} needs an explicit value", token.line)
            self.take("=")
            value = {"name": token.text, "value": self.number()}
            if not -2**31 <= value["value"] < 2**31:
                self.fail(f"{token.text} = {value['value']} does not fit in int32_t", token.line)
            comma = self.peek() == ","
            if comma:
                self.take()
            value["doc"] = self.trailing()
            if not comma and self.peek() != "}":
                self.take(",")
            values.append(value)
        self.take("}")
        self.take(";")
        if not values:
            self.fail("an enum without constants", line)
        type_ = self.types[0] if self.types and not doc else None
        self.types = []
        self.add("enums", {"type": type_, "header": self.file, "doc": paragraphs(plain(doc.text)) if doc else "",
                           "values": values})

    # ---- types

    def type(self):
        const = ""
        if self.peek() == "const":
            self.take()
            const = "const "
        token = self.word("a type")
        name = token.text
        known = self.api["names"].get(name)
        if name == "struct":
            token = self.word("the name of a struct")
            name = f"struct {token.text}"
            if token.text not in FOREIGN:
                self.fail(f"{name} is not one of {', '.join(FOREIGN)}", token.line)
        elif name not in BASE_TYPES and known not in ("type", "handle", "struct", "callback"):
            self.fail(f"{name} is no type that was declared before", token.line)
        stars = ""
        while self.peek() == "*":
            stars += self.take().text
        if len(stars) > 2:
            self.fail(f"too many stars after {name}", token.line)
        return f"{const}{name}{' ' if stars else ''}{stars}"

    def params(self):
        """The parameters between brackets: name, type, line."""
        self.take("(")
        if self.peek() == "void" and self.peek(1) == ")":
            self.take()
            self.take()
            return []
        params = []
        while True:
            line = self.line
            type_ = self.type()
            if not self.at < len(self.tokens) or self.tokens[self.at].kind != "word":
                self.fail(f"a parameter of type {type_} needs a name")
            name = self.take().text
            kind = self.api["names"].get(type_)
            if type_ == "void" or kind in ("handle", "struct"):
                self.fail(f"parameter {name}: {type_} cannot be passed by value", line)
            if any(name == other[0] for other in params):
                self.fail(f"a second parameter {name}", line)
            params.append((name, type_, line))
            if self.peek() != ",":
                break
            self.take()
        self.take(")")
        return params

    # ---- functions

    def is_pointer(self, type_):
        return type_.endswith("*") or self.api["names"].get(type_) == "callback"

    def function(self, doc):
        self.take("MBO_API")
        self.types = []
        line = self.line
        return_type = self.type()
        name = self.word("the name of a function").text
        params = self.params()
        self.take(";")
        self.declare(name, "function", line)
        if not name.startswith("mbo_"):
            self.fail(f"function {name} does not begin with mbo_", line)
        if self.api["names"].get(return_type) in ("handle", "struct", "callback"):
            self.fail(f"{name} cannot return {return_type} by value", line)
        if not doc:
            self.fail(f"{name} has no doc comment", line)
        text, tags = self.tags(doc, [p[0] for p in params], name)
        entity = {"name": name, "header": self.file, "doc": text, "return": {"type": return_type}, "params": []}
        types = {n: t for n, t, _ in params}
        for param, type_, at in params + [("return", return_type, line)]:
            described = tags.get(param)
            found, words, tag_line = described or ([], "", at)
            if self.is_pointer(type_) and not found:
                what = "returns a pointer" if param == "return" else f"has a pointer {param}"
                self.fail(f"{name} {what} without a tag", tag_line)
            if found and not self.is_pointer(type_):
                self.fail(f"{name}: tags on {param}, which is no pointer", tag_line)
            self.check_tags(name, param, type_, found, types, tag_line)
            if param == "return":
                entity["return"].update({"tags": found, "text": words})
            else:
                entity["params"].append({"name": param, "type": type_, "tags": found, "text": words})
        entity["line"] = line
        self.add("functions", entity)

    def tags(self, doc, names, function):
        """The text of a doc comment, and of each parameter its tags, text and line."""
        prose, tags, name, indent = [], {}, None, 0
        for number, line in enumerate(plain(doc.text), doc.line):
            depth = len(line) - len(line.lstrip())
            if not line.strip() or depth < 3:
                prose.append(line)
                name = None
                continue
            if name and depth > indent:
                found, text, at = tags[name]
                tags[name] = (found, f"{text} {line.strip()}".strip(), at)
                continue
            match = TAG_LINE.match(line.strip())
            if not match or match["name"] not in names + ["return"]:
                word = match["name"] if match else line.strip()
                self.fail(f"{function}: '{word}' is no parameter", number)
            name, indent = match["name"], depth
            if name in tags:
                self.fail(f"{function}: a second tag line for {name}", number)
            found = re.findall(r"\[([^\]]*)\]", match["tags"])
            tags[name] = (found, match["text"] or "", number)
        return paragraphs(prose), tags

    def check_tags(self, function, param, type_, tags, types, line):
        where = f"{function}, {param}"
        if len(set(tags)) != len(tags):
            self.fail(f"{where}: a tag stands there twice", line)
        lifetime = [tag for tag in tags if tag == "own" or tag.startswith("borrow:")]
        for tag in tags:
            key, _, value = tag.partition(":")
            if key == "array" and value and param != "return":
                if self.resolve(types.get(value, "")) not in INTEGERS:
                    self.fail(f"{where}: [{tag}] names no integer parameter", line)
            elif key == "borrow" and value:
                if value != "static" and not (value in types and self.is_pointer(types[value])):
                    self.fail(f"{where}: [{tag}] names neither a pointer parameter nor static", line)
            elif tag not in PLAIN_TAGS or (param == "return" and tag in ("in", "out")):
                self.fail(f"{where}: unknown tag [{tag}]", line)
        if len(lifetime) > 1:
            self.fail(f"{where}: [{lifetime[0]}] and [{lifetime[1]}] exclude each other", line)
        if not tags:
            return
        if param == "return":
            if not lifetime:
                self.fail(f"{function}: who owns what it returns? Say [own] or [borrow:...]", line)
            return
        if "in" not in tags and "out" not in tags:
            self.fail(f"{where}: neither [in] nor [out]", line)
        if "out" in tags and type_.startswith("const ") and not type_.endswith("**"):
            self.fail(f"{where}: [out] of const", line)
        if "out" in tags and type_.endswith("**") and not lifetime:
            self.fail(f"{where}: who owns what comes out? Say [own] or [borrow:...]", line)
        if lifetime and "out" in tags and not type_.endswith("**"):
            self.fail(f"{where}: [{lifetime[0]}] needs a pointer to a pointer", line)
        if lifetime and "in" in tags and lifetime != ["own"]:
            self.fail(f"{where}: [{lifetime[0]}] on a parameter that goes in", line)

    def resolve(self, type_):
        return next((t["is"] for t in self.api["types"] if t["name"] == type_), type_)


# ---- what the binding generator makes of each parameter (tools/bindings.py, bindings_python.py)


class Unbound(Exception):
    """Why the bindings cannot call a function."""


class Binder:
    """Gives each parameter and return value a role, `bind`, or says why there is none."""

    def __init__(self, api):
        self.names = api["names"]
        self.types = {t["name"]: t["is"] for t in api["types"]}

    def number(self, type_):
        return "int" if self.types.get(type_, type_) in ("int32_t", "int64_t", "size_t") else None

    def function(self, function):
        by_name = {p["name"]: p for p in function["params"]}
        sizes = {tag[6:] for p in function["params"] for tag in p["tags"] if tag.startswith("array:")}
        for param in function["params"]:
            param["bind"] = "size" if param["name"] in sizes else self.param(function, param)
        function["return"]["bind"] = self.returned(function["return"], by_name)
        binds = [p["bind"] for p in function["params"]]
        if (function["return"]["bind"] == "status") != ("fout" in binds):
            raise Unbound("mbo_status and mbo_fout do not go together")
        if "buffer" in binds and (function["return"]["bind"] != "int" or any(b.startswith("out") for b in binds)):
            raise Unbound("a buffer whose size is not what the function returns")

    def param(self, function, param):
        name, type_, tags = param["name"], param["type"], param["tags"]
        base = type_.replace("const ", "").rstrip("* ")
        stars = type_.count("*")
        kind = self.names.get(base)
        array = any(tag.startswith("array:") for tag in tags)
        if not stars and kind != "callback":
            role = self.number(type_)
        elif type_ == "mbo_fout *" and "null" in tags:
            role = "fout"
        elif base == "mbo_feitset" and stars == 1 and not array:
            role = "out_set" if tags == ["out"] else "set" if tags in (["in"], ["in", "null"]) else None
        elif "in" in tags and "out" not in tags:
            role = self.given(function, type_, base, kind, tags, array)
        elif "in" in tags:
            role = None
        elif array:
            role = "buffer" if type_ == "char *" and "null" in tags else None
        elif stars == 1 and self.number(base):
            role = "out_int"
        elif stars == 2 and kind == "handle":
            role = "out_handle"
            self.parent(next(t for t in tags if t == "own" or t.startswith("borrow:")), function["params"])
        else:
            role = None
        if not role:
            raise Unbound(f"parameter {name}: {type_} {' '.join(f'[{tag}]' for tag in tags)}".rstrip())
        return role

    def given(self, function, type_, base, kind, tags, array):
        if array:
            return "bytes" if type_ in ("const void *", "const char *", "const uint8_t *") else None
        if type_ == "const char *":
            return "text"
        if kind == "handle" and type_.count("*") == 1:
            if "own" not in tags:
                return "handle"
            return "free" if function["name"] == f"{base}_free" and len(function["params"]) == 1 else None
        return "null" if "null" in tags and (kind in ("struct", "callback") or base == "void") else None

    def returned(self, returned, params):
        type_ = returned["type"]
        base = type_.replace("const ", "").rstrip("* ")
        if type_ == "mbo_status":
            return "status"
        if type_ == "void":
            return "void"
        if type_ == "const char *" and "own" not in returned["tags"]:
            return "text"
        if self.names.get(base) == "handle" and type_.count("*") == 1:
            self.parent(next(t for t in returned["tags"] if t != "null"), params.values())
            return "handle"
        if self.number(type_):
            return "int"
        raise Unbound(f"returns {type_}")

    def parent(self, tag, params):
        """A handle may be borrowed only from something that the host language can keep alive."""
        _, _, name = tag.partition(":")
        if name not in ("", "static") and not any(
                p["name"] == name and p["type"].count("*") == 1
                and self.names.get(p["type"].replace("const ", "").rstrip("* ")) == "handle" for p in params):
            raise Unbound(f"[{tag}] is borrowed from something that is no handle")


# ---- the whole


def in_order(files):
    """Header names, each after those it includes."""
    order = []

    def visit(name, path):
        if name in path:
            raise HeaderError(name, 1, "headers include each other in a circle")
        for target in re.findall(r"^#include <mborules/([^>]+)>", files[name], re.M):
            if f"mborules/{target}" in NOT_READ:
                continue
            if target in files:
                visit(target, path + [name])
            else:
                line = files[name][:files[name].index(f"<mborules/{target}>")].count("\n") + 1
                raise HeaderError(name, line, f"includes mborules/{target}, which is not there")
        if name not in order:
            order.append(name)

    for name in sorted(files):
        if f"mborules/{name}" not in NOT_READ:
            visit(name, [])
    return order


def read(files):
    """The API of headers given as {file name: text}: a dict as it is written to mborules-api.json."""
    groups = ("headers", "types", "enums", "structs", "handles", "callbacks", "functions")
    api = {group: [] for group in groups}
    api["names"] = {}
    for name in in_order(files):
        api["headers"].append({"name": name, "doc": ""})
        Header(name, files[name], api).parse()
    check_owned(api)
    binder, unbound = Binder(api), {}
    for function in api["functions"]:
        try:
            binder.function(function)
        except Unbound as reason:
            unbound[function["name"]] = str(reason)
        del function["line"]
    return {"library": "mborules", **{group: api[group] for group in groups}, "unbound": unbound}


def check_owned(api):
    """What is given to the caller to own can be given back."""
    for function in api["functions"]:
        for side in function["params"] + [function["return"]]:
            if "own" not in side["tags"] or "in" in side["tags"]:
                continue
            base = side["type"].replace("const ", "").rstrip("* ")
            if api["names"].get(base) == "handle" and api["names"].get(f"{base}_free") != "function":
                raise HeaderError(function["header"], function["line"],
                                  f"{function['name']} gives a {base} to own, but there is no {base}_free()")


def load(folder):
    """The API of the headers in a folder."""
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(folder).glob("*.h"))}
    if not files:
        raise SystemExit(f"headers.py: there are no headers in {folder}")
    return read(files)


def as_json(value, indent=""):
    """JSON in which what fits on one line stands on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(indent) + len(line) <= 118:
        return line
    deeper = indent + "  "
    if isinstance(value, dict):
        items = [f"{json.dumps(key)}: {as_json(item, deeper)}" for key, item in value.items()]
    else:
        items = [as_json(item, deeper) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + "\n" + ",\n".join(deeper + item for item in items) + "\n" + indent + closing


def as_map(api):
    """The version script: the exact names, and nothing else leaves the library."""
    names = "\n".join(f"    {name};" for name in sorted(f["name"] for f in api["functions"]))
    return ("/* SPDX-License-Identifier: MIT */\n/* Written by tools/headers.py from the public headers. */\n"
            f"MBORULES_0 {{\n  global:\n{names}\n  local: *;\n}};\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true",
                        help="write nothing; exit 1 with the differences when a committed file is not what the "
                             "headers say")
    parser.add_argument("--include", type=pathlib.Path, default=ROOT / "include" / "mborules", metavar="DIR",
                        help="the folder with the headers (default: that of this repository)")
    parser.add_argument("--json", type=pathlib.Path, default=ROOT / "bindings" / "mborules-api.json", metavar="FILE",
                        help="the manifest to write or check")
    parser.add_argument("--map", type=pathlib.Path, default=ROOT / "libmborules" / "mborules.map", metavar="FILE",
                        help="the version script to write or check")
    args = parser.parse_args()
    try:
        api = load(args.include)
    except HeaderError as error:
        print(error, file=sys.stderr)
        return 1
    outputs = {args.json: as_json(api) + "\n", args.map: as_map(api)}
    status = 0
    for path, text in outputs.items():
        if not args.check:
            path.write_text(text, encoding="utf-8")
            continue
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old != text:
            status = 1
            sys.stdout.writelines(difflib.unified_diff(
                old.splitlines(True), text.splitlines(True), str(path), f"{path} from the headers"))
            print(f"{path} is not what the headers say: run tools/headers.py", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
