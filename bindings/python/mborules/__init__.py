# SPDX-License-Identifier: MIT
"""Which mbo route is open to someone, under which rules, and who pays.

>>> import mborules
>>> regels = mborules.Regels()
>>> zaak = mborules.Zaak(bewijs="diploma", leerweg="bbl", instelling="roc", soort_opleiding="vak")
>>> regels.bekostiging(zaak)
Uitkomst.JA

Everything here is immutable and may be read from any number of threads, but an Editie, a Dekking and a Batch, which
belong to one thread at a time.
"""

from . import _core as core

from ._batch import Antwoorden, Samenvatting, Telling
from ._codes import *
from ._codes import ENUMS, Code
from ._regels import (Aanpassing, Advies, Antwoord, Bron, EigenRegel, Keten, Leerroute, Oordeel, Parameter, Reden, Regel,
                      Regels, Route, Schakel, Stap, eigen_regel)
from ._structuur import (Competentie, Crebo, Domein, Dossier, Kennis, Kerntaak, Kwalificatie, Sectorkamer, Structuur,
                         Werkproces)
from ._tabel import Tabel
from ._zaak import Zaak

__version__ = core.version()

# The exceptions are those that the headers have.
globals().update({name: value for name, value in vars(core).items() if name.startswith("Fout")})

__all__ = sorted([
    "Aanpassing", "Advies", "Antwoord", "Antwoorden", "Bron", "Code", "Competentie", "Crebo", "Domein", "Dossier", "EigenRegel",
    "Kennis", "Kerntaak", "Keten", "Kwalificatie", "Leerroute", "Oordeel", "Parameter", "Reden", "Regel", "Regels",
    "Route", "Schakel", "Samenvatting", "Sectorkamer", "Stap", "Structuur", "Tabel", "Telling", "Werkproces", "Zaak", "eigen_regel", *ENUMS,
    *(name for name in vars(core) if name.startswith("Fout")),
])
