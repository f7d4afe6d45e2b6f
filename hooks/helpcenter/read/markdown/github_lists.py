"""Lists as GitHub reads them: CommonMark's rules, by the lines of a text.

Python-Markdown wants four spaces before whatever belongs to an item, an empty line above a list, and numbers with a
dot. CommonMark, and so GitHub, asks only that a line begins where the text of its item begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

_MARKER = re.compile(r"([ ]{0,3})(?:([-+*])|([0-9]{1,9})([.)]))(?:([ ]+)(?=\S)|[ ]*$)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
_CODE = 4
"""Spaces that make code of a line."""

STASHED = re.compile(r"[ ]*\x02wzxhzdk:[0-9]+\x03[ ]*$")
"""A line that is code or HTML which Python-Markdown has read already and put aside."""

_OWN = r"[!?]{3}\+?[ ]|===[+!]*[ ]+\"|/{3,}[ ]|\[\^[^\]]+\]:"
_STARTS = re.compile(rf"[ ]{{0,3}}(?:#{{1,6}}(?:[ ]|$)|>|{_OWN})")
"""How a line begins that cannot go on with a paragraph, list markers and rules left out."""

_DELIMITERS = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_PREFIX = re.compile(r"(?:[ ]{0,3}(?:>[ ]?|(?:[-+*]|[0-9]{1,9}[.)])[ ]+))+")


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker of a list item.

    Attributes:
        kind: the character that items of one list share: - + * . or ).
        number: the number before . or ); None for - + *.
        width: the column at which the text of the item begins, counted from 0.
        empty: whether nothing follows on the line.
    """

    kind: str
    number: int | None
    width: int
    empty: bool


@dataclass(slots=True)
class Item:
    """A list item.

    Attributes:
        width: the column at which its text begins.
        lines: its lines without their indentation.
        loose: whether an empty line sets it apart from its neighbours, or parts of it from one another.
    """

    width: int
    lines: list[str] = field(default_factory=list)
    loose: bool = False


@dataclass(slots=True)
class List:
    """A list: its first marker and its items."""

    marker: Marker
    items: list[Item] = field(default_factory=list)


def marker(line: str) -> Marker | None:
    """The list marker with which a line begins, if any."""
    match = _MARKER.match(line)
    if match is None or _RULE.match(line):
        return None
    end = match.end(4) if match[4] else match.end(2)
    gap = len(match[5] or "")
    width = end + (gap if 1 <= gap <= _CODE else 1)
    return Marker(match[2] or match[4], int(match[3]) if match[3] else None, width, not gap)


def interrupts(line: str) -> bool:
    """Whether a line begins a list even right under a paragraph."""
    found = marker(line)
    return found is not None and not found.empty and found.number in (None, 1)


def table_begins(line: str, following: str) -> bool:
    """Whether two lines are the head of a table and the line below it."""
    if "|" not in line or "-" not in following or not _DELIMITERS.match(following) or indent(line) >= _CODE:
        return False
    return cells(line) == cells(following)


def cells(line: str) -> int:
    """The number of cells in a row of a table."""
    row = re.sub(r"\\.|`[^`]*`", "", line).strip()
    return row.count("|") + 1 - row.startswith("|") - (row.endswith("|") and len(row) > 1)


def indent(line: str) -> int:
    """The number of spaces with which a line begins."""
    return len(line) - len(line.lstrip(" "))


def take(lines: Sequence[str], start: int) -> tuple[List, int]:
    """The list whose first marker is on a line, and the number of the first line after it."""
    found, end = _items(lines, start)
    for item in found.items:
        item.lines[1:] = [
            line[item.width :] if indent(line) >= item.width else line for line in item.lines[1:]
        ]
        item.loose = item.loose or _has_gap(item.lines)
    return found, end


def _items(lines: Sequence[str], start: int) -> tuple[List, int]:
    """A list with the indentation of its items' lines still there, and the number of the first line after it."""
    first = marker(lines[start])
    assert first is not None
    found, blanks, end = List(first, [Item(first.width, [lines[start][first.width :]])]), 0, start + 1
    for number in range(start + 1, len(lines)):
        line, item = lines[number], found.items[-1]
        if not line.strip():
            blanks += 1
            continue
        if indent(line) >= item.width and (not blanks or any(item.lines)):
            item.lines += [*[""] * blanks, line]
        elif (following := marker(line)) and following.kind == first.kind:
            item.loose = item.loose or blanks > 0
            found.items.append(Item(following.width, [line[following.width :]], blanks > 0))
        elif not blanks and goes_on(item.lines, line):
            item.lines.append(as_text(line))
        else:
            break
        blanks, end = 0, number + 1
    return found, end


def goes_on(above: Sequence[str], line: str) -> bool:
    """Whether a line that is in no item or quote goes on with the paragraph in which the lines of one end."""
    last = _PREFIX.sub("", above[-1]).strip()
    if any(ends.match(text) for ends in (_RULE, _STARTS, STASHED) for text in (line, last)):
        return False
    rows = takewhile(str.strip, reversed(above))
    return (
        bool(last)
        and not marker(line)
        and not any("|" in row and _DELIMITERS.match(row.strip()) for row in rows)
    )


def as_text(line: str) -> str:
    """A line that goes on with a paragraph and is indented by four spaces or more, so that it begins nothing new."""
    text = line.lstrip(" ")
    found = _MARKER.match(text)
    if found and found[4]:
        return f"{text[: found.start(4)]}\\{text[found.start(4) :]}"
    return f"\\{text}" if text[0] in ">#*+-_" and indent(line) >= _CODE else text


def _has_gap(lines: Sequence[str]) -> bool:
    """Whether an empty line sets two blocks of an item apart, and not only two blocks of a list in it."""
    blank, code, at = False, False, 0
    while at < len(lines):
        line = lines[at]
        is_code = indent(line) >= _CODE and (code or blank or not at)
        if blank and line and at and any(lines[:at]) and not (code and is_code):
            return True
        paragraph = bool(at) and bool(lines[at - 1]) and not code
        begins = not is_code and (interrupts(line) if paragraph else marker(line) is not None)
        blank, code = not line, is_code or (code and not line)
        at = _items(lines, at)[1] if begins else at + 1
    return False
