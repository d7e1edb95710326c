#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make the built-in structure from the national table of kwalificaties, or check it.

    tools/ingebouwd.py HKS.csv DOMEINEN.csv            write the XML to standard output
    tools/ingebouwd.py HKS.csv DOMEINEN.csv --check F  exit 1 when F says anything else, 77 without the CSV files

The XML in the repository is the one source of the library; the CSV files only check it. They hold the table that the
law set for 1 August 2015 (BWBR0036352, bijlagen 1 and 4).
"""
import csv
import os
import sys
from xml.sax.saxutils import escape, quoteattr

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!-- The national kwalificaties as the law set them for 1 August 2015: BWBR0036352, bijlagen 1 and 4.
     In SBB's format, without content. The table has no SBB numbers: a domein has its crebo for nr, the rest has none. -->
<sbb xmlns:mbo="urn:mborules:structuur:1" mbo:peildatum="2015-08-01" mbo:bevestigd_tot="2015-08-01">
"""


def factor(text):
    return text.replace(".", ",")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def crebo(element, code, prijsfactor):
    return (f'<{element} prijsfactor="{factor(prijsfactor)}" Geldig_vanaf="01-08-2015" Datum_einde_instroom="" '
            f'Datum_einde_opleiding="">{code}</{element}>')


def profiel(row, number):
    vierjarig = ' mbo:vierjarig="ja"' if row["studieduur_max4"] == "ja" else ' mbo:vierjarig="nee"'
    ministry = row["beroepsvereisten"]
    yield (f'        <profiel titel={quoteattr(row["kwalificatie"])} hoofdstuk="{number}" niveau="{row["niveau"]}" '
           f'mbo:leerwegen="{row["leerwegen"].lower()}"{vierjarig}>')
    yield "          <omschrijving>"
    yield f'            <wettelijkeberoepsvereisten>{"Ja" if ministry else "Nee"}</wettelijkeberoepsvereisten>'
    if ministry:
        yield f"            <bronwettelijkeberoepsvereisten>{escape(ministry)}</bronwettelijkeberoepsvereisten>"
    yield f'            <soortopleiding>{row["soort_opleiding"]}</soortopleiding>'
    yield "          </omschrijving>"
    yield f'          <creboinformatie>{crebo("crebo", row["crebo"], row["prijsfactor"])}</creboinformatie>'
    yield "        </profiel>"


def dossier(group):
    first = group[0]
    reference = f' referentiedomein="{first["domein_crebo"]}"' if first["domein_crebo"] else ""
    yield f'    <dossier titel={quoteattr(first["dossier"])} status="Vastgesteld"{reference}>'
    yield f'      <dossiercrebos>{crebo("dossiercrebo", first["dossier_crebo"], first["dossier_prijsfactor"])}</dossiercrebos>'
    yield "      <profielen>"
    for number, row in enumerate(group, 1):
        yield from profiel(row, number)
    yield "      </profielen>"
    yield "    </dossier>"


def build(hks, domeinen):
    groups = {}
    for row in rows(hks):
        groups.setdefault(row["dossier_crebo"], []).append(row)
    lines = ["  <domeinen>"]
    for row in rows(domeinen):
        lines.append(f'    <domein nr="{row["crebo"]}" titel={quoteattr(row["domein"])} crebo="{row["crebo"]}" '
                     f'prijsfactor="{factor(row["prijsfactor"])}" />')
    lines += ["  </domeinen>", "  <sectorkamers />", "  <competenties />", "  <dossiers>"]
    for group in groups.values():
        lines += dossier(group)
    return HEAD + "\n".join(lines) + "\n  </dossiers>\n</sbb>\n"


def main(argv):
    if len(argv) not in (3, 5) or (len(argv) == 5 and argv[3] != "--check"):
        sys.exit(__doc__)
    if len(argv) == 5 and not os.path.exists(argv[1]):
        print(f"SKIPPED: comparing the built-in structure with its source: there is no {argv[1]}")
        sys.exit(77)
    text = build(argv[1], argv[2])
    if len(argv) == 3:
        sys.stdout.write(text)
    elif open(argv[4], encoding="utf-8").read() != text:
        sys.exit(f"{argv[4]}: does not say what {argv[1]} and {argv[2]} say")


if __name__ == "__main__":
    main(sys.argv)
