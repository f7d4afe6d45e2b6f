"""Reads paragraphs and headings at once, before each of twenty processors is asked whether a block is its own.

Most blocks are one of both, and begin with a word. No processor of Python-Markdown, of its extensions and of pymdownx
reads anything else in such a block. Where one of somebody else is at work, nothing is read before it.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from helpcenter.read.markdown.github_texts import Headings, Paragraphs

NAME = "github-quick"

_KNOWN = re.compile(
    r"markdown\.(?:blockprocessors|extensions\.(?:abbr|admonition|def_list|footnotes|md_in_html|tables))"
    r"|pymdownx\.(?:details|superfences|tabbed)|helpcenter\.read\.markdown\.\w+"
)
"""Modules whose processors leave such blocks alone."""

_WORDS = r"(?:(?:\*\*)?[„“(]?[^\W\d_]|\[[^\[\]^\n]+\]\()[^\n]*"
_PARAGRAPH = re.compile(rf"{_WORDS}(?:\n{_WORDS})*")
_HEADING = re.compile(rf"\#{{1,6}}[ ]+{_WORDS}")


class QuickBlocks(BlockProcessor):
    """Reads a block that surely is a paragraph or a heading."""

    def __init__(self, parser: Any) -> None:
        super().__init__(parser)
        self._paragraphs, self._headings = Paragraphs(parser), Headings(parser)

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block surely is a paragraph or a heading."""
        if block[:1].isalpha() and "\n" not in block:
            return True
        return (_HEADING if block.startswith("#") else _PARAGRAPH).fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make paragraphs and headings of this and all following blocks that are some."""
        while blocks and self.test(parent, blocks[0]):
            if blocks[0].startswith("#"):
                self._headings.run(parent, blocks)
            elif self.parser.state.isstate("list"):  # it is in none
                self._paragraphs.run(parent, blocks)
            else:
                SubElement(parent, "p").text = blocks.pop(0)


def read_quickly(md: Markdown) -> None:
    """Let it read quickly if no other processor of blocks could read something else."""
    blocks = md.parser.blockprocessors
    known = all(_KNOWN.fullmatch(type(one).__module__) for one in blocks)
    if known and NAME not in blocks:
        blocks.register(QuickBlocks(md.parser), NAME, 200)
    elif NAME in blocks and not known:
        blocks.deregister(NAME)
