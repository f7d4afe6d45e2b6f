"""The small words of each language (and, the, how …), by which a text shows in which language it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from helpcenter.model.center import HelpCenter
from helpcenter.model.memo import remembered

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"[„“”»«\"][^„“”»«\"]{1,200}[“”»«\"]|\([^()]{1,200}\)")
"""Text in quotation marks or parentheses: a label, a name in the original."""


_MOST = 100_000
"""Limit of the words that are remembered, each with its punctuation."""


@dataclass(frozen=True, slots=True)
class Signs:
    """How many small words of two languages a text has that only one of the two knows.

    Attributes:
        foreign: those of the other language.
        kinds: how many different ones they are.
        own: those of the declared language.
    """

    foreign: int
    kinds: int
    own: int


@remembered
def small_words(center: HelpCenter) -> dict[str, frozenset[str]]:
    """The stop words of each language; none where its language.yml does not follow its schema."""
    found = {}
    for language in center.languages:
        search = language.document.data.get("search")
        listed = search.get("stop_words") if isinstance(search, dict) else None
        words = listed if isinstance(listed, list) else []
        found[language.code] = frozenset(word.casefold() for word in words if isinstance(word, str))
    return found


def signs(text: str, declared: str, other: str, small: Mapping[str, frozenset[str]]) -> Signs:
    """The small words of a text by which two languages differ; quotations do not count.

    Args:
        text: the text.
        declared: the code of the language in which it should be.
        other: the code of another language.
        small: the small words of each language.
    """
    counts = Counter(_words(_QUOTED.sub(" ", text)))
    foreign = counts.keys() & _only(small[other], small[declared])
    own = counts.keys() & _only(small[declared], small[other])
    return Signs(sum(counts[word] for word in foreign), len(foreign), sum(counts[word] for word in own))


def may_be_foreign(
    text: str, declared: str, other: str, small: Mapping[str, frozenset[str]], kinds: int
) -> bool:
    """Whether a text, or any part of it, may have so many different small words of another language."""
    foreign = _foreign(_only(small[other], small[declared]))
    if len(foreign.others) > _MOST:
        foreign.others.clear()
    new = set(text.split()) - foreign.others
    found = foreign.words.intersection(_words(" ".join(new)))
    foreign.others.update(token for token in new if not found or found.isdisjoint(_words(token)))
    return len(found) >= kinds


class _Foreign(NamedTuple):
    """Small words of another language, and all that was met between spaces so far that holds none of them."""

    words: frozenset[str]
    others: set[str]


@cache
def _foreign(words: frozenset[str]) -> _Foreign:
    return _Foreign(words, set())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("'", "’"))


@cache
def _only(of: frozenset[str], without: frozenset[str]) -> frozenset[str]:
    return of - without
