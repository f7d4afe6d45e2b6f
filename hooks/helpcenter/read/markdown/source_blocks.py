"""Blocks of HTML in a text: those that are not closed, and those in which Markdown is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

Found = tuple[int, str, str]
"""An offset, the kind of a stray, and what was written."""

_PAIRED = "div|details|figure|blockquote|table|ul|ol|dl"
"""Blocks that browsers close at the end of the page only."""

_TAG = re.compile(rf"<(/?)({_PAIRED})\b[^<>]*>", re.IGNORECASE)
_RAW = re.compile(
    r"^[ ]*(<(div|details|figure|figcaption|blockquote|p|td|th|li|dd)(?![^<>]*\smarkdown\b)(?:\s[^<>]*)?>)(.*?)</\2>",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_GRID = re.compile(r"""\bclass=["']?[^"'<>]*\bgrid\b""")
_MARKDOWN = re.compile(
    r"""(?<![*\w])\*\*(?=\w)[^*\n]+\w\*\* | !?\[[^\[\]\n]+\]\([^()\s]+\) | ^[ ]*(?:[*+-]|\d{1,3}\.)[ ]+\S
    | ^[ ]*\#{2,6}[ ]\S | ^[ ]*\|.*\|[ ]*$ | ^[ ]*(?:!!!|\?\?\?)\+?[ ]\w""",
    re.MULTILINE | re.VERBOSE,
)


def blocks(prose: str) -> Iterator[Found]:
    """Yield the tags without their partners, and the blocks whose Markdown readers would see as it is written.

    Args:
        prose: a text without its code.
    """
    if "<" not in prose:
        return
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(prose):
        at = next((at for at in range(len(opened) - 1, -1, -1) if _name(opened[at]) == _name(tag)), None)
        if not tag[1]:
            opened.append(tag)
        elif at is None:
            yield tag.start(), "unopened", tag[0]
        else:
            yield from ((one.start(), "unclosed", one[0]) for one in opened[at + 1 :])
            del opened[at:]
    yield from ((one.start(), "unclosed", one[0]) for one in opened)
    for block in _RAW.finditer(prose):
        if _MARKDOWN.search(block[3]) and not (_name(block) == "div" and _GRID.search(block[1])):
            yield block.start(1), "raw", block[1]


def _name(tag: re.Match[str]) -> str:
    return tag[2].lower()
