# SPDX-License-Identifier: MIT
"""What is shown in a notebook: plain tables with inline styles and without colours, the same in Jupyter, VS Code and Quarto,
in a light theme and a dark one."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ._codes import Code, Feit, Open, Stand, Vraag
from ._waarde import Waarde

if TYPE_CHECKING:
    from ._antwoorden import Advies, Antwoord, Controle, Klasse, Leerroute, Nodig, Oordeel, Route, Verschil
    from ._regels import Bron, Regel, Regels, Stap
    from ._structuur import Dekking, Kwalificatie, Structuur, Vergelijking
    from ._zaak import Zaak

CEL = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0;white-space:normal;overflow-wrap:break-word"
LIJN = "border-top:1px solid rgba(128,128,128,.35)"  # grey on white and on black
VEEL = 50  # rows that are shown

Cel: TypeAlias = str | tuple[str, str]


def _tabel(kop: str, titels: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> str:
    """A table with a heading; every cell is text, or text with smaller text beneath it."""
    def cel(waarde: Cel) -> str:
        tekst, klein = waarde if isinstance(waarde, tuple) else (waarde, "")
        onder = f'<div style="font-size:smaller">{html.escape(klein)}</div>' if klein else ""
        return f'<td style="{CEL};{LIJN}">{html.escape(tekst)}{onder}</td>'

    alle = list(rijen)
    rest = [[f"en nog {len(alle) - VEEL}", *[""] * (len(titels) - 1)]] if len(alle) > VEEL else []
    caption = f'<caption style="text-align:left;font-weight:bold;color:inherit">{html.escape(kop)}</caption>'
    hoofd = "".join(f'<th scope="col" style="{CEL}">{html.escape(titel)}</th>' for titel in titels)
    lijf = "".join(f"<tr>{''.join(map(cel, rij))}</tr>" for rij in (*alle[:VEEL], *rest))
    hoofd = f"<thead><tr>{hoofd}</tr></thead>" if alle and any(titels) else ""
    return f'<table style="border-collapse:collapse">{caption}{hoofd}<tbody>{lijf}</tbody></table>'


def telwoord(aantal: int, een: str, meer: str) -> str:
    """How many of what."""
    return f"{aantal} {een if aantal == 1 else meer}"


def woorden(waarde: Waarde | None, tekst: str) -> str:
    """A value for people: labels of codes, ja and nee, else its text form."""
    if isinstance(waarde, Code):
        return waarde.label()
    if isinstance(waarde, frozenset):
        return ", ".join(code.label() for code in sorted(waarde, key=int)) or "geen"
    return tekst


def _labels(codes: Iterable[Code]) -> str:
    return ", ".join(code.label() for code in codes)


def _bronnen(bronnen: Iterable[Bron]) -> str:
    return "; ".join(bron.tekst for bron in bronnen)


def _maanden(duur: tuple[int, int] | None) -> str:
    return f"{'–'.join(map(str, dict.fromkeys(duur)))} maanden" if duur else ""


def _van(gedekt: tuple[int, int]) -> str:
    return f"{gedekt[0]} van {gedekt[1]}"


def zaak(z: Zaak) -> str:
    return _tabel("Zaak", ("feit", "waarde"), ((f.label(), woorden(z[f], z.get_text(f))) for f in z))


def voorbehoud(a: Antwoord) -> list[str]:
    """What of an answer is open, assumed or not confirmed, beside its outcome: a line each."""
    def open_(naam: str, feiten: Sequence[Feit]) -> str:
        return f"{naam}: {f'hangt nog af van: {_labels(feiten)}' if feiten else 'niet bekend'}"

    regels: list[str] = []
    if a.bedrag_stand == Stand.OPEN:
        regels.append(open_("bedrag", a.bedrag_ontbrekend))
    if a.vanaf_stand == Stand.OPEN:
        regels.append(open_("vanaf", a.vanaf_ontbrekend))
    elif a.vanaf:
        regels.append(f"vanaf: {a.vanaf}")
    if a.zonder_waarde:
        regels.append(f"geen waarde voor: {', '.join(a.zonder_waarde)}")
    if a.aannames:
        regels.append("aangenomen: " + ", ".join(f"{f.label()}: {'ja' if f.aanname else 'nee'}" for f in a.aannames))
    if a.niet_bevestigd:
        wat, dag = a.niet_bevestigd
        regels.append(f"niet bevestigd na: {dag} ({wat})")
    if Open.CREBO_NIET_OPGEZOCHT in a.open:
        regels.append(Open.CREBO_NIET_OPGEZOCHT.label())
    return regels


def antwoord(a: Antwoord) -> str:
    kop = f"{a.vraag.label()} {a.uitkomst.label()}"
    if a.bedrag is not None and a.soort:
        kop += f" ({a.soort.label()}: € {a.bedrag})"
    if a.ontbrekend:
        kop += f", hangt nog af van: {_labels(a.ontbrekend)}"
    return _tabel(kop, ("uitkomst", "regel"), (
        *(("", regel) for regel in voorbehoud(a)),
        *(("" if reden.uitkomst is None else reden.uitkomst.label(), (reden.tekst, _bronnen(reden.bronnen))) for reden in a.redenen)))


def oordeel(o: Oordeel) -> str:
    return _tabel("Alle vragen" if len(o) == len(Vraag) else "Vragen", ("vraag", "uitkomst"), (
        (vraag.label(), _uitkomst(a.uitkomst, a.ontbrekend)) for vraag, a in o.items()))


def _uitkomst(uitkomst: Code, ontbrekend: Sequence[Code]) -> Cel:
    return uitkomst.label(), f"hangt nog af van: {_labels(ontbrekend)}" if ontbrekend else ""


def _route(r: Route) -> tuple[str, str]:
    naam = " · ".join(code.label() for code in (r.bewijs, r.leerweg, r.soort_opleiding) if code)
    return (r.kwalificatie.titel, naam) if r.kwalificatie else (naam, "")


def advies(a: Advies) -> str:
    def een(r: Route) -> Cel:
        naam, bij = _route(r)
        return naam, "; ".join(filter(None, (bij, _maanden(r.duur))))

    return _tabel("Routes", ("route", "uitkomst"), (
        (een(r), _uitkomst(r.uitkomst_gewoon, r.gewoon_ontbrekend)) for r in a))


def _stap(s: Stap) -> Cel:
    bij = [s.adres or "", _bronnen(s.bronnen)]
    return s.tekst(), "; ".join(filter(None, bij))


def route(r: Route) -> str:
    return _tabel(f"{': '.join(filter(None, _route(r)))}: {r.uitkomst_gewoon.label()}", ("wie", "stap"), (
        (s.wie.label() if s.wie else "", _stap(s)) for s in r.stappen))


def leerroute(l: Leerroute) -> str:
    return _tabel("Leerroute: het doel is al bereikt" if l.bereikt else "Leerroute", ("opleidingen", "uitkomst"), (
        ((str(keten), _maanden(keten.duur)), ", dan ".join(schakel.uitkomst.label() for schakel in keten)) for keten in l))


def nodig(n: Nodig) -> str:
    return _tabel("Wat er moet veranderen" if n else "Niets helpt, of het is geen nee", ("", "een van deze"), (
        (str(nummer), str(aanpassing)) for nummer, aanpassing in enumerate(n, 1)))


def klasse_kort(k: Klasse) -> tuple[str, str]:
    """The answers of a class, before and after."""
    def een(uitkomst: Code, bedrag: tuple[object, object] | None, stand: Stand) -> str:
        euro = bedrag[1] if bedrag else "onbekend" if stand == Stand.OPEN else ""
        return f"{uitkomst} € {euro}" if euro else str(uitkomst)

    return een(k.uitkomst_was, k.bedrag_was, k.bedrag_was_stand), een(k.uitkomst_nu, k.bedrag_nu, k.bedrag_nu_stand)


def oorzaken(k: Klasse) -> str:
    regels = (oorzaak.nu or oorzaak.was for oorzaak in k.oorzaken)
    return ", ".join(dict.fromkeys([*(regel.id for regel in regels if regel), *(p.naam for p in k.parameters)]))


def verschil(v: Verschil) -> str:
    return _tabel("Wie een ander antwoord krijgt" if v else "Niemand krijgt een ander antwoord",
                  ("was", "wordt", "door", "bijvoorbeeld"), (
        (*klasse_kort(k), oorzaken(k), "; ".join(str(k.voorbeeld).splitlines())) for k in v))


def controle(c: Controle) -> str:
    return _tabel(f"Motivering van {c.vraag}: {str(c.uitslag).replace('_', ' ')}", ("wat", "was", "is nu"), (
        ((str(a.soort), a.naam if a.naam != a.soort else ""), a.was, a.nu) for a in c.afwijkingen))


def regel(r: Regel) -> str:
    geldt = " ".join(filter(None, (f"vanaf {r.vanaf}" if r.vanaf else "", f"tot {r.tot}" if r.tot else "")))
    return _tabel(r.id, ("", ""), filter(lambda rij: rij[1], (
        ("vraag", r.vraag.label() if r.vraag else ""), ("regel", r.tekst()), ("voorwaarde", r.voorwaarde),
        ("doet mee als", r.bereik),
        ("geldt", geldt), ("bronnen", _bronnen(r.bronnen)))))


def regels(r: Regels) -> str:
    aantal = Counter(een.vraag for een in r.regels)
    eigen = [een.id for een in r.regels if een.eigen]
    onder = "; ".join(soort.replace("_", " ") + " " + ", ".join(str(waarde) for _, waarde in hoe if waarde is not None)
                      for soort, hoe in r.wijzigingen)
    rijen: list[Sequence[Cel]] = [(vraag.label(), str(aantal[vraag])) for vraag in Vraag if aantal[vraag]]
    if onder or eigen:
        rijen.append((("gewijzigd", onder), str(len(r.wijzigingen))))
    return _tabel(f"Regels, rechtsstand {r.rechtsstand}", ("vraag", "regels"), rijen)


def structuur(s: Structuur) -> str:
    per = Counter((k.niveau or 0, k.soort_opleiding) for k in s.kwalificaties)
    op = f", peildatum {s.peildatum}" if s.peildatum else ""
    kop = f"Kwalificatiestructuur: {telwoord(len(s.dossiers), 'dossier', 'dossiers')}{op}"
    return _tabel(kop, ("niveau", "soort opleiding", "kwalificaties"), (
        (str(niveau or ""), soort.label() if soort else "", str(aantal))
        for (niveau, soort), aantal in sorted(per.items(), key=lambda een: (een[0][0], int(een[0][1] or 0)))))


def kwalificatie(k: Kwalificatie) -> str:
    niveau = f", niveau {k.niveau}" if k.niveau else ""
    kop = f"{k.titel} ({k.crebo or 'zonder crebo'}{niveau}), dossier {k.dossier.titel}"
    rijen: list[Sequence[Cel]] = []
    for kerntaak in k.kerntaken:
        rijen.append((kerntaak.code, kerntaak.titel))
        rijen += [(werkproces.code, werkproces.titel) for werkproces in kerntaak.werkprocessen]
    return _tabel(kop, ("", "kerntaken en werkprocessen"), rijen)


def dekking(d: Dekking) -> str:
    return _tabel("Dekking", ("kwalificatie", "werkprocessen", "kerntaken"), (
        ((g.kwalificatie.titel, str(g.kwalificatie.crebo or "")), _van(g.werkprocessen), _van(g.kerntaken)) for g in d))


def vergelijking(v: Vergelijking) -> str:
    return _tabel("Wat er veranderde" if v else "Er veranderde niets", ("kwalificatie", "wat", "was", "is nu"), (
        ((str(c.crebo), c.plaats), str(c.wijziging).replace("_", " "), c.was, c.nu) for c in v))
