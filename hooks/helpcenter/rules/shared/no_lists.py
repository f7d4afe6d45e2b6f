"""Lines that were meant as a list and are one paragraph: bullets of a word processor, a missing or a special space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem

_BULLET = re.compile(r"[ >]*([•▪◦‣●■∙])")
_SPECIAL = re.compile(r"[ >]*((?:[-*+]|\d{1,2}[.)])[\u00a0\u202f\u2007])")
_DASH = re.compile(r"[ >]*([–—])[ \u00a0]")
_GLUED = re.compile(r"[ >]*([-+]|\*(?=[^*\n]*$)|\d{1,2}[.)])(?=[^\W\d])")
_ENTRY = re.compile("|".join(f"^{one.pattern}" for one in (_BULLET, _SPECIAL, _DASH, _GLUED)), re.MULTILINE)
_KINDS = ("p", "li", "dd")
"""Passages that may be such a paragraph; in the cell of a table a bullet is meant."""


def no_lists(document: Page | Snippet) -> Iterator[Problem]:
    """The problem of each paragraph that was meant as a list, at its first entry."""
    if not _ENTRY.search(document.text):
        return
    lines = document.text.split("\n")
    for passage in document.scan.passages:
        if passage.kind in _KINDS:
            found = _first(lines, passage.place.line, passage.where(len(passage.text)).line)
            if found:
                line, column, seen, hint = found
                message = f"this is no list, readers would see {seen} in one paragraph"
                yield Problem(Place(document.path, line, column), message, hint)


def _first(lines: list[str], first: int, last: int) -> tuple[int, int, str, str] | None:
    """Line and column of the first entry, what readers see, and the hint."""
    hint = "begin each line of a list with - and an ordinary space, steps with 1. and a space"
    for number in range(first, min(last, len(lines)) + 1):
        line = lines[number - 1]
        match = _BULLET.match(line) or _SPECIAL.match(line)
        following = lines[number] if number < last and number < len(lines) else ""
        for several in (_DASH, _GLUED):
            broken = line.endswith(("  ", "\\"))
            if match is None and several.match(following) and not broken:
                match = several.match(line)
        if match:
            return number, match.start(1) + 1, match[1].strip("\u00a0\u202f\u2007"), hint
    return None
