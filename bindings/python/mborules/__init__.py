# SPDX-License-Identifier: MIT
"""Which mbo route is open to someone, under which rules, and who pays: a first, thin layer over `_mborules`."""

import functools

import _mborules as core
from _mborules import Fout

__all__ = ["Fout", "antwoord", "core", "kwalificatie"]

regels = functools.cache(core.regels_create)
structuur = functools.cache(core.structuur_load_builtin)


def kwalificatie(crebo):
    """The kwalificatie with a crebo in the built-in structure as a dict, or None."""
    found = core.structuur_find_crebo(structuur(), crebo)
    if found is None:
        return None
    return {"crebo": crebo, "titel": core.kwalificatie_titel(found), "niveau": core.kwalificatie_niveau(found),
            "dossier": core.dossier_titel(core.kwalificatie_dossier(found))}


def antwoord(vraag, feiten):
    """The answer to a question, by name, for facts as texts: antwoord("toelating", {"bewijs": "diploma"})."""
    zaak, code = core.zaak_create(), core.code_parse(core.VOCABULAIRE_VRAAG, vraag)
    for naam, tekst in feiten.items():
        core.zaak_set_text(zaak, naam, tekst)
    oordeel = core.oordeel_create(regels(), structuur(), zaak, code, 0)
    redenen = []
    for index in range(core.oordeel_reden_count(oordeel, code)):
        regel = core.oordeel_reden_regel(oordeel, code, index)
        uitkomst = core.oordeel_reden_uitkomst(oordeel, code, index)
        redenen.append({"regel": core.regel_id(regel),
                        "uitkomst": core.code_name(core.VOCABULAIRE_UITKOMST, uitkomst),
                        "tekst": core.regel_tekst(regel, core.TAAL_NL)})
    uitkomst = core.code_name(core.VOCABULAIRE_UITKOMST, core.oordeel_uitkomst(oordeel, code))
    ontbrekend = [core.feit_name(feit) for feit in core.oordeel_ontbrekend(oordeel, code)]
    return {"vraag": vraag, "uitkomst": uitkomst, "ontbrekend": ontbrekend, "redenen": redenen}
