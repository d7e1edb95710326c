#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mborules.wasm and the JavaScript package: build/javascript/package, with emscripten of Debian.

libxml2 (no more of it than is used) and jansson are built from the source packages of this Debian, see debian.py.
"""
import os
import shutil
import sys
from pathlib import Path

from debian import LICENCES, TOP, Libraries, fail, run, say, sources

WORK = TOP / "build" / "javascript"
FROM = TOP / "bindings" / "javascript"
FEATURES = ("OUTPUT", "PUSH", "TREE", "WRITER")  # of libxml2: to load a structure, and to write a page
CFLAGS = "-O2 -Wno-implicit-function-declaration"  # encoding.c of libxml2 2.9 does not include what it calls


def build():
    if not shutil.which("emcc"):
        fail("there is no emcc: ./run packages emscripten node-acorn")
    version = run("emcc", "--version").split("\n")[0]
    root = Path(run("em-config", "EMSCRIPTEN_ROOT").strip())
    toolchain = f"-DCMAKE_TOOLCHAIN_FILE={root / 'cmake/Modules/Platform/Emscripten.cmake'}"
    environment = {"CFLAGS": CFLAGS, "CMAKE_C_COMPILER_LAUNCHER": ""}
    libraries = Libraries(WORK / "static", sources("libxml2", "jansson"), FEATURES, version, environment,
                          [toolchain, f"-DCMAKE_C_FLAGS={CFLAGS}"], as_here=True)
    libraries.build()
    say("mborules.wasm")
    pkgconfig = {"PKG_CONFIG_LIBDIR": str(libraries.prefix / "lib/pkgconfig"), "PKG_CONFIG_PATH": ""}
    libraries.run("cmake", "-S", TOP, "-B", WORK / "build", "-G", "Ninja", toolchain, "-DCMAKE_BUILD_TYPE=Release",
                  "-DCMAKE_C_FLAGS_RELEASE=-O2 -DNDEBUG", f"-DCMAKE_C_FLAGS=-ffile-prefix-map={TOP}=.",
                  f"-DCMAKE_FIND_ROOT_PATH={libraries.prefix}", "-DBUILD_SHARED_LIBS=OFF", "-DMBORULES_FFI=OFF",
                  "-DMBORULES_PROGRAMS=OFF", "-DMBORULES_TESTS=OFF", "-DMBORULES_EXAMPLES=OFF", "-DMBORULES_INSTALL=OFF",
                  **pkgconfig)
    libraries.run("cmake", "--build", WORK / "build", "--target", "mborules_wasm", **pkgconfig)
    return libraries


if __name__ == "__main__":
    build()
