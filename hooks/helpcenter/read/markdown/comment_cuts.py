"""The parts of a text that go with a comment: its line, or spaces beside it.

A line that holds nothing but comments separates what is above it from what is below, as an empty line does; between
items of a list, between rows of a table and before a line of attributes it goes as a whole. Within a line the comment
goes, and of spaces on both sides those after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.read.markdown.code_spans import Span

_BETWEEN = re.compile(r"[ ]*(\n?)[ ]*")
_SPACES = re.compile(r"[ ]*")
_BLANK = re.compile(r"[ >]*")
_ITEM = re.compile(r"[ >]*(?:[*+-]|\d+\.)[ ]")


def cuts(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """The parts of the text to cut out for its comments, in order."""
    for start, end in _groups(text, found):
        low, high = left(text, start), right(text, end)
        first, last = begins_line(text, low), high == len(text) or text[high] == "\n"
        if first and last:
            yield low, _end_of_lines(text, low, high)
        elif not last:
            yield start, high if first or low < start else end
        elif high - end > 1:  # two spaces that break the line
            yield low, end
        else:
            yield min(low + 1, start), high


def _groups(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """The comments as spans; those with nothing but spaces between them, and lines that hold nothing else, as one."""
    start = end = -1
    for first, after in found:
        between = _BETWEEN.fullmatch(text, end, first) if end >= 0 else None
        joined = between and (not between[1] or begins_line(text, left(text, start)))
        if end >= 0 and not joined:
            yield start, end
        start, end = start if joined else first, after
    if end >= 0:
        yield start, end


def left(text: str, at: int) -> int:
    """Where the spaces before an offset begin."""
    while text.startswith(" ", at - 1) and at > 0:
        at -= 1
    return at


def right(text: str, at: int) -> int:
    """Where the spaces after an offset end."""
    match = _SPACES.match(text, at)
    return match.end() if match else at


def begins_line(text: str, at: int) -> bool:
    """Whether a line begins at an offset."""
    return at == 0 or text[at - 1] == "\n"


def _end_of_lines(text: str, line: int, stop: int) -> int:
    """Where the cut ends for lines of comments from `line` to `stop`: an empty line is left where one separates."""
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)]
    following = _line_end(text, stop + 1)
    below = text[stop + 1 : following]
    if _BLANK.fullmatch(below):
        return min(following + 1 if _BLANK.fullmatch(above) else stop + 1, len(text))
    if _BLANK.fullmatch(above) or _belongs(text, line, above, below):
        return stop + 1
    return stop


def _belongs(text: str, line: int, above: str, below: str) -> bool:
    """Whether a line goes on with what is above the line of comments: a list, a table, an element with attributes."""
    if _ITEM.match(below):
        return any(_ITEM.match(one) for one in _block_above(text, line))
    return below.lstrip(" >").startswith("{") or ("|" in above and "|" in below)


def _block_above(text: str, line: int) -> Iterator[str]:
    """The lines above a line, the nearest first, up to an empty one."""
    while line > 0:
        stop, line = line - 1, text.rfind("\n", 0, line - 1) + 1
        if _BLANK.fullmatch(text, line, stop):
            return
        yield text[line:stop]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
