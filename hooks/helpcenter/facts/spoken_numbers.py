"""Telephone numbers in words: one four eight six, négy-nyolc-hat, négyszáznyolcvanhat negyvenhárom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.facts.patterns import folded
from helpcenter.facts.statements import Stated, Telephone
from helpcenter.facts.telephones import FEWEST, Dialling, called_pattern, is_called
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r", ?|[ -]{1,3}")
_FEWEST_WORDS = 3
"""Words that a number has at least: two are an amount."""

_ENDING = 3
"""Letters that a language may add to the last of the words of a number: negyvennégyet."""


def spoken(text: str, words: Words, dialling: Dialling) -> Iterator[Stated]:
    """Yield every number that is said digit by digit after a word of calls, or is nearly known: négy-nyolc-hat …"""
    row: list[re.Match[str]] = []
    if words.number_hints.none_in(text):
        return
    lowered = folded(text)
    found = [match for match in _beginnings(words).finditer(lowered) if _numbers(match[0], words)]
    for match in found if len(found) >= _FEWEST_WORDS else ():
        if row and not _GAP.fullmatch(lowered, row[-1].end(), match.start()):
            yield from _said(text, row, words, dialling)
            row = []
        row.append(match)
        if match[0] not in words.numbers and list(_pieces(match[0], words))[-1].end() < len(match[0]):
            yield from _said(text, row, words, dialling)  # with an ending: the last word
            row = []
    yield from _said(text, row, words, dialling)


@remembered
def _beginnings(words: Words) -> re.Pattern[str]:
    """Return a pattern for words that begin with a number word; they are looked for by their first letter."""
    numbers = [word for word in sorted(words.numbers) if _WORD.fullmatch(word)]
    begins = "|".join(rf"{word[0]}(?<![^\W\d_].){word[1:]}" for word in numbers)
    return re.compile(rf"(?:{begins})[^\W\d_]*" if numbers else "(?!)")


def _said(text: str, row: list[re.Match[str]], words: Words, dialling: Dialling) -> Iterator[Stated]:
    digits = (
        _digits([number for match in row for number in _numbers(match[0], words)])
        if len(row) >= _FEWEST_WORDS
        else ""
    )
    if len(digits) >= FEWEST and (dialling.near(digits) or is_called(text, row[0], called_pattern(words))):
        start, end = row[0].start(), row[-1].end()
        yield Stated(Telephone(digits), start, end, text[start:end])


def _numbers(word: str, words: Words) -> tuple[float, ...]:
    """Return the numbers of which a word is made, none where it is no number word."""
    kept = _words_read(words)
    if word not in kept:
        pieces = list(_pieces(word, words))
        whole = pieces and len(word) - pieces[-1].end() <= _ENDING
        kept[word] = tuple(words.numbers[piece[0]] for piece in pieces) if whole else ()
    return kept[word]


@remembered
def _words_read(words: Words) -> dict[str, tuple[float, ...]]:
    """Return the words that were read already, each with the numbers of which it is made."""
    return {}


def _pieces(word: str, words: Words) -> Iterator[re.Match[str]]:
    """Yield the number words of which a word begins: négynyolchat is 4, 8, 6."""
    at = 0
    while at < len(word) and (match := words.morpheme.match(word, at)):
        yield match
        at = match.end()


def _digits(numbers: list[float]) -> str:
    """Return the digits that are dialled: 4, 100, 80, 6 are 486, and 40, 3 are 43."""
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
