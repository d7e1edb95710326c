#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make the built-in structure from the national tables of kwalificaties, or check it.

    tools/ingebouwd.py FOLDER            write the XML to standard output
    tools/ingebouwd.py FOLDER --check F  exit 1 when F says anything else, 77 without the CSV files

FOLDER has hks-2015.csv, kwalificaties-2023.csv, crebo-aanvulling.csv and domeinen-2015.csv. The XML in the repository is
the one source of the library; the CSV files only check it. They hold the table that the law set for 1 August 2015
(BWBR0036352, bijlagen 1 and 4), that of 31 July 2023 (BWBR0037678, bijlage 1), names of newer crebos, and the domeinen.
"""
import csv
import os
import sys
from xml.sax.saxutils import escape, quoteattr

FILES = ("hks-2015.csv", "kwalificaties-2023.csv", "crebo-aanvulling.csv", "domeinen-2015.csv")

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!-- The national kwalificaties in SBB's format, without content: as the law set them for 1 August 2015 (BWBR0036352,
     bijlagen 1 and 4) and for 31 July 2023 (BWBR0037678, bijlage 1), and newer ones, of which the law was not read.
     A crebo has a row for each of the two tables that it stands in, with the days of which that is certain, and stands
     under the dossier of the newest; mbo:dossier and mbo:domein say where it stood in the older one.
     The tables have no numbers of SBB: a domein has its crebo for nr, the rest has none. The last dossier, without
     titel and crebo, is none of SBB: it holds those whose dossier is not known. Made by tools/ingebouwd.py. -->
<sbb xmlns:mbo="urn:mborules:structuur:1" mbo:peildatum="2015-08-01" mbo:bevestigd_tot="2023-07-31"
  mbo:toestanden="2015-08-01/2016-07-31 2023-07-31">
"""

# The days of which a row is certain: of who stands in the first table alone, the second alone, both (a row each).
ALLEEN_2015 = ("2015-08-01", "2016-07-31")
ALLEEN_2023 = ("2023-07-31", "2023-07-31")
BEIDE = (("2015-08-01", "2023-07-30"), ALLEEN_2023)

# What is wrong in the printed table of 2023, by the remark of the CSV file.
GEBREKEN = {
    "leerweg leeg in de tekst": "De tabel van 2023 noemt geen leerweg.",
    "crebo leeg in de tekst; aangevuld uit koppeltabel 23-24":
        "De tabel van 2023 noemt geen crebo; deze komt uit de koppeltabel van 2023-2024.",
    "niveau 3 bij basisberoepsopleiding in de tekst: vermoedelijk niveau 2":
        "De tabel van 2023 heeft niveau 3 bij een basisberoepsopleiding; vermoedelijk is 2 bedoeld.",
    "niveau 3 bij middenkaderopleiding in de tekst: vermoedelijk vakopleiding":
        "De tabel van 2023 heeft middenkaderopleiding bij niveau 3; vermoedelijk is vakopleiding bedoeld.",
    "dossiernummer leeg in de tekst; 23107 volgens 2015":
        "De tabel van 2023 noemt geen crebo van het dossier; 23107 komt uit de tabel van 2015.",
    "prijsfactor leeg in de tekst; dossier 1,00; 2015-tabel: 1.00":
        "De tabel van 2023 noemt geen prijsfactor; die van het dossier is 1,00, en die van 2015 ook.",
    "dossiernaam bij eerste rij leeg in de tekst": "De tabel van 2023 laat de naam van het dossier een keer weg.",
    "tekst: dossier 23185 (zetfout; koppeltabel 23285)":
        "De tabel van 2023 heeft dossier 23185, een zetfout; in de koppeltabel is het 23285.",
    "tekst: dossier 32173 (zetfout)": "De tabel van 2023 heeft dossier 32173, een zetfout voor 23173.",
}
# And what was meant where niveau and kind contradict each other.
BEDOELD = {
    "niveau 3 bij basisberoepsopleiding in de tekst: vermoedelijk niveau 2": {"niveau": "2"},
    "niveau 3 bij middenkaderopleiding in de tekst: vermoedelijk vakopleiding": {"soort_opleiding": "vakopleiding"},
}
# Where a newer crebo is known from, by the CSV file.
BRONNEN = {
    "CompetentNL": "Niet uit de wet: bekend uit CompetentNL.",
    "koppeltabel opleidingen 2023-2024": "Niet uit de wet: bekend uit de koppeltabel opleidingen 2023-2024.",
}
# The kind that a niveau has (WEB art. 7.2.2); niveau 4 has two.
SOORTEN = {"1": "entreeopleiding", "2": "basisberoepsopleiding", "3": "vakopleiding"}


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


