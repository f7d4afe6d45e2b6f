"""The shape of a text: its blocks one in another, as GitHub shows them and as the site does.

GitHub's own parser (cmark-gfm) says what GitHub shows. What differs on purpose is made alike before: boxes, closed
boxes and tabs become alerts; definitions, footnotes, abbreviations and captions are left out on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from cmarkgfm import markdown_to_html_with_extensions
from cmarkgfm.cmark import Options
from selectolax.lexbor import LexborNode

from helpcenter.model.html_tree import body
from helpcenter.read.markdown.alike import OURS, EndlessCodeError, alike

_OPTIONS = Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE
_EXTENSIONS = ["table", "strikethrough", "tasklist"]

_ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\][ ]*(?:\n|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Shape:
    """A block and the blocks in it.

    Attributes:
        kind: p, h1 to h6, ul, ol, li, table, quote, box, code, hr, or page for the whole.
        size: of a table its columns, of an ordered list its first number.
        line: the line of the text on which GitHub lets it begin; 0 where nobody knows.
        parts: the blocks in it; of a table its rows.
    """

    kind: str
    size: int = 0
    line: int = field(default=0, compare=False)
    parts: tuple[Shape, ...] = ()


class UnknownShapeError(ValueError):
    """The text has blocks of HTML, or code that does not end: nobody compares those."""


def on_github(text: str) -> Shape:
    """The shape of a text as GitHub shows it.

    Args:
        text: Markdown without front matter, or with it made blank.

    Raises:
        UnknownShapeError: the text has blocks of HTML, or code that does not end.
    """
    try:
        lines = list(alike(text.split("\n")))
    except EndlessCodeError as error:
        raise UnknownShapeError from error
    read = "\n".join(line for _, line in lines)
    html = markdown_to_html_with_extensions(read, _OPTIONS, _EXTENSIONS)
    return Shape("page", parts=tuple(_blocks(body(html), [number for number, _ in lines])))


def on_site(html: str) -> Shape:
    """The shape of a text as the site shows it, from what Python-Markdown rendered."""
    return Shape("page", parts=tuple(_blocks(body(html))))


_BLOCKS = frozenset(("p", "ul", "ol", "li", "table", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6"))
_DEEPEST = 40
"""Blocks in blocks that are compared; no text that people write has more than ten."""

_CONTAINERS = frozenset(("pre", "div", "details", "summary", "dl", "figure", "figcaption", "label"))
_OMITTED = ("dl", "summary", "figcaption", "label")
_TITLES = ("admonition-title", "footnote")


def _blocks(element: LexborNode, numbers: Sequence[int] = (), depth: int = 0) -> Iterator[Shape]:
    """The blocks in an element; text that is in none of them is a paragraph.

    Args:
        element: the element.
        numbers: for each line that GitHub read the number of the line in the text.
        depth: the number of blocks around it.

    Raises:
        UnknownShapeError: a block is HTML that GitHub took as it was written, or too many are in each other.
    """
    if depth > _DEEPEST:
        raise UnknownShapeError
    running = False
    for node in element.iter(include_text=True):
        tag, names = node.tag or "", (node.attributes.get("class") or "").split()
        if tag in _BLOCKS or tag in _CONTAINERS:
            running = False
            if numbers and "data-sourcepos" not in node.attributes:
                raise UnknownShapeError
            if tag not in _OMITTED and not any(name in names for name in _TITLES):
                yield from _block(node, tag, names, numbers, depth + 1)
        elif (
            tag not in ("-comment", "input")
            and not running
            and (tag != "-text" or (node.text() or "").strip())
        ):
            if numbers and element.tag != "li":
                raise UnknownShapeError
            running = True
            yield Shape("p", line=_line(node, numbers))


def _block(
    node: LexborNode, tag: str, names: Sequence[str], numbers: Sequence[int], depth: int
) -> Iterator[Shape]:
    line = _line(node, numbers)
    if tag == "pre" or "highlight" in names:
        yield Shape("code", line=line)
    elif tag == "table":
        rows = node.css("tr")
        yield Shape(
            "table",
            len(rows[0].css("th, td")),
            line,
            tuple(Shape("tr", 0, _line(row, numbers)) for row in rows),
        )
    elif tag == "details" or "admonition" in names or "tabbed-block" in names:
        yield Shape("box", 0, line, tuple(_blocks(node, numbers, depth)))
    elif tag in ("div", "figure"):
        yield from _blocks(node, numbers, depth)
    elif tag in ("p", "hr") or tag.startswith("h"):
        yield Shape(tag, line=line)
    elif tag == "blockquote":
        yield _quote(node, line, numbers, depth)
    else:
        start = int(node.attributes.get("start") or 1) if tag == "ol" else 0
        yield Shape(tag, start, line, tuple(_blocks(node, numbers, depth)))


def _quote(node: LexborNode, line: int, numbers: Sequence[int], depth: int) -> Shape:
    """A quote, or the box that GitHub makes of one."""
    parts = tuple(_blocks(node, numbers, depth))
    first = next((child for child in node.iter() if child.tag == "p"), None)
    text = (first.text() or "") if first is not None and parts[0].kind == "p" else ""
    if text.strip() == OURS:
        return Shape("box", 0, line, parts[1:])
    alert = _ALERT.match(text)
    if alert is None or (alert.end() == len(text) and len(parts) == 1):
        return Shape("quote", 0, line, parts)
    return Shape("box", 0, line, parts[1:] if alert.end() == len(text) else parts)


def _line(node: LexborNode, numbers: Sequence[int]) -> int:
    """The number of the line on which GitHub lets a block begin; 0 if nobody knows."""
    found = re.match(r"\d+", node.attributes.get("data-sourcepos") or "")
    number = int(found[0]) if found else 0
    return numbers[number - 1] if 0 < number <= len(numbers) else 0


def differences(github: Shape, site: Shape) -> Iterator[tuple[Shape | None, Shape | None]]:
    """The differences between GitHub and the site; the first one in each block that differs.

    None is the end of the blocks in one.
    """
    for theirs, ours in zip_longest(github.parts, site.parts):
        if theirs == ours:
            continue
        alike = (
            theirs
            and ours
            and (theirs.kind, theirs.size) == (ours.kind, ours.size)
            and theirs.kind != "table"
        )
        if not theirs or not ours or not alike:
            yield theirs, ours
            return
        yield from differences(theirs, ours)
        if len(theirs.parts) != len(ours.parts):
            return
