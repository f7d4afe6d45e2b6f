"""Telephone numbers in words: one four eight six, négy-nyolc-hat, négyszáznyolcvanhat negyvenhárom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpcenter.facts.patterns import folded
from helpcenter.facts.stated import Stated
from helpcenter.facts.telephones import FEWEST
from helpcenter.facts.words import Words

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r", ?|[ -]{1,3}")

_ENDING = 3
"""Letters that a language may add to the last of the words: negyvennégyet."""


def spoken(text: str, words: Words) -> Iterator[Stated]:
    """Every row of number words that spells as many digits as a telephone number has; its value is the digits."""
    row: list[re.Match[str]] = []
    lowered = folded(text)
    known = words.numbers
    initials = words.initials
    for match in _WORD.finditer(lowered):
        if match[0][0] not in initials or not _spelt(match[0], words):
            continue
        if row and not _GAP.fullmatch(lowered, row[-1].end(), match.start()):
            yield from _said(text, row, words)
            row = []
        row.append(match)
        if match[0] not in known and not _whole(match[0], words):
            yield from _said(text, row, words)  # with an ending: the last word
            row = []
    yield from _said(text, row, words)


def _said(text: str, row: Sequence[re.Match[str]], words: Words) -> Iterator[Stated]:
    digits = _digits([number for match in row for number in _spelt(match[0], words)]) if len(row) > 2 else ""
    if len(digits) >= FEWEST:
        start, end = row[0].start(), row[-1].end()
        yield Stated("telephone", digits, start, end, text[start:end])


def _whole(word: str, words: Words) -> bool:
    return words.value(word) is not None


def _spelt(word: str, words: Words) -> tuple[float, ...]:
    """The numbers of which a word is made: négynyolchat is 4, 8, 6; none where it is no number word."""
    if word not in words.spelt:
        numbers: list[float] = []
        at = 0
        while at < len(word) and (match := words.morpheme.match(word, at)):
            numbers.append(words.numbers[match[0]])
            at = match.end()
        words.spelt[word] = tuple(numbers) if len(word) - at <= _ENDING else ()
    return words.spelt[word]


def _digits(numbers: Sequence[float]) -> str:
    """The digits that are dialled: 4, 100, 80, 6 are 486, and 40, 3 are 43."""
    groups: list[int] = []
    for number in numbers:
        if number != int(number) or number > 100:
            return ""
        whole, last = int(number), groups[-1] if groups else 0
        if whole == 100 and 0 < last < 10:
            groups[-1] = last * 100
        elif (last >= 100 and last % 100 == 0 and whole < 100) or (
            last % 10 == 0 and last % 100 >= 10 and 0 < whole < 10
        ):
            groups[-1] = last + whole
        else:
            groups.append(whole)
    return "".join(map(str, groups))
