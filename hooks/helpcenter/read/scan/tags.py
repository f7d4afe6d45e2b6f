"""HTML tags in templates: where they end, and character references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

VERBATIM = ("script", "style", "textarea")
"""Elements in which tags are text."""

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s<>/`\"'=@]*)")
_PART = re.compile(r"""[^<>"'=]+|=\s*"[^"]*"|=\s*'[^']*'|[="']""")
ENTITY = r"&(?:\#[0-9]{1,40};?|\#[xX][0-9a-fA-F]{1,40};?|[0-9a-zA-Z]{1,40};)"
"""A character reference; browsers read those with a number even where the semicolon is missing."""

_ENTITY = re.compile(ENTITY)
_COMMENT_END = re.compile(r"--!?>")
EMPTY_COMMENTS = ("<!-->", "<!--->")
"""Comments that end where they begin, for a browser; Python-Markdown reads on to the next `-->`."""


class Tag(NamedTuple):
    """A tag, from `<` to the offset after `>`."""

    start: int
    end: int
    name: str
    closing: bool
    empty: bool


def read_tag(text: str, start: int, end: int) -> Tag | None:
    """The tag that begins at `start`, if one does."""
    name = _NAME.match(text, start, end)
    if not name:
        return None
    at = name.end()
    while at < end and text[at] != ">":
        part = _PART.match(text, at, end)
        if not part:
            return None
        at = part.end()
    if at >= end:
        return None
    return Tag(start, at + 1, name[2].lower(), bool(name[1]), text[at - 1] == "/")


def decoded(text: str) -> str:
    """The text with its character references replaced."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


class Comments:
    """Finds where comments end; asks about one text in rising order, in time proportional to it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: tuple[int, int] | None = (-1, -1)

    def end(self, start: int) -> int | None:
        """The offset after the comment whose `<!--` stands at `start`; None if it is never closed."""
        if self._next and self._next[0] < start + 4:
            match = _COMMENT_END.search(self._text, start + 4)
            self._next = match.span() if match else None
        return self._next[1] if self._next else None

    def browser_end(self, start: int) -> int:
        """The offset after the same comment as browsers read it: one that is never closed hides all that follows."""
        empty = next((mark for mark in EMPTY_COMMENTS if self._text.startswith(mark, start)), None)
        return start + len(empty) if empty else self.end(start) or len(self._text)


def tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """The tags of raw HTML, those in comments and scripts left out."""
    comments = Comments(text)
    at = text.find("<", start, end)
    while at >= 0:
        after = at + 1
        if text.startswith("<!--", at):
            after = comments.browser_end(at)
        elif tag := read_tag(text, at, end):
            yield tag
            after = tag.end
            if tag.name in VERBATIM and not tag.closing:
                after = closing(text, tag, end)
        at = text.find("<", after, end)


def closing(text: str, tag: Tag, end: int) -> int:
    """Where the closing tag of an element begins whose content is text; the end if there is none."""
    match = re.compile(rf"</\s*{tag.name}\s*>", re.IGNORECASE).search(text, tag.end, end)
    return match.start() if match else end
