"""The shape of a text: its lists and boxes, and the HTML that writers put into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.prose import Element, Part
from helpcenter.scan.found import Inline
from helpcenter.scan.outline import Outline
from helpcenter.scan.parser import Node
from helpcenter.scan.passages import ATTRIBUTES, Reading
from helpcenter.scan.places import Source
from helpcenter.scan.runs import offsets
from helpcenter.scan.tags import Tag, decoded, read_tag, tags

_MARK = re.compile(r"(?:(\d+\.)|[*+-])[ ]+")
_BOX = re.compile(r"^[ >]*(!!!|\?\?\?\+?)[ ]?([\w-]+)", re.MULTILINE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_BROKEN = re.compile(r"<[ ]?/?[ ]?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/<]|$)")


def parts(source: Source, found: Outline) -> Iterator[Part]:
    """The lists of a text, inner ones too, and its boxes."""
    used: dict[int, int] = {}
    for node in found.tree.walk():
        if node.tag == "list":
            items = [item for item in node.children if item.tag == "li"]
            firsts = [_first(item) for item in items]
            known = [start for start in firsts if start is not None]
            marks = [_mark(source.text, start, used) for start in known]
            if marks:
                kind = "steps" if marks[0] else "bullets"
                stray = len(items) == 1 and marks[0] not in ("", "1.")
                yield Part(source.place(known[0]), marks[0] if stray else kind, len(items))
    for match in _BOX.finditer(found.prose):
        kind = "details" if match[1].startswith("?") else "box"
        yield Part(source.place(match.start(1)), f"{kind} “{match[2].lower()}”")


def _first(item: Node) -> int | None:
    """Where the first text in an element begins."""
    return next((node.runs[0][0][0] for node in item.walk() if node.runs), None)


def _mark(text: str, start: int, used: dict[int, int]) -> str:
    """The number of the item whose text begins at an offset, "" for a bullet; outer items are asked first."""
    line = text.rfind("\n", 0, start) + 1
    marks = [match[1] or "" for match in _MARK.finditer(text, line, start)]
    number = used[start] = used.get(start, -1) + 1
    return marks[min(number, len(marks) - 1)] if marks else ""


def elements(source: Source, found: Outline, texts: Iterable[Reading]) -> Iterator[Element]:
    """Every tag and attribute list of a text; those in code are none."""
    for start, end in found.raw:
        for tag in tags(found.html, start, end):
            if not tag.closing:
                yield Element(source.place(tag.start), tag.name, _attributes(found.html, tag))
    for reading in texts:
        offset = offsets(reading.run)
        for at, name, attributes in _inline(reading.inline):
            yield Element(source.place(offset(at)), name, attributes)


Attributes = tuple[tuple[str, str], ...]


def _inline(inline: Inline) -> Iterator[tuple[int, str, Attributes]]:
    raw, rest = inline.raw, inline.rest
    for start, end in inline.marks if "<" in raw else ():
        tag = read_tag(raw, start, end) if raw[start] == "<" else None
        if tag and tag.end == end and not tag.closing:
            yield start, tag.name, _attributes(raw, tag)
    for match in _BROKEN.finditer(rest) if "<" in rest else ():
        yield match.start(), "<", ((match[1].lower(), ""),)
    if "{" in raw:
        ends = {end for _, end in inline.elements}
        found = [*ATTRIBUTES.finditer(rest), *(m for end in ends if (m := ATTRIBUTES.match(raw, end)))]
        for match in found:
            yield match.start(), "", _read(match[0].strip(" {}:"))


def _attributes(text: str, tag: Tag) -> Attributes:
    return _read(text[tag.start + 1 + len(tag.name) : tag.end - 1])


def _read(written: str) -> Attributes:
    found = _ATTRIBUTE.finditer(written)
    return tuple(
        (m[1].lower(), decoded(next((g for g in m.groups()[1:] if g is not None), ""))) for m in found
    )
