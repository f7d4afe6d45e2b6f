"""Where blocks begin and end as GitHub reads them: lists, boxes, and what is right under a sentence."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import (
    BlockProcessor,
)
from markdown.extensions.def_list import DefListIndentProcessor

from helpcenter.read.markdown import github_lists
from helpcenter.read.markdown.github_lists import STASHED

_BOX = re.compile(r'[ ]{0,3}(?=[!?]{3}\+?[ ]?|===[+!]*[ ]+")')
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_INDENT = 4


class Definitions(DefListIndentProcessor):
    """Reads what belongs to a definition, and leaves alone what follows a list."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block belongs to a definition."""
        last = self.lastChild(parent)
        return super().test(parent, block) and (parent.tag == "dd" or (last is not None and last.tag == "dl"))


class Gather(BlockProcessor):
    """Puts a box or tab and all that is indented below it into one block, so that lists in it are read whole."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a box or tab begins, one to three spaces from the margin at most."""
        return _BOX.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Change the blocks; never all that is to be done."""
        match = _BOX.match(blocks[0])
        assert match is not None
        margin, end = match[0], 1
        while end < len(blocks) and (
            not blocks[end] or blocks[end].lstrip("\n").startswith(margin + " " * _INDENT)
        ):
            end += 1
        block = "\n\n".join(blocks[:end])
        blocks[:end] = ["\n".join(line.removeprefix(margin) for line in block.split("\n"))]
        return False


class Interrupt(BlockProcessor):
    """Splits a block where a list, a table or code begins right under a sentence, and where a quote ends."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block has more than one line and is no list."""
        first, more, _ = block.partition("\n")
        return bool(first and more) and github_lists.marker(first) is None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Change the blocks; never all that is to be done."""
        lines = blocks[0].split("\n")
        quoted = False
        for number, line in enumerate(lines):
            is_quote = _QUOTE.match(line) is not None
            ends = quoted and not is_quote and not github_lists.goes_on(_unquoted(lines[:number]), line)
            if number and (ends or _begins(lines, number)):
                blocks[:1] = ["\n".join(lines[:number]), "\n".join(lines[number:])]
                break
            quoted = quoted or is_quote
        return False


def _unquoted(lines: list[str]) -> list[str]:
    return [_QUOTE.sub("", line) for line in lines]


def _begins(lines: list[str], number: int) -> bool:
    """Whether a list, a table or code begins on a line that is not the first."""
    line = lines[number]
    if github_lists.interrupts(line) or STASHED.match(line) or STASHED.match(lines[number - 1]):
        return True
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return github_lists.table_begins(line, below) and not github_lists.table_begins(lines[number - 1], line)


class Lists(BlockProcessor):
    """Reads lists."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a list begins."""
        return github_lists.marker(block.partition("\n")[0]) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the list, and those that follow right behind it."""
        end = 1
        while end < len(blocks) and _may_belong(blocks[end]):
            end += 1
        lines = "\n\n".join(blocks[:end]).split("\n")
        at: int | None = 0
        after = 0
        while at is not None:
            found, after = github_lists.take(lines, at)
            self._add(parent, found)
            at = _next_list(lines, after)
        blocks[:end] = "\n".join(lines[after:]).lstrip("\n").split("\n\n") if any(lines[after:]) else []

    def _add(self, parent: Element, found: github_lists.List) -> None:
        element = SubElement(parent, "ul" if found.marker.number is None else "ol")
        if found.marker.number not in (None, 1):
            element.set("start", str(found.marker.number))
        for item in found.items:
            child = SubElement(element, "li")
            self.parser.state.set("detabbed")
            self.parser.parseChunk(child, "\n".join(item.lines))
            self.parser.state.reset()
            if not item.loose:
                _unwrap(child)


def _next_list(lines: list[str], at: int) -> int | None:
    """The number of the line on which a list begins right behind another one; None if none does."""
    while at < len(lines) and not lines[at]:
        at += 1
    return at if at < len(lines) and github_lists.marker(lines[at]) else None


def _may_belong(block: str) -> bool:
    """Whether a block after an empty line may go on with a list."""
    line = block.lstrip("\n").partition("\n")[0]
    return not line or line.startswith(" ") or github_lists.marker(line) is not None


def _unwrap(item: Element) -> None:
    """Take the text of an item out of its paragraphs: no empty line sets anything apart in it."""
    before: Element | None = None
    for child in list(item):
        if child.tag != "p" or child.attrib:
            before = child
            continue
        text = child.text or ""
        if before is None:
            item.text = f"{item.text}\n{text}" if item.text else text
        else:
            before.tail = f"{(before.tail or '').rstrip()}\n{text}"
        item.remove(child)
