# SPDX-License-Identifier: MIT
"""A sequence of the parts of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import SupportsIndex, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Rij(Sequence[T_co]):
    """A sequence of what `_delen` gives."""

    __slots__ = ()

    @property
    def _delen(self) -> tuple[T_co, ...]:
        raise NotImplementedError

    @overload
    def __getitem__(self, index: SupportsIndex, /) -> T_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[T_co, ...]: ...
    def __getitem__(self, index: SupportsIndex | slice, /) -> T_co | tuple[T_co, ...]:
        return self._delen[index]

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._delen)

    def __len__(self) -> int:
        return len(self._delen)
