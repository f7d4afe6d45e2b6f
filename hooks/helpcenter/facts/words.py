"""The words by which facts are recognised in one language: `reading` in its language.yml, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from helpcenter.facts.patterns import LONGEST, Names, alternatives
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document

UNITS = {
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

BOUNDS = ("least", "more", "most", "less")
"""How a number bounds what it counts: at least, more than, at most, less than."""

CLASSES = ("digit", "upper", "lower", "special")
"""The kinds of characters that a password policy speaks of."""


class Words:
    """The words of one language. What its language.yml does not say, or says wrong, is empty."""

    def __init__(self, document: Document) -> None:
        reading = document.data.get("reading")
        self._data: Mapping[str, Any] = reading if isinstance(reading, Mapping) else {}
        self._phrases: dict[tuple[str, ...], re.Pattern[str]] = {}
        self.spelt: dict[str, tuple[float, ...]] = {}
        """Words that were spelt already, each with the numbers of which it is made."""

    def listed(self, *keys: str) -> list[str]:
        """The words under some keys."""
        value: Any = self._data
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        return (
            [item for item in value if isinstance(item, str) and item.strip()]
            if isinstance(value, list)
            else []
        )

    @cached_property
    def numbers(self) -> dict[str, float]:
        """Each number word, in lower case → its value."""
        value = self._data.get("numbers")
        found = value if isinstance(value, Mapping) else {}
        return {
            str(word).lower()[:LONGEST]: float(number)
            for word, number in found.items()
            if isinstance(number, int | float)
            and not isinstance(number, bool)
            and 0 <= number <= 10**9
            and str(word)
        }

    @cached_property
    def initials(self) -> frozenset[str]:
        """The letters with which number words begin."""
        return frozenset(word[0] for word in self.numbers)

    @cached_property
    def _any_number(self) -> str:
        return "|".join(re.escape(word) for word in sorted(self.numbers, key=lambda word: (-len(word), word)))

    @cached_property
    def number_word(self) -> str:
        """A pattern for a number in words, also of several: tizenöt, twenty-one, one hundred and five."""
        one = self._any_number
        return rf"(?:(?![ -])(?:[ -]?(?:{one})){{1,6}})" if one else "(?!)"

    @cached_property
    def number(self) -> str:
        """A pattern for a number in digits or words, without groups."""
        digits = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?[{''.join(FRACTIONS)}]?|[{''.join(FRACTIONS)}])"
        return rf"(?:(?<![\w.,/+]){digits}(?!\d)|(?<![^\W\d_]){self.number_word})"

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """The number at the end of a text that counts what follows it.

        `first` is the number; `range` another one before it (10-15, 10 or 15), `second` one in brackets
        after it (15 (fifteen)); `more` says that it may be more; `filler` is a word in between, `inner` one in
        brackets.
        """
        any_number = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?|{self.number_word})"
        joins = alternatives(self.listed("joins"))
        more = alternatives(self.listed("bounds", "or_more"))
        articles = alternatives(self.listed("articles"))
        return re.compile(
            rf"(?:(?P<range>{self.number})(?:(?<=\d)[ ]?(?:[-/…]|\.\.\.?)[ ]?|[ ](?:-|{joins})[ ]))?"
            rf"(?:(?<![^\W\d_]){articles}[ ](?={self.number}))?"
            rf"(?P<first>(?:(?<=[-/…])|(?<=[-/…][ ])|(?<=\.\.)|(?<=\.\.[ ]))\d{{1,6}}|{self.number}"
            rf"|(?<![^\W\d_]){articles}(?=[ ]))(?:[ ]?\((?P<second>{any_number})\))?"
            rf"(?P<suffix>\.|st|nd|rd|th|-[^\W\d_]{{1,3}})?(?:[ ]{articles}(?=[ ]))?"
            rf"(?P<more>\+|[ ]{more})?"
            rf"(?:[ -]{{0,2}}|[ -](?P<filler>[^\W\d_]{{2,20}})[ -]|[ ]\((?P<inner>[^\W\d_]{{2,20}})\)[ ])$",
            re.IGNORECASE,
        )

    @cached_property
    def trailing(self) -> re.Pattern[str]:
        """A number that follows what it counts: “days: 15”, “napok száma: 15”."""
        number = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?|{self.number_word})"
        return re.compile(rf"[ )]{{0,2}}(?:[^\W\d_]{{2,12}})?[ ]?:[ ]?({number})(?!\w)", re.IGNORECASE)

    def phrase(self, *keys: str) -> re.Pattern[str]:
        """Finds any of the phrases under some keys, as whole words."""
        pattern = self._phrases.get(keys)
        if pattern is None:
            pattern = re.compile(rf"(?<!\w){alternatives(self.listed(*keys))}(?!\w)", re.IGNORECASE)
            self._phrases[keys] = pattern
        return pattern

    def is_idiom(self, folded: str, start: int, end: int) -> bool:
        """Whether a part of a text belongs to a phrase that only seems to count: “once a day”."""
        found = self.phrase("idioms").finditer(folded, max(0, start - LONGEST), end + LONGEST)
        return any(match.start() < end and start < match.end() for match in found)

    @cached_property
    def character(self) -> Names:
        """A kind of characters that a password policy speaks of, or "length" for any."""
        return Names({kind: self.listed("password", kind) for kind in ("length", *CLASSES)}, r"(?<![^\W\d_])")

    @cached_property
    def morpheme(self) -> re.Pattern[str]:
        """Finds one number word, the longest that begins there."""
        return re.compile(
            "|".join(re.escape(word) for word in sorted(self.numbers, key=lambda w: (-len(w), w))) or "(?!)"
        )

    def value(self, written: str) -> float | None:
        """What a number is worth, in digits or words: 15, tizenöt, twenty-one, 1.5."""
        text = written.lower().strip(" .")
        if text[:1].isdigit() or text in FRACTIONS:
            part = FRACTIONS.get(text[-1:], 0.0)
            try:
                return float((text[:-1] if part else text).replace(",", ".") or 0) + part
            except ValueError:
                return None
        total = current = 0.0
        at = 0
        for match in self.morpheme.finditer(text):
            if text[at : match.start()].strip(" -"):
                return None
            worth, at = self.numbers[match[0]], match.end()
            if worth in (100, 1000, 1_000_000):
                current = max(current, 1) * worth
                if worth > 100:
                    total, current = total + current, 0
            else:
                current += worth
        return total + current if at == len(text) and at else None

    def without_rule(self, written: str) -> str:
        """What a password rule says besides its bound, its number and what it counts: a word in between."""
        rest = self.character.without(written)
        for bound in BOUNDS:
            rest = self.phrase("bounds", bound).sub(" ", rest)
        return re.sub(self.number, " ", rest, flags=re.IGNORECASE)

    @cached_property
    def unit(self) -> Names:
        """A unit of time, also at the end of a compound."""
        return Names({unit: self.listed("units", unit) for unit in UNITS})

    @cached_property
    def money(self) -> re.Pattern[str]:
        """What makes a number an amount of money."""
        return re.compile(rf"[ ]?(?:{alternatives(self.listed('money'))}|[€$£])", re.IGNORECASE)


def box_words(center: HelpCenter) -> tuple[str, ...]:
    """The words before the number of a PO box, of all languages."""
    listed = (Words(language.document).listed("post_box") for language in center.languages)
    return tuple(dict.fromkeys(word for words in listed for word in words))
