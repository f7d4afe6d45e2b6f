"""A box is of a kind that nobody knows, or without a title in the page's language.

Why: an unknown kind looks like a note, whatever it should be.
Fix: take the kind that the hint names, or write a title in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.model.text import Part
from helpcenter.rules.shared.known_classes import KINDS_OF_BOXES

_KIND = re.compile(r"(?:box|details) “([^”]*)”")

_BARE_TITLE = re.compile(r"[ >]*((?:!{3}|\?{3}\+?)[ ]?[\w-]+[ ]+)([\w-][^\"\n]*)$")
_PLACED = frozenset(("inline", "end"))
"""Words behind a kind that place the box, as Material knows them."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge the boxes of each page and snippet."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        for part in document.scan.parts:
            yield from _box(center, document, part)


def _box(center: HelpCenter, document: Page | Snippet, part: Part) -> Iterator[Problem]:
    match = _KIND.fullmatch(part.kind)
    if match is None or not match[1]:
        return
    bare = _BARE_TITLE.match(_line(document, part))
    if bare and not _PLACED.issuperset(bare[2].split()):
        title = bare[2].strip()
        message = f"the title “{title}” has no quotation marks, and readers would not see it"
        yield Problem(part.place, message, f'write {bare[1]}"{title}"')
        return
    kind = match[1]
    if kind not in KINDS_OF_BOXES:
        meant = nearest(kind, KINDS_OF_BOXES, 0.7)
        hint = f"did you mean {meant}?" if meant else f"write one of: {', '.join(KINDS_OF_BOXES)}"
        yield Problem(part.place, f"there is no kind of box “{kind}”", hint)
        return


def _line(document: Page | Snippet, part: Part) -> str:
    """The line of the file that begins a box."""
    lines = document.text.split("\n")
    return lines[part.place.line - 1] if part.place.line <= len(lines) else ""
