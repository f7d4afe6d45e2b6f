"""Markdown text → the links, headings, includes and anchors in it, each with its place.

It sees what Python-Markdown would render with this site's extensions and nothing in code or comments,
in time proportional to the text. tests/test_scan.py holds it against the renderer itself, tests/test_live_markup.py
against what a browser makes of the rendering.
"""

from __future__ import annotations

from helpcenter.model.document import Heading, Link, Scan
from helpcenter.read.scan.found import Inline
from helpcenter.read.scan.headings import Anchors, attribute_ids, heading_words, slugify
from helpcenter.read.scan.includes import includes
from helpcenter.read.scan.inline import read_inline
from helpcenter.read.scan.outline import Outline, outline
from helpcenter.read.scan.parser import Node
from helpcenter.read.scan.passages import Reading, passages
from helpcenter.read.scan.places import MarkdownSource
from helpcenter.read.scan.runs import Run, offsets
from helpcenter.read.scan.shape import elements, parts
from helpcenter.read.scan.strays import strays
from helpcenter.read.scan.tags import plain_tags, read_attributes


def scan(text: str, path: str) -> Scan:
    """Scan a Markdown text.

    Args:
        text: the body; front matter, if any, already blanked out so that places stay true.
        path: the file's path, for the places.
    """
    source = MarkdownSource(text, path)
    found = outline(source.text)
    reader = _Reader(source, found)
    headings = reader.headings()
    return Scan(
        links=tuple(sorted(reader.links, key=lambda link: (link.place.line, link.place.column))),
        headings=tuple(sorted(headings, key=lambda heading: (heading.place.line, heading.place.column))),
        includes=tuple(includes(source.text, source.place)),
        anchors=frozenset(reader.anchors.difference(heading.id for heading in headings)),
        passages=tuple(passages(source, found, reader.texts)),
        parts=tuple(sorted(parts(source, found), key=lambda part: part.place)),
        elements=tuple(elements(source, found, reader.texts)),
        strays=tuple(sorted(strays(source, found, reader.texts), key=lambda stray: stray.place)),
        text=source.text,
    )


class _Reader:
    """Reads the texts of an outline; collects links, anchors, and the headings' own ids and words."""

    def __init__(self, source: MarkdownSource, found: Outline) -> None:
        self.links: list[Link] = []
        self.anchors: set[str] = set()
        self.texts: list[Reading] = []
        self._taken = {f"fn:{name}" for name in found.parser.footnotes}
        self._source, self._found = source, found
        self._headings: list[tuple[Node, str, str]] = []
        for start, end in found.raw:
            self._read_html(start, end)
        for node in found.tree.walk():
            is_heading = node.tag[0] == "h" and node.tag != "hr"
            for run in node.runs:
                inline = self._read_text(run)
                self.texts.append(Reading(node, run, inline))
                if is_heading:
                    self._headings.append((node, *heading_words(inline)))
        self.anchors |= self._taken

    def headings(self) -> list[Heading]:
        """The headings in the order of the page, in which anchors are given out."""
        given = {explicit for _, explicit, _ in self._headings if explicit}
        anchors = Anchors(self._taken | given)
        return [
            Heading(
                place=self._source.place(node.offset),
                level=int(node.tag[1]),
                text=words,
                id=explicit or anchors.unique(slugify(words)),
                explicit=bool(explicit),
            )
            for node, explicit, words in self._headings
        ]

    def _read_html(self, start: int, end: int) -> None:
        for tag in plain_tags(self._found.html, start, end):
            links, ids = read_attributes(self._found.html, tag)
            self.links += [Link(self._source.place(tag.start), address, kind=kind) for address, kind in links]
            self.anchors.update(ids)

    def _read_text(self, run: Run) -> Inline:
        parser = self._found.parser
        raw = "\n".join([parser.text[start:end] for start, end in run])
        inline = read_inline(raw, parser.definitions, parser.footnotes)
        if inline.links:
            offset = offsets(run)
            for link in inline.links:
                at = offset(link.start) if link.definition is None else link.definition
                self.links.append(Link(self._source.place(at), link.address, link.text, link.kind))
        self.anchors.update(inline.ids)
        if "{" in inline.rest:
            self._taken.update(attribute_ids(inline.rest))
        return inline
