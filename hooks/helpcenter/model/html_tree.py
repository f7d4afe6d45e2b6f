"""HTML as browsers read it: a tree, walked from its first node to its last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_NAMES = (
    "a abbr b bdi bdo br cite code data del dfn em font i img input ins kbd mark q s samp small span"
    " strong sub sup svg time u var wbr"
)
TEXT = "-text"
"""The tag of a node that is text."""

INLINE = frozenset(_NAMES.split())
"""Elements that are a part of a text; every other one begins and ends a passage of its own."""


class TooDeepError(ValueError):
    """Elements are in each other more often than allowed."""


def body(html: str) -> LexborNode:
    """The body of a page with this HTML in it."""
    node = LexborHTMLParser(f"<!doctype html><body>{html}").body
    assert node is not None
    return node


def walk(root: LexborNode, deepest: int | None = None) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below a node, in order: True when it begins, and for elements once more False when it ends.

    Raises:
        TooDeepError: more than `deepest` elements are in each other.
    """
    node = root.child
    ancestors: list[LexborNode] = []
    while node is not None or ancestors:
        if node is None:
            node = ancestors.pop()
            yield node, False
            node = node.next
            continue
        yield node, True
        if node.tag != TEXT and node.is_element_node:
            ancestors.append(node)
            if len(ancestors) == deepest:
                raise TooDeepError
            node = node.child
        else:
            node = node.next


def tags(tag: str, attributes: Mapping[str, str | None]) -> tuple[str, str]:
    """How an element is written: its first tag, and its last one, "" where there is none."""
    written = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes.items()
    )
    return f"<{tag}{written}>", "" if tag in VOID else f"</{tag}>"


def rewritten(root: LexborNode, tags_of: Callable[[LexborNode], tuple[str, str]]) -> str:
    """The HTML of all that is below a node, each element with the tags that a function gives it."""
    parts: list[str] = []
    closings: list[str] = []
    for node, begins in walk(root):
        if node.is_text_node:
            parts.append(escape(node.text_content or "", quote=False))
        elif node.is_element_node and begins:
            opening, closing = tags_of(node)
            parts.append(opening)
            closings.append(closing)
        elif node.is_element_node:
            parts.append(closings.pop())
    return "".join(parts)
