"""Lines as a container sees them, and blocks of them: the paragraphs between blank lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from helpcenter.read.scan.runs import Run

BLANK = "blank"
RULE = "rule"
INNER = "inner item"
FLUSH = frozenset(("heading", "admonition", "details", "tab"))
"""What counts only where its container's lines begin; everything else may stand three spaces in."""

_KIND = re.compile(
    r"""(?P<heading>\#)
    |(?P<item>(?:[*+-]|\d+\.)[ ]+)
    |(?P<quote>>)
    |(?P<admonition>!!!)
    |(?P<details>\?\?\?)
    |(?P<tab>===)
    |(?P<footnote>\[\^[^\]\n]*\]:)
    |(?P<reference>\[[^\[\]\n]*\]:)
    |(?P<definition>:[ ])""",
    re.VERBOSE,
)
TITLES = {
    "admonition": re.compile(r"""!!![ ]?[\w-][\w -]*(?:(?<=[ ])"(.*)")?"""),
    "details": re.compile(r"""\?\?\?\+?[ ]?(?:[\w-][\w -]*|(?=[ ]*"))(?:[ ]*(?<=[ ])"(.*)")?"""),
    "tab": re.compile(r"""===[+!]{0,2}[ ]+"(.*)\""""),
}
"""What opens a container with a title, as it must fill its line."""


class Line(NamedTuple):
    """A line, less what its containers have taken off: from `start` to `end`, its first word `at`.

    `kind` says what its words would begin if they stand far enough out.
    """

    start: int
    at: int
    end: int
    kind: str


def line(text: str, start: int, end: int) -> Line:
    """Look at a line of a text."""
    at = end - len(text[start:end].lstrip(" ")) if text.startswith(" ", start, end) else start
    kind = BLANK if at >= end else "" if text[at].isalpha() else _kind(text, at, end)
    return Line(start, at, end, kind)


def _kind(text: str, at: int, end: int) -> str:
    if text[at] in "-_*" and text[end - 1] in "-_* " and _is_rule(text[at:end], text[at]):
        return RULE
    match = _KIND.match(text, at, end)
    kind = (match and match.lastgroup) or ""
    if (kind in TITLES and not title(text, kind, at, end)) or (kind == "heading" and _goes_on(text, at, end)):
        return ""
    return kind


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a line ends with a backslash that is not escaped itself; Python-Markdown makes no heading of it."""
    words = text[at:end]
    return (len(words) - len(words.rstrip("\\"))) % 2 == 1


def _is_rule(content: str, mark: str) -> bool:
    content = content.rstrip(" ")
    return not content.strip(mark + " ") and content.count(mark) > 2 and "   " not in content


def title(text: str, kind: str, at: int, end: int) -> re.Match[str] | None:
    """How a line opens an admonition, a details or a tab; group 1 is the title."""
    return TITLES[kind].fullmatch(text, at, at + len(text[at:end].rstrip(" ")))


class Block:
    """Some of the lines of a container, without a blank one. Parts of it share what is known of them.

    Attributes:
        lines: the lines from `low` up to `high`, and others.
        apart: whether two blank lines or more stand before it.
    """

    __slots__ = ("_marks", "apart", "high", "lines", "low")

    def __init__(self, lines: list[Line], apart: bool = False) -> None:
        self.lines, self.low, self.high, self.apart = lines, 0, len(lines), apart
        self._marks: dict[str, list[int]] = {}
        for number, (start, at, _, kind) in enumerate(lines):
            if kind:
                self._mark(number, kind, at - start)

    def _mark(self, number: int, kind: str, indent: int) -> None:
        if indent <= (0 if kind in FLUSH else 3):
            self._marks.setdefault(kind, []).append(number)
        elif kind in ("item", RULE) and indent < 8:
            self._marks.setdefault(INNER, []).append(number)

    def part(self, low: int, high: int) -> Block:
        """The lines from `low` up to `high`."""
        block = Block.__new__(Block)
        block.lines, block._marks, block.low, block.high = self.lines, self._marks, low, high
        block.apart = False
        return block

    def each(self, kind: str) -> Iterator[int]:
        """The lines of a kind that stand far enough out for it."""
        marks = self._marks.get(kind, ())
        position = bisect_left(marks, self.low)
        while position < len(marks) and marks[position] < self.high:
            yield marks[position]
            position += 1

    def find(self, kind: str) -> int | None:
        """The first line of a kind."""
        return next(self.each(kind), None) if kind in self._marks else None

    def indented(self, low: int, width: int) -> list[Line]:
        """The lines from `low` on, as many as stand `width` columns in, without those columns."""
        inner: list[Line] = []
        for number in range(low, self.high):
            start, at, end, kind = self.lines[number]
            if at - start < width:
                break
            inner.append(Line(start + width, at, end, kind))
        return inner

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[self.low]

    @property
    def indent(self) -> int:
        """How far in the first line stands."""
        first = self.lines[self.low]
        return first.at - first.start

    @property
    def plain(self) -> bool:
        """Whether no line could be anything but text."""
        return not self._marks


def blocks(lines: list[Line]) -> list[Block]:
    """The blocks of a container's lines, the last one first: a stack to take them from."""
    edges = [-1, *(n for n, line in enumerate(lines) if line.kind == BLANK), len(lines)]
    found: list[Block] = []
    apart = False
    for low, high in pairwise(edges):
        if high > low + 1:
            found.append(Block(lines[low + 1 : high], apart))
        apart = high == low + 1
    return found[::-1]


def outdented(lines: Sequence[Line], width: int) -> list[Line]:
    """All the lines; those that stand `width` columns in without those columns."""
    return [
        line if line[1] - line[0] < width else Line(line[0] + width, line[1], line[2], line[3])
        for line in lines
    ]


def run(lines: Sequence[Line]) -> Run:
    """The text of some lines, of which there is at least one."""
    start, end = lines[0].at, lines[0].end
    if len(lines) == 1:
        return [(start, end)]
    pieces: Run = []
    for following in lines[1:]:
        if following.start != end + 1:
            pieces.append((start, end))
            start = following.start
        end = following.end
    return [*pieces, (start, end)]


def all_lines(text: str, holes: list[tuple[int, int]]) -> list[Line]:
    """The lines of a text; each hole becomes a line of its own between blank ones."""
    lines: list[Line] = []
    at = 0
    for start, end in [*holes, (len(text), len(text))]:
        for piece in text[at:start].split("\n"):
            lines.append(line(text, at, at + len(piece)))
            at += len(piece) + 1
        if start < end:
            blank = Line(start, start, start, BLANK)
            lines += [blank, Line(start, start, end, ""), blank]
        at = end
    return lines
