"""What a reader reads: the passages of a text, each as it is seen. Nothing of the file escapes but comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from helpcenter.model.document import Link
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage, Span
from helpcenter.read.scan.attributes import attribute_lists
from helpcenter.read.scan.fences import OPAQUE, without
from helpcenter.read.scan.found import Inline
from helpcenter.read.scan.outline import Outline
from helpcenter.read.scan.parser import Node
from helpcenter.read.scan.places import Source
from helpcenter.read.scan.raw import BLOCK_LEVEL
from helpcenter.read.scan.runs import Run, offsets
from helpcenter.read.scan.tags import VERBATIM, Comments, closing, read_attributes, read_tag, tags
from helpcenter.read.scan.visible import Hole, Visible

ATTRIBUTES = re.compile(r"[ ]?\{:?[ ]*(?:[\#.][A-Za-z_-]|[\w-]+=)[^{}\n]*\}|[ ]?\{:[^{}\n]*\}")
"""A list of attributes after an element; a reader does not see it."""

_TITLE = re.compile(r"""["']([^"'\n]{2,400})["']\s*\)?$""")
_SPOKEN = re.compile(
    r"""[\s{:](?:title|alt|aria-label|placeholder|content|summary|label)\s*=\s*"""
    r"""(?:"([^"]*)"|'([^']*)'|([^\s"'=<>{}]+))""",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"<a\s[^<>]*>[^<>]*</a>", re.IGNORECASE)
_LEFT = re.compile(rf"[^{OPAQUE}\n]+")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_INDENT = re.compile(r"(?<=\n)[ ]+")
_WORD = re.compile(r"\w\W*\w")
_INCLUDE = re.compile(r"^[ \t]*-+8<-.*$", re.MULTILINE)


class Reading(NamedTuple):
    """A text of the outline: the element in which it stands, its run, and what was found in it."""

    node: Node
    run: Run
    inline: Inline


def passages(source: Source, found: Outline, texts: Iterable[Reading]) -> Iterator[Passage]:
    """Every passage: the texts of elements, of raw HTML, of code, and of what is left."""
    listed = _listed(found.tree)
    covered: list[Span] = list(found.raw)
    for reading in texts:
        covered += reading.run
        yield from _of_text(source, reading, id(reading.node) in listed)
    for start, end in found.raw:
        yield from _of_html(source, start, end)
    for match in re.finditer(f"{OPAQUE}+", found.html):
        yield _passage(source, Visible(source.text[match.start() : match.end()]), match.start(), "code")
    rest = without(found.prose, _merged(covered))
    for match in _LEFT.finditer(rest):
        if _WORD.search(match[0]) and not _INCLUDE.match(match[0]):
            yield _passage(source, Visible(match[0]), match.start(), "code")


def _passage(source: Source, seen: Visible, start: int, kind: str) -> Passage:
    return Passage(seen.text, kind, seen.where(_from(source, start)))


def _listed(tree: Node) -> set[int]:
    """The elements that stand in an item of a list."""
    found: set[int] = set()
    waiting = [(tree, False)]
    while waiting:
        node, inside = waiting.pop()
        inside = inside or node.tag in ("li", "dd")
        if inside:
            found.add(id(node))
        waiting += [(child, inside) for child in node.children]
    return found


