"""Finds where the words of a passage were written, starting from the marks in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from helpcenter.model.problem import Place
from helpcenter.read.markdown.shown_text import ShownText

_TOKEN = re.compile(r"\w+|[^\w\s]")
_FAR = 2_000
"""Characters in which the next word of a passage is looked for."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Tells the place of a character of a passage.

    Attributes:
        shown: the Markdown from which the page is made.
        searched: the same with code blocks and tags blanked out, unless the passage is code.
        text: the passage.
        starts: offsets in the passage whose place is known, in order; the first is 0 and may be a guess.
        sources: the offset in the Markdown of each of them.
        limit: the offset in the Markdown before which the passage ends.
    """

    shown: ShownText
    searched: str
    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    limit: int

    def __call__(self, at: int) -> Place:
        """The place of the character at an offset of the passage."""
        return self.shown.place(self.offset(at))

    def offset(self, at: int) -> int:
        """The offset in the Markdown of the character at an offset of the passage."""
        number = max(0, bisect_right(self.starts, at) - 1)
        source = self.sources[number]
        low, high = source, self._limit(number)
        for token in _TOKEN.finditer(self.text, self.starts[number]):
            if token.start() > at:
                break
            inside = at < token.end()
            found = self.searched.find(token[0], low, high)
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
