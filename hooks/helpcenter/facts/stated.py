"""One fact that a text states, before anybody knows whether it is right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "telephone",
    "email",
    "address",
    "post box",
    "postcode",
    "name",
    "site",
    "time",
    "password",
    "label",
    "number",
]

NAMES: dict[str, str] = {
    "telephone": "telephone number",
    "email": "e-mail address",
    "address": "web address",
    "post box": "PO box",
    "postcode": "postcode",
    "name": "company name",
    "site": "site name",
    "time": "time",
    "password": "password rule",
    "label": "label",
    "number": "number",
}
"""What an editor calls each kind."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as a text states it.

    Attributes:
        kind: what it is.
        value: the fact in one form, so that two ways of writing it are equal.
        start: where it begins in the text.
        end: where it ends.
        written: as it is written.
        gloss: of a label or site: the translation that stands beside it.
        denied: of a password rule: whether a negation stands beside it.
    """

    kind: Kind
    value: str
    start: int
    end: int
    written: str
    gloss: str | None = None
    denied: bool = False


def outside(taken: Iterable[Stated], found: Iterable[Stated]) -> Iterator[Stated]:
    """What was found and does not begin within another fact: the digits of a telephone number count nothing."""
    spans = sorted((item.start, item.end) for item in taken)
    ends = [0]  # the farthest end of the spans up to each
    for _, end in spans:
        ends.append(max(ends[-1], end))
    for item in found:
        if item.start >= ends[bisect_right(spans, (item.start, 10**9))]:
            yield item
