# SPDX-License-Identifier: MIT
"""Running the programs, as their tests do: the folder that they are built in is the first argument of each test."""
import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.argv[1])


def run(program, *args, stdin=None, **environment):
    """What it writes, as text; `stdin` is what it reads, nothing without it."""
    given = {"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin}
    return subprocess.run([BIN / program, *map(str, args)], capture_output=True, text=True, encoding="utf-8", **given,
                          env=os.environ | environment)
