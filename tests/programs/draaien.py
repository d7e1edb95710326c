# SPDX-License-Identifier: MIT
"""Running the programs, as their tests do: the folder that they are built in is the first argument of each test.

What they write as JSON is held to docs/schema, whatever a test looks for in it: a key that is not described there fails.
"""
import functools
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import omgeving  # noqa: E402

BIN = Path(sys.argv[1])
SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"
OTHER = ("--feiten", "--vragen", "--controleer", "--motivering")  # JSON of mbo-advies without a schema


@functools.cache
def schemas():
    """A validator for each schema by name; none where jsonschema cannot be had."""
    python, why = omgeving.make()
    if not python:
        print(f"SKIPPED: no JSON was held to docs/schema: {why}", file=sys.stderr)
        return {}
    sys.path.insert(0, omgeving.site_packages())
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    for schema in files.values():
        Draft202012Validator.check_schema(schema)
    registry = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in files.items())
    return {name: Draft202012Validator(schema, registry=registry) for name, schema in files.items()}


def hold(program, value):
    """An AssertionError that says where, when a value is not as the schema of the program has it."""
    name = "structuur" if program == "mbo-structuur" else "advies" if "routes" in value else "antwoord"
    validator = schemas().get(f"{name}.schema.json")
    if validator and not validator.is_valid(value):
        from jsonschema.exceptions import best_match
        error = best_match(validator.iter_errors(value))
        raise AssertionError(f"{program}: not as docs/schema/{name}.schema.json has it: /{'/'.join(map(str, error.path))}: "
                             f"{error.message[:500]}")


def hold_output(program, args, text):
    """The same of all that it wrote, if that is JSON with a schema."""
    if program == "mbo-structuur" and "--alles" in args or "--jsonl" in args:
        for line in text.split("\n")[:-1]:
            hold(program, json.loads(line))
    elif "--json" in args and text and (program == "mbo-structuur" or program == "mbo-advies" and not any(
            arg.startswith(OTHER) for arg in args)):
        hold(program, json.loads(text))


def run(program, *args, stdin=None, **environment):
    """What it writes, as text; `stdin` is what it reads, nothing without it."""
    given = {"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin}
    args = [*map(str, args)]
    result = subprocess.run([BIN / program, *args], capture_output=True, text=True, encoding="utf-8", **given,
                            env=os.environ | environment)
    hold_output(program, args, result.stdout)
    return result
