"""The marks that git leaves in a text of which it could not merge two versions.

Nothing else is said of such a text: whatever a rule found in it would come from one version or from both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.problem import Place, Problem

_MARK = re.compile(r"(<{7}|={7}|>{7})(?: .*)?")
_MESSAGE = "git could not merge two versions here, and left its marks"
_HINT = "keep the lines of one of the two, and delete these marks and the other’s lines"


def conflicts(text: str, path: str) -> list[Problem]:
    """The problem of each place at which git left two versions, at its first mark; a lone mark is no such place."""
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return []
    rule = "leftover" if path.endswith(".md") else ""
    return [Problem(Place(path, line), _MESSAGE, _HINT, rule) for line in _blocks(text)]


def _blocks(text: str) -> Iterator[int]:
    """The first line of each place with all three marks in their order."""
    first = middle = 0
    for number, line in enumerate(text.split("\n"), start=1):
        mark = _MARK.fullmatch(line)
        if mark is None:
            continue
        if line.startswith("<"):
            first, middle = number, 0
        elif line.startswith("="):
            middle = number
        elif first and middle:
            yield first
            first = middle = 0
