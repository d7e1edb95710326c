# SPDX-License-Identifier: MIT
"""The scenarios of the guide through the Python binding: tests/data/scenarios.json."""

import json
import pathlib
import unittest

from mborules import core, regels, structuur

DATA = pathlib.Path(__file__).resolve().parents[1] / "data" / "scenarios.json"
SCENARIOS = json.loads(DATA.read_text(encoding="utf-8"))["scenarios"]


def uitkomst(code):
    return core.code_name(core.VOCABULAIRE_UITKOMST, code)


def namen(feiten):
    return [core.feit_name(feit) for feit in feiten]


def beslissers(feiten):
    codes = {core.feit_beslisser(feit) for feit in feiten} - {0}
    return [core.code_name(core.VOCABULAIRE_BESLISSER, code) for code in sorted(codes)]


class Route:
    """One route of an advice; an attribute for each key that a scenario can expect of it."""

    def __init__(self, advies, index):
        self._advies, self._index = advies, index

    def _of(self, name):
        return getattr(core, "advies_" + name)(self._advies, self._index)

    @property
    def route(self):
        parts = [core.code_name(core.VOCABULAIRE_BEWIJS, self._of("bewijs")),
                 core.code_name(core.VOCABULAIRE_LEERWEG, self._of("leerweg"))]
        soort = self._of("soort_opleiding")
        return "/".join(parts + [core.code_name(core.VOCABULAIRE_SOORT_OPLEIDING, soort)] * bool(soort))

    uitkomst = property(lambda self: uitkomst(self._of("uitkomst")))
    uitkomst_gewoon = property(lambda self: uitkomst(self._of("uitkomst_gewoon")))
    ontbrekend = property(lambda self: namen(self._of("ontbrekend")))
    gewoon_ontbrekend = property(lambda self: namen(self._of("gewoon_ontbrekend")))
    beslissers = property(lambda self: beslissers(self._of("gewoon_ontbrekend")))
    routeaannames = property(lambda self: namen(self._of("routeaannames")))
    herstelbaar = property(lambda self: bool(self._of("herstelbaar")))
    vrijstelling = property(lambda self: bool(self._of("vrijstelling")))
    instroom_aangenomen = property(lambda self: bool(self._of("instroom_aangenomen")))

    @property
    def duur(self):
        known, *months = self._of("duur")
        return months if known else None

    @property
    def stappen(self):
        stappen = core.stappen_create(self._advies, self._index)
        found = (core.stappen_stap(stappen, i) for i in range(core.stappen_count(stappen)))
        return [(core.stap_id(stap), core.stap_adres(stap), core.stap_tekst(stap, core.TAAL_NL)) for stap in found]

    def heeft(self, expected):
        """A step is expected by its id; or by that, its address and a word of its Dutch sentence."""
        if isinstance(expected, str):
            expected = {"id": expected}
        return any(id_ == expected["id"] and adres == expected.get("adres", adres) and expected.get("woord", "") in tekst
                   for id_, adres, tekst in self.stappen)

    def antwoord(self, vraag, expected):
        """What the answer has of each key that is expected; `uitkomst` is the exact one, the rest is the gewone."""
        code = core.code_parse(core.VOCABULAIRE_VRAAG, vraag)
        exact, gewoon = (core.oordeel_create(regels(), structuur(), core.advies_zaak(self._advies, self._index, with_),
                                             code, 0) for with_ in (0, 1))
        stand, cents = core.oordeel_bedrag(gewoon, code)
        soort = core.oordeel_soort(gewoon, code)
        found = {"uitkomst": uitkomst(core.oordeel_uitkomst(exact, code)),
                 "uitkomst_gewoon": uitkomst(core.oordeel_uitkomst(gewoon, code)),
                 "soort": core.code_name(core.VOCABULAIRE_GELDSOORT, soort) if soort else None,
                 "bedrag": cents if stand == core.STAND_BEKEND else None,
                 "beslissers": beslissers(core.oordeel_ontbrekend(gewoon, code))}
        return {key: found[key] for key in expected}


class Scenarios(unittest.TestCase):
    maxDiff = None

    def moment(self, feiten, verwacht):
        zaak = core.zaak_create()
        for naam, tekst in feiten.items():
            core.zaak_set_text(zaak, naam, tekst)
        advies = core.advies_create(regels(), structuur(), zaak, 0)
        for leerroute in verwacht.get("leerroutes", ()):
            with self.subTest(doel=leerroute["doel"]):
                self.leerroute(zaak, leerroute)
        routes = {route.route: route for route in (Route(advies, i) for i in range(core.advies_route_count(advies)))}
        names = list(routes)
        expected = [route["route"] for route in verwacht["routes"]]
        self.assertEqual(len(names), verwacht.get("aantal", len(names)))
        self.assertEqual(names[0], verwacht.get("eerste", names[0]))
        if verwacht.get("volgorde", True):
            self.assertEqual([name for name in names if name in expected], expected)
        for route in verwacht["routes"]:
            found = routes[route["route"]]
            for key, value in route.items():
                with self.subTest(route=route["route"], key=key):
                    if key == "antwoorden":
                        self.assertEqual({vraag: found.antwoord(vraag, keys) for vraag, keys in value.items()}, value)
                    elif key == "stappen":
                        self.assertEqual([stap for stap in value if not found.heeft(stap)], [], "not there")
                    elif key == "geen_stappen":
                        self.assertEqual([stap for stap in value if found.heeft(stap)], [], "must not be there")
                    else:
                        self.assertEqual(getattr(found, key), value)

    def leerroute(self, zaak, expected):
        soort = 0
        if expected["doel"] != "startkwalificatie":
            soort = core.code_parse(core.VOCABULAIRE_SOORT_OPLEIDING, expected["doel"])
        leerroute = core.leerroute_create(regels(), structuur(), zaak, soort, 0, 0)
        ketens = []
        for keten in range(core.leerroute_count(leerroute)):
            soorten = (core.leerroute_soort(leerroute, keten, i) for i in range(core.leerroute_lengte(leerroute, keten)))
            known, *months = core.leerroute_duur(leerroute, keten, -1)
            ketens.append({"soorten": [core.code_name(core.VOCABULAIRE_SOORT_OPLEIDING, soort) for soort in soorten],
                           "vrijstelling": bool(core.leerroute_vrijstelling(leerroute, keten, -1)),
                           "duur": months if known else None})
        self.assertEqual(ketens, expected["ketens"])
        self.assertEqual(core.leerroute_bereikt(leerroute), expected.get("bereikt", False))

    def test_begrippen(self):
        known = {core.begrip_id(core.regels_begrip(regels(), i)) for i in range(core.regels_begrip_count(regels()))}
        for scenario in SCENARIOS:
            self.assertEqual(set(scenario.get("begrippen", ())) - known, set(), scenario["id"])

    def test_scenarios(self):
        for scenario in SCENARIOS:
            for moment in scenario["momenten"]:
                feiten = {**scenario["feiten"], **moment.get("feiten", {}), "startdatum": moment["startdatum"]}
                with self.subTest(scenario=scenario["id"], startdatum=moment["startdatum"], feiten=moment.get("feiten")):
                    self.moment(feiten, moment["verwacht"])


if __name__ == "__main__":
    unittest.main()
