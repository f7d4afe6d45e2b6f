"""Comments: they are taken out of a text before anything else reads it, so that no reader ever meets one.

A comment in code is the author's text and is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.read.markdown.code_spans import Span, Ticks
from helpcenter.read.markdown.comment_cuts import begins_line, cuts, left, right
from helpcenter.read.markdown.comment_probes import Comment, Render, outside_code
from helpcenter.read.markdown.fences import fences
from helpcenter.read.scan.tags import EMPTY_COMMENTS

_MARK = "<!--"
_CLOSING = re.compile(r"--!?>")
_TOKEN = re.compile(r"(\\*)(`+)|<!--")
_FENCE = re.compile(r"`{3}|~{3}")
_BLOCK_END = re.compile(r"\n[ >]*(?:(?=\n)|\Z|`{3}|~{3})")


class Bare(NamedTuple):
    """A text without its comments.

    Attributes:
        text: the text.
        faults: the comments that not every program reads alike.
        starts: where in the text each part begins that was kept.
        origins: where the same part began when the text still had its comments.
    """

    text: str
    faults: tuple[Comment, ...] = ()
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    def origin(self, offset: int) -> int:
        """Where a character stood when the text still had its comments."""
        number = bisect_right(self.starts, offset) - 1
        return self.origins[number] + offset - self.starts[number]


def without_comments(text: str, render: Render) -> Bare:
    """Take the comments out of a text that has no tabs; `render` makes HTML of Markdown."""
    if _MARK not in text:
        return Bare(text)
    found = outside_code(text, list(_Reader(text).comments()), render)
    parts: list[str] = []
    starts, origins = [0], [0]
    at = length = 0
    for start, end in cuts(text, [(comment.start, comment.end) for comment in found]):
        parts.append(text[at:start])
        length += start - at
        at = end
        if starts[-1] == length:
            origins[-1] = end
        else:
            starts.append(length)
            origins.append(end)
    faults = tuple(comment for comment in found if comment.fault)
    return Bare("".join([*parts, text[at:]]), faults, tuple(starts), tuple(origins))


class _Reader:
    """Reads a text once, from left to right: what begins first counts, be it code or a comment."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._fence = next(fences(text), None)
        self._block: Span = (0, 0)
        self._ticks = Ticks("")

    def comments(self) -> Iterator[Comment]:
        """The comments that stand neither in a fence nor in inline code."""
        at = 0
        while token := _TOKEN.search(self._text, at):
            if self._fence and self._fence[0] <= token.start():
                at = self._fence[1]
                self._fence = next(fences(self._text, at), None)
            elif token[0] == _MARK:
                comment = self._comment(token.start())
                at = comment.end
                yield comment
                if comment.fault == "open":
                    return
                self._look_for_fence(comment)
            elif len(token[1]) % 2:
                at = token.start(2) + 1
            else:
                at = self._after_code(*token.span(2))

    def _comment(self, start: int) -> Comment:
        for mark in EMPTY_COMMENTS:
            if self._text.startswith(mark, start):
                return Comment(start, start + len(mark), "empty", start)
        closing = _CLOSING.search(self._text, start + len(_MARK))
        if closing is None:
            return Comment(start, start + len(_MARK), "open", start)
        inner = self._text.find(_MARK, start + len(_MARK), closing.start())
        if inner >= 0:
            return Comment(start, closing.end(), "inner", inner)
        bang = len(closing[0]) > len("-->")
        return Comment(start, closing.end(), "bang" if bang else None, closing.start())

    def _look_for_fence(self, comment: Comment) -> None:
        """After a comment that hid the beginning or the end of a fence, or that stands before one in its line."""
        first = begins_line(self._text, left(self._text, comment.start))
        if _FENCE.search(self._text, comment.start, comment.end) or (
            first and _FENCE.match(self._text, right(self._text, comment.end))
        ):
            start = comment.end if first else self._text.find("\n", comment.end) + 1 or len(self._text)
            self._fence = next(fences(self._text, start), None)

    def _after_code(self, start: int, end: int) -> int:
        """The offset after the inline code that some backticks open, or after the backticks if they open none."""
        if start >= self._block[1]:
            stop = _BLOCK_END.search(self._text, start)
            self._block = start, stop.start() if stop else len(self._text)
            self._ticks = Ticks(self._text[slice(*self._block)])
        first = self._block[0]
        code = self._ticks.code(start - first, end - first)
        return first + code[1] + code[0] - (start - first) if code else end
