#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""build/page/mbo-advies.html: an advice in the browser, one file with all in it, that asks nothing of any network.

programs/webpagina has the page: webpagina.html with its style and its script, which esbuild of Debian puts together with what it
imports. mborules.wasm goes in compressed, in base64. A policy in the page lets only this script and this style run, and nothing be
fetched, and no text become HTML; their hashes are in it.
"""
import base64
import gzip
import hashlib
import re
import shutil
from pathlib import Path

import javascript
from debian import TOP, fail, run, say

FROM = TOP / "programs" / "webpagina"
OUT = TOP / "build" / "page" / "mbo-advies.html"
LARGEST = 1_200_000  # bytes: it must fit in a mail


def source(text):
    """The source of a Content-Security-Policy for an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def inline(html, pattern, text):
    html, found = re.subn(pattern, lambda _: text, html)
    if found != 1:
        fail(f"webpagina.html: {pattern} is there {found} times")
    return html


def assemble(wasm):
    if not shutil.which("esbuild"):
        fail("there is no esbuild: ./run packages esbuild")
    script = run("esbuild", FROM / "webpagina.js", "--bundle", "--format=esm", "--target=es2022", "--charset=utf8", "--legal-comments=none",
                 "--log-level=warning")
    style = (FROM / "webpagina.css").read_text(encoding="utf-8")
    for name, text, end in (("script", script, "</script"), ("style", style, "</style")):
        if end in text.lower() or "<!--" in text:
            fail(f"the {name} has {end} or <!-- in it")
    policy = ("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
              f"script-src {source(script)} 'wasm-unsafe-eval'; style-src {source(style)}; "
              "require-trusted-types-for 'script'; trusted-types 'none'")  # no text becomes HTML, whoever would try
    html = (FROM / "webpagina.html").read_text(encoding="utf-8")
    html = inline(html, '<meta charset="utf-8">',
                  f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">')
    html = inline(html, r'<link rel="stylesheet" href="webpagina.css">', f"<style>{style}</style>")
    packed = base64.b64encode(gzip.compress(wasm, 9, mtime=0)).decode()
    return inline(html, r'<script type="module" src="webpagina.js"></script>',
                  f'<script type="text/plain" id="mborules">{packed}</script>\n<script type="module">{script}</script>')


def main():
    wasm = javascript.package().joinpath("mborules.wasm").read_bytes()
    say("the page")
    html = assemble(wasm).encode()
    if len(html) > LARGEST:
        fail(f"the page is {len(html)} bytes; {LARGEST} at most")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(html)
    print(f"{OUT.relative_to(TOP)}\n{len(html)} bytes")


if __name__ == "__main__":
    main()
