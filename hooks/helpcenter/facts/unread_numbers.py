"""Numbers in words that no list has: what a text may state with one of them is not missing there.

A language that comes without number words, or with a few of them, writes 24 hours as είκοσι τέσσερις ώρες or
أربع وعشرون ساعة all the same. The numerals of Chinese and Japanese are read: 二十四.
"""

from __future__ import annotations

import re

from helpcenter.facts.documents import Part, texts
from helpcenter.facts.patterns import folded
from helpcenter.facts.reading import Found, Read
from helpcenter.facts.statements import (
    Clock,
    Duration,
    Money,
    Number,
    PasswordRule,
    Percentage,
    Rate,
    Stated,
)
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

_COUNTING = frozenset([*range(1, 11), *range(20, 101, 10)])
"""The numbers of which every other one up to a hundred is made."""

_IN_WORDS = Duration, Rate, Clock, Money, Number, PasswordRule, Percentage
"""Kinds that may have a number in words."""

_HAN = ("ja", "zh")
_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_NUMERAL = re.compile(rf"[0-9{''.join((*_DIGITS, *_TENS, *_MYRIADS))}]+")
_PIECE = re.compile(r"[0-9]+|[^0-9]")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)?")
_FEW = 2
"""Up to here one word may say the number and what it counts: يومين are two days, 翌日 is the next one."""


@remembered
def counts(words: Words) -> bool:
    """Return whether a language's list has the words of which its numbers are made."""
    return set(words.numbers.values()) >= _COUNTING


def lacking_in(text: Read, lacking: list[Found], words: Words) -> list[Found]:
    """Return those of a twin's statements that a text surely does not make, not in words either."""
    return [found for found in lacking if not may_state(text, found.part, found.stated, words)]


def may_state(text: Read, part: Part, stated: Stated, words: Words) -> bool:
    """Return whether a part of a text may say in words what its twin states.

    Args:
        text: the text.
        part: which of its parts.
        stated: the statement of the twin.
        words: the words of the text's language.
    """
    if not isinstance(stated.value, _IN_WORDS) or counts(words):
        return False
    figures = [float(figure.replace(",", ".")) for figure in _FIGURES.findall(stated.written)]
    if isinstance(stated.value, Duration) and min(figures, default=0) <= _FEW:
        return True
    if text.language.partition("-")[0] in _HAN:
        return bool({*figures, *_amounts(stated)} & _numerals(text, part))
    if any(len(f"{figure:g}".rstrip("0")) > _FEW for figure in figures):
        return False  # nobody writes 4343 in words
    return not isinstance(stated.value, Duration) or _has_unit_alone(text, part, words)


def _amounts(stated: Stated) -> set[float]:
    """Return the numbers by which Chinese and Japanese count a time: in its own unit, in smaller and larger ones."""
    value = stated.value
    if isinstance(value, Duration):
        units = (1, 3, 6, 12) if value.unit == "month" else (1, 60, 60 * 24, 60 * 24 * 7)
        return {value.amount / unit for unit in units}
    if isinstance(value, Clock):
        hour, minutes = divmod(value.minutes, 60)
        return {float(hour), float(hour % 12 or 12)} | ({float(minutes)} if minutes else set())
    amount = getattr(value, "amount", None) or getattr(value, "number", None)
    return {amount} if amount else set()


def _numerals(text: Read, part: Part) -> set[float]:
    """Return what the Chinese numerals of a part of a text may be worth: 一年半 is one and a half, too."""
    said = [passage.text for one, passage in texts(text.document) if one == part]
    found = {worth(run) for one in said for run in _NUMERAL.findall(one) if not run.isdecimal()}
    halves = {worth + 0.5 for worth in (0, *found)} if any("半" in one for one in said) else set()
    return found | halves


def worth(run: str) -> float:
    """Return what a Chinese numeral is worth: 二十四 is 24, 二〇二六 is 2026, 3万 is 30000."""
    total = below = current = 0.0
    for piece in _PIECE.findall(run):
        if piece in _MYRIADS:
            total += (below + current or 1) * _MYRIADS[piece]
            below = current = 0
        elif piece in _TENS:
            below += (current or 1) * _TENS[piece]
            current = 0
        else:
            digit = int(piece) if piece.isdecimal() else _DIGITS[piece]
            current = current * 10 + digit
    return total + below + current


def _has_unit_alone(text: Read, part: Part, words: Words) -> bool:
    """Return whether a part of a text has a unit of time without a number that was read."""
    for one, passage in texts(text.document):
        if one != part:
            continue
        read = [found.stated for found in text.found if found.part == part and found.passage == passage]
        for _, start, end in words.unit.found(folded(passage.text)):
            if not any(item.start < end and start < item.end for item in read):
                return True
    return False
