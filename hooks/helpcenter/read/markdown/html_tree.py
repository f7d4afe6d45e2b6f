"""HTML as browsers read it: a tree, walked from its first node to its last."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAMES = (
    "a abbr b bdi bdo br cite code data del dfn em font i img input ins kbd label mark q s samp small span"
    " strong sub sup svg time u var wbr"
)
INLINE = frozenset(_NAMES.split())
"""Elements that are a part of a text; every other one begins and ends a passage of its own."""


def body(html: str) -> LexborNode:
    """The body of a page with this HTML in it."""
    node = LexborHTMLParser(f"<!doctype html><body>{html}").body
    assert node is not None
    return node


def walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below a node, in order: True when it begins, and for elements once more False when it ends."""
    node = root.child
    ancestors: list[LexborNode] = []
    while node is not None or ancestors:
        if node is None:
            node = ancestors.pop()
            yield node, False
            node = node.next
            continue
        yield node, True
        if node.is_element_node:
            ancestors.append(node)
            node = node.child
        else:
            node = node.next
