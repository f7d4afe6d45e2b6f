"""Sees of simple texts that GitHub and the site show the same blocks, without asking GitHub's parser.

Simple are texts of paragraphs, headings, lists and boxes with an empty line between any two, each line of which begins
with a word: CommonMark and Python-Markdown read no two ways in them. What the site made of a text is still looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = r"(?:[*_]{0,2}[„“”»\"'’(]?[^\W\d_]|\d{1,20}[^\d.)\s]|\d{1,20}[ ][^\W\d_]|\[[^\[\]^\n]{2,}\]\([^()\n]*\))[^\n]*"
"""A line, or the rest of one, that begins with a word, a number that no list has, or a link."""

_TEXT = re.compile(
    rf"""(?P<p>{_WORDS}(?:\n{_WORDS})*)
    |(?P<h>\#{{1,6}})[ ]+{_WORDS}
    |(?P<ul>(?P<sign>[-*+])[ ]{_WORDS}(?:\n(?P=sign)[ ]{_WORDS})*)
    |(?P<ol>1\.[ ]{_WORDS}(?:\n\d{{1,9}}\.[ ]{_WORDS})*)
    |(?P<box>!!![ ][a-z]+(?:[ ]"[^"\n]*")?(?:\n[ ]{{4}}{_WORDS})+)
    |(?P<more>[ ]{{4}}{_WORDS}(?:\n[ ]{{4}}{_WORDS})*)""",
    re.VERBOSE,
)
"""A block of a text, without empty lines."""

_GAP = re.compile(r"\n(?:[ ]*\n)+")

_INLINE = r"[^<]*(?:</?(?:a|abbr|br|code|del|em|img|ins|kbd|mark|span|strong|sub|sup)(?:[ ][^<>]*)?/?>[^<]*)*"
_ITEM = rf"<li>(?!\s*</)(?:\s*<p>{_INLINE}</p>\s*|{_INLINE})</li>"
_HTML = re.compile(
    rf"""\s*(?:<p>{_INLINE}</p>
    |<h(?P<h>[1-6])(?:[ ]id="[^"<>]*")?>{_INLINE}</h(?P=h)>
    |<ul>(?P<ul>(?:\s*{_ITEM})+)\s*</ul>
    |<ol>(?P<ol>(?:\s*{_ITEM})+)\s*</ol>
    |<div[ ]class="admonition[ ][^"<>]*">(?:\s*<p[ ]class="admonition-title">{_INLINE}</p>)?
    (?P<box>(?:\s*<p>{_INLINE}</p>)+)\s*</div>)""",
    re.VERBOSE,
)
"""A block of a rendering."""

_Block = tuple[str, int]
"""The kind of a block, and a number: the level of a heading, the items of a list, the paragraphs of a box, or 0."""


def plainly_alike(text: str, html: str) -> bool:
    """Whether GitHub and the site surely show the same blocks; if not, they may all the same.

    Args:
        text: Markdown without comments and tabs.
        html: what the site makes of it.
    """
    if "<" in text or "\r" in text:
        return False
    written = _written(text)
    return bool(written) and written == _made(html)


def _written(text: str) -> list[_Block]:
    """The blocks of a text as everybody reads them; none if it is not simple."""
    found: list[_Block] = []
    for block in _GAP.split(f"\n\n{text}\n\n")[1:-1]:
        match = _TEXT.fullmatch(block)
        kind = (match.lastgroup or "") if match else ""
        before, many = found[-1] if found else ("", 0)
        if match is None or (kind in ("ul", "ol") and before in ("ul", "ol")):
            return []
        if kind == "more":
            if before != "box":
                return []
            found[-1] = before, many + 1
        else:
            found.append((kind, _size(kind, match)))
    return found


def _size(kind: str, match: re.Match[str]) -> int:
    if kind == "h":
        return len(match["h"])
    return match[0].count("\n") + 1 if kind in ("ul", "ol") else int(kind == "box")


def _made(html: str) -> list[_Block]:
    """The blocks of a rendering up to the first one that is not simple."""
    return list(_blocks(html.rstrip()))


def _blocks(html: str) -> Iterator[_Block]:
    at = 0
    while at < len(html):
        match = _HTML.match(html, at)
        if match is None:
            yield "", 0
            return
        at = match.end()
        kind = match.lastgroup or "p"
        if kind == "h":
            yield kind, int(match["h"])
        else:
            yield kind, match[kind].count("<p>" if kind == "box" else "<li>") if kind != "p" else 0
