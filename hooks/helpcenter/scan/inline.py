"""Links in prose: inline, by reference, automatic, images, and HTML attributes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from html import unescape
from typing import Literal

from helpcenter.model import Link
from helpcenter.problem import Place
from helpcenter.scan.blocks import Outline

At = Callable[[int], Place]

LONGEST = 2_000
"""Characters that the address and title of one link may have."""

_TOKEN = re.compile(r"\\.|`+|<!--|<|!\[|\[|\]", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?|ftps?)://[^<>\s]*)>", re.IGNORECASE)
_AUTOMAIL = re.compile(r"<((?:mailto:)?[^<> !@]{1,200}@[^@<> ]{1,200})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ATTRIBUTE = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^[> \t]*\[(?!\^)([^\[\]\n]{1,500})\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s]+)"
    r"""[ \t]*(?:\n?[ \t]*(?:"[^\n]*"|'[^\n]*'|\([^\n]*\)))?[ \t]*$""",
    re.MULTILINE,
)
_DESTINATION = re.compile(
    r"""\(\s*(?:<([^<>\n]*)>|([^\s()<]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
_TITLE = re.compile(r"""\s(?:"[^"]*"|'[^']*')\s*$""")
_REFERENCE_ID = re.compile(r"\s?\[([^\[\]]{0,500})\]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")

References = Mapping[str, tuple[str, int]]
"""Reference name, spaces folded and lower case → its address and the offset of its definition."""


def references(prose: str) -> References:
    """The reference definitions of a text; as in Python-Markdown, the last of one name counts."""
    return {
        _folded(m[1]): (_address(m[2].strip("<>")), m.start() + len(m[0]) - len(m[0].lstrip("> \t")))
        for m in _REFERENCE.finditer(prose)
    }


def find_links(found: Outline, known: References, at: At) -> list[Link]:
    """Every link of the prose. A link by reference has the place of its definition, where its address is."""
    links: list[Link] = []
    for start, end in found.segments:
        links += _segment_links(found.prose, start, end, known, at)
    return links


def html_links(found: Outline, at: At) -> list[Link]:
    """The links of raw HTML blocks."""
    links: list[Link] = []
    for tag in _TAG.finditer(found.html):
        links += _tag_links(tag, at)
    return links


def _segment_links(prose: str, start: int, end: int, known: References, at: At) -> list[Link]:
    links: list[tuple[int, Link]] = []
    brackets: list[tuple[int, int, bool]] = []
    ticks = _Ticks(prose, start, end)
    position = start
    while True:
        token = _TOKEN.search(prose, position, end)
        if token is None:
            return [link for _, link in links]
        position, word = token.end(), token[0]
        if word[0] == "`":
            position = ticks.after(token.start(), len(word)) or position
        elif word == "<!--":
            closing = prose.find("-->", position, end)
            position = closing + 3 if closing >= 0 else position
        elif word == "<":
            position = _angle(prose, token.start(), end, links, at)
        elif word in ("[", "!["):
            brackets.append((token.start(), len(links), word[0] == "!"))
        elif word == "]" and brackets:
            opened, inner, image = brackets.pop()
            text = prose[opened + 1 + image : token.start()]
            closed = _closed(prose, token.end(), end, text, known)
            if closed is None:
                continue
            address, position, defined = closed
            if not image:
                links[inner:] = [pair for pair in links[inner:] if pair[1].kind == "image"]
            kind: Literal["inline", "image", "reference"] = "image" if image else "inline"
            if defined is not None and not image:
                kind = "reference"
            where = at(opened if defined is None else defined)
            links.append((opened, Link(where, address, " ".join(text.split()), kind)))


class _Ticks:
    """Finds where inline code ends: at the next run of equally many backticks."""

    def __init__(self, prose: str, start: int, end: int) -> None:
        self.runs: dict[int, list[int]] = {}
        for run in re.finditer(r"`+", prose[start:end]):
            self.runs.setdefault(len(run[0]), []).append(start + run.start())

    def after(self, at: int, length: int) -> int | None:
        runs = self.runs.get(length, [])
        position = bisect_left(runs, at + length)
        return runs[position] + length if position < len(runs) else None


def _angle(prose: str, start: int, end: int, links: list[tuple[int, Link]], at: At) -> int:
    """Read what an angle bracket opens: an automatic link, or a tag; the offset after it."""
    stop = min(end, start + LONGEST)
    automatic = _AUTOLINK.match(prose, start, stop) or _AUTOMAIL.match(prose, start, stop)
    if automatic:
        target = automatic[1] if "://" in automatic[1] else f"mailto:{automatic[1].removeprefix('mailto:')}"
        links.append((start, Link(at(start), target, automatic[1], "autolink")))
        return automatic.end()
    tag = _TAG.match(prose, start, stop)
    if tag:
        links += [(start, link) for link in _tag_links(tag, at)]
        return tag.end()
    return start + 1


def _tag_links(tag: re.Match[str], at: At) -> list[Link]:
    image = tag[0][1:4].lower() == "img"
    return [
        Link(at(tag.start()), unescape(m[1] or m[2] or m[3] or ""), kind="image" if image else "html")
        for m in _ATTRIBUTE.finditer(tag[0])
    ]


def _closed(prose: str, after: int, end: int, text: str, known: References) -> tuple[str, int, int | None] | None:
    """What follows a closing bracket: (address, offset after it, offset of a definition)."""
    if after < end and prose[after] == "(":
        direct = _destination(prose, after, min(end, after + LONGEST))
        if direct:
            return (*direct, None)
    named = _REFERENCE_ID.match(prose, after, end)
    if named:
        found = known.get(_folded(named[1] or text))
        if found:
            return found[0], named.end(), found[1]
    found = known.get(_folded(text)) if len(text) < LONGEST else None
    return (found[0], after, found[1]) if found else None


def _destination(prose: str, opening: int, end: int) -> tuple[str, int] | None:
    match = _DESTINATION.match(prose, opening, end)
    if match:
        return _address(match[1] if match[1] is not None else match[2]), match.end()
    depth = 0
    for position in range(opening, end):
        depth += {"(": 1, ")": -1}.get(prose[position], 0)
        if depth == 0:
            inner = prose[opening + 1 : position]
            return _address(_TITLE.sub("", inner).strip()), position + 1
    return None


def _address(written: str) -> str:
    return unescape(_ESCAPED.sub(r"\1", written)).replace("\n", "")


def _folded(name: str) -> str:
    return " ".join(name.split()).lower()
