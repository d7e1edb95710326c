# SPDX-License-Identifier: MIT
"""tools/headers.py: what it refuses, what it makes of a small API, and that what is committed equals the headers."""

import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import headers  # noqa: E402

HEADER = """#ifndef A_H
#define A_H
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef int32_t mbo_status;
typedef struct mbo_fout {
    int32_t code; /**< which */
    char message[8];
} mbo_fout;
typedef struct mbo_x mbo_x;
%s
#ifdef __cplusplus
}
#endif
#endif
"""
FIRST = 1 + HEADER[:HEADER.index("%s")].count("\n")  # the line on which the declarations under test begin
FREE = "/** Free.\n *\n *   x [in] [own] [null]\n */\nMBO_API void mbo_x_free(mbo_x *x);\n"


def read(text, header=HEADER):
    return headers.read({"a.h": header.replace("%s", text)})


def function(declaration, *tags):
    return "/**\n * Does.\n *\n" + "".join(f" *   {tag}\n" for tag in tags) + f" */\nMBO_API {declaration};\n"


class Committed(unittest.TestCase):
    def test_equal_to_the_headers(self):
        run = subprocess.run([sys.executable, ROOT / "tools" / "headers.py", "--check"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_every_declaration_is_found(self):
        """By a count that shares nothing with the parser."""
        text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "include" / "mborules").glob("*.h"))
        api = headers.load(ROOT / "include" / "mborules")
        self.assertEqual(len(api["functions"]), text.count("\nMBO_API "))
        self.assertEqual(sum(len(api[g]) for g in ("types", "structs", "handles", "callbacks")),
                         text.count("\ntypedef "))
        self.assertEqual(len(api["enums"]), text.count("\nenum {"))

    def test_every_struct_is_pinned(self):
        pinned = (ROOT / "tests/headers/maten.c").read_text(encoding="utf-8")
        for struct in headers.load(ROOT / "include/mborules")["structs"]:
            self.assertRegex(pinned, rf"\n(MAAT|GROEIT)\({struct['name']}, ")
            for field in struct["fields"]:
                self.assertIn(f"\nPLAATS({struct['name']}, {field['name']}, ", pinned)

    def test_check_shows_a_difference(self):
        with self.subTest("another map"):
            run = subprocess.run([sys.executable, ROOT / "tools" / "headers.py", "--check", "--map", __file__],
                                 capture_output=True, text=True)
            self.assertEqual(run.returncode, 1)
            self.assertIn("+    mbo_version;", run.stdout)
            self.assertIn("run tools/headers.py", run.stderr)


class Reading(unittest.TestCase):
    def test_api(self):
        api = read("""typedef int32_t mbo_kind; /**< a kind */
enum { MBO_KIND_A = 1, /**< first */ MBO_KIND_B = -2, MBO_KIND_C = INT32_MIN };
typedef int32_t (*mbo_fn)(void *ctx, int64_t n);
/** Makes an x.
 *
 *   text [in]          of any
 *                      length
 *   out  [out] [own]   free it
 *   fout [out] [null]
 *
 * Thread-safe.
 */
MBO_API mbo_status mbo_x_make(const char *text, mbo_kind kind, mbo_x **out, mbo_fout *fout);
""" + FREE)
        self.assertEqual(api["types"][-1], {"name": "mbo_kind", "header": "a.h", "is": "int32_t", "doc": "a kind"})
        self.assertEqual(api["enums"][0]["type"], "mbo_kind")
        self.assertEqual([(v["name"], v["value"], v["doc"]) for v in api["enums"][0]["values"]],
                         [("MBO_KIND_A", 1, "first"), ("MBO_KIND_B", -2, ""), ("MBO_KIND_C", -2**31, "")])
        self.assertEqual(api["structs"][0]["fields"][1],
                         {"name": "message", "type": "char", "doc": "", "count": 8})
        make = api["functions"][0]
        self.assertEqual(make["doc"], "Makes an x.\n\nThread-safe.")
        self.assertEqual([(p["name"], p["bind"], p["tags"]) for p in make["params"]],
                         [("text", "text", ["in"]), ("kind", "int", []), ("out", "out_handle", ["out", "own"]),
                          ("fout", "fout", ["out", "null"])])
        self.assertEqual(make["params"][0]["text"], "of any length")
        self.assertEqual(api["unbound"], {})
        self.assertEqual([n.strip() for n in headers.as_map(api).splitlines() if "mbo_" in n],
                         ["mbo_x_free;", "mbo_x_make;"])

    def test_what_cannot_be_bound_is_listed(self):
        for reason, declaration, tags in (
                ("parameter n: uint64_t", "void mbo_f(uint64_t n)", []),
                ("returns double", "double mbo_f(void)", []),
                ("parameter n: const int32_t * [in]", "void mbo_f(const int32_t *n)", ["n [in]"]),
                ("parameter n: int32_t * [in] [out]", "void mbo_f(int32_t *n)", ["n [in] [out]"]),
                ("parameter x: mbo_x * [in] [own]", "void mbo_f(mbo_x *x)", ["x [in] [own]"]),
                ("do not go together", "mbo_status mbo_f(int32_t n)", []),
                ("[borrow:p] is borrowed from something", "const mbo_x *mbo_f(void *p)",
                 ["p [in] [null]", "return [borrow:p]"])):
            with self.subTest(declaration):
                self.assertIn(reason, read(function(declaration, *tags))["unbound"]["mbo_f"])

    def test_headers_in_order_of_inclusion(self):
        a = "#include <mborules/b.h>\n/** F. */\nMBO_API mbo_y mbo_f(void);\n"
        b = "typedef int32_t mbo_y;\n"
        api = headers.read({"a.h": a, "b.h": b})
        self.assertEqual([h["name"] for h in api["headers"]], ["b.h", "a.h"])


