# SPDX-License-Identifier: MIT
"""Progress, where it is asked for: nothing is shown by default."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TextIO, TypeAlias

Voortgang: TypeAlias = bool | Callable[[int, int], object]


class _Balk:
    """Progress on a terminal: one line that is written over."""

    def __init__(self, file: TextIO) -> None:
        self._file, self._lengte = file, 0

    def __call__(self, gedaan: int, totaal: int) -> None:
        tekst = f"{gedaan:,} van {totaal:,}" if totaal else f"{gedaan:,}"
        self._file.write(f"\r{tekst:<{self._lengte}}")
        self._file.flush()
        self._lengte = len(tekst)

    def __del__(self) -> None:
        if self._lengte:
            self._file.write("\n")


class _Tqdm:
    """Progress by tqdm, which the program has imported."""

    def __init__(self, tqdm: Any) -> None:
        self._balk = tqdm.tqdm()

    def __call__(self, gedaan: int, totaal: int) -> None:
        self._balk.total = totaal or None
        self._balk.update(gedaan - self._balk.n)

    def __del__(self) -> None:
        self._balk.close()


def meld(voortgang: Voortgang) -> Callable[[int, int], object] | None:
    """What is told of progress: None, or a callable of done and total (0: not known). True is tqdm where the program has
    imported it, else a line on stderr where that is a terminal."""
    if callable(voortgang):
        return voortgang
    if not voortgang:
        return None
    tqdm = sys.modules.get("tqdm.auto") or sys.modules.get("tqdm")
    if hasattr(tqdm, "tqdm"):
        return _Tqdm(tqdm)
    return _Balk(sys.stderr) if sys.stderr is not None and sys.stderr.isatty() else None