BREED = 100


def tag(indent, name, end=">", **values):
    """A start tag, of the attributes that are not None, in lines that are not too long; "mbo_" is our namespace."""
    lines = [f"{indent}<{name}"]
    for key, value in values.items():
        if value is None:
            continue
        attribute = f" {key.replace('mbo_', 'mbo:')}={quoteattr(value)}"
        if len(lines[-1] + attribute + end) > BREED:
            lines.append(indent + "   ")
        lines[-1] += attribute
    return "\n".join(lines) + end


def factor(text):
    return text.replace(".", ",")


def crebo(indent, element, code, prijsfactor="", zeker=(None, None), **toen):
    """One row of a crebo. It has no days but those of which it is certain."""
    return tag(indent, element, f">{code}</{element}>", prijsfactor=factor(prijsfactor) or None, Geldig_vanaf="",
               Datum_einde_instroom="", mbo_zeker_vanaf=zeker[0], mbo_zeker_tot=zeker[1], **toen)


def states(oud, nieuw):
    """The rows that a crebo has, as (row of its table, the days of which it is certain)."""
    if oud and nieuw:
        return list(zip((oud, nieuw), BEIDE))
    return [(oud, ALLEEN_2015)] if oud else [(nieuw, ALLEEN_2023)]


class Tabellen:
    def __init__(self, folder):
        hks, nu, self.aanvulling, self.domeinen = (rows(folder, name) for name in FILES)
        for row in nu:
            row.update(BEDOELD.get(row["opmerking"], {}))
            if row["opmerking"] and row["opmerking"] not in GEBREKEN:
                sys.exit(f'{FILES[1]}: crebo {row["crebo"]} has a remark that is not known: {row["opmerking"]}')
        self.toen, self.nu = ({row["crebo"]: row for row in table} for table in (hks, nu))
        # Of a dossier every row says the same.
        self.dossier_toen, self.dossier_nu = ({row["dossier_crebo"]: row for row in table} for table in (hks, nu))

    def newest(self, code):
        return self.nu.get(code) or self.toen[code]

    def dossier(self, code):
        return self.dossier_nu.get(code) or self.dossier_toen[code]

    def anders(self, row):
        """The domein of a row, if that is not the one of its dossier now."""
        domein = row["domein_crebo"]
        return domein if domein != self.dossier(row["dossier_crebo"])["domein_crebo"] else None

    def elders(self, code, row):
        """Where a kwalificatie stood, if not where it is listed."""
        dossier = row["dossier_crebo"]
        return {"mbo_dossier": dossier if dossier != self.newest(code)["dossier_crebo"] else None,
                "mbo_domein": self.anders(row)}

    def profiel(self, code):
        oud, nieuw, row = self.toen.get(code), self.nu.get(code), self.newest(code)
        vierjarig = (oud["studieduur_max4"] or "nee") if oud else None  # the table of 2023 has no list that is of use
        ministry, opmerking = row["beroepsvereisten"], GEBREKEN.get(nieuw and nieuw["opmerking"])
        yield tag("        ", "profiel", titel=row["kwalificatie"], niveau=row["niveau"],
                  mbo_leerwegen=row["leerwegen"].lower() or None, mbo_vierjarig=vierjarig, mbo_opmerking=opmerking)
        yield "          <omschrijving>"
        yield f'            <wettelijkeberoepsvereisten>{"Ja" if ministry else "Nee"}</wettelijkeberoepsvereisten>'
        if ministry:
            yield f"            <bronwettelijkeberoepsvereisten>{escape(ministry)}</bronwettelijkeberoepsvereisten>"
        yield f'            <soortopleiding>{row["soort_opleiding"]}</soortopleiding>'
        yield "          </omschrijving>"
        yield "          <creboinformatie>"
        for row, zeker in states(oud, nieuw):
            yield crebo("            ", "crebo", code, row["prijsfactor"], zeker, **self.elders(code, row))
        yield "          </creboinformatie>"
        yield "        </profiel>"

    def dossier_van_de_wet(self, code):
        row = self.dossier(code)
        yield tag("    ", "dossier", titel=row["dossier"], status="Vastgesteld",
                  referentiedomein=row["domein_crebo"] or None)
        yield "      <dossiercrebos>"
        for state, zeker in states(self.dossier_toen.get(code), self.dossier_nu.get(code)):
            yield crebo("        ", "dossiercrebo", code, state["dossier_prijsfactor"], zeker,
                        mbo_domein=self.anders(state))
        yield "      </dossiercrebos>"
        yield "      <profielen>"
        listed = [c for c in {**self.toen, **self.nu} if self.newest(c)["dossier_crebo"] == code]
        for c in sorted(listed, key=lambda c: (self.newest(c)["kwalificatie"].casefold(), c)):
            yield from self.profiel(c)
        yield "      </profielen>"
        yield "    </dossier>"

    def nieuwer(self, code):
        """A dossier of newer kwalificaties, of which nothing but its crebo is known; "": not even that."""
        yield "    <dossier>"
        if code:
            yield f'      <dossiercrebos>{crebo("", "dossiercrebo", code)}</dossiercrebos>'
        yield "      <profielen>"
        for row in self.aanvulling:
            if row["dossier_crebo"] != code:
                continue
            soort = SOORTEN.get(row["niveau"])
            yield tag("        ", "profiel", titel=row["kwalificatie"], niveau=row["niveau"] or None,
                      mbo_opmerking=BRONNEN[row["bron"]])
            if soort:
                yield f"          <omschrijving><soortopleiding>{soort}</soortopleiding></omschrijving>"
            yield f'          <creboinformatie>{crebo("", "crebo", row["crebo"])}</creboinformatie>'
            yield "        </profiel>"
        yield "      </profielen>"
        yield "    </dossier>"

    def build(self):
        yield "  <domeinen>"
        for row in self.domeinen:
            yield tag("    ", "domein", " />", nr=row["crebo"], titel=row["domein"], crebo=row["crebo"],
                      prijsfactor=factor(row["prijsfactor"]))
        yield "  </domeinen>\n  <sectorkamers />\n  <competenties />\n  <dossiers>"
        order = {row["crebo"]: i for i, row in enumerate(self.domeinen)}  # entree, without one, comes last

        def place(code):
            row = self.dossier(code)
            return order.get(row["domein_crebo"], len(order)), row["dossier"].casefold(), code

        for code in sorted({**self.dossier_toen, **self.dossier_nu}, key=place):
            yield from self.dossier_van_de_wet(code)
        for code in sorted({row["dossier_crebo"] for row in self.aanvulling} - {""}) + [""]:
            yield from self.nieuwer(code)
        yield "  </dossiers>\n</sbb>\n"


def main(argv):
    if len(argv) not in (2, 4) or (len(argv) == 4 and argv[2] != "--check"):
        sys.exit(__doc__)
    absent = [name for name in FILES if not os.path.exists(os.path.join(argv[1], name))]
    if len(argv) == 4 and absent:
        print(f"SKIPPED: comparing the built-in structure with its sources: there is no {absent[0]} in {argv[1]}")
        sys.exit(77)
    text = HEAD + "\n".join(Tabellen(argv[1]).build())
    if len(argv) == 2:
        sys.stdout.write(text)
    elif open(argv[3], encoding="utf-8").read() != text:
        sys.exit(f"{argv[3]}: does not say what the tables in {argv[1]} say")


if __name__ == "__main__":
    main(sys.argv)
