"""Edits of a text by offset, and of values in front matter, without changing anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from helpcenter.edit.change_plan import Refused
from helpcenter.model.document import Document, Page
from helpcenter.model.problem import Place

_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_SCALAR = re.compile(r""""[^"\n]*"|'[^'\n]*'|[^\s,\[\]{}#"'][^\n,\[\]{}#]*?(?=[ \t]*(?:[\n,\]}]|$|[ ]#))""")


class Edit(NamedTuple):
    """The replacement of text[start:end]."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits to a text; they must not overlap."""
    for edit in sorted(set(edits), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def offset(text: str, place: Place) -> int:
    """The offset of a place in its file's text."""
    start = 0
    for _ in range(place.line - 1):
        start = text.index("\n", start) + 1
    return start + place.column - 1


def scalar(page: Document, *keys: str | int) -> tuple[int, int]:
    """Start and end offset, quotes included, of the one-line value under `keys` in YAML or front matter.

    Raises:
        Refused: the value is not on one line.
    """
    place = page.places[keys]
    start = offset(page.text, place)
    if isinstance(keys[-1], str):
        start = page.text.index(":", start) + 1
        start += len(page.text[start:]) - len(page.text[start:].lstrip(" "))
    match = _SCALAR.match(page.text, start)
    if match is None:
        raise Refused(f"{place}: write this value on one line, then try again")
    return match.start(), match.end()


def with_value(page: Page, key: str, value: str) -> Edit:
    """The edit that sets a key of the front matter to a one-line YAML value; a missing key is added at the end."""
    if (key,) in page.places:
        return Edit(*scalar(page, key), value)
    closing = [match.start() for match in _CLOSING.finditer(page.text)][1]
    return Edit(closing, closing, f"{key}: {value}\n")


def with_original(page: Page, fingerprint: str, words: str) -> list[Edit]:
    """The edits that record the text that a translation was made from: its fingerprint, and the sketch of its words."""
    return [with_source(page, fingerprint), with_value(page, "source_words", words)]


def with_source(page: Page, fingerprint: str) -> Edit:
    """The edit that records the source of a translation, in quotes if YAML would read it as a number."""
    return with_value(page, "source", f'"{fingerprint}"' if fingerprint.isdigit() else fingerprint)


def without_item(page: Document, *path: str | int) -> Edit:
    """The edit that removes an entry from a list, in [a, b] or line form; the path ends in its position."""
    *keys, position = path
    text = page.text
    items: Any = page.data
    for key in keys:
        items = items[key]
    start, end = scalar(page, *path)
    line = text.rfind("\n", 0, start) + 1
    block = text[line:start].strip() == "-"
    if len(items) == 1:
        opening = text.index(":", offset(text, page.places[tuple(keys)])) + 1
        return Edit(opening, end if block else text.index("]", end) + 1, " []")
    if block:
        return Edit(line, text.index("\n", end) + 1, "")
    if position == 0:
        return Edit(start, scalar(page, *keys, 1)[0], "")
    return Edit(scalar(page, *keys, int(position) - 1)[1], end, "")


def with_items(page: Page, name: str, values: list[str]) -> Edit:
    """The edit that appends entries to a list of the front matter, in the form in which it is written."""
    text, row = page.text, ", ".join(values)
    if (name,) not in page.places:
        return with_value(page, name, f"[{row}]")
    if not page.data[name]:
        opening = text.index(":", offset(text, page.places[name,])) + 1
        empty = re.compile(r"[ \t]*(?:\[\s*\])?").match(text, opening)
        return Edit(opening, empty.end() if empty else opening, f" [{row}]")
    start, end = scalar(page, name, len(page.data[name]) - 1)
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip() == "-":
        after = text.index("\n", end)
        return Edit(after, after, "".join(f"\n{text[line:start]}{value}" for value in values))
    return Edit(end, end, f", {row}")
