"""Money, percentages, and numbers that are no part of another statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from helpcenter.facts.patterns import alternatives
from helpcenter.facts.statements import Money, Number, Percentage, Stated
from helpcenter.facts.words import Words
from helpcenter.remember import remembered

_DIGITS = r"(?:\d{1,3}(?:[ ,.]\d{3}){1,4}(?!\d)|\d{1,12})(?:[.,]\d{1,2}(?!\d))?"
"""A number in digits, with marks between thousands, and two decimals at most."""

_ROW = rf"(?:(?P<low>{_DIGITS})[ ]?-[ ]?)?(?P<first>{_DIGITS})"
_NUMBER = re.compile(
    r"(?:(?<![\w.,/@#+-])|(?<=\d-))(\d{1,3}(?:[ ,.]\d{3}){1,3}(?!\d)|\d{1,12}(?:[.,]\d{1,9})?)"
    r"(?:st|nd|rd|th)?(?![\w@]|[./]\d)"
)
_ROMAN = re.compile(r"(?<![\w-])(?=[IVXL])(XL|X{0,3})(IX|IV|V?I{0,3})(?!\w)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_THOUSANDS = re.compile(r"(?<=\d)[ ,.](?=\d{3}(?!\d))")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}


class _Patterns(NamedTuple):
    """Find a currency; an amount behind one, before one and in words; a percentage; and each currency by its code."""

    unit: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    spoken: re.Pattern[str]
    percent: re.Pattern[str]
    hundredth: re.Pattern[str]
    codes: tuple[tuple[str, re.Pattern[str]], ...]


@remembered
def _patterns(words: Words) -> _Patterns:
    listed = [word for found in words.currencies.values() for word in found]
    unit = rf"(?:(?<![^\W\d_]){alternatives(listed)}(?![^\W\d_])|[{''.join(_SYMBOLS)}])"
    scales = alternatives(word for word, value in words.numbers.items() if value >= 1000)
    scale = rf"(?:[ -]?(?P<scale>{scales})(?![^\W\d_]))?"
    spoken = rf"(?<![^\W\d_])(?P<first>{words.number_word})"
    percent = rf"(?:%|{alternatives(words.listed('percent'))}(?!\w))"
    patterns = (
        unit,
        rf"{unit}[ ]?{_ROW}{scale}",
        rf"(?<![\w.,/]){_ROW}{scale}[ -]?(?P<unit>{unit})",
        rf"{spoken}[ -]?(?P<unit>{unit})",
        rf"(?:(?<![\w.,/]){_ROW}|{spoken.replace('first', 'spoken')})[ -]?{percent}",
        percent,
    )
    codes = (
        (code, re.compile(alternatives(found), re.IGNORECASE)) for code, found in words.currencies.items()
    )
    unit_, behind, before, said, hundred, word = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return _Patterns(unit_, behind, before, said, hundred, word, tuple(codes))


def worth(written: str) -> float:
    """Return what digits are worth: 12 900, 12,900 and 12.900 are one number; 0,125 and 2.50 have parts of one."""
    text = written if written.startswith(("0.", "0,")) else _THOUSANDS.sub("", written)
    return float(text.replace(",", ".").replace(" ", ""))


def money(text: str, words: Words) -> Iterator[Stated]:
    """Yield every amount of a currency, in digits or words, also in thousands and millions."""
    patterns = _patterns(words)
    if not patterns.unit.search(text):
        return
    end = 0
    found = [*patterns.before.finditer(text), *patterns.behind.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() < end:
            continue
        end = match.end()
        unit = match["unit"] if match.re is patterns.before else match[0][:8]
        many = words.numbers.get((match["scale"] or "").lower(), 1.0)
        for written in filter(None, (match["low"], match["first"])):
            yield Stated(
                Money(worth(written) * many, _currency(unit, patterns)), match.start(), end, match[0]
            )
    for match in patterns.spoken.finditer(text):
        value = words.value(match["first"])
        if value is not None and value > 2:
            yield Stated(Money(value, _currency(match["unit"], patterns)), *match.span(), match[0])


def _currency(unit: str, patterns: _Patterns) -> str:
    if unit[0] in _SYMBOLS:
        return _SYMBOLS[unit[0]]
    return next((code for code, pattern in patterns.codes if pattern.match(unit)), "")


def percentages(text: str, words: Words) -> Iterator[Stated]:
    """Yield every percentage, with the sign or a word, in digits or words."""
    patterns = _patterns(words)
    if "%" not in text and not patterns.hundredth.search(text):
        return
    for match in patterns.percent.finditer(text):
        for written in filter(None, (match["low"], match["first"])):
            yield Stated(Percentage(worth(written)), *match.span(), match[0])
        value = words.value(match["spoken"]) if match["spoken"] else None
        if value is not None:
            yield Stated(Percentage(value), *match.span(), match[0])


def numbers(text: str) -> Iterator[Stated]:
    """Yield every number in digits."""
    for match in _NUMBER.finditer(text):
        yield Stated(Number(worth(match[1])), *match.span(), match[0])


def numbers_in_words(text: str, words: Words) -> Iterator[Stated]:
    """Yield every number in words and in Roman digits."""
    for match in _number_word(words).finditer(text):
        value = words.value(match[0])
        if value is not None:
            yield Stated(Number(value), *match.span(), match[0])
    for match in _ROMAN.finditer(text):
        values = [_VALUES[letter] for letter in match[0]]
        less = sum(2 * one for one, other in pairwise(values) if one < other)
        yield Stated(Number(sum(values) - less), *match.span(), match[0])


@remembered
def _number_word(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){words.number_word}", re.IGNORECASE)
