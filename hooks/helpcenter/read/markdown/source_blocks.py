"""Blocks of HTML in a text: those that are not closed, and those in which Markdown is not read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import islice

Found = tuple[int, str, str]
"""An offset, the kind of a stray, and what was written."""

_PAIRED = "div|details|figure|blockquote|table|ul|ol|dl"
"""Blocks that browsers close at the end of the page only."""

_TAG = re.compile(rf"<(/?)({_PAIRED})\b[^<>]*>", re.IGNORECASE)
_RAW = "div|details|figure|figcaption|blockquote|p|td|th|li|dd"
_BEGUN = re.compile(rf"^[ ]*(<({_RAW})(?:\s[^<>]*)?>)", re.IGNORECASE | re.MULTILINE)
_ENDED = re.compile(rf"</({_RAW})\s*>", re.IGNORECASE)
_READ = re.compile(r"\smarkdown\b", re.IGNORECASE)
_MOST = 20
"""Blocks of one kind that are named."""

_GRID = re.compile(r"""\bclass=["']?[^"'<>]*(?<![\w-])grid(?![\w-])""")
_MARKDOWN = re.compile(
    r"""(?<![*\w])\*\*(?=\w)[^*\n]+\w\*\* | !?\[[^\[\]\n]+\]\([^()\s]+\) | ^[ ]*[*+-][ ]+\S[^\n]*\n+[ ]*[*+-][ ]+\S
    | ^[ ]*\d{1,3}\.[ ]+\S[^\n]*\n+[ ]*\d{1,3}\.[ ]+\S
    | ^[ ]*\#{2,6}[ ]\S | ^[ ]*\|.*\|[ ]*$ | ^[ ]*(?:!!!|\?\?\?)\+?[ ]\w""",
    re.MULTILINE | re.VERBOSE,
)


_CAPTION = re.compile(
    r"^[ ]*(/{3,})[ ]*(?:figure-|table-)?caption\b[^\n]*\n(?:(?![ ]*/{3,}[ ]*[a-z])[^\n]*\n)*?[ ]*\1[ ]*$",
    re.MULTILINE,
)
_OPENED = re.compile(r"^[ ]*(/{3,}[ ]*(?:figure-|table-)?caption)\b", re.MULTILINE)


def captions(prose: str) -> Iterator[Found]:
    """Yield the captions that are not closed, which take all that follows.

    Args:
        prose: a text without its code.
    """
    if "///" not in prose:
        return
    closed = {one.start() for one in _CAPTION.finditer(prose)}
    yield from (
        (one.start(1), "open caption", one[1]) for one in _OPENED.finditer(prose) if one.start() not in closed
    )


def blocks(prose: str) -> Iterator[Found]:
    """Yield the tags without their partners, and the blocks whose Markdown readers would see as it is written.

    Args:
        prose: a text without its code.
    """
    if "<" not in prose:
        return
    yield from islice(_unpaired(prose), _MOST)
    yield from islice(_raw(prose), _MOST)


def _unpaired(prose: str) -> Iterator[Found]:
    opened: list[re.Match[str]] = []
    names: Counter[str] = Counter()
    for tag in _TAG.finditer(prose):
        name = _name(tag)
        if not tag[1]:
            opened.append(tag)
            names[name] += 1
        elif not names[name]:
            yield tag.start(), "unopened", tag[0]
        else:
            while True:
                last = opened.pop()
                names[_name(last)] -= 1
                if _name(last) == name:
                    break
                yield last.start(), "unclosed", last[0]
    yield from ((one.start(), "unclosed", one[0]) for one in opened)


def _raw(prose: str) -> Iterator[Found]:
    ends: dict[str, list[int]] = {}
    for tag in _ENDED.finditer(prose):
        ends.setdefault(tag[1].lower(), []).append(tag.start())
    at = 0
    for tag in _BEGUN.finditer(prose):
        known = ends.get(_name(tag), [])
        number = bisect_left(known, tag.end())
        if tag.start() < at or number == len(known) or _READ.search(tag[1]):
            continue
        at = known[number]
        if _MARKDOWN.search(prose, tag.end(), at) and not (_name(tag) == "div" and _GRID.search(tag[1])):
            yield tag.start(1), "raw", tag[1]


def _name(tag: re.Match[str]) -> str:
    return tag[2].lower()
