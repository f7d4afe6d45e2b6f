"""The shape of a text: its lists and boxes, and the HTML that writers put into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.model.problem import Place
from helpcenter.model.text import Element, Part
from helpcenter.read.scan.attributes import attribute_lists
from helpcenter.read.scan.outline import Outline
from helpcenter.read.scan.parser import Node
from helpcenter.read.scan.passages import Reading
from helpcenter.read.scan.places import Source
from helpcenter.read.scan.runs import offsets
from helpcenter.read.scan.tags import Tag, decoded, plain_tag, plain_tags

_MARK = re.compile(r"(?:(\d+\.)|[*+-])[ ]+")
_BOX = re.compile(r"^[ >]*(!!!|\?\?\?\+?)[ ]?([\w-]+)", re.MULTILINE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_BELOW = re.compile(r"[^\n]*\n(?:[ ]*\n)*([ ]*)[^ \n]")


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
        empty = not _filled(found.prose, match)
        yield Part(source.place(match.start(1)), f"{kind} “{match[2].lower()}”", empty=empty)


def _filled(text: str, box: re.Match[str]) -> bool:
    """Whether the next line that is not empty stands four spaces further in than the box, or nobody can tell."""
    lead = text[box.start() : box.start(1)]
    below = _BELOW.match(text, box.end())
    return ">" in lead or (below is not None and len(below[1]) >= len(lead) + 4)


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
    """Every plain tag and attribute list of a text; those in code are none."""
    for start, end in found.raw:
        for tag in plain_tags(found.html, start, end):
            yield _element(source.place(tag.start), found.html, tag)
    for reading in texts:
        offset, raw = offsets(reading.run), reading.inline.raw
        for start, end in reading.inline.marks if "<" in raw else ():
            inner = plain_tag(raw, start, end)
            if inner and inner.end == end:
                yield _element(source.place(offset(start)), raw, inner)
        for one in attribute_lists(reading.node.tag, reading.inline):
            yield Element(source.place(offset(one.start)), "", one.attributes)


def _element(place: Place, text: str, tag: Tag) -> Element:
    if tag.closing:
        return Element(place, f"/{tag.name}")
    found = _ATTRIBUTE.finditer(text, tag.start + 1 + len(tag.name), tag.end - 1)
    values = ((m[1].lower(), next((g for g in m.groups()[1:] if g is not None), "")) for m in found)
    return Element(place, tag.name, tuple((name, decoded(value)) for name, value in values))
