"""Compare GitHub's preview of a text with the site's rendering of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from helpcenter.model.problem import Place
from helpcenter.model.text import Difference, WideRow
from helpcenter.read.markdown.github_lists import cells
from helpcenter.read.markdown.plainly_alike import plainly_alike
from helpcenter.read.markdown.shapes import Shape, UnknownShapeError, differences, on_github, on_site
from helpcenter.read.markdown.shown_text import ShownText

_LEAD = re.compile(r"[ >]*(?:(?:[-*+]|\d+[.)])[ ]+)*")
_NAMES = {
    "p": "a paragraph",
    "quote": "a quote",
    "box": "a box",
    "code": "code",
    "hr": "a line",
    "li": "one more entry",
}


def compared(shown: ShownText, html: str) -> tuple[tuple[Difference, ...], tuple[WideRow, ...]]:
    """Where GitHub shows a text otherwise than the site, and the rows of its tables that are too wide.

    Args:
        shown: the text.
        html: what the site makes of it.
    """
    if plainly_alike(shown.text, html):
        return (), ()
    try:
        github, site = on_github(shown.text), on_site(html)
    except UnknownShapeError:
        return (), ()
    lines = shown.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def place(number: int) -> Place:
        number = min(number, len(lines))  # what is missing may be behind the last line
        line = lines[number - 1]
        return shown.place(starts[number - 1] + len(line) - len(line.lstrip(" ")))

    return tuple(_differences(github, site, place)), tuple(_wide_rows(github, lines, place))


def _differences(github: Shape, site: Shape, place: Callable[[int], Place]) -> Iterator[Difference]:
    last = max(shape.line for shape in _all(github))
    for theirs, ours in differences(github, site):
        line = theirs.line if theirs and theirs.line else last
        if theirs and ours and theirs.kind == ours.kind == "table" and len(theirs.parts) < len(ours.parts):
            line = min(theirs.parts[-1].line + (1 if len(theirs.parts) > 1 else 2), last + 2)
        if line:
            yield Difference(place(line), _described(theirs), _described(ours))


def _wide_rows(github: Shape, lines: Sequence[str], place: Callable[[int], Place]) -> Iterator[WideRow]:
    for table in _all(github):
        for row in table.parts if table.kind == "table" else ():
            number = cells(_LEAD.sub("", lines[row.line - 1], count=1)) if row.line else 0
            if number > table.size:
                yield WideRow(place(row.line), number, table.size)


def _described(shape: Shape | None) -> str:
    """The name of a block in an editor's words."""
    if shape is None:
        return "nothing more"
    count = len(shape.parts)
    if shape.kind == "table":
        return f"a table of {shape.size} columns and {count} rows"
    if shape.kind == "ol":
        return f"a list of {count} steps" + (f" from {shape.size} on" if shape.size != 1 else "")
    if shape.kind == "ul":
        return f"a list of {count} bullets"
    return _NAMES.get(shape.kind) or f"a heading of level {shape.kind[1:]}"


def _all(shape: Shape) -> Iterator[Shape]:
    yield shape
    for part in shape.parts:
        yield from _all(part)
