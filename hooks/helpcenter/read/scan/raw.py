"""Raw HTML blocks: from a block-level tag that begins a line to the tag that closes it, and comments."""

from __future__ import annotations

import re
from collections import Counter

from helpcenter.read.scan.tags import Comments, Tag, closing, read_tag

BLOCK_LEVEL = frozenset(
    re.findall(
        r"\S+",
        """address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5
        h6 header hgroup hr main menu nav ol p pre section table ul canvas colgroup dd body dt group html iframe
        li legend math map noscript output object option progress script style summary tbody td textarea tfoot
        th thead tr video center""",
    )
)
"""Python-Markdown's list of elements that do not stand in a paragraph."""

SCRIPTS = ("script", "style")


def raw_blocks(text: str) -> list[tuple[int, int]]:
    """Where Python-Markdown takes raw HTML out of a text, before it looks for anything but fences."""
    found: list[tuple[int, int]] = []
    comments = Comments(text)
    tail = -1
    at = text.find("<")
    while at >= 0:
        after, block = _read(text, at, comments, at < tail or _begins_line(text, at))
        if block:
            found.append((at, after))
            tail = text.find("\n", after)
            tail = len(text) if tail < 0 else tail
        at = text.find("<", after)
    return found


def _read(text: str, at: int, comments: Comments, may_begin: bool) -> tuple[int, bool]:
    """What begins at an angle bracket: the offset after it, and whether it is a block of its own."""
    if text.startswith("<!--", at):
        end = comments.end(at)
        return (end, may_begin) if end else (at + 1, False)
    tag = read_tag(text, at, len(text))
    if tag is None:
        return at + 1, False
    if tag.closing or not may_begin or tag.name not in BLOCK_LEVEL:
        return tag.end, False
    return (tag.end if tag.empty or tag.name == "hr" else _element_end(text, tag)), True


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but three spaces at most stands before the offset in its line."""
    before = text[max(0, at - 4) : at].rstrip(" ")
    return before.endswith("\n") or (not before and at < 4)


def _element_end(text: str, opening: Tag) -> int:
    """The offset after the tag that closes an element; tags within need not be closed."""
    comments = Comments(text)
    still_open: list[str] = []
    counts: Counter[str] = Counter()
    tag: Tag | None = opening
    at = opening.start
    while at >= 0:
        after = at + 1
        if text.startswith("<!--", at):
            after = comments.end(at) or after
        elif tag := read_tag(text, at, len(text)):
            after = tag.end
            if tag.closing and counts[tag.name]:
                _close(still_open, counts, tag.name)
                if not still_open:
                    return after
            elif not tag.closing and not tag.empty and tag.name != "hr":
                still_open.append(tag.name)
                counts[tag.name] += 1
                after = closing(text, tag, len(text)) if tag.name in SCRIPTS else after
        at = text.find("<", after)
    return len(text)


def _close(still_open: list[str], counts: Counter[str], name: str) -> None:
    """Close the innermost element of that name and all that is open within it."""
    closed = ""
    while closed != name:
        closed = still_open.pop()
        counts[closed] -= 1
