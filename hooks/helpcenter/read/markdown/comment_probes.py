"""Comments in indented code, which are the author's text: found by a word in the place of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import count
from typing import Literal, NamedTuple

from helpcenter.model.html_tree import body
from helpcenter.read.markdown.text_limits import excesses

Render = Callable[[str], str]
"""Markdown → HTML."""

CommentFault = Literal["empty", "inner", "open", "bang"]

_ROUNDS = 10


class Comment(NamedTuple):
    """A comment, from its mark to the offset after it, and what is wrong with it, if anything is, and where."""

    start: int
    end: int
    fault: CommentFault | None = None
    fault_at: int = 0


def outside_code(text: str, found: list[Comment], render: Render) -> list[Comment]:
    """The comments that do not stand in indented code. Only the rendering can tell which those are.

    A comment on a line of its own separates what is around it, so once it is known to be none of code, those in the
    list below it may be none either: one round for each level.
    """
    lines = _Lines(text)
    indented = [comment for comment in found if lines.gap(comment.start) < comment.start]
    if indented and any(excesses(text)):
        return found  # the text is refused in any case
    for _ in range(_ROUNDS):
        code = _in_code(text, found, indented, render) if indented else []
        if len(code) == len(indented):
            break
        indented = code
    return [comment for comment in found if comment not in indented]


def _in_code(text: str, found: list[Comment], indented: list[Comment], render: Render) -> list[Comment]:
    """Those of the indented comments that stand in code, once the others of the text are taken out.

    A word takes the place of each, and where that word is in the rendering, there the comment would be.
    """
    word = next(word for word in _probes() if word not in text)
    parts: list[str] = []
    at = 0
    for comment in found:
        written = text[comment.start : comment.end]
        probe = (
            f"{word}{indented.index(comment)}{word}"
            if comment in indented
            else re.sub(r"[^\n]", " ", written)
        )
        parts += [text[at : comment.start], probe]
        at = comment.end
    try:
        html = render("".join([*parts, text[at:]]))
    except Exception:  # the text itself will not be rendered either, and that is a problem of its own
        return []
    code = "".join(node.text() for node in body(html).css("pre"))
    return [comment for number, comment in enumerate(indented) if f"{word}{number}{word}" in code]


def _probes() -> Iterator[str]:
    """Words that hardly any text has."""
    return (f"comment{number}probe" for number in count())


class _Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._gaps: dict[int, int] = {}

    def number(self, offset: int) -> int:
        """The number of the line in which an offset lies."""
        return bisect_right(self._starts, offset)

    def gap(self, offset: int) -> int:
        """The offset of the first four spaces in a row in the same line; far off if there are none before it."""
        number = self.number(offset)
        if number not in self._gaps:
            found = self._text.find("    ", self._starts[number - 1], offset)
            self._gaps[number] = found if found >= 0 else len(self._text)
        return self._gaps[number]
