# SPDX-License-Identifier: MIT
"""The scenarios of the guide through the Python binding: tests/data/scenarios.json."""

import json
import pathlib
import unittest

from mborules import Regels, Structuur, Zaak

DATA = pathlib.Path(__file__).resolve().parents[1] / "data" / "scenarios.json"
SCENARIOS = json.loads(DATA.read_text(encoding="utf-8"))["scenarios"]
REGELS, STRUCTUUR = Regels(), Structuur()


def beslissers(feiten):
    """Who has to decide these facts, in the order of the codes."""
    return sorted({feit.beslisser for feit in feiten} - {None}, key=int)


def duur(months):
    return None if months is None else list(months)


class Expected:
    """What a scenario can expect of a route, each key of the file."""

    def __init__(self, route):
        self.route = route

    def of(self, key):
        if key == "route":
            return self.route.naam
        if key == "beslissers":
            return beslissers(self.route.gewoon_ontbrekend)
        if key == "duur":
            return duur(self.route.duur)
        value = getattr(self.route, key)
        return list(value) if isinstance(value, tuple) else value

    def heeft(self, expected):
        """A step is expected by its id; or by that, its address and a word of its Dutch sentence."""
        if isinstance(expected, str):
            expected = {"id": expected}
        return any(stap.id == expected["id"] and stap.adres == expected.get("adres", stap.adres)
                   and expected.get("woord", "") in stap.tekst() for stap in self.route.stappen)

    def antwoord(self, vraag, expected):
        """What the answer has of each key that is expected; `uitkomst` is the exact one, the rest is the gewone."""
        exact, gewoon = (REGELS.oordeel(self.route.zaak(with_), vraag, structuur=STRUCTUUR) for with_ in (0, 1))
        found = {"uitkomst": exact.uitkomst, "uitkomst_gewoon": gewoon.uitkomst, "soort": gewoon.soort,
                 "bedrag": None if gewoon.bedrag is None else int(gewoon.bedrag * 100),
                 "beslissers": beslissers(gewoon.ontbrekend)}
        return {key: found[key] for key in expected}


class Scenarios(unittest.TestCase):
    maxDiff = None

    def moment(self, feiten, verwacht):
        zaak = Zaak(**feiten)
        for leerroute in verwacht.get("leerroutes", ()):
            with self.subTest(doel=leerroute["doel"]):
                self.leerroute(zaak, leerroute)
        routes = {route.naam: Expected(route) for route in REGELS.advies(zaak, structuur=STRUCTUUR)}
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
                        self.assertEqual(found.of(key), value)

    def leerroute(self, zaak, expected):
        leerroute = REGELS.leerroute(zaak, expected["doel"], structuur=STRUCTUUR)
        ketens = [{"soorten": list(keten.soorten), "vrijstelling": keten.vrijstelling, "duur": duur(keten.duur)}
                  for keten in leerroute]
        self.assertEqual(ketens, expected["ketens"])
        self.assertEqual(leerroute.bereikt, expected.get("bereikt", False))

    def test_begrippen(self):
        known = {begrip.id for begrip in REGELS.begrippen}
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
