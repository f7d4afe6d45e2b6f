"""Money, percentages, and numbers that are no part of another statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from helpcenter.facts.hints import Hints
from helpcenter.facts.patterns import alternatives
from helpcenter.facts.statements import Money, Number, Percentage, Stated
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

_DIGITS = r"(?:\d{1,3}(?:[ ,.]\d{3}){1,4}(?!\d)|\d{1,12})(?:[.,]\d{1,2}(?!\d))?"
"""A number in digits, with marks between thousands, and two decimals at most."""

_ROW = rf"(?:(?P<low>{_DIGITS})[ ]?-[ ]?)?(?P<first>{_DIGITS})"
_NUMBER = re.compile(
    r"(?:(?<![\w.,/@#+-])(?:[A-Z]{0,3}|v)|(?<=\d-))(\d{1,3}(?:[ ,.]\d{3}){1,3}(?!\d)|\d{1,12}(?:[.,]\d{1,9})?)"
    r"(?:st|nd|rd|th|er|[A-Z]{1,2}|[a-z])?(?![\w@]|[./]\d)"
)
_ROMAN = re.compile(r"(?<![\w-])(?=[IVXL])(XL|X{0,3})(IX|IV|V?I{0,3})(?!\w)")
_ROMAN_DIGIT = re.compile(r"[IVXL]")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_THOUSANDS = re.compile(r"(?<=\d)[ ,.](?=\d{3}(?!\d))")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}


class _Patterns:
    """The forms of money and percentages in one language; each pattern is compiled at its first use."""

    def __init__(self, words: Words) -> None:
        listed = [word for found in words.currencies.values() for word in found]
        self._words = words
        self._unit = rf"(?:(?<![^\W\d_]){alternatives(listed)}(?![^\W\d_])|[{''.join(_SYMBOLS)}])"
        self._percent = rf"(?:%|{alternatives(words.listed('percent'))}(?!\w))"
        self._spoken = rf"(?<![^\W\d_])(?P<spoken>{words.number_word})"
        self.unit = re.compile(self._unit, re.IGNORECASE)
        self._symbol = re.compile(f"[{''.join(_SYMBOLS)}]")
        self.hints = Hints(listed, leading=True, among=words.hinted)
        self.hundredth_hints = Hints(words.listed("percent"), among=words.hinted)
        self._hundredth = re.compile(self._percent, re.IGNORECASE)

    def has_unit(self, text: str) -> bool:
        """Whether a text has a currency."""
        hinted = self._symbol.search(text) or not self.hints.none_in(text)
        return bool(hinted and self.unit.search(text))

    def has_percent(self, text: str) -> bool:
        """Whether a text has a percent sign, or a word for it."""
        return "%" in text or bool(not self.hundredth_hints.none_in(text) and self._hundredth.search(text))

    @property
    def _scale(self) -> str:
        scales = alternatives(word for word, value in self._words.numbers.items() if value >= 1000)
        return rf"(?:[ -]?(?P<scale>{scales})(?![^\W\d_]))?"

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """An amount behind its currency."""
        return re.compile(rf"(?P<unit>{self._unit})[ ]?{_ROW}{self._scale}", re.IGNORECASE)

    @cached_property
    def before(self) -> re.Pattern[str]:
        """An amount before its currency."""
        return re.compile(rf"(?<![\w.,/]){_ROW}{self._scale}\.?[ -]?(?P<unit>{self._unit})", re.IGNORECASE)

    @cached_property
    def spoken(self) -> re.Pattern[str]:
        """An amount in words."""
        return re.compile(rf"{self._spoken}[ -]?(?P<unit>{self._unit})", re.IGNORECASE)

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """A percentage."""
        return re.compile(rf"(?:(?<![\w.,/]){_ROW}|{self._spoken})[ -]?{self._percent}", re.IGNORECASE)

    @cached_property
    def codes(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Each currency by its code."""
        found = self._words.currencies.items()
        return tuple((code, re.compile(alternatives(listed), re.IGNORECASE)) for code, listed in found)


_patterns = remembered(_Patterns)


def bits(words: Words) -> int:
    """The bits of words by which a text may hold money or percentages in words; see `HintedWords`."""
    patterns = _patterns(words)
    return patterns.hints.bit | patterns.hundredth_hints.bit


def worth(written: str) -> float:
    """Return what digits are worth: 12 900, 12,900 and 12.900 are one number; 0,125 and 2.50 have parts of one."""
    text = written if written.startswith(("0.", "0,")) else _THOUSANDS.sub("", written)
    return float(text.replace(",", ".").replace(" ", ""))


def money(text: str, words: Words) -> Iterator[Stated]:
    """Yield every amount of a currency, in digits or words, also in thousands and millions."""
    patterns = _patterns(words)
    if not patterns.has_unit(text):
        return
    end = 0
    found = [*patterns.before.finditer(text), *patterns.behind.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() < end:
            continue
        end = match.end()
        many = words.numbers.get((match["scale"] or "").lower(), 1.0)
        for written in filter(None, (match["low"], match["first"])):
            yield Stated(
                Money(worth(written) * many, _currency(match["unit"], patterns)), match.start(), end, match[0]
            )
    for match in patterns.spoken.finditer(text):
        for value in words.row(match["spoken"]):
            if value > 2:
                yield Stated(Money(value, _currency(match["unit"], patterns)), *match.span(), match[0])


def _currency(unit: str, patterns: _Patterns) -> str:
    if unit[0] in _SYMBOLS:
        return _SYMBOLS[unit[0]]
    return next((code for code, pattern in patterns.codes if pattern.match(unit)), "")


def percentages(text: str, words: Words) -> Iterator[Stated]:
    """Yield every percentage, with the sign or a word, in digits or words."""
    patterns = _patterns(words)
    if not patterns.has_percent(text):
        return
    for match in patterns.percent.finditer(text):
        for written in filter(None, (match["low"], match["first"])):
            yield Stated(Percentage(worth(written)), *match.span(), match[0])
        for value in words.row(match["spoken"] or ""):
            yield Stated(Percentage(value), *match.span(), match[0])


def numbers(text: str) -> Iterator[Stated]:
    """Yield every number in digits, also of a name with capitals: U6, 100E."""
    for match in _NUMBER.finditer(text):
        yield Stated(Number(worth(match[1])), *match.span(), match[0])


def may_be_roman(letters: str) -> bool:
    """Return whether letters in a row may be a number in Roman digits."""
    return not letters.strip("IVXL")


def numbers_in_words(text: str, words: Words) -> Iterator[Stated]:
    """Yield every number in words and in Roman digits."""
    for match in () if words.number_hints.none_in(text) else _number_word(words).finditer(text):
        for value in words.row(match[0]):
            yield Stated(Number(value), *match.span(), match[0])
    for match in _ROMAN.finditer(text) if _ROMAN_DIGIT.search(text) else ():
        values = [_VALUES[letter] for letter in match[0]]
        less = sum(2 * one for one, other in pairwise(values) if one < other)
        yield Stated(Number(sum(values) - less), *match.span(), match[0])


@remembered
def _number_word(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){words.number_word}", re.IGNORECASE)
