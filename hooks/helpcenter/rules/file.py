"""A file of the project is not a regular file of the project, or its text holds characters that nobody sees.

Why: the target of such a link, like a password file, would be published; and reading a pipe might never end.
An invisible character, garbled letters or the marks of a merge spoil the text of a page.
Fix: put a copy of the file in its place, or delete it; delete the character.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield the problems found while listing files."""
    yield from center.irregular.values()
