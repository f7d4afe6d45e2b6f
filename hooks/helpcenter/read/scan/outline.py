"""A Markdown text → its tree: fences and raw HTML taken out, then read block by block."""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.read.scan import containers, leaves, lists, tables
from helpcenter.read.scan.fences import without, without_fences
from helpcenter.read.scan.lines import all_lines
from helpcenter.read.scan.parser import Node, Parser
from helpcenter.read.scan.raw import raw_blocks

_LEAVES = (
    leaves.plain,
    tables.table,
    leaves.heading,
    leaves.underlined,
    leaves.rule,
    leaves.reference,
    leaves.paragraph,
)
_CONTAINERS = (
    leaves.plain,
    containers.titled,
    lists.attached,
    lists.attached_definition,
    leaves.code,
    tables.table,
    leaves.heading,
    leaves.underlined,
    leaves.rule,
    lists.items,
    lists.definition,
    containers.quote,
    containers.footnote,
    leaves.reference,
    leaves.paragraph,
)
"""In the order of Python-Markdown's priorities, those of the extensions included."""


@dataclass(frozen=True)
class Outline:
    """A text taken apart.

    Attributes:
        html: the text, fences made opaque.
        prose: the text, raw HTML blocks made opaque too.
        tree: the page; footnotes stand at its end.
        raw: where raw HTML blocks stand.
        parser: what was defined: references and footnotes.
    """

    html: str
    prose: str
    tree: Node
    raw: list[tuple[int, int]]
    parser: Parser


def outline(text: str) -> Outline:
    """Take a Markdown text apart."""
    html = without_fences(text)
    raw = raw_blocks(html)
    prose = without(html, raw)
    parser = Parser(prose, _CONTAINERS, _LEAVES)
    tree = Node("page")
    parser.lines(tree, all_lines(prose, raw))
    for name in list(parser.footnotes):
        parser.inside(tree.add("footnote"), parser.footnotes[name][::-1])
    return Outline(html, prose, tree, raw, parser)
