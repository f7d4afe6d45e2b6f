"""Quotes, alerts, headings and paragraphs as GitHub reads them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    ParagraphProcessor,
)

from helpcenter.read.markdown import github_lists

ALERTS = ("note", "tip", "important", "warning", "caution")
"""Names that GitHub accepts behind `> [!`; each becomes a box of that name."""

_ALERT = re.compile(rf"[ ]{{0,3}}>[ ]?\[!({'|'.join(ALERTS)})\][ ]*(?:\n|$)", re.IGNORECASE)
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ ]*$")


class Quotes(BlockQuoteProcessor):
    """Reads quotes, each for itself, and makes boxes of alerts."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the quote or the box; what is above it in its block comes first."""
        block = blocks.pop(0)
        match = self.RE.search(block)
        assert match is not None
        if match.start():
            self.parser.parseBlocks(parent, [block[: match.start()]])
        lines = block[match.start() :].lstrip("\n").split("\n")
        alert = _ALERT.match(lines[0])
        text = "\n".join(map(_inside, lines))
        if alert and len(lines) > 1 and text.partition("\n")[2].strip():
            element, text = _box(parent, alert[1].lower()), text.partition("\n")[2]
        else:
            element = SubElement(parent, "blockquote")
        self.parser.state.set("blockquote")
        self.parser.parseChunk(element, text)
        self.parser.state.reset()


def _inside(line: str) -> str:
    """A line of a quote without its mark."""
    match = _QUOTE.match(line)
    return line[match.end() :] if match else github_lists.as_text(line)


def _box(parent: Element, kind: str) -> Element:
    """An empty box with the title that Python-Markdown would give it."""
    box = SubElement(parent, "div", {"class": f"admonition {kind}"})
    SubElement(box, "p", {"class": "admonition-title"}).text = kind.capitalize()
    return box


class Headings(HashHeaderProcessor):
    """Reads headings: # to ######, and a space; what follows right after # belongs to the text, as in #1 and C#."""

    RE = re.compile(r"(?:^|\n)[ ]{0,3}(?P<level>#{1,6})(?P<header>(?:[ ]+[^\n]*?)??)(?:[ ]+#+)?[ ]*(?:\n|$)")


class Underlined(BlockProcessor):
    """Reads headings that are underlined, of one line or more."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a line under the first one underlines what is above it."""
        return _underline(block.split("\n")) > 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a heading of the first lines."""
        lines = blocks[0].split("\n")
        number = _underline(lines)
        heading = SubElement(parent, "h1" if "=" in lines[number] else "h2")
        heading.text = "\n".join(line.strip() for line in lines[:number])
        blocks[:1] = ["\n".join(lines[number + 1 :])] if lines[number + 1 :] else []


def _underline(lines: list[str]) -> int:
    """The number of the line that underlines the text above it; 0 if there is none."""
    under = next((number for number, line in enumerate(lines) if number and _UNDERLINE.match(line)), 0)
    for line in lines[:under]:
        if _QUOTE.match(line) or not github_lists.goes_on([line], "text"):
            return 0
    return under


class Paragraphs(ParagraphProcessor):
    """Reads paragraphs; spaces at the beginning of a line mean nothing."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a paragraph of the first block."""
        blocks[0] = "\n".join(line.lstrip(" ") for line in blocks[0].split("\n"))
        super().run(parent, blocks)
