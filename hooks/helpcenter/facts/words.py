"""The words by which statements are recognised in one language: `reading` in its language.yml, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from helpcenter.facts.hints import LONGEST, HintedWords, Hints
from helpcenter.facts.number_words import SpokenNumbers
from helpcenter.facts.patterns import Names, alternatives
from helpcenter.facts.statements import Bound, Unit
from helpcenter.facts.unspaced import apart
from helpcenter.model import locales
from helpcenter.model.document import Document

UNITS: dict[str, tuple[Unit, float]] = {
    "second": ("minute", 1 / 60),
    "minute": ("minute", 1),
    "hour": ("minute", 60),
    "day": ("minute", 60 * 24),
    "week": ("minute", 60 * 24 * 7),
    "fortnight": ("minute", 60 * 24 * 14),
    "working_day": ("working day", 1),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "half_year": ("month", 6),
    "year": ("month", 12),
}
"""Each unit of time → the unit that it is counted in, and how many of these it has."""

ALONE = ("fortnight", "quarter", "half_year")
"""Units that are a time without a number before them."""

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

BOUNDS: tuple[Bound, ...] = ("least", "more", "most", "less")
"""How a number bounds what it counts: at least, more than, at most, less than."""

CLASSES = ("digit", "upper", "lower", "special")
"""The kinds of characters that a password policy speaks of."""


class Words:
    """The words of one language. What its language.yml does not say, or says wrong, is empty."""

    def __init__(self, document: Document) -> None:
        reading = document.data.get("reading")
        self._data: Mapping[str, Any] = reading if isinstance(reading, Mapping) else {}
        self.document = document
        self.hinted = HintedWords()
        self._phrases: dict[tuple[str, ...], re.Pattern[str]] = {}

    def at(self, *keys: str | int) -> Any:
        """Return the value under some keys, None if there is none."""
        value: Any = self._data
        for key in keys:
            if isinstance(value, list):
                value = value[key] if isinstance(key, int) and key < len(value) else None
            else:
                value = value.get(key) if isinstance(value, Mapping) else None
        return value

    def listed(self, *keys: str | int) -> list[str]:
        """Return the words under some keys, as they are in a text that was put apart."""
        value = self.at(*keys)
        return (
            [apart(item) for item in value if isinstance(item, str) and item.strip()]
            if isinstance(value, list)
            else []
        )

    def has(self, kind: str) -> bool:
        """Return whether the language has words for a kind of statements: a key of `reading`, or "months"."""
        return bool(self.month_names if kind == "months" else self.at(kind))

    @cached_property
    def numbers(self) -> dict[str, float]:
        """Each number word, in lower case → its value."""
        value = self._data.get("numbers")
        found = value if isinstance(value, Mapping) else {}
        return {
            apart(str(word).lower()[:LONGEST]): float(number)
            for word, number in found.items()
            if isinstance(number, int | float)
            and not isinstance(number, bool)
            and 0 <= number <= 10**9
            and str(word)
        }

    @cached_property
    def _any_number(self) -> str:
        return "|".join(re.escape(word) for word in sorted(self.numbers, key=lambda word: (-len(word), word)))

    @cached_property
    def number_word(self) -> str:
        """A pattern for a number in words, also of several: tizenöt, twenty-one, one hundred and five."""
        one = self._any_number
        return rf"(?:(?![ -])(?:[ -]?(?:{one})){{1,6}})" if one else "(?!)"

    @cached_property
    def number_hints(self) -> Hints:
        """Texts that may hold a number in words."""
        return Hints(self.numbers, leading=True, among=self.hinted)

    @cached_property
    def hour_word(self) -> str:
        """A pattern for a number in one word: tizenegy, eleven."""
        return rf"(?:(?:{self._any_number}){{1,2}})" if self._any_number else "(?!)"

    @cached_property
    def number(self) -> str:
        """A pattern for a number in digits or words, without groups."""
        digits = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?[{''.join(FRACTIONS)}]?|[{''.join(FRACTIONS)}])"
        return rf"(?:(?<![\w.,/+]){digits}(?!\d)|(?<![^\W\d_]){self.number_word})"

    def phrase(self, *keys: str) -> re.Pattern[str]:
        """Return a pattern for any of the phrases under some keys, as whole words."""
        pattern = self._phrases.get(keys)
        if pattern is None:
            pattern = re.compile(rf"(?<!\w){alternatives(self.listed(*keys))}(?!\w)", re.IGNORECASE)
            self._phrases[keys] = pattern
        return pattern

    @cached_property
    def morpheme(self) -> re.Pattern[str]:
        """A pattern for one number word, the longest that begins there."""
        return re.compile(self._any_number or "(?!)")

    @cached_property
    def fraction(self) -> re.Pattern[str]:
        """A pattern for what may follow a unit: a year and a half."""
        return re.compile(rf"[ ]({alternatives(word for word in self.numbers if ' ' in word)})(?!\w)")

    @cached_property
    def _spoken(self) -> SpokenNumbers:
        return SpokenNumbers(self.numbers, self.morpheme)

    def value(self, written: str) -> float | None:
        """Return what a number is worth, in digits or words: 15, tizenöt, twenty-one, 1.5; None for no number."""
        text = written.lower().strip(" .")
        part = FRACTIONS.get(text[-1:], 0.0)
        if part or text[:1].isdigit():
            digits = (text[:-1] if part else text).replace(",", ".") or "0"
            return float(digits) + part if re.fullmatch(r"\d+(\.\d+)?", digits) else None
        return self._spoken.value(text)

    def row(self, written: str) -> list[float]:
        """Return the numbers of a row in words: two of húsz-harminc or twenty thirty-five, and of kétharmad."""
        return self._spoken.row(written.lower())

    @cached_property
    def character(self) -> Names:
        """A kind of characters that a password policy speaks of, or "length" for any."""
        kinds = {kind: self.listed("password", kind) for kind in ("length", *CLASSES)}
        return Names(kinds, r"(?<![^\W\d_])", self.hinted)

    @cached_property
    def subject(self) -> Names:
        """Words for the owner of a number of characters: "subject" for a password, "others" for any other code."""
        return Names({name: self.listed("password", name) for name in ("subject", "others")}, r"(?<![\w-])")

    @cached_property
    def unit(self) -> Names:
        """A unit of time, also at the end of a compound."""
        return Names({unit: self.listed("units", unit) for unit in UNITS}, among=self.hinted)

    @cached_property
    def month_names(self) -> dict[int, list[str]]:
        """The names of each month, 1 for January."""
        names = enumerate(locales.month_names(self._locale), 1)
        return {number: [name for name in listed if not name[0].isdigit()] for number, listed in names}

    @property
    def month_first(self) -> bool:
        """Whether the language writes the month before the day."""
        return locales.month_first(self._locale)

    @property
    def _locale(self) -> str:
        return self.document.words("words", "locale")

    @cached_property
    def weekday(self) -> Names:
        """A day of the week, "1" for Monday; "weekdays" for every working day, "weekend" for the others."""
        days = {str(day): self.listed("weekdays", day - 1) for day in range(1, 8)}
        days |= {"weekdays": self.listed("working_days"), "weekend": self.listed("weekend")}
        return Names(days, among=self.hinted)

    @cached_property
    def currencies(self) -> dict[str, list[str]]:
        """Each currency's code → its words; "" for those that are only listed."""
        value = self._data.get("money")
        if isinstance(value, Mapping):
            return {str(code): [str(code), *self.listed("money", code)] for code in value}
        return {"": self.listed("money")}