def _of_text(source: Source, reading: Reading, listed: bool) -> Iterator[Passage]:
    inline, offset = reading.inline, offsets(reading.run)
    raw = inline.raw
    holes: list[Hole] = [(start, end, " " if _BREAK.match(raw, start) else "") for start, end in inline.marks]
    if "\n " in raw:
        holes += [(*match.span(), "") for match in _INDENT.finditer(raw)]
    if "{" in raw:
        found = ATTRIBUTES.finditer(inline.rest)
        holes += [(*match.span(), "") for match in found if _attached(reading.node.tag, inline.rest, match)]
        holes += [(*match.span(), "") for _, end in inline.elements if (match := ATTRIBUTES.match(raw, end))]
    if "8<-" in raw:
        holes += [(*match.span(), "") for match in _INCLUDE.finditer(raw)]
    seen = Visible(raw, holes, {inner for _, inner in inline.ticks})
    apart = [*inline.elements]
    apart += [(link.start, raw.find(">", link.start) + 1) for link in inline.links if link.kind == "autolink"]
    if "<a" in raw.lower():
        apart += [match.span() for match in _ANCHOR.finditer(raw)]

    place = seen.where(lambda at: source.place(offset(at)))
    if seen.text.strip():
        yield Passage(seen.text, reading.node.tag, place, listed, seen.spans(apart))
    for link in inline.links:
        if link.kind == "image" and link.text:
            where = _always(source.place(offset(link.start)))
            yield Passage(Visible(link.text, (), ()).text, "alt", where, listed)
    for start, end in [*inline.marks, *(one[:2] for one in attribute_lists(reading.node.tag, inline))]:
        yield from _said(source, raw, start, end, offset)


def _attached(tag: str, text: str, match: re.Match[str]) -> bool:
    """Whether a list of attributes ends its element, or follows emphasis; elsewhere a reader sees it."""
    if match[0][0] == "{" and text[max(0, match.start() - 1) : match.start()] in ("*", "_", OPAQUE):
        return True
    ends = not text[match.end() :].partition("\n")[0].strip()
    return ends and (tag != "p" or not text[: match.start()].rpartition("\n")[2].strip())


def _said(source: Source, raw: str, start: int, end: int, offset: Callable[[int], int]) -> Iterator[Passage]:
    """What a link's title or a tag's attributes say."""
    if end - start < 6:
        return
    written = raw[start:end]
    if written[0] in "<{":
        found = [(m.start(m.lastindex or 0), m[m.lastindex or 0]) for m in _SPOKEN.finditer(written)]
    else:
        match = _TITLE.search(written[-402:])
        found = [(max(0, end - start - 402) + match.start(1), match[1])] if match else []
    for at, words in found:
        if words.strip():
            seen = Visible(words, (), ())
            yield Passage(seen.text, "title", seen.where(_from(source, offset(start + at))))


def _from(source: Source, base: int) -> Callable[[int], Place]:
    return lambda at: source.place(base + at)


def _always(place: Place) -> Callable[[int], Place]:
    return lambda at: place


def _of_html(source: Source, start: int, end: int) -> Iterator[Passage]:
    """The text of a raw HTML block, and what its attributes say."""
    raw = source.text[start:end]
    holes, marks = _html_holes(raw)
    seen = Visible(raw, holes, ())
    if seen.text.strip():
        apart = seen.spans(match.span() for match in _ANCHOR.finditer(raw))
        yield Passage(seen.text, "html", seen.where(_from(source, start)), False, apart)
    for low, high in marks:
        yield from _said(source, raw, low, high, lambda at: start + at)


def html_passages(source: Source) -> Iterator[Passage]:
    """The passages of a text that is all HTML."""
    return _of_html(source, 0, len(source.text))


def html_links(source: Source) -> Iterator[Link]:
    """The links of a text that is all HTML."""
    for tag in tags(source.text, 0, len(source.text)):
        written = source.text[tag.start : tag.end].lower()
        for address, kind in (
            read_attributes(source.text, tag)[0] if "href" in written or "src" in written else ()
        ):
            if address.strip():
                yield Link(source.place(tag.start), address, kind=kind)


def _html_holes(raw: str) -> tuple[list[Hole], list[Span]]:
    """What of HTML is not seen; and where its tags are."""
    holes: list[Hole] = []
    marks: list[Span] = []
    comments = Comments(raw)
    at = raw.find("<")
    while at >= 0:
        after = at + 1
        if raw.startswith("<!--", at):
            after = comments.browser_end(at)
            holes.append((at, after, ""))
        elif tag := read_tag(raw, at, len(raw)):
            after = tag.end
            if tag.name in VERBATIM and not tag.closing:
                after = closing(raw, tag, len(raw))
            marks.append((at, tag.end))
            holes.append((at, after, " " if tag.name in BLOCK_LEVEL or tag.name == "br" else ""))
        at = raw.find("<", after)
    return holes, marks


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, without overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
