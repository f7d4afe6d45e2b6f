"""Finds marks and spaces that were typed wrongly and can only mean one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpcenter.edit.starting_point import Given
from helpcenter.edit.text_edits import Edit, edited, offset
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.rules import leftover
from helpcenter.rules.shared.marks_of_typing import typed

_SPECIAL = "\u00a0\u202f\u2007"
_SPACE = rf"[ {_SPECIAL}]"
_SPACED = tuple(
    re.compile(rf"{mark}(?P<first>{_SPACE}*)(?P<words>[^*~\n]*?[^*~\n {_SPECIAL}])(?P<last>{_SPACE}*){mark}")
    for mark in (r"\*\*", "~~")
)
_LINK = re.compile(r"(\[[^\[\]\n]{1,200}\])[ ]+(\((?:[^()\s]*\.md(?:#[\w-]+)?|https?://[^()\s]+)\))")
_HEADING = re.compile(rf"(#{{2,6}}){_SPACE}*(?=\w)")
_BRACES = re.compile(r"\{#[\w-]+\}(?=[ ]*$)", re.MULTILINE)
_BULLET = re.compile(rf"^([ >]*)([-*+]|\d{{1,2}}[.)])[{_SPECIAL}][ {_SPECIAL}]*", re.MULTILINE)


def typing(given: Given) -> list[str]:
    """Mend quotation marks, dashes and spaces in titles, short answers and texts; nothing else changes by a byte."""
    notes = []
    for kind, words in (
        (_MARKS, "quotation marks and dashes are those of the language now"),
        (
            _SPACES,
            "spaces around marks are mended",
        ),
    ):
        center = given.center()
        documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
        problems = _leftovers(center) if kind == _SPACES else {}
        for document in documents:
            found = _marks(center, document) if kind == _MARKS else _spaces(document, problems)
            text = edited(document.text, found)
            if text != document.text:
                given.write(document.path, text)
                notes.append(f"{document.path}: {words}")
    return notes


_MARKS, _SPACES = "marks", "spaces"


def _marks(center: HelpCenter, document: Page | Snippet) -> Iterator[Edit]:
    for mark in typed(center, document):
        if mark.written:
            start = offset(document.text, mark.place)
            yield Edit(start, start + len(mark.written), mark.meant)


def _leftovers(center: HelpCenter) -> Mapping[str, list[Problem]]:
    """The marks that readers would see, by file."""
    found: dict[str, list[Problem]] = {}
    for problem in sorted(leftover.check(center)):
        found.setdefault(problem.place.path, []).append(problem)
    return found


def _spaces(document: Page | Snippet, problems: Mapping[str, list[Problem]]) -> Iterator[Edit]:
    """Edits at the places of marks that readers would see; of edits that overlap the first."""
    end = 0
    for problem in problems.get(document.path, ()):
        start = offset(document.text, problem.place)
        edit = _space(document.text, start) if start >= end else None
        if edit:
            end = edit.end
            yield edit


def _space(text: str, start: int) -> Edit | None:
    """The edit that mends the spaces of a mark; None where more than one thing may be meant."""
    line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").index("\n", start)]
    for pattern in _SPACED:
        match = pattern.match(text, start)
        if match and (match["first"] or match["last"]) and line.count(text[start : start + 2]) == 2:
            mark, before, after = (
                text[start : start + 2],
                text[start - 1 : start],
                text[match.end() : match.end() + 1],
            )
            first = " " if match["first"] and (before.isalnum() or before in ",.;:!?") else ""
            last = " " if match["last"] and after.isalnum() else ""
            return Edit(start, match.end(), f"{first}{mark}{match['words']}{mark}{last}")
    link = _LINK.match(text, start)
    if link:
        return Edit(start, link.end(), f"{link[1]}{link[2]}")
    heading = _HEADING.match(text, start)
    if heading and line.lstrip().startswith("#"):
        return Edit(start, heading.end(), f"{heading[1]} ")
    braces = _BRACES.match(text, start)
    if braces and line.lstrip().startswith("##"):
        return Edit(start, start, " ")
    return _bullets(text, start)


def _bullets(text: str, start: int) -> Edit | None:
    """The edit that gives each entry of a list, from an offset on, an ordinary space."""
    end = (text + "\n\n").index("\n\n", start)
    written = text[start:end]
    mended = _BULLET.sub(r"\1\2 ", written)
    return Edit(start, end, mended) if _BULLET.match(written) and mended != written else None
