"""Finds where the words of a passage were written, starting from the marks in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from helpcenter.model.problem import Place
from helpcenter.read.markdown.shown_text import ShownText
from helpcenter.read.markdown.written import Written

_TOKEN = re.compile(r"\w+|[^\w\s]")
_FAR = 2_000
"""Characters in which the next word of a passage is looked for."""


@dataclass(frozen=True, slots=True)
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
    """

    shown: ShownText
    written: Written
    verbatim: bool
    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    limit: int
    guessed: bool = True

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
        searched = self.written.seen if self.verbatim else self.written.words
        low, high = source, self._limit(number)
        for token in _TOKEN.finditer(self.text, self.starts[number]):
            if token.start() > at:
                break
            inside = at < token.end()
            found = searched.find(token[0], low, high)
            if found >= 0:
                source, low = found, found + len(token[0])
            if inside:
                return source + (at - token.start() if found >= 0 else 0)
        return source

    def _limit(self, number: int) -> int:
        """The offset in the Markdown before which the words end that follow a known place."""
        source = self.sources[number]
        following = self.sources[number + 1] if number + 1 < len(self.sources) else self.limit
        return following if following > source else source + _FAR
