"""A file is not a regular file of the project, has nearly the name of another, or holds characters that nobody sees.

Why: the target of such a link, like a password file, would be published; and reading a pipe might never end.
Of two names that differ in capitals, or in how an accent is written, many systems keep one.
An invisible character, garbled letters or the marks of a merge spoil the text of a page.
Fix: put a copy of the file in its place, or delete it; give it another name; delete the character.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, normalize

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Place, Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield the problems found while listing files, and each file of which many systems take the name for another's."""
    yield from center.irregular.values()
    known: dict[str, str] = {}
    for path in sorted(center.files):
        first = known.setdefault(normalize("NFC", path).casefold(), path)
        if first != path:
            same = normalize("NFC", first) == normalize("NFC", path)
            how = "accents written in another way" if same else "other capitals"
            message = f"the name is that of {_shown(first)} with {how}, and many systems keep one of the two"
            yield Problem(Place(path), message, "give one of them another name", files=(path,))


def _shown(path: str) -> str:
    """The path with the accents that are characters of their own as their numbers: e\\u0301."""
    return "".join(f"\\u{ord(letter):04x}" if combining(letter) else letter for letter in path)
