"""Renders a text if it is within the limits; what cannot be rendered is a problem with a line."""

from __future__ import annotations

import sys
from bisect import bisect_left

from helpcenter.model.html_tree import TooDeepError
from helpcenter.model.problem import Problem
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.cursor import Cursor
from helpcenter.read.markdown.harvest import Harvest
from helpcenter.read.markdown.shown_text import MOST_INCLUDES, ShownText
from helpcenter.read.markdown.text_limits import BLOCK, DEEPEST_ELEMENTS, excesses

_CALLS = 1_000
"""Calls in calls that a rendering may need."""


class UnreadableTextError(Exception):
    """A text cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def limited(shown: ShownText) -> None:
    """Check that a text is within the limits.

    Raises:
        UnreadableTextError: it is not.
    """
    if shown.crowded is not None:
        message = f"more than {MOST_INCLUDES} snippets come together here"
        raise UnreadableTextError(Problem(shown.crowded, message, "include fewer", "markup"))
    for excess in excesses(shown.text):
        raise UnreadableTextError(Problem(shown.place(excess.offset), excess.message, excess.hint, "markup"))


def rendered(shown: ShownText, text: str, render: Render) -> str:
    """The rendering of a text with marks.

    Raises:
        UnreadableTextError: Python-Markdown breaks down on it.
    """
    try:
        return _at_fixed_depth(text, render)
    except Exception as error:  # whatever an extension raises
        message = f"this cannot be rendered ({type(error).__name__})"
        hint = "write it in a simpler way, with fewer things in each other"
        raise UnreadableTextError(
            Problem(shown.place(_first_broken(shown.text, render)), message, hint, "markup")
        ) from error


def harvested(cursor: Cursor, html: str) -> Harvest:
    """The contents of the rendering of a text.

    Raises:
        UnreadableTextError: too many elements are in each other for what goes through them one inside another.
    """
    try:
        return Harvest(cursor, html, DEEPEST_ELEMENTS)
    except TooDeepError as error:
        message = f"more than {DEEPEST_ELEMENTS} tags, lists or boxes in each other"
        hint = "write it in a simpler way, with fewer things in each other"
        raise UnreadableTextError(Problem(cursor.place(cursor.limit()), message, hint, "markup")) from error


def _at_fixed_depth(text: str, render: Render) -> str:
    """The rendering of a text; calls in calls are counted from here on, so that every caller gets the same answer."""
    frame, depth, before = sys._getframe(), _CALLS, sys.getrecursionlimit()
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    sys.setrecursionlimit(depth)
    try:
        return render(text)
    finally:
        sys.setrecursionlimit(before)


def _first_broken(text: str, render: Render) -> int:
    """The offset of the first paragraph with which a text breaks down."""
    blocks = [match.span() for match in BLOCK.finditer(text)]

    def breaks(number: int) -> bool:
        try:
            _at_fixed_depth(text[: blocks[number][1]], render)
        except Exception:  # the same again
            return True
        return False

    return blocks[bisect_left(range(len(blocks) - 1), True, key=breaks)][0]
