"""Limits on a text: Python-Markdown takes far longer than in proportion to some texts that nobody means.

They are counted on the text, never measured in time, so that every machine has the same problems.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.model.problem import Problem
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.shown_text import MOST_INCLUDES, ShownText

LONGEST = 100_000
"""Characters of a page with its snippets in place; an answer has some thousands."""

DEEPEST = 20
"""Levels of quotes in each other."""

MOST_LINES = 1_000
"""Lines without an empty one between them."""

MOST_LINKS = 500
"""Opening brackets in lines without an empty one between them."""

MOST_FENCES = 1_000
"""Lines that begin or end code."""

FARTHEST = 400_000
"""Characters from brackets to those that close them, all added up; in a real text they are some hundreds each."""


_CALLS = 1_000
"""Calls in calls that a rendering may need."""


class Excess(NamedTuple):
    """What a text has too much of: an offset in it, what is wrong, and what to do."""

    offset: int
    message: str
    hint: str


_BLOCK = re.compile(r"(?:[^\n]*[^\s>][^\n]*(?:\n|\Z))+")
_MARK = re.compile(r"\\.|[\[\]]|(?<=\])\(|\)|<(?=[a-zA-Z/!?])|>", re.DOTALL)
_DEEP = re.compile(rf"^(?:[ ]*>){{{DEEPEST + 1}}}", re.MULTILINE)
_FENCE = re.compile(r"^[ >]*(?:```|~~~)", re.MULTILINE)
_PAIRS = {"]": "[", ")": "(", ">": "<"}


def excesses(text: str) -> Iterator[Excess]:
    """What a text has too much of, the first of each kind."""
    if len(text) > LONGEST:
        message = f"the text has {len(text)} characters with its snippets, at most {LONGEST} fit"
        yield Excess(LONGEST, message, "divide it into several answers")
        return
    deep = _DEEP.search(text)
    if deep:
        message = f"more than {DEEPEST} quotes in each other"
        yield Excess(deep.start(), message, "write fewer >")
    for block in _BLOCK.finditer(text):
        for mark, most, what in (("\n", MOST_LINES, "lines"), ("[", MOST_LINKS, "links")):
            if block[0].count(mark) > most:
                message = f"more than {most} {what} without an empty line between them"
                yield Excess(block.start(), message, "divide them by empty lines")
                return
    fences = [match.start() for match in _FENCE.finditer(text)]
    if len(fences) > MOST_FENCES:
        message = f"more than {MOST_FENCES} lines that begin or end code"
        yield Excess(fences[MOST_FENCES], message, "divide the text into several answers")
        return
    yield from _open_too_long(text)


def _open_too_long(text: str) -> Iterator[Excess]:
    """The bracket that makes all brackets together too far from those that close them."""
    far = 0
    for block in _BLOCK.finditer(text) if text.count("<") + text.count("[") > 20 else ():
        stacks: dict[str, list[int]] = {"[": [], "(": [], "<": []}
        for match in _MARK.finditer(text, block.start(), block.end()):
            if match[0] in stacks:
                stacks[match[0]].append(match.start())
            elif opened := stacks.get(_PAIRS.get(match[0], "")):
                far += match.start() - opened.pop()
        for mark, still in stacks.items():
            end = len(text) if mark == "<" else block.end()
            far += sum(end - start for start in still)
            if far > FARTHEST and still:
                message = f"{mark} opens something that is never closed, and so do many others"
                yield Excess(
                    still[0], message, f"close it, or write \\{mark}" if mark != "<" else "write &lt;"
                )
                return
        if far > FARTHEST:
            yield Excess(block.start(), "too many brackets within brackets", "write simpler links")
            return


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
    blocks = [match.span() for match in _BLOCK.finditer(text)]

    def breaks(number: int) -> bool:
        try:
            _at_fixed_depth(text[: blocks[number][1]], render)
        except Exception:  # the same again
            return True
        return False

    return blocks[bisect_left(range(len(blocks) - 1), True, key=breaks)][0]
