"""Tells by the words of a text that it states nothing, before any recogniser looks at it.

Most texts state nothing at all. Each word that occurs, with its punctuation, is looked at once, however many texts have
it: does it hold what a recogniser needs to find anything, be it a digit, a quotation mark, a part of a name or a word
of `reading`? A text of words that hold none of it states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from helpcenter.facts import amounts, calendar, clock, durations, labels, rates, site_names
from helpcenter.facts.hints import LETTERS, Hints, folded
from helpcenter.facts.patterns import any_of
from helpcenter.facts.unspaced import COUNTING, FAR, IS_FAR
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
        self._quotes = labels.opening(quotes)
        self._companies = any_of(companies)
        self._silent: set[str] = set()
        self._telling: set[str] = set()
        self._letters: dict[str, bool] = {}

    def none_in(self, text: str) -> bool:
        """Whether a text surely states nothing."""
        words = text.split()
        if self._silent.issuperset(words):
            return True
        if len(self._silent) > _MOST:
            self._silent.clear()
        for word in words:
            if word in self._telling:
                return False
            if word not in self._silent:
                if self._tells(word):
                    if len(self._telling) > _MOST:
                        self._telling.clear()
                    self._telling.add(word)
                    return False
                self._silent.add(word)
        return True

    def _tells(self, word: str) -> bool:
        """Whether a word, with its punctuation, may be a part of a statement."""
        if word.isalpha():
            return "Σ" in word or IS_FAR.search(word) is not None or self._is_telling(word)
        if _MARKS.search(word) or self._quotes.search(word):
            return True
        for letters in LETTERS.findall(word):
            found = self._letters.get(letters)
            if found is None:
                if len(self._letters) > _MOST:
                    self._letters.clear()
                found = self._letters[letters] = self._is_telling(letters)
            if found:
                return True
        return False

    def _is_telling(self, letters: str) -> bool:
        return bool(
            self._hints.anywhere
            or self._hints.may_be(folded(letters))
            or self._companies.search(letters)
            or amounts.may_be_roman(letters)
            or calendar.may_be_month(letters, self._words)
            or site_names.may_be_in(letters, self._sites)
        )
