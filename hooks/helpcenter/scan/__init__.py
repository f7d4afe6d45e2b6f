"""Markdown text → the links, headings, includes and anchors in it, each with its place.

It sees what Python-Markdown would render with this site's extensions and nothing in code or comments,
in time proportional to the text. tests/test_scan.py holds it against the renderer itself.
"""

from __future__ import annotations

import re

from helpcenter.model import Include, Scan
from helpcenter.problem import Place
from helpcenter.scan.blocks import outline
from helpcenter.scan.headings import headings
from helpcenter.scan.inline import find_links, html_links, references

_INCLUDE = re.compile(r"""^[ \t]*-+8<-+[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')[ \t]*$""", re.MULTILINE)
_BLOCK_INCLUDE = re.compile(r"^[ \t]*-+8<-+[ \t]*$", re.MULTILINE)
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]{0,300}?#([\w:.-]+)[^{}\n]{0,300}\}")
_FOOTNOTE = re.compile(r"^[ ]*\[\^([^\]\n]{1,100})\]:", re.MULTILINE)


class Places:
    """Offsets of one text → places, by bisection over its lines."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def at(self, offset: int) -> Place:
        """The place of the character at that offset."""
        from bisect import bisect_right

        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)


def scan(text: str, path: str) -> Scan:
    """Scan a Markdown text.

    Args:
        text: the body; front matter, if any, already blanked out so that places stay true.
        path: the file's path, for the places.
    """
    places = Places(text, path)
    found = outline(text)
    known = references(found.prose)
    links = find_links(found, known, places.at) + html_links(found, places.at)
    includes = [
        Include(places.at(m.start() + len(m[0]) - len(m[0].lstrip())), m[1] or m[2])
        for m in _INCLUDE.finditer(text)
    ]
    blocks = [Include(places.at(m.start()), "") for m in _BLOCK_INCLUDE.finditer(text)]
    ids, anchors = headings(text, found.headings, places.at), set(found.html_ids)
    anchors.update(m[1] for m in _ATTRIBUTE_ID.finditer(found.prose))
    anchors.update(f"fn:{m[1]}" for m in _FOOTNOTE.finditer(found.prose))
    return Scan(
        links=tuple(sorted(links, key=lambda link: link.place)),
        headings=tuple(ids),
        includes=tuple(sorted(includes + blocks, key=lambda include: include.place)),
        anchors=frozenset(anchors - {heading.id for heading in ids}),
    )
