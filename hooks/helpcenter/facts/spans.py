"""Statements of one text beside each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from helpcenter.facts.statements import Stated


def outside(taken: Iterable[Stated], found: Iterable[Stated]) -> Iterator[Stated]:
    """Yield what was found and does not begin within another statement: a telephone number counts nothing."""
    spans = sorted((item.start, item.end) for item in taken)
    if not spans:
        yield from found
        return
    ends = [0]  # the farthest end of the spans up to each
    for _, end in spans:
        ends.append(max(ends[-1], end))
    for item in found:
        if item.start >= ends[bisect_right(spans, (item.start, 10**9))]:
            yield item


def blanked(text: str, found: Sequence[Stated]) -> str:
    """Return the text, as long as it was, with what is stated in it crossed out."""
    if not found:
        return text
    parts, at = [], 0
    for item in sorted(found, key=lambda item: item.start):
        if item.end > at:
            parts += [text[at : item.start], "\x00" * (item.end - max(at, item.start))]
            at = item.end
    return "".join([*parts, text[at:]]) if parts else text
