"""Inline code: where it begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_left

Span = tuple[int, int]


class Ticks:
    """Finds where inline code ends: at the next run of as many backticks, or else at the longest run."""

    def __init__(self, text: str) -> None:
        self._runs = [match.span() for match in re.finditer("`+", text)]
        self._starts = [start for start, _ in self._runs]
        self._by_length: dict[int, list[int]] = {}
        for start, end in self._runs:
            self._by_length.setdefault(end - start, []).append(start)
        self._longest = list(self._runs)
        for number in range(len(self._runs) - 2, -1, -1):
            later, here = self._longest[number + 1], self._runs[number]
            self._longest[number] = later if later[1] - later[0] > here[1] - here[0] else here

    def code(self, start: int, end: int) -> Span | None:
        """Where the code begins and ends that is opened by the backticks from `start` to `end`."""
        same = self._by_length.get(end - start, [])
        position = bisect_left(same, end)
        if position < len(same):
            return end, same[position]
        later = bisect_left(self._starts, end)
        if later == len(self._runs):
            return None
        longest = self._longest[later]
        length = longest[1] - longest[0]
        return (start + length, longest[0]) if length < end - start else None
