"""A comment is published, or some programs end it elsewhere than its writer meant.

Why: what a browser no longer takes for a comment is shown to every customer, be it a note or a link.
Fix: write `<!-- your note -->`, with no `<!--` and no `--!>` in it; in YAML write a line that begins with `#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page, Path, Snippet
from helpcenter.model.problem import Problem

_FAULTS = {
    "empty": (
        "browsers end the comment here already, and show what follows",
        "write <!-- your note -->, with a space after <!--",
    ),
    "inner": (
        "a comment begins within a comment, and both end at the first -->",
        "end the first with --> before this one, or delete this mark",
    ),
    "open": (
        "the comment is never closed",
        "write --> where it ends; if it is text, put it in backticks",
    ),
    "bang": ("--!> ends the comment for browsers, but not for every program", "write -->"),
}
_WHOLE = re.compile("<!--.*?-->", re.DOTALL)


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each comment that not every program reads alike, or that is none where it is written."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        for stray in document.scan.strays:
            if stray.kind in _FAULTS:
                yield Problem(stray.place, *_FAULTS[stray.kind])
    for read in [*center.pages.values(), *(language.document for language in center.languages)]:
        if "<!--" in read.text:
            yield from _shown(read)


def _shown(document: Document) -> Iterator[Problem]:
    """Comments in the values of YAML, which readers would see letter by letter."""
    for keys, text in _texts(document.data, ()):
        found = _WHOLE.search(text)
        if found:
            written = " ".join(found[0].split())[:40]
            hint = "delete it, or write the note on a line of its own that begins with #"
            yield Problem(document.place(*keys), f"readers would see this comment: {written}", hint)


def _texts(value: Any, keys: Path) -> Iterator[tuple[Path, str]]:
    """Every text in a value of YAML, with the keys that lead to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*keys, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*keys, number))
