#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Add facts before the first, between the others and after the last, until there are 60, as docs/wijzigen.md says.

Writes what a developer would change: include/mborules/zaak.h, zaak/zaak.h, zaak/feiten.c; and a rule file that reads the
new facts. Usage: meer.py SOURCE_DIR OUT_DIR
"""
import re
import sys
from pathlib import Path

TOTAL = 60

# name, after which fact (None: before the first), the fields of its row that are not text
BOOL = "VAN_{}, BOOL, 0, {}, {}, KAN"
MEER = [
    ("meer_besluit_eerst", None, "BESLUIT, BOOL, MBO_BESLISSER_UWV, UWV, GEEN, KAN"),
    ("meer_bool_eerst", None, BOOL.format("TRAJECT", "SCHOOL", "GEEN")),
    ("meer_geld_eerst", None, "VAN_KANDIDAAT, GELD, 0, KANDIDAAT, GEEN, KAN"),
    ("meer_set_eerst", None, "VAN_KANDIDAAT, SET, MBO_VOCABULAIRE_VOOROPLEIDING, KANDIDAAT, GEEN, KAN"),
    ("meer_bool_midden", "verblijf_in_orde", BOOL.format("KANDIDAAT", "KANDIDAAT", "GEEN")),
    ("meer_code_midden", "startdatum", "VAN_KANDIDAAT, CODE, MBO_VOCABULAIRE_UITKERING, UWV, GEEN, KAN"),
    ("meer_bool_laatst", "besluit_gemeente_behoud", BOOL.format("KANDIDAAT", "KANDIDAAT", "GEEN")),
    ("meer_int_laatst", "besluit_gemeente_behoud", "VAN_KANDIDAAT, INT, MAX_UREN, KANDIDAAT, GEEN, KAN"),
]
# As far as there is room.
OOK = [
    ("ook_besluit_midden", "startdatum", "BESLUIT, BOOL, MBO_BESLISSER_GEMEENTE, GEMEENTE, GEEN, KAN"),
    ("ook_aanname_midden", "besluit_verkorting", BOOL.format("KANDIDAAT", "GEMEENTE", "1")),
    ("ook_code_eerst", None, "VAN_TRAJECT, CODE, MBO_VOCABULAIRE_LEERBAAN, SCHOOL, GEEN, KAN"),
    ("ook_besluit_laatst", "besluit_gemeente_behoud",
     "BESLUIT, BOOL, MBO_BESLISSER_BEVOEGD_GEZAG, SCHOOL, GEEN, KAN"),
    ("ook_geld_midden", "crebo", "VAN_TRAJECT, GELD, 0, SCHOOL, GEEN, KAN"),
    ("ook_int_eerst", None, "VAN_TRAJECT, INT, MAX_WEKEN, WERKGEVER, GEEN, KAN"),
    ("ook_code_laatst", "besluit_gemeente_behoud", "VAN_TRAJECT, CODE, MBO_VOCABULAIRE_LEERBAAN, SCHOOL, GEEN, KAN"),
]
OOK += [(f"ook_bool_{i}", "besluit_gemeente_behoud", BOOL.format("TRAJECT", "SCHOOL", "GEEN")) for i in range(TOTAL)]

# Rules of doelgroep that read them: all kinds of test, a besluit among them.
REGEL = """
regel doelgroep.meer_{n}
  vraag: doelgroep
  vanaf: 2014-08-01
  als: {als}
  dan: {dan}
  nl: Een regel van de proef.
  en: A rule of the test.
  basis: interpretatie
  bron: proef - Een regel van de proef
"""
REGELS = [
    ("bewijs = praktijkverklaring", "meer_bool_laatst of meer_code_midden in {anw, ww}"),
    ("bewijs = certificaat en meer_bool_eerst", "meer_besluit_eerst of meer_set_eerst bevat {havo, mbo_vak}"),
    ("bewijs = certificaat en niet meer_bool_midden", "meer_code_midden = ww en meer_besluit_eerst"),
]


def once(pattern, replacement, text):
    """Change the one place that matches."""
    text, n = re.subn(pattern, lambda m: replacement(m) if callable(replacement) else replacement, text)
    if n != 1:
        sys.exit(f"meer.py: {n} places match {pattern}: it must follow the change of the code")
    return text


def main():
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    header = (source / "include/mborules/zaak.h").read_text()
    facts = [name.lower() for name in re.findall(r"^    MBO_FEIT_(\w+) = \d+,?$", header, re.M)]
    if len(facts) + len(MEER) > TOTAL:
        sys.exit(f"meer.py: there are {len(facts)} facts; TOTAL must be larger")
    meer = (MEER + OOK)[:TOTAL - len(facts)]
    order = [name for name, na, _ in meer if na is None]
    for fact in facts:
        order += [fact] + [name for name, na, _ in meer if na == fact]
    if len(order) != TOTAL:
        sys.exit("meer.py: a fact after which others come is gone")

    enum = "".join(f"    MBO_FEIT_{name.upper()} = {i},\n" for i, name in enumerate(order, 1))
    header = once(r"(?s)(typedef int32_t mbo_feit;\nenum \{\n).*?(\};)",
                  lambda m: m.group(1) + enum.rstrip(",\n") + "\n" + m.group(2), header)
    intern = (source / "libmborules/zaak/zaak.h").read_text()
    intern = once(r"\bMBOI_FEITEN = \w+", f"MBOI_FEITEN = MBO_FEIT_{order[-1].upper()}", intern)
    intern = once(r"\bMBOI_SETFEITEN = (\d+)", lambda m: f"MBOI_SETFEITEN = {int(m.group(1)) + 1}", intern)
    rows = "".join(f'    [MBO_FEIT_{name.upper()}] = {{"{name}", {row}, "{name}", "{name}", "{name}?", "{name}?"}},\n'
                   for name, _, row in meer)
    table = (source / "libmborules/zaak/feiten.c").read_text()
    table = once(r"static const struct feit feiten\[\] = \{\n", lambda m: m.group(0) + rows, table)
    table = once(r"(mboi_setfeiten\[\w*\] = \{)", lambda m: m.group(1) + "MBO_FEIT_MEER_SET_EERST, ", table)
    regels = (source / "libmborules/recht/doelgroep.regels").read_text()
    regels += "".join(REGEL.format(n=n, als=als, dan=dan) for n, (als, dan) in enumerate(REGELS, 1))

    for path, text in (("include/mborules/zaak.h", header), ("libmborules/zaak/zaak.h", intern),
                       ("libmborules/zaak/feiten.c", table), ("recht/doelgroep.regels", regels)):
        path = out / path
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)


if __name__ == "__main__":
    main()
