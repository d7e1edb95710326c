#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the notebooks, and make one page of them: notebooks.py PAGE NOTEBOOK...

Each runs from its text in a kernel of its own, in its own folder; an error in one is an error here, and so is a warning.
The page is as that of the rule book: nothing is fetched, there is no script, and it fits a telephone and a sheet of
paper. Code is there to unfold.
"""
import base64
import concurrent.futures
import html
import os
import re
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    import omgeving
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    omgeving.enter()

import jupytext  # noqa: E402
import nbclient  # noqa: E402
import nbformat  # noqa: E402
from markdown_it import MarkdownIt  # noqa: E402

# A warning is an error. Figures are drawings, and the same bytes each time.
BEGIN = """import warnings
warnings.filterwarnings("error", module="__main__")
%config InlineBackend.figure_formats = ["svg"]
%config InlineBackend.print_figure_kwargs = {"bbox_inches": None, "metadata": {"Date": None}}"""

STYLE = """
body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;
overflow-wrap:break-word}h1,h2,h3{line-height:1.25}h2{border-bottom:2px solid #154273;margin-top:3rem;padding-bottom:.3rem}
h3{margin:2rem 0 .2rem}a{color:#154273}a:focus-visible,summary:focus-visible{outline:2px solid #154273;outline-offset:2px}
code{background:#f2f4f7;overflow-wrap:anywhere}pre,pre code{white-space:pre-wrap;overflow-wrap:anywhere}
pre{font-size:.85rem;line-height:1.4;margin:.5rem 0}details pre{background:#f2f4f7;padding:.5rem}
pre code{background:none;display:block}details{margin:.5rem 0}summary{color:#444;font-size:.85rem;cursor:pointer}
figure{margin:1rem 0}img{max-width:100%;height:auto;display:block}
table{border-collapse:collapse;font-size:.9rem;margin:.5rem 0}caption{text-align:left;font-weight:600}
td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #ddd}tbody th{font-weight:normal}
td div{font-size:.85em;color:#444}.dag{white-space:nowrap}.schuif{overflow-x:auto}
.schuif:focus-visible{outline:2px solid #154273}@media(max-width:40rem){table{font-size:.8rem;line-height:1.35}
td,th{padding-right:.6rem}}@media print{@page{size:A4;margin:18mm 16mm}body{font-size:10pt;max-width:none;margin:0;padding:0}
a{color:inherit}details{display:none}.schuif{overflow:visible}table{font-size:8.5pt}pre{font-size:8.5pt}
figure,table,tr{break-inside:avoid}section{break-before:page}h1,h2,h3{break-after:avoid}h1+p+nav+section{break-before:auto}
p,li{orphans:3;widows:3}}
"""

markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def run(path, after=""):
    """The notebook of a text file, run without the settings of who runs it; `after` is one more cell that has to succeed."""
    path = Path(path)
    notebook = jupytext.read(path)
    cells = notebook.cells
    notebook.cells = [nbformat.v4.new_code_cell(BEGIN), *cells, nbformat.v4.new_code_cell(after)]
    with tempfile.TemporaryDirectory() as folder:
        client = nbclient.NotebookClient(notebook, timeout=120, startup_timeout=120, kernel_name="python3",
                                         extra_arguments=["--log-level=ERROR"],
                                         resources={"metadata": {"path": path.parent}})
        client.execute(env={**os.environ, "IPYTHONDIR": folder, "MATPLOTLIBRC": os.devnull})
    notebook.cells = cells
    return notebook


def run_all(paths, after={}):
    """Notebooks by name, two at a time."""
    paths = {Path(path).stem: path for path in paths}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return dict(zip(paths, pool.map(lambda name: run(paths[name], after.get(name, "")), paths)))


def corner(found):
    """One row of headers for two: of the index and of the columns."""
    columns, rest, index = found.groups()
    return f"<th>{index} ↓ {columns} →</th>{rest}" if columns else f"<th>{index}</th>{rest}"


def table(source):
    """A table of a library in the style of the page: without one of its own, and with headers that say of what."""
    source = re.sub(r"<style.*?</style>", "", source, flags=re.S)
    source = re.sub(r' (?:border|style|class|id)="[^"]*"', "", source)
    # pandas gives the name of the index a row of its own
    source = re.sub(r"<th>([^<]*)</th>(.*?</tr>)\s*<tr>\s*<th>([^<]+)</th>(?:\s*<th></th>)+\s*</tr>", corner, source, count=1,
                    flags=re.S)
    for part, scope in (("thead", "col"), ("tbody", "row")):
        source = re.sub(f"<{part}>.*?</{part}>", lambda found: found[0].replace("<th>", f'<th scope="{scope}">'), source,
                        flags=re.S)
    source = re.sub(r'<th scope="col"></th>', "<td></td>", source)
    source = re.sub(r">(\d{4}-\d\d-\d\d)<", r'><span class="dag">\1</span><', source)
    return f'<div class="schuif" role="group" aria-label="tabel" tabindex="0">{source}</div>'


def image(data, alt):
    return (f'<figure><img alt="{html.escape(alt)}" src="data:image/svg+xml;base64,'
            f'{base64.b64encode(data.encode()).decode()}"></figure>')


def output(one, alt):
    """What a cell gave, in the richest form that the page takes."""
    if one.output_type == "stream":
        return f"<pre>{html.escape(one.text)}</pre>"
    data = one.data
    if "image/svg+xml" in data:
        return image(data["image/svg+xml"], alt)
    if "text/html" in data:
        return table(data["text/html"])
    if "text/markdown" in data:
        return markdown.render(data["text/markdown"])
    return f"<pre>{html.escape(data['text/plain'])}</pre>"


def deeper(source):
    """Headings of a notebook stand under the one of the page."""
    return re.sub(r"^(#+ )", r"#\1", source, flags=re.M)


def title(notebook):
    return re.match("# (.*)", notebook.cells[0].source)[1]


def section(notebook, anchor):
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(markdown.render(deeper(cell.source)))
        else:
            parts.append(f"<details><summary>Code</summary><pre><code>{html.escape(cell.source)}</code></pre></details>")
            parts += [output(one, cell.metadata.get("alt", "")) for one in cell.outputs]
    content = "\n".join(parts)
    return f'<section>\n{content.replace("<h2>", f"<h2 id={chr(34)}{anchor}{chr(34)}>", 1)}\n</section>'


def page(notebooks):
    """One page of notebooks that were run, by name."""
    items = "".join(f'<li><a href="#{name}">{html.escape(title(notebook))}</a></li>' for name, notebook in notebooks.items())
    sections = "\n".join(section(notebook, name) for name, notebook in notebooks.items())
    return f"""<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rekenen met de regels van het mbo</title>
<style>{STYLE}</style>
</head>
<body>
<h1>Rekenen met de regels van het mbo</h1>
<p>Vier schriften met libmborules, voor wie beleid maakt of uitvoert. Ze werken met de ingebouwde regels en met verzonnen
mensen; geen uitkomst is een besluit of juridisch advies. Wie ze zelf wil draaien vindt ze in <code>examples/notebooks</code>.</p>
<nav aria-label="Schriften"><ol>{items}</ol></nav>
{sections}
</body>
</html>
"""


def main(out, *paths):
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_text(page(run_all(paths)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