class Refused(unittest.TestCase):
    def refuse(self, message, text, line=None, header=HEADER):
        with self.subTest(text):
            with self.assertRaises(headers.HeaderError) as caught:
                read(text, header)
            self.assertIn(message, str(caught.exception))
            self.assertRegex(str(caught.exception), r"^a\.h:\d+: ")
            if line is not None:
                self.assertTrue(str(caught.exception).startswith(f"a.h:{FIRST + line}: "), caught.exception)

    def test_pointers_without_a_tag(self):
        self.refuse("mbo_f has a pointer x without a tag", "/** F. */\nMBO_API void mbo_f(mbo_x *x);", 1)
        self.refuse("mbo_f has a pointer x without a tag", function("void mbo_f(mbo_x *x)", "x  an x"), 3)
        self.refuse("mbo_f returns a pointer without a tag", "/** F. */\nMBO_API const char *mbo_f(void);", 1)
        self.refuse("mbo_f has a pointer fn without a tag",
                    "typedef void (*mbo_fn)(void *ctx);\n/** F. */\nMBO_API void mbo_f(mbo_fn fn);", 2)

    def test_tags(self):
        x, many = "void mbo_f(mbo_x *x)", "void mbo_f(char *x, int32_t n, mbo_x *y)"
        for message, declaration, tags in (
                ("'y' is no parameter", x, ["x [in]", "y [in]"]),
                ("'some' is no parameter", x, ["x [in]", "some words"]),
                ("'(see below)' is no parameter", x, ["x [in]", "(see below)"]),
                ("a second tag line for x", x, ["x [in]", "x [in]"]),
                ("unknown tag [inn]", x, ["x [inn]"]),
                ("unknown tag []", x, ["x []"]),
                ("unknown tag [borrow:]", x, ["x [in] [borrow:]"]),
                ("unknown tag [array]", x, ["x [in] [array]"]),
                ("unknown tag [in]", "const char *mbo_f(void)", ["return [in]"]),
                ("unknown tag [array:n]", "const char *mbo_f(int32_t n)", ["return [array:n]"]),
                ("stands there twice", x, ["x [in] [in]"]),
                ("neither [in] nor [out]", x, ["x [null]"]),
                ("[out] of const", "void mbo_f(const mbo_x *x)", ["x [out]"]),
                ("names no integer parameter", many, ["x [out] [array:m]", "y [in]"]),
                ("names no integer parameter", many, ["x [out] [array:y]", "y [in]"]),
                ("neither a pointer parameter nor static", "const char *mbo_f(mbo_x *x)",
                 ["x [in]", "return [borrow:z]"]),
                ("neither a pointer parameter nor static", "const char *mbo_f(int32_t n)", ["return [borrow:n]"]),
                ("exclude each other", "const char *mbo_f(void)", ["return [own] [borrow:static]"]),
                ("who owns what it returns", "const char *mbo_f(void)", ["return [null]"]),
                ("who owns what comes out", "void mbo_f(mbo_x **x)", ["x [out]"]),
                ("needs a pointer to a pointer", x, ["x [out] [own]"]),
                ("on a parameter that goes in", x, ["x [in] [borrow:static]"]),
                ("which is no pointer", "void mbo_f(int32_t n)", ["n [in]"]),
                ("which is no pointer", "int32_t mbo_f(void)", ["return [own]"])):
            self.refuse(message, function(declaration, *tags))
        self.refuse("unknown tag [inn]", function(x, "x [inn]"), 3)

    def test_duplicate_and_missing_declarations(self):
        self.refuse("a second declaration of mbo_x", "\ntypedef struct mbo_x mbo_x;", 1)
        self.refuse("a second declaration of mbo_status", "typedef int32_t mbo_status;", 0)
        self.refuse("a second declaration of MBO_A", "enum { MBO_A = 1,\nMBO_A = 2 };", 1)
        self.refuse("a second declaration of mbo_f", "/** F. */\nMBO_API void mbo_f(void);\n" * 2, 3)
        self.refuse("a second declaration of mbo_s.a", "typedef struct mbo_s { int32_t a; int32_t a; } mbo_s;", 0)
        self.refuse("a second parameter n", "/** F. */\nMBO_API void mbo_f(int32_t n, int32_t n);", 1)
        self.refuse("mbo_y is no type that was declared before", "/** F. */\nMBO_API mbo_y mbo_f(void);", 1)
        self.refuse("there is no mbo_x_free()", function("void mbo_f(mbo_x **x)", "x [out] [own]"))
        self.refuse("mbo_f has no doc comment", "MBO_API void mbo_f(void);", 0)
        self.refuse("includes mborules/b.h, which is not there", "#include <mborules/b.h>", 0)
        with self.assertRaisesRegex(headers.HeaderError, "in a circle"):
            headers.read({"a.h": "#include <mborules/b.h>\n", "b.h": "#include <mborules/a.h>\n"})

    def test_what_it_does_not_understand(self):
        for message, text in (
                ("expected typedef, enum or MBO_API", "int32_t mbo_f(void);"),
                ("expected typedef, enum or MBO_API", "static int32_t x;"),
                ("expected typedef, enum or MBO_API", "struct mbo_s;"),
                ("does not understand '/'", "// a comment"),
                ("does not understand '/'", "/* without an end"),
                ("does not understand '.'", "/** F. */\nMBO_API void mbo_f(int32_t n, ...);"),
                ("int is no type", "/** F. */\nMBO_API int mbo_f(void);"),
                ("bool is no type", "/** F. */\nMBO_API void mbo_f(bool b);"),
                ("MBO_A is no type", "enum { MBO_A = 1 };\n/** F. */\nMBO_API void mbo_f(MBO_A a);"),
                ("needs an explicit value", "enum { MBO_A };"),
                ("expected a number", "enum { MBO_A = MBO_B };"),
                ("expected ','", "enum { MBO_A = 1 - 1 };"),
                ("expected ','", "enum { MBO_A = 1 /**< a */ MBO_B = 2 };"),
                ("does not understand '<'", "enum { MBO_A = 1 << 1 };"),
                ("does not fit in int32_t", "enum { MBO_A = 0x80000000 };"),
                ("an enum without constants", "enum { };"),
                ("expected '{'", "enum mbo_e { MBO_A = 1 };"),
                ("of an integer type", "typedef char mbo_c;"),
                ("must have the name mbo_s", "typedef struct mbo_s mbo_t;"),
                ("must have the name mbo_s", "typedef struct mbo_s { int32_t a; } mbo_t;"),
                ("expected a number", "typedef struct mbo_s { int32_t a[N]; } mbo_s;"),
                ("cannot be passed by value", "/** F. */\nMBO_API void mbo_f(mbo_fout f);"),
                ("cannot return mbo_fout by value", "/** F. */\nMBO_API mbo_fout mbo_f(void);"),
                ("cannot be passed by value", "/** F. */\nMBO_API void mbo_f(void v, int32_t n);"),
                ("needs a name", "/** F. */\nMBO_API void mbo_f(int32_t);"),
                ("expected ')'", "/** F. */\nMBO_API void mbo_f(int32_t n[2]);"),
                ("too many stars", "/** F. */\nMBO_API void mbo_f(mbo_x ***x);"),
                ("does not begin with mbo_", "/** F. */\nMBO_API void f(void);"),
                ("that belongs to nothing", "/** One. */\n/** Two. */\nenum { MBO_A = 1 };"),
                ("that belongs to nothing", "/** One. */"),
                ("a constant is an enum", "#define MBO_A 1"),
                ("does not understand #pragma once", "#pragma once"),
                ("does not understand the include unistd.h", "#include <unistd.h>"),
                ("a declaration inside a condition", "#ifdef X\nenum { MBO_A = 1 };\n#endif"),
                ("may stand inside #ifdef __cplusplus", "#ifdef __cplusplus\nenum { MBO_A = 1 };\n#endif"),
                ("on a line of its own", "enum { MBO_A = 1 }; #define X_H"),
                ("the end of the file", "")):
            if text:
                self.refuse(message, text)
            else:
                self.refuse(message, "enum { MBO_A = 1", header="%s")
        self.refuse("a condition without #endif", "", header="#ifndef A_H\n%s\n")
        self.refuse("#endif without a condition", "", header="%s\n#endif\n")
        self.refuse("that belongs to nothing", "/**< Trailing. */", header="%s\n")


if __name__ == "__main__":
    unittest.main()
