# SPDX-License-Identifier: MIT
"""Typical use, for the type checkers: what each `# T:` says is what both must reveal on that line (test_typen.py)."""

from datetime import date
from decimal import Decimal

import mborules
from mborules import Feit, Kwalificatie, Leerweg, Regels, SoortOpleiding, Structuur, Uitkomst, Vooropleiding, Vraag, Zaak, spark

# A fact is given as its own type or as text, or left unknown.
zaak = Zaak(leerweg=Leerweg.BBL, vooropleiding={Vooropleiding.VMBO_BB, "havo"}, startdatum=date(2026, 8, 1), studieduur=24,
            onderwijsprijs=Decimal("1200.50"), werkend=True, crebo=None)
zaak = zaak.met(leerweg="bol", startdatum="2026-09-01", vooropleiding="havo;vwo", werkend="ja", onderwijsprijs=1200)

reveal_type(zaak.leerweg)  # T: Leerweg | None
reveal_type(zaak.startdatum)  # T: date | None
reveal_type(zaak.vooropleiding)  # T: frozenset[Vooropleiding] | None
reveal_type(zaak.onderwijsprijs)  # T: Decimal | None
reveal_type(zaak.studieduur)  # T: int | None
reveal_type(zaak.werkend)  # T: bool | None
reveal_type(zaak["leerweg"])  # T: bool | int | date | Decimal | Code | frozenset[Code]
reveal_type(zaak.met(crebo=25078))  # T: Zaak
reveal_type(Feit.LEERWEG.label())  # T: str
reveal_type(Feit.LEERWEG.type)  # T: Feittype

regels = Regels()
reveal_type(regels.toelating(zaak))  # T: Uitkomst
reveal_type(regels.oordeel(zaak))  # T: Oordeel
reveal_type(regels.oordeel(zaak, "toelating"))  # T: Antwoord
antwoord = regels.oordeel(zaak, Vraag.ONDERWIJSGELD, streng=True)
reveal_type(antwoord.uitkomst)  # T: Uitkomst
reveal_type(antwoord.bedrag)  # T: Decimal | None
reveal_type(antwoord.ontbrekend)  # T: tuple[Feit, ...]
reveal_type(antwoord.redenen[0].regel.bronnen)  # T: tuple[Bron, ...]
reveal_type(antwoord.redenen[0].tekst)  # T: str
reveal_type(dict(regels.oordeel(zaak).items()))  # T: dict[Vraag, Antwoord]
reveal_type(antwoord.uitkomst is Uitkomst.JA)  # T: bool

for route in regels.advies(zaak, niveau=2, leerweg="bbl"):
    reveal_type(route.kwalificatie)  # T: Kwalificatie | None
    reveal_type(route.stappen)  # T: tuple[Stap, ...]
reveal_type(regels.advies(zaak).vervolgvraag())  # T: Feit | None
reveal_type(regels.leerroute(zaak, SoortOpleiding.MIDDENKADER)[0][0].soort)  # T: SoortOpleiding
reveal_type(regels.leerroute(zaak)[:2])  # T: tuple[Keten, ...]
reveal_type(regels.nodig(zaak, "toelating", vast={"leerweg"})[0].waarden)  # T: dict[Feit, str]
reveal_type([klasse.voorbeeld for klasse in regels.verschil("2026-07-31", date(2026, 8, 1), "toelating")])  # T: list[Zaak]
reveal_type(regels.controleer(antwoord.motivering()).uitslag)  # T: Controleuitslag
reveal_type(regels.met_parameter("cursusgeld.niveau_1_2", 1, "2026-08-01").zonder_regel("x"))  # T: Regels
reveal_type(regels.parameters[0].waarde)  # T: Decimal

antwoorden = regels.batch({"leerweg": ["bol"]}, vragen="toelating", ontbrekend="bits", fouten="tabel")
reveal_type(antwoorden.vragen)  # T: tuple[Vraag, ...]
reveal_type(antwoorden.fouten)  # T: Tabel
reveal_type(antwoorden.samenvatting()["toelating"].uitkomsten)  # T: dict[Uitkomst, int]
reveal_type([rij for rij in antwoorden])  # T: list[dict[str, Any]]
reveal_type(regels.tabel("parameters").kolommen)  # T: tuple[str, ...]

structuur = Structuur("sbb.xml", max_bytes=10_000_000, zonder_opmerkingen=True)
reveal_type(structuur[25078])  # T: Kwalificatie
reveal_type(structuur.get(25078))  # T: Kwalificatie | None
reveal_type(structuur.zoek("lassen", niveau=2, instroom_op="2026-08-01"))  # T: tuple[Kwalificatie, ...]
reveal_type(structuur.dekking(["B1-K1-W1@25078"])[0].werkprocessen)  # T: tuple[int, int]
reveal_type([(v.wijziging, v.was) for v in structuur.vergelijk(Structuur())])  # T: list[tuple[Wijziging, str]]


def titels(kwalificaties: dict[int, Kwalificatie]) -> list[str]:
    return [f"{kwalificatie.titel}, {kwalificatie.niveau or '?'}" for kwalificatie in kwalificaties.values()]


@mborules.eigen_regel("toelating", nl="Niet te duur.")
def niet_te_duur(onderwijsprijs: Decimal) -> bool:
    return onderwijsprijs < 5000


reveal_type(regels.met_eigen_regel(niet_te_duur))  # T: Regels

reveal_type(mborules.Beantwoorder(regels, vragen="toelating", ontbrekend="bits").vragen)  # T: tuple[Vraag, ...]


class Frame:
    """As pyspark.sql.DataFrame is typed."""

    @property
    def schema(self) -> object:
        raise NotImplementedError

    @property
    def sparkSession(self) -> object:
        raise NotImplementedError

    def mapInArrow(self, func: object, schema: object, barrier: bool = False) -> "Frame":
        raise NotImplementedError


reveal_type(spark.antwoorden(Frame(), vragen="toelating", fouten="kolom"))  # T: Frame
reveal_type(spark.samenvatting(Frame(), regels=regels))  # T: Frame

try:
    Zaak(leerweg="blb")
except mborules.FoutName as fout:
    reveal_type((fout.code, fout.line))  # T: tuple[int, int]

# What both must refuse.
Zaak(leerwg="bbl")  # E
Zaak(leerweg=Uitkomst.JA.code)  # E
Zaak(onderwijsprijs=1.5)  # E
Zaak(startdatum=2026)  # E
regels.toelating({"leerweg": "bbl"})  # E
regels.toelating()  # E
regels.advies(zaak, nivo=2)  # E
structuur.zoek(2)  # E
structuur.tabel("tekst")  # E
regels.batch({}, fouten="ja")  # E
spark.antwoorden({})  # E
zaak.leerweg = Leerweg.BOL  # E
mborules.core  # E
