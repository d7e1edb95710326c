# SPDX-License-Identifier: MIT
"""Which mbo route is open to someone, under which rules, and who pays.

>>> import mborules
>>> regels = mborules.Regels()
>>> zaak = mborules.Zaak(bewijs="diploma", leerweg="bbl", instelling="roc", soort_opleiding="vak")
>>> regels.bekostiging(zaak)
Uitkomst.JA

Everything here is immutable and may be read from any number of threads.
"""

from . import _core, _waarde
from ._antwoorden import (Aanpassing, Advies, Afwijking, Antwoord, Controle, Keten, Klasse, Leerroute, Nodig, Oordeel,
                          Oorzaak, Parameterverschil, Reden, Route, Schakel, Verschil)
from ._batch import Antwoorden, Samenvatting, Telling
from ._beantwoorder import Beantwoorder
from ._codes import (Basis, Beslisser, Bewijs, Code, Controleuitslag, Einde, Feit, Feitgroep, Feittype, Geldsoort,
                     Informant, Instelling, Leerbaan, Leerweg, Motiveringsvorm, Onderhouddeel, Open,
                     Opmerkingsoort, SoortOpleiding, Stand, Stapsoort, Taal, Tekstsoort, Uitkering, Uitkomst, Verschilsoort,
                     Vocabulaire, Vooropleiding, Vraag, Wijziging)
from ._core import (Fout, FoutArgument, FoutCancelled, FoutConflict, FoutIo, FoutLimit, FoutMemory, FoutName, FoutOwnRule,
                    FoutSyntax, FoutThread, FoutValue, tekst_schoon)
from ._core import datum_leeftijd as leeftijd
from ._regels import Begrip, Bron, EigenRegel, Parameter, Regel, Regels, Stap, eigen_regel
from ._structuur import (Brondocument, Competentie, Crebo, Dekking, Domein, Dossier, Gedekt, Kennis, Kerntaak, Kwalificatie,
                         Opmerking, Sectorkamer, Structuur, Taaleis, Verandering, Vergelijking, Werkproces)
from ._tabel import Tabel
from ._zaak import Zaak

__version__: str = _core.version()

_waarde.aanmelden()

__all__ = [
    "Aanpassing", "Advies", "Afwijking", "Antwoord", "Antwoorden", "Basis", "Beantwoorder", "Begrip", "Beslisser", "Bewijs", "Bron",
    "Brondocument", "Code", "Competentie", "Controle", "Controleuitslag", "Crebo", "Dekking", "Domein",
    "Dossier", "EigenRegel", "Einde", "Feit", "Feitgroep", "Feittype", "Fout", "FoutArgument", "FoutCancelled",
    "FoutConflict", "FoutIo", "FoutLimit", "FoutMemory", "FoutName", "FoutOwnRule", "FoutSyntax", "FoutThread",
    "FoutValue", "Gedekt", "Geldsoort", "Informant", "Instelling", "Kennis", "Kerntaak", "Keten", "Klasse",
    "Kwalificatie", "Leerbaan", "Leerroute", "Leerweg", "Motiveringsvorm", "Nodig", "Onderhouddeel", "Oordeel",
    "Oorzaak", "Open", "Opmerking", "Opmerkingsoort", "Parameter", "Parameterverschil", "Reden", "Regel", "Regels",
    "Route", "Samenvatting", "Schakel", "Sectorkamer", "SoortOpleiding", "Stand", "Stap", "Stapsoort", "Structuur",
    "Taal", "Taaleis", "Tabel", "Tekstsoort", "Telling", "Uitkering", "Uitkomst", "Verandering", "Vergelijking",
    "Verschil", "Verschilsoort", "Vocabulaire", "Vooropleiding", "Vraag", "Werkproces", "Wijziging", "Zaak",
    "eigen_regel", "leeftijd", "tekst_schoon",
]
