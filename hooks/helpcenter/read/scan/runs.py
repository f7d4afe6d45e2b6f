"""Runs: text that is read as one although it stands in pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

Run = list[tuple[int, int]]
"""Text that is read as one: the offsets of its pieces, a line end between one and the next."""


def offsets(run: Run) -> Callable[[int], int]:
    """Tells where in the source a character of a run stands."""
    first = run[0][0]
    if len(run) == 1:
        return lambda at: first + at
    edges = [0, *accumulate(end - start + 1 for start, end in run)]

    def offset(at: int) -> int:
        number = bisect_right(edges, at) - 1
        return run[number][0] + at - edges[number]

    return offset


def split(text: str, run: Run) -> Iterator[tuple[int, int]]:
    """The lines of a run; those that are empty are left out."""
    for start, end in run:
        for line in text[start:end].split("\n"):
            if line.strip():
                yield start, start + len(line)
            start += len(line) + 1
