"""The single values in which two pieces of plain data differ, each named by the keys that lead to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """A value before and after, "" where it is not there; `name` says what it is of."""

    name: str
    before: str
    after: str


def differences(name: str, before: Any, after: Any) -> Iterator[Difference]:
    """The single values in which two pieces of plain data differ."""
    if before == after:
        return
    keys = _keys(before, after)
    if keys is None:
        yield Difference(name, _word(before), _word(after))
        return
    for key in keys:
        label = f"{name}.{key}" if name else str(key)
        yield from differences(label, _at(before, key), _at(after, key))


def _keys(before: Any, after: Any) -> Sequence[Any] | None:
    """The keys of groups, the positions of lists of groups; None for anything else."""
    for kind in (Mapping, list):
        sides = [side for side in (before, after) if side is not None]
        if all(isinstance(side, kind) for side in sides):
            return list(dict.fromkeys(key for side in sides for key in _steps(side)))
    return None


def _steps(side: Any) -> Iterable[Any]:
    return side if isinstance(side, Mapping) else range(len(side))


def _at(side: Any, key: Any) -> Any:
    if isinstance(side, Mapping):
        return side.get(key)
    return side[key] if isinstance(side, list) and key < len(side) else None


def _word(value: Any) -> str:
    return "" if value is None else str(value)
