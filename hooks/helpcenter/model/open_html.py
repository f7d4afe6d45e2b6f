"""Constructs of a page as plain HTML: for mail, other systems and paper, where nothing can be opened or chosen."""

from __future__ import annotations

import re
from html import escape

from selectolax.lexbor import LexborNode

_UNSEEN = 'svg, .footnote-backref, img[src$="#only-dark"], img[src$="#gh-dark-mode-only"]'
_MEANING = "data-meaning"
_NOTED = re.compile(
    r'(<(p|div|ul|ol|blockquote|table)\b[^>]*\sclass="[^"]*\bannotate\b[^"]*"[^>]*>)(.*?)(</\2>)', re.DOTALL
)
_NUMBER = re.compile(
    r'<span class="c\w?">(?:#|//|--|/\*|<!--|&lt;!--|;|%)?\s*\((\d+)\)!?\s*(?:\*/|--&gt;)?</span>|\((\d+)\)!?'
)


def prepare(root: LexborNode) -> None:
    """Take out what only a screen shows, and note at the first of equal abbreviations that it is to be spelled out."""
    for node in root.css(_UNSEEN):
        node.decompose()
    seen: set[str] = set()
    for node in root.css("abbr[title]"):
        title = node.attributes.get("title") or ""
        if title not in seen:
            seen.add(title)
            node.attrs[_MEANING] = title


def plainly(node: LexborNode) -> tuple[str, str] | None:
    """The beginning and end of a construct in plain HTML; None for every other element.

    A label of a tab and the name of a file become headings, a box to tick a sign, the mark of a note a number in
    brackets, and an abbreviation is followed by its meaning.
    """
    tag, found = node.tag or "", node.attributes
    names = (found.get("class") or "").split()
    if tag == "label" or "filename" in names:
        return "<p><strong>", "</strong></p>"
    if tag == "input":
        return ("☑" if "checked" in found else "☐") if found.get("type") == "checkbox" else "", ""
    if tag == "abbr":
        meaning = found.get(_MEANING)
        return "", f" ({escape(meaning, quote=False)})" if meaning else ""
    if "footnote-ref" in names:
        return "[", "]"
    if "icon" in names:
        said = found.get("aria-label")
        return f"[{escape(said, quote=False)}]" if said else "", ""
    return None


def annotated(html: str) -> str:
    """The HTML with the marks of annotations, (1), as the numbers of the list that follows them."""

    if "annotate" not in html:
        return html

    def number(match: re.Match[str]) -> str:
        return f'<span class="annotation">({match[1] or match[2]})</span>'

    return _NOTED.sub(lambda match: f"{match[1]}{_NUMBER.sub(number, match[3])}{match[4]}", html)
