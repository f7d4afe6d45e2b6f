"""Tells by the words of a text that it holds none of some phrases: asking a set is faster than a pattern.

Most texts state nothing of most kinds. Each word that occurs is looked at once, however many texts have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = str.maketrans("ıſ", "is", "\N{COMBINING DOT ABOVE}")
"""Letters that a pattern which ignores case takes for others, too."""

_MOST = 100_000
"""Words that are no beginning of a phrase, of which so many are kept."""


class Hints:
    """Some phrases, each known by the letters with which it begins."""

    def __init__(self, phrases: Iterable[str], *, leading: bool = False) -> None:
        """Take the phrases.

        Args:
            phrases: the phrases; `*` in one stands for any letters.
            leading: whether a phrase is looked for at the beginning of a word, and any letters may follow it; else it
                is looked for anywhere, and the word ends with it.
        """
        starts, ends, parts, alone = set[str](), set[str](), set[str](), set[str]()
        self._any = False
        for phrase in map(_folded, phrases):
            first = _WORD.match(phrase)
            if first is None:
                self._any |= bool(phrase.strip("*"))
            elif leading:
                starts.add(first[0])
            elif phrase[first.end() :].startswith("*"):
                parts.add(first[0])
            else:
                (alone if len(phrase) == 1 else ends).add(first[0])
        self._starts, self._ends, self._alone = tuple(starts), tuple(ends), alone
        self._parts = re.compile("|".join(map(re.escape, sorted(parts))) or "(?!)")
        self._idle, self._hinting = set[str](), set[str]()

    def none_in(self, text: str) -> bool:
        """Whether a text surely holds none of the phrases."""
        if self._any:
            return False
        words = _words(text)
        if words <= self._idle:
            return True
        if not words.isdisjoint(self._hinting):
            return False
        if len(self._idle) > _MOST:
            self._idle.clear()
        for word in words - self._idle:
            (self._hinting if self._may_be(_folded(word)) else self._idle).add(word)
        return words <= self._idle

    def _may_be(self, word: str) -> bool:
        return (
            word.startswith(self._starts)
            or word.endswith(self._ends)
            or word in self._alone
            or self._parts.search(word) is not None
        )


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    lower = text.strip().lower()
    return lower if lower.isascii() else lower.translate(_ALIKE)
