# SPDX-License-Identifier: MIT
"""Answers as HTML for notebooks: plain tables with inline styles, the same in Jupyter, VS Code and Quarto."""

import html

CEL = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0"


def _tabel(kop, titels, rijen):
    """A table with a heading; every cell is text, or text with smaller text beneath it."""
    def cel(waarde):
        tekst, klein = waarde if isinstance(waarde, tuple) else (waarde, "")
        onder = f'<div style="font-size:smaller">{html.escape(klein)}</div>' if klein else ""
        return f'<td style="{CEL}">{html.escape(tekst)}{onder}</td>'

    kop = f'<caption style="text-align:left;font-weight:bold">{html.escape(kop)}</caption>'
    titels = "".join(f'<th scope="col" style="{CEL}">{html.escape(titel)}</th>' for titel in titels)
    rijen = "".join(f"<tr>{''.join(map(cel, rij))}</tr>" for rij in rijen)
    return f'<table style="border-collapse:collapse">{kop}<thead><tr>{titels}</tr></thead><tbody>{rijen}</tbody></table>'


def antwoord(a):
    kop = f"{a.vraag.label()} {a.uitkomst.label()}"
    if a.bedrag is not None and a.soort:
        kop += f" ({a.soort.label()}: € {a.bedrag})"
    if a.ontbrekend:
        kop += f", hangt nog af van: {', '.join(feit.label() for feit in a.ontbrekend)}"
    return _tabel(kop, ("uitkomst", "regel"), (
        (reden.uitkomst.label() if reden.uitkomst else "", (reden.tekst, "; ".join(bron.tekst for bron in reden.bronnen)))
        for reden in a.redenen))


def oordeel(o):
    return _tabel("Alle vragen", ("vraag", "uitkomst", "hangt nog af van"), (
        (vraag.label(), a.uitkomst.label(), ", ".join(feit.label() for feit in a.ontbrekend)) for vraag, a in o.items()))


def advies(a):
    return _tabel("Routes", ("route", "uitkomst", "maanden"), (
        (" · ".join(code.label() for code in (route.bewijs, route.leerweg, route.soort_opleiding) if code),
         route.uitkomst_gewoon.label(), "–".join(str(maanden) for maanden in dict.fromkeys(route.duur or ())))
        for route in a))
