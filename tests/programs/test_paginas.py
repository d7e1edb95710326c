#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pages as a browser has them: test_paginas.py BIN_DIR [PAGE...]

Those that the programs write, or files instead, in Dutch.
Headless Chromium lays each page out at the width of a telephone, of a desk and of a sheet of paper; nothing may stick
out, but for tables of others in a box of class `schuif`, which scroll in it on a screen and have to fit on paper. tidy says whether it is valid. What a screen reader goes by is read here: language, headings, table headers.
"""
import html
import html.parser
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from draaien import run

CASE = ("vooropleiding=vmbo_bb", "geboortedatum=1991-05-06", "uitkering=ww", "werkzoekend=ja", "startdatum=2026-09-01",
        "instelling=roc")

# Each page: its name, the language that it says it is in, and the command that writes it. One more page is one more line.
PAGES = (
    ("rule book", "nl", ("mbo-regels", "--html")),
    ("rule book, English", "en", ("mbo-regels", "--html", "--taal", "en")),
    ("rules of a question on a day", "nl", ("mbo-regels", "--html", "--vraag", "toelating", "--op-datum", "2026-08-01")),
    ("advice", "nl", ("mbo-advies", "--html", *CASE)),
    ("advice, English", "en", ("mbo-advies", "--html", "--taal", "en", *CASE)),
    ("advice of which nothing was given", "nl", ("mbo-advies", "--html")),
    ("advice with what is excluded and leerroutes", "nl", ("mbo-advies", "--html", "--alle-routes", "--doel", "middenkader",
                                                           "leerweg=bbl", "leerbaan=geen", *CASE)),
    ("advice on kwalificaties", "nl", ("mbo-advies", "--html", "--kwalificaties", "--niveau", "4", *CASE)),
)

FILES = sys.argv[2:]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TIDY = shutil.which("tidy")
PAPER, SHEET = 672, 986  # A4 less the margins of the style: 178 and 261 mm in pixels of 1/96 inch

# The frame has the width, as a headless window may not be narrower than 500 px; the page itself holds no script.
FRAME = """<!doctype html><html lang="en"><title>frame</title><body>
<iframe id="page" style="border:0;width:{width}px;height:900px" srcdoc="{page}"></iframe><pre id="result"></pre>
<script>
document.getElementById("page").addEventListener("load", e => {{
  const d = e.target.contentDocument, w = e.target.contentWindow, out = [];
  for (const el of d.body.querySelectorAll("*")) {{
    const box = el.parentElement.closest(".schuif");
    if (box && w.getComputedStyle(box).overflowX === "auto") continue;
    const r = el.getBoundingClientRect(), o = el.matches(".schuif") ? "" : w.getComputedStyle(el).overflowX;
    const what = el.tagName.toLowerCase() + " " + el.textContent.trim().slice(0, 60);
    if (r.right > {width} + 0.5 || r.left < -0.5) out.push(what + " at " + r.left + " to " + r.right);
    if (o === "auto" || o === "scroll" || o === "hidden") out.push(what + " has overflow-x " + o);
  }}
  document.getElementById("result").textContent = JSON.stringify({{
    broken: [...d.querySelectorAll("article")].filter(a => a.getClientRects().length > 1).length,
    wide: d.scrollingElement.scrollWidth, elements: d.body.querySelectorAll("*").length, out: out.slice(0, 5),
    size: parseFloat(w.getComputedStyle(d.body).fontSize)}});
}});
</script>"""


def chromium(*args):
    """Run it in a folder of its own for what it keeps."""
    with tempfile.TemporaryDirectory() as profile:
        return subprocess.run([CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                               "--no-first-run", "--disable-extensions", f"--user-data-dir={profile}", *args],
                              capture_output=True, text=True, encoding="utf-8", timeout=300)


def measure(source, width):
    """The layout of a page in a frame of that many pixels."""
    with tempfile.TemporaryDirectory() as folder:
        frame = Path(folder) / "frame.html"
        frame.write_text(FRAME.format(width=width, page=html.escape(source)), encoding="utf-8")
        dom = chromium("--virtual-time-budget=20000", "--window-size=1400,1000", "--dump-dom", frame.as_uri())
    found = re.search(r'<pre id="result">(\{.*?\})</pre>', dom.stdout, re.S)
    assert found, f"chromium measured nothing: {dom.returncode} {dom.stderr[-800:]}"
    return json.loads(html.unescape(found[1]))


class Structure(html.parser.HTMLParser):
    """What is told of a page without looking at it."""

    def __init__(self, source):
        super().__init__()
        self.langs, self.headings, self.titles, self.elsewhere, self.ids, self.links = [], [], [], [], [], []
        self.scripts, self.headers, self.tables, self.open = 0, [], 0, []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in ("meta", "br", "hr", "img", "link", "input"):
            self.open.append(tag)
        self.langs += [attrs["lang"]] if tag == "html" and "lang" in attrs else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.scripts += tag == "script" or any(name.startswith("on") for name in attrs)
        self.tables += tag == "table"
        self.headers += [attrs.get("scope")] if tag == "th" else []
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            if name in attrs and not attrs[name].startswith("data:image/"):
                (self.links if attrs[name].startswith("#") else self.elsewhere).append(attrs[name])
        self.elsewhere += [tag] if tag in ("link", "iframe", "object", "embed", "base") else []

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.elsewhere += re.findall(r"url\(|@import|expression\(", data)
        elif self.open and self.open[-1] == "title":
            self.titles.append(data)


class Paginas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if FILES:
            cls.pages = [(file, "nl", subprocess.run(["cat", file], capture_output=True, text=True, encoding="utf-8")) for file in FILES]
        else:
            cls.pages = [(name, taal, run(*command)) for name, taal, command in PAGES]

    def each(self, check):
        """`check` is given the source of each page, and its language."""
        for name, taal, result in self.pages:
            with self.subTest(name):
                self.assertEqual(result.returncode, 0, result.stderr)
                check(result.stdout, taal)

    def test_nothing_sticks_out(self):
        def check(source, _):
            for width in (360, 1280):
                with self.subTest(width=width):
                    layout = measure(source, width)
                    self.assertGreater(layout["elements"], 50)
                    self.assertEqual(layout["out"], [])
                    self.assertLessEqual(layout["wide"], width)
                    self.assertGreaterEqual(layout["size"], 16)

        self.each(check)

    def test_paper(self):
        """With the style of paper on a sheet's width, no rule divided between sheets; and printed: sheets of A4."""
        def check(source, _):
            self.assertEqual(source.count("@media print{"), 1)
            paper = source.replace("@media print{", "@media all{")
            layout = measure(paper, PAPER)
            self.assertEqual(layout["out"], [])
            self.assertLessEqual(layout["wide"], PAPER)
            sheets = f"body{{height:{SHEET}px;column-width:{PAPER}px;column-gap:0;column-fill:auto}}</style>"
            self.assertEqual(measure(paper.replace("</style>", sheets), PAPER)["broken"], 0)
            with tempfile.TemporaryDirectory() as folder:
                page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
                page.write_text(source, encoding="utf-8")
                printed = chromium(f"--print-to-pdf={pdf}", "--no-pdf-header-footer", page.as_uri())
                self.assertTrue(pdf.exists(), printed.stderr[-800:])
                boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes())
            self.assertGreater(len(boxes), 1)
            self.assertEqual({(round(float(w)), round(float(h))) for w, h in boxes}, {(595, 842)})

        self.each(check)

    def test_valid(self):
        def check(source, _):
            result = subprocess.run([TIDY, "-q", "-e", "-utf8", "--show-info", "no"], input=source, capture_output=True,
                                    text=True, encoding="utf-8")
            self.assertEqual((result.returncode, result.stderr), (0, ""))

        self.each(check)

    def test_for_a_screen_reader(self):
        """Language, one first heading and none passed over, headers of tables, one title; links lead somewhere."""
        def check(source, taal):
            page = Structure(source)
            self.assertEqual(page.langs, [taal])
            self.assertEqual(page.headings[:1] + [page.headings.count(1)], [1, 1])
            self.assertFalse([pair for pair in zip(page.headings, page.headings[1:]) if pair[1] > pair[0] + 1])
            self.assertEqual(len(page.titles), 1)
            self.assertEqual([scope for scope in page.headers if scope not in ("col", "row", "colgroup", "rowgroup")], [])
            self.assertEqual(page.tables > 0, bool(page.headers))
            self.assertEqual(len(page.ids), len(set(page.ids)))
            self.assertEqual({link[1:] for link in page.links} - set(page.ids), set())

        self.each(check)

    def test_nothing_is_fetched(self):
        def check(source, _):
            page = Structure(source)
            self.assertEqual((page.scripts, page.elsewhere), (0, []))

        self.each(check)


class Measuring(unittest.TestCase):
    """The measure itself: a page that is too wide is told."""

    def test_too_wide(self):
        layout = measure("<!doctype html><html lang=nl><title>x</title><body style='margin:0'><p style='width:400px'>wide", 360)
        self.assertEqual((layout["wide"], len(layout["out"])), (400, 1))
        self.assertIn("p wide at 0 to 400", layout["out"])

    def test_boxes_that_scroll(self):
        layout = measure("<!doctype html><html lang=nl><title>x</title><body><div style='overflow-x:auto'><p "
                         "style='width:900px'>wide</div>", 360)
        self.assertTrue([out for out in layout["out"] if "overflow-x auto" in out])


if __name__ == "__main__":
    missing = [name for name, path in (("chromium", CHROMIUM), ("tidy", TIDY)) if not path]
    missing += [file for file in FILES if not Path(file).exists()]
    if missing:
        print(f"SKIPPED: the pages in a browser: there is no {' and no '.join(missing)} here")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
