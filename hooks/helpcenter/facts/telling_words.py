"""Tells by the words of a text that it states nothing, before any recogniser looks at it.

Most texts state nothing at all. Each word that occurs, with its punctuation, is looked at once, however many texts have
it: does it hold what a recogniser needs to find anything, be it a digit, a quotation mark, a part of a name or a word
of `reading`? A text of words that hold none of it states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from helpcenter.facts import amounts, calendar, clock, durations, labels, rates, site_names
from helpcenter.facts.hints import LETTERS, Hints, each_folded
from helpcenter.facts.patterns import any_of
from helpcenter.facts.unspaced import COUNTING, FAR
from helpcenter.facts.words import CLASSES, FRACTIONS, Words

_MARKS = re.compile(
    rf"[@%€$£{''.join(FRACTIONS)}\u03a3\u0300-\u036f{FAR}]|{COUNTING.pattern}|://|\.[^\W_]|[(\[](?i:at)[)\]]"
)
"""Digits, and signs of currencies, percentages and addresses; and letters that are not looked at one by one.

Those are the capital whose small form depends on its place, accents apart from their letters, and scripts that are put
apart.
"""

_MOST = 100_000
"""Words that are remembered."""


class TellingWords:
    """The words of one language at which a recogniser of statements must look.

    Words that state something only beside a number are none of them: the number is one.
    """

    def __init__(
        self, words: Words, quotes: Collection[str], companies: Iterable[str], sites: tuple[str, ...]
    ) -> None:
        """Take what the recognisers need.

        Args:
            words: the words of the language.
            quotes: pairs of quotation marks.
            companies: texts of which one is in every text with the name of a company.
            sites: the names of the sites.
        """
        days = [word for day in range(7) for word in words.listed("weekdays", day)]
        days += [*words.listed("working_days"), *words.listed("weekend")]
        alone = [*days, *clock.alone(words), *rates.alone(words), *durations.alone(words)]
        spelt = [*words.listed("at"), *words.listed("dot"), "dot"]
        kinds = [word for kind in CLASSES for word in words.listed("password", kind)]
        self._hints = Hints.together(Hints(alone), Hints([*spelt, *kinds], whole=True), words.number_hints)
        self._words, self._sites = words, sites
        self._marks = re.compile(f"{_MARKS.pattern}|{labels.opening(quotes).pattern}")
        self._companies = any_of(companies)
        self._silent: set[str] = set()
        self._telling: set[str] = set()

    def none_in(self, text: str) -> bool:
        """Whether a text surely states nothing."""
        return not self.telling([text])

    def telling(self, texts: Sequence[str]) -> list[int]:
        """The numbers of those of some texts that may state something; new words of all are looked at together."""
        rows = [text.split() for text in texts]
        for known in (self._silent, self._telling):
            if len(known) > _MOST:
                known.clear()
        new = set[str]().union(*rows).difference(self._silent, self._telling)
        if new:
            telling = self._that_tell(new)
            self._telling |= telling
            self._silent |= new - telling
        return [number for number, row in enumerate(rows) if not self._silent.issuperset(row)]

    def _that_tell(self, words: set[str]) -> set[str]:
        """Those of some words, with their punctuation, that may be a part of a statement."""
        telling = {word for word in words if self._marks.search(word)}
        others = words - telling
        rows = list(set(LETTERS.findall("\n".join(others))))
        letters = self._letters_that_tell(rows) if rows else set[str]()
        if letters:
            telling |= {word for word in others if not letters.isdisjoint(LETTERS.findall(word))}
        return telling

    def _letters_that_tell(self, rows: list[str]) -> set[str]:
        """Those of some rows of letters that may be a part of a statement."""
        if self._hints.anywhere:
            return set(rows)
        found = {row for row, small in zip(rows, each_folded(rows), strict=True) if self._hints.may_be(small)}
        found.update(row for row in rows if self._companies.search(row) or amounts.may_be_roman(row))
        found.update(calendar.that_may_be_months(rows, self._words))
        found.update(site_names.that_may_be_in(rows, self._sites))
        return found
