"""Numbers that are no part of another fact."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from helpcenter.facts.stated import Stated

_DIGITS = re.compile(
    r"(?<![\w.,/@#+-])(?:\d{1,3}(?:[ ,.]\d{3}){1,3}(?!\d)|\d{1,9}(?:[.,]\d{1,9})?)(?![\w@]|[./]\d)"
)
_THOUSANDS = re.compile(r"(?<=\d)[ ,.](?=\d{3}(?!\d))")


def numbers(text: str, taken: Collection[tuple[int, int]]) -> Iterator[Stated]:
    """Every number in digits outside what other facts have taken."""
    if not any(map(str.isdigit, text)):
        return
    spans = sorted(taken)
    at = end = 0
    for match in _DIGITS.finditer(text):
        while at < len(spans) and spans[at][0] < match.end():
            end = max(end, spans[at][1])
            at += 1
        if match.start() >= end:
            yield Stated("number", _THOUSANDS.sub("", match[0]).replace(",", "."), *match.span(), match[0])
