"""Postal addresses: PO boxes, and postcodes with their towns and streets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from helpcenter.facts.patterns import alternatives
from helpcenter.facts.statements import PostBox, Postcode, Stated
from helpcenter.model.seen import plain

_BEFORE = re.compile(r"(?<![\w-])(?:[A-Z]{1,2}-)?(\d{3,6}),?[ ]{1,2}([^\W\d_]{3,30})[ ,;.-]{0,3}$")
_STREET = re.compile(
    r",[ ]((?:[IVX]+\.[ ][^\W\d_]{2,10},?[ ])?(?:[^\W\d_][\w’'.-]*[ ]){1,4})"
    r"(\d{1,4}(?:[ ]?[-/][ ]?\w{1,4})?)(?![\w%])"
)
_TOWN = re.compile(r"(?<![\w.,/+-])(?:[A-Z]{1,2}-)?([1-9]\d{3,4}),?[ ]{1,2}([^\W\d_]{3,30})(?=,)")
_LINE = re.compile(r"(?:^|,[ ])(?:[A-Z]{1,2}-)?([0-9]{3,6})[ ]([^\W\d_][^\d,]*)(?=,|$)")


def post_boxes(text: str, words: tuple[str, ...]) -> Iterator[Stated]:
    """Yield every PO box, and the postcode and town right before it."""
    for match in _box(words).finditer(text):
        yield Stated(PostBox(match[1] or match[2]), match.start(), match.end(), match[0])
        low = max(0, match.start() - 50)
        town = _BEFORE.search(text[low : match.start()])
        if town and town[2][0].isupper():
            yield _postcode(text, (low + town.start(), low + town.end(2)), town[1], town[2], words)


def postcodes(text: str, towns: tuple[str, ...], boxes: tuple[str, ...]) -> Iterator[Stated]:
    """Yield every postcode beside a town that is known, and every one that a town and a street with a number follow."""
    before, after = _known(towns)
    for match in before.finditer(text):
        yield _postcode(text, match.span(), match[1], match[2], boxes)
    for match in after.finditer(text):
        yield _postcode(text, match.span(), match[2], match[1], boxes)
    for match in _TOWN.finditer(text):
        street = _STREET.match(text, match.end())
        if match[2][0].isupper() and street and street[1][0].isupper():
            yield _postcode(text, match.span(), match[1], match[2], boxes)


def parts(line: str, boxes: tuple[str, ...]) -> list[Postcode | PostBox]:
    """Return what a postal address in one line states: the postcode with town and street, and the PO box."""
    text = plain(line)
    found = [match for match in (_LINE.search(text),) if match]
    values: list[Postcode | PostBox] = [
        Postcode(match[1], match[2].strip(" .").casefold(), _street(text, match.end(), boxes))
        for match in found
    ]
    kinds = PostBox if found else PostBox | Postcode
    values += [item.value for item in post_boxes(text, boxes) if isinstance(item.value, kinds)]
    return list(dict.fromkeys(values))


def _street(text: str, at: int, boxes: tuple[str, ...]) -> str:
    """Return the street and its number behind a town, without its kind: “Baross utca 1.” and “Baross u. 1” are one."""
    match = _STREET.match(text, at)
    if not match or _box(boxes).search(match[0]):
        return ""
    name = [word for word in match[1].split() if not re.fullmatch(r"[IVX]+\.|ker\w*\.?,?", word)]
    return f"{' '.join(name[:-1] or name).casefold()} {match[2].replace(' ', '')}"


@lru_cache
def _box(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for a PO box: its word and number, or its number, an ending and the word."""
    letter = r"(?:[ ]?/[ ]?[^\W_]{1,6}|-?(?-i:[A-Z])(?!\w))?"
    word = alternatives(words)
    after = rf"(\d{{3,6}})-[^\W\d_]{{1,3}}[ ]{word}(?!\w)"
    box = rf"(?<!\w)(?:{word}\.?[ ]?:?[ ]{{0,2}}(\d{{1,6}}{letter})(?!\d)|{after})"
    return re.compile(box, re.IGNORECASE)


@lru_cache
def _known(towns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for a postcode before one of these towns, and for one after it."""
    town = alternatives(towns)
    before = rf"(?<![\w-])(?:[A-Z]{{1,2}}-)?(\d{{3,6}}),?[ ]{{1,2}}({town})(?!\w)"
    after = rf"(?<!\w)({town}),?[ ](?:[A-Z]{{1,2}}-)?((?!20)\d{{4}})(?![\w-])"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _postcode(text: str, span: tuple[int, int], code: str, town: str, boxes: tuple[str, ...]) -> Stated:
    value = Postcode(code, town.casefold(), _street(text, span[1], boxes))
    return Stated(value, *span, text[span[0] : span[1]])
