"""Elements that Markdown makes, recognised by their form."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from helpcenter.read.markdown.source_markup import Attributes

_FOOTNOTE = ("footnote-ref", "footnote-backref")


def is_note_mark(node: LexborNode, tag: str, attributes: Attributes) -> bool:
    """Whether an element is the number of a footnote, or the arrow back to it, as Markdown makes them."""
    if tag != "a" or not attributes or attributes.get("class") not in _FOOTNOTE:
        return False
    return (attributes.get("href") or "").startswith(("#fn:", "#fnref")) and len(node.text().strip()) <= 3


def is_code(tag: str, attributes: Attributes) -> bool:
    """Whether all that is in an element is code, or the name of a file of code."""
    if tag in ("code", "pre"):
        return True
    return bool(attributes) and (attributes.get("class") or "").split(" ")[0] == "highlight"


def of_footnotes(node: LexborNode, tag: str) -> bool:
    """Whether an element is the list that Markdown makes of footnotes, or an item of it."""
    around = node.parent if tag == "ol" else node.parent and node.parent.parent if tag == "li" else None
    return around is not None and around.attributes.get("class") == "footnote"
