"""What of a rendering was written as HTML, or in braces, and not as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from helpcenter.model.text import Stray
from helpcenter.read.markdown.cursor import Cursor

Attributes = Mapping[str, str | None]
"""The attributes of an element."""

_BEGINNING = re.compile(r"<(?:!--|!\[CDATA\[|[/!?]?[a-zA-Z][\w.:-]{0,20}|[/!?])")
_MADE: Mapping[str, frozenset[str]] = {
    "": frozenset(("class", "id")),
    "a": frozenset(("href", "title")),
    "img": frozenset(("alt", "src", "title")),
    "ol": frozenset(("start",)),
    "td": frozenset(("style",)),
    "th": frozenset(("style",)),
    "abbr": frozenset(("title",)),
    "details": frozenset(("open",)),
    "div": frozenset(("data-tabs",)),
    "input": frozenset(("checked", "disabled", "id", "name", "type")),
    "label": frozenset(("for",)),
}
"""Attributes that Markdown writes by itself, those of every element under ""."""


def given_in_braces(tag: str, attributes: Attributes) -> list[str]:
    """The attributes of an element that Markdown does not write by itself; its tag was not written as a tag."""
    known = _MADE[""] | _MADE.get(tag, frozenset())
    return [name for name in attributes if name not in known]


def stray(cursor: Cursor, offset: int, text: str) -> Stray:
    """A mark of a tag that a reader sees, written at an offset; `text` begins with it."""
    written = _BEGINNING.match(text)
    return Stray(cursor.place(offset), "tag", written[0] if written else "<")
