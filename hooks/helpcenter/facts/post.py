"""Postal addresses: PO boxes, and postcodes with their towns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from helpcenter.facts.patterns import alternatives
from helpcenter.facts.stated import Stated

_BEFORE = re.compile(r"(?<![\w-])(?:[A-Z]{1,2}-)?(\d{3,6}),?[ ]{1,2}([^\W\d_]{3,30})[ ,;.-]{0,3}$")
_TOWN = re.compile(r"(?<![\w.,/+-])(?:[A-Z]{1,2}-)?([1-9]\d{3}),?[ ]{1,2}([^\W\d_]{3,30})(?=,)")


def post_boxes(text: str, words: tuple[str, ...]) -> Iterator[Stated]:
    """Every PO box, and the postcode and town right before it."""
    for match in _box(words).finditer(text):
        yield Stated("post box", match[1] or match[2], match.start(), match.end(), match[0])
        low = max(0, match.start() - 50)
        town = _BEFORE.search(text[low : match.start()])
        if town and town[2][0].isupper():
            yield _postcode(text, low + town.start(), low + town.end(2), town[1], town[2])


def postcodes(text: str, towns: tuple[str, ...]) -> Iterator[Stated]:
    """Every postcode beside a town that is known, and every one that is followed by a town and a comma."""
    before, after = _known(towns)
    for match in before.finditer(text):
        yield _postcode(text, *match.span(), match[1], match[2])
    for match in after.finditer(text):
        yield _postcode(text, *match.span(), match[2], match[1])
    for match in _TOWN.finditer(text):
        if match[2][0].isupper() and not match[1].startswith(("19", "20")):
            yield _postcode(text, *match.span(), match[1], match[2])


@lru_cache
def _box(words: tuple[str, ...]) -> re.Pattern[str]:
    """A PO box: its word and number, or its number, an ending and the word."""
    letter = r"(?:[ ]?/[ ]?[^\W_]{1,6}|-?(?-i:[A-Z])(?!\w))?"
    word = alternatives(words)
    after = rf"(\d{{3,6}})-[^\W\d_]{{1,3}}[ ]{word}(?!\w)"
    box = rf"(?<!\w)(?:{word}\.?[ ]?:?[ ]{{0,2}}(\d{{1,6}}{letter})(?!\d)|{after})"
    return re.compile(box, re.IGNORECASE)


@lru_cache
def _known(towns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A postcode before one of these towns, and one after it."""
    town = alternatives(towns)
    before = rf"(?<![\w-])(?:[A-Z]{{1,2}}-)?(\d{{3,6}}),?[ ]{{1,2}}({town})(?!\w)"
    after = rf"(?<!\w)({town}),?[ ](?:[A-Z]{{1,2}}-)?((?!20)\d{{4}})(?![\w-])"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _postcode(text: str, start: int, end: int, code: str, town: str) -> Stated:
    return Stated("postcode", f"{code} {town.casefold()}", start, end, text[start:end])
