"""Finds where the words of a passage were written, starting from the marks in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from helpcenter.model.problem import Place
from helpcenter.read.markdown.shown_text import ShownText
from helpcenter.read.markdown.written import Written

_TOKEN = re.compile(r"\w+|[^\w\s]")
_FAR = 2_000
"""Characters in which the next word of a passage is looked for."""


class _Stretch:
    """The words of a passage behind one known place, found in the Markdown one after the other, as far as is asked.

    Each is looked for once, however many places of a long passage are asked for.
    """

    __slots__ = ("_ends", "_found", "_high", "_low", "_searched", "_source", "_tokens")

    def __init__(self, text: str, start: int, searched: str, low: int, high: int) -> None:
        self._tokens = _TOKEN.finditer(text, start)
        self._searched, self._low, self._high = searched, low, high
        self._source = low
        self._ends: list[int] = []
        self._found: list[tuple[int, int, bool]] = []

    def offset(self, at: int) -> int:
        """The offset in the Markdown of the character at an offset of the passage."""
        while (not self._ends or self._ends[-1] <= at) and (token := next(self._tokens, None)):
            self._find(token)
        number = bisect_right(self._ends, at)
        if number < len(self._ends) and self._found[number][0] <= at:
            start, source, found = self._found[number]
            return source + (at - start if found else 0)
        return self._found[number - 1][1] if number else self._source

    def _find(self, token: re.Match[str]) -> None:
        found = self._searched.find(token[0], self._low, self._high)
        before = self._found[-1][1] if self._found else self._source
        self._ends.append(token.end())
        self._found.append((token.start(), found if found >= 0 else before, found >= 0))
        if found >= 0:
            self._low = found + len(token[0])


@dataclass(eq=False, slots=True)
class Whereabouts:
    """Tells the place of a character of a passage.

    Attributes:
        shown: the Markdown from which the page is made.
        written: the same, to be searched.
        verbatim: whether code blocks and tags are to be searched, too.
        text: the passage.
        starts: offsets in the passage whose place is known, in order; the first is 0.
        sources: the offset in the Markdown of each of them.
        limit: the offset in the Markdown before which the passage ends.
        guessed: whether the first place is a guess, in front of the first word.
        stretches: what was found behind each known place so far.
    """

    shown: ShownText
    written: Written
    verbatim: bool
    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    limit: int
    guessed: bool = True
    stretches: dict[int, _Stretch] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __reduce__(self) -> tuple[type[Whereabouts], tuple[Any, ...]]:
        """Everything that another process needs to find the same; what was found so far can be found again."""
        given = self.shown, self.written, self.verbatim, self.text, self.starts, self.sources
        return Whereabouts, (*given, self.limit, self.guessed)

    def __call__(self, at: int) -> Place:
        """The place of the character at an offset of the passage."""
        return self.shown.place(self.offset(at))

    def offset(self, at: int) -> int:
        """The offset in the Markdown of the character at an offset of the passage."""
        number = max(0, bisect_right(self.starts, at) - 1)
        source = self.sources[number]
        known = at == self.starts[number] and (number or not self.guessed)
        if known and self.written.text[source : source + 1] == self.text[at : at + 1]:
            return source
        stretch = self.stretches.get(number)
        if stretch is None:
            searched = self.written.seen if self.verbatim else self.written.words
            limit = self._limit(number)
            stretch = _Stretch(self.text, self.starts[number], searched, source, limit)
            self.stretches[number] = stretch
        return stretch.offset(at)

    def _limit(self, number: int) -> int:
        """The offset in the Markdown before which the words end that follow a known place."""
        source = self.sources[number]
        following = self.sources[number + 1] if number + 1 < len(self.sources) else self.limit
        return following if following > source else source + _FAR
