"""HTML tags: where they end and which links and ids are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

VERBATIM = ("script", "style", "textarea")
"""Elements in which tags are text."""

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s<>/`\"'=@]*)")
_PART = re.compile(r"""[^<>"'=]+|=\s*"[^"]*"|=\s*'[^']*'|[="']""")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""",
)
ENTITY = r"&(?:\#[0-9]{1,40};?|\#[xX][0-9a-fA-F]{1,40};?|[0-9a-zA-Z]{1,40};)"
"""A character reference; browsers read those with a number even where the semicolon is missing."""

_ENTITY = re.compile(ENTITY)
_COMMENT_END = re.compile(r"--!?>")
EMPTY_COMMENTS = ("<!-->", "<!--->")
"""Comments that end where they begin, for a browser; Python-Markdown reads on to the next `-->`."""

_PLAIN_TAG = re.compile(
    r"""<(?:(/)([a-zA-Z][a-zA-Z0-9]*)[ \n]*+>
    |([a-zA-Z][a-zA-Z0-9]*)
     (?:[ \n]++[a-zA-Z][a-zA-Z0-9-]*+(?:="[^"<\x02]*+"|='[^'<\x02]*+'|=[a-zA-Z0-9_.:\#%?&/-]++(?![^ \n>]))?+)*+
     [ \n]*+(/?)>)""",
    re.VERBOSE,
)


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


def plain_tag(text: str, start: int, end: int) -> Tag | None:
    """The tag that begins at `start`, if one does that Python-Markdown and every browser read alike.

    Its name is of letters and digits; white space comes before each attribute; a value stands in quotes, or is one
    plain word; no `<` is within, nor anything that Markdown would replace.
    """
    match = _PLAIN_TAG.match(text, start, end)
    return _tag(match) if match else None


def plain_tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """The plain tags of raw HTML, those in scripts left out."""
    while match := _PLAIN_TAG.search(text, start, end):
        tag = _tag(match)
        yield tag
        start = closing(text, tag, end) if tag.name in VERBATIM and not tag.closing else tag.end


def _tag(match: re.Match[str]) -> Tag:
    return Tag(match.start(), match.end(), (match[2] or match[3]).lower(), bool(match[1]), bool(match[4]))


def read_attributes(text: str, tag: Tag) -> tuple[list[tuple[str, Literal["image", "html"]]], list[str]]:
    """The links of a tag, each with its kind, and its ids."""
    links: list[tuple[str, Literal["image", "html"]]] = []
    ids: list[str] = []
    if not tag.closing:
        for name, value in _attributes(text, tag):
            if name in ("href", "src"):
                links.append((value, "image" if tag.name == "img" else "html"))
            elif name == "id" or (name == "name" and tag.name == "a"):
                ids.append(value)
    return links, ids


def _attributes(text: str, tag: Tag) -> Iterator[tuple[str, str]]:
    """The attributes of a tag that have a value, names in lower case."""
    for match in _ATTRIBUTE.finditer(text, tag.start + 1 + len(tag.name), tag.end - 1):
        value = next((group for group in match.groups()[1:] if group is not None), None)
        if value is not None:
            yield match[1].lower(), decoded(value)


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
