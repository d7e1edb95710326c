#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A case after case to mbo-advies as a co-process, as software in any language can: gesprek.py [MBO_ADVIES]"""
import json
import subprocess
import sys

program = sys.argv[1] if len(sys.argv) > 1 else "mbo-advies"
cases = [
    {"id": "Jansen", "geboortedatum": "1990-05-06", "vooropleiding": ["basisonderwijs"], "startdatum": "2026-09-01"},
    {"id": "De Vries", "geboortedatum": "2004-01-31", "vooropleiding": ["vmbo_kb"], "startdatum": "2026-09-01",
     "leerweg": "bbl", "leerbaan": "arbeidsovereenkomst", "leerbedrijf_erkend": True},
    {"id": "Bakker", "leerweg": "avond"},
]
with subprocess.Popen([program, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as advies:
    for case in cases:
        print(json.dumps(case), file=advies.stdin, flush=True)
        answer = json.loads(advies.stdout.readline())  # a line in, a line out
        if "fout" in answer:
            print(f"{answer['id']}: {answer['fout']['melding']}")
            continue
        best = answer["routes"][0]
        print(f"{answer['id']}: {best['uitkomst_gewoon']}, {best['bewijs']} {best.get('soort_opleiding', '')} in "
              f"{best['leerweg']}; vraag: {(answer['volgende_vraag'] or {}).get('feit', 'niets meer')}")
    advies.stdin.close()
