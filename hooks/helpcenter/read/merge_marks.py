"""The marks that git leaves in a text of which it could not merge two versions.

Nothing else is said of such a text: whatever a rule found in it would come from one version or from both. In a block of
code the marks are an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.problem import Place, Problem

_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: .*)?")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_LONE = re.compile(r"(<{7}|>{7}|\|{7}) \S.*")
_MESSAGE = "git could not merge two versions here, and left its marks"
_HINT = "keep the lines of one of the two, and delete these marks and the other’s lines"


def conflicts(text: str, path: str) -> list[Problem]:
    """The problem of each place with two versions, at its first mark; a mark alone is none."""
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return []
    return [_problem(path, line, _MESSAGE, _HINT) for line in _blocks(text)]


def lone_marks(text: str, path: str) -> list[Problem]:
    """The problem of each mark of a page or snippet whose others were deleted; a line of = may be meant."""
    hint = "delete it, and look whether a text is left over"
    if not any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "|||||||")):
        return []
    found = (number for number, line in _marks(text) if _LONE.fullmatch(line))
    return [_problem(path, number, "a mark that git left is still here", hint) for number in found]


def _problem(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(Place(path, line), message, hint, "leftover" if path.endswith(".md") else "")


def _blocks(text: str) -> Iterator[int]:
    """The first line of each place with all three marks in their order."""
    first = middle = 0
    for number, line in _marks(text):
        if line.startswith("<"):
            first, middle = number, 0
        elif line.startswith("="):
            middle = number
        elif line.startswith(">") and first and middle:
            yield first
            first = middle = 0


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is a mark and no code."""
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        opening = _FENCE.match(line)
        if opening:
            fence = "" if fence and opening[1].startswith(fence) else fence or opening[1]
        elif not fence and _MARK.fullmatch(line):
            yield number, line
